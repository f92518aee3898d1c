//! Files of the command line: where they go, what they are called, what they leave alone.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const ID: &str = "019e5459";
/// Of another meeting.
const OTHER: &str = "019f0000-5080-7a3c-9d15-6b0f2e4c8b99";

/// A home with the worked meeting, played to its end.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let ran = run(home.path(), &["demo", "--auto", "--out", home.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    home
}

fn run(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
    command
        .current_dir(home)
        .args(args)
        .env("YISHI_HOME", home)
        .env("LC_ALL", "zh_CN.UTF-8")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The papers in a folder; beside them it says whose they are.
fn names(folder: &Path) -> BTreeSet<String> {
    let all = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    all.filter(|name| name != ".meeting").collect()
}

#[test]
fn a_folder_gets_every_cut_in_every_format_and_nothing_else() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let ran = run(home.path(), &["minutes", ID, "--out", out.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    let mut wanted: BTreeSet<String> = ["wechat.txt", "pledges.ics"].map(str::to_owned).into();
    for (stem, tables) in [
        ("minutes", &["concerns", "topics", "votes", "actions", "pledges", "speeches"][..]),
        ("minutes-circulated", &["concerns", "topics", "votes", "actions", "pledges"]),
        ("minutes-page", &["votes", "actions"]),
    ] {
        wanted.extend(["md", "docx", "html", "xlsx", "ron"].map(|ending| format!("{stem}.{ending}")));
        wanted.extend(tables.iter().map(|table| format!("{stem}-{table}.csv")));
    }
    assert_eq!(names(out.path()), wanted);
    let printed = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(printed.lines().count(), wanted.len());
    assert!(printed.lines().all(|line| Path::new(line).is_file()));
}

#[test]
fn a_cut_and_formats_that_are_named_are_those_that_are_written() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    run(home.path(), &["minutes", ID, "--cut", "page,circulated", "--format", "docx,wechat", "--out", folder]);
    let wanted = ["minutes-circulated.docx", "minutes-page.docx", "wechat.txt"].map(str::to_owned);
    assert_eq!(names(out.path()), wanted.into());
}

#[test]
fn one_file_goes_to_a_pipe_and_several_want_a_folder() {
    let home = home();
    let chat = run(home.path(), &["minutes", ID, "--format", "wechat"]);
    assert!(chat.status.success() && String::from_utf8(chat.stdout).unwrap().starts_with("【梧桐新村】"));
    for args in [&["minutes", ID, "--format", "csv"][..], &["minutes", ID, "--cut", "page,archive"]] {
        let ran = run(home.path(), args);
        assert_eq!(ran.status.code(), Some(2), "{ran:?}");
        assert!(ran.stdout.is_empty() && String::from_utf8(ran.stderr).unwrap().contains("--out"));
    }
}

#[test]
fn a_stick_gets_a_folder_of_the_meetings_own_and_one_that_is_not_there_is_not_made_up() {
    let home = home();
    let stick = tempfile::tempdir().unwrap();
    let ran = run(home.path(), &["minutes", ID, "--to", stick.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    let folder = "2026-05-23-019e5459-5080-7a3c-9d15-6b0f2e4c8a71".to_owned();
    assert_eq!(names(stick.path()), [folder.clone()].into());
    assert!(names(&stick.path().join(folder)).contains("minutes-page.docx"));
    let gone = stick.path().join("gone");
    let ran = run(home.path(), &["minutes", ID, "--to", gone.to_str().unwrap()]);
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(!gone.exists());
}

#[test]
fn csv_in_gb18030_is_read_as_that_and_has_no_mark() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    run(home.path(), &["minutes", ID, "--format", "csv", "--gb18030", "--out", out.path().to_str().unwrap()]);
    let bytes = fs::read(out.path().join("minutes-votes.csv")).unwrap();
    let (text, failed) = encoding_rs::GB18030.decode_without_bom_handling(&bytes);
    assert!(!failed && text.starts_with("次序,事项,有票"), "{text}");
}

/// A file is put beside the old one and renamed over it: another name of the old one still has all of it.
#[test]
fn what_stood_there_is_replaced_whole_and_never_written_through() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (old, other) = (out.path().join("minutes.docx"), elsewhere.path().join("kept"));
    fs::write(&old, "signed by hand").unwrap();
    fs::hard_link(&old, &other).unwrap();
    let target = elsewhere.path().join("target");
    fs::write(&target, "not ours").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&target, out.path().join("minutes.xlsx")).unwrap();
    let ran = run(home.path(), &["minutes", ID, "--out", out.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    assert_eq!(fs::read_to_string(&other).unwrap(), "signed by hand");
    assert_eq!(fs::read_to_string(&target).unwrap(), "not ours");
    assert!(fs::read(&old).unwrap().starts_with(b"PK"));
    assert!(fs::symlink_metadata(out.path().join("minutes.xlsx")).unwrap().is_file());
}

#[test]
fn an_id_that_is_a_path_is_no_meeting_and_writes_nothing() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("papers");
    for id in ["../../etc", "..", "/", "", "019e5459/../../x", "=1+1", "\u{1b}[2J"] {
        let ran = run(home.path(), &["minutes", "--out", folder.to_str().unwrap(), "--", id]);
        assert_eq!(ran.status.code(), Some(2), "{id:?} {ran:?}");
        assert!(!String::from_utf8(ran.stderr).unwrap().contains('\u{1b}'));
    }
    assert!(!folder.exists());
}

#[test]
fn an_estate_with_a_path_for_a_name_stays_in_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let line = r#"(at:"2026-05-23T19:00:00+08:00",cmd:OpenMeeting(id:"0190a000-0000-7000-8000-000000000001",estate:"../../x",theme:"/etc/passwd"))"#;
    let script = home.path().join("script.ron");
    fs::write(&script, line).unwrap();
    let ran = run(home.path(), &["apply", "0190a000-0000-7000-8000-000000000001", script.to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    let out = tempfile::tempdir().unwrap();
    let stick = out.path().join("a/b");
    fs::create_dir_all(&stick).unwrap();
    let ran = run(home.path(), &["minutes", "0190a000", "--to", stick.to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    assert_eq!(names(out.path()), ["a".to_owned()].into());
    assert_eq!(names(&out.path().join("a")), ["b".to_owned()].into());
    assert_eq!(names(&stick), ["2026-05-23-0190a000-0000-7000-8000-000000000001".to_owned()].into());
}

#[test]
fn papers_of_one_meeting_are_never_written_over_those_of_another() {
    let home = home();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/choice.ron");
    assert!(run(home.path(), &["apply", OTHER, script.to_str().unwrap()]).status.success());
    let out = tempfile::tempdir().unwrap();
    let into = out.path().to_str().unwrap();
    assert!(run(home.path(), &["minutes", ID, "--out", into]).status.success());
    let before: Vec<_> = names(out.path()).into_iter().map(|name| fs::read(out.path().join(name)).unwrap()).collect();
    for other in [&["minutes", OTHER, "--out", into][..], &["notice", OTHER, "--looked", "--out", into]] {
        let ran = run(home.path(), other);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert!(ran.status.code() == Some(1) && said.contains("梧桐新村"), "{other:?} {said}");
    }
    let after: Vec<_> = names(out.path()).into_iter().map(|name| fs::read(out.path().join(name)).unwrap()).collect();
    assert!(before == after);
    // The same meeting again, and its other papers, are welcome.
    for own in [&["minutes", ID, "--out", into][..], &["packet", ID, "1", "--out", into]] {
        assert!(run(home.path(), own).status.success(), "{own:?}");
    }
}
