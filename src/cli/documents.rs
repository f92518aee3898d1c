//! One document as files: to a pipe, or into the folder of its meeting.

use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use uuid::Uuid;

use super::{Caller, CliError, Exit, minutes::unwritable, say};
use crate::{
    document::{self, Document},
    i18n::{cli, files as words, journal},
    minutes::{
        File, Format,
        filing::{Names, Paper},
    },
    office::{
        self, PapersError,
        browsed::{self, Page},
    },
    sitting::Sitting,
    sys::browser::{Available, Browser, Wanted},
};

/// As what a document is written: by one writer each, and by the browser.
fn all() -> impl Iterator<Item = Format> {
    document::Format::ALL.into_iter().map(Format::Document).chain([Format::Pdf])
}

pub(super) fn papers() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(all().map(Format::name))
        .try_map(|name| all().find(|format| format.name() == name).ok_or(name))
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
        let formats: Vec<Format> = match (formats, out) {
            ([], Some(_)) => all().collect(),
            ([], None) => all().take(1).collect(),
            (some, _) => some.to_vec(),
        };
        let names = Names::of(sitting.meeting(), self.lang);
        let mut files = Vec::new();
        for format in all().filter(|format| formats.contains(format)) {
            if let Format::Document(as_what) = format {
                let bytes = as_what.write(document).map_err(|error| unwritable(&error))?;
                files.push(names.file(paper, format, which, bytes));
            }
        }
        if formats.contains(&Format::Pdf) {
            let html = document::html::write(document);
            let page = Page { paper, which: which.map(str::to_owned), html, wanted: Wanted::Pdf };
            files.extend(self.browsed(sitting, &names, &[page], files.is_empty())?);
        }
        let Some(folder) = out else {
            return match files.as_slice() {
                [file] => self.print(&file.bytes),
                _ => Err(CliError::new(Exit::Usage, cli::several_files(self.lang, files.len()))),
            };
        };
        self.put_files(sitting, folder, &names, &files)
    }

    /// What the browser makes of pages. Where there is none, or it fails, that is said; where nothing else was wanted, it is an error.
    pub(super) fn browsed(
        &self,
        sitting: &Sitting,
        names: &Names,
        pages: &[Page],
        is_all: bool,
    ) -> Result<Vec<File>, CliError> {
        let made = match Browser::find() {
            Available::Here(browser) => {
                browsed::make(pages, names, sitting.meeting().reached, &browser, &AtomicBool::new(false))
            }
            Available::Unwanted if !is_all => return Ok(Vec::new()),
            Available::Nowhere | Available::Unwanted => {
                let words = words::no_browser(self.lang);
                if is_all {
                    return Err(CliError::new(Exit::Disk, words));
                }
                say(&words);
                return Ok(Vec::new());
            }
        };
        match made.failed.map(|why| browsed::said(self.lang, &why)) {
            Some(words) if is_all && made.files.is_empty() => Err(CliError::new(Exit::Disk, words)),
            words => {
                if let Some(words) = words {
                    say(&words);
                }
                Ok(made.files)
            }
        }
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
        let put = put.map_err(|error| self.unplaced(into, error))?;
        if let Some((n, folder)) = &put.kept {
            say(&words::kept(self.lang, *n, &folder.to_string_lossy()));
        }
        for path in &put.files {
            self.print_path(path)?;
        }
        Ok(self.said_held(&put.held))
    }

    /// Names each file that another program has open and that was not written.
    pub(super) fn said_held(&self, held: &[PathBuf]) -> Exit {
        for path in held {
            say(&words::held(self.lang, &journal::place(path)));
        }
        if held.is_empty() { Exit::Done } else { Exit::Disk }
    }

    /// Why files could not be put into a folder.
    pub(super) fn unplaced(&self, into: &Path, error: PapersError) -> CliError {
        match error {
            PapersError::Another(other) => {
                CliError::new(Exit::Refused, cli::papers_of_another(self.lang, &self.said_of(other)))
            }
            PapersError::Disk(error) => self.io(&into.to_string_lossy(), &error),
            other => CliError::new(Exit::Disk, other.said(self.lang)),
        }
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
