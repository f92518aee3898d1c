//! The wall at the console: what it shows, by hand or by itself; the picture that stands; the mirrored screen.

use std::borrow::Cow;

use super::{Console, Pick, Popup};
use crate::{
    i18n::{console, tui as words},
    journal::WallFile,
    meeting::{
        Entry, Event, Meeting, Timeline,
        moves::{Moves, moves},
    },
    tui::keymap::{Action, Place},
    view::{Choice, Page, Tone, wall::Hands},
};

/// Clocks that differ by more milliseconds than this are set anew.
const JUMP: i64 = 1000;

/// What the console knows of the wall.
#[derive(Default)]
pub(super) struct OnWall {
    /// The wall fills this screen, with the strip under it: the projector mirrors the laptop.
    pub mirrored: bool,
    pub choice: Choice,
    /// The meeting as it was when the picture was made to stand.
    pub frozen: Option<Box<Timeline>>,
    pages: usize,
    touched: i64,
    /// Hands whose counts lie on paper until all are typed.
    pub on_paper: Option<Hands>,
    /// Digits that said how big letters are drawn, one right behind the other.
    pub(super) tried: String,
}

impl Console {
    /// The wall fills this screen.
    pub fn is_mirrored(&self) -> bool {
        self.wall.mirrored
    }

    /// What the wall shows: the meeting, its newest line, and what was chosen.
    pub fn picture(&self) -> (Cow<'_, Meeting>, Option<&Entry>, Choice) {
        let timeline = self.wall.frozen.as_deref().unwrap_or(self.sitting.timeline());
        (self.with_hands_down(timeline.meeting()), timeline.entries().last(), self.wall.choice)
    }

    pub(in crate::tui) fn wall_has_pages(&mut self, pages: usize) {
        self.wall.pages = pages;
    }

    /// Between the own screen and the wall, wherever somebody is. A list was written for the screen that it was opened on and is put
    /// away; a form, and what stands in the strip, is drawn anew.
    pub(super) fn turn_to_wall(&mut self) {
        while matches!(self.popup, Some(Popup::List(_) | Popup::Help(_) | Popup::Told(_))) {
            self.close();
        }
        self.wall.mirrored = !self.wall.mirrored;
        self.ask_for_hands(self.wall.on_paper);
        // What was said at the console was not said to the room.
        self.notice.clear();
        self.say_failed_wait();
    }

    /// 静一静; again: back to the meeting.
    pub(super) fn hush(&mut self) {
        let page = if self.wall.choice.page == Page::Hush { Page::Stage } else { Page::Hush };
        self.put_on_wall(page);
    }

    pub(super) fn put_on_wall(&mut self, page: Page) {
        self.wall.choice = self.wall.choice.shows(page, self.sitting.now());
        self.keep_choice();
        let title = page.title(self.lang);
        self.notice = vec![(words::on_wall(self.lang, &title), Tone::Strong)];
        // What the host says aloud never stands on a screen that the room sees.
        if !self.wall.mirrored {
            let aloud = page.aloud(self.meeting()).map(|aloud| words::say_aloud(self.lang, aloud));
            self.notice.extend(aloud.map(|aloud| (aloud, Tone::Plain)));
        }
        if page == Page::See {
            self.notice.push((words::letters_ask(self.lang), Tone::Plain));
        }
    }

    pub(super) fn freeze(&mut self) {
        if self.wall.choice.frozen.take().is_some() {
            self.wall.frozen = None;
            self.say(words::thawed(self.lang), Tone::Strong);
        } else {
            self.wall.choice.frozen = Some(self.meeting().seq);
            self.wall.frozen = Some(Box::new(self.sitting.timeline().clone()));
            let key = self.keys.shown(Place::Empty, Action::Freeze);
            self.say(console::con_frozen(self.lang, &key), Tone::Strong);
        }
        self.keep_choice();
    }

    /// What can be put on the wall, the most urgent first.
    pub(super) fn open_pages(&mut self) {
        let row = |page: &Page| (page.title(self.lang), String::new(), Pick::Wall(*page));
        let rows = Page::ALL.iter().map(row).collect();
        self.open_list(&words::pages_ask(self.lang), rows);
    }

    /// The next page of what the wall shows. Nothing turns by itself.
    pub(super) fn turn_wall(&mut self, back: bool) {
        if let Some(page) = self.wall.choice.page.turned(back, self.meeting()) {
            self.put_on_wall(page);
            return;
        }
        let turn = &mut self.wall.choice.turn;
        *turn = if back { turn.saturating_sub(1) } else { (*turn + 1).min(self.wall.pages.saturating_sub(1)) };
        self.keep_choice();
    }

    /// When the meeting moves on, the wall goes with it: nobody has to remember that a page was chosen.
    pub(super) fn wall_follows(&mut self, events: &[Event]) {
        let moves = |event: &Event| matches!(moves(event), Moves::On | Moves::Result(_));
        let choice = &self.wall.choice;
        if events.iter().any(moves) && (choice.page != Page::Stage || choice.turn > 0) {
            self.wall.choice = choice.shows(Page::Stage, self.sitting.now());
            self.keep_choice();
        }
    }

    /// Every wall asks for these hands, as long as this screen is one: on the own screen their counts are typed one by one.
    pub(super) fn ask_for_hands(&mut self, hands: Option<Hands>) {
        self.wall.on_paper = hands;
        let shown = hands.filter(|_| self.wall.mirrored);
        if self.wall.choice.hands != shown {
            self.wall.choice.hands = shown;
            self.keep_choice();
        }
    }

    /// Beside the journal, for a second screen. A choice that can't be kept is still shown here.
    fn keep_choice(&mut self) {
        if !self.is_running() {
            return;
        }
        self.wall.choice.ahead = self.sitting.ahead();
        if let Ok(words) = ron::to_string(&self.wall.choice) {
            let _ = WallFile::of(&self.sitting.folder()).write(&words);
        }
    }

    /// Once a second the second screen is told that somebody is here, and what time it is, if that has jumped.
    pub(super) fn tell_wall(&mut self) {
        let second = self.sitting.now().ms().div_euclid(1000);
        if second == self.wall.touched || !self.is_running() {
            return;
        }
        let first = std::mem::replace(&mut self.wall.touched, second) == 0;
        let file = WallFile::of(&self.sitting.folder());
        let jumped = (self.sitting.ahead() - self.wall.choice.ahead).abs() > JUMP;
        if first || jumped || file.age().is_none() {
            self.keep_choice();
        } else {
            file.touch();
        }
    }

    /// There is a meeting, and it is written from here.
    fn is_running(&self) -> bool {
        self.meeting().opening.is_some() && self.sitting.read_only().is_none()
    }
}
