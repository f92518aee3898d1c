//! All files of a record, by cut and format, but for those that a browser makes.

use super::{
    Cut, Record,
    csv::{self, Encoding},
    cut,
    filing::{File, Format, Names, Paper},
    ics, ron,
    sheets::tables,
    wechat, xlsx,
};
use crate::{document::Unwritable, meeting::Meeting};

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
}

/// The files of an order, each once: those that are one whatever the cut, then cut by cut. A table that two cuts have alike is one file.
pub fn files(meeting: &Meeting, record: &Record<'_>, order: &Order<'_>) -> Result<Vec<File>, Unwritable> {
    let asked = || Format::ALL.into_iter().filter(|format| order.formats.contains(format));
    let names = Names::of(meeting, record.lang);
    let mut files: Vec<File> = asked()
        .filter_map(|format| match format {
            Format::Wechat => Some(names.file(Paper::Chat, format, None, wechat::write(meeting, record))),
            Format::Ics => Some(names.file(Paper::Calendar, format, None, ics::write(meeting, record))),
            Format::Document(_) | Format::Xlsx | Format::Csv | Format::Ron | Format::Pdf | Format::Png => None,
        })
        .collect();
    let mut sheets: Vec<(&'static str, File)> = Vec::new();
    for of in Cut::ALL.into_iter().filter(|of| order.cuts.contains(of)) {
        let document = cut(meeting, record, of);
        let tables = tables(meeting, record, of);
        for format in asked() {
            let bytes = match format {
                Format::Wechat | Format::Ics | Format::Pdf | Format::Png => continue,
                Format::Document(as_what) => as_what.write(&document)?,
                Format::Xlsx => xlsx::write(&tables)?,
                Format::Ron => ron::write(of, &document, &tables)?,
                Format::Csv => {
                    for table in &tables.tables {
                        let bytes = csv::write(table, record.unread, order.encoding);
                        let mut alike = sheets.iter().filter(|(id, _)| *id == table.id);
                        if alike.clone().any(|(_, file)| file.bytes == bytes) {
                            continue;
                        }
                        let alone = alike.next().is_none();
                        sheets.push((table.id, names.sheet(of.into(), &table.name, alone, bytes)));
                    }
                    continue;
                }
            };
            files.push(names.file(of.into(), format, None, bytes));
        }
    }
    files.extend(sheets.into_iter().map(|(_, file)| file));
    Ok(files)
}
