//! Names on a paper that hangs outside: 王建国 is 王**, 欧阳娜 is 欧阳*.

use std::collections::BTreeMap;

/// Surnames of two characters, of those that are still borne. Whoever is called by one alone keeps only its first character.
const COMPOUND: &str = "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 \
    司空 轩辕 端木 百里 东方 南宫 西门 独孤 呼延 赫连 澹台 公冶 宗政 \
    濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 颛孙 子车 \
    巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 \
    羊舌 微生 梁丘 左丘 东门 第五 纳兰 完颜 富察 叶赫 那拉 爱新 耶律 \
    完顔 贺兰 达奚 即墨 老莱 北堂 欧陽 諸葛 東方 鍾離 尉遲 長孫 司馬";

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

/// Names that must not be read in a text, by their first character, so that a roster of thousands costs a look a character.
#[derive(Clone, Debug, Default)]
pub struct Masks(BTreeMap<char, Vec<String>>);

impl Masks {
    /// A single character is no name that can be found.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut masks: BTreeMap<char, Vec<String>> = BTreeMap::new();
        for name in names {
            let name = name.trim();
            if let Some(first) = name.chars().next().filter(|_| name.chars().nth(1).is_some()) {
                masks.entry(first).or_default().push(name.to_owned());
            }
        }
        for names in masks.values_mut() {
            // The longest first, so that no part of one stays.
            names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            names.dedup();
        }
        Self(masks)
    }

    /// A text with every one of them masked.
    pub fn mask(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let names = self.0.get(&first).into_iter().flatten();
            let found = names.map(String::as_str).find_map(|name| Some((name, rest.strip_prefix(name)?)));
            if let Some((name, after)) = found {
                out += &mask(name);
                rest = after;
            } else {
                out.push(first);
                rest = rest.strip_prefix(first).unwrap_or_default();
            }
        }
        out
    }
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
            assert!(name.chars().nth(1).is_none() || !mask(name).contains(name), "{name}");
        }
    }

    #[test]
    fn names_in_a_text_are_masked_and_no_part_of_a_longer_one_stays() {
        let names = Masks::new(["王建", "王建国", "李"].map(str::to_owned));
        assert_eq!(names.mask("请王建国和王建来，李子熟了"), "请王**和王*来，李子熟了");
    }
}
