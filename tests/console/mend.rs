//! What is put right: taken back, found later, or pasted and not taken.

use super::*;
use yishi::meeting::numbers::Badge;

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#;
const CARDS: &[&str] = &[
    OPEN,
    "StartMeeting()",
    r#"SignIn(badges:"1-3 5-30")"#,
    r#"EditParticipant(badge:17,call:"王大姨")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Recorder,badge:5)",
    "AdvanceStage()",
    r#"RaiseConcern(badge:7,text:"门口太黑")"#,
];

/// With twenty lines more behind the first card.
fn later() -> Console {
    let cards: Vec<String> = (8..30).map(|badge| format!(r#"RaiseConcern(badge:{badge},text:"卡{badge}")"#)).collect();
    let mut lines = CARDS.to_vec();
    lines.extend(
        cards.iter().filter(|line| ![":14,", ":24,"].iter().any(|nobody| line.contains(nobody))).map(String::as_str),
    );
    Console::given(&lines)
}

#[test]
fn undo_says_what_a_long_line_did_in_one_sentence() {
    let mut console = Console::given(&[OPEN]);
    console.line("1-42").press(KeyCode::F(3));
    let shown = console.shows(80, 24);
    assert!(shown.contains("要改回：签到37位：1-3 5-13 15-23 25-33 35-37 39-42，对吗"), "{shown}");
    console.types("1");
    assert_eq!(console.meeting().present(), 0);
}

#[test]
fn two_presses_within_a_second_take_back_once() {
    let mut console = Console::given(CARDS);
    console.line("8 停车难").line("9 路灯不亮");
    console.press(KeyCode::F(3)).press(KeyCode::Enter).press(KeyCode::Enter);
    assert_eq!(console.meeting().concerns.len(), 2);
    console.press(KeyCode::Backspace).press(KeyCode::Backspace).press(KeyCode::Enter);
    assert_eq!(console.meeting().concerns.len(), 1);
}

/// F3, the third row, the number of the line: four keys; then the new text.
#[test]
fn a_text_that_is_found_wrong_twenty_lines_later_is_put_right_in_four_keys() {
    let mut console = later();
    console.press(KeyCode::F(3)).types("3");
    let shown = console.shows(80, 45);
    let line = shown.lines().find(|line| line.contains("门口太黑")).unwrap();
    let number: String = line.trim().chars().take_while(char::is_ascii_digit).collect();
    assert_eq!(number, "31", "{shown}");
    console.types(&number);
    assert!(console.shows(100, 30).contains("> 门口太黑"), "{}", console.shows(100, 30));
    console.line("门口太亮");
    let texts: Vec<_> = console.meeting().concerns.values().filter_map(|card| card.text.clone()).collect();
    assert_eq!((texts[0].as_str(), texts.len()), ("门口太亮", 21));
}

#[test]
fn what_stands_there_can_be_edited_instead_of_written_anew() {
    let mut console = later();
    console.press(KeyCode::F(3)).types("331").press(KeyCode::Backspace).line("亮");
    assert_eq!(console.meeting().concerns.values().next().unwrap().text.as_deref(), Some("门口太亮"));
}

#[test]
fn how_somebody_is_called_is_put_right_by_the_last_field_alone() {
    let mut console = Console::given(&CARDS[..4]);
    console.press(KeyCode::F(3)).types("31");
    assert!(console.shows(80, 24).contains("> 王大姨"), "{}", console.shows(80, 24));
    console.line("王阿姨");
    assert_eq!(console.app.console().unwrap().sitting().call(Badge(17)), Some("王阿姨"));
}

#[test]
fn behind_a_barrier_what_can_be_put_right_is_offered_at_once() {
    let mut lines = CARDS.to_vec();
    lines.push(r#"CloseMeeting(reason:"停电了")"#);
    let mut console = Console::given(&lines);
    console.press(KeyCode::F(3));
    assert!(console.shows(80, 24).contains("改哪一条"), "{}", console.shows(80, 24));
    console.types("1").line("门口没灯");
    assert_eq!(console.meeting().concerns.values().next().unwrap().text.as_deref(), Some("门口没灯"));
}

#[test]
fn of_sixty_pasted_lines_those_that_fail_are_shown_and_left_to_be_put_right() {
    let mut console = Console::given(CARDS);
    let good = |n: usize| format!("{} 第{n}张", [6, 7, 8, 9, 10, 11, 12, 13][n % 8]);
    let mut lines: Vec<String> = (0..57).map(good).collect();
    lines.insert(20, "47 没有这个号".to_owned());
    lines.insert(40, "*".to_owned());
    lines.insert(59, "停车 = x".to_owned());
    console.app.paste(&lines.join("\n"));
    console.press(KeyCode::Enter);
    assert_eq!(console.meeting().concerns.len(), 58);
    let shown = console.shows(100, 30);
    for wanted in ["还有3行没记上", "47 没有这个号", "47号还没签到", "停车 = x", "没认出", "60行记下了57行"]
    {
        assert!(shown.contains(wanted), "{wanted}\n{shown}");
    }
    // The first of them is put right; then the others stand there again.
    console.types("1");
    assert!(console.shows(100, 30).contains("> 47 没有这个号"), "{}", console.shows(100, 30));
    console.press(KeyCode::Home).press(KeyCode::Delete).press(KeyCode::Delete).types("27").press(KeyCode::Enter);
    assert_eq!(console.meeting().concerns.len(), 59);
    assert!(console.shows(100, 30).contains("还有2行没记上"), "{}", console.shows(100, 30));
    console.press(KeyCode::Esc);
    assert!(console.app.console().unwrap().place() == yishi::tui::keymap::Place::Empty);
    // Dropped, as the list says: nothing of them comes up again.
    console.line("27 灯不亮");
    console.press(KeyCode::F(12)).press(KeyCode::F(8));
    assert!(!console.shows(100, 30).contains("没记上"), "{}", console.shows(100, 30));
}

/// In a long list a number chooses at once; an Enter behind it out of habit does nothing at the console.
#[test]
fn an_enter_behind_the_number_of_a_long_list_gives_no_next_step() {
    let pass = r#"(because:"时间不够",cmd:AdvanceStage())"#;
    let motion = r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门")"#;
    let mut lines = CARDS.to_vec();
    lines.extend([pass, pass, pass, motion, "RaiseHand(badge:8,side:For)", "GrantFloor()", "EndSpeech()"]);
    let mut console = Console::given(&lines);
    let menu = console.app.console().unwrap().menu();
    let number = console.app.console().unwrap().number(yishi::meeting::Name::CloseDebate);
    assert!(menu.len() > 9);
    console.press(KeyCode::F(2)).types(&number.to_string());
    assert!(console.meeting().open_motion().unwrap().debate.closed, "{}", console.said());
    // The next step would be the form of a vote.
    console.press(KeyCode::Enter);
    assert!(!console.app.console().unwrap().popup_is_open(), "{}", console.shows(80, 24));
}

/// The worked evening up to the line with these words.
fn evening(upto: &str) -> Console {
    let lines: Vec<&str> = include_str!("../../sessions/worked.ron").lines().collect();
    let at = lines.iter().position(|line| line.contains(upto)).unwrap();
    Console::given(&lines[..=at])
}

/// Opens the form of the first line in the list of what can be put right that says this.
fn mends(console: &mut Console, words: &str) {
    console.press(KeyCode::F(3)).types("3");
    let shown = console.shows(120, 45);
    let line = shown.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}\n{shown}"));
    let (before, _) = line.split_once(words).unwrap();
    let number = before.split_whitespace().rfind(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    console.types(number.unwrap());
}

#[test]
fn what_a_table_could_do_itself_is_put_right_while_the_reports_go_on() {
    let mut console = evening("ReportGroup(group:3,answer");
    mends(&mut console, "第3桌自己能做");
    assert!(console.shows(120, 34).contains("> 接孩子的时候"), "{}", console.shows(120, 34));
    console.line("接孩子的时候，家长轮着站门口");
    let group = &console.meeting().groups[&yishi::meeting::numbers::GroupNo(3)];
    assert_eq!(group.answer.as_deref(), Some("接孩子的时候，家长轮着站门口"), "{}", console.said());
}

#[test]
fn what_a_table_came_to_is_put_right_and_stays_open_if_it_was() {
    let lines: Vec<&str> = include_str!("../../sessions/worked.ron").lines().collect();
    let at =
        lines.iter().position(|line| line.contains("NoteConclusion") || line.contains("DraftMotion(group:1")).unwrap();
    let mut lines = lines[..at].to_vec();
    lines.push(r#"NoteConclusion(group:2,text:"先试一个们",unsettled:true)"#);
    let mut console = Console::given(&lines);
    mends(&mut console, "第2桌还没谈拢");
    assert!(console.shows(120, 34).contains("> 先试一个们"), "{}", console.shows(120, 34));
    console.line("先试一个门");
    let conclusion = console.meeting().groups[&yishi::meeting::numbers::GroupNo(2)].conclusion.clone().unwrap();
    assert_eq!(
        (conclusion.note.text.as_deref(), conclusion.unsettled),
        (Some("先试一个门"), true),
        "{}",
        console.said()
    );
}

#[test]
fn one_point_of_many_is_put_right_while_the_tables_talk() {
    let lines: Vec<&str> = include_str!("../../sessions/worked.ron").lines().collect();
    let at = lines.iter().position(|line| line.contains("DraftMotion(group:1")).unwrap();
    let mut lines = lines[..at].to_vec();
    lines.push(r#"NotePoint(group:2,text:"老人不会用手基")"#);
    lines.push(r#"NotePoint(group:2,text:"快递放在哪里")"#);
    let mut console = Console::given(&lines);
    let before = console.meeting().groups[&yishi::meeting::numbers::GroupNo(2)].points.len();
    mends(&mut console, "老人不会用手基");
    assert!(console.shows(120, 34).contains("> 老人不会用手基"), "{}", console.shows(120, 34));
    console.line("老人不会用手机");
    let points = &console.meeting().groups[&yishi::meeting::numbers::GroupNo(2)].points;
    let texts: Vec<&str> = points.iter().filter_map(|point| point.text.as_deref()).collect();
    assert_eq!(points.len(), before, "{}", console.said());
    assert_eq!(texts[texts.len() - 2..], ["老人不会用手机", "快递放在哪里"]);
    // What can be put right next is what stands now, not what stood.
    console.press(KeyCode::F(3)).types("3");
    let shown = console.shows(120, 34);
    assert!(shown.contains("说到的第") && !shown.contains("手基"), "{shown}");
}

#[test]
fn a_note_of_a_table_is_corrected_after_the_close() {
    let mut console = evening("NoteSurprise(group:2");
    mends(&mut console, "第2桌没想到的好主意");
    assert!(console.shows(120, 34).contains("> 老张说"), "{}", console.shows(120, 34));
    console.line("老张说业委会有两间空房，可以做门岗").line("听错了");
    let corrected = console.meeting().corrections.last().unwrap();
    assert_eq!(
        corrected.what,
        yishi::meeting::words::Ref::Group(yishi::meeting::numbers::GroupNo(2)),
        "{}",
        console.said()
    );
}

#[test]
fn a_result_that_hands_can_not_show_again_is_put_right_from_the_signed_slip() {
    // The last vote of the evening, and all that came after it.
    let mut console = evening(r#"21:00:00+08:00",cmd:AdvanceStage()"#);
    let vote = console.meeting().closed_last().unwrap();
    let (no, before, tellers) = (vote.no, vote.result.clone().unwrap(), vote.tellers.clone());
    assert_eq!(tellers.len(), 2);
    console.line(&yishi::kit::Code::new(yishi::kit::Sheet::Tally, no.0).to_string());
    let names: Vec<String> = tellers.iter().map(ToString::to_string).collect();
    let answers =
        [(before.for_ - 1).to_string(), before.against.to_string(), names.join(" "), "计票单上写的".to_owned()];
    for answer in &answers {
        console.line(answer);
    }
    let vote = &console.meeting().votes[&no];
    assert_eq!(vote.result.as_ref().unwrap().for_, before.for_ - 1, "{}", console.said());
    assert_eq!(vote.corrections.len(), 1);
    assert!(console.said().contains("更正"), "{}", console.said());
}
