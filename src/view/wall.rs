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
mod promises;
mod readback;
mod replies;
mod vote;

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

    /// The room has gone on since it was chosen, whether or not anybody sits at a console.
    fn is_over(self, meeting: &Meeting) -> bool {
        self.since.zip(meeting.moved).is_some_and(|(since, moved)| moved.on > since)
    }
}

/// The picture of a meeting: what the host chose, or what belongs to where the meeting is. `newest` is its newest line, from
/// which follows what is said for a few seconds.
pub fn wall(meeting: &Meeting, newest: Option<&Entry>, choice: Choice, look: &Look<'_>) -> Wall {
    let page = if choice.is_over(meeting) { Page::Stage } else { choice.page };
    let rule = brief::of_a_rule(meeting, look);
    // No name and no badge beside what is said to somebody; hands that are up, and the call for quiet, stay.
    let alone = |said: &brief::Said| said.to_somebody && meeting.open_vote.is_none() && page != Page::Hush;
    if let Some(said) = rule.as_ref().filter(|said| alone(said)) {
        return brief::alone(&said.kind, look.lang);
    }
    let picture = match page {
        Page::Stage => follows(meeting, newest, look),
        _ if meeting.opening.is_none() => follows(meeting, newest, look),
        page => pages::page(meeting, page, choice.since, look),
    };
    let brief = rule.map(|said| said.kind).or_else(|| brief::of(meeting, newest?, look));
    Wall { brief, ..picture }
}

/// What belongs to where a meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Follows {
    /// Nothing yet: no meeting is opened.
    Wait,
    /// Good night until it goes on.
    Adjourned,
    /// A recess, and its end.
    Recess,
    /// What the room is asked.
    Vote,
    /// What it came to, whatever was asked, until the room goes on.
    Result,
    /// While people arrive.
    Welcome,
    /// Who serves, the five to remember; last time's promises.
    Opening,
    /// Cards, then topics.
    Cards,
    /// Dots, then tables.
    Choose,
    /// Tables while they talk.
    Discuss,
    /// Reports, and the motion.
    Floor,
    /// The result.
    Decided,
    /// Who does what by when.
    Plan,
    /// Good night.
    Closing,
}

impl Follows {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Wait,
        Self::Adjourned,
        Self::Recess,
        Self::Vote,
        Self::Result,
        Self::Welcome,
        Self::Opening,
        Self::Cards,
        Self::Choose,
        Self::Discuss,
        Self::Floor,
        Self::Decided,
        Self::Plan,
        Self::Closing,
    ];

    /// Where a meeting is.
    pub fn of(meeting: &Meeting) -> Self {
        match meeting.stage {
            _ if meeting.opening.is_none() => Self::Wait,
            _ if meeting.adjourned.is_some() => Self::Adjourned,
            _ if meeting.clock.recess.is_some() => Self::Recess,
            _ if meeting.open_vote.is_some() => Self::Vote,
            _ if meeting.result_shown().is_some() => Self::Result,
            _ => Self::of_stage(meeting),
        }
    }

    fn of_stage(meeting: &Meeting) -> Self {
        match meeting.stage {
            Stage::S0 if meeting.started.is_none() => Self::Welcome,
            Stage::S0 => Self::Opening,
            Stage::S1 => Self::Cards,
            Stage::S2 => Self::Choose,
            Stage::S3 => Self::Discuss,
            Stage::S4 => Self::Floor,
            Stage::S5 => Self::Decided,
            Stage::S6 => Self::Plan,
            Stage::S7 => Self::Closing,
        }
    }
}

/// While its line is the newest, what a unit replied and what became of a promise stand alone.
fn follows(meeting: &Meeting, newest: Option<&Entry>, look: &Look<'_>) -> Wall {
    let events = newest.map_or(&[][..], |entry| &entry.events);
    if let Some(reply) = replies::newest(meeting, events, look) {
        return reply;
    }
    let shown = match Follows::of(meeting) {
        // While tables talk nothing comes before the whole room: they have read it, and want their clock.
        Follows::Result if meeting.stage == Stage::S3 && has_been_read(meeting, look) => Follows::of_stage(meeting),
        shown => shown,
    };
    match shown {
        Follows::Result => meeting.result_shown().map_or_else(Wall::default, |vote| vote::decided(meeting, vote, look)),
        Follows::Wait => Wall::default().line(say::wait(look.lang), Tone::Strong),
        Follows::Adjourned => Wall::titled(say::close_bye_big(look.lang), Tone::Strong)
            .line(super::head::goes_on(meeting, look.lang), Tone::Strong),
        Follows::Recess => meeting.clock.recess.map_or_else(Wall::default, |until| recess(until, look)),
        Follows::Vote => vote::vote(meeting, look),
        Follows::Welcome => pages::welcome(meeting, look),
        Follows::Opening if !meeting.reviews.is_empty() => promises::looked_at(meeting, events, look),
        Follows::Opening => pages::opening(meeting, look),
        Follows::Cards => market::cards(meeting, look),
        Follows::Choose => market::choose(meeting, look),
        Follows::Discuss => market::discuss(meeting, look),
        Follows::Floor | Follows::Decided => floor(meeting, look),
        Follows::Plan => plan::plan(meeting, look),
        Follows::Closing => plan::closing(meeting, look),
    }
}

fn has_been_read(meeting: &Meeting, look: &Look<'_>) -> bool {
    meeting.moved.is_some_and(|moved| look.now.since(moved.on) >= LAST_MINUTE)
}

/// The open motion, as it is debated or about to be voted on; else the result; else reports and what was proposed.
fn floor(meeting: &Meeting, look: &Look<'_>) -> Wall {
    match (meeting.open_motion(), meeting.newest_result()) {
        (Some(motion), _) if motion.debate.closed => vote::head(meeting, motion, look),
        (None, Some(result)) if meeting.stage == Stage::S5 => vote::decided(meeting, result, look),
        _ => debate::floor(meeting, look),
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
