//! Results: what follows from one, hands counted again, and counts put right from the signed 计票单 (docs/adr/0020).

use yishi::{
    charter::GuardId,
    meeting::{
        Command, Ground,
        numbers::{Badge, MotionNo, VoteNo},
        words::{Outcome, Subject, Verdict},
    },
};

use super::{
    super::evening::{Ballot, On, Stands, Stood, Tally, beside, write},
    Hearing, No, Told, no, number, once, rule,
    slips::called,
    state,
    votes::{fits, tally},
};

impl Hearing<'_> {
    pub(super) fn close_vote(&mut self) -> Told {
        let pass = self.rules.vote.pass;
        self.ballot()?;
        self.chaired()?;
        let ballot = self.ballot()?;
        let tally = tally(pass, ballot)?;
        ballot.result = Some(tally.clone());
        // What it was before is looked at once more below.
        let ballot_then = ballot.clone();
        let was = ballot.stood.take();
        ballot.was += usize::from(was.is_some());
        let ballot = ballot_then;
        self.paper.voting = None;
        self.touch(On::Vote(ballot.no));
        self.touch(On::Floor);
        self.wake();
        self.follow(&ballot, was.map(|was| was.result.outcome), tally.outcome);
        Ok(())
    }

    /// What a result brings: all of it the first time, afterwards what turned.
    fn follow(&mut self, ballot: &Ballot, was: Option<Outcome>, outcome: Outcome) {
        let carried = outcome == Outcome::Carried;
        let again = was.is_some();
        let same = was.is_some_and(|was| (was == Outcome::Carried) == carried);
        match ballot.on {
            Subject::Motion(motion) => self.decide(motion, ballot, carried),
            _ if same => {}
            Subject::Amendment(no) => {
                let motion = self.paper.motions.iter_mut();
                let mut found = motion.filter(|paper| paper.amendments.iter().any(|amendment| amendment.no == no));
                if let Some(paper) = found.next()
                    && let Some(amendment) = paper.amendments.iter_mut().find(|amendment| amendment.no == no)
                {
                    let held = amendment.adopted == Some(true);
                    amendment.adopted = Some(carried);
                    self.rests.push(On::Motion(paper.no));
                    self.rests.push(On::Amendment(no));
                    self.turned.push(On::Amendment(no));
                    if carried {
                        // Over the words that stand by now.
                        let text = amendment.reads(&paper.text);
                        amendment.on = paper.text.clone();
                        amendment.text = text.clone();
                        let (no, old) = (paper.no, std::mem::replace(&mut paper.text, text.clone()));
                        paper.before.push(old.clone());
                        paper.version += 1;
                        self.new_words(no, &old, &text);
                    } else if held && let Some(back) = paper.before.last().cloned() {
                        paper.before.push(std::mem::replace(&mut paper.text, back));
                        paper.version += 1;
                    }
                }
            }
            Subject::CloseDebate if !again && carried => self.talked_out(),
            Subject::CloseDebate if again && self.paper.open == ballot.about => {
                if carried {
                    self.talked_out();
                } else if let Some(open) = self.paper.opened_motion_mut().filter(|open| open.talked_out) {
                    open.talked_out = false;
                    let no = open.no;
                    self.rest(On::Motion(no));
                    self.touch(On::Floor);
                }
            }
            Subject::Limits { seconds, turns } => {
                let later = |other: &Ballot| {
                    other.no > ballot.no && other.result.is_some() && matches!(other.on, Subject::Limits { .. })
                };
                let later = again && self.paper.votes.iter().any(later);
                if carried && !later {
                    self.paper.limits = Some((seconds, turns));
                } else if !carried && again && !later && self.paper.limits == Some((seconds, turns)) {
                    self.paper.limits = ballot.before;
                }
            }
            // Nobody gives more time to a stage that was left.
            Subject::Extend { .. } if self.watch.entered.is_none() => {}
            Subject::Extend { minutes } if !again && carried => self.longer(minutes),
            Subject::Extend { minutes } if again && self.paper.stage == ballot.stage => {
                if carried {
                    self.longer(minutes);
                } else {
                    let given = beside(&self.paper.extended, &self.paper.stage).unwrap_or(0);
                    write(&mut self.paper.extended, self.paper.stage, given.saturating_sub(minutes));
                    self.watch.allowed -= i64::from(minutes) * 60_000;
                    self.watch.minutes = self.watch.minutes.saturating_sub(minutes);
                    self.rest(On::Stage);
                    self.rest(On::Clock);
                }
            }
            Subject::Appeal(no) if carried => {
                self.rest(On::Ruling(no));
                for ruling in self.paper.rulings.iter_mut().filter(|other| other.no == no) {
                    ruling.overturned = true;
                }
                for paper in &mut self.paper.motions {
                    paper.barred.retain(|(_, ruling)| *ruling != no);
                }
            }
            Subject::Appeal(no) if again => {
                self.rest(On::Ruling(no));
                let Some(ruling) = self.paper.rulings.iter_mut().find(|other| other.no == no) else { return };
                ruling.overturned = false;
                let ruling = *ruling;
                if let (yishi::meeting::words::Rung::Bar, Some(badge), Some(motion)) =
                    (ruling.step, ruling.badge, ruling.motion)
                    && let Some(paper) = self.paper.motion_mut(motion)
                {
                    write(&mut paper.barred, badge, no);
                }
            }
            _ => {}
        }
    }

    /// Only what residents decide themselves may be called passed; the rest is advice, with a receiver; a consultation,
    /// and what too few decided, is figures only. The words are those that were voted on the first time.
    fn decide(&mut self, motion: MotionNo, ballot: &Ballot, carried: bool) {
        let Some(paper) = self.paper.motion(motion) else { return };
        let stood = ballot.stood.as_ref().and_then(|before| before.stands);
        let voted = [Some(paper.stands), stood].into_iter().flatten().find_map(|stands| match stands {
            Stands::Decided { vote, version, .. } if vote == ballot.no => Some(version),
            _ => None,
        });
        let version = voted.unwrap_or(paper.version);
        let outcome = if carried { Outcome::Carried } else { Outcome::Lost };
        let short = ballot.short.is_some();
        let (verdict, to) = if short { (Verdict::Consulted, None) } else { called(paper.scope, outcome) };
        let vote = ballot.no;
        self.rest(On::Vote(vote));
        self.touch(On::Motion(motion));
        self.turn(On::Floor);
        self.take_off(motion, Stands::Decided { vote, verdict, to, version });
        self.give_chair_back(motion);
    }

    /// A vote that is broken off has no result; one that was counted again has the one it had.
    pub(super) fn cancel(&mut self) {
        let Some(voting) = self.paper.voting else { return };
        self.touch(On::Vote(voting));
        self.touch(On::Floor);
        let Some(ballot) = self.paper.ballot_mut() else { return };
        if let Some(before) = ballot.stood.take() {
            ballot.yes = before.yes;
            ballot.against = before.against;
            ballot.options = before.options;
            ballot.chair = before.chair;
            ballot.result = Some(before.result);
            ballot.kept += 1;
            let on = ballot.on.clone();
            self.paper.voting = None;
            if let (Subject::Motion(motion), Some(stands)) = (on, before.stands) {
                self.take_off(motion, stands);
            }
            return;
        }
        ballot.cancelled = true;
        if let Subject::Appeal(no) = ballot.on {
            for ruling in self.paper.rulings.iter_mut().filter(|other| other.no == no) {
                ruling.appealed = false;
            }
        }
        self.paper.voting = None;
    }

    /// The open vote, or a closed one while its headcount stands.
    pub(super) fn recount(&mut self, reason: &str, named: Option<VoteNo>) -> Told {
        self.text(Some(reason))?;
        if named.is_some_and(|named| self.paper.votes.iter().all(|ballot| ballot.no != named)) {
            return Err(number());
        }
        if let Some(voting) = self.paper.voting {
            if named.is_some_and(|named| named != voting) {
                return Err(no(Ground::Vote));
            }
        } else {
            let wanted = |ballot: &&Ballot| ballot.result.is_some() && named.is_none_or(|named| named == ballot.no);
            let ballot = self.paper.votes.iter().rfind(wanted).ok_or_else(|| no(Ground::Vote))?.clone();
            let later = |other: &Ballot| {
                let own = matches!(other.on, Subject::Motion(_) | Subject::Choice { .. });
                other.no > ballot.no && (own || other.present != ballot.present)
            };
            let gone = self.paper.closed.is_some() || !ballot.fresh || self.paper.votes.iter().any(later);
            if gone || self.moved_on(&ballot) {
                return Err(No { passable: false, ..rule(GuardId::R13Decided) });
            }
            self.chaired()?;
            self.not_busy(None)?;
            let stands = match ballot.on {
                Subject::Motion(motion) => self.paper.motion(motion).map(|paper| paper.stands),
                _ => None,
            };
            self.paper.voting = Some(ballot.no);
            let again = self.ballot()?;
            let result = ballot.result.expect("it is closed");
            let (yes, against, options, chair) = (ballot.yes, ballot.against, ballot.options, ballot.chair);
            again.stood = Some(Box::new(Stood { yes, against, options, chair, result, stands }));
        }
        let voting = self.ballot()?.no;
        self.touch(On::Vote(voting));
        self.touch(On::Floor);
        let ballot = self.ballot()?;
        ballot.yes = None;
        ballot.against = None;
        ballot.options.clear();
        ballot.chair = None;
        ballot.result = None;
        ballot.recounts += 1;
        if let Subject::Motion(motion) = ballot.on {
            // One motion is open.
            if self.paper.open.is_none() {
                self.paper.open = Some(motion);
            }
            if self.paper.open == Some(motion)
                && let Some(paper) = self.paper.motion_mut(motion)
            {
                paper.stands = Stands::Open;
            }
        }
        Ok(())
    }

    /// An amendment: its motion is decided or set aside, another change is on, or its words were changed since.
    fn moved_on(&self, ballot: &Ballot) -> bool {
        let Subject::Amendment(no) = ballot.on else { return false };
        let mut of = self.paper.motions.iter().filter(|paper| paper.amendments.iter().any(|one| one.no == no));
        let Some(paper) = of.next() else { return false };
        let other = paper.amendments.iter().any(|one| one.no > no && one.adopted != Some(false) && !one.back);
        let reads =
            paper.amendments.iter().any(|one| one.no == no && one.adopted == Some(true) && one.text != paper.text);
        !paper.undecided() || other || reads
    }

    /// From the signed 计票单, by both tellers.
    #[allow(clippy::single_match_else, reason = "two kinds of slips")]
    pub(super) fn correct_vote(&mut self, command: &Command) -> Told {
        let Command::CorrectVote { vote, r#for, against, options, tellers, reason } = command else { unreachable!() };
        let found = self.paper.votes.iter().find(|ballot| ballot.no == *vote);
        let ballot = found.ok_or_else(number)?.clone();
        let was: Tally = ballot.result.clone().ok_or_else(|| no(Ground::Vote))?;
        self.text(Some(reason))?;
        for teller in tellers {
            self.ever(*teller)?;
        }
        let named: Vec<Badge> = once(ballot.tellers.clone());
        let signed = tellers.iter().filter(|teller| named.contains(teller)).count();
        if tellers.len() != 2 || tellers[0] == tellers[1] || signed < named.len().min(2) {
            return Err(no(Ground::Who));
        }
        // Who wasn't named when it was opened counts like any teller, whether they are still in the room or not.
        for teller in tellers.iter().filter(|teller| !named.contains(teller)) {
            self.signed(&ballot.on, *teller)?;
        }
        let mut right = ballot.clone();
        match &ballot.on {
            Subject::Choice { options: all, pick, .. } => {
                if r#for.is_some()
                    || against.is_some()
                    || options.iter().any(|(no, _)| *no == 0 || usize::from(*no) > all.len())
                {
                    return Err(number());
                }
                for (no, hands) in options {
                    write(&mut right.options, *no, *hands);
                }
                if (1..=all.len()).any(|no| options.iter().all(|(other, _)| usize::from(*other) != no)) {
                    return Err(rule(GuardId::R12Order));
                }
                if right.options == ballot.options {
                    return Err(state());
                }
                let hands: u32 = right.options.iter().map(|(_, hands)| u32::from(*hands)).sum();
                let over = right.options.iter().any(|(_, hands)| *hands > ballot.present);
                if over || hands > u32::from(ballot.present) * u32::from(*pick) {
                    return Err(rule(GuardId::R12Count));
                }
            }
            _ => {
                let (Some(yes), Some(against), true) = (*r#for, *against, options.is_empty()) else {
                    return Err(number());
                };
                if (ballot.yes, ballot.against) == (Some(yes), Some(against)) {
                    return Err(state());
                }
                (right.yes, right.against) = (Some(yes), Some(against));
                fits(ballot.present, yes.saturating_add(u16::from(ballot.chair.is_some())), against)?;
            }
        }
        let tally = tally(self.rules.vote.pass, &right)?;
        let turns = (was.outcome == Outcome::Carried) != (tally.outcome == Outcome::Carried);
        if turns && self.moved_on(&ballot) {
            return Err(No { passable: false, ..rule(GuardId::R13Decided) });
        }
        right.result = Some(tally.clone());
        right.was += 1;
        right.corrected.push(self.paper.version);
        self.touch(On::Vote(right.no));
        self.touch(On::Floor);
        for old in self.paper.votes.iter_mut().filter(|old| old.no == right.no) {
            *old = right.clone();
        }
        self.follow(&right, Some(was.outcome), tally.outcome);
        Ok(())
    }
}
