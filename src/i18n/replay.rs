//! What is said while an evening is looked at again, at the screen and on the page that plays in a browser.

use std::fmt::Display;

use super::{Lang, say, words};
use crate::replay::{Fact, Fault};

words! {
    /// Line, of how many, its hour, its stage.
    at(line: impl Display, of: impl Display, hms: &str, stage: &str) { zh: "第{line}行，共{of}行  {hms}  {stage}", en: "line {line} of {of}  {hms}  {stage}" }
    /// Nothing can be said of a line without saying who.
    untold() { zh: "这一行只关一个人，不说", en: "a line about one person: not told" }
    playing(n: impl Display) { zh: "放映中，{n}倍", en: "playing, {n} times" }
    standing() { zh: "停着", en: "standing" }
    /// What of a silence is left out.
    cut(n: impl Display) { zh: "空着的{n}分钟跳过了", en: "{n} minutes of silence left out" }
    at_end() { zh: "到头了", en: "this is the end" }
    no_stop() { zh: "后面没有提醒、没过去的和表决了", en: "no further ruling, refusal or vote" }
    /// A number without such a line.
    no_line(n: &str, of: impl Display) { zh: "没有第{n}行，一共{of}行", en: "there is no line {n}, there are {of}" }
    rule(code: &str) { zh: "规矩 {code}", en: "rule {code}" }
    published() { zh: "登过报的", en: "published" }
    filled_in() { zh: "补的", en: "filled in" }
    /// What a trainer asks.
    ask(what: &str) { zh: "问：{what}", en: "ask: {what}" }
    mine(who: &str) { zh: "{who}记的", en: "note by {who}" }
    mine_nobody() { zh: "记下的", en: "a note" }
    note_prompt(n: impl Display) { zh: "记在第{n}行", en: "note at line {n}" }
    line_prompt() { zh: "到第几行", en: "to which line" }
    noted() { zh: "记下了", en: "noted" }
    /// A sample has no folder.
    not_noted() { zh: "自带的会没有文件夹，记不下来", en: "a meeting that comes with the program has no folder for notes" }
    note_failed(why: &str) { zh: "没记下来：{why}", en: "not noted: {why}" }
    help_title() { zh: "回放的键", en: "keys of the replay" }
    help_stop() { zh: "规矩管的，没过去也留一行；时候不到的没有留", en: "only what a rule refused left a line; what came at the wrong time left none" }
    /// A real evening without names.
    veiled() { zh: "真开过的会：谁说的、哪一边不显示，字里的姓名电话盖住了", en: "a real meeting: who and which side is not shown, names and numbers in the words are veiled" }
    named() { zh: "真开过的会，有名字：别放给外人看，哪一边不显示", en: "a real meeting, with names: for nobody outside; sides are not shown" }
    upto(n: impl Display, why: &str) { zh: "只放到第{n}行，后面读不了：{why}", en: "up to line {n} only: {why}" }
    /// By its ending a file says what it is.
    out_wrong() { zh: "文件名写成 .html 或 .cast", en: "the name of the file ends in .html or .cast" }
    no_stage(stage: &str) { zh: "这场会没有走到{stage}", en: "this meeting has no stage {stage}" }
}

// Keys, as they stand in the footer and in the help.
words! {
    key_play() { zh: "放、停", en: "play, stop" }
    key_line() { zh: "一行", en: "a line" }
    key_stage() { zh: "一段", en: "a stage" }
    key_stop() { zh: "下一个提醒、没过去的、表决", en: "next ruling, refusal or vote" }
    key_stop_short() { zh: "提醒", en: "ruling" }
    key_number() { zh: "打数字再按 Enter：到那一行", en: "digits and Enter: to that line" }
    key_ends() { zh: "头、尾", en: "first, last" }
    key_speed() { zh: "快些、慢些", en: "faster, slower" }
    key_note() { zh: "记一句", en: "a note" }
    key_turn() { zh: "旁边的翻页", en: "turn the column beside" }
    key_help() { zh: "帮助", en: "help" }
    key_leave() { zh: "离开", en: "leave" }
}

// The page that plays in a browser.
words! {
    page_title(theme: &str) { zh: "回放：{theme}", en: "replay: {theme}" }
    page_line() { zh: "第几行", en: "line" }
    page_speed() { zh: "快慢", en: "speed" }
    page_first() { zh: "头", en: "first" }
    page_last() { zh: "尾", en: "last" }
    page_back() { zh: "上一行", en: "line back" }
    page_on() { zh: "下一行", en: "next line" }
    page_stage_back() { zh: "上一段", en: "stage back" }
    page_stage_on() { zh: "下一段", en: "next stage" }
    page_keys() { zh: "空格放、停；左右一行；PgUp PgDn 一段；Home End 头尾；+ - 快慢", en: "Space plays; left and right a line; PgUp PgDn a stage; Home End the ends; + - the speed" }
    page_no_script() { zh: "浏览器不让放；这是第一幅", en: "this browser plays no script; this is the first picture" }
}

/// Whether what a note speaks of was published.
pub fn fact(lang: Lang, of: Fact) -> String {
    match of {
        Fact::Published => published(lang),
        Fact::FilledIn => filled_in(lang),
    }
}

/// A line of `notes.ron` that says nothing that can be shown.
pub fn fault(lang: Lang, file: &str, of: &Fault) -> String {
    match of {
        Fault::Unread { at } => say!(lang, zh: "第{at}行读不出：{file}", en: "line {at} can't be read: {file}"),
        Fault::NoLine { at, line } => {
            say!(lang, zh: "第{at}行记的是会议第{line}行，没有这一行：{file}", en: "line {at} is a note for line {line} of the meeting, which isn't there: {file}")
        }
    }
}
