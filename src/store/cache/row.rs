//! How values stand in rows.

use crate::tracker::{intake::Mark, patrol::PatrolList};

/// The name of a closed set's member, as its rows have it.
pub fn word(of: impl std::fmt::Debug) -> String {
    format!("{of:?}")
}

/// The name of a list of patrol, as its row has it.
pub fn patrol_name(list: PatrolList) -> String {
    format!("patrol:{list:?}")
}

/// A mark, as its rows have it.
pub fn mark(of: Mark) -> String {
    serde_json::to_string(&of).unwrap_or_default()
}

/// What stands of the fund.
pub const FUND: &str = "fund";

/// The day that the first line tells of.
pub const BEGAN: &str = "began";
