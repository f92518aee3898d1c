//! Each paper as the lines that are read together.

use std::collections::BTreeMap;

use yishi::{
    charter::Stage,
    document::{Document, Part},
    i18n::{Lang, names, names::Roll},
    meeting::{Meeting, words::Subject},
    minutes::{
        self, Cut, Record, ics, packet,
        sheets::{Cell, tables},
        wechat,
    },
    notice::{self, Facts, Hangs},
    outcomes::Paper,
    station::notice::{Board, Shown},
    text::{self, Masks},
    tracker::{Chain, Party, Report, intake::Mark},
    view::{Choice, Look, Page, Wall, wall},
};

use super::{Found, found::never_called};

/// All papers of one meeting, each as units: what stands in one line, row or paragraph, or under one heading.
pub struct Written {
    units: BTreeMap<Paper, Vec<String>>,
    packets: BTreeMap<Mark, Vec<String>>,
}

impl Written {
    pub fn of(meeting: &Meeting) -> Self {
        let calls = BTreeMap::new();
        let names = Roll { lang: Lang::Zh, calls: &calls };
        let record = Record::of(&names, Lang::Zh);
        let cut = |cut| of_document(&minutes::cut(meeting, &record, cut));
        let packet = |of: Mark| {
            let document = packet::build(meeting, &record, of, packet::Asked::default()).unwrap();
            let head = document.number.clone();
            (of, vec![head.into_iter().chain(of_document(&document)).collect::<Vec<_>>().join("\n")])
        };
        let packets = packet::all(meeting).into_iter().map(packet).collect();
        let units = [
            (Paper::Page, cut(Cut::Page)),
            (Paper::Circulated, cut(Cut::Circulated)),
            (Paper::Archive, cut(Cut::Archive)),
            (Paper::Chat, chat(&String::from_utf8(wechat::write(meeting, &record)).unwrap())),
            (Paper::Notice, notice(meeting)),
            (Paper::Wall, walls(meeting)),
            (Paper::Item, items(meeting)),
            (Paper::Calendar, calendar(&String::from_utf8(ics::write(meeting, &record)).unwrap())),
            (Paper::Sheets, sheets(meeting, &record)),
        ];
        Self { units: units.into_iter().collect(), packets }
    }

    /// All that a paper says.
    pub fn all(&self, paper: Paper) -> String {
        self.units[&paper].join("\n")
    }

    /// One unit of the paper has all of the words; else those that have some.
    pub fn reads(&self, paper: Paper, found: &Found, words: &[String]) -> Result<(), Vec<String>> {
        let none = Vec::new();
        let units = match (paper, found.packet) {
            (Paper::Packet, Some(of)) => self.packets.get(&of).unwrap_or(&none),
            (Paper::Packet, None) => return Ok(()),
            // What is followed is taken in once the meeting is closed.
            (Paper::Item, _) if self.units[&paper].is_empty() => return Ok(()),
            _ => &self.units[&paper],
        };
        // One line that is about it, and calls it something else. What was counted again says what it was before.
        let (about, other) = (found.about(), never_called(found));
        let one_line = |unit: &&String| paper == Paper::Wall || !unit.contains('\n');
        let calls =
            |unit: &&String| about.iter().all(|word| has(unit, word)) && other.iter().any(|word| has(unit, word));
        let otherwise = units.iter().filter(one_line).find(calls).filter(|_| !found.turned && paper != Paper::Packet);
        if let Some(unit) = otherwise {
            return Err(vec![format!("called otherwise: {unit}")]);
        }
        if units.iter().any(|unit| words.iter().all(|word| has(unit, word))) {
            return Ok(());
        }
        let near = units.iter().filter(|unit| words.first().is_some_and(|word| has(unit, word)));
        Err(near.take(3).cloned().collect())
    }
}

/// One of the words, where `|` parts them. A number is a whole number, and 通过 is not 未通过.
fn has(unit: &str, word: &str) -> bool {
    let unit = plain(unit);
    word.split('|').any(|word| {
        let word = plain(word);
        unit.match_indices(&word).any(|(at, _)| {
            let (before, rest) = unit.split_at(at);
            let (before, after) =
                (before.chars().next_back(), rest.strip_prefix(&*word).and_then(|rest| rest.chars().next()));
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let cut = word.starts_with(|c: char| c.is_ascii_digit()) && digit(before)
                || word.ends_with(|c: char| c.is_ascii_digit()) && digit(after);
            let not =
                word == "通过" && matches!(before, Some('未' | '没')) || word == "形成建议" && before == Some('未');
            !cut && !not
        })
    })
}

/// Without what writers put between: more than one blank, escapes; and without numbers of doors and telephones, as some papers have it.
fn plain(text: &str) -> String {
    let text = text::without_private(&text::strip(text)).0;
    let text: String = text.chars().filter(|c| *c != '\\').collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_document(document: &Document) -> Vec<String> {
    let mut units = Vec::new();
    let mut group: Option<Vec<String>> = None;
    for part in &document.parts {
        let lines: Vec<String> = match part {
            Part::Section(_) => {
                units.extend(group.take().map(|group| group.join("\n")));
                continue;
            }
            Part::Heading(text) => {
                units.extend(group.take().map(|group| group.join("\n")));
                group = Some(vec![text.clone()]);
                continue;
            }
            Part::NewPage => continue,
            Part::Paragraph(text) | Part::Strong(text) | Part::Small(text) | Part::Equation(text) => vec![text.clone()],
            Part::Article { no, words } => vec![format!("{no}{words}")],
            Part::Facts(facts) => facts.iter().map(|(label, value)| format!("{label}：{value}")).collect(),
            Part::List(items) => items.clone(),
            // A picture says no more than the tables beside it.
            Part::Seal { .. } | Part::Bars { .. } | Part::Form { .. } => Vec::new(),
            Part::Table { rows, .. } | Part::Matters { rows, .. } => rows.iter().map(|row| row.join(" | ")).collect(),
            Part::Signature { role, signed } => vec![format!("{role}：{}", signed.clone().unwrap_or_default())],
        };
        if let Some(group) = &mut group {
            group.extend(lines.clone());
        }
        units.extend(lines);
    }
    units.extend(group.map(|group| group.join("\n")));
    units
}

/// Each line, with the heading above it.
fn chat(text: &str) -> Vec<String> {
    let mut heading = "";
    text.lines()
        .map(|line| {
            if line.ends_with('：') {
                heading = line;
            }
            format!("{heading} {line}")
        })
        .collect()
}

fn notice(meeting: &Meeting) -> Vec<String> {
    let (names, known) = (BTreeMap::new(), Masks::none());
    let board = Board { names: Shown::Number, ..Board::default() };
    let posting = Hangs::default();
    let facts = Facts {
        lang: Lang::Zh,
        names: &names,
        known,
        board: &board,
        hangs: &posting,
        head: None,
        unread: None,
        large: false,
    };
    notice::build(meeting, &facts).map(|notice| of_document(&notice.document)).unwrap_or_default()
}

/// Each vote as it hung there when it was the newest, then the pages that the host can show.
fn walls(meeting: &Meeting) -> Vec<String> {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    // What a rule says for some seconds has gone by.
    let Some(now) = meeting.last_at.map(|last| last.plus_ms(6_000)) else { return Vec::new() };
    let look = Look { now, names: &names, lang: Lang::Zh, head: "" };
    let shown = |meeting: &Meeting, page| of_wall(&wall(meeting, None, Choice { page, ..Choice::default() }, &look));
    let votes = meeting.votes.values().filter(|vote| vote.result.is_some()).map(|vote| {
        let mut then = meeting.clone();
        then.stage = Stage::S5;
        (then.open_motion, then.open_vote, then.adjourned, then.clock.recess) = (None, None, None, None);
        // Somebody may have left the chair since: that is another picture.
        then.vacancies.clear();
        then.votes.retain(|no, _| *no == vote.no);
        let no = match &vote.on {
            Subject::Choice { title, .. } => title.clone(),
            on => names::subject(Lang::Zh, on),
        };
        format!("{no}\n{}", shown(&then, Page::Stage))
    });
    let read = (1..=200).map(|no| shown(meeting, Page::ReadBack(no)));
    let read: Vec<String> = read.take_while(|text| text.contains('\n')).collect();
    let pages = [Page::Plan, Page::Pledges, Page::Noted, Page::Topics].map(|page| shown(meeting, page));
    votes.chain(read).chain(pages).collect()
}

fn of_wall(wall: &Wall) -> String {
    let title = wall.title().unwrap_or_default();
    std::iter::once(title).chain(wall.items.iter().map(|item| item.says().join("\n"))).collect::<Vec<_>>().join("\n")
}

/// What the tracker takes in of a closed meeting.
fn items(meeting: &Meeting) -> Vec<String> {
    let Ok(report) = Report::of(meeting, Chain::default(), true) else { return Vec::new() };
    let of = report.seeds.iter().map(|seed| {
        // What was set aside is one item with the number under which it was noted, and that of the motion or topic that it was.
        let no = seed.refs.iter().map(|mark| {
            let (series, n) = yishi::tracker::Series::of(*mark);
            series.said(n)
        });
        let no = no.collect::<Vec<_>>().join(" ");
        let unit = seed.receiver.clone().unwrap_or_default();
        let to = seed.to.map(|to| names::destination(Lang::Zh, to)).unwrap_or_default();
        let words = seed.words.clone().unwrap_or_default();
        let lead = match &seed.lead {
            Some(Party::Badge(badge)) => format!("{}号", badge.no),
            Some(Party::Person(id)) => {
                let wearers = meeting.people.values().filter(|person| person.person == Some(*id));
                wearers.map(|person| format!("{}号", person.badge.no)).collect::<Vec<_>>().join(" ")
            }
            Some(Party::Unit(unit)) => unit.clone(),
            _ => String::new(),
        };
        format!("{} {:?} {} {words} {unit} {to} {lead}", no, seed.kind, seed.title)
    });
    // Of a meeting that leaves nothing there is nothing to look through, but it was taken in.
    of.chain(["taken in".to_owned()]).collect()
}

fn calendar(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").replace("\r\n", "\n").split("BEGIN:").map(str::to_owned).collect()
}

fn sheets(meeting: &Meeting, record: &Record<'_>) -> Vec<String> {
    let tables = tables(meeting, record, Cut::Archive);
    let rows = tables.tables.iter().flat_map(|table| &table.rows);
    rows.map(|row| row.iter().map(Cell::plain).collect::<Vec<_>>().join(" | ")).collect()
}
