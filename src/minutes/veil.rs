//! Who may read what of a text. One function for every paper: a child has no name in anything but the archive, and what hangs in a chat
//! or goes over a desk on one page has nobody's telephone or door.

use std::borrow::Cow;

use super::{Cut, Record, say};
use crate::{
    meeting::{Meeting, Of},
    text,
};

/// Whom a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// One of the three cuts.
    Cut(Cut),
    /// Everybody: the text for the chat, the calendar, what goes to another office.
    Everybody,
}

impl For {
    /// A child has its name there.
    pub(super) fn names_children(self) -> bool {
        self == Self::Cut(Cut::Archive)
    }

    /// A card is called by its number there, which is the badge of who wrote it.
    pub(super) fn numbers_cards(self) -> bool {
        matches!(self, Self::Cut(Cut::Archive | Cut::Circulated))
    }

    /// Telephones and doors stand there, as people wrote them.
    pub(super) fn has_private(self) -> bool {
        matches!(self, Self::Cut(Cut::Archive | Cut::Circulated))
    }
}

/// The meeting with its texts as this reader may see them. Estate and place stay: whoever comes has to find the door.
pub(super) fn seen<'a>(meeting: &'a Meeting, record: &Record<'_>, reader: For) -> Cow<'a, Meeting> {
    if reader.names_children() || (reader.has_private() && record.children.is_empty()) {
        return Cow::Borrowed(meeting);
    }
    Cow::Owned(meeting.with_texts(&|text, of| match of {
        Of::People => line(text, record, reader),
        Of::Place => record.children.mask(text),
    }))
}

/// One text, or how somebody is called.
pub(super) fn line(text: &str, record: &Record<'_>, reader: For) -> String {
    let text = if reader.names_children() { text.to_owned() } else { record.children.mask(text) };
    if reader.has_private() { text } else { text::without_private(&text).0 }
}

/// What is read instead of the name of a child.
pub fn child(lang: crate::i18n::Lang) -> String {
    say::child_in_text(lang)
}
