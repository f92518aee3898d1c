//! The whole evening on two screens: typed at a console in one terminal, shown by the wall in another. After every order both must show,
//! cell by cell, what they show when they are drawn in this process from the same keys, at whatever size their windows have by then.
#![cfg(unix)]

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use ratatui::{
    Terminal as Frames,
    backend::TestBackend,
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers},
    layout::Rect,
};
use tempfile::TempDir;
use yishi::{
    i18n::{Lang, names::Roll, wall as words},
    sitting::{Clock, Sitting},
    station::Home,
    tui::{
        App, Theme,
        draw::{
            dump, last_four,
            wall::{Paint, draw},
        },
    },
    view::{self, Look},
};

use super::{
    EVENING, Hand, ID, Record, began, give, lines,
    pty::{sent, wait_for_line, yishi},
};
use crate::e2e::{PATIENCE, Terminal, signal};

/// Windows that come and go, columns before rows.
const SIZES: [(u16, u16); 6] = [(80, 24), (160, 45), (60, 20), (100, 30), (61, 33), (120, 34)];

/// The same evening in this process, at a home of its own: what both screens are to show.
struct Beside {
    folder: TempDir,
    app: App,
    clock: Clock,
}

impl Beside {
    fn new(hand: &Hand) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let mut lines = lines();
        let clock = Clock::by_hand(&hand.file()).unwrap();
        give(&mut Sitting::create(&home, Some(ID), Clock::at(began(&lines))).unwrap(), lines.remove(0).1);
        let app = App::meeting(Sitting::open(&home, ID, clock.clone()).unwrap(), Lang::Zh);
        Self { folder, app, clock }
    }

    /// Left, and opened again by the clock as it stands.
    fn again(self, hand: &Hand) -> Self {
        let Self { folder, app, .. } = self;
        drop(app);
        let clock = Clock::by_hand(&hand.file()).unwrap();
        let sitting = Sitting::open(&Home::at(folder.path()).unwrap(), ID, clock.clone()).unwrap();
        Self { folder, app: App::meeting(sitting, Lang::Zh), clock }
    }

    fn console(&mut self, (cols, rows): (u16, u16)) -> Vec<String> {
        let mut frames = Frames::new(TestBackend::new(cols, rows)).unwrap();
        frames.draw(|frame| self.app.draw(frame)).unwrap();
        trimmed(dump(frames.backend().buffer()))
    }

    /// The wall as it is, and as it is while nobody has been seen at the console for some seconds.
    fn walls(&self, (cols, rows): (u16, u16)) -> [Vec<String>; 2] {
        let console = self.app.console().unwrap();
        let calls = console.sitting().calls();
        let names = Roll { lang: Lang::Zh, calls: &calls };
        let head = last_four(console.sitting().head());
        let look = Look { now: console.sitting().now(), names: &names, lang: Lang::Zh, head: &head };
        let (meeting, newest, choice) = console.picture();
        let wall = view::wall(&meeting, newest, choice, &look);
        let old = view::Wall { brief: Some(words::stale(Lang::Zh)), ..wall.clone() };
        [wall, old].map(|wall| {
            let area = Rect::new(0, 0, cols, rows);
            let mut buffer = Buffer::empty(area);
            let paint = Paint { theme: Theme::MONO, lang: Lang::Zh };
            draw(&mut buffer, area, &view::head(&meeting, &look), &wall, choice.turn, paint);
            trimmed(dump(&buffer))
        })
    }
}

fn trimmed(rows: Vec<String>) -> Vec<String> {
    rows.into_iter().map(|row| row.trim_end().to_owned()).collect()
}

/// Waits until a terminal shows one of these pictures, every row of it.
fn wait_until_same(terminal: &Terminal, (cols, _): (u16, u16), wanted: &[Vec<String>], what: &str) {
    let begun = Instant::now();
    loop {
        let shown = trimmed(terminal.screen().rows(0, cols).collect());
        if wanted.contains(&shown) {
            return;
        }
        if begun.elapsed() > PATIENCE {
            let first = (0..).zip(shown.iter().zip(&wanted[0])).find(|(_, (is, want))| is != want);
            panic!("{what}: {first:?}\n{}", shown.join("\n"));
        }
        thread::sleep(Duration::from_millis(4));
    }
}

/// A screen in a terminal, by the clock that is moved by hand.
fn screen(args: &[&str], home: &Path, hand: &Hand, (cols, rows): (u16, u16)) -> Terminal {
    let mut command: CommandBuilder = yishi(args, home);
    command.env("YISHI_CLOCK", format!("@{}", hand.file().display()));
    let mut terminal = Terminal::run(command);
    terminal.resize(rows, cols);
    terminal
}

/// What somebody writes by hand is typed by one and pasted by the other: the run of letters that has hanzi in it.
fn pasted(keys: &[KeyCode]) -> Option<(&[KeyCode], String, &[KeyCode])> {
    let is_letter = |key: &KeyCode| matches!(key, KeyCode::Char(_));
    let hanzi = keys.iter().position(|key| matches!(key, KeyCode::Char(c) if !c.is_ascii()))?;
    let from = keys[..hanzi].iter().rposition(|key| !is_letter(key)).map_or(0, |before| before + 1);
    let end = keys[hanzi..].iter().position(|key| !is_letter(key)).map_or(keys.len(), |length| hanzi + length);
    // A form that opens by a digit takes it as a key.
    let from = if from > 0 { from.max(hanzi) } else { from };
    let text = keys[from..end].iter().map(|key| if let KeyCode::Char(c) = key { *c } else { ' ' }).collect();
    Some((&keys[..from], text, &keys[end..]))
}

#[test]
fn the_whole_evening_by_keys_is_on_both_screens_through_kills_of_either_and_a_storm_of_sizes() {
    let (home, hand) = (tempfile::tempdir().unwrap(), Hand::at(began(&lines())));
    fs::write(home.path().join("settings.ron"), "(awake: false, theme: Mono)").unwrap();
    let id = ID.to_string();
    let meet = ["meet", &id, "--home"];
    let (mut at_console, mut at_wall) = (SIZES[0], SIZES[1]);
    let mut beside = Beside::new(&hand);
    let mut console = screen(&["demo", "--stage", "s0", "--out"], home.path(), &hand, at_console);
    let journal = home.path().join("sessions").join(&id).join("journal.ron");
    wait_until_same(&console, at_console, &[beside.console(at_console)], "the first frame");
    let mut wall = screen(&["wall", &id, "--home"], home.path(), &hand, at_wall);
    let (mut texts, mut kills) = (0, 0);
    for (nth, typed) in EVENING.typed.iter().enumerate() {
        // Somebody pulls at both windows while time goes on; only the last size counts.
        hand.shows(typed.at);
        for step in 0..3 {
            (at_console, at_wall) = (SIZES[(nth + step) % 6], SIZES[(nth * 5 + step + 1) % 6]);
            console.resize(at_console.1, at_console.0);
            wall.resize(at_wall.1, at_wall.0);
        }
        beside.app.tick();
        wait_until_same(&console, at_console, &[beside.console(at_console)], &format!("before {}", typed.line));

        if typed.line.contains("CountAgainst(count:7") || typed.line.contains("Pledge(badge:11") {
            signal("-KILL", &*wall.child);
            wall.ends();
            wall = screen(&["wall", &id, "--home"], home.path(), &hand, at_wall);
            kills += 1;
        }
        match pasted(&typed.keys) {
            Some((before, text, behind)) if texts % 2 == 0 => {
                console.types(&sent(before)).types(&format!("\x1b[200~{text}\x1b[201~")).types(&sent(behind));
                press(&mut beside.app, before);
                beside.app.paste(&text);
                press(&mut beside.app, behind);
                texts += 1;
            }
            written => {
                console.types(&sent(&typed.keys));
                press(&mut beside.app, &typed.keys);
                texts += usize::from(written.is_some());
            }
        }
        wait_for_line(&console, &journal, typed.lines, &typed.line);
        wait_until_same(&console, at_console, &[beside.console(at_console)], &format!("console: {}", typed.line));
        wait_until_same(&wall, at_wall, &beside.walls(at_wall), &format!("wall: {}", typed.line));

        let next = EVENING.typed.get(nth + 1);
        if let Some(next) = next.filter(|next| next.line.contains("RaiseHand(badge:23")) {
            // Killed while a line is being typed: what was not given is not there.
            console.types(&sent(&next.keys[..1]));
            signal("-KILL", &*console.child);
            console.ends();
            beside = beside.again(&hand);
            beside.app.tick();
            console = screen(&meet, home.path(), &hand, at_console);
            wait_until_same(&console, at_console, &[beside.console(at_console)], "opened again");
            kills += 1;
        }
        if typed.line.contains("GrantFloor") {
            for _ in 0..2 {
                console.types(&sent(&[KeyCode::F(5)]));
                press(&mut beside.app, &[KeyCode::F(5)]);
                wait_until_same(&wall, at_wall, &beside.walls(at_wall), "静一静, and back");
            }
        }
    }
    assert!(texts > 60 && kills == 3, "{texts} {kills}");
    console.types(&sent(&[KeyCode::F(10), KeyCode::Char('1')])).ends();
    wall.types(&sent(&[KeyCode::F(10)])).ends();
    EVENING.record.is_the_same_as(&Record::of(home.path()));
    EVENING.record.is_the_same_as(&Record::of(beside.folder.path()));
    assert_eq!(beside.clock.now(), EVENING.typed.last().unwrap().at);
}

fn press(app: &mut App, keys: &[KeyCode]) {
    for key in keys {
        app.key(KeyEvent::new(*key, KeyModifiers::NONE));
    }
    app.tick();
}
