//! HTML that stands alone and prints on A4. Every text goes through `maud`, which escapes.

use maud::{Markup, html};

use super::{Document, Part, page};
use crate::{
    i18n::{Lang, minutes as say},
    text::{strip, width},
};

/// A table of so many columns is set smaller.
const WIDE: usize = 6;
/// As wide as a cell may be, in halves of a hanzi, to stand in one line: a day in full.
const SHORT: usize = 14;
/// Columns that stand in one line take no more than this of a row.
const SHORT_IN_ALL: usize = 44;

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
    let short = short(head.len(), rows);
    // What people wrote gets the room that it needs among many columns.
    let words = |column: &usize| rows.iter().filter_map(|row| row.get(*column)).map(|cell| width(cell)).sum::<usize>();
    let long = (0..head.len()).max_by_key(words).filter(|_| head.len() >= WIDE);
    let cell = |row: &Vec<String>, column: usize| row.get(column).map(|cell| strip(cell)).unwrap_or_default();
    html! {
        table class=[(head.len() >= WIDE).then_some("wide")] {
            thead { tr {
                @for (column, title) in head.iter().enumerate() { th.long[long == Some(column)] { (strip(title)) } }
            } }
            tbody {
                @for row in rows {
                    tr { @for (column, short) in short.iter().enumerate() { td.short[*short] { (cell(row, column)) } } }
                }
            }
        }
    }
}

/// Columns whose cells stand in one line each: no day and no number is broken where there is room for it.
fn short(columns: usize, rows: &[Vec<String>]) -> Vec<bool> {
    let widest =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0);
    let mut by_width: Vec<(usize, usize)> = (0..columns).map(|column| (widest(column), column)).collect();
    by_width.sort_unstable();
    let mut short = vec![false; columns];
    let mut left = SHORT_IN_ALL;
    for (width, column) in by_width.into_iter().take_while(|(width, _)| *width <= SHORT) {
        let Some(rest) = left.checked_sub(width) else { break };
        left = rest;
        if let Some(of) = short.get_mut(column) {
            *of = true;
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_day_stands_in_one_line_and_what_people_wrote_does_not() {
        let words = "比三家门禁的价钱和做法，贴出来给大家看";
        let rows = [row(&["1", words, "2号 钱伯伯", "2026年6月12日"]), row(&["2", words, "6号", ""])];
        assert_eq!(short(4, &rows), [true, false, true, true]);
        assert_eq!(short(2, &[]), [true, true]);
    }

    #[test]
    fn many_narrow_columns_leave_room_for_the_others() {
        let day = "2026年6月12日";
        let short = short(7, &[row(&[day; 7])]);
        assert_eq!(short.iter().filter(|short| **short).count(), 3);
    }
}
