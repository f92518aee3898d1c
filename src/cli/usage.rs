//! What clap has to say of a mistake, in the language of the program: what was typed, what can be, and where more stands.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::i18n::{Lang, usage as words};

/// Several values of what an error is about, as they stand there.
fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        Some(ContextValue::StyledStr(one)) => vec![one.to_string()],
        Some(ContextValue::StyledStrs(many)) => many.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// The lines; nothing where clap has no more to say than that something can't be read.
pub(super) fn lines(lang: Lang, error: &clap::Error) -> Vec<String> {
    let said = |kind| all(error, kind).join(" ");
    let list = |kind| lang.list(all(error, kind));
    let (arg, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => words::no_value(lang, &arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words::wrong_value(lang, &value, &arg),
        ErrorKind::UnknownArgument => words::unknown(lang, &arg),
        ErrorKind::InvalidSubcommand => words::no_order(lang, &said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => words::which_order(lang),
        ErrorKind::MissingRequiredArgument => words::missing(lang, &list(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => match said(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == arg => words::twice(lang, &arg),
            prior => words::not_both(lang, &arg, &prior),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            words::other_many(lang, &arg)
        }
        _ => words::unread(lang),
    };
    let may = list(ContextKind::ValidValue);
    let like = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let like = like.into_iter().map(list).find(|like| !like.is_empty()).filter(|_| may.is_empty());
    let usage = said(ContextKind::Usage);
    let usage = usage.trim().strip_prefix("Usage:").map_or(usage.trim(), str::trim);
    let may = (!may.is_empty()).then(|| words::may(lang, &may));
    let orders = list(ContextKind::ValidSubcommand);
    let orders = (!orders.is_empty()).then(|| words::may(lang, &orders));
    let like = like.map(|like| words::like(lang, &like));
    let usage = (!usage.is_empty())
        .then(|| words::usage(lang, usage.split_whitespace().collect::<Vec<_>>().join(" ").as_str()));
    std::iter::once(what).chain(may).chain(orders).chain(like).chain(usage).chain([words::more(lang)]).collect()
}
