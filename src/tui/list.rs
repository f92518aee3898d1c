//! A list to choose from: by arrows and Enter, by number, or by a word that a row has.
//!
//! A number opens its row at once, in a short list and in a long one: no number of a list is the beginning of another.

use std::cell::Cell;

use crate::text;

/// How a list is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answers {
    /// By a number, or by a word that some of its rows have.
    #[default]
    Rows,
    /// A question: a number marks an answer, Enter gives it. What else is typed begins a line, with the number that it began with:
    /// a neighbour's number is no answer.
    Question,
    /// By Enter alone. Whatever is typed begins a line.
    Enter,
}

/// What a typed character did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed<T> {
    /// It chose.
    Chosen(T),
    /// It marked something, or found it, or nothing.
    Kept,
    /// It is no answer: a line begins with it.
    Begins,
}

/// Rows that are counted from one; more are counted from the first number of two digits behind that.
const SHORT: usize = 9;
/// The first number of a long list.
pub const LONG: usize = 11;

/// Rows with what they do.
#[derive(Clone, Debug)]
pub struct List<T> {
    /// What is asked.
    pub title: String,
    /// The rows: words, something beside them, and what they do.
    pub rows: Vec<(String, String, T)>,
    /// Which one is marked, from 0.
    pub at: usize,
    /// How it is answered.
    pub answers: Answers,
    /// What the question is about, line by line, to be read under its rows.
    pub about: Vec<String>,
    numbers: Vec<usize>,
    typed: String,
    /// As many rows are drawn at once.
    drawn: Cell<usize>,
    /// Where its rows were drawn: from which column to which, and the first row.
    place: Cell<Option<(u16, u16, u16)>>,
    /// Rows behind these are only found by what is typed.
    at_once: usize,
    /// What is done by the rows from here on can't be done now: they come behind all others.
    not_now: usize,
    /// Where the window begins, once a number was begun: all rows that it can be stand there.
    top: Option<usize>,
    /// Something is looked for: a digit is part of a word.
    looks: bool,
    /// Rows from here on were found elsewhere by what is typed: they stand as long as that does.
    own: usize,
}

impl<T: Clone> List<T> {
    /// A list with its first row marked.
    pub fn new(title: impl Into<String>, rows: Vec<(String, String, T)>) -> Self {
        let first = if rows.len() > SHORT { LONG } else { 1 };
        let numbers = (first..).take(rows.len()).collect();
        let (answers, drawn) = (Answers::Rows, Cell::new(usize::MAX));
        let (at_once, not_now, place) = (usize::MAX, usize::MAX, Cell::default());
        Self {
            title: title.into(),
            rows,
            at: 0,
            answers,
            about: Vec::new(),
            numbers,
            typed: String::new(),
            drawn,
            at_once,
            not_now,
            top: None,
            place,
            looks: false,
            own: usize::MAX,
        }
    }

    /// The first row that is drawn, among those that are shown, where so many fit.
    pub fn first_of(&self, room: usize) -> usize {
        self.drawn.set(room.max(1));
        self.first()
    }

    /// Its rows are drawn here, from the first one.
    pub fn drawn_at(&self, left: u16, right: u16, top: u16) {
        self.place.set(Some((left, right, top)));
    }

    /// Marks the row that is drawn where somebody clicks; whether there is one.
    pub fn mark_at(&mut self, column: u16, row: u16) -> bool {
        let Some((left, right, top)) = self.place.get() else { return false };
        let Some(down) = row.checked_sub(top).map(usize::from) else { return false };
        let inside = (left..right).contains(&column) && down < self.drawn.get();
        let place = self.shown().get(self.first() + down).copied().filter(|_| inside);
        self.at = place.unwrap_or(self.at);
        place.is_some()
    }

    /// The mark stands on a page of its own; where a number was begun, it stands in the window of those that it can be.
    fn first(&self) -> usize {
        let room = self.drawn.get();
        let at = self.shown().iter().position(|place| *place == self.at).unwrap_or(0);
        self.top.filter(|top| (*top..top.saturating_add(room)).contains(&at)).unwrap_or(at / room * room)
    }

    /// With numbers of its own, one a row.
    #[must_use]
    pub fn numbered(self, numbers: Vec<usize>) -> Self {
        Self { numbers, ..self }
    }

    /// Finds as one types, the closest first: rows behind the first so many only then, and those that can't be done now last.
    #[must_use]
    pub fn finds(self, at_once: usize, not_now: usize) -> Self {
        Self { at_once, not_now, ..self }
    }

    /// From here on something is looked for, until what is typed is taken away: also a number that begins with a digit.
    pub fn looks_for(&mut self) {
        self.clear();
        self.looks = true;
    }

    /// Rows that were found elsewhere by what is typed, in the place of those before.
    pub fn found(&mut self, rows: Vec<(String, String, T)>) {
        self.own = self.own.min(self.rows.len());
        self.rows.truncate(self.own);
        self.rows.extend(rows);
        self.numbers.resize(self.rows.len(), 0);
        if !self.shown().contains(&self.at) {
            self.mark_first();
        }
    }

    /// How close what is typed comes to a row; `None`: it isn't there.
    fn rank(words: &str, (label, beside, _): &(String, String, T)) -> Option<u8> {
        let folded = words.to_lowercase();
        let read = |text: &str| text.to_lowercase().find(&folded);
        let whole = label.chars().count() == words.chars().count();
        match (text::find_by_pinyin(words, label), read(label)) {
            (Some(0), _) | (_, Some(0)) => Some(u8::from(!whole)),
            (Some(_), _) | (_, Some(_)) => Some(2),
            (None, None) => read(beside).map(|_| 3),
        }
    }

    /// Answered like this.
    #[must_use]
    pub fn answered(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    /// About these lines.
    #[must_use]
    pub fn about(self, about: Vec<String>) -> Self {
        Self { about, ..self }
    }

    /// The number of a row, where numbers choose.
    pub fn number(&self, place: usize) -> Option<usize> {
        self.numbers.get(place).copied().filter(|number| *number != 0 && self.answers != Answers::Enter)
    }

    /// Something is looked for: what is typed is no number of a row.
    pub fn is_looking(&self) -> bool {
        self.looks
    }

    /// What was typed: a number, or words.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    fn is_number(&self) -> bool {
        !self.looks && self.typed.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The rows that are shown, by their places: those that have what was typed.
    pub fn shown(&self) -> Vec<usize> {
        let words = if self.is_number() { "" } else { self.typed.trim() };
        if words.is_empty() {
            return (0..self.rows.len().min(self.at_once)).collect();
        }
        let rank_of = |place, row| Self::rank(words, row).or((place >= self.own).then_some(3));
        let rank = |(place, row)| Some((place >= self.not_now, rank_of(place, row)?, place));
        let mut found: Vec<(bool, u8, usize)> = self.rows.iter().enumerate().filter_map(rank).collect();
        if self.at_once < usize::MAX {
            found.sort_unstable();
        }
        found.into_iter().map(|(.., place)| place).collect()
    }

    /// Moves the mark; it stays within the rows that are shown.
    pub fn step(&mut self, by: isize) {
        self.top = None;
        if self.is_number() {
            self.typed.clear();
        }
        let shown = self.shown();
        let now = shown.iter().position(|place| *place == self.at).unwrap_or(0);
        let then = now.saturating_add_signed(by).min(shown.len().saturating_sub(1));
        self.at = shown.get(then).copied().unwrap_or(self.at);
    }

    /// What the marked row does.
    pub fn marked(&self) -> Option<T> {
        self.shown().contains(&self.at).then(|| self.rows.get(self.at).map(|(_, _, pick)| pick.clone()))?
    }

    /// The same where words are looked for: a digit behind words belongs to them (接待3).
    pub fn take_word(&mut self, c: char) -> Typed<T> {
        if self.typed.is_empty() || self.is_number() {
            return self.take(c);
        }
        self.word(text::fold_char(c));
        Typed::Kept
    }

    /// A typed character: a digit is part of a number, anything else of a word, or of no answer at all.
    pub fn take(&mut self, c: char) -> Typed<T> {
        let c = text::fold_char(c);
        match (self.answers, c.is_ascii_digit()) {
            (Answers::Enter, _) => Typed::Begins,
            (Answers::Question, _) if self.typed.is_empty() && c.is_whitespace() => Typed::Kept,
            (Answers::Question, _) => self.answer(c),
            (Answers::Rows, true) if self.looks => {
                self.word(c);
                Typed::Kept
            }
            (_, true) => self.digit(c).map_or(Typed::Kept, Typed::Chosen),
            (Answers::Rows, _) => {
                self.word(c);
                Typed::Kept
            }
        }
    }

    /// Marks the answer of this number, where nothing was typed before it.
    fn answer(&mut self, c: char) -> Typed<T> {
        let is = |of: &usize| self.typed.is_empty() && of.to_string().chars().eq([c]);
        let Some(place) = self.numbers.iter().position(is) else { return Typed::Begins };
        self.at = place;
        self.typed.push(c);
        Typed::Kept
    }

    fn word(&mut self, c: char) {
        self.top = None;
        if self.is_number() {
            self.typed.clear();
        }
        if !(c.is_control() || self.typed.is_empty() && c.is_whitespace()) {
            self.typed.push(c);
            self.mark_first();
        }
    }

    fn mark_first(&mut self) {
        self.at = self.shown().first().copied().unwrap_or(self.at);
    }

    /// A digit behind those before it, or the first of another number; what it chooses, if the number is whole.
    fn digit(&mut self, digit: char) -> Option<T> {
        let begun = if self.is_number() { self.typed.clone() } else { String::new() };
        self.typed.clear();
        let with = |number: &str| self.numbers.iter().position(|of| *of != 0 && of.to_string().starts_with(number));
        let longer = format!("{begun}{digit}");
        let (number, place) = match (with(&longer), with(&digit.to_string())) {
            (Some(place), _) => (longer, place),
            (None, Some(place)) => (digit.to_string(), place),
            (None, None) => {
                self.typed.clear();
                return None;
            }
        };
        let (first, room) = (self.first(), self.drawn.get());
        let is_seen = (first..first.saturating_add(room)).contains(&place);
        self.at = place;
        let is_whole = self.numbers.get(place).is_some_and(|of| of.to_string() == number);
        self.typed = number;
        self.top = (!is_whole).then_some(place);
        // A row that isn't drawn is only turned to: nobody has read what it does.
        if is_whole && is_seen { self.marked() } else { None }
    }

    /// Takes the last character away; whether there was one.
    pub fn backspace(&mut self) -> bool {
        let any = self.typed.pop().is_some();
        if any {
            self.mark_first();
        }
        any
    }

    /// Takes all of it away; whether there was something.
    pub fn clear(&mut self) -> bool {
        self.looks = false;
        !std::mem::take(&mut self.typed).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: usize) -> List<usize> {
        List::new("", (1..=rows).map(|n| (n.to_string(), String::new(), n)).collect())
    }

    fn typed(list: &mut List<usize>, text: &str) -> Typed<usize> {
        text.chars().map(|c| list.take(c)).last().unwrap_or(Typed::Kept)
    }

    #[test]
    fn a_number_opens_its_row_at_once_in_a_short_list_and_in_a_long_one() {
        assert_eq!(typed(&mut list(6), "5"), Typed::Chosen(5));
        assert_eq!(typed(&mut list(6), "7"), Typed::Kept);
        assert_eq!(typed(&mut list(6), "0"), Typed::Kept);
        assert_eq!(typed(&mut list(40), "11"), Typed::Chosen(1));
        assert_eq!(typed(&mut list(40), "50"), Typed::Chosen(40));
        let mut begun = list(40);
        assert_eq!((typed(&mut begun, "3"), begun.marked()), (Typed::Kept, Some(20)));
        assert_eq!(typed(&mut begun, "7"), Typed::Chosen(27));
        // No number: the last digit begins another.
        assert_eq!(typed(&mut list(12), "9912"), Typed::Chosen(2));
    }

    #[test]
    fn a_word_leaves_the_rows_that_have_it() {
        let rows = ["改天接着开", "歇一歇", "更正"].map(|label| (label.to_owned(), String::new(), label)).to_vec();
        let mut found = List::new("", rows);
        found.take('g');
        assert_eq!((found.shown(), found.marked()), (vec![0, 2], Some("改天接着开")));
        found.take('z');
        assert_eq!((found.shown(), found.marked()), (vec![2], Some("更正")));
        assert!(found.backspace() && found.backspace() && !found.backspace());
        found.take('更');
        assert_eq!(found.marked(), Some("更正"));
        found.take('山');
        assert_eq!((found.shown().len(), found.marked()), (0, None));
        assert!(found.clear());
        assert_eq!(found.shown().len(), 3);
    }

    #[test]
    fn a_question_takes_numbers_and_what_else_is_typed_begins_a_line() {
        let mut question = list(2).answered(Answers::Question);
        assert_eq!(typed(&mut question, " "), Typed::Kept);
        assert_eq!(typed(&mut question, "我"), Typed::Begins);
        // A number marks its answer; a second digit makes a neighbour's number of it.
        assert_eq!((typed(&mut question, "2"), question.marked()), (Typed::Kept, Some(2)));
        assert_eq!((typed(&mut question, "1"), question.typed()), (Typed::Begins, "2"));
        assert!(question.backspace());
        assert_eq!(typed(&mut question, "3"), Typed::Begins);
        let mut undo = list(2).answered(Answers::Enter);
        assert_eq!(typed(&mut undo, "1"), Typed::Begins);
        assert_eq!(undo.number(0), None);
    }

    #[test]
    fn a_digit_chooses_no_row_that_is_not_drawn() {
        let of = list;
        let mut list = of(9);
        assert_eq!(list.first_of(5), 0);
        assert_eq!(typed(&mut list, "5"), Typed::Chosen(5));
        assert_eq!((typed(&mut list, "8"), list.marked(), list.first_of(5)), (Typed::Kept, Some(8), 5));
        assert_eq!(typed(&mut list, "8"), Typed::Chosen(8));
        // The first digit of two turns to all rows that can be meant.
        let mut long = of(40);
        assert_eq!(long.first_of(14), 0);
        assert_eq!((typed(&mut long, "4"), long.first_of(14)), (Typed::Kept, 29));
        assert_eq!(typed(&mut long, "9"), Typed::Chosen(39));
    }

    #[test]
    fn a_click_marks_the_row_that_is_drawn_there() {
        let mut list = list(40);
        list.first_of(10);
        list.drawn_at(5, 30, 3);
        assert!(list.mark_at(6, 5));
        assert_eq!(list.marked(), Some(3));
        assert!(!list.mark_at(4, 5) && !list.mark_at(6, 2) && !list.mark_at(6, 13));
    }

    #[test]
    fn the_mark_stays_within_the_list() {
        let mut list = list(3);
        list.step(-1);
        assert_eq!(list.marked(), Some(1));
        list.step(9);
        assert_eq!(list.marked(), Some(3));
    }
}
