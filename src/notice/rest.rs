//! What else became of the evening: what nobody voted on, what was offered, answered, noted and sent on. Each thing with the number that it hung on the wall with.

use super::{
    Veil,
    row::{filled, gist},
    words,
};
use crate::{
    document::{Field, Part},
    i18n::{minutes as say, names, time},
    meeting::{
        numbers::ParkedNo,
        state::{Forward, ParkedItem, Pledge, Response},
        words::{Destination, Ref},
    },
    tracker::{Series, intake::Mark},
};

/// What nobody voted on, and what was taken back.
pub(super) fn undecided(veil: &Veil<'_>) -> Vec<Vec<String>> {
    let (m, lang) = (veil.meeting, veil.lang());
    let row = |of: Ref, came: String| {
        let none = || [const { String::new() }; 3];
        [number(veil, Mark::Of(of)), text_of(veil, of).unwrap_or_default(), came].into_iter().chain(none()).collect()
    };
    let open = m.undecided().map(|motion| row(Ref::Motion(motion.no), words::not_voted(lang)));
    open.chain(m.withdrawn().map(|motion| row(Ref::Motion(motion.no), words::withdrawn(lang)))).collect()
}

/// What people offered, beside the rows of the plan.
pub(super) fn offered(veil: &Veil<'_>) -> Vec<Vec<String>> {
    let m = veil.meeting;
    let own = m.pledges.values().filter(|pledge| m.promised_row(pledge.no).is_none());
    let row = |pledge: &Pledge| {
        let due = pledge.due.map(|due| veil.day(due)).unwrap_or_default();
        let (no, text) = (number(veil, Mark::Of(Ref::Pledge(pledge.no))), veil.text(&pledge.text));
        vec![no, text, String::new(), veil.who(pledge.badge), due, String::new()]
    };
    own.map(row).collect()
}

/// What units answered, and by when they act.
pub(super) fn answers(veil: &Veil<'_>) -> Option<Part> {
    let lang = veil.lang();
    let row = |reply: &Response| {
        let due = reply.due.map(|due| veil.day(due));
        let (text, by) = match (&reply.text, due) {
            (Some(text), due) => (veil.text(text), due.unwrap_or_default()),
            (None, Some(due)) => (say::reply_later(lang, &due), String::new()),
            (None, None) => (say::on_paper(lang), String::new()),
        };
        let said = words::answer_of(lang, &veil.text(&reply.org), &text);
        vec![number(veil, Mark::Response(reply.no)), said, by]
    };
    let fields = vec![Field { title: words::col_due(lang), said: words::said_due(lang) }];
    let rows = veil.meeting.responses.values().map(row).collect();
    filled([words::col_no(lang), words::col_answer(lang)], fields, rows)
}

/// What went to whom, and what was noted, in one paragraph.
pub(super) fn sent_and_noted(veil: &Veil<'_>) -> Option<Part> {
    let m = veil.meeting;
    let noted = m.parked.values().filter(|item| !m.is_kept_off(Ref::Parked(item.no)) && !m.taken_back(item));
    let sent = m.sent_on().map(|(what, forward)| sent(veil, what, forward));
    let all: Vec<String> = sent.chain(noted.map(|item| set_aside(veil, item))).collect();
    let text = all.join(say::semicolon(veil.lang())) + say::full_stop(veil.lang());
    (!all.is_empty()).then_some(Part::Paragraph(text))
}

/// Under which number a topic was noted, and where it goes.
pub(super) fn noted_as(veil: &Veil<'_>, no: ParkedNo) -> String {
    let number = number(veil, Mark::Of(Ref::Parked(no)));
    match veil.meeting.parked.get(&no).and_then(|item| to_whom(veil, item)) {
        Some(to) => words::noted_to(veil.lang(), &number, &to),
        None => number,
    }
}

/// That it ended before its last stage, and why.
pub(super) fn closed_early(veil: &Veil<'_>) -> Option<String> {
    let (lang, close) = (veil.lang(), veil.meeting.closed.as_ref()?);
    let at = time::hhmm(close.typed.unwrap_or(close.at).time());
    let stage = crate::minutes::stage_name(lang, veil.meeting, close.stage);
    let reason = veil.text(close.reason.as_ref()?);
    Some(words::closed_early(lang, &at, &stage, &reason))
}

fn set_aside(veil: &Veil<'_>, item: &ParkedItem) -> String {
    let thing = thing(veil, Ref::Parked(item.no));
    match to_whom(veil, item) {
        Some(to) => [thing, to].join(say::clause(veil.lang())),
        None => thing,
    }
}

fn to_whom(veil: &Veil<'_>, item: &ParkedItem) -> Option<String> {
    match (veil.meeting.forwards.get(&Ref::Parked(item.no)), item.to) {
        (Some(forward), _) => Some(went(veil, forward)),
        (None, Some(to)) => Some(goes(veil, to, names::destination(veil.lang(), to), "")),
        (None, None) => None,
    }
}

fn sent(veil: &Veil<'_>, what: Ref, forward: &Forward) -> String {
    [thing(veil, what), went(veil, forward)].join(say::clause(veil.lang()))
}

/// To whom something was sent on, and by when a reply is asked.
pub(super) fn went(veil: &Veil<'_>, forward: &Forward) -> String {
    let lang = veil.lang();
    let unit = forward.receiver.as_deref().map(|org| veil.text(org));
    let org = unit.unwrap_or_else(|| names::destination(lang, forward.to).to_owned());
    let due = forward.due.map(|due| words::reply_by(lang, &veil.day(due))).unwrap_or_default();
    goes(veil, forward.to, &org, &due)
}

/// What somebody gets, or what is kept for another day.
fn goes(veil: &Veil<'_>, to: Destination, org: &str, due: &str) -> String {
    match to {
        Destination::NextMeeting => words::kept_for_next(veil.lang()),
        Destination::Covenant => words::kept_for_covenant(veil.lang()),
        _ => words::sent(veil.lang(), org, due),
    }
}

fn number(veil: &Veil<'_>, mark: Mark) -> String {
    let (series, n) = Series::of(mark);
    veil.no(series, n)
}

/// Number and words. The number of a card is a badge, and stays inside.
fn thing(veil: &Veil<'_>, what: Ref) -> String {
    if matches!(what, Ref::Card(_)) {
        return text_of(veil, what).unwrap_or_else(|| say::cards_untyped(veil.lang(), 1));
    }
    let no = number(veil, Mark::Of(what));
    match text_of(veil, what) {
        // A text may begin with a number, too (6号楼).
        Some(text) => [no, text].join(say::colon(veil.lang())),
        None => no,
    }
}

fn text_of(veil: &Veil<'_>, what: Ref) -> Option<String> {
    let m = veil.meeting;
    let text = match what {
        Ref::Card(card) => m.concerns.get(&card)?.text.clone(),
        Ref::Topic(topic) => Some(crate::minutes::topic(veil.lang(), m, topic)),
        Ref::Group(group) => m.groups.get(&group)?.conclusion.as_ref()?.note.text.clone(),
        Ref::Motion(motion) => return Some(gist(veil, m.motions.get(&motion)?)),
        Ref::Speech(speech) => m.speeches.get(&speech)?.text.clone(),
        Ref::Action(action) => Some(m.actions.get(&action)?.what.clone()),
        Ref::Pledge(pledge) => Some(m.pledges.get(&pledge)?.text.clone()),
        Ref::Parked(parked) => {
            let item = m.parked.get(&parked)?;
            match (&item.text, item.what) {
                (Some(text), _) => Some(text.clone()),
                (None, Some(of)) if of != what => return text_of(veil, of).or_else(|| Some(thing(veil, of))),
                (None, _) => None,
            }
        }
    };
    text.map(|text| veil.text(&text))
}
