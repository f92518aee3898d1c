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
pub fn bombs() -> Vec<(&'static str, Vec<u8>)> {
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

/// Every place on the command line where a word is quoted, `ID` for the word, with the exits that it may have. The empty one gives the
/// word as the clock in the environment.
const ECHOES: &[(&[&str], &[i32])] = &[
    (&["verify", "--", "ID"], &[1, 2, 3]),
    (&["minutes", "--", "ID"], &[2]),
    (&["apply", "--", "ID"], &[2]),
    (&["apply", "x", "--", "ID"], &[2, 3]),
    (&["meet", "--", "ID"], &[2]),
    (&["salvage", "--", "ID"], &[1, 2, 3]),
    (&["redact", "--", "ID", "1"], &[2]),
    (&["redact", "--", "1", "ID"], &[2]),
    (&["erase", "--", "ID"], &[2]),
    (&["charter", "check", "--", "ID"], &[1, 2, 3]),
    (&["charter", "show", "--", "ID"], &[1, 2, 3]),
    (&["verify", "x", "--head=ID"], &[2]),
    (&["minutes", "x", "--format=ID"], &[2]),
    (&["demo", "--auto", "--stage=ID"], &[2]),
    (&["completions", "--", "ID"], &[2]),
    (&["--lang=ID"], &[2]),
    (&["--ID"], &[2]),
    (&["--home=ID"], &[0, 2, 3]),
    (&["ID"], &[2]),
    (&[], &[2]),
];

#[test]
fn no_id_leads_out_of_the_home_and_no_error_echoes_a_sequence() {
    let home = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let long = "a".repeat(300);
    let mut ids: Vec<String> =
        ["../x", "a/b", ".", "..", "CON", "-x", "e\u{301}", "é", "", long.as_str()].map(str::to_owned).to_vec();
    ids.extend(strings().into_iter().map(|(_, text)| text).filter(|text| !text.contains('\0') && text.len() < 500));
    let station = Home::at(home.path()).unwrap();
    for id in &ids {
        assert!(station.resolve(id).is_err(), "{id:?}");
    }
    let mut tried = 0;
    for id in ids.iter().step_by(usize::try_from(figure::size(26, 1)).unwrap()) {
        for (command, exits) in ECHOES {
            let mut run = Command::new(env!("CARGO_BIN_EXE_yishi"));
            run.env("YISHI_BROWSER", "");
            run.current_dir(elsewhere.path()).env("YISHI_HOME", home.path()).stdin(Stdio::null());
            for word in *command {
                run.arg(word.replace("ID", id));
            }
            if command.is_empty() {
                run.env("YISHI_CLOCK", id).args(["apply", "x"]);
            }
            let out = run.output().unwrap();
            let said = String::from_utf8(out.stderr).unwrap();
            // Names that are there, or are right for once: a folder, an empty word, a preset.
            let known = ["/etc/passwd", "../../etc/passwd", ".", "..", ""].contains(&id.as_str());
            assert!(out.status.code().is_some_and(|code| exits.contains(&code)) || known, "{command:?} {id:?} {said}");
            super::assert_clean(&String::from_utf8_lossy(&out.stdout), id);
            super::assert_clean(&said, id);
            tried += 1;
        }
    }
    for folder in [&home, &elsewhere] {
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    figure::note(
        "H14",
        &format!(
            "{} words in {} places of the command line, {tried} runs: 0 led anywhere, 0 sequences echoed",
            ids.len(),
            ECHOES.len()
        ),
    );
}

#[test]
fn a_file_that_is_no_charter_for_its_size_is_said_so_with_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("charter.ron");
    fs::write(&file, "王".repeat(200_000)).unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_yishi")).args(["charter", "check"]).arg(&file).output().unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(said.contains("600000") && said.contains("262144") && said.lines().count() == 1, "{said}");
}

#[test]
fn a_clock_file_without_end_is_no_moment() {
    let mut run = Command::new(env!("CARGO_BIN_EXE_yishi"));
    run.env("YISHI_BROWSER", "");
    let home = tempfile::tempdir().unwrap();
    let endless = home.path().join("endless");
    fs::File::create(&endless).unwrap().set_len(1 << 40).unwrap();
    let clock = format!("@{}", endless.display());
    let out = run.args(["apply", "x"]).env("YISHI_HOME", home.path()).env("YISHI_CLOCK", clock).output().unwrap();
    assert_eq!(out.status.code(), Some(2), "{out:?}");
}

/// The name of a folder may come from a stick, and by the key that completes it.
#[cfg(unix)]
#[test]
fn a_path_is_printed_to_the_byte_for_a_program_and_harmless_on_a_terminal() {
    use std::io::Read as _;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x\u{1b}]0;owned\u{7}\u{202e}y");
    let exact = Command::new(env!("CARGO_BIN_EXE_yishi")).args(["demo", "--auto", "--out"]).arg(&out).output().unwrap();
    let exact = String::from_utf8(exact.stdout).unwrap();
    assert!(exact.lines().all(|line| line.starts_with(out.to_str().unwrap())), "{exact:?}");

    fs::remove_dir_all(&out).unwrap();
    let terminal = native_pty_system().openpty(PtySize { cols: 500, ..PtySize::default() }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
    command.args(["demo", "--auto", "--out", out.to_str().unwrap()]);
    let mut program = terminal.slave.spawn_command(command).unwrap();
    drop(terminal.slave);
    let mut shown = Vec::new();
    // A terminal that is gone is an error here, and the end.
    let _ = terminal.master.try_clone_reader().unwrap().read_to_end(&mut shown);
    assert!(program.wait().unwrap().success());
    let shown = String::from_utf8(shown).unwrap().replace('\r', "");
    assert!(shown.contains("minutes.md"), "{shown:?}");
    super::assert_clean(&shown, "a path");
}
