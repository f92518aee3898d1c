//! DOCX in the layout of official papers (GB/T 9704-2012): margins of 37, 26, 35 and 28 mm, title in 小标宋 of 22 pt, body in 仿宋 of
//! 16 pt on lines of 28 pt, headings in 黑体 and 楷体, page numbers between dashes at the outer edge.
//!
//! Own `WordprocessingML` in a zip (ADR 0012): a handful of elements, the same bytes for the same document, and no character that XML can't hold.

mod drawing;

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{BY_HAND, Document, Layout, Part, Unwritable, columns, facts, fit, matter, unbroken};
use crate::{
    i18n::{Lang, minutes as say},
    text,
};

/// Parts that are the same for every document, by name in the package.
const FIXED: [(&str, &str); 8] = [
    ("[Content_Types].xml", include_str!("docx/content-types.xml")),
    ("_rels/.rels", include_str!("docx/package.rels")),
    ("docProps/app.xml", include_str!("docx/app.xml")),
    ("word/_rels/document.xml.rels", include_str!("docx/document.rels")),
    ("word/fontTable.xml", include_str!("docx/fonts.xml")),
    ("word/settings.xml", include_str!("docx/settings.xml")),
    ("word/footer-odd.xml", include_str!("docx/footer-odd.xml")),
    ("word/footer-even.xml", include_str!("docx/footer-even.xml")),
];

const SECTION: &str = include_str!("docx/section.xml");
const STYLES: &str = include_str!("docx/styles.xml");
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The document as a package. Its properties hold the title and nobody's name.
pub fn write(document: &Document) -> Result<Vec<u8>, Unwritable> {
    let plain = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let own = [
        ("docProps/core.xml", core(document)),
        ("word/styles.xml", styles(document)),
        ("word/document.xml", body(document)),
    ];
    let fixed = FIXED.into_iter().map(|(name, text)| (name, text.to_owned()));
    for (name, text) in fixed.chain(own) {
        package.start_file(name, plain)?;
        package.write_all(text.as_bytes())?;
    }
    Ok(package.finish()?.into_inner())
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn core(document: &Document) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(&document.title),
        tongue(document.lang),
    )
}

fn tongue(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-GB",
    }
}

/// Sizes in half points and lines in twentieths of a point: as the standard has them, small, so that all stands on one sheet, or to be
/// read at a board.
fn styles(document: &Document) -> String {
    let (indent, in_twips) =
        if document.layout == Layout::Dense { (0, 0) } else { (200, 2 * body_size(document) * 10) };
    // Air between hanzi and figures is not counted in a page that has to hold all.
    let close = "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>";
    let styles = styled(document).iter().fold(STYLES.to_owned(), |styles, (name, size, line)| {
        styles
            .replace(&format!("{{{name}}}"), &size.to_string())
            .replace(&format!("{{{name}_LINE}}"), &line.to_string())
    });
    let head = if document.layout.hangs() { (0, 0) } else { (indent, in_twips) };
    let fact = if document.layout == Layout::Official { (indent, in_twips) } else { (0, 0) };
    styles
        .replace("{HEAD}", &head.0.to_string())
        .replace("{HEAD_TWIPS}", &head.1.to_string())
        // What stands above a table, or below it to be signed, begins where the table does.
        .replace("{FACT}", &fact.0.to_string())
        .replace("{FACT_TWIPS}", &fact.1.to_string())
        .replace("{INDENT}", &indent.to_string())
        .replace("{INDENT_TWIPS}", &in_twips.to_string())
        .replace(TIMES, if document.layout.hangs() { FANGSONG } else { TIMES })
        .replace("{CLOSE}", if document.layout.hangs() { close } else { "" })
        .replace("{LANG}", tongue(document.lang))
}

/// Figures as wide as half of a hanzi: in the font of the text.
const FANGSONG: &str = "w:ascii=\"仿宋_GB2312\"";
const TIMES: &str = "w:ascii=\"Times New Roman\"";

/// Half points, and twentieths of a point.
fn styled(document: &Document) -> [(&'static str, u32, u32); 7] {
    match document.layout {
        Layout::Official => [
            ("TITLE", 44, 640),
            ("NUMBER", 32, 560),
            ("BODY", 32, 560),
            ("TABLE", 24, 360),
            ("SMALL", 21, 320),
            ("AIR", 0, 120),
            ("ARTICLE", 36, 600),
        ],
        Layout::Minutes => [
            ("TITLE", 40, 560),
            ("NUMBER", 28, 410),
            ("BODY", 28, 410),
            ("TABLE", 22, 290),
            ("SMALL", 21, 300),
            ("AIR", 0, 80),
            ("ARTICLE", 32, 460),
        ],
        Layout::Dense => [
            ("TITLE", 36, 480),
            ("NUMBER", 22, 300),
            ("BODY", 22, 300),
            ("TABLE", 20, 280),
            ("SMALL", 21, 320),
            ("AIR", 0, 40),
            ("ARTICLE", 24, 340),
        ],
        Layout::Board | Layout::Large | Layout::Poster => {
            let sizes = fit::sizes(document);
            let of = |name, (size, line): (u32, u32)| (name, size / 5, line * 2);
            let (title, body, small) = (sizes.title, sizes.body, sizes.small);
            [
                of("TITLE", title),
                of("NUMBER", small),
                of("BODY", body),
                of("TABLE", body),
                of("SMALL", small),
                ("AIR", 0, 40),
                of("ARTICLE", sizes.article),
            ]
        }
    }
}

/// What is read, in half points.
fn body_size(document: &Document) -> u32 {
    styled(document).iter().find(|(name, ..)| *name == "BODY").map_or(32, |(_, size, _)| *size)
}

/// Width and height of the sheet, then its margins: above, right, below, left, and that of the foot; in twentieths of a point.
fn sheet(document: &Document) -> [(&'static str, u32); 7] {
    let names = ["WIDTH", "HEIGHT", "TOP", "RIGHT", "BOTTOM", "LEFT", "FOOTER"];
    let values = match document.layout {
        Layout::Official => [11906, 16838, 2098, 1474, 1984, 1588, 1587],
        Layout::Minutes => [11906, 16838, 1587, 1361, 1474, 1474, 850],
        // What is to stand on one sheet has less air above and below.
        Layout::Dense => [11906, 16838, 964, 1474, 964, 1588, 567],
        Layout::Board | Layout::Large | Layout::Poster => {
            let sizes = fit::sizes(document);
            let twips = |millimetres: u32| millimetres * 5669 / 100;
            let (wide, high) = sizes.sheet;
            let margin = twips(sizes.margin);
            [twips(wide), twips(high), margin, margin, margin, margin, margin / 2]
        }
    };
    let mut at = names.into_iter().zip(values);
    std::array::from_fn(|_| at.next().unwrap_or(("WIDTH", 0)))
}

fn body(document: &Document) -> String {
    let mut out = format!(
        "{XML}<w:document xmlns:w=\"{NAMESPACE}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
    );
    title(&mut out, document);
    if let Some(number) = &document.number {
        paragraph(&mut out, "Number", &[(false, number)]);
    }
    let after = document.parts.iter().skip(1).map(Some).chain([None]);
    for (nth, (part, next)) in document.parts.iter().zip(after).enumerate() {
        let kept = matches!(
            (part, next),
            (Part::Paragraph(_) | Part::Small(_), Some(Part::List(_) | Part::Table { .. } | Part::Signature { .. }))
                | (Part::Signature { .. }, Some(Part::Signature { .. } | Part::Seal { .. }))
        );
        // What is said of an article stands with it.
        let before = nth.checked_sub(1).and_then(|before| document.parts.get(before));
        let kept = kept
            || matches!((before, part, next), (Some(Part::Article { .. }), Part::Paragraph(_), Some(Part::Small(_))));
        let near = nth + TOGETHER >= document.parts.len();
        block(&mut out, part, (document, Kept { joined: kept, near, last: next.is_none() }));
    }
    let section = sheet(document).iter().fold(SECTION.trim_end().to_owned(), |section, (name, twips)| {
        section.replace(&format!("{{{name}}}"), &twips.to_string())
    });
    out += &section;
    out += "</w:body></w:document>";
    out
}

/// The title; one that is longer than a line stands in two that read well, and no word stands alone below.
fn title(out: &mut String, document: &Document) {
    // Half of a hanzi of the title, in twentieths of a point.
    let half = styled(document).first().map_or(220, |(_, size, _)| usize::try_from(*size).unwrap_or(44) * 5);
    let (measure, ..) = columns::sizes(document.layout, 0);
    let aside =
        longer_line(&text::strip(&document.title), measure / half).map_or(0, |line| (measure - line * half) / 2);
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:ind w:left=\"{aside}\" w:right=\"{aside}\" w:firstLineChars=\"0\" w:firstLine=\"0\"/></w:pPr>"
    );
    run(out, false, &document.title);
    *out += "</w:p>";
}

/// Of a title that needs two lines: as wide as the first of them has to be, which ends behind a bracket or a stop where it can, else in
/// the middle.
fn longer_line(title: &str, line: usize) -> Option<usize> {
    let all = text::width(title);
    if all <= line || all > 2 * line {
        return None;
    }
    let (mut at, mut breaks) = (0, Vec::new());
    for c in title.chars() {
        at += text::width(c.encode_utf8(&mut [0; 4]));
        breaks.push((!"」』）》，；：、 ".contains(c), at.abs_diff(all / 2), at));
    }
    let fits = breaks.into_iter().filter(|(.., at)| *at <= line && 2 * at >= all);
    fits.min().map(|(.., at)| at)
}

/// What a part stays on one page with.
#[derive(Clone, Copy)]
struct Kept {
    /// It says what follows.
    joined: bool,
    /// It is one of the last, which stand together: no page has one or two lines alone.
    near: bool,
    /// It is the last.
    last: bool,
}

impl Kept {
    fn whole(self) -> bool {
        self.joined || self.near && !self.last
    }

    /// The same of a line of it.
    fn line(self, nth: usize, of: usize) -> bool {
        self.near && nth + TOGETHER >= of && !(self.last && nth + 1 == of)
    }
}

fn block(out: &mut String, part: &Part, (document, kept): (&Document, Kept)) {
    let colon = say::colon(document.lang);
    match part {
        Part::Section(text) => paragraph(out, "Heading1", &[(false, text)]),
        Part::Heading(text) => paragraph(out, "Heading2", &[(false, text)]),
        Part::Paragraph(text) => kept_paragraph(out, "Normal", kept.whole(), &[(false, text)]),
        Part::Article { no, words } => {
            kept_paragraph(out, "Article", true, &[(false, &format!("{no}{words}"))]);
        }
        Part::Strong(text) => kept_paragraph(out, "Normal", kept.whole(), &[(true, text)]),
        Part::NewPage => out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        Part::Small(text) => kept_paragraph(out, "Small", kept.whole(), &[(false, text)]),
        Part::Facts(facts) => {
            let lines = facts::packed(facts, document);
            for (nth, line) in lines.iter().enumerate() {
                let mut runs = Vec::new();
                for (n, (label, value)) in line.iter().enumerate() {
                    runs.extend((n > 0).then(|| (false, BETWEEN.to_owned())));
                    runs.extend([(true, format!("{label}{colon}")), (false, value.clone())]);
                }
                let runs: Vec<(bool, &str)> = runs.iter().map(|(bold, words)| (*bold, words.as_str())).collect();
                kept_paragraph(out, "Fact", kept.line(nth, lines.len()), &runs);
            }
        }
        Part::List(items) => {
            for (nth, item) in items.iter().enumerate() {
                kept_paragraph(out, "Item", kept.line(nth, items.len()), &[(false, &format!("· {item}"))]);
            }
        }
        Part::Table { head, rows } => table(out, head, rows, (document, kept)),
        Part::Bars { head, rows } => drawing::table(out, head, rows, columns::sizes(document.layout, 0).0),
        Part::Matters { title, fields, rows, .. } => {
            let alone = rows.len() == 1;
            if let Some(title) = title.as_ref().filter(|_| !alone) {
                paragraph(out, "Heading1", &[(false, title)]);
            }
            let title = title.as_ref().filter(|_| alone).map(|title| format!("{title}　")).unwrap_or_default();
            for row in rows {
                let (no, said) = matter(document.lang, fields, row);
                paragraph(out, "Matter", &[(true, &format!("{title}{no}")), (false, &format!(" {said}"))]);
            }
        }
        Part::Form { title, lines, fields } => form(out, document, (title, *lines), fields),
        Part::Seal { aside, by, day } => seal(out, (document, kept), aside, [by, day]),
        Part::Equation(text) => paragraph(out, "Sum", &[(true, text)]),
        Part::Signature { role, signed } => {
            let line = signed.as_deref().unwrap_or(BLANK_LINE);
            kept_paragraph(out, "Signature", kept.whole(), &[(false, &format!("{role}{colon}")), (false, line)]);
        }
    }
}

/// Between two facts of one line.
const BETWEEN: &str = "\u{2003}";

/// Room for a seal, in twentieths of a point.
const SEAL: usize = 1600;

const BLANK_LINE: &str = "＿＿＿＿＿＿＿＿＿＿";

/// A paragraph of runs, each bold or not.
fn paragraph(out: &mut String, style: &str, runs: &[(bool, &str)]) {
    kept_paragraph(out, style, false, runs);
}

fn kept_paragraph(out: &mut String, style: &str, kept: bool, runs: &[(bool, &str)]) {
    let kept = if kept { "<w:keepNext/>" } else { "" };
    let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{kept}</w:pPr>");
    for (bold, words) in runs {
        run(out, *bold, words);
    }
    *out += "</w:p>";
}

fn run(out: &mut String, bold: bool, words: &str) {
    let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    // Our own blank between two facts is none that people wrote.
    let words = if words == BETWEEN { words.to_owned() } else { hyphened(words) };
    let _ = write!(out, "<w:r>{bold}<w:t xml:space=\"preserve\">{words}</w:t></w:r>");
}

/// A text as XML, its telephones with hyphens that no line ends behind. The element for that (`noBreakHyphen`) makes `LibreOffice` end
/// lines between figures; a blank without width and break behind a plain hyphen holds everywhere.
fn hyphened(words: &str) -> String {
    const HYPHEN: &str = "-\u{FEFF}";
    let pieces = unbroken(&text::strip(words)).into_iter();
    pieces.map(|(piece, whole)| if whole { piece.replace('-', HYPHEN) } else { escaped(&piece) }).collect()
}

/// Whose paper it is and its day at the lower right, small print beside them: a table of two cells without lines.
fn seal(out: &mut String, (document, kept): (&Document, Kept), aside: &[String], under: [&Option<String>; 2]) {
    let (all, ..) = columns::sizes(document.layout, 0);
    // Whose it is stands in one line, where there is room for it.
    let half = usize::try_from(body_size(document)).unwrap_or(28) * 5;
    let widest = under.iter().filter_map(|words| words.as_deref()).map(text::width).max().unwrap_or(0);
    let right = (widest * half + 240).clamp(all * 3 / 8, all * 5 / 8);
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>\
         <w:gridCol w:w=\"{}\"/><w:gridCol w:w=\"{right}\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>\
         <w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/></w:trPr>",
        all - right,
        SEAL,
    );
    let mut cell = |width: usize, style: &str, lines: &[&str]| {
        let _ =
            write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"bottom\"/></w:tcPr>");
        for line in lines {
            // With the paragraph that has to stand behind a table: it never makes a page of its own.
            kept_paragraph(out, style, kept.near, &[(false, line)]);
        }
        if lines.is_empty() {
            kept_paragraph(out, style, kept.near, &[]);
        }
        *out += "</w:tc>";
    };
    let aside: Vec<&str> = aside.iter().map(String::as_str).collect();
    cell(all - right, "Aside", &aside);
    cell(right, "Under", &under.map(|words| words.as_deref().unwrap_or(BLANK_LINE)));
    *out += "</w:tr></w:tbl>";
    kept_paragraph(out, "After", kept.near && !kept.last, &[]);
}

/// One box of two columns: its title and lines to write on go over both, and so does a field that has a line of its own.
fn form(out: &mut String, document: &Document, (title, lines): (&str, usize), fields: &[Vec<String>]) {
    let (measure, ..) = columns::sizes(document.layout, 2);
    let half = measure / 2;
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid><w:gridCol w:w=\"{half}\"/><w:gridCol w:w=\"{half}\"/></w:tblGrid>",
    );
    let mut line = |style: &str, cells: &[String], high: &str| {
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{high}</w:trPr>");
        let (width, over) = if cells.len() == 1 { (2 * half, "<w:gridSpan w:val=\"2\"/>") } else { (half, "") };
        for cell in cells {
            let _ = write!(
                out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{over}<w:vAlign w:val=\"center\"/></w:tcPr>"
            );
            paragraph(out, style, &[(false, cell)]);
            *out += "</w:tc>";
        }
        *out += "</w:tr>";
    };
    let by_hand = format!("<w:trHeight w:val=\"{}\" w:hRule=\"exact\"/>", BY_HAND * 2);
    line("TableHead", &[title.to_owned()], "");
    for _ in 0..lines {
        line("TableText", &[String::new()], &by_hand);
    }
    for labels in fields {
        let labels: Vec<String> = labels.iter().map(|label| format!("{label}{}", say::colon(document.lang))).collect();
        line("TableText", &labels, &by_hand);
    }
    *out += "</w:tbl>";
    paragraph(out, "After", &[]);
}

/// Parts and lines at the end of a paper that stand on one page.
const TOGETHER: usize = 5;

fn table(out: &mut String, head: &[String], rows: &[Vec<String>], (document, kept): (&Document, Kept)) {
    let [above, below, sum] =
        if head.len() >= columns::WIDE && matches!(document.layout, Layout::Official | Layout::Minutes) {
            ["WideHead", "WideText", "WideSum"]
        } else {
            ["TableHead", "TableText", "TableSum"]
        };
    let sums: Vec<bool> = (0..head.len()).map(|column| columns::is_sums(rows, column)).collect();
    let (measure, unit, margins) = columns::sizes(document.layout, head.len());
    let widths = columns::widths(head, rows, (measure, unit, margins));
    let short = columns::short(rows, &widths, (unit, margins));
    *out += "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    *out += "</w:tblGrid>";
    let mut line = |style: &str, cells: &[String], above: &str, kept: bool| {
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{above}</w:trPr>");
        for (column, width) in widths.iter().enumerate() {
            let whole = u8::from(short.get(column) == Some(&true));
            let _ = write!(
                out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:noWrap w:val=\"{whole}\"/></w:tcPr>"
            );
            let cell = cells.get(column).map_or("", String::as_str);
            let is_sum = style == below && sums.get(column) == Some(&true);
            kept_paragraph(out, if is_sum { sum } else { style }, kept, &[(false, cell)]);
            *out += "</w:tc>";
        }
        *out += "</w:tr>";
    };
    line(above, head, "<w:tblHeader/>", false);
    for (nth, row) in rows.iter().enumerate() {
        line(below, row, "", kept.near && nth + TOGETHER >= rows.len());
    }
    *out += "</w:tbl>";
    // Two tables without a paragraph between them grow together.
    kept_paragraph(out, "After", kept.near && !kept.last, &[]);
}

/// A text as XML: what can't stand in XML 1.0, hides or turns round is gone.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in text::strip(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
