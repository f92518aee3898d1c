//! People are named in words, and sides, too.

use yishi::meeting::{numbers::Badge, words::Side};

use super::*;

fn at_a_motion() -> Console {
    let named = [
        r#"EditParticipant(badge:9,call:"王阿姨")"#,
        r#"EditParticipant(badge:11,call:"李师傅")"#,
        r#"EditParticipant(badge:12,call:"李师傅")"#,
    ];
    Console::given(&[AT_A_MOTION, &named].concat())
}

#[test]
fn a_hand_in_words_is_the_hand() {
    let lines = [
        ("9 赞成", 9, Side::For),
        ("9赞成", 9, Side::For),
        ("9号反对", 9, Side::Against),
        ("９号　反对", 9, Side::Against),
        ("王阿姨 反对", 9, Side::Against),
        ("王阿姨反对", 9, Side::Against),
        ("9号 王阿姨 想问", 9, Side::Question),
        ("11 李师傅 同意", 11, Side::For),
        ("+9", 9, Side::For),
        ("-9", 9, Side::Against),
    ];
    for (line, no, side) in lines {
        let mut console = at_a_motion();
        console.types(line);
        let foretold = console.shows(100, 30);
        assert!(foretold.contains("举手"), "{line}\n{foretold}");
        console.press(KeyCode::Enter);
        let waiting: Vec<_> = console.meeting().waiting().iter().map(|hand| (hand.badge, hand.side)).collect();
        assert_eq!(waiting, [(Badge(no), Some(side))], "{line}: {}", console.said());
    }
}

#[test]
fn what_names_nobody_here_is_as_it_was_typed() {
    // Two are called so; nobody is; a number and another's name; words that end so.
    for line in ["李师傅 赞成", "钱师傅 赞成", "9号 李师傅 赞成", "门口停车我反对"] {
        let mut console = at_a_motion();
        let seq = console.meeting().seq;
        console.line(line);
        assert!(console.meeting().waiting().is_empty() && console.meeting().seq == seq, "{line}: {}", console.said());
    }
}

#[test]
fn a_side_alone_is_of_who_speaks_or_it_is_said_whose_it_has_to_be() {
    let mut console = at_a_motion();
    console.types("反对");
    assert!(console.shows(100, 30).contains("几号反对？写号牌，比如 17-"), "{}", console.shows(100, 30));
    console.press(KeyCode::Enter);
    assert!(console.said().contains("几号反对"), "{}", console.said());
    assert!(!console.app.console().unwrap().popup_is_open(), "it is no motion");
}

#[test]
fn a_name_alone_is_the_person() {
    let mut console = at_a_motion();
    console.line("王阿姨");
    assert!(console.shows(100, 30).contains("9号 王阿姨"), "{}", console.shows(100, 30));
    assert!(console.app.console().unwrap().popup_is_open());
}

#[test]
fn where_a_number_is_asked_a_form_of_address_is_the_number() {
    let mut console = at_a_motion();
    console.press(KeyCode::F(2)).types("改成").press(KeyCode::Enter).line("王阿姨");
    assert!(console.shows(100, 30).contains("9号 王阿姨"), "{}", console.shows(100, 30));
    assert!(console.shows(100, 30).contains("做什么"), "{}", console.shows(100, 30));
    // Two are called so.
    let mut console = at_a_motion();
    console.press(KeyCode::F(2)).types("改成").press(KeyCode::Enter).line("李师傅");
    assert!(console.said().contains("没认出"), "{}", console.said());
}

#[test]
fn a_count_is_understood_in_hanzi_and_with_what_is_counted_and_the_room_reads_none_of_it() {
    let vote = ["CloseDebate()", "OpenVote(on:Motion(1),present:12,tellers:[10,11])"];
    let spoken = ["RaiseHand(badge:8,side:For)", "GrantFloor()", "EndSpeech()"];
    let voting = || Console::given(&[AT_A_MOTION, &spoken, &vote].concat());
    for typed in ["十", "10票", "一〇", "10位", "10人"] {
        let mut console = voting();
        console.line(typed);
        let counted = console.meeting().open_vote().and_then(|vote| vote.for_);
        assert_eq!(counted, Some(10), "{typed}: {}", console.said());
    }
    for typed in ["十", "十一", "八 三"] {
        let mut console = voting();
        console.press(KeyCode::F(9)).types(typed);
        let strip = console.screen(100, 30)[28..].join("\n");
        assert!(typed.split(' ').all(|word| !strip.contains(&format!("> {word}"))), "{typed}\n{strip}");
        assert!(strip.contains('*'), "{strip}");
    }
}
