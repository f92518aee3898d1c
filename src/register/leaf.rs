//! What is typed into the fields of a leaf, and what is written down with it: one reader for forms and for the command line.

use chrono::NaiveDate;

use super::{destination, observed, stands};
use crate::{
    i18n::{
        Lang, time,
        tracker::{Who, leaf as words, no_place, no_state},
    },
    meeting::words::Destination,
    text::{fold, numbers},
    tracker::{
        Brought, Came, ItemNo, LeafKind, New, NewDesk, State, Step, Track,
        leaf::{Choice, Field, Hours, Sort, Spec, Value, Voices},
        number::meant,
        patrol::PatrolList,
    },
};

/// Something that was typed: names are still to be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// It is this.
    Value(Value),
    /// Somebody is called so.
    One(String),
    /// Several are.
    Many(Vec<String>),
}

/// How many lines of a list of the patrol the station wrote: 0 is all of them, and of none nothing is ticked.
pub type Written<'a> = dyn Fn(PatrolList) -> usize + 'a;

/// What was typed for a field; nothing where nothing was.
pub fn read(
    lang: Lang,
    spec: Spec,
    said: &str,
    (today, written): (NaiveDate, &Written<'_>),
) -> Result<Option<Typed>, String> {
    let said = said.trim();
    // Who need say nothing may say so.
    let is_free = !spec.needed && matches!(spec.sort, Sort::Text | Sort::Party | Sort::Parties | Sort::Day);
    if said.is_empty() || is_free && is_none(said) {
        return Ok(None);
    }
    if let Sort::Lines(list) | Sort::Counts(list) = spec.sort
        && written(list) == 0
    {
        return Err(words::no_list(lang, list));
    }
    let value = |value| Ok(Some(Typed::Value(value)));
    match spec.sort {
        // The codes of an observer's sheet are read where they are typed.
        Sort::Text if spec.field == Field::Note => {
            let words = observed::read(lang, said).transpose()?;
            value(Value::Text(words.unwrap_or_else(|| said.to_owned())))
        }
        Sort::Text => value(Value::Text(said.to_owned())),
        Sort::Day => {
            let day = if matches!(spec.field, Field::On | Field::Voted | Field::Filed) {
                crate::time::happened(said, today)
            } else {
                crate::time::day(said).and_then(|day| day.near(today))
            };
            value(Value::Day(day.map_err(|why| time::no_day(lang, said, why))?))
        }
        Sort::Party => Ok(Some(Typed::One(said.to_owned()))),
        Sort::Parties => Ok(Some(Typed::Many(crate::text::names(said)))),
        Sort::Count => {
            let plain = numbers(said);
            let is_number = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
            let count = plain.parse::<u32>().ok().filter(|count| is_number && (1..=100_000).contains(count));
            value(Value::Count(count.ok_or_else(|| words::no_count(lang, said))?))
        }
        Sort::Hours => value(Value::Hours(Hours::read(said).ok_or_else(|| words::no_hours(lang, said))?)),
        Sort::Yes => {
            let plain = fold(said).to_lowercase();
            let is = |yes: &[&str]| yes.contains(&plain.as_str());
            match (is(&["1", "是", "y", "yes"]), is(&["2", "不是", "否", "n", "no"])) {
                (true, _) => value(Value::Yes(true)),
                (_, true) => value(Value::Yes(false)),
                _ => Err(words::no_yes(lang, said)),
            }
        }
        Sort::Choice(all) => value(Value::Choice(words::chosen(lang, said, all)?)),
        Sort::Choices(all) => {
            let parts = said.split([' ', '　', ',', '，', '、', ';', '；', '/']).filter(|part| !part.is_empty());
            let chosen: Vec<Choice> =
                parts.map(|part| words::chosen(lang, part, all)).collect::<Result<_, String>>()?;
            value(Value::Choices(chosen))
        }
        Sort::Lines(list) => {
            let places = places(said).ok_or_else(|| words::no_count(lang, said))?;
            let all = u8::try_from(written(list)).unwrap_or(u8::MAX);
            let lines = if places == [0] { (1..=all).collect() } else { of_u8(&places) };
            value(Value::Lines(lines.into_iter().collect()))
        }
        Sort::Counts(_) => value(Value::Counts(places(said).ok_or_else(|| words::no_count(lang, said))?)),
        Sort::Span => {
            let no = |_| crate::i18n::figures::no_span(lang, &crate::text::strip(said));
            value(Value::Span(crate::time::Span::read(said, today).map_err(no)?))
        }
        Sort::Voices => {
            let plain = numbers(said);
            let is_number = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
            let count = plain.parse::<u32>().ok().filter(|count| is_number && *count <= 100_000);
            value(Value::Voices(Voices(count.ok_or_else(|| words::no_count(lang, said))?)))
        }
        Sort::Code | Sort::Leaf | Sort::Items | Sort::Item | Sort::Notice => Ok(None),
    }
}

fn of_u8(places: &[u32]) -> Vec<u8> {
    places.iter().map(|place| u8::try_from(*place).unwrap_or(u8::MAX)).collect()
}

/// Whole numbers one after another, `1-3` for all between.
fn places(said: &str) -> Option<Vec<u32>> {
    let plain = numbers(said);
    let mut all = Vec::new();
    for part in plain.split([',', ' ', '、']).filter(|part| !part.is_empty()) {
        let number = |part: &str| part.parse::<u32>().ok().filter(|n| *n <= 100_000);
        match part.split_once('-') {
            None => all.push(number(part)?),
            Some((first, last)) => {
                let (first, last) = (number(first)?, number(last)?);
                if first > last || last - first > 20 {
                    return None;
                }
                all.extend(first..=last);
            }
        }
    }
    (!all.is_empty()).then_some(all)
}

/// As it would be typed again.
pub fn typed(lang: Lang, of: &Value, who: &dyn Who) -> String {
    let row = |numbers: Vec<String>| numbers.join(" ");
    match of {
        Value::Day(day) => day.to_string(),
        Value::Span(span) => span.to_string(),
        Value::Parties(all) => all.iter().map(|party| who.who(lang, party)).collect::<Vec<_>>().join("、"),
        Value::Choices(all) => row(all.iter().map(|of| words::choice(lang, *of).replace(' ', "")).collect()),
        Value::Lines(lines) => row(lines.iter().map(ToString::to_string).collect()),
        Value::Counts(counts) => row(counts.iter().map(ToString::to_string).collect()),
        Value::Code(_) | Value::Items(_) | Value::Leaf(_) | Value::Item(_) | Value::Notice(_) => String::new(),
        other => words::value(lang, other, who),
    }
}

/// Where a sitting's outcomes are read: who knows what is meant by a number, and which way a matter goes.
pub struct Desk<'a> {
    /// The language.
    pub lang: Lang,
    /// The year.
    pub year: u16,
    /// The way of a matter; nothing where there is none.
    pub track: &'a dyn Fn(ItemNo) -> Option<Track>,
}

/// What is written down with a leaf of this kind, as it was typed: findings of a round, outcomes of a sitting, advice. Several are parted
/// by ；.
pub fn brought(desk: &Desk<'_>, kind: LeafKind, said: &str) -> Result<Vec<Brought>, String> {
    let parts = said.split(['；', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    match kind {
        // Nothing was seen that is to be done.
        LeafKind::Round if is_nothing(said) => Ok(Vec::new()),
        LeafKind::Round => Ok(parts.map(|part| Brought::Add(Box::new(finding(part)))).collect()),
        LeafKind::Coaching => Ok(parts.map(|part| Brought::Add(Box::new(advice(desk.lang, part)))).collect()),
        LeafKind::Sitting => {
            let mut outcomes: Vec<String> = Vec::new();
            for part in parts {
                for (place, word) in part.split_whitespace().enumerate() {
                    match outcomes.last_mut().filter(|_| place > 0 && !word.contains(['=', '＝'])) {
                        Some(last) => {
                            last.push(' ');
                            last.push_str(word);
                        }
                        None => outcomes.push(word.to_owned()),
                    }
                }
            }
            outcomes.iter().map(|said| outcome(desk, said)).collect()
        }
        LeafKind::Block | LeafKind::Term | LeafKind::Seat | LeafKind::Report | LeafKind::Remark | LeafKind::Article => {
            Ok(Vec::new())
        }
    }
}

fn is_nothing(said: &str) -> bool {
    is_none(said) || ["0", "没看见什么"].contains(&fold(said).trim().trim_end_matches(['。', '.']))
}

/// There is none, in words.
fn is_none(said: &str) -> bool {
    let plain = crate::text::unspaced(&fold(said)).to_lowercase();
    ["没有", "无", "没", "没什么", "none", "nothing"].contains(&plain.trim_end_matches(['。', '.']))
}

/// What the patrol saw: 楼道堆物 3号楼. A building may stand last.
pub fn finding(said: &str) -> New {
    let mut new = New { came: Some(Came::Patrol), desk: Some(NewDesk::default()), ..New::visit(said.trim()) };
    let last = said.trim().rsplit_once([' ', '　']);
    let is_building = |last: &str| {
        let marks = ["号楼", "幢", "栋", "单元", "building", "号"];
        fold(last).contains(|c: char| c.is_ascii_digit()) && marks.iter().any(|mark| last.contains(mark))
    };
    if let Some((what, building)) = last.filter(|(what, last)| is_building(last) && !what.trim().is_empty()) {
        what.trim().clone_into(&mut new.title);
        new.desk = Some(NewDesk { building: Some(building.to_owned()), ..NewDesk::default() });
    }
    new
}

/// What was advised: a matter of the station's own, noted.
pub fn advice(lang: Lang, said: &str) -> New {
    New { came: Some(Came::Coaching), ..New::about(&observed::advice(lang, said)) }
}

/// `26-v12=转街道`, `26-0-5=采纳`, `26-0-6=不采纳 没有钱`.
pub fn outcome(desk: &Desk<'_>, said: &str) -> Result<Brought, String> {
    let lang = desk.lang;
    let unread = || words::no_outcome(lang, said);
    let (no, what) = said.split_once(['=', '＝']).ok_or_else(unread)?;
    let item = meant(no.trim(), desk.year, None, None).ok_or_else(unread)?;
    let what = what.trim();
    let (first, rest) = what.split_once([' ', '　', '：', ':']).unwrap_or((what, ""));
    let rest = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    let place = first.strip_prefix(['转', '递', '交']).unwrap_or(first);
    let track = (desk.track)(item).unwrap_or(Track::Noted);
    // What isn't taken up is an end, not a place; on other ways than that of what was sent it was not done.
    let is_declined = destination(place) == Some(Destination::Declined);
    let no = if track == Track::Referral { State::Refused } else { State::Dropped };
    // What the council takes up is done by those whom it was sent to; what was only noted, or waits, is settled by it.
    let taken_up =
        [Track::Noted, Track::Topic].contains(&track) && stands(first, Track::Referral) == Some(State::Adopted);
    let state = match track {
        _ if is_declined => Some(no),
        Track::Topic if taken_up => Some(State::TakenUp),
        _ if taken_up => Some(State::Settled),
        track => stands(first, track),
    };
    if let Some(to) = destination(place).filter(|_| state.is_none()) {
        return Ok(Brought::Move { item, step: Step::Redirect { to, receiver: rest, due: None } });
    }
    if place != first && state.is_none() {
        let known = lang.list(Destination::ALL.map(|to| crate::i18n::names::destination(lang, to)));
        return Err(no_place(lang, place, &known));
    }
    let state = state.ok_or_else(|| no_state(lang, first))?;
    Ok(Brought::Put { item, state, words: Some(rest.unwrap_or_else(|| words::by_the_council(lang))) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_has_its_building_behind_it_or_none() {
        for (said, title, building) in [
            ("楼道堆物 3号楼", "楼道堆物", Some("3号楼")),
            ("楼道堆物　３号楼2单元", "楼道堆物", Some("３号楼2单元")),
            ("3号楼 楼道堆物", "3号楼 楼道堆物", None),
            ("井盖松了", "井盖松了", None),
            ("3号楼", "3号楼", None),
        ] {
            let new = finding(said);
            assert_eq!((new.title.as_str(), new.desk.unwrap().building.as_deref()), (title, building), "{said}");
        }
    }

    #[test]
    fn outcomes_of_a_sitting_are_places_or_states_with_words_behind_them() {
        let track = |_: ItemNo| Some(Track::Referral);
        let desk = Desk { lang: Lang::Zh, year: 2026, track: &track };
        let said = "26-v12=转街道 城建科 26-0-5=采纳；26-0-6=不采纳 没有这笔钱";
        let all = brought(&desk, LeafKind::Sitting, said).unwrap();
        let no = |said: &str| said.parse::<ItemNo>().unwrap();
        let street = Step::Redirect { to: Destination::Street, receiver: Some("城建科".to_owned()), due: None };
        let put = |no, state, words: &str| Brought::Put { item: no, state, words: Some(words.to_owned()) };
        assert_eq!(
            all,
            [
                Brought::Move { item: no("26-v12"), step: street },
                put(no("26-0-5"), State::Adopted, &words::by_the_council(Lang::Zh)),
                put(no("26-0-6"), State::Refused, "没有这笔钱"),
            ]
        );
        for wrong in ["采纳", "月亮=采纳", "26-v12=转月亮", "26-v12=晒太阳"] {
            assert!(brought(&desk, LeafKind::Sitting, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_typed_for_a_field_is_read_and_printed_it_is_read_again() {
        let today = "2026-05-25".parse().unwrap();
        let nobody = |_| None;
        for lang in [Lang::Zh, Lang::En] {
            for spec in LeafKind::ALL.into_iter().flat_map(LeafKind::fields).filter(|spec| spec.sort.is_asked()) {
                let example = spec.sort.example();
                let said = typed(lang, &example, &nobody);
                let expected = match example {
                    Value::Party(_) => Typed::One("社区".to_owned()),
                    Value::Parties(_) => Typed::Many(vec!["社区".to_owned()]),
                    other => Typed::Value(other),
                };
                assert_eq!(read(lang, *spec, &said, (today, &|_| 5)), Ok(Some(expected)), "{lang:?} {spec:?} {said}");
                assert_eq!(read(lang, *spec, "  ", (today, &|_| 5)), Ok(None));
                let is_free = matches!(spec.sort, Sort::Text | Sort::Party | Sort::Parties);
                assert_eq!(read(lang, *spec, "-1", (today, &|_| 5)).is_err(), !is_free, "{spec:?}");
            }
        }
    }
}
