//! Lines of a chat, pasted: each is read before it is taken, what only answers is left out, and no number of a chat is a count.

use super::*;

/// As far as hands are counted on a motion.
fn voting() -> Console {
    let vote = ["RaiseHand(badge:8,side:For)", "GrantFloor()", "EndSpeech()", "CloseDebate()"];
    Console::given(&[AT_A_MOTION, &vote, &["OpenVote(on:Motion(1),present:12,tellers:[10,11])"]].concat())
}

fn counted(console: &Console) -> (Option<u16>, Option<u16>) {
    console.meeting().open_vote().map(|vote| (vote.for_, vote.against)).unwrap()
}

/// Where cards come in.
fn cards() -> Console {
    Console::given(&AT_A_MOTION[..7])
}

fn texts(console: &Console) -> Vec<String> {
    console.meeting().concerns.values().filter_map(|card| card.text.clone()).collect()
}

#[test]
fn the_lines_of_a_paste_are_read_before_they_are_taken() {
    let mut console = cards();
    console.app.paste("7 门口太黑\n8 停车难\n9 楼道有旧沙发");
    for (cols, rows) in [(80, 24), (100, 30), (60, 20)] {
        let shown = console.shows(cols, rows);
        for line in ["7 门口太黑", "8 停车难", "9 楼道有旧沙发"] {
            assert!(shown.contains(line), "{cols}x{rows}: {line}\n{shown}");
        }
    }
    // Of many, how many more there are.
    let mut console = cards();
    console.app.paste(&vec!["门口太黑"; 60].join("\n"));
    let shown = console.shows(80, 24);
    assert!(shown.contains("门口太黑") && shown.contains("还有"), "{shown}");
    assert!(shown.contains("1  对") && shown.contains("2  先不"), "{shown}");
}

#[test]
fn no_number_of_a_paste_is_a_count() {
    for on_wall in [false, true] {
        let mut console = voting();
        if on_wall {
            console.press(KeyCode::F(9));
        }
        console.app.paste("好的\n3\n@20:40 4");
        let shown = console.shows(100, 30);
        assert_eq!(!on_wall, shown.contains("3  (正在数手"), "{shown}");
        console.press(KeyCode::F(12)).press(KeyCode::Enter);
        assert_eq!(counted(&console), (None, None), "{}", console.said());
        // It waits to be put right, and is looked at there as any line is.
        assert!(console.shows(100, 30).contains("2行没记上"), "{}", console.shows(100, 30));
        console.press(KeyCode::Char('1'));
        if on_wall {
            assert!(!console.shows(100, 30).contains("> 3"), "{}", console.shows(100, 30));
        } else {
            assert!(console.shows(100, 30).contains("赞成3"), "{}", console.shows(100, 30));
        }
        console.press(KeyCode::Enter);
        assert_eq!(counted(&console).0, Some(3), "{}", console.said());
    }
}

#[test]
fn more_counts_than_are_open_say_which_are_noted() {
    let mut console = voting();
    console.line("3").types("7 3");
    let why = "已经记了：赞成3";
    assert!(console.shows(100, 30).contains(why), "{}", console.shows(100, 30));
    console.press(KeyCode::Enter);
    assert!(console.said().contains(why) && console.said().contains("F3"), "{}", console.said());
    assert!(console.said().contains("只差1个数，打了2个"), "{}", console.said());
    assert_eq!(counted(&console), (Some(3), None));
    // Not on a screen that the room sees.
    let mut console = voting();
    console.press(KeyCode::F(9)).line("3").line("7 4");
    assert!(!console.shows(100, 30).contains("赞成3"), "{}", console.shows(100, 30));
}

#[test]
fn what_only_answers_in_a_chat_is_left_out_and_one_key_takes_it_all_the_same() {
    const CHAT: &str = "嗯嗯\n门口太黑\n好的\n收到\n👍\n停车难\n哈哈哈";
    let mut console = cards();
    console.app.paste(CHAT);
    let shown = console.shows(100, 30);
    assert!(shown.contains("2行，一行一条") && shown.contains("5行只是应一声"), "{shown}");
    assert!(shown.contains("(不记) 嗯嗯"), "{shown}");
    console.press(KeyCode::F(12)).press(KeyCode::Enter);
    assert_eq!(texts(&console), ["门口太黑", "停车难"]);
    let mut console = cards();
    console.app.paste(CHAT);
    console.press(KeyCode::Char('3')).press(KeyCode::F(12)).press(KeyCode::Enter);
    assert_eq!(texts(&console).len(), 7, "{}", console.said());
    // Nothing but answers: Enter takes nothing.
    let mut console = cards();
    console.app.paste("嗯嗯\n好的");
    console.press(KeyCode::F(12)).press(KeyCode::Enter);
    assert_eq!(texts(&console), [""; 0]);
}

#[test]
fn words_that_were_typed_stand_in_the_form_that_they_open_and_come_back_from_it() {
    let over = ["RaiseHand(badge:8,side:For)", "GrantFloor()", "EndSpeech()", "CloseDebate()"];
    let vote = [
        "OpenVote(on:Motion(1),present:12,tellers:[10,11])",
        "CountFor(count:11)",
        "CountAgainst(count:1)",
        "CloseVote()",
    ];
    let mut console = Console::given(&[AT_A_MOTION, &over, &vote].concat());
    console.line("谁都行");
    let shown = console.shows(100, 30);
    assert!(shown.contains("谁提的，号牌 >") && shown.contains("谁都行"), "{shown}");
    console.press(KeyCode::Esc);
    assert!(console.shows(100, 30).contains("> 谁都行"), "{}", console.shows(100, 30));
    // Given, nothing of it is left in the strip.
    console.press(KeyCode::F(12)).press(KeyCode::Enter).line("7").press(KeyCode::Tab);
    assert!(!console.shows(100, 30).contains("> 谁都行"), "{}", console.shows(100, 30));
}

/// Lines that ask the rest of them in a form.
#[test]
fn no_line_that_opens_a_form_is_lost_by_leaving_it() {
    for line in ["南门装一盏路灯", "谁都行"] {
        let mut console = Console::given(AT_A_MOTION);
        console.line(line);
        for _ in 0..9 {
            if console.app.console().unwrap().place() != yishi::tui::keymap::Place::Form {
                break;
            }
            console.press(KeyCode::Esc);
        }
        assert_eq!(console.app.console().unwrap().line().text(), line, "{}", console.shows(100, 30));
    }
}

/// Opens something over the console.
type Open = fn(&mut Console);

/// F9 means one thing wherever somebody is in a meeting.
#[test]
fn the_wall_comes_from_every_place() {
    use yishi::tui::keymap::{Action, BINDINGS, Place};
    for place in [Place::Console, Place::Looking, Place::List, Place::Form, Place::Help] {
        assert!(BINDINGS.iter().any(|row| (row.place, row.action) == (place, Action::Wall)), "{place:?}");
    }
    let mirrored = |console: &Console| console.app.console().unwrap().is_mirrored();
    let opens: [(&str, Open); 4] = [
        ("list", |console| {
            console.press(KeyCode::F(2));
        }),
        ("pages", |console| {
            console.press(KeyCode::Up);
        }),
        ("form", |console| {
            console.line("南门装一盏路灯");
        }),
        ("help", |console| {
            console.press(KeyCode::F(1));
        }),
    ];
    for (what, open) in opens {
        let mut console = Console::given(AT_A_MOTION);
        open(&mut console);
        console.press(KeyCode::F(9));
        assert!(mirrored(&console), "{what}");
        console.press(KeyCode::F(9));
        assert!(!mirrored(&console), "{what}");
    }
    // A form goes on.
    let mut console = Console::given(AT_A_MOTION);
    console.line("南门装一盏路灯").types("7").press(KeyCode::F(9)).press(KeyCode::Enter);
    assert!(console.shows(100, 30).contains("哪一处"), "{}", console.shows(100, 30));
    // Pasted lines that were not taken wait behind the wall, and their words are not on it.
    let mut console = cards();
    console.app.paste("7 门口太黑\n99+\n98?");
    console.press(KeyCode::F(12)).press(KeyCode::Enter).press(KeyCode::F(9));
    assert!(mirrored(&console) && console.said().contains("2行没记上"), "{}", console.said());
    console.press(KeyCode::F(9)).press(KeyCode::F(8));
    assert!(console.shows(100, 30).contains("99+"), "{}", console.shows(100, 30));
}
