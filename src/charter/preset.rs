//! The charters that ship with the program.

use super::Charter;

/// Names of the presets, the default first.
pub const PRESETS: &[&str] = &["haishu", "nantang", "solo"];

/// A preset by its name.
pub fn preset(name: &str) -> Option<Charter> {
    let _ = name;
    None
}
