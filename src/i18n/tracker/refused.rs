//! Why something is not possible, and what is.

use super::{
    Who, fork, fund, guard, item_no, leaf, meeting_no, nobody, notice, project,
    sending::{no_sending, sending_no},
    state, step, unanswered,
};
use crate::{
    i18n::{Lang, roster::text_fault, say, time},
    tracker::{Guard, Refusal, Series, State, StepName, Why},
};

/// Why not, and what is possible.
pub fn refusal(lang: Lang, of: &Refusal) -> String {
    refusal_of(lang, of, &|_| None)
}

/// The same where people have names.
pub fn refusal_of(lang: Lang, of: &Refusal, who: &dyn Who) -> String {
    let words = stands(lang, of).unwrap_or_else(|| why(lang, &of.why, who));
    match of.item {
        Some(no) if !matches!(of.why, Why::NoItem(_)) => {
            let no = item_no(lang, no);
            say!(lang, zh: "{no}：{words}", en: "{no}: {words}")
        }
        _ => words,
    }
}

/// The same of what somebody brought to the desk: what is only noted waits for an answer there, as lists and pages say it.
fn stands(lang: Lang, of: &Refusal) -> Option<String> {
    of.item.filter(|no| matches!(no.series, Series::Visit | Series::Finding))?;
    match &of.why {
        Why::Step { step, state: State::Noted, possible } => Some(no_step(lang, (*step, &unanswered(lang)), possible)),
        Why::Missing { step, state: State::Noted, missing } => Some(lacks(lang, (*step, &unanswered(lang)), missing)),
        _ => None,
    }
}

fn no_step(lang: Lang, (asked, at): (StepName, &str), possible: &[StepName]) -> String {
    let asked = step(lang, asked);
    let list = lang.list(possible.iter().map(|name| step(lang, *name)));
    say!(lang, zh: "现在是「{at}」，不能「{asked}」。可以：{list}", en: "it is \"{at}\", so \"{asked}\" is not possible; possible: {list}")
}

fn lacks(lang: Lang, (asked, at): (StepName, &str), missing: &[Guard]) -> String {
    let asked = step(lang, asked);
    let list = missing.iter().map(|need| guard(lang, *need)).collect::<Vec<_>>().join("; ");
    say!(lang, zh: "现在是「{at}」，要「{asked}」：{list}", en: "it is \"{at}\"; for \"{asked}\": {list}")
}

fn why(lang: Lang, of: &Why, who: &dyn Who) -> String {
    match of {
        Why::NoItem(no) => {
            let no = item_no(lang, *no);
            say!(lang, zh: "没有{no}", en: "there is no item {no}")
        }
        Why::NoSending(no) => no_sending(lang, &sending_no(lang, *no)),
        Why::NotHandedIn { sending, item } => {
            let no = sending_no(lang, *sending);
            say!(lang, zh: "{no}印了，还没有递：先记哪天递出去的(yishi track send {item}，或在那一件按「递出去」)，再记答复", en: "{no} was printed and not handed in yet: first say that it was (yishi track send {item}, or its digit there), then what was answered")
        }
        Why::NoMeeting(no) => {
            let no = meeting_no(lang, *no);
            say!(lang, zh: "{no}还没收进来", en: "{no} was not taken in")
        }
        Why::Step { step, state: at, possible } => no_step(lang, (*step, state(lang, *at)), possible),
        Why::State { from, to, possible } => {
            let (from, to) = (state(lang, *from), state(lang, *to));
            let list = lang.list(possible.iter().map(|name| state(lang, *name)));
            say!(lang, zh: "从「{from}」不能直接到「{to}」。可以到：{list}", en: "from \"{from}\" no step leads to \"{to}\"; possible: {list}")
        }
        Why::Missing { step, state: at, missing } => lacks(lang, (*step, state(lang, *at)), missing),
        Why::Leaf(why) => leaf::why(lang, why, who),
        Why::Notice(why) => notice::why(lang, why),
        Why::Declined => guard(lang, Guard::Place).to_owned(),
        Why::Text(fault) => text_fault(lang, fault),
        Why::NotOpened => say!(lang, zh: "这场会还没开", en: "the meeting was not opened"),
        Why::NotClosed => {
            say!(lang, zh: "这场会还没散，散了再收", en: "the meeting is not closed; take it in when it is")
        }
        Why::Practice => {
            say!(lang, zh: "这是练习，不算记录。真要收，加 --practice", en: "a practice copy is no record; to take it in all the same, add --practice")
        }
        Why::Fork { known, given, same } => fork(lang, known, given, *same),
        Why::Lines { given, most } => {
            say!(lang, zh: "这一张最多{most}条，写了{given}条", en: "at most {most} lines, {given} were given")
        }
        Why::Fund(why) => fund::why(lang, why),
        Why::Project(why) => project::why(lang, why),
        Why::Past { due } => {
            let due = time::date(lang, *due);
            say!(lang, zh: "{due}已经过了，写往后的日子", en: "{due} is over; give a day to come")
        }
        Why::ToCome { on } => {
            let on = time::date(lang, *on);
            say!(lang, zh: "{on}那时还没到，补记写已经过去的日子和时间", en: "{on}: that is still to come; what happened has a day and an hour that are over")
        }
        Why::BeforeAll { on, from } => {
            let (on, from) = (time::date(lang, *on), time::date(lang, *from));
            say!(lang, zh: "补记不能早到{on}：这里从{from}起", en: "nothing is written down as of {on}: here it begins on {from}")
        }
        Why::BeforeFounded { on, from } => {
            let (day, from) = (time::date(lang, *on), time::date(lang, *from));
            say!(lang, zh: "补记不能早到{day}，这里最早记到{from}。站开得更早，就在 settings.ron 写上开站那天：founded: \"{on}\"", en: "nothing is written down as of {day}: from {from} on. If the station is older, settings.ron says since when: founded: \"{on}\"")
        }
        Why::NoNumber { free } => {
            let (no, n) = (meeting_no(lang, *free), free.meeting);
            say!(lang, zh: "这场会还没有编号，没有收；{no}空着：进去「补编号」，或 yishi track take 会的编号 --number {n}", en: "this meeting has no number, so it was not taken in; {no} is free: give it one there, or yishi track take ID --number {n}")
        }
        Why::NumberTaken { no, day, theme, free } => {
            let (no, day, n) = (meeting_no(lang, *no), time::date(lang, *day), free.meeting);
            say!(lang, zh: "{no}已经是{day}「{theme}」的，没有收。这场真要改成别的号：yishi track take 会的编号 --number {n}", en: "{no} is the meeting of {day} already ({theme}), so this one was not taken in. To have it here under another number: yishi track take ID --number {n}")
        }
        Why::SamePerson(party) => {
            let who = Some(who.who(lang, party)).filter(|who| *who != nobody(lang)).unwrap_or_default();
            say!(lang, zh: "理事会里同一位{who}写了两次，一人一席", en: "somebody stands twice in the council {who}: one person has one seat")
        }
        Why::Before => say!(lang, zh: "那天会还没开", en: "the meeting had not been held by then"),
    }
}
