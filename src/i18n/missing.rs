//! What is still missing before a stage can be left, and what still lies on paper.

use super::{Lang, names, say};
use crate::meeting::{Missing, query::OnPaper, words::Task};

/// The thing that is missing, for a list: `往下走还差：主持人、第2桌的桌长`.
pub fn missing(lang: Lang, of: &Missing) -> String {
    match of {
        Missing::Start => say!(lang, zh: "开场", en: "the start"),
        Missing::Chair => say!(lang, zh: "主持人", en: "a chair"),
        Missing::Recorder => say!(lang, zh: "记录员", en: "a recorder"),
        Missing::Quorum { have, need } => {
            say!(lang, zh: "到会人数({have}位，要{need}位)", en: "people ({have} here, {need} needed)")
        }
        Missing::Unplaced { cards } => say!(lang, zh: "{cards}张卡没归类", en: "a place for {cards} cards"),
        Missing::Topic => say!(lang, zh: "要谈的事", en: "a topic"),
        Missing::Posted => say!(lang, zh: "上分桌表的事", en: "a topic with a table"),
        Missing::Convener { group } => say!(lang, zh: "第{group}桌的桌长", en: "a convener at table {group}"),
        Missing::Small { group, have } => {
            say!(lang, zh: "第{group}桌才{have}位", en: "people at table {group} (only {have})")
        }
        Missing::Full { group, have } => {
            say!(lang, zh: "第{group}桌坐了{have}位", en: "room at table {group} ({have} sit there)")
        }
        Missing::Result { group } => say!(lang, zh: "第{group}桌的提议", en: "a proposal from table {group}"),
        Missing::Reporter { group } => say!(lang, zh: "第{group}桌来讲的邻居", en: "a reporter for table {group}"),
        Missing::Undecided { motion } => say!(lang, zh: "提议{motion}的表决", en: "the vote on proposal {motion}"),
        Missing::Answer { group } => {
            say!(lang, zh: "第{group}桌说说自己能做点什么", en: "what table {group} can do itself")
        }
        Missing::Leader { motion } => say!(lang, zh: "提议{motion}的领头人", en: "a leader for proposal {motion}"),
        Missing::Picked { vote, option } => {
            let what = names::task(lang, Task::Picked(*vote, *option));
            say!(lang, zh: "{what}的领头人", en: "a leader for {what}")
        }
        Missing::Owner { action } => say!(lang, zh: "行动{action}的领头人", en: "an owner for action {action}"),
        Missing::Date { action } => say!(lang, zh: "行动{action}的日子", en: "a date for action {action}"),
        Missing::Destination { parked } => {
            say!(lang, zh: "先记着的第{parked}条交给谁", en: "a destination for noted point {parked}")
        }
    }
}

/// All that is missing, in one line.
pub fn missing_list(lang: Lang, list: &[Missing]) -> String {
    lang.list(list.iter().map(|of| missing(lang, of)))
}

/// What is only said and keeps nothing from going on: `提议1、提议2还没人领。没人领不要紧，贴出来再问`. `None`: nothing is.
pub fn advice(lang: Lang, list: &[Missing]) -> Option<String> {
    let tables: Vec<String> = list
        .iter()
        .filter_map(|of| match of {
            Missing::Answer { group } => Some(say!(lang, zh: "第{group}桌", en: "table {group}")),
            _ => None,
        })
        .collect();
    let leaders: Vec<String> = list
        .iter()
        .filter_map(|of| match of {
            Missing::Leader { motion } => Some(names::task(lang, Task::Motion(*motion))),
            Missing::Picked { vote, option } => Some(names::task(lang, Task::Picked(*vote, *option))),
            Missing::Owner { action } => Some(say!(lang, zh: "行动{action}", en: "action {action}")),
            _ => None,
        })
        .collect();
    let silent = (!tables.is_empty()).then(|| {
        let tables = lang.list(tables);
        say!(lang, zh: "{tables}还没说自己能做点什么", en: "{tables} has not said what it can do itself")
    });
    let orphans = (!leaders.is_empty()).then(|| {
        let (leaders, post) = (lang.list(leaders), post_and_ask(lang));
        say!(lang, zh: "{leaders}还没人领。{post}", en: "nobody leads {leaders} yet; {post}")
    });
    let all: Vec<String> = silent.into_iter().chain(orphans).collect();
    (!all.is_empty()).then(|| all.join(&say!(lang, zh: "。", en: "; ")))
}

/// What is said when nobody has taken something on.
pub fn post_and_ask(lang: Lang) -> String {
    say!(lang, zh: "没人领不要紧，贴出来再问", en: "that is all right: post it, and ask again")
}

/// The answer of a table whose matter isn't its own to do.
pub fn others(lang: Lang) -> String {
    say!(lang, zh: "这件要请别人办，我们把话带到", en: "this is for others to do; we pass the word on")
}

/// What to do about it, for the console.
pub fn remedy(lang: Lang, of: &Missing) -> String {
    match of {
        Missing::Start => say!(lang, zh: "还没开场。人差不多了就开始", en: "not started yet; start when most are here"),
        Missing::Chair => say!(lang, zh: "还没有主持人。填号", en: "nobody is in the chair; give a badge"),
        Missing::Recorder => say!(lang, zh: "还没有记录员。填号", en: "nobody records; give a badge"),
        Missing::Quorum { have, need } => {
            say!(lang, zh: "到了{have}位，要{need}位。等一等，或改天", en: "{have} here, {need} needed; wait, or another day")
        }
        Missing::Unplaced { cards } => {
            say!(lang, zh: "还有{cards}张卡没归类。各算一件?(一键)", en: "{cards} cards not placed; keep as they are? (one key)")
        }
        Missing::Topic => {
            say!(lang, zh: "还没有要谈的事。归一归卡，或说一件", en: "no topic yet; put cards together, or name one")
        }
        Missing::Posted => say!(lang, zh: "还没有一件上分桌表。选几件，给桌号", en: "no topic has a table; pick some"),
        Missing::Convener { group } => {
            say!(lang, zh: "第{group}桌没有桌长。填号，或照走", en: "table {group} has no convener; give a badge, or go on")
        }
        Missing::Small { group, have } => {
            say!(lang, zh: "第{group}桌{have}位。并桌，或照开", en: "table {group} has {have}; merge, or go on")
        }
        Missing::Full { group, have } => {
            say!(lang, zh: "第{group}桌{have}位，坐满了。请一位换桌，或照坐", en: "table {group} has {have}; ask one to move, or go on")
        }
        Missing::Result { group } => {
            say!(lang, zh: "第{group}桌没交提议。选「还没谈拢」，或再等等", en: "table {group} has no proposal; unsettled, or wait")
        }
        Missing::Reporter { group } => {
            say!(lang, zh: "第{group}桌还没人来讲。填号，或照走", en: "nobody reports for table {group}; give a badge, or go on")
        }
        Missing::Undecided { motion } => {
            say!(lang, zh: "提议{motion}还没表决。表决、并入，或先记着", en: "proposal {motion} is open; vote, merge, or park")
        }
        Missing::Answer { .. } | Missing::Leader { .. } | Missing::Picked { .. } | Missing::Owner { .. } => {
            advice(lang, std::slice::from_ref(of)).unwrap_or_default()
        }
        Missing::Date { action } => {
            say!(lang, zh: "行动{action}没日子。不写就是下次开会前", en: "action {action} has no date; by the next meeting, if not set")
        }
        Missing::Destination { parked } => {
            say!(lang, zh: "先记着的第{parked}条还没去处。选一个", en: "noted point {parked} goes nowhere; pick a destination")
        }
    }
}

/// The kind line for the wall, where the room can help.
pub fn missing_wall(lang: Lang, of: &Missing) -> Option<String> {
    Some(match of {
        Missing::Convener { group } => say!(lang, zh: "第{group}桌还缺一位桌长", en: "table {group} needs a convener"),
        Missing::Small { group, .. } => {
            say!(lang, zh: "第{group}桌人少，谁愿意去？", en: "table {group} is small: who would go?")
        }
        Missing::Full { .. } => {
            say!(lang, zh: "这桌满了，旁边桌一样热闹", en: "this table is full, the next is as lively")
        }
        Missing::Result { group } => {
            say!(lang, zh: "第{group}桌的提议写好了吗？", en: "table {group}, is your proposal written?")
        }
        Missing::Leader { .. } | Missing::Picked { .. } | Missing::Owner { .. } => {
            say!(lang, zh: "这件还缺个领头的，谁来？", en: "still no leader: who?")
        }
        Missing::Date { .. } => say!(lang, zh: "定个日子，哪天能做好？", en: "done by when?"),
        Missing::Start
        | Missing::Chair
        | Missing::Recorder
        | Missing::Quorum { .. }
        | Missing::Unplaced { .. }
        | Missing::Topic
        | Missing::Posted
        | Missing::Reporter { .. }
        | Missing::Answer { .. }
        | Missing::Undecided { .. }
        | Missing::Destination { .. } => return None,
    })
}

/// Something that still lies on paper, for the list 会后补记.
pub fn on_paper(lang: Lang, of: OnPaper) -> String {
    match of {
        OnPaper::Card(card) => say!(lang, zh: "卡{card}", en: "card {card}"),
        OnPaper::Sheet(group) => say!(lang, zh: "第{group}桌的纸", en: "the sheet of table {group}"),
        OnPaper::Answer(response) => say!(lang, zh: "单位回应{response}", en: "answer {response} of a unit"),
        OnPaper::Signature(signer) => {
            let signer = names::signer(lang, signer);
            say!(lang, zh: "{signer}签字", en: "signature: {signer}")
        }
        OnPaper::Reading => say!(lang, zh: "把纪要念一遍", en: "reading the minutes back"),
    }
}
