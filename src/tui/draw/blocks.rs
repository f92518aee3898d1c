//! Blocks of a scene as lines of a given width. No line is wider; a block breaks between lines, never inside a glyph.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use crate::{
    text,
    tui::{glyphs::Size, theme::Theme},
    view::{Bar, Block, Clock, Row, Term, Tone},
};

/// Of big digits at the console, and cells between two of them.
const SIZE: Size = Size::M;
const APART: usize = 2;

/// Which blocks stand in big letters, or have room around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tall {
    /// All that can.
    All,
    /// The clock alone.
    Clock,
    /// None.
    None,
}

/// Lays blocks out, one under the other.
pub fn lay(blocks: &[Block], width: usize, theme: Theme, tall: Tall) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for block in blocks {
        let tall = tall == Tall::All || tall == Tall::Clock && matches!(block, Block::Clock(_));
        match block {
            Block::Heading(heading) => {
                if !lines.is_empty() {
                    lines.push(Line::default());
                }
                lines.extend(wrapped(heading, width, theme.tone(Tone::Strong)));
            }
            Block::Text(text, tone) => lines.extend(wrapped(text, width, theme.tone(*tone))),
            Block::Items(of, tone) => lines.extend(items(of, width, theme.tone(*tone))),
            Block::Rows(rows) => lines.extend(self::rows(rows, width, theme)),
            Block::Table { head, rows, wide } => lines.extend(table(head, rows, *wide, width, theme)),
            Block::Bars(bars) => lines.extend(bars_of(bars, width, theme)),
            Block::Equation { terms, sum } => lines.extend(equation(terms, sum, width, theme, tall)),
            Block::Clock(clock) => lines.extend(self::clock(clock, width, theme, tall)),
            Block::Big(text, tone) => lines.extend(big(text, *tone, width, theme, tall)),
            Block::Gap => lines.push(Line::default()),
        }
    }
    lines
}

/// A text over as many lines as it needs.
pub fn wrapped(text: &str, width: usize, style: Style) -> Vec<Line<'static>> {
    text::wrap(text, width).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// As many as fit into a line; one that is longer than a line is wrapped.
fn items(items: &[String], width: usize, style: Style) -> Vec<Line<'static>> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if text::width(line) + 3 + text::width(item) <= width => {
                line.push_str("   ");
                line.push_str(item);
            }
            _ => lines.extend(text::wrap(item, width)),
        }
    }
    lines.into_iter().map(|line| Line::styled(line, style)).collect()
}

/// Three parts: something short, the text, something short. Each is wrapped in a column of its own; none is cut.
pub fn rows(rows: &[Row], width: usize, theme: Theme) -> Vec<Line<'static>> {
    let widest = |part: fn(&Row) -> &String| rows.iter().map(|row| text::width(part(row))).max().unwrap_or(0);
    let lead = widest(|row| &row.lead).min(width * 2 / 5);
    // Beside short numbers a name and a date find room.
    let tail = widest(|row| &row.tail).min(if lead * 5 <= width { width * 2 / 5 } else { width / 3 });
    let taken = lead + usize::from(lead > 0) * 2 + tail + usize::from(tail > 0) * 2;
    let room = width.saturating_sub(taken).max(2);
    let mut lines = Vec::new();
    for row in rows {
        let style = theme.tone(row.tone);
        let under = if row.lead.is_empty() { style } else { Style::new() };
        let parts = [(&row.lead, lead, style), (&row.text, room, under), (&row.tail, tail, style)];
        let columns: Vec<(Vec<String>, usize, Style)> = parts
            .into_iter()
            .filter(|(_, wide, _)| *wide > 0)
            .map(|(part, wide, style)| (by_words(part, wide), wide, style))
            .collect();
        let high = columns.iter().map(|(lines, ..)| lines.len()).max().unwrap_or(0);
        lines.extend((0..high).map(|place| {
            let mut spans: Vec<Span<'static>> = Vec::new();
            for (at, (column, wide, style)) in columns.iter().enumerate() {
                let text = column.get(place).map_or("", String::as_str);
                let last = at + 1 == columns.len();
                spans.push(Span::styled(if last { text.to_owned() } else { text::pad(text, *wide) }, *style));
                if !last {
                    spans.push(Span::raw("  "));
                }
            }
            Line::from(spans)
        }));
    }
    lines
}

/// As `text::wrap`, but where the last word alone finds no room any more it begins a line: a date stays whole.
fn by_words(text: &str, width: usize) -> Vec<String> {
    if let Some((before, last)) = text.rsplit_once(' ')
        && text::width(text) > width
        && text::width(before) <= width
        && text::width(last) <= width
    {
        return vec![before.trim_end().to_owned(), last.to_owned()];
    }
    text::wrap(text, width)
}

/// Columns; the wide one takes what the others leave. In a narrow room the widest gives way first, words last, and what finds no
/// room in its column is wrapped in it.
fn table(head: &[String], rows: &[Vec<String>], wide: usize, width: usize, theme: Theme) -> Vec<Line<'static>> {
    let cell = |row: &[String], column: usize| row.get(column).map_or(0, |cell| text::width(cell));
    let natural = |column| rows.iter().map(|row| cell(row, column)).chain([cell(head, column)]).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..head.len()).map(natural).collect();
    let room = width.saturating_sub(2 * head.len().saturating_sub(1));
    // A word stays whole as long as that leaves something for the others.
    let word = |text: &String| text::words(text).map(|(word, _)| text::width(word.trim_end())).max().unwrap_or(0);
    let longest =
        |column| rows.iter().chain([&head.to_vec()]).filter_map(|row| row.get(column)).map(word).max().unwrap_or(0);
    let mut least: Vec<usize> = (0..head.len()).map(|column| longest(column).clamp(4, 12)).collect();
    if let Some(wide) = least.get_mut(wide) {
        *wide = (*wide).max(8);
    }
    for least in [least, vec![4; head.len()]] {
        while widths.iter().sum::<usize>() > room {
            let gives = (0..widths.len()).filter(|column| widths[*column] > least[*column]);
            let Some(column) = gives.max_by_key(|column| widths[*column]) else { break };
            widths[column] -= 1;
        }
    }
    let line = |row: &[String], style: Style| {
        let cells: Vec<Vec<String>> = widths
            .iter()
            .enumerate()
            .map(|(column, width)| by_words(row.get(column).map_or("", String::as_str), *width))
            .collect();
        let high = cells.iter().map(Vec::len).max().unwrap_or(0);
        let at = |place: usize| {
            let part =
                |(cell, width): (&Vec<String>, &usize)| text::pad(cell.get(place).map_or("", String::as_str), *width);
            let parts: Vec<String> = cells.iter().zip(&widths).map(part).collect();
            Line::styled(text::elide(&parts.join("  "), width), style)
        };
        (0..high).map(at).collect::<Vec<_>>()
    };
    let mut lines = line(head, theme.tone(Tone::Quiet));
    lines.extend(rows.iter().flat_map(|row| line(row, Style::new())));
    lines
}

/// A longer bar says no more.
const LONGEST_BAR: usize = 40;

/// Bars are patches of blanks: no glyph whose width terminals don't agree on.
fn bars_of(bars: &[Bar], width: usize, theme: Theme) -> Vec<Line<'static>> {
    let widest = |part: fn(&Bar) -> &String| bars.iter().map(|bar| text::width(part(bar))).max().unwrap_or(0);
    let tail = widest(|bar| &bar.tail).min(width / 3);
    let label = widest(|bar| &bar.label).min(width * 3 / 5);
    let label = label.min(width.saturating_sub(tail + 4));
    let room = width.saturating_sub(label + tail + 4).min(LONGEST_BAR);
    let lines = |bar: &Bar| {
        let share = usize::try_from(u64::from(bar.value) * room as u64 / u64::from(bar.full.max(1))).unwrap_or(0);
        let long = share.clamp(usize::from(bar.value > 0), room.max(1));
        let mut labels = text::wrap(&bar.label, label.max(2)).into_iter();
        let first = Line::from(vec![
            Span::styled(text::pad(&labels.next().unwrap_or_default(), label), theme.tone(bar.tone)),
            Span::raw("  "),
            Span::styled(" ".repeat(long.min(room)), theme.patch(bar.tone)),
            Span::raw(" ".repeat(room.saturating_sub(long))),
            Span::raw("  "),
            Span::styled(text::elide(&bar.tail, tail), theme.tone(bar.tone)),
        ]);
        let more = labels.map(|label| Line::styled(label, theme.tone(bar.tone)));
        std::iter::once(first).chain(more).collect::<Vec<_>>()
    };
    bars.iter().flat_map(lines).collect()
}

/// 赞成 29 + 反对 8 + 没举手 4 = 在场 41; a term that isn't shown yet is a question mark.
fn equation(terms: &[Term], sum: &Term, width: usize, theme: Theme, tall: bool) -> Vec<Line<'static>> {
    let value = |term: &Term| term.value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    let signs = std::iter::once("").chain(std::iter::repeat("+"));
    let mut parts: Vec<(&str, &Term, Tone)> = signs.zip(terms).map(|(sign, term)| (sign, term, term.tone)).collect();
    parts.push(("=", sum, Tone::Strong));
    if tall && let Some(lines) = in_digits(&parts, value, width, theme) {
        return lines;
    }
    let mut lines = vec![Vec::new()];
    let mut used = 0;
    for (sign, term, tone) in parts {
        let text = format!("{sign} {} {} ", term.label, value(term));
        let text = text.trim_start().to_owned();
        let wide = text::width(&text);
        if used > 0 && used + wide > width {
            lines.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.push(Span::styled(text::elide(&text, width), theme.tone(tone)));
        }
    }
    lines.into_iter().map(Line::from).collect()
}

/// Big letters of a tone on paper, and the cells that they take; nothing where there are none.
fn letters(words: &str, tone: Tone, theme: Theme) -> Option<(Vec<Line<'static>>, usize)> {
    let wide = theme.glyphs.width(words, SIZE)?;
    let ink = theme.paper().patch(theme.tone(tone));
    Some((theme.glyphs.lines(words, SIZE, wide, ink)?, wide))
}

/// The equation in big digits, each with its word above it, if it fits.
fn in_digits(
    parts: &[(&str, &Term, Tone)],
    value: impl Fn(&Term) -> String,
    width: usize,
    theme: Theme,
) -> Option<Vec<Line<'static>>> {
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new(); 1 + usize::from(SIZE.high())];
    let mut used = 0;
    for (sign, term, tone) in parts {
        let (sign, before) = letters(sign, Tone::Quiet, theme)?;
        let (number, digits) = letters(&value(term), *tone, theme)?;
        let wide = digits.max(text::width(&term.label)) + APART;
        used += before + wide;
        let label = format!("{}{}", " ".repeat(before), text::pad(&term.label, wide));
        lines[0].push(Span::styled(label, theme.tone(*tone)));
        let rows = sign.into_iter().map(Some).chain(std::iter::repeat(None)).zip(number);
        for (line, (sign, number)) in lines.iter_mut().skip(1).zip(rows) {
            line.extend(sign.into_iter().flat_map(|sign| sign.spans));
            line.extend(number.spans);
            line.push(Span::raw(" ".repeat(wide - digits)));
        }
    }
    (used <= width).then(|| lines.into_iter().map(Line::from).collect())
}

/// A line that is seen from the back: a solid band.
pub fn big(text: &str, tone: Tone, width: usize, theme: Theme, tall: bool) -> Vec<Line<'static>> {
    let style = theme.sheet(tone);
    let mut lines: Vec<Line<'static>> = text::wrap(text, width.saturating_sub(4).max(2))
        .into_iter()
        .map(|line| Line::styled(text::pad(&format!("  {line}"), width), style))
        .collect();
    if tall {
        let blank = Line::styled(" ".repeat(width), style);
        lines.insert(0, blank.clone());
        lines.push(blank);
    }
    lines
}

fn clock(clock: &Clock, width: usize, theme: Theme, tall: bool) -> Vec<Line<'static>> {
    let digits = clock.digits();
    let style = theme.tone(clock.tone());
    if tall && let Some((rows, _)) = letters(&digits, clock.tone(), theme).filter(|(_, wide)| *wide <= width) {
        let mut lines = wrapped(&clock.label, width, theme.tone(Tone::Strong));
        lines.extend(rows);
        return lines;
    }
    let shown = format!(" {digits} ");
    let room = width.saturating_sub(text::width(&shown) + 2).max(2);
    let label = text::wrap(&clock.label, room);
    label
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let label = Span::styled(text::pad(&line, room), theme.tone(Tone::Strong));
            if place > 0 {
                Line::from(label)
            } else {
                Line::from(vec![label, Span::raw("  "), Span::styled(shown.clone(), style)])
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(blocks: &[Block], width: usize) -> Vec<usize> {
        let line = |line: &Line<'_>| line.spans.iter().map(|span| text::width(&span.content)).sum();
        lay(blocks, width, Theme::MONO, Tall::All).iter().map(line).collect()
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let long = "每户每月轮值门岗一小时，七月起试行三个月再商量 Open Space".to_owned();
        let blocks = [
            Block::Heading(long.clone()),
            Block::Text(long.clone(), Tone::Plain),
            Block::Items(vec!["7.2".into(), long.clone(), "8".into()], Tone::Plain),
            Block::Big(long.clone(), Tone::For),
            Block::Rows(vec![
                Row {
                    lead: "117号 欧阳阿姨".into(),
                    text: long.clone(),
                    tail: "职能部门处置  12张".into(),
                    tone: Tone::For,
                },
                Row::default(),
            ]),
            Block::Table {
                head: vec!["桌".into(), "谈什么".into(), "来讲的".into(), "还差".into()],
                rows: vec![vec!["第1桌".into(), long.clone(), long.clone(), "提议、来讲的邻居".into()]],
                wide: 1,
            },
            Block::Bars(vec![
                Bar { label: long.clone(), value: 34, full: 34, tail: "34点".into(), tone: Tone::Strong },
                Bar { label: "停车".into(), value: 0, full: 34, tail: "0点".into(), tone: Tone::Strong },
            ]),
            Block::Equation {
                terms: ["赞成(数好了)", "反对", "没举手"]
                    .map(|l| Term { label: l.into(), value: None, tone: Tone::For })
                    .to_vec(),
                sum: Term { label: "在场".into(), value: Some(41), tone: Tone::Plain },
            },
            Block::Clock(Clock { label: long, left: -600_000, stands: false, warn: 0 }),
        ];
        for width in [20, 27, 33, 44, 58, 78, 118] {
            assert!(widths(&blocks, width).iter().all(|line| *line <= width), "{width}");
        }
    }

    #[test]
    fn a_bar_of_something_shows_and_a_bar_of_nothing_does_not() {
        let bar = |value| {
            Block::Bars(vec![Bar { label: "x".into(), value, full: 1000, tail: "1".into(), tone: Tone::Plain }])
        };
        let patch = |block| lay(&[block], 40, Theme::MONO, Tall::None)[0].spans[2].content.len();
        assert_eq!((patch(bar(0)), patch(bar(1)), patch(bar(1000))), (0, 1, 34));
    }
}
