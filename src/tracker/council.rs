//! The council that serves at the duty desk (议事理事会, 7+X), and who is on duty when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    item::Party,
    leaf::{
        Body, Leaf, Seat,
        choices::{Class, Office},
    },
};
use crate::time::Calendar;

/// Standing directors of a council: the 7 of 7+X.
pub const DIRECTORS: usize = 7;

/// 7+X: standing directors, and residents who serve with them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// Usually seven.
    pub directors: Vec<Party>,
    /// As many as there are.
    pub residents: Vec<Party>,
}

impl Council {
    /// Those who have seats on a day, in the order of their seats.
    pub fn seated<'a>(seats: impl Iterator<Item = &'a Leaf>, on: NaiveDate) -> Self {
        let mut all: Vec<&Leaf> = seats.filter(|leaf| leaf.holds(on)).collect();
        all.sort_by_key(|leaf| leaf.no);
        let mut council = Self::default();
        for leaf in all {
            if let Body::Seat(seat) = &leaf.body {
                let of = if seat.class == Class::Standing { &mut council.directors } else { &mut council.residents };
                of.push(seat.person.clone());
            }
        }
        council
    }

    /// Everybody who serves, in the order in which they take turns.
    pub fn all(&self) -> impl Iterator<Item = &Party> {
        self.directors.iter().chain(&self.residents)
    }

    /// Shifts from a day on, one person on each day that isn't off, in turn, the first of them `first` places into the list.
    pub fn turns(&self, from: NaiveDate, days: usize, first: usize, calendar: &Calendar) -> Vec<Shift> {
        let people: Vec<&Party> = self.all().collect();
        let turn = people.iter().cycle().skip(first % people.len().max(1));
        from.iter_days()
            .take(days)
            .filter(|day| !calendar.is_off(*day))
            .zip(turn)
            .map(|(day, who)| Shift { day, who: vec![(*who).clone()] })
            .collect()
    }
}

/// What is said of the seats, and keeps nobody from going on. The principles are published, the figure is usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Not seven standing directors, but so many.
    Directors(usize),
    /// So many who live here, of so many of whom that is known: less than half.
    Residents(usize, usize),
    /// Nobody is chair.
    NoChair,
    /// The chair doesn't live here.
    ChairFromElsewhere(Party),
}

impl Remark {
    /// It touches a principle, and is said so that nobody overlooks it.
    pub fn is_strong(&self) -> bool {
        matches!(self, Self::Residents(..) | Self::ChairFromElsewhere(_))
    }

    /// What is said of these seats.
    pub fn of(seats: &[&Seat]) -> Vec<Self> {
        let mut all = Vec::new();
        if seats.is_empty() {
            return all;
        }
        let directors = seats.iter().filter(|seat| seat.class == Class::Standing).count();
        if directors != DIRECTORS {
            all.push(Self::Directors(directors));
        }
        let known: Vec<bool> = seats.iter().filter_map(|seat| seat.lives_here).collect();
        let here = known.iter().filter(|here| **here).count();
        if here * 2 < known.len() {
            all.push(Self::Residents(here, known.len()));
        }
        match seats.iter().find(|seat| seat.offices.contains(&Office::Chair)) {
            None => all.push(Self::NoChair),
            Some(chair) if chair.lives_here == Some(false) => {
                all.push(Self::ChairFromElsewhere(chair.person.clone()));
            }
            Some(_) => {}
        }
        all
    }
}

/// Who is on duty on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// The day.
    pub day: NaiveDate,
    /// Who; nobody takes the day off the roster.
    pub who: Vec<Party>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn everybody_takes_a_turn() {
        let party = |n| Party::Unit(format!("{n}"));
        let council = Council { directors: vec![party(1), party(2)], residents: vec![party(3)] };
        let calendar = Calendar::default();
        let turns = council.turns(day("2026-05-25"), 4, 1, &calendar);
        let who: Vec<Party> = turns.into_iter().flat_map(|shift| shift.who).collect();
        assert_eq!(who, [party(2), party(3), party(1), party(2)]);
        assert!(Council::default().turns(day("2026-05-25"), 4, 1, &calendar).is_empty());
    }

    #[test]
    fn turns_on_days_off_are_nobodys() {
        let council = Council { directors: vec![Party::Unit("1".into())], residents: Vec::new() };
        let calendar =
            Calendar { holidays: vec![day("2026-06-19")], workdays: vec![day("2026-06-21")], ..Calendar::default() };
        // A Thursday, the day of the dragon boats, and a Sunday that is worked for it.
        let turns = council.turns(day("2026-06-18"), 7, 0, &calendar);
        let days: Vec<String> = turns.iter().map(|shift| shift.day.to_string()).collect();
        assert_eq!(days, ["2026-06-18", "2026-06-21", "2026-06-22", "2026-06-23", "2026-06-24"]);
    }
}
