//! What a station keeps beside matters, projects and notices: blocks and rounds of the patrol, terms, seats and sittings of the council,
//! what tutors came for, reports that were handed in, what the
//! supervisor says of a statement. All of them are leaves of one book: a number, a body of fields, a history of whole versions, and one way to end.
//!
//! A kind is a row of the table in `kinds`: its number, its fields. Lists, the record page, the form, words that are taken out, search
//! and history are made from that.

mod cell;
mod kinds;
mod number;
mod way;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use cell::{Cell, Choice, Code, Hours, Sort, Value, Voices};
pub use kinds::{Article, Block, Body, Coaching, Field, LeafKind, Remark, Report, Round, Seat, Sitting, Spec, Term};
pub use number::{LeafNo, article, read_article};
pub use way::{LEAF_LIFE, LeafNeed, LeafRow, LeafState, LeafStepName};

/// Words that a kind knows, one of which is chosen.
pub mod choices {
    pub use super::cell::{Class, Coached, Office, Sector, VotedBy};
}

/// That something isn't kept any more: from this day on it doesn't hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// The first day on which it doesn't.
    pub on: NaiveDate,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// On what that rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl Ended {
    /// From this day on, because something else holds.
    pub fn on(on: NaiveDate) -> Self {
        Self { on, why: None, basis: None }
    }
}

/// One leaf of the station's book, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Its number.
    pub no: LeafNo,
    /// What it says now.
    pub body: Body,
    /// It ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

impl Leaf {
    /// It holds on this day: it began, and hasn't ended.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.body.day() <= on && self.ended.as_ref().is_none_or(|ended| on < ended.on)
    }

    /// It hasn't ended, or will only later.
    pub fn is_open(&self, on: NaiveDate) -> bool {
        self.ended.as_ref().is_none_or(|ended| on < ended.on)
    }
}

/// Which leaves are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Leaves {
    /// Of which kind.
    pub kind: LeafKind,
    /// Of the days from one to another, both in.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Only those that haven't ended by this day.
    pub open: Option<NaiveDate>,
}

impl Leaves {
    /// All of a kind.
    pub fn of(kind: LeafKind) -> Self {
        Self { kind, days: None, open: None }
    }

    /// Those of these days.
    #[must_use]
    pub fn between(self, first: NaiveDate, last: NaiveDate) -> Self {
        Self { days: Some((first, last)), ..self }
    }

    /// Those that haven't ended by a day.
    #[must_use]
    pub fn open(self, on: NaiveDate) -> Self {
        Self { open: Some(on), ..self }
    }

    /// This one is meant.
    pub fn fits(&self, leaf: &Leaf) -> bool {
        leaf.no.kind == self.kind
            && self.days.is_none_or(|(first, last)| (first..=last).contains(&leaf.body.day()))
            && self.open.is_none_or(|on| leaf.is_open(on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_day_a_name_of_its_own_and_fields_that_make_it_again() {
        let mut letters = std::collections::BTreeSet::new();
        for kind in LeafKind::ALL {
            assert!(letters.insert(kind.letter()) && letters.insert(kind.word()), "{kind:?}");
            let specs = kind.fields();
            assert!(specs.iter().any(|spec| spec.sort == Sort::Day && spec.needed), "{kind:?} has no day");
            let mut seen = std::collections::BTreeSet::new();
            assert!(specs.iter().all(|spec| seen.insert(spec.field)), "{kind:?} has a field twice");
            // What it needs and nothing else makes one; each thing missing is named.
            let given: Vec<(Field, Value)> =
                specs.iter().filter(|spec| spec.needed).map(|spec| (spec.field, spec.sort.example())).collect();
            let body = Body::of(kind, &given).unwrap();
            assert_eq!(body.kind(), kind);
            for (missing, _) in &given {
                let others: Vec<_> = given.iter().filter(|(field, _)| field != missing).cloned().collect();
                assert_eq!(Body::of(kind, &others), Err(*missing), "{kind:?}");
            }
            // All that it says makes it again, and so does its line.
            let all: Vec<(Field, Value)> = specs.iter().map(|spec| (spec.field, spec.sort.example())).collect();
            let full = Body::of(kind, &all).unwrap();
            let said: Vec<(Field, Value)> = full.fields().into_iter().filter_map(|(f, v)| Some((f, v?))).collect();
            assert_eq!(said, all, "{kind:?}");
            let json = serde_json::to_string(&full).unwrap();
            assert_eq!(serde_json::from_str::<Body>(&json).unwrap(), full, "{json}");
            let ron = ron::to_string(&body).unwrap();
            assert_eq!(ron::from_str::<Body>(&ron).unwrap(), body, "{ron}");
        }
    }

    #[test]
    fn every_text_of_a_body_is_found_to_be_taken_out() {
        for kind in LeafKind::ALL {
            let specs = kind.fields();
            let all: Vec<(Field, Value)> = specs.iter().map(|spec| (spec.field, spec.sort.example())).collect();
            let mut body = Body::of(kind, &all).unwrap();
            let texts = specs.iter().filter(|spec| spec.sort == Sort::Text).count();
            assert_eq!(body.texts_mut().len(), texts, "{kind:?}");
        }
    }
}
