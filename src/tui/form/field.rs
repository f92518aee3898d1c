//! The fields of a command: what is asked, in which order, and of which kind.

use crate::{
    charter::{Scope, Stage},
    meeting::{Meeting, Name, numbers::VoteNo, refusal::Thing, state::Vote},
};

/// One question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As the command names it; a part of one stands behind a dot (`on.title`).
    pub name: &'static str,
    /// What kind of answer.
    pub kind: Kind,
    /// May be left out.
    pub optional: bool,
}

/// Kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// What a table can do itself, in words; or that it is for others to do.
    Answer,
    /// A count.
    Number,
    /// One badge.
    Badge,
    /// Badges and ranges of them.
    Badges,
    /// Badges one by one.
    Row,
    /// One card.
    Card,
    /// Cards and ranges of them.
    Cards,
    /// The number of something of this meeting.
    Of(Thing),
    /// Topics in an order.
    Topics,
    /// Topics with their dots: `1:34 2:27`, or counts in the order shown.
    Dots,
    /// The same of one page of the grid, from 1.
    DotsOf(u16),
    /// A day.
    Date,
    /// An hour.
    Time,
    /// A moment of this day.
    Moment,
    /// Options of a choice, parted by `/`.
    Options,
    /// The hands of each option: `9 7 3` in their order, or `1:9 2:7 3:3`.
    Hands,
    /// One of a list, by its place in it.
    Choice(List),
}

/// The closed lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum List {
    YesNo,
    Sector,
    Charter,
    Length,
    Office,
    GroupRole,
    Side,
    Origin,
    Repeat,
    PromiseState,
    Reading,
    Rule,
    Rung,
    Method,
    Scope,
    /// The same, with what a hint of the charter suggests first.
    ScopeFirst(Scope),
    Destination,
    Stage,
    Signer,
    Subject,
    Ref,
    Gift,
}

/// The kind of each type that a command uses; a type that isn't here fails a test.
const KINDS: &[(&str, Kind)] = &[
    ("String", Kind::Text),
    ("u16", Kind::Number),
    ("u32", Kind::Number),
    ("u64", Kind::Number),
    ("Badge", Kind::Badge),
    ("Badges", Kind::Badges),
    ("Vec<Badge>", Kind::Row),
    ("Card", Kind::Card),
    ("Cards", Kind::Cards),
    ("TopicNo", Kind::Of(Thing::Topic)),
    ("GroupNo", Kind::Of(Thing::Group)),
    ("MotionNo", Kind::Of(Thing::Motion)),
    ("AmendmentNo", Kind::Of(Thing::Amendment)),
    ("SpeechNo", Kind::Of(Thing::Speech)),
    ("ActionNo", Kind::Of(Thing::Action)),
    ("PromiseNo", Kind::Of(Thing::Promise)),
    ("VoteNo", Kind::Of(Thing::Vote)),
    ("Vec<(u16, u16)>", Kind::Hands),
    ("Vec<TopicNo>", Kind::Topics),
    ("Vec<(TopicNo, u16)>", Kind::Dots),
    ("NaiveDate", Kind::Date),
    ("NaiveTime", Kind::Time),
    ("Moment", Kind::Moment),
    ("bool", Kind::Choice(List::YesNo)),
    ("CharterChoice", Kind::Choice(List::Charter)),
    ("Office", Kind::Choice(List::Office)),
    ("GroupRole", Kind::Choice(List::GroupRole)),
    ("Side", Kind::Choice(List::Side)),
    ("Origin", Kind::Choice(List::Origin)),
    ("Repeat", Kind::Choice(List::Repeat)),
    ("PromiseState", Kind::Choice(List::PromiseState)),
    ("Reading", Kind::Choice(List::Reading)),
    ("RuleId", Kind::Choice(List::Rule)),
    ("Rung", Kind::Choice(List::Rung)),
    ("Method", Kind::Choice(List::Method)),
    ("Scope", Kind::Choice(List::Scope)),
    ("Destination", Kind::Choice(List::Destination)),
    ("Stage", Kind::Choice(List::Stage)),
    ("Signer", Kind::Choice(List::Signer)),
    ("Subject", Kind::Choice(List::Subject)),
    ("Ref", Kind::Choice(List::Ref)),
    ("Gift", Kind::Choice(List::Gift)),
];

/// Given by the host, or known better by others than by who types.
pub const NEVER_ASKED: &[&str] = &["id", "person", "promises", "practice"];

/// Which one of many is put right: asked only where a form begins with it.
const ONLY_GIVEN: &[&str] = &["no", "others"];

/// The same of one command: said with the line or by the next thing to do, and not asked of everybody.
const ONLY_GIVEN_OF: &[(Name, &[&str])] = &[
    (Name::RaiseConcern, &["of"]),
    (Name::Pledge, &["motion", "kind", "amount"]),
    (Name::ClaimMotion, &["vote", "option"]),
];

/// Whether a field is asked only where a form begins with it.
pub fn is_only_given(name: Name, field: &str) -> bool {
    ONLY_GIVEN.contains(&field) || ONLY_GIVEN_OF.iter().any(|(of, fields)| *of == name && fields.contains(&field))
}

/// The order in which people know the answers, where it isn't that of the command.
const ORDER: &[(Name, &[&str])] = &[
    (Name::OpenMeeting, &["theme", "estate", "place", "minutes", "charter", "number", "planned"]),
    (Name::SignIn, &["badges", "call", "sector", "household", "name", "observer", "minor"]),
    (Name::EditParticipant, &["badge", "call", "sector", "household", "name", "observer", "minor"]),
    (Name::RaiseConcern, &["badge", "text", "from", "relayed", "cards", "said"]),
    (Name::NotePoint, &["group", "no", "text", "said"]),
    (Name::NoteDisagreement, &["group", "no", "text", "said"]),
    (Name::NoteSurprise, &["group", "no", "text", "said"]),
    (Name::NoteConclusion, &["group", "unsettled", "text", "badge", "said"]),
    (Name::ReportGroup, &["group", "badge", "answer"]),
    (Name::OpenMotion, &["motion", "mover", "action", "object", "who", "when", "scope", "receiver"]),
    (Name::DraftMotion, &["group", "mover", "action", "object", "who", "when", "scope", "receiver"]),
    (Name::Amend, &["mover", "action", "object", "who", "when", "friendly"]),
    (Name::Pledge, &["badge", "text", "due", "action", "motion", "kind", "amount"]),
    (Name::ClaimMotion, &["motion", "vote", "option", "badge", "due"]),
];

/// The fields of a command, in the order in which they are asked.
pub fn of<'a>(name: Name, meeting: &Meeting, answered: impl Fn(&str) -> Option<&'a str>) -> Vec<Field> {
    let mut named: Vec<&(&str, &str)> = name.fields().iter().collect();
    if let Some((_, order)) = ORDER.iter().find(|(of, _)| *of == name) {
        let place = |field: &str| order.iter().position(|named| *named == field).unwrap_or(order.len());
        named.sort_by_key(|(field, _)| place(field));
    }
    let waits = |field: &str| field == "said" && meeting.stage != Stage::S7;
    let vote = answered("vote").and_then(|no| meeting.votes.get(&VoteNo(no.parse().ok()?)));
    // A motion that waits has its words: nothing is asked that would not be taken.
    let stands = name == Name::OpenMotion && answered("motion").is_some();
    named.retain(|(field, _)| !NEVER_ASKED.contains(field) && !waits(field) && on_the_slip(name, field, meeting, vote));
    named.retain(|(field, _)| !stands || *field == "motion");
    let mut fields = Vec::new();
    for &&(field, kind) in &named {
        let Some(field) = field_of(name, field, kind) else { continue };
        fields.push(field);
        fields.extend(parts(field, answered(field.name)));
    }
    fields
}

/// A field by its name and type; `None` for a type that nobody types.
pub fn field_of(name: Name, field: &'static str, kind: &str) -> Option<Field> {
    let kind = kind.replace(' ', "").replace(',', ", ");
    let (inner, optional) = match kind.strip_prefix("Option<").and_then(|inner| inner.strip_suffix('>')) {
        Some(inner) => (inner, true),
        None => (kind.as_str(), defaults(&kind)),
    };
    let kind = match (name, field) {
        (_, "answer") => Kind::Answer,
        (_, "sector") => Kind::Choice(List::Sector),
        (Name::OpenMeeting, "minutes") => Kind::Choice(List::Length),
        _ => KINDS.iter().find(|(of, _)| *of == inner)?.1,
    };
    Some(Field { name: field, kind, optional })
}

/// Types that a command may leave out although they are no `Option`: they stand with `#[serde(default)]`.
fn defaults(kind: &str) -> bool {
    matches!(kind, "bool" | "Origin" | "Repeat" | "Rung" | "Method" | "Vec<Badge>" | "Vec<(u16, u16)>")
}

/// What is asked of a vote that was counted: which one, where it could be another than the newest; both counts, or one for
/// each option.
fn on_the_slip(name: Name, field: &str, meeting: &Meeting, vote: Option<&Vote>) -> bool {
    let choice = vote.is_some_and(|vote| vote.on.is_choice());
    match (name, field) {
        (Name::Recount, "vote") => {
            let can = |vote: &&Vote| vote.result.is_some() && meeting.no_recount(vote).is_none();
            meeting.open_vote.is_none() && meeting.votes.values().filter(can).count() > 1
        }
        (Name::CorrectVote, "options") => choice,
        // Nothing to add to.
        (Name::CountDots, "more") => meeting.topics.values().any(|topic| topic.counted > 0),
        (Name::CorrectVote, "for" | "against") => !choice,
        _ => true,
    }
}

const fn part(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, optional: false }
}

/// What else is asked once it is known what a vote is about, or what kind of thing is meant.
fn parts(field: Field, value: Option<&str>) -> Vec<Field> {
    match (field.kind, value) {
        (Kind::Choice(List::Subject), Some(subject)) => match subject {
            "Motion" => vec![part("on.motion", Kind::Of(Thing::Motion))],
            "Amendment" => vec![part("on.amendment", Kind::Of(Thing::Amendment))],
            "Choice" => {
                vec![part("on.title", Kind::Text), part("on.options", Kind::Options), part("on.pick", Kind::Number)]
            }
            "Limits" => vec![part("on.seconds", Kind::Number), part("on.turns", Kind::Number)],
            "Extend" => vec![part("on.minutes", Kind::Number)],
            "Appeal" => vec![part("on.ruling", Kind::Of(Thing::Ruling))],
            _ => Vec::new(),
        },
        (Kind::Choice(List::Ref), Some(kind)) => vec![part("what.no", ref_kind(kind))],
        _ => Vec::new(),
    }
}

fn ref_kind(kind: &str) -> Kind {
    match kind {
        "Card" => Kind::Card,
        "Topic" => Kind::Of(Thing::Topic),
        "Group" => Kind::Of(Thing::Group),
        "Speech" => Kind::Of(Thing::Speech),
        "Action" => Kind::Of(Thing::Action),
        "Pledge" => Kind::Of(Thing::Pledge),
        "Parked" => Kind::Of(Thing::Parked),
        _ => Kind::Of(Thing::Motion),
    }
}

/// A value with its parts, as a script writes it.
pub fn compose<'a>(field: Field, value: &str, answered: impl Fn(&str) -> Option<&'a str>) -> String {
    let get = |part: &str| answered(part).unwrap_or_default().to_owned();
    match (field.kind, value) {
        (Kind::Choice(List::Subject), "Motion") => format!("Motion({})", get("on.motion")),
        (Kind::Choice(List::Subject), "Amendment") => format!("Amendment({})", get("on.amendment")),
        (Kind::Choice(List::Subject), "Choice") => {
            format!("Choice(title:{},options:{},pick:{})", get("on.title"), get("on.options"), get("on.pick"))
        }
        (Kind::Choice(List::Subject), "Limits") => {
            format!("Limits(seconds:{},turns:{})", get("on.seconds"), get("on.turns"))
        }
        (Kind::Choice(List::Subject), "Extend") => format!("Extend(minutes:{})", get("on.minutes")),
        (Kind::Choice(List::Subject), "Appeal") => format!("Appeal({})", get("on.ruling")),
        (Kind::Choice(List::Ref), kind) => format!("{kind}({})", get("what.no")),
        _ => value.to_owned(),
    }
}
