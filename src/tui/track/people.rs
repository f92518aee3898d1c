//! Whom a name means that is typed into the station's books: somebody who is known, somebody new, or one of several.

use super::{Tracker, read::several};
use crate::{
    i18n::{Lang, track as words, tracker},
    office::{Meant, Namesake},
    tracker::Party,
};

/// Those of one name, each by a digit and with where they live; behind them somebody else.
pub fn by_digits(lang: Lang, all: &[Namesake]) -> String {
    let one = |one: &Namesake| match &one.at {
        Some(at) if !one.call.contains(at.as_str()) => format!("{}({at})", one.call),
        _ => one.call.clone(),
    };
    let list = all.iter().map(one).chain([words::somebody_else(lang)]);
    let list: Vec<String> = (1..).zip(list).map(|(place, one)| format!("{place} {one}")).collect();
    let said = all.first().map(|one| one.call.split('(').next().unwrap_or_default().to_owned());
    words::namesakes(lang, &said.unwrap_or_default(), &list.join(" "))
}

impl Tracker {
    pub(super) fn party(&mut self, said: &str) -> Result<Party, String> {
        self.party_of(said, None)
    }

    /// Who is called so, and comes from this place.
    pub(super) fn party_of(&mut self, said: &str, place: Option<&str>) -> Result<Party, String> {
        if let Some(unit) = said.strip_prefix(['@', '＠']) {
            return Ok(Party::Unit(unit.to_owned()));
        }
        let meant = match (self.clerk.who(said, place), self.which.take()) {
            (Meant::Several(all), Some(which)) => match all.get(which) {
                Some(one) => Meant::Known(Party::Person(one.id)),
                None => self.clerk.another(said, place),
            },
            (meant, _) => meant,
        };
        match meant {
            Meant::Known(party) => Ok(party),
            Meant::Several(all) => Err(several(self.lang, said, &all)),
            Meant::NoName => Err(tracker::no_name(self.lang, said)),
            Meant::New(party, name) => {
                self.clerk.name(&party, name);
                Ok(party)
            }
        }
    }
}
