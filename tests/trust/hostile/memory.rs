//! How much memory the real program takes at most for files that nobody means well with, by the system's own count.

use std::{
    env,
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};

use uuid::Uuid;
use wait4::Wait4 as _;
use yishi::{
    journal::Journal,
    meeting::{Entry, Event, numbers::GroupNo, words::By},
};

use super::files::bombs;
use crate::{
    console::ID,
    support::{figure, given},
};

const MIB: u64 = 1024 * 1024;
/// The promise, in bytes.
const MOST: u64 = 256 * MIB;

/// Between the words of a command in the environment.
const BREAK: char = '\u{1f}';

/// Runs the program, and says with what it ended and how much memory it had at most, in bytes. The system counts what a process had
/// before it became the program, and that would be this one with all its tests; so a fresh one starts it.
fn run(home: &Path, args: &[&str], input: Option<&Path>) -> (i32, u64) {
    let mut fresh = Command::new(env::current_exe().unwrap());
    fresh.args(["--exact", "trust::hostile::memory::one_run_is_measured", "--nocapture"]);
    fresh.env("YISHI_HOME", home).env("YISHI_MEASURED", args.join(&BREAK.to_string()));
    fresh.stdin(input.map_or_else(Stdio::null, |file| File::open(file).unwrap().into()));
    let said = String::from_utf8(fresh.output().unwrap().stdout).unwrap();
    let measured = said.lines().find_map(|line| line.strip_prefix("measured ")).unwrap();
    let (code, peak) = measured.split_once(' ').unwrap();
    (code.parse().unwrap(), peak.parse().unwrap())
}

/// Nothing by itself: the other half of [`run`].
#[test]
fn one_run_is_measured() {
    let Ok(args) = env::var("YISHI_MEASURED") else {
        return;
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
    command.args(args.split(BREAK).filter(|word| !word.is_empty())).stdout(Stdio::null()).stderr(Stdio::null());
    let ended = command.spawn().unwrap().wait4().unwrap();
    println!("\nmeasured {} {}", ended.status.code().unwrap_or(-1), ended.rusage.maxrss);
}

/// A meeting of so many lines.
fn long_journal(home: &Path, lines: u64) {
    let sessions = home.join("sessions");
    fs::create_dir_all(&sessions).unwrap();
    let opened = given(&[r#"OpenMeeting(estate: "安丰小区", theme: "门禁")"#]);
    let mut first = opened.timeline().entries()[0].clone();
    let Event::MeetingOpened(opening) = &mut first.events[0] else { panic!("{first:?}") };
    opening.id = ID;
    let at = first.at;
    let mut journal = Journal::create(&sessions.join(ID.to_string()), ID).unwrap();
    journal.append(&first).unwrap();
    for seq in 2..=lines {
        let text = format!("第{seq}行，大家说好了，东门先装一个试试，三个月后再看");
        let events = vec![Event::AnswerNoted { group: GroupNo(1), text }];
        journal.append(&Entry { seq, at, when: None, by: By::Host, via: 0, events }).unwrap();
    }
}

#[test]
fn no_file_takes_more_than_256_mb() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let home = folder.path();
    let mut peaks: Vec<(u64, String)> = Vec::new();
    let mut runs = 0;
    let mut took = |what: &str, (code, peak): (i32, u64), codes: &[i32]| {
        assert!(codes.contains(&code), "{what}: {code}");
        assert!(peak < MOST, "{what}: {} MB", peak / MIB);
        assert!(peak > MIB / 4, "{what}: {peak} bytes is no program's memory");
        runs += 1;
        peaks.push((peak, what.to_owned()));
    };

    let bomb_file = home.join("bomb");
    let file = bomb_file.to_str().unwrap();
    for (of, bomb) in bombs() {
        fs::write(&bomb_file, &bomb).unwrap();
        took(&format!("charter check: {of}"), run(home, &["charter", "check", file], None), &[1, 2]);
        took(&format!("apply: {of}"), run(home, &["apply", "x", "-"], Some(&bomb_file)), &[2]);
        took(&format!("verify: {of}"), run(home, &["verify", file], None), &[0, 1, 3]);
    }
    // Nothing but a length: a sparse file, a device that never ends.
    let largest = figure::size(yishi::journal::FILE_CAP / 64, yishi::journal::FILE_CAP);
    File::create(&bomb_file).unwrap().set_len(largest).unwrap();
    took("verify: as large as a journal can be", run(home, &["verify", file], None), &[0, 1]);
    File::create(&bomb_file).unwrap().set_len(1 << 40).unwrap();
    took("verify: 1 TB", run(home, &["verify", file], None), &[3]);
    took("charter check: 1 TB", run(home, &["charter", "check", file], None), &[1]);
    took("charter check: /dev/zero", run(home, &["charter", "check", "/dev/zero"], None), &[1]);
    fs::remove_file(&bomb_file).unwrap();

    let lines = figure::size(500, 100_000);
    long_journal(home, lines);
    let id = ID.to_string();
    let long = |args: &[&str]| run(home, args, None);
    took(&format!("verify: {lines} lines"), long(&["verify", &id]), &[0]);
    took(&format!("minutes: {lines} lines"), long(&["minutes", &id]), &[0]);
    took(&format!("the list: {lines} lines"), long(&[]), &[0]);

    let names = figure::size(50, 10_000);
    let call = "长".repeat(3_400);
    let people = (0..names)
        .flat_map(|n| ["\"".to_owned(), Uuid::from_u128(n.into()).to_string(), format!("\":(call:\"{call}\"),")]);
    let people: String = people.collect();
    fs::write(home.join("sessions").join(&id).join("people.ron"), format!("(v:1,people:{{{people}}})")).unwrap();
    took(&format!("minutes: {names} names of 10 KB"), long(&["minutes", &id]), &[0]);
    took(&format!("erase: {names} names of 10 KB"), long(&["erase", "谁"]), &[2]);

    let (peak, what) = peaks.iter().max().unwrap();
    let of =
        |what: &str| peaks.iter().filter(|(_, of)| of.starts_with(what)).map(|(peak, _)| peak / MIB).max().unwrap();
    figure::note(
        "H16m",
        &format!(
            "{runs} runs of the program: at most {} MB ({what}); {lines} lines {} MB, {names} names of 10 KB {} MB",
            peak / MIB,
            of(&format!("minutes: {lines} lines")),
            of(&format!("minutes: {names} names")),
        ),
    );
}
