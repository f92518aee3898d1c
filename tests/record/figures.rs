//! What comes out equals what went in: counts, seconds, votes, owners, in every format, for every sample meeting.

use calamine::Data;
use yishi::{
    document::{self, Part},
    i18n::{Lang, minutes as say, names::Names as _, time},
    meeting::{Meeting, measure::Measures, words::Subject},
    minutes::{Cut, Format},
};

use super::{calls, file, files_of, readers};
use crate::sessions::{scripts, surprises};

fn all() -> Vec<(String, Meeting)> {
    scripts().into_iter().map(|(name, script)| (name, surprises(&script).0.meeting().clone())).collect()
}

/// The archive as a paper, by each of three readers.
fn papers(meeting: &Meeting) -> [(&'static str, readers::Rows); 3] {
    [
        ("md", readers::markdown(&file(meeting, Cut::Archive, Format::Document(document::Format::Md)))),
        ("html", readers::html(&file(meeting, Cut::Archive, Format::Document(document::Format::Html))).1),
        ("docx", readers::docx(&file(meeting, Cut::Archive, Format::Document(document::Format::Docx)))),
    ]
}

/// A table as an XLSX and as a CSV reader give it back, below its head.
fn sheet(meeting: &Meeting, name: &str) -> (Vec<Vec<Data>>, readers::Rows) {
    let sheets = readers::xlsx(&file(meeting, Cut::Archive, Format::Xlsx));
    let (_, rows) = sheets.into_iter().find(|(sheet, _)| sheet == name).unwrap();
    let csv = files_of(meeting, &[Cut::Archive], &[Format::Csv]);
    let csv = csv.into_iter().find(|file| file.name.starts_with(&format!("表格 {name} "))).unwrap();
    (rows.into_iter().skip(1).collect(), readers::csv(&csv.bytes).into_iter().skip(1).collect())
}

fn is(cell: &Data, n: impl Into<f64>) -> bool {
    matches!(cell, Data::Float(found) if (found - n.into()).abs() < 1e-9)
}

#[test]
fn every_vote_has_its_figures_in_every_format() {
    for (name, m) in all() {
        let (xlsx, csv) = sheet(&m, "表决");
        for (format, rows) in papers(&m) {
            for result in m.votes.values().filter(|vote| !matches!(vote.on, Subject::Choice { .. })) {
                let Some(r) = &result.result else { continue };
                let sum = u32::from(r.for_) + u32::from(r.against) + u32::from(r.not_voted);
                let sum = say::vote_sum(Lang::Zh, r.for_, r.against, r.not_voted, sum);
                assert!(rows.contains(&vec![sum.clone()]), "{name} {format}: {sum}");
            }
        }
        for vote in m.votes.values() {
            let own: Vec<_> = xlsx.iter().filter(|row| is(&row[0], vote.no.0)).collect();
            let of_csv: Vec<_> = csv.iter().filter(|row| row[0] == vote.no.to_string()).collect();
            assert!(!own.is_empty() && own.len() == of_csv.len(), "{name}");
            assert!(own.iter().all(|row| is(&row[2], vote.present)));
            match (&vote.result, &vote.on) {
                (Some(_), Subject::Choice { options, .. }) => {
                    for (n, (row, of_csv)) in (1..).zip(own.iter().zip(&of_csv)) {
                        let hands = vote.options.get(&n).copied().unwrap_or(0);
                        assert!(is(&row[4], hands) && of_csv[4] == hands.to_string(), "{name} {row:?}");
                    }
                    assert_eq!(own.len(), options.len());
                }
                (Some(r), _) => {
                    let (row, of_csv) = (own[0], of_csv[0]);
                    for (column, n) in [(4, r.for_), (6, r.against), (7, r.not_voted)] {
                        assert!(is(&row[column], n) && of_csv[column] == n.to_string(), "{name} {row:?}");
                    }
                    let share = f64::from(r.for_) / f64::from(vote.present);
                    assert!(vote.present == 0 || is(&row[5], share), "{name} {row:?}");
                }
                (None, _) => assert!(own[0][4..8].iter().all(|cell| *cell == Data::Empty), "{name}"),
            }
        }
    }
}

#[test]
fn every_speech_has_its_seconds_and_its_side_in_every_format_of_the_archive() {
    let mut compared = 0;
    for (name, m) in all() {
        let calls = calls(&m);
        let (xlsx, csv) = sheet(&m, "发言登记");
        assert_eq!((xlsx.len().max(csv.len()), csv.len()), (m.speeches.len(), m.speeches.len()), "{name}");
        let papers = papers(&m);
        for (speech, (row, of_csv)) in m.speeches.values().zip(xlsx.iter().zip(&csv)) {
            let who = calls.who(speech.badge);
            let side = say::side(Lang::Zh, speech.side);
            assert_eq!((row[2].to_string(), row[3].to_string()), (who.clone(), side.to_owned()), "{name}");
            match speech.seconds {
                Some(seconds) => assert!(is(&row[4], seconds) && of_csv[4] == seconds.to_string(), "{name}"),
                None => assert!(row[4] == Data::Empty && of_csv[4].is_empty(), "{name}"),
            }
            let clock = speech.seconds.map(time::clock).unwrap_or_default();
            let begins =
                [speech.no.to_string(), say::motion_no(Lang::Zh, speech.motion.0), who, side.to_owned(), clock];
            for (format, rows) in &papers {
                assert!(rows.iter().any(|row| row.starts_with(&begins)), "{name} {format}: {begins:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 60, "{compared}");
}

#[test]
fn every_row_of_the_plan_has_its_owner_and_its_day_in_every_format() {
    for (name, m) in all() {
        let calls = calls(&m);
        let (xlsx, csv) = sheet(&m, "行动计划");
        // Before the rows stands what was decided without one: who leads it, or nobody yet.
        let led =
            m.tasks().into_iter().filter(|task| m.leads.contains_key(task) || m.leaderless().contains(task)).count();
        let many = m.actions.len() + led;
        assert_eq!((xlsx.len(), csv.len()), (many, many), "{name}");
        let papers = papers(&m);
        for (action, (row, of_csv)) in m.actions.values().zip(xlsx.iter().zip(&csv).skip(led)) {
            let owner = action.owner.map_or_else(|| "待认领".to_owned(), |badge| calls.who(badge));
            assert_eq!((row[3].to_string(), &of_csv[3]), (owner.clone(), &owner), "{name}");
            match action.due {
                Some(due) => {
                    assert_eq!(of_csv[7], due.to_string(), "{name}");
                    let Data::DateTime(date) = &row[7] else { panic!("{name} {row:?}") };
                    let days = due.signed_duration_since(chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap());
                    assert!((date.as_f64() - f64::from(i32::try_from(days.num_days()).unwrap())).abs() < 0.5, "{name}");
                }
                None => assert_eq!((&row[7], of_csv[7].as_str()), (&Data::Empty, ""), "{name}"),
            }
            for (format, rows) in papers.iter().filter(|_| action.dropped.is_none()) {
                let due = action.due.map_or_else(|| "待定".to_owned(), |due| time::date(Lang::Zh, due));
                let is_due = |cell: &String| *cell == due || (cell.ends_with('日') && due.ends_with(cell.as_str()));
                let found = rows.iter().any(|row| {
                    row.len() > 3 && row[0] == format!("行动{}", action.no) && row[2] == owner && is_due(&row[3])
                });
                assert!(found, "{name} {format}: {action:?}");
            }
        }
    }
}

#[test]
fn every_pledge_is_a_to_do_with_its_words_and_its_day_and_the_next_meeting_an_event() {
    for (name, m) in all() {
        let components = readers::ics(&file(&m, Cut::Archive, Format::Ics));
        let to_dos: Vec<_> = components.iter().filter(|(kind, _)| kind == "VTODO").collect();
        // After the pledges stand rows and decisions that somebody leads without one.
        let promised: Vec<_> = m.pledges.keys().filter_map(|no| m.promised_row(*no)).collect();
        let rows = m.live_rows().filter(|row| row.owner.is_some() && !promised.contains(&row.no)).count();
        let led = m.tasks().iter().filter(|task| m.leads.contains_key(task)).count();
        assert_eq!(to_dos.len(), m.pledges.len() + rows + led, "{name}");
        let value =
            |of: &[(String, String)], name: &str| of.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone());
        for (pledge, (_, of)) in m.pledges.values().zip(&to_dos) {
            assert_eq!(value(of, "SUMMARY").as_ref(), Some(&pledge.text), "{name}");
            let row = pledge.action.and_then(|no| m.actions.get(&no)).and_then(|row| row.due);
            let due = pledge.due.or(row).map(|due| due.format("%Y%m%d").to_string());
            assert_eq!(value(of, "DUE"), due, "{name}");
            assert!(value(of, "UID").unwrap().contains(&format!("pledge-{}@", pledge.no)));
            assert!(value(of, "DTSTAMP").unwrap().ends_with('Z'));
        }
        let is_day = |(kind, of): &&(String, Vec<(String, String)>)| {
            kind == "VEVENT" && value(of, "UID").unwrap().ends_with("-day@yishi")
        };
        // Each to-do that has a day has an event on it.
        let days: Vec<_> = components.iter().filter(is_day).map(|(_, of)| value(of, "DTSTART").unwrap()).collect();
        let due: Vec<_> = to_dos.iter().filter_map(|(_, of)| value(of, "DUE")).collect();
        assert_eq!(days, due, "{name}");
        let events = components.iter().filter(|it| it.0 == "VEVENT" && !is_day(it)).count();
        // A calendar without an entry is none: then it has the day that was.
        assert_eq!(events, usize::from(m.follow_up.is_some() || to_dos.is_empty()), "{name}");
    }
}

#[test]
fn nineteen_o_clock_in_ningbo_is_eleven_in_the_calendar() {
    let m = crate::sessions::played("worked").meeting().clone();
    let components = readers::ics(&file(&m, Cut::Archive, Format::Ics));
    let (_, event) = components.iter().rfind(|(kind, _)| kind == "VEVENT").unwrap();
    assert!(event.contains(&("DTSTART".to_owned(), "20260613T110000Z".to_owned())), "{event:?}");
    let text = String::from_utf8(file(&m, Cut::Archive, Format::Ics)).unwrap();
    assert!(text.contains("TRIGGER:-P1D\r\n") && text.contains("TRIGGER;RELATED=END:-PT15H\r\n"), "{text}");
    assert!(event.contains(&("LOCATION".to_owned(), "服务中心四楼".to_owned())), "{event:?}");
}

#[test]
fn the_three_papers_say_the_same_line_by_line() {
    for (name, m) in all() {
        for cut in Cut::ALL {
            let calls = calls(&m);
            let names = yishi::i18n::names::Roll { lang: Lang::Zh, calls: &calls };
            let record =
                yishi::minutes::Record { head: Some(super::HEAD), ..yishi::minutes::Record::of(&names, Lang::Zh) };
            // A blank line to sign on is drawn differently in each.
            let plain = |rows: readers::Rows| -> readers::Rows {
                let line = |text: String| text.trim_start_matches("· ").replace(['＿', ' '], "");
                let rows = rows.into_iter().map(|row| row.into_iter().map(line).collect::<Vec<_>>());
                rows.filter(|row| row.iter().any(|text| !text.is_empty())).collect()
            };
            let wanted = plain(readers::document(&yishi::minutes::cut(&m, &record, cut)));
            for (format, read) in [
                ("md", readers::markdown(&file(&m, cut, Format::Document(document::Format::Md)))),
                ("html", readers::html(&file(&m, cut, Format::Document(document::Format::Html))).1),
                ("docx", readers::docx(&file(&m, cut, Format::Document(document::Format::Docx)))),
            ] {
                let read = plain(read);
                let other = read.iter().zip(&wanted).find(|(read, wanted)| read != wanted);
                assert!(read == wanted, "{name} {cut:?} {format}: {other:?}");
            }
        }
    }
}

#[test]
fn the_same_meeting_gives_the_same_bytes() {
    for (name, m) in all().into_iter().take(4) {
        let first = files_of(&m, &Cut::ALL, &Format::ALL);
        assert!(first == files_of(&m.clone(), &Cut::ALL, &Format::ALL), "{name}");
    }
    let m = crate::sessions::played("worked").meeting().clone();
    for file in files_of(&m, &[Cut::Archive], &[Format::Document(document::Format::Docx), Format::Xlsx]) {
        for (part, bytes) in readers::parts(&file.bytes) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("Z</dcterms:created>") || text.contains("2026-05-23"), "{} {part}", file.name);
        }
    }
}

fn bars_below(meeting: &Meeting, cut: Cut, heading: &str) -> Option<Vec<document::Bar>> {
    let calls = calls(meeting);
    let names = yishi::i18n::names::Roll { lang: Lang::Zh, calls: &calls };
    let parts = yishi::minutes::cut(meeting, &yishi::minutes::Record::of(&names, Lang::Zh), cut).parts;
    let at = parts.iter().position(|part| *part == Part::Heading(heading.to_owned()))?;
    match parts.get(at + 1) {
        Some(Part::Bars { rows, .. }) => Some(rows.clone()),
        other => panic!("{other:?}"),
    }
}

/// From table to table, where three flows or more can be compared; together they are as many as the sentence says.
#[test]
fn how_people_moved_is_a_picture_with_its_figures() {
    let (mut drawn, mut left_out) = (0, 0);
    for (name, m) in all() {
        let measures = Measures::of(&m);
        assert_eq!(measures.flows.values().sum::<u16>(), measures.moves, "{name}");
        assert!(bars_below(&m, Cut::Page, "大家怎么换桌").is_none(), "{name}");
        for cut in [Cut::Circulated, Cut::Archive] {
            let Some(rows) = bars_below(&m, cut, "大家怎么换桌") else {
                assert!(measures.flows.len() < 3, "{name}");
                left_out += 1;
                continue;
            };
            let told: u16 = rows.iter().map(|row| row.said.parse::<u16>().unwrap()).sum();
            assert!(rows.len() >= 3 && told == measures.moves, "{name} {rows:?}");
            assert!(rows.iter().all(|row| row.label.starts_with('第') && row.label.contains("桌到")), "{rows:?}");
            drawn += 1;
        }
    }
    assert!(drawn > 1 && left_out > 1, "{drawn} {left_out}");
}

/// How long each side spoke is drawn in the archive alone, and only where the charter wants it.
#[test]
fn sides_are_a_picture_of_the_archive_where_the_charter_wants_it() {
    let mut m = crate::sessions::played("worked").meeting().clone();
    let said = "赞成、反对各说了多久";
    assert!(Cut::ALL.iter().all(|cut| bars_below(&m, *cut, said).is_none()));
    let mut opening = m.opening.take().unwrap();
    opening.charter.shares_by_side = true;
    m.opening = Some(opening);
    assert!([Cut::Page, Cut::Circulated].iter().all(|cut| bars_below(&m, *cut, said).is_none()));
    let rows = bars_below(&m, Cut::Archive, said).unwrap();
    let sides = Measures::of(&m).sides;
    let spoke = sides.values().map(|share| time::clock(share.seconds));
    let mut told: Vec<String> = rows.iter().map(|row| row.said.clone()).collect();
    let mut spoke: Vec<String> = spoke.collect();
    told.sort();
    spoke.sort();
    assert_eq!(told, spoke);
}

#[test]
fn a_charter_may_want_the_shares_by_side_and_one_that_does_not_say_so_is_written_as_before() {
    let plain = yishi::charter::preset("haishu").unwrap();
    assert!(!plain.shares_by_side && !ron::to_string(&plain).unwrap().contains("shares_by_side"));
    let wanting = yishi::charter::Charter { shares_by_side: true, ..plain };
    let read: yishi::charter::Charter = ron::from_str(&ron::to_string(&wanting).unwrap()).unwrap();
    assert!(read.shares_by_side);
}
