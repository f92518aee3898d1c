//! `pages.ron`, in the home: the pages that a station switched on beside those that each has. Written by the program; `settings.ron`
//! is a person's, with their words in it, and is never written.

use std::{collections::BTreeSet, io, path::Path};

use super::{Home, settings};
use crate::sys::Folder;

const FILE: &str = "pages.ron";

/// A page that appears when the station wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    /// 值班表, and who the council is.
    Shifts,
    /// 项目和经费
    Projects,
    /// 巡查
    Patrol,
    /// 辅导
    Coaching,
    /// 钱: the fund.
    Fund,
    /// 数字和工作报告
    Figures,
    /// 公约
    Covenant,
}

impl Extra {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Shifts, Self::Projects, Self::Patrol, Self::Coaching, Self::Fund, Self::Figures, Self::Covenant];

    /// As the file has it.
    fn name(self) -> &'static str {
        match self {
            Self::Shifts => "Shifts",
            Self::Projects => "Projects",
            Self::Patrol => "Patrol",
            Self::Coaching => "Coaching",
            Self::Figures => "Figures",
            Self::Fund => "Fund",
            Self::Covenant => "Covenant",
        }
    }
}

/// The names that stand in the file, also those of pages that a later program has. What isn't understood was switched on by nobody.
fn names(home: &Path) -> BTreeSet<String> {
    let text = settings::small(&home.join(FILE)).ok().flatten();
    text.and_then(|text| ron::de::from_bytes(&text).ok()).unwrap_or_default()
}

impl Home {
    /// The pages that were switched on here.
    pub fn pages(&self) -> BTreeSet<Extra> {
        let names = names(&self.root);
        Extra::ALL.into_iter().filter(|page| names.contains(page.name())).collect()
    }

    /// Switches a page on, or off again.
    pub fn switch_page(&self, page: Extra, on: bool) -> io::Result<()> {
        let mut names = names(&self.root);
        let changed = if on { names.insert(page.name().to_owned()) } else { names.remove(page.name()) };
        if !changed {
            return Ok(());
        }
        let words = ron::to_string(&names).map_err(io::Error::other)?;
        Folder::open(&self.root)?.place_lightly(FILE, words.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_switched_on_stays_so_and_what_a_later_program_has_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        assert!(home.pages().is_empty());
        home.switch_page(Extra::Patrol, false).unwrap();
        assert!(!folder.path().join(FILE).exists());
        std::fs::write(folder.path().join(FILE), r#"["Library","Patrol"]"#).unwrap();
        for page in Extra::ALL {
            home.switch_page(page, true).unwrap();
            assert!(home.pages().contains(&page), "{page:?}");
        }
        assert_eq!(home.pages().into_iter().collect::<Vec<_>>(), Extra::ALL);
        for page in Extra::ALL {
            home.switch_page(page, false).unwrap();
        }
        assert!(home.pages().is_empty() && names(folder.path()).contains("Library"));
    }

    #[test]
    fn a_file_that_is_damaged_keeps_nobody_from_switching_on() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        std::fs::write(folder.path().join(FILE), "[\"Pro").unwrap();
        assert!(home.pages().is_empty());
        home.switch_page(Extra::Projects, true).unwrap();
        assert!(home.pages().contains(&Extra::Projects));
    }
}
