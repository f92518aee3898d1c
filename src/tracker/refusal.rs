//! Why not, and what would be possible. Facts only: the words are in `i18n`.

use chrono::NaiveDate;

use super::{
    command::StepName,
    guard::Guard,
    item::{Party, State},
    leaf::{Field, LeafNo, LeafState, LeafStepName},
    notice::{How, NoticeState, NoticeStepName},
    number::{ItemNo, MeetingNo, NoticeNo, SendingNo},
    patrol::PatrolList,
};
use crate::{meeting::words::Destination, text::TextFault};

/// The answer no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The item that it is about, if it is about one.
    pub item: Option<ItemNo>,
    /// Why.
    pub why: Why,
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such item.
    NoItem(ItemNo),
    /// Nothing was sent under this number.
    NoSending(SendingNo),
    /// It has the number since its packet was printed, and nobody handed it in: nobody can have answered.
    NotHandedIn {
        /// The number.
        sending: SendingNo,
        /// Of what.
        item: ItemNo,
    },
    /// No meeting of this number was taken in.
    NoMeeting(MeetingNo),
    /// Not from where it stands; these steps are possible.
    Step {
        /// What was asked.
        step: StepName,
        /// Where it stands.
        state: State,
        /// What is possible.
        possible: Vec<StepName>,
    },
    /// No step leads there by itself; these states can be reached.
    State {
        /// Where it stands.
        from: State,
        /// Where it should go.
        to: State,
        /// What can be reached.
        possible: Vec<State>,
    },
    /// The step is possible there, and something that it needs is missing.
    Missing {
        /// What was asked.
        step: StepName,
        /// Where it stands.
        state: State,
        /// Each thing that is missing.
        missing: Vec<Guard>,
    },
    /// A destination that needs a reason: not taken up.
    Declined,
    /// A text can't be taken.
    Text(TextFault),
    /// The meeting was never opened.
    NotOpened,
    /// The meeting is not closed.
    NotClosed,
    /// A practice copy is no record.
    Practice,
    /// Two journals of one meeting that went apart: what is known, and what was given (`7:9f86d081884c7d65`).
    Fork {
        /// The head that was taken in.
        known: String,
        /// The head that was given.
        given: String,
        /// The last line that both have.
        same: u64,
    },
    /// More lines than the name of the list promises.
    Lines {
        /// As many were given.
        given: usize,
        /// As many may stand there.
        most: usize,
    },
    /// About a leaf of the station's book.
    Leaf(LeafWhy),
    /// About a notice.
    Notice(NoticeWhy),
    /// About a project.
    Project(super::project::ProjectWhy),
    /// About the fund.
    Fund(super::fund::FundWhy),
    /// A day for something to come that is over.
    Past {
        /// Which.
        due: NaiveDate,
    },
    /// Not a day of this station: before the meeting it belongs to.
    Before,
    /// Something that happened, on a day or at an hour that is still to come.
    ToCome {
        /// Which.
        on: NaiveDate,
    },
    /// Something that happened before there was anything that it belongs to.
    BeforeAll {
        /// Which day.
        on: NaiveDate,
        /// The first one that may be told of.
        from: NaiveDate,
    },
    /// Something that happened before there was a station, as far as it is known here.
    BeforeFounded {
        /// Which day.
        on: NaiveDate,
        /// The first one that may be told of.
        from: NaiveDate,
    },
    /// The meeting has no number: which one, is asked.
    NoNumber {
        /// The next one that is free.
        free: MeetingNo,
    },
    /// Another meeting has the number that this one says.
    NumberTaken {
        /// Which.
        no: MeetingNo,
        /// The day of the other one.
        day: NaiveDate,
        /// Its theme.
        theme: String,
        /// The next one that is free.
        free: MeetingNo,
    },
    /// One person has one seat.
    SamePerson(Party),
}

/// Why something isn't kept so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeafWhy {
    /// There is no such thing.
    NoLeaf(LeafNo),
    /// It ended, and can't be changed.
    Ended(LeafNo),
    /// This has to be said.
    Missing(Field),
    /// Another block has the name.
    SameName(LeafNo),
    /// The block has a round of that day.
    RoundThere(LeafNo),
    /// This term isn't over, and doesn't begin before.
    TermThere(LeafNo),
    /// The council sat on that day.
    SittingThere(LeafNo),
    /// Whoever supervises neither handles nor approves.
    Supervises(Party),
    /// Somebody else supervises on that day.
    NotSupervisor {
        /// Who doesn't.
        who: Party,
        /// When.
        on: NaiveDate,
    },
    /// Nobody of the council, on that day.
    NotSeated {
        /// Who.
        who: Party,
        /// Which day.
        on: NaiveDate,
    },
    /// Nobody's turn is then.
    NotOnDuty {
        /// Who.
        who: Party,
        /// Which day.
        on: NaiveDate,
    },
    /// One person, twice.
    Twice(Party),
    /// Ticks or counts of a list that nobody wrote.
    NoList(PatrolList),
    /// Somebody's name, where no names are kept.
    Named(String),
    /// Not from where it stands; these steps are possible.
    Step {
        /// What was asked.
        step: LeafStepName,
        /// Where it stands.
        state: LeafState,
        /// What is possible.
        possible: Vec<LeafStepName>,
    },
    /// No step writes this any more.
    Fixed(Field),
    /// These have to be said.
    Unsaid(Vec<Field>),
    /// More came than were called, or more voted than came.
    Sums,
    /// No motion that a meeting passed.
    NotVoted(ItemNo),
    /// A motion that is for somebody else to settle.
    Advice {
        /// Which.
        motion: ItemNo,
        /// Who settles it.
        to: Option<Destination>,
    },
    /// A motion whose result turned, or that is not carried out.
    MotionOff(ItemNo),
    /// A motion that is in an article already.
    WrittenIn {
        /// Which.
        motion: ItemNo,
        /// The article.
        article: LeafNo,
    },
    /// Not the words that were voted.
    OtherWords {
        /// Those that were.
        voted: String,
    },
    /// Another version of the article is under way.
    UnderWay(LeafNo),
    /// Another one says the same words.
    SameWords(LeafNo),
    /// What an article that is older than the book doesn't have.
    NotOlder(Field),
    /// Nobody was asked: no notice of it hangs or hung.
    NotHeard(LeafNo),
    /// Its notice still hung on the day of the vote.
    Hangs {
        /// Which.
        notice: NoticeNo,
        /// The last day.
        until: NaiveDate,
    },
    /// Something was said to its notice, and nobody answered.
    Unanswered {
        /// Which.
        notice: NoticeNo,
        /// The numbers of the comments.
        comments: Vec<usize>,
    },
}

/// Why a step of a notice is not possible, with what would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeWhy {
    /// There is no such notice.
    NoNotice(NoticeNo),
    /// Not from where it stands; these steps are possible.
    Step {
        /// What was asked.
        step: NoticeStepName,
        /// Where it stands.
        state: NoticeState,
        /// What is possible.
        possible: Vec<NoticeStepName>,
    },
    /// There is no comment of this number.
    NoComment {
        /// Which was meant, from 1.
        n: usize,
        /// So many there are.
        of: usize,
    },
    /// It was answered, and nothing of that is written over.
    Answered {
        /// Which, from 1.
        n: usize,
        /// What was done with it.
        how: How,
        /// In words.
        text: String,
    },
    /// A day that is still to come.
    ToCome {
        /// Which.
        on: NaiveDate,
    },
    /// It has to hang for a day at least.
    NoDays,
    /// It hangs until the end of this day; before, it can only be withdrawn.
    Hangs {
        /// The last day.
        until: NaiveDate,
    },
}

impl From<Why> for Refusal {
    fn from(why: Why) -> Self {
        Self { item: None, why }
    }
}

impl Why {
    /// About an item.
    pub fn of(self, item: ItemNo) -> Refusal {
        Refusal { item: Some(item), why: self }
    }
}
