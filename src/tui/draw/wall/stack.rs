//! What an item may look like, and which of all looks together fits the canvas best.
//!
//! An item has variants, each with its rows and what it is worth. Of all sums that fit the best one wins; nothing is drawn for that, and
//! for one canvas it is always the same one. Who gives way: the air, then what may be missed, then what is second, then the clock, the
//! hero last.

use ratatui::{layout::Rect, style::Style, text::Line};

use super::{
    grid::Grid,
    letters::{self, Size},
};

/// What a step of size is worth to whoever plays a part. A list that is read line by line is worth more than a step of the hero.
pub mod worth {
    /// A step of the hero.
    pub const HERO: i64 = 10_000;
    /// Of the clock.
    pub const CLOCK: i64 = 1_000;
    /// Of what is second.
    pub const SECOND: i64 = 300;
    /// A step beyond the largest letters that are drawn dot by dot: only where nothing else suffers.
    pub const DOUBLED: i64 = 100;
    /// A list has air between its rows.
    pub const AIR: i64 = 15_000;
    /// What may be missed is there.
    pub const SPARE: i64 = 40;
    /// Lines of letters without a row between them, the last resort: so many hundredths of a step less.
    pub const TIGHT: i64 = 30;
}

/// Something that is drawn at a place.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where.
    pub at: Rect,
    /// What.
    pub drawn: Drawn,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub enum Drawn {
    /// A sheet, or a bar.
    Fill(Style),
    /// A line of text.
    Text(Line<'static>),
    /// A line of big letters.
    Letters(String, Size, Style),
    /// A line of big letters that is drawn already, in a way of its own.
    Ready(Vec<Line<'static>>, Size),
}

/// One look of an item; its pieces stand under one another from row 0.
#[derive(Clone, Debug, Default)]
pub struct Variant {
    /// Rows.
    pub high: usize,
    /// What it is worth.
    pub worth: i64,
    /// Of its largest letters.
    pub size: Option<Size>,
    /// Its letters are of doubled dots, and no figures.
    pub doubled: bool,
    /// It has the clock beside it.
    pub clock: bool,
    /// What is drawn.
    pub pieces: Vec<Piece>,
}

/// The looks of one item.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    /// Which item of the picture.
    pub item: usize,
    /// It is the hero.
    pub is_hero: bool,
    /// It may be as large as the hero.
    pub is_even: bool,
    /// At least one.
    pub variants: Vec<Variant>,
}

/// Chooses a variant for each slot; nothing where none fits. `wide`: what is second is smaller than the hero.
pub fn choose(slots: &[Slot], room: usize, clock: bool, wide: bool) -> Option<Vec<usize>> {
    // The hero first: what is second is measured against it.
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by_key(|at| !slots[*at].is_hero);
    let mut left = vec![Left::default(); order.len() + 1];
    for (place, at) in order.iter().enumerate().rev() {
        let variants = &slots[*at].variants;
        left[place] = Left {
            worth: left[place + 1].worth + variants.iter().map(|variant| variant.worth).max()?,
            rows: left[place + 1].rows + variants.iter().map(|variant| variant.high).min()?,
            shown: left[place + 1].shown + usize::from(variants.iter().all(|variant| variant.high > 0)),
        };
    }
    let mut search = Search { slots, order, left, room, clock, wide, best: None, taken: vec![0; slots.len()] };
    search.from(0, Sum::default());
    search.best.map(|(_, taken)| taken)
}

#[derive(Clone, Copy, Default)]
struct Sum {
    worth: i64,
    rows: usize,
    shown: usize,
    hero: Option<Size>,
    /// The hero grew beyond the largest table: only where nothing else is smaller for it.
    doubled: bool,
    clocks: usize,
}

/// What the slots that are left may come to: worth at most so much, in so many rows and so many items at least.
#[derive(Clone, Copy, Default)]
struct Left {
    worth: i64,
    rows: usize,
    shown: usize,
}

struct Search<'a> {
    slots: &'a [Slot],
    order: Vec<usize>,
    left: Vec<Left>,
    room: usize,
    clock: bool,
    wide: bool,
    best: Option<(i64, Vec<usize>)>,
    taken: Vec<usize>,
}

impl Search<'_> {
    fn from(&mut self, place: usize, sum: Sum) {
        let Some(at) = self.order.get(place).copied() else {
            let fits = sum.clocks == usize::from(self.clock);
            if fits && self.best.as_ref().is_none_or(|(best, _)| sum.worth > *best) {
                self.best = Some((sum.worth, self.taken.clone()));
            }
            return;
        };
        let slots = self.slots;
        let slot = &slots[at];
        for (nth, variant) in slot.variants.iter().enumerate() {
            letters::looked();
            let sum = sum.with(variant, slot.is_hero);
            let left = self.left[place + 1];
            let hopeless = self.best.as_ref().is_some_and(|(best, _)| sum.worth + left.worth <= *best);
            // What can't fit is no longer looked at, however the rest were chosen.
            let rows = sum.rows + left.rows + (sum.shown + left.shown).saturating_sub(1);
            if hopeless || rows > self.room || !self.may(slot, variant, sum) {
                continue;
            }
            self.taken[at] = nth;
            self.from(place + 1, sum);
        }
    }

    /// What is second is never larger than the hero, and smaller where there is room for the difference.
    fn may(&self, slot: &Slot, variant: &Variant, sum: Sum) -> bool {
        let (Some(hero), Some(size), false) = (sum.hero, variant.size, slot.is_hero) else { return true };
        if sum.doubled && size == Size::S && slot.variants.iter().any(|of| of.size > Some(Size::S)) {
            return false;
        }
        if size == Size::S || hero == Size::S {
            return size == Size::S;
        }
        // Doubled dots are thin: what stands under them has fewer.
        let most = if hero > Size::XL { Size::L } else { hero };
        if self.wide && !slot.is_even { size < hero && size <= most } else { size <= most }
    }
}

impl Sum {
    fn with(self, variant: &Variant, is_hero: bool) -> Self {
        Self {
            worth: self.worth + variant.worth,
            rows: self.rows + variant.high,
            shown: self.shown + usize::from(variant.high > 0),
            hero: if is_hero { variant.size } else { self.hero },
            doubled: self.doubled || is_hero && variant.doubled,
            clocks: self.clocks + usize::from(variant.clock),
        }
    }
}

/// Air between two items: at least one row, grown evenly to three; to six where the picture would fill too little of its canvas.
const MOST_AIR: usize = 3;
const EVEN_MORE: usize = 6;
/// So much of the canvas a picture fills, in hundredths.
const FILLS: usize = 64;

/// The row at which each of these begins: the air grows evenly, and of what is left there is a little less above than below. Where the
/// hero would be hidden by heads everything stands higher.
pub fn rows(highs: &[usize], hero: Option<usize>, grid: &Grid) -> Vec<usize> {
    let shown = highs.iter().filter(|high| **high > 0).count();
    let room = usize::from(grid.body.height);
    let free = room.saturating_sub(highs.iter().sum());
    let gaps = shown.saturating_sub(1);
    let most = free.checked_div(gaps).unwrap_or(0);
    let filled = |gap: usize| (room - free + gap * gaps) * 100 >= room * FILLS;
    let grown = (MOST_AIR..=EVEN_MORE).find(|gap| filled(*gap)).unwrap_or(EVEN_MORE);
    let gap = most.min(grown);
    let lead = free.saturating_sub(gap * shown.saturating_sub(1)) * 45 / 100;
    let at = |lead: usize, gap: usize| {
        let mut y = lead;
        let mut place = |high: &usize| {
            let from = y;
            y += high + if *high > 0 { gap } else { 0 };
            from
        };
        highs.iter().map(&mut place).collect::<Vec<_>>()
    };
    let least = usize::from(shown > 1).min(gap);
    let ends = |tops: &[usize]| hero.map_or(0, |hero| usize::from(grid.body.y) + tops[hero] + highs[hero]);
    let heads = usize::from(grid.heads);
    let tries = (0..=lead).rev().map(|lead| (lead, gap)).chain((least..gap).rev().map(|gap| (0, gap)));
    let mut best = at(lead, gap);
    for (lead, gap) in tries {
        best = at(lead, gap);
        if ends(&best) <= heads {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(is_hero: bool, of: &[(usize, i64, Size)]) -> Slot {
        let variant = |(high, worth, size): &(usize, i64, Size)| Variant {
            high: *high,
            worth: *worth,
            size: Some(*size),
            ..Variant::default()
        };
        Slot { is_hero, variants: of.iter().map(variant).collect(), ..Slot::default() }
    }

    #[test]
    fn the_hero_gives_way_last_and_what_is_second_stays_smaller() {
        let hero = slot(true, &[(12, 30_000, Size::XL), (8, 20_000, Size::L), (6, 10_000, Size::M)]);
        let second = slot(false, &[(8, 200, Size::L), (6, 100, Size::M), (1, 0, Size::S)]);
        let slots = [hero, second];
        assert_eq!(choose(&slots, 21, false, true), Some(vec![0, 0]));
        assert_eq!(choose(&slots, 20, false, true), Some(vec![0, 1]));
        assert_eq!(choose(&slots, 14, false, true), Some(vec![0, 2]));
        assert_eq!(choose(&slots, 13, false, true), Some(vec![1, 2]));
        assert_eq!(choose(&slots, 7, false, true), None);
    }

    #[test]
    fn air_grows_evenly_to_six_rows_and_a_little_more_is_below() {
        let grid = Grid::of(Rect::new(0, 0, 100, 30), false);
        assert_eq!(rows(&[8, 2], Some(0), &grid), [4, 18]);
        assert_eq!(rows(&[8, 0, 2], Some(0), &grid), [4, 18, 18]);
        assert_eq!(rows(&[20, 6], Some(0), &grid), [0, 21]);
        // The hero comes last, and would stand behind heads.
        assert_eq!(rows(&[6, 18], Some(1), &grid), [0, 7]);
    }
}
