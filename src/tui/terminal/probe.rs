//! How wide the terminal draws a half block: some that are set up for Chinese draw it over two cells, and then big letters
//! made of them fall apart. One is written, and the terminal is asked where the cursor stands.

use std::io::{self, Write as _};

use ratatui::crossterm::{
    cursor::{self, MoveTo},
    queue,
    style::Print,
};

/// The upper half block; `▄` is of the same class in every table of widths.
const HALF: char = '▀';

/// Terminals answer within a few milliseconds, a far one within the time of a round trip. A later answer is passed over.
#[cfg(unix)]
const PATIENCE: rustix::event::Timespec = rustix::event::Timespec { tv_sec: 0, tv_nsec: 250_000_000 };

/// It takes two cells. Nothing is known where nothing answers.
pub(super) fn is_wide() -> io::Result<bool> {
    queue!(io::stdout(), MoveTo(0, 0), Print(HALF))?;
    if !answers()? {
        return Ok(false);
    }
    // What else came in stays in crossterm's queue.
    let (column, _) = cursor::position()?;
    Ok(column > 1)
}

/// Asks where the cursor stands. crossterm would wait 2 s for the answer, so it is first seen whether anything comes.
#[cfg(unix)]
fn answers() -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, poll};
    let mut out = io::stdout();
    out.write_all(b"\x1b[6n")?;
    out.flush()?;
    let stdin = io::stdin();
    let mut waits = [PollFd::new(&stdin, PollFlags::IN)];
    let came = poll(&mut waits, Some(&PATIENCE))?;
    Ok(came > 0 && waits[0].revents().contains(PollFlags::IN))
}

/// The system knows the cursor itself.
#[cfg(not(unix))]
fn answers() -> io::Result<bool> {
    io::stdout().flush()?;
    Ok(true)
}
