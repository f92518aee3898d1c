//! Undo and redo at and across every barrier, of speeches that ran out, across stages, and after something else came.
//! What single lines do stands in `undo::`.

use yishi::{
    charter::preset,
    meeting::{Fact, Ground, numbers::SpeechNo},
};

use crate::{
    support::{
        Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s6, at_s7, figure,
        replayed,
    },
    undo::matter,
};

const REASON: &str = r#"(because: "先往下走", cmd: AdvanceStage())"#;
const LAMP: &str = r#"OpenMotion(mover: 9, action: "装一盏路灯", object: "南门", who: "理事会", when: "7月底前")"#;
const SIX: &str = "RaiseHand(badge: 6, side: For)";
const COUNTED: &[&str] = &["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"];

fn voted(room: Room, on: &str) -> Room {
    room.and(&[&format!("OpenVote(on: {on}, present: 12)")]).and(COUNTED)
}

/// Whatever ends something that people saw and heard.
fn barriers() -> Vec<(&'static str, Room)> {
    let adjourned = || at_s3().and(&[r#"Adjourn(reason: "太晚了")"#]);
    vec![
        ("the vote on a motion", at_s5_decided()),
        ("the vote on an amendment", voted(at_s4_spoken().and(&[r#"Amend(mover: 9, when: "7月底前")"#]), "Amendment(1)")),
        ("the vote on the end of the debate", voted(at_s4_spoken(), "CloseDebate")),
        ("the vote on limits", voted(at_s1(), "Limits(seconds: 60, turns: 1)")),
        ("the vote on more time", voted(at_s1(), "Extend(minutes: 10)")),
        ("the vote on an appeal", voted(at_s4().and(&["CallToOrder(rule: R10, badge: 6)"]), "Appeal(1)")),
        (
            "the vote on a choice",
            at_s2().and(&[
                r#"OpenVote(on: Choice(title: "先做哪件", options: [Text("修门"), Text("修灯")], pick: 1), present: 12)"#,
                "CountOption(option: 1, count: 8)",
                "CountOption(option: 2, count: 0)",
                "CloseVote()",
            ]),
        ),
        ("an adjournment", adjourned()),
        ("going on", adjourned().and(&["Resume()"])),
        ("the orderly close", at_s7()),
        ("the close at once", at_s4_with_motion().and(&[r#"CloseMeeting(reason: "停电了")"#])),
        ("a signature", at_s7().and(&["SignMinutes(role: Chair, badge: 1)"])),
    ]
}

fn no(room: &mut Room, line: &str, fact: &Fact, what: &str) {
    let before = room.meeting().clone();
    let refusal = room.when(line).unwrap_err();
    assert_eq!((refusal.ground, &refusal.fact), (Ground::Undo, fact), "{what}: {line}");
    assert_eq!(room.meeting(), &before, "{what}: {line}");
}

fn undo(room: Room) -> Room {
    let seq = room.timeline().undoable().unwrap().seq;
    room.and(&[&format!("Undo(seq: {seq})")])
}

/// Lines after each barrier go back one by one as far as the barrier and no further, and come again in their order.
fn at_and_across_barriers() -> usize {
    let rows = barriers();
    for (what, mut room) in rows.clone() {
        let barrier = room.seq();
        for seq in [barrier, barrier - 1] {
            no(&mut room, &format!("Undo(seq: {seq})"), &Fact::Barrier, what);
        }
        let closed = room.meeting().closed.is_some();
        let mut stood = vec![matter(room.meeting())];
        for n in 1..=3 {
            let line = if closed {
                format!(r#"Attach(name: "第{n}张")"#)
            } else {
                format!(r#"EditMeeting(place: "{n}号楼")"#)
            };
            room = room.and(&[&line]);
            stood.push(matter(room.meeting()));
        }
        let newest = Fact::NotNewest { newest: Some(room.seq()) };
        no(&mut room, &format!("Undo(seq: {barrier})"), &newest, what);
        for _ in 0..2 {
            for before in stood.iter().rev().skip(1) {
                room = undo(room);
                assert_eq!(&matter(room.meeting()), before, "{what}");
            }
            no(&mut room, &format!("Undo(seq: {barrier})"), &Fact::Barrier, what);
            for after in &stood[1..] {
                room = room.and(&["Redo()"]);
                assert_eq!(&matter(room.meeting()), after, "{what}");
            }
            no(&mut room, "Redo()", &Fact::NothingToRedo, what);
        }
        assert_eq!(&replayed(room.timeline()), room.meeting(), "{what}");
    }
    rows.len()
}

/// A speech that was ended before, at or after its time stands where it was, and goes on from there.
fn speeches_that_ran_out() -> usize {
    let mut cases = 0;
    for charter in ["haishu", "nantang", "solo"] {
        let charter = preset(charter).unwrap();
        let speaking = at_s4_with_motion().under(|own| *own = charter).and(&[SIX, "GrantFloor()"]);
        for ended in ["EndSpeech()", "CallToOrder(rule: R10, step: EndTurn)", "SignOut(badges: 6)"] {
            for seconds in [0, 119, 120, 121, 130, 3_600] {
                let what = format!("{ended} after {seconds} s, {}", speaking.meeting().charter().unwrap().id);
                let room = speaking.clone().after(seconds, ended);
                let over = matter(room.meeting());
                let undo = format!("Undo(seq: {})", room.seq());
                let room = room.after(40, &undo);
                let left = Some(120_000 - i64::from(seconds) * 1000);
                assert_eq!(room.meeting().speech_left(room.now().plus_s(77)), left, "{what}");
                // Given back, it is over as it was; gone on with, it is as long as it was spoken.
                let again = room.clone().after(40, "Redo()");
                assert_eq!(matter(again.meeting()), over, "{what}");
                assert_eq!(&replayed(again.timeline()), again.meeting(), "{what}");
                let room = room.after(15, "ResumeClock()");
                assert_eq!(room.meeting().speech_left(room.now()), left, "{what}");
                let room = room.after(5, "EndSpeech()");
                let speech = &room.meeting().speeches[&SpeechNo(1)];
                let spoken = seconds + 5;
                assert_eq!((speech.seconds, speech.over), (Some(spoken), spoken.saturating_sub(120)), "{what}");
                assert_eq!(&replayed(room.timeline()), room.meeting(), "{what}");
                cases += 1;
            }
        }
    }
    cases
}

/// Every way from one stage into another, taken back and given back twice.
fn across_stages() -> usize {
    let rows: Vec<(Room, String)> = vec![
        (at_s0().and(&["StartMeeting()"]), REASON.to_owned()),
        (at_s1(), REASON.to_owned()),
        (at_s2(), REASON.to_owned()),
        (at_s3(), REASON.to_owned()),
        (at_s4_with_motion(), REASON.to_owned()),
        (at_s4_with_motion().and(&[SIX, "GrantFloor()"]), REASON.to_owned()),
        (at_s5_decided(), REASON.to_owned()),
        (at_s4_spoken().and(&["CloseDebate()"]), "OpenVote(on: Motion(1), present: 12)".to_owned()),
        (at_s5_decided(), LAMP.to_owned()),
    ];
    let back: [(fn() -> Room, u8); 5] =
        [(at_s2, 2), (at_s3, 3), (at_s4_with_motion, 4), (at_s5_decided, 5), (at_s6, 6)];
    let back = back.into_iter().flat_map(|(room, from)| {
        (1..from).map(move |to| (room(), format!(r#"ReturnToStage(stage: S{to}, reason: "再想想")"#)))
    });
    let rows: Vec<(Room, String)> = rows.into_iter().chain(back).collect();
    for (room, line) in &rows {
        let what = format!("{line} in {:?}", room.meeting().stage);
        let before = matter(room.meeting());
        let mut room = room.clone().after(30, line);
        let (after, left) = (matter(room.meeting()), room.now());
        assert_ne!(before.stage, after.stage, "{what}");
        for _ in 0..2 {
            room = undo(room);
            assert_eq!(matter(room.meeting()), before, "{what}");
            // The clock of the stage that was left stands since then.
            assert_eq!(room.meeting().clock.paused, before.clock.deadline.map(|_| left), "{what}");
            room = room.and(&["Redo()"]);
            assert_eq!(matter(room.meeting()), after, "{what}");
        }
        assert_eq!(&replayed(room.timeline()), room.meeting(), "{what}");
    }
    rows.len()
}

/// What came between an undo and its redo, and whether the redo still stands.
const BETWEEN: &[(&str, bool)] = &[
    (r#"EditMeeting(place: "活动室")"#, false),
    ("PauseClock()", false),
    (SIX, false),
    ("ReadAloud(what: Oath)", false),
    // Refused by a rule, with the motion written down instead.
    (LAMP, false),
    // Refused, and nothing done instead.
    ("RaiseHand(badge: 1, side: For)", true),
    ("GrantFloor(badge: 8)", true),
    ("CloseDebate()", true),
    ("StartMeeting()", true),
    ("SignIn(badges: 6, sector: \"nobody\")", true),
    ("Undo(seq: 999)", true),
];

fn redo_after_something_else() -> usize {
    let hand = at_s4_with_motion().and(&["RaiseHand(badge: 7, side: Against)"]);
    let raised = matter(hand.meeting());
    let lowered = undo(hand);
    for (between, stands) in BETWEEN {
        let mut room = lowered.clone();
        let _ = room.when(between);
        if *stands {
            let mut again = matter(room.and(&["Redo()"]).meeting());
            again.ledger.clear();
            assert_eq!(again, raised, "{between}");
        } else {
            no(&mut room, "Redo()", &Fact::NothingToRedo, between);
        }
    }
    BETWEEN.len()
}

#[test]
fn undo_goes_back_to_the_barrier_and_no_further_and_redo_gives_back_what_was() {
    let (barriers, speeches) = (at_and_across_barriers(), speeches_that_ran_out());
    let (stages, between) = (across_stages(), redo_after_something_else());
    figure::note(
        "U",
        &format!(
            "{} cases: {barriers} barriers, {speeches} ended speeches, {stages} changes of stage, {between} lines before a redo",
            barriers + speeches + stages + between
        ),
    );
}
