//! When something was said, as people write it and as a spreadsheet leaves it.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::Wrong;
use crate::{
    meeting::{Meeting, Moment},
    text,
};

/// As long an evening is looked for back from its end: adjourned meetings go on another day.
const DAYS: u64 = 400;
/// Days before a serial number's first, as spreadsheets count them.
const SERIAL: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// `20:31`, `2031`, `晚上8点31分`, `2026-05-23 20:31`, or a whole moment. An hour alone is that of the last day on which the meeting
/// ran then.
pub(super) fn read(given: &str, meeting: &Meeting, now: Moment) -> Result<Moment, Wrong> {
    let until = meeting.closed.as_ref().map_or(now, |close| close.at);
    let from = meeting.started.or(meeting.visits.first().map(|visit| visit.entered)).unwrap_or(until);
    let ran = |moment: &Moment| {
        let away = |from: Moment, back: Option<Moment>| *moment > from && back.is_none_or(|back| *moment < back);
        // To the minute: nobody writes the seconds.
        *moment >= from.plus_ms(-59_999)
            && *moment <= until
            && !meeting.adjournments.iter().any(|of| away(of.from, of.resumed))
    };
    let outside = Wrong::Outside { from, until };
    if let Ok(moment) = given.parse::<Moment>() {
        return if ran(&moment) { Ok(moment) } else { Err(outside) };
    }
    let (day, time) = parts(given).ok_or(Wrong::NoMoment)?;
    let at =
        |day: NaiveDate| format!("{}{}", day.and_time(time).format("%Y-%m-%dT%H:%M:%S"), until.offset()).parse().ok();
    let days: Vec<NaiveDate> = match day {
        Some(day) => vec![day],
        None => (0..DAYS).map_while(|back| until.date().checked_sub_days(Days::new(back))).collect(),
    };
    let days = days.into_iter().take_while(|of| day.is_some() || *of >= from.date());
    days.filter_map(at).find(ran).ok_or(outside)
}

/// The day, if there is one, and the hour.
fn parts(given: &str) -> Option<(Option<NaiveDate>, NaiveTime)> {
    let plain = text::fold(given).to_lowercase();
    let later = ["下午", "晚", "pm"].iter().any(|word| plain.contains(word));
    let runs: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let number = |run: &&str| run.parse::<u32>().ok();
    let numbers: Vec<u32> = runs.iter().map(number).collect::<Option<_>>()?;
    let time = |hour: u32, minute, second| {
        let hour = if later && hour < 12 { hour + 12 } else { hour };
        NaiveTime::from_hms_opt(hour, minute, second)
    };
    let day = |year: u32, month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    match *numbers.as_slice() {
        [of] if runs[0].len() > 2 => Some((None, time(of / 100, of % 100, 0)?)),
        [hour] => Some((None, time(hour, 0, 0)?)),
        [hour, minute] => Some((None, time(hour, minute, 0)?)),
        [hour, minute, second] if hour < 24 => Some((None, time(hour, minute, second)?)),
        [year, month, of, hour, minute] => Some((Some(day(year, month, of)?), time(hour, minute, 0)?)),
        [year, month, of, hour, minute, second] => Some((Some(day(year, month, of)?), time(hour, minute, second)?)),
        _ => None,
    }
}

/// What a spreadsheet made of it: days since it began to count, and the hour as a part of one. As it would be typed.
pub(super) fn typed(serial: &str) -> String {
    let whole = || -> Option<String> {
        let days: f64 = serial.parse().ok()?;
        let seconds = format!("{:.0}", days * 86_400.0).parse::<i64>().ok()?;
        let at: NaiveDateTime =
            SERIAL?.and_time(NaiveTime::MIN).checked_add_signed(chrono::TimeDelta::try_seconds(seconds)?)?;
        let has_day = days >= 1.0;
        Some(at.format(if has_day { "%Y-%m-%d %H:%M:%S" } else { "%H:%M:%S" }).to_string())
    };
    whole().unwrap_or_else(|| serial.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_read_as_people_and_spreadsheets_write_it() {
        let time = |said: &str| parts(said).map(|(_, time)| time.to_string());
        for said in ["20:31", "2031", "２０：３１", "20点31分", "晚上8点31", "8:31 PM", "20.31"] {
            assert_eq!(time(said).as_deref(), Some("20:31:00"), "{said}");
        }
        for nonsense in ["", "soon", "25:00", "20:61", "1 2 3 4", "99999999999"] {
            assert_eq!(time(nonsense), None, "{nonsense}");
        }
        assert_eq!(typed("0.8548611111111111"), "20:31:00");
        assert_eq!(typed("46165.854861111111"), "2026-05-23 20:31:00");
        assert_eq!(typed("x"), "x");
        assert_eq!(typed("1e300"), "1e300");
    }
}
