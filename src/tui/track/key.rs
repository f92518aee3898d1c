//! What a digit does, and what has to be typed for it.

use chrono::NaiveDate;

use super::fund::{FundKey, FundWanted};
use crate::{
    station::Extra,
    time::Span,
    tracker::{
        ItemNo, LeafKind, LeafNo, LeafStepName, MeetingNo, ProjectNo, ProjectStepName, StepName,
        leaf::{Field, LeafRow, Sort, Spec},
        notice::NoticeStepName,
        patrol::PatrolList,
    },
};

/// What a key does.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// A step of the item.
    Step(StepName),
    /// Other words, another building: of a matter of the desk.
    EditVisit,
    /// When what is typed from now on happened.
    Told,
    /// A new visit.
    NewVisit,
    /// A new item.
    NewItem,
    /// Who types from now on.
    TypedBy,
    /// Which estate the station is of.
    Estate,
    /// Looks for words.
    Search,
    /// Two weeks more of the duty roster.
    PlanShifts,
    /// Who the council is.
    Council,
    /// A step of the project.
    Project(ProjectStepName),
    /// A new project.
    NewProject,
    /// The notice of a meeting was posted.
    Posted(MeetingNo),
    /// Something of the station's own was posted.
    NewNotice,
    /// A step of the notice.
    Notice(NoticeStepName),
    /// All of the station in one file.
    BackUp,
    /// The work report of a month, a quarter, a year.
    Report(Span),
    /// A page is switched on, or off again.
    Switch(Extra, bool),
    /// A list of the patrol.
    Patrol(PatrolList),
    /// Something of the fund.
    Fund(FundKey),
    /// Writes a leaf, new or anew.
    Leaf(Draft),
    /// Two exchange turns.
    Swap,
    /// A leaf holds no more.
    EndLeaf(LeafNo),
    /// A version of an article is posted for comments.
    Hear(LeafNo),
    /// One is repealed, or dropped on its way.
    EndArticle(LeafNo, LeafStepName),
    /// A paper of the station's book.
    Print(Paper),
}

impl Key {
    /// It makes a new record, whatever page it is pressed on.
    pub fn is_new(&self) -> bool {
        match self {
            Self::NewItem | Self::NewVisit | Self::NewProject | Self::NewNotice | Self::Fund(FundKey::Claim) => true,
            Self::Leaf(draft) => draft.leaf.is_none(),
            _ => false,
        }
    }
}

/// A paper that is printed from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A week of rounds.
    Rounds,
    /// The minutes of a sitting.
    Sitting(LeafNo),
    /// A change of terms.
    Handover,
    /// 公约: what is in force.
    Covenant,
    /// 征求意见稿 of one version.
    Draft(LeafNo),
    /// 结算公示 of a project.
    Settlement(ProjectNo),
}

/// A leaf that is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub kind: LeafKind,
    /// Which; none: a new one.
    pub leaf: Option<LeafNo>,
    /// What it belongs to: the block of a round, the term of a seat.
    pub of: Option<LeafNo>,
    /// Its day, where that is known already.
    pub on: Option<NaiveDate>,
    /// Which step of its way, where its kind has one.
    pub step: Option<LeafStepName>,
    /// The motion that it comes from, where that is known already.
    pub motion: Option<ItemNo>,
}

impl Draft {
    /// A new one.
    pub fn new(kind: LeafKind) -> Self {
        Self { kind, leaf: None, of: None, on: None, step: None, motion: None }
    }

    /// One that is there, to be changed.
    pub fn of(leaf: LeafNo) -> Self {
        Self { leaf: Some(leaf), ..Self::new(leaf.kind) }
    }

    /// What has to be typed for it, one after the other.
    pub fn asks(self) -> impl Iterator<Item = Wanted> {
        let way = if self.kind.has_way() { self.of_its_way() } else { Vec::new() };
        let asked = move |spec: &'static Spec| match spec.sort {
            Sort::Items => Some(Wanted::Brought(self.kind)),
            // What follows from files and the record is nobody's to type.
            sort if !sort.is_asked() => None,
            Sort::Day if spec.field == Field::On && self.on.is_some() => None,
            _ => Some(Wanted::Field(*spec)),
        };
        let plain = self.kind.fields().iter().filter_map(asked).filter(move |_| !self.kind.has_way());
        way.into_iter().chain(plain)
    }

    /// The same of a kind with a way: what its step writes. A new one begins with a motion.
    fn of_its_way(self) -> Vec<Wanted> {
        if self.step == Some(LeafStepName::Older) {
            return self.fields_of(LeafStepName::Older).chain(self.fields_of(LeafStepName::Pair)).collect();
        }
        let begins = matches!(self.step, None | Some(LeafStepName::Draft | LeafStepName::Revise));
        let step = if begins { LeafStepName::Pair } else { self.step.unwrap_or(LeafStepName::Pair) };
        let motion = (begins && self.motion.is_none()).then_some(Wanted::Basis);
        motion.into_iter().chain(self.fields_of(step)).collect()
    }

    /// What a step of its way writes.
    fn fields_of(self, step: LeafStepName) -> impl Iterator<Item = Wanted> {
        let row = LeafRow::of(self.kind, step);
        let spec = move |field: &Field| {
            let known = self.kind.fields().iter().find(|spec| spec.field == *field && spec.sort.is_asked());
            known.map(|spec| Spec { needed: row.is_some_and(|row| row.asks_for(*field)), ..*spec })
        };
        row.into_iter().flat_map(|row| row.fields).filter_map(spec).map(Wanted::Field)
    }
}

/// What has to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// That it is so: one key settles nothing.
    Sure,
    /// The same of a step that takes no words.
    Yes,
    /// Why.
    Reason,
    /// Some words.
    Words,
    /// Somebody.
    Person,
    /// A destination.
    Place,
    /// A day.
    Day,
    /// What a visitor says.
    Visit,
    /// Who came; nobody has to say.
    Visitor,
    /// Which building.
    Building,
    /// Quick or deep.
    Pace,
    /// What a new item is about.
    Title,
    /// Own words.
    OwnWords,
    /// The number of another one.
    Number,
    /// A day and an hour that are over; nothing is now.
    When,
    /// Is it right now?
    Content,
    /// What becomes of it, where somebody is not content.
    Unhappy,
    /// Which of those of one name.
    Which,
    /// Words to look for.
    Search,
    /// What the estate is called; nothing is as the newest meeting says.
    Estate,
    /// The council, name by name.
    Council,
    /// Whose turn it is.
    OnDuty,
    /// Who takes it.
    Instead,
    /// The motion that a project rests on.
    Basis,
    /// The lines of a budget.
    Lines,
    /// Who gives money.
    Source,
    /// How much.
    Sum,
    /// The number of a voucher.
    Voucher,
    /// What money went out for.
    WhatFor,
    /// The number of a notice.
    Notice,
    /// Who applies.
    Applicant,
    /// The unit that has to answer; nothing is the place.
    Receiver,
    /// By when a reply is asked; nothing asks no day.
    ReplyBy,
    /// The number of the document that says so.
    Document,
    /// The day on which a notice was posted; nothing is today.
    PostedOn,
    /// Where it hangs.
    Hangs,
    /// For how many days; nothing is as many as usual.
    Days,
    /// Which comment; nothing is the first that waits.
    Comment,
    /// What is done with it.
    How,
    /// Where it comes from.
    Came,
    /// The same of what nobody brought to the desk; nothing is not said.
    Origin,
    /// The lines of a list.
    List,
    /// A folder or a file for a backup.
    File,
    /// A folder or a file for a paper.
    Folder,
    /// What the station says in a report; nothing leaves lines to write on.
    Own,
    /// Something of the fund.
    Fund(FundWanted),
    /// A field of a leaf.
    Field(Spec),
    /// The article that is broken.
    Article,
    /// On what a repeal rests.
    Ground,
    /// What came of it.
    Brought(LeafKind),
}
