//! `yishi track` and `yishi desk`, as a shell and a script meet them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

pub struct Station {
    pub home: TempDir,
}

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Station {
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// With the worked meeting, taken in.
    pub fn worked() -> Self {
        let station = Self::new();
        station.plays("worked");
        let ran = station.run(&["track", "take", "--all"]);
        assert_eq!((ran.code, ran.out.as_str()), (0, "26年3次会收进来了：新32件，有变0件\n"), "{}", ran.err);
        station
    }

    fn plays(&self, name: &str) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("sessions/{name}.ron"));
        let ran = self.run(&["apply", name, script.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.at("2026-06-11T10:00:00+08:00", args)
    }

    pub fn at(&self, clock: &str, args: &[&str]) -> Ran {
        self.from(Path::new("."), clock, args)
    }

    /// From a folder, in which files are named.
    pub fn from(&self, folder: &Path, clock: &str, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_yishi"))
            .current_dir(folder)
            .env("YISHI_BROWSER", "")
            .args(args)
            .env("YISHI_HOME", self.home.path())
            .env("LC_ALL", "zh_CN.UTF-8")
            .env("YISHI_CLOCK", clock)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs what has to be done, and gives its words back.
    pub fn done(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
        ran.out
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }
}

#[test]
fn an_empty_tracker_says_how_meetings_come_in_and_a_search_that_finds_nothing_does_not() {
    let station = Station::new();
    assert!(station.run(&["track", "list"]).err.contains("yishi track take --all"));
    let station = Station::worked();
    let ran = station.run(&["track", "list", "游泳池"]);
    assert!(ran.err.contains("没有这样的事项") && !ran.err.contains("take"), "{}", ran.err);
}

#[test]
fn taking_in_again_says_so_and_an_open_meeting_is_refused_by_name() {
    let station = Station::worked();
    assert_eq!(station.done(&["track", "take", "--all"]), "26年3次会早就收过了，没有变\n");
    assert_eq!(station.run(&["track", "take"]).code, 2);
    let script = station.file("open.ron");
    fs::write(&script, "OpenMeeting(estate:\"甲\",theme:\"乙\")\n").unwrap();
    assert_eq!(station.run(&["apply", "x", script.to_str().unwrap()]).code, 0);
    let ran = station.run(&["track", "take", "01"]);
    assert!(ran.code != 0);
    station.done(&["track", "take", "--all"]);
    station.done(&["track", "check"]);
}

#[test]
fn lists_are_narrowed_and_printed_for_people_and_programs() {
    let station = Station::worked();
    let list = |args: &[&str]| station.done(&[&["track", "list"], args].concat());
    let late = list(&["--late"]);
    assert!(late.lines().count() == 4 && late.contains("把门禁的建议递给业主大会"), "{late}");
    assert_eq!(list(&["--waiting"]).lines().count(), 1);
    assert_eq!(list(&["--who", "王阿姨"]).lines().count(), 1);
    assert_eq!(list(&["--who", "@物业"]).lines().count(), 1);
    assert_eq!(list(&["--to", "下次议题"]).lines().count(), 16);
    assert_eq!(list(&["--to", "NextMeeting"]).lines().count(), 16);
    assert_eq!(list(&["门禁"]).lines().count(), 3);
    assert_eq!(list(&["门禁", "只用卡"]).lines().count(), 1);
    assert_eq!(list(&["--state", "刚答应", "--limit", "2"]).lines().count(), 2);
    let json: serde_json::Value = serde_json::from_str(&list(&["--meeting", "26-3", "--format", "json"])).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 32);
    assert_eq!(json[0]["no"], "26-3-r2");
    let ron = list(&["--format", "ron"]);
    assert!(ron.lines().all(|line| ron::from_str::<ron::Value>(line).is_ok()));
    assert!(list(&["--format", "csv"]).starts_with("\u{FEFF}编号,事项,类别,去向"));
    let one = station.done(&["track", "show", "26年3次会 行动3"]);
    assert!(one.contains("王阿姨") && one.contains("七十岁"), "{one}");
    for wrong in [&["--to", "月亮"][..], &["--who", "没有这人"], &["--state", "飞了"]] {
        assert_eq!(station.run(&[&["track", "list"], wrong].concat()).code, 2, "{wrong:?}");
    }
    assert_eq!(station.run(&["track", "show", "26-3-a99"]).code, 1);
}

#[test]
fn each_step_has_its_command_and_a_refusal_says_what_is_possible() {
    let station = Station::worked();
    station.done(&["track", "start", "26-3-a3"]);
    station.done(&["track", "report", "26-3-a3", "走完了"]);
    let own = station.run(&["track", "confirm", "26-3-a3", "王阿姨"]);
    assert!(own.code == 1 && own.err.contains("自己办的事，请另外两位邻居看"), "{}", own.err);
    station.done(&["track", "confirm", "26-3-a3", "李师傅"]);
    station.done(&["track", "confirm", "26-3-a3", "新来的小周"]);
    assert!(station.done(&["track", "show", "26-3-a3"]).contains("办好了"));
    station.done(&["track", "send", "26-3-m1", "--receiver", "业主大会筹备组", "--due", "6月30日"]);
    station.done(&["track", "receive", "26-3-m1"]);
    station.done(&["track", "answer", "26-3-m1", "下月开会议"]);
    station.done(&["track", "adopt", "26-3-m1"]);
    let again = station.run(&["track", "adopt", "26-3-m1"]);
    assert!(again.code == 1 && again.err.contains("再打开"), "{}", again.err);
    station.done(&["track", "return", "26-3-k1", "先商量"]);
    station.done(&["track", "redirect", "26-3-k2", "街道", "--receiver", "文化站"]);
    station.done(&["track", "move", "Drop", "26-3-a1", "26-3-a2", "--words", "不用了"]);
    assert_eq!(station.run(&["track", "move", "Confirm", "26-3-a4"]).code, 2);
    assert_eq!(
        station.done(&["track", "add", "墙上掉漆", "--lead", "老张", "--due", "2026-07-01"]).split('\t').next(),
        Some("26-0-1"),
        "what was sent back keeps its number"
    );
    assert!(station.done(&["track", "history", "26-3-a3"]).lines().count() >= 5);
    station.done(&["track", "posted", "26-3", "2026-05-24"]);
    assert!(!station.done(&["track", "remind"]).contains("公示"));
    station.done(&["track", "check"]);
    assert!(station.done(&["track", "board"]).contains("26年3次会"));
}

#[test]
fn a_reminder_is_for_a_person_a_unit_or_whoever_posts_the_notice() {
    let station = Station::worked();
    let texts = station.done(&["track", "remind", "--within", "30"]);
    assert!(texts.contains("王阿姨您好，「教老人用卡，一楼一楼走一遍」这件，办得怎样了？"), "{texts}");
    assert!(texts.contains("社区居委会：下面几件请给个回音"), "{texts}");
    assert!(texts.contains("26年3次会的公示该贴了，今天是会后第19天。"), "{texts}");
    let one = station.done(&["track", "remind", "--who", "徐妈妈", "--within", "30"]);
    assert!(one.contains("徐妈妈") && !one.contains("王阿姨"), "{one}");
}

#[test]
fn advice_that_nobody_handed_in_is_reminded_whatever_its_day_and_so_is_who_waits_for_a_call() {
    let station = Station::worked();
    station.done(&["desk", "add", "楼道灯坏了", "--visitor", "王阿姨", "--answer", "换好了"]);
    let texts = station.done(&["track", "remind"]);
    assert!(texts.contains("下面几件还没递出去") && texts.contains("26年3次会 提议1"), "{texts}");
    assert!(!texts.contains("等回访"), "a week is given: {texts}");
    let later = station.at("2027-06-11T10:00:00+08:00", &["track", "remind"]).out;
    assert!(later.contains("26年3次会 提议1"), "after a year, too: {later}");
    assert!(later.contains("下面几件等回访") && later.contains("26年接待1号"), "{later}");
    station.done(&["track", "send", "26-3-m1"]);
    assert!(!station.done(&["track", "remind"]).contains("26年3次会 提议1"));
}

#[test]
fn who_typed_a_confirmation_is_who_typed_it_and_who_saw_it_is_named() {
    let station = Station::worked();
    let none = station.run(&["track", "confirm", "26-3-a3", "--by", "小何"]);
    assert!(none.code == 2 && none.err.contains("--seen-by"), "{}", none.err);
    station.done(&["track", "confirm", "26-3-a3", "--by", "小何", "--seen-by", "李师傅"]);
    station.done(&["track", "--by", "小何", "confirm", "26-3-a3", "魏伯伯"]);
    let shown = station.done(&["track", "show", "26-3-a3"]);
    assert!(shown.contains("看过了：李师傅，现在：说办好了(小何记的)"), "{shown}");
    assert!(shown.contains("看过了：魏伯伯，现在：办好了(小何记的)"), "{shown}");
    let history = station.done(&["track", "history", "26-3-a3"]);
    assert_eq!(history.lines().filter(|line| line.contains("\t小何\t")).count(), 2, "{history}");
    for step in [&["track", "drop", "26-3-a1", "忙"][..], &["track", "claim", "26-3-a1", "魏伯伯", "--by", "小何"]]
    {
        station.done(step);
    }
    assert!(station.done(&["track", "show", "26-3-a1"]).contains("我来接：魏伯伯"));
}

#[test]
fn what_happened_before_is_written_down_with_its_day_and_what_is_the_same_is_merged_and_edited() {
    let station = Station::new();
    station.done(&["desk", "add", "楼道灯坏了", "--visitor", "王阿姨", "--on", "2026-06-05", "--time", "19:30"]);
    station.done(&["desk", "add", "三楼灯不亮", "--visitor", "李师傅", "--from", "党支部"]);
    let shown = station.done(&["desk", "show", "26-v1"]);
    assert!(shown.contains("2026年6月5日 19:30") && shown.contains("补记"), "{shown}");
    assert!(!station.done(&["desk", "show", "26-v2"]).contains("补记"));
    assert!(station.done(&["desk", "show", "26-v2"]).contains("党支部"));
    assert_eq!(station.run(&["track", "remark", "26-v1", "来过", "--on", "2030-01-01"]).code, 1);
    let early = station.run(&["desk", "add", "灯", "--on", "2026-03-01"]);
    assert!(early.code == 1 && early.err.contains("founded: \"2026-03-01\""), "{}", early.err);
    fs::write(station.home.path().join("settings.ron"), "(founded: \"2026-03-01\")").unwrap();
    station.done(&["desk", "add", "灯", "--on", "2026-03-01"]);
    assert_eq!(station.run(&["desk", "add", "灯", "--on", "2026-02-28"]).code, 1);
    assert_eq!(station.run(&["track", "list", "--on", "2026-06-05"]).code, 2, "a list happens on no day");
    station.done(&["track", "merge", "26-v2", "26年接待1号"]);
    assert!(station.done(&["track", "show", "26-v2"]).contains("并到26年接待1号"));
    station.done(&["track", "edit", "26-v1", "--title", "3号楼灯坏了", "--building", "3号楼"]);
    let shown = station.done(&["track", "show", "26-v1"]);
    assert!(shown.contains("楼道灯坏了 → 3号楼灯坏了") && shown.contains("26年接待2号并进来"), "{shown}");
    station.done(&["desk", "answer", "26-v1", "换好了"]);
    assert!(station.done(&["track", "list", "--state", "等回访"]).lines().count() == 2);
    let angry = station.run(&["desk", "close", "26-v2", "--content", "no"]);
    assert!(angry.code == 1 && angry.err.contains("再办，或者写一句为什么"), "{}", angry.err);
    station.done(&["desk", "close", "26-v2", "--content", "no", "--reason", "要换整条线"]);
    station.done(&["desk", "close", "26-v1"]);
    assert!(station.done(&["desk", "show", "26-v1"]).contains("联系不上 1"));
    station.done(&["track", "check"]);
}

#[test]
fn the_steps_are_printed_from_the_table() {
    let steps = Station::new().done(&["track", "steps"]);
    assert!(steps.contains("自己办的\t看过了\t") && steps.contains("自己办的事，请另外两位邻居看"), "{steps}");
}

#[test]
fn the_table_comes_back_the_same_and_a_line_changes_one_item() {
    for name in ["table.csv", "table.xlsx"] {
        let station = Station::worked();
        let file = station.file(name);
        let path = file.to_str().unwrap();
        station.done(&["track", "export", path, "--all"]);
        let ran = station.run(&["track", "import", path]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{name} {}", ran.err);
        let csv = station.file("changed.csv");
        let table = "编号,事项,负责人,期限,状态,说明,看过的人\n\
            26-3-a4,排出放学看门的值班表,徐妈妈,2026-07-15,正在办,表排了一半,\n\
            26年3次会 行动5,画好西门口排队的线,施老师,2026-06-20,办好了,,小李、小赵\n\
            ,新的一件,新人,,,,\n";
        fs::write(&csv, table).unwrap();
        let path = csv.to_str().unwrap();
        let before = station.done(&["track", "list", "--all", "--format", "json"]);
        let dry = station.run(&["track", "import", path, "--dry-run"]);
        assert_eq!((dry.code, dry.out.lines().count()), (0, 3), "{} {}", dry.out, dry.err);
        assert!(dry.out.contains("期限 2026-07-01 改为 2026-07-15"), "{}", dry.out);
        assert_eq!(station.done(&["track", "list", "--all", "--format", "json"]), before, "a dry run changes nothing");
        assert_eq!(station.run(&["track", "import", path]).code, 0);
        let state = |no: &str| {
            let json: serde_json::Value =
                serde_json::from_str(&station.done(&["track", "show", no, "--format", "json"])).unwrap();
            (json[0]["state"].clone(), json[0]["note"].clone(), json[0]["due"].clone())
        };
        assert_eq!(state("26-3-a4"), ("Doing".into(), "表排了一半".into(), "2026-07-15".into()));
        assert_eq!(state("26-3-a5").0, "Done");
        assert_eq!(state("26-0-1").0, "Promised");
        // The same lines again, but for the one that makes something new, change nothing.
        fs::write(&csv, table.lines().take(3).collect::<Vec<_>>().join("\n")).unwrap();
        let ran = station.run(&["track", "import", path]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        station.done(&["track", "check"]);
    }
}

#[test]
fn a_bad_line_keeps_all_others_out_and_is_named() {
    let station = Station::worked();
    let csv = station.file("bad.csv");
    let table = "编号,事项,去向,期限,状态\n26-3-a4,改了,,,\n26-3-a99,没有,,,\nx,y,,,\n26-3-a5,画线,月亮,2026-13-01,飞了\n26-3-a4,又一次,,,\n";
    fs::write(&csv, table).unwrap();
    let path = csv.to_str().unwrap();
    let before = station.done(&["track", "list", "--all", "--format", "json"]);
    let ran = station.run(&["track", "import", path]);
    assert_eq!(ran.code, 1);
    for line in ["第3行 编号「26-3-a99」", "第4行 编号「x」", "第5行 去向「月亮」", "第5行 期限", "第5行 状态", "第6行"]
    {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert_eq!(station.done(&["track", "list", "--all", "--format", "json"]), before);
    // A step that can't be names its line too.
    fs::write(&csv, "编号,事项,状态\n26-3-a1,停车,采纳了\n").unwrap();
    let ran = station.run(&["track", "import", path]);
    assert!(ran.code == 1 && ran.out.contains("第2行"), "{}", ran.err);
    assert_eq!(station.run(&["track", "import", "/nowhere.csv"]).code, 3);
    fs::write(&csv, "甲,乙\n1,2\n").unwrap();
    assert_eq!(station.run(&["track", "import", path]).code, 2);
}

#[test]
fn no_formula_runs_from_an_exported_cell() {
    let station = Station::new();
    let hostile = ["=1+1", "+86", "-2", "@SUM(A1)", "'x", "＝1", "a,\"b\""];
    for title in hostile {
        station.done(&["track", "add", "--", title]);
        station.done(&["desk", "add", "--", title]);
    }
    let (csv, xlsx) = (station.file("t.csv"), station.file("t.xlsx"));
    station.done(&["track", "export", csv.to_str().unwrap(), "--all"]);
    station.done(&["track", "export", xlsx.to_str().unwrap(), "--all"]);
    let visits = station.done(&["desk", "list", "--format", "csv"]);
    for text in [fs::read_to_string(&csv).unwrap(), visits] {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell}");
            }
        }
    }
    // Both come back as they were: nothing changes.
    for file in [&csv, &xlsx] {
        let ran = station.run(&["track", "import", file.to_str().unwrap()]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    }
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&xlsx).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    assert!(sheet.used_cells().all(|(_, _, cell)| matches!(cell, calamine::Data::String(_))));
}

#[test]
fn a_visit_is_written_answered_handed_on_and_becomes_a_concern() {
    let station = Station::new();
    station.done(&["desk", "council", "--director", "陈姐", "--director", "老周", "--resident", "小林"]);
    assert_eq!(station.done(&["desk", "roster", "--plan", "1", "--days", "5"]).lines().count(), 1);
    assert_eq!(
        station.done(&["desk", "roster", "--days", "5"]),
        "2026-06-11\t陈姐\n2026-06-12\t老周\n2026-06-15\t小林\n"
    );
    station.done(&["desk", "add", "楼道灯坏了", "--visitor", "王阿姨", "--building", "3号楼"]);
    station.done(&["desk", "add", "停车", "--deep"]);
    station.done(&["desk", "add", "墙缝", "--visitor", "老周", "--answer", "记下了"]);
    station.done(&["desk", "add", "楼道堆物", "--patrol", "--answer", "搬走了"]);
    assert_eq!(station.done(&["desk", "list", "--open"]).lines().count(), 2);
    station.done(&["desk", "hand-on", "26-v1", "街道", "--receiver", "城管科", "--due", "6月20日"]);
    station.done(&["desk", "concern", "26-v2"]);
    station.done(&["desk", "close", "26-v3", "--content", "yes"]);
    assert_eq!(station.run(&["desk", "answer", "26-v3", "晚了"]).code, 1);
    let shown = station.done(&["desk", "show", "26-v1"]);
    assert!(shown.contains("陈姐") && shown.contains("26年接待1号") && shown.contains("递出去了"), "{shown}");
    assert_eq!(station.done(&["track", "list", "--all"]).lines().count(), 4, "one matter each");
    assert!(station.done(&["desk", "show", "26-x1"]).contains("办结"), "nobody is called back of what the patrol saw");
    assert!(station.done(&["track", "list", "--waiting"]).contains("城管科"));
    assert!(station.done(&["track", "list", "--to", "下次议题"]).contains("停车"));
    let late = station.at("2026-06-13T10:00:01+08:00", &["desk", "list", "--late"]);
    assert_eq!(late.out, "", "what is open is answered");
    let patrol = station.run(&["desk", "patrol"]);
    assert!(patrol.out.is_empty() && patrol.err.contains("三清四及时五必访"), "{}", patrol.err);
    station.done(&["desk", "patrol", "clear", "楼道", "墙面", "地面"]);
    assert_eq!(station.run(&["desk", "patrol", "clear", "1", "2", "3", "4"]).code, 1);
    station.done(&["track", "check"]);
}

#[test]
fn the_next_meeting_opens_with_the_last_promises_and_what_it_says_comes_back() {
    let station = Station::worked();
    station.done(&["track", "drop", "26-3-a1", "厂家没回"]);
    let script = station.file("next.ron");
    let lines = "(at:\"2026-06-13T19:00:00+08:00\",cmd:OpenMeeting(estate:\"梧桐新村\",theme:\"看看上次的\",number:4))\n\
        SignIn(badges:\"1-9\")\nTakeOffice(office:Chair,badge:1)\nStartMeeting()\n\
        ReviewPledge(promise:1,state:Done)\nReviewPledge(promise:2,state:Dropped,note:\"人手不够\")\n\
        CloseMeeting(reason:\"看完了\")\n";
    fs::write(&script, lines).unwrap();
    let ran = station.run(&["apply", "next", script.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let all: serde_json::Value =
        serde_json::from_str(&station.done(&["track", "list", "--promises", "--format", "json"])).unwrap();
    let first: Vec<String> =
        all.as_array().unwrap().iter().take(2).map(|item| item["no"].as_str().unwrap().to_owned()).collect();
    let taken = station.done(&["track", "take", "--all"]);
    assert!(taken.contains("26年4次会收进来了：新0件，有变2件"), "{taken}");
    let state = |no: &str| {
        let json: serde_json::Value =
            serde_json::from_str(&station.done(&["track", "show", no, "--format", "json"])).unwrap();
        json[0]["state"].as_str().unwrap().to_owned()
    };
    assert_eq!([state(&first[0]), state(&first[1])], ["Done", "Dropped"]);
    // What was dropped can be claimed.
    station.done(&["track", "claim", &first[1], "王阿姨"]);
    assert_eq!(state(&first[1]), "Promised");
    assert!(station.done(&["track", "take", "--all"]).lines().all(|line| line.contains("没有变")));
}

#[test]
fn a_concern_of_the_desk_that_the_next_meeting_did_not_get_to_waits_on() {
    let station = Station::new();
    let roster = station.file("roster.csv");
    fs::write(&roster, "号牌,称呼\n7,王阿姨\n").unwrap();
    station.done(&["roster", "import", roster.to_str().unwrap()]);
    station.done(&["desk", "add", "停车\"位\"不够", "--visitor", "王阿姨", "--deep"]);
    station.done(&["desk", "concern", "26-v1"]);
    station.done(&["desk", "add", "狗叫"]);
    station.done(&["desk", "concern", "26-v2"]);
    let concerns = station.done(&["desk", "concerns"]);
    let waiting = "RaiseConcern(badge:7,text:\"停车\\\"位\\\"不够\",from:Desk,of:\"26-v1\")\nRaiseConcern(badge:0,text:\"狗叫\",from:Desk,of:\"26-v2\")\n";
    assert_eq!(concerns, waiting, "who gave no name has nobody's card");
    let opening = "(at:\"2026-06-13T19:00:00+08:00\",cmd:OpenMeeting(estate:\"甲\",theme:\"乙?\"))\n\
        SignIn(badges:\"1-9\")\nTakeOffice(office:Chair,badge:1)\nTakeOffice(office:Recorder,badge:2)\nStartMeeting()\n\
        (because:\"人齐了\",cmd:AdvanceStage())\n";
    let script = station.file("meeting.ron");
    fs::write(&script, format!("{opening}{concerns}CloseMeeting(reason:\"停电\")\n")).unwrap();
    let ran = station.run(&["apply", "next", script.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    station.done(&["track", "take", "--all"]);
    // Nobody got to it: it waits on, under its own number, and nothing else says the same.
    let shown = station.done(&["track", "show", "26-v1"]);
    assert!(shown.contains("等下次议") && shown.contains("没轮到"), "{shown}");
    assert_eq!(station.done(&["track", "list", "--all"]).lines().count(), 2);
    assert_eq!(station.done(&["desk", "concerns"]), waiting);
    assert!(station.done(&["track", "take", "--all"]).contains("没有变"), "once");
    station.done(&["track", "check"]);
}

#[test]
fn whoever_is_erased_is_nobody_here_too() {
    let station = Station::worked();
    assert!(station.done(&["track", "list"]).contains("王阿姨"));
    station.run(&["erase", "王阿姨", "--yes"]);
    let list = station.done(&["track", "list"]);
    assert!(!list.contains("王阿姨") && list.contains("一位居民"), "{list}");
    station.done(&["track", "take", "--all"]);
    assert!(!station.done(&["track", "list"]).contains("王阿姨"), "nor do they come back");
    for folder in ["station", "cache"] {
        for file in fs::read_dir(station.file(folder)).unwrap() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows("王阿姨".len()).any(|part| part == "王阿姨".as_bytes()), "in no byte of {folder}");
        }
    }
}

#[test]
fn whoever_the_desk_alone_knows_is_erased_and_the_lines_that_name_them_are_listed() {
    let station = Station::new();
    station.done(&["desk", "add", "给老赵送饭", "--visitor", "老赵"]);
    station.done(&["track", "add", "看看老赵", "--lead", "老赵", "--by", "小林"]);
    let ran = station.run(&["erase", "老赵", "--yes"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "tracker 2\ntracker 3\n"), "{}", ran.err);
    assert!(ran.err.contains("yishi track redact"), "{}", ran.err);
    assert_eq!(station.run(&["track", "redact", "9"]).code, 2);
    let ran = station.run(&["track", "redact", "3"]);
    assert!(ran.code == 0 && ran.err.contains("删去了1处"), "{}", ran.err);
    station.done(&["track", "redact", "2"]);
    assert_eq!(station.run(&["track", "redact", "2"]).code, 1, "there is nothing left in it");
    assert!(station.done(&["desk", "show", "26-v1"]).contains("（已删去）"));
    assert!(station.done(&["track", "list"]).contains("（已删去）"));
    station.done(&["track", "check"]);
    let folders = ["station", "cache"].map(|folder| fs::read_dir(station.file(folder)).unwrap());
    for entry in folders.into_iter().flatten() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows("老赵".len()).any(|part| part == "老赵".as_bytes()));
    }
}

#[test]
fn the_history_says_who_typed() {
    let station = Station::new();
    station.done(&["--lang", "zh", "track", "add", "修路灯", "--by", "小林"]);
    station.done(&["track", "--by", "老周", "settle", "26-0-1", "修好了"]);
    station.done(&["track", "reopen", "26-0-1", "又坏了"]);
    let history = station.done(&["track", "history"]);
    let by: Vec<&str> = history.lines().filter_map(|line| line.split('\t').nth(3)).collect();
    assert_eq!(by, ["小林", "老周", ""], "{history}");
    assert_eq!(history.lines().filter_map(|line| line.split('\t').next()).collect::<Vec<_>>(), ["2", "3", "4"]);
    assert!(station.done(&["track", "show", "26-0-1"]).contains("(老周记的)"));
}

#[test]
fn a_project_is_followed_from_its_motion_to_its_last_voucher() {
    let station = Station::worked();
    let project = |args: &[&str]| station.done(&[&["track", "project"], args].concat());
    project(&["apply", "东门装灯", "--applicant", "徐妈妈", "--basis", "26-3-m3"]);
    assert_eq!(
        station.run(&["track", "project", "apply", "另一件", "--basis", "26-3-m1"]).code,
        1,
        "advice is no decision"
    );
    project(&["budget", "26-p1", "灯泡 12.50x20", "电工 300"]);
    let early = station.run(&["track", "project", "start", "26-p1"]);
    assert!(early.code == 1 && early.err.contains("还差550元"), "{}", early.err);
    project(&["fund", "26-p1", "自治基金", "500"]);
    project(&["fund", "26-p1", "自筹", "80.5"]);
    project(&["start", "26-p1"]);
    project(&["spend", "26-p1", "001", "灯泡", "500", "--source", "自治基金"]);
    project(&["spend", "26-p1", "002", "电工", "80", "--source", "自筹"]);
    let above = station.run(&["track", "project", "settle", "26-p1"]);
    assert!(above.code == 1 && above.err.contains("超了30元"), "{}", above.err);
    project(&["void", "26-p1", "002", "写错了"]);
    project(&["spend", "26-p1", "002", "电工", "50", "--source", "自筹"]);
    project(&["settle", "26-p1", "--by", "小林"]);
    assert_eq!(
        project(&["account", "26-p1"]),
        "\u{FEFF}来源,给了,凭证号,日期,做什么用,金额,结余\r\n自治基金,500,,,,,\r\n自治基金,,001,2026-06-11,灯泡,500,\r\n\
         自治基金,,,,,,0\r\n自筹,80.50,,,,,\r\n自筹,,002,2026-06-11,电工,50,\r\n自筹,,,,,,30.50\r\n"
    );
    project(&["publish", "26-p1", "公示5号"]);
    assert_eq!(station.run(&["track", "project", "close", "26-p1", "老周"]).code, 1);
    // The last day on which it hangs is no day to close it on.
    let hangs = station.at("2026-06-18T10:00:00+08:00", &["track", "project", "close", "26-p1", "老周"]);
    assert!(hangs.code == 1 && hangs.err.contains("6月19日"), "{}", hangs.err);
    let closed = station.at("2026-06-19T10:00:00+08:00", &["track", "project", "close", "26-p1", "老周"]);
    assert_eq!(closed.code, 0, "{}", closed.err);
    assert_eq!(project(&["list"]), "", "nothing is open");
    let list: serde_json::Value = serde_json::from_str(&project(&["list", "--all", "--format", "json"])).unwrap();
    assert_eq!((list[0]["spent"].clone(), list[0]["phase"].clone()), (55_000.into(), "Closed".into()), "in fen");
    assert!(project(&["list", "--all", "--format", "csv"]).contains("001、002"));
    let shown = project(&["show", "26-p1"]);
    assert!(shown.contains("验收人\t老周") && shown.contains("(小林记的)"), "{shown}");
    assert!(station.done(&["track", "history", "26-p1"]).lines().count() >= 10);
    assert_eq!(station.run(&["track", "project", "budget", "26-p1", "灯泡"]).code, 2);
    station.done(&["track", "check"]);
}

#[test]
fn words_that_are_redacted_in_a_meeting_are_named_where_the_tracker_still_has_them() {
    let station = Station::worked();
    let said = "我能陪着去看三家";
    let meeting = fs::read_dir(station.home.path().join("sessions")).unwrap().next().unwrap().unwrap();
    let journal = fs::read_to_string(meeting.path().join("journal.ron")).unwrap();
    let line = 1 + journal.lines().position(|line| line.contains(said)).unwrap();
    let id = meeting.file_name().into_string().unwrap();
    let ran = station.run(&["redact", &id, &line.to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix("tracker ")).collect();
    assert!(!lines.is_empty() && ran.err.contains("yishi track redact"), "{}{}", ran.out, ran.err);
    assert!(station.done(&["track", "list"]).contains(said));
    for line in lines {
        station.done(&["track", "redact", line]);
    }
    assert!(!station.done(&["track", "list"]).contains(said));
    assert_eq!(station.run(&["redact", &id, &line.to_string()]).out, "", "nothing is left to take out");
}

#[test]
fn a_quiet_import_says_of_no_line_what_it_did_but_what_is_wrong() {
    let station = Station::new();
    let file = station.file("t.csv");
    let import = |table: &str, more: &str| {
        fs::write(&file, table).unwrap();
        station.run(&["track", "import", file.to_str().unwrap(), "--quiet", more])
    };
    let bad = import("事项,去向\n修路灯,居民自办\n装电梯,月亮\n", "--skip-bad");
    assert!(bad.code == 0 && bad.out.lines().count() == 1 && bad.out.contains("第3行 去向「月亮」"), "{}", bad.out);
    let good = import("事项\n清楼道\n", "--skip-bad");
    assert!(good.code == 0 && good.out.is_empty() && good.err.contains("改好了1件"), "{}{}", good.out, good.err);
    assert_eq!(import("事项\n清楼道\n", "--dry-run").code, 2, "a dry run is there to be read");
}

#[test]
fn the_day_of_the_notice_is_one_fact_for_the_notice_and_the_tracker_wherever_it_is_said() {
    let station = Station::worked();
    let reminds = |station: &Station| station.run(&["track", "remind"]).out.contains("公示该贴");
    assert!(reminds(&station));
    station.done(&["notice", "019", "--posted", "2026-05-25"]);
    assert!(!reminds(&station));
    assert!(station.done(&["track", "history"]).contains("5月25日"), "{}", station.done(&["track", "history"]));
    // Said otherwise at the tracker, the notice goes by it, and the other way round.
    station.done(&["track", "posted", "26-3", "2026-05-28"]);
    let notice = station.done(&["notice", "019"]);
    assert!(notice.contains("2026年5月28日") && !notice.contains("2026年5月25日"), "{notice}");
    station.done(&["notice", "019", "--posted", "2026-05-29"]);
    assert!(station.done(&["track", "history"]).contains("5月29日"));
    // Before a meeting is taken in, the notice keeps it alone.
    let station = Station::new();
    station.plays("worked");
    station.done(&["notice", "019", "--posted", "2026-05-25"]);
    station.done(&["track", "take", "--all"]);
    assert!(!reminds(&station));
}

#[test]
fn a_journal_whose_end_was_never_finished_or_that_is_newer_is_said_first_and_the_command_ends_with_1() {
    let journal = |station: &Station| {
        let folder = fs::read_dir(station.home.path().join("sessions")).unwrap().next().unwrap().unwrap().path();
        folder.join("journal.ron")
    };
    let with = |change: fn(Vec<u8>) -> Vec<u8>| {
        let station = Station::new();
        station.plays("worked");
        let path = journal(&station);
        fs::write(&path, change(fs::read(&path).unwrap())).unwrap();
        station
    };
    // Torn after the close: taken in as far as it goes, and said.
    let torn = with(|mut bytes| {
        bytes.extend_from_slice(b"(v:2,seq:");
        bytes
    });
    for how in [["track", "take", "--all"], ["track", "take", "019"]] {
        let ran = torn.run(&how);
        assert!(ran.code == 1 && ran.err.contains("最后一行没有写完"), "{} {} {}", ran.code, ran.out, ran.err);
        assert!(ran.out.contains("26年3次会"), "{}", ran.out);
    }
    // Torn in the line of the close: that it is not over is no reason to be silent.
    let open = with(|mut bytes| {
        let at = bytes.windows(13).position(|at| at == b"MeetingClosed").unwrap();
        bytes.truncate(at);
        bytes
    });
    let ran = open.run(&["track", "take", "--all"]);
    assert!(ran.code == 1 && ran.err.contains("最后一行没有写完") && ran.out.is_empty(), "{} {}", ran.code, ran.err);
    // Newer: nothing of it is taken.
    let newer = with(|mut bytes| {
        let last = bytes.windows(3).rposition(|at| at == b"(v:").unwrap();
        bytes[last + 3] = b'9';
        bytes
    });
    let ran = newer.run(&["track", "take", "--all"]);
    assert!(ran.code == 1 && ran.out.is_empty() && !ran.err.is_empty(), "{} {} {}", ran.code, ran.out, ran.err);
}

#[test]
fn a_text_for_a_chat_that_reminds_has_no_child_by_name_and_nobodys_telephone_or_door() {
    let station = Station::new();
    let script = station.home.path().join("a.ron");
    let lines = [
        r#"(at:"2026-05-30T19:00:00+08:00",cmd:OpenMeeting(estate:"枫林苑",theme:"车棚怎样管?",number:1,charter:Preset("haishu")))"#,
        r#"(at:"2026-05-30T19:00:01+08:00",cmd:SignIn(badges:"1-4",sector:"resident"))"#,
        r#"(at:"2026-05-30T19:00:02+08:00",cmd:SignIn(badges:31,sector:"resident",minor:true,name:"鲁小禾",call:"小禾"))"#,
        r#"(at:"2026-05-30T19:00:03+08:00",cmd:SignIn(badges:9,sector:"resident",name:"曹乙"))"#,
        r#"(at:"2026-05-30T19:00:04+08:00",cmd:TakeOffice(office:Chair,badge:1))"#,
        r#"(at:"2026-05-30T19:00:05+08:00",cmd:TakeOffice(office:Recorder,badge:2))"#,
        r#"(at:"2026-05-30T19:00:06+08:00",cmd:StartMeeting())"#,
        r#"(at:"2026-05-30T19:00:07+08:00",because:"x",cmd:AdvanceStage())"#,
        r#"(at:"2026-05-30T19:00:08+08:00",because:"x",cmd:AdvanceStage())"#,
        r#"(at:"2026-05-30T19:00:09+08:00",because:"x",cmd:AdvanceStage())"#,
        r#"(at:"2026-05-30T19:00:10+08:00",because:"x",cmd:AdvanceStage())"#,
        r#"(at:"2026-05-30T19:00:11+08:00",because:"x",cmd:AdvanceStage())"#,
        r#"(at:"2026-05-30T19:00:12+08:00",because:"x",cmd:Pledge(badge:31,text:"我小禾画海报",due:"2026-06-06"))"#,
        r#"(at:"2026-05-30T19:00:13+08:00",cmd:Pledge(badge:9,text:"帮小 禾买纸，电话13912345678，6号楼402室",due:"2026-06-06"))"#,
        r#"(at:"2026-05-30T19:00:14+08:00",cmd:Pledge(badge:9,text:"借梯子",due:"2026-06-06"))"#,
        r#"(at:"2026-05-30T19:00:15+08:00",cmd:CloseMeeting(reason:"散会"))"#,
    ];
    fs::write(&script, lines.join("\n")).unwrap();
    station.run(&["apply", "a", script.to_str().unwrap()]);
    station.done(&["track", "take", "--all"]);
    let texts = station.done(&["track", "remind"]);
    assert!(texts.contains("画海报") && texts.contains("买纸"), "{texts}");
    for nobody in ["小禾", "小 禾", "13912345678", "402"] {
        assert!(!texts.contains(nobody), "{nobody}: {texts}");
    }
}

#[test]
fn an_answer_is_written_down_by_the_number_of_the_paper_and_lists_have_it() {
    let station = Station::worked();
    station.done(&["track", "redirect", "26-3-k2", "街道"]);
    station.done(&["track", "send", "26-3-k2", "--due", "6月30日", "--why", "催了两次", "--file", "路口照片"]);
    let shown = station.done(&["track", "show", "26-d1"]);
    assert!(shown.contains("为什么递\t催了两次") && shown.contains("附的\t路口照片"), "{shown}");
    station.done(&["track", "receive", "26-3-k2", "--on", "2026-06-11"]);
    let nobody = station.run(&["reply", "26-d9", "好"]);
    assert!(nobody.code == 1 && nobody.err.contains("没有26年递9号"), "{}", nobody.err);
    let unread = station.run(&["reply", "街道那件", "好"]);
    assert!(unread.code == 2 && unread.err.contains("街道那件"), "{}", unread.err);
    assert_eq!(station.run(&["reply", "26-d1", "--adopted"]).code, 1, "an answer or a document");
    assert!(station.done(&["track", "list", "--waiting", "--format", "json"]).contains(r#""sending":"26-d1""#));
    station.done(&["reply", "递1号", "六月里装", "--adopted", "--document", "社情民意〔2026〕7号"]);
    let listed = station.done(&["track", "list", "--all", "--format", "json"]);
    assert!(listed.contains(r#""confirmed_by":"社情民意〔2026〕7号""#), "{listed}");
    let shown = station.done(&["track", "show", "26-3-k2"]);
    assert!(shown.contains("有文件确认\t社情民意〔2026〕7号"), "{shown}");
    for (format, wanted) in [
        ("csv", "26年递1号,26年3次会 先记2,街道,2026-06-11,2026-06-30,采纳了"),
        (
            "json",
            r#""stands":"Adopted","replies":[{"on":"2026-06-11","text":"六月里装","document":"社情民意〔2026〕7号""#,
        ),
        ("ron", r#"stands:"Adopted""#),
    ] {
        let listed = station.done(&["track", "sendings", "--all", "--format", format]);
        assert!(listed.contains(wanted), "{format}: {listed}");
    }
    // Refused, by the item's number and by the paper's, it is the same.
    station.done(&["track", "reopen", "26-3-k2", "没动静"]);
    station.done(&["reply", "26-d1", "--refused", "没钱"]);
    assert!(station.done(&["track", "show", "26-3-k2"]).contains("状态\t不采纳"));
    station.done(&["track", "check"]);
}
