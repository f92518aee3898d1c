//! All files of a record, by cut and format. Their names are ours: nothing that people wrote is in them.

use uuid::Uuid;

use super::{
    Cut, Record,
    csv::{self, Encoding},
    cut, ics, ron,
    tables::{Table, tables},
    wechat, xlsx,
};
use crate::{
    document::{self, Unwritable},
    meeting::Meeting,
};

/// As what the minutes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A plain text for the chat.
    Wechat,
    /// A document to be read.
    Document(document::Format),
    /// Tables as a workbook.
    Xlsx,
    /// Tables, one file each.
    Csv,
    /// To-dos and the follow-up meeting.
    Ics,
    /// For programs.
    Ron,
}

impl Format {
    /// All of them; these are the default formats.
    pub const ALL: [Self; 8] = [
        Self::Wechat,
        Self::Document(document::Format::Md),
        Self::Document(document::Format::Docx),
        Self::Document(document::Format::Html),
        Self::Xlsx,
        Self::Csv,
        Self::Ics,
        Self::Ron,
    ];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wechat => "wechat",
            Self::Document(of) => of.name(),
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Ron => "ron",
        }
    }
}

/// A file, ready to be put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// ASCII, no folder in it.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// For whom.
    pub cuts: &'a [Cut],
    /// As what.
    pub formats: &'a [Format],
    /// The bytes of CSV.
    pub encoding: Encoding,
}

impl Order<'_> {
    /// Every cut in every default format.
    pub const ALL: Order<'static> = Order { cuts: &Cut::ALL, formats: &Format::ALL, encoding: Encoding::Utf8 };
}

impl Cut {
    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        ["page", "circulated", "archive"][self as usize]
    }

    /// As its files are called.
    fn stem(self) -> &'static str {
        match self {
            Self::Page => "minutes-page",
            Self::Circulated => "minutes-circulated",
            Self::Archive => "minutes",
        }
    }
}

/// A folder for the files of one meeting among those of others: its day and its id, and nothing that people wrote.
pub fn folder_name(meeting: &Meeting, id: Uuid) -> String {
    let planned = meeting.opening.as_ref().and_then(|opening| opening.planned);
    let day = meeting.started.or(planned).or(meeting.reached).map(|at| at.date().to_string());
    day.into_iter().chain([id.hyphenated().to_string()]).collect::<Vec<_>>().join("-")
}

/// The files of an order, each once: those that are one whatever the cut, then cut by cut.
pub fn files(meeting: &Meeting, record: &Record<'_>, order: &Order<'_>) -> Result<Vec<File>, Unwritable> {
    let asked = || Format::ALL.into_iter().filter(|format| order.formats.contains(format));
    let whole = |name: &str, bytes| Some(File { name: name.to_owned(), bytes });
    let mut files: Vec<File> = asked()
        .filter_map(|format| match format {
            Format::Wechat => whole("wechat.txt", wechat::write(meeting, record)),
            Format::Ics => whole("pledges.ics", ics::write(meeting, record)),
            Format::Document(_) | Format::Xlsx | Format::Csv | Format::Ron => None,
        })
        .collect();
    for of in Cut::ALL.into_iter().filter(|of| order.cuts.contains(of)) {
        let document = cut(meeting, record, of);
        let tables = tables(meeting, record, of);
        let named = |format: Format, bytes| vec![File { name: format!("{}.{}", of.stem(), format.name()), bytes }];
        for format in asked() {
            files.extend(match format {
                Format::Wechat | Format::Ics => Vec::new(),
                Format::Document(as_what) => named(format, as_what.write(&document)?),
                Format::Xlsx => named(format, xlsx::write(&tables)?),
                Format::Ron => named(format, ron::write(of, &document, &tables)?),
                Format::Csv => {
                    let file = |table: &Table| File {
                        name: format!("{}-{}.csv", of.stem(), table.id),
                        bytes: csv::write(table, record.unread, order.encoding),
                    };
                    tables.tables.iter().map(file).collect()
                }
            });
        }
    }
    Ok(files)
}
