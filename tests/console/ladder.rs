//! What the console proposes and never does by itself: the next step of the ladder after two calls, and where a table goes that is done.

use super::*;
use yishi::meeting::words::Rung;

fn called(lines: &[&str]) -> Console {
    let mut console = Console::given(AT_A_MOTION);
    for line in lines {
        console.line(line);
    }
    console
}

#[test]
fn after_two_calls_the_next_step_is_proposed_and_not_taken() {
    let mut console = called(&["*6 12", "*6 12"]);
    let steps = |console: &Console| console.meeting().rulings.values().map(|call| call.step).collect::<Vec<_>>();
    let shown = console.shows(100, 30);
    assert!(shown.contains("请过2回了"), "{shown}");
    assert_eq!(steps(&console), [Rung::Remind, Rung::Remind]);
    console.press(KeyCode::F(8));
    let form = console.shows(100, 30);
    assert!(form.contains("12号"), "{form}");
    assert_eq!(steps(&console).len(), 2, "it never climbs by itself");
    console.press(KeyCode::Tab).press(KeyCode::Enter);
    assert_eq!(steps(&console).last(), Some(&Rung::Approach), "{}", console.shows(100, 30));
}

#[test]
fn another_rule_another_person_or_one_call_proposes_nothing() {
    for lines in [&["*6 12"][..], &["*6 12", "*7 12"], &["*6 12", "*6 11"], &["*6", "*6"]] {
        let mut console = called(lines);
        assert!(!console.shows(100, 30).contains("请过"), "{lines:?}");
    }
}

#[test]
fn who_sits_at_a_table_that_is_done_is_asked_where_they_go() {
    let mut lines: Vec<&str> = AT_A_MOTION.iter().take_while(|line| !line.contains("PostTopic")).copied().collect();
    lines.extend([
        r#"RaiseConcern(cards:"11")"#,
        r#"Cluster(title:"路灯",rest:true)"#,
        "PostTopic(topics:[1,2])",
        "Convene(group:1,badge:6)",
        r#"SignUp(group:1,badges:"6-9")"#,
        "Convene(group:2,badge:10)",
        r#"SignUp(group:2,badges:"10-13")"#,
        "AdvanceStage()",
    ]);
    let next = |console: &Console| console.app.console().unwrap().next_in_words();
    let console = Console::given(&lines);
    assert_eq!(next(&console), None, "both talk");
    lines.push("CloseGroup(group:1)");
    let mut console = Console::given(&lines);
    assert_eq!(next(&console).as_deref(), Some("第1桌谈好了，问问想去哪桌"));
    console.press(KeyCode::Enter);
    assert!(console.shows(100, 30).contains("6 7 8 9"), "{}", console.shows(100, 30));
    console.line("2");
    assert_eq!(console.meeting().groups.values().map(|group| group.members.len()).collect::<Vec<_>>(), [0, 8]);
}
