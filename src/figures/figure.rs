//! The figures themselves: one row a figure. A new one does not compile until it says of what it is, in what, and how it is counted;
//! `i18n` says what it is called and what it means, and docs/figures.md prints that.

use std::collections::BTreeSet;

use super::{Facts, evening, matters};
use crate::tracker::{Body, Item, Leaf, LeafKind, Leaves, Phase, Series, State, covenant};

/// Days in which somebody who raised something may still take something on (station.md: 6).
const LATER: i64 = 90;

/// Of what a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// 开会
    Evenings,
    /// 答应的事
    Promises,
    /// 接待
    Desk,
    /// 巡查
    Patrol,
    /// 理事会和辅导
    Council,
    /// 居民公约
    Covenant,
    /// 递出去的
    Sent,
    /// 公示
    Board,
    /// 项目
    Projects,
    /// 自治基金
    Fund,
}

/// In what a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many.
    Count,
    /// Fen.
    Money,
}

/// Counts are of what there is; money may be below nothing, where more was taken back than came.
macro_rules! signed {
    (Count $count:expr) => {{
        let count: u64 = $count;
        whole(count)
    }};
    (Money $fen:expr) => {
        $fen
    };
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident $theme:ident $unit:ident |$facts:ident| $count:expr;)*) => {
        /// One figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure {
            $($(#[$doc])* $name),*
        }

        impl Figure {
            /// All of them, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Of what.
            pub fn theme(self) -> Theme {
                match self { $(Self::$name => Theme::$theme),* }
            }

            /// In what.
            pub fn unit(self) -> Unit {
                match self { $(Self::$name => Unit::$unit),* }
            }

            pub(super) fn count(self, facts: &Facts<'_>) -> i64 {
                match self { $(Self::$name => { let $facts = facts; signed!($unit $count) })* }
            }
        }
    };
}

figures! {
    /// Meetings that were closed.
    Meetings Evenings Count |f| many(f.evenings.len());
    /// Different people with a name.
    People Evenings Count |f| many(f.persons().len());
    /// Sign-ins without a name.
    Nameless Evenings Count |f| many(f.guests().filter(|(_, guest)| guest.person.is_none()).count());
    /// Different households.
    Households Evenings Count |f| evening::households(&f.evenings);
    /// People whose first meeting it was.
    First Evenings Count |f| many(f.persons().difference(&f.known).count());
    /// Sign-ins of people who took the floor.
    Spoke Evenings Count |f| many(f.guests().filter(|(_, guest)| guest.spoke).count());
    /// Cards.
    Concerns Evenings Count |f| f.evenings.iter().map(|of| of.concerns).sum();
    /// Topics.
    Topics Evenings Count |f| f.evenings.iter().map(|of| of.topics).sum();
    /// Tables.
    Tables Evenings Count |f| f.evenings.iter().map(|of| of.tables).sum();
    /// Motions.
    Motions Evenings Count |f| f.evenings.iter().map(|of| of.motions[0]).sum();
    /// Of those, agreed.
    Agreed Evenings Count |f| f.evenings.iter().map(|of| of.motions[1]).sum();
    /// Rows of the plan.
    Rows Evenings Count |f| f.evenings.iter().map(|of| of.rows).sum();
    /// Pledges.
    Pledges Evenings Count |f| f.evenings.iter().map(|of| of.pledges).sum();
    /// Who raised something, evening by evening.
    Raised Evenings Count |f| many(f.guests().filter(|(_, guest)| guest.raised).count());
    /// Of those, who took something on that evening.
    TookOn Evenings Count |f| many(f.guests().filter(|(_, guest)| guest.raised && guest.took_on).count());
    /// Of those, who did that evening or within 90 days.
    TookOnLater Evenings Count |f| many(f.guests().filter(|(of, guest)| {
        let later = || {
            let days = guest.person.and_then(|id| f.took.get(&id)).into_iter().flatten();
            days.into_iter().any(|day| (0..=LATER).contains(&(*day - of.day).num_days()))
        };
        guest.raised && (guest.took_on || later())
    }).count());

    /// Promises that were made.
    Promised Promises Count |f| f.items(|item| item.is_promise() && f.within(item.since));
    /// Promises that were kept.
    Kept Promises Count |f| f.ended(Item::is_promise, State::Done);
    /// Promises of which nothing came.
    Dropped Promises Count |f| f.ended(Item::is_promise, State::Dropped);
    /// Promises that were open at the end.
    Open Promises Count |f| f.items(|item| item.is_promise() && item.state.is_open());
    /// Of those, late.
    Late Promises Count |f| f.items(|item| item.is_promise() && item.is_late(f.last));
    /// Of those, led by nobody.
    Orphans Promises Count |f| f.items(Item::is_orphan);

    /// Visits at the desk.
    Visits Desk Count |f| f.items(|item| is_visit(item) && f.within(item.since));
    /// Of those, answered in time.
    InTime Desk Count |f| f.items(|item| {
        let answered = f.matters.answered.get(&item.no).zip(item.desk.as_ref());
        is_visit(item) && f.within(item.since) && answered.is_some_and(|(when, desk)| *when <= desk.answer_by)
    });
    /// Visits that nobody had answered at the end.
    Unanswered Desk Count |f| f.items(|item| is_visit(item) && item.is_unanswered());
    /// Calls back at which somebody was reached.
    CalledBack Desk Count |f| f.matters.content.iter().sum();
    /// Of those, content.
    Content Desk Count |f| f.matters.content[0];
    /// Of those, not content.
    Discontent Desk Count |f| f.matters.content[2];

    /// Rounds of the blocks.
    Rounds Patrol Count |f| f.leaves(LeafKind::Round);
    /// What the patrol saw.
    Findings Patrol Count |f| f.items(|item| is_finding(item) && f.within(item.since));
    /// Of that, what came to something by the end.
    FindingsSettled Patrol Count |f| f.items(|item| {
        is_finding(item) && f.within(item.since) && f.matters.ended.contains_key(&item.no)
    });

    /// Sittings of the council.
    Sittings Council Count |f| f.leaves(LeafKind::Sitting);
    /// How often somebody came to coach.
    Coached Council Count |f| f.leaves(LeafKind::Coaching);

    /// Drafts of articles of the covenant.
    Drafted Covenant Count |f| {
        let is_older = |leaf: &Leaf| matches!(&leaf.body, Body::Article(article) if article.is_older());
        many(f.articles().filter(|leaf| f.within(leaf.body.day()) && !is_older(leaf)).count())
    };
    /// Articles that were in force at the end.
    InForce Covenant Count |f| many(covenant::in_force(f.articles(), f.last).len());
    /// Matters that break an article.
    Breaches Covenant Count |f| {
        many(covenant::breaches(f.ledger.items.values().map(|item| &**item), (f.span.first(), f.last)).values().sum())
    };

    /// What was handed in.
    HandedIn Sent Count |f| f.matters.sent()[0];
    /// Of that, what was answered by the end.
    Answered Sent Count |f| f.matters.sent()[1];
    /// Of that, what was adopted by the end.
    Adopted Sent Count |f| f.matters.sent()[2];
    /// Answers with a document.
    Documents Sent Count |f| many(f.matters.replies.iter().filter(|reply| reply.document.is_some()).count());
    /// What waited for an answer at the end.
    Waits Sent Count |f| f.items(|item| item.state.waits());
    /// Of that, what was over its day.
    Overdue Sent Count |f| f.items(|item| item.state.waits() && item.is_late(f.last));

    /// Notices that were posted.
    Posted Board Count |f| matters::posted(&f.ledger, |day| f.within(day))[0];
    /// Of those, in time.
    PostedInTime Board Count |f| matters::posted(&f.ledger, |day| f.within(day))[1];
    /// What was said to notices.
    Comments Board Count |f| f.matters.comments[0];
    /// Of that, what was answered by the end.
    CommentsAnswered Board Count |f| f.matters.comments[1];

    /// Projects that were applied for.
    Applied Projects Count |f| many(f.ledger.projects.values().filter(|project| f.within(project.since)).count());
    /// Projects that were closed.
    Closed Projects Count |f| many(f.ledger.projects.values().filter(|project| {
        project.phase == Phase::Closed && f.within(project.moved)
    }).count());
    /// Money that was given for projects.
    Given Projects Money |f| whole(f.matters.given.0);
    /// Money that went out for projects.
    Paid Projects Money |f| whole(f.matters.paid.0);

    /// What came into the fund.
    Received Fund Money |f| f.money.all(|gave| gave.received);
    /// What the fund paid.
    Spent Fund Money |f| f.money.all(|gave| gave.paid);
    /// What went back to whoever gave it.
    GivenBack Fund Money |f| f.money.back;
    /// What is there at the end.
    Holds Fund Money |f| f.money.all(|gave| gave.has);
    /// Of that, what nothing is reserved of.
    Free Fund Money |f| f.money.all(|gave| gave.free);
    /// Quarters that were closed.
    Quarters Fund Count |f| f.money.closed;
    /// Of those, in time.
    QuartersInTime Fund Count |f| f.money.in_time;
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn many(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn is_visit(item: &Item) -> bool {
    item.no.series == Series::Visit
}

fn is_finding(item: &Item) -> bool {
    item.no.series == Series::Finding
}

impl Facts<'_> {
    fn within(&self, day: chrono::NaiveDate) -> bool {
        day >= self.span.first() && day <= self.last
    }

    fn articles(&self) -> impl Iterator<Item = &Leaf> {
        self.ledger.leaves.values().filter(|leaf| leaf.no.kind == LeafKind::Article)
    }

    /// Leaves of these days that hold.
    fn leaves(&self, kind: LeafKind) -> u64 {
        let asked = Leaves::of(kind).between(self.span.first(), self.last).open(self.last);
        many(self.ledger.leaves(asked).count())
    }

    fn guests(&self) -> impl Iterator<Item = (&evening::Evening, &evening::Guest)> {
        self.evenings.iter().flat_map(|of| of.guests.iter().map(move |guest| (*of, guest)))
    }

    fn persons(&self) -> BTreeSet<uuid::Uuid> {
        self.evenings.iter().flat_map(|of| of.persons()).collect()
    }

    fn items(&self, fits: impl Fn(&Item) -> bool) -> u64 {
        many(self.ledger.items.values().filter(|item| fits(item)).count())
    }

    /// What came to this end in the stretch, and stood there at its end.
    fn ended(&self, fits: impl Fn(&Item) -> bool, end: State) -> u64 {
        let ended = self.matters.ended.iter().filter(|(_, (day, state))| *state == end && self.within(*day));
        many(ended.filter(|(no, _)| self.ledger.items.get(no).is_some_and(|item| fits(item))).count())
    }
}
