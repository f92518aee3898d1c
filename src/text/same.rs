//! When two texts say the same: width, case, blanks and punctuation apart.

use super::fold_char;

/// A text without what differs only in how it was typed.
pub fn plain(text: &str) -> String {
    let letters = text.chars().map(fold_char).filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_blanks_and_punctuation_make_no_difference() {
        assert_eq!(plain("加 装，电梯　ＡＢ１。"), plain("加装电梯ab1"));
        assert_ne!(plain("6月6日"), plain("6月7日"));
    }
}
