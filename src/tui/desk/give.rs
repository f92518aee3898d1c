//! Giving commands, and saying what became of them.

use super::{Action, Desk, Place, Refused, Said};
use crate::{
    i18n::{Lang, console, event, journal, names::Names, refusal, tui as words, wall},
    journal::ReadOnly,
    meeting::{Command, Event, Moment, Order, Refusal, numbers::Badge},
    sitting::{Answer, Receipt, SittingError},
    tui::{
        input::{self, Said as Meant},
        next,
    },
    view::Tone,
};

/// As many events of a line are told.
const TOLD: usize = 3;

/// What happened, in one line.
pub(super) fn in_words(events: &[Event], lang: Lang, names: &dyn Names, most: usize) -> String {
    let told = events.iter().take(most).map(|of| event::event(lang, of, names)).collect::<Vec<_>>().join("  ");
    if events.len() > most { format!("{told} ..({})", events.len()) } else { told }
}

impl Desk {
    /// Gives a command; whether it was accepted. It is on disk before anything is said.
    pub(super) fn give(&mut self, order: Order) -> bool {
        self.refused = None;
        let command = order.cmd.clone();
        match self.sitting.give(order.clone()) {
            Ok(Answer::Done(receipt)) => {
                self.calls = self.sitting.calls();
                self.notice = self.told(&command, &receipt);
                self.wall_follows(&receipt.events);
                true
            }
            Ok(Answer::Refused(refused)) => {
                self.calls = self.sitting.calls();
                self.refuse(order, &refused);
                false
            }
            Err(error) => {
                let why = match &error {
                    SittingError::Journal(error) => journal::error(self.lang, error),
                    other => crate::text::safe(&other.to_string()).to_string(),
                };
                let then = match self.sitting.read_only() {
                    None => words::not_taken(self.lang),
                    Some(ReadOnly::Disk) => console::con_readonly(self.lang),
                    Some(why) => words::looking(self.lang, &journal::read_only(self.lang, why)),
                };
                self.notice = vec![(words::failed(self.lang, &why), Tone::Alert), (then, Tone::Strong)];
                false
            }
        }
    }

    fn refuse(&mut self, order: Order, refused: &Refusal) {
        let said = refusal::refusal(self.lang, refused, &self.names());
        self.notice = vec![(said.console, Tone::Strong)];
        self.notice.extend(said.wall.map(|wall| (wall, Tone::Quiet)));
        self.refused = Some(Refused { passable: refused.passable, remedy: next::remedy(refused), mend: None, order });
    }

    fn told(&self, command: &Command, receipt: &Receipt) -> Vec<Said> {
        let (lang, names) = (self.lang, self.names());
        let first = if let Command::RaiseHand { badge, .. } = command { self.heard(*badge) } else { None };
        let told = first.unwrap_or_else(|| in_words(&receipt.events, lang, &names, TOLD));
        let mut said = vec![(told, Tone::Strong)];
        let gap = receipt.events.iter().find_map(|event| match event {
            Event::ClockResumed { gap } => Some(gap / 60_000),
            _ => None,
        });
        said.extend(gap.filter(|minutes| *minutes > 0).map(|minutes| (wall::gap_back(lang, minutes), Tone::Strong)));
        said.push((console::con_saved(lang), Tone::Quiet));
        said
    }

    /// Where a hand stands in the row.
    fn heard(&self, badge: Badge) -> Option<String> {
        let waiting = self.meeting().waiting();
        let place = waiting.iter().position(|hand| hand.badge == badge)?;
        Some(console::con_heard(self.lang, &self.names().who(badge), place + 1))
    }

    /// Takes what stands in the strip.
    pub(super) fn enter(&mut self) {
        let line = self.line.take();
        if !self.take_line(&line) {
            // What was not understood, or not accepted, can be put right without typing it again.
            let understood = self.refused.is_some();
            if !understood {
                self.line = super::Line::of(&line);
            }
        }
    }

    /// Takes one line; whether all of it was understood and accepted.
    pub(super) fn take_line(&mut self, line: &str) -> bool {
        let read = input::read(line, self.meeting());
        match read.said {
            Meant::Nothing => {
                if !read.unread.is_empty() {
                    let unread = words::unread(self.lang, &read.unread.join(" "));
                    let menu = self.keys.shown(Place::Desk, Action::Menu);
                    self.notice = vec![(unread, Tone::Strong), (words::nothing_next(self.lang, &menu), Tone::Quiet)];
                }
                read.unread.is_empty()
            }
            Meant::Help => {
                self.open(super::Popup::Help);
                true
            }
            Meant::Person(badge) => {
                self.open_person(badge);
                true
            }
            Meant::Fill(name, given) => {
                self.open_form(name, &given);
                true
            }
            Meant::Give(commands) => {
                let all = if commands.len() > 1 {
                    self.give_all(commands)
                } else {
                    commands.into_iter().all(|cmd| self.give(cmd.into()))
                };
                if !read.unread.is_empty() {
                    let unread = console::con_badnum(self.lang, &read.unread.join(" "));
                    self.notice.push((unread, Tone::Strong));
                }
                all
            }
        }
    }

    /// Gives commands in their order; whether all were accepted. A hand that is refused doesn't keep the others down;
    /// a count does, since the next one rests on it.
    fn give_all(&mut self, commands: Vec<Command>) -> bool {
        let (mut hands, mut refused) = (Vec::new(), None);
        for command in commands {
            let hand = if let Command::RaiseHand { badge, .. } = &command { Some(badge.to_string()) } else { None };
            let goes_on = hand.is_some();
            if self.give(command.into()) {
                hands.extend(hand);
                continue;
            }
            refused = refused.or_else(|| Some((std::mem::take(&mut self.notice), self.refused.take())));
            if !goes_on {
                break;
            }
        }
        let all = refused.is_none();
        if let Some((said, order)) = refused {
            self.notice = said;
            self.refused = order;
        } else if !hands.is_empty() {
            self.notice.clear();
        }
        if !hands.is_empty() {
            let batch = console::con_batch(self.lang, hands.len(), &self.lang.list(&hands));
            self.notice.push((batch, Tone::Strong));
        }
        all
    }

    /// Takes pasted lines one by one, and says how many were accepted; stops at the first that isn't.
    pub(super) fn take_lines(&mut self, lines: &[String]) {
        let mut taken = 0;
        for line in lines {
            if !self.take_line(line) || self.popup.is_some() {
                break;
            }
            taken += 1;
        }
        let said = (words::pasted(self.lang, taken, lines.len()), Tone::Strong);
        if taken == lines.len() {
            self.notice = vec![said];
        } else {
            self.notice.insert(0, said);
        }
    }

    /// A meeting that was left while a clock ran: clocks stand since its last line, and it is said.
    pub(super) fn come_back(&mut self) {
        if let Some(why) = self.sitting.read_only() {
            self.notice = vec![(words::looking(self.lang, &journal::read_only(self.lang, why)), Tone::Alert)];
            return;
        }
        let meeting = self.meeting();
        let runs = meeting.clock.deadline.is_some()
            && meeting.clock.paused.is_none()
            && meeting.closed.is_none()
            && meeting.adjourned.is_none();
        let away = |last: &Moment| self.sitting.now().since(*last) > 0;
        let Some(last) = meeting.last_at.filter(|last| runs && away(last)) else {
            return;
        };
        if self.give(Command::PauseClock { since: Some(last) }.into()) {
            let hhmm = crate::i18n::time::hhmm(last.time());
            self.notice = vec![(words::reopened(self.lang, &hhmm), Tone::Strong)];
        }
    }
}
