//! Rows from text: the coding, the sign between the columns, the records.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::{COLUMNS, Cell, Row, Source, Unreadable, titles};

/// Signs that stand between columns; the first of those that stand in as many lines is it.
const MARKS: [char; 7] = ['\t', ',', ';', '|', '，', '；', '｜'];
/// Lines that are looked at to find it.
const LINES: usize = 20;
/// Stands for a sign that has more than one byte, or several.
const PARTED: char = '\u{1F}';

/// A mark at the beginning says what it is; what is valid UTF-8 is that, since hardly a line of GB18030 is by chance.
pub fn decode(bytes: &[u8]) -> Result<(Source, String), Unreadable> {
    let by = |encoding: &'static Encoding, bytes: &[u8]| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.map(std::borrow::Cow::into_owned).ok_or(Unreadable::NotText)
    };
    let (source, text) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            (Source::Utf8, String::from_utf8(rest.to_vec()).map_err(|_| Unreadable::NotText)?)
        }
        [0xFF, 0xFE, rest @ ..] => (Source::Utf16, by(UTF_16LE, rest)?),
        [0xFE, 0xFF, rest @ ..] => (Source::Utf16, by(UTF_16BE, rest)?),
        bytes if bytes.contains(&0) => (Source::Utf16, unmarked(bytes).ok_or(Unreadable::NotText)?),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => (Source::Utf8, text.to_owned()),
            Err(_) => (Source::Gb18030, by(GB18030, bytes)?),
        },
    };
    if text.contains('\0') { Err(Unreadable::NotText) } else { Ok((source, text)) }
}

/// UTF-16 without its mark: whole words, and nothing in them but letters, hanzi and the signs of a table.
fn unmarked(bytes: &[u8]) -> Option<String> {
    let is_written = |c: char| matches!(c, '\t' | '\r' | '\n' | ' '..='~' | '\u{3000}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '·' | '—');
    let read = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        text.chars().all(is_written).then(|| text.into_owned())
    };
    if bytes.len() % 2 == 1 { None } else { read(UTF_16LE).or_else(|| read(UTF_16BE)) }
}

/// The rows of a text, in which any sign may stand between the columns: also the comma of an input method, or blanks.
pub(super) fn rows(text: &str, most: usize) -> Result<Vec<Row>, Unreadable> {
    let text = &*with_feeds(text);
    let (text, skipped, mark) = match told(text) {
        Some((rest, mark)) => (rest, 1, mark),
        None => (text, 0, mark(text)),
    };
    let parted = parted(text, mark);
    let byte =
        u8::try_from(u32::from(if parted.is_some() { PARTED } else { mark.one().unwrap_or(',') })).unwrap_or(b',');
    let text = parted.as_deref().unwrap_or(text);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(byte).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Unreadable::NotText)? {
        let line = record.position().map_or(0, |start| begins_at(text, start)) + skipped;
        let whole = |cell: &str| cell.replace(PARTED, mark.shown()).trim().to_owned();
        let cells: Vec<Cell> = record.iter().take(COLUMNS).map(|cell| Cell::Text(whole(cell))).collect();
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        if rows.len() == most {
            return Err(Unreadable::TooLong { most });
        }
        rows.push(Row { line: line.into(), cells, ..Row::default() });
    }
    Ok(rows)
}

/// Lines that end in a return alone, as those of an old Mac, end in a feed: so they can be counted.
fn with_feeds(text: &str) -> std::borrow::Cow<'_, str> {
    let mut after = text.chars().skip(1).chain(['\0']);
    let alone = text.chars().any(|c| after.next().is_some_and(|next| c == '\r' && next != '\n'));
    if !alone {
        return text.into();
    }
    let mut after = text.chars().skip(1).chain(['\0']);
    let feed = |c: char| if after.next().is_some_and(|next| c == '\r' && next != '\n') { '\n' } else { c };
    text.chars().map(feed).collect::<String>().into()
}

/// What stands between two columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    One(char),
    /// The commas of two keyboards in one file.
    Commas,
    /// As many blanks as there are.
    Blanks,
}

impl Mark {
    fn one(self) -> Option<char> {
        if let Self::One(mark) = self { Some(mark) } else { None }
    }

    fn shown(self) -> &'static str {
        match self {
            Self::One('，') | Self::Commas => "，",
            Self::One('；') => "；",
            Self::One('｜') => "｜",
            Self::One('、') => "、",
            Self::One(_) | Self::Blanks => " ",
        }
    }
}

/// The first line of a file that Excel wrote for itself: `sep=;`.
fn told(text: &str) -> Option<(&str, Mark)> {
    let rest = text.strip_prefix("sep=")?;
    let mark = rest.chars().next()?;
    let rest = rest.strip_prefix(mark)?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']))?;
    Some((rest, Mark::One(mark)))
}

/// The sign that parts titles that are known; where none are, the one that stands in most of the first lines.
fn mark(text: &str) -> Mark {
    let lines: Vec<&str> = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LINES).collect();
    let titled = |mark: char| {
        let known = |line: &&str| {
            line.split(mark).filter(|word| titles::is_known(word.trim().trim_matches('"'))).take(2).count() == 2
        };
        lines.iter().any(known)
    };
    let with = |mark: char| lines.iter().filter(|line| line.contains(mark)).count();
    // Whoever types a table changes keyboards now and then.
    if titled('，') && with(',') > 0
        || titled(',') && lines.iter().any(|line| line.contains('，') && !line.contains(','))
    {
        return Mark::Commas;
    }
    if let Some(mark) = MARKS.into_iter().chain(['、']).find(|mark| titled(*mark)) {
        return Mark::One(mark);
    }
    let names = |line: &&str| line.split_whitespace().filter(|word| titles::is_known(word)).count() > 1;
    if lines.iter().any(names) {
        return Mark::Blanks;
    }
    let best = MARKS.into_iter().rev().max_by_key(|mark| with(*mark)).filter(|mark| with(*mark) > 0);
    Mark::One(best.unwrap_or(','))
}

/// The text with one byte in the place of the sign between its columns, where that isn't one byte itself.
fn parted(text: &str, mark: Mark) -> Option<String> {
    let swap = |c: char| match mark {
        Mark::One(mark) => c == mark,
        Mark::Commas => matches!(c, ',' | '，'),
        Mark::Blanks => false,
    };
    match mark {
        Mark::One(mark) if mark.is_ascii() => None,
        Mark::Blanks => {
            let lines =
                text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(&PARTED.to_string()));
            Some(lines.collect::<Vec<_>>().join("\n"))
        }
        _ => Some(text.chars().map(|c| if swap(c) { PARTED } else { c }).collect()),
    }
}

/// The line of a record. The reader counts from the end of the one before, and blank lines may stand between.
fn begins_at(text: &str, start: &csv::Position) -> u64 {
    let from = usize::try_from(start.byte()).unwrap_or(usize::MAX);
    let blank = text.as_bytes().get(from..).unwrap_or_default().iter().take_while(|byte| b"\r\n".contains(byte));
    start.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let words = |row: &Row| row.cells.iter().map(|cell| cell.words().into_owned()).collect();
        rows(text, 100).unwrap().iter().map(words).collect()
    }

    #[test]
    fn any_sign_may_stand_between_the_columns() {
        for mark in [",", "\t", ";", "|", "，", "；", "｜", "、", "   ", "　"] {
            let text = format!("号牌{mark}姓名{mark}房号\n17{mark}韩甲{mark}502\n\n18{mark}曹乙{mark}301\n");
            let read = cells(&text);
            assert_eq!(read, [["号牌", "姓名", "房号"], ["17", "韩甲", "502"], ["18", "曹乙", "301"]], "{mark:?}");
        }
        assert_eq!(cells("sep=;\n姓名;房号\n韩甲;502\n")[1], ["韩甲", "502"]);
        assert_eq!(cells("号牌，姓名，称呼\n17,韩甲，韩阿姨\n")[1], ["17", "韩甲", "韩阿姨"]);
        assert_eq!(cells("姓名,房号\n韩甲、曹乙,502\n")[1], ["韩甲、曹乙", "502"]);
        assert_eq!(cells("姓名，说明\n韩甲，\"早，晚\"\n")[1], ["韩甲", "早，晚"]);
        assert_eq!(cells("姓名\n韩甲\n曹乙\n").len(), 3);
    }

    #[test]
    fn a_line_is_counted_where_it_stands() {
        let at = |text: &str| rows(text, 100).unwrap().iter().map(|row| row.line.row).collect::<Vec<_>>();
        assert_eq!(at("姓名,房号\n\n\n韩甲,502\n"), [1, 4]);
        assert_eq!(at("姓名,房号\r\r韩甲,502\r曹乙,301\r"), [1, 3, 4]);
        assert_eq!(at("sep=,\n姓名,房号\n韩甲,502\n"), [2, 3]);
        assert_eq!(at("姓名,房号\r\n\"韩\n甲\",502\r\n曹乙,301\r\n"), [1, 2, 4]);
    }
}
