//! 站码: what tells a table of this station from that of another, in which 26年3次会 提议2 is something else.

use std::io::Read as _;

use uuid::Uuid;

use super::{Home, StationError, io_error};
use crate::sys::{Folder, Looked};

const NAME: &str = "station.code";
/// Letters of a code: as short as can be read out, and as long that two stations hardly have one.
const LETTERS: usize = 8;

impl Home {
    /// The code of this station; none before a table left it.
    pub fn code(&self) -> Result<Option<String>, StationError> {
        let failed = |error| io_error(&self.root().join(NAME), error);
        let folder = match Folder::open(self.root()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            folder => folder.map_err(failed)?,
        };
        match folder.look(NAME) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
            Ok(Looked::File) => {}
            Ok(_) => return Err(failed(std::io::ErrorKind::InvalidInput.into())),
        }
        let mut said = String::new();
        let read = folder.file(NAME, false).and_then(|file| file.take(64).read_to_string(&mut said));
        read.map_err(failed)?;
        let code: String = said.trim().chars().take(LETTERS).filter(char::is_ascii_alphanumeric).collect();
        Ok((!code.is_empty()).then_some(code))
    }

    /// The code of this station, which is made of `fresh` where there is none yet.
    pub fn own_code(&self, fresh: Uuid) -> Result<String, StationError> {
        if let Some(code) = self.code()? {
            return Ok(code);
        }
        let code: String = fresh.simple().to_string().chars().rev().take(LETTERS).collect();
        let put = Folder::open(self.root()).and_then(|folder| folder.place(NAME, code.as_bytes(), true));
        put.map_err(|error| io_error(&self.root().join(NAME), error))?;
        Ok(code)
    }
}
