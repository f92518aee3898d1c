//! iCalendar (RFC 5545): a to-do for each pledge, an event on the day that it is due, and one for the follow-up meeting, each with a
//! reminder the day before, so that any phone reminds who promised.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    For, Record, Scribe, opening,
    sent::{self, Named},
};
use crate::{
    i18n::record as words,
    meeting::{
        Meeting, Moment,
        numbers::Badge,
        state::{Action, Pledge},
        words::Task,
    },
    text,
};

/// Octets of a line, without its end.
const LONGEST: usize = 75;

/// UTF-8, CRLF, folded by octets. The stamps are those of the record, so that the same meeting gives the same bytes.
pub fn write(meeting: &Meeting, record: &Record<'_>) -> Vec<u8> {
    let meeting = &*sent::seen(meeting, record);
    let named = Named::of(record);
    let record = &Record { names: &named, ..*record };
    let scribe = Scribe::new(meeting, record, For::Everybody);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Yishi//Minutes//ZH".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    lines.extend(record.unread.map(|why| property("X-WR-CALDESC", why)));
    lines.extend(scribe.head.map(|head| property("X-YISHI-HEAD", head)));
    let id = scribe.opening().map(|opening| opening.id).unwrap_or_default();
    let mut entries: Vec<String> = meeting.pledges.values().flat_map(|pledge| to_do(&scribe, id, pledge)).collect();
    let own = |row: &&Action| !meeting.pledges.values().any(|pledge| meeting.promised_row(pledge.no) == Some(row.no));
    let rows = meeting.live_rows().filter(own).filter_map(|row| {
        let uid = format!("action-{}", row.no);
        led(&scribe, id, &uid, &row.what, (row.owner?, row.due))
    });
    let tasks = meeting.leads.iter().filter(|(task, _)| meeting.tasks().contains(task)).filter_map(|(task, lead)| {
        let uid = match task {
            Task::Motion(motion) => format!("motion-{motion}"),
            Task::Picked(vote, option) => format!("picked-{vote}-{option}"),
        };
        led(&scribe, id, &uid, &scribe.task_words(*task), (lead.badge, lead.due))
    });
    entries.extend(rows.chain(tasks).flatten());
    entries.extend(follow_up(&scribe, id));
    // A calendar without an entry is none (RFC 5545, 3.6): it has at least the day that was.
    lines.extend(if entries.is_empty() { held(&scribe, id) } else { entries });
    lines.push("END:VCALENDAR".to_owned());
    // On somebody's phone it stands without the papers around it.
    if scribe.opening().is_some_and(|opening| opening.practice) {
        let mark = format!("SUMMARY:{} ", crate::i18n::view::practice(scribe.lang));
        for line in lines.iter_mut().filter(|line| line.starts_with("SUMMARY:")) {
            line.replace_range(.."SUMMARY:".len(), &mark);
        }
    }
    lines.iter().flat_map(|line| folded(line)).collect()
}

fn to_do(scribe: &Scribe<'_>, id: Uuid, pledge: &Pledge) -> Vec<String> {
    let lang = scribe.lang;
    let row = pledge.action.and_then(|no| scribe.meeting.actions.get(&no));
    // Who said no day means that of the row.
    let due = pledge.due.or(row.and_then(|row| row.due));
    let whose = words::calendar_pledge(lang, scribe.estate(), &scribe.who(pledge.badge));
    let row = row.map(|row| words::calendar_row(lang, &row.what));
    let about = scribe.clauses([whose].into_iter().chain(row));
    let mut lines = vec![
        "BEGIN:VTODO".to_owned(),
        format!("UID:{id}-pledge-{}@yishi", pledge.no),
        stamp("DTSTAMP", pledge.at),
        property("SUMMARY", &pledge.text),
        property("DESCRIPTION", &about),
    ];
    lines.extend(closing(scribe, due, &pledge.text));
    lines.extend(due.into_iter().flat_map(|due| {
        let uid = format!("{id}-pledge-{}-day@yishi", pledge.no);
        on_the_day(scribe, (&uid, pledge.at), due, (&pledge.text, &about))
    }));
    lines
}

/// The end of a to-do: its day, and a reminder the day before.
fn closing(scribe: &Scribe<'_>, due: Option<NaiveDate>, what: &str) -> Vec<String> {
    let mut lines = vec!["STATUS:NEEDS-ACTION".to_owned(), "PERCENT-COMPLETE:0".to_owned()];
    if let Some(due) = due {
        lines.push(day("DUE", due));
        lines.extend(reminder(scribe, "TRIGGER;RELATED=END:-PT15H", what));
    }
    lines.push("END:VTODO".to_owned());
    lines
}

/// A day that something is to be done on.
pub struct OnADay {
    /// What makes it different from all others, through every time it is written.
    pub id: String,
    /// The day.
    pub on: NaiveDate,
    /// What is to be done.
    pub what: String,
}

/// Whole days, each with what is to be done on it, as of a moment.
pub fn days(days: &[OnADay], at: Moment) -> Vec<u8> {
    let mut lines: Vec<String> = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yishi//Board//ZH", "CALSCALE:GREGORIAN"]
        .map(str::to_owned)
        .into();
    for OnADay { id, on, what } in days {
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{id}@yishi"),
            stamp("DTSTAMP", at),
            day("DTSTART", *on),
            property("SUMMARY", what),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| folded(line)).collect()
}

/// Many telephones know no to-dos: the day that one is due is an event beside it.
fn on_the_day(
    scribe: &Scribe<'_>,
    (uid, at): (&str, Moment),
    due: NaiveDate,
    (what, about): (&str, &str),
) -> Vec<String> {
    let title = words::calendar_due(scribe.lang, what);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{uid}"),
        stamp("DTSTAMP", at),
        day("DTSTART", due),
        property("SUMMARY", &title),
        property("DESCRIPTION", about),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    lines.extend(reminder(scribe, A_DAY_BEFORE, what));
    lines.push("END:VEVENT".to_owned());
    lines
}

/// At nine in the morning of the day before a whole day.
const A_DAY_BEFORE: &str = "TRIGGER:-PT15H";

fn reminder(scribe: &Scribe<'_>, trigger: &str, what: &str) -> Vec<String> {
    let said = property("DESCRIPTION", &words::calendar_tomorrow(scribe.lang, what));
    vec!["BEGIN:VALARM".to_owned(), "ACTION:DISPLAY".to_owned(), said, trigger.to_owned(), "END:VALARM".to_owned()]
}

/// What somebody leads without a pledge of their own: a row of the plan, or what was decided.
fn led(
    scribe: &Scribe<'_>,
    id: Uuid,
    uid: &str,
    what: &str,
    (who, due): (Badge, Option<NaiveDate>),
) -> Option<Vec<String>> {
    let at = scribe.meeting.reached.or(opening::day(scribe))?;
    let whose = words::calendar_lead(scribe.lang, scribe.estate(), &scribe.who(who));
    let mut lines = vec![
        "BEGIN:VTODO".to_owned(),
        format!("UID:{id}-{uid}@yishi"),
        stamp("DTSTAMP", at),
        property("SUMMARY", what),
        property("DESCRIPTION", &whose),
    ];
    lines.extend(closing(scribe, due, what));
    lines.extend(due.into_iter().flat_map(|due| {
        let uid = format!("{id}-{uid}-day@yishi");
        on_the_day(scribe, (&uid, at), due, (what, &whose))
    }));
    Some(lines)
}

fn follow_up(scribe: &Scribe<'_>, id: Uuid) -> Vec<String> {
    let (Some(follow_up), Some(opening)) = (&scribe.meeting.follow_up, scribe.opening()) else {
        return Vec::new();
    };
    let at = scribe.meeting.reached.or(opening::day(scribe));
    let mut lines = vec!["BEGIN:VEVENT".to_owned(), format!("UID:{id}-follow-up@yishi")];
    lines.extend(at.map(|at| stamp("DTSTAMP", at)));
    match follow_up.time {
        Some(time) => {
            let local = follow_up.date.and_time(time).and_utc().timestamp_millis();
            let began = local - i64::from(opening.zone) * 1000;
            let ended = began + i64::from(opening.minutes) * 60_000;
            lines.extend([in_utc("DTSTART", began), in_utc("DTEND", ended)]);
        }
        None => lines.push(day("DTSTART", follow_up.date)),
    }
    let what = words::calendar_follow_up(scribe.lang, scribe.estate());
    lines.push(property("SUMMARY", &what));
    lines.extend(follow_up.place.as_ref().map(|place| property("LOCATION", place)));
    let trigger = if follow_up.time.is_some() { "TRIGGER:-P1D" } else { A_DAY_BEFORE };
    lines.extend(reminder(scribe, trigger, &what));
    lines.push("END:VEVENT".to_owned());
    lines
}

fn held(scribe: &Scribe<'_>, id: Uuid) -> Vec<String> {
    let mut lines = vec!["BEGIN:VEVENT".to_owned(), format!("UID:{id}@yishi")];
    if let Some(at) = opening::day(scribe).or(scribe.meeting.reached) {
        lines.extend([stamp("DTSTAMP", at), day("DTSTART", at.date())]);
    }
    lines.extend([property("SUMMARY", &words::calendar_held(scribe.lang, scribe.estate())), "END:VEVENT".to_owned()]);
    lines
}

fn stamp(name: &str, at: Moment) -> String {
    in_utc(name, at.ms())
}

fn in_utc(name: &str, ms: i64) -> String {
    let utc = DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default();
    format!("{name}:{}", utc.format("%Y%m%dT%H%M%SZ"))
}

fn day(name: &str, day: NaiveDate) -> String {
    format!("{name};VALUE=DATE:{}", day.format("%Y%m%d"))
}

/// A text as a value: one line, what parts values escaped.
fn property(name: &str, value: &str) -> String {
    let mut line = format!("{name}:");
    for c in text::strip(value).trim().chars() {
        match c {
            '\\' | ';' | ',' => line.extend(['\\', c]),
            '\n' | '\r' => line.push(' '),
            c => line.push(c),
        }
    }
    line
}

/// Lines of at most 75 octets, no character cut, each further one begun by a blank.
fn folded(line: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len() + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST {
            out.extend_from_slice(b"\r\n ");
            octets = 1;
        }
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        octets += c.len_utf8();
    }
    out.extend_from_slice(b"\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        for words in ["门".repeat(200), "a".repeat(75), "a".repeat(76), format!("a{}", "😀".repeat(60))] {
            let text = String::from_utf8(folded(&words)).unwrap();
            assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
            assert_eq!(text.replace("\r\n ", "").trim_end(), words);
        }
    }

    #[test]
    fn what_parts_values_is_escaped_and_nothing_begins_a_line() {
        assert_eq!(property("SUMMARY", "a;b,c\\d\r\nEND:VTODO"), "SUMMARY:a\\;b\\,c\\\\d END:VTODO");
    }
}
