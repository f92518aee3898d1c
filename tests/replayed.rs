//! An evening looked at again: at each line the meeting and the wall are what they were, and of a real one nobody is seen.

mod film;
mod screen;

use std::collections::BTreeMap;

use ratatui::{buffer::Buffer, layout::Rect};
use yishi::{
    i18n::{Lang, names::Roll},
    meeting::{Entry, Event, Timeline},
    replay::{Fact, Fault, Mine, Named, Reel, Seen, mine, samples::SAMPLES, written},
    tui::{
        draw::{
            last_four,
            wall::{Paint, draw},
        },
        replay::Evening,
        theme::{Depth, Glyphs, Scheme, Theme},
    },
    view::{self, Choice, Look},
};

use crate::sessions::{played, scripts};

pub const AREA: Rect = Rect { x: 0, y: 0, width: 100, height: 30 };

pub fn paint(lang: Lang) -> Paint {
    Paint { theme: Theme { glyphs: Glyphs::Blocks, ..Theme::new(Scheme::Dark, Depth::True) }, lang }
}

/// The wall of an evening as it stood, drawn by nothing that replays.
pub fn live(timeline: &Timeline, evening: &Evening, lang: Lang) -> Buffer {
    let (meeting, newest) = (timeline.meeting(), timeline.entries().last());
    let code = last_four(evening.heads.get(timeline.entries().len() - 1).copied());
    let names = Roll { lang, calls: &evening.calls };
    let look = Look { now: newest.unwrap().moment(), names: &names, lang, head: &code };
    let wall = view::wall(meeting, newest, Choice::default(), &look);
    let mut buffer = Buffer::empty(AREA);
    draw(&mut buffer, AREA, &view::head(meeting, &look), &wall, 0, paint(lang));
    buffer
}

pub fn text(buffer: &Buffer) -> String {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n";
    (0..buffer.area.height).map(row).collect()
}

#[test]
fn at_each_line_of_each_script_it_is_the_fold_of_the_lines_before_on_and_back() {
    for (name, _) in scripts() {
        let room = played(&name);
        let entries = room.timeline().entries().to_vec();
        let mut reel = Reel::new(entries.clone()).unwrap();
        let mut before = Timeline::default();
        let mut stood = Vec::new();
        for (k, entry) in (1..).zip(&entries) {
            before.push(entry.clone());
            stood.push(before.meeting().clone());
            reel.go(k);
            assert_eq!(reel.timeline().meeting(), before.meeting(), "{name}, line {k}");
        }
        // A step back at a time costs a fold of all before: each seventh line is enough.
        for k in (1..=entries.len()).rev().step_by(7) {
            reel.go(k);
            assert_eq!(reel.timeline().meeting(), &stood[k - 1], "{name}, back at line {k}");
        }
    }
}

#[test]
fn a_sample_has_the_lines_of_its_script_but_is_practice() {
    for sample in SAMPLES {
        let marked = |mut entry: Entry| {
            for event in &mut entry.events {
                if let Event::MeetingOpened(opening) = event {
                    opening.practice = true;
                }
            }
            entry
        };
        let (lines, calls) = sample.played();
        let real = played(sample.name).timeline().entries().iter().cloned().map(marked).collect::<Vec<_>>();
        assert!(lines == real, "{}", sample.name);
        assert!(!calls.is_empty() || sample.name != "worked");
    }
}

#[test]
fn at_each_line_of_each_sample_the_wall_is_the_one_that_hung() {
    for sample in SAMPLES {
        let mut evening = Evening::of_sample(sample).unwrap();
        let mut timeline = Timeline::default();
        let (entries, _) = sample.played();
        for (k, entry) in (1..).zip(entries) {
            timeline.push(entry);
            evening.reel.go(k);
            let mut shown = Buffer::empty(AREA);
            evening.wall(&mut shown, AREA, 0, paint(Lang::Zh));
            let hung = live(&timeline, &evening, Lang::Zh);
            assert_eq!(text(&shown), text(&hung), "{}, line {k}", sample.name);
            assert_eq!(shown, hung, "{}, line {k}", sample.name);
        }
    }
}

#[test]
fn what_is_seen_is_a_table_of_the_kind_of_meeting_and_what_is_asked() {
    let table = [
        // practice, --names: names, sides, texts
        ((true, false), (true, true, true)),
        ((true, true), (true, true, true)),
        ((false, false), (false, false, false)),
        ((false, true), (true, false, true)),
    ];
    for ((practice, asked), (names, sides, texts)) in table {
        assert_eq!(Seen::of(practice, asked), Seen { names, sides, texts }, "{practice} {asked}");
    }
}

/// All that an evening says at a line, as words: wall, column, captions.
fn all_said(evening: &Evening, lang: Lang) -> String {
    let mut buffer = Buffer::empty(AREA);
    evening.wall(&mut buffer, AREA, 0, paint(lang));
    let names = evening.names(lang);
    let timeline = evening.reel.timeline();
    let look = Look { now: evening.reel.now(0).unwrap(), names: &names, lang, head: "" };
    let wall = view::wall(timeline.meeting(), timeline.entries().last(), Choice::default(), &look);
    format!("{}\n{wall:?}\n{:?}\n{:?}", text(&buffer), evening.beside(lang), evening.caption(lang))
}

#[test]
fn of_a_real_evening_nobody_is_named_and_nobody_has_a_side() {
    for sample in SAMPLES {
        for (lang, sides) in [(Lang::Zh, ["赞成", "反对"]), (Lang::En, ["for", "against"])] {
            let mut evening = Evening::of_sample(sample).unwrap();
            evening.notes.clear();
            evening.seen = Seen::of(false, false);
            let mut entries = sample.played().0;
            yishi::replay::veil(&mut entries, &yishi::text::Masks::new(evening.calls.values().cloned()));
            evening.reel = Reel::new(entries).unwrap();
            let mut spoke = 0;
            for k in 1..=evening.reel.len() {
                evening.reel.go(k);
                let said = all_said(&evening, lang);
                for call in evening.calls.values() {
                    assert!(!said.contains(call.as_str()), "{} {k}: {call}\n{said}", sample.name);
                }
                let meeting = evening.reel.timeline().meeting();
                // Words of people have numbers of houses.
                let mut line = evening.reel.line().unwrap().clone();
                let what = evening.caption(lang).what;
                if line.events.iter_mut().all(|event| event.texts_mut().is_empty()) {
                    for badge in meeting.people.keys() {
                        let number = yishi::i18n::names::address(lang, *badge, None);
                        assert!(!what.contains(&number), "{} {k}: {number} in {what}", sample.name);
                    }
                }
                for card in meeting.concerns.keys() {
                    assert!(!what.contains(&card.to_string()), "{} {k}: {card} in {what}", sample.name);
                }
                // Behind a vote and in sums a side is nobody's.
                let waits = format!("{:?}", evening.beside(lang));
                let debates = meeting.open_motion().is_some() && meeting.open_vote.is_none();
                let heard = evening.reel.line().unwrap().events.iter().any(|event| {
                    matches!(event, Event::HandRaised { .. } | Event::FloorGranted { .. } | Event::SideStated { .. })
                });
                if debates && heard && evening.reel.rule().is_none() {
                    spoke += 1;
                    for side in sides {
                        assert!(
                            !waits.contains(&format!("\"{side}")) && !waits.contains(&format!("，{side}")),
                            "{} {k}: {waits}",
                            sample.name
                        );
                    }
                    assert!(!waits.contains("tone: For") && !waits.contains("tone: Against"), "{waits}");
                }
                if meeting.speaking.is_some() && meeting.open_vote.is_none() {
                    assert!(!said.contains("sheet: Some(For)") && !said.contains("sheet: Some(Against)"), "{said}");
                }
            }
            assert!(spoke > 3 || sample.name != "worked", "{}: {spoke}", sample.name);
        }
    }
    // With names asked for, people are there, and their sides aren't.
    let mut evening = Evening::of_sample(&SAMPLES[0]).unwrap();
    evening.seen = Seen::of(false, true);
    evening.reel.go(evening.reel.len());
    let granted =
        evening.reel.timeline().entries().iter().position(|entry| {
            entry.events.iter().any(|event| matches!(event, Event::FloorGranted { side: Some(_), .. }))
        });
    evening.reel.go(granted.unwrap() + 1);
    let said = all_said(&evening, Lang::Zh);
    assert!(evening.calls.values().any(|call| said.contains(call.as_str())), "{said}");
    assert!(said.contains("哪一边不说"), "{said}");
}

#[test]
fn of_a_real_evening_words_go_through_the_veil_of_the_notice() {
    let (mut entries, _) = SAMPLES[0].played();
    let known = yishi::text::Masks::new(["王建国".to_owned()]);
    let raised = entries.iter_mut().flat_map(|entry| &mut entry.events).find_map(|event| match event {
        Event::ConcernRaised { text: Some(text), .. } => Some(text),
        _ => None,
    });
    *raised.unwrap() = "王建国 13800138000 家漏水".to_owned();
    yishi::replay::veil(&mut entries, &known);
    let all = format!("{entries:?}");
    assert!(all.contains("王** *** 家漏水"), "{all}");
    assert!(!all.contains("王建国") && !all.contains("13800138000"));
}

#[test]
fn stages_and_stops_are_found_on_and_back_and_silences_are_cut() {
    let (entries, _) = SAMPLES[0].played();
    let mut reel = Reel::new(entries).unwrap();
    let mut begins = vec![1];
    loop {
        let next = reel.next_stage();
        reel.go(next);
        if reel.gap().is_none() {
            break;
        }
        begins.push(next);
    }
    // Each motion has its debate and its vote.
    assert_eq!(begins.len(), 12, "{begins:?}");
    for stage in yishi::charter::Stage::ALL {
        let begin = reel.begin_of(stage).unwrap();
        assert!(begins.contains(&begin), "{stage:?}: {begin}");
        reel.go(begin);
        assert_eq!(reel.timeline().meeting().stage, stage);
    }
    reel.go(reel.len());
    for begin in begins.iter().rev() {
        // From inside of a stage to its beginning, from there to that of the one before.
        let before = reel.stage_before();
        reel.go(before);
        assert_eq!(reel.at(), *begin);
    }
    let (mut rules, mut votes) = (0, 0);
    reel.go(1);
    while let Some(stop) = reel.next_stop() {
        assert!(stop > reel.at());
        reel.go(stop);
        rules += usize::from(reel.rule().is_some());
        votes += usize::from(reel.rule().is_none());
    }
    assert!(rules > 0 && votes > 2, "{rules} {votes}");
    reel.go(1);
    let mut cut = 0;
    while let Some((wait, left_out)) = reel.wait(30) {
        assert!((400..=yishi::replay::CUT).contains(&wait));
        assert_eq!(left_out > 0, reel.gap().unwrap() > wait * 30, "{wait} {left_out}");
        cut += usize::from(left_out > 0);
        let next = reel.at() + 1;
        reel.go(next);
    }
    assert!(cut > 0);
}

#[test]
fn notes_are_one_a_line_and_what_is_wrong_with_one_is_named() {
    let note = Mine::typed(12, Some("周老师".to_owned()), "r03 先请没说过的").unwrap();
    assert_eq!(note.rule, Some(Named::Rule(yishi::charter::RuleId::R03)));
    assert_eq!(note.text, "先请没说过的");
    assert_eq!(Mine::typed(1, None, "R03").unwrap().text, "R03");
    assert_eq!(Mine::typed(1, None, "  "), None);
    let plain = Mine::typed(300, None, "走得太快").unwrap();
    let file = written(&written("", &note).unwrap(), &plain).unwrap();
    let file = format!("// 我的\n{file}(line: 3, text: 坏\n(line:1,text:\"好\",who:\"x\")\n");
    let (notes, faults) = mine(&file, 221);
    assert_eq!(notes, [note]);
    assert_eq!(faults, [Fault::NoLine { at: 3, line: 300 }, Fault::Unread { at: 4 }, Fault::Unread { at: 5 }]);
}

#[test]
fn each_note_of_a_sample_stands_beside_its_line_and_says_whether_it_was_published() {
    let mut marks: BTreeMap<&str, usize> = BTreeMap::new();
    for sample in SAMPLES {
        let mut evening = Evening::of_sample(sample).unwrap();
        for note in sample.notes() {
            evening.reel.go(usize::try_from(note.line).unwrap());
            let mark = if note.fact == Fact::Published { "登过报的" } else { "补的" };
            let beside = format!("{:?}", evening.beside(Lang::Zh));
            assert!(beside.contains(mark) && beside.contains(&format!("{:?}", note.watch.zh)), "{beside}");
            *marks.entry(mark).or_default() += 1;
        }
    }
    assert_eq!(marks.values().sum::<usize>(), 97);
    assert!(marks.values().all(|many| *many > 10), "{marks:?}");
}
