//! `estate.ron`, in the home: which estate the station is of, as somebody said it here. Written by the program, as `pages.ron` is.

use std::io;

use super::{Home, settings};
use crate::{sys::Folder, text};

const FILE: &str = "estate.ron";

impl Home {
    /// Which estate the station is of, as it was said here.
    pub fn estate(&self) -> Option<String> {
        let text = settings::small(&self.root.join(FILE)).ok().flatten();
        let said: Option<String> = text.and_then(|text| ron::de::from_bytes(&text).ok());
        said.map(|said| text::safe(said.trim()).to_string()).filter(|said| !said.is_empty())
    }

    /// Says it; nothing said takes it back.
    pub fn set_estate(&self, said: Option<&str>) -> io::Result<()> {
        let folder = Folder::open(&self.root)?;
        match said.map(str::trim).filter(|said| !said.is_empty()) {
            Some(said) => folder.place_lightly(FILE, ron::to_string(said).map_err(io::Error::other)?.as_bytes()),
            None => match folder.remove(FILE) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        }
    }
}
