//! 公示: the public notice of what a meeting came to. Its own field set: no roll, no sides, no telephone, card or room of anybody; names
//! masked, minors never named. The form is a sample text (示范文本), and says so.
//!
//! One page, read standing: matters in numbered paragraphs by what became of them, then until when it hangs, who listens, and whose it is.
//!
//! Every text that people wrote goes through the veil: names of the meeting and the roster are masked in it, private numbers taken
//! out and listed, so that somebody looks at them before anything is written.

mod closing;
mod foot;
mod matters;
mod rest;
mod row;

pub use closing::closing;
use std::{cell::RefCell, collections::BTreeMap};

use chrono::NaiveDate;

use crate::{
    document::{Document, Layout, Part},
    i18n::{Lang, names, notice as words, time},
    meeting::{Meeting, numbers::Badge},
    station::notice::{Board, Shown},
    text::{self, Masks, Private},
    tracker::{self, MeetingNo, NoticeNo, Series, notice::Comment},
};

/// What the board has of a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hangs {
    /// Its number, once it was posted.
    pub no: Option<NoticeNo>,
    /// The day it was posted.
    pub posted: Option<NaiveDate>,
    /// The last day on which it hangs, as was written down when it was posted.
    pub until: Option<NaiveDate>,
    /// What was said to it, in the order in which it came.
    pub comments: Vec<Comment>,
}

impl Hangs {
    /// As the record has it.
    pub fn of(notice: &tracker::Notice) -> Self {
        let (no, posted, until) = (Some(notice.no), Some(notice.on()), Some(notice.until));
        Self { no, posted, until, comments: notice.comments.clone() }
    }
}

/// What the notice needs from outside the journal's events.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Language of the paper.
    pub lang: Lang,
    /// Name of who wears a badge, else how they are called.
    pub names: &'a BTreeMap<Badge, String>,
    /// Every name and form of address that must not be read in any text.
    pub known: &'a Masks,
    /// The board.
    pub board: &'a Board,
    /// When it was posted, and what came in.
    pub hangs: &'a Hangs,
    /// Head of the chain.
    pub head: Option<&'a str>,
    /// What could not be understood of the record; it stands at the head.
    pub unread: Option<&'a str>,
    /// On A3, to be read from where one stands.
    pub large: bool,
}

/// A private number in a text, or a name that may be a word, and what is read now instead of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The number.
    pub number: String,
    /// What it is.
    pub kind: Private,
    /// The whole text.
    pub text: String,
    /// As it will read.
    pub reads: String,
}

/// A notice, and what was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The paper.
    pub document: Document,
    /// Private numbers, each once.
    pub found: Vec<Found>,
}

struct Veil<'a> {
    facts: Facts<'a>,
    meeting: &'a Meeting,
    found: RefCell<Vec<Found>>,
}

impl Veil<'_> {
    /// A text of people, as it may hang outside.
    fn text(&self, text: &str) -> String {
        let (reads, taken) = self.facts.known.veil(&text::strip(text));
        for (number, kind) in taken {
            let found = Found { number, kind, text: text.to_owned(), reads: reads.clone() };
            if !self.found.borrow().contains(&found) {
                self.found.borrow_mut().push(found);
            }
        }
        reads
    }

    fn who(&self, badge: Badge) -> String {
        let lang = self.facts.lang;
        let name = self.facts.names.get(&badge).map(|name| text::mask(name)).filter(|name| !name.is_empty());
        match (self.meeting.people.get(&badge), name) {
            (Some(person), _) if person.minor => crate::i18n::minutes::a_child(lang),
            (_, Some(name)) if self.facts.board.names == Shown::Masked => name,
            _ => names::address(lang, badge, None),
        }
    }

    /// The number that something hung on the wall with; of which meeting stands at the head.
    fn no(&self, series: Series, n: impl Into<u32>) -> String {
        crate::i18n::minutes::number_of(self.lang(), series, n)
    }

    /// The theme inside of a title: no question ends in the middle of a phrase.
    fn theme(&self, theme: &str) -> String {
        let theme = self.text(theme);
        let theme = theme.trim_end_matches(['?', '？', '!', '！', '.', '。', ' ']);
        match self.lang() {
            Lang::Zh => theme.replace(['?', '？', '!', '！', '。'], "，"),
            Lang::En => theme.to_owned(),
        }
    }

    /// A day; without its year where that can only be the year of the meeting, which stands above.
    fn day(&self, day: NaiveDate) -> String {
        let held = self.meeting.started.or(self.meeting.reached).map(crate::meeting::Moment::date);
        held.map_or_else(|| time::date(self.lang(), day), |held| time::day_from(self.lang(), day, held))
    }

    fn nobody(&self) -> String {
        crate::i18n::minutes::no_owner(self.lang())
    }

    fn lang(&self) -> Lang {
        self.facts.lang
    }
}

/// The notice of what was agreed.
pub fn build(meeting: &Meeting, facts: &Facts<'_>) -> Option<Notice> {
    let veil = Veil { facts: *facts, meeting, found: RefCell::default() };
    let opening = meeting.opening.as_deref()?;
    let lang = facts.lang;
    let estate = veil.text(&opening.estate);
    let day = meeting.started.or(opening.planned).or(meeting.reached)?.date();
    let mut parts: Vec<Part> = facts.unread.map(|why| Part::Paragraph(why.to_owned())).into_iter().collect();
    parts.extend(facts.board.first_line.as_deref().map(|line| Part::Paragraph(text::strip(line))));
    if opening.practice {
        parts.push(Part::Paragraph(crate::i18n::minutes::practice(lang)));
    }
    let days = [day].into_iter().chain(meeting.later_days()).map(|day| time::date(lang, day));
    let groups = matters::groups(&veil);
    let lead = [words::lead(lang, &lang.list(days), &estate, meeting.came())].into_iter();
    let lead = lead.chain(crate::i18n::minutes::by_sitting(lang, meeting)).chain(rest::closed_early(&veil));
    let lead = lead.chain((!matters::anything(meeting)).then(|| words::nothing(lang)));
    parts.push(Part::Paragraph(lead.collect::<Vec<_>>().join(crate::i18n::minutes::blank(lang))));
    for ((title, group), n) in groups.into_iter().zip(1..) {
        parts.extend(under(words::group(lang, n, &title), group));
    }
    parts.push(foot::period(&veil, opening.charter.notice));
    let aside = foot::aside(&veil, true);
    parts.push(foot::seal(&veil, aside, facts.hangs.posted));
    let title = words::title(lang, &veil.theme(&opening.theme));
    let number = MeetingNo::of(meeting).map(|no| words::number(lang, i32::from(no.year), no.meeting));
    let layout = if facts.large { Layout::Large } else { Layout::Board };
    let document = Document { lang, layout, title, number, parts };
    Some(Notice { document, found: veil.found.into_inner() })
}

/// A part below its heading.
fn under(heading: String, part: Part) -> Vec<Part> {
    match part {
        Part::Matters { head, fields, rows, .. } => {
            vec![Part::Matters { title: Some(heading), head, fields, rows }]
        }
        other => vec![Part::Section(heading), other],
    }
}

/// The last day on which it hangs, where it was posted: as was written down then, else by the calendar.
pub fn ends(meeting: &Meeting, board: &Board, hangs: &Hangs) -> Option<NaiveDate> {
    let days = meeting.opening.as_deref()?.charter.notice.days;
    let posted = hangs.posted?;
    Some(hangs.until.unwrap_or_else(|| board.calendar.days_after(posted, days).1))
}

/// So many days after the meeting it was posted, if that is later than the charter says.
pub fn late(meeting: &Meeting, posted: NaiveDate) -> Option<i64> {
    let charter = &meeting.opening.as_deref()?.charter;
    let held = meeting.closed.as_ref().map(|close| close.at).or(meeting.started)?.date();
    let days = posted.signed_duration_since(held).num_days();
    (days > i64::from(charter.notice.within)).then_some(days)
}
