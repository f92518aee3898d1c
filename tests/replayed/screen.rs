//! The screen, key by key.

use ratatui::{
    Terminal,
    backend::TestBackend,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
};
use yishi::{
    i18n::Lang,
    journal::NotesFile,
    replay::samples::Sample,
    tui::replay::{Evening, Replay},
};

use super::paint;

fn at(evening: Evening, lang: Lang) -> Replay {
    Replay::of(evening, paint(lang), 30, Some("周老师".to_owned()), None)
}

fn worked() -> Replay {
    at(Evening::of_sample(Sample::named("worked").unwrap()).unwrap(), Lang::Zh)
}

fn press(replay: &mut Replay, keys: &[KeyCode]) {
    for key in keys {
        assert!(!replay.key(KeyEvent::new(*key, KeyModifiers::NONE)), "{key:?} leaves");
    }
}

fn typed(replay: &mut Replay, words: &str) {
    let keys: Vec<KeyCode> = words.chars().map(KeyCode::Char).collect();
    press(replay, &keys);
}

/// Without blanks: each hanzi has one behind it.
fn screen(replay: &mut Replay, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| replay.picture(frame)).unwrap();
    super::text(terminal.backend().buffer()).replace(' ', "")
}

#[test]
fn keys_go_by_line_by_stage_to_a_stop_and_to_a_number() {
    let mut replay = worked();
    let line = |replay: &Replay| replay.evening().reel.at();
    let last = replay.evening().reel.len();
    press(&mut replay, &[KeyCode::Left]);
    assert_eq!(line(&replay), 1);
    press(&mut replay, &[KeyCode::Right, KeyCode::Right]);
    assert_eq!(line(&replay), 3);
    press(&mut replay, &[KeyCode::End]);
    assert_eq!(line(&replay), last);
    press(&mut replay, &[KeyCode::Char('.')]);
    assert!(screen(&mut replay, (120, 34)).contains("后面没有提醒"));
    press(&mut replay, &[KeyCode::Home, KeyCode::PageDown]);
    let begin = line(&replay);
    press(&mut replay, &[KeyCode::Char('.')]);
    assert!(line(&replay) > begin);
    typed(&mut replay, "41");
    assert!(screen(&mut replay, (80, 24)).contains("到第几行>41"));
    press(&mut replay, &[KeyCode::Enter]);
    assert_eq!(line(&replay), 41);
    typed(&mut replay, "9999");
    press(&mut replay, &[KeyCode::Enter]);
    assert_eq!(line(&replay), 41);
    assert!(screen(&mut replay, (120, 34)).contains(&format!("没有第9999行，一共{last}行")));
    typed(&mut replay, "7");
    press(&mut replay, &[KeyCode::Esc]);
    assert_eq!(line(&replay), 41, "Esc leaves what is typed, not the screen");
    assert!(replay.key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)));
}

#[test]
fn it_plays_to_its_end_and_stands_there_and_its_clock_runs_to_the_next_line() {
    let mut replay = worked();
    press(&mut replay, &[KeyCode::Char(' ')]);
    assert!(replay.plays());
    let mut seen = vec![1];
    let mut ms = 0_i64;
    while replay.plays() {
        replay.passed(100);
        ms += 100;
        let at = replay.evening().reel.at();
        if seen.last() != Some(&at) {
            seen.push(at);
        }
        assert!(ms < 3_600_000);
    }
    assert_eq!(seen, (1..=replay.evening().reel.len()).collect::<Vec<_>>(), "no line was left out");
    assert!(screen(&mut replay, (120, 34)).contains("到头了"));
    press(&mut replay, &[KeyCode::Char(' ')]);
    assert!(!replay.plays());
}

#[test]
fn a_note_stands_at_its_line_in_a_file_beside_the_journal_and_a_sample_has_none() {
    let mut replay = worked();
    typed(&mut replay, "n");
    assert!(screen(&mut replay, (120, 34)).contains("没有文件夹"));
    let folder = tempfile::tempdir().unwrap();
    let mut evening = Evening::of_sample(Sample::named("worked").unwrap()).unwrap();
    evening.file = Some(NotesFile::of(folder.path()));
    let mut replay = at(evening, Lang::Zh);
    press(&mut replay, &[KeyCode::Right]);
    typed(&mut replay, "nR03 先请没说过的");
    press(&mut replay, &[KeyCode::Enter]);
    let shown = screen(&mut replay, (120, 34));
    assert!(shown.contains("记下了"), "{shown}");
    assert!(shown.contains("周老师记的R03"), "{shown}");
    let kept = std::fs::read_to_string(folder.path().join("notes.ron")).unwrap();
    assert_eq!(kept, "(line:2,author:Some(\"周老师\"),text:\"先请没说过的\",rule:Some(R03))\n");
    typed(&mut replay, "n再慢些");
    press(&mut replay, &[KeyCode::Enter]);
    assert_eq!(std::fs::read_to_string(folder.path().join("notes.ron")).unwrap().lines().count(), 2);
}

#[test]
fn help_lies_over_it_and_goes_by_any_key_and_a_small_window_says_so() {
    let mut replay = worked();
    press(&mut replay, &[KeyCode::F(1)]);
    let shown = screen(&mut replay, (80, 24));
    assert!(shown.contains("回放的键") && shown.contains("PgUpPgDn"), "{shown}");
    press(&mut replay, &[KeyCode::Char('x')]);
    assert!(!screen(&mut replay, (80, 24)).contains("回放的键"));
    screen(&mut replay, (20, 5));
}

#[test]
fn in_every_size_the_hour_the_line_and_what_happened_are_there() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [(60, 20), (80, 24), (100, 30), (120, 34), (240, 67)] {
            let mut replay = at(Evening::of_sample(Sample::named("worked").unwrap()).unwrap(), lang);
            for line in [1, 50, 120, 221] {
                typed(&mut replay, &line.to_string());
                press(&mut replay, &[KeyCode::Enter]);
                let shown = screen(&mut replay, size);
                let head = replay.evening().head(0, lang).replace(' ', "");
                assert!(shown.contains(&head), "{size:?} {line}\n{shown}");
                let what: String = replay.evening().caption(lang).what.replace(' ', "").chars().take(4).collect();
                assert!(shown.contains(&what), "{size:?} {line}: {what}\n{shown}");
            }
        }
    }
}
