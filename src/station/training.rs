//! `training.ron`, in the home: the cards of rehearsals, oldest first. Nothing of it leaves the home.

use std::{io, path::Path};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::settings;
use crate::{
    rehearsal::{CastId, Score},
    sys::Folder,
};

const FILE: &str = "training.ron";

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

/// All of them. What isn't understood was no training.
pub(super) fn all(home: &Path) -> Vec<Trained> {
    let text = settings::small(&home.join(FILE)).ok().flatten();
    text.and_then(|text| ron::de::from_bytes(&text).ok()).unwrap_or_default()
}

/// Keeps one, in the place of what was kept of the same meeting.
pub(super) fn keep(home: &Path, trained: Trained) -> io::Result<()> {
    let mut all = all(home);
    match all.iter_mut().find(|other| other.meeting == trained.meeting) {
        Some(same) => *same = trained,
        None => all.push(trained),
    }
    let from = all.len().saturating_sub(MOST);
    let words = ron::to_string(&all[from..]).map_err(io::Error::other)?;
    Folder::open(home)?.place_lightly(FILE, words.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_kept_once_a_meeting_and_a_damaged_file_is_no_card() {
        let home = tempfile::tempdir().unwrap();
        let of = |meeting, missed| Trained {
            meeting: Uuid::from_u128(meeting),
            seed: 7,
            cast: CastId::Usual,
            score: Score { missed, ..Score::default() },
        };
        assert_eq!(all(home.path()), []);
        for trained in [of(1, 4), of(2, 2), of(1, 3)] {
            keep(home.path(), trained).unwrap();
        }
        assert_eq!(all(home.path()), [of(1, 3), of(2, 2)]);
        std::fs::write(home.path().join(FILE), "[(meeting:").unwrap();
        assert_eq!(all(home.path()), []);
        keep(home.path(), of(3, 0)).unwrap();
        assert_eq!(all(home.path()), [of(3, 0)]);
    }
}
