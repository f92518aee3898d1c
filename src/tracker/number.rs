//! Numbers that can be said aloud: 26年3次会 提议2. What hung on the wall under a number has that one everywhere.

mod of_a_year;

use std::{fmt, str::FromStr};

pub use of_a_year::{ClaimNo, Counted, EntryNo, NoticeNo, ProjectNo, SendingNo, VisitNo};
pub(super) use of_a_year::{meant as meant_of_a_year, read as read_of_a_year};
use serde::{Deserialize, Serialize};

use super::series::Series;
use crate::meeting::Meeting;

/// Which meeting of which year. 0 is none: what came up between two meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MeetingNo {
    /// The year, in full.
    pub year: u16,
    /// The first, second, … meeting of it.
    pub meeting: u16,
}

/// An item: the second motion of the third meeting of 2026. Written `26-3-m2`; `26-v12` came to the duty desk, `26-0-5` came up
/// otherwise between two meetings, and `26-3-5` has a number of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemNo {
    /// The meeting it comes from.
    pub of: MeetingNo,
    /// What hung on the wall under this number.
    pub series: Series,
    /// Its place, from 1; of a card, whose and which ([`Series::card`]).
    pub n: u32,
}

/// Not the number of an item, a meeting or a visit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a number of the tracker: {0:?}; write an item like 26-3-m2, 26-v12 or 26-0-5, a meeting like 26-3, a project like 26-p3, a notice like 26-n4, what was sent like 26-d2"
)]
pub struct NotANumber(pub String);

impl MeetingNo {
    /// Between two meetings of a year.
    pub fn none(year: u16) -> Self {
        Self { year, meeting: 0 }
    }
}

impl MeetingNo {
    /// The number of a meeting, if it has one: 未编号 otherwise.
    pub fn of(meeting: &Meeting) -> Option<Self> {
        let (year, meeting) = meeting.number_of_the_year()?;
        Some(Self { year, meeting })
    }
}

impl ItemNo {
    /// An item that the record counts itself, not the meeting.
    pub fn plain(of: MeetingNo, n: u32) -> Self {
        Self { of, series: Series::Plain, n }
    }

    /// As one number that sorts as items do: the year, the meeting, the series, the place.
    pub fn key(self) -> i64 {
        let place = i64::from(self.n & PLACE) | i64::from(self.series.code()) << PLACE.count_ones();
        i64::from(self.of.year) << 48 | i64::from(self.of.meeting) << 32 | place
    }

    /// The item of such a number.
    pub fn of_key(key: i64) -> Self {
        let part = |shift: u32| u16::try_from(key >> shift & 0xFFFF).unwrap_or_default();
        let code = u8::try_from(key >> PLACE.count_ones() & 0xF).unwrap_or_default();
        Self {
            of: MeetingNo { year: part(48), meeting: part(32) },
            series: Series::of_code(code),
            n: u32::try_from(key & i64::from(PLACE)).unwrap_or_default(),
        }
    }

    /// The items of a meeting, of whatever series.
    pub fn all(of: MeetingNo) -> std::ops::RangeInclusive<Self> {
        Self::plain(of, 0)..=Self { of, series: Series::Finding, n: PLACE }
    }

    /// The keys of a meeting's items, first and last; of one series alone.
    pub fn keys(of: MeetingNo, series: Option<Series>) -> [i64; 2] {
        let first = Self { of, series: series.unwrap_or_default(), n: 0 }.key();
        [first, first | if series.is_some() { i64::from(PLACE) } else { 0xFFFF_FFFF }]
    }
}

/// The bits of a key that say the place; the four above them say the series.
const PLACE: u32 = 0x0FFF_FFFF;

impl From<VisitNo> for ItemNo {
    fn from(no: VisitNo) -> Self {
        Self { of: MeetingNo::none(no.year), series: Series::Visit, n: no.n }
    }
}

/// The two digits of a year that people say.
pub(super) fn short(year: u16) -> u16 {
    year % 100
}

impl fmt::Display for MeetingNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}", short(self.year), self.meeting)
    }
}

impl fmt::Display for ItemNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of: MeetingNo { year, meeting }, series, n } = *self;
        let (year, letter) = (short(year), series.letter());
        match series {
            Series::Plain => write!(f, "{year:02}-{meeting}-{n}"),
            _ if series.is_of_a_year() => write!(f, "{year:02}-{letter}{}", series.place(n)),
            _ => write!(f, "{year:02}-{meeting}-{letter}{}", series.place(n)),
        }
    }
}

/// The number of an item as a journal carries it, whatever the language of the screen: 26年3次会 提议2.
pub fn spoken(no: ItemNo) -> String {
    let (year, n) = (short(no.of.year), no.n);
    match (no.of.meeting, no.series) {
        (_, series) if series.is_of_a_year() => format!("{year:02}年{}{n}号", series.word()),
        (0, Series::Plain) => format!("{year:02}年{n}件"),
        (meeting, Series::Plain) => format!("{year:02}年{meeting}次会{n}件"),
        (meeting, series) => format!("{year:02}年{meeting}次会 {}", series.said(n)),
    }
}

/// The runs of digits in a text, and what stands between them.
fn runs(text: &str) -> Option<(Vec<u32>, String)> {
    let (mut numbers, mut digits, mut between) = (Vec::new(), String::new(), String::new());
    for c in text.trim().chars().map(crate::text::fold_char).chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            numbers.push(std::mem::take(&mut digits).parse().ok()?);
        }
        if c != ' ' {
            between.push(c);
        }
    }
    Some((numbers, between))
}

/// Something by as much of its number as people say: all of it; `提议2` of the last meeting, `接待12` and `5件` of this year; digits alone
/// are one like another that is meant anyhow.
pub fn meant(said: &str, year: u16, last: Option<MeetingNo>, like: Option<ItemNo>) -> Option<ItemNo> {
    if let Ok(no) = said.parse() {
        return Some(no);
    }
    let (numbers, between) = runs(said)?;
    let between = between.to_ascii_lowercase();
    let word = between.trim_end_matches(['号', '第']);
    let of_this_year = |series: Series| {
        let n = series.number(&numbers).filter(|n| (1..=PLACE).contains(n))?;
        Some(ItemNo { of: MeetingNo::none(year), series, n })
    };
    match (word, Series::read_of_a_year(word), like) {
        ("", _, Some(like)) => like.series.number(&numbers).filter(|n| *n > 0).map(|n| ItemNo { n, ..like }),
        ("件", ..) => of_this_year(Series::Plain),
        (_, Some(series), _) => of_this_year(series),
        _ => Series::on_wall(said).zip(last).map(|((series, n), of)| ItemNo { of, series, n }),
    }
}

/// Series and place of what stands under a word or a letter.
fn placed(word: &str, numbers: &[u32]) -> Option<(Series, u32)> {
    let series = Series::read(word.trim_end_matches('.'))?;
    let n = series.number(numbers).filter(|n| (1..=PLACE).contains(n))?;
    Some((series, n))
}

impl Series {
    /// As it hung on the wall, by word or letter: 提议2, m2, 先记5, 选出2.1. A number alone is a motion's.
    pub fn on_wall(said: &str) -> Option<(Self, u32)> {
        let (numbers, between) = runs(said)?;
        let word = if between.is_empty() { Self::Motion.letter().to_owned() } else { between.to_ascii_lowercase() };
        placed(&word, &numbers)
    }
}

fn year(given: u32) -> Option<u16> {
    match given {
        0..=99 => u16::try_from(2000 + given).ok(),
        2000..=2099 => u16::try_from(given).ok(),
        _ => None,
    }
}

impl FromStr for MeetingNo {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = || NotANumber(text.to_owned());
        let (numbers, between) = runs(text).ok_or_else(wrong)?;
        match (numbers.as_slice(), between.as_str()) {
            ([y, m], "-" | "年次会" | "年第次会") => {
                Ok(Self { year: year(*y).ok_or_else(wrong)?, meeting: u16::try_from(*m).map_err(|_| wrong())? })
            }
            _ => Err(wrong()),
        }
    }
}

impl FromStr for ItemNo {
    type Err = NotANumber;

    /// `26-3-m2`, `26年3次会 提议2`; `26-v12`, `26年接待12号`; `26-3-5`, `26年3次会5件` of before; `26年5件` came up between two meetings.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let wrong = || NotANumber(text.to_owned());
        let (numbers, between) = runs(text).ok_or_else(wrong)?;
        let between = between.to_ascii_lowercase();
        let of_a_year = || {
            let what = between.strip_prefix('-').or_else(|| between.strip_prefix('年')?.strip_suffix('号'));
            Series::read_of_a_year(what?.trim_end_matches('第'))
        };
        let (y, meeting, series, n) = match (numbers.as_slice(), between.as_str()) {
            ([y, n], _) if of_a_year().is_some() => (*y, 0, of_a_year().unwrap_or_default(), Some(*n)),
            ([y, n], "年件" | "年第件") => (*y, 0, Series::Plain, Some(*n)),
            ([y, m, n], "--" | "年次会件" | "年第次会第件") => (*y, *m, Series::Plain, Some(*n)),
            ([y, m, n @ ..], between) => {
                let what = ["--", "年次会", "年第次会"].iter().find_map(|of| between.strip_prefix(of));
                let (series, n) = what.and_then(|what| placed(what, n)).ok_or_else(wrong)?;
                (*y, *m, series, Some(n))
            }
            _ => return Err(wrong()),
        };
        let n = n.filter(|n| (1..=PLACE).contains(n)).ok_or_else(wrong)?;
        let of = MeetingNo { year: year(y).ok_or_else(wrong)?, meeting: u16::try_from(meeting).map_err(|_| wrong())? };
        Ok(Self { of, series, n })
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = NotANumber;

            fn try_from(text: String) -> Result<Self, NotANumber> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(no: $name) -> Self {
                no.to_string()
            }
        }
    )*};
}
as_text!(MeetingNo, ItemNo);
use as_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_said_and_as_it_is_typed() {
        let third = MeetingNo { year: 2026, meeting: 3 };
        let second = ItemNo { of: third, series: Series::Motion, n: 2 };
        for said in
            ["26年3次会 提议2", "26年3次会提议2", "2026年第3次会 提议 2", "26-3-m2", "２６－３－Ｍ２", " 2026-3-M2 "]
        {
            assert_eq!(said.parse(), Ok(second), "{said}");
        }
        assert_eq!((second.to_string().as_str(), spoken(second).as_str()), ("26-3-m2", "26年3次会 提议2"));
        for series in Series::ALL {
            let n =
                if matches!(series, Series::Card | Series::Picked) { Series::card("7.2".parse().unwrap()) } else { 12 };
            let no = ItemNo { of: third, series, n };
            assert_eq!(spoken(no).parse(), Ok(no), "{series:?}");
            assert_eq!(no.to_string().parse(), Ok(no), "{series:?}");
        }
        let before = ItemNo::plain(third, 5);
        for said in ["26年3次会5件", "2026年第3次会第5件", "26-3-5"] {
            assert_eq!(said.parse(), Ok(before), "{said}: numbers of before are kept");
        }
        assert_eq!("26年5件".parse(), Ok(ItemNo::plain(MeetingNo::none(2026), 5)));
        assert_eq!((before.to_string().as_str(), spoken(before).as_str()), ("26-3-5", "26年3次会5件"));
        for (series, said, typed) in
            [(Series::Visit, "26年接待12号", "26-v12"), (Series::Finding, "26年巡查7号", "26-x7")]
        {
            let no: ItemNo = said.parse().unwrap();
            assert_eq!((no.series, no.of, typed.parse()), (series, MeetingNo::none(2026), Ok(no)));
            assert_eq!((spoken(no).as_str(), no.to_string().as_str()), (said, typed));
        }
        assert_eq!("26-V12".parse::<ItemNo>(), "26年接待第12号".parse());
        assert_eq!("26-v12".parse::<VisitNo>().map(ItemNo::from), Ok("26-v12".parse().unwrap()));
        assert_eq!("26年项目3号".parse(), Ok(ProjectNo { year: 2026, n: 3 }));
        assert_eq!("26-P3".parse::<ProjectNo>().unwrap().to_string(), "26-p3");
        assert_eq!("26年3次会".parse::<MeetingNo>(), "26-3".parse());
    }

    #[test]
    fn as_much_of_a_number_is_meant_as_people_say() {
        let (last, like) = ("26-3".parse().ok(), "26-v9".parse().ok());
        let said = |said: &str, like| meant(said, 2026, last, like).map(|no| no.to_string());
        for (text, means) in [
            ("26-2-m1", "26-2-m1"),
            ("提议2", "26-3-m2"),
            ("行动 4", "26-3-a4"),
            ("ｔ７", "26-3-t7"),
            ("接待12", "26-v12"),
            ("接待第12号", "26-v12"),
            ("v12", "26-v12"),
            ("巡查3号", "26-x3"),
            ("5件", "26-0-5"),
        ] {
            assert_eq!(said(text, like).as_deref(), Some(means), "{text}");
            assert_eq!(said(text, None).as_deref(), Some(means), "{text}");
        }
        assert_eq!([said("１２", like), said("12号", like)].map(Option::unwrap), ["26-v12", "26-v12"]);
        assert_eq!(said("12", None).as_deref(), Some("26-3-m12"), "alone it is a motion's");
        for nothing in ["", "月亮", "0", "接待", "接待0"] {
            assert_eq!(said(nothing, like), None, "{nothing}");
        }
        assert_eq!(meant("提议2", 2026, None, None), None, "of which meeting?");
    }

    #[test]
    fn a_pledge_has_no_letter_of_a_project_and_its_old_one_is_read() {
        let pledge: ItemNo = "26-3-p2".parse().unwrap();
        assert_eq!((pledge.series, pledge.to_string().as_str()), (Series::Pledge, "26-3-w2"));
        assert_eq!(Series::on_wall("p2"), Some((Series::Pledge, 2)));
        assert_eq!("26-p2".parse::<ProjectNo>().unwrap().to_string(), "26-p2");
        assert!("26-p2".parse::<ItemNo>().is_err() && "26-3-w2".parse::<ProjectNo>().is_err());
        // What a meeting numbers has its meeting before the letter: 26-3-c7.2 is a card, 26-c5 a sitting of the council.
        let letters = Series::OF_A_YEAR.iter().map(|series| series.letter());
        let letters: Vec<&str> = letters.chain(Counted::all().map(Counted::letter)).collect();
        let different: std::collections::BTreeSet<&&str> = letters.iter().collect();
        assert_eq!(letters.len(), different.len(), "no two have one letter: {letters:?}");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for nonsense in [
            "",
            "5",
            "26-3",
            "26-3-0",
            "a26-3-5",
            "26-3-5-7",
            "1926-3-5",
            "26-70000-1",
            "26--3",
            "26-3-x",
            "26-3-x2",
            "26-3-m",
            "26-3-m0",
            "26-3-m2.1",
            "26-3-c7",
            "26-3-m300000000",
            "26-3-v1",
            "26-v0",
            "26-v",
            "26年3次会议案2",
        ] {
            assert!(nonsense.parse::<ItemNo>().is_err(), "{nonsense:?}");
        }
    }

    #[test]
    fn the_key_sorts_as_the_numbers_do_and_gives_the_number_back() {
        let numbers =
            ["26-0-2", "26-v1", "26-v12", "26-x7", "26-3-5", "26-3-10", "26-3-m2", "26-3-c7.2", "26-10-1", "27-1-1"]
                .map(|text| text.parse::<ItemNo>().unwrap());
        assert!(numbers.is_sorted_by_key(|no| no.key()));
        assert_eq!(numbers.map(|no| ItemNo::of_key(no.key())), numbers);
    }
}
