//! The sentences of the minutes (wording: 1, column minutes, and 14). Plain, for the board and the street office.

use std::fmt::Display;

use super::{Lang, names, say, time};
use crate::{
    charter::ChairVotes,
    meeting::{
        Meeting,
        numbers::{Card, VoteNo},
        words::{Reading, Side},
    },
    tracker::Series,
};

super::words! {
    title(estate: &str) { zh: "{estate}居民议事会会议纪要", en: "{estate}: minutes of the residents' meeting" }
    number(estate: &str, year: i32, n: u16) { zh: "{estate}议〔{year}〕{n}号", en: "{estate}, meeting {n} of {year}" }
    unnumbered(estate: &str) { zh: "{estate}议，未编号", en: "{estate}, not numbered" }
    practice() { zh: "练习记录，不是正式纪要。", en: "Practice run, not a record." }
    revised_course() { zh: "会议经过", en: "how the evening went" }
    revised_roll() { zh: "到会名单", en: "who was there" }
    revised_reply() { zh: "单位的回应", en: "the reply of a unit" }
    revised_number() { zh: "会议编号", en: "the number of the meeting" }
    revised_follow_up() { zh: "下次会议", en: "the next meeting" }
    version(n: u16, list: &str) { zh: "第{n}版，改了：{list}", en: "Version {n}, changed: {list}" }

    section_basics() { zh: "一、基本情况", en: "1. Basics" }
    section_people() { zh: "二、到会情况", en: "2. Who was there" }
    section_concerns() { zh: "三、大家关心的事", en: "3. What people care about" }
    section_groups() { zh: "四、分组讨论", en: "4. Tables" }
    section_motions() { zh: "五、提议与商议", en: "5. Proposals and debate" }
    section_votes() { zh: "六、表决结果", en: "6. Votes" }
    section_plan() { zh: "七、行动计划（谁来做）", en: "7. Plan: who does what" }
    section_responses() { zh: "八、单位回应", en: "8. Replies of units" }
    section_later() { zh: "九、先记着的与转交的", en: "9. Noted and sent on" }
    section_papers() { zh: "十、附件与签字", en: "10. Attachments and signatures" }
    section_annex() { zh: "附页（只存档，不张贴）", en: "Annex (archive only, not for posting)" }

    to_be_settled() { zh: "待定", en: "to be settled" }
    on_paper() { zh: "在纸上，待补记", en: "on paper, to be typed in" }
    nobody() { zh: "无", en: "nobody" }
    people_count(n: impl Display) { zh: "{n}人", en: "{n}" }
    a_child() { zh: "一位小朋友", en: "a child" }
    child_in_text() { zh: "小朋友", en: "a child" }
    table(n: u16) { zh: "第{n}桌", en: "table {n}" }
    table_of_round(r: u16, n: u16) { zh: "第{r}轮第{n}桌", en: "round {r}, table {n}" }
    rule(n: u8, name: &str) { zh: "第{n}条 {name}", en: "rule {n} {name}" }
    card_no(card: Card) { zh: "{card}号卡", en: "card {card}" }
    speech_no(n: u16) { zh: "第{n}次发言", en: "speech {n}" }
    record_of(table: &str) { zh: "{table}的结论", en: "conclusion of {table}" }

    when() { zh: "时间", en: "Time" }
    when_planned(at: &str) { zh: "原定{at}", en: "planned {at}" }
    when_started(at: &str) { zh: "{at}开始", en: "started {at}" }
    when_not_started() { zh: "没有宣布开始", en: "not formally started" }
    when_closed(at: &str) { zh: "{at}结束", en: "closed {at}" }
    when_adjourned_to(at: &str, day: &str) { zh: "{at}休会，{day}续开", en: "adjourned {at}, to be resumed on {day}" }
    when_adjourned(at: &str) { zh: "{at}休会，改日再开", en: "adjourned {at}, to be resumed" }
    when_open() { zh: "还没有结束", en: "not closed yet" }
    place() { zh: "地点", en: "Place" }
    theme() { zh: "主题", en: "Theme" }
    tellers() { zh: "计票人、监票人", en: "Tellers" }
    charter() { zh: "议事章程", en: "Charter" }
    /// Nobody held the chair.
    vacant() { zh: "没有人主持", en: "Chair empty" }
    /// From when to when, and who took it.
    vacant_filled(from: &str, until: &str, who: &str) { zh: "{from}到{until}，{who}接着主持", en: "{from} to {until}; then {who}" }
    /// To the end of the sitting.
    vacant_to_the_end(from: &str, until: &str) { zh: "{from}到{until}，散会时还空着", en: "{from} to {until}, when the sitting ended" }
    /// Still.
    vacant_still(from: &str) { zh: "{from}起", en: "since {from}" }
    since(who: &str, at: &str) { zh: "{who}（{at}起）", en: "{who} (from {at})" }
    read_aloud() { zh: "会上念过", en: "Read aloud" }
    nature() { zh: "本会为居民议事，不代替业主大会、居民会议。", en: "A deliberation of residents. It replaces no owners' assembly and no residents' assembly." }
    stages_heading() { zh: "各环节用时", en: "Time by stage" }
    stages_head() { zh: "环节|计划（分钟）|实际（分:秒）|比计划", en: "Stage|Planned (min)|Real (m:s)|Against plan" }
    stages_total() { zh: "合计", en: "In all" }
    over(time: &str) { zh: "超{time}", en: "{time} over" }
    under(time: &str) { zh: "省{time}", en: "{time} saved" }
    on_time() { zh: "正好", en: "on time" }
    extended(planned: u16, n: u16) { zh: "{planned}（后来延长{n}分钟）", en: "{planned} (later extended by {n})" }
    promises_heading() { zh: "上次答应的事", en: "Promises of the last meeting" }
    promises_sum(n: usize, m: usize) { zh: "上次{n}件，办好{m}件。", en: "Done: {m} of {n}." }
    promises_head() { zh: "编号|事项|原定日期|情况|说明", en: "Number|What|Due|State|Note" }
    not_reviewed() { zh: "会上没有说到", en: "not reviewed" }

    present(n: usize, h: usize) { zh: "到会{n}人，{h}户", en: "Present: {n} people of {h} households" }
    present_people(n: usize) { zh: "到会{n}人", en: "Present: {n} people" }
    present_doorless(k: usize) { zh: "其中{k}人没有门牌，各算一户。", en: "{k} of them have no known door, each a household of their own." }
    present_at_votes(present: &str, p: impl Display, of: &str) { zh: "{present}；表决时有票{p}{of}。", en: "{present}; with a vote: {p} {of}." }
    present_only(present: &str) { zh: "{present}。", en: "{present}." }
    span(from: u16, to: u16) { zh: "{from}至{to}", en: "{from} to {to}" }
    sectors_head() { zh: "身份|人数|户数", en: "Sector|People|Households" }
    households_counted(n: usize) { zh: "{n}户", en: "{n} households" }
    households_count(n: u16) { zh: "{n}户", en: "{n} households" }
    voters() { zh: "可以表决", en: "Count in votes" }
    observers() { zh: "列席", en: "Observers" }
    minors() { zh: "未成年人", en: "Minors" }
    came_later() { zh: "会中到会", en: "Came later" }
    left_early() { zh: "提前离开", en: "Left early" }
    came_to(day: &str, n: usize) { zh: "{day}到会{n}人", en: "{day}: {n} people" }
    came_new(n: usize) { zh: "（新来{n}人）", en: " ({n} of them new)" }
    no_roll() { zh: "（没有点名）", en: " (no roll was called)" }
    sittings_came(list: &str) { zh: "各场：{list}。", en: "By sitting: {list}." }
    closed_late(day: &str) { zh: "{day}补记散会", en: "the close was written down on {day}" }
    handed_on() { zh: "换过人的号牌", en: "badges handed on" }
    worn_from_to(who: &str, from: &str, to: &str) { zh: "{who} {from}到{to}", en: "{who} {from} to {to}" }
    worn_from(who: &str, from: &str) { zh: "{who} {from}起", en: "{who} from {from}" }
    nobody_came() { zh: "没有人签到。", en: "Nobody signed in." }

    no_concerns() { zh: "本次会议没有收到卡片。", en: "No concerns were raised." }
    cards(n: usize, t: usize) { zh: "收到卡片{n}张，归成{t}个议题。", en: "Cards: {n}. Topics: {t}." }
    cards_from(list: &str) { zh: "来源：{list}。", en: "From: {list}." }
    cards_of(origin: &str, n: usize) { zh: "{origin}{n}张", en: "{origin} {n}" }
    cards_merged(exact: usize, near: usize) { zh: "意思相同的{exact}张、相近的{near}张并在一起，每张原话都留着。", en: "Put together: {exact} the same, {near} alike. Every card is kept as written." }
    cards_withheld(n: usize) { zh: "另有{n}张涉及个人，没有上墙，会后单独谈，原话不进纪要。", en: "Kept off the wall and out of the minutes, since they concern a person: {n}." }
    cards_on_paper(n: usize) { zh: "{n}张的原话还在纸上，待补记。", en: "Words still on paper: {n}." }
    dots(n: u32) { zh: "大家共贴圆点{n}个。", en: "Dots placed: {n}." }
    topics_heading() { zh: "议题", en: "Topics" }
    topics_head() { zh: "编号|题目|卡片|提出人数|关心数|事项归属|去向", en: "No.|Title|Cards|People|Dots|Scope|Went to" }
    cards_heading() { zh: "卡片原话", en: "The cards in their own words" }
    cards_head() { zh: "卡号|提出人|原话|归入|说明", en: "Card|Who|Own words|Put into|Note" }
    fate_live() { zh: "没有分桌", en: "no table" }
    fate_next() { zh: "下次议题", en: "next meeting" }
    unplaced() { zh: "没有归类", en: "not placed" }
    same() { zh: "意思相同", en: "the same" }
    alike() { zh: "意思相近", en: "alike" }
    relayed(who: &str) { zh: "由{who}代说", en: "relayed by {who}" }

    no_groups() { zh: "本次会议没有分组讨论。", en: "There were no tables." }
    moves(n: u16) { zh: "换桌{n}人次。", en: "Changes of table: {n}." }
    sat_out(n: u16) { zh: "中途歇坐{n}人次。", en: "Sat out: {n}." }
    members() { zh: "参加", en: "Members" }
    members_of(n: usize, list: &str) { zh: "{n}人：{list}", en: "{n}: {list}" }
    visitors() { zh: "流动参与", en: "Passed through" }
    points() { zh: "说到的", en: "Points" }
    disagreements() { zh: "分歧", en: "Disagreements" }
    surprises() { zh: "意外收获", en: "Surprise" }
    conclusion() { zh: "结论", en: "Conclusion" }
    no_conclusion() { zh: "暂无结论", en: "no conclusion yet" }
    no_conclusion_but(text: &str) { zh: "暂无结论：{text}", en: "no conclusion yet: {text}" }
    conclusion_is_motion() { zh: "见提出的提议", en: "see the proposal" }
    answer() { zh: "我们自己能做点什么", en: "What we can do ourselves" }
    no_answer() { zh: "没有回答", en: "no answer" }
    reported() { zh: "汇报", en: "Report" }
    reported_by(at: &str, who: &str) { zh: "{at}，{who}汇报", en: "at {at}, by {who}" }
    not_reported() { zh: "没有汇报", en: "not reported" }
    group_motions() { zh: "提出的提议", en: "Proposals" }
    early() { zh: "提前谈完", en: "Done early" }
    early_by(m: u32) { zh: "省下{m}分钟", en: "{m} minutes given back" }
    not_noted() { zh: "没有记录", en: "not noted" }

    no_motions() { zh: "本次会议没有人提出提议。", en: "No proposal was made." }
    motion_mover() { zh: "提出", en: "Moved by" }
    motion_scope() { zh: "事项归属", en: "Scope" }
    motion_scope_to(scope: &str, org: &str) { zh: "{scope}，建议递{org}", en: "{scope}; advice goes to {org}" }
    motion_state() { zh: "情况", en: "State" }
    motion_waiting() { zh: "会上没有来得及商议", en: "not taken up at this meeting" }
    motion_open() { zh: "商议没有完", en: "debate not finished" }
    motion_withdrawn() { zh: "提议人收回，没有表决", en: "taken back by its mover, not voted on" }
    motion_withdrawn_by(who: &str) { zh: "提议人收回，没有表决（{who}）", en: "taken back by its mover, not voted on ({who})" }
    motion_parked(n: u16) { zh: "先记着，见先记{n}", en: "set aside, see noted item {n}" }
    motion_decided_as(vote: u16, n: u16) { zh: "已表决，见第{vote}次表决；表决的是第{n}稿", en: "voted, see vote {vote}; version {n} was voted on" }
    motion_decided(vote: u16) { zh: "已表决，见第{vote}次表决", en: "voted, see vote {vote}" }
    motion_debate() { zh: "商议", en: "Debate" }
    motion_debate_none() { zh: "没有人发言", en: "nobody spoke" }
    motion_debate_sum(n: usize, list: &str) { zh: "发言{n}次：{list}", en: "speeches: {n} ({list})" }
    side_turns(side: &str, n: usize) { zh: "{side}{n}次", en: "{side} {n}" }
    voices_of(side: &str) { zh: "{side}的意见", en: "Views {side}" }
    voices_questions() { zh: "提问", en: "Questions" }
    versions() { zh: "文字改过", en: "Earlier wording" }
    version_text(n: usize, text: &str) { zh: "第{n}稿：{text}", en: "draft {n}: {text}" }
    amendments() { zh: "修改意见", en: "Amendments" }
    amendment(who: &str, text: &str, state: &str) { zh: "{who}提出改成「{text}」，{state}", en: "{who}: {text} ({state})" }
    amendment_of_nobody(text: &str, state: &str) { zh: "改成「{text}」，{state}", en: "{text} ({state})" }
    amendment_taken() { zh: "采纳", en: "adopted" }
    amendment_left() { zh: "未采纳", en: "not adopted" }
    amendment_withdrawn() { zh: "提的人收回", en: "taken back by its mover" }
    amendment_not_voted() { zh: "没有表决", en: "not voted on" }
    filled_later(text: &str) { zh: "{text}（表决时待定，表决后补填）", en: "{text} (left open in the vote, filled in after it)" }
    scope_hint() { zh: "可能归谁定", en: "Perhaps for" }
    scope_hint_of(word: &str, who: &str) { zh: "提到{word}：{who}；当场没说归谁定，先按建议办", en: "it speaks of {word}: {who}; nobody said who settles it, so it was taken as advice" }
    scope_hint_row(word: &str, who: &str) { zh: "提到{word}，先问一问：{who}", en: "it speaks of {word}; ask first: {who}" }
    scope_lowered() { zh: "改作建议", en: "Set down to advice" }
    scope_lowered_from(from: &str, when: &str, reason: &str) { zh: "表决时按{from}，{when}改：{reason}", en: "voted on as: {from}; changed {when}: {reason}" }
    words_corrected() { zh: "更正", en: "Correction" }
    words_corrected_to(text: &str, reason: &str) { zh: "{text}（{reason}）。表决的文字不动", en: "{text} ({reason}); the words that were voted on stand" }
    amendment_open() { zh: "没有定", en: "not settled" }
    floor_heading() { zh: "发言情况", en: "The floor" }
    floor_kept() { zh: "谁发言、说了多久、规则提醒只存档，不随本件传阅。", en: "Who spoke, how long, and calls to order are kept in the archive and do not circulate." }
    floor_none() { zh: "大会商议时没有人发言。", en: "Nobody took the floor." }
    floor_voices(n: u16, p: u16) { zh: "到会{p}人，大会商议时发言的{n}人。", en: "People who took the floor: {n} of {p}." }
    floor_first(list: &str) { zh: "第一次发言的：{list}。", en: "First-time voices: {list}." }
    floor_first_on(motion: &str, n: u16) { zh: "{motion}时{n}人", en: "{motion}: {n}" }
    floor_unheard(list: &str) { zh: "大会商议时没有人发言的桌：{list}。", en: "Tables nobody of which took the floor: {list}." }
    floor_heard() { zh: "每桌都有人在大会商议时发言。", en: "Somebody of every table took the floor." }
    floor_sectors_head() { zh: "身份|到会|发言人数|发言次数|用时（分:秒）|占总用时", en: "Sector|Present|Spoke|Turns|Time (m:s)|Share of time" }
    floor_sides_head() { zh: "立场|发言次数|用时（分:秒）|占总用时", en: "Side|Turns|Time (m:s)|Share of time" }
    limits(s: &str, turns: u16) { zh: "会场议定发言限制：每回{s}（分:秒），每件提议{turns}回。", en: "Limits set by the meeting: {s} a turn, {turns} turns a proposal." }
    waived_heading() { zh: "特别处理（附理由）", en: "Rules passed with a reason" }
    waived(rule: &str, n: usize, reasons: &str) { zh: "{rule}：{n}次，理由：{reasons}", en: "{rule}: {n}, because: {reasons}" }

    no_votes() { zh: "本次会议没有表决。", en: "There was no vote." }
    votes_how(basis: &str, pass: &str, chair: &str) { zh: "{basis}；{pass}；{chair}。先数赞成，再数反对，没举手的不问。", en: "{basis}; {pass}; {chair}. For first, then against; nobody else is asked." }
    votes_how_choice(basis: &str) { zh: "每样{basis}，一样一样举手，举手多的选出，末位一样多的空着。没举手的不问。", en: "Of each option {basis}; one after the other, the most hands are picked, a tie at the cut line stays empty. Nobody else is asked." }
    votes_how_choice_too() { zh: "几样里选的，一样一样举手，举手多的选出，末位一样多的空着。", en: "Between options: one after the other, the most hands are picked, a tie at the cut line stays empty." }
    vote_no(n: u16) { zh: "第{n}次表决", en: "vote {n}" }
    vote(n: u16, on: &str) { zh: "第{n}次表决：{on}", en: "Vote {n}: {on}" }
    vote_sum(f: u16, a: u16, n: u16, p: u32) { zh: "赞成{f} + 反对{a} + 未表态{n} = 有票{p}", en: "for {f} + against {a} + not voted {n} = with a vote {p}" }
    vote_sum_households(f: u16, a: u16, n: u16, p: u32) { zh: "赞成{f}户 + 反对{a}户 + 未表态{n}户 = 有票{p}户", en: "for {f} + against {a} + not voted {n} = with a vote {p} households" }
    vote_line(of: &str, p: u16, f: u16, share: &str, a: u16, n: u16) { zh: "有票{p}{of}：赞成{f}{of}{share}，反对{a}{of}，未表态{n}{of}。", en: "With a vote, {p} {of}: for {f}{share}, against {a}, not voted {n}." }
    vote_share(r: &str) { zh: "（占{r}）", en: " ({r})" }
    vote_result() { zh: "结果", en: "Result" }
    vote_method() { zh: "方式", en: "Method" }
    vote_when() { zh: "时间", en: "Time" }
    gist(action: &str, object: &str) { zh: "{action}（{object}）", en: "{action} ({object})" }
    vote_roll() { zh: "点人数", en: "Headcount" }
    vote_roll_same(of: &str, n: u16) { zh: "有票{n}{of}，与签到相符", en: "{n} {of}, as signed in" }
    vote_roll_fewer(of: &str, n: u16, roll: u16, d: u16) { zh: "有票{n}{of}，比签到的{roll}{of}少{d}{of}", en: "{n} {of}; signed in {roll}, {d} fewer" }
    vote_roll_more(of: &str, n: u16, roll: u16, d: u16) { zh: "有票{n}{of}，比签到的{roll}{of}多{d}{of}", en: "{n} {of}; signed in {roll}, {d} more" }
    vote_doorless(n: u16) { zh: "其中{n}人没有门牌，各算一户", en: "{n} of them without a known door, each a household of their own" }
    vote_short(need: u16, of: &str) { zh: "人数不够（到齐{need}{of}才能表决），先记作意见，不作决定", en: "too few were there (a vote takes {need} {of}): opinions only, nothing decided" }
    vote_picked_of(option: &str, n: u16) { zh: "{option}（{n}票）", en: "{option} ({n})" }
    vote_not_picked(list: &str) { zh: "没选上：{list}", en: "not picked: {list}" }
    vote_tied(list: &str, n: u16, empty: u16) { zh: "{list}并列，各{n}票，{empty}个名额空着", en: "{list} tie with {n} each; {empty} left open" }
    vote_seats_empty(empty: u16) { zh: "{empty}个名额空着", en: "{empty} left open" }
    vote_run_off(no: u16) { zh: "并列的再选，见第{no}次表决", en: "the tie was voted on again: vote {no}" }
    vote_uncounted() { zh: "没数", en: "not counted" }
    vote_kept() { zh: "重数中止，照原来的结果", en: "Recount broken off, the result stands" }
    vote_corrected() { zh: "更正", en: "Corrected" }
    vote_corrected_by(day: &str, tellers: &str, reason: &str, version: u16) { zh: "{day}凭签字的计票单更正（计票：{tellers}；第{version}版起）。理由：{reason}", en: "{day}, from the signed tally slip (tellers: {tellers}; from version {version} on), because: {reason}" }
    vote_before() { zh: "先前", en: "Before" }
    vote_before_was(f: u16, a: u16, came: &str) { zh: "赞成{f}，反对{a}，{came}", en: "for {f}, against {a}: {came}" }
    vote_chair_in() { zh: "最后表决，已计入", en: "voted last, included" }
    vote_recounts() { zh: "重数", en: "Counted again" }
    vote_cancelled(reason: &str) { zh: "中止，没有结果。理由：{reason}", en: "broken off, no result: {reason}" }
    vote_unfinished() { zh: "没有数完，没有结果", en: "not finished, no result" }
    vote_amendment(n: u16, motion: &str) { zh: "修改意见{n}（{motion}）", en: "amendment {n} ({motion})" }
    vote_choice(title: &str, pick: u16) { zh: "{title}（选{pick}个）", en: "{title} (pick {pick})" }
    vote_choice_head() { zh: "选项|票数|占有票|结果", en: "Option|Votes|Share of present|Result" }
    vote_tie() { zh: "并列", en: "tie" }
    vote_chosen() { zh: "选出", en: "chosen" }
    vote_picked(list: &str) { zh: "选出{list}", en: "chosen: {list}" }
    vote_picked_none() { zh: "没有选出", en: "nothing chosen" }
    vote_close_debate() { zh: "结束商议", en: "to end the debate" }
    vote_limits(s: &str, turns: u16) { zh: "发言改为每回{s}（分:秒）、每件{turns}回", en: "limits of {s} a turn, {turns} turns" }
    vote_extend(m: u16) { zh: "延长{m}分钟", en: "to extend by {m} minutes" }
    vote_appeal(rule: &str) { zh: "会场复议，改变主持人的提醒（{rule}）", en: "appeal: change the chair's call ({rule})" }
    vote_appeal_of_nobody() { zh: "会场复议一次主持人的提醒", en: "appeal of a call of the chair" }
    agreed() { zh: "同意", en: "agreed" }
    not_agreed() { zh: "未同意", en: "not agreed" }
    tie_not_agreed() { zh: "票数相同，未同意", en: "a tie, not agreed" }
    passed() { zh: "通过", en: "passed" }
    passed_all() { zh: "通过，没有人反对", en: "passed, nobody against" }
    not_passed() { zh: "未通过", en: "not passed" }
    tie_not_passed() { zh: "票数相同，未通过", en: "a tie, not passed" }
    no_hands() { zh: "没有人举手，未通过", en: "no hands, not passed" }
    advised(org: &str) { zh: "多数赞成，形成建议，递{org}", en: "advice formed, to {org}" }
    not_advised() { zh: "这次不递，个人仍可反映", en: "not sent on; anybody may still write" }
    tie_not_advised() { zh: "票数相同，这次不递，个人仍可反映", en: "a tie, not sent on; anybody may still write" }
    consulted() { zh: "仅征求意见，只记人数，不作决定", en: "opinions only, nothing decided" }
    minority() { zh: "不同意见", en: "Other views" }

    no_actions() { zh: "本次会议没有定下行动。", en: "No action was planned." }
    plan_head() { zh: "编号|行动内容|负责人|完成时间|怎样做", en: "No.|What|Leads|By|How" }
    plan_helpers() { zh: "参与", en: "helps" }
    plan_done_when() { zh: "做成什么样", en: "done means" }
    plan_resources() { zh: "资源", en: "needs" }
    plan_with() { zh: "协助", en: "with" }
    cards_on_paper_heading() { zh: "字还在纸上的卡", en: "Cards whose words are still on paper" }
    cards_of_topic(into: &str, cards: &str, n: usize) { zh: "{into}：{cards}（{n}张）", en: "{into}: {cards} ({n})" }
    cards_of_topic_noted(into: &str, cards: &str, n: usize, note: &str) { zh: "{into}：{cards}（{n}张，{note}）", en: "{into}: {cards} ({n}, {note})" }
    row_hinted(what: &str, hint: &str) { zh: "{what}（{hint}）", en: "{what} ({hint})" }
    row_stopped(what: &str, motion: &str, came: &str) { zh: "{what}（{motion}{came}，停下）", en: "{what} ({motion} {came}: stopped)" }
    leads_heading() { zh: "定下的事谁领头", en: "Who leads what was decided" }
    led(what: &str, who: &str) { zh: "{what}：{who}领头", en: "{what}: led by {who}" }
    led_by(what: &str, who: &str, date: &str) { zh: "{what}：{who}领头，{date}前", en: "{what}: led by {who}, by {date}" }
    led_by_nobody(what: &str) { zh: "{what}：还没有人领头，贴出来再问", en: "{what}: nobody leads it yet; posted, and asked again" }
    picked_item(title: &str, what: &str) { zh: "{title}，选出{what}", en: "{title}: {what} was picked" }
    from_motion(what: &str, motion: &str) { zh: "{what}（{motion}）", en: "{what} ({motion})" }
    no_owner() { zh: "待认领", en: "nobody yet" }
    dropped(what: &str, reason: &str) { zh: "{what}。理由：{reason}", en: "{what}: {reason}" }
    dropped_heading() { zh: "不再列入计划的", en: "Taken off the plan" }
    pledges_heading() { zh: "认领事项（我能做什么）", en: "Pledges: what I can do" }
    no_pledges() { zh: "没有人当场认领。", en: "Nobody pledged." }
    pledges_head() { zh: "编号|谁|自己的话|用在|日期", en: "No.|Who|In own words|For|By" }
    turn(raised: u16, took: u16) { zh: "写过卡片的{raised}人里，{took}人领了事。", en: "Of {raised} people who raised a concern, {took} took something on." }
    turn_all(n: u16) { zh: "全场共{n}人领了事。", en: "People who took something on: {n}." }

    no_responses() { zh: "会上没有单位回应。", en: "No unit replied." }
    responses_head() { zh: "编号|单位|回应|日期|回应人", en: "No.|Unit|Reply|By|Given by" }
    reply_later(date: &str) { zh: "当场没有答复，{date}前回话", en: "no answer today, reply by {date}" }

    parked_heading() { zh: "先记着的", en: "Noted for later" }
    no_parked() { zh: "没有先记着的事。", en: "Nothing was noted for later." }
    parked_head() { zh: "编号|事项|谁提的|去向|说明", en: "No.|What|Whose point|Goes to|Note" }
    parked_head_of_nobody() { zh: "编号|事项|去向|说明", en: "No.|What|Goes to|Note" }
    no_destination() { zh: "去向待定", en: "not settled" }
    forwards_heading() { zh: "转交的", en: "Sent on" }
    no_forwards() { zh: "没有转交的事。", en: "Nothing was sent on." }
    forwards_head() { zh: "事项|转交|接收单位|回复期限|说明", en: "What|Sent to|Receiver|Reply by|Note" }
    as_advice() { zh: "表决形成的建议", en: "advice by vote" }
    turned_on(date: &str) { zh: "（{date}更正）", en: " (corrected on {date})" }
    turned_again() { zh: "（重新计票后）", en: " (counted again)" }
    with_place(what: &str, to: &str) { zh: "{what}（{to}）", en: "{what} ({to})" }
    receiver(org: &str) { zh: "接收：{org}", en: "receiver: {org}" }
    reply_by(date: &str) { zh: "{date}前回复", en: "reply by {date}" }
    next_heading() { zh: "下次会议", en: "Next meeting" }
    next_when() { zh: "下次见面，先看答应的事", en: "Next meeting, promises first" }
    next_when_none() { zh: "没有约定日子", en: "no date set" }
    next_topics() { zh: "下次议题", en: "Topics for it" }
    next_topics_of(n: usize) { zh: "{n}件", en: "{n}" }
    next_topics_none() { zh: "没有留到下次的", en: "none left over" }
    next_topic(title: &str, n: u16) { zh: "{title}（{n}点）", en: "{title} (dots: {n})" }
    open_heading() { zh: "没有走完的", en: "What stayed open" }
    open_none() { zh: "各环节都走完了。", en: "Every stage was completed." }
    open_stage(stage: &str, list: &str) { zh: "「{stage}」结束时还差：{list}", en: "{stage} was left without: {list}" }
    open_stage_because(stage: &str, list: &str, reason: &str) { zh: "「{stage}」结束时还差：{list}。理由：{reason}", en: "{stage} was left without: {list}. Reason: {reason}" }
    returned(stage: &str, reason: &str) { zh: "回到「{stage}」，理由：{reason}", en: "went back to {stage}: {reason}" }
    closed_early(at: &str, stage: &str, reason: &str) { zh: "{at}在「{stage}」提前结束，理由：{reason}", en: "closed early at {at}, in {stage}: {reason}" }
    stages_left_out(list: &str) { zh: "没有进行的环节：{list}", en: "stages not reached: {list}" }
    adjourned(at: &str, agreed: &str, reason: &str) { zh: "{at}休会{agreed}，还没有续开。理由：{reason}", en: "adjourned at {at}{agreed}, not resumed. Reason: {reason}" }
    adjourned_until(at: &str, resumed: &str, agreed: &str, reason: &str) { zh: "{at}休会{agreed}，{resumed}续开。理由：{reason}", en: "adjourned at {at}{agreed}, resumed at {resumed}. Reason: {reason}" }
    adjourned_day(day: &str) { zh: "，说好{day}续开", en: ", to be resumed on {day}" }
    recesses(list: &str) { zh: "中间休息：{list}", en: "recess at {list}" }
    gaps(m: i64) { zh: "会中停过{m}分钟，时间都补给了大家", en: "stood still for {m} minutes, given back" }
    stop(from: &str, to: &str) { zh: "{from}到{to}", en: "{from} to {to}" }
    gaps_of(m: i64, list: &str) { zh: "会中停过{m}分钟（{list}），时间都补给了大家", en: "stood still for {m} minutes ({list}), given back" }
    open_motion(motion: &str) { zh: "{motion}：没有表决", en: "{motion}: not voted" }
    open_owner(what: &str) { zh: "{what}：没有负责人", en: "{what}: nobody leads" }
    miss_start() { zh: "没有宣布开始", en: "a start" }
    miss_chair() { zh: "没有主持人", en: "a chair" }
    miss_recorder() { zh: "没有记录人", en: "a recorder" }
    miss_quorum(have: u16, need: u16) { zh: "到会{have}人，不足{need}人", en: "a quorum ({have} of {need})" }
    miss_unplaced(n: u16) { zh: "{n}张卡没有归类", en: "{n} cards placed" }
    miss_topic() { zh: "没有议题", en: "a topic" }
    miss_posted() { zh: "没有选出要谈的议题", en: "a topic chosen" }
    miss_convener(table: &str) { zh: "{table}没有召集人", en: "a convener at {table}" }
    miss_small(table: &str, n: u16) { zh: "{table}只有{n}人", en: "more people at {table} ({n})" }
    miss_full(table: &str, n: u16) { zh: "{table}坐了{n}人，超过上限", en: "fewer people at {table} ({n})" }
    miss_result(table: &str) { zh: "{table}没有结论", en: "a conclusion of {table}" }
    miss_reporter(table: &str) { zh: "{table}没有汇报人", en: "a reporter of {table}" }
    miss_undecided(motion: &str) { zh: "{motion}没有表决", en: "a vote on {motion}" }
    miss_answer(table: &str) { zh: "{table}没有说自己能做点什么", en: "what {table} can do itself" }
    miss_leader(what: &str) { zh: "{what}没有人领头", en: "somebody who leads {what}" }
    miss_owner(action: &str) { zh: "{action}没有负责人", en: "somebody who leads {action}" }
    miss_date(action: &str) { zh: "{action}没有完成时间", en: "a date for {action}" }
    miss_destination(parked: &str) { zh: "{parked}没有去向", en: "a destination of {parked}" }

    attachments() { zh: "附件", en: "Attachments" }
    no_attachments() { zh: "没有附件。", en: "No attachments." }
    attachment(name: &str, what: &str) { zh: "{name}（{what}）", en: "{name} ({what})" }
    pledge_of_row(row: &str) { zh: "{row}里认领的话", en: "the pledge of {row}" }
    paper_left(list: &str) { zh: "还在纸上、待补记的：{list}。", en: "Still on paper: {list}." }
    paper_cards(n: usize) { zh: "卡片原话{n}张", en: "cards {n}" }
    paper_sheet(table: &str) { zh: "{table}的记录", en: "record of {table}" }
    paper_replies(n: usize) { zh: "单位回应{n}条", en: "replies {n}" }
    corrections_heading() { zh: "更正", en: "Corrections" }
    corrections_head() { zh: "时间|更正了|改后文字|理由|版次", en: "When|What|Reads now|Why|Version" }
    version_no(n: u16) { zh: "第{n}版", en: "{n}" }
    not_read() { zh: "会议纪要还没有念给大家听。", en: "The minutes were not read back yet." }
    not_shown() { zh: "涉及个人，不写", en: "concerns a person, not shown" }
    signatures_heading() { zh: "签字", en: "Signatures" }
    signed(who: &str, at: &str) { zh: "{who}（{at}）", en: "{who} ({at})" }
    review() { zh: "居委会意见（盖章，年月日）", en: "Residents' committee (remark, seal, date)" }

    log_heading() { zh: "发言登记", en: "Floor log" }
    log_head() { zh: "序号|提议|谁|立场|用时（分:秒）|超时（秒）|说明|摘要", en: "No.|Proposal|Who|Side|Time (m:s)|Over (s)|Note|Gist" }
    log_void() { zh: "请到了，没有说", en: "called, did not speak" }
    log_running() { zh: "没有记结束", en: "not ended" }
    ledger_heading() { zh: "规则提醒次数", en: "Rules" }
    ledger_none() { zh: "没有提醒。", en: "No reminders." }
    ledger_head() { zh: "规则|请稍等|特别处理|只提醒没拦|主持人提醒", en: "Rule|Not now|Passed with a reason|Advised, not stopped|Called by the chair" }
    ledger_advised() { zh: "「只提醒没拦」是程序照规则说了一声，会照开，不算谁不守规矩。", en: "Advised, not stopped: the program said what a rule asks for, and the meeting went on; nobody broke a rule by it." }
    ledger_lines_head() { zh: "时间|规则|情形|号牌|理由", en: "When|Rule|What|Badge|Reason" }
    cautions_heading() { zh: "谁能做什么：只提醒没拦的，特别处理的", en: "Who may do what: advised, and passed with a reason" }
    cautions_head() { zh: "时间|说明|情形|号牌|理由", en: "When|What|How|Badge|Reason" }
    tellers_watched(who: &str) { zh: "{who}（记录员在旁看着）", en: "{who} (the recorder watched)" }
    tellers_alone(who: &str) { zh: "{who}（只有一位）", en: "{who} (alone)" }
    tellers_none() { zh: "没有写", en: "nobody was named" }
    kind_refused() { zh: "请稍等", en: "not now" }
    kind_waived() { zh: "特别处理", en: "passed with a reason" }
    kind_advised() { zh: "只提醒没拦", en: "advised, not stopped" }
    kind_flagged() { zh: "主持人提醒", en: "called by the chair" }
    overturned(n: usize) { zh: "会场复议改变了其中{n}次主持人提醒。", en: "Changed by the meeting on appeal: {n}." }
    badge(n: u16) { zh: "{n}号", en: "{n}" }
    told_later(label: &str) { zh: "{label}（补录）", en: "{label} (typed later)" }
    late_heading() { zh: "补录的行", en: "Lines typed later" }
    late_count(n: usize) { zh: "有{n}行是后来补录的，时刻是纸上写的。", en: "{n} lines were typed later; their moments are those on paper." }
    late_head() { zh: "行|是几点的事|几点记的|什么", en: "Line|Is about|Typed at|What" }
    from_to(from: &str, to: &str) { zh: "{from} 到 {to}", en: "{from} to {to}" }
    head_heading() { zh: "记录校验码", en: "Head of the record" }
    head(head: &str) { zh: "{head}（改动一字，码即不符）", en: "{head} (change one character and the code differs)" }
    head_none() { zh: "没有附校验码。", en: "Not given." }
}

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A number as it hung on the wall, and as it is said: 提议2. There is no second one in any paper.
pub fn number_of(lang: Lang, series: Series, n: impl Into<u32>) -> String {
    let (word, place) = (names::series(lang, series), series.place(n.into()));
    match lang {
        Lang::Zh => format!("{word}{place}"),
        Lang::En => format!("{word} {place}"),
    }
}

/// That a result is another than it was: put right from the signed 计票单, or counted again.
pub fn turned(lang: Lang, vote: &crate::meeting::state::Vote) -> Option<String> {
    let corrected = vote.corrections.last().map(|put| time::date(lang, put.at.date()));
    match corrected {
        Some(date) => Some(turned_on(lang, &date)),
        None if vote.was.is_empty() => None,
        None => Some(turned_again(lang)),
    }
}

/// A topic whose words are still on paper: so many cards, and nobody's number.
pub fn cards_untyped(lang: Lang, cards: usize) -> String {
    match cards {
        1 => say!(lang, zh: "一张卡（字在纸上）", en: "a card (on paper)"),
        cards => say!(lang, zh: "{cards}张卡（字在纸上）", en: "{cards} cards (on paper)"),
    }
}

/// A line that whoever gets the paper writes on.
pub fn fill_in() -> String {
    "＿".repeat(10)
}

/// 议题7
pub fn topic_no(lang: Lang, n: u16) -> String {
    number_of(lang, Series::Topic, n)
}

/// 提议2
pub fn motion_no(lang: Lang, n: u16) -> String {
    number_of(lang, Series::Motion, n)
}

/// 行动4
pub fn action_no(lang: Lang, n: u16) -> String {
    number_of(lang, Series::Action, n)
}

/// 认领3
pub fn pledge_no(lang: Lang, n: u16) -> String {
    number_of(lang, Series::Pledge, n)
}

/// 回应1
pub fn response_no(lang: Lang, n: u16) -> String {
    number_of(lang, Series::Response, n)
}

/// 先记2
pub fn parked_no(lang: Lang, n: u16) -> String {
    number_of(lang, Series::Noted, n)
}

/// 选出2.1: the first option of the second vote.
pub fn option_no(lang: Lang, vote: VoteNo, option: u16) -> String {
    number_of(lang, Series::Picked, Series::option(vote, option))
}

/// Between clauses.
pub fn semicolon(lang: Lang) -> &'static str {
    pick(lang, "；", "; ")
}

/// At the end of a sentence.
pub fn full_stop(lang: Lang) -> &'static str {
    pick(lang, "。", ".")
}

/// Between the parts of a clause.
pub fn clause(lang: Lang) -> &'static str {
    pick(lang, "，", ", ")
}

/// Between sentences.
pub fn blank(lang: Lang) -> &'static str {
    pick(lang, "", " ")
}

/// Between a label and its value.
pub fn colon(lang: Lang) -> &'static str {
    pick(lang, "：", ": ")
}

/// Position of a speech.
pub fn side(lang: Lang, side: Option<Side>) -> &'static str {
    side.map_or_else(|| pick(lang, "没有表明", "not said"), |side| names::side_paper(lang, side))
}

/// Whether the chair votes.
pub fn chair_votes(lang: Lang, chair: ChairVotes) -> &'static str {
    match chair {
        ChairVotes::Never => pick(lang, "主持人不表决", "the chair does not vote"),
        ChairVotes::Last => pick(lang, "主持人可以最后表决", "the chair may vote, last"),
    }
}

/// What was read aloud.
pub fn reading(lang: Lang, what: Reading) -> &'static str {
    match what {
        Reading::Opening => pick(lang, "开场白", "the opening"),
        Reading::Principles => pick(lang, "八项原则", "the eight principles"),
        Reading::Rules => pick(lang, "议事规则", "the rules"),
        Reading::Oath => pick(lang, "「我来，我听，我说，我出力」", "\"I come, I listen, I speak, I help\""),
        Reading::Promises => pick(lang, "上次答应的事", "the last promises"),
        Reading::Minutes => pick(lang, "会议纪要", "the minutes"),
    }
}

/// Day of the week, 0 for Monday.
pub fn weekday(lang: Lang, day: u32) -> &'static str {
    const DAYS: [(&str, &str); 7] = [
        ("星期一", "Monday"),
        ("星期二", "Tuesday"),
        ("星期三", "Wednesday"),
        ("星期四", "Thursday"),
        ("星期五", "Friday"),
        ("星期六", "Saturday"),
        ("星期日", "Sunday"),
    ];
    DAYS.get(day as usize).map_or("", |(zh, en)| pick(lang, zh, en))
}

/// How many came to each sitting, and who of them for the first time; nothing of a meeting that had one.
pub fn by_sitting(lang: Lang, meeting: &Meeting) -> Option<String> {
    let sittings = meeting.sittings();
    if sittings.len() < 2 {
        return None;
    }
    let days = meeting.has_several_days();
    let came = sittings.iter().enumerate().map(|(nth, sitting)| {
        let date = time::date(lang, sitting.from.date());
        let day = if days { date } else { format!("{date} {}", time::hhmm(sitting.from.time())) };
        let new = meeting.new_at(sitting);
        let new = if nth > 0 && new > 0 { came_new(lang, new) } else { String::new() };
        let roll = if sitting.rolled { String::new() } else { no_roll(lang) };
        format!("{}{new}{roll}", came_to(lang, &day, meeting.came_to(sitting)))
    });
    let came: Vec<String> = came.collect();
    Some(sittings_came(lang, &came.join(semicolon(lang))))
}

/// What is said under this label is short, by what it is.
pub fn is_short_fact(lang: Lang, label: &str) -> bool {
    let labels = pick(
        lang,
        "送 请在此前答复 几时 地点 主持人 副主持 记录员 计时员 计票人、监票人 召集人 汇报人 汇报 提前谈完 哪一处 谁来做 几时好 提出 事项归属 方式 点人数 可以表决 会中到到 会中到 提前离开 旁听 未成年",
        "To|Reply asked by|Place|Chair|Deputy|Recorder|Timekeeper|Tellers|Convener|Reporter|Report|Done early|Where|Who|When|Moved by|Scope|Method|Headcount",
    );
    labels.split([' ', '|']).any(|known| known == label)
}
