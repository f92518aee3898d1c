//! HTML that stands alone and prints on A4. Every text goes through `maud`, which escapes.

use maud::{Markup, html};

use super::{Document, Part};
use crate::{
    i18n::{Lang, minutes as say},
    page,
    text::strip,
};

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
        Part::Paragraph(text) => html! { p { (strip(text)) } },
        Part::Facts(facts) => html! {
            ul.facts { @for (label, value) in facts { li { b { (strip(label)) (colon) } (strip(value)) } } }
        },
        Part::List(items) => html! { ul { @for item in items { li { (strip(item)) } } } },
        Part::Table { head, rows } => html! {
            table {
                thead { tr { @for title in head { th { (strip(title)) } } } }
                tbody {
                    @for row in rows {
                        tr { @for column in 0..head.len() { td { (row.get(column).map(|cell| strip(cell)).unwrap_or_default()) } } }
                    }
                }
            }
        },
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
