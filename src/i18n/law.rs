//! What the law says, as far as papers of the station say it: each line with its basis and the text after which it was written (articles
//! 9 and 15 as public pages have them). One list, so that a person finds all that has to be looked up again.

use super::{Lang, words};

/// A line of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says, in our words.
    pub says: String,
    /// 依据: which law, which article.
    pub basis: String,
    /// 版本: after which text it was written.
    pub version: String,
}

words! {
    committees() { zh: "居民公约由居民会议讨论制定，报街道办事处备案，由居民委员会监督执行", en: "The covenant is made by the residents' assembly, filed with the sub-district office, and looked after by the residents' committee" }
    half() { zh: "居民会议过半数出席才能开；决定由出席人过半数通过", en: "The assembly needs more than half present; it decides by more than half of those" }
    limits() { zh: "居民公约不得与宪法、法律、法规和国家的政策相抵触", en: "The covenant may not contradict the constitution, laws, regulations and policies" }
    rules_of_the_house() { zh: "管理规约由业主共同决定，不是居民公约", en: "Rules of the house are for the owners to decide together; they are no covenant of residents" }
    article_15() { zh: "《城市居民委员会组织法》第十五条", en: "Organic Law of the Urban Residents' Committees, art. 15" }
    article_9() { zh: "《城市居民委员会组织法》第九条", en: "Organic Law of the Urban Residents' Committees, art. 9" }
    article_278() { zh: "《民法典》第二百七十八条", en: "Civil Code, art. 278" }
    before_2026() { zh: "照2018年修正的文本；2025年10月28日修订、2026年1月1日起施行的新条文没有核对", en: "after the text of 2018; the new articles, of 2025-10-28 and in force from 2026-01-01 on, were not compared" }
    since_2021() { zh: "照2021年1月1日起的文本", en: "after the text in force from 2021-01-01 on" }
    /// Above them.
    basis_of_law() { zh: "依据(示范文本，用前请社区、街道核对)：", en: "What it rests on (a sample text; have it checked by the community and the sub-district office):" }
    /// A line in one.
    in_one(says: &str, basis: &str, version: &str) { zh: "{says}。依据：{basis}；版本：{version}", en: "{says}. Basis: {basis}; version: {version}" }
}

/// The same where there is room for little: on what it rests, and that a person has to look.
pub fn in_short(lang: Lang) -> String {
    let mut bases: Vec<String> = covenant(lang).into_iter().map(|line| line.basis).collect();
    bases.dedup();
    basis_of_law(lang) + if lang == Lang::Zh { "" } else { " " } + &lang.list(bases)
}

/// What is said of the covenant.
pub fn covenant(lang: Lang) -> Vec<Line> {
    let line = |says, basis, version| Line { says, basis, version };
    vec![
        line(committees(lang), article_15(lang), before_2026(lang)),
        line(limits(lang), article_15(lang), before_2026(lang)),
        line(half(lang), article_9(lang), before_2026(lang)),
        line(rules_of_the_house(lang), article_278(lang), since_2021(lang)),
    ]
}

impl Line {
    /// In one line, with its basis and version.
    pub fn whole(&self, lang: Lang) -> String {
        in_one(lang, &self.says, &self.basis, &self.version)
    }
}
