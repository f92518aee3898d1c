//! A scene before it is laid out, as text.

use std::fmt::Write as _;

use yishi::view::{Bar, Block, Row, Scene, Tone, Wall};

fn toned(tone: Tone) -> String {
    if tone == Tone::Plain { String::new() } else { format!("  [{tone:?}]").to_lowercase() }
}

fn value(value: Option<u16>) -> String {
    value.map_or_else(|| "?".to_owned(), |value| value.to_string())
}

fn row(of: &Row) -> String {
    format!("  {} | {} | {}{}\n", of.lead, of.text, of.tail, toned(of.tone))
}

fn bar(of: &Bar) -> String {
    format!("  {} | {}/{} | {}{}\n", of.label, of.value, of.full, of.tail, toned(of.tone))
}

/// One block, over as many lines as it has parts.
pub fn block(of: &Block) -> String {
    match of {
        Block::Heading(text) => format!("heading {text}\n"),
        Block::Text(text, tone) => format!("text {text}{}\n", toned(*tone)),
        Block::Items(items, tone) => format!("items {}{}\n", items.join(" | "), toned(*tone)),
        Block::Rows(rows) => format!("rows\n{}", rows.iter().map(row).collect::<String>()),
        Block::Table { head, rows, wide } => {
            let line = |cells: &Vec<String>| format!("  {}\n", cells.join(" | "));
            format!("table, column {wide} is wide\n{}{}", line(head), rows.iter().map(line).collect::<String>())
        }
        Block::Bars(bars) => format!("bars\n{}", bars.iter().map(bar).collect::<String>()),
        Block::Equation { terms, sum } => {
            let mut line = String::from("equation");
            for term in terms {
                let _ = write!(line, " + {} {}{}", term.label, value(term.value), toned(term.tone));
            }
            format!("{line} = {} {}\n", sum.label, value(sum.value))
        }
        Block::Clock(clock) => format!("clock {} {}{}\n", clock.label, clock.digits(), toned(clock.tone())),
        Block::Big(text, tone) => format!("big {text}{}\n", toned(*tone)),
        Block::Gap => "gap\n".to_owned(),
    }
}

pub fn scene(of: &Scene) -> String {
    let blocks = |blocks: &[Block]| blocks.iter().map(block).collect::<String>();
    let side = if of.side.is_empty() { String::new() } else { format!("-- beside it\n{}", blocks(&of.side)) };
    format!("{}{side}", blocks(&of.main))
}

pub fn wall(of: &Wall) -> String {
    let mut said = String::new();
    if let Some((title, tone)) = &of.title {
        let _ = writeln!(said, "TITLE {title}{}", toned(*tone));
    }
    if let Some(clock) = &of.clock {
        said.push_str(&block(&Block::Clock(clock.clone())));
    }
    said.extend(of.blocks.iter().map(block));
    if let Some(brief) = &of.brief {
        let _ = writeln!(said, "for a few seconds {brief}");
    }
    said
}
