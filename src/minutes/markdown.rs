//! Markdown. Escaping is the whole job: no text of a resident may become a heading, a link, an image, HTML or a table cell.

use super::{Document, Part};
use crate::{i18n::minutes as say, text};

/// The document as `CommonMark` with pipe tables, UTF-8, LF.
pub fn write(document: &Document) -> Vec<u8> {
    let mut blocks = vec![format!("# {}", inline(&document.title))];
    let colon = say::colon(document.lang);
    blocks.extend(document.parts.iter().map(|part| block(part, colon)));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text.into_bytes()
}

fn block(part: &Part, colon: &str) -> String {
    match part {
        Part::Section(text) => format!("## {}", inline(text)),
        Part::Heading(text) => format!("### {}", inline(text)),
        Part::Paragraph(text) => start(text),
        Part::Facts(facts) => {
            let lines = facts
                .iter()
                .map(|(label, value)| format!("- **{}**{colon}{}", inline(label), inline(value)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Part::List(items) => {
            let lines = items.iter().map(|item| format!("- {}", start(item)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Part::Table { head, rows } => table(head, rows),
        Part::Equation(text) => format!("**{}**", inline(text)),
        Part::Signature { role, signed } => match signed {
            Some(signed) => format!("{}{colon}{}", start(role), inline(signed)),
            None => format!("{}{colon}{BLANK_LINE}", start(role)),
        },
    }
}

/// Fullwidth low lines: a row of ASCII ones is emphasis to some readers.
const BLANK_LINE: &str = "＿＿＿＿＿＿＿＿";

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells = (0..head.len()).map(|column| cells.get(column).map(|cell| inline(cell)).unwrap_or_default());
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", " --- |".repeat(head.len()));
    let rows = rows.iter().map(|row| line(row));
    [line(head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Characters that begin or end a construct anywhere in a line, of `CommonMark` or of a common extension.
const SPECIAL: &str = "\\`*_[]<>#!|~&$^{}";

/// A text within a line: constructs escaped, line breaks turned into blanks, what hides or turns text dropped.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text::strip(text);
    let mut rest = text.trim().chars().peekable();
    while let Some(c) = rest.next() {
        // Bare addresses become links on some sites.
        let address = (c == ':' && rest.peek() == Some(&'/')) || (c == '.' && out.to_ascii_lowercase().ends_with("www"));
        if address || SPECIAL.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A text that begins a line, where a few more characters begin a list, a rule or a heading.
fn start(text: &str) -> String {
    let mut text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=' | b':') if digits == 0 => text.insert(0, '\\'),
        Some(b'.' | b')') if digits > 0 => text.insert(digits, '\\'),
        _ => {}
    }
    text
}
