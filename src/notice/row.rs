//! One matter of a notice: a row, and what a proposal is called in it.

use super::Veil;
use crate::{
    document::{Field, Part},
    i18n::minutes as say,
    meeting::state::Motion,
};

/// Number, words, what it came to, who, by when, with which money.
pub(super) type Row = Vec<String>;

/// Without the fields that nothing stands in; nothing without a row.
pub(super) fn filled(head: [String; 2], fields: Vec<Field>, rows: Vec<Row>) -> Option<Part> {
    if rows.is_empty() {
        return None;
    }
    let said: Vec<bool> = (0..fields.len() + 2)
        .map(|at| at < 2 || rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty())))
        .collect();
    let fields =
        fields.into_iter().zip(said.iter().skip(2)).filter(|(_, said)| **said).map(|(field, _)| field).collect();
    let only = |row: Row| row.into_iter().zip(&said).filter(|(_, said)| **said).map(|(cell, _)| cell).collect();
    Some(Part::Matters { title: None, head, fields, rows: rows.into_iter().map(only).collect() })
}

pub(super) fn gist(veil: &Veil<'_>, motion: &Motion) -> String {
    let text = motion.stands_as();
    match text.object.as_str() {
        "" => veil.text(&text.action),
        object => say::gist(veil.lang(), &veil.text(&text.action), &veil.text(object)),
    }
}
