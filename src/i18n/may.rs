//! Who may do what, in words: the sheet of a charter, the reason of a refusal, and advice. Never on the wall.

use super::{
    Lang,
    names::{Names, names},
    say, words,
};
use crate::{
    charter::{Act, Charter, May, Permit, Standing},
    meeting::{numbers::Badge, words::Caution},
    text::pad,
};

names! {
    /// What somebody does.
    act(Act) {
        Vote { zh: "举手表决", en: "vote" }
        BreakTie { zh: "在一样多时举手", en: "break a tie" }
        Chair { zh: "主持", en: "chair" }
        Office { zh: "当会务", en: "take an office" }
        Tell { zh: "计票", en: "count hands" }
        Move { zh: "提事情", en: "move" }
        Amend { zh: "提改法", en: "amend" }
        Hand { zh: "要发言", en: "ask to speak" }
        Relay { zh: "替人说", en: "speak for somebody" }
        Lead { zh: "领头", en: "lead a row" }
        Pledge { zh: "认领", en: "pledge" }
        Sign { zh: "按居民签字", en: "sign as a resident" }
    }

    /// What somebody is.
    standing(Standing) {
        Voter { zh: "有票的居民", en: "who has a vote" }
        Observer { zh: "旁听的", en: "an observer" }
        Minor { zh: "未成年的", en: "a minor" }
        Sector { zh: "没有票的身份", en: "a sector without vote" }
        Out { zh: "已经离场的", en: "who has left" }
        Unnamed { zh: "一位居民(0号)", en: "a resident (badge 0)" }
        Nobody { zh: "没人戴的号牌", en: "a badge that nobody wears" }
    }

    /// A cell of the sheet.
    permit(Permit) {
        Allow { zh: "能", en: "yes" }
        Advise { zh: "提醒", en: "advised" }
        Refuse { zh: "不能", en: "no" }
    }
}

words! {
    /// Heading of the sheet.
    sheet_title() { zh: "谁能做什么(提醒：能，提醒一句)", en: "Who may do what (advised: yes, with a word of advice)" }
    /// The four columns: to ask to speak, to move, to vote, to count.
    sheet_columns() { zh: "说|提|举手|数", en: "speak|move|vote|count" }
    /// What becomes of tellers who shouldn't be one.
    sheet_tellers(permit: &str) {
        zh: "计票：请两位；主持人和提议人来数：{permit}；只有一位、记录员看着：提醒",
        en: "Tellers: two; the chair or the mover as one: {permit}; one, the recorder watching: advised",
    }
    /// One of the other acts, with who isn't simply allowed.
    sheet_other(act: &str, list: &str) { zh: "{act}：{list}", en: "{act}: {list}" }
    /// Everybody may.
    sheet_all() { zh: "都能", en: "everybody" }
}

/// The sheet: standings down, four columns across, then the other acts by a line each.
pub fn sheet(lang: Lang, charter: &Charter) -> Vec<String> {
    let may = &charter.may;
    let (lead, cell) = if lang == Lang::Zh { (18, 8) } else { (30, 10) };
    let mut lines = vec![sheet_title(lang)];
    let line = |first: &str, cells: Vec<&str>| {
        let cells: String = cells.into_iter().map(|of| pad(of, cell)).collect();
        format!("  {}{}", pad(first, lead), cells).trim_end().to_owned()
    };
    lines.push(line("", sheet_columns(lang).split('|').collect()));
    for of in Standing::ALL {
        let cells = [Act::Hand, Act::Move, Act::Vote, Act::Tell].map(|act| permit(lang, may.cell(act, of)));
        lines.push(line(standing(lang, of), cells.to_vec()));
    }
    let others = Act::ALL.into_iter().filter(|act| !matches!(act, Act::Hand | Act::Move | Act::Vote | Act::Tell));
    lines.extend(others.map(|act| format!("  {}", other(lang, may, act))));
    lines.push(format!("  {}", sheet_tellers(lang, permit(lang, charter.vote.tellers))));
    lines
}

fn other(lang: Lang, may: &May, of: Act) -> String {
    let list: Vec<String> = [Permit::Advise, Permit::Refuse]
        .into_iter()
        .filter_map(|cell| {
            let who = Standing::ALL.into_iter().filter(|standing| *standing != Standing::Nobody);
            let who: Vec<&str> = who.filter(|of_| may.cell(of, *of_) == cell).map(|of_| standing(lang, of_)).collect();
            let (who, cell) = (lang.list(&who), permit(lang, cell));
            (!who.is_empty()).then(|| say!(lang, zh: "{who}{cell}", en: "{who} ({cell})"))
        })
        .collect();
    let list = if list.is_empty() { sheet_all(lang) } else { list.join(if lang == Lang::Zh { "；" } else { "; " }) };
    sheet_other(lang, act(lang, of), &list)
}

/// Why somebody may not, and who may. No badge beside a breach.
pub fn may_not(lang: Lang, of: Act, is: Standing, who: &[Standing]) -> String {
    let (of, is) = (act(lang, of), standing(lang, is));
    let who = lang.list(who.iter().map(|of| standing(lang, *of)));
    if who.is_empty() {
        return say!(lang, zh: "{is}不能{of}", en: "{is} cannot {of}");
    }
    say!(lang, zh: "{is}不能{of}。能{of}的：{who}", en: "{is} cannot {of}; who can: {who}")
}

/// Why a vote stands still: nobody holds the chair.
pub fn chair_empty(lang: Lang, deputy: Option<Badge>, back: Option<Badge>, names: &dyn Names) -> String {
    match (back, deputy) {
        (Some(back), _) => {
            let who = names.who(back);
            say!(lang, zh: "主持人的位子空着，先定主持人再表决。{who}回来了，可以接着主持",
                en: "nobody holds the chair; name a chair before the vote. {who} is back and could go on")
        }
        (None, Some(deputy)) => {
            let who = names.who(deputy);
            say!(lang, zh: "主持人的位子空着，先定主持人再表决。副主持{who}可以接",
                en: "nobody holds the chair; name a chair before the vote. The deputy, {who}, could take it")
        }
        (None, None) => say!(lang, zh: "主持人的位子空着，先定主持人再表决",
            en: "nobody holds the chair; name a chair before the vote"),
    }
}

/// What would be better, in a sentence; by standing and office, never by badge.
pub fn caution(lang: Lang, of: Caution) -> String {
    match of {
        Caution::May { act: of, standing: is } => {
            let (of, is) = (act(lang, of), standing(lang, is));
            say!(lang, zh: "{is}来{of}，最好换一位有票的居民", en: "to {of}: better somebody who has a vote than {is}")
        }
        Caution::TellerChairs => {
            say!(lang, zh: "主持人自己计票，最好换一位", en: "the chair counts hands; better somebody else")
        }
        Caution::TellerMoved => {
            say!(lang, zh: "提议人自己计票，最好换一位", en: "who moved it counts hands; better somebody else")
        }
        Caution::OneTeller => {
            say!(lang, zh: "只有一位计票，请记录员在旁看着", en: "one teller; the recorder watches")
        }
        Caution::NobodyWatches => {
            say!(lang, zh: "只有一位计票，没人在旁看着，再请一位", en: "one teller and nobody watches; ask another one")
        }
        Caution::NoTeller => say!(lang, zh: "没有写谁计票，请两位", en: "no teller was named; ask two"),
    }
}
