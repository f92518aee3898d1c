//! The line and its keys: few rules that hold at every prompt (docs/adr/0031), and what a stray key may not settle.

use KeyCode::{Backspace, Char, Delete, Down, End, Enter, Esc, F, Home, Left, Right, Tab};

use super::*;
use yishi::meeting::{Name, numbers::Badge, words::Side};

const OPEN: &str = r#"OpenMeeting(estate:"梧桐新村",theme:"老旧小区怎样封闭管理?",charter:Preset("haishu"))"#;

/// At S4 with an open motion and eighteen people.
const FLOOR: &[&str] = &[
    OPEN,
    r#"SignIn(badges:"1-3 5-20")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Deputy,badge:2)",
    "TakeOffice(office:Recorder,badge:5)",
    "StartMeeting()",
    "AdvanceStage()",
    r#"(because:"时间不够",cmd:AdvanceStage())"#,
    r#"(because:"时间不够",cmd:AdvanceStage())"#,
    r#"(because:"时间不够",cmd:AdvanceStage())"#,
    r#"OpenMotion(mover:7,action:"试装刷卡门禁",object:"东门",who:"理事会",when:"6月底")"#,
];
/// In the plan.
fn at_plan() -> Console {
    let mut lines: Vec<&str> = FLOOR[..6].to_vec();
    lines.extend([
        "AdvanceStage()",
        r#"(because:"时间不够",cmd:AdvanceStage())"#,
        r#"(because:"时间不够",cmd:AdvanceStage())"#,
        r#"(because:"时间不够",cmd:AdvanceStage())"#,
        r#"(because:"时间不够",cmd:AdvanceStage())"#,
    ]);
    let console = Console::given(&lines);
    assert_eq!(console.meeting().stage, yishi::charter::Stage::S6);
    console
}

fn strip(console: &Console) -> (String, bool) {
    let line = console.app.console().unwrap().line();
    (line.text(), line.is_offered())
}

/// What stands in the strip, and how it comes to stand there.
#[derive(Clone, Copy, Debug)]
enum State {
    /// Nothing.
    Empty,
    /// `17`, the cursor behind it.
    Typed,
    /// `17`, the cursor before the 7.
    Within,
    /// `17-20`, entered and not understood.
    NotUnderstood,
    /// `47+`, entered and refused.
    Refused,
    /// `x`, entered into a field that wants a number.
    NoAnswer,
    /// `41`, typed into that field before somebody went back to it.
    GoneBack,
}

fn at(state: State) -> Console {
    let mut console = Console::given(FLOOR);
    match state {
        State::Empty => {}
        State::Typed => drop(console.types("17")),
        State::Within => drop(console.types("17").press(Left)),
        State::NotUnderstood => {
            console.app.paste("17-20");
            console.press(Enter);
        }
        State::Refused => drop(console.line("47+")),
        State::NoAnswer | State::GoneBack => {
            let number = console.app.console().unwrap().number(Name::OpenVote).to_string();
            console.press(F(2)).types(&number).press(Enter).press(Enter);
            if matches!(state, State::NoAnswer) {
                console.line("x");
            } else {
                console.line("17").press(Esc);
            }
        }
    }
    console
}

/// State and key: what stands there then, and whether it is selected.
#[test]
fn a_line_and_a_key_do_the_same_at_every_prompt() {
    use State::{Empty, GoneBack, NoAnswer, NotUnderstood, Refused, Typed, Within};
    let table: &[(State, KeyCode, &str, bool)] = &[
        (Empty, Char('8'), "8", false),
        (Empty, Delete, "", false),
        (Typed, Char('8'), "178", false),
        (Typed, Char(' '), "17 ", false),
        (Typed, Backspace, "1", false),
        (Typed, Home, "17", false),
        (Typed, Esc, "", false),
        (Within, Char('8'), "187", false),
        (Within, Backspace, "7", false),
        (Within, Delete, "1", false),
        (Within, Right, "17", false),
        (NotUnderstood, Char('8'), "8", false),
        (NotUnderstood, Char(' '), "", false),
        (NotUnderstood, Backspace, "17-2", false),
        (NotUnderstood, Left, "17-20", false),
        (NotUnderstood, Home, "17-20", false),
        (NotUnderstood, End, "17-20", false),
        (NotUnderstood, Enter, "17-20", true),
        (NotUnderstood, Esc, "", false),
        (Refused, Char('8'), "8", false),
        (Refused, Backspace, "47", false),
        (Refused, End, "47+", false),
        (Refused, Enter, "47+", true),
        (Refused, Esc, "", false),
        (NoAnswer, Char('8'), "8", false),
        (NoAnswer, Backspace, "", false),
        (NoAnswer, Enter, "x", true),
        (GoneBack, Char('8'), "8", false),
        (GoneBack, Char(' '), "", false),
        (GoneBack, Backspace, "1", false),
        (GoneBack, Home, "17", false),
    ];
    for (state, key, text, selected) in table {
        let mut console = at(*state);
        console.press(*key);
        assert_eq!(strip(&console), ((*text).to_owned(), *selected), "{state:?} {key:?}\n{}", console.shows(80, 24));
    }
    // What is selected is drawn so.
    for state in [NotUnderstood, Refused, NoAnswer, GoneBack] {
        assert!(strip(&at(state)).1, "{state:?}");
    }
}

#[test]
fn what_stood_in_the_strip_stands_there_again_behind_a_list() {
    for state in [State::Typed, State::Within, State::NotUnderstood, State::Refused] {
        let mut console = at(state);
        let before = strip(&console);
        for key in [F(2), F(1), F(10)] {
            console.press(key);
            assert!(console.app.console().unwrap().popup_is_open(), "{key:?}");
            console.press(Esc);
            assert_eq!(strip(&console), before, "{state:?} {key:?}");
        }
    }
}

#[test]
fn of_a_line_what_was_taken_goes_and_what_was_not_stays() {
    let mut console = Console::given(FLOOR);
    console.line("47+17+x 1+8-");
    // 17 was taken with its sign; the others stay as they were typed.
    assert_eq!(strip(&console), ("1+ 47+x".into(), true));
    let mut console = Console::given(FLOOR);
    console.line("47+17+48-8-");
    assert_eq!(console.meeting().waiting().len(), 2);
    assert_eq!(strip(&console), ("47+ 48-".into(), true));
    // One key signs in who is missing and takes their hand; the other stands there still.
    console.press(F(8)).types("1").press(Enter);
    assert_eq!(console.meeting().waiting().len(), 3);
    assert_eq!(strip(&console), ("48-".into(), true));
}

#[test]
fn a_refused_line_is_settled_by_what_lets_it_pass() {
    let mut console = Console::given(FLOOR);
    console.line("47+").press(F(8)).types("1").press(Enter);
    assert!(console.meeting().is_present(Badge(47)));
    assert_eq!(strip(&console), (String::new(), false));
}

#[test]
fn a_hand_typed_behind_backspace_is_recorded_whole() {
    let mut console = Console::given(FLOOR);
    console.types("20+").press(Backspace).types("18-").press(Enter);
    let waiting: Vec<_> = console.meeting().waiting().iter().map(|hand| (hand.badge, hand.side)).collect();
    assert_eq!(waiting, [(Badge(20), Some(Side::For)), (Badge(18), Some(Side::Against))]);
    // The next blank parts the hands and does nothing else.
    console.press(Backspace).press(Char(' '));
    assert!(!console.app.console().unwrap().popup_is_open());
    assert_eq!(console.meeting().waiting().len(), 2);
}

#[test]
fn backspace_that_emptied_a_line_opens_no_question_and_held_it_answers_none() {
    let mut console = Console::given(FLOOR);
    console.types("2+").types("51");
    for _ in 0..9 {
        console.press(Backspace);
    }
    assert!(!console.app.console().unwrap().popup_is_open(), "{}", console.shows(80, 24));
    console.types("6+");
    assert_eq!(console.meeting().waiting().len(), 2);
    for _ in 0..9 {
        console.press(Backspace);
    }
    assert!(console.app.console().unwrap().popup_is_open());
    assert_eq!(console.meeting().waiting().len(), 2);
    console.press(Enter);
    assert_eq!(console.meeting().waiting().len(), 1);
    // Pressed once more later, it answers.
    console.press(Down).press(Backspace).press(Down).press(KeyCode::Up).press(Backspace);
    assert_eq!(console.meeting().waiting().len(), 0, "{}", console.shows(80, 24));
}

#[test]
fn a_headcount_that_is_typed_again_is_another_number() {
    let mut console = Console::given(FLOOR);
    console.types("8+").press(F(12)).press(Enter).press(F(12)).press(Enter).press(F(12)).press(Enter);
    assert!(console.meeting().open_motion().unwrap().debate.closed, "{}", console.said());
    console.press(F(12)).press(Enter).press(Enter);
    assert_eq!(console.meeting().open_vote().map(|vote| vote.no), None, "no number was typed");
    console.line("17").press(Esc).types("18");
    assert_eq!(strip(&console).0, "18");
    // Above the roll it is asked, far above it is a slip.
    for _ in 0..2 {
        console.press(Backspace);
    }
    console.line("190");
    assert!(console.said().contains("签到一共18位"), "{}", console.shows(80, 24));
    console.press(F(12)).press(Enter);
    assert_eq!(strip(&console), ("190".into(), true));
    console.line("21");
    assert!(console.said().contains("签到有票18位，数到21位"), "{}", console.said());
    // The same press again has read nothing.
    console.press(Enter);
    assert_eq!(strip(&console), ("21".into(), true));
    console.press(End).press(Enter).press(Tab);
    assert_eq!(console.meeting().open_vote().map(|vote| vote.present), Some(21), "{}", console.shows(80, 24));
}

#[test]
fn the_next_sentence_at_the_last_question_is_a_line_of_its_own() {
    let mut console = at_plan();
    console.line("17 我每周看一次门").line("630").press(Tab);
    assert!(console.shows(80, 24).contains("念一遍"), "{}", console.shows(80, 24));
    console.types("20 我来扫楼道");
    assert!(console.shows(100, 30).contains("先记下上面的"), "{}", console.shows(100, 30));
    console.press(Enter);
    assert_eq!(console.meeting().pledges.len(), 1);
    // The second one asks for its day.
    console.line("7.15").press(Tab).press(F(12)).press(Enter);
    let said: Vec<_> = console.meeting().pledges.values().map(|pledge| pledge.text.clone()).collect();
    assert_eq!(said, ["我每周看一次门", "我来扫楼道"], "{}", console.shows(80, 24));
}

#[test]
fn a_line_at_the_last_question_never_ends_the_evening() {
    let mut console = at_plan();
    console.press(F(2)).types("改天接着开").press(Enter).line("太晚了");
    while console.meeting().adjourned.is_none() && !console.shows(80, 24).contains("念一遍，回车记下 >") {
        console.press(Tab);
    }
    console.line("20 我来扫楼道");
    assert!(console.meeting().adjourned.is_none());
    assert_eq!(strip(&console), ("20 我来扫楼道".into(), true));
}

#[test]
fn an_answer_that_would_be_refused_stays_where_it_stands_with_all_before_it() {
    let mut console = Console::given(&FLOOR[..10]);
    console.line("把旧车清出去").line("51");
    for key in [Tab, Enter, Tab] {
        let shown = console.shows(100, 30);
        assert!(shown.contains("51号还没签到") && shown.contains("谁提的"), "{shown}");
        assert_eq!(strip(&console), ("51".into(), true));
        console.press(key);
    }
    assert!(console.meeting().motions.is_empty(), "{}", console.said());
    console.line("7").line("南门").press(Tab);
    assert_eq!(console.meeting().motions.len(), 1, "{}", console.said());
}

#[test]
fn who_chairs_and_moves_hands_the_chair_over_by_one_key_and_the_form_goes_on() {
    let mut console = Console::given(&FLOOR[..10]);
    console.line("把旧车清出去").line("1");
    assert!(console.shows(100, 30).contains("F8"), "{}", console.shows(100, 30));
    console.press(F(8));
    assert_eq!(console.meeting().holder(yishi::meeting::words::Office::Chair), Some(Badge(2)), "{}", console.said());
    assert!(console.shows(100, 30).contains("哪一处 ?"), "{}", console.shows(100, 30));
    console.line("南门").press(Tab);
    let mover = console.meeting().motions.values().next().and_then(|motion| motion.mover);
    assert_eq!(mover, Some(Badge(1)), "{}", console.said());
}

#[test]
fn what_was_answered_stands_there_again_after_a_step_back() {
    let mut console = Console::given(FLOOR);
    console.press(F(2)).types("改法").press(Enter);
    let shown = console.shows(80, 24);
    assert!(console.app.console().unwrap().popup_is_open(), "{shown}");
    // Two answers, two steps back, and Enter takes them again.
    let before = console.app.console().unwrap().prompt();
    console.line("7").line("1").press(Esc).press(Esc);
    assert_eq!(console.app.console().unwrap().prompt(), before);
    assert_eq!(strip(&console), ("7".into(), true));
}

#[test]
fn f8_never_starts_the_meeting() {
    let mut console = Console::given(&[OPEN]);
    console.line("1-9").press(F(8)).line("1").press(F(8)).line("2");
    assert_eq!(console.meeting().offices.len(), 2, "{}", console.said());
    for _ in 0..3 {
        console.press(F(12)).press(F(8));
        assert!(console.meeting().started.is_none());
    }
    console.press(F(4)).press(F(8));
    assert!(console.meeting().started.is_none(), "{}", console.said());
}

#[test]
fn nobody_being_here_the_meeting_starts_only_if_it_is_asked_for_twice() {
    let mut console = Console::given(&[OPEN]);
    for _ in 0..3 {
        console.press(F(12)).press(Enter);
    }
    assert!(console.meeting().started.is_none());
    let number = console.app.console().unwrap().number(Name::StartMeeting).to_string();
    console.press(F(2)).types(&number);
    assert!(console.meeting().started.is_none());
    assert!(console.shows(80, 24).contains("还没有人签到"), "{}", console.shows(80, 24));
    console.press(F(12)).press(Enter);
    assert!(console.meeting().started.is_some());
}

/// A meeting that was adjourned, and goes on.
fn resumed() -> Console {
    let mut lines = FLOOR.to_vec();
    lines.extend([r#"Adjourn(reason:"太晚了")"#]);
    Console::given(&lines)
}

#[test]
fn enter_pressed_twice_calls_no_roll() {
    let mut console = resumed();
    console.press(Enter);
    assert!(console.meeting().roll_is_due());
    for _ in 0..5 {
        console.press(Enter);
    }
    assert!(console.meeting().roll_is_due());
    // The question has to be read, and so has the one behind it.
    console.press(F(12)).press(Enter).press(Enter).press(Enter);
    assert!(console.meeting().roll_is_due(), "{}", console.shows(80, 24));
    console.press(F(12)).press(Enter);
    assert!(console.shows(80, 24).contains("18位，上次来的都在"), "{}", console.shows(80, 24));
    console.press(Enter);
    assert!(console.meeting().roll_is_due());
    console.types("1").press(Enter);
    assert!(!console.meeting().roll_is_due());
    assert_eq!(console.meeting().present(), 18);
}

#[test]
fn a_roll_that_names_somebody_unknown_stays_to_be_put_right() {
    let mut console = resumed();
    console.press(Enter).press(F(12)).press(Enter).line("2-3 5-9 15 99");
    assert!(console.meeting().roll_is_due(), "{}", console.said());
    assert!(console.said().contains("99号还没签到"), "{}", console.said());
    assert_eq!(strip(&console), ("2-3 5-9 15 99".into(), true));
}

#[test]
fn the_close_and_a_result_are_not_answered_by_the_press_that_asked() {
    let mut console = at_plan();
    for key in [Enter, Enter, Char(' '), Enter] {
        console.press(key);
    }
    assert!(console.meeting().closed.is_none());
    console.press(Esc).press(F(4)).press(Char('我'));
    assert_eq!((strip(&console).0.as_str(), console.meeting().closed.is_none()), ("我", true));

    let mut lines = FLOOR.to_vec();
    lines.extend([
        "RaiseHand(badge:8,side:For)",
        "GrantFloor()",
        "EndSpeech()",
        "CloseDebate()",
        "OpenVote(on:Motion(1),present:18,tellers:[12,13])",
    ]);
    let mut console = Console::given(&lines);
    console.line("9").line("3").press(Enter).press(Enter).press(Enter).press(Char(' ')).press(Enter);
    assert!(console.meeting().newest_result().is_none(), "{}", console.shows(80, 24));
    console.press(F(12)).press(Enter).types("1").press(Enter);
    assert!(console.meeting().newest_result().is_some(), "{}", console.shows(80, 24));
}

#[test]
fn whoever_presses_enter_behind_the_number_of_a_meeting_only_comes_in() {
    let console = Console::given(&FLOOR[..5]);
    let Console { home, .. } = &console;
    let mut app = App::choose(home.clone(), super::at(EVENING), Lang::Zh);
    for key in [Char('2'), Enter, Enter] {
        app.key(KeyEvent::new(key, KeyModifiers::NONE));
    }
    assert!(app.console().is_none_or(|console| console.meeting().started.is_none()));
}

#[test]
fn a_menu_is_turned_and_searched_and_its_numbers_stay() {
    let mut console = Console::given(FLOOR);
    let row = |console: &mut Console, words: &str| {
        console.press(F(2)).types(words);
        let shown = console.shows(80, 24);
        console.press(Esc).press(Esc);
        assert!(!console.app.console().unwrap().popup_is_open());
        let line = shown.lines().find(|line| line.contains(words)).map(str::trim).unwrap_or_default().to_owned();
        line.chars().take_while(char::is_ascii_digit).collect::<String>()
    };
    let before = row(&mut console, "改天接着开");
    assert_eq!(before.len(), 2);
    console.types("17+").press(F(12)).press(Enter);
    assert!(console.meeting().running_speech().is_some());
    assert_eq!(row(&mut console, "改天接着开"), before);
    // By pinyin; to the end and back.
    console.press(F(2)).types("gtjzk");
    assert!(console.shows(80, 24).contains("改天接着开"), "{}", console.shows(80, 24));
    console.press(Esc).press(End);
    let many = console.shows(80, 24);
    console.press(Home);
    let first = console.shows(80, 24);
    assert_ne!(many, first);
    console.press(KeyCode::PageDown);
    assert_ne!(console.shows(80, 24), first);
    console.press(Home).types(&before);
    assert!(console.shows(80, 24).contains("改天接着开"), "its form is open: {}", console.shows(80, 24));
}

#[test]
fn a_neighbour_s_number_at_a_question_is_no_answer_and_is_not_lost() {
    // 「要散会了…对吗」, and somebody calls out.
    let mut console = at_plan();
    console.press(F(4));
    assert!(console.shows(80, 24).contains("对"), "{}", console.shows(80, 24));
    console.types("17 我来排班");
    assert_eq!((strip(&console).0.as_str(), console.meeting().closed.is_none()), ("17 我来排班", true));
    // 「14号还没签到」, and others come.
    let mut console = Console::given(&FLOOR[..7]);
    console.line("60").types("1 7");
    assert_eq!(strip(&console).0, "1 7");
    // 「上次来的都在？」, and it is somebody else.
    let mut console = resumed();
    console.press(Enter).press(F(12)).press(Enter).press(F(12)).press(Enter).types("1-12 15 20");
    assert!(console.meeting().roll_is_due(), "{}", console.said());
    // A number that the question doesn't have, and a blank before anything.
    let mut console = at_plan();
    console.press(F(4)).types(" ").types("3");
    assert_eq!(strip(&console).0, "3");
}

#[test]
fn a_number_in_front_of_somebody_s_name_is_not_lost() {
    let mut console = Console::given(&FLOOR[..1]);
    console.line("21 22 王阿姨");
    assert!(!console.meeting().is_present(Badge(22)), "{}", console.said());
    assert_eq!(strip(&console).0, "21 22 王阿姨");
}

#[test]
fn many_numbers_at_the_roll_are_asked_about() {
    let mut console = resumed();
    console.press(Enter).press(F(12)).line("2-3 5-9");
    assert!(console.meeting().roll_is_due(), "{}", console.said());
    assert!(console.shows(80, 24).contains("今天在的就是他们吗"), "{}", console.shows(80, 24));
    console.press(F(12)).press(Enter);
    assert!(!console.meeting().roll_is_due(), "{}", console.said());
    assert_eq!(console.meeting().present(), 7);
}

#[test]
fn nobody_needs_no_sign_in() {
    let mut console = Console::given(&FLOOR[..1]);
    console.line("0");
    assert!(console.said().contains("不用签到"), "{}", console.said());
}

#[test]
fn a_line_of_another_moment_is_nobody_s_words_in_a_form() {
    let mut console = at_plan();
    console.line("6").press(F(12)).press(Enter);
    console.line("@19:12 6 我来扫");
    assert!(console.meeting().pledges.is_empty(), "{}", console.said());
    assert_eq!(strip(&console).0, "@19:12 6 我来扫");
}

#[test]
fn the_hand_behind_a_refused_one_is_taken() {
    let mut console = Console::given(FLOOR);
    console.types("8+").types("8+").types("9-").types("12?");
    let hands: Vec<u16> =
        console.meeting().open_motion().unwrap().debate.hands.iter().map(|hand| hand.badge.no).collect();
    assert_eq!(hands, [8, 9, 12], "{} {:?}", console.said(), strip(&console));
}

#[test]
fn a_press_that_came_too_fast_to_count_is_said_and_one_that_belongs_to_a_number_is_not() {
    const TOO_FAST: &str = "没有算";
    // What was said before it stands there still.
    let mut console = Console::given(FLOOR);
    console.line("17+").press(Enter).press(Enter);
    let said = console.said();
    assert!(said.contains(TOO_FAST), "{said}");
    console.press(Enter).press(Enter);
    assert_eq!(console.said().matches(TOO_FAST).count(), 1, "held down it is said once: {}", console.said());
    assert!(console.shows(80, 24).contains(TOO_FAST), "{}", console.shows(80, 24));
    // The sign gave the hand, and Enter parts it from the next.
    let mut console = Console::given(FLOOR);
    console.types("17+").press(Enter);
    assert!(!console.said().contains(TOO_FAST), "{}", console.said());
    // Enter behind the number of a row belongs to that number, as long as nothing more is asked.
    let mut console = Console::given(FLOOR);
    console.press(F(10)).types("2").press(Enter);
    assert!(!console.said().contains(TOO_FAST), "{}", console.said());
    // A question that came up is not answered by it, and that is said.
    for key in [F(3), F(4)] {
        let mut console = Console::given(FLOOR);
        console.press(key).press(key);
        assert!(console.said().contains(TOO_FAST) || console.meeting().seq > 0, "{key:?} {}", console.said());
    }
}

/// At the tables, 1 to 20 are here, two tables stand.
fn at_tables() -> Console {
    let mut lines: Vec<&str> = FLOOR[..6].to_vec();
    lines.extend([
        "AdvanceStage()",
        r#"RaiseConcern(cards:"6-9")"#,
        r#"Cluster(title:"门禁",cards:"6 7")"#,
        r#"Cluster(title:"停车",cards:"8 9")"#,
        "AdvanceStage()",
        "PostTopic(topics:[1,2])",
        "Convene(group:1,badge:6)",
        "Convene(group:2,badge:8)",
        r#"(because:"时间不够",cmd:AdvanceStage())"#,
    ]);
    Console::given(&lines)
}

#[test]
fn the_next_slip_typed_into_an_open_field_is_asked_about_and_neither_is_lost() {
    // What is still asked can be left out: the first is given, then the next line is taken.
    let mut console = at_tables();
    console.line("1 装刷卡门禁").line("").line("东门").line("").line("").line("");
    assert!(console.shows(100, 30).contains("单位"), "{}", console.shows(100, 30));
    console.line("2 画停车线");
    assert!(console.shows(100, 30).contains("另外一行"), "{}", console.shows(100, 30));
    assert!(console.meeting().motions.is_empty());
    console.press(F(12)).press(Enter);
    let motion = console.meeting().motions.values().next().unwrap_or_else(|| panic!("{}", console.said()));
    assert_eq!((motion.text.action.as_str(), motion.receiver.as_deref()), ("装刷卡门禁", None));
    assert!(console.shows(100, 30).contains("2 停车"), "{}", console.shows(100, 30));
    // What lacks something is kept, and goes on where it was.
    let mut console = at_tables();
    console.line("1 装刷卡门禁").line("").line("2 画停车线").press(F(12)).press(Enter);
    assert!(console.shows(100, 30).contains("2 停车"), "{}", console.shows(100, 30));
    console.line("").line("南门").press(Tab);
    assert_eq!(console.meeting().motions.len(), 1, "{}", console.said());
    console.press(F(8));
    let shown = console.shows(100, 30);
    assert!(shown.contains("装刷卡门禁") && shown.contains("哪一处 ?"), "{shown}");
    console.line("东门").press(Tab);
    assert_eq!(console.meeting().motions.len(), 2, "{}", console.said());
}

#[test]
fn words_that_only_look_like_a_line_are_an_answer_and_what_is_asked_can_be_answered_so() {
    for (typed, asked) in
        [("3 号楼门口", false), ("1 号楼", false), ("2 人出力", true), ("3楼", false), ("下周五", false)]
    {
        let mut console = at_tables();
        console.line("1 装刷卡门禁").line("").line(typed);
        assert_eq!(console.shows(100, 30).contains("另外一行"), asked, "{typed}\n{}", console.shows(100, 30));
        if asked {
            console.types("2").press(Enter);
        }
        assert!(console.shows(100, 30).contains("谁来做 ?"), "{typed}\n{}", console.shows(100, 30));
        console.press(Tab);
        let object = console.meeting().motions.values().next().map(|motion| motion.text.object.clone());
        assert_eq!(object.as_deref(), Some(typed), "{}", console.said());
    }
    // A field of a number or a day, too.
    let mut console = Console::given(FLOOR);
    let number = console.app.console().unwrap().number(Name::ExtendStage).to_string();
    console.press(F(2)).types(&number);
    if console.app.console().unwrap().popup_is_open() {
        console.line("17+ 8-");
        assert!(console.shows(100, 30).contains("另外一行"), "{}", console.shows(100, 30));
        console.press(F(12)).press(Enter);
        assert_eq!(console.meeting().waiting().len(), 2, "{}", console.said());
    }
}
