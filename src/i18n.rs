//! The sentences around a meeting, Chinese and English side by side, so that a missing one doesn't compile.
//!
//! Texts follow the wording table: plain, warm, Arabic numerals, no character of ambiguous width.

/// The language of the screens. Chinese is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
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

words! {
    /// Said by the console after each accepted command.
    con_saved() { zh: "已存好，断电不丢", en: "saved, a power cut loses nothing" }
}
