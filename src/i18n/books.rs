//! The record of a station: taking back, checking, copies, another laptop.

use super::{Lang, say, words};
use crate::{store::NotUndone, text::safe, tracker::Event};

words! {
    /// What was written down is taken back.
    taken_back(said: &str) { zh: "撤回了：{said}", en: "taken back: {said}" }
}

/// What was taken back, each with its number.
pub fn events(lang: Lang, events: &[Event], who: &dyn super::tracker::Who) -> String {
    const SHOWN: usize = 3;
    let one = |event: &Event| {
        let (no, said) = (event.number().unwrap_or_default(), super::tracker::event(lang, event, who));
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
            say!(lang, zh: "第{line}行动了钱，撤不回：作废那张凭证，再记对的", en: "money went out with line {line}: void the voucher, and write down the right one")
        }
        NotUndone::Later { line, on, about } => {
            let about = safe(about);
            say!(lang, zh: "第{line}行后面还有第{on}行接着它({about})：先撤那一行，或者打开那一件改", en: "line {on} came after line {line} and rests on it ({about}): take that one back first, or open the matter and put it right")
        }
    }
}
