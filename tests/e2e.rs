//! The real program in a real terminal: typed and pasted Chinese, the screen given back, nothing lost when it is killed.
#![cfg(unix)]

use std::{
    io::{Read as _, Write as _},
    path::Path,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::trust::disks::{ID, apply, lines, strace_works};

/// Longer than a loaded machine needs for a frame, and for the disk to take a line.
pub const PATIENCE: Duration = Duration::from_secs(180);

const ROWS: u16 = 24;
const COLS: u16 = 80;

/// The program asks where the cursor stands.
const ASKS: &[u8] = b"\x1b[6n";

/// What came out of the terminal so far, and what it looks like.
struct Output {
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Arc<Mutex<Box<dyn std::io::Write + Send>>>,
    output: Arc<Mutex<Output>>,
}

impl Terminal {
    fn start(home: &Path) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(["--lang", "zh", "--home"]);
        command.arg(home);
        command.arg("meet");
        Self::run(command)
    }

    pub fn run(command: CommandBuilder) -> Self {
        Self::answering(command, None)
    }

    /// A terminal that says this when it is asked where the cursor stands; else it says nothing.
    fn answering(mut command: CommandBuilder, answer: Option<&'static str>) -> Self {
        let size = PtySize { rows: ROWS, cols: COLS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answers = Arc::clone(&keys);
        let parser = vt100::Parser::new(ROWS.try_into().unwrap(), COLS.try_into().unwrap(), 0);
        let output = Arc::new(Mutex::new(Output { bytes: Vec::new(), parser }));
        let seen = Arc::clone(&output);
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut chunk) {
                let asked = {
                    let mut seen = seen.lock().unwrap();
                    let before = seen.bytes.len().saturating_sub(ASKS.len() - 1);
                    seen.bytes.extend_from_slice(&chunk[..read]);
                    seen.parser.process(&chunk[..read]);
                    seen.bytes[before..].windows(ASKS.len()).filter(|bytes| *bytes == ASKS).count()
                };
                for answer in std::iter::repeat_n(answer, asked).flatten() {
                    let _ = answers.lock().unwrap().write_all(answer.as_bytes());
                }
            }
        });
        Self { child, master: pair.master, keys, output }
    }

    pub fn types(&mut self, keys: &str) -> &mut Self {
        let mut strip = self.keys.lock().unwrap();
        strip.write_all(keys.as_bytes()).unwrap();
        strip.flush().unwrap();
        drop(strip);
        self
    }

    /// The window has another size.
    pub fn resize(&mut self, rows: u16, cols: u16) -> &mut Self {
        // What comes out from here on is for the new size, or is drawn anew for it.
        let mut output = self.output.lock().unwrap();
        output.parser.screen_mut().set_size(rows.try_into().unwrap(), cols.try_into().unwrap());
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        drop(output);
        self
    }

    pub fn screen(&self) -> vt100::Screen {
        self.output.lock().unwrap().parser.screen().clone()
    }

    /// Waits until these bytes came out.
    fn wait_for_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let begun = Instant::now();
        while !self.output.lock().unwrap().bytes.windows(bytes.len()).any(|came| came == bytes) {
            assert!(begun.elapsed() < PATIENCE, "{bytes:?} never came");
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    /// Waits until the screen no longer says it.
    pub fn wait_until_gone(&mut self, words: &str) -> &mut Self {
        let begun = Instant::now();
        while self.screen().contents().contains(words) {
            assert!(begun.elapsed() < PATIENCE, "{words:?} stayed:\n{}", self.screen().contents());
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    /// Waits until the screen says it.
    pub fn wait_for(&mut self, words: &str) -> &mut Self {
        let begun = Instant::now();
        // A wide glyph leaves an empty cell behind it, which the contents leave out.
        while !self.screen().contents().contains(words) {
            assert!(begun.elapsed() < PATIENCE, "{words:?} never came:\n{}", self.screen().contents());
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    pub fn ends(&mut self) -> String {
        let begun = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < PATIENCE, "it never ended");
            thread::sleep(Duration::from_millis(20));
        }
        thread::sleep(Duration::from_millis(100));
        String::from_utf8_lossy(&self.output.lock().unwrap().bytes).into_owned()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal by its name: `Child::kill` would begin with a milder one.
pub fn signal(name: &str, program: &dyn Child) {
    let id = program.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args([name, &id]).status().unwrap().success());
}

const ENTER: &str = "\r";
const TAB: &str = "\t";
const F10: &str = "\x1b[21~";

/// From the list of meetings to the console of a new one.
fn open_a_meeting(terminal: &mut Terminal) {
    terminal.wait_for("建一场新会").types(ENTER).wait_for("主题 >").types("停车怎么停?").types(ENTER);
    terminal.wait_for("小区 >").types("梧桐新村").types(TAB).wait_for("已到0位邻居");
}

#[test]
fn chinese_typed_and_pasted_arrives_whole_with_the_cursor_behind_it_and_leaving_gives_the_screen_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path());
    open_a_meeting(&mut terminal);
    terminal.types("12 王阿姨").wait_for("> 12 王阿姨");
    let screen = terminal.screen();
    // One blank, 签到, " > ", then 12, a blank and three hanzi.
    assert_eq!(screen.cursor_position(), (ROWS - 2, 1 + 4 + 3 + 3 + 6));
    terminal.types(ENTER).wait_for("在场1位").types("\x1b[200~13 张伯伯\n14 李师傅\x1b[201~").wait_for("贴进来2行");
    terminal.types("1").types(ENTER).wait_for("在场3位");
    terminal.types(F10).wait_for("离开").types("1").wait_for("停车怎么停").types(F10);
    let all = terminal.ends();
    for given_back in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
        assert!(all.contains(given_back), "{given_back:?}");
    }
    assert!(all.rfind("\x1b[?1049l") > all.rfind("\x1b[?1049h"));
}

#[test]
fn what_was_accepted_is_there_again_after_the_program_was_killed() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path());
    open_a_meeting(&mut terminal);
    terminal.types("1-12").types(ENTER).wait_for("在场11位");
    signal("-KILL", &*terminal.child);
    terminal.ends();
    let mut again = Terminal::start(home.path());
    again.wait_for("停车怎么停").types("2").wait_for("在场11位");
}

#[test]
fn a_program_that_is_asked_to_end_gives_the_screen_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("建一场新会");
    signal("-TERM", &*terminal.child);
    let all = terminal.ends();
    assert!(all.contains("\x1b[?1049l") && all.contains("\x1b[?2004l"));
}

/// Two seconds for each write of the journal.
#[test]
fn what_is_being_written_when_the_program_is_asked_to_end_is_on_disk_first() {
    let home = tempfile::tempdir().unwrap();
    let opened = apply(&[], home.path(), &lines(1, 1));
    assert!(opened.status.success());
    if !strace_works() {
        println!("skipped: strace is not to be had, or may not trace");
        return;
    }
    let journal = home.path().join("sessions").join(ID).join("journal.ron");
    let mut command = CommandBuilder::new("strace");
    // Beside the program and not above it, so that the signal reaches the program.
    command.args(["-D", "-f", "-qq", "-o", "/dev/null", "-P"]);
    command.arg(&journal);
    command.args(["-e", "trace=pwrite64", "-e", "inject=pwrite64:delay_enter=2000000"]);
    command.args([env!("CARGO_BIN_EXE_yishi"), "--lang", "zh", "--home"]);
    command.arg(home.path());
    command.args(["meet", ID]);
    let mut terminal = Terminal::run(command);
    let written = || std::fs::read_to_string(&journal).unwrap().lines().count();
    terminal.wait_for("已到0位邻居").types("12").types(ENTER);
    thread::sleep(Duration::from_millis(700));
    assert_eq!(written(), 1, "it is being written");
    signal("-TERM", &*terminal.child);
    let all = terminal.ends();
    assert!(all.contains("\x1b[?1049l"), "the screen is given back");
    assert_eq!(written(), 2);
}

/// Run by the test below, in a terminal of its own.
#[test]
#[ignore = "takes the terminal over and panics"]
fn a_console_that_panics() {
    let _screen = yishi::tui::terminal::Taken::take().unwrap();
    panic!("something is wrong");
}

#[test]
fn a_panic_gives_the_screen_back_before_it_is_printed() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "e2e::a_console_that_panics", "--nocapture", "--test-threads=1"]);
    let said = Terminal::run(command).ends();
    let taken = said.find("\x1b[?1049h").unwrap();
    let back = said.find("\x1b[?1049l").unwrap();
    let printed = said.find("something is wrong").unwrap();
    assert!(taken < back && back < printed, "{said:?}");
    assert!(said.find("\x1b[?2004l").unwrap() < printed && said.find("\x1b[?25h").unwrap() < printed);
}

#[test]
fn a_window_of_another_size_is_drawn_anew_also_in_a_terminal_that_answers_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path());
    open_a_meeting(&mut terminal);
    for (rows, cols) in [(45, 160), (20, 60), (10, 40), (30, 100)] {
        terminal.resize(rows, cols);
        if rows < 20 {
            terminal.wait_for("60x20");
        } else {
            // It is taken away before the next size: a window that is too small takes no key.
            terminal.wait_for("签到 >").types("x").wait_for("> x").types("\x7f").wait_until_gone("> x");
        }
    }
    terminal.types("1-12").types(ENTER).wait_for("在场11位");
}

/// Run by the test below, in terminals of its own: says what it found, and which keys came.
#[test]
#[ignore = "asks the terminal it is in"]
fn a_console_that_asks_the_terminal() {
    use ratatui::crossterm::event::{self, Event};
    let mut screen = yishi::tui::terminal::Taken::take().unwrap();
    let glyphs = screen.probe();
    let mut keys = Vec::new();
    while keys.len() < 3 && event::poll(PATIENCE).unwrap() {
        if let Event::Key(key) = event::read().unwrap() {
            keys.push(key.code.to_string());
        }
    }
    drop(screen);
    println!("found {glyphs:?} keys {}", keys.concat());
}

#[test]
fn a_terminal_that_draws_half_blocks_wide_is_found_out_and_no_key_is_lost() {
    let asked = || {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--ignored", "--exact", "e2e::a_console_that_asks_the_terminal", "--nocapture"]);
        command
    };
    // Keys that were typed ahead come before the answer, or within it.
    let found = |answer| Terminal::answering(asked(), Some(answer)).ends();
    for answer in ["17+\x1b[1;3R", "\x1b[1;3R17+", "1\x1b[1;3R7+"] {
        let said = found(answer);
        assert!(said.contains("found Squares keys 17+"), "{said:?}");
    }
    let said = found("17+\x1b[1;2R");
    assert!(said.contains("found Blocks keys 17+"), "{said:?}");
    let mut silent = Terminal::run(asked());
    silent.wait_for_bytes(b"\x1b[2J").types("17+");
    let said = silent.ends();
    assert!(said.contains("found Blocks keys 17+"), "{said:?}");
}

/// A tool that says when it begins and when it ends, in the place of those of the system.
fn with_a_keeper(folder: &Path, command: &mut CommandBuilder) -> std::path::PathBuf {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let log = folder.join("log");
    let tools = folder.join("tools");
    std::fs::create_dir(&tools).unwrap();
    // A terminal that is gone would end it too; here only the end of the program does.
    let script = format!(
        r#"#!/bin/sh
trap '' HUP
log='{}'
echo "$$ begins $*" >>"$log"
while :; do case $1 in -*) shift ;; *) break ;; esac; done
"$@"
echo ends >>"$log"
"#,
        log.display()
    );
    for name in ["systemd-inhibit", "caffeinate"] {
        std::fs::write(tools.join(name), &script).unwrap();
        std::fs::set_permissions(tools.join(name), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    symlink("/bin/cat", tools.join("cat")).unwrap();
    command.env("PATH", tools);
    log
}

fn wait_for_file(path: &Path, words: &str) {
    let begun = Instant::now();
    while !std::fs::read_to_string(path).unwrap_or_default().contains(words) {
        assert!(begun.elapsed() < PATIENCE, "{words:?} never came into {}", path.display());
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_screen_is_kept_on_while_a_meeting_runs_and_let_go_however_that_ends() {
    for killed in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let tools = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(["--lang", "zh", "--home"]);
        command.arg(home.path());
        command.arg("meet");
        let log = with_a_keeper(tools.path(), &mut command);
        let mut terminal = Terminal::run(command);
        terminal.wait_for("建一场新会");
        assert!(!log.exists(), "no meeting runs yet");
        open_a_meeting(&mut terminal);
        terminal.wait_for("屏幕不会暗掉");
        let begun = std::fs::read_to_string(&log).unwrap();
        let (keeper, with) = begun.split_once(' ').unwrap();
        assert!(with.starts_with("begins -"), "{with}");
        if killed {
            signal("-KILL", &*terminal.child);
        } else {
            terminal.types(F10).wait_for("离开").types("1").wait_for("停车怎么停").types(F10);
        }
        terminal.ends();
        if killed {
            wait_for_file(&log, "ends");
        } else {
            let there = std::process::Command::new("kill").args(["-0", keeper]).status().unwrap();
            assert!(!there.success(), "the tool goes on");
        }
    }
}

#[test]
fn settings_turn_it_off_and_name_the_theme_and_what_is_wrong_with_them_is_said() {
    let home = tempfile::tempdir().unwrap();
    let tools = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("settings.ron"), "(\n  theme: Mono,\n  awake: false,\n)\n").unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
    command.args(["--lang", "zh", "--home"]);
    command.arg(home.path());
    command.arg("meet");
    let log = with_a_keeper(tools.path(), &mut command);
    let mut terminal = Terminal::run(command);
    open_a_meeting(&mut terminal);
    terminal.types("1-12").types(ENTER).wait_for("在场11位");
    terminal.types(F10).wait_for("离开").types("1").wait_for("停车怎么停").types(F10);
    let all = terminal.ends();
    assert!(!all.contains("\x1b[38;") && !all.contains("\x1b[48;"), "colours: {all:?}");
    assert!(!log.exists());
    std::fs::write(home.path().join("settings.ron"), "(\n  theme: Mono,\n  colour: 1,\n)\n").unwrap();
    Terminal::start(home.path()).wait_for("settings.ron 第3行");
}

#[test]
fn what_is_wrong_with_the_settings_is_said_once_wherever_one_begins_and_the_meeting_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let at = |args: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(["--lang", "zh"]);
        command.args(args);
        command.arg(home.path());
        Terminal::run(command)
    };
    let settings = |text: &str| std::fs::write(home.path().join("settings.ron"), text).unwrap();
    settings("(\n  theme: Mono,\n  colour: 1,\n)\n");
    let mut demo = at(&["demo", "--out"]);
    demo.wait_for("settings.ron 第3行").types("7 停车难\r").wait_for("7.1：停车难");
    assert!(!demo.screen().contents().contains("settings.ron"), "{}", demo.screen().contents());
    demo.types(F10).wait_for("离开").types("1").ends();
    let id = std::fs::read_dir(home.path().join("sessions")).unwrap().next().unwrap().unwrap().file_name();
    let mut meet = at(&["meet", id.to_str().unwrap(), "--home"]);
    meet.wait_for("settings.ron 第3行").types(F10).wait_for("离开").types("1").ends();
    settings("()");
    let mut meet = at(&["meet", id.to_str().unwrap(), "--home"]);
    meet.wait_for("F1 帮助");
    assert!(!meet.screen().contents().contains("settings.ron"), "{}", meet.screen().contents());
}

#[test]
fn what_is_chosen_by_eye_is_kept_in_the_home() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path());
    open_a_meeting(&mut terminal);
    terminal.types("\x1b[A").wait_for("墙上放什么").types("看得清").types(ENTER).wait_for("1 细，2 方");
    terminal.types("2").wait_for("大字用方的");
    let kept = std::fs::read_to_string(home.path().join("screens.ron")).unwrap();
    assert!(kept.contains("Squares"), "{kept}");
}
