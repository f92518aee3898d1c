//! What is projected: one thing at a time, readable from the back row.
//!
//! A [`Wall`] has a few items, each with the part that it plays; how large they become follows from the canvas. It follows from stage
//! and state, or from a [`Page`] that the host chose. Never on it: a name or badge beside a breach, dots or counts while they come in,
//! phones, rolls, what the host says aloud.

mod brief;
mod debate;
mod hands;
mod item;
mod market;
mod pages;
mod picture;
mod plan;
mod promises;
mod readback;
mod replies;
mod vote;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use hands::{Hands, needed};
pub use item::{Big, Item, Matter};
pub use pages::{Page, Saying};
pub use picture::{Set, Wall};

use super::{Clock, Look, Tone};
use crate::{
    charter::Stage,
    i18n::{time, view as words, wall as say},
    meeting::{Entry, Meeting, Moment},
};

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
    /// Which hands are asked for, where those before them are counted on paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hands: Option<Hands>,
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
    let meeting = &*choice.hands.map_or(Cow::Borrowed(meeting), |hands| hands.shown(meeting));
    let page = if choice.is_over(meeting) { Page::Stage } else { choice.page };
    let rule = brief::of_a_rule(meeting, look);
    // No name and no badge beside what is said to somebody; hands that are up, and the call for quiet, stay.
    let alone = |said: &brief::Said| said.to_somebody && meeting.open_vote.is_none() && page != Page::Hush;
    if let Some(said) = rule.as_ref().filter(|said| alone(said)) {
        return brief::alone(&said.kind);
    }
    let picture = match page {
        Page::Stage => follows(meeting, newest, look),
        _ if meeting.opening.is_none() => follows(meeting, newest, look),
        page => pages::page(meeting, (page, choice.turn), choice.since, look),
    };
    let pinned = pinned(choice, page, &picture, look);
    let brief = rule.map(|said| said.kind).or_else(|| brief::of(meeting, newest?, look));
    Wall { brief, pinned, ..picture }
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
    /// Nobody holds the chair.
    Chair,
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
    pub const ALL: [Self; 15] = [
        Self::Wait,
        Self::Adjourned,
        Self::Recess,
        Self::Vote,
        Self::Chair,
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
            _ if wants_a_chair(meeting) => Self::Chair,
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

/// Nobody holds the chair, the room is together, and nobody is heard. What happened after it, somebody reads first.
fn wants_a_chair(meeting: &Meeting) -> bool {
    let together = !matches!(meeting.stage, Stage::S3 | Stage::S7) && meeting.started.is_some();
    let heard = meeting.running_speech().is_some() || meeting.report.is_some();
    let since = meeting.chair_empty().filter(|_| together && !heard && meeting.closed.is_none());
    since.is_some_and(|since| meeting.moved.is_none_or(|moved| moved.on <= since))
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
        Follows::Wait => {
            Wall::card(Big::of(words::say_wait(look.lang))).second(Big::of(say::wait_line(look.lang))).bare()
        }
        Follows::Adjourned => adjourned(meeting, look),
        Follows::Chair => chair_empty(meeting, look),
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
        return Wall::card(Big::of(say::break_end_big(look.lang))).second(Big::of(say::break_end(look.lang)));
    }
    let clock = Clock { label: String::new(), left, stands: false, warn: LAST_MINUTE };
    let wall = Wall { set: Set::Card, ..Wall::default() }.clock(Some(clock));
    wall.second(Big::of(say::break_until(look.lang, &time::hhmm(until.time()))))
        .line(say::break_rest(look.lang), Tone::Strong)
}

/// Good night, until it goes on.
fn adjourned(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let goes_on = super::head::goes_on(meeting, look.lang);
    Wall::card(Big::of(say::close_bye_big(look.lang)))
        .second(Big::of(goes_on))
        .line(say::adjourned_kept(look.lang), Tone::Strong)
        .bare()
}

/// Nobody holds the chair: who may take it, and by which words.
fn chair_empty(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let back = meeting.left_the_chair().filter(|badge| meeting.is_present(*badge));
    let ask = |badge| Big::who(&look.names.who(badge));
    let (who, how) = match (back, meeting.standing_deputy()) {
        (Some(back), _) => (ask(back), [say::chair_again(lang), say::chair_ask(lang)]),
        (None, Some(deputy)) => (ask(deputy), [say::chair_deputy(lang), say::chair_ask(lang)]),
        (None, None) => (Big::of(say::chair_who(lang)), [say::chair_say(lang), say::chair_wait(lang)]),
    };
    let how = how.into_iter().map(|line| (line, Tone::Strong));
    Wall::card(Big::of(say::chair_empty_big(lang)).key(say::chair_key(lang))).second(who).lines(how)
}

/// By what a picture is kept where it is: somebody puts something right, or the host put up a page.
fn pinned(choice: Choice, page: Page, picture: &Wall, look: &Look<'_>) -> Option<String> {
    if choice.frozen.is_some() {
        return Some(say::pinned(look.lang, &say::pinned_mending(look.lang)));
    }
    (page != Page::Stage).then(|| {
        let title = page.title(look.lang);
        // What stands there large needn't be named again.
        if picture.title().is_some_and(|shown| shown == title) {
            say::pinned_here(look.lang)
        } else {
            say::pinned(look.lang, &title)
        }
    })
}

const LAST_MINUTE: i64 = 60_000;

/// The countdown of the stage.
fn stage_clock(meeting: &Meeting, warn: i64, look: &Look<'_>) -> Option<Clock> {
    let left = meeting.stage_left(look.now).filter(|_| meeting.closed.is_none())?;
    Some(Clock { label: words::stage_clock(look.lang), left, stands: meeting.clock.paused.is_some(), warn })
}

/// What the charter says of the stage in one line, its numbers filled in.
fn stage_line(meeting: &Meeting, look: &Look<'_>) -> Option<String> {
    let charter = meeting.charter()?;
    let text = &charter.stage(meeting.stage)?.text;
    Some(pages::article(look.lang, text).replace("{n}", &charter.market.dots.to_string()))
}
