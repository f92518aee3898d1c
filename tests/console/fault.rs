//! Every form, each answer left out in turn: what can be known at an answer is said there, and the form stands there still with all that
//! was typed. Nothing is refused behind the last answer that one of them is to blame for.

use super::*;
use yishi::{
    i18n::names::Roll,
    meeting::Name,
    tui::form::{AfterAnswer, Form, Kind, Questions, Room, choices},
};

const WORKED: &str = include_str!("../../sessions/worked.ron");

/// Something that may stand in a field.
fn value(field: yishi::tui::form::Field, room: &Room<'_>) -> String {
    let first = || choices(field, room).first().map_or_else(|| "1".to_owned(), |choice| choice.key.clone());
    match field.kind {
        Kind::Text | Kind::Answer => "修一修路灯".to_owned(),
        Kind::Number => "30".to_owned(),
        Kind::Badge | Kind::Badges => "17".to_owned(),
        Kind::Row => "29 36".to_owned(),
        Kind::Card | Kind::Cards => "7".to_owned(),
        Kind::Of(_) | Kind::Topics | Kind::Choice(_) => first(),
        Kind::Dots | Kind::DotsOf(_) => format!("{}:3", first()),
        Kind::Date => "+7".to_owned(),
        Kind::Time => "1930".to_owned(),
        Kind::Moment => "1901".to_owned(),
        Kind::Options => "甲/乙".to_owned(),
        Kind::Hands => "9 7 3".to_owned(),
    }
}

/// The form of a command as it is filled in beside the console, with one answer left out; what went wrong.
fn walk(lines: &[&str], name: Name, left_out: usize) -> (bool, Option<String>) {
    let mut console = Console::given(lines);
    let seq = console.meeting().seq;
    let number = console.app.console().unwrap().number(name).to_string();
    console.press(KeyCode::F(2)).types(&number).press(KeyCode::F(12));
    if !console.app.console().unwrap().popup_is_open() {
        return (false, None);
    }
    let meeting = console.meeting().clone();
    let calls = std::collections::BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let now = meeting.last_at.unwrap();
    let room = Room { meeting: &meeting, names: &names, lang: Lang::Zh, now };
    let mut form = Form::new(name, &[], &room);
    let mut nth = 0;
    while let Some(field) = form.asks(&meeting) {
        let typed = if nth == left_out { String::new() } else { value(field, &room) };
        let before: Vec<String> = form.answers().iter().map(|answer| answer.shown.clone()).collect();
        let said_before = console.said();
        console.line(&typed).press(KeyCode::F(12));
        let step = form.answer(&typed, &room);
        let open = console.app.console().unwrap().popup_is_open();
        let done = console.meeting().seq > seq;
        // Left out, and that can't be: it is asked again, and is answered.
        if nth == left_out && matches!(step, AfterAnswer::Wrong(_)) {
            assert!(open && !console.said().is_empty(), "{name:?} {}: {}", field.name, console.said());
            return (true, None);
        }
        if let AfterAnswer::Wrong(_) = step {
            return (true, None);
        }
        if open && !console.said().is_empty() && !matches!(step, AfterAnswer::Wrong(_)) && console.said() != said_before
        {
            let shown = console.shows(120, 34);
            // Those behind the one that is put right are taken again when it is.
            let kept = before.iter().take(1).all(|answer| shown.contains(&answer.chars().take(5).collect::<String>()));
            assert!(kept, "{name:?} {}: what was typed is gone\n{shown}", field.name);
            return (true, None);
        }
        if !open && !done {
            let why = console.said();
            return (true, Some(format!("{name:?}, without the {left_out}th, at {}: {why}", field.name)));
        }
        if done || step == AfterAnswer::Done {
            return (nth >= left_out, None);
        }
        nth += 1;
    }
    (nth > left_out, None)
}

#[test]
fn no_form_is_refused_behind_its_last_answer_for_what_was_known_at_one_of_them() {
    let all: Vec<&str> = WORKED.lines().collect();
    let mut refused = std::collections::BTreeSet::new();
    for upto in [40, 95, 150, 215] {
        let lines = &all[..upto.min(all.len())];
        let console = Console::given(lines);
        let names = console.app.console().unwrap().menu();
        drop(console);
        for name in names {
            for left_out in 0..9 {
                let (more, why) = walk(lines, name, left_out);
                refused.extend(why);
                if !more {
                    break;
                }
            }
        }
    }
    // The meeting hasn't begun, nobody waits: nothing that was typed is to blame, and F8 goes back to it.
    let of_no_answer = ["ExtendStage", "GrantFloor"];
    let told: Vec<String> =
        refused.into_iter().filter(|why: &String| !of_no_answer.iter().any(|name| why.starts_with(name))).collect();
    assert_eq!(told, Vec::<String>::new(), "{}", told.join("\n"));
}
