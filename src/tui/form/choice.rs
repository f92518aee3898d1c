//! What can be chosen: closed lists, and the numbers that the meeting has given.

use super::{
    field::{Field, Kind, List},
    room::Room,
};
use crate::{
    charter::{PRESETS, RuleId, Scope, Stage, preset},
    i18n::{missing, names, tui as words},
    kit::TOPICS,
    meeting::{
        refusal::Thing,
        state::{Motion, MotionState, TopicFate},
        words::{Destination, Gift, GroupRole, Method, Office, Origin, PromiseState, Reading, Rung, Side, Signer},
    },
    view::{charter_words, stage_name, topic_title},
};

/// One of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is typed to choose it.
    pub key: String,
    /// What people read.
    pub label: String,
    /// As a script writes it.
    pub value: String,
}

/// A text as a script writes it.
pub fn quote(text: &str) -> String {
    ron::to_string(text).unwrap_or_default()
}

/// The answer of a table that this is for others to do. No text is written so in a script.
pub const OTHERS: &str = "true";

/// The list to choose from, or the numbers that there are.
pub fn choices(field: Field, room: &Room<'_>) -> Vec<Choice> {
    match field.kind {
        Kind::Choice(list) => closed(list, room),
        Kind::Of(thing) => things(thing, room),
        Kind::Answer => {
            vec![Choice { key: "1".to_owned(), label: missing::others(room.lang), value: OTHERS.to_owned() }]
        }
        Kind::Topics | Kind::Dots | Kind::Options => live_topics(room),
        Kind::DotsOf(page) => {
            let before = TOPICS * usize::from(page.saturating_sub(1));
            live_topics(room).into_iter().skip(before).take(TOPICS).collect()
        }
        _ => Vec::new(),
    }
}

fn numbered<T: std::fmt::Debug>(all: impl IntoIterator<Item = T>, label: impl Fn(&T) -> String) -> Vec<Choice> {
    let choice =
        |(place, of): (usize, T)| Choice { key: (place + 1).to_string(), label: label(&of), value: format!("{of:?}") };
    all.into_iter().enumerate().map(choice).collect()
}

fn closed(list: List, room: &Room<'_>) -> Vec<Choice> {
    let lang = room.lang;
    let own = |label: &str| label.to_owned();
    match list {
        List::YesNo => {
            let choice =
                |key: &str, label, value: bool| Choice { key: key.to_owned(), label, value: value.to_string() };
            vec![choice("1", words::yes(lang), true), choice("2", words::no(lang), false)]
        }
        List::Sector => {
            let sectors = room.meeting.opening.iter().flat_map(|opening| &opening.charter.sectors).enumerate();
            let choice = |(place, sector): (usize, &crate::charter::Sector)| Choice {
                key: (place + 1).to_string(),
                label: charter_words(lang, &sector.name).to_owned(),
                value: quote(&sector.id),
            };
            sectors.map(choice).collect()
        }
        List::Charter => {
            let choice = |(place, id): (usize, &&str)| Choice {
                key: (place + 1).to_string(),
                label: preset(id).map_or_else(|| own(id), |charter| charter_words(lang, &charter.title).to_owned()),
                value: format!("Preset({})", quote(id)),
            };
            PRESETS.iter().enumerate().map(choice).collect()
        }
        List::Length => {
            let choice = |(place, minutes): (usize, &u16)| Choice {
                key: (place + 1).to_string(),
                label: words::minutes(lang, *minutes),
                value: minutes.to_string(),
            };
            [90, 120, 180].iter().enumerate().map(choice).collect()
        }
        List::Office => numbered(OFFICES, |of| own(names::office(lang, *of))),
        List::GroupRole => numbered(ROLES, |of| own(names::group_role(lang, *of))),
        List::Side => numbered([Side::For, Side::Against, Side::Question], |of| own(names::side(lang, *of))),
        List::Origin => numbered(ORIGINS, |of| own(names::origin(lang, *of))),
        List::Repeat => {
            let choice = |key: &str, label, value: &str| Choice { key: key.to_owned(), label, value: value.to_owned() };
            vec![choice("1", words::repeat_near(lang), "Near"), choice("2", words::repeat_exact(lang), "Exact")]
        }
        List::PromiseState => numbered(PROMISE_STATES, |of| own(names::promise_state(lang, *of))),
        List::Reading => numbered(READINGS, |of| own(names::reading(lang, *of))),
        List::Rule => numbered(RuleId::ALL, |of| rule_name(*of, room)),
        List::Rung => {
            numbered([Rung::Remind, Rung::Approach, Rung::EndTurn, Rung::Bar], |of| own(names::step(lang, *of)))
        }
        List::Method => numbered([Method::Hands, Method::Paper, Method::Dots], |of| own(names::method(lang, *of))),
        List::Scope => scopes(None, room),
        List::ScopeFirst(first) => scopes(Some(first), room),
        List::Destination => numbered(Destination::ALL, |of| own(names::destination(lang, *of))),
        List::Gift => numbered([Gift::Time, Gift::Labour, Gift::Money, Gift::Things, Gift::Skill], |of| {
            names::gift(lang, *of, None)
        }),
        List::Stage => {
            let before = Stage::ALL.into_iter().filter(|stage| *stage < room.meeting.stage);
            numbered(before, |stage| stage_name(room.meeting, *stage, lang))
        }
        List::Signer => {
            numbered([Signer::Chair, Signer::Recorder, Signer::Resident], |of| own(names::signer(lang, *of)))
        }
        List::Subject => words::SUBJECTS
            .iter()
            .enumerate()
            .map(|(place, (value, label))| by_name(place, value, label(lang)))
            .collect(),
        List::Ref => REFS
            .iter()
            .enumerate()
            .map(|(place, (value, thing))| by_name(place, value, own(names::thing(lang, *thing))))
            .collect(),
    }
}

/// Who may settle it: what a hint suggests first, 说不准 last.
fn scopes(first: Option<Scope>, room: &Room<'_>) -> Vec<Choice> {
    let rest = Scope::ALL.into_iter().filter(|scope| Some(*scope) != first);
    numbered(first.into_iter().chain(rest), |of| names::scope(room.lang, *of).to_owned())
}

fn by_name(place: usize, value: &str, label: String) -> Choice {
    Choice { key: (place + 1).to_string(), label, value: value.to_owned() }
}

const OFFICES: [Office; 4] = [Office::Chair, Office::Deputy, Office::Recorder, Office::Timekeeper];
const ROLES: [GroupRole; 4] = [GroupRole::Convener, GroupRole::Recorder, GroupRole::Timekeeper, GroupRole::Reporter];
const ORIGINS: [Origin; 5] = [Origin::Resident, Origin::Desk, Origin::Council, Origin::Community, Origin::LastMeeting];
const PROMISE_STATES: [PromiseState; 5] =
    [PromiseState::Done, PromiseState::Doing, PromiseState::Late, PromiseState::Dropped, PromiseState::Handed];
const READINGS: [Reading; 6] =
    [Reading::Opening, Reading::Principles, Reading::Rules, Reading::Oath, Reading::Promises, Reading::Minutes];
const REFS: [(&str, Thing); 8] = [
    ("Card", Thing::Card),
    ("Topic", Thing::Topic),
    ("Group", Thing::Group),
    ("Motion", Thing::Motion),
    ("Speech", Thing::Speech),
    ("Action", Thing::Action),
    ("Pledge", Thing::Pledge),
    ("Parked", Thing::Parked),
];

fn rule_name(rule: RuleId, room: &Room<'_>) -> String {
    let charter = room.meeting.opening.as_ref().map(|opening| &opening.charter);
    charter
        .and_then(|charter| charter.rule(rule))
        .map_or_else(|| rule.code(), |rule| charter_words(room.lang, &rule.name).to_owned())
}

pub fn live_topics(room: &Room<'_>) -> Vec<Choice> {
    let live =
        room.meeting.topics.values().filter(|topic| matches!(topic.fate, TopicFate::Live | TopicFate::Posted(_)));
    live.map(|topic| of_number(topic.no.0, topic_title(room.meeting, topic.no, room.lang))).collect()
}

fn of_number(number: u16, label: String) -> Choice {
    Choice { key: number.to_string(), label, value: number.to_string() }
}

fn things(thing: Thing, room: &Room<'_>) -> Vec<Choice> {
    let meeting = room.meeting;
    match thing {
        Thing::Topic => live_topics(room),
        Thing::Group => meeting
            .groups
            .values()
            .map(|group| of_number(group.no.0, topic_title(meeting, group.topic, room.lang)))
            .collect(),
        Thing::Motion => {
            let open = |motion: &&Motion| !matches!(motion.state, MotionState::Parked(_) | MotionState::Withdrawn(_));
            meeting
                .motions
                .values()
                .filter(open)
                .map(|motion| of_number(motion.no.0, motion.text.action.clone()))
                .collect()
        }
        Thing::Amendment => meeting
            .open_motion()
            .into_iter()
            .flat_map(|motion| &motion.amendments)
            .filter(|amendment| amendment.is_pending())
            .map(|amendment| of_number(amendment.no.0, amendment.text.action.clone()))
            .collect(),
        Thing::Speech => {
            meeting.speeches.values().rev().take(9).map(|s| of_number(s.no.0, room.names.who(s.badge))).collect()
        }
        Thing::Ruling => meeting
            .rulings
            .values()
            .rev()
            .take(9)
            .map(|ruling| of_number(ruling.no.0, rule_name(ruling.rule, room)))
            .collect(),
        Thing::Action => {
            let rows = meeting.actions.values().filter(|row| row.dropped.is_none());
            rows.map(|row| of_number(row.no.0, row.what.clone())).collect()
        }
        Thing::Pledge => meeting.pledges.values().map(|pledge| of_number(pledge.no.0, pledge.text.clone())).collect(),
        Thing::Parked => {
            meeting.parked.values().map(|item| of_number(item.no.0, item.text.clone().unwrap_or_default())).collect()
        }
        Thing::Vote => {
            let closed = meeting.votes.values().filter(|vote| vote.result.is_some());
            closed.map(|vote| of_number(vote.no.0, names::subject(room.lang, &vote.on))).collect()
        }
        Thing::Promise => {
            let promises = meeting.opening.iter().flat_map(|opening| &opening.promises).enumerate();
            promises
                .map(|(place, promise)| of_number(u16::try_from(place + 1).unwrap_or(u16::MAX), promise.text.clone()))
                .collect()
        }
        _ => Vec::new(),
    }
}
