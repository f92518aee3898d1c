//! Giving commands, and saying what became of them.

use super::{Action, Console, EditLine, Place, Said, refused::word};
use crate::{
    charter::RuleId,
    i18n::{
        cli, console,
        event::dot_list,
        grammar, journal,
        names::{self, Names as _},
        roster, tui as words, wall,
    },
    journal::ReadOnly,
    meeting::{Command, Event, Meeting, Moment, Order, numbers::Badge, words::Rung as Ladder},
    sitting::{Answer, Receipt},
    tui::{
        input::{self, Said as Meant},
        next,
    },
    view::Tone,
};

/// As much of a line is told.
pub(super) const TOLD: usize = 3;

impl Console {
    /// Gives a command; whether it was accepted. It is on disk before anything is said.
    pub(super) fn give(&mut self, order: Order) -> bool {
        self.refused = None;
        self.proposed = None;
        let order = self.of_its_moment(order);
        let (command, version) = (order.cmd.clone(), self.meeting().version);
        match self.give_told(order.clone()) {
            Ok(Answer::Done(receipt)) => {
                self.calls = self.sitting.calls();
                self.notice = self.told(&command, &receipt);
                if matches!(command, Command::MoveTo { .. } | Command::SignUp { .. } | Command::Convene { .. }) {
                    self.proposed = receipt.events.iter().find_map(next::name_again);
                }
                if let Some((step, said)) = self.climb(&receipt.events) {
                    self.proposed = Some(step);
                    self.notice.insert(1, said);
                }
                let now = self.meeting().version;
                if now > version.max(1) {
                    self.notice.push((words::next_version(self.lang, now), Tone::Strong));
                }
                self.ask_who_chairs(&receipt.events);
                self.wall_follows(&receipt.events);
                self.stage_begins(&receipt.events);
                true
            }
            Ok(Answer::Refused(refused)) => {
                self.calls = self.sitting.calls();
                self.refuse(order, &refused);
                false
            }
            Err(error) => {
                let why = error.here(self.lang);
                let then = match self.sitting.read_only() {
                    None => words::not_taken(self.lang),
                    Some(ReadOnly::Disk) => console::con_readonly(self.lang),
                    Some(why) => words::looking(self.lang, &journal::read_only_here(self.lang, why)),
                };
                self.notice = vec![(words::failed(self.lang, &why), Tone::Alert), (then, Tone::Strong)];
                false
            }
        }
    }

    fn told(&self, command: &Command, receipt: &Receipt) -> Vec<Said> {
        let (lang, names) = (self.lang, self.names());
        let first = if let Command::RaiseHand { badge, .. } = command { self.heard(*badge) } else { None };
        let told = first.unwrap_or_else(|| self.told_of(&receipt.events, &names, TOLD));
        let mut said = vec![(told, Tone::Strong)];
        // Who would have to be asked is said in the answer, whatever else the line did.
        let hinted = receipt.events.iter().filter(|event| matches!(event, Event::ScopeHinted { .. }));
        let hinted = hinted.map(|hint| (crate::i18n::event::event(lang, hint, &names), Tone::Strong));
        let hinted: Vec<Said> = hinted.filter(|(hint, _)| !said.iter().any(|(line, _)| line.contains(hint))).collect();
        said.extend(hinted);
        said.extend(self.dots_that_hold(&receipt.events));
        said.extend(self.free_roles(command, &receipt.events));
        said.extend(self.set_aside(&receipt.events));
        // What the host says at somebody's side never stands on a screen that the room sees.
        if let Command::CallToOrder { step, rule, .. } = command
            && !self.is_mirrored()
        {
            // Wait, you are next: that is said to who speaks in between, and to nobody else.
            let own = if (*step, *rule) == (Ladder::Remind, RuleId::R03) { None } else { wall::flag(lang, *rule) };
            let own = own.filter(|_| *step == Ladder::Remind);
            let aloud = own.unwrap_or_else(|| names::step_say(lang, *step).to_owned());
            said.push((words::say_aloud(lang, &aloud), Tone::Plain));
        }
        let gap = receipt.events.iter().find_map(|event| match event {
            Event::ClockResumed { gap } => Some(gap / 60_000),
            _ => None,
        });
        said.extend(gap.filter(|minutes| *minutes > 0).map(|minutes| (wall::gap_back(lang, minutes), Tone::Strong)));
        said.push((console::con_saved(lang), Tone::Quiet));
        said
    }

    /// The dots that topics have now, where that isn't what was typed: of several sheets, their sum.
    fn dots_that_hold(&self, events: &[Event]) -> Option<Said> {
        let dots = events.iter().find_map(|event| match event {
            Event::DotsCounted { dots, .. } => Some(dots),
            _ => None,
        })?;
        let topics = &self.meeting().topics;
        let hold: Vec<_> = dots.iter().filter_map(|(no, _)| Some((*no, topics.get(no)?.dots))).collect();
        let known = !self.is_mirrored() && hold != *dots;
        known.then(|| (words::dots_hold(self.lang, &dot_list(self.lang, &hold)), Tone::Strong))
    }

    /// Roles at a table that nobody has any more, since who had them sits elsewhere.
    fn free_roles(&self, command: &Command, events: &[Event]) -> Vec<Said> {
        let key = self.keys.shown(Place::Console, Action::Remedy);
        let moved = matches!(command, Command::MoveTo { .. } | Command::SignUp { .. } | Command::Convene { .. });
        let free = |event: &Event| match event {
            Event::GroupRoleVacated { group, role, badge } if moved => {
                let table = self.meeting().groups.get(group)?.table;
                let (who, role) = (self.names().who(*badge), names::group_role(self.lang, *role));
                Some((words::role_free(self.lang, &who, table, role, &key), Tone::Strong))
            }
            _ => None,
        };
        events.iter().filter_map(free).collect()
    }

    /// A silence that the line set aside.
    fn set_aside(&self, events: &[Event]) -> Option<Said> {
        let (Event::ClockPaused { since }, Event::ClockResumed { gap }) = (events.first()?, events.get(1)?) else {
            return None;
        };
        let key = |action| self.keys.shown(Place::Console, action);
        let (undo, pause) = (key(Action::Undo), key(Action::Pause));
        let from = crate::i18n::time::hhmm(since.time());
        Some((words::silent(self.lang, &from, gap / 60_000, &undo, &pause), Tone::Strong))
    }

    /// Where a hand stands in the row.
    fn heard(&self, badge: Badge) -> Option<String> {
        let waiting = self.meeting().waiting();
        let place = waiting.iter().position(|hand| hand.badge == badge)?;
        Some(console::con_heard(self.lang, &self.names().who(badge), place + 1))
    }

    /// Takes what stands in the strip. What was not understood, or not accepted, stays there: nobody types it again.
    pub(super) fn enter(&mut self) {
        if self.choose_found(0) {
            return;
        }
        let typed = self.line.take();
        let line = self.as_meant(&typed);
        if let Some(whose) = self.asks_whose(&line) {
            self.line = EditLine::offer(&line);
            return self.say(whose, Tone::Strong);
        }
        if self.asks_what(&line) {
            return;
        }
        match self.take_line(&line) {
            None if self.is_on_paper() && !self.line.is_empty() => {}
            None => self.after_a_line(),
            Some(left) => self.leave_in_strip(&left),
        }
    }

    /// Takes one line; what of it was not understood or not accepted.
    pub(super) fn take_line(&mut self, line: &str) -> Option<String> {
        let read = input::read(line, self.stands());
        let all = || Some(line.to_owned());
        match read.said {
            Meant::Told(told, rest) => self.take_told(told, line, &rest),
            Meant::BadMoment => {
                self.say(grammar::bad_moment(self.lang), Tone::Strong);
                all()
            }
            Meant::Nothing if read.unread.is_empty() => None,
            Meant::Nothing if self.waits_for_counts(line) => {
                self.say(words::counting_first(self.lang), Tone::Strong);
                all()
            }
            Meant::Nothing if let Some(many) = self.counts_too_many(line) => {
                self.say(many, Tone::Strong);
                all()
            }
            Meant::Nothing => {
                let unread = words::unread(self.lang, &self.unread_of(line, &read.unread));
                let menu = self.keys.shown(Place::Console, Action::Menu);
                self.notice = vec![(unread, Tone::Strong), (words::nothing_next(self.lang, &menu), Tone::Quiet)];
                all()
            }
            Meant::Help => {
                self.open(super::Popup::Help(String::new()));
                None
            }
            Meant::Person(badge) => {
                self.open_person(badge);
                None
            }
            Meant::Letters(letters) => {
                let nobody = words::nobody_found(self.lang, &letters);
                self.say(nobody, Tone::Strong);
                all()
            }
            Meant::Fill(name, given) => {
                self.tell_of_its_stage(name);
                self.open_form(name, &given);
                self.asked_by = self.popup.is_some().then(|| line.to_owned());
                None
            }
            Meant::Table(table) => {
                if self.open_table(table) {
                    None
                } else {
                    all()
                }
            }
            Meant::BadCode(why) => {
                self.say(input::bad_code(self.lang, why), Tone::Strong);
                all()
            }
            Meant::Give(commands) => self.take_given(line, commands, &read.unread),
        }
    }

    /// A line that would be taken if no vote were open: it is a line, and waits.
    pub(super) fn waits_for_counts(&self, line: &str) -> bool {
        if self.stands().open_vote.is_none() {
            return false;
        }
        let after = Meeting { open_vote: None, ..self.stands().clone() };
        !matches!(input::read(line, &after).said, Meant::Nothing | Meant::BadCode(_) | Meant::BadMoment)
    }

    /// Gives what a line says; of many words those stay that were not taken.
    fn take_given(&mut self, line: &str, commands: Vec<Command>, unread: &[String]) -> Option<String> {
        if self.asks_for_the_roll(&commands) || self.keeps_on_paper(line, &commands) {
            return None;
        }
        let many = commands.len() > 1;
        let left = if many {
            self.give_all(commands)
        } else {
            commands.into_iter().filter(|command| !self.give(command.clone().into())).collect()
        };
        if !unread.is_empty() {
            self.notice.push((console::con_badnum(self.lang, &self.unread_of(line, unread)), Tone::Strong));
        }
        if left.is_empty() && unread.is_empty() {
            return None;
        }
        let words: Option<Vec<String>> = left.iter().map(word).chain(unread.iter().cloned().map(Some)).collect();
        words.filter(|_| many || left.is_empty()).map_or_else(|| Some(line.to_owned()), |words| Some(words.join(" ")))
    }

    /// Gives commands in their order; those that were not accepted. A hand that is refused doesn't keep the others down;
    /// a count does, since the next one rests on it.
    pub(super) fn give_all(&mut self, commands: Vec<Command>) -> Vec<Command> {
        let (mut done, mut told, mut refused, mut left) = (Vec::new(), 0, None, Vec::new());
        let mut commands = commands.into_iter();
        while let Some(command) = commands.next() {
            let goes_on = matches!(command, Command::RaiseHand { .. });
            if self.give(command.clone().into()) {
                // What several commands of a line did is told as one; a hand alone has its batch, too.
                told += if goes_on { 2 } else { 1 };
                done.extend(
                    self.sitting.timeline().entries().last().map(|entry| entry.events.clone()).unwrap_or_default(),
                );
                continue;
            }
            left.push(command);
            refused = refused.or_else(|| Some((std::mem::take(&mut self.notice), self.refused.take())));
            if !goes_on {
                left.extend(commands);
                break;
            }
        }
        if let Some((said, order)) = refused {
            self.notice = said;
            self.refused = order;
        } else if told > 1 {
            self.notice.clear();
        }
        if told > 1 {
            let batch = self.told_of(&done, &self.names(), TOLD);
            self.notice.push((batch, Tone::Strong));
        }
        left
    }

    /// A roster that can't be read keeps nobody from meeting, and is said.
    pub(super) fn say_roster(&mut self) {
        if let Some(why) = self.sitting.roster_fault() {
            let said = roster::without(self.lang, &cli::station(self.lang, why));
            self.notice.push((said, Tone::Strong));
        }
    }

    /// A meeting that was left while a clock ran: clocks stand since its last line, and it is said.
    pub(super) fn come_back(&mut self) {
        const MINUTE: i64 = 60_000;
        if let Some(why) = self.sitting.read_only() {
            self.notice = vec![(words::looking(self.lang, &journal::read_only_here(self.lang, why)), Tone::Alert)];
            return;
        }
        if self.goes_on_telling() {
            return;
        }
        let meeting = self.meeting();
        let runs = meeting.clock.deadline.is_some()
            && meeting.clock.paused.is_none()
            && meeting.closed.is_none()
            && meeting.adjourned.is_none();
        // Whoever begins a lesson sits down where its evening stands: nobody was away.
        let short = if self.is_learning() { MINUTE } else { 0 };
        let away = |last: &Moment| self.sitting.written().since(*last) > short;
        let Some(last) = meeting.last_at.filter(|last| runs && away(last)) else {
            return;
        };
        if self.give(Command::PauseClock { since: Some(last) }.into()) {
            let hhmm = crate::i18n::time::hhmm(last.time());
            self.notice = vec![(words::reopened(self.lang, &hhmm), Tone::Strong)];
        }
    }
}
