//! The sentences of the public notice (wording: 14, note).

use super::{Lang, say};
use crate::{station::notice::How, text::Private};

super::words! {
    title(theme: &str) { zh: "关于「{theme}」议事结果的公示", en: "Public notice: what was agreed on {theme}" }
    lead(date: &str, estate: &str, n: usize) { zh: "{date}，{estate}召开居民议事会，到会{n}人。", en: "On {date}, {estate} held a residents' meeting; {n} people came." }
    agreed() { zh: "议定如下：", en: "Agreed:" }
    number(year: i32, n: u16) { zh: "{year}年第{n}次会", en: "meeting {n} of {year}" }
    closed_early(at: &str, stage: &str, reason: &str) { zh: "这次会{at}在「{stage}」提前结束，理由：{reason}。", en: "The meeting was closed early at {at}, in {stage}: {reason}." }
    nothing() { zh: "本次会议没有议定事项。", en: "Nothing was agreed." }
    head() { zh: "编号|事项|议定内容|表决|负责人|完成时间|经费及来源", en: "No.|What|Agreed|Vote|Responsible|By|Money and its source" }
    heard() { zh: "大家提到的事：", en: "What was heard:" }
    heard_topic(no: &str, title: &str, n: usize) { zh: "{no} {title}（{n}人提出）", en: "{no} {title} (people: {n})" }
    heard_on_paper(list: &str) { zh: "{list}：字还在纸上", en: "{list}: still on paper" }
    failed() { zh: "表决了、没有定下的：", en: "Voted on, and not settled:" }
    consulted() { zh: "只听意见的：", en: "Opinions only:" }
    voted(no: &str, what: &str, came: &str, figures: &str) { zh: "{no} {what}：{came}（{figures}）", en: "{no} {what}: {came} ({figures})" }
    undecided() { zh: "没有表决的提议：", en: "Proposals that nobody voted on:" }
    withdrawn() { zh: "提议人收回的：", en: "Taken back by whoever moved it:" }
    offered() { zh: "大家认领的事：", en: "What people offered to do:" }
    offered_line(no: &str, who: &str, text: &str, by: &str) { zh: "{no} {who}：{text}{by}", en: "{no} {who}: {text}{by}" }
    led_of(what: &str, said: &str) { zh: "{what}：{said}", en: "{what}: {said}" }
    by(date: &str) { zh: "（{date}前）", en: " (by {date})" }
    answered() { zh: "单位回应：", en: "What units answered:" }
    sent_on() { zh: "转交的事：", en: "Sent on:" }
    sent(thing: &str, org: &str, reply: &str) { zh: "{thing}，递{org}{reply}", en: "{thing}, to {org}{reply}" }
    kept_for_next(thing: &str) { zh: "{thing}，留到下次议", en: "{thing}, for the next meeting" }
    kept_for_covenant(thing: &str) { zh: "{thing}，修订居民公约时议", en: "{thing}, when the covenant is revised" }
    reply_by(date: &str) { zh: "，{date}前回复", en: ", reply by {date}" }
    noted() { zh: "先记着的事：", en: "Noted for later:" }
    present(of: &str, p: u16) { zh: "有票{p}{of}", en: "{p} {of} with a vote" }
    in_plan() { zh: "列入行动计划", en: "part of the plan" }
    advised(org: &str) { zh: "形成建议，递{org}", en: "advice, to {org}" }
    scope(scope: &str) { zh: "（{scope}）", en: " ({scope})" }
    figures(of: &str, p: u16, f: u16, a: u16) { zh: "有票{p}{of}，赞成{f}{of}，反对{a}{of}", en: "with a vote {p} {of}, for {f}, against {a}" }
    short() { zh: "人数不够，先记作意见", en: "too few were there, opinions only" }
    period(from: &str, to: &str, n: u16) { zh: "公示期：{from}至{to}（自张贴次日起{n}天，末日遇休息日顺延）", en: "Posted from {from} to {to} ({n} days from the day after posting; a last day off moves on)" }
    period_open(n: u16) { zh: "公示期：自张贴次日起{n}天（张贴日期：＿＿＿＿年＿＿月＿＿日，末日遇休息日顺延）", en: "Posted for {n} days from the day after posting (posted on: ............; a last day off moves on)" }
    voice(to: &str) { zh: "有不同意见，请在{to}前告诉我们。", en: "If you see it differently, tell us by {to}." }
    reply(n: u16) { zh: "每条意见，{n}天内答复。", en: "Each comment is answered within {n} days." }
    handled_by() { zh: "经办", en: "Handled by" }
    watched_by() { zh: "监督", en: "Watched by" }
    seal() { zh: "（盖章）日期", en: "(seal) Date" }
    sample() { zh: "本公示格式为示范文本，以街道、社区公布的为准。", en: "Sample form; the text of the sub-district and community prevails." }
    closing_early(day: &str) { zh: "公示期到{day}，到期以后再出说明", en: "it hangs until {day}; the statement comes after that" }
    closing_title(theme: &str) { zh: "关于「{theme}」公示意见答复情况的说明", en: "How the comments on {theme} were answered" }
    closing_lead(n: usize) { zh: "公示期内收到意见{n}条，逐条答复如下。", en: "Comments received: {n}. Each was answered:" }
    closing_head() { zh: "序号|收到日期|意见|处理|答复|答复日期", en: "No.|Received|Comment|Outcome|Reply|Replied on" }

    /// The command line: what was found, before anything is written.
    found(kind: &str, number: &str, text: &str, reads: &str) { zh: "{kind} {number}：「{text}」会写成「{reads}」", en: "{kind} {number}: \"{text}\" will read \"{reads}\"" }
    look_first(n: usize) { zh: "文字里有{n}处像电话、证件或门牌的号码，还没有写。看过以后加 --looked，这些号码都会去掉", en: "{n} numbers look like a telephone, a card or a room; nothing was written. Look at them, then add --looked: they are taken out" }
    no_reply_yet(list: &str) { zh: "还有意见没有答复：{list}。用 yishi comments 补上答复", en: "comments without a reply: {list}. Give one with yishi comments" }
    too_early() { zh: "张贴日期比开会还早", en: "it can't be posted before the meeting" }
    posted_late(days: i64) { zh: "会后第{days}天才张贴，比章程说的晚", en: "posted {days} days after the meeting, later than the charter says" }
    no_such_comment(n: usize) { zh: "没有第{n}条意见", en: "there is no comment {n}" }
    not_a_text() { zh: "这段文字收不下：空的、太长，或有看不见的字符", en: "this text can't be taken: empty, too long, or with characters that hide" }
    comment_open(n: usize, date: &str, due: &str, text: &str) { zh: "{n}. {date}收到，{due}前答复：{text}", en: "{n}. received {date}, to be answered by {due}: {text}" }
    comment_done(n: usize, date: &str, text: &str, how: &str, reply: &str) { zh: "{n}. {date}收到：{text}（{how}：{reply}）", en: "{n}. received {date}: {text} ({how}: {reply})" }
    no_comments() { zh: "没有收到意见", en: "no comments" }
}

/// Where somebody listens, as far as it is known.
pub fn place(lang: Lang, place: Option<&str>, hours: Option<&str>, slips: Option<&str>) -> String {
    let place = place.unwrap_or(match lang {
        Lang::Zh => "值班室",
        Lang::En => "the duty desk",
    });
    let where_ = match hours {
        Some(hours) => say!(lang, zh: "{place}，{hours}", en: "{place}, {hours}"),
        None => place.to_owned(),
    };
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
    }
}
