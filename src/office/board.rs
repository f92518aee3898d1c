//! The notice of a meeting, built from its record and from what the station knows of names and of the board.

use std::collections::BTreeMap;

use crate::{
    i18n::Lang,
    meeting::numbers::Badge,
    notice::{Facts, Hangs},
    sitting::Sitting,
    station::{StationError, notice::Board, roster::Roster},
    text::Masks,
};

/// With all that a notice needs from outside of the journal's events.
pub fn with_facts<T>(
    sitting: &Sitting,
    lang: Lang,
    (board, hangs, large): (&Board, &Hangs, bool),
    write: impl FnOnce(&Facts<'_>) -> T,
) -> Result<T, StationError> {
    let roster = Roster::open(sitting.home())?;
    let m = sitting.meeting();
    let people = sitting.people();
    let person = |badge: &Badge| people.get(m.people.get(badge)?.person?);
    let names: BTreeMap<Badge, String> = m
        .people
        .keys()
        .filter(|badge| !person(badge).is_some_and(|person| person.erased))
        .filter_map(|badge| {
            let name = person(badge).and_then(|person| person.name.clone());
            Some((*badge, name.or_else(|| sitting.call(*badge).map(str::to_owned))?))
        })
        .collect();
    let known = known(sitting, &roster, lang);
    let head = sitting.head().map(|head| head.to_string());
    let unread = sitting.unread_words(lang);
    let (head, unread) = (head.as_deref(), unread.as_deref());
    Ok(write(&Facts { lang, names: &names, known: &known, board, hangs, head, unread, large }))
}

/// Every name that isn't to be read where the evening goes outside: of the meeting, and of whom the station knows.
pub fn veiling(sitting: &Sitting, lang: Lang) -> Result<Masks, StationError> {
    Ok(known(sitting, &Roster::open(sitting.home())?, lang))
}

fn known(sitting: &Sitting, roster: &Roster, lang: Lang) -> Masks {
    let of_meeting = sitting.people().all().flat_map(|(_, person)| [&person.name, &person.call]);
    let of_roster = roster.residents().iter().flat_map(|resident| [&resident.name, &resident.call]);
    let known = Masks::new(of_meeting.chain(of_roster).flatten().cloned());
    known.and_as(sitting.names_of_children(), &crate::minutes::child(lang))
}
