//! What a digit does, and what has to be typed for it.

use crate::{
    station::Extra,
    tracker::{MeetingNo, ProjectStepName, StepName, notice::NoticeStepName, patrol::PatrolList},
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
    /// A page is switched on, or off again.
    Switch(Extra, bool),
    /// A list of the patrol.
    Patrol(PatrolList),
}

/// What has to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// That it is so: one key settles nothing.
    Sure,
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
    /// Words to look for.
    Search,
    /// The council, name by name.
    Council,
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
    /// The lines of a list.
    List,
    /// A folder or a file for a backup.
    File,
}
