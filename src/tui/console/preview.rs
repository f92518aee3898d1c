//! What Enter will do with what is typed, in the words in which it will be told afterwards. Nothing is given here.

use super::{Console, Popup, Said};
use crate::{
    i18n::{command, events, grammar, names::Names as _, names::Roll, time, tui as words},
    meeting::{
        Command, Moment,
        numbers::{Badge, Badges, Card, CardSpan, Cards, Span},
    },
    tui::{
        form::{AfterAnswer, FieldFault, Form, Kind, Questions as _},
        input::{self, Said as Meant},
    },
    view::Tone,
};

impl Console {
    /// What Enter will do with what is typed, or what of it is not understood. `None` while nothing is typed.
    pub fn preview(&self) -> Option<Said> {
        if self.line.is_empty() {
            return None;
        }
        if let Some(Popup::Form(form)) = &self.popup
            && self.is_unseen_form(form)
        {
            return Some((words::enter_on(self.lang), Tone::Quiet));
        }
        let found = self.found();
        if !found.is_empty() {
            let list: Vec<String> =
                found.iter().enumerate().map(|(place, found)| format!("[{}] {}", place + 1, found.shown)).collect();
            return Some((words::found(self.lang, &list.join("  ")), Tone::Plain));
        }
        match &self.popup {
            None => Some(self.of_line(&self.as_meant(&self.line.text()))),
            Some(Popup::Form(form)) => self.of_answer(form),
            Some(_) => None,
        }
    }

    fn of_line(&self, line: &str) -> Said {
        if let Some(whose) = self.asks_whose(line) {
            return (whose, Tone::Strong);
        }
        if let Some(asked) = self.is_asked(line) {
            return (words::enter_asks(self.lang, &asked), Tone::Strong);
        }
        let (read, when) = match self.read_now(line) {
            Ok(read) => read,
            Err(why) => return (why, Tone::Strong),
        };
        let unread = self.unread_of(line, &read.unread);
        let will = |what: &str| (words::enter_will(self.lang, what), Tone::Plain);
        match read.said {
            Meant::Nothing if self.waits_for_counts(line) => (words::counting_first(self.lang), Tone::Strong),
            Meant::Nothing => match self.counts_too_many(line) {
                Some(many) => (many, Tone::Strong),
                None => (words::unread(self.lang, &unread), Tone::Quiet),
            },
            Meant::Help => will(&words::help(self.lang)),
            Meant::Told(..) => will(&self.tells(when)),
            Meant::BadMoment => (grammar::bad_moment(self.lang), Tone::Quiet),
            Meant::BadCode(why) => (input::bad_code(self.lang, why), Tone::Quiet),
            Meant::Table(table) => match self.parts_of_table(table) {
                Some((title, _)) => will(&title),
                None => (grammar::no_table(self.lang, table), Tone::Strong),
            },
            Meant::Letters(letters) => (words::nobody_found(self.lang, &letters), Tone::Quiet),
            Meant::Person(badge) if !self.meeting().is_present(badge) => {
                (self.strangers_in_words(&[badge]), Tone::Strong)
            }
            Meant::Person(badge) => will(&words::person_list(self.lang, &self.names().who(badge))),
            Meant::Fill(name, given) => {
                let names = self.names();
                let room = self.room(&names);
                let form = Form::new(name, &given, &room);
                let shown = form.answers().iter().map(|answer| answer.shown.as_str());
                let shown = self.lang.list(shown.filter(|shown| !shown.is_empty()));
                let title = command::title(self.lang, name);
                will(&match form.asks(self.stands()) {
                    Some(field) => words::asks_next(self.lang, title, &shown, &words::ask(self.lang, name, field.name)),
                    None => words::asks_last(self.lang, title, &shown),
                })
            }
            Meant::Give(commands) => {
                if let Some(said) = self.counts_foretold(&commands) {
                    return (said, Tone::Strong);
                }
                let said = self.of_commands(&commands, when.or(self.sitting.told()));
                if unread.is_empty() {
                    return said;
                }
                (format!("{}  {}", said.0, words::unread(self.lang, &unread)), Tone::Strong)
            }
        }
    }

    /// What commands would do, one after another; where one would be refused, why.
    fn of_commands(&self, commands: &[Command], when: Option<Moment>) -> Said {
        let mut calls = self.calls.clone();
        let (mut done, mut refused) = (Vec::new(), None);
        for (command, answer) in commands.iter().zip(self.sitting.would_at(commands, when)) {
            if let Ok(events) = &answer {
                calls.extend(self.sitting.would_call(events));
            }
            calls.extend(called(command));
            match answer {
                Ok(events) => done.extend(events),
                Err(why) => refused = refused.or(Some(why)),
            }
        }
        let names = Roll { lang: self.lang, calls: &calls };
        let mut said = Vec::new();
        if !done.is_empty() {
            said.push(words::enter_will(self.lang, &self.foretold(commands, &done, &names)));
        }
        said.extend(commands.iter().flat_map(|command| self.gaps(command)));
        let tone = if refused.is_some() { Tone::Strong } else { Tone::Plain };
        said.extend(refused.map(|why| match self.unseen_refusal(commands) {
            Some(unseen) => unseen,
            None => self.refusal_in_words(&why, &names),
        }));
        (said.join("  "), tone)
    }

    /// The numbers that the ranges of a command pass over: those that nobody wears, and those that are known already.
    fn gaps(&self, command: &Command) -> Vec<String> {
        let meeting = self.meeting();
        let here = |badge: Badge| meeting.is_present(meeting.wearer(badge));
        let (mut nobody, mut known) = (Vec::new(), Vec::new());
        let skipped = |badge: Badge| meeting.charter().is_some_and(|charter| charter.skip_badges.contains(&badge.no));
        let worn = |badge: Badge| meeting.people.contains_key(&meeting.wearer(badge));
        let carded = |badge: Badge| meeting.concerns.contains_key(&meeting.card(Card { badge, n: 1 }));
        for badge in ranged(command) {
            let (is_known, is_nobody) = match command {
                Command::SignIn { .. } => (here(badge), skipped(badge)),
                Command::RaiseConcern { .. } => (carded(badge), !worn(badge)),
                Command::Cluster { .. } => (false, !worn(badge)),
                _ => (false, !here(badge)),
            };
            if is_known {
                known.push(badge);
            } else if is_nobody {
                nobody.push(badge);
            }
        }
        let mut said = Vec::new();
        if !nobody.is_empty() {
            said.push(words::gaps(self.lang, &events::spans(&nobody)));
        }
        if !known.is_empty() {
            said.push(words::gaps_known(self.lang, &events::spans(&known)));
        }
        said
    }

    /// What an answer will be taken as; with the last one, what the whole command will do.
    fn of_answer(&self, form: &Form) -> Option<Said> {
        let typed = self.answer_meant(&self.line.text());
        let names = self.names();
        let room = self.room(&names);
        if form.is_ready() {
            return Some((words::form_then_line(self.lang), Tone::Plain));
        }
        let field = form.asks(self.stands())?;
        let mut trial = form.clone();
        match trial.answer(&typed, &room) {
            AfterAnswer::Wrong(fault @ (FieldFault::More { .. } | FieldFault::Slip { .. })) => {
                Some((self.fault(&fault), Tone::Strong))
            }
            AfterAnswer::Wrong(_) => Some((words::unread(self.lang, typed.trim()), Tone::Quiet)),
            AfterAnswer::Done if let Ok(command) = trial.command() => {
                Some(self.of_commands(&[command], self.sitting.told()))
            }
            _ => {
                let answer = trial.answers().iter().find(|answer| answer.field == field)?;
                let shown = match field.kind {
                    Kind::Text | Kind::Number if answer.shown == typed.trim() => return None,
                    Kind::Date => {
                        let date = crate::time::to_come(&typed, self.sitting.now().date()).ok()?;
                        time::read_as(self.lang, date, self.sitting.now().date())
                    }
                    _ => answer.shown.clone(),
                };
                Some((words::enter_will(self.lang, &shown), Tone::Plain))
            }
        }
    }
}

/// How a command calls somebody.
fn called(command: &Command) -> Option<(Badge, String)> {
    match command {
        Command::SignIn { badges: Badges(spans), call: Some(call), .. } => match spans.as_slice() {
            [Span::One(badge)] => Some((*badge, crate::text::safe(call).to_string())),
            _ => None,
        },
        Command::EditParticipant { badge, call: Some(call), .. } => Some((*badge, crate::text::safe(call).to_string())),
        _ => None,
    }
}

/// Every number within the ranges of a command, as many as one line takes.
fn ranged(command: &Command) -> Vec<Badge> {
    const AT_ONCE: usize = 200;
    let ends: Vec<(u16, u16)> = match command {
        Command::SignIn { badges: Badges(spans), .. }
        | Command::SignUp { badges: Badges(spans), .. }
        | Command::MoveTo { badges: Badges(spans), .. }
        | Command::SignOut { badges: Badges(spans) } => {
            let range = |span: &Span| match span {
                Span::Range(from, to) => Some((from.no, to.no)),
                Span::One(_) | Span::Maybe(_) => None,
            };
            spans.iter().filter_map(range).collect()
        }
        Command::RaiseConcern { cards: Some(Cards(spans)), .. }
        | Command::Cluster { cards: Some(Cards(spans)), .. } => {
            let range = |span: &CardSpan| match span {
                CardSpan::Range(from, to) => Some((from.no, to.no)),
                CardSpan::One(_) | CardSpan::Maybe(_) => None,
            };
            spans.iter().filter_map(range).collect()
        }
        _ => Vec::new(),
    };
    ends.into_iter().flat_map(|(from, to)| from..=to).take(AT_ONCE).map(Badge).collect()
}
