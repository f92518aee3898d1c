//! Markdown. Escaping is the whole job: no text of a resident may become a heading, a link, an image, HTML or a table cell.

use super::{Document, Part};
use crate::{i18n::minutes as say, text};

/// The document as `CommonMark` with pipe tables, UTF-8, LF.
pub fn write(document: &Document) -> Vec<u8> {
    let mut blocks = vec![format!("# {}", inline(&document.title))];
    let colon = say::colon(document.lang);
    blocks.extend(document.number.iter().map(|number| start(number)));
    blocks.extend(document.parts.iter().map(|part| block(part, colon)));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text.into_bytes()
}

fn block(part: &Part, colon: &str) -> String {
    match part {
        Part::Section(text) => format!("## {}", inline(text)),
        Part::Heading(text) => format!("### {}", inline(text)),
        Part::Paragraph(text) | Part::Small(text) => start(text),
        Part::Facts(facts) => {
            let lines = facts.iter().map(|(label, value)| format!("- **{}**{colon}{}", inline(label), inline(value)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Part::List(items) => {
            let lines = items.iter().map(|item| format!("- {}", start(item)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Part::Table { head, rows } => table(head, rows),
        // The figures alone: they say it all.
        Part::Bars { head, rows } => {
            let rows: Vec<Vec<String>> = rows.iter().map(|row| vec![row.label.clone(), row.said.clone()]).collect();
            table(head, &rows)
        }
        Part::Matters { title, head, fields, rows } => {
            let titles = fields.iter().map(|field| field.title.clone());
            let table = table(&head.iter().cloned().chain(titles).collect::<Vec<_>>(), rows);
            match title {
                Some(title) => format!("## {}\n\n{table}", inline(title)),
                None => table,
            }
        }
        // Nobody writes by hand on it: the lines are left to paper.
        Part::Form { title, fields, .. } => {
            let lines = [title].into_iter().chain(fields.iter().flatten());
            let lines = lines.map(|label| format!("{}{colon}{BLANK_LINE}", start(label)));
            lines.collect::<Vec<_>>().join("\n\n")
        }
        Part::Seal { aside, by, day } => {
            let own = [by, day].map(|words| words.as_deref().unwrap_or(BLANK_LINE));
            let lines = aside.iter().map(String::as_str).chain(own).map(start);
            lines.collect::<Vec<_>>().join("\n\n")
        }
        Part::NewPage => "---".to_owned(),
        Part::Article { no, words } => format!("**{}**", inline(&format!("{no}{words}"))),
        Part::Strong(text) | Part::Equation(text) => format!("**{}**", inline(text)),
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
        let address =
            (c == ':' && rest.peek() == Some(&'/')) || (c == '.' && out.to_ascii_lowercase().ends_with("www"));
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

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::{document::Layout, i18n::Lang};

    const HOSTILE: [&str; 34] = [
        "# 标题",
        "###### 标题 ######",
        "- 一条",
        "+ 一条",
        "* 一条",
        "1. 一条",
        "12) 一条",
        "> 引用",
        "---",
        "===",
        "***",
        "___",
        "```sh",
        "~~~",
        "    缩进",
        "[x](https://example.org)",
        "![x](https://example.org/x.png)",
        "[x][y]",
        "[y]: https://example.org",
        "[^1] [^1]: 脚注",
        "<b>粗</b>",
        "<script>alert(1)</script>",
        "<https://example.org>",
        "https://example.org www.example.org",
        "&lt; &#42; &copy;",
        "一 | 二 | 三",
        "一\\|二 \\\\| 三\\",
        "`码` ``码``",
        "*斜* **粗** _斜_ __粗__ ~~删~~ ^上^ ~下~ $数$ $$数$$",
        "一行\n# 下一行\n\n- 又一行",
        "一行\r\n| a | b |\r\n| --- | --- |",
        ": 解释",
        "| --- | --- |",
        "[ ] 没办",
    ];

    fn document(text: &str) -> Document {
        let text = || text.to_owned();
        Document {
            lang: Lang::Zh,
            layout: Layout::Official,
            title: text(),
            number: Some(text()),
            parts: vec![
                Part::Section(text()),
                Part::Heading(text()),
                Part::Paragraph(text()),
                Part::Facts(vec![("谁".into(), text()), ("谁".into(), text())]),
                Part::List(vec![text(), text()]),
                Part::Table {
                    head: vec!["一".into(), "二".into()],
                    rows: vec![vec![text(), text()], vec![text()], vec![text(), text(), text()]],
                },
                Part::Form { title: text(), lines: 2, fields: vec![vec![text(), text()], vec![text()]] },
                Part::Equation(text()),
                Part::Strong(text()),
                Part::Article { no: text(), words: text() },
                Part::Signature { role: text(), signed: Some(text()) },
                Part::Signature { role: text(), signed: None },
            ],
        }
    }

    /// Every construct that a reader with all its extensions finds, and the words of each text.
    fn read(document: &Document) -> (Vec<String>, String) {
        let markdown = String::from_utf8(write(document)).unwrap();
        let plain = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        let mut shape = Vec::new();
        let mut words = String::new();
        for event in Parser::new_ext(&markdown, plain) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Start(Tag::Heading { level, .. }) => shape.push(format!("heading {level}")),
                other => shape.push(format!("{other:?}")),
            }
        }
        (shape, words)
    }

    #[test]
    fn no_text_of_a_resident_makes_a_construct() {
        let (harmless, _) = read(&document("门禁"));
        for hostile in HOSTILE {
            assert_eq!(read(&document(hostile)).0, harmless, "{hostile:?}");
        }
    }

    #[test]
    fn no_two_marks_make_a_construct() {
        let (harmless, _) = read(&document("门禁"));
        let marks = || (0x21..0x7F).map(char::from).filter(char::is_ascii_punctuation).chain(['1', 'x', ' ', '\n']);
        for a in marks() {
            for b in marks() {
                for text in [format!("{a}{b} 文"), format!("文{a}{b}文"), format!("{a}{a}{a}文{b}{a}{a}")] {
                    assert_eq!(read(&document(&text)).0, harmless, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn every_character_of_a_text_is_still_read() {
        for hostile in HOSTILE {
            let words = read(&document(hostile)).1;
            let kept = text::strip(hostile);
            assert_eq!(words.matches(kept.trim()).count(), 25, "{hostile:?}\n{words}");
        }
    }

    #[test]
    fn what_turns_text_round_is_dropped() {
        let words = read(&document("张\u{202E}三\u{0007}")).1;
        assert!(words.contains("张三") && !words.contains(['\u{202E}', '\u{7}']), "{words:?}");
    }

    #[test]
    fn a_short_row_is_filled_up_and_a_long_one_cut() {
        let table =
            table(&["一".into(), "二".into()], &[vec!["三".into()], vec!["四".into(), "五".into(), "六".into()]]);
        assert_eq!(table, "| 一 | 二 |\n| --- | --- |\n| 三 |  |\n| 四 | 五 |");
    }

    #[test]
    fn who_has_still_to_sign_finds_a_line() {
        let blank = Part::Signature { role: "记录人".into(), signed: None };
        assert_eq!(block(&blank, "："), "记录人：＿＿＿＿＿＿＿＿");
    }
}
