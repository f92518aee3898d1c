//! The facilitator's console: one meeting, one input strip, and whatever was asked over it.
//!
//! It knows no rule of the meeting. It gives commands to the sitting and shows what that says.

mod asks;
mod beside;
mod card;
mod chain;
mod dash;
mod fault;
mod find;
mod finder;
mod forms;
mod give;
mod keys;
mod ladder;
mod learn;
mod lists;
mod mend;
mod named;
pub mod papers;
mod paste;
mod pick;
mod press;
mod preview;
mod refused;
mod rehearsal;
mod screen;
mod second;
mod see;
mod tick;
mod told;
mod tour;
mod veil;
mod waiting;
mod wall;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use ratatui::crossterm::event::KeyCode;

use super::{
    form::{Form, Room},
    keymap::{Action, Keys, Place},
    line::EditLine,
    list::List,
    next::{self, NextAct},
};
use crate::{
    charter::Stage,
    i18n::{
        Lang,
        names::Roll,
        tui::{self as words, Prompt},
    },
    meeting::{
        Meeting, Missing, Moment, Name,
        numbers::{Badge, GroupNo, SpeechNo},
    },
    office::Waiting,
    sitting::Sitting,
    sys::browser::Available,
    view::{Ask, Board, Tone, ask},
};

pub use card::Card;
pub use find::Found;
use pick::Over;
pub use pick::{Mend, Pick, Popup};
pub use rehearsal::{Coach, RATES};

/// A line that the console says, and how.
pub type Said = (String, Tone);

/// One meeting at the keyboard.
pub struct Console {
    sitting: Sitting,
    lang: Lang,
    keys: Rc<Keys>,
    calls: BTreeMap<Badge, String>,
    pub(super) line: EditLine,
    /// What stood in the strip when something was laid over the console: it stands there again afterwards.
    beneath: EditLine,
    pub(super) popup: Option<Popup>,
    /// A form or a list that the help, or the question whether to leave, lies over, with what was typed into it.
    under: Option<Box<(Popup, EditLine)>>,
    notice: Vec<Said>,
    /// Pasted lines that failed, each with why.
    failed: Vec<(String, String)>,
    /// The one of them that stands in the strip.
    mends: Option<String>,
    /// Since when nobody typed for longer than anything was planned for, once that was asked about.
    silent: Option<Moment>,
    refused: Option<refused::Refused>,
    /// Another window runs the meeting.
    first: Option<second::First>,
    /// The answer of the open form that would be refused.
    faulty: Option<fault::Faulty>,
    /// A form that was refused, as it was filled in, until it is put right.
    kept: Vec<Form>,
    /// The line that the open form was typed as: whoever leaves the form finds it in the strip again.
    asked_by: Option<String>,
    /// Somebody practises, and is told what to press.
    tour: Option<tour::Tour>,
    /// Residents act, and waiting may go faster.
    rehearsal: Option<rehearsal::Rehearsal>,
    /// A lesson asks for something.
    learning: Option<learn::Learning>,
    /// What was chosen from the list of commands, the last first.
    recent: Vec<Name>,
    /// The next step of the ladder, after two calls.
    proposed: Option<NextAct>,
    /// Tables that were asked what they can do themselves, and answer later.
    later: BTreeSet<GroupNo>,
    /// The table whose sheet is typed in.
    sheet: Option<u16>,
    board: Board,
    /// The moment that lines are about from here on, if somebody types an evening that is over.
    telling: Option<Moment>,
    /// What waited for this meeting when its concerns began.
    waiting: Vec<Waiting>,
    wall: wall::OnWall,
    /// Makes PDF and pictures.
    browser: Available,
    /// It does.
    printing: Option<papers::BeingPrinted>,
    pub(super) page: usize,
    pages: usize,
    /// Since when a dash waits behind a number: a hand against, or a range if a digit comes.
    dash: Option<Moment>,
    /// The key that was pressed last, and when.
    held: Option<(KeyCode, Moment)>,
    /// A key that, pressed next, belongs to what was done already.
    belongs: Option<KeyCode>,
    /// The sign that gave a hand just now, where it is half of a dash (——).
    half_dash: Option<char>,
    warned: Option<SpeechNo>,
    rung: Option<SpeechNo>,
    pub(super) bell: bool,
    pub(super) repaint: bool,
    left: bool,
}

impl Console {
    /// Sits down at a meeting. A clock that was running when it was left stands, until somebody lets it go on.
    pub fn new(sitting: Sitting, lang: Lang) -> Self {
        let mut console = Self {
            calls: sitting.calls(),
            rehearsal: rehearsal::Rehearsal::of(sitting.meeting()),
            learning: learn::Learning::of(&sitting),
            sitting,
            lang,
            keys: Rc::default(),
            line: EditLine::default(),
            beneath: EditLine::default(),
            popup: None,
            under: None,
            notice: Vec::new(),
            failed: Vec::new(),
            mends: None,
            refused: None,
            first: None,
            faulty: None,
            silent: None,
            kept: Vec::new(),
            asked_by: None,
            tour: None,
            recent: Vec::new(),
            proposed: None,
            later: BTreeSet::new(),
            sheet: None,
            board: Board::Stage,
            telling: None,
            waiting: Vec::new(),
            wall: wall::OnWall::default(),
            browser: Available::Unwanted,
            printing: None,
            page: 0,
            pages: 1,
            dash: None,
            held: None,
            belongs: None,
            half_dash: None,
            warned: None,
            rung: None,
            bell: false,
            repaint: false,
            left: false,
        };
        console.come_back();
        console.say_roster();
        console.look_what_waits();
        console
    }

    /// The keys of a station hold.
    /// What makes PDF and pictures at this machine; else nothing does.
    pub(super) fn prints_by(&mut self, browser: Available) {
        self.browser = browser;
    }

    pub(super) fn set_keys(&mut self, keys: Rc<Keys>) {
        self.keys = keys;
    }

    /// The keys that hold here.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The meeting.
    pub fn meeting(&self) -> &Meeting {
        self.sitting.meeting()
    }

    /// The meeting that lines are typed into: as it stood, where something is told of a moment that is over.
    pub fn stands(&self) -> &Meeting {
        self.sitting.stands()
    }

    /// The sitting.
    pub fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// The strip.
    pub fn line(&self) -> &EditLine {
        &self.line
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
        Room { meeting: self.stands(), names, lang: self.lang, now: self.sitting.now() }
    }

    /// The likely next thing, in words.
    pub fn next_in_words(&self) -> Option<String> {
        let hands = self.next_hands_in_words();
        hands.or_else(|| next::likely(self.meeting(), self.lang, &self.names(), &self.later).map(|(_, words)| words))
    }

    /// A reason would let the last refusal pass.
    pub fn can_pass(&self) -> bool {
        if self.place() == Place::Form {
            return self.can_pass_in_form();
        }
        self.refused.as_ref().is_some_and(|refused| refused.passable)
    }

    /// One key would supply what is missing, or open the form or the pasted lines again that were refused.
    pub fn can_mend(&self) -> bool {
        if self.place() == Place::Form {
            return self.can_mend_in_form();
        }
        !self.kept.is_empty() || !self.failed.is_empty() || self.remedy().is_some()
    }

    /// What would supply what is missing. It never starts the meeting: people are still coming in.
    pub fn remedy(&self) -> Option<NextAct> {
        let meeting = self.meeting();
        let missing = || {
            let list = meeting.missing();
            let first = list.iter().find(|of| **of != Missing::Start);
            first
                .filter(|_| meeting.open_vote.is_none() && self.kept.is_empty() && self.failed.is_empty())
                .map(next::supply)
        };
        let step = self.remedy_of_refusal().or_else(|| self.proposed.clone()).or_else(missing);
        step.map(|step| next::goes_further(meeting, step))
    }

    /// Where keys are pressed.
    pub fn place(&self) -> Place {
        match &self.popup {
            Some(Popup::List(_)) => Place::List,
            Some(Popup::Form(_) | Popup::Reason(_)) => Place::Form,
            Some(Popup::Help(_) | Popup::Told(_)) => Place::Help,
            None if self.only_looks() => Place::Looking,
            None if self.line.is_empty() => Place::Empty,
            None => Place::Console,
        }
    }

    /// What the strip asks for at the console.
    pub fn prompt(&self) -> Prompt {
        let meeting = self.stands();
        if self.only_looks() {
            return Prompt::Looking;
        }
        if self.is_on_paper() {
            return Prompt::OnPaper;
        }
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
            Stage::S6 if meeting.actions.values().all(|row| row.dropped.is_some()) => Prompt::PlanEmpty,
            Stage::S6 => Prompt::Plan,
            Stage::S7 => Prompt::After,
        }
    }

    /// Something lies over the console: a list, a form, the help.
    pub fn popup_is_open(&self) -> bool {
        self.popup.is_some()
    }

    /// So many pages were there when it was drawn; none is turned beyond the last.
    pub(super) fn turned_to(&mut self, pages: usize) {
        self.pages = pages;
        self.page = self.page.min(pages.saturating_sub(1));
    }

    /// A word beside what was said: there is room for few lines.
    pub(super) fn note(&mut self, what: &str) {
        match self.notice.last_mut() {
            Some((line, Tone::Quiet)) => line.extend(["  ", what]),
            _ => self.notice.push((what.to_owned(), Tone::Quiet)),
        }
    }

    fn say(&mut self, what: impl Into<String>, tone: Tone) {
        self.notice = vec![(what.into(), tone)];
    }

    fn open(&mut self, popup: Popup) {
        self.page = 0;
        let line = std::mem::take(&mut self.line);
        if self.popup.is_none() {
            self.beneath = line;
        }
        self.popup = Some(popup);
    }

    /// Lays the help, or the question whether to leave, over whatever is asked; closed, that is asked again.
    fn over(&mut self, what: Over) {
        let under = self.popup.take().map(|popup| Box::new((popup, std::mem::take(&mut self.line))));
        // The strip under both stays what it was.
        let beneath = under.is_some().then(|| std::mem::take(&mut self.beneath));
        match what {
            Over::Help => self.open(Popup::Help(String::new())),
            Over::Leave => self.ask_leave(),
            Over::Line(typed, reason) => self.list_line_or_answer(&typed, reason),
            Over::Reasons => self.list_reasons(),
            Over::Reason(order) => self.open(Popup::Reason(*order)),
        }
        self.beneath = beneath.unwrap_or_else(|| std::mem::take(&mut self.beneath));
        self.under = under;
    }

    fn close(&mut self) {
        self.page = 0;
        if let Some(under) = self.under.take() {
            (self.popup, self.line) = (Some(under.0), under.1);
            return;
        }
        self.sheet = None;
        self.faulty = None;
        self.popup = None;
        self.line = std::mem::take(&mut self.beneath);
    }

    fn turn(&mut self, back: bool) {
        self.page = 0;
        self.board = self.board.turn(back);
    }
}
