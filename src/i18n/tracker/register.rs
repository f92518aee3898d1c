//! What is wrong with a line of a table, and what it changes.

use super::{item_no, state};
use crate::{
    i18n::{Lang, say, table::title, time},
    table::Column as _,
    tracker::{
        lifecycle,
        register::{Change, Note, RegisterFault, Wrong},
    },
};

/// What is wrong with a line of a table.
pub fn sheet_fault(lang: Lang, fault: &RegisterFault) -> String {
    let (line, given) = (fault.line, &fault.given);
    let column = fault.column.titles().get(usize::from(lang == Lang::En)).copied().unwrap_or_default();
    let why = match fault.wrong {
        Wrong::Number => {
            say!(lang, zh: "编号写成 26-3-5 或 26年3次会5件；新的一件把编号空着", en: "a number looks like 26-3-5; a new item has none")
        }
        Wrong::OtherStation => {
            say!(lang, zh: "这一行是别的站的，编号对的是那边的事；要当新的收，请把编号空着", en: "this line is another station's, where the number is something else; to take it as new, leave the number empty")
        }
        Wrong::NoItem => say!(lang, zh: "没有这一件", en: "there is no such item"),
        Wrong::Twice(other) => say!(lang, zh: "第{other}行已经有了", en: "line {other} has it already"),
        Wrong::Place => say!(lang, zh: "没有这个去处", en: "there is no such place"),
        Wrong::State(track) => {
            let known = lang.list(lifecycle::states(track).into_iter().map(|of| state(lang, of)));
            say!(lang, zh: "没有这种状态，可以写：{known}", en: "there is no such state; there are: {known}")
        }
        Wrong::Day(why) => {
            let why = time::no_day(lang, given, why);
            return say!(lang, zh: "第{line}行 {column}：{why}", en: "line {line}, {column}: {why}");
        }
        Wrong::Several => say!(lang, zh: "有好几位这样叫，请写姓名", en: "several are called so; give the whole name"),
        Wrong::NoName => say!(lang, zh: "不像一位的称呼", en: "is no name"),
        Wrong::OnlyMore => say!(lang, zh: "这里只能加人，不能去掉", en: "people can be added here, not taken out"),
        Wrong::NoTitle => say!(lang, zh: "没有写是什么事", en: "nothing says what it is about"),
        Wrong::Broken => say!(lang, zh: "内容已经坏了，请照原件重填", en: "lost in another program; fill it in again"),
    };
    say!(lang, zh: "第{line}行 {column}「{given}」：{why}", en: "line {line}, {column} \"{given}\": {why}")
}

/// A cell that was not taken as it stands.
pub fn sheet_note(lang: Lang, of: &Note) -> String {
    let (line, column, given) = (of.line, title(lang, of.column.titles()), &of.given);
    match of.taken {
        Some(taken) => {
            let taken = state(lang, taken);
            say!(lang, zh: "第{line}行 {column}「{given}」记作{taken}", en: "line {line}, {column} \"{given}\": taken as {taken}")
        }
        None => {
            say!(lang, zh: "第{line}行 {column}「{given}」不收", en: "line {line}, {column} \"{given}\": not taken")
        }
    }
}

/// What a line of a table changes.
pub fn sheet_change(lang: Lang, change: &Change) -> String {
    let (line, title) = (change.line, &change.title);
    let cells = change.cells.iter().map(|(column, before, after)| {
        let column = column.titles().get(usize::from(lang == Lang::En)).copied().unwrap_or_default();
        if before.is_empty() {
            say!(lang, zh: "{column}：{after}", en: "{column}: {after}")
        } else {
            say!(lang, zh: "{column} {before} 改为 {after}", en: "{column} {before} is now {after}")
        }
    });
    let cells = lang.list(cells);
    match change.item {
        None => say!(lang, zh: "第{line}行 新的一件：{cells}", en: "line {line}, new: {cells}"),
        Some(no) => {
            let no = item_no(lang, no);
            say!(lang, zh: "第{line}行 {no} {title}：{cells}", en: "line {line}, {no} {title}: {cells}")
        }
    }
}
