//! From what was typed to a value as a script writes it, and to what people read.

use super::{
    choice::{Choice, choices, live_topics, quote},
    field::{Field, Kind},
    room::Room,
};
use crate::{
    i18n::time,
    meeting::{
        Meeting, Name,
        numbers::{Badge, Badges, Card, Cards},
    },
    text,
    time::{Moment, NoDay, hour, to_come},
};

/// Why an answer can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// It can't be left out.
    Needed,
    /// Not of the kind that is asked for.
    Unread(String),
    /// No day, or not beyond doubt.
    NoDay(String, NoDay),
    /// More were counted than have signed in with a vote: it may be so, once it is said twice.
    More {
        /// How many were counted.
        counted: u16,
        /// How many have signed in with a vote.
        voters: u16,
    },
    /// More than twice as many as have signed in at all: a slip of the finger.
    Slip {
        /// How many were counted.
        counted: u16,
        /// How many have signed in.
        here: u16,
    },
}

/// What is shown, and the value as a script writes it; `None` for an optional field that is left out.
pub type Value = Option<(String, String)>;

/// Reads an answer.
pub fn read(field: Field, typed: &str, room: &Room<'_>) -> Result<Value, FieldFault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return if field.optional { Ok(None) } else { Err(FieldFault::Needed) };
    }
    let plain = text::numbers(typed);
    let plain = plain.trim();
    let same = |value: Option<String>| value.map(|value| (value.clone(), value));
    let quoted = |value: String| Some((value.clone(), quote(&value)));
    let chosen = |list: Vec<Choice>| {
        let choice = list.into_iter().find(|choice| choice.key == plain || choice.label == typed)?;
        Some((choice.label, choice.value))
    };
    let value = match field.kind {
        // A day and nothing else: `630` would be read by nobody.
        Kind::Text if field.name == "when" => quoted(day_in_words(typed, room).unwrap_or_else(|| typed.to_owned())),
        Kind::Text => quoted(typed.to_owned()),
        Kind::Answer => chosen(choices(field, room)).or_else(|| quoted(typed.to_owned())),
        Kind::Number => same(digits(plain).map(|number: u64| number.to_string())),
        Kind::Badge => plain.parse::<Badge>().ok().map(|badge| {
            let value = if badge.exact().is_some() { quote(plain) } else { badge.to_string() };
            (room.names.who(room.meeting.wearer(badge)), value)
        }),
        Kind::Badges => plain.parse::<Badges>().ok().and_then(|_| quoted(plain.to_owned())),
        Kind::Row => plain.parse::<Badges>().ok().and_then(|badges| row(&badges, room)),
        Kind::Card => plain.parse::<Card>().ok().and_then(|card| quoted(card.to_string())),
        Kind::Cards => plain.parse::<Cards>().ok().and_then(|_| quoted(plain.to_owned())),
        Kind::Of(_) => digits(plain).map(|number: u16| {
            let known = choices(field, room).into_iter().find(|choice| choice.key == number.to_string());
            let shown = known.map_or_else(|| number.to_string(), |choice| format!("{number} {}", choice.label));
            (shown, number.to_string())
        }),
        Kind::Topics => topics(plain, room).and_then(|topics| same(Some(format!("[{}]", topics.join(","))))),
        Kind::Dots | Kind::DotsOf(_) => dots(plain, &choices(field, room)),
        Kind::Date => {
            return to_come(typed, room.today())
                .map(|day| quoted(day.to_string()))
                .map_err(|why| FieldFault::NoDay(typed.to_owned(), why));
        }
        Kind::Time => hour(typed).and_then(|hour| quoted(hour.time.to_string())),
        Kind::Moment => moment(typed, room.now).and_then(|moment| quoted(moment.to_string())),
        Kind::Options => options(typed),
        Kind::Hands => hands(plain),
        Kind::Choice(_) => chosen(choices(field, room)),
    };
    value.map(Some).ok_or_else(|| FieldFault::Unread(typed.to_owned()))
}

/// Something that may stand in a field, as it would be typed; `None` where nothing can.
pub fn anything(field: Field, room: &Room<'_>) -> Option<String> {
    let meeting = room.meeting;
    let here = || meeting.people.values().find(|someone| someone.present).map(|someone| someone.badge.to_string());
    let first = || choices(field, room).into_iter().next().map(|choice| choice.key);
    match field.kind {
        Kind::Text => Some("x".to_owned()),
        Kind::Answer | Kind::Number | Kind::Hands => Some("1".to_owned()),
        Kind::Badge | Kind::Badges | Kind::Row => here(),
        Kind::Card | Kind::Cards => meeting.concerns.keys().next().map(ToString::to_string),
        Kind::Of(_) | Kind::Topics | Kind::Choice(_) => first(),
        Kind::Dots | Kind::DotsOf(_) => first().map(|topic| format!("{topic}:1")),
        Kind::Date => Some("+1".to_owned()),
        Kind::Time => Some("12:00".to_owned()),
        Kind::Moment => Some(room.now.to_string()),
        Kind::Options => Some("x/y".to_owned()),
    }
}

/// A text that is a day as a whole, as people read it; what names its month reads as it is (6月底前).
fn day_in_words(typed: &str, room: &Room<'_>) -> Option<String> {
    if typed.contains('月') && !typed.starts_with(['下', '本', '这']) {
        return None;
    }
    let day = to_come(typed, room.today()).ok()?;
    Some(time::day_from(room.lang, day, room.today()))
}

fn digits<T: std::str::FromStr>(plain: &str) -> Option<T> {
    plain.bytes().all(|byte| byte.is_ascii_digit()).then(|| plain.parse().ok())?
}

/// `1 3-5`: a range passes over topics that are not live.
fn topics(plain: &str, room: &Room<'_>) -> Option<Vec<String>> {
    let live: Vec<String> = live_topics(room).into_iter().map(|choice| choice.key).collect();
    let spans: Badges = plain.parse().ok()?;
    let topics: Vec<String> =
        spans.resolve(|topic| live.contains(&topic.to_string())).iter().map(ToString::to_string).collect();
    (!topics.is_empty()).then_some(topics)
}

/// Badges one by one: a range passes over who isn't here.
fn row(badges: &Badges, room: &Room<'_>) -> Option<(String, String)> {
    let badges: Vec<String> = badges
        .resolve(|badge| room.meeting.is_present(room.meeting.wearer(badge)))
        .iter()
        .map(ToString::to_string)
        .collect();
    (!badges.is_empty()).then(|| (badges.join(" "), format!("[{}]", badges.join(","))))
}

/// `1:34 2:27`, or counts alone for the topics in the order in which they are shown.
fn dots(plain: &str, shown: &[Choice]) -> Option<(String, String)> {
    let live: Vec<String> = shown.iter().map(|choice| choice.key.clone()).collect();
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
    let ms = hour(plain)?.time.signed_duration_since(now.time()).num_milliseconds();
    let day = 24 * 3_600_000;
    Some(now.plus_ms(if ms > 0 { ms - day } else { ms }))
}

/// `甲/乙/丙`; a number alone is a topic.
fn options(typed: &str) -> Option<(String, String)> {
    let options: Vec<String> = typed
        .split(['/', '／'])
        .map(str::trim)
        .filter(|option| !option.is_empty())
        .map(|option| match digits::<u16>(&text::numbers(option)) {
            Some(topic) => format!("Topic({topic})"),
            None => format!("Text({})", quote(option)),
        })
        .collect();
    (options.len() > 1).then(|| (typed.to_owned(), format!("[{}]", options.join(","))))
}

/// `9 7 3`: the first option, the second, …; or each by its number.
fn hands(plain: &str) -> Option<(String, String)> {
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let pair = |(place, word): (usize, &&str)| match word.split_once(':') {
        Some((option, hands)) => Some((digits::<u16>(option)?, digits::<u16>(hands)?)),
        None => Some((u16::try_from(place + 1).ok()?, digits::<u16>(word)?)),
    };
    let pairs: Vec<(u16, u16)> = words.iter().enumerate().map(pair).collect::<Option<_>>()?;
    let shown = pairs.iter().map(|(option, hands)| format!("{option}:{hands}")).collect::<Vec<_>>().join(" ");
    let value = pairs.iter().map(|(option, hands)| format!("({option},{hands})")).collect::<Vec<_>>().join(",");
    (!pairs.is_empty()).then(|| (shown, format!("[{value}]")))
}

/// Why a headcount is doubted: the roll says otherwise.
pub fn doubt(name: Name, field: Field, typed: &str, meeting: &Meeting) -> Option<FieldFault> {
    if (name, field.name) != (Name::OpenVote, "present") {
        return None;
    }
    let counted: u16 = text::fold(typed.trim()).parse().ok()?;
    let here = meeting.people.values().filter(|participant| participant.present).count();
    let here = u16::try_from(here).unwrap_or(u16::MAX);
    let voters = meeting.voters();
    if here > 0 && counted > here.saturating_mul(2) {
        return Some(FieldFault::Slip { counted, here });
    }
    (here > 0 && counted > voters).then_some(FieldFault::More { counted, voters })
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
        (Name::OpenVote, "on", _) => {
            meeting.open_motion().map(|motion| if motion.open_amendment().is_some() { "2" } else { "1" }.to_owned())
        }
        (Name::OpenVote, "on.amendment", _) => Some(meeting.open_motion()?.open_amendment()?.no.to_string()),
        (Name::OpenVote, "on.motion", _) => meeting.open_motion.map(|no| no.to_string()),
        (_, "group", Kind::Of(thing)) if !field.optional => only(thing),
        (Name::AddTime, "seconds", _) => Some("60".to_owned()),
        (Name::ExtendStage | Name::Recess, "minutes", _) | (_, "on.minutes", _) => Some("5".to_owned()),
        (Name::CorrectVote | Name::Recount, "vote", _) => meeting.closed_last().map(|vote| vote.no.to_string()),
        (Name::Undo, "seq", _) => Some(meeting.seq.to_string()),
        _ => None,
    }
}
