//! Who is there: the roster at the console, strangers, who wears no badge, and codes from paper.

use std::fs;

use super::*;
use yishi::{
    kit::{Code, Sheet},
    meeting::numbers::{Badge, GroupNo, TopicNo},
};

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#;
const ROSTER: &str = r#"(v: 1, residents: [
    (id: "0190a000-0000-7000-8000-0000000000aa", badge: 17, name: "王桂芳", call: "王阿姨",
     building: "3号楼", household: "502", sector: "owners_committee"),
    (id: "0190a000-0000-7000-8000-0000000000bb", badge: 18, name: "张德明", call: "张伯伯",
     building: "3号楼", household: "502"),
])"#;

/// The console of a station with a roster.
fn opened(lines: &[&str]) -> Console {
    let lines: Vec<&str> = std::iter::once(OPEN).chain(lines.iter().copied()).collect();
    let console = Console::given(&lines);
    fs::write(console.home.root().join("roster.ron"), ROSTER).unwrap();
    console.again(EVENING)
}

#[test]
fn a_known_badge_signs_in_with_three_keys() {
    let mut console = opened(&[]);
    console.press(KeyCode::Char('1')).press(KeyCode::Char('7')).press(KeyCode::Enter);
    let aunt = &console.meeting().people[&Badge(17)];
    assert_eq!((aunt.sector.as_str(), aunt.household), ("owners_committee", Badge(17)));
    assert!(console.said().contains("17号 王阿姨"), "{}", console.said());
    console.line("18");
    assert_eq!(console.meeting().people[&Badge(18)].household, Badge(17));
    let shown = console.shows(100, 30);
    assert!(!shown.contains("王桂芳") && !shown.contains("502"), "{shown}");
}

#[test]
fn another_name_on_a_known_badge_is_another_person_before_and_after_the_sign_in() {
    for lines in [&["17 李阿姨"][..], &["17", "17 李阿姨"]] {
        let mut console = opened(&[]);
        for line in lines {
            console.line(line);
        }
        let stranger = &console.meeting().people[&Badge(17)];
        assert_eq!(stranger.sector, "resident", "{lines:?}");
        assert!(console.said().contains("17号 李阿姨"), "{}", console.said());
    }
}

#[test]
fn strangers_and_who_gives_no_name_sign_in_by_one_line() {
    let mut console = opened(&[]);
    console.line("47 王阿姨").line("46").line("56");
    let present = [46, 47, 56].map(|badge| console.meeting().is_present(Badge(badge)));
    assert_eq!(present, [true; 3], "56 is a seat card: its number is a badge");
    assert!(console.meeting().people[&Badge(47)].person.is_some());
    assert_eq!(console.meeting().people[&Badge(46)].person, None);
}

#[test]
fn who_comes_late_signs_in_by_four_keys() {
    let mut console = opened(&[RAISE, &[r#"(because:"时间不够",cmd:AdvanceStage())"#]].concat());
    console.line("17").types("1").press(KeyCode::Enter);
    assert_eq!(console.meeting().people[&Badge(17)].sector, "owners_committee");
    // While cards come in, a number is a card; the code of the badge is the person.
    let mut console = opened(RAISE);
    console.line("#b17-0").types("1").press(KeyCode::Enter);
    assert_eq!(console.meeting().people[&Badge(17)].sector, "owners_committee");
}

#[test]
fn a_resident_who_takes_no_number_is_0() {
    let mut console = opened(RAISE);
    console.line("0 门口太黑");
    let cards: Vec<_> = console.meeting().concerns.keys().map(|card| card.badge).collect();
    assert_eq!(cards, [Badge::NOBODY]);
    assert!(!console.meeting().people.contains_key(&Badge::NOBODY));
}

/// At S1 with five people.
const RAISE: &[&str] = &[
    "StartMeeting()",
    r#"SignIn(badges:"1-6")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Recorder,badge:5)",
    "AdvanceStage()",
];

#[test]
fn a_code_from_paper_opens_the_form_of_its_sheet() {
    let mut console = opened(RAISE);
    console.line("#K6.2-X").types("门口太黑").press(KeyCode::Enter);
    assert!(console.bytes().contains("6.2"), "{}", console.said());
    console.line("#T1-8");
    assert!(console.said().contains("第1桌还没有开"), "{}", console.said());
}

#[test]
fn a_code_that_was_copied_wrongly_opens_nothing_and_stands_there_to_be_put_right() {
    let mut console = opened(RAISE);
    let before = console.bytes();
    console.line("#K16.2-X");
    assert!(console.said().contains("抄错了"), "{}", console.said());
    // It is said once, although the line stands there still.
    assert_eq!(console.shows(80, 24).matches("抄错了").count(), 1);
    assert!(console.shows(80, 24).contains("#K16.2-X"), "{}", console.shows(80, 24));
    console.press(KeyCode::Esc).line("#K6.2");
    assert!(console.said().contains("还没完"), "{}", console.said());
    assert_eq!(console.bytes(), before);
}

#[test]
fn a_list_of_badges_goes_in_by_the_code_of_the_sign_in_sheet_and_nothing_else_is_asked() {
    let mut console = opened(RAISE);
    console.line("#Q1-6").types("7-12").press(KeyCode::Enter);
    assert!(console.meeting().people.contains_key(&Badge(12)));
    assert!(!console.app.console().unwrap().popup_is_open());
}

#[test]
fn the_sheet_of_a_table_comes_back_line_by_line() {
    let mut console = opened(
        &[
            RAISE,
            &[
                r#"RaiseConcern(cards:"1-3")"#,
                r#"Cluster(title:"门禁",cards:"1")"#,
                r#"Cluster(title:"停车",cards:"2 3")"#,
                r#"(because:"时间不够",cmd:AdvanceStage())"#,
                "PostTopic(topics:[2,1])",
                r#"SignUp(group:1,badges:"1-6")"#,
                r#"(because:"时间不够",cmd:AdvanceStage())"#,
            ],
        ]
        .concat(),
    );
    console.line("#T1-8");
    assert!(console.shows(100, 30).contains("第1桌 停车"), "{}", console.shows(100, 30));
    // Two points, what is not agreed, and out again.
    console.types("1").types("车位不够").press(KeyCode::Enter);
    console.types("1").types("夜里占道").press(KeyCode::Enter);
    console.types("2").types("收不收钱").press(KeyCode::Enter);
    assert!(console.shows(100, 30).contains("已有2条"), "{}", console.shows(100, 30));
    console.press(KeyCode::Esc);
    let group = &console.meeting().groups[&GroupNo(1)];
    assert_eq!((group.points.len(), group.disagreements.len()), (2, 1));
    // A form that is opened otherwise leads nowhere after it.
    console.line("1 试装刷卡门禁").press(KeyCode::Tab);
    assert!(!console.shows(100, 30).contains("记哪一样"), "{}", console.shows(100, 30));
}

#[test]
fn each_page_of_the_dot_grid_asks_for_its_own_topics() {
    let badges = (1..=11).filter(|badge| *badge != 4);
    let clusters = (1..).zip(badges).map(|(n, badge)| format!(r#"Cluster(title:"题{n}",cards:"{badge}")"#));
    let clusters: Vec<String> = clusters.collect();
    let mut lines: Vec<&str> = RAISE.to_vec();
    lines.extend([r#"SignIn(badges:"7-30")"#, r#"RaiseConcern(cards:"1-11")"#]);
    lines.extend(clusters.iter().map(String::as_str));
    lines.push(r#"(because:"时间不够",cmd:AdvanceStage())"#);
    let mut console = opened(&lines);
    console.line(&Code::new(Sheet::Dots, 2).to_string());
    let shown = console.shows(100, 30);
    // Each stands on the board; those of the page are asked beside it.
    assert_eq!(["题3", "题9", "题10"].map(|title| shown.matches(title).count()), [1, 2, 2], "{shown}");
    console.types("5 7").press(KeyCode::Enter);
    let dots = |topic| console.meeting().topics[&TopicNo(topic)].dots;
    assert_eq!([dots(1), dots(9), dots(10)], [0, 5, 7]);
}

#[test]
fn a_roster_that_cannot_be_read_is_said_at_the_desk() {
    let console = Console::given(&[OPEN]);
    fs::write(console.home.root().join("roster.ron"), "(v: 1").unwrap();
    let console = console.again(EVENING);
    assert!(console.said().contains("名册用不上"), "{}", console.said());
}
