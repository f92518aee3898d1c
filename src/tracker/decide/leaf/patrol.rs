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
            let most = list.lines();
            if let Some(line) = lines.iter().map(|line| usize::from(*line)).find(|line| !(1..=most).contains(line)) {
                return Err(Why::Lines { given: line, most });
            }
        }
        let (given, most) = (round.visited.0.len(), PatrolList::Visit.lines());
        if given > most {
            return Err(Why::Lines { given, most });
        }
        if let (Body::Block(block), None, None) = (&block.body, known, &round.by) {
            round.by.clone_from(&block.worker);
        }
        Ok(Body::Round(round))
    }
}
