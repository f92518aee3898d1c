//! Files and identifiers that nobody means well with: bombs, links, swaps, paths.

use std::{
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use yishi::{charter, meeting::script, station::Home};

use super::strings::strings;
use crate::support::figure;

/// Too deep, too large, broken, twice, unknown.
fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let big = usize::try_from(figure::size(3_000_000, 30_000_000)).unwrap();
    vec![
        ("100,000 parentheses", "(".repeat(100_000).into_bytes()),
        ("100,000 brackets", "[".repeat(100_000).into_bytes()),
        ("100,000 options", "Some(".repeat(100_000).into_bytes()),
        ("100,000 comments", "/*".repeat(100_000).into_bytes()),
        ("a depth that is just read", format!("(v:1,people:{}", "(".repeat(60_000)).into_bytes()),
        ("a string of many megabytes", format!("(v:1,people:\"{}\")", "x".repeat(big)).into_bytes()),
        ("a number too large", b"(v:99999999999999999999999999,people:{})".to_vec()),
        ("bytes that are no text", b"(v:1,people:{\xff\xfe})".to_vec()),
        ("a field twice", b"(v:1,v:1,people:{})".to_vec()),
        ("a field that nobody knows", b"(v:1,people:{},more:1)".to_vec()),
        ("a string that never ends", b"(v:1,people:{\"".to_vec()),
        ("nothing", Vec::new()),
    ]
}

#[test]
fn a_bomb_is_an_error_at_once_for_every_reader_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut tried, mut slowest) = (0, Duration::ZERO);
    for (of, bomb) in bombs() {
        let started = Instant::now();
        let text = String::from_utf8_lossy(&bomb);
        if !text.is_empty() {
            assert!(script::parse(&text).is_err(), "{of}");
        }
        assert!(charter::parse(&text).is_err(), "{of}");
        let people = folder.path().join("people.ron");
        fs::write(&people, &bomb).unwrap();
        assert!(yishi::journal::People::open(folder.path()).is_err(), "{of}");
        let journal = folder.path().join("journal.ron");
        fs::write(&journal, &bomb).unwrap();
        let _ = yishi::journal::verify(&journal, None).unwrap();
        tried += 4;
        slowest = slowest.max(started.elapsed());
        // A bomb takes minutes or all memory; a loaded machine does not.
        assert!(slowest < Duration::from_secs(30), "{of}: {slowest:?}");
    }
    figure::note(
        "H7",
        &format!(
            "{} bombs, each given to four readers: {tried} answered, 0 crashes, the slowest four in {} ms",
            bombs().len(),
            slowest.as_millis()
        ),
    );
}

#[test]
fn no_id_leads_out_of_the_home_and_no_error_echoes_a_sequence() {
    let home = tempfile::tempdir().unwrap();
    let long = "a".repeat(300);
    let mut ids: Vec<String> =
        ["../x", "a/b", ".", "..", "CON", "-x", "e\u{301}", "é", "", long.as_str()].map(str::to_owned).to_vec();
    ids.extend(strings().into_iter().map(|(_, text)| text).filter(|text| !text.contains('\0') && text.len() < 500));
    let station = Home::at(home.path()).unwrap();
    for id in &ids {
        assert!(station.resolve(id).is_err(), "{id:?}");
    }
    let mut tried = 0;
    for id in ids.iter().step_by(usize::try_from(figure::size(12, 1)).unwrap()) {
        for command in
            [&["verify"][..], &["minutes"], &["apply"], &["meet"], &["charter", "check"], &["charter", "show"]]
        {
            let mut run = Command::new(env!("CARGO_BIN_EXE_yishi"));
            run.args(command).arg("--").arg(id).env("YISHI_HOME", home.path()).stdin(Stdio::null());
            let out = run.output().unwrap();
            let said = String::from_utf8(out.stderr).unwrap();
            let known = ["/etc/passwd", "../../etc/passwd", ".", ".."].contains(&id.as_str());
            assert!(out.status.code().is_some_and(|code| (1..4).contains(&code)) || known, "{command:?} {id:?} {said}");
            super::assert_clean(&said, id);
            tried += 1;
        }
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    figure::note(
        "H14",
        &format!("{} ids, {tried} runs of the command line: 0 led anywhere, 0 sequences echoed", ids.len()),
    );
}
