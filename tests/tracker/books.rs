//! The patrol, the council and coaching as whoever keeps them meets them: on the command line, by keys, on paper.

use ratatui::crossterm::event::KeyCode;
use yishi::i18n::Lang;

use super::{NOON, cli::Station, screen::Screen};

/// What an order says, one way or the other.
fn says(station: &Station, order: &[&str]) -> String {
    let ran = station.at(NOON, order);
    format!("{}{}", ran.out, ran.err)
}

fn code(station: &Station, order: &[&str]) -> i32 {
    station.at(NOON, order).code
}

fn done(station: &Station, orders: &[&[&str]]) {
    for order in orders {
        let ran = station.at(NOON, order);
        assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_round_is_logged_in_one_line_and_said_again_it_is_added_to() {
    let station = Station::new();
    done(
        &station,
        &[
            &["patrol", "block", "东片", "--buildings", "1到4号楼", "--worker", "小林", "--from", "2026-05-18"],
            &["patrol", "block", "西片"],
            &["desk", "patrol", "clear", "楼道", "河道", "车棚"],
            &["desk", "patrol", "prompt", "报", "办", "回", "访"],
            &["desk", "patrol", "visit", "独居", "残疾", "病"],
            &["patrol", "log", "东片", "楼道堆物 3号楼", "井盖松了"],
            &["patrol", "log", "东片", "--ok", "--visits", "2,0,1"],
            &["patrol", "log", "东片", "灯坏了 4号楼", "--on", "2026-05-22"],
        ],
    );
    let rounds = says(&station, &["patrol", "list", "--format", "json"]);
    assert!(
        rounds.contains(r#""found":["26-x1","26-x2"],"clear":[1,2,3],"prompt":[1,2,3,4],"visited":[2,0,1]"#),
        "{rounds}"
    );
    assert!(rounds.contains(r#""on":"2026-05-22","found":["26-x3"]"#), "{rounds}");
    let blocks = says(&station, &["patrol", "blocks"]);
    assert!(blocks.contains("26年片1号") && blocks.contains("小林") && blocks.contains("1到4号楼"), "{blocks}");
    // Changed, it is the same block; what is not said stays.
    done(&station, &[&["patrol", "block", "东片", "--worker", "小周"], &["patrol", "end", "西片", "并到东片了"]]);
    let blocks = says(&station, &["patrol", "blocks", "--open"]);
    assert!(blocks.contains("小周") && blocks.contains("1到4号楼") && !blocks.contains("西片"), "{blocks}");
    let past = says(&station, &["track", "history", "26-q1"]);
    assert!(past.contains("小林") && past.contains("小周"), "{past}");
    for (order, why) in [
        (vec!["patrol", "log", "南片"], "没有叫「南片」的片"),
        (vec!["patrol", "log", "东片", "--ok", "--on", "2026-05-17"], "这里从2026年5月18日起"),
        (vec!["patrol", "log", "东片", "--clear", "4"], "最多3条"),
        (vec!["patrol", "log", "东片", "--visits", "王阿姨"], "不是个数"),
        (vec!["patrol", "log", "西片"], "没有叫「西片」的片"),
    ] {
        assert!(
            code(&station, &order) != 0 && says(&station, &order).contains(why),
            "{order:?} {}",
            says(&station, &order)
        );
    }
}

#[test]
fn of_those_who_are_visited_no_name_that_is_known_here_is_kept() {
    let station = Station::new();
    done(&station, &[&["desk", "add", "灯坏了", "--visitor", "王桂芳"], &["desk", "patrol", "visit", "独居老人"]]);
    let order = ["desk", "patrol", "visit", "独居老人", "王 桂芳家"];
    assert_ne!(code(&station, &order), 0);
    assert!(says(&station, &order).contains("像是人名"), "{}", says(&station, &order));
    assert!(!says(&station, &["desk", "patrol"]).contains("桂芳"));
    // In other lists a name is nothing secret.
    done(&station, &[&["desk", "patrol", "clear", "王桂芳家门口"]]);
}

#[test]
fn the_patrol_is_walked_by_digits_and_its_sheet_is_printed() {
    let station = Station::new();
    done(&station, &[&["patrol", "block", "东片"], &["desk", "patrol", "clear", "楼道", "河道", "绿地"]]);
    let mut screen = Screen::of(&station, Lang::Zh);
    let page = screen.press(KeyCode::F(5)).press(KeyCode::Char('6')).all();
    assert!(page.contains("1  东片") && page.contains("今天还没巡"), "{page}");
    screen.press(KeyCode::Char('1')).types("楼道堆物 3号楼；井盖松了").press(KeyCode::Enter);
    assert!(screen.all().contains("1 楼道  2 河道"), "{}", screen.all());
    screen.types("1 3").press(KeyCode::Enter);
    (0..3).for_each(|_| {
        screen.press(KeyCode::Enter);
    });
    let page = screen.all();
    assert!(page.contains("今天巡过了") && page.contains("26年巡查2号"), "{page}");
    // The same digit opens what was written.
    let record = screen.press(KeyCode::Char('1')).all();
    assert!(record.contains("26年巡片1号") && record.contains("楼道、绿地") && record.contains("井盖松了"), "{record}");
    screen.press(KeyCode::Esc).press(KeyCode::Char('5')).types(station.home.path().to_str().unwrap());
    let said = screen.press(KeyCode::Enter).all();
    assert!(said.contains("写好了"), "{said}");
    let sheet = says(&station, &["patrol", "sheet"]);
    assert!(sheet.contains("东片") && sheet.contains("1□ 2□ 3□") && sheet.contains("1 楼道"), "{sheet}");
    assert_eq!(sheet.matches("5月").count(), 7, "five working days, and the week twice in its heading: {sheet}");
}

#[test]
fn coaching_makes_its_advice_matters_and_has_sums_for_a_year() {
    let station = Station::new();
    done(
        &station,
        &[
            &[
                "coach",
                "add",
                "--kind",
                "培训",
                "--who",
                "区里的老师",
                "--people",
                "12",
                "--hours",
                "1.5",
                "多请年轻人",
                "椅子围成圈",
            ],
            &["coach", "add", "--kind", "on-site", "--people", "3", "--on", "2026-05-20"],
            &["desk", "answer", "26-0-1", "贴了招募"],
        ],
    );
    let list = says(&station, &["coach", "list"]);
    assert!(list.contains("2026年：2次(培训 1、实地指导 1)，15人次，1.5小时；建议2条，有结果1条"), "{list}");
    assert!(says(&station, &["track", "show", "26-0-2", "--format", "json"]).contains(r#""came":"Coaching""#));
    assert!(says(&station, &["coach", "list", "--year", "2025"]).contains("还没有辅导"));
    let codes = ["coach", "add", "--kind", "督导", "--note", "A1 11 · b4 没有", "F1 凳子围成圈 / 理事会 / 6.13"];
    assert_eq!(code(&station, &codes), 0, "{}", says(&station, &codes));
    let list = says(&station, &["coach", "list", "--format", "json"]);
    assert!(list.contains("头一回开口的：11位。有人换桌，换得自在：没有。"), "{list}");
    assert!(says(&station, &["track", "list"]).contains("凳子围成圈；谁来做：理事会；6.13前"));
    let unknown = ["coach", "add", "--kind", "督导", "--note", "A1 11 · G7 有"];
    assert!(code(&station, &unknown) != 0 && says(&station, &unknown).contains("观察表上没有 G7"));
    let order = ["coach", "add", "--kind", "喝茶"];
    assert!(code(&station, &order) != 0 && says(&station, &order).contains("1 培训 2 参观"));
}

/// A council of a term with two seats, and a matter for it.
fn council() -> Station {
    let station = Station::new();
    done(
        &station,
        &[
            &["council", "term", "--from", "2026-05-18", "--basis", "居民代表会议选的"],
            &["council", "seat", "陈姐", "--office", "理事长,审批", "--here", "是", "--from", "2026-05-18"],
            &["council", "seat", "老周", "--sector", "物业", "--here", "no", "--from", "2026-05-18"],
            &["track", "add", "装长椅", "--to", "Council"],
            &["desk", "add", "楼道灯坏了", "--visitor", "王阿姨"],
        ],
    );
    station
}

#[test]
fn the_council_meets_its_outcomes_are_steps_and_one_page_says_so() {
    let station = council();
    let agenda = says(&station, &["council", "agenda"]);
    assert!(agenda.contains("装长椅") && agenda.contains("楼道灯坏了"), "{agenda}");
    let shown = says(&station, &["council"]);
    assert!(shown.contains("常任现在2位") && !shown.contains("不到一半") && shown.contains("第1届"), "{shown}");
    let meet = ["council", "meet", "--present", "陈姐,老周", "26-v1=街道", "26-0-1=采纳 九月装好"];
    done(&station, &[&meet]);
    assert!(says(&station, &["council", "agenda"]).is_empty());
    let minutes = says(&station, &["council", "minutes", "26-c1"]);
    for part in ["26年例会1号", "到会2人", "陈姐、老周", "26年接待1号", "装长椅", "九月装好", "理事长 陈姐"]
    {
        assert!(minutes.contains(part), "{part}: {minutes}");
    }
    for (order, why) in [
        (vec!["council", "meet", "--present", "王阿姨", "--on", "2026-05-22"], "王阿姨在2026年5月22日没有席位"),
        (vec!["council", "meet", "--present", "陈姐"], "那天开过例会了"),
        (vec!["council", "seat", "老周", "--office", "监督 经办"], "老周管监督"),
        (vec!["council", "leave", "小林", "搬走了"], "小林现在没有席位"),
        (vec!["council", "minutes", "26-q1"], "不是一次例会"),
    ] {
        assert!(
            code(&station, &order) != 0 && says(&station, &order).contains(why),
            "{order:?} {}",
            says(&station, &order)
        );
    }
}

#[test]
fn turns_are_exchanged_and_who_was_there_is_put_right() {
    let station = council();
    done(
        &station,
        &[&["desk", "roster", "--plan", "1", "--days", "4"], &["council", "swap", "2026-05-25", "陈姐", "老周"]],
    );
    let roster = says(&station, &["desk", "roster"]);
    let who: Vec<&str> = roster.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(who, ["老周", "陈姐", "陈姐", "老周"]);
    done(&station, &[&["council", "there", "2026-05-22", "陈姐"]]);
    assert!(says(&station, &["desk", "roster", "--from", "2026-05-26"]).contains("陈姐"));
}

#[test]
fn a_change_of_terms_has_one_paper_once_there_is_somebody_to_take_over() {
    let station = council();
    let lead = ["track", "claim", "26-0-2", "--by", "陈姐"];
    done(&station, &[&["track", "add", "修路灯", "--to", "Residents"]]);
    let _ = says(&station, &lead);
    assert!(says(&station, &["handover"]).contains("还没有可以接的新一届"));
    // Written before its day: new seats are of it, and those of now go on until then.
    done(&station, &[&["council", "term", "--from", "2026-06-01"]]);
    assert!(says(&station, &["handover"]).contains("还没有可以接的新一届"), "a term without seats takes nothing over");
    done(&station, &[&["council", "seat", "小林", "--office", "理事长"], &["council", "seat", "老周"]]);
    let seats = says(&station, &["council", "seats", "--format", "json"]);
    assert!(
        seats.matches(r#""term":"26-j2""#).count() == 2 && seats.matches(r#""from":"2026-06-01""#).count() == 2,
        "{seats}"
    );
    assert!(says(&station, &["council"]).contains("陈姐"));
    let paper = says(&station, &["handover"]);
    for part in [
        "换届交接单",
        "第1届理事会",
        "陈姐、老周",
        "第2届理事会",
        "小林、老周",
        "装长椅",
        "修路灯",
        "楼道灯坏了",
        "移交人",
        "接收人",
        "监交人",
    ] {
        assert!(paper.contains(part), "{part}: {paper}");
    }
    for ending in ["docx", "html"] {
        let file = station.file(&format!("交接.{ending}"));
        done(&station, &[&["handover", "--out", file.to_str().unwrap()]]);
        assert!(std::fs::metadata(file).unwrap().len() > 1000);
    }
    let file = station.file("交接.pdf");
    assert!(says(&station, &["handover", "--out", file.to_str().unwrap()]).contains(".docx"));
}
