//! Being told by the system that something in a folder changed.

use std::path::Path;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// The system tells as long as this is kept.
pub struct Watch {
    _told: RecommendedWatcher,
}

impl Watch {
    /// Has `told` called, on a thread of its own, whenever something in this folder may have changed. None where the folder isn't
    /// there or the system has no such call. That it answers doesn't mean that it will tell: of what another machine writes to a
    /// network drive most systems say nothing.
    pub fn folder(path: &Path, told: impl Fn() + Send + 'static) -> Option<Self> {
        let tell = move |event: notify::Result<Event>| {
            // That somebody read is no change; whoever looks when told would else be told of the look.
            if !event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                told();
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
        let watch = Watch::folder(folder.path(), move || {
            let _ = told.send(());
        });
        fs::write(folder.path().join("journal.ron"), "a line").unwrap();
        assert!(watch.is_none() || heard.recv_timeout(Duration::from_mins(1)).is_ok());
        assert!(Watch::folder(&folder.path().join("none"), || ()).is_none());
    }
}
