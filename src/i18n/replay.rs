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
    no_stop() { zh: "后面没有裁定、驳回和表决了", en: "no further ruling, refusal or vote" }
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
    help_stop() { zh: "驳回只有规矩管的才留下一行；时候不到的没有留", en: "only what a rule refused left a line; what came at the wrong time left none" }
    /// A real evening without names.
    veiled() { zh: "真开过的会：谁说的、哪一边不显示，字里的姓名电话盖住了", en: "a real meeting: who and which side is not shown, names and numbers in the words are veiled" }
    named() { zh: "真开过的会，有名字：别放给外人看，哪一边不显示", en: "a real meeting, with names: for nobody outside; sides are not shown" }
    upto(n: impl Display, why: &str) { zh: "只放到第{n}行，后面读不了：{why}", en: "up to line {n} only: {why}" }
    no_stage(stage: &str) { zh: "这场会没有走到{stage}", en: "this meeting has no stage {stage}" }
}

// Keys, as they stand in the footer and in the help.
words! {
    key_play() { zh: "放、停", en: "play, stop" }
    key_line() { zh: "一行", en: "a line" }
    key_stage() { zh: "一段", en: "a stage" }
    key_stop() { zh: "下一个裁定、驳回、表决", en: "next ruling, refusal or vote" }
    key_stop_short() { zh: "裁定", en: "ruling" }
    key_number() { zh: "打数字再按 Enter：到那一行", en: "digits and Enter: to that line" }
    key_ends() { zh: "头、尾", en: "first, last" }
    key_speed() { zh: "快些、慢些", en: "faster, slower" }
    key_note() { zh: "记一句", en: "a note" }
    key_turn() { zh: "旁边的翻页", en: "turn the column beside" }
    key_help() { zh: "帮助", en: "help" }
    key_leave() { zh: "离开", en: "leave" }
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
        Fault::Unread { at } => say!(lang, zh: "{file}:{at}：这一句读不出", en: "{file}:{at}: this note can't be read"),
        Fault::NoLine { at, line } => {
            say!(lang, zh: "{file}:{at}：会议没有第{line}行", en: "{file}:{at}: the meeting has no line {line}")
        }
    }
}
