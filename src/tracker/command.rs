//! What can be asked of the tracker. Imperative, as people say it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    council::{Council, Shift},
    desk::{Came, Content, NewDesk},
    fund::FundDo,
    intake::Report,
    item::{Kind, Party, State},
    leaf::{Body, LeafNo},
    notice::{Comment, NewNotice, NoticeStep},
    number::{ItemNo, MeetingNo, NoticeNo, ProjectNo, SendingNo},
    patrol::PatrolList,
    project::{NewProject, ProjectStep},
    sending::Says,
};
use crate::meeting::words::Destination;

/// A new item that no meeting gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct New {
    /// What it is about.
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// Where it goes; none: noted.
    pub to: Option<Destination>,
    /// The unit that has to answer.
    pub receiver: Option<String>,
    /// Who leads.
    pub lead: Option<Party>,
    /// Who helps.
    pub helpers: Vec<Party>,
    /// Whose point it was.
    pub author: Option<Party>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The meeting it belongs to; none: between two meetings.
    pub of: Option<MeetingNo>,
    /// From a table that was kept elsewhere: what is late there is late here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// Where it stands in that table; none: at its beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    /// What that table says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who saw that it is done, as that table says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<Party>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<Came>,
    /// Somebody came to the duty desk with it, or the patrol saw it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<NewDesk>,
}

impl New {
    /// Something about this, noted.
    pub fn about(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            kind: Kind::Matter,
            to: None,
            receiver: None,
            lead: None,
            helpers: Vec::new(),
            author: None,
            due: None,
            of: None,
            kept: false,
            state: None,
            note: None,
            confirmed: Vec::new(),
            came: None,
            desk: None,
        }
    }

    /// Somebody came to the duty desk about this.
    pub fn visit(text: &str) -> Self {
        Self { came: Some(Came::Desk), desk: Some(NewDesk::default()), ..Self::about(text) }
    }
}

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident { $($(#[$how:meta])* $field:ident: $kind:ty),* $(,)? })*) => {
        /// One step of an item.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)]
        pub enum Step {
            $($(#[$doc])* $name { $($(#[$how])* $field: $kind),* }),*
        }

        /// The name of a step, without its fields.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum StepName {
            $($(#[$doc])* $name),*
        }

        impl StepName {
            /// All of them.
            pub const ALL: &'static [StepName] = &[$(StepName::$name),*];
        }

        impl Step {
            /// Its name.
            pub fn name(&self) -> StepName {
                match self { $(Step::$name { .. } => StepName::$name),* }
            }
        }
    };
}

steps! {
    /// It was begun.
    Start {}
    /// Who leads says that it is done; or `by` says it for them.
    Report { note: Option<String>, #[serde(default, skip_serializing_if = "Option::is_none")] by: Option<Party> }
    /// A neighbour saw that it is done.
    Confirm { by: Party }
    /// 没办成, or not wanted any more.
    Drop { reason: String }
    /// Somebody else goes on.
    HandOver { to: Party }
    /// Who leads gives it up; somebody may claim it.
    Release { reason: String }
    /// Somebody takes it on.
    Claim { by: Party }
    /// Somebody helps.
    Help { by: Party }
    /// It was handed in.
    Send { receiver: Option<String>, due: Option<NaiveDate> }
    /// The other side has it.
    Receive {}
    /// The other side answered.
    Answer { text: String, #[serde(default, skip_serializing_if = "Option::is_none")] document: Option<String> }
    /// The other side does it.
    Adopt { text: Option<String>, #[serde(default, skip_serializing_if = "Option::is_none")] document: Option<String> }
    /// The other side does not.
    Refuse { reason: String, #[serde(default, skip_serializing_if = "Option::is_none")] document: Option<String> }
    /// Back to the next meeting.
    Return { reason: String }
    /// Somebody talked about it, and this came of it. What a meeting of ours made of it comes back by its record.
    TakeUp { #[serde(default, skip_serializing_if = "Option::is_none")] text: Option<String> }
    /// It goes to somebody else.
    Redirect { to: Destination, receiver: Option<String>, due: Option<NaiveDate> }
    /// Settled on the spot.
    Settle { text: String }
    /// It is open again after all.
    Reopen { reason: String }
    /// Another day.
    SetDue { due: Option<NaiveDate> }
    /// Other words for what it is about.
    Rename { title: String }
    /// Other words, another building; an empty one is none. Its history keeps what it said.
    Edit { title: Option<String>, words: Option<String>, building: Option<String> }
    /// The next meeting talks about it.
    Raise {}
    /// Whoever came with it was asked whether it is right now; nothing: they could not be reached.
    CallBack { content: Option<Content>, reason: Option<String> }
    /// It is the same as another one, as which it is followed.
    Merge { into: ItemNo }
    /// A word for the history.
    Remark { text: String }
    /// A photo or a paper that shows it, by name.
    Attach { name: String }
    /// It breaks an article of the covenant.
    Breach { article: LeafNo }
    /// 劝导: whoever does it was talked to.
    Persuade { text: String }
}

impl StepName {
    /// Steps that change no state and are possible in each.
    pub const ANY: &'static [StepName] =
        &[Self::SetDue, Self::Rename, Self::Edit, Self::Remark, Self::Attach, Self::Breach, Self::Persuade];

    /// A step that needs nothing but, perhaps, a few words, so that a table can ask for it.
    pub fn with(self, words: Option<String>) -> Option<Step> {
        let some = |words: Option<String>| words.unwrap_or_default();
        Some(match self {
            Self::Start => Step::Start {},
            Self::Report => Step::Report { note: words, by: None },
            Self::Drop => Step::Drop { reason: some(words) },
            Self::Send => Step::Send { receiver: None, due: None },
            Self::Receive => Step::Receive {},
            Self::Answer => Step::Answer { text: some(words), document: None },
            Self::Adopt => Step::Adopt { text: words, document: None },
            Self::Refuse => Step::Refuse { reason: some(words), document: None },
            Self::Return => Step::Return { reason: some(words) },
            Self::TakeUp => Step::TakeUp { text: words },
            Self::Raise => Step::Raise {},
            Self::Settle => Step::Settle { text: some(words) },
            Self::Reopen => Step::Reopen { reason: some(words) },
            Self::Release => Step::Release { reason: some(words) },
            _ => return None,
        })
    }
}

/// What came of a round, of a sitting or of advice, and is written down with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Brought {
    /// A new matter.
    Add(Box<New>),
    /// A step of one.
    Move {
        /// Which.
        item: ItemNo,
        /// What.
        step: Step,
    },
    /// One stands there now, by the step that leads there.
    Put {
        /// Which.
        item: ItemNo,
        /// Where it stands.
        state: State,
        /// Why, or what was answered.
        words: Option<String>,
    },
}

impl From<Brought> for Command {
    fn from(brought: Brought) -> Self {
        match brought {
            Brought::Add(new) => Self::Add(new),
            Brought::Move { item, step } => Self::Move { item, step },
            Brought::Put { item, state, words } => Self::Put { item, state, words },
        }
    }
}

/// What can be asked of the tracker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Takes a closed meeting in; as often as one likes.
    TakeIn(Box<Report>),
    /// Adds an item by hand.
    Add(Box<New>),
    /// A step of an item.
    Move {
        /// Which.
        item: ItemNo,
        /// What.
        step: Step,
    },
    /// Puts an item where a table of the street office says it is: a state alone, with its words.
    Put {
        /// Which.
        item: ItemNo,
        /// Where it is.
        state: State,
        /// Why, or what was answered.
        words: Option<String>,
    },
    /// Gives what is handed in its number, or says of the one that is out what lies with it and by when a reply is asked.
    MakeSending {
        /// Of which item.
        item: ItemNo,
        /// By when a reply is asked; none: as the item has it.
        due: Option<NaiveDate>,
        /// Why, in the station's own words.
        why: Option<String>,
        /// Names of what lies with it.
        files: Vec<String>,
    },
    /// Somebody answered to what was sent.
    Reply {
        /// To which.
        sending: SendingNo,
        /// What.
        says: Says,
        /// In what words; of a refusal, why.
        text: Option<String>,
        /// The number of the document that says so.
        document: Option<String>,
    },
    /// The notice of a meeting was posted.
    Post {
        /// Whose.
        meeting: MeetingNo,
        /// When.
        on: NaiveDate,
    },
    /// A notice was posted, whatever it is about.
    Hang(Box<NewNotice>),
    /// A notice that was kept elsewhere before, with what was said to it.
    Bring {
        /// As it was posted.
        notice: Box<NewNotice>,
        /// What was said.
        comments: Vec<Comment>,
    },
    /// A step of a notice.
    MoveNotice {
        /// Which.
        notice: NoticeNo,
        /// What.
        step: NoticeStep,
    },
    /// Applies for a project.
    Apply(Box<NewProject>),
    /// A step of a project.
    MoveProject {
        /// Which.
        project: ProjectNo,
        /// What.
        step: ProjectStep,
    },
    /// Writes a leaf of the station's book, new or anew with all that it says; with what came of it.
    Keep {
        /// Which; none: a new one.
        #[serde(default)]
        leaf: Option<LeafNo>,
        /// What it says.
        body: Box<Body>,
        /// What came of it.
        #[serde(default)]
        with: Vec<Brought>,
    },
    /// A leaf holds no more.
    EndLeaf {
        /// Which.
        leaf: LeafNo,
        /// Why.
        reason: String,
        /// On what that rests.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<String>,
    },
    /// Something of the fund.
    Fund(FundDo),
    /// Who the council is, name by name: 7+X.
    SetCouncil(Council),
    /// Two of the council exchange turns: on this day one serves for the other.
    Swap {
        /// The day.
        day: NaiveDate,
        /// Whose turn it was.
        from: Party,
        /// Who takes it.
        to: Party,
    },
    /// Who is on duty when; replaces the shifts of those days.
    SetShifts(Vec<Shift>),
    /// What a list of the patrol says.
    SetPatrol {
        /// Which list.
        list: PatrolList,
        /// Its lines.
        lines: Vec<String>,
    },
}

/// A command as a script writes it, in one line. Nothing for an empty line or a comment. A meeting is not taken in by a line:
/// what it says is read from its journal.
pub fn parse(line: &str) -> Result<Option<Command>, String> {
    let said = line.trim();
    if said.is_empty() || said.starts_with("//") {
        return Ok(None);
    }
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str(said) {
        Ok(Command::TakeIn(_)) => {
            Err("TakeIn is no command of a script; yishi track take reads the journal".to_owned())
        }
        Ok(command) => Ok(Some(command)),
        Err(error) => Err(error.code.to_string()),
    }
}
