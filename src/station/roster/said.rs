//! What there is to say of a line of a file: what is wrong with it, what is worth a word, why it was passed over, what looks wrong in
//! the whole.

use super::Column;
use crate::{
    charter::Words,
    meeting::numbers::Badge,
    table::{Aside, RowAt},
    text::TextFault,
};

/// One thing that is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The line of the file, or the number of the row.
    pub line: RowAt,
    /// Where in it; none: the line as a whole.
    pub column: Option<Column>,
    /// What stands there.
    pub given: String,
    /// What is wrong.
    pub why: WhyNobody,
}

/// What is wrong with a cell, with what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNobody {
    /// Empty, too long, or hiding something.
    Text(TextFault),
    /// No badge: those are whole numbers from 1 to `last`.
    NoBadge {
        /// The highest.
        last: u16,
    },
    /// Another line has the badge.
    BadgeTwice {
        /// Which.
        line: RowAt,
    },
    /// Another line is the same person.
    SameTwice {
        /// Which.
        line: RowAt,
    },
    /// The charter has no such sector; it has these.
    NoSector {
        /// Their names.
        known: Vec<Words>,
    },
    /// Neither yes nor no.
    NoYesOrNo,
    /// Neither name nor 称呼.
    Nameless,
    /// A telephone where a name belongs.
    Phone,
    /// A number where a name belongs.
    NotAName,
    /// Several people, of whom one is named.
    NotOne,
    /// Somebody who is dead or has moved away.
    Gone,
    /// Two names, and one badge or one 称呼.
    Whose,
    /// Two cells that say different buildings or units.
    TwoDoors,
    /// A spreadsheet made a date of it.
    Date,
    /// Lost in another program: an error of a formula, `####`, `1.2E+11`, or letters that were broken before.
    Broken,
}

/// Legal, but worth a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Nobody likes to wear this number.
    Unwanted {
        /// The line.
        line: RowAt,
        /// The number.
        badge: Badge,
    },
    /// So many have no 称呼: the wall will show their badge alone.
    NoCall {
        /// How many.
        people: usize,
    },
    /// Columns that are read.
    Used {
        /// Their titles.
        titles: Vec<String>,
    },
    /// Columns that nothing is taken from.
    Unused {
        /// Their titles.
        titles: Vec<String>,
    },
    /// Sheets that were not read.
    OtherSheets {
        /// Their names.
        names: Vec<String>,
    },
    /// A line that is nobody.
    Passed {
        /// The line.
        line: RowAt,
        /// What stands there.
        given: String,
        /// Why.
        why: Passed,
    },
    /// Words under 身份 that the charter doesn't have, and the sector that they were taken as.
    TakenAs {
        /// As it stands there.
        given: String,
        /// The sector.
        sector: String,
        /// In how many lines.
        lines: usize,
    },
    /// A telephone beside a name was left out, in so many lines.
    NoPhones {
        /// How many.
        lines: usize,
    },
    /// A day that is a door again.
    FromDay {
        /// The line.
        line: RowAt,
        /// As it is shown.
        given: String,
        /// As it was typed.
        door: String,
    },
}

/// Why a line is nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// A sum, a remark, who filled it in.
    Aside(Aside),
    /// Nobody lives there.
    Vacant,
    /// The name is merged with the one above.
    SamePerson,
}

/// What looks wrong, though each line is right: somebody has to say that it is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Many people live behind one door.
    Crowded {
        /// The door.
        door: String,
        /// How many.
        people: usize,
    },
    /// Lines without a building below one that has it: it was taken for theirs.
    Below {
        /// Which column.
        column: Column,
        /// How many.
        lines: usize,
        /// The first of them.
        first: RowAt,
        /// What they were given.
        with: String,
    },
    /// Doors without a building, though others have one.
    NoBuilding {
        /// How many.
        lines: usize,
        /// The first of them.
        first: RowAt,
    },
    /// A column that nobody reads, and that may be a part of the door.
    UnreadDoor {
        /// Its title.
        title: String,
    },
    /// Many residents have no door, though others have one.
    Doorless {
        /// How many.
        people: usize,
        /// Of so many.
        of: usize,
    },
    /// Few households for so many people.
    FewDoors {
        /// How many.
        people: usize,
        /// How many.
        households: usize,
    },
}
