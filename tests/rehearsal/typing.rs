//! From an order to the keys that a host would press for it: the likely next thing, a line, what is missing, and else the
//! menu and its form.
//!
//! Whatever is pressed is held against the order first, so a wrong guess here is no key, not a wrong one.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use ratatui::crossterm::event::KeyCode::{self, Char, Enter, F, Tab};
use yishi::{
    charter::{RuleId, Stage},
    i18n::Lang,
    meeting::{Command, Meeting, Moment, Name, Order},
    tui::{
        console::Console,
        form::{AfterAnswer, Field, Form, Kind, Questions as _, Room, choices},
        input::{self, Said},
        keymap::Place,
        next,
    },
};

/// An order with its fields as the script wrote them; a part of one stands behind a dot, as the form asks it.
pub struct Written {
    pub order: Order,
    fields: BTreeMap<String, String>,
}

impl Written {
    /// Of one line of a script.
    pub fn of(line: &str, order: Order) -> Self {
        let inner = |text: &str| text.split_once('(').and_then(|(_, all)| all.rsplit_once(')')).unwrap().0.to_owned();
        let all = inner(line);
        let cmd = parts(&all).into_iter().find_map(|part| part.strip_prefix("cmd:")).unwrap();
        let mut fields = BTreeMap::new();
        for part in parts(&inner(cmd)) {
            let (field, raw) = part.split_once(':').unwrap();
            match raw.split_once('(') {
                Some((kind, no)) if ["on", "what"].contains(&field) => {
                    let part = if field == "on" { kind.to_lowercase() } else { "no".to_owned() };
                    fields.insert(format!("{field}.{part}"), no.trim_end_matches(')').to_owned());
                    fields.insert(field.to_owned(), kind.to_owned());
                }
                _ => drop(fields.insert(field.to_owned(), raw.to_owned())),
            }
        }
        Self { order, fields }
    }

    /// A field as people say it.
    fn said(&self, field: &str) -> String {
        let raw = self.fields.get(field).map_or("", String::as_str);
        ron::from_str(raw).unwrap_or_else(|_| raw.to_owned())
    }
}

/// What stands between the commas that are in no text and in no brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut quoted) = (0, false);
    text.split(|c| {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0 && !quoted
    })
    .filter(|part| !part.is_empty())
    .collect()
}

/// The keys of an order at this console. After a refusal the remedy would give the refused order again, so it is not asked for.
pub fn keys(console: &Console, written: &Written, refused: bool) -> Vec<KeyCode> {
    let at = At { console, written, meeting: console.meeting(), cmd: &written.order.cmd };
    let keys = at.by_key().or_else(|| at.by_line()).or_else(|| at.by_remedy().filter(|_| !refused));
    let keys = keys.unwrap_or_else(|| at.by_menu());
    // What was refused stands in the strip still: a line is written over it, for any other key a blank clears it first.
    let over = matches!(keys.first(), Some(Char(c)) if *c != ' ');
    let clears = (console.place() == Place::Console && !over).then_some(Char(' '));
    clears.into_iter().chain(keys).collect()
}

struct At<'a> {
    console: &'a Console,
    written: &'a Written,
    meeting: &'a Meeting,
    cmd: &'a Command,
}

impl At<'_> {
    fn by_key(&self) -> Option<Vec<KeyCode>> {
        match self.cmd {
            Command::Undo { .. } => return Some(vec![F(3), Char('1')]),
            // One key a promise has no room for the words that are said with it here.
            Command::ReviewPledge { .. } => return None,
            Command::AdvanceStage {} => {
                let after = self.meeting.charter().unwrap().after(self.meeting.stage);
                let asked = after == Stage::S7 && self.meeting.missing().iter().all(yishi::meeting::Missing::is_advice);
                return Some(if asked { vec![F(4), Char('1'), Enter] } else { vec![F(4)] });
            }
            _ => {}
        }
        let (step, _) =
            next::likely(self.meeting, Lang::Zh, &self.console.names(), &std::collections::BTreeSet::default())?;
        let mut keys = self.step(step, Char(' '))?;
        if *self.cmd == (Command::CloseVote {}) {
            keys.extend([Char('1'), Enter]);
        }
        Some(keys)
    }

    fn by_line(&self) -> Option<Vec<KeyCode>> {
        self.lines().into_iter().find_map(|line| {
            let read = input::read(&line, self.meeting);
            let mut keys: Vec<_> = line.chars().map(Char).chain([Enter]).collect();
            match read.said {
                Said::Give(commands) if commands.as_slice() == [self.cmd.clone()] => {
                    // The sign of a hand that can be taken gives it; a dash waits for what comes behind it.
                    let at_once = !line.ends_with('-')
                        && matches!(self.cmd, Command::RaiseHand { .. })
                        && self.console.sitting().would(&commands).iter().all(Result::is_ok);
                    keys.truncate(keys.len() - usize::from(at_once));
                    Some(keys)
                }
                Said::Fill(name, given) => {
                    keys.extend(self.form(name, &given)?);
                    Some(keys)
                }
                _ => None,
            }
        })
    }

    /// Lines that might say it.
    fn lines(&self) -> Vec<String> {
        let said = |field| self.written.said(field);
        match self.cmd {
            Command::SignIn { sector, .. } => {
                let mut sectors = self.meeting.charter().unwrap().sectors.iter();
                let sector = sectors.find(|known| Some(&known.id) == sector.as_ref());
                sector.map(|sector| format!("{} = {}", sector.name.zh, said("badges"))).into_iter().collect()
            }
            Command::RaiseConcern { .. } => vec![format!("{} {}", said("badge"), said("text")), said("cards")],
            Command::EditConcern { .. } => vec![format!("{} {}", said("card"), said("text"))],
            Command::Cluster { .. } => vec![format!("{}{} = {}", said("title"), said("topic"), said("cards"))],
            Command::SignUp { .. } | Command::MoveTo { .. } => vec![format!("{} = {}", said("group"), said("badges"))],
            Command::RaiseHand { .. } => ["+", "-", "?"].map(|sign| said("badge") + sign).to_vec(),
            Command::CountFor { .. } | Command::CountAgainst { .. } => vec![said("count")],
            Command::CallToOrder { rule, .. } => {
                let rule = RuleId::ALL.iter().position(|known| known == rule).unwrap() + 1;
                vec![format!("*{rule} {}", said("badge"))]
            }
            Command::DraftMotion { .. } => vec![format!("{} {}", said("group"), said("action"))],
            Command::Pledge { .. } => vec![format!("{} {}", said("badge"), said("text"))],
            Command::ProposeAction { .. } => vec![said("what")],
            Command::ClaimAction { .. } => vec![format!("{} = {}", said("action"), said("badge"))],
            _ => Vec::new(),
        }
    }

    fn by_remedy(&self) -> Option<Vec<KeyCode>> {
        self.step(self.console.remedy()?, F(8))
    }

    fn by_menu(&self) -> Vec<KeyCode> {
        let (menu, name) = (self.console.menu(), self.cmd.name());
        assert!(menu.contains(&name), "not in the menu: {name:?}");
        let mut keys = vec![F(2)];
        keys.extend(self.console.number(name).to_string().chars().map(Char));
        if !name.fields().is_empty() {
            let form = self.form(name, &[]);
            keys.extend(form.unwrap_or_else(|| panic!("no form gives {:?}", self.cmd)));
        }
        keys
    }

    fn step(&self, step: next::NextAct, key: KeyCode) -> Option<Vec<KeyCode>> {
        let more = match step {
            next::NextAct::Give(command) => (command == *self.cmd).then(Vec::new)?,
            next::NextAct::Fill(name, given) => self.form(name, &given)?,
        };
        Some([key].into_iter().chain(more).collect())
    }

    /// Fills a form in, as far as it asks; `None` if that is another command in the end.
    fn form(&self, name: Name, given: &[(&'static str, String)]) -> Option<Vec<KeyCode>> {
        if name != self.cmd.name() {
            return None;
        }
        let names = self.console.names();
        let room = Room { meeting: self.meeting, names: &names, lang: Lang::Zh, now: self.console.sitting().now() };
        let mut left = self.written.fields.clone();
        left.retain(|field, _| given.iter().all(|(known, _)| known != field));
        let (mut form, mut keys) = (Form::new(name, given, &room), Vec::new());
        while let Some(field) = form.asks(self.meeting) {
            let raw = left.remove(field.name);
            let mut answer = raw.map_or_else(|| Some(String::new()), |raw| typed(field, &raw, &room))?;
            if form.offered(&room).as_ref() == Some(&answer) {
                answer.clear();
            }
            keys.extend(answer.chars().map(Char));
            let step = if left.is_empty() {
                keys.push(Tab);
                let step = form.answer(&answer, &room);
                if step == AfterAnswer::Next { form.rest(&room) } else { step }
            } else {
                keys.push(Enter);
                form.answer(&answer, &room)
            };
            if matches!(step, AfterAnswer::Wrong(_)) {
                return None;
            }
        }
        keys.extend(form.is_ready().then_some(Enter));
        (form.command().as_ref() == Ok(self.cmd)).then_some(keys)
    }
}

/// What a host types for a value that a script wrote.
fn typed(field: Field, raw: &str, room: &Room<'_>) -> Option<String> {
    let plain = ron::from_str(raw).unwrap_or_else(|_| raw.to_owned());
    Some(match field.kind {
        Kind::Row | Kind::Topics => raw.trim_matches(['[', ']']).replace(',', " "),
        Kind::Dots => raw.trim_matches(['[', ']', '(', ')']).replace("),(", " ").replace(',', ":"),
        Kind::Date => plain.parse::<NaiveDate>().unwrap().format("%-m%d").to_string(),
        Kind::Time => plain.parse::<NaiveTime>().unwrap().format("%H%M").to_string(),
        // The console takes hours and minutes; to the second it is the whole moment.
        Kind::Moment => {
            let time = plain.parse::<Moment>().unwrap().time();
            if time.second() == 0 { time.format("%H%M").to_string() } else { plain }
        }
        Kind::Choice(_) => choices(field, room).into_iter().find(|choice| choice.value == raw)?.key,
        _ => plain,
    })
}
