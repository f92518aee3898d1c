//! A number and words behind it that may mean two things: who somebody is, or what they say. It is asked: nobody is signed in,
//! called otherwise or written for without a word.

use super::{Console, EditLine, Pick};
use crate::{
    charter::Stage,
    i18n::{console as said, names::Names as _, tui as words},
    meeting::{
        Command, Event, Meeting,
        numbers::{Badge, Badges, GroupNo, Span},
        words::Office,
    },
    text::is_called,
    tui::{input, next::NextAct},
};

impl Console {
    /// Asks what a line means, where that isn't beyond doubt; whether it did.
    pub(super) fn asks_what(&mut self, line: &str) -> bool {
        if let Some((title, rows)) = self.several_come(line) {
            self.ask_of_line(line, &title, rows);
            return true;
        }
        let Some((badge, said)) = input::badge_and_words(line) else { return false };
        if said.is_empty() && is_stranger(self.stands(), badge) {
            // While cards come in, a number is a card only of somebody who is here.
            self.open_person(badge);
            return true;
        }
        let Some((title, rows)) = self.may_mean(badge, &said, line) else { return false };
        self.ask_of_line(line, &title, rows);
        true
    }

    /// Asks what a line means; whoever answers nothing finds it in the strip again.
    fn ask_of_line(&mut self, line: &str, title: &str, rows: Vec<(String, Pick)>) {
        self.question(title, rows);
        self.beneath = EditLine::offer(line);
    }

    /// Several numbers of which some were never worn, where a number alone signs nobody in: those who come late, or a slip of the
    /// finger among cards.
    fn several_come(&self, line: &str) -> Option<(String, Vec<(String, Pick)>)> {
        let (meeting, lang) = (self.stands(), self.lang);
        let goes_on = matches!(meeting.stage, Stage::S1 | Stage::S2 | Stage::S3 | Stage::S4 | Stage::S5 | Stage::S6);
        let badges: Badges = line.parse().ok().filter(|_| goes_on && meeting.open_vote.is_none())?;
        let many = meeting.signing(&badges);
        let strangers: Vec<Badge> = many.iter().copied().filter(|badge| is_new(meeting, *badge)).collect();
        let named = strangers.iter().all(|badge| badges.0.contains(&Span::One(*badge)));
        // A range passes over numbers that nobody wears.
        let mixed = strangers.len() < many.len();
        let asked = many.len() > 1 && !strangers.is_empty() && (!mixed || (meeting.stage == Stage::S1 && named));
        // Where a range signs in by itself, it is no question.
        let is_line = meeting.stage != Stage::S1 && !matches!(input::read(line, meeting).said, input::Said::Nothing);
        if !asked || is_line || many.contains(&Badge::NOBODY) {
            return None;
        }
        let spans = Badges(strangers.iter().copied().map(Span::One).collect());
        let mut rows = vec![(words::person_sign_in(lang), Pick::SignIn(spans.clone(), None))];
        if meeting.stage == Stage::S1 {
            rows.push((words::sign_in_cards(lang), Pick::SignIn(spans, Some(line.to_owned()))));
        }
        rows.push((words::leave_it(lang), Pick::Close));
        Some((self.strangers_in_words(&strangers), rows))
    }

    /// Why a line can't be taken without asking.
    pub(super) fn is_asked(&self, line: &str) -> Option<String> {
        if let Some((title, _)) = self.several_come(line) {
            return Some(title);
        }
        let (badge, said) = input::badge_and_words(line)?;
        if said.is_empty() {
            return is_stranger(self.stands(), badge).then(|| self.strangers_in_words(&[badge]));
        }
        self.may_mean(badge, &said, line).map(|(title, _)| title)
    }

    /// What is asked, with what it may be.
    fn may_mean(&self, badge: Badge, typed: &str, line: &str) -> Option<(String, Vec<(String, Pick)>)> {
        let (meeting, lang) = (self.stands(), self.lang);
        if typed.is_empty() {
            return None;
        }
        let worn = meeting.wearer(badge);
        let known = meeting.people.contains_key(&worn);
        let doubt = match meeting.stage {
            _ if meeting.open_vote.is_some() || badge == Badge::NOBODY => false,
            // Who comes at the door is called something.
            Stage::S0 => call_of(line, meeting).is_some_and(|call| !is_called(&call)),
            // The number of a table.
            Stage::S3 if meeting.groups.contains_key(&GroupNo(badge.no)) => false,
            Stage::S7 => false,
            _ => !known,
        };
        if !doubt {
            return None;
        }
        let leave = (words::leave_it(lang), Pick::Close);
        if meeting.is_present(worn) {
            let who = self.names().who(worn);
            let rename = input::call_so(badge, typed.to_owned());
            let (ask, call) = if self.is_mirrored() {
                (said::con_name_ask(lang), said::con_call_so(lang))
            } else {
                (words::is_that_a_name(lang, &who, typed), words::call_so(lang, typed))
            };
            let rows = vec![(words::leave_for_cards(lang), Pick::Close), (call, Pick::Means(rename))];
            return Some((ask, rows));
        }
        let sign_in = |call: Option<String>| Pick::Means(input::sign_in(Badges::one(badge), None, call));
        let and_take = || Pick::SignIn(Badges::one(badge), Some(line.to_owned()));
        // What is asked stands on the wall too: without a number, and without what somebody may have said.
        let (ask, called) = if self.is_mirrored() {
            (said::con_who_ask(lang), said::con_sign_in_called(lang))
        } else {
            (words::who_is_that(lang, badge, typed), words::sign_in_called(lang, typed))
        };
        let mut rows = vec![(called, sign_in(Some(typed.to_owned())))];
        match meeting.stage {
            Stage::S1 | Stage::S2 => rows.push((words::sign_in_card(lang), and_take())),
            Stage::S6 => rows.push((words::sign_in_pledge(lang), and_take())),
            _ => rows.push((words::sign_in_only(lang), sign_in(None))),
        }
        rows.push(leave);
        Some((ask, rows))
    }

    /// Nobody has spoken on the motion: the host asks three times, and that is the reason.
    pub(super) fn ask_unspoken(&mut self) {
        let order = Command::CloseDebate {}.into();
        let ask = words::unspoken_ask(self.lang);
        self.confirm(&ask, Pick::Because(order, words::unspoken_reason(self.lang)));
    }

    /// At the roll of a sitting many numbers are those who are here today, or some who come besides: it is asked; whether it was.
    pub(super) fn asks_for_the_roll(&mut self, commands: &[Command]) -> bool {
        let [command @ Command::SignIn { badges, .. }] = commands else { return false };
        let plain = *command == input::sign_in(badges.clone(), None, None);
        let here = self.meeting().signing(badges).len();
        if !plain || here < 2 || !self.meeting().roll_is_due() {
            return false;
        }
        let roll = Command::CallRoll { badges: Some(badges.clone()) };
        let rows = vec![
            (words::roll_is_this(self.lang), Pick::Sure(NextAct::Give(roll))),
            (words::roll_besides(self.lang), Pick::Sure(NextAct::Give(command.clone()))),
            (words::leave_it(self.lang), Pick::Close),
        ];
        self.question(&words::roll_named(self.lang, here), rows);
        true
    }

    /// Who left the chair is back: it isn't theirs by that, and it is asked.
    pub(super) fn ask_who_chairs(&mut self, events: &[Event]) {
        let back = events.iter().find_map(|event| match event {
            Event::ChairOffered { badge } => Some(*badge),
            _ => None,
        });
        let Some(badge) = back.filter(|_| self.popup.is_none()) else { return };
        let names = self.names();
        let who = names.who(badge);
        let stays = self.meeting().holder(Office::Chair).map(|chair| words::chair_stays(self.lang, &names.who(chair)));
        let takes = Pick::Do(NextAct::Give(Command::TakeOffice { office: Office::Chair, badge }));
        let rows = vec![
            (words::chair_takes(self.lang, &who), takes),
            (stays.unwrap_or_else(|| words::chair_later(self.lang)), Pick::Close),
        ];
        let title = words::chair_again(self.lang, &who);
        self.question(&title, rows);
    }

    /// Signs people in, and takes what they said, if that is said too.
    pub(super) fn sign_in_and_take(&mut self, badges: Badges, line: Option<&str>) {
        self.line = EditLine::default();
        let taken = self.give(input::sign_in(badges, None, None).into());
        if let Some(left) = line.filter(|_| taken).and_then(|line| self.take_line(line)) {
            self.leave_in_strip(&left);
        }
    }
}

/// What one person would be called by a line.
fn call_of(line: &str, meeting: &Meeting) -> Option<String> {
    let input::Said::Give(commands) = input::read(line, meeting).said else { return None };
    match commands.as_slice() {
        [Command::SignIn { call, .. } | Command::EditParticipant { call, .. }] => call.clone(),
        _ => None,
    }
}

/// Cards come in, and nobody ever wore this.
fn is_stranger(meeting: &Meeting, badge: Badge) -> bool {
    meeting.stage == Stage::S1 && meeting.open_vote.is_none() && is_new(meeting, badge)
}

/// Nobody ever wore this.
fn is_new(meeting: &Meeting, badge: Badge) -> bool {
    badge != Badge::NOBODY && !meeting.people.contains_key(&meeting.wearer(badge))
}
