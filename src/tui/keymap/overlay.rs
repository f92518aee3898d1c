//! `keys.ron`, in the home: other keys for some actions. Only what differs is written:
//!
//! ```ron
//! [
//!     (place: Console, action: Undo, keys: ["F11", "Ctrl+Z"]),
//! ]
//! ```
//!
//! It is checked as a whole, so that two keys may change places.

use ron::value::RawValue;
use serde::Deserialize;

use super::{Action, Chord, Keys, Place};
use crate::{
    i18n::{Lang, keys as words},
    text::unmarked,
};

/// What is wrong with `keys.ron`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysFault {
    /// Line, from 1.
    pub line: usize,
    /// What.
    pub what: What,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It isn't the RON that is expected; in RON's words.
    Unreadable(String),
    /// There is no such action at this place.
    NotHere(Place, Action),
    /// This action of this place was given keys already.
    Again(Place, Action),
    /// No key, or none that arrives while a Chinese input method is on.
    NoneArrives(Place, Action),
    /// This names no key.
    NoKey(String),
    /// This key writes, or moves in what is written.
    Edits(Chord),
    /// This key does something else at this place already.
    Taken(Chord, Place, Action),
}

impl KeysFault {
    /// In words.
    pub fn words(&self, lang: Lang) -> String {
        let of = |place: &Place, action: &Action| format!("{place:?} {action:?}");
        let what = match &self.what {
            What::Unreadable(why) => why.clone(),
            What::NotHere(place, action) => words::keys_not_here(lang, &of(place, action)),
            What::Again(place, action) => words::keys_again(lang, &of(place, action)),
            What::NoneArrives(place, action) => words::keys_none_arrives(lang, &of(place, action)),
            What::NoKey(name) => words::keys_no_key(lang, name),
            What::Edits(chord) => words::keys_edits(lang, &chord.name()),
            What::Taken(chord, place, action) => words::keys_taken(lang, &chord.name(), &of(place, action)),
        };
        words::keys_line(lang, self.line, &what)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    place: Place,
    action: Action,
    keys: Vec<String>,
}

impl Keys {
    /// The keys of the table, with what this text puts in their place.
    ///
    /// # Errors
    /// The first fault, with its line: nothing is taken of a text that isn't right.
    pub fn overlaid(text: &str) -> Result<Self, KeysFault> {
        let mut keys = Self::default();
        let mut given: Vec<(usize, usize)> = Vec::new();
        for (line, entry) in entries(text)? {
            let fault = |what| Err(KeysFault { line, what });
            let here = (entry.place, entry.action);
            let Some(at) = keys.rows.iter().position(|row| (row.place, row.action) == here) else {
                return fault(What::NotHere(here.0, here.1));
            };
            if given.iter().any(|(row, _)| *row == at) {
                return fault(What::Again(here.0, here.1));
            }
            given.push((at, line));
            let mut chords = Vec::new();
            for name in entry.keys {
                let Some(chord) = Chord::named(&name) else { return fault(What::NoKey(name)) };
                if chord.edits() && is_typed_at(entry.place) {
                    return fault(What::Edits(chord));
                }
                chords.push(chord);
            }
            if !chords.iter().any(|chord| chord.survives()) {
                return fault(What::NoneArrives(here.0, here.1));
            }
            keys.rows[at].keys = chords;
        }
        match keys.conflict() {
            None => Ok(keys),
            Some((one, other, chord)) => {
                // Named is the line that was written; the other one may be of the table.
                let line = |row| given.iter().find(|(at, _)| *at == row).map(|(_, line)| *line);
                let (line, kept) = match (line(one), line(other)) {
                    (Some(line), None) => (line, other),
                    (one_line, other_line) => (other_line.or(one_line).unwrap_or(1), one),
                };
                let kept = &keys.rows[kept];
                Err(KeysFault { line, what: What::Taken(chord, kept.place, kept.action) })
            }
        }
    }
}

/// Where nothing is typed, the keys of typing are free. Letters and digits have no name here, so they always are.
fn is_typed_at(place: Place) -> bool {
    matches!(place, Place::Console | Place::Form)
}

/// The entries with their lines. Each is read by itself, so that a fault in it has a line.
fn entries(text: &str) -> Result<Vec<(usize, Entry)>, KeysFault> {
    let unreadable = |line, error: ron::error::SpannedError| {
        let line = line + error.span.start.line - 1;
        KeysFault { line, what: What::Unreadable(error.code.to_string()) }
    };
    let raw: Vec<&RawValue> = ron::from_str(unmarked(text)).map_err(|error| unreadable(1, error))?;
    let mut entries = Vec::new();
    for raw in raw {
        let trimmed = raw.trim();
        let entry = trimmed.get_ron();
        // What was read borrows from the text, so its place is known.
        let at = (entry.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let line = 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        entries.push((line, trimmed.into_rust().map_err(|error| unreadable(line, error))?));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    fn fault(text: &str) -> (usize, What) {
        let fault = Keys::overlaid(text).err().unwrap();
        (fault.line, fault.what)
    }

    fn pressed(keys: &Keys, place: Place, code: KeyCode) -> Option<Action> {
        keys.action(place, KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn what_is_written_replaces_the_keys_of_an_action_and_nothing_else() {
        let keys =
            Keys::overlaid("[\n  // mine\n  (place: Console, action: Undo, keys: [\"F11\", \"Ctrl+Z\"]),\n]").unwrap();
        assert_eq!(pressed(&keys, Place::Console, KeyCode::F(11)), Some(Action::Undo));
        assert_eq!(pressed(&keys, Place::Console, KeyCode::F(3)), None);
        assert_eq!(keys.shown(Place::Console, Action::Undo), "F11");
        assert_eq!(pressed(&keys, Place::Empty, KeyCode::Backspace), Some(Action::Undo));
        let same = |row: &super::super::KeyRow| {
            row.keys
                == Keys::default().rows.iter().find(|d| (d.place, d.action) == (row.place, row.action)).unwrap().keys
        };
        assert_eq!(keys.rows.iter().filter(|row| !same(row)).count(), 1);
        assert!(Keys::overlaid("[]").is_ok());
        let older = Keys::overlaid("[(place: Desk, action: Undo, keys: [\"F11\"])]").unwrap();
        assert_eq!(older.shown(Place::Console, Action::Undo), "F11", "a file of before");
    }

    #[test]
    fn two_keys_may_change_places() {
        let swapped =
            r#"[(place: Console, action: Undo, keys: ["F4"]), (place: Console, action: Advance, keys: ["F3"])]"#;
        let keys = Keys::overlaid(swapped).unwrap();
        assert_eq!(pressed(&keys, Place::Console, KeyCode::F(3)), Some(Action::Advance));
        assert_eq!(pressed(&keys, Place::Console, KeyCode::F(4)), Some(Action::Undo));
    }

    #[test]
    fn a_key_that_does_something_else_is_refused_with_its_line() {
        let taken = "[\n  (place: Console, action: Undo, keys: [\"F4\"]),\n]";
        assert_eq!(
            fault(taken),
            (2, What::Taken(Chord(KeyCode::F(4), KeyModifiers::NONE), Place::Console, Action::Advance))
        );
        let below = "[\n  (place: Console, action: Repaint, keys: [\"F1\"]),\n]";
        assert_eq!(
            fault(below),
            (2, What::Taken(Chord(KeyCode::F(1), KeyModifiers::NONE), Place::Console, Action::Help))
        );
        let twice = "[\n  (place: Console, action: Undo, keys: [\"F11\", \"F11\"]),\n]";
        assert_eq!(
            fault(twice),
            (2, What::Taken(Chord(KeyCode::F(11), KeyModifiers::NONE), Place::Console, Action::Undo))
        );
        let both = "[\n  (place: Console, action: Undo, keys: [\"F11\"]),\n\n  (place: Console, action: Help, keys: [\"F11\"]),\n]";
        assert_eq!(
            fault(both),
            (4, What::Taken(Chord(KeyCode::F(11), KeyModifiers::NONE), Place::Console, Action::Undo))
        );
    }

    #[test]
    fn what_can_not_be_is_refused_with_its_line() {
        let one = |entry: &str| fault(&format!("[\n\n{entry},\n]"));
        assert_eq!(
            one(r#"(place: Console, action: Answer, keys: ["F11"])"#),
            (3, What::NotHere(Place::Console, Action::Answer))
        );
        assert_eq!(one(r#"(place: Console, action: Undo, keys: ["F99"])"#), (3, What::NoKey("F99".to_owned())));
        assert_eq!(
            one("(place: Console, action: Undo, keys: [])"),
            (3, What::NoneArrives(Place::Console, Action::Undo))
        );
        assert_eq!(
            one(r#"(place: Console, action: Undo, keys: ["Ctrl+Z"])"#),
            (3, What::NoneArrives(Place::Console, Action::Undo)),
            "an input method takes letters, and desktops take what is held with them"
        );
        assert_eq!(
            one(r#"(place: Form, action: Back, keys: ["Left"])"#),
            (3, What::Edits(Chord(KeyCode::Left, KeyModifiers::NONE)))
        );
        assert_eq!(
            one(r#"(place: Console, action: Undo, keys: ["F11", "Space"])"#),
            (3, What::Edits(Chord(KeyCode::Char(' '), KeyModifiers::NONE)))
        );
        let again =
            "[\n(place: Console, action: Undo, keys: [\"F11\"]),\n(place: Console, action: Undo, keys: [\"F9\"]),\n]";
        assert_eq!(fault(again), (3, What::Again(Place::Console, Action::Undo)));
    }

    #[test]
    fn what_can_not_be_read_is_refused_with_its_line() {
        for (entry, says) in [
            (r#"(place: Console, action: Zap, keys: ["F11"])"#, "Zap"),
            (r#"(place: Desks, action: Undo, keys: ["F11"])"#, "Desks"),
            (r#"(place: Console, action: Undo, keys: ["F11"], colour: 1)"#, "colour"),
            ("(place: Console, action: Undo)", "keys"),
            (r#"(place: Console, action: Undo, keys: "F11")"#, ""),
            ("(place: Console action: Undo)", ""),
        ] {
            let (line, What::Unreadable(why)) = fault(&format!("[\n  // one\n  {entry},\n]")) else {
                panic!("{entry}");
            };
            assert!(line == 3 && why.contains(says), "{line} {why}");
        }
        assert!(matches!(fault(""), (1, What::Unreadable(_))));
        assert!(matches!(fault("[[[["), (1, What::Unreadable(_))));
    }
}
