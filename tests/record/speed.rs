//! How long all default formats of a long evening take.

use std::time::Instant;

use yishi::minutes::{Cut, Format};

use super::files_of;
use crate::support::{figure, given};

/// Three hours: 80 people, 240 cards, 20 motions with 20 speeches each, some 2,000 lines.
fn long_evening() -> crate::support::Room {
    let mut room = given(&[
        r#"OpenMeeting(estate: "望春苑", theme: "门禁怎么用?", number: 3, minutes: 180)"#,
        r#"SignIn(badges: "1-3 5-13 15-23 25-33 35-37 39-90", sector: "resident")"#,
        "TakeOffice(office: Chair, badge: 1)",
        "TakeOffice(office: Recorder, badge: 3)",
        "StartMeeting()",
        "AdvanceStage()",
    ]);
    let badges: Vec<u16> = room.meeting().people.keys().map(|badge| badge.no).collect();
    for badge in &badges {
        for n in 1..=3 {
            let line =
                format!(r#"RaiseConcern(badge: {badge}, text: "门口的灯夜里不亮，第{n}回说了，老人走路看不清台阶")"#);
            let _ = room.when(&line);
        }
    }
    let mut give = |lines: &[String]| {
        for line in lines {
            let _ = room.when(line);
        }
    };
    give(&[r#"(because: "按时间走", cmd: AdvanceStage())"#.into(), "PostTopic(topics: [1])".into()]);
    give(&[
        r#"(because: "按时间走", cmd: AdvanceStage())"#.into(),
        r#"(because: "按时间走", cmd: AdvanceStage())"#.into(),
    ]);
    for motion in 1..=20u16 {
        give(&[format!(
            r#"OpenMotion(mover: {}, action: "试装门禁{motion}", object: "东门", who: "理事会", when: "六月底")"#,
            badges[5]
        )]);
        for turn in 0..20usize {
            let side = if turn % 2 == 0 { "For" } else { "Against" };
            give(&[
                format!("RaiseHand(badge: {}, side: {side})", badges[6 + (turn + usize::from(motion)) % 60]),
                "GrantFloor()".into(),
                "EndSpeech()".into(),
                format!(
                    r#"NoteSpeech(speech: {}, text: "夜里没有人看门，装了也要有人管，先在东门试三个月再说")"#,
                    usize::from(motion - 1) * 20 + turn + 1
                ),
            ]);
        }
        give(&[
            "CloseDebate()".into(),
            format!("OpenVote(on: Motion({motion}), present: {})", badges.len() - 1),
            "CountFor(count: 40)".into(),
            "CountAgainst(count: 20)".into(),
            "CloseVote()".into(),
        ]);
    }
    give(&[r#"(because: "按时间走", cmd: AdvanceStage())"#.into()]);
    for n in 0..30usize {
        give(&[
            format!(
                r#"ProposeAction(what: "换第{n}号楼的灯", owner: {}, due: "2026-07-01", done_when: "夜里亮")"#,
                badges[5 + n]
            ),
            format!(r#"Pledge(badge: {}, text: "我来扶梯子", action: {})"#, badges[6 + n], n + 1),
        ]);
    }
    room
}

#[test]
fn all_default_formats_of_a_long_evening_take_less_than_a_second() {
    let room = long_evening();
    let m = room.meeting();
    assert!(room.timeline().entries().len() >= 1_900, "{}", room.timeline().entries().len());
    assert!(m.speeches.len() >= 300 && m.pledges.len() == 30, "{} {}", m.speeches.len(), m.pledges.len());
    let began = Instant::now();
    let files = files_of(m, &Cut::ALL, &Format::ALL);
    let took = began.elapsed();
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    // A debug build on a busy machine is slower; the figure of the page is held by the long tests.
    assert!(took.as_secs() < figure::size(30, 1), "{took:?}");
    figure::note(
        "B2",
        &format!(
            "{} lines, {} speeches, {} votes: {} files, {} KB, in {} ms",
            room.timeline().entries().len(),
            m.speeches.len(),
            m.votes.len(),
            files.len(),
            bytes / 1024,
            took.as_millis(),
        ),
    );
}
