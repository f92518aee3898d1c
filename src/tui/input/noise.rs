//! What people answer in a chat that says nothing to record: 嗯嗯, 收到, a thumb.

use super::named;
use crate::text;

/// Such answers, each before one that it begins with. A line of nothing but these, however often, says no more than one of them.
const NOISE: &[&str] = &[
    "嗯",
    "哦",
    "噢",
    "喔",
    "哈",
    "呵",
    "嘿",
    "嘻",
    "好的",
    "好滴",
    "好哒",
    "好嘞",
    "好呀",
    "好啊",
    "好",
    "收到",
    "知道了",
    "明白了",
    "明白",
    "了解",
    "谢谢大家",
    "谢谢",
    "辛苦了",
    "辛苦",
    "大家好",
    "晚上好",
    "在的",
    "okay",
    "ok",
    "received",
    "thanks",
];
/// A name in front of what somebody said in a chat is no longer.
const NAME: usize = 10;

/// Whether a pasted line only answers: words that acknowledge, or pictures. A badge or a name in front of it makes no more of it.
pub fn is_noise(line: &str) -> bool {
    let is_name = |who: &str, said: &str| who.chars().count() <= NAME && !said.trim().is_empty();
    let said_by = line.split_once([':', '：']).filter(|(who, said)| is_name(who, said));
    [Some(line.to_owned()), named::numbered(line).map(|(_, words)| words), said_by.map(|(_, said)| said.to_owned())]
        .into_iter()
        .flatten()
        .any(|said| acknowledges(&said))
}

fn acknowledges(said: &str) -> bool {
    let said = text::fold(said).to_lowercase();
    let said = without_pictures(said.trim());
    let words: String = said.chars().filter(|c| c.is_alphanumeric()).collect();
    // Signs of the keyboard alone are a line: `+`, `?`.
    if words.is_empty() {
        return !said.is_ascii() || said.is_empty();
    }
    let mut rest = words.as_str();
    while let Some(behind) = NOISE.iter().find_map(|noise| rest.strip_prefix(noise)) {
        rest = behind;
    }
    rest.is_empty()
}

/// A chat writes a picture as a word in brackets: `[强]`, `[图片]`.
fn without_pictures(said: &str) -> String {
    const LONGEST: usize = 6;
    let (mut left, mut rest) = (String::new(), said);
    while let Some((before, behind)) = rest.split_once('[') {
        left.push_str(before);
        let picture = behind.split_once(']').filter(|(word, _)| (1..=LONGEST).contains(&word.chars().count()));
        if picture.is_none() {
            left.push('[');
        }
        rest = picture.map_or(behind, |(_, after)| after);
    }
    left + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_answers_is_told_from_what_says_something() {
        for noise in [
            "嗯嗯",
            "好的",
            "好的好的！",
            "收到",
            "👍",
            "👍👍",
            "哈哈哈哈",
            "[强][强]",
            "ＯＫ",
            "好的，谢谢",
            "……",
            "7 收到",
            "3. 好的",
            "王阿姨：嗯嗯",
            "[图片]",
        ] {
            assert!(is_noise(noise), "{noise}");
        }
        for said in [
            "好吃的没地方买",
            "门口太黑",
            "收到的快递老是丢",
            "谢谢物业修灯",
            "+",
            "?",
            "3",
            "17+ 8-",
            "1-46",
            "停车 = 3 8",
            "7 门口太黑",
            "王阿姨：路灯不亮",
            "1:34",
            "哈哈镜坏了",
            "[a]号楼",
            "*6",
            "同意",
            "#Y2-2",
            "@20:40",
        ] {
            assert!(!is_noise(said), "{said}");
        }
    }
}
