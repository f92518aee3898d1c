//! The roster of a station: files in and out, and what a sign-in takes from it.

mod sign_in;

use std::{
    fs,
    io::{Cursor, Write as _},
    path::Path,
    sync::LazyLock,
};

use encoding_rs::GB18030;
use tempfile::TempDir;
use uuid::Uuid;
use yishi::{
    charter::{Charter, preset},
    meeting::numbers::Badge,
    sitting::Clock,
    station::{
        Home, StationError,
        roster::{self, Change, Column, Notice, Plan, Resident, Roster, RowFault, WhyNobody},
    },
    table::{Alien, Source, Unreadable},
    text::TextFault,
};

const LIST: &str = "号牌,姓名,称呼,几号楼,房号,身份,列席,未成年,电话(自愿)
17,王桂芳,王阿姨,3号楼,502,居民,,,13800000000
18,张德明,张伯伯,3号楼,502,居民,,,
8,李建国,李师傅,2号楼,301,业委会,,,
,孙小宝,小宝,2号楼,301,居民,,是,
46,周敏,小周,,,物业,是,,
";

fn haishu() -> &'static Charter {
    static HAISHU: LazyLock<Charter> = LazyLock::new(|| preset("haishu").unwrap());
    &HAISHU
}

struct Station {
    _folder: TempDir,
    home: Home,
    clock: Clock,
}

fn station() -> Station {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    Station { home, clock: Clock::at("2026-05-23T18:00:00+08:00".parse().unwrap()), _folder: folder }
}

impl Station {
    fn roster(&self) -> Roster {
        Roster::open(&self.home).unwrap()
    }

    fn plan(&mut self, file: impl AsRef<[u8]>) -> Plan {
        let table = roster::read(file.as_ref(), None).unwrap();
        let roster = self.roster();
        let clock = &mut self.clock;
        roster::plan(&table, &roster, haishu(), false, &mut || clock.fresh_id())
    }

    /// Takes the good lines of a file.
    fn import(&mut self, file: impl AsRef<[u8]>) -> Plan {
        let plan = self.plan(file);
        self.roster().put(plan.residents.clone()).unwrap();
        plan
    }

    fn with(file: &str) -> Self {
        let mut station = station();
        let plan = station.import(file);
        assert_eq!(plan.faults, []);
        station
    }

    fn called(&self, name: &str) -> Resident {
        self.roster().residents().iter().find(|resident| resident.is_called(name)).unwrap().clone()
    }
}

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect()
}

/// Without ids, which differ from station to station.
fn people(plan: &Plan) -> Vec<Resident> {
    plan.residents.iter().map(|it| Resident { id: Uuid::nil(), ..it.clone() }).collect()
}

#[test]
fn one_list_in_every_coding_is_one_roster_and_it_is_said_as_what_it_was_read() {
    let gb = GB18030.encode(LIST).0.into_owned();
    let wanted = people(&station().plan(LIST));
    assert_eq!(wanted.len(), 5);
    let tabs = LIST.replace(',', "\t");
    for (file, source) in [
        (LIST.as_bytes().to_vec(), Source::Utf8),
        (format!("\u{FEFF}{LIST}").into_bytes(), Source::Utf8),
        (LIST.replace('\n', "\r\n").into_bytes(), Source::Utf8),
        (LIST.replace(',', ";").into_bytes(), Source::Utf8),
        (utf_16(&tabs, false), Source::Utf16),
        (utf_16(&tabs, true), Source::Utf16),
        (gb, Source::Gb18030),
        (fs::read(data("roster.xlsx")).unwrap(), Source::Xlsx { sheets: vec!["名册".into()] }),
    ] {
        assert_eq!(roster::read(&file, None).unwrap().source, source);
        assert_eq!(people(&station().plan(&file)), wanted, "{source:?}");
    }
}

fn data(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

#[test]
fn the_sheet_that_is_named_is_read_and_another_name_lists_what_there_is() {
    let book = fs::read(data("roster.xlsx")).unwrap();
    let last_year = roster::read(&book, Some("去年")).unwrap();
    assert_eq!(last_year.rows().count(), 1);
    let known = vec!["名册".to_owned(), "去年".to_owned()];
    assert_eq!(roster::read(&book, Some("明年")), Err(Unreadable::NoSheet { given: "明年".into(), known }));
    assert!(matches!(roster::read(LIST.as_bytes(), Some("名册")), Err(Unreadable::NoSheet { .. })));
}

#[test]
fn what_a_line_says_is_what_the_roster_holds() {
    let station = Station::with(LIST);
    let aunt = station.called("王阿姨");
    assert_eq!((aunt.badge, aunt.sector.as_deref()), (Some(Badge(17)), Some("resident")));
    assert_eq!(aunt.home(), station.called("张德明").home());
    assert_ne!(aunt.home(), station.called("李师傅").home());
    assert!(station.called("小宝").minor && station.called("小周").observer);
    let kept = fs::read_to_string(station.home.root().join("roster.ron")).unwrap();
    assert!(!kept.contains("13800000000"), "a phone number is nobody's business here");
}

#[test]
fn columns_stand_in_any_order_in_both_languages() {
    let english = "Minor, Sector ,CALL,name,Badge\nno,Property firm,Xiao Zhou,Zhou Min,46\n";
    let zhou = people(&station().plan(english)).remove(0);
    assert_eq!((zhou.badge, zhou.sector.as_deref(), zhou.minor), (Some(Badge(46)), Some("property"), false));
    assert_eq!(station().plan("列席(旁听)\t怎么称呼\t号牌\n是\t小周\t４６号\n").residents[0].badge, Some(Badge(46)));
}

#[test]
fn each_bad_line_is_named_with_its_column_and_what_would_be_right() {
    use Column as C;
    let long = "王".repeat(65);
    let sectors = || WhyNobody::NoSector { known: haishu().sectors.iter().map(|sector| sector.name.clone()).collect() };
    let cases: Vec<(String, Option<Column>, WhyNobody)> = vec![
        ("x,王芳,,,,,,".into(), Some(C::Badge), WhyNobody::NoBadge { last: 9999 }),
        ("0,王芳,,,,,,".into(), Some(C::Badge), WhyNobody::NoBadge { last: 9999 }),
        ("-3,王芳,,,,,,".into(), Some(C::Badge), WhyNobody::NoBadge { last: 9999 }),
        ("17.5,王芳,,,,,,".into(), Some(C::Badge), WhyNobody::NoBadge { last: 9999 }),
        ("10000,王芳,,,,,,".into(), Some(C::Badge), WhyNobody::NoBadge { last: 9999 }),
        ("1,王芳,,,,,,".into(), Some(C::Badge), WhyNobody::BadgeTwice { line: 2.into() }),
        (",,,3,502,,,".into(), None, WhyNobody::Nameless),
        (format!(",{long},,,,,,"), Some(C::Name), WhyNobody::Text(TextFault::TooLong { given: 65, limit: 64 })),
        (",王\u{202e}芳,,,,,,".into(), Some(C::Name), WhyNobody::Text(TextFault::Hostile { code: 0x202E })),
        (",,\u{1b}[31m王,,,,,".into(), Some(C::Call), WhyNobody::Text(TextFault::Hostile { code: 0x1B })),
        (",王芳,,3,3月2日,,,".into(), Some(C::Household), WhyNobody::Date),
        (",王芳,,3,2-Mar,,,".into(), Some(C::Household), WhyNobody::Date),
        (",王芳,,3,1.23E+11,,,".into(), Some(C::Household), WhyNobody::Broken),
        (",王芳,,3,#REF!,,,".into(), Some(C::Household), WhyNobody::Broken),
        (",王芳,,####,502,,,".into(), Some(C::Building), WhyNobody::Broken),
        (",王\u{FFFD},,,,,,".into(), Some(C::Name), WhyNobody::Broken),
        (",???,,,,,,".into(), Some(C::Name), WhyNobody::Broken),
        (",王芳,,,,业委员,,".into(), Some(C::Sector), sectors()),
        (",王芳,,,,,也许,".into(), Some(C::Observer), WhyNobody::NoYesOrNo),
        (",王芳,,,,,,12岁".into(), Some(C::Minor), WhyNobody::NoYesOrNo),
        (",赵一,,1,101,,,".into(), None, WhyNobody::SameTwice { line: 2.into() }),
    ];
    for (bad, column, why) in cases {
        let file = format!("号牌,姓名,称呼,几号楼,户,身份,列席,未成年\n1,赵一,,1,101,,,\n\n{bad}\n2,钱二,,,,,,\n");
        let plan = station().plan(&file);
        let faults: Vec<_> = plan.faults.iter().map(|fault| (fault.line.row, fault.column, &fault.why)).collect();
        assert_eq!(faults, [(4, column, &why)], "{bad}");
        assert_eq!(plan.residents.len(), 2, "the good lines stand: {bad}");
    }
}

#[test]
fn a_number_that_nobody_wants_is_legal_and_said() {
    let plan = station().plan("号牌,姓名\n4,王芳\n14,李芳\n15,赵芳\n");
    assert_eq!(plan.faults, []);
    let unwanted = |line: u32, badge| Notice::Unwanted { line: u64::from(line).into(), badge: Badge(badge) };
    let used = Notice::Used { titles: vec!["号牌".into(), "姓名".into()] };
    assert_eq!(plan.notices, [used, unwanted(2, 4), unwanted(3, 14), Notice::NoCall { people: 3 }]);
}

#[test]
fn columns_that_are_not_used_are_named() {
    let plan = station().plan(LIST);
    assert_eq!(plan.notices.get(1), Some(&Notice::Unused { titles: vec!["电话(自愿)".into()] }));
}

#[test]
fn the_same_file_again_changes_nothing_and_keeps_everybody() {
    for file in [LIST.as_bytes().to_vec(), fs::read(data("roster.xlsx")).unwrap()] {
        let mut station = Station::with(LIST);
        let before = station.roster();
        assert_eq!(station.import(file).changes, []);
        assert_eq!(station.roster(), before);
    }
}

#[test]
fn what_changed_is_listed_and_the_person_stays_the_same() {
    let mut station = Station::with(LIST);
    let aunt = station.called("王阿姨");
    let plan = station.import("号牌,姓名,称呼,几号楼,户\n17,王桂芬,王阿姨,3,502\n");
    let cell = (Column::Name, "王桂芳".to_owned(), "王桂芬".to_owned());
    let building = (Column::Building, "3号楼".to_owned(), "3".to_owned());
    assert_eq!(plan.changes, [Change::Changed { title: "王桂芳".into(), cells: vec![cell, building] }]);
    let after = station.called("王桂芬");
    assert_eq!((after.id, after.sector), (aunt.id, aunt.sector), "a column that isn't there says nothing");
    let plan = station.import("姓名,称呼,户\n王桂芬,,502\n");
    let cells = vec![(Column::Call, "王阿姨".to_owned(), String::new())];
    assert_eq!(plan.changes, [Change::Changed { title: "王桂芬".into(), cells }]);
}

#[test]
fn spouses_who_change_badges_stay_who_they_are() {
    let mut station = Station::with(LIST);
    let (aunt, uncle) = (station.called("王阿姨").id, station.called("张伯伯").id);
    station.import("号牌,姓名,几号楼,户\n17,张德明,3号楼,502\n18,王桂芳,3号楼,502\n");
    assert_eq!((station.called("王阿姨").id, station.called("王阿姨").badge), (aunt, Some(Badge(18))));
    assert_eq!((station.called("张伯伯").id, station.called("张伯伯").badge), (uncle, Some(Badge(17))));
    assert_eq!(station.roster().residents().len(), 5);
}

#[test]
fn a_badge_that_goes_to_somebody_else_makes_nobody_into_somebody_else() {
    let mut station = Station::with(LIST);
    let aunt = station.called("王阿姨").id;
    let plan = station.import("号牌,姓名,称呼,几号楼,户\n17,何花,何阿姨,5号楼,101\n");
    let new = Change::New { badge: Some(Badge(17)), title: "何花".into() };
    assert_eq!(plan.changes, [new, Change::BadgeGone { title: "王桂芳".into(), badge: Badge(17) }]);
    assert_eq!((station.called("王阿姨").id, station.called("王阿姨").badge), (aunt, None));
    assert_ne!(station.called("何花").id, aunt);
}

#[test]
fn two_neighbours_of_one_name_are_two() {
    let two = "号牌,姓名,几号楼,户\n1,王芳,1,101\n2,王芳,2,202\n3,王芳,,\n5,王芳,,\n";
    let mut station = Station::with(two);
    assert_eq!(station.roster().residents().len(), 4);
    assert_eq!(station.import(two).changes, []);
}

#[test]
fn what_is_exported_comes_in_again_as_it_was_and_holds_no_formula() {
    let mut station = Station::with(LIST);
    let hostile =
        ["=1+1", "+86 138", "-2+3", "@SUM(A1)", "'=x", "''", "＝1", "a,b", "a\"b", "a;b", "'", "=cmd|' /C calc'!A0"];
    let line = |name: &&str| format!(",\"{}\",,\n", name.replace('"', "\"\""));
    let lines = hostile.iter().map(line).collect::<Vec<_>>().concat();
    // As an export writes them: an apostrophe before what would be a formula.
    let lines = lines.replace("\"=", "\"'=").replace("\"'=x", "\"''=x").replace("\"''\"", "\"'''\"");
    assert_eq!(station.import(format!("号牌,姓名,称呼,户\n{lines}")).faults, []);
    for name in hostile {
        assert!(station.roster().residents().iter().any(|it| it.name.as_deref() == Some(name)), "{name}");
    }
    for english in [false, true] {
        let csv = roster::export(&station.roster(), haishu(), english);
        assert!(csv.starts_with("\u{FEFF}".as_bytes()));
        let text = String::from_utf8(csv.clone()).unwrap();
        for cell in text.trim_start_matches('\u{FEFF}').split([',', '\r', '\n']) {
            let shown = cell.trim_start_matches('"');
            assert!(!shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{cell}");
        }
        let mut elsewhere = self::station();
        assert_eq!(people(&elsewhere.import(&csv)).len(), station.roster().residents().len());
        let ids = |it: &Resident| Resident { id: Uuid::nil(), ..it.clone() };
        let [here, there] =
            [&station, &elsewhere].map(|it| it.roster().residents().iter().map(ids).collect::<Vec<_>>());
        assert_eq!(here, there);
        assert_eq!(station.plan(&csv).changes, [], "the same columns out and in");
    }
}

#[cfg(unix)]
#[test]
fn the_roster_is_its_owners_only_and_no_link_is_followed() {
    use std::os::unix::fs::PermissionsExt as _;
    let station = Station::with(LIST);
    let file = station.home.root().join("roster.ron");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let elsewhere = station.home.root().join("elsewhere.ron");
    fs::rename(&file, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &file).unwrap();
    assert!(matches!(Roster::open(&station.home), Err(StationError::Io { .. })));
}

#[test]
fn a_roster_that_does_not_hold_together_is_named_by_its_line() {
    let station = Station::with(LIST);
    let file = station.home.root().join("roster.ron");
    let good = fs::read_to_string(&file).unwrap();
    for bad in [
        good.replace("name:", "nama:"),
        good.replace("v: 1", "v: 2"),
        good.replacen('(', "", 1),
        String::new(),
        "(".repeat(100_000),
    ] {
        fs::write(&file, bad).unwrap();
        assert!(matches!(Roster::open(&station.home), Err(StationError::Roster { .. })));
    }
    fs::write(&file, good.replace("王阿姨", "王\u{202e}阿姨")).unwrap();
    assert!(station.roster().residents().iter().any(|it| it.call.as_deref() == Some("王阿姨")));
    fs::write(&file, vec![b' '; 9 << 20]).unwrap();
    assert!(matches!(Roster::open(&station.home), Err(StationError::Io { .. })));
}

#[test]
fn files_that_are_no_table_are_refused_with_the_reason() {
    let read = |bytes: &[u8]| roster::read(bytes, None).map(|table| table.rows().count());
    assert_eq!(read(&vec![b'a'; (4 << 20) + 1]), Err(Unreadable::TooBig { most: 4 << 20 }));
    assert_eq!(read("姓名\n".repeat(5_001).as_bytes()), Err(Unreadable::TooLong { most: 5_000 }));
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(Unreadable::Alien(Alien::OldWorkbook)));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0\0"), Err(Unreadable::Alien(Alien::Picture)));
    assert_eq!(read(b"a\0b"), Err(Unreadable::NotText));
    assert!(matches!(read(b"PK\x03\x04"), Err(Unreadable::Workbook { .. })));
    assert_eq!(read(b""), Err(Unreadable::Empty));
    let no_head =
        |seen: &[&str]| Unreadable::NoHead { seen: seen.iter().map(|cell| (*cell).into()).collect(), sheets: vec![] };
    assert_eq!(read("一,二\n三,四\n".as_bytes()), Err(no_head(&["一", "二"])), "what stands there is shown");
    assert_eq!(read("姓名,姓名\n三,四\n".as_bytes()), Err(Unreadable::ColumnTwice { title: "姓名".into() }));
    for (bytes, alien) in [
        (&b"<html><table><tr><td>1</td></tr></table></html>"[..], Alien::Html),
        (b"\xEF\xBB\xBF<meta charset=utf-8><table>", Alien::Html),
        (b"<?xml version=\"1.0\"?><Workbook></Workbook>", Alien::Xml),
        (b"%PDF-1.4", Alien::Pdf),
        (b"Rar!\x1a\x07", Alien::Archive),
        (b"\x09\x08\x10\x00\x00\x06", Alien::OldWorkbook),
    ] {
        assert_eq!(read(bytes), Err(Unreadable::Alien(alien)));
    }
    let mut locked = b"\xD0\xCF\x11\xE0".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&locked), Err(Unreadable::Alien(Alien::Locked)));
}

/// A workbook of one sheet with these rows of XML.
fn workbook(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = parts.iter().map(|(name, xml)| (*name, xml.as_bytes())).chain(more.iter().copied());
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn text_cell(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_workbook_names_the_row_that_is_bad() {
    let head = format!("<row r=\"3\">{}{}</row>", text_cell("A3", "姓名"), text_cell("B3", "号牌"));
    let row = format!("<row r=\"9\">{}<c r=\"B9\"><v>17.5</v></c></row>", text_cell("A9", "王芳"));
    let plan = station().plan(workbook(&(head + &row), &[]));
    let why = WhyNobody::NoBadge { last: 9999 };
    assert_eq!(plan.faults, [RowFault { line: 9.into(), column: Some(Column::Badge), given: "17.5".into(), why }]);
}

#[test]
fn a_workbook_that_swells_is_refused_before_anything_is_built_of_it() {
    let zeros = vec![b' '; (64 << 20) + 1];
    let bomb = workbook("", &[("xl/sharedStrings.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(roster::read(&bomb, None), Err(Unreadable::TooBig { most: 64 << 20 }));
}

#[test]
fn a_workbook_that_names_its_last_corner_needs_no_room_for_all_between() {
    let corner = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        text_cell("A1", "姓名"),
        text_cell("XFD1048576", "王")
    );
    assert_eq!(roster::read(&workbook(&corner, &[]), None).unwrap().rows().count(), 0);
}

/// Splitmix64: the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }
}

/// Reads, plans, and writes what is there out again; whatever the bytes are, nobody panics.
fn survives(bytes: &[u8]) {
    let mut clock = Clock::at("2026-05-23T18:00:00+08:00".parse().unwrap());
    if let Ok(table) = roster::read(bytes, None) {
        let plan = roster::plan(&table, &Roster::default(), haishu(), false, &mut || clock.fresh_id());
        for fault in &plan.faults {
            let words = yishi::i18n::roster::fault(yishi::i18n::Lang::Zh, fault);
            assert!(!words.contains(['\u{1b}', '\n', '\u{202e}']), "{words:?}");
        }
    }
}

#[test]
fn every_cut_and_random_changes_of_a_file_are_survived() {
    let book = fs::read(data("roster.xlsx")).unwrap();
    let plain = workbook(&format!("<row r=\"1\">{}</row>", text_cell("A1", "姓名")), &[]);
    let gb = GB18030.encode(LIST).0.into_owned();
    let wide = utf_16(LIST, false);
    let (step, changes) = if std::env::var_os("YISHI_TRUST").is_some() { (1, 4_000) } else { (13, 150) };
    for file in [LIST.as_bytes().to_vec(), gb, wide, book, plain] {
        for cut in (0..file.len()).step_by(if file.starts_with(b"PK") { step * 2 } else { 1 }) {
            survives(file.get(..cut).unwrap());
        }
        for seed in 0..changes {
            let mut random = Random(seed);
            let mut file = file.clone();
            for _ in 0..=random.below(4) {
                let at = random.below(file.len());
                file[at] = u8::try_from(random.below(256)).unwrap();
            }
            survives(&file);
        }
    }
}

/// What is packed in a workbook is changed, so that the changes reach the readers behind the archive.
#[test]
fn random_changes_inside_a_workbook_are_survived() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"B2\"><v>17</v></c></row>",
        text_cell("A1", "姓名"),
        text_cell("B1", "号牌"),
        text_cell("A2", "王芳"),
    );
    let changes = if std::env::var_os("YISHI_TRUST").is_some() { 20_000 } else { 400 };
    for seed in 0..changes {
        let mut random = Random(seed);
        let mut rows = rows.clone().into_bytes();
        for _ in 0..=random.below(3) {
            let at = random.below(rows.len());
            let with = b"<>\"'=/0 9AZ&;-+.\x00\xff";
            match random.below(3) {
                0 => rows[at] = with[random.below(with.len())],
                1 => rows.insert(at, with[random.below(with.len())]),
                _ => drop(rows.remove(at)),
            }
        }
        survives(&workbook(&String::from_utf8_lossy(&rows), &[]));
    }
}
