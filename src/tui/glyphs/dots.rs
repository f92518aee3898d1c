//! The tables of dots, as `scripts/glyphs.py` writes them: ASCII, the signs of GB 2312, its hanzi, and the 8,105 of
//! 通用规范汉字表; 12 dots have about nine tenths of them. They are kept deflated, and each is inflated when it is first used.
//!
//! Inflated: the dots of U+0020 to U+007E; then for each wide letter, sorted, its distance from the code point of the one
//! before it, in three bytes; then the dots of the wide letters. The dots of a letter are columns of bytes from the left, each from
//! top to bottom; a byte is eight dots in a row, the leftmost in the highest bit.

use std::{io::Read as _, ops::RangeInclusive, sync::OnceLock};

/// These come first, without their code points.
const ASCII: RangeInclusive<u32> = 0x20..=0x7e;
const ASCII_LETTERS: usize = 95;

/// Bytes of a distance between code points.
const STEP: usize = 3;

/// Letters of one height.
pub(super) struct Table {
    /// Dots from top to bottom.
    high: usize,
    /// Dots of a colon from left to right.
    colon: usize,
    /// Code points of the wide letters, sorted.
    codes: Vec<u32>,
    /// Dots of ASCII.
    narrow: Vec<u8>,
    /// Dots of the wide letters.
    wide: Vec<u8>,
}

/// Dots of a letter.
#[derive(Clone, Copy)]
pub(super) struct Glyph {
    /// Dots from left to right.
    pub(super) wide: usize,
    high: usize,
    bytes: &'static [u8],
}

impl Glyph {
    /// There is ink at this place, counted from the left and from the top.
    pub(super) fn has(&self, x: usize, y: usize) -> bool {
        self.bytes.get(x / 8 * self.high + y).is_some_and(|byte| byte >> (7 - x % 8) & 1 == 1)
    }
}

impl Table {
    /// 12 dots.
    pub(super) fn twelve() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Self::inflated(include_bytes!("dots-12.z"), 12, 4))
    }

    /// 16 dots.
    pub(super) fn sixteen() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Self::inflated(include_bytes!("dots-16.z"), 16, 6))
    }

    /// 24 dots.
    pub(super) fn twenty_four() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| Self::inflated(include_bytes!("dots-24.z"), 24, 8))
    }

    /// One that didn't inflate would have no letters: then there is text. A test reads all three.
    fn inflated(deflated: &[u8], high: usize, colon: usize) -> Self {
        let mut narrow = Vec::new();
        let read = flate2::read::DeflateDecoder::new(deflated).read_to_end(&mut narrow);
        let mut rest = narrow.split_off(narrow.len().min(ASCII_LETTERS * bytes(high / 2, high)));
        let count = rest.len() / (STEP + bytes(high, high));
        let wide = rest.split_off(count * STEP);
        let (steps, _) = rest.as_chunks::<STEP>();
        let sum = |code: &mut u32, step: &[u8; STEP]| {
            *code += u32::from_be_bytes([0, step[0], step[1], step[2]]);
            Some(*code)
        };
        let codes = steps.iter().scan(0, sum).filter(|_| read.is_ok()).collect();
        Self { high, colon, codes, narrow, wide }
    }

    /// A letter, if it is here.
    pub(super) fn letter(&'static self, letter: char) -> Option<Glyph> {
        let code = u32::from(letter);
        let (wide, among, at) = if ASCII.contains(&code) {
            (self.high / 2, &self.narrow, usize::try_from(code - ASCII.start()).ok()?)
        } else {
            (self.high, &self.wide, self.codes.binary_search(&code).ok()?)
        };
        let long = bytes(wide, self.high);
        let wide = if letter == ':' { self.colon } else { wide };
        Some(Glyph { wide, high: self.high, bytes: among.get(at * long..(at + 1) * long)? })
    }
}

/// Bytes of a letter.
const fn bytes(wide: usize, high: usize) -> usize {
    wide.div_ceil(8) * high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> [&'static Table; 3] {
        [Table::twelve(), Table::sixteen(), Table::twenty_four()]
    }

    #[test]
    fn a_table_is_sorted_and_has_dots_for_each_of_its_letters() {
        for (table, high) in all().into_iter().zip([12, 16, 24]) {
            assert_eq!(table.high, high);
            assert!(table.codes.is_sorted_by(|a, b| a < b), "{high}");
            assert!(table.codes.iter().all(|code| char::from_u32(*code).is_some() && *code > *ASCII.end()), "{high}");
            assert_eq!(table.narrow.len(), 95 * bytes(high / 2, high));
            assert_eq!(table.wide.len(), table.codes.len() * bytes(high, high));
            // Only a blank has no ink, and none has any beside its place.
            for code in ASCII.chain(table.codes.iter().copied()) {
                let letter = char::from_u32(code).unwrap();
                let glyph = table.letter(letter).unwrap();
                let ink = |from: usize, to: usize| (from..to).any(|x| (0..high).any(|y| glyph.has(x, y)));
                assert_eq!(ink(0, glyph.wide), !letter.is_whitespace(), "{high} {letter:?}");
                assert!(!ink(glyph.wide, glyph.bytes.len() / high * 8), "{high} {letter:?}");
            }
        }
    }

    #[test]
    fn sixteen_and_twenty_four_dots_have_the_standard_hanzi_and_twelve_most_of_them() {
        let hanzi = |code: &&u32| (0x3400..0xa000).contains(*code) || **code > 0xffff;
        let count = |table: &Table| (table.codes.len(), table.codes.iter().filter(hanzi).count());
        // Of 8,230, 125 are in GB 2312 alone.
        assert_eq!(all().map(count), [(7642, 7403), (8500, 8230), (8500, 8230)]);
        assert_eq!(Table::sixteen().codes, Table::twenty_four().codes);
        assert!(Table::twelve().codes.iter().all(|code| Table::sixteen().codes.binary_search(code).is_ok()));
        for name in "玥堃喆翀昇祎𫖯𬱖䶮".chars() {
            assert!(all()[1..].iter().all(|table| table.letter(name).is_some()), "{name}");
        }
    }

    #[test]
    fn a_table_is_inflated_once() {
        for (first, again) in all().into_iter().zip(all()) {
            assert!(std::ptr::eq(first, again));
        }
    }

    #[test]
    fn ascii_stands_in_the_middle_of_half_a_hanzi_and_a_colon_of_a_third() {
        for (table, colon) in all().into_iter().zip([4, 6, 8]) {
            for letter in (0x21..0x7f).filter_map(char::from_u32) {
                let glyph = table.letter(letter).unwrap();
                assert_eq!(glyph.wide, if letter == ':' { colon } else { table.high / 2 });
                let ink = |x: &usize| (0..table.high).any(|y| glyph.has(*x, y));
                let left = (0..glyph.wide).find(ink).unwrap();
                let right = glyph.wide - 1 - (0..glyph.wide).rfind(ink).unwrap();
                assert!(right == left || right == left + 1, "{letter}: {left} {right}");
            }
        }
    }
}
