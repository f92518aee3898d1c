//! The first pages of the kit: what is in it, how it is printed, and what the host reads first.

use maud::{Markup, html};

use super::{
    Kit, Sheet,
    page::{Word, framed, label},
};
use crate::{
    charter::Stage,
    i18n::{Lang, kit as say},
};

/// Name of a sheet, and how it is used.
fn described(sheet: Sheet) -> (Word, Word) {
    match sheet {
        Sheet::SignIn => (say::sign_in, say::how_sign_in),
        Sheet::Badges => (say::badges, say::how_badges),
        Sheet::Seats => (say::seats, say::how_seats),
        Sheet::Cards => (say::cards, say::how_cards),
        Sheet::Dots => (say::dots, say::how_dots),
        Sheet::Tables => (say::tables, say::how_tables),
        Sheet::Slips => (say::slips, say::how_slips),
        Sheet::Pledges => (say::pledges, say::how_pledges),
        Sheet::Tally => (say::tally, say::how_tally),
    }
}

pub(super) fn page(kit: &Kit<'_>, sheets: &[(Sheet, Vec<Markup>)]) -> Markup {
    let body = html! {
        table.kit {
            thead {
                tr { @for word in [say::kit_what, say::kit_pages, say::kit_how, say::kit_codes] as [Word; 4] {
                    th { (label(kit, word)) }
                } }
            }
            tbody {
                @for (sheet, pages) in sheets {
                    @let (name, how) = described(*sheet);
                    tr {
                        td { b { (label(kit, name)) } }
                        td.number { (pages.len()) }
                        td { (label(kit, how)) }
                        td.letter { "#" (sheet.letter()) }
                    }
                }
            }
        }
        @for word in [say::kit_print, say::kit_duplex, say::kit_type] as [Word; 3] { p { (label(kit, word)) } }
        p { @for line in numbers(kit, Lang::Zh) { (line) "  " } }
        @if kit.lang == Lang::En { p.gloss lang="en" { @for line in numbers(kit, Lang::En) { (line) "  " } } }
        h2 { (label(kit, say::kit_plan)) }
        p { @for (stage, minutes) in plan(kit) { span.stage { (stage) " " b { (say::minutes(Lang::Zh, minutes)) } } " " } }
    };
    framed(kit, &label(kit, say::kit_title), None, None, &body)
}

/// What the host reads first, in letters for somebody who stands.
pub(super) fn script(kit: &Kit<'_>) -> Markup {
    let first = kit.charter.principles.first().map_or("", |first| first.text.line.as_str());
    let lines = say::script(Lang::Zh, &kit.opening.theme, first);
    let body = html! { div.script { @for line in lines { p { (line) } } } };
    framed(kit, &label(kit, say::script_title), None, None, &body)
}

fn numbers(kit: &Kit<'_>, lang: Lang) -> Vec<String> {
    let market = &kit.charter.market;
    let mut lines = Vec::new();
    if let (Some(first), Some(last)) = (kit.badges.first(), kit.badges.last()) {
        lines.push(say::kit_badges(lang, first, last, kit.badges.len()));
    }
    if !kit.charter.skip_badges.is_empty() {
        lines.push(say::kit_skip(lang, &lang.list(&kit.charter.skip_badges)));
    }
    let all = u32::from(market.dots) * u32::try_from(kit.badges.len() + kit.seats.len()).unwrap_or_default();
    lines.push(say::kit_dots(lang, market.dots, all));
    lines
}

/// The stages of the evening with their minutes.
fn plan<'a>(kit: &'a Kit<'_>) -> impl Iterator<Item = (&'a str, u16)> {
    let planned = |stage: &Stage| kit.charter.minutes(*stage, kit.opening.minutes);
    let text = |stage: &Stage| kit.charter.stage(*stage).map(|text| text.text.big.as_str());
    kit.charter.sequence.iter().filter_map(move |stage| Some((text(stage)?, planned(stage)))).filter(|row| row.1 > 0)
}
