//! Numbers and words as people say them, wherever an argument is one: by the readers that the screens use.

use std::{convert::Infallible, str::FromStr};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use uuid::Uuid;

use super::{Caller, CliError, Exit};
use crate::{
    i18n::{cli, track as words},
    office::Clerk,
    station::Home,
    tracker::{ItemNo, MeetingNo, ProjectNo, Series},
};

/// The number of a matter as it was typed: all of it, or as much as people say (提议2, 接待3). What it means rests on the record.
#[derive(Clone, Debug)]
pub(super) struct Named(pub String);

impl FromStr for Named {
    type Err = Infallible;

    fn from_str(said: &str) -> Result<Self, Infallible> {
        Ok(Self(said.to_owned()))
    }
}

impl Caller {
    /// The meeting that is meant, by its id or how that begins; else the newest one.
    pub(super) fn meeting_or_newest(&self, home: &Home, said: Option<&str>) -> Result<Uuid, CliError> {
        if let Some(said) = said {
            return home.resolve(said).map_err(|error| self.station(error));
        }
        // Ids begin with the time at which they were made.
        let newest = home.ids().map_err(|error| self.station(error))?.into_iter().max();
        newest.ok_or_else(|| CliError::new(Exit::Usage, cli::no_meetings(self.lang)))
    }

    /// The matter of a number.
    pub(super) fn item(&self, clerk: &Clerk, said: &Named) -> Result<ItemNo, CliError> {
        self.item_like(clerk, said, None)
    }

    /// The same of the desk: digits alone are a visit of this year.
    pub(super) fn visit(&self, clerk: &Clerk, said: &Named) -> Result<ItemNo, CliError> {
        let year = u16::try_from(chrono::Datelike::year(&clerk.now().date())).unwrap_or(2000);
        self.item_like(clerk, said, Some(ItemNo { of: MeetingNo::none(year), series: Series::Visit, n: 1 }))
    }

    fn item_like(&self, clerk: &Clerk, said: &Named, like: Option<ItemNo>) -> Result<ItemNo, CliError> {
        let unread = || CliError::new(Exit::Usage, words::no_number(self.lang, &said.0));
        clerk.number(&said.0, like).ok_or_else(unread)
    }

    /// The motion that something rests on.
    pub(super) fn basis(&self, clerk: &Clerk, said: &Named) -> Result<ItemNo, CliError> {
        let unread = || CliError::new(Exit::Usage, words::no_number(self.lang, &said.0));
        clerk.basis(&said.0).ok_or_else(unread)
    }
}

/// A project by all of its number, or as it is said of this year.
pub(super) fn project_no(said: &str) -> Result<ProjectNo, String> {
    let today = Caller::clock().map_err(|_| said.to_owned())?.now().date();
    ProjectNo::meant(said, today).ok_or_else(|| said.to_owned())
}

/// One of these by its name, or by the word that the screens show for it.
pub(super) fn one_of<T: Clone + Send + Sync + 'static>(
    all: Vec<(&'static str, &'static str, T)>,
) -> impl TypedValueParser<Value = T> {
    let named = all.iter().map(|(name, word, _)| PossibleValue::new(*name).alias(*word));
    let parser = PossibleValuesParser::new(named.collect::<Vec<_>>());
    parser.try_map(move |said| {
        let one = all.iter().find(|(name, word, _)| [*name, *word].contains(&said.as_str()));
        one.map(|(.., one)| one.clone()).ok_or(said)
    })
}
