//! 快查卡: one page beside the keyboard, with what is typed most, the keys, and what the host says at each rule.

use maud::{Markup, html};

use super::{
    Kit, Quick,
    page::{Word, framed, label},
};
use crate::i18n::{Lang, kit as say};

pub(super) fn page(kit: &Kit<'_>, quick: &Quick) -> Markup {
    let table = |head: Word, rows: &[(String, String)]| {
        html! {
            div {
                h2 { (label(kit, head)) }
                table.quick { tbody { @for (what, means) in rows { tr { th { (what) } td { (means) } } } } }
            }
        }
    };
    let limits = kit.charter.limits();
    let english = kit.lang == Lang::En;
    let body = html! {
        div.pair {
            (table(say::quick_typed, &quick.typed))
            (table(say::quick_keys, &quick.keys))
        }
        h2 { (label(kit, say::quick_rules)) }
        table.quick.rules { tbody {
            @for rule in &kit.charter.rules {
                tr {
                    th { (rule.id.number()) }
                    td { b { (rule.text.big) } }
                    td {
                        (kit.charter.rule_say(rule.id))
                        @if english { " " span.gloss lang="en" { (kit.charter.rule_words(rule.id, limits).en) } }
                    }
                }
            }
        } }
        p.hint { (label(kit, say::quick_call)) }
    };
    framed(kit, &label(kit, say::quick), None, None, &body)
}
