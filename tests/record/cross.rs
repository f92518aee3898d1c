//! The formats and the cuts that the other figures leave out: the one page, the circulated minutes, the chat, RON, and CSV in
//! GB18030; for every sample meeting.

use serde::Deserialize;
use yishi::{
    document,
    i18n::{Lang, minutes as say, names::Names as _, names::Roll},
    meeting::{
        Meeting,
        state::MotionState,
        words::{Subject, Verdict},
    },
    minutes::{self, Cut, Format, Order, Record, csv::Encoding},
};

use super::{HEAD, calls, file, files_of, readers};
use crate::sessions::{scripts, surprises};

fn all() -> Vec<(String, Meeting)> {
    scripts().into_iter().map(|(name, script)| (name, surprises(&script).0.meeting().clone())).collect()
}

fn papers(meeting: &Meeting, cut: Cut) -> [(&'static str, readers::Rows); 3] {
    [
        ("md", readers::markdown(&file(meeting, cut, Format::Document(document::Format::Md)))),
        ("html", readers::html(&file(meeting, cut, Format::Document(document::Format::Html))).1),
        ("docx", readers::docx(&file(meeting, cut, Format::Document(document::Format::Docx)))),
    ]
}

#[test]
fn the_one_page_and_the_circulated_minutes_have_every_vote_of_the_journal_in_every_format() {
    let mut compared = 0;
    for (name, m) in all() {
        let (page, circulated) = (papers(&m, Cut::Page), papers(&m, Cut::Circulated));
        for vote in m.votes.values() {
            let Some(r) = &vote.result else { continue };
            if matches!(vote.on, Subject::Choice { .. }) {
                continue;
            }
            let sum = u32::from(r.for_) + u32::from(r.against) + u32::from(r.not_voted);
            let sum = vec![say::vote_sum(Lang::Zh, r.for_, r.against, r.not_voted, sum)];
            for (format, rows) in &circulated {
                assert!(rows.contains(&sum), "{name} circulated {format}: {sum:?}");
            }
            if !matches!(vote.on, Subject::Motion(_)) {
                continue;
            }
            for (format, rows) in &page {
                let is_of = |row: &Vec<String>| {
                    let figures = [(1, vote.present), (2, r.for_), (4, r.against), (5, r.not_voted)];
                    row.len() == 7 && figures.iter().all(|(column, n)| row[*column] == n.to_string())
                };
                assert!(rows.iter().any(is_of), "{name} page {format}: {vote:?}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 39, "{compared}");
}

#[test]
fn the_one_page_has_every_row_of_the_plan_with_its_owner_in_every_format() {
    for (name, m) in all() {
        let calls = calls(&m);
        for (format, rows) in papers(&m, Cut::Page) {
            for action in m.rows_here() {
                let owner = action.owner.map_or_else(|| "待认领".to_owned(), |badge| calls.who(badge));
                let is_of =
                    |row: &Vec<String>| row.len() > 3 && row[0] == format!("行动{}", action.no) && row[2] == owner;
                assert!(rows.iter().any(is_of), "{name} {format}: {action:?}");
            }
        }
    }
}

#[test]
fn the_chat_has_every_result_and_whoever_does_something() {
    let mut compared = 0;
    for (name, m) in all() {
        let calls = calls(&m);
        let text = String::from_utf8(file(&m, Cut::Circulated, Format::Wechat)).unwrap();
        for motion in m.motions.values() {
            let MotionState::Decided { vote, verdict, .. } = motion.state else { continue };
            let r = m.votes[&vote].result.as_ref().unwrap();
            let figures = match verdict {
                Verdict::NotPassed | Verdict::NotAdvised => format!("（{}对{}）", r.for_, r.against),
                _ => format!("（赞成{}，反对{}）", r.for_, r.against),
            };
            let line = text.lines().find(|line| line.contains(&figures) && line.contains(&motion.text.action));
            assert!(line.is_some(), "{name}: {figures} {text}");
            compared += 1;
        }
        for action in m.rows_here() {
            let owner = action.owner.map_or_else(|| "待认领".to_owned(), |badge| calls.who(badge));
            let line = text.lines().find(|line| line.contains(&owner) && line.contains(&action.what));
            assert!(line.is_some(), "{name}: {owner} {text}");
        }
    }
    assert!(compared >= 13, "{compared}");
}

/// The tables of a file in RON, as another program would declare them.
#[derive(Deserialize)]
struct File {
    v: u32,
    cut: Cut2,
    #[serde(rename = "document")]
    _document: serde::de::IgnoredAny,
    tables: Sheets,
}

#[derive(Deserialize, PartialEq, Debug)]
enum Cut2 {
    Page,
    Circulated,
    Archive,
}

#[derive(Deserialize)]
struct Sheets {
    #[serde(rename = "lang")]
    _lang: serde::de::IgnoredAny,
    #[serde(rename = "title")]
    _title: String,
    head: Option<String>,
    #[serde(rename = "as_of")]
    _as_of: Option<String>,
    tables: Vec<Table>,
}

#[derive(Deserialize)]
struct Table {
    id: String,
    #[serde(rename = "name")]
    _name: String,
    head: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Deserialize, PartialEq, Debug)]
enum Cell {
    Blank,
    Text(String),
    Number(u32),
    Share(u32, u32),
    Date(String),
}

#[test]
fn the_tables_in_ron_have_the_votes_the_seconds_and_the_days_of_the_journal() {
    for (name, m) in all() {
        for (cut, wanted) in
            [(Cut::Page, Cut2::Page), (Cut::Circulated, Cut2::Circulated), (Cut::Archive, Cut2::Archive)]
        {
            let text = String::from_utf8(file(&m, cut, Format::Ron)).unwrap();
            let read: File = ron::from_str(&text).unwrap_or_else(|why| panic!("{name} {cut:?}: {why}"));
            assert_eq!((read.v, read.cut), (1, wanted), "{name}");
            assert_eq!(read.tables.head.as_deref(), Some(HEAD));
            for table in &read.tables.tables {
                assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{name} {}", table.id);
            }
            let rows = |id: &str| read.tables.tables.iter().find(|table| table.id == id).map(|table| &table.rows);
            let votes = rows("votes").unwrap();
            for vote in m.votes.values().filter(|vote| !matches!(vote.on, Subject::Choice { .. })) {
                let row = votes.iter().find(|row| row[0] == Cell::Number(vote.no.0.into())).unwrap();
                assert_eq!(row[2], Cell::Number(vote.present.into()), "{name}");
                if let Some(r) = &vote.result {
                    let found = [&row[4], &row[6], &row[7]];
                    let wanted = [r.for_, r.against, r.not_voted].map(|n| Cell::Number(n.into()));
                    assert_eq!(found, [&wanted[0], &wanted[1], &wanted[2]], "{name}");
                    assert_eq!(row[5], Cell::Share(r.for_.into(), vote.present.into()), "{name}");
                }
            }
            let planned = rows("actions").unwrap();
            for action in m.actions.values() {
                let no = Cell::Text(say::action_no(Lang::Zh, action.no.0));
                let row = planned.iter().find(|row| row[0] == no).unwrap();
                let due = action.due.map_or(Cell::Blank, |due| Cell::Date(due.to_string()));
                assert_eq!(row[7], due, "{name}");
            }
            let speeches = rows("speeches");
            assert_eq!(speeches.is_some(), cut == Cut::Archive, "{name}: the floor stands in the archive alone");
            for (speech, row) in m.speeches.values().zip(speeches.into_iter().flatten()) {
                let seconds = speech.seconds.map_or(Cell::Blank, Cell::Number);
                assert_eq!(row[4], seconds, "{name}");
            }
        }
    }
}

#[test]
fn csv_in_gb18030_says_what_csv_in_utf_8_says() {
    for (name, m) in all() {
        let calls = calls(&m);
        let names = Roll { lang: Lang::Zh, calls: &calls };
        let record = Record { head: Some(HEAD), ..Record::of(&names, Lang::Zh) };
        let order = Order { cuts: &Cut::ALL, formats: &[Format::Csv], encoding: Encoding::Gb18030 };
        let in_gb = minutes::files(&m, &record, &order).unwrap();
        let in_utf8 = files_of(&m, &Cut::ALL, &[Format::Csv]);
        assert_eq!(in_gb.len(), in_utf8.len());
        for (gb, utf8) in in_gb.iter().zip(&in_utf8) {
            let (text, _, broken) = encoding_rs::GB18030.decode(&gb.bytes);
            assert!(!broken, "{name} {}", gb.name);
            let utf8 = String::from_utf8(utf8.bytes.clone()).unwrap();
            assert_eq!(text.trim_start_matches('\u{FEFF}'), utf8.trim_start_matches('\u{FEFF}'), "{name} {}", gb.name);
        }
    }
}
