//! What the host needs to see: which motion this is and its time, what the rules did, what still lies on paper.

use super::*;
use yishi::view::Board;

const OPEN: &str =
    r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",minutes:120,charter:Preset("haishu"))"#;
const PASS: &str = r#"(because:"时间不够",cmd:AdvanceStage())"#;

/// At S4 with two motions that wait and one that is opened at seven.
fn floor(more: &[&str]) -> Console {
    let mut lines = vec![
        OPEN,
        "StartMeeting()",
        r#"SignIn(badges:"1-3 5-20")"#,
        "TakeOffice(office:Chair,badge:1)",
        "TakeOffice(office:Recorder,badge:5)",
        "AdvanceStage()",
        r#"RaiseConcern(cards:"6-9")"#,
        "Cluster(rest:true)",
        "AdvanceStage()",
        "PostTopic(topics:[1,2])",
        PASS,
        r#"DraftMotion(group:1,action:"画停车线",object:"南门")"#,
        r#"DraftMotion(group:2,action:"装一盏路灯",object:"北门")"#,
        PASS,
        r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门")"#,
    ];
    lines.extend(more);
    Console::given(&lines)
}

#[test]
fn the_open_motion_says_which_it_is_its_share_of_the_time_and_what_is_left_of_it() {
    // 25 and 10 minutes for debate and votes, three motions.
    let shown = floor(&[]).shows(80, 24);
    assert!(shown.contains("第1件，共3件  约12分钟  还有12分钟"), "{shown}");
    let later = floor(&[r#"(at:"2026-05-23T19:13:00+08:00",cmd:RaiseHand(badge:8,side:For))"#]).shows(80, 24);
    assert!(later.contains("第1件，共3件  约12分钟  多用了2分钟"), "{later}");
}

#[test]
fn time_that_stood_still_is_nobodys_time() {
    let paused = [
        r#"(at:"2026-05-23T19:02:00+08:00",cmd:PauseClock())"#,
        r#"(at:"2026-05-23T19:32:00+08:00",cmd:ResumeClock())"#,
        r#"(at:"2026-05-23T19:33:00+08:00",cmd:RaiseHand(badge:8,side:For))"#,
    ];
    let shown = floor(&paused).shows(80, 24);
    assert!(shown.contains("约12分钟  还有9分钟"), "{shown}");
}

#[test]
fn what_the_rules_did_is_told_by_rule_and_one_by_one_and_names_nobody() {
    let mut console =
        floor(&["(cmd:RaiseHand(badge:1,side:For),expect:Refused(R01))", "CallToOrder(rule:R06,badge:9)"]);
    for _ in 1..Board::ALL.len() {
        console.press(KeyCode::Tab);
    }
    assert_eq!(console.app.console().unwrap().board(), Board::Rules);
    let shown = console.shows(160, 45);
    for wanted in ["规则帮忙5次", "2 一次一件事", "19:00  「举手」先等等", "第1条", "第6条"] {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
    assert!(!shown.contains("1号") && !shown.contains("9号"), "{shown}");
}

#[test]
fn what_lies_on_paper_stands_at_the_head_and_on_a_board_and_never_on_the_wall() {
    let mut console = floor(&[]);
    assert!(console.shows(60, 20).contains("会后补记6样"), "{}", console.shows(60, 20));
    while console.app.console().unwrap().board() != Board::Paper {
        console.press(KeyCode::Tab);
    }
    let shown = console.shows(80, 24);
    assert!(shown.contains("卡6.1") && shown.contains("第2桌的纸") && shown.contains("如 7.2 门口太黑"), "{shown}");
    console.press(KeyCode::F(9));
    assert!(!console.shows(80, 24).contains("会后补记"), "{}", console.shows(80, 24));
}
