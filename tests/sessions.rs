//! Every script in `sessions/` plays through the real engine and does what it expects, line by line.

use std::{collections::BTreeSet, fs, path::PathBuf};

use yishi::{
    charter::{RuleId, Stage},
    meeting::{Timeline, command::Expect, numbers::VoteNo, script},
};

use crate::support::{Room, came, replayed};

/// Every script by its name, without its suffix.
pub fn scripts() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut scripts: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "ron"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    scripts.sort();
    scripts
}

/// Plays a script to its end, and lists the lines that did something else than they expect.
pub fn surprises(text: &str) -> (Room, Vec<String>) {
    let mut room = Room::empty();
    let mut surprises = Vec::new();
    for (line, words) in (1..).zip(text.lines()) {
        let order = match script::parse(words) {
            Ok(Some(order)) => order,
            Ok(None) => continue,
            Err(fault) => {
                surprises.push(format!("{line}: {fault:?}"));
                continue;
            }
        };
        let expect = order.expect.unwrap_or(Expect::Ok);
        let answer = room.give(order);
        if came(&answer) != expect {
            surprises.push(format!("{line}: {words}\n    {answer:?}"));
        }
    }
    (room, surprises)
}

/// Plays one script of `sessions/` that must do what it expects.
pub fn played(name: &str) -> Room {
    let (_, text) = scripts().into_iter().find(|(script, _)| script == name).unwrap();
    let (room, surprises) = surprises(&text);
    assert!(surprises.is_empty(), "{name}\n{}", surprises.join("\n"));
    room
}

#[test]
fn every_line_of_every_script_does_what_it_expects() {
    let all: Vec<String> = scripts()
        .into_iter()
        .flat_map(|(name, text)| {
            let lines = surprises(&text).1.into_iter();
            lines.map(move |surprise| format!("{name}:{surprise}"))
        })
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_script_ends_in_a_closed_meeting() {
    for (name, text) in scripts() {
        let (room, _) = surprises(&text);
        assert!(room.meeting().closed.is_some(), "{name}");
        assert_eq!(room.meeting().stage, Stage::S7, "{name}");
    }
}

#[test]
fn the_lines_alone_give_the_same_meeting() {
    for (name, text) in scripts() {
        let (room, _) = surprises(&text);
        assert_eq!(&replayed(room.timeline()), room.meeting(), "{name}, line by line");
        let at_once: Timeline = room.timeline().entries().iter().cloned().collect();
        assert_eq!(at_once.meeting(), room.meeting(), "{name}, at once");
    }
}

#[test]
fn every_line_of_every_script_has_its_moment_and_none_goes_back() {
    for (name, text) in scripts() {
        let mut last = None;
        for order in text.lines().filter_map(|line| script::parse(line).unwrap()) {
            assert!(order.at.is_some() && order.at >= last, "{name}: {order:?}");
            last = order.at;
        }
    }
}

#[test]
fn each_of_the_thirteen_rules_is_tried_in_the_script_of_that_name() {
    let room = played("thirteen");
    let tried: BTreeSet<RuleId> = room.meeting().ledger.iter().map(|line| line.rule).collect();
    assert_eq!(tried.into_iter().collect::<Vec<_>>(), RuleId::ALL);
    let recounted = &room.meeting().votes[&VoteNo(1)];
    assert_eq!((recounted.recounts.len(), recounted.for_), (1, Some(7)));
}
