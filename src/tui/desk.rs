//! The facilitator's desk: one meeting, one input strip, and whatever was asked over it.
//!
//! It knows no rule of the meeting. It gives commands to the sitting and shows what that says.

mod find;
mod forms;
mod give;
mod lists;
mod mend;
mod paste;
mod preview;
mod tick;
mod wall;

use std::{collections::BTreeMap, rc::Rc};

use ratatui::crossterm::event::KeyCode;

use super::{
    form::{Form, Room},
    keymap::{Action, Keys, Place},
    line::Line,
    list::List,
    next::{self, Step},
};
use crate::{
    charter::Stage,
    i18n::{
        Lang,
        names::Roll,
        tui::{self as words, Prompt},
    },
    meeting::{
        Command, Meeting, Moment, Name, Order,
        numbers::{Badge, PromiseNo, SpeechNo},
        words::PromiseState,
    },
    sitting::Sitting,
    text,
    view::{Ask, Board, Page, Tone, ask},
};

pub use find::Found;
pub use mend::Mend;

/// A line that the console says, and how.
pub type Said = (String, Tone);

/// What lies over the desk.
#[derive(Debug)]
pub enum Popup {
    /// Something to choose from.
    List(List<Pick>),
    /// A command, field by field.
    Form(Form),
    /// The reason in words, for an order that was refused.
    Reason(Order),
    /// The keys.
    Help,
}

/// What a row of a list does.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// Gives a command, or asks the rest of it.
    Do(Step),
    /// Gives the refused order again with this reason.
    Because(Order, String),
    /// Asks for another reason.
    Reason(Order),
    /// Takes lines that were pasted.
    Lines(Vec<String>),
    /// A pasted line that failed, by its place among those: it comes into the strip to be put right.
    Failed(usize),
    /// What can be put right of the last lines.
    Mends,
    /// The form that puts something right.
    Mend(Mend),
    /// What became of a promise of the last meetings.
    Review(PromiseNo, PromiseState),
    /// Leaves the meeting; all is saved.
    Leave,
    /// Puts a page on the wall.
    Wall(Page),
    /// Nothing.
    Close,
}

/// One meeting at the keyboard.
pub struct Desk {
    sitting: Sitting,
    lang: Lang,
    keys: Rc<Keys>,
    calls: BTreeMap<Badge, String>,
    pub(super) line: Line,
    pub(super) popup: Option<Popup>,
    notice: Vec<Said>,
    /// Pasted lines that failed, each with why.
    failed: Vec<(String, String)>,
    refused: Option<Refused>,
    board: Board,
    wall: wall::OnWall,
    pub(super) page: usize,
    pages: usize,
    /// The key that was pressed last, and when.
    held: Option<(KeyCode, Moment)>,
    warned: Option<SpeechNo>,
    rung: Option<SpeechNo>,
    pub(super) bell: bool,
    pub(super) repaint: bool,
    left: bool,
}

/// An order that was refused, and what can be done about it.
struct Refused {
    order: Order,
    passable: bool,
    remedy: Option<Step>,
    /// What was typed can be put right: its form, as it was filled in.
    mend: Option<Form>,
}

/// Two presses within this many milliseconds count once.
const ONCE: i64 = 1000;

impl Desk {
    /// Sits down at a meeting. A clock that was running when it was left stands, until somebody lets it go on.
    pub fn new(sitting: Sitting, lang: Lang) -> Self {
        let mut desk = Self {
            calls: sitting.calls(),
            sitting,
            lang,
            keys: Rc::default(),
            line: Line::default(),
            popup: None,
            notice: Vec::new(),
            failed: Vec::new(),
            refused: None,
            board: Board::Stage,
            wall: wall::OnWall::default(),
            page: 0,
            pages: 1,
            held: None,
            warned: None,
            rung: None,
            bell: false,
            repaint: false,
            left: false,
        };
        desk.come_back();
        desk.say_roster();
        desk
    }

    /// With the keys of a station.
    #[must_use]
    pub fn with_keys(mut self, keys: Rc<Keys>) -> Self {
        self.keys = keys;
        self
    }

    /// The keys that hold here.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The meeting.
    pub fn meeting(&self) -> &Meeting {
        self.sitting.meeting()
    }

    /// The sitting.
    pub fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// What was said last.
    pub fn notice(&self) -> &[Said] {
        &self.notice
    }

    /// What is looked at.
    pub fn board(&self) -> Board {
        self.board
    }

    /// Somebody left the meeting.
    pub fn is_left(&self) -> bool {
        self.left
    }

    /// Who is who.
    pub fn names(&self) -> Roll<'_> {
        Roll { lang: self.lang, calls: &self.calls }
    }

    pub(super) fn room<'a>(&'a self, names: &'a Roll<'a>) -> Room<'a> {
        Room { meeting: self.meeting(), names, lang: self.lang, now: self.sitting.now() }
    }

    /// The likely next thing, in words.
    pub fn next_in_words(&self) -> Option<String> {
        next::likely(self.meeting(), self.lang, &self.names()).map(|(_, words)| words)
    }

    /// A reason would let the last refusal pass.
    pub fn can_pass(&self) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.passable)
    }

    /// One key would supply what is missing, or open the form again that was refused.
    pub fn can_mend(&self) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.mend.is_some()) || self.remedy().is_some()
    }

    /// What would supply what is missing.
    pub fn remedy(&self) -> Option<Step> {
        let of_refusal = self.refused.as_ref().and_then(|refused| refused.remedy.clone());
        let meeting = self.meeting();
        let missing = || meeting.missing().first().filter(|_| meeting.open_vote.is_none()).map(next::supply);
        of_refusal.or_else(missing)
    }

    /// Where keys are pressed.
    pub fn place(&self) -> Place {
        match &self.popup {
            Some(Popup::List(_)) => Place::List,
            Some(Popup::Form(_) | Popup::Reason(_)) => Place::Form,
            Some(Popup::Help) => Place::Help,
            None if self.line.is_empty() => Place::Empty,
            None => Place::Desk,
        }
    }

    /// What the strip asks for at the desk.
    pub fn prompt(&self) -> Prompt {
        let meeting = self.meeting();
        if let Some(vote) = meeting.open_vote() {
            return match ask(vote) {
                Ask::For => Prompt::For,
                Ask::Against => Prompt::Against,
                Ask::Option(option) => Prompt::Option(option),
                Ask::Close => Prompt::Close,
            };
        }
        match meeting.stage {
            Stage::S0 => Prompt::Opening,
            Stage::S1 => Prompt::Raise,
            Stage::S2 => Prompt::Choose,
            Stage::S3 => Prompt::Discuss,
            Stage::S4 | Stage::S5 => Prompt::Floor,
            Stage::S6 => Prompt::Plan,
            Stage::S7 => Prompt::After,
        }
    }

    /// Something lies over the desk: a list, a form, the help.
    pub fn popup_is_open(&self) -> bool {
        self.popup.is_some()
    }

    /// There are several pages to turn.
    pub fn has_pages(&self) -> bool {
        self.pages > 1
    }

    /// So many pages were there when it was drawn; none is turned beyond the last.
    pub(super) fn turned_to(&mut self, pages: usize) {
        self.pages = pages;
        self.page = self.page.min(pages.saturating_sub(1));
    }

    /// A word beside what was said: there is room for few lines.
    pub(super) fn mention(&mut self, what: &str) {
        match self.notice.last_mut() {
            Some((line, Tone::Quiet)) => line.extend(["  ", what]),
            _ => self.notice.push((what.to_owned(), Tone::Quiet)),
        }
    }

    fn say(&mut self, what: impl Into<String>, tone: Tone) {
        self.notice = vec![(what.into(), tone)];
    }

    /// A key that does something.
    pub fn act(&mut self, key: KeyCode, action: Action) {
        if self.is_again(key, action) {
            return;
        }
        match action {
            Action::Help => self.open(Popup::Help),
            Action::Menu => self.open_menu(),
            Action::Undo => self.ask_undo(),
            Action::Advance => self.advance(),
            Action::Because => self.ask_because(),
            Action::Pause => self.pause(),
            Action::Remedy => self.supply(),
            Action::Leave => self.ask_leave(),
            Action::Board => self.turn(false),
            Action::BoardBack => self.turn(true),
            Action::Page if self.wall.mirrored && self.popup.is_none() => self.turn_wall(false),
            Action::PageBack if self.wall.mirrored && self.popup.is_none() => self.turn_wall(true),
            Action::Page => self.page += 1,
            Action::PageBack => self.page = self.page.saturating_sub(1),
            Action::Wall => self.turn_to_wall(),
            Action::Hush => self.hush(),
            Action::Freeze => self.freeze(),
            Action::Pages => self.open_pages(),
            Action::PagesOn => self.turn_wall(false),
            Action::PagesBack => self.turn_wall(true),
            Action::Enter => self.enter(),
            Action::Next => self.go_next(),
            Action::Escape => self.escape(),
            Action::Repaint => self.repaint = true,
            Action::Choose => self.choose(),
            Action::Up => self.with_list(|list| list.step(-1)),
            Action::Down => self.with_list(|list| list.step(1)),
            Action::Close => self.close(),
            Action::Answer => self.answer(),
            Action::Back => self.back(),
            Action::Finish => self.finish(),
            // Of the screen or of the station, not of the meeting.
            Action::Theme | Action::Promises | Action::Items | Action::Visits | Action::Shifts | Action::Write => {}
        }
    }

    /// The same key again within a second: what it did once it doesn't do twice, and what it asked it doesn't answer.
    fn is_again(&mut self, key: KeyCode, action: Action) -> bool {
        let now = self.sitting.now();
        let before = self.held.replace((key, now));
        let again = before.is_some_and(|(last, at)| last == key && now.since(at) < ONCE);
        again && matches!(action, Action::Next | Action::Advance | Action::Choose | Action::Undo | Action::Pause)
    }

    /// Any other key: what was pressed before is over.
    pub fn forget_press(&mut self) {
        self.held = None;
    }

    fn open(&mut self, popup: Popup) {
        self.page = 0;
        self.line = Line::default();
        self.popup = Some(popup);
    }

    fn close(&mut self) {
        self.page = 0;
        self.line = Line::default();
        self.popup = None;
    }

    fn turn(&mut self, back: bool) {
        self.page = 0;
        self.board = self.board.turn(back);
    }

    fn escape(&mut self) {
        if !self.line.is_empty() {
            self.line = Line::default();
        } else if self.board != Board::Stage || self.page > 0 {
            self.board = Board::Stage;
            self.page = 0;
        } else {
            self.notice.clear();
            self.refused = None;
        }
    }

    /// A character; in a short list a digit chooses at once.
    pub fn typed(&mut self, c: char) {
        self.forget_press();
        if self.typed_behind_letters(c) {
            return;
        }
        match &mut self.popup {
            Some(Popup::Help) => {}
            Some(Popup::List(list)) => {
                let (digit, is_long) = (text::fold_char(c).to_digit(10), list.rows.len() > 9);
                if let Some(pick) = digit.and_then(|digit| list.digit(digit)) {
                    self.pick(pick);
                    // Whoever presses Enter behind a number meant that number.
                    self.held = is_long.then(|| (KeyCode::Enter, self.sitting.now()));
                }
            }
            _ => self.line.insert(c),
        }
    }

    fn pause(&mut self) {
        let command = match self.meeting().clock.paused {
            Some(_) => Command::ResumeClock {},
            None => Command::PauseClock { since: None },
        };
        self.give(command.into());
    }

    /// Out of the last stage there is no way back, so that is asked.
    fn advance(&mut self) {
        let meeting = self.meeting();
        let after = meeting.charter().map(|charter| charter.after(meeting.stage));
        if after == Some(Stage::S7) && meeting.missing().is_empty() {
            let ask = words::close_ask(self.lang);
            self.confirm(&ask, Pick::Do(Step::Give(Command::AdvanceStage {})));
        } else {
            self.give(Command::AdvanceStage {}.into());
        }
    }

    fn go_next(&mut self) {
        let Some((step, _)) = next::likely(self.meeting(), self.lang, &self.names()) else {
            let nothing = words::nothing_next(self.lang, &self.keys.shown(Place::Desk, Action::Menu));
            self.say(nothing, Tone::Quiet);
            return;
        };
        match step.name() {
            Name::AdvanceStage => self.advance(),
            Name::CloseVote => {
                let ask = words::close_vote_ask(self.lang);
                self.confirm(&ask, Pick::Do(step));
            }
            Name::ReviewPledge => self.open_reviews(),
            _ => self.take(step),
        }
    }

    fn supply(&mut self) {
        if let Some(mut form) = self.refused.as_mut().and_then(|refused| refused.mend.take()) {
            let typed = form.back().unwrap_or_default();
            self.open(Popup::Form(form));
            self.line = Line::of(&typed);
            return;
        }
        let Some(step) = self.remedy() else {
            let nothing = words::nothing_missing(self.lang, &self.keys.shown(Place::Desk, Action::Advance));
            self.say(nothing, Tone::Quiet);
            return;
        };
        let again = self.refused.take().map(|refused| refused.order);
        match (step, again) {
            (Step::Give(command), Some(order)) => {
                if self.give(command.into()) {
                    self.give(order);
                }
            }
            (step, _) => self.take(step),
        }
    }

    /// Gives a step, or asks the rest of it.
    fn take(&mut self, step: Step) {
        match step {
            Step::Give(command) => {
                self.give(command.into());
            }
            Step::Fill(name, given) => self.open_form(name, &given),
        }
    }
}
