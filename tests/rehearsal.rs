//! The worked meeting three times: by script, by keys at the console, and by the same keys in a terminal. One journal.

mod beside;
mod keys;
mod mirrored;
mod pty;
mod screens;
mod typing;

use std::{fs, path::Path, sync::LazyLock};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tempfile::TempDir;
use uuid::Uuid;
use yishi::{
    charter::Stage,
    i18n::Lang,
    meeting::{Moment, Order, command::Expect, script},
    sitting::{Answer, Clock, Sitting},
    station::Home,
    tui::{App, keymap::Place},
};

use typing::Written;

const ID: Uuid = Uuid::from_u128(0x019e_5459_5080_7a3c_9d15_6b0f_2e4c_8a71);

/// The lines of the worked meeting as its practice copy, with what they say.
fn lines() -> Vec<(String, Order)> {
    include_str!("../sessions/worked.ron")
        .replace("OpenMeeting(", "OpenMeeting(practice:true,")
        .lines()
        .filter_map(|line| Some((line.to_owned(), script::parse(line).unwrap()?)))
        .collect()
}

fn began(lines: &[(String, Order)]) -> Moment {
    lines[0].1.at.unwrap()
}

fn give(sitting: &mut Sitting, order: Order) {
    let wanted = order.expect.unwrap_or(Expect::Ok);
    let came = match sitting.give(order).unwrap() {
        Answer::Done(_) => Expect::Ok,
        Answer::Refused(refusal) => Expect::Refused(refusal.ground),
    };
    assert_eq!(came, wanted);
}

/// What a meeting leaves behind: its lines, and the names.
#[derive(Debug, PartialEq)]
struct Record {
    journal: String,
    people: String,
}

impl Record {
    fn of(home: &Path) -> Self {
        let read = |file| fs::read_to_string(home.join("sessions").join(ID.to_string()).join(file)).unwrap();
        Self { journal: read("journal.ron"), people: read("people.ron") }
    }

    /// Stops at the first line that is another one.
    fn is_the_same_as(&self, other: &Self) {
        for (one, other) in self.journal.lines().zip(other.journal.lines()) {
            assert_eq!(one, other);
        }
        assert_eq!(self, other);
    }
}

/// The time on a file, moved by hand.
struct Hand {
    folder: TempDir,
}

impl Hand {
    fn at(moment: Moment) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hand = Self { folder };
        hand.shows(moment);
        hand
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("now")
    }

    /// At once, or not at all: nobody reads half a moment.
    fn shows(&self, moment: Moment) {
        let next = self.folder.path().join("next");
        fs::write(&next, moment.to_string()).unwrap();
        fs::rename(next, self.file()).unwrap();
    }
}

/// One order, as it was typed.
struct Typed {
    line: String,
    at: Moment,
    stage: Stage,
    keys: Vec<KeyCode>,
    /// Lines of the journal behind it.
    lines: u64,
}

/// The evening by keys, and its record.
struct Evening {
    typed: Vec<Typed>,
    record: Record,
}

static EVENING: LazyLock<Evening> = LazyLock::new(by_keys);

/// The meeting is opened as `demo --stage S0` does it; everything else is typed at the console.
fn by_keys() -> Evening {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut lines = lines();
    let began = began(&lines);
    give(&mut Sitting::create(&home, Some(ID), Clock::at(began)).unwrap(), lines.remove(0).1);
    let hand = Hand::at(began);
    let sitting = Sitting::open(&home, ID, Clock::by_hand(&hand.file()).unwrap()).unwrap();
    let mut app = App::meeting(sitting, Lang::Zh);
    let (mut typed, mut refused) = (Vec::new(), false);
    for (line, order) in lines {
        let at = order.at.unwrap();
        hand.shows(at);
        app.tick();
        let written = Written::of(&line, order);
        let console = app.console().unwrap();
        let (stage, keys) = (console.meeting().stage, typing::keys(console, &written, refused));
        for key in &keys {
            app.key(KeyEvent::new(*key, KeyModifiers::NONE));
        }
        let console = app.console().unwrap();
        refused = written.order.expect.is_some();
        let place = if refused && console.line().is_offered() { Place::Console } else { Place::Empty };
        assert_eq!(console.place(), place, "{line}\n{keys:?}\n{:?}", console.notice());
        let lines = console.sitting().head().unwrap().seq;
        typed.push(Typed { line, at, stage, keys, lines });
    }
    let record = Record::of(folder.path());
    Evening { typed, record }
}

#[test]
fn the_evening_by_keys_has_the_bytes_of_the_evening_by_script() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let lines = lines();
    let mut sitting = Sitting::create(&home, Some(ID), Clock::at(began(&lines))).unwrap();
    for ((_, order), typed) in lines.into_iter().zip([None].into_iter().chain(EVENING.typed.iter().map(Some))) {
        give(&mut sitting, order);
        if let Some(typed) = typed {
            assert_eq!(sitting.head().unwrap().seq, typed.lines, "{}\n{:?}", typed.line, typed.keys);
        }
    }
    EVENING.record.is_the_same_as(&Record::of(folder.path()));
}
