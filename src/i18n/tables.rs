//! What is said of the sheets of the tables that come back as a file, and what stands on the form for them.

use super::{Lang, roster, say, table, time, words};
use crate::{
    meeting::Moment,
    station::tables::{Column, New, Part, TableFault, Wrong},
    table::Column as _,
    text::safe,
};

/// As much of a cell is quoted.
const SHOWN: usize = 40;

words! {
    /// The sheet to fill in.
    sheet() { zh: "各桌", en: "Tables" }
    /// The sheet that says how.
    how_sheet() { zh: "怎么填", en: "How" }
    /// Column that is not read: what helps to find the place.
    hint() { zh: "提示(不读)", en: "hint (not read)" }
    /// As what the file was read, and how many lines are filled in.
    read_as(what: &str, lines: usize) { zh: "按 {what} 读的，填了{lines}行", en: "read as {what}, {lines} lines filled in" }
    /// A dry run wrote nothing.
    dry_run(new: usize, known: usize) { zh: "只是试读：{new}行是新的，{known}行已经有了，什么都没记", en: "a dry run: {new} lines are new, {known} are there already, nothing was recorded" }
    /// Bad lines kept all others out too.
    nothing_taken(bad: usize) { zh: "{bad}处要改，一行都没记。改好再来，或加 --skip-bad 跳过这几行", en: "{bad} things to put right, nothing was recorded. Try again, or leave these lines out with --skip-bad" }
    /// What came of it.
    taken(new: usize, known: usize, bad: usize) { zh: "记了{new}行；{known}行原来就有，{bad}行跳过", en: "{new} lines recorded; {known} were there already, {bad} left out" }
    /// What was signed was changed.
    next_version(n: u16) { zh: "签了字又改了：纪要是第{n}版了，要重新签", en: "what was signed was changed: the minutes are version {n} now and are signed again" }
    /// Nothing is new.
    nothing_new(known: usize) { zh: "{known}行都已经有了，没有要记的", en: "all {known} lines are there already, nothing to record" }
    /// Nothing was filled in.
    empty() { zh: "「内容」一列还是空的", en: "the column text is empty" }
    /// A file stands where the form would be put.
    in_the_way(name: &str) { zh: "{name} 已经有了，怕盖掉填好的字。换个名字", en: "{name} is there already and may be filled in; give another name" }
    /// No column is known.
    no_head() { zh: "前二十行里没有一行写着「哪一样」和「内容」", en: "none of the first twenty rows has the columns part and text" }
    /// Where else to look for the columns.
    hint_columns() { zh: "先做一张来填：yishi tables export 会议号 各桌.xlsx。列名：桌号、议题、哪一样、号、内容、几点说的", en: "make one to fill in: yishi tables export ID tables.xlsx. Columns: table, topic, part, no, text, said" }
}

/// How the sheet is filled in, line by line.
pub fn how(lang: Lang) -> Vec<String> {
    let parts = lang.list(Part::ALL.map(|part| part_name(lang, part)));
    vec![
        say!(lang, zh: "一行一句话，写在「内容」里。空着的行不读，行数随意添。", en: "One text a line, in the column text. Lines without one are not read; add as many as you need."),
        say!(lang, zh: "「哪一样」可以写：{parts}。", en: "The column part takes: {parts}."),
        say!(lang, zh: "「几点说的」可以空着，写就写 20:31。卡和发言原来就有时间的，不用写。", en: "The column said may be left empty, or says 20:31. Cards and speeches that have a moment already need none."),
        say!(lang, zh: "一桌先后谈了几个议题的，「议题」写上是哪个；只有一个的，空着也行。", en: "Where a table had several topics, the column topic says which; with one, it may be empty."),
        say!(lang, zh: "散会以后，在主机上：yishi tables import 会议号 这个文件 --dry-run，看过再去掉 --dry-run。", en: "After the close, on the first laptop: yishi tables import ID FILE --dry-run, and once it looks right without --dry-run."),
        say!(lang, zh: "同一个文件读几回都一样，不会记两遍。", en: "The same file can be read again: nothing is recorded twice."),
    ]
}

/// The name of a column.
pub fn column(lang: Lang, of: Column) -> &'static str {
    table::title(lang, of.titles())
}

/// The name of a part.
pub fn part_name(lang: Lang, of: Part) -> &'static str {
    of.titles().get(usize::from(lang == Lang::En)).copied().unwrap_or_default()
}

fn shown(text: &str) -> String {
    let mut shown: String = safe(text).to_string().chars().take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        shown.push('…');
    }
    shown
}

/// What is wrong with a line, and what would be right.
pub fn fault(lang: Lang, of: &TableFault) -> String {
    let (line, column, given) = (of.line, column(lang, of.column), shown(&of.given));
    let why = why(lang, &of.wrong);
    say!(lang, zh: "第{line}行 {column}「{given}」：{why}", en: "line {line}, {column} \"{given}\": {why}")
}

/// A line that the meeting doesn't take.
pub fn refused(lang: Lang, of: &New, why: &str) -> String {
    let (line, text) = (of.line, shown(&of.text));
    say!(lang, zh: "第{line}行「{text}」：{why}", en: "line {line}, \"{text}\": {why}")
}

/// What a line records.
pub fn new(lang: Lang, of: &New) -> String {
    let (line, part, text) = (of.line, part_name(lang, of.part), safe(&of.text));
    if let Some(table) = of.table {
        return say!(lang, zh: "第{line}行 第{table}桌 {part}：{text}", en: "line {line}, table {table}, {part}: {text}");
    }
    let no = safe(&of.no);
    say!(lang, zh: "第{line}行 {part} {no}：{text}", en: "line {line}, {part} {no}: {text}")
}

fn day_and_hour(at: Moment) -> String {
    format!("{} {}", at.date(), time::hhmm(at.time()))
}

fn why(lang: Lang, of: &Wrong) -> String {
    match of {
        Wrong::NoTable { known } if known.is_empty() => {
            say!(lang, zh: "这场会没有分桌", en: "this meeting had no tables")
        }
        Wrong::NoTable { known } => {
            let known = lang.list(known);
            say!(lang, zh: "没有这一桌，有：{known}", en: "there is no such table; there are: {known}")
        }
        Wrong::NoTopic { known } => {
            let known = lang.list(known.iter().map(|title| safe(title)));
            say!(lang, zh: "这一桌谈过几个议题，写上是哪个：{known}", en: "this table had several topics; say which: {known}")
        }
        Wrong::NoPart => {
            let parts = lang.list(Part::ALL.map(|part| part_name(lang, part)));
            say!(lang, zh: "可以写：{parts}", en: "there are: {parts}")
        }
        Wrong::NoCard => say!(lang, zh: "卡号写成 7 或 7.2", en: "the number of a card looks like 7 or 7.2"),
        Wrong::NoSpeech => {
            say!(lang, zh: "没有这一次发言，号在 yishi tables export 做的表里", en: "there is no such speech; the form of yishi tables export has their numbers")
        }
        Wrong::Text(fault) => roster::text_fault(lang, fault),
        Wrong::Otherwise { now } => {
            let now = shown(now);
            say!(lang, zh: "记录里已经写着「{now}」，要改请在键盘上用 F3", en: "the record says \"{now}\" there already; to change it, F3 at the console")
        }
        Wrong::NoMoment => say!(lang, zh: "写成 20:31，或空着", en: "write it like 20:31, or leave it empty"),
        Wrong::Outside { from, until } => {
            let (from, until) = (day_and_hour(*from), day_and_hour(*until));
            say!(lang, zh: "那时候没有在开会，会是 {from} 到 {until}", en: "the meeting did not run then; it ran from {from} to {until}")
        }
        Wrong::HasMoment => {
            say!(lang, zh: "它的时间记录里有了，这一格请空着", en: "the record has its moment; leave this cell empty")
        }
        Wrong::Redacted => {
            say!(lang, zh: "这一桌这一样有一条删去了文字，怕放回来；不是它的，请在键盘上记", en: "words of this part of this table were taken out, and a file could bring them back; if these are others, type them at the console")
        }
        Wrong::Broken => {
            say!(lang, zh: "内容已经坏了，请照原件重填", en: "lost in another program; fill it in from the original")
        }
    }
}
