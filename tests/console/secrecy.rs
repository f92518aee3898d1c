//! Every scene x every line of the grammar x F9: on a screen that the room sees nothing stands that the room isn't to know, while it
//! is typed, when it is told, taken back, offered again, listed or refused. A new scene or a new line has to be answered here.

use super::*;
use yishi::{tui::input::GRAMMAR, view::Follows};

/// What of a line is nobody's business: in the strip, in what is foretold, told and refused of it.
const LINES: &[(&str, &[&str])] = &[
    ("1-46 48", &[]),
    ("12 王阿姨", &[]),
    ("物业 = 12 13", &[]),
    ("3 7.2 12-18", &[]),
    ("7 门口太黑", &[]),
    ("门口太黑", &[]),
    ("停车 = 3 8 12", &[]),
    ("2 = 8 9", &[]),
    ("1:34 2:27", &["34", "27"]),
    ("+1:20", &["20"]),
    ("1 = 3 5 8 12-18", &[]),
    ("2 = 17", &[]),
    ("0 = 17", &[]),
    ("1 试装刷卡门禁", &[]),
    ("收回 2", &[]),
    ("收回改法 1", &[]),
    ("17+ 8- 23?", &[]),
    ("+", &[]),
    ("南门装一盏路灯", &[]),
    ("29 8", &["29"]),
    ("+", &[]),
    ("20 12 9", &["20", "12"]),
    ("17 我来排班", &[]),
    ("17 我出50元", &[]),
    ("50 先看一下", &[]),
    ("物业 = 先看一下", &[]),
    ("3 = 17 8", &[]),
    ("排出值班表", &[]),
    ("*6", &[]),
    ("*6 12", &["12"]),
    ("21-23", &[]),
    ("旁听 = 51", &[]),
    ("17", &[]),
    ("way", &[]),
    ("#Y2-2", &[]),
    ("@20:40", &[]),
    ("?", &[]),
];

/// Who was called to order.
const CALLED: &str = "石阿姨";
/// Why a card is kept off the wall, and what it says.
const KEPT_OFF: [&str; 2] = ["狗叫整夜", "点了名"];

const OPEN: &[&str] = &[
    r#"OpenMeeting(estate:"枫林苑",theme:"车棚怎样管?",minutes:90,charter:Preset("haishu"))"#,
    r#"SignIn(badges:"1-3 5-11 13 15-40")"#,
    r#"SignIn(badges:"12",call:"石阿姨")"#,
    "TakeOffice(office:Chair,badge:1)",
    "TakeOffice(office:Recorder,badge:3)",
];
const CARDS: &[&str] = &[
    "StartMeeting()",
    "AdvanceStage()",
    r#"RaiseConcern(badge:5,text:"旧车占了半个车棚")"#,
    r#"RaiseConcern(badge:6,text:"灯不亮")"#,
    r#"RaiseConcern(badge:7,text:"狗叫整夜")"#,
    r#"Withhold(card:"7",reason:"点了名")"#,
];
const CHOOSE: &[&str] = &["Cluster(rest:true)", "AdvanceStage()", "CountDots(dots:[(1,57)])"];
const TABLES: &[&str] =
    &["PostTopic(topics:[1])", "Convene(group:1,badge:6)", r#"SignUp(group:1,badges:"5-11")"#, "AdvanceStage()"];
const FLOOR: &[&str] = &[
    "TakeGroupRole(group:1,role:Reporter,badge:7)",
    r#"DraftMotion(group:1,mover:6,action:"把旧车清出去",object:"南车棚",who:"各楼出一个人",when:"6月6日")"#,
    "AdvanceStage()",
    r#"ReportGroup(group:1,answer:"我们自己出力气")"#,
    "OpenMotion(motion:1)",
    "RaiseHand(badge:8,side:For)",
    "CallToOrder(rule:R06,badge:12)",
];
const VOTE: &[&str] = &[
    "GrantFloor()",
    "EndSpeech()",
    "CloseDebate()",
    "OpenVote(on:Motion(1),present:38,tellers:[10,11])",
    "CountFor(count:37)",
];
const RESULT: &[&str] = &["CountAgainst(count:1)", "CloseVote()"];

/// How one comes to a scene, and what of it the room isn't to know.
fn scene(of: Follows) -> (Vec<&'static str>, Vec<&'static str>) {
    let to = |parts: &[&[&'static str]]| parts.concat();
    let kept = KEPT_OFF.to_vec();
    let called = [vec![CALLED], kept.clone()].concat();
    match of {
        Follows::Wait => (Vec::new(), Vec::new()),
        Follows::Welcome => (to(&[OPEN]), Vec::new()),
        Follows::Opening => (to(&[OPEN, &CARDS[..1]]), Vec::new()),
        Follows::Cards => (to(&[OPEN, CARDS]), kept),
        Follows::Choose => (to(&[OPEN, CARDS, CHOOSE]), [kept, vec!["57"]].concat()),
        Follows::Discuss => (to(&[OPEN, CARDS, CHOOSE, TABLES]), kept),
        Follows::Floor => (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR]), called),
        Follows::Vote => (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR, VOTE]), [called, vec!["37"]].concat()),
        Follows::Result => (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR, VOTE, RESULT]), called),
        Follows::Chair => (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR, &[r#"SignOut(badges:"1")"#]]), called),
        Follows::Recess => (to(&[OPEN, &CARDS[..1], &["Recess(minutes:10)"]]), Vec::new()),
        Follows::Adjourned => (to(&[OPEN, CARDS, &[r#"Adjourn(reason:"太晚了")"#]]), kept),
        Follows::Decided => {
            let on = ["Recess(minutes:5)", "ResumeClock()"];
            (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR, VOTE, RESULT, &on]), called)
        }
        Follows::Plan => {
            let on = [r#"(because:"时间不够",cmd:AdvanceStage())"#; 1];
            (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR, VOTE, RESULT, &on]), called)
        }
        Follows::Closing => {
            let on = [r#"(because:"时间不够",cmd:AdvanceStage())"#; 2];
            (to(&[OPEN, CARDS, CHOOSE, TABLES, FLOOR, VOTE, RESULT, &on]), called)
        }
    }
}

/// What lies over the wall, and the rows of the strip.
fn seen(console: &mut Console) -> String {
    console.screen(100, 30)[12..].join("\n")
}

fn strip(console: &mut Console) -> String {
    console.screen(100, 30)[28..].join("\n")
}

#[test]
fn every_line_of_the_grammar_says_what_of_it_is_secret() {
    let answered: Vec<&str> = LINES.iter().map(|(example, _)| *example).collect();
    let known: Vec<&str> = GRAMMAR.iter().map(|row| row.example).collect();
    assert_eq!(answered, known);
}

#[test]
fn on_a_screen_that_the_room_sees_nothing_secret_stands_whatever_is_typed_in_whatever_scene() {
    const F: fn(u8) -> KeyCode = KeyCode::F;
    for of in Follows::ALL {
        let (script, secrets) = scene(of);
        let mut here = Console::given(&script);
        assert_eq!(Follows::of(here.meeting()), of);
        let all_in = |console: &Console| console.meeting().open_vote().is_none_or(|vote| vote.result.is_some());
        for ((example, own), row) in LINES.iter().zip(GRAMMAR) {
            if row.at.holds(here.meeting()) {
                here = Console::given(&script);
            } else if here.app.console().unwrap().is_mirrored() {
                here.press(F(9));
            }
            here.press(F(9));
            let look = |console: &mut Console, when: &str, with_own: bool| {
                let seen = seen(console);
                for secret in &secrets {
                    // The number of a row isn't one that was counted.
                    let row = format!("{secret}  ");
                    // A name is one beside a breach; that somebody signed in is none.
                    let breach = ["请停", "规矩"].iter().any(|word| seen.contains(word));
                    let told = seen.lines().filter(|line| *secret != CALLED || breach && !line.contains("签到"));
                    let mut told = told.map(|line| line.trim().strip_prefix(&row).unwrap_or(line));
                    assert!(!told.any(|line| line.contains(secret)), "{of:?}, {example}, {when}: {secret}\n{seen}");
                }
                let strip = strip(console);
                for secret in own.iter().filter(|_| with_own && row.at.holds(console.meeting())) {
                    assert!(!strip.contains(secret), "{of:?}, {example}, {when}: {secret}\n{strip}");
                }
            };
            look(&mut here, "before", true);
            here.types(example);
            look(&mut here, "typed", true);
            here.press(KeyCode::Enter);
            // All counts of a vote together are shown once, to be confirmed.
            let own_is_secret = all_in(&here);
            look(&mut here, "Enter", own_is_secret);
            here.press(KeyCode::Esc);
            if !row.at.holds(here.meeting()) {
                continue;
            }
            for key in [F(3), F(2), F(8), F(6), KeyCode::Up, KeyCode::Tab, F(1)] {
                here.press(key);
                let own_is_secret = all_in(&here);
                look(&mut here, &format!("{key:?}"), own_is_secret);
                for _ in 0..3 {
                    here.press(KeyCode::Esc);
                }
            }
        }
    }
}

#[test]
fn hands_are_on_paper_until_all_are_down_and_then_both_counts_are_looked_at() {
    let (mut script, _) = scene(Follows::Vote);
    script.pop();
    let mut console = Console::given(&script);
    console.press(KeyCode::F(9));
    assert!(strip(&mut console).contains("记在纸上"), "{}", strip(&mut console));
    let lines = console.meeting().seq;
    console.press(KeyCode::Enter);
    assert_eq!(console.meeting().seq, lines, "the wall goes on, the record has nothing of it");
    assert!(strip(&mut console).contains("记在纸上"));
    console.types("18 9");
    assert!(!strip(&mut console).contains("18"), "{}", strip(&mut console));
    console.press(KeyCode::Enter);
    assert_eq!(console.meeting().seq, lines);
    assert!(seen(&mut console).contains("赞成18  反对9"), "{}", seen(&mut console));
    console.press(KeyCode::Char('1')).press(KeyCode::Enter);
    let counted = console.meeting().open_vote().map(|vote| (vote.for_, vote.against));
    assert_eq!(counted, Some((Some(18), Some(9))));
}

#[test]
fn a_count_that_is_typed_alone_is_noted_unseen_and_looked_at_with_the_last_one() {
    let (mut script, _) = scene(Follows::Vote);
    script.pop();
    let mut console = Console::given(&script);
    console.press(KeyCode::F(9)).line("18");
    assert_eq!(console.meeting().open_vote().and_then(|vote| vote.for_), Some(18), "the power may go");
    assert!(!seen(&mut console).contains("18"), "{}", seen(&mut console));
    assert_eq!(asks(&console), Some(yishi::view::Ask::Against), "the wall goes on");
    console.line("9");
    assert!(seen(&mut console).contains("赞成18  反对9"), "{}", seen(&mut console));
    console.press(KeyCode::Char('1')).press(KeyCode::Enter);
    assert_eq!(console.meeting().open_vote().and_then(|vote| vote.against), Some(9));
    // The same of a count that a form asked for.
    let mut console = Console::given(&script);
    let number = console.app.console().unwrap().number(yishi::meeting::Name::CountFor).to_string();
    console.press(KeyCode::F(9)).press(KeyCode::F(2)).types(&number).line("18");
    assert_eq!(console.meeting().open_vote().and_then(|vote| vote.for_), Some(18));
    assert!(!seen(&mut console).contains("18"), "{}", seen(&mut console));
}

/// What the wall of this screen asks for.
fn asks(console: &Console) -> Option<yishi::view::Ask> {
    let (meeting, ..) = console.app.console().unwrap().picture();
    meeting.open_vote().map(yishi::view::ask)
}

#[test]
fn a_number_that_was_mistyped_is_not_told_to_the_room() {
    let (script, _) = scene(Follows::Floor);
    for typed in ["117+", "117", "117 118"] {
        let mut console = Console::given(&script);
        console.press(KeyCode::F(9));
        console.app.paste(typed);
        let told = |console: &mut Console| {
            let shown = seen(console);
            shown.lines().filter(|line| !line.contains("> 117")).collect::<Vec<_>>().join("\n")
        };
        assert!(!told(&mut console).contains("117"), "{typed}\n{}", seen(&mut console));
        console.press(KeyCode::Enter);
        assert!(!told(&mut console).contains("117"), "{typed}\n{}", seen(&mut console));
        assert!(!told(&mut console).contains("还没签到"), "{typed}\n{}", seen(&mut console));
    }
}

#[test]
fn the_wall_asks_for_the_other_hands_by_enter_while_the_first_count_is_on_paper() {
    let (mut script, _) = scene(Follows::Vote);
    script.pop();
    let mut console = Console::given(&script);
    console.press(KeyCode::F(9));
    assert_eq!(asks(&console), Some(yishi::view::Ask::For));
    console.press(KeyCode::Enter);
    assert_eq!(asks(&console), Some(yishi::view::Ask::Against));
    // No further: what comes next are the counts.
    console.press(KeyCode::Char(' '));
    assert_eq!(asks(&console), Some(yishi::view::Ask::Against));
    // On the own screen again the hands for are still to be counted.
    console.press(KeyCode::F(9));
    assert_eq!(asks(&console), Some(yishi::view::Ask::For));
}

#[test]
fn counts_that_do_not_fit_say_so_without_a_number() {
    let (mut script, _) = scene(Follows::Vote);
    script.pop();
    let mut console = Console::given(&script);
    console.press(KeyCode::F(9)).line("37 36");
    let shown = strip(&mut console);
    assert!(shown.contains("对不上人数") && !shown.contains("37") && !shown.contains("38"), "{shown}");
}

/// Whom a number and words mean is asked on the wall too: without the number, and without what somebody may have said.
#[test]
fn a_question_on_a_screen_that_the_room_sees_repeats_nothing_of_what_was_typed() {
    let scenes: [(Follows, &str, &[&str]); 4] = [
        (Follows::Cards, "60 张师傅", &["60", "张师傅"]),
        (Follows::Plan, "60 我来排班", &["60", "我来排班"]),
        (Follows::Welcome, "8 门口的灯坏了两个月", &["门口的灯"]),
        (Follows::Floor, "60+", &["60"]),
    ];
    for (of, typed, secrets) in scenes {
        let (script, _) = scene(of);
        let mut console = Console::given(&script);
        console.press(KeyCode::F(9)).line(typed);
        // Above the strip, where what is typed stands anyway.
        let asked = console.screen(100, 30)[12..28].join("\n");
        for secret in secrets {
            assert!(!asked.contains(secret), "{of:?} {typed}: {secret}\n{asked}");
        }
    }
    // A line that is typed into a field.
    let (script, _) = scene(Follows::Floor);
    let mut console = Console::given(&script);
    console.press(KeyCode::F(9)).press(KeyCode::F(2)).types("改成").press(KeyCode::Enter);
    assert!(console.app.console().unwrap().popup_is_open());
    console.line("7").line("9+");
    let asked = console.screen(100, 30)[12..28].join("\n");
    assert!(asked.contains("另外一行") && !asked.contains("9+"), "{asked}");
}
