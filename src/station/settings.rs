//! `settings.ron`, in the home: what a station sets for all of its meetings.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::{StationError, io_error};

/// Bytes that are read of it.
const CAP: u64 = 64 * 1024;

/// What a station sets; without a file, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// A folder in which every meeting has a copy of its journal, as on a stick; seen from the home, if it begins with no
    /// root.
    pub mirror: Option<PathBuf>,
}

pub(super) fn read(home: &Path) -> Result<Settings, StationError> {
    let path = home.join("settings.ron");
    let mut text = Vec::new();
    match File::open(&path).and_then(|file| file.take(CAP + 1).read_to_end(&mut text)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(io_error(&path, error)),
        Ok(_) => {}
    }
    if text.len() as u64 > CAP {
        return Err(io_error(&path, io::ErrorKind::FileTooLarge.into()));
    }
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut settings: Settings = options.from_bytes(&text).map_err(|error| StationError::Settings {
        path: path.clone(),
        line: error.span.start.line,
        why: error.code.to_string(),
    })?;
    settings.mirror = settings.mirror.filter(|dir| dir != Path::new("")).map(|dir| home.join(dir));
    Ok(settings)
}
