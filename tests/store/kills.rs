//! Killed: a table of ten thousand lines goes in as a whole or not at all, and three desks at once lose nothing that was acknowledged.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, JoinHandle},
};

#[cfg(unix)]
use yishi::tracker::Filter;
use yishi::{
    journal::{Tail, look},
    store::{Books, FOLDER, Record, Store},
};

use super::{add, faults, taken};
use crate::{support::figure, tracker::model::Dice};

#[cfg(unix)]
mod import {
    use super::*;
    use crate::trust::disks::strace_works;

    const IMPORT: &str = "track import";

    /// A home with one line, and a table beside it.
    fn desk(rows: usize) -> tempfile::TempDir {
        let home = tempfile::tempdir().unwrap();
        taken(&mut Record::open(home.path()).unwrap(), &[add("before", None, None, None)]);
        let table: Vec<String> = (0..rows).map(|n| format!("件{n},居民自办,2026-12-30")).collect();
        fs::write(home.path().join("t.csv"), format!("事项,去向,期限\n{}\n", table.join("\n"))).unwrap();
        home
    }

    fn given(under: &str, home: &tempfile::TempDir) -> bool {
        let (yishi, table) = (env!("CARGO_BIN_EXE_yishi"), home.path().join("t.csv"));
        let line = format!("{under} {yishi} {IMPORT} {} --quiet", table.display());
        let mut command = Command::new("bash");
        command.args(["-c", &line]).env("YISHI_HOME", home.path()).env("YISHI_CLOCK", super::super::NOON);
        let output = command.stdin(Stdio::null()).output().unwrap();
        output.status.success()
    }

    /// So many are there: by the cache as it was left, and by one that is made anew.
    fn there(home: &tempfile::TempDir) -> u64 {
        let count = || {
            let store = Record::open(home.path()).unwrap();
            assert!(store.fault().is_none());
            store.count(&Filter::default()).unwrap()
        };
        let as_left = count();
        fs::remove_dir_all(home.path().join("cache")).unwrap();
        assert_eq!(count(), as_left);
        as_left
    }

    /// The calls to the system that an import makes, from the record on: name, and which one of that name it is.
    fn calls(rows: usize) -> Vec<(String, usize)> {
        let home = desk(rows);
        let trace = home.path().join("trace");
        assert!(given(&format!("strace -f -qq -o {}", trace.display()), &home));
        let (mut of_name, mut all, mut begun) = (std::collections::BTreeMap::new(), Vec::new(), false);
        for line in String::from_utf8_lossy(&fs::read(&trace).unwrap()).lines() {
            let Some((name, _)) = line.split_once(' ').and_then(|(_, call)| call.trim().split_once('(')) else {
                continue;
            };
            if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') || name == "exit_group" {
                continue;
            }
            let nth = of_name.entry(name.to_owned()).or_insert(0);
            *nth += 1;
            begun |= line.contains("station");
            if begun {
                all.push((name.to_owned(), *nth));
            }
        }
        all
    }

    #[test]
    fn a_table_is_there_as_a_whole_or_not_at_all_wherever_the_program_is_killed() {
        let (rows, kills) = (figure::size(1_500, 10_000), usize::try_from(figure::size(12, 500)).unwrap());
        let rows = usize::try_from(rows).unwrap();
        let home = desk(rows);
        let before = fs::metadata(faults::record(home.path())).unwrap().len();
        assert!(given("exec", &home));
        let after = fs::metadata(faults::record(home.path())).unwrap().len();
        let calls = if strace_works() { calls(rows) } else { Vec::new() };
        let (mut none, mut all, mut at_calls, mut inside) = (0, 0, 0, 0);
        for kill in 0..kills {
            let home = desk(rows);
            // In turn: at a call, and while a file grows beyond so many KiB, which the system answers with a signal that ends the program.
            let done = if kill % 2 == 0 && !calls.is_empty() {
                at_calls += 1;
                let (name, nth) = &calls[kill * calls.len() / kills];
                given(
                    &format!("exec strace -f -qq -o /dev/null -e trace={name} -e inject={name}:signal=KILL:when={nth}"),
                    &home,
                )
            } else {
                inside += 1;
                let kib = before / 1024 + kill as u64 * ((after - before) / 1024) / kills as u64;
                given(&format!("ulimit -c 0; ulimit -f {kib}; exec"), &home)
            };
            let there = there(&home);
            assert!(there == 1 || there == rows as u64 + 1, "kill {kill}: {there}");
            assert!(!done || there > 1, "kill {kill}: said to be done");
            if there == 1 {
                none += 1;
            } else {
                all += 1;
            }
            taken(&mut Record::open(home.path()).unwrap(), &[add("after", None, None, None)]);
        }
        assert!(none > 0 && (all > 0 || calls.is_empty()), "{none} {all}");
        figure::note(
            "K2",
            &format!(
                "an import of {rows} lines killed at {kills} places, {at_calls} of its {} calls to the system and {inside} sizes of its file: {none} times none was taken, {all} times all, 0 times a part; the next line went in every time",
                calls.len()
            ),
        );
    }
}

/// One of the desks, with what it acknowledged.
struct Desk {
    child: Child,
    feeding: JoinHandle<()>,
    hearing: JoinHandle<BTreeSet<String>>,
}

impl Desk {
    fn open(home: &std::path::Path, who: String, said: Sender<()>) -> Self {
        let mut child = faults::clerk(home);
        let mut input = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap()).lines();
        let name = who.clone();
        let feeding = thread::spawn(move || {
            let mut lines = (0..100_000).map(|n| faults::line(&name, n));
            while lines.next().is_some_and(|line| input.write_all(line.as_bytes()).is_ok()) {}
        });
        // What it had still said before it died was acknowledged too.
        let hearing = thread::spawn(move || {
            let mut heard = BTreeSet::new();
            // One answer a line.
            for (n, answer) in answers.map_while(Result::ok).enumerate() {
                if answer.starts_with("ok ") {
                    heard.insert(format!("{who} {n}"));
                    let _ = said.send(());
                }
            }
            heard
        });
        Self { child, feeding, hearing }
    }

    fn kill(mut self) -> BTreeSet<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.feeding.join().unwrap();
        self.hearing.join().unwrap()
    }
}

fn wait_for(said: &Receiver<()>, lines: u64) {
    for _ in 0..lines {
        said.recv().unwrap();
    }
}

#[test]
fn three_desks_that_are_killed_while_they_write_lose_nothing_that_was_acknowledged() {
    let (kills, rounds) = (figure::size(9, 1_000), 12);
    let (mut killed, mut acknowledged, mut found, mut torn) = (0, 0, 0, 0);
    let mut dice = Dice(0x5eed);
    while killed < kills {
        // A home of its own for some rounds, so that the last one is read as fast as the first.
        let home = tempfile::tempdir().unwrap();
        let mut acked = BTreeSet::new();
        for round in 0..rounds {
            if killed >= kills {
                break;
            }
            let (say, said) = channel();
            let open = |who: &str| Desk::open(home.path(), format!("{who} {round}"), say.clone());
            let mut desks = vec![open("console"), open("desk"), open("script")];
            // One after the other, while those that are left go on.
            while !desks.is_empty() {
                wait_for(&said, 1 + dice.roll(12));
                let which = usize::try_from(dice.roll(desks.len() as u64)).unwrap();
                acked.extend(desks.swap_remove(which).kill());
                killed += 1;
            }
            let tail = look::<Books>(&home.path().join(FOLDER), None).unwrap().tail;
            assert!(!matches!(tail, Tail::Broken(_)), "{tail:?}");
            torn += u32::from(tail != Tail::Whole);
        }
        let there = faults::titles(home.path());
        assert!(acked.is_subset(&there), "lost: {:?}", acked.difference(&there).next());
        (acknowledged, found) = (acknowledged + acked.len(), found + there.len());
        taken(&mut Record::open(home.path()).unwrap(), &[add("after", None, None, None)]);
    }
    figure::note(
        "K3",
        &format!(
            "{killed} kills of three programs that write at once: {acknowledged} lines acknowledged, 0 lost, {} more found, {torn} ends set aside",
            found - acknowledged
        ),
    );
}
