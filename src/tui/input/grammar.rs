//! The table of lines: where each is typed, an example, what it means and becomes, and how it is told from all others.

use super::{Read, Typed, reads, told};
use crate::{
    charter::Stage::{self, S0, S1, S2, S3, S4, S5, S6, S7},
    i18n::{Lang, grammar as words, names},
    meeting::{Meeting, words::Subject},
    view::stage_name,
};

/// Where a line is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// In these stages, while no vote is open.
    Stages(&'static [Stage]),
    /// While hands for and against are counted.
    Count,
    /// While the options of a choice are counted.
    Choice,
    /// Wherever the meeting stands.
    Any,
}

impl At {
    /// Whether the meeting stands there.
    pub fn holds(self, meeting: &Meeting) -> bool {
        let choice = meeting.open_vote().map(|vote| matches!(vote.on, Subject::Choice { .. }));
        match self {
            Self::Stages(stages) => choice.is_none() && stages.contains(&meeting.stage),
            Self::Count => choice == Some(false),
            Self::Choice => choice == Some(true),
            Self::Any => true,
        }
    }

    /// In the words of a meeting: its charter has a name for each stage.
    pub fn named(self, meeting: &Meeting, lang: Lang) -> String {
        match self {
            Self::Stages(stages) if stages.len() < EVERY.len() - 2 => {
                lang.list(stages.iter().map(|stage| stage_name(meeting, *stage, lang)))
            }
            _ => self.words(lang),
        }
    }

    /// In words, for any meeting.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Self::Stages(stages) if stages.len() < EVERY.len() - 2 => {
                lang.list(stages.iter().map(|stage| names::stage(lang, *stage)))
            }
            Self::Count => words::at_count(lang),
            Self::Choice => words::at_choice(lang),
            Self::Stages(_) | Self::Any => words::at_any(lang),
        }
    }
}

/// One kind of line.
pub struct LineKind {
    /// Where it is typed.
    pub at: At,
    /// What is typed, for example.
    pub example: &'static str,
    /// What that means.
    pub means: fn(Lang) -> String,
    /// What the example becomes: commands as a script writes them; `..` behind one: a form asks the rest of it.
    pub becomes: &'static [&'static str],
    /// Reads a line of this kind; `None` for any other.
    pub(super) reads: fn(&Typed<'_>) -> Option<Read>,
}

const EVERY: &[Stage] = &[S0, S1, S2, S3, S4, S5, S6, S7];
const FLOOR: &[Stage] = &[S4, S5];

const fn row(
    at: At,
    example: &'static str,
    becomes: &'static [&'static str],
    means: fn(Lang) -> String,
    reads: fn(&Typed<'_>) -> Option<Read>,
) -> LineKind {
    LineKind { at, example, means, becomes, reads }
}

/// Every kind of line, in the order of an evening.
pub static GRAMMAR: &[LineKind] = &[
    row(At::Stages(&[S0]), "1-46 48", &[r#"SignIn(badges:"1-46 48")"#], words::sign_in, reads::sign_ins),
    row(
        At::Stages(&[S0]),
        "12 王阿姨",
        &[r#"SignIn(badges:"12",call:"王阿姨")"#],
        words::sign_in_called,
        reads::called,
    ),
    row(
        At::Stages(&[S0]),
        "物业 = 12 13",
        &[r#"SignIn(badges:"12 13",sector:"property")"#],
        words::sign_in_sector,
        reads::of_sector,
    ),
    row(At::Stages(&[S1]), "3 7.2 12-18", &[r#"RaiseConcern(cards:"3 7.2 12-18")"#], words::cards, reads::cards),
    row(
        At::Stages(&[S1, S2, S7]),
        "7 门口太黑",
        &[r#"RaiseConcern(badge:7,text:"门口太黑")"#],
        words::card_text,
        reads::card_text,
    ),
    row(
        At::Stages(&[S1]),
        "门口太黑",
        &[r#"RaiseConcern(badge:0,text:"门口太黑")"#],
        words::card_nobody,
        reads::card_of_nobody,
    ),
    row(
        At::Stages(&[S1, S2]),
        "停车 = 3 8 12",
        &[r#"Cluster(title:"停车",cards:"3 8 12")"#],
        words::cluster,
        reads::cluster,
    ),
    row(At::Stages(&[S1]), "2 = 8 9", &[r#"Cluster(topic:2,cards:"8 9")"#], words::cluster_into, reads::cluster_into),
    row(At::Stages(&[S2]), "1:34 2:27", &["CountDots(dots:[(1,34),(2,27)])"], words::dots, reads::dots),
    row(At::Stages(&[S2]), "+1:20", &["CountDots(dots:[(1,20)],more:true)"], words::more_dots, reads::more_dots),
    row(
        At::Stages(&[S2]),
        "1 = 3 5 8 12-18",
        &[r#"SignUp(group:1,badges:"3 5 8 12-18")"#],
        words::sign_up,
        reads::sign_up,
    ),
    row(At::Stages(&[S3]), "2 = 17", &[r#"MoveTo(badges:"17",group:2)"#], words::moved, reads::moved),
    row(At::Stages(&[S3]), "0 = 17", &[r#"MoveTo(badges:"17")"#], words::sits_out, reads::sits_out),
    row(
        At::Stages(&[S3]),
        "1 试装刷卡门禁",
        &[r#"DraftMotion(group:"1",action:"试装刷卡门禁") .."#],
        words::slip,
        reads::slip,
    ),
    row(At::Stages(&[S3, S4, S5]), "收回 2", &["WithdrawMotion(motion:2)"], words::withdraw, reads::withdraw),
    row(
        At::Stages(FLOOR),
        "收回改法 1",
        &["WithdrawAmendment(amendment:1)"],
        words::withdraw_amendment,
        reads::withdraw_amendment,
    ),
    row(
        At::Stages(FLOOR),
        "17+ 8- 23?",
        &["RaiseHand(badge:17,side:For)", "RaiseHand(badge:8,side:Against)", "RaiseHand(badge:23,side:Question)"],
        words::hands,
        reads::hands,
    ),
    row(At::Stages(FLOOR), "+", &["RaiseHand(badge:23,side:For)"], words::stance, reads::stance),
    row(
        At::Stages(FLOOR),
        "南门装一盏路灯",
        &[r#"OpenMotion(action:"南门装一盏路灯") .."#],
        words::motion,
        reads::motion,
    ),
    row(At::Count, "29 8", &["CountFor(count:29)", "CountAgainst(count:8)"], words::counts, reads::counts),
    row(At::Count, "+", &["ChairVote(side:For)"], words::chair_vote, reads::chair_vote),
    row(
        At::Choice,
        "20 12 9",
        &["CountOption(option:1,count:20)", "CountOption(option:2,count:12)", "CountOption(option:3,count:9)"],
        words::choice,
        reads::choice,
    ),
    row(At::Stages(&[S6]), "17 我来排班", &[r#"Pledge(badge:"17",text:"我来排班") .."#], words::pledge, reads::pledge),
    row(
        At::Stages(&[S6]),
        "17 我出50元",
        &[r#"Pledge(badge:"17",text:"我出50元",kind:"3",amount:"5000") .."#],
        words::pledge_money,
        reads::pledge_money,
    ),
    row(
        At::Stages(&[S6]),
        "50 先看一下",
        &[r#"Respond(org:"物业",badge:"50",text:"先看一下") .."#],
        words::responds,
        reads::responds,
    ),
    row(
        At::Stages(&[S6]),
        "物业 = 先看一下",
        &[r#"Respond(org:"物业",text:"先看一下") .."#],
        words::unit_responds,
        reads::unit_responds,
    ),
    row(At::Stages(&[S6]), "3 = 17 8", &["ClaimAction(action:3,badge:17,helpers:[8])"], words::claim, reads::claim),
    row(At::Stages(&[S6]), "排出值班表", &[r#"ProposeAction(what:"排出值班表") .."#], words::action, reads::action),
    row(At::Stages(EVERY), "*6", &["CallToOrder(rule:R06)"], words::call, reads::call),
    row(At::Stages(EVERY), "*6 12", &["CallToOrder(rule:R06,badge:12)"], words::call_badge, reads::call_badge),
    row(
        At::Stages(&[S2, S3, S4, S5, S6]),
        "21-23",
        &[r#"SignIn(badges:"21-23")"#],
        words::late_range,
        reads::late_range,
    ),
    row(
        At::Stages(&[S0]),
        "旁听 = 51",
        &[r#"SignIn(badges:"51",observer:true)"#],
        words::sign_in_observer,
        reads::of_standing,
    ),
    row(At::Stages(&[S2, S3, S4, S5, S6, S7]), "17", &["17 .."], words::person, reads::person),
    row(At::Stages(EVERY), "way", &["way .."], words::letters, reads::letters),
    row(At::Any, "#Y2-2", &[r#"DraftMotion(group:"2") .."#], words::sheet, reads::sheet),
    row(At::Any, "@20:40", &["@20:40 .."], words::told, told::told),
    row(At::Any, "?", &["F1"], words::help, reads::help),
];

/// What is typed most, by example.
const MOST: [&str; 10] = [
    "1-46 48",
    "12 王阿姨",
    "3 7.2 12-18",
    "停车 = 3 8 12",
    "1:34 2:27",
    "1 = 3 5 8 12-18",
    "17+ 8- 23?",
    "29 8",
    "17 我来排班",
    "*6",
];

/// For a card beside the keyboard: the ten kinds of line that are typed most, in the order of an evening.
pub fn most_typed() -> impl Iterator<Item = &'static LineKind> {
    MOST.iter().filter_map(|example| GRAMMAR.iter().find(|row| row.example == *example))
}
