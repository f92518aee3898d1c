//! Being told by the system that something in a folder changed.

use std::path::{Path, PathBuf};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// The system tells as long as this is kept.
pub struct Watch {
    _told: RecommendedWatcher,
}

impl Watch {
    /// Has `told` called, on a thread of its own, whenever something in this folder may have changed, with what; with nothing where
    /// the system doesn't say. None where the folder isn't
    /// there or the system has no such call. That it answers doesn't mean that it will tell: of what another machine writes to a
    /// network drive most systems say nothing.
    pub fn folder(path: &Path, told: impl Fn(&[PathBuf]) + Send + 'static) -> Option<Self> {
        let tell = move |event: notify::Result<Event>| {
            // That somebody read is no change; whoever looks when told would else be told of the look.
            match event {
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
                Ok(event) => told(&event.paths),
                Err(_) => told(&[]),
            }
        };
        let mut watcher = notify::recommended_watcher(tell).ok()?;
        watcher.watch(path, RecursiveMode::NonRecursive).ok()?;
        Some(Self { _told: watcher })
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, sync::mpsc, time::Duration};

    use super::*;

    #[test]
    fn what_is_written_is_told_and_a_folder_that_is_not_there_is_not_watched() {
        let folder = tempfile::tempdir().unwrap();
        let (told, heard) = mpsc::channel();
        let watch = Watch::folder(folder.path(), move |paths| {
            let _ = told.send(paths.iter().any(|path| path.ends_with("journal.ron")));
        });
        fs::write(folder.path().join("journal.ron"), "a line").unwrap();
        let is_told = || std::iter::from_fn(|| heard.recv_timeout(Duration::from_mins(1)).ok()).any(|of| of);
        assert!(watch.is_none() || is_told());
        assert!(Watch::folder(&folder.path().join("none"), |_| ()).is_none());
    }
}
