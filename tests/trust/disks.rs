//! C5, C6, C8: the real program on a disk that fails, on one that is full, and beside a second writer.

mod small;

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

pub use small::Small;

use crate::support::figure;

pub const ID: &str = "019e5459-5080-7000-8000-000000000001";
const LINES: usize = 24;

pub fn lines(from: usize, to: usize) -> String {
    let opening = (from == 1).then(|| "OpenMeeting(theme:\"停电\",estate:\"试验\")\n".to_owned());
    opening.into_iter().chain((from.max(2)..=to).map(|n| format!("EditMeeting(place:\"{n}号楼\")\n"))).collect()
}

/// `yishi apply` under the words of another program, if any, with these lines.
pub fn apply(under: &[&str], home: &Path, input: &str) -> Output {
    let mut words: Vec<&str> = under.to_vec();
    words.extend([env!("CARGO_BIN_EXE_yishi"), "apply", ID, "-", "--home"]);
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).arg(home).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut mouth = child.stdin.take().unwrap();
    // Whoever stops reading at a fault has said so.
    let _ = mouth.write_all(input.as_bytes());
    drop(mouth);
    child.wait_with_output().unwrap()
}

pub(super) fn acked(output: &Output) -> usize {
    String::from_utf8_lossy(&output.stdout).lines().filter(|answer| answer.starts_with("ok ")).count()
}

/// The places named in the lines of a meeting, in order, through all of its files as `verify` counts them.
fn found(home: &Path) -> Vec<usize> {
    let folder = home.join("sessions").join(ID);
    let opened = yishi::journal::Journal::read(&folder, ID.parse().unwrap()).unwrap();
    let seqs: Vec<u64> = opened.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=seqs.len() as u64).collect::<Vec<_>>());
    let text: Vec<String> = opened.entries.iter().skip(1).map(|entry| format!("{:?}", entry.events)).collect();
    let place = |text: &String| text.split_once("号楼").and_then(|(before, _)| before.rsplit_once('"')?.1.parse().ok());
    text.iter().map(|text| place(text).unwrap()).collect()
}

/// Acknowledged ⊆ found ⊆ given, and the next line goes in.
fn holds(home: &Path, acked: usize, given: usize) {
    if acked == 0 {
        return;
    }
    let before = found(home);
    assert!(before.len() + 1 >= acked, "{acked} acknowledged, {} found", before.len() + 1);
    assert!(before.len() < given && before.windows(2).all(|two| two[0] < two[1]), "{before:?}");
    let after = apply(&[], home, "EditMeeting(place:\"999号楼\")\n");
    assert!(after.status.success(), "{}", String::from_utf8_lossy(&after.stderr));
    let again = found(home);
    assert_eq!(again.last(), Some(&999));
    assert_eq!(again[..again.len() - 1], before);
}

pub fn strace_works() -> bool {
    let tried = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    tried.is_ok_and(|tried| tried.status.success())
}

#[test]
fn a_call_that_fails_at_any_time_loses_nothing_that_was_acknowledged() {
    if !strace_works() {
        figure::note("C5", "skipped: strace is not to be had, or may not trace");
        return;
    }
    let last = usize::try_from(figure::size(3, 25)).unwrap();
    let (mut runs, mut all_acked, mut second_files) = (0, 0, 0);
    for (call, error) in [
        ("fdatasync", "EIO"),
        ("fdatasync", "ENOSPC"),
        ("pwrite64", "EIO"),
        ("pwrite64", "ENOSPC"),
        ("pwrite64", "EDQUOT"),
        ("fdatasync", "EINTR"),
        ("pwrite64", "EINTR"),
    ] {
        for k in 1..=last {
            let home = tempfile::tempdir().unwrap();
            // The first write is the message in the lock.
            let when = if call == "pwrite64" { k + 1 } else { k };
            let (trace, inject) = (format!("trace={call}"), format!("inject={call}:error={error}:when={when}"));
            let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject];
            let output = apply(&strace, home.path(), &lines(1, LINES));
            let acked = acked(&output);
            let parts = home.path().join("sessions").join(ID).join("journal-2.ron").exists();
            if error == "EINTR" {
                assert_eq!((acked, parts), (LINES, false), "{call} {error} at {k}: it is simply done again");
            } else if call == "fdatasync" && k <= LINES {
                assert_eq!((acked, parts), (LINES, true), "{call} {error} at {k}: it goes on in a second file");
            } else if call == "pwrite64" && k <= LINES {
                assert!(acked < LINES, "{call} {error} at {k}: what was not written is not acknowledged");
                assert!(!output.status.success());
            }
            holds(home.path(), acked, LINES + 1);
            (runs, all_acked, second_files) = (runs + 1, all_acked + acked, second_files + usize::from(parts));
        }
    }
    figure::note(
        "C5",
        &format!(
            "EIO, ENOSPC and EINTR at fdatasync 1 to {last}, and these and EDQUOT at write 1 to {last}: {runs} runs, {all_acked} lines acknowledged, 0 lost; {second_files} went on in journal-2.ron"
        ),
    );
}

#[test]
fn a_disk_that_is_full_takes_no_word_for_written_and_goes_on_when_there_is_room() {
    let Some(disk) = Small::disk("C6") else {
        figure::note("C6", "skipped: a tmpfs needs root");
        return;
    };
    let home = disk.folder();
    disk.leave(64 * 1024);
    let full = apply(&[], home, &lines(1, 2000));
    let kept = acked(&full);
    assert!(!full.status.success() && (2..2000).contains(&kept), "{kept}");
    assert_eq!(found(home).len() + 1, kept);
    disk.make_room();
    holds(home, kept, 2000);
    figure::note(
        "C6",
        &format!("a tmpfs with 64 KiB left: {kept} lines acknowledged, {kept} found; with more room the next goes in"),
    );
}

#[test]
fn of_two_writers_one_is_refused_and_the_chain_stays_whole() {
    let home = tempfile::tempdir().unwrap();
    assert!(apply(&[], home.path(), &lines(1, 1)).status.success());
    let each = usize::try_from(figure::size(4, 40)).unwrap();
    let one = |name: usize| {
        let home = home.path().to_owned();
        std::thread::spawn(move || {
            let mut lines = (0, 0);
            for round in 0..each {
                let first = 1000 * (name + 1) + 20 * round;
                let output = apply(&[], &home, &self::lines(first, first + 9));
                if output.status.success() {
                    lines.0 += acked(&output);
                    continue;
                }
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(said.contains("另有一个程序在开") && !said.contains("()"), "{said}");
                assert_eq!(acked(&output), 0);
                lines.1 += 1;
            }
            lines
        })
    };
    let writers = [one(0), one(1)].map(|writer| writer.join().unwrap());
    let (kept, refused) = writers.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let there = found(home.path());
    assert_eq!((there.len(), there.iter().collect::<BTreeSet<_>>().len()), (kept, kept));
    assert!(fs::exists(home.path().join("sessions").join(ID).join("journal-2.ron")).is_ok_and(|second| !second));
    figure::note(
        "C8",
        &format!("2 writers, {} tries: {refused} refused, {kept} lines acknowledged and found, chain whole", 2 * each),
    );
}
