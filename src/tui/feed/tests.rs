//! Feeds of keys, as terminals deliver them.

use proptest::prelude::*;
use ratatui::crossterm::event::KeyEventState;

use super::*;

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn event(c: char) -> Event {
    key(match c {
        '⏎' => KeyCode::Enter,
        '⇥' => KeyCode::Tab,
        '↑' => KeyCode::Up,
        c => KeyCode::Char(c),
    })
}

/// What keys mean, each so many milliseconds after the one before, and after a while.
fn meant(reports: bool, feed: &[(Event, u64)]) -> Vec<Meant> {
    let mut at = Instant::now();
    let mut there = Feed::new(reports);
    let mut meant = Vec::new();
    for (event, after) in feed {
        at += Duration::from_millis(*after);
        there.put(event.clone(), at);
        meant.append(&mut there.ready(at));
    }
    assert!(there.patience(at).is_none_or(|left| left <= BURST));
    meant.append(&mut there.ready(at + BURST));
    assert!(there.patience(at).is_none());
    meant
}

/// The same, written down: keys as they are typed, pastes in 「」 with their lines parted by `|`.
fn read(feed: &[(Event, u64)]) -> String {
    let written = |meant: Meant| match meant {
        Meant::Event(Event::Key(key)) => match key.code {
            KeyCode::Enter => "⏎".to_owned(),
            KeyCode::Tab => "⇥".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Char(c) if key.modifiers.is_empty() => c.to_string(),
            other => format!("<{other}>"),
        },
        Meant::Event(other) => format!("<{other:?}>"),
        Meant::Keys(text) => format!("「{}」", text.replace('\n', "|").replace('\t', "⇥")),
    };
    meant(false, feed).into_iter().map(written).collect()
}

/// At once, as a paste comes, or a line on a slow laptop.
fn at_once(text: &str) -> Vec<(Event, u64)> {
    text.chars().map(|c| (event(c), 0)).collect()
}

fn typed(text: &str) -> Vec<(Event, u64)> {
    text.chars().map(|c| (event(c), 60)).collect()
}

#[test]
fn lines_of_a_chat_are_a_paste() {
    assert_eq!(read(&at_once("11 韩阿姨⏎12 曹师傅⏎13 魏伯伯")), "「11 韩阿姨|12 曹师傅|13 魏伯伯」");
    assert_eq!(read(&at_once("一⏎⏎二")), "「一||二」");
    assert_eq!(read(&at_once("⏎17+")), "「|17+」", "a paste that begins with an empty line");
}

#[test]
fn a_last_enter_is_always_a_key() {
    assert_eq!(read(&at_once("17+⏎")), "17+⏎");
    assert_eq!(read(&at_once("11 韩阿姨⏎12 曹师傅⏎")), "「11 韩阿姨|12 曹师傅」⏎");
    assert_eq!(read(&at_once("17+⏎⏎")), "17+⏎⏎");
    assert_eq!(read(&at_once("⏎")), "⏎");
}

#[test]
fn what_is_typed_is_keys_however_fast() {
    assert_eq!(read(&typed("17+⏎18+⏎")), "17+⏎18+⏎");
    // Two lines, each delivered at once, a moment between them.
    let mut slow = at_once("17+⏎");
    slow.push((event('1'), 25));
    slow.extend(at_once("8+⏎"));
    assert_eq!(read(&slow), "17+⏎18+⏎");
}

#[test]
fn a_paste_in_pieces_a_few_milliseconds_apart_is_one() {
    let pieces = "11 韩阿姨⏎12 曹师傅".chars().enumerate().map(|(n, c)| (event(c), if n % 4 == 0 { 9 } else { 0 }));
    assert_eq!(read(&pieces.collect::<Vec<_>>()), "「11 韩阿姨|12 曹师傅」");
}

#[test]
fn columns_of_a_table_stay_parted_and_a_tab_alone_is_a_key() {
    assert_eq!(read(&at_once("11⇥韩阿姨⏎12⇥曹师傅")), "「11⇥韩阿姨|12⇥曹师傅」");
    assert_eq!(read(&at_once("11⇥⏎")), "11⇥⏎");
}

#[test]
fn another_key_ends_a_burst() {
    assert_eq!(read(&at_once("17+⏎↑18")), "17+⏎↑18");
    let control = Event::Key(KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL));
    let mut feed = at_once("17⏎");
    feed.push((control, 0));
    feed.extend(at_once("18"));
    assert_eq!(read(&feed), "17⏎<u>18");
}

#[test]
fn each_key_of_windows_comes_with_its_release() {
    let both = "11 韩⏎12 曹".chars().flat_map(|c| {
        let Event::Key(press) = event(c) else { return Vec::new() };
        let release = KeyEvent { kind: KeyEventKind::Release, state: KeyEventState::NONE, ..press };
        vec![(Event::Key(press), 0), (Event::Key(release), 0)]
    });
    assert_eq!(read(&both.collect::<Vec<_>>()), "「11 韩|12 曹」");
}

#[test]
fn capital_letters_come_with_shift() {
    let mut feed = at_once("第一⏎");
    feed.push((Event::Key(KeyEvent::new(KeyCode::Char('A'), KeyModifiers::SHIFT)), 0));
    assert_eq!(read(&feed), "「第一|A」");
}

#[test]
fn a_terminal_that_reports_pastes_is_taken_at_its_word() {
    let feed = at_once("17+⏎18+⏎");
    let keys: Vec<Meant> = feed.iter().map(|(event, _)| Meant::Event(event.clone())).collect();
    assert_eq!(meant(true, &feed), keys);
    assert_eq!(meant(true, &[(Event::Paste("a\nb".into()), 0)]), [Meant::Event(Event::Paste("a\nb".into()))]);
}

proptest! {
    #![proptest_config(crate::seeded(256))]

    /// Whatever comes and whenever: nothing is lost, nothing changes its place, no paste ends with an Enter, and every key that has
    /// its own moment is a key.
    #[test]
    fn nothing_is_lost(feed in prop::collection::vec((prop::sample::select(vec!['1', '+', '韩', '⏎', '⇥', '↑']), 0_u64..40), 0..40)) {
        let events: Vec<(Event, u64)> = feed.iter().map(|(c, after)| (event(*c), *after)).collect();
        let came: String = feed.iter().map(|(c, _)| *c).collect();
        let all = read(&events);
        prop_assert_eq!(all.replace(['「', '」'], "").replace('|', "⏎"), came);
        prop_assert!(!all.contains("|」"));
        let apart: Vec<(Event, u64)> = events.into_iter().map(|(event, _)| (event, 20)).collect();
        prop_assert!(!read(&apart).contains('「'));
    }
}
