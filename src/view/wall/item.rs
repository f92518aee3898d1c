//! What stands on the wall, by the part that it plays. How large it becomes is decided where it is drawn.

use super::super::{Bar, Clock, Row, Term, Tone};

/// Big words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Big {
    /// In front of them; where both are too wide it stands on a sheet of its own, as text: 17号.
    pub lead: String,
    /// The words.
    pub words: String,
    /// The word that says most; where only the largest letters can be drawn it stands for all of them, and they are text above it.
    pub key: String,
    /// Behind them, a size smaller, on their baseline: 请举手 behind 赞成.
    pub after: String,
    /// How they are to be looked at.
    pub tone: Tone,
    /// They stand on a sheet of that tone.
    pub sheet: Option<Tone>,
    /// The sheet goes over the whole width.
    pub wide: bool,
    /// Text on the same sheet, under them.
    pub under: Vec<String>,
    /// These words would find room as well: both sides of a vote are as large.
    pub like: String,
    /// It may be as large as the hero.
    pub even: bool,
    /// No more than a title: it never outgrows what stands under it.
    pub title: bool,
}

impl Big {
    /// Words alone.
    pub fn of(words: impl Into<String>) -> Self {
        Self { words: words.into(), tone: Tone::Strong, ..Self::default() }
    }

    /// On a sheet over the whole width.
    #[must_use]
    pub fn on(self, sheet: Tone) -> Self {
        Self { sheet: Some(sheet), wide: true, ..self }
    }

    /// With something smaller behind them.
    #[must_use]
    pub fn then(self, after: impl Into<String>) -> Self {
        Self { after: after.into(), ..self }
    }

    /// With the word that says most.
    #[must_use]
    pub fn key(self, key: impl Into<String>) -> Self {
        Self { key: key.into(), ..self }
    }

    /// With a number before them: `17号 王阿姨`. Somebody without a form of address is the number alone.
    pub fn who(called: &str) -> Self {
        match called.split_once(' ') {
            Some((number, form)) => Self { lead: number.to_owned(), ..Self::of(form.trim_start()) },
            None => Self::of(called),
        }
    }

    /// As it is read.
    pub fn read(&self) -> String {
        let lead = if self.lead.is_empty() { String::new() } else { format!("{} ", self.lead) };
        let gap = if self.after.starts_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" };
        format!("{lead}{}{gap}{}", self.words, self.after)
    }
}

/// One of a few matters, each with its number: tables, promises.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matter {
    /// Its number, on a sheet.
    pub mark: String,
    /// What it is, in big letters where all of them find room.
    pub words: String,
    /// What became of it, at the right.
    pub right: String,
    /// Under it, as text.
    pub under: String,
}

/// A part of a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// What matters.
    Hero(Big),
    /// What goes with it; never larger.
    Second(Big),
    /// At the right margin, in the row of the letters before it.
    Figure(String),
    /// The one countdown: the hero where it stands first, else beside letters.
    Clock(Clock),
    /// Text.
    Lines(Vec<(String, Tone)>),
    /// Text that is left out where it finds no room.
    Spare(Vec<(String, Tone)>),
    /// A list.
    Rows(Vec<Row>),
    /// What somebody has to know of a matter, side by side: a word over what it is.
    Parts(Vec<(String, String)>),
    /// A few matters, large.
    Matters(Vec<Matter>),
    /// Lengths.
    Bars(Vec<Bar>),
    /// Shares of one whole.
    Tally(Vec<Term>),
    /// Words on a sheet over the whole width: what is asked, who is next. A side among them has a sheet of its own.
    Sheet(Vec<(String, Tone)>),
    /// So many times of so many.
    Times(u8, u8),
    /// A letter in both ways that big letters can be drawn, each with the key that chooses it.
    Ways(String, [String; 2]),
    /// Said only on a canvas of so many rows that text on it is too small.
    TooSmall(String),
}

impl Item {
    /// Everything that it says, part by part.
    pub fn says(&self) -> Vec<String> {
        let texts = |of: &[(String, Tone)]| of.iter().map(|(text, _)| text.clone()).collect::<Vec<_>>();
        match self {
            Self::Hero(big) | Self::Second(big) => {
                std::iter::once(big.read()).chain(big.under.iter().cloned()).collect()
            }
            Self::Figure(figure) => vec![figure.clone()],
            Self::Clock(clock) => vec![clock.digits()],
            Self::Lines(lines) | Self::Spare(lines) | Self::Sheet(lines) => texts(lines),
            Self::Rows(rows) => rows.iter().map(|row| format!("{} {} {}", row.lead, row.text, row.tail)).collect(),
            Self::Parts(parts) => parts.iter().map(|(label, what)| format!("{label} {what}")).collect(),
            Self::Matters(matters) => {
                let of =
                    |matter: &Matter| format!("{} {} {} {}", matter.mark, matter.words, matter.right, matter.under);
                matters.iter().map(of).collect()
            }
            Self::Bars(bars) => bars.iter().map(|bar| format!("{} {}", bar.label, bar.tail)).collect(),
            Self::Tally(terms) => {
                let of = |term: &Term| format!("{}{}", term.label, term.value.unwrap_or_default());
                terms.iter().map(of).collect()
            }
            Self::Times(..) => Vec::new(),
            Self::Ways(_, keys) => keys.to_vec(),
            Self::TooSmall(words) => vec![words.clone()],
        }
    }
}
