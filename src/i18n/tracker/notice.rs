//! Words of notices: what hangs, until when, what was said to it.

use super::{Who, item_no, notice_no, project_no};
use crate::{
    i18n::{Lang, names::names, notice::how, say, time, words},
    tracker::{
        Event, Notice, NoticeOf, NoticeState, NoticeStep,
        notice::{Comment, NoticeStepName},
        refusal::NoticeWhy,
    },
};

names! {
    /// Where a notice stands.
    notice_state(NoticeState) {
        Hangs { zh: "贴着", en: "hangs" }
        Down { zh: "撤下了", en: "taken down" }
        Withdrawn { zh: "撤回了", en: "withdrawn" }
    }

    /// A step of a notice, as a key or a hint says it.
    notice_step(NoticeStepName) {
        Repost { zh: "改张贴的日子、地方", en: "put right when or where" }
        Hear { zh: "来意见了", en: "somebody said something" }
        Answer { zh: "答复意见", en: "answer" }
        TakeDown { zh: "撤下了", en: "taken down" }
        Withdraw { zh: "撤回(贴错了)", en: "withdraw: it was wrong" }
    }
}

words! {
    /// The calendar of the board.
    no_notices() { zh: "没有要贴的，也没有贴着的", en: "nothing has to hang, and nothing hangs" }
    /// Until when it is to be posted.
    post_by(day: &str) { zh: "{day}前贴", en: "to be posted by {day}" }
    /// That day is over.
    post_late(day: &str) { zh: "该{day}前贴，晚了", en: "late, was due {day}" }
    /// It hangs until the end of this day.
    hangs_until(day: &str) { zh: "贴到{day}", en: "hangs until {day}" }
    /// Its days are over.
    come_down(day: &str) { zh: "贴到{day}，该撤了", en: "over since {day}, take down" }
    /// Comments that wait for an answer.
    to_answer(n: usize, day: &str) { zh: "{n}条要答，{day}前", en: "{n} to answer by {day}" }
    /// The oldest is over its day.
    answer_late(n: usize, day: &str) { zh: "{n}条要答，{day}到期，晚了", en: "{n} to answer, late since {day}" }
    /// The settlement of a project is to be posted.
    post_settled() { zh: "该贴结算了", en: "its settlement is to be posted" }
    /// In a calendar: what is to be done on its day.
    ics_post(what: &str) { zh: "贴公示：{what}", en: "post the notice: {what}" }
    ics_down(what: &str) { zh: "公示期满，次日撤下：{what}", en: "last day of the notice: {what}" }
    ics_answer(n: usize, what: &str) { zh: "答复意见{n}：{what}", en: "answer comment {n}: {what}" }
    /// The page.
    board() { zh: "公示", en: "The board" }
    /// What can be done with it.
    help_board() { zh: "上下选，回车看；F6 记一张站里自己贴的", en: "up and down, Enter opens; F6 for one of the station's own" }
    /// Asks where it hangs.
    ask_hangs() { zh: "贴在哪里(可以空着)", en: "where (optional)" }
    /// Asks for how long.
    ask_days(usual: u16) { zh: "贴几天(空着是{usual}天)", en: "for how many days (empty: {usual})" }
    /// Asks which comment.
    ask_comment() { zh: "第几条意见(空着是头一条没答的)", en: "which comment (empty: the first that waits)" }
    /// Asks what is done with it.
    ask_how() { zh: "怎么办：1 采纳 2 说明 3 再议(带到下次会)", en: "1 accepted, 2 explained, 3 discussed again at the next meeting" }
    /// Not a number from 1.
    not_a_number(said: &str) { zh: "{said}：要写数字", en: "{said}: a number is wanted" }
    /// All that was said was answered.
    all_answered() { zh: "意见都答复了", en: "each comment has an answer" }
    /// There is none of this number.
    none_of(no: &str) { zh: "没有{no}", en: "there is no notice {no}" }
    /// What was typed is no number of a notice.
    no_number(said: &str) { zh: "{said}：不是公示的编号。写 26-n4，或 公示4号", en: "{said}: not the number of a notice; write 26-n4" }
}

/// The columns of the calendar.
pub fn board_columns(lang: Lang) -> [String; 7] {
    match lang {
        Lang::Zh => ["编号", "公示", "张贴", "到", "现状", "意见", "等答复"],
        Lang::En => ["number", "notice", "posted", "until", "stands", "comments", "to answer"],
    }
    .map(str::to_owned)
}

/// By when it must hang.
pub fn must(lang: Lang, by: chrono::NaiveDate, today: chrono::NaiveDate) -> String {
    let day = time::day_from(lang, by, today);
    if by < today { post_late(lang, &day) } else { post_by(lang, &day) }
}

/// What a notice is about, in a few words.
pub fn notice_about(lang: Lang, of: &NoticeOf, title: &str) -> String {
    match of {
        NoticeOf::Meeting(_, Some(no)) => {
            let no = super::meeting_no(lang, *no);
            say!(lang, zh: "{no} {title}", en: "{no} {title}")
        }
        NoticeOf::Meeting(_, None) => say!(lang, zh: "未编号的会 {title}", en: "meeting without a number: {title}"),
        NoticeOf::Project(no) => {
            let no = project_no(lang, *no);
            say!(lang, zh: "{no} {title}", en: "{no} {title}")
        }
        NoticeOf::Statement(of) => {
            let said = super::fund::span(lang, *of);
            say!(lang, zh: "{said}收支表", en: "statement of {said}")
        }
        NoticeOf::Article(_) | NoticeOf::Own => title.to_owned(),
    }
}

/// The states of its way, and at which it is.
pub fn notice_way(lang: Lang, of: &Notice) -> (Vec<String>, usize) {
    let end = if of.state == NoticeState::Withdrawn { NoticeState::Withdrawn } else { NoticeState::Down };
    let way = [NoticeState::Hangs, end];
    let at = way.iter().position(|state| *state == of.state).unwrap_or(0);
    (way.map(|state| notice_state(lang, state).to_owned()).to_vec(), at)
}

/// Until when it hangs, or what became of it.
pub fn notice_stands(lang: Lang, of: &Notice, today: chrono::NaiveDate) -> String {
    let day = |day| time::day_from(lang, day, today);
    match of.state {
        NoticeState::Hangs if of.is_over(today) => come_down(lang, &day(of.until)),
        NoticeState::Hangs => hangs_until(lang, &day(of.until)),
        state => notice_state(lang, state).to_owned(),
    }
}

/// What waits for an answer, and until when; nothing where nothing does.
pub fn notice_waits(lang: Lang, of: &Notice, today: chrono::NaiveDate) -> Option<String> {
    let due = of.unanswered().map(|(.., due)| due).min()?;
    let (n, day) = (of.unanswered().count(), time::day_from(lang, due, today));
    Some(if due < today { answer_late(lang, n, &day) } else { to_answer(lang, n, &day) })
}

/// A comment, and what was answered.
pub fn comment_line(lang: Lang, (n, comment): (usize, &Comment), of: &Notice) -> String {
    use crate::i18n::notice as own;
    let date = time::date(lang, comment.received);
    match &comment.reply {
        None => own::comment_open(lang, n, &date, &time::date(lang, of.answer_by(comment)), &comment.text),
        Some(reply) => {
            let (how, became) = (how(lang, reply.how), reply.item.map(|no| item_no(lang, no)));
            let how = became.map_or_else(|| how.to_owned(), |no| say!(lang, zh: "{how}，{no}", en: "{how}, {no}"));
            own::comment_done(lang, n, &date, &comment.text, &how, &reply.text)
        }
    }
}

/// What is known of a notice: what, and how it is.
pub fn notice_facts(lang: Lang, of: &Notice, today: chrono::NaiveDate, who: &dyn Who) -> Vec<(String, String)> {
    let one = |what: String, said: Option<String>| said.map(|said| (what, said));
    let facts = [
        one(say!(lang, zh: "公示", en: "notice"), Some(notice_about(lang, &of.posted.of, &of.posted.title))),
        one(say!(lang, zh: "张贴", en: "posted"), Some(time::date(lang, of.on()))),
        one(say!(lang, zh: "现状", en: "stands"), Some(notice_stands(lang, of, today))),
        one(say!(lang, zh: "贴在", en: "where"), of.posted.places.clone()),
        one(say!(lang, zh: "谁贴的", en: "posted by"), of.posted.by.as_ref().map(|party| who.who(lang, party))),
        one(say!(lang, zh: "照片", en: "photo"), of.posted.photo.clone()),
        one(say!(lang, zh: "撤下", en: "taken down"), of.down.map(|day| time::date(lang, day))),
        one(say!(lang, zh: "为什么", en: "why"), of.why.clone()),
    ];

    let said =
        (1..).zip(&of.comments).map(|comment| (say!(lang, zh: "意见", en: "comment"), comment_line(lang, comment, of)));
    facts.into_iter().flatten().chain(said).collect()
}

/// What hangs isn't what the meeting says now.
pub fn outdated(lang: Lang) -> (String, String) {
    let step = notice_step(lang, NoticeStepName::Repost);
    let said = say!(lang, zh: "更正过，贴的是旧字：换上新出的，再按「{step}」", en: "corrected since; put up the new one, then \"{step}\"");
    (say!(lang, zh: "要换", en: "replace"), said)
}

/// What proves a notice: the code of the record that it was made from, and of its text.
pub fn notice_proof(lang: Lang, of: &Notice) -> Vec<(String, String)> {
    let head = of.posted.head.clone().map(|head| (say!(lang, zh: "记录码", en: "code of the record"), head));
    let text = of.posted.text.clone();
    let text = text.map(|text| (say!(lang, zh: "所贴文字的校验(SHA-256)", en: "SHA-256 of its text"), text));
    head.into_iter().chain(text).collect()
}

/// What happened to a notice, in one line.
pub(super) fn event(lang: Lang, of: &Event) -> Option<String> {
    Some(match of {
        Event::NoticeAdded(notice) => {
            let (no, about) = (notice_no(lang, notice.no), notice_about(lang, &notice.posted.of, &notice.posted.title));
            let (on, until) = (time::date(lang, notice.on()), time::day_from(lang, notice.until, notice.on()));
            say!(lang, zh: "{on}贴了{no}：{about}，贴到{until}", en: "{no} was posted on {on}: {about}; it hangs until {until}")
        }
        Event::NoticeMoved { notice, step, until, item, .. } => {
            let no = notice_no(lang, *notice);
            match step {
                NoticeStep::Repost { on, places, .. } => {
                    let (day, until) = (time::date(lang, *on), time::day_from(lang, *until, *on));
                    let places = places.clone().unwrap_or_default();
                    say!(lang, zh: "{no}改为{day}张贴，贴到{until} {places}", en: "{no} was posted on {day}, it hangs until {until} {places}")
                }
                NoticeStep::Hear { text, .. } => say!(lang, zh: "{no}来意见：{text}", en: "said to {no}: {text}"),
                NoticeStep::Answer { comment, how: done, text, .. } => {
                    let how = how(lang, *done);
                    let became = item.map(|no| item_no(lang, no)).unwrap_or_default();
                    say!(lang, zh: "{no}意见{comment}，{how}{became}：{text}", en: "{no}, comment {comment}, {how} {became}: {text}")
                }
                NoticeStep::TakeDown { on } => {
                    let day = time::date(lang, *on);
                    say!(lang, zh: "{no}{day}撤下了", en: "{no} was taken down on {day}")
                }
                NoticeStep::Withdraw { reason } => {
                    say!(lang, zh: "{no}撤回了：{reason}", en: "{no} was withdrawn: {reason}")
                }
            }
            .trim_end()
            .to_owned()
        }
        _ => return None,
    })
}

/// Why a step is not possible, with what would be.
pub(super) fn why(lang: Lang, of: &NoticeWhy) -> String {
    match of {
        NoticeWhy::NoNotice(no) => none_of(lang, &notice_no(lang, *no)),
        NoticeWhy::Step { step, state, possible } => {
            let (step, state) = (notice_step(lang, *step), notice_state(lang, *state));
            let list = lang.list(possible.iter().map(|name| notice_step(lang, *name)));
            say!(lang, zh: "现在是「{state}」，不能「{step}」。可以：{list}", en: "it is \"{state}\", so \"{step}\" is not possible; possible: {list}")
        }
        NoticeWhy::NoComment { n, of } => {
            say!(lang, zh: "没有第{n}条意见，一共{of}条", en: "there is no comment {n}; there are {of}")
        }
        NoticeWhy::Answered { n, how, text } => {
            let how = self::how(lang, *how);
            say!(lang, zh: "第{n}条答复过了({how}：{text})，没有改。答错了先把那一笔撤回(F3，或 yishi undo 行号)；又有话要说，记成新的意见再答复",
                en: "comment {n} was answered ({how}: {text}), and that stands. If it was wrong, take that line back first (F3, or yishi undo LINE); if there is more to say, write it down as another comment and answer that")
        }
        NoticeWhy::ToCome { on } => {
            let day = time::date(lang, *on);
            say!(lang, zh: "{day}还没到：写今天或以前的日子", en: "{day} is still to come: write today, or a day before")
        }
        NoticeWhy::NoDays => say!(lang, zh: "至少要贴一天", en: "it has to hang for a day at least"),
        NoticeWhy::Hangs { until } => {
            let day = time::date(lang, *until);
            say!(lang, zh: "还要贴到{day}。贴错了的，撤回并写为什么", en: "it hangs until {day}; if it is wrong, withdraw it and say why")
        }
    }
}
