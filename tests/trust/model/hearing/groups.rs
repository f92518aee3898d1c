//! Tables: who sits where, what they wrote, what they report.

use yishi::{
    charter::{GuardId, Stage},
    meeting::{
        Command, Ground,
        numbers::{Badge, Badges, GroupNo, TopicNo},
        words::GroupRole,
    },
};

use super::{
    super::evening::{Fate, Hand, On, Table, beside, write},
    Hearing, Instead, No, Told, no, number, rule, state,
};

impl Hearing<'_> {
    pub(super) fn groups(&mut self, command: &Command) -> Told {
        match command {
            Command::PostTopic { topics } => self.post(topics),
            Command::UnpostTopic { topic } => {
                let no = *topic;
                let topic = self.paper.topic_mut(no).ok_or_else(number)?;
                let Fate::Posted(table) = topic.fate else { return Err(state()) };
                self.touch(On::Topic(no));
                self.rest(On::Table(table));
                let Some(topic) = self.paper.topic_mut(no) else { return Err(number()) };
                topic.fate = if topic.cards.is_empty() { Fate::Gone } else { Fate::Live };
                self.paper.tables.retain(|other| other.no != table);
                Ok(())
            }
            Command::Convene { group, badge } => {
                self.here(*badge)?;
                let table = self.talking(*group)?;
                if beside(&table.roles, &GroupRole::Convener) == Some(*badge) {
                    return Err(state());
                }
                let seated = table.members.contains(badge) || *badge == Badge::NOBODY;
                self.rest(On::Table(*group));
                self.who(*badge);
                if !seated {
                    self.touch(On::Seat(*badge));
                    self.seat(*badge, Some(*group));
                }
                write(&mut self.table(*group)?.roles, GroupRole::Convener, *badge);
                Ok(())
            }
            Command::SignUp { group, badges } => {
                let badges = self.room(badges)?;
                let members = self.talking(*group)?.members.clone();
                let new: Vec<Badge> = badges.into_iter().filter(|badge| !members.contains(badge)).collect();
                for badge in &new {
                    self.rest(On::Table(*group));
                    self.who(*badge);
                    self.touch(On::Seat(*badge));
                    self.seat(*badge, Some(*group));
                }
                if new.is_empty() { Err(state()) } else { Ok(()) }
            }
            Command::MoveTo { badges, group } => self.move_to(badges, *group),
            Command::TakeGroupRole { group, role, badge } => {
                // Typed in from paper when people have gone.
                if self.paper.stage == Stage::S7 { self.known(*badge) } else { self.here(*badge) }?;
                let table = self.table(*group)?;
                if beside(&table.roles, role) == Some(*badge) {
                    return Err(state());
                }
                write(&mut table.roles, *role, *badge);
                self.rest(On::Table(*group));
                self.who(*badge);
                Ok(())
            }
            Command::NotePoint { group, text, no, .. } => {
                self.put_down(*group, text.as_deref(), *no, |table| &mut table.points)
            }
            Command::NoteDisagreement { group, text, no, .. } => {
                self.put_down(*group, text.as_deref(), *no, |table| &mut table.disagreements)
            }
            Command::NoteSurprise { group, text, no, .. } => {
                self.put_down(*group, text.as_deref(), *no, |table| &mut table.surprises)
            }
            Command::NoteConclusion { group, text, unsettled, badge, .. } => {
                self.table(*group)?;
                if let Some(badge) = badge {
                    self.known(*badge)?;
                    self.neutral(*badge)?;
                }
                self.text(text.as_deref())?;
                self.table(*group)?.conclusion = Some(*unsettled);
                self.rest(On::Table(*group));
                Ok(())
            }
            Command::CloseGroup { group } => {
                let table = self.table(*group)?;
                if table.closed {
                    return Err(state());
                }
                table.closed = true;
                self.rest(On::Table(*group));
                Ok(())
            }
            Command::ReportGroup { group, badge, answer, others } => {
                self.report(*group, *badge, answer.as_deref(), *others)
            }
            Command::AnswerGroup { group, answer, others } => self.say_later(*group, answer.as_deref(), *others),
            _ => unreachable!("not of the tables"),
        }
    }

    fn table(&mut self, no: GroupNo) -> Told<&mut Table> {
        self.paper.table_mut(no).ok_or_else(number)
    }

    /// One that isn't done: people can still sit down.
    fn talking(&mut self, no: GroupNo) -> Told<&mut Table> {
        let table = self.table(no)?;
        if table.closed { Err(state()) } else { Ok(table) }
    }

    /// One more line on the sheet of a table, or other words on the line with this number.
    fn put_down(
        &mut self,
        table: GroupNo,
        words: Option<&str>,
        line: Option<u16>,
        list: impl Fn(&mut Table) -> &mut Vec<Option<String>>,
    ) -> Told {
        self.table(table)?;
        self.text(words)?;
        let over = self.paper.stage == Stage::S7;
        self.rest(On::Table(table));
        let lines = list(self.table(table)?);
        let words = words.map(ToOwned::to_owned);
        let line = match line {
            Some(_) if lines.is_empty() => return Err(state()),
            Some(line) => Some(usize::from(line)),
            // When all have gone, what is typed is what an empty line stands for.
            None if over && words.is_some() => lines.iter().position(Option::is_none).map(|place| place + 1),
            None => None,
        };
        let Some(line) = line else {
            lines.push(words);
            return Ok(());
        };
        match lines.get_mut(line.wrapping_sub(1)) {
            None => Err(number()),
            Some(_) if words.is_none() => Err(number()),
            Some(now) if *now == words => Err(state()),
            Some(now) => {
                *now = words;
                Ok(())
            }
        }
    }

    /// As many as there are tables and rounds, in the order named.
    fn post(&mut self, topics: &[TopicNo]) -> Told {
        let (tables, rounds) = (self.rules.market.tables, self.rules.market.rounds);
        let first = (self.paper.round(rounds) - 1) * tables + 1;
        for topic in topics {
            let posted = self.paper.topic(*topic).ok_or_else(number)?;
            if !matches!(posted.fate, Fate::Live | Fate::Next) {
                return Err(state());
            }
            let free = (first..=tables * rounds).map(GroupNo).find(|no| self.paper.table(*no).is_none());
            let Some(free) = free else { return Err(no(Ground::Count)) };
            self.rest(On::Topic(*topic));
            self.turn(On::Table(free));
            if let Some(topic) = self.paper.topic_mut(*topic) {
                topic.fate = Fate::Posted(free);
            }
            let what = yishi::meeting::words::Ref::Topic(*topic);
            let next = yishi::meeting::words::Destination::NextMeeting;
            self.paper.sent.retain(|(other, to)| *other != what || *to != next);
            self.paper.tables.push(Table {
                no: free,
                stands: ((free.0 - 1) / tables + 1, (free.0 - 1) % tables + 1),
                topic: *topic,
                members: Vec::new(),
                came: Vec::new(),
                roles: Vec::new(),
                points: Vec::new(),
                disagreements: Vec::new(),
                surprises: Vec::new(),
                conclusion: None,
                closed: false,
                reported: false,
                reporter: None,
                answer: None,
                others: false,
            });
            self.paper.tables.sort_by_key(|table| table.no);
        }
        if topics.is_empty() { Err(number()) } else { Ok(()) }
    }

    /// One person sits at one table a round; who sits out leaves them all.
    fn seat(&mut self, badge: Badge, at: Option<GroupNo>) {
        let round = at.and_then(|no| self.paper.table(no)).map(|table| table.stands.0);
        let mut given_up = Vec::new();
        for table in &mut self.paper.tables {
            // Who goes elsewhere gives up what they did at a table that still talks.
            let leaves = Some(table.no) != at && round.is_none_or(|round| round == table.stands.0);
            if leaves && !table.closed && table.members.contains(&badge) {
                let roles = table.roles.len();
                table.roles.retain(|(_, holder)| *holder != badge);
                given_up.extend((table.roles.len() < roles).then_some(On::Table(table.no)));
            }
            if round.is_none_or(|round| round == table.stands.0) {
                table.members.retain(|member| *member != badge);
            }
            if Some(table.no) == at {
                if !table.came.contains(&badge) {
                    table.came.push(badge);
                    table.came.sort();
                }
                table.members.push(badge);
                table.members.sort();
            }
        }
        self.rests.extend(given_up);
    }

    /// P5: two feet.
    fn move_to(&mut self, badges: &Badges, to: Option<GroupNo>) -> Told {
        let round = match to {
            Some(to) => Some(self.talking(to)?.stands.0),
            None => None,
        };
        let mut moved = false;
        for badge in self.room(badges)? {
            // A seat of another round isn't left; who sits out leaves the newest.
            let mine =
                |table: &&Table| table.members.contains(&badge) && round.is_none_or(|round| round == table.stands.0);
            let from = self.paper.tables.iter().rev().find(mine).map(|table| table.no);
            if from != to {
                self.paper.moves.push((badge, from, to));
                self.who(badge);
                self.touch(On::Seat(badge));
                self.rests.extend(to.map(On::Table));
                self.seat(badge, to);
                moved = true;
            }
        }
        if moved { Ok(()) } else { Err(state()) }
    }

    fn report(&mut self, no: GroupNo, badge: Option<Badge>, answer: Option<&str>, others: bool) -> Told {
        let table = self.table(no)?;
        let badge = badge.or(beside(&table.roles, &GroupRole::Reporter));
        let again = table.reported;
        self.text(answer)?;
        if again && answer.is_none() && !others {
            return Err(state());
        }
        if !again {
            if let Some(badge) = badge {
                self.here(badge)?;
                self.neutral(badge)?;
            }
            self.not_busy(None)?;
            self.wake();
            self.rest(On::Table(no));
            self.touch(On::Floor);
            let table = self.table(no)?;
            (table.reported, table.reporter) = (true, badge);
            self.paper.report = Some(no);
        }
        self.write_answer(no, answer, others)
    }

    /// What a table can do itself, in its words; or it is for others to do, who are told.
    fn write_answer(&mut self, no: GroupNo, answer: Option<&str>, others: bool) -> Told {
        if answer.is_some() || others {
            self.rest(On::Table(no));
        }
        let table = self.table(no)?;
        if let Some(answer) = answer {
            (table.answer, table.others) = (Some(answer.to_owned()), false);
        }
        table.others |= others;
        Ok(())
    }

    fn say_later(&mut self, no: GroupNo, answer: Option<&str>, others: bool) -> Told {
        let now = self.table(no)?.clone();
        self.text(answer)?;
        if answer.is_none() && !others {
            return Err(number());
        }
        let same = answer.is_none_or(|answer| now.answer.as_deref() == Some(answer));
        if same && now.others == others {
            return Err(state());
        }
        self.write_answer(no, answer, others)
    }

    /// R03: one holder of the floor. A reason ends the running speech first; who was asked for waits with a hand up, if
    /// a hand of theirs could be taken.
    pub(super) fn not_busy(&mut self, asked: Option<Badge>) -> Told {
        if self.paper.speaking.is_none() {
            return Ok(());
        }
        if let Err(refused) = self.guard(GuardId::R03Busy, asked) {
            let instead = asked.and_then(|badge| self.hand_to_note(badge));
            return Err(No { instead, badge: refused.badge, ..rule(GuardId::R03Busy) });
        }
        self.end_speech(false);
        Ok(())
    }

    fn hand_to_note(&self, badge: Badge) -> Option<Instead> {
        let open = self.paper.opened_motion()?;
        let chair = self.paper.holder(yishi::meeting::words::Office::Chair);
        let can = badge != Badge::NOBODY
            && chair != Some(badge)
            && !open.talked_out
            && beside(&open.barred, &badge).is_none()
            && open.hands.iter().all(|hand| hand.badge != badge)
            && self.turns(open, badge) < self.most_turns();
        can.then_some(Instead::Note(open.no, Hand { badge, side: None, extra: false }))
    }
}
