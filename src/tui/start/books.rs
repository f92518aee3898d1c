//! The pages of the station, in the order in which a key turns them.

use std::collections::BTreeSet;

use crate::{
    i18n::{Lang, keys, pages, today, tracker::notice::board},
    station::Extra,
    tui::track::Page,
};

/// A page that has no other before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Books {
    Today,
    Promises,
    Items,
    Visits,
    Notices,
    /// One that was switched on.
    Extra(Extra),
    /// Who types, and which pages there are.
    Station,
}

impl Books {
    /// Those that a station has, where these are on.
    pub fn on(pages: &BTreeSet<Extra>) -> impl Iterator<Item = Self> {
        let first = [Self::Today, Self::Promises, Self::Items, Self::Visits, Self::Notices];
        first.into_iter().chain(pages.iter().copied().map(Self::Extra)).chain([Self::Station])
    }

    /// The page.
    pub fn page(self) -> Page {
        match self {
            Self::Today => Page::Today,
            Self::Promises => Page::Promises,
            Self::Items => Page::Board,
            Self::Visits => Page::Visits,
            Self::Notices => Page::Notices,
            Self::Extra(page) => Page::of(page),
            Self::Station => Page::Station,
        }
    }

    /// What it is called where it is looked for.
    pub fn title(self, lang: Lang) -> String {
        match self {
            Self::Today => today::today(lang),
            Self::Promises => keys::key_promises(lang),
            Self::Items => keys::key_items(lang),
            Self::Visits => keys::key_visits(lang),
            Self::Notices => board(lang),
            Self::Extra(page) => pages::extra(lang, page).to_owned(),
            Self::Station => pages::station(lang),
        }
    }
}
