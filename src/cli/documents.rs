//! One document as files: to a pipe, or into a folder.

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use uuid::Uuid;

use super::{Caller, CliError, Exit, minutes::unwritable};
use crate::{
    document::{Document, Format},
    i18n::cli,
    office::{self, papers::PapersError},
    sitting::Sitting,
    sys::Folder,
};

pub(super) fn papers() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|name| Format::ALL.into_iter().find(|format| format.name() == name).unwrap_or(Format::Md))
}

impl Caller {
    /// Without formats, Markdown to a pipe and all of them into a folder.
    pub(super) fn put_document(
        &self,
        document: &Document,
        stem: &str,
        formats: &[Format],
        (meeting, out): (Uuid, Option<&PathBuf>),
    ) -> Result<Exit, CliError> {
        let formats: &[Format] = match (formats, out) {
            ([], Some(_)) => &Format::ALL,
            ([], None) => &[Format::Md],
            (some, _) => some,
        };
        let mut files = Vec::new();
        for format in Format::ALL.iter().filter(|format| formats.contains(format)) {
            let bytes = format.write(document).map_err(|error| unwritable(&error))?;
            files.push((format!("{stem}.{}", format.name()), bytes));
        }
        let Some(folder) = out else {
            return match files.as_slice() {
                [(_, bytes)] => self.print(bytes),
                _ => Err(CliError::new(Exit::Usage, cli::several_files(self.lang, files.len()))),
            };
        };
        let failed = |error: io::Error| self.io(&folder.to_string_lossy(), &error);
        let held = self.folder_of(meeting, folder)?;
        held.place_all(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))).map_err(failed)?;
        for (name, _) in &files {
            self.print_path(&folder.join(name))?;
        }
        Ok(Exit::Done)
    }

    /// A folder for the papers of this meeting, made where there is none. Those of another are never written over.
    pub(super) fn folder_of(&self, meeting: Uuid, folder: &Path) -> Result<Folder, CliError> {
        office::papers::folder_of(meeting, folder).map_err(|error| match error {
            PapersError::Another(other) => {
                CliError::new(Exit::Refused, cli::papers_of_another(self.lang, &self.said_of(other)))
            }
            PapersError::Disk(error) => self.io(&folder.to_string_lossy(), &error),
            other => CliError::new(Exit::Disk, other.said(self.lang)),
        })
    }

    /// What a meeting was about, if it is in the home; else its id.
    fn said_of(&self, meeting: Uuid) -> String {
        let look = || {
            let sitting = Sitting::look(&self.home().ok()?, meeting, Self::clock().ok()?).ok()?;
            let opening = sitting.meeting().opening.as_deref()?;
            Some(format!("{} {}", opening.estate, opening.theme))
        };
        look().map_or_else(|| meeting.to_string(), |said| crate::text::safe(&said).to_string())
    }
}
