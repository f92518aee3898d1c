//! A key with what is held down, as people write it: `F5`, `Ctrl+P`, `Shift+Tab`, `PgDn`.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with what is held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord(pub KeyCode, pub KeyModifiers);

const NAMES: [(&str, KeyCode); 17] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift+Tab", KeyCode::BackTab),
    ("PgDn", KeyCode::PageDown),
    ("PgUp", KeyCode::PageUp),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Space", KeyCode::Char(' ')),
    ("Menu", KeyCode::Menu),
];

/// Terminals send these for Backspace, Tab, and Enter.
const SAME_AS_OTHERS: [char; 4] = ['h', 'i', 'j', 'm'];

impl Chord {
    /// What was pressed. Shift comes with Shift+Tab and with some signs; it tells nothing more.
    pub fn of(event: KeyEvent) -> Self {
        Self(event.code, event.modifiers & KeyModifiers::CONTROL)
    }

    /// As people call it.
    pub fn name(self) -> String {
        let named = NAMES.iter().find(|(_, code)| *code == self.0).map(|(name, _)| (*name).to_owned());
        let key = named.unwrap_or_else(|| match self.0 {
            KeyCode::F(n) => format!("F{n}"),
            KeyCode::Char(c) => c.to_uppercase().to_string(),
            other => format!("{other:?}"),
        });
        if self.1.contains(KeyModifiers::CONTROL) { format!("Ctrl+{key}") } else { key }
    }

    /// The key that people call this; nothing if there is none that a terminal tells from the others.
    pub fn named(name: &str) -> Option<Self> {
        if let Some((_, code)) = NAMES.iter().find(|(named, _)| named.eq_ignore_ascii_case(name)) {
            return Some(Self(*code, KeyModifiers::NONE));
        }
        if let Some(number) = name.strip_prefix(['F', 'f']) {
            let number = number.parse().ok().filter(|number| (1..=12).contains(number))?;
            return Some(Self(KeyCode::F(number), KeyModifiers::NONE));
        }
        let (_, key) = name.split_once('+').filter(|(held, _)| held.eq_ignore_ascii_case("ctrl"))?;
        let mut letters = key.chars().map(|letter| letter.to_ascii_lowercase());
        let (letter, None) = (letters.next()?, letters.next()) else { return None };
        let told = letter.is_ascii_lowercase() && !SAME_AS_OTHERS.contains(&letter);
        told.then_some(Self(KeyCode::Char(letter), KeyModifiers::CONTROL))
    }

    /// It arrives while a Chinese input method is on, and no desktop takes it for itself.
    pub fn survives(self) -> bool {
        !matches!(self.0, KeyCode::Char(_)) && self.1.is_empty()
    }

    /// It writes or moves in a line that is typed.
    pub fn edits(self) -> bool {
        use KeyCode::{Backspace, Char, Delete, End, Home, Left, Right};
        self.1.is_empty() && matches!(self.0, Char(_) | Backspace | Delete | Left | Right | Home | End)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_back() {
        for (_, code) in NAMES {
            let chord = Chord(code, KeyModifiers::NONE);
            assert_eq!(Chord::named(&chord.name()), Some(chord));
        }
        for chord in super::super::BINDINGS.iter().flat_map(|row| row.keys) {
            assert_eq!(Chord::named(&chord.name()), Some(*chord), "{}", chord.name());
        }
        assert_eq!(Chord::named("ctrl+P"), Some(Chord(KeyCode::Char('p'), KeyModifiers::CONTROL)));
        assert_eq!(Chord::named("f5"), Some(Chord(KeyCode::F(5), KeyModifiers::NONE)));
    }

    #[test]
    fn what_no_terminal_sends_is_no_key() {
        for name in ["", "F0", "F13", "F", "F1x", "Ctrl+", "Ctrl+ab", "Ctrl+车", "Ctrl+M", "Ctrl+i", "a", "车", "Alt+x"]
        {
            assert_eq!(Chord::named(name), None, "{name}");
        }
    }
}
