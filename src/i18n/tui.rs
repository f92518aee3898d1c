//! What the console itself says: questions of forms, hints, help.

use super::words;

words! {
    /// A yes.
    yes() { zh: "是", en: "yes" }
}
