//! The way of a kind that has one, as data: which step, from where, which fields it writes, where it leads, what it needs. Where a leaf
//! stands follows from what is written in it and from today, so a step is a version with more in it, like any other.

use chrono::NaiveDate;

use super::{Article, Body, Field, Leaf, LeafKind, Value, Voices};

/// Where a leaf stands whose kind has a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafState {
    /// 草案
    Draft,
    /// 征求意见
    Heard,
    /// 没通过
    NotPassed,
    /// 通过
    Passed,
    /// 备案了; the day on which it is in force may be known and to come.
    Filed,
    /// 施行中
    InForce,
    /// 修订了: the next version holds.
    Revised,
    /// 废止
    Repealed,
    /// 不做了, before it was in force.
    Dropped,
}

/// A step of such a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafStepName {
    /// 写成草案
    Draft,
    /// 补记: it was in force before the station wrote anything down.
    Older,
    /// 征求意见
    Hear,
    /// 表决
    Vote,
    /// 报备案
    File,
    /// 施行
    Begin,
    /// 归类、配对
    Pair,
    /// 修订
    Revise,
    /// 废止
    Repeal,
    /// 不做了
    Drop,
}

/// What a step needs. Each has one refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeafNeed {
    /// A motion of a meeting that was taken in, that passed, stands, and is in no other article.
    Basis,
    /// The words that were voted that evening.
    SameText,
    /// No other version of the article is under way.
    Alone,
    /// Its notice hung its days, and each word to it was answered.
    Ran,
    /// Each field of the step.
    Whole,
    /// No more came than were called, and no more voted than came.
    Sums,
    /// Days that are here, one after the other.
    Day,
    /// Why.
    Reason,
    /// On what that rests.
    Ground,
}

use Field as F;
use LeafNeed as X;
use LeafState as S;
use LeafStepName as N;

impl LeafState {
    /// All of them.
    pub const ALL: [Self; 9] =
        [S::Draft, S::Heard, S::NotPassed, S::Passed, S::Filed, S::InForce, S::Revised, S::Repealed, S::Dropped];

    /// On its way to be in force.
    pub fn is_under_way(self) -> bool {
        UNDER_WAY.contains(&self)
    }
}

impl LeafStepName {
    /// All of them.
    pub const ALL: [Self; 10] =
        [N::Draft, N::Older, N::Hear, N::Vote, N::File, N::Begin, N::Pair, N::Revise, N::Repeal, N::Drop];
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct LeafRow {
    /// Of which kind.
    pub kind: LeafKind,
    /// Which step.
    pub step: LeafStepName,
    /// From where; none: it begins with it.
    pub from: &'static [LeafState],
    /// To where; none: it stays, or what was counted says.
    pub to: Option<LeafState>,
    /// What it writes, in the order in which that is asked.
    pub fields: &'static [Field],
    /// What it needs.
    pub needs: &'static [LeafNeed],
}

const UNDER_WAY: &[LeafState] = &[S::Draft, S::Heard, S::NotPassed, S::Passed, S::Filed];
const NOT_OVER: &[LeafState] = &[S::Draft, S::Heard, S::NotPassed, S::Passed, S::Filed, S::InForce];
const VOTE: &[Field] = &[F::VotedBy, F::Voted, F::Called, F::Came, F::For, F::Against, F::Abstained];
const PAIR: &[Field] = &[F::Category, F::Department, F::Does];
const WRITTEN: &[Field] = &[F::On, F::Motion, F::Words];
const OLDER: &[Field] = &[F::Words, F::InForce, F::Agreed];

const fn article(
    step: LeafStepName,
    from: &'static [LeafState],
    to: Option<LeafState>,
    fields: &'static [Field],
    needs: &'static [LeafNeed],
) -> LeafRow {
    LeafRow { kind: LeafKind::Article, step, from, to, fields, needs }
}

/// Every step that there is. What was typed wrong in the vote and the filing is put right by the same step, until the next one.
pub const LEAF_LIFE: &[LeafRow] = &[
    article(N::Draft, &[], Some(S::Draft), WRITTEN, &[X::Basis, X::SameText, X::Day]),
    // No motion, no vote, no filing: what stood on paper is written down as it stood there.
    article(N::Older, &[], Some(S::InForce), OLDER, &[X::Whole, X::Day]),
    article(N::Hear, &[S::Draft], Some(S::Heard), &[F::Heard], &[X::Day]),
    article(N::Vote, &[S::Heard, S::NotPassed, S::Passed], None, VOTE, &[X::Day, X::Ran, X::Sums, X::Whole]),
    article(
        N::File,
        &[S::Passed, S::Filed],
        Some(S::Filed),
        &[F::Filed, F::FiledAs, F::FiledWith],
        &[X::Day, X::Whole],
    ),
    article(N::Begin, &[S::Filed], Some(S::InForce), &[F::InForce], &[X::Day, X::Whole]),
    article(N::Pair, NOT_OVER, None, PAIR, &[]),
    article(N::Revise, &[S::InForce], None, &[F::Revises], &[X::Basis, X::SameText, X::Alone]),
    article(N::Repeal, &[S::InForce], Some(S::Repealed), &[], &[X::Reason, X::Ground]),
    article(N::Drop, UNDER_WAY, Some(S::Dropped), &[], &[X::Reason]),
];

/// What may be left out of a step that needs all of its fields.
const MAY_LACK: [Field; 2] = [F::Abstained, F::FiledAs];

impl LeafRow {
    /// A field that has to be said for the step.
    pub fn asks_for(&self, field: Field) -> bool {
        self.needs.contains(&X::Whole) && !MAY_LACK.contains(&field)
    }

    /// The row of a step.
    pub fn of(kind: LeafKind, step: LeafStepName) -> Option<&'static Self> {
        LEAF_LIFE.iter().find(|row| row.kind == kind && row.step == step)
    }
}

impl LeafKind {
    /// It has a way with states of its own; others hold, or ended.
    pub fn has_way(self) -> bool {
        LEAF_LIFE.iter().any(|row| row.kind == self)
    }
}

impl Leaf {
    /// Where it stands on a day; nothing where its kind has no way.
    pub fn state(&self, today: NaiveDate) -> Option<LeafState> {
        let Body::Article(article) = &self.body else { return None };
        let state = article.stands(today);
        let Some(ended) = self.ended.as_ref().filter(|ended| ended.on <= today) else { return Some(state) };
        // What is followed by its next version has no reason of its own.
        Some(match article.from {
            Some(from) if from <= ended.on => {
                if ended.why.is_none() {
                    S::Revised
                } else {
                    S::Repealed
                }
            }
            _ => S::Dropped,
        })
    }

    /// The steps that are possible.
    pub fn steps(&self, today: NaiveDate) -> Vec<LeafStepName> {
        let Some(state) = self.state(today) else { return Vec::new() };
        let rows = LEAF_LIFE.iter().filter(|row| row.kind == self.no.kind && row.from.contains(&state));
        rows.map(|row| row.step).collect()
    }

    /// What it says with these things written: a vote of another day, after one that it didn't pass, is counted anew, and nothing of
    /// what was counted before stays where nothing is said.
    pub fn with(&self, changed: Vec<(Field, Option<Value>)>, today: NaiveDate) -> Result<Body, Field> {
        let again = |(field, value): &(Field, Option<Value>)| *field == F::Voted && self.body.get(*field) != *value;
        let anew = self.state(today) == Some(S::NotPassed) && changed.iter().any(again);
        let counted = VOTE.iter().filter(|_| anew).map(|field| (*field, None));
        self.body.with(counted.chain(changed).collect())
    }
}

impl Article {
    /// Where it stands while it hasn't ended: what was written last says so.
    fn stands(&self, today: NaiveDate) -> LeafState {
        match self {
            Self { from: Some(from), .. } if *from <= today => S::InForce,
            Self { filed: Some(_), .. } => S::Filed,
            Self { voted: Some(_), .. } => {
                if self.carried() {
                    S::Passed
                } else {
                    S::NotPassed
                }
            }
            Self { notice: Some(_), .. } => S::Heard,
            _ => S::Draft,
        }
    }

    /// It is older than the station's book: nobody voted on it there.
    pub fn is_older(&self) -> bool {
        self.motion.is_none()
    }

    /// More than half of those who were called came.
    pub fn has_quorum(&self) -> bool {
        count(self.came) * 2 > count(self.called)
    }

    /// More than half of those who came were for it, and enough came.
    pub fn carried(&self) -> bool {
        self.has_quorum() && count(self.yes) * 2 > count(self.came)
    }

    /// The figures of the vote can be so, as far as they are known.
    pub fn adds_up(&self) -> bool {
        let voted = count(self.yes) + count(self.no) + count(self.abstained);
        let fits = |many: u64, most: Option<Voices>| most.is_none_or(|most| many <= most.0.into());
        fits(count(self.came), self.called) && fits(voted, self.came)
    }
}

fn count(voices: Option<Voices>) -> u64 {
    voices.map_or(0, |voices| u64::from(voices.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_and_each_state_of_a_way_is_in_the_table_and_each_field_is_written_by_one_step() {
        for step in N::ALL {
            assert!(LeafRow::of(LeafKind::Article, step).is_some(), "{step:?}");
        }
        for state in S::ALL {
            let is_reached = LEAF_LIFE.iter().any(|row| row.to == Some(state));
            // By what was counted, and by the next version.
            assert!(is_reached || matches!(state, S::Passed | S::NotPassed | S::Revised), "{state:?}");
            let leads_on = LEAF_LIFE.iter().any(|row| row.from.contains(&state));
            assert_eq!(leads_on, !matches!(state, S::Revised | S::Repealed | S::Dropped), "{state:?}");
        }
        // What is older than the book begins with what others come to.
        for spec in LeafKind::Article.fields() {
            let is_older = spec.field == F::Agreed;
            let rows = LEAF_LIFE.iter().filter(|row| (row.step == N::Older) == is_older);
            assert_eq!(rows.filter(|row| row.fields.contains(&spec.field)).count(), 1, "{:?}", spec.field);
        }
    }
}
