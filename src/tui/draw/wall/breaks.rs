//! Where big words are broken: at a comma first, then each clause in lines of equal length.

use super::letters::{self, Size};
use crate::{text, tui::glyphs::Glyphs};

/// More lines of big letters are read as text.
const MOST: usize = 4;
/// A clause ends with one of these; at the end of a line it isn't drawn.
const COMMAS: [char; 7] = ['，', '、', '；', '。', '：', ',', ';'];

/// The lines of big words in so many cells, the best way first: at commas, or over them where that saves a line. None where they would be
/// too many, too wide, or can't be drawn that large.
pub fn ways(way: Glyphs, size: Size, words: &str, room: usize) -> Vec<Vec<String>> {
    let words = words.trim();
    let Some(wide) = letters::width(way, size, words) else { return Vec::new() };
    if words.is_empty() || words.contains('\n') {
        return Vec::new();
    }
    if wide <= room {
        return vec![vec![words.to_owned()]];
    }
    let at_commas = clauses(words).map(|clause| even(way, size, clause, room)).collect::<Option<Vec<_>>>();
    let over = even(way, size, words, room);
    let mut ways: Vec<Vec<String>> = at_commas.map(|lines| lines.concat()).into_iter().chain(over).collect();
    ways.retain(|lines| lines.len() <= MOST);
    if let [first, second] = &ways[..]
        && second.len() >= first.len()
    {
        ways.pop();
    }
    ways
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

/// As few lines as there may be, and as even as so few can be.
fn even(way: Glyphs, size: Size, clause: &str, room: usize) -> Option<Vec<String>> {
    let wide = |words: &str| letters::width(way, size, words);
    let all = wide(clause)?;
    let of = |part: &str| wide(part).unwrap_or(0);
    // A word is never broken in big letters.
    for (word, _) in text::words(clause) {
        if wide(word.trim_end())? > room {
            return None;
        }
    }
    let at = |room| text::wrap_by(clause, room, of);
    let fewest = at(room);
    let from = all.div_ceil(fewest.len());
    let shown = |lines: Vec<String>| lines.into_iter().map(|line| line.trim_end_matches(COMMAS).to_owned()).collect();
    let least = (from..room).step_by(size.high().max(1)).find(|narrow| {
        let lines = at(*narrow);
        lines.len() == fewest.len() && lines.iter().all(|line| of(line) <= *narrow)
    });
    Some(shown(least.map_or(fewest, at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(size: Size, words: &str, room: usize) -> Option<Vec<String>> {
        ways(Glyphs::Blocks, size, words, room).into_iter().next()
    }

    #[test]
    fn big_words_break_at_a_comma_first_and_then_evenly() {
        let motion = "试装刷卡加人脸双方式门禁，老人可只用卡";
        assert_eq!(broken(Size::M, motion, 76).unwrap(), ["试装刷卡加人", "脸双方式门禁", "老人可只用卡"]);
        assert_eq!(broken(Size::M, motion, 600).unwrap(), [motion]);
        assert_eq!(broken(Size::M, "老旧小区怎样封闭管理？", 76).unwrap(), ["老旧小区怎样", "封闭管理？"]);
        assert_eq!(broken(Size::M, "好，请听", 76).unwrap(), ["好，请听"]);
        let long = "试装刷卡加人脸双方式门禁，不愿刷脸的，都可以只用卡";
        let ways = ways(Glyphs::Blocks, Size::M, long, 108);
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
