//! Forms at the console: opened, answered field by field, given, and opened again where they were refused.

use super::{Console, NextAct, Pick, Popup, fault};
use crate::{
    i18n::{time, tui as words},
    meeting::{Name, Order},
    tui::{
        form::{self, Form, Questions as _, Room},
        keymap::{Action, Place},
        line::EditLine,
    },
    view::Tone,
};

impl Console {
    pub(in crate::tui) fn open_form(&mut self, name: Name, given: &[(&'static str, String)]) {
        self.asked_by = None;
        let names = self.names();
        let room = self.room(&names);
        let form = Form::new(name, given, &room);
        if let Some((field, refusal)) = self.at_fault(&form, fault::Asked::More) {
            self.ask_again(&form, field, &refusal);
            return;
        }
        if form.asks(self.stands()).is_some() || form.is_ready() {
            self.open(Popup::Form(form));
        } else {
            self.give_form(&form);
        }
    }

    pub(super) fn give_form(&mut self, form: &Form) {
        let sheet = self.sheet;
        self.asked_by = None;
        self.close();
        if let Some(group) = form.puts_off() {
            self.later.insert(group);
            self.say(words::answer_later(self.lang), Tone::Quiet);
            return;
        }
        match form.command() {
            Ok(command) => {
                if self.keeps_on_paper("", std::slice::from_ref(&command)) {
                    return;
                }
                if let Some(ask) = self.asks_first(&command) {
                    self.confirm(&ask, Pick::Sure(NextAct::Give(command)));
                    return;
                }
                let because = form.because().map(str::to_owned);
                let taken = self.give(Order { because, ..command.into() });
                if let Some(table) = sheet.filter(|_| taken) {
                    // The next line of the same sheet.
                    self.open_table(table);
                }
                if taken {
                    self.kept.retain(|kept| !kept.is_of_the_same(form));
                } else if self.refused.is_some() {
                    self.keep(form);
                }
                self.after_a_line();
            }
            Err(why) => {
                let unread = words::unread(self.lang, &why);
                self.say(unread, Tone::Alert);
            }
        }
    }

    pub(super) fn answer(&mut self) {
        if self.choose_found(0) {
            return;
        }
        let typed = self.answer_meant(&self.line.text());
        if self.tells_alone(&typed) {
            self.line.take();
            return;
        }
        if self.is_a_told_line(&typed) || self.is_answered_beside(&typed) || self.asks_whether_a_line(&typed) {
            return;
        }
        self.step_form(|form, room| form.answer(&typed, room));
    }

    /// Answers the field with this, whatever line it could be.
    pub(super) fn answer_with(&mut self, typed: &str) {
        if matches!(self.popup, Some(Popup::Reason(_))) {
            self.line = EditLine::of(typed);
        }
        self.step_form(|form, room| form.answer(typed, room));
    }

    pub(super) fn finish(&mut self) {
        if self.choose_found(0) {
            return;
        }
        let typed = self.answer_meant(&self.line.text());
        if self.is_a_told_line(&typed) || self.is_answered_beside(&typed) || self.asks_whether_a_line(&typed) {
            return;
        }
        self.step_form(|form, room| {
            if typed.trim().is_empty() {
                return form.rest(room);
            }
            match form.answer(&typed, room) {
                form::AfterAnswer::Next if !form.is_ready() => form.rest(room),
                other => other,
            }
        });
    }

    pub(super) fn step_form(&mut self, step: impl FnOnce(&mut Form, &Room<'_>) -> form::AfterAnswer) {
        match self.popup.take() {
            Some(Popup::Form(mut form)) => {
                let names = self.names();
                let stepped = step(&mut form, &self.room(&names));
                let asked = if stepped == form::AfterAnswer::Next { fault::Asked::More } else { fault::Asked::All };
                let taken = !matches!(stepped, form::AfterAnswer::Wrong(_));
                if let Some((field, refusal)) = self.at_fault(&form, asked).filter(|_| taken) {
                    // The strip under the form stays what it was.
                    self.popup = Some(Popup::Form(form.clone()));
                    self.ask_again(&form, field, &refusal);
                    return;
                }
                self.faulty = None;
                match stepped {
                    form::AfterAnswer::Next => {
                        (self.page, self.line) = (0, EditLine::default());
                        self.popup = Some(Popup::Form(form));
                        self.offer_what_stands();
                    }
                    form::AfterAnswer::Done => self.give_form(&form),
                    form::AfterAnswer::Wrong(fault) => {
                        self.say_fault(&fault);
                        self.line = EditLine::offer(&self.line.text());
                        self.popup = Some(Popup::Form(form));
                    }
                }
            }
            Some(Popup::Reason(order)) => {
                let reason = self.line.take();
                if reason.trim().is_empty() {
                    self.popup = Some(Popup::Reason(order));
                } else {
                    self.close();
                    if matches!(self.popup, Some(Popup::Form(_))) {
                        self.waive(Some(reason));
                        return;
                    }
                    let word = self.refused.as_mut().and_then(|refused| refused.word.take());
                    self.give_again(Order { because: Some(reason), ..order }, word);
                }
            }
            other => self.popup = other,
        }
    }

    /// What stands in the field stands in the strip too, to be written anew or edited.
    pub(super) fn offer_what_stands(&mut self) {
        if let Some(Popup::Form(form)) = &self.popup
            && let Some(now) = form.stands(self.stands())
        {
            self.line = EditLine::offer(now);
        }
    }

    pub(super) fn say_fault(&mut self, fault: &form::FieldFault) {
        self.say(self.fault(fault), Tone::Strong);
    }

    /// Why an answer can't be taken, in words.
    pub(super) fn fault(&self, fault: &form::FieldFault) -> String {
        match fault {
            form::FieldFault::Needed => words::needed(self.lang),
            form::FieldFault::Unread(what) => words::unread(self.lang, what),
            form::FieldFault::NoDay(what, why) => time::no_day(self.lang, what, *why),
            form::FieldFault::More { counted, voters } => words::more_than_signed(self.lang, *voters, *counted),
            form::FieldFault::Slip { counted, here } => words::slip_of_count(self.lang, *here, *counted),
        }
    }

    /// Back by one answer, which stands there again, and so will what is typed now; whether there was one.
    pub(super) fn took_back_an_answer(&mut self) -> bool {
        let Some(Popup::Form(mut form)) = self.popup.take() else { return false };
        form.keeps(&self.line.text(), self.stands());
        let typed = form.back();
        self.popup = Some(Popup::Form(form));
        let any = typed.is_some();
        if let Some(typed) = typed {
            self.page = 0;
            self.line = EditLine::offer(&typed);
        }
        any
    }

    /// In a form the key that takes back takes the last answer back.
    pub(super) fn take_back_in_form(&mut self) {
        if !self.took_back_an_answer() {
            let leaves = self.keys.shown(Place::Form, Action::Back);
            self.say(words::first_answer(self.lang, &leaves), Tone::Quiet);
        }
    }

    /// Back by one answer; out of the form before the first. What was typed stands there again.
    pub(super) fn back(&mut self) {
        if self.took_back_an_answer() {
            return;
        }
        // What is typed into the first field goes first, as everywhere.
        if matches!(self.popup, Some(Popup::Form(_))) && !self.line.is_empty() && !self.line.is_offered() {
            self.line = EditLine::default();
            return;
        }
        self.close();
        if let Some(line) = self.asked_by.take().filter(|_| self.popup.is_none() && self.line.is_empty()) {
            self.line = EditLine::offer(&line);
        }
        // A meeting that was never opened leaves nothing behind.
        self.left = self.meeting().opening.is_none();
    }
}
