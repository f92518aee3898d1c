//! The picture for the chat group: what the text for the chat says, set so that it is read on an old telephone. A page of which the
//! browser makes a picture 1080 wide; shown at a third of that a letter is as large as on other pages.

use maud::{Markup, html};

use crate::{
    document::page,
    i18n::{Lang, record as words},
    text,
};

/// Points from left to right.
pub const WIDE: u32 = 1080;
/// Points that stay below the last line.
pub const MARGIN: usize = 56;

const STYLE: &str = include_str!("picture.css");
/// Halves of a hanzi in a line, and points of a line with its air, at the least that a browser may set.
const LINE: usize = 38;
const LINE_HIGH: usize = 110;

/// A piece of the text.
enum Piece<'a> {
    Heading(&'a str),
    /// Its number, and what it says.
    Item(&'a str, &'a str),
    Said(&'a str),
}

/// The page, and how high a window has to be for all of it.
pub fn page(chat: &str, lang: Lang) -> (Vec<u8>, u32) {
    let mut lines = chat.lines().map(str::trim).filter(|line| !line.is_empty());
    let title = lines.next().unwrap_or_default();
    let mut pieces: Vec<Piece<'_>> = lines.map(piece).collect();
    let more = without_the_rest(&mut pieces, lang);
    let high: usize = chat.lines().map(|line| (text::width(line) / LINE + 2) * LINE_HIGH).sum();
    let tongue = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let body = html! { main { h1 { (text::strip(title)) } (laid_out(&pieces, lang, more)) } };
    let page = page::alone(&text::strip(title), tongue, STYLE, &body);
    (page, u32::try_from(high + 800).unwrap_or(u32::MAX).min(16_000))
}

fn piece(line: &str) -> Piece<'_> {
    if line.ends_with(['：', ':']) {
        return Piece::Heading(line.trim_end_matches(['：', ':']));
    }
    match numbered(line) {
        Some((number, rest)) => Piece::Item(number, rest),
        None => Piece::Said(line),
    }
}

/// A line that begins with the number of something: 提议1, 行动2.1, Proposal 3.
fn numbered(line: &str) -> Option<(&str, &str)> {
    let first_digit = line.find(|c: char| c.is_ascii_digit())?;
    let (word, rest) = line.split_at_checked(first_digit)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let said = rest.get(digits..)?.strip_prefix(' ')?;
    let label = word.trim_end();
    let is_label = !label.is_empty() && text::width(label) <= 12 && !label.contains(['，', '：', ' ', '【', '[']);
    is_label.then_some((line.get(..first_digit + digits)?, said))
}

/// What was noted for later, sent on and answered stands in the minutes: a picture has what was decided and who does what. So many went.
fn without_the_rest(pieces: &mut Vec<Piece<'_>>, lang: Lang) -> usize {
    let rest = [words::chat_parked(lang), words::chat_sent(lang)];
    let (mut in_rest, mut gone) = (false, 0);
    pieces.retain(|piece| {
        in_rest = match piece {
            Piece::Heading(words) => rest.iter().any(|rest| rest.starts_with(words)),
            Piece::Item(..) => in_rest,
            Piece::Said(_) => false,
        };
        gone += usize::from(in_rest && matches!(piece, Piece::Item(..)));
        !in_rest
    });
    gone
}

/// A day and the figures of a vote stand in one line.
fn kept(said: &str) -> Markup {
    let said = text::strip(said);
    let tail = |from: char| said.rfind(from).and_then(|at| said.split_at_checked(at));
    let short = |tail: &str| text::width(tail) <= 26 && tail.contains(|c: char| c.is_ascii_digit());
    let cut = [tail('（'), tail('，')].into_iter().flatten().find(|(_, tail)| short(tail));
    html! {
        @match cut {
            Some((before, tail)) => {
                @let from = tail.strip_prefix('，');
                (before) @if from.is_some() { "，" } span.kept { (from.unwrap_or(tail)) }
            },
            None => (said),
        }
    }
}

fn laid_out(pieces: &[Piece<'_>], lang: Lang, more: usize) -> Markup {
    let next = words::chat_next_plain(lang, "");
    let head = words::head(lang, "\n");
    let head = head.split('\n').next().unwrap_or_default();
    let more_words = words::picture_more(lang, more);
    html! {
        @for run in pieces.chunk_by(|a, b| matches!((a, b), (Piece::Item(..), Piece::Item(..)))) {
            @match run {
                [Piece::Heading(words)] => h2 { (text::strip(words)) },
                [Piece::Said(words)] if words.starts_with(next.trim_end()) => {
                    @if more > 0 { p { (more_words) } }
                    p.next { (text::strip(words)) }
                },
                [Piece::Said(words)] if words.starts_with(head) => p.small { (text::strip(words)) },
                [Piece::Said(words)] => p { (text::strip(words)) },
                items => ol {
                    @for item in items {
                        @if let Piece::Item(number, words) = item {
                            li { b { (text::strip(number)) } (kept(words)) }
                        }
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_heading_an_item_or_what_it_says() {
        assert_eq!(numbered("提议1 画停车线（赞成7，反对3）"), Some(("提议1", "画停车线（赞成7，反对3）")));
        assert_eq!(numbered("Proposal 12 A lamp"), Some(("Proposal 12", "A lamp")));
        for said in ["下次：6月13日 19:00 活动室", "【梧桐新村】5月23日议事会，来了42位邻居", "谢谢大家！", ""]
        {
            assert_eq!(numbered(said), None, "{said}");
        }
        let (page, high) = page("【甲】来了3位\n定了的事：\n提议1 <b>\n下次：6月1日\n", Lang::Zh);
        let page = String::from_utf8(page).unwrap();
        assert!(
            page.contains("<h2>定了的事</h2><ol><li><b>提议1</b>&lt;b&gt;</li></ol><p class=\"next\">下次"),
            "{page}"
        );
        assert!(high > 1000);
    }
}
