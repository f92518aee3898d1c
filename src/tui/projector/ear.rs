//! How the wall learns that the journal grew: the system tells it, and where it doesn't, the wall looks.

use std::{path::PathBuf, time::Duration};

use crate::sys::Watch;

/// How often the journal is looked at where nobody tells. A person sees no delay.
const LOOK: Duration = Duration::from_millis(16);
/// The system kept silent about so many changes, one after another: it won't tell.
const DEAF: u8 = 3;

/// Listens to the folder of a meeting.
pub struct Ear<T> {
    folder: PathBuf,
    told: T,
    watch: Option<Watch>,
    /// Changes that were found and not told, one after another.
    missed: u8,
}

impl<T: Fn(&[PathBuf]) + Clone + Send + 'static> Ear<T> {
    /// Has `told` called when something may have changed, with what, where the system says it.
    pub fn at(folder: PathBuf, told: T) -> Self {
        let watch = Watch::folder(&folder, told.clone());
        Self { folder, told, watch, missed: 0 }
    }

    /// How long to wait before the next look, if nobody tells before; the clock wants one at the next full second anyway.
    pub fn patience(&self, to_second: Duration) -> Duration {
        if self.watch.is_some() { to_second } else { to_second.min(LOOK) }
    }

    /// After a look that brought something new, or nothing, and that was told, or not.
    pub fn after(&mut self, is_new: bool, was_told: bool) {
        if was_told {
            self.missed = 0;
        } else if is_new && self.watch.is_some() {
            self.missed += 1;
            // The folder may be another one than it was.
            self.watch = None;
        }
    }

    /// Once a second: a folder that wasn't there may be there now. True where nobody listened before, so that one more look is due.
    pub fn listen_again(&mut self) -> bool {
        if self.watch.is_none() && self.missed < DEAF {
            self.watch = Watch::folder(&self.folder, self.told.clone());
            return self.watch.is_some();
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn who_is_told_waits_and_who_is_not_told_looks() {
        let folder = tempfile::tempdir().unwrap();
        let mut ear = Ear::at(folder.path().to_owned(), |_| ());
        assert_eq!(ear.patience(SECOND), SECOND);
        // Nothing new is nothing missed; what was told makes good.
        ear.after(false, false);
        assert_eq!(ear.patience(SECOND), SECOND);
        for _ in 0..10 {
            ear.after(true, false);
            assert_eq!(ear.patience(SECOND), LOOK);
            assert!(ear.listen_again());
            ear.after(true, true);
        }
        for _ in 0..DEAF {
            ear.after(true, false);
            ear.listen_again();
        }
        assert_eq!(ear.patience(SECOND), LOOK);
        assert!(!ear.listen_again());
        assert_eq!(ear.patience(Duration::from_millis(3)), Duration::from_millis(3));
    }

    #[test]
    fn a_folder_that_comes_later_is_listened_to_then() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("meeting");
        let mut ear = Ear::at(folder.clone(), |_| ());
        assert!(!ear.listen_again());
        assert_eq!(ear.patience(SECOND), LOOK);
        std::fs::create_dir(folder).unwrap();
        assert!(ear.listen_again());
        assert_eq!(ear.patience(SECOND), SECOND);
    }
}
