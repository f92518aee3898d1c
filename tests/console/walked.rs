//! The guide's own evening: its keys are pressed in order from an empty home, and after each row the screen and the wall say what the
//! guide says that they say.

use super::*;
use yishi::view::{self, Look};

/// Above the table that is pressed.
const TITLE: &str = "## 照着打一遍";

/// What a cell of the first column asks for.
#[derive(Clone, Debug, PartialEq)]
enum Press {
    Key(KeyCode),
    Type(String),
}

/// Keys by the names that the guide gives them.
const KEYS: &[(&str, KeyCode)] = &[
    ("回车", KeyCode::Enter),
    ("空格", KeyCode::Char(' ')),
    ("Tab", KeyCode::Tab),
    ("Esc", KeyCode::Esc),
    ("End", KeyCode::End),
    ("Home", KeyCode::Home),
    ("Backspace", KeyCode::Backspace),
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("F10", KeyCode::F(10)),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
];

/// `` `17+` 回车 `` is what is typed, then a key.
fn presses(cell: &str) -> Vec<Press> {
    let mut presses = Vec::new();
    for (place, part) in cell.split('`').enumerate() {
        if place % 2 == 1 {
            presses.push(Press::Type(part.to_owned()));
            continue;
        }
        for word in part.split([' ', '，', ',', '、']).filter(|word| !word.is_empty()) {
            let key =
                KEYS.iter().find(|(name, _)| *name == word).unwrap_or_else(|| panic!("no key: {word:?} in {cell:?}"));
            presses.push(Press::Key(key.1));
        }
    }
    presses
}

/// What stands between 「 and 」.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('「').skip(1).filter_map(|part| Some(part.split_once('」')?.0)).collect()
}

fn guide() -> String {
    fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/guide.zh-CN.md")).unwrap()
}

/// The section that is pressed.
fn section(guide: &str) -> &str {
    let (_, behind) = guide.split_once(TITLE).expect("the guide has an evening to be pressed");
    behind.split_once("\n## ").map_or(behind, |(section, _)| section)
}

/// The rows of its tables that have so many cells.
fn cells<const N: usize>(guide: &str) -> Vec<[String; N]> {
    let lines = section(guide).lines().filter(|line| line.starts_with("| "));
    let cells = lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect());
    let rows: Vec<Vec<String>> = cells.collect();
    let is_head = |row: &Vec<String>| row.iter().any(|cell| cell == "打什么" || cell == "文件");
    rows.into_iter().filter(|row| !is_head(row)).filter_map(|row| row.try_into().ok()).collect()
}

/// All that the wall says, whatever size it is in.
fn wall(console: &Console) -> String {
    let Some(console) = console.app.console() else { return String::new() };
    let names = console.names();
    let look = Look { now: console.sitting().now(), names: &names, lang: Lang::Zh, head: "1234" };
    let (meeting, newest, choice) = console.picture();
    view::wall(&meeting, newest, choice, &look).says().join("\n")
}

/// The evening, pressed; what wasn't said where the guide says so, and the meeting behind each row.
fn walk(guide: &str) -> (Console, Vec<String>, Vec<Meeting>) {
    let mut console = Console::at_start();
    let (mut wrong, mut behind) = (Vec::new(), Vec::new());
    for (place, [keys, screen, on_wall]) in (1..).zip(cells::<3>(guide)) {
        // Somebody reads the row first: no key is the end of the one before.
        console.press(KeyCode::F(12));
        for press in presses(&keys) {
            match press {
                Press::Key(key) => console.press(key),
                Press::Type(text) => console.types(&text),
            };
        }
        for (cols, lines) in [(80, 24), (120, 34)] {
            let shown = console.shows(cols, lines);
            for said in quoted(&screen).into_iter().filter(|said| !shown.contains(said)) {
                wrong.push(format!("row {place}, {keys}: the screen doesn't say {said:?} at {cols}x{lines}\n{shown}"));
            }
        }
        let shown = wall(&console);
        for said in quoted(&on_wall).into_iter().filter(|said| !shown.contains(said)) {
            wrong.push(format!("row {place}, {keys}: the wall doesn't say {said:?}\n{shown}"));
        }
        if std::env::var_os("YISHI_WALK").is_some() {
            println!("=== {place} {keys}\n{}\n{shown}", console.shows(80, 24));
        }
        behind.extend(console.app.console().map(|console| console.meeting().clone()));
    }
    (console, wrong, behind)
}

#[test]
fn the_evening_of_the_guide_pressed_key_by_key_says_what_the_guide_says() {
    let guide = guide();
    let (console, mut wrong, behind) = walk(&guide);
    assert!(behind.len() > 40, "a whole evening: {}", behind.len());
    assert!(console.meeting().closed.is_some(), "it ends");
    let [folder] = <[_; 1]>::try_from(console.home.papers_of(console.home.ids().unwrap()[0])).unwrap();
    let papers = [folder.join("其他"), folder.clone()].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let papers: Vec<_> = papers.map(|file| file.unwrap().path()).collect();
    let files = cells::<2>(&guide);
    assert!(files.len() >= 3, "{files:?}");
    for [file, says] in files {
        let name = file.trim_matches('`');
        let (stem, ending) = name.split_once('.').unwrap();
        let is_it = |path: &&PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with(stem) && name.rsplit_once('.').is_some_and(|(_, own)| own == ending)
        };
        let written = papers.iter().find(is_it).map(fs::read_to_string);
        let written = written.unwrap_or_else(|| panic!("no {name}: {papers:?}")).unwrap();
        for said in quoted(&says).into_iter().filter(|said| !written.contains(said)) {
            wrong.push(format!("{name} doesn't say {said:?}\n{written}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What stands in the guide as something typed, and is neither a line nor an order to the program: files, settings, parts of them.
const NAMES: &[&str] = &["solo", "rounds", "mirror", "papers", "stations", "at", "when", "019e54"];

/// What is typed into a field of a form.
fn is_an_answer(span: &str) -> bool {
    let today = "2026-05-23".parse().unwrap();
    yishi::time::to_come(span, today).is_ok()
}

#[test]
fn whatever_the_guide_says_that_one_types_is_understood_somewhere() {
    let guide = guide();
    let (_, _, behind) = walk(&guide);
    let worked = worked();
    let spans = guide.split('`').skip(1).step_by(2).map(str::trim);
    let is_file =
        |span: &str| span.rsplit_once('.').is_some_and(|(_, end)| ["html", "ron", "txt", "docx", "md"].contains(&end));
    let is_a_line = |span: &str| {
        behind.iter().chain(&worked).any(|meeting| yishi::tui::input::rows(span, meeting).next().is_some())
    };
    let known = |span: &&str| {
        span.starts_with("yishi")
            || span.starts_with("--")
            || NAMES.contains(span)
            || is_file(span)
            || KEYS.iter().any(|(key, _)| key == span)
            || is_an_answer(span)
            || is_a_line(span)
    };
    let unknown: Vec<&str> = spans.filter(|span| !known(span)).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// The worked meeting behind each of its lines.
fn worked() -> Vec<Meeting> {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let mut sitting = Sitting::create(&home, None, at(EVENING)).unwrap();
    let mut behind = Vec::new();
    for line in include_str!("../../sessions/worked.ron").lines() {
        if let Some(order) = script::parse(line).unwrap() {
            sitting.give(order).unwrap();
            behind.push(sitting.meeting().clone());
        }
    }
    behind
}

#[test]
fn each_order_of_the_guide_is_one_of_the_program_with_options_that_it_has() {
    let guide = guide();
    let spans = guide.split('`').skip(1).step_by(2).filter(|span| span.starts_with("yishi"));
    let lines = guide.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with("yishi"));
    let program = env!("CARGO_BIN_EXE_yishi");
    for order in spans.chain(lines) {
        let order = order.split('(').next().unwrap_or(order);
        let is_task = |word: &&str| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        };
        let tasks: Vec<&str> = order.split_whitespace().skip(1).take_while(is_task).collect();
        // What stands behind the last task may be an answer in small letters: haishu.
        let help = (0..=tasks.len()).rev().find_map(|many| {
            let ran = std::process::Command::new(program).args(&tasks[..many]).arg("--help").output().unwrap();
            ran.status.success().then(|| (many, String::from_utf8_lossy(&ran.stdout).into_owned()))
        });
        let Some((many, help)) = help else { panic!("{order}") };
        assert!(many > 0 || tasks.is_empty(), "no such order: {order}");
        for option in order.split_whitespace().filter(|word| word.starts_with("--")) {
            assert!(help.contains(option), "{order}: no {option} in\n{help}");
        }
    }
}
