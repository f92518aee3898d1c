//! Many lines at once, as the clipboard has them: parted by CR, LF or both, and a chat list (接龙) with its head.

use crate::text;

/// What marks a chat list.
const CHAIN: &str = "接龙";

/// A paste, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Its lines, without blank ones.
    pub lines: Vec<String>,
    /// Lines of the head of a chat list, which say what it is about and whom nobody signs in for.
    pub head: usize,
}

/// Parts a paste.
pub fn pasted(raw: &str) -> Pasted {
    let ends = ['\r', '\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines = raw.split(ends).map(text::strip).map(|line| line.trim().to_owned());
    let mut lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let head = head(&lines);
    lines.drain(..head);
    Pasted { lines, head }
}

/// Each line behind the first begins with a number: they are entries of their own, not one text.
pub fn are_entries(lines: &[String]) -> bool {
    let begins = |line: &String| super::named::numbered(line).is_some();
    lines.iter().skip(1).all(begins) && lines.len() > 1
}

/// How many lines stand above the first of a chat list.
fn head(lines: &[String]) -> usize {
    let first = lines.iter().position(|line| super::named::numbered(line).is_some_and(|(number, _)| number == "1"));
    first.filter(|first| lines.iter().take(*first).any(|line| line.contains(CHAIN))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_a_line_parts_lines() {
        for end in ["\r", "\n", "\r\n", "\n\n", "\r\r", "\u{2028}"] {
            let lines = pasted(&["11 韩阿姨", "12 曹师傅", "13 魏伯伯"].join(end)).lines;
            assert_eq!(lines, ["11 韩阿姨", "12 曹师傅", "13 魏伯伯"], "{end:?}");
        }
    }

    #[test]
    fn the_head_of_a_chat_list_is_no_line_of_it() {
        let chain = "#接龙\n周五晚上议事会，来的接一下\n例 姓名 房号\n\n1. 王阿姨 3-201\n2. 李伯伯\n";
        let read = pasted(chain);
        assert_eq!(
            (read.lines.as_slice(), read.head),
            (["1. 王阿姨 3-201".to_owned(), "2. 李伯伯".to_owned()].as_slice(), 3)
        );
        assert_eq!(pasted("今晚来的\n1. 王阿姨").head, 0, "without its mark nothing is left out");
    }
}
