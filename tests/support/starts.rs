//! Rooms that stand somewhere in the evening: twelve neighbours, badges 1 to 13 without 4. In the chair 1, deputy 2,
//! recorder 3, timekeeper 5. One topic, one table (6 to 13), and from the debate on a draft of that table, motion 1.

use super::{Room, given};

/// Opened, everybody signed in, the offices taken.
pub fn at_s0() -> Room {
    given(&[
        r#"OpenMeeting(estate: "梧桐新村", theme: "老旧小区怎样封闭管理?")"#,
        r#"SignIn(badges: "1-13", sector: "resident")"#,
        "TakeOffice(office: Chair, badge: 1)",
        "TakeOffice(office: Deputy, badge: 2)",
        "TakeOffice(office: Recorder, badge: 3)",
        "TakeOffice(office: Timekeeper, badge: 5)",
    ])
}

/// 提出议题: started, no card yet.
pub fn at_s1() -> Room {
    at_s0().and(&["StartMeeting()", "AdvanceStage()"])
}

/// 选题分组: one topic of two cards.
pub fn at_s2() -> Room {
    at_s1().and(&[r#"RaiseConcern(cards: "6 7")"#, r#"Cluster(title: "门禁用哪种", cards: "6 7")"#, "AdvanceStage()"])
}

/// 小组讨论: table 1 with its convener 6.
pub fn at_s3() -> Room {
    at_s2().and(&[
        "PostTopic(topics: [1])",
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "6-13")"#,
        "AdvanceStage()",
    ])
}

/// 汇报辩论: motion 1, moved by 13, waits.
pub fn at_s4() -> Room {
    at_s3().and(&[
        r#"DraftMotion(group: 1, mover: 13, action: "试装门禁", object: "东门", who: "理事会", when: "6月底前", scope: Residents)"#,
        "TakeGroupRole(group: 1, role: Reporter, badge: 12)",
        "AdvanceStage()",
    ])
}

/// Motion 1 is open; nobody has raised a hand.
pub fn at_s4_with_motion() -> Room {
    at_s4().and(&["OpenMotion(motion: 1)"])
}

/// 6 has spoken for motion 1, and nobody waits.
pub fn at_s4_spoken() -> Room {
    at_s4_with_motion().and(&["RaiseHand(badge: 6, side: For)", "GrantFloor()", "EndSpeech()"])
}

/// 达成共识: the vote on motion 1 is open, with twelve present; nothing is counted.
pub fn at_s5_voting() -> Room {
    at_s4_spoken().and(&["CloseDebate()", "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])"])
}

/// Motion 1 has passed, 8 to 3.
pub fn at_s5_decided() -> Room {
    at_s5_voting().and(&["CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"])
}

/// 制定行动计划: motion 1 has passed, the plan is empty.
pub fn at_s6() -> Room {
    at_s5_decided().and(&["AdvanceStage()"])
}

/// 收尾补记: the meeting is closed.
pub fn at_s7() -> Room {
    at_s6().and(&["AdvanceStage()"])
}

/// Two of three options in words are picked, the second of them for the owners.
pub const PICKED_IN_WORDS: [&str; 5] = [
    r#"OpenVote(on: Choice(title: "先添哪样", options: [Text("长桌"), Text("加装电梯"), Text("书架")], pick: 2), present: 12)"#,
    "CountOption(option: 1, count: 9)",
    "CountOption(option: 2, count: 7)",
    "CountOption(option: 3, count: 1)",
    "CloseVote()",
];
