//! Every file of the fuzz corpus, and random changes of it, through the same functions as the fuzz targets.

use std::{fs, path::Path};

use yishi::{charter, journal, meeting, text, tui};

use crate::support::figure;

fn read(target: &str, bytes: &[u8]) {
    let words = String::from_utf8_lossy(bytes);
    match target {
        "journal_file" => drop(journal::scan(bytes)),
        "people" => drop(journal::People::parse("people.ron".into(), bytes)),
        "script_line" => drop(meeting::script::parse(&words)),
        "charter" => drop(charter::parse(&words)),
        "claim" => drop(words.parse::<journal::Claim>()),
        "console_line" => drop(tui::input::read(&words, &meeting::Meeting::default())),
        "clean" => {
            if let Ok(clean) = text::clean(&words, text::NOTE) {
                assert_eq!(text::clean(&clean, text::NOTE).as_ref(), Ok(&clean), "{words:?}");
            }
            let stripped = text::strip(&words);
            assert_eq!(text::strip(&stripped), stripped, "{words:?}");
        }
        target => panic!("no test reads the corpus of {target}"),
    }
}

/// Numbers that are the same on every machine (xorshift).
fn next(seed: &mut u64) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    usize::try_from(*seed >> 33).unwrap()
}

fn changed(bytes: &[u8], seed: &mut u64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=next(seed) % 4 {
        let at = next(seed) % (bytes.len() + 1);
        match next(seed) % 4 {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, u8::try_from(next(seed) % 256).unwrap()),
            2 if at < bytes.len() => bytes[at] = b"(){}[]\",:#/\\\xff0\n"[next(seed) % 15],
            _ => {
                let piece = bytes[at..(at + next(seed) % 40).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

#[test]
fn what_was_kept_from_fuzzing_and_random_changes_of_it_break_no_parser() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let rounds = figure::size(30, 20_000);
    let (mut files, mut given, mut targets) = (0, 0, 0);
    for folder in fs::read_dir(corpus).unwrap() {
        let folder = folder.unwrap();
        let target = folder.file_name().into_string().unwrap();
        targets += 1;
        for file in fs::read_dir(folder.path()).unwrap() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            read(&target, &bytes);
            files += 1;
            let mut seed = 0x9e37_79b9_7f4a_7c15;
            for _ in 0..rounds {
                read(&target, &changed(&bytes, &mut seed));
                given += 1;
            }
        }
    }
    figure::note("S6", &format!("{targets} parsers, {files} corpus files, {given} random changes of them: 0 crashes"));
}
