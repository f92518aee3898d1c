//! What the host puts on the wall by hand: hush, a rule, a line that helps the room; and the opening.

use serde::{Deserialize, Serialize};

use super::{Big, Item, Set, Wall, market, plan, promises, readback, replies};
use crate::{
    charter::{Article, PrincipleId, RuleId, Stage},
    i18n::{Lang, names, time, view as words, wall as say},
    meeting::{Meeting, Moment, words::Office},
    view::{Look, Row, Tone, charter_words},
};

/// So many times it is asked whether anybody else wants to speak.
const ASKED: u8 = 3;

/// What can be put on the wall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Page {
    /// What belongs to where the meeting is.
    #[default]
    Stage,
    /// 静一静, then 五四三二一, then 好，请听.
    Hush,
    /// A card of a few words.
    Say(Saying),
    /// 后排看得清吗
    See,
    /// While people arrive.
    Welcome,
    /// One of the eight principles.
    Principle(PrincipleId),
    /// One of the thirteen rules.
    Rule(RuleId),
    /// The five to remember.
    Remember,
    /// 一起念
    Oath,
    /// Last time's promises.
    Promises,
    /// All topics.
    Topics,
    /// How many care about what, once all dots are counted.
    Heat,
    /// All tables.
    Tables,
    /// The plan: who does what by when.
    Plan,
    /// Who offered what.
    Pledges,
    /// 先记着
    Noted,
    /// What units replied, and who is still asked.
    Replies,
    /// 还有人说吗, for the first, second or third time.
    Asked(u8),
    /// One thing of the record, read back before it is signed: from 1.
    ReadBack(u16),
}

/// A card of a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Saying {
    Look,
    Sit,
    Soft,
    Hear,
    LastCards,
    Slips,
    NotHeardYet,
    UnitsLater,
    NoBadge,
    NoName,
    CannotWrite,
    Dialect,
    Deaf,
    Child,
    Proxy,
    Photo,
    Privacy,
    Water,
    Dark,
    Wait,
}

impl Page {
    /// In the order of the host's list: what is needed at once comes first.
    pub const ALL: &'static [Page] = &[
        Self::Stage,
        Self::Hush,
        Self::Say(Saying::Look),
        Self::Say(Saying::Sit),
        Self::Remember,
        Self::Rule(RuleId::R01),
        Self::Principle(PrincipleId::P1),
        Self::Heat,
        Self::Promises,
        Self::Noted,
        Self::Replies,
        Self::Plan,
        Self::Pledges,
        Self::ReadBack(1),
        Self::Topics,
        Self::Tables,
        Self::Welcome,
        Self::See,
        Self::Oath,
        Self::Say(Saying::Soft),
        Self::Say(Saying::Hear),
        Self::Say(Saying::LastCards),
        Self::Say(Saying::Slips),
        Self::Asked(1),
        Self::Say(Saying::NotHeardYet),
        Self::Say(Saying::UnitsLater),
        Self::Say(Saying::Water),
        Self::Say(Saying::Privacy),
        Self::Say(Saying::Photo),
        Self::Say(Saying::NoBadge),
        Self::Say(Saying::NoName),
        Self::Say(Saying::CannotWrite),
        Self::Say(Saying::Dialect),
        Self::Say(Saying::Deaf),
        Self::Say(Saying::Child),
        Self::Say(Saying::Proxy),
        Self::Say(Saying::Dark),
        Self::Say(Saying::Wait),
    ];

    /// The next of its kind: principle after principle, rule after rule, one thing after another that is read back, asking a second
    /// and a third time, not round and round. `None`: it has no next.
    #[must_use]
    pub fn turned(self, back: bool, meeting: &Meeting) -> Option<Self> {
        fn beside<T: Copy + PartialEq>(all: &[T], of: T, back: bool) -> Option<T> {
            let place = all.iter().position(|one| *one == of)?;
            let place = if back { place.checked_sub(1)? } else { place + 1 };
            all.get(place).copied()
        }
        match self {
            Self::Principle(id) => beside(&PrincipleId::ALL, id, back).map(Self::Principle),
            Self::Rule(id) => beside(&RuleId::ALL, id, back).map(Self::Rule),
            Self::Asked(time) => beside(&[1, 2, 3], time, back).map(Self::Asked),
            Self::ReadBack(no) => {
                let next = if back { no.saturating_sub(1) } else { no.saturating_add(1) };
                (1..=readback::many(meeting)).contains(&next).then_some(Self::ReadBack(next))
            }
            _ => None,
        }
    }

    /// What the host says aloud beside it. For the console: never on the wall.
    pub fn aloud(self, meeting: &Meeting) -> Option<&str> {
        let charter = meeting.charter()?;
        let said = match self {
            Self::Principle(id) => &charter.principles.iter().find(|of| of.id == id)?.text.say,
            Self::Rule(id) => &charter.rule(id)?.text.say,
            Self::Oath => &charter.oath.say,
            Self::Stage => &charter.stage(meeting.stage)?.text.say,
            _ => return None,
        };
        (!said.is_empty()).then_some(said)
    }

    /// In the host's list.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Self::Stage => words::page_stage(lang),
            Self::Hush => say::hush_call_big(lang),
            Self::Say(saying) => saying.shown(Stage::S3, lang).0,
            Self::See => say::see_big(lang),
            Self::Welcome => say::welcome_big(lang),
            Self::Principle(_) => words::principles(lang),
            Self::Rule(_) => words::rules(lang),
            Self::Remember => words::remember(lang),
            Self::Oath => words::oath(lang),
            Self::Promises => say::last_title_big(lang),
            Self::Topics => words::page_topics(lang),
            Self::Heat => words::page_heat(lang),
            Self::Tables => words::tables(lang),
            Self::Plan => words::plan(lang),
            Self::Pledges => say::pledge_ask_big(lang),
            Self::Noted => say::park_title_big(lang),
            Self::Replies => say::reply_ask_big(lang),
            Self::Asked(_) => say::floor_ask_three_big(lang),
            Self::ReadBack(_) => say::readback_big(lang),
        }
    }
}

impl Saying {
    /// In big glyphs, and below. Only tables have others beside them who want to hear.
    fn shown(self, stage: Stage, lang: Lang) -> (String, String) {
        match self {
            Self::Look => (say::look_big(lang), say::look(lang)),
            Self::Sit => (say::sit_big(lang), say::sit(lang)),
            Self::Soft if stage == Stage::S3 => (say::soft_big(lang), say::soft(lang)),
            Self::Soft => (say::soft_big(lang), say::soft_here(lang)),
            Self::Hear => (say::hear_big(lang), say::hear(lang)),
            Self::LastCards => (say::cards_last_big(lang), say::cards_last(lang)),
            Self::Slips => (say::table_slip_big(lang), say::table_slip(lang)),
            Self::NotHeardYet => (say::floor_ask_other_big(lang), say::floor_quiet(lang)),
            Self::UnitsLater => (words::say_units(lang), say::reply_ask_none(lang)),
            Self::NoBadge => (words::say_badge(lang), say::nobadge(lang)),
            Self::NoName => (words::say_name(lang), say::noname(lang)),
            Self::CannotWrite => (words::say_write(lang), say::cannotwrite(lang)),
            Self::Dialect => (words::say_dialect(lang), say::dialect(lang)),
            Self::Deaf => (words::say_deaf(lang), say::deaf(lang)),
            Self::Child => (words::say_child(lang), say::child(lang)),
            Self::Proxy => (words::say_proxy(lang), say::proxy(lang)),
            Self::Photo => (words::say_photo(lang), say::photo(lang)),
            Self::Privacy => (words::say_privacy(lang), say::privacy(lang)),
            Self::Water => (words::say_water(lang), say::shout(lang)),
            Self::Dark => (words::say_dark(lang), say::dark(lang)),
            Self::Wait => (words::say_wait(lang), say::wait(lang)),
        }
    }
}

/// `turn`: so many times the host turned on.
pub(super) fn page(meeting: &Meeting, (page, turn): (Page, usize), since: Option<Moment>, look: &Look<'_>) -> Wall {
    match page {
        Page::Stage => super::follows(meeting, None, look),
        Page::Hush => hush(since, look),
        Page::Say(saying) => {
            let (big, line) = saying.shown(meeting.stage, look.lang);
            Wall::card(Big::of(big)).second(Big::of(line))
        }
        Page::See => see(look.lang),
        Page::Welcome => welcome(meeting, look),
        Page::Principle(id) => {
            let of = meeting.charter().and_then(|of| Some((of, of.principles.iter().find(|of| of.id == id)?)));
            let Some((charter, of)) = of else { return Wall::default() };
            let place = words::principle_place(look.lang, charter.principles.len(), id as usize + 1);
            read(&of.text, &article(look.lang, &of.text), &place, meeting, look)
        }
        Page::Rule(id) => {
            let Some((charter, rule)) = meeting.charter().and_then(|of| Some((of, of.rule(id)?))) else {
                return Wall::default();
            };
            let line = charter_words(look.lang, &charter.rule_words(id, charter.limits())).to_owned();
            let place = words::rule_place(look.lang, charter.rules.len(), id.number());
            read(&rule.text, &line, &place, meeting, look)
        }
        Page::Remember => remember(meeting, turn, look),
        Page::Oath => {
            let line = meeting.charter().map(|charter| article(look.lang, &charter.oath)).unwrap_or_default();
            Wall::card(Big::of(line)).line(words::oath(look.lang), Tone::Quiet)
        }
        Page::Promises => promises::looked_at(meeting, &[], look),
        Page::Topics => market::topics(meeting, look),
        Page::Heat => market::heat(meeting, look),
        Page::Tables => market::tables(meeting, look),
        Page::Plan => plan::rows(meeting, look),
        Page::Pledges => plan::pledges(meeting, look),
        Page::Noted => plan::noted(meeting, look),
        Page::Replies => replies::all(meeting, look),
        Page::Asked(time) => {
            Wall::card(Big::of(say::floor_ask_three_big(look.lang)).key(say::floor_ask_key(look.lang)))
                .second(Big::of(say::floor_ask_time(look.lang, time)))
                .item(Item::Times(time, ASKED))
                .line(say::floor_quiet(look.lang), Tone::Strong)
        }
        Page::ReadBack(no) => readback::read(meeting, no, look),
    }
}

/// The line of an article in the language of the screen.
pub(super) fn article(lang: Lang, text: &Article) -> String {
    match lang {
        Lang::Zh => text.line.clone(),
        Lang::En => text.en.clone(),
    }
}

/// One article: its big words, its line, its place among the others, and that the text is a sample.
fn read(text: &Article, line: &str, place: &str, meeting: &Meeting, look: &Look<'_>) -> Wall {
    let (big, small) = match look.lang {
        Lang::Zh => (text.big.as_str(), Some(line)),
        // There are no big words in English: the line is what matters.
        Lang::En => (line, None),
    };
    let note = sample(meeting, look).map(|(note, _)| note);
    let wall = Wall { set: Set::Card, ..Wall::default() }.line(place, Tone::Quiet).item(Item::Hero(Big::of(big)));
    wall.items(small.map(|line| Item::Second(Big::of(line)))).spare(note)
}

/// 本章程是示范，以小区公布的为准
fn sample(meeting: &Meeting, look: &Look<'_>) -> Option<(String, Tone)> {
    let note = &meeting.charter()?.note;
    let note = charter_words(look.lang, note);
    (!note.is_empty()).then(|| (note.to_owned(), Tone::Quiet))
}

/// Two seconds of the call, a number a second, and then who asked for quiet has the word.
fn hush(since: Option<Moment>, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let second = since.map_or(0, |since| look.now.since(since).max(0) / 1000);
    let count = say::hush_count(lang);
    let wall = match second {
        0 | 1 => Wall::card(Big::of(say::hush_call_big(lang)))
            .second(Big::of(say::hush_numbers(lang)))
            .line(say::hush_hands(lang), Tone::Strong),
        2..=6 => {
            let number = count.split(' ').nth(usize::try_from(second - 2).unwrap_or(0)).unwrap_or_default();
            Wall::card(Big::of(number))
        }
        _ => Wall::card(Big::of(say::hush_done_big(lang))).second(Big::of(say::hush_done(lang))),
    };
    wall.bare()
}

/// A letter in both ways, and a line of text, the smallest there is: the back row can say.
fn see(lang: Lang) -> Wall {
    Wall { set: Set::Card, ..Wall::default() }
        .second(Big::of(say::see_big(lang)))
        .item(Item::Ways(say::see_letter(lang), [say::see_fine(lang), say::see_square(lang)]))
        .line(say::see(lang), Tone::Strong)
        .item(Item::TooSmall(say::see_larger(lang)))
        .bare()
}

/// What it is about, large; who is here; where to sit.
pub(super) fn welcome(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let Some(opening) = meeting.opening.as_deref() else { return Wall::default() };
    let start = opening.planned.map(|planned| {
        let (hhmm, left) = (time::hhmm(planned.time()), (planned.since(look.now) + 59_999) / 60_000);
        if left > 0 { say::welcome_start(lang, &hhmm, left) } else { words::starts_now(lang, &hhmm) }
    });
    Wall::default()
        .second(Big { even: true, ..Big::of(say::welcome_big(lang)) })
        .item(Item::Figure(words::people(lang, meeting.present())))
        .item(Item::Hero(Big::of(opening.theme.clone())))
        .line(say::welcome(lang), Tone::Strong)
        .lines(start.map(|start| (start, Tone::Strong)))
        .spare([say::privacy(lang)])
        .bare()
}

/// After the start: what it is about, who serves the meeting, the five to remember.
pub(super) fn opening(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let office = |office: Office| {
        let holder = meeting.holder(office)?;
        Some(Row {
            lead: names::office(lang, office).to_owned(),
            text: look.names.who(holder),
            tone: Tone::Strong,
            ..Row::default()
        })
    };
    let offices: Vec<Row> =
        [Office::Chair, Office::Recorder, Office::Timekeeper].into_iter().filter_map(office).collect();
    let theme = meeting.opening.as_ref().map(|opening| opening.theme.clone()).unwrap_or_default();
    let five = remember_lines(meeting, look).into_iter().map(|(line, _)| line).collect::<Vec<_>>().join("  ");
    Wall::hero(Big::of(theme)).rows(offices).spare((!five.is_empty()).then_some(five))
}

/// The five to remember, each with what the first of its rules says.
fn remember_lines(meeting: &Meeting, look: &Look<'_>) -> Vec<(String, Option<String>)> {
    let Some(charter) = meeting.charter() else { return Vec::new() };
    let rule = |id: &RuleId| charter_words(look.lang, &charter.rule_words(*id, charter.limits())).to_owned();
    let of = |line: &crate::charter::Remember| {
        (charter_words(look.lang, &line.text).to_owned(), line.rules.first().map(rule))
    };
    charter.remember.iter().map(of).collect()
}

/// One of the five large, the others in their places; the host turns from one to the next.
fn remember(meeting: &Meeting, turn: usize, look: &Look<'_>) -> Wall {
    let lines = remember_lines(meeting, look);
    let at = turn.min(lines.len().saturating_sub(1));
    let row = |(nth, (words, _)): (usize, &(String, Option<String>))| Row {
        lead: (nth + 1).to_string(),
        text: words.clone(),
        tone: Tone::Strong,
        ..Row::default()
    };
    let rows: Vec<Row> = lines.iter().enumerate().map(row).collect();
    let (before, rest) = rows.split_at(at);
    let wall = Wall::default().line(words::remember(look.lang), Tone::Quiet).rows(before.to_vec());
    let Some((now, after)) = rest.split_first() else { return wall };
    let rule = lines.get(at).and_then(|(_, rule)| rule.clone());
    let big = Big { lead: now.lead.clone(), ..Big::of(now.text.clone()) };
    let wall = wall.item(Item::Hero(big.on(Tone::Strong))).rows(after.to_vec());
    Wall { turns: lines.len(), ..wall.apart(rule.map(|rule| (rule, Tone::Strong))) }
}
