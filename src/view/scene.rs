//! The kinds of blocks.

/// What a piece of text is, not how it looks. Nothing is said by a tone alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    #[default]
    Plain,
    /// Beside the point.
    Quiet,
    /// The point.
    Strong,
    /// 赞成
    For,
    /// 反对
    Against,
    /// 想问
    Question,
    /// Look here now.
    Alert,
}

impl Tone {
    /// All of them.
    pub const ALL: [Tone; 7] =
        [Self::Plain, Self::Quiet, Self::Strong, Self::For, Self::Against, Self::Question, Self::Alert];
}

/// One screen of a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What stands first.
    pub main: Vec<Block>,
    /// What stands beside it where there is room, else under it.
    pub side: Vec<Block>,
}

/// A block of a scene.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A text that is wrapped.
    Text(String, Tone),
    /// Short items, as many in a line as fit; none is broken.
    Items(Vec<String>, Tone),
    /// Lines with something short before and after.
    Rows(Vec<Row>),
    /// Columns; the one named takes the width that the others leave, and is elided.
    Table {
        /// Names of the columns.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
        /// Which column takes the rest.
        wide: usize,
    },
    /// Lengths side by side.
    Bars(Vec<Bar>),
    /// Terms that add up: 29 + 8 + 4 = 41.
    Equation {
        /// What is added.
        terms: Vec<Term>,
        /// What it adds up to.
        sum: Term,
    },
    /// A countdown.
    Clock(Clock),
    /// Seen from the back row.
    Big(String, Tone),
    /// An empty line.
    Gap,
}

/// A line with something short before and after it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Number or name (17号 王阿姨).
    pub lead: String,
    /// What is said of it; wrapped.
    pub text: String,
    /// Side, state, count; kept at the right.
    pub tail: String,
    /// Of lead and tail.
    pub tone: Tone,
}

/// One length.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Of what.
    pub label: String,
    /// Its value.
    pub value: u32,
    /// The value that fills the width.
    pub full: u32,
    /// The value in words (34点).
    pub tail: String,
    /// Of the bar.
    pub tone: Tone,
}

/// A term of an equation; without a value it is not known yet, or not shown yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Of what.
    pub label: String,
    /// How many.
    pub value: Option<u16>,
    /// Of the label.
    pub tone: Tone,
}

/// A countdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// Of what.
    pub label: String,
    /// Milliseconds left; negative when over.
    pub left: i64,
    /// It stands still.
    pub stands: bool,
    /// Milliseconds left at which a word appears.
    pub warn: i64,
}

impl Clock {
    /// `1:05`, over time `+0:12`. A second shows until it is over.
    pub fn digits(&self) -> String {
        let (sign, ms) = if self.left < 0 { ("+", -self.left) } else { ("", self.left + 999) };
        format!("{sign}{}:{:02}", ms / 60_000, ms / 1000 % 60)
    }

    /// How it is to be looked at.
    pub fn tone(&self) -> Tone {
        if self.left < 0 {
            Tone::Alert
        } else if self.left <= self.warn {
            Tone::Against
        } else {
            Tone::Strong
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(left: i64) -> String {
        Clock { label: String::new(), left, stands: false, warn: 20_000 }.digits()
    }

    #[test]
    fn a_second_shows_until_it_is_over_and_overtime_counts_up() {
        assert_eq!(clock(120_000), "2:00");
        assert_eq!(clock(119_999), "2:00");
        assert_eq!(clock(119_000), "1:59");
        assert_eq!(clock(1), "0:01");
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(-1), "+0:00");
        assert_eq!(clock(-10_000), "+0:10");
    }
}
