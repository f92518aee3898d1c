//! Items and vouchers as street offices and whoever keeps a cash book bring them.

use std::fs;

use super::cli::Station;

/// A file with these words, and its path.
fn file(station: &Station, name: &str, words: &str) -> String {
    let path = station.home.path().join(name);
    fs::write(&path, words).unwrap();
    path.to_str().unwrap().to_owned()
}

/// State, note and who saw it, of the only item that is called so.
fn item(station: &Station, title: &str) -> (String, Option<String>, u64) {
    let all: serde_json::Value =
        serde_json::from_str(&station.done(&["track", "list", "--all", "--format", "json"])).unwrap();
    let found = all.as_array().unwrap().iter().find(|item| item["title"] == title).unwrap().clone();
    let seen = found["confirmed"].as_u64().unwrap();
    (found["state"].as_str().unwrap().to_owned(), found["note"].as_str().map(str::to_owned), seen)
}

#[test]
fn a_ledger_that_was_kept_elsewhere_keeps_its_states_and_what_is_not_taken_is_said() {
    let station = Station::new();
    let table = "柳汀街道议定事项台账,,,,,,,\n\
        序号,事项名称,类别,责任人,协助人,完成时限,完成情况,备注,见证人\n\
        1,楼道换灯,设施,韩阿姨,曹师傅,2026-04-30,办好了,4月27日亮了,曹师傅、魏伯伯\n\
        2,修车棚,设施,曹师傅,,2026-07-30,进行中,等配件,\n\
        3,画车位线,设施,魏伯伯,,2026-05-30,已完成,,\n\
        合计,3件,,,,,,,\n填表人：严辰,,,,,,,,\n";
    let ran = station.run(&["track", "import", &file(&station, "台账.csv", table)]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(item(&station, "楼道换灯"), ("Done".into(), Some("4月27日亮了".into()), 2));
    assert_eq!(item(&station, "修车棚"), ("Doing".into(), Some("等配件".into()), 0));
    assert_eq!(item(&station, "画车位线").0, "Reported", "nobody saw it yet");
    for said in [
        "没用到的列：序号",
        "第3行 类别「设施」不收",
        "第4行 状态「进行中」记作正在办",
        "第5行 状态「已完成」记作说办好了",
        "第6行「合计 3件」是合计，跳过",
        "第7行「填表人：严辰」是表脚，跳过",
    ] {
        assert!(ran.err.contains(said), "{said}\n{}", ran.err);
    }
    station.done(&["track", "check"]);
}

#[test]
fn a_state_that_is_none_lists_those_that_are() {
    let station = Station::new();
    let table = "事项,去向,负责人,状态\n楼道换灯,居民自办,韩阿姨,快了吧\n装电梯,街道,,快了吧\n";
    let ran = station.run(&["track", "import", &file(&station, "t.csv", table)]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("第2行 状态「快了吧」：没有这种状态，可以写：刚答应、正在办、说办好了、办好了、没办成"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("第3行 状态「快了吧」") && ran.out.contains("采纳了"), "{}", ran.out);
}

#[test]
fn items_of_another_station_never_change_ours() {
    let [here, there] = [Station::new(), Station::new()];
    for (station, title) in [(&here, "这里的灯"), (&there, "那里的门")] {
        station.done(&["track", "add", title]);
    }
    for name in ["t.csv", "t.xlsx"] {
        let path = there.home.path().join(name);
        let path = path.to_str().unwrap();
        there.done(&["track", "export", path, "--all"]);
        let before = here.done(&["track", "list", "--all", "--format", "json"]);
        let ran = here.run(&["track", "import", path]);
        assert!(ran.code == 1 && ran.out.contains("别的站"), "{}{}", ran.out, ran.err);
        assert_eq!(here.done(&["track", "list", "--all", "--format", "json"]), before);
        let own = there.run(&["track", "import", path]);
        assert_eq!((own.code, own.out.as_str()), (0, ""), "{}", own.err);
    }
    // Without its number the line is a new item.
    let csv = fs::read_to_string(there.home.path().join("t.csv")).unwrap();
    let fresh = csv.replacen("\n26年1件", "\n", 1);
    assert_ne!(fresh, csv);
    assert_eq!(here.run(&["track", "import", &file(&here, "new.csv", &fresh)]).code, 0);
    assert_eq!(item(&here, "那里的门").0, "Noted");
}

#[test]
fn vouchers_come_as_a_table_once_and_each_under_the_rules_of_one_that_is_typed() {
    let station = Station::worked();
    let project = |args: &[&str]| station.done(&[&["track", "project"], args].concat());
    project(&["apply", "东门装灯", "--applicant", "徐妈妈", "--basis", "26-3-m3"]);
    project(&["budget", "26-p1", "灯泡 12.50x20", "电工 300"]);
    project(&["fund", "26-p1", "自治基金", "600"]);
    project(&["start", "26-p1"]);
    let table = "东门装灯支出明细,,,\n凭证号,日期,用途,金额（元）\n001,2026-06-11,灯泡,一些\n";
    let bad = station.run(&["track", "project", "vouchers", "26-p1", &file(&station, "bad.csv", table)]);
    assert!(bad.code == 1 && bad.out.contains("第3行 金额：「一些」不像金额"), "{}{}", bad.out, bad.err);
    let table = "东门装灯支出明细,,,\n凭证号,日期,用途,金额（元）\n001,2026-06-11,灯泡,250.00\n002,6月11日,电工,300元\n合计,,,550\n";
    let path = file(&station, "good.csv", table);
    let dry = station.run(&["track", "project", "vouchers", "26-p1", &path, "--dry-run"]);
    assert!(dry.code == 0 && dry.err.contains("2张是新的"), "{}{}", dry.out, dry.err);
    assert!(!project(&["account", "26-p1"]).contains("001"));
    let ran = station.run(&["track", "project", "vouchers", "26-p1", &path]);
    assert!(ran.code == 0 && ran.err.contains("记了2张"), "{}{}", ran.out, ran.err);
    let account = project(&["account", "26-p1"]);
    assert!(account.contains("001,2026-06-11,灯泡,250") && account.contains("002,2026-06-11,电工,300"), "{account}");
    let again = station.run(&["track", "project", "vouchers", "26-p1", &path]);
    assert!(again.code == 0 && again.err.contains("2张原来就有"), "{}{}", again.out, again.err);
    // More than there is: nothing is recorded, and the line is named.
    let table = "凭证号,日期,用途,金额\n003,2026-06-11,胶布,10\n004,2026-06-11,电线,100\n";
    let ran = station.run(&["track", "project", "vouchers", "26-p1", &file(&station, "much.csv", table)]);
    assert!(ran.code == 1 && ran.err.contains("第3行"), "{}{}", ran.out, ran.err);
    assert!(!project(&["account", "26-p1"]).contains("003"));
}
