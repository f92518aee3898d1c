//! The types of which a line of the journal is made, as the sources declare them: a page for each version of the line.
//! A change of an event type shows as a change of that page.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use yishi::{journal::VERSION, meeting::Name};

/// Where the types of a line are declared.
const SOURCES: &[&str] = &[
    "meeting/timeline.rs",
    "meeting/event.rs",
    "time/moment.rs",
    "meeting/command.rs",
    "meeting/numbers.rs",
    "meeting/refusal/fact.rs",
    "meeting/words.rs",
    "charter.rs",
    "charter/guard.rs",
];

fn from_root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every type that is declared by name, in one line each: serde's attributes, fields and variants, without comments.
pub fn declarations() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in SOURCES {
        let text = fs::read_to_string(from_root("src").join(source)).unwrap();
        let code: Vec<&str> = text
            .lines()
            .map(str::trim)
            .take_while(|line| !line.starts_with("#[cfg(test)]"))
            .filter(|line| !line.starts_with("//") && (!line.starts_with("#[") || line.starts_with("#[serde")))
            .collect();
        let mut serde = String::new();
        for (at, line) in code.iter().enumerate() {
            let name = ["pub struct ", "pub enum "].iter().find_map(|start| line.strip_prefix(start));
            let Some(name) = name else {
                serde = if line.starts_with("#[serde") { format!("{line} ") } else { String::new() };
                continue;
            };
            let name: String = name.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            found.insert(name, serde.clone() + &declaration(&code[at..]));
        }
    }
    found.insert(
        "Name".into(),
        format!("pub enum Name {{ {} }}", Name::ALL.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ")),
    );
    found
}

/// From the first line on until the braces are closed again.
fn declaration(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line);
        text.push(' ');
        if text.matches('{').count() == text.matches('}').count() && text.contains(['{', ';']) {
            break;
        }
    }
    text.trim_end().to_owned()
}

/// The types that an entry is made of, and those of which they are made.
fn page() -> String {
    let declared = declarations();
    let (mut todo, mut used) = (vec!["Entry".to_owned()], BTreeSet::new());
    while let Some(name) = todo.pop() {
        let Some(text) = declared.get(&name) else {
            continue;
        };
        if used.insert(name) {
            todo.extend(text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned));
        }
    }
    let numbers = fs::read_to_string(from_root("src/meeting/numbers.rs")).unwrap();
    let numbers = numbers.split("numbers! {").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    let numbers: Vec<&str> =
        numbers.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    let mut page = format!("numbers {}\n", numbers.join(" "));
    for name in used {
        page.push_str(&by_field(&declared[&name]));
        page.push('\n');
    }
    page
}

/// A field or variant a line, so that a change is seen where it is.
fn by_field(declaration: &str) -> String {
    let mut depth = 0;
    let mut text = String::new();
    for letter in declaration.chars() {
        match letter {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        text.push(letter);
        if depth == 1 && letter == ',' {
            text.push_str("\n   ");
        }
    }
    text
}

#[test]
fn a_change_of_an_event_type_raises_the_version() {
    let path = from_root(&format!("tests/data/events-v{VERSION}.txt"));
    let page = page();
    if env::var_os("YISHI_BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let frozen = fs::read_to_string(&path).unwrap_or_default();
    let gone: Vec<&str> = frozen.lines().filter(|line| !page.lines().any(|other| other == *line)).collect();
    let new: Vec<&str> = page.lines().filter(|line| !frozen.lines().any(|other| other == *line)).collect();
    assert!(
        page == frozen,
        "the types of a journal line changed:\n- {}\n+ {}\nIf a journal of version {VERSION} was ever written outside this folder, raise journal::VERSION and \
         read old lines as before. Else refresh the page: YISHI_BLESS=1 cargo test --test runner schema",
        gone.join("\n- "),
        new.join("\n+ "),
    );
}
