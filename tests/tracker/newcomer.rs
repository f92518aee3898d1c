//! What somebody met who had only the guide: whatever is pressed twice, left empty, or typed wrong is said where it stands.

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    station::{Extra, Home},
    store::{Page, Record, Store, Subject},
};

use super::{NOON, cli::Station, screen::Screen};

/// The worked meeting.
const WORKED: &str = "019e5459-5080-7a3c-9d15-6b0f2e4c8a71";
const ENTER: KeyCode = KeyCode::Enter;

fn done(station: &Station, orders: &[&[&str]]) {
    for order in orders {
        let ran = station.at(NOON, order);
        assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
    }
}

fn refused(station: &Station, order: &[&str]) -> String {
    let ran = station.at(NOON, order);
    assert_ne!(ran.code, 0, "{order:?}: {}", ran.out);
    ran.err
}

fn past(station: &Station) -> usize {
    Record::open(station.home.path()).unwrap().history(Subject::All, Page::ALL).unwrap().len()
}

/// The screen of a page that is switched on here, by its digit on 站里.
fn on(station: &Station, page: Extra, lang: Lang) -> Screen {
    Home::at(station.home.path()).unwrap().switch_page(page, true).unwrap();
    let place = Extra::ALL.iter().position(|of| *of == page).unwrap() + 4;
    let mut screen = Screen::of(station, lang);
    screen.press(KeyCode::F(5)).types(&place.to_string());
    screen
}

fn enter<'a>(screen: &'a mut Screen, all: &[&str]) -> &'a mut Screen {
    all.iter().fold(screen, |screen, said| screen.types(said).press(ENTER))
}

/// A fund with a thousand yuan and one claim of 250.
fn fund() -> Station {
    let station = Station::new();
    done(
        &station,
        &[
            &["fund", "on", "--since", "2026-05-01"],
            &["fund", "place", "社区代管户"],
            &["fund", "pot", "街道2026", "--giver", "@街道", "--kind", "street"],
            &["fund", "receive", "街道2026", "1000", "--at", "社区代管户"],
            &["fund", "claim", "灯泡 12.50x20", "--payee", "@五金店", "--pot", "街道2026"],
        ],
    );
    station
}

/// The page of its claim.
fn claim(station: &Station) -> Screen {
    let mut screen = on(station, Extra::Fund, Lang::Zh);
    // Behind what can be done by digits.
    (0..12).for_each(|_| {
        screen.press(KeyCode::Down);
    });
    screen.press(ENTER);
    screen
}

#[test]
fn who_pays_before_all_have_signed_hears_it_and_presses_enter_once_more() {
    for finish in [ENTER, KeyCode::Tab] {
        let station = fund();
        let mut screen = claim(&station);
        assert!(screen.all().contains("[还差2位批]"), "{}", screen.all());
        let before = past(&station);
        let said = screen.types("2").types("1").press(finish).all();
        assert!(said.contains("还缺2位签字") && said.contains("已付，缺2签"), "{said}");
        assert_eq!(past(&station), before, "nothing is written before that");
        // Left, nothing is; once more, it is as it happened.
        screen.press(KeyCode::Esc);
        assert_eq!(past(&station), before);
        screen.types("2").press(finish);
        let said = screen.press(finish).all();
        assert!(said.contains("[已付，缺2签]"), "{said}");
        assert!(past(&station) > before);
    }
    // All have signed: one Enter.
    let station = fund();
    done(&station, &[&["fund", "approve", "26-b1", "陈大爷"], &["fund", "approve", "26-b1", "赵阿姨"]]);
    let mut screen = claim(&station);
    assert!(screen.types("2").types("1").press(ENTER).all().contains("[付了]"), "{}", screen.all());
}

#[test]
fn a_digit_of_a_record_stays_with_its_step_and_the_steps_behind_nine_are_reached_by_0() {
    let station = fund();
    let mut screen = claim(&station);
    for name in ["陈大爷", "赵阿姨"] {
        enter(screen.types("1"), &[name]);
    }
    // All have signed: 1 was to approve, and is nothing else now.
    let page = screen.all();
    assert!(page.contains("[可付]"), "{page}");
    assert_eq!(screen.types("1").all(), page);
    // A matter has more than nine; 0 says which they are, and one more digit asks.
    done(&station, &[&["track", "add", "修路灯", "--to", "Residents"]]);
    let mut screen = Screen::of(&station, Lang::Zh);
    enter(screen.press(KeyCode::F(8)), &["26-0-1"]);
    assert!(screen.all().contains("01 改日子"), "{}", screen.all());
    assert!(screen.types("0").all().contains("再按一个数字：01 改日子"), "{}", screen.all());
    let before = past(&station);
    assert!(screen.types("1").all().contains("哪天"), "{}", screen.all());
    enter(&mut screen, &["6月30日"]);
    assert_eq!(past(&station), before + 1, "{}", screen.all());
    // Whatever is pressed between, a 0 is forgotten.
    let asked = screen.types("0").press(KeyCode::Down).types("3").all();
    assert!(asked.contains("没办成") && asked.contains("为什么"), "{asked}");
    // The same on the page of the fund.
    let mut screen = on(&station, Extra::Fund, Lang::Zh);
    assert!(screen.all().contains("03 改规矩"), "{}", screen.all());
    assert!(screen.types("03").all().contains("从哪天记起"), "{}", screen.all());
}

#[test]
fn a_statement_that_hangs_is_posted_anew_only_when_that_is_said_twice() {
    let station = fund();
    let mut screen = on(&station, Extra::Fund, Lang::Zh);
    enter(screen.types("5"), &["26-05", "公告栏"]);
    let before = past(&station);
    let said = enter(screen.types("5"), &["26-05"]).all();
    assert!(said.contains("收支表2026年5月25日贴过了，是26年公示1号"), "{said}");
    assert_eq!(past(&station), before);
    // Another time is another statement.
    screen.press(KeyCode::Esc);
    let said = enter(screen.types("5"), &["26Q2"]).all();
    assert!(said.contains("贴在哪里"), "{said}");
}

#[test]
fn what_would_be_refused_is_said_at_the_answer_that_is_wrong() {
    // Somebody without a seat, among those who were there; the day before it stands as it was typed.
    let station = Station::new();
    done(
        &station,
        &[
            &["council", "term", "--from", "2026-05-18"],
            &["council", "seat", "陈姐", "--from", "2026-05-18"],
            &["desk", "add", "楼道灯坏了", "--visitor", "王阿姨"],
        ],
    );
    let mut screen = on(&station, Extra::Shifts, Lang::Zh);
    let row = screen.all().lines().find(|row| row.contains("新写一条：例会")).unwrap().to_owned();
    let digit: String = row.chars().filter(char::is_ascii_digit).take(1).collect();
    screen.types(&digit).press(ENTER);
    let said = enter(&mut screen, &["陈姐、王桂芳"]).all();
    assert!(said.contains("王桂芳在2026年5月25日没有席位") && said.contains("到会的"), "{said}");
    assert!(said.contains("> 陈姐、王桂芳"), "what was typed stands there: {said}");
    // No name of it is kept.
    assert!(
        !Record::open(station.home.path())
            .unwrap()
            .names()
            .unwrap()
            .iter()
            .any(|(_, name)| name.said() == Some("王桂芳"))
    );
    // More than is there: at the source of the money, not at the end.
    let station = fund();
    let mut screen = on(&station, Extra::Fund, Lang::Zh);
    let said = enter(screen.types("2"), &["1", "5", "1", ""]).all();
    assert!(said.contains("1005"), "{said}");
    let said = enter(screen.types("1"), &["长椅 2000", "@木匠", "1", "", ""]).all();
    assert!(said.contains("没有这么多能用的") && said.contains("哪笔来源"), "{said}");
    // What depends on an answer that is still to come isn't refused before.
    done(
        &station,
        &[
            &["fund", "pot", "专款", "--giver", "@区里", "--kind", "budget", "--for", "daily"],
            &["fund", "receive", "专款", "50", "--at", "社区代管户"],
        ],
    );
    let mut screen = on(&station, Extra::Fund, Lang::Zh);
    let said = enter(screen.types("1"), &["扫把 20", "@杂货店", "2"]).all();
    assert!(said.contains("谁经办"), "{said}");
}

#[test]
fn who_is_refused_is_said_by_the_name_that_was_typed() {
    let station = Station::new();
    done(
        &station,
        &[&["council", "term", "--from", "2026-05-18"], &["council", "seat", "陈姐", "--from", "2026-05-18"]],
    );
    let said = refused(&station, &["council", "meet", "--present", "陈姐,王桂芳"]);
    assert!(said.contains("王桂芳在2026年5月25日没有席位"), "{said}");
}

#[test]
fn a_round_is_walked_when_somebody_says_so_and_a_list_is_written_before_it_is_ticked() {
    let station = Station::new();
    done(&station, &[&["patrol", "block", "东片", "--from", "2026-05-18"]]);
    let mut screen = on(&station, Extra::Patrol, Lang::Zh);
    let before = past(&station);
    for leaves in [ENTER, KeyCode::Tab] {
        screen.types("1").press(leaves);
        assert_eq!(past(&station), before, "{leaves:?}");
        screen.press(KeyCode::Esc);
    }
    let said = enter(screen.types("1"), &["0"]).all();
    assert!(said.contains("三清"), "{said}");
    // Nobody wrote the list: it takes no ticks, and says where it is written.
    let said = enter(&mut screen, &["1 2"]).all();
    assert!(said.contains("三清还没写是哪几样") && said.contains("「巡查」页"), "{said}");
    screen.press(KeyCode::Backspace).press(KeyCode::Backspace).press(KeyCode::Backspace).press(KeyCode::Tab);
    assert!(screen.all().contains("今天巡过了"), "{}", screen.all());
    // The same by orders.
    let yesterday = ["patrol", "log", "东片", "--on", "2026-05-22"];
    assert!(refused(&station, &yesterday).contains("--ok"));
    for more in [["--clear", "1"], ["--visits", "2,0"]] {
        assert!(refused(&station, &[&yesterday[..], &more].concat()).contains("还没写是哪几样"));
    }
    done(&station, &[&[&yesterday[..], &["--ok"]].concat()]);
    done(&station, &[&["desk", "patrol", "clear", "楼道", "河道"]]);
    let said = refused(&station, &["patrol", "log", "东片", "--clear", "3"]);
    assert!(said.contains("最多2条"), "{said}");
    done(&station, &[&["patrol", "log", "东片", "--ok"]]);
    let rounds = station.at(NOON, &["patrol", "list", "--format", "json"]).out;
    assert!(rounds.contains(r#""clear":[1,2]"#), "{rounds}");
}

#[test]
fn days_without_a_round_stand_beneath_today_after_the_last_one_was_written_down() {
    let station = Station::new();
    done(&station, &[&["patrol", "block", "东片", "--from", "2026-05-18"]]);
    let today = |station: &Station| Screen::of(station, Lang::Zh).press(KeyCode::Tab).all();
    assert!(today(&station).contains("巡查没记的日子：东片还缺5天(最早2026年5月18日)"), "{}", today(&station));
    done(&station, &[&["patrol", "log", "东片", "--ok", "--on", "2026-05-22"]]);
    let page = today(&station);
    assert!(page.contains("东片还缺4天(最早2026年5月18日)") && !page.contains("前没有巡查记录"), "{page}");
    for on in ["2026-05-18", "2026-05-19", "2026-05-20", "2026-05-21"] {
        done(&station, &[&["patrol", "log", "东片", "--ok", "--on", on]]);
    }
    assert!(!today(&station).contains("巡查没记"), "{}", today(&station));
}

#[test]
fn turns_are_exchanged_by_a_digit_and_a_paper_that_lacks_a_term_says_so_without_orders() {
    let station = Station::new();
    done(
        &station,
        &[
            &["council", "term", "--from", "2026-05-18"],
            &["council", "seat", "陈姐", "--from", "2026-05-18"],
            &["council", "seat", "老周", "--from", "2026-05-18"],
            &["desk", "roster", "--plan", "1", "--days", "4"],
        ],
    );
    let mut screen = on(&station, Extra::Shifts, Lang::Zh);
    assert!(screen.all().contains("3  换班"), "{}", screen.all());
    // Not on duty then: said where the name stands.
    let said = enter(screen.types("3"), &["5月25日", "老周"]).all();
    assert!(said.contains("换给谁"), "{said}");
    let said = enter(&mut screen, &["陈姐"]).all();
    assert!(said.contains("2026年5月25日不是老周值班") && said.contains("> 老周"), "{said}");
    screen.press(KeyCode::Esc);
    screen.press(KeyCode::Esc);
    let mut screen = on(&station, Extra::Shifts, Lang::Zh);
    enter(screen.types("3"), &["5月25日", "陈姐", "老周"]);
    let roster = station.at(NOON, &["desk", "roster"]).out;
    let who: Vec<&str> = roster.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(who, ["老周", "陈姐", "陈姐", "老周"], "{}", screen.all());
    let row = screen.all().lines().find(|row| row.contains("换届交接单")).unwrap().to_owned();
    let digit: String = row.chars().filter(char::is_ascii_digit).take(1).collect();
    // Before anybody types a folder for it.
    let said = screen.types(&digit).all();
    assert!(said.contains("还没有可以接的新一届") && !said.contains("yishi"), "{said}");
    assert!(!said.contains("写到哪个文件夹"), "{said}");
}

#[test]
fn a_claim_form_has_its_sum_in_capitals_and_whose_it_is() {
    let station = fund();
    let form = station.at(NOON, &["fund", "form", "26-b1"]).out;
    assert!(form.contains("贰佰伍拾元整") && form.contains("＿＿居民自治服务站"), "{form}");
    let english = station.at(NOON, &["--lang", "en", "fund", "form", "26-b1"]).out;
    assert!(!english.contains("元整"), "{english}");
}

#[test]
fn the_council_takes_up_whatever_waits_and_its_minutes_say_what_came_of_it() {
    let station = Station::new();
    done(
        &station,
        &[
            &["council", "term", "--from", "2026-05-18"],
            &["council", "seat", "陈姐", "--from", "2026-05-18"],
            &["track", "add", "修长椅"],
            &["track", "add", "装晾衣杆", "--to", "Council"],
            &["desk", "add", "楼道灯坏了", "--visitor", "王阿姨"],
            &["council", "meet", "--present", "陈姐", "26-0-1=采纳", "26-0-2=采纳 九月", "26-v1=转街道"],
        ],
    );
    let minutes = station.at(NOON, &["council", "minutes", "26-c1"]).out;
    assert!(minutes.contains("转街道") && !minutes.contains("改交别处"), "{minutes}");
    for said in ["应到1人，到会1人", "地点", "列席"] {
        assert!(minutes.contains(said), "{said}: {minutes}");
    }
}

#[test]
fn who_writes_another_record_down_from_the_page_of_one_sees_the_new_one() {
    let station = fund();
    done(&station, &[&["track", "add", "修路灯", "--to", "Residents"]]);
    let mut screen = Screen::of(&station, Lang::Zh);
    enter(screen.press(KeyCode::F(8)), &["26-0-1"]);
    screen.press(KeyCode::F(6)).types("清楼道").press(KeyCode::Tab);
    assert!(screen.all().lines().next().unwrap().contains("26年2件"), "{}", screen.all());
    // Esc leads back to where it was written.
    assert!(screen.press(KeyCode::Esc).all().lines().next().unwrap().contains("26年1件"), "{}", screen.all());
    let mut screen = claim(&station);
    screen.press(KeyCode::F(6));
    enter(&mut screen, &["扫把 20", "@杂货店", "1"]).press(KeyCode::Tab);
    assert!(screen.all().lines().next().unwrap().contains("26年凭证2号"), "{}", screen.all());
}

#[test]
fn whoever_finds_nothing_hears_it() {
    let station = fund();
    let mut screen = Screen::of(&station, Lang::Zh);
    let said = screen.press(KeyCode::F(2)).types("独角兽").all();
    assert!(said.contains("没有找到「独角兽」"), "{said}");
    let said = screen.press(KeyCode::Backspace).press(KeyCode::Backspace).press(KeyCode::Backspace).all();
    assert!(!said.contains("没有找到"), "{said}");
}

#[test]
fn a_page_is_turned_by_as_much_as_is_seen() {
    let station = Station::worked();
    let mut screen = on(&station, Extra::Figures, Lang::Zh);
    let first = screen.shows(80, 24).join("\n");
    screen.press(KeyCode::PageDown);
    let second = screen.shows(80, 24).join("\n");
    assert!(first.contains("1  ") && !second.contains("1  写"), "{second}");
}

#[test]
fn a_block_is_said_by_its_name() {
    let station = Station::new();
    done(&station, &[&["patrol", "block", "东片", "--from", "2026-05-18"]]);
    let mut screen = on(&station, Extra::Patrol, Lang::Zh);
    let said = screen.types("1").types("0").press(KeyCode::Enter).press(KeyCode::Tab).all();
    assert!(said.contains("东片 2026年5月25日") && !said.contains("26年片1号"), "{said}");
    let said = screen.types("1").all();
    assert!(said.contains("哪一片  东片") && !said.contains("26年片1号"), "{said}");
    for order in [&["patrol", "list"][..], &["track", "history", "26-y1"]] {
        let said = station.at(NOON, order).out;
        assert!(said.contains("东片") && !said.contains("26年片1号"), "{order:?}: {said}");
    }
}

#[test]
fn what_is_asked_is_seen_to_its_end_at_80_columns() {
    let station = fund();
    done(
        &station,
        &[
            &["council", "term", "--from", "2026-05-18"],
            &["council", "seat", "陈姐", "--from", "2026-05-18"],
            &["patrol", "block", "东片", "--from", "2026-05-18"],
            &["desk", "patrol", "clear", "楼道", "河道"],
        ],
    );
    // The answers of a form, so that each of its questions is seen.
    let forms: &[(Extra, &str, &[&str])] = &[
        (Extra::Fund, "1", &["灯泡 12x2", "@五金店", "1", "", "", ""]),
        (Extra::Fund, "2", &["1", "5", "1", ""]),
        (Extra::Fund, "3", &["1", "1000", "陈姐", "", ""]),
        (Extra::Fund, "4", &[]),
        (Extra::Fund, "5", &["26-05"]),
        (Extra::Fund, "6", &[]),
        (Extra::Fund, "7", &["1"]),
        (Extra::Fund, "8", &["自筹", "@居民", "6", "", "", ""]),
        (Extra::Fund, "9", &["备用金", ""]),
        (Extra::Fund, "01", &["1", "5", "1"]),
        (Extra::Fund, "02", &["1"]),
        (Extra::Fund, "03", &["5月1日", ""]),
        (Extra::Patrol, "1", &["0", "0", "", ""]),
        (Extra::Patrol, "2", &["西片", "5号楼", "小林", "5月25日"]),
        (Extra::Patrol, "5", &[]),
        (Extra::Patrol, "6", &[]),
        (Extra::Shifts, "1", &[]),
        (Extra::Shifts, "3", &["5月26日", "陈姐"]),
        (Extra::Shifts, "4", &["5月25日", "陈姐", ""]),
        (Extra::Shifts, "5", &["老周", "1", "", "", "1"]),
        (Extra::Shifts, "6", &["", "", ""]),
    ];
    for lang in [Lang::Zh, Lang::En] {
        for (page, digits, answers) in forms {
            let mut screen = on(&station, *page, lang);
            screen.types(digits);
            for answer in answers.iter().map(Some).chain([None]) {
                let shown = screen.shows(80, 24);
                let cut: Vec<&String> =
                    shown[16..23].iter().filter(|row| row.trim_end().ends_with("..") || row.contains(".. >")).collect();
                assert!(cut.is_empty(), "{lang:?} {page:?} {digits}: {cut:#?}");
                answer.map(|answer| screen.types(answer).press(ENTER));
            }
        }
    }
}

#[test]
fn a_notice_whose_meeting_was_corrected_since_says_that_its_words_are_old_until_it_is_put_up_anew() {
    let station = Station::worked();
    let shown = |station: &Station| {
        let mut screen = Screen::on(station, Lang::Zh, "2026-06-11T12:00:00+08:00");
        screen.press(KeyCode::F(2)).types("26-n1").press(ENTER).all()
    };
    assert_eq!(station.run(&["track", "posted", "26-3", "2026-05-25"]).code, 0);
    assert!(shown(&station).contains("[贴着]") && !shown(&station).contains("要换"), "{}", shown(&station));
    let script = station.file("later.ron");
    let line =
        r#"(at:"2026-05-26T09:00:00+08:00",cmd:Correct(what:Action(5),text:"画好西门口的线",reason:"少一个字"))"#;
    std::fs::write(&script, line).unwrap();
    let ran = station.run(&["apply", WORKED, script.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(shown(&station).contains("要换") && shown(&station).contains("贴的是旧字"), "{}", shown(&station));
    // Put up anew by its key, it has the words of now.
    let mut screen = Screen::on(&station, Lang::Zh, "2026-06-11T12:00:00+08:00");
    screen.press(KeyCode::F(2)).types("26-n1").press(ENTER).types("4");
    enter(&mut screen, &["5月27日", ""]);
    assert!(!screen.all().contains("要换"), "{}", screen.all());
}
