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

/// Names that must not be read in a text, by their first character, so that a roster of thousands costs a look a character. A name is
/// found as people write it: with or without blanks between its characters, narrow or wide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masks(BTreeMap<char, Vec<Masked>>);

/// A name by its characters without blanks, and what is read instead.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Masked {
    name: Vec<char>,
    reads: String,
}

/// Blanks between two characters of one name.
const GAP: usize = 4;

impl Masks {
    /// Each reads as [`mask`] has it. A single character is no name that can be found.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self::default().and(names, mask)
    }

    /// No names.
    pub fn none() -> &'static Self {
        static NONE: Masks = Masks(BTreeMap::new());
        &NONE
    }

    /// With these names, too, each read as this word: a child has no surname in a paper.
    #[must_use]
    pub fn and_as(self, names: impl IntoIterator<Item = String>, word: &str) -> Self {
        self.and(names, |_| word.to_owned())
    }

    fn and(mut self, names: impl IntoIterator<Item = String>, reads: impl Fn(&str) -> String) -> Self {
        for name in names {
            let own: Vec<char> = name.chars().filter(|c| !is_blank(*c)).map(super::fold_char).collect();
            if let Some(first) = own.first().copied().filter(|_| own.len() > 1) {
                self.0.entry(first).or_default().push(Masked { reads: reads(&name), name: own });
            }
        }
        for names in self.0.values_mut() {
            // The longest first, so that no part of one stays; of two alike, what was said last.
            names.reverse();
            names.sort_by(|a, b| b.name.len().cmp(&a.name.len()).then_with(|| a.name.cmp(&b.name)));
            names.dedup_by(|later, first| later.name == first.name);
        }
        self
    }

    /// A text with every one of them masked.
    pub fn mask(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let mut names = self.0.get(&super::fold_char(first)).into_iter().flatten();
            let found = names.find_map(|name| Some((name, after(&name.name, rest)?)));
            if let Some((name, after)) = found {
                out += &name.reads;
                rest = after;
            } else {
                out.push(first);
                rest = rest.strip_prefix(first).unwrap_or_default();
            }
        }
        out
    }

    /// No name is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What follows a name, if the text begins with it.
fn after<'a>(name: &[char], text: &'a str) -> Option<&'a str> {
    let mut rest = text;
    for (place, wanted) in name.iter().enumerate() {
        let mut gap = 0;
        loop {
            let c = rest.chars().next()?;
            if super::fold_char(c) != *wanted && (place == 0 || gap == GAP || !is_blank(c)) {
                return None;
            }
            rest = rest.strip_prefix(c)?;
            if super::fold_char(c) == *wanted {
                break;
            }
            gap += 1;
        }
    }
    Some(rest)
}

/// What stands between the characters of a name that is spread, seen or not.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{3164}' | '\u{2800}')
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

    #[test]
    fn a_name_is_found_however_it_is_spread_and_however_the_list_has_it() {
        for known in ["魏来", "魏　来", "魏 来"] {
            let names = Masks::new([known.to_owned()]);
            for spread in [
                "魏来",
                "魏　来",
                "魏 来",
                "魏\u{2009}来",
                "魏\u{A0}来",
                "魏\u{200B}来",
                "魏  来",
                "魏\u{3000}\u{3000}来",
            ] {
                let masked = names.mask(&format!("先把{spread}家的旧车清出去"));
                assert!(!masked.contains('来') && masked.starts_with("先把魏*"), "{known:?} {spread:?} {masked}");
            }
        }
        let names = Masks::new(["魏来".to_owned()]);
        assert_eq!(names.mask("魏      来"), "魏      来", "what stands so far apart is no name");
        assert_eq!(Masks::new(["Ann Lee".to_owned()]).mask("ask Ｌ Ann  Lee and AnnLee"), "ask Ｌ A** and A**");
    }

    #[test]
    fn a_child_reads_as_one_even_where_an_adult_is_called_the_same() {
        let names = Masks::new(["小禾".to_owned(), "王小禾".to_owned()]).and_as(["小禾".to_owned()], "小朋友");
        assert_eq!(names.mask("小 禾和王小禾"), "小朋友和王**");
    }
}
