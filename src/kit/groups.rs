//! The tables: a sheet each with a slip to tear off, and spare slips.

use maud::{Markup, html};

use super::{
    Code, Kit, Sheet,
    page::{Word, corner, field, foot, framed, label, lines, size, words},
};
use crate::{
    charter::Stage,
    i18n::{Lang, kit as say},
};

const ROLES: [Word; 4] = [say::role_convener, say::role_recorder, say::role_timekeeper, say::role_reporter];
const PARTS: [(Word, usize); 5] =
    [(say::slip_what, 1), (say::slip_where, 1), (say::slip_who, 1), (say::slip_when, 1), (say::slip_self, 1)];
/// Spare slips a table: a second proposal, and one that was spoilt.
const SPARE: [u16; 2] = [2, 3];
/// Tables of a sheet of spare slips, one on each of its sides.
const THIRDS: usize = 3;

pub(super) fn tables(kit: &Kit<'_>) -> Vec<Markup> {
    let minutes = kit.charter.minutes(Stage::S3, kit.opening.minutes);
    let page = |table: u16| {
        // The table's last topic, also of one that is through: it may be printed anew for the record.
        let group = kit.meeting.groups.values().rfind(|group| group.table == table);
        let title = group.and_then(|group| kit.meeting.topic_title(group.topic));
        let body = html! {
            div.line {
                b { (label(kit, say::table_topic)) }
                @match &title {
                    Some(title) => span class=(format!("title {}", size(title))) { (title) },
                    None => span.blank {},
                }
            }
            div.roles {
                @for role in ROLES { div { b { (label(kit, role)) } span.blank {} } }
            }
            div.line { b { (label(kit, say::table_who)) } span.blank {} }
            p.hint { (label(kit, say::table_moves)) }
            (field(kit, say::table_points, 6))
            (field(kit, say::table_disagreements, 2))
            (field(kit, say::table_surprise, 1))
            div.tear { (label(kit, say::slip_tear)) }
            (slip(kit, Code::new(Sheet::Slips, table)))
        };
        let head = words(kit, &say::table(Lang::Zh, table), &say::table(Lang::En, table));
        let aside = (minutes > 0).then(|| say::minutes(Lang::Zh, minutes));
        framed(kit, &head, aside, Some(Code::new(Sheet::Tables, table)), &body)
    };
    (1..=kit.tables).map(page).collect()
}

/// Second and third slips of every table: a front, and its back. Thirds lie one above the other, so they meet however it is flipped
/// on the long edge.
pub(super) fn slips(kit: &Kit<'_>) -> Vec<Markup> {
    let tables: Vec<u16> = (1..=kit.tables).collect();
    let page = |three: &[u16], part: u16| {
        let codes = three.iter().map(|table| Code::part(Sheet::Slips, *table, part));
        html! {
            section.page.thirds {
                @for code in codes { div.third { (slip(kit, code)) (foot(kit)) } }
            }
        }
    };
    tables.chunks(THIRDS).flat_map(|three| SPARE.map(|part| page(three, part))).collect()
}

fn slip(kit: &Kit<'_>, code: Code) -> Markup {
    html! {
        div.slip {
            div.head {
                h2 {
                    (words(kit, &say::table(Lang::Zh, code.n), &say::table(Lang::En, code.n))) " "
                    (label(kit, say::slip_title))
                }
                (label(kit, say::slip_mover)) span.blank.short {}
                (corner(code))
            }
            @for (word, n) in PARTS {
                div.part { b { (label(kit, word)) } (lines(n)) }
            }
            p.hint { (label(kit, say::slip_none)) }
        }
    }
}
