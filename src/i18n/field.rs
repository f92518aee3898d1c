//! What the fields of a command are called, for the refusal of a text or a number.

use super::{Lang, say};
use crate::text::safe;

/// What a field of a command is called; a name that nobody listed stays as scripts write it.
pub fn field(lang: Lang, name: &str) -> String {
    match name {
        "estate" => say!(lang, zh: "小区", en: "estate"),
        "theme" => say!(lang, zh: "主题", en: "theme"),
        "place" => say!(lang, zh: "地点", en: "place"),
        "title" => say!(lang, zh: "题目", en: "title"),
        "text" | "note" => say!(lang, zh: "写的话", en: "text"),
        "name" => say!(lang, zh: "名字", en: "name"),
        "call" => say!(lang, zh: "称呼", en: "form of address"),
        "sector" => say!(lang, zh: "身份", en: "sector"),
        "badge" | "badges" | "mover" | "owner" => say!(lang, zh: "号牌", en: "badge"),
        "card" | "cards" => say!(lang, zh: "卡号", en: "card"),
        "topic" | "topics" => say!(lang, zh: "议题", en: "topic"),
        "action" => say!(lang, zh: "做什么", en: "what"),
        "object" => say!(lang, zh: "哪一处", en: "where"),
        "who" => say!(lang, zh: "谁来做", en: "who"),
        "when" => say!(lang, zh: "几时好", en: "by when"),
        "what" => say!(lang, zh: "哪件事", en: "what it is"),
        "reason" | "because" => say!(lang, zh: "理由", en: "reason"),
        "receiver" | "org" => say!(lang, zh: "单位", en: "unit"),
        "present" => say!(lang, zh: "在场人数", en: "headcount"),
        "tellers" => say!(lang, zh: "帮忙数的人", en: "tellers"),
        "minutes" => say!(lang, zh: "分钟", en: "minutes"),
        "seconds" => say!(lang, zh: "秒", en: "seconds"),
        "turns" => say!(lang, zh: "回数", en: "turns"),
        "vote" => say!(lang, zh: "第几次表决", en: "which vote"),
        "for" => say!(lang, zh: "赞成几位", en: "hands for"),
        "against" => say!(lang, zh: "反对几位", en: "hands against"),
        "count" => say!(lang, zh: "手数", en: "hands"),
        "option" | "options" => say!(lang, zh: "选项", en: "option"),
        "pick" => say!(lang, zh: "选几件", en: "how many to pick"),
        "dots" => say!(lang, zh: "圆点", en: "dots"),
        "side" => say!(lang, zh: "赞成、反对，还是想问", en: "side"),
        "answer" => say!(lang, zh: "自己能做的", en: "answer"),
        "due" | "date" => say!(lang, zh: "日子", en: "date"),
        "scope" => say!(lang, zh: "谁来定", en: "scope"),
        "to" => say!(lang, zh: "去处", en: "destination"),
        "done_when" => say!(lang, zh: "怎样算好", en: "what done looks like"),
        "resources" => say!(lang, zh: "要用的东西", en: "what it needs"),
        "with" => say!(lang, zh: "一起办的单位", en: "units that help"),
        "park" => say!(lang, zh: "先记着的话", en: "point to note"),
        "no" => say!(lang, zh: "第几条", en: "which line"),
        "said" | "since" | "planned" => say!(lang, zh: "时间", en: "moment"),
        other => safe(other).to_string(),
    }
}
