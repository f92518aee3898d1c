//! The closing statement: how every comment ended, those of the period first, then those that came after it.

use std::cell::RefCell;

use chrono::NaiveDate;

use super::{Facts, Notice, Veil, ends, foot, row::filled, under, words};
use crate::{
    document::{Document, Field, Layout, Part},
    i18n::{minutes as say, time},
    meeting::Meeting,
    tracker::notice::Comment,
};

/// How every comment ended, as of a day. Those without a reply are listed instead.
pub fn closing(meeting: &Meeting, facts: &Facts<'_>, today: NaiveDate) -> Option<Result<Notice, Vec<usize>>> {
    let open: Vec<usize> =
        (1..).zip(&facts.hangs.comments).filter(|(_, it)| it.reply.is_none()).map(|(n, _)| n).collect();
    if !open.is_empty() {
        return Some(Err(open));
    }
    let veil = Veil { facts: *facts, meeting, found: RefCell::default() };
    let opening = meeting.opening.as_deref()?;
    let lang = facts.lang;
    let last = ends(meeting, facts.board, facts.hangs);
    let is_late = |comment: &Comment| last.is_some_and(|last| comment.received > last);
    let rows = |late: bool| -> Vec<Vec<String>> {
        let all = (1..).zip(&facts.hangs.comments).filter(|(_, comment)| is_late(comment) == late);
        all.filter_map(|(n, comment)| row(&veil, n, comment)).collect()
    };
    let (within, after) = (rows(false), rows(true));
    let mut parts: Vec<Part> = facts.unread.map(|why| Part::Paragraph(why.to_owned())).into_iter().collect();
    let lead = last.zip(facts.hangs.posted).map(|(last, posted)| {
        let (from, _) = facts.board.calendar.days_after(posted, 1);
        words::closing_period(lang, &time::date(lang, from), &time::date(lang, last))
    });
    let counts = match (last, after.len()) {
        (None, _) => words::closing_lead_open(lang, within.len()),
        (Some(_), 0) => words::closing_lead(lang, within.len()),
        (Some(_), late) => words::closing_lead_late(lang, within.len(), late),
    };
    let answered = (within.len() + after.len() > 0).then(|| words::closing_answered(lang));
    let lead: Vec<String> = lead.into_iter().chain([counts]).chain(answered).collect();
    parts.push(Part::Paragraph(lead.join(say::blank(lang))));
    let groups = [(words::closing_within(lang), within), (words::closing_after(lang), after)];
    let headed = last.is_some() && groups.iter().all(|(_, rows)| !rows.is_empty());
    for (title, rows) in groups {
        let Some(matters) = matters(&veil, rows) else { continue };
        parts.extend(if headed { under(title, matters) } else { vec![matters] });
    }
    parts.push(foot::seal(&veil, foot::aside(&veil, false), Some(today)));
    let title = words::closing_title(lang, &veil.theme(&opening.theme));
    let layout = if facts.large { Layout::Large } else { Layout::Board };
    let document = Document { lang, layout, title, number: None, parts };
    Some(Ok(Notice { document, found: veil.found.into_inner() }))
}

fn row(veil: &Veil<'_>, n: usize, comment: &Comment) -> Option<Vec<String>> {
    let (lang, reply) = (veil.lang(), comment.reply.as_ref()?);
    Some(vec![
        n.to_string(),
        veil.text(&comment.text),
        time::date(lang, comment.received),
        words::how(lang, reply.how).to_owned(),
        veil.text(&reply.text),
        time::date(lang, reply.on),
    ])
}

fn matters(veil: &Veil<'_>, rows: Vec<Vec<String>>) -> Option<Part> {
    let lang = veil.lang();
    let field = |title: String, said: String| Field { title, said };
    let fields = vec![
        field(words::col_received(lang), words::said_received(lang)),
        field(words::col_how(lang), "{}".to_owned()),
        field(words::col_reply(lang), words::said_reply(lang)),
        field(words::col_replied(lang), words::said_replied(lang)),
    ];
    filled([words::col_comment_no(lang), words::col_comment(lang)], fields, rows)
}
