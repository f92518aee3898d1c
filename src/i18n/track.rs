//! What the screens of the station say around the tracker's own words.

use super::{Lang, names, words};
use crate::{meeting::words::Destination, tracker::Fen};

words! {
    /// The page of promises.
    promises() { zh: "答应的事", en: "Promises" }
    /// The page of counts.
    board() { zh: "事项", en: "Items" }
    /// The page of visits.
    visits() { zh: "值班接待", en: "Visits at the desk" }
    /// The page of the duty roster.
    shifts() { zh: "值班表", en: "Duty roster" }
    /// What digits do with a promise.
    help_promises() { zh: "标着的那件：1 办好了 2 正在办 3 没办成 4 换人 5 邻居看过了 6 我来接，再按回车", en: "marked: 1 done 2 under way 3 not done 4 handed over 5 seen 6 claim, then Enter" }
    /// What can be done with a list.
    help_list() { zh: "上下选，回车看；打字就找", en: "up and down, Enter opens; type to search" }
    /// What can be done with a list that is not searched.
    help_rows() { zh: "上下选，回车看", en: "up and down, Enter opens" }
    /// What can be done with a list in which nothing was found.
    help_search() { zh: "打字就找", en: "type to search" }
    /// Nothing stands here that could be opened.
    help_none() { zh: "F6 记一件", en: "F6 writes one down" }
    /// The same was written down today of the same person.
    said_again(no: &str) { zh: "{no}今天记过一样的，是同一位。真是又一件，按 Tab 再记一次；不是，Esc", en: "{no} says the same, of the same person, today. If this is another one, Tab writes it down; if not, Esc" }
    /// What was searched.
    found(said: &str) { zh: "找：{said}", en: "found: {said}" }
    /// What was typed is no number of anything.
    no_number(said: &str) { zh: "「{said}」不像编号。写成 提议2、接待12、26年5件，或 26-3-m2、26-v12", en: "{said} is no number; write it like 26-3-m2, 26-v12 or 26-0-5" }
    /// Asks for what is searched.
    ask_search() { zh: "找什么，空一格再写可以更准", en: "search for (more words narrow it down)" }
    /// Texts to send.
    reminders() { zh: "该提醒的话", en: "reminders" }
    /// How to have them as a text.
    help_reminders() { zh: "一条一条照着发微信，下箭头往下翻", en: "send them in the chat one by one; Down for more" }
    /// How to write down the first one.
    no_visits_yet() { zh: "还没有接待记录，按 F6 记一件", en: "no visits yet: F6 writes one down" }
    /// Plans the duty roster.
    plan_shifts() { zh: "接着往后排两周值班(回车排)", en: "plan two more weeks (Enter)" }
    /// Writes down the council.
    set_council() { zh: "写理事会名单(回车写)", en: "write down the council (Enter)" }
    /// Asks for the council.
    ask_council() { zh: "常务理事最多七位，用顿号隔开；一起值班的居民写在 / 后面", en: "standing directors, at most seven, separated by commas; after a / the residents on duty with them" }
    /// Two exchange turns.
    swap() { zh: "换班(回车写谁换谁)", en: "exchange two turns (Enter)" }
    /// Asks whose turn is given away.
    ask_on_duty() { zh: "那天原来是谁值班", en: "whose turn it is on that day" }
    /// Asks who takes it; their next turn goes to the first one.
    ask_instead() { zh: "换给谁(他下一次的班换回来)", en: "who takes it (and gives their next turn)" }
    /// A 0 was pressed: these stand behind the first nine.
    behind(all: &str) { zh: "再按一个数字：{all}", en: "one more digit: {all}" }
    /// The page of projects.
    projects() { zh: "项目和经费", en: "Projects and money" }
    /// How to apply for the first one.
    no_projects_yet() { zh: "还没有项目，按 F6 申请一个", en: "no projects yet: F6 applies for one" }
    /// What was spent of a budget.
    spent_of(spent: Fen, budget: Fen) { zh: "花了{spent}/预算{budget}元", en: "{spent} of {budget} yuan spent" }
    /// Asks for the motion that a project rests on.
    ask_basis() { zh: "凭会上通过的哪件提议，如 提议2(上次会的)、26-2-m1", en: "which motion that passed, like m2 (of the last meeting) or 26-2-m1" }
    /// Asks for a budget.
    ask_lines() { zh: "预算：灯泡 12.5x20、电工 300", en: "budget: lamps 12.5x20; electrician 300" }
    /// Asks who gives money.
    ask_source() { zh: "谁出的钱(自治基金、街道、自筹)", en: "who pays (the fund, the street, ourselves)" }
    /// Asks for a sum.
    ask_sum() { zh: "多少元", en: "how many yuan" }
    /// Asks for a voucher.
    ask_voucher() { zh: "凭证号", en: "number of the voucher" }
    /// Asks what it was for.
    ask_what_for() { zh: "做什么用", en: "what for" }
    /// Asks for a notice.
    ask_notice() { zh: "公示编号", en: "number of the notice" }
    /// Asks who applies.
    ask_applicant() { zh: "谁申请(可以不写)", en: "who applies (optional)" }
    /// What can be done with one.
    help_one() { zh: "按数字，或上下选，再按回车办这一步", en: "a digit, or up and down, then Enter takes the step" }
    /// The next meeting.
    next_meeting(day: &str, hour: &str, place: &str) { zh: "下次会：{day} {hour} {place}", en: "Next meeting: {day} {hour} {place}" }
    /// Meetings whose journal can't be read.
    not_taken_in(meetings: usize, which: &str) { zh: "{meetings}场会的记录坏了，没有收进事项，别的都收了：{which}", en: "the record of {meetings} meetings is damaged, so they were not taken in; all others were: {which}" }
    /// Meetings of which somebody has to say which number they have.
    not_numbered(meetings: usize, which: &str) { zh: "{meetings}场会没有编号，或和别的会同号，没有收进事项；进去「补编号」，或 yishi track take 会的编号 --number：{which}", en: "{meetings} meetings have no number, or another meeting's, so they were not taken in; give them one there, or yishi track take ID --number: {which}" }
    /// A list.
    list_late() { zh: "晚了的", en: "late" }
    /// A list.
    list_soon() { zh: "七天内到期的", en: "due in 7 days" }
    /// A list.
    list_waiting() { zh: "等回音的", en: "waiting for a reply" }
    /// A list.
    list_orphans() { zh: "还缺领头的", en: "nobody leads it yet" }
    /// A list.
    list_open() { zh: "没办完的", en: "open" }
    /// Who types.
    typed_by() { zh: "记录的人(回车改)", en: "who is typing (Enter changes it)" }
    /// Nobody said so.
    typed_by_nobody() { zh: "没写", en: "not set" }
    /// Rows that have no room.
    more_below(n: usize) { zh: "下面还有{n}行，按 PgDn", en: "{n} more rows below, PgDn" }
    /// The same.
    more_above(n: usize) { zh: "上面还有{n}行，按 PgUp", en: "{n} more rows above, PgUp" }
    /// The same.
    more_both(above: usize, below: usize) { zh: "上面还有{above}行，下面还有{below}行", en: "{above} more rows above, {below} below" }
    /// Where a notice hangs.
    on_the_board() { zh: "公示栏", en: "the board" }
    /// Which estate the station is of.
    of_estate() { zh: "小区(回车改)", en: "estate (Enter changes it)" }
    /// Nobody said so, and no meeting.
    of_no_estate() { zh: "没写：站里的纸上会空着", en: "not set: the station's papers leave it blank" }
    /// Asks for it.
    ask_estate() { zh: "小区叫什么，如 海棠花园(空着就照最近一场会上写的)", en: "what the estate is called (nothing is as the newest meeting says)" }
    /// It was said.
    estate_set(said: &str) { zh: "站里的纸上写：{said}居民自治服务站", en: "the station's papers say: {said}" }
    /// 7
    directors() { zh: "常务理事(7)", en: "standing directors (7)" }
    /// X
    residents() { zh: "一起值班的居民(X)", en: "residents on duty with them (X)" }
    /// When what is typed from now on happened.
    told() { zh: "补记以前的事(回车写哪天几点，空着是现在)", en: "write down something earlier (Enter: day and time; empty is now)" }
    /// It happens now.
    told_now() { zh: "现在", en: "now" }
    /// Above every page, while it is so.
    told_on(when: &str) { zh: "补记：{when}", en: "of {when}" }
    /// Asks when it happened.
    ask_when() { zh: "哪天几点(如 5月3日 19:30)", en: "which day and time (like 2026-05-03 19:30)" }
    /// What that has to be, above the question.
    told_over() { zh: "要已经过去；空着是现在", en: "must be in the past; leave it empty for now" }
    /// Asks for own words.
    ask_own_words() { zh: "原话(空着不改，- 是不要)", en: "own words (empty keeps them, - removes them)" }
    /// Asks for a number.
    ask_number() { zh: "并到哪一件(如 接待12、提议2、26年5件)", en: "into which one (like 26-v12, 26-3-m2)" }
    /// What is about to be said of an item.
    sure(item: &str, step: &str) { zh: "{item}：{step}，对吗？", en: "{item}: {step}?" }
    /// Whether it is so.
    ask_sure() { zh: "回车就是，要补一句就写", en: "Enter if so, or a remark" }
    /// Whether it is so, where nothing is to be said to it.
    ask_yes() { zh: "回车就是，Esc 不要", en: "Enter if so, Esc if not" }
    /// Asks which of those of one name.
    ask_which() { zh: "是哪一位，按数字", en: "which one, by a digit" }
    /// Somebody who is nobody of those of the name.
    somebody_else() { zh: "另一位", en: "somebody else" }
    /// Those of one name, by digits.
    namesakes(said: &str, list: &str) { zh: "叫「{said}」的：{list}", en: "called {said:?}: {list}" }
    /// What a digit is about to do with what.
    about(item: &str, step: &str) { zh: "{item}：{step}", en: "{item}: {step}" }
    /// The words of a form stay.
    words_kept() { zh: "写的留着，再打开还在", en: "what was typed is kept: it is there when this is opened again" }
    /// Asks what becomes of it.
    ask_unhappy() { zh: "1再办 2办不了了(后面写为什么)", en: "1 do it again 2 nothing more can be done (and why)" }
    /// What that means, above the question.
    unhappy() { zh: "不满意：1 是重新打开，再去办；2 是告诉了为什么办不了，就此办结", en: "not content: 1 opens it again; 2 says why nothing more can be done, and closes it" }
    /// Why it is opened again, where nobody said more.
    not_content() { zh: "回访说不满意", en: "not content when called back" }
    /// A reason is needed.
    ask_why_not() { zh: "2 后面写上为什么办不了", en: "behind the 2, say why nothing more can be done" }
    /// Asks why.
    ask_reason() { zh: "为什么", en: "why" }
    /// Asks for words.
    ask_words() { zh: "怎么说", en: "what" }
    /// Asks for somebody.
    ask_person() { zh: "谁(称呼或姓名)", en: "who" }
    /// Asks which unit has to answer.
    ask_receiver() { zh: "交给哪一家(可以不写)", en: "which unit (optional)" }
    /// Asks by when a reply is asked.
    ask_reply_by() { zh: "请哪天前回复(可以不写)", en: "reply wanted by (optional)" }
    /// Asks for the number of a document.
    ask_document() { zh: "文号，如 社情民意〔2026〕7号(没有就回车)", en: "document number (optional)" }
    /// Asks for a day.
    ask_day() { zh: "哪天(如 6月30日)", en: "which day" }
    /// Asks for what a visitor says.
    ask_visit() { zh: "来说什么事", en: "what is it about" }
    /// Asks who came.
    ask_visitor() { zh: "谁来的(可以不说)", en: "who came (optional)" }
    /// Asks for the building.
    ask_building() { zh: "几号楼(可以不写)", en: "which building (optional)" }
    /// Asks how fast it has to be answered.
    ask_pace() { zh: "快慢：1快办 2深议(不写是快办)", en: "how fast: 1 quick 2 deep (empty: quick)" }
    /// What that means, above the question.
    paces() { zh: "快办48小时内答复，深议5个工作日内上会", en: "quick: answered within 48 hours; deep: to a meeting within five working days" }
    /// Asks for a title.
    ask_title() { zh: "什么事", en: "what is it about" }
    /// Asks whether it is right now.
    ask_content() { zh: "满意吗：1满意 2还行 3不满意 4联系不上", en: "is it right now: 1 yes 2 partly 3 no 4 not reached" }
    /// What that means, above the question.
    contents() { zh: "按 3 接着问：再办，还是办不了；4 记一次，第三次联系不上就办结", en: "3 asks on: done again, or nothing more can be done; 4 is counted, and the third time closes it" }
    /// Before the places.
    ask_place(places: &str) { zh: "交给谁：{places}", en: "to whom: {places}" }
}

/// Where something can go, by numbers.
pub fn places(lang: Lang, of: &[Destination]) -> String {
    let places = (1..).zip(of).map(|(place, to)| format!("{place} {}", names::destination(lang, *to)));
    ask_place(lang, &places.collect::<Vec<_>>().join(" "))
}

/// Rows of a page that have no room: so many above what is seen, so many below it.
pub fn hidden(lang: Lang, above: usize, below: usize) -> String {
    match (above, below) {
        (0, below) => more_below(lang, below),
        (above, 0) => more_above(lang, above),
        (above, below) => more_both(lang, above, below),
    }
}
