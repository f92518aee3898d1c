//! Time passes between two lines.

use yishi::meeting::{Event, Moment, Refusal};

use super::{Room, order};

impl Room {
    /// With a line given so many seconds after the one before.
    pub fn after(mut self, seconds: u32, line: &str) -> Self {
        let answer = self.when_after(seconds, line);
        assert!(answer.is_ok(), "{line}\n{answer:?}");
        self
    }

    /// Gives a line so many seconds after the one before, and says what came of it.
    pub fn when_after(&mut self, seconds: u32, line: &str) -> Result<Vec<Event>, Refusal> {
        let mut order = order(line);
        order.at = Some(self.now().plus_s(seconds));
        self.give(order)
    }

    /// The moment of the newest line.
    pub fn now(&self) -> Moment {
        self.last.unwrap()
    }
}
