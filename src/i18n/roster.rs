//! What an import of the roster says of each line, and what it changes.

use super::{Lang, names::address, say, words};
use crate::{
    station::roster::{Change, Column, Notice, RowFault, Source, Unreadable, Why},
    text::{TextFault, safe},
};

words! {
    /// As what the file was read, and how many lines with people it has.
    read_as(what: &str, lines: usize) { zh: "按 {what} 读的，有{lines}行", en: "read as {what}, {lines} lines" }
    /// A dry run wrote nothing.
    dry_run() { zh: "只是试读，名册没有动", en: "a dry run: the roster was not touched" }
    /// Bad lines kept all others out too.
    nothing_taken(bad: usize) { zh: "{bad}处要改，名册没有动。改好再来，或加 --skip-bad 跳过这几行", en: "{bad} things to put right, the roster was not touched. Try again, or leave these lines out with --skip-bad" }
    /// Bad lines were left out.
    left_out(bad: usize) { zh: "跳过了{bad}行", en: "{bad} lines were left out" }
    /// What came of it.
    taken(all: usize, new: usize, changed: usize) { zh: "名册里现在有{all}位：新来{new}位，改动{changed}位", en: "{all} people are in the roster now: {new} new, {changed} changed" }
    /// Nothing is different.
    nothing_new(all: usize) { zh: "和名册一样，没有要改的。名册里有{all}位", en: "nothing is different; {all} people are in the roster" }
    /// Nobody is in it yet.
    empty() { zh: "名册还是空的。导入：yishi roster import 文件 --dry-run", en: "the roster is empty. To fill it: yishi roster import FILE --dry-run" }
    /// A meeting goes on without its station's roster.
    without(why: &str) { zh: "名册用不上，照样开会。{why}", en: "the meeting goes on without the roster: {why}" }
    /// Another roster was brought in while a meeting is open.
    anew(all: usize) { zh: "名册换了新的，有{all}位，签到就照新的", en: "there is a new roster with {all} people; sign-ins go by it" }
    /// Where else to look for the columns.
    hint_columns() { zh: "列名可以写：号牌、姓名、称呼、几号楼、户、身份、列席、未成年。见 docs/people.md", en: "columns: badge, name, call, building, household, sector, observer, minor; see docs/people.md" }
    /// Somebody was taken out of the roster.
    erased() { zh: "也从名册里删去了", en: "taken out of the roster too" }
}

/// As what a file was read.
pub fn source(lang: Lang, of: &Source) -> String {
    match of {
        Source::Utf8 => "UTF-8".to_owned(),
        Source::Utf16 => "UTF-16".to_owned(),
        Source::Gb18030 => "GB18030".to_owned(),
        Source::Xlsx { sheet } => {
            let sheet = safe(sheet);
            say!(lang, zh: "XLSX「{sheet}」", en: "XLSX, sheet {sheet}")
        }
    }
}

/// Why a file is no table.
pub fn unreadable(lang: Lang, of: &Unreadable) -> String {
    match of {
        Unreadable::TooBig { most } => {
            let most = most >> 20;
            say!(lang, zh: "文件太大，最多{most} MB(解开以后也算)", en: "too large: at most {most} MB, unpacked too")
        }
        Unreadable::TooLong { most } => say!(lang, zh: "行太多，最多{most}行", en: "too long: at most {most} rows"),
        Unreadable::NotText => {
            say!(lang, zh: "不是文字，也不是 XLSX", en: "neither text nor XLSX")
        }
        Unreadable::OldWorkbook => {
            say!(lang, zh: "是老的 .xls 或加了密码，请另存为 .xlsx 或 CSV", en: "an old .xls or one with a password; save it as .xlsx or CSV")
        }
        Unreadable::Workbook { why } => {
            let why = safe(why);
            say!(lang, zh: "表格打不开：{why}", en: "the workbook can't be read: {why}")
        }
        Unreadable::NoSheet { given, known } if known.is_empty() => {
            let given = safe(given);
            say!(lang, zh: "没有工作表「{given}」", en: "there is no sheet {given}")
        }
        Unreadable::NoSheet { given, known } => {
            let (given, known) = (safe(given), lang.list(known.iter().map(|name| safe(name))));
            say!(lang, zh: "没有工作表「{given}」，有：{known}", en: "there is no sheet {given}; there are: {known}")
        }
        Unreadable::List { line, why } => {
            let why = safe(why);
            say!(lang, zh: "第{line}行起看不懂：{why}", en: "not understood from line {line} on: {why}")
        }
        Unreadable::NoHead => {
            say!(lang, zh: "前十行里没有一行写着「姓名」或「称呼」", en: "none of the first ten rows has a column name or call")
        }
        Unreadable::ColumnTwice { title } => {
            let title = safe(title);
            say!(lang, zh: "有两列都是「{title}」", en: "two columns are {title}")
        }
    }
}

/// What a column is called.
pub fn column(lang: Lang, of: Column) -> &'static str {
    of.titles().get(usize::from(lang == Lang::En)).copied().unwrap_or_default()
}

/// What is wrong with a line, and what would be right.
pub fn fault(lang: Lang, of: &RowFault) -> String {
    let (line, why) = (of.line, why(lang, &of.why));
    let given: String = safe(&of.given).to_string().chars().take(SHOWN).collect();
    match of.column {
        Some(column) => {
            let column = self::column(lang, column);
            say!(lang, zh: "第{line}行 {column}「{given}」：{why}", en: "line {line}, {column} \"{given}\": {why}")
        }
        None if given.is_empty() => say!(lang, zh: "第{line}行：{why}", en: "line {line}: {why}"),
        None => say!(lang, zh: "第{line}行「{given}」：{why}", en: "line {line}, \"{given}\": {why}"),
    }
}

/// As much of a cell is quoted.
const SHOWN: usize = 40;

/// Why a text can't be taken.
pub(super) fn text_fault(lang: Lang, fault: &TextFault) -> String {
    match fault {
        TextFault::Empty => say!(lang, zh: "没有字", en: "there is nothing in it"),
        TextFault::TooLong { given, limit } => {
            say!(lang, zh: "有{given}个字，最多{limit}个", en: "{given} characters, at most {limit}")
        }
        TextFault::Hostile { code } => {
            say!(lang, zh: "有看不见的字符(U+{code:04X})，请重新打一遍", en: "has a hidden character (U+{code:04X}); type it anew")
        }
    }
}

fn why(lang: Lang, of: &Why) -> String {
    match of {
        Why::Text(fault) => text_fault(lang, fault),
        Why::NoBadge { last } => {
            say!(lang, zh: "号牌是 1 到 {last} 的整数", en: "a badge is a whole number from 1 to {last}")
        }
        Why::BadgeTwice { line } => {
            say!(lang, zh: "第{line}行已经用了这个号", en: "line {line} has this badge already")
        }
        Why::SameTwice { line } => say!(lang, zh: "和第{line}行是同一位", en: "the same person as in line {line}"),
        Why::NoSector { known } => {
            let known = lang.list(known.iter().map(|name| if lang == Lang::Zh { &name.zh } else { &name.en }));
            say!(lang, zh: "没有这种身份，可以写：{known}", en: "no such sector; there are: {known}")
        }
        Why::NoYesOrNo => say!(lang, zh: "写「是」，或空着", en: "yes, or nothing"),
        Why::Nameless => say!(lang, zh: "姓名和称呼都空着，至少写一样", en: "neither name nor call; one is needed"),
        Why::Date => {
            say!(lang, zh: "表格软件把它当成了日期，请把这一列设成文本，再写成 3-2 的样子", en: "a spreadsheet made a date of it; format the column as text and write it again, like 3-2")
        }
        Why::Broken => {
            say!(lang, zh: "内容已经坏了，请照原件重填", en: "lost in another program; fill it in from the original")
        }
    }
}

/// Legal, but worth a word.
pub fn notice(lang: Lang, of: &Notice) -> String {
    match of {
        Notice::Unwanted { line, badge } => {
            say!(lang, zh: "第{line}行：{badge}号一般没人愿意戴，照样收下", en: "line {line}: few like to wear {badge}; taken all the same")
        }
        Notice::NoCall { people } => {
            say!(lang, zh: "{people}位没有称呼，墙上只写号牌", en: "{people} have no form of address: the wall shows their badge alone")
        }
        Notice::Unused { titles } => {
            let titles = lang.list(titles.iter().map(|title| safe(title)));
            say!(lang, zh: "没用到的列：{titles}", en: "columns that were not used: {titles}")
        }
    }
}

/// What an import does to one person.
pub fn change(lang: Lang, of: &Change) -> String {
    match of {
        Change::New { badge: None, title } => {
            let title = safe(title);
            say!(lang, zh: "新来：{title}", en: "new: {title}")
        }
        Change::New { badge: Some(badge), title } => {
            let who = safe(&address(lang, *badge, Some(title)));
            say!(lang, zh: "新来：{who}", en: "new: {who}")
        }
        Change::Changed { title, cells } => {
            let title = safe(title);
            let cell = |(column, before, after): &(Column, String, String)| {
                let nothing = || say!(lang, zh: "空", en: "nothing");
                let shown = |text: &String| if text.is_empty() { nothing() } else { safe(text).to_string() };
                let (column, before, after) = (self::column(lang, *column), shown(before), shown(after));
                say!(lang, zh: "{column} {before} 改为 {after}", en: "{column} {before} is now {after}")
            };
            let cells = lang.list(cells.iter().map(cell));
            say!(lang, zh: "改动：{title}，{cells}", en: "changed: {title}, {cells}")
        }
        Change::BadgeGone { title, badge } => {
            let title = safe(title);
            say!(lang, zh: "{badge}号给了别人：{title} 还在名册里，没有号牌了", en: "badge {badge} went to somebody else: {title} stays in the roster without one")
        }
    }
}
