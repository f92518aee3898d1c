//! What somebody met who followed the guide key by key, from an empty home, and printed what it told them to print.

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    station::{Extra, Home},
};

use super::{NOON, cli::Station, screen::Screen};

const ENTER: KeyCode = KeyCode::Enter;
const ESTATE: &str = "海棠花园";

fn done(station: &Station, order: &[&str]) -> String {
    at(station, NOON, order)
}

fn at(station: &Station, clock: &str, order: &[&str]) -> String {
    let ran = station.at(clock, order);
    assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
    ran.out
}

/// What an order says beside what it gives.
fn says(station: &Station, order: &[&str]) -> String {
    let ran = station.at(NOON, order);
    assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
    ran.err
}

fn refused(station: &Station, order: &[&str]) -> String {
    let ran = station.at(NOON, order);
    assert_ne!(ran.code, 0, "{order:?}: {}", ran.out);
    ran.err
}

/// The screen of a page that is switched on here, by its digit on 站里.
fn page(station: &Station, page: Extra) -> Screen {
    Home::at(station.home.path()).unwrap().switch_page(page, true).unwrap();
    let place = Extra::ALL.iter().position(|of| *of == page).unwrap() + 4;
    let mut screen = Screen::of(station, Lang::Zh);
    screen.press(KeyCode::F(5)).types(&place.to_string());
    screen
}

fn answers(screen: &mut Screen, all: &[&str]) {
    for said in all {
        screen.types(said).press(ENTER);
    }
}

/// A station with money in two places, one claim paid and one not, a project that was settled, a block, a term and the next.
fn station() -> Station {
    let station = Station::new();
    for order in [
        &["fund", "on", "--since", "2026-05-18"][..],
        &["fund", "place", "社区代管户"],
        &["fund", "place", "备用金", "--keeper", "老周"],
        &["fund", "pot", "街道2026", "--giver", "@街道", "--kind", "street"],
        &["fund", "pot", "居民捐款", "--giver", "@大家", "--kind", "own"],
        &["fund", "receive", "街道2026", "20000", "--at", "社区代管户", "--on", "2026-05-18"],
        &["fund", "receive", "居民捐款", "500", "--at", "备用金", "--on", "2026-05-19"],
        &["fund", "transfer", "社区代管户", "备用金", "2000", "--on", "2026-05-20"],
        &["fund", "claim", "灯泡 12.50x20、电工 300", "--payee", "@光明五金店", "--pot", "街道2026"],
        &["fund", "approve", "26-b1", "陈姐"],
        &["fund", "approve", "26-b1", "小林"],
        &["fund", "pay", "26-b1", "--from", "社区代管户"],
        &["fund", "claim", "扫把 9x3", "--payee", "@光明五金店", "--pot", "居民捐款"],
        &["patrol", "block", "东片", "--from", "2026-05-25"],
        &["council", "term", "--from", "2026-05-18"],
        &["council", "seat", "老周"],
        &["council", "seat", "陈姐"],
        &["council", "term", "--from", "2026-06-01"],
        &["council", "seat", "陈姐"],
        &["track", "project", "apply", "装灯"],
    ] {
        done(&station, order);
    }
    station
}

/// Each paper of the station, as Markdown.
fn papers(station: &Station) -> Vec<(&'static str, String)> {
    let file = |order: &[&str], name: &str| {
        let path = station.file(name);
        let path_said = path.to_string_lossy().into_owned();
        done(station, &[order, &["--out", &path_said]].concat());
        std::fs::read_to_string(path).unwrap()
    };
    vec![
        ("收支表", done(station, &["fund", "statement", "2026-05"])),
        ("给街道的收支表", done(station, &["fund", "statement", "2026-05", "--street"])),
        ("报销单", file(&["fund", "form", "26-b1"], "form.md")),
        ("工作报告", done(station, &["report", "2026-05"])),
        ("换届交接单", file(&["handover"], "handover.md")),
        ("结算公示", file(&["track", "project", "settlement", "26-p1"], "settled.md")),
        ("巡查表", file(&["patrol", "sheet"], "rounds.md")),
    ]
}

#[test]
fn each_paper_of_the_station_says_whose_it_is() {
    let station = station();
    for (name, paper) in papers(&station) {
        assert!(paper.contains("＿居民自治服务站"), "room to write it: {name}\n{paper}");
    }
    let said = says(&station, &["station", "estate"]);
    assert!(said.contains("没写"), "{said}");
    done(&station, &["station", "estate", ESTATE]);
    for (name, paper) in papers(&station) {
        assert!(paper.contains("海棠花园居民自治服务站"), "{name}\n{paper}");
    }
    // By keys, and taken back.
    let mut screen = Screen::of(&station, Lang::Zh);
    let shown = screen.press(KeyCode::F(5)).all();
    assert!(shown.contains("小区(回车改)") && shown.contains(ESTATE), "{shown}");
    let place =
        shown.lines().find_map(|line| line.split("小区(回车改)").next().filter(|_| line.contains("小区(回车改)")));
    let digits: String = place.unwrap().chars().filter(char::is_ascii_digit).collect();
    screen.types(&digits).types("白云苑").press(ENTER);
    assert!(screen.all().contains("白云苑居民自治服务站"), "{}", screen.all());
    assert!(says(&station, &["station", "estate"]).contains("白云苑"));
    done(&station, &["station", "estate", ""]);
    assert!(says(&station, &["station", "estate"]).contains("没写"));
}

/// The cells of a row of a table in Markdown.
fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn what_stands_under_a_column_is_its_sum_on_each_paper() {
    let station = station();
    let mut totals = 0;
    for (name, paper) in papers(&station) {
        let mut rows: Vec<Vec<&str>> = Vec::new();
        for line in paper.lines() {
            if !line.starts_with('|') {
                rows.clear();
                continue;
            }
            let row = cells(line);
            if row[0] == "合计" {
                for (column, under) in row.iter().enumerate().skip(1) {
                    let Ok(under) = under.parse::<f64>() else { continue };
                    let above: f64 = rows.iter().filter_map(|row| row.get(column)?.parse::<f64>().ok()).sum();
                    assert!((above - under).abs() < 0.001, "{name}, column {column}: {under} under {above}\n{paper}");
                    totals += 1;
                }
            }
            rows.push(row);
        }
    }
    assert!(totals > 20, "{totals}");
}

#[test]
fn what_was_written_is_marked_so_that_enter_opens_it() {
    let station = station();
    let mut screen = page(&station, Extra::Fund);
    screen.types("1");
    answers(&mut screen, &["灯泡 3x2", "@光明五金店", "1", "", "", ""]);
    assert!(screen.press(ENTER).all().lines().next().unwrap().contains("26年凭证3号"), "{}", screen.all());
    let mut screen = page(&station, Extra::Shifts);
    screen.types("4");
    answers(&mut screen, &["", "陈姐", "", ""]);
    assert!(screen.all().lines().next().unwrap().contains("例会"), "{}", screen.all());
}

#[test]
fn a_shop_without_its_sign_is_asked_about_once() {
    let station = station();
    let mut screen = page(&station, Extra::Fund);
    screen.types("1");
    answers(&mut screen, &["灯泡 3x2", "城南建材店"]);
    assert!(screen.all().contains("像是单位"), "{}", screen.all());
    let mut screen = page(&station, Extra::Fund);
    screen.types("1");
    answers(&mut screen, &["灯泡 3x2", "王阿姨"]);
    assert!(!screen.all().contains("像是单位"), "{}", screen.all());
    // Who was paid before under that name is meant.
    let mut screen = page(&station, Extra::Fund);
    screen.types("1");
    answers(&mut screen, &["灯泡 3x2", "光明五金店"]);
    assert!(!screen.all().contains("像是单位"), "{}", screen.all());
}

#[test]
fn the_report_that_was_written_is_the_one_that_is_handed_in_and_nobody_types_a_sum_of_a_file() {
    let station = station();
    let mut screen = page(&station, Extra::Figures);
    screen.types("1");
    answers(&mut screen, &["这个月装了灯"]);
    screen.types("6").press(ENTER);
    let asked = screen.all();
    assert!(asked.contains("2026-05") || asked.contains("2026年5月"), "{asked}");
    for _ in 0..5 {
        let shown = screen.all();
        for never in ["SHA-256", "记录码("] {
            assert!(!shown.contains(never), "{never}: {shown}");
        }
        screen.press(ENTER);
    }
    // On another day as well: its file lies there.
    let mut screen = page(&station, Extra::Figures);
    screen.types("6").press(ENTER);
    assert!(screen.all().contains("26-05") || screen.all().contains("2026年5月"), "{}", screen.all());
}

#[test]
fn the_sheet_of_a_week_has_the_blocks_that_begin_in_it() {
    let station = station();
    // 26 May is a Tuesday.
    at(&station, "2026-05-26T12:00:00+08:00", &["patrol", "block", "西片"]);
    let path = station.file("sheet.md");
    at(&station, "2026-05-27T12:00:00+08:00", &["patrol", "sheet", "--out", &path.to_string_lossy()]);
    let sheet = std::fs::read_to_string(path).unwrap();
    assert!(sheet.contains("东片") && sheet.contains("西片"), "{sheet}");
}

#[test]
fn which_list_is_written_is_said_and_a_round_has_its_words() {
    let station = station();
    let mut screen = page(&station, Extra::Patrol);
    let shown = screen.all();
    let digit = shown.lines().find(|line| line.contains("三清")).unwrap().trim().chars().next().unwrap();
    screen.types(&digit.to_string());
    assert!(screen.all().matches("三清").count() > shown.matches("三清").count(), "{}", screen.all());
    screen.types("楼道清、车棚清").press(ENTER);
    done(&station, &["desk", "patrol", "visit", "独居老人", "残疾"]);
    done(&station, &["patrol", "log", "东片", "--clear", "2", "--visits", "3,0"]);
    // What the lists say later isn't what was walked by.
    done(&station, &["desk", "patrol", "clear", "墙面", "地面"]);
    let mut screen = page(&station, Extra::Patrol);
    let shown = screen.types("1").all();
    assert!(shown.contains("车棚清") && shown.contains("独居老人3户") && !shown.contains("第2样"), "{shown}");
    assert!(!shown.contains("地面"), "{shown}");
}

#[test]
fn one_invoice_is_one_however_it_is_written_and_two_things_are_two() {
    let station = station();
    let claim = |no: &'static str| {
        ["fund", "claim", "灯泡 3x2", "--payee", "@光明五金店", "--pot", "街道2026", "--invoice", no]
    };
    done(&station, &claim("No.00871234"));
    for no in ["00871234", "发票00871234", "NO：00871234", "№ 0087 1234"] {
        refused(&station, &claim(no));
    }
    done(&station, &claim("00871235"));
    let why = refused(&station, &["fund", "claim", "灯泡 250 电工 300", "--payee", "@光明五金店", "--pot", "街道2026"]);
    assert!(why.contains("顿号"), "{why}");
}

#[test]
fn on_the_page_of_the_council_each_digit_stays_and_says_what_comes_first() {
    let station = Station::new();
    let mut screen = page(&station, Extra::Shifts);
    let first: Vec<String> = screen
        .all()
        .lines()
        .filter(|line| line.trim().starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.trim().chars().take(8).collect())
        .collect();
    assert!(screen.types("5").all().contains("先按6写一届"), "{}", screen.all());
    done(&station, &["council", "term", "--from", "2026-05-18"]);
    done(&station, &["council", "seat", "陈姐"]);
    done(&station, &["council", "seat", "老周"]);
    let mut screen = page(&station, Extra::Shifts);
    let then: Vec<String> = screen
        .all()
        .lines()
        .filter(|line| line.trim().starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.trim().chars().take(8).collect())
        .collect();
    for (one, other) in first.iter().zip(&then) {
        assert_eq!(one.chars().take(6).collect::<String>(), other.chars().take(6).collect::<String>());
    }
    let day = then.len();
    assert!(day >= 9, "{then:?}");
    screen.types("2").press(ENTER);
    let shown = screen.all();
    assert!(shown.contains("周一"), "{shown}");
}

#[test]
fn a_settlement_is_printed_and_posted_by_keys() {
    let station = station();
    for order in
        [&["track", "project", "budget", "26-p1", "灯 100x2"][..], &["track", "project", "drop", "26-p1", "不做了"]]
    {
        let _ = station.at(NOON, order);
    }
    let said = done(&station, &["track", "project", "settlement", "26-p1"]);
    for role in ["申请人", "验收人"] {
        assert!(said.contains(role), "{role}: {said}");
    }
}

#[test]
fn a_claim_is_found_by_its_number_its_payee_and_its_invoice() {
    let station = station();
    for said in ["凭证1", "光明五金", "灯泡"] {
        let mut screen = Screen::of(&station, Lang::Zh);
        let found = screen.press(KeyCode::F(2)).types(said).all();
        assert!(found.contains("26年凭证1号"), "{said}: {found}");
    }
}

#[test]
fn rows_that_have_no_room_are_said() {
    let station = station();
    for n in 0..8 {
        let order = ["fund", "claim", "灯泡 3x2", "--payee", "@光明五金店", "--pot", "街道2026", "--invoice"];
        done(&station, &[&order[..], &[&format!("7{n}")]].concat());
    }
    let mut screen = page(&station, Extra::Fund);
    let shown = screen.shows(80, 24).join("\n");
    assert!(shown.contains("下面还有"), "{shown}");
    assert!(!screen.shows(120, 60).join("\n").contains("下面还有"));
    screen.press(KeyCode::End).press(KeyCode::PageDown).press(KeyCode::PageDown);
    assert!(screen.shows(80, 24).join("\n").contains("上面还有"), "{}", screen.shows(80, 24).join("\n"));
}

#[test]
fn where_something_was_seen_stands_wherever_it_is_listed() {
    let station = station();
    done(&station, &["patrol", "log", "东片", "楼道堆物 3号楼"]);
    let mut screen = Screen::of(&station, Lang::Zh);
    let shown = screen.press(KeyCode::F(4)).all();
    assert!(shown.contains("楼道堆物 3号楼"), "{shown}");
    let paper = papers(&station).into_iter().find(|(name, _)| *name == "换届交接单").unwrap().1;
    assert!(paper.contains("楼道堆物 3号楼"), "{paper}");
}
