//! Files of the command line: where they go, what they are called, what they leave alone.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;
use yishi::{
    i18n::Lang,
    minutes::{
        Format,
        filing::{Names, Paper, TABLE},
    },
    station::Home,
};

const ID: &str = "019e5459";
/// Of another meeting.
const OTHER: &str = "019f0000-5080-7a3c-9d15-6b0f2e4c8b99";
const FOLDER: &str = "2026-05-23 练习 梧桐新村 第3次议事会";

/// A home with the worked meeting, played to its end.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let ran = run(home.path(), &["demo", "--auto", "--out", home.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    home
}

fn command(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
    command.env("YISHI_BROWSER", "");
    command.current_dir(home).args(args).env("YISHI_HOME", home).env("LC_ALL", "zh_CN.UTF-8").stdin(Stdio::null());
    command
}

fn run(home: &Path, args: &[&str]) -> Output {
    command(home, args).output().unwrap()
}

/// What is said of it, in one line.
fn one_line(ran: &Output) -> String {
    let said = String::from_utf8(ran.stderr.clone()).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(ran.stdout.is_empty(), "{ran:?}");
    said
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect()
}

/// Every file below a folder, with what is in it.
fn all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for name in names(folder) {
        let path = folder.join(name);
        if path.is_dir() {
            found.extend(all(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found
}

fn strings<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

#[test]
fn a_folder_says_which_meeting_has_what_is_posted_in_front_and_the_rest_in_its_place() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let ran = run(home.path(), &["minutes", ID, "--out", out.path().to_str().unwrap()]);
    assert!(ran.status.success(), "{ran:?}");
    assert_eq!(names(out.path()), strings([FOLDER]));
    let folder = out.path().join(FOLDER);
    let front = [".meeting", "1 公示 练习 梧桐新村第3次.docx", "2 会议纪要(一页) 练习 梧桐新村第3次.docx", "其他"];
    assert_eq!(names(&folder), strings(front));
    let mut wanted = strings([
        "公示 练习 梧桐新村第3次.html",
        "公示 练习 梧桐新村第3次.md",
        "微信群 练习 梧桐新村第3次.txt",
        "日程 练习 梧桐新村第3次.ics",
    ]);
    for (cut, endings) in [
        ("一页", &["md", "html", "xlsx", "ron"][..]),
        ("传阅", &["md", "docx", "html", "xlsx", "ron"]),
        ("存档", &["md", "docx", "html", "xlsx", "ron"]),
    ] {
        wanted.extend(endings.iter().map(|ending| format!("会议纪要({cut}) 练习 梧桐新村第3次.{ending}")));
    }
    let tables = ["关切", "议题", "表决", "行动计划", "认领", "发言登记"];
    wanted.extend(tables.map(|table| format!("表格 {table} 练习 梧桐新村第3次.csv")));
    assert_eq!(names(&folder.join("其他")), wanted);
    let printed = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(printed.lines().count(), wanted.len() + 2);
    assert!(printed.lines().all(|line| Path::new(line).is_file()));
    // No two files are one.
    let bytes: BTreeSet<Vec<u8>> = all(&folder).into_iter().map(|(_, bytes)| bytes).collect();
    assert_eq!(bytes.len(), all(&folder).len());
}

#[test]
fn in_english_the_names_are_english() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let into = out.path().to_str().unwrap();
    let ran =
        run(home.path(), &["--lang", "en", "minutes", ID, "--cut", "page", "--format", "docx,html", "--out", into]);
    assert!(ran.status.success(), "{ran:?}");
    let folder = out.path().join("2026-05-23 practice 梧桐新村 meeting 3");
    assert_eq!(names(&folder), strings([".meeting", "2 Minutes (one page) practice 梧桐新村 3.docx", "Other"]));
    assert_eq!(names(&folder.join("Other")), strings(["Minutes (one page) practice 梧桐新村 3.html"]));
}

#[test]
fn a_cut_and_formats_that_are_named_are_those_that_are_written() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_str().unwrap();
    run(home.path(), &["minutes", ID, "--cut", "page,circulated", "--format", "docx,wechat", "--out", folder]);
    let folder = out.path().join(FOLDER);
    assert_eq!(names(&folder), strings([".meeting", "2 会议纪要(一页) 练习 梧桐新村第3次.docx", "其他"]));
    assert_eq!(
        names(&folder.join("其他")),
        strings(["会议纪要(传阅) 练习 梧桐新村第3次.docx", "微信群 练习 梧桐新村第3次.txt"])
    );
}

/// Each paper in each format that it has, by the table alone: a name of its own, which the smallest of file systems takes.
#[test]
fn every_cell_of_the_table_has_a_name_of_its_own() {
    for (_, room) in crate::called::samples() {
        for lang in [Lang::Zh, Lang::En] {
            let names = Names::of(room.meeting(), lang);
            let mut seen = BTreeSet::new();
            let mut fronts = BTreeSet::new();
            for row in &TABLE {
                assert!(row.front.is_none_or(|(_, format)| row.formats.contains(&format)), "{:?}", row.paper);
                for format in row.formats.iter().filter(|format| **format != Format::Csv) {
                    let file = names.file(row.paper, *format, None, Vec::new());
                    assert!(file.name.contains(names.which()), "{}", file.name);
                    assert!(file.name.len() < 140 && names.folder().len() < 140, "{}", file.name);
                    assert_eq!(file.is_front, row.front.is_some_and(|(_, front)| front == *format));
                    fronts.extend(file.is_front.then(|| file.name.chars().next().unwrap()));
                    assert!(seen.insert(file.name.clone()), "{}", file.name);
                }
            }
            assert_eq!(fronts.len(), TABLE.iter().filter(|row| row.front.is_some()).count());
        }
    }
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
    assert_eq!(names(stick.path()), strings([FOLDER]));
    assert!(names(&stick.path().join(FOLDER)).contains("2 会议纪要(一页) 练习 梧桐新村第3次.docx"));
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
    let bytes = fs::read(out.path().join(FOLDER).join("其他/表格 表决 练习 梧桐新村第3次.csv")).unwrap();
    let (text, failed) = encoding_rs::GB18030.decode_without_bom_handling(&bytes);
    assert!(!failed && text.starts_with("次序,事项,有票"), "{text}");
}

/// A file is put beside the old one and renamed over it: another name of the old one still has all of it.
#[test]
fn what_stood_there_is_kept_as_a_version_and_never_written_through() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let into = out.path().to_str().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    assert!(run(home.path(), &["minutes", ID, "--out", into]).status.success());
    let folder = out.path().join(FOLDER);
    let page = folder.join("2 会议纪要(一页) 练习 梧桐新村第3次.docx");
    let other = elsewhere.path().join("kept");
    fs::write(&page, "changed by hand").unwrap();
    fs::hard_link(&page, &other).unwrap();
    let (target, linked) = (elsewhere.path().join("target"), folder.join("其他/日程 练习 梧桐新村第3次.ics"));
    fs::write(&target, "not ours").unwrap();
    fs::remove_file(&linked).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&target, &linked).unwrap();
    let ran = run(home.path(), &["minutes", ID, "--out", into]);
    assert!(ran.status.success(), "{ran:?}");
    assert!(String::from_utf8(ran.stderr).unwrap().contains("换下1个文件"));
    assert_eq!(fs::read_to_string(&other).unwrap(), "changed by hand");
    assert_eq!(fs::read_to_string(&target).unwrap(), "not ours");
    assert!(fs::read(&page).unwrap().starts_with(b"PK"));
    assert!(fs::symlink_metadata(&linked).unwrap().is_file());
    let old = |n: u32| folder.join(format!("其他/旧版 {n}")).join(page.file_name().unwrap());
    assert_eq!(fs::read_to_string(old(1)).unwrap(), "changed by hand");
    // The folder itself may be named too; the next version is the second.
    fs::write(&page, "again").unwrap();
    assert!(run(home.path(), &["minutes", ID, "--out", folder.to_str().unwrap()]).status.success());
    assert_eq!(fs::read_to_string(old(2)).unwrap(), "again");
    assert_eq!(names(out.path()), strings([FOLDER]));
    // What is as it was replaces nothing.
    let ran = run(home.path(), &["minutes", ID, "--out", into]);
    assert!(ran.status.success() && ran.stderr.is_empty() && !folder.join("其他/旧版 3").exists());
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
    assert_eq!(names(out.path()), strings(["a"]));
    assert_eq!(names(&out.path().join("a")), strings(["b"]));
    assert_eq!(names(&stick), strings(["2026-05-23 -..-x 第1次议事会"]));
}

#[test]
fn papers_of_one_meeting_are_never_written_over_those_of_another() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let into = out.path().to_str().unwrap();
    assert!(run(home.path(), &["minutes", ID, "--out", into]).status.success());
    let before = all(out.path());
    // Of the same day, the same estate and the same number.
    let line = format!(
        r#"(at:"2026-05-23T19:00:00+08:00",cmd:OpenMeeting(id:"{OTHER}",estate:"梧桐新村",theme:"车棚怎么管?",number:3,practice:true))"#
    );
    let own = home.path().join("other.ron");
    fs::write(&own, line).unwrap();
    assert!(run(home.path(), &["apply", OTHER, own.to_str().unwrap()]).status.success());
    for other in [&["minutes", OTHER, "--out", into][..], &["notice", OTHER, "--looked", "--out", into]] {
        let ran = run(home.path(), other);
        assert!(ran.status.success(), "{other:?} {ran:?}");
    }
    assert_eq!(names(out.path()), strings([FOLDER, &format!("{FOLDER} (2)")]));
    let after: Vec<_> =
        all(out.path()).into_iter().filter(|(path, _)| !path.to_str().unwrap().contains("(2)")).collect();
    assert!(before == after);
    // The folder of a meeting that is named itself takes no papers of another.
    let named = out.path().join(FOLDER);
    let ran = run(home.path(), &["minutes", OTHER, "--out", named.to_str().unwrap()]);
    assert!(ran.status.code() == Some(1) && one_line(&ran).contains("梧桐新村"), "{ran:?}");
    // The same meeting again, and its other papers, are welcome.
    for own in [&["minutes", ID, "--out", into][..], &["packet", ID, "1", "--out", into]] {
        assert!(run(home.path(), own).status.success(), "{own:?}");
    }
    assert!(named.join("5 报送单 提议1 练习 梧桐新村第3次.docx").is_file());
    assert_eq!(names(out.path()).len(), 2);
}

#[test]
fn what_stands_in_the_way_is_one_line_and_nothing_is_half_written() {
    let home = home();
    let out = tempfile::tempdir().unwrap();
    let write = |into: &Path| run(home.path(), &["minutes", ID, "--out", into.to_str().unwrap()]);
    // A folder that is a file.
    let file = out.path().join("file");
    fs::write(&file, "not ours").unwrap();
    let ran = write(&file);
    assert!(ran.status.code() == Some(3) && one_line(&ran).contains("这是文件，不是文件夹"), "{ran:?}");
    assert_eq!(fs::read(&file).unwrap(), b"not ours");
    let ran = write(&file.join("deeper"));
    assert!(ran.status.code() == Some(3) && one_line(&ran).contains("这是文件，不是文件夹"), "{ran:?}");
    // The folder of the meeting, and the one for the rest.
    for inside in ["", "其他"] {
        let stick = tempfile::tempdir().unwrap();
        let blocked = stick.path().join([FOLDER, inside].join("/").trim_end_matches('/'));
        fs::create_dir_all(blocked.parent().unwrap()).unwrap();
        fs::write(&blocked, "x").unwrap();
        let before = all(stick.path());
        let ran = write(stick.path());
        assert!(ran.status.code() == Some(3) && one_line(&ran).contains("这是文件，不是文件夹"), "{ran:?}");
        assert!(all(stick.path()) == before, "{inside}");
    }
    // A folder in the place of a paper.
    let stick = tempfile::tempdir().unwrap();
    let paper = stick.path().join(FOLDER).join("2 会议纪要(一页) 练习 梧桐新村第3次.docx");
    fs::create_dir_all(&paper).unwrap();
    let ran = write(stick.path());
    assert!(ran.status.code() == Some(3) && one_line(&ran).contains("那里有别的东西"), "{ran:?}");
    assert!(all(stick.path()).is_empty());
    // A name that no file system takes, but Wine.
    let long = out.path().join("长".repeat(300));
    let is_too_long = fs::create_dir(&long).is_err();
    if is_too_long {
        let ran = write(&long);
        assert!(ran.status.code() == Some(3) && one_line(&ran).contains("名字太长"), "{ran:?}");
    }
    // The kit before the meeting, the same.
    let kit = |into: &Path| run(home.path(), &["paper", ID, "--out", into.to_str().unwrap()]);
    let ways = [(file.clone(), "这是文件，不是文件夹"), (file.join("deeper"), "这是文件，不是文件夹")];
    for (into, why) in ways.into_iter().chain(is_too_long.then_some((long, "名字太长"))) {
        let ran = kit(&into);
        assert!(ran.status.code() == Some(3) && one_line(&ran).contains(why), "{ran:?}");
    }
    let stick = tempfile::tempdir().unwrap();
    fs::create_dir(stick.path().join("计票单.html")).unwrap();
    let ran = kit(stick.path());
    assert!(ran.status.code() == Some(3) && one_line(&ran).contains("那里有别的东西"), "{ran:?}");
    assert_eq!(names(stick.path()), ["计票单.html".to_owned()].into());
}

/// As a full stick: nothing larger than a few KB can be written.
#[cfg(unix)]
#[test]
fn a_full_stick_keeps_what_it_had_and_gets_nothing_half() {
    let home = home();
    let stick = tempfile::tempdir().unwrap();
    let full = |args: &[&str]| {
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_yishi")]).args(args);
        limited
            .current_dir(home.path())
            .env("YISHI_HOME", home.path())
            .env("YISHI_BROWSER", "")
            .env("LC_ALL", "zh_CN.UTF-8");
        limited.stdin(Stdio::null()).output().unwrap()
    };
    let write = ["minutes", ID, "--to", stick.path().to_str().unwrap()];
    for write in [&write[..], &["paper", ID, "--out", stick.path().to_str().unwrap()]] {
        let ran = full(write);
        assert_eq!(ran.status.code(), Some(3), "{ran:?}");
        one_line(&ran);
        assert!(names(stick.path()).is_empty(), "{:?}", all(stick.path()));
    }
    // What was there before is there still, whole.
    assert!(run(home.path(), &write).status.success());
    for (path, _) in all(stick.path()).iter().filter(|(path, _)| path.extension().is_some()) {
        fs::write(path, "changed by hand").unwrap();
    }
    let before = all(stick.path());
    let ran = full(&write);
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    one_line(&ran);
    assert!(all(stick.path()) == before);
}

/// A number that is given later changes the names, not the folder; what has the old name is an old version.
#[test]
fn papers_of_a_meeting_that_was_numbered_later_stay_in_their_folder() {
    let (home, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let home = Home::at(home.path()).unwrap();
    let (_, room) = crate::called::samples().into_iter().next().unwrap();
    let mut meeting = room.meeting().clone();
    let id = meeting.opening.as_ref().unwrap().id;
    fs::create_dir_all(home.folder(id)).unwrap();
    let mut write = |number: u16| {
        meeting.opening.as_mut().unwrap().number = Some(number);
        let names = Names::of(&meeting, Lang::Zh);
        let format = Format::Document(yishi::document::Format::Docx);
        let file = names.file(Paper::Page, format, None, number.to_string().into_bytes());
        yishi::office::file(&home, id, out.path(), &names, &[file]).unwrap()
    };
    let (first, second) = (write(3), write(5));
    assert!(first.kept.is_none() && first.folder == second.folder && !first.files[0].exists());
    let (n, old) = second.kept.unwrap();
    assert_eq!((n, fs::read(old.join(first.files[0].file_name().unwrap())).unwrap()), (1, b"3".to_vec()));
    assert_eq!(fs::read(&second.files[0]).unwrap(), b"5");
}
