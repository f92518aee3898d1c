//! What is sent from telephone to telephone: the text for the chat, and the calendar. It is read by everybody, for years, so nobody who
//! wasn't asked is named there: not as who promised, and not in a text.

use std::borrow::Cow;

use super::{For, Record, veil};
use crate::{
    i18n::{
        Lang,
        names::{Names, address},
    },
    meeting::{Meeting, Of, numbers::Badge},
};

/// Only who said so is called by more than a number.
pub(super) struct Named<'a> {
    names: &'a dyn Names,
    in_chat: Option<&'a [Badge]>,
    lang: Lang,
}

impl<'a> Named<'a> {
    pub(super) fn of(record: &Record<'a>) -> Self {
        Self { names: record.names, in_chat: record.in_chat, lang: record.lang }
    }
}

impl Names for Named<'_> {
    fn who(&self, badge: Badge) -> String {
        let known = self.names.who(badge);
        match self.in_chat {
            Some(asked) if !asked.contains(&badge) => address(self.lang, badge, None),
            _ => known,
        }
    }
}

/// The meeting with its texts as everybody may read them, and without the names of those who weren't asked.
pub(super) fn seen<'a>(meeting: &'a Meeting, record: &Record<'_>) -> Cow<'a, Meeting> {
    let seen = veil::seen(meeting, record, For::Everybody);
    match record.unasked {
        None => seen,
        Some(unasked) => Cow::Owned(seen.with_texts(&|text, of| match of {
            Of::People => unasked.mask(text),
            Of::Place => text.to_owned(),
        })),
    }
}
