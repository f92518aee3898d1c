//! Where commands are tried, and the lines that lead there.

use crate::support::{Room, given};

/// A place in the evening, and how to get there.
pub type Place = (char, fn() -> Room);

/// Where a command is tried, in the order of the cells of [`TABLE`].
pub const PLACES: &[Place] = &[
    ('-', Room::empty),
    ('0', opening),
    ('1', raising),
    ('2', choosing),
    ('3', discussing),
    ('4', reporting),
    ('5', deciding),
    ('6', planning),
    ('7', after),
    ('e', extending),
    ('v', voting),
    ('a', adjourned),
    ('c', closed_early),
];

pub const POST: &str = "PostTopic(topics: [1, 2])";
pub const DRAFT: &str = r#"DraftMotion(group: 1, mover: 12, action: "试装刷卡门禁", object: "东门")"#;
pub const OPEN: &str = "OpenMotion(motion: 1)";
pub const AMEND: &str = r#"Amend(mover: 23, when: "7月底前")"#;
pub const HAND: &str = "RaiseHand(badge: 17, side: Against)";
pub const REOPEN: &str = r#"(because: "还有一句没说", cmd: RaiseHand(badge: 17, side: Against))"#;
pub const FLOOR: &str = "GrantFloor()";
pub const END: &str = "EndSpeech()";
pub const EXTEND: &str = "OpenVote(on: Extend(minutes: 10), present: 41)";
pub const CHOICE: &str =
    r#"OpenVote(on: Choice(title: "先做哪件", options: [Text("修门"), Text("修灯")], pick: 1), present: 41)"#;
pub const FOR: &str = "CountFor(count: 29)";
pub const AGAINST: &str = "CountAgainst(count: 8)";
pub const CORRECT: &str = r#"CorrectVote(vote: 2, for: 27, against: 8, tellers: [3, 23], reason: "计票单上是27")"#;
pub const CLAIM: &str = r#"ClaimAction(action: 1, badge: 17, due: "2026-07-01")"#;
pub const TO_STREET: &str = r#"Forward(what: Parked(1), to: Street, receiver: "街道城管科")"#;
pub const READ: &str = "ReadAloud(what: Oath)";

/// Opened with a promise of the last meeting; forty-four people, without 15; offices taken.
fn opening() -> Room {
    given(&[
        r#"OpenMeeting(estate: "安丰小区", theme: "老旧小区怎样封闭管理?", promises: [(item: "26年2次会1件", text: "路灯报修")])"#,
        r#"SignIn(badges: "1-13 16-50", sector: "resident")"#,
        "TakeOffice(office: Chair, badge: 1)",
        "TakeOffice(office: Deputy, badge: 2)",
        "TakeOffice(office: Recorder, badge: 3)",
        "TakeOffice(office: Timekeeper, badge: 6)",
    ])
}

/// Two topics; cards 7 and 9 stand nowhere yet.
fn raising() -> Room {
    opening().and(&[
        "StartMeeting()",
        "AdvanceStage()",
        r#"RaiseConcern(cards: "7-9 12 16-18")"#,
        r#"Cluster(title: "门禁用哪种", cards: "12 16-18")"#,
        r#"Cluster(title: "装好后谁来管", cards: "8")"#,
    ])
}

/// Four topics, none with a table.
fn choosing() -> Room {
    raising().and(&["Cluster(rest: true)", "AdvanceStage()"])
}

/// Two tables.
fn discussing() -> Room {
    choosing().and(&[
        POST,
        "Convene(group: 1, badge: 12)",
        "Convene(group: 2, badge: 10)",
        r#"SignUp(group: 1, badges: "16-23")"#,
        r#"SignUp(group: 2, badges: "7 9 11")"#,
        "AdvanceStage()",
    ])
}

/// A draft of each table waits; who does the first is still open.
fn reporting() -> Room {
    discussing().and(&[
        r#"DraftMotion(group: 1, mover: 22, action: "试装双方式门禁", object: "东门", when: "6月底前", scope: Residents)"#,
        r#"DraftMotion(group: 2, mover: 10, action: "每户轮值", object: "东门门岗", who: "每户", when: "7月起")"#,
        "TakeGroupRole(group: 1, role: Reporter, badge: 16)",
        "TakeGroupRole(group: 2, role: Reporter, badge: 11)",
        "AdvanceStage()",
    ])
}

/// Motion 1 is open and debated; its first vote was broken off.
fn deciding() -> Room {
    reporting().and(&[
        OPEN,
        "RaiseHand(badge: 8, side: For)",
        FLOOR,
        END,
        "CloseDebate()",
        "OpenVote(on: Motion(1), present: 41)",
        r#"CancelVote(reason: "停电了")"#,
    ])
}

/// Motion 1 has passed, motion 2 was left; one row that nobody leads, one point that goes nowhere.
fn planning() -> Room {
    deciding().and(&[
        r#"Park(text: "车位的事")"#,
        "OpenVote(on: Motion(1), present: 41)",
        FOR,
        AGAINST,
        "CloseVote()",
        r#"(because: "时间到了", cmd: AdvanceStage())"#,
        r#"ProposeAction(what: "比三家的价钱")"#,
    ])
}

/// Closed in order, with a pledge.
fn after() -> Room {
    planning().and(&[CLAIM, TO_STREET, r#"Pledge(badge: 17, text: "我教老人用卡")"#, "AdvanceStage()"])
}

fn extending() -> Room {
    discussing().and(&[EXTEND])
}

fn voting() -> Room {
    deciding().and(&["OpenVote(on: Motion(1), present: 41)"])
}

fn adjourned() -> Room {
    reporting().and(&[r#"Adjourn(reason: "太晚了")"#])
}

fn closed_early() -> Room {
    reporting().and(&[r#"CloseMeeting(reason: "停电了")"#])
}
