//! Words that no line ends in the middle of. Chinese has no blanks: where a word ends no table of line breaks knows, and a neighbour of
//! seventy who reads 表 at the end of a line looks for the rest of it.

use std::{collections::HashSet, sync::LazyLock};

/// Words that the wall's own sentences are made of.
const KEPT: &[&str] = &[
    "表决",
    "停下",
    "提议",
    "议题",
    "议事",
    "赞成",
    "反对",
    "举手",
    "通过",
    "建议",
    "没通过",
    "改回来",
    "主持人",
    "副主持",
    "记录员",
    "计时员",
    "桌长",
    "邻居",
    "居民",
    "小区",
    "物业",
    "社区",
    "街道",
    "业主",
    "大会",
    "业委会",
    "理事会",
    "单位",
    "回应",
    "号牌",
    "签到",
    "圆点",
    "纪要",
    "记录码",
    "公告栏",
    "意见",
    "想法",
    "规矩",
    "原则",
    "章程",
    "开始",
    "结束",
    "接着",
    "时间",
    "分钟",
    "下一位",
    "正在",
    "大家",
    "我们",
    "自己",
    "愿意",
    "谢谢",
    "今天",
    "明天",
    "上次",
    "下次",
    "这次",
    "改天",
    "散会",
    "领头",
    "计划",
    "行动",
    "认领",
    "答应",
];

/// Every two characters that stand beside each other in one of them.
static PAIRS: LazyLock<HashSet<(char, char)>> = LazyLock::new(|| {
    let pairs = |word: &&str| word.chars().zip(word.chars().skip(1)).collect::<Vec<_>>();
    KEPT.iter().flat_map(pairs).collect()
});

/// Whether a line that ended between these would part a word.
pub(super) fn parts_a_word(before: &str, after: &str) -> bool {
    let pair = before.chars().next_back().zip(after.chars().next());
    pair.is_some_and(|pair| PAIRS.contains(&pair))
}
