//! What every import of a table says: as what a file was read, where something stands, why it is no table.

use super::{Lang, say};
use crate::{
    table::{Alien, Aside, RowAt, Source, Unreadable},
    text::safe,
};

/// The title that is written, in a language.
pub fn title(lang: Lang, titles: &'static [&'static str]) -> &'static str {
    titles.get(usize::from(lang == Lang::En)).copied().unwrap_or_default()
}

/// Where something stands.
pub fn line(lang: Lang, of: &RowAt) -> String {
    let row = of.row;
    match &of.sheet {
        None => say!(lang, zh: "第{row}行", en: "line {row}"),
        Some((_, sheet)) => {
            let sheet = safe(sheet);
            say!(lang, zh: "「{sheet}」第{row}行", en: "{sheet}, line {row}")
        }
    }
}

/// Which columns are used, which aren't, and which sheets nobody read.
pub fn columns(lang: Lang, used: &[String], unused: &[String], others: &[String]) -> Vec<String> {
    let list = |names: &[String]| lang.list(names.iter().map(|name| safe(name)));
    let mut said = Vec::new();
    if !used.is_empty() {
        let used = list(used);
        said.push(say!(lang, zh: "用到的列：{used}", en: "columns that are used: {used}"));
    }
    if !unused.is_empty() {
        let unused = list(unused);
        said.push(say!(lang, zh: "没用到的列：{unused}", en: "columns that were not used: {unused}"));
    }
    if !others.is_empty() {
        let others = list(others);
        said.push(say!(lang, zh: "没读的工作表：{others}。要读哪一张，加 --sheet 表名", en: "sheets that were not read: {others}; name one with --sheet"));
    }
    said
}

/// A line that was passed over.
pub fn passed(lang: Lang, line: &RowAt, given: &str, why: Aside) -> String {
    let given: String = safe(given).to_string().chars().take(40).collect();
    aside(lang, &self::line(lang, line), &given, why)
}

/// Why a line was passed over.
pub fn aside(lang: Lang, line: &str, given: &str, why: Aside) -> String {
    match why {
        Aside::Total => say!(lang, zh: "{line}「{given}」是合计，跳过", en: "{line}, \"{given}\": a sum, passed over"),
        Aside::Footer => {
            say!(lang, zh: "{line}「{given}」是表脚，跳过", en: "{line}, \"{given}\": the foot of the table, passed over")
        }
        Aside::Note => {
            say!(lang, zh: "{line}「{given}」是说明，跳过", en: "{line}, \"{given}\": a remark, passed over")
        }
        Aside::Titles | Aside::Numbered => {
            say!(lang, zh: "{line}「{given}」没有内容，跳过", en: "{line}, \"{given}\": nothing in it, passed over")
        }
    }
}

/// As what a file was read.
pub fn source(lang: Lang, of: &Source) -> String {
    match of {
        Source::Utf8 => "UTF-8".to_owned(),
        Source::Utf16 => "UTF-16".to_owned(),
        Source::Gb18030 => "GB18030".to_owned(),
        Source::Xlsx { sheets } => of_sheets(lang, "XLSX", sheets),
        Source::Ods { sheets } => of_sheets(lang, "ODS", sheets),
    }
}

fn of_sheets(lang: Lang, kind: &str, sheets: &[String]) -> String {
    match lang {
        Lang::Zh => sheets.iter().fold(kind.to_owned(), |said, sheet| said + "「" + &safe(sheet).to_string() + "」"),
        Lang::En => format!("{kind}, sheet {}", lang.list(sheets.iter().map(|sheet| safe(sheet)))),
    }
}

/// What a file is that is no table, and what to do with it.
fn alien(lang: Lang, of: Alien) -> String {
    match of {
        Alien::OldWorkbook => {
            say!(lang, zh: "是老格式的 .xls(或 WPS 的 .et)，请打开后另存为 .xlsx 或 CSV", en: "an old .xls (or an .et of WPS); open it and save it as .xlsx or CSV")
        }
        Alien::Locked => {
            say!(lang, zh: "加了密码，请打开后去掉密码，另存为 .xlsx", en: "has a password; open it and save it as .xlsx without one")
        }
        Alien::Binary => say!(lang, zh: "是 .xlsb，请打开后另存为 .xlsx", en: "an .xlsb; open it and save it as .xlsx"),
        Alien::Html => {
            say!(lang, zh: "是网页(HTML)，只是名字叫 .xls，请用 Excel 或 WPS 打开后另存为 .xlsx", en: "a page of the web (HTML) that is called .xls; open it in a spreadsheet and save it as .xlsx")
        }
        Alien::Xml => {
            say!(lang, zh: "是 XML 表格(Excel 2003 或 .fods)，请打开后另存为 .xlsx", en: "an XML table (Excel 2003 or .fods); open it and save it as .xlsx")
        }
        Alien::Word => {
            say!(lang, zh: "是 Word 文档，请把里面的表格复制到 Excel 或 WPS 表格，存成 .xlsx", en: "a document of a word processor; copy its table into a spreadsheet and save that as .xlsx")
        }
        Alien::Pdf => say!(lang, zh: "是 PDF，请要一份 .xlsx 或 CSV", en: "a PDF; ask for an .xlsx or CSV"),
        Alien::Picture => {
            say!(lang, zh: "不是文字，是图片，请要一份 .xlsx 或 CSV", en: "neither text nor a table but a picture; ask for an .xlsx or CSV")
        }
        Alien::Archive => say!(lang, zh: "是压缩包，请先解开", en: "an archive; unpack it first"),
        Alien::Other => say!(lang, zh: "不是表格，请存成 .xlsx 或 CSV", en: "no table; save it as .xlsx or CSV"),
    }
}

/// What stands in the row that looks most like the titles, and the sheets that were looked at.
pub fn seen(lang: Lang, seen: &[String], sheets: &[String]) -> String {
    let cells = lang.list(seen.iter().take(12).map(|cell| safe(cell).to_string().chars().take(12).collect::<String>()));
    let mut said = if seen.is_empty() {
        String::new()
    } else {
        say!(lang, zh: "。看到的是：{cells}", en: "; there is: {cells}")
    };
    if sheets.len() > 1 {
        let sheets = lang.list(sheets.iter().map(|sheet| safe(sheet)));
        said += &say!(lang, zh: "。看过的工作表：{sheets}，要读别的加 --sheet 表名", en: "; sheets: {sheets}; name another with --sheet");
    }
    said
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
            say!(lang, zh: "不是文字，也不是 XLSX、ODS", en: "neither text nor XLSX nor ODS")
        }
        Unreadable::Empty => say!(lang, zh: "是空的", en: "nothing is in it"),
        Unreadable::Alien(of) => alien(lang, *of),
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
        Unreadable::NoHead { seen, sheets } => {
            let seen = self::seen(lang, seen, sheets);
            say!(lang, zh: "前二十行里没有一行写着列名{seen}", en: "none of the first twenty rows names the columns{seen}")
        }
        Unreadable::ColumnTwice { title } => {
            let title = safe(title);
            say!(lang, zh: "有两列都是「{title}」", en: "two columns are {title}")
        }
    }
}
