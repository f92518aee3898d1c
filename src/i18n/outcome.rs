//! Kinds of outcomes, the papers that they stand in, and why one is left out.

use std::fmt::Write as _;

use super::{Lang, minutes as say, names::names};
use crate::outcomes::{Kind, Paper, Place, Why};

super::words! {
    corner() { zh: "结果", en: "Outcome" }
    stands() { zh: "有", en: "yes" }
}

names! {
    /// What an evening can come to.
    kind(Kind) {
        Passed { zh: "通过", en: "passed" }
        Advice { zh: "形成建议", en: "advice" }
        NotPassed { zh: "未通过", en: "not passed" }
        Tie { zh: "票数相同", en: "a tie" }
        Consulted { zh: "仅征求意见，或人数不够", en: "opinions only, or too few were there" }
        Undecided { zh: "没有表决", en: "moved, not voted on" }
        Withdrawn { zh: "提议人收回", en: "taken back by its mover" }
        Parked { zh: "先记着", en: "noted for later" }
        Forwarded { zh: "转交", en: "sent on" }
        Picked { zh: "选出的，连同票数", en: "what was picked, with counts" }
        CutTie { zh: "末位并列", en: "a tie at the cut line" }
        EmptySeat { zh: "空着的名额", en: "a place that stays empty" }
        Topic { zh: "听会上的事", en: "what was heard, without motions" }
        Row { zh: "行动", en: "a row of the plan" }
        Lead { zh: "谁牵头", en: "who leads what was decided" }
        Pledge { zh: "认领", en: "a pledge" }
        Response { zh: "单位回应", en: "what a unit answered" }
        Appeal { zh: "会场复议", en: "an appeal" }
        Recount { zh: "重新计票", en: "a recount that turned it" }
        Correction { zh: "更正", en: "a correction" }
        Sitting { zh: "续会，各场到会几人", en: "another sitting, and who came to each" }
        Vacancy { zh: "没有人主持的时候", en: "an empty chair, from when to when" }
        Late { zh: "补录的行", en: "lines typed later" }
    }

    /// The papers.
    paper(Paper) {
        Page { zh: "一页", en: "page" }
        Circulated { zh: "传阅", en: "circulated" }
        Archive { zh: "存档", en: "archive" }
        Chat { zh: "群里", en: "chat" }
        Notice { zh: "公示", en: "notice" }
        Packet { zh: "报送单", en: "packet" }
        Wall { zh: "墙上", en: "wall" }
        Item { zh: "台账", en: "item" }
        Calendar { zh: "日历", en: "calendar" }
        Sheets { zh: "表格", en: "sheets" }
    }

    /// Why something is left out.
    why(Why) {
        OnePage { zh: "一页只写约束谁、交给谁的事，其余在传阅纪要里", en: "One page has what binds somebody; the rest stands in the circulated minutes." }
        Course { zh: "是会议怎么开的，牵涉到个人，不是议出的结果", en: "It is the course of the evening and concerns one person; it is nothing that was agreed." }
        OneMatter { zh: "报送单只写一件往外送的事", en: "A packet is about one matter that goes on to somebody else." }
        NothingToDo { zh: "没有定下，没有人要接着办；另外转交的照样跟进", en: "Nothing was settled, so it is nobody's to follow; what was sent on by hand is followed all the same." }
        NoDay { zh: "日历只记有人守着的日子", en: "A calendar has the days that somebody keeps." }
        NoFigures { zh: "表格是算数用的，没有数目的在纪要里", en: "Sheets are for counting: what has no figures stands in the minutes." }
        Aloud { zh: "当场说过，写在纪要里", en: "It was said aloud in the room, and stands in the minutes." }
        AsItStands { zh: "台账写现在的结果，怎么来的在纪要里", en: "The item is what stands now; how it came about is in the minutes." }
        NotNumbered { zh: "选出的议题接着跟进；只有文字的没有编号，谁牵头写在纪要里", en: "A topic that was picked is followed as a topic; a text has no number, and the minutes say who leads it." }
        OfTheRecord { zh: "什么时候的事，各处都写着；什么时候补录的，只有核对的人要看", en: "When it was stands everywhere; when it was written down is for whoever checks the record." }
    }
}

/// The table in Markdown, for the page of papers: a mark where something stands, a letter where it is left out, and the reasons below.
pub fn page(lang: Lang) -> String {
    let letter = |why: Why| char::from_u32('a' as u32 + why as u32).unwrap_or('?').to_string();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let papers = Paper::ALL.map(|of| paper(lang, of).to_owned());
    let mut text = line([corner(lang)].into_iter().chain(papers).collect());
    let _ = writeln!(text, "|{}", "---|".repeat(Paper::ALL.len() + 1));
    for of in Kind::ALL {
        let cells = Paper::ALL.map(|paper| match of.place(paper) {
            Place::Stands => stands(lang),
            Place::Left(why) => letter(why),
        });
        text.push_str(&line([kind(lang, of).to_owned()].into_iter().chain(cells).collect()));
    }
    text.push('\n');
    for of in Why::ALL {
        let _ = writeln!(text, "- {}{}{}", letter(of), say::colon(lang), why(lang, of));
    }
    text
}
