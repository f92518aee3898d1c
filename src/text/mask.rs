//! Names on a paper that hangs outside: 王建国 is 王**, 欧阳娜 is 欧阳*.

/// Surnames of two characters, of those that are still borne. Whoever is called by one alone keeps only its first character.
const COMPOUND: &str = "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 轩辕 端木 百里 东方 南宫 西门 独孤 呼延 \
    赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 颛孙 子车 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 \
    宰父 谷梁 段干 百里 东郭 南门 羊舌 微生 梁丘 左丘 东门 第五 纳兰 完颜 富察 叶赫 那拉 爱新 耶律 完顔 贺兰 达奚 即墨 老莱 北堂 \
    欧陽 諸葛 東方 鍾離 尉遲 長孫 司馬 上官 皇甫 夏侯";

/// The surname and a star for each character behind it. A name of several parts (买买提·吐尔逊, John Smith) and one that is longer
/// than four characters keep their first character, and two stars say nothing of their length.
pub fn mask(name: &str) -> String {
    let name: Vec<char> = name.trim().chars().collect();
    let (Some(first), rest) = (name.first(), name.len().saturating_sub(1)) else { return String::new() };
    let hanzi = name.iter().all(|c| is_hanzi(*c));
    if !hanzi || name.len() > 4 {
        return format!("{first}**");
    }
    let compound = name.get(..2).map(|two| two.iter().collect::<String>()).filter(|_| name.len() > 2);
    match compound.filter(|two| COMPOUND.split_whitespace().any(|known| known == two)) {
        Some(surname) => surname + &"*".repeat(rest - 1),
        None => format!("{first}{}", "*".repeat(rest.max(1))),
    }
}

/// Every one of these names in a text, masked; the longest first, so that no part of one stays. A single character is no name that
/// can be found.
pub fn mask_in(text: &str, names: &[String]) -> String {
    let mut names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| name.chars().count() > 1).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    names.dedup();
    let mut text = text.to_owned();
    for name in names {
        if text.contains(name) {
            text = text.replace(name, &mask(name));
        }
    }
    text
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_stays_and_what_follows_is_starred() {
        let masked = [
            ("王建国", "王**"),
            ("王芳", "王*"),
            ("欧阳娜", "欧阳*"),
            ("欧阳娜娜", "欧阳**"),
            ("司马光", "司马*"),
            ("欧阳", "欧*"),
            ("王", "王*"),
            ("王阿姨", "王**"),
            ("买买提·吐尔逊", "买**"),
            ("阿凡提江", "阿***"),
            ("古丽娜尔汗", "古**"),
            ("John Smith", "J**"),
            ("", ""),
        ];
        for (name, wanted) in masked {
            assert_eq!(mask(name), wanted, "{name}");
            assert!(name.is_empty() || !mask(name).contains(name), "{name}");
        }
    }

    #[test]
    fn names_in_a_text_are_masked_and_no_part_of_a_longer_one_stays() {
        let names = ["王建".to_owned(), "王建国".to_owned(), "李".to_owned()];
        assert_eq!(mask_in("请王建国和王建来，李子熟了", &names), "请王**和王*来，李子熟了");
    }
}
