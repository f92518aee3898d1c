//! Two pages that nothing is typed from: the invitation in the stairwell, and the page that is signed with ink.

use maud::{Markup, html};

use super::{
    Kit,
    page::{foot, framed, label, size},
};
use crate::i18n::{Lang, kit as say, time};

/// One page in the largest letters, black on white: theme, when, where, what to bring, and who to ask.
pub(super) fn invitation(kit: &Kit<'_>, ask: &[String]) -> Markup {
    let planned = kit.opening.planned;
    let day = planned.map(|at| time::date(Lang::Zh, at.date()));
    let hour = planned.map(|at| time::hhmm(at.time()));
    let when = day.into_iter().chain(hour).collect::<Vec<_>>().join(" ");
    let row = |word: super::page::Word, said: &str| {
        html! { tr { th { (label(kit, word)) } td { @if said.is_empty() { span.blank {} } @else { (said) } } } }
    };
    html! {
        section.page.invitation {
            h1 { (label(kit, say::invite)) }
            p class=(format!("ask {}", size(&kit.opening.theme))) { (kit.opening.theme) }
            table { tbody {
                (row(say::invite_when, &when))
                (row(say::place, kit.opening.place.as_deref().unwrap_or_default()))
                tr { th { (label(kit, say::invite_bring)) } td { (label(kit, say::invite_what)) } }
                tr { th { (label(kit, say::invite_how)) } td { (label(kit, say::invite_free)) } }
                tr {
                    th { (label(kit, say::invite_ask)) }
                    td { @for line in ask { div { (line) } } @if ask.is_empty() { span.blank {} } }
                }
            } }
            p.from { (kit.opening.estate) }
            (foot(kit))
        }
    }
}

/// Who signs the minutes, a row each: role, name, signature, day.
pub(super) fn signing(kit: &Kit<'_>) -> Markup {
    let roles: [super::page::Word; 7] = [
        say::sign_chair,
        say::sign_recorder,
        say::sign_resident,
        say::sign_resident,
        say::sign_teller,
        say::sign_teller,
        say::sign_watcher,
    ];
    let body = html! {
        p.hint { (label(kit, say::signing_what)) }
        table.signing {
            thead { tr { @for word in [say::sign_as, say::sign_name, say::sign_ink, say::date] as [super::page::Word; 4] {
                th scope="col" { (label(kit, word)) }
            } } }
            tbody { @for role in roles { tr { th scope="row" { (label(kit, role)) } td {} td {} td {} } } }
        }
        div.line { b { (label(kit, say::signing_code)) } span.blank {} }
        div.opinion { b { (label(kit, say::signing_opinion)) } }
    };
    framed(kit, &label(kit, say::signing), None, None, &body)
}
