//! Days and moments as a record has them, digit by digit: what `chrono` writes and reads, in a tenth of the steps. A line has half a dozen
//! of them, and a table that is taken in ten thousand lines. Whatever is written otherwise is left to `chrono`.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveTime, TimeZone as _, Timelike as _};

/// `2026-05-23`.
const DAY: usize = 10;
/// `2026-05-23T19:00:00.000+08:00`.
const MOMENT: usize = 29;

/// A day as `serde` writes and reads it: `#[serde(with = "…")]`.
pub mod day {
    use std::fmt;

    use chrono::NaiveDate;
    use serde::{Deserializer, Serializer, de};

    /// Writes it.
    pub fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        match super::of_day(*day) {
            Some(digits) => to.serialize_str(super::said(&digits)),
            None => to.collect_str(day),
        }
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        struct Day;
        impl de::Visitor<'_> for Day {
            type Value = NaiveDate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a formatted date string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<NaiveDate, E> {
                super::day_of(text.as_bytes()).map_or_else(|| text.parse().map_err(E::custom), Ok)
            }
        }
        from.deserialize_str(Day)
    }
}

/// The same, where there may be none.
pub mod maybe_day {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Day(#[serde(with = "super::day")] NaiveDate);

    /// Writes it.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(to)
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<Day>::deserialize(from)?.map(|Day(day)| day))
    }
}

/// The digits of a moment; nothing of one that has other than four for its year, or seconds in its offset.
pub(super) fn of_moment(moment: DateTime<FixedOffset>) -> Option<[u8; MOMENT]> {
    let (time, offset) = (moment.time(), moment.offset().local_minus_utc());
    let milliseconds = time.nanosecond() / 1_000_000;
    if offset % 60 != 0 || milliseconds > 999 {
        return None;
    }
    let mut digits = *b"0000-00-00T00:00:00.000+00:00";
    digits.get_mut(..DAY)?.copy_from_slice(&of_day(moment.date_naive())?);
    let minutes = offset.unsigned_abs() / 60;
    if offset < 0 {
        *digits.get_mut(23)? = b'-';
    }
    for (at, number) in [
        (11..13, time.hour()),
        (14..16, time.minute()),
        (17..19, time.second()),
        (20..23, milliseconds),
        (24..26, minutes / 60),
        (27..29, minutes % 60),
    ] {
        put(digits.get_mut(at)?, number);
    }
    Some(digits)
}

/// The moment of such digits; nothing where there are others.
pub(super) fn moment_of(text: &[u8]) -> Option<DateTime<FixedOffset>> {
    let day = day_of(text.get(..DAY)?)?;
    let signs = [(10, b'T'), (13, b':'), (16, b':'), (19, b'.'), (26, b':')];
    if text.len() != MOMENT || signs.iter().any(|(at, sign)| text.get(*at) != Some(sign)) {
        return None;
    }
    let number = |at| number(text.get(at)?);
    let time = NaiveTime::from_hms_milli_opt(number(11..13)?, number(14..16)?, number(17..19)?, number(20..23)?)?;
    let minutes = number(27..29).filter(|minutes| *minutes < 60)?;
    let east = i32::try_from(number(24..26)? * 3600 + minutes * 60).ok()?;
    let offset = match text.get(23)? {
        b'+' => FixedOffset::east_opt(east)?,
        b'-' => FixedOffset::west_opt(east)?,
        _ => return None,
    };
    offset.from_local_datetime(&day.and_time(time)).single()
}

/// What digits say.
pub(super) fn said(digits: &[u8]) -> &str {
    str::from_utf8(digits).unwrap_or_default()
}

fn of_day(day: NaiveDate) -> Option<[u8; DAY]> {
    let year = u32::try_from(day.year()).ok().filter(|year| *year <= 9999)?;
    let mut digits = *b"0000-00-00";
    put(digits.get_mut(..4)?, year);
    put(digits.get_mut(5..7)?, day.month());
    put(digits.get_mut(8..)?, day.day());
    Some(digits)
}

fn day_of(text: &[u8]) -> Option<NaiveDate> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = text else { return None };
    let year = number(year).filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
}

/// Puts a number down, as many digits as there is room for.
fn put(room: &mut [u8], mut number: u32) {
    for digit in room.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

/// The number of a few digits, and nothing but digits.
fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |number, digit| Some(number * 10 + u32::from(digit.is_ascii_digit().then(|| digit - b'0')?)))
}

#[cfg(test)]
mod tests {
    use chrono::{Days, SecondsFormat};
    use serde::{Deserialize, Serialize, de::DeserializeOwned};

    use super::*;

    type Plain = (NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

    #[derive(Serialize, Deserialize)]
    struct Ours(
        #[serde(with = "day")] NaiveDate,
        #[serde(with = "maybe_day")] Option<NaiveDate>,
        #[serde(with = "maybe_day")] Option<NaiveDate>,
    );

    fn read<T: DeserializeOwned>(json: &str) -> Result<T, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn a_day_is_written_and_read_as_chrono_does() {
        let first = NaiveDate::from_ymd_opt(1599, 12, 31).unwrap();
        let days = (0..200_000).step_by(7).map(|days| first + Days::new(days));
        let ends = [(0, 1, 1), (9999, 12, 31), (-1, 3, 1), (10_000, 1, 1), (2024, 2, 29)];
        for day in days.chain(ends.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap())) {
            let (ours, plain): (_, Plain) = (Ours(day, Some(day), None), (day, Some(day), None));
            let json = serde_json::to_string(&plain).unwrap();
            assert_eq!(serde_json::to_string(&ours).unwrap(), json);
            assert_eq!(ron::to_string(&ours).unwrap(), ron::to_string(&plain).unwrap());
            let Ours(one, two, three) = read(&json).unwrap();
            assert_eq!((one, two, three), plain);
        }
    }

    #[test]
    fn what_is_no_day_as_we_write_it_is_left_to_chrono() {
        for said in [
            "2026-02-29",
            "2026-02-30",
            "2026-13-01",
            "2026-00-10",
            "2026-1-2",
            "+2026-01-02",
            "-2026-01-02",
            "12026-01-02",
            "2026-01-02 ",
            " 2026-01-02",
            "2026- 1-02",
            "2026/01/02",
            "2026-01-0x",
            "２０２６-01-02",
            "",
            "-",
            "--01-02",
        ] {
            let json = format!("[\"{said}\",null,\"{said}\"]");
            let ours = read::<Ours>(&json).map(|Ours(one, two, three)| (one, two, three));
            assert_eq!(ours, read::<Plain>(&json), "{said}");
        }
        assert!(read::<Ours>("[7,null,null]").is_err());
    }

    /// As a moment writes it, and reads it.
    fn written(moment: DateTime<FixedOffset>) -> String {
        let digits = of_moment(moment);
        digits.map_or_else(|| moment.to_rfc3339_opts(SecondsFormat::Millis, false), |digits| said(&digits).to_owned())
    }

    fn same(said: &str) {
        let ours = moment_of(said.as_bytes());
        if let Some(ours) = ours {
            let read = DateTime::parse_from_rfc3339(said).unwrap();
            assert_eq!((ours, ours.offset()), (read, read.offset()), "{said}");
        }
    }

    #[test]
    fn a_moment_is_written_and_read_as_chrono_does() {
        let offsets = [0, 8 * 3600, -5 * 3600, 5 * 3600 + 1800, -(3 * 3600 + 1800), 3600 + 7, -59];
        for ms in (-300_000_000_000_000..300_000_000_000_000).step_by(123_456_789_017) {
            for offset in offsets.map(|seconds| FixedOffset::east_opt(seconds).unwrap()) {
                let moment = DateTime::from_timestamp_millis(ms).unwrap().with_timezone(&offset);
                let said = moment.to_rfc3339_opts(SecondsFormat::Millis, false);
                assert_eq!(written(moment), said);
                same(&said);
            }
        }
        let ours = "2026-05-23T19:00:00.125+08:00";
        assert_eq!(moment_of(ours.as_bytes()).map(written).as_deref(), Some(ours));
    }

    #[test]
    fn what_is_no_moment_as_we_write_it_is_left_to_chrono() {
        for said in [
            "2026-05-23T19:00:60.000+08:00",
            "2026-05-23T24:00:00.000+08:00",
            "2026-05-23 19:00:00.000+08:00",
            "2026-05-23T19:00:00.000+08:60",
            "2026-05-23T19:00:00.000+24:00",
            "2026-05-23T19:00:00.000Z",
            "2026-05-23T19:00:00+08:00",
            "2026-05-23T19:00:00.0000+8:00",
            "2026-05-32T19:00:00.000+08:00",
            "2026-05-23t19:00:00.000+08:00",
            "2026-05-23T19:00:00,000+08:00",
            "2026-05-23T19:00:00.000 08:00",
        ] {
            assert_eq!(moment_of(said.as_bytes()), None, "{said}");
        }
        same("2026-05-23T19:00:00.000-00:00");
    }
}
