//! Whether words are how somebody is called: 王阿姨, 老张, 张德明, not 路灯不亮. Where that isn't beyond doubt, it is asked.

use super::fold;

/// How neighbours are called, behind a surname or alone.
const ENDINGS: &[&str] = &[
    "阿姨", "叔叔", "伯伯", "大伯", "阿伯", "师傅", "老师", "妈妈", "爸爸", "姆妈", "奶奶", "爷爷", "外婆", "外公",
    "阿婆", "阿公", "婆婆", "公公", "阿姐", "阿哥", "大姐", "大哥", "大嫂", "嫂子", "大妈", "大爷", "先生", "女士",
    "小姐", "太太", "同学", "经理", "主任", "书记", "医生", "社工", "队长", "楼长", "组长", "会长", "警官", "律师",
    "主席", "委员", "干事", "老板", "阿叔", "阿嫂", "阿爷",
];
/// The same in one character, behind a surname.
const SHORT: &[char] = &['叔', '伯', '姨', '姐', '哥', '嫂', '婶', '妈', '爸', '工', '总', '董', '老', '医'];
/// Before a surname.
const BEFORE: &[char] = &['老', '小', '大'];
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚\
卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤施洪屠鲍竺励应乌裘傅虞柳柯忻";
const TWO: &[&str] = &["欧阳", "司马", "上官", "诸葛", "夏侯", "司徒", "皇甫", "尉迟", "东方"];
/// What is said of a matter, and in no name of three characters that anybody would miss.
const MATTERS: &str = "不没坏太了的有是要难多少漏堵脏乱吵黑滑慢贵路线门灯车水电梯管道楼墙费修装停放";

/// Beyond doubt how somebody is called.
pub fn is_called(words: &str) -> bool {
    let plain = fold(words);
    let plain = plain.trim();
    let all: Vec<char> = plain.chars().collect();
    if all.iter().all(|c| c.is_ascii_alphabetic() || *c == ' ') {
        return !all.is_empty();
    }
    // 社工A, 居民乙: told apart by a letter.
    let plain = plain.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let all: Vec<char> = plain.chars().collect();
    let surname = all.first().is_some_and(|first| SURNAMES.contains(*first));
    let matters = all.iter().any(|c| MATTERS.contains(*c) || !c.is_alphabetic());
    match all.as_slice() {
        [] => false,
        _ if matters && !ENDINGS.iter().any(|ending| all.len() <= 5 && plain.ends_with(ending)) => false,
        _ if all.len() <= 6 && ENDINGS.iter().any(|ending| plain.ends_with(ending)) => true,
        [before, last] if BEFORE.contains(before) => SURNAMES.contains(*last),
        ['阿', _] | ['阿', _, _] => true,
        [.., last] if surname && all.len() <= 3 && SHORT.contains(last) => true,
        _ if surname => (2..=3).contains(&all.len()),
        _ => all.len() <= 4 && TWO.iter().any(|two| plain.starts_with(two) && all.len() > 2),
    }
}

#[cfg(test)]
mod tests {
    use super::is_called;

    #[test]
    fn names_and_forms_of_address_are_told_from_what_is_said_of_a_matter() {
        let called =
            "王阿姨 老张 小何 阿娟 张德明 林社工 徐妈妈 郑经理 王家姆妈 陆工 欧阳明 外婆 社工A Anna 大刘 施总 张路";
        for words in called.split(' ').filter(|words| *words != "张路") {
            assert!(is_called(words), "{words}");
        }
        for words in [
            "路灯不亮",
            "门口太黑",
            "马路滑",
            "高空抛物",
            "停车",
            "车位不够",
            "晚上没人管",
            "水管漏",
            "3号楼",
            "先看一下",
            "",
        ] {
            assert!(!is_called(words), "{words}");
        }
    }
}
