//! From what was typed to a value as a script writes it, and to what people read.

use chrono::NaiveDate;

use super::field::{Field, Kind, List};
use crate::{
    charter::{PRESETS, RuleId, Scope, Stage},
    i18n::{Lang, Names, names, tui as words},
    meeting::{
        Meeting, Moment, Name,
        numbers::{Badges, Card, Cards, Span},
        refusal::Thing,
        state::{MotionState, TopicFate},
        words::{Destination, GroupRole, Method, Office, Origin, PromiseState, Reading, Side, Signer, Step},
    },
    text,
    tui::input,
};

/// Where a form is filled in.
pub struct Room<'a> {
    /// The meeting as it stands.
    pub meeting: &'a Meeting,
    /// Who is who.
    pub names: &'a dyn Names,
    /// In which language.
    pub lang: Lang,
    /// Now.
    pub now: Moment,
}

impl Room<'_> {
    fn today(&self) -> NaiveDate {
        self.now.date()
    }
}

/// One of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is typed to choose it.
    pub key: String,
    /// What people read.
    pub label: String,
    /// As a script writes it.
    value: String,
}

/// Why an answer can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can't be left out.
    Needed,
    /// Not of the kind that is asked for.
    Unread(String),
}

/// What is shown, and the value as a script writes it; `None` for an optional field that is left out.
pub type Value = Option<(String, String)>;

/// Reads an answer.
pub fn read(field: Field, typed: &str, room: &Room<'_>) -> Result<Value, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return if field.optional { Ok(None) } else { Err(Fault::Needed) };
    }
    let plain = text::fold(typed);
    let plain = plain.trim();
    let same = |value: Option<String>| value.map(|value| (value.clone(), value));
    let quoted = |value: String| Some((value.clone(), quote(&value)));
    let chosen = |list: Vec<Choice>| {
        let choice = list.into_iter().find(|choice| choice.key == plain || choice.label == typed)?;
        Some((choice.label, choice.value))
    };
    let value = match field.kind {
        Kind::Text => quoted(typed.to_owned()),
        Kind::Number => same(digits(plain).map(|number: u64| number.to_string())),
        Kind::Badge => digits(plain).map(|badge: u16| {
            (room.names.who(crate::meeting::numbers::Badge(badge)), badge.to_string())
        }),
        Kind::Badges => plain.parse::<Badges>().ok().and_then(|_| quoted(plain.to_owned())),
        Kind::Row => plain.parse::<Badges>().ok().and_then(row),
        Kind::Card => plain.parse::<Card>().ok().and_then(|card| quoted(card.to_string())),
        Kind::Cards => plain.parse::<Cards>().ok().and_then(|_| quoted(plain.to_owned())),
        Kind::Of(_) => digits(plain).map(|number: u16| {
            let known = choices(field, room).into_iter().find(|choice| choice.key == number.to_string());
            let shown = known.map_or_else(|| number.to_string(), |choice| format!("{number} {}", choice.label));
            (shown, number.to_string())
        }),
        Kind::Topics => numbers(plain).and_then(|topics| same(Some(format!("[{}]", topics.join(","))))),
        Kind::Dots => dots(plain, room),
        Kind::Date => input::date(plain, room.today()).and_then(|date| quoted(date.to_string())),
        Kind::Time => input::time(plain).and_then(|time| quoted(time.to_string())),
        Kind::Moment => moment(plain, room.now).and_then(|moment| quoted(moment.to_string())),
        Kind::Options => options(typed),
        Kind::Choice(_) => chosen(choices(field, room)),
    };
    value.map(Some).ok_or_else(|| Fault::Unread(typed.to_owned()))
}

fn quote(text: &str) -> String {
    ron::to_string(text).unwrap_or_default()
}

fn digits<T: std::str::FromStr>(plain: &str) -> Option<T> {
    plain.bytes().all(|byte| byte.is_ascii_digit()).then(|| plain.parse().ok())?
}

fn numbers(plain: &str) -> Option<Vec<String>> {
    let words = plain.split([' ', ',']).filter(|word| !word.is_empty());
    let numbers = words.map(|word| digits(word).map(|number: u16| number.to_string())).collect::<Option<Vec<_>>>()?;
    (!numbers.is_empty()).then_some(numbers)
}

fn row(badges: Badges) -> Option<(String, String)> {
    let one = |span| match span {
        Span::One(badge) => Some(badge.to_string()),
        Span::Range(..) => None,
    };
    let badges = badges.0.into_iter().map(one).collect::<Option<Vec<_>>>()?;
    Some((badges.join(" "), format!("[{}]", badges.join(","))))
}

/// `1:34 2:27`, or counts alone for the topics in the order in which they are shown.
fn dots(plain: &str, room: &Room<'_>) -> Option<(String, String)> {
    let live: Vec<String> = live_topics(room.meeting).into_iter().map(|choice| choice.key).collect();
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    let pairs: Vec<(String, u16)> = if plain.contains(':') {
        let pair = |word: &&str| {
            let (topic, dots) = word.split_once(':')?;
            Some((digits::<u16>(topic)?.to_string(), digits(dots)?))
        };
        words.iter().map(pair).collect::<Option<_>>()?
    } else if words.len() <= live.len() {
        live.into_iter().zip(&words).map(|(topic, word)| Some((topic, digits(word)?))).collect::<Option<_>>()?
    } else {
        return None;
    };
    let written = |sign: (&str, &str, &str), between: &str| {
        let pairs = pairs.iter().map(|(topic, dots)| format!("{}{topic}{}{dots}{}", sign.0, sign.1, sign.2));
        pairs.collect::<Vec<_>>().join(between)
    };
    Some((written(("", ":", ""), " "), format!("[{}]", written(("(", ",", ")"), ","))))
}

/// `1905` is today, or yesterday if it has not come yet.
fn moment(plain: &str, now: Moment) -> Option<Moment> {
    if let Ok(moment) = plain.parse() {
        return Some(moment);
    }
    let ms = input::time(plain)?.signed_duration_since(now.time()).num_milliseconds();
    let day = 24 * 3_600_000;
    Some(now.plus_ms(if ms > 0 { ms - day } else { ms }))
}

/// `甲/乙/丙`; a number alone is a topic.
fn options(typed: &str) -> Option<(String, String)> {
    let options: Vec<String> = typed
        .split(['/', '／'])
        .map(str::trim)
        .filter(|option| !option.is_empty())
        .map(|option| match digits::<u16>(&text::fold(option)) {
            Some(topic) => format!("Topic({topic})"),
            None => format!("Text({})", quote(option)),
        })
        .collect();
    (options.len() > 1).then(|| (typed.to_owned(), format!("[{}]", options.join(","))))
}

/// What an empty answer takes where the field can't be left out, or where the likely answer is known.
pub fn offered(field: Field, name: Name, room: &Room<'_>) -> Option<String> {
    let meeting = room.meeting;
    let only = |thing| {
        let list = choices(Field { kind: Kind::Of(thing), ..field }, room);
        (list.len() == 1).then(|| list[0].key.clone())
    };
    match (name, field.name, field.kind) {
        (Name::OpenMeeting, "minutes", _) => Some("2".to_owned()),
        (Name::OpenMeeting, "charter", _) | (_, "on.pick", _) => Some("1".to_owned()),
        (Name::OpenVote, "on", _) => meeting.open_motion.map(|_| "1".to_owned()),
        (Name::OpenVote, "on.motion", _) => meeting.open_motion.map(|no| no.to_string()),
        (Name::OpenVote, "present", _) => Some(meeting.voters().to_string()),
        (_, "group", Kind::Of(thing)) if !field.optional => only(thing),
        (Name::AddTime, "seconds", _) => Some("60".to_owned()),
        (Name::ExtendStage | Name::Recess, "minutes", _) | (_, "on.minutes", _) => Some("5".to_owned()),
        (Name::Undo, "seq", _) => Some(meeting.seq.to_string()),
        _ => None,
    }
}

/// The list to choose from, or the numbers that there are.
pub fn choices(field: Field, room: &Room<'_>) -> Vec<Choice> {
    match field.kind {
        Kind::Choice(list) => closed(list, room),
        Kind::Of(thing) => things(thing, room),
        Kind::Topics | Kind::Dots | Kind::Options => live_topics(room.meeting),
        _ => Vec::new(),
    }
}

fn numbered<T: std::fmt::Debug>(all: impl IntoIterator<Item = T>, label: impl Fn(&T) -> String) -> Vec<Choice> {
    let choice = |(place, of): (usize, T)| Choice { key: (place + 1).to_string(), label: label(&of), value: format!("{of:?}") };
    all.into_iter().enumerate().map(choice).collect()
}

fn closed(list: List, room: &Room<'_>) -> Vec<Choice> {
    let lang = room.lang;
    let own = |label: &str| label.to_owned();
    match list {
        List::YesNo => {
            let choice = |key: &str, label, value: bool| Choice { key: key.to_owned(), label, value: value.to_string() };
            vec![choice("1", words::yes(lang), true), choice("2", words::no(lang), false)]
        }
        List::Sector => {
            let sectors = room.meeting.opening.iter().flat_map(|opening| &opening.charter.sectors).enumerate();
            let choice = |(place, sector): (usize, &crate::charter::Sector)| Choice {
                key: (place + 1).to_string(),
                label: lang.pick(&sector.name).to_owned(),
                value: quote(&sector.id),
            };
            sectors.map(choice).collect()
        }
        List::Charter => {
            let choice = |(place, id): (usize, &&str)| Choice {
                key: (place + 1).to_string(),
                label: crate::charter::preset(id).map_or_else(|| own(id), |charter| lang.pick(&charter.title).to_owned()),
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
        List::Step => numbered([Step::Remind, Step::Approach, Step::EndTurn, Step::Bar], |of| own(names::step(lang, *of))),
        List::Method => numbered([Method::Hands, Method::Paper, Method::Dots], |of| own(names::method(lang, *of))),
        List::Scope => numbered(SCOPES, |of| own(names::scope(lang, *of))),
        List::Destination => numbered(DESTINATIONS, |of| own(names::destination(lang, *of))),
        List::Stage => {
            let before = Stage::ALL.into_iter().filter(|stage| *stage < room.meeting.stage);
            numbered(before, |stage| stage_name(*stage, room))
        }
        List::Signer => numbered([Signer::Chair, Signer::Recorder, Signer::Resident], |of| own(names::signer(lang, *of))),
        List::Subject => words::SUBJECTS.iter().enumerate().map(|(place, (value, label))| by_name(place, value, label(lang))).collect(),
        List::Ref => REFS.iter().enumerate().map(|(place, (value, thing))| by_name(place, value, own(names::thing(lang, *thing)))).collect(),
    }
}

fn by_name(place: usize, value: &str, label: String) -> Choice {
    Choice { key: (place + 1).to_string(), label, value: value.to_owned() }
}

const OFFICES: [Office; 4] = [Office::Chair, Office::Deputy, Office::Recorder, Office::Timekeeper];
const ROLES: [GroupRole; 4] = [GroupRole::Convener, GroupRole::Recorder, GroupRole::Timekeeper, GroupRole::Reporter];
const ORIGINS: [Origin; 5] = [Origin::Resident, Origin::Desk, Origin::Council, Origin::Community, Origin::LastMeeting];
const SCOPES: [Scope; 5] = [Scope::Residents, Scope::Council, Scope::Owners, Scope::Department, Scope::Consult];
const PROMISE_STATES: [PromiseState; 5] =
    [PromiseState::Done, PromiseState::Doing, PromiseState::Late, PromiseState::Dropped, PromiseState::Handed];
const READINGS: [Reading; 6] =
    [Reading::Opening, Reading::Principles, Reading::Rules, Reading::Oath, Reading::Promises, Reading::Minutes];
const DESTINATIONS: [Destination; 12] = [
    Destination::Residents,
    Destination::Council,
    Destination::Owners,
    Destination::Community,
    Destination::Street,
    Destination::Department,
    Destination::Deputies,
    Destination::Consultation,
    Destination::Fund,
    Destination::Covenant,
    Destination::NextMeeting,
    Destination::Declined,
];
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
    charter.and_then(|charter| charter.rule(rule)).map_or_else(|| rule.code(), |rule| room.lang.pick(&rule.name).to_owned())
}

fn stage_name(stage: Stage, room: &Room<'_>) -> String {
    crate::view::stage_name(room.meeting, stage, room.lang)
}

fn live_topics(meeting: &Meeting) -> Vec<Choice> {
    let live = meeting.topics.values().filter(|topic| matches!(topic.fate, TopicFate::Live | TopicFate::Posted(_)));
    live.map(|topic| of_number(topic.no, crate::view::topic_title(meeting, topic.no))).collect()
}

fn of_number(number: impl ToString, label: String) -> Choice {
    Choice { key: number.to_string(), label, value: number.to_string() }
}

fn things(thing: Thing, room: &Room<'_>) -> Vec<Choice> {
    let meeting = room.meeting;
    match thing {
        Thing::Topic => live_topics(meeting),
        Thing::Group => meeting
            .groups
            .values()
            .map(|group| of_number(group.no, crate::view::topic_title(meeting, group.topic)))
            .collect(),
        Thing::Motion => {
            let open = |motion: &&crate::meeting::state::Motion| !matches!(motion.state, MotionState::Parked(_));
            meeting.motions.values().filter(open).map(|motion| of_number(motion.no, motion.text.action.clone())).collect()
        }
        Thing::Amendment => meeting
            .open_motion()
            .into_iter()
            .flat_map(|motion| &motion.amendments)
            .filter(|amendment| amendment.adopted.is_none())
            .map(|amendment| of_number(amendment.no, amendment.text.action.clone()))
            .collect(),
        Thing::Speech => meeting.speeches.values().rev().take(9).map(|s| of_number(s.no, room.names.who(s.badge))).collect(),
        Thing::Ruling => {
            meeting.rulings.values().rev().take(9).map(|ruling| of_number(ruling.no, rule_name(ruling.rule, room))).collect()
        }
        Thing::Action => {
            let rows = meeting.actions.values().filter(|row| row.dropped.is_none());
            rows.map(|row| of_number(row.no, row.what.clone())).collect()
        }
        Thing::Pledge => meeting.pledges.values().map(|pledge| of_number(pledge.no, pledge.text.clone())).collect(),
        Thing::Parked => {
            meeting.parked.values().map(|item| of_number(item.no, item.text.clone().unwrap_or_default())).collect()
        }
        Thing::Promise => {
            let promises = meeting.opening.iter().flat_map(|opening| &opening.promises).enumerate();
            promises.map(|(place, promise)| of_number(place + 1, promise.text.clone())).collect()
        }
        _ => Vec::new(),
    }
}
