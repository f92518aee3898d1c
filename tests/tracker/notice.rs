//! Notices: one entity, one day of posting, every comment answered, a calendar of what must hang, hangs and comes down.

use ratatui::crossterm::event::KeyCode;
use yishi::{
    i18n::Lang,
    tracker::{
        Command, Event, NoticeNo, NoticeOf, NoticeState, NoticeStep, Refusal, State, Why,
        notice::{How, NOTICE_MOVES, NewNotice, NoticeStepName},
        refusal::NoticeWhy,
    },
};

use super::{Book, cli::Station, day, no, screen::Screen, today::own};

/// On 9 June.
fn book() -> Book {
    Book { now: "2026-06-09T10:00:00+08:00".parse().unwrap(), ..Book::empty() }
}

#[allow(clippy::needless_pass_by_value, reason = "a command is written where it is given")]
fn done(book: &mut Book, command: Command) {
    book.when(command.clone()).unwrap_or_else(|why| panic!("{command:?} {why:?}"));
}

fn number() -> NoticeNo {
    "26-n1".parse().unwrap()
}

fn moves(step: NoticeStep) -> Command {
    Command::MoveNotice { notice: number(), step }
}

fn step(name: NoticeStepName) -> NoticeStep {
    use NoticeStepName as N;
    match name {
        N::Repost => NoticeStep::Repost { on: day("2026-05-26"), places: None, photo: None, text: None },
        N::Hear => NoticeStep::Hear { on: day("2026-06-09"), text: "停几点？".into() },
        N::Answer => {
            NoticeStep::Answer {
                comment: 1, on: day("2026-06-09"), how: How::Explained, text: "九点到四点".into()
            }
        }
        N::TakeDown => NoticeStep::TakeDown { on: day("2026-06-09") },
        N::Withdraw => NoticeStep::Withdraw { reason: "日子写错了".into() },
    }
}

/// One that stands so, with one comment, on 9 June.
fn standing(state: NoticeState) -> Book {
    let mut book = book();
    done(&mut book, Command::Hang(Box::new(own("2026-05-25"))));
    done(&mut book, moves(step(NoticeStepName::Hear)));
    match state {
        NoticeState::Hangs => {}
        NoticeState::Down => done(&mut book, moves(step(NoticeStepName::TakeDown))),
        NoticeState::Withdrawn => done(&mut book, moves(step(NoticeStepName::Withdraw))),
    }
    book
}

#[test]
fn every_step_of_every_state_leads_where_the_table_says_or_is_refused_with_what_is_possible() {
    for state in NoticeState::ALL {
        for name in NoticeStepName::ALL {
            let mut book = standing(state);
            let row = NOTICE_MOVES.iter().find(|(step, from, _)| *step == name && from.contains(&state));
            match (book.when(moves(step(name))), row) {
                (Ok(_), Some((.., to))) => {
                    assert_eq!(book.ledger.notices[&number()].state, to.unwrap_or(state), "{state:?} {name:?}");
                }
                (Err(Refusal { why: Why::Notice(NoticeWhy::Step { possible, .. }), .. }), None) => {
                    assert!(!possible.is_empty() && !possible.contains(&name), "{state:?} {name:?}");
                }
                (other, row) => panic!("{state:?} {name:?}: {other:?}, the table has {row:?}"),
            }
        }
    }
}

#[test]
fn a_notice_hangs_its_days_and_is_put_right_not_posted_twice() {
    let mut book = book();
    done(
        &mut book,
        Command::Hang(Box::new(NewNotice { of: NoticeOf::Project("26-p1".parse().unwrap()), ..own("2026-05-25") })),
    );
    let known = &book.ledger.notices[&number()];
    assert_eq!(
        (known.until, known.is_over(day("2026-06-01")), known.is_over(day("2026-06-02"))),
        (day("2026-06-01"), false, true)
    );
    let again = NewNotice { of: NoticeOf::Project("26-p1".parse().unwrap()), ..own("2026-05-28") };
    done(&mut book, Command::Hang(Box::new(again.clone())));
    assert_eq!(book.when(Command::Hang(Box::new(again.clone()))).unwrap(), Vec::new(), "said once more");
    assert_eq!(book.ledger.notices.len(), 1);
    assert_eq!(
        (book.ledger.notices[&number()].on(), book.ledger.notices[&number()].until),
        (day("2026-05-28"), day("2026-06-04"))
    );
    // Before its days are over it is withdrawn, not taken down; posted anew it has another number.
    let early = book.when(moves(NoticeStep::TakeDown { on: day("2026-06-04") })).unwrap_err();
    assert_eq!(early.why, Why::Notice(NoticeWhy::Hangs { until: day("2026-06-04") }));
    done(&mut book, moves(step(NoticeStepName::Withdraw)));
    done(&mut book, Command::Hang(Box::new(again)));
    assert_eq!(book.ledger.notices.len(), 2);
    // Whatever is told of happened: not tomorrow, not before it hung.
    for (on, what) in [("2026-06-10", "tomorrow"), ("2026-05-24", "before it hung")] {
        let hear = NoticeStep::Hear { on: day(on), text: "？？".into() };
        assert!(book.when(moves(hear)).is_err(), "{what}");
    }
    assert!(book.when(Command::Hang(Box::new(own("2026-06-10")))).is_err());
}

#[test]
fn what_is_to_be_talked_about_again_becomes_one_matter_of_the_next_meeting() {
    let mut book = standing(NoticeState::Hangs);
    let long = format!("电梯{}", "停了又停，".repeat(60));
    done(&mut book, moves(NoticeStep::Hear { on: day("2026-06-09"), text: long.clone() }));
    let answer = |text: &str| {
        moves(NoticeStep::Answer { comment: 2, on: day("2026-06-09"), how: How::Discussed, text: text.into() })
    };
    let events = book.when(answer("下次会上说")).unwrap();
    assert_eq!(events.iter().filter(|event| matches!(event, Event::Added(_))).count(), 1);
    let item = &book.ledger.items[&no("26-0-1")];
    assert_eq!((item.state, item.came), (State::Waiting, Some(yishi::tracker::Came::Notice)));
    assert_eq!(item.words.as_deref(), Some(long.as_str()), "all of its words");
    let reply = |book: &Book| book.ledger.notices[&number()].comments[1].reply.clone().unwrap();
    assert_eq!(reply(&book).item, Some(no("26-0-1")));
    // The same answer once more makes no second one, and another one is refused.
    assert!(book.when(answer("下次会上说")).unwrap().is_empty());
    assert!(book.when(answer("7月1日的会上说")).is_err());
    assert_eq!((book.ledger.items.len(), reply(&book).item), (1, Some(no("26-0-1"))));
}

#[test]
fn the_calendar_says_what_must_hang_what_hangs_and_what_comes_down_and_who_waits_for_an_answer() {
    let station = Station::worked();
    let calendar = |station: &Station, at: &str| station.at(&format!("{at}T10:00:00+08:00"), &["notices"]).out;
    let before = calendar(&station, "2026-05-24");
    assert!(before.contains("26年3次会") && before.contains("5月26日前贴"), "{before}");
    assert!(calendar(&station, "2026-05-28").contains("该5月26日前贴，晚了"));
    let posted =
        station.at("2026-05-25T10:00:00+08:00", &["notice", "019", "--posted", "2026-05-25", "--place", "3号楼门口"]);
    assert!(posted.code == 0 && posted.out.contains("26年公示1号"), "{} {}", posted.out, posted.err);
    let hangs = calendar(&station, "2026-05-26");
    assert!(hangs.contains("贴到6月1日") && !hangs.contains("前贴"), "{hangs}");
    let at = |on: &str, args: &[&str]| station.at(&format!("{on}T10:00:00+08:00"), args);
    assert_eq!(at("2026-05-27", &["comments", "26-n1", "--add", "轮椅进得来吗？"]).code, 0);
    assert!(calendar(&station, "2026-05-28").contains("1条要答，6月3日前"));
    assert!(calendar(&station, "2026-06-05").contains("1条要答，6月3日到期，晚了"));
    assert!(calendar(&station, "2026-06-02").contains("贴到6月1日，该撤了"));
    let early = at("2026-06-01", &["notices", "down", "26-n1"]);
    assert!(early.code == 1 && early.err.contains("还要贴到2026年6月1日"), "{}", early.err);
    assert_eq!(at("2026-06-02", &["notices", "down", "公示1号"]).code, 0);
    assert_eq!(
        at("2026-06-02", &["comments", "26-n1", "--reply", "1", "--how", "discuss", "--text", "下次会上说"]).code,
        0
    );
    let over = calendar(&station, "2026-06-03");
    assert!(!over.contains("该撤了") && !over.contains("要答"), "{over}");
    assert!(station.done(&["track", "list"]).contains("轮椅进得来吗？"));
    // A calendar for a telephone, and a table for whoever has one.
    let own = at("2026-06-03", &["notices", "hang", "停水一天", "--days", "3", "--on", "2026-06-02"]);
    assert!(own.code == 0 && own.out.contains("26-n2"), "{} {}", own.out, own.err);
    let ics = at("2026-06-03", &["notices", "--format", "ics"]).out;
    assert!(
        ics.contains("BEGIN:VEVENT") && ics.contains("DTSTART;VALUE=DATE:20260605") && ics.contains("停水一天"),
        "{ics}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&at("2026-06-03", &["notices", "--format", "json", "--all"]).out).unwrap();
    assert_eq!((json[0]["number"].clone(), json[1]["comments"].clone()), ("26-n2".into(), 1.into()), "{json}");
    let wrong = at("2026-06-03", &["notices", "withdraw", "26-n2", "不停了"]);
    assert_eq!(wrong.code, 0, "{}", wrong.err);
    assert!(station.done(&["track", "history", "26-n2"]).contains("撤回了：不停了"));
    station.done(&["track", "check"]);
    // The notice of the meeting hung already; one that was wrong must hang again.
    assert_eq!(at("2026-06-03", &["notices", "withdraw", "26-n1", "数写错了"]).code, 0);
    assert!(calendar(&station, "2026-06-03").contains("前贴，晚了"));
}

#[test]
fn a_project_is_closed_once_its_notice_ran_and_every_word_to_it_was_answered() {
    let station = Station::worked();
    for (on, args) in [
        ("2026-06-11", &["project", "apply", "楼道换灯", "--applicant", "王阿姨", "--basis", "26-3-m3"][..]),
        ("2026-06-11", &["project", "budget", "26-p1", "灯泡 10x2"]),
        ("2026-06-11", &["project", "fund", "26-p1", "自筹", "20"]),
        ("2026-06-11", &["project", "start", "26-p1"]),
        ("2026-06-11", &["project", "spend", "26-p1", "001", "灯泡", "20", "--source", "自筹"]),
        ("2026-06-11", &["project", "settle", "26-p1"]),
        ("2026-06-11", &["project", "publish", "26-p1", "公示栏"]),
    ] {
        let ran = station.at(&format!("{on}T10:00:00+08:00"), &[&["track"], args].concat());
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    }
    let at = |on: &str, args: &[&str]| station.at(&format!("{on}T10:00:00+08:00"), args);
    assert!(at("2026-06-12", &["notices"]).out.contains("26年项目1号 楼道换灯"));
    assert_eq!(at("2026-06-12", &["comments", "26-n1", "--add", "灯是谁买的？"]).code, 0);
    let close = ["track", "project", "close", "26-p1", "老周"];
    let open = at("2026-06-20", &close);
    assert!(open.code == 1 && open.err.contains("26年公示1号还有意见没答复：1"), "{}", open.err);
    let reply = ["comments", "26-n1", "--reply", "1", "--how", "explained", "--text", "王阿姨"];
    assert_eq!(at("2026-06-20", &reply).code, 0);
    assert_eq!(at("2026-06-20", &close).code, 0);
}

#[test]
fn the_board_is_a_page_and_each_step_of_a_notice_has_a_digit() {
    let station = Station::worked();
    let mut screen = Screen::on(&station, Lang::Zh, "2026-05-25T10:00:00+08:00");
    // 今天, 答应的事, 事项, 接待, 公示.
    let board = screen.keys(&[KeyCode::Tab; 5]).all();
    assert!(board.contains("26年3次会") && board.contains("5月26日前贴"), "{board}");
    let posted = screen.keys(&[KeyCode::Enter, KeyCode::Enter]).all();
    assert!(posted.contains("2026年5月25日贴了26年公示1号") && posted.contains("贴到6月1日"), "{posted}");
    let one = screen.keys(&[KeyCode::Enter]).all();
    assert!(one.contains("[贴着]") && one.contains("1  来意见了") && one.contains("3  撤下了"), "{one}");
    screen.keys(&[KeyCode::Char('1')]);
    screen.types("轮椅进得来吗？");
    let heard = screen.keys(&[KeyCode::Enter]).all();
    assert!(heard.contains("1. 2026年5月25日收到，2026年6月1日前答复：轮椅进得来吗？"), "{heard}");
    // Taken down too early it is refused, and says what can be done.
    let early = screen.keys(&[KeyCode::Char('3'), KeyCode::Enter]).all();
    assert!(early.contains("还要贴到2026年6月1日") && early.contains("撤回"), "{early}");
    // Answer: which comment (the first that waits), how, in words.
    screen.keys(&[KeyCode::Char('2'), KeyCode::Enter, KeyCode::Char('3'), KeyCode::Enter]);
    screen.types("下次会上说");
    let answered = screen.keys(&[KeyCode::Enter]).all();
    assert!(answered.contains("（再议，26年1件：下次会上说）"), "{answered}");
    // F3 says what would be taken back; F6 on the board is one of the station's own.
    let back = screen.keys(&[KeyCode::F(3)]).all();
    assert!(back.contains("下次会上说"), "{back}");
    screen.keys(&[KeyCode::Esc, KeyCode::F(6)]);
    screen.types("停水一天");
    let own = screen.keys(&[KeyCode::Enter, KeyCode::Enter, KeyCode::Char('3'), KeyCode::Enter, KeyCode::Enter]).all();
    assert!(own.contains("26年公示2号：停水一天，贴到5月28日"), "{own}");
    // In the other language, and on a small window.
    let small = screen.shows(80, 24).join("\n");
    assert!(small.contains("26年公示1号") && small.contains("26年公示2号"), "{small}");
}

const ID: &str = "019e5459-5080-7a3c-9d15-6b0f2e4c8a71";

#[test]
fn an_answer_that_was_given_stands_and_is_put_right_by_taking_it_back() {
    let station = Station::new();
    station.done(&["notices", "hang", "停水一天"]);
    station.done(&["comments", "26-n1", "--add", "几点停？"]);
    let reply =
        |how: &str, text: &str| station.run(&["comments", "26-n1", "--reply", "1", "--how", how, "--text", text]);
    assert_eq!(reply("explained", "九点").code, 0);
    // The same once more changes nothing; another one is refused, and says what stands.
    let lines = || station.done(&["track", "history"]).lines().count();
    let before = lines();
    assert_eq!((reply("explained", "九点").code, lines()), (0, before));
    let other = reply("accepted", "改到十点");
    assert!(other.code == 1 && other.err.contains("说明：九点") && other.err.contains("撤回"), "{}", other.err);
    assert_eq!(lines(), before);
    assert!(station.done(&["comments", "26-n1"]).contains("（说明：九点）"));
    // Taken back it is answered anew.
    station.done(&["undo"]);
    assert_eq!(reply("accepted", "改到十点").code, 0);
    assert!(station.done(&["comments", "26-n1"]).contains("（采纳：改到十点）"));
}

#[test]
fn every_comment_ends_in_a_reply_before_the_closing_is_written() {
    let station = Station::worked();
    let add = ["comments", "019", "--add", "轮椅进得来吗？", "--on", "2026-05-27"];
    let early = station.run(&add);
    assert!(early.code == 2 && early.err.contains("还没写哪天贴的"), "{}", early.err);
    station.done(&["notice", "019", "--posted", "2026-05-25"]);
    let text = station.done(&add);
    assert!(text.contains("1. 2026年5月27日收到，2026年6月3日前答复：轮椅进得来吗？"), "{text}");
    let open = station.run(&["notice", "019", "--closing"]);
    assert!(open.code == 1 && open.out.is_empty() && open.err.contains("还有意见没有答复：1"), "{}", open.err);
    let reply = ["--reply", "1", "--how", "accepted", "--text", "装宽门", "--on", "2026-05-29"];
    station.done(&[&["comments", "019"], &reply[..]].concat());
    let text = station.done(&["notice", "019", "--closing"]);
    let row = "| 1 | 轮椅进得来吗？ | 2026年5月27日 | 采纳 | 装宽门 | 2026年5月29日 |";
    assert!(text.contains(row) && text.contains("26年公示1号"), "{text}");
    let none = station.run(&["comments", "019", "--reply", "2", "--how", "accepted", "--text", "好"]);
    assert!(none.code == 1 && none.err.contains("没有第2条意见，一共1条"), "{}", none.err);
    assert_eq!(station.run(&["comments", "019", "--add", "a\u{1b}[2J"]).code, 1);
    let by_number = station.done(&["comments", "公示1号"]);
    assert!(by_number.contains("轮椅进得来吗？（采纳：装宽门）"), "{by_number}");
    assert!(
        !station.file("sessions").join(ID).join("notice.ron").exists(),
        "it stands in the record, and nowhere else"
    );
}

#[test]
fn what_was_said_to_a_notice_that_was_withdrawn_stands_in_the_statement_of_the_next() {
    let station = Station::worked();
    station.done(&["notice", "019", "--posted", "2026-05-25"]);
    station.done(&["comments", "26-n1", "--add", "轮椅进得来吗？", "--on", "2026-05-26"]);
    station.done(&["notices", "withdraw", "26-n1", "数写错了"]);
    // It is still to be answered, and says so.
    assert!(station.done(&["notices"]).contains("26年公示1号"));
    station.done(&["notice", "019", "--posted", "2026-05-27"]);
    let closing = ["notice", "019", "--closing"];
    assert!(station.run(&closing).err.contains("还有意见没有答复：1"));
    station.done(&["comments", "26-n1", "--reply", "1", "--how", "accepted", "--text", "装宽门"]);
    let text = station.done(&closing);
    assert!(text.contains("轮椅进得来吗？") && text.contains("26年公示2号"), "{text}");
}

#[test]
fn what_stood_beside_a_journal_is_moved_into_the_record_once_with_every_comment() {
    let station = Station::worked();
    let beside = station.file("sessions").join(ID).join("notice.ron");
    let before = r#"(v: 1, posted: "2026-05-25", comments: [
        (received: "2026-05-27", text: "轮椅进得来吗？", reply: (on: "2026-05-29", how: Accepted, text: "装宽门")),
        (received: "2026-05-28", text: "晚上谁看门？"),
    ], in_chat: [2])"#;
    std::fs::write(&beside, before).unwrap();
    // Before anything is written, the paper has it.
    assert!(station.done(&["notice", "019"]).contains("公示期：2026年5月26日至2026年6月1日"));
    for _ in 0..2 {
        let text = station.done(&["comments", "019"]);
        assert!(text.contains("（采纳：装宽门）") && text.contains("2. 2026年5月28日收到"), "{text}");
        let left = std::fs::read_to_string(&beside).unwrap();
        assert!(left.contains("in_chat") && !left.contains("轮椅") && !left.contains("posted"), "{left}");
    }
    assert_eq!(station.done(&["notices", "--format", "csv"]).matches("26年公示1号").count(), 1);
    assert!(station.done(&["notice", "019"]).contains("26年公示1号"));
}

#[test]
fn the_first_screen_of_a_day_moves_what_stood_beside_journals_and_touches_a_practice_copy_never() {
    let station = Station::worked();
    let beside = station.file("sessions").join(ID).join("notice.ron");
    let before = r#"(v: 1, posted: "2026-05-25", comments: [(received: "2026-05-27", text: "轮椅进得来吗？")])"#;
    std::fs::write(&beside, before).unwrap();
    let first = Screen::on(&station, Lang::Zh, "2026-06-12T10:00:00+08:00").all();
    assert!(first.contains("意见要答1") && !first.contains("公示没贴"), "{first}");
    assert!(!std::fs::read_to_string(&beside).unwrap().contains("轮椅"));
    // A practice copy is no record.
    let practised = Station::new();
    practised.done(&["demo", "--auto", "--out", practised.home.path().to_str().unwrap()]);
    let beside = practised.file("sessions").join(ID).join("notice.ron");
    std::fs::write(&beside, before).unwrap();
    Screen::on(&practised, Lang::Zh, "2026-06-12T10:00:00+08:00").all();
    assert_eq!(std::fs::read_to_string(&beside).unwrap(), before);
}
