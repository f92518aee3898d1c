//! What all sheets share: the frame of a page, labels, lines to write on.

use maud::{Markup, html};

use super::{Code, Kit};
use crate::{
    document::page,
    i18n::{Lang, kit as say, time},
};

const STYLE: &str = include_str!("style.css");

/// A sentence of the tables.
pub(super) type Word = fn(Lang) -> String;

/// A whole file.
pub(super) fn document(kit: &Kit<'_>, pages: &[Markup]) -> Vec<u8> {
    let title = format!("{} {}", kit.opening.estate, say::kit_title(kit.lang));
    let body = html! { @for page in pages { (page) } };
    page::alone(&title, "zh-CN", STYLE, &body)
}

/// A page with a head and a foot: whose meeting, which sheet, its code.
pub(super) fn framed(
    kit: &Kit<'_>,
    title: &Markup,
    aside: Option<String>,
    code: Option<Code>,
    body: &Markup,
) -> Markup {
    html! {
        section.page.framed {
            header {
                div.top {
                    h1 { (title) }
                    span.estate { (kit.opening.estate) }
                    @if let Some(code) = code { (corner(code)) }
                }
                p class=(format!("theme {}", size(&kit.opening.theme))) { (say::theme(Lang::Zh, &kit.opening.theme)) }
                p.when {
                    (label(kit, say::date)) " " @match kit.opening.planned {
                        Some(planned) => b { (time::date(Lang::Zh, planned.date())) },
                        None => span.blank.short {},
                    }
                    " " (label(kit, say::place)) " " @match &kit.opening.place {
                        Some(place) => b { (place) },
                        None => span.blank.short {},
                    }
                    @if let Some(aside) = aside { span.aside { (aside) } }
                }
            }
            div.body { (body) }
            (foot(kit))
        }
    }
}

/// What stands below every form.
pub(super) fn foot(kit: &Kit<'_>) -> Markup {
    html! { footer { (label(kit, say::sample)) } }
}

/// The code of a sheet or of a card on it.
pub(super) fn corner(code: Code) -> Markup {
    html! { span.code { (code) } }
}

/// A label: Chinese first, English small behind it where it was asked for.
pub(super) fn label(kit: &Kit<'_>, word: Word) -> Markup {
    words(kit, &word(Lang::Zh), &word(Lang::En))
}

/// The same for a sentence with something in it.
pub(super) fn words(kit: &Kit<'_>, zh: &str, en: &str) -> Markup {
    html! {
        (zh)
        @if kit.lang == Lang::En { " " span.gloss lang="en" { (en) } }
    }
}

/// So many lines to write on.
pub(super) fn lines(n: usize) -> Markup {
    html! { div.lines { @for _ in 0..n { i {} } } }
}

/// A label and lines behind or below it.
pub(super) fn field(kit: &Kit<'_>, word: Word, n: usize) -> Markup {
    html! {
        div.field {
            b { (label(kit, word)) }
            (lines(n))
        }
    }
}

/// How large a text of a resident is set, so that the longest still stands in its box.
pub(super) fn size(text: &str) -> &'static str {
    match text.chars().count() {
        0..=18 => "large",
        19..=40 => "medium",
        _ => "small",
    }
}
