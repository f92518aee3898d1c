//! What a vote came to has one word, wherever people see it: outcome by place.

use ratatui::crossterm::event::KeyCode;
use yishi::{i18n::Lang, outcomes::Paper, view::Look};

use super::papers::Written;
use crate::console::{AT_A_MOTION, Console};

/// Who decides, the counts, the word (one for the room and one for papers, where they differ), and what it is never called.
type Called = (&'static str, (u16, u16), &'static str, &'static [&'static str]);

const CALLED: &[Called] = &[
    ("Residents", (2, 9), "没通过|未通过", &["不递", "形成建议", "没同意", "未同意"]),
    ("Residents", (5, 5), "没通过|未通过", &["不递", "形成建议", "没同意", "未同意"]),
    ("Owners", (2, 9), "这次不递", &["没通过", "未通过", "形成建议", "没同意", "未同意"]),
    ("Owners", (5, 5), "这次不递", &["没通过", "未通过", "形成建议", "没同意", "未同意"]),
    ("Owners", (9, 2), "建议", &["没通过", "未通过", "不递", "没同意", "未同意"]),
];

/// Papers that say what a vote came to.
const PAPERS: [Paper; 5] = [Paper::Page, Paper::Circulated, Paper::Archive, Paper::Chat, Paper::Notice];

fn voted(scope: &str, (yes, no): (u16, u16)) -> Console {
    let motion =
        format!(r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门",who:"各楼",when:"7月1日",scope:{scope})"#);
    let counts = [format!("CountFor(count:{yes})"), format!("CountAgainst(count:{no})")];
    let before = &AT_A_MOTION[..AT_A_MOTION.len() - 1];
    let debate = ["RaiseHand(badge:8,side:For)", "GrantFloor()", "EndSpeech()", "CloseDebate()"];
    let mut lines: Vec<&str> = before.iter().copied().chain([motion.as_str()]).chain(debate).collect();
    lines.push("OpenVote(on:Motion(1),present:12,tellers:[10,11])");
    lines.extend(counts.iter().map(String::as_str));
    Console::given(&lines)
}

#[test]
fn what_a_vote_came_to_has_one_word_in_every_place() {
    let mut wrong = Vec::new();
    for (scope, counts, word, others) in CALLED {
        let mut console = voted(scope, *counts);
        console.press(KeyCode::Enter).types("1");
        console.press(KeyCode::Enter);
        let at_desk = console.app.console().unwrap();
        let names = at_desk.names();
        let look = Look { now: at_desk.sitting().now(), names: &names, lang: Lang::Zh, head: "" };
        let (meeting, newest, choice) = at_desk.picture();
        let wall = yishi::view::wall(&meeting, newest, choice, &look).says().join("\n");
        let written = Written::of(at_desk.meeting());
        let mut places = vec![("status".to_owned(), console.said()), ("wall".to_owned(), wall)];
        places.push(("console".to_owned(), console.shows(120, 34)));
        places.extend(PAPERS.map(|paper| (format!("{paper:?}"), written.all(paper))));
        for (place, said) in places {
            if !word.split('|').any(|word| said.contains(word)) {
                wrong.push(format!("{scope} {counts:?}: {place} doesn't say {word}\n{said}"));
            }
            for other in others.iter().filter(|other| said.contains(**other)) {
                let line = said.lines().find(|line| line.contains(other)).unwrap_or_default();
                wrong.push(format!("{scope} {counts:?}: {place} says {other}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
