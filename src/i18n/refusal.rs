//! Why not now, and what can be done instead. The machine takes the blame for saying no.
//!
//! The wall gets a kind line without a badge, where there is one; the console says who, which rule, why, and the legal way.

use super::{
    Lang, command, console, field as f,
    missing::{missing_list, missing_wall, remedy},
    moments,
    names::{self as n, Names},
    say, time, wall as w,
};
use crate::{
    charter::{Scope, Stage, VoteBasis},
    meeting::{
        Ground, Missing, Refusal,
        refusal::{Fact, Gone, Part},
        words::Ref,
    },
    text::{TextFault, safe},
};

/// A refusal in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// For the wall, five seconds, without a badge; most refusals concern nobody but the one at the keyboard.
    pub wall: Option<String>,
    /// For the console: the rule, why, and what would be legal.
    pub console: String,
}

/// Words a refusal.
pub fn refusal(lang: Lang, refusal: &Refusal, names: &dyn Names) -> Refused {
    let mut console = rule(lang, refusal.ground);
    console.push_str(&why(lang, &refusal.fact, names));
    if refusal.passable && !says_how_to_pass(&refusal.fact) {
        console.push_str(&say!(lang, zh: "。要特别办，选个理由", en: "; pick a reason to let it pass"));
    }
    let said = matches!(refusal.fact, Fact::First { .. });
    if !refusal.legal.is_empty() && !said {
        let now = console::con_now(lang, &command::titles(lang, &refusal.legal));
        console.push_str(&say!(lang, zh: "。{now}", en: "; {now}"));
    }
    Refused { wall: wall(lang, &refusal.fact), console }
}

/// What a refusal rests on, in a word.
pub fn ground(lang: Lang, ground: Ground) -> String {
    match ground {
        Ground::R01
        | Ground::R02
        | Ground::R03
        | Ground::R04
        | Ground::R05
        | Ground::R06
        | Ground::R07
        | Ground::R08
        | Ground::R09
        | Ground::R10
        | Ground::R11
        | Ground::R12
        | Ground::R13 => {
            let number = ground as u8 + 1;
            say!(lang, zh: "第{number}条", en: "rule {number}")
        }
        Ground::Stage => say!(lang, zh: "不在这一环节", en: "another stage"),
        Ground::Gate => say!(lang, zh: "还差几样", en: "something is missing"),
        Ground::Vote => say!(lang, zh: "正在表决", en: "a vote is open"),
        Ground::Badge => say!(lang, zh: "号牌", en: "badge"),
        Ground::Number => say!(lang, zh: "编号", en: "number"),
        Ground::Text => say!(lang, zh: "文字", en: "text"),
        Ground::Count => say!(lang, zh: "数目", en: "count"),
        Ground::Undo => say!(lang, zh: "改不回来", en: "cannot be taken back"),
        Ground::State => say!(lang, zh: "先后次序", en: "not now"),
        Ground::Who => say!(lang, zh: "谁能做", en: "who may do it"),
        Ground::Moment => say!(lang, zh: "时刻", en: "moment"),
    }
}

/// `第5条 `, or nothing where it is no rule.
fn rule(lang: Lang, of: Ground) -> String {
    if of > Ground::R13 {
        return String::new();
    }
    let rule = ground(lang, of);
    say!(lang, zh: "{rule} ", en: "{rule}: ")
}

/// The sentence names the way past the rule itself.
fn says_how_to_pass(fact: &Fact) -> bool {
    matches!(fact, Fact::NotNext { .. } | Fact::TurnsUsed { .. } | Fact::NoSpeech)
}

fn parts(lang: Lang, list: &[Part]) -> String {
    lang.list(list.iter().map(|part| n::part(lang, *part)))
}

fn wall(lang: Lang, fact: &Fact) -> Option<String> {
    Some(match fact {
        Fact::ChairActs { .. } => w::refuse_chair(lang),
        Fact::Lacks { parts } => {
            let list = match lang {
                Lang::Zh => self::parts(lang, parts).replace('、', "？") + "？",
                Lang::En => self::parts(lang, parts),
            };
            say!(lang, zh: "还差一样：{list}", en: "the proposal lacks {list}")
        }
        Fact::MotionOpen { .. } => w::refuse_second(lang),
        Fact::Busy { .. } => w::refuse_busy(lang),
        Fact::NotNext { .. } => w::refuse_order(lang),
        Fact::TurnsUsed { .. } => w::refuse_turns(lang),
        Fact::Barred { .. } => w::refuse_again(lang),
        Fact::OtherSide { side, .. } => w::floor_ask_other(lang, n::side(lang, *side)),
        Fact::NoSide { .. } => w::refuse_stance(lang),
        Fact::StillWaiting { badges } => {
            let n = badges.len();
            say!(lang, zh: "还有{n}位要说，再等一等", en: "{n} still wait")
        }
        Fact::OnlyChair { .. } => w::refuse_caller(lang),
        Fact::Uncounted { .. } => w::refuse_uncounted(lang),
        Fact::TooFew { need, basis, .. } => w::refuse_few(lang, need, n::voters(lang, *basis)),
        Fact::CountsOrder { first } => w::refuse_first(lang, n::side(lang, *first)),
        Fact::Decided { .. } | Fact::VotedWords { .. } => w::refuse_typed(lang),
        Fact::SameWords { .. } => w::refuse_same(lang),
        Fact::VoteOpen => say!(lang, zh: "正在数手，请等一等", en: "hands are being counted, please wait"),
        Fact::Missing { list } => return list.iter().find_map(|missing| missing_wall(lang, missing)),
        // Whoever types slips more often than two tellers do: what is too much stands on the console alone.
        Fact::CountsExceed { .. }
        | Fact::AboveRoll { .. }
        | Fact::HeadcountGone { .. }
        | Fact::MovedOn { .. }
        | Fact::TwoTellers { .. }
        | Fact::TookPart { .. }
        | Fact::NoHand { .. }
        | Fact::NoMotionOpen
        | Fact::NoSpeech
        | Fact::DebateOpen
        | Fact::DebateIsClosed
        | Fact::TimeFixed { .. }
        | Fact::ChairVotesNot
        | Fact::AmendmentPending { .. }
        | Fact::Own { .. }
        | Fact::ScopeUp { .. }
        | Fact::Withdrawn { .. }
        | Fact::DeclinedMotion { .. }
        | Fact::OnlyMover { .. }
        | Fact::Counted
        | Fact::WrongStage { .. }
        | Fact::NotOpened
        | Fact::Opened
        | Fact::Closed
        | Fact::Adjourned
        | Fact::NoVoteOpen
        | Fact::Nobody { .. }
        | Fact::Worn { .. }
        | Fact::Wears { .. }
        | Fact::Numbered { .. }
        | Fact::NoSuch { .. }
        | Fact::Text { .. }
        | Fact::NoField { .. }
        | Fact::Range { .. }
        | Fact::AtOnce { .. }
        | Fact::PastDay { .. }
        | Fact::PastHour { .. }
        | Fact::SameOptions { .. }
        | Fact::Dots { .. }
        | Fact::Tables { .. }
        | Fact::TableDone { .. }
        | Fact::NotNewest { .. }
        | Fact::Barrier
        | Fact::NothingToRedo
        | Fact::Already
        | Fact::First { .. }
        | Fact::MayNot { .. }
        | Fact::ChairEmpty { .. }
        | Fact::TellerTwice
        | Fact::Tellers { .. }
        | Fact::NobodySpeaks
        | Fact::NobodyWaits
        | Fact::ToCome { .. }
        | Fact::BeforeMeeting { .. }
        | Fact::BeforeLine { .. }
        | Fact::Before { .. }
        | Fact::OnlyOffice => return None,
    })
}

#[allow(clippy::too_many_lines)] // one arm a fact
fn why(lang: Lang, fact: &Fact, names: &dyn Names) -> String {
    match fact {
        Fact::ChairActs { deputy: Some(deputy), .. } => {
            say!(lang, zh: "先请{deputy}号来主持，再记这句", en: "the chair hands over to no. {deputy} first")
        }
        Fact::ChairActs { deputy: None, .. } => {
            say!(lang, zh: "先请别人来主持，再记这句", en: "the chair hands over first")
        }
        Fact::TookPart { .. } => {
            say!(lang, zh: "这件事说过或提过的，表决完才能主持", en: "who moved or spoke on it can chair after its vote")
        }
        Fact::Lacks { parts } => {
            let list = self::parts(lang, parts);
            say!(lang, zh: "提议还缺：{list}。补上就能议", en: "the proposal lacks {list}; add it and go on")
        }
        Fact::MotionOpen { open, place } => {
            say!(lang, zh: "正在议提议{open}。新的已排第{place}", en: "proposal {open} is open; the new one is number {place}")
        }
        Fact::Busy { speaker, asked: Some(asked) } => {
            say!(lang, zh: "{speaker}号正在说。{asked}号已排上", en: "no. {speaker} is speaking; no. {asked} is queued")
        }
        Fact::Busy { speaker, asked: None } => {
            say!(lang, zh: "{speaker}号正在说。说完再来", en: "no. {speaker} is speaking; when that is over")
        }
        Fact::NoHand { next: Some(next), .. } => {
            let next = names.who(*next);
            say!(lang, zh: "还没举手。该请{next}", en: "no hand is up; next is {next}")
        }
        Fact::NoHand { next: None, .. } => {
            say!(lang, zh: "还没举手", en: "no hand is up")
        }
        Fact::NotNext { next } => {
            let who = names.who(*next);
            say!(lang, zh: "该请{who}。要先请别人，选个理由", en: "{who} is next; a reason to skip")
        }
        Fact::TurnsUsed { used, next: Some((next, side)), .. } => {
            let mut next = names.who(*next);
            if let Some(side) = side {
                let side = n::side(lang, *side);
                next.push_str(&say!(lang, zh: "，{side}", en: ", {side}"));
            }
            say!(lang, zh: "说过{used}回了。下面：{next}。要请就选个理由",
                en: "{used} turns used; next: {next}; to call them all the same, pick a reason")
        }
        Fact::TurnsUsed { used, next: None, .. } => {
            say!(lang, zh: "说过{used}回了。要请就选个理由",
                en: "{used} turns used; to call them all the same, pick a reason")
        }
        Fact::NoMotionOpen => say!(lang, zh: "现在没有在议的提议。先开一件", en: "no proposal is open; open one first"),
        Fact::Barred { .. } => {
            say!(lang, zh: "这件事先听别人的，下一件再请", en: "stopped for this matter; next matter again")
        }
        Fact::OtherSide { side, waiting, next } => {
            let (side, who) = (n::side(lang, *side), names.who(*next));
            say!(lang, zh: "{side}有{waiting}位等着，先请{who}。没人就接着来",
                en: "{waiting} wait ({side}), {who} first; if nobody, go on")
        }
        Fact::NoSide { .. } => {
            say!(lang, zh: "还没说赞成反对。钟先走着。按 + - ? 补上",
                en: "no side yet; the clock runs; + - ? gives it")
        }
        Fact::StillWaiting { badges } => {
            let list = n::badges(lang, badges);
            say!(lang, zh: "等着的：{list}。问三遍没人再说就能表决", en: "still waiting: {list}; vote when nobody wants to speak")
        }
        Fact::NoSpeech => {
            say!(lang, zh: "这件还没人说过。问三遍，真没人说就选个理由", en: "nobody spoke on it; ask three times, then pick a reason")
        }
        Fact::DebateOpen => say!(lang, zh: "讨论还没收住。收住再表决", en: "the debate is open; close it, then vote"),
        Fact::DebateIsClosed => say!(lang, zh: "这件的讨论已经收住", en: "the debate is closed"),
        Fact::TimeFixed { seconds } => {
            say!(lang, zh: "一回{seconds}秒，到时间就停", en: "{seconds} seconds a turn, and no more")
        }
        Fact::ChairVotesNot => say!(lang, zh: "照章程，主持人不举手", en: "by this charter the chair does not vote"),
        Fact::AmendmentPending { amendment } => {
            say!(lang, zh: "改法{amendment}还没定。先表决改法", en: "amendment {amendment} is open; vote on it first")
        }
        Fact::OnlyChair { chair: Some(chair) } => {
            say!(lang, zh: "只有主持人能请表决。主持的是{chair}号", en: "only the chair calls the vote: no. {chair}")
        }
        Fact::OnlyChair { chair: None } => {
            say!(lang, zh: "只有主持人能请表决。先定主持人", en: "only the chair calls the vote; name one first")
        }
        Fact::CountsExceed { counts, present, each, basis } => exceed(lang, counts, *present, *each, *basis),
        Fact::Uncounted { options } => {
            let list = lang.list(options.iter().map(|(no, text)| format!("{no} {}", safe(text))));
            say!(lang, zh: "还没数：{list}。没人举手就填0", en: "not counted yet: {list}; if no hand is up, give 0")
        }
        Fact::AboveRoll { present, roll, basis: VoteBasis::Person } => {
            say!(lang, zh: "数到{present}位，能举手的签到了{roll}位。先补签到",
                en: "{present} counted, {roll} who may vote have signed in; sign the others in")
        }
        Fact::AboveRoll { present, roll, basis: VoteBasis::Household } => {
            say!(lang, zh: "一户一票：在场能举手的是{roll}户，不是{present}。点户数，或先补签到",
                en: "one household, one vote: {roll} households are here, not {present}; count households, or sign the others in")
        }
        Fact::TooFew { have, need, basis } => {
            let of = n::voters(lang, *basis);
            say!(lang, zh: "到齐{need}{of}才能表决，现在{have}{of}。有理由也能数，先记作意见",
                en: "a vote takes {need} {of}, {have} are here; with a reason it is counted, as advice only")
        }
        Fact::HeadcountGone { vote, why } => {
            let why = match why {
                Gone::People => {
                    say!(lang, zh: "第{vote}次表决以后有人来了或走了", en: "people came or left since vote {vote}")
                }
                Gone::Later(later) => {
                    say!(lang, zh: "第{vote}次表决以后，第{later}次表决又点过人", en: "the room was counted anew for vote {later}")
                }
                Gone::Closed => say!(lang, zh: "会散了，人走了", en: "the meeting is over"),
            };
            say!(lang, zh: "{why}，手不能重数了。凭签过字的计票单更正，或下次再议",
                en: "{why}: hands can't be counted again; correct it from the signed tally slip, or next time")
        }
        Fact::MovedOn { vote, motion } => {
            say!(lang, zh: "第{vote}次表决以后，提议{motion}的话又定过或改过，结果不能倒过来。下次再议",
                en: "since vote {vote} the words of proposal {motion} were decided or changed; next time")
        }
        Fact::TwoTellers { named } if named.is_empty() => {
            say!(lang, zh: "要写计票单上签字的两位", en: "name the two who signed the tally slip")
        }
        Fact::TwoTellers { named } => {
            let list = n::badges(lang, named);
            say!(lang, zh: "要写计票单上签字的两位，这次数手的是{list}",
                en: "name the two who signed the tally slip; who counted: {list}")
        }
        Fact::CountsOrder { first } => {
            let side = n::side(lang, *first);
            say!(lang, zh: "先填{side}", en: "{side} first")
        }
        Fact::Counted => say!(lang, zh: "这一样数过了。要改就再数一遍", en: "counted already; recount to change it"),
        Fact::Decided { motion } => {
            say!(lang, zh: "提议{motion}的结果改不了。可以重数，或下次再议",
                en: "proposal {motion} is decided; recount, or next time")
        }
        Fact::VotedWords { motion, parts } => {
            let list = self::parts(lang, parts);
            say!(lang, zh: "提议{motion}的{list}是表决过的，改不了。散会后可以更正，写在旁边",
                en: "proposal {motion}: {list} was voted on; after the close a correction can stand beside it")
        }
        Fact::Own { motion } => {
            say!(lang, zh: "提议{motion}已经通过，是居民自己定的。要请别人定，先把归谁定改成建议",
                en: "proposal {motion} passed: the residents' own; to ask somebody else, first set its scope down to advice")
        }
        Fact::SameWords { motion } => {
            say!(lang, zh: "一样的话，提议{motion}已经表决过。可以重数，或下次再议",
                en: "the same words were voted on as proposal {motion}; recount, or next time")
        }
        Fact::ScopeUp { motion } => {
            say!(lang, zh: "提议{motion}表决过了，归谁定只能往下改，通过改成建议",
                en: "proposal {motion} was voted on: its scope only goes down, from passed to advice")
        }
        Fact::Withdrawn { motion } => {
            say!(lang, zh: "提议{motion}已经收回。还想议，请人另提一件", en: "proposal {motion} was taken back; to discuss it, somebody moves it anew")
        }
        Fact::DeclinedMotion { motion } => {
            say!(lang, zh: "提议{motion}写了不采纳。要接着办，先改去处", en: "proposal {motion} was declined; send it elsewhere first")
        }
        Fact::OnlyMover { mover } => {
            let mover = names.who(*mover);
            say!(lang, zh: "谁提的谁收回：{mover}", en: "only its mover takes it back: {mover}")
        }
        Fact::WrongStage { now, legal } => wrong_stage(lang, *now, legal),
        Fact::NotOpened => say!(lang, zh: "还没建会。先建会", en: "no meeting yet; open one first"),
        Fact::Opened => say!(lang, zh: "会已经建好了", en: "the meeting is open already"),
        Fact::Closed => say!(lang, zh: "会已结束。只能补记、更正、签字", en: "after the close: type in, correct, sign"),
        Fact::Adjourned => say!(lang, zh: "会改天接着开。先「接着开」", en: "adjourned; resume first"),
        Fact::Missing { list } => gate(lang, list),
        Fact::VoteOpen => {
            say!(lang, zh: "表决中，名单不动。数完再改", en: "a vote is open; the roll stands until it is closed")
        }
        Fact::NoVoteOpen => say!(lang, zh: "现在没在表决", en: "no vote is open"),
        Fact::Nobody { badges, .. } if badges.contains(&crate::meeting::numbers::Badge::NOBODY) => {
            say!(lang, zh: "0号是「一位居民」，不用签到，有话打 0", en: "badge 0 is a resident without a badge and signs in nowhere; what they say is typed with 0")
        }
        Fact::Nobody { badges, free } => {
            let list = n::badges(lang, badges);
            say!(lang, zh: "{list}还没签到，先签到再来；没号牌的，给{free}号", en: "{list} has not signed in: sign in first; who has no badge gets {free}")
        }
        Fact::Worn { badge } => say!(lang, zh: "{badge}号有人了。换个号", en: "no. {badge} is taken; another number"),
        Fact::Wears { badge } => {
            say!(lang, zh: "这位已经戴着{badge}号。一个人一个号：先给{badge}号签退；同名的另一位，写明理由", en: "already wears no. {badge}. One badge each: sign no. {badge} out first; a namesake: give a reason")
        }
        Fact::Numbered { year, number, day, theme, free } => {
            let (day, theme) = (day.map(|day| time::day(lang, day)).unwrap_or_default(), safe(theme));
            say!(
                lang,
                zh: "{year}年第{number}次会已经有了：{day}「{theme}」。空着的是第{free}次",
                en: "meeting {number} of {year} was held already: {day}, {theme}. The next free number is {free}"
            )
        }
        Fact::NoSuch { thing, number } => {
            let (thing, number) = (n::thing(lang, *thing), safe(number));
            say!(lang, zh: "没有这个{thing}：{number}", en: "no such {thing}: {number}")
        }
        Fact::Text { field, fault } => text_fault(lang, field, fault),
        Fact::NoField { field } => {
            let field = f::field(lang, field);
            say!(lang, zh: "还缺：{field}", en: "missing: {field}")
        }
        Fact::PastDay { field, least } => {
            let (field, day) = (f::field(lang, field), time::day(lang, *least));
            say!(lang, zh: "{field}过了。最早{day}", en: "{field}: that day is over; {day} at the earliest")
        }
        Fact::PastHour { field } => {
            let field = f::field(lang, field);
            say!(lang, zh: "{field}过了。今天往后的钟点，或改天", en: "{field}: over for today; a later hour, or another day")
        }
        Fact::SameOptions { one, other } => {
            say!(lang, zh: "第{one}项和第{other}项一样，留一个", en: "options {one} and {other} read the same; keep one")
        }
        Fact::Range { field, least, most } => {
            let field = f::field(lang, field);
            say!(lang, zh: "{field}要在{least}到{most}之间", en: "{field}: from {least} to {most}")
        }
        Fact::AtOnce { most } => {
            say!(lang, zh: "一次最多{most}个，请分几次", en: "at most {most} at once; give them in parts")
        }
        Fact::Dots { given, most } => say!(lang, zh: "圆点{given}个，最多{most}个", en: "{given} dots, at most {most}"),
        Fact::TableDone { group } => {
            say!(lang, zh: "第{group}桌已经谈好了，请坐别的桌", en: "table {group} is done; please sit elsewhere")
        }
        Fact::Tables { most } => say!(lang, zh: "桌子不够，最多{most}桌", en: "not enough tables, at most {most}"),
        Fact::NotNewest { newest: Some(newest) } => {
            say!(lang, zh: "先改回最近的一步(记录第{newest}行)", en: "only the newest can be taken back: line {newest}")
        }
        Fact::NotNewest { newest: None } => say!(lang, zh: "没有可以改回的", en: "nothing can be taken back"),
        Fact::Barrier => {
            say!(lang, zh: "表决、休会、散会、签字以前的改不回来。可以更正", en: "behind a closed vote, an adjournment, the close or a signature; correct it instead")
        }
        Fact::ToCome { .. } | Fact::BeforeMeeting { .. } | Fact::BeforeLine { .. } | Fact::Before { .. } => {
            moments::why(lang, fact)
        }
        Fact::NothingToRedo => say!(lang, zh: "刚才没有改回什么", en: "nothing was just taken back"),
        Fact::Already => say!(lang, zh: "已经是这样了", en: "it is so already"),
        Fact::First { command } => {
            let title = command::title(lang, *command);
            say!(lang, zh: "先「{title}」", en: "first: {title}")
        }
        Fact::NobodySpeaks => say!(lang, zh: "现在没人在说", en: "nobody is speaking"),
        Fact::NobodyWaits => say!(lang, zh: "没人举手等着", en: "nobody waits"),
        Fact::MayNot { act, standing, who } => super::may::may_not(lang, *act, *standing, who),
        Fact::ChairEmpty { deputy, back } => super::may::chair_empty(lang, *deputy, *back, names),
        Fact::TellerTwice => {
            say!(lang, zh: "计票要两位，同一位只写一回", en: "two tellers, each named once")
        }
        Fact::Tellers { what } => super::may::caution(lang, *what),
        Fact::OnlyOffice => say!(lang, zh: "请会务来做这一步", en: "only who serves the meeting can do this"),
    }
}

/// The sum of what was typed, how many may raise a hand how often, and how many hands are too many.
fn exceed(lang: Lang, counts: &[u16], present: u16, each: u16, basis: VoteBasis) -> String {
    let sum: u32 = counts.iter().map(|count| u32::from(*count)).sum();
    let over = sum.saturating_sub(u32::from(present) * u32::from(each));
    let terms: Vec<String> = counts.iter().map(u16::to_string).collect();
    let sum = if terms.len() > 1 { format!("{}={sum}", terms.join("+")) } else { sum.to_string() };
    let (of, one) = (n::voters_paper(lang, basis), n::voters_paper(lang, basis));
    match each {
        1 => say!(lang, zh: "{sum}，{present}{of}每{one}一次，多出{over}。重数，或改有票数",
            en: "{sum}; {present} {of}, once each: {over} too many; recount, or correct the headcount"),
        _ => say!(lang, zh: "{sum}，{present}{of}每{one}{each}次，多出{over}。重数，或改有票数",
            en: "{sum}; {present} {of}, {each} times each: {over} too many; recount, or correct the headcount"),
    }
}

/// What the answer says where words meet a hint and nobody said who may settle it.
pub(super) fn hinted(lang: Lang, what: Ref, word: &str, scope: Scope, receiver: Option<&str>) -> String {
    let (of, word) = (n::reference(lang, what), safe(word).to_string());
    let word = word.replace(' ', "、");
    let who = receiver.map_or_else(|| n::scope(lang, scope).to_owned(), |org| safe(org).to_string());
    let row = matches!(what, Ref::Action(_));
    if row {
        say!(lang, zh: "{of}提到{word}，可能不归居民自己定：先问一问({who})",
            en: "{of} speaks of {word}: perhaps not the residents' own to settle; ask first ({who})")
    } else {
        say!(lang, zh: "{of}提到{word}，没说归谁定({who})，先按建议办",
            en: "{of} speaks of {word} and nobody said who settles it ({who}): taken as advice")
    }
}

fn wrong_stage(lang: Lang, now: Stage, legal: &[Stage]) -> String {
    let now = n::stage(lang, now);
    if legal.is_empty() {
        return say!(lang, zh: "现在是{now}，这一步先不做", en: "this is {now}; not now");
    }
    let legal = lang.list(legal.iter().map(|stage| n::stage(lang, *stage)));
    say!(lang, zh: "现在是{now}。这一步在{legal}做", en: "this is {now}; it belongs to {legal}")
}

/// All that is missing; what to do, where it is one thing.
fn gate(lang: Lang, list: &[Missing]) -> String {
    match list {
        [one] => remedy(lang, one),
        _ => console::con_need(lang, &missing_list(lang, list)),
    }
}

fn text_fault(lang: Lang, field: &str, fault: &TextFault) -> String {
    let field = f::field(lang, field);
    match fault {
        TextFault::Empty => say!(lang, zh: "{field}空着", en: "{field} is empty"),
        TextFault::NoName => say!(lang, zh: "{field}要写人：这不像一位的称呼", en: "{field}: this is no name"),
        TextFault::TooLong { given, limit } => {
            say!(lang, zh: "{field}有{given}个字，最多{limit}个", en: "{field} has {given} characters, at most {limit}")
        }
        TextFault::Hostile { code } => {
            say!(lang, zh: "{field}里有看不见的字符(U+{code:04X})，去掉再来", en: "{field} holds a hidden character (U+{code:04X}); remove it")
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        charter::GuardId,
        meeting::{
            Name,
            numbers::{Badge, GroupNo, MotionNo},
            refusal::Thing,
            words::Side,
        },
    };

    fn said(of: &Refusal) -> Refused {
        let names = BTreeMap::from([(Badge(8), "李叔".to_owned()), (Badge(17), "王阿姨".to_owned())]);
        refusal(Lang::Zh, of, &names)
    }

    fn third_turn() -> Refusal {
        let fact = Fact::TurnsUsed { badge: Badge(17), used: 2, next: Some((Badge(8), Some(Side::Against))) };
        Refusal::rule(GuardId::R05Turns, fact).legal([Name::GrantFloor, Name::OpenVote])
    }

    #[test]
    fn a_refused_turn_names_the_rule_the_next_and_the_way() {
        let said = said(&third_turn());
        assert_eq!(said.console, "第5条 说过2回了。下面：8号 李叔，反对。要请就选个理由。现在能做：请说、请表决");
        assert_eq!(said.wall.as_deref(), Some("先请还没说过的邻居"));
    }

    #[test]
    fn the_wall_never_shows_whom_a_refusal_concerns() {
        let chair = Badge(17);
        let badge = chair;
        let concerns = [
            Fact::ChairActs { chair, deputy: Some(badge) },
            Fact::Busy { speaker: badge, asked: Some(badge) },
            Fact::NotNext { next: badge },
            Fact::Barred { badge },
            Fact::NoSide { badge },
            Fact::OtherSide { side: Side::Against, waiting: 2, next: badge },
            Fact::StillWaiting { badges: vec![badge] },
            Fact::OnlyChair { chair: Some(chair) },
        ];
        for fact in concerns {
            let wall = said(&Refusal::rule(GuardId::R03Busy, fact)).wall.unwrap_or_default();
            assert!(!wall.contains("17") && !wall.contains("王阿姨"), "{wall}");
        }
        assert_eq!(said(&third_turn()).wall.as_deref(), Some("先请还没说过的邻居"));
    }

    /// The plain console is projected as it is: who asked for what a rule refuses is named by nobody.
    #[test]
    fn no_badge_stands_beside_a_breach() {
        let badge = Badge(99);
        let breaches = [
            Fact::ChairActs { chair: badge, deputy: Some(Badge(2)) },
            Fact::ChairActs { chair: badge, deputy: None },
            Fact::TookPart { badge },
            Fact::NoHand { badge, next: Some(Badge(8)) },
            Fact::NoHand { badge, next: None },
            Fact::TurnsUsed { badge, used: 2, next: Some((Badge(8), None)) },
            Fact::TurnsUsed { badge, used: 2, next: None },
            Fact::Barred { badge },
            Fact::NoSide { badge },
        ];
        for fact in breaches {
            for lang in [Lang::Zh, Lang::En] {
                let why = why(lang, &fact, &BTreeMap::new());
                assert!(!why.contains("99"), "{why}");
            }
        }
    }

    #[test]
    fn a_reason_is_offered_where_one_lets_it_pass_and_nowhere_else() {
        let passes = Refusal::rule(GuardId::R02One, Fact::MotionOpen { open: MotionNo(1), place: 2 });
        assert_eq!(said(&passes).console, "第2条 正在议提议1。新的已排第2。要特别办，选个理由");
        let arithmetic = Refusal::rule(
            GuardId::R12Count,
            Fact::CountsExceed { counts: vec![30, 13], present: 42, each: 1, basis: VoteBasis::Person },
        );
        assert_eq!(said(&arithmetic).console, "第12条 30+13=43，42人每人一次，多出1。重数，或改有票数");
    }

    #[test]
    fn what_is_no_rule_names_none() {
        let refusal = Refusal::new(Ground::Badge, Fact::Nobody { badges: vec![Badge(99)], free: Badge(48) });
        assert_eq!(said(&refusal).console, "99号还没签到，先签到再来；没号牌的，给48号");
        assert_eq!(said(&refusal).wall, None);
    }

    #[test]
    fn a_gate_says_what_to_do_about_one_thing_and_lists_several() {
        let gate = |list| said(&Refusal::new(Ground::Gate, Fact::Missing { list }));
        let convener = Missing::Convener { group: GroupNo(2) };
        let one = gate(vec![convener.clone()]);
        assert_eq!(one.console, "第2桌没有桌长。填号，或照走");
        assert_eq!(one.wall.as_deref(), Some("第2桌还缺一位桌长"));
        assert_eq!(gate(vec![Missing::Recorder, convener]).console, "往下走还差：记录员、第2桌的桌长");
    }

    #[test]
    fn what_was_typed_is_echoed_without_its_controls() {
        let refusal =
            Refusal::new(Ground::Number, Fact::NoSuch { thing: Thing::Topic, number: "9\u{1b}[2J\u{202e}".into() });
        assert_eq!(said(&refusal).console, "没有这个议题：9[2J");
    }

    #[test]
    fn a_hidden_character_is_named_by_its_code() {
        let fault = TextFault::Hostile { code: 0x202E };
        let refusal = Refusal::new(Ground::Text, Fact::Text { field: "theme", fault });
        assert_eq!(said(&refusal).console, "主题里有看不见的字符(U+202E)，去掉再来");
    }
}
