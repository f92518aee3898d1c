//! What the console itself says: questions of forms, what Enter will do, what comes back.

use std::fmt::Display;

use super::{Lang, field::field, say, words};
use crate::{meeting::Name, station::Glyphs};

/// How big letters are drawn, once somebody chose.
pub fn letters_are(lang: Lang, glyphs: Glyphs) -> String {
    match glyphs {
        Glyphs::Blocks => say!(lang, zh: "大字用细的", en: "big letters: fine"),
        Glyphs::Squares => say!(lang, zh: "大字用方的", en: "big letters: square"),
        Glyphs::Plain => say!(lang, zh: "不用大字", en: "no big letters"),
    }
}

/// What a form asks for. What a refusal calls a field too is called the same here.
pub fn ask(lang: Lang, command: Name, of: &str) -> String {
    match (command, of) {
        (Name::CountDots | Name::PlaceDots, "dots") => dots(lang),
        (Name::SignIn | Name::SignOut | Name::SignUp | Name::MoveTo, "badges") => badges(lang),
        (Name::PostTopic, "topics") => topics(lang),
        (Name::HandOverChair, "to") => chair_to(lang),
        (Name::Pledge, "text") => pledge_text(lang),
        (Name::ReviewPledge, "note") => review_note(lang),
        (Name::Pledge | Name::ClaimAction | Name::DropAction, "action") => row(lang),
        (Name::DraftMotion | Name::OpenMotion | Name::Amend, "mover") => mover(lang),
        (Name::ProposeAction | Name::ClaimAction | Name::ClaimMotion, "owner" | "badge") => leader(lang),
        (_, "household") => household(lang),
        (_, "observer") => observer(lang),
        (_, "minor") => minor(lang),
        (_, "relayed") => relayed(lang),
        (_, "from") => from(lang),
        (_, "group") => group(lang),
        (Name::SignMinutes, "role") => signs_as(lang),
        (_, "role") => role(lang),
        (_, "office") => office(lang),
        (_, "helpers") => helpers(lang),
        (_, "motion" | "on.motion") => motion(lang),
        (_, "on.amendment") => amendment(lang),
        (_, "speech") => speech(lang),
        (_, "rule") => rule(lang),
        (_, "step") => step(lang),
        (_, "on") => on(lang),
        (_, "method") => method(lang),
        (_, "friendly") => friendly(lang),
        (Name::CountDots, "more") => more_sheet(lang),
        (Name::Adjourn, "until") => until_day(lang),
        (_, "void") => void(lang),
        (_, "unsettled") => unsettled(lang),
        (_, "repeat") => repeat(lang),
        (_, "rest") => rest(lang),
        (_, "number" | "what.no") => number(lang),
        (_, "charter") => charter(lang),
        (_, "promise") => promise(lang),
        (_, "state") => state(lang),
        (_, "stage") => stage(lang),
        (_, "seq") => seq(lang),
        (_, "time") => time(lang),
        (_, "on.ruling") => ruling(lang),
        (_, "on.title") => field(lang, "title"),
        (_, "on.options") => options(lang),
        (_, "on.pick") => field(lang, "pick"),
        (_, "on.seconds") => field(lang, "seconds"),
        (_, "on.turns") => field(lang, "turns"),
        (_, "on.minutes") => field(lang, "minutes"),
        (_, other) => field(lang, other),
    }
}

/// A word in both languages.
type Word = fn(Lang) -> String;

/// What a vote can be about: as a script writes it, and in words.
pub const SUBJECTS: [(&str, Word); 7] = [
    ("Motion", on_motion),
    ("Amendment", on_amendment),
    ("Choice", on_choice),
    ("CloseDebate", on_close_debate),
    ("Limits", on_limits),
    ("Extend", on_extend),
    ("Appeal", on_appeal),
];

/// What is typed at this place, for the empty input strip: a prompt and an example.
pub fn prompt(lang: Lang, place: Prompt) -> (String, String) {
    match place {
        Prompt::Opening => {
            (say!(lang, zh: "签到", en: "sign in"), say!(lang, zh: "1-46 48   12 王阿姨", en: "1-46 48   12 Mrs Wang"))
        }
        Prompt::Raise => (
            say!(lang, zh: "收卡", en: "cards"),
            say!(lang, zh: "3 7.2 12-18   7 门口太黑   停车 = 3 8", en: "3 7.2 12-18   7 too dark   parking = 3 8"),
        ),
        Prompt::Choose => (
            say!(lang, zh: "分桌", en: "tables"),
            say!(lang, zh: "1 = 3 5 8 12-18   1:34   停车 = 3 8", en: "1 = 3 5 8 12-18   1:34"),
        ),
        Prompt::Discuss => (
            say!(lang, zh: "小组", en: "tables"),
            say!(lang, zh: "2 = 17 换桌   1 试装刷卡门禁", en: "2 = 17 moves   1 a proposal of table 1"),
        ),
        Prompt::Floor => {
            (say!(lang, zh: "举手", en: "hands"), say!(lang, zh: "17+ 8- 23?   *6 提醒", en: "17+ 8- 23?   *6 reminds"))
        }
        Prompt::For => (say!(lang, zh: "赞成几位", en: "how many for"), String::new()),
        Prompt::Against => (say!(lang, zh: "反对几位", en: "how many against"), String::new()),
        Prompt::Option(n) => (say!(lang, zh: "第{n}项几位", en: "how many for option {n}"), String::new()),
        Prompt::OnPaper => (super::console::con_paper_prompt(lang), super::console::con_paper_example(lang)),
        Prompt::Close => (
            say!(lang, zh: "都数好了", en: "all counted"),
            say!(lang, zh: "回车公布   主持人 + -", en: "Enter announces   chair + -"),
        ),
        Prompt::Plan => (
            say!(lang, zh: "认领", en: "pledges"),
            say!(lang, zh: "17 我来排班   3 = 17 8   排出值班表", en: "17 I will do it   3 = 17 8   a new row"),
        ),
        // A row is named only where there is one.
        Prompt::PlanEmpty => (
            say!(lang, zh: "认领", en: "pledges"),
            say!(lang, zh: "17 我来排班   排出值班表", en: "17 I will do it   a new row"),
        ),
        Prompt::After => (say!(lang, zh: "补记", en: "type in"), say!(lang, zh: "7.2 门口太黑", en: "7.2 too dark")),
        Prompt::Looking => (say!(lang, zh: "这里只看", en: "looking on"), String::new()),
    }
}

/// Where the input strip stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Prompt {
    OnPaper,
    PlanEmpty,
    Opening,
    Raise,
    Choose,
    Discuss,
    Floor,
    For,
    Against,
    Option(u16),
    Close,
    Plan,
    After,
    Looking,
}

// What forms ask for.
words! {
    /// Yes.
    yes() { zh: "是", en: "yes" }
    /// No.
    no() { zh: "不是", en: "no" }
    /// Length of the evening.
    minutes(n: u16) { zh: "{n}分钟", en: "{n} minutes" }
    /// Dots by topic.
    dots() { zh: "各题点数，照顺序 34 27 21，或 题号:点数", en: "dots in order 34 27 21, or topic:dots" }
    /// Many badges.
    badges() { zh: "号牌，可以写 3 5 12-18", en: "badges, like 3 5 12-18" }
    /// Topics in order.
    topics() { zh: "哪几件上桌，先写热的", en: "topics to post, hottest first" }
    /// The new chair.
    chair_to() { zh: "交给几号主持", en: "badge of the new chair" }
    /// A pledge.
    pledge_text() { zh: "我能做什么", en: "what I can do" }
    /// A word on a promise, or who takes it over.
    review_note() { zh: "说一句；换人就写谁接：号牌或称呼", en: "a word; if handed over, to whom: badge or name" }
    /// A row of the plan.
    row() { zh: "第几件", en: "row" }
    /// Who moves.
    mover() { zh: "谁提的，号牌", en: "mover's badge" }
    /// Who leads.
    leader() { zh: "谁领头，号牌", en: "leader's badge" }
    /// Household.
    household() { zh: "和几号同一户", en: "household of badge" }
    /// Observer.
    observer() { zh: "旁听", en: "observer" }
    /// Minor.
    minor() { zh: "小朋友", en: "minor" }
    /// Relayed.
    relayed() { zh: "谁帮着传话，号牌", en: "relayed by badge" }
    /// Origin of a card.
    from() { zh: "从哪里来", en: "where it comes from" }
    /// Table.
    group() { zh: "第几桌", en: "table" }
    /// Role at a table.
    role() { zh: "桌上的分工", en: "role" }
    signs_as() { zh: "谁来签字", en: "who signs" }
    /// Office.
    office() { zh: "会务", en: "office" }
    /// Helpers.
    helpers() { zh: "帮手的号牌", en: "helpers' badges" }
    /// Motion.
    motion() { zh: "提议几", en: "proposal" }
    /// Amendment.
    amendment() { zh: "改法几", en: "amendment" }
    /// Speech.
    speech() { zh: "第几次发言", en: "speech" }
    /// Rule.
    rule() { zh: "第几条", en: "rule" }
    /// Step of the ladder.
    step() { zh: "怎么提醒", en: "step" }
    /// What a vote is about.
    on() { zh: "表决什么", en: "vote on" }
    /// How.
    method() { zh: "怎么数", en: "how" }
    /// Friendly amendment.
    more_sheet() { zh: "另一张纸上的，加上去", en: "of another sheet, to be added" }
    until_day() { zh: "说好哪天接着开", en: "the day agreed on" }
    friendly() { zh: "大家都没意见，直接改", en: "friendly: nobody objects" }
    /// Void speech.
    void() { zh: "没说就让了", en: "gave it up unspoken" }
    /// Not settled.
    unsettled() { zh: "还没谈拢", en: "not settled" }
    /// Repeat of a card.
    repeat() { zh: "怎么个像法", en: "how alike" }
    /// Alike in meaning.
    repeat_near() { zh: "意思相近", en: "alike in meaning" }
    /// Same words.
    repeat_exact() { zh: "一模一样", en: "the same words" }
    /// All the rest.
    rest() { zh: "剩下的各算一件", en: "keep all the rest as they are" }
    /// A number.
    number() { zh: "第几号", en: "number" }
    /// Charter.
    charter() { zh: "用哪份章程", en: "charter" }
    /// Promise.
    promise() { zh: "上次答应的第几件", en: "promise" }
    /// State of a promise.
    state() { zh: "办得怎样", en: "how it went" }
    /// Stage to go back to.
    stage() { zh: "回到哪一环节", en: "back to stage" }
    /// A line.
    seq() { zh: "记录第几行", en: "line" }
    /// An hour.
    time() { zh: "几点，如 1900", en: "hour, like 1900" }
    /// Ruling.
    ruling() { zh: "第几次请停", en: "call to order" }
    /// Options of a choice.
    options() { zh: "几个选项，用 / 隔开", en: "options, parted by /" }
    /// Subject: motion.
    on_motion() { zh: "正在议的提议", en: "the open proposal" }
    /// Subject: amendment.
    on_amendment() { zh: "改法", en: "an amendment" }
    /// Subject: choice.
    on_choice() { zh: "几样里选", en: "a choice" }
    /// Subject: close the debate.
    on_close_debate() { zh: "说到这里就表决", en: "end the debate" }
    /// Subject: limits.
    on_limits() { zh: "改发言的时间和回数", en: "limits of speech" }
    /// Subject: extend.
    on_extend() { zh: "再谈几分钟", en: "more time" }
    /// Subject: appeal.
    on_appeal() { zh: "主持人请停算不算", en: "a call to order" }
}

// What the console says back.
words! {
    /// A required field was left empty.
    needed() { zh: "这一项要写", en: "this is needed" }
    /// An answer of another kind.
    unread(what: &str) { zh: "没认出：{what}", en: "not understood: {what}" }
    /// Behind the label of a field that may be left out.
    optional() { zh: "可以不写", en: "may be left out" }
    /// What an empty answer takes.
    offered(what: &str) { zh: "回车就是 {what}", en: "Enter takes {what}" }
    /// A form waits for the last word.
    read_back() { zh: "念一遍，回车记下", en: "read it back; Enter records it" }
    /// Title of the menu.
    menu() { zh: "现在能做的", en: "What can be done now" }
    /// So many things wait for this meeting.
    waiting(n: usize, key: &str) { zh: "站里有{n}件等着这次议，按 {key} 收进来", en: "{n} things wait for this meeting: {key} raises them" }
    /// The row that raises them.
    raise_waiting(n: usize) { zh: "收站里等着议的{n}件", en: "raise the {n} that wait" }
    /// Beside it.
    raise_waiting_why() { zh: "值班接待转来的、上次没议的，一件一张卡，署谁提的。", en: "From the duty desk and the last meeting: a card each, with whoever brought it." }
    /// They were raised.
    waiting_raised(n: usize) { zh: "等着议的收了{n}件", en: "{n} of those that waited were raised" }
    /// Title of the help.
    help() { zh: "按键", en: "Keys" }
    /// Title of the reasons.
    reasons() { zh: "选个理由，照办", en: "Pick a reason to let it pass" }
    /// Another reason, in words.
    reason_other() { zh: "其他", en: "another" }
    /// The reason is typed.
    reason_text() { zh: "理由", en: "reason" }
    /// A yes to what was asked.
    do_it() { zh: "对，就这样", en: "yes, do it" }
    /// A no.
    leave_it() { zh: "先不", en: "not now" }
    /// Nothing can be taken back.
    nothing_to_undo() { zh: "前面的改不回了，可以更正", en: "nothing can be taken back; correct it instead" }
    /// No reason would help.
    nothing_to_pass() { zh: "没有要特别办的", en: "nothing to let pass" }
    /// Nothing is missing.
    nothing_missing(key: &str) { zh: "都齐了，按 {key} 往下走", en: "nothing is missing: {key} goes on" }
    /// Enter has nothing to do here.
    nothing_next(key: &str) { zh: "写号牌，或按 {key} 看能做什么", en: "type a number, or {key} for what can be done" }
    /// Leaving.
    leave() { zh: "离开？都存好了，下次接着开", en: "Leave? All is saved, you can go on later" }
    /// The same people as last time.
    roll_named(n: usize) { zh: "点名：打了{n}位，今天在的就是他们吗？", en: "the roll: {n} named; are these all who are here today?" }
    roll_is_this() { zh: "就是他们，其余的今天没来", en: "these; the others are not here today" }
    roll_besides() { zh: "先给他们签到，再点名", en: "sign these in; the roll is called later" }
    roll_ask(n: usize) { zh: "{n}位，上次来的都在？", en: "{n} here: everybody who was here last time?" }
    /// Nobody is here.
    start_ask() { zh: "还没有人签到，现在就开始？", en: "Nobody has signed in. Start now?" }
    /// The same key came too fast to be an answer.
    read_first() { zh: "按得太快，没有算。看一眼，再按一次", en: "too fast to be an answer: read it, and press again" }
    /// A key that was pressed twice before anybody can have read what it did.
    not_counted() { zh: "刚才那下太快，没有算；要的话再按一次", en: "that press came too fast and did not count: press again if it was meant" }
    /// A line where only Enter is an answer.
    told_in_a_form() { zh: "带时刻的是单独一行：先 Esc 退出这张单子，再打", en: "a line with a moment stands alone: leave this form with Esc first" }
    answer_first() { zh: "先答上面这一句：清掉这行，回车是记下，Esc 是退回", en: "first the question: with an empty line Enter records it, Esc goes back" }
    /// What a line does behind a form that is full.
    form_then_line() { zh: "回车：先记下上面的，再记这一行", en: "Enter records what stands above, then takes this line" }
    /// An answer that would be refused.
    field_remedy(key: &str) { zh: "{key} 补上就行", en: "{key} puts it right" }
    field_because(key: &str) { zh: "改一改；有理由的按 {key}", en: "put it right, or give a reason with {key}" }
    nothing_missing_here() { zh: "这里没有要补的", en: "nothing to supply here" }
    /// A line of its own, typed into a field.
    line_or_answer(typed: &str) { zh: "「{typed}」是另外一行，还是这里的回答？", en: "is \"{typed}\" a line of its own, or the answer here?" }
    line_not_reason() { zh: "另外一行：理由先不写", en: "a line of its own: no reason is given yet" }
    line_of_its_own() { zh: "另外一行：单子上问完的先记下，没问完的收着", en: "a line of its own: the form is given, or kept if it lacks something" }
    line_is_answer(typed: &str) { zh: "就填在这里：{typed}", en: "the answer here: {typed}" }
    /// A form that was refused.
    form_kept(key: &str) { zh: "填的都还在，按 {key} 接着改", en: "what you filled in is kept: {key} goes back to it" }
    /// Nothing is missing to start.
    may_start(key: &str) { zh: "都齐了，回车开始；还要定副主持，按 {key}", en: "nothing is missing: Enter starts; {key} for a deputy" }
    /// More were counted than the roll has.
    more_than_signed(voters: u16, counted: u16) { zh: "签到有票{voters}位，数到{counted}位，对吗？对就再按一次回车", en: "{voters} signed in with a vote, {counted} counted: if that is right, Enter once more" }
    /// A count that can't be.
    slip_of_count(here: u16, counted: u16) { zh: "签到一共{here}位，{counted}多了，请再打一遍", en: "{here} signed in at all: {counted} must be a slip, type it again" }
    /// Closing by leaving the last stage.
    close_ask() { zh: "要散会了，散会后只能补记、签字，对吗？", en: "This ends the meeting; afterwards you can only type in and sign" }
    /// A closed vote stays.
    close_vote_ask() { zh: "公布结果？公布后只能重数", en: "Announce the result? After that only a recount" }
    /// More was pasted than is taken at once.
    paste_too_long(given: usize, most: usize) { zh: "贴进来的太长，一次收不下。请分几次贴", en: "{given} bytes pasted, at most {most} at once: nothing taken" }
    /// Many lines were pasted.
    paste_ask(n: usize) { zh: "贴进来{n}行，一行一条，对吗？", en: "{n} lines pasted, one entry each?" }
    /// A chat list was pasted, with lines above its first.
    paste_ask_chain(n: usize, head: usize) { zh: "接龙{n}行，上面{head}行不记。一行一条，对吗？", en: "a chat list of {n} lines, {head} above it left out; one entry each?" }
    /// Some of the lines only answer in a chat.
    paste_noise(n: usize) { zh: "另有{n}行只是应一声，不记", en: " {n} lines only answer in the chat: left out" }
    /// The row that takes those, too.
    paste_all() { zh: "应一声的也照样记", en: "take those that only answer, too" }
    /// Such a line, among the others.
    paste_left_out(line: &str) { zh: "(不记) {line}", en: "(left out) {line}" }
    /// A line that will not be taken as it stands, and why.
    paste_line_why(line: &str, why: &str) { zh: "{line}  ({why})", en: "{line}  ({why})" }
    /// So many lines more than there is room for.
    lines_more(n: usize) { zh: "还有{n}行", en: ".. {n} more" }
    /// A count, or the hand of the chair.
    paste_count() { zh: "正在数手，贴来的数不算，看过再一个个记", en: "hands are counted: a pasted number is looked at first" }
    /// More numbers than counts are open.
    counts_too_many(open: usize, typed: usize) { zh: "只差{open}个数，打了{typed}个", en: "{typed} numbers where {open} are open" }
    counts_noted(list: &str, key: &str) { zh: "已经记了：{list}。不对就按 {key} 改回来", en: "noted already: {list}; {key} takes it back" }
    /// Its numbers are no badges.
    chain_by_name() { zh: "对，按名字记：接龙的序号不是号牌", en: "yes, by the names: its numbers are no badges" }
    chain_by_number() { zh: "对，这里的序号就是号牌", en: "yes, and its numbers are badges" }
    chain_wear(list: &str) { zh: "号牌：{list}", en: "badges: {list}" }
    chain_no_name() { zh: "没认出名字。前面换成号牌，写「号牌 称呼」", en: "no name found: put their badge in front" }
    chain_several(called: &str) { zh: "叫「{called}」的不止一位。前面换成他的号牌", en: "several are called {called}: put their badge in front" }
    /// So many of them were taken.
    pasted(n: usize, of: usize) { zh: "{of}行记下了{n}行", en: "{n} of {of} lines recorded" }
    /// Opened again: clocks stand.
    silence_asked(from: &str, n: i64, key: &str) { zh: "{from}起{n}分钟没记什么。接着打，这一段就不算；一直在开的，按{key}", en: "nothing was typed for {n} minutes from {from}. Type on and it is set aside; if the meeting went on, {key}" }
    went_on() { zh: "一直在开，时间都算", en: "the meeting went on, all of it counts" }
    silent(from: &str, n: i64, undo: &str, pause: &str) { zh: "{from}起{n}分钟没记什么，没有算进去。一直在开的，{undo}改回来，{pause}按两下，再打一遍", en: "nothing was typed for {n} minutes from {from}, set aside; if the meeting went on, {undo} takes it back, {pause} twice, then type it again" }
    ladder(n: usize, key: &str, step: &str) { zh: "这一条请过{n}回了。{key}：{step}", en: "called {n} times on this rule. {key}: {step}" }
    telling(hhmm: &str) { zh: "往下补录{hhmm}的事。单打@，回到现在", en: "what follows happened at {hhmm}; @ alone goes back to now" }
    telling_now() { zh: "回到现在", en: "back to now" }
    told_prompt(hhmm: &str) { zh: "补录{hhmm}", en: "of {hhmm}" }
    reopened(hhmm: &str) { zh: "上次到{hhmm}，钟停着。回车接着走", en: "left at {hhmm}, clocks stand. Enter lets them go on" }
    /// Somebody else runs it, or it is damaged, or newer.
    looking(why: &str) { zh: "只能看：{why}", en: "read only: {why}" }
    /// A key or a line at a console that only looks: how it could be taken.
    looking_only(leave: &str, take: &str) { zh: "这里只看，不记。要在这里记：那边按{leave}离开，再在这里按{take}", en: "this console only looks. To go on here: {leave} at the other one, then {take} here" }
    looking_alone(take: &str) { zh: "这里还没接过来，不记。按{take}，在这里接着记", en: "nothing is recorded here yet. {take} goes on here" }
    /// Why taking over has to wait; why not.
    take_over_why(leave: &str) { zh: "那边先按{leave}离开", en: "the other window is left first, by {leave}" }
    take_over_free() { zh: "那边已经离开了", en: "the other window is left" }
    /// What a console that only looks can do.
    looking_menu() { zh: "这里能做的", en: "what can be done here" }
    /// The window that ran the meeting is gone.
    take_over_ask() { zh: "那边关了，这里接着记？", en: "the other window is closed. Go on here?" }
    taken_over() { zh: "现在在这里记", en: "the meeting is run from here now" }
    /// What was given is not written, and the next may be.
    not_taken() { zh: "这一条没记上，别的都在。再打一次；还不行，先记在纸上", en: "this one is not recorded, all others are. Give it again, or go on on paper" }
    /// The disk failed.
    failed(why: &str) { zh: "没存上：{why}", en: "not saved: {why}" }
    /// The window is too small.
    too_small(cols: u16, rows: u16) { zh: "窗口太小({cols}x{rows})，要60x20。请拉大窗口；全屏的，把字调小。F10 离开", en: "window too small ({cols}x{rows}): 60x20 needed. Make it larger; on a full screen, make the letters smaller. F10 leaves" }
    /// Several pages.
    page(k: usize, n: usize) { zh: "第{k}页，共{n}页", en: "page {k} of {n}" }
    /// The console ended the speech by the charter.
    speech_ended() { zh: "到时间了，照章程收住", en: "time is up; ended by the charter" }
    /// What was signed was changed.
    next_version(n: u16) { zh: "签了字又改了：纪要是第{n}版了，要重新签。按错了用 F3 改回来", en: "what was signed was changed: the minutes are version {n} now and are signed again. F3 takes it back" }
    /// A person that nobody is.
    /// Enter asks first.
    enter_asks(what: &str) { zh: "回车先问：{what}", en: "Enter asks first: {what}" }
    /// A side alone, while nobody speaks.
    whose_side(side: &str, sign: char) { zh: "几号{side}？写号牌，比如 17{sign}", en: "whose? Type the badge, like 17{sign}" }
    /// A number that nobody wears, and words.
    who_is_that(badge: impl Display, said: &str) { zh: "{badge}号还没签到。「{said}」是称呼，还是写的话？", en: "no. {badge} has not signed in. Is \"{said}\" what they are called, or what they say?" }
    /// Words at the door that look like no name.
    is_that_a_name(who: &str, said: &str) { zh: "{who}改叫「{said}」吗？", en: "is {who} called \"{said}\" from now on?" }
    /// Nothing is recorded: it is a card.
    leave_for_cards() { zh: "不改，是卡上的话：到收卡的时候再打", en: "no, it is a card: typed when cards come in" }
    /// A form of address.
    call_so(said: &str) { zh: "改称呼，叫「{said}」", en: "call them \"{said}\"" }
    /// A sign-in with a form of address.
    sign_in_called(said: &str) { zh: "签到，叫「{said}」", en: "sign in, called \"{said}\"" }
    /// A sign-in with a card.
    sign_in_card() { zh: "签到，这是卡上的字", en: "sign in; these are the words of a card" }
    /// A sign-in with an offer.
    sign_in_pledge() { zh: "签到，这是能做的事", en: "sign in; this is what they offer" }
    /// A sign-in alone.
    sign_in_only() { zh: "只签到", en: "sign in only" }
    /// Several numbers, some of which nobody wears, while cards come in.
    sign_in_cards() { zh: "签到，再记这一行的卡", en: "sign in; then the cards of this line" }
    strangers(list: &str) { zh: "{list}还没签到", en: "{list} not signed in yet" }
    /// A pasted line that asks for more than one line says.
    asks_more() { zh: "还要再问几样", en: "more of it is asked" }
    /// Pasted lines that were not recorded.
    failed_lines(n: usize) { zh: "还有{n}行没记上，挑一行改；Esc 都不要了", en: "{n} lines are not recorded: pick one to put right; Esc drops them" }
    /// They wait, while something else is typed.
    failed_wait(n: usize, key: &str) { zh: "贴进来的还有{n}行没记上，{key} 接着改", en: "{n} pasted lines wait to be put right: {key}" }
    /// Before the question what to put right.
    mend_earlier() { zh: "不是这个，前面的要改", en: "not this: something before it" }
    /// What can be put right.
    mends() { zh: "前面记的，改哪一条", en: "What was recorded: put which right?" }
}

// What Enter will do.
words! {
    /// A count that the room sees when all are counted.
    counted_for_later() { zh: "记下这个数，都数好了再公布", en: "this count is noted, announced when all are counted" }
    /// Nothing was answered yet.
    first_answer(key: &str) { zh: "这是头一项，{key} 不填了", en: "this is the first answer; {key} drops the form" }
    /// Asked before somebody is signed in because a line named them.
    sign_in_first() { zh: "还没签到。先签到，再照刚才的记，对吗？", en: "not signed in yet. Sign in first, then take the line as it was?" }
    /// A line that waits until hands are counted.
    counting_first() { zh: "正在数手：这里打数。别的等公布了再打；要停下表决按 F2", en: "hands are being counted: type the count here. Other lines after the result; F2 breaks the vote off" }
    /// What is typed is not shown.
    enter_on() { zh: "回车：接着问", en: "Enter: goes on" }
    /// Enter does this.
    enter_will(what: &str) { zh: "回车：{what}", en: "Enter: {what}" }
    /// The list of a person.
    person_list(who: &str) { zh: "{who}，看能做什么", en: "{who}: what can be done" }
    /// A form that asks on.
    asks_next(title: &str, shown: &str, next: &str) { zh: "{title}：{shown}，再问{next}", en: "{title}: {shown}; then asks: {next}" }
    /// A form that asks for the last word.
    asks_last(title: &str, shown: &str) { zh: "{title}：{shown}，念一遍再记", en: "{title}: {shown}; read back first" }
    /// Numbers that a range passes over.
    gaps(list: &str) { zh: "没有的号{list}跳过", en: "passes over {list}: nobody" }
    /// Numbers that are in already.
    gaps_known(list: &str) { zh: "记过的{list}跳过", en: "passes over {list}: in already" }
    /// Whom letters can mean.
    found(list: &str) { zh: "回车选第一个，数字挑：{list}", en: "Enter takes the first, a digit another: {list}" }
    /// Nobody and nothing has these initials.
    nobody_found(letters: &str) { zh: "没找到{letters}。要当字记，前面写号", en: "nothing found for {letters}; as a text, put a number before it" }
}

// The start screen.
words! {
    /// Title.
    start() { zh: "议事", en: "Yishi" }
    /// How one begins, a thought a line.
    help_start() {
        zh: "第一次用：选「建一场新会」，问什么答什么，回车往下。\n断电、关窗都不要紧：选那场会，接着开。\n想先练一练：还没开过会的，选「练一练」；开过的，打 yishi demo，怎么按都不算数。\n开会前打印签到表、号牌：yishi paper。居民名册：yishi roster。",
        en: "The first time: choose a new meeting, answer what is asked, Enter goes on.\nA power cut or a closed window does no harm: choose that meeting and go on.\nTo practise: where nobody has met yet there is a tour; else leave, and type yishi demo; nothing there counts.\nPaper to print before a meeting: yishi paper. The roster of residents: yishi roster."
    }
    /// What the screens of the station are for, a thought a line.
    help_track() {
        zh: "开过的会答应的事都在这里，不用再抄一遍。\n选一行看它的来历，再按数字记下做到哪一步。\n接待来访的居民：F4，再按 F6 写下。",
        en: "What closed meetings promised stands here by itself.\nChoose a row to see how it came, then a digit says how far it is.\nSomebody comes to the duty desk: F4, then F6 to write it down."
    }
    /// Under it.
    start_line() { zh: "选一场会接着开，或建一场新的", en: "Go on with a meeting, or open a new one" }
    /// The first row.
    new_meeting() { zh: "建一场新会", en: "a new meeting" }
    /// A meeting is damaged.
    damaged() { zh: "记录有损坏，只能看", en: "damaged, read only" }
    /// It can't be opened.
    cant_open(why: &str) { zh: "打不开：{why}", en: "can't be opened: {why}" }
    /// Over the meeting that runs.
    start_goes_on(theme: &str) { zh: "接着开：{theme}", en: "go on with: {theme}" }
    /// Why.
    start_goes_on_why() { zh: "每一步都存着，钟停在断的地方", en: "every step is kept; clocks stand where it broke off" }
    /// Another one is marked.
    start_opens(theme: &str) { zh: "打开：{theme}", en: "open: {theme}" }
    /// What is typed.
    start_prompt() { zh: "打数字挑，打字找", en: "number, or a word to find" }
    /// A question.
    question_prompt() { zh: "打数字，回车", en: "number, Enter" }
    /// A question that no number answers.
    undo_prompt() { zh: "回车就改回，打字就不改", en: "Enter takes it back, typing doesn't" }
}

// The likely next thing.
words! {
    /// Grants the floor.
    next_grant(who: &str) { zh: "请{who}说", en: "give the floor to {who}" }
    /// Ends the speech.
    next_end(who: &str) { zh: "{who}说完了", en: "{who} is done" }
    /// What was decided, and nobody leads.
    next_leads(what: &str) { zh: "{what}谁来领头", en: "who leads {what}" }
    /// Goes on.
    next_resume() { zh: "钟接着走", en: "clocks go on" }
    /// Starts.
    next_start() { zh: "开始", en: "start" }
    /// Next stage.
    next_advance(stage: &str) { zh: "往下走：{stage}", en: "go on to: {stage}" }
    /// A choice between those that tied.
    next_run_off() { zh: "并列的再选一次", en: "vote again on the tie" }
    /// Its title.
    run_off_title(title: &str) { zh: "再选：{title}", en: "run-off: {title}" }
    /// Announces the result.
    next_close_vote() { zh: "公布结果", en: "announce the result" }
    /// Closes the debate.
    next_close_debate() { zh: "没人再说，收住", en: "nobody else: end the debate" }
    /// Calls the vote.
    next_vote() { zh: "请大家表决", en: "call the vote" }
    /// A table reports.
    next_answer(t: u16) { zh: "问第{t}桌：自己能做点什么", en: "ask table {t} what it can do itself" }
    /// A table is done, others still talk.
    next_where(table: impl Display) { zh: "第{table}桌谈好了，问问想去哪桌", en: "table {table} is done: ask where they go" }
    /// The dots that hold now, of all sheets.
    dots_hold(list: &str) { zh: "现在一共：{list}", en: "now in all: {list}" }
    /// Who had a role at a table sits elsewhere now.
    role_free(who: &str, t: u16, role: &str, key: &str) { zh: "{who}换桌了，第{t}桌还缺{role}。{key} 填号，或照谈", en: "{who} left table {t}, which has no {role} now. {key} names one, or they talk on" }
    answer_later() { zh: "等一等再问，纪要里会写没有回答", en: "asked later; until then the minutes say: no answer" }
    next_report(t: u16) { zh: "请第{t}桌讲", en: "table {t} reports" }
    /// Somebody takes an office.
    next_office(office: &str) { zh: "定{office}", en: "name the {office}" }
    /// Votes on an amendment.
    next_vote_amendment(no: impl Display) { zh: "表决改法{no}", en: "vote on amendment {no}" }
    /// Nobody has spoken, and nobody wants to.
    next_close_unspoken() { zh: "没人要说，问三遍，结束讨论", en: "nobody wants to speak: ask three times, close the debate" }
    /// Asked first: it is passed with this.
    unspoken_ask() { zh: "问过三遍「还有哪位要说」，还是没人说？", en: "Asked three times, and nobody wants to speak?" }
    /// The reason that is recorded.
    unspoken_reason() { zh: "问了三遍，没人要说", en: "asked three times, nobody wanted to speak" }
    /// Who chaired before is back.
    chair_again(who: &str) { zh: "{who}回来了，原来是主持人", en: "{who} is back, and chaired before" }
    /// One answer.
    chair_takes(who: &str) { zh: "请{who}接着主持", en: "{who} takes the chair again" }
    /// The other.
    chair_stays(who: &str) { zh: "{who}主持下去", en: "{who} stays in the chair" }
    /// The other, where nobody holds it.
    chair_later() { zh: "先不定", en: "not yet" }
    /// A promise of the last meetings is looked at.
    next_review(no: crate::meeting::numbers::PromiseNo) { zh: "看第{no}件答应的事", en: "look at promise {no}" }
    /// Opens a motion.
    next_motion(n: impl Display) { zh: "议提议{n}", en: "open proposal {n}" }
    /// The minutes were read back.
    next_read_back() { zh: "纪要念过了(墙上「念一遍」一件件看)", en: "the minutes were read back (one by one on the wall: Read back)" }
    /// Somebody signs.
    next_sign(role: &str) { zh: "{role}签字", en: "signature: {role}" }
    /// Who takes the empty chair.
    next_take_chair(who: &str) { zh: "{who}接着主持", en: "{who} takes the chair" }
    /// The chair is empty, and somebody has to be named.
    next_name_chair() { zh: "请一位主持", en: "name a chair" }
    /// Goes on with an adjourned meeting.
    next_reconvene() { zh: "接着开", en: "go on with the meeting" }
    /// The roll of a sitting that goes on.
    next_roll() { zh: "点名：今天谁在", en: "call the roll of today" }
}

// What can be done with a person.
words! {
    /// Hand for.
    person_for() { zh: "举手赞成", en: "hand up, for" }
    /// Hand against.
    person_against() { zh: "举手反对", en: "hand up, against" }
    /// A question.
    person_ask() { zh: "举手想问", en: "hand up, a question" }
    /// Lowers the hand.
    person_lower() { zh: "放下手", en: "hand down" }
    /// Gives the floor.
    person_grant() { zh: "请说", en: "give the floor" }
    /// Signs in.
    person_sign_in() { zh: "签到", en: "sign in" }
    /// Signs out.
    person_sign_out() { zh: "离场", en: "sign out" }
    /// Edits.
    person_edit() { zh: "改称呼、身份", en: "edit" }
    /// An office.
    person_office() { zh: "当会务", en: "take an office" }
    /// To a table.
    person_table() { zh: "去哪一桌", en: "go to a table" }
    /// Answers for a unit.
    person_respond() { zh: "单位回应", en: "answers for their unit" }
    /// Offers something.
    person_pledge() { zh: "我能做什么", en: "offers something" }
    /// A card.
    person_card() { zh: "写了一张卡", en: "wrote a card" }
    /// Convener.
    person_convene() { zh: "当桌长", en: "convener" }
    /// Signs the minutes.
    person_sign() { zh: "在纪要上签字", en: "signs the minutes" }
}

// The wall and the papers, at the desk.
words! {
    /// Where the papers are.
    papers_written(n: usize) { zh: "{n}个文件写好了，在这里：", en: "{n} files are written, in:" }
    /// Before a name goes to the chat: whose, behind what they promised.
    chat_name(who: &str, own: &str) { zh: "{who}，名字进群吗？{own}", en: "{who}: may your name stand in the chat? {own}" }
    chat_name_no(number: &str) { zh: "不进，群里只写{number}", en: "no, {number} alone" }
    chat_name_yes(who: &str) { zh: "进，写{who}", en: "yes, {who}" }
    chat_name_later(n: usize) { zh: "剩下{n}位以后再问，先出文件", en: "{n} left: another time, write the papers" }
    /// Why the papers could not be written; what was there stays.
    papers_failed(why: &str) { zh: "文件没写成：{why}。会议记录没有动", en: "the papers were not written: {why}. The record is untouched" }
    /// The list of pages.
    pages_ask() { zh: "墙上放什么？", en: "What goes on the wall?" }
    /// What is on the wall now.
    on_wall(page: &str) { zh: "墙上：{page}", en: "On the wall: {page}" }
    /// What the host says with it; never on the wall.
    say_aloud(words: &str) { zh: "可以这么说：{words}", en: "You could say: {words}" }
    /// What is looked at before the meeting begins.
    before_start() { zh: "开门前", en: "before the doors open" }
    /// The last row of the room can read the wall.
    large_enough() { zh: "字够大吗", en: "large enough?" }
    /// While 看得清吗 is on the wall.
    letters_ask() { zh: "哪个清楚按哪个：1 细，2 方", en: "press which one is clearer: 1 fine, 2 square" }
    /// It couldn't be written down.
    letters_not_kept() { zh: "这次先这样，没能记下来，下次再选一次", en: "so for now, but it could not be kept: choose again next time" }
    /// The picture goes on.
    thawed() { zh: "墙面放开了，跟着会走", en: "the wall follows again" }
}
