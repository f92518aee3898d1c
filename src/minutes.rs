//! The minutes (会议纪要): a document of plain parts, built from the meeting alone, and one small writer a format.
//!
//! Three cuts of the same parts: one page for the committee and the street office, the circulated minutes without anybody's
//! side, turns or breaches, the sealed archive with everything.
//! What was taken back doesn't appear, since the parts are built from the state. Names come from outside;
//! a minor is masked, and no name stands beside a breach of a rule. Nothing here touches a file.

mod annex;
mod concerns;
pub mod csv;
mod figures;
mod files;
pub mod filing;
mod groups;
pub mod ics;
mod later;
mod motions;
mod onepage;
mod opening;
pub mod packet;
mod papers;
pub mod picture;
mod plan;
pub mod ron;
mod scribe;
mod sent;
pub mod sheets;
mod veil;
mod votes;
pub mod wechat;
pub mod xlsx;

use serde::Serialize;

use crate::{
    document::{Document, Layout, Part, Unwritable},
    i18n::{
        Lang, minutes as say,
        names::{self, Names},
        time,
    },
    meeting::{Meeting, Moment, numbers::Badge},
    station::notice::Board,
    text::Masks,
};
pub use files::{Order, files};
pub use filing::{File, Format};
use scribe::Scribe;
pub(crate) use scribe::{stage_name, topic};
pub use veil::{For, child};
pub(crate) use votes::{not_picked, option_words, picked};

/// For whom the minutes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Cut {
    /// 一页: for the residents' committee and the street office.
    Page,
    /// 传阅: nobody's side, turns or breaches, since neighbours meet again tomorrow.
    Circulated,
    /// 存档: everything, sealed.
    #[default]
    Archive,
}

impl Cut {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Page, Self::Circulated, Self::Archive];
}

/// What the minutes need from outside the journal's events.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Badge → form of address.
    pub names: &'a dyn Names,
    /// Head of the chain: number of the line and first 16 hex digits, as they are to be read.
    pub head: Option<&'a str>,
    /// Language of everything but the residents' own words.
    pub lang: Lang,
    /// Names and forms of address of children, as they are read in texts.
    pub children: &'a Masks,
    /// What could not be understood of the record; it stands at the head.
    pub unread: Option<&'a str>,
    /// Who said that their name may stand in the chat; everybody's, where nobody keeps that.
    pub in_chat: Option<&'a [Badge]>,
    /// Names and forms of address of all others: they are read in nothing that is sent on.
    pub unasked: Option<&'a Masks>,
    /// What the station sets for its papers.
    pub board: Option<&'a Board>,
}

impl<'a> Record<'a> {
    /// With these names, of nothing that was printed or is in doubt.
    pub fn of(names: &'a dyn Names, lang: Lang) -> Self {
        Self {
            names,
            head: None,
            lang,
            children: Masks::none(),
            unread: None,
            board: None,
            in_chat: None,
            unasked: None,
        }
    }
}

/// The archive cut: the ten sections, then the annex with the floor log, the ledger of rules and the head of the chain.
pub fn build(meeting: &Meeting, record: &Record<'_>) -> Document {
    cut(meeting, record, Cut::Archive)
}

/// The minutes, as they are for somebody.
pub fn cut(meeting: &Meeting, record: &Record<'_>, cut: Cut) -> Document {
    let meeting = &*veil::seen(meeting, record, For::Cut(cut));
    let scribe = Scribe::new(meeting, record, For::Cut(cut));
    let mut parts = opening::front(&scribe);
    match cut {
        Cut::Page => parts.extend(onepage::parts(&scribe)),
        Cut::Circulated | Cut::Archive => {
            // At the head, so that no page has nothing but it.
            parts.extend(annex::head(&scribe));
            for (heading, section) in SECTIONS {
                parts.push(Part::Section(heading(record.lang)));
                parts.extend(section(&scribe));
            }
            if cut == Cut::Archive {
                parts.extend(annex::parts(&scribe));
            }
        }
    }
    let title = say::title(record.lang, scribe.estate());
    let layout = if cut == Cut::Page { Layout::Dense } else { Layout::Minutes };
    let document = Document { lang: record.lang, layout, title, number: opening::number(&scribe), parts };
    if cut == Cut::Page { onepage::folded(&document) } else { document }
}

/// When the meeting was, for the names of its files.
fn opening_day(meeting: &Meeting) -> Option<Moment> {
    let planned = meeting.opening.as_ref().and_then(|opening| opening.planned);
    meeting.started.or(planned).or(meeting.reached)
}

type Section = (fn(Lang) -> String, fn(&Scribe<'_>) -> Vec<Part>);

/// The ten sections, in their order.
const SECTIONS: [Section; 10] = [
    (say::section_basics, opening::basics),
    (say::section_people, opening::people),
    (say::section_concerns, concerns::parts),
    (say::section_groups, groups::parts),
    (say::section_motions, motions::parts),
    (say::section_votes, votes::parts),
    (say::section_plan, plan::parts),
    (say::section_responses, plan::responses),
    (say::section_later, later::parts),
    (say::section_papers, papers::parts),
];
