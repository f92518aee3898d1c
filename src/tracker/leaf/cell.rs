//! What a field of a leaf may hold: each sort of value says how it is asked, which of its words are people's, and whom it names.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::LeafNo;
use crate::{
    time::Span,
    tracker::{
        item::Party,
        number::{ItemNo, NoticeNo},
        patrol::PatrolList,
    },
};

/// What a field holds, whatever the type it is kept in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words of people.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// Somebody.
    Party(Party),
    /// Several people.
    Parties(Vec<Party>),
    /// How many.
    Count(u32),
    /// How long.
    Hours(Hours),
    /// So or not.
    Yes(bool),
    /// One of a few words.
    Choice(Choice),
    /// Several of them.
    Choices(Vec<Choice>),
    /// Lines of a list of the patrol, by their places from 1.
    Lines(Vec<u8>),
    /// How often, for each line of a list.
    Counts(Vec<u32>),
    /// A month, a quarter, a year.
    Span(Span),
    /// SHA-256 of a file, or the code of the record.
    Code(Code),
    /// Another leaf.
    Leaf(LeafNo),
    /// Matters that came of it.
    Items(Vec<ItemNo>),
    /// A matter that it comes from.
    Item(ItemNo),
    /// So many voices, also none.
    Voices(Voices),
    /// A notice.
    Notice(NoticeNo),
}

/// How a field is asked and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// In words.
    Text,
    /// A day that may be to come, or over.
    Day,
    /// Somebody.
    Party,
    /// Several people.
    Parties,
    /// A whole number.
    Count,
    /// Hours, also half ones.
    Hours,
    /// So or not.
    Yes,
    /// One of these.
    Choice(&'static [Choice]),
    /// Some of these.
    Choices(&'static [Choice]),
    /// Lines of this list.
    Lines(PatrolList),
    /// A count for each line of this list.
    Counts(PatrolList),
    /// A month, a quarter, a year.
    Span,
    /// Follows from a file or from the record; never asked.
    Code,
    /// Follows from where one is; never asked.
    Leaf,
    /// Follows from what is given with it; never asked.
    Items,
    /// Follows from where one is; never asked.
    Item,
    /// A whole number, also none.
    Voices,
    /// Follows from what was posted; never asked.
    Notice,
}

impl Sort {
    /// A form asks for it.
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::Code | Self::Leaf | Self::Items | Self::Item | Self::Notice)
    }

    /// Something of this sort, for tests and examples.
    pub fn example(self) -> Value {
        let day = "2026-05-25".parse().unwrap_or_default();
        let party = Party::Unit("社区".to_owned());
        match self {
            Self::Text => Value::Text("东片".to_owned()),
            Self::Day => Value::Day(day),
            Self::Party => Value::Party(party),
            Self::Parties => Value::Parties(vec![party]),
            Self::Count => Value::Count(3),
            Self::Hours => Value::Hours(Hours(15)),
            Self::Yes => Value::Yes(true),
            Self::Choice(all) => all.first().map_or(Value::Yes(true), |first| Value::Choice(*first)),
            Self::Choices(all) => Value::Choices(all.iter().take(2).copied().collect()),
            Self::Lines(_) => Value::Lines(vec![1, 2]),
            Self::Counts(_) => Value::Counts(vec![2, 0, 1]),
            Self::Span => Value::Span(Span::Quarter(2026, 2)),
            Self::Code => Value::Code(Code("0".repeat(64))),
            Self::Leaf => Value::Leaf(LeafNo { kind: super::LeafKind::Block, of: 2026, n: 1 }),
            Self::Items => Value::Items(vec![ItemNo::plain(crate::tracker::number::MeetingNo::none(2026), 5)]),
            Self::Item => Value::Item(ItemNo::plain(crate::tracker::number::MeetingNo::none(2026), 5)),
            Self::Voices => Value::Voices(Voices(0)),
            Self::Notice => Value::Notice(NoticeNo { year: 2026, n: 4 }),
        }
    }
}

/// A type that a field is kept in.
pub trait Cell: Sized {
    /// How it is asked.
    const SORT: Sort;
    /// It has to be said.
    const NEEDED: bool = true;

    /// What it holds.
    fn value(&self) -> Option<Value>;

    /// From what was said; nothing where that can't be it.
    fn of(value: Option<Value>) -> Option<Self>;

    /// The words of people in it.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        Vec::new()
    }

    /// Those whom it names.
    fn parties_mut(&mut self) -> Vec<&mut Party> {
        Vec::new()
    }

    /// The leaves and matters that it rests on, as their numbers are typed.
    fn rests(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Tenths of an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hours(pub u32);

impl std::fmt::Display for Hours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            rest => write!(f, "{}.{rest}", self.0 / 10),
        }
    }
}

impl Hours {
    /// `2`, `1.5`; at most a thousand.
    pub fn read(said: &str) -> Option<Self> {
        let said = crate::text::fold(said.trim());
        let (whole, rest) = said.split_once('.').unwrap_or((&said, "0"));
        let digits = |part: &str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit()));
        let rest = digits(rest).filter(|_| rest.len() == 1)?;
        let whole = digits(whole).filter(|whole| *whole <= 1000)?;
        Some(Self(whole * 10 + rest))
    }
}

/// SHA-256 of a file in hex, or the code of the record as papers print it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code(pub String);

impl Code {
    /// Nothing but digits, small letters and a colon, so that no word hides in it.
    fn is_one(&self) -> bool {
        (1..=80).contains(&self.0.len())
            && self.0.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase() || b == b':')
    }
}

impl Cell for Code {
    const SORT: Sort = Sort::Code;

    fn value(&self) -> Option<Value> {
        Some(Value::Code(self.clone()))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Code(of)) = value { Some(of).filter(Self::is_one) } else { None }
    }
}
/// How many were there, or spoke for or against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Voices(pub u32);

macro_rules! cells {
    ($($is:ty, $sort:expr, $name:ident;)*) => {$(
        impl Cell for $is {
            const SORT: Sort = $sort;

            fn value(&self) -> Option<Value> {
                Some(Value::$name(self.clone()))
            }

            fn of(value: Option<Value>) -> Option<Self> {
                if let Some(Value::$name(of)) = value { Some(of) } else { None }
            }
        }
    )*};
}

cells! {
    NaiveDate, Sort::Day, Day;
    u32, Sort::Count, Count;
    Hours, Sort::Hours, Hours;
    bool, Sort::Yes, Yes;
    Span, Sort::Span, Span;
    Voices, Sort::Voices, Voices;
}

impl Cell for NoticeNo {
    const SORT: Sort = Sort::Notice;

    fn value(&self) -> Option<Value> {
        Some(Value::Notice(*self))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Notice(no)) = value { Some(no) } else { None }
    }

    fn rests(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

impl Cell for ItemNo {
    const SORT: Sort = Sort::Item;

    fn value(&self) -> Option<Value> {
        Some(Value::Item(*self))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Item(item)) = value { Some(item) } else { None }
    }

    fn rests(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

impl Cell for String {
    const SORT: Sort = Sort::Text;

    fn value(&self) -> Option<Value> {
        Some(Value::Text(self.clone()))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Text(text)) = value { Some(text) } else { None }
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        vec![self]
    }
}

impl Cell for Party {
    const SORT: Sort = Sort::Party;

    fn value(&self) -> Option<Value> {
        Some(Value::Party(self.clone()))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Party(party)) = value { Some(party) } else { None }
    }

    fn parties_mut(&mut self) -> Vec<&mut Party> {
        vec![self]
    }
}

impl Cell for LeafNo {
    const SORT: Sort = Sort::Leaf;

    fn value(&self) -> Option<Value> {
        Some(Value::Leaf(*self))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Leaf(no)) = value { Some(no) } else { None }
    }

    fn rests(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

impl<T: Cell> Cell for Option<T> {
    const SORT: Sort = T::SORT;
    const NEEDED: bool = false;

    fn value(&self) -> Option<Value> {
        self.as_ref().and_then(Cell::value)
    }

    fn of(value: Option<Value>) -> Option<Self> {
        match value {
            None => Some(None),
            some => T::of(some).map(Some),
        }
    }

    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.iter_mut().flat_map(Cell::texts_mut).collect()
    }

    fn parties_mut(&mut self) -> Vec<&mut Party> {
        self.iter_mut().flat_map(Cell::parties_mut).collect()
    }

    fn rests(&self) -> Vec<String> {
        self.iter().flat_map(Cell::rests).collect()
    }
}

impl Cell for Vec<Party> {
    const SORT: Sort = Sort::Parties;

    fn value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Parties(self.clone()))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        if let Some(Value::Parties(parties)) = value { Some(parties) } else { None }
    }

    fn parties_mut(&mut self) -> Vec<&mut Party> {
        self.iter_mut().collect()
    }
}

impl Cell for Vec<ItemNo> {
    const SORT: Sort = Sort::Items;
    const NEEDED: bool = false;

    fn value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Items(self.clone()))
    }

    fn of(value: Option<Value>) -> Option<Self> {
        match value {
            None => Some(Vec::new()),
            Some(Value::Items(items)) => Some(items),
            Some(_) => None,
        }
    }

    fn rests(&self) -> Vec<String> {
        self.iter().map(ToString::to_string).collect()
    }
}

/// Lines of 三清 and of 四及时 that were ticked, by their places.
macro_rules! of_lists {
    ($($(#[$doc:meta])* $name:ident($is:ty), $sort:ident $list:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name(pub Vec<$is>);

        impl $name {
            /// There are none.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl Cell for $name {
            const SORT: Sort = Sort::$sort(PatrolList::$list);
            const NEEDED: bool = false;

            fn value(&self) -> Option<Value> {
                (!self.is_empty()).then(|| Value::$sort(self.0.clone()))
            }

            fn of(value: Option<Value>) -> Option<Self> {
                match value {
                    None => Some(Self::default()),
                    Some(Value::$sort(all)) => Some(Self(all)),
                    Some(_) => None,
                }
            }
        }
    )*};
}

of_lists! {
    /// Lines of 三清 that were found to be so, by their places.
    Clear(u8), Lines Clear;
    /// Lines of 四及时, the same.
    Prompt(u8), Lines Prompt;
    /// How many were visited, for each line of 五必访: no name, no reason.
    Visited(u32), Counts Visit;
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $one:ident),* $(,)? })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            pub enum $name { $($(#[$what])* $one),* }

            impl $name {
                /// All of them.
                pub const ALL: &'static [Choice] = &[$(Choice::$name($name::$one)),*];
            }

            impl Cell for $name {
                const SORT: Sort = Sort::Choice($name::ALL);

                fn value(&self) -> Option<Value> {
                    Some(Value::Choice(Choice::$name(*self)))
                }

                fn of(value: Option<Value>) -> Option<Self> {
                    if let Some(Value::Choice(Choice::$name(of))) = value { Some(of) } else { None }
                }
            }

            impl Cell for Vec<$name> {
                const SORT: Sort = Sort::Choices($name::ALL);
                const NEEDED: bool = false;

                fn value(&self) -> Option<Value> {
                    let all = || self.iter().map(|one| Choice::$name(*one)).collect();
                    (!self.is_empty()).then(|| Value::Choices(all()))
                }

                fn of(value: Option<Value>) -> Option<Self> {
                    let one = |choice: Choice| if let Choice::$name(of) = choice { Some(of) } else { None };
                    match value {
                        None => Some(Vec::new()),
                        Some(Value::Choices(all)) => all.into_iter().map(one).collect(),
                        Some(_) => None,
                    }
                }
            }
        )*

        /// A word that was chosen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Choice {
            $(
                $(#[$doc])*
                $name($name)
            ),*
        }
    };
}

choices! {
    /// How somebody serves on the council.
    Class {
        /// 常任
        Standing,
        /// 热心居民: the X of 7+X.
        Warm,
    }
    /// Whom they come from.
    Sector {
        /// 社区两委
        Community,
        /// 业委会
        Owners,
        /// 物业
        Manager,
        /// 社会组织
        Society,
        /// 居民骨干
        Resident,
        /// 辖区单位
        Unit,
    }
    /// What they see to there.
    Office {
        /// 理事长
        Chair,
        /// 副理事长
        Deputy,
        /// 经办
        Handler,
        /// 审批
        Approver,
        /// 监督: neither of the two before.
        Supervisor,
    }
    /// Who voted on an article.
    VotedBy {
        /// 居民会议
        Assembly,
        /// 居民代表会议
        Delegates,
    }
    /// What tutors came for.
    Coached {
        /// 培训
        Training,
        /// 参观
        Visit,
        /// 导师
        Tutor,
        /// 实地指导
        OnSite,
        /// 督导
        Inspection,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_whole_or_with_one_decimal() {
        for (said, tenths) in [("2", 20), ("1.5", 15), ("０.5", 5), ("1000", 10_000)] {
            assert_eq!(Hours::read(said), Some(Hours(tenths)), "{said}");
        }
        for wrong in ["", "-1", "1.25", "1001", "1e3", "两", "1.", ".5", "+1"] {
            assert_eq!(Hours::read(wrong), None, "{wrong}");
        }
        assert_eq!([Hours(20).to_string(), Hours(15).to_string()], ["2", "1.5"]);
    }
}
