//! The table of answers: what can be typed into the fields of a form, for docs/grammar.md.

use super::{
    Kind,
    field::{Field, List},
};
use crate::{
    i18n::{Lang, grammar as words},
    meeting::refusal::Thing,
};

/// One kind of answer.
pub struct AnswerRow {
    /// Into which kind of field.
    pub kind: Kind,
    /// What is typed, for example.
    pub example: &'static str,
    /// What that means.
    pub means: fn(Lang) -> String,
    /// What the example becomes, as a script writes it, on 23 May 2026.
    pub becomes: &'static str,
}

impl AnswerRow {
    /// A field that takes it.
    pub fn field(&self) -> Field {
        Field { name: "", kind: self.kind, optional: false }
    }
}

const fn row(kind: Kind, example: &'static str, becomes: &'static str, means: fn(Lang) -> String) -> AnswerRow {
    AnswerRow { kind, example, means, becomes }
}

/// Every kind of answer.
pub const ANSWERS: &[AnswerRow] = &[
    row(Kind::Number, "41", "41", words::form_number),
    row(Kind::Badges, "3 5 12-18", r#""3 5 12-18""#, words::form_badges),
    row(Kind::Row, "29 36", "[29,36]", words::form_row),
    row(Kind::Topics, "1 3-4", "[1,3,4]", words::form_topics),
    row(Kind::Of(Thing::Topic), "2", "2", words::number_of),
    row(Kind::Choice(List::Office), "3", "Recorder", words::form_choice),
    row(Kind::Dots, "34 27", "[(1,34),(2,27)]", words::form_dots),
    row(Kind::Dots, "1:34 2:27", "[(1,34),(2,27)]", words::form_dots_named),
    row(Kind::Date, "630", r#""2026-06-30""#, words::form_date_short),
    row(Kind::Date, "6.30", r#""2026-06-30""#, words::form_date_short),
    row(Kind::Date, "6月30日", r#""2026-06-30""#, words::form_date_short),
    row(Kind::Date, "下周五", r#""2026-05-29""#, words::form_date_week),
    row(Kind::Date, "+21", r#""2026-06-13""#, words::form_date_days),
    row(Kind::Date, "2026-06-30", r#""2026-06-30""#, words::form_date_full),
    row(Kind::Time, "1900", r#""19:00:00""#, words::form_time),
    row(Kind::Time, "7", r#""07:00:00""#, words::form_time),
    row(Kind::Hands, "9 7 3", "[(1,9),(2,7),(3,3)]", words::form_hands),
    row(Kind::Options, "甲/2/丙", r#"[Text("甲"),Topic(2),Text("丙")]"#, words::form_options),
];
