//! A record of three hundred lines, cut at every byte and with every bit turned: what is read of it is a beginning of what was written,
//! and what was altered is said. And copied while somebody writes.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufRead as _, BufReader, Seek as _, SeekFrom, Write as _},
    path::Path,
};

use yishi::{
    journal::{At, Place, Tail, look},
    store::{Books, FOLDER, Line, Record, Store},
};

use super::{add, faults, moves, taken};
use crate::support::figure;
use yishi::tracker::Step;

/// A record of so many lines: alone, together, with words taken out.
fn sample(lines: usize) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    for n in 1.. {
        let there = store.lines().unwrap().len();
        if there + 4 > lines {
            break;
        }
        let title = |what: &str| add(&format!("{n}号楼\"{what}\""), None, None, None);
        let item = || format!("26-0-{n}");
        match n % 3 {
            0 => taken(&mut store, &[title("修路灯"), moves(&item(), Step::Settle { text: "说清了".into() })]),
            _ => taken(&mut store, &[title("修围墙")]),
        }
    }
    while store.lines().unwrap().len() < lines {
        taken(&mut store, &[add("补一行", None, None, None)]);
    }
    assert!(store.redact(4).unwrap().unwrap().texts > 0);
    home
}

/// Where each line ends, and the place of it as whoever read so far knows it.
fn places(lines: &[At<Line>], size: u64) -> Vec<Place> {
    let ends = lines.iter().skip(1).map(|line| line.place.1).chain([size]);
    let place = |(line, end): (&At<Line>, u64)| Place { part: 1, begin: line.place.1, end, head: line.head };
    lines.iter().zip(ends).map(place).collect()
}

#[test]
fn a_record_that_was_cut_anywhere_is_read_up_to_a_line_and_a_batch_is_there_as_a_whole() {
    let (lines, step) = if figure::size(0, 1) == 1 { (300, 1) } else { (30, 3) };
    let home = sample(lines);
    let (path, folder) = (faults::record(home.path()), home.path().join(FOLDER));
    let bytes = fs::read(&path).unwrap();
    let written = Record::open(home.path()).unwrap().lines().unwrap();
    let places = places(&written, bytes.len() as u64);
    let (mut whole, mut torn, mut added) = (0, 0, 0);
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    for cut in (0..=bytes.len()).rev().step_by(step) {
        file.set_len(cut as u64).unwrap();
        let found = look::<Books>(&folder, None).unwrap();
        // A line that lacks no more than its line feed is one.
        let there = places.iter().filter(|place| place.end <= cut as u64 + 1).count();
        let counts = written[..there].iter().rposition(|line| line.entry.left == 0).map_or(0, |last| last + 1);
        assert_eq!(found.lines, written[..counts], "cut at {cut}");
        let at_a_line = cut == 0 || places.iter().any(|place| place.end == cut as u64) && counts == there;
        assert_eq!(found.tail == Tail::Whole, at_a_line, "cut at {cut}: {:?}", found.tail);
        assert!(!matches!(found.tail, Tail::Broken(_)), "cut at {cut}: {:?}", found.tail);
        (whole, torn) = (whole + usize::from(at_a_line), torn + usize::from(!at_a_line));
        // Opened by the program, the next line goes in behind.
        if cut % 97 == 0 {
            let other = tempfile::tempdir().unwrap();
            fs::create_dir(other.path().join(FOLDER)).unwrap();
            fs::write(faults::record(other.path()), &bytes[..cut]).unwrap();
            let mut store = Record::open(other.path()).unwrap();
            taken(&mut store, &[add("之后", None, None, None)]);
            let (now, before) = (store.lines().unwrap(), counts.max(1));
            assert_eq!(now.len(), before + 1, "cut at {cut}");
            assert!(counts == 0 || now[..counts] == written[..counts], "cut at {cut}");
            added += 1;
        }
    }
    figure::note(
        "K4",
        &format!(
            "{} places in {lines} lines: {whole} clean, {torn} cut back to a line, 0 read otherwise; at {added} of them the program went on with the next line",
            whole + torn
        ),
    );
}

/// Turns one bit of a file, and puts it back.
struct Turned<'a> {
    file: &'a File,
    at: usize,
    was: u8,
}

impl<'a> Turned<'a> {
    fn new(file: &'a File, at: usize, was: u8, bit: u32) -> Self {
        let turned = Self { file, at, was };
        turned.put(was ^ (1 << bit));
        turned
    }

    fn put(&self, byte: u8) {
        let mut file = self.file;
        file.seek(SeekFrom::Start(self.at as u64)).unwrap();
        file.write_all(&[byte]).unwrap();
    }
}

impl Drop for Turned<'_> {
    fn drop(&mut self) {
        self.put(self.was);
    }
}

#[test]
fn no_bit_that_turned_is_read_over() {
    let (lines, step) = if figure::size(0, 1) == 1 { (300, 1) } else { (20, 5) };
    let home = sample(lines);
    let (path, folder) = (faults::record(home.path()), home.path().join(FOLDER));
    let bytes = fs::read(&path).unwrap();
    let written = Record::open(home.path()).unwrap().lines().unwrap();
    let places = places(&written, bytes.len() as u64);
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    let last_feed = bytes.len() - 1;
    let (mut bits, mut put_right) = (0, 0);
    for (at, was) in bytes.iter().enumerate().step_by(step) {
        let line = places.iter().position(|place| (at as u64) < place.end).unwrap();
        for bit in 0..8 {
            let turned = Turned::new(&file, at, *was, bit);
            // By whoever read up to the line before: what doesn't hold has all of it read, and its line counted from the first.
            let known = line.checked_sub(1).map(|before| places[before]);
            let found = look::<Books>(&folder, known).unwrap();
            let seen = match &found.tail {
                // The line feed of the last line is written again.
                Tail::NoNewline => at == last_feed,
                Tail::Broken(fault) => {
                    found.all && (fault.line, fault.byte) == (line as u64 + 1, written[line].place.1)
                }
                Tail::Whole | Tail::Torn => false,
            };
            assert!(seen, "byte {at}, bit {bit} of line {}: {:?}", line + 1, found.tail);
            let holds = &written[if found.all { 0 } else { line }..];
            assert!(holds.starts_with(&found.lines), "byte {at}, bit {bit}");
            assert!(at == last_feed || found.lines.len() <= line, "byte {at}, bit {bit}");
            drop(turned);
            (bits, put_right) = (bits + 1, put_right + usize::from(at == last_feed));
        }
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
    figure::note(
        "K5",
        &format!(
            "{bits} bits in {lines} lines: {} named with their line, {put_right} put right (the last line feed), 0 silent",
            bits - put_right
        ),
    );
}

/// How many lines a copy has, all of them lines of the record.
fn copied(record: &[u8], copy: &Path) -> usize {
    let bytes = fs::read(faults::record(copy)).unwrap();
    assert!(record.starts_with(&bytes), "a beginning of the record");
    look::<Books>(&copy.join(FOLDER), None).unwrap().lines.len()
}

#[test]
fn a_copy_that_is_made_while_somebody_writes_is_a_beginning_with_all_that_was_acknowledged() {
    let copies = usize::try_from(figure::size(10, 300)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut child = faults::clerk(home.path());
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let mut n = 0;
        while input.write_all(faults::line("desk", n).as_bytes()).is_ok() {
            n += 1;
        }
    });
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut made = Vec::new();
    for n in 0..copies {
        // One more was acknowledged, and the next ones are being written.
        assert!(answers.next().unwrap().unwrap().starts_with("ok "));
        let copy = tempfile::tempdir().unwrap();
        fs::create_dir(copy.path().join(FOLDER)).unwrap();
        fs::copy(faults::record(home.path()), faults::record(copy.path())).unwrap();
        made.push((n + 1, copy));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    writer.join().unwrap();
    let record = fs::read(faults::record(home.path())).unwrap();
    let mut ahead = 0;
    for (acknowledged, copy) in &made {
        // The first line is the record's own.
        let there = copied(&record, copy.path()) - 1;
        assert!(there >= *acknowledged, "{there} of {acknowledged}");
        ahead += there - acknowledged;
        assert_eq!(faults::titles(copy.path()).len(), there);
        taken(&mut Record::open(copy.path()).unwrap(), &[add("之后", None, None, None)]);
    }
    figure::note(
        "K6",
        &format!(
            "{copies} copies while lines were written: each a beginning of the record with all that was acknowledged, {ahead} lines more in all, and gone on with"
        ),
    );
}
