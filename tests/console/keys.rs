//! The console: what keys do, what is asked before, what is said after.

use std::time::Duration;

use super::*;
use yishi::meeting::{numbers::Badge, words::Side};

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#;

/// At S4 with an open motion and six people.
const FLOOR: &[&str] = &[
    OPEN,
    "StartMeeting()",
    r#"SignIn(badges:"1-3 5-20")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Deputy,badge:2)",
    "TakeOffice(office:Recorder,badge:5)",
    "AdvanceStage()",
    r#"(because:"时间不够",cmd:AdvanceStage())"#,
    r#"(because:"时间不够",cmd:AdvanceStage())"#,
    r#"(because:"时间不够",cmd:AdvanceStage())"#,
    r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门")"#,
];

#[test]
fn a_line_of_hands_is_taken_and_space_gives_the_floor_to_the_next() {
    let mut console = Console::given(FLOOR);
    console.line("17+8-12?");
    assert_eq!(console.meeting().waiting().len(), 3);
    console.press(KeyCode::Char(' '));
    assert_eq!(console.meeting().running_speech().map(|speech| speech.badge), Some(Badge(17)));
    let shown = console.shows(80, 24);
    assert!(shown.contains("正在说：17号"), "{shown}");
    assert!(shown.contains("下一位：8号"), "{shown}");
    assert!(shown.contains("后面还有1位"), "{shown}");
}

#[test]
fn next_pressed_twice_within_a_second_moves_one_speaker() {
    let mut console = Console::given(FLOOR);
    console.line("17+8-");
    console.press(KeyCode::Char(' ')).press(KeyCode::Char(' '));
    assert_eq!(console.meeting().running_speech().map(|speech| speech.badge), Some(Badge(17)));
}

#[test]
fn undo_names_what_it_takes_back_and_asks() {
    let mut console = Console::given(FLOOR);
    console.line("17+");
    let before = console.meeting().waiting().len();
    console.press(KeyCode::F(3));
    assert!(console.shows(80, 24).contains("要改回"), "{}", console.shows(80, 24));
    console.press(KeyCode::F(3)).press(KeyCode::Esc);
    assert_eq!(console.meeting().waiting().len(), before);
    console.press(KeyCode::Backspace).press(KeyCode::Backspace).press(KeyCode::Enter).press(KeyCode::Enter);
    assert_eq!(console.meeting().waiting().len(), before - 1);
    assert!(console.said().contains("改回"), "{}", console.said());
}

#[test]
fn a_refusal_says_why_and_passes_with_a_reason_in_one_key() {
    let mut console = Console::given(FLOOR);
    console.line("17+8-").types("8").press(KeyCode::Enter);
    // The person's list: the fifth row gives the floor out of turn.
    console.types("5");
    assert!(console.said().contains("第3条") || console.said().contains("第8条"), "{}", console.said());
    assert!(console.meeting().running_speech().is_none());
    console.press(KeyCode::F(6)).types("2");
    assert_eq!(console.meeting().running_speech().map(|speech| speech.badge), Some(Badge(8)));
    assert!(console.bytes().contains("身体不便"));
}

#[test]
fn a_refused_hand_does_not_keep_the_others_of_its_line_down() {
    let mut console = Console::given(FLOOR);
    console.line("47+17+1+8-");
    let waiting: Vec<_> = console.meeting().waiting().iter().map(|hand| hand.badge.no).collect();
    assert_eq!(waiting, [17, 8]);
    assert!(console.said().contains("47"), "{}", console.said());
}

#[test]
fn another_reason_is_typed() {
    let mut console = Console::given(FLOOR);
    console.line("17+8-").line("8").types("5");
    console.press(KeyCode::F(6)).types("6").line("要赶末班车");
    assert!(console.bytes().contains("要赶末班车"));
}

/// Where a reason in words is typed, a line is no reason before that was asked: it is asked as in a field.
#[test]
fn a_reason_that_reads_as_a_line_is_asked_about() {
    for (typed, pasted) in [("9+", false), ("9+\n11-", true), ("2-3", false)] {
        let mut console = Console::given(FLOOR);
        console.line("17+8-").line("8").types("5");
        console.press(KeyCode::F(6)).types("6");
        if pasted {
            console.app.paste(typed);
        } else {
            console.types(typed);
        }
        let bytes = console.bytes();
        console.press(KeyCode::Enter);
        if typed == "2-3" {
            assert!(console.bytes().contains("2-3"), "a reason that is no line: {}", console.said());
            continue;
        }
        assert_eq!(console.bytes(), bytes, "nothing is given before it was asked");
        assert!(console.shows(100, 30).contains("另外一行"), "{}", console.shows(100, 30));
        // It was a line.
        console.press(KeyCode::F(12)).types("1").press(KeyCode::Enter);
        let waits = |no: u16| console.meeting().waiting().iter().any(|hand| hand.badge.no == no);
        assert!(waits(9), "{}", console.said());
        assert!(!pasted || waits(11), "{}", console.said());
        assert_eq!(console.meeting().running_speech().map(|speech| speech.badge.no), None);
    }
    // It was the reason all the same.
    let mut console = Console::given(FLOOR);
    console.line("17+8-").line("8").types("5");
    console.press(KeyCode::F(6)).types("6").line("9+");
    console.press(KeyCode::F(12)).types("2").press(KeyCode::Enter);
    assert!(
        console.bytes().contains("because:Some(\"9+\")") || console.bytes().contains("\"9+\""),
        "{}",
        console.said()
    );
    assert_eq!(console.meeting().running_speech().map(|speech| speech.badge.no), Some(8));
}

#[test]
fn somebody_unknown_is_signed_in_by_one_key_and_the_hand_taken() {
    let mut console = Console::given(FLOOR);
    console.line("47+");
    assert!(console.meeting().waiting().is_empty());
    // Nobody is signed in without a question.
    console.press(KeyCode::F(8)).types("1").press(KeyCode::Enter);
    assert!(console.meeting().is_present(Badge(47)));
    assert_eq!(
        console.meeting().waiting().first().map(|hand| (hand.badge, hand.side)),
        Some((Badge(47), Some(Side::For)))
    );
}

#[test]
fn what_is_not_understood_stays_in_the_strip() {
    let mut console = Console::given(FLOOR);
    console.app.paste("17-x");
    console.press(KeyCode::Enter);
    assert!(console.said().contains("没认出"), "{}", console.said());
    assert!(console.shows(80, 24).contains("> 17-x"));
}

#[test]
fn a_paste_of_many_lines_is_asked_about_and_taken_line_by_line() {
    let mut console = Console::given(&FLOOR[..7]);
    console.app.paste("7 门口太黑\n8 停车难\n停车 = 8\n");
    assert!(console.shows(80, 24).contains("3行"), "{}", console.shows(80, 24));
    assert_eq!(console.meeting().concerns.len(), 0);
    console.press(KeyCode::Enter);
    assert_eq!((console.meeting().concerns.len(), console.meeting().topics.len()), (2, 1));
}

#[test]
fn a_card_that_is_put_under_a_name_that_hangs_goes_to_that_topic() {
    let mut console = Console::given(&FLOOR[..7]);
    console.line("7 门口太黑").line("8 停车难").line("9 车乱停").line("停车 = 8").line("停车 = 9");
    let topics: Vec<_> = console.meeting().topics.values().map(|topic| topic.cards.len()).collect();
    assert_eq!(topics, [2], "{}", console.said());
}

#[test]
fn a_paste_into_a_field_arrives_whole_and_as_one_line() {
    let mut console = Console::given(&FLOOR[..7]);
    console.types("7 ");
    console.app.paste("花园\n浇水");
    console.press(KeyCode::Enter);
    let texts: Vec<_> = console.meeting().concerns.values().filter_map(|concern| concern.text.clone()).collect();
    assert_eq!(texts, ["花园 浇水"]);
}

/// Signed in by badge, with who is called how.
fn called(console: &Console) -> Vec<(u16, String)> {
    let calls = console.app.console().unwrap().sitting().calls();
    calls.iter().map(|(badge, call)| (badge.no, call.clone())).collect()
}

#[test]
fn whatever_ends_a_pasted_line_three_lines_are_three_people() {
    let three = [(11, "韩阿姨"), (12, "曹师傅"), (13, "魏伯伯")].map(|(badge, call)| (badge, call.to_owned()));
    for end in ["\r", "\n", "\r\n"] {
        let mut console = Console::given(&FLOOR[..1]);
        console.app.paste(&["11 韩阿姨", "12、曹师傅", "13. 魏伯伯"].join(end));
        assert!(console.shows(80, 24).contains("3行"), "{}", console.shows(80, 24));
        console.press(KeyCode::Enter);
        assert_eq!(called(&console), three, "{end:?}");
    }
}

#[test]
fn the_dash_of_an_input_method_is_one_sign() {
    let mut console = Console::given(FLOOR);
    console.types("8——9＋");
    assert_eq!(console.bytes().matches("HandRaised").count(), 2, "{}", console.said());
}

const CHAIN: &str = "#接龙\r周五晚上议事会\r例 姓名 房号\r\r1. 王阿姨 3-201\r2. 李伯伯 2人\r3. 13800000002\r5. 陈师傅";

#[test]
fn a_chat_list_is_pasted_with_its_head_and_its_numbers_are_no_badges() {
    let mut console = Console::given(&FLOOR[..1]);
    console.line("1-3");
    console.app.paste(CHAIN);
    assert!(console.shows(80, 24).contains("接龙4行，上面3行不记"), "{}", console.shows(80, 24));
    console.press(KeyCode::Enter);
    // Whoever wears 1 is nobody else by that.
    assert_eq!(called(&console), [(5, "王阿姨".to_owned()), (6, "陈师傅".to_owned())]);
    // What is no name stands in a list, to be put right.
    assert!(console.shows(80, 24).contains("2. 李伯伯 2人"), "{}", console.shows(80, 24));
    assert!(console.said().contains("5号 王阿姨"), "{}", console.said());
    // Taken once more, nobody comes twice.
    console.press(KeyCode::Esc);
    console.app.paste(CHAIN);
    console.press(KeyCode::F(12)).press(KeyCode::Enter);
    assert_eq!(called(&console).len(), 2);
    // Where the numbers are those of the badges, that is said.
    let mut console = Console::given(&FLOOR[..1]);
    console.app.paste(CHAIN);
    console.types("2").press(KeyCode::Enter);
    assert_eq!(called(&console), [(1, "王阿姨".to_owned()), (5, "陈师傅".to_owned())]);
}

#[test]
fn in_a_chat_list_of_what_matters_to_people_each_is_written_for_who_is_named() {
    let mut console = Console::given(&[&FLOOR[..1], &[r#"SignIn(badges:"17",call:"王阿姨")"#], &FLOOR[1..7]].concat());
    console.app.paste("#接龙\r最关心什么\r1. 王阿姨：路灯不亮\r2. 李伯伯：停车难\r3. 小陈");
    console.press(KeyCode::Enter);
    let cards: Vec<_> =
        console.meeting().concerns.values().map(|card| (card.card.badge.no, card.text.clone().unwrap())).collect();
    assert!(cards.contains(&(17, "路灯不亮".to_owned())), "{cards:?}");
    assert!(cards.contains(&(0, "李伯伯：停车难".to_owned())), "{cards:?}");
}

#[test]
fn where_nothing_is_drawn_no_key_does_anything_but_leave() {
    let mut console = Console::given(FLOOR);
    let before = console.app.console().unwrap().sitting().meeting().seq;
    assert!(console.shows(60, 16).contains("把字调小"), "{}", console.shows(60, 16));
    for key in [
        KeyCode::Enter,
        KeyCode::F(2),
        KeyCode::F(3),
        KeyCode::F(4),
        KeyCode::F(5),
        KeyCode::F(7),
        KeyCode::F(9),
        KeyCode::Tab,
        KeyCode::Esc,
    ] {
        console.press(key);
    }
    console.types("8+ 9-");
    console.app.paste("10+\r11+");
    console.press(KeyCode::Enter);
    assert_eq!(console.app.console().unwrap().sitting().meeting().seq, before);
    // Drawn again, nothing of it stands there, and keys do what they did.
    let drawn = console.shows(80, 24);
    assert!(!drawn.contains("> 8") && !drawn.contains("9-"), "{drawn}");
    console.types("8+");
    assert!(console.app.console().unwrap().sitting().meeting().seq > before);
    console.shows(59, 30);
    console.press(KeyCode::F(10));
    assert!(console.app.is_over(), "leaving asks nothing that nobody sees");
}

/// How the first cell of the screen is drawn.
fn head_of(console: &mut Console) -> ratatui::style::Style {
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| console.app.draw(frame)).unwrap();
    terminal.backend().buffer().content()[0].style()
}

/// A speech of badge 17 that began at seven, and the evening so many seconds later.
fn speech(preset: &str, seconds: u32) -> Console {
    let open = OPEN.replace("haishu", preset);
    let later = moment(EVENING).plus_s(seconds);
    let motion = r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门",who:"理事会",when:"6月底")"#;
    let hand = format!(r#"(at:"{later}",cmd:RaiseHand(badge:8,side:Against))"#);
    let mut lines: Vec<&str> = FLOOR.to_vec();
    lines[0] = &open;
    *lines.last_mut().unwrap() = motion;
    lines.extend(["RaiseHand(badge:17,side:For)", "GrantFloor()", &hand]);
    let mut console = Console::given(&lines);
    console.app.tick();
    console
}

#[test]
fn a_word_comes_twenty_seconds_before_the_end_and_the_bell_rings_once_at_it() {
    assert_eq!(speech("haishu", 99).said(), "");
    let mut warned = speech("haishu", 100);
    assert!(warned.said().contains("还有20秒"), "{}", warned.said());
    assert!(!warned.app.take_bell());
    let mut over = speech("haishu", 120);
    assert!(over.said().contains("谢谢您"), "{}", over.said());
    assert!(over.app.take_bell());
    over.app.tick();
    assert!(!over.app.take_bell());
    // Without the bell the head flashes instead.
    let mut quiet = speech("haishu", 120);
    let steady = head_of(&mut quiet);
    quiet.app = quiet.app.bell(false);
    assert!(!quiet.app.take_bell());
    assert_ne!(head_of(&mut quiet), steady);
}

#[test]
fn time_ends_a_speech_only_where_the_charter_says_so_and_after_its_grace() {
    assert!(speech("haishu", 300).meeting().running_speech().is_some());
    assert!(speech("nantang", 129).meeting().running_speech().is_some());
    let ended = speech("nantang", 130);
    assert!(ended.meeting().running_speech().is_none());
    assert!(ended.said().contains("到时间了"), "{}", ended.said());
}

#[test]
fn a_meeting_that_was_left_while_a_clock_ran_comes_back_with_standing_clocks() {
    let mut console = Console::given(FLOOR);
    console.line("17+");
    let mut console = console.again("2026-05-23T19:20:00+08:00");
    assert_eq!(console.meeting().clock.paused, Some(moment(EVENING)));
    assert!(console.said().contains("19:00"), "{}", console.said());
    console.press(KeyCode::Char(' '));
    assert_eq!(console.meeting().clock.paused, None);
    assert!(console.said().contains("刚才停了20分钟"), "{}", console.said());
}

#[test]
fn leaving_is_asked_and_loses_nothing() {
    let mut console = Console::given(FLOOR);
    console.line("17+").press(KeyCode::F(10));
    assert!(!console.app.is_over());
    console.types("1");
    assert!(console.app.is_over());
    let console = console.again(EVENING);
    assert_eq!(console.meeting().waiting().len(), 1);
}

#[test]
fn the_menu_has_every_legal_command_but_undo_and_redo_only_after_one() {
    let mut console = Console::given(FLOOR);
    let many = console.meeting().legal_now().len();
    console.press(KeyCode::F(2));
    let shown = console.shows(160, 45);
    assert!(shown.contains(&format!("1/{}", many - 2)), "{shown}");
    console.press(KeyCode::Esc).types("17+").press(KeyCode::Backspace).press(KeyCode::Enter);
    assert!(console.meeting().waiting().is_empty());
    console.press(KeyCode::F(2));
    let shown = console.shows(160, 45);
    assert!(shown.contains(&format!("1/{}", many - 1)), "{shown}");
}

#[test]
fn a_choice_in_the_stage_of_topics_stands_on_the_wall_while_it_is_counted() {
    let mut console = Console::given(&[
        r#"OpenMeeting(estate:"梧桐新村",theme:"先做哪样?",charter:Preset("choice"))"#,
        "StartMeeting()",
        r#"SignIn(badges:"1-3 5-20")"#,
        "TakeOffice(office:Chair,badge:1)",
        "TakeOffice(office:Recorder,badge:5)",
        "AdvanceStage()",
        r#"RaiseConcern(badge:6,text:"单元门")"#,
        r#"RaiseConcern(badge:7,text:"监控")"#,
        "Cluster(rest:true)",
        "AdvanceStage()",
        r#"OpenVote(on:Choice(title:"先做哪一样",options:[Topic(1),Topic(2)],pick:1),present:19)"#,
    ]);
    let shown = console.shows(80, 24);
    assert!(shown.contains("先做哪一样"), "{shown}");
    assert!(shown.contains("监控"), "{shown}");
}

#[test]
fn a_meeting_without_tables_waits_for_none() {
    let opening = r#"OpenMeeting(estate:"梧桐新村",theme:"先做哪样?",charter:Preset("choice"))"#;
    let to_topics = [
        opening,
        "StartMeeting()",
        r#"SignIn(badges:"1-3 5-20")"#,
        "TakeOffice(office:Chair,badge:1)",
        "TakeOffice(office:Recorder,badge:5)",
        "AdvanceStage()",
        r#"RaiseConcern(badge:6,text:"单元门")"#,
        "Cluster(rest:true)",
        "AdvanceStage()",
    ];
    let shown = Console::given(&to_topics).shows(80, 24);
    assert!(shown.contains("单元门") && !shown.contains("还没分桌"), "{shown}");
}

#[test]
fn a_meeting_that_a_newer_program_wrote_to_says_so_and_can_be_looked_at() {
    use sha2::{Digest as _, Sha256};
    let console = Console::given(FLOOR);
    let journal = console.home.folder(console.id).join("journal.ron");
    let text = fs::read_to_string(&journal).unwrap();
    let head = yishi::journal::verify(&journal, None).unwrap().head;
    let hex = head.hash.to_string();
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
    let before: Vec<u8> = hex.as_bytes().chunks(2).map(byte).collect();
    let body = format!("(v:3,seq:{},at:Tomorrow)", head.seq + 1);
    let link = Sha256::new().chain_update(before).chain_update(Sha256::digest(&body)).finalize();
    let link = link.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let newer = format!("{text}{body}//#{link}\n");
    fs::write(&journal, &newer).unwrap();

    let mut console = console.again(EVENING);
    let shown = console.shows(80, 24);
    assert!(shown.contains("只能看：新版程序写过(第3版)，请用新版"), "{shown}");
    assert!(shown.contains("试装刷卡门禁"), "{shown}");
    console.line("17+");
    let shown = console.shows(80, 24);
    assert!(shown.contains("没存上") && shown.contains("请用新版") && !shown.contains("存盘出了问题"), "{shown}");
    assert_eq!(fs::read_to_string(&journal).unwrap(), newer);
}

/// A stick that isn't in: the meeting goes on, and it is said once, on the next tick.
#[test]
fn a_copy_that_waits_for_its_stick_is_said_once_and_keeps_nothing_from_being_done() {
    let console = Console::given(FLOOR);
    let stick = console.home.root().join("stick");
    fs::write(console.home.root().join("settings.ron"), "(mirror: \"stick\")").unwrap();
    let mut console = console.again(EVENING);
    let copy = |console: &mut Console| {
        console.app.console().unwrap().sitting().wait_for_mirror(Duration::from_secs(60));
        console.app.tick();
        let shown = console.shows(80, 24);
        (shown.contains("备份先停了"), shown.contains("备份补齐了"), shown)
    };
    let (waits, _, shown) = copy(&mut console);
    assert!(waits, "{shown}");
    console.line("17+");
    let (waits, _, shown) = copy(&mut console);
    assert!(!waits && shown.contains("17号已排上"), "{shown}");
    fs::create_dir(&stick).unwrap();
    console.line("8-");
    let (_, whole, shown) = copy(&mut console);
    assert!(whole && shown.contains("8号已排上"), "{shown}");
    assert_eq!(fs::read_to_string(stick.join(console.id.to_string()).join("journal.ron")).unwrap(), console.bytes());
}

#[test]
fn the_sign_gives_a_hand_and_what_parts_it_from_the_next_is_part_of_it() {
    let mut console = Console::given(FLOOR);
    console.types("17+");
    assert_eq!(console.meeting().waiting().len(), 1);
    assert!(console.said().contains("17号"), "{}", console.said());
    console.press(KeyCode::Enter);
    assert!(console.meeting().running_speech().is_none(), "it gave the floor");
    console.types("8- 2?").press(KeyCode::Char(' '));
    assert_eq!(console.meeting().waiting().len(), 3);
    assert!(console.meeting().running_speech().is_none(), "it gave the floor");
    console.press(KeyCode::Char(' '));
    assert_eq!(console.meeting().running_speech().map(|speech| speech.badge), Some(Badge(17)));
}

#[test]
fn a_hand_that_can_not_be_taken_waits_in_the_strip_for_the_rest_and_for_enter() {
    let mut console = Console::given(FLOOR);
    console.types("47+");
    assert!(console.shows(100, 30).contains("47号还没签到"), "{}", console.shows(100, 30));
    console.types("8-");
    assert!(console.meeting().waiting().is_empty());
    console.press(KeyCode::Enter);
    assert_eq!(console.meeting().waiting().len(), 1);
}

#[test]
fn a_sign_gives_no_hand_that_is_pasted_or_typed_into_a_form() {
    let mut console = Console::given(FLOOR);
    console.app.paste("17+");
    assert!(console.meeting().waiting().is_empty());
    console.press(KeyCode::Enter);
    assert_eq!(console.meeting().waiting().len(), 1);
    console.press(KeyCode::F(2)).types("8-");
    assert_eq!(console.meeting().waiting().len(), 1);
}

#[test]
fn when_the_chair_goes_one_key_gives_it_to_the_deputy_and_the_wall_says_who_may_take_it() {
    let mut console = Console::given(&[FLOOR, &["SignOut(badges:1)"]].concat());
    let shown = console.shows(100, 30);
    assert!(shown.contains("没有人主持，先定主持人再表决"), "{shown}");
    assert!(shown.contains("2号接着主持"), "{shown}");
    assert!(shown.contains("请稍坐，换一位主持"), "{shown}");
    console.press(KeyCode::F(9));
    let wall = console.shows(100, 30);
    assert!(wall.contains("副主持，请您接着主持") && !wall.contains("没有人主持"), "{wall}");
    console.press(KeyCode::F(9)).press(KeyCode::Enter);
    assert_eq!(console.meeting().chair(), Some(Badge(2)));
    assert!(!console.shows(100, 30).contains("没有人主持"));
}
