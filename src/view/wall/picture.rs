//! One picture: its items from top to bottom, and how they are set.

use super::{
    super::{Block, Clock, Row, Tone},
    Big, Item,
};

/// How a picture is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Set {
    /// On the margin.
    #[default]
    Left,
    /// In the middle: one thing, and at most two lines.
    Card,
}

/// One picture of the wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wall {
    /// From top to bottom.
    pub items: Vec<Item>,
    /// How they are set.
    pub set: Set,
    /// The whole canvas has the colour of a side.
    pub ground: Option<Tone>,
    /// Said for a few seconds, in place of the rail.
    pub brief: Option<String>,
    /// The rail has no stages: nothing of the meeting is under way.
    pub bare: bool,
    /// The picture doesn't follow the meeting, and why.
    pub pinned: Option<String>,
    /// So many steps of one picture the host turns through.
    pub turns: usize,
}

impl Wall {
    pub(super) fn hero(big: Big) -> Self {
        Self { items: vec![Item::Hero(big)], ..Self::default() }
    }

    /// One thing in the middle.
    pub(super) fn card(big: Big) -> Self {
        Self { set: Set::Card, ..Self::hero(big) }
    }

    /// A list under its title.
    pub(super) fn list(title: impl Into<String>) -> Self {
        Self::default().second(Big { title: true, ..Big::of(title) })
    }

    pub(super) fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    pub(super) fn item(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    pub(super) fn items(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.items.extend(items);
        self
    }

    pub(super) fn second(self, big: Big) -> Self {
        self.item(Item::Second(big))
    }

    pub(super) fn clock(self, clock: Option<Clock>) -> Self {
        self.items(clock.map(Item::Clock))
    }

    pub(super) fn line(self, line: impl Into<String>, tone: Tone) -> Self {
        self.lines([(line.into(), tone)])
    }

    /// Text; what was text before it stands in the same paragraph.
    pub(super) fn lines(mut self, lines: impl IntoIterator<Item = (String, Tone)>) -> Self {
        for line in lines {
            match self.items.last_mut() {
                Some(Item::Lines(lines)) => lines.push(line),
                _ => self.items.push(Item::Lines(vec![line])),
            }
        }
        self
    }

    /// A paragraph of its own.
    pub(super) fn apart(self, lines: impl IntoIterator<Item = (String, Tone)>) -> Self {
        let lines: Vec<(String, Tone)> = lines.into_iter().collect();
        self.items((!lines.is_empty()).then_some(Item::Lines(lines)))
    }

    /// What may be missed.
    pub(super) fn spare(self, lines: impl IntoIterator<Item = String>) -> Self {
        let lines: Vec<(String, Tone)> = lines.into_iter().map(|line| (line, Tone::Quiet)).collect();
        self.items((!lines.is_empty()).then_some(Item::Spare(lines)))
    }

    pub(super) fn rows(self, rows: Vec<Row>) -> Self {
        self.items((!rows.is_empty()).then_some(Item::Rows(rows)))
    }

    /// A block of the console's scenes, as the wall has it.
    pub(super) fn block(self, block: Block) -> Self {
        match block {
            Block::Rows(rows) => self.rows(rows),
            Block::Bars(bars) => self.item(Item::Bars(bars)),
            Block::Equation { terms, .. } => self.item(Item::Tally(terms)),
            Block::Big(words, tone) => self.item(Item::Sheet(vec![(words, tone)])),
            Block::Text(words, tone) => self.line(words, tone),
            Block::Heading(words) => self.line(words, Tone::Strong),
            Block::Items(words, tone) => self.line(words.join("  "), tone),
            Block::Clock(clock) => self.clock(Some(clock)),
            Block::Table { .. } | Block::Gap => self,
        }
    }

    /// What it says in big letters first: the words of the hero, or of what stands in its place.
    pub fn title(&self) -> Option<String> {
        let big = |item: &Item| match item {
            Item::Hero(big) => Some(big.read()),
            _ => None,
        };
        let second = |item: &Item| match item {
            Item::Second(big) => Some(big.read()),
            _ => None,
        };
        self.items.iter().find_map(big).or_else(|| self.items.iter().find_map(second))
    }

    /// Its words for a small picture, the largest first.
    pub fn in_words(&self) -> Vec<(String, Tone)> {
        let title = self.title();
        let tone = self.ground.unwrap_or(Tone::Strong);
        let mut lines: Vec<(String, Tone)> = title.clone().map(|title| (title, tone)).into_iter().collect();
        for item in &self.items {
            match item {
                Item::Clock(clock) => lines.push((clock.digits(), clock.tone())),
                Item::Hero(big) | Item::Second(big) if Some(big.read()) == title => {
                    lines.extend(big.under.iter().map(|line| (line.clone(), Tone::Strong)));
                }
                Item::Lines(of) | Item::Spare(of) => lines.extend(of.iter().cloned()),
                Item::Sheet(of) => {
                    let words = of.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>().join("  ");
                    lines.push((words, Tone::Strong));
                }
                other => lines.extend(other.says().into_iter().map(|words| (words.trim().to_owned(), Tone::Strong))),
            }
        }
        lines.retain(|(line, _)| !line.is_empty());
        lines
    }

    /// Everything that it says, item by item.
    pub fn says(&self) -> Vec<String> {
        self.items.iter().flat_map(Item::says).chain(self.brief.clone()).collect()
    }
}
