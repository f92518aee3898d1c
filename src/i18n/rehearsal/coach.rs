//! What the coach says, one line each, and the card of an evening.

use super::{Lang, say, words};
use crate::{
    i18n::names,
    rehearsal::{Advice, Hint, Score},
};

/// One line; `key` is what is pressed or typed, as it holds here.
#[allow(clippy::too_many_lines, reason = "one row a hint")]
fn said(lang: Lang, hint: Hint) -> String {
    match hint {
        Hint::Hurt => {
            say!(lang, zh: "有人说了伤人的话：请他对事不对人，墙上只出那条规矩", en: "somebody said what hurts: the matter, not the person")
        }
        Hint::Interrupt => {
            say!(lang, zh: "有人插话：先举手，点到再说；叫过以后让原来那位接着说", en: "somebody breaks in: hand first; then the speaker goes on")
        }
        Hint::Cross => {
            say!(lang, zh: "有人对着人说：请他把话说给主持人听", en: "somebody speaks to another: to the chair, please")
        }
        Hint::Digress => {
            say!(lang, zh: "说到别处去了：这句替他记着，回到这一件", en: "off the matter: note it for them, and come back")
        }
        Hint::Dark => {
            say!(lang, zh: "停电了：先停钟，请大家坐着别动", en: "the light is out: stop the clock, ask people to stay seated")
        }
        Hint::Light => {
            say!(lang, zh: "灯亮了：走钟，停掉的几分钟会补给大家", en: "the light is on: the clock goes on, and the minutes are given back")
        }
        Hint::Official => {
            say!(lang, zh: "社区的想先讲：先听居民说，表决后请他回应", en: "the community would speak first: residents first, the answer comes after the votes")
        }
        Hint::Names => {
            say!(lang, zh: "卡上写着邻居的名字：只打号，不打字，别上墙", en: "the card names a neighbour: type its number and no words")
        }
        Hint::Over => {
            say!(lang, zh: "到时间了：请他说完手上这句，就请下一位", en: "time is up: the sentence they are at, then the next")
        }
        Hint::Done => {
            say!(lang, zh: "说完坐下了：收住这一回，钟才停", en: "they have ended: end the turn, so that the clock stops")
        }
        Hint::Hand => {
            say!(lang, zh: "有人举着手：号和符号一打就排上，赞成+ 反对- 想问?", en: "a hand is up: its number and a sign, for + against - question ?")
        }
        Hint::Hands => {
            say!(lang, zh: "好几位举着手：连着打，一下排上", en: "several hands are up: type them one behind another")
        }
        Hint::ShowFor => say!(lang, zh: "赞成数好了：打数，回车", en: "hands for are counted: the number, Enter"),
        Hint::ShowAgainst => {
            say!(lang, zh: "反对数好了：打数，回车；不举手的不问", en: "hands against are counted: the number, Enter")
        }
        Hint::Present => {
            say!(lang, zh: "有票的数好了：开始表决，填有票几位、哪两位数", en: "who has a vote is counted: open the vote with that number and the two who count")
        }
        Hint::CloseVote => say!(lang, zh: "两个数都有了：公布结果", en: "both counts are there: announce the result"),
        Hint::Paused => {
            say!(lang, zh: "钟停着：说好了就走钟，让他接着说", en: "the clock stands: let it go on, and the speaker, too")
        }
        Hint::Grant => {
            say!(lang, zh: "有人排着，没人在说：请下一位", en: "hands wait and nobody speaks: give the floor")
        }
        Hint::CloseDebate => {
            say!(lang, zh: "没人再举手：问三遍，收住讨论", en: "no hand is up: ask three times, close the debate")
        }
        Hint::Report => say!(lang, zh: "汇报人站起来了：请那一桌汇报", en: "a table stands up: let it report"),
        Hint::Own => {
            say!(lang, zh: "那桌说了自己能做什么：打进去", en: "the table says what it does itself: type it in")
        }
        Hint::OpenMotion => {
            say!(lang, zh: "桌都讲过了：一件一件议，先请第一件提议", en: "the tables have reported: take up the first motion")
        }
        Hint::Come => {
            say!(lang, zh: "门口有人等着：照号打，一段号一起打", en: "people wait at the door: their numbers, a range at once")
        }
        Hint::Late => {
            say!(lang, zh: "有人晚到：打他的号，来了就对", en: "somebody came late: their number; whoever comes is right")
        }
        Hint::Leave => {
            say!(lang, zh: "有人走了：记下来，表决时才数得准", en: "people went: note it, or the votes won't add up")
        }
        Hint::Serve => say!(lang, zh: "有人愿意当会务：记下是谁", en: "somebody takes an office: note who"),
        Hint::Start => {
            say!(lang, zh: "人差不多了：开始，晚来的随到随坐", en: "people are here: begin; late ones sit down as they come")
        }
        Hint::Rules => {
            say!(lang, zh: "规矩还没念：念五条，一分钟", en: "the rules were not read: five of them, a minute")
        }
        Hint::Say => {
            say!(lang, zh: "有人在念卡：打号和那句话；来不及就只打号", en: "a card is read aloud: its number and words; or its number alone")
        }
        Hint::Pile => {
            say!(lang, zh: "收上来一叠卡：只打号，字会后补", en: "cards are handed in: their numbers; words come later")
        }
        Hint::Sorted => say!(lang, zh: "墙上归好一堆：打题目和号", en: "cards were put together: title and numbers"),
        Hint::Dots => {
            say!(lang, zh: "圆点数好了：议题和点数，连着打", en: "dots are counted: topic and number, one behind another")
        }
        Hint::Post => say!(lang, zh: "点数有了：最多的几件给桌子", en: "dots are there: the first topics get tables"),
        Hint::Convene => say!(lang, zh: "有人愿当桌长：记下是谁", en: "somebody convenes: note who"),
        Hint::Sit => say!(lang, zh: "一桌坐好了：照他们写的号打", en: "a table is seated: the numbers that it wrote"),
        Hint::Walk => say!(lang, zh: "有人换桌了：两只脚投票，记一笔就好", en: "somebody walked over: note it"),
        Hint::Reporter => say!(lang, zh: "汇报人定了：记下是谁", en: "who reports is known: note it"),
        Hint::Slip => say!(lang, zh: "提议条交来了：照条打，四样写全", en: "a slip is handed in: type its four parts"),
        Hint::Reply => {
            say!(lang, zh: "社区回应了：记下来，有日子的带上日子", en: "the community answers: note it, with its day")
        }
        Hint::Offer => say!(lang, zh: "有人愿意领头：记下是谁、几时好", en: "somebody leads: note who and by when"),
        Hint::Pledge => say!(lang, zh: "有人说出一份：照他的话记", en: "somebody gives something: in their own words"),
        Hint::Parked => {
            say!(lang, zh: "先记着的还没去处：一件一件问交给谁", en: "what was set aside has no place to go: ask, one by one")
        }
        Hint::FollowUp => say!(lang, zh: "还没说哪天回头看：定个日子", en: "no day to look back yet: agree on one"),
        Hint::Sign => say!(lang, zh: "来签字了：念一遍，再签", en: "somebody comes to sign: read back, then sign"),
        Hint::Advance => {
            say!(lang, zh: "这一步不缺什么了：往下走", en: "nothing is missing here: go on to the next stage")
        }
    }
}

/// What the coach says.
pub fn hint(lang: Lang, of: Hint, key: &str) -> String {
    let said = said(lang, of);
    if key.is_empty() { coach(lang, &said) } else { coach_key(lang, &said, key) }
}

words! {
    /// One line of it.
    coach(what: &str) { zh: "带教：{what}", en: "coach: {what}" }
    /// With what is pressed or typed.
    coach_key(what: &str, key: &str) { zh: "带教：{what}  {key}", en: "coach: {what}  {key}" }
    /// Asked, and there is nothing.
    coach_none() { zh: "带教：没什么要急的，看着屋里就好", en: "coach: nothing presses, look at the room" }
    /// Asked of a coach who is silent.
    coach_silent() { zh: "今晚带教不说话。要听：yishi rehearse --coach asked", en: "the coach is silent tonight; to ask: yishi rehearse --coach asked" }

    /// Over the card.
    card_title() { zh: "今晚怎么样", en: "how it went" }
    /// Kept up.
    row_kept(n: u32, median: i64, worst: i64, missed: u32) { zh: "跟得上  举手{n}回，记上一般{median}秒，最慢{worst}秒，没等到{missed}回", en: "kept up  {n} hands, typed after {median} s, {worst} s at most; {missed} went down again" }
    /// Nobody's hand was typed.
    row_kept_none(missed: u32) { zh: "跟得上  没记上一只手，没等到{missed}回", en: "kept up  no hand was typed, {missed} went down again" }
    /// Order.
    row_order(n: u32, called: u32, otherwise: u32, uncalled: u32) { zh: "守规矩  乱了{n}回：叫对{called}回，叫成别的{otherwise}回，没叫{uncalled}回", en: "order  {n} broken: {called} called, {otherwise} by another rule, {uncalled} not" }
    /// Fair.
    row_fair(switched: u32, pairs: u32, spoke: u32, longest: u32, cut: u32) { zh: "公平  换边说{switched}/{pairs}回，{spoke}位开了口，最长三位占{longest}%，没说完就停{cut}回", en: "fair  sides changed {switched} of {pairs} times, {spoke} spoke, the longest three {longest}% of it, {cut} stopped early" }
    /// Time.
    row_time(list: &str) { zh: "时间  超了：{list}", en: "time  over: {list}" }
    /// All in time.
    row_in_time() { zh: "时间  没超", en: "time  nothing over" }
    /// A stage over its plan.
    stage_over(stage: &str, n: i64) { zh: "{stage}{n}分钟", en: "{stage} {n} min" }
    /// To action.
    row_action(raised: u32, took: u32, leaderless: u32) { zh: "落到人  提了事的{raised}位，其中{took}位认了一份，没人领头{leaderless}件", en: "to action  {raised} raised something, {took} of them took something on; {leaderless} without a lead" }
    /// Record.
    row_record(paper: u32, counts: u32, miscounts: u32, undone: u32) { zh: "记录  还在纸上{paper}样，数对{counts}个，数错{miscounts}个，改回{undone}步", en: "record  {paper} still on paper, {counts} counts right, {miscounts} otherwise, {undone} taken back" }
    /// The same of the last evening of this home.
    row_before(row: &str) { zh: "    上回 {row}", en: "    last time {row}" }
    /// What to take next.
    lesson_next(what: &str) { zh: "下回只练一样：{what}", en: "one thing next time: {what}" }
    /// It is over.
    card_close() { zh: "没有总分，只跟自己上回比。Esc 关上；纸上的补完再签字", en: "no total; only your own last time beside it. Esc closes; paper first, then signatures" }
}

fn lesson(lang: Lang, lesson: Advice) -> String {
    match lesson {
        Advice::Counts => {
            say!(lang, zh: "数字照报的打，打完看一眼再回车", en: "numbers as they were called out; look before Enter" )
        }
        Advice::Hands => {
            say!(lang, zh: "先排手，再请人：好几位连着打 17+8-23+", en: "hands first, then the floor: 17+8-23+ in one go" )
        }
        Advice::Order => {
            say!(lang, zh: "乱了马上叫，只叫规矩不叫人：*3 *6 *10", en: "call at once, the rule and never the person: *3 *6 *10" )
        }
        Advice::Owner => {
            say!(lang, zh: "每件事散会前有一位领头的、有个日子", en: "each thing has somebody who leads, and a day, before people go" )
        }
        Advice::Fair => {
            say!(lang, zh: "多请没开过口的，赞成反对轮着来", en: "those who have not spoken, and sides in turn" )
        }
        Advice::Time => {
            say!(lang, zh: "看着钟：还剩几分钟说一声，早谈完早往下走", en: "look at the clock: say how much is left, and go on early" )
        }
        Advice::Paper => {
            say!(lang, zh: "会一散就补纸上的，趁记得", en: "type in what lies on paper while you remember it" )
        }
        Advice::Harder => {
            say!(lang, zh: "换一晚难的：yishi rehearse --cast 难", en: "a harder evening: yishi rehearse --cast difficult" )
        }
    }
}

/// The six rows.
fn rows(lang: Lang, of: &Score) -> [String; 6] {
    let kept = match (of.median, of.worst) {
        (Some(median), Some(worst)) => row_kept(lang, of.hands, median, worst, of.missed),
        _ => row_kept_none(lang, of.missed),
    };
    let over = of.over.iter().map(|(stage, n)| stage_over(lang, names::stage(lang, *stage), *n));
    let over: Vec<String> = over.collect();
    [
        kept,
        row_order(lang, of.broken, of.called, of.otherwise, of.uncalled),
        row_fair(lang, of.switched, of.pairs, of.spoke, of.longest, of.cut),
        if over.is_empty() { row_in_time(lang) } else { row_time(lang, &lang.list(over)) },
        row_action(lang, of.raised, of.took_on, of.leaderless),
        row_record(lang, of.paper, of.counts, of.miscounts, of.undone),
    ]
}

/// The card, line by line: what happened, the same of the last time where it was otherwise, and the one lesson.
pub fn card(lang: Lang, of: &Score, before: Option<&Score>) -> Vec<String> {
    let before = before.map(|before| rows(lang, before));
    let mut lines = Vec::new();
    for (place, row) in rows(lang, of).into_iter().enumerate() {
        let last = before.as_ref().map(|before| before[place].clone()).filter(|last| *last != row);
        lines.push(row);
        let figures = |last: String| last.split_once("  ").map(|(_, figures)| figures.to_owned()).unwrap_or(last);
        lines.extend(last.map(|last| row_before(lang, &figures(last))));
    }
    lines.push(lesson_next(lang, &lesson(lang, of.lesson())));
    lines.push(card_close(lang));
    lines
}
