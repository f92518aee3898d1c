//! One document as files: to a pipe, or into a folder.

use std::{fs, io, path::PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Caller, CliError, Exit, minutes::unwritable};
use crate::{
    i18n::cli,
    minutes::{Document, Format, docx, html, markdown},
    sys::Folder,
};

/// What a paper that isn't the minutes is written as.
const FORMATS: [Format; 3] = [Format::Md, Format::Docx, Format::Html];

pub(super) fn papers() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(FORMATS.map(Format::name))
        .map(|name| FORMATS.into_iter().find(|format| format.name() == name).unwrap_or(Format::Md))
}

impl Caller {
    /// Without formats, Markdown to a pipe and all of them into a folder.
    pub(super) fn put_document(
        &self,
        document: &Document,
        stem: &str,
        formats: &[Format],
        out: Option<&PathBuf>,
    ) -> Result<Exit, CliError> {
        let formats: &[Format] = match (formats, out) {
            ([], Some(_)) => &FORMATS,
            ([], None) => &[Format::Md],
            (some, _) => some,
        };
        let mut files = Vec::new();
        for format in FORMATS.iter().filter(|format| formats.contains(format)) {
            let bytes = match format {
                Format::Docx => docx::write(document).map_err(|error| unwritable(&error))?,
                Format::Html => html::write(document),
                _ => markdown::write(document),
            };
            files.push((format!("{stem}.{}", format.name()), bytes));
        }
        let Some(folder) = out else {
            return match files.as_slice() {
                [(_, bytes)] => self.print(bytes),
                _ => Err(CliError::new(Exit::Usage, cli::several_files(self.lang, files.len()))),
            };
        };
        let failed = |error: io::Error| self.io(&folder.to_string_lossy(), &error);
        let held = fs::create_dir_all(folder).and_then(|()| Folder::open(folder)).map_err(failed)?;
        held.place_all(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))).map_err(failed)?;
        for (name, _) in &files {
            self.print_path(&folder.join(name))?;
        }
        Ok(Exit::Done)
    }
}
