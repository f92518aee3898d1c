//! The course of the evening: stages, gates, clocks, the end (domain.md A2).

use yishi::{
    charter::{Scope, Stage},
    meeting::{
        Command, Ground, Missing,
        numbers::{Badge, ParkedNo},
        words::{Choice, Destination, GroupRole, Office, Ref, Subject, Task, Verdict},
    },
};

use super::{
    super::evening::{Aside, Evening, Fate, Place, Row, Stands, beside, write},
    Hearing, No, Told, after, count, no, number, state,
    votes::voters,
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
                self.stand();
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
                self.stand();
                self.paper.recess = true;
            }
            C::CloseMeeting { reason } => {
                self.text(Some(reason))?;
                let missing = missing(self.rules, self.paper);
                self.break_off();
                self.wake();
                self.park_undecided();
                self.leave(missing);
                // Nobody met any more since it was adjourned.
                let ended = if self.paper.adjourned { self.watch.adjourned } else { self.now };
                self.finish(false);
                self.paper.ended = Some(ended);
            }
            C::Adjourn { reason } => {
                self.text(Some(reason))?;
                self.break_off();
                self.room_changed(true);
                self.paper.adjourned = true;
                self.watch.adjourned = self.now;
                self.paper.rolled = Some(false);
                self.stand();
            }
            C::Resume {} => {
                self.wake();
                self.paper.adjourned = false;
                self.paper.sittings.push(self.now);
            }
            _ => unreachable!("not of the course"),
        }
        Ok(())
    }

    fn start(&mut self) {
        self.paper.started = true;
        self.paper.sittings.push(self.now);
        self.enter(Stage::S0);
    }

    /// Enters a stage with what is left of its minutes.
    pub(super) fn enter(&mut self, stage: Stage) {
        self.ended = true;
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
        }
        self.paper.stage = stage;
        self.paper.report = None;
        let text = self.rules.stages.iter().find(|text| text.id == stage);
        let planned = text.and_then(|text| text.minutes.get(&self.paper.minutes)).copied().unwrap_or(0);
        let more = beside(&self.paper.extended, &stage).unwrap_or(0);
        let earlier = beside(&self.watch.earlier, &stage).unwrap_or(0);
        let used = beside(&self.watch.used, &stage).unwrap_or(0) - earlier;
        self.watch.allowed = (i64::from(planned + more) * 60_000 - used).max(0);
        self.watch.entered = (stage != Stage::S7).then_some(self.now);
        self.watch.stage_stood = 0;
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

fn only_said(missing: &Missing) -> bool {
    matches!(missing, Missing::Answer { .. } | Missing::Leader { .. } | Missing::Picked { .. } | Missing::Owner { .. })
}

/// The topics that a choice picked.
fn picked(paper: &Evening) -> Vec<yishi::meeting::numbers::TopicNo> {
    let mut topics = Vec::new();
    // With too few there, nothing was picked.
    for ballot in paper.votes.iter().filter(|ballot| ballot.short.is_none()) {
        if let (Subject::Choice { options, .. }, Some(tally)) = (&ballot.on, &ballot.result) {
            for option in &tally.picked {
                if let Some(Choice::Topic(no)) = options.get(usize::from(*option) - 1) {
                    topics.push(*no);
                }
            }
        }
    }
    topics
}

/// What is missing before a stage can be left: domain.md A2, exit conditions.
pub fn missing(rules: &yishi::charter::Charter, paper: &Evening) -> Vec<Missing> {
    let mut list = Vec::new();
    let next = rules.sequence.iter().copied().find(|next| *next > paper.stage);
    let nowhere = count(paper.nowhere().len());
    if matches!(paper.stage, Stage::S1 | Stage::S2) && nowhere > 0 {
        list.push(Missing::Unplaced { cards: nowhere });
    }
    match paper.stage {
        Stage::S0 => {
            let here = voters(rules.vote.basis, paper);
            let need = rules.quorum.unwrap_or(0);
            let all = [
                (!paper.started, Missing::Start),
                (paper.holder(Office::Chair).is_none(), Missing::Chair),
                (paper.holder(Office::Recorder).is_none(), Missing::Recorder),
                (here < need, Missing::Quorum { have: here, need }),
            ];
            list.extend(all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, missing)| missing));
        }
        // S2 is entered with a live topic.
        Stage::S1 => {
            let live = paper.topics.iter().any(|topic| topic.fate == Fate::Live);
            if next == Some(Stage::S2) && nowhere == 0 && !live {
                list.push(Missing::Topic);
            }
        }
        Stage::S2 if next == Some(Stage::S3) => {
            if paper.tables.is_empty() {
                list.push(Missing::Posted);
            }
            for table in paper.tables.iter().filter(|table| !table.closed && !table.emptied()) {
                let (group, have) = (table.no, count(table.members.len()));
                if beside(&table.roles, &GroupRole::Convener).is_none() {
                    list.push(Missing::Convener { group });
                }
                if have < rules.market.least {
                    list.push(Missing::Small { group, have });
                }
                if have > rules.market.cap {
                    list.push(Missing::Full { group, have });
                }
            }
        }
        Stage::S3 => {
            for table in paper.tables.iter().filter(|table| !table.emptied()) {
                let group = table.no;
                let draft = paper.motions.iter().any(|paper| paper.table == Some(group));
                if !draft && table.conclusion.is_none() {
                    list.push(Missing::Result { group });
                }
                if beside(&table.roles, &GroupRole::Reporter).is_none() {
                    list.push(Missing::Reporter { group });
                }
            }
        }
        Stage::S4 | Stage::S5 => {
            // One that is counted again is as decided as it was.
            let again = paper.ballot().filter(|ballot| ballot.stood.is_some()).and_then(|ballot| ballot.about);
            let left = paper.motions.iter().filter(|paper| paper.undecided() && Some(paper.no) != again);
            list.extend(left.map(|paper| Missing::Undecided { motion: paper.no }));
            let silent = paper.tables.iter().filter(|table| table.answer.is_none() && !table.others);
            list.extend(silent.map(|table| Missing::Answer { group: table.no }));
        }
        Stage::S6 => {
            let led = |task: &Task| beside(&paper.leads, task).is_some();
            let missing = ours(rules, paper).into_iter().filter(|task| !led(task) && !has_rows(paper, *task));
            list.extend(missing.map(|task| match task {
                Task::Motion(motion) => Missing::Leader { motion },
                Task::Picked(vote, option) => Missing::Picked { vote, option },
            }));
            plan_lacks(paper, &mut list);
        }
        Stage::S2 | Stage::S7 => {}
    }
    list
}

/// What was decided as the residents' own: motions that passed, and what a choice picked, but for what went elsewhere.
pub fn ours(rules: &yishi::charter::Charter, paper: &Evening) -> Vec<Task> {
    let away = |what: Ref| beside(&paper.sent, &what).is_some_and(|to| to != Destination::Residents);
    let mut list = Vec::new();
    for motion in &paper.motions {
        let passed = matches!(motion.stands, Stands::Decided { verdict: Verdict::Passed, .. });
        if passed && !away(Ref::Motion(motion.no)) {
            list.push(Task::Motion(motion.no));
        }
    }
    for ballot in paper.votes.iter().filter(|ballot| !ballot.cancelled) {
        let (Subject::Choice { options, .. }, Some(tally)) = (&ballot.on, &ballot.result) else { continue };
        for option in &tally.picked {
            let residents = match &options[usize::from(*option) - 1] {
                Choice::Topic(no) => {
                    let topic = paper.topic(*no).unwrap();
                    topic.fate == Fate::Live && topic.scope == Scope::Residents && !away(Ref::Topic(*no))
                }
                Choice::Text(text) => {
                    let hint = rules.scope_hints.iter().find(|hint| text.contains(&hint.word));
                    hint.is_none_or(|hint| hint.scope == Scope::Residents)
                }
            };
            if residents {
                list.push(Task::Picked(ballot.no, *option));
            }
        }
    }
    list
}

/// A row of the plan carries a motion out, unless it was taken off or set aside.
pub fn has_rows(paper: &Evening, task: Task) -> bool {
    let aside = |row: &Row| paper.parked.iter().any(|item| item.what == Some(Ref::Action(row.no)));
    let Task::Motion(motion) = task else { return false };
    paper.rows.iter().any(|row| row.motion == Some(motion) && !row.dropped && !aside(row))
}

/// Every row has an owner and a date; what was parked has a destination.
fn plan_lacks(paper: &Evening, list: &mut Vec<Missing>) {
    // A row of a motion that did not pass stops.
    let stops = |row: &Row| {
        let stands = row.motion.and_then(|no| paper.motion(no)).map(|paper| paper.stands);
        matches!(
            stands,
            Some(Stands::Decided { verdict: Verdict::NotPassed | Verdict::NotAdvised, .. } | Stands::Withdrawn(_))
        )
    };
    for row in paper.rows.iter().filter(|row| !row.dropped && !stops(row)) {
        let what = Ref::Action(row.no);
        if beside(&paper.sent, &what).is_some() || paper.parked.iter().any(|item| item.what == Some(what)) {
            continue;
        }
        if row.owner.is_none() {
            list.push(Missing::Owner { action: row.no });
        } else if row.due.is_none() {
            list.push(Missing::Date { action: row.no });
        }
    }
    for item in paper.parked.iter().filter(|item| item.to.is_none()) {
        // A motion that was taken up again is no longer set aside.
        let aside = match item.what {
            Some(Ref::Motion(no)) => paper.motion(no).is_some_and(|paper| paper.stands == Stands::Parked(item.no)),
            _ => true,
        };
        if aside {
            list.push(Missing::Destination { parked: item.no });
        }
    }
}
