//! The arithmetic of a vote: what the counting came to, and what it may be called. No override exists.

use std::collections::BTreeMap;

use super::{
    event::Event,
    numbers::VoteNo,
    state::{Motion, MotionState, Vote},
    words::{Destination, Outcome, Side, Subject, Verdict},
};
use crate::charter::{PassRule, Scope};

/// How the seats of a choice were filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seats {
    /// Who or what won a seat, from 1.
    pub picked: Vec<u16>,
    /// Those that tie across the cut line: with the same hands, more of them than seats left.
    pub tied: Vec<u16>,
    /// Seats that stay empty.
    pub empty: u16,
}

/// What the counts of a vote came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// For, with the chair's.
    pub for_: u16,
    /// Against, with the chair's.
    pub against: u16,
    /// 没举手
    pub not_voted: u16,
    /// What it came to.
    pub outcome: Outcome,
    /// The options that won, from 1.
    pub picked: Vec<u16>,
}

impl Closed {
    /// As the journal keeps it.
    pub fn event(self, vote: VoteNo) -> Event {
        let Self { for_, against, not_voted, outcome, picked } = self;
        Event::VoteClosed { vote, for_, against, not_voted, outcome, picked }
    }
}

/// Sums a vote up; `None` while a count is missing. `pass` is the charter's rule: it holds for motions and amendments,
/// everything else takes more for than against.
pub fn closed(vote: &Vote, pass: PassRule) -> Option<Closed> {
    if let Subject::Choice { options, pick, .. } = &vote.on {
        let (outcome, picked) = self::pick(&vote.options, options.len(), *pick);
        // A number that nobody counted is not 0. (Meetings of before could close without: their lines stand as they are.)
        return Some(Closed { for_: 0, against: 0, not_voted: 0, outcome, picked });
    }
    let chair = |side| u16::from(vote.chair == Some(side));
    let for_ = vote.for_?.saturating_add(chair(Side::For));
    let against = vote.against?.saturating_add(chair(Side::Against));
    let pass = match vote.on {
        Subject::Motion(_) | Subject::Amendment(_) => pass,
        _ => PassRule::MoreFor,
    };
    let outcome = outcome(pass, for_, against, vote.present);
    let not_voted = vote.present.saturating_sub(for_.saturating_add(against));
    Some(Closed { for_, against, not_voted, outcome, picked: Vec::new() })
}

/// Whether the counts fit: all there, nobody counted more often than they may raise a hand.
pub fn adds_up(vote: &Vote) -> bool {
    let each = match &vote.on {
        Subject::Choice { options, pick, .. } => {
            let counted = (1..).zip(options).all(|(option, _): (u16, _)| vote.options.contains_key(&option));
            if !counted
                || vote.options.len() > options.len()
                || vote.options.values().any(|count| *count > vote.present)
            {
                return false;
            }
            *pick
        }
        _ if vote.for_.is_none() || vote.against.is_none() => return false,
        _ => 1,
    };
    terms(vote).into_iter().map(u32::from).sum::<u32>() <= u32::from(vote.present) * u32::from(each)
}

/// The hands that were counted so far, in their order, the chair's last.
pub fn terms(vote: &Vote) -> Vec<u16> {
    let chair = vote.chair.map(|_| 1);
    vote.for_.into_iter().chain(vote.against).chain(vote.options.values().copied()).chain(chair).collect()
}

/// What a vote makes of its motion. Words that were voted on are those of the first result: a recount or a correction
/// changes none.
pub fn decided(motion: &Motion, vote: &Vote, outcome: Outcome) -> Event {
    // Too few were there to decide: figures, and no more.
    let verdict = vote.short.map_or_else(|| verdict(motion.scope, outcome), |_| Verdict::Consulted);
    let to = destination(motion.scope, verdict);
    let stood = vote.stood.as_ref().and_then(|before| before.motion.as_ref());
    let voted = [Some(&motion.state), stood].into_iter().flatten().find_map(|state| match state {
        MotionState::Decided { vote: by, version, .. } if *by == vote.no => Some(*version),
        _ => None,
    });
    let version = voted.unwrap_or_else(|| u16::try_from(motion.earlier.len() + 1).unwrap_or(u16::MAX));
    Event::MotionDecided { motion: motion.no, vote: vote.no, verdict, to, version }
}

/// How the seats of a closed choice were filled; `None` for any other vote.
pub fn seats(vote: &Vote) -> Option<Seats> {
    let (Subject::Choice { options, pick, .. }, Some(result)) = (&vote.on, &vote.result) else { return None };
    let picked = result.picked.clone();
    let empty = pick.saturating_sub(u16::try_from(picked.len()).unwrap_or(u16::MAX));
    let left = (1..).zip(options).map(|(option, _)| option).filter(|option| !picked.contains(option));
    let hands = |option: &u16| vote.options.get(option).copied().unwrap_or(0);
    let left: Vec<u16> = left.collect();
    let edge = left.iter().map(hands).max().filter(|most| empty > 0 && *most > 0);
    let tied = left.into_iter().filter(|option| Some(hands(option)) == edge).collect();
    Some(Seats { picked, tied, empty })
}

/// What the counting came to. A tie fails under every pass rule (Nantang 13).
pub fn outcome(pass: PassRule, for_: u16, against: u16, present: u16) -> Outcome {
    let (f, p) = (u32::from(for_), u32::from(present));
    let enough = match pass {
        PassRule::MoreFor => for_ > against,
        PassRule::HalfPresent => f * 2 > p,
        PassRule::TwoThirdsPresent => f * 3 >= p * 2,
        PassRule::TwoThirdsCast => f * 3 >= (f + u32::from(against)) * 2,
    };
    if for_ == 0 && against == 0 {
        Outcome::NoHands
    } else if for_ == against {
        Outcome::Tie
    } else if enough && for_ > against {
        Outcome::Carried
    } else {
        Outcome::Lost
    }
}

/// What the result may be called: a meeting of forty can't decide what belongs to all owners.
pub fn verdict(scope: Scope, outcome: Outcome) -> Verdict {
    match (scope, outcome == Outcome::Carried) {
        (Scope::Consult, _) => Verdict::Consulted,
        (Scope::Residents, true) => Verdict::Passed,
        (Scope::Residents, false) => Verdict::NotPassed,
        (Scope::Council | Scope::Owners | Scope::Department | Scope::Unsure, true) => Verdict::Advised,
        (Scope::Council | Scope::Owners | Scope::Department | Scope::Unsure, false) => Verdict::NotAdvised,
    }
}

/// Where the result goes.
pub fn destination(scope: Scope, verdict: Verdict) -> Option<Destination> {
    match (verdict, scope) {
        (Verdict::Passed, _) => Some(Destination::Residents),
        (Verdict::Advised, Scope::Council) => Some(Destination::Council),
        (Verdict::Advised, Scope::Owners) => Some(Destination::Owners),
        (Verdict::Advised, Scope::Department) => Some(Destination::Department),
        // Whom to ask is found out by the committee.
        (Verdict::Advised, Scope::Unsure) => Some(Destination::Community),
        _ => None,
    }
}

/// The options with the most hands, at most `pick`, in their order. Options that tie across the edge are all left out,
/// as a tie fails; nobody is picked without a hand.
pub fn pick(counts: &BTreeMap<u16, u16>, options: usize, pick: u16) -> (Outcome, Vec<u16>) {
    let mut row: Vec<(u16, u16)> = (1..=u16::try_from(options).unwrap_or(u16::MAX))
        .map(|option| (counts.get(&option).copied().unwrap_or(0), option))
        .collect();
    row.sort_by_key(|(count, option)| (std::cmp::Reverse(*count), *option));
    let edge = row.get(usize::from(pick)).map_or(0, |(count, _)| *count);
    let mut picked: Vec<u16> =
        row.iter().take(usize::from(pick)).filter(|(count, _)| *count > edge).map(|(_, option)| *option).collect();
    picked.sort_unstable();
    let outcome = if !picked.is_empty() {
        Outcome::Carried
    } else if row.iter().all(|(count, _)| *count == 0) {
        Outcome::NoHands
    } else {
        Outcome::Tie
    };
    (outcome, picked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_for_than_against_carries_and_a_tie_fails() {
        assert_eq!(outcome(PassRule::MoreFor, 29, 8, 41), Outcome::Carried);
        assert_eq!(outcome(PassRule::MoreFor, 20, 20, 41), Outcome::Tie);
        assert_eq!(outcome(PassRule::MoreFor, 20, 21, 41), Outcome::Lost);
        assert_eq!(outcome(PassRule::MoreFor, 0, 0, 41), Outcome::NoHands);
    }

    #[test]
    fn half_of_those_present_is_more_than_half() {
        assert_eq!(outcome(PassRule::HalfPresent, 21, 0, 41), Outcome::Carried);
        assert_eq!(outcome(PassRule::HalfPresent, 20, 0, 41), Outcome::Lost);
        assert_eq!(outcome(PassRule::HalfPresent, 20, 0, 40), Outcome::Lost);
    }

    #[test]
    fn two_thirds_of_those_present_is_at_least_two_thirds() {
        assert_eq!(outcome(PassRule::TwoThirdsPresent, 28, 13, 42), Outcome::Carried);
        assert_eq!(outcome(PassRule::TwoThirdsPresent, 27, 0, 42), Outcome::Lost);
    }

    #[test]
    fn two_thirds_of_the_votes_cast_leaves_out_who_raised_no_hand() {
        assert_eq!(outcome(PassRule::TwoThirdsCast, 10, 5, 42), Outcome::Carried);
        assert_eq!(outcome(PassRule::TwoThirdsCast, 9, 5, 42), Outcome::Lost);
        assert_eq!(outcome(PassRule::TwoThirdsCast, 1, 0, 42), Outcome::Carried);
        assert_eq!(outcome(PassRule::TwoThirdsCast, 0, 0, 42), Outcome::NoHands);
    }

    #[test]
    fn only_what_residents_decide_themselves_may_be_called_passed() {
        for scope in [Scope::Council, Scope::Owners, Scope::Department] {
            assert_eq!(verdict(scope, Outcome::Carried), Verdict::Advised);
            assert_eq!(verdict(scope, Outcome::Tie), Verdict::NotAdvised);
        }
        assert_eq!(verdict(Scope::Residents, Outcome::Carried), Verdict::Passed);
        assert_eq!(verdict(Scope::Consult, Outcome::Carried), Verdict::Consulted);
    }

    #[test]
    fn options_that_tie_across_the_edge_are_left_out() {
        let counts = |list: &[(u16, u16)]| list.iter().copied().collect();
        assert_eq!(pick(&counts(&[(1, 20), (2, 9), (3, 15)]), 3, 2), (Outcome::Carried, vec![1, 3]));
        assert_eq!(pick(&counts(&[(1, 20), (2, 9), (3, 9)]), 3, 2), (Outcome::Carried, vec![1]));
        assert_eq!(pick(&counts(&[(1, 9), (2, 9), (3, 9)]), 3, 2), (Outcome::Tie, vec![]));
        assert_eq!(pick(&counts(&[]), 3, 2), (Outcome::NoHands, vec![]));
    }
}
