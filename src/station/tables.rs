//! 分桌表 on a second laptop: what was typed in beside the meeting comes back as a file, texts only.
//!
//! Pure: lines in, commands out, each with what is wrong with its line. What a meeting has is not given again: a text that was
//! ever recorded for the same table, card or speech is known, whatever became of it, so that a file can come back twice.

mod line;
mod moment;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    journal::REDACTED,
    meeting::{
        Command, Event, Meeting, Moment,
        numbers::{Badge, Card, CardSpan, Cards, GroupNo, SpeechNo, number},
        state::Group,
        words::Origin,
    },
    table::Caps,
    text::{self, NOTE, TextFault},
};

pub use line::{Column, Part, Read, TypedLine, read};

/// As much of a file as is read.
pub const CAPS: Caps = Caps::SMALL;

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// The line of the file, or the place in a list.
    pub line: u64,
    /// Where in it.
    pub column: Column,
    /// What stands there.
    pub given: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a cell, with what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No table of this number; there are these.
    NoTable {
        /// Their numbers.
        known: Vec<u16>,
    },
    /// Several topics were talked about at this table; it is one of these.
    NoTopic {
        /// Their titles, or their numbers.
        known: Vec<String>,
    },
    /// None of the parts of a sheet.
    NoPart,
    /// Not the number of a card.
    NoCard,
    /// Not the number of a speech of this meeting.
    NoSpeech,
    /// Empty, too long, or hiding something.
    Text(TextFault),
    /// Other words are recorded there already.
    Otherwise {
        /// Which.
        now: String,
    },
    /// No hour, and no day with one.
    NoMoment,
    /// The meeting did not run then: it ran between these.
    Outside {
        /// Its start.
        from: Moment,
        /// Its end.
        until: Moment,
    },
    /// The record has a moment of it.
    HasMoment,
    /// Words were taken out there (`yishi redact`), and nobody but people can tell whether these are they.
    Redacted,
    /// Lost in another program: an error of a formula.
    Broken,
}

/// A line that is new to the meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct New {
    /// The line.
    pub line: u64,
    /// The table, where it is a table's.
    pub table: Option<u16>,
    /// Which part of it.
    pub part: Part,
    /// The card or the speech.
    pub no: String,
    /// The words.
    pub text: String,
    /// What records it.
    pub command: Command,
}

/// What a file means for a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Lines with something in them.
    pub lines: usize,
    /// How many of them the meeting has already.
    pub known: usize,
    /// What is new.
    pub new: Vec<New>,
    /// What is wrong.
    pub faults: Vec<TableFault>,
}

/// Reads lines against a meeting and everything that stands in its journal. `now`: until when something can have been said, while
/// the meeting runs.
pub fn plan<'a>(lines: &[TypedLine], meeting: &Meeting, events: impl Iterator<Item = &'a Event>, now: Moment) -> Plan {
    let mut plan = Plan::default();
    let mut known = Known::of(events);
    for line in lines.iter().filter(|line| !line.is_blank()) {
        plan.lines += 1;
        let mut reader = Reader { line, meeting, now, faults: Vec::new() };
        let read = reader.read(&mut known);
        match read {
            Some(New { .. }) if !reader.faults.is_empty() => {}
            Some(new) => plan.new.push(new),
            None if reader.faults.is_empty() => plan.known += 1,
            None => {}
        }
        plan.faults.append(&mut reader.faults);
    }
    plan
}

impl Plan {
    /// How many lines can't be taken.
    pub fn bad_lines(&self) -> usize {
        self.faults.iter().map(|fault| fault.line).collect::<BTreeSet<_>>().len()
    }
}

/// Texts that were ever recorded, and how often where a table may have one twice.
#[derive(Default)]
struct Known {
    notes: BTreeMap<(GroupNo, Part, String), usize>,
    cards: BTreeSet<(Card, String)>,
    speeches: BTreeSet<(SpeechNo, String)>,
}

impl Known {
    fn of<'a>(events: impl Iterator<Item = &'a Event>) -> Self {
        let mut known = Self::default();
        for event in events {
            match event {
                Event::PointNoted { group, text: Some(text), .. } => known.note(*group, Part::Point, text),
                Event::DisagreementNoted { group, text: Some(text), .. } => {
                    known.note(*group, Part::Disagreement, text);
                }
                Event::SurpriseNoted { group, text: Some(text), .. } => known.note(*group, Part::Surprise, text),
                Event::ConclusionNoted { group, text, unsettled, .. } => {
                    let part = if *unsettled { Part::Unsettled } else { Part::Conclusion };
                    known.note(*group, part, text.as_deref().unwrap_or_default());
                }
                Event::ConcernRaised { card, text: Some(text), .. } | Event::ConcernEdited { card, text } => {
                    known.cards.insert((*card, text.clone()));
                }
                Event::SpeechNoted { speech, text } | Event::SpeechFiled { speech, text: Some(text), .. } => {
                    known.speeches.insert((*speech, text.clone()));
                }
                _ => {}
            }
        }
        known
    }

    fn note(&mut self, group: GroupNo, part: Part, text: &str) {
        *self.notes.entry((group, part, text.to_owned())).or_default() += 1;
    }

    /// The words of a note of the table were taken out.
    fn was_redacted(&self, group: GroupNo, part: Part) -> bool {
        self.notes.contains_key(&(group, part, REDACTED.to_owned()))
    }

    /// Whether a note of a table is there; each that is there answers one line.
    fn has_note(&mut self, group: GroupNo, part: Part, text: &str) -> bool {
        let left = self.notes.get_mut(&(group, part, text.to_owned()));
        left.filter(|left| **left > 0).map(|left| *left -= 1).is_some()
    }
}

/// `2`, `第2桌`, `2号桌`
fn table(given: &str) -> Option<u16> {
    number(given.trim().trim_end_matches('桌'))
}

struct Reader<'a> {
    line: &'a TypedLine,
    meeting: &'a Meeting,
    now: Moment,
    faults: Vec<TableFault>,
}

impl Reader<'_> {
    fn fault(&mut self, column: Column, wrong: Wrong) {
        let given = self.line.cell(column).to_owned();
        self.faults.push(TableFault { line: self.line.line, column, given, wrong });
    }

    /// What a line adds to the meeting; nothing if it has that already, or if something is wrong.
    fn read(&mut self, known: &mut Known) -> Option<New> {
        for column in self.line.broken.clone() {
            self.fault(column, Wrong::Broken);
        }
        let Some(part) = Part::of(&self.line.part) else {
            self.fault(Column::Part, Wrong::NoPart);
            return None;
        };
        let words = match text::clean(&self.line.text, NOTE) {
            // 还没谈拢 needs no words.
            Err(TextFault::Empty) if part == Part::Unsettled => None,
            Err(fault) => {
                self.fault(Column::Text, Wrong::Text(fault));
                None
            }
            Ok(words) => Some(words),
        };
        let said = self.said();
        let command = match part {
            Part::Card => self.card(known, words.as_deref()?, said),
            Part::Speech => self.speech(known, words.as_deref()?),
            _ => self.note(known, part, words.clone(), said),
        };
        let table = table(&self.line.table).filter(|_| part.is_of_table());
        let (line, no, text) = (self.line.line, self.line.no.clone(), words.unwrap_or_default());
        Some(New { line, table, part, no, text, command: command? })
    }

    fn said(&mut self) -> Option<Moment> {
        let given = self.line.said.trim();
        if given.is_empty() {
            return None;
        }
        match moment::read(given, self.meeting, self.now) {
            Ok(moment) => Some(moment),
            Err(wrong) => {
                self.fault(Column::Said, wrong);
                None
            }
        }
    }

    /// Who sat at the table. Where it had several topics, the line says which.
    fn group(&mut self) -> Option<GroupNo> {
        let table = table(&self.line.table);
        let here: Vec<&Group> = self.meeting.groups.values().filter(|group| Some(group.table) == table).collect();
        let called = |group: &&&Group| {
            let topic = self.meeting.topics.get(&group.topic);
            let title = topic.and_then(|topic| topic.title.as_deref());
            let given = self.line.topic.trim();
            title == Some(given) || given == group.topic.to_string()
        };
        match here.as_slice() {
            [] => {
                let known: BTreeSet<u16> = self.meeting.groups.values().map(|group| group.table).collect();
                self.fault(Column::Table, Wrong::NoTable { known: known.into_iter().collect() });
                None
            }
            [only] => Some(only.no),
            several => {
                if let Some(group) = several.iter().find(called) {
                    return Some(group.no);
                }
                let title = |group: &&Group| {
                    let topic = self.meeting.topics.get(&group.topic);
                    topic.and_then(|topic| topic.title.clone()).unwrap_or_else(|| group.topic.to_string())
                };
                let known = several.iter().map(title).collect();
                self.fault(Column::Topic, Wrong::NoTopic { known });
                None
            }
        }
    }

    fn note(&mut self, known: &mut Known, part: Part, words: Option<String>, said: Option<Moment>) -> Option<Command> {
        let group = self.group()?;
        if known.has_note(group, part, words.as_deref().unwrap_or_default()) {
            return None;
        }
        if words.is_some() && known.was_redacted(group, part) {
            self.fault(Column::Text, Wrong::Redacted);
            return None;
        }
        let text = words;
        Some(match part {
            Part::Disagreement => Command::NoteDisagreement { group, text, said, no: None },
            Part::Surprise => Command::NoteSurprise { group, text, said, no: None },
            Part::Conclusion | Part::Unsettled => {
                // A table comes to one thing: what stands there is not written over.
                let stands = self.meeting.groups.get(&group)?.conclusion.as_ref();
                if let Some(now) = stands.and_then(|conclusion| conclusion.note.text.clone()) {
                    self.fault(Column::Text, Wrong::Otherwise { now });
                    return None;
                }
                Command::NoteConclusion { group, text, unsettled: part == Part::Unsettled, badge: None, said }
            }
            _ => Command::NotePoint { group, text, said, no: None },
        })
    }

    fn card(&mut self, known: &Known, words: &str, said: Option<Moment>) -> Option<Command> {
        let Ok(card) = self.line.no.parse::<Card>() else {
            self.fault(Column::No, Wrong::NoCard);
            return None;
        };
        let of_nobody = card.badge == Badge::NOBODY;
        let has = |(of, text): &(Card, String)| text == words && (*of == card || of_nobody && of.badge == card.badge);
        if known.cards.iter().any(has) {
            return None;
        }
        let concern = self.meeting.concerns.get(&card).filter(|_| !of_nobody);
        match concern.map(|concern| concern.text.clone()) {
            Some(Some(now)) => {
                self.fault(Column::Text, Wrong::Otherwise { now });
                None
            }
            Some(None) if said.is_some() => {
                self.fault(Column::Said, Wrong::HasMoment);
                None
            }
            Some(None) => Some(Command::EditConcern { card, text: words.to_owned() }),
            None => {
                let badge = of_nobody.then_some(Badge::NOBODY);
                let cards = (!of_nobody).then(|| Cards(vec![CardSpan::One(card)]));
                let text = Some(words.to_owned());
                Some(Command::RaiseConcern {
                    badge,
                    cards,
                    text,
                    from: Origin::Resident,
                    relayed: None,
                    said,
                    of: None,
                })
            }
        }
    }

    fn speech(&mut self, known: &Known, words: &str) -> Option<Command> {
        let no = number(&self.line.no).map(SpeechNo);
        let Some((no, speech)) = no.and_then(|no| Some((no, self.meeting.speeches.get(&no)?))) else {
            self.fault(Column::No, Wrong::NoSpeech);
            return None;
        };
        if known.speeches.contains(&(no, words.to_owned())) {
            return None;
        }
        if let Some(now) = speech.text.clone() {
            self.fault(Column::Text, Wrong::Otherwise { now });
            return None;
        }
        if !self.line.said.trim().is_empty() {
            self.fault(Column::Said, Wrong::HasMoment);
            return None;
        }
        let text = Some(words.to_owned());
        Some(Command::NoteSpeech {
            speech: Some(no),
            motion: None,
            badge: None,
            side: None,
            seconds: None,
            text,
            said: None,
        })
    }
}
