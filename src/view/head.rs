//! What stands at the top of every screen: theme, stages, clock, who is here.

use super::{Clock, Look, stage_name};
use crate::{
    charter::Stage,
    i18n::{Lang, time, view as words, wall},
    meeting::Meeting,
};

/// Where a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Was gone through.
    Past,
    /// Is on.
    Now,
    /// Comes.
    Ahead,
}

/// The top of a screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The theme.
    pub theme: String,
    /// The practice mark, if it is one.
    pub practice: Option<String>,
    /// The hour.
    pub hhmm: String,
    /// The stages of this charter.
    pub stages: Vec<(Stage, String, Mark)>,
    /// What is left of the stage.
    pub clock: Option<Clock>,
    /// On time, behind, ahead; or that clocks stand, and why.
    pub pace: String,
    /// Who is here.
    pub present: String,
    /// How much lies on paper, to be typed in after the close: for the console only.
    pub paper: Option<String>,
}

/// A stage that is this short of time says so.
const LAST_MINUTE: i64 = 60_000;
/// Within so many milliseconds of the plan it is on time.
const ON_TIME: i64 = 120_000;
/// So long a stage has just begun.
const NEW: i64 = 180_000;

/// The top of a screen of this meeting.
pub fn head(meeting: &Meeting, look: &Look<'_>) -> Head {
    let lang = look.lang;
    let mark = |stage: Stage| match stage.cmp(&meeting.stage) {
        std::cmp::Ordering::Less => Mark::Past,
        std::cmp::Ordering::Equal => Mark::Now,
        std::cmp::Ordering::Greater => Mark::Ahead,
    };
    let opening = meeting.opening.as_deref();
    let sequence = opening.map_or(&[][..], |opening| &opening.charter.sequence);
    let last = (meeting.stage == Stage::S7).then_some(Stage::S7);
    let stages =
        sequence.iter().copied().chain(last).map(|stage| (stage, stage_name(meeting, stage, lang), mark(stage)));
    let clock = meeting.stage_left(look.now).filter(|_| meeting.closed.is_none()).map(|left| Clock {
        label: words::stage_clock(lang),
        left,
        stands: meeting.clock.paused.is_some(),
        warn: LAST_MINUTE,
    });
    Head {
        theme: opening.map(|opening| opening.theme.clone()).unwrap_or_default(),
        practice: opening.filter(|opening| opening.practice).map(|_| words::practice(lang)),
        hhmm: time::hhmm(look.now.time()),
        stages: stages.collect(),
        clock,
        pace: pace(meeting, look),
        present: words::present(lang, meeting.present()),
        paper: Some(meeting.on_paper().len()).filter(|many| *many > 0).map(|many| words::on_paper(lang, many)),
    }
}

/// An adjourned meeting: on which day it goes on, if one was agreed on.
pub(super) fn goes_on(meeting: &Meeting, lang: Lang) -> String {
    let today = meeting.last_at.map(crate::meeting::Moment::date);
    let day = meeting.agreed_day().map(|day| time::day_from(lang, day, today.unwrap_or(day)));
    day.map_or_else(|| words::adjourned(lang), |day| words::adjourned_to(lang, &day))
}

/// The stage has just begun.
fn is_new(meeting: &Meeting, look: &Look<'_>) -> bool {
    meeting.visits.last().is_some_and(|visit| look.now.since(visit.entered) < NEW)
}

fn pace(meeting: &Meeting, look: &Look<'_>) -> String {
    let lang = look.lang;
    if meeting.closed.is_some() {
        return words::closed(lang);
    }
    if meeting.adjourned.is_some() {
        return goes_on(meeting, lang);
    }
    if let Some(until) = meeting.clock.recess {
        return words::recess(lang, &time::hhmm(until.time()));
    }
    if meeting.clock.paused.is_some() {
        return words::stands(lang);
    }
    if meeting.chair_empty().is_some() {
        return words::chair_empty(lang);
    }
    match meeting.behind(look.now) {
        Some(ms) if ms > ON_TIME => wall::stage_behind(lang, ms / 60_000),
        Some(ms) if ms < -ON_TIME && is_new(meeting, look) => wall::stage_ahead(lang, -ms / 60_000),
        // What was saved is said once: an hour later it is no news.
        Some(ms) if ms < -ON_TIME => String::new(),
        // The evening may still be; what stands beside it is a clock that is over.
        Some(_) if meeting.stage_left(look.now).is_some_and(|left| left < 0) => String::new(),
        Some(_) => wall::stage_ontime(lang),
        None => String::new(),
    }
}
