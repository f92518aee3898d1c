//! The arrows between modules (docs/architecture.md), read from the paths in the sources.

mod circles;
mod letters;
mod sentences;
mod sources;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// What a module may name by `crate::`. A module that isn't listed here fails the test.
const ARROWS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("time", &["text"]),
    ("table", &["text", "time"]),
    ("outcomes", &[]),
    ("charter", &["text"]),
    ("meeting", &["charter", "text", "time"]),
    ("rehearsal", &["charter", "meeting", "time"]),
    ("replay", &["charter", "meeting", "text"]),
    ("tracker", &["meeting", "table", "text", "time"]),
    ("figures", &["charter", "meeting", "time", "tracker"]),
    ("store", &["journal", "meeting", "sys", "text", "tracker"]),
    (
        "i18n",
        &[
            "charter",
            "figures",
            "journal",
            "meeting",
            "outcomes",
            "rehearsal",
            "replay",
            "station",
            "store",
            "table",
            "text",
            "time",
            "tracker",
        ],
    ),
    ("journal", &["meeting", "sys", "text"]),
    ("sys", &[]),
    ("sitting", &["i18n", "journal", "meeting", "minutes", "station", "text"]),
    ("station", &["charter", "journal", "meeting", "rehearsal", "sys", "table", "text", "time"]),
    ("document", &["i18n", "text"]),
    ("minutes", &["charter", "document", "i18n", "meeting", "station", "table", "text", "tracker"]),
    ("notice", &["charter", "document", "i18n", "meeting", "minutes", "station", "text", "tracker"]),
    ("kit", &["charter", "document", "i18n", "meeting", "station", "table", "text"]),
    (
        "office",
        &[
            "document",
            "figures",
            "i18n",
            "journal",
            "meeting",
            "minutes",
            "notice",
            "rehearsal",
            "sitting",
            "station",
            "store",
            "sys",
            "table",
            "text",
            "time",
            "tracker",
            "work_report",
        ],
    ),
    ("work_report", &["document", "figures", "i18n", "table", "time", "tracker"]),
    ("picture", &["document", "i18n", "text"]),
    ("register", &["i18n", "meeting", "table", "text", "time", "tracker"]),
    ("view", &["charter", "i18n", "meeting"]),
    (
        "tui",
        &[
            "charter",
            "figures",
            "i18n",
            "journal",
            "kit",
            "meeting",
            "minutes",
            "office",
            "picture",
            "register",
            "rehearsal",
            "replay",
            "sitting",
            "station",
            "store",
            "sys",
            "text",
            "time",
            "tracker",
            "view",
        ],
    ),
    (
        "cli",
        &[
            "charter",
            "document",
            "figures",
            "i18n",
            "journal",
            "kit",
            "meeting",
            "minutes",
            "notice",
            "office",
            "picture",
            "register",
            "rehearsal",
            "replay",
            "sitting",
            "station",
            "store",
            "sys",
            "table",
            "text",
            "time",
            "tracker",
            "tui",
        ],
    ),
];

/// Words of the outside that a pure module never says.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "now_v7",
    "crossterm",
    "println!",
    "eprintln!",
];
const PURE: &[&str] = &["text", "time", "charter", "meeting", "tracker", "figures", "view", "rehearsal"];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Top module → its source files, without comments and without unit tests.
fn modules() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut modules: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in files {
        let inside = path.strip_prefix(&src).unwrap();
        let top = inside.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        if top == "main" || top == "lib" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = lines.join("\n");
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        modules.entry(top).or_default().push((path, code));
    }
    modules
}

/// The top modules that a source names: `crate::a::b`, and the first words of `crate::{a, b::{c}}`.
fn named(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut word) = (0, String::new());
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        named.insert(first_word(&word));
                        word.clear();
                        continue;
                    }
                    _ => {}
                }
                word.push(letter);
            }
            named.insert(first_word(&word));
        } else {
            named.insert(first_word(rest));
        }
    }
    named.remove("");
    named
}

fn first_word(path: &str) -> String {
    path.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn no_module_names_one_that_it_may_not() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (module, files) in &modules {
        let Some((_, may)) = ARROWS.iter().find(|(name, _)| name == module) else {
            wrong.push(format!("{module} has no row in the table of arrows"));
            continue;
        };
        for (path, code) in files {
            for other in named(code).iter().filter(|other| modules.contains_key(*other) && *other != module) {
                if !may.contains(&other.as_str()) {
                    wrong.push(format!("{}: {module} names {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_arrows_make_no_circle() {
    let mut left: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(module, may)| (*module, may.iter().copied().collect())).collect();
    while !left.is_empty() {
        let ground: Vec<&str> =
            left.iter().filter(|(_, may)| may.iter().all(|other| !left.contains_key(other))).map(|(m, _)| *m).collect();
        assert!(!ground.is_empty(), "a circle among {:?}", left.keys());
        left.retain(|module, _| !ground.contains(module));
    }
}

#[test]
fn the_table_of_arrows_says_no_more_than_there_is() {
    let modules = modules();
    let mut idle = Vec::new();
    for (module, may) in ARROWS {
        let there: BTreeSet<String> =
            modules.get(*module).into_iter().flatten().flat_map(|(_, code)| named(code)).collect();
        idle.extend(
            may.iter().filter(|other| !there.contains(**other)).map(|other| format!("{module} names no {other}")),
        );
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

/// `lib.rs` stands in floors from the ground up, a blank line between them: each module names only those of floors before it.
#[test]
fn the_program_is_told_from_the_ground_up() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let floors: Vec<Vec<&str>> = text
        .split("\n\n")
        .map(|floor| floor.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect())
        .filter(|floor: &Vec<&str>| !floor.is_empty())
        .collect();
    let mut below: BTreeSet<&str> = BTreeSet::new();
    for floor in floors {
        for module in &floor {
            let (_, may) = ARROWS.iter().find(|(name, _)| name == module).unwrap_or_else(|| panic!("{module}"));
            let above: Vec<&&str> = may.iter().filter(|other| !below.contains(**other)).collect();
            assert!(above.is_empty(), "{module} stands below what it names: {above:?}");
        }
        below.extend(floor);
    }
    assert_eq!(below.len(), ARROWS.len(), "lib.rs and the table of arrows name the same modules");
}

#[test]
fn pure_modules_know_nothing_of_the_outside() {
    let mut wrong = Vec::new();
    for (module, files) in modules().iter().filter(|(module, _)| PURE.contains(&module.as_str())) {
        for (path, code) in files {
            for word in OUTSIDE.iter().filter(|word| code.contains(**word)) {
                wrong.push(format!("{}: {module} says {word}", path.display()));
            }
            if module == "view" && code.contains("ratatui") {
                wrong.push(format!("{}: a scene knows no ratatui", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words by which a file takes the place of another, or is deleted: in one place, which asks again where a file is held.
const REPLACING: &[&str] =
    &["fs::rename", "renameat", "persist(", "fs::remove_file", "fs::copy", "File::create", "fs::write("];

#[test]
fn every_replacement_of_a_file_goes_through_one_function() {
    // What a browser is given lies in a folder of its own, in which nobody looks.
    let own = ["src/sys/folder/unix.rs", "src/sys/folder/windows.rs", "src/sys/browser.rs"];
    let tests = ["tests.rs", "faults.rs", "trust.rs"];
    let files: Vec<_> = modules().into_values().flatten().collect();
    let ours = files.iter().filter(|(path, _)| {
        let is_test =
            tests.iter().any(|name| path.ends_with(name)) || path.components().any(|part| part.as_os_str() == "trust");
        !is_test && !own.iter().any(|own| path.ends_with(own))
    });
    for (path, code) in ours {
        for word in REPLACING {
            assert!(!code.contains(word), "{}: {word} belongs into sys::Folder", path.display());
        }
    }
}

#[test]
fn minutes_touch_no_disk() {
    for (path, code) in modules().remove("minutes").unwrap_or_default() {
        // A package is written into memory, by the traits of std::io.
        let code = code.replace("io::{Cursor, Write as _}", "").replace("std::io::Error", "");
        for word in ["std::fs", "std::io", "std::env"] {
            assert!(!code.contains(word), "{}: {word}", path.display());
        }
    }
}

/// What the model of the meeting (tests/trust/model) may name of the program: its words, numbers and commands, and the
/// charter as data. `state`, `query`, `vote`, `spec`, `decide` and the timeline are what it is held against.
const MODEL_MAY: &[&str] = &[
    "charter::",
    "meeting::Command",
    "meeting::Ground",
    "meeting::Missing",
    "meeting::Moment",
    "meeting::Name",
    "meeting::Order",
    "meeting::command::",
    "meeting::numbers::",
    "meeting::script",
    "meeting::words::",
];

/// The files beside the model that look at the engine.
const LOOK: &[&str] = &["seen.rs", "promises.rs", "properties.rs"];

/// The whole paths that `use` trees and single paths after `root` name.
fn leaves(code: &str, root: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in code.split(root).skip(1) {
        let (mut word, mut above) = (String::new(), vec![String::new()]);
        for letter in rest.chars().filter(|letter| !letter.is_whitespace()) {
            match letter {
                '{' => above.push(std::mem::take(&mut word)),
                ',' | '}' | ';' | '(' | ')' | '>' | '&' | '=' | '.' => {
                    if !word.is_empty() {
                        found.insert(format!("{}{}", above.concat(), std::mem::take(&mut word)));
                    }
                    if letter == '}' {
                        above.pop();
                    }
                    if above.len() == 1 {
                        break;
                    }
                }
                _ => word.push(letter),
            }
        }
    }
    found
}

#[test]
fn the_model_asks_nothing_of_the_engine() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trust/model"), &mut files);
    files.retain(|path| LOOK.iter().all(|look| !path.ends_with(look)));
    assert!(files.len() > 10, "{files:?}");
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = lines.join("\n");
        for named in leaves(&code, "yishi::") {
            if MODEL_MAY.iter().all(|may| !named.starts_with(may)) {
                wrong.push(format!("{} names {named}", path.display()));
            }
        }
        // A room holds the engine; the model takes from it only what was given.
        for asked in [".meeting()", ".timeline()", "seen("] {
            if code.contains(asked) {
                wrong.push(format!("{} asks {asked}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_is_drawn_is_drawn_from_a_seed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests"), &mut files);
    let drawn = concat!("proptest", "! {");
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for (_, block) in text.match_indices(drawn).map(|(at, _)| text.split_at(at + drawn.len())) {
            let head: String = block.chars().take(200).collect();
            assert!(head.contains("seeded("), "{}: proptest_config(…seeded(…))", path.display());
        }
    }
}

#[test]
fn every_figure_of_the_long_tests_has_its_row_in_the_page_of_trust() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/trust.md")).unwrap();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests/trust"), &mut files);
    let noted = files.iter().flat_map(|path| {
        let code = fs::read_to_string(path).unwrap();
        let ids: Vec<String> = code
            .split("note(")
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'))
            .map(|(id, _)| id.to_owned())
            .collect();
        ids
    });
    let missing: Vec<String> = noted.filter(|id| !page.contains(&format!("\n| {id} |"))).collect();
    assert!(missing.is_empty(), "docs/trust.md has no row for {missing:?}");
}
