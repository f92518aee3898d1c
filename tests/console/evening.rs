//! A short evening by keyboard, from a new meeting to the minutes; and the same by script, byte for byte.

use super::*;

#[test]
fn a_new_meeting_is_opened_from_the_start_screen() {
    let mut console = Console::at_start();
    assert!(console.shows(80, 24).contains("建一场新会"));
    console.press(KeyCode::Enter);
    assert!(console.shows(80, 24).contains("主题"));
    console.line("停车怎么停?").line("梧桐新村").line("").line("1").line("");
    console.press(KeyCode::Tab);
    let opening = console.meeting().opening.as_deref().unwrap();
    assert_eq!((opening.theme.as_str(), opening.estate.as_str(), opening.minutes), ("停车怎么停?", "梧桐新村", 90));
    assert_eq!(opening.charter.id, "haishu");
    console.press(KeyCode::F(10)).types("1");
    assert!(console.shows(80, 24).contains("停车怎么停?"));
}

#[test]
fn a_new_meeting_that_is_given_up_leaves_nothing_behind() {
    let mut console = Console::at_start();
    console.press(KeyCode::Enter).press(KeyCode::Esc);
    assert!(console.app.console().is_none());
    assert_eq!(console.home.meetings().unwrap().len(), 0);
}

/// What stands before the keyboard is taken up.
const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"停车怎么停?",charter:Preset("haishu"))"#;

/// A short evening by keyboard. Space and Enter take turns, since a key pressed twice within a second counts once.
fn by_keyboard(console: &mut Console) {
    use KeyCode::{Enter, F, Tab};
    let space = KeyCode::Char(' ');
    // The opening: who is here, who serves; what is missing is supplied by one key.
    console.line("1-12").line("7 王阿姨");
    console.press(F(8)).line("1");
    console.press(F(8)).line("5");
    console.press(space).press(F(4));
    // Cards by number, one text, one cluster, the rest as they are.
    console.line("6-9").line("6 门口太黑").line("停车 = 7 8").press(F(8)).press(space);
    // Topics get tables, people sit down.
    console.press(F(8)).line("1 2").line("1 = 6 7 8").line("2 = 9 10 11");
    console.press(F(8)).line("6").press(F(8)).line("9").press(F(4));
    // Two slips, two reporters.
    console.line("1 画停车线").line("").line("南门").press(Tab).line("2 装一盏路灯").line("").line("北门").press(Tab);
    console.press(F(8)).line("6").press(F(8)).line("9").press(F(4));
    // Reports, and the first motion.
    console.press(space).press(Tab).press(Enter).press(Tab).press(space);
    console.line("6+9-").press(space).press(Enter).press(space).press(Enter).press(space);
    console.press(Enter).types("11").press(Tab).line("7 3").press(space).types("1").press(Enter);
    // The second.
    console.press(space).line("9+").press(space).press(Enter).press(space);
    console.press(Enter).types("11").press(Tab).line("2 5").press(space).types("1").press(Enter).press(space);
    // Who does what by when.
    console.line("6 我来看灯").press(Tab).press(Enter).line("排出值班表").press(Tab).line("1 = 6");
    console.press(F(8)).line("6").line("");
    console.press(F(8)).line("630");
    console.press(F(4)).types("1").press(Enter);
}

/// The same evening as a script.
const BY_SCRIPT: &[&str] = &[
    r#"SignIn(badges:"1-12")"#,
    r#"EditParticipant(badge:7,call:"王阿姨")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Recorder,badge:5)",
    "StartMeeting()",
    "AdvanceStage()",
    r#"RaiseConcern(cards:"6-9")"#,
    r#"EditConcern(card:"6",text:"门口太黑")"#,
    r#"Cluster(title:"停车",cards:"7 8")"#,
    "Cluster(rest:true)",
    "AdvanceStage()",
    "PostTopic(topics:[1,2])",
    r#"SignUp(group:1,badges:"6 7 8")"#,
    r#"SignUp(group:2,badges:"9 10 11")"#,
    "Convene(group:1,badge:6)",
    "Convene(group:2,badge:9)",
    "AdvanceStage()",
    r#"DraftMotion(group:1,action:"画停车线",object:"南门")"#,
    r#"DraftMotion(group:2,action:"装一盏路灯",object:"北门")"#,
    "TakeGroupRole(group:1,role:Reporter,badge:6)",
    "TakeGroupRole(group:2,role:Reporter,badge:9)",
    "AdvanceStage()",
    "ReportGroup(group:1)",
    "ReportGroup(group:2)",
    "OpenMotion(motion:1)",
    "RaiseHand(badge:6,side:For)",
    "RaiseHand(badge:9,side:Against)",
    "GrantFloor()",
    "EndSpeech()",
    "GrantFloor()",
    "EndSpeech()",
    "CloseDebate()",
    "OpenVote(on:Motion(1),present:11)",
    "CountFor(count:7)",
    "CountAgainst(count:3)",
    "CloseVote()",
    "OpenMotion(motion:2)",
    "RaiseHand(badge:9,side:For)",
    "GrantFloor()",
    "EndSpeech()",
    "CloseDebate()",
    "OpenVote(on:Motion(2),present:11)",
    "CountFor(count:2)",
    "CountAgainst(count:5)",
    "CloseVote()",
    "AdvanceStage()",
    r#"Pledge(badge:6,text:"我来看灯")"#,
    r#"ProposeAction(what:"排出值班表")"#,
    "ClaimAction(action:1,badge:6)",
    "ClaimMotion(motion:1,badge:6)",
    r#"ClaimAction(action:1,due:"2026-06-30")"#,
    "AdvanceStage()",
];

#[test]
fn keyboard_and_script_write_the_same_bytes() {
    let mut typed = Console::given(&[OPEN]);
    by_keyboard(&mut typed);
    let mut lines = vec![OPEN];
    lines.extend(BY_SCRIPT);
    let scripted = Console::given(&lines);
    for (line, (typed, scripted)) in typed.bytes().lines().zip(scripted.bytes().lines()).enumerate() {
        assert_eq!(typed, scripted, "line {}", line + 1);
    }
    assert_eq!(typed.bytes().lines().count(), scripted.bytes().lines().count(), "{}", typed.said());
}

#[test]
fn a_short_evening_by_keyboard_ends_with_minutes() {
    let mut console = Console::given(&[OPEN]);
    by_keyboard(&mut console);
    assert!(console.meeting().closed.is_some(), "{}", console.said());
    let shown = console.shows(80, 24);
    assert!(shown.contains("谢谢大家"), "{shown}");
}
