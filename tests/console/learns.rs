//! A lesson at the console: its task, what it still asks for, hints for whoever asks, and its end. The wall knows nothing of it.

use yishi::{
    office::course::{self, Judged, begin_lesson, go_on_with},
    rehearsal::Lesson,
    tui::console::Coach,
};

use super::*;

/// Sits down at a lesson as `yishi learn start` does.
fn lesson(no: u8, lang: Lang) -> Console {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let sitting = begin_lesson(&home, Lesson::of(no).unwrap(), lang).unwrap().unwrap();
    let id = sitting.id();
    let mut app = App::meeting(sitting, lang);
    app.rehearses(1, Coach::Asked);
    app.tick();
    Console { app, home, id, folder }
}

fn ask(console: &mut Console) -> String {
    console.press(KeyCode::F(1)).press(KeyCode::F(1));
    console.said()
}

#[test]
fn a_lesson_tells_its_task_and_says_on_the_console_what_it_still_asks_for() {
    let mut console = lesson(3, Lang::Zh);
    let shown = console.shows(80, 24);
    for says in ["第3课 归类：一样的放一起", "两位邻居在墙上归类", "每张卡都归好了", "字都由您打"]
    {
        assert!(shown.contains(says), "{says}: {shown}");
    }
    for (cols, rows) in [(60, 20), (80, 24), (120, 34), (240, 67)] {
        assert_whole(&console.screen(cols, rows), cols, "the task of a lesson");
    }
    console.press(KeyCode::Esc);
    let rows = console.screen(80, 24);
    assert!(rows[19].contains("第3课(0/2) 还要：每张卡都归好了。不会就按两下 F1"), "{rows:#?}");
    assert!(rows[20].contains("屋里"), "{rows:#?}");
    console.app.tick();
    assert!(!console.shows(80, 24).contains("两位邻居在墙上归类"), "it is told once");
    for (cols, rows) in [(60, 20), (80, 24), (120, 34)] {
        assert_whole(&console.screen(cols, rows), cols, "a lesson");
    }
    console.press(KeyCode::F(9));
    let wall = console.shows(120, 34);
    assert!(!wall.contains("还要") && !wall.contains("屋里"), "{wall}");
}

/// Nobody was away: the clock runs, and the room acts without a key.
#[test]
fn a_lesson_begins_with_its_clock_running_and_nothing_written() {
    for no in 0..=12 {
        let console = lesson(no, Lang::Zh);
        assert!(console.meeting().clock.paused.is_none(), "{no}");
        let lines = console.app.console().unwrap().sitting().timeline().entries().len();
        let of = Lesson::of(no).unwrap();
        assert_eq!(lines, of.begins(console.app.console().unwrap().sitting().timeline().entries()), "{no}");
    }
}

#[test]
fn hints_are_asked_for_those_of_the_lesson_first_and_nothing_is_typed() {
    let mut console = lesson(3, Lang::Zh);
    console.press(KeyCode::Esc);
    let before = console.bytes();
    assert!(ask(&mut console).contains("提示：一堆打一行"), "{}", console.said());
    assert!(ask(&mut console).contains("提示：归不进去的"), "{}", console.said());
    assert!(ask(&mut console).contains("提示：都归好了"), "{}", console.said());
    assert!(ask(&mut console).contains("带教："), "{}", console.said());
    assert_eq!(console.bytes(), before);
}

#[test]
fn a_lesson_that_is_done_says_so_once_and_its_journal_says_it_for_ever() {
    let mut console = lesson(3, Lang::Zh);
    console.press(KeyCode::Esc);
    console.line("都放一起 = 9 10 11 13 15-20 22 23 25 27 28 30 32 36 39 40 43-48");
    console.app.tick();
    assert!(console.shows(80, 24).contains("第3课(1/2) 还要：走到「选题分组」"), "{}", console.shows(80, 24));
    console.press(KeyCode::F(4));
    console.app.tick();
    let shown = console.shows(80, 24);
    assert!(
        shown.contains("学完了。") && shown.contains("归类是居民归的") && shown.contains("下一课：第4课"),
        "{shown}"
    );
    console.press(KeyCode::Esc);
    console.app.tick();
    let shown = console.shows(80, 24);
    assert!(shown.contains("第3课 学完了。接着随便练") && !shown.contains("归类是居民归的"), "{shown}");
    let kept = console.home.training().unwrap().lessons;
    assert_eq!((kept.len(), kept[0].lesson, kept[0].meeting), (1, 3, console.id));
    // Whoever comes back has passed, and isn't told again; without the trainee's file the journal says it.
    let Console { app, home, id, folder } = console;
    drop(app);
    fs::remove_file(home.root().join("training.ron")).unwrap();
    let mut app = App::meeting(go_on_with(&home, id).unwrap(), Lang::Zh);
    app.tick();
    let mut again = Console { app, home, id, folder };
    assert!(again.shows(80, 24).contains("第3课 学完了。接着随便练"));
    drop(again.app);
    let (all, fault) = course::course(&again.home).unwrap();
    assert!(fault.is_none() && matches!(all[3].passed().unwrap().judged, Judged::Passed { .. }));
    assert!(all.iter().filter(|standing| standing.passed().is_some()).count() == 1);
}

#[test]
fn a_lesson_left_half_way_goes_on_where_it_was() {
    let mut console = lesson(3, Lang::En);
    assert!(console.shows(80, 24).contains("lesson 3: Clusters"), "{}", console.shows(80, 24));
    console.press(KeyCode::Esc);
    console.line("all = 9 10 11 13 15-20 22 23 25 27 28 30 32 36 39 40 43-48");
    let last = console.meeting().last_at.unwrap();
    let Console { app, home, id, folder } = console;
    drop(app);
    let (all, _) = course::course(&home).unwrap();
    assert_eq!(all[3].half_way().map(|attempt| attempt.meeting), Some(id));
    let sitting = go_on_with(&home, id).unwrap();
    assert!(sitting.written().since(last) < 60_000, "the clock goes on from the last line");
    let mut app = App::meeting(sitting, Lang::En);
    app.tick();
    let mut again = Console { app, home, id, folder };
    let shown = again.shows(80, 24);
    assert!(shown.contains("lesson 3 (1/2), next: on to"), "{shown}");
    drop(again.app);
    again.home.begin_anew(3, &[id]).unwrap();
    assert!(course::course(&again.home).unwrap().0[3].attempts.is_empty());
}

/// What was lost can't be won back by going on, and that is said.
#[test]
fn a_limit_that_was_passed_over_is_said_with_how_to_begin_anew() {
    let mut console = lesson(2, Lang::Zh);
    console.press(KeyCode::Esc);
    assert!(console.shows(80, 24).contains("第2课(0/2) 还要：收卡20张"), "{}", console.shows(80, 24));
}

#[test]
fn the_tour_is_lesson_nought_and_any_other_meeting_is_none() {
    let mut console = lesson(0, Lang::Zh);
    assert!(console.shows(80, 24).contains("第0课 练一练"), "{}", console.shows(80, 24));
    for (theme, practice) in
        [("学第3课(第1版)：归类", false), ("学第3课(第9版)：归类", true), ("学第99课(第1版)：x", true)]
    {
        let open = format!("OpenMeeting(estate:\"x\",theme:{theme:?},practice:{practice})");
        let mut other = Console::given(&[&open]);
        other.app.tick();
        let shown = other.shows(80, 24);
        assert!(!shown.contains("还要") && !shown.contains("屋里"), "{theme}: {shown}");
    }
}
