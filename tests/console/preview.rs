//! What Enter will do, said before it is pressed; letters that stand for a number.

use super::*;
use yishi::meeting::{numbers::Badge, words::Side};

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#;
const NAMED: &[&str] = &[
    OPEN,
    "StartMeeting()",
    r#"SignIn(badges:"1-3 5-16")"#,
    r#"SignIn(badges:17,call:"王阿姨")"#,
    r#"SignIn(badges:18,call:"汪叔叔")"#,
    r#"SignIn(badges:19,call:"长孙老师")"#,
    r#"EditParticipant(badge:8,call:"李大伯")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Recorder,badge:5)",
];
const PASS: &str = r#"(because:"时间不够",cmd:AdvanceStage())"#;
const MOTION: &str = r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门")"#;

fn at(advances: usize, more: &[&str]) -> Console {
    let mut lines = NAMED.to_vec();
    lines.extend(["AdvanceStage()"].iter().take(advances));
    lines.extend(std::iter::repeat_n(&PASS, advances.saturating_sub(1)));
    lines.extend(more);
    Console::given(&lines)
}

fn floor() -> Console {
    at(4, &[MOTION])
}

/// What is said of a line while it stands in the strip; nothing may come of that.
fn preview(console: &mut Console, line: &str) -> String {
    let before = console.bytes();
    console.types(line);
    said_of_it(console, &before)
}

#[test]
fn a_day_that_is_read_as_one_of_next_year_says_so_before_and_after() {
    let plan = [r#"(because:"时间不够",cmd:AdvanceStage())"#];
    let mut console = Console::given(&[AT_A_MOTION, &plan].concat());
    console.line("7 我来排班");
    for _ in 0..9 {
        if console.shows(100, 30).contains("几时") || console.shows(100, 30).contains("哪天") {
            break;
        }
        console.press(KeyCode::Enter);
    }
    console.types("101");
    assert!(console.shows(100, 30).contains("2027年1月1日(明年)"), "{}", console.shows(100, 30));
}

/// The same of a line that is pasted: typed, its first hand would be given by its sign.
fn preview_of_paste(console: &mut Console, line: &str) -> String {
    let before = console.bytes();
    console.app.paste(line);
    said_of_it(console, &before)
}

fn said_of_it(console: &mut Console, before: &str) -> String {
    let said = console.app.console().unwrap().preview().map(|(said, _)| said).unwrap_or_default();
    let shown = console.shows(120, 34);
    // On the card, behind the key.
    let what = said.strip_prefix("回车：").unwrap_or(&said);
    assert!(shown.contains(&what.chars().take(12).collect::<String>()), "{said}\n{shown}");
    assert_eq!(console.bytes(), before);
    console.press(KeyCode::Esc);
    said
}

#[test]
fn hands_are_named_with_their_sides_before_enter_and_in_the_same_words_after_it() {
    let mut console = floor();
    let said = preview_of_paste(&mut console, "17+ 8-");
    assert_eq!(said, "回车：记下2位：17号 王阿姨 赞成、8号 李大伯 反对");
    console.app.paste("17+ 8-");
    console.press(KeyCode::Enter);
    assert!(said.ends_with(&console.said()), "{said} {}", console.said());
}

#[test]
fn a_range_is_counted_and_its_gaps_are_named() {
    let mut console = Console::given(&[OPEN]);
    assert_eq!(preview(&mut console, "1-16"), "回车：签到14位：1-3 5-13 15 16  没有的号4 14跳过");
    console.line("5-7");
    assert_eq!(preview(&mut console, "1-16"), "回车：签到11位：1-3 8-13 15 16  没有的号4 14跳过  记过的5-7跳过");
    let mut cards = at(1, &[]);
    assert_eq!(preview(&mut cards, "3-5 8-9"), "回车：收卡4张(纸上有)：3 5 8 9  没有的号4跳过");
}

#[test]
fn what_would_be_refused_says_so_and_leaves_no_line() {
    let mut console = floor();
    assert!(preview(&mut console, "47+").contains("47号还没签到"));
    assert!(preview_of_paste(&mut console, "17+47-").contains("17号 王阿姨举手，赞成  47号还没签到"));
    assert!(preview(&mut console, "1+").contains("第1条"));
}

#[test]
fn what_is_not_understood_says_so_and_the_rest_is_told() {
    let mut console = floor();
    assert_eq!(preview_of_paste(&mut console, "17-x"), "没认出：17-x");
    assert_eq!(preview_of_paste(&mut console, "17+ 8x"), "回车：17号 王阿姨举手，赞成  没认出：8x");
}

#[test]
fn counts_of_a_vote_are_tried_in_their_order() {
    let vote = [
        "RaiseHand(badge:17,side:For)",
        "GrantFloor()",
        "EndSpeech()",
        "CloseDebate()",
        "OpenVote(on:Motion(1),present:18)",
    ];
    let mut lines = vec![MOTION];
    lines.extend(vote);
    let mut console = at(4, &lines);
    assert_eq!(preview(&mut console, "9 5"), "回车：赞成9  反对5");
    assert!(preview(&mut console, "9 15").contains("第12条"));
}

#[test]
fn a_form_says_what_it_asks_next_and_what_an_answer_is_taken_as() {
    let mut console = at(3, &[]);
    assert!(preview(&mut console, "17").contains("17号 王阿姨，看能做什么"));
    let mut plan = at(5, &[]);
    let said = preview(&mut plan, "17 我来排班");
    assert!(said.contains("17号 王阿姨、我来排班，再问日子"), "{said}");
    plan.line("17 我来排班").types("630");
    let said = plan.app.console().unwrap().preview().unwrap().0;
    assert!(said.contains("2026年6月30日"), "{said}");
}

#[test]
fn initials_find_a_person_and_a_sign_behind_them_commits() {
    let mut console = floor();
    console.types("w");
    let found: Vec<String> = console.app.console().unwrap().found().into_iter().map(|found| found.shown).collect();
    assert_eq!(found, ["17号 王阿姨", "18号 汪叔叔"]);
    assert!(console.shows(60, 20).contains("[2] 18号 汪叔叔"), "{}", console.shows(60, 20));
    console.press(KeyCode::Esc).types("way+");
    assert_eq!(console.meeting().waiting().first().map(|hand| hand.badge), Some(Badge(17)));
    console.types("w2").types("-").press(KeyCode::Enter);
    let waiting: Vec<_> = console.meeting().waiting().iter().map(|hand| (hand.badge.no, hand.side)).collect();
    assert_eq!(waiting, [(17, Some(Side::For)), (18, Some(Side::Against))]);
}

#[test]
fn a_name_with_several_readings_is_found_by_each() {
    for letters in ["zsls", "csls"] {
        let mut console = floor();
        console.types(letters).press(KeyCode::Enter).line("?");
        assert_eq!(console.meeting().waiting().first().map(|hand| hand.badge), Some(Badge(19)), "{letters}");
    }
}

#[test]
fn enter_takes_the_first_that_is_found_and_gives_nothing_yet() {
    let mut console = floor();
    let before = console.bytes();
    console.line("ldb");
    assert!(console.shows(80, 24).contains("> 8"), "{}", console.shows(80, 24));
    assert_eq!(console.bytes(), before);
    console.line("-");
    assert_eq!(console.meeting().waiting().first().map(|hand| hand.badge), Some(Badge(8)));
}

#[test]
fn letters_that_find_nobody_stay_and_say_how_a_text_is_typed() {
    let mut console = at(1, &[]);
    console.line("dark");
    assert!(console.said().contains("没找到dark"), "{}", console.said());
    assert_eq!(console.meeting().concerns.len(), 0);
    console.press(KeyCode::Esc).line("0 dark");
    assert_eq!(console.meeting().concerns.len(), 1);
}

#[test]
fn letters_work_in_fields_of_badges_and_in_lists() {
    let mut console = at(1, &[]);
    // The menu's form for an office: first a list, then a badge.
    let number = console.app.console().unwrap().number(yishi::meeting::Name::TakeOffice);
    console.press(KeyCode::F(2)).types(&number.to_string());
    console.types("jsy").press(KeyCode::Enter).press(KeyCode::Enter);
    console.types("way").press(KeyCode::Enter).press(KeyCode::Enter);
    let timekeeper = console.meeting().holder(yishi::meeting::words::Office::Timekeeper);
    assert_eq!(timekeeper, Some(Badge(17)), "{}", console.shows(80, 24));
}

#[test]
fn initials_find_a_topic_where_topics_begin_a_line() {
    let mut console = at(1, &[r#"Cluster(title:"门禁用哪种",cards:"7 8")"#]);
    console.types("mj").press(KeyCode::Enter);
    assert!(console.shows(80, 24).contains("> 1 ="), "{}", console.shows(80, 24));
    console.line("9");
    assert_eq!(console.meeting().topics.values().next().map(|topic| topic.cards.len()), Some(3));
}
