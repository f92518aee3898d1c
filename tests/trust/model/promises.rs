//! What no order of commands may break, asked of the engine's meeting after every command.

use std::collections::BTreeSet;

use yishi::charter::VoteBasis;
use yishi::meeting::{
    Meeting,
    numbers::{Badge, Card, MotionNo},
    rests::Rest,
    spec,
    state::{CardPlace, MotionState, Speech, Topic, TopicFate, VoteResult},
    words::{Choice, Ref, Subject, Verdict},
};
use yishi::tracker::{Chain, Kind, Report, intake::Mark};

/// Each motion that passed or became advice is an item of that kind, what failed is none unless it was sent on, and nothing is
/// left of the rows and pledges that stood on it; each option in words that was picked is one.
fn goes_on_as_decided(m: &Meeting) -> bool {
    let Ok(report) = Report::of(m, Chain::default(), true) else { return m.opening.is_none() };
    let kind = |mark: Mark| report.seeds.iter().find(|seed| seed.refs.contains(&mark)).map(|seed| seed.kind);
    let off = |no: &MotionNo| {
        let failed = |verdict: Verdict| matches!(verdict, Verdict::NotPassed | Verdict::NotAdvised);
        matches!(m.motions[no].state, MotionState::Decided { verdict, .. } if failed(verdict))
            || matches!(m.motions[no].state, MotionState::Withdrawn(_))
    };
    let motions = m.motions.values().all(|motion| {
        let of = Ref::Motion(motion.no);
        match motion.state {
            MotionState::Decided { verdict: Verdict::Passed, .. } => kind(Mark::Of(of)) == Some(Kind::Motion),
            MotionState::Decided { verdict: Verdict::Advised, .. } => kind(Mark::Of(of)) == Some(Kind::Advice),
            MotionState::Decided { .. } => kind(Mark::Of(of)).is_some() == m.forwards.contains_key(&of),
            _ => true,
        }
    });
    let rows = m.actions.values().filter(|row| row.motion.as_ref().is_some_and(off));
    let mut rows = rows.map(|row| Mark::Of(Ref::Action(row.no)));
    let mut pledges = m.pledges.values().filter(|pledge| pledge.motion.as_ref().is_some_and(off));
    // What was sent on by hand goes on where it was sent.
    let stopped = rows.all(|mark| kind(mark) != Some(Kind::Action))
        && pledges.all(|pledge| kind(Mark::Of(Ref::Pledge(pledge.no))) != Some(Kind::Pledge));
    let mut picked = m.votes.values().filter(|vote| vote.short.is_none()).flat_map(|vote| {
        let Subject::Choice { options, .. } = &vote.on else { return Vec::new() };
        let won = vote.result.iter().flat_map(|result| &result.picked);
        won.filter(|no| matches!(options[usize::from(**no) - 1], Choice::Text(_))).map(|no| (vote.no, *no)).collect()
    });
    motions && stopped && picked.all(|(vote, no)| kind(Mark::Picked(vote, no)).is_some())
}

/// It was told later than it happened.
fn is_told(m: &Meeting, what: Rest) -> bool {
    m.late.iter().any(|line| line.what.contains(&what))
}

/// Its words, and whether it holds.
pub type Promise = (&'static str, fn(&Meeting) -> bool);

/// What no order of commands may break.
pub const PROMISES: &[Promise] = &[
    ("one motion is open, and it is the open one", |m| {
        let open = m.motions.values().filter(|motion| motion.state == MotionState::Open);
        open.map(|motion| motion.no).eq(m.open_motion)
    }),
    ("one speech runs, and it is the speaker's", |m| {
        let running = m.speeches.values().filter(|speech| speech.seconds.is_none());
        running.map(|speech| speech.no).eq(m.speaking)
    }),
    ("who speaks is here, and speaks on the open motion", |m| {
        let here = |speech: &Speech| m.is_present(speech.badge) || is_told(m, Rest::Speech(speech.no));
        m.running_speech().is_none_or(|speech| here(speech) && Some(speech.motion) == m.open_motion)
    }),
    ("one vote is open, and it is the open one", |m| {
        let open = m.votes.values().filter(|vote| vote.result.is_none() && vote.cancelled.is_none());
        open.map(|vote| vote.no).eq(m.open_vote)
    }),
    ("for and against are never more than are present, and all add up", |m| {
        m.votes.values().all(|vote| {
            let counted = vote.for_.unwrap_or(0) + vote.against.unwrap_or(0);
            let sums = |result: &VoteResult| result.for_ + result.against + result.not_voted == vote.present;
            counted <= vote.present && (vote.against.is_none() || vote.result.as_ref().is_none_or(sums))
        })
    }),
    ("no count of an option is above those present, and all of them together not above all that each may give", |m| {
        m.votes.values().all(|vote| {
            let Subject::Choice { pick, .. } = &vote.on else { return true };
            let all: u32 = vote.options.values().map(|n| u32::from(*n)).sum();
            let each = vote.options.values().all(|n| *n <= vote.present);
            each && all <= u32::from(vote.present) * u32::from((*pick).max(1))
        })
    }),
    ("a vote by household is opened with no more than have a voter in the room", |m| {
        let households: BTreeSet<Badge> = m
            .people
            .values()
            .filter(|person| person.present && person.counts)
            .map(|person| if person.household == Badge::NOBODY { person.badge } else { person.household })
            .collect();
        let opened = m.votes.values().filter(|vote| m.open_vote == Some(vote.no) && vote.seq == m.seq);
        m.basis() != VoteBasis::Household
            || opened.into_iter().all(|vote| usize::from(vote.present) <= households.len())
    }),
    ("offices, tables and their roles are held by people who are here", |m| {
        let tables = m.groups.values();
        m.offices.values().all(|badge| m.is_present(*badge))
            && tables.clone().flat_map(|table| &table.members).all(|badge| m.is_present(*badge))
            && (m.closed.is_some() || tables.flat_map(|table| table.roles.values()).all(|badge| m.is_present(*badge)))
    }),
    ("hands are those of people who are here, and none is up after the debate", |m| {
        m.open_motion().is_none_or(|motion| {
            let hands = &motion.debate.hands;
            // What is told after the close was raised by somebody who was there then.
            let here = |badge| m.closed.is_some() || m.is_present(badge);
            hands.iter().all(|hand| here(hand.badge)) && (!motion.debate.closed || hands.is_empty())
        })
    }),
    ("who is next is here and doesn't speak already", |m| {
        m.next_speaker().is_none_or(|next| {
            let speaks = m.running_speech().is_some_and(|speech| speech.badge == next.badge);
            m.is_present(next.badge) && (!speaks || next.badge == Badge::NOBODY)
        })
    }),
    ("a card stands in the topic that has it", |m| {
        let stands =
            |card: &Card, topic: &Topic| matches!(m.concerns[card].place, CardPlace::In(no, _) if no == topic.no);
        let placed = m.concerns.values().filter_map(|concern| match concern.place {
            CardPlace::In(topic, _) => Some((concern.card, topic)),
            _ => None,
        });
        m.topics.values().all(|topic| topic.cards.iter().all(|card| stands(card, topic)))
            && placed.into_iter().all(|(card, topic)| m.topics[&topic].cards.contains(&card))
    }),
    ("a posted topic has its table", |m| {
        m.topics.values().all(|topic| match topic.fate {
            TopicFate::Posted(table) => m.groups[&table].topic == topic.no,
            _ => true,
        })
    }),
    ("what is set aside is neither live nor unplaced", |m| {
        m.parked.values().all(|item| match item.what {
            Some(Ref::Topic(no)) => m.topics[&no].fate != TopicFate::Live,
            Some(Ref::Card(card)) => m.concerns[&card].place != CardPlace::Unplaced,
            _ => true,
        })
    }),
    ("nobody has more dots than there are", |m| {
        let each = m.charter().unwrap().market.dots;
        m.dots_by.iter().all(|(badge, dots)| *badge == Badge::NOBODY || *dots <= each)
    }),
    ("a countdown stays within its plan", |m| {
        let now = m.last_at.unwrap();
        let within = |left: Option<i64>, plan: i64| left.is_none_or(|left| left <= plan);
        let granted = m.running_speech().map_or(0, |speech| i64::from(speech.granted) * 1000);
        within(m.stage_left(now), i64::from(m.clock.minutes) * 60_000) && within(m.speech_left(now), granted)
    }),
    ("after the close nothing is open but what is being told", |m| {
        m.closed.is_none()
            || is_told(m, Rest::Floor)
            || (m.speaking.is_none() && m.open_vote.is_none() && m.open_motion.is_none())
    }),
    ("what goes on after the close is what was decided", |m| m.closed.is_none() || goes_on_as_decided(m)),
    ("what is said to be legal is legal in this stage", |m| {
        m.legal_now().into_iter().all(|name| spec::of(name).stages.contains(&m.stage))
    }),
];
