//! Reading a charter, and saying where it is wrong: line, field, and what would be right.

use super::Charter;

/// Where a fault stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1; 0 where it can't be told.
    pub line: usize,
    /// Path of the field (`rules.R05.turns.max`).
    pub field: String,
}

/// What is wrong with a charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub found: String,
    /// What would be right.
    pub right: String,
}

/// Reads a charter and checks that its numbers make sense.
pub fn parse(text: &str) -> Result<Charter, Vec<Fault>> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|error: ron::error::SpannedError| {
            vec![Fault {
                place: Place {
                    line: error.span.start.line,
                    field: String::new(),
                },
                found: error.code.to_string(),
                right: String::new(),
            }]
        })
}
