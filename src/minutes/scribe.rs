//! What every section needs: names, dates, numbers and lists in the language of the paper.

use chrono::NaiveDate;

use super::{Cut, For, Part, Record, say, time};
pub(super) use crate::table::out::percent;
use crate::{
    charter::{Charter, RuleId, Stage, Words},
    i18n::Lang,
    meeting::{
        Meeting, Moment,
        measure::Measures,
        numbers::{Badge, Card, GroupNo, MotionNo, TopicNo, VoteNo},
        rests::Rest,
        state::Opening,
        words::{Choice, MotionText, Ref, Task},
    },
};

pub(super) struct Scribe<'a> {
    pub meeting: &'a Meeting,
    pub lang: Lang,
    pub head: Option<&'a str>,
    pub measures: Measures,
    reader: For,
    pub record: Record<'a>,
}

impl<'a> Scribe<'a> {
    pub fn new(meeting: &'a Meeting, record: &Record<'a>, reader: For) -> Self {
        let measures = Measures::of(meeting);
        Self { meeting, lang: record.lang, head: record.head, measures, reader, record: *record }
    }

    /// What could not be understood of the record, at the head of every paper.
    pub fn unread(&self) -> Option<Part> {
        self.record.unread.map(|why| Part::Paragraph(why.to_owned()))
    }

    /// Sides, turns, breaches and their moments have their place.
    pub fn is_archive(&self) -> bool {
        self.reader == For::Cut(Cut::Archive)
    }

    pub fn opening(&self) -> Option<&'a Opening> {
        self.meeting.opening.as_deref()
    }

    pub fn charter(&self) -> Option<&'a Charter> {
        self.opening().map(|opening| &opening.charter)
    }

    pub fn estate(&self) -> &'a str {
        self.opening().map_or("", |opening| &opening.estate)
    }

    /// Number and form of address; minors are masked in every paper.
    pub fn who(&self, badge: Badge) -> String {
        if self.meeting.people.get(&badge).is_some_and(|person| person.minor) {
            return say::a_child(self.lang);
        }
        super::veil::line(&self.record.names.who(badge), &self.record, self.reader)
    }

    pub fn whos<'b>(&self, badges: impl IntoIterator<Item = &'b Badge>) -> String {
        self.join(badges.into_iter().map(|badge| self.who(*badge)))
    }

    /// Items of a sentence: 甲、乙.
    pub fn join(&self, items: impl IntoIterator<Item = String>) -> String {
        self.lang.list(items)
    }

    /// Clauses of a sentence: 甲；乙.
    pub fn clauses(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<_> = items.into_iter().collect();
        items.join(say::semicolon(self.lang))
    }

    /// One sentence after the other.
    /// A text that is not of the meeting, as whoever reads this paper may see it.
    pub fn outside(&self, text: &str) -> String {
        super::veil::line(&crate::text::strip(text), &self.record, self.reader)
    }

    pub fn sentences(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<_> = items.into_iter().collect();
        items.join(say::blank(self.lang))
    }

    pub fn words(&self, words: &Words) -> String {
        match self.lang {
            Lang::Zh => words.zh.clone(),
            Lang::En => words.en.clone(),
        }
    }

    pub fn date(&self, date: NaiveDate) -> String {
        time::date(self.lang, date)
    }

    /// The hour; with its day, where the meeting had several.
    pub fn moment(&self, at: Moment) -> String {
        let late = self.meeting.closed.as_ref().is_some_and(|close| close.typed.is_some());
        if late || self.meeting.has_several_days() { self.day_and_time(at) } else { time::hhmm(at.time()) }
    }

    pub fn day_and_time(&self, at: Moment) -> String {
        format!("{} {}", self.date(at.date()), time::hhmm(at.time()))
    }

    pub fn stage(&self, stage: Stage) -> String {
        stage_name(self.lang, self.meeting, stage)
    }

    pub fn rule(&self, rule: RuleId) -> String {
        let name = self.charter().and_then(|charter| charter.rule(rule)).map(|rule| self.words(&rule.name));
        say::rule(self.lang, rule.number(), &name.unwrap_or_default())
    }

    pub fn sector(&self, id: &str) -> String {
        let sector = self.charter().and_then(|charter| charter.sector(id));
        sector.map_or_else(|| id.to_owned(), |sector| self.words(&sector.name))
    }

    /// 第1桌; with several rounds, 第2轮第1桌.
    pub fn table(&self, group: GroupNo) -> String {
        let rounds = self.meeting.groups.values().map(|group| group.round).max().unwrap_or(1);
        match self.meeting.groups.get(&group) {
            Some(group) if rounds > 1 => say::table_of_round(self.lang, group.round, group.table),
            Some(group) => say::table(self.lang, group.table),
            None => say::table(self.lang, group.0),
        }
    }

    /// What a topic is called.
    pub fn topic(&self, no: TopicNo) -> String {
        topic(self.lang, self.meeting, no)
    }

    pub fn motion(&self, no: MotionNo) -> String {
        self.thing(Ref::Motion(no))
    }

    /// What and where, in one line.
    pub fn gist(&self, text: &MotionText) -> String {
        match text.object.as_str() {
            "" => text.action.clone(),
            object => say::gist(self.lang, &text.action, object),
        }
    }

    /// What a hint of the charter said of words, and who would be asked.
    pub fn hint(&self, hinted: &crate::meeting::state::Hinted) -> String {
        let (word, who) = self.hint_parts(hinted);
        say::scope_hint_of(self.lang, &word, &who)
    }

    /// The same, of a row of the plan.
    pub fn hint_of_row(&self, hinted: &crate::meeting::state::Hinted) -> String {
        let (word, who) = self.hint_parts(hinted);
        say::scope_hint_row(self.lang, &word, &who)
    }

    fn hint_parts(&self, hinted: &crate::meeting::state::Hinted) -> (String, String) {
        let scope = || crate::i18n::names::scope(self.lang, hinted.scope).to_owned();
        (hinted.word.replace(' ', "、"), hinted.receiver.clone().unwrap_or_else(scope))
    }

    /// Kept off the wall before it was shown, alone or with its topic: its words stand in no paper.
    pub fn hidden(&self, card: Card) -> bool {
        self.meeting.is_hidden(card)
    }

    /// The number of something: 议题3, 第2桌的结论.
    pub fn label(&self, what: Ref) -> String {
        let lang = self.lang;
        match what {
            Ref::Card(card) => say::card_no(lang, card),
            Ref::Topic(no) => say::topic_no(lang, no.0),
            Ref::Group(no) => say::record_of(lang, &self.table(no)),
            Ref::Motion(no) => say::motion_no(lang, no.0),
            Ref::Speech(no) => say::speech_no(lang, no.0),
            Ref::Action(no) => say::action_no(lang, no.0),
            // The word of who leads a row is that row.
            Ref::Pledge(no) => match self.meeting.promised_row(no) {
                Some(row) => say::action_no(lang, row.0),
                None => say::pledge_no(lang, no.0),
            },
            Ref::Parked(no) => say::parked_no(lang, no.0),
        }
    }

    /// In the archive what was typed later is marked where it stands; an evening that was all typed later only once, in the annex.
    pub fn marked(&self, what: &[Rest], label: String) -> String {
        let late = &self.meeting.late;
        let all = u64::try_from(late.len()).is_ok_and(|lines| lines >= self.meeting.seq);
        let told =
            self.is_archive() && !all && late.iter().any(|line| what.iter().any(|what| line.what.contains(what)));
        if told { say::told_later(self.lang, &label) } else { label }
    }

    /// What something that is ours to do is called: of a topic that was picked, the topic.
    pub fn label_of(&self, task: Task) -> String {
        match task {
            Task::Motion(no) => self.label(Ref::Motion(no)),
            Task::Picked(vote, option) => {
                let of =
                    |(by, no, choice): (VoteNo, u16, &Choice)| ((by, no) == (vote, option)).then(|| choice.clone());
                match self.meeting.chosen().find_map(of) {
                    Some(Choice::Topic(topic)) => self.label(Ref::Topic(topic)),
                    _ => say::option_no(self.lang, vote, option),
                }
            }
        }
    }

    /// The words of something that is ours to do: of a motion as everywhere else, what and where; of an option as it was put.
    pub fn task_words(&self, task: Task) -> String {
        match task {
            Task::Motion(no) => self.text_of(Ref::Motion(no)).unwrap_or_default(),
            Task::Picked(vote, option) => {
                let of = |(by, no, choice): (VoteNo, u16, &'a Choice)| ((by, no) == (vote, option)).then_some(choice);
                match self.meeting.chosen().find_map(of) {
                    Some(Choice::Topic(no)) => self.topic(*no),
                    _ => self.meeting.task_words(task).unwrap_or_default(),
                }
            }
        }
    }

    /// The words of something, if there are any and they may be shown.
    pub fn text_of(&self, what: Ref) -> Option<String> {
        let m = self.meeting;
        match what {
            _ if self.kept_off(what) => None,
            Ref::Card(card) => m.concerns.get(&card)?.text.clone(),
            Ref::Topic(no) => Some(self.topic(no)),
            Ref::Group(no) => m.groups.get(&no)?.conclusion.as_ref()?.note.text.clone(),
            Ref::Motion(no) => Some(self.gist(&m.motions.get(&no)?.stands_as())),
            Ref::Speech(no) => m.speeches.get(&no)?.text.clone(),
            Ref::Action(no) => Some(m.actions.get(&no)?.what.clone()),
            Ref::Pledge(no) => Some(m.pledges.get(&no)?.text.clone()),
            Ref::Parked(no) => {
                let item = m.parked.get(&no)?;
                let of = item.what.filter(|of| *of != what);
                item.text.clone().or_else(|| match of? {
                    of @ Ref::Card(_) if !self.kept_off(of) && !self.reader.numbers_cards() => Some(self.thing(of)),
                    of => self.text_of(of),
                })
            }
        }
    }

    /// Number and words. The number of a card is a badge: where that may not be read, its words stand alone.
    pub fn thing(&self, what: Ref) -> String {
        if matches!(what, Ref::Card(_)) && !self.reader.numbers_cards() {
            return self.text_of(what).unwrap_or_else(|| say::cards_untyped(self.lang, 1));
        }
        match self.text_of(what) {
            Some(text) => format!("{} {text}", self.label(what)),
            None => self.label(what),
        }
    }

    /// A card or topic that is withheld, or something set aside that is one.
    pub fn kept_off(&self, what: Ref) -> bool {
        self.meeting.is_kept_off(what)
    }

    /// Column titles from one string, parted by `|`.
    pub fn table_part(&self, head: fn(Lang) -> String, rows: Vec<Vec<String>>) -> Part {
        // A column that nothing stands in is none.
        let head: Vec<String> = head(self.lang).split('|').map(str::to_owned).collect();
        let says: Vec<bool> =
            (0..head.len()).map(|at| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
        let only = |cells: Vec<String>| {
            cells.into_iter().zip(&says).filter(|(_, says)| **says).map(|(cell, _)| cell).collect::<Vec<_>>()
        };
        Part::Table { rows: rows.into_iter().map(only).collect(), head: only(head) }
    }
}

/// As it begins a line.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a stage is called in papers.
pub(crate) fn stage_name(lang: Lang, meeting: &Meeting, stage: Stage) -> String {
    let charter = meeting.opening.as_deref().map(|opening| &opening.charter);
    let text = charter.and_then(|charter| charter.stage(stage)).map(|stage| &stage.text);
    match (lang, text) {
        (_, None) => stage.code().to_owned(),
        (Lang::Zh, Some(text)) => text.big.clone(),
        // The gloss says the name first: "Raise: write down what is on your mind".
        (Lang::En, Some(text)) => text.en.split(':').next().unwrap_or(&text.en).to_owned(),
    }
}

/// What a topic is called: by its title, the words of a card, that these are still on paper, or its own number once its cards went elsewhere.
pub(crate) fn topic(lang: Lang, meeting: &Meeting, no: TopicNo) -> String {
    meeting.topic_title(no).unwrap_or_else(|| match meeting.topics.get(&no).map_or(0, |topic| topic.cards.len()) {
        0 => say::topic_no(lang, no.0),
        cards => say::cards_untyped(lang, cards),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up_to_one_decimal() {
        let shares = [(29, 41), (20, 41), (36, 41), (1, 8), (1, 16), (41, 41), (0, 41)]
            .map(|(part, whole)| percent(part, whole));
        let expected = ["70.7%", "48.8%", "87.8%", "12.5%", "6.3%", "100.0%", "0.0%"];
        assert_eq!(shares, expected.map(|share| Some(share.to_owned())));
    }

    #[test]
    fn of_nobody_there_is_no_share() {
        assert_eq!(percent(0, 0), None);
    }
}
