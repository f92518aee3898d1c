//! Every outcome in every paper: what a meeting came to is read from its state, and looked for in each paper by its words, its number and
//! its counts, or the table of `outcomes` says why it is left out there.

mod called;
mod found;
mod papers;

use std::collections::BTreeSet;

use yishi::{
    i18n::{Lang, outcome},
    meeting::Meeting,
    outcomes::{Kind, Paper, Place},
};

use crate::{
    sessions::{scripts, surprises},
    support::Room,
};
use found::{Found, found};
use papers::Written;

/// What is missing where. Of a meeting that was opened.
fn missing(meeting: &Meeting) -> (Vec<String>, BTreeSet<(Kind, Paper)>) {
    let written = Written::of(meeting);
    let (mut lacks, mut seen) = (Vec::new(), BTreeSet::new());
    for found in found(meeting) {
        for paper in Paper::ALL {
            if found.kind.place(paper) != Place::Stands || !found.goes(paper) {
                continue;
            }
            seen.insert((found.kind, paper));
            let wanted = found.words(paper);
            if let Err(units) = written.reads(paper, &found, &wanted) {
                let about = units.join("\n    ");
                lacks.push(format!("{:?} not in {paper:?}: {wanted:?}\n    {about}", found.kind));
            }
        }
    }
    (lacks, seen)
}

/// For the random evenings of the model.
pub fn every_outcome_stands(room: &Room) {
    if room.meeting().opening.is_none() {
        return;
    }
    let (lacks, _) = missing(room.meeting());
    assert!(lacks.is_empty(), "{}", lacks.join("\n"));
}

#[test]
fn every_outcome_of_every_sample_meeting_stands_in_every_paper_or_is_left_out_for_a_reason() {
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for (name, text) in scripts() {
        let room = surprises(&text).0;
        let (lacks, cells) = missing(room.meeting());
        all.extend(lacks.into_iter().map(|lack| format!("{name}: {lack}")));
        seen.extend(cells);
    }
    assert!(all.is_empty(), "{}\n{}", all.len(), all.join("\n"));
    // The others come in the random evenings.
    let walked: BTreeSet<Kind> = seen.iter().map(|(kind, _)| *kind).collect();
    assert!(walked.len() >= 12, "{walked:?}");
}

#[test]
fn the_page_of_papers_has_the_table() {
    let path = "docs/papers.md";
    let stands = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (begin, end) = ("<!-- outcomes: printed from src/outcomes.rs -->\n", "<!-- outcomes end -->\n");
    let (before, rest) = stands.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    crate::fresh::holds(path, &format!("{before}{begin}{}{end}{after}", outcome::page(Lang::En)));
}
