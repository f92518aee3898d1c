//! Why not, and what a step of the fund needs.

use chrono::NaiveDate;

use super::{ClaimNo, ClaimState, ClaimStepName, Earmark, EntryNo, Fen, Party};
use crate::time::Span;

/// What something of the fund needs. Rows of a claim name those of it; the others are asked of entries and of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FundNeed {
    /// Not after today, not before the fund or what it rests on, not in a closed quarter.
    Day,
    /// An approval is missing.
    Missing,
    /// Who approves is neither paid, nor saw to it, nor applied.
    NotOwn,
    /// Who approves didn't before.
    Different,
    /// Who approves is in term on that day.
    InTerm,
    /// So much is at the place.
    There,
    /// The pot may pay for it, and has so much.
    Covered,
    /// A reason is there.
    Reason,
}

impl FundNeed {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Missing,
        Self::NotOwn,
        Self::Different,
        Self::InTerm,
        Self::There,
        Self::Covered,
        Self::Reason,
    ];
}

/// Why something of the fund is not possible, with what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FundWhy {
    /// Nobody switched it on.
    Off,
    /// So many can't approve.
    Approvers {
        /// How many were given.
        given: u8,
    },
    /// Entries are there of before that day.
    Since {
        /// The first day of an entry.
        first: NaiveDate,
    },
    /// There is no such place.
    NoPlace {
        /// The name.
        given: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// There is no such pot.
    NoPot {
        /// The name.
        given: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// There is no such claim.
    NoClaim(ClaimNo),
    /// There is no such entry.
    NoEntry(EntryNo),
    /// Not from where it stands; these steps are possible.
    Step {
        /// What was asked.
        step: ClaimStepName,
        /// Where it stands.
        state: ClaimState,
        /// What is possible.
        possible: Vec<ClaimStepName>,
    },
    /// Not a sum: nothing, or more than any sum may be.
    NoSum,
    /// The quarter of that day is closed.
    Shut {
        /// The day.
        on: NaiveDate,
        /// The last closed day.
        until: NaiveDate,
    },
    /// The giver said otherwise.
    Earmarked {
        /// Which pot.
        pot: String,
        /// For what it is.
        earmark: Earmark,
    },
    /// Its time is over: it goes back, or is decided anew.
    Over {
        /// Which pot.
        pot: String,
        /// Its last day.
        until: NaiveDate,
    },
    /// The pot has not so much free.
    Uncovered {
        /// Which.
        pot: String,
        /// What is missing.
        missing: Fen,
    },
    /// The project has reserved less of the pot.
    Reserved {
        /// Which.
        pot: String,
        /// What is left of it.
        left: Fen,
    },
    /// 保运转: then less than the floor would be free.
    Floor {
        /// The floor.
        floor: Fen,
        /// What would be missing.
        missing: Fen,
    },
    /// Place or pot had not so much on that day, or on a later one.
    NotThen {
        /// Which.
        of: String,
        /// The day.
        on: NaiveDate,
        /// What it had at least from then on.
        has: Fen,
    },
    /// The place has not so much.
    NotThere {
        /// Which.
        place: String,
        /// What it has.
        has: Fen,
    },
    /// From one to the same.
    Same,
    /// The project isn't under way.
    NotRunning,
    /// The budget has no such line.
    NoLine {
        /// The words.
        given: String,
        /// The lines that there are.
        known: Vec<String>,
    },
    /// More than the budget and what raised it.
    Above {
        /// How much.
        over: Fen,
    },
    /// The invoice was claimed before.
    Invoice(ClaimNo),
    /// The receipt was booked before.
    Receipt(EntryNo),
    /// Who approves is paid, saw to it, or applied.
    Own(Party),
    /// Who approves did before.
    Twice(Party),
    /// Who approves isn't in term on that day.
    NotInTerm(Party),
    /// No approval is missing.
    Enough,
    /// It wasn't paid.
    Unpaid,
    /// More than was paid.
    TooMuch {
        /// At most.
        most: Fen,
    },
    /// It was reversed before.
    Reversed {
        /// By which entry.
        by: EntryNo,
    },
    /// A reversal, a count and a close aren't reversed.
    NeverReversed,
    /// Something came back of what it paid: that is reversed first.
    Refunded(ClaimNo),
    /// Who keeps the place doesn't count it.
    Keeper(Party),
    /// The difference of a count needs a reason.
    NoReason {
        /// What the book says.
        booked: Fen,
    },
    /// Whose the difference is has to be said.
    WhosePot {
        /// Those that there are.
        known: Vec<String>,
    },
    /// Quarters are closed one after the other.
    Quarter {
        /// The next.
        next: Span,
    },
    /// The quarter isn't over.
    Running {
        /// Its last day.
        until: NaiveDate,
    },
    /// These places weren't counted at the quarter's end.
    NotCounted {
        /// Which.
        places: Vec<String>,
    },
    /// Only a quarter is closed.
    NoQuarter,
    /// Of this project claims are open.
    Open {
        /// Which.
        claims: Vec<ClaimNo>,
    },
    /// A voucher of the fund is reversed, not struck out; money of it is claimed, not spent.
    OfFund {
        /// Which pot.
        pot: String,
    },
}
