//! The page 站里: who types, and which pages there are.

use super::{names::names, words};
use crate::station::Extra;

names! {
    /// A page that is switched on.
    extra(Extra) {
        Shifts { zh: "值班表和理事会", en: "duty roster and council" }
        Projects { zh: "项目和经费", en: "projects and money" }
        Patrol { zh: "巡查", en: "patrol" }
        Coaching { zh: "辅导", en: "coaching" }
        Figures { zh: "数字和工作报告", en: "figures and work report" }
        Fund { zh: "钱(自治基金)", en: "money (the fund)" }
        Covenant { zh: "公约", en: "covenant" }
    }
}

words! {
    /// The page.
    station() { zh: "站里", en: "The station" }
    /// What can be done with it.
    help_station() { zh: "按数字：谁在记、补记哪天的、备份，要用的页在这里打开", en: "by digits: who types, a backup, and pages to be switched on" }
    /// Switches a page on.
    show(page: &str) { zh: "打开「{page}」这一页", en: "switch on: {page}" }
    /// Switches it off again.
    hide(page: &str) { zh: "不用「{page}」了，收起来", en: "switch off: {page}" }
    /// It is on.
    shown(page: &str) { zh: "「{page}」打开了，按 Tab 翻得到", en: "{page}: switched on, Tab turns to it" }
    /// It is off.
    hidden(page: &str) { zh: "「{page}」收起来了", en: "{page}: switched off" }
    /// Where one would look for pages that are off.
    more() { zh: "还要记别的(值班表、项目、巡查、数字、钱、公约)：在「站里」打开", en: "more pages (duty, projects, patrol, figures, money, covenant): switched on at The station" }
    /// Writes a list of the patrol down.
    set_patrol() { zh: "回车写", en: "Enter writes it down" }
    /// Asks for it.
    ask_patrol() { zh: "这一张有哪几样，用顿号隔开", en: "what is on this list, separated by commas" }
    /// There is no term yet.
    term_first() { zh: "先按6写一届", en: "write a term first (6)" }
    /// Nobody is on the council yet.
    names_first() { zh: "先写理事会有谁：按1，或按6写一届", en: "say first who the council is (1), or write a term (6)" }
    /// What can be done with the patrol and the council.
    help_by_digits() { zh: "按数字打开", en: "a digit opens its row" }
    /// What can be done with the covenant.
    help_covenant() { zh: "按数字打开；F6 印公约", en: "a digit opens its row; F6 prints the covenant" }
    /// What can be done with leaves of one kind.
    help_books() { zh: "按数字打开；F6 新写一条", en: "a digit opens its row; F6 writes a new one" }
    /// A block that was walked, by whom.
    walked(who: &str) { zh: "今天巡过了 {who}", en: "walked today {who}" }
    /// A block that wasn't.
    not_walked() { zh: "今天还没巡", en: "not walked today" }
    /// No block is called so.
    no_block(said: &str) { zh: "没有叫「{said}」的片；先写下来：yishi patrol block {said}", en: "no block is called {said:?}; write it down first: yishi patrol block {said}" }
    /// There is no answer before this one.
    first_question() { zh: "这是第一项，前面没有了；不写了按 Esc", en: "this is the first question; Esc leaves" }
    /// Where a paper is written.
    ask_folder() { zh: "写到哪个文件夹(U盘的，或 文件.docx)", en: "into which folder (of a stick, or FILE.docx)" }
    /// Writes a new one.
    write_new(kind: &str) { zh: "新写一条：{kind}", en: "write a new {kind}" }
    /// All of a kind.
    all_of(kind: &str) { zh: "都看看：{kind}", en: "all: {kind}" }
    /// Whoever reads the list sees nothing.
    none_yet(kind: &str) { zh: "还没有{kind}", en: "no {kind} yet" }
    /// What was found on a round.
    ask_found() { zh: "看到要办的(没看见什么，写 0)", en: "found (0: nothing to be done)" }
    /// How that is written, above the question.
    found_so() { zh: "一件一句，楼栋写在最后：楼道堆物 3号楼；几件用分号隔开。每一句是一件要办的事", en: "each a few words, the building last: things on the stairs building 3; several separated by ; and each is a matter" }
    /// A round of which nothing is said.
    nothing_said() { zh: "写上看到了什么；没看见什么，加 --ok", en: "say what was found; if nothing, add --ok" }
    /// What a sitting came to.
    ask_settled() { zh: "议定的(26-v12=转街道 26-0-5=采纳，空着没有)", en: "settled (26-v12=Street 26-0-5=adopted, or empty)" }
    /// What was advised.
    ask_advice() { zh: "提了哪些建议(几条用分号隔开，空着没有)", en: "what was advised (several separated by ; or empty)" }
    /// Prints a paper of it.
    print() { zh: "印出来", en: "print" }
    /// A step of a leaf.
    change() { zh: "改", en: "change" }
    end() { zh: "不算了(要写为什么)", en: "end it (with a reason)" }
    /// Asks where something comes from that nobody brought to the desk.
    ask_origin() { zh: "哪里来的(可以不写)", en: "where from (optional)" }
    /// Asks where something comes from.
    ask_came() { zh: "哪里来的(空着是上门来说的)", en: "where from (empty: the desk)" }
}
