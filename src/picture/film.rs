//! An evening of pictures as one page that plays without a network: each row of cells that there is stands once, and a picture is a list
//! of them. The page draws them as `svg` does.

use std::collections::HashMap;

use maud::{DOCTYPE, PreEscaped, html};
use ratatui::buffer::Buffer;
use serde_json::{Value, json};

use super::{
    GROUND, Shot,
    svg::{HIGH, WIDE, cell_at, looks, svg},
};
use crate::{
    document::page::hashed,
    i18n::{Lang, replay as words},
    text,
};

const STYLE: &str = include_str!("film.css");
const SCRIPT: &str = include_str!("film.js");

/// What is the same for all of the evening.
pub struct Player<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// Its title.
    pub title: &'a str,
    /// Something to know of it.
    pub said: &'a [String],
    /// How many times as fast as it was it plays at first, and what else can be chosen.
    pub speed: u32,
    /// What else can be chosen.
    pub speeds: &'a [u32],
    /// Milliseconds that one waits for a line at least, and at most.
    pub waits: (i64, i64),
}

/// Things that stand once, by their number.
#[derive(Default)]
struct Once(HashMap<String, usize>, Vec<Value>);

impl Once {
    fn no(&mut self, of: Value) -> usize {
        let next = self.1.len();
        let no = *self.0.entry(of.to_string()).or_insert(next);
        if no == next {
            self.1.push(of);
        }
        no
    }
}

/// The page.
pub fn film(shots: &[Shot], player: &Player<'_>) -> String {
    let lang = player.lang;
    let script = format!("const D={};\n{SCRIPT}", script_safe(&data(shots, player).to_string()));
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
        hashed(&script),
        hashed(STYLE)
    );
    let first = shots.first().map(|shot| svg(&shot.cells, &shot.what)).unwrap_or_default();
    let button = |id: &str, sign: &str, label: String| {
        html! { button type="button" id=(id) aria-label=(label) title=(label) { (sign) } }
    };
    let page = html! {
        (DOCTYPE)
        html lang=(if lang == Lang::Zh { "zh-CN" } else { "en" }) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (player.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (player.title) }
                @for said in player.said { p.said { (said) } }
                main {
                    div #wall { (PreEscaped(first)) }
                    div #beside {
                        div #words aria-live="polite" {
                            p #where {}
                            p #what {}
                            p #rule {}
                            div #notes {}
                            noscript { p { (words::page_no_script(lang)) } }
                        }
                        div #bar {
                            div #buttons {
                                (button("first", "|<", words::page_first(lang)))
                                (button("stageback", "<<", words::page_stage_back(lang)))
                                (button("back", "<", words::page_back(lang)))
                                button type="button" id="play" { (words::key_play(lang)) }
                                (button("on", ">", words::page_on(lang)))
                                (button("stageon", ">>", words::page_stage_on(lang)))
                                (button("last", ">|", words::page_last(lang)))
                                label { (words::page_speed(lang)) " " select id="speed" {} }
                            }
                            label #scrub { (words::page_line(lang)) " "
                                input id="at" type="range" min="1" max=(shots.len()) value="1" step="1";
                            }
                            p.keys { (words::page_keys(lang)) }
                        }
                    }
                }
                script { (PreEscaped(script)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// In a script nothing ends it and nothing begins a comment of the page.
fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn data(shots: &[Shot], player: &Player<'_>) -> Value {
    let (mut styles, mut rows, mut stages) = (Once::default(), Once::default(), Once::default());
    let (mut frames, mut lines) = (Vec::new(), Vec::new());
    for shot in shots {
        let height = usize::from(shot.cells.area.height);
        let frame: Vec<usize> = (0..height)
            .map(|y| {
                let row = row(&shot.cells, y, &mut styles);
                rows.no(Value::Array(row))
            })
            .collect();
        frames.push(json!(frame));
        let stage = stages.no(json!(shot.stage));
        let rule = shot.rule.as_deref().unwrap_or_default();
        lines.push(json!([shot.hms, stage, shot.what, rule, shot.notes, shot.gap]));
    }
    let area = shots.first().map(|shot| shot.cells.area).unwrap_or_default();
    json!({
        "w": area.width, "h": area.height, "cell": [WIDE, HIGH], "ground": GROUND,
        "styles": styles.1, "rows": rows.1, "frames": frames, "lines": lines, "stages": stages.1,
        "speed": player.speed, "speeds": player.speeds, "waits": [player.waits.0, player.waits.1],
        // A number stands where the page puts it.
        "say": {
            "at": words::at(player.lang, "{n}", "{m}", "{t}", "{s}"),
            "cut": words::cut(player.lang, "{n}"),
            "times": words::playing(player.lang, "{n}"),
            "stands": words::standing(player.lang),
        },
    })
}

/// A row as runs of one style and one width: `[style, text]`, wide ones with `-1 - style`, blanks by their number; a sign of several
/// characters stands alone with the cells that it takes.
fn row(cells: &Buffer, y: usize, styles: &mut Once) -> Vec<Value> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while let Some(cell) = cell_at(cells, x, y) {
        let (fore, ground, bold) = looks(cell);
        let symbol = cell.symbol();
        let wide = text::width(symbol).clamp(1, 2);
        let is_blank = symbol.trim().is_empty();
        // A blank has no colour but its ground.
        let fore = if is_blank { String::new() } else { fore };
        let style = styles.no(json!([fore, ground, u8::from(bold && !is_blank)]));
        let alone = symbol.chars().count() > 1 && !is_blank;
        match runs.last_mut() {
            Some(run) if !alone && (run.style, run.wide, run.is_blank, run.alone) == (style, wide, is_blank, false) => {
                run.text += symbol;
                run.cells += wide;
            }
            _ => runs.push(Run { style, wide, is_blank, alone, text: symbol.to_owned(), cells: wide }),
        }
        x += wide;
    }
    runs.into_iter().map(Run::json).collect()
}

struct Run {
    style: usize,
    wide: usize,
    is_blank: bool,
    alone: bool,
    text: String,
    cells: usize,
}

impl Run {
    fn json(self) -> Value {
        let Self { style, wide, is_blank, alone, text, cells } = self;
        let style = i64::try_from(style).unwrap_or(0);
        match (is_blank, alone, wide) {
            (true, ..) => json!([style, cells]),
            (_, true, _) => json!([style, text, cells]),
            (_, _, 2) => json!([-1 - style, text]),
            _ => json!([style, text]),
        }
    }
}
