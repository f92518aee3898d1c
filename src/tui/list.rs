//! A list to choose from: by arrows and Enter, or by number; a number chooses at once when no other row can be meant.

use std::cell::Cell;

/// Rows with what they do.
#[derive(Clone, Debug)]
pub struct List<T> {
    /// What is asked.
    pub title: String,
    /// The rows: words, something beside them, and what they do.
    pub rows: Vec<(String, String, T)>,
    /// Which one is marked, from 0.
    pub at: usize,
    typed: usize,
    /// As many rows are drawn at once.
    drawn: Cell<usize>,
}

impl<T: Clone> List<T> {
    /// A list with its first row marked.
    pub fn new(title: impl Into<String>, rows: Vec<(String, String, T)>) -> Self {
        Self { title: title.into(), rows, at: 0, typed: 0, drawn: Cell::new(usize::MAX) }
    }

    /// The first row of the page on which the mark stands, where so many fit.
    pub fn first_of(&self, room: usize) -> usize {
        let room = room.max(1);
        self.drawn.set(room);
        self.at / room * room
    }

    /// Moves the mark; it stays within the list.
    pub fn step(&mut self, by: isize) {
        self.typed = 0;
        self.at = self.at.saturating_add_signed(by).min(self.rows.len().saturating_sub(1));
    }

    /// What the marked row does.
    pub fn marked(&self) -> Option<T> {
        self.rows.get(self.at).map(|(_, _, pick)| pick.clone())
    }

    /// A typed digit marks the row of that number; it is chosen if no other row can be meant.
    pub fn digit(&mut self, digit: u32) -> Option<T> {
        let digit = digit as usize;
        let many = self.rows.len();
        let longer = self.typed * 10 + digit;
        let number = if (1..=many).contains(&longer) { longer } else { digit };
        if !(1..=many).contains(&number) {
            self.typed = 0;
            return None;
        }
        self.typed = number;
        let room = self.drawn.get();
        let is_seen = self.at / room == (number - 1) / room;
        self.at = number - 1;
        // A row that isn't drawn is only turned to: nobody has read what it does.
        if number * 10 > many && is_seen { self.marked() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: usize) -> List<usize> {
        List::new("", (1..=rows).map(|n| (n.to_string(), String::new(), n)).collect())
    }

    #[test]
    fn in_a_short_list_a_digit_chooses_at_once() {
        assert_eq!(list(6).digit(5), Some(5));
        assert_eq!(list(6).digit(7), None);
        assert_eq!(list(6).digit(0), None);
    }

    #[test]
    fn in_a_long_list_a_number_chooses_when_no_other_row_can_be_meant() {
        let mut long = list(40);
        assert_eq!((long.digit(3), long.marked()), (None, Some(3)));
        assert_eq!(long.digit(7), Some(37));
        assert_eq!(list(40).digit(9), Some(9));
        let mut other = list(40);
        assert_eq!((other.digit(4), other.digit(5)), (None, Some(5)));
    }

    #[test]
    fn a_digit_chooses_no_row_that_is_not_drawn() {
        let mut list = list(9);
        assert_eq!(list.first_of(5), 0);
        assert_eq!(list.digit(5), Some(5));
        assert_eq!((list.digit(8), list.marked(), list.first_of(5)), (None, Some(8), 5));
        assert_eq!(list.digit(8), Some(8));
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
