//! A paper that goes to whoever answers gets its number from the record when it is printed.

use chrono::NaiveDate;

use super::{Clerk, OfficeError};
use crate::{
    store::StoreError,
    tracker::{Command, End, Item, ItemNo, Refusal, Sending},
};

/// What is printed with it.
#[derive(Clone, Debug, Default)]
pub struct Lies {
    /// By when a reply is asked; none: as the record has it.
    pub due: Option<NaiveDate>,
    /// Why, in the station's own words.
    pub why: Option<String>,
    /// Names of what lies with it.
    pub files: Vec<String>,
}

impl Clerk {
    /// The item, with the number that its packet has from now on: the one of what is out, or the next. Where nobody has to answer, or
    /// nothing is written here any more, it stays as it is.
    pub fn numbered(&mut self, no: ItemNo, with: Lies) -> Result<Result<Option<Item>, Refusal>, OfficeError> {
        let item = self.store.item(no)?;
        if item.as_ref().is_none_or(|item| !item.is_to_be_answered()) {
            return Ok(Ok(item));
        }
        let Lies { due, why, files } = with;
        match self.give(&[Command::MakeSending { item: no, due, why, files }]) {
            Ok(Ok(_)) => Ok(Ok(self.store.item(no)?)),
            Ok(Err((_, refusal))) => Ok(Err(refusal)),
            Err(OfficeError::Store(StoreError::MovedAway { .. })) => Ok(Ok(item)),
            Err(error) => Err(error),
        }
    }
}

/// The sending that a paper of this item is of: what is out, or what was answered last. A matter that went elsewhere has none yet.
pub fn of_paper(item: &Item) -> Option<&Sending> {
    let answered = |sending: &&Sending| matches!(sending.ended, None | Some((End::Adopted | End::Refused, _)));
    item.sendings.last().filter(answered)
}
