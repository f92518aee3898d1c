//! What every screen looks like, as text that a person can read and a difference shows: `YISHI_BLESS=1 cargo test snapshots` writes
//! the files under `tests/snapshots` anew.
//!
//! `scenes/` says what is shown, before it is laid out, of every kind; `console/` and `wall/` say how it is drawn, at every size, in
//! both languages, with the roles of the theme and the marks that stay without colours; `letters/` has big letters. A solid patch is written as `█`.

mod laid;
mod letters;
mod looks;
pub mod moments;
mod said;

use std::{collections::BTreeSet, env, fs, path::Path};

use ratatui::buffer::Buffer;
use yishi::i18n::Lang;

pub const SIZES: [(u16, u16); 5] = [(60, 20), (80, 24), (100, 30), (120, 34), (160, 45)];
pub const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

/// The files of one folder. What isn't written any more has to go.
struct Files {
    folder: &'static str,
    written: BTreeSet<String>,
    stale: Vec<String>,
}

impl Files {
    fn of(folder: &'static str) -> Self {
        Self { folder, written: BTreeSet::new(), stale: Vec::new() }
    }

    fn path(&self) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(self.folder)
    }

    /// Holds a file against what it should be, and keeps the first line that is another one.
    fn holds(&mut self, name: &str, shown: &str) {
        let name = format!("{name}.txt");
        let path = self.path().join(&name);
        if env::var_os("YISHI_BLESS").is_some() {
            fs::create_dir_all(self.path()).unwrap();
            fs::write(&path, shown).unwrap();
        }
        let stands = fs::read_to_string(&path).unwrap_or_default();
        if stands != shown {
            let lines = (1..).zip(stands.lines().chain(std::iter::repeat("(nothing)")).zip(shown.lines()));
            let first = lines.into_iter().find(|(_, (was, is))| was != is);
            let (line, (was, is)) = first.unwrap_or((0, ("(more)", "(nothing)")));
            self.stale.push(format!("{}/{name}:{line}\n  was {was}\n  is  {is}", self.folder));
        }
        assert!(self.written.insert(name.clone()), "two snapshots are called {name}");
    }

    /// All are as they were, and none is left over.
    fn end(self) {
        for file in fs::read_dir(self.path()).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            assert!(self.written.contains(&name), "nothing writes {}/{name} any more", self.folder);
        }
        let stale = self.stale.join("\n");
        assert!(stale.is_empty(), "run `YISHI_BLESS=1 cargo test snapshots` and look at the difference:\n{stale}");
    }
}

/// Rows without the blanks at their end, so that an editor may trim the file.
fn trimmed(rows: impl IntoIterator<Item = String>) -> String {
    let mut text = String::new();
    for row in rows {
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// One frame, drawn: its rows as they are seen, and where what stands.
struct Drawn {
    /// Without colours.
    mono: Buffer,
    /// In the dark theme, with every colour.
    dark: Buffer,
}
