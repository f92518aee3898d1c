//! The course of the meeting: opening, stages, clocks, end.

use chrono::NaiveDate;

use super::{Decided, Decision, already, first, maybe_text, no_such, text, within};
use crate::{
    charter::{self, Stage},
    meeting::{
        Moment,
        command::{CharterChoice, Command, Name},
        ctx::Ctx,
        event::{Event, Opening},
        numbers::PromiseNo,
        refusal::{Fact, Ground, Missing, Refusal, Thing},
        rests::Rest,
        state::{Motion, TopicFate},
        words::{Destination, PromiseState, Ref, Subject},
    },
    text::{NAME, NOTE, TITLE},
};

/// As many promises as a meeting opens with: its first line holds them all, beside the charter.
const PROMISES: u32 = 40;

/// A meeting in which nothing was typed for so many milliseconds was left, not held: twelve hours.
pub(in crate::meeting) const LEFT: i64 = 12 * 3_600_000;

impl Decision<'_> {
    pub(super) fn open_meeting(&mut self, command: &Command, ctx: &Ctx<'_>) -> Decided {
        let Command::OpenMeeting { id, estate, theme, place, number, planned, minutes, charter, practice, promises } =
            command
        else {
            return Ok(());
        };
        let charter = match charter {
            Some(CharterChoice::Own(charter)) if charter::check(charter).is_empty() => (**charter).clone(),
            Some(CharterChoice::Own(charter)) => return Err(no_such(Thing::Charter, &charter.id)),
            Some(CharterChoice::Preset(name)) => charter::preset(name).ok_or_else(|| no_such(Thing::Charter, name))?,
            None => charter::preset(charter::PRESETS[0]).ok_or_else(|| no_such(Thing::Charter, charter::PRESETS[0]))?,
        };
        let minutes = minutes.unwrap_or(120);
        within("minutes", minutes.into(), 30, 600)?;
        within("promises", u32::try_from(promises.len()).unwrap_or(u32::MAX), 0, PROMISES)?;
        let mut checked = promises.clone();
        for promise in &mut checked {
            promise.item = text("item", &promise.item, NAME)?;
            promise.text = text("text", &promise.text, TITLE)?;
        }
        let opening = Opening {
            id: id.unwrap_or(ctx.fresh_id),
            estate: text("estate", estate, TITLE)?,
            theme: text("theme", theme, TITLE)?,
            place: maybe_text("place", place.as_deref(), TITLE)?,
            number: *number,
            planned: *planned,
            minutes,
            zone: ctx.moment().offset().local_minus_utc(),
            practice: *practice,
            charter,
            promises: checked,
        };
        self.put(Event::MeetingOpened(Box::new(opening)))
    }

    pub(super) fn edit_meeting(
        &mut self,
        theme: Option<&str>,
        place: Option<&str>,
        planned: Option<Moment>,
    ) -> Decided {
        let theme = maybe_text("theme", theme, TITLE)?;
        let place = maybe_text("place", place, TITLE)?;
        if theme.is_none() && place.is_none() && planned.is_none() {
            return Err(super::no_field("theme"));
        }
        self.put(Event::MeetingEdited { theme, place, planned })
    }

    /// Once: a number that hung on the wall is never another one.
    pub(super) fn number_meeting(&mut self, number: u16) -> Decided {
        within("number", number.into(), 1, 999)?;
        if self.m.opening.as_ref().is_some_and(|opening| opening.number.is_some()) {
            return Err(already());
        }
        self.put(Event::NumberGiven { number })
    }

    pub(super) fn start_meeting(&mut self) -> Decided {
        if self.m.started.is_some() {
            return Err(already());
        }
        self.wake();
        self.start();
        Ok(())
    }

    /// The plan is timed from the real start (P2).
    fn start(&mut self) {
        let Some(opening) = &self.m.opening else { return };
        let minutes = opening
            .charter
            .sequence
            .iter()
            .map(|stage| opening.charter.minutes(*stage, opening.minutes))
            .fold(0, u16::saturating_add);
        self.push(Event::MeetingStarted { ends: self.now.plus_min(minutes) });
        self.enter(Stage::S0, None);
    }

    pub(super) fn review_pledge(&mut self, promise: PromiseNo, state: PromiseState, note: Option<&str>) -> Decided {
        let count = self.m.opening.as_ref().map_or(0, |opening| opening.promises.len());
        if promise.0 == 0 || usize::from(promise.0) > count {
            return Err(no_such(Thing::Promise, promise));
        }
        let note = maybe_text("note", note, NOTE)?;
        self.put(Event::PromiseReviewed { promise, state, note })
    }

    /// Enters a stage with what is left of its minutes.
    pub(super) fn enter(&mut self, stage: Stage, reason: Option<String>) {
        let Some(opening) = &self.m.opening else { return };
        let clock = &self.m.clock;
        let extended = clock.extended.get(&stage).copied().unwrap_or(0);
        let minutes = opening.charter.minutes(stage, opening.minutes).saturating_add(extended);
        let used = if self.m.begins_round(stage) { 0 } else { self.m.used_in_round(stage) };
        let left = (i64::from(minutes) * 60_000 - used).max(0);
        let deadline = (stage != Stage::S7).then(|| self.now.plus_ms(left));
        self.push(Event::StageEntered { stage, minutes, deadline, reason });
    }

    pub(super) fn advance_stage(&mut self) -> Decided {
        let stage = self.m.stage;
        let missing = self.m.missing();
        let passed = self.because.clone();
        let blocking: Vec<Missing> = missing.iter().filter(|missing| !missing.is_advice()).cloned().collect();
        if !blocking.is_empty() && passed.is_none() {
            let legal = blocking.iter().map(supplies).fold(Vec::new(), |mut list, name| {
                if !list.contains(&name) {
                    list.push(name);
                }
                list
            });
            let mut refusal = Refusal::new(Ground::Gate, Fact::Missing { list: blocking }).legal(legal);
            refusal.passable = true;
            return Err(refusal);
        }
        self.wake();
        if missing.contains(&Missing::Start) {
            self.start();
        }
        self.end_speech(false);
        if stage == Stage::S4 || stage == Stage::S5 {
            self.park_undecided();
        }
        let charter = self.charter()?;
        // S4 and S5 are one loop: S5 is entered by a vote, and both are left together.
        let next = match charter.after(stage) {
            Stage::S5 if stage == Stage::S4 => charter.after(Stage::S5),
            next => next,
        };
        if stage == Stage::S2 && next == Stage::S3 {
            self.leave_for_next();
        }
        if !missing.is_empty() {
            self.push(Event::StageLeft { stage, missing, reason: passed });
        }
        if next == Stage::S7 {
            self.finish(None, None);
        } else {
            self.enter(next, None);
        }
        Ok(())
    }

    /// Motions that are left undecided wait for the next meeting.
    fn park_undecided(&mut self) {
        // A motion whose recount is broken off with the meeting is as decided as it was.
        let recount = self.m.open_vote().filter(|vote| vote.stood.is_some()).and_then(|vote| match vote.on {
            Subject::Motion(motion) => Some(motion),
            _ => None,
        });
        let left = |motion: &&Motion| motion.is_undecided() && Some(motion.no) != recount;
        let motions: Vec<_> = self.m.motions.values().filter(left).collect();
        for motion in motions {
            self.park_event(None, Some(Ref::Motion(motion.no)), motion.mover, Some(Destination::NextMeeting));
            self.return_chair(motion.no);
        }
    }

    /// Topics that got no table and no choice picked, and cards that stand in no topic, go to the next meeting.
    fn leave_for_next(&mut self) {
        let picked = self.m.picked_topics();
        let live = self.m.topics.values().filter(|topic| topic.fate == TopicFate::Live && !picked.contains(&topic.no));
        let (topics, cards): (Vec<_>, _) = (live.map(|topic| topic.no).collect(), self.m.unplaced());
        if !topics.is_empty() || !cards.is_empty() {
            self.push(Event::LeftForNext { topics, cards });
        }
    }

    /// The close, orderly (no reason) or at once.
    fn finish(&mut self, reason: Option<String>, ended: Option<Moment>) {
        self.leave_for_next();
        self.push(Event::MeetingClosed { reason, ended });
        self.enter(Stage::S7, None);
    }

    pub(super) fn return_to_stage(&mut self, stage: Stage, reason: &str) -> Decided {
        let charter = self.charter()?;
        if stage >= self.m.stage || stage == Stage::S0 || !charter.sequence.contains(&stage) {
            return Err(no_such(Thing::Line, stage.code()));
        }
        let reason = text("reason", reason, TITLE)?;
        self.wake();
        self.end_speech(false);
        if let Some(motion) = self.m.open_motion.filter(|_| stage < Stage::S4) {
            self.push(Event::MotionSetAside { motion });
        }
        self.enter(stage, Some(reason));
        Ok(())
    }

    pub(super) fn extend_stage(&mut self, minutes: u16) -> Decided {
        let stage = self.m.stage;
        let Some(deadline) = self.m.clock.deadline else {
            return Err(first(Name::StartMeeting));
        };
        let given = self.m.clock.extended.get(&stage).copied().unwrap_or(0);
        let most = self.charter()?.extend.saturating_sub(given);
        if minutes == 0 || minutes > most {
            let fact = Fact::Range { field: "minutes", least: 1, most: most.into() };
            return Err(Refusal::new(Ground::Number, fact).legal([Name::OpenVote]));
        }
        self.put(Event::StageExtended { stage, minutes, deadline: deadline.plus_min(minutes) })
    }

    pub(super) fn pause_clock(&mut self, since: Option<Moment>) -> Decided {
        if self.m.clock.paused.is_some() {
            return Err(already());
        }
        let since = since.unwrap_or(self.now);
        self.over(since)?;
        if let Some(last) = self.m.reached.filter(|last| since < *last && *last <= self.now) {
            let fact = Fact::Before { when: since, rest: Rest::Clock, since: last };
            return Err(Refusal::new(Ground::Moment, fact));
        }
        self.speech_had_begun(since)?;
        self.put(Event::ClockPaused { since })
    }

    /// A clock that stands keeps the time of whoever speaks: none that hasn't begun.
    fn speech_had_begun(&self, since: Moment) -> Decided {
        let began = self.m.running_speech().and_then(|speech| speech.began);
        let Some(began) = began.filter(|began| since < *began) else { return Ok(()) };
        Err(Refusal::new(Ground::Moment, Fact::Before { when: since, rest: Rest::Floor, since: began }))
    }

    pub(super) fn resume_clock(&mut self) -> Decided {
        if self.m.clock.paused.is_none() {
            return Err(already());
        }
        self.wake();
        Ok(())
    }

    pub(super) fn recess(&mut self, minutes: u16) -> Decided {
        within("minutes", minutes.into(), 1, 120)?;
        if self.m.clock.recess.is_some() {
            return Err(already());
        }
        self.speech_had_begun(self.now)?;
        self.put(Event::RecessTaken { until: self.now.plus_min(minutes) })
    }

    pub(super) fn close_meeting(&mut self, reason: &str) -> Decided {
        let reason = text("reason", reason, TITLE)?;
        let ended = self.long_over();
        self.break_off(&reason);
        match ended.filter(|_| self.m.clock.paused.is_none()) {
            Some(ended) => self.push(Event::ClockResumed { gap: self.now.since(ended).max(0) }),
            None => self.wake(),
        }
        self.park_undecided();
        let missing = self.m.missing();
        if !missing.is_empty() {
            self.push(Event::StageLeft { stage: self.m.stage, missing, reason: Some(reason.clone()) });
        }
        self.finish(Some(reason), ended);
        Ok(())
    }

    /// When a meeting was over that is closed days later: as it was adjourned, or with its last line.
    fn long_over(&self) -> Option<Moment> {
        let left = self.m.reached.filter(|reached| self.now.since(*reached) > LEFT);
        self.m.adjourned.or(left)
    }

    pub(super) fn adjourn(&mut self, reason: &str, until: Option<NaiveDate>) -> Decided {
        let reason = text("reason", reason, TITLE)?;
        self.not_past("until", until, None)?;
        self.break_off(&reason);
        self.put(Event::MeetingAdjourned { reason, until })
    }

    /// An open vote is broken off, a running speech ends.
    fn break_off(&mut self, reason: &str) {
        if let Some(vote) = self.m.open_vote {
            let broken_off = self.broken_off(vote, reason.to_owned());
            self.push(broken_off);
        }
        self.end_speech(false);
    }

    pub(super) fn resume(&mut self) -> Decided {
        self.wake();
        self.put(Event::MeetingResumed {})
    }
}

/// The command that supplies what is missing.
fn supplies(missing: &Missing) -> Name {
    match missing {
        Missing::Start => Name::StartMeeting,
        Missing::Chair | Missing::Recorder => Name::TakeOffice,
        Missing::Quorum { .. } => Name::SignIn,
        Missing::Unplaced { .. } => Name::Cluster,
        Missing::Topic => Name::RaiseConcern,
        Missing::Posted => Name::PostTopic,
        Missing::Convener { .. } => Name::Convene,
        Missing::Small { .. } | Missing::Full { .. } => Name::MoveTo,
        Missing::Result { .. } => Name::NoteConclusion,
        Missing::Reporter { .. } => Name::TakeGroupRole,
        Missing::Undecided { .. } => Name::OpenMotion,
        Missing::Answer { .. } => Name::AnswerGroup,
        Missing::Leader { .. } | Missing::Picked { .. } => Name::ClaimMotion,
        Missing::Owner { .. } | Missing::Date { .. } => Name::ClaimAction,
        Missing::Destination { .. } => Name::Forward,
    }
}
