//! What an evening came to, in groups: agreed, advice, not passed, and so on; each matter a paragraph with the number that it hung on
//! the wall with.

use super::{
    Veil, rest,
    row::{Row, filled, gist},
    words,
};
use crate::{
    charter::Scope,
    document::{Field, Part},
    i18n::{Lang, minutes as say, names},
    meeting::{
        Meeting,
        numbers::MotionNo,
        query::authors,
        state::{Action, Lead, Motion, MotionState, Topic, TopicFate, Vote},
        words::{Choice, Outcome, Ref, Subject, Task, Verdict},
    },
    tracker::Series,
};

/// A heading, and what stands under it.
pub(super) type Group = (String, Part);

pub(super) fn groups(veil: &Veil<'_>) -> Vec<Group> {
    let lang = veil.lang();
    let groups = [
        (words::agreed(lang), matters(lang, agreed(veil))),
        (words::advice(lang), matters(lang, motions(veil, &[Verdict::Advised]))),
        (words::failed(lang), matters(lang, failed(veil))),
        (words::not_sent(lang), matters(lang, motions(veil, &[Verdict::NotAdvised]))),
        (words::consulted(lang), matters(lang, consulted(veil))),
        (words::undecided(lang), matters(lang, rest::undecided(veil))),
        (words::plan(lang), fields(lang, ["{}".to_owned(), words::said_on(lang)], plan(veil))),
        (words::heard(lang), heard(veil)),
        (words::answered(lang), rest::answers(veil)),
        (words::sent_on(lang), rest::sent_and_noted(veil)),
    ];
    groups.into_iter().filter_map(|(title, part)| Some((title, part?))).collect()
}

/// Something was agreed, or somebody is to do something.
pub(super) fn anything(m: &Meeting) -> bool {
    m.motions.values().any(is_settled) || m.votes.values().any(picked_some) || m.rows_here().next().is_some()
}

fn matters(lang: Lang, rows: Vec<Row>) -> Option<Part> {
    fields(lang, [words::said_who(lang), words::said_due(lang)], rows)
}

/// How it is told who is responsible, and by when.
fn fields(lang: Lang, [who, due]: [String; 2], rows: Vec<Row>) -> Option<Part> {
    let field = |title: String, said: String| Field { title, said };
    let fields = vec![
        field(words::col_came(lang), "{}".to_owned()),
        field(words::col_who(lang), who),
        field(words::col_due(lang), due),
        field(words::col_money(lang), words::said_money(lang)),
    ];
    filled([words::col_no(lang), words::col_what(lang)], fields, rows)
}

/// What passed, and what was picked.
fn agreed(veil: &Veil<'_>) -> Vec<Row> {
    let mut rows = motions(veil, &[Verdict::Passed]);
    rows.extend(veil.meeting.votes.values().filter(|vote| picked_some(vote)).filter_map(|vote| chosen(veil, vote)));
    rows
}

/// What did not, and choices that picked nothing.
fn failed(veil: &Veil<'_>) -> Vec<Row> {
    let mut rows = motions(veil, &[Verdict::NotPassed]);
    let none = veil.meeting.votes.values().filter(|vote| !picked_some(vote) && vote.short.is_none());
    rows.extend(none.filter_map(|vote| chosen(veil, vote)));
    rows
}

/// Opinions only.
fn consulted(veil: &Veil<'_>) -> Vec<Row> {
    let mut rows = motions(veil, &[Verdict::Consulted]);
    let short = veil.meeting.votes.values().filter(|vote| vote.short.is_some());
    rows.extend(short.filter_map(|vote| chosen(veil, vote)));
    rows
}

fn motions(veil: &Veil<'_>, verdicts: &[Verdict]) -> Vec<Row> {
    let of = |motion: &Motion| {
        let MotionState::Decided { verdict, .. } = motion.state else { return None };
        let (came, figures) = voted(veil, motion).filter(|_| verdicts.contains(&verdict))?;
        let came = [came, figures].join(say::semicolon(veil.lang()));
        let leads = if is_settled(motion) { leads(veil, motion.no) } else { Default::default() };
        Some(row(veil.no(Series::Motion, motion.no.0), &gist(veil, motion), came, leads))
    };
    veil.meeting.motions.values().filter_map(of).collect()
}

/// Rows of the plan with the motion that they carry out, then what people offered.
fn plan(veil: &Veil<'_>) -> Vec<Row> {
    let of = |action: &Action| {
        let what = veil.text(&action.what);
        let what = match action.motion {
            Some(motion) => words::of_motion(veil.lang(), &what, &veil.no(Series::Motion, motion.0)),
            None => what,
        };
        row(veil.no(Series::Action, action.no.0), &what, String::new(), responsible(veil, action))
    };
    let mut rows: Vec<Row> = veil.meeting.rows_here().map(of).collect();
    rows.extend(rest::offered(veil));
    rows
}

/// It passed, or went on as advice: what failed and what was only heard is not agreed.
fn is_settled(motion: &Motion) -> bool {
    matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed | Verdict::Advised, .. })
}

fn picked_some(vote: &Vote) -> bool {
    vote.short.is_none() && vote.result.as_ref().is_some_and(|result| !result.picked.is_empty())
}

/// A vote between topics or texts: what was picked, with its votes, and what was not.
fn chosen(veil: &Veil<'_>, vote: &Vote) -> Option<Vec<String>> {
    let (Subject::Choice { title, options, .. }, Some(_)) = (&vote.on, &vote.result) else { return None };
    let lang = veil.lang();
    let option = |n: u16| {
        let option = options.get(usize::from(n.checked_sub(1)?))?;
        Some(veil.text(&crate::minutes::option_words(lang, veil.meeting, option)))
    };
    let came = crate::minutes::picked(lang, veil.meeting, vote, &option) + &turned(veil, vote);
    let short = vote.short.map(|_| words::short(lang));
    let clauses: Vec<String> =
        short.into_iter().chain([came]).chain(crate::minutes::not_picked(lang, vote, &option)).collect();
    let came = clauses.join(say::semicolon(lang));
    let present = words::present(lang, names::voters_paper(lang, veil.meeting.basis()), vote.present);
    // Of an option in words its number is the vote's; a topic keeps its own.
    let picked = vote.result.iter().flat_map(|result| &result.picked).filter_map(|no| {
        Some(match options.get(usize::from(no.checked_sub(1)?))? {
            Choice::Topic(topic) => veil.no(Series::Topic, topic.0),
            Choice::Text(_) => veil.no(Series::Picked, Series::option(vote.no, *no)),
        })
    });
    let came = [came, present].join(say::semicolon(lang));
    Some(row(lang.list(picked), &veil.text(title), came, led(veil, vote, &option)))
}

/// Who leads what was picked, by when; with its words, where more than one was.
fn led(veil: &Veil<'_>, vote: &Vote, named: &dyn Fn(u16) -> Option<String>) -> [String; 3] {
    let lang = veil.lang();
    let (tasks, nobody) = (veil.meeting.tasks(), veil.meeting.leaderless());
    let all = tasks.iter().filter_map(|task| match task {
        Task::Picked(of, option) if *of == vote.no => {
            let lead = veil.meeting.leads.get(task);
            (lead.is_some() || nobody.contains(task)).then_some((*option, lead))
        }
        _ => None,
    });
    let all: Vec<_> = all.collect();
    let unclaimed = all.iter().all(|(_, lead)| lead.is_none());
    let several = vote.result.as_ref().is_some_and(|result| result.picked.len() > 1);
    let of = |option: u16, text: String| match named(option).filter(|_| several) {
        Some(name) => words::led_of(lang, &name, &text),
        None => text,
    };
    let who = |lead: Option<&Lead>| lead.map_or_else(|| veil.nobody(), |lead| veil.who(lead.badge));
    let due = all.iter().filter_map(|(option, lead)| Some(of(*option, veil.day(lead.as_ref()?.due?))));
    let who = if unclaimed && !all.is_empty() {
        veil.nobody()
    } else {
        lang.list(all.iter().map(|(option, lead)| of(*option, who(*lead))))
    };
    [who, lang.list(due), String::new()]
}

/// What was heard where no proposal was made, and what becomes of it.
fn heard(veil: &Veil<'_>) -> Option<Part> {
    let (m, lang) = (veil.meeting, veil.lang());
    let told = m.topics.values().filter(|topic| topic.is_told() && m.motions.is_empty());
    let line = |topic: &Topic| {
        let title = veil.text(&crate::minutes::topic(lang, m, topic.no));
        vec![veil.no(Series::Topic, topic.no.0), title, authors(topic).to_string(), becomes(veil, topic)]
    };
    let (typed, untyped): (Vec<&Topic>, Vec<&Topic>) = told.partition(|topic| m.topic_title(topic.no).is_some());
    let mut rows: Vec<Row> = typed.into_iter().map(line).collect();
    // Those whose words are still on paper share a row where they go the same way.
    let mut ways: Vec<(String, Vec<String>)> = Vec::new();
    for topic in untyped {
        let (to, no) = (becomes(veil, topic), veil.no(Series::Topic, topic.no.0));
        match ways.iter_mut().find(|(way, _)| *way == to) {
            Some((_, numbers)) => numbers.push(no),
            None => ways.push((to, vec![no])),
        }
    }
    let on_paper =
        |(to, numbers): (String, Vec<String>)| vec![lang.list(numbers), words::heard_on_paper(lang), String::new(), to];
    rows.extend(ways.into_iter().map(on_paper));
    let fields = vec![
        Field { title: words::col_raised(lang), said: words::said_raised(lang) },
        Field { title: words::col_becomes(lang), said: "{}".to_owned() },
    ];
    filled([words::col_no(lang), words::col_what(lang)], fields, rows)
}

fn becomes(veil: &Veil<'_>, topic: &Topic) -> String {
    let (m, lang) = (veil.meeting, veil.lang());
    if let Some(forward) = m.forwards.get(&Ref::Topic(topic.no)) {
        return rest::went(veil, forward);
    }
    match &topic.fate {
        TopicFate::Posted(group) => {
            let group = m.groups.get(group);
            let table = say::table(lang, group.map_or(0, |group| group.table));
            let conclusion = group.and_then(|group| group.conclusion.as_ref()?.note.text.as_deref());
            words::at_table(lang, &table, &conclusion.map(|text| veil.text(text)).unwrap_or_default())
        }
        TopicFate::Parked(no) => rest::noted_as(veil, *no),
        _ if m.picked_topics().contains(&topic.no) => say::vote_chosen(lang),
        TopicFate::Live | TopicFate::Next | TopicFate::Withheld(_) | TopicFate::Dissolved => words::next_topics(lang),
    }
}

fn row(no: String, what: &str, came: String, responsible: [String; 3]) -> Row {
    [no, what.to_owned(), came].into_iter().chain(responsible).collect()
}

/// Who, by when, with which money.
fn responsible(veil: &Veil<'_>, action: &Action) -> [String; 3] {
    let owner = Some(action.owner.map_or_else(|| veil.nobody(), |badge| veil.who(badge)));
    let due = action.due.map(|due| veil.day(due));
    let money = action.resources.as_deref().map(|text| veil.text(text));
    [owner, due, money].map(Option::unwrap_or_default)
}

/// Who leads a motion; that nobody does yet, for whoever reads it on the board. What rows of the plan carry out is theirs.
fn leads(veil: &Veil<'_>, motion: MotionNo) -> [String; 3] {
    let task = Task::Motion(motion);
    // What turned out not to have passed is nobody's to do.
    let lead = veil.meeting.leads.get(&task).filter(|_| veil.meeting.tasks().contains(&task));
    if lead.is_none() && veil.meeting.leaderless().contains(&task) {
        return [veil.nobody(), String::new(), String::new()];
    }
    let due = lead.and_then(|lead| lead.due).map(|due| veil.day(due));
    [lead.map(|lead| veil.who(lead.badge)), due, None].map(Option::unwrap_or_default)
}

/// What the result may be called, and its figures.
fn voted(veil: &Veil<'_>, motion: &Motion) -> Option<(String, String)> {
    let MotionState::Decided { vote, verdict, .. } = motion.state else { return None };
    let lang = veil.lang();
    let vote = veil.meeting.votes.get(&vote)?;
    let result = vote.result.as_ref()?;
    let came = match verdict {
        _ if vote.short.is_some() => words::short(lang),
        Verdict::Advised => {
            let (unit, to) = veil.meeting.receiver_of(motion);
            let unit = unit.map(|org| veil.text(&org));
            let place = to.map(|to| names::destination(lang, to).to_owned());
            words::advised(lang, &unit.or(place).unwrap_or_else(|| say::to_be_settled(lang)))
        }
        Verdict::NotPassed if result.outcome == Outcome::Tie => say::tie_not_passed(lang),
        Verdict::NotAdvised if result.outcome == Outcome::Tie => say::tie_not_advised(lang),
        verdict => names::verdict_paper(lang, verdict).to_owned(),
    };
    let scope = if motion.scope == Scope::Residents {
        String::new()
    } else {
        words::scope(lang, names::scope(lang, motion.scope))
    };
    Some((
        came + &scope + &turned(veil, vote),
        words::figures(
            lang,
            names::voters_paper(lang, veil.meeting.basis()),
            vote.present,
            result.for_,
            result.against,
        ),
    ))
}

/// That the result is another than it was, and since when.
fn turned(veil: &Veil<'_>, vote: &Vote) -> String {
    say::turned(veil.lang(), vote).unwrap_or_default()
}
