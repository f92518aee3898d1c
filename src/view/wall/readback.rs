//! Reading back: what was decided, who does what, what was offered, one thing at a time, so that whoever it concerns can say what
//! is wrong.

use super::Wall;
use crate::{
    i18n::{names, time, view as words, wall as say},
    meeting::{
        Meeting,
        state::{Action, Pledge, Signature, Vote},
        words::{Signer, Subject},
    },
    view::{Block, Look, Row, Tone, vote as of_vote},
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
    let wall = Wall::titled(say::readback_big(lang), Tone::Strong);
    let Some(item) = items.get(usize::from(no.saturating_sub(1))) else {
        return wall.line(say::readback_none(lang), Tone::Strong);
    };
    if matches!(item, Item::Signatures) {
        return signatures(wall, meeting, look);
    }
    // The signatures aren't read out.
    let wall = wall.line(say::readback_place(lang, no, items.len() - 1), Tone::Quiet);
    let text = |wall: Wall, text: String| wall.block(Block::Text(text, Tone::Strong));
    let wall = match item {
        Item::Vote(vote) => {
            let wall = match &vote.on {
                Subject::Motion(no) => {
                    let words =
                        meeting.motions.get(no).map(|motion| names::motion(&motion.stands_as())).unwrap_or_default();
                    text(wall.line(names::subject(lang, &vote.on), Tone::Strong), words)
                }
                on => text(wall, names::subject(lang, on)),
            };
            wall.lines(
                of_vote::in_short(meeting, vote, look).map(|row| (format!("{}  {}", row.text, row.tail), Tone::Strong)),
            )
        }
        Item::Row(row) => {
            let owner = row.owner.map(|owner| look.names.who(owner));
            let by = row.due.map(|due| say::readback_by(lang, &time::day(lang, due)));
            let who: Vec<String> = owner.into_iter().chain(by).collect();
            let wall = text(wall.line(say::readback_row(lang, row.no), Tone::Strong), row.what.clone());
            wall.lines((!who.is_empty()).then(|| (who.join("  "), Tone::Strong)))
        }
        Item::Pledge(pledge) => {
            let by = pledge.due.map(|due| say::readback_by(lang, &time::day(lang, due)));
            text(wall.line(look.names.who(pledge.badge), Tone::Strong), pledge.text.clone())
                .lines(by.map(|by| (by, Tone::Strong)))
        }
        Item::Signatures => wall,
        Item::FollowUp => {
            let next = meeting.follow_up.as_ref().map(|next| say::close_next(lang, &time::day(lang, next.date)));
            wall.lines(next.map(|next| (next, Tone::Strong)))
        }
    };
    wall.line(say::readback_ask(lang), Tone::Plain)
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
fn signatures(wall: Wall, meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let signed = meeting.signatures.iter().filter(|signature| signature.version == meeting.version);
    let row = |signature: &Signature| Row {
        lead: names::signer(lang, signature.role).to_owned(),
        text: look.names.who(signature.badge),
        tail: words::signed(lang),
        tone: Tone::Strong,
    };
    let rows: Vec<Row> = signed.map(row).collect();
    let wall = wall.lines(neighbours_to_sign(meeting, look).map(|ask| (ask, Tone::Strong)));
    if rows.is_empty() { wall } else { wall.block(Block::Rows(rows)) }
}
