//! The table of kinds: letter and word of its number, its fields in the order in which they are asked and shown.
//!
//! A new kind is a row here. It doesn't compile until `decide` says what it may not be, and `i18n` and the screen how it is shown
//! (docs/architecture.md, To add).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    LeafNo,
    cell::{Cell, Class, Clear, Coached, Code, Hours, Office, Prompt, Sector, Sort, Value, Visited, Voices, VotedBy},
};
use crate::{
    time::Span,
    tracker::{
        item::Party,
        number::{ItemNo, NoticeNo},
    },
};

/// What is known of a field before anything stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Which.
    pub field: Field,
    /// How it is asked.
    pub sort: Sort,
    /// It has to be said.
    pub needed: bool,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $letter:literal $word:literal { $($(#[$how:meta])* $name:ident: $is:ty = $field:ident),* $(,)? })*) => {
        /// What a leaf is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LeafKind { $($(#[$doc])* $kind),* }

        impl LeafKind {
            /// All of them.
            pub const ALL: [Self; [$($letter),*].len()] = [$(Self::$kind),*];

            /// The letter that its number is typed with.
            pub fn letter(self) -> &'static str {
                match self { $(Self::$kind => $letter),* }
            }

            /// The word that its number is said with.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),* }
            }

            /// Its fields.
            pub fn fields(self) -> &'static [Spec] {
                match self {
                    $(Self::$kind => const {
                        &[$(Spec { field: Field::$field, sort: <$is as Cell>::SORT, needed: <$is as Cell>::NEEDED }),*]
                    }),*
                }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            #[allow(missing_docs)]
            pub struct $kind { $($(#[$how])* pub $name: $is),* }
        )*

        /// What a leaf says.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Body { $($kind($kind)),* }

        impl Body {
            /// What it is.
            pub fn kind(&self) -> LeafKind {
                match self { $(Self::$kind(_) => LeafKind::$kind),* }
            }

            /// Its fields, each with what stands in it.
            pub fn fields(&self) -> Vec<(Field, Option<Value>)> {
                match self {
                    $(Self::$kind(body) => vec![$((Field::$field, Cell::value(&body.$name))),*]),*
                }
            }

            /// One of a kind from what was said of it; or the first field that is missing, or can't be so.
            pub fn of(kind: LeafKind, given: &[(Field, Value)]) -> Result<Self, Field> {
                let said = |field: Field| given.iter().find(|(of, _)| *of == field).map(|(_, value)| value.clone());
                match kind {
                    $(LeafKind::$kind => Ok(Self::$kind($kind {
                        $($name: Cell::of(said(Field::$field)).ok_or(Field::$field)?),*
                    }))),*
                }
            }

            /// Every text of people in it.
            pub fn texts_mut(&mut self) -> Vec<&mut String> {
                match self {
                    $(Self::$kind(body) => [$(Cell::texts_mut(&mut body.$name)),*].into_iter().flatten().collect()),*
                }
            }

            /// Those whom it names.
            pub fn parties_mut(&mut self) -> Vec<&mut Party> {
                match self {
                    $(Self::$kind(body) => [$(Cell::parties_mut(&mut body.$name)),*].into_iter().flatten().collect()),*
                }
            }

            /// The numbers of what it rests on.
            pub fn rests(&self) -> Vec<String> {
                match self {
                    $(Self::$kind(body) => [$(Cell::rests(&body.$name)),*].into_iter().flatten().collect()),*
                }
            }
        }
    };
}

kinds! {
    /// A block 片 of the patrol.
    Block "q" "片" {
        name: String = Name,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        buildings: Option<String> = Buildings,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        worker: Option<Party> = Worker,
        from: NaiveDate = From,
    }
    /// A round of a block on a day.
    Round "y" "巡片" {
        block: LeafNo = Block,
        on: NaiveDate = On,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<ItemNo> = Found,
        #[serde(default, skip_serializing_if = "Clear::is_empty")]
        clear: Clear = Clear,
        #[serde(default, skip_serializing_if = "Prompt::is_empty")]
        prompt: Prompt = Prompt,
        #[serde(default, skip_serializing_if = "Visited::is_empty")]
        visited: Visited = Visited,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Party> = Walker,
    }
    /// A term 届 of the council.
    Term "j" "届" {
        number: u32 = Number,
        from: NaiveDate = From,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate> = Until,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        basis: Option<String> = Basis,
    }
    /// A seat 席 of the council.
    Seat "h" "席" {
        term: LeafNo = Term,
        person: Party = Person,
        class: Class = Class,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sector: Option<Sector> = Sector,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        offices: Vec<Office> = Offices,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lives_here: Option<bool> = LivesHere,
        from: NaiveDate = From,
    }
    /// A regular meeting 例会 of the council.
    Sitting "c" "例会" {
        term: LeafNo = Term,
        on: NaiveDate = On,
        present: Vec<Party> = Present,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settled: Vec<ItemNo> = Settled,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String> = Note,
    }
    /// Tutors came, or somebody went to learn: 辅导.
    Coaching "f" "辅导" {
        on: NaiveDate = On,
        what: Coached = What,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<String> = Who,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<u32> = People,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hours: Option<Hours> = Hours,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        advice: Vec<ItemNo> = Advice,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String> = Note,
    }
    /// A work report 工作报告 that was handed in 报送.
    Report "r" "报告" {
        on: NaiveDate = On,
        span: Span = Span,
        to: String = To,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Party> = Bearer,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<String> = Own,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Code> = Paper,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        head: Option<Code> = Head,
    }
    /// What whoever supervises says of a statement of the fund: 监督意见.
    Remark "s" "监督意见" {
        on: NaiveDate = On,
        span: Span = Span,
        person: Party = Person,
        words: String = Remark,
    }
    /// An article 公约条 of the residents' covenant, in one of its versions.
    Article "g" "公约" {
        on: NaiveDate = On,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        motion: Option<ItemNo> = Motion,
        words: String = Words,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agreed: Option<String> = Agreed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        revises: Option<LeafNo> = Revises,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String> = Category,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        department: Option<String> = Department,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        does: Option<String> = Does,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        notice: Option<NoticeNo> = Heard,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        voted_by: Option<VotedBy> = VotedBy,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        voted: Option<NaiveDate> = Voted,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        called: Option<Voices> = Called,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        came: Option<Voices> = Came,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        yes: Option<Voices> = For,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        no: Option<Voices> = Against,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        abstained: Option<Voices> = Abstained,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filed: Option<NaiveDate> = Filed,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filed_as: Option<String> = FiledAs,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filed_with: Option<String> = FiledWith,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate> = InForce,
    }
}

/// What a field says. Kinds share those that mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What it is called.
    Name,
    /// Which buildings.
    Buildings,
    /// The social worker.
    Worker,
    /// From which day on.
    From,
    /// Until which day, as planned.
    Until,
    /// The block.
    Block,
    /// On which day it was.
    On,
    /// Who walked.
    Walker,
    /// 三清
    Clear,
    /// 四及时
    Prompt,
    /// 五必访
    Visited,
    /// What was found.
    Found,
    /// The how manieth.
    Number,
    /// On what it rests.
    Basis,
    /// The term.
    Term,
    /// Who.
    Person,
    /// How they serve.
    Class,
    /// Whom they come from.
    Sector,
    /// What they see to.
    Offices,
    /// They live here.
    LivesHere,
    /// Who was there.
    Present,
    /// In own words.
    Note,
    /// What was settled.
    Settled,
    /// What it was.
    What,
    /// Who came.
    Who,
    /// How many people.
    People,
    /// How long.
    Hours,
    /// What was advised.
    Advice,
    /// Which month, quarter or year.
    Span,
    /// To whom.
    To,
    /// Who took it there.
    Bearer,
    /// What whoever supervises says.
    Remark,
    /// What the station said in its own words.
    Own,
    /// SHA-256 of the file that was handed in.
    Paper,
    /// The code of the record at that time.
    Head,
    /// The motion that it comes from.
    Motion,
    /// Its words, as they were voted.
    Words,
    /// How it was agreed, where it is older than the station's book.
    Agreed,
    /// The version that it is to stand for.
    Revises,
    /// Which sort of article.
    Category,
    /// The department that it is paired with.
    Department,
    /// What that department does, by law.
    Does,
    /// 征求意见: the notice.
    Heard,
    /// Who voted on it.
    VotedBy,
    /// The day of the vote.
    Voted,
    /// 应到
    Called,
    /// 实到
    Came,
    /// 赞成
    For,
    /// 反对
    Against,
    /// 弃权
    Abstained,
    /// 备案: the day.
    Filed,
    /// Under which number.
    FiledAs,
    /// With whom.
    FiledWith,
    /// 施行: the day.
    InForce,
}

impl Body {
    /// The day that it is of, or from which on it holds: its first.
    pub fn day(&self) -> NaiveDate {
        let day = |(_, value)| if let Some(Value::Day(day)) = value { Some(day) } else { None };
        self.fields().into_iter().find_map(day).unwrap_or_default()
    }

    /// It tells of something that happened on its day, not of what holds from then on.
    pub fn is_of_a_day(&self) -> bool {
        self.kind().fields().iter().any(|spec| spec.field == Field::On)
    }

    /// What stands in a field.
    pub fn get(&self, field: Field) -> Option<Value> {
        self.fields().into_iter().find(|(of, _)| *of == field).and_then(|(_, value)| value)
    }

    /// The same with other things in some fields; nothing there takes it out.
    pub fn with(&self, changed: Vec<(Field, Option<Value>)>) -> Result<Self, Field> {
        let mut given: Vec<(Field, Value)> = self.fields().into_iter().filter_map(|(f, v)| Some((f, v?))).collect();
        for (field, value) in changed {
            given.retain(|(known, _)| *known != field);
            given.extend(value.map(|value| (field, value)));
        }
        Self::of(self.kind(), &given)
    }

    /// The matters that came of it.
    pub fn items(&self) -> Vec<ItemNo> {
        let items = |(_, value)| if let Some(Value::Items(items)) = value { Some(items) } else { None };
        self.fields().into_iter().find_map(items).unwrap_or_default()
    }

    /// The same with these matters too.
    #[must_use]
    pub fn and_items(self, more: &[ItemNo]) -> Self {
        let of = self.kind().fields().iter().find(|spec| spec.sort == Sort::Items);
        let Some(of) = of.filter(|_| !more.is_empty()) else { return self };
        let mut items = self.items();
        let new: Vec<ItemNo> = more.iter().filter(|no| !items.contains(no)).copied().collect();
        items.extend(new);
        self.with(vec![(of.field, Some(Value::Items(items)))]).unwrap_or(self)
    }

    /// The term of a kind that has one.
    pub fn term(&self) -> Option<LeafNo> {
        if let Some(Value::Leaf(no)) = self.get(Field::Term) { Some(no) } else { None }
    }
}
