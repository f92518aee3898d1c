//! The observer's sheet: one page, by hand, typed back by its codes. Its rows are those of `i18n::observe`.

use maud::{Markup, html};

use super::{
    Kit,
    page::{foot, lines},
};
use crate::i18n::{
    Lang,
    observe::{self as say, Kind, ROWS, Row, SENTENCES},
};

/// What is circled, or where strokes go.
fn write(lang: Lang, row: &Row) -> String {
    match row.kind {
        Kind::Count => String::new(),
        Kind::Mark => [0, 1, 2].map(|which| say::mark(lang, which)).join("　"),
    }
}

/// The page, in the language of the kit alone: whoever writes on it needs the room.
pub(super) fn page(kit: &Kit<'_>) -> Markup {
    let lang = kit.lang;
    let tongue = if lang == Lang::En { "en" } else { "zh-CN" };
    let fact = |label: String| html! { div.fact { b { (label) } span.blank {} } };
    let sentence = |label: &str| html! { div.sentence { b { (label) } (lines(1)) } };
    html! {
        section.page.observe lang=(tongue) {
            h1 { (say::title(lang)) }
            p.hint { (say::agreed(lang)) }
            (fact(say::station(lang)))
            (fact(say::watched(lang)))
            div.fact { (say::kinds(lang)) }
            (fact(say::who_came(lang)))
            p.how { (say::how(lang)) }
            table {
                thead { tr {
                    th scope="col" { (say::code(lang)) }
                    th scope="col" { (say::look_for(lang)) }
                    th scope="col" { (say::write(lang)) }
                } }
                tbody {
                    @for row in ROWS {
                        @if let Some(group) = row.group {
                            tr { th.group colspan="3" { (group.of(lang)) } }
                        }
                        tr {
                            th scope="row" { (row.code) }
                            td { (row.look.of(lang)) span.from { (row.from.of(lang)) } }
                            td { (write(lang, row)) }
                        }
                    }
                }
            }
            @for (code, of) in SENTENCES.iter().take(1) { (sentence(&format!("{code} {}", of(lang)))) }
            @for n in 1..=2 { (sentence(&say::advice_line(lang, n))) }
            @for (code, of) in SENTENCES.iter().skip(1) { (sentence(&format!("{code} {}", of(lang)))) }
            p.small { (say::small(lang)) }
            (foot(kit))
        }
    }
}
