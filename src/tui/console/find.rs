//! Letters stand for a number: initials find a person, a topic, a table, a row; what is chosen puts its number into the strip.

use super::{Console, Popup};
use crate::{
    charter::Stage,
    i18n::names::Names as _,
    meeting::{Meeting, numbers::Badge},
    text,
    tui::{
        form::{Kind, choices},
        line::EditLine,
    },
    view::topic_title,
};

/// As many are shown, each chosen by one digit.
const SHOWN: usize = 9;
/// More letters than this are no initials.
const LONGEST: usize = 24;

/// Somebody or something that the letters can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As people read it.
    pub shown: String,
    /// What stands in the strip for it.
    number: String,
}

/// The letters that are looked up, and what stands before them.
fn letters(typed: &str, at_desk: bool) -> Option<(String, String)> {
    let folded = text::fold(typed);
    let letters: String = folded.chars().rev().take_while(char::is_ascii_alphabetic).collect();
    let letters: String = letters.chars().rev().collect();
    let head = folded.strip_suffix(letters.as_str()).unwrap_or_default().to_owned();
    let alone = head.is_empty() || (!at_desk && head.ends_with([' ', ',']));
    (alone && !letters.is_empty() && letters.len() <= LONGEST).then_some((head, letters))
}

impl Console {
    /// Whom or what the typed letters can mean, the likeliest first.
    pub fn found(&self) -> Vec<Found> {
        self.looked_up().map(|(_, found)| found).unwrap_or_default()
    }

    fn looked_up(&self) -> Option<(String, Vec<Found>)> {
        let typed = self.line.text();
        let (head, letters) = match &self.popup {
            None if self.stands().open_vote.is_none() => letters(&typed, true)?,
            Some(Popup::Form(_)) => letters(&typed, false)?,
            _ => return None,
        };
        let all = match &self.popup {
            Some(Popup::Form(form)) => {
                let names = self.names();
                let room = self.room(&names);
                let field = form.asks(self.stands())?;
                match field.kind {
                    Kind::Text | Kind::Date | Kind::Time | Kind::Moment | Kind::Number => return None,
                    Kind::Badge | Kind::Badges | Kind::Row | Kind::Card | Kind::Cards => self.people(),
                    _ => {
                        let found = |choice: crate::tui::form::Choice| {
                            let shown = format!("{} {}", choice.key, choice.label);
                            (choice.label, Found { shown, number: choice.key })
                        };
                        choices(field, &room).into_iter().map(found).collect()
                    }
                }
            }
            _ => self.people().into_iter().chain(things(self.meeting(), self.lang)).collect(),
        };
        let mut ranked: Vec<(usize, Found)> =
            all.into_iter().filter_map(|(name, found)| Some((text::find_by_pinyin(&letters, &name)?, found))).collect();
        // Who is called so comes before what has it somewhere in it.
        ranked.sort_by_key(|(at, _)| *at);
        Some((head, ranked.into_iter().map(|(_, found)| found).take(SHOWN).collect()))
    }

    /// Everybody who has a name, by badge.
    fn people(&self) -> Vec<(String, Found)> {
        let names = self.names();
        let found = |(badge, call): (&Badge, &String)| {
            (call.clone(), Found { shown: names.who(*badge), number: badge.to_string() })
        };
        self.calls.iter().map(found).collect()
    }

    /// Puts the number of one of them into the strip; whether there was one.
    pub(super) fn choose_found(&mut self, place: usize) -> bool {
        let Some((head, found)) = self.looked_up() else { return false };
        let Some(chosen) = found.get(place) else { return false };
        self.line = EditLine::of(&format!("{head}{}", chosen.number));
        true
    }

    /// A digit chooses among what the letters can mean; a sign takes the first, where signs commit.
    pub(super) fn typed_behind_letters(&mut self, c: char) -> bool {
        let c = text::fold_char(c);
        let found = self.found();
        if found.is_empty() {
            return false;
        }
        if let Some(digit) = c.to_digit(10) {
            let place = usize::try_from(digit).unwrap_or(0).wrapping_sub(1);
            self.choose_found(place);
            return true;
        }
        let signs = self.popup.is_none() && matches!(self.meeting().stage, Stage::S4 | Stage::S5);
        if signs && matches!(c, '+' | '-' | '=' | '?') && self.choose_found(0) {
            self.line.insert(c);
            self.sign_commits();
            return true;
        }
        false
    }
}

/// What has a number that lines begin with where the meeting stands: topics, tables, rows of the plan.
fn things(meeting: &Meeting, lang: crate::i18n::Lang) -> Vec<(String, Found)> {
    let line = |no: u16, title: String, sign: &str| {
        (title.clone(), Found { shown: format!("{no} {title}"), number: format!("{no}{sign}") })
    };
    match meeting.stage {
        Stage::S1 => {
            meeting.live_topics().iter().map(|of| line(of.no.0, topic_title(meeting, of.no, lang), " = ")).collect()
        }
        Stage::S2 if meeting.groups.is_empty() => {
            meeting.live_topics().iter().map(|of| line(of.no.0, topic_title(meeting, of.no, lang), ":")).collect()
        }
        Stage::S2 | Stage::S3 => {
            meeting.groups.values().map(|of| line(of.no.0, topic_title(meeting, of.topic, lang), " = ")).collect()
        }
        Stage::S6 => {
            let rows = meeting.actions.values().filter(|row| row.dropped.is_none());
            rows.map(|row| line(row.no.0, row.what.clone(), " = ")).collect()
        }
        _ => Vec::new(),
    }
}
