//! A roster that names somebody whom the station's books know already: they are one person, where name and place say so.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Clerk;
use crate::station::roster::{Resident, Roster};

/// Whom of a new roster the books know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// So many are who the books know: they keep their id, and all that was said of them is theirs.
    pub same: usize,
    /// Of these the books know somebody of the name, and nothing says whether they are one person: they are two.
    pub doubtful: Vec<String>,
}

impl Clerk {
    /// Gives those who are new to the roster the id that the books know them by: the name is theirs alone there, and they live where
    /// the books say that they do. Whoever can't be told from somebody else is somebody else, and named.
    pub fn adopt(&self, roster: &Roster, residents: &mut [Resident]) -> Adopted {
        let mut taken: BTreeSet<Uuid> = residents.iter().map(|resident| resident.id).collect();
        let mut adopted = Adopted::default();
        for resident in residents.iter_mut().filter(|resident| roster.get(resident.id).is_none()) {
            let names = [&resident.name, &resident.call].into_iter().flatten();
            let known: BTreeSet<Uuid> = names.flat_map(|name| self.called(name)).collect();
            let free: Vec<Uuid> =
                known.into_iter().filter(|id| roster.get(*id).is_none() && !taken.contains(id)).collect();
            if free.is_empty() {
                continue;
            }
            let door = resident.door();
            let all = self.told_apart(&free);
            let (title, is_here) =
                (resident.title().to_owned(), |one: &&super::Namesake| one.is_at(resident.title(), &door));
            match all.iter().filter(is_here).collect::<Vec<_>>().as_slice() {
                [one] if !door.is_empty() => {
                    taken.insert(one.id);
                    resident.id = one.id;
                    adopted.same += 1;
                }
                // Who lives elsewhere is another one.
                [] if !door.is_empty() && all.iter().all(|one| one.at.is_some()) => {}
                _ => adopted.doubtful.push(title),
            }
        }
        adopted
    }
}
