//! The terminal, taken over and given back: alternate screen, raw mode, bracketed paste, cursor.
//!
//! What was changed is put right when the guard is dropped, and before a panic is printed.

use std::{
    io::{self, Stdout, Write as _},
    panic,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    crossterm::{
        cursor::Show,
        event::{DisableBracketedPaste, EnableBracketedPaste},
        execute, queue, style,
        terminal::{
            BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle,
            disable_raw_mode, enable_raw_mode,
        },
    },
};

use super::App;

/// Something is to be put right. Also read by the panic hook, which has no guard at hand.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    hung_up: Arc<AtomicBool>,
}

impl Screen {
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
        let hung_up = signals()?;
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, SetTitle("议事"))?;
        let terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
        Ok(Self { terminal, hung_up })
    }

    /// Draws one frame, which the terminal shows at once or not at all.
    pub fn draw(&mut self, app: &mut App) -> io::Result<()> {
        queue!(io::stdout(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(|frame| app.draw(frame)).map(|_| ());
        execute!(io::stdout(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Paints everything anew with the next frame.
    pub fn repaint(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    /// The terminal is gone, or the program is asked to end.
    pub fn is_hung_up(&self) -> bool {
        self.hung_up.load(Ordering::Relaxed)
    }

    /// A soft bell.
    pub fn bell() -> io::Result<()> {
        let mut out = io::stdout();
        out.write_all(b"\x07")?;
        out.flush()
    }
}

/// Set when the terminal hangs up, or somebody ends the program by a signal.
#[cfg(unix)]
fn signals() -> io::Result<Arc<AtomicBool>> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    let hung_up = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&hung_up))?;
    }
    Ok(hung_up)
}

#[cfg(not(unix))]
fn signals() -> io::Result<Arc<AtomicBool>> {
    Ok(Arc::new(AtomicBool::new(false)))
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Puts right what was changed; once, however often it is asked. A terminal that is gone can't be helped.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}
