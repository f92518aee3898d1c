//! The course of the evening: stages, gates, clocks, the end (domain.md A2).

use chrono::NaiveDate;
use yishi::{
    charter::Stage,
    meeting::{
        Command, Ground, Missing,
        numbers::{Badge, ParkedNo},
        words::{Destination, Ref},
    },
};

use super::{
    super::evening::{Aside, Fate, On, Place, Stands, beside, write},
    Hearing, No, Told, after, count,
    gate::{missing, only_said, picked},
    no, number, state,
};

impl Hearing<'_> {
    pub(super) fn course(&mut self, command: &Command) -> Told {
        use Command as C;
        match command {
            C::OpenMeeting { minutes, promises, .. } => {
                let minutes = minutes.unwrap_or(120);
                if !(30..=600).contains(&minutes) {
                    return Err(number());
                }
                self.paper.opened = true;
                self.watch.opened = self.now;
                self.paper.minutes = minutes;
                self.paper.promises = count(promises.len());
                self.paper.visits.push((Stage::S0, Vec::new()));
                self.watch.rooms.push(self.now);
                self.turn(On::Stage);
                self.paper.version = 1;
            }
            C::EditMeeting { theme, place, planned } => {
                self.text(theme.as_deref())?;
                self.text(place.as_deref())?;
                if theme.is_none() && place.is_none() && planned.is_none() {
                    return Err(number());
                }
            }
            C::NumberMeeting { number: no } => {
                if !(1..=999).contains(no) {
                    return Err(number());
                }
                if self.paper.number.is_some() {
                    return Err(state());
                }
                self.paper.number = Some(*no);
            }
            C::StartMeeting {} => {
                if self.paper.started {
                    return Err(state());
                }
                self.wake();
                self.start();
            }
            C::ReviewPledge { promise, state, .. } => {
                if promise.0 == 0 || promise.0 > self.paper.promises {
                    return Err(number());
                }
                write(&mut self.paper.reviews, *promise, *state);
            }
            C::ReadAloud { what } => self.paper.readings.push(*what),
            C::PauseClock { .. } => {
                if self.paper.standing.is_some() {
                    return Err(state());
                }
                self.speech_had_begun()?;
                self.stand();
                self.touch(On::Clock);
            }
            C::ResumeClock {} => {
                if self.paper.standing.is_none() {
                    return Err(state());
                }
                self.wake();
            }
            C::AdvanceStage {} => return self.advance(),
            C::ReturnToStage { stage, reason } => return self.go_back(*stage, reason),
            C::ExtendStage { minutes } => return self.extend(*minutes),
            C::Recess { minutes } => {
                if !(1..=120).contains(minutes) {
                    return Err(number());
                }
                if self.paper.recess {
                    return Err(state());
                }
                self.speech_had_begun()?;
                self.stand();
                self.touch(On::Clock);
                self.paper.recess = true;
            }
            C::CloseMeeting { reason } => {
                self.text(Some(reason))?;
                let missing = missing(self.rules, self.paper);
                // Nobody met any more since it was adjourned, or since the last line of a meeting that was left.
                let left = self.last.filter(|last| self.now - last > 12 * 3_600_000);
                let ended = if self.paper.adjourned { self.watch.adjourned } else { left.unwrap_or(self.now) };
                self.break_off();
                self.wake();
                self.park_undecided();
                self.leave(missing);
                self.finish(false);
                self.paper.ended = Some(ended);
            }
            C::Adjourn { reason, until } => return self.adjourn(reason, *until),
            C::Resume {} => self.resume(),
            _ => unreachable!("not of the course"),
        }
        Ok(())
    }

    fn adjourn(&mut self, reason: &str, until: Option<NaiveDate>) -> Told {
        self.text(Some(reason))?;
        self.to_come(until, None)?;
        self.break_off();
        self.room_changed(true);
        self.paper.adjourned = true;
        self.watch.adjourned = self.now;
        self.watch.breaks.push((self.now, None, false));
        self.of_the_stage();
        self.turn(On::Stage);
        self.paper.rolled = Some(false);
        self.stand();
        Ok(())
    }

    fn resume(&mut self) {
        self.wake();
        self.paper.adjourned = false;
        self.paper.sittings.push(self.now);
        if let Some(last) = self.watch.breaks.last_mut() {
            last.1 = Some(self.now);
        }
        self.of_the_stage();
        self.turn(On::Stage);
    }

    fn start(&mut self) {
        self.paper.started = true;
        self.watch.started = Some(self.now);
        self.paper.sittings.push(self.now);
        self.turn(On::Stage);
        self.enter(Stage::S0);
    }

    /// Enters a stage with what is left of its minutes.
    pub(super) fn enter(&mut self, stage: Stage) {
        self.ended = true;
        self.of_the_stage();
        self.turn(On::Stage);
        if let Some(entered) = self.watch.entered {
            let used = self.now - entered - self.watch.stage_stood;
            let before = beside(&self.watch.used, &self.paper.stage).unwrap_or(0);
            write(&mut self.watch.used, self.paper.stage, before + used.max(0));
        }
        // Each round of tables has the whole time of its stages.
        if matches!(stage, Stage::S2 | Stage::S3) {
            let newest = self.paper.tables.iter().map(|table| table.stands.0).max().unwrap_or(1);
            let round = if stage == Stage::S2 { self.paper.round(self.rules.market.rounds) } else { newest };
            if round > beside(&self.watch.rounds, &stage).unwrap_or(1) {
                write(&mut self.watch.rounds, stage, round);
                let used = beside(&self.watch.used, &stage).unwrap_or(0);
                write(&mut self.watch.earlier, stage, used);
            }
        }
        if self.paper.stage != stage {
            self.paper.visits.push((stage, Vec::new()));
            self.watch.rooms.push(self.now);
        }
        self.paper.stage = stage;
        if self.told {
            return;
        }
        self.paper.report = None;
        let text = self.rules.stages.iter().find(|text| text.id == stage);
        let planned = text.and_then(|text| text.minutes.get(&self.paper.minutes)).copied().unwrap_or(0);
        let more = beside(&self.paper.extended, &stage).unwrap_or(0);
        let earlier = beside(&self.watch.earlier, &stage).unwrap_or(0);
        let used = beside(&self.watch.used, &stage).unwrap_or(0) - earlier;
        self.watch.minutes = planned + more;
        self.watch.allowed = (i64::from(planned + more) * 60_000 - used).max(0);
        self.watch.entered = (stage != Stage::S7).then_some(self.now);
        self.watch.stage_stood = 0;
    }

    /// A clock that stands keeps the time of whoever speaks: none that hasn't begun.
    fn speech_had_begun(&self) -> Told {
        let later = self.paper.speech().is_some() && self.now < self.watch.began;
        if later { Err(no(Ground::Moment)) } else { Ok(()) }
    }

    fn advance(&mut self) -> Told {
        let missing = missing(self.rules, self.paper);
        // What nobody leads, and what a table hasn't answered, is only said (docs/adr/0024); a reason passes all else (0005).
        let blocks: Vec<Missing> = missing.iter().filter(|missing| !only_said(missing)).cloned().collect();
        if !blocks.is_empty() && self.because.is_none() {
            return Err(No { passable: true, missing: blocks, ..no(Ground::Gate) });
        }
        self.wake();
        if !self.paper.started {
            self.start();
        }
        self.end_speech(false);
        let stage = self.paper.stage;
        if matches!(stage, Stage::S4 | Stage::S5) {
            self.park_undecided();
        }
        // S4 and S5 are one loop, and are left together.
        let past = if stage == Stage::S4 { Stage::S5 } else { stage };
        let next = self.rules.sequence.iter().copied().find(|next| *next > past).unwrap_or(Stage::S7);
        if stage == Stage::S2 && next == Stage::S3 {
            self.leave_for_next();
        }
        self.leave(missing);
        if next == Stage::S7 {
            self.finish(true);
        } else {
            self.enter(next);
        }
        Ok(())
    }

    /// Notes at the visit what was missing.
    fn leave(&mut self, missing: Vec<Missing>) {
        if missing.is_empty() {
            return;
        }
        self.of_the_stage();
        if let Some(visit) = self.paper.visits.last_mut() {
            visit.1 = missing;
        }
    }

    fn go_back(&mut self, stage: Stage, reason: &str) -> Told {
        if stage == Stage::S0 || stage >= self.paper.stage || !self.rules.sequence.contains(&stage) {
            return Err(number());
        }
        self.text(Some(reason))?;
        self.wake();
        self.end_speech(false);
        if stage < Stage::S4
            && let Some(open) = self.paper.open
        {
            self.touch(On::Motion(open));
            self.touch(On::Floor);
            self.take_off(open, Stands::Waiting);
        }
        self.enter(stage);
        Ok(())
    }

    /// The chair alone gives a few minutes to a stage, in all as many as the charter says.
    fn extend(&mut self, minutes: u16) -> Told {
        if self.watch.entered.is_none() {
            return Err(state());
        }
        let given = beside(&self.paper.extended, &self.paper.stage).unwrap_or(0);
        if minutes == 0 || given + minutes > self.rules.extend {
            return Err(number());
        }
        self.longer(minutes);
        Ok(())
    }

    pub(super) fn longer(&mut self, minutes: u16) {
        let given = beside(&self.paper.extended, &self.paper.stage).unwrap_or(0);
        write(&mut self.paper.extended, self.paper.stage, given + minutes);
        self.watch.allowed += i64::from(minutes) * 60_000;
        self.watch.minutes += minutes;
        self.rest(On::Stage);
        self.rest(On::Clock);
    }

    /// An open vote is broken off, a running speech ends.
    fn break_off(&mut self) {
        self.cancel();
        self.end_speech(false);
    }

    /// Motions that are left undecided go to the next meeting.
    fn park_undecided(&mut self) {
        let left: Vec<_> = self.paper.motions.iter().filter(|paper| paper.undecided()).cloned().collect();
        for paper in left {
            self.set_aside(Some(Ref::Motion(paper.no)), paper.mover, Some(Destination::NextMeeting));
        }
    }

    /// Live topics that were not posted, and cards that stand nowhere, go to 下次议题.
    fn leave_for_next(&mut self) {
        let picked = picked(self.paper);
        for topic in &mut self.paper.topics {
            if topic.fate == Fate::Live && !picked.contains(&topic.no) {
                topic.fate = Fate::Next;
                write(&mut self.paper.sent, Ref::Topic(topic.no), Destination::NextMeeting);
            }
        }
        for card in self.paper.nowhere() {
            write(&mut self.paper.sent, Ref::Card(card), Destination::NextMeeting);
        }
    }

    fn finish(&mut self, in_order: bool) {
        self.leave_for_next();
        self.of_the_stage();
        self.turn(On::Stage);
        self.paper.closed = Some(in_order);
        self.paper.ended = Some(self.now);
        self.paper.adjourned = false;
        self.paper.standing = None;
        self.paper.recess = false;
        self.enter(Stage::S7);
    }

    /// Parks something. With a motion off the wall, the chair goes back to who handed it over.
    pub(super) fn set_aside(&mut self, what: Option<Ref>, badge: Option<Badge>, to: Option<Destination>) {
        let no = ParkedNo(after(self.paper.parked.iter().map(|item| item.no.0)));
        self.paper.parked.push(Aside { no, what, badge, to, stage: self.paper.stage });
        if let Some(badge) = badge {
            self.who(badge);
        }
        if let Some(what) = what {
            self.rest(what.into());
        }
        self.turn(On::Parked(no));
        match what {
            Some(Ref::Card(card)) => {
                let old = self.paper.place(card);
                self.put_card(card, Place::Parked(no));
                if let Some(Place::In(topic, _)) = old {
                    self.gone_if_empty(topic);
                }
            }
            Some(Ref::Topic(topic)) => {
                if let Some(topic) = self.paper.topic_mut(topic) {
                    topic.fate = Fate::Parked(no);
                }
            }
            Some(Ref::Motion(motion)) => {
                self.take_off(motion, Stands::Parked(no));
                self.give_chair_back(motion);
            }
            _ => {}
        }
    }
}
