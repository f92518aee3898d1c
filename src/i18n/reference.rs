//! docs/commands.md, printed from the one table of commands (`meeting::spec`), and docs/keys.md from that of keys.

use std::fmt::Write as _;

use super::{Lang, command};
use crate::meeting::spec::{Spec, TABLE, Who};

const HEAD: &str = "\
# Commands 命令

Printed from the table of commands (`src/meeting/spec.rs`); don't edit it by hand: `YISHI_BLESS=1 cargo test fresh` writes it anew.

A script is a file of RON, one command a line, given to `yishi apply ID FILE`. A line is a command,

    RaiseHand(badge:17,side:For)

or a command with its moment, its giver, a reason that lets it pass a rule, and what is expected of it:

    (at:\"2026-05-23T20:25:10+08:00\",by:chair,because:\"大家同意\",cmd:RaiseHand(badge:17,side:For),expect:Refused(R05))

`at` is when the line is written, never before the line above; in a script whose lines carry their moments, a line without one follows the line above. A line
that is typed later also has `when`, the moment that it is about: `(at:\"…\",when:\"…\",cmd:…)`.
`by` is `chair` (the default), `deputy`, `recorder`, `timekeeper` or `badge(17)`. Blank lines and lines that begin with `//` are passed over.
Numbers of people are written `\"3 5 12-18\"` (a range passes over badges that nobody wears) or as one bare number; cards `\"3 7.2 12\"`, where `3`
is the first card of badge 3. Fields of type `Option` may be left out. Stages: S0 开场, S1 提出议题, S2 选题分组, S3 小组讨论, S4 汇报辩论,
S5 达成共识, S6 制定行动计划, S7 收尾补记.

";

const KEYS: &str = "\
# Keys 按键

Printed from the table of keys (`src/tui/keymap.rs`); don't edit it by hand: `YISHI_BLESS=1 cargo test fresh` writes it anew. `yishi keys`
prints the keys as they hold in a home.

No key is a letter, because letters belong to the input method while Chinese is typed: digits, arrows, Enter, Esc, Tab, the pages and the
F-keys do everything. Where the window is too small for anything to be drawn (below 60x20), only the keys that leave do anything.
While 看得清吗 is on the wall and nothing is typed, 1 and 2 choose how big letters are drawn.

A station that wants other keys writes what differs into `keys.ron` in its home, by place and action; `yishi keys --output ron` prints the
whole table in that form:

    [
        (place: Desk, action: Undo, keys: [\"F11\", \"Ctrl+Z\"]),
    ]

The first key of a row is the one that is shown. Keys are `F1` to `F12`, `Enter`, `Esc`, `Tab`, `Shift+Tab`, `PgUp`, `PgDn`, `Up`, `Down`, `Left`,
`Right`, `Home`, `End`, `Insert`, `Delete`, `Backspace`, `Space`, `Menu`, and `Ctrl+` with a letter other than H, I, J, M. What is written is
refused with its line when a meeting is opened, if

- the place has no such action, or it stands there twice,
- a key does something else at the same place already (keys of an empty strip come before those of the meeting),
- no key of the row arrives while Chinese is typed (`Ctrl+Z` alone),
- a key is needed for typing where something is typed (`Left`, `Space`).

| place | action | keys | 中文 | English |
|---|---|---|---|---|
";

/// The page of keys; each row: place, action, keys, Chinese, English.
pub fn keys(rows: impl Iterator<Item = [String; 5]>) -> String {
    let mut page = KEYS.to_owned();
    for [place, action, keys, zh, en] in rows {
        let _ = writeln!(page, "| {place} | {action} | {keys} | {zh} | {en} |");
    }
    page
}

/// The whole page.
pub fn commands() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("| command | 中文 | stages | while a vote is open |\n|---|---|---|---|\n");
    for spec in TABLE {
        let (name, zh) = (spec.name.as_str(), command::title(Lang::Zh, spec.name));
        let voting = if spec.while_voting { "yes" } else { "" };
        let anchor = name.to_lowercase();
        let _ = writeln!(page, "| [`{name}`](#{anchor}) | {zh} | {} | {voting} |", stages(spec));
    }
    for spec in TABLE {
        entry(&mut page, spec);
    }
    page.push_str(&super::slips::table());
    page
}

fn stages(spec: &Spec) -> String {
    match (spec.stages.first(), spec.stages.last()) {
        (Some(from), Some(to)) if spec.stages.len() > 2 && *to as usize - *from as usize + 1 == spec.stages.len() => {
            format!("{}-{}", from.code(), to.code())
        }
        _ => spec.stages.iter().map(|stage| stage.code()).collect::<Vec<_>>().join(" "),
    }
}

fn entry(page: &mut String, spec: &Spec) {
    let name = spec.name;
    let _ = writeln!(page, "\n## {}\n", name.as_str());
    let _ = writeln!(page, "{}\n", command::explain(Lang::Zh, name));
    let _ = writeln!(page, "{}\n", command::explain(Lang::En, name));
    for (field, kind) in name.fields() {
        let _ = writeln!(page, "- `{field}`: `{}`", kind.split_whitespace().collect::<String>());
    }
    if !name.fields().is_empty() {
        page.push('\n');
    }
    let mut facts = vec![format!("Stages: {}.", stages(spec))];
    if spec.while_voting {
        facts.push("Also while a vote is open.".to_owned());
    }
    if spec.while_adjourned {
        facts.push("Also while the meeting is adjourned.".to_owned());
    }
    if spec.who == Who::Chair {
        facts.push("By the chair.".to_owned());
    }
    if !spec.acts.is_empty() {
        let acts: Vec<String> = spec.acts.iter().map(|act| format!("`{}`", act.key())).collect();
        facts.push(format!("Who may: {} ([charter](charter.md)).", acts.join(", ")));
    }
    if !spec.rules.is_empty() {
        let rules: Vec<String> = spec.rules.iter().map(|rule| rule.code()).collect();
        facts.push(format!("Rules: {}.", rules.join(", ")));
    }
    let _ = writeln!(page, "{}\n\n```ron\n{}\n```", facts.join(" "), spec.example);
}
