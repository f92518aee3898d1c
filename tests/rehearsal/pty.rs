//! The same keys in a real terminal, and a terminal that is gone.
#![cfg(unix)]

use std::{
    fs,
    io::{Read as _, Write as _},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::crossterm::event::KeyCode;

use super::{EVENING, Hand, ID, Record, began, lines};
use crate::e2e::{PATIENCE, Terminal, signal};

/// At once, on a machine that is busy with other things; what spins would never end.
const AT_ONCE: Duration = Duration::from_secs(20);

/// As an xterm sends them.
pub fn sent(keys: &[KeyCode]) -> String {
    keys.iter()
        .map(|key| match key {
            KeyCode::Char(c) => c.to_string(),
            KeyCode::Enter => "\r".to_owned(),
            KeyCode::Tab => "\t".to_owned(),
            KeyCode::F(n @ 1..=4) => format!("\x1bO{}", char::from(b'O' + n)),
            KeyCode::F(5) => "\x1b[15~".to_owned(),
            KeyCode::F(n @ 6..=10) => format!("\x1b[{}~", n + 11),
            other => panic!("nobody presses {other:?}"),
        })
        .collect()
}

/// The whole script through `yishi apply`, by a clock that stands where the evening began.
fn by_apply(home: &Path) -> Record {
    let lines = lines();
    let mut child = Command::new(env!("CARGO_BIN_EXE_yishi"))
        .args(["apply", &ID.to_string(), "-", "--home"])
        .arg(home)
        .env("YISHI_CLOCK", began(&lines).to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut script = child.stdin.take().unwrap();
    for (line, _) in &lines {
        writeln!(script, "{line}").unwrap();
    }
    drop(script);
    assert!(child.wait().unwrap().success());
    Record::of(home)
}

/// Waits until the journal has so many lines.
pub fn wait_for_line(terminal: &Terminal, journal: &Path, seq: u64, typed: &str) {
    let begun = Instant::now();
    loop {
        let many = fs::read_to_string(journal).unwrap_or_default().matches('\n').count() as u64;
        if many >= seq {
            assert_eq!(many, seq, "{typed}");
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{typed}\n{}", terminal.screen().contents());
        thread::sleep(Duration::from_millis(1));
    }
}

pub fn yishi(args: &[&str], folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
    command.args(["--lang", "zh"]);
    command.args(args);
    command.arg(folder);
    command.env("TERM", "xterm-256color");
    command
}

/// Types the evening in a terminal; the program is killed behind the line that contains `killed`, and opened again.
fn by_terminal(home: &Path, killed: Option<&str>) -> Record {
    let hand = Hand::at(began(&lines()));
    let start = |args: &[&str]| {
        let mut command = yishi(args, home);
        command.env("YISHI_CLOCK", format!("@{}", hand.file().display()));
        Terminal::run(command)
    };
    let mut terminal = start(&["demo", "--stage", "s0", "--out"]);
    terminal.wait_for("已到0位邻居");
    let journal = home.join("sessions").join(ID.to_string()).join("journal.ron");
    for typed in &EVENING.typed {
        hand.shows(typed.at);
        terminal.types(&sent(&typed.keys));
        wait_for_line(&terminal, &journal, typed.lines, &typed.line);
        if killed.is_some_and(|killed| typed.line.contains(killed)) {
            signal("-KILL", &*terminal.child);
            terminal.ends();
            terminal = start(&["meet", &ID.to_string(), "--home"]);
            terminal.wait_for("正在说");
        }
    }
    terminal.types(&sent(&[KeyCode::F(10), KeyCode::Char('1')])).ends();
    Record::of(home)
}

#[test]
fn the_evening_by_keys_in_a_terminal_has_the_bytes_of_the_evening_by_apply() {
    let (practice, script) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    by_terminal(practice.path(), None).is_the_same_as(&by_apply(script.path()));
}

#[test]
fn killed_while_somebody_speaks_and_opened_again_it_has_the_same_bytes() {
    let practice = tempfile::tempdir().unwrap();
    by_terminal(practice.path(), Some("CallToOrder")).is_the_same_as(&EVENING.record);
}

/// A program in a terminal that can be shut, ended with the test whatever becomes of it: what reads from a terminal that is
/// gone might spin for ever.
struct Window {
    program: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Window {
    /// Opened, with the first frame in it. The kernel tells only the session that controls a terminal that it is gone.
    fn open(home: &Path, controlled: bool) -> Self {
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = yishi(&["meet", "--home"], home);
        command.set_controlling_tty(controlled);
        let program = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let master = Some(pair.master);
        let window = Self { program, master };
        let (tell, told) = mpsc::channel();
        // Whoever holds a copy of the master keeps the terminal alive, so this one is given up as soon as the frame is there.
        thread::spawn(move || {
            let (mut seen, mut chunk) = (Vec::new(), [0; 4096]);
            while let Ok(read @ 1..) = reader.read(&mut chunk) {
                seen.extend_from_slice(&chunk[..read]);
                if String::from_utf8_lossy(&seen).contains("F10") {
                    break;
                }
            }
            drop(reader);
            let _ = tell.send(());
        });
        told.recv_timeout(PATIENCE).unwrap();
        window
    }

    /// The exit code, which must be there at once.
    fn ends(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.program.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(begun.elapsed() < AT_ONCE, "it goes on");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn a_window_that_is_shut_ends_the_program() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path(), true);
    window.master = None;
    window.ends();
}

#[test]
fn a_window_that_is_shut_without_a_signal_ends_the_program_too() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path(), false);
    window.master = None;
    window.ends();
}

#[test]
fn a_program_that_is_asked_to_end_does_so_at_once() {
    let home = tempfile::tempdir().unwrap();
    let mut window = Window::open(home.path(), true);
    signal("-TERM", &*window.program);
    // As a shell names a program that this signal ended.
    assert_eq!(window.ends(), 128 + 15);
}
