//! Votes: who has one, hands of each side, options; and what the community answers afterwards.

use super::{Act, Meeting, Moment, Once, Room, Trouble, What};
use crate::meeting::{
    numbers::{Badge, MotionNo},
    state::Vote,
    words::{Side, Subject},
};

impl Room {
    /// What the tellers say, before a vote and in it.
    pub(super) fn counts(&mut self, m: &Meeting, at: Moment) {
        let Some(vote) = m.open_vote() else { return self.headcount(m, at) };
        if at.since(vote.opened) < 6000 {
            return;
        }
        let again = vote.recounts.len();
        if let Subject::Choice { options, .. } = &vote.on {
            let many = u16::try_from(options.len()).unwrap_or(u16::MAX);
            for option in 1..=many {
                if vote.options.contains_key(&option) {
                    continue;
                }
                if self.first(Once::Pick(vote.no, option, again)) {
                    let chosen =
                        |badge: u16| self.of(badge, What::Dots).below(u64::from(vote.no.0) + 90, many.into()) + 1;
                    let hands = self.people.iter().filter(|p| p.counts() && chosen(p.badge) == u32::from(option));
                    let count = u16::try_from(hands.count()).unwrap_or(0);
                    self.happens(at, Act::Pick { vote: vote.no, option, count });
                }
                return;
            }
            return;
        }
        let (yes, no) = self.hands(m, vote);
        if vote.for_.is_none() {
            if self.first(Once::For(vote.no, again)) {
                self.happens(at, Act::Show { vote: vote.no, side: Side::For, count: yes });
            }
        } else if vote.against.is_none() && self.first(Once::Against(vote.no, again)) {
            self.happens(at, Act::Show { vote: vote.no, side: Side::Against, count: no });
        }
    }

    fn headcount(&mut self, m: &Meeting, at: Moment) {
        let ready = m.open_motion().filter(|motion| motion.debate.closed && motion.open_amendment().is_none());
        let Some(motion) = ready else { return };
        let no = motion.no;
        let again = m.votes.values().filter(|vote| vote.motion == Some(no)).count();
        if !self.first(Once::Present(no, again)) {
            return;
        }
        let count = u16::try_from(self.people.iter().filter(|person| person.counts()).count()).unwrap_or(0);
        let apart = |badge: u16| {
            Some(Badge(badge)) != motion.mover && Some(Badge(badge)) != m.holder(crate::meeting::words::Office::Chair)
        };
        let mut tell = self.people.iter().filter(|person| person.is_free() && apart(person.badge));
        let tellers = [tell.next(), tell.next()].map(|person| person.map_or(0, |person| person.badge));
        self.happens(at, Act::Present { motion: no, count, tellers });
    }

    /// Hands for and against, without the chair, who votes last.
    fn hands(&self, m: &Meeting, vote: &Vote) -> (u16, u16) {
        let chair = m.holder(crate::meeting::words::Office::Chair);
        let motion = vote.motion.unwrap_or(MotionNo(900 + vote.no.0));
        let (mut yes, mut no) = (0, 0);
        for person in self.people.iter().filter(|person| person.counts() && Some(Badge(person.badge)) != chair) {
            // One in ten raises no hand.
            if self.of(person.badge, What::Side).hits(2000 + u64::from(motion.0), 10) {
                continue;
            }
            match self.opinion(person.badge, motion) {
                Side::For => yes += 1,
                _ => no += 1,
            }
        }
        let most = vote.present.saturating_sub(u16::from(chair.is_some()));
        let first = m.votes.values().find(|other| matches!(other.on, Subject::Motion(_)));
        if self.cast.has(Trouble::Tie) && first.is_some_and(|first| first.no == vote.no) {
            let half = (yes + no).min(most) / 2;
            return (half, half);
        }
        // Whoever typed another headcount has as many hands at most.
        let yes = yes.min(most);
        (yes, no.min(most - yes))
    }

    /// After the votes the community answers.
    pub(super) fn answers(&mut self, m: &Meeting, at: Moment) {
        let voted = !m.votes.is_empty() && m.open_motion.is_none() && m.waiting_motions().next().is_none();
        let badge = self.people.iter().find(|person| person.official && person.here).map(|person| person.badge);
        if voted
            && m.open_vote.is_none()
            && let Some(badge) = badge
            && self.first(Once::Reply)
        {
            let theme = self.setup.theme();
            self.happens(at, Act::Reply { badge, theme });
        }
    }
}
