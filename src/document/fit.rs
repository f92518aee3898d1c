//! How far apart the lines of a notice stand: as far as one page has room for, so that it hangs as it is printed.

use super::{BY_HAND, Document, Layout, Part, columns, facts, matter};
use crate::text;

/// Sizes in tenths of a point, for A4; a page of A3 has all of them larger by the same.
pub(super) struct Sizes {
    /// Width and height of the sheet, in millimetres.
    pub sheet: (u32, u32),
    /// On all sides, in millimetres.
    pub margin: u32,
    /// The title, and its line.
    pub title: (u32, u32),
    /// What is read, and its line.
    pub body: (u32, u32),
    /// Small print, and its line.
    pub small: (u32, u32),
    /// An article of rules, and its line.
    pub article: (u32, u32),
}

/// Lines of the body, from airy to close.
const LINES: [u32; 8] = [260, 240, 220, 205, 190, 180, 174, 168];
/// What doesn't stand on one page stands on several, and has its air.
const OF_MANY: u32 = 220;
/// A4 between margins of 20 mm, in tenths of a point.
const PAGE: u32 = 7285;
/// So much of it stays free: no two programs break a line alike.
const SLACK: u32 = 60;
/// Halves of a hanzi in a line of the body, less what a stop at its end costs.
const LINE: usize = 67;
/// The same of small print beside the seal.
const ASIDE: usize = 52;
/// Name, day, and room for a seal, in tenths of a point.
const SEAL: u32 = 800;

/// The sizes of a paper that hangs.
pub(super) fn sizes(document: &Document) -> Sizes {
    if document.layout == Layout::Poster {
        return poster(document);
    }
    let line = LINES.into_iter().find(|line| height(document, *line) + SLACK <= PAGE).unwrap_or(OF_MANY);
    let sizes = Sizes {
        sheet: (210, 297),
        margin: 20,
        title: (220, 320),
        body: (140, line),
        small: (105, 150),
        article: (140, line),
    };
    if document.layout != Layout::Large {
        return sizes;
    }
    // A3 is A4, larger by the root of two.
    let larger = |(size, line): (u32, u32)| (size * 1414 / 1000, line * 1414 / 1000);
    Sizes {
        sheet: (297, 420),
        margin: 28,
        title: larger(sizes.title),
        body: larger(sizes.body),
        small: larger(sizes.small),
        article: larger(sizes.article),
    }
}

/// What an article may be set in where rules hang on a wall, the largest first; in tenths of a point.
const ARTICLES: [u32; 12] = [480, 440, 400, 370, 340, 320, 300, 280, 265, 250, 235, 220];
/// What doesn't stand on one sheet stands on several, and is read from as far as a few are.
const OF_SHEETS: u32 = 280;

/// How far apart its lines stand, in twentieths of its size: as far as there is room for, then as close as it is read well.
const APART: [u32; 5] = [40, 37, 34, 31, 29];

/// Rules on A3: one size, so that they fill the sheet.
fn poster(document: &Document) -> Sizes {
    let of = |(article, apart): (u32, u32)| Sizes {
        sheet: (297, 420),
        margin: 15,
        title: (article * 8 / 5, article * 11 / 5),
        body: ((article * 3 / 5).max(160), (article * 17 / 20).max(230)),
        small: (120, 170),
        article: (article, article * apart / 20),
    };
    let close = APART[APART.len() - 1];
    let fits = |size: &(u32, u32)| height_of_poster(document, &of(*size)) <= POSTER;
    let size = ARTICLES.into_iter().find(|size| fits(&(*size, close))).unwrap_or(OF_SHEETS);
    let apart = APART.into_iter().find(|apart| fits(&(size, *apart))).unwrap_or(close);
    of((size, apart))
}

/// A3 between margins of 15 mm, in tenths of a point, less what other programs make of it; and as wide.
const POSTER: u32 = 11_055 - 150;
const POSTER_WIDE: u32 = 7569;

fn height_of_poster(document: &Document, sizes: &Sizes) -> u32 {
    // Halves of a hanzi in a line, less what a stop at its end costs.
    let set = |text: &str, (size, line): (u32, u32)| {
        let measure = usize::try_from(POSTER_WIDE * 2 / size).unwrap_or(1).saturating_sub(1).max(1);
        lines(text, measure).max(1) * line
    };
    let part = |part: &Part| match part {
        Part::Article { no, words } => set(&format!("{no}{words}"), sizes.article) + 40,
        Part::Section(text) => set(text, sizes.body) + 20,
        Part::Small(text) => set(&format!("　　{text}"), sizes.small),
        Part::Seal { aside, .. } => {
            let aside: u32 = aside.iter().map(|text| set(&text.repeat(2), sizes.small)).sum();
            aside.max(SEAL).max(2 * sizes.body.1) + 60
        }
        Part::Heading(text) | Part::Strong(text) | Part::Paragraph(text) | Part::Equation(text) => {
            set(&format!("　　{text}"), sizes.body) + 40
        }
        Part::Signature { role, .. } => set(&format!("　　{role}{}", "　".repeat(12)), sizes.body) + 60,
        other => of_part(document, other, sizes.body.1),
    };
    let number = document.number.as_ref().map_or(0, |text| set(text, sizes.small) + 20);
    let titled = set(&document.title, sizes.title) + 100 + number;
    document.parts.iter().map(part).fold(titled, u32::saturating_add)
}

/// How high all of it stands, in tenths of a point.
fn height(document: &Document, line: u32) -> u32 {
    let titled = lines(&document.title, 43) * 320 + 60;
    let number = if document.number.is_some() { 170 } else { 0 };
    document.parts.iter().map(|part| of_part(document, part, line)).fold(titled + number, u32::saturating_add)
}

fn of_part(document: &Document, part: &Part, line: u32) -> u32 {
    // The first line of a paragraph begins two hanzi in.
    let paragraph = |text: &str| (lines(text, LINE).max(1)) * line;
    let indented = |text: &str| lines_of(wide(text) + 4, LINE).max(1) * line;
    match part {
        Part::NewPage => 0,
        Part::Section(_) | Part::Heading(_) => line + 20,
        Part::Article { no, words } => paragraph(&format!("{no}{words}")) + 40,
        Part::Paragraph(text) | Part::Strong(text) | Part::Equation(text) => indented(text),
        Part::Small(text) => lines(text, LINE * 4 / 3).max(1) * 150,
        Part::Facts(facts) => facts.iter().map(|(label, value)| indented(&format!("{label}{value}"))).sum(),
        Part::List(items) => items.iter().map(|item| indented(item)).sum(),
        Part::Bars { rows, .. } => rows.iter().map(|_| line).sum::<u32>() + line,
        Part::Table { head, rows } => {
            let (measure, unit, margins) = columns::sizes(Layout::Board, head.len());
            let widths = columns::widths(head, rows, (measure, unit, margins));
            let row = |row: &Vec<String>| {
                u32::try_from(columns::lines(row, &widths, (unit, margins))).unwrap_or(1) * line + 5
            };
            row(head) + rows.iter().map(row).sum::<u32>() + 40
        }
        Part::Matters { title, fields, rows, .. } => {
            let title = title.as_deref().unwrap_or_default();
            let (above, inside) = if rows.len() == 1 { (0, title) } else { (line + 20, "") };
            let row = |row: &Vec<String>| {
                let (no, said) = matter(document.lang, fields, row);
                paragraph(&format!("{inside}　{no} {said}"))
            };
            above + rows.iter().map(row).sum::<u32>()
        }
        Part::Form { lines, fields, .. } => line + by_hand(lines + fields.len()),
        Part::Seal { aside, .. } => {
            let aside: u32 = aside.iter().map(|text| lines(text, ASIDE).max(1) * 150).sum();
            aside.max(SEAL) + 40
        }
        Part::Signature { .. } => line + 60,
    }
}

/// What is to stand on one sheet does, whichever program sets it.
pub fn fits_one_sheet(document: &Document) -> bool {
    /// Between the margins, in tenths of a point, less what may come out otherwise.
    const SHEET: u32 = 7800;
    height_of_sheet(document) <= SHEET
}

/// How high it stands where it is set small, in tenths of a point.
pub fn height_of_sheet(document: &Document) -> u32 {
    /// Halves of a hanzi in a line.
    const MEASURE: usize = 78;
    let text = |text: &str| lines(text, MEASURE).max(1) * 152;
    let part = |part: &Part| match part {
        Part::NewPage => 0,
        Part::Section(_) | Part::Heading(_) => 200,
        Part::Article { no, words } => lines(&format!("{no}{words}"), MEASURE * 11 / 12).max(1) * 170 + 20,
        Part::Paragraph(words) | Part::Strong(words) | Part::Equation(words) => text(words) + 20,
        Part::Small(words) => lines(words, MEASURE).max(1) * 160 + 20,
        Part::Facts(facts) => {
            let lines = facts::packed(facts, document);
            let joined = |line: &Vec<(String, String)>| {
                line.iter().fold(String::new(), |all, (label, value)| all + label + value + "  ")
            };
            lines.iter().map(|line| text(&joined(line))).sum()
        }
        Part::List(items) => items.iter().map(|item| text(item)).sum(),
        Part::Table { head, rows } => {
            let (measure, unit, margins) = columns::sizes(Layout::Dense, head.len());
            let widths = columns::widths(head, rows, (measure, unit, margins));
            let row = |row: &Vec<String>| {
                u32::try_from(columns::lines(row, &widths, (unit, margins))).unwrap_or(1) * 138 + 26
            };
            row(head) + rows.iter().map(row).sum::<u32>() + 60
        }
        Part::Bars { rows, .. } => rows.iter().map(|_| 164).sum::<u32>() + 220,
        Part::Matters { rows, .. } => rows.iter().map(|row| text(&row.concat())).sum(),
        Part::Form { lines, fields, .. } => 168 + by_hand(lines + fields.len()) + 60,
        Part::Seal { .. } => SEAL + 40,
        Part::Signature { .. } => 172,
    };
    let titled = lines(&document.title, 48) * 240 + 20 + if document.number.is_some() { 200 } else { 0 };
    document.parts.iter().map(part).fold(titled, u32::saturating_add)
}

/// Lines to write on, with what rules them.
fn by_hand(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX / 10_000) * (BY_HAND + 5)
}

fn lines(text: &str, line: usize) -> u32 {
    lines_of(wide(text), line)
}

fn lines_of(width: usize, line: usize) -> u32 {
    u32::try_from(width.div_ceil(line)).unwrap_or(u32::MAX / 10_000)
}

/// In halves of a hanzi, as wide as it may come out: figures of some fonts are wider than half, and some programs put air beside them.
fn wide(text: &str) -> usize {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let edges: Vec<bool> = text.chars().map(|c| c.is_ascii_alphanumeric()).collect();
    let seams = edges.windows(2).filter(|two| two.first() != two.last()).count();
    text::width(text) + digits / 4 + seams / 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    /// Rules of so many articles, each of so many hanzi.
    fn rules(articles: usize, words: usize) -> Document {
        let article = |n: usize| Part::Article { no: format!("第{n}条　"), words: "楼".repeat(words) };
        let versions =
            (1..=articles).map(|n| format!("公约{n}条第1版，2026年7月1日起施行；")).collect::<Vec<_>>().concat();
        let small = [versions, "依据".repeat(30)].map(Part::Small);
        let sign = Part::Signature { role: "居民代表(签名)".into(), signed: None };
        let seal =
            Part::Seal {
                aside: vec!["2026年7月2日印".into()], by: Some("盖章".into()), day: Some("日期".into())
            };
        Document {
            lang: Lang::Zh,
            layout: Layout::Poster,
            title: "望春苑居民公约".into(),
            number: Some("2026年7月1日起的文本".into()),
            parts: (1..=articles).map(article).chain(small).chain([sign, seal]).collect(),
        }
    }

    #[test]
    fn rules_on_a_wall_are_as_large_as_one_sheet_has_room_for() {
        let size = |articles, words| sizes(&rules(articles, words)).article.0;
        assert_eq!(size(2, 20), 480, "a few are as large as anything is");
        assert!(size(5, 30) >= 340 && size(8, 30) >= 280, "{} {}", size(5, 30), size(8, 30));
        let mut before = u32::MAX;
        for articles in 1..=15 {
            let document = rules(articles, 30);
            let set = sizes(&document);
            assert!((220..=before).contains(&set.article.0), "{articles}: {}", set.article.0);
            assert!(height_of_poster(&document, &set) <= POSTER, "{articles}: on one sheet");
            before = set.article.0;
        }
        let many = rules(40, 60);
        assert_eq!(sizes(&many).article.0, OF_SHEETS, "more of them stand on more sheets, and are read as well");
        assert!(height_of_poster(&many, &sizes(&many)) > POSTER);
    }
}
