//! Every command in every stage: legal, or refused by stage or by an open vote. Typed by hand from design.md 3 and
//! docs/adr/0002; what is legal is really tried, and what is not is really refused.

mod offers;
pub mod places;

use std::collections::BTreeSet;

use yishi::meeting::{Event, Ground, Name, Refusal, command::Expect, spec};

use crate::support::{Room, came, order};
use places::*;

/// What is tried: the places, the lines before it there, and the line; empty for the example of `spec`.
/// `SEQ` stands for the number of the newest line.
pub type Try = (&'static str, &'static [&'static str], &'static str);

/// `+` legal by the table of design.md 3; `*` legal beyond it (ADR 0002);
/// `.` refused by stage; `x` refused by stage although the row of the table says "any" (there is nothing to do it to);
/// `v` refused because a vote is open; `o` legal in the stage, but there is nothing yet to do it to.
///
/// Cells: before the meeting is opened | S0 S1 S2 S3 | S4 S5 S6 S7 | a vote is open in S3, in S5 | adjourned, closed early.
#[rustfmt::skip]
pub const TABLE: &[(Name, &str, &[Try])] = &[
    (Name::OpenMeeting, "+ .... .... .. ..", &[("-", &[], "")]),
    (Name::EditMeeting, ". **** ***. ** *.", &[("0123456eva", &[], "")]),
    (Name::NumberMeeting, ". **** **** ** **", &[("01234567evac", &[], "")]),
    (Name::StartMeeting, ". +... .... .. ..", &[("0", &[], "")]),
    (Name::ReviewPledge, ". +... .... .. ..", &[("0", &[], "")]),
    (Name::SignIn, ". ++++ +++* vv .*", &[("01234567c", &[], "")]),
    (Name::SignOut, ". ++++ +++x vv .x", &[("0123456", &[], "")]),
    (
        Name::CallRoll,
        ". **** ***. vv ..",
        &[
            ("0123", &["Adjourn(reason: \"太晚了\")", "Resume()"], "CallRoll()"),
            ("456", &["Adjourn(reason: \"太晚了\")", "Resume()"], ""),
        ],
    ),
    (Name::EditParticipant, ". ++++ ++++ vv ++", &[("01234567ac", &[], "")]),
    (Name::TakeOffice, ". ++++ +++x vv .x", &[("0123456", &[], "")]),
    (Name::HandOverChair, ". ++++ +++x vv .x", &[("0123456", &[], "")]),
    (Name::ReadAloud, ". ++++ ++++ ++ .+", &[("01234567evc", &[], "")]),
    (Name::RaiseConcern, ". .++* ***+ ++ .+", &[("1234567evc", &[], "")]),
    (Name::EditConcern, ". x+++ ++++ ++ ++", &[("1234567evac", &[], "")]),
    (Name::Cluster, ". .++. ...+ .. .+", &[("127c", &[], "")]),
    (Name::SplitConcern, ". .++. .... .. ..", &[("12", &[], "")]),
    (Name::Withhold, ". .++. .... .. ..", &[("12", &[], "")]),
    (Name::SetTopicScope, ". .++. .... .. ..", &[("12", &[], "")]),
    (Name::PlaceDots, ". ..+. .... .. ..", &[("2", &[], "")]),
    (Name::CountDots, ". ..+. .... .. ..", &[("2", &[], "")]),
    (Name::PostTopic, ". ..+. .... .. ..", &[("2", &[], "")]),
    (Name::UnpostTopic, ". ..+. .... .. ..", &[("2", &[POST], "")]),
    (Name::Convene, ". ..+* .... v. ..", &[("2", &[POST], ""), ("3", &[], "")]),
    (Name::SignUp, ". ..+. .... .. ..", &[("2", &[POST], "")]),
    (Name::MoveTo, ". ..++ .... v. ..", &[("2", &[POST, "SignUp(group: 1, badges: 17)"], ""), ("3", &[], "")]),
    (Name::TakeGroupRole, ". ..*+ *..* v. .*", &[("2", &[POST], ""), ("347c", &[], "")]),
    (Name::NotePoint, ". ...+ *..+ +. .+", &[("347ec", &[], "")]),
    (Name::NoteDisagreement, ". ...+ *..+ +. .+", &[("347ec", &[], "")]),
    (Name::NoteSurprise, ". ...+ *..+ +. .+", &[("347ec", &[], "")]),
    (Name::NoteConclusion, ". ...+ *..+ +. .+", &[("347ec", &[], "")]),
    (Name::DraftMotion, ". ...+ *... v. ..", &[("34", &[], "")]),
    (Name::CloseGroup, ". ...+ .... v. ..", &[("3", &[], "")]),
    (Name::ReportGroup, ". .... ++.. .v ..", &[("45", &[], "")]),
    (Name::AnswerGroup, ". .... **** .* .*", &[("4567vc", &[], "")]),
    (Name::OpenMotion, ". .... ++.. .v ..", &[("4", &[], ""), ("5", &["Park(what: Motion(1))"], "")]),
    (Name::EditMotion, ". ...* ++*. vv ..", &[("3", &[DRAFT], ""), ("456", &[], "")]),
    (
        Name::SetScope,
        ". ...* ++** vv .*",
        &[
            ("3", &[DRAFT], ""),
            ("45c", &[], ""),
            // After the verdict only downwards, and with a reason.
            ("67", &[], r#"SetScope(motion: 1, scope: Owners, receiver: "业主大会", reason: "门是共有的")"#),
        ],
    ),
    (Name::Amend, ". .... ++.. .v ..", &[("4", &[OPEN], ""), ("5", &[REOPEN], "")]),
    (
        Name::WithdrawMotion,
        ". ...* ***. vv ..",
        &[("3", &[DRAFT], ""), ("45", &[], ""), ("6", &[], "WithdrawMotion(motion: 2)")],
    ),
    (
        Name::WithdrawAmendment,
        ". .... **.. .v ..",
        &[("4", &[OPEN, AMEND], ""), ("5", &[REOPEN, AMEND], "")],
    ),
    (Name::RaiseHand, ". .... ++.. .v ..", &[("4", &[OPEN], ""), ("5", &[REOPEN, "LowerHand(badge: 17)"], "")]),
    (Name::LowerHand, ". .... ++.. .v ..", &[("4", &[OPEN, HAND], ""), ("5", &[REOPEN], "")]),
    (Name::GrantFloor, ". .... ++.. .v ..", &[("4", &[OPEN, HAND], ""), ("5", &[REOPEN], "")]),
    (Name::AddTime, ". .... ++.. .v ..", &[("4", &[OPEN, HAND, FLOOR], ""), ("5", &[REOPEN, FLOOR], "")]),
    (Name::EndSpeech, ". .... ++.. .v ..", &[("4", &[OPEN, HAND, FLOOR], ""), ("5", &[REOPEN, FLOOR], "")]),
    (
        Name::NoteSpeech,
        ". .... ++*+ .+ .+",
        &[
            ("4", &[OPEN, HAND, FLOOR, END], ""),
            ("567v", &[], ""),
            (
                "c",
                &[],
                r#"NoteSpeech(motion: 1, badge: 17, side: For, text: "老人怕不会用")"#,
            ),
        ],
    ),
    (Name::CallToOrder, ". .... ++.. .v ..", &[("45", &[], "")]),
    (
        Name::CloseDebate,
        ". .... ++.. .v ..",
        &[
            ("4", &[OPEN, HAND, FLOOR, END], ""),
            ("5", &[REOPEN, "LowerHand(badge: 17)"], ""),
        ],
    ),
    (
        Name::OpenVote,
        ". .+++ +++. vv ..",
        &[
            ("1236", &[], EXTEND),
            ("4", &[OPEN, HAND, FLOOR, END, "CloseDebate()"], ""),
            ("5", &[], ""),
        ],
    ),
    (Name::CountFor, ". .+++ +++. ++ ..", &[("123456", &[EXTEND], ""), ("ev", &[], "")]),
    (Name::CountAgainst, ". .+++ +++. ++ ..", &[("123456", &[EXTEND, FOR], ""), ("ev", &[FOR], "")]),
    (
        Name::CountOption,
        ". .+++ +++. ++ ..",
        &[
            ("25", &[CHOICE], ""),
            // Nothing can be chosen there: the open vote is one of hands for and against.
            (
                "1346",
                &[EXTEND],
                "(cmd: CountOption(option: 1, count: 20), expect: Refused(State))",
            ),
            ("ev", &[], "(cmd: CountOption(option: 1, count: 20), expect: Refused(State))"),
        ],
    ),
    (Name::ChairVote, ". .+++ +++. ++ ..", &[("123456", &[EXTEND, FOR, AGAINST], ""), ("ev", &[FOR, AGAINST], "")]),
    (Name::CloseVote, ". .+++ +++. ++ ..", &[("123456", &[EXTEND, FOR, AGAINST], ""), ("ev", &[FOR, AGAINST], "")]),
    (Name::CancelVote, ". .+++ +++. ++ ..", &[("123456", &[EXTEND], ""), ("ev", &[], "")]),
    (Name::Recount, ". .+++ +++. ++ ..", &[("123456", &[EXTEND], ""), ("ev", &[], "")]),
    (
        Name::CorrectVote,
        ". .+++ ++++ vv .+",
        &[
            ("1234", &[EXTEND, FOR, AGAINST, "CloseVote()"], ""),
            ("5", &["OpenVote(on: Motion(1), present: 41)", FOR, AGAINST, "CloseVote()"], CORRECT),
            ("67", &[], CORRECT),
            // There was no vote.
            (
                "c",
                &[],
                r#"(cmd: CorrectVote(vote: 1, for: 1, against: 2, tellers: [3, 23], reason: "计票单"), expect: Refused(Number))"#,
            ),
        ],
    ),
    (Name::ProposeAction, ". .... ..+. .. ..", &[("6", &[], "")]),
    (Name::Pledge, ". .... ..+. .. ..", &[("6", &[], "")]),
    (Name::ClaimMotion, ". .... ..*. .. ..", &[("6", &[], "")]),
    (Name::ClaimAction, ". .... ..+. .. ..", &[("6", &[], "")]),
    (Name::DropAction, ". .... ..+. .. ..", &[("6", &[], "")]),
    (Name::Respond, ". .... .*++ .v .+", &[("567c", &[], "")]),
    (Name::Forward, ". .... .*+* .v .*", &[("5", &["Park(text: \"车位的事\")"], ""), ("67c", &[], "")]),
    (Name::SetFollowUp, ". .... .*+* .v .*", &[("567c", &[], "")]),
    (Name::Park, ". ++++ +++x ++ .x", &[("0123456ev", &[], "")]),
    (Name::PauseClock, ". ++++ +++x ++ .x", &[("0123456ev", &[], "")]),
    (Name::ResumeClock, ". ++++ +++x ++ .x", &[("0123456ev", &["PauseClock()"], "")]),
    (
        Name::AdvanceStage,
        ". ++++ +++x vv .x",
        &[
            ("0", &["StartMeeting()"], ""),
            ("1", &["Cluster(rest: true)"], ""),
            ("2345", &[], r#"(because: "先往下走", cmd: AdvanceStage())"#),
            ("6", &[CLAIM, TO_STREET], ""),
        ],
    ),
    (
        Name::ReturnToStage,
        ". x+++ +++x vv .x",
        &[
            // Nothing before S1 can be gone back to.
            (
                "1",
                &[],
                r#"(cmd: ReturnToStage(stage: S1, reason: "再想想"), expect: Refused(Number))"#,
            ),
            ("23", &[], r#"ReturnToStage(stage: S1, reason: "还有卡没写")"#),
            ("456", &[], ""),
        ],
    ),
    (Name::ExtendStage, ". ++++ +++x vv .x", &[("0", &["StartMeeting()"], ""), ("123456", &[], "")]),
    (Name::Recess, ". ++++ +++x vv .x", &[("0123456", &[], "")]),
    (Name::CloseMeeting, ". ++++ +++x ++ +x", &[("0123456eva", &[], "")]),
    (Name::Adjourn, ". ++++ +++x ++ .x", &[("0123456ev", &[], "")]),
    (Name::Resume, ". oooo ooox vv +x", &[("0123456", &["Adjourn(reason: \"太晚了\")"], ""), ("a", &[], "")]),
    (
        Name::Undo,
        ". ++++ ++++ ++ ++",
        &[
            ("0", &[READ, READ, READ, READ, READ, READ], ""),
            ("1234567evc", &[READ], "Undo(seq: SEQ)"),
            ("a", &["EditMeeting(place: \"活动室\")"], "Undo(seq: SEQ)"),
        ],
    ),
    (
        Name::Redo,
        ". ++++ ++++ ++ ++",
        &[
            ("01234567evc", &[READ, "Undo(seq: SEQ)"], ""),
            ("a", &["EditMeeting(place: \"活动室\")", "Undo(seq: SEQ)"], ""),
        ],
    ),
    (Name::Attach, ". .... ...+ .. .+", &[("7c", &[], "")]),
    (
        Name::Correct,
        ". .... ...+ .. .+",
        &[
            ("7", &[], ""),
            (
                "c",
                &[],
                r#"Correct(what: Card("7.1"), text: "夜里没人管", reason: "听错了")"#,
            ),
        ],
    ),
    (Name::SignMinutes, ". .... ...+ .. .+", &[("7c", &[], "")]),
];

/// The cells of a row, each with its place.
fn cells(row: &'static str) -> impl Iterator<Item = (char, char)> {
    let places = PLACES.iter().map(|(place, _)| *place);
    places.zip(row.chars().filter(|cell| *cell != ' '))
}

fn is_legal(cell: char) -> bool {
    matches!(cell, '+' | '*' | 'o')
}

pub fn rooms() -> Vec<(char, Room)> {
    PLACES.iter().map(|(place, room)| (*place, room())).collect()
}

pub fn give(room: &mut Room, line: &str) -> Result<Vec<Event>, Refusal> {
    room.when(&line.replace("SEQ", &room.seq().to_string()))
}

#[test]
fn no_command_and_no_cell_is_missing_from_the_table() {
    let names: Vec<Name> = TABLE.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names, Name::ALL);
    for (name, row, _) in TABLE {
        assert_eq!(row.chars().filter(|cell| *cell != ' ').count(), PLACES.len(), "{name:?}");
    }
}

#[test]
fn every_command_is_legal_where_the_table_says_and_nowhere_else() {
    let rooms = rooms();
    for (name, row, _) in TABLE {
        for ((place, cell), (_, room)) in cells(row).zip(&rooms) {
            let ground = match cell {
                '+' | '*' => None,
                'o' => Some(Ground::State),
                'v' => Some(Ground::Vote),
                _ => Some(Ground::Stage),
            };
            let refused = spec::standing(room.meeting(), *name).err();
            assert_eq!(refused.as_ref().map(|it| it.ground), ground, "{name:?} in {place}: {refused:?}");
            // What is offered is legal; what has nothing to act on isn't offered.
            let offered = room.meeting().legal_now().contains(name);
            assert!(!offered || ground.is_none(), "{name:?} in {place}");
        }
    }
}

#[test]
fn what_the_table_refuses_changes_nothing_and_says_what_is_legal() {
    for (nth, (place, mut room)) in rooms().into_iter().enumerate() {
        let before = room.meeting().clone();
        let refused = |row| cells(row).nth(nth).is_some_and(|(_, cell)| !is_legal(cell));
        for (name, ..) in TABLE.iter().filter(|(_, row, _)| refused(row)) {
            let refusal = room.when(spec::of(*name).example).unwrap_err();
            assert!(matches!(refusal.ground, Ground::Stage | Ground::Vote), "{name:?} in {place}: {refusal:?}");
            assert!(!refusal.legal.is_empty() && !refusal.legal.contains(name), "{name:?} in {place}: {refusal:?}");
            assert_eq!(room.meeting(), &before, "{name:?} in {place}");
        }
    }
}

#[test]
fn every_command_is_tried_wherever_it_is_legal_and_every_example_is_accepted_somewhere() {
    let rooms = rooms();
    let mut accepted = BTreeSet::new();
    for (name, row, tries) in TABLE {
        let legal: BTreeSet<char> = cells(row).filter(|(_, cell)| is_legal(*cell)).map(|(place, _)| place).collect();
        let tried: BTreeSet<char> = tries.iter().flat_map(|(places, ..)| places.chars()).collect();
        assert_eq!(tried, legal, "{name:?}");
        for (places, before, line) in *tries {
            let example = line.is_empty();
            let line = if example { spec::of(*name).example } else { line };
            for (place, room) in rooms.iter().filter(|(place, _)| places.contains(*place)) {
                let mut room = room.clone();
                for line in *before {
                    give(&mut room, line).unwrap_or_else(|refused| panic!("{name:?} in {place}, {line}: {refused:?}"));
                }
                let answer = give(&mut room, line);
                let expect = order(&line.replace("SEQ", "1")).expect.unwrap_or(Expect::Ok);
                assert_eq!(came(&answer), expect, "{name:?} in {place}: {answer:?}");
                assert!(!matches!(expect, Expect::Refused(Ground::Stage | Ground::Vote)), "{name:?} in {place}");
                if example {
                    accepted.insert(*name);
                }
            }
        }
    }
    assert_eq!(accepted, Name::ALL.iter().copied().collect());
}

/// Each subject of a vote, and those of the stages S1 to S6 in which it can be voted on.
#[test]
fn each_subject_is_voted_on_in_its_own_stages() {
    let subjects = [
        ("Motion(1)", "45"),
        ("Amendment(1)", "45"),
        ("CloseDebate", "45"),
        (r#"Choice(title: "先做哪件", options: [Topic(1), Topic(2)], pick: 1)"#, "25"),
        ("Limits(seconds: 60, turns: 1)", "123456"),
        ("Extend(minutes: 10)", "123456"),
        ("Appeal(1)", "123456"),
    ];
    let rooms = rooms();
    for (subject, stages) in subjects {
        for (place, room) in rooms.iter().filter(|(place, _)| "123456".contains(*place)) {
            let answer = room.clone().when(&format!("OpenVote(on: {subject}, present: 41)"));
            let by_stage = answer.is_err_and(|refusal| refusal.ground == Ground::Stage);
            assert_eq!(by_stage, !stages.contains(*place), "{subject} in {place}");
        }
    }
}
