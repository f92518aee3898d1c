//! What the tables wrote on a second laptop: a form goes out, comes back filled in, and is taken in once.

use std::{
    collections::BTreeMap,
    fs,
    io::Cursor,
    path::PathBuf,
    process::{Command, Stdio},
};

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use tempfile::TempDir;
use yishi::{
    i18n::Lang,
    kit::form::form,
    meeting::{
        Meeting,
        numbers::{Badge, Card, GroupNo, SpeechNo},
    },
    station::tables::{Column, Part, plan, read},
    table::Column as _,
};

const ID: &str = "0190a000-0000-7000-8000-000000000001";

/// An evening of two tables that was broken off in the debate: cards 5 and 6 and a speech lie on paper.
const EVENING: &str = r#"
(at:"2026-05-23T19:00:00+08:00",cmd:OpenMeeting(id:"0190a000-0000-7000-8000-000000000001",estate:"望春苑",theme:"门禁怎么用?"))
SignIn(badges:"1-9")
TakeOffice(office:Chair,badge:1)
TakeOffice(office:Recorder,badge:3)
StartMeeting()
AdvanceStage()
(at:"2026-05-23T19:10:00+08:00",cmd:RaiseConcern(cards:"5 6"))
RaiseConcern(badge:7,text:"晚上门口没人管")
Cluster(title:"门禁",cards:"5 7")
Cluster(title:"停车",cards:"6")
AdvanceStage()
PostTopic(topics:[1,2])
Convene(group:1,badge:5)
Convene(group:2,badge:6)
SignUp(group:1,badges:"2 5 7 8")
SignUp(group:2,badges:"3 6 9")
(because:"人少",cmd:AdvanceStage())
(at:"2026-05-23T20:00:00+08:00",cmd:NotePoint(group:1,text:"老人要能刷卡"))
(because:"到时间了",cmd:AdvanceStage())
OpenMotion(mover:5,action:"试装一个门禁",object:"东门",who:"理事会",when:"7月底前")
(at:"2026-05-23T20:31:00+08:00",cmd:RaiseHand(badge:7,side:For))
GrantFloor()
(at:"2026-05-23T20:32:00+08:00",cmd:EndSpeech())
(at:"2026-05-23T20:40:00+08:00",cmd:CloseMeeting(reason:"停电了"))
"#;

struct Station {
    home: TempDir,
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Station {
    fn closed() -> Self {
        let station = Self { home: tempfile::tempdir().unwrap() };
        let script = station.put("evening.ron", EVENING.trim().as_bytes());
        let ran = station.run_at("2026-05-23T19:00:00+08:00", &["apply", ID, &script]);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        station
    }

    fn put(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.home.path().join(name), bytes).unwrap();
        self.home.path().join(name).to_string_lossy().into_owned()
    }

    /// The next morning.
    fn run(&self, args: &[&str]) -> Ran {
        self.run_at("2026-05-24T09:00:00+08:00", args)
    }

    fn run_at(&self, moment: &str, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(args).env("YISHI_HOME", self.home.path()).env("LC_ALL", "zh_CN.UTF-8");
        command.env("YISHI_CLOCK", moment).stdin(Stdio::null());
        let output = command.output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn import(&self, file: &str, more: &[&str]) -> Ran {
        self.run(&[&["tables", "import", ID, file], more].concat())
    }

    fn journal(&self) -> PathBuf {
        self.home.path().join("sessions").join(ID).join("journal.ron")
    }

    fn lines(&self) -> usize {
        fs::read_to_string(self.journal()).unwrap().lines().count()
    }

    fn meeting(&self) -> Meeting {
        let home = yishi::station::Home::at(self.home.path()).unwrap();
        let clock = yishi::sitting::Clock::at("2026-05-24T09:00:00+08:00".parse().unwrap());
        yishi::sitting::Sitting::look(&home, ID.parse().unwrap(), clock).unwrap().meeting().clone()
    }
}

/// As a recorder at a table would fill it in.
fn csv(rows: &[&str]) -> Vec<u8> {
    let head = "桌号,议题,哪一样,卡号,内容,几点说的";
    std::iter::once(head).chain(rows.iter().copied()).collect::<Vec<_>>().join("\n").into_bytes()
}

const FILLED: &[&str] = &[
    "1,,说到的,,老人要能刷卡,20:00",
    "1,,说到的,,快递进不来,20:05",
    "1,,谈不拢的,,要不要人脸,",
    "1,,没想到的,,有位邻居会修门禁,晚上8点10分",
    "1,,结论,,先试一个门,",
    "2,,还没谈拢,,,20:12",
    ",,卡,5,楼道灯不亮,",
    ",,卡,8.2,快递柜放哪里,19:20",
    ",,发言,1,老人怕不会用,",
    "2,,说到的,,,",
];

#[test]
fn every_text_comes_in_once_with_its_own_moment_and_the_same_file_changes_nothing_twice() {
    let station = Station::closed();
    let file = station.put("各桌.csv", &csv(FILLED));
    let before = station.lines();
    let tried = station.import(&file, &["--dry-run"]);
    assert_eq!((tried.code, station.lines()), (0, before), "{}{}", tried.out, tried.err);
    assert!(tried.out.contains("第3行 第1桌 说到的：快递进不来"), "{}", tried.out);
    assert!(tried.err.contains("8行是新的，1行已经有了"), "{}", tried.err);
    let taken = station.import(&file, &[]);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    assert_eq!(station.lines(), before + 8);
    let meeting = station.meeting();
    let group = &meeting.groups[&GroupNo(1)];
    let points: Vec<_> = group.points.iter().map(|note| note.text.clone().unwrap()).collect();
    assert_eq!(points, ["老人要能刷卡", "快递进不来"]);
    let said = |note: &yishi::meeting::state::Note| note.said.map(|said| said.to_string());
    assert_eq!(said(&group.points[1]).as_deref(), Some("2026-05-23T20:05:00.000+08:00"));
    assert_eq!(said(&group.surprises[0]).as_deref(), Some("2026-05-23T20:10:00.000+08:00"));
    assert_eq!(said(&group.disagreements[0]), None);
    assert_eq!(group.conclusion.as_ref().unwrap().note.text.as_deref(), Some("先试一个门"));
    assert!(meeting.groups[&GroupNo(2)].conclusion.as_ref().unwrap().unsettled);
    let card = |badge, n| meeting.concerns[&Card { badge: Badge(badge), n }].text.clone().unwrap();
    assert_eq!((card(5, 1), card(8, 2)), ("楼道灯不亮".into(), "快递柜放哪里".into()));
    assert_eq!(meeting.speeches[&SpeechNo(1)].text.as_deref(), Some("老人怕不会用"));
    let again = station.import(&file, &[]);
    assert_eq!((again.code, station.lines()), (0, before + 8), "{}", again.err);
    assert!(again.err.contains("9行都已经有了"), "{}", again.err);
}

#[test]
fn what_was_put_right_since_is_not_put_back() {
    let station = Station::closed();
    let file = station.put("各桌.csv", &csv(FILLED));
    assert_eq!(station.import(&file, &[]).code, 0);
    let mended = r#"EditConcern(card:"5.1",text:"三号楼楼道灯不亮")"#;
    assert_eq!(station.run(&["apply", ID, &station.put("more.ron", mended.as_bytes())]).code, 0);
    let before = station.lines();
    assert_eq!((station.import(&file, &[]).code, station.lines()), (0, before));
}

#[test]
fn what_was_taken_out_of_the_record_is_not_brought_back() {
    let station = Station::closed();
    let file = station.put("各桌.csv", &csv(&["2,,说到的,,三楼老李乱停车,", "2,,谈不拢的,,收不收钱,"]));
    assert_eq!(station.import(&file, &[]).code, 0);
    let seq = station.meeting().seq - 1;
    let ran = station.run(&["redact", ID, &seq.to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let before = station.lines();
    let ran = station.import(&file, &[]);
    assert_eq!((ran.code, station.lines()), (1, before), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("第2行") && ran.out.contains("删去了文字"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn two_equal_lines_of_a_table_are_two_texts() {
    let station = Station::closed();
    let file = station.put("各桌.csv", &csv(&["2,,说到的,,同意,", "2,,说到的,,同意,"]));
    for _ in 0..2 {
        assert_eq!(station.import(&file, &[]).code, 0);
        assert_eq!(station.meeting().groups[&GroupNo(2)].points.len(), 2);
    }
}

#[test]
fn each_bad_line_is_named_with_what_would_be_right_and_nothing_is_taken() {
    let long = "字".repeat(3_000);
    let rows = [
        "1,,说到的,,快递进不来,20:05",
        "3,,说到的,,没有这桌,",
        "1,,题外话,,随便,",
        "1,,说到的,,早了,18:30",
        "1,,说到的,,晚了,23:30",
        "1,,说到的,,几时,饭后",
        ",,卡,x,卡号不对,",
        ",,卡,7,别的字,",
        ",,卡,5,有时间,19:30",
        ",,发言,9,没有这次,",
        "1,,说到的,,坏\u{1b}[31m字,",
        "1,,说到的,,\u{202e}倒着,",
        &format!("1,,说到的,,{long},"),
        "1,,说到的,,,20:05",
        ",,卡,99,没签到的,",
    ];
    let station = Station::closed();
    let file = station.put("各桌.csv", &csv(&rows));
    let before = station.lines();
    let ran = station.import(&file, &[]);
    assert_eq!((ran.code, station.lines()), (1, before), "{}{}", ran.out, ran.err);
    for (line, wanted) in [
        (3, "桌号「3」：没有这一桌，有：1、2"),
        (4, "哪一样「题外话」：可以写：说到的、"),
        (5, "几点说的「18:30」：那时候没有在开会，会是 2026-05-23 19:00 到 2026-05-23 20:40"),
        (6, "几点说的「23:30」"),
        (7, "几点说的「饭后」：写成 20:31"),
        (8, "行 号「x」：卡号写成 7 或 7.2"),
        (9, "内容「别的字」：记录里已经写着「晚上门口没人管」"),
        (10, "几点说的「19:30」：它的时间记录里有了"),
        (11, "行 号「9」：没有这一次发言"),
        (12, "U+001B"),
        (13, "U+202E"),
        (14, "有3000个字，最多2000个"),
        (15, "内容「」：没有字"),
        (16, "「没签到的」"),
    ] {
        let said = ran.out.lines().find(|said| said.starts_with(&format!("第{line}行")));
        assert!(said.is_some_and(|said| said.contains(wanted)), "{line} {wanted}\n{}", ran.out);
    }
    assert_eq!(ran.out.lines().count(), 14, "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'));
    let ran = station.import(&file, &["--skip-bad"]);
    assert_eq!((ran.code, station.lines()), (0, before + 1), "{}", ran.err);
    assert!(ran.err.contains("记了1行") && ran.err.contains("14行跳过"), "{}", ran.err);
}

#[test]
fn a_list_in_ron_is_taken_as_well_and_says_where_it_is_none() {
    let station = Station::closed();
    let list = r#"[
        (table: 1, part: Point, text: "快递进不来", said: "20:05"),
        (part: Card, no: "5", text: "楼道灯不亮"),
        (table: 2, part: Unsettled),
    ]"#;
    let ran = station.import(&station.put("tables.ron", list.as_bytes()), &[]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(station.meeting().groups[&GroupNo(2)].conclusion.as_ref().unwrap().unsettled);
    let ran = station.import(&station.put("bad.ron", b"[\n(part: Poem, text: \"x\"),\n]"), &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("第2行起看不懂"), "{}", ran.err);
}

/// The cells of the first sheet.
fn cells(book: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).unwrap();
    let sheet = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&sheet).unwrap().is_empty());
    let range = book.worksheet_range(&sheet).unwrap();
    let text = |cell: &Data| cell.to_string();
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn the_form_has_a_line_for_all_that_lies_on_paper_and_comes_back_empty_as_nothing() {
    let station = Station::closed();
    let book = station.home.path().join("各桌.xlsx");
    let ran = station.run(&["tables", "export", ID, &book.to_string_lossy()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows = cells(&fs::read(&book).unwrap());
    assert_eq!(rows[0][..6], Column::ALL.map(|column| column.titles()[0].to_owned()));
    let has = |table: &str, part: &str, no: &str| {
        rows.iter().filter(|row| row[0] == table && row[2] == part && row[3] == no).count()
    };
    assert_eq!((has("1", "说到的", ""), has("2", "结论", "")), (8, 1));
    assert_eq!((has("", "卡", "5.1"), has("", "卡", "6.1"), has("", "卡", "7.1"), has("", "发言", "1")), (1, 1, 0, 1));
    let before = station.lines();
    let ran = station.import(&book.to_string_lossy(), &[]);
    assert_eq!((ran.code, station.lines()), (0, before), "{}", ran.err);
    // What somebody filled in is not written over.
    let ran = station.run(&["tables", "export", ID, &book.to_string_lossy()]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_workbook_that_a_spreadsheet_saved_is_read_hours_and_all() {
    let station = Station::closed();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (place, title) in (0..).zip(["桌号", "哪一样", "内容", "几点说的"]) {
        sheet.write_string(0, place, title).unwrap();
    }
    let hour = rust_xlsxwriter::Format::new().set_num_format("hh:mm");
    sheet.write_number(1, 0, 1.0).unwrap();
    sheet.write_string(1, 1, "说到的").unwrap();
    sheet.write_string(1, 2, "'=1+1 也是一句话").unwrap();
    let at = rust_xlsxwriter::ExcelDateTime::from_hms(20, 5, 0).unwrap();
    sheet.write_datetime_with_format(1, 3, &at, &hour).unwrap();
    sheet.write_number(2, 0, 1.0).unwrap();
    sheet.write_string(2, 1, "说到的").unwrap();
    sheet.write_formula(2, 2, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let file = station.put("各桌.xlsx", &book.save_to_buffer().unwrap());
    let ran = station.import(&file, &["--skip-bad"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let points = &station.meeting().groups[&GroupNo(1)].points;
    let words = points[1].text.as_deref().unwrap();
    assert_eq!(words, "=1+1 也是一句话");
    assert_eq!(points[1].said.unwrap().to_string(), "2026-05-23T20:05:00.000+08:00");
}

#[test]
fn what_is_no_such_file_is_one_clear_line() {
    let station = Station::closed();
    for (bytes, about) in [
        (&b"\xD0\xCF\x11\xE0old"[..], ".xls"),
        (b"PK\x03\x04not really", "表格打不开"),
        ("姓名,称呼\n王,王阿姨".as_bytes(), "没有一行写着「哪一样」和「内容」"),
        (b"\xFF\xFF\xFF\xFF", "不是文字"),
        (&vec![b'['; 5 << 20][..], "文件太大"),
        (&[b'['; 4000], "看不懂"),
    ] {
        let ran = station.import(&station.put("bad", bytes), &[]);
        assert_eq!(ran.code, 2, "{about}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(about), "{about}: {}", ran.err);
    }
}

#[test]
fn while_the_meeting_runs_elsewhere_a_file_can_be_tried_and_not_taken() {
    let station = Station::closed();
    let home = yishi::station::Home::at(station.home.path()).unwrap();
    let clock = yishi::sitting::Clock::at("2026-05-24T09:00:00+08:00".parse().unwrap());
    let held = yishi::sitting::Sitting::open(&home, ID.parse().unwrap(), clock).unwrap();
    let file = station.put("各桌.csv", &csv(FILLED));
    assert_eq!(station.import(&file, &["--dry-run"]).code, 0);
    assert_eq!(station.import(&file, &[]).code, 3);
    drop(held);
    assert_eq!(station.import(&file, &[]).code, 0);
}

#[test]
fn the_form_speaks_both_languages_and_each_is_read() {
    let meeting = Station::closed().meeting();
    let names: BTreeMap<Badge, String> = BTreeMap::new();
    for lang in [Lang::Zh, Lang::En] {
        let book = form(lang, &meeting, &names).unwrap();
        let lines = read(&book, None).unwrap().lines;
        assert!(lines.iter().filter(|line| !line.part.is_empty()).all(|line| Part::of(&line.part).is_some()));
        assert!(lines.len() > 20);
    }
}

proptest! {
    #![proptest_config(crate::support::seeded(300))]

    /// Whatever stands in a cell, a line is taken, known or named: never lost, and nothing panics.
    #[test]
    fn no_cell_makes_a_line_vanish(
        cells in prop::collection::vec(prop::array::uniform6(cell()), 1..6),
    ) {
        let rows: Vec<String> = cells.iter().map(|row| row.clone().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).join(",")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let Ok(file) = read(&csv(&rows), None) else { return Ok(()) };
        let now = "2026-05-24T09:00:00+08:00".parse().unwrap();
        let meeting = evening();
        let plan = plan(&file.lines, meeting, std::iter::empty(), now);
        prop_assert_eq!(plan.lines, plan.known + plan.new.len() + plan.bad_lines());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), mark in 0..4usize) {
        let head = [&b""[..], b"[", b"PK\x03\x04", "桌号,哪一样,内容\n".as_bytes()][mark];
        let _ = read(&[head, &bytes].concat(), None);
    }
}

/// What may stand in a cell, and what may not.
fn cell() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "1",
        "2",
        "3",
        "说到的",
        "结论",
        "还没谈拢",
        "卡",
        "发言",
        "5",
        "7.2",
        "0",
        "99999",
        "20:05",
        "2005",
        "25:99",
        "=1+1",
        "'=1",
        "\u{202e}x",
        "\u{0}",
        "1e308",
        "门禁",
        "同意",
    ]);
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

/// The evening, played once.
fn evening() -> &'static Meeting {
    static EVENING: std::sync::OnceLock<Meeting> = std::sync::OnceLock::new();
    EVENING.get_or_init(|| Station::closed().meeting())
}
