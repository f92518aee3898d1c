//! F2 finds: commands, pages of the wall, people, and what can't be done now with why; F1 is searched; F3 goes back to any of the last
//! lines and says what falls with it.

use pinyin::ToPinyin as _;
use yishi::{
    i18n::command,
    meeting::{Name, numbers::Badge},
    tui::console::Pick,
};

use super::*;

/// The first letters of the syllables, as somebody types them with the input method off.
fn initials(text: &str) -> String {
    let letter = |c: char| match c.to_pinyin() {
        Some(read) => read.first_letter().chars().next(),
        None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    text.chars().filter_map(letter).collect()
}

fn marked(console: &Console) -> Option<Pick> {
    console.app.console().unwrap().marked()
}

fn at(advances: usize) -> Console {
    let pass = r#"(because:"时间不够",cmd:AdvanceStage())"#;
    let lines =
        [&AT_A_MOTION[..5], &["AdvanceStage()"], &[r#"RaiseConcern(badge:7,text:"门口太黑")"#], &vec![pass; advances]];
    Console::given(&lines.concat())
}

#[test]
fn the_first_hit_for_the_initials_of_each_command_is_that_command_or_one_that_is_legal_now() {
    for advances in 0..6 {
        let mut console = at(advances);
        let menu = console.app.console().unwrap().menu();
        for name in Name::ALL.iter().filter(|name| !matches!(name, Name::OpenMeeting | Name::Undo | Name::Redo)) {
            console.press(KeyCode::F(2)).types(&initials(command::title(Lang::Zh, *name)));
            let hit = marked(&console);
            let fits = match &hit {
                Some(Pick::Do(step)) => menu.contains(&step.name()),
                Some(Pick::NotNow(_)) => !menu.contains(name),
                Some(Pick::Wall(_) | Pick::Person(_) | Pick::History | Pick::Waiting) => true,
                _ => false,
            };
            assert!(fits, "{name:?} by {}: {hit:?}", initials(command::title(Lang::Zh, *name)));
            console.press(KeyCode::Esc).press(KeyCode::Esc);
        }
    }
}

#[test]
fn it_finds_by_initials_hanzi_and_digits_and_enter_does_it() {
    for typed in ["lc", "离场"] {
        let mut console = at(0);
        console.press(KeyCode::F(2)).types(typed);
        assert!(console.shows(100, 30).contains("离场"), "{}", console.shows(100, 30));
    }
    let mut console = at(0);
    let number = console.app.console().unwrap().number(Name::SignOut).to_string();
    console.press(KeyCode::F(2)).types(&number);
    assert!(console.shows(100, 30).contains("离场"), "{}", console.shows(100, 30));
}

#[test]
fn a_page_of_the_wall_and_a_person_are_found_there_too() {
    let mut console = at(0);
    console.press(KeyCode::F(2)).types("静一静").press(KeyCode::Enter);
    assert!(console.said().contains("墙上：静一静"), "{}", console.said());
    console.press(KeyCode::F(12)).press(KeyCode::F(2)).types("第6条").press(KeyCode::Enter);
    assert!(console.said().contains("墙上"), "{}", console.said());
    let mut console = Console::given(&[&AT_A_MOTION[..4], &[r#"EditParticipant(badge:7,call:"王阿姨")"#]].concat());
    console.press(KeyCode::F(2)).types("way");
    assert_eq!(marked(&console), Some(Pick::Person(Badge(7))));
}

#[test]
fn what_can_not_be_done_now_is_found_last_and_says_why() {
    let mut console = at(0);
    console.press(KeyCode::F(2));
    let all = console.shows(100, 40);
    assert!(!all.contains("现在不行"), "{all}");
    console.types("请这桌讲");
    let shown = console.shows(100, 40);
    assert!(shown.contains("现在不行"), "{shown}");
    let lines = console.meeting().seq;
    console.press(KeyCode::Enter);
    assert!(console.said().contains("现在不行"), "{}", console.said());
    assert_eq!(console.meeting().seq, lines);
}

#[test]
fn what_was_chosen_lately_comes_first_and_keeps_its_number() {
    let mut console = at(0);
    let number = console.app.console().unwrap().number(Name::Recess);
    console.press(KeyCode::F(2)).types("歇").press(KeyCode::Enter).press(KeyCode::Esc);
    console.press(KeyCode::F(12)).press(KeyCode::F(2));
    assert!(matches!(marked(&console), Some(Pick::Do(step)) if step.name() == Name::Recess));
    console.types(&number.to_string());
    assert!(console.shows(100, 30).contains("歇"), "{}", console.shows(100, 30));
}

#[test]
fn all_of_what_is_said_of_the_marked_row_can_be_read() {
    let mut console = Console::given(AT_A_MOTION);
    console.press(KeyCode::F(2)).types("请表决");
    let shown: String = console.screen(100, 30).iter().map(|line| line.replace(' ', "")).collect();
    let explained = command::explain(Lang::Zh, Name::OpenVote).replace(' ', "");
    let tail: String = explained.chars().rev().take(6).collect::<String>().chars().rev().collect();
    assert!(shown.contains(&tail), "{explained}\n{}", console.shows(100, 30));
}

#[test]
fn the_help_is_searched() {
    let mut console = Console::given(AT_A_MOTION);
    console.press(KeyCode::F(1)).types("静");
    let shown = console.shows(100, 30);
    assert!(shown.contains("F5") && !shown.contains("收回 2"), "{shown}");
    console.press(KeyCode::Esc);
    assert!(console.shows(100, 30).contains("收回 2"), "{}", console.shows(100, 30));
    console.press(KeyCode::Esc);
    assert!(!console.app.console().unwrap().popup_is_open());
}

#[test]
fn the_meeting_goes_back_to_any_of_the_last_lines_and_says_what_falls_with_it() {
    let mut console = at(0);
    console.line("8 停车难").line("9 路灯不亮").line("10 太吵");
    assert_eq!(console.meeting().concerns.len(), 4);
    console.press(KeyCode::F(3)).types("退回").press(KeyCode::Enter);
    let shown = console.shows(100, 30);
    assert!(shown.contains("停车难") && shown.contains("路灯不亮"), "{shown}");
    // The third from the newest: it and the two after it fall.
    console.types("3");
    let shown = console.shows(100, 30);
    assert!(shown.contains("一共改回3步"), "{shown}");
    console.types("1").press(KeyCode::Enter);
    assert_eq!(console.meeting().concerns.len(), 1, "{}", console.said());
    assert!(console.said().contains("改回了3步"), "{}", console.said());
}

#[test]
fn a_row_is_chosen_by_a_click_and_lists_are_turned_by_the_wheel() {
    use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
    let mouse = |kind, row| MouseEvent { kind, column: 80, row, modifiers: KeyModifiers::NONE };
    let mut console = Console::given(AT_A_MOTION);
    console.line("9");
    console.shows(100, 30);
    console.app.mouse(mouse(MouseEventKind::ScrollDown, 0));
    assert!(matches!(marked(&console), Some(Pick::Do(_))));
    let shown = console.screen(100, 30);
    let row = shown.iter().position(|line| line.contains("举手反对")).unwrap();
    console.app.mouse(mouse(MouseEventKind::Down(MouseButton::Left), u16::try_from(row).unwrap()));
    let hands: Vec<_> = console.meeting().waiting().iter().map(|hand| (hand.badge, hand.side)).collect();
    assert_eq!(hands, [(Badge(9), Some(yishi::meeting::words::Side::Against))], "{}", console.said());
    // Outside of a list a click does nothing.
    let lines = console.meeting().seq;
    console.app.mouse(mouse(MouseEventKind::Down(MouseButton::Left), 5));
    assert_eq!(console.meeting().seq, lines);
}

#[test]
fn the_help_of_the_station_is_searched_as_that_of_the_console() {
    let mut console = Console::at_start();
    let all = {
        console.press(KeyCode::F(1));
        console.shows(100, 30)
    };
    console.types("答应");
    let found = console.shows(100, 30);
    assert!(found.contains("F7") && found.contains("答应") && !found.contains("F4"), "{found}");
    // Initials find, too, and what nobody knows is said.
    console.press(KeyCode::Esc);
    assert_eq!(console.shows(100, 30), all, "what was typed goes first");
    console.types("qqqq");
    assert!(console.shows(100, 30).contains("没找到"), "{}", console.shows(100, 30));
    console.press(KeyCode::Esc).press(KeyCode::Esc);
    assert!(console.shows(100, 30).contains("选一场会"), "{}", console.shows(100, 30));
}

#[test]
fn the_help_has_the_whole_width_and_begins_with_what_is_typed_most_here() {
    for (cols, rows) in [(80, 24), (120, 34)] {
        let mut console = Console::given(AT_A_MOTION);
        console.press(KeyCode::F(1));
        let shown = console.screen(cols, rows);
        let title = shown.iter().position(|line| line.trim() == "按键").unwrap();
        assert!(shown[title + 1].contains("17+ 8- 23?"), "{}", shown.join("\n"));
        assert!(!shown.iter().any(|line| line.contains("谁来做  待定")), "{}", shown.join("\n"));
    }
}
