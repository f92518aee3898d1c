//! Who comes tonight.

use super::{
    super::{Cast, Chance, THEMES, Temper, Theme, cast::PEOPLE},
    What,
};
use crate::meeting::{
    Meeting, Moment,
    numbers::{GroupNo, MotionNo},
};

/// Somebody of the sixty.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts about one person")]
pub(super) struct Person {
    /// The card that they hold up: numbers are given in the order in which people come.
    pub badge: u16,
    pub temper: &'static Temper,
    /// What they care about.
    pub theme: Theme,
    /// Of the community: isn't counted.
    pub official: bool,
    /// Serves the meeting, and raises no hand.
    pub serves: bool,
    /// Came after the start.
    pub late: bool,
    /// In the room, whatever was typed.
    pub here: bool,
    /// Where they sit.
    pub table: Option<GroupNo>,
    /// Their hand, since when and for which motion.
    pub up: Option<(MotionNo, Moment)>,
    /// Has to go so many seconds after the reports began.
    pub goes: Option<i64>,
    /// Goes to another table so many seconds after the tables began.
    pub walks: Option<i64>,
    /// Hands that they raised for the motion that they raised one for last.
    pub raised: (MotionNo, u8),
}

/// Serves the meeting: the trainee who chairs, the deputy, who keeps the time, who writes.
pub(super) const SERVES: usize = 4;

/// So many more than forty come on time, at most.
const MORE: u32 = 5;

/// Of the sixty those who come tonight, in their order; the late ones last. The others have something else to do.
pub(super) fn tonight(cast: &'static Cast, chance: Chance, m: &Meeting) -> Vec<Person> {
    let tempers = cast.drawn(chance.stream(What::Tempers as u64));
    let skip = m.charter().map_or(&[][..], |charter| &charter.skip_badges);
    let badges = (1..u16::MAX).filter(|badge| !skip.contains(badge));
    let draw = chance.stream(What::Come as u64);
    let on_time = 40 + usize::try_from(draw.below(0, MORE)).unwrap_or(0);
    let all = (on_time + usize::try_from(cast.late).unwrap_or(0)).min(PEOPLE);
    let main = u64::from(chance.stream(What::Theme as u64).below(0, THEMES.into()));
    let row = badges.zip(tempers).take(all).enumerate();
    row.map(|(at, (badge, temper))| {
        let own = |what: What| chance.stream(What::Person as u64).stream(badge.into()).stream(what as u64);
        let cares = own(What::Cares);
        // Four of ten care about what the evening is called after.
        let theme = if cares.hits(0, 40) { main } else { u64::from(cares.below(1, THEMES.into())) };
        let after = |what, least, most, times| {
            let draw = own(what);
            draw.hits(0, times).then(|| least + i64::from(draw.below(1, most)))
        };
        Person {
            goes: after(What::Leaves, 120, 1500, cast.leaves),
            walks: after(What::Walks, 150, 600, temper.walks),
            badge,
            temper,
            theme: Theme::try_from(theme).unwrap_or(0),
            official: at == SERVES,
            serves: at < SERVES,
            late: at >= on_time,
            here: false,
            table: None,
            up: None,
            raised: (MotionNo(0), 0),
        }
    })
    .collect()
}

impl Person {
    /// Counted in a vote.
    pub fn counts(&self) -> bool {
        self.here && !self.official
    }

    /// Takes part like everybody: neither serves the meeting nor belongs to the community.
    pub fn is_free(&self) -> bool {
        self.here && !self.serves && !self.official
    }
}
