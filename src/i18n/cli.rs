//! What the command line says around the data it prints.

use super::{
    Lang,
    journal::{name_of, place},
    say, time, words,
};
use crate::{
    meeting::script::{Piece, ScriptFault, Unread},
    station::{Listing, StationError},
    text::safe,
};

words! {
    /// There is nothing for the wall to show.
    no_meetings() { zh: "还没有会可以放到墙上", en: "there is no meeting to show yet" }
    /// A meeting was made by a script.
    opened(id: &str) { zh: "新开了一场会：{id}", en: "a meeting was opened: {id}" }
    /// Nothing opened the meeting that was named.
    not_opened(id: &str) { zh: "没有叫 {id} 的会，这些行也没有开一场(OpenMeeting)", en: "no meeting is called {id}, and no line opens one (OpenMeeting)" }
    /// The script opens another meeting than the one named.
    other_meeting(named: &str, opened: &str) { zh: "说的是 {named}，这一行开的是 {opened}", en: "{named} was named, this line opens {opened}" }
    /// A line of bytes that are no text.
    not_text() { zh: "不是 UTF-8 文字", en: "not UTF-8 text" }
    /// A line that says nothing is answered by nothing; this one came out otherwise than it should.
    came_otherwise(line: usize, wanted: &str, came: &str) { zh: "第{line}行：该是 {wanted}，来的是 {came}", en: "line {line}: {wanted} was expected, {came} came" }
    /// A second file took over.
    moved_on(file: &str) { zh: "盘出过错，后面的记在 {file}", en: "the disk failed once; the record goes on in {file}" }
    /// Wants a screen.
    no_terminal() { zh: "这里没有终端，全屏的用不了", en: "there is no terminal here to fill" }
    /// What works without one.
    no_terminal_hint() { zh: "没有终端可以用：yishi demo --auto, yishi apply, yishi minutes", en: "without a terminal: yishi demo --auto, yishi apply, yishi minutes" }
    /// Where the demo was put.
    demo_at(folder: &str) { zh: "演示的会在 {folder}", en: "the demonstration is in {folder}" }
    /// No such charter.
    no_charter(name: &str, known: &str) { zh: "没有叫 {name} 的章程，也没有这个文件。现有：{known}", en: "no charter and no file is called {name}; there are: {known}" }
    /// A charter without a fault.
    charter_holds(id: &str) { zh: "章程 {id}：没有问题", en: "charter {id}: nothing wrong" }
    /// The line of the worked meeting that can't be given; only a broken build gets here.
    demo_line(line: usize, why: &str) { zh: "演示第{line}行：{why}", en: "demonstration, line {line}: {why}" }
    /// Not opened, so nothing to write minutes of.
    no_minutes() { zh: "这场会还没开，没有纪要", en: "this meeting was not opened, there is nothing to write" }
    /// More than one file for one pipe.
    names_sealed() { zh: "--names 只用于存档的纪要(--cut archive)，群消息、日历、传阅的都不写姓名", en: "--names is for the archive alone (--cut archive); nothing that goes round or to a chat has names" }
    no_badges(said: &str) { zh: "没认出号牌：{said}（写成 2,17）", en: "no badges: {said} (as 2,17)" }
    ask_chat(list: &str) { zh: "群消息里先只写号牌。名字进群吗？问过{list}，愿意的加 --in-chat 号牌", en: "the chat text has badges only. Ask {list} whether their name may stand there, then --in-chat BADGES" }
    several_files(n: usize) { zh: "这是{n}个文件，要用 --out 说放到哪个文件夹", en: "these are {n} files: say into which folder with --out" }
    /// Papers of two meetings have the same names.
    papers_of_another(which: &str) { zh: "这个文件夹里是另一场会的材料（{which}），写进去会盖掉；请换一个文件夹", en: "in that folder lie the papers of another meeting ({which}), which would be written over: take another folder" }
    /// In the list of meetings.
    adjourned() { zh: "改天接着开", en: "adjourned" }
    /// The same with the day that was agreed on.
    adjourned_to(day: &str) { zh: "{day}接着开", en: "goes on {day}" }
    /// Not opened, so nothing to print.
    no_paper() { zh: "这场会还没开，没有可印的", en: "this meeting was not opened, there is nothing to print" }
    /// A damaged journal still gives minutes of what holds.
    as_far_as(why: &str) { zh: "只到记录还对的地方：{why}", en: "only as far as the record holds: {why}" }
    /// Where the keys that are there can be seen.
    hint_keys() { zh: "改好再开，或先把这个文件改个名。现有的键：docs/keys.md", en: "put it right, or rename the file for now; the keys: docs/keys.md" }
    /// Two ways on from a meeting that somebody else runs.
    hint_locked() { zh: "先关掉另一个窗口；只想看，用 yishi minutes 或 yishi verify", en: "close the other window first; to look only, use yishi minutes or yishi verify" }
    /// What to do with a broken journal.
    hint_broken() { zh: "文件没有动。看哪里不对：yishi verify；出还对的部分：yishi minutes；另起一份接着开：yishi salvage", en: "nothing was touched. Where it breaks: yishi verify; what holds: yishi minutes; to go on in a new record: yishi salvage" }
    /// A new journal was made of what holds.
    salvaged(lines: u64, bytes: u64, fault: &str) { zh: "救出{lines}行，另有{bytes}字节没有带上；原来的文件没有动。{fault}", en: "{lines} lines came over, {bytes} bytes were left out; the old file was not touched. {fault}" }
    /// A new journal without the names.
    nameless(why: &str) { zh: "名册读不出来，没有带上：{why}", en: "the names could not be read, and were left behind: {why}" }
    /// No break, or nothing before it.
    nothing_to_salvage() { zh: "没有可救的：记录中间没有坏，或者第一行就坏了", en: "nothing to salvage: no break in the middle, or not even the first line holds" }
    /// The texts of a line were taken out.
    redacted(seq: u64, texts: usize) { zh: "第{seq}行：删去了{texts}处文字，记录仍连得上。备份和发出去的纪要要另外处理", en: "line {seq}: {texts} texts were taken out, the chain still holds. Copies and minutes that were given out are not reached" }
    /// The copy of the meeting was written anew.
    redacted_copy(dir: &str) { zh: "备份也改了：{dir}", en: "the copy was changed too: {dir}" }
    /// The copy of the meeting still has the words.
    redacted_not_copy(why: &str) { zh: "备份里还有这些字：{why}", en: "the copy still has the words: {why}" }
    /// Nothing to take out.
    nothing_to_redact(seq: u64) { zh: "第{seq}行没有文字可删，或已经删过", en: "line {seq} has no text, or it was taken out before" }
    /// The same words elsewhere.
    also_in(list: &str) { zh: "同样的话在这些行里也有：{list}", en: "the same words also stand in lines {list}" }
    /// There is no such line.
    no_line(seq: u64) { zh: "没有第{seq}行", en: "there is no line {seq}" }
    /// A person was taken out.
    erased(meetings: usize) { zh: "从{meetings}场会的名册里删去了。文字里提到的名字不会自动删", en: "taken out of the names of {meetings} meetings. Names inside texts are not taken out by this" }
    /// Meetings that were not reached.
    not_erased(list: &str) { zh: "这些会里还没有删：{list}。关掉或者修好再来一遍", en: "not reached: {list}. Close or mend these, and do it again" }
    /// Papers that were written before.
    papers_rewritten(meetings: usize) { zh: "{meetings}场会的文件重新写过了", en: "the papers of {meetings} meetings were written anew" }
    /// What people said to a notice.
    comments_masked(texts: usize) { zh: "公示意见和答复里遮掉了{texts}处名字", en: "the name was masked in {texts} comments and replies" }
    /// Files that nobody wrote anew.
    still_named(list: &str) { zh: "这些文件里还有这个名字，先用 yishi redact 删文字，或者把文件删掉：{list}", en: "these files still have the name; redact the texts first, or remove the files: {list}" }
    /// Papers that could not be written.
    papers_stay(why: &str) { zh: "有的纸没有重写：{why}", en: "some papers were not written anew: {why}" }
    /// What is out of reach.
    copies() { zh: "拷走的、印出来的、贴出去的，要自己收回来换掉", en: "copies that were carried away, printed or posted have to be taken back by hand" }
    /// Lines with the name in a text.
    named_in(lines: usize) { zh: "{lines}行的文字里有这个名字，要删请用 yishi redact 会号 行号：", en: "{lines} lines have the name in a text; to take it out: yishi redact ID SEQ:" }
    /// Nobody is called so.
    nobody(given: &str) { zh: "名册里没有 {given}", en: "nobody is called {given}" }
    /// Two people are called so.
    several_people(given: &str) { zh: "叫 {given} 的不止一位，一个也没有删。要删哪一位，照前面那一段打：", en: "several people are called {given}; nobody was taken out. Type what stands first for the one who is meant:" }
    /// All of them.
    several_all() { zh: "都是同一位，就加 --all", en: "if all of them are one person, add --all" }
    /// Whom it would take.
    would_erase() { zh: "要删的是(还没有删)：", en: "it would take out (nothing was taken out yet):" }
    /// How it is done.
    hint_yes() { zh: "没错就再加 --yes；删了找不回来", en: "if that is so, add --yes; it can't be brought back" }
    /// A name stands there.
    of_meetings(many: usize) { zh: "{many}场会的名单", en: "names of {many} meetings" }
    /// A name stands there.
    of_roster() { zh: "名册", en: "the roster" }
    /// A name stands there.
    of_tracker() { zh: "台账的名单", en: "names of the station's books" }
    /// Naming a meeting.
    hint_id() { zh: "yishi 会列出所有的会；会的号写开头几个字也行", en: "yishi lists all meetings; the beginning of an id is enough" }
    /// A home has to be there.
    hint_home() { zh: "--home 要写一个已有的文件夹", en: "--home wants a folder that is there" }
    /// A longer beginning.
    hint_longer() { zh: "再多写几个字", en: "write a few more digits" }
    /// Another folder.
    hint_other_folder() { zh: "换一个空文件夹", en: "take an empty folder" }
}

/// What is wrong with the home, or with the id of a meeting.
pub fn station(lang: Lang, error: &StationError) -> String {
    match error {
        StationError::NoHome => {
            say!(lang, zh: "找不到放资料的地方，请用 --home", en: "no place for data is known; use --home")
        }
        StationError::Missing { path } => {
            let path = place(path);
            say!(lang, zh: "没有这个文件夹：{path}", en: "no such folder: {path}")
        }
        StationError::NotAFolder { path } => {
            let path = place(path);
            say!(lang, zh: "不是文件夹：{path}", en: "not a folder: {path}")
        }
        StationError::Link { path } => {
            let path = place(path);
            say!(lang, zh: "这是链接，会议记录不经链接读写：{path}", en: "a link; the record of a meeting is not reached through links: {path}")
        }
        StationError::Io { path, source } => {
            let (path, cause) = (place(path), super::journal::cause(lang, source));
            super::journal::at(lang, &cause, &path)
        }
        StationError::Roster { path, line, why } => {
            let path = place(path);
            say!(lang, zh: "名册第{line}行看不懂，{why}：{path}", en: "line {line} of the roster can't be read, {why}: {path}")
        }
        StationError::Notice { path, line, why } => {
            let (name, path, why) = (name_of(path), place(path), safe(why));
            say!(lang, zh: "{name} 第{line}行读不懂，{why}：{path}", en: "line {line} of {name} is not understood, {why}: {path}")
        }
        StationError::Settings { path, line, why } => {
            let (name, path, why) = (name_of(path), place(path), safe(why));
            say!(lang, zh: "{name} 第{line}行读不懂，先不用这些设定，{why}：{path}", en: "line {line} of {name} is not understood, it goes on without these settings, {why}: {path}")
        }
        StationError::NoMeeting { given } => {
            let given = safe(given);
            say!(lang, zh: "没有号是 {given} 的会", en: "no meeting {given}")
        }
        StationError::Several { given, count } => {
            let given = safe(given);
            say!(lang, zh: "有{count}场会的号以 {given} 开头", en: "{count} meetings begin with {given}")
        }
    }
}

/// Why a line of a script can't be read.
pub fn script(lang: Lang, fault: &ScriptFault) -> String {
    let (column, why) = (fault.column, unread(lang, &fault.why));
    say!(lang, zh: "第{column}个字：{why}", en: "column {column}: {why}")
}

fn unread(lang: Lang, why: &Unread) -> String {
    match why {
        Unread::TooLong { bytes } => {
            say!(lang, zh: "一行有{bytes}字节，太长", en: "a line of {bytes} bytes is too long")
        }
        Unread::NoCommand { found, near: None } => {
            say!(lang, zh: "没有 {found} 这个命令", en: "no command is called {found}")
        }
        Unread::NoCommand { found, near: Some(near) } => {
            let near = near.as_str();
            say!(lang, zh: "没有 {found} 这个命令，是 {near} 吗？", en: "no command is called {found}; {near}?")
        }
        Unread::NoField { found, of, known } => {
            let known = lang.list(*known);
            say!(lang, zh: "{of} 没有 {found} 这一项，有：{known}", en: "{of} has no field {found}; it has: {known}")
        }
        Unread::FieldMissing { field, of } => say!(lang, zh: "{of} 少了 {field}", en: "{of} lacks {field}"),
        Unread::FieldTwice { field, of } => say!(lang, zh: "{of} 的 {field} 写了两回", en: "{of} has {field} twice"),
        Unread::NoWord { found, known } => {
            let known = lang.list(*known);
            say!(lang, zh: "{found} 不在里面：{known}", en: "{found} is none of: {known}")
        }
        Unread::NoValue { found } => say!(lang, zh: "看不懂 {found}", en: "{found} is not understood"),
        Unread::OtherKind { wanted, found } => {
            say!(lang, zh: "这里要 {wanted}，写的是 {found}", en: "{wanted} is wanted here, not {found}")
        }
        Unread::Wanted(piece) => {
            let piece = piece_of(lang, *piece);
            say!(lang, zh: "这里该是{piece}", en: "{piece} is wanted here")
        }
        Unread::TooDeep => say!(lang, zh: "括号套得太深", en: "too many parentheses inside each other"),
    }
}

/// A meeting that is adjourned, with its day if one was agreed on.
pub fn goes_on(lang: Lang, meeting: &Listing) -> Option<String> {
    meeting.adjourned?;
    let today = meeting.at.map(crate::meeting::Moment::date);
    let day = meeting.until.map(|day| time::day_from(lang, day, today.unwrap_or(day)));
    Some(day.map_or_else(|| adjourned(lang), |day| adjourned_to(lang, &day)))
}

/// A meeting that was adjourned, and that nobody went on with or closed.
pub fn left_adjourned(lang: Lang, left: &Listing) -> String {
    let day = left.at.map(|at| time::day(lang, at.date())).unwrap_or_default();
    let theme = safe(&left.theme);
    let agreed = left.until.map_or_else(|| say!(lang, zh: "改天", en: "another day"), |day| time::day(lang, day));
    say!(
        lang,
        zh: "{day}「{theme}」说了{agreed}接着开，还没接着开：接着开，或写明理由散会，答应的事才带得到下次会",
        en: "{day}, {theme}: adjourned to {agreed} and not gone on with. Go on, or close it with a reason: only then do its promises reach the next meeting"
    )
}

fn piece_of(lang: Lang, piece: Piece) -> String {
    match piece {
        Piece::Open => "(".to_owned(),
        Piece::Close => ")".to_owned(),
        Piece::OpenList => "[".to_owned(),
        Piece::CloseList => "]".to_owned(),
        Piece::Comma => say!(lang, zh: " , 或 )", en: ", or )"),
        Piece::Colon => ":".to_owned(),
        Piece::Text => say!(lang, zh: "引号里的文字", en: "a text in quotes"),
        Piece::Number => say!(lang, zh: "数字", en: "a number"),
        Piece::TrueOrFalse => say!(lang, zh: " true 或 false", en: "true or false"),
        Piece::Word => say!(lang, zh: "一个名称", en: "a name"),
        Piece::Value => say!(lang, zh: "一个值", en: "a value"),
        Piece::End => say!(lang, zh: "一行的末尾", en: "the end of the line"),
    }
}
