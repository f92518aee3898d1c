//! Words of the tracker: items, their states and steps, visits, and why something is not possible.

pub mod covenant;
mod desk;
mod fields;
pub mod fund;
pub mod leaf;
pub mod life;
pub mod notice;
mod project;
mod refused;
mod register;
mod remind;
mod sending;
mod vouchers;

use std::collections::BTreeMap;

use super::{Lang, names::names, say, time, words};
use crate::{
    store::{Past, StoreError},
    text::safe,
    tracker::{
        Came, Content, Event, Guard, Item, ItemNo, Kind, MeetingNo, NoticeNo, Pace, Party, State, Step, StepName,
        Track, event::Wording, item::Heard, number::spoken, patrol::PatrolList,
    },
};

pub use desk::{desk_cells, desk_columns, no_council};
pub use project::{
    account, no_line_of_budget, no_projects, no_sum, phase, project_cells, project_columns, project_facts, project_no,
    project_step, project_way, voucher, yuan,
};
pub use refused::{refusal, refusal_of};
pub use register::{sheet_change, sheet_fault, sheet_note};
pub use remind::reminders;
pub use sending::{no_sendings, not_a_sending, sending_cells, sending_columns, sending_no, sending_stands, sent_to};
pub use vouchers::{voucher_fault, voucher_new, voucher_refused, vouchers_dry_run, vouchers_no_head, vouchers_taken};

names! {
    /// What an item is.
    kind(Kind) {
        Motion { zh: "通过的提议", en: "passed proposal" }
        Advice { zh: "建议", en: "advice" }
        Action { zh: "行动", en: "row of the plan" }
        Pledge { zh: "我能做什么", en: "promise" }
        Response { zh: "单位回应", en: "a unit's word" }
        Noted { zh: "先记着", en: "noted" }
        Topic { zh: "议题", en: "topic" }
        Matter { zh: "平时的事", en: "matter" }
    }

    /// The way it goes.
    track(Track) {
        Promise { zh: "自己办的", en: "ours to do" }
        Referral { zh: "递出去的", en: "sent on" }
        Topic { zh: "下次议的", en: "for the next meeting" }
        Noted { zh: "记着的", en: "noted" }
    }

    /// Where it stands.
    state(State) {
        Promised { zh: "刚答应", en: "promised" }
        Doing { zh: "正在办", en: "under way" }
        Reported { zh: "说办好了", en: "said to be done" }
        Done { zh: "办好了", en: "done" }
        Dropped { zh: "没办成", en: "not done" }
        ToSend { zh: "还没递", en: "to be handed in" }
        Sent { zh: "递出去了", en: "handed in" }
        Received { zh: "对方收下了", en: "received" }
        Answered { zh: "有回音了", en: "answered" }
        Adopted { zh: "采纳了", en: "adopted" }
        Refused { zh: "不采纳", en: "not adopted" }
        Returned { zh: "退回下次议", en: "back to the next meeting" }
        Waiting { zh: "等下次议", en: "waits for the next meeting" }
        TakenUp { zh: "议过了", en: "talked about" }
        Noted { zh: "先记着", en: "noted" }
        Settled { zh: "当场说清了", en: "settled on the spot" }
        CallBack { zh: "等回访", en: "to be called back" }
        Closed { zh: "办结了", en: "closed" }
        Merged { zh: "并到别件了", en: "merged" }
    }

    /// A step, as a key or a hint says it.
    step(StepName) {
        Start { zh: "开始办", en: "start" }
        Report { zh: "说办好了", en: "report" }
        Confirm { zh: "看过了", en: "confirm" }
        Drop { zh: "没办成", en: "drop" }
        HandOver { zh: "换人接着办", en: "hand over" }
        Release { zh: "放手", en: "release" }
        Claim { zh: "我来接", en: "claim" }
        Help { zh: "搭把手", en: "help" }
        Send { zh: "递出去", en: "send" }
        Receive { zh: "对方收下", en: "receive" }
        Answer { zh: "有回音", en: "answer" }
        Adopt { zh: "采纳", en: "adopt" }
        Refuse { zh: "不采纳", en: "refuse" }
        Return { zh: "退回下次议", en: "return" }
        TakeUp { zh: "议过了", en: "take-up" }
        Redirect { zh: "改交别处", en: "redirect" }
        Settle { zh: "当场说清", en: "settle" }
        Reopen { zh: "再打开", en: "reopen" }
        SetDue { zh: "改日子", en: "due" }
        Rename { zh: "改说法", en: "rename" }
        Edit { zh: "改内容", en: "edit" }
        Raise { zh: "下次会上议", en: "raise" }
        CallBack { zh: "回访", en: "call-back" }
        Merge { zh: "并到别件", en: "merge" }
        Remark { zh: "记一句", en: "remark" }
        Attach { zh: "附一样", en: "attach" }
        Breach { zh: "违反公约", en: "breach" }
        Persuade { zh: "劝导", en: "persuade" }
    }

    /// What a step needs, as a refusal says that it is missing.
    guard(Guard) {
        Standing { zh: "会上的结果改了，这件停下了；要接着办，下次会再议", en: "the meeting's result turned and this stopped; to go on with it, bring it up at the next meeting" }
        Reason { zh: "说一句为什么", en: "say why" }
        Answered { zh: "写一句怎么答复的", en: "say what was answered" }
        Replied { zh: "写一句对方怎么答复的，或者写文件的文号", en: "say what was answered, or give the number of the document" }
        Sitting { zh: "理事会的事，例会上定(例会里写 编号=采纳)；不在例会上定的，写一句为什么", en: "what is for the council is settled at its meeting (NUMBER=adopted there); if it was settled elsewhere, say why" }
        NotOwn { zh: "自己办的事，请另外两位邻居看", en: "who leads or led it, or said that it is done, does not count: two other neighbours have to see it" }
        NotTwice { zh: "这位已经看过了，还要另一位", en: "they have seen it already; somebody else is needed" }
        Led { zh: "还没人领头", en: "nobody leads it yet" }
        Unled { zh: "已经有人领了，可以换人接着办", en: "somebody leads it; it can be handed over" }
        Other { zh: "本来就是这样，没有要改的", en: "it is so already, nothing to change" }
        Place { zh: "不采纳要写明理由，由收下的一方说", en: "not adopted: whoever received it says so, with a reason" }
        Receiver { zh: "写上交给哪一家：部门、业委会不止一个", en: "say which body gets it: there are several departments and owners' committees" }
        Day { zh: "日子已经过了，写往后的日子", en: "the day is over; give a day to come" }
        Talked { zh: "会开了，没轮到它；别处谈过的，写一句谈成怎样", en: "no meeting got to it; if it was talked about elsewhere, say what came of it" }
        Content { zh: "不满意的再办，或者写一句为什么", en: "not content: do it again, or say why" }
        Into { zh: "写一件还在办的事的编号", en: "give the number of something else that is still open" }
        Article { zh: "写一条在施行的公约(公约3条)；这件是接待来的，或者巡查看到的", en: "an article that is in force (g3), and something of the desk or the patrol" }
        Breach { zh: "先写违反公约哪条", en: "say first which article it breaks" }
        Persuaded { zh: "违反公约的，先「劝导」，写下怎么说的，再转出去", en: "what breaks an article is talked over first (\"persuade\"): write what was said, then it goes on" }
    }

    /// How fast.
    pace(Pace) {
        Quick { zh: "快办", en: "quick" }
        Deep { zh: "深议", en: "deep" }
    }

    /// Who noticed it.
    came(Came) {
        Desk { zh: "值班", en: "duty desk" }
        Patrol { zh: "巡查", en: "patrol" }
        Resident { zh: "居民", en: "a resident" }
        Notice { zh: "公示意见", en: "comments on a notice" }
        Party { zh: "党支部", en: "Party branch" }
        Council { zh: "理事会", en: "council" }
        Community { zh: "社区", en: "community" }
        Unit { zh: "单位", en: "a unit" }
        LastMeeting { zh: "上次会", en: "last meeting" }
        Coaching { zh: "辅导", en: "coaching" }
    }

    /// Is it right now?
    content(Content) {
        Yes { zh: "满意", en: "yes" }
        Partly { zh: "还行", en: "partly" }
        No { zh: "不满意", en: "no" }
    }

    /// A list of the patrol.
    patrol(PatrolList) {
        Clear { zh: "三清", en: "three clear" }
        Prompt { zh: "四及时", en: "four prompt" }
        Visit { zh: "五必访", en: "five to visit" }
    }
}

/// Knows how somebody is called.
pub trait Who {
    /// 王阿姨; 17号 where no name was given; a unit by its name.
    fn who(&self, lang: Lang, party: &Party) -> String;

    /// 东片: a block by its name where that is known, else by its number.
    fn block(&self, lang: Lang, no: crate::tracker::LeafNo) -> String {
        leaf::leaf_no(lang, no)
    }

    /// 26年席1号, and what it is where that is known.
    fn leaf(&self, lang: Lang, no: crate::tracker::LeafNo) -> String {
        leaf::leaf_no(lang, no)
    }

    /// A line of a list of the patrol, from 1, in the words that it had; where they aren't known, it is said by its place.
    fn line(&self, _list: PatrolList, _line: usize) -> Option<String> {
        None
    }
}

impl<F: Fn(uuid::Uuid) -> Option<String>> Who for F {
    fn who(&self, lang: Lang, party: &Party) -> String {
        match party {
            Party::Person(id) => self(*id).unwrap_or_else(|| nobody(lang)),
            Party::Badge(badge) => say!(lang, zh: "{badge}号", en: "no. {badge}"),
            Party::Unit(unit) => unit.clone(),
        }
    }
}

/// The number of an item, as it is said aloud.
pub fn item_no(lang: Lang, no: ItemNo) -> String {
    match lang {
        Lang::Zh => spoken(no),
        Lang::En => no.to_string(),
    }
}

/// The number of a notice, as it is said aloud.
pub fn notice_no(lang: Lang, no: NoticeNo) -> String {
    match lang {
        Lang::Zh => no.spoken(),
        Lang::En => no.to_string(),
    }
}

/// The number of a meeting, as it is said aloud.
pub fn meeting_no(lang: Lang, no: MeetingNo) -> String {
    let (year, meeting) = (no.year % 100, no.meeting);
    match meeting {
        0 => say!(lang, zh: "{year:02}年平时", en: "{no}"),
        _ => say!(lang, zh: "{year:02}年{meeting}次会", en: "{no}"),
    }
}

/// What it is about; some of it was never typed in.
pub fn title(lang: Lang, item: &Item) -> String {
    if item.title.is_empty() { say!(lang, zh: "(纸上的一条)", en: "(on paper only)") } else { item.title.clone() }
}

/// What it is about, and at which building it was seen: who goes there has to know.
pub fn placed(lang: Lang, item: &Item) -> String {
    let at = item.desk.as_ref().and_then(|desk| desk.building.as_deref()).filter(|at| !item.title.contains(at));
    title(lang, item) + &at.map(|at| format!(" {at}")).unwrap_or_default()
}

/// Where it stands, in a list: 晚了 for what nobody says is done.
pub fn stands(lang: Lang, item: &Item, now: crate::meeting::Moment) -> String {
    let late_now = item.is_late_at(now) && !matches!(item.state, State::Reported | State::Answered);
    if late_now { late(lang) } else { at(lang, item) }
}

/// Where it stands; at the desk somebody waits, and what came of something is said with it.
pub fn at(lang: Lang, item: &Item) -> String {
    let now = state(lang, item.state);
    match (item.is_unanswered(), item.end, item.into) {
        (true, ..) => unanswered(lang),
        (_, Some(end), _) => came_to(lang, now, state(lang, end)),
        (_, None, Some(into)) if item.state == State::Merged => merged_into(lang, &item_no(lang, into)),
        _ => now.to_owned(),
    }
}

/// Where it goes: the unit, else the place. A unit's own word stays with it.
pub fn goes_to(lang: Lang, item: &Item) -> String {
    if let (Kind::Response, Some(Party::Unit(unit))) = (item.kind, &item.lead) {
        return unit.clone();
    }
    let place = || item.to.map_or_else(String::new, |to| super::names::destination(lang, to).to_owned());
    item.receiver.clone().unwrap_or_else(place)
}

/// Whoever has it: who leads it, or where it goes.
pub fn holder(lang: Lang, item: &Item, who: &dyn Who) -> String {
    match &item.lead {
        Some(lead) => who.who(lang, lead),
        None if item.is_orphan() => no_lead(lang),
        None => goes_to(lang, item),
    }
}

words! {
    /// Somebody waits at the desk.
    unanswered() { zh: "等回话", en: "waits for an answer" }
    /// Where it stands, and what came of it.
    came_to(now: &str, end: &str) { zh: "{now}({end})", en: "{now} ({end})" }
    /// As what it is followed.
    merged_into(no: &str) { zh: "并到{no}", en: "merged into {no}" }
    /// Written down later: when it happened.
    told_later(said: &str, when: &str) { zh: "{said}(补记：{when})", en: "{said} (written down later: {when})" }
    /// No hour.
    no_hour(said: &str) { zh: "「{said}」不像几点钟，写成 19:30 这样", en: "{said:?} is no hour; write it like 19:30" }
    /// A day that something happened on, where nothing is written down of one.
    tells_nothing() { zh: "--on 只用在记事的命令上：add，和办一步的各条", en: "--on goes with what writes something down: add, and the steps" }
    /// Not where something comes from.
    no_origin(said: &str, known: &str) { zh: "没有「{said}」这个来源。有：{known}", en: "no origin is called {said:?}; there are: {known}" }
    /// Who saw that it is done has to be said.
    seen_by_whom() { zh: "谁看过的？写名字，或者 --seen-by 名字(--by 是谁在记)", en: "who saw it? Give a name, or --seen-by NAME (--by is who types)" }
    /// Somebody whose name was erased, or is not known here.
    nobody() { zh: "一位居民", en: "a resident" }
    /// Nobody leads it.
    no_lead() { zh: "还缺领头的", en: "no leader yet" }
    /// Who typed it.
    typed_by(said: &str, who: &str) { zh: "{said}({who}记的)", en: "{said} (typed by {who})" }
    /// Words were taken out of a line.
    redacted(line: u64, texts: usize) { zh: "第{line}行：删去了{texts}处文字，现在的样子也跟着改了。备份和导出的表要另外处理", en: "line {line}: {texts} texts were taken out, and out of what stands now. Copies and exported tables are not reached" }
    /// Lines of the history with a name in a text.
    named_in(lines: usize) { zh: "事项的流水里{lines}行有这个名字，要删请用 yishi track redact 行号：", en: "{lines} lines of the tracker's history have the name in a text; to take it out: yishi track redact LINE:" }
    /// Lines of the history that still say what was taken out of a meeting.
    said_in(lines: usize) { zh: "事项的流水里还有{lines}行有这些话，要删请用 yishi track redact 行号：", en: "{lines} lines of the tracker's history still have these words; to take them out: yishi track redact LINE:" }
    /// Taken out of the names of the tracker.
    erased() { zh: "也从事项的名单里删去了", en: "taken out of the names of the tracker too" }
    /// Somebody else leads it from now on.
    handed_to(at: &str, who: &str) { zh: "{at}，{who}接着办", en: "{at}, {who} goes on" }
    /// Nobody leads it from now on.
    handed_to_nobody(at: &str) { zh: "{at}，还没写谁接，谁都可以接", en: "{at}, nobody is named yet, anybody may claim it" }
    /// Late.
    late() { zh: "晚了", en: "late" }
    /// By when.
    by_day(day: &str) { zh: "{day}前", en: "by {day}" }
    /// A meeting was taken in.
    taken(no: &str, new: usize, changed: usize) { zh: "{no}收进来了：新{new}件，有变{changed}件", en: "{no} taken in: {new} new, {changed} changed" }
    /// Its own papers have no number, or another one.
    other_number(no: &str, number: u16) {
        zh: "这场会自己的纸上不是{no}：没有编号的，进去「补编号」(NumberMeeting(number:{number}))，再出纸",
        en: "its own papers don't say {no}: if it has no number, give it that one (NumberMeeting(number:{number})), then write the papers again"
    }
    /// Nothing of it is new.
    taken_already(no: &str) { zh: "{no}早就收过了，没有变", en: "{no} was taken in before, nothing is new" }
    /// Nothing to do.
    no_such_file(name: &str) { zh: "「{name}」这个文件不在手边，只记了名字，没留校验", en: "the file {name:?} isn't here: its name is kept, no SHA-256" }
    /// It is so already.
    so_already() { zh: "本来就是这样，没有要改的", en: "it is so already, nothing to change" }
    /// No item fits.
    none() { zh: "没有这样的事项", en: "there is no such item" }
    /// The tracker holds nothing at all.
    none_at_all() { zh: "还什么都没收进来；散了的会，这样收：yishi track take --all", en: "nothing was taken in yet; closed meetings come in by: yishi track take --all" }
    /// Nobody has come yet.
    no_visits() { zh: "还没有接待记录", en: "there are no visits yet" }
    /// The lists of the patrol are the station's to write.
    patrol_empty() { zh: "「三清四及时五必访」各管哪几样，由站里自己写", en: "what stands in the lists of the patrol is for the station to write" }
    /// Nobody is on the roster.
    no_roster() { zh: "还没排值班", en: "nobody is on the duty roster yet" }
    /// How many were kept.
    kept(kept: u64, made: u64) { zh: "答应{made}件，办好{kept}件", en: "{kept} of {made} kept" }
    /// Of those whose time has come.
    kept_share(percent: u64) { zh: "到期的里面办好{percent}%", en: "{percent}% of those due" }
    /// Of whom no name is known.
    badge_of(badge: &str) { zh: "戴{badge}牌的邻居", en: "whoever wore {badge}" }
    /// Asks how it is going, whatever the grammar of what was promised.
    ask_progress(who: &str, title: &str) { zh: "{who}您好，「{title}」这件，办得怎样了？", en: "Hello {who}, how is it going: {title}?" }
    /// Several things at once.
    ask_several(who: &str) { zh: "{who}您好，这几件事办得怎样了？", en: "Hello {who}, how are these going?" }
    /// Whatever it is, it helps.
    ask_foot() { zh: "办好了说一声；有难处也说一声，大家一起想办法。", en: "Tell us when it is done; if it is hard, tell us too, and we look for a way together." }
    /// A unit is asked for its answer.
    ask_unit(unit: &str) { zh: "{unit}：下面几件请给个回音", en: "{unit}: please let us know about these" }
    /// What lies at the station: nobody handed it in.
    ask_hand_in() { zh: "站里：下面几件还没递出去，谁去递一下", en: "At the station: nobody handed these in yet" }
    /// What lies at the station: nobody called them back.
    ask_call_back() { zh: "站里：下面几件等回访，谁去问一声满不满意", en: "At the station: whoever came with these is still to be called back" }
    /// The notice should be up.
    ask_publish(who: &str, meeting: &str, day: i64) { zh: "{who}您好，{meeting}的公示该贴了，今天是会后第{day}天。", en: "Hello {who}, time to post the notice of {meeting}: this is day {day} after it." }
    /// Nobody has to be reminded.
    nobody_to_remind() { zh: "没有要提醒的", en: "nobody has to be reminded" }
    /// A forked journal.
    fork(known: &str, given: &str, same: u64) { zh: "同一场会有两份记录，到第{same}行还一样，后面不一样了。收过的是 {known}，这份是 {given}。没有收", en: "two records of one meeting went apart after line {same}: {known} was taken in, this one is {given}. Nothing was taken" }
}

/// What happened, in one line.
pub fn event(lang: Lang, of: &Event, who: &dyn Who) -> String {
    match of {
        Event::MeetingTaken(taken) => {
            let (no, head) = (meeting_no(lang, taken.no), taken.chain.head());
            say!(lang, zh: "收进{no}，记录码 {head}", en: "{no} taken in, as far as {head}")
        }
        Event::Added(item) => {
            let (kind, state, title) = (kind(lang, item.kind), state(lang, item.state), title(lang, item));
            say!(lang, zh: "记下：{title}({kind}，{state})", en: "added: {title} ({kind}, {state})")
        }
        Event::Moved { step, state: at, end, .. } => {
            let now = state(lang, *at);
            let at = end
                .filter(|_| *at == State::CallBack)
                .map_or(now.to_owned(), |end| came_to(lang, now, state(lang, end)));
            let step = step_words(lang, step, who);
            if step == at { step } else { say!(lang, zh: "{step}，现在：{at}", en: "{step}; now: {at}") }
        }
        Event::Edited { was, now, .. } => edited(lang, was, now),
        Event::Joined { of, joined, .. } => {
            let no = item_no(lang, *of);
            match joined {
                true => say!(lang, zh: "{no}并进来", en: "{no} went into it"),
                false => say!(lang, zh: "{no}又分开了", en: "{no} came out of it again"),
            }
        }
        Event::Followed { of, state: at, .. } => {
            let (no, at) = (item_no(lang, *of), state(lang, *at));
            say!(lang, zh: "跟着{no}，现在：{at}", en: "as {no} went; now: {at}")
        }
        Event::HeardAt { heard, state: at, .. } => heard_words(lang, heard, state(lang, *at)),
        Event::Reseeded { seed, .. } => {
            let title = &seed.title;
            say!(lang, zh: "会议记录改了，跟着改：{title}", en: "put right with the minutes: {title}")
        }
        Event::Turned { gone, to, state: at, .. } => {
            let at = state(lang, *at);
            let place = to.map(|to| super::names::destination(lang, to)).unwrap_or_default();
            if *gone {
                say!(lang, zh: "会上的结果改了，停下，现在：{at}", en: "the meeting's result turned, it stops; now: {at}")
            } else {
                say!(lang, zh: "会上的结果改了，去向：{place}，现在：{at}", en: "the meeting's result turned; it goes to {place}; now: {at}")
            }
        }
        Event::Reviewed { review, state: at, freed, to, .. } => {
            let (said, at) = (super::names::promise_state(lang, review.state), state(lang, *at));
            let note = review.note.clone().unwrap_or_default();
            let at = match to {
                Some(to) => handed_to(lang, at, &who.who(lang, to)),
                None if *freed => handed_to_nobody(lang, at),
                None => at.to_owned(),
            };
            say!(lang, zh: "会上说：{said} {note}，现在：{at}", en: "the meeting heard: {said} {note}; now: {at}")
        }
        Event::SendingMade { sending, .. } => sending::made(lang, sending),
        Event::Replied { reply, .. } => sending::replied(lang, reply),
        Event::NoticePosted { meeting, on } => {
            let (no, day) = (meeting_no(lang, *meeting), time::date(lang, *on));
            say!(lang, zh: "{day}贴了{no}的公示", en: "the notice of {no} was posted on {day}")
        }
        Event::NoticeAdded(_) | Event::NoticeMoved { .. } => notice::event(lang, of).unwrap_or_default(),
        Event::VisitLogged(visit) => {
            let text = &visit.said.text;
            say!(lang, zh: "来说：{text}", en: "said: {text}")
        }
        Event::VisitMoved { step, item, .. } => {
            let said = step_words(lang, &step.now(), who);
            item.map_or(said.clone(), |no| format!("{said} {}", item_no(lang, no)))
        }
        Event::ProjectAdded(_) | Event::ProjectMoved { .. } => project::event(lang, of, who).unwrap_or_default(),
        Event::LeafWritten { .. } | Event::LeafEnded { .. } => leaf::event(lang, of, who).unwrap_or_default(),
        Event::FundSet(_)
        | Event::PlaceSet(_)
        | Event::PotSet(_)
        | Event::ClaimAdded(_)
        | Event::ClaimMoved { .. }
        | Event::Booked(_) => fund::event(lang, of, who).unwrap_or_default(),
        Event::CouncilSet(_) => say!(lang, zh: "理事会名单改了", en: "the council was changed"),
        Event::ShiftsSet(shifts) => desk::shifts_set(lang, shifts, who),
        Event::PatrolSet { list, .. } => {
            let list = patrol(lang, *list);
            say!(lang, zh: "「{list}」改了", en: "the list \"{list}\" was changed")
        }
    }
}

/// What happened, and who typed it, if they said so.
pub fn past(lang: Lang, of: &Past, who: &dyn Who) -> String {
    past_of(lang, of, event(lang, &of.event, who), who)
}

/// The same of a whole history, oldest first: of a leaf that was written anew, what is new in it.
pub fn history(lang: Lang, of: &[Past], who: &dyn Who) -> Vec<String> {
    let mut before = BTreeMap::new();
    let line = |past: &Past| {
        let (Event::LeafWritten { leaf, .. }, false) = (&past.event, past.undone) else {
            return self::past(lang, past, who);
        };
        let known = before.insert(leaf.no, leaf.body.clone());
        let said = known.map_or_else(|| event(lang, &past.event, who), |known| leaf::changed(lang, leaf, &known, who));
        past_of(lang, past, said, who)
    };
    of.iter().map(line).collect()
}

fn past_of(lang: Lang, of: &Past, said: String, who: &dyn Who) -> String {
    let said = match of.event.told(of.at) {
        None => said,
        Some((day, hour)) => {
            let hour = hour.map(|hour| format!(" {}", time::hhmm(hour))).unwrap_or_default();
            told_later(lang, &said, &(time::date(lang, day) + &hour))
        }
    };
    let said = if of.undone { undone(lang, &said) } else { said };
    match &of.by {
        None => said,
        Some(by) => typed_by(lang, &said, &who.who(lang, by)),
    }
}

fn step_words(lang: Lang, of: &Step, who: &dyn Who) -> String {
    let name = step(lang, of.name());
    let person = |party: &Party| who.who(lang, party);
    let said = match of {
        Step::Start {} | Step::Receive {} | Step::Raise {} => None,
        Step::Report { note, by } => {
            let parts = by.as_ref().map(person).into_iter().chain(note.clone());
            Some(parts.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
        }
        Step::TakeUp { text } => text.clone(),
        Step::Adopt { text, document } => sending::words_of(lang, text.as_ref(), document.as_ref()),
        Step::Answer { text, document } | Step::Refuse { reason: text, document } => {
            sending::words_of(lang, Some(text), document.as_ref())
        }
        Step::Edit { title, words, building } => title.clone().or(words.clone()).or(building.clone()),
        Step::CallBack { content: said, reason } => {
            let said = said.map_or_else(|| not_reached(lang), |said| content(lang, said).to_owned());
            Some(reason.iter().fold(said, |said, reason| format!("{said} {reason}")))
        }
        Step::Merge { into } => Some(item_no(lang, *into)),
        Step::Breach { article } => Some(leaf::leaf_no(lang, *article)),
        Step::Confirm { by: party }
        | Step::HandOver { to: party }
        | Step::Claim { by: party }
        | Step::Help { by: party } => Some(person(party)),
        Step::Drop { reason: text }
        | Step::Release { reason: text }
        | Step::Return { reason: text }
        | Step::Reopen { reason: text }
        | Step::Settle { text }
        | Step::Persuade { text }
        | Step::Remark { text }
        | Step::Rename { title: text }
        | Step::Attach { name: text } => Some(text.clone()),
        Step::Send { receiver, .. } => receiver.clone(),
        Step::Redirect { to, receiver, .. } => {
            Some(receiver.clone().unwrap_or_else(|| super::names::destination(lang, *to).to_owned()))
        }
        Step::SetDue { due } => due.map(|day| time::date(lang, day)),
    };
    match said {
        None => name.to_owned(),
        Some(said) => say!(lang, zh: "{name}：{said}", en: "{name}: {said}"),
    }
}

/// What it said, and what it says now, as far as that changed.
fn edited(lang: Lang, was: &Wording, now: &Wording) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let parts = [
        (was.title.clone(), now.title.clone()),
        (text(&was.words), text(&now.words)),
        (text(&was.building), text(&now.building)),
    ];
    let changed = parts.into_iter().filter(|(was, now)| was != now);
    let changed = changed.map(|(was, now)| format!("{was} → {now}")).collect::<Vec<_>>().join("; ");
    say!(lang, zh: "改了：{changed}", en: "edited: {changed}")
}

fn heard_words(lang: Lang, heard: &Heard, at: &str) -> String {
    let no = meeting_no(lang, heard.no);
    match (heard.into, heard.talked) {
        (Some(into), _) => {
            let into = item_no(lang, into);
            say!(lang, zh: "{no}：并到{into}", en: "{no}: merged into {into}")
        }
        (None, true) => say!(lang, zh: "{no}议过了，现在：{at}", en: "{no} talked about it; now: {at}"),
        (None, false) => say!(lang, zh: "{no}没轮到，现在：{at}", en: "{no} didn't get to it; now: {at}"),
    }
}

words! {
    /// Nobody was there to be asked.
    not_reached() { zh: "联系不上", en: "not reached" }
    /// The table of all items: the name of a sheet.
    /// Where something goes that a unit said it does.
    by_the_unit() { zh: "单位自办", en: "the unit itself" }
    register() { zh: "台账", en: "items" }
    /// Nothing was named.
    take_what() { zh: "收哪场会？写会的编号，或者 --all", en: "which meeting? Name one, or --all" }
    /// The history gives what stands.
    holds(items: usize) { zh: "对得上：{items}件，和流水一样", en: "it holds: {items} items, as the history gives them" }
    /// It does not.
    holds_not() { zh: "对不上：现在的样子和流水不一样", en: "it does not hold: what stands is not what the history gives" }
    /// Not a destination.
    no_place(said: &str, known: &str) { zh: "没有「{said}」这个去处。有：{known}", en: "no place is called {said:?}; there are: {known}" }
    /// Not a state.
    no_state(said: &str) { zh: "没有「{said}」这种状态", en: "no state is called {said:?}" }
    /// Not a step.
    no_step(said: &str, known: &str) { zh: "没有「{said}」这一步。有：{known}", en: "no step is called {said:?}; there are: {known}" }
    /// Meetings that are closed and were not taken in.
    behind(meetings: usize, which: &str) { zh: "{meetings}场会散了，还没收进来，下面没有它们的：{which}。收进来：yishi track take --all，或打开首页", en: "{meetings} closed meetings were not taken in, so nothing of them stands here: {which}. To take them in: yishi track take --all, or the first screen" }
    /// The same was written down today of the same person.
    said_again(no: &str) { zh: "{no}今天记过一样的，是同一位，没有再记。真是又一件，加 --again", en: "{no} says the same, of the same person, today: not written down. If this is another one, add --again" }
    /// Two of one name.
    several(said: &str, list: &str) { zh: "叫「{said}」的不止一位，写清是哪一位：{list}", en: "{said:?} can be several people; write which one: {list}" }
    /// Somebody of that name, with what can be typed for them.
    namesake(typed: &str, call: &str) { zh: "{typed}({call})", en: "{typed} ({call})" }
    /// Somebody else of that name, with what can be typed for them.
    another(typed: &str) { zh: "{typed}(另一位)", en: "{typed} (somebody else)" }
    /// What stands for a building that nobody said.
    some_building() { zh: "几号楼", en: "building" }
    /// Nobody of this name.
    nobody_called(said: &str) { zh: "没有叫「{said}」的", en: "nobody is called {said:?}" }
    /// Not a name.
    no_name(said: &str) { zh: "「{said}」不能当名字", en: "{said:?} can't be a name" }
    /// A dry run of a table.
    sheet_dry_run(lines: usize) { zh: "只是试读，什么都没动。会改{lines}件", en: "a dry run: nothing was changed. {lines} items would be" }
    /// Bad lines kept all others out too.
    sheet_nothing(bad: usize) { zh: "{bad}处要改，什么都没动。改好再来，或加 --skip-bad 跳过这几行", en: "{bad} things to put right, nothing was changed. Try again, or leave these lines out with --skip-bad" }
    /// What came of a table.
    sheet_taken(lines: usize) { zh: "改好了{lines}件", en: "{lines} items changed" }
    /// A line that can't be.
    sheet_refused(line: u64, why: &str) { zh: "第{line}行走不通，什么都没动。{why}", en: "line {line} is not possible, nothing was changed. {why}" }
    /// Not a table of items.
    sheet_no_head() { zh: "前十行里没有一行写着「事项」或「编号」", en: "none of the first ten rows has a column \"what\" or \"no\"" }
}

/// A line of a history that was taken back.
pub fn undone(lang: Lang, said: &str) -> String {
    say!(lang, zh: "{said}(已撤回)", en: "{said} (taken back)")
}

/// What went wrong with the place where it is kept.
pub fn store(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Io { path, source } => {
            let (path, why) = (super::journal::place(path), super::journal::cause(lang, source));
            super::journal::at(lang, &why, &path)
        }
        StoreError::Database { path, why } => {
            let (path, why) = (super::journal::place(path), safe(why).to_string());
            super::journal::at(lang, &why, &path)
        }
        StoreError::Newer { path, version } => {
            let path = super::journal::place(path);
            say!(lang, zh: "是更新的程序写的(第{version}版)，请用新的程序打开：{path}", en: "a newer program wrote it (version {version}); open it with that one: {path}")
        }
        StoreError::Foreign { path } => {
            let path = super::journal::place(path);
            say!(lang, zh: "这不是事项台账，没有动它：{path}", en: "this is no tracker of this program; it was not touched: {path}")
        }
        StoreError::Row { path, why } => {
            let (path, why) = (super::journal::place(path), safe(why));
            say!(lang, zh: "有一行读不出来，{why}：{path}", en: "a row can't be read, {why}: {path}")
        }
        StoreError::Journal(error) => super::journal::error(lang, error),
        StoreError::WentBack { path, known, found } => {
            let path = super::journal::place(path);
            say!(lang, zh: "台账在这里记到过 {known}，现在只到 {found}：像是旧的盖了新的，或是别的站的。找回新的那份；要照现在这份接着记，用 yishi station go-on：{path}", en: "the record was known up to {known} here, and now ends at {found}: an older copy was put over it, or another station's. Bring the newer one back; to go on with this one, yishi station go-on: {path}")
        }
        StoreError::MovedAway { to } => {
            let to = safe(to);
            say!(lang, zh: "台账已经搬走，用的是 {to}：这里只能看，不再记", en: "the record went to another laptop by {to}: here it can be looked at, and nothing is written")
        }
        StoreError::Differs { path, at } => {
            let (path, at) = (super::journal::place(path), lang.list(at.iter().map(|no| safe(no).to_string())));
            say!(lang, zh: "老台账里这几件，表和历史对不上，所以没有搬({at})：{path}", en: "of these the tables of the tracker of before say otherwise than its history, so it was not moved ({at}): {path}")
        }
    }
}

/// A line that stands under another: a row of the plan under its motion.
pub fn below(line: &str) -> String {
    format!("  - {line}")
}

/// Why something stops that its meeting decided no more.
fn turned(lang: Lang) -> String {
    say!(lang, zh: "会上的结果改了", en: "the meeting's result turned")
}

/// Whose point it was; who came to the desk need not say.
fn author(lang: Lang, item: &Item, who: &dyn Who) -> Option<String> {
    let came = item.desk.is_some() && item.came != Some(Came::Patrol);
    let nobody = || came.then(|| nobody(lang));
    item.author.as_ref().map(|author| who.who(lang, author)).or_else(nobody)
}

/// What is known of an item: what, and how it is.
pub fn facts(lang: Lang, item: &Item, today: chrono::NaiveDate, who: &dyn Who) -> Vec<(String, String)> {
    let people = |parties: &[Party]| lang.list(parties.iter().map(|party| who.who(lang, party)));
    let at = if item.is_late(today) { lang.list([at(lang, item), late(lang)]) } else { at(lang, item) };
    let lead = item.lead.as_ref().map(|lead| who.who(lang, lead));
    let lead = lead.or_else(|| item.is_orphan().then(|| no_lead(lang)));
    let numbers = |nos: &[ItemNo]| lang.list(nos.iter().map(|no| item_no(lang, *no)));
    let heard = item.heard.iter().map(|heard| heard_words(lang, heard, state(lang, item.state))).collect::<Vec<_>>();
    let facts = [
        (item_no(lang, item.no), Some(title(lang, item))),
        (say!(lang, zh: "类别", en: "kind"), Some(kind(lang, item.kind).to_owned())),
        (say!(lang, zh: "状态", en: "state"), Some(at)),
        (say!(lang, zh: "自己的话", en: "own words"), item.words.clone()),
        (say!(lang, zh: "去向", en: "goes to"), Some(goes_to(lang, item))),
        (say!(lang, zh: "谁领头", en: "lead"), lead),
        (say!(lang, zh: "谁帮忙", en: "helpers"), Some(people(&item.helpers))),
        (say!(lang, zh: "来源", en: "came from"), item.came.map(|from| came(lang, from).to_owned())),
        (say!(lang, zh: "谁提的", en: "whose point"), author(lang, item, who)),
        (say!(lang, zh: "违反", en: "breaks"), covenant::breach(lang, item)),
        (say!(lang, zh: "期限", en: "due"), item.due.map(|due| time::date(lang, due))),
        (say!(lang, zh: "属于", en: "part of"), item.part_of.map(|no| item_no(lang, no))),
        (say!(lang, zh: "一起的", en: "with it"), Some(numbers(&item.merged))),
        (say!(lang, zh: "会上", en: "at meetings"), Some(heard.join("; "))),
        (say!(lang, zh: "谁看过", en: "seen by"), Some(people(&item.confirmed))),
        (say!(lang, zh: "凭据", en: "evidence"), Some(lang.list(&item.evidence))),
        (say!(lang, zh: "说明", en: "note"), item.note.clone()),
        (say!(lang, zh: "为什么", en: "why"), item.why.clone().or_else(|| item.turned.then(|| turned(lang)))),
    ];
    let desk = item.desk.iter().flat_map(|desk| desk::facts(lang, desk, who));
    facts
        .into_iter()
        .chain(desk)
        .chain(sending::facts(lang, item))
        .filter_map(|(what, said)| Some((what, said.filter(|said| !said.is_empty())?)))
        .collect()
}
