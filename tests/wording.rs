//! docs/wording.md: what the wall says, scene by scene, in both languages. Printed from the pictures that the snapshots keep, so that no
//! sentence of it is older than the program; a scene that is left out is named.

use std::{collections::BTreeSet, fmt::Write as _};

use yishi::{
    charter::GuardSpec,
    i18n::{Lang, names::Roll, wall as words},
    view::{self, Choice, Follows, Page, Wall, wall::Item},
};

use crate::snapshots::{
    LANGS,
    moments::{Evening, of_the_wall},
};

const HEAD: &str = "# 墙上说的话 · What the wall says

Printed from the pictures of the worked meeting (`YISHI_BLESS=1 cargo test fresh`); names and numbers are its own. A line of the wall ends at `/`. Where a sentence is
said: `src/i18n/wall.rs` and `src/i18n/charter.rs`, both languages side by side.

";

/// Of a list as many are printed.
const ROWS: usize = 6;

/// What a picture says, line by line; a line that stands there twice once.
fn said(wall: &Wall) -> String {
    let mut lines: Vec<String> = Vec::new();
    let items = wall.items.iter().flat_map(|item| {
        // A list says how it looks by its first rows.
        let mut says = item.says();
        if matches!(item, Item::Rows(_) | Item::Matters(_) | Item::Bars(_)) && says.len() > ROWS {
            says.truncate(ROWS);
            says.push("..".to_owned());
        }
        says
    });
    for line in wall.title().into_iter().chain(items).chain(wall.brief.clone()) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "/");
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join(" / ")
}

fn row(page: &mut String, name: &str, [zh, en]: &[String; 2]) {
    let _ = writeln!(page, "| {name} | {zh} | {en} |");
}

fn table(page: &mut String, title: &str, first: &str) {
    let _ = write!(page, "## {title}\n\n| {first} | 中文 | English |\n|---|---|---|\n");
}

/// The page, and which kinds of scene stand there.
fn printed() -> (String, BTreeSet<Follows>, Vec<String>) {
    let (mut page, mut kinds, mut pages) = (HEAD.to_owned(), BTreeSet::new(), Vec::new());
    table(&mut page, "一晚上的各幕 · Scenes of an evening", "scene");
    for picture in of_the_wall().into_iter().filter(|picture| picture.page == Page::Stage) {
        let evening = Evening::of(&picture.lines);
        let timeline = evening.timeline();
        kinds.insert(Follows::of(timeline.meeting()));
        let both = LANGS.map(|lang| {
            let names = Roll { lang, calls: &evening.calls };
            let look = evening.look(&names, picture.later);
            said(&view::wall(timeline.meeting(), timeline.entries().last(), Choice::default(), &look))
        });
        row(&mut page, picture.name, &both);
    }
    page.push('\n');
    table(&mut page, "主持人放上去的 · What the host puts there", "page");
    let last = of_the_wall().into_iter().find(|picture| picture.name == "pledges").unwrap();
    let evening = Evening::of(&last.lines);
    let timeline = evening.timeline();
    for shows in chosen(timeline.meeting()) {
        let both = LANGS.map(|lang| {
            let names = Roll { lang, calls: &evening.calls };
            let look = evening.look(&names, 6_000);
            said(&view::wall(timeline.meeting(), None, Choice::default().shows(shows, look.now), &look))
        });
        pages.push(format!("{shows:?}"));
        row(&mut page, &format!("{shows:?}"), &both);
    }
    page.push('\n');
    table(&mut page, "规则开口的时候 · When a rule speaks", "guard");
    for guard in GuardSpec::ALL.iter().map(|guard| guard.id) {
        let of = |lang: Lang| words::kind(lang, guard);
        if let (Some(zh), Some(en)) = (of(Lang::Zh), of(Lang::En)) {
            row(&mut page, &format!("{guard:?}"), &[zh, en]);
        }
    }
    (page, kinds, pages)
}

/// Every page that can be chosen, and all of its kind.
fn chosen(meeting: &yishi::meeting::Meeting) -> Vec<Page> {
    let choosable = Page::ALL.iter().filter(|page| **page != Page::Stage);
    choosable.flat_map(|page| std::iter::successors(Some(*page), |page| page.turned(false, meeting))).collect()
}

pub fn page() -> String {
    printed().0
}

#[test]
fn every_scene_of_the_wall_stands_on_the_page_of_words() {
    let (page, kinds, pages) = printed();
    let missing: Vec<Follows> = Follows::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "no scene of {missing:?}");
    for shows in Page::ALL.iter().filter(|page| **page != Page::Stage) {
        assert!(pages.contains(&format!("{shows:?}")), "{shows:?}");
    }
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ") && !line.contains("| English |")).collect();
    assert!(rows.len() > 90, "{}", rows.len());
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
    }
}
