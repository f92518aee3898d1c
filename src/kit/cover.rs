//! The first sheet of the kit: what is in it, how it is printed, and on its back what the host reads first.

use maud::{Markup, html};

use super::{
    COVER, Kit, Loose, Part, Sheet,
    page::{Word, framed, label, words},
    taken,
};
use crate::{
    charter::Stage,
    i18n::{Lang, kit as say, observe},
};

/// Name of a part, and how it is used.
fn described(part: &Part) -> (Word, Word) {
    match part {
        Part::Cover => (say::script_title, say::how_cover),
        Part::Quick => (say::quick, say::how_quick),
        Part::Loose(Loose::Invitation) => (say::invitation, say::how_invitation),
        Part::Loose(Loose::Signing) => (say::signing, say::how_signing),
        Part::Loose(Loose::Observe) => (observe::title, observe::agreed),
        Part::Loose(Loose::Sheet(sheet)) => of_sheet(*sheet),
    }
}

fn of_sheet(sheet: Sheet) -> (Word, Word) {
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

pub(super) fn page(kit: &Kit<'_>, parts: &[(Part, Vec<Markup>)]) -> Markup {
    let cover = [(&Part::Cover, COVER)];
    let all: Vec<(&Part, usize)> =
        cover.into_iter().chain(parts.iter().map(|(part, pages)| (part, pages.len()))).collect();
    let sheets: usize = all.iter().map(|(part, pages)| taken(part, *pages).sheets).sum();
    let sides: usize = all.iter().map(|(_, pages)| pages).sum();
    // What has two sides comes first.
    let both: usize = all.iter().filter(|(part, _)| part.two_sided()).map(|(_, pages)| pages).sum();
    let body = html! {
        table.kit {
            thead {
                tr { @for word in HEAD { th { (label(kit, word)) } } }
            }
            tbody {
                @for (from, (part, pages)) in starts(&all) {
                    @let (name, how) = described(part);
                    @let taken = taken(part, pages);
                    tr {
                        td { b { (label(kit, name)) } }
                        td.number { (range(from, pages)) }
                        td.number { (taken.sheets) @if taken.two_sided { " " (label(kit, say::kit_both)) } }
                        td { (label(kit, how)) }
                        td.letter { @if let Part::Loose(Loose::Sheet(sheet)) = part { "#" (sheet.letter()) } }
                    }
                }
            }
        }
        p { b { (words(kit, &say::kit_all(Lang::Zh, sheets), &say::kit_all(Lang::En, sheets))) } }
        p { b { (words(kit, &say::kit_sides(Lang::Zh, both, both + 1, sides), &say::kit_sides(Lang::En, both, both + 1, sides))) } }
        @for word in [say::kit_print, say::kit_duplex, say::kit_type] as [Word; 3] { p { (label(kit, word)) } }
        p { @for line in numbers(kit, Lang::Zh) { (line) "  " } }
        @if kit.lang == Lang::En { p.gloss lang="en" { @for line in numbers(kit, Lang::En) { (line) "  " } } }
        h2 { (label(kit, say::kit_plan)) }
        p { @for (stage, minutes) in plan(kit) { span.stage { (stage) " " b { (say::minutes(Lang::Zh, minutes)) } } " " } }
    };
    framed(kit, &label(kit, say::kit_title), None, None, &body)
}

const HEAD: [Word; 5] = [say::kit_what, say::kit_pages, say::kit_sheets, say::kit_how, say::kit_codes];

/// Each with the page that it begins on.
fn starts<'a>(all: &[(&'a Part, usize)]) -> Vec<(usize, (&'a Part, usize))> {
    let mut next = 1;
    let mut starts = Vec::new();
    for (part, pages) in all {
        starts.push((next, (*part, *pages)));
        next += pages;
    }
    starts
}

fn range(from: usize, pages: usize) -> String {
    match pages {
        0 | 1 => from.to_string(),
        _ => format!("{from}-{}", from + pages - 1),
    }
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
