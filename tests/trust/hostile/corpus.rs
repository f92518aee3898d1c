//! Every file of the fuzz corpus, and random changes of it, through the same functions as the fuzz targets.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support::figure;

#[path = "../../../fuzz/readers.rs"]
mod readers;

use readers::{READERS, read};

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
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    // So many in all, shared by the files of a target.
    let rounds = figure::size(100, 20_000);
    let (mut files, mut given, mut seen) = (0, 0, Vec::new());
    for folder in fs::read_dir(fuzz.join("corpus")).unwrap() {
        let folder = folder.unwrap();
        let target = folder.file_name().into_string().unwrap();
        seen.push(target.clone());
        let share = rounds / fs::read_dir(folder.path()).unwrap().count() as u64 + 1;
        for file in fs::read_dir(folder.path()).unwrap() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            read(&target, &bytes);
            files += 1;
            let mut chance = 0x9e37_79b9_7f4a_7c15;
            for _ in 0..share {
                read(&target, &changed(&bytes, &mut chance));
                given += 1;
            }
        }
    }
    let with_corpus: BTreeSet<String> = seen.into_iter().collect();
    let known: BTreeSet<String> = READERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(with_corpus, known, "each target has a corpus, and each corpus a target");
    for target in known {
        assert!(fuzz.join(format!("fuzz_targets/{target}.rs")).is_file(), "{target}");
    }
    figure::note(
        "S6",
        &format!("{} parsers, {files} corpus files, {given} random changes of them: 0 crashes", READERS.len()),
    );
}
