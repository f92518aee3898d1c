//! Names on a paper that hangs outside: 王建国 is 王**, 欧阳娜 is 欧阳*.

use std::{collections::BTreeMap, ops::Range};

use super::Private;

/// Surnames of two characters, of those that are still borne. Whoever is called by one alone keeps only its first character.
const COMPOUND: &str = "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 \
    司空 轩辕 端木 百里 东方 南宫 西门 独孤 呼延 赫连 澹台 公冶 宗政 \
    濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 颛孙 子车 \
    巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 \
    羊舌 微生 梁丘 左丘 东门 第五 纳兰 完颜 富察 叶赫 那拉 爱新 耶律 \
    完顔 贺兰 达奚 即墨 老莱 北堂 欧陽 諸葛 東方 鍾離 尉遲 長孫 司馬";

/// Words of two characters that begin with a surname: 小方 is nobody in 小方桌, nor is 老马 in 老马路.
const WORDS: &str = "方桌 方块 方格 方砖 方凳 方便 方法 方案 方向 方式 方面 方形 方圆 方子 马路 马扎 马桶 马达 马上 马虎 石头 石子 石凳 石板 石桌 石墩 石阶 \
    白菜 白板 白天 白线 白墙 白色 白纸 黄线 黄车 黄牌 黄灯 黄色 黄历 黄牛 黄狗 金库 金鱼 金额 金属 高层 高峰 高楼 高温 高处 高低 路灯 路口 路边 路面 路段 路牌 路障 路人 路线 \
    毛病 毛巾 毛坯 毛毛 花园 花坛 花圃 花草 花盆 花架 花钱 花眼 花镜 花椒 车位 车棚 车库 车辆 车道 车子 水池 水沟 水管 水表 水坑 水井 水电 管道 管子 管线 管理 包裹 包装 包括 \
    单元 单位 单独 单子 安装 安全 安排 安静 安心 平台 平方 平时 平房 平常 成本 成立 成员 成功 成人 时间 时候 时段 年轻 年级 年底 年纪 年货 江边 江堤 江湖 河道 河边 湖边 田地 田园 \
    叶子 林荫 林子 林带 兰花 龙头 龙虾 汤圆 汤勺 汤碗 米饭 米粥 钱包 钱款 熊猫 牛奶 鱼缸 向阳 于是 余下 余款 余地 常见 常用 任务 任何 应急 应该 全部 全体 明白 明显 温度 温馨 严重 严格 \
    章程 章子 梁柱 房子 房屋 房间 伯伯 夏天 夏季 冬天 谷雨 边门 边上 宁波 宁静 雷雨 童车 童装 项目 党员 党建 党群 厉害 强电 弱电 戴帽 段落 程序 工作 工程 工地 工人 工具 工资 总是 总共 \
    总会 总算 总数 总量 老人 老师 老年 老化 老旧 老小 老是 老板 医院 医生 医保 董事 喻示 孔洞 解决 解释 解放 区域 门口 门岗 门禁 门卫 门面";
/// Before a surname, in a form of address.
const BEFORE: &[char] = &['小', '老', '大', '阿'];
/// Behind a surname, in one of a single character.
const BEHIND: &[char] = &['工', '总', '老', '医', '董', '伯', '叔', '姨', '姐', '哥', '嫂', '婶', '妈', '爸'];
/// What follows somebody rather than goes on with a word: what people do, and what links them with others.
const DOES: &str = "说讲问答提想来去到和与跟同及也都就是在把被对向从给让请要会能可愿负领带帮做办家的们等先再又还已没不有写记管看修装搬送买找打教陪接住告回知道表主组参牵联代协您他她我你那这";
/// Names that are words, too.
const COMMON: &str = "文明 平安 和平 高兴 安全 安静 成功 明白 方便 方正 光明 胜利 团结 幸福 康乐 建设 卫生 自强 向阳 高峰 高明 和谐 安宁 常青 平等 公平 黄金 江山 江南 东方 南方 \
    石头 马路 路灯 花园 白云 白菜 水池 高层 高楼 安心 温暖 温馨 夏天 冬青 春天 时常 平常 方法 方向 严格 全部 安装 安排 管理 单元 单位 时间 年轻 高低 白天 明亮 国庆 元旦 立春 建军";

/// A name without the blanks that people put between its characters: 张　伟 and 张 伟 are 张伟. Of other letters they stay.
pub fn unspaced(name: &str) -> String {
    let own: String = name.chars().filter(|c| !is_blank(*c)).collect();
    if own.chars().all(is_hanzi) { own } else { name.trim().to_owned() }
}

/// One name, however it is spread.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || unspaced(one) == unspaced(other)
}

/// The surname and a star for each character behind it. A name of several parts (买买提·吐尔逊, John Smith) and one that is longer
/// than four characters keep their first character, and two stars say nothing of their length.
pub fn mask(name: &str) -> String {
    let name: Vec<char> = unspaced(name).chars().collect();
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
/// found as people write it: with or without blanks between its characters, narrow or wide. A form of address veils somebody and no
/// word that has it (小方 in 小方桌); what could be either is veiled, and told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masks(BTreeMap<char, Vec<Masked>>);

/// A name by its characters without blanks, and what is read instead.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Masked {
    name: Vec<char>,
    reads: String,
}

/// A name that stands in a text.
struct Found<'a> {
    name: &'a Masked,
    at: Range<usize>,
    /// It may be a word.
    doubt: bool,
}

impl Masked {
    /// Whether it is a name before this; and if so, whether that is in doubt.
    fn here(&self, after: &str) -> Option<bool> {
        let [first, last] = self.name.as_slice() else { return Some(false) };
        let is = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
        let own: String = self.name.iter().collect();
        if !BEFORE.contains(first) && !BEHIND.contains(last) {
            return Some(is(COMMON, &own));
        }
        let next = after.chars().find(|c| !is_blank(*c)).filter(|c| is_hanzi(*c));
        let Some(next) = next else { return Some(false) };
        if is(WORDS, &format!("{last}{next}")) {
            return None;
        }
        Some(!DOES.contains(next))
    }
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
        let (mut out, mut last) = (String::with_capacity(text.len()), 0);
        for found in self.find(text) {
            out += text.get(last..found.at.start).unwrap_or_default();
            out += &found.name.reads;
            last = found.at.end;
        }
        out + text.get(last..).unwrap_or_default()
    }

    /// A text as it may hang outside, without private numbers and with every name masked; and what was taken out, names in doubt last.
    pub fn veil(&self, text: &str) -> (String, Vec<(String, Private)>) {
        let (reads, numbers) = super::without_private(text);
        let doubts = self.doubts(&reads).into_iter().map(|name| (name, Private::Name));
        (self.mask(&reads), numbers.into_iter().chain(doubts).collect())
    }

    /// What is masked in a text though it may be no name there, as it is written.
    pub fn doubts(&self, text: &str) -> Vec<String> {
        let found = self.find(text).into_iter().filter(|found| found.doubt);
        found.map(|found| text.get(found.at).unwrap_or_default().to_owned()).collect()
    }

    /// One of them stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        !self.find(text).is_empty()
    }

    fn find(&self, text: &str) -> Vec<Found<'_>> {
        let (mut found, mut rest) = (Vec::new(), text);
        while let Some(first) = rest.chars().next() {
            let at = text.len() - rest.len();
            let names = self.0.get(&super::fold_char(first)).into_iter().flatten();
            let mut here = names.filter_map(|name| {
                let after = after(&name.name, rest)?;
                Some((name, after, name.here(after)?))
            });
            match here.next() {
                Some((name, after, doubt)) => {
                    found.push(Found { name, at: at..text.len() - after.len(), doubt });
                    rest = after;
                }
                None => rest = rest.strip_prefix(first).unwrap_or_default(),
            }
        }
        found
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
            ("张　伟", "张*"),
            ("欧阳 娜 娜", "欧阳**"),
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
    fn a_form_of_address_veils_somebody_and_no_word() {
        let names = Masks::new(["小方", "老张", "王工", "方敏", "文明"].map(str::to_owned));
        for word in ["买一张小方桌", "小方便当盒", "王工程队", "小 方 桌两张"] {
            assert_eq!((names.mask(word).as_str(), names.doubts(word).len()), (word, 0), "{word}");
        }
        for (said, reads) in [
            ("小方说行", "小*说行"),
            ("请小方、老张来", "请小*、老*来"),
            ("找老张", "找老*"),
            ("小 方负责", "小*负责"),
            ("方 敏量好", "方*量好"),
        ] {
            assert_eq!((names.mask(said).as_str(), names.doubts(said).len()), (reads, 0), "{said}");
        }
        // What can't be told is veiled, and told.
        for (said, reads, doubt) in [("小方挂一块牌子", "小*挂一块牌子", "小方"), ("文明养狗", "文*养狗", "文明")]
        {
            assert_eq!((names.mask(said).as_str(), names.doubts(said)), (reads, vec![doubt.to_owned()]), "{said}");
        }
    }

    #[test]
    fn one_name_however_it_is_spread() {
        assert!(is_same_name("张　伟", "张伟") && is_same_name("张 伟", "张\u{200B}伟"));
        assert!(!is_same_name("Ann Lee", "AnnLee") && !is_same_name("张伟", "张伟国"));
    }

    #[test]
    fn a_child_reads_as_one_even_where_an_adult_is_called_the_same() {
        let names = Masks::new(["小禾".to_owned(), "王小禾".to_owned()]).and_as(["小禾".to_owned()], "小朋友");
        assert_eq!(names.mask("小 禾和王小禾"), "小朋友和王**");
    }
}
