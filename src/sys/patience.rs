//! Files that another program holds: a scanner or a sync client for a moment, Word or Excel until somebody closes them. What is
//! asked of such a file is asked again for half a second, and then refused with a reason that says who is in the way.

use std::{io, time::Duration};

/// Between one try and the next, in milliseconds: 550 in all. A scanner is done within the first few.
const PAUSES: [u64; 6] = [10, 20, 40, 80, 150, 250];

/// Why a step was not done.
#[derive(Debug)]
pub(super) enum Why {
    /// Another program holds the file.
    Held,
    /// Nobody can tell whether somebody held it; nobody does any more.
    Perhaps(io::Error),
    /// Something else: no use in trying again.
    Other(io::Error),
}

/// A file that another program holds, as an error of the system's.
#[derive(Debug, thiserror::Error)]
#[error("another program holds it")]
struct IsHeld;

/// Takes a step, again and again for a moment where another program holds the file.
pub(super) fn patiently<T>(step: impl FnMut() -> Result<T, Why>) -> io::Result<T> {
    tried(pause, step)
}

fn tried<T>(mut pause: impl FnMut(Duration), mut step: impl FnMut() -> Result<T, Why>) -> io::Result<T> {
    for wait in PAUSES {
        match step() {
            Err(Why::Held | Why::Perhaps(_)) => pause(Duration::from_millis(wait)),
            done => return done.map_err(Why::said),
        }
    }
    step().map_err(Why::said)
}

impl Why {
    fn said(self) -> io::Error {
        match self {
            Self::Held => io::Error::new(io::ErrorKind::ResourceBusy, IsHeld),
            Self::Perhaps(error) | Self::Other(error) => error,
        }
    }
}

/// Was it refused since another program holds the file?
pub fn is_held(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy
}

#[cfg(not(test))]
fn pause(long: Duration) {
    std::thread::sleep(long);
}

/// Tests don't wait: how often a file is asked for is what counts.
#[cfg(test)]
fn pause(_: Duration) {}

/// Programs that hold files, as a test has them: a name, and how often it is asked for in vain.
#[cfg(test)]
pub(crate) mod holders {
    use std::{
        cell::{Cell, RefCell},
        collections::BTreeMap,
        fs,
        path::Path,
    };

    use super::Why;

    thread_local! {
        static OURS_TOO: Cell<bool> = const { Cell::new(false) };
        static HELD: RefCell<BTreeMap<String, (u32, Shares)>> = const { RefCell::new(BTreeMap::new()) };
    }

    /// What whoever holds a file lets others do.
    #[derive(Clone, Copy, PartialEq, Eq)]
    pub(crate) enum Shares {
        Nothing,
        Reading,
    }

    /// From now on nothing can be done to a file of this name, so many times.
    pub(crate) fn hold(name: &str, times: u32) {
        hold_sharing(name, times, Shares::Nothing);
    }

    pub(crate) fn hold_sharing(name: &str, times: u32, shares: Shares) {
        HELD.with_borrow_mut(|held| held.insert(name.to_owned(), (times, shares)));
    }

    /// From now on no file can be replaced that this process itself has open, as on FAT and on shares. Seen on Linux.
    #[cfg(target_os = "linux")]
    pub(crate) fn hold_ours_too() {
        OURS_TOO.set(true);
    }

    /// Everybody has let go.
    pub(crate) fn let_go() {
        OURS_TOO.set(false);
        HELD.with_borrow_mut(BTreeMap::clear);
    }

    pub(in crate::sys) fn ask_ours(path: &Path) -> Result<(), Why> {
        let Some(path) = path.canonicalize().ok().filter(|_| OURS_TOO.get()) else { return Ok(()) };
        let mut open = fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
        if open.any(|open| fs::read_link(open.path()).is_ok_and(|to| to == path)) { Err(Why::Held) } else { Ok(()) }
    }

    pub(in crate::sys) fn ask(path: &Path, reads: bool) -> Result<(), Why> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        HELD.with_borrow_mut(|held| match held.get_mut(&name) {
            Some((times, shares)) if *times > 0 && !(reads && *shares == Shares::Reading) => {
                *times -= 1;
                Err(Why::Held)
            }
            _ => Ok(()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(after: usize, why: fn() -> Why) -> (io::Result<usize>, Vec<u128>) {
        let (mut asked, mut waited) = (0, Vec::new());
        let came = tried(
            |long| waited.push(long.as_millis()),
            || {
                asked += 1;
                if asked > after { Ok(asked) } else { Err(why()) }
            },
        );
        (came, waited)
    }

    fn denied() -> io::Error {
        io::ErrorKind::PermissionDenied.into()
    }

    #[test]
    fn a_file_that_is_held_for_a_moment_is_asked_for_again() {
        let (came, waited) = run(3, || Why::Held);
        assert_eq!((came.unwrap(), waited), (4, vec![10, 20, 40]));
    }

    #[test]
    fn after_half_a_second_it_is_said_that_somebody_holds_it() {
        let (came, waited) = run(99, || Why::Held);
        assert!(is_held(&came.unwrap_err()));
        assert_eq!(waited.iter().sum::<u128>(), 550);
    }

    #[test]
    fn what_is_refused_for_another_reason_is_asked_for_once() {
        let (came, waited) = run(99, || Why::Other(denied()));
        assert_eq!(came.unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert!(waited.is_empty());
    }

    #[test]
    fn where_nobody_holds_it_in_the_end_the_reason_is_the_systems_own() {
        let (came, waited) = run(99, || Why::Perhaps(denied()));
        assert_eq!(came.unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(waited.len(), 6);
    }
}
