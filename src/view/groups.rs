//! Tables: who sits where, and what each still owes.

use super::{Block, Look, Scene, Tone, topic_title, visit};
use crate::{
    i18n::{view as words, wall},
    meeting::{Meeting, refusal::Missing, state::Group, words::GroupRole},
};

fn name(meeting: &Meeting, group: &Group, look: &Look<'_>) -> String {
    let rounds = meeting.groups.values().any(|other| other.round != group.round);
    if rounds { words::round_table(look.lang, group.round, group.table) } else { words::table(look.lang, group.table) }
}

fn role(group: &Group, role: GroupRole, look: &Look<'_>) -> String {
    group.roles.get(&role).map_or_else(|| words::nobody_yet(look.lang), |badge| look.names.who(*badge))
}

pub(super) fn market(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    let mut main = vec![Block::Heading(words::tables(lang))];
    // A round that begins has no table yet.
    if meeting.tables().all(|group| group.round < meeting.round()) {
        main.push(Block::Text(words::no_tables(lang), Tone::Quiet));
        return Scene { main, side: Vec::new() };
    }
    let cap = meeting.charter().map_or(0, |charter| usize::from(charter.market.cap));
    for group in meeting.tables() {
        let seated = group.members.len();
        let seats = if seated > cap {
            words::seats_over(lang, seated, seated - cap)
        } else {
            wall::market_free(lang, seated, cap - seated)
        };
        let members: Vec<String> = group.members.iter().map(ToString::to_string).collect();
        main.push(Block::Rows(vec![
            super::Row {
                lead: name(meeting, group, look),
                text: topic_title(meeting, group.topic, lang),
                tail: seats,
                tone: if seated > cap { Tone::Alert } else { Tone::Strong },
            },
            super::Row {
                lead: words::col_convener(lang),
                text: format!("{}  {}", role(group, GroupRole::Convener, look), members.join(" ")),
                ..super::Row::default()
            },
        ]));
    }
    Scene { main, side: Vec::new() }
}

pub(super) fn discuss(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    let mut main = Vec::new();
    if let Some(left) = meeting.stage_left(look.now) {
        let stands = meeting.clock.paused.is_some();
        main.push(Block::Clock(super::Clock { label: words::stage_clock(lang), left, stands, warn: 5 * 60_000 }));
        main.push(Block::Gap);
    }
    if meeting.groups.is_empty() {
        main.push(Block::Text(words::no_tables(lang), Tone::Quiet));
        return Scene { main, side: Vec::new() };
    }
    let missing = meeting.missing();
    let rows = meeting.tables().map(|group| row(meeting, group, &missing, look)).collect();
    let head = [words::col_table, words::col_topic, words::col_people, words::col_reporter, words::col_missing];
    main.push(Block::Table { head: head.iter().map(|word| word(lang)).collect(), rows, wide: 1 });
    let moved = visit(meeting).map_or(0, |visit| meeting.moves.iter().filter(|m| m.at >= visit.entered).count());
    if moved > 0 {
        main.push(Block::Text(words::moved(lang, moved), Tone::Quiet));
    }
    Scene { main, side: Vec::new() }
}

fn row(meeting: &Meeting, group: &Group, missing: &[Missing], look: &Look<'_>) -> Vec<String> {
    let lang = look.lang;
    let mut owes = Vec::new();
    if missing.contains(&Missing::Result { group: group.no }) {
        owes.push(words::needs_slip(lang));
    }
    if missing.contains(&Missing::Reporter { group: group.no }) {
        owes.push(words::needs_reporter(lang));
    }
    let state = match (owes.is_empty(), group.closed.is_some()) {
        (true, true) => words::table_done(lang),
        (true, false) => words::nothing_missing(lang),
        (false, _) => lang.list(owes),
    };
    vec![
        name(meeting, group, look),
        topic_title(meeting, group.topic, lang),
        words::people(lang, u16::try_from(group.members.len()).unwrap_or(u16::MAX)),
        role(group, GroupRole::Reporter, look),
        state,
    ]
}
