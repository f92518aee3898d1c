//! All papers at one key.

use std::fs;

use ratatui::crossterm::event::KeyCode;

use super::Console;

fn console() -> Console {
    Console::given(&[
        r#"OpenMeeting(estate: "望春苑", theme: "门禁怎么用?")"#,
        r#"SignIn(badges: "1-9", sector: "resident")"#,
        "TakeOffice(office: Chair, badge: 1)",
    ])
}

#[test]
fn one_key_writes_every_paper_into_the_folder_of_the_meeting() {
    let mut console = console();
    let before = fs::read(console.home.folder(console.id).join("journal.ron")).unwrap();
    console.press(KeyCode::End);
    let folder = console.home.folder(console.id).join("papers");
    assert!(console.said().contains("30个文件写好了"), "{}", console.said());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 30);
    assert!(fs::read_to_string(folder.join("minutes.md")).unwrap().contains("望春苑"));
    assert_eq!(
        fs::read(console.home.folder(console.id).join("journal.ron")).unwrap(),
        before,
        "papers are no part of the record"
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_is_not_followed_and_that_is_said() {
    let mut console = console();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), console.home.folder(console.id).join("papers")).unwrap();
    console.press(KeyCode::End);
    assert!(console.said().contains("没写成"), "{}", console.said());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn while_something_is_typed_the_key_only_moves_the_cursor() {
    let mut console = console();
    console.types("17").press(KeyCode::End);
    assert!(!console.home.folder(console.id).join("papers").exists());
}
