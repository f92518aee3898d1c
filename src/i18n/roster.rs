//! What an import of the roster says of each line, and what it changes.

use super::{
    Lang,
    names::address,
    say,
    table::{self, columns, line as line_of, title},
    words,
};
use crate::{
    charter::Charter,
    station::roster::{Change, Column, Doubt, Notice, Passed, RowFault, WhyNobody},
    table::Column as _,
    text::{TextFault, safe},
};

words! {
    /// As what the file was read, and how many lines with people it has.
    read_as(what: &str, lines: usize) { zh: "按 {what} 读的，有{lines}行", en: "read as {what}, {lines} lines" }
    /// How many people and doors the lines name.
    counted(people: usize, households: usize) { zh: "{people}人，{households}户", en: "{people} people, {households} households" }
    /// Some of them have no door.
    doorless(people: usize) { zh: "，{people}人没写门牌", en: ", {people} without a door" }
    /// What looks wrong has to be answered.
    is_it_so() { zh: "真是这样，加 --yes 再来；不是，改好再来。名册没有动", en: "if it is so, say --yes; if not, put it right first. The roster was not touched" }
    /// The question at a terminal.
    ask() { zh: "真是这样吗？是就打 y 回车：", en: "is it so? y and Enter: " }
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
    /// No row names people.
    no_head() { zh: "前二十行里没有一行写着「姓名」或「称呼」", en: "none of the first twenty rows has a column name or call" }
    /// Where else to look for the columns.
    hint_columns() { zh: "列名可以写：号牌、姓名、称呼、几号楼、单元、户、门牌、身份、列席、未成年。见 docs/people.md", en: "columns: badge, name, call, building, unit, household, address, sector, observer, minor; see docs/people.md" }
    /// Somebody was taken out of the roster.
    erased() { zh: "也从名册里删去了", en: "taken out of the roster too" }
}

/// What a column is called.
pub fn column(lang: Lang, of: Column) -> &'static str {
    title(lang, of.titles())
}

fn shown(text: &str) -> String {
    safe(text).to_string().chars().take(SHOWN).collect()
}

/// What is wrong with a line, and what would be right.
pub fn fault(lang: Lang, of: &RowFault) -> String {
    let (line, why, given) = (line_of(lang, &of.line), why(lang, &of.why), shown(&of.given));
    match of.column {
        Some(column) => {
            let column = self::column(lang, column);
            say!(lang, zh: "{line} {column}「{given}」：{why}", en: "{line}, {column} \"{given}\": {why}")
        }
        None if given.is_empty() => say!(lang, zh: "{line}：{why}", en: "{line}: {why}"),
        None => say!(lang, zh: "{line}「{given}」：{why}", en: "{line}, \"{given}\": {why}"),
    }
}

/// As much of a cell is quoted.
const SHOWN: usize = 40;

/// Why a text can't be taken.
pub(super) fn text_fault(lang: Lang, fault: &TextFault) -> String {
    match fault {
        TextFault::Empty => say!(lang, zh: "没有字", en: "there is nothing in it"),
        TextFault::NoName => say!(lang, zh: "不像一位的称呼", en: "is no name"),
        TextFault::TooLong { given, limit } => {
            say!(lang, zh: "有{given}个字，最多{limit}个", en: "{given} characters, at most {limit}")
        }
        TextFault::Hostile { code } => {
            say!(lang, zh: "有看不见的字符(U+{code:04X})，请重新打一遍", en: "has a hidden character (U+{code:04X}); type it anew")
        }
    }
}

fn why(lang: Lang, of: &WhyNobody) -> String {
    match of {
        WhyNobody::Text(fault) => text_fault(lang, fault),
        WhyNobody::NoBadge { last } => {
            say!(lang, zh: "号牌是 1 到 {last} 的整数", en: "a badge is a whole number from 1 to {last}")
        }
        WhyNobody::BadgeTwice { line } => {
            let line = line_of(lang, line);
            say!(lang, zh: "{line}已经用了这个号", en: "{line} has this badge already")
        }
        WhyNobody::SameTwice { line } => {
            let line = line_of(lang, line);
            say!(lang, zh: "和{line}是同一位", en: "the same person as in {line}")
        }
        WhyNobody::NoSector { known } => {
            let known = lang.list(known.iter().map(|name| if lang == Lang::Zh { &name.zh } else { &name.en }));
            say!(lang, zh: "没有这种身份，可以写：{known}", en: "no such sector; there are: {known}")
        }
        WhyNobody::NoYesOrNo => say!(lang, zh: "写「是」，或空着", en: "yes, or nothing"),
        WhyNobody::Nameless => {
            say!(lang, zh: "姓名和称呼都空着，至少写一样", en: "neither name nor call; one is needed")
        }
        WhyNobody::Phone => say!(lang, zh: "这是电话，不是姓名", en: "a telephone, not a name"),
        WhyNobody::NotAName => say!(lang, zh: "这是数字，不是姓名", en: "a number, not a name"),
        WhyNobody::NotOne => {
            say!(lang, zh: "一个格子只写一位的姓名，几位用顿号分开", en: "write each name, with commas between them")
        }
        WhyNobody::Gone => {
            say!(lang, zh: "写着不在了，这一行请去掉，或改成现在住的人", en: "says that they are gone; take the line out, or write who lives there now")
        }
        WhyNobody::Whose => {
            say!(lang, zh: "两位的姓名，号牌和称呼是谁的？请分成两行", en: "two names, and one badge or form of address: whose? Make it two lines")
        }
        WhyNobody::TwoDoors => {
            say!(lang, zh: "和楼栋、单元两列写的对不上", en: "the columns of building and unit say otherwise")
        }
        WhyNobody::Date => {
            say!(lang, zh: "表格软件把它当成了日期，请把这一列设成文本，再写成 3-2 的样子", en: "a spreadsheet made a date of it; format the column as text and write it again, like 3-2")
        }
        WhyNobody::Broken => {
            say!(lang, zh: "内容已经坏了，请照原件重填", en: "lost in another program; fill it in from the original")
        }
    }
}

/// Legal, but worth a word.
pub fn notice(lang: Lang, of: &Notice, charter: &Charter) -> String {
    match of {
        Notice::Unwanted { line, badge } => {
            let line = line_of(lang, line);
            say!(lang, zh: "{line}：{badge}号一般没人愿意戴，照样收下", en: "{line}: few like to wear {badge}; taken all the same")
        }
        Notice::NoCall { people } => {
            say!(lang, zh: "{people}位没有称呼，墙上只写号牌", en: "{people} have no form of address: the wall shows their badge alone")
        }
        Notice::Used { titles } => columns(lang, titles, &[], &[]).concat(),
        Notice::Unused { titles } => columns(lang, &[], titles, &[]).concat(),
        Notice::OtherSheets { names } => columns(lang, &[], &[], names).concat(),
        Notice::Passed { line, given, why } => {
            let (line, given) = (line_of(lang, line), shown(given));
            match why {
                Passed::Aside(why) => table::aside(lang, &line, &given, *why),
                Passed::Vacant => {
                    say!(lang, zh: "{line}「{given}」没有住人，跳过", en: "{line}, \"{given}\": nobody lives there, passed over")
                }
                Passed::SamePerson => {
                    say!(lang, zh: "{line}的姓名和上一行是合并的，当作同一位，跳过", en: "{line}: the name is merged with the line above, the same person, passed over")
                }
            }
        }
        Notice::TakenAs { given, sector, lines } => {
            let (given, sector) = (shown(given), self::sector(lang, charter, sector));
            say!(lang, zh: "身份「{given}」({lines}行)记作{sector}", en: "sector \"{given}\" ({lines} lines) is taken as {sector}")
        }
        Notice::NoPhones { lines } => {
            say!(lang, zh: "{lines}行的姓名里有电话，电话没有留下", en: "in {lines} lines a telephone stood beside the name; it was left out")
        }
        Notice::FromDay { line, given, door } => {
            let line = line_of(lang, line);
            say!(lang, zh: "{line}：表格软件把门牌当成了{given}，照 {door} 读", en: "{line}: a spreadsheet made {given} of a door; read as {door}")
        }
    }
}

/// What a charter calls a sector.
fn sector(lang: Lang, charter: &Charter, id: &str) -> String {
    charter.sector(id).map_or(id, |of| if lang == Lang::Zh { &of.name.zh } else { &of.name.en }).to_owned()
}

/// What looks wrong in the whole of a table.
pub fn doubt(lang: Lang, of: &Doubt) -> String {
    match of {
        Doubt::Crowded { door, people } => {
            let door = shown(door);
            say!(lang, zh: "{door} 这一户有{people}人：楼栋、单元都写了吗？", en: "{door}: {people} people in one household. Are building and unit there?")
        }
        Doubt::Below { column, lines, first, with } => {
            let (column, first, with) = (self::column(lang, *column), line_of(lang, first), shown(with));
            say!(lang, zh: "{column}有{lines}行空着，照上一行的算({first}起是{with})：是合并的格子吗？", en: "{lines} lines have no {column} and were given the one above (from {first} on: {with}). Was it a merged cell?")
        }
        Doubt::NoBuilding { lines, first } => {
            let first = line_of(lang, first);
            say!(lang, zh: "{lines}行有房号、没有楼栋({first}起)：两幢楼的同一个房号会算成一户", en: "{lines} lines have a room and no building (from {first} on): the same room of two buildings would be one household")
        }
        Doubt::UnreadDoor { title } => {
            let title = shown(title);
            say!(lang, zh: "「{title}」一列没有读：它是门牌的一部分吗？是的话改成 楼栋、单元 或 房号", en: "the column {title} was not read: is it a part of the door? Then call it building, unit or room")
        }
        Doubt::Doorless { people, of } => {
            say!(lang, zh: "{of}位里有{people}位没写门牌：是合并的格子吗？", en: "{people} of {of} have no door. Was it a merged cell?")
        }
        Doubt::FewDoors { people, households } => {
            say!(lang, zh: "{people}人只有{households}户：楼栋、单元都写了吗？", en: "{people} people in {households} households. Are building and unit there?")
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

/// Whom of a new roster the station's books know already, and of whom nobody knows.
pub fn adopted(lang: Lang, same: usize, doubtful: &[String]) -> Vec<String> {
    let known = (same > 0).then(|| {
        say!(lang, zh: "其中{same}位台账里早就有(同名、同一栋楼)，记作同一位", en: "{same} of them the station's books knew already (name and building are the same): they are the same people")
    });
    let list = lang.list(doubtful);
    let two = (!doubtful.is_empty()).then(|| {
        say!(lang, zh: "台账里也有叫这个的，看不出是不是同一位，记作两位；以后写到会问是哪一位：{list}", en: "the station's books know somebody of this name, and nothing says whether they are one person: taken as two, and asked about wherever they are typed: {list}")
    });
    // A screen has room for few lines: what somebody has to know comes first.
    two.into_iter().chain(known).collect()
}
