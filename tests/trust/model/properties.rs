//! What holds of a whole sequence: the lines alone give the same meeting, and what can be taken back comes again.

use yishi::meeting::{Command, Entry, Meeting, Order, Timeline};

use super::{Clerk, Trial};
use crate::{
    late::typed_late,
    support::{Room, replayed},
    undo::matter,
};

/// Line by line, all at once, and by their text.
pub fn the_lines_alone_give_the_same_meeting(room: &Room) {
    assert_eq!(&replayed(room.timeline()), room.meeting(), "line by line");
    let at_once: Timeline = room.timeline().entries().iter().cloned().collect();
    assert_eq!(at_once.meeting(), room.meeting(), "all at once");
    for entry in room.timeline().entries() {
        let text = ron::to_string(entry).unwrap();
        assert_eq!(ron::from_str::<Entry>(&text).as_ref(), Ok(entry), "{text}");
    }
}

/// Typed the next morning, line by line with its moment, it is the evening as it was typed live, but for the mark.
pub fn the_evening_typed_late_is_the_same(room: &Room) -> Room {
    let late = typed_late(room.given());
    let said = |room: &Room| {
        let lines = room.timeline().entries().iter();
        lines.map(|entry| (entry.moment(), entry.by, entry.events.clone())).collect::<Vec<_>>()
    };
    let (lines, live) = (said(&late), said(room));
    let other = lines.iter().zip(&live).find(|(late, live)| late != live);
    assert!(lines.len() == live.len() && other.is_none(), "every line says the same: {other:?}");
    let unmarked = |meeting: &Meeting| Meeting { late: Vec::new(), moved: None, last_at: None, ..meeting.clone() };
    assert_eq!(unmarked(late.meeting()), unmarked(room.meeting()), "the same evening");
    assert_eq!(late.meeting().late.len(), late.timeline().standing().count(), "and every line of it is marked");
    late
}

/// Undo as often as it is allowed, then redo as often: each step shows what the model has, and the end is the end again.
pub fn what_is_taken_back_comes_again(mut room: Room, mut clerk: Clerk) -> u64 {
    let end = matter(room.meeting());
    let mut undone = 0;
    while let Some(seq) = clerk.undoable() {
        give(&mut room, &mut clerk, Command::Undo { seq });
        undone += 1;
    }
    let newest = room.seq();
    give(&mut room, &mut clerk, Command::Undo { seq: newest });
    assert!(clerk.answer.is_err(), "a barrier holds");
    for _ in 0..undone {
        give(&mut room, &mut clerk, Command::Redo {});
        assert_eq!(clerk.answer, Ok(()));
    }
    assert_eq!(matter(room.meeting()), end);
    undone
}

fn give(room: &mut Room, clerk: &mut Clerk, command: Command) {
    let order = Order { at: Some(clerk.moment().plus_s(1)), ..Order::from(command) };
    clerk.give(order);
    let _ = Trial::same(room, clerk);
}
