//! A scene before it is laid out, as text.

use std::fmt::Write as _;

use yishi::view::{
    Bar, Block, Row, Scene, Set, Term, Tone, Wall,
    wall::{Big, Item, Matter},
};

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

fn lines(of: impl Iterator<Item = String>) -> String {
    of.fold(String::new(), |text, line| text + &line + "\n")
}

fn big(of: &Big) -> String {
    let part = |label: &str, words: &str| if words.is_empty() { String::new() } else { format!(" {label} {words}") };
    let sheet = of.sheet.map(|tone| format!("  on a sheet [{tone:?}]").to_lowercase()).unwrap_or_default();
    let under = lines(of.under.iter().map(|line| format!("  under it {line}")));
    format!("{}{}{}{sheet}\n{under}", part("number", &of.lead), part("words", &of.words), part("behind", &of.after))
}

fn texts(of: &[(String, Tone)]) -> String {
    lines(of.iter().map(|(text, tone)| format!("  {text}{}", toned(*tone))))
}

fn item(of: &Item) -> String {
    match of {
        Item::Hero(of) => format!("HERO{}", big(of)),
        Item::Second(of) => format!("second{}", big(of)),
        Item::Figure(figure) => format!("figure {figure}\n"),
        Item::Clock(clock) => block(&Block::Clock(clock.clone())),
        Item::Lines(lines) => format!("lines\n{}", texts(lines)),
        Item::Spare(lines) => format!("spare\n{}", texts(lines)),
        Item::Rows(rows) => block(&Block::Rows(rows.clone())),
        Item::Parts(parts) => {
            format!("parts\n{}", lines(parts.iter().map(|(label, what)| format!("  {label} | {what}"))))
        }
        Item::Matters(matters) => {
            let of = |of: &Matter| format!("  {} | {} | {} | {}\n", of.mark, of.words, of.right, of.under);
            format!("matters\n{}", matters.iter().map(of).collect::<String>())
        }
        Item::Bars(bars) => block(&Block::Bars(bars.clone())),
        Item::Tally(terms) => {
            let of = |term: &Term| format!("  {} {}{}\n", term.label, value(term.value), toned(term.tone));
            format!("tally\n{}", terms.iter().map(of).collect::<String>())
        }
        Item::Sheet(words) => format!("sheet\n{}", texts(words)),
        Item::Times(at, of) => format!("times {at} of {of}\n"),
        Item::Ways(letter, keys) => format!("both ways {letter}  {}\n", keys.join("  ")),
        Item::TooSmall(words) => format!("where it is too small  {words}\n"),
    }
}

pub fn wall(of: &Wall) -> String {
    let mut said = String::new();
    if of.set == Set::Card {
        said.push_str("a card\n");
    }
    if let Some(ground) = of.ground {
        let _ = writeln!(said, "ground [{}]", format!("{ground:?}").to_lowercase());
    }
    said.extend(of.items.iter().map(item));
    if let Some(pinned) = &of.pinned {
        let _ = writeln!(said, "on the rail {pinned}");
    }
    if let Some(brief) = &of.brief {
        let _ = writeln!(said, "for a few seconds {brief}");
    }
    said
}
