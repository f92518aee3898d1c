//! How what is typed into the station's books is read.

use crate::{
    i18n::{Lang, track as words, tracker},
    meeting::words::Destination,
    register,
    tracker::{
        Fen, ItemNo, Series,
        project::{BudgetLine, read_lines},
    },
};

/// A destination by its name, or by its place in the list that is shown while it is asked.
pub fn place(lang: Lang, said: &str) -> Result<Destination, String> {
    let number = said.parse::<usize>().ok().and_then(|place| Destination::ALL.get(place.checked_sub(1)?));
    let known = || words::places(lang, &Destination::ALL);
    number.copied().or_else(|| register::destination(said)).ok_or_else(known)
}

/// The motion that something rests on. Nothing else is meant where only a motion can be: its letter is not needed.
pub fn basis(lang: Lang, said: &str) -> Result<ItemNo, String> {
    let unread = |crate::tracker::number::NotANumber(given)| words::no_number(lang, &given);
    let no: ItemNo = said.parse().map_err(unread)?;
    let is_plain = matches!(no.series, Series::Plain | Series::Action) && no.of.meeting != 0;
    Ok(if is_plain { ItemNo { series: Series::Motion, ..no } } else { no })
}

/// A sum of money.
pub fn sum(lang: Lang, said: &str) -> Result<Fen, String> {
    said.parse().map_err(|wrong| tracker::no_sum(lang, &wrong))
}

/// The lines of a budget.
pub fn lines(lang: Lang, said: &str) -> Result<Vec<BudgetLine>, String> {
    read_lines(said).map_err(|wrong| tracker::no_line_of_budget(lang, &wrong))
}
