//! Who waits, and who is next (rules 5, 7, 8, 9).

use yishi::{
    charter::{Charter, FloorKey, GuardId, Mode},
    meeting::{
        numbers::Badge,
        words::{Office, Side},
    },
};

use super::{
    super::evening::{Evening, Hand, Paper, beside},
    mode, said,
};

/// The hands that can be called, in the order in which they will be: whoever is called speaks, and then it is asked anew.
///
/// design.md 3: hand up, present, a turn left, not barred, not holding the floor or the chair. First the side other than
/// the last opinion's, then questions, then the same side (with no opinion yet For, question, Against); then fewer turns
/// on this motion; then the order of hands. The order is charter data.
pub fn queue(rules: &Charter, paper: &Evening) -> Vec<Hand> {
    let Some(open) = paper.opened_motion() else { return Vec::new() };
    let enforced = |guard| mode(rules, guard) == Mode::Enforce;
    let holds = |badge: Badge| {
        let chair = enforced(GuardId::R01Neutral) && paper.holder(Office::Chair) == Some(badge);
        badge != Badge::NOBODY && (chair || paper.speech().is_some_and(|talk| talk.badge == badge))
    };
    let tired = |hand: &Hand| {
        enforced(GuardId::R05Turns)
            && !hand.extra
            && hand.badge != Badge::NOBODY
            && turns(paper, open, hand.badge) >= most_turns(rules, paper)
    };
    let barred = |badge: Badge| enforced(GuardId::R07Again) && beside(&open.barred, &badge).is_some();
    let mut left: Vec<Hand> = open
        .hands
        .iter()
        .filter(|hand| paper.here(hand.badge) && !holds(hand.badge) && !barred(hand.badge) && !tired(hand))
        .copied()
        .collect();
    // The least by the keys is called, again and again; of equals the earlier hand.
    let mut queue: Vec<Hand> = Vec::new();
    while !left.is_empty() {
        let said = queue.iter().rev().filter_map(|hand| hand.side).find(|side| *side != Side::Question);
        let last = said.or(last_opinion(paper));
        let spoke = |badge: Badge| u16::try_from(queue.iter().filter(|hand| hand.badge == badge).count()).unwrap();
        let key = |hand: &Hand| -> Vec<u16> {
            let keys = rules.floor.iter();
            keys.map(|key| match key {
                FloorKey::Side => place(last, hand.side),
                FloorKey::Turns => beside(&open.turns, &hand.badge).unwrap_or(0) + spoke(hand.badge),
                FloorKey::Hands => 0,
            })
            .collect()
        };
        let first = (0..left.len()).min_by_key(|at| (key(&left[*at]), *at)).unwrap();
        queue.push(left.remove(first));
    }
    queue
}

/// Who speaks now speaks last. A question is no opinion.
pub fn last_opinion(paper: &Evening) -> Option<Side> {
    let open = paper.opened_motion()?;
    let now = paper.speech().filter(|talk| talk.motion == open.no).and_then(|talk| talk.side);
    now.filter(|side| *side != Side::Question).or(open.last)
}

/// The other side, then questions (and who has still to say a side), then the same side.
pub fn place(last: Option<Side>, side: Option<Side>) -> u16 {
    match (last, side) {
        (_, None | Some(Side::Question)) => 1,
        (None, Some(side)) => {
            if side == Side::For {
                0
            } else {
                2
            }
        }
        (Some(last), Some(side)) => {
            if last == side {
                2
            } else {
                0
            }
        }
    }
}

/// Turns on a motion; the running one is one.
pub fn turns(paper: &Evening, on: &Paper, badge: Badge) -> u16 {
    let running = paper.speech().is_some_and(|talk| talk.motion == on.no && talk.badge == badge);
    beside(&on.turns, &badge).unwrap_or(0) + u16::from(running)
}

/// What the meeting voted, or else what the charter says.
pub fn most_turns(rules: &Charter, paper: &Evening) -> u16 {
    paper.limits.map(|(_, turns)| turns).or(said(rules, GuardId::R05Turns).max).unwrap()
}

pub fn seconds(rules: &Charter, paper: &Evening) -> u32 {
    paper.limits.map(|(seconds, _)| seconds).or(said(rules, GuardId::R05Time).seconds).unwrap()
}
