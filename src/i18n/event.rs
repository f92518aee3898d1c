//! What happened, in one line: for the log of the console, and for `要改回：…`. No badge beside a breach.

use super::{
    Lang,
    names::{self as n, Names},
    say, time,
};
use crate::meeting::{
    Event, Moment,
    numbers::{Badge, GroupNo, TopicNo},
    words::Side,
};

/// Behind whoever has no vote by what they are: an observer, a child.
fn listens(lang: Lang, observer: bool, minor: bool) -> String {
    match (observer, minor) {
        (true, _) => say!(lang, zh: "，旁听", en: ", observer"),
        (_, true) => say!(lang, zh: "，小朋友", en: ", minor"),
        _ => String::new(),
    }
}

/// What a vote on a question came to, in figures.
pub(super) fn counts(lang: Lang, for_: u16, against: u16, not_voted: u16) -> String {
    say!(lang, zh: "数完了：赞成{for_} 反对{against} 没举手{not_voted}",
        en: "vote closed: for {for_}, against {against}, no hand {not_voted}")
}

/// One line for one event.
#[allow(clippy::too_many_lines)] // one arm an event
pub fn event(lang: Lang, event: &Event, names: &dyn Names) -> String {
    let who = |badge: &Badge| names.who(*badge);
    match event {
        Event::MeetingOpened(opening) => {
            let theme = &opening.theme;
            say!(lang, zh: "建会：{theme}", en: "meeting opened: {theme}")
        }
        Event::MeetingEdited { theme, place, planned } => {
            let planned = planned.map(|moment| time::hhmm(moment.time()));
            let what = lang.list([theme.as_ref(), place.as_ref(), planned.as_ref()].into_iter().flatten());
            say!(lang, zh: "会议信息改成：{what}", en: "meeting edited: {what}")
        }
        Event::NumberGiven { number } => {
            say!(lang, zh: "编号：这一年第{number}次会", en: "number of the meeting: {number} of this year")
        }
        Event::MeetingStarted { .. } => say!(lang, zh: "开始了", en: "started"),
        Event::PromiseReviewed { promise, state, .. } => {
            let state = n::promise_state(lang, *state);
            say!(lang, zh: "上次答应的第{promise}件：{state}", en: "promise {promise}: {state}")
        }

        Event::SignedIn { badge, observer, minor, .. } => {
            let (who, how) = (who(badge), listens(lang, *observer, *minor));
            say!(lang, zh: "{who}签到{how}", en: "{who} signed in{how}")
        }
        Event::Returned { badge } => {
            let who = who(badge);
            say!(lang, zh: "{who}回来了", en: "{who} is back")
        }
        Event::SignedOut { badge } => {
            let who = who(badge);
            say!(lang, zh: "{who}离场", en: "{who} signed out")
        }
        Event::RollCalled {} => say!(lang, zh: "点过名了", en: "the roll was called"),
        Event::ParticipantEdited { badge, observer, minor, .. } => {
            let (who, how) = (who(badge), listens(lang, *observer, *minor));
            say!(lang, zh: "{who}的签到改了{how}", en: "{who} edited{how}")
        }
        Event::OfficeTaken { office, badge } => {
            let (who, office) = (who(badge), n::office(lang, *office));
            say!(lang, zh: "{who}当{office}", en: "{who} is {office}")
        }
        Event::OfficeVacated { office, badge } => {
            let (who, office) = (who(badge), n::office(lang, *office));
            say!(lang, zh: "{who}不再当{office}", en: "{who} is no longer {office}")
        }
        Event::ChairHandedOver { from, to, .. } => {
            let (from, to) = (who(from), who(to));
            say!(lang, zh: "{from}请{to}主持", en: "{from} hands the chair to {to}")
        }
        Event::ChairReturned { to } => {
            let who = who(to);
            say!(lang, zh: "{who}回来主持", en: "{who} chairs again")
        }
        Event::ReadOut { what } => {
            let what = n::reading(lang, *what);
            say!(lang, zh: "念了{what}", en: "read aloud: {what}")
        }

        Event::ConcernRaised { card, text, .. } => {
            noted(lang, &say!(lang, zh: "收卡{card}", en: "card {card}"), text.as_ref())
        }
        Event::ConcernEdited { card, text } => say!(lang, zh: "卡{card}写着：{text}", en: "card {card} reads: {text}"),
        Event::TopicMade { topic, title, .. } => {
            noted(lang, &say!(lang, zh: "议题{topic}", en: "topic {topic}"), title.as_ref())
        }
        Event::TopicRenamed { topic, title } => {
            say!(lang, zh: "议题{topic}改叫：{title}", en: "topic {topic} is now: {title}")
        }
        Event::CardPlaced { card, topic, .. } => {
            say!(lang, zh: "卡{card}归到议题{topic}", en: "card {card} put into topic {topic}")
        }
        Event::CardSplit { card, topic } => {
            say!(lang, zh: "卡{card}从议题{topic}拿出来", en: "card {card} taken out of topic {topic}")
        }
        Event::TopicDissolved { topic } => say!(lang, zh: "议题{topic}拆开了", en: "topic {topic} dissolved"),
        Event::CardWithheld { card, reason } => {
            say!(lang, zh: "卡{card}先不上墙：{reason}", en: "card {card} kept off the wall: {reason}")
        }
        Event::TopicWithheld { topic, reason } => {
            say!(lang, zh: "议题{topic}先不上墙：{reason}", en: "topic {topic} kept off the wall: {reason}")
        }
        Event::TopicScopeSet { topic, scope } => {
            let scope = n::scope(lang, *scope);
            say!(lang, zh: "议题{topic}：{scope}", en: "topic {topic}: {scope}")
        }

        Event::DotsPlaced { badge, dots } => {
            let (who, dots) = (who(badge), dot_list(lang, dots));
            say!(lang, zh: "{who}贴了圆点：{dots}", en: "dots of {who}: {dots}")
        }
        Event::DotsCounted { dots, anew: true } => {
            let dots = dot_list(lang, dots);
            say!(lang, zh: "圆点改数成：{dots}", en: "dots counted anew: {dots}")
        }
        Event::DotsCounted { dots, anew: false } => {
            let dots = dot_list(lang, dots);
            say!(lang, zh: "数了圆点：{dots}", en: "dots counted: {dots}")
        }
        Event::TopicPosted { topic, round, table, .. } => {
            say!(lang, zh: "议题{topic}上分桌表：第{round}轮第{table}桌", en: "topic {topic} has table {table} in round {round}")
        }
        Event::TopicUnposted { topic, .. } => say!(lang, zh: "议题{topic}撤下分桌表", en: "topic {topic} has no table"),
        Event::Convened { group, badge } => {
            let who = who(badge);
            say!(lang, zh: "{who}当第{group}桌桌长", en: "{who} convenes table {group}")
        }
        Event::SignedUp { group, badge } => {
            let who = who(badge);
            say!(lang, zh: "{who}坐第{group}桌", en: "{who} sits at table {group}")
        }
        Event::Moved { badge, to, .. } => {
            let (who, place) = (who(badge), place(lang, *to));
            say!(lang, zh: "{who}换到{place}", en: "{who} moved to {place}")
        }

        Event::GroupRoleTaken { group, role, badge } => {
            let (who, role) = (who(badge), n::group_role(lang, *role));
            say!(lang, zh: "第{group}桌{role}：{who}", en: "{role} of table {group}: {who}")
        }
        Event::GroupRoleVacated { group, role, .. } => {
            let role = n::group_role(lang, *role);
            say!(lang, zh: "第{group}桌{role}空着", en: "table {group} has no {role}")
        }
        Event::PointNoted { group, text, no, .. } => {
            noted_at(lang, *no, &say!(lang, zh: "第{group}桌说到的", en: "point of table {group}"), text.as_ref())
        }
        Event::DisagreementNoted { group, text, no, .. } => noted_at(
            lang,
            *no,
            &say!(lang, zh: "第{group}桌谈不拢的", en: "disagreement at table {group}"),
            text.as_ref(),
        ),
        Event::SurpriseNoted { group, text, no, .. } => noted_at(
            lang,
            *no,
            &say!(lang, zh: "第{group}桌没想到的好主意", en: "surprise of table {group}"),
            text.as_ref(),
        ),
        Event::ConclusionNoted { group, unsettled: true, .. } => {
            say!(lang, zh: "第{group}桌还没谈拢", en: "table {group} is unsettled")
        }
        Event::ConclusionNoted { group, text, unsettled: false, .. } => {
            noted(lang, &say!(lang, zh: "第{group}桌谈成", en: "conclusion of table {group}"), text.as_ref())
        }
        Event::GroupClosed { group, given_back } => {
            let minutes = given_back / 60;
            say!(lang, zh: "第{group}桌谈好了，省下{minutes}分钟", en: "table {group} is done, {minutes} minutes given back")
        }

        Event::GroupReported { group, .. } => say!(lang, zh: "第{group}桌来讲", en: "table {group} reports"),
        Event::AnswerNoted { group, text } => {
            say!(lang, zh: "第{group}桌自己能做：{text}", en: "table {group} can do itself: {text}")
        }
        Event::AnswerOthers { group } => {
            let words = super::missing::others(lang);
            say!(lang, zh: "第{group}桌：{words}", en: "table {group}: {words}")
        }
        Event::MotionFiled { motion, text, .. } => {
            let text = n::motion(text);
            say!(lang, zh: "收提议{motion}：{text}", en: "proposal {motion} taken: {text}")
        }
        Event::MotionOpened { motion } => say!(lang, zh: "开始议提议{motion}", en: "proposal {motion} opened"),
        Event::MotionSetAside { motion } => say!(lang, zh: "提议{motion}先等着", en: "proposal {motion} waits"),
        Event::MotionEdited { motion, text, .. } => {
            let text = n::motion(text);
            say!(lang, zh: "提议{motion}改成：{text}", en: "proposal {motion} now reads: {text}")
        }
        Event::ScopeSet { motion, scope, .. } => {
            let scope = n::scope(lang, *scope);
            say!(lang, zh: "提议{motion}：{scope}", en: "proposal {motion}: {scope}")
        }
        Event::AmendmentProposed { motion, mover, text, .. } => {
            let (who, text) = (who(mover), n::motion(text));
            say!(lang, zh: "{who}想把提议{motion}改成：{text}", en: "{who} would change proposal {motion} to: {text}")
        }
        Event::AmendmentAdopted { amendment, motion, .. } => {
            say!(lang, zh: "提议{motion}照改法{amendment}改了", en: "amendment {amendment} of proposal {motion} adopted")
        }
        Event::AmendmentRejected { amendment, motion } => {
            say!(lang, zh: "提议{motion}不照改法{amendment}改", en: "amendment {amendment} of proposal {motion} not adopted")
        }
        Event::MotionWithdrawn { motion, badge: Some(badge) } => {
            let who = who(badge);
            say!(lang, zh: "{who}收回提议{motion}", en: "{who} took proposal {motion} back")
        }
        Event::MotionWithdrawn { motion, badge: None } => {
            say!(lang, zh: "提议{motion}收回了", en: "proposal {motion} was taken back")
        }
        Event::AmendmentWithdrawn { amendment, motion, badge } => {
            let who = who(badge);
            say!(lang, zh: "{who}收回提议{motion}的改法{amendment}", en: "{who} took amendment {amendment} of proposal {motion} back")
        }
        Event::ScopeHinted { what, word, scope, receiver } => {
            super::refusal::hinted(lang, *what, word, *scope, receiver.as_deref())
        }
        Event::ScopeLowered { motion, scope, verdict, .. } => {
            let (scope, verdict) = (n::scope(lang, *scope), n::verdict(lang, *verdict));
            say!(lang, zh: "提议{motion}：{scope}，改作{verdict}", en: "proposal {motion}: {scope}, now {verdict}")
        }
        Event::HandRaised { badge, side, .. } => {
            let (who, side) = (who(badge), maybe_side(lang, *side));
            say!(lang, zh: "{who}举手{side}", en: "hand of {who}{side}")
        }
        Event::HandLowered { badge, .. } => {
            let who = who(badge);
            say!(lang, zh: "{who}放下手", en: "{who} lowered the hand")
        }
        Event::SideStated { side, .. } => {
            let side = n::side(lang, *side);
            say!(lang, zh: "说的这位{side}", en: "the speaker's side: {side}")
        }
        Event::FloorGranted { badge, side, .. } => {
            let (who, side) = (who(badge), maybe_side(lang, *side));
            say!(lang, zh: "请{who}说{side}", en: "{who} has the floor{side}")
        }
        Event::TimeAdded { seconds, .. } => say!(lang, zh: "加{seconds}秒", en: "{seconds} seconds added"),
        Event::SpeechEnded { void: true, .. } => say!(lang, zh: "这回没说，不算一回", en: "given up without a word"),
        Event::SpeechEnded { seconds, void: false, .. } => {
            let clock = time::clock(*seconds);
            say!(lang, zh: "说完了，用了{clock}", en: "speech ended after {clock}")
        }
        Event::SpeechNoted { speech, text } => {
            say!(lang, zh: "第{speech}次发言：{text}", en: "speech {speech}: {text}")
        }
        Event::SpeechFiled { speech, motion, badge, side, .. } => {
            let (who, side) = (who(badge), maybe_side(lang, *side));
            say!(lang, zh: "补记第{speech}次发言，提议{motion}，{who}{side}", en: "speech {speech} on proposal {motion}: {who}{side}")
        }
        Event::CalledToOrder { rule, step, .. } => {
            let (rule, step) = (rule.number(), n::step(lang, *step));
            say!(lang, zh: "主持人请停(第{rule}条)：{step}", en: "call to order (rule {rule}): {step}")
        }
        Event::DebateClosed { motion } => {
            say!(lang, zh: "提议{motion}说完了", en: "debate on proposal {motion} closed")
        }
        Event::DebateReopened { motion } => {
            say!(lang, zh: "提议{motion}再说几句", en: "debate on proposal {motion} goes on")
        }

        Event::VoteOpened { on, present, .. } => {
            let on = n::subject(lang, on);
            say!(lang, zh: "请表决：{on}，有票{present}位", en: "vote opened: {on}, {present} with a vote")
        }
        Event::ForCounted { count, .. } => say!(lang, zh: "赞成{count}", en: "for: {count}"),
        Event::AgainstCounted { count, .. } => say!(lang, zh: "反对{count}", en: "against: {count}"),
        Event::OptionCounted { option, count, .. } => {
            say!(lang, zh: "第{option}项{count}", en: "option {option}: {count}")
        }
        Event::ChairVoted { side, .. } => {
            let side = n::side(lang, *side);
            say!(lang, zh: "主持人举手：{side}", en: "the chair votes {side}")
        }
        Event::VoteClosed { picked, .. } if !picked.is_empty() => {
            let picked = lang.list(picked);
            say!(lang, zh: "数完了：选出第{picked}项", en: "vote closed: picked {picked}")
        }
        Event::VoteClosed { for_, against, not_voted, outcome, .. } => {
            let (outcome, counts) = (n::outcome(lang, *outcome), counts(lang, *for_, *against, *not_voted));
            say!(lang, zh: "{counts}，{outcome}", en: "{counts}: {outcome}")
        }
        Event::VoteCancelled { reason, .. } => {
            say!(lang, zh: "表决停下，不算：{reason}", en: "vote broken off: {reason}")
        }
        Event::RecountBrokenOff { reason, .. } => {
            say!(lang, zh: "不重数了，照原来的：{reason}", en: "recount broken off, the result stands: {reason}")
        }
        Event::VoteCorrected { vote, reason, .. } => {
            say!(lang, zh: "第{vote}次表决照计票单更正：{reason}", en: "vote {vote} corrected from the tally slip: {reason}")
        }
        Event::LimitsLifted {} => say!(lang, zh: "发言照章程的时间", en: "the limits of the charter hold again"),
        Event::RulingRestored { ruling } => {
            say!(lang, zh: "第{ruling}次请停，还是算数", en: "call to order {ruling} stands")
        }
        Event::StageShortened { minutes, .. } => {
            say!(lang, zh: "加的{minutes}分钟收回", en: "{minutes} minutes taken back")
        }
        Event::RecountOrdered { reason, .. } => say!(lang, zh: "再数一遍：{reason}", en: "recount: {reason}"),
        Event::MotionDecided { motion, verdict, .. } => {
            let verdict = n::verdict(lang, *verdict);
            say!(lang, zh: "提议{motion}：{verdict}", en: "proposal {motion}: {verdict}")
        }
        Event::LimitsSet { seconds, turns } => {
            say!(lang, zh: "一回{seconds}秒，一件事说{turns}回", en: "{seconds} seconds a turn, {turns} turns a matter")
        }
        Event::RulingOverturned { ruling } => {
            say!(lang, zh: "第{ruling}次请停，大家定了不算", en: "call to order {ruling} overturned")
        }

        Event::ActionProposed { action, what, .. } => {
            say!(lang, zh: "行动{action}：{what}", en: "action {action}: {what}")
        }
        Event::Pledged { badge, text, kind, amount, .. } => {
            let who = who(badge);
            let text = n::with_gift(lang, text, *kind, *amount);
            say!(lang, zh: "{who}：{text}", en: "{who}: {text}")
        }
        Event::LeadTaken { task, badge, .. } => {
            let (who, what) = (who(badge), n::task(lang, *task));
            say!(lang, zh: "{who}领了{what}", en: "{who} leads {what}")
        }
        Event::ActionClaimed { action, owner: Some(owner), .. } => {
            let who = who(owner);
            say!(lang, zh: "{who}领了行动{action}", en: "{who} leads action {action}")
        }
        Event::ActionClaimed { action, owner: None, .. } => {
            say!(lang, zh: "行动{action}改了", en: "action {action} edited")
        }
        Event::ActionDropped { action, reason } => {
            say!(lang, zh: "行动{action}不列了：{reason}", en: "action {action} dropped: {reason}")
        }
        Event::Responded { org, text, .. } => noted(lang, org, text.as_ref()),
        Event::Forwarded { what, to, receiver, .. } => {
            let what = n::reference(lang, *what);
            let to = receiver.as_deref().unwrap_or(n::destination(lang, *to));
            say!(lang, zh: "{what}交给{to}", en: "{what} forwarded to {to}")
        }
        Event::LeftForNext { topics, cards } => {
            let n = topics.len() + cards.len();
            say!(lang, zh: "其余{n}件，留到下次议", en: "the other {n} go to the next meeting")
        }
        Event::FollowUpSet { date, .. } => {
            let day = time::date(lang, *date);
            say!(lang, zh: "下次：{day}", en: "next meeting: {day}")
        }
        Event::Parked { text, what, .. } => {
            let what = text.clone().or_else(|| what.map(|what| n::reference(lang, what))).unwrap_or_default();
            say!(lang, zh: "先记着：{what}", en: "noted: {what}")
        }

        Event::ClockPaused { .. } => say!(lang, zh: "钟停下了", en: "clocks stopped"),
        Event::ClockResumed { gap: 0..1000 } => say!(lang, zh: "钟接着走", en: "clocks go on"),
        Event::ClockResumed { gap } => {
            let clock = time::clock(u32::try_from(gap / 1000).unwrap_or(0));
            say!(lang, zh: "钟接着走，补了{clock}", en: "clocks go on, {clock} given back")
        }
        Event::RecessTaken { until } => {
            let until = hour(*until);
            say!(lang, zh: "歇到{until}", en: "recess until {until}")
        }
        Event::StageLeft { stage, missing, .. } => {
            let stage = n::stage(lang, *stage);
            match super::missing::advice(lang, missing) {
                Some(advice) => say!(lang, zh: "{stage}结束。{advice}", en: "left {stage}; {advice}"),
                None => say!(lang, zh: "{stage}结束", en: "left {stage}"),
            }
        }
        Event::StageEntered { stage, .. } => {
            let stage = n::stage(lang, *stage);
            say!(lang, zh: "进入{stage}", en: "entered {stage}")
        }
        Event::StageExtended { minutes, .. } => say!(lang, zh: "再谈{minutes}分钟", en: "{minutes} more minutes"),
        Event::MeetingAdjourned { reason, until: None } => {
            say!(lang, zh: "改天接着开：{reason}", en: "adjourned: {reason}")
        }
        Event::MeetingAdjourned { reason, until: Some(until) } => {
            let day = time::date(lang, *until);
            say!(lang, zh: "{day}接着开：{reason}", en: "adjourned until {day}: {reason}")
        }
        Event::MeetingResumed {} => say!(lang, zh: "接着开了", en: "resumed"),
        Event::MeetingClosed { reason: Some(reason), .. } => say!(lang, zh: "散会：{reason}", en: "closed: {reason}"),
        Event::MeetingClosed { reason: None, .. } => say!(lang, zh: "散会", en: "closed"),

        Event::Attached { name, .. } => say!(lang, zh: "附件：{name}", en: "attached: {name}"),
        Event::Corrected { what, text, .. } => {
            let what = n::reference(lang, *what);
            say!(lang, zh: "{what}更正为：{text}", en: "{what} corrected to: {text}")
        }
        Event::Signed { role, badge, .. } => {
            let (who, role) = (who(badge), n::signer(lang, *role));
            say!(lang, zh: "{who}签字({role})", en: "{who} signed ({role})")
        }

        Event::Refused { guard, command, .. } => {
            let (rule, title) = (guard.rule().number(), super::command::title(lang, *command));
            say!(lang, zh: "先不「{title}」(第{rule}条)", en: "not now: {title} (rule {rule})")
        }
        Event::Waived { guard, reason, .. } => {
            let rule = guard.rule().number();
            say!(lang, zh: "这次特别办(第{rule}条)：{reason}", en: "let pass (rule {rule}): {reason}")
        }
        Event::Advised { guard, .. } => {
            let rule = guard.rule().number();
            say!(lang, zh: "提醒了第{rule}条", en: "reminded of rule {rule}")
        }
        Event::Reminded { of } => super::missing::advice(lang, of).unwrap_or_default(),
        Event::ChairEmptied {} => {
            say!(lang, zh: "主持人的位子空了，先请副主持或换一位，再表决", en: "nobody holds the chair; name one before the next vote")
        }
        Event::ChairFilled { badge: Some(badge) } => {
            let who = who(badge);
            say!(lang, zh: "{who}接着主持", en: "{who} takes the chair")
        }
        Event::ChairFilled { badge: None } => {
            say!(lang, zh: "主持人的位子到最后空着", en: "the chair was empty to the end")
        }
        Event::ChairOffered { badge } => {
            let who = who(badge);
            say!(lang, zh: "{who}原来主持，要接着主持请说一声", en: "{who} held the chair before, and may take it again")
        }
        Event::Cautioned { what, .. } => super::may::caution(lang, *what),
        Event::Excepted { reason, .. } => say!(lang, zh: "这次破例：{reason}", en: "let pass: {reason}"),
        Event::Undone { .. } => say!(lang, zh: "改回一步", en: "one step taken back"),
        Event::Redone { .. } => say!(lang, zh: "不改了，还照刚才的", en: "given back as it was"),
    }
}

/// What a line that was taken advises: said beside its answer, it keeps nothing from going on.
pub fn advice(lang: Lang, of: &Event) -> Option<String> {
    match of {
        Event::StageLeft { missing, .. } => super::missing::advice(lang, missing),
        Event::Reminded { of } => super::missing::advice(lang, of),
        Event::ScopeHinted { what, word, scope, receiver } => {
            Some(super::refusal::hinted(lang, *what, word, *scope, receiver.as_deref()))
        }
        Event::Cautioned { what, .. } => Some(super::may::caution(lang, *what)),
        Event::Advised { .. } | Event::ChairEmptied {} | Event::ChairOffered { .. } => {
            Some(event(lang, of, &n::Roll { lang, calls: &std::collections::BTreeMap::new() }))
        }
        _ => None,
    }
}

/// With its text, unless that is still only on paper.
fn noted(lang: Lang, what: &str, text: Option<&String>) -> String {
    match text {
        Some(text) => say!(lang, zh: "{what}：{text}", en: "{what}: {text}"),
        None => say!(lang, zh: "{what}(纸上有)", en: "{what} (on paper)"),
    }
}

/// The same of one of many; with its place, it was written anew.
fn noted_at(lang: Lang, no: Option<u16>, what: &str, text: Option<&String>) -> String {
    let again = no.map(|no| say!(lang, zh: "{what}第{no}条改成", en: "{what}, no. {no} now"));
    noted(lang, again.as_deref().unwrap_or(what), text)
}

pub(crate) fn dot_list(lang: Lang, dots: &[(TopicNo, u16)]) -> String {
    lang.list(dots.iter().map(|(topic, dots)| say!(lang, zh: "议题{topic} {dots}点", en: "topic {topic}: {dots}")))
}

pub(super) fn place(lang: Lang, group: Option<GroupNo>) -> String {
    match group {
        Some(group) => say!(lang, zh: "第{group}桌", en: "table {group}"),
        None => say!(lang, zh: "旁边歇一歇", en: "no table"),
    }
}

/// The side after a comma, if it was said.
fn maybe_side(lang: Lang, side: Option<Side>) -> String {
    let Some(side) = side.map(|side| n::side(lang, side)) else {
        return String::new();
    };
    say!(lang, zh: "，{side}", en: ", {side}")
}

fn hour(moment: Moment) -> String {
    time::hhmm(moment.time())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        charter::{GuardId, RuleId},
        meeting::{
            Name,
            numbers::{MotionNo, RulingNo, SpeechNo},
            words::Rung,
        },
    };

    fn wang() -> BTreeMap<Badge, String> {
        BTreeMap::from([(Badge(17), "王阿姨".to_owned())])
    }

    #[test]
    fn a_hand_says_who_and_which_side() {
        let hand =
            |side| Event::HandRaised { motion: MotionNo(1), badge: Badge(17), side, relayed: None, passed: false };
        assert_eq!(event(Lang::Zh, &hand(Some(Side::For)), &wang()), "17号 王阿姨举手，赞成");
        assert_eq!(event(Lang::Zh, &hand(None), &wang()), "17号 王阿姨举手");
    }

    #[test]
    fn no_badge_stands_beside_a_breach() {
        let breaches = [
            Event::CalledToOrder {
                ruling: RulingNo(1),
                rule: RuleId::R10,
                badge: Some(Badge(17)),
                step: Rung::EndTurn,
                motion: None,
            },
            Event::Refused { guard: GuardId::R05Turns, command: Name::RaiseHand, badge: Some(Badge(17)) },
            Event::Waived { guard: GuardId::R05Turns, badge: Some(Badge(17)), reason: "身体不便".into() },
            Event::Advised { guard: GuardId::R05Time, badge: Some(Badge(17)) },
        ];
        for breach in breaches {
            for lang in [Lang::Zh, Lang::En] {
                let line = event(lang, &breach, &wang());
                assert!(!line.contains("17") && !line.contains("王阿姨"), "{line}");
            }
        }
    }

    #[test]
    fn a_card_that_lies_on_paper_says_so() {
        let raised = Event::ConcernRaised {
            card: "7.2".parse().unwrap(),
            text: None,
            from: crate::meeting::words::Origin::Resident,
            relayed: None,
            said: None,
            of: None,
        };
        assert_eq!(event(Lang::Zh, &raised, &wang()), "收卡7.2(纸上有)");
    }

    #[test]
    fn a_speech_says_how_long_it_was_unless_it_was_given_up() {
        let ended = |void| Event::SpeechEnded { speech: SpeechNo(1), seconds: 125, over: 5, void };
        assert_eq!(event(Lang::Zh, &ended(false), &wang()), "说完了，用了2:05");
        assert_eq!(event(Lang::Zh, &ended(true), &wang()), "这回没说，不算一回");
    }
}
