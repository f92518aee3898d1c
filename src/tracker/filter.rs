//! Which items somebody asks for. A store may answer by its own means; what fits is defined here.

use chrono::{Days, NaiveDate};

use super::{
    item::{Item, Kind, Party, State, Track},
    number::MeetingNo,
};
use crate::meeting::words::Destination;

/// Days after which what lies at the station is to be handed in.
pub const LIES: u64 = 7;

/// The day on which something that lies at the station presses: its own, or [`LIES`] days since it moved, whichever comes first.
pub fn presses(item: &Item) -> NaiveDate {
    let lies = item.moved + Days::new(LIES);
    item.awaited().map_or(lies, |due| due.min(lies))
}

/// What of a text is searched: small letters, fullwidth folded.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    plain.extend(text.chars().map(crate::text::fold_char).flat_map(char::to_lowercase));
    plain
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorted {
    /// What is due first, first; what has no day last; then by number.
    #[default]
    Due,
    /// By number.
    Number,
    /// By number, the newest first.
    Newest,
    /// What moved last is last; then by number.
    Moved,
    /// By when it [`presses`], as something that lies at the station; then by number.
    Presses,
}

/// What is asked for. Each part that is set narrows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each narrows it by itself")]
pub struct Filter {
    /// Something is still to come.
    pub open: bool,
    /// Its day is over, seen from this one.
    pub late: Option<NaiveDate>,
    /// Open, and due between these days, both in.
    pub due: Option<(NaiveDate, NaiveDate)>,
    /// Nothing moved since the first day, or it is due by the second.
    pub lies: Option<(NaiveDate, NaiveDate)>,
    /// Somebody else has it and has not answered.
    pub waiting: bool,
    /// A promise that nobody leads.
    pub orphan: bool,
    /// No motion that rows of the plan carry out: they are the promises then.
    pub uncarried: bool,
    /// They lead it, or help.
    pub who: Option<Party>,
    /// Where it goes.
    pub to: Option<Destination>,
    /// What it is.
    pub kind: Option<Kind>,
    /// The way it goes.
    pub track: Option<Track>,
    /// Where it stands.
    pub state: Option<State>,
    /// The meeting of its number.
    pub meeting: Option<MeetingNo>,
    /// It came to the duty desk, or the patrol saw it.
    pub desk: bool,
    /// Each of these words stands in its title or own words.
    pub words: Option<String>,
    /// In which order.
    pub order: Sorted,
}

impl Filter {
    /// Does it fit?
    pub fn fits(&self, item: &Item) -> bool {
        let is_open = item.state.is_open();
        let due_in = |(from, to): (NaiveDate, NaiveDate)| item.awaited().is_some_and(|due| from <= due && due <= to);
        let says = |words: &String| {
            let said = plain(&item.said());
            plain(words).split_whitespace().all(|word| said.contains(word))
        };
        (!self.open || is_open)
            && self.late.is_none_or(|today| item.is_late(today))
            && self.due.is_none_or(|days| is_open && due_in(days))
            && self
                .lies
                .is_none_or(|(since, today)| item.moved <= since || item.awaited().is_some_and(|due| due <= today))
            && (!self.waiting || item.state.waits())
            && (!self.orphan || item.is_orphan())
            && (!self.uncarried || item.track != Track::Promise || item.is_promise())
            && self.who.as_ref().is_none_or(|who| item.lead.as_ref() == Some(who) || item.helpers.contains(who))
            && self.to.is_none_or(|to| item.to == Some(to))
            && self.kind.is_none_or(|kind| item.kind == kind)
            && self.track.is_none_or(|track| item.track == track)
            && self.state.is_none_or(|state| item.state == state)
            && self.meeting.is_none_or(|no| item.no.of == no)
            && (!self.desk || item.no.series.is_of_a_year())
            && self.words.as_ref().is_none_or(says)
    }

    /// Puts items in the order that is asked for.
    pub fn sort(&self, items: &mut [Item]) {
        match self.order {
            Sorted::Due => items.sort_by_key(|item| (item.awaited().is_none(), item.awaited(), item.no)),
            Sorted::Number => items.sort_by_key(|item| item.no),
            Sorted::Newest => items.sort_by_key(|item| std::cmp::Reverse(item.no)),
            Sorted::Moved => items.sort_by_key(|item| (item.moved, item.no)),
            Sorted::Presses => items.sort_by_key(|item| (presses(item), item.no)),
        }
    }
}
