//! Who reads what: nobody's side, turns or breaches outside the archive.

use std::collections::BTreeMap;

use proptest::prelude::*;
use yishi::{
    charter::RuleId,
    document::{self, Document, Part},
    i18n::{Lang, minutes as say, names::Roll},
    meeting::{Meeting, Moment, numbers::Badge, state::LedgerKind, words::Rung},
    minutes::{self, Cut, File, Format, Record},
};

use super::{HEAD, calls, files_of, readers};
use crate::sessions::{played, scripts, surprises};

fn document(meeting: &Meeting, cut: Cut) -> Document {
    let calls = calls(meeting);
    let names = Roll { lang: Lang::Zh, calls: &calls };
    minutes::cut(meeting, &Record { head: Some(HEAD), ..Record::of(&names, Lang::Zh) }, cut)
}

/// Every line and every row of one file.
pub(super) fn rows_of(file: File) -> readers::Rows {
    match file.name.rsplit_once('.').unwrap().1 {
        "md" => readers::markdown(&file.bytes),
        "html" => readers::html(&file.bytes).1,
        "docx" => readers::docx(&file.bytes),
        "csv" => readers::csv(&file.bytes),
        "xlsx" => {
            let sheets = readers::xlsx(&file.bytes).into_iter();
            sheets.flat_map(|(_, rows)| rows).map(|row| row.iter().map(ToString::to_string).collect()).collect()
        }
        "ics" => readers::ics(&file.bytes)
            .into_iter()
            .map(|(_, lines)| lines.into_iter().map(|(_, value)| value).collect())
            .collect(),
        _ => String::from_utf8(file.bytes).unwrap().lines().map(|line| vec![line.to_owned()]).collect(),
    }
}

/// Every line and every row of every file.
fn rows(meeting: &Meeting, cut: Cut) -> Vec<String> {
    let mut found = Vec::new();
    for file in files_of(meeting, &[cut], &Format::ALL) {
        let rows = rows_of(file);
        found.extend(rows.into_iter().map(|row| row.join(" | ")));
    }
    found
}

/// Somebody by number, not as a part of another number.
fn names(row: &str, badge: Badge) -> bool {
    let who = format!("{badge}号 王阿姨");
    row.match_indices(&who).any(|(at, _)| !row.get(..at).unwrap_or_default().ends_with(|c: char| c.is_ascii_digit()))
}

#[test]
fn outside_the_archive_no_line_of_any_format_has_somebody_beside_a_side_or_a_turn() {
    for (name, script) in scripts() {
        let room = surprises(&script).0;
        let m = room.meeting();
        let archive = rows(m, Cut::Archive);
        for cut in [Cut::Page, Cut::Circulated] {
            let rows = rows(m, cut);
            for speech in m.speeches.values() {
                let side = say::side(Lang::Zh, speech.side);
                let clock = yishi::i18n::time::clock(speech.seconds.unwrap_or(0));
                // What people wrote themselves may say anything: such a row stands only with their words.
                let own = |row: &str| {
                    m.concerns.values().filter_map(|it| it.text.as_ref()).any(|it| row.contains(it.as_str()))
                };
                for row in rows.iter().filter(|row| names(row, speech.badge) && !own(row)) {
                    assert!(!row.contains(side), "{name} {cut:?}: {side} in {row}");
                    assert!(!row.split([' ', '|']).any(|word| word == clock), "{name} {cut:?}: {clock} in {row}");
                    if let Some(text) = &speech.text {
                        assert!(!row.contains(text.as_str()), "{name} {cut:?}: {row}");
                    }
                }
                // The search would find it: the archive has the row.
                assert!(archive.iter().any(|row| names(row, speech.badge) && row.contains(side)), "{name}: {speech:?}");
            }
            for line in &m.ledger {
                let rule = format!("第{}条", line.rule.number());
                assert!(!rows.iter().any(|row| row.contains(&rule)), "{name} {cut:?}: {rule}");
            }
        }
    }
}

#[test]
fn the_circulated_minutes_have_the_ten_sections_and_no_annex() {
    let room = played("worked");
    let sections: Vec<String> = document(room.meeting(), Cut::Circulated)
        .parts
        .into_iter()
        .filter_map(|part| match part {
            Part::Section(text) => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(sections.len(), 10);
    assert!(sections.iter().zip("一二三四五六七八九十".chars()).all(|(text, n)| text.starts_with(n)), "{sections:?}");
}

#[test]
fn the_one_page_has_what_the_committee_and_the_street_office_want_to_know() {
    let room = played("worked");
    let rows = rows(room.meeting(), Cut::Page).join("\n");
    for wanted in [
        "梧桐新村议〔2026〕3号",
        "2026年5月23日 星期六，原定19:00，19:02开始，21:00结束",
        "计票人、监票人：",
        "到会42人，31户；表决时有票36人。",
        "一人一票；赞成多于反对为通过",
        "| 36 | 26 | 72.2% | 7 | 3 | 多数赞成，形成建议，递业主大会",
        "| 36 | 17 | 47.2% | 17 | 2 | 票数相同，未通过",
        "| 36 | 31 | 86.1% | 0 | 5 | 通过，没有人反对",
        "三、单位回应",
        "本会为居民议事，不代替业主大会、居民会议。",
        "居委会意见（盖章，年月日）",
        "记录校验码：213 0123456789abcdef",
    ] {
        assert!(rows.contains(wanted), "{wanted}\n{rows}");
    }
}

#[test]
fn the_text_for_the_chat_fits_a_screen_and_says_what_was_decided_and_who_does_it() {
    let room = played("worked");
    let text = String::from_utf8(super::file(room.meeting(), Cut::Circulated, Format::Wechat)).unwrap();
    for wanted in [
        "【梧桐新村】5月23日议事会，来了36位邻居，另有物业2位、社区2位、社工1位、辖区单位1位\n定了的事：\n提议3 ",
        "（赞成31，反对0）\n递上去的建议：\n提议1 ",
        "（赞成26，反对7），递业主大会",
        "这次没通过：\n提议2 ",
        "（17对17），还可以再提\n谁来做：\n行动1 ",
        "下次：6月13日 19:00 服务中心四楼，先看答应的事\n",
        "记录校验码：213 0123456789abcdef",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(text.lines().count() <= 28, "{text}");
    assert!(!text.contains(['*', '#', '[', '`', '\t']), "{text}");
}

/// Somebody else of the meeting for each of those who are there.
fn turned(meeting: &Meeting, by: usize) -> BTreeMap<Badge, Badge> {
    let badges: Vec<Badge> = meeting.people.keys().copied().collect();
    badges.iter().enumerate().map(|(at, badge)| (*badge, badges[(at + by) % badges.len()])).collect()
}

/// A meeting where others spoke, for other seconds, and other rules were called.
fn otherwise(meeting: &Meeting, by: usize, seconds: u32, ledger: usize) -> Meeting {
    let mut other = meeting.clone();
    let whom = turned(meeting, by);
    let turn = |badge: Badge| whom.get(&badge).copied().unwrap_or(badge);
    for speech in other.speeches.values_mut() {
        speech.badge = turn(speech.badge);
        speech.relayed = speech.relayed.map(turn);
        speech.seconds = speech.seconds.map(|_| seconds);
        speech.over = seconds / 2;
        speech.began = None;
    }
    for motion in other.motions.values_mut() {
        motion.mover = motion.mover.map(turn);
        motion.debate.hands.clear();
        motion.debate.turns.clear();
        motion.debate.barred.clear();
        motion.debate.last_opinion = None;
        for amendment in &mut motion.amendments {
            amendment.mover = turn(amendment.mover);
        }
    }
    for ruling in other.rulings.values_mut() {
        ruling.badge = ruling.badge.map(turn);
        ruling.rule = RuleId::R10;
        ruling.step = Rung::Bar;
    }
    for parked in other.parked.values_mut() {
        parked.badge = parked.badge.map(turn);
    }
    for (at, _, _) in &mut other.office_log {
        *at = at.plus_min(7);
    }
    other.ledger.truncate(ledger);
    for line in &mut other.ledger {
        line.badge = line.badge.map(turn);
        line.kind = LedgerKind::Flagged(Rung::Approach);
        line.at = Moment::from_ms(0, line.at.offset());
    }
    other
}

/// The files of what may be seen outside, of a meeting and of another one. The names of offices that changed hands stay; all else is
/// the same to the byte, in every format; if not, the name of the file.
fn differs(meeting: &Meeting, other: &Meeting) -> Option<String> {
    let files = |of| files_of(of, &[Cut::Page, Cut::Circulated], &Format::ALL);
    let mut pairs = files(meeting).into_iter().zip(files(other));
    pairs.find(|(a, b)| a.name != b.name || a.bytes != b.bytes).map(|(a, _)| a.name)
}

#[test]
fn of_every_sample_meeting_what_circulates_is_the_same_whoever_spoke() {
    let mut spoken = 0;
    for (name, script) in scripts() {
        let meeting = surprises(&script).0.meeting().clone();
        let other = otherwise(&meeting, 1, 77, 1);
        assert_eq!(differs(&meeting, &other), None, "{name}");
        // Where somebody spoke, the archive is another one.
        let archive = |of| files_of(of, &[Cut::Archive], &[Format::Document(document::Format::Md)]).remove(0).bytes;
        if !meeting.speeches.is_empty() {
            assert_ne!(archive(&meeting), archive(&other), "{name}");
            spoken += 1;
        }
    }
    assert!(spoken >= 9, "{spoken}");
}

proptest! {
    #![proptest_config(crate::support::seeded(24))]

    /// If it is the same whoever spoke, however long, and whatever rule was called, then it says nothing of that.
    #[test]
    fn the_circulated_minutes_are_the_same_whoever_spoke_and_whatever_was_called(
        which in 0..21usize, by in 1..40usize, seconds in 0..600u32, ledger in 0..3usize,
    ) {
        let scripts = scripts();
        let (_, script) = &scripts[which % scripts.len()];
        let meeting = surprises(script).0.meeting().clone();
        prop_assert_eq!(differs(&meeting, &otherwise(&meeting, by, seconds, ledger)), None);
    }
}
