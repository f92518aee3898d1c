//! Whom of the roster a line means.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Column, Resident, lines::Somebody as Read};
use crate::{
    meeting::numbers::Badge,
    table::{Door, Table},
    text,
};

/// What a file says of people at all: what it doesn't say, it doesn't change.
pub(super) struct Told {
    columns: BTreeSet<Column>,
    building: bool,
    unit: bool,
    room: bool,
}

impl Told {
    pub(super) fn by(table: &Table<Column>, good: &[Read]) -> Self {
        let columns: BTreeSet<Column> = Column::ALL.into_iter().filter(|column| table.has(*column)).collect();
        let address = table.has(Column::Address);
        let any = |of: fn(&Resident) -> &Option<String>| good.iter().any(|read| of(&read.resident).is_some());
        Self {
            building: table.has(Column::Building) || any(|of| &of.building),
            unit: table.has(Column::Unit) || any(|of| &of.unit),
            room: table.has(Column::Household) || address,
            columns,
        }
    }

    /// The columns that a line changes: those that the file has, and what was found in another.
    pub(super) fn columns(&self, read: &Resident) -> Vec<Column> {
        let found = |column: &Column| match column {
            Column::Building => read.building.is_some(),
            Column::Unit => read.unit.is_some(),
            Column::Household => read.household.is_some(),
            _ => false,
        };
        Column::ALL.into_iter().filter(|column| self.columns.contains(column) || found(column)).collect()
    }

    /// As far as the file says where somebody lives.
    fn same_door(&self, a: &Resident, b: &Resident) -> bool {
        let seen = |of: &Resident| {
            of.home().map(|home| Door {
                building: if self.building { home.building } else { String::new() },
                unit: if self.unit { home.unit } else { String::new() },
                room: home.room,
            })
        };
        !self.room || seen(a) == seen(b)
    }
}

/// Whom of the roster each line means: who has the name and the door; else, of those whom no line names, who wears the badge
/// and shares 称呼 or door. A badge alone is no proof: it may have gone to somebody else.
pub(super) fn meant(residents: &[Resident], lines: &[Read], told: &Told) -> Vec<Option<Uuid>> {
    let by_name: Vec<Option<Uuid>> = lines.iter().map(|read| named(residents, &read.resident, told)).collect();
    let claimed: BTreeSet<Uuid> = by_name.iter().flatten().copied().collect();
    let by_badge = |read: &Resident| {
        let wearer = |it: &&Resident| it.badge.is_some() && it.badge == read.badge && !claimed.contains(&it.id);
        let alike = |it: &&Resident| {
            let call = it.call.is_some() && it.call == read.call;
            call || (it.home().is_some() && it.home() == read.home())
        };
        residents.iter().filter(wearer).find(alike).map(|it| it.id)
    };
    lines.iter().zip(by_name).map(|(read, same)| same.or_else(|| by_badge(&read.resident))).collect()
}

/// Who of the roster has the name and the door of a line. Two of one name and no door are told apart by their badges.
fn named(residents: &[Resident], read: &Resident, told: &Told) -> Option<Uuid> {
    let same: Vec<&Resident> =
        residents.iter().filter(|it| is_named_like(it, read) && told.same_door(it, read)).collect();
    let by_badge = same.iter().find(|it| it.badge == read.badge);
    let only = || match same.as_slice() {
        [one] if one.home().is_some() || one.badge.is_none() || read.badge.is_none() => Some(one),
        _ => None,
    };
    by_badge.or_else(only).map(|it| it.id)
}

/// By the name, else by the 称呼 where one of them has no name.
fn is_named_like(a: &Resident, b: &Resident) -> bool {
    if let (Some(one), Some(other)) = (&a.name, &b.name) {
        text::is_same_name(one, other)
    } else {
        a.call.is_some() && a.call == b.call
    }
}

/// Two lines of one file with the same are the same person: the name, and the door or else the badge.
pub(super) fn place(read: &Resident) -> (String, Option<Door>, Option<Badge>) {
    let home = read.home();
    let badge = read.badge.filter(|_| home.is_none());
    (text::unspaced(read.title()), home, badge)
}
