//! The one input strip: a line of text with a cursor that moves by grapheme.
//!
//! Committed text of an input method arrives as ordinary characters, so nothing here knows of it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text;

/// Longest line that is taken, in bytes: a paste is cut here, at a grapheme.
const LONGEST: usize = 8192;

/// What is typed, before and behind the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditLine {
    before: String,
    after: String,
    /// What stands there was not typed: the first character that is takes its place.
    offered: bool,
    /// What was taken away at once, to be put back.
    cut: String,
}

impl EditLine {
    /// A line with the cursor at its end.
    pub fn of(text: &str) -> Self {
        Self { before: text.to_owned(), ..Self::default() }
    }

    /// A text that is there to be put right: by the first character that is typed it is written anew, by a key that moves or
    /// deletes it is edited.
    pub fn offer(text: &str) -> Self {
        Self { offered: !text.is_empty(), ..Self::of(text) }
    }

    /// The next character takes the place of all that stands there.
    pub fn is_offered(&self) -> bool {
        self.offered
    }

    /// What is typed takes the place of what was offered; whether something was.
    fn begin(&mut self) -> bool {
        let over = std::mem::take(&mut self.offered);
        if over {
            *self = Self { cut: std::mem::take(&mut self.cut), ..Self::default() };
        }
        over
    }

    /// All of it.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// The same with a sign for each grapheme: what is typed is nobody's business yet.
    #[must_use]
    pub fn veiled(&self) -> Self {
        let veil = |text: &str| "*".repeat(text.graphemes(true).count());
        Self { before: veil(&self.before), after: veil(&self.after), offered: self.offered, cut: String::new() }
    }

    /// Nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Nothing stands behind the cursor.
    pub fn is_at_end(&self) -> bool {
        self.after.is_empty()
    }

    /// Takes a typed character; one that moves the cursor or hides text is dropped. A blank over what was offered only clears it.
    pub fn insert(&mut self, c: char) {
        if self.begin() && c.is_whitespace() {
            return;
        }
        if !c.is_control() && self.before.len() + self.after.len() + c.len_utf8() <= LONGEST {
            self.before.push(c);
        }
    }

    /// Takes a pasted text: line breaks become blanks, hostile characters are dropped.
    pub fn paste(&mut self, pasted: &str) {
        self.begin();
        for grapheme in text::strip(pasted).graphemes(true) {
            if self.before.len() + self.after.len() + grapheme.len() > LONGEST {
                break;
            }
            self.before.push_str(grapheme);
        }
    }

    /// A key that moves the cursor or takes something away, as in a shell; any other does nothing.
    pub fn edit(&mut self, key: KeyEvent) {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return self.edit_as_in_a_shell(key.code);
        }
        match key.code {
            KeyCode::Backspace => self.backspace(),
            KeyCode::Delete => self.delete(),
            KeyCode::Left => self.left(),
            KeyCode::Right => self.right(),
            KeyCode::Home => self.home(),
            KeyCode::End => self.end(),
            _ => {}
        }
    }

    fn edit_as_in_a_shell(&mut self, code: KeyCode) {
        match code {
            KeyCode::Char('a') => self.home(),
            KeyCode::Char('e') => self.end(),
            KeyCode::Char('u') => self.cut_to_beginning(),
            KeyCode::Char('k') => self.cut_to_end(),
            KeyCode::Char('w') | KeyCode::Backspace => self.cut_word(),
            KeyCode::Char('y') => self.put_back(),
            KeyCode::Char('d') => self.delete(),
            KeyCode::Char('h') => self.backspace(),
            KeyCode::Left | KeyCode::Char('b') => self.word_left(),
            KeyCode::Right | KeyCode::Char('f') => self.word_right(),
            _ => {}
        }
    }

    /// Empties the line; what stood there can be put back.
    pub fn clear(&mut self) {
        self.cut = self.text();
        *self = Self { cut: std::mem::take(&mut self.cut), ..Self::default() };
    }

    fn cut_to_beginning(&mut self) {
        self.offered = false;
        self.cut = std::mem::take(&mut self.before);
    }

    fn cut_to_end(&mut self) {
        self.offered = false;
        self.cut = std::mem::take(&mut self.after);
    }

    fn cut_word(&mut self) {
        self.offered = false;
        self.cut = self.before.split_off(word_before(&self.before));
    }

    /// What was cut last stands there again.
    fn put_back(&mut self) {
        self.offered = false;
        let cut = self.cut.clone();
        self.before.push_str(&cut);
    }

    fn word_left(&mut self) {
        self.offered = false;
        let word = self.before.split_off(word_before(&self.before));
        self.after.insert_str(0, &word);
    }

    fn word_right(&mut self) {
        self.offered = false;
        let mut ends = self.after.split_word_bound_indices().map(|(at, word)| (at + word.len(), word));
        let end = ends.find(|(_, word)| !word.trim().is_empty()).map_or(self.after.len(), |(end, _)| end);
        let rest = self.after.split_off(end);
        self.before.push_str(&std::mem::replace(&mut self.after, rest));
    }

    /// Takes away the grapheme before the cursor.
    fn backspace(&mut self) {
        self.offered = false;
        pop(&mut self.before);
    }

    /// Takes away the grapheme behind the cursor.
    fn delete(&mut self) {
        self.offered = false;
        shift(&mut self.after);
    }

    /// One grapheme to the left.
    fn left(&mut self) {
        self.offered = false;
        let grapheme = pop(&mut self.before);
        self.after.insert_str(0, &grapheme);
    }

    /// One grapheme to the right.
    fn right(&mut self) {
        self.offered = false;
        let grapheme = shift(&mut self.after);
        self.before.push_str(&grapheme);
    }

    /// To the beginning.
    fn home(&mut self) {
        self.offered = false;
        self.after.insert_str(0, &self.before);
        self.before.clear();
    }

    /// To the end.
    fn end(&mut self) {
        self.offered = false;
        self.before.push_str(&self.after);
        self.after.clear();
    }

    /// Empties the line and gives what stood there.
    pub fn take(&mut self) -> String {
        let text = self.text();
        *self = Self { cut: std::mem::take(&mut self.cut), ..Self::default() };
        text
    }

    /// What of the line fits into `cells`, and the column of the cursor in it. The cursor is always in sight.
    pub fn window(&self, cells: usize) -> (String, usize) {
        let room = cells.saturating_sub(1);
        let mut shown: Vec<&str> = Vec::new();
        let mut column = 0;
        for grapheme in self.before.graphemes(true).rev() {
            let wide = text::width(grapheme);
            if column + wide > room {
                break;
            }
            column += wide;
            shown.push(grapheme);
        }
        let mut visible: String = shown.into_iter().rev().collect();
        let mut used = column;
        for grapheme in self.after.graphemes(true) {
            used += text::width(grapheme);
            if used > cells {
                break;
            }
            visible.push_str(grapheme);
        }
        (visible, column)
    }
}

/// Where the last word begins: blanks behind it are part of it.
fn word_before(text: &str) -> usize {
    let mut words = text.split_word_bound_indices().rev();
    words.find(|(_, word)| !word.trim().is_empty()).map_or(0, |(at, _)| at)
}

/// Takes the last grapheme away.
fn pop(text: &mut String) -> String {
    let last = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    text.split_off(last)
}

/// Takes the first grapheme away.
fn shift(text: &mut String) -> String {
    let first = text.graphemes(true).next().map_or(0, str::len);
    let rest = text.split_off(first);
    std::mem::replace(text, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> EditLine {
        let mut line = EditLine::default();
        text.chars().for_each(|c| line.insert(c));
        line
    }

    #[test]
    fn hanzi_typed_one_by_one_arrive_whole() {
        assert_eq!(typed("停车难").text(), "停车难");
    }

    #[test]
    fn the_cursor_moves_and_deletes_by_grapheme() {
        let mut line = typed("中e\u{301}文");
        line.left();
        line.backspace();
        assert_eq!(line.text(), "中文");
        line.delete();
        assert_eq!(line.text(), "中");
    }

    #[test]
    fn the_ends_of_the_line_hold() {
        let mut line = typed("中");
        line.right();
        line.delete();
        line.home();
        line.left();
        line.backspace();
        assert_eq!(line.text(), "中");
    }

    #[test]
    fn a_paste_of_two_lines_is_one_line_and_moves_no_cursor() {
        let mut line = typed("甲");
        line.left();
        line.paste("花园\r\n浇水\u{1b}[2J\u{202e}");
        assert!(!line.text().chars().any(char::is_control));
        assert!(line.text().starts_with("花园 浇水"));
        assert!(line.text().ends_with('甲'));
    }

    #[test]
    fn an_offered_text_is_written_anew_or_edited() {
        let mut anew = EditLine::offer("停车");
        "电瓶车".chars().for_each(|c| anew.insert(c));
        assert_eq!(anew.text(), "电瓶车");
        let mut edited = EditLine::offer("停车难");
        edited.backspace();
        edited.insert('位');
        assert_eq!(edited.text(), "停车位");
        assert_eq!(EditLine::offer("停车").take(), "停车");
    }

    #[test]
    fn the_line_is_edited_as_in_a_shell_and_what_was_cut_is_put_back() {
        let press = |line: &mut EditLine, code| line.edit(KeyEvent::new(code, KeyModifiers::CONTROL));
        let mut line = typed("17 装 路灯");
        press(&mut line, KeyCode::Char('w'));
        press(&mut line, KeyCode::Char('w'));
        assert_eq!(line.text(), "17 装 ");
        press(&mut line, KeyCode::Left);
        line.insert('再');
        assert_eq!(line.text(), "17 再装 ");
        press(&mut line, KeyCode::Char('u'));
        assert_eq!(line.text(), "装 ");
        press(&mut line, KeyCode::Char('y'));
        assert_eq!(line.text(), "17 再装 ");
        press(&mut line, KeyCode::Char('a'));
        press(&mut line, KeyCode::Right);
        press(&mut line, KeyCode::Char('k'));
        assert_eq!(line.text(), "17");
        line.clear();
        press(&mut line, KeyCode::Char('y'));
        assert_eq!(line.text(), "17");
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        let mut line = typed("每户每月轮值门岗一小时");
        assert_eq!(line.window(10), ("岗一小时".into(), 8));
        line.home();
        assert_eq!(line.window(10), ("每户每月轮".into(), 0));
        assert_eq!(typed("17+").window(10), ("17+".into(), 3));
    }
}
