//! What the console says to the one at the keyboard.

use std::fmt::Display;

use super::words;

words! {
    con_now(list: &str) { zh: "现在能做：{list}", en: "you can now: {list}" }
    con_need(list: &str) { zh: "往下走还差：{list}", en: "to go on you need: {list}" }
    con_chair_empty(hhmm: &str) { zh: "{hhmm}起没有人主持，先定主持人再表决", en: "nobody holds the chair since {hhmm}; name one before the next vote" }
    con_need_more(list: &str, n: usize) { zh: "{list}，还有{n}样", en: "{list}, and {n} more" }
    con_undo(what: &str) { zh: "要改回：{what}，对吗？", en: "take back: {what}?" }
    con_undone(what: &str) { zh: "改回了：{what}", en: "taken back: {what}" }
    con_redone(what: &str) { zh: "不改了，还照刚才的：{what}", en: "given back: {what}" }
    con_heard(who: &str, k: impl Display) { zh: "{who}已排上，第{k}位", en: "{who} is number {k}" }
    con_batch(n: impl Display, list: &str) { zh: "记下{n}位：{list}", en: "{n} recorded: {list}" }
    con_badnum(list: &str) { zh: "没认出：{list}，其余已记", en: "not understood: {list}; the rest is in" }
    con_frozen(key: &str) { zh: "墙面定住了，按{key}放开", en: "wall frozen; {key} to release" }
    /// Said after each accepted command.
    con_saved() { zh: "已存好，断电不丢", en: "saved, a power cut loses nothing" }
    con_awake() { zh: "开会时屏幕不会暗掉", en: "screen kept awake" }
    /// On a screen that the room sees: what is kept off the wall stands there neither.
    con_kept_off() { zh: "这一条不上墙，字在记录里", en: "kept off the wall; its words are in the record" }
    /// On a screen that the room sees, while hands are counted.
    con_on_paper() { zh: "先记在纸上，都数完了一起打，中间空一格", en: "write it on paper; type all counts together at the end, a blank between" }
    /// All counts are typed: Enter shows them.
    con_counts_look() { zh: "回车：把数亮出来，再看一遍", en: "Enter shows the counts to be confirmed" }
    con_counts_wrong() { zh: "这几个数对不上人数，再看看纸上", en: "these counts don't fit the headcount: look at the paper again" }
    /// Why something is not taken that the room doesn't know.
    con_unseen_refused(key: &str) { zh: "没记上。{key} 回到自己的屏幕，看看为什么", en: "not recorded: {key} back to your own screen says why" }
    /// A number that nobody wears, on a screen that the room sees.
    con_no_such_badge() { zh: "没有这个号，看一眼再打", en: "no such number: look, and type it again" }
con_who_ask() { zh: "还没签到。是称呼，还是写的话？", en: "not signed in. Is it what they are called, or what they say?" }
    con_sign_in_called() { zh: "签到，打的是称呼", en: "sign in; it is what they are called" }
    con_name_ask() { zh: "是改称呼吗？", en: "are they called so from now on?" }
    con_call_so() { zh: "改称呼，照打的", en: "call them so" }
    con_line_ask() { zh: "打的是另外一行，还是这里的回答？", en: "a line of its own, or the answer?" }
    con_line_answer() { zh: "是这里的回答", en: "it is the answer" }
    con_sign_in_ask() { zh: "给新来的签到吗？", en: "sign in who is new?" }
    con_counts_ask(list: &str) { zh: "{list}，对吗？", en: "{list}: is that right?" }
    con_counts_again() { zh: "不对，改一改", en: "no, put it right" }
    con_count_option(no: u16, n: u16) { zh: "第{no}项{n}", en: "option {no}: {n}" }
    /// Enter turns the wall to the next hands.
    con_next_hands() { zh: "手放下了，墙上换下一问", en: "hands are down: the wall asks for the next" }
    /// What is asked for in the strip meanwhile.
    con_paper_prompt() { zh: "记在纸上", en: "on paper" }
    /// What stands there while nothing is typed.
    con_paper_example() { zh: "都数完了一起打", en: "all counts together at the end" }
    con_readonly() { zh: "存盘出了问题，现在只能看。请记在纸上", en: "disk trouble: read only, go on on paper" }
}

/// The reasons that one key gives (1 to 5); 6 is typed.
pub const REASONS: [fn(super::Lang) -> String; 5] =
    [reason_agreed, reason_frail, reason_time, reason_misread, reason_paper];

words! {
    reason_agreed() { zh: "大家同意", en: "all agree" }
    reason_frail() { zh: "身体不便", en: "frailty" }
    reason_time() { zh: "时间不够", en: "no time" }
    reason_misread() { zh: "记错了", en: "misread" }
    reason_paper() { zh: "纸上有", en: "on paper" }
}
