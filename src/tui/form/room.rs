//! Where a form is filled in.

use chrono::NaiveDate;

use crate::{
    i18n::{Lang, names::Names},
    meeting::{Meeting, Moment},
};

/// Where a form is filled in.
pub struct Room<'a> {
    /// The meeting as it stands.
    pub meeting: &'a Meeting,
    /// Who is who.
    pub names: &'a dyn Names,
    /// In which language.
    pub lang: Lang,
    /// Now.
    pub now: Moment,
}

impl Room<'_> {
    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }
}
