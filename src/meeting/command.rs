//! What can be asked of a meeting. Imperative, as people say it.
//!
//! A text that may lie on paper is an `Option`: it can be typed after the close.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Moment,
    means::Means,
    numbers::{
        ActionNo, AmendmentNo, Badge, Badges, Card, Cards, GroupNo, MotionNo, PromiseNo, SpeechNo, TopicNo, VoteNo,
    },
    state::Meeting,
    words::{
        Destination, Gift, Giver, GroupRole, Method, Office, Origin, PromiseState, Reading, Ref, Repeat, Rung, Side,
        Signer, Subject,
    },
};
use crate::charter::{Charter, RuleId, Scope, Stage};

/// A charter by the name of a preset, or written out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum CharterChoice {
    /// One that ships with the program.
    Preset(String),
    /// One that the station edits.
    Own(Box<Charter>),
}

/// A promise that the last meeting made and this one opens with. No names: badges of this meeting, if they are known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Its number as people say it (26年3次会5件).
    pub item: String,
    /// What was promised.
    pub text: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The person who promised, as `people.ron` knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Uuid>,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? })*) => {
        /// A command, with its fields.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)]
        pub enum Command {
            $($(#[$doc])* $name { $($(#[$field_doc])* $field: $kind),* }),*
        }

        /// The name of a command, without its fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Name {
            $($(#[$doc])* $name),*
        }

        impl Name {
            /// All of them, in the order of an evening.
            pub const ALL: &'static [Name] = &[$(Name::$name),*];

            /// As scripts write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Name::$name => stringify!($name)),* }
            }

            /// Field names and their types.
            pub fn fields(self) -> &'static [(&'static str, &'static str)] {
                match self {
                    $(Name::$name => {
                        const FIELDS: &[(&str, &str)] = &[$((plain(stringify!($field)), stringify!($kind))),*];
                        FIELDS
                    }),*
                }
            }
        }

        impl Command {
            /// Its name.
            pub fn name(&self) -> Name {
                match self { $(Command::$name { .. } => Name::$name),* }
            }

            /// The same command, with those whom its numbers mean.
            pub(super) fn meant(&self, meeting: &Meeting) -> Command {
                let mut command = self.clone();
                match &mut command { $(Command::$name { $($field),* } => { $(Means::mean($field, meeting);)* })* }
                command
            }
        }
    };
}

/// The name of a field as scripts write it: `for` is a word of Rust.
const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        b"r#for" => "for",
        _ => name,
    }
}

commands! {
    /// Creates the meeting with its charter, and what replay needs.
    OpenMeeting {
        id: Option<Uuid>,
        estate: String,
        theme: String,
        place: Option<String>,
        number: Option<u16>,
        planned: Option<Moment>,
        minutes: Option<u16>,
        charter: Option<CharterChoice>,
        #[serde(default)]
        practice: bool,
        #[serde(default)]
        promises: Vec<Promise>,
    }
    /// Changes theme, place or planned start.
    EditMeeting { theme: Option<String>, place: Option<String>, planned: Option<Moment> }
    /// Gives the meeting its number of the year, once, if it was opened without one.
    NumberMeeting { number: u16 }
    /// Logs the real start; the plan is timed from here.
    StartMeeting {}
    /// Says what became of a promise of the last meeting.
    ReviewPledge { promise: PromiseNo, state: PromiseState, note: Option<String> }

    /// Signs in one badge or a range; name and form of address go to `people.ron`, never to the journal.
    SignIn {
        badges: Badges,
        sector: Option<String>,
        household: Option<Badge>,
        #[serde(default)]
        observer: bool,
        #[serde(default)]
        minor: bool,
        person: Option<Uuid>,
        name: Option<String>,
        call: Option<String>,
    }
    /// Signs out: lowers the hand, ends the speech, vacates offices and roles.
    SignOut { badges: Badges }
    /// The roll of a sitting that goes on another day: who isn't named isn't here; without numbers, everybody is here again.
    CallRoll { badges: Option<Badges> }
    /// Corrects what was signed in.
    EditParticipant {
        badge: Badge,
        sector: Option<String>,
        household: Option<Badge>,
        observer: Option<bool>,
        minor: Option<bool>,
        person: Option<Uuid>,
        name: Option<String>,
        call: Option<String>,
    }
    /// Takes an office.
    TakeOffice { office: Office, badge: Badge }
    /// Hands the chair over; with a motion open, it comes back with the line that closes that motion's vote.
    HandOverChair { to: Badge }
    /// Logs that something was read aloud.
    ReadAloud { what: Reading }

    /// One card with its text, or many cards by number whose texts lie on paper.
    RaiseConcern {
        badge: Option<Badge>,
        cards: Option<Cards>,
        text: Option<String>,
        #[serde(default)]
        from: Origin,
        relayed: Option<Badge>,
        said: Option<Moment>,
        /// The matter of the station that it raises, by its number (26-v12).
        of: Option<String>,
    }
    /// Gives a card its text, or corrects it.
    EditConcern { card: Card, text: String }
    /// Puts cards together under a title or into a topic, or keeps all the rest as they are.
    Cluster {
        title: Option<String>,
        topic: Option<TopicNo>,
        cards: Option<Cards>,
        #[serde(default)]
        repeat: Repeat,
        #[serde(default)]
        rest: bool,
    }
    /// Takes a card out of its topic again.
    SplitConcern { card: Card }
    /// Keeps a card or a topic off the wall, before it is ever shown.
    Withhold { card: Option<Card>, topic: Option<TopicNo>, reason: String }
    /// Says who may settle a topic.
    SetTopicScope { topic: TopicNo, scope: Scope }

    /// The dots of one person.
    PlaceDots { badge: Badge, dots: Vec<(TopicNo, u16)> }
    /// The dots of topics, counted: what was counted of them before no longer holds; `more`: of another sheet, which adds to it.
    CountDots {
        dots: Vec<(TopicNo, u16)>,
        #[serde(default)]
        more: bool,
    }
    /// Gives topics a table, in the order named.
    PostTopic { topics: Vec<TopicNo> }
    /// Takes a topic off its table.
    UnpostTopic { topic: TopicNo }
    /// Names the convener of a table.
    Convene { group: GroupNo, badge: Badge }
    /// Signs badges up for a table.
    SignUp { group: GroupNo, badges: Badges }
    /// Two feet: badges go to another table, or sit out.
    MoveTo { badges: Badges, group: Option<GroupNo> }

    /// Gives a role at a table.
    TakeGroupRole { group: GroupNo, role: GroupRole, badge: Badge }
    /// A point that a table made. With `no`, the words of the one that has this place in the record of the table, written anew.
    NotePoint { group: GroupNo, text: Option<String>, said: Option<Moment>, no: Option<u16> }
    /// What a table could not agree on. With `no`, the words of the one that has this place in the record of the table, written anew.
    NoteDisagreement { group: GroupNo, text: Option<String>, said: Option<Moment>, no: Option<u16> }
    /// 没想到的好主意 With `no`, the words of the one that has this place in the record of the table, written anew.
    NoteSurprise { group: GroupNo, text: Option<String>, said: Option<Moment>, no: Option<u16> }
    /// What a table came to, or 还没谈拢.
    NoteConclusion {
        group: GroupNo,
        text: Option<String>,
        #[serde(default)]
        unsettled: bool,
        badge: Option<Badge>,
        said: Option<Moment>,
    }
    /// The slip of a table: a motion that waits for the debate.
    DraftMotion {
        group: GroupNo,
        mover: Option<Badge>,
        action: String,
        object: Option<String>,
        who: Option<String>,
        when: Option<String>,
        scope: Option<Scope>,
        receiver: Option<String>,
    }
    /// A table is done, and gives its minutes back.
    CloseGroup { group: GroupNo }

    /// A table reports; with `answer`, what it can do itself; with `others`, that this is for others to do, who are told.
    ReportGroup {
        group: GroupNo,
        badge: Option<Badge>,
        answer: Option<String>,
        #[serde(default)]
        others: bool,
    }
    /// What a table can do itself, said after its report; or with `others`, that this is for others to do.
    AnswerGroup {
        group: GroupNo,
        answer: Option<String>,
        #[serde(default)]
        others: bool,
    }
    /// Opens a waiting motion by its number, or a new one.
    OpenMotion {
        motion: Option<MotionNo>,
        mover: Option<Badge>,
        action: Option<String>,
        object: Option<String>,
        who: Option<String>,
        when: Option<String>,
        scope: Option<Scope>,
        receiver: Option<String>,
    }
    /// Changes the words of a motion that is not decided; 谁来做 and 几时好 may follow where they were left open.
    EditMotion {
        motion: MotionNo,
        action: Option<String>,
        object: Option<String>,
        who: Option<String>,
        when: Option<String>,
    }
    /// Says who may settle a motion, and who receives the advice; once it is decided only downwards, with a reason.
    SetScope { motion: MotionNo, scope: Scope, receiver: Option<String>, reason: Option<String> }
    /// Proposes other words for the open motion; a friendly one that nobody objects to holds at once.
    Amend {
        mover: Badge,
        #[serde(default)]
        friendly: bool,
        action: Option<String>,
        object: Option<String>,
        who: Option<String>,
        when: Option<String>,
    }
    /// Takes a motion back, by who moved it, before its vote opens.
    WithdrawMotion { motion: MotionNo, badge: Option<Badge> }
    /// Takes an amendment back, by who moved it, before its vote opens.
    WithdrawAmendment { amendment: AmendmentNo, badge: Option<Badge> }
    /// Raises a hand, or gives the side of the one who speaks.
    RaiseHand { badge: Badge, side: Option<Side>, relayed: Option<Badge> }
    /// Lowers a hand.
    LowerHand { badge: Badge }
    /// Gives the floor to the computed next, or to somebody else with a reason.
    GrantFloor { badge: Option<Badge> }
    /// More time for the one who speaks.
    AddTime { seconds: u32 }
    /// Ends the running speech; `void`: given up without a word.
    EndSpeech {
        #[serde(default)]
        void: bool,
    }
    /// The gist of a speech, or a whole speech that was only on paper.
    NoteSpeech {
        speech: Option<SpeechNo>,
        motion: Option<MotionNo>,
        badge: Option<Badge>,
        side: Option<Side>,
        seconds: Option<u32>,
        text: Option<String>,
        said: Option<Moment>,
    }
    /// The chair's call to order, with the rule it rests on.
    CallToOrder {
        rule: RuleId,
        badge: Option<Badge>,
        #[serde(default)]
        step: Rung,
        park: Option<String>,
    }
    /// Ends the debate on the open motion.
    CloseDebate {}

    /// Opens a vote: headcount, tellers, then for, then against.
    OpenVote {
        on: Subject,
        present: Option<u16>,
        #[serde(default)]
        tellers: Vec<Badge>,
        #[serde(default)]
        method: Method,
    }
    /// Hands for.
    CountFor { count: u16 }
    /// Hands against.
    CountAgainst { count: u16 }
    /// Hands for one option of a choice, from 1.
    CountOption { option: u16, count: u16 }
    /// The chair votes, last.
    ChairVote { side: Side }
    /// Closes the vote; the result is computed.
    CloseVote {}
    /// Breaks the open vote off.
    CancelVote { reason: String }
    /// Counts again: the open vote, or a closed one while its headcount stands; without a number, the one closed last.
    Recount { reason: String, vote: Option<VoteNo> }
    /// Puts the counts of a closed vote right from the signed 计票单; the result is computed anew.
    CorrectVote {
        vote: VoteNo,
        r#for: Option<u16>,
        against: Option<u16>,
        #[serde(default)]
        options: Vec<(u16, u16)>,
        #[serde(default)]
        tellers: Vec<Badge>,
        reason: String,
    }

    /// A row of the action plan.
    ProposeAction {
        what: String,
        motion: Option<MotionNo>,
        owner: Option<Badge>,
        #[serde(default)]
        helpers: Vec<Badge>,
        due: Option<NaiveDate>,
        done_when: Option<String>,
        resources: Option<String>,
        with: Option<String>,
    }
    /// Who does what by when, in their own words; for a row of the plan, or for a motion that passed. Money in fen.
    Pledge {
        badge: Badge,
        text: String,
        action: Option<ActionNo>,
        motion: Option<MotionNo>,
        due: Option<NaiveDate>,
        kind: Option<Gift>,
        amount: Option<u64>,
    }
    /// Takes the lead of a motion that passed, or of what a choice picked; no row of the plan is opened.
    ClaimMotion {
        motion: Option<MotionNo>,
        vote: Option<VoteNo>,
        option: Option<u16>,
        badge: Badge,
        due: Option<NaiveDate>,
    }
    /// Takes on a row of the plan, or sets its date and helpers.
    ClaimAction {
        action: ActionNo,
        badge: Option<Badge>,
        #[serde(default)]
        helpers: Vec<Badge>,
        due: Option<NaiveDate>,
    }
    /// Takes a row off the plan.
    DropAction { action: ActionNo, reason: String }
    /// A unit answers, after the votes.
    Respond { org: String, badge: Option<Badge>, text: Option<String>, due: Option<NaiveDate>, said: Option<Moment> }
    /// Sends something on to who can settle it.
    Forward {
        what: Ref,
        to: Destination,
        receiver: Option<String>,
        due: Option<NaiveDate>,
        reason: Option<String>,
    }
    /// When the promises are looked at again.
    SetFollowUp { date: NaiveDate, time: Option<NaiveTime>, place: Option<String> }

    /// Sets something aside: 先记着.
    Park { text: Option<String>, what: Option<Ref>, badge: Option<Badge>, to: Option<Destination> }
    /// All clocks stand; `since` an earlier moment, after the machine was away.
    PauseClock { since: Option<Moment> }
    /// Clocks go on; what stood still is given back.
    ResumeClock {}
    /// Leaves the stage, or says what is missing.
    AdvanceStage {}
    /// Goes back to a stage.
    ReturnToStage { stage: Stage, reason: String }
    /// The chair gives a few minutes more.
    ExtendStage { minutes: u16 }
    /// A break; all clocks stand until `ResumeClock`.
    Recess { minutes: u16 }
    /// Ends the meeting at once, from anywhere.
    CloseMeeting { reason: String }
    /// Ends the sitting; the meeting goes on another day.
    Adjourn { reason: String, until: Option<NaiveDate> }
    /// Goes on with an adjourned meeting.
    Resume {}
    /// Takes back the newest line, named by its number.
    Undo { seq: u64 }
    /// Gives back what was just taken back.
    Redo {}

    /// Names a paper that belongs to the record (sign-in sheet, photo, slip).
    Attach { name: String, what: Option<Ref> }
    /// Puts a text of the record right, with the reason.
    Correct { what: Ref, text: String, reason: String }
    /// Signs the minutes.
    SignMinutes { role: Signer, badge: Badge }
}

/// A command with its moment, its giver, and what a script expects of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// When it is written; the host's clock if absent.
    pub at: Option<Moment>,
    /// The moment that it is about, if it is written later (补录).
    pub when: Option<Moment>,
    /// Who gives it.
    #[serde(default)]
    pub by: Giver,
    /// Lets it pass a rule that may be passed; goes into the minutes.
    pub because: Option<String>,
    /// The command.
    pub cmd: Command,
    /// What should become of it; acceptance, if absent.
    pub expect: Option<Expect>,
}

/// What a script expects of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Expect {
    /// Accepted.
    Ok,
    /// Refused on this ground.
    Refused(super::refusal::Ground),
}

impl Order {
    /// The order as the next line of a script: in a script whose lines carry their moments, one that carries none follows
    /// the line above, at the same moment. A script without moments, of somebody who types or of another program, goes by the
    /// clock, line by line. `above` is the moment of the newest line that carried one.
    #[must_use]
    pub fn following(self, above: &mut Option<Moment>) -> Self {
        *above = self.at.or(*above);
        Self { at: *above, ..self }
    }
}

impl From<Command> for Order {
    fn from(cmd: Command) -> Self {
        Self { at: None, when: None, by: Giver::Chair, because: None, cmd, expect: None }
    }
}
