//! A day as people write it, and the one that is meant.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::words::{month_named, plain, weekday_at_end};

/// Years that anybody means.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;
/// There may be no 29 February for so long.
const LEAP: i32 = 8;

/// A day as it was written. Which one is meant follows from when it is read, and what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    on: On,
    /// The weekday that stands beside it: `6月30日(周二)`.
    beside: Option<Weekday>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    /// `2026-06-30`
    Full(NaiveDate),
    /// `6月30日`, `30日`, `6月底`: of any year, of any month, the last of the month.
    Each { month: Option<u32>, day: Option<u32> },
    /// `明年6月30日`: so many years on.
    OfYear(i32, u32, Option<u32>),
    /// `下月15日`, `月底`: so many months on.
    OfMonth(i32, Option<u32>),
    /// `+21`, `明天`
    Away(i64),
    /// `周五`: the next.
    Weekday(Weekday),
    /// `下周五`: so many weeks on.
    OfWeek(i64, Weekday),
}

/// Why it is no day, or not beyond doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// Nothing that anybody writes for a day, or a day that there isn't.
    Unread,
    /// A month and a day, in one way or in another: the number 6.3 may have been typed as 6.30.
    Either((u32, u32), (u32, u32)),
    /// The number under which a spreadsheet keeps this day.
    Serial(NaiveDate),
    /// The weekday beside it is not that of this day.
    OtherWeekday(NaiveDate),
}

/// Reads a day: `6.30`, `6-30`, `630`, `6月30日`, `2026-06-30`, `20260630`, `+21`, `明天`, `下周五`, `月底`.
pub fn day(raw: &str) -> Result<Day, NoDay> {
    // As tables and programs write it: a table of ten thousand is taken in a quarter of the time less by this.
    if let Some(day) = written(raw) {
        return Ok(day);
    }
    let said = plain(raw);
    let said = without_end(&said);
    if let Some(on) = in_words(said) {
        return Ok(Day { on, beside: None });
    }
    // The weekday in parentheses, or behind.
    let bare = said.trim_end_matches(')');
    let (date, beside) = match weekday_at_end(bare) {
        Some((date, weekday)) => (date.trim_end_matches('(').trim_end(), Some(weekday)),
        None => (said, None),
    };
    let on = named(date).map_or_else(|| numbers(date), Ok)?;
    Ok(Day { on, beside })
}

/// For something to be done: without a year, the next such day.
pub fn to_come(raw: &str, today: NaiveDate) -> Result<NaiveDate, NoDay> {
    day(raw)?.to_come(today)
}

/// For something that happened: without a year, the nearest such day.
pub fn happened(raw: &str, today: NaiveDate) -> Result<NaiveDate, NoDay> {
    day(raw)?.near(today)
}

impl Day {
    /// The next such day, today among them. A day with its year is that day, over or not.
    pub fn to_come(self, today: NaiveDate) -> Result<NaiveDate, NoDay> {
        let next = self.on.of(today).into_iter().filter(|day| !self.on.recurs() || *day >= today);
        self.pick(next.collect())
    }

    /// The nearest such day, before or after.
    pub fn near(self, today: NaiveDate) -> Result<NaiveDate, NoDay> {
        let mut days = self.on.of(today);
        days.sort_by_key(|day| (*day - today).num_days().abs());
        self.pick(days)
    }

    /// Counted from the day on which it is written.
    pub fn is_counted(self) -> bool {
        !matches!(self.on, On::Full(_) | On::Each { .. })
    }

    fn pick(self, days: Vec<NaiveDate>) -> Result<NaiveDate, NoDay> {
        let first = days.into_iter().find(|day| YEARS.contains(&day.year())).ok_or(NoDay::Unread)?;
        match self.beside {
            Some(weekday) if weekday != first.weekday() => Err(NoDay::OtherWeekday(first)),
            _ => Ok(first),
        }
    }
}

impl On {
    /// There is one in every year or month.
    fn recurs(self) -> bool {
        matches!(self, Self::Each { .. } | Self::Weekday(_))
    }

    /// All that can be meant on a day, from the first to the last.
    fn of(self, today: NaiveDate) -> Vec<NaiveDate> {
        let year = today.year();
        match self {
            Self::Full(day) => vec![day],
            Self::Each { month: Some(month), day } => {
                (year - 1..=year + LEAP).filter_map(|year| in_month(year, month, day)).collect()
            }
            Self::Each { month: None, day } => (-1..=3).filter_map(|on| months_on(today, on, day)).collect(),
            Self::OfYear(on, month, day) => in_month(year + on, month, day).into_iter().collect(),
            Self::OfMonth(on, day) => months_on(today, on, day).into_iter().collect(),
            Self::Away(days) => days_on(today, days).into_iter().collect(),
            Self::Weekday(of) => {
                (-6..=6).filter_map(|on| days_on(today, on)).filter(|day| day.weekday() == of).collect()
            }
            Self::OfWeek(on, of) => {
                let monday = -i64::from(today.weekday().num_days_from_monday());
                days_on(today, monday + 7 * on + i64::from(of.num_days_from_monday())).into_iter().collect()
            }
        }
    }
}

/// A day of a month, or its last.
fn in_month(year: i32, month: u32, day: Option<u32>) -> Option<NaiveDate> {
    match day {
        Some(day) => NaiveDate::from_ymd_opt(year, month, day),
        None => NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt(),
    }
}

fn months_on(today: NaiveDate, on: i32, day: Option<u32>) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    let months = Months::new(on.unsigned_abs());
    let first = if on < 0 { first.checked_sub_months(months)? } else { first.checked_add_months(months)? };
    in_month(first.year(), first.month(), day)
}

fn days_on(today: NaiveDate, on: i64) -> Option<NaiveDate> {
    let days = Days::new(on.unsigned_abs());
    if on < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) }
}

/// Without what says that the day is a term, a full stop, and the hour that a spreadsheet adds.
fn without_end(said: &str) -> &str {
    let said = said.trim_end_matches(['.', ',', ';', ' ']);
    let said =
        ["之前", "以前", "前", "止"].into_iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said).trim_end();
    let Some((date, hour)) = said.rsplit_once([' ', 't']) else { return said };
    let nought = hour.contains(':') && hour.bytes().all(|byte| byte == b'0' || byte == b':');
    if nought { date.trim_end() } else { said }
}

/// What is counted from today, and weekdays.
fn in_words(said: &str) -> Option<On> {
    let away = match said {
        "今天" | "今日" | "today" => 0,
        "明天" | "明日" | "tomorrow" => 1,
        "后天" => 2,
        "大后天" => 3,
        "昨天" | "昨日" | "yesterday" => -1,
        "前天" => -2,
        _ => return counted(said),
    };
    Some(On::Away(away))
}

/// `+21`, `21天后`, `3周后`, `下周五`, `下月15日`, `6月底`, `明年6月30日`.
fn counted(said: &str) -> Option<On> {
    if let Some(days) = said.strip_prefix('+') {
        return digits(days.trim(), 5).map(|days| On::Away(days.into()));
    }
    for (end, times) in
        [("天后", 1), ("天内", 1), ("日内", 1), ("周后", 7), ("周内", 7), ("星期后", 7), ("个星期后", 7)]
    {
        if let Some(days) = said.strip_suffix(end).and_then(|days| digits(days.trim(), 3)) {
            return Some(On::Away(i64::from(days) * times));
        }
    }
    if let Some((which, weekday)) = weekday_at_end(said)
        && let Some(weeks) = on(which.trim_end_matches('个'))
    {
        return Some(weeks.map_or(On::Weekday(weekday), |weeks| On::OfWeek(weeks.into(), weekday)));
    }
    let end = |said: &str| said.strip_suffix("底").or_else(|| said.strip_suffix("末")).map(ToOwned::to_owned);
    if let Some(month) = end(said).as_deref().and_then(|said| said.strip_suffix('月')) {
        let number = digits(month, 2).filter(|month| (1..=12).contains(month));
        let which = || on(month.trim_end_matches('个')).map(|months| On::OfMonth(months.unwrap_or(0), None));
        return number.map(|month| On::Each { month: Some(month), day: None }).or_else(which);
    }
    if let Some((which, day)) = said.split_once('月')
        && let Some(Some(months)) = on(which.trim_end_matches('个'))
    {
        let day = digits(day.trim_end_matches(['日', '号']), 2).filter(|day| (1..=31).contains(day))?;
        return Some(On::OfMonth(months, Some(day)));
    }
    if matches!(said, "年底" | "年末") {
        return Some(On::OfYear(0, 12, None));
    }
    let years = [("今年", 0), ("明年", 1), ("后年", 2), ("去年", -1)];
    let (years, rest) = years.into_iter().find_map(|(year, on)| Some((on, said.strip_prefix(year)?)))?;
    if matches!(rest, "底" | "末" | "年底") {
        return Some(On::OfYear(years, 12, None));
    }
    match numbers(rest.trim_start_matches(['-', '.', '/', ' '])) {
        Ok(On::Each { month: Some(month), day: Some(day) }) => Some(On::OfYear(years, month, Some(day))),
        _ => None,
    }
}

/// How many weeks or months on a word says; `Some(None)`: the word alone.
#[allow(clippy::option_option, reason = "no such word, no word at all, so many on")]
fn on(which: &str) -> Option<Option<i32>> {
    Some(match which {
        "" => None,
        "这" | "本" => Some(0),
        "下" => Some(1),
        "下下" => Some(2),
        "上" => Some(-1),
        _ => return None,
    })
}

/// With the English name of its month: `jun 30`, `30-jun`, `30 june 2026`.
fn named(said: &str) -> Option<On> {
    let words: Vec<&str> = said.split([' ', '-', '.', ',', '/']).filter(|word| !word.is_empty()).collect();
    let month = words.iter().find_map(|word| month_named(word))?;
    let numbers: Vec<&str> = words.into_iter().filter(|word| month_named(word).is_none()).collect();
    match *numbers.as_slice() {
        [day] => each(month, digits(day, 2)?),
        [day, year] => full(any_year(year)?, month, digits(day, 2)?),
        _ => None,
    }
}

fn digits(run: &str, most: usize) -> Option<u32> {
    let is = !run.is_empty() && run.len() <= most && run.bytes().all(|byte| byte.is_ascii_digit());
    is.then(|| run.parse().ok()).flatten()
}

fn each(month: u32, day: u32) -> Option<On> {
    // A leap year has them all.
    NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(On::Each { month: Some(month), day: Some(day) })
}

fn full(year: i32, month: u32, day: u32) -> Option<On> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| YEARS.contains(&day.year())).map(On::Full)
}

/// `2026`, `26`
fn any_year(run: &str) -> Option<i32> {
    let year = i32::try_from(digits(run, 4)?).ok()?;
    match run.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// A day in numbers.
/// `2026-06-30`, to the letter.
pub(super) fn written(raw: &str) -> Option<Day> {
    let [year @ .., b'-', month_tens, month, b'-', day_tens, day] = raw.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |all, digit| digit.is_ascii_digit().then(|| all * 10 + u32::from(digit - b'0')))
    };
    if year.len() != 4 {
        return None;
    }
    let year = i32::try_from(number(year)?).ok()?;
    let on = full(year, number(&[*month_tens, *month])?, number(&[*day_tens, *day])?)?;
    Some(Day { on, beside: None })
}

fn numbers(said: &str) -> Result<On, NoDay> {
    let runs: Vec<&str> = said.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let marks: Vec<&str> = said.split(|c: char| c.is_ascii_digit()).filter(|mark| !mark.is_empty()).map(mark).collect();
    if !said.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(NoDay::Unread);
    }
    let day_of = |run: &str| digits(run, 2);
    let on = match (runs.as_slice(), marks.as_slice()) {
        ([packed], []) => unpacked(packed),
        ([day], ["日" | "号"]) => {
            day_of(day).filter(|day| (1..=31).contains(day)).map(|day| On::Each { month: None, day: Some(day) })
        }
        ([month, day], ["-" | "." | "/" | "月" | " "] | ["-" | "." | "/" | "月" | " ", "日" | "号"]) => {
            digits(month, 2).zip(day_of(day)).and_then(|(month, day)| each(month, day))
        }
        ([year, month, day], ["年", "月" | "-" | "." | "/"] | ["年", "月" | "-" | "." | "/", "日" | "号"]) => {
            whole(any_year(year), month, day)
        }
        ([year, month, day], [one, other, rest @ ..]) if one == other && matches!(*rest, [] | ["日" | "号"]) => {
            return in_a_row(one, [*year, *month, *day]);
        }
        _ => None,
    };
    on.ok_or(NoDay::Unread)
}

/// A sign between two numbers, without blanks around it.
fn mark(mark: &str) -> &str {
    let bare = mark.trim();
    if bare.is_empty() { " " } else { bare }
}

fn whole(year: Option<i32>, month: &str, day: &str) -> Option<On> {
    full(year?, digits(month, 2)?, digits(day, 2)?)
}

/// `2026-6-30`, `26.6.30`; `6/30/2026` as spreadsheets in English write it, where it can't be `30/6/2026`.
fn in_a_row(mark: &str, [one, two, three]: [&str; 3]) -> Result<On, NoDay> {
    let on = match (mark, one.len(), three.len()) {
        ("-" | "." | "/" | " ", 4, 1 | 2) => whole(any_year(one), two, three),
        // With dashes it is the number of an item: 26-6-30.
        ("." | "/", 2, 1 | 2) if digits(one, 2).is_some_and(|year| year > 12) => whole(any_year(one), two, three),
        ("-" | "." | "/", 1 | 2, 4) => {
            let as_said = whole(any_year(three), one, two);
            let turned = whole(any_year(three), two, one);
            if let (Some(a), Some(b), Some(month), Some(day)) = (as_said, turned, digits(one, 2), digits(two, 2))
                && a != b
            {
                return Err(NoDay::Either((month, day), (day, month)));
            }
            as_said.or(turned)
        }
        _ => None,
    };
    on.ok_or(NoDay::Unread)
}

/// `630`, `0630`, `260630`, `20260630`
fn unpacked(run: &str) -> Option<On> {
    let packed = digits(run, 8)?;
    let (year, month, day) = (i32::try_from(packed / 10_000).ok()?, packed / 100 % 100, packed % 100);
    match run.len() {
        3 | 4 => each(month, day),
        6 => full(2000 + year, month, day),
        8 => full(year, month, day),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
