//! An hour as people write it, alone or behind a day.

use chrono::NaiveTime;

use super::{
    day::{self, Day},
    words::plain,
};

/// An hour as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// The time of day.
    pub time: NaiveTime,
    /// Its seconds were written, too.
    pub exact: bool,
}

/// Which half of the day is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    /// Nobody says.
    Unsaid,
    /// 凌晨
    Early,
    /// 上午
    Before,
    /// 中午
    Noon,
    /// 下午
    After,
    /// 晚上
    Night,
}

/// Reads an hour: `19:05`, `1905`, `7`, `19.05`, `晚上7点05分`, `8:31 PM`, `七点半`, `19:05:30`.
pub fn hour(raw: &str) -> Option<Hour> {
    let said = plain(raw);
    let (half, said) = half(&said);
    let said =
        said.trim_end_matches(['钟', '整']).trim_end_matches('分').trim_end_matches('秒').replace(['时', '點'], "点");
    let said = said.replace("点半", "点30").replace("点1刻", "点15").replace("点3刻", "点45");
    let runs: Vec<u32> = said
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(|run| (run.len() <= 4).then(|| run.parse().ok()).flatten())
        .collect::<Option<_>>()?;
    let marks: Vec<&str> = said.split(|c: char| c.is_ascii_digit()).filter(|mark| !mark.is_empty()).collect();
    let (of, minute, second) = match (runs.as_slice(), marks.as_slice()) {
        ([packed], []) if said.len() > 2 => (packed / 100, packed % 100, None),
        ([of], [] | ["点" | ":"]) => (*of, 0, None),
        ([of, minute], [":" | "." | "点"]) => (*of, *minute, None),
        ([of, minute, second], [":", ":"] | ["点", "分"]) => (*of, *minute, Some(*second)),
        _ => return None,
    };
    let of = match half {
        // Midnight; 上午12点 is noon.
        Half::Early if of == 12 => 0,
        Half::Noon if of < 4 => of + 12,
        Half::After if of < 12 => of + 12,
        Half::Night if of == 12 => return None,
        Half::Night if (4..12).contains(&of) => of + 12,
        _ => of,
    };
    let time = NaiveTime::from_hms_opt(of, minute, second.unwrap_or(0))?;
    Some(Hour { time, exact: second.is_some() })
}

/// The half of the day that is said, and the rest.
fn half(said: &str) -> (Half, &str) {
    const BEFORE: &[(&str, Half)] = &[
        ("凌晨", Half::Early),
        ("早上", Half::Before),
        ("早晨", Half::Before),
        ("清早", Half::Before),
        ("上午", Half::Before),
        ("中午", Half::Noon),
        ("下午", Half::After),
        ("傍晚", Half::After),
        ("晚上", Half::Night),
        ("夜里", Half::Night),
        ("晚", Half::Night),
    ];
    let behind = [("am", Half::Early), ("pm", Half::After), ("a.m.", Half::Early), ("p.m.", Half::After)];
    let first = BEFORE.iter().find_map(|(word, half)| Some((*half, said.strip_prefix(word)?.trim_start())));
    let last = || behind.into_iter().find_map(|(word, half)| Some((half, said.strip_suffix(word)?.trim_end())));
    first.or_else(last).unwrap_or((Half::Unsaid, said))
}

/// Reads an hour, or a day with an hour: `20:31`, `5.23 20:31`, `2026-05-23T20:31:00`, `5月23日晚上8点`.
pub fn day_and_hour(raw: &str) -> Option<(Option<Day>, Hour)> {
    let said = plain(raw);
    if let Some(hour) = hour(&said) {
        return Some((None, hour));
    }
    let ends = said.char_indices().filter(|(_, c)| [' ', 't', '日', '号', '天'].contains(c));
    ends.filter_map(|(at, c)| said.split_at_checked(at + c.len_utf8()))
        .find_map(|(date, rest)| Some((Some(day::day(date.trim_end_matches([' ', 't'])).ok()?), hour(rest)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_and_spreadsheets_write_them() {
        for said in
            ["20:31", "2031", "２０：３１", "20点31分", "20时31分", "晚上8点31", "8:31 PM", "20.31", "下午八点三十一"]
        {
            assert_eq!(hour(said).map(|hour| hour.time.to_string()).as_deref(), Some("20:31:00"), "{said}");
        }
        for (said, time) in [
            ("1900", "19:00:00"),
            ("930", "09:30:00"),
            ("７", "07:00:00"),
            ("7点", "07:00:00"),
            ("七点半", "07:30:00"),
            ("下午3点一刻", "15:15:00"),
            ("中午12点", "12:00:00"),
            ("上午12点", "12:00:00"),
            ("凌晨12点", "00:00:00"),
            ("12am", "00:00:00"),
            ("12:30 pm", "12:30:00"),
            ("20:31:05", "20:31:05"),
            ("19点整", "19:00:00"),
        ] {
            assert_eq!(hour(said).map(|hour| hour.time.to_string()).as_deref(), Some(time), "{said}");
        }
        for said in ["", "x", "25", "24:00", "1960", "20:61", "1 2 3 4", "99999999999", "晚上12点", "soon", "-7", "7-8"]
        {
            assert_eq!(hour(said), None, "{said}");
        }
    }

    #[test]
    fn a_day_may_stand_before_its_hour() {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 5, 24).unwrap();
        for said in [
            "2026-05-23 20:31",
            "2026-05-23T20:31:00",
            "5.23 20:31",
            "523 2031",
            "5月23日晚上8点31分",
            "昨天 20:31",
            "昨天晚上8点31",
            "2026/5/23 8:31 PM",
        ] {
            let (day, hour) = day_and_hour(said).unwrap_or_else(|| panic!("{said}"));
            assert_eq!(
                day.and_then(|day| day.near(today).ok()).map(|day| day.to_string()).as_deref(),
                Some("2026-05-23")
            );
            assert_eq!(hour.time.to_string(), "20:31:00", "{said}");
        }
        for said in ["", "5.23", "soon 20:31", "20:31 5.23"] {
            assert_eq!(day_and_hour(said).filter(|(day, _)| day.is_some()), None, "{said}");
        }
    }
}
