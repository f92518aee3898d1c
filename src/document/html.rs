//! HTML that stands alone and prints on A4. Every text goes through `maud`, which escapes.

use maud::{Markup, html};

use super::{Bar, Document, Layout, Part, bars, columns, fit, matter, page, unbroken};
use crate::{
    i18n::{Lang, minutes as say},
    text::strip,
};

/// A table of so many columns has no room on a telephone: its rows stand there as blocks.
const STACKS: usize = 4;

const STYLE: &str = include_str!("style.css");
/// What hangs on a board.
const BOARD: &str = include_str!("board.css");

/// The document as one file.
pub fn write(document: &Document) -> Vec<u8> {
    let tongue = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let class = match document.layout {
        Layout::Official => None,
        Layout::Minutes => Some("minutes"),
        Layout::Dense => Some("dense"),
        Layout::Board | Layout::Large | Layout::Poster => Some("board"),
    };
    let body = html! {
        main class=[class] {
            h1 { (strip(&document.title)) }
            @if let Some(number) = &document.number { p.number { (strip(number)) } }
            @for part in &document.parts { (block(part, document)) }
        }
    };
    page::alone(&strip(&document.title), tongue, &style(document), &body)
}

fn style(document: &Document) -> String {
    if !document.layout.hangs() {
        return STYLE.to_owned();
    }
    let sizes = fit::sizes(document);
    let (width, height) = sizes.sheet;
    let points = |tenths: u32| format!("{}.{}pt", tenths / 10, tenths % 10);
    let of = |(size, line): (u32, u32)| format!("{}/{}", points(size), points(line));
    let values = [
        ("SHEET", format!("{width}mm {height}mm")),
        ("MARGIN", format!("{}mm", sizes.margin)),
        ("MEASURE", format!("{}mm", width - 2 * sizes.margin)),
        ("TITLE", of(sizes.title)),
        ("BODY", of(sizes.body)),
        ("SMALL", of(sizes.small)),
        ("ARTICLE", of(sizes.article)),
    ];
    let board = values.iter().fold(BOARD.to_owned(), |css, (name, value)| css.replace(&format!("{{{name}}}"), value));
    format!("{STYLE}{board}")
}

/// A text as people wrote it; a telephone stays in one line.
fn written(text: &str) -> Markup {
    let text = strip(text);
    html! { @for (piece, whole) in unbroken(&text) { @if whole { span.whole { (piece) } } @else { (piece) } } }
}

fn block(part: &Part, document: &Document) -> Markup {
    let lang = document.lang;
    let colon = say::colon(lang);
    match part {
        Part::Section(text) => html! { h2 { (written(text)) } },
        Part::Heading(text) => html! { h3 { (written(text)) } },
        Part::Paragraph(text) => html! { p.lead[text.ends_with(['：', ':'])] { (written(text)) } },
        Part::Article { no, words } => html! { p.article { (written(no)) (written(words)) } },
        Part::Strong(text) => html! { p { b { (written(text)) } } },
        Part::Small(text) => html! { p.small { (written(text)) } },
        Part::Facts(facts) => html! {
            ul.facts { @for (label, value) in facts { li { b { (written(label)) (colon) } (written(value)) } } }
        },
        Part::List(items) => html! { ul { @for item in items { li { (written(item)) } } } },
        Part::Table { head, rows } => table(head, rows, document.layout),
        Part::Bars { head, rows } => pictured(head, rows),
        Part::Matters { title, fields, rows, .. } => html! {
            @if let (Some(title), 2..) = (title, rows.len()) { h2 { (written(title)) } }
            @for row in rows {
                @let (no, said) = matter(lang, fields, row);
                p.matter {
                    @if let (Some(title), 1) = (title, rows.len()) { b.title { (written(title)) } "　" }
                    b { (written(&no)) } " " (written(&said))
                }
            }
        },
        Part::Form { title, lines, fields } => form(title, *lines, fields, colon),
        Part::Seal { aside, by, day } => html! {
            div.seal {
                div.aside { @for text in aside { p.small { (written(text)) } } }
                div.under {
                    @for words in [by, day] {
                        p { @match words { Some(words) => (written(words)), None => span.blank {} } }
                    }
                }
            }
        },
        Part::NewPage => html! { div.page {} },
        Part::Equation(text) => html! { p.sum { b { (written(text)) } } },
        Part::Signature { role, signed } => html! {
            p.sign {
                (written(role)) (colon)
                @match signed {
                    Some(signed) => (written(signed)),
                    None => span.blank {},
                }
            }
        },
    }
}

/// One box: its title, lines to write on, and fields.
fn form(title: &str, lines: usize, fields: &[Vec<String>], colon: &str) -> Markup {
    let wide = |labels: &[String]| if labels.len() == 1 { "2" } else { "1" };
    html! {
        table.form {
            thead { tr { th scope="col" colspan="2" { (written(title)) } } }
            tbody {
                @for _ in 0..lines { tr { td colspan="2" {} } }
                @for labels in fields {
                    tr { @for label in labels { td colspan=(wide(labels)) { (written(label)) (colon) } } }
                }
            }
        }
    }
}

/// A table of two columns, with bars in the second.
fn pictured(head: &[String], rows: &[Bar]) -> Markup {
    html! {
        table.bars {
            thead { tr { @for title in head { th scope="col" { (written(title)) } } } }
            tbody { @for row in rows { tr { td { (written(&row.label)) } td { (drawing(row)) (written(&row.said)) } } } }
        }
    }
}

/// Whoever can't see it reads the figure behind it.
fn drawing(row: &Bar) -> Markup {
    let drawn = bars::drawn(row);
    let high = 10 * drawn.len().max(1);
    html! {
        svg aria-hidden="true" width="48%" height=(high + 2) viewBox=(format!("0 0 1000 {high}")) preserveAspectRatio="none" {
            @for (place, bar) in drawn.iter().enumerate() {
                rect x="0" y=(place * 10 + 1) width=(bar.long) height="8" stroke="#000" vector-effect="non-scaling-stroke"
                    fill=(if bar.full { "#444" } else { "#fff" }) {}
            }
        }
    }
}

/// As wide as on paper, whatever a browser would make of it.
fn table(head: &[String], rows: &[Vec<String>], layout: Layout) -> Markup {
    let (measure, unit, margins) = columns::sizes(layout, head.len());
    let widths = columns::widths(head, rows, (measure, unit, margins));
    let short = columns::short(rows, &widths, (unit, margins));
    let figures: Vec<bool> = (0..head.len()).map(|column| columns::clause(rows, column).is_some()).collect();
    let sums: Vec<bool> = (0..head.len()).map(|column| columns::is_sums(rows, column)).collect();
    let cell = |row: &Vec<String>, column: usize| row.get(column).map(|cell| written(cell)).unwrap_or_default();
    let stacks = head.len() >= STACKS;
    let title = |column: usize| head.get(column).filter(|_| stacks).map(|title| strip(title));
    let share = |width: &usize| {
        let tenths = width * 1000 / widths.iter().sum::<usize>().max(1);
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    html! {
        table.wide[head.len() >= columns::WIDE].stacks[stacks] {
            colgroup { @for width in &widths { col width=(share(width)); } }
            thead { tr { @for title in head { th scope="col" { (written(title)) } } } }
            tbody {
                @for row in rows {
                    tr {
                        @for (column, ((short, figures), sum)) in short.iter().zip(&figures).zip(&sums).enumerate() {
                            td.short[*short].figures[*figures && !*short].right[*sum] data-head=[title(column)] { (cell(row, column)) }
                        }
                    }
                }
            }
        }
    }
}
