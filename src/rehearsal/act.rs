//! What can happen in the room. Facts only: the words are in `i18n`.

use crate::{
    charter::RuleId,
    meeting::{
        numbers::{Card, GroupNo, MotionNo, TopicNo, VoteNo},
        words::{Office, Side, Signer},
    },
};

/// What people are concerned about, from 0.
pub type Theme = u8;

/// So many themes there are: lifts, parking, the rubbish room, lamps, dogs, noise.
pub const THEMES: u8 = 6;

/// A line that somebody says: of a theme, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Of which theme.
    pub theme: Theme,
    /// Which of its lines; whoever words it counts round.
    pub no: u8,
}

/// Something that happens in the room. Badges are the numbers on the cards that people hold up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// These are at the door; `official`: from the community, who isn't counted.
    Come {
        /// Whose turn it is at the desk, from the first to the last.
        badges: Vec<u16>,
        /// Of the community.
        official: bool,
        /// After the start.
        late: bool,
    },
    /// Takes an office.
    Serve {
        /// Who.
        badge: u16,
        /// Which.
        office: Office,
    },
    /// Reads a card aloud.
    Say {
        /// Who.
        badge: u16,
        /// What.
        line: Line,
        /// It names a neighbour.
        names: bool,
    },
    /// Cards are handed in.
    Pile {
        /// Whose.
        badges: Vec<u16>,
    },
    /// Two neighbours put cards together.
    Sorted {
        /// What they are about.
        theme: Theme,
        /// The topic that there is already.
        topic: Option<TopicNo>,
        /// Which.
        cards: Vec<Card>,
    },
    /// Dots were counted.
    Dots {
        /// So many a topic.
        dots: Vec<(TopicNo, u16)>,
    },
    /// Nobody wants to convene a table, for a while.
    Nobody {
        /// Which.
        group: GroupNo,
    },
    /// Convenes a table.
    Convene {
        /// Which.
        group: GroupNo,
        /// Who.
        badge: u16,
    },
    /// They sit at a table.
    Sit {
        /// Which.
        group: GroupNo,
        /// Who.
        badges: Vec<u16>,
    },
    /// Walks to another table.
    Walk {
        /// Who.
        badge: u16,
        /// Where to.
        group: GroupNo,
    },
    /// Will report for a table.
    Reporter {
        /// Which.
        group: GroupNo,
        /// Who.
        badge: u16,
    },
    /// A table hands its slip in.
    Slip {
        /// Which.
        group: GroupNo,
        /// Who moves it.
        badge: u16,
        /// What about.
        theme: Theme,
    },
    /// The one who reports stands up.
    Stand {
        /// Of which table.
        group: GroupNo,
        /// Who.
        badge: u16,
    },
    /// What the table does itself.
    Own {
        /// Which.
        group: GroupNo,
        /// What about.
        theme: Theme,
    },
    /// A hand goes up.
    Hand {
        /// Whose.
        badge: u16,
        /// For what.
        side: Side,
    },
    /// Begins to speak.
    Talk {
        /// Who.
        badge: u16,
        /// Their side.
        side: Option<Side>,
        /// What.
        line: Line,
    },
    /// Has ended, and sits down.
    Done {
        /// Who.
        badge: u16,
    },
    /// The floor was taken before they had ended.
    Cut {
        /// Whose.
        badge: u16,
    },
    /// Talks on after the time.
    Over {
        /// Who.
        badge: u16,
    },
    /// Breaks in.
    Interrupt {
        /// Who.
        badge: u16,
    },
    /// Speaks to another instead of the chair.
    Cross {
        /// Who.
        badge: u16,
    },
    /// Speaks of something else.
    Digress {
        /// Who.
        badge: u16,
        /// Of what.
        line: Line,
    },
    /// Says what hurts.
    Hurt {
        /// Who.
        badge: u16,
        /// Which of such lines.
        no: u8,
    },
    /// Somebody of the community would like to say something first.
    Official {
        /// Who.
        badge: u16,
    },
    /// The tellers have counted who has a vote.
    Present {
        /// Before the vote on this.
        motion: MotionNo,
        /// So many.
        count: u16,
        /// Who counts.
        tellers: [u16; 2],
    },
    /// Hands of one side, counted.
    Show {
        /// In which vote.
        vote: VoteNo,
        /// Which side.
        side: Side,
        /// So many.
        count: u16,
    },
    /// Hands for one option, counted.
    Pick {
        /// In which vote.
        vote: VoteNo,
        /// Which, from 1.
        option: u16,
        /// So many.
        count: u16,
    },
    /// Takes the lead of what was decided.
    Offer {
        /// Who.
        badge: u16,
        /// Of what.
        motion: MotionNo,
        /// What is done.
        line: Line,
        /// In so many days.
        days: u16,
    },
    /// Gives something, too.
    Pledge {
        /// Who.
        badge: u16,
        /// To what.
        motion: MotionNo,
        /// What.
        line: Line,
    },
    /// The community answers, after the votes.
    Reply {
        /// Who speaks for it.
        badge: u16,
        /// About what.
        theme: Theme,
    },
    /// They go.
    Leave {
        /// Who.
        badges: Vec<u16>,
    },
    /// The light goes out.
    Dark,
    /// It is on again.
    Light,
    /// Comes to sign.
    Sign {
        /// Who.
        badge: u16,
        /// As what.
        role: Signer,
    },
}

impl Act {
    /// Something is to be typed for it, or done.
    pub fn asks(&self) -> bool {
        !matches!(self, Self::Nobody { .. } | Self::Talk { .. } | Self::Cut { .. })
    }

    /// The rules that may be called for it, the one that fits best first; none: it breaks none.
    pub fn breaks(&self) -> &'static [RuleId] {
        match self {
            Self::Interrupt { .. } => &[RuleId::R03, RuleId::R07],
            Self::Cross { .. } => &[RuleId::R04, RuleId::R03],
            Self::Over { .. } => &[RuleId::R05, RuleId::R07],
            Self::Digress { .. } => &[RuleId::R06],
            Self::Hurt { .. } => &[RuleId::R10, RuleId::R04],
            _ => &[],
        }
    }

    /// A number that was counted, and is typed.
    pub fn is_count(&self) -> bool {
        matches!(self, Self::Dots { .. } | Self::Present { .. } | Self::Show { .. } | Self::Pick { .. })
    }

    /// Seconds after which they no longer wait; none: it waits until it is done.
    pub fn patience(&self) -> Option<i64> {
        match self {
            Self::Say { .. } | Self::Walk { .. } | Self::Pledge { .. } => Some(180),
            Self::Own { .. } => Some(240),
            Self::Digress { .. } => Some(45),
            Self::Hurt { .. } | Self::Cross { .. } => Some(40),
            Self::Interrupt { .. } => Some(30),
            Self::Official { .. } => Some(60),
            Self::Dark => Some(90),
            Self::Reply { .. } | Self::Leave { .. } => Some(300),
            _ => None,
        }
    }
}
