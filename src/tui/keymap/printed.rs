//! The table of keys as it is printed: for docs/keys.md, for a terminal, and as a beginning of a `keys.ron`.

use std::fmt::Write as _;

use super::{KeyRow, Keys, Place};
use crate::{
    i18n::{Lang, keys as words, reference},
    text,
};

fn place(lang: Lang, place: Place) -> String {
    match place {
        Place::Console => words::place_console(lang),
        Place::Empty => words::place_empty(lang),
        Place::Looking => words::place_looking(lang),
        Place::List => words::place_list(lang),
        Place::Form => words::place_form(lang),
        Place::Help => words::place_help(lang),
        Place::Start => words::place_start(lang),
        Place::Track => words::place_track(lang),
    }
}

fn names(row: &KeyRow) -> Vec<String> {
    row.keys.iter().map(|chord| chord.name()).collect()
}

/// docs/keys.md: the keys of the program.
pub fn page() -> String {
    let keys = Keys::default();
    reference::keys(keys.rows().iter().map(|row| {
        let keys: Vec<String> = names(row).iter().map(|name| format!("`{name}`")).collect();
        let code = |id: String| format!("`{id}`");
        let (place, action) = (code(format!("{:?}", row.place)), code(format!("{:?}", row.action)));
        [place, action, keys.join(" "), (row.label)(Lang::Zh), (row.label)(Lang::En)]
    }))
}

/// The keys for people: by place, one action a line.
pub fn table(keys: &Keys, lang: Lang) -> String {
    let mut table = String::new();
    let widest = keys.rows().iter().map(|row| text::width(&names(row).join("  "))).max().unwrap_or(0);
    for at in Place::ALL {
        let _ = writeln!(table, "{}", place(lang, at));
        for row in keys.rows().iter().filter(|row| row.place == at) {
            let _ = writeln!(table, "  {}  {}", text::pad(&names(row).join("  "), widest), (row.label)(lang));
        }
    }
    table
}

/// The keys as a `keys.ron` that changes nothing.
pub fn ron(keys: &Keys) -> String {
    let mut ron = "[\n".to_owned();
    for row in keys.rows() {
        let _ = writeln!(ron, "    (place: {:?}, action: {:?}, keys: {:?}),", row.place, row.action, names(row));
    }
    ron.push_str("]\n");
    ron
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_for_keys_ron_is_read_back_and_changes_nothing() {
        let printed = ron(&Keys::default());
        let back = Keys::overlaid(&printed).unwrap_or_else(|fault| panic!("{}\n{printed}", fault.words(Lang::En)));
        assert_eq!(ron(&back), printed);
    }

    #[test]
    fn the_example_of_the_page_can_be_used() {
        let page = page();
        let example: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("    ")).collect();
        let read = Keys::overlaid(&example.join("\n"));
        assert!(read.is_ok(), "{}", read.err().map(|fault| fault.words(Lang::En)).unwrap_or_default());
    }

    #[test]
    fn every_row_is_printed_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let printed = table(&Keys::default(), lang);
            assert_eq!(printed.lines().count(), Keys::default().rows().len() + Place::ALL.len(), "{printed}");
        }
    }
}
