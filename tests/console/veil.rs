//! On a mirrored screen nobody reads a count before all are counted, wherever it could stand; and F8 asks what is missing.

use super::*;

const ROOM: &[&str] = &[
    r#"(cmd:OpenMeeting(estate:"枫林苑",theme:"车棚怎样管?",minutes:90,charter:Preset("haishu")))"#,
    r#"(cmd:SignIn(badges:"1-40",sector:"resident"))"#,
    "(cmd:TakeOffice(office:Chair,badge:1))",
    "(cmd:TakeOffice(office:Recorder,badge:3))",
    "(cmd:StartMeeting())",
    "(cmd:AdvanceStage())",
    r#"(cmd:RaiseConcern(badge:5,text:"旧车占了半个车棚"))"#,
    r#"(cmd:RaiseConcern(badge:6,text:"灯不亮"))"#,
    "(cmd:Cluster(rest:true))",
    "(cmd:AdvanceStage())",
];

const VOTE: &[&str] = &[
    "(cmd:PostTopic(topics:[1]))",
    "(cmd:Convene(group:1,badge:6))",
    r#"(cmd:SignUp(group:1,badges:"5-13"))"#,
    "(cmd:AdvanceStage())",
    "(cmd:TakeGroupRole(group:1,role:Reporter,badge:7))",
    r#"(cmd:DraftMotion(group:1,mover:6,action:"把旧车清出去",object:"南车棚",who:"各楼出一个人",when:"6月6日"))"#,
    "(cmd:AdvanceStage())",
    r#"(cmd:ReportGroup(group:1,answer:"我们自己出力气"))"#,
    "(cmd:OpenMotion(motion:1))",
    "(cmd:RaiseHand(badge:8,side:For))",
    "(cmd:GrantFloor())",
    "(cmd:EndSpeech())",
    "(cmd:CloseDebate())",
    "(cmd:OpenVote(on:Motion(1),present:38,tellers:[12,13]))",
];

const CHOICE: &[&str] =
    &[r#"(cmd:OpenVote(on:Choice(title:"先做哪样",options:[Topic(1),Topic(2)],pick:1),present:38,tellers:[12,13]))"#];

/// What is counted: how one comes there, what is typed first, and the number that nobody may read.
const COUNTED: [(&str, &[&str], &str, &str); 3] =
    [("hands for", VOTE, "17", "17"), ("an option", CHOICE, "17", "17"), ("dots", &[], "1:37", "37")];

fn console(more: &[&str]) -> Console {
    Console::given(&[ROOM, more].concat())
}

/// The rows under the wall: strip and what is said; and what is asked over it.
fn seen(console: &mut Console) -> String {
    let shown = console.shows(100, 30);
    // The wall counts badges and time; a number that stands alone is what is looked for.
    shown.lines().skip(12).collect::<Vec<_>>().join("\n")
}

#[test]
fn on_a_mirrored_screen_no_count_stands_anywhere_before_all_are_counted() {
    for (what, more, typed, number) in COUNTED {
        let mut console = console(more);
        let lines = console.meeting().seq;
        console.press(KeyCode::F(9));
        assert!(!seen(&mut console).contains(number), "{what}: before anything was typed");
        console.types(typed);
        let while_typed = seen(&mut console);
        assert!(!while_typed.contains(number), "{what}, typed:\n{while_typed}");
        assert!(while_typed.contains("都数好了再公布"), "{what}, foretold:\n{while_typed}");
        console.press(KeyCode::Enter);
        assert_eq!(console.meeting().seq, lines + 1, "{what} was noted");
        let told = seen(&mut console);
        assert!(!told.contains(number), "{what}, told:\n{told}");
        console.press(KeyCode::F(3));
        let asked = seen(&mut console);
        assert!(!asked.contains(number), "{what}, taken back?\n{asked}");
    }
}

#[test]
fn what_was_said_at_the_desk_goes_when_the_wall_comes_over_the_strip() {
    let mut console = console(VOTE);
    console.line("17");
    assert!(console.said().contains("17"), "at the console it is told: {}", console.said());
    console.press(KeyCode::F(9));
    let shown = seen(&mut console);
    assert!(!shown.contains("17"), "{shown}");
}

#[test]
fn when_all_are_counted_the_strip_says_it() {
    let mut console = console(VOTE);
    console.press(KeyCode::F(9)).line("17 4");
    console.types("1").press(KeyCode::Enter);
    assert!(console.said().contains('4'), "{}", console.said());
}

#[test]
fn no_number_stands_in_an_empty_strip_that_asks_for_a_count() {
    for more in [VOTE, CHOICE] {
        let mut console = console(more);
        let shown = console.shows(100, 30);
        let strip = shown.lines().rev().nth(1).unwrap();
        assert!(strip.contains("几位 >"), "{strip}");
        assert!(!strip.split_once("几位 >").unwrap().1.contains(|c: char| c.is_ascii_digit()), "{strip}");
    }
}

#[test]
fn f8_asks_for_the_chair_and_the_recorder_and_never_starts_the_clock() {
    let mut console = Console::given(&ROOM[..2]);
    console.press(KeyCode::F(8));
    assert!(console.meeting().started.is_none());
    assert!(console.shows(100, 30).contains("主持"));
    console.line("1");
    assert_eq!(console.meeting().holder(yishi::meeting::words::Office::Chair).map(|badge| badge.no), Some(1));
    console.press(KeyCode::F(8)).line("3");
    assert_eq!(console.meeting().holder(yishi::meeting::words::Office::Recorder).map(|badge| badge.no), Some(3));
    assert!(console.meeting().started.is_none());
    console.press(KeyCode::F(8));
    assert!(console.meeting().started.is_none(), "people are still coming in");
    assert!(console.said().contains("回车开始"), "{}", console.said());
    console.press(KeyCode::Enter);
    assert!(console.meeting().started.is_some());
}

#[test]
fn f8_after_a_refusal_that_names_no_way_supplies_what_the_stage_lacks() {
    let mut console = Console::given(&ROOM[..3]);
    // Worn already.
    console.line("8").press(KeyCode::F(8));
    let shown = console.shows(100, 30);
    assert!(!shown.contains("主题 >") && shown.contains("记录"), "{shown}");
}
