//! The archive that a workbook is: its parts, unpacked within bounds.

use std::io::{BufReader, Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::{Alien, Unreadable};

/// What all parts of a workbook may swell to, in bytes.
const INFLATED: u64 = 64 << 20;
/// Parts that a workbook may have.
const PARTS: usize = 1_000;

/// An archive.
pub(super) struct Packed<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
}

pub(super) fn failed(why: &dyn std::fmt::Display) -> Unreadable {
    Unreadable::Workbook { why: why.to_string() }
}

/// Part names are told apart by neither case nor the slash that a careless program wrote.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

impl<'a> Packed<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
        if archive.len() > PARTS {
            return Err(Unreadable::TooBig { most: INFLATED });
        }
        let names = archive.file_names().map(|name| name.map_or_else(|_| String::new(), |name| plain(&name))).collect();
        let mut packed = Self { archive, names };
        packed.is_workbook()?;
        packed.swells_too_far()?;
        Ok(packed)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| *known == plain(name))
    }

    /// An archive that is something else is named for what it is.
    fn is_workbook(&self) -> Result<(), Unreadable> {
        let alien = |what| Err(Unreadable::Alien(what));
        if self.has("word/document.xml") {
            return alien(Alien::Word);
        }
        if self.has("ppt/presentation.xml") || self.has("index.html") || self.has("index/document.iwa") {
            return alien(Alien::Other);
        }
        if self.has("xl/workbook.bin") {
            return alien(Alien::Binary);
        }
        let is_ods = self.has("content.xml");
        let is_xlsx = self
            .names
            .iter()
            .any(|name| name.starts_with("xl/") || name == "[content_types].xml" || name == "_rels/.rels");
        if is_ods || is_xlsx || self.names.is_empty() { Ok(()) } else { alien(Alien::Archive) }
    }

    /// Unpacks every part, keeps nothing, and stops where it is too much: what an archive says of its own size may be a lie.
    fn swells_too_far(&mut self) -> Result<(), Unreadable> {
        let mut left = INFLATED;
        for place in 0..self.archive.len() {
            let part = self.archive.by_index(place).map_err(|error| match error {
                ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => Unreadable::Alien(Alien::Locked),
                error => failed(&error),
            })?;
            let swollen =
                std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| failed(&error))?;
            left = left.checked_sub(swollen).ok_or(Unreadable::TooBig { most: INFLATED })?;
        }
        Ok(())
    }

    /// A part, to be read from its beginning.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<BufReader<impl Read + '_>>, Unreadable> {
        let wanted = plain(name);
        let Some(found) = self.names.iter().position(|known| *known == wanted) else { return Ok(None) };
        let part = self.archive.by_index(found).map_err(|error| failed(&error))?;
        Ok(Some(BufReader::new(part)))
    }
}
