//! What is found, and read as people say it: on the first screen, and on the command line.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use yishi::{
    i18n::Lang,
    tracker::{Command, New},
};

use super::{
    cli::Station,
    screen::Screen,
    typed::{gives, past, station},
};

const ENTER: KeyCode = KeyCode::Enter;

#[test]
fn the_first_screen_finds_a_matter_a_notice_and_a_project_by_number_or_words() {
    use yishi::tracker::{
        NewProject,
        notice::{NewNotice, NoticeOf},
    };
    let station = station();
    let hang = Command::Hang(Box::new(NewNotice::new(NoticeOf::Own, "停水一天", super::day("2026-05-10"))));
    let apply = Command::Apply(Box::new(NewProject { title: "楼道换灯".into(), applicant: None, basis: None }));
    let visit = Command::Add(Box::new(New::visit("屋顶漏水")));
    gives(&station, &[hang, apply, visit]);
    let before = past(&station);
    for (typed, head, title) in [
        ("26-0-3", "26年3件", "画停车线"),
        ("接待1", "26年接待1号", "屋顶漏水"),
        ("停车", "26年3件", "画停车线"),
        ("公示1号", "26年公示1号", "停水一天"),
        ("停水", "26年公示1号", "停水一天"),
        ("26-p1", "26年项目1号", "楼道换灯"),
        ("换灯", "26年项目1号", "楼道换灯"),
    ] {
        let mut screen = Screen::of(&station, Lang::Zh);
        let found = screen.press(KeyCode::F(2)).types(typed).all();
        assert!(found.contains(title), "{typed}: {found}");
        let opened = screen.press(ENTER).all();
        assert!(opened.lines().next().unwrap().contains(head) && opened.contains(title), "{typed}: {opened}");
        // Back to the first screen, with nothing done.
        assert!(screen.press(KeyCode::Esc).all().contains("建一场新会"));
        // From a page of the station, F2 leads to the same.
        let mut screen = Screen::of(&station, Lang::Zh);
        assert!(screen.press(KeyCode::F(7)).press(KeyCode::F(2)).types(typed).all().contains(title), "{typed}");
    }
    assert_eq!(past(&station), before);
    // Without F2 a word is enough; what nobody has is found by nobody.
    let mut screen = Screen::of(&station, Lang::Zh);
    assert!(screen.types("漏水").all().contains("屋顶漏水"));
    let mut screen = Screen::of(&station, Lang::Zh);
    assert!(!screen.press(KeyCode::F(2)).types("游泳池").all().contains("26年"));
    // Ctrl-U takes all of it away, as on a line that is typed into, and another word is looked for.
    screen.0.key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL));
    let found = screen.types("漏水").all();
    assert!(found.contains("屋顶漏水") && !found.contains("游泳池"), "{found}");
}

#[test]
fn a_meeting_that_is_closed_and_not_taken_in_is_said_by_whoever_reads_and_nothing_is_written() {
    let station = Station::new();
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/worked.ron");
    station.done(&["apply", "worked", script.to_str().unwrap()]);
    let files = || {
        let mut all: Vec<_> = walk(station.home.path());
        all.sort();
        all
    };
    let before = files();
    let reads: &[&[&str]] = &[
        &["today"],
        &["notices"],
        &["track", "list"],
        &["track", "remind"],
        &["track", "sendings"],
        &["track", "board"],
        &["desk", "list"],
    ];
    for read in reads {
        let ran = station.run(read);
        assert!(
            ran.code == 0 && ran.err.contains("1场会散了") && ran.err.contains("track take --all"),
            "{read:?} {}",
            ran.err
        );
        assert_eq!(ran.err.matches("1场会散了").count(), 1, "{}", ran.err);
        assert_eq!(files(), before, "{read:?}");
    }
    station.done(&["track", "take", "--all"]);
    for read in reads {
        assert!(!station.run(read).err.contains("场会散了"), "{read:?}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_number_and_a_word_are_read_on_the_command_line_as_the_screens_say_them() {
    let station = Station::worked();
    for said in ["提议1", "26年3次会 提议1", "26-3-m1", "m1"] {
        assert!(
            station.done(&["track", "show", said]).contains("26-3-m1")
                || station.done(&["track", "show", said]).contains("提议1"),
            "{said}"
        );
    }
    station.done(&["desk", "add", "灯坏了", "--visitor", "老赵"]);
    for said in ["接待1", "接待1号", "26-v1", "1"] {
        assert!(station.done(&["desk", "show", said]).contains("灯坏了"), "{said}");
    }
    assert!(station.done(&["track", "show", "接待1"]).contains("灯坏了"));
    station.done(&["track", "remark", "接待1", "下午去看"]);
    assert!(station.done(&["track", "history", "接待1"]).contains("下午去看"));
    station.done(&["desk", "answer", "接待1", "换好了"]);
    station.done(&["desk", "close", "接待1", "--content", "满意"]);
    assert!(station.done(&["desk", "show", "1"]).contains("满意"));
    station.done(&["notice", "019", "--posted", "2026-05-25"]);
    station.done(&["comments", "公示1号", "--add", "几点？"]);
    station.done(&["comments", "公示1号", "--reply", "1", "--how", "采纳", "--text", "九点"]);
    // A motion that has no power is named as one, and is none to rest on.
    let advice = station.run(&["track", "project", "apply", "换灯", "--basis", "提议1"]);
    assert!(advice.code == 1 && advice.err.contains("26年3次会 提议1不是"), "{}", advice.err);
    station.done(&["track", "project", "apply", "换灯"]);
    assert!(station.done(&["track", "project", "show", "项目1"]).contains("换灯"));
    station.done(&["desk", "patrol", "三清", "楼道清"]);
    let moved = station.run(&["track", "move", "开始办", "26-3-a1"]);
    assert!(moved.code == 0, "{}", moved.err);
    // What is no number says what is one.
    let ran = station.run(&["track", "show", "月亮"]);
    assert!(ran.code == 2 && ran.err.contains("提议2"), "{}", ran.err);
}

#[test]
fn a_line_that_cannot_be_read_is_answered_in_the_language_of_the_program() {
    let station = Station::new();
    let lines: &[(&[&str], &str)] = &[
        (&["track", "list", "--format", "xx"], "可以写：table、csv"),
        (&["track", "frobnicate"], "没有「frobnicate」这条命令"),
        (&["trak"], "是不是：track"),
        (&["track", "show"], "还缺：<ITEM>"),
        (&["track", "list", "--nope"], "这里没有「--nope」"),
        (&["comments", "x", "--add", "a", "--reply", "1", "--how", "采纳", "--text", "b"], "只能写一个"),
        (&["desk", "roster", "--days", "many"], "不能写「many」"),
        (&["comments", "x", "--reply", "1", "--how", "飞了", "--text", "b"], "可以写：accepted"),
        (&["track", "list", "--limit"], "后面要写"),
        (&["track", "posted", "月亮"], "不能写「月亮」"),
        (&["track", "add", "a", "b"], "这里没有「b」"),
    ];
    for (line, says) in lines {
        let ran = station.run(line);
        assert!(ran.code == 2 && ran.out.is_empty() && ran.err.contains(says), "{line:?} {} {}", ran.code, ran.err);
        for english in ["error", "tip", "Usage", "possible", "For more", "invalid", "required"] {
            assert!(!ran.err.contains(english), "{line:?}: {english}\n{}", ran.err);
        }
        let english = station.run(&[&["--lang", "en"], *line].concat());
        assert!(
            english.code == 2 && english.err.is_ascii() | line.iter().any(|word| !word.is_ascii()),
            "{}",
            english.err
        );
    }
}
