//! What is typed later: a moment in front of a line, or of all that follow.

use super::*;
use yishi::{
    charter::Stage,
    kit::{Code, Sheet},
    meeting::{Entry, Event},
};

use crate::sessions::scripts;

/// The worked meeting as it was closed, opened again the next morning.
fn worked() -> Console {
    let (_, text) = scripts().into_iter().find(|(name, _)| name == "worked").unwrap();
    let lines: Vec<&str> = text.lines().collect();
    Console::given(&lines).again("2026-05-24T09:30:00+08:00")
}

fn newest(console: &Console) -> Entry {
    console.app.console().unwrap().sitting().timeline().entries().last().unwrap().clone()
}

fn hhmm(moment: Moment) -> String {
    moment.time().format("%H:%M").to_string()
}

#[test]
fn a_pledge_of_the_evening_is_typed_the_next_morning() {
    let mut console = worked();
    let before = console.meeting().pledges.len();
    let when = console.meeting().visits.iter().rfind(|visit| visit.stage == Stage::S6).unwrap().entered;
    console.types(&format!("@{} 17 我来扫楼道", hhmm(when)));
    let shown = console.shows(100, 30);
    assert!(shown.contains("17号"), "{shown}");
    console.press(KeyCode::Enter).press(KeyCode::Tab).press(KeyCode::Enter);
    assert_eq!(console.meeting().pledges.len(), before + 1, "{}", console.shows(100, 30));
    let line = newest(&console);
    assert_eq!((hhmm(line.when.unwrap()), line.at.date().to_string().as_str()), (hhmm(when), "2026-05-24"));
    assert_eq!(console.app.console().unwrap().sitting().told(), None, "and then it is now again");
}

#[test]
fn a_moment_alone_holds_until_another_is_said() {
    let mut console = worked();
    let when = console.meeting().visits.iter().rfind(|visit| visit.stage == Stage::S6).unwrap().entered;
    console.line(&format!("@{}", hhmm(when)));
    assert!(console.shows(100, 30).contains(&format!("补录5月23日{}", hhmm(when))), "{}", console.shows(100, 30));
    console.line("排出第二张表").press(KeyCode::Tab);
    assert_eq!(newest(&console).when.map(hhmm), Some(hhmm(when)), "{}", console.shows(100, 30));
    console.line("@");
    assert_eq!(console.app.console().unwrap().sitting().told(), None);
}

#[test]
fn a_moment_that_cannot_be_says_so_before_and_after_enter() {
    let mut console = worked();
    for (line, said) in [
        ("@8:00 17 我来", "不在会上"),
        ("@5.24 11:40 17 我来", "还没到"),
        ("@5.20 20:00 17 我来", "还没开会"),
        ("@25:00 17 我来", "没看懂"),
    ] {
        console.types(line);
        let shown = console.shows(100, 30);
        assert!(shown.contains(said), "{line}\n{shown}");
        let before = newest(&console).seq;
        console.press(KeyCode::Enter);
        assert!(console.shows(100, 30).contains(said), "{line}\n{}", console.shows(100, 30));
        assert_eq!(newest(&console).seq, before);
        console.press(KeyCode::Esc);
    }
}

/// An evening of paper, typed from its first line on.
#[test]
fn a_meeting_is_opened_at_the_moment_it_was_opened_and_its_evening_goes_on_from_there() {
    let mut console = Console::at_start();
    console.press(KeyCode::Enter);
    for answer in ["@5.22 18:40", "枫林苑", "车棚怎样管?"] {
        console.line(answer);
    }
    console.press(KeyCode::Tab);
    let opened = newest(&console);
    assert_eq!(opened.when.map(|when| when.to_string()).as_deref(), Some("2026-05-22T18:40:00.000+08:00"));
    console.line("1-13").line("@18:50 14");
    assert_eq!(newest(&console).when.map(hhmm).as_deref(), Some("18:50"));
    console.id = console.app.console().unwrap().sitting().id();
    let again = console.again("2026-05-23T19:10:00+08:00");
    let told = again.app.console().unwrap().sitting().told();
    assert_eq!(told.map(hhmm).as_deref(), Some("18:50"), "who left goes on where they were");
    assert_eq!(newest(&again).seq, 3, "and no clock was stopped");
}

/// What is typed into the forms that the codes of sheets open after the close, and how many lines that makes.
#[test]
fn the_codes_of_sheets_open_what_stands_on_them_after_the_close() {
    for (sheet, n, answers) in [
        (Sheet::Pledges, 1, &["17", "我来扫楼道"][..]),
        (Sheet::Slips, 1, &["12", "试一个月"][..]),
        (Sheet::Tally, 1, &["28", "8", "29 36", "计票单上是28"][..]),
        (Sheet::SignIn, 1, &["61"][..]),
        (Sheet::Cards, 3, &["夜里太吵"][..]),
    ] {
        let mut console = worked();
        let before = newest(&console).seq;
        let code = if sheet == Sheet::Cards { Code::part(sheet, n, 2) } else { Code::new(sheet, n) };
        console.line(&code.to_string());
        for answer in answers {
            console.line(answer);
        }
        let asked = console.shows(100, 30);
        console.press(KeyCode::Tab).press(KeyCode::Enter);
        let line = newest(&console);
        assert_eq!(line.seq, before + 1, "{sheet:?}\n{asked}\n{}", console.shows(100, 30));
        let told = matches!(sheet, Sheet::Pledges | Sheet::Slips);
        assert_eq!(line.when.is_some(), told, "{sheet:?} {line:?}");
        assert_eq!(console.app.console().unwrap().sitting().told(), None, "{sheet:?}");
    }
}

#[test]
fn the_prompt_names_the_day_where_it_is_not_today() {
    let mut console = worked();
    let when = console.meeting().visits.iter().rfind(|visit| visit.stage == Stage::S6).unwrap().entered;
    console.line(&format!("@{}", hhmm(when)));
    let shown = console.shows(100, 30);
    assert!(shown.contains(&format!("补录5月23日{}", hhmm(when))), "{shown}");
    // Before a meeting is opened, the last such hour is meant, which may have been yesterday's: it is said.
    let mut console = Console::at_start();
    console.press(KeyCode::Enter).line("@23:50");
    let shown = console.shows(80, 24);
    assert!(shown.contains("22日23:50"), "{shown}");
}

#[test]
fn an_hour_before_the_meeting_is_named_as_that_and_not_as_one_to_come() {
    let mut console = Console::at_start();
    console.press(KeyCode::Enter);
    for answer in ["@18:40", "枫林苑", "车棚怎样管?"] {
        console.line(answer);
    }
    console.press(KeyCode::Tab).line("@18:00 1-13");
    let shown = console.shows(100, 30);
    assert!(shown.contains("还没开会") && !shown.contains("还没到"), "{shown}");
}

#[test]
fn what_puts_the_record_right_after_the_close_is_done_now() {
    let mut console = worked();
    console.line("@20:45");
    // The code of a 计票单 opens its correction, while the lines are still about 20:45.
    console.line(&Code::new(Sheet::Tally, 1).to_string());
    for answer in ["28", "8", "29 36", "计票单上是28"] {
        console.line(answer);
    }
    let line = newest(&console);
    assert!(matches!(line.events[0], Event::VoteCorrected { .. }), "{}", console.shows(100, 30));
    assert_eq!(line.when, None, "{line:?}");
    // A moment before the line itself is meant.
    console.line("@20:45 17 我来扫楼道").press(KeyCode::Tab).press(KeyCode::Enter);
    assert_eq!(newest(&console).when.map(hhmm).as_deref(), Some("20:45"));
}
