//! Papers that another program has open.

use super::*;
use crate::{
    document,
    meeting::Meeting,
    minutes::{Format, filing::Paper},
    sys::holders,
};

struct Room {
    _disk: tempfile::TempDir,
    home: Home,
    into: PathBuf,
}

fn room() -> Room {
    let disk = tempfile::tempdir().unwrap();
    fs::create_dir(disk.path().join("home")).unwrap();
    let home = Home::at(&disk.path().join("home")).unwrap();
    let into = disk.path().join("papers");
    Room { _disk: disk, home, into }
}

fn names() -> Names {
    Names::of(&Meeting::default(), Lang::Zh)
}

/// Three of them, two in front, with this text.
fn files(text: &str) -> Vec<File> {
    let file = |name: &str, is_front| File {
        paper: Paper::Page,
        format: Format::Document(document::Format::Docx),
        is_front,
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    vec![file("公示.docx", true), file("一页.docx", true), file("存档.docx", false)]
}

fn written(room: &Room, text: &str) -> Put {
    file(&room.home, Uuid::nil(), &room.into, &names(), &files(text)).unwrap()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Nothing lies in the folder that is only on its way.
fn is_tidy(folder: &Path) -> bool {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.into_iter().all(|name| name == WHOSE || !name.starts_with('.'))
}

#[test]
fn a_paper_that_word_has_open_stays_and_the_others_are_written() {
    let room = room();
    written(&room, "old");
    holders::hold("公示.docx", u32::MAX);
    let put = written(&room, "new");
    holders::let_go();
    let page = put.folder.join("公示.docx");
    assert_eq!(put.held, [page.as_path()]);
    assert_eq!(put.files.len(), 2);
    assert_eq!(read(&put.folder, "公示.docx"), "old");
    assert_eq!(read(&put.folder, "一页.docx"), "new");
    assert_eq!(read(&put.folder.join(names().rest()), "存档.docx"), "new");
    assert_eq!(put.kept.map(|(n, _)| n), Some(2));
    assert!(is_tidy(&put.folder));
    let said = PapersError::Held(page).said(Lang::Zh);
    assert!(said.starts_with("别的程序(Word、Excel)正开着它，关掉再来") && said.ends_with("公示.docx"), "{said}");

    // Closed, it is written, and nothing else is done twice.
    let again = written(&room, "new");
    assert!(again.held.is_empty());
    assert_eq!(read(&again.folder, "公示.docx"), "new");
    assert_eq!(again.kept.map(|(n, _)| n), Some(1));
}

#[test]
fn one_that_can_be_read_and_not_replaced_keeps_its_place() {
    let room = room();
    written(&room, "old");
    for name in ["公示.docx", "一页.docx", "存档.docx"] {
        holders::hold_sharing(name, u32::MAX, holders::Shares::Reading);
    }
    let put = written(&room, "new");
    holders::let_go();
    assert_eq!((put.held.len(), put.files.len(), put.kept), (3, 0, None));
    let rest = put.folder.join(names().rest());
    assert_eq!(fs::read_dir(&rest).unwrap().count(), 1, "no empty folder of what was replaced");
    assert!(is_tidy(&put.folder) && is_tidy(&rest));
}

#[test]
fn a_scanner_that_looks_for_a_moment_is_waited_for() {
    let room = room();
    written(&room, "old");
    holders::hold("公示.docx", 3);
    let put = written(&room, "new");
    holders::let_go();
    assert!(put.held.is_empty());
    assert_eq!(read(&put.folder, "公示.docx"), "new");
}

#[test]
fn where_something_is_to_be_gone_the_others_are_written_over_too() {
    let room = room();
    let put = written(&room, "old");
    let held = Folder::open(&put.folder).unwrap();
    let there = Filed::found(held.clone(), said(&held).unwrap());
    holders::hold("公示.docx", u32::MAX);
    let (n, failed) = over(&there, &names(), &files("gone"));
    holders::let_go();
    assert_eq!(n, 2);
    assert!(matches!(failed.as_slice(), [PapersError::Held(path)] if path.ends_with("公示.docx")));
    assert_eq!(read(&put.folder, "一页.docx"), "gone");
}

#[test]
fn of_loose_papers_the_held_ones_are_named_and_the_others_written() {
    let room = room();
    let papers = |text: &str| ["签到表.html", "号牌.html"].map(|name| (name.to_owned(), text.as_bytes().to_vec()));
    super::super::lay(&room.into, &papers("old")).unwrap();
    holders::hold_sharing("签到表.html", u32::MAX, holders::Shares::Reading);
    let laid = super::super::lay(&room.into, &papers("new")).unwrap();
    holders::let_go();
    assert_eq!(laid.held, [room.into.join("签到表.html")]);
    assert_eq!(laid.files, [room.into.join("号牌.html")]);
    assert_eq!((read(&room.into, "签到表.html").as_str(), read(&room.into, "号牌.html").as_str()), ("old", "new"));
    assert!(is_tidy(&room.into));
}
