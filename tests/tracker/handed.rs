//! 报送: that a work report was handed in is a line of the record, on the command line and by keys.

use std::fs;

use ratatui::crossterm::event::KeyCode;
use sha2::{Digest as _, Sha256};
use yishi::{
    i18n::Lang,
    station::{Extra, Home},
};

use super::{NOON, cli::Station, screen::Screen};

fn says(station: &Station, order: &[&str]) -> String {
    let ran = station.at(NOON, order);
    format!("{}{}", ran.out, ran.err)
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

#[test]
fn a_report_that_was_handed_in_has_a_number_its_file_and_is_said_by_the_next_of_its_days() {
    let station = Station::worked();
    station.done(&["report", "2026-05", "--out", station.home.path().to_str().unwrap()]);
    let docx = station.file("工作报告 2026年5月.docx");
    let docx = docx.to_str().unwrap();
    let words = station.file("own.txt");
    fs::write(&words, "门禁换好了。\n下个月修灯。\n").unwrap();
    let order = ["report", "hand", "2026-05", "社区", "--file", docx, "--words", words.to_str().unwrap()];
    let said = station.done(&[&order[..], &["--on", "2026-06-05", "--bearer", "陈姐"]].concat());
    let print = hex(&fs::read(docx).unwrap());
    let short: String = print.chars().take(8).collect();
    assert!(said.contains("26年报告1号") && said.contains(&short) && !said.contains(&print), "{said}");
    let list = station.done(&["report", "list", "--format", "json"]);
    for told in
        ["\"span\":\"2026-05\"", "\"to\":\"社区\"", "\"on\":\"2026-06-05\"", "门禁换好了。；下个月修灯。", &print]
    {
        assert!(list.contains(told), "{told}: {list}");
    }
    let head = station.run(&["station", "verify"]).out;
    assert!(!list.contains(head.trim()), "the head is that of before its own line");
    // The next one of the same days says so, with nobody's name; another stretch doesn't.
    let next = station.done(&["report", "2026-05"]);
    assert!(next.contains("2026年6月5日报送过社区（26年报告1号）"), "{next}");
    assert!(!station.done(&["report", "2026-06"]).contains("报送过"));
    station.done(&["report", "hand", "2026-05", "门牌13712345678"]);
    assert!(!station.done(&["report", "2026-05"]).contains("13712345678"));
    // A file that isn't there leaves none, and that is said.
    assert!(station.done(&["track", "history", "26-r2"]).contains("没找到那份文件"));
    // Taken back it was not handed in.
    station.done(&["undo"]);
    station.done(&["undo"]);
    assert!(!station.done(&["report", "2026-05"]).contains("报送过"));
}

#[test]
fn nobody_hands_in_a_report_of_days_to_come_or_on_a_day_to_come() {
    let station = Station::worked();
    for (order, why) in [
        (vec!["report", "hand", "2026-07", "社区"], "2026年7月1日"),
        (vec!["report", "hand", "2026-05", "社区", "--on", "2026-06-30"], "还没到"),
        (vec!["report", "hand", "上个冬天", "社区"], "看不懂是哪段时间"),
        (vec!["report", "hand", "2026-05", "社区", "--file", "/nowhere/at/all"], "nowhere"),
        (vec!["report", "hand", "2026-05", " "], "报送给谁"),
    ] {
        let ran = station.run(&order);
        assert!(ran.code != 0 && ran.err.contains(why), "{order:?} {}", ran.err);
    }
    assert!(says(&station, &["report", "list"]).contains("还没有"), "{}", says(&station, &["report", "list"]));
}

#[test]
fn a_digit_of_the_page_writes_down_that_what_lies_in_the_folder_of_papers_was_handed_in() {
    let station = Station::new();
    station.at(NOON, &["desk", "add", "灯坏了"]);
    Home::at(station.home.path()).unwrap().switch_page(Extra::Figures, true).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(5)).keys(&super::pages::digits(Extra::Figures));
    // The month before is what is reported on: 2 writes it, 6 writes down that it was handed in.
    screen.press(KeyCode::Char('2')).press(KeyCode::Enter);
    screen.press(KeyCode::Char('6'));
    screen.press(KeyCode::Enter);
    assert!(screen.all().contains("2026-04"), "{}", screen.all());
    screen.press(KeyCode::Enter).types("社区").press(KeyCode::Tab);
    let file = station.file("会议文件").join("工作报告 2026年4月.docx");
    let print = hex(&fs::read(file).unwrap());
    let list = station.at(NOON, &["report", "list", "--format", "json"]).out;
    assert!(list.contains(&print) && list.contains("社区"), "{list}");
    // It is listed, and its page has all of it.
    screen.press(KeyCode::Char('7'));
    assert!(screen.all().contains("26年报告1号"), "{}", screen.all());
    screen.press(KeyCode::Enter);
    assert!(screen.all().contains(&print), "{}", screen.all());
}
