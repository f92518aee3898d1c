//! What lies over the console, and what a row of a list does.

use super::{Action, Form, List, NextAct};
use crate::{
    meeting::{
        Command, Name, Order,
        numbers::{Badge, Badges, PromiseNo},
        words::PromiseState,
    },
    view::Page,
};

/// What lies over the console.
#[derive(Debug)]
pub enum Popup {
    /// Something to choose from.
    List(List<Pick>),
    /// A command, field by field.
    Form(Form),
    /// The reason in words, for an order that was refused.
    Reason(Order),
    /// The keys and lines, and what is typed to find one.
    Help(String),
    /// The card of a rehearsal, which is read.
    Told(Vec<super::Said>),
}

/// What lies over whatever is asked.
#[derive(Clone, Debug)]
pub(super) enum Over {
    /// The help.
    Help,
    /// Whether to leave.
    Leave,
    /// Whether what was typed into a field, or for a reason, is a line of its own.
    Line(String, bool),
    /// The reasons that let an answer pass.
    Reasons,
    /// Another one, in words.
    Reason(Box<Order>),
}

/// What a row of a list does.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// Gives a command, or asks the rest of it.
    Do(NextAct),
    /// Gives it: that was asked.
    Sure(NextAct),
    /// Gives the refused order again with this reason.
    Because(Order, String),
    /// Takes what was typed into a field as a line of its own.
    Line(String),
    /// It is the answer of the field.
    Answer(String),
    /// Lets an answer of a form pass for this reason; without one it is asked for.
    Waive(Option<String>),
    /// Asks for another reason.
    Reason(Order),
    /// Takes lines that were pasted.
    Lines(Vec<String>),
    /// Takes the lines of a list out of a chat, by the names in them.
    Chain(Vec<String>),
    /// A pasted line that failed, by its place among those: it comes into the strip to be put right.
    Failed(usize),
    /// What can be put right of the last lines.
    Mends,
    /// The form that puts something right.
    Mend(Mend),
    /// What became of a promise of the last meetings.
    Review(PromiseNo, PromiseState),
    /// A part of the sheet of a table: asked, and then the sheet again.
    OfTable(u16, Name, Vec<(&'static str, String)>),
    /// Raises what waits for this meeting: concerns of the desk, topics that the last one left.
    Waiting,
    /// What can be done with a person.
    Person(Badge),
    /// Says why something can't be done now.
    NotNow(String),
    /// The last lines: the meeting goes back to one of them.
    History,
    /// Asks whether it goes back to this line.
    BackTo(u64),
    /// Goes back to it: that was asked.
    SureBackTo(u64),
    /// Gives counts that were looked at.
    Counts(Vec<Command>),
    /// Gives what an order that was refused lacked, and then that, with what stands in the strip for it.
    First(Command, Box<(Order, Option<String>)>),
    /// Signs people in, and takes the line that they said.
    SignIn(Badges, Option<String>),
    /// Gives what a line meant that was asked about.
    Means(Command),
    /// Whether the name of this one may stand in the chat: what they said. Without an answer the rest is asked another time.
    InChat(Badge, Option<bool>),
    /// Goes on with a meeting that another window has left.
    TakeOver,
    /// Does what a key does.
    Key(Action),
    /// Leaves the meeting; all is saved.
    Leave,
    /// Puts a page on the wall.
    Wall(Page),
    /// Nothing.
    Close,
}

/// A form that puts something right.
#[derive(Clone, Debug, PartialEq)]
pub struct Mend {
    /// Which command.
    pub(super) name: Name,
    /// What is known: first which thing it is.
    pub(super) given: Vec<(&'static str, String)>,
    /// What stands in the fields that are asked.
    pub(super) stands: Vec<(&'static str, String)>,
}
