//! Pastes that come as keys, as on Windows: what they do at the console is what a reported one does, on every system.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyEvent, KeyModifiers};

use super::*;
use yishi::tui::{
    self,
    feed::{BURST, Feed},
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
