//! Blocks of the patrol, and the round of a day.

use super::{Body, Decision, Leaf, LeafKind, LeafWhy, Why};
use crate::tracker::{
    leaf::{Block, Leaves, Round},
    patrol::PatrolList,
};

impl Decision<'_> {
    /// No two blocks have one name at a time.
    pub(super) fn block(&self, known: Option<&Leaf>, block: &Block) -> Result<Body, Why> {
        let today = self.ctx.now.date();
        let is_named = |leaf: &&Leaf| {
            matches!(&leaf.body, Body::Block(other) if crate::text::is_same_name(&other.name, &block.name))
                && known.is_none_or(|known| known.no != leaf.no)
        };
        match self.ledger.leaves(Leaves::of(LeafKind::Block).open(today)).find(is_named) {
            Some(other) => Err(Why::Leaf(LeafWhy::SameName(other.no))),
            None => Ok(Body::Block(block.clone())),
        }
    }

    /// A list has a line of this number, or so many: those that the station wrote, before anything is ticked or counted.
    fn of_list(&self, list: PatrolList, given: usize) -> Result<(), Why> {
        let most = self.ledger.patrol.get(&list).map_or(0, Vec::len);
        match (given, most) {
            (0, _) => Ok(()),
            (_, 0) => Err(Why::Leaf(LeafWhy::NoList(list))),
            (given, most) if given > most => Err(Why::Lines { given, most }),
            _ => Ok(()),
        }
    }

    /// One round a day and block, of lines that the lists have.
    pub(super) fn round(&self, known: Option<&Leaf>, round: &Round) -> Result<Body, Why> {
        let block = self.holding(round.block, LeafKind::Block, round.on)?;
        let same_day = Leaves::of(LeafKind::Round).between(round.on, round.on).open(self.ctx.now.date());
        let is_other = |leaf: &&Leaf| {
            matches!(&leaf.body, Body::Round(other) if other.block == round.block)
                && known.is_none_or(|known| known.no != leaf.no)
        };
        if let Some(other) = self.ledger.leaves(same_day).find(is_other) {
            return Err(Why::Leaf(LeafWhy::RoundThere(other.no)));
        }
        let mut round = round.clone();
        for (list, lines) in [(PatrolList::Clear, &mut round.clear.0), (PatrolList::Prompt, &mut round.prompt.0)] {
            lines.sort_unstable();
            lines.dedup();
            if lines.contains(&0) {
                return Err(Why::Lines { given: 0, most: list.lines() });
            }
        }
        // What was ticked before anybody wrote a list stays when the round is written anew.
        let was = known.and_then(|known| if let Body::Round(was) = &known.body { Some(was) } else { None });
        let last = |lines: &[u8]| lines.last().map_or(0, |line| usize::from(*line));
        if was.is_none_or(|was| was.clear != round.clear) {
            self.of_list(PatrolList::Clear, last(&round.clear.0))?;
        }
        if was.is_none_or(|was| was.prompt != round.prompt) {
            self.of_list(PatrolList::Prompt, last(&round.prompt.0))?;
        }
        if was.is_none_or(|was| was.visited != round.visited) {
            self.of_list(PatrolList::Visit, round.visited.0.len())?;
        }
        if let (Body::Block(block), None, None) = (&block.body, known, &round.by) {
            round.by.clone_from(&block.worker);
        }
        Ok(Body::Round(round))
    }
}
