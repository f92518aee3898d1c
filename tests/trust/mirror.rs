//! The copy on a stick, with the real program: full, read-only, slow, pulled out, and killed in between.

use std::{
    fs,
    io::{BufRead as _, BufReader, Lines, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{
    disks::{ID, Small, acked, apply, lines, strace_works},
    kill::next,
};
use crate::support::figure;

fn lines_in(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

struct Desk {
    home: tempfile::TempDir,
    stick: PathBuf,
}

impl Desk {
    fn with(stick: &Path) -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("settings.ron"), format!("(mirror: \"{}\")", stick.display())).unwrap();
        Self { home, stick: stick.to_owned() }
    }

    fn record(&self) -> Vec<u8> {
        fs::read(self.home.path().join("sessions").join(ID).join("journal.ron")).unwrap()
    }

    fn copied(&self) -> Vec<u8> {
        fs::read(self.stick.join(ID).join("journal.ron")).unwrap_or_default()
    }

    /// Whole lines of the record, and at most a piece of the next.
    fn is_a_beginning(&self) -> usize {
        let (record, copied) = (self.record(), self.copied());
        assert!(record.starts_with(&copied), "a beginning of the record");
        lines_in(&copied)
    }

    /// Opened once more, with one more line: all of it is there.
    fn catches_up(&self, n: usize) {
        let output = apply(&[], self.home.path(), &lines(n, n));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(self.copied() == self.record(), "{}", String::from_utf8_lossy(&output.stderr));
        let verified =
            Command::new(env!("CARGO_BIN_EXE_yishi")).arg("verify").arg(self.stick.join(ID)).output().unwrap();
        assert!(verified.status.success());
    }
}

#[test]
fn a_stick_that_is_full_or_read_only_keeps_no_line_from_being_taken_and_catches_up_when_it_can() {
    let Some(small) = Small::disk("M2") else {
        figure::note("M2", "skipped: a tmpfs needs root");
        return;
    };
    small.leave(64 * 1024);
    let desk = Desk::with(small.folder());
    let given = 400;
    let full = apply(&[], desk.home.path(), &lines(1, given));
    let said = String::from_utf8_lossy(&full.stderr).into_owned();
    assert!(full.status.success() && acked(&full) == given, "{said}");
    assert_eq!(said.matches("备份先停了").count(), 1, "said once: {said}");
    let kept = desk.is_a_beginning();
    assert!(kept < given);
    small.make_room();
    desk.catches_up(1000);
    let then = if cfg!(unix) { "then read-only" } else { "not made read-only" };
    let after = if cfg!(unix) { read_only(&desk) } else { 0 };
    figure::note(
        "M2",
        &format!(
            "a tmpfs with 64 KiB left, {then}: {} lines acknowledged, 0 refused, {kept} copied before it was full; all of them with more room",
            given + 1 + after
        ),
    );
}

/// The stick can only be read, and then be written again: so many lines were taken meanwhile.
fn read_only(desk: &Desk) -> usize {
    let again = |options: &str| {
        let options = format!("remount,{options}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&desk.stick).status().unwrap().success());
    };
    again("ro");
    let refused = apply(&[], desk.home.path(), &lines(1001, 1050));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(refused.status.success() && acked(&refused) == 50, "{said}");
    assert_eq!(said.matches("备份先停了").count(), 1, "said once: {said}");
    desk.is_a_beginning();
    again("rw");
    desk.catches_up(2000);
    51
}

/// The program with an open mouth.
struct Running {
    child: Child,
    mouth: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Running {
    fn new(under: &[&str], home: &Path) -> Self {
        let mut words: Vec<&str> = under.to_vec();
        words.extend([env!("CARGO_BIN_EXE_yishi"), "apply", ID, "-", "--home"]);
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(home).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (mouth, ears) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, mouth, answers: BufReader::new(ears).lines() }
    }

    /// Gives these lines, each after the answer to the one before.
    fn give(&mut self, from: usize, to: usize) {
        for n in from..=to {
            self.mouth.write_all(lines(n, n).as_bytes()).unwrap();
            let answer = self.answers.next().unwrap().unwrap();
            assert!(answer.starts_with("ok "), "{answer}");
        }
    }

    fn leave(self) {
        let Self { mut child, mouth, .. } = self;
        drop(mouth);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn a_stick_that_goes_and_comes_back_while_the_program_runs_has_everything_at_the_end() {
    let room = tempfile::tempdir().unwrap();
    let (stick, away) = (room.path().join("stick"), room.path().join("away"));
    fs::create_dir(&stick).unwrap();
    let desk = Desk::with(&stick);
    let mut running = Running::new(&[], desk.home.path());
    let rounds = usize::try_from(figure::size(2, 20)).unwrap();
    for round in 0..rounds {
        running.give(20 * round + 1, 20 * round + 10);
        fs::rename(&stick, &away).unwrap();
        running.give(20 * round + 11, 20 * round + 20);
        fs::rename(&away, &stick).unwrap();
    }
    running.leave();
    assert!(desk.copied() == desk.record());
    assert_eq!(desk.is_a_beginning(), 20 * rounds);
}

/// Three seconds for each sync of the stick: as many lines as here would take minutes if anybody waited for it.
#[test]
fn nobody_waits_for_a_slow_stick() {
    if !strace_works() {
        figure::note("M3", "skipped: strace is not to be had, or may not trace");
        return;
    }
    let room = tempfile::tempdir().unwrap();
    let desk = Desk::with(room.path());
    // Its folder is there, so that the slow calls are known by the path of the file.
    assert!(apply(&[], desk.home.path(), &lines(1, 1)).status.success());
    let file = desk.stick.join(ID).join("journal.ron");
    let slow = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", file.to_str().unwrap()];
    let slow = [&slow[..], &["-e", "trace=fdatasync", "-e", "inject=fdatasync:delay_enter=3000000"]].concat();
    let mut running = Running::new(&slow, desk.home.path());
    let given = 100;
    let start = Instant::now();
    running.give(2, given);
    let took = start.elapsed();
    running.leave();
    assert!(start.elapsed() > Duration::from_secs(2), "the stick was slow");
    assert!(took < Duration::from_secs(60), "{took:?}");
    let kept = desk.is_a_beginning();
    desk.catches_up(1000);
    figure::note(
        "M3",
        &format!(
            "{given} lines beside a stick that takes 3 s for each sync: answered in {:.1} s, {kept} copied by the end, all when it was opened again",
            took.as_secs_f64()
        ),
    );
}

#[test]
fn a_kill_at_any_moment_leaves_a_copy_that_is_a_beginning_and_catches_up() {
    let (kills, mut seed) = (figure::size(4, 200), 0x571c_u64);
    let (mut whole, mut behind) = (0, 0);
    for _ in 0..kills {
        let stick = tempfile::tempdir().unwrap();
        let desk = Desk::with(stick.path());
        let mut running = Running::new(&[], desk.home.path());
        running.give(1, 1 + usize::try_from(next(&mut seed) % 40).unwrap());
        thread::sleep(Duration::from_micros(next(&mut seed) % 700));
        running.child.kill().unwrap();
        running.child.wait().unwrap();
        let lines = lines_in(&desk.record());
        let kept = desk.is_a_beginning();
        (whole, behind) = (whole + usize::from(kept == lines), behind + (lines - kept));
        desk.catches_up(1000);
    }
    figure::note(
        "M1",
        &format!(
            "{kills} kills with a copy beside: {whole} copies had every line, the others lacked {behind} in all; each caught up"
        ),
    );
}
