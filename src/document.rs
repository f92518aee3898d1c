//! A paper as plain parts, and one writer a format. Who builds one knows nothing of formats; who writes one knows nothing of meetings.

mod columns;
pub mod docx;
pub mod html;
pub mod markdown;
pub mod page;

use serde::Serialize;

use crate::i18n::Lang;

/// A paper, ready to be laid out. Texts are plain: each writer escapes for its format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Language of the paper.
    pub lang: Lang,
    /// Set small, to stand on one sheet.
    pub dense: bool,
    /// Its title.
    pub title: String,
    /// Its number, below the title: 梧桐新村议〔2026〕3号.
    pub number: Option<String>,
    /// The rest, from top to bottom.
    pub parts: Vec<Part>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    /// One of the ten sections, or the annex.
    Section(String),
    /// A heading within a section.
    Heading(String),
    /// One paragraph.
    Paragraph(String),
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
    /// The figures of a vote as a sum.
    Equation(String),
    /// A line to sign on.
    Signature {
        /// As what.
        role: String,
        /// Who signed and when; `None` leaves the line blank.
        signed: Option<String>,
    },
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
