//! `screens.ron`, in the home: how big letters are drawn on this machine, chosen by eye. Written by the program; a home that is carried
//! from one laptop to another has an answer for each.

use std::{collections::BTreeMap, io, path::Path};

use super::{Glyphs, settings};
use crate::sys::{self, Folder};

const FILE: &str = "screens.ron";

/// What was chosen on each machine. What isn't understood was chosen by nobody.
fn all(home: &Path) -> BTreeMap<String, Glyphs> {
    let text = settings::small(&home.join(FILE)).ok().flatten();
    text.and_then(|text| ron::de::from_bytes(&text).ok()).unwrap_or_default()
}

/// What was chosen on this machine, if anything was.
pub(super) fn chosen(home: &Path) -> Option<Glyphs> {
    all(home).remove(&sys::machine())
}

/// Keeps what was chosen; nothing: the terminal is asked again.
pub(super) fn keep(home: &Path, chosen: Option<Glyphs>) -> io::Result<()> {
    let mut all = all(home);
    let before = match chosen {
        Some(glyphs) => all.insert(sys::machine(), glyphs),
        None => all.remove(&sys::machine()),
    };
    if before == chosen {
        return Ok(());
    }
    let words = ron::to_string(&all).map_err(io::Error::other)?;
    Folder::open(home)?.place_lightly(FILE, words.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_here_is_kept_beside_what_was_chosen_elsewhere() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(FILE);
        assert_eq!(chosen(home.path()), None);
        keep(home.path(), None).unwrap();
        assert!(!file.exists());
        std::fs::write(&file, r#"{"another machine":Blocks}"#).unwrap();
        assert_eq!(chosen(home.path()), None);
        for glyphs in [Glyphs::Squares, Glyphs::Blocks] {
            keep(home.path(), Some(glyphs)).unwrap();
            assert_eq!(chosen(home.path()), Some(glyphs));
            assert_eq!(all(home.path()).get("another machine"), Some(&Glyphs::Blocks));
        }
        keep(home.path(), None).unwrap();
        assert_eq!(all(home.path()).len(), 1);
    }

    #[test]
    fn a_file_that_is_damaged_keeps_nobody_from_choosing() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join(FILE), "{\"x\":Bl").unwrap();
        assert_eq!(chosen(home.path()), None);
        keep(home.path(), Some(Glyphs::Squares)).unwrap();
        assert_eq!(chosen(home.path()), Some(Glyphs::Squares));
    }
}
