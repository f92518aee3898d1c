//! What can happen to the files of a meeting, in words: what is the matter, and that nothing was lost.

use std::{io, path::Path};

use super::{Lang, say};
use crate::{
    journal::{
        Asked, Fault, JournalError, Kind, MirrorNews, ReadOnly, Repair, Report, Standing, Tail, Trouble, Unread, Why,
    },
    text::{known_path, safe},
};

/// A path as it is shown.
pub fn place(path: &Path) -> String {
    safe(&known_path(&path.to_string_lossy())).to_string()
}

/// What a file is called, as it is shown: short enough to stand in front.
pub fn name_of(path: &Path) -> String {
    safe(&path.file_name().unwrap_or_default().to_string_lossy()).to_string()
}

/// Why the system refused.
pub fn cause(lang: Lang, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            say!(lang, zh: "电脑的盘满了", en: "the disk is full")
        }
        io::ErrorKind::ResourceBusy => {
            say!(lang, zh: "别的程序(Word、Excel)正开着它，关掉再来", en: "another program (Word, Excel) has it open, close it there and do it again")
        }
        io::ErrorKind::PermissionDenied => say!(lang, zh: "电脑不让写", en: "not allowed"),
        io::ErrorKind::ReadOnlyFilesystem => say!(lang, zh: "这个盘只能读", en: "the disk is read-only"),
        io::ErrorKind::NotFound => say!(lang, zh: "没有这个文件", en: "no such file"),
        io::ErrorKind::IsADirectory => say!(lang, zh: "这是文件夹", en: "this is a folder"),
        io::ErrorKind::InvalidData => say!(lang, zh: "不是 UTF-8 文字", en: "not UTF-8 text"),
        io::ErrorKind::NotADirectory => say!(lang, zh: "这不是文件夹", en: "this is no folder"),
        io::ErrorKind::AlreadyExists => say!(lang, zh: "已经有了", en: "is there already"),
        io::ErrorKind::InvalidFilename => {
            say!(lang, zh: "这个名字不行，太长，或者有不让用的字", en: "not a name for a file here: too long, or with letters that are not allowed")
        }
        io::ErrorKind::FileTooLarge => say!(lang, zh: "文件太大", en: "the file is too large"),
        io::ErrorKind::UnexpectedEof => say!(lang, zh: "没读完就断了", en: "it ended before it was read"),
        io::ErrorKind::TimedOut
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::NotConnected => say!(lang, zh: "那台电脑连不上", en: "the other machine doesn't answer"),
        _ => match error.raw_os_error() {
            Some(number) => numbered(lang, number, cfg!(windows)),
            None => safe(&error.to_string()).to_string(),
        },
    }
}

/// What the system calls by a number only, or in the words of its own language.
fn numbered(lang: Lang, number: i32, is_windows: bool) -> String {
    let is_away: &[i32] = if is_windows { &[15, 20, 21, 53, 55, 67, 433, 1006, 1110, 1167] } else { &[6, 19, 123] };
    let is_broken: &[i32] = if is_windows { &[23, 27, 29, 30, 1117, 1392, 1393] } else { &[5, 117] };
    match number {
        19 if is_windows => say!(lang, zh: "这个盘只能读", en: "the disk is read-only"),
        away if is_away.contains(&away) => {
            say!(lang, zh: "盘不在了，没插好或者拔掉了", en: "the disk is gone, pulled out or not put in well")
        }
        broken if is_broken.contains(&broken) => {
            say!(lang, zh: "盘出错了，换一个盘", en: "the disk fails, take another one")
        }
        number => say!(lang, zh: "电脑没做成(系统错误{number})", en: "the system refused (error {number})"),
    }
}

/// What is the matter, and where. The reason first: a path is long, and what is behind it is cut.
pub fn at(lang: Lang, cause: &str, path: &str) -> String {
    say!(lang, zh: "{cause}：{path}", en: "{cause}: {path}")
}

/// What went wrong with a meeting's files.
pub fn error(lang: Lang, error: &JournalError) -> String {
    match error {
        JournalError::Io { path, source } => {
            let (path, cause) = (place(path), cause(lang, source));
            at(lang, &cause, &path)
        }
        JournalError::Missing { path } => {
            let path = place(path);
            say!(lang, zh: "没有这个文件：{path}", en: "no such file: {path}")
        }
        JournalError::Exists { path } => {
            let path = place(path);
            say!(lang, zh: "已经有了：{path}", en: "is there already: {path}")
        }
        JournalError::Link { path } => {
            let path = place(path);
            say!(lang, zh: "这是链接，会议记录不经链接读写：{path}", en: "a link; the record of a meeting is not reached through links: {path}")
        }
        JournalError::NotAFile { path } => {
            let path = place(path);
            say!(lang, zh: "不是文件：{path}", en: "not a file: {path}")
        }
        JournalError::TooBig { path, size } => {
            let path = place(path);
            say!(lang, zh: "有{size}字节，记录没有这么大的：{path}", en: "{size} bytes; no record is as large as that: {path}")
        }
        JournalError::Locked { path, holder } => {
            // Whoever has just taken the lock has not yet written down who it is.
            let (path, holder) =
                (place(path), if holder.is_empty() { String::new() } else { format!(" ({})", safe(holder)) });
            say!(lang, zh: "这场会另有一个程序在开{holder}：{path}", en: "another program runs this meeting{holder}: {path}")
        }
        JournalError::Broken(at) => fault(lang, at),
        JournalError::NotRecorded { path, source } => {
            let (path, cause) = (place(path), cause(lang, source));
            say!(lang, zh: "这一步没有记上：{cause}：{path}", en: "not recorded: {cause}: {path}")
        }
        JournalError::WrongNumber { given, next } => {
            say!(lang, zh: "这一步没有记上：编号是{given}，该是{next}", en: "not recorded: line {given} where {next} comes next")
        }
        JournalError::LineTooLong { size } => {
            say!(lang, zh: "这一步没有记上：一行有{size}字节", en: "not recorded: a line of {size} bytes")
        }
        JournalError::ReadOnly { path, why } => {
            let (path, why) = (place(path), read_only(lang, why));
            say!(lang, zh: "只能看，{why}：{path}", en: "can only be read, {why}: {path}")
        }
        JournalError::People { path, line, why } => {
            let (path, why) = (place(path), safe(why));
            say!(lang, zh: "称呼那份文件第{line}行读不懂，{why}：{path}", en: "line {line} of the names is not understood, {why}: {path}")
        }
        JournalError::Unwritable(why) => {
            let why = safe(&why.to_string());
            say!(lang, zh: "这一步没有记上：{why}", en: "not recorded: {why}")
        }
    }
}

/// The same for whoever sits at a screen, where no path and no id helps.
pub fn said(lang: Lang, error: &JournalError) -> String {
    match error {
        JournalError::Io { source, .. } => cause(lang, source),
        JournalError::Missing { .. } => say!(lang, zh: "记录文件不见了", en: "the record is gone"),
        JournalError::Exists { .. } => say!(lang, zh: "已经有了", en: "is there already"),
        JournalError::Link { .. } => {
            say!(lang, zh: "记录是个链接，会议记录不经链接读写", en: "the record is a link, and isn't reached through links")
        }
        JournalError::NotAFile { .. } => say!(lang, zh: "记录不是文件", en: "the record is no file"),
        JournalError::TooBig { size, .. } => {
            say!(lang, zh: "记录有{size}字节，没有这么大的", en: "{size} bytes; no record is as large as that")
        }
        JournalError::Locked { holder, .. } => {
            let mut told = holder.split_whitespace().skip(2);
            let since = told.next().and_then(|since| since.parse::<crate::meeting::Moment>().ok());
            let machine = told.next().map(|machine| safe(machine).to_string());
            match (since.map(|since| super::time::hhmm(since.time())), machine) {
                (Some(hhmm), Some(machine)) => {
                    say!(lang, zh: "电脑{machine}上的另一个窗口从{hhmm}起在开这场会，那边记什么，这边跟着看", en: "another window on {machine} has run this meeting since {hhmm}: what is recorded there is seen here")
                }
                (Some(hhmm), None) => {
                    say!(lang, zh: "另一个窗口从{hhmm}起在开这场会，那边记什么，这边跟着看", en: "another window has run this meeting since {hhmm}: what is recorded there is seen here")
                }
                (None, _) => {
                    say!(lang, zh: "另一个窗口在开这场会，那边记什么，这边跟着看", en: "another window runs this meeting: what is recorded there is seen here")
                }
            }
        }
        JournalError::Broken(at) => here(lang, at),
        JournalError::NotRecorded { source, .. } => {
            let cause = cause(lang, source);
            say!(lang, zh: "这一步没有记上：{cause}", en: "not recorded: {cause}")
        }
        JournalError::ReadOnly { why, .. } => read_only_here(lang, why),
        JournalError::People { line, why, .. } => {
            let why = safe(why);
            say!(lang, zh: "称呼那份文件第{line}行读不懂：{why}", en: "line {line} of the names is not understood: {why}")
        }
        other => self::error(lang, other),
    }
}

/// Where a journal doesn't hold, for whoever sits at a screen.
fn here(lang: Lang, Fault { line, why, .. }: &Fault) -> String {
    let why = reason(lang, why);
    say!(lang, zh: "记录第{line}行起不对：{why}", en: "the record doesn't hold from line {line} on: {why}")
}

/// Why a meeting can only be looked at, for whoever sits at a screen.
pub fn read_only_here(lang: Lang, why: &ReadOnly) -> String {
    match why {
        ReadOnly::Broken(at) => here(lang, at),
        other => read_only(lang, other),
    }
}

/// Where a journal doesn't hold, and why.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let Fault { file, line, byte, why } = fault;
    let (file, why) = (place(file), reason(lang, why));
    say!(lang, zh: "记录第{line}行(第{byte}字节起)不对，{why}：{file}", en: "line {line} of the record (from byte {byte}) doesn't hold, {why}: {file}")
}

fn reason(lang: Lang, why: &Why) -> String {
    match why {
        Why::NotALine => say!(lang, zh: "不是记录的样子", en: "it isn't built like a line of a record"),
        Why::TooLong => say!(lang, zh: "太长", en: "it is too long"),
        Why::Altered => {
            say!(lang, zh: "这一行或前面的不是原来写下的", en: "it, or a line before it, is not as it was written")
        }
        Why::OutOfOrder { found } => say!(lang, zh: "它的编号是{found}", en: "it carries the number {found}"),
        Why::Unreadable(why) => {
            let why = safe(why);
            say!(lang, zh: "读不懂：{why}", en: "it is not understood: {why}")
        }
        Why::OtherMeeting { found } => {
            say!(lang, zh: "它是另一场会的：{found}", en: "it belongs to another meeting: {found}")
        }
        Why::Discontinued => {
            say!(lang, zh: "前一个文件里没有它接着的那一行", en: "the file before doesn't hold the line that it continues")
        }
    }
}

/// What stands at the head of a paper whose record could not be read to its end. The path of a file is nobody's business there.
pub fn unread(lang: Lang, why: Unread<'_>, seq: u64) -> String {
    let why = match why {
        Unread::Broken(fault) => {
            let line = fault.line;
            let why = reason(lang, &fault.why);
            say!(lang, zh: "第{line}行起不对，{why}", en: "it doesn't hold from line {line} on, {why}")
        }
        Unread::Newer { version } => {
            say!(lang, zh: "后面是新版程序写的(第{version}版)，这个版本读不懂", en: "what follows was written by a newer program (version {version})")
        }
        Unread::Torn => say!(lang, zh: "最后一行没有写完", en: "its last line was never finished"),
    };
    say!(lang, zh: "注意：记录不完整。{why}。本件只到第{seq}行，不能当作全部", en: "Note: the record is not complete: {why}. This paper ends with line {seq} and is not all of it")
}

/// Why a meeting can only be looked at.
pub fn read_only(lang: Lang, why: &ReadOnly) -> String {
    match why {
        ReadOnly::Asked => say!(lang, zh: "这场会在别处开着", en: "it is run elsewhere"),
        ReadOnly::Newer { version } => {
            say!(lang, zh: "新版程序写过(第{version}版)，请用新版", en: "a newer program wrote to it (version {version}); use that one")
        }
        ReadOnly::Broken(at) => fault(lang, at),
        ReadOnly::Disk => {
            say!(lang, zh: "盘坏了，也换不了地方写。请记在纸上", en: "the disk failed, and no other file could be written; go on on paper")
        }
    }
}

/// What was put right when a meeting was opened.
pub fn repair(lang: Lang, repair: &Repair) -> String {
    match repair {
        Repair::Newline { file } => {
            let file = place(file);
            say!(lang, zh: "补上了最后一个换行，没丢东西：{file}", en: "the last line feed was put back, nothing is lost: {file}")
        }
        Repair::Torn { byte, kept, .. } => {
            let file = place(kept);
            say!(
                lang,
                zh: "最后没写完的半行(第{byte}字节起)另放了：{file}",
                en: "a line that was never finished (from byte {byte}) was set aside: {file}",
            )
        }
    }
}

/// What became of the copy on a stick: calmly, since the meeting goes on.
pub fn mirror(lang: Lang, news: &MirrorNews) -> String {
    match news {
        MirrorNews::Stopped(why) => {
            let why = trouble(lang, why);
            say!(lang, zh: "会照开，记录没事；备份先停了：{why}", en: "the meeting goes on, its record is well; the copy waits: {why}")
        }
        MirrorNews::CaughtUp { lines } => {
            say!(lang, zh: "备份补齐了，{lines}行都在", en: "the copy has caught up: all {lines} lines")
        }
    }
}

/// Why a copy doesn't keep up.
pub fn trouble(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Gone { dir } => {
            let dir = place(dir);
            say!(lang, zh: "找不到放备份的地方，盘插上会自己补：{dir}", en: "its folder is not there; once the stick is in, it catches up by itself: {dir}")
        }
        Trouble::Other { folder } => {
            let folder = place(folder);
            say!(lang, zh: "那里是另一份记录，没有动它：{folder}", en: "another record stands there, and was left alone: {folder}")
        }
        Trouble::Longer { folder } => {
            let folder = place(folder);
            say!(lang, zh: "那里的比这里还多，没有动它，会前请先核对：{folder}", en: "it has more lines than the record here, and was left alone; look into it before you go on: {folder}")
        }
        Trouble::Itself { folder } => {
            let folder = place(folder);
            say!(lang, zh: "那里就是原件，备份要放在别处：{folder}", en: "that is the record itself; a copy wants another place: {folder}")
        }
        Trouble::Failed(why) => error(lang, why),
    }
}

/// How the copy on a stick compares with the journal.
pub fn standing(lang: Lang, dir: &Path, standing: Result<Standing, Trouble>) -> String {
    let dir = place(dir);
    match standing {
        Ok(Standing { lines, of, clean: true }) if lines == of => {
            say!(lang, zh: "备份一样，{lines}行：{dir}", en: "the copy is the same, {lines} lines: {dir}")
        }
        Ok(Standing { lines, of, .. }) => {
            say!(lang, zh: "备份有{lines}行，记录有{of}行；下次开这场会自己补：{dir}", en: "the copy has {lines} lines of {of}; the next opening of the meeting brings it up to date: {dir}")
        }
        Err(why) => {
            let why = trouble(lang, &why);
            say!(lang, zh: "备份：{why}", en: "the copy: {why}")
        }
    }
}

/// What a check of the chain found, one line each.
pub fn report<K: Kind>(lang: Lang, report: &Report<K>) -> Vec<String> {
    let lines = report.head.seq;
    let mut said = Vec::new();
    if let Some(from) = &report.continues {
        said.push(
            say!(lang, zh: "这一份接着 {from}，只核对它后面的", en: "this file continues {from}; what comes after is checked"),
        );
    }
    said.push(match &report.tail {
        Tail::Whole => say!(lang, zh: "{lines}行，行行都对", en: "{lines} lines, every one as it was written"),
        Tail::NoNewline => say!(lang, zh: "{lines}行都对，最后少一个换行", en: "{lines} lines hold; the last line feed is missing"),
        Tail::Torn => say!(lang, zh: "{lines}行都对，后面有没写完的半行", en: "{lines} lines hold; a line that was never finished comes after"),
        Tail::Broken(at) => {
            let at = fault(lang, at);
            say!(lang, zh: "前{lines}行对，{at}", en: "{lines} lines hold, then {at}")
        }
    });
    if let Some(version) = report.newer {
        said.push(say!(lang, zh: "有新版程序写的行(第{version}版)，核对了，看不懂", en: "a newer program wrote lines of version {version}: checked, not understood"));
    }
    if let Some(seq) = report.salvaged {
        said.push(say!(lang, zh: "这是救回来的记录：第{seq}行之后，原来的文件坏了一段", en: "a salvaged record: behind line {seq} the old file was broken, and something was left out"));
    }
    if !report.redacted.is_empty() {
        let list = lang.list(&report.redacted);
        said.push(say!(lang, zh: "删去过文字的行：{list}", en: "lines whose texts were taken out: {list}"));
    }
    said.extend(report.doubts.iter().map(|doubt| {
        let (seq, vote) = (doubt.seq, doubt.vote);
        say!(lang, zh: "第{seq}行：第{vote}次表决的结果和数不符", en: "line {seq}: the result of vote {vote} is not what its counts give")
    }));
    said.extend(report.asked.map(|asked| match asked {
        Asked::Stands { head, after: 0 } => say!(lang, zh: "记录码 {head} 就是最后一行", en: "code {head} is the last line"),
        Asked::Stands { head, after } => {
            say!(lang, zh: "记录码 {head} 对得上，后面又有{after}行", en: "code {head} stands; {after} lines came after")
        }
        Asked::Nowhere => say!(lang, zh: "这个记录码在这份记录里对不上", en: "this code is nowhere in this record"),
    }));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_words_and_before_the_path() {
        for (number, is_windows, said) in [
            (21, true, "盘不在了，没插好或者拔掉了"),
            (19, true, "这个盘只能读"),
            (19, false, "盘不在了，没插好或者拔掉了"),
            (5, false, "盘出错了，换一个盘"),
            (1117, true, "盘出错了，换一个盘"),
            (4, true, "电脑没做成(系统错误4)"),
        ] {
            assert_eq!(numbered(Lang::Zh, number, is_windows), said);
        }
        let failed = JournalError::Io {
            path: r"\\?\C:\议事\people.ron".into(),
            source: io::ErrorKind::PermissionDenied.into(),
        };
        assert_eq!(error(Lang::Zh, &failed), r"电脑不让写：C:\议事\people.ron");
        assert_eq!(error(Lang::En, &failed), r"not allowed: C:\议事\people.ron");
    }
}
