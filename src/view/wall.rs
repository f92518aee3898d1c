//! What is projected: one thing at a time, readable from the back row.
//!
//! A [`Wall`] has a title for big glyphs, a clock for big digits, and about eight lines. It follows from stage and state, or
//! from a [`Page`] that the host chose. Never on it: a name or badge beside a breach, dots or counts while they come in,
//! phones, rolls, what the host says aloud.

mod brief;
mod debate;
mod market;
mod pages;
mod plan;

use serde::{Deserialize, Serialize};

pub use pages::{Page, Saying};

use super::{Block, Clock, Look, Tone};
use crate::{
    charter::Stage,
    i18n::{time, view as words, wall as say},
    meeting::{Entry, Meeting, Moment},
};

/// One picture of the wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wall {
    /// In big glyphs; at most six hanzi.
    pub title: Option<(String, Tone)>,
    /// In big digits. Where there is none, that of the stage stands in the head.
    pub clock: Option<Clock>,
    /// Under them.
    pub blocks: Vec<Block>,
    /// Said for a few seconds, at the foot.
    pub brief: Option<String>,
}

impl Wall {
    fn titled(title: impl Into<String>, tone: Tone) -> Self {
        Self { title: Some((title.into(), tone)), ..Self::default() }
    }

    fn clock(self, clock: Option<Clock>) -> Self {
        Self { clock, ..self }
    }

    fn line(mut self, line: impl Into<String>, tone: Tone) -> Self {
        self.blocks.push(Block::Text(line.into(), tone));
        self
    }

    fn lines(self, lines: impl IntoIterator<Item = (String, Tone)>) -> Self {
        lines.into_iter().fold(self, |wall, (line, tone)| wall.line(line, tone))
    }

    fn block(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }
}

/// What the host chose for the wall. It lies beside the journal, outside the chain: `wall.ron`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// What is shown.
    pub page: Page,
    /// Since when: the hush counts from here.
    pub since: Option<Moment>,
    /// To which page of it the host turned, from 0. Nothing turns by itself.
    pub turn: usize,
    /// The picture stands at this line of the journal, while something is put right.
    pub frozen: Option<u64>,
    /// Milliseconds by which the console's clock is ahead of the machine's; a second screen shows the console's time.
    pub ahead: i64,
}

impl Choice {
    /// Shows a page from now on.
    #[must_use]
    pub fn shows(self, page: Page, now: Moment) -> Self {
        Self { page, since: Some(now), turn: 0, ..self }
    }
}

/// The picture of a meeting: what the host chose, or what belongs to where the meeting is. `newest` is its newest line, from
/// which follows what is said for a few seconds.
pub fn wall(meeting: &Meeting, newest: Option<&Entry>, choice: Choice, look: &Look<'_>) -> Wall {
    let picture = match choice.page {
        _ if meeting.opening.is_none() => Wall::default().line(say::wait(look.lang), Tone::Strong),
        Page::Stage => follows(meeting, look),
        page => pages::page(meeting, page, choice.since, look),
    };
    Wall { brief: newest.and_then(|entry| brief::of(meeting, entry, look)), ..picture }
}

/// What belongs to where the meeting is.
fn follows(meeting: &Meeting, look: &Look<'_>) -> Wall {
    if meeting.adjourned.is_some() {
        return Wall::titled(say::close_bye_big(look.lang), Tone::Strong)
            .line(words::adjourned(look.lang), Tone::Strong);
    }
    if let Some(until) = meeting.clock.recess {
        return recess(until, look);
    }
    if meeting.open_vote.is_some() {
        return debate::vote(meeting, look);
    }
    match meeting.stage {
        Stage::S0 if meeting.started.is_none() => pages::welcome(meeting, look),
        Stage::S0 => pages::opening(meeting, look),
        Stage::S1 => market::cards(meeting, look),
        Stage::S2 => market::choose(meeting, look),
        Stage::S3 => market::discuss(meeting, look),
        Stage::S4 => debate::floor(meeting, look),
        Stage::S5 => debate::decided(meeting, look),
        Stage::S6 => plan::plan(meeting, look),
        Stage::S7 => plan::closing(meeting, look),
    }
}

/// 歇{m}分钟, with what is left of it; then 请回座.
fn recess(until: Moment, look: &Look<'_>) -> Wall {
    let left = until.since(look.now);
    if left <= 0 {
        return Wall::titled(say::break_end_big(look.lang), Tone::Strong).line(say::break_end(look.lang), Tone::Strong);
    }
    let clock = Clock { label: String::new(), left, stands: false, warn: LAST_MINUTE };
    Wall::titled(say::break_big(look.lang, (left + 59_999) / 60_000), Tone::Strong)
        .clock(Some(clock))
        .line(say::break_line(look.lang, &time::hhmm(until.time())), Tone::Strong)
}

const LAST_MINUTE: i64 = 60_000;

/// The countdown of the stage.
fn stage_clock(meeting: &Meeting, warn: i64, look: &Look<'_>) -> Option<Clock> {
    let left = meeting.stage_left(look.now).filter(|_| meeting.closed.is_none())?;
    Some(Clock { label: words::stage_clock(look.lang), left, stands: meeting.clock.paused.is_some(), warn })
}

/// The name of the stage in its charter, in big glyphs.
fn stage_title(meeting: &Meeting, look: &Look<'_>) -> String {
    super::stage_name(meeting, meeting.stage, look.lang)
}

/// What the charter says of the stage in one line, its numbers filled in.
fn stage_line(meeting: &Meeting, look: &Look<'_>) -> Option<String> {
    let charter = meeting.charter()?;
    let text = &charter.stage(meeting.stage)?.text;
    Some(pages::article(look.lang, text).replace("{n}", &charter.market.dots.to_string()))
}
