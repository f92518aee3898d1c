//! The end of the evening: pledge slips, and the sheets of those who count.

use maud::{Markup, html};

use super::{
    Code, Kit, Sheet,
    page::{Word, corner, foot, label, lines},
};
use crate::i18n::kit as say;

/// Pledge slips: one for every fourth badge, whole sheets of them.
const PLEDGES: usize = 4;
const SHARE: usize = 4;
/// Votes that an evening has at most, as far as is known: three motions, their amendments, an extension.
const VOTES: u16 = 6;
const HALVES: usize = 2;

pub(super) fn pledges(kit: &Kit<'_>) -> Vec<Markup> {
    let sheets = kit.badges.len().div_ceil(SHARE * PLEDGES).max(1);
    let codes: Vec<Code> = (1..).take(sheets * PLEDGES).map(|n| Code::new(Sheet::Pledges, n)).collect();
    let page = |four: &[Code]| {
        html! {
            section.page.fourths {
                @for code in four {
                    div.fourth {
                        div.head {
                            h2 { (label(kit, say::pledge_can)) }
                            (label(kit, say::col_badge)) span.blank.short {}
                            (corner(*code))
                        }
                        (lines(2))
                        div.row {
                            div.part { b { (label(kit, say::pledge_when)) } (lines(1)) }
                            div.part { b { (label(kit, say::pledge_help)) } (lines(1)) }
                        }
                        div.part { b { (label(kit, say::pledge_done)) } (lines(1)) }
                        p.hint { (label(kit, say::pledge_hint)) }
                        (foot(kit))
                    }
                }
            }
        }
    };
    codes.chunks(PLEDGES).map(page).collect()
}

pub(super) fn tally(kit: &Kit<'_>) -> Vec<Markup> {
    const ROWS: [(&str, Word); 3] = [("present", say::tally_present), ("for", say::for_), ("against", say::against)];
    let codes: Vec<Code> = (1..=VOTES).map(|n| Code::new(Sheet::Tally, n)).collect();
    let page = |two: &[Code]| {
        html! {
            section.page.halves {
                @for code in two {
                    div.count {
                        div.head {
                            h2 { (label(kit, say::tally)) }
                            (label(kit, say::tally_motion)) span.blank.short {}
                            (corner(*code))
                        }
                        table.tally {
                            thead {
                                tr {
                                    th {}
                                    @for word in [say::tally_first, say::tally_second, say::tally_same] as [Word; 3] {
                                        th { (label(kit, word)) }
                                    }
                                }
                            }
                            tbody {
                                @for (class, word) in ROWS {
                                    tr class=(class) { th { (label(kit, word)) } td {} td {} td {} }
                                }
                            }
                        }
                        p.hint { (label(kit, say::tally_hint)) " " (label(kit, say::tally_most)) }
                        div.line { b { (label(kit, say::tally_tellers)) } span.blank.short {} span.blank.short {} }
                        (foot(kit))
                    }
                }
            }
        }
    };
    codes.chunks(HALVES).map(page).collect()
}
