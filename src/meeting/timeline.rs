//! The lines of a meeting in order, what undo took back, and the meeting that follows from them.

use std::{borrow::Cow, collections::BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Moment,
    command::{Command, Name},
    ctx::Ctx,
    decide,
    event::Event,
    refusal::{Fact, Ground, Refusal},
    rests, spec,
    state::{Late, Meeting, Stamp},
    words::{By, Giver},
};

/// One accepted command with its events: what a journal line holds between its version and its hash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Number of the line, from 1 without gaps.
    pub seq: u64,
    /// When it was written. Never earlier than the line before.
    pub at: Moment,
    /// The moment that it is about, where that is another: the line was written later (补录).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Moment>,
    /// Who gave it.
    pub by: By,
    /// Through which device: 0 is the console, the rest is reserved.
    pub via: u8,
    /// What happened, all of it or nothing.
    #[serde(rename = "ev")]
    pub events: Vec<Event>,
}

impl Entry {
    /// The moment that the line is about: what papers show, and what clocks are computed from.
    pub fn moment(&self) -> Moment {
        self.when.unwrap_or(self.at)
    }
}

/// All lines, and the meeting that follows from those that stand.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    entries: Vec<Entry>,
    /// Lines that were taken back.
    undone: BTreeSet<u64>,
    meeting: Meeting,
}

impl Timeline {
    /// The meeting as it stands.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// Every line, also those that were taken back.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The lines that stand.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !self.undone.contains(&entry.seq))
    }

    /// What the command would do, or why not. Changes nothing.
    pub fn decide(&self, command: &Command, ctx: &Ctx<'_>) -> Result<Vec<Event>, Refusal> {
        let standing = |name| spec::standing(&self.meeting, name);
        decide::possible(&self.meeting, ctx).map_err(|refusal| decide::offer(&self.meeting, refusal))?;
        let turned = match command {
            Command::Undo { seq } => standing(Name::Undo).and_then(|()| self.undo(*seq)),
            Command::Redo {} => standing(Name::Redo).and_then(|()| self.redo()),
            _ => return decide::decide(&self.meeting, command, ctx),
        };
        turned.map_err(|refusal| decide::offer(&self.meeting, refusal))
    }

    /// The meeting as it stood at a moment that is over: who was there, which stage it was. None if that is how it stands.
    pub fn as_it_stood(&self, when: Moment) -> Option<Meeting> {
        decide::as_it_stood(&self.meeting, when)
    }

    /// Whether a line can be about this moment.
    pub fn possible(&self, ctx: &Ctx<'_>) -> Result<(), Refusal> {
        decide::possible(&self.meeting, ctx)
    }

    /// What commands would do, one after another, or why not. Changes nothing.
    pub fn try_all(&self, commands: &[Command], ctx: &Ctx<'_>) -> Vec<Result<Vec<Event>, Refusal>> {
        let mut meeting = Cow::Borrowed(&self.meeting);
        let mut decided = Vec::with_capacity(commands.len());
        for (place, command) in commands.iter().enumerate() {
            let answer = decide::decide(&meeting, command, ctx);
            // What nobody asks after the last one needn't be made.
            if place + 1 == commands.len() {
                decided.push(answer);
                break;
            }
            let events = match &answer {
                Ok(events) => events.clone(),
                Err(refusal) => refusal.line(command.name()).unwrap_or_default(),
            };
            let (seq, by) = (meeting.seq + 1, decide::by_at(&meeting, ctx.by, ctx.when));
            apply(meeting.to_mut(), &Entry { seq, at: ctx.now, when: ctx.when, by, via: 0, events });
            decided.push(answer);
        }
        decided
    }

    /// Who the giver of a command is; of one that is typed later, who held the office then.
    pub fn by(&self, giver: Giver, when: Option<Moment>) -> By {
        decide::by_at(&self.meeting, giver, when)
    }

    /// Takes a line in. Total: an impossible event changes nothing.
    pub fn push(&mut self, entry: Entry) {
        let turns = turn(&mut self.undone, &entry);
        if turns || self.undone.contains(&entry.seq) {
            self.entries.push(entry);
            self.meeting = fold(&self.entries, &self.undone);
        } else {
            apply(&mut self.meeting, &entry);
            self.entries.push(entry);
        }
    }

    /// The newest line that can be taken back: it stands, and is neither a refusal nor an undo itself.
    /// `Err` is a barrier.
    fn newest(&self) -> Result<Option<&Entry>, ()> {
        let newest = self.entries.iter().rev().find(|entry| !self.undone.contains(&entry.seq) && !is_aside(entry));
        match newest {
            Some(entry) if entry.events.iter().any(is_barrier) => Err(()),
            newest => Ok(newest),
        }
    }

    /// What `Undo` would take back now, if anything.
    pub fn undoable(&self) -> Option<&Entry> {
        self.newest().ok().flatten()
    }

    /// What could be taken back one after another, the newest first.
    pub fn undoables(&self) -> impl Iterator<Item = &Entry> {
        let standing = self.entries.iter().rev().filter(|entry| !self.undone.contains(&entry.seq) && !is_aside(entry));
        standing.take_while(|entry| !entry.events.iter().any(is_barrier))
    }

    fn undo(&self, seq: u64) -> Result<Vec<Event>, Refusal> {
        let barrier =
            |()| Refusal::new(Ground::Undo, Fact::Barrier).legal([Name::Recount, Name::EditConcern, Name::Correct]);
        let newest = self.newest().map_err(barrier)?;
        let Some(entry) = newest.filter(|entry| entry.seq == seq) else {
            let fact = Fact::NotNewest { newest: newest.map(|entry| entry.seq) };
            return Err(Refusal::new(Ground::Undo, fact).legal([Name::Undo]));
        };
        // A clock that runs again because of the undo stands since the moment it was ended, until somebody lets it go on.
        let restarts =
            entry.events.iter().any(|event| matches!(event, Event::SpeechEnded { .. } | Event::StageEntered { .. }));
        let mut undone = self.undone.clone();
        undone.insert(seq);
        let before = fold(&self.entries, &undone);
        let stands = restarts && before.clock.deadline.is_some() && before.clock.paused.is_none();
        // Of what was told of an earlier moment the clock ran on to where the record went.
        let reached = self.standing().take_while(|other| other.seq < seq).map(Entry::moment).max();
        let stand = stands.then_some(entry.moment().max(reached.unwrap_or(entry.moment())));
        Ok(vec![Event::Undone { seq, stand }])
    }

    /// What `Redo` would give back now, if anything: only while nothing else came between.
    pub fn redoable(&self) -> Option<u64> {
        // A refusal that did something instead came between.
        let nothing = |entry: &&Entry| is_aside(entry) && entry.events.len() == 1;
        let last = self.entries.iter().rev().take_while(nothing);
        let mut redone = BTreeSet::new();
        for event in last.flat_map(|entry| &entry.events) {
            match event {
                Event::Redone { seq } => {
                    redone.insert(*seq);
                }
                Event::Undone { seq, .. } if !redone.remove(seq) => return Some(*seq),
                _ => {}
            }
        }
        None
    }

    fn redo(&self) -> Result<Vec<Event>, Refusal> {
        let seq = self.redoable().ok_or_else(|| Refusal::new(Ground::Undo, Fact::NothingToRedo))?;
        Ok(vec![Event::Redone { seq }])
    }
}

impl FromIterator<Entry> for Timeline {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let mut undone = BTreeSet::new();
        for entry in &entries {
            turn(&mut undone, entry);
        }
        let meeting = fold(&entries, &undone);
        Self { entries, undone, meeting }
    }
}

/// Notes what a line takes back or gives back. True if it is an undo or a redo.
fn turn(undone: &mut BTreeSet<u64>, entry: &Entry) -> bool {
    let mut turns = false;
    for event in &entry.events {
        match event {
            Event::Undone { seq, .. } => undone.insert(*seq),
            Event::Redone { seq } => undone.remove(seq),
            _ => continue,
        };
        turns = true;
    }
    turns
}

/// A refusal, an undo or a redo: undo passes over it.
fn is_aside(entry: &Entry) -> bool {
    matches!(entry.events.first(), Some(Event::Refused { .. } | Event::Undone { .. } | Event::Redone { .. }))
}

/// What no undo goes behind; mistakes found later are edited or counted again.
fn is_barrier(event: &Event) -> bool {
    matches!(
        event,
        Event::MeetingOpened(_)
            | Event::VoteClosed { .. }
            | Event::MeetingAdjourned { .. }
            | Event::MeetingResumed {}
            | Event::MeetingClosed { .. }
            | Event::Signed { .. }
    )
}

fn fold(entries: &[Entry], undone: &BTreeSet<u64>) -> Meeting {
    let mut meeting = Meeting::default();
    for entry in entries {
        if undone.contains(&entry.seq) {
            continue;
        }
        apply(&mut meeting, entry);
        for event in &entry.events {
            if let Event::Undone { seq, stand: Some(since) } = event
                && undone.contains(seq)
            {
                meeting.stand(*since);
            }
        }
    }
    if let Some(last) = entries.last() {
        meeting.seq = last.seq;
        meeting.last_at = Some(last.at);
        meeting.reached = meeting.reached.max(Some(last.moment()));
    }
    meeting
}

fn apply(meeting: &mut Meeting, entry: &Entry) {
    let stamp = Stamp { seq: entry.seq, at: entry.moment(), written: entry.at, by: entry.by };
    for event in &entry.events {
        meeting.apply(stamp, event);
    }
    if let Some(when) = entry.when {
        let mut what = Vec::new();
        for rest in entry.events.iter().flat_map(rests::turned) {
            if !what.contains(&rest) {
                what.push(rest);
            }
        }
        meeting.late.push(Late { seq: entry.seq, when, written: entry.at, what });
    }
    meeting.seq = entry.seq;
    meeting.last_at = Some(entry.at);
    meeting.reached = meeting.reached.max(Some(entry.moment()));
}
