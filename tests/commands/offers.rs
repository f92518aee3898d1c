//! What is offered at a place of the evening: what is legal there and has something to act on.

use yishi::meeting::Name;

use crate::support::{
    Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6, at_s7, given,
};

/// `+` offered, `.` not.
///
/// Cells: only opened | people and offices; started | a topic; its table posted | at the tables | debate: no motion at all,
/// one waits, is open, a hand is up, somebody speaks, the clock stands | a vote is open, is over, a choice is open | no row in the plan, a row | closed.
#[rustfmt::skip]
const OFFERED: &[(Name, &str)] = &[
    (Name::OpenMeeting, ". .. .. . ...... ... .. ."),
    (Name::EditMeeting, "+ ++ ++ + ++++++ +++ ++ ."),
    (Name::NumberMeeting, "+ ++ ++ + ++++++ +++ ++ +"),
    (Name::StartMeeting, "+ +. .. . ...... ... .. ."),
    (Name::ReviewPledge, ". .. .. . ...... ... .. ."),
    (Name::SignIn, "+ ++ ++ + ++++++ .+. ++ +"),
    (Name::SignOut, ". ++ ++ + ++++++ .+. ++ ."),
    (Name::CallRoll, ". .. .. . ...... ... .. ."),
    (Name::EditParticipant, ". ++ ++ + ++++++ .+. ++ +"),
    (Name::TakeOffice, ". ++ ++ + ++++++ .+. ++ ."),
    (Name::HandOverChair, ". ++ ++ + ++++++ .+. ++ ."),
    (Name::ReadAloud, "+ ++ ++ + ++++++ +++ ++ +"),
    (Name::RaiseConcern, ". .+ ++ + ++++++ +++ ++ +"),
    (Name::EditConcern, ". .. ++ + ++++++ +++ ++ +"),
    (Name::Cluster, ". .+ ++ . ...... ... .. +"),
    (Name::SplitConcern, ". .. ++ . ...... ... .. ."),
    (Name::Withhold, ". .. ++ . ...... ... .. ."),
    (Name::SetTopicScope, ". .. ++ . ...... ... .. ."),
    (Name::PlaceDots, ". .. ++ . ...... ... .. ."),
    (Name::CountDots, ". .. ++ . ...... ... .. ."),
    (Name::PostTopic, ". .. ++ . ...... ... .. ."),
    (Name::UnpostTopic, ". .. .+ . ...... ... .. ."),
    (Name::Convene, ". .. .+ + ...... ... .. ."),
    (Name::SignUp, ". .. .+ . ...... ... .. ."),
    (Name::MoveTo, ". .. .+ + ...... ... .. ."),
    (Name::TakeGroupRole, ". .. .+ + ++++++ ... .. +"),
    (Name::NotePoint, ". .. .. + ++++++ ... .. +"),
    (Name::NoteDisagreement, ". .. .. + ++++++ ... .. +"),
    (Name::NoteSurprise, ". .. .. + ++++++ ... .. +"),
    (Name::NoteConclusion, ". .. .. + ++++++ ... .. +"),
    (Name::DraftMotion, ". .. .. + ++++++ ... .. ."),
    (Name::CloseGroup, ". .. .. + ...... ... .. ."),
    (Name::ReportGroup, ". .. .. . ++++++ .+. .. ."),
    (Name::AnswerGroup, ". .. .. . ++++++ +++ ++ +"),
    (Name::OpenMotion, ". .. .. . ++++++ .+. .. ."),
    (Name::EditMotion, ". .. .. . .+++++ ... .. ."),
    (Name::SetScope, ". .. .. . .+++++ .+. ++ +"),
    (Name::Amend, ". .. .. . ..++++ ... .. ."),
    (Name::WithdrawMotion, ". .. .. . .+++++ ... .. ."),
    (Name::WithdrawAmendment, ". .. .. . ...... ... .. ."),
    (Name::RaiseHand, ". .. .. . ..++++ ... .. ."),
    (Name::LowerHand, ". .. .. . ...+.. ... .. ."),
    (Name::GrantFloor, ". .. .. . ..++++ ... .. ."),
    (Name::AddTime, ". .. .. . ....+. ... .. ."),
    (Name::EndSpeech, ". .. .. . ....+. ... .. ."),
    (Name::NoteSpeech, ". .. .. . .+++++ +++ ++ +"),
    (Name::CallToOrder, ". .. .. . ++++++ .+. .. ."),
    (Name::CloseDebate, ". .. .. . ..++++ ... .. ."),
    (Name::OpenVote, ". .+ ++ + ++++++ .+. ++ ."),
    (Name::CountFor, ". .. .. . ...... +.. .. ."),
    (Name::CountAgainst, ". .. .. . ...... +.. .. ."),
    (Name::CountOption, ". .. .. . ...... ..+ .. ."),
    (Name::ChairVote, ". .. .. . ...... +.. .. ."),
    (Name::CloseVote, ". .. .. . ...... +.+ .. ."),
    (Name::CancelVote, ". .. .. . ...... +.+ .. ."),
    (Name::Recount, ". .. .. . ...... +++ ++ ."),
    (Name::CorrectVote, ". .. .. . ...... .+. ++ +"),
    (Name::ProposeAction, ". .. .. . ...... ... ++ ."),
    (Name::Pledge, ". .. .. . ...... ... ++ ."),
    (Name::ClaimMotion, ". .. .. . ...... ... ++ ."),
    (Name::ClaimAction, ". .. .. . ...... ... .+ ."),
    (Name::DropAction, ". .. .. . ...... ... .+ ."),
    (Name::Respond, ". .. .. . ...... .+. ++ +"),
    (Name::Forward, ". .. .. . ...... .+. ++ +"),
    (Name::SetFollowUp, ". .. .. . ...... .+. ++ +"),
    (Name::Park, "+ ++ ++ + ++++++ +++ ++ ."),
    (Name::PauseClock, "+ ++ ++ + +++++. +++ ++ ."),
    (Name::ResumeClock, ". .. .. . .....+ ... .. ."),
    (Name::AdvanceStage, "+ ++ ++ + ++++++ .+. ++ ."),
    (Name::ReturnToStage, ". .+ ++ + ++++++ .+. ++ ."),
    (Name::ExtendStage, "+ ++ ++ + ++++++ .+. ++ ."),
    (Name::Recess, "+ ++ ++ + +++++. .+. ++ ."),
    (Name::CloseMeeting, "+ ++ ++ + ++++++ +++ ++ ."),
    (Name::Adjourn, "+ ++ ++ + ++++++ +++ ++ ."),
    (Name::Resume, ". .. .. . ...... ... .. ."),
    (Name::Undo, "+ ++ ++ + ++++++ +++ ++ +"),
    (Name::Redo, "+ ++ ++ + ++++++ +++ ++ +"),
    (Name::Attach, ". .. .. . ...... ... .. +"),
    (Name::Correct, ". .. .. . ...... ... .. +"),
    (Name::SignMinutes, ". .. .. . ...... ... .. +"),
];

/// Places that differ in what there is to act on, a column of the table each.
fn rooms() -> Vec<Room> {
    let hand = "RaiseHand(badge: 6, side: For)";
    vec![
        given(&[r#"OpenMeeting(estate: "梧桐新村", theme: "怎样管?")"#]),
        at_s0(),
        at_s1(),
        at_s2(),
        at_s2().and(&["PostTopic(topics: [1])"]),
        at_s3(),
        at_s3().and(&[r#"(because: "没写完", cmd: AdvanceStage())"#]),
        at_s4(),
        at_s4_with_motion(),
        at_s4_with_motion().and(&[hand]),
        at_s4_with_motion().and(&[hand, "GrantFloor()"]),
        at_s4_with_motion().and(&["PauseClock()"]),
        at_s5_voting(),
        at_s5_decided(),
        at_s5_decided().and(&[
            r#"OpenVote(on: Choice(title: "先做哪件", options: [Text("门"), Text("灯")], pick: 1), present: 12)"#,
        ]),
        at_s6(),
        at_s6().and(&[r#"ProposeAction(what: "量门")"#]),
        at_s7(),
    ]
}

#[test]
fn what_is_offered_is_legal_and_has_something_to_act_on() {
    let rooms = rooms();
    assert!(OFFERED.iter().map(|(name, _)| name).eq(Name::ALL), "a row for every command, in their order");
    for (name, row) in OFFERED {
        let offered = |room: &Room| if room.meeting().legal_now().contains(name) { '+' } else { '.' };
        let cells: String = row.split_whitespace().collect();
        assert_eq!(rooms.iter().map(offered).collect::<String>(), cells, "{name:?}");
    }
}

#[test]
fn promises_are_offered_for_review_where_there_are_some() {
    let promises = r#"promises: [(item: "1", text: "报修路灯")]"#;
    let room = given(&[&format!(r#"OpenMeeting(estate: "梧桐新村", theme: "怎样管?", {promises})"#)]);
    assert!(room.meeting().legal_now().contains(&Name::ReviewPledge));
}
