//! Who does what by when, what people offered, what was noted; and what is left to type in after the close.

use super::{Block, Look, Row, Scene, Tone, topic_title};
use crate::{
    i18n::{Lang, missing, names, time, view as words, wall},
    meeting::{
        Meeting,
        measure::Measures,
        numbers::MotionNo,
        query::OnPaper,
        state::{Action, Forward, ParkedItem, Pledge, Response},
        words::{Ref, Task},
    },
};

pub(super) fn plan(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    let rows: Vec<&Action> = meeting.actions.values().filter(|row| row.dropped.is_none()).collect();
    let mut main = vec![Block::Heading(words::plan(lang))];
    let tasks = tasks(meeting, look);
    let (any_task, any_row) = (!tasks.is_empty(), !rows.is_empty());
    main.extend(any_task.then_some(Block::Rows(tasks)));
    main.extend(any_row.then(|| Block::Rows(rows.into_iter().flat_map(|row| action(meeting, row, look)).collect())));
    if !any_task && !any_row {
        main.push(Block::Text(words::topics_none(lang), Tone::Quiet));
    }
    let mut side = vec![Block::Heading(words::pledges(lang, meeting.pledges.len()))];
    side.push(if meeting.pledges.is_empty() {
        Block::Text(wall::pledge_small(lang), Tone::Quiet)
    } else {
        Block::Rows(meeting.pledges.values().map(|of| pledge(of, look)).collect())
    });
    side.extend(responses(meeting, look));
    side.extend(parked(meeting, look));
    let follow_up = meeting.follow_up.as_ref().map_or_else(
        || (words::follow_up_none(lang), Tone::Strong),
        |next| {
            let mut parts = vec![look.day(next.date)];
            parts.extend(next.time.map(time::hhmm));
            parts.extend(next.place.clone());
            (words::follow_up(lang, &parts.join(" ")), Tone::Plain)
        },
    );
    side.push(Block::Gap);
    side.push(Block::Text(follow_up.0, follow_up.1));
    Scene { main, side }
}

/// What was decided and has no row of the plan: who leads it. What nobody leads comes first, and quietly.
pub(super) fn tasks(meeting: &Meeting, look: &Look<'_>) -> Vec<Row> {
    let (lang, nobody) = (look.lang, meeting.leaderless());
    let led = meeting.tasks().into_iter().filter_map(|task| Some((task, Some(meeting.leads.get(&task)?))));
    let all = nobody.into_iter().map(|task| (task, None)).chain(led);
    all.map(|(task, lead)| {
        let by = lead.and_then(|lead| lead.due).map(|due| words::by_day(lang, &look.day(due)));
        let who = lead.map_or_else(|| wall::pledge_orphan_big(lang), |lead| look.names.who(lead.badge));
        Row {
            lead: match task {
                Task::Motion(_) => names::task(lang, task),
                Task::Picked(..) => wall::picked(lang),
            },
            text: meeting.task_words(task).unwrap_or_else(|| words::cards_untyped(lang, 1)),
            tail: [Some(who), by].into_iter().flatten().collect::<Vec<_>>().join(" "),
            tone: if lead.is_some() { Tone::Strong } else { Tone::Quiet },
        }
    })
    .collect()
}

/// The unit that something was sent to, where it is named; else the kind of place.
pub(super) fn sent_to(lang: Lang, forward: &Forward) -> String {
    forward.receiver.clone().unwrap_or_else(|| names::destination(lang, forward.to).to_owned())
}

/// That a row stops, by what its motion came to.
pub(super) fn stopped(meeting: &Meeting, motion: MotionNo, lang: Lang) -> String {
    let came = meeting.verdict_of(motion).map(|verdict| names::verdict(lang, verdict).to_owned());
    words::row_stopped(lang, motion.0, &came.unwrap_or_else(|| words::motion_withdrawn(lang)))
}

fn action(meeting: &Meeting, row: &Action, look: &Look<'_>) -> Vec<Row> {
    let lang = look.lang;
    let sent = meeting.forwards.get(&Ref::Action(row.no));
    let (who, tone) = match (row.owner, sent) {
        (Some(owner), _) => (look.names.who(owner), Tone::Plain),
        (None, Some(forward)) => (sent_to(lang, forward), Tone::Plain),
        (None, None) => (wall::pledge_orphan_big(lang), Tone::Alert),
    };
    let (who, tone) = match meeting.stopped_by(row) {
        Some(motion) => (stopped(meeting, motion, lang), Tone::Quiet),
        None => (who, tone),
    };
    let mut under = vec![row.due.map_or_else(|| words::no_date(lang), |due| words::by_day(lang, &look.day(due)))];
    if !row.helpers.is_empty() {
        under.push(words::with_help(lang, &names::people(lang, &row.helpers, look.names)));
    }
    vec![
        Row { lead: row.no.to_string(), text: row.what.clone(), tail: who, tone },
        Row { lead: String::new(), text: under.join("  "), tail: String::new(), tone: Tone::Quiet },
    ]
}

fn pledge(of: &Pledge, look: &Look<'_>) -> Row {
    Row {
        lead: look.names.who(of.badge),
        text: of.text.clone(),
        tail: of.due.map(|due| words::by_day(look.lang, &look.day(due))).unwrap_or_default(),
        tone: Tone::Strong,
    }
}

fn responses(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    if meeting.responses.is_empty() {
        return Vec::new();
    }
    let row = |of: &Response| Row {
        lead: of.org.clone(),
        text: of.text.clone().unwrap_or_else(|| words::reply_later(look.lang)),
        tail: of.due.map(|due| words::by_day(look.lang, &look.day(due))).unwrap_or_default(),
        tone: Tone::Plain,
    };
    vec![Block::Heading(words::responses(look.lang)), Block::Rows(meeting.responses.values().map(row).collect())]
}

/// 先记着
pub(super) fn parked(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    if meeting.parked.is_empty() {
        return Vec::new();
    }
    let row = |item: &ParkedItem| Row {
        lead: item.no.to_string(),
        text: parked_text(meeting, item, look),
        tail: item
            .to
            .map_or_else(|| words::parked_nowhere(look.lang), |to| names::destination(look.lang, to).to_owned()),
        tone: if item.to.is_none() { Tone::Strong } else { Tone::Quiet },
    };
    vec![
        Block::Heading(words::parked(look.lang, meeting.parked.len())),
        Block::Rows(meeting.parked.values().map(row).collect()),
    ]
}

/// The words of what was set aside, or of the thing that was.
pub fn parked_text(meeting: &Meeting, item: &ParkedItem, look: &Look<'_>) -> String {
    let of = |what: Ref| match what {
        Ref::Card(card) => {
            let said = meeting.concerns.get(&card).and_then(|concern| concern.text.clone());
            Some(said.unwrap_or_else(|| words::cards_untyped(look.lang, 1)))
        }
        Ref::Topic(topic) => Some(topic_title(meeting, topic, look.lang)),
        Ref::Motion(motion) => meeting.motions.get(&motion).map(|motion| names::motion(&motion.stands_as())),
        Ref::Action(action) => meeting.actions.get(&action).map(|action| action.what.clone()),
        _ => None,
    };
    let named = || item.what.map(|what| of(what).unwrap_or_else(|| names::reference(look.lang, what)));
    item.text.clone().or_else(named).unwrap_or_default()
}

/// The code of the record, and how much was written down since it was sealed.
pub(super) fn sealed(meeting: &Meeting, look: &Look<'_>) -> Option<String> {
    let since = meeting.closed.as_ref().map_or(0, |close| meeting.seq.saturating_sub(close.seq));
    let code = match since {
        0 => wall::close_head(look.lang, look.head),
        since => wall::close_head_since(look.lang, since, look.head),
    };
    (!look.head.is_empty()).then_some(code)
}

pub(super) fn after(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    // The same figure as in the minutes: who pledged, leads or helps.
    let took_on = Measures::of(meeting).turn.all;
    let mut main = vec![Block::Big(wall::close_bye_big(lang), Tone::Strong)];
    main.extend(wall::close_sum(lang, meeting.sums()).map(|sum| Block::Text(sum, Tone::Plain)));
    if took_on > 0 {
        main.push(Block::Text(wall::close_give(lang, took_on), Tone::Plain));
    }
    if let Some(close) = &meeting.closed {
        let reason = close.reason.as_deref().unwrap_or_default();
        main.push(Block::Text(
            format!("{} {}  {reason}", time::hhmm(close.at.time()), words::closed(lang)),
            Tone::Quiet,
        ));
    }
    main.extend(sealed(meeting, look).map(|code| Block::Text(code, Tone::Quiet)));
    let votes: Vec<Row> =
        meeting.votes.values().filter_map(|vote| super::vote::in_short(meeting, vote, look)).collect();
    if !votes.is_empty() {
        main.push(Block::Rows(votes));
    }
    let mut side = todo(meeting, look);
    side.push(Block::Heading(words::version(lang, meeting.version)));
    let signed = meeting.signatures.iter().filter(|signature| signature.version == meeting.version);
    side.push(Block::Rows(
        signed
            .map(|signature| Row {
                lead: names::signer(lang, signature.role).to_owned(),
                text: look.names.who(signature.badge),
                tail: words::signed(lang),
                tone: Tone::Plain,
            })
            .collect(),
    ));
    if !meeting.corrections.is_empty() {
        side.push(Block::Text(words::corrections(lang, meeting.corrections.len()), Tone::Quiet));
    }
    Scene { main, side }
}

/// 会后补记: what still lies on paper, cards last.
pub(super) fn paper(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let mut main = todo(meeting, look);
    main.push(Block::Gap);
    main.push(Block::Text(words::on_paper_how(look.lang), Tone::Quiet));
    if !meeting.groups.is_empty() {
        main.push(Block::Text(words::on_paper_file(look.lang), Tone::Quiet));
    }
    Scene { main, side: Vec::new() }
}

fn todo(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    let lang = look.lang;
    let mut todo = meeting.on_paper();
    todo.sort_by_key(|of| matches!(of, OnPaper::Card(_)));
    let list = if todo.is_empty() {
        Block::Text(words::on_paper_none(lang), Tone::Strong)
    } else {
        Block::Items(todo.iter().map(|of| missing::on_paper(lang, *of)).collect(), Tone::Plain)
    };
    vec![Block::Heading(words::on_paper(lang, todo.len())), list]
}
