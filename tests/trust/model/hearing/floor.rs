//! The floor: hands, turns, time, rulings, the end of the debate. Rules 3 to 11.

use yishi::{
    charter::{Act, FloorKey, GuardId, Mode, RuleId},
    meeting::{
        Command,
        numbers::{Badge, RulingNo, SpeechNo},
        words::{Rung, Side},
    },
};

use super::{
    super::evening::{Did, Hand, On, Paper, Ruling, Talk, beside, write},
    Hearing, No, Told, after, number,
    queue::{last_opinion, most_turns, place, queue, seconds, turns},
    rule, state,
};

impl Hearing<'_> {
    pub(super) fn floor(&mut self, command: &Command) -> Told {
        match command {
            Command::RaiseHand { badge, side, relayed } => self.raise_hand(*badge, *side, *relayed),
            Command::LowerHand { badge } => {
                let Some(open) = self.paper.opened_motion() else { return Err(state()) };
                if open.hands.iter().all(|hand| hand.badge != *badge) {
                    return Err(state());
                }
                self.hand_goes_down(*badge);
                Ok(())
            }
            Command::GrantFloor { badge } => self.grant(*badge),
            Command::AddTime { seconds } => self.add_time(*seconds),
            Command::EndSpeech { void } => {
                if self.paper.speaking.is_none() {
                    return Err(state());
                }
                self.end_speech(*void);
                Ok(())
            }
            Command::NoteSpeech { .. } => self.note_speech(command),
            Command::CallToOrder { rule, badge, step, park } => self.call(*rule, *badge, *step, park.as_deref()),
            Command::CloseDebate {} => {
                let Some(open) = self.paper.opened_motion() else { return Err(state()) };
                if open.talked_out {
                    return Err(state());
                }
                self.debated()?;
                self.talked_out();
                Ok(())
            }
            _ => unreachable!("not of the floor"),
        }
    }

    pub(super) fn turns(&self, on: &Paper, badge: Badge) -> u16 {
        turns(self.paper, on, badge)
    }

    pub(super) fn most_turns(&self) -> u16 {
        most_turns(self.rules, self.paper)
    }

    /// Milliseconds spoken; what stood is left out.
    fn spoken(&self) -> i64 {
        self.paper.standing.unwrap_or(self.now) - self.watch.began - self.watch.speech_stood
    }

    /// A turn given up without a word is neither turn nor opinion; one that was taken away is both.
    pub(super) fn end_speech(&mut self, void: bool) {
        let Some(talk) = self.paper.speech().copied() else { return };
        self.ended = true;
        self.rest(On::Speech(talk.no));
        self.rest(On::Clock);
        self.turn(On::Floor);
        let seconds = u32::try_from(self.spoken().max(0) / 1000).unwrap();
        let over = seconds.saturating_sub(talk.granted);
        if over > 0 && !void && self.mode(GuardId::R05Time) == Mode::Advise {
            self.record(RuleId::R05, Did::Advised(GuardId::R05Time), Some(talk.badge));
        }
        for ended in self.paper.speeches.iter_mut().filter(|other| other.no == talk.no) {
            *ended = Talk { seconds: Some(seconds), over, void, ..talk };
        }
        self.paper.speaking = None;
        if let Some(on) = self.paper.motion_mut(talk.motion)
            && !void
        {
            let used = beside(&on.turns, &talk.badge).unwrap_or(0);
            write(&mut on.turns, talk.badge, used + 1);
            if matches!(talk.side, Some(Side::For | Side::Against)) {
                on.last = talk.side;
            }
        }
    }

    fn raise_hand(&mut self, badge: Badge, side: Option<Side>, relayed: Option<Badge>) -> Told {
        self.may(Act::Hand, badge)?;
        if let Some(relayed) = relayed {
            self.may(Act::Relay, relayed)?;
            self.neutral(relayed)?;
        }
        let Some(open) = self.paper.opened_motion().cloned() else {
            return Err(No { badge: Some(badge), ..rule(GuardId::R06Motion) });
        };
        // R09 never stops a running clock: the side may be given during the speech.
        if let (Some(talk), Some(side)) = (self.paper.speech().copied(), side)
            && talk.badge == badge
            && talk.side.is_none()
        {
            self.rest(On::Speech(talk.no));
            for talking in self.paper.speeches.iter_mut().filter(|other| other.no == talk.no) {
                talking.side = Some(side);
            }
            return Ok(());
        }
        let old = open.hands.iter().find(|hand| hand.badge == badge && badge != Badge::NOBODY);
        if old.is_some_and(|old| side.is_none() || old.side == side) {
            return Err(state());
        }
        self.neutral(badge)?;
        self.not_barred(&open, badge)?;
        let extra = self.turn_left(&open, badge)?;
        if side.is_none() {
            self.guard(GuardId::R09Side, Some(badge))?;
        }
        let owed = self.is_owed_a_turn(&open, badge);
        if open.talked_out && !owed {
            self.guard(GuardId::R11Debate, Some(badge))?;
        }
        self.opens_again(&open, owed);
        self.rest(On::Motion(open.no));
        self.who(badge);
        self.turn(On::Hand(badge));
        if let Some(open) = self.paper.opened_motion_mut() {
            open.hands.retain(|hand| hand.badge != badge);
            open.hands.push(Hand { badge, side, extra });
        }
        Ok(())
    }

    /// A debate that was closed is open again, but for who is owed a turn in it.
    fn opens_again(&mut self, open: &Paper, owed: bool) {
        if open.talked_out && !owed {
            self.rest(On::Motion(open.no));
            self.touch(On::Floor);
        }
        if let Some(open) = self.paper.opened_motion_mut() {
            open.talked_out &= owed;
        }
    }

    /// R07: who was stopped for this motion waits for the next.
    fn not_barred(&mut self, open: &Paper, badge: Badge) -> Told {
        if beside(&open.barred, &badge).is_some() {
            self.guard(GuardId::R07Again, Some(badge))?;
        }
        Ok(())
    }

    /// R05. True if one turn more was let pass.
    fn turn_left(&mut self, open: &Paper, badge: Badge) -> Told<bool> {
        if badge == Badge::NOBODY || self.turns(open, badge) < self.most_turns() {
            return Ok(false);
        }
        self.guard(GuardId::R05Turns, Some(badge))?;
        Ok(true)
    }

    fn grant(&mut self, asked: Option<Badge>) -> Told {
        let Some(open) = self.paper.opened_motion().cloned() else {
            return Err(No { badge: asked, ..rule(GuardId::R06Motion) });
        };
        let queue = queue(self.rules, self.paper);
        let last = last_opinion(self.paper);
        let Some(badge) = asked.or(queue.first().map(|hand| hand.badge)) else { return Err(state()) };
        self.may(Act::Hand, badge)?;
        if badge != Badge::NOBODY && self.paper.speech().is_some_and(|talk| talk.badge == badge) {
            return Err(state());
        }
        self.not_busy(Some(badge))?;
        self.neutral(badge)?;
        self.not_barred(&open, badge)?;
        let hand = open.hands.iter().find(|hand| hand.badge == badge).copied();
        if !hand.is_some_and(|hand| hand.extra) {
            self.turn_left(&open, badge)?;
        }
        match hand {
            Some(hand) => self.in_turn(&queue, last, hand)?,
            None => self.guard(GuardId::R03Order, Some(badge))?,
        }
        let owed = self.is_owed_a_turn(&open, badge);
        if open.talked_out && !owed {
            self.guard(GuardId::R11Debate, Some(badge))?;
        }
        self.opens_again(&open, owed);
        self.wake();
        let no = SpeechNo(after(self.paper.speeches.iter().map(|talk| talk.no.0)));
        self.rest(On::Motion(open.no));
        self.who(badge);
        self.rest(On::Hand(badge));
        self.touch(On::Floor);
        self.turn(On::Speech(no));
        self.paper.speeches.push(Talk {
            no,
            motion: open.no,
            badge,
            side: hand.and_then(|hand| hand.side),
            granted: seconds(self.rules, self.paper),
            seconds: None,
            over: 0,
            void: false,
            text: false,
        });
        self.paper.speaking = Some(no);
        self.paper.report = None;
        self.watch.began = self.now;
        self.watch.speech_stood = 0;
        if let Some(open) = self.paper.opened_motion_mut() {
            open.hands.retain(|hand| hand.badge != badge);
        }
        Ok(())
    }

    /// R08: the other side comes first. R03: of those whose side it is, the computed next. Skipping asks for one reason.
    fn in_turn(&mut self, queue: &[Hand], last: Option<Side>, hand: Hand) -> Told {
        let Some(head) = queue.first() else { return Ok(()) };
        let mine = place(last, hand.side);
        // A side is named by those who say one; a hand without a side passes nobody over.
        let before =
            queue.iter().filter(|other| place(last, other.side) < mine).min_by_key(|other| place(last, other.side));
        let passed_over = before.is_some_and(|other| other.side.is_some());
        let mut next = head;
        if passed_over {
            self.guard(GuardId::R08Sides, Some(hand.badge))?;
            if self.mode(GuardId::R08Sides) == Mode::Enforce {
                return Ok(());
            }
            if self.rules.floor.contains(&FloorKey::Side) {
                next = queue.iter().find(|other| place(last, other.side) == mine).unwrap_or(head);
            }
        }
        if next.badge != hand.badge {
            self.guard(GuardId::R03Order, Some(hand.badge))?;
        }
        Ok(())
    }

    /// Where the charter ends speeches on time, more of it takes a reason. After the bell all of it is given.
    fn add_time(&mut self, seconds: u32) -> Told {
        if !(5..=600).contains(&seconds) {
            return Err(number());
        }
        let Some(talk) = self.paper.speech().copied() else { return Err(state()) };
        if self.mode(GuardId::R05Time) == Mode::Enforce {
            self.guard(GuardId::R05Time, Some(talk.badge))?;
        }
        self.rest(On::Speech(talk.no));
        let over = u32::try_from((self.spoken() / 1000 - i64::from(talk.granted)).max(0)).unwrap();
        for talking in self.paper.speeches.iter_mut().filter(|other| other.no == talk.no) {
            talking.granted += seconds + over;
        }
        Ok(())
    }

    /// The gist of a speech, or one that was only on paper: it counts neither as a turn nor as the last opinion.
    fn note_speech(&mut self, command: &Command) -> Told {
        let Command::NoteSpeech { speech, motion, badge, side, seconds, text, .. } = command else { unreachable!() };
        self.text(text.as_deref())?;
        if let Some(speech) = speech {
            let noted = self.paper.speeches.iter_mut().find(|talk| talk.no == *speech).ok_or_else(number)?;
            if text.is_none() {
                return Err(number());
            }
            noted.text = true;
            self.rest(On::Speech(*speech));
            return Ok(());
        }
        let badge = badge.ok_or_else(number)?;
        let motion = motion.or(self.paper.open).ok_or_else(number)?;
        self.known(badge)?;
        if self.paper.motion(motion).is_none() {
            return Err(number());
        }
        if self.paper.closed.is_none() {
            self.neutral(badge)?;
        }
        let seconds = seconds.unwrap_or(0);
        if seconds > 7200 {
            return Err(number());
        }
        let no = SpeechNo(after(self.paper.speeches.iter().map(|talk| talk.no.0)));
        self.who(badge);
        self.rest(On::Motion(motion));
        self.turn(On::Speech(no));
        let text = text.is_some();
        let talk = Talk {
            no,
            motion,
            badge,
            side: *side,
            granted: seconds,
            seconds: Some(seconds),
            over: 0,
            void: false,
            text,
        };
        self.paper.speeches.push(talk);
        Ok(())
    }

    /// Rules that the chair calls: 3, 4, 5, 6, 7, 10. It never climbs by itself.
    fn call(&mut self, called: RuleId, badge: Option<Badge>, step: Rung, park: Option<&str>) -> Told {
        let by_ear = [RuleId::R03, RuleId::R04, RuleId::R05, RuleId::R06, RuleId::R07, RuleId::R10];
        if !by_ear.contains(&called) {
            return Err(number());
        }
        self.text(park)?;
        if let Some(badge) = badge {
            self.here(badge)?;
        }
        let speaker = self.paper.speech().map(|talk| talk.badge);
        // Who interrupts is not the one who speaks.
        let whom = if badge.is_none() && called != RuleId::R03 { speaker } else { badge };
        if step >= Rung::EndTurn && whom.is_none() {
            return Err(number());
        }
        let no = RulingNo(after(self.paper.rulings.iter().map(|ruling| ruling.no.0)));
        let motion = self.paper.open;
        let ruling = Ruling { no, rule: called, badge: whom, step, motion, appealed: false, overturned: false };
        self.paper.rulings.push(ruling);
        if let Some(whom) = whom {
            self.who(whom);
        }
        if let Some(motion) = motion {
            self.rest(On::Motion(motion));
        }
        self.turn(On::Ruling(no));
        self.record(called, Did::Flagged(step), whom);
        if let (Rung::Bar, Some(whom), Some(open)) = (step, whom, self.paper.opened_motion_mut()) {
            write(&mut open.barred, whom, no);
            self.hand_goes_down(whom);
        }
        if step >= Rung::EndTurn && whom == speaker {
            self.end_speech(false);
        } else if called == RuleId::R03 && speaker.is_some() && self.last.is_none_or(|last| last <= self.now) {
            // The one who was interrupted keeps the time.
            if self.paper.standing.is_none() {
                self.touch(On::Clock);
            }
            self.stand();
        }
        if park.is_some() {
            self.set_aside(None, whom, None);
        }
        Ok(())
    }

    /// R11: nobody speaks, nobody waits, somebody has spoken.
    fn debated(&mut self) -> Told {
        let waits = !queue(self.rules, self.paper).is_empty();
        let Some(open) = self.paper.open else { return Ok(()) };
        let spoke = |talk: &Talk| talk.motion == open && !talk.void;
        let spoken = self.paper.speeches.iter().any(spoke);
        self.not_busy(None)?;
        if waits || !spoken {
            self.guard(GuardId::R11Debate, None)?;
        }
        Ok(())
    }

    /// Who comes for the first time after a debate was closed at an earlier sitting has a turn in it, if they ask.
    fn is_owed_a_turn(&self, open: &Paper, badge: Badge) -> bool {
        let (now, watch) = (self.paper.sittings.len(), &self.watch);
        let closed = beside(&watch.talked_out, &open.no).is_some_and(|sitting| sitting < now);
        // Who came first since it went on; a meeting that is adjourned doesn't go on.
        let resumed = watch.breaks.last().and_then(|last| last.1);
        let came = watch.door.iter().find(|(_, who, _)| *who == badge).map(|(at, ..)| *at);
        let new = resumed.zip(came).is_some_and(|(resumed, came)| came >= resumed);
        open.talked_out && closed && new && self.turns(open, badge) == 0
    }

    /// The debate is closed, and hands go down.
    pub(super) fn talked_out(&mut self) {
        let now = self.paper.sittings.len();
        if let Some(open) = self.paper.opened_motion().filter(|open| !open.talked_out).map(|open| open.no) {
            self.rest(On::Motion(open));
            self.touch(On::Floor);
        }
        if let Some(open) = self.paper.opened_motion_mut() {
            write(&mut self.watch.talked_out, open.no, now);
            open.talked_out = true;
            open.hands.clear();
        }
    }
}
