//! Which papers a meeting has, as what each is written, where it lies and what it is called: one table, for whoever looks for a file
//! a year later. What is posted or sent lies in front and has a number; the rest lies in a folder of its own.

use uuid::Uuid;

use super::{Cut, opening_day};
use crate::{
    document::Format as As,
    i18n::{Lang, files as words},
    meeting::Meeting,
    text,
    tracker::MeetingNo,
};

/// As what the minutes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A plain text for the chat.
    Wechat,
    /// A document to be read.
    Document(As),
    /// Tables as a workbook.
    Xlsx,
    /// Tables, one file each.
    Csv,
    /// To-dos and the follow-up meeting.
    Ics,
    /// For programs.
    Ron,
    /// Sheets, made by a browser.
    Pdf,
    /// A picture, made by a browser.
    Png,
}

impl Format {
    /// All of them; these are the default formats. The last two are made by the browser that is installed.
    pub const ALL: [Self; 10] = [
        Self::Wechat,
        Self::Document(As::Md),
        Self::Document(As::Docx),
        Self::Document(As::Html),
        Self::Xlsx,
        Self::Csv,
        Self::Ics,
        Self::Ron,
        Self::Pdf,
        Self::Png,
    ];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wechat => "wechat",
            other => other.ending(),
        }
    }

    /// As a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Wechat => "txt",
            Self::Document(of) => of.name(),
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Ron => "ron",
            Self::Pdf => "pdf",
            Self::Png => "png",
        }
    }
}

/// A paper of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 公示
    Notice,
    /// 一页
    Page,
    /// What goes to the chat group.
    Chat,
    /// How the comments to the notice were answered.
    Closing,
    /// For whoever has the power.
    Packet,
    /// 传阅
    Circulated,
    /// 存档
    Archive,
    /// To-dos and days.
    Calendar,
}

/// A paper, in the table.
pub struct Filing {
    /// Which.
    pub paper: Paper,
    /// The number and the format of the file that lies in front.
    pub front: Option<(u8, Format)>,
    /// As what it is written.
    pub formats: &'static [Format],
    /// What it is called.
    pub name: fn(Lang) -> String,
}

const MD: Format = Format::Document(As::Md);
const DOCX: Format = Format::Document(As::Docx);
const HTML: Format = Format::Document(As::Html);
const READ: &[Format] = &[MD, DOCX, HTML, Format::Pdf];
const MINUTES: &[Format] = &[MD, DOCX, HTML, Format::Xlsx, Format::Csv, Format::Ron, Format::Pdf];

/// Every paper.
pub const TABLE: [Filing; 8] = [
    Filing { paper: Paper::Notice, front: Some((1, DOCX)), formats: READ, name: words::notice },
    Filing { paper: Paper::Page, front: Some((2, DOCX)), formats: MINUTES, name: words::page },
    Filing {
        paper: Paper::Chat,
        front: Some((3, Format::Png)),
        formats: &[Format::Wechat, Format::Png],
        name: words::chat,
    },
    Filing { paper: Paper::Closing, front: Some((4, DOCX)), formats: READ, name: words::closing },
    Filing { paper: Paper::Packet, front: Some((5, DOCX)), formats: READ, name: words::packet },
    Filing { paper: Paper::Circulated, front: None, formats: MINUTES, name: words::circulated },
    Filing { paper: Paper::Archive, front: None, formats: MINUTES, name: words::archive },
    Filing { paper: Paper::Calendar, front: None, formats: &[Format::Ics], name: words::calendar },
];

impl Paper {
    /// Its row; the table is in the order of the papers.
    pub fn row(self) -> &'static Filing {
        let [notice, page, chat, closing, packet, circulated, archive, calendar] = &TABLE;
        match self {
            Self::Notice => notice,
            Self::Page => page,
            Self::Chat => chat,
            Self::Closing => closing,
            Self::Packet => packet,
            Self::Circulated => circulated,
            Self::Archive => archive,
            Self::Calendar => calendar,
        }
    }
}

impl From<Cut> for Paper {
    fn from(cut: Cut) -> Self {
        match cut {
            Cut::Page => Self::Page,
            Cut::Circulated => Self::Circulated,
            Cut::Archive => Self::Archive,
        }
    }
}

/// A file, ready to be put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Of which paper.
    pub paper: Paper,
    /// As what.
    pub format: Format,
    /// It lies in front, not in the folder for the rest.
    pub is_front: bool,
    /// Its name, without a folder.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// How the files of a meeting are called, in a language.
#[derive(Clone, Debug)]
pub struct Names {
    lang: Lang,
    /// Which meeting: 梧桐新村第3次.
    of: String,
    folder: String,
}

/// Bytes of an estate in a name: with all that stands beside it, any file system takes it.
const LONGEST: usize = 48;

impl Names {
    /// Of a meeting: by its day, its estate and its number. Nothing else of what people wrote is in them. A table or a calendar has no
    /// heading: what is only practice says so in its name.
    pub fn of(meeting: &Meeting, lang: Lang) -> Self {
        let opening = meeting.opening.as_deref();
        let estate = fitting(opening.map_or("", |opening| &opening.estate));
        let practice = opening.filter(|opening| opening.practice).map(|_| crate::i18n::view::practice(lang));
        let day = opening_day(meeting).map(|at| at.date().to_string());
        let number = MeetingNo::of(meeting).map(|no| no.meeting);
        let meeting_no = number.map_or_else(|| words::meeting_unnumbered(lang), |no| words::meeting_no(lang, no));
        let of = match (number, &day) {
            (Some(no), _) => words::short_no(lang, &estate, no),
            (None, Some(day)) => words::short_day(lang, &estate, day),
            (None, None) => estate.clone(),
        };
        let of = practice.iter().cloned().chain([of]).collect::<Vec<_>>().join(" ");
        let parts = day.into_iter().chain(practice).chain([estate, meeting_no]);
        let folder = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Self { lang, of: of.trim().to_owned(), folder }
    }

    /// The language of the names.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Which meeting, as it stands in the name of each file.
    pub fn which(&self) -> &str {
        &self.of
    }

    /// The folder of the meeting, among those of others.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The folder in it for the rest.
    pub fn rest(&self) -> String {
        words::rest(self.lang)
    }

    /// A file of a paper; `which` tells those apart of which a meeting has several: 提议1.
    pub fn file(&self, paper: Paper, format: Format, which: Option<&str>, bytes: Vec<u8>) -> File {
        let row = paper.row();
        let front = row.front.filter(|(_, in_front)| *in_front == format).map(|(n, _)| n.to_string());
        let which = which.map(fitting);
        let parts = front.iter().cloned().chain([(row.name)(self.lang)]).chain(which).chain([self.of.clone()]);
        File { paper, format, is_front: front.is_some(), name: named(parts, format), bytes }
    }

    /// Marks a file as one for few: 带姓名.
    pub fn mark(&self, file: &mut File, mark: &str) {
        file.name = file.name.replacen(&self.of, &format!("{mark} {}", self.of), 1);
        file.is_front = false;
    }

    /// A file of one table; with the cut where another cut has it otherwise.
    pub fn sheet(&self, paper: Paper, table: &str, alone: bool, bytes: Vec<u8>) -> File {
        let name = fitting(table);
        let table = if alone {
            words::sheet(self.lang, &name)
        } else {
            words::sheet_of(self.lang, &name, &(paper.row().name)(self.lang))
        };
        let name = named([table, self.of.clone()].into_iter(), Format::Csv);
        File { paper, format: Format::Csv, is_front: false, name, bytes }
    }
}

fn named(parts: impl Iterator<Item = String>, format: Format) -> String {
    let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    format!("{name}.{}", format.ending())
}

/// What people wrote, as a part of a name: nothing that a file system of any kind refuses, takes for a folder or hides.
fn fitting(words: &str) -> String {
    let mut out = String::new();
    for c in text::strip(words).chars() {
        let c = if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c };
        if out.len() + c.len_utf8() > LONGEST {
            break;
        }
        out.push(c);
    }
    out.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned()
}

/// The id of a meeting, as the file that says whose papers lie in a folder has it in its first line.
pub fn whose(said: &str) -> Option<Uuid> {
    said.lines().next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estate_of_any_words_is_a_name_that_every_file_system_takes() {
        for (words, name) in [
            ("梧桐新村", "梧桐新村"),
            ("../../x", "-..-x"),
            ("a:b*c?\"<>|", "a-b-c-----"),
            (" . 一.. ", "一"),
            ("\u{202e}\u{7}", ""),
        ] {
            assert_eq!(fitting(words), name, "{words:?}");
        }
        assert_eq!(fitting(&"村".repeat(300)), "村".repeat(16));
    }

    #[test]
    fn each_row_stands_where_its_paper_looks_for_it() {
        for row in &TABLE {
            assert_eq!(row.paper.row().paper, row.paper);
        }
    }
}
