//! What else became of the evening: what nobody voted on, what was offered, answered, noted and sent on. Lists under the table, each
//! thing with the number that it hung on the wall with.

use super::{Veil, gist, words};
use crate::{
    document::Part,
    i18n::{Lang, names, time},
    meeting::{
        state::{Forward, ParkedItem, Pledge, Response},
        words::{Destination, Ref, Verdict},
    },
    tracker::{Series, intake::Mark},
};

/// Its heading, and its items.
type List = (fn(Lang) -> String, Vec<String>);

pub(super) fn parts(veil: &Veil<'_>) -> Vec<Part> {
    let m = veil.meeting;
    let own = m.pledges.values().filter(|pledge| m.promised_row(pledge.no).is_none());
    let noted = m.parked.values().filter(|item| !m.is_kept_off(Ref::Parked(item.no)) && !m.taken_back(item));
    let sent = m.sent_on().map(|(what, forward)| sent(veil, what, forward));
    let lists: [List; 6] = [
        (words::undecided, m.undecided().map(|motion| thing(veil, Ref::Motion(motion.no))).collect()),
        (words::withdrawn, m.withdrawn().map(|motion| thing(veil, Ref::Motion(motion.no))).collect()),
        (words::offered, own.map(|pledge| offered(veil, pledge)).collect()),
        (words::answered, m.responses.values().map(|reply| answered(veil, reply)).collect()),
        (words::sent_on, sent.collect()),
        (words::noted, noted.map(|item| set_aside(veil, item)).collect()),
    ];
    listed(veil, lists)
}

/// What was voted on and isn't agreed: what failed, and what was only heard.
pub(super) fn voted(veil: &Veil<'_>) -> Vec<Part> {
    let (m, lang) = (veil.meeting, veil.lang());
    let of = |heard: bool| {
        let motions = m.motions.values().filter(move |motion| !super::is_settled(motion));
        let motions = motions.filter(move |motion| (m.verdict_of(motion.no) == Some(Verdict::Consulted)) == heard);
        motions.filter_map(|motion| {
            let (came, figures) = super::voted(veil, motion)?;
            Some(words::voted(lang, &veil.no(Series::Motion, motion.no.0), &gist(veil, motion), &came, &figures))
        })
    };
    let choices = m.votes.values().filter(|vote| !super::picked_some(vote));
    let choices = choices.filter_map(|vote| {
        let row = super::chosen(veil, vote)?;
        let cell = |place: usize| row.get(place).map(String::as_str).unwrap_or_default();
        Some(words::voted(lang, cell(0), cell(1), cell(2), cell(3)).trim_start().to_owned())
    });
    let lists: [List; 2] =
        [(words::failed, of(false).chain(choices).collect()), (words::consulted, of(true).collect())];
    listed(veil, lists)
}

/// That it ended before its last stage, and why.
pub(super) fn closed_early(veil: &Veil<'_>) -> Option<String> {
    let (lang, close) = (veil.lang(), veil.meeting.closed.as_ref()?);
    let at = time::hhmm(close.typed.unwrap_or(close.at).time());
    let stage = crate::minutes::stage_name(lang, veil.meeting, close.stage);
    let reason = veil.text(close.reason.as_ref()?);
    Some(words::closed_early(lang, &at, &stage, &reason))
}

fn listed<const N: usize>(veil: &Veil<'_>, lists: [List; N]) -> Vec<Part> {
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    lists.flat_map(|(head, items)| [Part::Paragraph(head(veil.lang())), Part::List(items)]).collect()
}

fn offered(veil: &Veil<'_>, pledge: &Pledge) -> String {
    let (lang, no) = (veil.lang(), number(veil, Mark::Of(Ref::Pledge(pledge.no))));
    let (who, text) = (veil.who(pledge.badge), veil.text(&pledge.text));
    let due = pledge.due.map(|due| words::by(lang, &veil.day(due))).unwrap_or_default();
    words::offered_line(lang, &no, &who, &text, &due)
}

fn answered(veil: &Veil<'_>, reply: &Response) -> String {
    let lang = veil.lang();
    let due = reply.due.map(|due| veil.day(due));
    let text = match (&reply.text, &due) {
        (Some(text), _) => veil.text(text),
        (None, Some(due)) => crate::i18n::minutes::reply_later(lang, due),
        (None, None) => crate::i18n::minutes::on_paper(lang),
    };
    let by = due.filter(|_| reply.text.is_some()).map(|due| words::by(lang, &due)).unwrap_or_default();
    words::offered_line(lang, &number(veil, Mark::Response(reply.no)), &veil.text(&reply.org), &text, &by)
}

fn set_aside(veil: &Veil<'_>, item: &ParkedItem) -> String {
    let (m, lang) = (veil.meeting, veil.lang());
    let of = Ref::Parked(item.no);
    match (m.forwards.get(&of), item.to) {
        (Some(forward), _) => sent(veil, of, forward),
        (None, Some(to)) => went(lang, &thing(veil, of), to, names::destination(lang, to), ""),
        (None, None) => thing(veil, of),
    }
}

fn sent(veil: &Veil<'_>, what: Ref, forward: &Forward) -> String {
    let lang = veil.lang();
    let unit = forward.receiver.as_deref().map(|org| veil.text(org));
    let org = unit.unwrap_or_else(|| names::destination(lang, forward.to).to_owned());
    let due = forward.due.map(|due| words::reply_by(lang, &veil.day(due))).unwrap_or_default();
    went(lang, &thing(veil, what), forward.to, &org, &due)
}

/// What somebody gets, or what is kept for another day.
fn went(lang: Lang, thing: &str, to: Destination, org: &str, due: &str) -> String {
    match to {
        Destination::NextMeeting => words::kept_for_next(lang, thing),
        Destination::Covenant => words::kept_for_covenant(lang, thing),
        _ => words::sent(lang, thing, org, due),
    }
}

fn number(veil: &Veil<'_>, mark: Mark) -> String {
    let (series, n) = Series::of(mark);
    veil.no(series, n)
}

/// Number and words. The number of a card is a badge, and stays inside.
fn thing(veil: &Veil<'_>, what: Ref) -> String {
    if matches!(what, Ref::Card(_)) {
        return text_of(veil, what).unwrap_or_else(|| crate::i18n::minutes::cards_untyped(veil.lang(), 1));
    }
    let no = number(veil, Mark::Of(what));
    match text_of(veil, what) {
        Some(text) => format!("{no} {text}"),
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
                (None, Some(of)) if of != what => return Some(thing(veil, of)),
                (None, _) => None,
            }
        }
    };
    text.map(|text| veil.text(&text))
}
