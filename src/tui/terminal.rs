//! The terminal, taken over and given back: alternate screen, raw mode, bracketed paste, cursor.
//!
//! What was changed is put right when the guard is dropped, and before a panic is printed.

mod probe;

use std::{
    io::{self, BufWriter, Stdout, Write as _},
    panic,
    sync::{
        Mutex, TryLockError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use ratatui::{
    Frame, Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::Show,
        event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
        execute, queue, style,
        terminal::{
            BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
            LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
        },
    },
};

use super::theme::Glyphs;

/// Something is to be put right. Also read by the panic hook, which has no guard at hand.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The mouse is reported.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Bytes of a frame that go out by one write; the standard output's own buffer would part them into many.
const FRAME: usize = 32 * 1024;

/// How often it is looked whether the terminal is still there.
#[cfg(unix)]
const LOOK: Duration = Duration::from_millis(250);

/// Had by whoever does something that is to be on disk.
static DOING: Mutex<()> = Mutex::new(());

/// How long whoever ends the program waits for it: Windows ends a program whose window was closed after five seconds.
const GRACE: Duration = Duration::from_secs(4);

/// Does something that is to be on disk. Whoever ends the program meanwhile, by a signal or by closing its window, waits for it.
pub fn undisturbed<T>(act: impl FnOnce() -> T) -> T {
    let _doing = DOING.lock();
    act()
}

/// Ends the program once nothing is being done, or doesn't come to an end. Nothing new begins.
fn end(code: i32) -> ! {
    let begun = Instant::now();
    let _doing = loop {
        match DOING.try_lock() {
            Err(TryLockError::WouldBlock) if begun.elapsed() < GRACE => thread::sleep(Duration::from_millis(5)),
            done => break done,
        }
    };
    give_back();
    std::process::exit(code)
}

/// The terminal while it is ours.
pub struct Taken {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Taken {
    /// Takes the terminal over. A panic from here on gives it back before it is printed.
    pub fn take() -> io::Result<Self> {
        // crossterm 0.29 answers NO_COLOR with bare resets that wipe bold and reverse; the theme honours it instead.
        style::force_color_output(true);
        let printed = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            give_back();
            printed(info);
        }));
        TAKEN.store(true, Ordering::SeqCst);
        Self::begin().inspect_err(|_| give_back())
    }

    fn begin() -> io::Result<Self> {
        watch_signals()?;
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, SetTitle("议事"))?;
        // No console of Windows reports a paste, and an old one refuses to be asked for it (`tui::feed`).
        if !cfg!(windows) {
            execute!(io::stdout(), EnableBracketedPaste)?;
        }
        let terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME, io::stdout())))?;
        Ok(Self { terminal })
    }

    /// The mouse is reported, until the terminal is given back.
    pub fn listen_to_mouse() -> io::Result<()> {
        MOUSE.store(true, Ordering::SeqCst);
        execute!(io::stdout(), EnableMouseCapture)
    }

    /// Draws one frame, which the terminal shows at once or not at all.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(io::stdout(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(draw).map(|_| ());
        execute!(io::stdout(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Nothing is typed on this screen.
    pub fn hide_cursor(&mut self) -> io::Result<()> {
        self.terminal.hide_cursor()
    }

    /// Paints everything anew with the next frame.
    pub fn repaint(&mut self) -> io::Result<()> {
        // ratatui 0.30 asks for the cursor when it clears, and fails after 2 s where the terminal doesn't answer;
        // when it resizes it doesn't.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// How big letters are drawn in this terminal, before the first frame: by blanks alone where half blocks are two cells wide (an
    /// old console of Windows set up for Chinese). One that doesn't answer is taken for one that draws them as wide as they are meant. Keys that were typed ahead are kept.
    pub fn probe(&mut self) -> Glyphs {
        let glyphs = if probe::is_wide().unwrap_or(false) { Glyphs::Squares } else { Glyphs::Blocks };
        let _ = execute!(io::stdout(), Clear(ClearType::All));
        glyphs
    }

    /// A soft bell.
    pub fn bell() -> io::Result<()> {
        let mut out = io::stdout();
        out.write_all(b"\x07")?;
        out.flush()
    }
}

/// Ends the program when the terminal is gone or somebody ends it by a signal. On a thread of its own: reading from a
/// terminal that hung up never comes back. Nothing is lost: what is being written is waited for, all before it is on disk.
#[cfg(unix)]
fn watch_signals() -> io::Result<()> {
    use std::io::IsTerminal as _;

    use signal_hook::{
        consts::{SIGHUP, SIGTERM},
        iterator::Signals,
    };

    let mut signals = Signals::new([SIGHUP, SIGTERM])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        loop {
            // Only the session that a terminal controls is told that it is gone.
            let gone = || (!io::stdin().is_terminal()).then_some(SIGHUP);
            if let Some(signal) = signals.pending().next().or_else(gone) {
                // As a shell reports a program that a signal ended.
                end(128 + signal);
            }
            thread::sleep(LOOK);
        }
    })?;
    Ok(())
}

/// The same for Ctrl+Break, a closed window, logging off and a laptop that is turned off, which the system tells in a thread of its own.
/// As soon as that thread comes back from the last three the program is ended wherever it stands: tokio's never does.
#[cfg(windows)]
fn watch_signals() -> io::Result<()> {
    use std::{future::poll_fn, task::Poll};

    use tokio::{
        runtime::Builder,
        signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown},
    };

    let waits = Builder::new_current_thread().build()?;
    let mut keys = (ctrl_c()?, ctrl_break()?);
    let mut ends = (ctrl_close()?, ctrl_logoff()?, ctrl_shutdown()?);
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        waits.block_on(poll_fn(|told| {
            let by_key = [keys.0.poll_recv(told), keys.1.poll_recv(told)];
            let by_system = [ends.0.poll_recv(told), ends.1.poll_recv(told), ends.2.poll_recv(told)];
            if by_key.iter().chain(&by_system).any(Poll::is_ready) { Poll::Ready(()) } else { Poll::Pending }
        }));
        end(130)
    })?;
    Ok(())
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Puts right what was changed; once, however often it is asked. A terminal that is gone can't be helped.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        if MOUSE.swap(false, Ordering::SeqCst) {
            let _ = execute!(io::stdout(), DisableMouseCapture);
        }
        let _ = execute!(io::stdout(), EndSynchronizedUpdate);
        if !cfg!(windows) {
            let _ = execute!(io::stdout(), DisableBracketedPaste);
        }
        let _ = execute!(io::stdout(), LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}
