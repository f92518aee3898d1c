//! What a key does on a page of the station.

use super::{
    Tracker,
    fund::FundKey,
    key::{Draft, Key},
    page::{Page, Pick},
    steps,
};
use crate::{
    i18n::{books, pages as words},
    tracker::{Event, LeafKind},
    tui::keymap::Action,
    view::Tone,
};

impl Tracker {
    /// A key that means something here.
    pub fn act(&mut self, action: Action) {
        let takes_back = self.takes_back.take();
        self.digit = None;
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(self.last()),
            Action::PageBack => self.at = self.at.saturating_sub(10),
            Action::Page => self.at = (self.at + 10).min(self.last()),
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

    /// The row of this digit, where it leads to something.
    fn choose_row(&mut self, digit: u32) {
        let place = usize::try_from(digit).unwrap_or(0).wrapping_sub(1);
        if self.rows.get(place).is_some_and(|(_, _, pick)| *pick != Pick::None) {
            self.at = place;
            self.choose();
        }
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
        if let (Page::Today | Page::Station | Page::Shifts | Page::Patrol | Page::Figures, Some(digit)) =
            (self.page(), digit)
        {
            return self.choose_row(digit);
        }
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
        let key = match self.page() {
            Page::Promises => steps::promise_key(digit),
            Page::Item(_) | Page::Project(_) | Page::Notice(_) | Page::Leaf(_) | Page::Fund | Page::Claim(_) => {
                let place = usize::try_from(digit).unwrap_or(0);
                let keys = self.rows.iter().filter_map(|(_, _, pick)| match pick {
                    Pick::Step(key) => Some(key.clone()),
                    _ => None,
                });
                keys.clone().nth(place.wrapping_sub(1))
            }
            Page::Today
            | Page::AllToday
            | Page::Board
            | Page::Items(..)
            | Page::Visits
            | Page::Station
            | Page::Shifts
            | Page::Patrol
            | Page::Coaching
            | Page::Figures
            | Page::Leaves(_)
            | Page::Projects
            | Page::Notices
            | Page::Claims
            | Page::Entries
            | Page::Pot(_)
            | Page::Reminders => None,
        };
        if let Some(key) = key {
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
                let call = |id| self.clerk.call(id);
                let said = books::events(self.lang, &undone.events, &call);
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
