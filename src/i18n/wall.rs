//! What residents read on the wall. Named after the ids of the wording table; `_big` is drawn in big glyphs (at most
//! six hanzi), the others are lines of at most eighteen characters. Never a name or badge beside a breach.
//!
//! Arguments: `who` badge and form of address, `n k m p` numbers, `f a` for and against, `t` table, `org` receiver.

use std::fmt::Display;

use super::{Lang, names, words};
use crate::{
    charter::{GuardId, PassRule, RuleId, Scope, VoteBasis},
    meeting::{
        query::{Sums, WhyNext},
        words::{Outcome, Side, Subject, Verdict},
    },
};

/// What stands on the wall for a few seconds or minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// In big glyphs.
    pub big: String,
    /// Below.
    pub line: String,
}

words! {
    stage_ontime() { zh: "时间正好", en: "on time" }
    stage_behind(n: impl Display) { zh: "晚了{n}分钟，后面紧一紧", en: "{n} minutes behind" }
    stage_ahead(n: impl Display) { zh: "省下{n}分钟，谢谢大家", en: "{n} minutes saved, thank you" }
    stage_extend(n: impl Display) { zh: "再谈{n}分钟", en: "{n} more minutes" }
    stage_next(title: &str) { zh: "下面：{title}", en: "next: {title}" }
}

// Hush, look, sit, time.
words! {
    hush_call_big() { zh: "静一静", en: "Quiet" }
    hush_numbers() { zh: "五四三二一", en: "5 4 3 2 1" }
    hush_hands() { zh: "举起手，一起数", en: "hands up, count together" }
    hush_count() { zh: "五 四 三 二 一", en: "five four three two one" }
    hush_done_big() { zh: "好，请听", en: "Good, listen" }
    hush_done() { zh: "谢谢大家，请看这里", en: "thank you, please look here" }
    look_big() { zh: "请看这里", en: "Look here" }
    look() { zh: "讲两句话，马上还给大家", en: "two sentences, then it is yours again" }
    sit_big() { zh: "请坐", en: "Please sit" }
    sit() { zh: "请回座位，马上开始", en: "back to your seats, we start" }
    soft_big() { zh: "小声一点", en: "Quieter" }
    soft() { zh: "隔壁桌也想听清", en: "the next table wants to hear too" }
    soft_here() { zh: "听听这边", en: "listen here, please" }
    hear_big() { zh: "听不清？", en: "Cannot hear?" }
    hear() { zh: "听不清的请招手，坐前面来", en: "wave, and come to the front" }
    see_big() { zh: "看得清吗", en: "Can you read this?" }
    see() { zh: "这一行最小。后排看不清，请招手", en: "this line is the smallest: wave if you cannot read it" }
    see_letter() { zh: "清", en: "A" }
    see_fine() { zh: "1 细", en: "1 fine" }
    see_square() { zh: "2 方", en: "2 square" }
    see_larger() { zh: "字太小，按 Ctrl 和 +", en: "too small: press Ctrl and +" }
    time_left_big(n: &str) { zh: "还有{n}分钟", en: "{n} minutes" }
    minutes_spelt() { zh: "一 两 三 四 五", en: "One Two Three Four Five" }
    time_left_key(n: impl Display) { zh: "{n}分钟", en: "{n} min" }
    time_left5() { zh: "请桌长动手写提议", en: "conveners, write the proposal" }
    time_left1_big() { zh: "还有一分钟", en: "One minute" }
    time_left1() { zh: "手上这句说完就停", en: "finish the sentence" }
    time_up_big() { zh: "时间到", en: "Time" }
    time_up() { zh: "谢谢大家，手上这句说完就停", en: "thank you, finish the sentence" }
    break_until(hhmm: &str) { zh: "{hhmm}接着来", en: "on again at {hhmm}" }
    break_rest() { zh: "喝口水，歇一歇", en: "some water, a short rest" }
    break_end_big() { zh: "请回座", en: "Come back" }
    break_end() { zh: "人到得差不多就开始", en: "we start when most are here" }
}

// Boards: cards, dots, tables.
words! {
    cards_one() { zh: "一张卡写一件事", en: "one matter a card" }
    cards_in(n: impl Display) { zh: "收了{n}张卡", en: "{n} cards" }
    title_first_big() { zh: "先起个名", en: "A name first" }
    title_first() { zh: "念一念卡片，一件一句话", en: "read the cards, a few words for each" }
    title_first_which(list: &str) { zh: "还没有名字的：{list}", en: "without a name yet: {list}" }
    cards_count(n: impl Display) { zh: "已收{n}张卡，还可以写", en: "{n} cards in, more welcome" }
    cards_last_big() { zh: "最后一张", en: "Last cards" }
    cards_last() { zh: "还有想写的，请举一举", en: "still writing? hold it up" }
    cards_alike() { zh: "意思相近的，放在一起", en: "alike ones together" }
    cards_kept() { zh: "每张原话都留着", en: "every card is kept as written" }
    page(k: impl Display, m: impl Display) { zh: "第{k}页，共{m}页", en: "page {k} of {m}" }
    dots_go_big() { zh: "请贴圆点", en: "Place your dots" }
    dots_each(n: impl Display) { zh: "每人贴{n}点", en: "{n} dots each" }
    dots_go(n: impl Display) { zh: "每人{n}个，贴给最关心的事", en: "{n} dots each, on what matters most" }
    dots_wait() { zh: "数完再公布", en: "shown when all are counted" }
    heat_big() { zh: "大家最关心", en: "What matters most" }
    heat_fewer(n: impl Display) { zh: "其余{n}件，圆点少一些", en: "the other {n} have fewer dots" }
    heat_rest(n: impl Display) { zh: "其余{n}件，留到下次议", en: "the other {n} go to the next meeting" }
    market_free(n: impl Display, m: impl Display) { zh: "已坐{n}位，还可坐{m}位", en: "{n} seated, {m} free" }
    market_go_big() { zh: "请选一桌", en: "Choose a table" }
    market_go() { zh: "想谈哪件，就坐哪桌", en: "sit where you want to talk" }
    table_done(t: impl Display) { zh: "第{t}桌 谈好了", en: "table {t} is done" }
    table_slip_big() { zh: "请交提议", en: "Proposals, please" }
    table_slip() { zh: "写好的，撕下来交到前面", en: "tear off your slip and hand it in" }
}

// The floor.
words! {
    floor_now(who: &str) { zh: "正在说：{who}", en: "speaking: {who}" }
    floor_next_tag() { zh: "下一位", en: "next" }
    floor_next(who: &str) { zh: "下一位：{who}", en: "next: {who}" }
    floor_more(n: impl Display) { zh: "后面还有{n}位", en: "{n} more waiting" }
    floor_why_fresh() { zh: "还没说过，先请", en: "has not spoken yet" }
    floor_why_side() { zh: "也听听另一边", en: "let us hear the other side" }
    floor_why_fewer() { zh: "说得少的先请", en: "fewer turns so far" }
    floor_why_first(side: &str) { zh: "先请{side}的", en: "{side} first" }
    floor_why_order() { zh: "按举手先后", en: "in order of hands" }
    floor_side(f: impl Display, a: impl Display) { zh: "赞成说了{f}位 反对说了{a}位", en: "{f} for, {a} against have spoken" }
    floor_ask_other_big() { zh: "还有别的吗", en: "Other views?" }
    floor_ask_other(side: &str) { zh: "也听听{side}的，哪位说说？", en: "any voice {side}?" }
    floor_first_big() { zh: "哪位先说", en: "Who begins?" }
    floor_ask_three_big() { zh: "还有人说吗", en: "Anybody else?" }
    floor_ask_key() { zh: "还有吗", en: "Else?" }
    floor_ask_time(k: impl Display) { zh: "问第{k}遍", en: "asking, time {k}" }
    floor_quiet() { zh: "还没说过的，愿意说一句吗？", en: "those not heard yet, a word?" }
    speech_warn_big() { zh: "请收个尾", en: "Closing, please" }
    speech_warn(n: impl Display) { zh: "还有{n}秒，一句话收个尾", en: "{n} seconds, a closing sentence" }
    speech_up_big() { zh: "时间到", en: "Time" }
    speech_up() { zh: "谢谢您，说完这句请坐", en: "thank you, finish the sentence" }
    speech_more(m: impl Display) { zh: "慢慢说，再给您{m}分钟", en: "take your time, {m} more minutes" }
    speech_pause() { zh: "先停一停，时间给您留着", en: "pause; your time is kept" }
    speech_thanks(who: &str) { zh: "谢谢{who}", en: "thank you, {who}" }
    report_now_big(t: impl Display) { zh: "第{t}桌", en: "Table {t}" }
    report_ask() { zh: "这件事，我们自己能做点什么？", en: "what can we do ourselves?" }
    motion_four() { zh: "做什么 哪一处 谁来做 几时好", en: "what, where, who, when" }
    motion_amend() { zh: "改成这样，行不行？", en: "changed like this, agreed?" }
    motion_amend_of(n: u16) { zh: "改法{n}：改成这样，行不行？", en: "amendment {n}: changed like this, agreed?" }
    motion_amend_more(n: usize) { zh: "后面还有{n}个改法，一个一个来", en: "{n} more amendments, one by one" }
    motion_amend_crossed(parts: &str) { zh: "前一个改法改过{parts}", en: "an earlier amendment changed the {parts}" }
    motion_amend_ok() { zh: "没人反对，就改成这样", en: "no objection: changed" }
    chair_empty_big() { zh: "换一位主持", en: "A new chair" }
    chair_key() { zh: "主持人", en: "Chair" }
    chair_deputy() { zh: "副主持，请您接着主持", en: "the deputy, please take the chair" }
    chair_again() { zh: "您回来了，请接着主持", en: "you are back: please go on" }
    chair_who() { zh: "哪位来主持？", en: "who takes the chair?" }
    chair_say() { zh: "愿意的请举手说：我来主持", en: "raise your hand: I take the chair" }
    chair_ask() { zh: "大家没意见，就这样接着开", en: "if nobody minds, we go on like this" }
    chair_wait() { zh: "请稍坐，定了主持人再往下走", en: "one moment, then we go on" }
    chair_over(chair: &str, who: &str) { zh: "{chair}要说几句，请{who}主持", en: "{chair} wants to speak; {who} chairs" }
    chair_back(chair: &str) { zh: "表决完了，{chair}回来主持", en: "voted; {chair} chairs again" }
    appeal_ask() { zh: "主持人的提醒，要不要改回来？", en: "shall the chair's call be turned back?" }
    appeal_for() { zh: "改回来", en: "turn it back" }
    appeal_against() { zh: "照旧", en: "let it stand" }
    appeal_for_big() { zh: "要改的举手", en: "Turn it back?" }
    appeal_against_big() { zh: "照旧的举手", en: "Let it stand?" }
    amend_yes_big() { zh: "就这样改", en: "Changed" }
    amend_yes(f: impl Display, a: impl Display) { zh: "{f}比{a}多，就这样改", en: "{f} over {a}: changed" }
    amend_no_big() { zh: "不改", en: "Not changed" }
    amend_no(f: impl Display, a: impl Display) { zh: "改{f} 不改{a}，照原来的", en: "{f} for, {a} against: it stays as it was" }
    enough_yes_big() { zh: "说到这里", en: "Enough said" }
    enough_yes(f: impl Display, a: impl Display) { zh: "{f}比{a}多，说到这里", en: "{f} over {a}: the debate is over" }
    enough_no_big() { zh: "接着说", en: "Go on" }
    enough_no(f: impl Display, a: impl Display) { zh: "停{f} 不停{a}，接着说", en: "{f} to end it, {a} not to: go on" }
    limits_yes_big() { zh: "就按这个", en: "So it holds" }
    limits_yes(f: impl Display, a: impl Display) { zh: "{f}比{a}多，就按这个", en: "{f} over {a}: so it holds" }
    limits_no_big() { zh: "照原来的", en: "As before" }
    limits_no(f: impl Display, a: impl Display) { zh: "改{f} 不改{a}，照原来的", en: "{f} for, {a} against: as before" }
    extend_yes(f: impl Display, a: impl Display, m: impl Display) { zh: "{f}比{a}多，再谈{m}分钟", en: "{f} over {a}: {m} more minutes" }
    extend_no_big() { zh: "不加时间", en: "No more time" }
    extend_no(f: impl Display, a: impl Display) { zh: "加{f} 不加{a}，不加时间", en: "{f} for, {a} against: no more time" }
    vote_off_big() { zh: "这次不算", en: "Not counted" }
    verdict_pick_again() { zh: "一样多的几个，再选一次", en: "between those that tied, once more" }
    appeal_over_big() { zh: "改回来了", en: "Turned back" }
    appeal_over(f: impl Display, a: impl Display) { zh: "{f}比{a}多，改回来", en: "{f} over {a}: turned back" }
    appeal_stands_big() { zh: "照主持人的", en: "The call stands" }
    appeal_stands(f: impl Display, a: impl Display) { zh: "改回来{f} 照旧{a}，照主持人的", en: "{f} to turn it back, {a} to let it stand: it stands" }
}

// Voting. Counts stay off the wall until both are in.
words! {
    scope_self() { zh: "这件事，我们自己能定", en: "we can decide this" }
    scope_council() { zh: "这件事由理事会定，我们提建议", en: "the council decides; we advise" }
    scope_owners() { zh: "这件事要全体业主定，我们提建议", en: "all owners decide; we advise" }
    scope_dept(org: &str) { zh: "这件事归{org}管，我们提建议", en: "{org} decides; we advise" }
    scope_unsure() { zh: "归谁定还说不准，先按建议办", en: "who decides is unsure; taken as advice" }
    scope_consult() { zh: "今天只听想法，不作决定", en: "opinions only" }
    vote_head_big() { zh: "数一数人", en: "Count heads" }
    vote_head_wait() { zh: "请稍坐，点点人数", en: "a moment, please" }
    /// Under 请稍坐，点点人数: not everybody who is here.
    vote_head_who() { zh: "只点有票的", en: "those with a vote" }
    vote_head() { zh: "请稍坐，点点有票的有几位", en: "a moment, please: those with a vote are counted" }
    vote_basis_person() { zh: "一人一票", en: "one person, one vote" }
    vote_basis_house() { zh: "一户一票，一家商量着举", en: "one household, one vote" }
    vote_staff(list: &str) { zh: "{list}不举手", en: "without a vote: {list}" }
    vote_tellers() { zh: "请两位邻居帮忙数", en: "two neighbours count" }
    vote_counted_by(list: &str) { zh: "{list}帮忙数", en: "counted by {list}" }
    vote_hands() { zh: "请举手", en: "hands up" }
    vote_for_big() { zh: "赞成请举手", en: "In favour?" }
    vote_for() { zh: "举高一点，数完再放下", en: "hands up, high, until they are counted" }
    vote_against_big() { zh: "反对请举手", en: "Against?" }
    vote_against() { zh: "举高一点，数完再放下", en: "hands up, high, until they are counted" }
    vote_free() { zh: "不想举手的，不用举", en: "no need to raise it" }
    vote_free_paper() { zh: "不想投的，不用投", en: "no need to hand one in" }
    vote_free_dots() { zh: "不想贴的，不用贴", en: "no need to place any" }
    vote_chair() { zh: "主持人最后举", en: "the chair last" }
    vote_again_big() { zh: "再数一遍", en: "Count again" }
    vote_again() { zh: "两位数的一样才算", en: "until both counts agree" }
    vote_paper_big() { zh: "请投票", en: "Your slips" }
    vote_paper() { zh: "一人一张，写好放进箱子", en: "one slip each, into the box" }
    vote_paper_house() { zh: "一户一张，写好放进箱子", en: "one slip a household, into the box" }
    verdict_pass_big() { zh: "通过了", en: "Passed" }
    verdict_pass(f: impl Display, a: impl Display) { zh: "{f}比{a}多，通过了", en: "{f} over {a}: passed" }
    verdict_all_big() { zh: "都同意", en: "All agree" }
    verdict_all() { zh: "没人反对，通过了", en: "nobody against: passed" }
    verdict_nobody_big() { zh: "没人反对", en: "Nobody against" }
    verdict_fail_big() { zh: "没通过", en: "Not passed" }
    verdict_fail(f: impl Display, a: impl Display) { zh: "{a}比{f}多，这次没通过", en: "{a} over {f}: not passed" }
    verdict_tie_big() { zh: "一样多", en: "A tie" }
    verdict_tie(f: impl Display, a: impl Display) { zh: "{f}对{a}，一样多，这次没通过", en: "{f} to {a}: a tie, not passed" }
    verdict_half_big() { zh: "没到一半", en: "Not half" }
    verdict_half(f: impl Display, of: &str) { zh: "赞成{f}{of}，没过在场一半", en: "{f} {of} are not half of those present" }
    verdict_pick_tie(list: &str, n: u16) { zh: "{list}一样多，空着{n}个", en: "{list}: a tie, {n} left open" }
    verdict_pick_empty(n: u16) { zh: "空着{n}个", en: "{n} left open" }
    verdict_pick_short() { zh: "人数不够，先记作意见", en: "too few are here, opinions only" }
    verdict_short_big() { zh: "先记意见", en: "Opinions" }
    verdict_short(f: impl Display, a: impl Display) { zh: "{f}比{a}，人数不够，先记作意见", en: "{f} to {a}: too few are here, opinions only" }
    verdict_two3_big() { zh: "不够数", en: "Not enough" }
    verdict_two3(f: impl Display, p: impl Display, of: &str) { zh: "赞成{f}{of}，没到{p}{of}的三分之二", en: "{f} is not two thirds of {p} {of}" }
    verdict_two3_cast(f: impl Display, of: &str, c: impl Display) { zh: "赞成{f}{of}，没到举手{c}的三分之二", en: "{f} {of} are not two thirds of the {c} votes cast" }
    verdict_none_big() { zh: "没人举手", en: "No hands" }
    verdict_none() { zh: "这次先不定", en: "nothing decided" }
    verdict_advise_big() { zh: "形成建议", en: "Advice formed" }
    verdict_advise(f: impl Display, a: impl Display, org: &str) {
        zh: "{f}比{a}多，作为建议递给{org}", en: "{f} over {a}: advice to {org}"
    }
    verdict_advise_no_big() { zh: "这次不递", en: "Not sent on" }
    verdict_advise_no(f: impl Display, a: impl Display) { zh: "{a}比{f}多，这次不递，个人仍可反映", en: "{a} over {f}: not sent on; anybody may still write" }
    verdict_advise_tie(f: impl Display, a: impl Display) { zh: "{f}对{a}，这次不递，再商量", en: "{f} to {a}: not sent, talk again" }
    verdict_consult_big() { zh: "记下了", en: "Noted" }
    verdict_consult(org: &str) { zh: "想法都记下了，给{org}参考", en: "noted for {org}" }
    verdict_minority() { zh: "反对的意见，也写进纪要", en: "the minority is in the minutes" }
    verdict_pick_big(k: impl Display) { zh: "选出{k}件", en: "{k} picked" }
    verdict_pick(k: impl Display, list: &str) { zh: "得票多的{k}件：{list}", en: "the {k} with most votes: {list}" }
    verdict_thanks() { zh: "举没举手，都谢谢", en: "thanks to all, hand or no hand" }
}

// What I can do, what we keep, what was promised.
words! {
    pledge_ask_big() { zh: "我能做什么", en: "What can I do" }
    pledge_ask() { zh: "这件事，我能搭把手的是", en: "what I can do here is .." }
    pledge_small() { zh: "出力不分大小，一句也算", en: "big or small, all counts" }
    pledge_lead_big() { zh: "谁来领头", en: "Who leads?" }
    pledge_lead_key() { zh: "领头", en: "Lead" }
    pledge_lead() { zh: "哪位邻居愿意领个头？", en: "who will lead?" }
    pledge_when() { zh: "哪天能做好？", en: "done by when?" }
    pledge_right() { zh: "这样写，对不对？", en: "is this right?" }
    pledge_thanks_big() { zh: "谢谢您", en: "Thank you" }
    pledge_orphan_big() { zh: "还缺领头的", en: "Who leads?" }
    picked() { zh: "选出", en: "picked" }
    pledge_two() { zh: "两个人一起领，也行", en: "two may share it" }
    pledge_sum(n: impl Display, m: impl Display) { zh: "{n}位邻居，领了{m}件事", en: "{n} neighbours took on {m} things" }
    park_title_big() { zh: "先记着", en: "Noted" }
    park_title() { zh: "先记着，不会丢，都有去处", en: "noted, not lost" }
    park_kept() { zh: "不会丢，都有去处", en: "not lost, each goes somewhere" }
    park_by(date: &str) { zh: "{date}前回话", en: "reply by {date}" }
    reply_ask_big() { zh: "请回应", en: "Your answer" }
    reply_given_big() { zh: "单位回应", en: "The answer" }
    reply_ask(org: &str) { zh: "请{org}说说，能办哪样", en: "{org}, what can be done?" }
    reply_ask_none() { zh: "先听居民说，再请单位回应", en: "residents first, then the units reply" }
    reply_later(date: &str) { zh: "今天答不上，{date}前回话", en: "no answer today, reply by {date}" }
    last_title_big() { zh: "上次说的事", en: "Last time" }
    last_title() { zh: "上次答应的，一件件看", en: "last time's promises, one by one" }
    last_done_big() { zh: "办好了", en: "Done" }
    last_done(who: &str) { zh: "{who}办好了，谢谢！", en: "{who} saw it done, thank you" }
    last_thanks() { zh: "说到做到，谢谢！", en: "promised and done, thank you" }
    last_late() { zh: "晚一点", en: "a bit late" }
    last_doing(date: &str) { zh: "还在办，{date}前好", en: "under way, by {date}" }
    last_rate(n: impl Display, m: impl Display) { zh: "上次{n}件，办好{m}件", en: "{m} of {n} done" }
}

// Flags: five seconds, then the floor again. They never show who.
words! {
    flag_r03() { zh: "等一等，先听完", en: "wait, hear it out" }
    flag_r04() { zh: "请对着主持人说", en: "please speak to the chair" }
    flag_r05() { zh: "请收个尾", en: "a closing sentence" }
    flag_r06() { zh: "先回到这件事", en: "back to this matter" }
    flag_r10() { zh: "说事，不说人", en: "the matter, not the person" }
    flag_end_turn(next: &str) { zh: "谢谢，下面请{next}", en: "thank you; {next}, please" }
}

// What happens in a real room.
words! {
    late(title: &str) { zh: "欢迎！请坐，正说到{title}", en: "welcome, we are at {title}" }
    nobadge() { zh: "不戴牌也行，坐着就算", en: "no badge is fine" }
    noname() { zh: "不留名字也欢迎", en: "no name needed" }
    proxy() { zh: "带来的话记下，票要本人举", en: "words are noted, the vote is in person" }
    child() { zh: "小朋友也能说，举手等长大", en: "children may speak, not vote" }
    dialect() { zh: "说家里话也行，有人帮着传", en: "any dialect is fine; someone relays" }
    cannotwrite() { zh: "不方便写，有人替您写", en: "someone writes for you" }
    deaf() { zh: "听不清的，请坐前排", en: "hard of hearing? sit in front" }
    shout() { zh: "都先喝口水，歇一歇", en: "water, a short rest" }
    personal() { zh: "这张说到个人，会后单独谈", en: "personal: dealt with in private" }
    leave() { zh: "谢谢您来，慢走", en: "thank you, take care" }
    photo() { zh: "要拍张照，不愿意的请招手", en: "a photo; wave if you mind" }
    privacy() { zh: "墙上只写号牌和称呼", en: "badge and form of address only" }
    dark() { zh: "停电了，请坐着别动", en: "power cut: stay seated" }
    wait() { zh: "请稍等，马上就好", en: "one moment" }
    wait_line() { zh: "马上就好", en: "we begin soon" }
    pinned(what: &str) { zh: "定住了：{what}", en: "held: {what}" }
    pinned_here() { zh: "定住了", en: "held" }
    pinned_mending() { zh: "先改一处", en: "something is put right" }
    stale() { zh: "画面停住了，请听主持人的", en: "screen is old, follow the chair" }
    undo() { zh: "刚才按错了，已经改回来", en: "a slip of the key, put right" }
    gap_back(n: impl Display) { zh: "刚才停了{n}分钟，补给大家", en: "{n} minutes lost, given back" }
}

// Welcome, reading back, close.
words! {
    welcome_big() { zh: "欢迎您", en: "Welcome" }
    welcome() { zh: "请签到，领号牌，随便坐", en: "sign in, take a badge, sit anywhere" }
    welcome_count(n: impl Display) { zh: "已到{n}位邻居", en: "{n} neighbours are here" }
    welcome_start(hhmm: &str, n: impl Display) { zh: "{hhmm}开始，还有{n}分钟", en: "starts at {hhmm}, in {n} min" }
    read_fixed() { zh: "改好了，再念一遍", en: "corrected, read again" }
    close_raised(n: usize) { zh: "说了{n}件", en: "{n} talked over" }
    close_decided(n: usize) { zh: "定了{n}件", en: "{n} settled" }
    close_advised(n: usize) { zh: "递上去{n}件", en: "{n} sent on as advice" }
    close_picked(n: usize) { zh: "选出{n}件", en: "{n} picked" }
    close_heard(n: usize) { zh: "大家提了{n}件", en: "{n} raised by everybody" }
    close_give(n: impl Display) { zh: "{n}位邻居领了事，谢谢！", en: "{n} neighbours took something on, thank you" }
    close_see(date: &str) { zh: "{date}再见", en: "see you on {date}" }
    adjourned_kept() { zh: "说到哪里都记着，下次接着来", en: "all is noted, we go on from here" }
    close_next(date: &str) { zh: "{date}再见，先看答应的事", en: "see you on {date}; promises first" }
    readback_big() { zh: "念一遍", en: "Read back" }
    readback_place(k: impl Display, n: impl Display) { zh: "共{n}件，第{k}件", en: "{k} of {n}" }
    readback_row(no: impl Display) { zh: "行动{no}", en: "action {no}" }
    readback_by(date: &str) { zh: "{date}前", en: "by {date}" }
    readback_ask() { zh: "记得对不对？不对就说，马上改", en: "Is it right? If not, say so: it is put right at once" }
    readback_none() { zh: "还没有定下的事", en: "nothing is decided yet" }
    sign_big() { zh: "请来签字", en: "Please sign" }
    signed_big() { zh: "都签好了", en: "All signed" }
    sign_ask() { zh: "请两位邻居签个字", en: "two neighbours sign, please" }
    sign_one() { zh: "再请一位邻居签个字", en: "one more neighbour signs, please" }
    close_bye_big() { zh: "谢谢大家", en: "Thank you" }
    close_bye() { zh: "路上慢慢走，下次再来", en: "go safely, come again" }
    close_head(head: &str) { zh: "记录已封好，记录码{head}", en: "record sealed, code {head}" }
    /// Each line has a code of its own: what was written down since the close is said beside the new one.
    close_head_since(n: u64, head: &str) { zh: "散会后又记{n}条，记录码{head}", en: "{n} noted since the close, code {head}" }
    close_paper() { zh: "纪要三天内贴在公告栏", en: "minutes on the board within three days" }
}

/// What an evening came to, in one line; nothing where nothing came of it.
pub fn close_sum(lang: Lang, of: Sums) -> Option<String> {
    let part = |n: usize, words: fn(Lang, usize) -> String| (n > 0).then(|| words(lang, n));
    let parts = [
        part(of.raised, close_raised),
        part(of.decided, close_decided),
        part(of.advised, close_advised),
        part(of.picked, close_picked),
        part(of.heard, close_heard),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(super::minutes::clause(lang)))
}

/// Behind the number of cards.
pub fn cards_unit(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => "张卡".to_owned(),
        Lang::En if n == 1 => "card".to_owned(),
        Lang::En => "cards".to_owned(),
    }
}

/// So many minutes are left, in big letters; at most five.
pub fn time_left(lang: Lang, minutes: i64) -> String {
    let spelt = minutes_spelt(lang);
    let n = usize::try_from(minutes - 1).ok().and_then(|at| spelt.split(' ').nth(at));
    n.map_or_else(|| time_up_big(lang), |n| time_left_big(lang, n))
}

/// Who may settle it, as a line; `org` is the department that receives the advice.
pub fn scope_line(lang: Lang, scope: Scope, org: &str) -> String {
    match scope {
        Scope::Residents => scope_self(lang),
        Scope::Council => scope_council(lang),
        Scope::Owners => scope_owners(lang),
        Scope::Department => scope_dept(lang, org),
        Scope::Consult => scope_consult(lang),
        Scope::Unsure => scope_unsure(lang),
    }
}

/// Why somebody is next.
pub fn floor_why(lang: Lang, why: WhyNext) -> String {
    match why {
        WhyNext::Fresh => floor_why_fresh(lang),
        WhyNext::OtherSide(_) => floor_why_side(lang),
        WhyNext::First(side) => floor_why_first(lang, names::side(lang, side)),
        WhyNext::Fewer => floor_why_fewer(lang),
        WhyNext::Order => floor_why_order(lang),
    }
}

/// The line of a flag, for the rules that a program can't hear; the others show their own line from the charter.
pub fn flag(lang: Lang, rule: RuleId) -> Option<String> {
    match rule {
        RuleId::R03 => Some(flag_r03(lang)),
        RuleId::R04 => Some(flag_r04(lang)),
        RuleId::R05 => Some(flag_r05(lang)),
        RuleId::R06 => Some(flag_r06(lang)),
        RuleId::R10 => Some(flag_r10(lang)),
        RuleId::R01
        | RuleId::R02
        | RuleId::R07
        | RuleId::R08
        | RuleId::R09
        | RuleId::R11
        | RuleId::R12
        | RuleId::R13 => None,
    }
}

// What a rule that said no tells the room.
words! {
    refuse_chair() { zh: "主持人想说话，先换人主持", en: "the chair hands over first" }
    refuse_second() { zh: "先议完这件，下一件排着呢", en: "one thing at a time; yours is queued" }
    refuse_busy() { zh: "请先听完这一位", en: "please hear this one out" }
    refuse_order() { zh: "先请前面举手的邻居", en: "those who raised their hands first" }
    refuse_turns() { zh: "先请还没说过的邻居", en: "those not heard yet first" }
    refuse_time() { zh: "时间到，谢谢您", en: "time, thank you" }
    refuse_off() { zh: "这句记下了，回到这件事", en: "noted, back to the matter" }
    refuse_again() { zh: "一会儿再请您，先听别人说", en: "later again; let us hear others" }
    refuse_stance() { zh: "您是赞成、反对，还是想问？", en: "for, against or a question?" }
    refuse_wait() { zh: "还有人要说，再等一等", en: "somebody still waits; a moment" }
    refuse_caller() { zh: "请主持人来请大家表决", en: "only the chair calls the vote" }
    refuse_first(side: &str) { zh: "先数{side}的", en: "{side} first" }
    refuse_uncounted() { zh: "还有没数到的，接着数", en: "some are not counted yet" }
    refuse_few(n: impl Display, of: &str) { zh: "到齐{n}{of}才表决", en: "a vote takes {n} {of}" }
    refuse_roll() { zh: "没签到的，先来签个到", en: "please sign in first" }
    refuse_quorum() { zh: "人没到齐，先记作意见", en: "too few are here: opinions only" }
    refuse_count() { zh: "数对不上，再数一遍", en: "the count does not add up; once more" }
    refuse_same() { zh: "一样的话表决过了，下次再议", en: "voted on already, next time" }
    refuse_typed() { zh: "结果是数出来的", en: "the result is computed" }
}

/// The kind line of a rule that said no, or only advised. `None`: the rule's own line from the charter says it best.
pub fn kind(lang: Lang, guard: GuardId) -> Option<String> {
    Some(match guard {
        GuardId::R01Neutral => refuse_chair(lang),
        GuardId::R02One => refuse_second(lang),
        GuardId::R03Busy => refuse_busy(lang),
        GuardId::R03Order => refuse_order(lang),
        GuardId::R05Turns => refuse_turns(lang),
        GuardId::R05Time => refuse_time(lang),
        GuardId::R06Motion | GuardId::R06Off => refuse_off(lang),
        GuardId::R07Again => refuse_again(lang),
        GuardId::R09Side => refuse_stance(lang),
        GuardId::R11Debate => refuse_wait(lang),
        GuardId::R11Chair => refuse_caller(lang),
        GuardId::R12Order => refuse_first(lang, names::side(lang, Side::For)),
        GuardId::R11Quorum => refuse_quorum(lang),
        GuardId::R12Count => refuse_count(lang),
        GuardId::R12Roll => refuse_roll(lang),
        GuardId::R13Decided => refuse_typed(lang),
        GuardId::R02Fields
        | GuardId::R02WhoWhen
        | GuardId::R03Interrupt
        | GuardId::R04Chair
        | GuardId::R07Stop
        | GuardId::R08Sides
        | GuardId::R10Kind => return None,
    })
}

/// The figures that a result is shown with.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'a> {
    /// Hands for.
    pub for_: u16,
    /// Hands against.
    pub against: u16,
    /// Present, by headcount.
    pub present: u16,
    /// What the charter asks for.
    pub pass: PassRule,
    /// Persons or households.
    pub basis: VoteBasis,
    /// Too few were there: the result is only advice.
    pub short: bool,
    /// Who receives the advice.
    pub org: &'a str,
}

/// What came of a vote that is about no motion and picks nothing. Its words say what holds now, whatever was asked. More against, as many
/// on both sides, or no hands at all: nothing changes, and each says so.
pub fn result(lang: Lang, on: &Subject, outcome: Outcome, (f, a): (u16, u16)) -> Shown {
    let yes = outcome == Outcome::Carried;
    let shown = |big, line| Shown { big, line };
    match on {
        Subject::Motion(_) | Subject::Choice { .. } => shown(names::outcome(lang, outcome).to_owned(), String::new()),
        Subject::Appeal(_) => appeal(lang, outcome, f, a),
        Subject::Amendment(_) if yes => shown(amend_yes_big(lang), amend_yes(lang, f, a)),
        Subject::Amendment(_) => shown(amend_no_big(lang), amend_no(lang, f, a)),
        Subject::CloseDebate if yes => shown(enough_yes_big(lang), enough_yes(lang, f, a)),
        Subject::CloseDebate => shown(enough_no_big(lang), enough_no(lang, f, a)),
        Subject::Limits { .. } if yes => shown(limits_yes_big(lang), limits_yes(lang, f, a)),
        Subject::Limits { .. } => shown(limits_no_big(lang), limits_no(lang, f, a)),
        Subject::Extend { minutes } if yes => shown(stage_extend(lang, minutes), extend_yes(lang, f, a, minutes)),
        Subject::Extend { .. } => shown(extend_no_big(lang), extend_no(lang, f, a)),
    }
}

/// What came of an appeal: hands for it turn the chair's call back.
pub fn appeal(lang: Lang, outcome: Outcome, for_: u16, against: u16) -> Shown {
    if outcome == Outcome::Carried {
        Shown { big: appeal_over_big(lang), line: appeal_over(lang, for_, against) }
    } else {
        Shown { big: appeal_stands_big(lang), line: appeal_stands(lang, for_, against) }
    }
}

/// The result of a motion. Only what the residents decide themselves is ever called 通过.
pub fn verdict(lang: Lang, verdict: Verdict, outcome: Outcome, figures: Figures<'_>) -> Shown {
    let Figures { for_: f, against: a, present: p, pass, basis, short, org } = figures;
    let of = names::voters(lang, basis);
    let shown = |big, line| Shown { big, line };
    match (verdict, outcome) {
        _ if short => shown(verdict_short_big(lang), verdict_short(lang, f, a)),
        (Verdict::Passed, _) if a == 0 && f == p => shown(verdict_all_big(lang), verdict_all(lang)),
        (Verdict::Passed, _) if a == 0 => shown(verdict_nobody_big(lang), verdict_all(lang)),
        (Verdict::Passed, _) => shown(verdict_pass_big(lang), verdict_pass(lang, f, a)),
        (Verdict::Advised, _) => shown(verdict_advise_big(lang), verdict_advise(lang, f, a, org)),
        (Verdict::Consulted, _) => shown(verdict_consult_big(lang), verdict_consult(lang, org)),
        (Verdict::NotPassed | Verdict::NotAdvised, Outcome::NoHands) => {
            shown(verdict_none_big(lang), verdict_none(lang))
        }
        (Verdict::NotPassed, Outcome::Tie) => shown(verdict_tie_big(lang), verdict_tie(lang, f, a)),
        (Verdict::NotAdvised, Outcome::Tie) => shown(verdict_tie_big(lang), verdict_advise_tie(lang, f, a)),
        (Verdict::NotPassed | Verdict::NotAdvised, Outcome::Lost | Outcome::Carried) if f > a => match pass {
            PassRule::MoreFor | PassRule::HalfPresent => shown(verdict_half_big(lang), verdict_half(lang, f, of)),
            PassRule::TwoThirdsPresent => shown(verdict_two3_big(lang), verdict_two3(lang, f, p, of)),
            PassRule::TwoThirdsCast => shown(verdict_two3_big(lang), verdict_two3_cast(lang, f, of, f + a)),
        },
        (Verdict::NotPassed, Outcome::Lost | Outcome::Carried) => {
            shown(verdict_fail_big(lang), verdict_fail(lang, f, a))
        }
        (Verdict::NotAdvised, Outcome::Lost | Outcome::Carried) => {
            shown(verdict_advise_no_big(lang), verdict_advise_no(lang, f, a))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(of: Verdict, outcome: Outcome, for_: u16, against: u16, pass: PassRule) -> String {
        let figures =
            Figures { for_, against, present: 42, pass, basis: VoteBasis::Person, short: false, org: "业委会" };
        verdict(Lang::Zh, of, outcome, figures).line
    }

    #[test]
    fn the_three_votes_of_the_worked_meeting_read_as_they_should() {
        use Outcome::{Carried, Tie};
        let more_for = PassRule::MoreFor;
        assert_eq!(line(Verdict::Advised, Carried, 29, 8, more_for), "29比8多，作为建议递给业委会");
        assert_eq!(line(Verdict::NotPassed, Tie, 20, 20, more_for), "20对20，一样多，这次没通过");
        assert_eq!(line(Verdict::Passed, Carried, 36, 0, more_for), "没人反对，通过了");
    }

    /// With the chair's own hand: whoever is in the room and has a vote.
    #[test]
    fn all_agree_only_where_every_hand_was_raised() {
        for (f, rest) in [(36, 0), (31, 5), (2, 9), (35, 1), (1, 0), (1, 1)] {
            let (for_, present) = (f, f + rest);
            let figures = Figures {
                for_,
                against: 0,
                present,
                pass: PassRule::MoreFor,
                basis: VoteBasis::Person,
                short: false,
                org: "",
            };
            let said = verdict(Lang::Zh, Verdict::Passed, Outcome::Carried, figures);
            assert_eq!(said.big, if rest == 0 { "都同意" } else { "没人反对" }, "{f} of {present}");
            assert_eq!(said.line, "没人反对，通过了");
        }
    }

    #[test]
    fn more_for_than_against_but_short_of_the_rule_says_which_rule() {
        assert_eq!(line(Verdict::NotPassed, Outcome::Lost, 20, 8, PassRule::HalfPresent), "赞成20位，没过在场一半");
        assert_eq!(
            line(Verdict::NotPassed, Outcome::Lost, 27, 8, PassRule::TwoThirdsPresent),
            "赞成27位，没到42位的三分之二"
        );
    }

    #[test]
    fn nothing_but_a_decision_of_the_residents_is_called_passed() {
        for of in [Verdict::Advised, Verdict::NotAdvised, Verdict::Consulted] {
            for outcome in [Outcome::Carried, Outcome::Lost, Outcome::Tie, Outcome::NoHands] {
                for (f, a) in [(0, 0), (8, 20), (20, 8), (20, 20), (20, 0)] {
                    assert!(!line(of, outcome, f, a, PassRule::MoreFor).contains("通过"));
                }
            }
        }
    }
}
