//! What people write means the same wherever they write it: each spelling of a day, a sum, a number and a name at each place that reads
//! one. A place that is new fails here until it says what it reads (the last test looks for them in the sources).
//!
//! Lines at the console, answers of forms and moments of late lines are held against their own tables, beside the readers
//! (`tui::input::tests`, `tui::form::tests`, `time::`, `text::list::`).

use std::{collections::BTreeMap, fs, path::Path};

use yishi::{
    charter::preset,
    meeting::numbers::Badge,
    sitting::Clock,
    station::{Home, roster},
};

use crate::tracker::cli::{Ran, Station};

/// The id of the worked meeting.
const WORKED: &str = "019e5459-5080-7a3c-9d15-6b0f2e4c8a71";
/// 11 June 2026, a Thursday, is today.
const JUNE: &str = "2026-06-30";
const DAYS: [&str; 14] = [
    "6.30",
    "630",
    "0630",
    "６．３０",
    "6-30",
    "6/30",
    "6月30日",
    "6月30号",
    "六月三十日",
    "2026-06-30",
    "2026年6月30日",
    "+19",
    "6月底",
    "6月30日（周二）",
];
const NO_DAYS: [&str; 7] = ["soon", "待定", "6月31日", "13.1", "6月30日(周五)", "12，50", "2026-02-30"];

/// Where a day of something to come is given to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ToCome {
    Add,
    Due,
    Send,
    Redirect,
    Import,
    Packet,
}

impl ToCome {
    const ALL: [Self; 6] = [Self::Add, Self::Due, Self::Send, Self::Redirect, Self::Import, Self::Packet];

    fn given(self, station: &Station, day: &str) -> Ran {
        let added = |args: &[&str]| {
            let ran = station.run(&[&["track", "add", "楼道换灯"], args].concat());
            assert_eq!(ran.code, 0, "{}", ran.err);
            ran.out.split('\t').next().unwrap().to_owned()
        };
        match self {
            Self::Add => station.run(&["track", "add", "楼道换灯", "--due", day]),
            Self::Due => station.run(&["track", "due", &added(&[]), day]),
            Self::Send => station.run(&["track", "send", &added(&["--to", "Street"]), "--due", day]),
            Self::Redirect => {
                station.run(&["track", "redirect", &added(&["--to", "Street"]), "Community", "--due", day])
            }
            Self::Import => {
                let file = station.home.path().join("items.csv");
                fs::write(&file, format!("事项,期限\n楼道换灯,{day}\n")).unwrap();
                station.run(&["track", "import", file.to_str().unwrap()])
            }
            Self::Packet => station.run(&["packet", WORKED, "1", "--place", "street", "--by", day]),
        }
    }

    /// The day that stands now.
    fn stands(self, station: &Station, ran: &Ran) -> String {
        match self {
            Self::Packet => ran.out.clone(),
            _ => station
                .run(&["track", "list", "--all", "--format", "csv", "楼道换灯"])
                .out
                .lines()
                .last()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}

#[test]
fn a_day_to_come_is_read_in_every_spelling_wherever_it_is_given() {
    let worked = Station::worked();
    for place in ToCome::ALL {
        let fresh = || if place == ToCome::Packet { None } else { Some(Station::new()) };
        for day in DAYS {
            let station = fresh();
            let station = station.as_ref().unwrap_or(&worked);
            let ran = place.given(station, day);
            assert_eq!(ran.code, 0, "{place:?} {day}: {}", ran.err);
            let stands = place.stands(station, &ran);
            assert!(stands.contains(JUNE) || stands.contains("2026年6月30日"), "{place:?} {day}: {stands}");
        }
        let station = fresh();
        let station = station.as_ref().unwrap_or(&worked);
        for day in NO_DAYS {
            let ran = place.given(station, day);
            assert!(ran.code != 0 && (ran.err + &ran.out).contains(day), "{place:?} {day}");
        }
        for over in ["2026-06-10", "昨天", "20250630"] {
            // What was late in an own table that is imported stays late.
            assert!(place == ToCome::Import || place.given(station, over).code != 0, "{place:?} {over}");
        }
        // Without a year it is the next such day, never one that is over.
        let station = fresh();
        let station = station.as_ref().unwrap_or(&worked);
        let ran = place.given(station, "1月15日");
        let stands = place.stands(station, &ran);
        assert!(stands.contains("2027"), "{place:?}: {stands}{}", ran.err);
    }
}

#[test]
fn a_number_of_a_table_that_may_be_two_days_is_asked_back() {
    let station = Station::new();
    for (cell, both) in
        [("6.3", ["6月3日", "6月30日"]), ("12.1", ["12月1日", "12月10日"]), ("46203", ["2026年6月30日", ""])]
    {
        let ran = ToCome::Import.given(&station, cell);
        assert!(ran.code != 0 && both.iter().all(|one| ran.out.contains(one)), "{cell}: {}{}", ran.out, ran.err);
    }
    // At the keyboard it is as it was typed.
    let ran = ToCome::Add.given(&station, "7.3");
    assert!(ToCome::Add.stands(&station, &ran).contains("2026-07-03"), "{}", ran.err);
}

#[test]
fn a_day_on_which_something_was_done_is_the_nearest_such_day() {
    let station = Station::worked();
    for day in ["6.10", "610", "6月10日", "昨天", "2026-06-10", "６－１０"] {
        let ran = station.run(&["track", "posted", "26-3", day]);
        assert_eq!(ran.code, 0, "{day}: {}", ran.err);
        let board = station.run(&["notice", WORKED, "--posted", day, "--looked"]);
        assert!(board.code == 0 && board.out.contains("6月10日"), "{day}: {}{}", board.err, board.out);
        let comment = station.run(&["comments", WORKED, "--add", "路灯几时亮", "--on", day]);
        assert_eq!(comment.code, 0, "{day}: {}", comment.err);
        // What is written down later.
        let told = station.run(&["track", "remark", "26-3-a3", "来看过", "--on", day]);
        assert_eq!(told.code, 0, "{day}: {}", told.err);
        assert!(station.run(&["track", "show", "26-3-a3"]).out.contains("补记：2026年6月10日"), "{day}");
    }
    for hour in ["19:30", "1930", "晚上7点半", "１９：３０"] {
        let told = station.run(&["track", "remark", "26-3-a3", "来看过", "--on", "6.9", "--time", hour]);
        assert_eq!(told.code, 0, "{hour}: {}", told.err);
    }
    assert_eq!(station.run(&["track", "show", "26-3-a3"]).out.matches("补记：2026年6月9日 19:30").count(), 4);
    assert_ne!(station.run(&["track", "remark", "26-3-a3", "来看过", "--on", "soon"]).code, 0);
    assert_ne!(station.run(&["track", "posted", "26-3", "soon"]).code, 0);
}

const SUMS: [(&str, &str); 9] = [
    ("12.50", "12.50"),
    ("１２．５０", "12.50"),
    ("12.5", "12.50"),
    ("￥12.50", "12.50"),
    ("12.50元", "12.50"),
    ("12。50", "12.50"),
    ("1,234.50", "1234.50"),
    ("1，234.50", "1234.50"),
    ("1200", "1200"),
];
const NO_SUMS: [(&str, &str); 9] = [
    ("12，50", "12.50"),
    ("12、5", "12.5"),
    ("12,50", "12.50"),
    ("1,2,3", "1,200.50"),
    ("1,2345", "1,200.50"),
    ("1234,567", "1,200.50"),
    ("十二", "1,200.50"),
    ("5.", "1,200.50"),
    ("1.234", "1,200.50"),
];

/// Where a sum is given to a command.
#[derive(Clone, Copy, Debug)]
enum Sum {
    Fund,
    Spend,
    Budget,
    Vouchers,
}

#[test]
fn a_sum_is_read_in_every_spelling_wherever_it_is_given_and_asked_back_where_it_is_none() {
    let station = Station::worked();
    let ran = station.run(&["track", "project", "apply", "换锁", "--basis", "26-3-m3"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let project = ran.out.split('\t').next().unwrap().to_owned();
    let run = |args: &[&str]| station.run(&[&["track", "project"], args].concat());
    for (place, least) in [(Sum::Budget, 0), (Sum::Fund, 1), (Sum::Spend, 2), (Sum::Vouchers, 3)] {
        if least == 2 {
            for args in
                [vec!["budget", &project, "锁 1"], vec!["fund", &project, "街道", "90000"], vec!["start", &project]]
            {
                assert_eq!(run(&args).code, 0);
            }
        }
        let given = |n: usize, sum: &str| match place {
            Sum::Budget => run(&["budget", &project, &format!("锁 {sum}x2")]),
            Sum::Fund => run(&["fund", &project, &format!("某家{n}"), sum]),
            Sum::Spend => run(&["spend", &project, &format!("0{n}"), "锁", sum, "--source", "街道"]),
            Sum::Vouchers => {
                let file = station.home.path().join("vouchers.csv");
                let table = format!("凭证号,日期,用途,金额,资金来源\n表{n},6.11,锁,\"{sum}\",街道\n");
                fs::write(&file, table).unwrap();
                let ran = run(&["vouchers", &project, file.to_str().unwrap()]);
                // What was taken stands in the account.
                let account = run(&["account", &project]).out;
                let stands = account.lines().find(|line| line.contains(&format!("表{n},"))).unwrap_or_default();
                Ran { out: format!("{}{stands}", ran.out), err: format!("{}{}", ran.err, ran.out), ..ran }
            }
        };
        // In a budget a wide comma parts lines.
        let taken = |sum: &str| !(matches!(place, Sum::Budget) && sum.contains('，'));
        for (n, (sum, reads)) in SUMS.into_iter().enumerate().filter(|(_, (sum, _))| taken(sum)) {
            let ran = given(n, sum);
            // A budget says what its lines come to.
            let twice = matches!(place, Sum::Budget);
            let reads = if twice {
                ["25", "2469", "2400"].into_iter().find(|of| *of == twice_of(reads)).unwrap_or(reads)
            } else {
                reads
            };
            assert!(ran.code == 0 && (ran.out.contains(reads)), "{place:?} {sum}: {}{}", ran.out, ran.err);
        }
        for (n, (sum, would)) in NO_SUMS.into_iter().enumerate() {
            let ran = given(100 + n, sum);
            assert_ne!(ran.code, 0, "{place:?} {sum}: {}", ran.out);
            // Of a line of a budget the line is shown.
            assert!(matches!(place, Sum::Budget) || ran.err.contains(would), "{place:?} {sum}: {}", ran.err);
        }
    }
}

fn twice_of(sum: &str) -> &'static str {
    match sum {
        "12.50" => "25",
        "1234.50" => "2469",
        _ => "2400",
    }
}

#[test]
fn one_voucher_has_one_number_however_its_digits_are_typed() {
    let station = Station::worked();
    let run = |args: &[&str]| station.run(&[&["track", "project"], args].concat());
    let project = run(&["apply", "换锁", "--basis", "26-3-m3"]).out.split('\t').next().unwrap().to_owned();
    for args in [vec!["budget", &project, "锁 100"], vec!["fund", &project, "街道", "100"], vec!["start", &project]]
    {
        assert_eq!(run(&args).code, 0);
    }
    assert_eq!(run(&["spend", &project, "A-001", "锁", "5", "--source", "街道"]).code, 0);
    for again in ["A-001", "Ａ－００１", "a-001", "A－001", "A-001号", "No.A-001 "] {
        let ran = run(&["spend", &project, again, "锁", "5", "--source", "街道"]);
        assert!(again.starts_with("No") || ran.code != 0, "{again}: {}", ran.out);
    }
    assert_eq!(
        run(&["spend", &project, "A-1", "锁", "5", "--source", "街道"]).code,
        0,
        "another number is another voucher"
    );
    assert_eq!(run(&["void", &project, "ａ－００１", "记错了"]).code, 0);
}

const BADGES: [&str; 10] = ["17", "１７", "17号", "第17号", "No.17", "NO 17", "#17", "17.0", "17。", "17号牌"];

#[test]
fn a_badge_of_a_table_is_read_in_every_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut clock = Clock::at("2026-05-23T18:00:00+08:00".parse().unwrap());
    for badge in BADGES {
        let table = roster::read(format!("号牌,姓名,称呼\n{badge},王芳,王阿姨\n").as_bytes(), None).unwrap();
        let plan =
            roster::plan(&table, &roster::Roster::open(&home).unwrap(), &preset("haishu").unwrap(), false, &mut || {
                clock.fresh_id()
            });
        assert_eq!(plan.residents.first().and_then(|it| it.badge), Some(Badge(17)), "{badge}: {:?}", plan.faults);
        assert_eq!(badge.parse(), Ok(Badge(17)), "{badge}");
    }
    for badge in ["17号楼", "17.5", "-17", "17人", "十七", "70000", "1-7"] {
        assert!(badge.parse::<Badge>().is_err(), "{badge}");
    }
}

#[test]
fn nothing_that_is_no_name_becomes_one_wherever_a_name_is_given() {
    let station = Station::new();
    for name in ["号", "17号", "13800000002", "魏丙 13800000003", "王阿姨，李伯伯", "5——9", "17号楼"] {
        for args in [
            vec!["track", "add", "换灯", "--lead", name],
            vec!["track", "add", "换灯", "--author", name],
            vec!["--by", name, "track", "add", "换灯"],
        ] {
            let ran = station.run(&args);
            assert!(ran.code != 0, "{args:?}: {}", ran.out);
        }
        let file = station.home.path().join("items.csv");
        fs::write(&file, format!("事项,负责人\n换灯,\"{name}\"\n")).unwrap();
        let ran = station.run(&["track", "import", file.to_str().unwrap()]);
        assert!(ran.code != 0, "{name}: {}{}", ran.out, ran.err);
        let line = format!("SignIn(badges:\"17\",call:{name:?})");
        let refused = crate::support::at_s0().when(&line);
        assert!(refused.is_err(), "{line}");
    }
    // Several, where several are asked.
    assert_eq!(station.run(&["track", "add", "换灯", "--helper", "王阿姨、李伯伯"]).code, 0);
    let list = station.run(&["track", "list", "--all", "--format", "csv"]).out;
    assert!(list.contains("王阿姨、李伯伯"), "{list}");
}

/// What calls a reader of days, sums or names, how often, and where that is tried. Whoever adds a place tries its spellings.
const READERS: &[(&str, usize, &str)] = &[
    ("src/cli/desk.rs", 2, "as ToCome: the reader of commands"),
    ("src/cli/notice.rs", 2, "a_day_on_which_something_was_done_is_the_nearest_such_day"),
    ("src/cli/notices.rs", 2, "as notice: the reader of commands"),
    ("src/cli/packet.rs", 2, "ToCome::Packet"),
    ("src/cli/track.rs", 8, "ToCome::Add, posted, --on; names"),
    ("src/cli/track/project.rs", 3, "Sum; the day of a voucher as of a notice"),
    ("src/cli/track/steps.rs", 4, "ToCome::Due, Send, Redirect; names"),
    ("src/i18n/tables.rs", 2, "says a day, reads none"),
    ("src/i18n/tracker/vouchers.rs", 1, "says what would be a sum, reads none"),
    ("src/journal/trust/power.rs", 4, "a word of its own"),
    ("src/meeting/decide.rs", 1, "names of a sign-in"),
    ("src/figures/matters.rs", 1, "an event of the record, no day that somebody typed"),
    ("src/rehearsal/goal.rs", 6, "what happened in the room, no day that somebody typed"),
    ("src/cli/council.rs", 2, "as ToCome: a turn; as PostedOn: who was there"),
    ("src/cli/leaf.rs", 1, "as ToCome; from which day a list is"),
    ("src/cli/patrol.rs", 1, "as ToCome; the first day of a sheet"),
    ("src/register/leaf.rs", 2, "register::leaf::tests"),
    ("src/tracker/decide/leaf.rs", 1, "its own rule: what ends ends on a day of its own"),
    ("src/office/names.rs", 2, "names, wherever one is typed; tui::track::asked::tests"),
    ("src/register/changes.rs", 3, "ToCome::Import; names of a table"),
    ("src/station/tables/moment.rs", 1, "time::hour::tests"),
    ("src/tracker/decide/matter.rs", 3, "its own rules: a day to come is not over, what happened is"),
    ("src/tracker/decide/sending.rs", 2, "its own rule: what happened is not before its matter"),
    ("src/tracker/vouchers.rs", 1, "Sum::Vouchers; the days of a table as ToCome::Import"),
    ("src/tui/console/preview.rs", 1, "tui::form::tests"),
    ("src/tui/form.rs", 1, "console::guide: the day that a motion says, offered to who leads it"),
    ("src/tui/form/value.rs", 2, "tui::form::tests; the day of a slip"),
    ("src/tui/input/named.rs", 1, "tui::input::named::tests"),
    ("src/tui/track/asked.rs", 1, "tui::track::asked::tests"),
    ("src/tui/track/fund.rs", 2, "tui::track::asked::tests"),
    ("src/tui/track/fund/give.rs", 1, "as ToCome; tui::track::asked::tests"),
    ("src/cli/fund.rs", 4, "as Sum; the days of the fund as of a notice: tracker::fund"),
    ("src/tui/track/read.rs", 6, "as Sum; tui::track::asked::tests: what happened before, what was posted"),
    ("src/tui/track/station.rs", 1, "names of the council"),
    ("src/tui/track/steps.rs", 3, "as ToCome, also of an exchange of turns; tracker::pages: the lines of a list"),
];

const CALLS: [&str; 10] = [
    "to_come(",
    "happened(",
    "day_of_number(",
    "day_and_hour(",
    "caller.day(",
    "caller.day_",
    "no_sum(",
    "read_lines(",
    "text::name(",
    "text::names(",
];

/// What a reader of its own would be made of, and where alone it may stand.
const OWN: &[(&str, &[&str])] = &[
    // The first day of a quarter of the fund is no day that somebody typed.
    ("NaiveDate::from_ymd_opt(", &["src/time/", "src/table/", "src/i18n/time.rs"]),
    ("parse::<NaiveDate>", &["src/table/"]),
    ("trim_end_matches('号')", &[]),
    (".parse::<Fen>", &["src/tracker/", "src/tui/input/reads/"]),
    // The console only waits for a digit behind a dash; what it is then, the reader says.
    (
        "fold_char(c).is_ascii_digit()",
        &["src/text/", "src/tui/input/", "src/tui/console/keys.rs", "src/station/roster/person.rs"],
    ),
];

fn sources(dir: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains("fn "));
            let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
            found.insert(name, lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

#[test]
fn every_place_that_reads_a_day_a_sum_or_a_name_is_tried_and_none_has_a_reader_of_its_own() {
    let mut found = BTreeMap::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let mut wrong = Vec::new();
    for (file, code) in &found {
        for (own, may) in OWN.iter().filter(|(own, _)| code.contains(own)) {
            if !may.iter().any(|place| file.starts_with(place)) {
                wrong.push(format!("{file} reads by itself: {own}"));
            }
        }
        if file.starts_with("src/time") || file.starts_with("src/text/list") {
            continue;
        }
        let calls: usize = CALLS.iter().map(|call| code.matches(call).count()).sum();
        let known = READERS.iter().find(|(known, ..)| known == file).map_or(0, |(_, calls, _)| *calls);
        if calls != known {
            wrong.push(format!("(\"{file}\", {calls}, \"\"),"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
