//! Pages that are printed from the code are as fresh as the code.

use std::{env, fs, path::Path};

pub fn holds(page: &str, printed: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    if env::var_os("YISHI_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, printed).unwrap();
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == printed, "{page} is stale: run `YISHI_BLESS=1 cargo test fresh` and look at the difference");
}

#[test]
fn the_page_of_commands_is_printed_from_the_table() {
    holds("docs/commands.md", &yishi::i18n::reference::commands());
}

#[test]
fn the_page_of_what_is_typed_is_printed_from_the_tables() {
    holds("docs/grammar.md", &yishi::tui::input::page());
}

#[test]
fn the_page_of_words_on_the_wall_is_printed_from_its_scenes() {
    holds("docs/wording.md", &crate::wording::page());
}

#[test]
fn the_page_of_keys_is_printed_from_the_table() {
    holds("docs/keys.md", &yishi::tui::keymap::printed::page());
}

#[test]
fn the_page_of_figures_is_printed_from_the_code() {
    holds("docs/figures.md", &yishi::i18n::figures::page());
}

#[test]
fn the_page_of_lifecycles_is_printed_from_the_table() {
    holds("docs/lifecycles.md", &yishi::i18n::tracker::life::page());
}
