//! The page that plays in a browser, and the file for a player of terminals: read back, they are the walls that hung.

use std::collections::BTreeMap;

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier},
};
use serde_json::Value;
use yishi::{
    document::page::hashed,
    i18n::Lang,
    meeting::Timeline,
    picture::{Player, Shot, cast, film},
    replay::samples::{SAMPLES, Sample},
    text::width,
    tui::replay::{Evening, SPEEDS},
};

use super::{live, paint};

fn player(lang: Lang) -> Player<'static> {
    Player { lang, title: "回放：<试>", said: &[], speed: 30, speeds: &SPEEDS, waits: (400, 4000) }
}

fn shots(sample: &Sample, lang: Lang) -> Vec<Shot> {
    Evening::of_sample(sample).unwrap().shots(paint(lang))
}

/// What the script of a page is told.
fn data(page: &str) -> Value {
    let behind = page.split_once("const D=").unwrap().1;
    serde_json::from_str(behind.split(";\n").next().unwrap()).unwrap()
}

fn number(of: &Value) -> usize {
    usize::try_from(of.as_u64().unwrap()).unwrap()
}

/// A cell as it is seen: its sign, its colours, bold or not. Of a blank its ground alone.
type Seen = (String, String, String, bool);

fn hex(colour: Color, otherwise: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => otherwise.to_owned(),
    }
}

fn seen(buffer: &Buffer) -> Vec<Vec<Seen>> {
    let row = |y| {
        let (mut x, mut row) = (0, Vec::new());
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            let (mut fore, mut ground) = (hex(cell.fg, "#ffffff"), hex(cell.bg, "#101010"));
            if cell.modifier.contains(Modifier::REVERSED) {
                std::mem::swap(&mut fore, &mut ground);
            }
            let bold = cell.modifier.contains(Modifier::BOLD);
            let sign = cell.symbol();
            row.push(if sign.trim().is_empty() {
                (" ".to_owned(), String::new(), ground, false)
            } else {
                (sign.to_owned(), fore, ground, bold)
            });
            x += u16::try_from(width(sign).max(1)).unwrap();
        }
        row
    };
    (0..buffer.area.height).map(row).collect()
}

/// The rows of a picture, as the page says it has them.
fn told(data: &Value, frame: usize) -> Vec<Vec<Seen>> {
    let row = |no: &Value| {
        let mut row = Vec::new();
        for run in data["rows"][number(no)].as_array().unwrap() {
            let code = run[0].as_i64().unwrap();
            let style = &data["styles"][usize::try_from(if code < 0 { -1 - code } else { code }).unwrap()];
            let look = |i: usize| style[i].as_str().unwrap().to_owned();
            let cell = |sign: String| (sign, look(0), look(1), style[2] == 1);
            match (&run[1], &run[2]) {
                (Value::Number(blanks), _) => {
                    row.extend((0..blanks.as_u64().unwrap()).map(|_| cell(" ".to_owned())));
                }
                (Value::String(sign), Value::Number(_)) => row.push(cell(sign.clone())),
                (text, _) => row.extend(text.as_str().unwrap().chars().map(|sign| cell(sign.to_string()))),
            }
        }
        row
    };
    data["frames"][frame].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn each_picture_of_the_page_is_the_wall_that_hung() {
    for sample in SAMPLES {
        let evening = Evening::of_sample(sample).unwrap();
        let page = data(&film(&shots(sample, Lang::Zh), &player(Lang::Zh)));
        let mut timeline = Timeline::default();
        let (entries, _) = sample.played();
        assert_eq!(page["frames"].as_array().unwrap().len(), entries.len());
        for (k, entry) in entries.into_iter().enumerate() {
            timeline.push(entry);
            assert_eq!(told(&page, k), seen(&live(&timeline, &evening, Lang::Zh)), "{}, line {}", sample.name, k + 1);
        }
    }
}

#[test]
fn a_whole_evening_is_less_than_400_kb_and_has_each_line_with_what_is_said_of_it() {
    for sample in SAMPLES {
        for lang in [Lang::Zh, Lang::En] {
            let shots = shots(sample, lang);
            let page = film(&shots, &player(lang));
            assert!(page.len() <= 400_000, "{} {lang:?}: {}", sample.name, page.len());
            let data = data(&page);
            let mut notes = 0;
            for (shot, line) in shots.iter().zip(data["lines"].as_array().unwrap()) {
                assert_eq!(line[0], shot.hms);
                assert_eq!(data["stages"][number(&line[1])], shot.stage);
                assert_eq!(line[2], shot.what);
                notes += line[4].as_array().unwrap().len();
            }
            assert_eq!(notes, sample.notes().len());
        }
    }
}

#[test]
fn the_page_lets_in_its_one_script_and_its_style_by_their_hashes_and_reaches_for_nothing() {
    let page = film(&shots(&SAMPLES[0], Lang::Zh), &player(Lang::Zh));
    let between = |begin: &str, end: &str| page.split_once(begin).unwrap().1.split(end).next().unwrap();
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
    let policy = between("Content-Security-Policy\" content=\"", "\"");
    let hashes = BTreeMap::from([
        ("default-src", "'none'".to_owned()),
        ("script-src", format!("'{}'", hashed(between("<script>", "</script>")))),
        ("style-src", format!("'{}'", hashed(between("<style>", "</style>")))),
        ("base-uri", "'none'".to_owned()),
        ("form-action", "'none'".to_owned()),
    ]);
    let said: BTreeMap<&str, String> =
        policy.split("; ").map(|part| part.split_once(' ').unwrap()).map(|(key, of)| (key, of.to_owned())).collect();
    assert_eq!(said, hashes);
    // A hash may have two slashes, and so has a comment of the script.
    let own = page.replace("http://www.w3.org/2000/svg", "").replace(policy, "");
    let code: Vec<&str> = own.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    for outside in [
        "//",
        "http:",
        "https:",
        "url(",
        "@import",
        "fetch(",
        "XMLHttp",
        "WebSocket",
        "src=",
        "href=",
        " style=",
        "onclick=",
        "onload=",
    ] {
        assert!(!code.contains(outside), "{outside}");
    }
    // The title is a text, whatever stands in it.
    assert!(page.contains("<h1>回放：&lt;试&gt;</h1>"));
}

#[test]
fn what_people_wrote_ends_no_script_and_is_no_element() {
    let mut shots = shots(&SAMPLES[1], Lang::Zh);
    shots.truncate(2);
    let bad = "</script><img src=x onerror=alert(1)><!--\u{2028}";
    shots[0].what = bad.to_owned();
    shots[1].notes = vec![(bad.to_owned(), vec![bad.to_owned()])];
    let page = film(&shots, &player(Lang::Zh));
    assert!(!page.contains("<img") && page.matches("</script>").count() == 1, "{page}");
    assert_eq!(data(&page)["lines"][0][2], bad);
    well_formed(&page);
    assert_eq!(data(&page)["lines"][1][4][0][1][0], bad);
}

/// Every element that is opened is closed, by a reader that isn't ours.
fn well_formed(page: &str) {
    use html5ever::{parse_document, tendril::TendrilSink as _};
    use markup5ever_rcdom::RcDom;
    let dom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(page);
    let errors = dom.errors.borrow();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn the_page_is_well_formed_in_both_languages_and_each_control_has_a_name() {
    for lang in [Lang::Zh, Lang::En] {
        let page = film(&shots(&SAMPLES[0], lang), &player(lang));
        well_formed(&page);
        for button in page.split("<button").skip(1).map(|rest| rest.split("</button>").next().unwrap()) {
            assert!(button.contains("aria-label=\"") || button.contains("id=\"play\""), "{button}");
        }
        assert!(
            !page.contains("autoplay") && page.contains("let at = 1, plays = false"),
            "it stands until somebody plays it"
        );
    }
}

#[test]
fn the_file_for_a_terminal_is_the_same_wall_at_each_line() {
    let shots = shots(&SAMPLES[0], Lang::Zh);
    let text = cast(&shots, &player(Lang::Zh));
    let mut lines = text.lines();
    let head: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
    assert_eq!((&head["version"], &head["width"], &head["height"]), (&2.into(), &100.into(), &30.into()));
    let mut terminal = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
    let (mut before, mut count) = (-1.0, 0);
    for (line, shot) in lines.zip(&shots) {
        let event: Value = serde_json::from_str(line).unwrap();
        assert!(event[0].as_f64().unwrap() > before && event[1] == "o");
        before = event[0].as_f64().unwrap();
        terminal.process(event[2].as_str().unwrap().as_bytes());
        let trimmed = |text: String| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n");
        let rows: Vec<String> =
            seen(&shot.cells).iter().map(|row| row.iter().map(|cell| cell.0.as_str()).collect()).collect();
        assert_eq!(
            trimmed(terminal.screen().contents()).trim_end(),
            trimmed(rows.join("\n")).trim_end(),
            "line {}",
            shot.line
        );
        count += 1;
    }
    assert_eq!(count, shots.len());
}
