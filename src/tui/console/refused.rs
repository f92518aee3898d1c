//! What is refused is put right, not typed again: it stays in the strip or in its form, and one key supplies what it lacked.

use super::{Action, Console, EditLine, NextAct, Pick, Place, Popup, words};
use crate::{
    i18n::refusal,
    meeting::{Command, Name, Order, Refusal, words::Side},
    tui::{form::Form, next},
    view::Tone,
};

/// An order that was refused, and what can be done about it.
pub(super) struct Refused {
    pub(super) order: Order,
    pub(super) passable: bool,
    /// What the refusal names.
    pub(super) remedy: Option<NextAct>,
    /// Which answer of a form it is about.
    pub(super) field: Option<&'static str>,
    /// What stands in the strip for it.
    pub(super) word: Option<String>,
}

/// How a line says a command that one word says.
pub(super) fn word(command: &Command) -> Option<String> {
    let sign = |side| match side {
        Side::For => "+",
        Side::Against => "-",
        Side::Question => "?",
    };
    match command {
        Command::RaiseHand { badge, side: Some(side), .. } => Some(format!("{badge}{}", sign(*side))),
        Command::CountFor { count } | Command::CountAgainst { count } | Command::CountOption { count, .. } => {
            Some(count.to_string())
        }
        _ => None,
    }
}

impl Console {
    pub(super) fn refuse(&mut self, order: Order, refused: &Refusal) {
        if let Some(unseen) = self.unseen_refusal(std::slice::from_ref(&order.cmd)) {
            self.say(unseen, Tone::Strong);
        } else {
            let said = refusal::refusal(self.lang, refused, &self.names());
            self.notice = vec![(self.refusal_in_words(refused, &self.names()), Tone::Strong)];
            self.notice.extend(said.wall.map(|wall| (wall, Tone::Quiet)));
        }
        let remedy = next::remedy(refused);
        self.refused = Some(Refused {
            passable: refused.passable,
            remedy,
            field: next::field_at_fault(refused),
            word: None,
            order,
        });
    }

    /// What was not taken of a line stays in the strip, to be written anew or edited.
    pub(super) fn leave_in_strip(&mut self, left: &str) {
        self.line = EditLine::offer(left);
        if let Some(refused) = &mut self.refused {
            let first = word(&refused.order.cmd).filter(|word| left.contains(word.as_str()) && left.contains(' '));
            refused.word = Some(first.unwrap_or_else(|| left.to_owned()));
        }
    }

    /// A form that was refused keeps what it was filled in with, whatever else is done meanwhile.
    pub(super) fn keep(&mut self, form: &Form) {
        if let Some(refused) = &mut self.refused {
            // Its own fields are put right: a number that nobody wears is a slip of the finger sooner than somebody who comes.
            refused.remedy.take_if(|step| step.name() == Name::SignIn);
        }
        let field = self.refused.as_ref().and_then(|refused| refused.field);
        let form = form.turned_to(field);
        self.kept.retain(|other| !other.is_of_the_same(&form));
        self.kept.push(form);
        let key = self.keys.shown(Place::Console, Action::Remedy);
        self.notice.push((words::form_kept(self.lang, &key), Tone::Quiet));
    }

    /// What was asked of the newest form of a command is done.
    pub(super) fn settle_kept(&mut self, name: Name) {
        if let Some(place) = self.kept.iter().rposition(|form| form.name == name) {
            self.kept.remove(place);
        }
    }

    pub(super) fn remedy_of_refusal(&self) -> Option<NextAct> {
        let refused = self.refused.as_ref()?;
        let step = refused.remedy.clone()?;
        (step.name() != Name::StartMeeting).then_some(step)
    }

    /// Gives a refused order again; what stood in the strip or in a form for it is settled with it.
    pub(super) fn give_again(&mut self, order: Order, word: Option<String>) -> bool {
        let name = order.cmd.name();
        if !self.give(order) {
            if let Some(refused) = &mut self.refused {
                refused.word = word;
            }
            return false;
        }
        self.settle_kept(name);
        if let Some(word) = word {
            let rest = self.line.text().replacen(&word, "", 1);
            self.line = EditLine::offer(rest.trim());
        }
        true
    }

    /// Gives what was missing, and then what was refused for it.
    pub(super) fn give_first(&mut self, command: Command, order: Order, word: Option<String>) {
        if self.give(command.into()) {
            self.give_again(order, word);
        }
    }

    /// Supplies what is missing, or goes back to the form that was refused.
    pub(super) fn supply(&mut self) {
        if self.went_on() {
            return;
        }
        let Some(step) = self.remedy() else {
            if !self.failed.is_empty() {
                self.open_failed();
                return;
            }
            if let Some(mut form) = self.kept.pop() {
                let typed = form.goes_on();
                self.open(Popup::Form(form));
                self.line = EditLine::offer(&typed);
                return;
            }
            let nothing = words::nothing_missing(self.lang, &self.keys.shown(Place::Console, Action::Advance));
            let starts = self.meeting().started.is_none() && self.meeting().opening.is_some();
            let menu = self.keys.shown(Place::Console, Action::Menu);
            self.say(if starts { words::may_start(self.lang, &menu) } else { nothing }, Tone::Quiet);
            return;
        };
        let again = self.refused.take();
        // Who is signed in has not written a card by that: the line stands there still, to be entered if they have.
        let is_card = |refused: &Refused| matches!(refused.order.cmd, Command::RaiseConcern { .. });
        match (step, again.filter(|refused| !is_card(refused))) {
            (NextAct::Give(Command::CloseDebate {}), _) if !next::has_spoken(self.meeting()) => self.ask_unspoken(),
            // Nobody is signed in without a question.
            (NextAct::Give(command), Some(refused)) if command.name() == Name::SignIn => {
                let ask = words::sign_in_first(self.lang);
                self.confirm(&ask, Pick::First(command, Box::new((refused.order, refused.word))));
            }
            (NextAct::Give(command), Some(refused)) => self.give_first(command, refused.order, refused.word),
            (step, _) => self.take(step),
        }
    }
}
