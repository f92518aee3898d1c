//! The sentences around a meeting, Chinese and English side by side, so that a missing one doesn't compile.
//!
//! Texts follow the wording table: plain, warm, Arabic numerals, no character of ambiguous width.
//! What a neighbour reads on the wall is warm (提议, 没通过); a name that differs in papers ends in `_paper` (未通过).

use std::fmt::Write as _;

pub mod books;
pub mod capitals;
pub mod charter;
pub mod cli;
pub mod command;
pub mod console;
pub mod event;
pub mod events;
pub mod field;
pub mod figures;
pub mod files;
pub mod find;
pub mod fund;
pub mod grammar;
pub mod help;
pub mod here;
pub mod journal;
pub mod keys;
pub mod kit;
pub mod law;
pub mod may;
pub mod minutes;
pub mod missing;
pub mod moments;
pub mod names;
pub mod next;
pub mod notice;
pub mod observe;
pub mod options;
pub mod outcome;
pub mod packet;
pub mod pages;
pub mod pictures;
pub mod printed;
pub mod record;
pub mod reference;
pub mod refusal;
pub mod rehearsal;
pub mod replay;
pub mod report;
pub mod roster;
mod slips;
pub mod table;
pub mod tables;
pub mod time;
pub mod today;
pub mod tour;
pub mod track;
pub mod tracker;
pub mod tui;
pub mod usage;
pub mod view;
pub mod wall;
pub mod work_report;

#[cfg(test)]
mod tidy;

/// The language of the screens. Chinese is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// What stands between the parts of a list.
    pub fn comma(self) -> &'static str {
        match self {
            Self::Zh => "、",
            Self::En => ", ",
        }
    }

    /// As a title begins: in English with a capital.
    pub fn titled(self, text: &str) -> String {
        let mut signs = text.chars();
        match signs.next().filter(|_| self == Self::En) {
            Some(first) => first.to_uppercase().chain(signs).collect(),
            None => text.to_owned(),
        }
    }

    /// A list in one line.
    pub fn list<T: std::fmt::Display>(self, parts: impl IntoIterator<Item = T>) -> String {
        let mut list = String::with_capacity(64);
        for (place, part) in parts.into_iter().enumerate() {
            list.push_str(if place == 0 { "" } else { self.comma() });
            let _ = write!(list, "{part}");
        }
        list
    }
}

/// Declares sentences: name, arguments, and the text in both languages. Arguments stand in braces, as in `format!`.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $kind:ty),* $(,)?) { zh: $zh:literal, en: $en:literal $(,)? })*) => {$(
        $(#[$doc])*
        #[doc = concat!("\n\n", $zh, "\n\n", $en)]
        pub fn $name(lang: $crate::i18n::Lang $(, $arg: $kind)*) -> String {
            match lang {
                $crate::i18n::Lang::Zh => format!($zh),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    )*};
}
pub(crate) use words;

/// One sentence on the spot, for the arms of a match. Names in braces, as in `format!`.
macro_rules! say {
    ($lang:expr, zh: $zh:literal, en: $en:literal $(,)?) => {
        match $lang {
            $crate::i18n::Lang::Zh => format!($zh),
            $crate::i18n::Lang::En => format!($en),
        }
    };
}
pub(crate) use say;
