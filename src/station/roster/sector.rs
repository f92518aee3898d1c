//! 身份 as tables say it: owner and tenant are residents, and so is who keeps a stairwell in order or belongs to the party.

use super::said::WhyNobody;
use crate::{
    charter::{Charter, Sector},
    text,
};

/// Words, and the sector that they mean. Who is none of the others is of the first sector of the charter.
const MEANT: &[(&str, &[&str])] = &[
    (
        "resident",
        &[
            "业主",
            "户主",
            "产权人",
            "房主",
            "房东",
            "租户",
            "租客",
            "承租人",
            "承租户",
            "房客",
            "住户",
            "居民",
            "常住",
            "常住人口",
            "常住居民",
            "常住户",
            "流动人口",
            "居民代表",
            "业主代表",
            "户代表",
            "楼栋代表",
            "代表",
            "家属",
            "家庭成员",
            "亲属",
            "配偶",
            "妻子",
            "丈夫",
            "子女",
            "儿子",
            "女儿",
            "父母",
            "父亲",
            "母亲",
            "本人",
            "党员",
            "中共党员",
            "团员",
            "群众",
            "楼道长",
            "楼长",
            "楼组长",
            "楼栋长",
            "单元长",
            "单元楼长",
            "居民小组长",
            "小组长",
            "组长",
            "楼道党小组长",
            "志愿者",
            "热心居民",
            "普通居民",
            "退休",
            "退休党员",
            "离退休",
            "老年人",
            "老人",
            "自住",
            "出租",
            "owner",
            "tenant",
            "resident",
        ],
    ),
    (
        "owners_committee",
        &[
            "业委会委员",
            "业委会主任",
            "业委会副主任",
            "业委会成员",
            "业主委员会",
            "业主委员会委员",
            "业主委员会主任",
            "物管会",
            "物管会委员",
        ],
    ),
    (
        "property",
        &["物业公司", "物业服务企业", "物业人员", "物业经理", "物业主任", "物业管家", "物业工作人员", "保安", "保洁"],
    ),
    (
        "community",
        &[
            "网格员",
            "网格长",
            "专职网格员",
            "兼职网格员",
            "社区干部",
            "社区工作者",
            "社区工作人员",
            "社区书记",
            "社区主任",
            "居委会",
            "居委",
            "居委会干部",
            "居委会主任",
            "居委会工作人员",
            "书记",
        ],
    ),
    ("social_worker", &["社会工作者", "专业社工"]),
    ("social_org", &["社团", "公益组织", "志愿服务队"]),
    ("unit", &["单位", "共建单位", "商户", "商铺", "企业", "街道", "街道干部", "派出所", "民警", "社区民警"]),
    ("party", &["党支部", "党支部书记", "党总支", "党总支书记", "党委"]),
];

/// The sector that a cell means, and whether the charter itself has its words. Of several words the one counts that says more.
pub(super) fn sector(given: &str, charter: &Charter) -> Result<(String, bool), WhyNobody> {
    if let Some(own) = named(given, charter) {
        return Ok((own.id.clone(), true));
    }
    let parts = given
        .split(['、', ',', '，', ';', '；', '/', '／', '+', '|', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut found: Option<&Sector> = None;
    for part in parts {
        let Some(sector) = named(part, charter).or_else(|| meant(part, charter)) else {
            return Err(no_sector(charter));
        };
        let is_first = |of: &Sector| charter.sectors.first().is_some_and(|first| first.id == of.id);
        found = match found {
            Some(before) if before.id != sector.id && !is_first(before) && !is_first(sector) => {
                return Err(no_sector(charter));
            }
            Some(before) if is_first(sector) => Some(before),
            _ => Some(sector),
        };
    }
    found.map(|sector| (sector.id.clone(), false)).ok_or_else(|| no_sector(charter))
}

fn no_sector(charter: &Charter) -> WhyNobody {
    WhyNobody::NoSector { known: charter.sectors.iter().map(|sector| sector.name.clone()).collect() }
}

/// Without blanks and what stands in parentheses.
fn plain(given: &str) -> String {
    let folded: String = text::fold(given).split_whitespace().collect::<String>().to_lowercase();
    folded.split('(').next().unwrap_or_default().to_owned()
}

fn named<'a>(given: &str, charter: &'a Charter) -> Option<&'a Sector> {
    let plain = text::fold(given).trim().to_lowercase();
    charter.sectors.iter().find(|sector| {
        [&sector.id, &sector.name.zh, &sector.name.en].into_iter().any(|name| name.to_lowercase() == plain)
    })
}

fn meant<'a>(given: &str, charter: &'a Charter) -> Option<&'a Sector> {
    let plain = plain(given);
    let (id, _) = MEANT.iter().find(|(_, words)| words.contains(&plain.as_str()))?;
    let own = charter.sectors.iter().find(|sector| sector.id == *id);
    own.or_else(|| charter.sectors.first().filter(|_| *id == "resident"))
}
