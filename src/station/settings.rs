//! `settings.ron`, in the home: what a station sets for all of its meetings.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Glyphs, Scheme, StationError, io_error};
use crate::text;

/// Bytes that are read of it.
pub(super) const CAP: u64 = 64 * 1024;

/// What a station sets; without a file, nothing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The colours of the screen; else the environment says whether there are any (`NO_COLOR`).
    pub theme: Option<Scheme>,
    /// How big letters are drawn; else the terminal is asked.
    pub glyphs: Option<Glyphs>,
    /// The bell rings; else the head of the screen flashes.
    pub bell: bool,
    /// Rows are chosen and lists turned by the mouse, too; the terminal marks no text then. Nothing needs it.
    pub mouse: bool,
    /// The screen stays on while a meeting runs, where the system allows it.
    pub awake: bool,
    /// A folder in which every meeting has a copy of its journal, as on a stick; seen from the home, if it begins with no root.
    pub mirror: Option<PathBuf>,
    /// A folder in which every meeting has a folder with its papers; seen from the home, if it begins with no root.
    pub papers: Option<PathBuf>,
    /// The day on which the station was founded: what happened since can be written down later (补记).
    pub founded: Option<NaiveDate>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: None,
            glyphs: None,
            bell: true,
            mouse: false,
            awake: true,
            mirror: None,
            papers: None,
            founded: None,
        }
    }
}

pub(super) fn read(home: &Path) -> Result<Settings, StationError> {
    let path = home.join("settings.ron");
    let Some(text) = small(&path)? else { return Ok(Settings::default()) };
    let fault = |line, why| StationError::Settings { path: path.clone(), line, why };
    let text = String::from_utf8(text).map_err(|error| fault(1, error.to_string()))?;
    let text = text::with_windows_paths(text::unmarked(&text));
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut settings: Settings =
        options.from_str(&text).map_err(|error| fault(error.span.start.line, error.code.to_string()))?;
    let folder = |dir: Option<PathBuf>| dir.filter(|dir| dir != Path::new("")).map(|dir| home.join(dir));
    (settings.mirror, settings.papers) = (folder(settings.mirror), folder(settings.papers));
    Ok(settings)
}

/// A small file of the home; nothing where it is not there.
pub(super) fn small(path: &Path) -> Result<Option<Vec<u8>>, StationError> {
    // A pipe in its place would be waited for.
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(about) if !about.is_file() => return Err(io_error(path, io::ErrorKind::InvalidInput.into())),
        _ => {}
    }
    let mut text = Vec::new();
    match File::open(path).and_then(|file| file.take(CAP + 1).read_to_end(&mut text)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io_error(path, error)),
        Ok(_) => {}
    }
    if text.len() as u64 > CAP {
        return Err(io_error(path, io::ErrorKind::FileTooLarge.into()));
    }
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Result<Settings, StationError> {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("settings.ron"), text).unwrap();
        read(home.path())
    }

    #[test]
    fn what_is_not_set_is_as_it_always_was() {
        assert_eq!(read(tempfile::tempdir().unwrap().path()).unwrap(), Settings::default());
        assert_eq!(set("()").unwrap(), Settings::default());
        let some = set("(theme: Light, bell: false)").unwrap();
        assert_eq!(some, Settings { theme: Some(Scheme::Light), bell: false, ..Settings::default() });
        assert_eq!(set("(glyphs: Plain, awake: false)").unwrap().glyphs, Some(Glyphs::Plain));
        assert_eq!(set("(founded: \"2026-03-01\")").unwrap().founded, NaiveDate::from_ymd_opt(2026, 3, 1));
        assert!(set("(founded: \"2026-02-30\")").is_err());
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_line() {
        for (text, says) in
            [("(\n\n  colour: 1,\n)", "colour"), ("(\n\n  theme: Red,\n)", "Red"), ("(\n\n  bell: 1,\n)", "bool")]
        {
            let Err(StationError::Settings { line, why, .. }) = set(text) else { panic!("{text}") };
            assert!(line == 3 && why.contains(says), "{line} {why}");
        }
    }

    #[test]
    fn the_example_of_the_readme_is_understood() {
        let readme = include_str!("../../README.md");
        let after = readme.split_once("`settings.ron`").unwrap().1;
        let example: Vec<&str> = after.lines().filter_map(|line| line.strip_prefix("    ")).take(9).collect();
        let light = Settings {
            theme: Some(Scheme::Light),
            glyphs: Some(Glyphs::Plain),
            bell: false,
            mouse: false,
            awake: false,
            founded: NaiveDate::from_ymd_opt(2026, 3, 1),
            ..Settings::default()
        };
        let mut set = set(&example.join("\n")).unwrap();
        // On Windows a root without a drive is that of the home.
        let is = |path: Option<PathBuf>, end| path.is_some_and(|path| path.has_root() && path.ends_with(end));
        assert!(is(set.mirror.take(), "media/stick/yishi") && is(set.papers.take(), "home/me/议事"));
        assert_eq!(set, light);
    }

    #[test]
    fn a_path_of_windows_is_read_as_it_is_meant_and_the_mark_of_notepad_passed_over() {
        for typed in [r#"(mirror: "E:\yishi", theme: Light)"#, r#"(mirror: "E:\\yishi", theme: Light)"#] {
            let settings = set(&format!("\u{feff}{typed}\r\n")).unwrap();
            assert_eq!(settings.theme, Some(Scheme::Light));
            assert!(settings.mirror.unwrap().to_string_lossy().ends_with(r"E:\yishi"));
        }
        let stick = set("(\n  mirror: \"E:\\\",\n  bell: false,\n)").unwrap();
        assert!(!stick.bell && stick.mirror.unwrap().to_string_lossy().ends_with("E:\\"));
        let Err(StationError::Settings { line, .. }) = set("(\n  mirror: \"E:\\x\",\n  colour: 1,\n)") else {
            panic!()
        };
        assert_eq!(line, 3);
    }

    #[test]
    fn what_is_no_file_is_not_waited_for() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("settings.ron")).unwrap();
        assert!(matches!(read(home.path()), Err(StationError::Io { .. })));
    }

    #[test]
    fn what_is_too_long_is_not_read() {
        assert!(matches!(set(&" ".repeat(70_000)), Err(StationError::Io { .. })));
    }
}
