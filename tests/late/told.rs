//! Every command, told later: while its stage still runs, while a later one does, and after the close; and never before what it
//! rests on. A command that is new has to be answered here.

use std::collections::BTreeSet;

use yishi::meeting::{
    Name,
    rests::{self, Rest},
};

use super::*;
use crate::commands::{TABLE as TRIES, give as live, places::PLACES};

/// What becomes of a command that was taken where it was tried live and is told later instead, in the order of the columns: its stage
/// still runs, a later one runs, the meeting was closed; and what, if it is told of the minute of the opening, before there was anything.
///
/// `+` taken; `M` no such moment; `S` not at that stage, or the meeting is closed; `s` it needs something that isn't so: of what it was
/// about, it ended meanwhile; `b` nobody with that badge; `v` no vote is open any more; `g` the gate lacks something; `u` the line is not
/// the newest; `-` isn't tried. Two signs: one in some of the stages, one in others.
#[rustfmt::skip]
const TABLE: &[(Name, [&str; 4])] = &[
    (Name::OpenMeeting, ["-", "-", "-", "-"]),
    (Name::EditMeeting, ["+", "+", "+S", "+"]),
    (Name::NumberMeeting, ["+", "+", "+", "+"]),
    (Name::StartMeeting, ["+", "s", "S", "+"]),
    (Name::ReviewPledge, ["+", "+", "+", "+"]),
    (Name::SignIn, ["+", "+", "+", "M"]),
    (Name::SignOut, ["+", "+", "+", "b"]),
    (Name::CallRoll, ["+", "+", "+", "s"]),
    (Name::EditParticipant, ["+", "+", "+", "M"]),
    (Name::TakeOffice, ["+", "+", "+", "b"]),
    (Name::HandOverChair, ["+", "+", "+", "s"]),
    (Name::ReadAloud, ["+", "+", "+", "+"]),
    (Name::RaiseConcern, ["+", "+", "+", "S"]),
    (Name::EditConcern, ["+", "+", "+", "S"]),
    (Name::Cluster, ["+", "+", "+", "S"]),
    (Name::SplitConcern, ["+", "+", "+", "S"]),
    (Name::Withhold, ["+", "+", "+", "S"]),
    (Name::SetTopicScope, ["+", "+", "+", "S"]),
    (Name::PlaceDots, ["+", "+", "+", "S"]),
    (Name::CountDots, ["+", "+", "+", "S"]),
    (Name::PostTopic, ["+", "+", "+", "S"]),
    (Name::UnpostTopic, ["+", "+", "+", "S"]),
    (Name::Convene, ["+", "+", "+", "S"]),
    (Name::SignUp, ["+", "+", "+", "S"]),
    (Name::MoveTo, ["+", "+", "+", "S"]),
    (Name::TakeGroupRole, ["+", "+", "+", "S"]),
    (Name::NotePoint, ["+", "+", "+", "S"]),
    (Name::NoteDisagreement, ["+", "+", "+", "S"]),
    (Name::NoteSurprise, ["+", "+", "+", "S"]),
    (Name::NoteConclusion, ["+", "+", "+", "S"]),
    (Name::DraftMotion, ["+", "+", "+", "S"]),
    (Name::CloseGroup, ["+", "+", "+", "S"]),
    (Name::ReportGroup, ["+", "+", "+", "S"]),
    (Name::AnswerGroup, ["+", "+", "+", "S"]),
    (Name::OpenMotion, ["+", "+M", "+", "S"]),
    (Name::EditMotion, ["+", "+", "+", "S"]),
    (Name::SetScope, ["+", "+", "+", "S"]),
    (Name::Amend, ["+", "s", "s", "S"]),
    (Name::WithdrawMotion, ["+", "+", "+", "S"]),
    (Name::WithdrawAmendment, ["+", "s", "s", "S"]),
    (Name::RaiseHand, ["+", "s", "s", "S"]),
    (Name::LowerHand, ["+", "s", "s", "S"]),
    (Name::GrantFloor, ["+", "s", "s", "S"]),
    (Name::AddTime, ["+", "s", "s", "S"]),
    (Name::EndSpeech, ["+", "s", "s", "S"]),
    (Name::NoteSpeech, ["+", "+", "+", "S"]),
    (Name::CallToOrder, ["+", "+", "+", "S"]),
    (Name::CloseDebate, ["+", "s", "s", "S"]),
    (Name::OpenVote, ["+", "Ms", "Ss", "MS"]),
    (Name::CountFor, ["+", "v", "v", "S"]),
    (Name::CountAgainst, ["+", "v", "v", "S"]),
    (Name::CountOption, ["+", "v", "v", "S"]),
    (Name::ChairVote, ["+", "v", "v", "S"]),
    (Name::CloseVote, ["+", "v", "v", "S"]),
    (Name::CancelVote, ["+", "v", "v", "S"]),
    (Name::Recount, ["+", "v", "+v", "S"]),
    (Name::CorrectVote, ["+", "+", "+", "S"]),
    (Name::ProposeAction, ["+", "-", "+", "S"]),
    (Name::Pledge, ["+", "-", "+", "S"]),
    (Name::ClaimMotion, ["+", "-", "+", "S"]),
    (Name::ClaimAction, ["+", "-", "+", "S"]),
    (Name::DropAction, ["+", "-", "+", "S"]),
    (Name::Respond, ["+", "+", "+", "S"]),
    (Name::Forward, ["+", "+", "+", "S"]),
    (Name::SetFollowUp, ["+", "+", "+", "S"]),
    (Name::Park, ["+", "+", "+", "M"]),
    (Name::PauseClock, ["+", "M", "+", "+M"]),
    (Name::ResumeClock, ["+", "s", "s", "Ms"]),
    (Name::AdvanceStage, ["+g", "M", "+S", "Mg"]),
    (Name::ReturnToStage, ["+", "M", "+", "S"]),
    (Name::ExtendStage, ["+", "M", "S", "M"]),
    (Name::Recess, ["+", "M", "+", "+M"]),
    (Name::CloseMeeting, ["M", "M", "S", "M"]),
    (Name::Adjourn, ["M", "M", "S", "M"]),
    (Name::Resume, ["+", "M", "S", "s"]),
    (Name::Undo, ["u", "u", "u", "+"]),
    (Name::Redo, ["u", "u", "u", "+"]),
    (Name::Attach, ["+", "-", "-", "S"]),
    (Name::Correct, ["+", "-", "-", "S"]),
    (Name::SignMinutes, ["+", "-", "-", "S"]),
];

/// While its stage runs, while a later one does, after the close.
const COLUMNS: [fn(&Room) -> Option<Room>; 3] = [
    |room| {
        goes_on(room, &[r#"Park(text: "车位的事")"#])
            .or_else(|| goes_on(room, &[r#"EditMeeting(place: "楼下")"#]))
            .or_else(|| goes_on(room, &["ReadAloud(what: Minutes)"]))
    },
    |room| {
        let room = goes_on(room, &[r#"CancelVote(reason: "停电了")"#]).unwrap_or_else(|| room.clone());
        let room = goes_on(&room, &["Resume()"]).unwrap_or(room);
        goes_on(&room, &[r#"(because: "先往下走", cmd: AdvanceStage())"#])
            .filter(|room| room.meeting().closed.is_none())
    },
    |room| goes_on(room, &[r#"CloseMeeting(reason: "停电了")"#]),
];

fn goes_on(room: &Room, lines: &[&str]) -> Option<Room> {
    let mut room = room.clone();
    lines.iter().all(|line| room.when_after(60, line).is_ok()).then_some(room)
}

/// The line at a moment that is over.
fn tell(room: &mut Room, when: Moment, line: &str) -> Result<Vec<Event>, Refusal> {
    let at = Some(room.now().plus_s(60));
    room.give(Order { at, when: Some(when), ..order(line) })
}

fn sign(answer: &Result<Vec<Event>, Refusal>) -> char {
    match answer.as_ref().map_err(|refusal| refusal.ground) {
        Ok(_) => '+',
        Err(Ground::Moment) => 'M',
        Err(Ground::Stage) => 'S',
        Err(Ground::Badge | Ground::Who) => 'b',
        Err(Ground::Vote) => 'v',
        Err(Ground::Gate) => 'g',
        Err(Ground::Undo) => 'u',
        Err(_) => 's',
    }
}

/// Each line that is taken where it is tried: the command, the room before it, and the line.
fn lines() -> Vec<(Name, Room, String)> {
    let mut all = Vec::new();
    for (name, _, tries) in TRIES {
        for (places, before, line) in *tries {
            let line = if line.is_empty() { spec::of(*name).example } else { line };
            for (place, start) in PLACES.iter().filter(|(place, _)| places.contains(*place)) {
                let mut room = start();
                before.iter().for_each(|line| drop(live(&mut room, line).unwrap()));
                let line = line.replace("SEQ", &room.seq().to_string());
                if *place != '-' && order(&line).expect.is_none() {
                    all.push((*name, room, line));
                }
            }
        }
    }
    all
}

#[test]
fn every_command_is_answered_wherever_it_is_told() {
    let mut came: Vec<(Name, [BTreeSet<char>; 4])> = Name::ALL.iter().map(|name| (*name, Default::default())).collect();
    for (name, room, line) in lines() {
        let (opened, when) = (room.meeting().opened().unwrap(), room.now().plus_s(1));
        let rooms = COLUMNS.iter().map(|go_on| (go_on(&room), when)).chain([(goes_on(&room, &[]), opened)]);
        for (column, (room, when)) in rooms.enumerate() {
            let Some(mut room) = room else { continue };
            let before = room.meeting().clone();
            let answer = tell(&mut room, when, &line);
            // What is refused changes nothing but what a rule says of it; what is taken is the same for whoever reads the journal.
            let rule = answer.as_ref().is_err_and(|refusal| refusal.guard.is_some());
            assert!(answer.is_ok() || rule || room.meeting() == &before, "{line}");
            assert!(&replayed(room.timeline()) == room.meeting(), "{line}");
            came[name as usize].1[column].insert(sign(&answer));
        }
    }
    let shown = |cell: &BTreeSet<char>| if cell.is_empty() { "-".to_owned() } else { cell.iter().collect() };
    let came: Vec<(Name, [String; 4])> =
        came.iter().map(|(name, cells)| (*name, cells.each_ref().map(shown))).collect();
    let table: Vec<(Name, [String; 4])> = TABLE.iter().map(|(name, cells)| (*name, cells.map(str::to_owned))).collect();
    let rows: Vec<String> = came.iter().map(|(name, cells)| format!("    (Name::{name:?}, {cells:?}),")).collect();
    assert!(came == table, "another answer than the table says, or none yet:\n{}", rows.join("\n"));
}

#[test]
fn no_line_is_told_before_what_it_rests_on() {
    for (name, room, line) in lines() {
        let mut tried = room.clone();
        let Ok(events) = tell(&mut tried, room.now().plus_s(1), &line) else { continue };
        // Who held an office before somebody took it, and the stage before this one, are told without that.
        let other = |rest: &Rest| matches!(rest, Rest::Office(_) | Rest::Stage);
        let ground = events.iter().flat_map(rests::rests).filter(|rest| !other(rest));
        let since = |rest: Rest| Some((room.meeting().since.get(&rest).copied()?, rest));
        let Some((since, ground)) = ground.filter_map(since).max() else { continue };
        for room in COLUMNS.iter().filter_map(|go_on| go_on(&room)) {
            // Without what has ended meanwhile it may rest on less.
            let mut then = room.clone();
            let answer = tell(&mut then, since.plus_ms(-1), &line);
            let refused = |no: &Refusal| no.guard.is_some() || then.meeting() == room.meeting();
            let on_less = |events: &Vec<Event>| !events.iter().flat_map(rests::rests).any(|rest| rest == ground);
            assert!(answer.as_ref().map_or_else(refused, on_less), "{name:?} {line}");
        }
    }
}
