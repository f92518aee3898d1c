//! `training.ron`, in the home: the cards of rehearsals, oldest first, and the lessons that were passed. Nothing of it leaves the home.
//!
//! What it says of a lesson is a note: whether one was passed is read from its journal.

use std::{io, path::Path};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::settings;
use crate::{
    meeting::Moment,
    rehearsal::{CastId, Score},
    sys::Folder,
};

const FILE: &str = "training.ron";

/// What can't be read is put aside before another one is written.
const ASIDE: &str = "training-damaged.ron";

/// So many cards are kept.
const MOST: usize = 100;

/// The card of one rehearsal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trained {
    /// Which meeting.
    pub meeting: Uuid,
    /// Its number.
    pub seed: u32,
    /// Who came.
    pub cast: CastId,
    /// What happened.
    pub score: Score,
}

/// A lesson that was passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learnt {
    /// Its number.
    pub lesson: u8,
    /// As it was then.
    pub version: u16,
    /// Which meeting.
    pub meeting: Uuid,
    /// When, by the clock of the machine.
    pub when: Moment,
    /// Where its journal stood.
    pub head: String,
}

/// All that the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Cards, oldest first.
    #[serde(default)]
    pub cards: Vec<Trained>,
    /// Lessons, in the order in which they were passed.
    #[serde(default)]
    pub lessons: Vec<Learnt>,
    /// Meetings of lessons that begin anew: they count for nothing.
    #[serde(default)]
    pub aside: Vec<Uuid>,
}

/// Why the file can't be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{FILE}:{line}: {why}")]
pub struct Untaught {
    /// The line, from 1.
    pub line: usize,
    /// The reader's own words.
    pub why: String,
}

/// What the file says; before there were lessons it was the cards alone.
pub(super) fn read(home: &Path) -> Result<Training, Untaught> {
    let text = settings::small(&home.join(FILE)).map_err(|error| Untaught { line: 1, why: error.to_string() })?;
    let Some(text) = text else { return Ok(Training::default()) };
    let fault = |error: ron::error::SpannedError| Untaught { line: error.span.start.line, why: error.code.to_string() };
    if text.trim_ascii_start().starts_with(b"[") {
        let cards = ron::de::from_bytes(&text).map_err(fault)?;
        return Ok(Training { cards, ..Training::default() });
    }
    ron::de::from_bytes(&text).map_err(fault)
}

/// Changes what the file says. What isn't understood was no training; it is put aside.
pub(super) fn change(home: &Path, change: impl FnOnce(&mut Training)) -> io::Result<()> {
    let folder = Folder::open(home)?;
    let training = read(home);
    if training.is_err()
        && let Ok(Some(bytes)) = settings::small(&home.join(FILE))
    {
        folder.place_lightly(ASIDE, &bytes)?;
    }
    let mut training = training.unwrap_or_default();
    change(&mut training);
    let words = ron::to_string(&training).map_err(io::Error::other)?;
    folder.place_lightly(FILE, words.as_bytes())
}

/// Keeps a card, in the place of what was kept of the same meeting.
pub(super) fn keep(home: &Path, trained: Trained) -> io::Result<()> {
    change(home, |training| {
        let all = &mut training.cards;
        match all.iter_mut().find(|other| other.meeting == trained.meeting) {
            Some(same) => *same = trained,
            None => all.push(trained),
        }
        all.drain(..all.len().saturating_sub(MOST));
    })
}

/// Keeps that a lesson was passed: the first time that its meeting passed it.
pub(super) fn keep_learnt(home: &Path, learnt: Learnt) -> io::Result<()> {
    change(home, |training| {
        if training.lessons.iter().all(|other| other.meeting != learnt.meeting) {
            training.lessons.push(learnt);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(meeting: u128, missed: u32) -> Trained {
        Trained {
            meeting: Uuid::from_u128(meeting),
            seed: 7,
            cast: CastId::Usual,
            score: Score { missed, ..Score::default() },
        }
    }

    fn learnt(lesson: u8) -> Learnt {
        Learnt {
            lesson,
            version: 1,
            meeting: Uuid::from_u128(lesson.into()),
            when: "2026-05-23T19:00:00+08:00".parse().unwrap(),
            head: "3:0123456789abcdef".to_owned(),
        }
    }

    fn cards(home: &Path) -> Vec<Trained> {
        read(home).unwrap().cards
    }

    #[test]
    fn a_card_is_kept_once_a_meeting_and_a_damaged_file_is_no_card() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(cards(home.path()), []);
        for trained in [card(1, 4), card(2, 2), card(1, 3)] {
            keep(home.path(), trained).unwrap();
        }
        assert_eq!(cards(home.path()), [card(1, 3), card(2, 2)]);
        std::fs::write(home.path().join(FILE), "[(meeting:").unwrap();
        assert!(read(home.path()).is_err());
        keep(home.path(), card(3, 0)).unwrap();
        assert_eq!(cards(home.path()), [card(3, 0)]);
        assert_eq!(std::fs::read(home.path().join(ASIDE)).unwrap(), b"[(meeting:");
    }

    #[test]
    fn cards_of_before_there_were_lessons_are_read_and_lessons_stand_beside_them() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(FILE), ron::to_string(&[card(1, 4)][..]).unwrap()).unwrap();
        for lesson in [7, 3, 7] {
            keep_learnt(home.path(), learnt(lesson)).unwrap();
        }
        let training = read(home.path()).unwrap();
        assert_eq!((training.cards, training.lessons), (vec![card(1, 4)], vec![learnt(7), learnt(3)]));
    }

    /// Wherever the file ends, and whatever stands in it: read, or named by its line.
    #[test]
    fn a_file_that_was_cut_or_edited_is_named_by_its_line() {
        let home = tempfile::tempdir().unwrap();
        let text = ron::ser::to_string_pretty(
            &Training { cards: vec![card(1, 4)], lessons: vec![learnt(7)], aside: Vec::new() },
            ron::ser::PrettyConfig::default(),
        )
        .unwrap();
        for end in 1..text.len() {
            let cut = text.get(..end).unwrap();
            std::fs::write(home.path().join(FILE), cut).unwrap();
            let fault = read(home.path()).unwrap_err();
            assert!(fault.line >= 1 && fault.line <= cut.lines().count() + 1, "{fault}");
        }
        let line = text.lines().position(|line| line.contains("lesson: 7")).unwrap() + 1;
        std::fs::write(home.path().join(FILE), text.replace("lesson: 7", "lesson: seven")).unwrap();
        assert_eq!(read(home.path()).unwrap_err().line, line);
        std::fs::write(home.path().join(FILE), [0xff, 0xfe, 0]).unwrap();
        assert!(read(home.path()).is_err());
    }
}
