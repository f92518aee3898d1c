//! Votes: opened by the chair, counted for before against, decided by arithmetic. Rules 11 to 13.

use yishi::{
    charter::{ChairVotes, GuardId, PassRule, Scope, Stage, VoteBasis},
    meeting::{
        Command, Ground,
        numbers::{AmendmentNo, Badge, MotionNo, VoteNo},
        words::{Choice, Destination, Outcome, Side, Subject, Verdict},
    },
};

use super::{
    super::evening::{Ballot, Evening, Stands, Tally, beside, write},
    Hearing, No, Told, after, count, no, number, once, rule, state,
};

impl Hearing<'_> {
    pub(super) fn votes(&mut self, command: &Command) -> Told {
        match command {
            Command::OpenVote { on, present, tellers, .. } => self.open_vote(on, *present, tellers),
            Command::CountFor { count } => {
                let ballot = self.for_and_against()?;
                if ballot.yes.is_some() {
                    return Err(rule(GuardId::R12Order));
                }
                fits(ballot.present, *count, 0)?;
                ballot.yes = Some(*count);
                Ok(())
            }
            Command::CountAgainst { count } => {
                let ballot = self.for_and_against()?;
                // R12: for, then against.
                let Some(yes) = ballot.yes.filter(|_| ballot.against.is_none()) else {
                    return Err(rule(GuardId::R12Order));
                };
                fits(ballot.present, yes, *count)?;
                ballot.against = Some(*count);
                Ok(())
            }
            Command::CountOption { option, count } => self.count_option(*option, *count),
            Command::ChairVote { side } => self.chair_vote(*side),
            Command::CloseVote {} => self.close_vote(),
            Command::CancelVote { reason } => {
                self.ballot()?;
                self.text(Some(reason))?;
                self.cancel();
                Ok(())
            }
            Command::Recount { reason } => self.recount(reason),
            _ => unreachable!("not of the votes"),
        }
    }

    fn open_vote(&mut self, on: &Subject, present: Option<u16>, tellers: &[Badge]) -> Told {
        for teller in tellers {
            self.here(*teller)?;
        }
        self.can_be_voted(on)?;
        self.not_busy(None)?;
        let roll = voters(self.rules.vote.basis, self.paper);
        // People slip out unseen: what decides takes a headcount.
        if present.is_none() && matches!(on, Subject::Motion(_) | Subject::Choice { .. }) {
            return Err(number());
        }
        let present = present.unwrap_or(roll);
        if !(1..=5000).contains(&present) {
            return Err(number());
        }
        self.wake();
        match on {
            Subject::Motion(_) => {
                self.talked_out();
                if self.paper.stage == Stage::S4 {
                    self.enter(Stage::S5);
                }
            }
            Subject::Appeal(ruling) => {
                for ruling in self.paper.rulings.iter_mut().filter(|other| other.no == *ruling) {
                    ruling.appealed = true;
                }
            }
            _ => {}
        }
        let no = VoteNo(after(self.paper.votes.iter().map(|ballot| ballot.no.0)));
        self.paper.votes.push(Ballot {
            no,
            on: on.clone(),
            stage: self.paper.stage,
            present,
            roll,
            yes: None,
            against: None,
            options: Vec::new(),
            chair: None,
            result: None,
            cancelled: false,
            recounts: 0,
        });
        self.paper.voting = Some(no);
        self.paper.report = None;
        Ok(())
    }

    fn can_be_voted(&mut self, on: &Subject) -> Told {
        let stage = self.paper.stage;
        let legal = match on {
            Subject::Motion(_) | Subject::Amendment(_) | Subject::CloseDebate => matches!(stage, Stage::S4 | Stage::S5),
            Subject::Choice { .. } => matches!(stage, Stage::S2 | Stage::S5),
            Subject::Limits { .. } | Subject::Extend { .. } | Subject::Appeal(_) => true,
        };
        if !legal {
            return Err(no(Ground::Stage));
        }
        match on {
            Subject::Motion(motion) => self.motion_can_be_voted(*motion),
            Subject::Amendment(amendment) => self.pending(*amendment).map(|_| ()),
            Subject::Choice { title, options, pick } => {
                self.text(Some(title))?;
                if !(2..=100).contains(&options.len()) || *pick == 0 || usize::from(*pick) >= options.len() {
                    return Err(number());
                }
                for option in options {
                    match option {
                        Choice::Topic(topic) if self.paper.topic(*topic).is_none() => return Err(number()),
                        Choice::Topic(_) => {}
                        Choice::Text(words) => self.text(Some(words))?,
                    }
                }
                Ok(())
            }
            Subject::CloseDebate => match self.paper.opened_motion() {
                Some(open) if !open.talked_out => Ok(()),
                _ => Err(state()),
            },
            Subject::Limits { seconds, turns } => {
                let sensible = (10..=1800).contains(seconds) && (1..=20).contains(turns);
                if sensible { Ok(()) } else { Err(number()) }
            }
            Subject::Extend { minutes } => {
                if !(1..=120).contains(minutes) {
                    return Err(number());
                }
                if self.watch.entered.is_none() { Err(state()) } else { Ok(()) }
            }
            Subject::Appeal(ruling) => {
                let ruling = self.paper.rulings.iter().find(|other| other.no == *ruling).ok_or_else(number)?;
                // One appeal a ruling.
                if ruling.appealed { Err(state()) } else { Ok(()) }
            }
        }
    }

    /// R13: a decided motion isn't voted again. R11: the debate is closed first, and no amendment is open.
    fn motion_can_be_voted(&mut self, motion: MotionNo) -> Told {
        let paper = self.paper.motion(motion).ok_or_else(number)?;
        match paper.stands {
            Stands::Open => {}
            Stands::Decided { .. } => return Err(rule(GuardId::R13Decided)),
            Stands::Waiting | Stands::Parked(_) => return Err(state()),
        }
        if paper.amendments.iter().any(|amendment| amendment.adopted.is_none()) {
            return Err(state());
        }
        if !paper.talked_out {
            self.guard(GuardId::R11Debate, None)?;
        }
        Ok(())
    }

    /// The motion of an open amendment.
    fn pending(&self, amendment: AmendmentNo) -> Told<MotionNo> {
        let open = self.paper.opened_motion().ok_or_else(state)?;
        let found = open.amendments.iter().find(|other| other.no == amendment).ok_or_else(number)?;
        if found.adopted.is_some() { Err(state()) } else { Ok(open.no) }
    }

    fn ballot(&mut self) -> Told<&mut Ballot> {
        self.paper.ballot_mut().ok_or_else(|| no(Ground::Vote))
    }

    fn for_and_against(&mut self) -> Told<&mut Ballot> {
        let ballot = self.ballot()?;
        if matches!(ballot.on, Subject::Choice { .. }) { Err(state()) } else { Ok(ballot) }
    }

    /// Everybody may raise a hand for as many options as are picked.
    fn count_option(&mut self, option: u16, count: u16) -> Told {
        let ballot = self.ballot()?;
        let Subject::Choice { options, pick, .. } = &ballot.on else { return Err(state()) };
        if option == 0 || usize::from(option) > options.len() {
            return Err(number());
        }
        if beside(&ballot.options, &option).is_some() {
            return Err(rule(GuardId::R12Order));
        }
        let hands = ballot.options.iter().map(|(_, hands)| u32::from(*hands)).sum::<u32>() + u32::from(count);
        if count > ballot.present || hands > u32::from(ballot.present) * u32::from(*pick) {
            return Err(rule(GuardId::R12Count));
        }
        write(&mut ballot.options, option, count);
        Ok(())
    }

    /// The chair votes last, if the charter lets the chair vote at all.
    fn chair_vote(&mut self, side: Side) -> Told {
        let chair = self.rules.vote.chair;
        let ballot = self.for_and_against()?;
        if side == Side::Question {
            return Err(number());
        }
        if chair == ChairVotes::Never {
            return Err(No { passable: false, ..rule(GuardId::R11Chair) });
        }
        let (Some(yes), Some(against), None) = (ballot.yes, ballot.against, ballot.chair) else {
            return Err(rule(GuardId::R12Order));
        };
        fits(ballot.present, yes, against + 1)?;
        ballot.chair = Some(side);
        Ok(())
    }

    fn close_vote(&mut self) -> Told {
        let pass = self.rules.vote.pass;
        let ballot = self.ballot()?;
        let tally = tally(pass, ballot)?;
        ballot.result = Some(tally.clone());
        let (vote, on) = (ballot.no, ballot.on.clone());
        self.paper.voting = None;
        self.wake();
        let carried = tally.outcome == Outcome::Carried;
        match on {
            Subject::Motion(motion) => self.decide(motion, vote, carried),
            Subject::Amendment(no) => {
                if let Ok(motion) = self.pending(no)
                    && let Some(paper) = self.paper.motion_mut(motion)
                    && let Some(amendment) = paper.amendments.iter_mut().find(|other| other.no == no)
                {
                    amendment.adopted = Some(carried);
                    if carried {
                        paper.text = amendment.text.clone();
                        paper.version += 1;
                    }
                }
            }
            Subject::CloseDebate if carried => self.talked_out(),
            Subject::Limits { seconds, turns } if carried => self.paper.limits = Some((seconds, turns)),
            Subject::Extend { minutes } if carried => self.longer(minutes),
            Subject::Appeal(no) if carried => {
                for ruling in self.paper.rulings.iter_mut().filter(|other| other.no == no) {
                    ruling.overturned = true;
                }
                for paper in &mut self.paper.motions {
                    paper.barred.retain(|(_, ruling)| *ruling != no);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Only what residents decide themselves may be called passed; the rest is advice, with a receiver; a consultation
    /// is figures only.
    fn decide(&mut self, motion: MotionNo, vote: VoteNo, carried: bool) {
        let Some(paper) = self.paper.motion(motion) else { return };
        let version = paper.version;
        let (verdict, to) = match (paper.scope, carried) {
            (Scope::Consult, _) => (Verdict::Consulted, None),
            (Scope::Residents, true) => (Verdict::Passed, Some(Destination::Residents)),
            (Scope::Residents, false) => (Verdict::NotPassed, None),
            (Scope::Council, true) => (Verdict::Advised, Some(Destination::Council)),
            (Scope::Owners, true) => (Verdict::Advised, Some(Destination::Owners)),
            (Scope::Department, true) => (Verdict::Advised, Some(Destination::Department)),
            (Scope::Council | Scope::Owners | Scope::Department, false) => (Verdict::NotAdvised, None),
        };
        self.take_off(motion, Stands::Decided { vote, verdict, to, version });
        self.give_chair_back(motion);
    }

    pub(super) fn cancel(&mut self) {
        let Some(ballot) = self.paper.ballot_mut() else { return };
        ballot.cancelled = true;
        if let Subject::Appeal(no) = ballot.on {
            for ruling in self.paper.rulings.iter_mut().filter(|other| other.no == no) {
                ruling.appealed = false;
            }
        }
        self.paper.voting = None;
    }

    /// The open vote, or the newest one if it was on a motion or a choice and nothing came since that needs it.
    fn recount(&mut self, reason: &str) -> Told {
        self.text(Some(reason))?;
        if self.paper.voting.is_none() {
            let last = self.paper.votes.last().filter(|ballot| ballot.result.is_some());
            let last = last.ok_or_else(|| no(Ground::Vote))?;
            let can = match last.on {
                Subject::Motion(_) => self.paper.open.is_none() && self.paper.stage == Stage::S5,
                Subject::Choice { .. } => last.stage == self.paper.stage,
                _ => false,
            };
            if !can {
                return Err(no(Ground::Vote));
            }
            self.paper.voting = Some(last.no);
        }
        let ballot = self.ballot()?;
        ballot.yes = None;
        ballot.against = None;
        ballot.options.clear();
        ballot.chair = None;
        ballot.result = None;
        ballot.recounts += 1;
        if let Subject::Motion(motion) = ballot.on {
            if let Some(paper) = self.paper.motion_mut(motion) {
                paper.stands = Stands::Open;
            }
            self.paper.open = Some(motion);
        }
        Ok(())
    }
}

/// Those in the room who count: each, or each household once; without a household everybody for themselves.
fn voters(basis: VoteBasis, paper: &Evening) -> u16 {
    let voting = paper.people.iter().filter(|person| person.here && person.counts);
    let each = voting.map(|person| match basis {
        VoteBasis::Household if person.home != Badge::NOBODY => person.home,
        _ => person.badge,
    });
    count(once(each.collect()).len())
}

/// R12: for and against are at most as many as are present.
fn fits(present: u16, yes: u16, against: u16) -> Told {
    if u32::from(yes) + u32::from(against) > u32::from(present) { Err(rule(GuardId::R12Count)) } else { Ok(()) }
}

/// R13: more for than against, half or two thirds of those present by the charter; a tie fails. The charter's rule holds
/// for motions and amendments.
fn tally(pass: PassRule, ballot: &Ballot) -> Told<Tally> {
    if let Subject::Choice { options, pick, .. } = &ballot.on {
        if ballot.options.is_empty() {
            return Err(state());
        }
        let (outcome, picked) = picked(&ballot.options, count(options.len()), *pick);
        return Ok(Tally { yes: 0, against: 0, rest: 0, outcome, picked });
    }
    let (Some(yes), Some(against)) = (ballot.yes, ballot.against) else {
        return Err(rule(GuardId::R12Order));
    };
    let yes = yes + u16::from(ballot.chair == Some(Side::For));
    let against = against + u16::from(ballot.chair == Some(Side::Against));
    let rest = ballot.present - yes - against;
    let pass = match ballot.on {
        Subject::Motion(_) | Subject::Amendment(_) => pass,
        _ => PassRule::MoreFor,
    };
    let enough = match pass {
        PassRule::MoreFor => true,
        PassRule::HalfPresent => yes > against + rest,
        PassRule::TwoThirdsPresent => u32::from(yes) >= 2 * u32::from(against + rest),
    };
    // With a vote of two thirds, two thirds of those present are twice the others.
    let outcome = match (yes, against) {
        (0, 0) => Outcome::NoHands,
        (yes, against) if yes == against => Outcome::Tie,
        (yes, against) if yes > against && enough => Outcome::Carried,
        _ => Outcome::Lost,
    };
    Ok(Tally { yes, against, rest, outcome, picked: Vec::new() })
}

/// The options with the most hands, as many as are picked; those that tie across the edge are left out, and nobody is
/// picked without a hand.
fn picked(hands: &[(u16, u16)], options: u16, pick: u16) -> (Outcome, Vec<u16>) {
    let of = |option: u16| beside(hands, &option).unwrap_or(0);
    let ahead_or_beside = |option: u16| (1..=options).filter(|other| of(*other) >= of(option)).count();
    let won = |option: &u16| of(*option) > 0 && ahead_or_beside(*option) <= usize::from(pick);
    let picked: Vec<u16> = (1..=options).filter(won).collect();
    let outcome = if !picked.is_empty() {
        Outcome::Carried
    } else if (1..=options).all(|option| of(option) == 0) {
        Outcome::NoHands
    } else {
        Outcome::Tie
    };
    (outcome, picked)
}
