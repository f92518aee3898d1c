//! A text by its kinds of characters alone, for who has to see how a text is built and not what it says.

use unicode_width::UnicodeWidthChar as _;

use super::fold_char;

/// As many characters, as wide, and nothing that could be read: 5幢A室、王阿姨 is 0字X字、字字字. What is no letter and no digit stays,
/// and so do marks that have no width of their own: they are what a text breaks a layout with.
pub fn shape(text: &str) -> String {
    text.chars().map(of).collect()
}

fn of(c: char) -> char {
    let wide = c.width().unwrap_or_default();
    match c {
        _ if !c.is_alphanumeric() || wide == 0 => c,
        _ if c.is_numeric() => ['0', '０'][usize::from(wide > 1)],
        _ if wide > 1 && fold_char(c).is_ascii() => 'ｘ',
        _ if wide > 1 => '字',
        _ if c.is_uppercase() => 'X',
        _ => 'x',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn what_a_text_says_is_gone_and_how_it_is_built_stays() {
        for (text, shaped) in [
            ("5幢A室、王阿姨：13800138000", "0字X字、字字字：00000000000"),
            ("Mr Ｗａｎｇ, １２ ½", "Xx ｘｘｘｘ, ００ 0"),
            ("e\u{301}tude 👨\u{200d}👩", "x\u{301}xxxx 👨\u{200d}👩"),
            ("（待定）", "（字字）"),
            ("", ""),
        ] {
            assert_eq!(shape(text), shaped);
            assert_eq!((shape(text).chars().count(), width(&shape(text))), (text.chars().count(), width(text)));
            assert_eq!(shape(&shape(text)), shape(text));
        }
    }
}
