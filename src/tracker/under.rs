//! Rows of the plan stand under the motion that they carry out.

use super::{Item, ItemNo};

/// A list in its order, but each row of the plan right behind its motion, where that is in it; whether it stands under it.
pub fn under_their_motions(items: Vec<Item>) -> Vec<(bool, Item)> {
    let listed: std::collections::BTreeSet<ItemNo> = items.iter().map(|item| item.no).collect();
    let whole = |item: &Item| item.part_of.filter(|no| *no != item.no && listed.contains(no));
    let mut parts: std::collections::BTreeMap<ItemNo, Vec<Item>> = std::collections::BTreeMap::new();
    let mut heads = Vec::new();
    for item in items {
        match whole(&item) {
            Some(of) => parts.entry(of).or_default().push(item),
            None => heads.push(item),
        }
    }
    let mut rows = Vec::new();
    let mut next: Vec<(bool, Item)> = heads.into_iter().rev().map(|item| (false, item)).collect();
    while let Some((below, item)) = next.pop() {
        let parts = parts.remove(&item.no).unwrap_or_default();
        rows.push((below, item));
        next.extend(parts.into_iter().rev().map(|part| (true, part)));
    }
    rows
}
