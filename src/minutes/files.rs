//! All files of a record, by cut and format. Their names are ours: nothing that people wrote is in them.

use uuid::Uuid;

use super::{
    Cut, Record, Unwritable,
    csv::{self, Encoding},
    cut, docx, html, ics, markdown, ron,
    tables::tables,
    wechat, xlsx,
};
use crate::meeting::Meeting;

/// As what the minutes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A plain text for the chat.
    Wechat,
    /// Markdown.
    Md,
    /// Word and WPS, in the layout of official papers.
    Docx,
    /// HTML that prints on A4.
    Html,
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
    pub const ALL: [Self; 8] =
        [Self::Wechat, Self::Md, Self::Docx, Self::Html, Self::Xlsx, Self::Csv, Self::Ics, Self::Ron];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        ["wechat", "md", "docx", "html", "xlsx", "csv", "ics", "ron"][self as usize]
    }

    /// One paper, whatever the cut.
    fn is_for_everybody(self) -> bool {
        matches!(self, Self::Wechat | Self::Ics)
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

/// The files of an order, each once.
pub fn files(meeting: &Meeting, record: &Record<'_>, order: &Order<'_>) -> Result<Vec<File>, Unwritable> {
    let mut files = Vec::new();
    let asked = |format: &Format| order.formats.contains(format);
    for format in Format::ALL.iter().filter(|format| format.is_for_everybody()).filter(|format| asked(format)) {
        files.push(match format {
            Format::Wechat => File { name: "wechat.txt".to_owned(), bytes: wechat::write(meeting, record) },
            _ => File { name: "pledges.ics".to_owned(), bytes: ics::write(meeting, record) },
        });
    }
    for of in Cut::ALL.into_iter().filter(|of| order.cuts.contains(of)) {
        let document = cut(meeting, record, of);
        let tables = tables(meeting, record, of);
        let named = |ending: &str| format!("{}.{ending}", of.stem());
        for format in Format::ALL.iter().filter(|format| asked(format)) {
            let bytes = match format {
                Format::Wechat | Format::Ics => continue,
                Format::Csv => {
                    files.extend(tables.tables.iter().map(|table| File {
                        name: format!("{}-{}.csv", of.stem(), table.id),
                        bytes: csv::write(table, record.unread, order.encoding),
                    }));
                    continue;
                }
                Format::Md => markdown::write(&document),
                Format::Docx => docx::write(&document)?,
                Format::Html => html::write(&document),
                Format::Xlsx => xlsx::write(&tables)?,
                Format::Ron => ron::write(of, &document, &tables)?,
            };
            files.push(File { name: named(format.name()), bytes });
        }
    }
    Ok(files)
}
