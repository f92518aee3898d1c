//! What a stage asks before it is left. No gate holds a room hostage: a reason passes each.

use yishi::{
    charter::Stage,
    meeting::{
        Fact, Ground, Missing, Name,
        numbers::{ActionNo, GroupNo, MotionNo, ParkedNo},
    },
};

use crate::support::{Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s5_voting, at_s6, given};

/// Something that is missing.
struct Gate {
    given: fn() -> Room,
    missing: Missing,
    /// The command that supplies it.
    legal: Name,
    /// Each of these settles it.
    settled: &'static [&'static [&'static str]],
}

const ONE: GroupNo = GroupNo(1);

fn posted() -> Room {
    at_s2().and(&["PostTopic(topics: [1])"])
}

/// Twenty people, sixteen of them at table 1.
fn crowded() -> Room {
    posted().and(&[
        r#"SignIn(badges: "16-23")"#,
        "Convene(group: 1, badge: 6)",
        r#"SignUp(group: 1, badges: "6-13 16-23")"#,
    ])
}

/// Nobody holds an office; the meeting was started.
fn no_offices() -> Room {
    given(&[
        r#"OpenMeeting(estate: "梧桐新村", theme: "怎样封闭管理?")"#,
        r#"SignIn(badges: "1-13")"#,
        "StartMeeting()",
    ])
}

#[rustfmt::skip]
const GATES: &[Gate] = &[
    Gate { given: at_s0, missing: Missing::Start, legal: Name::StartMeeting, settled: &[&["StartMeeting()"]] },
    Gate { given: no_offices, missing: Missing::Chair, legal: Name::TakeOffice, settled: &[&["TakeOffice(office: Chair, badge: 1)"]] },
    Gate { given: no_offices, missing: Missing::Recorder, legal: Name::TakeOffice, settled: &[&["TakeOffice(office: Recorder, badge: 1)"]] },
    Gate {
        given: || at_s0().under(|charter| charter.quorum = Some(13)),
        missing: Missing::Quorum { have: 12, need: 13 },
        legal: Name::SignIn,
        settled: &[&["SignIn(badges: 16)"]],
    },
    Gate {
        given: || at_s1().and(&[r#"RaiseConcern(cards: "6 7")"#]),
        missing: Missing::Unplaced { cards: 2 },
        legal: Name::Cluster,
        settled: &[
            &["Cluster(rest: true)"],
            &[r#"Cluster(title: "门禁", cards: "6 7")"#],
            &[r#"Cluster(title: "门禁", cards: "6")"#, r#"Withhold(card: "7", reason: "涉及个人")"#],
            &[r#"Cluster(title: "门禁", cards: "6")"#, r#"Park(what: Card("7.1"), to: Owners)"#],
        ],
    },
    Gate {
        given: at_s1,
        missing: Missing::Topic,
        legal: Name::RaiseConcern,
        settled: &[&[r#"Cluster(title: "门禁", cards: "6")"#]],
    },
    Gate {
        given: || at_s2().and(&["RaiseConcern(badge: 8)"]),
        missing: Missing::Unplaced { cards: 1 },
        legal: Name::Cluster,
        settled: &[&[r#"Cluster(topic: 1, cards: "8")"#]],
    },
    Gate { given: at_s2, missing: Missing::Posted, legal: Name::PostTopic, settled: &[&["PostTopic(topics: [1])"]] },
    Gate {
        given: posted,
        missing: Missing::Convener { group: ONE },
        legal: Name::Convene,
        settled: &[&["Convene(group: 1, badge: 6)"], &["UnpostTopic(topic: 1)"]],
    },
    Gate {
        given: || posted().and(&[r#"SignUp(group: 1, badges: "6 7")"#]),
        missing: Missing::Small { group: ONE, have: 2 },
        legal: Name::MoveTo,
        settled: &[&["MoveTo(badges: 8, group: 1)"], &["SignUp(group: 1, badges: 8)"], &["Convene(group: 1, badge: 8)"]],
    },
    Gate {
        given: crowded,
        missing: Missing::Full { group: ONE, have: 16 },
        legal: Name::MoveTo,
        settled: &[&["MoveTo(badges: 23)"], &["SignOut(badges: 23)"]],
    },
    Gate {
        given: at_s3,
        missing: Missing::Result { group: ONE },
        legal: Name::NoteConclusion,
        settled: &[
            &[r#"DraftMotion(group: 1, action: "试装门禁", object: "东门")"#],
            &[r#"NoteConclusion(group: 1, text: "先试一个门")"#],
            // It lies on paper.
            &["NoteConclusion(group: 1)"],
            &["NoteConclusion(group: 1, unsettled: true)"],
        ],
    },
    Gate {
        given: at_s3,
        missing: Missing::Reporter { group: ONE },
        legal: Name::TakeGroupRole,
        settled: &[&["TakeGroupRole(group: 1, role: Reporter, badge: 12)"]],
    },
    Gate {
        given: at_s4,
        missing: Missing::Undecided { motion: MotionNo(1) },
        legal: Name::OpenMotion,
        settled: &[&["Park(what: Motion(1))"]],
    },
    Gate {
        given: || at_s5_voting().and(&["CountFor(count: 8)", "CountAgainst(count: 3)", r#"CancelVote(reason: "停电了")"#]),
        missing: Missing::Undecided { motion: MotionNo(1) },
        legal: Name::OpenMotion,
        settled: &[
            &["OpenVote(on: Motion(1), present: 12)", "CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"],
            &["OpenVote(on: Motion(1), present: 12)", "CountFor(count: 4)", "CountAgainst(count: 4)", "CloseVote()"],
            &["Park(what: Motion(1))"],
        ],
    },
    Gate {
        given: || at_s6().and(&[r#"ProposeAction(what: "晚上关后门", owner: 6)"#]),
        missing: Missing::Date { action: ActionNo(1) },
        legal: Name::ClaimAction,
        settled: &[
            &[r#"ClaimAction(action: 1, due: "2026-06-01")"#],
            &["Forward(what: Action(1), to: Council)"],
            &[r#"DropAction(action: 1, reason: "没人要做")"#],
        ],
    },
    Gate {
        given: || at_s6().and(&[r#"Park(text: "车位的事")"#]),
        missing: Missing::Destination { parked: ParkedNo(1) },
        legal: Name::Forward,
        settled: &[&["Forward(what: Parked(1), to: Street)"], &[r#"Forward(what: Parked(1), to: Declined, reason: "不归小区管")"#]],
    },
];

#[test]
fn what_is_missing_is_told_with_the_command_that_supplies_it() {
    for gate in GATES {
        let mut room = (gate.given)();
        let before = room.meeting().clone();
        let refused = room.when("AdvanceStage()").unwrap_err();
        assert_eq!((refused.ground, refused.passable), (Ground::Gate, true), "{:?}", gate.missing);
        let list = before.missing();
        assert!(list.contains(&gate.missing), "{:?} is not in {list:?}", gate.missing);
        let blocks: Vec<Missing> = list.into_iter().filter(|missing| !missing.is_advice()).collect();
        assert_eq!(refused.fact, Fact::Missing { list: blocks });
        assert!(refused.legal.contains(&gate.legal), "{:?}: {:?}", gate.missing, refused.legal);
        assert_eq!(room.meeting(), &before, "{:?}", gate.missing);
    }
}

#[test]
fn what_is_supplied_is_missing_no_more() {
    for gate in GATES {
        for lines in gate.settled {
            let room = (gate.given)().and(lines);
            assert!(!room.meeting().missing().contains(&gate.missing), "{:?} after {lines:?}", gate.missing);
        }
    }
}

#[test]
fn a_reason_passes_every_gate() {
    for gate in GATES {
        let mut room = (gate.given)();
        let (stage, missing) = (room.meeting().stage, room.meeting().missing());
        let answer = room.when(r#"(because: "纸上有", cmd: AdvanceStage())"#);
        assert!(answer.is_ok(), "{:?}: {answer:?}", gate.missing);
        assert!(room.meeting().stage > stage, "{:?}", gate.missing);
        let visit = room.meeting().visits.iter().rev().find(|visit| visit.stage == stage).unwrap();
        assert_eq!((&visit.missing, visit.despite.as_deref()), (&missing, Some("纸上有")));
    }
}

#[test]
fn every_kind_of_missing_thing_is_in_the_table() {
    let kind = |missing: &Missing| match missing {
        Missing::Start => 0,
        Missing::Chair => 1,
        Missing::Recorder => 2,
        Missing::Quorum { .. } => 3,
        Missing::Unplaced { .. } => 4,
        Missing::Topic => 5,
        Missing::Posted => 6,
        Missing::Convener { .. } => 7,
        Missing::Small { .. } => 8,
        Missing::Full { .. } => 9,
        Missing::Result { .. } => 10,
        Missing::Reporter { .. } => 11,
        Missing::Undecided { .. } => 12,
        Missing::Date { .. } => 13,
        Missing::Destination { .. } => 14,
        // Only said, and never in the way: below, and `plan::`.
        Missing::Answer { .. } | Missing::Leader { .. } | Missing::Picked { .. } | Missing::Owner { .. } => 15,
    };
    for nth in 0..15 {
        assert!(GATES.iter().any(|gate| kind(&gate.missing) == nth), "{nth}");
    }
}

#[test]
fn a_row_that_nobody_leads_is_said_and_holds_nobody() {
    let missing = Missing::Owner { action: ActionNo(1) };
    let row = || at_s6().and(&[r#"ProposeAction(what: "晚上关后门")"#]);
    // No day is asked of a row that nobody leads: whoever takes it names the day.
    let leader = Missing::Leader { motion: MotionNo(1) };
    assert_eq!(row().meeting().missing(), [leader.clone(), missing.clone()]);
    for settled in [
        &["ClaimAction(action: 1, badge: 6, due: \"2026-06-01\")"][..],
        &[r#"Pledge(badge: 6, text: "我去关", action: 1, due: "2026-06-01")"#],
        &["Forward(what: Action(1), to: Council)"],
        &["Park(what: Action(1), to: NextMeeting)"],
        &[r#"DropAction(action: 1, reason: "没人要做")"#],
    ] {
        assert!(!row().and(settled).meeting().missing().contains(&missing), "{settled:?}");
    }
    // Who goes on all the same is not asked for a reason; the record names what nobody leads.
    let closed = row().and(&["AdvanceStage()"]);
    let visit = closed.meeting().visits.iter().rev().find(|visit| visit.stage == Stage::S6).unwrap();
    assert_eq!((&visit.missing[..], visit.despite.as_deref()), (&[leader, missing][..], None));
}

#[test]
fn a_table_of_three_to_fifteen_asks_for_nothing() {
    for (people, asks) in [("6 7", 1), ("6-8", 0), ("6-13 16-22", 0), ("6-13 16-23", 1)] {
        let room = posted().and(&[
            r#"SignIn(badges: "16-23")"#,
            "Convene(group: 1, badge: 6)",
            &format!("SignUp(group: 1, badges: \"{people}\")"),
        ]);
        assert_eq!(room.meeting().missing().len(), asks, "{people}");
    }
}

#[test]
fn what_was_taken_up_again_needs_no_other_place_to_go() {
    let room = at_s4().and(&[
        "Park(what: Motion(1))",
        "OpenMotion(motion: 1)",
        r#"(because: "都说过了", cmd: CloseDebate())"#,
        "OpenVote(on: Motion(1), present: 12)",
        "CountFor(count: 8)",
        "CountAgainst(count: 3)",
        "CloseVote()",
        "AdvanceStage()",
    ]);
    assert_eq!(room.meeting().missing(), [Missing::Leader { motion: MotionNo(1) }]);
    let parked = at_s4().and(&["Park(what: Motion(1))", "AdvanceStage()"]);
    assert_eq!(parked.meeting().missing(), [Missing::Destination { parked: ParkedNo(1) }]);
}

#[test]
fn nothing_missing_nothing_asked() {
    for room in [at_s1().and(&[r#"Cluster(title: "门禁", cards: "6")"#]), at_s6()] {
        assert!(room.meeting().missing().iter().all(Missing::is_advice));
        room.and(&["AdvanceStage()"]);
    }
}
