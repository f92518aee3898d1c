//! What happened, in order, and what became of it.

use super::Act;
use crate::time::Moment;

/// What became of something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It asked for nothing.
    Seen,
    /// It waits.
    Waits,
    /// It was typed, or done, as it was.
    Right(Moment),
    /// Something else was typed: another side, number or rule.
    Wrong(Moment),
    /// They no longer waited.
    Missed(Moment),
}

impl End {
    /// When it came to that; none: it waits, or asked for nothing.
    pub fn of(self) -> Option<Moment> {
        match self {
            Self::Right(at) | Self::Wrong(at) | Self::Missed(at) => Some(at),
            Self::Seen | Self::Waits => None,
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: Moment,
    /// What.
    pub act: Act,
    /// What became of it.
    pub end: End,
    /// Seconds after which they no longer wait.
    pub patience: Option<i64>,
}

impl Happened {
    /// It waits.
    pub fn waits(&self) -> bool {
        self.end == End::Waits
    }

    /// Seconds until it was typed, right or wrong.
    pub fn took(&self) -> Option<i64> {
        match self.end {
            End::Right(at) | End::Wrong(at) => Some(at.since(self.at) / 1000),
            End::Seen | End::Waits | End::Missed(_) => None,
        }
    }
}

/// All that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    all: Vec<Happened>,
    waiting: Vec<usize>,
}

impl FromIterator<Happened> for Truth {
    fn from_iter<I: IntoIterator<Item = Happened>>(happened: I) -> Self {
        let all: Vec<Happened> = happened.into_iter().collect();
        let waiting = all.iter().enumerate().filter(|(_, happened)| happened.waits()).map(|(at, _)| at).collect();
        Self { all, waiting }
    }
}

impl Truth {
    /// In order.
    pub fn all(&self) -> &[Happened] {
        &self.all
    }

    /// What waits, the oldest first.
    pub fn waiting(&self) -> impl DoubleEndedIterator<Item = &Happened> {
        self.waiting.iter().filter_map(|at| self.all.get(*at))
    }

    pub(super) fn happens(&mut self, at: Moment, act: Act, patience: Option<i64>) {
        let end = if act.asks() { End::Waits } else { End::Seen };
        if end == End::Waits {
            self.waiting.push(self.all.len());
        }
        self.all.push(Happened { at, act, end, patience });
    }

    /// Asks of each thing that waits what became of it.
    pub(super) fn settle(&mut self, mut end: impl FnMut(&Happened) -> Option<End>) {
        let all = &mut self.all;
        self.waiting.retain(|at| {
            let Some(happened) = all.get_mut(*at) else { return false };
            if let Some(came) = end(happened) {
                happened.end = came;
            }
            happened.waits()
        });
    }
}
