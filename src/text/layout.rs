//! Width, lines and columns in terminal cells, grapheme by grapheme as ratatui draws them.

use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::kept::parts_a_word;

/// What stands where a text was cut. Not U+2026, whose width terminals don't agree on.
const CUT: &str = "..";

/// Cells that a text takes. Ambiguous characters count 1, as ratatui counts them; controls count nothing, as it drops them.
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.graphemes(true).map(cell_width).sum())
}

/// As [`width`], where every character is a letter by itself, as nearly always: hanzi, their signs, ASCII.
fn plain_width(text: &str) -> Option<usize> {
    text.chars().map(letter_width).sum()
}

/// The width of a character that is always a letter by itself, in every text.
pub(super) fn letter_width(c: char) -> Option<usize> {
    match c {
        ' '..='~' => Some(1),
        '\u{3001}'..='\u{3011}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' => Some(2),
        _ => None,
    }
}

fn cell_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { grapheme.width() }
}

/// Lines of at most `cells` by UAX #14: no line starts with `，。）`, none ends with `（《`, and a number keeps
/// the hanzi after it (17号). A word longer than a line is broken by grapheme; a grapheme wider than a line stands alone.
/// Blanks at the end of a line are dropped, everything else is kept. There is always at least one line.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    // Of these none ends a line.
    if plain_width(text.trim_end_matches(' ')).is_some_and(|wide| wide <= cells) {
        return vec![text.trim_end_matches(' ').to_owned()];
    }
    wrap_by(text, cells, cell_width)
}

/// As [`wrap`], where `wide` says how much of the room a grapheme takes: big letters are as wide as they are drawn.
pub fn wrap_by(text: &str, room: usize, wide: impl Fn(&str) -> usize + Copy) -> Vec<String> {
    let total = |word: &str| word.graphemes(true).map(wide).sum::<usize>();
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for (mut word, ends) in words(text) {
        let visible = |word: &str| total(word.trim_end());
        if used + visible(word) > room {
            if used > 0 {
                lines.push(finish(&mut line));
                used = 0;
            }
            while visible(word) > room {
                let at = cut(word.trim_end(), room, wide);
                if at == word.trim_end().len() {
                    break;
                }
                let (head, rest) = word.split_at(at);
                lines.push(head.to_owned());
                word = rest;
            }
        }
        line.push_str(word);
        used += total(word);
        if ends {
            lines.push(finish(&mut line));
            used = 0;
        }
    }
    lines.push(finish(&mut line));
    lines
}

/// The pieces that a line may end after, each with the blanks behind it, and whether the line has to end there.
pub fn words(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, opportunity)| {
        let whole = end == text.len();
        let (before, after) = text.split_at(end);
        let keeps = || number_keeps_hanzi(before, after) || parts_a_word(before, after);
        if opportunity == BreakOpportunity::Allowed && !whole && keeps() {
            return None;
        }
        let word = before.get(start..).unwrap_or_default();
        start = end;
        Some((word, opportunity == BreakOpportunity::Mandatory && !whole))
    })
}

fn finish(line: &mut String) -> String {
    line.truncate(line.trim_end().len());
    std::mem::take(line)
}

/// 17号 stays together: UAX #14 would let a line end after the number.
fn number_keeps_hanzi(before: &str, after: &str) -> bool {
    let class = |c: char| break_property(u32::from(c));
    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c| class(c) == BreakClass::Ideographic)
}

/// Where to break a word that no line holds: the last place within `room` that leaves no closing sign at the start of
/// the next line and no opening one at the end of this; else as much as fits; at least one grapheme.
fn cut(word: &str, room: usize, wide: impl Fn(&str) -> usize) -> usize {
    let mut used = 0;
    let mut fits = 0;
    let mut good = 0;
    let mut opening = false;
    for (at, grapheme) in word.grapheme_indices(true) {
        let class = grapheme.chars().next().map(|c| break_property(u32::from(c)));
        let closing = matches!(
            class,
            Some(
                BreakClass::ClosePunctuation
                    | BreakClass::CloseParenthesis
                    | BreakClass::Exclamation
                    | BreakClass::InfixSeparator
                    | BreakClass::NonStarter
            )
        );
        if at > 0 {
            if used > room {
                break;
            }
            fits = at;
            if !closing && !opening {
                good = at;
            }
        }
        opening = class == Some(BreakClass::OpenPunctuation);
        used += wide(grapheme);
        if at == 0 {
            fits = grapheme.len();
        }
    }
    if good > 0 { good } else { fits }
}

/// The text, or as much of its beginning as leaves room for `..` within `cells`.
pub fn elide(text: &str, cells: usize) -> String {
    if width(text) <= cells { text.to_owned() } else { shortened(text, cells) }
}

fn shortened(text: &str, cells: usize) -> String {
    let Some(room) = cells.checked_sub(CUT.len()) else {
        return CUT.chars().take(cells).collect();
    };
    let mut used = 0;
    let mut short: String = text
        .graphemes(true)
        .take_while(|grapheme| {
            used += cell_width(grapheme);
            used <= room
        })
        .collect();
    short.push_str(CUT);
    short
}

/// Exactly `cells` wide: filled up with blanks on the right, or elided.
pub fn pad(text: &str, cells: usize) -> String {
    let wide = width(text);
    let (mut padded, wide) = if wide <= cells {
        (text.to_owned(), wide)
    } else {
        let short = shortened(text, cells);
        let wide = width(&short);
        (short, wide)
    };
    let missing = cells.saturating_sub(wide);
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &[&str] = &[
        "",
        " ",
        "谁来浇水？Open Space 社区花园（第3桌）、《居民公约》，下次再议。",
        "17号 王阿姨说:先听完，再说。",
        "The quick brown fox jumps over the lazy dog, twice.",
        "https://example.org/a/very/long/address/without/any/blank/in/it，就这个。",
        "aaaaaaaaaaaaaaaaaaaaaaaa，bbbbbbbbbbbbbbbbbbbbbbbbbbb。",
        "👩‍👩‍👧‍👦👍🏻🇨🇳 e\u{301}tude ﾊﾞｽ",
        "一行\n\n三行\r\n四行\n",
        "（（（《好》）））",
        "\u{1b}[31m红\u{7}",
    ];

    #[test]
    fn no_line_ends_in_the_middle_of_a_word_that_is_kept() {
        for text in
            ["提议2的表决先停下，请大家坐好", "问过三遍没人再说，才能请大家表决", "赞成多才通过，一样多这次没通过"]
        {
            for cells in 8..40 {
                let lines = wrap(text, cells);
                assert_eq!(letters(&lines.concat()), letters(text));
                for pair in lines.windows(2) {
                    assert!(!parts_a_word(&pair[0], &pair[1]), "{cells}: {lines:?}");
                }
            }
        }
        // A word that no line holds is broken all the same.
        assert_eq!(wrap("表决", 2), ["表", "决"]);
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    #[test]
    fn width_counts_cells() {
        assert_eq!(width("王阿姨"), 6);
        assert_eq!(width("17号 a"), 6);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("ﾊﾞ"), 2);
        assert_eq!(width("\u{1b}a"), 1);
        assert_eq!(width("│"), 1, "ambiguous counts 1");
    }

    #[test]
    fn what_is_counted_the_short_way_comes_out_as_the_long_way() {
        let long = |text: &str| text.graphemes(true).map(cell_width).sum::<usize>();
        let plain =
            (' '..='~').chain('\u{3001}'..='\u{3011}').chain('\u{4E00}'..='\u{9FFF}').chain('\u{FF01}'..='\u{FF5E}');
        for c in plain {
            let text = format!("a{c}王{c}，");
            assert_eq!(plain_width(&text), Some(long(&text)), "{text}");
        }
        for text in TEXTS {
            assert_eq!(width(text), long(text), "{text:?}");
            for cells in 0..60 {
                assert_eq!(wrap(text, cells), wrap_by(text, cells, cell_width), "{cells} {text:?}");
            }
        }
        for text in ["停车  ", " 停车", "停 车", "17号", "，停", "停\n车", "停\u{2028}车"] {
            for cells in 0..9 {
                assert_eq!(wrap(text, cells), wrap_by(text, cells, cell_width), "{cells} {text:?}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_and_nothing_is_lost() {
        for text in TEXTS {
            for cells in 2..60 {
                let lines = wrap(text, cells);
                for line in &lines {
                    assert!(width(line) <= cells, "{cells}: {line:?}");
                }
                assert_eq!(letters(&lines.concat()), letters(text), "{cells}");
            }
        }
    }

    #[test]
    fn no_line_starts_with_a_closing_sign_or_ends_with_an_opening_one() {
        for text in &TEXTS[2..7] {
            for cells in 10..60 {
                for line in wrap(text, cells) {
                    assert!(!line.starts_with(|c| "，。、？）》：；！".contains(c)), "{cells}: {line}");
                    assert!(!line.ends_with(['（', '《']), "{cells}: {line}");
                }
            }
        }
    }

    #[test]
    fn a_word_and_a_badge_stay_whole() {
        assert_eq!(wrap("谁来浇水？Open Space", 14), ["谁来浇水？Open", "Space"]);
        assert_eq!(wrap("下一位：17号", 11), ["下一位：", "17号"]);
        assert_eq!(wrap("下一位：17号", 12), ["下一位：17号"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_by_grapheme() {
        assert_eq!(wrap("abcdefg", 3), ["abc", "def", "g"]);
        assert_eq!(wrap("a abcdefg", 3), ["a", "abc", "def", "g"]);
        assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(wrap("中文", 1), ["中", "文"]);
        assert_eq!(wrap("中 文", 0), ["中", "文"]);
    }

    #[test]
    fn line_breaks_are_kept_and_an_empty_text_is_one_line() {
        assert_eq!(wrap("一\n\n二", 10), ["一", "", "二"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn a_text_that_fits_is_not_elided() {
        assert_eq!(elide("社区花园", 8), "社区花园");
        assert_eq!(elide("社区花园", 7), "社区..");
        assert_eq!(elide("社区花园", 6), "社区..");
        assert_eq!(elide("社区花园", 5), "社..");
        assert_eq!(elide("社区花园", 1), ".");
        assert_eq!(elide("社区花园", 0), "");
    }

    #[test]
    fn elided_and_padded_texts_keep_to_their_cells() {
        for text in TEXTS {
            for cells in 0..40 {
                assert!(width(&elide(text, cells)) <= cells, "{cells}: {text:?}");
                assert_eq!(width(&pad(text, cells)), cells, "{cells}: {text:?}");
            }
        }
    }
}
