//! The patrol: which block was walked on a day, and which wasn't.

use chrono::{Days, NaiveDate};

use super::{Clerk, OfficeError};
use crate::{
    i18n::{
        Lang,
        tracker::{Who, leaf as words},
    },
    store::{Page, Store},
    time::Calendar,
    tracker::{
        Body, Command, Event, Leaf, LeafKind, LeafNo, Leaves, Party, Refusal, Why, patrol::PatrolList, refusal::LeafWhy,
    },
};

/// A block, and its round of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// The block.
    pub block: Leaf,
    /// Its round, if it was walked.
    pub round: Option<Leaf>,
}

/// The blocks that there are on a day, each with its round, in the order of their numbers.
pub fn walks(store: &dyn Store, on: NaiveDate, today: NaiveDate) -> Result<Vec<Walk>, OfficeError> {
    let mut blocks = store.leaves(Leaves::of(LeafKind::Block).open(on), Page::ALL)?;
    blocks.retain(|block| block.holds(on));
    blocks.sort_by_key(|block| block.no);
    let rounds = store.leaves(Leaves::of(LeafKind::Round).between(on, on).open(today), Page::ALL)?;
    let round = |block: &Leaf| {
        let of = |round: &&Leaf| matches!(&round.body, Body::Round(round) if round.block == block.no);
        rounds.iter().find(of).cloned()
    };
    Ok(blocks.into_iter().map(|block| Walk { round: round(&block), block }).collect())
}

/// The last day before today that isn't off: somebody was to walk then.
pub fn day_before(today: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    std::iter::successors(today.pred_opt(), NaiveDate::pred_opt).take(31).find(|day| !calendar.is_off(*day))
}

/// The blocks that nobody walked on that day.
pub fn missed(store: &dyn Store, today: NaiveDate, calendar: &Calendar) -> Result<Vec<(Leaf, NaiveDate)>, OfficeError> {
    let Some(day) = day_before(today, calendar) else { return Ok(Vec::new()) };
    let open = walks(store, day, today)?.into_iter().filter(|walk| walk.round.is_none());
    Ok(open.filter(|walk| walk.block.is_open(today)).map(|walk| (walk.block, day)).collect())
}

/// Days back that are looked at: so far back a round can still be written down.
const BACK: u64 = 31;

/// A block, how many days it wasn't walked, and the first of them.
pub type Unwalked = (Leaf, usize, NaiveDate);

/// The blocks that have days without a round, beyond the last one that is a line of its own.
pub fn unwalked(store: &dyn Store, today: NaiveDate, calendar: &Calendar) -> Result<Vec<Unwalked>, OfficeError> {
    let (Some(last), Some(first)) = (day_before(today, calendar), today.checked_sub_days(Days::new(BACK))) else {
        return Ok(Vec::new());
    };
    let mut blocks = store.leaves(Leaves::of(LeafKind::Block).open(today), Page::ALL)?;
    blocks.retain(|block| block.is_open(today));
    blocks.sort_by_key(|block| block.no);
    let rounds = store.leaves(Leaves::of(LeafKind::Round).between(first, last).open(today), Page::ALL)?;
    let of = |block: Leaf| {
        let walked = |day: NaiveDate| {
            let is_it = |round: &Leaf| matches!(&round.body, Body::Round(of) if of.block == block.no && of.on == day);
            rounds.iter().any(is_it)
        };
        let days: Vec<NaiveDate> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| !calendar.is_off(*day) && block.holds(*day) && !walked(*day))
            .collect();
        let from = *days.first()?;
        (from < last).then_some((block, days.len(), from))
    };
    Ok(blocks.into_iter().filter_map(of).collect())
}

/// A block by its number, or by its name where one of those that there are has it.
pub fn block(store: &dyn Store, said: &str, on: NaiveDate) -> Result<Option<Leaf>, OfficeError> {
    let blocks = store.leaves(Leaves::of(LeafKind::Block).open(on), Page::ALL)?;
    let number = LeafNo::meant(said, LeafKind::Block, on);
    let is_it = |block: &&Leaf| match &block.body {
        Body::Block(body) => crate::text::is_same_name(&body.name, said.trim()),
        _ => false,
    };
    let named = blocks.iter().find(is_it);
    Ok(named.or_else(|| blocks.iter().find(|block| Some(block.no) == number)).cloned())
}

/// The same who know what was on the lists of the patrol when something was written down.
pub struct Recalled<'a> {
    clerk: &'a Clerk,
    lists: [Vec<String>; PatrolList::ALL.len()],
}

impl Who for Recalled<'_> {
    fn who(&self, lang: Lang, party: &Party) -> String {
        self.clerk.who(lang, party)
    }

    fn block(&self, lang: Lang, no: LeafNo) -> String {
        self.clerk.block(lang, no)
    }

    fn leaf(&self, lang: Lang, no: LeafNo) -> String {
        self.clerk.leaf(lang, no)
    }

    fn line(&self, list: PatrolList, line: usize) -> Option<String> {
        let place = PatrolList::ALL.iter().position(|of| *of == list)?;
        self.lists[place].get(line.checked_sub(1)?).cloned()
    }
}

impl Clerk {
    /// With the lists of the patrol as they stand.
    pub fn recalls(&self) -> Recalled<'_> {
        Recalled { clerk: self, lists: PatrolList::ALL.map(|list| self.store().patrol(list).unwrap_or_default()) }
    }

    /// With the lists as they stood when this round was written.
    pub fn recalls_of(&self, round: LeafNo) -> Result<Recalled<'_>, OfficeError> {
        let mut lists = [const { Vec::new() }; PatrolList::ALL.len()];
        for (_, event) in self.store().story()? {
            match event {
                Event::PatrolSet { list, lines } => {
                    if let Some(place) = PatrolList::ALL.iter().position(|of| *of == list) {
                        lists[place] = lines;
                    }
                }
                Event::LeafWritten { leaf, .. } if leaf.no == round => break,
                _ => {}
            }
        }
        Ok(Recalled { clerk: self, lists })
    }
}

/// People by their names, blocks by theirs.
impl Who for Clerk {
    fn who(&self, lang: Lang, party: &Party) -> String {
        Who::who(&|id| self.call(id), lang, party)
    }

    fn block(&self, lang: Lang, no: LeafNo) -> String {
        match self.store().leaf(no).ok().flatten().map(|leaf| leaf.body) {
            Some(Body::Block(block)) => block.name,
            _ => words::leaf_no(lang, no),
        }
    }

    fn leaf(&self, lang: Lang, no: LeafNo) -> String {
        let title = self.store().leaf(no).ok().flatten().map(|leaf| self.title_of(lang, &leaf));
        let title = title.filter(|title| !title.is_empty()).map(|title| format!(" {title}"));
        words::leaf_no(lang, no) + &title.unwrap_or_default()
    }
}

impl Clerk {
    /// What a leaf is called.
    pub fn title_of(&self, lang: Lang, leaf: &Leaf) -> String {
        words::leaf_title(lang, &leaf.body, self)
    }

    /// So many lines of a list the station wrote.
    pub fn written(&self, list: PatrolList) -> usize {
        self.store().patrol(list).map_or(0, |lines| lines.len())
    }

    /// Which of these commands would keep somebody's name in the list of those who are visited, and whose.
    pub(super) fn keeps_a_name(&self, commands: &[Command]) -> Option<(usize, Refusal)> {
        commands.iter().enumerate().find_map(|(place, command)| {
            let Command::SetPatrol { list: PatrolList::Visit, lines } = command else { return None };
            let name = lines.iter().find_map(|line| self.name_in(line))?;
            Some((place, Why::Leaf(LeafWhy::Named(name)).into()))
        })
    }

    /// A name that this text has, where somebody is known here by it: of five to visit nobody's name is kept.
    fn name_in(&self, text: &str) -> Option<String> {
        let plain = crate::text::unspaced(text);
        let names = self.names.values().flat_map(|name| [&name.name, &name.call]).flatten();
        let long = names.filter(|name| name.chars().count() > 1);
        long.into_iter().find(|name| plain.contains(&crate::text::unspaced(name))).cloned()
    }
}
