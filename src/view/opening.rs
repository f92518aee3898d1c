//! The opening, the people, the rulebook.

use super::{Bar, Block, Look, Row, Scene, Tone, charter_words};
use crate::{
    i18n::{names, time, view as words, wall},
    meeting::{Meeting, state::Participant, words::Office},
};

const OFFICES: [Office; 4] = [Office::Chair, Office::Deputy, Office::Recorder, Office::Timekeeper];

pub(super) fn opening(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let Some(opening) = meeting.opening.as_deref() else {
        return Scene::default();
    };
    let lang = look.lang;
    let mut main = vec![Block::Heading(words::today_theme(lang, &opening.theme))];
    let mut facts = vec![opening.estate.clone()];
    facts.extend(opening.place.as_ref().map(|place| words::place(lang, place)));
    facts.push(charter_words(lang, &opening.charter.title).to_owned());
    main.push(Block::Text(facts.join("  "), Tone::Quiet));
    main.push(Block::Big(wall::welcome_count(lang, meeting.present()), Tone::Strong));
    let start = match (meeting.started, opening.planned) {
        (Some(started), _) => Some(words::started_at(lang, &time::hhmm(started.time()))),
        (None, Some(planned)) => {
            let (hhmm, left) = (time::hhmm(planned.time()), (planned.since(look.now) + 59_999) / 60_000);
            Some(if left > 0 { wall::welcome_start(lang, &hhmm, left) } else { words::starts_now(lang, &hhmm) })
        }
        (None, None) => None,
    };
    main.extend(start.map(|start| Block::Text(start, Tone::Plain)));
    main.push(Block::Heading(words::offices(lang)));
    main.push(Block::Rows(OFFICES.iter().map(|office| self::office(meeting, *office, look)).collect()));
    let mut side = Vec::new();
    let bars = sectors(meeting, look);
    if !bars.is_empty() {
        side.push(Block::Heading(words::sectors(lang)));
        side.push(Block::Bars(bars));
    }
    side.push(Block::Heading(words::readings(lang)));
    side.push(readings(meeting, look));
    if !opening.promises.is_empty() {
        side.push(Block::Heading(words::promises(lang)));
        side.push(promises(meeting, look));
    }
    Scene { main, side }
}

fn office(meeting: &Meeting, office: Office, look: &Look<'_>) -> Row {
    let needed = matches!(office, Office::Chair | Office::Recorder);
    let lead = names::office(look.lang, office).to_owned();
    match meeting.holder(office) {
        Some(badge) => Row { lead, text: look.names.who(badge), ..Row::default() },
        None => Row {
            lead,
            text: words::nobody_yet(look.lang),
            tone: if needed { Tone::Strong } else { Tone::Quiet },
            ..Row::default()
        },
    }
}

fn sectors(meeting: &Meeting, look: &Look<'_>) -> Vec<Bar> {
    let Some(charter) = meeting.charter() else { return Vec::new() };
    let here = |id: &str| count(meeting, |p| p.sector == id && !p.observer && !p.minor);
    // Who only listens, and who is no grown-up, is told beside the others: neither has a vote.
    let besides = [
        (words::observer(look.lang), count(meeting, |p| p.observer)),
        (words::minor(look.lang), count(meeting, |p| p.minor && !p.observer)),
    ];
    let of_charter = charter.sectors.iter().map(|of| (charter_words(look.lang, &of.name).to_owned(), here(&of.id)));
    let counted: Vec<(String, u16)> = of_charter.chain(besides).filter(|(_, n)| *n > 0).collect();
    let full = counted.iter().map(|(_, n)| u32::from(*n)).max().unwrap_or(1);
    let bar = |(label, n): &(String, u16)| Bar {
        label: label.clone(),
        value: (*n).into(),
        full,
        tail: words::people(look.lang, *n),
        tone: Tone::Plain,
    };
    counted.iter().map(bar).collect()
}

/// Those who are here and of whom this holds.
fn count(meeting: &Meeting, of: impl Fn(&Participant) -> bool) -> u16 {
    u16::try_from(meeting.people.values().filter(|p| p.present && of(p)).count()).unwrap_or(u16::MAX)
}

fn readings(meeting: &Meeting, look: &Look<'_>) -> Block {
    if meeting.readings.is_empty() {
        return Block::Text(words::read_none(look.lang), Tone::Quiet);
    }
    let row = |(at, what): &(crate::meeting::Moment, crate::meeting::words::Reading)| Row {
        lead: time::hhmm(at.time()),
        text: names::reading(look.lang, *what).to_owned(),
        ..Row::default()
    };
    Block::Rows(meeting.readings.iter().map(row).collect())
}

fn promises(meeting: &Meeting, look: &Look<'_>) -> Block {
    let promises = meeting.opening.iter().flat_map(|opening| &opening.promises);
    let row = |(place, promise): (usize, &crate::meeting::command::Promise)| {
        let no = crate::meeting::numbers::PromiseNo(u16::try_from(place + 1).unwrap_or(u16::MAX));
        let state = meeting.reviews.get(&no);
        Row {
            lead: no.to_string(),
            text: promise.text.clone(),
            tail: state.map_or_else(
                || words::promise_open(look.lang),
                |(s, _)| names::promise_state(look.lang, *s).to_owned(),
            ),
            tone: Tone::Plain,
        }
    };
    Block::Rows(promises.enumerate().map(row).collect())
}

pub(super) fn people(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let lang = look.lang;
    let gone = u16::try_from(meeting.people.values().filter(|p| !p.present).count()).unwrap_or(u16::MAX);
    let mut main = vec![Block::Heading(words::people_head(lang, meeting.present(), gone))];
    if meeting.people.is_empty() {
        main.push(Block::Text(words::people_none(lang), Tone::Quiet));
        return Scene { main, side: Vec::new() };
    }
    let row = |p: &Participant| {
        let sector = meeting.charter().and_then(|charter| charter.sector(&p.sector));
        let sector = sector.map_or(p.sector.clone(), |sector| charter_words(lang, &sector.name).to_owned());
        vec![look.names.who(p.badge), sector, state(meeting, p, look)]
    };
    main.push(Block::Table {
        head: vec![words::col_who(lang), words::col_sector(lang), words::col_state(lang)],
        rows: meeting.people.values().map(row).collect(),
        wide: 2,
    });
    Scene { main, side: Vec::new() }
}

fn state(meeting: &Meeting, p: &Participant, look: &Look<'_>) -> String {
    let lang = look.lang;
    let mut states = Vec::new();
    if !p.present {
        states.push(words::gone(lang));
    }
    if p.observer {
        states.push(words::observer(lang));
    } else if !p.counts {
        states.push(words::not_counted(lang));
    }
    let offices = meeting.offices.iter().filter(|(_, holder)| **holder == p.badge);
    states.extend(offices.map(|(office, _)| names::office(lang, *office).to_owned()));
    let table = meeting.table_of(p.badge).and_then(|group| meeting.groups.get(&group));
    states.extend(table.map(|group| words::at_table(lang, group.table)));
    lang.list(states)
}

pub(super) fn rules(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let Some(charter) = meeting.charter() else {
        return Scene::default();
    };
    let lang = look.lang;
    let rule = |rule: &crate::charter::Rule| Row {
        lead: rule.id.number().to_string(),
        text: charter_words(lang, &charter.rule_words(rule.id, charter.limits())).to_owned(),
        ..Row::default()
    };
    let principle = |(place, principle): (usize, &crate::charter::Principle)| Row {
        lead: (place + 1).to_string(),
        text: article(look, &principle.text),
        ..Row::default()
    };
    let mut side = if meeting.ledger.is_empty() { Vec::new() } else { super::ledger::ledger(meeting, look) };
    side.push(Block::Heading(words::principles(lang)));
    side.push(Block::Rows(charter.principles.iter().enumerate().map(principle).collect()));
    side.push(Block::Text(charter_words(lang, &charter.note).to_owned(), Tone::Quiet));
    Scene {
        main: vec![Block::Heading(words::rules(lang)), Block::Rows(charter.rules.iter().map(rule).collect())],
        side,
    }
}

fn article(look: &Look<'_>, text: &crate::charter::Article) -> String {
    match look.lang {
        crate::i18n::Lang::Zh => text.line.clone(),
        crate::i18n::Lang::En => text.en.clone(),
    }
}
