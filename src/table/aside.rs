//! Rows that are nobody and nothing: sums, who filled the table in, remarks, titles that are printed again on each page.

use std::borrow::Cow;

use super::{Column, Head, Row};
use crate::text;

/// Why a row is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// 合计
    Total,
    /// 填表人
    Footer,
    /// 注：
    Note,
    /// The titles once more.
    Titles,
    /// Nothing stands in the columns that are read, but a number before the line.
    Numbered,
}

const TOTALS: [&str; 12] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "总户数",
    "总人数",
    "本页小计",
    "本页合计",
    "户数合计",
    "人数合计",
    "total",
];
const FOOTERS: [&str; 30] = [
    "填表人",
    "制表人",
    "制表",
    "填报人",
    "填报单位",
    "填报日期",
    "填报时间",
    "填表日期",
    "填表时间",
    "填表单位",
    "制表日期",
    "制表时间",
    "制表单位",
    "审核人",
    "审核",
    "复核人",
    "复核",
    "审批",
    "经办人",
    "联系人",
    "联系电话",
    "负责人",
    "社区负责人",
    "单位负责人",
    "分管领导",
    "盖章",
    "单位盖章",
    "公章",
    "打印日期",
    "打印时间",
];
const NOTES: [&str; 9] = ["注", "备注", "说明", "注意", "填表说明", "填写说明", "附", "注释", "note"];

/// Why a row is none of those that are meant; `main` is the column that says who or what it is.
pub fn aside<C: Column>(row: &Row, head: &Head<C>, main: &[C]) -> Option<Aside> {
    let own: Vec<(usize, Cow<'_, str>)> = row.own().map(|(place, cell)| (place, cell.words())).collect();
    if own.is_empty() {
        return None;
    }
    if own.iter().all(|(place, words)| head.title(*place) == Some(words.trim())) {
        return Some(Aside::Titles);
    }
    let is_main = |place: usize| main.iter().any(|column| head.place(*column) == Some(place));
    let words: Vec<(bool, Cow<'_, str>)> = own.iter().map(|(place, words)| (is_main(*place), plain(words))).collect();
    // What the row begins with says what it is, and what stands where a name would.
    let told =
        || words.iter().enumerate().filter(|(at, (is_main, _))| *at == 0 || *is_main).map(|(_, (_, words))| words);
    if told().any(|words| begins(words, &TOTALS, |c| c.is_ascii_digit() || matches!(c, '户' | '人' | '件' | ':' | '(')))
    {
        return Some(Aside::Total);
    }
    let closes = |c: char| matches!(c, ':' | '(' | '_' | '.' | ',' | '/');
    let names_nobody = !words.iter().any(|(is_main, _)| *is_main);
    let footer =
        |words: &Cow<'_, str>| begins(words, &FOOTERS, |c| matches!(c, ':' | '_') || names_nobody && closes(c));
    if told().any(footer) || names_nobody && words.iter().any(|(_, words)| begins(words, &FOOTERS, |c| c == ':')) {
        return Some(Aside::Footer);
    }
    let sealed = |words: &str| {
        words.contains('(')
            && ["(盖章)", "(签字)", "(签章)", "(公章)", "(签名)"].iter().any(|seal| words.contains(seal))
    };
    if words.iter().any(|(_, words)| sealed(words)) {
        return Some(Aside::Footer);
    }
    let note =
        |words: &Cow<'_, str>| begins(words, &NOTES, |c| matches!(c, ':' | ',' | '.')) || words.starts_with(['※', '★']);
    let wide =
        row.spans.iter().any(|(from, to)| own.iter().all(|(place, _)| (*from..=*to).contains(place)) && to - from >= 2);
    if told().any(note) || wide {
        return Some(Aside::Note);
    }
    let is_read = |place: usize| head.places().any(|(_, at)| at == place);
    let is_number = |words: &str| text::fold(words).chars().all(|c| c.is_ascii_digit() || c == '.');
    own.iter().all(|(place, words)| !is_read(*place) && is_number(words)).then_some(Aside::Numbered)
}

/// Words as they are compared. Most of ten thousand rows have them so already.
fn plain(words: &str) -> Cow<'_, str> {
    if words.chars().all(|c| matches!(c, '!'..='@' | '['..='~' | '\u{4E00}'..='\u{9FFF}')) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(text::fold(words).split_whitespace().collect::<String>().to_lowercase())
}

/// One of these words, and nothing behind it, or what may stand there.
fn begins(words: &str, list: &[&str], next: impl Fn(char) -> bool) -> bool {
    let first = words.chars().next();
    let mut alike = list.iter().filter(|word| word.chars().next() == first);
    alike.any(|word| words.strip_prefix(word).is_some_and(|rest| rest.chars().next().is_none_or(&next)))
}
