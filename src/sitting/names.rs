//! Who somebody is: what the roster knows of a badge, and how people are called.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Sitting;
use crate::{
    journal::{ERASED, People, Person},
    meeting::{
        Command, Event, Fact, Ground, Known, Meeting, Refusal,
        numbers::{Badge, Badges, Span},
    },
    station::{StationError, roster::Roster},
    text,
};

impl Sitting {
    /// What the roster knows of the badges that sign in.
    pub(super) fn usual(&self, cmd: &Command) -> BTreeMap<Badge, Known> {
        match (cmd, &self.roster) {
            (Command::SignIn { badges, .. }, Ok(roster)) => {
                roster.known(self.meeting(), &self.meeting().signing(badges))
            }
            _ => BTreeMap::new(),
        }
    }

    /// Names of those who sign in from the roster. Who has no form of address there is a badge in the room: a whole name
    /// never comes to the wall by itself.
    pub(super) fn names_of(&self, events: &[Event]) -> Vec<(Uuid, Person)> {
        let resident = |event: &Event| {
            let Event::SignedIn { person: Some(id), .. } = event else {
                return None;
            };
            let resident = self.roster.as_ref().ok()?.get(*id).filter(|resident| resident.call.is_some())?;
            let (name, call) = (resident.name.clone(), resident.call.clone());
            Some((*id, Person { name, call, erased: false }))
        };
        events.iter().filter_map(resident).filter(|(id, _)| self.people.get(*id).is_none()).collect()
    }

    /// How those who sign in by these events would be called, as the roster has it.
    pub fn would_call(&self, events: &[Event]) -> BTreeMap<Badge, String> {
        let call = |event: &Event| match event {
            Event::SignedIn { badge, person: Some(id), .. } => {
                Some((*badge, self.roster.as_ref().ok()?.get(*id)?.call.clone()?))
            }
            _ => None,
        };
        events.iter().filter_map(call).collect()
    }

    /// A name without somebody to bear it would be lost: somebody wears a badge under this id, or will by these events.
    pub(super) fn is_known(&self, id: Uuid, events: &[Event]) -> bool {
        let signed = |event: &Event| matches!(event, Event::SignedIn { person, .. } | Event::ParticipantEdited { person, .. } if *person == Some(id));
        let worn = self.meeting().people.values().any(|someone| someone.person == Some(id));
        worn || events.iter().any(signed)
    }

    /// The name that a command gives to somebody, and to whom: the person it names, the one known by the badge, or a new one,
    /// whose id the command then carries.
    pub(super) fn name_of(&mut self, cmd: &mut Command) -> Result<Option<(Uuid, Person)>, Refusal> {
        let (badge, person, name, call) = match cmd {
            Command::SignIn { badges: Badges(spans), person, name, call, .. } => match spans.as_slice() {
                [Span::One(badge)] => (*badge, person, name, call),
                _ => return Ok(None),
            },
            Command::EditParticipant { badge, person, name, call, .. } => (*badge, person, name, call),
            _ => return Ok(None),
        };
        if name.is_none() && call.is_none() {
            return Ok(None);
        }
        let mut known =
            Person { name: words("name", name.as_deref())?, call: words("call", call.as_deref())?, erased: false };
        let worn_by = self.timeline.meeting().people.get(&badge).and_then(|someone| someone.person);
        let usual = self.roster.as_ref().ok().and_then(|roster| match worn_by {
            Some(id) => roster.get(id),
            None => roster.wearer(badge),
        });
        // Another name than the usual wearer's is another person: a stranger took the badge.
        let said = [&known.name, &known.call];
        let stranger = usual.is_some_and(|usual| !said.into_iter().flatten().any(|said| usual.is_called(said)));
        let usual = usual.filter(|_| !stranger);
        // The whole name said who it is; it is not what the room calls them.
        if let Some(usual) = usual.filter(|usual| usual.call.is_some() && known.call == usual.name) {
            (known.name, known.call) = (usual.name.clone(), usual.call.clone());
        }
        let usual = usual.map(|usual| usual.id);
        let id = match person.or(usual).or(worn_by.filter(|_| !stranger)) {
            Some(id) => id,
            None => self.fresh_person(),
        };
        let replaces = person.is_none() && worn_by.is_some_and(|worn_by| worn_by != id);
        *person = Some(id);
        if replaces {
            let first = self.meeting().charter().and_then(|charter| charter.sectors.first());
            nobody_known(cmd, first.map(|sector| sector.id.clone()));
        }
        Ok(Some((id, known)))
    }

    /// An id that nobody has, here or in the roster.
    fn fresh_person(&mut self) -> Uuid {
        loop {
            let id = self.clock.fresh_id();
            let in_roster = self.roster.as_ref().is_ok_and(|roster| roster.get(id).is_some());
            if !in_roster && self.people.get(id).is_none() {
                return id;
            }
        }
    }

    /// Reads the roster anew if somebody brought another one in; how many it has, if so. One that can't be read leaves what was known.
    pub fn look_at_roster(&mut self) -> Option<usize> {
        let seen = Roster::seen(&self.home);
        if self.roster_seen.is_none_or(|before| before == seen) {
            return None;
        }
        self.roster_seen = Some(seen);
        let anew = Roster::open(&self.home);
        let many = anew.as_ref().ok().map(|roster| roster.residents().len());
        if many.is_some() || self.roster.is_err() {
            self.roster = anew;
        }
        many
    }

    /// The roster can't be read, and why; the meeting goes on without it.
    pub fn roster_fault(&self) -> Option<&StationError> {
        self.roster.as_ref().err()
    }

    /// How everybody is called, by badge: the form of address, else the name.
    pub fn calls(&self) -> BTreeMap<Badge, String> {
        calls(self.meeting(), &self.people)
    }

    /// How somebody is called: the form of address, else the name.
    pub fn call(&self, badge: Badge) -> Option<&str> {
        call(self.meeting(), &self.people, badge)
    }
}

/// How everybody is called, by badge.
pub(super) fn calls(meeting: &Meeting, people: &People) -> BTreeMap<Badge, String> {
    let badges = meeting.people.keys();
    badges.filter_map(|badge| Some((*badge, call(meeting, people, *badge)?.to_owned()))).collect()
}

fn call<'a>(meeting: &Meeting, people: &'a People, badge: Badge) -> Option<&'a str> {
    let known = people.get(meeting.people.get(&badge)?.person?)?;
    if known.erased {
        return Some(ERASED);
    }
    known.call.as_deref().or(known.name.as_deref())
}

/// Whoever a badge goes over to takes nothing of whom the roster named there, but what is said now.
fn nobody_known(cmd: &mut Command, first: Option<String>) {
    if let Command::EditParticipant { badge, sector, household, observer, minor, .. } = cmd {
        *sector = sector.take().or(first);
        household.get_or_insert(*badge);
        observer.get_or_insert(false);
        minor.get_or_insert(false);
    }
}

fn words(field: &'static str, raw: Option<&str>) -> Result<Option<String>, Refusal> {
    let clean = raw.map(|raw| text::clean(raw, text::NAME)).transpose();
    clean.map_err(|fault| Refusal::new(Ground::Text, Fact::Text { field, fault }))
}
