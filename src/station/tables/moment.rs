//! When something was said, as people write it and as a spreadsheet leaves it.

use chrono::{Days, NaiveDate};

use super::Wrong;
use crate::{
    meeting::{Meeting, Moment},
    time::{self, Day, Hour},
};

/// As long an evening is looked for back from its end: adjourned meetings go on another day.
const DAYS: u64 = 400;

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
    let (day, Hour { time, .. }) = time::day_and_hour(given).ok_or(Wrong::NoMoment)?;
    let near = |day: Day| day.near(if day.is_counted() { now } else { until }.date());
    let day = day.map(near).transpose().map_err(|_| Wrong::NoMoment)?;
    let at =
        |day: NaiveDate| format!("{}{}", day.and_time(time).format("%Y-%m-%dT%H:%M:%S"), until.offset()).parse().ok();
    let days: Vec<NaiveDate> = match day {
        Some(day) => vec![day],
        None => (0..DAYS).map_while(|back| until.date().checked_sub_days(Days::new(back))).collect(),
    };
    let days = days.into_iter().take_while(|of| day.is_some() || *of >= from.date());
    days.filter_map(at).find(ran).ok_or(outside)
}
