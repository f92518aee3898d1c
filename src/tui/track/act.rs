//! What a key does on a page of the station.

use super::{
    Tracker, digit,
    fund::FundKey,
    key::{Draft, Key, Paper},
    page::{Page, Pick, Row},
    steps,
};
use crate::{
    i18n::{books, pages as words, track},
    tracker::{Event, LeafKind},
    tui::keymap::Action,
    view::Tone,
};

impl Tracker {
    /// A key that means something here.
    pub fn act(&mut self, action: Action) {
        let takes_back = self.takes_back.take();
        self.digit = None;
        self.behind = false;
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(self.last()),
            Action::PageBack => self.at = self.at.saturating_sub(self.seen.get().max(1)),
            Action::Page => self.at = (self.at + self.seen.get().max(1)).min(self.last()),
            Action::Choose => self.choose(),
            Action::Undo if self.asked.is_none() => self.take_back(takes_back),
            // The last answer of what is asked is taken back; F3 once more takes nothing else back.
            Action::Undo if self.asked.as_ref().is_some_and(|asked| asked.given().is_empty()) => {
                self.notice = vec![(words::first_question(self.lang), Tone::Quiet)];
            }
            Action::Undo | Action::Back if self.asked.is_some() => self.step_back(),
            Action::Back => self.back(),
            Action::Answer if self.asked.is_some() => self.answered(false),
            Action::Finish if self.asked.is_some() => self.answered(true),
            Action::Leave => {
                self.keep_words();
                self.left = true;
            }
            Action::Promises => self.turn(Page::Promises),
            Action::Items => self.turn(Page::Board),
            Action::Visits => self.turn(Page::Visits),
            Action::Station => self.turn(Page::Station),
            Action::Write => {
                let key = match self.page() {
                    Page::Coaching => Key::Leaf(Draft::new(LeafKind::Coaching)),
                    Page::Covenant => Key::Print(Paper::Covenant),
                    Page::Leaves(kind) => Key::Leaf(self.draft(*kind)),
                    Page::Leaf(no) => Key::Leaf(self.draft(no.kind)),
                    Page::Visits | Page::Shifts | Page::Patrol => Key::NewVisit,
                    Page::Item(no) if no.series.is_of_a_year() => Key::NewVisit,
                    Page::Projects | Page::Project(_) => Key::NewProject,
                    Page::Notices | Page::Notice(_) => Key::NewNotice,
                    Page::Fund | Page::Claim(_) | Page::Claims | Page::Entries | Page::Pot(_) => {
                        Key::Fund(FundKey::Claim)
                    }
                    _ => Key::NewItem,
                };
                self.press(key);
            }
            _ => {}
        }
    }

    /// The last row that can be marked.
    fn last(&self) -> usize {
        let rows = if self.says_quietly() {
            self.rows.iter().filter(|(_, _, pick)| *pick != Pick::None).count()
        } else {
            self.rows.len()
        };
        rows.saturating_sub(1)
    }

    /// Does what the marked row leads to.
    fn choose(&mut self) {
        match self.rows.get(self.at).map(|(_, _, pick)| pick.clone()) {
            Some(Pick::Open(page)) => self.go(page),
            Some(Pick::Step(key)) => self.press(key),
            Some(Pick::None) | None => {}
        }
    }

    /// The place of a row among the digits: of a record that of its step, else where it stands. None leads to what doesn't say so.
    fn place_of(&self, (at, (label, _, pick)): (usize, &Row)) -> Option<u8> {
        let place = match (self.page(), pick) {
            (Page::Item(_) | Page::Project(_) | Page::Notice(_) | Page::Leaf(_) | Page::Claim(_), Pick::Step(key)) => {
                digit::of(key)
            }
            (
                Page::Today
                | Page::Station
                | Page::Shifts
                | Page::Patrol
                | Page::Figures
                | Page::Fund
                | Page::Covenant
                | Page::Coaching
                | Page::Leaves(_),
                pick,
            ) if *pick != Pick::None => u8::try_from(at + 1).unwrap_or(0),
            _ => 0,
        };
        (place > 0 && label.starts_with(&digit::said(place.into()))).then_some(place)
    }

    /// What a digit leads to on this page. A 0 waits for the digit of a step behind the first nine, and says which there are.
    fn by_digit(&mut self, digit: u8) {
        let behind = std::mem::take(&mut self.behind);
        if behind {
            // That another digit was waited for is over.
            self.notice.clear();
        }
        let places: Vec<Option<u8>> = self.rows.iter().enumerate().map(|row| self.place_of(row)).collect();
        if digit == 0 && !behind {
            let of =
                |(place, (label, ..)): (&Option<u8>, &Row)| place.is_some_and(|place| place > 9).then(|| label.clone());
            let all: Vec<String> = places.iter().zip(&self.rows).filter_map(of).collect();
            if !all.is_empty() {
                self.notice = vec![(track::behind(self.lang, &all.join("  ")), Tone::Quiet)];
                self.behind = true;
            }
            return;
        }
        let wanted = Some(digit::place(digit, behind)).filter(|_| digit > 0);
        let Some(at) = places.iter().position(|place| place.is_some() && *place == wanted) else {
            // What can't be done yet keeps its digit, and says what comes first.
            let waits = |(label, beside, pick): &&Row| {
                let of = wanted.map(|place| format!("{} ", digit::said(place.into())));
                *pick == Pick::None && !beside.is_empty() && of.is_some_and(|of| label.starts_with(&of))
            };
            if let Some((label, beside, _)) = self.rows.iter().find(waits) {
                self.notice = vec![(format!("{label}  {beside}"), Tone::Strong)];
            }
            return;
        };
        self.at = at;
        self.choose();
        self.digit = char::from_digit(digit.into(), 10).filter(|_| !behind);
    }

    pub(super) fn turn(&mut self, page: Page) {
        self.way.clear();
        self.go(page);
    }

    /// A letter or digit: into the strip while something is asked, else a digit chooses what is done.
    pub fn typed(&mut self, c: char) {
        self.takes_back = None;
        if self.asked.is_some() {
            return self.typed_into(c);
        }
        let digit = crate::text::fold_char(c).to_digit(10);
        let is_list = matches!(self.page(), Page::Board | Page::Items(..));
        let Some(digit) = digit.filter(|_| !is_list) else {
            if is_list || matches!(self.page(), Page::Promises | Page::Item(_)) {
                self.search(c);
            } else if *self.page() == Page::Visits {
                // Whoever types there has a visitor before them.
                self.press(Key::NewVisit);
                self.line.insert(c);
            }
            return;
        };
        if *self.page() != Page::Promises {
            return self.by_digit(u8::try_from(digit).unwrap_or(0));
        }
        if let Some(key) = steps::promise_key(digit) {
            self.press(key);
            self.digit = char::from_digit(digit, 10);
        }
    }

    /// Says what would be taken back; the same key once more takes it back. What another desk writes meanwhile is left alone.
    fn take_back(&mut self, asked: Option<u64>) {
        let done = match asked {
            None => self.clerk.would_undo(),
            Some(line) => self.clerk.undo(i64::try_from(line).ok()),
        };
        match done {
            Ok(Ok(undone)) => {
                let said = books::events(self.lang, &undone.events, &self.clerk);
                if asked.is_some() {
                    self.notice = vec![(books::taken_back(self.lang, &said), Tone::Strong)];
                    self.read();
                    // The mark stands on what was taken back, not on what came next.
                    let of = undone.events.iter().find_map(Event::item).map(|no| Pick::Open(Page::Item(no)));
                    let place = of.and_then(|of| self.rows.iter().position(|(_, _, pick)| *pick == of));
                    self.at = place.unwrap_or(self.at);
                } else {
                    self.notice = vec![(books::takes_back(self.lang, &said), Tone::Strong)];
                    self.takes_back = undone.lines.last().copied();
                }
            }
            Ok(Err(why)) => self.notice = vec![(books::not_undone(self.lang, &why), Tone::Strong)],
            Err(error) => self.fail(&error),
        }
    }
}
