//! The evening as a clerk keeps it on paper: lists in the order of their numbers, and a stopwatch.

use std::collections::BTreeSet;

use yishi::{
    charter::{GuardId, RuleId, Scope, Stage},
    meeting::{
        Missing,
        numbers::{
            ActionNo, AmendmentNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, PromiseNo, RulingNo, SpeechNo,
            TopicNo, VoteNo,
        },
        words::{
            Caution, Destination, Gift, GroupRole, MotionText, Office, Outcome, PromiseState, Reading, Ref, Repeat,
            Rung, Side, Signer, Subject, Task, Verdict,
        },
    },
};

pub use super::hearing::On;

/// From when, after whom, until when, and who took the chair.
pub type Vacancy = (i64, Option<Badge>, Option<i64>, Option<Badge>);

/// What can be seen of a meeting: the model's own, and the engine's read into the same lists.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "a clerk ticks boxes")]
pub struct Evening {
    pub opened: bool,
    pub minutes: u16,
    pub promises: u16,
    pub stage: Stage,
    pub started: bool,
    /// The day of each sitting, from when on.
    pub sittings: Vec<i64>,
    /// When it was closed.
    pub ended: Option<i64>,
    pub adjourned: bool,
    /// The number of the year.
    pub number: Option<u16>,
    /// Whether the roll of the sitting after the last adjournment was called; nothing: there was none.
    pub rolled: Option<bool>,
    /// Closed; true: in its order.
    pub closed: Option<bool>,
    /// Stages gone through, with what was missing when they were left.
    pub visits: Vec<(Stage, Vec<Missing>)>,
    pub people: Vec<Person>,
    pub offices: Vec<(Office, Badge)>,
    /// Who ever took which office, in order.
    pub served: Vec<(Office, Badge)>,
    pub chair_back: Option<(Badge, MotionNo)>,
    /// Nobody held the chair: from when, after whom, until when, and who took it.
    pub vacancies: Vec<Vacancy>,
    /// What was advised, whom it concerns; true: a reason let it pass.
    pub cautions: Vec<(Caution, Option<Badge>, bool)>,
    pub reviews: Vec<(PromiseNo, PromiseState)>,
    pub readings: Vec<Reading>,
    pub cards: Vec<Written>,
    pub topics: Vec<Topic>,
    pub dots_by: Vec<(Badge, u16)>,
    pub tables: Vec<Table>,
    pub moves: Vec<(Badge, Option<GroupNo>, Option<GroupNo>)>,
    pub report: Option<GroupNo>,
    pub motions: Vec<Paper>,
    pub open: Option<MotionNo>,
    pub speeches: Vec<Talk>,
    pub speaking: Option<SpeechNo>,
    pub limits: Option<(u32, u16)>,
    pub rulings: Vec<Ruling>,
    pub votes: Vec<Ballot>,
    pub voting: Option<VoteNo>,
    pub rows: Vec<Row>,
    pub pledges: Vec<Promised>,
    /// Who leads what was decided, and by when.
    pub leads: Vec<(Task, (Badge, Option<chrono::NaiveDate>))>,
    pub parked: Vec<Aside>,
    pub responses: usize,
    pub sent: Vec<(Ref, Destination)>,
    /// Where words met a hint and nobody had said who may settle it.
    pub hinted: BTreeSet<Ref>,
    pub follow_up: bool,
    pub attachments: usize,
    /// The version of the minutes that first shows each correction.
    pub corrections: Vec<u16>,
    pub signatures: Vec<(Signer, Badge, u16)>,
    pub version: u16,
    pub ledger: Vec<(RuleId, Did, Option<Badge>)>,
    /// Since when all clocks stand.
    pub standing: Option<i64>,
    pub recess: bool,
    pub extended: Vec<(Stage, u16)>,
}

/// What a rule did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Did {
    Refused(GuardId),
    Waived(GuardId),
    Advised(GuardId),
    Flagged(Rung),
}

#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts about one person")]
pub struct Person {
    pub badge: Badge,
    pub id: Option<uuid::Uuid>,
    pub here: bool,
    pub sector: String,
    pub home: Badge,
    pub counts: bool,
    pub observer: bool,
    pub minor: bool,
}

/// A card; `text`: whether its words were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub card: Card,
    pub text: bool,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    Nowhere,
    In(TopicNo, Option<Repeat>),
    Parked(ParkedNo),
    Withheld,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    pub no: TopicNo,
    pub title: Option<String>,
    pub cards: Vec<Card>,
    pub scope: Scope,
    pub dots: u16,
    /// Those that persons placed themselves.
    pub placed: u16,
    pub fate: Fate,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    Live,
    Posted(GroupNo),
    Parked(ParkedNo),
    Next,
    Withheld,
    Gone,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub no: GroupNo,
    /// Round and place in it, from 1.
    pub stands: (u16, u16),
    pub topic: TopicNo,
    pub members: Vec<Badge>,
    /// All who ever sat there.
    pub came: Vec<Badge>,
    pub roles: Vec<(GroupRole, Badge)>,
    /// Their words, where they aren't on paper only.
    pub points: Vec<Option<String>>,
    pub disagreements: Vec<Option<String>>,
    pub surprises: Vec<Option<String>>,
    /// What it came to; true: 还没谈拢.
    pub conclusion: Option<bool>,
    pub closed: bool,
    pub reported: bool,
    pub reporter: Option<Badge>,
    pub answer: Option<String>,
    pub others: bool,
}

impl Table {
    /// All who sat there went elsewhere.
    pub fn emptied(&self) -> bool {
        !self.came.is_empty() && self.members.is_empty()
    }
}

/// 动议
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    pub no: MotionNo,
    pub table: Option<GroupNo>,
    pub mover: Option<Badge>,
    pub text: MotionText,
    /// As it read before, oldest first.
    pub before: Vec<MotionText>,
    /// From 1; every change of words makes one more.
    pub version: usize,
    pub scope: Scope,
    pub receiver: bool,
    pub stands: Stands,
    pub hands: Vec<Hand>,
    pub turns: Vec<(Badge, u16)>,
    pub last: Option<Side>,
    pub barred: Vec<(Badge, RulingNo)>,
    pub talked_out: bool,
    pub amendments: Vec<Amendment>,
    /// Its scope went down after the verdict.
    pub lowered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stands {
    Waiting,
    Open,
    Decided { vote: VoteNo, verdict: Verdict, to: Option<Destination>, version: usize },
    Parked(ParkedNo),
    Withdrawn(Option<Badge>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    pub badge: Badge,
    pub side: Option<Side>,
    /// One more turn was let pass.
    pub extra: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    pub no: AmendmentNo,
    pub mover: Badge,
    pub text: MotionText,
    pub adopted: Option<bool>,
    /// The words that it was proposed on.
    pub on: MotionText,
    /// Its mover took it back.
    pub back: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Talk {
    pub no: SpeechNo,
    pub motion: MotionNo,
    pub badge: Badge,
    pub side: Option<Side>,
    pub granted: u32,
    pub seconds: Option<u32>,
    pub over: u32,
    pub void: bool,
    pub text: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruling {
    pub no: RulingNo,
    pub rule: RuleId,
    pub badge: Option<Badge>,
    pub step: Rung,
    pub motion: Option<MotionNo>,
    pub appealed: bool,
    pub overturned: bool,
}

/// A vote.
#[derive(Clone, Debug, PartialEq)]
pub struct Ballot {
    pub no: VoteNo,
    pub on: Subject,
    pub stage: Stage,
    pub present: u16,
    pub roll: u16,
    pub yes: Option<u16>,
    pub against: Option<u16>,
    pub options: Vec<(u16, u16)>,
    pub chair: Option<Side>,
    pub result: Option<Tally>,
    pub cancelled: bool,
    pub recounts: usize,
    /// Nobody who is counted came, left or changed since, and it is the same sitting.
    pub fresh: bool,
    /// The motion that was open then, for what is about one.
    pub about: Option<MotionNo>,
    /// The limits that the meeting had set before.
    pub before: Option<(u32, u16)>,
    /// Voters of whom no door is known.
    pub doorless: u16,
    /// The quorum that was not reached.
    pub short: Option<u16>,
    pub tellers: Vec<Badge>,
    /// What a recount would bring back if it is broken off.
    pub stood: Option<Box<Stood>>,
    /// How often the result was another before.
    pub was: usize,
    /// Recounts that were broken off.
    pub kept: usize,
    /// The version of the minutes that first shows each correction.
    pub corrected: Vec<u16>,
}

/// What was counted before hands are counted again.
#[derive(Clone, Debug, PartialEq)]
pub struct Stood {
    pub yes: Option<u16>,
    pub against: Option<u16>,
    pub options: Vec<(u16, u16)>,
    pub chair: Option<Side>,
    pub result: Tally,
    pub stands: Option<Stands>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub yes: u16,
    pub against: u16,
    pub rest: u16,
    pub outcome: Outcome,
    pub picked: Vec<u16>,
}

/// A row of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub no: ActionNo,
    pub motion: Option<MotionNo>,
    pub owner: Option<Badge>,
    pub helpers: Vec<Badge>,
    pub due: Option<chrono::NaiveDate>,
    pub dropped: bool,
}

/// 我能做什么
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promised {
    pub no: PledgeNo,
    pub badge: Badge,
    pub row: Option<ActionNo>,
    pub motion: Option<MotionNo>,
    pub gives: Option<(Gift, Option<u64>)>,
}

/// 先记着
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aside {
    pub no: ParkedNo,
    pub what: Option<Ref>,
    pub badge: Option<Badge>,
    pub to: Option<Destination>,
    pub stage: Stage,
}

/// The stopwatch: milliseconds. What stood still is left out of what was used.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// When the meeting was opened, adjourned last, and started.
    pub opened: i64,
    pub adjourned: i64,
    pub started: Option<i64>,
    /// The book of the door and that of the offices: who came (true) or went, and who took an office (true) or gave it up, by moment.
    pub door: Vec<(i64, Badge, bool)>,
    pub desk: Vec<(i64, Office, Badge, bool)>,
    /// The book of the stages, beside `visits`: when each was entered.
    pub rooms: Vec<i64>,
    /// The book of the sittings: when each was adjourned, when it went on, and whether its roll was called.
    pub breaks: Vec<(i64, Option<i64>, bool)>,
    /// Since when each thing is as it is.
    pub since: Vec<(On, i64)>,
    /// At which sitting a debate was closed last.
    pub talked_out: Vec<(MotionNo, usize)>,
    /// The round that a stage was entered for last, and what of its time belongs to earlier ones.
    pub rounds: Vec<(Stage, u16)>,
    pub earlier: Vec<(Stage, i64)>,
    /// When the stage was entered, if it has a countdown.
    pub entered: Option<i64>,
    /// Planned minutes of the stage, with what it was given.
    pub minutes: u16,
    pub allowed: i64,
    pub stage_stood: i64,
    pub used: Vec<(Stage, i64)>,
    pub began: i64,
    pub speech_stood: i64,
}

/// The paper and the stopwatch.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub evening: Evening,
    pub watch: Watch,
}

/// The value beside a key in a list of pairs.
pub fn beside<K: PartialEq, V: Copy>(list: &[(K, V)], key: &K) -> Option<V> {
    list.iter().find(|(other, _)| other == key).map(|(_, value)| *value)
}

/// Writes a value beside a key; the list stays in the order of its keys.
pub fn write<K: Ord + Copy, V>(list: &mut Vec<(K, V)>, key: K, value: V) {
    list.retain(|(other, _)| *other != key);
    list.push((key, value));
    list.sort_by_key(|(key, _)| *key);
}

impl Evening {
    /// The round that tables are posted for: a new one when every table of the last is done.
    pub fn round(&self, most: u16) -> u16 {
        let newest = self.tables.iter().map(|table| table.stands.0).max().unwrap_or(1);
        let done = !self.tables.is_empty() && self.tables.iter().all(|table| table.closed);
        if done && newest < most { newest + 1 } else { newest }
    }

    pub fn person(&self, badge: Badge) -> Option<&Person> {
        self.people.iter().find(|person| person.badge == badge)
    }

    /// In the room; 一位居民 is always there.
    pub fn here(&self, badge: Badge) -> bool {
        badge == Badge::NOBODY || self.person(badge).is_some_and(|person| person.here)
    }

    pub fn holder(&self, office: Office) -> Option<Badge> {
        beside(&self.offices, &office)
    }

    pub fn card(&mut self, card: Card) -> Option<&mut Written> {
        self.cards.iter_mut().find(|written| written.card == card)
    }

    pub fn place(&self, card: Card) -> Option<Place> {
        self.cards.iter().find(|written| written.card == card).map(|written| written.place)
    }

    pub fn topic(&self, no: TopicNo) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.no == no)
    }

    pub fn topic_mut(&mut self, no: TopicNo) -> Option<&mut Topic> {
        self.topics.iter_mut().find(|topic| topic.no == no)
    }

    pub fn table(&self, no: GroupNo) -> Option<&Table> {
        self.tables.iter().find(|table| table.no == no)
    }

    pub fn table_mut(&mut self, no: GroupNo) -> Option<&mut Table> {
        self.tables.iter_mut().find(|table| table.no == no)
    }

    pub fn motion(&self, no: MotionNo) -> Option<&Paper> {
        self.motions.iter().find(|paper| paper.no == no)
    }

    pub fn motion_mut(&mut self, no: MotionNo) -> Option<&mut Paper> {
        self.motions.iter_mut().find(|paper| paper.no == no)
    }

    pub fn opened_motion(&self) -> Option<&Paper> {
        self.open.and_then(|no| self.motion(no))
    }

    pub fn opened_motion_mut(&mut self) -> Option<&mut Paper> {
        self.open.and_then(|no| self.motion_mut(no))
    }

    pub fn speech(&self) -> Option<&Talk> {
        self.speaking.and_then(|no| self.speeches.iter().find(|talk| talk.no == no))
    }

    pub fn ballot(&self) -> Option<&Ballot> {
        self.voting.and_then(|no| self.votes.iter().find(|ballot| ballot.no == no))
    }

    pub fn ballot_mut(&mut self) -> Option<&mut Ballot> {
        self.voting.and_then(|no| self.votes.iter_mut().find(|ballot| ballot.no == no))
    }

    pub fn nowhere(&self) -> Vec<Card> {
        self.cards.iter().filter(|written| written.place == Place::Nowhere).map(|written| written.card).collect()
    }

    /// Whether something with a number is there.
    pub fn exists(&self, what: Ref) -> bool {
        match what {
            Ref::Card(card) => self.place(card).is_some(),
            Ref::Topic(no) => self.topic(no).is_some(),
            Ref::Group(no) => self.table(no).is_some(),
            Ref::Motion(no) => self.motion(no).is_some(),
            Ref::Speech(no) => self.speeches.iter().any(|talk| talk.no == no),
            Ref::Action(no) => self.rows.iter().any(|row| row.no == no),
            Ref::Pledge(no) => self.pledges.iter().any(|pledge| pledge.no == no),
            Ref::Parked(no) => self.parked.iter().any(|item| item.no == no),
        }
    }
}
