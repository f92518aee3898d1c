//! HTML that stands alone and prints on A4. Every text goes through `maud`, which escapes.

use maud::{Markup, html};

use super::{Document, Part, columns, page};
use crate::{
    i18n::{Lang, minutes as say},
    text::{strip, width},
};

/// A table of so many columns is set smaller.
const WIDE: usize = 6;

const STYLE: &str = include_str!("style.css");

/// The document as one file.
pub fn write(document: &Document) -> Vec<u8> {
    let tongue = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let body = html! {
        main class=[document.dense.then_some("dense")] {
            h1 { (strip(&document.title)) }
            @if let Some(number) = &document.number { p.number { (strip(number)) } }
            @for part in &document.parts { (block(part, say::colon(document.lang))) }
        }
    };
    page::alone(&strip(&document.title), tongue, STYLE, &body)
}

fn block(part: &Part, colon: &str) -> Markup {
    match part {
        Part::Section(text) => html! { h2 { (strip(text)) } },
        Part::Heading(text) => html! { h3 { (strip(text)) } },
        Part::Paragraph(text) => html! { p.lead[text.ends_with(['：', ':'])] { (strip(text)) } },
        Part::Small(text) => html! { p.small { (strip(text)) } },
        Part::Facts(facts) => html! {
            ul.facts { @for (label, value) in facts { li { b { (strip(label)) (colon) } (strip(value)) } } }
        },
        Part::List(items) => html! { ul { @for item in items { li { (strip(item)) } } } },
        Part::Table { head, rows } => table(head, rows),
        Part::Equation(text) => html! { p.sum { b { (strip(text)) } } },
        Part::Signature { role, signed } => html! {
            p.sign {
                (strip(role)) (colon)
                @match signed {
                    Some(signed) => (strip(signed)),
                    None => span.blank {},
                }
            }
        },
    }
}

fn table(head: &[String], rows: &[Vec<String>]) -> Markup {
    let short = columns::short(head.len(), rows);
    // What people wrote gets the room that it needs among many columns.
    let words = |column: &usize| rows.iter().filter_map(|row| row.get(*column)).map(|cell| width(cell)).sum::<usize>();
    let long = (0..head.len()).max_by_key(words).filter(|_| head.len() >= WIDE);
    let figures: Vec<bool> = (0..head.len()).map(|column| columns::clause(rows, column).is_some()).collect();
    let cell = |row: &Vec<String>, column: usize| row.get(column).map(|cell| strip(cell)).unwrap_or_default();
    html! {
        table class=[(head.len() >= WIDE).then_some("wide")] {
            thead { tr {
                @for (column, title) in head.iter().enumerate() { th.long[long == Some(column)] { (strip(title)) } }
            } }
            tbody {
                @for row in rows {
                    tr {
                        @for (column, (short, figures)) in short.iter().zip(&figures).enumerate() {
                            td.short[*short].figures[*figures && !*short] { (cell(row, column)) }
                        }
                    }
                }
            }
        }
    }
}
