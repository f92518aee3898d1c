//! `yishi replay --out`: what of which meeting is written, and what is said where it can't be.

use super::*;

const SAID: &str = r#"SignIn(badges:17,name:"王桂芳",call:"王阿姨")
TakeOffice(office:Recorder,badge:1)
StartMeeting()
MoveOn(because:None)
"#;

fn station() -> Station {
    let station = Station::opened();
    let lines =
        SAID.lines().take(3).collect::<Vec<_>>().join("\n") + "\n" + r#"Park(text:"王桂芳说电话13800138000")"# + "\n";
    let ran = station.apply(ID, lines.as_bytes());
    assert_eq!(ran.code, 0, "{ran:?}");
    station
}

/// What a page says of the evening, as it stands in it.
fn written(station: &Station, more: &[&str]) -> (Ran, String) {
    let file = station.home.path().join("evening.html");
    let _ = fs::remove_file(&file);
    let file = file.to_string_lossy().into_owned();
    let ran = station.run(&[&["replay", ID, "--out", &file], more].concat());
    (ran, fs::read_to_string(file).unwrap_or_default())
}

#[test]
fn of_a_real_meeting_nobody_stands_in_the_page_unless_names_are_asked_for() {
    let station = station();
    let (ran, page) = written(&station, &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for hidden in ["王桂芳", "王阿姨", "13800138000", "17号"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
    assert!(page.contains("王** ") || page.contains("王**说电话***"), "{page}");
    assert!(ran.err.contains("真开过的会"), "{ran:?}");
    let (ran, page) = written(&station, &["--names"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(page.contains("17号 王阿姨") && page.contains("王桂芳说电话13800138000"));
    assert!(ran.err.contains("别放给外人看"), "{ran:?}");
}

#[test]
fn a_broken_journal_is_played_as_far_as_it_holds_and_that_is_said() {
    let station = station();
    let journal = station.journal();
    let text = fs::read_to_string(&journal).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let broken = lines.len() - 1;
    fs::write(&journal, lines[..broken].join("\n") + "\n" + &lines[broken].replace("王桂芳", "王桂花") + "\n").unwrap();
    let (ran, page) = written(&station, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains(&format!("只放到第{broken}行")), "{ran:?}");
    assert!(page.contains(&format!("max=\"{broken}\"")));
}

#[test]
fn notes_for_lines_that_are_not_there_are_named_with_file_and_line() {
    let station = station();
    let notes = station.journal().with_file_name("notes.ron");
    fs::write(
        &notes,
        "(line: 2, author: Some(\"周老师\"), text: \"看门口\", rule: Some(P2))\n(line: 99, text: \"晚了\")\n坏\n",
    )
    .unwrap();
    let (ran, page) = written(&station, &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let name = "notes.ron";
    assert!(
        ran.err.contains("第2行记的是会议第99行，没有这一行")
            && ran.err.contains("第3行读不出")
            && ran.err.contains(name),
        "{ran:?}"
    );
    assert!(page.contains("周老师记的  P2") && page.contains("看门口"));
    // In no paper.
    let minutes = station.run(&["minutes", ID]);
    assert!(!minutes.out.contains("看门口"), "{minutes:?}");
}

#[test]
fn what_is_not_there_is_one_clear_line_and_nothing_is_written() {
    let station = station();
    for (args, says) in [
        (&["replay", "worked", "--from", "S9"][..], "S9"),
        (&["replay", ID, "--from", "S7"][..], "这场会没有走到S7"),
        (&["replay", "worked", "--from", "999"][..], "没有第999行，一共222行"),
        (&["replay", "nobody"][..], "nobody"),
        (&["replay", "worked", "--out", "evening.txt"][..], "文件名写成 .html 或 .cast"),
        (&["replay", "worked"][..], "终端"),
    ] {
        let ran = station.run(args);
        assert_eq!(ran.code, 2, "{args:?} {ran:?}");
        assert!(ran.err.lines().next().unwrap().contains(says), "{args:?} {ran:?}");
    }
}

#[test]
fn a_sample_is_played_without_a_home() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("none");
    for (file, begins) in [("a.html", "<!DOCTYPE html>"), ("a.cast", "{\"")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
        command
            .args(["--lang", "zh", "replay", "mudan", "--out", file])
            .current_dir(folder.path())
            .env("YISHI_HOME", &home);
        let ran = Ran::from(command.output().unwrap());
        assert_eq!((ran.code, ran.out.as_str()), (0, format!("{file}\n").as_str()), "{ran:?}");
        assert!(fs::read_to_string(folder.path().join(file)).unwrap().starts_with(begins));
    }
    assert!(!home.exists());
}
