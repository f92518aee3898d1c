//! Every outcome in every paper: one table. It stands there, or is left out for a reason that is written down. A kind or a paper that is
//! added doesn't compile until each of its cells is answered; a test walks the table over whole meetings.

/// What an evening can come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A motion that passed.
    Passed,
    /// A motion that became advice.
    Advice,
    /// More were against, or too few for.
    NotPassed,
    /// As many for as against.
    Tie,
    /// Opinions only: so the scope, or too few were there.
    Consulted,
    /// Moved, and neither voted on nor set aside.
    Undecided,
    /// Taken back by whoever moved it, before the vote.
    Withdrawn,
    /// Set aside, with where it goes.
    Parked,
    /// Sent on by hand.
    Forwarded,
    /// A choice or an election: who or what was picked, with the counts.
    Picked,
    /// What tied at the cut line.
    CutTie,
    /// A place that stays empty.
    EmptySeat,
    /// What was heard at a meeting without motions.
    Topic,
    /// A row of the plan: who, what, by when.
    Row,
    /// Who leads what was decided without a row.
    Lead,
    /// What somebody offered.
    Pledge,
    /// What a unit answered.
    Response,
    /// A vote on a ruling of the chair.
    Appeal,
    /// A vote of a motion or a choice that was counted again, with another result.
    Recount,
    /// The same, put right from the signed 计票单.
    Correction,
    /// An evening that went on another time: how many came to each sitting.
    Sitting,
    /// Nobody in the room held the chair, from when to when.
    Vacancy,
    /// Lines that were written down later than it happened (补录).
    Late,
}

/// What is written of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 一页
    Page,
    /// 传阅
    Circulated,
    /// 存档
    Archive,
    /// The text for the chat.
    Chat,
    /// 公示
    Notice,
    /// 报送单
    Packet,
    /// What hangs on the wall, then or when it is read back.
    Wall,
    /// What the tracker goes on with.
    Item,
    /// The calendar.
    Calendar,
    /// The tables.
    Sheets,
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// One page has what binds somebody; the rest stands in the circulated minutes.
    OnePage,
    /// The course of the evening: it concerns who was there, and one person most of all.
    Course,
    /// A packet is about one matter that goes on to somebody else.
    OneMatter,
    /// Only a decision or advice, or what was sent on by hand, is anybody's to follow.
    NothingToDo,
    /// A calendar has days that somebody keeps.
    NoDay,
    /// Tables are for counting: what has no figures stands in the minutes.
    NoFigures,
    /// It was said aloud, and is read back from the minutes.
    Aloud,
    /// The item is what stands now; how it came about is in the minutes.
    AsItStands,
    /// The tracker follows topics; a text that was picked is led from the minutes.
    NotNumbered,
    /// When it was is in every paper; when it was written down concerns whoever checks the record.
    OfTheRecord,
}

/// Whether an outcome stands in a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// By its words, its number and its counts.
    Stands,
    /// Left out, and why.
    Left(Why),
}

use Place::{Left, Stands};

/// One kind in every paper but the packet, which is answered for each kind by itself.
struct Places {
    page: Place,
    circulated: Place,
    archive: Place,
    chat: Place,
    notice: Place,
    wall: Place,
    item: Place,
    calendar: Place,
    sheets: Place,
}

/// Everywhere, but where a day is needed.
const EVERYWHERE: Places = Places {
    page: Stands,
    circulated: Stands,
    archive: Stands,
    chat: Stands,
    notice: Stands,
    wall: Stands,
    item: Stands,
    calendar: Left(Why::NoDay),
    sheets: Stands,
};

impl Kind {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::Passed,
        Self::Advice,
        Self::NotPassed,
        Self::Tie,
        Self::Consulted,
        Self::Undecided,
        Self::Withdrawn,
        Self::Parked,
        Self::Forwarded,
        Self::Picked,
        Self::CutTie,
        Self::EmptySeat,
        Self::Topic,
        Self::Row,
        Self::Lead,
        Self::Pledge,
        Self::Response,
        Self::Appeal,
        Self::Recount,
        Self::Correction,
        Self::Sitting,
        Self::Vacancy,
        Self::Late,
    ];

    fn row(self) -> Places {
        let (nothing_to_do, no_figures) = (Left(Why::NothingToDo), Left(Why::NoFigures));
        match self {
            Self::Passed | Self::Advice | Self::Topic => EVERYWHERE,
            Self::NotPassed | Self::Tie | Self::Consulted | Self::CutTie => {
                Places { item: nothing_to_do, ..EVERYWHERE }
            }
            Self::Undecided | Self::Withdrawn => {
                Places { wall: Left(Why::Aloud), item: nothing_to_do, sheets: no_figures, ..EVERYWHERE }
            }
            Self::Parked => Places { page: Left(Why::OnePage), sheets: no_figures, ..EVERYWHERE },
            Self::Forwarded | Self::Response => Places { wall: Left(Why::Aloud), sheets: no_figures, ..EVERYWHERE },
            Self::Picked => Places { item: Left(Why::NotNumbered), ..EVERYWHERE },
            Self::EmptySeat => Places { item: nothing_to_do, sheets: no_figures, ..EVERYWHERE },
            Self::Row | Self::Lead => Places { calendar: Stands, ..EVERYWHERE },
            Self::Pledge => Places { page: Left(Why::OnePage), calendar: Stands, ..EVERYWHERE },
            Self::Appeal => Places {
                page: Left(Why::Course),
                chat: Left(Why::Course),
                notice: Left(Why::Course),
                item: nothing_to_do,
                ..EVERYWHERE
            },
            Self::Recount | Self::Correction => Places { item: Left(Why::AsItStands), ..EVERYWHERE },
            Self::Sitting => Places { wall: Left(Why::Aloud), item: nothing_to_do, sheets: no_figures, ..EVERYWHERE },
            Self::Vacancy => Places {
                chat: Left(Why::Course),
                notice: Left(Why::Course),
                wall: Left(Why::Aloud),
                item: nothing_to_do,
                sheets: no_figures,
                ..EVERYWHERE
            },
            Self::Late => {
                let left = Left(Why::OfTheRecord);
                let (page, circulated, chat, notice) = (left, left, left, left);
                Places { page, circulated, chat, notice, wall: left, item: left, sheets: left, ..EVERYWHERE }
            }
        }
    }

    /// Whether a packet is about it. No kind goes by a default here: whoever adds one says whether it can be sent on.
    fn packet(self) -> Place {
        match self {
            Self::Passed
            | Self::Advice
            | Self::NotPassed
            | Self::Tie
            | Self::Consulted
            | Self::Undecided
            | Self::Withdrawn
            | Self::Parked
            | Self::Forwarded
            | Self::Picked
            | Self::Topic
            | Self::Recount
            | Self::Correction => Stands,
            // A row or a pledge that was sent on is `Forwarded`.
            Self::CutTie
            | Self::EmptySeat
            | Self::Row
            | Self::Lead
            | Self::Pledge
            | Self::Response
            | Self::Appeal
            | Self::Sitting
            | Self::Vacancy
            | Self::Late => Left(Why::OneMatter),
        }
    }

    /// Whether it stands in a paper.
    pub fn place(self, paper: Paper) -> Place {
        let row = self.row();
        match paper {
            Paper::Page => row.page,
            Paper::Circulated => row.circulated,
            Paper::Archive => row.archive,
            Paper::Chat => row.chat,
            Paper::Notice => row.notice,
            Paper::Packet => self.packet(),
            Paper::Wall => row.wall,
            Paper::Item => row.item,
            Paper::Calendar => row.calendar,
            Paper::Sheets => row.sheets,
        }
    }
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Page,
        Self::Circulated,
        Self::Archive,
        Self::Chat,
        Self::Notice,
        Self::Packet,
        Self::Wall,
        Self::Item,
        Self::Calendar,
        Self::Sheets,
    ];
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::OnePage,
        Self::Course,
        Self::OneMatter,
        Self::NothingToDo,
        Self::NoDay,
        Self::NoFigures,
        Self::Aloud,
        Self::AsItStands,
        Self::NotNumbered,
        Self::OfTheRecord,
    ];
}
