//! The patrol: which block was walked on a day, and which wasn't.

use chrono::NaiveDate;

use super::{Clerk, OfficeError};
use crate::{
    i18n::{Lang, time, tracker::leaf as words},
    store::{Page, Store},
    time::Calendar,
    tracker::{Body, Command, Leaf, LeafKind, Leaves, Refusal, Why, leaf::Round, patrol::PatrolList, refusal::LeafWhy},
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

/// A block by its number, or by its name where one of those that there are has it.
pub fn block(store: &dyn Store, said: &str, on: NaiveDate) -> Result<Option<Leaf>, OfficeError> {
    let blocks = store.leaves(Leaves::of(LeafKind::Block).open(on), Page::ALL)?;
    let number = crate::tracker::LeafNo::meant(said, LeafKind::Block, on);
    let is_it = |block: &&Leaf| match &block.body {
        Body::Block(body) => crate::text::is_same_name(&body.name, said.trim()),
        _ => false,
    };
    let named = blocks.iter().find(is_it);
    Ok(named.or_else(|| blocks.iter().find(|block| Some(block.no) == number)).cloned())
}

impl Clerk {
    /// What a leaf is called: a round by the name of its block.
    pub fn title_of(&self, lang: Lang, leaf: &Leaf) -> String {
        let call = |id| self.call(id);
        let of_block = |round: &Round| {
            let block = self.store().leaf(round.block).ok().flatten()?;
            Some(words::round_of(lang, &words::leaf_title(lang, &block.body, &call), &time::date(lang, round.on)))
        };
        let named = if let Body::Round(round) = &leaf.body { of_block(round) } else { None };
        named.unwrap_or_else(|| words::leaf_title(lang, &leaf.body, &call))
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
