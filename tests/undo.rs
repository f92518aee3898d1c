//! Taking back the newest line and giving it back: only the newest, never behind a barrier, and the lines alone always
//! give the same meeting.

use yishi::meeting::{
    Entry, Event, Fact, Ground, Meeting, Name, Timeline,
    numbers::{Badge, MotionNo, SpeechNo},
    state::MotionState,
};

use crate::{
    sessions::played,
    support::{
        Room, at_s0, at_s1, at_s3, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s7, given, replayed,
    },
};

/// The meeting without what the lines themselves are: their number, the newest moment, and clocks that an undo lets stand.
pub fn matter(meeting: &Meeting) -> Meeting {
    let mut meeting = meeting.clone();
    meeting.seq = 0;
    meeting.last_at = None;
    meeting.reached = None;
    meeting.clock.paused = None;
    meeting
}

/// Takes the newest line back.
fn undo(room: Room) -> Room {
    let seq = room.timeline().undoable().unwrap().seq;
    room.and(&[&format!("Undo(seq: {seq})")])
}

fn refused(room: &mut Room, line: &str) -> Fact {
    let refusal = room.when(line).unwrap_err();
    assert_eq!(refusal.ground, Ground::Undo, "{line}");
    let legal = room.meeting().legal_now();
    assert!(!refusal.legal.is_empty() && refusal.legal.iter().all(|name| legal.contains(name)), "{line}");
    refusal.fact
}

#[test]
fn only_the_newest_line_is_taken_back() {
    let mut room = at_s1();
    let (seq, before) = (room.seq(), room.meeting().clone());
    for other in [0, 1, seq - 1, seq + 1, u64::MAX] {
        assert_eq!(refused(&mut room, &format!("Undo(seq: {other})")), Fact::NotNewest { newest: Some(seq) });
    }
    assert_eq!(room.meeting(), &before);
    room.and(&[&format!("Undo(seq: {seq})")]);
}

#[test]
fn two_presses_cannot_take_back_two_lines() {
    let room = at_s1().and(&["RaiseConcern(badge: 6)", "RaiseConcern(badge: 7)"]);
    let line = format!("Undo(seq: {})", room.seq());
    let mut room = room.and(&[&line]);
    let newest = room.seq() - 2;
    assert_eq!(refused(&mut room, &line), Fact::NotNewest { newest: Some(newest) });
    assert_eq!(room.meeting().concerns.len(), 1);
}

#[test]
fn nothing_is_deleted() {
    let room = at_s1().and(&["RaiseConcern(badge: 6)"]);
    let lines = room.timeline().entries().len();
    let room = undo(room);
    assert_eq!(room.timeline().entries().len(), lines + 1);
    assert_eq!(room.taken_back(), [room.seq() - 1]);
}

#[test]
fn undo_passes_over_what_a_rule_refused() {
    let mut room = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)"]);
    let hand = room.seq();
    room.when("RaiseHand(badge: 1, side: For)").unwrap_err();
    room.when("GrantFloor(badge: 9)").unwrap_err();
    assert_eq!(room.seq(), hand + 2);
    let refusal = room.seq();
    assert_eq!(refused(&mut room, &format!("Undo(seq: {refusal})")), Fact::NotNewest { newest: Some(hand) });
    let ledger = room.meeting().ledger.len();
    let room = undo(room);
    assert!(room.meeting().waiting().is_empty());
    assert_eq!(room.meeting().ledger.len(), ledger);
}

#[test]
fn no_undo_goes_behind_a_barrier() {
    let adjourned = at_s3().and(&[r#"Adjourn(reason: "太晚了")"#]);
    let barriers = [
        ("the opening", given(&[r#"OpenMeeting(estate: "梧桐新村", theme: "怎样封闭管理?")"#])),
        ("a closed vote", at_s5_decided()),
        ("an adjournment", adjourned.clone()),
        ("going on", adjourned.and(&["Resume()"])),
        ("the orderly close", at_s7()),
        ("the close at once", at_s3().and(&[r#"CloseMeeting(reason: "停电了")"#])),
        ("a signature", at_s7().and(&["SignMinutes(role: Chair, badge: 1)"])),
    ];
    for (what, room) in barriers {
        let mut room = room;
        let newest = room.seq();
        assert_eq!(room.timeline().undoable(), None, "{what}");
        assert_eq!(refused(&mut room, &format!("Undo(seq: {newest})")), Fact::Barrier, "{what}");
        // What comes after it can be taken back, up to it.
        let line = if room.meeting().closed.is_some() {
            r#"Attach(name: "签到表")"#
        } else {
            r#"EditMeeting(place: "活动室")"#
        };
        let mut room = undo(room.and(&[line]));
        assert_eq!(refused(&mut room, &format!("Undo(seq: {newest})")), Fact::Barrier, "{what}");
    }
}

#[test]
fn the_counts_of_an_open_vote_are_taken_back_one_by_one_and_the_vote_too() {
    let room = at_s5_voting().and(&["CountFor(count: 8)", "CountAgainst(count: 3)"]);
    let room = undo(undo(room)).and(&["CountFor(count: 7)"]);
    assert_eq!(room.meeting().open_vote().unwrap().for_, Some(7));
    let room = undo(undo(room));
    assert_eq!((room.meeting().open_vote, room.meeting().votes.len()), (None, 0));
}

#[test]
fn a_recount_that_was_ordered_by_mistake_is_taken_back() {
    let before = at_s5_decided();
    let result = matter(before.meeting());
    let room = undo(before.and(&[r#"Recount(reason: "数错了")"#]));
    assert_eq!(matter(room.meeting()), result);
    assert!(matches!(room.meeting().motions[&MotionNo(1)].state, MotionState::Decided { .. }));
}

#[test]
fn redo_gives_back_what_was_just_taken_back_in_its_order() {
    let room = at_s1().and(&["RaiseConcern(badge: 6)", "RaiseConcern(badge: 7)", "RaiseConcern(badge: 8)"]);
    let (all, seq) = (matter(room.meeting()), room.seq());
    let mut room = undo(undo(undo(room)));
    for back in [seq - 2, seq - 1, seq] {
        assert_eq!(room.timeline().redoable(), Some(back));
        room = room.and(&["Redo()"]);
    }
    assert_eq!(matter(room.meeting()), all);
    assert_eq!(refused(&mut room, "Redo()"), Fact::NothingToRedo);
}

#[test]
fn what_was_given_back_is_taken_back_again() {
    let room = undo(at_s1().and(&["RaiseConcern(badge: 6)"])).and(&["Redo()"]);
    assert_eq!(room.meeting().concerns.len(), 1);
    let room = undo(room);
    assert_eq!(room.meeting().concerns.len(), 0);
    assert_eq!(room.and(&["Redo()"]).meeting().concerns.len(), 1);
}

#[test]
fn redo_stands_only_while_nothing_else_came_between() {
    let mut room = undo(at_s1().and(&["RaiseConcern(badge: 6)"])).and(&["RaiseConcern(badge: 7)"]);
    assert_eq!(refused(&mut room, "Redo()"), Fact::NothingToRedo);
    assert_eq!(refused(&mut at_s1(), "Redo()"), Fact::NothingToRedo);
    // Also when that in turn was taken back: it is the newest now.
    let room = undo(room).and(&["Redo()"]);
    assert_eq!(room.meeting().concerns.keys().next().unwrap().badge, Badge(7));
}

#[test]
fn what_was_refused_does_not_come_between_unless_it_did_something_instead() {
    let waived = r#"(because: "急事", cmd: OpenMotion(mover: 9, action: "修灯", object: "南门"))"#;
    let taken_back = || undo(at_s4_with_motion().and(&[waived]));
    let mut nothing_done = taken_back();
    nothing_done.when("RaiseHand(badge: 1, side: For)").unwrap_err();
    assert_eq!(nothing_done.and(&["Redo()"]).meeting().open_motion, Some(MotionNo(2)));
    // The second motion was written down and waits: its number is in use.
    let mut waits = taken_back();
    waits.when(r#"OpenMotion(mover: 8, action: "修路", object: "北门")"#).unwrap_err();
    assert_eq!(refused(&mut waits, "Redo()"), Fact::NothingToRedo);
    assert_eq!(waits.meeting().motions[&MotionNo(2)].mover, Some(Badge(8)));
}

#[test]
fn a_hand_that_was_noted_falls_with_the_line_it_hung_on_and_comes_again_with_it() {
    let again = r#"(because: "还有话", cmd: GrantFloor(badge: 7))"#;
    let rooms = [
        // The debate that a reason opened again; the sign-in.
        (at_s4_spoken().and(&["CloseDebate()", again]), 8),
        (at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()", "SignIn(badges: 15)"]), 15),
    ];
    for (room, badge) in rooms {
        let seq = room.seq();
        let mut room = room;
        room.when(&format!("GrantFloor(badge: {badge})")).unwrap_err();
        let hands = |room: &Room| room.meeting().open_motion().unwrap().debate.hands.len();
        assert_eq!(hands(&room), 1);
        let room = room.and(&[&format!("Undo(seq: {seq})")]);
        assert_eq!(hands(&room), 0);
        assert_eq!(hands(&room.and(&["Redo()"])), 1);
    }
}

#[test]
fn a_speech_that_was_ended_by_mistake_stands_since_it_was_ended() {
    let ended: &[&str] =
        &["EndSpeech()", "EndSpeech(void: true)", "CallToOrder(rule: R10, step: EndTurn)", "SignOut(badges: 6)"];
    for line in ended {
        let room = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]).after(30, line);
        let (at, seq) = (room.now(), room.seq());
        // What a rule refuses meanwhile is a line too, and not the one that ended it.
        let mut room = room;
        room.when_after(20, "RaiseHand(badge: 1, side: For)").unwrap_err();
        let room = room.after(40, &format!("Undo(seq: {seq})"));
        let meeting = room.meeting();
        assert_eq!((meeting.speaking, meeting.clock.paused), (Some(SpeechNo(1)), Some(at)), "{line}");
        assert_eq!(meeting.speech_left(room.now()), Some(90_000), "{line}");
        let room = room.after(15, "ResumeClock()");
        assert_eq!(room.meeting().speech_left(room.now()), Some(90_000), "{line}");
        let room = room.after(10, "EndSpeech()");
        assert_eq!(room.meeting().speeches[&SpeechNo(1)].seconds, Some(40), "{line}");
    }
}

#[test]
fn a_stage_that_was_left_by_mistake_stands_since_it_was_left() {
    let room = at_s1().and(&[r#"Cluster(title: "门禁", cards: "6")"#]);
    let left = room.meeting().stage_left(room.now()).unwrap();
    let room = room.after(20, "AdvanceStage()");
    let seq = room.seq();
    let room = room.after(300, &format!("Undo(seq: {seq})"));
    assert_eq!(room.meeting().stage_left(room.now()), Some(left - 20_000));
    let room = room.after(60, "ResumeClock()");
    assert_eq!(room.meeting().stage_left(room.now()), Some(left - 20_000));
}

#[test]
fn given_back_the_clock_is_where_it_was() {
    let room = at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()"]).after(30, "EndSpeech()");
    let ended = matter(room.meeting());
    let room = undo(room).and(&["Redo()"]);
    assert_eq!(matter(room.meeting()), ended);
    assert_eq!(room.meeting().clock.paused, None);
}

#[test]
fn taking_back_a_pause_makes_no_second_pause_and_taking_back_its_end_goes_on_with_it() {
    let room = undo(at_s1().and(&["PauseClock()"]));
    assert_eq!(room.meeting().clock.paused, None);
    let room = at_s1().and(&["PauseClock()"]);
    let since = room.meeting().clock.paused;
    let room = undo(room.after(60, "ResumeClock()"));
    assert_eq!((room.meeting().clock.paused, room.meeting().clock.gaps), (since, 0));
}

#[test]
fn before_the_start_there_is_no_clock_to_stand() {
    assert_eq!(undo(at_s0().and(&["StartMeeting()"])).meeting().clock.paused, None);
}

/// Lines of every kind without a barrier among them.
const LINES: &[&str] = &[
    "RaiseHand(badge: 7, side: Against)",
    "RaiseHand(badge: 8, side: For)",
    "GrantFloor()",
    r#"CallToOrder(rule: R06, park: "车位的事")"#,
    "CallToOrder(rule: R03)",
    "ResumeClock()",
    "AddTime(seconds: 30)",
    "EndSpeech()",
    r#"Amend(mover: 9, friendly: true, when: "7月底前")"#,
    r#"Amend(mover: 9, who: "物业")"#,
    "OpenVote(on: Amendment(2), present: 12)",
    r#"CancelVote(reason: "没听清")"#,
    "HandOverChair(to: 2)",
    "GrantFloor()",
    "CallToOrder(rule: R10, step: Bar)",
    r#"(because: "急事", cmd: OpenMotion(mover: 10, action: "修灯", object: "南门"))"#,
    "SetScope(motion: 2, scope: Council)",
    "Park(what: Motion(2))",
    "OpenMotion(motion: 1)",
    "SignOut(badges: 11)",
    "SignIn(badges: \"16-18\")",
    "ExtendStage(minutes: 5)",
    "Recess(minutes: 10)",
    r#"ReturnToStage(stage: S2, reason: "再开一桌")"#,
    "RaiseConcern(badge: 12)",
    r#"Cluster(title: "路灯", cards: "12")"#,
    "PostTopic(topics: [2])",
    "Convene(group: 2, badge: 12)",
    "MoveTo(badges: \"7 8\", group: 2)",
    "CountDots(dots: [(1, 9), (2, 4)])",
    "UnpostTopic(topic: 2)",
    r#"(because: "往下走", cmd: AdvanceStage())"#,
    "NoteSurprise(group: 1)",
    r#"(because: "往下走", cmd: AdvanceStage())"#,
    r#"(because: "往下走", cmd: AdvanceStage())"#,
    r#"ProposeAction(what: "比三家")"#,
    r#"Pledge(badge: 7, text: "我去看", action: 1)"#,
    r#"DropAction(action: 1, reason: "并到一起")"#,
];

#[test]
fn n_undos_lead_back_to_where_n_lines_began_and_n_redos_to_where_they_ended() {
    let mut room = at_s4_spoken();
    let mut states = vec![matter(room.meeting())];
    for line in LINES {
        room = room.and(&[line]);
        states.push(matter(room.meeting()));
    }
    let end = room.seq();
    for state in states.iter().rev().skip(1) {
        room = undo(room);
        assert_eq!(&matter(room.meeting()), state);
        assert_eq!(&replayed(room.timeline()), room.meeting());
    }
    assert_eq!(room.seq(), 2 * end - at_s4_spoken().seq());
    for state in &states[1..] {
        room = room.and(&["Redo()"]);
        assert_eq!(&matter(room.meeting()), state);
    }
    assert_eq!(room.timeline().redoable(), None);
}

#[test]
fn at_every_line_of_the_worked_evening_an_undo_and_a_redo_change_nothing() {
    let worked = played("worked");
    let mut timeline = Timeline::default();
    for entry in worked.timeline().entries() {
        let before = matter(timeline.meeting());
        timeline.push(entry.clone());
        let after = matter(timeline.meeting());
        if timeline.undoable().is_none_or(|newest| newest.seq != entry.seq) {
            continue;
        }
        let mut turned = timeline.clone();
        let then = |timeline: &Timeline, event| Entry {
            seq: timeline.entries().len() as u64 + 1,
            events: vec![event],
            ..entry.clone()
        };
        turned.push(then(&turned, Event::Undone { seq: entry.seq, stand: None }));
        assert_eq!(matter(turned.meeting()), before, "line {}", entry.seq);
        turned.push(then(&turned, Event::Redone { seq: entry.seq }));
        assert_eq!(matter(turned.meeting()), after, "line {}", entry.seq);
    }
}

#[test]
fn the_lines_all_at_once_and_one_by_one_give_the_same_meeting() {
    let mut room = undo(undo(at_s4_spoken())).and(&["Redo()", "ResumeClock()"]);
    room.when("RaiseHand(badge: 1, side: For)").unwrap_err();
    for room in [room, played("worked")] {
        let entries = room.timeline().entries();
        let mut pushed = Timeline::default();
        for (n, entry) in (1..).zip(entries) {
            pushed.push(entry.clone());
            let at_once: Timeline = entries[..n].iter().cloned().collect();
            assert_eq!(at_once.meeting(), pushed.meeting(), "{n} lines");
            assert_eq!(at_once.undoable(), pushed.undoable(), "{n} lines");
            assert_eq!(at_once.redoable(), pushed.redoable(), "{n} lines");
        }
    }
}

#[test]
fn while_a_meeting_is_not_opened_nothing_is_taken_back() {
    let refused = Room::empty().when("Undo(seq: 1)").unwrap_err();
    assert_eq!((refused.fact, refused.legal), (Fact::NotOpened, vec![Name::OpenMeeting]));
}
