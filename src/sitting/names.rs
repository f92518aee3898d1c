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
    /// What the roster knows of the badges that sign in, and of whom a command names.
    pub(super) fn usual(&self, cmd: &Command) -> BTreeMap<Badge, Known> {
        match (cmd, &self.roster) {
            (Command::SignIn { badges, person, .. }, Ok(roster)) => {
                let mut known = roster.known(self.meeting(), &self.meeting().signing(badges));
                if let Some((badge, named)) = person.and_then(|person| roster.has_door(person)) {
                    known.entry(badge).or_insert(named);
                }
                known
            }
            (Command::EditParticipant { person: Some(person), .. }, Ok(roster)) => {
                roster.has_door(*person).into_iter().collect()
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
    pub(super) fn name_of(
        &mut self,
        cmd: &mut Command,
        because: Option<&str>,
    ) -> Result<Option<(Uuid, Person)>, Refusal> {
        let Some(named) = self.named(cmd, because)? else { return Ok(None) };
        let id = match named.id {
            Some(id) => id,
            None => self.fresh_person(),
        };
        self.bear(cmd, id);
        Ok(Some((id, named.known)))
    }

    /// The same for what is only tried: somebody new bears an id that is all the same here.
    pub(super) fn would_name(&self, cmd: &mut Command, stranger: Uuid) {
        if let Ok(Some(named)) = self.named(cmd, None) {
            self.bear(cmd, named.id.unwrap_or(stranger));
        }
    }

    /// Whom a command names, and how they are called.
    fn named(&self, cmd: &Command, because: Option<&str>) -> Result<Option<Named>, Refusal> {
        let Some((badge, person, name, call)) = naming(cmd) else { return Ok(None) };
        let mut known = Person { name: words("name", name)?, call: words("call", call)?, erased: false };
        let meeting = self.timeline.meeting();
        let worn = meeting.people.get(&meeting.wearer(badge));
        let coming = matches!(cmd, Command::SignIn { .. }) && worn.is_none_or(|someone| !someone.present);
        if coming && let Some(back) = self.back(badge, &known) {
            return Ok(Some(Named { id: person.or(Some(back)), known }));
        }
        // A number that is free again says nothing of who takes it.
        let worn_by = worn.filter(|_| !coming).and_then(|someone| someone.person);
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
        let elsewhere = || self.elsewhere(cmd, &known).filter(|_| because.is_none());
        let usual = usual.map(|usual| usual.id);
        Ok(Some(Named { id: person.or(usual).or_else(elsewhere).or(worn_by.filter(|_| !stranger)), known }))
    }

    /// Who wore this number before and is called so.
    fn back(&self, badge: Badge, said: &Person) -> Option<Uuid> {
        let mut before = self.meeting().wearers(badge.no).filter_map(|(_, someone)| someone.person);
        before.find(|id| self.is_called(*id, said))
    }

    /// Who of those that were here under another number has this whole name, and no other door. A form of address proves nothing:
    /// there are two 王阿姨 on every floor.
    fn elsewhere(&self, cmd: &Command, said: &Person) -> Option<Uuid> {
        let name = said.name.as_deref()?;
        let meeting = self.meeting();
        let (Command::SignIn { household, .. } | Command::EditParticipant { household, .. }) = cmd else { return None };
        let badge = naming(cmd).map(|(badge, ..)| meeting.wearer(badge))?;
        let home = household.and_then(|home| meeting.people.get(&meeting.wearer(home))).map(|home| home.household);
        let others = meeting.people.values().filter(|someone| someone.badge != badge);
        let same_door = others.filter(|someone| home.is_none_or(|home| home == someone.household));
        same_door
            .filter_map(|someone| someone.person)
            .find(|id| self.name(*id).is_some_and(|own| text::is_same_name(own, name)))
    }

    /// The whole name of somebody, as they gave it or as the roster has it.
    fn name(&self, id: Uuid) -> Option<&str> {
        let given = self.people.get(id).and_then(|person| person.name.as_deref());
        given.or_else(|| self.roster.as_ref().ok()?.get(id)?.name.as_deref())
    }

    /// Whether somebody goes by what is said: by the whole name where both are known, else by any.
    fn is_called(&self, id: Uuid, said: &Person) -> bool {
        if let (Some(name), Some(said)) = (self.name(id), said.name.as_deref()) {
            return text::is_same_name(name, said);
        }
        let said = [&said.name, &said.call];
        let given = self.people.get(id).filter(|person| !person.erased);
        let given = given.map(|person| [&person.name, &person.call]).into_iter().flatten().flatten();
        let given: Vec<&String> = given.collect();
        let listed = self.roster.as_ref().ok().and_then(|roster| roster.get(id));
        let given_so = |said: &str| given.iter().any(|own| text::is_same_name(own, said));
        let is = |said: &String| given_so(said) || listed.is_some_and(|resident| resident.is_called(said));
        said.into_iter().flatten().any(is)
    }

    /// Has the command carry who it names.
    fn bear(&self, cmd: &mut Command, id: Uuid) {
        let meeting = self.timeline.meeting();
        let replaces = match &*cmd {
            Command::EditParticipant { badge, person: None, .. } => {
                let worn_by = meeting.people.get(&meeting.wearer(*badge)).and_then(|someone| someone.person);
                worn_by.is_some_and(|worn_by| worn_by != id)
            }
            _ => false,
        };
        if let Command::SignIn { person, .. } | Command::EditParticipant { person, .. } = cmd {
            *person = Some(id);
        }
        if replaces {
            let first = meeting.charter().and_then(|charter| charter.sectors.first());
            nobody_known(cmd, first.map(|sector| sector.id.clone()));
        }
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

/// Which badge somebody wears, by how a list calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wears {
    /// They are here already.
    Here(Badge),
    /// The roster knows one who is called so, and their usual number is free.
    Usual(Badge),
    /// Several are called so: a list of names doesn't say which.
    Several,
    /// Nobody knows them: the next number that is free, and nobody's usual one.
    New(Badge),
}

impl Sitting {
    /// Which badge somebody wears, or would, who is called so.
    pub fn wears(&self, called: &str) -> Wears {
        let meeting = self.meeting();
        let said = Person { name: None, call: Some(called.to_owned()), erased: false };
        let here = meeting.people.values().filter(|someone| someone.present);
        let here: Vec<Badge> = here
            .filter(|someone| someone.person.is_some_and(|id| self.is_called(id, &said)))
            .map(|someone| someone.badge)
            .collect();
        let residents = self.roster.as_ref().map_or(&[][..], Roster::residents);
        let listed: Vec<Option<Badge>> =
            residents.iter().filter(|one| one.is_called(called)).map(|one| one.badge).collect();
        match (here.as_slice(), listed.as_slice()) {
            ([badge], [] | [_]) => Wears::Here(*badge),
            ([], [Some(badge)]) if meeting.wearers(badge.no).next().is_none() => Wears::Usual(*badge),
            ([], [] | [_]) => Wears::New(self.free_badge()),
            _ => Wears::Several,
        }
    }

    /// The lowest number that nobody wears, or usually wears.
    fn free_badge(&self) -> Badge {
        let meeting = self.meeting();
        let skip = meeting.charter().map_or(&[][..], |charter| &charter.skip_badges);
        let usual = |badge| self.roster.as_ref().is_ok_and(|roster| roster.wearer(badge).is_some());
        let is_free = |n: &u16| !skip.contains(n) && meeting.wearers(*n).next().is_none() && !usual(Badge(*n));
        (1..u16::MAX).find(is_free).map_or_else(|| meeting.free_badge(), Badge)
    }
}

/// Whom a command names: somebody known, or `None` for somebody new.
struct Named {
    id: Option<Uuid>,
    known: Person,
}

/// The one badge that a command names somebody at, the person it gives, the name and the form of address.
type Naming<'a> = (Badge, Option<Uuid>, Option<&'a str>, Option<&'a str>);

fn naming(cmd: &Command) -> Option<Naming<'_>> {
    let (badge, person, name, call) = match cmd {
        Command::SignIn { badges: Badges(spans), person, name, call, .. } => match spans.as_slice() {
            [Span::One(badge)] => (*badge, person, name, call),
            _ => return None,
        },
        Command::EditParticipant { badge, person, name, call, .. } => (*badge, person, name, call),
        _ => return None,
    };
    (name.is_some() || call.is_some()).then_some((badge, *person, name.as_deref(), call.as_deref()))
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
    let clean = raw.map(text::name).transpose();
    clean.map_err(|fault| Refusal::new(Ground::Text, Fact::Text { field, fault }))
}
