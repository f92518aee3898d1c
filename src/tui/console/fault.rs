//! What would be refused is said at the answer that it is about, while the form stands there with all that was typed: not behind it.

use super::{Action, Console, EditLine, NextAct, Over, Pick, Place, Popup, words};
use crate::{
    i18n::console,
    meeting::{
        Command, Fact, Ground, Order, Refusal,
        numbers::{Badge, Badges},
        refusal::Part,
    },
    tui::{
        form::{Answer, Form, Kind, List},
        next,
    },
    view::Tone,
};

/// An answer that would be refused.
pub(super) struct Faulty {
    /// To which question.
    field: &'static str,
    /// A reason lets it pass.
    passable: bool,
    /// What would make it legal at once.
    remedy: Option<Command>,
}

/// Whether all is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// More is asked.
    More,
    /// Nothing any more.
    All,
}

impl Console {
    /// Which answer of a form would be refused, and why; `None`: none of those that were given.
    pub(super) fn at_fault(&self, form: &Form, asked: Asked) -> Option<(&'static str, Refusal)> {
        let names = self.names();
        let command = form.trial(&self.room(&names))?;
        let refusal = self.sitting.would_with(&command, form.because()).err()?;
        let field = answer_at_fault(&refusal, form.answers(), asked)?;
        Some((field, refusal))
    }

    /// The form stands at that answer again, as it was typed, with why; those behind it are taken again when it is put right.
    pub(super) fn ask_again(&mut self, form: &Form, field: &'static str, refusal: &Refusal) {
        let command = form.command().ok();
        let unseen = command.as_ref().and_then(|command| self.unseen_refusal(std::slice::from_ref(command)));
        let why = unseen.unwrap_or_else(|| self.refusal_in_words(refusal, &self.names()));
        let mut form = form.turned_to(Some(field));
        let typed = form.back().unwrap_or_default();
        let remedy = match next::remedy(refusal) {
            // A number that nobody wears is a slip of the finger sooner than somebody who comes.
            Some(NextAct::Give(command)) if !matches!(command, Command::SignIn { .. }) => Some(command),
            _ => None,
        };
        self.page = 0;
        if self.popup.is_none() {
            self.open(Popup::Form(form));
        } else {
            self.popup = Some(Popup::Form(form));
        }
        self.line = EditLine::offer(&typed);
        self.notice = vec![(why, Tone::Strong)];
        let key = |action| self.keys.shown(Place::Form, action);
        if remedy.is_some() {
            self.notice.push((words::field_remedy(self.lang, &key(Action::Remedy)), Tone::Quiet));
        }
        if refusal.passable {
            self.notice.push((words::field_because(self.lang, &key(Action::Because)), Tone::Quiet));
        }
        self.faulty = Some(Faulty { field, passable: refusal.passable, remedy });
    }

    /// A reason would let the answer pass that stands in the form.
    pub(super) fn can_pass_in_form(&self) -> bool {
        self.faulty.as_ref().is_some_and(|faulty| faulty.passable)
    }

    /// One key would make that answer legal.
    pub(super) fn can_mend_in_form(&self) -> bool {
        self.faulty.as_ref().is_some_and(|faulty| faulty.remedy.is_some())
    }

    /// The reasons that let the answer pass, over the form.
    pub(super) fn ask_because_in_form(&mut self) {
        if !self.can_pass_in_form() {
            self.say(words::nothing_to_pass(self.lang), Tone::Quiet);
            return;
        }
        self.over(Over::Reasons);
    }

    pub(super) fn list_reasons(&mut self) {
        let row = |reason: &fn(crate::i18n::Lang) -> String| {
            let reason = reason(self.lang);
            (reason.clone(), Pick::Waive(Some(reason)))
        };
        let mut rows: Vec<(String, Pick)> = console::REASONS.iter().map(row).collect();
        rows.push((words::reason_other(self.lang), Pick::Waive(None)));
        self.list_of(&words::reasons(self.lang), rows);
    }

    /// Lets the answer pass that stands in the form, for a reason; without one it is asked for in words.
    pub(super) fn waive(&mut self, reason: Option<String>) {
        let Some(reason) = reason else {
            let command = match &self.popup {
                Some(Popup::Form(form)) => form.command().ok(),
                _ => None,
            };
            // What is refused is a command that lacks one answer; which one it is does not matter to the question.
            let order = Order::from(command.unwrap_or(Command::ResumeClock {}));
            self.over(Over::Reason(Box::new(order)));
            return;
        };
        let field = self.faulty.as_ref().map(|faulty| faulty.field);
        if let (Some(Popup::Form(form)), Some(field)) = (&mut self.popup, field) {
            form.waive(field, reason);
            self.answer_again();
        }
    }

    /// Makes the answer legal that stands in the form, and gives it again.
    pub(super) fn mend_in_form(&mut self) {
        let remedy = self.faulty.as_ref().and_then(|faulty| faulty.remedy.clone());
        let Some(command) = remedy else {
            self.say(words::nothing_missing_here(self.lang), Tone::Quiet);
            return;
        };
        if self.give(command.into()) {
            let told = std::mem::take(&mut self.notice);
            self.answer_again();
            self.notice.splice(0..0, told);
        }
    }

    fn answer_again(&mut self) {
        let typed = self.line.text();
        self.step_form(|form, room| crate::tui::form::Questions::answer(form, &typed, room));
    }
}

/// The answer that a refusal is about. What takes all of them together to know is known once all is asked.
fn answer_at_fault(refusal: &Refusal, answers: &[Answer], asked: Asked) -> Option<&'static str> {
    let last = |is: &dyn Fn(&Answer) -> bool| answers.iter().rev().find(|of| is(of)).map(|answer| answer.field.name);
    let named = |name: &str| last(&|answer| answer.field.name == name);
    let by = |badges: &[Badge]| last(&|answer| badges.iter().any(|badge| names_badge(answer, *badge)));
    let found = match &refusal.fact {
        Fact::Lacks { parts } => parts.iter().find_map(|part| {
            named(match part {
                Part::Action => "action",
                Part::Object => "object",
                Part::Who => "who",
                Part::When => "when",
            })
        }),
        Fact::NoField { field } if asked == Asked::All => named(field),
        Fact::NoField { .. } => None,
        Fact::Text { field, .. } | Fact::Range { field, .. } | Fact::PastDay { field, .. } => named(field),
        Fact::Nobody { badges, .. } => by(badges),
        Fact::NoSuch { number, .. } => last(&|answer| answer.is_of(number)),
        Fact::SameWords { .. } => named("action"),
        Fact::AboveRoll { .. } => named("present"),
        Fact::TellerTwice | Fact::Tellers { .. } | Fact::TwoTellers { .. } => named("tellers"),
        Fact::Worn { badge } | Fact::Wears { badge } => by(&[*badge]).or_else(|| by(refusal.badge.as_slice())),
        _ => by(refusal.badge.as_slice()),
    };
    found.or_else(|| of_its_ground(refusal, answers).filter(|_| asked == Asked::All))
}

/// Once all is asked: the last answer of the kind that a refusal of this ground is about.
fn of_its_ground(refusal: &Refusal, answers: &[Answer]) -> Option<&'static str> {
    let given = |answer: &&Answer| !answer.typed().trim().is_empty();
    let last = |is: &dyn Fn(Kind) -> bool| {
        answers.iter().filter(given).rev().find(|answer| is(answer.field.kind)).map(|answer| answer.field.name)
    };
    let is_of_people = |kind| matches!(kind, Kind::Badge | Kind::Badges | Kind::Row);
    match refusal.ground {
        // Nothing was said that isn't so already: what was left out first, else the last word.
        _ if refusal.fact == Fact::Already => {
            let left_out = |answer: &&Answer| answer.field.optional && !given(answer);
            let nothing = answers.iter().filter(given).count() < 2;
            let first = answers.iter().find(left_out).filter(|_| nothing).map(|answer| answer.field.name);
            first.or_else(|| last(&|_| true))
        }
        Ground::Moment => last(&|kind| matches!(kind, Kind::Moment | Kind::Time | Kind::Date)),
        Ground::Who | Ground::Badge => last(&is_of_people),
        Ground::Number => last(&|kind| matches!(kind, Kind::Of(_) | Kind::Number | Kind::Card | Kind::Cards)),
        Ground::Text => last(&|kind| kind == Kind::Text),
        Ground::Count => last(&|kind| matches!(kind, Kind::Number | Kind::Hands | Kind::Dots | Kind::DotsOf(_))),
        // What is voted on can't be voted on here, or not yet.
        Ground::Stage | Ground::State => last(&|kind| kind == Kind::Choice(List::Subject)),
        _ => None,
    }
}

/// Whether an answer names a badge.
fn names_badge(answer: &Answer, badge: Badge) -> bool {
    let is_of_badges = matches!(answer.field.kind, Kind::Badge | Kind::Badges | Kind::Row);
    let typed = || answer.typed().parse::<Badges>();
    is_of_badges && typed().is_ok_and(|badges| badges.resolve(|_| true).iter().any(|of| of.no == badge.no))
}
