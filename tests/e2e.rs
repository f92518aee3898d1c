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

/// Longer than a loaded machine needs for a frame, and for the disk to take a line.
pub const PATIENCE: Duration = Duration::from_secs(180);

const ROWS: u16 = 24;
const COLS: u16 = 80;

/// What came out of the terminal so far.
#[derive(Default)]
struct Output {
    bytes: Vec<u8>,
}

pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn std::io::Write + Send>,
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

    pub fn run(mut command: CommandBuilder) -> Self {
        let size = PtySize { rows: ROWS, cols: COLS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let output = Arc::new(Mutex::new(Output::default()));
        let seen = Arc::clone(&output);
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut chunk) {
                seen.lock().unwrap().bytes.extend_from_slice(&chunk[..read]);
            }
        });
        Self { child, _master: pair.master, keys, output }
    }

    pub fn types(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    pub fn screen(&self) -> vt100::Parser {
        let mut parser = vt100::Parser::new(ROWS.try_into().unwrap(), COLS.try_into().unwrap(), 0);
        parser.process(&self.output.lock().unwrap().bytes);
        parser
    }

    /// Waits until the screen says it.
    pub fn wait_for(&mut self, words: &str) -> &mut Self {
        let begun = Instant::now();
        // A wide glyph leaves an empty cell behind it, which the contents leave out.
        while !self.screen().screen().contents().contains(words) {
            assert!(begun.elapsed() < PATIENCE, "{words:?} never came:\n{}", self.screen().screen().contents());
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

/// From the list of meetings to the desk of a new one.
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
    assert_eq!(screen.screen().cursor_position(), (ROWS - 2, 1 + 4 + 3 + 3 + 6));
    terminal.types(ENTER).wait_for("在场1位").types("\x1b[200~13 张伯伯\n14 李师傅\x1b[201~").wait_for("贴进来2行");
    terminal.types("1").wait_for("在场3位");
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

/// Run by the test below, in a terminal of its own.
#[test]
#[ignore = "takes the terminal over and panics"]
fn a_console_that_panics() {
    let _screen = yishi::tui::terminal::Screen::take().unwrap();
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
