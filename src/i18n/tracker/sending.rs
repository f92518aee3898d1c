//! What is handed in to whoever answers, in words.

use super::{super::names, goes_to, state};
use crate::{
    i18n::{Lang, say, time, words},
    tracker::{End, Item, Reply, Sending, SendingNo, Stands, State},
};

words! {
    /// A document behind words, or alone.
    with_document(said: &str, document: &str) { zh: "{said}({document})", en: "{said} ({document})" }
    /// Nothing has this number.
    no_sending(no: &str) { zh: "没有{no}", en: "nothing was sent under {no}" }
    /// Not the number of something that was sent.
    not_a_sending(said: &str) { zh: "「{said}」不是递出去的编号，写成 26-d2 或 递2号", en: "{said:?} is no number of something that was sent; write 26-d2" }
    /// Nothing was ever sent.
    no_sendings() { zh: "还没有编过号的递送", en: "nothing has been sent under a number yet" }
}

/// Its number, as it is said aloud.
pub fn sending_no(lang: Lang, no: SendingNo) -> String {
    match lang {
        Lang::Zh => no.spoken(),
        Lang::En => no.to_string(),
    }
}

/// To whom it went: the unit, else the place.
pub fn sent_to(lang: Lang, sending: &Sending) -> String {
    sending.receiver.clone().unwrap_or_else(|| names::destination(lang, sending.to).to_owned())
}

/// How far it is.
pub fn sending_stands(lang: Lang, stands: Stands) -> String {
    match stands {
        Stands::Made => state(lang, State::ToSend).to_owned(),
        Stands::Sent => state(lang, State::Sent).to_owned(),
        Stands::Received => state(lang, State::Received).to_owned(),
        Stands::Answered => state(lang, State::Answered).to_owned(),
        Stands::Ended(End::Adopted) => state(lang, State::Adopted).to_owned(),
        Stands::Ended(End::Refused) => state(lang, State::Refused).to_owned(),
        Stands::Ended(End::Returned) => state(lang, State::Returned).to_owned(),
        Stands::Ended(End::Redirected) => say!(lang, zh: "改交了", en: "redirected"),
        Stands::Ended(End::Stopped) => say!(lang, zh: "停下了", en: "stopped"),
    }
}

/// Its number was given.
pub(super) fn made(lang: Lang, sending: &Sending) -> String {
    let (no, to) = (sending_no(lang, sending.no), sent_to(lang, sending));
    match sending.due {
        None => say!(lang, zh: "编为{no}，交给{to}", en: "numbered {no}, for {to}"),
        Some(due) => {
            let due = time::date(lang, due);
            say!(lang, zh: "编为{no}，交给{to}，请{due}前回复", en: "numbered {no}, for {to}, reply asked by {due}")
        }
    }
}

/// What was answered to something that moves nothing any more.
pub(super) fn replied(lang: Lang, reply: &Reply) -> String {
    let no = reply.sending.map(|no| sending_no(lang, no)).unwrap_or_default();
    let said = said(lang, reply);
    say!(lang, zh: "{no}又有回音：{said}", en: "{no} was answered again: {said}")
}

/// The words of a reply, and its document.
fn said(lang: Lang, reply: &Reply) -> String {
    words_of(lang, Some(&reply.text), reply.document.as_ref()).unwrap_or_default()
}

/// Words and a document, as far as they are there.
pub(super) fn words_of(lang: Lang, said: Option<&String>, document: Option<&String>) -> Option<String> {
    match (said.filter(|said| !said.is_empty()), document) {
        (Some(said), Some(document)) => Some(with_document(lang, said, document)),
        (said, document) => said.or(document).cloned(),
    }
}

/// A sending in a line: to whom, and each day that is known.
fn line(lang: Lang, item: &Item, sending: &Sending) -> String {
    let day = |day| time::date(lang, day);
    let days = [
        sending.sent.map(day).map(|day| say!(lang, zh: "{day}递出", en: "handed in on {day}")),
        sending.due.map(day).map(|day| say!(lang, zh: "请{day}前回复", en: "reply asked by {day}")),
        sending.received.map(day).map(|day| say!(lang, zh: "{day}对方收下", en: "received on {day}")),
    ];
    let stands = sending_stands(lang, item.how_far(sending));
    let parts = [sent_to(lang, sending)].into_iter().chain(days.into_iter().flatten()).chain([stands]);
    lang.list(parts)
}

/// What is known of what was sent, what was answered, and what document says so.
pub(super) fn facts(lang: Lang, item: &Item) -> Vec<(String, Option<String>)> {
    let last = item.sendings.last();
    let newest = last.map(|sending| sending.no);
    let reply = |reply: &Reply| {
        let of = reply.sending.filter(|no| Some(*no) != newest).map(|no| format!("{} ", sending_no(lang, no)));
        format!("{}{} {}", of.unwrap_or_default(), time::date(lang, reply.on), said(lang, reply))
    };
    let replies = item.replies.iter().map(reply).collect::<Vec<_>>().join("; ");
    let sendings = item.sendings.iter().map(|sending| (sending_no(lang, sending.no), Some(line(lang, item, sending))));
    let confirmed = item.confirmed_by().map(str::to_owned);
    sendings
        .chain([
            (say!(lang, zh: "为什么递", en: "sent because"), last.and_then(|sending| sending.why.clone())),
            (say!(lang, zh: "附的", en: "with it"), last.map(|sending| lang.list(&sending.files))),
            (say!(lang, zh: "回音", en: "replies"), Some(replies)),
            (say!(lang, zh: "有文件确认", en: "confirmed by"), confirmed),
        ])
        .collect()
}

/// The cells of a list: its number, of what, to whom, when, by when, how far.
pub fn sending_cells(lang: Lang, item: &Item, sending: &Sending) -> [String; 6] {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        sending_no(lang, sending.no),
        super::item_no(lang, item.no),
        sent_to(lang, sending),
        day(sending.sent),
        day(sending.due),
        sending_stands(lang, item.how_far(sending)),
    ]
}

/// What these cells are.
pub fn sending_columns(lang: Lang) -> [String; 6] {
    match lang {
        Lang::Zh => ["编号", "事项", "交给", "递出", "请回复", "状态"].map(str::to_owned),
        Lang::En => ["number", "of", "to", "sent", "asked by", "stands"].map(str::to_owned),
    }
}

/// Who has to answer a matter now: who got what is out, else where it goes.
pub(super) fn owes(lang: Lang, item: &Item) -> String {
    item.sending().map_or_else(|| goes_to(lang, item), |sending| sent_to(lang, sending))
}
