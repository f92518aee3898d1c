//! Moments that can't be, and what a line rests on.

use super::{Lang, names as n, say, time};
use crate::meeting::{Fact, Moment, rests::Rest, words::Ref};

/// Why a moment is refused.
pub(super) fn why(lang: Lang, fact: &Fact) -> String {
    match fact {
        Fact::ToCome { when, now } => {
            let (when, now) = moments(lang, *when, *now);
            say!(lang, zh: "{when}还没到，现在是{now}", en: "{when} is still to come, it is {now}")
        }
        Fact::BeforeMeeting { when, opened } => {
            let (when, opened) = moments(lang, *when, *opened);
            say!(lang, zh: "{when}还没开会，这次会是{opened}开的", en: "{when} lies before the meeting, which was opened at {opened}")
        }
        Fact::BeforeLine { at, above } => {
            let (at, above) = moments(lang, *at, *above);
            say!(lang, zh: "{at}比上一行早，上一行是{above}记的。补记以前的事，用when写时刻", en: "{at} lies before the line above, which was written at {above}; what happened before is told with `when`")
        }
        Fact::Before { when, rest, since } => {
            let (when, since) = moments(lang, *when, *since);
            let rest = self::rest(lang, *rest);
            say!(lang, zh: "{when}太早：{rest}是{since}的事，不能在它前面", en: "{when} is too early: it rests on {rest}, at {since}")
        }
        _ => String::new(),
    }
}

/// Two moments to be told apart: with seconds where the minute doesn't, with the day where that is another.
fn moments(lang: Lang, one: Moment, other: Moment) -> (String, String) {
    let of = |moment: Moment| {
        let close = one.date() == other.date() && time::hhmm(one.time()) == time::hhmm(other.time());
        let time = if close { moment.time().format("%H:%M:%S").to_string() } else { time::hhmm(moment.time()) };
        let day = time::day(lang, moment.date());
        match lang {
            _ if one.date() == other.date() => time,
            Lang::Zh => format!("{day}{time}"),
            Lang::En => format!("{day} {time}"),
        }
    };
    (of(one), of(other))
}

/// What a line rests on.
pub fn rest(lang: Lang, of: Rest) -> String {
    match of {
        Rest::Meeting => say!(lang, zh: "开会", en: "the opening"),
        Rest::Stage => say!(lang, zh: "进这个环节", en: "the beginning of the stage"),
        Rest::Clock => say!(lang, zh: "停钟或走钟", en: "the clocks' standing or going on"),
        Rest::Floor => say!(lang, zh: "前面那件事", en: "what came before"),
        Rest::Person(badge) => say!(lang, zh: "{badge}号进出", en: "badge {badge}'s coming or going"),
        Rest::Seat(badge) => say!(lang, zh: "{badge}号坐下", en: "badge {badge}'s sitting down"),
        Rest::Hand(badge) => say!(lang, zh: "{badge}号举手", en: "badge {badge}'s hand"),
        Rest::Office(of) => {
            let office = n::office(lang, of);
            say!(lang, zh: "{office}接手或空出", en: "the change of the {office}")
        }
        Rest::Amendment(no) => say!(lang, zh: "改法{no}", en: "amendment {no}"),
        Rest::Ruling(no) => say!(lang, zh: "第{no}次请停", en: "call to order {no}"),
        Rest::Vote(no) => say!(lang, zh: "第{no}次表决", en: "vote {no}"),
        Rest::Response(no) => say!(lang, zh: "第{no}次回应", en: "response {no}"),
        Rest::Card(no) => n::reference(lang, Ref::Card(no)),
        Rest::Topic(no) => n::reference(lang, Ref::Topic(no)),
        Rest::Group(no) => say!(lang, zh: "第{no}桌", en: "table {no}"),
        Rest::Motion(no) => n::reference(lang, Ref::Motion(no)),
        Rest::Speech(no) => n::reference(lang, Ref::Speech(no)),
        Rest::Action(no) | Rest::Lead(no) => n::reference(lang, Ref::Action(no)),
        Rest::Pledge(no) => n::reference(lang, Ref::Pledge(no)),
        Rest::Parked(no) => n::reference(lang, Ref::Parked(no)),
    }
}
