//! Who is there: the sign-in sheet, the two-sided badges, the seat cards.

use maud::{Markup, html};

use super::{
    Code, Kit, Sheet,
    page::{corner, framed, label, words},
};
use crate::{
    i18n::{Lang, kit as say},
    meeting::{numbers::Badge, words::Side},
};

/// Rows of a sign-in sheet: tall enough for a hand of seventy.
const ROWS: usize = 20;
/// Badges of a sheet, in two columns.
const TENTHS: usize = 10;
/// Seat cards of a sheet.
const SIXTHS: usize = 6;

pub(super) fn sign_in(kit: &Kit<'_>) -> Vec<Markup> {
    let rows: Vec<Badge> = kit.badges.iter().chain(&kit.seats).copied().collect();
    let others = kit.charter.sectors.iter().skip(1);
    let sectors = |lang: Lang| {
        let names = others.clone().map(|sector| if lang == Lang::Zh { &sector.name.zh } else { &sector.name.en });
        say::sign_in_sectors(lang, &lang.list(names))
    };
    let all = rows.chunks(ROWS).len();
    let page = |(no, rows): (u16, &[Badge])| {
        let body = html! {
            p.hint { (label(kit, say::sign_in_hint)) }
            p.hint { (words(kit, &sectors(Lang::Zh), &sectors(Lang::En))) }
            div.fill { table.roll {
                thead {
                    tr {
                        @for (class, word) in COLUMNS { th class=(class) { (label(kit, *word)) } }
                    }
                }
                tbody {
                    @for badge in rows {
                        tr {
                            td.number {
                                (badge)
                                @if kit.seats.contains(badge) { small { (label(kit, say::seat)) } }
                            }
                            td { @if let Some(call) = kit.calls.get(badge) { (call) } }
                            td {} td {} td {} td {} td {}
                        }
                    }
                    // For whoever comes with a number of their own.
                    @for _ in rows.len()..ROWS { tr { td.number {} td {} td {} td {} td {} td {} td {} } }
                }
            } }
            p.hint { (label(kit, say::sign_in_wall)) " " (label(kit, say::sign_in_kept)) }
        };
        let aside = say::page(Lang::Zh, no, all);
        framed(kit, &label(kit, say::sign_in), Some(aside), Some(Code::new(Sheet::SignIn, no)), &body)
    };
    (1..).zip(rows.chunks(ROWS)).map(page).collect()
}

const COLUMNS: &[(&str, super::page::Word)] = &[
    ("number", say::col_badge),
    ("call", say::col_call),
    ("building", say::col_building),
    ("household", say::col_household),
    ("phone", say::col_phone),
    ("signed", say::col_signed),
    ("left", say::col_left),
];

/// Fronts, then the backs of the same sheet with its columns changed over: flipped on the long edge they meet.
pub(super) fn badges(kit: &Kit<'_>) -> Vec<Markup> {
    let sheet = |badges: &[Badge]| [face(kit, Side::For, badges), face(kit, Side::Against, &turned(badges))];
    kit.badges.chunks(TENTHS).flat_map(sheet).collect()
}

/// As rows of two read from behind. A missing badge leaves its place empty.
fn turned(badges: &[Badge]) -> Vec<Badge> {
    let at = |row: &[Badge], place: usize| row.get(place).copied().unwrap_or(Badge::NOBODY);
    badges.chunks(2).flat_map(|row| [at(row, 1), at(row, 0)]).collect()
}

fn face(kit: &Kit<'_>, side: Side, badges: &[Badge]) -> Markup {
    let (class, word): (_, super::page::Word) = match side {
        Side::Against => ("against", say::against),
        Side::For | Side::Question => ("for", say::for_),
    };
    html! {
        section.page.tenths {
            @for badge in badges {
                @if *badge == Badge::NOBODY {
                    div.cell {}
                } @else {
                    div class=(format!("cell badge {class}")) {
                        div.side { (label(kit, word)) }
                        div class=(format!("digits d{}", badge.to_string().len())) { (badge) }
                        @if side == Side::For {
                            div.call { (label(kit, say::call_line)) span.blank {} (corner(Code::new(Sheet::Badges, badge.no))) }
                        }
                    }
                }
            }
        }
    }
}

/// Six a sheet, each folded to stand on the table: the number reads from both sides.
pub(super) fn seats(kit: &Kit<'_>) -> Vec<Markup> {
    let half = |seat: &Badge, turned: bool| {
        html! {
            div.half.turned[turned] {
                div.side { (label(kit, say::seat)) }
                div class=(format!("digits d{}", seat.to_string().len())) { (seat) }
                p.hint { (label(kit, say::seat_hint)) }
                @if !turned { (corner(Code::new(Sheet::Seats, seat.no))) }
            }
        }
    };
    let page = |seats: &[Badge]| {
        html! {
            section.page.sixths {
                @for seat in seats {
                    div.cell.tent { (half(seat, true)) (half(seat, false)) }
                }
            }
        }
    };
    kit.seats.chunks(SIXTHS).map(page).collect()
}
