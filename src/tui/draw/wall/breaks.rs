//! Where big words are broken: at a comma first, then each clause in lines of equal length.

use super::letters::{self, Size};
use crate::{text, tui::glyphs::Glyphs};

/// More lines of big letters are read as text.
const MOST: usize = 4;
/// A clause ends with one of these; at the end of a line it isn't drawn.
const COMMAS: [char; 7] = ['，', '、', '；', '。', '：', ',', ';'];

/// Words, and where they may be broken, which is the same in all sizes.
pub struct Words<'a> {
    all: &'a str,
    whole: Vec<&'a str>,
    clauses: Vec<Vec<&'a str>>,
}

impl<'a> Words<'a> {
    /// Words that may stand in big letters.
    pub fn of(words: &'a str) -> Self {
        let words = words.trim();
        let parts = |words| text::words(words).map(|(part, _)| part).collect();
        Self { all: words, whole: parts(words), clauses: clauses(words).map(parts).collect() }
    }

    /// Their lines in so many cells, the best way first: at commas, or over them where that saves a line. None where they would be
    /// too many, too wide, or can't be drawn that large.
    pub fn ways(&self, way: Glyphs, size: Size, room: usize) -> Vec<Vec<String>> {
        let Some(wide) = letters::width(way, size, self.all) else { return Vec::new() };
        if self.all.is_empty() || self.all.contains('\n') {
            return Vec::new();
        }
        if wide <= room {
            return vec![vec![self.all.to_owned()]];
        }
        let even = |parts: &Vec<&str>| even(way, size, parts, room);
        let at_commas = self.clauses.iter().map(even).collect::<Option<Vec<_>>>();
        let over = even(&self.whole);
        let mut ways: Vec<Vec<String>> = at_commas.map(|lines| lines.concat()).into_iter().chain(over).collect();
        ways.retain(|lines| lines.len() <= MOST);
        if let [first, second] = &ways[..]
            && second.len() >= first.len()
        {
            ways.pop();
        }
        ways
    }
}

/// The first clause, if it is the better part, and the rest behind its comma.
pub fn first(words: &str) -> Option<(&str, &str)> {
    let (clause, rest) = words.split_once(COMMAS)?;
    let (clause, rest) = (clause.trim(), rest.trim());
    let is_most = clause.chars().count() * 5 >= words.chars().count() * 2;
    (is_most && !rest.is_empty()).then_some((clause, rest))
}

fn clauses(words: &str) -> impl Iterator<Item = &str> {
    words
        .split_inclusive(COMMAS)
        .map(|clause| clause.trim().trim_end_matches(COMMAS))
        .filter(|clause| !clause.is_empty())
}

/// A piece that a line may end after.
struct Part<'a> {
    words: &'a str,
    /// With the blanks behind it.
    whole: usize,
    /// Without them.
    shown: usize,
}

/// As few lines as there may be, and as even as so few can be. A word is never broken in big letters.
fn even<'a>(way: Glyphs, size: Size, parts: &[&'a str], room: usize) -> Option<Vec<String>> {
    let wide = |words: &str| letters::width(way, size, words);
    let part = |words: &&'a str| {
        let shown = wide(words.trim_end())?;
        let blanks = words.strip_prefix(words.trim_end()).unwrap_or_default();
        Some(Part { words, whole: shown + wide(blanks)?, shown })
    };
    let parts: Vec<Part<'a>> = parts.iter().map(part).collect::<Option<_>>()?;
    let all: usize = parts.iter().map(|part| part.whole).sum();
    let widest = parts.iter().map(|part| part.shown).max()?;
    if widest > room {
        return None;
    }
    let fewest = ends(&parts, room).count();
    let from = all.div_ceil(fewest.max(1));
    let rooms = (from..room).step_by(size.high().max(1)).skip_while(|narrow| *narrow < widest);
    let least = rooms.into_iter().find(|narrow| ends(&parts, *narrow).count() == fewest).unwrap_or(room);
    let mut from = 0;
    let line = |to: usize| {
        let line: String = parts[std::mem::replace(&mut from, to)..to].iter().map(|part| part.words).collect();
        line.trim_end().trim_end_matches(COMMAS).to_owned()
    };
    Some(ends(&parts, least).map(line).collect())
}

/// Behind which parts lines end that are as full as they can be; as `text::wrap_by` fills them.
fn ends(parts: &[Part<'_>], room: usize) -> impl Iterator<Item = usize> {
    let mut used = 0;
    let full = move |(at, part): (usize, &Part<'_>)| {
        let is_full = used > 0 && used + part.shown > room;
        used = if is_full { part.whole } else { used + part.whole };
        is_full.then_some(at)
    };
    parts.iter().enumerate().filter_map(full).chain([parts.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(size: Size, words: &str, room: usize) -> Option<Vec<String>> {
        Words::of(words).ways(Glyphs::Blocks, size, room).into_iter().next()
    }

    #[test]
    fn big_words_break_at_a_comma_first_and_then_evenly() {
        let motion = "试装刷卡加人脸双方式门禁，老人可只用卡";
        assert_eq!(broken(Size::M, motion, 76).unwrap(), ["试装刷卡加人", "脸双方式门禁", "老人可只用卡"]);
        assert_eq!(broken(Size::M, motion, 600).unwrap(), [motion]);
        assert_eq!(broken(Size::M, "老旧小区怎样封闭管理？", 76).unwrap(), ["老旧小区怎样", "封闭管理？"]);
        assert_eq!(broken(Size::M, "好，请听", 76).unwrap(), ["好，请听"]);
        let long = "试装刷卡加人脸双方式门禁，不愿刷脸的，都可以只用卡";
        let ways = Words::of(long).ways(Glyphs::Blocks, Size::M, 108);
        assert_eq!(ways[0], ["试装刷卡加人", "脸双方式门禁", "不愿刷脸的", "都可以只用卡"]);
        assert_eq!(ways[1].len(), 3, "{ways:?}");
    }

    #[test]
    fn words_are_text_where_they_would_take_five_lines_or_a_letter_is_missing() {
        assert_eq!(broken(Size::M, &"门".repeat(31), 76), None);
        assert_eq!(broken(Size::M, &"门".repeat(24), 76).map(|lines| lines.len()), Some(4));
        assert_eq!(broken(Size::M, "一\n二", 76), None);
        assert_eq!(broken(Size::M, "👩‍👩‍👧", 76), None);
    }
}
