//! Pictures of the evening: bars, each with its figure beside it, so that who can't see them reads the same. None with fewer than three
//! things to compare.

use std::cmp::Reverse;

use super::{Part, Scribe, say, scribe::capital};
use crate::{
    document::bars,
    i18n::{pictures as words, time},
    meeting::{
        measure::Length,
        numbers::GroupNo,
        state::{MotionState, Topic},
        words::{Side, Verdict},
    },
};

/// Topics that are shown.
const MOST: usize = 8;

/// How many dots each topic was given, the most first.
pub(super) fn heat(scribe: &Scribe<'_>, topics: &[&Topic]) -> Vec<Part> {
    let mut topics: Vec<&Topic> = topics.iter().copied().filter(|topic| topic.dots > 0).collect();
    topics.sort_by_key(|topic| (Reverse(topic.dots), topic.no));
    let row = |topic: &&Topic| {
        let label = format!("{} {}", say::topic_no(scribe.lang, topic.no.0), scribe.topic(topic.no));
        (label.trim().to_owned(), topic.dots.to_string(), vec![u32::from(topic.dots)])
    };
    let rows: Vec<_> = topics.iter().take(MOST).map(row).collect();
    bars(words::heat(scribe.lang), &words::heat_head(scribe.lang), &rows)
}

/// What each stage was planned for, and what it took.
pub(super) fn clock(scribe: &Scribe<'_>) -> Vec<Part> {
    let row = |(name, length): (String, &Length)| {
        let planned = u32::from(length.planned) * 60;
        let took = u32::try_from(length.seconds).unwrap_or(0);
        (name, words::planned_and_took(scribe.lang, length.planned, &time::clock(took)), vec![planned, took])
    };
    let stages = scribe.measures.stages.iter().map(|(stage, length)| (scribe.stage(*stage), length));
    let rows: Vec<_> = stages.map(row).collect();
    bars(words::clock(scribe.lang), &words::clock_head(scribe.lang), &rows)
}

/// From which table to which people went, and how many, the most first.
pub(super) fn moves(scribe: &Scribe<'_>) -> Vec<Part> {
    let mut flows: Vec<_> = scribe.measures.flows.iter().collect();
    flows.sort_by_key(|(between, many)| (Reverse(**many), **between));
    let row = |((from, to), many): &(&(GroupNo, GroupNo), &u16)| {
        let label = words::from_to(scribe.lang, &scribe.table(*from), &scribe.table(*to));
        (label, many.to_string(), vec![u32::from(**many)])
    };
    let mut rows: Vec<_> = flows.iter().take(MOST).map(row).collect();
    // What isn't shown by itself is counted, so that the sum is that of the sentence.
    let rest: u32 = flows.iter().skip(MOST).map(|(_, many)| u32::from(**many)).sum();
    if rest > 0 {
        rows.push((words::moved_otherwise(scribe.lang), rest.to_string(), vec![rest]));
    }
    bars(words::moves(scribe.lang), &words::moves_head(scribe.lang), &rows)
}

/// How long each side spoke: only where the charter wants it.
pub(super) fn sides(scribe: &Scribe<'_>) -> Vec<Part> {
    if !scribe.opening().is_some_and(|opening| opening.charter.shares_by_side) {
        return Vec::new();
    }
    let sides = [Some(Side::For), Some(Side::Against), Some(Side::Question), None];
    let row = |side: Option<Side>| {
        let seconds = scribe.measures.sides.get(&side).map_or(0, |share| share.seconds);
        (capital(say::side(scribe.lang, side)), time::clock(seconds), vec![seconds])
    };
    let rows: Vec<_> = sides.into_iter().filter(|side| scribe.measures.sides.contains_key(side)).map(row).collect();
    bars(words::sides(scribe.lang), &words::sides_head(scribe.lang), &rows)
}

/// How long who of which kind spoke: a matter of the archive.
pub(super) fn floor(scribe: &Scribe<'_>) -> Vec<Part> {
    let sectors = scribe.measures.sectors.iter().map(|sector| {
        let seconds = sector.share.seconds;
        (scribe.sector(&sector.sector), time::clock(seconds), vec![seconds])
    });
    bars(words::floor(scribe.lang), &words::floor_head(scribe.lang), &sectors.collect::<Vec<_>>())
}

/// From what was raised to what somebody promised.
pub(super) fn way(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let came = |verdicts: &[Verdict]| {
        let of = m.motions.values().filter(|motion| match motion.state {
            MotionState::Decided { verdict, .. } => verdicts.contains(&verdict),
            _ => false,
        });
        of.count()
    };
    let steps = [
        (words::way_raised(lang), m.concerns.len()),
        (words::way_topics(lang), m.told_topics().count()),
        (words::way_tables(lang), m.groups.len()),
        (words::way_motions(lang), m.motions.len()),
        (words::way_agreed(lang), came(&[Verdict::Passed, Verdict::Advised])),
        (words::way_rows(lang), m.live_rows().count()),
        (words::way_pledges(lang), m.pledges.len()),
    ];
    let row = |(label, n): (String, usize)| (label, n.to_string(), vec![u32::try_from(n).unwrap_or(u32::MAX)]);
    bars(words::way(lang), &words::way_head(lang), &steps.map(row))
}
