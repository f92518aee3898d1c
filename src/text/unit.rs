//! Whether a name sounds like a shop or an office. A guess: it is asked about, never decided by.

use super::fold;

/// How units end in Chinese, none of which ends a person's name.
const ENDS: &[&str] = &[
    "店",
    "铺",
    "局",
    "厂",
    "公司",
    "超市",
    "商行",
    "中心",
    "委员会",
    "居委会",
    "业委会",
    "银行",
    "学校",
    "物业",
    "社区",
    "街道",
    "服务部",
    "门市部",
    "经营部",
    "工程部",
    "服务站",
    "工作站",
    "工作室",
    "事务所",
    "合作社",
    "派出所",
    "基金会",
    "城管",
    "工程队",
];

/// How they end in English, as words.
const WORDS: &[&str] =
    &["shop", "store", "company", "co", "co.", "ltd", "ltd.", "office", "bureau", "bank", "school", "committee"];

/// It ends as the names of units do.
pub fn names_a_unit(name: &str) -> bool {
    let name = fold(name.trim()).to_lowercase();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let ends = ENDS.iter().any(|end| name.len() > end.len() && name.ends_with(end));
    ends || (last.len() < name.len() && WORDS.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops_and_offices_are_told_from_people() {
        for name in [
            "光明五金店",
            "东方商店",
            "城管局",
            "海曙物业公司",
            "白云社区",
            "门窗厂",
            "惠民超市 ",
            "Lucky Shop",
            "Li & Co.",
        ] {
            assert!(names_a_unit(name), "{name}");
        }
        for name in ["王阿姨", "陈姐", "李行", "张处", "店", "社区", "欧阳中", "Wang", "Mr Shopov", "shop", "马站", ""]
        {
            assert!(!names_a_unit(name), "{name}");
        }
    }
}
