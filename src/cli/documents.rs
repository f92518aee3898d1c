//! One document as files: to a pipe, or into the folder of its meeting.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use uuid::Uuid;

use super::{Caller, CliError, Exit, minutes::unwritable, say};
use crate::{
    document::{Document, Format},
    i18n::{cli, files as words},
    minutes::{
        self, File,
        filing::{Names, Paper},
    },
    office::{self, PapersError},
    sitting::Sitting,
};

pub(super) fn papers() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|name| Format::ALL.into_iter().find(|format| format.name() == name).unwrap_or(Format::Md))
}

impl Caller {
    /// Without formats, Markdown to a pipe and all of them into a folder. `which` tells those apart of which a meeting has several.
    pub(super) fn put_document(
        &self,
        document: &Document,
        (paper, which): (Paper, Option<&str>),
        formats: &[Format],
        (sitting, out): (&Sitting, Option<&PathBuf>),
    ) -> Result<Exit, CliError> {
        let formats: &[Format] = match (formats, out) {
            ([], Some(_)) => &Format::ALL,
            ([], None) => &[Format::Md],
            (some, _) => some,
        };
        let names = Names::of(sitting.meeting(), self.lang);
        let mut files = Vec::new();
        for format in Format::ALL.iter().filter(|format| formats.contains(format)) {
            let bytes = format.write(document).map_err(|error| unwritable(&error))?;
            files.push(names.file(paper, minutes::Format::Document(*format), which, bytes));
        }
        let Some(folder) = out else {
            return match files.as_slice() {
                [file] => self.print(&file.bytes),
                _ => Err(CliError::new(Exit::Usage, cli::several_files(self.lang, files.len()))),
            };
        };
        self.put_files(sitting, folder, &names, &files)
    }

    /// Puts papers into the folder of their meeting, among those of others there, and prints where each is.
    pub(super) fn put_files(
        &self,
        sitting: &Sitting,
        into: &Path,
        names: &Names,
        files: &[File],
    ) -> Result<Exit, CliError> {
        let put = office::file(sitting.home(), sitting.id(), into, names, files);
        let put = put.map_err(|error| match error {
            PapersError::Another(other) => {
                CliError::new(Exit::Refused, cli::papers_of_another(self.lang, &self.said_of(other)))
            }
            PapersError::Disk(error) => self.io(&into.to_string_lossy(), &error),
            other => CliError::new(Exit::Disk, other.said(self.lang)),
        })?;
        if let Some((n, folder)) = &put.kept {
            say(&words::kept(self.lang, *n, &folder.to_string_lossy()));
        }
        for path in &put.files {
            self.print_path(path)?;
        }
        Ok(Exit::Done)
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
