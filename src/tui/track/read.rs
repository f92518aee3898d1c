//! How what is typed into the station's books is read.

use chrono::{Datelike as _, NaiveDate};

use crate::{
    i18n::{Lang, notice, time, track as words, tracker, tracker::notice as board},
    meeting::{Moment, words::Destination},
    office::{Clerk, Namesake, typed_for_another},
    register::{
        self,
        leaf::{self, Desk},
    },
    tracker::{
        Brought, Came, Content, Fen, ItemNo, LeafKind, Step,
        notice::How,
        project::{BudgetLine, read_lines},
    },
};

/// A destination by its name, or by its place in the list that is shown while it is asked.
pub fn place(lang: Lang, said: &str) -> Result<Destination, String> {
    let number = said.parse::<usize>().ok().and_then(|place| Destination::ALL.get(place.checked_sub(1)?));
    let known = || words::places(lang, &Destination::ALL);
    number.copied().or_else(|| register::destination(said)).ok_or_else(known)
}

/// Where something comes from, by numbers.
pub fn origins(lang: Lang) -> String {
    let all = (1..).zip(Came::ALL).map(|(place, came)| format!("{place} {}", tracker::came(lang, came)));
    all.collect::<Vec<_>>().join(" ")
}

/// Where something comes from: by its place in the list that is shown while it is asked, or by its name.
pub fn origin(lang: Lang, said: &str) -> Result<Came, String> {
    let number = said.parse::<usize>().ok().and_then(|place| Came::ALL.get(place.checked_sub(1)?));
    number.copied().or_else(|| register::came(said)).ok_or_else(|| tracker::no_origin(lang, said, &origins(lang)))
}

/// Something by its number, or as much of it as people say.
pub fn number(clerk: &Clerk, lang: Lang, said: &str, like: Option<ItemNo>) -> Result<ItemNo, String> {
    clerk.number(said, like).ok_or_else(|| words::no_number(lang, said))
}

/// The motion that something rests on.
pub fn basis(clerk: &Clerk, lang: Lang, said: &str) -> Result<ItemNo, String> {
    clerk.basis(said).ok_or_else(|| words::no_number(lang, said))
}

/// A digit, and words behind it. A number is no digit with words.
fn digit(said: &str) -> Option<(u32, Option<String>)> {
    let mut signs = said.trim().chars();
    let digit = signs.next().map(crate::text::fold_char)?.to_digit(10)?;
    let words = signs.as_str().trim_start_matches(['，', ',', ' ', '　', '：', ':']).trim();
    let are_words = crate::text::fold(words).parse::<u64>().is_err();
    if words.is_empty() { Some((digit, None)) } else { are_words.then(|| (digit, Some(words.to_owned()))) }
}

/// Is it right now: by a digit, and words behind it. The last one says that nobody was reached.
pub fn content(said: &str) -> Option<(Option<Content>, Option<String>)> {
    let (digit, reason) = digit(said)?;
    let content = match digit {
        1 => Some(Content::Yes),
        2 => Some(Content::Partly),
        3 => Some(Content::No),
        4 => None,
        _ => return None,
    };
    Some((content, reason))
}

/// Somebody is not content: what becomes of it is asked.
pub fn is_no(said: &str) -> bool {
    content(said).is_some_and(|(content, _)| content == Some(Content::No))
}

/// What comes of a call-back: done again, or closed. Whoever is not content has it done again, or hears why nothing more can be done.
pub fn called_back(lang: Lang, given: &[String]) -> Result<Step, String> {
    let said = given.first().map(String::as_str).unwrap_or_default();
    let (content, reason) = content(said).ok_or_else(|| words::ask_content(lang))?;
    if content != Some(Content::No) {
        return Ok(Step::CallBack { content, reason });
    }
    let said = given.get(1).map(String::as_str).unwrap_or_default();
    match digit(said).map(|(digit, why)| (digit, why.or(reason))) {
        Some((1, why)) => Ok(Step::Reopen { reason: why.unwrap_or_else(|| words::not_content(lang)) }),
        Some((2, Some(why))) => Ok(Step::CallBack { content, reason: Some(why) }),
        Some((2, None)) => Err(words::ask_why_not(lang)),
        _ => Err(words::ask_unhappy(lang)),
    }
}

/// A day, with an hour or at noon, that is over.
pub fn when(clerk: &Clerk, lang: Lang, said: &str) -> Result<Moment, String> {
    let now = clerk.now();
    let unread = |why| time::no_day(lang, said, why);
    // 6.3 is a day here as everywhere: hours have a colon or a word.
    let is_day = said.contains(['.', '．', '-', '/']) && crate::time::happened(said, now.date()).is_ok();
    let at = match crate::time::day_and_hour(said).filter(|_| !is_day) {
        Some((day, hour)) => {
            let day = day.map_or(Ok(now.date()), |day| day.near(now.date())).map_err(unread)?;
            now.told(day, Some(hour.time))
        }
        None => now.told(crate::time::happened(said, now.date()).map_err(unread)?, None),
    };
    if at > now { Err(words::told_over(lang)) } else { Ok(at) }
}

/// The day on which something was posted: today, or before.
pub fn posted_on(lang: Lang, said: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    crate::time::happened(said, today).map_err(|why| time::no_day(lang, said, why))
}

/// How many, or which one: from 1.
pub fn counted(lang: Lang, said: &str) -> Result<usize, String> {
    let number = crate::text::numbers(said).parse().ok().filter(|n| (1..=999).contains(n));
    number.ok_or_else(|| board::not_a_number(lang, said))
}

/// What is done with a comment: by a digit, or in a word.
pub fn how(lang: Lang, said: &str) -> Result<How, String> {
    let number = said.parse::<usize>().ok().and_then(|place| How::ALL.get(place.checked_sub(1)?).copied());
    let word = || How::ALL.into_iter().find(|how| [how.name(), notice::how(Lang::Zh, *how)].contains(&said));
    number.or_else(word).ok_or_else(|| board::ask_how(lang))
}

/// A sum of money.
pub fn sum(lang: Lang, said: &str) -> Result<Fen, String> {
    said.parse().map_err(|wrong| tracker::no_sum(lang, &wrong))
}

/// What is written down with a leaf.
pub fn brought(clerk: &Clerk, lang: Lang, kind: LeafKind, said: &str) -> Result<Vec<Brought>, String> {
    let year = u16::try_from(clerk.now().date().year()).unwrap_or(2000);
    let track = |no| clerk.store().item(no).ok().flatten().map(|item| item.track);
    leaf::brought(&Desk { lang, year, track: &track }, kind, said)
}

/// The lines of a budget.
pub fn lines(lang: Lang, said: &str) -> Result<Vec<BudgetLine>, String> {
    read_lines(said).map_err(|wrong| tracker::no_line_of_budget(lang, &wrong))
}

/// A unit, and nobody.
pub fn is_unit(said: &str) -> bool {
    said.starts_with(['@', '＠'])
}

/// Somebody who can be meant, or a unit.
pub fn person(clerk: &Clerk, lang: Lang, said: &str) -> Result<(), String> {
    if is_unit(said) || clerk.can_be(said) { Ok(()) } else { Err(tracker::no_name(lang, said)) }
}

/// A name that is asked among other things can mean one person alone.
pub fn one_person(clerk: &Clerk, lang: Lang, said: &str) -> Result<(), String> {
    person(clerk, lang, said)?;
    match clerk.namesakes(said, None) {
        all if all.is_empty() || is_unit(said) => Ok(()),
        all => Err(several(lang, said, &all)),
    }
}

/// A name in a list can mean these: what can be typed for each of them.
pub fn several(lang: Lang, said: &str, all: &[Namesake]) -> String {
    let known = all.iter().map(|one| tracker::namesake(lang, &one.typed(said, all), &one.call));
    let other = tracker::another(lang, &typed_for_another(said, &tracker::some_building(lang)));
    tracker::several(lang, said, &lang.list(known.chain([other])))
}
