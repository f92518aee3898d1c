//! The minutes (会议纪要): a document of plain parts, built from the meeting alone, and one small writer a format.
//!
//! What was taken back doesn't appear, since the parts are built from the state. Names come from outside;
//! a minor is masked, and no name stands beside a breach of a rule. Nothing here touches a file.

mod annex;
mod concerns;
mod groups;
mod later;
pub mod markdown;
mod motions;
mod opening;
mod papers;
mod plan;
mod scribe;
mod votes;

use crate::{
    i18n::{
        Lang, minutes as say,
        names::{self, Names},
        time,
    },
    meeting::Meeting,
};
use scribe::Scribe;

/// What the minutes need from outside the journal's events.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Badge → form of address.
    pub names: &'a dyn Names,
    /// Head of the chain: number of the line and first 16 hex digits, as they are to be read.
    pub head: Option<&'a str>,
    /// Language of everything but the residents' own words.
    pub lang: Lang,
}

/// A paper, ready to be laid out. Texts are plain: each writer escapes for its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Language of the paper.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// The rest, from top to bottom.
    pub parts: Vec<Part>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// One of the ten sections, or the annex.
    Section(String),
    /// A heading within a section.
    Heading(String),
    /// One paragraph.
    Paragraph(String),
    /// Label and value, one pair a line.
    Facts(Vec<(String, String)>),
    /// Items of equal weight.
    List(Vec<String>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Column titles.
        head: Vec<String>,
        /// Rows from top to bottom.
        rows: Vec<Vec<String>>,
    },
    /// The figures of a vote as a sum.
    Equation(String),
    /// A line to sign on.
    Signature {
        /// As what.
        role: String,
        /// Who signed and when; `None` leaves the line blank.
        signed: Option<String>,
    },
}

/// The archive cut: the ten sections, then the annex with the floor log, the ledger of rules and the head of the chain.
pub fn build(meeting: &Meeting, record: &Record<'_>) -> Document {
    let scribe = Scribe::new(meeting, record);
    let mut parts = opening::front(&scribe);
    for (heading, section) in SECTIONS {
        parts.push(Part::Section(heading(record.lang)));
        parts.extend(section(&scribe));
    }
    parts.extend(annex::parts(&scribe));
    Document { lang: record.lang, title: say::title(record.lang, scribe.estate()), parts }
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
