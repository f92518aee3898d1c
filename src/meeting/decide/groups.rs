//! Tables: who sits where, what they wrote, what they report.

use super::{Decided, Decision, already, first, maybe_text, no_field, within};
use crate::{
    charter::{GuardId, Stage},
    meeting::{
        Moment,
        command::{Command, Name},
        event::Event,
        numbers::{Badge, Badges, GroupNo, TopicNo},
        refusal::{Fact, Ground, Missing, Refusal},
        state::{Group, TopicFate},
        words::{GroupRole, Office},
    },
    text::NOTE,
};

impl Decision<'_> {
    pub(super) fn post_topic(&mut self, topics: &[TopicNo]) -> Decided {
        if topics.is_empty() {
            return Err(no_field("topics"));
        }
        let market = self.charter()?.market;
        let places = market.tables.saturating_mul(market.rounds);
        // The grid of a round begins with its own first table.
        let first_of_round = (self.m.round() - 1).saturating_mul(market.tables) + 1;
        let mut free = (first_of_round..=places).map(GroupNo).filter(|no| !self.m.groups.contains_key(no));
        let mut posted: Vec<(TopicNo, GroupNo)> = Vec::new();
        for topic in topics {
            // What was left for the next meeting may still get a table, when the choice is gone back to.
            let free_for = matches!(self.topic(*topic)?.fate, TopicFate::Live | TopicFate::Next);
            if !free_for || posted.iter().any(|(other, _)| other == topic) {
                return Err(already());
            }
            let Some(group) = free.next() else {
                return Err(Refusal::new(Ground::Count, Fact::Tables { most: places }));
            };
            posted.push((*topic, group));
        }
        for (topic, group) in posted {
            let (round, table) = ((group.0 - 1) / market.tables + 1, (group.0 - 1) % market.tables + 1);
            self.push(Event::TopicPosted { topic, group, round, table });
        }
        Ok(())
    }

    pub(super) fn unpost_topic(&mut self, topic: TopicNo) -> Decided {
        let posted = self.topic(topic)?;
        let TopicFate::Posted(group) = posted.fate else {
            return Err(first(Name::PostTopic));
        };
        self.push(Event::TopicUnposted { topic, group });
        // Its cards were taken elsewhere meanwhile.
        if posted.cards.is_empty() {
            self.push(Event::TopicDissolved { topic });
        }
        Ok(())
    }

    pub(super) fn convene(&mut self, group: GroupNo, badge: Badge) -> Decided {
        self.present(badge)?;
        let convened = self.open_table(group)?;
        if convened.roles.get(&GroupRole::Convener) == Some(&badge) {
            return Err(already());
        }
        let (round, closed) = (convened.round, convened.closed);
        let seated = convened.members.contains(&badge) || badge == Badge::NOBODY;
        if !seated && closed.is_none() {
            self.give_up_roles(badge, Some((group, round)));
        }
        self.push(Event::Convened { group, badge });
        if !seated {
            self.push(Event::SignedUp { group, badge });
        }
        Ok(())
    }

    /// Over the cap a sign-up is taken and shown; leaving the stage lists it.
    pub(super) fn sign_up(&mut self, group: GroupNo, badges: &Badges) -> Decided {
        let badges = self.room(badges)?;
        let Group { members, round, .. } = self.open_table(group)?;
        let round = *round;
        let new: Vec<Badge> = badges.into_iter().filter(|badge| !members.contains(badge)).collect();
        if new.is_empty() {
            return Err(already());
        }
        for badge in &new {
            self.give_up_roles(*badge, Some((group, round)));
        }
        self.events.extend(new.into_iter().map(|badge| Event::SignedUp { group, badge }));
        Ok(())
    }

    pub(super) fn move_to(&mut self, badges: &Badges, to: Option<GroupNo>) -> Decided {
        let round = to.map(|group| self.open_table(group)).transpose()?.map(|group| group.round);
        let badges = self.room(badges)?;
        for badge in &badges {
            self.give_up_roles(*badge, to.zip(round));
        }
        for badge in badges {
            // Who comes from a table of the round before doesn't leave it.
            let from = round.map_or_else(|| self.m.table_of(badge), |round| self.m.table_in(round, badge));
            if from != to {
                self.push(Event::Moved { badge, from, to });
            }
        }
        if self.events.is_empty() { Err(already()) } else { Ok(()) }
    }

    /// Who sits down elsewhere no longer serves the table that talks on without them. A table that is done keeps who reports for it.
    fn give_up_roles(&mut self, badge: Badge, to: Option<(GroupNo, u16)>) {
        let left = |group: &&Group| {
            let leaves = to.is_none_or(|(no, round)| group.no != no && group.round == round);
            leaves && group.closed.is_none() && group.members.contains(&badge)
        };
        for group in self.m.groups.values().filter(left) {
            let roles = group.roles.iter().filter(|(_, holder)| **holder == badge);
            let vacated = roles.map(|(role, _)| Event::GroupRoleVacated { group: group.no, role: *role, badge });
            self.events.extend(vacated);
        }
    }

    /// A table where people can still sit down.
    fn open_table(&self, group: GroupNo) -> Decided<&Group> {
        let table = self.group(group)?;
        match table.closed {
            Some(_) => Err(Refusal::new(Ground::State, Fact::TableDone { group })),
            None => Ok(table),
        }
    }

    pub(super) fn take_group_role(&mut self, group: GroupNo, role: GroupRole, badge: Badge) -> Decided {
        // What lay on paper may be typed in when people have gone.
        match self.m.stage {
            Stage::S7 => self.known(badge),
            _ => self.present(badge),
        }?;
        if self.group(group)?.roles.get(&role) == Some(&badge) {
            return Err(already());
        }
        self.put(Event::GroupRoleTaken { group, role, badge })
    }

    pub(super) fn note(&mut self, command: &Command) -> Decided {
        let (Command::NotePoint { group, text, said, no }
        | Command::NoteDisagreement { group, text, said, no }
        | Command::NoteSurprise { group, text, said, no }) = command
        else {
            return Ok(());
        };
        let table = self.group(*group)?;
        let notes = match command {
            Command::NotePoint { .. } => &table.points,
            Command::NoteDisagreement { .. } => &table.disagreements,
            _ => &table.surprises,
        };
        let (group, said, text) = (table.no, self.said(*said)?, maybe_text("text", text.as_deref(), NOTE)?);
        // After the close, words are those of what lay on paper, as long as something does.
        let waits = || u16::try_from(notes.iter().position(|note| note.text.is_none())? + 1).ok();
        let no = no.or_else(|| (self.m.closed.is_some() && text.is_some()).then(waits)?);
        if let Some(no) = no {
            if notes.is_empty() {
                return Err(first(command.name()));
            }
            within("no", no.into(), 1, notes.len().try_into().unwrap_or(u32::MAX))?;
            let now = &notes[usize::from(no) - 1].text;
            match &text {
                None => return Err(no_field("text")),
                Some(_) if *now == text => return Err(already()),
                Some(_) => {}
            }
        }
        self.put(match command {
            Command::NotePoint { .. } => Event::PointNoted { group, text, said, no },
            Command::NoteDisagreement { .. } => Event::DisagreementNoted { group, text, said, no },
            _ => Event::SurpriseNoted { group, text, said, no },
        })
    }

    pub(super) fn note_conclusion(
        &mut self,
        group: GroupNo,
        words: Option<&str>,
        unsettled: bool,
        badge: Option<Badge>,
        said: Option<Moment>,
    ) -> Decided {
        self.group(group)?;
        if let Some(badge) = badge {
            self.known(badge)?;
            self.neutral(badge)?;
        }
        let text = maybe_text("text", words, NOTE)?;
        let said = self.said(said)?;
        self.put(Event::ConclusionNoted { group, text, unsettled, said })
    }

    /// P4: a table that is done early gives its minutes back.
    pub(super) fn close_group(&mut self, group: GroupNo) -> Decided {
        if self.group(group)?.closed.is_some() {
            return Err(already());
        }
        let left = self.m.stage_left(self.now).unwrap_or(0).max(0) / 1000;
        self.put(Event::GroupClosed { group, given_back: u32::try_from(left).unwrap_or(0) })
    }

    pub(super) fn report_group(
        &mut self,
        group: GroupNo,
        badge: Option<Badge>,
        answer: Option<&str>,
        others: bool,
    ) -> Decided {
        let reported = self.group(group)?;
        let badge = badge.or_else(|| reported.roles.get(&GroupRole::Reporter).copied());
        let again = reported.reported.is_some();
        let answer = maybe_text("answer", answer, NOTE)?;
        if again && answer.is_none() && !others {
            return Err(already());
        }
        let answered = reported.is_answered();
        if !again {
            if let Some(badge) = badge {
                self.present(badge)?;
                self.neutral(badge)?;
            }
            self.not_busy(None)?;
            self.wake();
            let deadline = self.now.plus_s(self.charter()?.market.report_seconds);
            self.push(Event::GroupReported { group, badge, deadline });
        }
        if !answered && answer.is_none() && !others {
            self.remind([Missing::Answer { group }]);
        }
        self.answer(group, answer, others);
        Ok(())
    }

    fn answer(&mut self, group: GroupNo, answer: Option<String>, others: bool) {
        self.events.extend(answer.map(|text| Event::AnswerNoted { group, text }));
        if others {
            self.push(Event::AnswerOthers { group });
        }
    }

    /// 这件事，我们自己能做点什么? said later than the report.
    pub(super) fn answer_group(&mut self, group: GroupNo, answer: Option<&str>, others: bool) -> Decided {
        let table = self.group(group)?;
        let answer = maybe_text("answer", answer, NOTE)?;
        if answer.is_none() && !others {
            return Err(no_field("answer"));
        }
        if others == table.others && (answer.is_none() || answer == table.answer) {
            return Err(already());
        }
        self.answer(group, answer, others);
        Ok(())
    }

    /// R03: while somebody speaks, the floor is theirs. Passing it ends the running speech first.
    pub(super) fn not_busy(&mut self, asked: Option<Badge>) -> Decided {
        let Some(speaker) = self.m.running_speech().map(|speech| speech.badge) else {
            return Ok(());
        };
        let noted = asked.and_then(|badge| self.hand_to_note(badge));
        self.guard(GuardId::R03Busy, asked, || {
            Refusal::rule(GuardId::R03Busy, Fact::Busy { speaker, asked })
                .legal([Name::EndSpeech, Name::AddTime])
                .instead(noted)
        })?;
        self.end_speech(false);
        Ok(())
    }

    /// Who can't be called now waits with a hand up, if a hand of theirs could be taken.
    fn hand_to_note(&self, badge: Badge) -> Option<Event> {
        let motion = self.m.open_motion()?;
        let may = badge != Badge::NOBODY
            && self.m.holder(Office::Chair) != Some(badge)
            && !motion.debate.closed
            && !motion.debate.barred.contains_key(&badge)
            && motion.debate.hands.iter().all(|hand| hand.badge != badge)
            && self.m.turns_used(motion, badge) < self.m.limits().turns;
        may.then_some(Event::HandRaised { motion: motion.no, badge, side: None, relayed: None, passed: false })
    }

    /// Ends the running speech, if there is one.
    pub(super) fn end_speech(&mut self, void: bool) {
        let Some(speech) = self.m.running_speech() else { return };
        if self
            .events
            .iter()
            .any(|event| matches!(event, Event::SpeechEnded { speech: ended, .. } if *ended == speech.no))
        {
            return;
        }
        let left = self.m.speech_left(self.now).unwrap_or(0);
        let spoken = (i64::from(speech.granted) * 1000 - left).max(0);
        let seconds = u32::try_from((spoken + 500) / 1000).unwrap_or(u32::MAX);
        let over = seconds.saturating_sub(speech.granted);
        if over > 0 && !void && self.m.mode(GuardId::R05Time) == crate::charter::Mode::Advise {
            self.push(Event::Advised { guard: GuardId::R05Time, badge: Some(speech.badge) });
        }
        self.push(Event::SpeechEnded { speech: speech.no, seconds, over, void });
    }
}
