//! Sums of coaching: how often, of which kind, how many people and hours, what became of the advice.

use super::{
    leaf::{Body, Hours, Leaf, choices::Coached},
    number::ItemNo,
};

/// The sums of some coaching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How often.
    pub times: usize,
    /// How often of each kind that there was.
    pub kinds: Vec<(Coached, usize)>,
    /// How many took part, each time counted.
    pub people: u32,
    /// How long.
    pub hours: Hours,
    /// Pieces of advice.
    pub advice: usize,
    /// Of which something came.
    pub settled: usize,
}

impl Sums {
    /// Of these leaves; what was voided counts for nothing.
    pub fn of<'a>(leaves: impl Iterator<Item = &'a Leaf>, is_settled: &dyn Fn(ItemNo) -> bool) -> Self {
        let mut sums = Self::default();
        for leaf in leaves.filter(|leaf| leaf.ended.is_none()) {
            let Body::Coaching(coaching) = &leaf.body else { continue };
            sums.times += 1;
            match sums.kinds.iter_mut().find(|(kind, _)| *kind == coaching.what) {
                Some((_, times)) => *times += 1,
                None => sums.kinds.push((coaching.what, 1)),
            }
            sums.people = sums.people.saturating_add(coaching.people.unwrap_or(0));
            sums.hours.0 = sums.hours.0.saturating_add(coaching.hours.unwrap_or_default().0);
            sums.advice += coaching.advice.len();
            sums.settled += coaching.advice.iter().filter(|no| is_settled(**no)).count();
        }
        sums.kinds.sort_unstable();
        sums
    }
}
