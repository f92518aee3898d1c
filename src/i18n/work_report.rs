//! 工作报告: what a station tells the community and the street of a month, a quarter, a year.

use super::{Lang, words};

words! {
    /// Its title.
    title(estate: &str) { zh: "{estate}居民自治服务站工作报告", en: "{estate}: work report of the self-governance station" }
    /// Room for a name that nobody said.
    unnamed() { zh: "＿＿＿＿＿＿", en: "____________" }
    /// Its file.
    file(span: &str) { zh: "工作报告 {span}", en: "work report {span}" }
    /// Of a stretch that still runs.
    up_to(day: &str) { zh: "数到{day}，这段时间还没过完。", en: "Counted up to {day}: these days are not over." }
    /// Another one of the same stretch was handed in.
    handed_in_before(no: &str, day: &str, to: &str) {
        zh: "这段时间的报告{day}报送过{to}（{no}），数字以这一份为准。",
        en: "A report of these days was handed in to {to} on {day} ({no}); the figures of this one count."
    }
    section_done() { zh: "做了什么", en: "What was done" }
    section_pictures() { zh: "看数字", en: "In figures" }
    section_open() { zh: "还没完的", en: "What is open" }
    section_next() { zh: "接下来", en: "What comes next" }

    meetings(meetings: u64, people: u64, households: u64, nameless: u64, first: u64) {
        zh: "开会：开了{meetings}场，来过{people}位留了姓名的邻居（{first}位第一次来），另有{nameless}人次没留姓名；来过{households}户。",
        en: "Meetings: {meetings} held; {people} neighbours who gave a name came ({first} for the first time), and {nameless} sign-ins without one; {households} households."
    }
    /// From raising a problem to doing something.
    turn(concerns: u64, raised: u64, took_on: u64, later: u64) {
        zh: "从问题到行动：收到{concerns}张卡；提问题的{raised}人次里，当场认领的{took_on}人次，90天内认领的{later}人次。",
        en: "From problem to action: {concerns} cards; of {raised} sign-ins that raised something, {took_on} took something on that evening and {later} within 90 days."
    }
    agreed(topics: u64, motions: u64, agreed: u64, rows: u64, pledges: u64) {
        zh: "议成的：{topics}个议题，{motions}件提议里议成{agreed}件；列出{rows}行行动、{pledges}条认领。",
        en: "Agreed: {topics} topics; {agreed} of {motions} proposals; {rows} actions and {pledges} pledges."
    }
    promises(promised: u64, kept: u64, dropped: u64, open: u64, late: u64) {
        zh: "答应的事：新答应{promised}件，办好{kept}件，没办成{dropped}件；还在办{open}件，其中{late}件晚了。",
        en: "Promises: {promised} made, {kept} kept, {dropped} came to nothing; {open} open, {late} of them late."
    }
    desk(visits: u64, in_time: u64, called: u64, content: u64) {
        zh: "接待：{visits}件，按时答复{in_time}件；回访{called}次，满意{content}次。",
        en: "Desk: {visits} visits, {in_time} answered in time; called back {called} times, content {content} times."
    }
    patrol(rounds: u64, findings: u64, settled: u64) {
        zh: "巡查：巡了{rounds}片次，发现{findings}处，有结果{settled}处。",
        en: "Patrol: {rounds} rounds, {findings} findings, {settled} settled."
    }
    covenant(drafted: u64, in_force: u64, breaches: u64) {
        zh: "居民公约：写了{drafted}条草案，在施行的{in_force}条；违反公约的事{breaches}件。",
        en: "Covenant: {drafted} drafts of articles, {in_force} in force; {breaches} matters that break one."
    }
    council(sittings: u64, coached: u64) {
        zh: "理事会：开例会{sittings}次；来辅导{coached}次。",
        en: "Council: {sittings} meetings; tutors came {coached} times."
    }
    sent(sent: u64, answered: u64, adopted: u64, documents: u64, waits: u64) {
        zh: "递出去的：递了{sent}次，有回音{answered}次，采纳{adopted}次，有文号的回音{documents}件；到末了还有{waits}件在等回音。",
        en: "Handed in: {sent} times; {answered} answered, {adopted} adopted, {documents} answers with a document; {waits} still waited for an answer at the end."
    }
    board(posted: u64, in_time: u64, comments: u64, answered: u64) {
        zh: "公示：贴了{posted}张，按时{in_time}张；收到意见{comments}条，答复{answered}条。",
        en: "Notices: {posted} posted, {in_time} in time; {comments} comments, {answered} answered."
    }
    projects(applied: u64, closed: u64, given: &str, paid: &str) {
        zh: "项目：新申请{applied}个，办结{closed}个；得到{given}元，付出{paid}元。",
        en: "Projects: {applied} applied for, {closed} closed; {given} yuan given, {paid} yuan paid."
    }
    fund(received: &str, paid: &str, back: &str, has: &str, free: &str) {
        zh: "自治基金：收到{received}元，付出{paid}元，退回出资方{back}元；到末了有{has}元，没留给项目的{free}元。",
        en: "Fund: {received} yuan received, {paid} paid, {back} given back; {has} yuan at the end, {free} of it not reserved."
    }
    quarters(closed: u64, in_time: u64) {
        zh: "结账{closed}个季度，按时{in_time}个。",
        en: "{closed} quarters closed, {in_time} in time."
    }
    /// Nothing to tell.
    nothing() { zh: "这段时间没有可报的。", en: "There is nothing to tell of these days." }

    way() { zh: "从提出到认领", en: "From raised to promised" }
    way_head() { zh: "到了哪一步|几件", en: "Step|How many" }
    became() { zh: "答应的事，后来怎样", en: "What became of promises" }
    became_head() { zh: "怎样|几件", en: "What|How many" }
    receivers() { zh: "递给了谁", en: "To whom it was handed in" }
    receivers_head() { zh: "谁|递了几次，有回音几次", en: "To whom|Times, and answered" }
    /// Hollow: handed in; full: answered.
    of_receiver(sent: u64, answered: u64) { zh: "{sent}，{answered}", en: "{sent}, {answered}" }
    givers() { zh: "自治基金：哪类钱，收到和付出", en: "The fund: whose money, received and paid" }
    givers_head() { zh: "哪一类|收到，付出(元)", en: "Kind|Received, paid (yuan)" }
    /// Hollow: received; full: paid.
    of_giver(received: &str, paid: &str) { zh: "{received}，{paid}", en: "{received}, {paid}" }
    beside() { zh: "来过的人，前后几段", en: "People who came, before and now" }
    beside_head() { zh: "哪段时间|几人", en: "When|How many" }
    kinds() { zh: "来接待的都是什么事", en: "What people came to the desk with" }
    kinds_head() { zh: "哪一类|几件", en: "Kind|How many" }
    no_kind() { zh: "没分类", en: "no kind" }

    no() { zh: "编号", en: "No." }
    what() { zh: "事项", en: "What" }
    stands() { zh: "到哪一步", en: "How far" }
    since() { zh: "从哪天", en: "Since" }
    due() { zh: "期限", en: "By" }
    /// What the table has no room for.
    more(count: usize) { zh: "还有{count}件，在站里的台账上。", en: "{count} more are in the books of the station." }
    none_open() { zh: "没有还没完的。", en: "Nothing is open." }
    next_meeting(day: &str) { zh: "下次会：{day}。", en: "The next meeting: {day}." }
    due_next(count: usize, span: &str) { zh: "{span}到期的：{count}件。", en: "Due in {span}: {count}." }
    own_words() { zh: "站里要说的", en: "In the station's own words" }
    /// Who got it, and when: filled in by hand.
    /// Room for whoever gets it.
    reply() { zh: "社区、街道的话", en: "What the community and the street say" }
    handed_to() { zh: "报送给", en: "Handed to" }
    handed_on() { zh: "哪天", en: "On" }
    received_by() { zh: "收的人", en: "Received by" }
    /// At the foot.
    sample() { zh: "本报告格式为示范文本，以街道、社区要求的为准。每个数字怎么数，同名表格里写着。", en: "Sample form; that of the sub-district office and the community prevails. How each figure is counted stands in the workbook of the same name." }
    code(head: &str) { zh: "台账记录码 {head}", en: "Code of the record {head}" }
    /// The name of the sheet of figures.
    sheet_figures() { zh: "数字", en: "Figures" }
    sheet_open() { zh: "还没完的", en: "Open" }
    sheet_receivers() { zh: "递给了谁", en: "Handed in" }
    sheet_kinds() { zh: "接待", en: "Desk" }
    sheet_fund() { zh: "自治基金", en: "Fund" }
    to_whom() { zh: "谁", en: "To whom" }
    kind() { zh: "哪一类", en: "Kind" }
    how_many() { zh: "几件", en: "How many" }
    times_sent() { zh: "递了几次", en: "Times" }
    times_answered() { zh: "有回音", en: "Answered" }
    times_adopted() { zh: "采纳", en: "Adopted" }
    times_waiting() { zh: "在等", en: "Waiting" }
    days_to_answer() { zh: "几天有回音(中位)", en: "Days to an answer (median)" }
    means() { zh: "怎么数的", en: "How it is counted" }
}

/// The columns of the fund by kind of giver.
pub fn fund_head(lang: Lang) -> Vec<String> {
    let all = match lang {
        Lang::Zh => ["哪一类", "收到", "付出", "到末了有", "没留给项目的"],
        Lang::En => ["Kind", "Received", "Paid", "At the end", "Not reserved"],
    };
    all.map(str::to_owned).to_vec()
}

/// A section with its number.
pub fn numbered(lang: Lang, n: usize, title: &str) -> String {
    match (lang, ["一", "二", "三", "四"].get(n.wrapping_sub(1))) {
        (Lang::Zh, Some(said)) => format!("{said}、{title}"),
        _ => format!("{n}. {title}"),
    }
}
