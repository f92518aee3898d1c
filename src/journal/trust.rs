//! C1, C2: every place where a journal can be cut, every bit that can turn. Beneath: C7, every call that can fail; C9, the
//! power that goes at any moment.

#[cfg(unix)]
mod calls;
#[path = "../../tests/support/figure.rs"]
mod figure;
mod power;
mod simulated;

use std::fs;

use super::*;
use crate::meeting::{Event, numbers::GroupNo, words::By};

fn meeting() -> Uuid {
    "0190a000-0000-7000-8000-000000000001".parse().unwrap()
}

fn entry(seq: u64) -> Entry {
    Entry {
        seq,
        at: "2026-05-23T19:00:00+08:00".parse().unwrap(),
        when: None,
        by: By::Host,
        via: 0,
        events: vec![Event::AnswerNoted { group: GroupNo(1), text: format!("第{seq}行，大家说好了") }],
    }
}

/// A journal of so many lines: its bytes, the heads before each line and after the last, and where each line begins.
struct Written {
    bytes: Vec<u8>,
    heads: Vec<Head>,
    begins: Vec<usize>,
}

fn written(lines: u64) -> Written {
    let mut written = Written { bytes: Vec::new(), heads: vec![Head::origin(meeting())], begins: vec![0] };
    for seq in 1..=lines {
        let (line, head) = line::write::<Meeting>(*written.heads.last().unwrap(), &entry(seq)).unwrap();
        written.bytes.extend(line.bytes().chain(*b"\n"));
        written.heads.push(head);
        written.begins.push(written.bytes.len());
    }
    written
}

/// A folder in memory, where the system has one: these tests are about bytes, not about a disk.
fn somewhere() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// Opens these bytes as the journal they are, appends, and reads all of it back: the lines found before the append.
fn opened(home: &Path, bytes: &[u8]) -> Result<u64, JournalError> {
    let folder = home.join(meeting().to_string());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(part_name::<Meeting>(1)), bytes).unwrap();
    let opened = Journal::open(&folder, meeting());
    if opened.is_err() {
        assert!(fs::read(folder.join(part_name::<Meeting>(1))).unwrap() == bytes, "what is refused is left alone");
    }
    let Opened { mut journal, entries, .. } = opened?;
    let found = entries.len() as u64;
    assert!(entries == (1..=found).map(entry).collect::<Vec<_>>(), "found is a beginning of what was given");
    journal.append(&entry(found + 1)).unwrap();
    drop(journal);
    let again = Journal::read(&folder, meeting()).unwrap().entries;
    assert!(again == (1..=found + 1).map(entry).collect::<Vec<_>>(), "the next line goes in behind");
    Ok(found)
}

#[test]
fn a_journal_that_is_cut_anywhere_keeps_every_whole_line_and_takes_the_next() {
    let lines = figure::size(6, 200);
    let Written { bytes, begins, .. } = written(lines);
    let home = somewhere();
    let (mut clean, mut newline, mut torn) = (0, 0, 0);
    for cut in 0..=bytes.len() {
        // The lines that stand whole; the last one also without its line feed.
        let whole = begins[1..].iter().filter(|end| **end <= cut + 1).count() as u64;
        let loaded = load::lines::<Meeting>(&bytes[..cut], meeting(), None);
        assert_eq!(loaded.lines.len() as u64, whole, "cut at {cut}");
        match loaded.tail {
            Tail::Whole => clean += 1,
            Tail::NoNewline => newline += 1,
            Tail::Torn => torn += 1,
            Tail::Broken(fault) => panic!("cut at {cut}: {fault:?}"),
        }
        if lines < 10 || cut % 13 == 0 || cut + 400 > bytes.len() {
            assert_eq!(opened(home.path(), &bytes[..cut]).unwrap(), whole, "cut at {cut}");
        }
    }
    let places = bytes.len() + 1;
    figure::note(
        "C1",
        &format!(
            "{places} places in {lines} lines: {clean} clean, {newline} without a line feed, {torn} torn, 0 wrong"
        ),
    );
}

#[test]
fn a_bit_that_turns_anywhere_is_never_read_over() {
    let lines = figure::size(6, 200);
    let Written { mut bytes, heads, begins } = written(lines);
    let home = somewhere();
    let (mut repaired, mut refused, mut aside) = (0, 0, 0);
    for at in 0..bytes.len() {
        let line = begins.iter().rposition(|begin| *begin <= at).unwrap();
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            // The lines before are the same bytes as ever: the reading goes on from the one that was altered.
            let loaded = load::lines::<Meeting>(&bytes, meeting(), Some((heads[line], begins[line])));
            let intact = loaded.lines.iter().enumerate().all(|(n, read)| {
                let seq = (line + n + 1) as u64;
                read.entry.as_ref() == Ok(&entry(seq)) && read.head == heads[line + n + 1]
            });
            assert!(intact, "byte {at}, bit {bit}: something altered was read");
            match &loaded.tail {
                Tail::Whole => panic!("byte {at}, bit {bit}: silent"),
                // Only the last line feed can be anything: its line is whole.
                Tail::NoNewline => {
                    assert_eq!(at + 1, bytes.len(), "bit {bit}");
                    repaired += 1;
                }
                Tail::Torn => aside += 1,
                Tail::Broken(fault) => {
                    assert_eq!(fault.byte, begins[line] as u64, "byte {at}, bit {bit}");
                    refused += 1;
                }
            }
            if lines < 10 && bit == 3 || at % 97 == bit || at + 1 == bytes.len() {
                let found = opened(home.path(), &bytes);
                assert_eq!(found.is_ok(), !matches!(loaded.tail, Tail::Broken(_)), "byte {at}, bit {bit}: {found:?}");
            }
            bytes[at] ^= 1 << bit;
        }
    }
    assert_eq!(aside, 0, "a line that was acknowledged is never taken for a torn one");
    let bits = bytes.len() * 8;
    figure::note(
        "C2",
        &format!(
            "{bits} bits in {lines} lines: {refused} refused with line and byte, {repaired} put right (the last line feed), 0 silent"
        ),
    );
}
