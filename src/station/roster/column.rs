//! What a table says of somebody, column by column.

use std::collections::BTreeSet;

use super::{Resident, sector_name};
use crate::{
    charter::Charter,
    table::{self, titles},
};

/// What a column says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 号牌
    Badge,
    /// 姓名
    Name,
    /// 称呼
    Call,
    /// 几号楼
    Building,
    /// 单元
    Unit,
    /// 户
    Household,
    /// 身份
    Sector,
    /// 列席
    Observer,
    /// 未成年
    Minor,
    /// 门牌: building, unit and household in one; read, and written as those three.
    Address,
}

impl Column {
    /// All that are written, in the order in which they are.
    pub const ALL: [Column; 9] = [
        Self::Badge,
        Self::Name,
        Self::Call,
        Self::Building,
        Self::Unit,
        Self::Household,
        Self::Sector,
        Self::Observer,
        Self::Minor,
    ];

    /// What it says of somebody, as the file writes it.
    pub fn cell(self, of: &Resident, charter: &Charter, english: bool) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let yes = |yes: bool| match (yes, english) {
            (false, _) => String::new(),
            (true, true) => "yes".to_owned(),
            (true, false) => "是".to_owned(),
        };
        match self {
            Self::Badge => of.badge.map(|badge| badge.to_string()).unwrap_or_default(),
            Self::Name => text(&of.name),
            Self::Call => text(&of.call),
            Self::Building => text(&of.building),
            Self::Unit => text(&of.unit),
            Self::Household => text(&of.household),
            Self::Sector => of.sector.as_deref().map_or("", |id| sector_name(charter, id, english)).to_owned(),
            Self::Observer => yes(of.observer),
            Self::Minor => yes(of.minor),
            Self::Address => [&of.building, &of.unit, &of.household].into_iter().flatten().cloned().collect(),
        }
    }

    /// What one of them says goes to the other.
    pub(super) fn copy(self, from: &Resident, to: &mut Resident) {
        match self {
            Self::Badge => to.badge = from.badge,
            Self::Name => to.name.clone_from(&from.name),
            Self::Call => to.call.clone_from(&from.call),
            Self::Building => to.building.clone_from(&from.building),
            Self::Unit => to.unit.clone_from(&from.unit),
            Self::Household => to.household.clone_from(&from.household),
            Self::Sector => to.sector.clone_from(&from.sector),
            Self::Observer => to.observer = from.observer,
            Self::Minor => to.minor = from.minor,
            Self::Address => {
                for part in [Self::Building, Self::Unit, Self::Household] {
                    part.copy(from, to);
                }
            }
        }
    }
}

impl table::Column for Column {
    const COLUMNS: &'static [Self] = &[
        Self::Badge,
        Self::Name,
        Self::Call,
        Self::Building,
        Self::Unit,
        Self::Household,
        Self::Address,
        Self::Sector,
        Self::Observer,
        Self::Minor,
    ];
    const A_SHEET_A_BUILDING: bool = true;

    fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Badge => titles::BADGE,
            Self::Name => titles::NAME,
            Self::Call => titles::CALL,
            Self::Building => titles::BUILDING,
            Self::Unit => titles::UNIT,
            Self::Household => titles::HOUSEHOLD,
            Self::Sector => titles::SECTOR,
            Self::Observer => titles::OBSERVER,
            Self::Minor => titles::MINOR,
            Self::Address => titles::ADDRESS,
        }
    }

    fn titles_too(self) -> &'static [&'static str] {
        if self == Self::Name { titles::NAME_TOO } else { &[] }
    }

    fn is_head(named: &BTreeSet<Self>) -> bool {
        named.contains(&Self::Name) || named.contains(&Self::Call)
    }
}
