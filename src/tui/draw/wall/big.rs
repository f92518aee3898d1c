//! Big words, and what stands in their row at the right.

use ratatui::style::Style;

use super::{
    breaks,
    letters::{self, Size},
    scene::{Scene, cells},
    stack::{Piece, Variant, worth},
};
use crate::{
    text,
    tui::theme::Glyphs,
    view::{Clock, Set, Tone, wall::Big},
};

/// Between letters and what is beside them.
const BESIDE: usize = 3;
/// Between letters and those behind them.
const BEHIND: usize = 2;
/// A sheet around words is so much wider on each side.
const PAD: usize = 2;
/// The number of a name stands apart, as text.
const APART: i64 = -15_000;
/// Words are text: they stand on a sheet of three rows, or in one row.
const AS_TEXT: i64 = -60_000;
/// What comes behind the hero grows after it.
const BEHIND_STEP: i64 = 300;
/// What comes behind is text.
const AS_SMALL: i64 = -11_000;
/// The first clause is large, the rest is text under it.
const FIRST_CLAUSE: i64 = -12_000;
/// A second line of letters costs so many hundredths of a step: words that fit one line stay in it.
const ANOTHER_LINE: i64 = 110;
/// Where nothing else is to be read.
const ALONE: i64 = 40;
/// Of what is second, which is a sentence.
const SECOND_LINE: i64 = 10;
/// Lines run over commas, in hundredths of a step.
const OVER_COMMAS: i64 = 20;
/// A sheet has a row above and one below its letters.
const ROOMY: i64 = 20;

/// What stands at the right of letters.
#[derive(Clone, Copy)]
pub enum Right<'a> {
    /// A figure in letters as large.
    Figure(&'a str),
    /// The countdown, never larger.
    Clock(&'a Clock),
}

/// What it looks like in a size.
struct Beside {
    words: String,
    size: Size,
    wide: usize,
    /// It stands on the alert sheet.
    alert: bool,
}

impl Right<'_> {
    fn ways(self, scene: &Scene, host: Size) -> Vec<Beside> {
        let (words, sizes, alert) = match self {
            Self::Figure(words) => (words.to_owned(), vec![host, Size::S], false),
            Self::Clock(clock) => {
                let sizes = [Size::L, Size::M, Size::S];
                let alert = matches!(clock.tone(), Tone::Alert | Tone::Against);
                (clock.digits(), sizes.into_iter().filter(|size| *size <= host).collect(), alert)
            }
        };
        let of = |size: Size| {
            let wide = scene.wide(size, &words)?;
            Some(Beside { words: words.clone(), size, wide, alert })
        };
        sizes.into_iter().filter_map(of).collect()
    }
}

impl Beside {
    fn worth(&self) -> i64 {
        self.size.steps() * worth::CLOCK
    }

    fn piece(&self, scene: &Scene, bottom: usize) -> Vec<Piece> {
        let from = bottom - self.size.high();
        let style = if self.alert { scene.sheet(Tone::Alert) } else { scene.ink(Tone::Strong) };
        let x = scene.right(self.wide);
        let words = scene.letters(x, from, self.words.clone(), self.size, style);
        let out = u16::from(self.size != Size::S);
        let sheet = Scene::fill((x - out, cells(self.wide) + 2 * out), (from, self.size.high()), style);
        if self.alert { vec![sheet, words] } else { vec![words] }
    }
}

/// Words in a size: lines, and what comes in front and behind.
#[derive(Default)]
struct Form {
    /// On a sheet of its own, as text.
    lead: String,
    lines: Vec<String>,
    /// What follows as text, under them.
    rest: String,
    /// All of it as text, over them, where they are no more than its key word.
    whole: String,
    after: Option<(String, Size)>,
    size: Size,
    tight: bool,
    worth: i64,
}

impl Form {
    fn gap(&self) -> usize {
        usize::from(!self.tight)
    }

    fn lead(&self) -> usize {
        if self.lead.is_empty() { 0 } else { text::width(&self.lead) + 2 + BEHIND }
    }

    /// Cells, with what is in front and behind.
    fn wide(&self, scene: &Scene) -> usize {
        let of = |(words, size): &(String, Size)| scene.wide(*size, words).unwrap_or(0) + BEHIND;
        let lines = self.lines.iter().filter_map(|line| scene.wide(self.size, line)).max().unwrap_or(0);
        self.lead() + lines + self.after.as_ref().map_or(0, of)
    }
}

/// All looks of big words. A step of their size is worth so much.
pub fn variants(scene: &Scene, big: &Big, step: i64, right: Option<Right<'_>>) -> Vec<Variant> {
    let mut variants = Vec::new();
    for form in forms(scene, big, step) {
        let none = std::iter::once(None);
        let right = right.into_iter().flat_map(|right| right.ways(scene, form.size)).map(Some);
        for beside in none.chain(right) {
            variants.extend(set(scene, big, &form, beside.as_ref(), step >= worth::HERO));
        }
    }
    variants.extend(as_text(scene, big, step, right));
    if big.title {
        let most = (usize::from(scene.grid.body.height) / 4).max(Size::M.high());
        variants.retain(|variant| variant.high <= most);
    }
    variants
}

fn forms(scene: &Scene, big: &Big, step: i64) -> Vec<Form> {
    let room = if big.sheet.is_some() { scene.grid.text() } else { scene.grid.widest() };
    let mut forms = Vec::new();
    let whole = if big.lead.is_empty() { big.words.clone() } else { format!("{} {}", big.lead, big.words) };
    let words = breaks::Words::of(&whole);
    let first = breaks::first(&whole).filter(|_| big.lead.is_empty());
    let first = first.map(|(clause, rest)| (breaks::Words::of(clause), rest));
    for size in Size::BIG {
        let worth = size.worth(step, worth::DOUBLED, &big.words);
        for tight in [false, true] {
            if tight && size != Size::M {
                continue;
            }
            let worth = if tight { worth - step * worth::TIGHT / 100 } else { worth };
            if big.after.is_empty() {
                let ways = words.ways(scene.way(), size, room).into_iter();
                let ways = ways.filter(|lines| !tight || lines.len() > 1).enumerate();
                forms.extend(ways.map(|(nth, lines)| Form {
                    lines,
                    size,
                    tight,
                    worth: worth - if nth > 0 { step * OVER_COMMAS / 100 } else { 0 },
                    ..Form::default()
                }));
                if let Some((clause, rest)) = &first {
                    let ways = clause.ways(scene.way(), size, room).into_iter().take(1);
                    forms.extend(ways.filter(|lines| !tight || lines.len() > 1).map(|lines| Form {
                        tight,
                        lines,
                        rest: (*rest).to_owned(),
                        size,
                        worth: worth + FIRST_CLAUSE,
                        ..Form::default()
                    }));
                }
                let is_cut = !big.key.is_empty() && !tight && scene.way() == Glyphs::Squares;
                forms.extend(is_cut.then(|| Form {
                    lines: vec![big.key.clone()],
                    whole: whole.clone(),
                    size,
                    worth: worth + APART,
                    ..Form::default()
                }));
                let short = (!big.lead.is_empty() && !tight).then(|| Form {
                    lead: big.lead.clone(),
                    lines: vec![big.words.clone()],
                    size,
                    worth: worth + APART,
                    ..Form::default()
                });
                forms.extend(short);
            } else if !tight {
                let behind = Size::BIG.into_iter().chain([Size::S]).filter(|of| *of < size && *of <= Size::L);
                forms.extend(behind.map(|of| Form {
                    lines: vec![whole.clone()],
                    after: Some((big.after.clone(), of)),
                    size,
                    worth: worth + if of == Size::S { AS_SMALL } else { of.steps() * BEHIND_STEP },
                    ..Form::default()
                }));
            }
        }
    }
    let fits = |form: &Form| {
        let drawn = |size: Size, words: &str| scene.wide(size, words).is_some();
        let after = form.after.as_ref().is_none_or(|(words, size)| drawn(*size, words));
        // The words of the other side may be wider.
        let own = form.lines.iter().filter_map(|line| scene.wide(form.size, line)).max().unwrap_or(0);
        let Some(like) = scene.wide(form.size, &big.like) else { return false };
        let wide = form.wide(scene) + like.saturating_sub(own);
        // Text doesn't hang into the margin.
        let has_text = !form.lead.is_empty() || form.after.as_ref().is_some_and(|(_, size)| *size == Size::S);
        let within = wide <= if has_text { scene.grid.text() } else { room };
        after && within && form.lines.iter().all(|line| drawn(form.size, line))
    };
    for form in &mut forms {
        let more = i64::try_from(form.lines.len()).unwrap_or(1) - 1;
        let cost = if step < worth::HERO {
            SECOND_LINE
        } else if scene.alone {
            ALONE
        } else {
            ANOTHER_LINE
        };
        form.worth -= more * step * cost / 100;
    }
    forms.retain(fits);
    forms
}

/// A form as pieces, with what is beside it and under it, on its sheet.
fn set(scene: &Scene, big: &Big, form: &Form, beside: Option<&Beside>, is_hero: bool) -> Vec<Variant> {
    let wide = form.wide(scene);
    if let Some(beside) = beside {
        let room = scene.grid.text().checked_sub(beside.wide + BESIDE);
        if scene.set == Set::Card || room.is_none_or(|room| wide > room) {
            return Vec::new();
        }
    }
    let pads = if big.sheet.is_some() { &[1, 0][..] } else { &[0][..] };
    let of = |pad: &usize| {
        let style = match big.sheet {
            Some(sheet) => scene.sheet(sheet),
            None if scene.is_mono() && is_hero => {
                scene.ground.map_or_else(|| scene.ink(big.tone), |side| scene.sheet(side))
            }
            None => scene.ink(big.tone),
        };
        // Without colours the word of a side is reversed, and nothing else.
        let behind_ink = if big.sheet.is_some() { style } else { scene.ink(big.tone) };
        let x = scene.x(wide);
        let mut pieces = Vec::new();
        let mut row = *pad;
        if !form.whole.is_empty() {
            let style = if big.sheet.is_some() { style } else { scene.text(big.tone) };
            pieces.push(Scene::line(scene.x(text::width(&form.whole)), row, form.whole.clone(), style));
            row += 2;
        }
        for line in &form.lines {
            let cells_of = scene.wide(form.size, line).unwrap_or(0);
            let alone = form.after.is_none() && form.lead.is_empty();
            let from = if alone && scene.set == Set::Card { scene.x(cells_of) } else { x + cells(form.lead()) };
            pieces.push(scene.letters(from, row, line.clone(), form.size, style));
            row += form.size.high() + form.gap();
        }
        row -= form.gap();
        if !form.lead.is_empty() {
            let lead = format!(" {} ", form.lead);
            pieces.push(Scene::line(x, row - 1, lead, scene.sheet(Tone::Strong)));
        }
        if let Some((words, size)) = &form.after {
            let behind = scene.wide(*size, words).unwrap_or(0);
            pieces.push(scene.letters(x + cells(wide - behind), row - size.high(), words.clone(), *size, behind_ink));
        }
        pieces.extend(beside.into_iter().flat_map(|beside| beside.piece(scene, row)));
        let more = std::iter::once(form.rest.as_str())
            .filter(|rest| !rest.is_empty())
            .chain(big.under.iter().map(String::as_str));
        let under = under(scene, more, row + 1, if big.sheet.is_some() { style } else { scene.text(big.tone) });
        let rows = under.len();
        pieces.extend(under);
        let high = row + if rows > 0 { rows + 1 } else { 0 } + pad;
        if big.sheet.is_some() {
            pieces.insert(0, Scene::fill(sheet_of(scene, big, x, wide), (0, high), style));
        }
        Variant {
            high,
            worth: form.worth + beside.map_or(0, Beside::worth) + if *pad > 0 { ROOMY } else { 0 },
            size: Some(form.size),
            doubled: form.size > Size::XL && big.words.chars().any(char::is_alphabetic),
            clock: beside.is_some(),
            pieces,
        }
    };
    pads.iter().map(of).collect()
}

fn sheet_of(scene: &Scene, big: &Big, x: u16, wide: usize) -> (u16, u16) {
    if big.wide {
        return scene.grid.sheet();
    }
    let out = cells(PAD).min(x.saturating_sub(scene.grid.area.x + 1));
    (x - out, cells(wide) + 2 * out)
}

/// Text under big words, on their sheet.
fn under<'a>(scene: &Scene, words: impl Iterator<Item = &'a str>, from: usize, style: Style) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for words in words {
        pieces.extend(scene.paragraph(words, style, from + pieces.len()));
    }
    pieces
}

/// Where no big letters find room: text on a sheet, or in one row.
fn as_text(scene: &Scene, big: &Big, step: i64, right: Option<Right<'_>>) -> Vec<Variant> {
    let is_hero = step >= worth::HERO;
    let on_a_sheet = is_hero || big.sheet.is_some() || scene.way() != Glyphs::Blocks;
    let mut variants = Vec::new();
    for pad in [1, 0] {
        if pad > 0 && (!on_a_sheet || big.title) {
            continue;
        }
        let beside = right.map(|right| right.ways(scene, Size::S)).and_then(|mut ways| ways.pop());
        for beside in std::iter::once(None).chain(beside.map(Some)) {
            let sheet = big.sheet.or((pad > 0).then_some(Tone::Strong).filter(|_| scene.ground.is_none()));
            let style = sheet.map_or_else(|| scene.text(big.tone), |sheet| scene.sheet(sheet));
            let room = scene.grid.text().saturating_sub(beside.as_ref().map_or(0, |beside| beside.wide + BESIDE));
            letters::looked();
            let lines = text::wrap(&big.read(), room.max(2));
            let mut pieces = Vec::new();
            for (row, line) in lines.iter().enumerate() {
                pieces.push(Scene::line(scene.x(text::width(line)), pad + row, line.clone(), style));
            }
            let rows = pad + lines.len();
            pieces.extend(beside.iter().flat_map(|beside| beside.piece(scene, pad + 1)));
            let under = under(scene, big.under.iter().map(String::as_str), rows, style);
            let high = rows + under.len() + pad;
            pieces.extend(under);
            if sheet.is_some() {
                let (x, wide) = scene.grid.sheet();
                pieces.insert(0, Scene::fill((x, wide), (0, high), style));
            }
            let lost = if is_hero { AS_TEXT } else { 0 };
            variants.push(Variant {
                high,
                worth: lost + if pad > 0 { ROOMY } else { 0 },
                size: Some(Size::S),
                clock: beside.is_some(),
                pieces,
                ..Variant::default()
            });
        }
    }
    variants
}

/// The countdown as the hero.
pub fn clock(scene: &Scene, clock: &Clock) -> Vec<Variant> {
    let mut big = Big::of(clock.digits());
    if matches!(clock.tone(), Tone::Alert | Tone::Against) {
        big.sheet = Some(Tone::Alert);
    }
    variants(scene, &big, worth::HERO, None)
}
