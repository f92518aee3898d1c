//! What happened. Past tense; each event holds what was decided, so that `apply` asks no rule.
//!
//! Once a version of the program is released, any change of these types, or of a type inside them, raises the version of a
//! journal line (`journal::VERSION`). Until then a field may be added that is left out where it says nothing, so that every line stays as it was.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Moment,
    command::{Name, Promise},
    numbers::{
        ActionNo, AmendmentNo, Badge, Card, GroupNo, MotionNo, ParkedNo, PledgeNo, PromiseNo, ResponseNo, RulingNo,
        SpeechNo, TopicNo, VoteNo,
    },
    refusal::Missing,
    words::{
        Caution, Destination, Gift, GroupRole, Method, MotionText, Office, Origin, Outcome, PromiseState, Reading, Ref,
        Repeat, Rung, Side, Signer, Subject, Task, Verdict,
    },
};
use crate::charter::{Charter, GuardId, RuleId, Scope, Stage};

/// What replay needs, all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The meeting.
    pub id: Uuid,
    /// The estate or station, as it stands on the minutes.
    pub estate: String,
    /// The theme, a question.
    pub theme: String,
    /// Where.
    pub place: Option<String>,
    /// Which meeting of the year.
    pub number: Option<u16>,
    /// When it should start.
    pub planned: Option<Moment>,
    /// Planned length in minutes.
    pub minutes: u16,
    /// Seconds east of UTC.
    pub zone: i32,
    /// A practice copy, not a record.
    pub practice: bool,
    /// The rulebook of the day.
    pub charter: Charter,
    /// What the last meeting promised.
    pub promises: Vec<Promise>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub enum Event {
    MeetingOpened(Box<Opening>),
    MeetingEdited {
        theme: Option<String>,
        place: Option<String>,
        planned: Option<Moment>,
    },
    /// The number of the year, given after the meeting was opened.
    NumberGiven {
        number: u16,
    },
    MeetingStarted {
        ends: Moment,
    },
    PromiseReviewed {
        promise: PromiseNo,
        state: PromiseState,
        note: Option<String>,
    },

    /// `household`: the badge whose household it is, 0 for none. `doorless`: somebody has a name, and the station knows no door of
    /// theirs. Who has neither says nothing of it, and what was written before says that a name came with its door.
    SignedIn {
        badge: Badge,
        person: Option<Uuid>,
        sector: String,
        household: Badge,
        counts: bool,
        observer: bool,
        minor: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        doorless: bool,
    },
    Returned {
        badge: Badge,
    },
    SignedOut {
        badge: Badge,
    },
    /// The roll of a sitting that went on was called: who isn't there was signed out by the same line.
    RollCalled {},
    ParticipantEdited {
        badge: Badge,
        person: Option<Uuid>,
        sector: String,
        household: Badge,
        counts: bool,
        observer: bool,
        minor: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        doorless: bool,
    },
    OfficeTaken {
        office: Office,
        badge: Badge,
    },
    OfficeVacated {
        office: Office,
        badge: Badge,
    },
    /// `until`: the motion whose vote gives the chair back to `from`.
    ChairHandedOver {
        from: Badge,
        to: Badge,
        until: Option<MotionNo>,
    },
    ChairReturned {
        to: Badge,
    },
    ReadOut {
        what: Reading,
    },

    ConcernRaised {
        card: Card,
        text: Option<String>,
        from: Origin,
        relayed: Option<Badge>,
        said: Option<Moment>,
        /// The matter of the station that it raises (26-v12).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<String>,
    },
    ConcernEdited {
        card: Card,
        text: String,
    },
    TopicMade {
        topic: TopicNo,
        title: Option<String>,
        scope: Scope,
    },
    TopicRenamed {
        topic: TopicNo,
        title: String,
    },
    CardPlaced {
        card: Card,
        topic: TopicNo,
        repeat: Option<Repeat>,
    },
    CardSplit {
        card: Card,
        topic: TopicNo,
    },
    TopicDissolved {
        topic: TopicNo,
    },
    CardWithheld {
        card: Card,
        reason: String,
    },
    TopicWithheld {
        topic: TopicNo,
        reason: String,
    },
    TopicScopeSet {
        topic: TopicNo,
        scope: Scope,
    },

    DotsPlaced {
        badge: Badge,
        dots: Vec<(TopicNo, u16)>,
    },
    /// `anew`: what was counted of these topics before no longer holds.
    DotsCounted {
        dots: Vec<(TopicNo, u16)>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anew: bool,
    },
    TopicPosted {
        topic: TopicNo,
        group: GroupNo,
        round: u16,
        table: u16,
    },
    TopicUnposted {
        topic: TopicNo,
        group: GroupNo,
    },
    Convened {
        group: GroupNo,
        badge: Badge,
    },
    SignedUp {
        group: GroupNo,
        badge: Badge,
    },
    Moved {
        badge: Badge,
        from: Option<GroupNo>,
        to: Option<GroupNo>,
    },

    GroupRoleTaken {
        group: GroupNo,
        role: GroupRole,
        badge: Badge,
    },
    GroupRoleVacated {
        group: GroupNo,
        role: GroupRole,
        badge: Badge,
    },
    PointNoted {
        group: GroupNo,
        text: Option<String>,
        said: Option<Moment>,
        /// The place of the one that is written anew; none: it is a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        no: Option<u16>,
    },
    DisagreementNoted {
        group: GroupNo,
        text: Option<String>,
        said: Option<Moment>,
        /// The place of the one that is written anew; none: it is a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        no: Option<u16>,
    },
    SurpriseNoted {
        group: GroupNo,
        text: Option<String>,
        said: Option<Moment>,
        /// The place of the one that is written anew; none: it is a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        no: Option<u16>,
    },
    ConclusionNoted {
        group: GroupNo,
        text: Option<String>,
        unsettled: bool,
        said: Option<Moment>,
    },
    GroupClosed {
        group: GroupNo,
        given_back: u32,
    },

    GroupReported {
        group: GroupNo,
        badge: Option<Badge>,
        deadline: Moment,
    },
    AnswerNoted {
        group: GroupNo,
        text: String,
    },
    /// What this table talked of is for others to do, who are told.
    AnswerOthers {
        group: GroupNo,
    },
    /// A motion is written down; it waits until it is opened.
    MotionFiled {
        motion: MotionNo,
        group: Option<GroupNo>,
        mover: Option<Badge>,
        text: MotionText,
        scope: Scope,
        receiver: Option<String>,
    },
    MotionOpened {
        motion: MotionNo,
    },
    /// An open motion goes back to the row of waiting ones.
    MotionSetAside {
        motion: MotionNo,
    },
    MotionEdited {
        motion: MotionNo,
        version: u16,
        text: MotionText,
    },
    ScopeSet {
        motion: MotionNo,
        scope: Scope,
        receiver: Option<String>,
    },
    AmendmentProposed {
        amendment: AmendmentNo,
        motion: MotionNo,
        mover: Badge,
        text: MotionText,
    },
    AmendmentAdopted {
        amendment: AmendmentNo,
        motion: MotionNo,
        version: u16,
        text: MotionText,
    },
    AmendmentRejected {
        amendment: AmendmentNo,
        motion: MotionNo,
    },
    /// 提议人收回, before its vote.
    MotionWithdrawn {
        motion: MotionNo,
        /// Who took it back, where a mover is known.
        badge: Option<Badge>,
    },
    /// Taken back by its mover, before its vote.
    AmendmentWithdrawn {
        amendment: AmendmentNo,
        motion: MotionNo,
        badge: Badge,
    },
    /// Words met a hint of the charter, and nobody has said who may settle it.
    ScopeHinted {
        what: Ref,
        /// The hint's words.
        word: String,
        /// What it suggests.
        scope: Scope,
        receiver: Option<String>,
    },
    /// 通过 → 建议, after the verdict and never up again.
    ScopeLowered {
        motion: MotionNo,
        scope: Scope,
        receiver: Option<String>,
        verdict: Verdict,
        to: Option<Destination>,
        reason: String,
    },
    /// `passed`: the hand may speak beyond its turns, since a reason was given.
    HandRaised {
        motion: MotionNo,
        badge: Badge,
        side: Option<Side>,
        relayed: Option<Badge>,
        passed: bool,
    },
    HandLowered {
        motion: MotionNo,
        badge: Badge,
    },
    SideStated {
        speech: SpeechNo,
        side: Side,
    },
    FloorGranted {
        speech: SpeechNo,
        motion: MotionNo,
        badge: Badge,
        side: Option<Side>,
        relayed: Option<Badge>,
        seconds: u32,
        deadline: Moment,
    },
    TimeAdded {
        speech: SpeechNo,
        seconds: u32,
        deadline: Moment,
    },
    /// A void speech is neither turn nor opinion.
    SpeechEnded {
        speech: SpeechNo,
        seconds: u32,
        over: u32,
        void: bool,
    },
    SpeechNoted {
        speech: SpeechNo,
        text: String,
    },
    /// A speech that was only on paper.
    SpeechFiled {
        speech: SpeechNo,
        motion: MotionNo,
        badge: Badge,
        side: Option<Side>,
        seconds: u32,
        text: Option<String>,
        said: Option<Moment>,
    },
    CalledToOrder {
        ruling: RulingNo,
        rule: RuleId,
        badge: Option<Badge>,
        step: Rung,
        motion: Option<MotionNo>,
    },
    DebateClosed {
        motion: MotionNo,
    },
    /// A reason let somebody speak after the debate was closed.
    DebateReopened {
        motion: MotionNo,
    },

    VoteOpened {
        vote: VoteNo,
        on: Subject,
        present: u16,
        roll: u16,
        tellers: Vec<Badge>,
        method: Method,
        /// The quorum that was not reached: what comes of it is only advice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        short: Option<u16>,
    },
    ForCounted {
        vote: VoteNo,
        count: u16,
    },
    AgainstCounted {
        vote: VoteNo,
        count: u16,
    },
    OptionCounted {
        vote: VoteNo,
        option: u16,
        count: u16,
    },
    ChairVoted {
        vote: VoteNo,
        badge: Option<Badge>,
        side: Side,
    },
    /// For a choice, `picked` are the options that won, from 1.
    VoteClosed {
        vote: VoteNo,
        for_: u16,
        against: u16,
        not_voted: u16,
        outcome: Outcome,
        picked: Vec<u16>,
    },
    VoteCancelled {
        vote: VoteNo,
        reason: String,
    },
    /// Counts are void; the vote is open again.
    RecountOrdered {
        vote: VoteNo,
        reason: String,
    },
    /// A recount of a closed vote is broken off: the result that it had stands.
    RecountBrokenOff {
        vote: VoteNo,
        reason: String,
    },
    /// The counts of a closed vote, put right from the signed 计票单. `VoteClosed` of the same line is the result anew.
    VoteCorrected {
        vote: VoteNo,
        for_: Option<u16>,
        against: Option<u16>,
        options: Vec<(u16, u16)>,
        tellers: Vec<Badge>,
        reason: String,
    },
    MotionDecided {
        motion: MotionNo,
        vote: VoteNo,
        verdict: Verdict,
        to: Option<Destination>,
        /// The version of its words that was voted on.
        version: u16,
    },
    LimitsSet {
        seconds: u32,
        turns: u16,
    },
    RulingOverturned {
        ruling: RulingNo,
    },
    /// The vote that overturned it turned.
    RulingRestored {
        ruling: RulingNo,
    },
    /// The vote that set limits of its own turned: those of the charter hold.
    LimitsLifted {},

    ActionProposed {
        action: ActionNo,
        what: String,
        motion: Option<MotionNo>,
        owner: Option<Badge>,
        helpers: Vec<Badge>,
        due: Option<NaiveDate>,
        done_when: Option<String>,
        resources: Option<String>,
        with: Option<String>,
    },
    Pledged {
        pledge: PledgeNo,
        badge: Badge,
        text: String,
        action: Option<ActionNo>,
        due: Option<NaiveDate>,
        /// For a motion that passed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<MotionNo>,
        /// What is given, where that was said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<Gift>,
        /// Money, in fen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<u64>,
    },
    /// Who leads what was decided.
    LeadTaken {
        task: Task,
        badge: Badge,
        due: Option<NaiveDate>,
    },
    ActionClaimed {
        action: ActionNo,
        owner: Option<Badge>,
        helpers: Vec<Badge>,
        due: Option<NaiveDate>,
    },
    ActionDropped {
        action: ActionNo,
        reason: String,
    },
    Responded {
        response: ResponseNo,
        org: String,
        badge: Option<Badge>,
        text: Option<String>,
        due: Option<NaiveDate>,
        said: Option<Moment>,
    },
    Forwarded {
        what: Ref,
        to: Destination,
        receiver: Option<String>,
        due: Option<NaiveDate>,
        reason: Option<String>,
    },
    /// Topics without a table and cards without a topic go to the next meeting.
    LeftForNext {
        topics: Vec<TopicNo>,
        cards: Vec<Card>,
    },
    FollowUpSet {
        date: NaiveDate,
        time: Option<NaiveTime>,
        place: Option<String>,
    },
    Parked {
        parked: ParkedNo,
        text: Option<String>,
        what: Option<Ref>,
        badge: Option<Badge>,
        to: Option<Destination>,
    },

    ClockPaused {
        since: Moment,
    },
    /// `gap`: milliseconds that every running clock is given back.
    ClockResumed {
        gap: i64,
    },
    RecessTaken {
        until: Moment,
    },
    /// What was missing, and why the stage was left all the same.
    StageLeft {
        stage: Stage,
        missing: Vec<Missing>,
        reason: Option<String>,
    },
    StageEntered {
        stage: Stage,
        minutes: u16,
        deadline: Option<Moment>,
        reason: Option<String>,
    },
    StageExtended {
        stage: Stage,
        minutes: u16,
        deadline: Moment,
    },
    /// The vote that gave the stage more time turned.
    StageShortened {
        stage: Stage,
        minutes: u16,
        deadline: Moment,
    },
    /// `until`: the day on which it goes on, if one was agreed on.
    MeetingAdjourned {
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
    },
    MeetingResumed {},
    MeetingClosed {
        reason: Option<String>,
        /// When the last sitting ended, if it was closed long after.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended: Option<Moment>,
    },

    Attached {
        name: String,
        what: Option<Ref>,
    },
    Corrected {
        what: Ref,
        text: String,
        reason: String,
    },
    Signed {
        role: Signer,
        badge: Badge,
        version: u16,
    },

    /// A rule said no; the other events of the line are what was done instead.
    Refused {
        guard: GuardId,
        command: Name,
        badge: Option<Badge>,
    },
    /// A reason let something pass a rule.
    Waived {
        guard: GuardId,
        badge: Option<Badge>,
        reason: String,
    },
    /// A rule only advises: recorded, and let pass.
    Advised {
        guard: GuardId,
        badge: Option<Badge>,
    },
    /// Said with the answer to a command: what is still open. It keeps nothing from going on.
    Reminded {
        of: Vec<Missing>,
    },
    /// Nobody in the room holds the chair from now on.
    ChairEmptied {},
    /// The chair is held again; `None`: the sitting or the meeting ended before it was.
    ChairFilled {
        badge: Option<Badge>,
    },
    /// Who left the chair is back, and doesn't have it by that.
    ChairOffered {
        badge: Badge,
    },
    /// Let pass with a word of advice.
    Cautioned {
        what: Caution,
        badge: Option<Badge>,
    },
    /// A reason let pass what the table of who may do what refuses.
    Excepted {
        what: Caution,
        badge: Option<Badge>,
        reason: String,
    },
    /// Clocks that the line touched stand since `stand`.
    Undone {
        seq: u64,
        stand: Option<Moment>,
    },
    Redone {
        seq: u64,
    },
}
