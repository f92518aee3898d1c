//! Reading back: what was decided, who does what, what was offered, one thing at a time, so that whoever it concerns can say what
//! is wrong.

use super::{Big, Wall};
use crate::{
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        state::{Action, Motion, Pledge, Signature, Vote},
        words::{Signer, Subject},
    },
    view::{Look, Row, Tone, vote as of_vote, wall},
};

/// One thing that is read out.
enum Item<'a> {
    Vote(&'a Vote),
    Row(&'a Action),
    Pledge(&'a Pledge),
    FollowUp,
    /// After all the others.
    Signatures,
}

/// In the order of the evening.
fn items(meeting: &Meeting) -> Vec<Item<'_>> {
    let votes = meeting.votes.values().filter(|vote| vote.result.is_some());
    let votes = votes.filter(|vote| matches!(vote.on, Subject::Motion(_) | Subject::Choice { .. })).map(Item::Vote);
    let rows = meeting.live_rows().map(Item::Row);
    let pledges = meeting.pledges.values().map(Item::Pledge);
    let next = meeting.follow_up.iter().map(|_| Item::FollowUp);
    let mut items: Vec<Item<'_>> = votes.chain(rows).chain(pledges).chain(next).collect();
    if !items.is_empty() {
        items.push(Item::Signatures);
    }
    items
}

/// How many there are.
pub(super) fn many(meeting: &Meeting) -> u16 {
    u16::try_from(items(meeting).len()).unwrap_or(u16::MAX)
}

/// One of them, from 1.
pub(super) fn read(meeting: &Meeting, no: u16, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let items = items(meeting);
    let Some(item) = items.get(usize::from(no.saturating_sub(1))) else {
        return Wall::card(Big::of(say::readback_big(lang))).second(Big::of(say::readback_none(lang)));
    };
    if matches!(item, Item::Signatures) {
        return signatures(meeting, look);
    }
    // The signatures aren't read out.
    let place = say::readback_place(lang, no, items.len() - 1);
    let place = |of: Option<String>| {
        let parts = [Some(say::readback_big(lang)), Some(place.clone()), of];
        Wall::default().line(parts.into_iter().flatten().collect::<Vec<_>>().join("  "), Tone::Quiet)
    };
    let by = |due: Option<_>| due.map(|due| say::readback_by(lang, &look.day(due)));
    let strong = |line: String| (line, Tone::Strong);
    let hero = |words: String| wall::Item::Hero(Big::of(words));
    let wall = match item {
        Item::Vote(vote) => {
            let motion = match &vote.on {
                Subject::Motion(no) => meeting.motions.get(no).map(Motion::stands_as),
                _ => None,
            };
            let wall = match motion {
                Some(text) => place(Some(names::subject(lang, &vote.on))).item(hero(text.action.clone())).apart(
                    [[text.object, text.who, text.when]
                        .into_iter()
                        .filter(|part| !part.is_empty())
                        .collect::<Vec<_>>()
                        .join("  ")]
                    .into_iter()
                    .filter(|line| !line.is_empty())
                    .map(strong),
                ),
                None => place(None).item(hero(names::subject(lang, &vote.on))),
            };
            let result = of_vote::in_short(meeting, vote, look).map(|row| format!("{}  {}", row.text, row.tail));
            wall.lines(result.map(strong))
        }
        Item::Row(row) => {
            let owner = row.owner.map(|owner| look.names.who(owner));
            let who: Vec<String> = owner.into_iter().chain(by(row.due)).collect();
            let wall = place(Some(say::readback_row(lang, row.no))).item(hero(row.what.clone()));
            wall.apart((!who.is_empty()).then(|| strong(who.join("  "))))
        }
        Item::Pledge(pledge) => {
            let who: Vec<String> = std::iter::once(look.names.who(pledge.badge)).chain(by(pledge.due)).collect();
            place(None).item(hero(pledge.text.clone())).apart([strong(who.join("  "))])
        }
        Item::Signatures => Wall::default(),
        Item::FollowUp => {
            let day = meeting.follow_up.as_ref().map(|next| look.day(next.date));
            place(None).items(day.map(|day| hero(say::close_see(lang, &day))))
        }
    };
    wall.item(wall::Item::Sheet(vec![strong(say::readback_ask(lang))]))
}

/// How many neighbours are still to sign, as they are asked.
pub(super) fn neighbours_to_sign(meeting: &Meeting, look: &Look<'_>) -> Option<String> {
    match meeting.unsigned().iter().filter(|role| **role == Signer::Resident).count() {
        0 => None,
        1 => Some(say::sign_one(look.lang)),
        _ => Some(say::sign_ask(look.lang)),
    }
}

/// Who signed, and who is asked to.
fn signatures(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let signed = meeting.signatures.iter().filter(|signature| signature.version == meeting.version);
    let row = |signature: &Signature| Row {
        lead: names::signer(lang, signature.role).to_owned(),
        text: look.names.who(signature.badge),
        tail: words::signed(lang),
        tone: Tone::Strong,
    };
    let rows: Vec<Row> = signed.map(row).collect();
    let ask = neighbours_to_sign(meeting, look);
    let title = if ask.is_some() { say::sign_big(lang) } else { say::signed_big(lang) };
    Wall::list(title).lines(ask.map(|ask| (ask, Tone::Strong))).rows(rows)
}
