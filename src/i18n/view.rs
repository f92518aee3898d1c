//! What the scenes say, for console and wall.

use super::{Lang, say, words};
use crate::charter::VoteBasis;

words! {
    /// welcome.theme
    today_theme(theme: &str) { zh: "今天谈：{theme}", en: "Today: {theme}" }
    /// In the head, always there.
    present(n: u16) { zh: "在场{n}位", en: "{n} here" }
    /// The planned hour has come.
    starts_now(hhmm: &str) { zh: "定的是{hhmm}开始，人差不多了就开始", en: "planned for {hhmm}: start when people are there" }
    /// The real start.
    started_at(hhmm: &str) { zh: "{hhmm}开始的", en: "started at {hhmm}" }
    /// Practice copy.
    practice() { zh: "练习", en: "practice" }
    /// Heading: offices.
    offices() { zh: "会务", en: "Offices" }
    /// An office or a role that nobody holds.
    nobody_yet() { zh: "还缺人", en: "nobody yet" }
    /// Heading: sectors.
    sectors() { zh: "身份", en: "Sectors" }
    /// So many people.
    people(n: u16) { zh: "{n}位", en: "{n}" }
    /// Heading: what was read aloud.
    readings() { zh: "念过的", en: "Read aloud" }
    /// Nothing was read yet.
    read_none() { zh: "还没念", en: "nothing yet" }
    /// Heading: last.title
    promises() { zh: "上次答应的事", en: "Last time's promises" }
    /// Not looked at yet.
    promise_open() { zh: "还没看", en: "not looked at" }
    /// Where.
    place(place: &str) { zh: "在{place}", en: "at {place}" }

    /// Label of the stage's clock.
    stage_clock() { zh: "这一环节", en: "this stage" }
    /// All clocks stand.
    stands() { zh: "钟停着", en: "clocks stand" }
    /// Nobody holds the chair: what the room sees of it.
    chair_empty() { zh: "请稍坐，换一位主持", en: "one moment, somebody else takes the chair" }
    /// A recess.
    recess(hhmm: &str) { zh: "歇一歇，{hhmm}接着来", en: "break until {hhmm}" }
    /// Adjourned.
    adjourned() { zh: "改天接着开", en: "adjourned" }
    /// Adjourned to a day that was agreed on.
    adjourned_to(day: &str) { zh: "{day}接着开", en: "goes on {day}" }
    /// Closed.
    closed() { zh: "会已结束", en: "closed" }

    /// Cards without a topic.
    cards_unplaced(n: usize) { zh: "还没归类的{n}张", en: "{n} not placed" }
    /// Cards kept off the wall.
    cards_withheld(n: usize) { zh: "会后单独谈的{n}张", en: "{n} dealt with in private" }
    /// Heading: topics.
    topics(n: usize) { zh: "要谈的事{n}件", en: "{n} topics" }
    /// Nothing there yet.
    topics_none() { zh: "还没有", en: "none yet" }
    /// A topic whose card was not typed.
    /// market.row, as a heading.
    tables() { zh: "分桌表", en: "Tables" }
    /// Table number.
    table(t: u16) { zh: "第{t}桌", en: "table {t}" }
    /// Round and table.
    round_table(r: u16, t: u16) { zh: "第{r}轮第{t}桌", en: "round {r}, table {t}" }
    /// At the cap.
    seats_full(n: usize) { zh: "已坐{n}位，坐满了", en: "{n} seated, full" }
    /// Over the cap.
    seats_over(n: usize, m: usize) { zh: "已坐{n}位，多{m}位", en: "{n} seated, {m} too many" }
    /// Not posted yet.
    no_tables() { zh: "还没分桌", en: "no tables yet" }
    /// Column: table.
    col_table() { zh: "桌", en: "table" }
    /// Column: topic.
    col_topic() { zh: "谈什么", en: "topic" }
    /// Column: people.
    col_people() { zh: "人", en: "people" }
    /// Column: convener.
    col_convener() { zh: "桌长", en: "convener" }
    /// Column: reporter.
    col_reporter() { zh: "来讲的", en: "reporter" }
    /// Column: still missing.
    col_missing() { zh: "还差", en: "still missing" }
    /// table.done
    table_done() { zh: "谈好了", en: "done" }
    /// Moves between tables.
    moved(n: usize) { zh: "有{n}位邻居换过桌", en: "{n} changed table" }
    /// The slip of a table.
    needs_slip() { zh: "提议", en: "slip" }
    /// Somebody who reports.
    needs_reporter() { zh: "来讲的邻居", en: "reporter" }
    /// Nothing is missing.
    nothing_missing() { zh: "齐了", en: "complete" }

    /// motion.show
    motion(n: u16) { zh: "提议{n}", en: "Proposal {n}" }
    /// Which wording.
    motion_version(n: usize) { zh: "第{n}版", en: "version {n}" }
    /// A part that was left open.
    open_part() { zh: "待定", en: "open" }
    /// The open motion among all.
    motion_place(k: u16, n: u16) { zh: "第{k}件，共{n}件", en: "{k} of {n}" }
    /// Its share of the time.
    motion_share(m: i64) { zh: "约{m}分钟", en: "about {m} min" }
    /// What is left of it.
    motion_left(m: i64) { zh: "还有{m}分钟", en: "{m} min left" }
    /// It is over.
    motion_over(m: i64) { zh: "多用了{m}分钟", en: "{m} min over" }
    /// Who made it.
    mover(who: &str) { zh: "{who}提的", en: "moved by {who}" }
    /// From which table.
    from_table(t: u16) { zh: "第{t}桌提的", en: "from table {t}" }
    /// Receives the advice.
    receiver(org: &str) { zh: "递给{org}", en: "to {org}" }
    /// An amendment.
    amendment_waits() { zh: "排在后面", en: "waits" }
    amendment(n: u16) { zh: "改法{n}", en: "amendment {n}" }
    /// Speaks for somebody.
    relayed(who: &str) { zh: "由{who}传话", en: "relayed by {who}" }
    /// Nobody waits.
    nobody_waits() { zh: "没有人等着，问一声：还有哪位要说？", en: "nobody waits: any other voice?" }
    /// A hand without a side.
    side_unsaid() { zh: "还没说赞不赞成", en: "side not given yet" }
    /// A side that isn't told: an evening that was somebody's is looked at again.
    side_kept() { zh: "哪一边不说", en: "side not told" }
    /// Why somebody is next, without a side.
    sides_turn() { zh: "两边轮着说", en: "the sides take turns" }
    /// Turns used.
    turns(n: u16) { zh: "说过{n}回", en: "{n} turns" }
    /// Not to be called now.
    no_turn() { zh: "这件事的回数到了", en: "no turn left" }
    /// Heading of the balance.
    balance() { zh: "说了多少", en: "spoken so far" }
    /// Turns and time of a side.
    balance_tail(n: u16, clock: &str) { zh: "{n}位 {clock}", en: "{n}, {clock}" }
    /// The debate is over.
    debate_closed() { zh: "都说完了，可以表决", en: "all have spoken: vote" }
    /// H1 to H5.
    remember() { zh: "记住五条", en: "Remember five" }
    /// report.now
    reporting(t: u16) { zh: "请听第{t}桌讲", en: "table {t} reports" }
    /// Heading: reports.
    reports() { zh: "各桌汇报", en: "Reports" }
    /// Reports now.
    reporting_now() { zh: "正在讲", en: "now" }
    /// Reported.
    reported() { zh: "讲过了", en: "reported" }
    /// Not yet.
    not_reported() { zh: "还没讲", en: "not yet" }
    /// All motions.
    motions() { zh: "提议", en: "Proposals" }
    /// Nothing waits.
    motions_none() { zh: "还没有提议", en: "no proposals yet" }
    /// The open motion.
    motion_open() { zh: "正在议", en: "open" }
    /// A waiting motion.
    motion_waits() { zh: "等着", en: "waiting" }
    /// Set aside.
    motion_withdrawn() { zh: "提议人收回", en: "taken back" }
    motion_parked() { zh: "先记着", en: "noted" }

    /// vote.head
    present_by_count(n: u16, of: &str) { zh: "数到有票{n}{of}", en: "{n} {of} with a vote counted" }
    /// Difference to the roll.
    present_differs(n: u16, roll: u16, of: &str) { zh: "数到有票{n}{of}(名单上{roll}{of})", en: "{n} {of} with a vote counted (roll: {roll})" }
    /// vote.tellers
    tellers(list: &str) { zh: "帮忙数的人：{list}", en: "tellers: {list}" }
    /// vote.chair
    ask_chair() { zh: "主持人最后举，不举也行", en: "the chair last, or not at all" }
    /// All counts are in.
    ask_close() { zh: "都数好了，可以公布", en: "all counted: announce it" }
    /// The next option is counted.
    ask_option(n: u16) { zh: "第{n}项请举手", en: "option {n}, raise your hand" }
    /// Counted, kept back until both are in.
    counted() { zh: "数好了", en: "counted" }
    /// term.notvoted
    not_voted() { zh: "没举手", en: "no hand" }
    /// Present.
    sum() { zh: "有票", en: "with a vote" }
    /// Share of those present.
    share(percent: u16) { zh: "有票的{percent}%", en: "{percent}% of those with a vote" }
    /// A vote that was broken off.
    cancelled(reason: &str) { zh: "没数完：{reason}", en: "broken off: {reason}" }
    /// Counted again.
    recounted(n: usize) { zh: "重数过{n}次", en: "counted again {n} times" }

    /// Heading: plan.
    plan() { zh: "谁来做", en: "Who does what" }
    /// The motion that a row stands on did not pass.
    row_stopped(motion: u16, came: &str) { zh: "提议{motion}{came}", en: "proposal {motion} {came}" }
    /// No date.
    no_date() { zh: "还没日子", en: "no date" }
    /// pledge.read.by
    by_day(date: &str) { zh: "{date}前", en: "by {date}" }
    /// Who helps.
    with_help(list: &str) { zh: "帮手：{list}", en: "with {list}" }
    /// Heading: pledges.
    pledges(n: usize) { zh: "我能做什么({n}句)", en: "What I can do ({n})" }
    /// Heading: park.title
    parked(n: usize) { zh: "先记着({n}条)", en: "Noted ({n})" }
    /// No destination yet.
    parked_nowhere() { zh: "还没去处", en: "goes nowhere yet" }
    /// Heading: replies.
    responses() { zh: "单位回应", en: "Replies" }
    /// reply.later
    reply_later() { zh: "今天答不上", en: "no answer today" }
    /// Follow-up.
    follow_up(date: &str) { zh: "下次：{date}", en: "next: {date}" }
    /// None yet.
    follow_up_none() { zh: "下次哪天见？还没定", en: "follow-up not set" }

    /// Heading: con.todo
    on_paper(n: usize) { zh: "会后补记{n}样", en: "{n} to type in afterwards" }
    /// Nothing left.
    on_paper_none() { zh: "都补齐了", en: "all typed in" }
    /// How it is typed in.
    on_paper_how() { zh: "卡：写卡号和字，如 7.2 门口太黑。桌上的纸、回应：按 F2 选。散会后再补也行", en: "a card: its number and words, like 7.2 too dark. Sheets and answers: F2. After the close will do" }
    /// How what a second laptop wrote down comes in.
    on_paper_file() { zh: "别的电脑记的各桌，照使用说明「散会以后」收进来", en: "Tables typed in on another laptop: see the guide, after the meeting" }
    /// Heading: what the rules did.
    ledger(n: usize) { zh: "规则帮忙{n}次", en: "What the rules did ({n})" }
    /// They did nothing yet.
    ledger_none() { zh: "还没有", en: "nothing yet" }
    /// Column: rule.
    col_rule() { zh: "第几条", en: "rule" }
    /// Column: said not now.
    col_refused() { zh: "先等等", en: "not now" }
    /// Column: passed with a reason.
    col_waived() { zh: "特别办", en: "passed" }
    /// Column: advised.
    col_advised() { zh: "只提醒", en: "advised" }
    /// Column: called by the chair.
    col_flagged() { zh: "提醒", en: "reminded" }
    /// The number of a rule.
    rule_number(n: impl std::fmt::Display) { zh: "第{n}条", en: "rule {n}" }
    /// What was not done, and what was done instead.
    ledger_refused(what: &str, instead: &str) { zh: "「{what}」{instead}", en: "{what}: {instead}" }
    /// Let pass.
    ledger_waived(reason: &str) { zh: "特别办：{reason}", en: "passed: {reason}" }
    /// Only said.
    ledger_advised() { zh: "提醒了一声", en: "advised" }
    /// Instead: the motion waits.
    instead_waits() { zh: "先排着", en: "waits its turn" }
    /// Instead: the hand is noted.
    instead_noted() { zh: "手先记下", en: "the hand is noted" }
    /// Instead: nothing.
    instead_later() { zh: "先等等", en: "not now" }
    /// Signed.
    signed() { zh: "已签", en: "signed" }
    /// Version of the minutes.
    version(n: u16) { zh: "纪要第{n}版", en: "minutes, version {n}" }
    /// Corrections made.
    corrections(n: usize) { zh: "更正过{n}处", en: "{n} corrections" }
    /// Column: badge.
    col_who() { zh: "号牌", en: "badge" }
    /// Column: sector.
    col_sector() { zh: "身份", en: "sector" }
    /// Column: state of a person.
    col_state() { zh: "情况", en: "state" }
    /// Left.
    gone() { zh: "已离场", en: "left" }
    /// term.observer
    observer() { zh: "旁听", en: "observer" }
    /// term.minor
    minor() { zh: "小朋友", en: "minor" }
    /// Not counted in votes.
    not_counted() { zh: "没有票", en: "not counted" }
    /// At a table.
    at_table(t: u16) { zh: "第{t}桌", en: "table {t}" }
    /// Nobody signed in.
    people_none() { zh: "还没有人签到", en: "nobody signed in yet" }
    /// Heading: people.
    people_head(n: u16, gone: u16) { zh: "到会的人：在场{n}位，已离场{gone}位", en: "people: {n} here, {gone} left" }
    /// Heading: principles.
    principles() { zh: "八条原则", en: "Eight principles" }
    /// Heading: rules.
    rules() { zh: "议事规则", en: "The rules" }
    /// Before anything was opened.
    not_opened() { zh: "会还没建好", en: "no meeting opened yet" }
}

// What the host puts on the wall.
words! {
    /// The wall follows the meeting.
    page_stage() { zh: "跟着会走", en: "What belongs here" }
    /// Every topic.
    page_topics() { zh: "要谈的事", en: "Topics" }
    /// term.heat
    page_heat() { zh: "多少人关心", en: "How many care" }
    /// Read together.
    oath() { zh: "一起念", en: "Together" }
    /// Which principle.
    principle_place(all: usize, n: usize) { zh: "原则：共{all}条，第{n}条", en: "principle {n} of {all}" }
    /// Which rule.
    rule_place(all: usize, n: u8) { zh: "议事规则：共{all}条，第{n}条", en: "rule {n} of {all}" }
    /// An option of a choice, in big glyphs.
    option_big(n: u16) { zh: "第{n}项", en: "Option {n}" }
    /// Both counts are in, nothing is announced yet.
    counted_big() { zh: "数好了", en: "Counted" }
    /// Cards of a few words, in big glyphs.
    say_badge() { zh: "号牌", en: "Badges" }
    say_name() { zh: "名字", en: "Names" }
    say_write() { zh: "写卡片", en: "Cards" }
    say_dialect() { zh: "说家里话", en: "Any dialect" }
    say_units() { zh: "先听居民", en: "Residents first" }
    say_deaf() { zh: "坐前面", en: "In front" }
    say_child() { zh: "小朋友", en: "Children" }
    say_proxy() { zh: "带话的", en: "Messages" }
    say_photo() { zh: "拍照", en: "A photo" }
    say_privacy() { zh: "放心", en: "Privacy" }
    say_water() { zh: "喝口水", en: "Some water" }
    say_dark() { zh: "请坐", en: "Stay seated" }
    say_wait() { zh: "请稍等", en: "One moment" }
}

/// Cards of a topic.
pub fn cards(lang: Lang, n: usize) -> String {
    let s = if n == 1 { "" } else { "s" };
    say!(lang, zh: "{n}张", en: "{n} card{s}")
}

/// Between two clauses of a line.
pub fn clause(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    }
}

/// Hands for an option.
pub fn voters(lang: Lang, basis: VoteBasis, n: u16) -> String {
    match basis {
        VoteBasis::Person => people(lang, n),
        VoteBasis::Household => say!(lang, zh: "{n}户", en: "{n} households"),
    }
}

/// The counts were others before.
pub fn counted_otherwise(lang: Lang, corrected: bool, f: u16, a: u16) -> String {
    if corrected {
        return say!(lang, zh: "照计票单更正，先前{f}比{a}", en: "corrected from the tally slip; before: {f} to {a}");
    }
    say!(lang, zh: "重数过，先前{f}比{a}", en: "counted again; before: {f} to {a}")
}

/// A choice was counted again or corrected.
pub fn counted_anew(lang: Lang, corrected: bool) -> String {
    if corrected {
        return say!(lang, zh: "照计票单更正过", en: "corrected from the tally slip");
    }
    say!(lang, zh: "重数过", en: "counted again")
}

/// heat.row
pub fn dots(lang: Lang, n: u16) -> String {
    let s = if n == 1 { "" } else { "s" };
    say!(lang, zh: "{n}点", en: "{n} dot{s}")
}

/// A topic whose words are still on paper: so many cards, and nobody's number.
pub fn cards_untyped(lang: Lang, cards: usize) -> String {
    match cards {
        1 => say!(lang, zh: "一张卡(字在纸上)", en: "a card (on paper)"),
        cards => say!(lang, zh: "{cards}张卡(字在纸上)", en: "{cards} cards (on paper)"),
    }
}
