//! Place x key: what the footer and the help promise is what happens. A new key has to be answered here.

use super::*;
use yishi::tui::keymap::{
    Action::{self, *},
    BINDINGS, Place,
};

/// What stands on the screen after the key that did not stand there before; nothing: nothing new does, and no line is written.
const PROMISES: &[(Place, Action, &str)] = &[
    (Place::Empty, Next, "问过三遍"),
    (Place::Console, Menu, "现在能做的"),
    (Place::Console, Undo, "要改回"),
    (Place::Empty, Undo, "要改回"),
    (Place::Console, Advance, "提议1还没表决"),
    (Place::Console, Wall, "哪位先说"),
    (Place::Console, Hush, "静一静"),
    (Place::Empty, Pages, "墙上放什么"),
    (Place::Empty, Freeze, "墙面定住了"),
    (Place::Empty, PagesOn, ""),
    (Place::Empty, PagesBack, ""),
    (Place::Empty, Papers, "文件写好了"),
    (Place::Empty, Rate, "只有排练能把钟走快"),
    (Place::Console, Because, "没有要特别办的"),
    (Place::Console, Pause, "钟停下了"),
    (Place::Console, Remedy, "问过三遍"),
    (Place::Console, Board, "到会的人"),
    (Place::Console, BoardBack, "议事规则"),
    (Place::Console, Page, ""),
    (Place::Console, PageBack, ""),
    (Place::Console, Help, "按键"),
    (Place::Console, Enter, "举手赞成"),
    (Place::Console, Escape, "举手 > 17+"),
    (Place::Console, Leave, "离开？"),
    (Place::Console, Repaint, ""),
    (Place::Looking, TakeOver, "要在这里记"),
    (Place::Looking, Board, "到会的人"),
    (Place::Looking, BoardBack, "议事规则"),
    (Place::Looking, Wall, "哪位先说"),
    (Place::Looking, Page, ""),
    (Place::Looking, PageBack, ""),
    (Place::Looking, Menu, "这里能做的"),
    (Place::Looking, Escape, "进入汇报商议"),
    (Place::Looking, Leave, "离开？"),
    (Place::Looking, Help, "按键"),
    (Place::Looking, Repaint, ""),
    (Place::List, Choose, "第几桌"),
    (Place::List, Up, ""),
    (Place::List, Down, "2/"),
    (Place::List, Page, "11/"),
    (Place::List, PageBack, ""),
    (Place::List, First, ""),
    (Place::List, Last, "念一遍"),
    (Place::List, Help, "按键"),
    (Place::List, Leave, "离开？"),
    (Place::List, Wall, "哪位先说"),
    (Place::List, Close, "举手 > 17+"),
    (Place::Form, Answer, "哪一处"),
    (Place::Form, Finish, "已经是这样了"),
    (Place::Form, Back, "谁提的"),
    (Place::Form, Undo, "谁提的"),
    (Place::Form, Because, "没有要特别办的"),
    (Place::Form, Remedy, "这里没有要补的"),
    (Place::Form, Help, "按键"),
    (Place::Form, Wall, "哪位先说"),
    (Place::Form, Leave, "离开？"),
    (Place::Form, Page, ""),
    (Place::Form, PageBack, ""),
    (Place::Help, Close, "举手 > 17+"),
    (Place::Help, Wall, "哪位先说"),
    (Place::Help, Theme, ""),
    (Place::Help, Page, "第2页"),
    (Place::Help, PageBack, ""),
    (Place::Start, Choose, "主题"),
    (Place::Start, Up, ""),
    (Place::Start, Down, ""),
    (Place::Start, Page, "导入名册"),
    (Place::Start, PageBack, ""),
    (Place::Start, First, ""),
    (Place::Start, Last, "导入名册"),
    (Place::Start, Menu, "打字找"),
    (Place::Start, Undo, "没有要改回的"),
    (Place::Start, Board, "今天没有等着办的"),
    (Place::Start, BoardBack, "记录的人"),
    (Place::Start, Promises, "答应的事"),
    (Place::Start, Items, "等回音的"),
    (Place::Start, Visits, "值班接待"),
    (Place::Start, Station, "记录的人"),
    (Place::Start, Help, "按键"),
    (Place::Start, Leave, "OVER"),
    (Place::Start, Repaint, ""),
    (Place::Track, Choose, "没有这样的事项"),
    (Place::Track, Up, ""),
    (Place::Track, Down, ""),
    (Place::Track, Page, ""),
    (Place::Track, PageBack, ""),
    (Place::Track, Menu, "打字找"),
    (Place::Track, Undo, "没有要撤回的"),
    (Place::Track, Board, "值班接待"),
    (Place::Track, BoardBack, "没有这样的事项"),
    (Place::Track, Promises, "没有这样的事项"),
    (Place::Track, Items, ""),
    (Place::Track, Visits, "值班接待"),
    (Place::Track, Station, "记录的人"),
    (Place::Track, Write, "什么事 >"),
    (Place::Track, Back, "选一场会"),
    (Place::Track, Help, "按键"),
    (Place::Track, Leave, "选一场会"),
    (Place::Track, Repaint, ""),
];

/// A console that stands at a place, with what is typed or open there.
fn at_place(place: Place) -> Console {
    let mut console = match place {
        Place::Start | Place::Track => Console::at_start(),
        Place::Looking => second::beside(Console::given(AT_A_MOTION)),
        _ => Console::given(AT_A_MOTION),
    };
    match place {
        Place::Console => console.types("9"),
        Place::List => console.press(KeyCode::F(2)),
        Place::Form => console.press(KeyCode::F(2)).types("改成").press(KeyCode::Enter).line("7"),
        Place::Help => console.press(KeyCode::F(1)),
        Place::Track => console.press(KeyCode::F(8)),
        Place::Empty | Place::Start | Place::Looking => &mut console,
    };
    // What is pressed now is no second press of the same key.
    console.press(KeyCode::F(12));
    console
}

fn lines(console: &Console) -> Option<u64> {
    console.app.console().map(|console| console.meeting().seq)
}

#[test]
fn every_key_of_every_place_says_what_it_does() {
    let answered: Vec<_> = PROMISES.iter().map(|(place, action, _)| (*place, *action)).collect();
    let unanswered: Vec<_> =
        BINDINGS.iter().map(|row| (row.place, row.action)).filter(|row| !answered.contains(row)).collect();
    assert_eq!(unanswered, [], "what does it do there?");
}

#[test]
fn what_the_footer_promises_is_what_happens() {
    let mut broken = Vec::new();
    for (place, action, promise) in PROMISES {
        let Some(row) = BINDINGS.iter().find(|row| (row.place, row.action) == (*place, *action)) else {
            broken.push(format!("{place:?} {action:?}: no such key"));
            continue;
        };
        for key in row.keys {
            let mut console = at_place(*place);
            let (before, written) = (console.screen(100, 30), lines(&console));
            console.app.key(KeyEvent::new(key.0, key.1));
            let over = console.app.is_over();
            let after = if over { vec!["OVER".to_owned()] } else { console.screen(100, 30) };
            let new: Vec<&String> = after.iter().filter(|line| !before.contains(line)).collect();
            let kept = if promise.is_empty() {
                lines(&console) == written && (new.is_empty() || matches!(action, Theme | Down | Page | Last))
            } else {
                new.iter().any(|line| line.contains(promise))
            };
            if !kept {
                broken.push(format!("{place:?} {action:?} by {key:?}, promised {promise:?}, came: {new:#?}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn f8_signs_nobody_in_without_a_question_and_then_takes_what_was_typed() {
    let mut console = Console::given(AT_A_MOTION);
    console.app.paste("47+");
    console.press(KeyCode::Enter).press(KeyCode::F(8));
    assert!(!console.meeting().is_present(yishi::meeting::numbers::Badge(47)), "not without a question");
    assert!(console.shows(100, 30).contains("还没签到"), "{}", console.shows(100, 30));
    console.types("1").press(KeyCode::Enter);
    assert!(console.meeting().is_present(yishi::meeting::numbers::Badge(47)));
    assert_eq!(console.meeting().waiting().len(), 1, "{}", console.said());
}

#[test]
fn f8_runs_no_other_command_after_a_refusal() {
    let mut console = Console::given(AT_A_MOTION);
    // The chair doesn't speak: refused, and nothing would supply it.
    console.app.paste("1+");
    console.press(KeyCode::Enter);
    let lines = console.meeting().seq;
    console.press(KeyCode::F(8));
    assert_eq!(console.meeting().seq, lines, "{}", console.said());
}

#[test]
fn what_is_typed_into_a_field_stands_there_when_it_is_asked_again() {
    let mut console = at_place(Place::Form);
    console.types("装刷卡和人脸").press(KeyCode::F(3));
    assert!(console.shows(100, 30).contains("> 7"), "{}", console.shows(100, 30));
    console.press(KeyCode::Enter);
    assert!(console.shows(100, 30).contains("> 装刷卡和人脸"), "{}", console.shows(100, 30));
    // Help and the question whether to leave lose nothing either.
    console.press(KeyCode::F(1)).press(KeyCode::Esc);
    assert!(console.shows(100, 30).contains("> 装刷卡和人脸"), "{}", console.shows(100, 30));
    console.press(KeyCode::F(10)).press(KeyCode::Esc);
    assert!(console.shows(100, 30).contains("> 装刷卡和人脸"), "{}", console.shows(100, 30));
}

#[test]
fn while_hands_are_counted_another_line_says_what_it_waits_for() {
    let vote = ["RaiseHand(badge:8,side:For)", "GrantFloor()", "EndSpeech()", "CloseDebate()"];
    let open = "OpenVote(on:Motion(1),present:12,tellers:[10,11])";
    let mut console = Console::given(&[AT_A_MOTION, &vote, &[open]].concat());
    for line in ["*4", "*4 8", "8-", "离场"] {
        console.types(line);
        assert!(console.shows(100, 30).contains("正在数手"), "{line}\n{}", console.shows(100, 30));
        console.press(KeyCode::Enter);
        assert!(console.said().contains("正在数手"), "{line}: {}", console.said());
        console.press(KeyCode::Esc);
    }
}

#[test]
fn a_row_is_named_in_the_example_only_where_there_is_one() {
    let on = [r#"(because:"时间不够",cmd:AdvanceStage())"#; 1];
    let mut console = Console::given(&[AT_A_MOTION, &on].concat());
    assert_eq!(console.meeting().stage, yishi::charter::Stage::S6);
    assert!(!console.shows(100, 30).contains("3 = 17 8"), "{}", console.shows(100, 30));
    console.line("排出值班表").press(KeyCode::Tab);
    assert!(console.shows(100, 30).contains("3 = 17 8"), "{}", console.shows(100, 30));
}

/// A motion that passed, and nobody leads it: what S6 begins with.
#[test]
fn the_plan_begins_with_what_passed_and_one_key_asks_who_leads_it() {
    let vote = [
        "RaiseHand(badge:8,side:For)",
        "GrantFloor()",
        "EndSpeech()",
        "CloseDebate()",
        "OpenVote(on:Motion(1),present:12,tellers:[10,11])",
        "CountFor(count:11)",
        "CountAgainst(count:1)",
        "CloseVote()",
        r#"(because:"时间不够",cmd:AdvanceStage())"#,
    ];
    let motion = r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门",who:"各楼",when:"7月1日",scope:Residents)"#;
    let mut lines = AT_A_MOTION.to_vec();
    *lines.last_mut().unwrap() = motion;
    let mut console = Console::given(&[&lines[..], &vote].concat());
    assert!(console.shows(100, 30).contains("提议1谁来领头"), "{}", console.shows(100, 30));
    console.press(KeyCode::Enter);
    assert!(console.shows(100, 30).contains("号牌"), "{}", console.shows(100, 30));
    console.line("9").press(KeyCode::Tab);
    assert_eq!(console.meeting().leads.len(), 1, "{}", console.said());
    console.press(KeyCode::F(12));
    assert!(!console.shows(100, 30).contains("谁来领头"), "{}", console.shows(100, 30));
}

/// Who reports for a table was said when they were chosen: it isn't asked again.
#[test]
fn who_reports_is_not_asked_where_it_is_known() {
    let mut console = Console::given(&AT_A_MOTION[..AT_A_MOTION.len() - 1]);
    console.press(KeyCode::Enter);
    let shown = console.shows(100, 30);
    assert!(shown.contains("自己能做") && !shown.contains("号牌 >"), "{shown}");
    console.press(KeyCode::Enter);
    let reported = console.meeting().groups.values().next().unwrap().reported.is_some();
    assert!(reported, "{}", console.said());
    assert!(console.bytes().contains("GroupReported(group:1,badge:7") || console.bytes().contains("badge:Some(7)"));
}

/// What is left out of an amendment stays as it was: Tab past where it is asks nothing more.
#[test]
fn optional_fields_are_left_out_by_tab() {
    let mut console = at_place(Place::Form);
    console.line("装刷卡和人脸");
    assert!(console.shows(100, 30).contains("哪一处 >"), "{}", console.shows(100, 30));
    console.press(KeyCode::Tab);
    let amendments = console.meeting().open_motion().map(|motion| motion.amendments.len());
    assert_eq!(amendments, Some(1), "{}", console.said());
}
