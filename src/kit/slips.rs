//! The end of the evening: pledge slips, and the sheets of those who count.

use maud::{Markup, html};

use super::{
    Code, Kit, Sheet,
    page::{Word, corner, foot, framed, label, lines},
};
use crate::i18n::{Lang, kit as say, time};

/// Pledge slips: one for every fourth badge, whole sheets of them.
const PLEDGES: usize = 6;
const SHARE: usize = 4;
/// Votes that an evening has at most, as far as is known: three motions, their amendments, an extension.
const VOTES: u16 = 6;
const HALVES: usize = 2;
/// Votes between options of an evening, each on a page, and as many options as a page has rows for.
const CHOICES: usize = 2;
const OPTIONS: u16 = 10;

/// What is counted in a vote for and against.
const ROWS: [(&str, Word); 3] = [("present", say::tally_present), ("for", say::for_), ("against", say::against)];

pub(super) fn pledges(kit: &Kit<'_>) -> Vec<Markup> {
    let sheets = kit.badges.len().div_ceil(SHARE * PLEDGES).max(1);
    let codes: Vec<Code> = (1..).take(sheets * PLEDGES).map(|n| Code::new(Sheet::Pledges, n)).collect();
    let page = |slips: &[Code]| {
        html! {
            section.page.sixths {
                @for code in slips {
                    div.cell.pledge {
                        div.head {
                            h2 { (label(kit, say::pledge_can)) }
                            (label(kit, say::col_badge)) span.blank.short {}
                            (corner(*code))
                        }
                        (lines(2))
                        @for word in [say::pledge_when, say::pledge_help] as [Word; 2] {
                            div.part { b { (label(kit, word)) } (lines(1)) }
                        }
                        // The label takes half a line: another one makes up for it.
                        div.part { b { (label(kit, say::pledge_done)) } (lines(1)) }
                        (lines(1))
                        p.hint { b { (label(kit, say::pledge_chat)) } }
                        p.hint { (label(kit, say::pledge_hint)) }
                        (foot(kit))
                    }
                }
            }
        }
    };
    codes.chunks(PLEDGES).map(page).collect()
}

/// What two people counted, and sign for: it stands in the office for a week, and a result is put right by nothing else.
pub(super) fn tally(kit: &Kit<'_>) -> Vec<Markup> {
    let codes: Vec<Code> = (1..=VOTES).map(|n| Code::new(Sheet::Tally, n)).collect();
    if !kit.has_motions() {
        return codes.iter().take(CHOICES).map(|code| between_options(kit, *code)).collect();
    }
    let body = html! {
        @for (class, word) in ROWS { tr class=(class) { th { (label(kit, word)) } td {} td {} td {} } }
    };
    let page = |two: &[Code]| {
        html! {
            section.page.halves {
                @for code in two {
                    div.count {
                        div.head {
                            h2 { (label(kit, say::tally)) }
                            (label(kit, say::tally_motion)) span.blank.short {}
                            (label(kit, say::tally_vote)) span.blank.short {}
                            (corner(*code))
                        }
                        p.when { b { (kit.opening.estate) } "  " (day(kit)) }
                        (counts(kit, None, &body))
                        p.hint { (label(kit, say::tally_hint)) " " (label(kit, say::tally_most)) }
                        (signed(kit))
                        (foot(kit))
                    }
                }
            }
        }
    };
    codes.chunks(HALVES).map(page).collect()
}

/// A row an option, by the numbers under which they hang on the wall.
fn between_options(kit: &Kit<'_>, code: Code) -> Markup {
    let body = html! {
        tr.present { th colspan="2" { (label(kit, say::tally_present)) } td {} td {} td {} }
        @for no in 1..=OPTIONS { tr.option { th.no { (no) } td {} td {} td {} td {} } }
    };
    let body = html! {
        div.head {
            (label(kit, say::tally_vote)) span.blank.short {}
            (label(kit, say::tally_pick)) span.blank.short {}
        }
        div.line { b { (label(kit, say::tally_about)) } span.blank {} }
        (counts(kit, Some(say::tally_option), &body))
        p.hint { (label(kit, say::tally_choice_hint)) " " (label(kit, say::tally_choice_most)) }
        (signed(kit))
    };
    framed(kit, &label(kit, say::tally), None, Some(code), &html! { div.ballot { (body) } })
}

fn counts(kit: &Kit<'_>, of: Option<Word>, body: &Markup) -> Markup {
    html! {
        table.tally {
            @if of.is_some() { colgroup { col.no; col.what; col; col; col; } }
            thead {
                tr {
                    @match of {
                        Some(of) => th.what colspan="2" { (label(kit, of)) },
                        None => th {},
                    }
                    @for word in [say::tally_first, say::tally_second, say::tally_same] as [Word; 3] {
                        th { (label(kit, word)) }
                    }
                }
            }
            tbody { (body) }
        }
    }
}

/// What came of it, and both who counted with their hand.
fn signed(kit: &Kit<'_>) -> Markup {
    html! {
        div.line { b { (label(kit, say::tally_result)) } span.blank {} }
        @for word in [say::tally_first, say::tally_second] as [Word; 2] {
            div.line {
                b { (label(kit, word)) }
                (label(kit, say::col_badge)) span.blank.short {}
                (label(kit, say::tally_signed)) span.blank {}
            }
        }
    }
}

/// The day that was planned, or a line for it.
fn day(kit: &Kit<'_>) -> Markup {
    html! {
        (label(kit, say::date)) " "
        @match kit.opening.planned {
            Some(planned) => b { (time::date(Lang::Zh, planned.date())) },
            None => span.blank.short {},
        }
    }
}
