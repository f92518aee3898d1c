//! Votes: opened by the chair, counted for before against, decided by arithmetic. Rules 11 to 13.

use yishi::meeting::Command as C;
use yishi::{
    charter::{Act, ChairVotes, GuardId, Mode, PassRule, Stage, VoteBasis},
    meeting::{
        Command, Ground,
        numbers::{AmendmentNo, Badge, MotionNo, VoteNo},
        words::{Choice, Outcome, Side, Subject},
    },
};

use super::{
    super::evening::{Ballot, Evening, On, Person, Stands, Tally, beside, write},
    Hearing, No, Told, after, count, no, number, once, rule, state,
};

impl Hearing<'_> {
    pub(super) fn votes(&mut self, command: &Command) -> Told {
        if let (
            Some(voting),
            C::CountFor { .. } | C::CountAgainst { .. } | C::CountOption { .. } | C::ChairVote { .. },
        ) = (self.paper.voting, command)
        {
            self.touch(On::Vote(voting));
        }
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
            Command::Recount { reason, vote } => self.recount(reason, *vote),
            Command::CorrectVote { .. } => self.correct_vote(command),
            _ => unreachable!("not of the votes"),
        }
    }

    fn open_vote(&mut self, on: &Subject, present: Option<u16>, tellers: &[Badge]) -> Told {
        self.chaired()?;
        self.can_be_voted(on)?;
        self.tellers(on, tellers)?;
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
        // A household counts once; persons may have come in without signing in.
        if present > roll {
            match self.rules.vote.basis {
                VoteBasis::Household => return Err(rule(GuardId::R12Count)),
                VoteBasis::Person => self.guard(GuardId::R12Roll, None)?,
            }
        }
        let asked = self.rules.quorum.filter(|_| self.mode(GuardId::R11Quorum) != Mode::Off);
        let short = asked.filter(|need| present < *need);
        if short.is_some() {
            self.guard(GuardId::R11Quorum, None)?;
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
        self.rests_on_subject(on);
        for teller in tellers {
            self.who(*teller);
        }
        self.touch(On::Floor);
        self.turn(On::Vote(no));
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
            fresh: true,
            about: match on {
                Subject::Motion(motion) => Some(*motion),
                Subject::Amendment(_) | Subject::CloseDebate => self.paper.open,
                _ => None,
            },
            before: self.paper.limits,
            doorless: doorless(self.paper),
            short,
            tellers: tellers.to_vec(),
            stood: None,
            was: 0,
            kept: 0,
            corrected: Vec::new(),
        });
        self.paper.voting = Some(no);
        self.paper.report = None;
        Ok(())
    }

    fn rests_on_subject(&mut self, on: &Subject) {
        match on {
            Subject::Motion(no) => self.rest(On::Motion(*no)),
            Subject::Amendment(no) => self.rest(On::Amendment(*no)),
            Subject::Appeal(no) => self.rest(On::Ruling(*no)),
            Subject::Choice { options, .. } => {
                let topic = |option: &Choice| if let Choice::Topic(no) = option { Some(On::Topic(*no)) } else { None };
                self.rests.extend(options.iter().filter_map(topic));
            }
            Subject::CloseDebate | Subject::Limits { .. } | Subject::Extend { .. } => self.rest(On::Stage),
        }
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
                // No two may read the same.
                let reads = |option: &Choice| match option {
                    Choice::Topic(topic) => format!("topic {topic}"),
                    Choice::Text(words) => {
                        let letters: String = words.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
                        if letters.is_empty() { words.clone() } else { letters }
                    }
                };
                let mut read: Vec<String> = options.iter().map(reads).collect();
                read.sort();
                if read.windows(2).any(|two| two[0] == two[1]) { Err(number()) } else { Ok(()) }
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
        self.paper.motion(motion).ok_or_else(number)?;
        self.declined(motion)?;
        let paper = self.paper.motion(motion).ok_or_else(number)?;
        match paper.stands {
            Stands::Open => {}
            Stands::Decided { .. } => return Err(rule(GuardId::R13Decided)),
            Stands::Waiting | Stands::Parked(_) | Stands::Withdrawn(_) => return Err(state()),
        }
        if paper.pending().next().is_some() {
            return Err(state());
        }
        if !paper.talked_out {
            self.guard(GuardId::R11Debate, None)?;
        }
        Ok(())
    }

    /// The motion of an open amendment.
    pub(super) fn pending(&self, amendment: AmendmentNo) -> Told<MotionNo> {
        let open = self.paper.opened_motion().ok_or_else(state)?;
        let found = open.amendments.iter().find(|other| other.no == amendment).ok_or_else(number)?;
        // One after the other.
        let first = open.pending().next().map(|other| other.no);
        if found.adopted.is_some() || first != Some(amendment) { Err(state()) } else { Ok(open.no) }
    }

    pub(super) fn ballot(&mut self) -> Told<&mut Ballot> {
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
        let holder = self.chaired()?;
        self.may(Act::BreakTie, holder)?;
        self.ballot()?.chair = Some(side);
        Ok(())
    }
}

/// Those in the room who count: each, or each household once; without a household everybody for themselves.
pub(super) fn voters(basis: VoteBasis, paper: &Evening) -> u16 {
    let voting = paper.people.iter().filter(|person| person.here && person.counts);
    let each = voting.map(|person| match basis {
        VoteBasis::Household if person.home != Badge::NOBODY => person.home,
        _ => person.badge,
    });
    count(once(each.collect()).len())
}

/// Voters in the room who share a household with nobody who was ever there. No station with doors stands behind these evenings, and a
/// name is no door.
fn doorless(paper: &Evening) -> u16 {
    let home = |person: &Person| if person.home == Badge::NOBODY { person.badge } else { person.home };
    let alone =
        |person: &&Person| paper.people.iter().all(|other| other.badge == person.badge || home(other) != home(person));
    count(paper.people.iter().filter(|person| person.here && person.counts).filter(alone).count())
}

/// R12: for and against are at most as many as are present.
pub(super) fn fits(present: u16, yes: u16, against: u16) -> Told {
    if u32::from(yes) + u32::from(against) > u32::from(present) { Err(rule(GuardId::R12Count)) } else { Ok(()) }
}

/// R13: more for than against, half or two thirds of those present by the charter; a tie fails. The charter's rule holds
/// for motions and amendments.
pub(super) fn tally(pass: PassRule, ballot: &Ballot) -> Told<Tally> {
    if let Subject::Choice { options, pick, .. } = &ballot.on {
        // A number that nobody counted is not 0.
        if ballot.options.len() < options.len() {
            return Err(rule(GuardId::R12Order));
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
        PassRule::TwoThirdsCast => u32::from(yes) >= 2 * u32::from(against),
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
