//! Who is there: the roster at the desk, strangers, who wears no badge, and codes from paper.

use std::fs;

use super::*;
use yishi::meeting::numbers::Badge;

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#;
const ROSTER: &str = r#"(v: 1, residents: [
    (id: "0190a000-0000-7000-8000-0000000000aa", badge: 17, name: "王桂芳", call: "王阿姨",
     building: "3号楼", household: "502", sector: "owners_committee"),
    (id: "0190a000-0000-7000-8000-0000000000bb", badge: 18, name: "张德明", call: "张伯伯",
     building: "3号楼", household: "502"),
])"#;

/// The desk of a station with a roster.
fn desk(lines: &[&str]) -> Console {
    let lines: Vec<&str> = std::iter::once(OPEN).chain(lines.iter().copied()).collect();
    let console = Console::given(&lines);
    fs::write(console.home.root().join("roster.ron"), ROSTER).unwrap();
    console.again(EVENING)
}

#[test]
fn a_known_badge_signs_in_with_three_keys() {
    let mut console = desk(&[]);
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
        let mut console = desk(&[]);
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
    let mut console = desk(&[]);
    console.line("47 王阿姨").line("46").line("56");
    let present = [46, 47, 56].map(|badge| console.meeting().is_present(Badge(badge)));
    assert_eq!(present, [true; 3], "56 is a seat card: its number is a badge");
    assert!(console.meeting().people[&Badge(47)].person.is_some());
    assert_eq!(console.meeting().people[&Badge(46)].person, None);
}

#[test]
fn who_comes_late_signs_in_by_four_keys() {
    let mut console = desk(&[RAISE, &[r#"(because:"时间不够",cmd:AdvanceStage())"#]].concat());
    console.line("17").types("1");
    assert_eq!(console.meeting().people[&Badge(17)].sector, "owners_committee");
    // While cards come in, a number is a card; the code of the badge is the person.
    let mut console = desk(RAISE);
    console.line("#b17").types("1");
    assert_eq!(console.meeting().people[&Badge(17)].sector, "owners_committee");
}

#[test]
fn a_resident_who_takes_no_number_is_0() {
    let mut console = desk(RAISE);
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
    let mut console = desk(RAISE);
    console.line("#K6.2").types("门口太黑").press(KeyCode::Tab);
    assert!(console.bytes().contains("6.2"), "{}", console.said());
    console.line("#T1");
    assert!(
        console.shows(80, 24).contains("小组") || console.shows(80, 24).contains("说到的"),
        "{}",
        console.shows(80, 24)
    );
}

#[test]
fn a_roster_that_cannot_be_read_is_said_at_the_desk() {
    let console = Console::given(&[OPEN]);
    fs::write(console.home.root().join("roster.ron"), "(v: 1").unwrap();
    let console = console.again(EVENING);
    assert!(console.said().contains("名册用不上"), "{}", console.said());
}
