//! Fullwidth to ASCII, for what is typed outside text fields while a Chinese input method is on.

/// The ASCII character that a fullwidth one stands for; any other as it is.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => ',',
        _ => c,
    }
}

/// Folds a whole line: `１７＋` is `17+`.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_typed_with_the_input_method_on_is_the_same_hand() {
        assert_eq!(fold("１７＋８－２３？"), "17+8-23?");
        assert_eq!(fold("１ ＝ ３、５，１２－１８　"), "1 = 3,5,12-18 ");
    }

    #[test]
    fn every_fullwidth_sign_becomes_ascii() {
        for c in ('\u{FF01}'..='\u{FF5E}').chain("。，、；：？！（）\u{3000}".chars()) {
            assert!(fold_char(c).is_ascii(), "{c}");
        }
    }

    #[test]
    fn hanzi_ascii_and_the_neighbours_of_the_range_stay() {
        let text = "王阿姨 17+ 《约》\u{FF00}\u{FF5F}";
        assert_eq!(fold(text), text);
    }
}
