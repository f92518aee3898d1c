//! What holds of the cells: contrast, modifiers, both sides alike, odd windows.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};
use yishi::{
    text,
    tui::{
        draw::wall::{draw, looks, over_strip},
        theme::contrast,
    },
    view::Page,
};

use super::*;

/// A scene drawn in a theme.
fn drawn(scene: &Scene, canvas: Canvas, scheme: Scheme) -> Buffer {
    let theme = Theme { glyphs: canvas.glyphs, ..Theme::new(scheme, Depth::True) };
    let paint = Paint { theme, lang: scene.lang };
    let mut buffer = Buffer::empty(canvas.area());
    let put = if canvas.strip { over_strip } else { draw };
    put(&mut buffer, canvas.area(), &scene.head, &scene.wall, 0, paint);
    buffer
}

#[test]
fn every_written_cell_has_its_contrast_in_every_theme() {
    for scene in scenes() {
        for canvas in canvases(&[SIZES[0], SIZES[2]]) {
            for (scheme, least) in [(Scheme::Dark, 7.0), (Scheme::Light, 7.0), (Scheme::Contrast, 10.0)] {
                for cell in
                    drawn(scene, canvas, scheme).content().iter().filter(|cell| !cell.symbol().trim().is_empty())
                {
                    let of = contrast(cell.fg, cell.bg).unwrap_or(0.0);
                    assert!(of >= least, "{} {scheme:?}: {of} {cell:?}", canvas.says(scene));
                }
            }
        }
    }
}

#[test]
fn cells_of_big_letters_have_no_modifier_and_by_blanks_there_is_no_block() {
    // On 看得清吗 both ways stand side by side.
    for scene in scenes().iter().filter(|scene| scene.name != "see") {
        for canvas in canvases(&SIZES) {
            for scheme in [Scheme::Dark, Scheme::Mono] {
                let buffer = drawn(scene, canvas, scheme);
                let blocks = |cell: &&Cell| ["▀", "▄"].contains(&cell.symbol());
                for cell in buffer.content().iter().filter(blocks) {
                    assert_eq!(canvas.glyphs, Glyphs::Blocks, "{}", canvas.says(scene));
                    assert!((cell.modifier - Modifier::REVERSED).is_empty(), "{}: {cell:?}", canvas.says(scene));
                }
                if scheme == Scheme::Mono {
                    let coloured = |cell: &&Cell| cell.fg != Color::Reset || cell.bg != Color::Reset;
                    assert!(!buffer.content().iter().any(|cell| coloured(&cell)), "{}", canvas.says(scene));
                }
            }
        }
    }
}

/// Who sees no colours, or a projector that shows none: where a side has its colour its word stands, too, and the colours of both
/// never touch.
#[test]
fn without_colours_both_sides_are_still_told_apart() {
    let mut seen = 0;
    for scene in scenes().iter().filter(|scene| scene.name != "see") {
        for canvas in canvases(&SIZES) {
            let theme = dark(canvas.glyphs);
            let buffer = drawn(scene, canvas, Scheme::Dark);
            let of = |tone: Tone| {
                let colours = [theme.tone(tone).fg, theme.sheet(tone).bg, theme.patch(tone).bg];
                move |cell: &Cell| {
                    colours.contains(&Some(cell.bg)) || cell.symbol() != " " && colours.contains(&Some(cell.fg))
                }
            };
            let sides = [(Tone::For, ["赞成", "for"]), (Tone::Against, ["反对", "against"])];
            let said: String = (0..canvas.arranged(scene, 0).pages)
                .flat_map(|turn| canvas.arranged(scene, turn).placed)
                .map(|placed| words(&placed).to_lowercase())
                .collect();
            if sides.iter().all(|(tone, _)| buffer.content().iter().any(of(*tone))) {
                seen += 1;
                for (tone, named) in sides {
                    assert!(named.iter().any(|word| said.contains(word)), "{} {tone:?}: {said}", canvas.says(scene));
                }
            }
            let is = |x: u16, y: u16, tone: Tone| {
                buffer
                    .cell((x, y))
                    .is_some_and(|cell| [theme.sheet(tone).bg, theme.patch(tone).bg].contains(&Some(cell.bg)))
            };
            for (x, y) in canvas.area().positions().map(|at| (at.x, at.y)).filter(|(x, y)| is(*x, *y, Tone::For)) {
                let around = [(x + 1, y), (x.wrapping_sub(1), y), (x, y + 1), (x, y.wrapping_sub(1))];
                let touches = around.iter().any(|(x, y)| is(*x, *y, Tone::Against));
                assert!(!touches, "{}: {x} {y}", canvas.says(scene));
            }
        }
    }
    assert!(seen > 0);
}

/// Printed, and never failed on: `cargo test --profile trust slides::drawn::how_long -- --ignored --nocapture`.
#[test]
#[ignore = "prints a time"]
fn how_long_it_takes_to_arrange_a_scene() {
    const ROUNDS: u32 = 5;
    let mut took: Vec<(std::time::Duration, String)> = Vec::new();
    for scene in scenes() {
        for canvas in canvases(&[SIZES[0], SIZES[2], SIZES[3], ODD[1]]) {
            let once = |_| {
                let began = std::time::Instant::now();
                canvas.arranged(scene, 0);
                began.elapsed()
            };
            // The quickest of some: another program may have had the machine meanwhile.
            let before = looks();
            let quickest = (0..ROUNDS).map(once).min().unwrap();
            let each = (looks() - before) / u64::from(ROUNDS);
            took.push((quickest, format!("{}, {each} looks", canvas.says(scene))));
        }
    }
    took.sort();
    let at = |part: usize| took[(took.len() - 1) * part / 100].0;
    println!("{} scenes arranged: p50 {:?}, p99 {:?}, most {:?}", took.len(), at(50), at(99), took.last());
}

/// So many looks at most, in the largest window: a scene may take a millisecond, and a look takes less than half a microsecond in a release
/// build (`how_long_it_takes_to_arrange_a_scene` prints it).
const MOST_LOOKS: u64 = 2_000;

/// What it costs to arrange a scene, in looks: something measured, wrapped or summed up. Time depends on the machine, and on who else has it.
#[test]
fn no_scene_takes_more_than_so_many_looks_to_arrange() {
    let mut work: Vec<(u64, String)> = Vec::new();
    for scene in scenes() {
        for canvas in canvases(&[&SIZES[..], &ODD[..]].concat()) {
            let before = looks();
            canvas.arranged(scene, 0);
            work.push((looks() - before, canvas.says(scene)));
        }
    }
    work.sort();
    let at = |part: usize| work[(work.len() - 1) * part / 1000].0;
    let most: Vec<_> = work.iter().rev().take(5).collect();
    println!(
        "{} scenes arranged: looks p50 {}, p99 {}, p99.9 {}, most {most:?}",
        work.len(),
        at(500),
        at(990),
        at(999)
    );
    assert!(most[0].0 <= MOST_LOOKS, "{most:?}");
}

/// 赞成 and 反对 are asked for in the same letters at the same place, in a colour each, and nothing of either is crossed or underlined.
#[test]
fn both_sides_of_a_vote_are_alike() {
    let scenes = scenes();
    for lang in LANGS {
        let of = |name: &str| scenes.iter().find(|scene| scene.name == name && scene.lang == lang).unwrap();
        let (for_, against) = (of("vote-for"), of("vote-against"));
        for canvas in canvases(&SIZES) {
            let boxes = |scene: &Scene| {
                let arranged = canvas.arranged(scene, 0);
                let hero = hero(&scene.wall).unwrap();
                let rows: Vec<(u16, u16)> = (0..scene.wall.items.len())
                    .filter_map(|item| boxed(&arranged, item).map(|at| (at.y, at.height)))
                    .collect();
                (arranged.size(hero), rows)
            };
            assert_eq!(boxes(for_), boxes(against), "{}", canvas.says(for_));
            for scheme in Scheme::ALL {
                let (one, other) = (drawn(for_, canvas, scheme), drawn(against, canvas, scheme));
                let what = format!("{} {scheme:?}", canvas.says(for_));
                let marks = |buffer: &Buffer| {
                    let underlined = |cell: &&Cell| cell.modifier.contains(Modifier::UNDERLINED);
                    buffer.content().iter().filter(underlined).count()
                };
                assert_eq!((marks(&one), marks(&other)), (0, 0), "{what}");
                // Colours aside, the ground is the same: the same cells are paper in both.
                let sheet = |buffer: &Buffer, tone: Tone| {
                    let ground = Theme::new(scheme, Depth::True).sheet(tone).bg;
                    buffer.content().iter().filter(|cell| Some(cell.bg) == ground).count()
                };
                let (a, b) = (sheet(&one, Tone::For), sheet(&other, Tone::Against));
                // In English the words are not as long.
                let most = if lang == Lang::Zh { 4 } else { 8 };
                assert!(a.abs_diff(b) * 100 <= a.max(b) * most, "{what}: {a} {b}");
            }
        }
    }
}

#[test]
fn odd_windows_break_nothing() {
    every(&ODD, |scene, canvas, arranged| {
        for placed in &arranged.placed {
            let at = placed.piece.at;
            assert!(at.right() <= canvas.size.0 && at.bottom() <= canvas.size.1, "{}: {at:?}", canvas.says(scene));
        }
    });
    for scene in scenes() {
        for canvas in canvases(&ODD) {
            for row in yishi::tui::draw::dump(&drawn(scene, canvas, Scheme::Dark)) {
                assert_eq!(text::width(&row), usize::from(canvas.size.0), "{}: {row:?}", canvas.says(scene));
            }
        }
    }
}

/// The same picture on the same canvas is arranged the same way, whatever was drawn before; the digits of a clock move nothing.
#[test]
fn a_scene_is_arranged_the_same_way_every_time_and_by_every_second() {
    let scenes = scenes();
    let scene = scenes.iter().find(|scene| scene.name == "debate").unwrap();
    for canvas in canvases(&SIZES) {
        let places = |scene: &Scene| -> Vec<(usize, u16)> {
            canvas.arranged(scene, 0).placed.iter().map(|of| (of.item, of.piece.at.y)).collect()
        };
        let first = places(scene);
        for left in (21..=119).map(|left| left * 1000) {
            let mut wall = scene.wall.clone();
            for item in &mut wall.items {
                if let Item::Clock(clock) = item {
                    clock.left = left;
                }
            }
            let other = Scene { wall, head: scene.head.clone(), name: scene.name, lang: scene.lang };
            assert_eq!(places(&other), first, "{} {left}", canvas.says(scene));
        }
    }
}

/// Whatever is in braces in a charter or in a sentence is filled in before anybody reads it.
#[test]
fn no_brace_and_no_empty_word_stands_on_the_wall() {
    for picture in of_the_wall().into_iter().filter(|picture| picture.page == Page::Stage) {
        let evening = Evening::of(&picture.lines);
        let timeline = evening.timeline();
        for lang in LANGS {
            let names = Roll { lang, calls: &evening.calls };
            let look = evening.look(&names, picture.later);
            let pages = Page::ALL
                .iter()
                .flat_map(|page| std::iter::successors(Some(*page), |page| page.turned(false, timeline.meeting())));
            for page in pages {
                for turn in 0..5 {
                    let choice = Choice { turn, ..Choice::default().shows(page, look.now) };
                    let wall = view::wall(timeline.meeting(), timeline.entries().last(), choice, &look);
                    let said = wall.says().into_iter().chain(wall.pinned);
                    for words in said {
                        assert!(!words.contains(['{', '}']), "{} {page:?}: {words}", picture.name);
                    }
                }
            }
        }
    }
}

/// A long matter has two lines of letters rather than make all of them text; where no letters find room its number has them.
#[test]
fn a_long_matter_keeps_its_letters() {
    let matter = |no: u16, words: &str| view::wall::Matter {
        mark: no.to_string(),
        words: words.to_owned(),
        ..view::wall::Matter::default()
    };
    let matters = vec![matter(1, "家长接送孩子时门口怎么走"), matter(2, "装好后谁来管")];
    let wall = Wall { items: vec![Item::Matters(matters)], ..Wall::default() };
    let scene = Scene { name: "long", lang: Lang::Zh, wall, head: scenes()[0].head.clone() };
    for size in [(120, 34), (160, 45)] {
        let canvas = Canvas { size, strip: false, glyphs: Glyphs::Blocks };
        let arranged = canvas.arranged(&scene, 0);
        assert!(arranged.size(0) >= Some(Size::M), "{size:?}");
        let letters: String =
            arranged.placed.iter().filter(|of| matches!(of.piece.drawn, DrawnAs::Letters(..))).map(words).collect();
        assert!(
            letters.contains("家长") && letters.contains("怎么走") && letters.contains("装好后谁来管"),
            "{letters}"
        );
    }
    let canvas = Canvas { size: (80, 24), strip: false, glyphs: Glyphs::Blocks };
    let arranged = canvas.arranged(&scene, 0);
    assert_eq!((arranged.size(0), arranged.pages), (Some(Size::M), 1));
}
