//! Who may do what, as one table: acts × standings.
//!
//! A station edits it as RON; `meeting::decide` asks it through one function. A new act or standing doesn't compile until
//! every table says what holds for it.

use serde::{Deserialize, Serialize};

use super::VoteRules;

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Act {
    /// 举手表决: counted in votes.
    Vote,
    /// 一样多时主持人举手: a vote from the chair.
    BreakTie,
    /// 主持, also as the deputy who would take over.
    Chair,
    /// 当会务: recorder, timekeeper, deputy.
    Office,
    /// 计票
    Tell,
    /// 提: opened at once, or by the slip of a table.
    Move,
    /// 提改法
    Amend,
    /// 要发言: raises a hand, gets the floor.
    Hand,
    /// 替人说
    Relay,
    /// 领头: leads or helps with a row of the plan.
    Lead,
    /// 认领: says what they can do.
    Pledge,
    /// 签字, as one of the residents.
    Sign,
}

/// What somebody is at this moment, as far as the table asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// In the room, of a sector that votes.
    Voter,
    /// 列席
    Observer,
    /// 未成年
    Minor,
    /// Of a sector without vote.
    Sector,
    /// Signed out.
    Out,
    /// 一位居民: badge 0.
    Unnamed,
    /// A badge that nobody wears.
    Nobody,
}

/// One cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Permit {
    /// Goes without a word.
    Allow,
    /// Goes, and the answer says what would be better.
    Advise,
    /// Refused. A reason lets it pass, where it is no arithmetic and somebody is there to do it.
    Refuse,
}

/// One act: what holds for each standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct MayRow {
    pub voter: Permit,
    pub observer: Permit,
    pub minor: Permit,
    pub sector: Permit,
    pub out: Permit,
    pub unnamed: Permit,
    pub nobody: Permit,
}

/// The whole table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct May {
    pub vote: MayRow,
    pub break_tie: MayRow,
    pub chair: MayRow,
    pub office: MayRow,
    pub tell: MayRow,
    #[serde(rename = "move")]
    pub move_: MayRow,
    pub amend: MayRow,
    pub hand: MayRow,
    pub relay: MayRow,
    pub lead: MayRow,
    pub pledge: MayRow,
    pub sign: MayRow,
}

impl Act {
    /// All of them, in the order of the table.
    pub const ALL: [Act; 12] = [
        Self::Vote,
        Self::BreakTie,
        Self::Chair,
        Self::Office,
        Self::Tell,
        Self::Move,
        Self::Amend,
        Self::Hand,
        Self::Relay,
        Self::Lead,
        Self::Pledge,
        Self::Sign,
    ];

    /// As a charter writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Vote => "vote",
            Self::BreakTie => "break_tie",
            Self::Chair => "chair",
            Self::Office => "office",
            Self::Tell => "tell",
            Self::Move => "move",
            Self::Amend => "amend",
            Self::Hand => "hand",
            Self::Relay => "relay",
            Self::Lead => "lead",
            Self::Pledge => "pledge",
            Self::Sign => "sign",
        }
    }

    /// Hands that are counted: no reason makes one more.
    pub fn is_arithmetic(self) -> bool {
        matches!(self, Self::Vote | Self::BreakTie)
    }
}

impl Standing {
    /// All of them, in the order of the table.
    pub const ALL: [Standing; 7] =
        [Self::Voter, Self::Observer, Self::Minor, Self::Sector, Self::Out, Self::Unnamed, Self::Nobody];

    /// As a charter writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Voter => "voter",
            Self::Observer => "observer",
            Self::Minor => "minor",
            Self::Sector => "sector",
            Self::Out => "out",
            Self::Unnamed => "unnamed",
            Self::Nobody => "nobody",
        }
    }

    /// Somebody with a number who is in the room.
    pub fn is_somebody(self) -> bool {
        !matches!(self, Self::Out | Self::Unnamed | Self::Nobody)
    }
}

impl Permit {
    /// As a charter writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Advise => "advise",
            Self::Refuse => "refuse",
        }
    }
}

impl MayRow {
    /// What holds for a standing.
    pub fn of(&self, standing: Standing) -> Permit {
        match standing {
            Standing::Voter => self.voter,
            Standing::Observer => self.observer,
            Standing::Minor => self.minor,
            Standing::Sector => self.sector,
            Standing::Out => self.out,
            Standing::Unnamed => self.unnamed,
            Standing::Nobody => self.nobody,
        }
    }
}

impl May {
    /// The row of an act.
    pub fn row(&self, act: Act) -> &MayRow {
        match act {
            Act::Vote => &self.vote,
            Act::BreakTie => &self.break_tie,
            Act::Chair => &self.chair,
            Act::Office => &self.office,
            Act::Tell => &self.tell,
            Act::Move => &self.move_,
            Act::Amend => &self.amend,
            Act::Hand => &self.hand,
            Act::Relay => &self.relay,
            Act::Lead => &self.lead,
            Act::Pledge => &self.pledge,
            Act::Sign => &self.sign,
        }
    }

    /// One cell.
    pub fn cell(&self, act: Act, standing: Standing) -> Permit {
        self.row(act).of(standing)
    }

    /// Who isn't refused, of those who are somebody in the room.
    pub fn who(&self, act: Act) -> impl Iterator<Item = Standing> + use<> {
        let row = *self.row(act);
        Standing::ALL.into_iter().filter(move |standing| standing.is_somebody() && row.of(*standing) != Permit::Refuse)
    }
}

const fn row(cells: [Permit; 7]) -> MayRow {
    let [voter, observer, minor, sector, out, unnamed, nobody] = cells;
    MayRow { voter, observer, minor, sector, out, unnamed, nobody }
}

/// The table of `haishu`. Charters that were embedded before there was a table are read with this one: it never changes.
impl Default for May {
    fn default() -> Self {
        use Permit::{Advise as A, Allow as O, Refuse as X};
        Self {
            vote: row([O, X, X, X, X, X, X]),
            break_tie: row([O, X, X, X, X, X, X]),
            chair: row([O, X, X, O, X, X, X]),
            office: row([O, A, A, O, X, X, X]),
            tell: row([O, A, A, O, X, X, X]),
            move_: row([O, X, X, X, X, O, X]),
            amend: row([O, X, X, X, X, O, X]),
            hand: row([O, O, O, O, X, O, X]),
            relay: row([O, A, O, A, X, O, X]),
            lead: row([O, O, A, O, O, A, X]),
            pledge: row([O, O, O, O, O, O, X]),
            sign: row([O, X, X, A, O, X, X]),
        }
    }
}

/// What holds for tellers who hold the chair or moved what is voted on, or are too few, where a charter says nothing.
pub(super) fn tellers() -> Permit {
    Permit::Advise
}

impl Default for VoteRules {
    fn default() -> Self {
        Self {
            pass: super::PassRule::default(),
            basis: super::VoteBasis::default(),
            chair: super::ChairVotes::default(),
            tellers: tellers(),
        }
    }
}
