//! A paper as plain parts, and one writer a format. Who builds one knows nothing of formats; who writes one knows nothing of meetings.

mod bars;
mod columns;
pub mod docx;
mod facts;
pub mod fit;
pub mod html;
pub mod markdown;
pub mod page;
pub mod png;

pub use bars::bars;
use serde::Serialize;

use crate::i18n::{Lang, minutes as say};

/// A paper, ready to be laid out. Texts are plain: each writer escapes for its format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Language of the paper.
    pub lang: Lang,
    /// How it is set.
    #[serde(rename = "dense", serialize_with = "is_dense")]
    pub layout: Layout,
    /// Its title.
    pub title: String,
    /// Its number, below the title: 梧桐新村议〔2026〕3号.
    pub number: Option<String>,
    /// The rest, from top to bottom.
    pub parts: Vec<Part>,
}

/// How a paper is set: on which sheet, in which size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// As official papers are: 三号 on 28 points.
    #[default]
    Official,
    /// Somewhat closer, for minutes that go from hand to hand: 四号 on 20.5 points.
    Minutes,
    /// Small, to stand on one sheet.
    Dense,
    /// To hang on a board: 四号 on A4, its lines as far apart as one page has room for.
    Board,
    /// The same on A3, to be read from where one stands.
    Large,
    /// Rules on A3, their words as large as one sheet has room for.
    Poster,
}

impl Layout {
    /// It hangs on a board.
    pub const fn hangs(self) -> bool {
        matches!(self, Self::Board | Self::Large | Self::Poster)
    }
}

/// Programs that read the document are told whether it is set small, as they always were.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_dense<S: serde::Serializer>(layout: &Layout, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bool(*layout == Layout::Dense)
}

/// One field of a matter, behind its number and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// As the head of a column.
    pub title: String,
    /// As it is said in a paragraph; `{}` is what stands there.
    pub said: String,
}

/// A row of a picture of bars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Of what.
    pub label: String,
    /// The figure in words.
    pub said: String,
    /// How long its bars are, in thousandths of the longest.
    pub shares: Vec<u16>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    /// One of the ten sections, or the annex.
    Section(String),
    /// A heading within a section.
    Heading(String),
    /// An article of rules: its words are what weighs most on the paper.
    Article {
        /// Its number.
        no: String,
        /// What it says.
        words: String,
    },
    /// One paragraph.
    Paragraph(String),
    /// One paragraph that nobody is to miss.
    Strong(String),
    /// Small print: the code of the record, whose form it is.
    Small(String),
    /// Label and value, one pair a line.
    Facts(Vec<(String, String)>),
    /// Items of equal weight.
    List(Vec<String>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Column titles.
        head: Vec<String>,
        /// Rows from top to bottom.
        rows: Vec<Vec<String>>,
    },
    /// A picture of bars: a table whose figures have a bar beside them.
    Bars {
        /// Column titles: of what, and how much.
        head: [String; 2],
        /// Rows from top to bottom.
        rows: Vec<Bar>,
    },
    /// Matters, each with its number, its words, and a cell for each field. On paper a paragraph each, to be read at a board; a table
    /// for who goes on with it.
    Matters {
        /// Their heading; that of a single one begins its paragraph.
        title: Option<String>,
        /// What stands above number and words, where it is a table.
        head: [String; 2],
        /// What is said of each.
        fields: Vec<Field>,
        /// Number, words, and as many cells as there are fields.
        rows: Vec<Vec<String>>,
    },
    /// To be filled in by hand: a box with lines to write on, and fields with room behind their labels.
    Form {
        /// What stands above the lines.
        title: String,
        /// How many there are.
        lines: usize,
        /// Labels, one or two a line.
        fields: Vec<Vec<String>>,
    },
    /// How an official paper ends: whose it is and the day at the lower right, with room for a seal; beside it small print.
    Seal {
        /// Small print, from top to bottom.
        aside: Vec<String>,
        /// Whose paper it is; `None` leaves a line.
        by: Option<String>,
        /// The day; `None` leaves room to write it in.
        day: Option<String>,
    },
    /// The figures of a vote as a sum.
    Equation(String),
    /// What follows begins on a new page.
    NewPage,
    /// A line to sign on.
    Signature {
        /// As what.
        role: String,
        /// Who signed and when; `None` leaves the line blank.
        signed: Option<String>,
    },
}

/// A line that somebody writes on by hand, in tenths of a point: eight and a half millimetres.
const BY_HAND: u32 = 241;

/// A text in pieces, and which of them stay in one line: a telephone, a day in figures.
fn unbroken(text: &str) -> Vec<(String, bool)> {
    /// So many figures: two doors, hours and lists of cards have fewer or more.
    const WHOLE: std::ops::RangeInclusive<usize> = 7..=16;
    let of_number = |c: char| c.is_ascii_digit() || c == '-';
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for c in text.chars() {
        match pieces.last_mut() {
            Some((piece, number)) if *number == of_number(c) => piece.push(c),
            _ => pieces.push((c.to_string(), of_number(c))),
        }
    }
    for (piece, whole) in &mut pieces {
        let ends = [piece.chars().next(), piece.chars().next_back()];
        let figures = piece.chars().filter(char::is_ascii_digit).count();
        *whole &= piece.contains('-') && WHOLE.contains(&figures) && !ends.contains(&Some('-'));
    }
    pieces
}

/// A matter as a paragraph: its number, then what is said of it.
fn matter(lang: Lang, fields: &[Field], row: &[String]) -> (String, String) {
    let mut cells = row.iter().cloned();
    let (no, what) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let mut said = String::new();
    for (field, cell) in fields.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let more = field.said.replace("{}", &cell);
        // What begins with a mark goes on with the clause before it.
        let goes_on = more.starts_with(['，', ',', '：', ':', '（', ' ']);
        if more.trim_start().starts_with(['（', '(']) {
            said.truncate(said.trim_end_matches(['。', '.']).len());
        }
        said += if said.is_empty() || goes_on { "" } else { say::semicolon(lang) };
        said += if said.is_empty() { more.trim_start_matches(['，', ',', ' ']) } else { &more };
    }
    let stop = |text: &str| {
        if text.ends_with(['。', '？', '！', '.', '?', '!', '；']) { "" } else { say::full_stop(lang) }
    };
    let mut text = what;
    text += stop(&text);
    if !said.is_empty() {
        text += say::blank(lang);
        text += &said;
        text += stop(&text);
    }
    (no, text)
}

/// As what a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Markdown.
    Md,
    /// Word and WPS, in the layout of official papers.
    Docx,
    /// HTML that prints on A4.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Md, Self::Docx, Self::Html];

    /// As the command line calls it, and as a file ends.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The document as one file.
    pub fn write(self, document: &Document) -> Result<Vec<u8>, Unwritable> {
        match self {
            Self::Md => Ok(markdown::write(document)),
            Self::Docx => docx::write(document),
            Self::Html => Ok(html::write(document)),
        }
    }
}

/// A document that can't be packed.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// The container of a DOCX.
    #[error("docx: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// A part of that container.
    #[error("docx: {0}")]
    Part(#[from] std::io::Error),
    /// A workbook beyond what the format holds.
    #[error("xlsx: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// RON that can't be written.
    #[error("ron: {0}")]
    Ron(#[from] ::ron::Error),
}
