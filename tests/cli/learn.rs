//! `yishi learn`: what was passed is read from the journals; what goes to a trainer is refused while one of them doesn't hold.

use uuid::Uuid;
use yishi::{rehearsal::lessons, station::Home};

use super::*;
use crate::rehearsed::lessons::practised;

/// A home in which somebody passed these lessons.
fn trained(which: impl Fn(u8) -> bool) -> (Station, Vec<(u8, Uuid)>) {
    let station = station();
    let home = Home::at(station.home.path()).unwrap();
    let passed = lessons().iter().filter(|lesson| which(lesson.id)).map(|lesson| (lesson.id, practised(&home, lesson)));
    let passed = passed.collect();
    (station, passed)
}

fn journal(station: &Station, id: Uuid) -> PathBuf {
    station.home.path().join("sessions").join(id.to_string()).join("journal.ron")
}

#[test]
fn the_list_says_what_was_passed_and_without_a_terminal_nothing_begins() {
    let (station, _) = trained(|id| id == 3 || id == 13);
    let listed = station.run(&["learn", "list"]);
    assert_eq!((listed.code, listed.out.lines().count()), (0, 16), "{}", listed.err);
    let row = |no: usize| listed.out.lines().nth(no).unwrap();
    assert!(row(3).contains("归类") && row(3).contains("学完 20"), "{}", row(3));
    assert!(row(13).contains("学完") && row(4).contains("还没学"), "{}", listed.out);
    for args in [&["learn"][..], &["learn", "start", "3"]] {
        let ran = station.run(args);
        assert_eq!(ran.code, 2, "{args:?} {}", ran.err);
    }
    let unknown = station.run(&["learn", "reset", "99"]);
    assert!(unknown.code == 2 && unknown.err.contains("0 到 15"), "{}", unknown.err);
}

#[test]
fn a_journal_that_was_changed_by_a_byte_no_longer_holds_and_is_named() {
    let (station, passed) = trained(|id| (3..=5).contains(&id));
    let checked = station.run(&["learn", "check"]);
    assert_eq!((checked.code, checked.out.lines().count()), (0, 3), "{}{}", checked.out, checked.err);
    let path = journal(&station, passed[1].1);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let checked = station.run(&["learn", "check"]);
    assert_eq!(checked.code, 1, "{}", checked.out);
    assert!(checked.out.contains("第4课 圆点：数好了再打：对不上"), "{}", checked.out);
    // Cut at a line it is whole, and not the one that was passed.
    bytes[middle] ^= 1;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    fs::write(&path, lines[..lines.len() - 2].concat()).unwrap();
    let checked = station.run(&["learn", "check"]);
    assert!(checked.code == 1 && checked.out.contains("第4课"), "{}", checked.out);
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let checked = station.run(&["learn", "check"]);
    assert!(checked.code == 1 && checked.out.contains("不在了"), "{}", checked.out);
    let anew = station.run(&["learn", "reset", "第4课"]);
    assert_eq!(anew.code, 0, "{}", anew.err);
    assert_eq!(station.run(&["learn", "check"]).code, 0);
}

#[test]
fn a_file_of_the_trainee_that_is_lost_or_damaged_loses_no_lesson() {
    let (station, _) = trained(|id| id == 3);
    let file = station.home.path().join("training.ron");
    assert_eq!(station.run(&["learn", "check"]).code, 0);
    let whole = fs::read(&file).unwrap();
    for bytes in [&whole[..whole.len() / 2], b"(lessons: 7)", b"\xff\xfe", b"((((("] {
        fs::write(&file, bytes).unwrap();
        let listed = station.run(&["learn", "list"]);
        assert_eq!(listed.code, 0, "{}", listed.err);
        assert!(listed.err.contains("training.ron 第1行"), "{}", listed.err);
        assert!(listed.out.lines().nth(3).unwrap().contains("学完"), "{}", listed.out);
    }
    let checked = station.run(&["learn", "check"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(station.run(&["learn", "list"]).err.is_empty(), "it was written anew");
    assert_eq!(fs::read(station.home.path().join("training-damaged.ron")).unwrap(), b"(((((");
    fs::remove_file(&file).unwrap();
    assert!(station.run(&["learn", "list"]).out.lines().nth(3).unwrap().contains("学完"));
}

#[test]
fn the_record_is_refused_until_all_is_there_and_names_what_is_missing() {
    let (station, passed) = trained(|id| id != 7);
    let out = |name: &str| station.home.path().join(name).to_string_lossy().into_owned();
    let refused = station.run(&["learn", "record", &out("r.docx")]);
    assert!(refused.code == 1 && refused.err.contains("还没学完：第7课 有人插话"), "{}", refused.err);
    assert!(!Path::new(&out("r.docx")).exists());
    let home = Home::at(station.home.path()).unwrap();
    practised(&home, &lessons()[7]);
    assert_eq!(station.run(&["learn", "record", &out("r.pdf")]).code, 2);
    for name in ["r.docx", "r.html"] {
        let written = station.run(&["learn", "record", &out(name)]);
        assert_eq!(written.code, 0, "{}", written.err);
    }
    let html = fs::read_to_string(out("r.html")).unwrap();
    for says in ["练习记录", "示范文本", "不是资格证", "有人插话", "带教的人"] {
        assert!(html.contains(says), "{says}");
    }
    // The heads of the three evenings, and of no lesson.
    for (id, meeting) in &passed {
        let report = yishi::journal::verify(&home.folder(*meeting), None).unwrap();
        assert_eq!(html.contains(&report.head.to_string()), *id >= 13, "{id}");
    }
    let exported = station.run(&["learn", "export", &out("r.xlsx")]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    assert!(fs::read(out("r.xlsx")).unwrap().starts_with(b"PK"));
    assert_eq!(station.run(&["learn", "export", &out("r.csv")]).code, 2);
    // One byte of one evening.
    let path = journal(&station, passed.iter().find(|(id, _)| *id == 14).unwrap().1);
    assert_eq!(station.run(&["learn", "check"]).code, 0);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let refused = station.run(&["learn", "record", &out("s.docx")]);
    assert!(refused.code == 1 && refused.err.contains("第14课"), "{}", refused.err);
    let said = station.run(&["--lang", "en", "learn", "check"]);
    assert!(said.code == 1 && said.out.contains("lesson 14: An evening: usual: doesn't hold"), "{}", said.out);
}
