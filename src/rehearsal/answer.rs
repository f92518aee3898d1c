//! Whether something that happened was typed, read from the meeting alone.

use super::Act;
use crate::{
    charter::RuleId,
    meeting::{
        Meeting,
        numbers::{Badge, Card},
        state::{CardPlace, MotionState, Ruling},
        words::{Side, Subject, Task},
    },
    time::Moment,
};

/// What was typed of it: `true` as it was, `false` something else; nothing yet.
///
/// `fits`: the rules that fit something that waits.
pub(super) fn answer(act: &Act, since: Moment, m: &Meeting, fits: &[RuleId]) -> Option<bool> {
    let here = |badge: u16| m.is_present(Badge(badge));
    let yes = |done: bool| done.then_some(true);
    match act {
        Act::Come { badges, .. } => yes(badges.iter().all(|badge| here(*badge))),
        Act::Serve { office, .. } => yes(m.holder(*office).is_some()),
        Act::Say { badge, names, .. } => {
            let card = m.concerns.get(&Card { badge: Badge(*badge), n: 1 })?;
            // What names a neighbour is kept off the wall, or its words stay on paper.
            let kept = matches!(card.place, CardPlace::Withheld(_)) || card.text.is_none();
            if *names && !kept { wrong_after(since, m, 60) } else { Some(true) }
        }
        Act::Pile { badges } => {
            yes(badges.iter().all(|badge| m.concerns.contains_key(&Card { badge: Badge(*badge), n: 1 })))
        }
        Act::Sorted { cards, .. } => {
            let placed = |card: &Card| m.concerns.get(card).is_none_or(|card| card.place != CardPlace::Unplaced);
            yes(cards.iter().all(placed))
        }
        Act::Dots { dots } => {
            let same = dots.iter().all(|(topic, n)| m.topics.get(topic).is_none_or(|topic| topic.dots == *n));
            let over = !m.groups.is_empty();
            if same || over { Some(same) } else { None }
        }
        Act::Convene { group, .. } => {
            let role = crate::meeting::words::GroupRole::Convener;
            yes(m.groups.get(group).is_none_or(|group| group.roles.contains_key(&role)))
        }
        Act::Reporter { group, .. } => {
            let role = crate::meeting::words::GroupRole::Reporter;
            yes(m.groups.get(group).is_none_or(|group| group.roles.contains_key(&role)))
        }
        Act::Sit { group, badges } => {
            let seated = |badge: &u16| m.table_of(Badge(*badge)).is_some() || !here(*badge);
            yes(!m.groups.contains_key(group) || badges.iter().all(seated))
        }
        Act::Walk { badge, group } => yes(m.table_of(Badge(*badge)) == Some(*group)),
        Act::Slip { group, .. } => {
            let drafted = m.motions.values().any(|motion| motion.group == Some(*group));
            yes(drafted || m.groups.get(group).is_none_or(|group| group.conclusion.is_some()))
        }
        Act::Stand { group, .. } => yes(m.groups.get(group).is_none_or(|group| group.reported.is_some())),
        Act::Own { group, .. } => yes(m.groups.get(group).is_none_or(crate::meeting::state::Group::is_answered)),
        Act::Hand { badge, side } => hand(*badge, *side, since, m),
        Act::Done { badge } | Act::Over { badge } => {
            // A call to order alone ends no turn.
            yes(m.running_speech().is_none_or(|speech| speech.badge != Badge(*badge)))
        }
        Act::Interrupt { badge } | Act::Cross { badge } | Act::Digress { badge, .. } | Act::Hurt { badge, .. } => {
            called(act, *badge, since, m, fits)
        }
        Act::Official { badge } => {
            let spoke = m.speeches.values().any(|speech| speech.badge == Badge(*badge) && began(speech.began, since));
            spoke.then_some(false)
        }
        Act::Present { motion, count, .. } => {
            let vote = m.votes.values().rfind(|vote| vote.on == Subject::Motion(*motion) && vote.opened >= since)?;
            Some(vote.present == *count)
        }
        Act::Show { vote, side, count } => {
            let vote = m.votes.get(vote)?;
            let typed = if *side == Side::For { vote.for_ } else { vote.against };
            if vote.cancelled.is_some() { Some(true) } else { typed.map(|typed| typed == *count) }
        }
        Act::Pick { vote, option, count } => {
            let vote = m.votes.get(vote)?;
            let typed = vote.options.get(option);
            if vote.cancelled.is_some() { Some(true) } else { typed.map(|typed| typed == count) }
        }
        Act::Offer { motion, .. } => {
            let led = m.leads.contains_key(&Task::Motion(*motion));
            let row = m.actions.values().any(|row| row.motion == Some(*motion) && row.owner.is_some());
            yes(led || row || m.closed.is_some())
        }
        Act::Pledge { badge, .. } => yes(m.pledges.values().any(|pledge| pledge.badge == Badge(*badge))),
        Act::Reply { .. } => yes(m.responses.values().any(|response| response.at >= since)),
        Act::Leave { badges } => yes(badges.iter().all(|badge| !here(*badge))),
        Act::Dark => yes(m.clock.paused.is_some()),
        Act::Light => yes(m.clock.paused.is_none()),
        Act::Sign { badge, .. } => yes(m.signatures.iter().any(|signed| signed.badge == Badge(*badge))),
        Act::Nobody { .. } | Act::Talk { .. } | Act::Cut { .. } => None,
    }
}

/// A hand is typed with its side, or the one whose it is speaks already.
fn hand(badge: u16, side: Side, since: Moment, m: &Meeting) -> Option<bool> {
    let badge = Badge(badge);
    let same = |typed: Option<Side>| typed.map(|typed| typed == side);
    let waits = m.open_motion().and_then(|motion| motion.debate.hands.iter().find(|hand| hand.badge == badge));
    if let Some(hand) = waits {
        return same(hand.side);
    }
    let spoke = m.speeches.values().rfind(|speech| speech.badge == badge && began(speech.began, since));
    spoke.and_then(|speech| same(speech.side))
}

/// A rule was called since for them, or for nobody by name: one that fits; or another that fits nothing else that waits.
fn called(act: &Act, badge: u16, since: Moment, m: &Meeting, fits: &[RuleId]) -> Option<bool> {
    let theirs = |ruling: &&Ruling| ruling.at >= since && ruling.badge.is_none_or(|of| of == Badge(badge));
    let meant = |ruling: &Ruling| match (act.breaks().contains(&ruling.rule), ruling.badge) {
        (true, _) => Some(true),
        (false, Some(_)) => Some(false),
        (false, None) => (!fits.contains(&ruling.rule)).then_some(false),
    };
    m.rulings.values().filter(theirs).filter_map(meant).max()
}

fn began(began: Option<Moment>, since: Moment) -> bool {
    began.is_some_and(|began| began >= since)
}

/// There was time to put it right.
fn wrong_after(since: Moment, m: &Meeting, seconds: i64) -> Option<bool> {
    let now = m.last_at?;
    (now.since(since) > seconds * 1000).then_some(false)
}

/// Voted on, or no longer to be voted on.
pub(super) fn is_decided(state: &MotionState) -> bool {
    !matches!(state, MotionState::Waiting | MotionState::Open)
}
