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
    assert_eq!(
        (opening.theme.as_str(), opening.estate.as_str(), opening.minutes),
        ("停车怎么停?", "梧桐新村", 90)
    );
    assert_eq!(opening.charter.id, "haishu");
    console.press(KeyCode::F(10)).types("1");
    assert!(console.shows(80, 24).contains("停车怎么停?"));
}

#[test]
fn a_new_meeting_that_is_given_up_leaves_nothing_behind() {
    let mut console = Console::at_start();
    console.press(KeyCode::Enter).press(KeyCode::Esc);
    assert!(console.app.desk().is_none());
    assert_eq!(console.home.meetings().unwrap().len(), 0);
}
