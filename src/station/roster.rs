//! 名册: the residents that a station knows, in `roster.ron` of the home. Readable by its owner only, rewritten whole.
//!
//! Nothing of it goes into a journal but what a sign-in decides: an id, a sector, a household's badge, observer, minor. The
//! wall gets badge and 称呼 of who signed in, never a line of the roster.

mod bring;
mod column;
mod export;
mod import;
mod lines;
mod person;
mod said;
mod same;
mod sector;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Home, StationError};
use crate::{
    charter::Charter,
    meeting::{Known, Meeting, numbers::Badge},
    sys::{Folder, Looked},
    table::{self, Caps, Door, Table, Unreadable},
    text,
};

pub use bring::{Brought, bring};
pub use column::Column;
pub use export::export;
pub use import::{Change, Plan, plan};
pub use said::{Doubt, Notice, Passed, RowFault, WhyNobody};

const NAME: &str = "roster.ron";
/// A roster of 5,000 has about 1 MB.
const CAP: u64 = 8 << 20;

/// Reads a roster: the sheet that is named, else the one that has names in it.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table<Column>, Unreadable> {
    table::read(bytes, sheet, Caps::SMALL)
}

/// Somebody whom the station knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resident {
    /// Who it is, in every meeting of this station.
    pub id: Uuid,
    /// The badge they usually wear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
    /// Their name, as it stands on papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// 称呼: what they are called in the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// 几号楼
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<String>,
    /// 单元, within the building.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// 户, within the building or its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// A sector of the charter, by its id; none is the charter's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// 列席: speaks, isn't counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub observer: bool,
    /// 未成年: isn't counted, and is masked in papers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
}

impl Resident {
    /// What two of one household have in common. `3号楼 1单元 502` and `3-1-502` are one door.
    pub fn home(&self) -> Option<Door> {
        Door::of(self.building.as_deref(), self.unit.as_deref(), self.household.as_deref())
    }

    /// Where they live, as one says it.
    pub fn door(&self) -> String {
        [&self.building, &self.unit, &self.household].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
    }

    /// Somebody said this, and means them.
    pub fn is_called(&self, said: &str) -> bool {
        [&self.name, &self.call].into_iter().flatten().any(|own| text::is_same_name(own, said))
    }

    /// How a list of the station names them.
    pub fn title(&self) -> &str {
        self.name.as_deref().or(self.call.as_deref()).unwrap_or_default()
    }
}

/// The residents, in the order of their badges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    path: PathBuf,
    book: Book,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    v: u32,
    residents: Vec<Resident>,
}

/// When the file was written, and its bytes; `None` without a file. Another roster has another one.
pub type Seen = Option<(SystemTime, u64)>;

impl Roster {
    /// The file of a home as it is now.
    pub fn seen(home: &Home) -> Seen {
        let file = fs::symlink_metadata(home.root().join(NAME)).ok()?;
        Some((file.modified().ok()?, file.len()))
    }

    /// Reads the roster of a home; without a file it is empty.
    pub fn open(home: &Home) -> Result<Self, StationError> {
        let path = home.root().join(NAME);
        match read_own(home.root()) {
            Ok(bytes) => Self::parse(path, &bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self { path, book: Book::default() }),
            Err(error) => Err(super::io_error(&path, error)),
        }
    }

    /// The residents in the bytes of a file. Somebody may have edited it by hand: what would be refused at the door is dropped.
    #[doc(hidden)]
    pub fn parse(path: PathBuf, bytes: &[u8]) -> Result<Self, StationError> {
        let mut book: Book = notation().from_bytes(text::unmarked_bytes(bytes)).map_err(|error| {
            StationError::Roster { path: path.clone(), line: error.span.start.line, why: error.code.to_string() }
        })?;
        if book.v != 1 {
            return Err(StationError::Roster { path, line: 1, why: format!("v: {}", book.v) });
        }
        for resident in &mut book.residents {
            let Resident { name, call, building, unit, household, .. } = resident;
            let texts = [name, call, building, unit, household];
            for text in texts {
                *text = text.as_deref().and_then(|raw| text::fit(raw, text::NAME));
            }
        }
        Ok(Self { path, book })
    }

    /// Everybody.
    pub fn residents(&self) -> &[Resident] {
        &self.book.residents
    }

    /// Somebody by their id.
    pub fn get(&self, id: Uuid) -> Option<&Resident> {
        self.residents().iter().find(|resident| resident.id == id)
    }

    /// Who usually wears a badge.
    pub fn wearer(&self, badge: Badge) -> Option<&Resident> {
        self.residents().iter().find(|resident| resident.badge == Some(badge.plain()))
    }

    /// Puts other residents in the place of all; on disk when this comes back.
    pub fn put(&mut self, mut residents: Vec<Resident>) -> Result<(), StationError> {
        residents.sort_by(|a, b| {
            let order = |it: &Resident| (it.badge.is_none(), it.badge, it.home());
            (order(a), &a.name, &a.call).cmp(&(order(b), &b.name, &b.call))
        });
        let book = Book { v: 1, residents };
        let failed = |source| StationError::Io { path: self.path.clone(), source };
        let config = ron::ser::PrettyConfig::new()
            .depth_limit(2)
            .indentor("  ")
            .new_line("\n")
            .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
        let mut text = ron::ser::to_string_pretty(&book, config).map_err(|why| failed(io::Error::other(why)))?;
        text.push('\n');
        let home = self.path.parent().unwrap_or(Path::new(""));
        Folder::open(home).and_then(|home| home.place(NAME, text.as_bytes(), true)).map_err(failed)?;
        self.book = book;
        Ok(())
    }

    /// Takes people out. How many were in.
    pub fn erase(&mut self, gone: impl Fn(&Resident) -> bool) -> Result<usize, StationError> {
        let kept: Vec<Resident> = self.residents().iter().filter(|resident| !gone(resident)).cloned().collect();
        let erased = self.residents().len() - kept.len();
        if erased > 0 {
            self.put(kept)?;
        }
        Ok(erased)
    }

    /// What a sign-in of these badges may take from the roster: those that are new to the meeting and whose usual wearer
    /// isn't there under another one. Who lives with somebody who is there, or signs in with them, is of their household.
    pub fn known(&self, meeting: &Meeting, badges: &[Badge]) -> BTreeMap<Badge, Known> {
        let Some(charter) = meeting.charter() else {
            return BTreeMap::new();
        };
        let mut homes: BTreeMap<Door, Badge> = BTreeMap::new();
        for someone in meeting.people.values() {
            if let Some(home) = someone.person.and_then(|id| self.get(id)?.home()) {
                let household = if someone.household == Badge::NOBODY { someone.badge } else { someone.household };
                homes.entry(home).or_insert(household);
            }
        }
        let is_here = |id| meeting.people.values().any(|someone| someone.person == Some(id));
        let mut known = BTreeMap::new();
        let gone = |badge: &Badge| meeting.people.get(badge).is_none_or(|last| !last.present);
        for badge in badges.iter().filter(|badge| gone(badge)).map(|badge| badge.plain()) {
            let Some(resident) = self.wearer(badge).filter(|resident| !is_here(resident.id)) else {
                continue;
            };
            let sector = resident.sector.as_deref().and_then(|id| charter.sector(id));
            let lives_here = sector.or(charter.sectors.first()).is_some_and(|sector| sector.household);
            let home = resident.home().filter(|_| lives_here);
            let household = home.map(|home| *homes.entry(home).or_insert(badge)).filter(|home| *home != badge);
            let sector = sector.map(|sector| sector.id.clone());
            let door = resident.home().is_some();
            let Resident { id: person, observer, minor, .. } = *resident;
            known.insert(badge, Known { person, sector, household, observer, minor, door });
        }
        known
    }

    /// Of somebody whom a command names, whether they have a door, under the badge that they usually wear. The command says the rest.
    pub fn has_door(&self, person: Uuid) -> Option<(Badge, Known)> {
        let resident = self.get(person)?;
        let door = resident.home().is_some();
        Some((resident.badge?, Known { person, sector: None, household: None, observer: false, minor: false, door }))
    }
}

/// The file of the home, never through a link.
fn read_own(home: &Path) -> io::Result<Vec<u8>> {
    let home = Folder::open(home)?;
    match home.look(NAME)? {
        Looked::File => {}
        Looked::Link | Looked::Other => return Err(io::ErrorKind::InvalidInput.into()),
    }
    let mut bytes = Vec::new();
    home.file(NAME, false)?.take(CAP + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > CAP {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// As people write it: `name: "王桂芳"` and not `name: Some("王桂芳")`.
fn notation() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Where somebody lives, and where somebody is said to live, are one place: the building, and the room where both say it.
pub fn is_same_place(lives: &str, said: &str) -> bool {
    let parts = |text: &str| {
        let parts = table::split(text, None).unwrap_or_default();
        (
            parts.building.unwrap_or_else(|| text.to_owned()),
            Door::of(None, None, Some(text)).filter(|_| parts.room.is_some()),
        )
    };
    let ((building, door), (own, room)) = (parts(lives), parts(said));
    table::is_same_building(&building, &own) && door.zip(room).is_none_or(|(door, room)| door == room)
}

/// What a charter calls a sector, in the language of its columns.
fn sector_name<'a>(charter: &'a Charter, id: &'a str, english: bool) -> &'a str {
    charter.sector(id).map_or(id, |sector| if english { &sector.name.en } else { &sector.name.zh })
}
