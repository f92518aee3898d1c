//! What a person gives is taken as they wrote it, but for what moves the cursor, hides, or turns text round
//! (trust: H1 to H4). Refused where somebody gives it ([`clean`]), dropped where it is only echoed ([`safe`], [`strip`]).

use std::fmt;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation as _;

use super::layout::{letter_width, width};

/// More marks than this on one letter run into the lines above and below.
const MARKS: usize = 4;
/// A family of four with skin tones has eleven scalars; a longer grapheme is no letter of anybody.
const SCALARS: usize = 16;

const JOINER: char = '\u{200D}';

/// Why a text can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing is left once blanks are gone.
    Empty,
    /// More than `limit` characters (grapheme clusters).
    TooLong {
        /// How many were given.
        given: usize,
        /// How many are taken.
        limit: usize,
    },
    /// A number, a list or a telephone, where somebody's name is asked.
    NoName,
    /// A character that moves the cursor, hides or turns text round: control, bidi, tag, zero-width.
    Hostile {
        /// Its code point.
        code: u32,
    },
}

/// Takes a text that a person gave: NFC, runs of blanks and line breaks folded to one blank, ends trimmed, variation
/// selectors dropped (terminals don't agree on their width). `limit` counts grapheme clusters.
pub fn clean(raw: &str, limit: usize) -> Result<String, TextFault> {
    if is_plain(raw) {
        let text = raw.trim_matches(' ');
        let given = text.chars().count();
        return match given {
            0 => Err(TextFault::Empty),
            _ if given > limit => Err(TextFault::TooLong { given, limit }),
            _ => Ok(text.to_owned()),
        };
    }
    clean_any(raw, limit)
}

/// As [`clean`], of any text.
fn clean_any(raw: &str, limit: usize) -> Result<String, TextFault> {
    if let Some((hostile, _)) = judged(raw).find(|&(_, harmless)| !harmless) {
        return Err(TextFault::Hostile { code: hostile.into() });
    }
    let text = one_blank(judged(raw).map(|(c, _)| c).nfc());
    let text = text.trim();
    if width(text) == 0 {
        return Err(TextFault::Empty);
    }
    let mut given = 0;
    for grapheme in text.graphemes(true) {
        given += 1;
        let marks = grapheme.chars().filter(|&c| is_combining_mark(c)).nth(MARKS);
        if let Some(hostile) = marks.or_else(|| grapheme.chars().nth(SCALARS)) {
            return Err(TextFault::Hostile { code: hostile.into() });
        }
    }
    if given > limit {
        return Err(TextFault::TooLong { given, limit });
    }
    Ok(text.to_owned())
}

/// What is left of a text when everything that [`clean`] would refuse is dropped; a line break is a blank.
/// For whatever is pasted.
pub fn strip(raw: &str) -> String {
    if is_plain(raw) { raw.to_owned() } else { strip_any(raw) }
}

/// As [`strip`], of any text.
fn strip_any(raw: &str) -> String {
    let kept: String = judged(raw).filter(|&(_, harmless)| harmless).map(|(c, _)| c).nfc().collect();
    let mut marked = String::with_capacity(kept.len());
    for grapheme in kept.graphemes(true) {
        let mut marks = 0;
        let letter: String = grapheme
            .chars()
            .filter(|&c| {
                marks += usize::from(is_combining_mark(c));
                !is_combining_mark(c) || marks <= MARKS
            })
            .collect();
        // A blank in the place of an endless one, so that its neighbours don't grow together.
        marked.push_str(if letter.chars().nth(SCALARS).is_none() { &letter } else { " " });
    }
    one_blank(marked.chars())
}

/// What is left of a text that somebody wrote by hand into a file, if anything is: what [`clean`] would refuse dropped, and
/// cut where it would be too long.
pub fn fit(raw: &str, limit: usize) -> Option<String> {
    let kept: String = strip(raw).graphemes(true).take(limit).collect();
    clean(&kept, limit).ok()
}

/// Makes a text fit to be shown that should have been checked and may not have been: as [`strip`] leaves it, where [`clean`] would
/// have refused or changed it for what moves, hides or turns. Any other stays as it is, to the byte.
pub fn tidy(text: &mut String) {
    if text.chars().all(|c| letter_width(c).is_some()) {
        return;
    }
    let odd = text.chars().any(|c| c.is_control() || is_variation_selector(c));
    if odd || matches!(clean(text, usize::MAX), Err(TextFault::Hostile { .. })) {
        *text = strip(text);
    }
}

/// For anything echoed from outside (paths, unknown words): as [`strip`] leaves it.
pub fn safe(raw: &str) -> impl fmt::Display + use<> {
    strip(raw)
}

/// Hanzi, their signs and ASCII, never two blanks in a row: nearly every text. Nothing of it hides, moves, or grows together, so that
/// the tables of Unicode need not be asked.
fn is_plain(text: &str) -> bool {
    let mut before = None;
    text.chars().all(|c| {
        let twice = c == ' ' && before == Some(' ');
        before = Some(c);
        !twice && letter_width(c).is_some()
    })
}

/// Every character but variation selectors, with whether it may stand there.
fn judged(raw: &str) -> impl Iterator<Item = (char, bool)> + Clone {
    let mut chars = raw.chars().filter(|c| !is_variation_selector(*c)).peekable();
    let mut before = None;
    std::iter::from_fn(move || {
        let c = chars.next()?;
        let harmless = if c == JOINER {
            before.is_some_and(is_pictograph_or_tone) && chars.peek().is_some_and(|&after| is_pictograph(after))
        } else {
            !is_hostile(c)
        };
        before = Some(c);
        Some((c, harmless))
    })
}

/// Runs of blanks and line breaks as one blank.
fn one_blank(chars: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for c in chars {
        if !c.is_whitespace() {
            text.push(c);
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}

/// Never wanted in a line of text, wherever it stands.
pub fn is_hostile(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        // Soft hyphen, grapheme joiner, Arabic letter mark, Hangul and Mongolian fillers.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FFA0}'
        // Zero-width, direction, line and paragraph separators, embeddings, isolates, invisible operators, BOM.
        | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        // Annotation, shorthand and music controls.
        | '\u{FFF9}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        // Private use, noncharacters, tags.
        | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E0000}'..='\u{E0FFF}' | '\u{F0000}'.. => true,
        _ => c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Asked of the segmentation tables: a pictograph grows together with an emoji and a joiner, and with no letter.
fn is_pictograph(c: char) -> bool {
    let graphemes = |text: String| text.graphemes(true).count();
    graphemes(format!("\u{1F600}{JOINER}{c}")) == 1 && graphemes(format!("a{c}")) == 2
}

fn is_pictograph_or_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}') || is_pictograph(c)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::text::{NAME, NOTE};

    const HARMLESS: &[&str] = &["王阿姨", "Wáng", "17号楼 3单元", "👩‍🚀", "👨🏻‍👩🏻‍👧🏻‍👦🏻", "🇨🇳", "Nguyễn", "買買提·艾力", "한국"];

    const HOSTILE: &[&str] = &[
        "\u{1b}[2J",
        "a\u{7}",
        "a\u{0}b",
        "\u{9b}31m",
        "\u{85}x",
        "\u{7f}x",
        "x\u{202e}txt.exe",
        "\u{2066}x",
        "\u{200f}x",
        "\u{61c}x",
        "王\u{200b}阿姨",
        "王\u{200c}阿姨",
        "\u{feff}王",
        "王\u{2060}姨",
        "王\u{200d}姨",
        "a\u{200d}",
        "\u{200d}👩",
        "👩\u{200d}a",
        "क\u{94d}\u{200d}ष",
        "x\u{e0041}",
        "x\u{2028}y",
        "x\u{2029}y",
        "x\u{fff9}y",
        "x\u{fffe}",
        "x\u{1ffff}",
        "x\u{fdd0}",
        "x\u{e000}",
        "x\u{100000}",
        "x\u{3164}",
    ];

    #[test]
    fn what_people_are_called_is_taken_as_it_is() {
        for text in HARMLESS {
            assert_eq!(clean(text, NAME).as_deref(), Ok(*text));
            assert_eq!(strip(text), *text);
        }
    }

    #[test]
    fn what_moves_hides_or_turns_is_refused_and_stripped() {
        for text in HOSTILE {
            assert!(matches!(clean(text, NAME), Err(TextFault::Hostile { .. })), "{text:?}");
        }
        assert_eq!(safe("王\u{1b}[31m阿\u{202e}姨\n").to_string(), "王[31m阿姨 ");
    }

    #[test]
    fn line_breaks_and_tabs_are_one_blank_and_the_ends_are_trimmed() {
        assert_eq!(clean(" \n楼道\r\n\r\n\t太暗　\n", NAME).as_deref(), Ok("楼道 太暗"));
        assert_eq!(strip("一\r\n二\t\t三"), "一 二 三");
    }

    #[test]
    fn nothing_but_blanks_or_marks_is_empty() {
        for text in ["", " ", "\n\t　", "\u{301}", "\u{fe0f}"] {
            assert_eq!(clean(text, NAME), Err(TextFault::Empty), "{text:?}");
        }
    }

    #[test]
    fn letters_are_composed() {
        assert_eq!(clean("e\u{301}", NAME).as_deref(), Ok("é"));
    }

    #[test]
    fn the_limit_counts_graphemes() {
        assert_eq!(clean(&"👩‍🚀".repeat(NAME), NAME).map(|text| text.len()), Ok(11 * NAME));
        assert_eq!(clean(&"王".repeat(NAME + 1), NAME), Err(TextFault::TooLong { given: NAME + 1, limit: NAME }));
    }

    #[test]
    fn four_marks_on_a_letter_are_taken_and_five_are_not() {
        let marked = |marks: usize| format!("x{}", "\u{323}".repeat(marks));
        assert!(clean(&marked(4), NAME).is_ok());
        assert_eq!(clean(&marked(5), NAME), Err(TextFault::Hostile { code: 0x323 }));
        assert_eq!(strip(&marked(200)), marked(4));
    }

    #[test]
    fn one_endless_grapheme_is_no_way_round_the_limit() {
        for endless in [
            "\u{1100}".repeat(50_000),
            format!("😀{}", "\u{200d}😀".repeat(20_000)),
            format!("😀{}", "🏻".repeat(20_000)),
        ] {
            assert!(matches!(clean(&endless, NOTE), Err(TextFault::Hostile { .. })));
            assert!(strip(&endless).len() < 100);
        }
    }

    #[test]
    fn what_was_stripped_is_clean() {
        let nasty: Vec<&str> = HARMLESS.iter().chain(HOSTILE).copied().collect();
        for first in &nasty {
            for second in &nasty {
                let both = strip(&format!("x{first}{second}\u{301}\u{fe0f}\u{301}\n{second}"));
                assert!(clean(&both, NOTE).is_ok(), "{first:?} {second:?} {both:?}");
                assert_eq!(strip(&both), both);
            }
        }
    }

    #[test]
    fn what_was_not_checked_is_tidied_and_what_was_stays_to_the_byte() {
        for text in HARMLESS {
            let kept = format!("{text}  {text}·");
            let mut tidied = kept.clone();
            tidy(&mut tidied);
            assert_eq!(tidied, kept);
        }
        for text in HOSTILE.iter().chain(&["a\tb", "a\nb", "☎\u{fe0f}"]) {
            let mut tidied = format!("王{text}");
            tidy(&mut tidied);
            assert_eq!(clean(&tidied, NOTE).as_ref(), Ok(&tidied), "{text:?}");
        }
    }

    #[test]
    fn what_is_clean_stays_as_it_is() {
        for text in HARMLESS {
            let text = clean(&format!("{text}  \n{text}"), NOTE).unwrap();
            assert_eq!(clean(&text, NOTE), Ok(text));
        }
    }

    #[test]
    fn what_is_read_the_short_way_comes_out_as_the_long_way() {
        let plain = [
            "",
            " ",
            "  ",
            "a",
            " 王 阿姨 ",
            "楼道，太暗。",
            "《约》 (3号)",
            "１７＋",
            "a  b",
            "~!",
            "【急】",
            "x\u{3000}y",
            "e\u{301}",
        ];
        for text in plain.iter().chain(HARMLESS).chain(HOSTILE) {
            for limit in [0, 1, 3, NAME] {
                assert_eq!(clean(text, limit), clean_any(text, limit), "{text:?} {limit}");
            }
            assert_eq!(strip(text), strip_any(text), "{text:?}");
        }
        for c in ('\0'..=char::MAX).filter(|c| letter_width(*c).is_some()) {
            for text in [format!("{c}"), format!("王{c}{c}b"), format!("{c} {c}")] {
                assert_eq!((clean(&text, NAME), strip(&text)), (clean_any(&text, NAME), strip_any(&text)), "{text:?}");
            }
        }
    }

    #[test]
    fn every_scalar_that_is_taken_can_be_drawn() {
        for c in '\0'..=char::MAX {
            if let Ok(text) = clean(&format!("x{c}"), NAME) {
                assert!(!text.chars().any(char::is_control), "{:x}", u32::from(c));
            }
        }
    }

    #[test]
    fn a_hundred_kilobytes_are_refused_at_once() {
        let started = Instant::now();
        for text in ["王".repeat(34_000), "\u{200d}".repeat(34_000), "x\u{323}".repeat(34_000)] {
            assert!(clean(&text, NOTE).is_err());
        }
        // Another system, a debug build and a busy machine are a second; a reading that looks at all pairs is minutes.
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}
