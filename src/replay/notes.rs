//! What a trainer says beside an evening: notes that were published with the samples, and those that somebody writes down while
//! looking. Neither stands in a journal or in a paper.

use serde::{Deserialize, Serialize};

use crate::charter::{PrincipleId, RuleId};

/// A note that comes with a meeting of `sessions/`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The line of the journal at which it stands.
    pub line: u64,
    /// What to watch.
    pub rule: Option<Named>,
    /// Whether it was published.
    pub fact: Fact,
    /// Where, of what was.
    #[serde(default)]
    pub source: Option<String>,
    /// What there is to see.
    pub watch: Said,
    /// What to ask those who learn.
    pub ask: Said,
}

/// A rule or a principle, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Named {
    /// One of the thirteen.
    Rule(RuleId),
    /// One of the eight.
    Principle(PrincipleId),
}

impl Named {
    /// R03, P7.
    pub fn code(self) -> String {
        match self {
            Self::Rule(rule) => rule.code(),
            Self::Principle(principle) => principle.code().to_owned(),
        }
    }
}

/// Where the thing that a note speaks of comes from.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Fact {
    /// It stood in a paper or on a page.
    Published,
    /// It was made up, so that there is a whole evening.
    FilledIn,
}

/// The same in both languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Reads the notes that come with a meeting.
pub fn published(text: &str) -> Result<Vec<Note>, ron::error::SpannedError> {
    ron::from_str(text)
}

/// A note that somebody wrote down while looking: a line of `notes.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mine {
    /// The line of the journal at which it stands.
    pub line: u64,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// What was typed.
    pub text: String,
    /// A rule or principle that it begins with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Named>,
}

impl Mine {
    /// As it is typed: a rule before the words is the rule that it is about (`R03 先请没说过的`).
    pub fn typed(line: u64, author: Option<String>, typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let (first, rest) = typed.split_once([' ', '　']).unwrap_or((typed, ""));
        let rule = ron::from_str::<Named>(&first.to_uppercase()).ok().filter(|_| !rest.trim().is_empty());
        let text = if rule.is_some() { rest.trim() } else { typed };
        (!text.is_empty()).then(|| Self { line, author, text: text.to_owned(), rule })
    }
}

/// A line of `notes.ron` that says nothing that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can't be read.
    Unread {
        /// The line of the file, from 1.
        at: usize,
    },
    /// The meeting has no such line.
    NoLine {
        /// The line of the file, from 1.
        at: usize,
        /// What it says.
        line: u64,
    },
}

/// Reads `notes.ron`, one note a line, of a meeting of so many lines.
pub fn mine(text: &str, last: u64) -> (Vec<Mine>, Vec<Fault>) {
    let (mut notes, mut faults) = (Vec::new(), Vec::new());
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with("//")) {
        match ron::from_str::<Mine>(line) {
            Ok(note) if (1..=last).contains(&note.line) => notes.push(note),
            Ok(note) => faults.push(Fault::NoLine { at, line: note.line }),
            Err(_) => faults.push(Fault::Unread { at }),
        }
    }
    (notes, faults)
}

/// The file with one more note; every line that stands there stays as it is.
pub fn written(before: &str, note: &Mine) -> Result<String, ron::Error> {
    let apart = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{before}{apart}{}\n", ron::to_string(note)?))
}
