//! Several estates on one laptop: each has a station of its own, which is a home in the folder `stations` of the first one.

use std::{ffi::OsStr, fs, path::Path};

use super::Home;

/// Where the others are.
const STATIONS: &str = "stations";

/// Another station of this laptop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// What it is called: its folder's name. Nothing: the first one.
    pub name: Option<String>,
    /// Its home.
    pub home: Home,
}

impl Home {
    /// What this station is called, where it is one of several and not the first.
    pub fn name(&self) -> Option<String> {
        self.first()?;
        Some(self.root.file_name()?.to_string_lossy().into_owned())
    }

    /// The home that this one lies in as one of its stations.
    fn first(&self) -> Option<&Path> {
        let folder = self.root.parent()?;
        (folder.file_name() == Some(OsStr::new(STATIONS))).then(|| folder.parent()).flatten()
    }

    /// The other stations of this laptop, the first one first.
    pub fn others(&self) -> Vec<Station> {
        let base = self.first().unwrap_or(&self.root);
        let first = self.first().and_then(|base| Self::at(base).ok()).map(|home| Station { name: None, home });
        let folders = fs::read_dir(base.join(STATIONS)).into_iter().flatten().flatten();
        // What is reached through a link may be anywhere.
        let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let mut others: Vec<Station> = folders
            .filter_map(|entry| {
                let name = crate::text::safe(&entry.file_name().to_string_lossy()).to_string();
                Some(Station { name: Some(name), home: Self::at(&entry.path()).ok()? })
            })
            .filter(|station| station.home.root != self.root)
            .collect();
        others.sort_by(|one, other| one.name.cmp(&other.name));
        first.into_iter().chain(others).collect()
    }
}
