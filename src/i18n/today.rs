//! The page 今天: what is to be done, and since when.

use super::{Lang, names::names, words};
use crate::tracker::{LeafState, Todo};

names! {
    /// Of what kind lines are, where they are counted.
    todo(Todo) {
        Late { zh: "晚了", en: "late" }
        Overdue { zh: "对方没回音", en: "no answer yet" }
        Unanswered { zh: "要答复", en: "to answer" }
        CallBack { zh: "等回访", en: "to call back" }
        Due { zh: "今天到期", en: "due today" }
        HandIn { zh: "还没递", en: "to hand in" }
        Post { zh: "公示没贴", en: "notices to post" }
        Answer { zh: "意见要答", en: "comments to answer" }
        TakeDown { zh: "公示该撤", en: "notices to take down" }
        Round { zh: "没巡到", en: "not walked" }
        Sign { zh: "凭证等签", en: "claims to sign" }
        Article { zh: "公约", en: "articles" }
        Backup { zh: "该备份", en: "backup" }
    }
}

words! {
    /// The page.
    today() { zh: "今天", en: "Today" }
    /// All that the page has no room for.
    all_today() { zh: "今天要办的，一件不少", en: "Everything to do today" }
    /// What can be done with it.
    help_today() { zh: "按数字打开，回车打开标着的", en: "a digit opens that line, Enter the marked one" }
    /// The last line, where there are more.
    more(count: u64) { zh: "还有{count}件，都看看", en: "{count} more: see all" }
    /// Nothing is to be done.
    nothing_waits() { zh: "今天没有等着办的，歇一歇", en: "Nothing is waiting today" }
    /// On the first screen: which key leads there, and what it says.
    on_start(key: &str, said: &str) { zh: "今天({key})：{said}", en: "Today ({key}): {said}" }
    /// How many lines wait, by kind.
    waits(count: u64, kinds: &str) { zh: "{count}件等着办  {kinds}", en: "{count} to do  {kinds}" }
    /// Who is on duty.
    on_duty(who: &str) { zh: "今天值班：{who}", en: "On duty today: {who}" }
    /// So many days over.
    late_by(days: &str) { zh: "晚了{days}", en: "late by {days}" }
    /// The other side was to answer so many days ago.
    overdue_by(days: &str) { zh: "对方还没回音，过了{days}", en: "no answer, {days} overdue" }
    /// Somebody waits for an answer.
    unanswered_by(days: &str) { zh: "等回话，晚了{days}", en: "not answered, {days} overdue" }
    /// They are to have it today.
    answer_today() { zh: "今天要答复", en: "to be answered today" }
    /// Since when somebody is to be called back.
    call_back_since(days: &str) { zh: "等回访{days}了", en: "waiting {days} for a call back" }
    /// It came to something today.
    call_back() { zh: "等回访", en: "to be called back" }
    /// Its day is today.
    due_today() { zh: "今天到期", en: "due today" }
    /// Nobody handed it in.
    lies_for(days: &str) { zh: "放了{days}还没递", en: "not handed in for {days}" }
    /// The notice of a meeting.
    post(meeting: &str) { zh: "贴{meeting}的公示", en: "post the notice of {meeting}" }
    /// So many days after it.
    day_after(days: &str) { zh: "会后{days}", en: "{days} after the meeting" }
    /// The settlement of a project.
    settled_for(days: i64) { zh: "结算{days}天了", en: "settled {days} days ago" }
    post_settled(project: &str) { zh: "贴{project}的结算", en: "post the settlement of {project}" }
    /// What was said to a notice.
    comment_today() { zh: "意见今天要答", en: "a comment to be answered today" }
    comment_late(days: &str) { zh: "意见没答，晚了{days}", en: "a comment not answered, {days} overdue" }
    /// Its days are over.
    hung_out(days: &str) { zh: "期满{days}，该撤了", en: "its time ended {days} ago, take it down" }
    /// Nobody walked a block, so many days ago.
    not_walked(days: &str) { zh: "{days}前没有巡查记录", en: "no round {days} ago" }
    /// A block that wasn't walked on so many days, and the first of them.
    unwalked_of(block: &str, days: usize, from: &str) { zh: "{block}还缺{days}天(最早{from})", en: "{block}, {days} days (since {from})" }
    /// All of them, beneath what is to be done.
    unwalked(all: &str) { zh: "巡查没记的日子：{all}", en: "Days without a round: {all}" }
    /// A claim waits for somebody who signs.
    signs_for(days: &str) { zh: "等签{days}", en: "to be signed for {days}" }
    /// An article of the covenant waits for its next step.
    to_vote() { zh: "征求意见满了，该开会表决", en: "its comments are in: hold the vote" }
    vote_again() { zh: "没通过：再开会表决，或者不做了", en: "not passed: vote again, or drop it" }
    to_file() { zh: "通过了，该报街道备案", en: "passed: file it with the sub-district office" }
    to_begin() { zh: "备案了，该定哪天起施行", en: "filed: say from which day it is in force" }
    begins_today() { zh: "今天起施行，印一张贴出来", en: "in force from today: print it and hang it up" }
    /// A backup.
    back_up() { zh: "备份一次", en: "make a backup" }
    /// The last one.
    last_backup(day: &str) { zh: "上次{day}", en: "last on {day}" }
    /// There is none.
    no_backup() { zh: "还没备份过", en: "none yet" }
    /// Asks when a notice was posted.
    ask_posted() { zh: "哪天贴的(空着是今天)", en: "posted on which day (empty: today)" }
    /// Asks for the file of a backup.
    ask_backup() { zh: "备份到哪里(U盘的文件夹，或 文件.zip)", en: "where to (the folder of a stick, or FILE.zip)" }
    /// There is no such folder: a stick that isn't in.
    no_folder(path: &str) { zh: "没有这个文件夹，U盘插好了吗(写文件的，名字以 .zip 结尾)：{path}", en: "there is no such folder; is the stick in? (a file ends with .zip): {path}" }
    /// It is made.
    backed_up(path: &str) { zh: "备份好了，读回来也对：{path}", en: "backed up and read back: {path}" }
    /// What a backup is called in a folder.
    backup_file(day: &str) { zh: "议事备份 {day}.zip", en: "yishi backup {day}.zip" }
}

/// The columns of the list.
pub fn columns(lang: Lang) -> Vec<String> {
    let all = match lang {
        Lang::Zh => ["编号", "事项", "找谁", "期限", "怎么样"],
        Lang::En => ["number", "what", "who", "by", "how it stands"],
    };
    all.map(str::to_owned).to_vec()
}

/// How many lines of each kind, as the first screen says it.
pub fn kinds(lang: Lang, counts: &[(Todo, u64)]) -> String {
    let of = |(todo, count): &(Todo, u64)| match todo {
        Todo::Backup => self::todo(lang, *todo).to_owned(),
        _ if lang == Lang::Zh => format!("{}{count}", self::todo(lang, *todo)),
        _ => format!("{} {count}", self::todo(lang, *todo)),
    };
    counts.iter().map(of).collect::<Vec<_>>().join("  ")
}

/// So many days.
fn days(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (Lang::Zh, days) => format!("{days}天"),
        (Lang::En, 1) => "1 day".to_owned(),
        (Lang::En, days) => format!("{days} days"),
    }
}

/// Why a matter stands there, so many days after its day.
pub fn why(lang: Lang, todo: Todo, over: i64) -> String {
    let days = &days(lang, over);
    match (todo, over) {
        (Todo::Late, _) => late_by(lang, days),
        (Todo::Overdue, _) => overdue_by(lang, days),
        (Todo::Unanswered, ..=0) => answer_today(lang),
        (Todo::Unanswered, _) => unanswered_by(lang, days),
        (Todo::CallBack, ..=0) => call_back(lang),
        (Todo::CallBack, _) => call_back_since(lang, days),
        (Todo::Due, _) => due_today(lang),
        (Todo::HandIn, _) => lies_for(lang, days),
        (Todo::Post, _) => day_after(lang, days),
        (Todo::Answer, ..=0) => comment_today(lang),
        (Todo::Answer, _) => comment_late(lang, days),
        (Todo::TakeDown, _) => hung_out(lang, days),
        (Todo::Round, _) => not_walked(lang, days),
        (Todo::Sign, _) => signs_for(lang, days),
        (Todo::Backup, _) => back_up(lang),
        // By where it stands.
        (Todo::Article, _) => String::new(),
    }
}

/// Why an article stands there, by where it is on its way.
pub fn of_article(lang: Lang, state: Option<LeafState>) -> String {
    match state {
        Some(LeafState::Heard) => to_vote(lang),
        Some(LeafState::NotPassed) => vote_again(lang),
        Some(LeafState::Passed) => to_file(lang),
        Some(LeafState::Filed) => to_begin(lang),
        Some(LeafState::InForce) => begins_today(lang),
        Some(LeafState::Draft | LeafState::Revised | LeafState::Repealed | LeafState::Dropped) | None => String::new(),
    }
}
