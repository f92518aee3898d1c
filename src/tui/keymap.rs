//! Every key, once: dispatch, the hints in the footer, the help, docs/keys.md and the check for conflicts read this table,
//! over which a station may lay keys of its own (`keys.ron`, [`overlay`]).
//!
//! What a key does never rests on a letter while an input method is on: digits, arrows, Enter, Esc, Tab, the pages, F-keys.

mod chord;
pub mod overlay;
pub mod printed;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde::Deserialize;

use crate::i18n::{Lang, keys as words};

pub use chord::Chord;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Place {
    /// At the console, whatever is typed. A `keys.ron` that was written before calls it `Desk`.
    #[serde(alias = "Desk")]
    Console,
    /// At the console, while nothing is typed; comes before [`Place::Console`].
    Empty,
    /// At a console that only looks: another window runs the meeting.
    Looking,
    /// A list to choose from.
    List,
    /// A form, or a reason that is typed.
    Form,
    /// The help.
    Help,
    /// The list of meetings.
    Start,
    /// The screens of the station: promises, items, visits.
    Track,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Console, Self::Empty, Self::Looking, Self::List, Self::Form, Self::Help, Self::Start, Self::Track];
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[allow(missing_docs)]
pub enum Action {
    Help,
    Menu,
    Undo,
    Advance,
    Because,
    Pause,
    Remedy,
    Leave,
    Board,
    BoardBack,
    Page,
    PageBack,
    Enter,
    Next,
    Escape,
    Repaint,
    Choose,
    Up,
    Down,
    First,
    Last,
    Close,
    Answer,
    Back,
    Finish,
    Theme,
    Wall,
    Hush,
    Freeze,
    Pages,
    PagesOn,
    PagesBack,
    Papers,
    Rate,
    Promises,
    Items,
    Visits,
    /// A `keys.ron` that was written before calls it `Shifts`.
    #[serde(alias = "Shifts")]
    Station,
    Write,
    TakeOver,
}

/// One row of the table.
#[derive(Clone, Copy)]
pub struct Binding {
    /// Where.
    pub place: Place,
    /// By which keys; the first is the one that is shown.
    pub keys: &'static [Chord],
    /// What it does.
    pub action: Action,
    /// In words.
    pub label: fn(Lang) -> String,
    /// How early it stands in the footer, from 1; 0: only in the help.
    pub hint: u8,
}

const fn key(code: KeyCode) -> Chord {
    Chord(code, KeyModifiers::NONE)
}

const fn f(n: u8) -> Chord {
    key(KeyCode::F(n))
}

const fn ctrl(c: char) -> Chord {
    Chord(KeyCode::Char(c), KeyModifiers::CONTROL)
}

const fn row(place: Place, keys: &'static [Chord], action: Action, label: fn(Lang) -> String, hint: u8) -> Binding {
    Binding { place, keys, action, label, hint }
}

const ENTER: Chord = key(KeyCode::Enter);
const ESC: Chord = key(KeyCode::Esc);
const PAGE_DOWN: Chord = key(KeyCode::PageDown);
const PAGE_UP: Chord = key(KeyCode::PageUp);

/// Every key.
pub const BINDINGS: &[Binding] = &[
    row(Place::Empty, &[ENTER, key(KeyCode::Char(' '))], Action::Next, words::key_next, 1),
    row(Place::Console, &[f(2)], Action::Menu, words::key_menu, 2),
    row(Place::Console, &[f(3)], Action::Undo, words::key_undo, 4),
    row(Place::Empty, &[key(KeyCode::Backspace)], Action::Undo, words::key_undo, 0),
    row(Place::Console, &[f(4)], Action::Advance, words::key_advance, 3),
    row(Place::Console, &[f(9)], Action::Wall, words::key_wall, 4),
    row(Place::Console, &[f(5)], Action::Hush, words::key_hush, 5),
    row(Place::Empty, &[key(KeyCode::Up)], Action::Pages, words::key_pages, 0),
    row(Place::Empty, &[key(KeyCode::Home)], Action::Freeze, words::key_freeze, 0),
    row(Place::Empty, &[key(KeyCode::Right)], Action::PagesOn, words::key_pages_on, 0),
    row(Place::Empty, &[key(KeyCode::Left)], Action::PagesBack, words::key_pages_back, 0),
    row(Place::Empty, &[key(KeyCode::End)], Action::Papers, words::key_papers, 2),
    row(Place::Empty, &[key(KeyCode::Down)], Action::Rate, words::key_rate, 0),
    row(Place::Console, &[f(6)], Action::Because, words::key_because, 7),
    row(Place::Console, &[f(7)], Action::Pause, words::key_pause, 8),
    row(Place::Console, &[f(8)], Action::Remedy, words::key_remedy, 6),
    row(Place::Console, &[key(KeyCode::Tab)], Action::Board, words::key_board, 5),
    row(Place::Console, &[key(KeyCode::BackTab)], Action::BoardBack, words::key_board_back, 0),
    row(Place::Console, &[PAGE_DOWN], Action::Page, words::key_page, 9),
    row(Place::Console, &[PAGE_UP], Action::PageBack, words::key_page_back, 0),
    row(Place::Console, &[f(1)], Action::Help, words::key_help, 11),
    row(Place::Console, &[ENTER], Action::Enter, words::key_enter, 1),
    row(Place::Console, &[ESC], Action::Escape, words::key_escape, 0),
    row(Place::Console, &[f(10), ctrl('c'), ctrl('q')], Action::Leave, words::key_leave, 10),
    row(Place::Console, &[f(12), ctrl('l')], Action::Repaint, words::key_repaint, 0),
    row(Place::Looking, &[ENTER], Action::TakeOver, words::key_take_over, 1),
    row(Place::Looking, &[key(KeyCode::Tab)], Action::Board, words::key_board, 2),
    row(Place::Looking, &[key(KeyCode::BackTab)], Action::BoardBack, words::key_board_back, 0),
    row(Place::Looking, &[f(9)], Action::Wall, words::key_wall, 3),
    row(Place::Looking, &[PAGE_DOWN], Action::Page, words::key_page, 6),
    row(Place::Looking, &[PAGE_UP], Action::PageBack, words::key_page_back, 0),
    row(Place::Looking, &[f(2)], Action::Menu, words::key_menu, 5),
    row(Place::Looking, &[ESC], Action::Escape, words::key_escape, 0),
    row(Place::Looking, &[f(10), ctrl('c'), ctrl('q')], Action::Leave, words::key_leave, 4),
    row(Place::Looking, &[f(1)], Action::Help, words::key_help, 7),
    row(Place::Looking, &[f(12), ctrl('l')], Action::Repaint, words::key_repaint, 0),
    row(Place::List, &[ENTER], Action::Choose, words::key_choose, 1),
    row(Place::List, &[key(KeyCode::Up)], Action::Up, words::key_up, 2),
    row(Place::List, &[key(KeyCode::Down), key(KeyCode::Tab)], Action::Down, words::key_down, 2),
    row(Place::List, &[PAGE_DOWN], Action::Page, words::key_page, 3),
    row(Place::List, &[PAGE_UP], Action::PageBack, words::key_page_back, 0),
    row(Place::List, &[key(KeyCode::Home)], Action::First, words::key_first, 0),
    row(Place::List, &[key(KeyCode::End)], Action::Last, words::key_last, 0),
    row(Place::List, &[ESC, ctrl('c')], Action::Close, words::key_close, 4),
    row(Place::List, &[f(1)], Action::Help, words::key_help, 5),
    row(Place::List, &[f(9)], Action::Wall, words::key_wall, 0),
    row(Place::List, &[f(10)], Action::Leave, words::key_leave, 0),
    row(Place::Form, &[ENTER], Action::Answer, words::key_answer, 1),
    row(Place::Form, &[key(KeyCode::Tab)], Action::Finish, words::key_finish, 2),
    row(Place::Form, &[ESC, ctrl('c')], Action::Back, words::key_back, 3),
    row(Place::Form, &[f(3)], Action::Undo, words::key_undo_field, 5),
    row(Place::Form, &[f(6)], Action::Because, words::key_because, 4),
    row(Place::Form, &[f(8)], Action::Remedy, words::key_remedy, 4),
    row(Place::Form, &[f(1)], Action::Help, words::key_help, 6),
    row(Place::Form, &[f(9)], Action::Wall, words::key_wall, 0),
    row(Place::Form, &[f(10)], Action::Leave, words::key_leave, 0),
    row(Place::Form, &[PAGE_DOWN], Action::Page, words::key_page, 4),
    row(Place::Form, &[PAGE_UP], Action::PageBack, words::key_page_back, 0),
    row(Place::Help, &[ESC, ENTER, f(1), ctrl('c')], Action::Close, words::key_close, 1),
    row(Place::Help, &[key(KeyCode::Tab)], Action::Theme, words::key_theme, 3),
    row(Place::Help, &[f(9)], Action::Wall, words::key_wall, 0),
    row(Place::Help, &[PAGE_DOWN, key(KeyCode::Down)], Action::Page, words::key_page, 2),
    row(Place::Help, &[PAGE_UP, key(KeyCode::Up)], Action::PageBack, words::key_page_back, 0),
    // What Enter does stands above, in large letters.
    row(Place::Start, &[ENTER], Action::Choose, words::key_choose, 10),
    row(Place::Start, &[key(KeyCode::Up)], Action::Up, words::key_up, 8),
    row(Place::Start, &[key(KeyCode::Down)], Action::Down, words::key_down, 8),
    row(Place::Start, &[PAGE_DOWN], Action::Page, words::key_page, 8),
    row(Place::Start, &[PAGE_UP], Action::PageBack, words::key_page_back, 0),
    row(Place::Start, &[key(KeyCode::Home)], Action::First, words::key_first, 0),
    row(Place::Start, &[key(KeyCode::End)], Action::Last, words::key_last, 0),
    row(Place::Start, &[f(2)], Action::Menu, words::key_find, 2),
    row(Place::Start, &[f(3)], Action::Undo, words::key_undo, 0),
    row(Place::Start, &[key(KeyCode::Tab)], Action::Board, words::key_station, 3),
    row(Place::Start, &[key(KeyCode::BackTab)], Action::BoardBack, words::key_board_back, 0),
    row(Place::Start, &[f(7)], Action::Promises, words::key_promises, 5),
    row(Place::Start, &[f(8)], Action::Items, words::key_items, 6),
    row(Place::Start, &[f(5)], Action::Station, words::key_desk, 7),
    row(Place::Start, &[f(4)], Action::Visits, words::key_visits, 7),
    row(Place::Start, &[f(1)], Action::Help, words::key_help, 9),
    row(Place::Start, &[f(10), ESC, ctrl('c'), ctrl('q')], Action::Leave, words::key_quit, 4),
    row(Place::Start, &[f(12), ctrl('l')], Action::Repaint, words::key_repaint, 0),
    row(Place::Track, &[ENTER], Action::Choose, words::key_choose, 1),
    row(Place::Track, &[key(KeyCode::Up)], Action::Up, words::key_up, 0),
    row(Place::Track, &[key(KeyCode::Down)], Action::Down, words::key_down, 0),
    row(Place::Track, &[PAGE_DOWN], Action::Page, words::key_page, 0),
    row(Place::Track, &[PAGE_UP], Action::PageBack, words::key_page_back, 0),
    row(Place::Track, &[f(2)], Action::Menu, words::key_find, 4),
    row(Place::Track, &[f(3)], Action::Undo, words::key_undo, 0),
    row(Place::Track, &[key(KeyCode::Tab)], Action::Board, words::key_station, 5),
    row(Place::Track, &[key(KeyCode::BackTab)], Action::BoardBack, words::key_board_back, 0),
    row(Place::Track, &[f(4)], Action::Visits, words::key_visits, 7),
    row(Place::Track, &[f(5)], Action::Station, words::key_desk, 7),
    row(Place::Track, &[f(7)], Action::Promises, words::key_promises, 6),
    row(Place::Track, &[f(8)], Action::Items, words::key_items, 6),
    row(Place::Track, &[f(6)], Action::Write, words::key_write, 3),
    row(Place::Track, &[ESC, key(KeyCode::Backspace)], Action::Back, words::key_back_page, 2),
    row(Place::Track, &[f(1)], Action::Help, words::key_help, 9),
    row(Place::Track, &[f(10), ctrl('c'), ctrl('q')], Action::Leave, words::key_back_start, 8),
    row(Place::Track, &[f(12), ctrl('l')], Action::Repaint, words::key_repaint, 0),
];

/// What is pressed most on an evening.
const MOST_PRESSED: &[(Place, Action)] = &[
    (Place::Empty, Action::Next),
    (Place::Console, Action::Help),
    (Place::Console, Action::Menu),
    (Place::Console, Action::Undo),
    (Place::Console, Action::Advance),
    (Place::Console, Action::Hush),
    (Place::Console, Action::Because),
    (Place::Console, Action::Pause),
    (Place::Console, Action::Remedy),
    (Place::Console, Action::Wall),
    (Place::Console, Action::Leave),
    (Place::Empty, Action::Pages),
    (Place::Empty, Action::Freeze),
    (Place::Empty, Action::Papers),
    (Place::Console, Action::Escape),
];

/// The keys of a station: those of the table, and what `keys.ron` puts in their place.
#[derive(Clone)]
pub struct Keys {
    rows: Vec<KeyRow>,
}

/// A row of the table as it holds here.
#[derive(Clone)]
pub struct KeyRow {
    /// Where.
    pub place: Place,
    /// By which keys; the first is the one that is shown. There is always one.
    pub keys: Vec<Chord>,
    /// What it does.
    pub action: Action,
    /// In words.
    pub label: fn(Lang) -> String,
    /// How early it stands in the footer, from 1; 0: only in the help.
    pub hint: u8,
}

impl Default for Keys {
    fn default() -> Self {
        let row = |binding: &Binding| KeyRow {
            place: binding.place,
            keys: binding.keys.to_vec(),
            action: binding.action,
            label: binding.label,
            hint: binding.hint,
        };
        Self { rows: BINDINGS.iter().map(row).collect() }
    }
}

impl Keys {
    /// All of them.
    pub fn rows(&self) -> &[KeyRow] {
        &self.rows
    }

    /// What a key does where it is pressed.
    pub fn action(&self, place: Place, event: KeyEvent) -> Option<Action> {
        let pressed = Chord::of(event);
        let at = |place: Place| self.rows.iter().find(|row| row.place == place && row.keys.contains(&pressed));
        at(place).or_else(|| if place == Place::Empty { at(Place::Console) } else { None }).map(|row| row.action)
    }

    /// For a card beside the keyboard: those of an evening, with their words.
    pub fn most_pressed(&self, lang: Lang) -> Vec<(String, String)> {
        let of = |row: &KeyRow| {
            let names: Vec<String> = row.keys.iter().take(2).map(|chord| chord.name()).collect();
            (names.join(" "), (row.label)(lang))
        };
        let row = |(place, action): &(Place, Action)| {
            self.rows.iter().find(|row| row.place == *place && row.action == *action).map(of)
        };
        MOST_PRESSED.iter().filter_map(row).collect()
    }

    /// The key that is shown for an action.
    pub fn shown(&self, place: Place, action: Action) -> String {
        let row = self.rows.iter().find(|row| row.place == place && row.action == action);
        row.and_then(|row| row.keys.first()).map(|chord| chord.name()).unwrap_or_default()
    }

    /// The hints of a place, the most useful first: key and words.
    pub fn hints(&self, place: Place, lang: Lang) -> Vec<(Action, String, String)> {
        let own = |row: &&KeyRow| {
            let hidden = place == Place::Empty && row.place == Place::Console && row.action == Action::Enter;
            row.hint > 0 && !hidden && (row.place == place || (place == Place::Empty && row.place == Place::Console))
        };
        let mut rows: Vec<&KeyRow> = self.rows.iter().filter(own).collect();
        rows.sort_by_key(|row| row.hint);
        let first = |row: &KeyRow| row.keys.first().map(|chord| chord.name()).unwrap_or_default();
        rows.into_iter().map(|row| (row.action, first(row), (row.label)(lang))).collect()
    }

    /// Two rows of one place that share a key, and the key.
    fn conflict(&self) -> Option<(usize, usize, Chord)> {
        let twice = |(at, row): (usize, &KeyRow)| {
            row.keys.iter().enumerate().find_map(|(place, chord)| {
                let other = |(_, other): &(usize, &KeyRow)| other.place == row.place && other.keys.contains(chord);
                let before = self.rows.iter().enumerate().take(at).find(other).map(|(before, _)| before);
                before.or(row.keys[..place].contains(chord).then_some(at)).map(|before| (before, at, *chord))
            })
        };
        self.rows.iter().enumerate().find_map(twice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings_at_one_place() {
        let keys = Keys::default();
        let twice = keys.conflict().map(|(_, at, chord)| (chord.name(), keys.rows[at].place, keys.rows[at].action));
        assert_eq!(twice, None);
    }

    #[test]
    fn nothing_rests_on_a_letter_while_an_input_method_is_on() {
        for row in BINDINGS {
            assert!(row.keys.iter().any(|chord| chord.survives()), "{:?} {:?}", row.place, row.action);
        }
    }

    #[test]
    fn no_action_has_two_rows_at_one_place() {
        for (at, row) in BINDINGS.iter().enumerate() {
            let same = |other: &&Binding| (other.place, other.action) == (row.place, row.action);
            assert!(!BINDINGS[..at].iter().any(|other| same(&other)), "{:?} {:?}", row.place, row.action);
        }
    }

    #[test]
    fn an_empty_strip_has_keys_of_its_own_and_those_of_the_desk() {
        let keys = Keys::default();
        let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        assert_eq!(keys.action(Place::Empty, enter), Some(Action::Next));
        assert_eq!(keys.action(Place::Console, enter), Some(Action::Enter));
        let undo = KeyEvent::new(KeyCode::F(3), KeyModifiers::NONE);
        assert_eq!(keys.action(Place::Empty, undo), Some(Action::Undo));
    }
}
