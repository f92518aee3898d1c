//! Pastes that come as keys, as on Windows: what they do at the console is what a reported one does, on every system.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyEvent, KeyModifiers};

use super::*;
use yishi::{
    meeting::{Entry, Event as Happened},
    tui::{
        self,
        feed::{BURST, Feed},
        input::GRAMMAR,
    },
};

/// Keys all at once, then a moment in which nothing comes.
fn at_once(console: &mut Console, text: &str) {
    let (mut feed, now) = (Feed::new(false), Instant::now());
    for c in text.chars() {
        let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        feed.put(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)), now + Duration::from_millis(1));
    }
    for meant in feed.ready(now + Duration::from_millis(1) + BURST) {
        tui::take(&mut console.app, meant);
    }
}

/// Before the meeting: who comes signs in.
fn at() -> Console {
    Console::given(&[r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#])
}

const LIST: &str = "11 韩阿姨\n12 曹师傅\n13 魏伯伯";

#[test]
fn three_lines_of_a_chat_are_asked_about_and_none_runs() {
    for end in ["", "\n"] {
        let mut console = at();
        at_once(&mut console, &format!("{LIST}{end}"));
        assert_eq!(console.meeting().people.len(), at().meeting().people.len(), "nobody is signed in yet");
        let mut reported = at();
        reported.app.paste(LIST);
        let asked = |console: &mut Console| console.shows(100, 30).contains("3行");
        assert!(asked(&mut console) && asked(&mut reported));
        // Whoever has read it answers.
        console.press(KeyCode::F(12)).press(KeyCode::Enter);
        assert_eq!(console.meeting().people.len(), at().meeting().people.len() + 3);
    }
}

#[test]
fn a_line_and_its_enter_that_come_at_once_are_a_line() {
    let mut console = at();
    let before = console.meeting().people.len();
    at_once(&mut console, "61 韩阿姨\n");
    assert_eq!(console.meeting().people.len(), before + 1);
}

/// The worked evening.
const WORKED: &str = include_str!("../../sessions/worked.ron");

/// A chat hands over one line and its Enter, and nobody has looked at it. Whatever it is and wherever it arrives: it asks, or one key takes
/// it back. What can't be taken back (a vote that is closed, the close, a signature) no such line does.
#[test]
fn what_one_pasted_line_with_its_enter_does_can_be_taken_back() {
    let script: Vec<&str> = WORKED.lines().collect();
    let upto = |words: &str| script.iter().position(|line| line.contains(words)).unwrap() + 1;
    let (mut pasted, mut recorded) = (0, 0);
    for place in [
        "StartMeeting",
        "RaiseConcern(badge:46",
        "MoveTo(badges:19",
        "ReportGroup(group:2)",
        "CallToOrder",
        "OpenVote(",
        "CountAgainst(count:7",
        "Pledge(badge:46",
    ] {
        let mut console = Console::given(&script[..upto(place)]);
        for row in GRAMMAR {
            let before = console.meeting().seq;
            at_once(&mut console, &format!("{}\n", row.example));
            pasted += 1;
            let timeline = console.app.console().unwrap().sitting().timeline();
            // A refusal is written down, too, and changes nothing.
            let is_done = |entry: &Entry| !matches!(entry.events.first(), Some(Happened::Refused { .. }));
            if timeline.entries().iter().any(|entry| entry.seq > before && is_done(entry)) {
                recorded += 1;
                let newest = timeline.undoable().map(|entry| entry.seq);
                assert!(newest.is_some_and(|newest| newest > before), "{place}: {} stays", row.example);
                console = Console::given(&script[..upto(place)]);
            }
            // What it asks is left, and what stands in the strip.
            for _ in 0..3 {
                console.press(KeyCode::Esc);
            }
        }
    }
    assert!(recorded > pasted / 20, "{recorded} of {pasted}");
}
