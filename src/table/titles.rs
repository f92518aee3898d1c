//! Titles of columns as people write them: one list for every table that comes in.
//!
//! The first of a list is the one that an export writes, the second its English. A list that ends in `_TOO` has titles that mean
//! the same where no column has one of the others: beside 姓名 a column 户主 says who the householder is.

use crate::text;

/// 号牌
pub const BADGE: &[&str] = &["号牌", "badge", "号牌号", "牌号", "常用号牌", "胸牌号", "参会号", "no."];
/// 姓名
pub const NAME: &[&str] = &["姓名", "name", "名字", "人员姓名", "参会人", "参会人员", "参加人"];
/// 姓名, where nothing else is.
pub const NAME_TOO: &[&str] = &[
    "家庭成员姓名",
    "成员姓名",
    "业主姓名",
    "居民姓名",
    "住户姓名",
    "户主姓名",
    "户主名",
    "户主",
    "业主",
    "住户",
    "居民",
    "业主名称",
    "产权人",
    "产权人姓名",
    "权利人",
    "房主",
    "房主姓名",
    "代表姓名",
    "家庭成员",
    "联系人姓名",
    "联系人",
    "租户姓名",
    "租户",
    "承租人",
    "承租人姓名",
    "实际居住人",
    "居住人",
    "居住人姓名",
    "户名",
    "fullname",
    "resident",
    "owner",
];
/// 称呼
pub const CALL: &[&str] = &["称呼", "call", "怎么称呼", "会上称呼", "formofaddress"];
/// 楼栋
pub const BUILDING: &[&str] = &[
    "几号楼",
    "building",
    "楼栋",
    "楼号",
    "楼",
    "幢",
    "楼栋号",
    "楼幢",
    "楼幢号",
    "幢号",
    "栋",
    "栋号",
    "座",
    "座号",
    "楼座",
    "几幢",
    "几栋",
    "楼宇",
    "所在楼栋",
    "楼房号",
    "楼牌号",
    "bldg",
];
/// 单元
pub const UNIT: &[&str] =
    &["单元", "unit", "单元号", "几单元", "所在单元", "门洞", "楼门", "梯", "梯号", "门栋", "entrance"];
/// 户
pub const HOUSEHOLD: &[&str] = &[
    "户",
    "household",
    "房号",
    "户号",
    "室号",
    "室",
    "房间号",
    "房间",
    "房屋编号",
    "房室号",
    "单元室号",
    "几室",
    "房屋号",
    "房屋",
    "户室",
    "户室号",
    "室名",
    "room",
    "flat",
    "apartment",
    "roomno",
    "roomnumber",
];
/// 门牌: building, unit and room in one.
pub const ADDRESS: &[&str] = &[
    "门牌",
    "address",
    "门牌号",
    "门牌号码",
    "住址",
    "地址",
    "家庭住址",
    "居住地址",
    "房屋地址",
    "房屋坐落",
    "坐落",
    "现住址",
    "现住地址",
    "详细地址",
    "楼栋房号",
    "楼栋单元房号",
    "楼号房号",
    "楼室号",
    "楼房号室",
    "房产地址",
    "物业地址",
    "小区地址",
    "常住地址",
    "住所",
    "door",
];
/// 身份
pub const SECTOR: &[&str] =
    &["身份", "sector", "人员身份", "参会身份", "居民身份", "人员类别", "人员类型", "住户类型", "住户性质", "role"];
/// 列席
pub const OBSERVER: &[&str] = &["列席", "observer", "旁听", "是否列席"];
/// 未成年
pub const MINOR: &[&str] = &["未成年", "minor", "未成年人", "是否未成年"];

/// 编号
pub const NO: &[&str] = &["编号", "no", "号", "事项编号", "no."];
/// 事项
pub const WHAT: &[&str] = &[
    "事项",
    "what",
    "内容",
    "行动内容",
    "title",
    "事项名称",
    "事项内容",
    "问题",
    "问题描述",
    "诉求",
    "诉求内容",
    "任务",
    "任务内容",
    "工作内容",
    "工作任务",
    "承诺事项",
    "议定事项",
    "决定事项",
    "办理事项",
    "名称",
    "item",
    "task",
];
/// 类别
pub const KIND: &[&str] = &["类别", "kind", "类型", "事项类别", "事项类型"];
/// 去向
pub const TO: &[&str] = &["去向", "to", "交给谁", "归谁办", "办理去向"];
/// 接收单位
pub const RECEIVER: &[&str] = &[
    "接收单位",
    "receiver",
    "责任单位",
    "协助单位",
    "承办单位",
    "办理单位",
    "责任部门",
    "主办单位",
    "牵头单位",
    "受理单位",
    "unit",
];
/// 负责人
pub const LEAD: &[&str] = &[
    "负责人",
    "lead",
    "领头的",
    "责任人",
    "牵头人",
    "领头人",
    "承办人",
    "经办人",
    "办理人",
    "第一责任人",
    "认领人",
    "owner",
    "responsible",
];
/// 参与人
pub const HELPERS: &[&str] =
    &["参与人", "helpers", "帮手", "协助人", "协办人", "配合人", "参加人", "参与人员", "协助人员", "配合人员"];
/// 期限
pub const DUE: &[&str] = &[
    "期限",
    "due",
    "完成时间",
    "办结时限",
    "完成时限",
    "完成期限",
    "办理期限",
    "办理时限",
    "办结期限",
    "截止时间",
    "截止日期",
    "截止日",
    "到期日",
    "时限",
    "计划完成时间",
    "要求完成时间",
    "预计完成时间",
    "完成日期",
    "何时完成",
    "几时好",
    "deadline",
];
/// 状态
pub const STATE: &[&str] = &[
    "状态",
    "state",
    "进度",
    "完成情况",
    "办理情况",
    "办理状态",
    "完成状态",
    "进展情况",
    "落实情况",
    "是否完成",
    "办结情况",
    "status",
];
/// 说明
pub const REMARK: &[&str] = &["说明", "note", "备注", "进展", "进展说明", "情况说明", "办理结果", "notes", "remarks"];
/// 看过的人
pub const CONFIRMED: &[&str] = &["看过的人", "confirmedby", "confirmed", "确认人", "见证人", "验收人"];

/// 站码
pub const STATION: &[&str] = &["站码", "station", "站点码"];

/// 桌号
pub const TABLE: &[&str] = &["桌号", "table", "桌", "第几桌", "组", "组号", "几号桌", "桌次"];
/// 议题
pub const TOPIC: &[&str] = &["议题", "topic", "题目", "话题"];
/// 哪一样
pub const PART: &[&str] = &["哪一样", "part", "类别", "种类", "kind", "类型"];
/// 卡号、发言号
pub const CARD: &[&str] = &["号", "no", "卡号", "发言号", "no."];
/// 内容
pub const TEXT: &[&str] = &["内容", "text", "说了什么", "文字", "记录内容"];
/// 几点说的
pub const SAID: &[&str] = &["几点说的", "said", "时间", "time", "几点"];

/// 凭证号
pub const VOUCHER: &[&str] =
    &["凭证号", "voucher", "凭证", "凭证编号", "单据号", "票据号", "发票号", "发票号码", "收据号", "单号", "票号"];
/// 凭证的日子
pub const VOUCHER_DAY: &[&str] =
    &["日期", "date", "日子", "凭证日期", "开票日期", "支出日期", "付款日期", "时间", "on"];
/// 用在哪里
pub const SPENT_ON: &[&str] =
    &["用途", "what", "摘要", "内容", "支出内容", "项目", "事由", "用在哪里", "支出项目", "支出用途", "品名", "名称"];
/// 金额
pub const SUM: &[&str] = &["金额", "sum", "钱", "支出", "支出金额", "付款金额", "总价", "合计金额", "金额元", "amount"];
/// 谁的钱
pub const FUND: &[&str] = &["来源", "source", "资金来源", "经费来源", "谁的钱", "出处", "款项来源", "fund"];

/// 条文: an article of the covenant.
pub const ARTICLE: &[&str] = &["条文", "words", "公约", "公约内容", "条款", "条款内容", "内容", "article", "text"];
/// 哪天起施行
pub const IN_FORCE: &[&str] = &[
    "哪天起施行",
    "from",
    "施行日期",
    "施行时间",
    "施行",
    "实施日期",
    "实施时间",
    "生效日期",
    "起施行",
    "infrom",
    "inforcefrom",
];
/// 当初怎么定的
pub const AGREED: &[&str] =
    &["当初怎么定的", "agreed", "怎么定的", "通过方式", "通过情况", "表决情况", "依据", "howitwasagreed"];
/// 哪一类
pub const CLASS: &[&str] = &["哪一类", "class", "类别", "分类", "类"];
/// 配哪个部门
pub const DEPARTMENT: &[&str] = &["配哪个部门", "department", "部门", "配对部门", "执法部门"];
/// 部门依法做什么
pub const DOES: &[&str] = &["部门依法做什么", "does", "部门做什么", "执法内容", "依法做什么"];

/// All lists.
const ALL: &[&[&str]] = &[
    BADGE,
    NAME,
    NAME_TOO,
    CALL,
    BUILDING,
    UNIT,
    HOUSEHOLD,
    ADDRESS,
    SECTOR,
    OBSERVER,
    MINOR,
    NO,
    WHAT,
    KIND,
    TO,
    RECEIVER,
    LEAD,
    HELPERS,
    DUE,
    STATE,
    REMARK,
    CONFIRMED,
    STATION,
    TABLE,
    TOPIC,
    PART,
    CARD,
    TEXT,
    SAID,
    VOUCHER,
    VOUCHER_DAY,
    SPENT_ON,
    SUM,
    FUND,
    ARTICLE,
    IN_FORCE,
    AGREED,
    CLASS,
    DEPARTMENT,
    DOES,
];

/// Some import knows this title.
pub fn is_known(title: &str) -> bool {
    spellings(title).iter().any(|plain| ALL.iter().any(|list| list.contains(&plain.as_str())))
}

/// What a title may mean, most literally first: without blanks, stars, colons, numbers before it and what stands in parentheses; of
/// 姓名/Name each.
pub fn spellings(title: &str) -> Vec<String> {
    let folded: String = text::fold(title).split_whitespace().collect::<String>().to_lowercase();
    let whole = plain(&folded, true);
    let mut found = vec![if whole.is_empty() { plain(&folded, false) } else { whole }];
    if folded.contains('/') {
        found.extend(folded.split('/').map(|part| plain(part, true)).filter(|part| !part.is_empty()));
    }
    found
}

/// Signs that say nothing in a title.
fn is_dress(c: char) -> bool {
    "()[]【】〔〕<>《》{}「」“”*※★☆●◆:\"'_-\u{FEFF}".contains(c)
}

fn plain(title: &str, without_asides: bool) -> String {
    let mut out = String::new();
    let mut deep = 0_usize;
    for c in title.chars() {
        match c {
            '(' | '[' | '【' | '〔' | '<' | '《' | '{' | '「' | '“' if without_asides => deep += 1,
            ')' | ']' | '】' | '〕' | '>' | '》' | '}' | '」' | '”' if without_asides => {
                deep = deep.saturating_sub(1);
            }
            c if is_dress(c) => {}
            c if deep == 0 => out.push(c),
            _ => {}
        }
    }
    // 1.姓名; but no. stays.
    let bare = out.trim_start_matches(|c: char| c.is_ascii_digit());
    if bare.len() < out.len() { bare.trim_start_matches(['.', ',']).to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_known_however_it_is_dressed() {
        for title in [
            "姓名",
            " 姓 名 ",
            "姓　名",
            "姓名*",
            "*姓名",
            "★姓名",
            "姓名：",
            "姓名:",
            "姓名（必填）",
            "【姓名】",
            "(姓名)",
            "《姓名》",
            "姓名\n(必填)",
            "1.姓名",
            "2、姓名",
            "姓名/Name",
            "Name / 姓名",
            "姓名（手写）*",
            "“姓名”",
        ] {
            assert!(spellings(title).iter().any(|plain| plain == "姓名"), "{title}: {:?}", spellings(title));
        }
        assert_eq!(spellings("No."), ["no."]);
        for other in ["姓名要写全", "合计", "", "3号楼", "韩甲"] {
            assert!(!is_known(other), "{other}");
        }
    }

    #[test]
    fn every_title_is_written_as_it_is_looked_for() {
        for title in ALL.iter().copied().flatten() {
            assert_eq!(spellings(title)[0], *title);
        }
    }
}
