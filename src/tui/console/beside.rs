//! A line that is typed while a form is open: the next slip, a hand. It is no answer, and nobody's words are swallowed for one.

use super::{Console, EditLine, Over, Pick, Popup, fault::Asked, words};
use crate::{
    i18n::console as said,
    meeting::{Command, Name, numbers::Badge},
    text,
    tui::{
        form::{AfterAnswer, Form, Kind, Questions as _},
        input::{self, Said as Meant},
    },
    view::Tone,
};

/// What a place is called by: words behind a number that belong to it.
const OF_A_PLACE: &str = "号楼幢栋座单层门室弄";

impl Console {
    /// A line typed where only Enter is waited for is no answer: the form is settled as Enter settles it, then the line is taken.
    /// What ends the evening for everybody waits for an Enter that is meant.
    pub(super) fn is_answered_beside(&mut self, typed: &str) -> bool {
        let Some(Popup::Form(form)) = &self.popup else { return false };
        if !form.is_ready() || typed.trim().is_empty() {
            return false;
        }
        if matches!(form.name, Name::CloseMeeting | Name::Adjourn) {
            self.line = EditLine::offer(typed);
            self.say(words::answer_first(self.lang), Tone::Strong);
            return true;
        }
        let form = form.clone();
        self.settle_and_take(&form, typed);
        true
    }

    /// Gives a form, and then takes a line of its own.
    fn settle_and_take(&mut self, form: &Form, typed: &str) {
        self.give_form(form);
        let said = std::mem::take(&mut self.notice);
        match &self.popup {
            Some(_) => self.beneath = EditLine::of(typed),
            None if self.refused.is_some() => self.line = EditLine::offer(typed),
            None => {
                self.line = EditLine::of(typed);
                self.enter();
            }
        }
        self.notice.splice(0..0, said);
    }

    /// Asks whether what is typed into a field is a line of its own, where it reads as one; whether it did.
    pub(super) fn asks_whether_a_line(&mut self, typed: &str) -> bool {
        let is_line = match &self.popup {
            Some(Popup::Form(form)) => form.asks(self.stands()).is_some_and(|field| {
                let is_words = matches!(field.kind, Kind::Text | Kind::Answer | Kind::Options);
                let names = self.names();
                let is_answer = || !matches!(form.clone().answer(typed, &self.room(&names)), AfterAnswer::Wrong(_));
                (is_words || !is_answer()) && self.reads_as_a_line(is_words, typed)
            }),
            Some(Popup::Reason(_)) => self.reads_as_a_line(true, typed),
            _ => false,
        };
        if is_line {
            let reason = matches!(self.popup, Some(Popup::Reason(_)));
            self.over(Over::Line(typed.to_owned(), reason));
        }
        is_line
    }

    /// What is asked then: the line comes first, since whoever reads on in a form types no number before their words.
    pub(super) fn list_line_or_answer(&mut self, typed: &str, reason: bool) {
        let (lang, typed_so) = (self.lang, typed.trim());
        let (ask, answer) = if self.is_mirrored() {
            (said::con_line_ask(lang), said::con_line_answer(lang))
        } else {
            (words::line_or_answer(lang, typed_so), words::line_is_answer(lang, typed_so))
        };
        let rows = vec![
            (
                if reason { words::line_not_reason(lang) } else { words::line_of_its_own(lang) },
                Pick::Line(typed.to_owned()),
            ),
            (answer, Pick::Answer(typed.to_owned())),
            (words::leave_it(self.lang), Pick::Close),
        ];
        self.question(&ask, rows);
    }

    /// A line, where the meeting stands, that is not just words or a number: of those a field can be answered.
    fn reads_as_a_line(&self, is_words: bool, typed: &str) -> bool {
        let meeting = self.stands();
        let read = input::read(typed, meeting);
        if !read.unread.is_empty() {
            return false;
        }
        let plain = text::numbers(typed);
        if plain.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '.')) {
            return plain.trim_end().ends_with('-') && matches!(read.said, Meant::Give(_));
        }
        let here = |given: &[(&str, String)], of: &str| {
            let no = given.iter().find(|(named, _)| *named == of).and_then(|(_, no)| no.parse::<Badge>().ok());
            no.is_some_and(|no| meeting.is_present(meeting.wearer(no)))
        };
        let is_place =
            || input::badge_and_words(typed).is_some_and(|(_, words)| words.starts_with(|c| OF_A_PLACE.contains(c)));
        match &read.said {
            Meant::Give(commands) => match commands.as_slice() {
                // Words alone, and the words of somebody's card where it is their card that is asked.
                [Command::RaiseConcern { badge, text: Some(_), .. }] => {
                    badge.is_some_and(|badge| badge != Badge::NOBODY && meeting.is_present(meeting.wearer(badge)))
                        && !is_place()
                }
                [Command::SignIn { call: Some(_), .. }] => !is_words,
                _ => true,
            },
            Meant::Fill(..) if plain.starts_with('#') => true,
            Meant::Fill(Name::DraftMotion, given) => {
                let no = given.iter().find(|(named, _)| *named == "group").and_then(|(_, no)| no.parse().ok());
                no.is_some_and(|no| meeting.groups.contains_key(&crate::meeting::numbers::GroupNo(no))) && !is_place()
            }
            Meant::Fill(Name::Pledge | Name::Respond, given) => here(given, "badge") && !is_place(),
            _ => false,
        }
    }

    /// It was a line: the form is given, if what is still asked can be left out; else it is kept as it was filled in.
    pub(super) fn take_beside(&mut self, typed: &str) {
        if matches!(self.popup, Some(Popup::Reason(_))) {
            // No reason was given, and what lacks it is refused still.
            self.close();
            if self.popup.is_none() {
                self.line = EditLine::of(typed);
                self.enter();
                return;
            }
        }
        let Some(Popup::Form(form)) = &self.popup else { return };
        let form = form.clone();
        let names = self.names();
        let mut whole = form.clone();
        let rest = whole.rest(&self.room(&names));
        let ends = matches!(form.name, Name::CloseMeeting | Name::Adjourn);
        let can = !matches!(rest, AfterAnswer::Wrong(_)) && !ends && self.at_fault(&whole, Asked::All).is_none();
        if can {
            self.settle_and_take(&whole, typed);
            return;
        }
        self.close();
        self.refused = None;
        self.keep(&form.paused());
        let said = std::mem::take(&mut self.notice);
        self.line = EditLine::of(typed);
        self.enter();
        self.notice.extend(said);
    }
}
