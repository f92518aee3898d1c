//! The one page: what the residents' committee and the street office want to know, and where they put their seal.

use super::{Document, Part, Scribe, later, names, opening, papers, plan, say, scribe::capital, votes};
use crate::{
    document::fit,
    i18n::record as words,
    meeting::{
        query::authors,
        state::{Action, Forward, Lead, Motion, MotionState, Topic, Vote},
        words::{Destination, Office, Ref, Signer, Subject, Task, Verdict},
    },
    station::notice::Board,
    text,
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let lang = scribe.lang;
    let mut parts = vec![Part::Facts(facts(scribe))];
    parts.extend(later::closed_early(scribe).map(Part::Paragraph));
    parts.push(Part::Section(words::page_votes(lang)));
    parts.extend(voted(scribe));
    parts.extend(undecided(scribe));
    parts.extend(heard(scribe).map(Part::Paragraph));
    parts.push(Part::Section(words::page_agreed(lang)));
    parts.extend(agreed(scribe));
    parts.push(Part::Section(words::page_replies(lang)));
    parts.extend(plan::responses_dated(scribe, &|date| opening::day_here(scribe, date)));
    let sent = sent_on(scribe);
    if !sent.is_empty() {
        parts.push(Part::Section(words::page_sent(lang)));
        parts.push(Part::List(sent));
    }
    parts.extend(signed(scribe));
    parts.push(seal(scribe));
    parts
}

/// The committee's remark with room for its seal; beside it what a meeting of residents is, who gets a copy, and the code of the record.
fn seal(scribe: &Scribe<'_>) -> Part {
    let lang = scribe.lang;
    let board = scribe.record.board;
    let own = |label: String, of: fn(&Board) -> &Option<String>| {
        board.and_then(|board| of(board).as_deref()).map(|who| [label, text::strip(who)].join(say::colon(lang)))
    };
    let aside = [
        Some(say::nature(lang)),
        own(words::page_copied(lang), |board| &board.copied_to),
        own(words::page_printed(lang), |board| &board.printed_by),
        scribe.head.map(|head| words::head(lang, head)),
    ];
    let day = Some(crate::i18n::notice::open_day(lang));
    Part::Seal { aside: aside.into_iter().flatten().collect(), by: Some(say::review(lang)), day }
}

/// How much of a cell stays, in halves of a hanzi, until all stands on one sheet.
const FOLDS: [usize; 5] = [72, 56, 44, 36, 30];

/// On one sheet: what is long is folded, and it is said where the rest stands.
pub(super) fn folded(document: &Document) -> Document {
    let short =
        |text: &String, most: usize| if text::width(text) > most { text::elide(text, most) } else { text.clone() };
    let mut tried = document.clone();
    for most in FOLDS {
        if fit::fits_one_sheet(&tried) {
            return tried;
        }
        tried = document.clone();
        for part in &mut tried.parts {
            match part {
                Part::Table { rows, .. } => rows.iter_mut().flatten().for_each(|cell| *cell = short(cell, most)),
                Part::List(items) => items.iter_mut().for_each(|item| *item = short(item, most + most / 2)),
                _ => {}
            }
        }
        // In a line that stands there anyway: a long text changes no shape.
        for part in &mut tried.parts {
            if let Part::Seal { aside, .. } = part
                && let Some(first) = aside.first_mut()
            {
                *first += &words::page_folded(document.lang);
            }
        }
    }
    tried
}

/// What was heard, where no proposal was made.
pub(super) fn heard(scribe: &Scribe<'_>) -> Option<String> {
    let m = scribe.meeting;
    let topics = m.told_topics().filter(|_| m.motions.is_empty());
    let (typed, untyped): (Vec<&Topic>, Vec<&Topic>) = topics.partition(|topic| m.topic_title(topic.no).is_some());
    let said =
        |topic: &Topic| words::chat_heard_topic(scribe.lang, &scribe.thing(Ref::Topic(topic.no)), authors(topic));
    let mut topics: Vec<String> = typed.into_iter().map(said).collect();
    if !untyped.is_empty() {
        let numbers = scribe.join(untyped.iter().map(|topic| scribe.label(Ref::Topic(topic.no))));
        topics.push(words::chat_heard_on_paper(scribe.lang, &numbers));
    }
    (!topics.is_empty()).then(|| words::chat_heard(scribe.lang, &scribe.clauses(topics)))
}

/// Who signs, a line a role; blank until all of them have.
fn signed(scribe: &Scribe<'_>) -> Vec<Part> {
    let m = scribe.meeting;
    let line = |(role, needed): &(Signer, usize)| {
        let own = m.signatures.iter().filter(|it| it.role == *role && it.version == m.version);
        let own: Vec<String> = own
            .map(|it| say::signed(scribe.lang, &scribe.who(it.badge), &opening::day_here(scribe, it.at.date())))
            .collect();
        let signed = (own.len() >= *needed).then(|| scribe.join(own));
        Part::Signature { role: capital(names::signer(scribe.lang, *role)), signed }
    };
    papers::LINES.iter().map(line).collect()
}

fn facts(scribe: &Scribe<'_>) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let mut facts = vec![(say::when(lang), opening::when(scribe))];
    if let Some(opening) = scribe.opening() {
        facts.push((say::place(lang), opening.place.clone().unwrap_or_else(|| say::not_noted(lang))));
        facts.push((say::theme(lang), opening.theme.clone()));
    }
    let served = [Office::Chair, Office::Recorder];
    facts.extend(served.map(|office| (capital(names::office(lang, office)), opening::held(scribe, office))));
    facts.extend(opening::vacant(scribe));
    facts.extend(opening::tellers(scribe).map(|who| (say::tellers(lang), who)));
    facts.push((words::page_present(lang), opening::present(scribe)));
    let attended = scribe.measures.sectors.iter().filter(|share| share.people > 0);
    let attended = attended.map(|share| words::page_sector(lang, &scribe.sector(&share.sector), share.people));
    let attended: Vec<String> = attended.collect();
    facts.extend((!attended.is_empty()).then(|| (words::page_attended(lang), scribe.join(attended))));
    facts.extend(votes::how(scribe).map(|how| (words::page_how(lang), how)));
    let attached: Vec<String> = scribe.meeting.attachments.iter().map(|(name, _)| name.clone()).collect();
    facts.extend((!attached.is_empty()).then(|| (say::attachments(lang), scribe.join(attached))));
    facts.push((words::page_next(lang), later::next_when(scribe).unwrap_or_else(|| say::next_when_none(lang))));
    facts
}

/// Each vote that came to a result, with its share of those present.
fn voted(scribe: &Scribe<'_>) -> Vec<Part> {
    let votes = || scribe.meeting.votes.values();
    let rows = votes().filter(|vote| matches!(vote.on, Subject::Motion(_))).map(|vote| row(scribe, vote));
    let rows: Vec<_> = rows.collect();
    let mut parts = Vec::new();
    if !rows.is_empty() {
        parts.push(scribe.table_part(words::page_votes_head, rows));
    }
    parts.extend(votes().filter(|vote| vote.on.is_choice()).filter_map(|vote| chosen(scribe, vote)));
    if parts.is_empty() {
        parts.push(Part::Paragraph(say::no_votes(scribe.lang)));
    }
    parts
}

/// A vote between options has neither for nor against: what it came to, and what each was given.
fn chosen(scribe: &Scribe<'_>, vote: &Vote) -> Option<Part> {
    vote.result.as_ref()?;
    let (on, came) = (votes::subject(scribe, &vote.on), votes::outcome_in_full(scribe, vote));
    Some(Part::Paragraph(words::page_choice(scribe.lang, &on, votes::unit(scribe), vote.present, &came)))
}

/// What was moved, and neither voted on nor set aside, or was taken back.
fn undecided(scribe: &Scribe<'_>) -> Option<Part> {
    let lines = scribe.meeting.undecided().map(|motion| say::open_motion(scribe.lang, &scribe.motion(motion.no)));
    let back = scribe.meeting.withdrawn().map(|motion| {
        let of = scribe.motion(motion.no);
        format!("{of}{}{}", say::colon(scribe.lang), say::motion_withdrawn(scribe.lang))
    });
    let lines: Vec<String> = lines.chain(back).collect();
    (!lines.is_empty()).then_some(Part::List(lines))
}

fn row(scribe: &Scribe<'_>, vote: &Vote) -> Vec<String> {
    let (on, came) = (votes::subject(scribe, &vote.on), votes::outcome_now(scribe, vote));
    let figures = match &vote.result {
        Some(result) => {
            let share = super::scribe::percent(result.for_.into(), vote.present.into()).unwrap_or_default();
            let [for_, against, rest] =
                [result.for_, result.against, result.not_voted].map(|count| votes::voters(scribe, count));
            [for_, share, against, rest]
        }
        None => [const { String::new() }; 4],
    };
    [on, votes::voters(scribe, vote.present)].into_iter().chain(figures).chain([came]).collect()
}

/// What was agreed: who is responsible for what, until when.
fn agreed(scribe: &Scribe<'_>) -> Vec<Part> {
    let rows = scribe.meeting.rows_here().map(|action| responsible(scribe, action));
    let rows: Vec<_> = plan::tasks(scribe).map(|(task, lead)| leading(scribe, task, lead)).chain(rows).collect();
    if rows.is_empty() {
        return vec![Part::Paragraph(say::no_actions(scribe.lang))];
    }
    vec![scribe.table_part(words::page_agreed_head, rows)]
}

/// What was decided and has no row of the plan: who leads it.
fn leading(scribe: &Scribe<'_>, task: Task, lead: Option<&Lead>) -> Vec<String> {
    let lang = scribe.lang;
    let (number, words) = match task {
        Task::Motion(no) => (scribe.label(Ref::Motion(no)), scribe.task_words(task)),
        Task::Picked(..) => (scribe.label_of(task), plan::task(scribe, task)),
    };
    let owner = lead.map_or_else(|| say::no_owner(lang), |lead| scribe.who(lead.badge));
    let due =
        lead.and_then(|lead| lead.due).map_or_else(|| say::to_be_settled(lang), |due| opening::day_here(scribe, due));
    vec![number, words, owner, due, String::new()]
}

fn responsible(scribe: &Scribe<'_>, action: &Action) -> Vec<String> {
    let owner = action.owner.map_or_else(|| say::no_owner(scribe.lang), |badge| scribe.who(badge));
    let with = action.with.clone().unwrap_or_default();
    let due = action.due.map_or_else(|| say::to_be_settled(scribe.lang), |due| opening::day_here(scribe, due));
    vec![scribe.label(Ref::Action(action.no)), action.what.clone(), owner, due, with]
}

/// Who receives the advice that a vote formed: the unit by name, where it is known, else what kind of place it is.
pub(super) fn receiver(scribe: &Scribe<'_>, motion: &Motion) -> String {
    let (unit, to) = scribe.meeting.receiver_of(motion);
    let place = to.map(|to| names::destination(scribe.lang, to).to_owned());
    unit.or(place).unwrap_or_else(|| say::no_destination(scribe.lang))
}

/// Advice that a vote formed and what was sent by hand, each with its receiver and the day by which a reply is asked.
fn sent_on(scribe: &Scribe<'_>) -> Vec<String> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let advised = |motion: &&Motion| {
        matches!(motion.state, MotionState::Decided { verdict: Verdict::Advised, .. })
            || m.forwards.contains_key(&Ref::Motion(motion.no))
    };
    let motions = m.motions.values().filter(advised).map(|motion| (Ref::Motion(motion.no), receiver(scribe, motion)));
    // What goes to the next meeting goes to nobody else.
    let others = m.forwards.iter().filter(|(what, forward)| {
        let stays = forward.to == Destination::NextMeeting || matches!(what, Ref::Motion(_));
        !stays && !scribe.kept_off(**what)
    });
    let others = others.map(|(what, forward)| {
        let to = || names::destination(lang, forward.to).to_owned();
        (*what, forward.receiver.clone().unwrap_or_else(to))
    });
    motions.chain(others).map(|(what, org)| sent(scribe, what, &org)).collect()
}

/// What was sent on by hand and is no advice that a vote formed: that one says so itself.
pub(super) fn sent_by_hand(scribe: &Scribe<'_>) -> Vec<String> {
    let advised =
        |what: Ref| matches!(what, Ref::Motion(no) if scribe.meeting.verdict_of(no) == Some(Verdict::Advised));
    let sent_on = scribe.meeting.sent_on().filter(|(what, _)| !advised(*what));
    let line = |(what, forward): (Ref, &Forward)| {
        let to = || names::destination(scribe.lang, forward.to).to_owned();
        sent(scribe, what, &scribe.meeting.unit_of(what, forward).unwrap_or_else(to))
    };
    sent_on.map(line).collect()
}

fn sent(scribe: &Scribe<'_>, what: Ref, org: &str) -> String {
    let lang = scribe.lang;
    match scribe.meeting.forwards.get(&what).and_then(|forward| forward.due) {
        Some(due) => words::sent_by(lang, &scribe.thing(what), org, &opening::day_here(scribe, due)),
        None => words::sent(lang, &scribe.thing(what), org),
    }
}
