//! An evening that is looked at again, with all that is said beside it: what the screen and the page in a browser show of a line.

use std::collections::BTreeMap;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    i18n::{Lang, event::event, events, names::Again, replay as words},
    journal::{Head, NotesFile, heads},
    meeting::{Event, numbers::Badge},
    picture::Shot,
    replay::{Mine, Note, Reel, Said, Seen, card_of, samples::Sample, told},
    tui::draw::{
        WALL, last_four,
        wall::{Paint, hang},
    },
    view::{self, Block, Choice, Look, Tone, charter_words, stage_name},
};

/// So many runs of a line are told.
const MOST: usize = 6;

/// The evening.
pub struct Evening {
    /// Its lines.
    pub reel: Reel,
    /// What of it is seen.
    pub seen: Seen,
    /// How everybody was called.
    pub calls: BTreeMap<Badge, String>,
    /// The head of the record after each line.
    pub heads: Vec<Head>,
    /// What a trainer says beside a sample.
    pub notes: Vec<Note>,
    /// What was written down while somebody looked.
    pub mine: Vec<Mine>,
    /// Where that is kept; a sample has no such place.
    pub file: Option<NotesFile>,
}

/// What is said of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Its number.
    pub line: usize,
    /// Its hour.
    pub hms: String,
    /// The stage.
    pub stage: String,
    /// What happened.
    pub what: String,
    /// The rule behind it, with its words.
    pub rule: Option<String>,
    /// What a trainer says: a word over each, and its sentences.
    pub notes: Vec<(String, Vec<String>)>,
}

impl Evening {
    /// One that comes with the program, as a practice copy.
    pub fn of_sample(sample: &Sample) -> Option<Self> {
        let (entries, calls) = sample.played();
        let id = entries.first()?.events.iter().find_map(|event| match event {
            Event::MeetingOpened(opening) => Some(opening.id),
            _ => None,
        });
        let heads = heads(id?, &entries).ok()?;
        let (seen, notes) = (Seen::of(true, false), sample.notes());
        Some(Self { reel: Reel::new(entries)?, seen, calls, heads, notes, mine: Vec::new(), file: None })
    }

    /// Draws the wall as it hung at the line, so much later.
    pub fn wall(&self, buffer: &mut Buffer, area: Rect, later: i64, paint: Paint) {
        let (names, code) = (self.names(paint.lang), self.code());
        if let Some(look) = self.look(&names, &code, later, paint.lang) {
            hang(buffer, area, self.reel.timeline(), Choice::default(), &look, paint);
        }
    }

    /// People as they are seen.
    pub fn names(&self, lang: Lang) -> Again<'_> {
        Again { lang, calls: self.seen.names.then_some(&self.calls), sides: self.seen.sides }
    }

    fn code(&self) -> String {
        last_four(self.heads.get(self.reel.at() - 1).copied())
    }

    fn look<'a>(&self, names: &'a Again<'a>, head: &'a str, later: i64, lang: Lang) -> Option<Look<'a>> {
        Some(Look { now: self.reel.now(later)?, names, lang, head })
    }

    /// What is said of the line.
    pub fn caption(&self, lang: Lang) -> Caption {
        let Some(line) = self.reel.line() else { return Caption::default() };
        let meeting = self.reel.timeline().meeting();
        Caption {
            line: self.reel.at(),
            hms: line.moment().time().format("%H:%M:%S").to_string(),
            stage: stage_name(meeting, meeting.stage, lang),
            what: self.what(lang),
            rule: self.rule(lang),
            notes: self.said_here(lang),
        }
    }

    /// What happened in the line, in one sentence.
    fn what(&self, lang: Lang) -> String {
        let Some(line) = self.reel.line() else { return String::new() };
        let (events, names) = (told(&line.events, self.seen), self.names(lang));
        if self.seen.names {
            return events::line(lang, &events, &names, MOST);
        }
        // Runs are told by their badges: each sentence stands once instead, of a resident like any other.
        let mut all: Vec<String> = Vec::new();
        let unsigned = |of: &Event, said: String| match card_of(of) {
            Some(card) => said.replacen(&card.to_string(), "", 1),
            None => said,
        };
        for sentence in events.iter().map(|of| unsigned(of, event(lang, of, &names))) {
            if !all.contains(&sentence) {
                all.push(sentence);
            }
        }
        all.truncate(MOST);
        if all.is_empty() { words::untold(lang) } else { all.join("  ") }
    }

    fn rule(&self, lang: Lang) -> Option<String> {
        let rule = self.reel.rule()?;
        let charter = self.reel.timeline().meeting().charter()?;
        let line = charter_words(lang, &charter.rule_words(rule, charter.limits())).to_owned();
        Some(format!("{}  {line}", words::rule(lang, &rule.code())))
    }

    /// Notes at the line: those that came with it, then those that somebody wrote down.
    fn said_here(&self, lang: Lang) -> Vec<(String, Vec<String>)> {
        let in_lang = |said: &Said| if lang == Lang::Zh { said.zh.clone() } else { said.en.clone() };
        let here = u64::try_from(self.reel.at()).unwrap_or(u64::MAX);
        let head = |first: String, rule: Option<crate::replay::Named>| match rule {
            Some(rule) => format!("{first}  {}", rule.code()),
            None => first,
        };
        let note = |note: &Note| {
            let source = note.source.clone().filter(|source| *source != in_lang(&note.watch));
            let ask = words::ask(lang, &in_lang(&note.ask));
            let said = [in_lang(&note.watch)].into_iter().chain(source).chain([ask]);
            (head(words::fact(lang, note.fact), note.rule), said.collect())
        };
        let mine = |note: &Mine| {
            let whose = note.author.as_deref().map_or_else(|| words::mine_nobody(lang), |who| words::mine(lang, who));
            (head(whose, note.rule), vec![note.text.clone()])
        };
        let notes = self.notes.iter().filter(|note| note.line == here).map(note);
        notes.chain(self.mine.iter().filter(|note| note.line == here).map(mine)).collect()
    }

    /// What the console knew, and what is said beside it.
    pub fn beside(&self, lang: Lang) -> Vec<Block> {
        let caption = self.caption(lang);
        let mut blocks = vec![Block::Text(caption.what, Tone::Strong)];
        blocks.extend(caption.rule.map(|rule| Block::Text(rule, Tone::Alert)));
        for (head, said) in caption.notes {
            blocks.push(Block::Heading(head));
            blocks.extend(said.into_iter().map(|said| Block::Text(said, Tone::Plain)));
        }
        let (names, code) = (self.names(lang), self.code());
        if let Some(look) = self.look(&names, &code, 0, lang) {
            blocks.extend(view::waits(self.reel.timeline().meeting(), &look));
        }
        blocks
    }

    /// Each line as a picture with what is said under it, from the first to the last.
    pub fn shots(&mut self, paint: Paint) -> Vec<Shot> {
        let area = Rect::new(0, 0, WALL.0, WALL.1);
        let last = self.reel.len();
        let shot = |line| {
            self.reel.go(line);
            let mut cells = Buffer::empty(area);
            self.wall(&mut cells, area, 0, paint);
            let Caption { line, hms, stage, what, rule, notes } = self.caption(paint.lang);
            Shot { cells, line, hms, stage, what, rule, notes, gap: self.reel.gap().unwrap_or(0) }
        };
        (1..=last).map(shot).collect()
    }

    /// Where one is.
    pub fn head(&self, later: i64, lang: Lang) -> String {
        let meeting = self.reel.timeline().meeting();
        let hms = self.reel.now(later).map(|now| now.time().format("%H:%M:%S").to_string()).unwrap_or_default();
        words::at(lang, self.reel.at(), self.reel.len(), &hms, &stage_name(meeting, meeting.stage, lang))
    }
}
