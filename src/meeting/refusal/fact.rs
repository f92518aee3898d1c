//! The facts behind a refusal, and what is missing before a stage can be left.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    charter::{Act, Stage, Standing, VoteBasis},
    meeting::{
        Moment,
        command::Name,
        numbers::{ActionNo, AmendmentNo, Badge, GroupNo, MotionNo, ParkedNo, VoteNo},
        rests::Rest,
        words::{Caution, Side},
    },
    text::TextFault,
};

/// Something that is missing before a stage can be left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// The meeting was not started.
    Start,
    /// Nobody is in the chair.
    Chair,
    /// Nobody records.
    Recorder,
    /// Too few are here.
    Quorum {
        /// Here.
        have: u16,
        /// Needed.
        need: u16,
    },
    /// Cards that stand in no topic.
    Unplaced {
        /// How many.
        cards: u16,
    },
    /// No topic is live.
    Topic,
    /// No topic has a table.
    Posted,
    /// A table without a convener.
    Convener {
        /// Which.
        group: GroupNo,
    },
    /// A table with too few people.
    Small {
        /// Which.
        group: GroupNo,
        /// How many sit there.
        have: u16,
    },
    /// A table over its cap.
    Full {
        /// Which.
        group: GroupNo,
        /// How many sit there.
        have: u16,
    },
    /// A table without draft, conclusion or 还没谈拢.
    Result {
        /// Which.
        group: GroupNo,
    },
    /// A table without somebody who reports.
    Reporter {
        /// Which.
        group: GroupNo,
    },
    /// A motion that is neither voted nor parked.
    Undecided {
        /// Which.
        motion: MotionNo,
    },
    /// A table that hasn't said what it can do itself. Only said, never in the way.
    Answer {
        /// Which.
        group: GroupNo,
    },
    /// A motion that passed, which nobody leads and no row of the plan carries out. Only said, never in the way.
    Leader {
        /// Which.
        motion: MotionNo,
    },
    /// What a choice picked, which nobody leads. Only said, never in the way.
    Picked {
        /// In which vote.
        vote: VoteNo,
        /// Which option, from 1.
        option: u16,
    },
    /// A row of the plan that nobody leads. Only said, never in the way.
    Owner {
        /// Which.
        action: ActionNo,
    },
    /// A row of the plan that somebody leads, without a date.
    Date {
        /// Which.
        action: ActionNo,
    },
    /// Something set aside that goes nowhere.
    Destination {
        /// Which.
        parked: ParkedNo,
    },
}

impl Missing {
    /// Said, and never in the way: 没人领不要紧，贴出来再问.
    pub fn is_advice(&self) -> bool {
        matches!(self, Self::Answer { .. } | Self::Leader { .. } | Self::Picked { .. } | Self::Owner { .. })
    }
}

/// What kind of number was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Thing {
    Card,
    Topic,
    Group,
    Motion,
    Amendment,
    Speech,
    Vote,
    Ruling,
    Action,
    Pledge,
    Parked,
    Promise,
    Option,
    Sector,
    Charter,
    Line,
}

/// Why a headcount no longer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Somebody who is counted came or left, or it is another sitting.
    People,
    /// A later vote counted the room anew.
    Later(VoteNo),
    /// The meeting is over.
    Closed,
}

/// A part of a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 做什么
    Action,
    /// 哪一处
    Object,
    /// 谁来做
    Who,
    /// 几时好
    When,
}

/// The facts behind a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// R01: the chair takes no side.
    ChairActs {
        /// Who holds the chair.
        chair: Badge,
        /// Who could take it.
        deputy: Option<Badge>,
    },
    /// R01: who moved or spoke on the open motion can't chair it.
    TookPart {
        /// Who.
        badge: Badge,
    },
    /// Another meeting has this number of the year.
    Numbered {
        /// Of which year.
        year: u16,
        /// Which.
        number: u16,
        /// The day of the other meeting.
        day: Option<NaiveDate>,
        /// Its theme.
        theme: String,
        /// The next number that no meeting has.
        free: u16,
    },
    /// R02: parts of the motion are missing.
    Lacks {
        /// Which.
        parts: Vec<Part>,
    },
    /// R02: another motion is open; the new one waits.
    MotionOpen {
        /// The open one.
        open: MotionNo,
        /// Its place in the row of waiting ones, from 1.
        place: u16,
    },
    /// R03: somebody speaks.
    Busy {
        /// Who.
        speaker: Badge,
        /// Who asked, and waits.
        asked: Option<Badge>,
    },
    /// R03: no hand is up for this badge.
    NoHand {
        /// Who.
        badge: Badge,
        /// Whose turn it would be.
        next: Option<Badge>,
    },
    /// R03: somebody else is next.
    NotNext {
        /// Whose turn it would be.
        next: Badge,
    },
    /// R05: no turn is left on this motion.
    TurnsUsed {
        /// Who.
        badge: Badge,
        /// How many turns were used.
        used: u16,
        /// Whose turn it would be.
        next: Option<(Badge, Option<Side>)>,
    },
    /// R06: no motion is open, so there is nothing to speak on.
    NoMotionOpen,
    /// R07: stopped for this motion.
    Barred {
        /// Who.
        badge: Badge,
    },
    /// R08: the other side comes first.
    OtherSide {
        /// Which side.
        side: Side,
        /// How many of it wait.
        waiting: u16,
        /// Whose turn it would be.
        next: Badge,
    },
    /// R09: for, against or a question?
    NoSide {
        /// Who.
        badge: Badge,
    },
    /// R11: hands wait.
    StillWaiting {
        /// Who.
        badges: Vec<Badge>,
    },
    /// R11: nobody spoke on it.
    NoSpeech,
    /// R11: the debate is not closed.
    DebateOpen,
    /// R11: the debate is closed; a reason opens it again.
    DebateIsClosed,
    /// R05: the charter ends speeches on time; a reason adds some.
    TimeFixed {
        /// Seconds a speech.
        seconds: u32,
    },
    /// R11: the charter's chair doesn't vote.
    ChairVotesNot,
    /// An amendment comes before its motion.
    AmendmentPending {
        /// Which.
        amendment: AmendmentNo,
    },
    /// R11: only the chair calls the vote.
    OnlyChair {
        /// Who holds it.
        chair: Option<Badge>,
    },
    /// R12: more hands than people or households.
    CountsExceed {
        /// The hands, as they were typed.
        counts: Vec<u16>,
        /// Voters in the room, by headcount.
        present: u16,
        /// How often each of them may raise a hand.
        each: u16,
        /// Persons or households.
        basis: VoteBasis,
    },
    /// R12: options that nobody counted yet.
    Uncounted {
        /// Their numbers, with their words.
        options: Vec<(u16, String)>,
    },
    /// R12: more than have signed in.
    AboveRoll {
        /// By headcount.
        present: u16,
        /// By the roll.
        roll: u16,
        /// Persons or households.
        basis: VoteBasis,
    },
    /// R11: fewer than the charter asks for.
    TooFew {
        /// Here.
        have: u16,
        /// Needed.
        need: u16,
        /// Persons or households.
        basis: VoteBasis,
    },
    /// Hands can't be counted again: the headcount no longer stands.
    HeadcountGone {
        /// Of which vote.
        vote: VoteNo,
        /// Why.
        why: Gone,
    },
    /// The words that a vote was on were decided, or changed again.
    MovedOn {
        /// Which vote.
        vote: VoteNo,
        /// Of which motion.
        motion: MotionNo,
    },
    /// A correction names the two who counted: those of the vote.
    TwoTellers {
        /// Who was named when the vote was opened.
        named: Vec<Badge>,
    },
    /// R12: this count comes later.
    CountsOrder {
        /// What comes first.
        first: Side,
    },
    /// R12: counted already; `Recount` counts again.
    Counted,
    /// R13: decided; only `Recount` touches it.
    Decided {
        /// Which motion.
        motion: MotionNo,
    },
    /// R13: these words were voted on.
    VotedWords {
        /// Which motion.
        motion: MotionNo,
        /// Which of its parts.
        parts: Vec<Part>,
    },
    /// R13: the residents decided it themselves; it isn't sent on as if it were somebody else's.
    Own {
        /// Which motion.
        motion: MotionNo,
    },
    /// R13: these words are decided already.
    SameWords {
        /// As which motion.
        motion: MotionNo,
    },
    /// R13: after a verdict a scope only goes down.
    ScopeUp {
        /// Of which motion.
        motion: MotionNo,
    },
    /// Its mover took it back.
    Withdrawn {
        /// Which motion.
        motion: MotionNo,
    },
    /// It was declined.
    DeclinedMotion {
        /// Which motion.
        motion: MotionNo,
    },
    /// Only who moved it takes it back.
    OnlyMover {
        /// Who.
        mover: Badge,
    },
    /// The command belongs to other stages.
    WrongStage {
        /// Where the meeting is.
        now: Stage,
        /// Where it would be legal.
        legal: &'static [Stage],
    },
    /// No meeting was opened.
    NotOpened,
    /// The meeting was opened already.
    Opened,
    /// The meeting is closed.
    Closed,
    /// The meeting is adjourned.
    Adjourned,
    /// What is missing to go on.
    Missing {
        /// All of it.
        list: Vec<Missing>,
    },
    /// A vote is open; the roll stands.
    VoteOpen,
    /// No vote is open.
    NoVoteOpen,
    /// Nobody signed in wears this badge.
    Nobody {
        /// The badges.
        badges: Vec<Badge>,
        /// The next free number.
        free: Badge,
    },
    /// Somebody wears another badge already.
    Wears {
        /// Which.
        badge: Badge,
    },
    /// The badge is worn already.
    Worn {
        /// Which.
        badge: Badge,
    },
    /// No such number.
    NoSuch {
        /// Of what.
        thing: Thing,
        /// As it was given.
        number: String,
    },
    /// The text can't be taken.
    Text {
        /// Which field.
        field: &'static str,
        /// Why.
        fault: TextFault,
    },
    /// A field is missing.
    NoField {
        /// Which.
        field: &'static str,
    },
    /// A number that makes no sense.
    Range {
        /// Which field.
        field: &'static str,
        /// Least.
        least: u32,
        /// Greatest.
        most: u32,
    },
    /// More than one line takes.
    AtOnce {
        /// As many are taken.
        most: u32,
    },
    /// A day that is over.
    PastDay {
        /// Which field.
        field: &'static str,
        /// The first day that can be named.
        least: NaiveDate,
    },
    /// Two options that read the same: nobody could say which of them a hand was for.
    SameOptions {
        /// The place of one.
        one: u16,
        /// And of the other.
        other: u16,
    },
    /// An hour of today that is over.
    PastHour {
        /// Which field.
        field: &'static str,
    },
    /// More dots than people have.
    Dots {
        /// Given.
        given: u32,
        /// At most.
        most: u32,
    },
    /// More posted topics than tables in all rounds.
    Tables {
        /// At most.
        most: u16,
    },
    /// A table is done talking: nobody sits down there any more.
    TableDone {
        /// Which.
        group: GroupNo,
    },
    /// The moment is still to come.
    ToCome {
        /// As it was given.
        when: Moment,
        /// Now.
        now: Moment,
    },
    /// The moment lies before the meeting was opened.
    BeforeMeeting {
        /// As it was given.
        when: Moment,
        /// When it was opened.
        opened: Moment,
    },
    /// A line is never written before the line above.
    BeforeLine {
        /// As it was given.
        at: Moment,
        /// When the line above was written.
        above: Moment,
    },
    /// The moment lies before what the line rests on.
    Before {
        /// As it was given.
        when: Moment,
        /// What it rests on.
        rest: Rest,
        /// Since when that is so.
        since: Moment,
    },
    /// Only the newest line can be taken back.
    NotNewest {
        /// The newest that can, if any.
        newest: Option<u64>,
    },
    /// A barrier: a closed vote, an adjournment, the close, a signature.
    Barrier,
    /// Nothing was just taken back.
    NothingToRedo,
    /// It is so already.
    Already,
    /// Something else must come first.
    First {
        /// The command that does it.
        command: Name,
    },
    /// Nobody speaks.
    NobodySpeaks,
    /// Nobody waits.
    NobodyWaits,
    /// Only the holder of an office.
    OnlyOffice,
    /// The charter's table: who is this may not do it.
    MayNot {
        /// What.
        act: Act,
        /// What they are.
        standing: Standing,
        /// Who may.
        who: Vec<Standing>,
    },
    /// Nobody in the room holds the chair, so no vote moves.
    ChairEmpty {
        /// The deputy who could take it.
        deputy: Option<Badge>,
        /// Who left it and is back.
        back: Option<Badge>,
    },
    /// One person as two tellers.
    TellerTwice,
    /// Tellers that the charter doesn't take.
    Tellers {
        /// What is wrong with them.
        what: Caution,
    },
}
