//! The sentences of the public notice (wording: 14, note).

use super::{Lang, say};
use crate::{text::Private, tracker::notice::How};

super::words! {
    title(theme: &str) { zh: "关于「{theme}」议事结果的公示", en: "Public notice: what was agreed on {theme}" }
    lead(date: &str, estate: &str, n: usize) { zh: "{date}，{estate}召开居民议事会，到会{n}人。", en: "On {date}, {estate} held a residents' meeting; {n} people came." }
    number(year: i32, n: u16) { zh: "{year}年第{n}次会", en: "meeting {n} of {year}" }
    closed_early(at: &str, stage: &str, reason: &str) { zh: "这次会{at}在「{stage}」提前结束，理由：{reason}。", en: "The meeting was closed early at {at}, in {stage}: {reason}." }
    nothing() { zh: "本次会议没有议定事项。", en: "Nothing was agreed." }
    agreed() { zh: "议定", en: "Agreed" }
    advice() { zh: "建议", en: "Advice" }
    failed() { zh: "未通过", en: "Not passed" }
    not_sent() { zh: "这次不递，个人仍可反映", en: "Not sent on; anybody may still write" }
    consulted() { zh: "只听意见", en: "Opinions only" }
    undecided() { zh: "没有表决", en: "Not voted on" }
    plan() { zh: "行动（负责人、完成时间）", en: "Who does what, by when" }
    heard() { zh: "大家提到的事", en: "What was heard" }
    answered() { zh: "单位回应", en: "What units answered" }
    sent_on() { zh: "转交和先记着的事", en: "Sent on, and noted for later" }
    col_no() { zh: "编号", en: "No." }
    col_what() { zh: "事项", en: "What" }
    col_came() { zh: "结果", en: "Result" }
    col_who() { zh: "负责人", en: "Responsible" }
    col_due() { zh: "完成时间", en: "By" }
    col_money() { zh: "经费及来源", en: "Money and its source" }
    col_answer() { zh: "回应", en: "Answer" }
    col_raised() { zh: "提出人数", en: "People" }
    col_becomes() { zh: "去向", en: "Goes to" }
    said_who() { zh: "负责：{{}}", en: "led by {{}}" }
    said_due() { zh: "，{{}}前", en: ", by {{}}" }
    said_on() { zh: "，{{}}", en: ", {{}}" }
    said_money() { zh: "经费：{{}}", en: "money: {{}}" }
    said_raised() { zh: "{{}}人提出", en: "people: {{}}" }
    of_motion(what: &str, motion: &str) { zh: "{what}（{motion}）", en: "{what} ({motion})" }
    answer_of(org: &str, text: &str) { zh: "{org}：{text}", en: "{org}: {text}" }
    heard_on_paper() { zh: "字还在纸上", en: "still on paper" }
    next_topics() { zh: "留作下次议题", en: "a topic for the next meeting" }
    noted_to(no: &str, to: &str) { zh: "{no}，{to}", en: "{no}, {to}" }
    not_voted() { zh: "没有来得及表决", en: "there was no time for a vote" }
    withdrawn() { zh: "提议人收回，没有表决", en: "taken back by whoever moved it" }
    led_of(what: &str, said: &str) { zh: "{what}：{said}", en: "{what}: {said}" }
    sent(org: &str, reply: &str) { zh: "递{org}{reply}", en: "to {org}{reply}" }
    kept_for_next() { zh: "留到下次议", en: "for the next meeting" }
    kept_for_covenant() { zh: "修订居民公约时议", en: "when the covenant is revised" }
    reply_by(date: &str) { zh: "，{date}前回复", en: ", reply by {date}" }
    present(of: &str, p: u16) { zh: "有票{p}{of}", en: "{p} {of} with a vote" }
    advised(org: &str) { zh: "形成建议，递{org}", en: "advice, to {org}" }
    scope(scope: &str) { zh: "（{scope}）", en: " ({scope})" }
    figures(of: &str, p: u16, f: u16, a: u16) { zh: "有票{p}{of}，赞成{f}{of}，反对{a}{of}", en: "with a vote {p} {of}, for {f}, against {a}" }
    short() { zh: "人数不够，先记作意见", en: "too few were there, opinions only" }
    period(from: &str, to: &str, n: u16) { zh: "公示期：{from}至{to}（自张贴次日起{n}天，末日遇休息日顺延）。", en: "Posted from {from} to {to} ({n} days from the day after posting; a last day off moves on)." }
    period_open(n: u16) { zh: "公示期：自张贴次日起{n}天（张贴日期：＿＿＿＿年＿＿月＿＿日，末日遇休息日顺延）。", en: "Posted for {n} days from the day after posting (posted on: ............; a last day off moves on)." }
    voice(to: &str) { zh: "有不同意见，请在{to}前告诉我们。", en: "If you see it differently, tell us by {to}." }
    reply(n: u16) { zh: "每条意见，{n}天内答复。", en: "Each comment is answered within {n} days." }
    watched_phone(phone: &str) { zh: "监督电话：{phone}。", en: "Who watches it: {phone}." }
    handled_by() { zh: "经办", en: "Handled by" }
    watched_by() { zh: "监督", en: "Watched by" }
    open_day() { zh: "＿＿＿＿年＿＿月＿＿日", en: "Date: ............" }
    sample() { zh: "本公示格式为示范文本，以街道、社区公布的为准。", en: "Sample form; the text of the sub-district office and the community prevails." }
    closing_early(day: &str) { zh: "公示期到{day}，到期以后再出说明", en: "it hangs until {day}; the statement comes after that" }
    closing_title(theme: &str) { zh: "关于「{theme}」公示意见答复情况的说明", en: "How the comments on {theme} were answered" }
    closing_period(from: &str, to: &str) { zh: "公示期为{from}至{to}。", en: "It hung from {from} to {to}." }
    closing_lead(n: usize) { zh: "公示期内收到意见{n}条。", en: "Comments received meanwhile: {n}." }
    closing_lead_open(n: usize) { zh: "收到意见{n}条。", en: "Comments received: {n}." }
    closing_lead_late(n: usize, late: usize) { zh: "公示期内收到意见{n}条，期满后收到{late}条。", en: "Comments received meanwhile: {n}; after it: {late}." }
    closing_answered() { zh: "逐条答复如下。", en: "Each was answered:" }
    closing_within() { zh: "公示期内收到的", en: "Received while it hung" }
    closing_after() { zh: "期满后收到的", en: "Received after that" }
    col_comment_no() { zh: "序号", en: "No." }
    col_comment() { zh: "意见", en: "Comment" }
    col_received() { zh: "收到日期", en: "Received" }
    col_how() { zh: "处理", en: "Outcome" }
    col_reply() { zh: "答复", en: "Reply" }
    col_replied() { zh: "答复日期", en: "Replied on" }
    said_received() { zh: "{{}}收到", en: "received {{}}" }
    said_reply() { zh: "：{{}}", en: ": {{}}" }
    said_replied() { zh: "（{{}}答复）", en: " ({{}})" }

    /// The command line: what was found, before anything is written.
    found(kind: &str, number: &str, text: &str, reads: &str) { zh: "{kind} {number}：「{text}」会写成「{reads}」", en: "{kind} {number}: \"{text}\" will read \"{reads}\"" }
    look_first(n: usize) { zh: "文字里有{n}处像电话、证件、门牌的号码，或像称呼，还没有写。看过以后加 --looked，照上面的样子写", en: "{n} places look like a telephone, a card, a room or a name; nothing was written. Look at them, then add --looked: they read as above" }
    no_reply_yet(list: &str) { zh: "还有意见没有答复：{list}。用 yishi comments 补上答复", en: "comments without a reply: {list}. Give one with yishi comments" }
    too_early() { zh: "张贴日期比开会还早", en: "it can't be posted before the meeting" }
    posted_late(days: i64) { zh: "会后第{days}天才张贴，比章程说的晚", en: "posted {days} days after the meeting, later than the charter says" }
    comment_open(n: usize, date: &str, due: &str, text: &str) { zh: "{n}. {date}收到，{due}前答复：{text}", en: "{n}. received {date}, to be answered by {due}: {text}" }
    comment_done(n: usize, date: &str, text: &str, how: &str, reply: &str) { zh: "{n}. {date}收到：{text}（{how}：{reply}）", en: "{n}. received {date}: {text} ({how}: {reply})" }
    not_posted() { zh: "还没写哪天贴的。先写：yishi notice 会议号 --posted 日期", en: "it was not posted yet: write down when, by yishi notice ID --posted DAY" }
    practice_is_not_answered() { zh: "练习的会不收意见，真开的会才收", en: "a practice copy takes no comments; a real meeting does" }
    no_comments() { zh: "没有收到意见", en: "no comments" }
}

/// A heading with its number.
pub fn group(lang: Lang, n: usize, title: &str) -> String {
    const ORDINALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    match (lang, n.checked_sub(1).and_then(|at| ORDINALS.get(at))) {
        (Lang::Zh, Some(ordinal)) => format!("{ordinal}、{title}"),
        _ => format!("{n}. {title}"),
    }
}

/// A topic had a table; with what that came to, where it is typed.
pub fn at_table(lang: Lang, table: &str, text: &str) -> String {
    match text {
        "" => say!(lang, zh: "{table}谈过", en: "{table} talked about it"),
        text => say!(lang, zh: "{table}谈过：{text}", en: "{table} talked about it: {text}"),
    }
}

/// Where somebody listens, as far as it is known.
pub fn place(lang: Lang, place: Option<&str>, hours: Option<&str>, phone: Option<&str>, slips: Option<&str>) -> String {
    let place = place.unwrap_or(match lang {
        Lang::Zh => "值班室",
        Lang::En => "the duty desk",
    });
    let phone = phone.map(|phone| say!(lang, zh: "电话{phone}", en: "telephone {phone}"));
    let parts = [Some(place), hours, phone.as_deref()].into_iter().flatten().collect::<Vec<_>>();
    let where_ = parts.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    });
    match slips {
        Some(slips) => {
            say!(lang, zh: "反映意见：{where_}；意见箱：{slips}。", en: "Where: {where_}; box for slips: {slips}.")
        }
        None => say!(lang, zh: "反映意见：{where_}。", en: "Where: {where_}."),
    }
}

/// What was done with a comment.
pub fn how(lang: Lang, how: How) -> &'static str {
    match (how, lang) {
        (How::Accepted, Lang::Zh) => "采纳",
        (How::Accepted, Lang::En) => "accepted",
        (How::Explained, Lang::Zh) => "说明",
        (How::Explained, Lang::En) => "explained",
        (How::Discussed, Lang::Zh) => "再议",
        (How::Discussed, Lang::En) => "discussed again",
    }
}

/// What a private number is.
pub fn private(lang: Lang, kind: Private) -> &'static str {
    match (kind, lang) {
        (Private::Phone, Lang::Zh) => "电话",
        (Private::Phone, Lang::En) => "telephone",
        (Private::Identity, Lang::Zh) => "证件号",
        (Private::Identity, Lang::En) => "card",
        (Private::Room, Lang::Zh) => "门牌",
        (Private::Room, Lang::En) => "room",
        (Private::Name, Lang::Zh) => "称呼（也可能是词）",
        (Private::Name, Lang::En) => "name (or a word)",
    }
}
