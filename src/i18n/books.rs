//! The record of a station: taking back, checking, copies, another laptop.

use super::{Lang, say, words};
use crate::{journal::MirrorNews, store::NotUndone, text::safe, tracker::Event};

words! {
    /// Before it is taken back.
    takes_back(said: &str) { zh: "要撤回的是：{said}。再按一次 F3 就撤回", en: "this would be taken back: {said}. F3 once more takes it back" }
    /// What was written down is taken back.
    taken_back(said: &str) { zh: "撤回了：{said}", en: "taken back: {said}" }
    /// Before what was written before there was a record.
    proves_from(line: u64) { zh: "从第{line}行起，改过一个字都看得出；以前的是从老台账搬来的", en: "from line {line} on every changed letter shows; what is above came from the tracker of before" }
    /// There was nothing to agree to.
    is_the_same() { zh: "就是上次那份，接着记就行", en: "it is the record that was here: go on" }
    /// Somebody goes on with another record.
    goes_on() { zh: "好，照现在这份接着记；这件事也记了一行", en: "from now on with the record as it stands; a line says so" }
    no_mirror() { zh: "设置里没有写备份到哪个U盘(mirror)", en: "the settings name no stick for a copy (mirror)" }
    no_record() { zh: "站里还什么都没有记", en: "nothing was written down at the station yet" }
    mirrored(lines: u64) { zh: "U盘上的跟上了，共{lines}行", en: "the copy has all {lines} lines" }
    backed_up(meetings: usize, head: &str) { zh: "备份好了，读回来也对：{meetings}场会，台账到 {head}", en: "backed up and read back: {meetings} meetings, the record up to {head}" }
    restored(meetings: usize, head: &str) { zh: "放回来了：{meetings}场会，台账到 {head}", en: "put back: {meetings} meetings, the record up to {head}" }
    without_names() { zh: "没带姓名和名册；话里提到的名字还在", en: "without the names of people and the roster; what somebody said may still name somebody" }
    moved() { zh: "这台电脑从现在起只能看。到新电脑上：yishi restore 这个文件", en: "this laptop only looks from now on. On the new one: yishi restore THIS FILE" }
    is_there(path: &str) { zh: "已经有这个文件了，换个名字：{path}", en: "there is such a file already, take another name: {path}" }
    not_whole(what: &str, path: &str) { zh: "不是一份完整的备份({what}对不上)，什么都没动：{path}", en: "not a whole backup ({what} is not as it was), nothing was touched: {path}" }
    not_in_it(what: &str) { zh: "这里的 {what} 后面还有备份里没有的，没有放：放到一个空的文件夹里(--home)", en: "{what} here goes on where the backup ends, nothing was touched: put it into an empty folder (--home)" }
    newer(path: &str) { zh: "这份备份是新版程序做的，请用新版：{path}", en: "a newer program made this backup: take that one: {path}" }
    /// On the first screen.
    backup_was(day: &str) { zh: "上次备份 {day}", en: "last backup {day}" }
    /// It is old, or there is none.
    backup_old(day: &str) { zh: "上次备份是{day}，该备份了：「今天」里做一次", en: "the last backup was {day}: make one on the page Today" }
    backup_none() { zh: "还没备份过：「今天」里做一次", en: "no backup yet: make one on the page Today" }
}

/// What became of the copy of the record on a stick: calmly, since the station goes on.
pub fn copy(lang: Lang, news: &MirrorNews) -> String {
    match news {
        MirrorNews::Stopped(why) => {
            let why = super::journal::trouble(lang, why);
            say!(lang, zh: "记好了；U盘上的备份没跟上：{why}", en: "it is recorded; the copy waits: {why}")
        }
        MirrorNews::CaughtUp { .. } => super::journal::mirror(lang, news),
    }
}

/// What was taken back, each with its number.
pub fn events(lang: Lang, events: &[Event], who: &dyn super::tracker::Who) -> String {
    const SHOWN: usize = 3;
    let one = |event: &Event| {
        let item = event.item().map(|no| super::tracker::item_no(lang, no));
        let no = item.or(event.project().map(|no| super::tracker::project_no(lang, no))).unwrap_or_default();
        let said = super::tracker::event(lang, event, who);
        if no.is_empty() { said } else { format!("{no} {said}") }
    };
    let said: Vec<String> = events.iter().take(SHOWN).map(one).collect();
    let between = match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    let (said, count) = (said.join(between), events.len());
    if count > SHOWN { say!(lang, zh: "{said}等，共{count}笔", en: "{said}; {count} in all") } else { said }
}

/// Why something isn't taken back, and what to do instead.
pub fn not_undone(lang: Lang, why: &NotUndone) -> String {
    match why {
        NotUndone::Nothing => say!(lang, zh: "没有要撤回的", en: "there is nothing to take back"),
        NotUndone::NoLine(line) => say!(lang, zh: "没有第{line}行", en: "there is no line {line}"),
        NotUndone::Already(line) => say!(lang, zh: "第{line}行已经撤回了", en: "line {line} was taken back before"),
        NotUndone::Record(line) => {
            say!(lang, zh: "第{line}行说的是台账自己，或者是从老台账搬来的，撤不回；记错了的，打开那一件改", en: "line {line} is about the record itself, or was moved here from the tracker of before: open the matter and put it right there")
        }
        NotUndone::Meeting(line) => {
            say!(lang, zh: "第{line}行是会上说的：到那场会里更正，这里会跟着改", en: "line {line} is what a meeting said: correct it there, and it follows here")
        }
        NotUndone::Money(line) => {
            say!(lang, zh: "这一笔动了钱，撤不回：「钱」那一页的「全部账」里冲红它(项目自己的凭证，作废那一张)，再记对的。第{line}行", en: "money moved with it: reverse the entry on the page of all entries (void a voucher of a project's own), and write down the right one. Line {line}")
        }
        NotUndone::Later { line, on, about } => {
            let about = safe(about);
            say!(lang, zh: "第{line}行后面还有第{on}行接着它({about})：先撤那一行，或者打开那一件改", en: "line {on} came after line {line} and rests on it ({about}): take that one back first, or open the matter and put it right")
        }
    }
}
