//! The figures of the station: what each is called, and how it is counted.

use super::{Lang, names::names, words};
use crate::{
    figures::{Figure, SectorShare, Theme},
    time::Span,
};

names! {
    /// Of what figures are.
    theme(Theme) {
        Evenings { zh: "开会", en: "Meetings" }
        Promises { zh: "答应的事", en: "Promises" }
        Desk { zh: "接待", en: "Duty desk" }
        Patrol { zh: "巡查", en: "Patrol" }
        Council { zh: "理事会", en: "Council" }
        Covenant { zh: "居民公约", en: "Covenant" }
        Sent { zh: "递出去的", en: "Handed in" }
        Board { zh: "公示", en: "Notices" }
        Projects { zh: "项目", en: "Projects" }
        Fund { zh: "自治基金", en: "Fund" }
    }

    /// What a figure is called.
    figure(Figure) {
        Meetings { zh: "会", en: "Meetings" }
        People { zh: "来过的人", en: "People who came" }
        Nameless { zh: "没留姓名的签到", en: "Sign-ins without a name" }
        Households { zh: "来过的户", en: "Households that came" }
        First { zh: "第一次来的人", en: "People for the first time" }
        Spoke { zh: "发过言的人次", en: "Sign-ins that spoke" }
        Concerns { zh: "卡", en: "Cards" }
        Topics { zh: "议题", en: "Topics" }
        Tables { zh: "桌", en: "Tables" }
        Motions { zh: "提议", en: "Proposals" }
        Agreed { zh: "议成的提议", en: "Proposals agreed" }
        Rows { zh: "行动", en: "Actions" }
        Pledges { zh: "认领", en: "Pledges" }
        Raised { zh: "提问题的人次", en: "Sign-ins that raised something" }
        TookOn { zh: "其中当场认领的", en: "of those, took something on that evening" }
        TookOnLater { zh: "其中90天内认领的", en: "of those, took something on within 90 days" }
        Promised { zh: "新答应的", en: "Promises made" }
        Kept { zh: "办好了的", en: "Promises kept" }
        Dropped { zh: "没办成的", en: "Promises that came to nothing" }
        Open { zh: "还在办的", en: "Promises open" }
        Late { zh: "其中晚了的", en: "of those, late" }
        Orphans { zh: "其中没人领的", en: "of those, led by nobody" }
        Visits { zh: "接待", en: "Visits" }
        InTime { zh: "其中按时答复的", en: "of those, answered in time" }
        Unanswered { zh: "还没答复的", en: "Visits not answered" }
        CalledBack { zh: "回访", en: "Called back" }
        Content { zh: "其中满意的", en: "of those, content" }
        Discontent { zh: "其中不满意的", en: "of those, not content" }
        Rounds { zh: "巡了几片次", en: "Rounds walked" }
        Findings { zh: "巡查发现", en: "Findings" }
        FindingsSettled { zh: "其中有结果的", en: "of those, settled" }
        Sittings { zh: "例会", en: "Council meetings" }
        Coached { zh: "来辅导的次数", en: "Visits of tutors" }
        Drafted { zh: "公约写了几条草案", en: "Articles drafted" }
        InForce { zh: "在施行的公约", en: "Articles in force" }
        Breaches { zh: "违反公约的事", en: "Matters that break an article" }
        HandedIn { zh: "递出去的", en: "Handed in" }
        Answered { zh: "其中有回音的", en: "of those, answered" }
        Adopted { zh: "其中采纳的", en: "of those, adopted" }
        Documents { zh: "有文号的回音", en: "Answers with a document" }
        Waits { zh: "还在等回音的", en: "Waiting for an answer" }
        Overdue { zh: "其中过了日子的", en: "of those, over their day" }
        Posted { zh: "公示", en: "Notices posted" }
        PostedInTime { zh: "其中按时贴的", en: "of those, in time" }
        Comments { zh: "收到的意见", en: "Comments" }
        CommentsAnswered { zh: "其中答复了的", en: "of those, answered" }
        Applied { zh: "新申请的项目", en: "Projects applied for" }
        Closed { zh: "办结的项目", en: "Projects closed" }
        Given { zh: "项目得到的钱", en: "Money given for projects" }
        Paid { zh: "项目付出的钱", en: "Money paid for projects" }
        Received { zh: "基金收到的钱", en: "Received" }
        Spent { zh: "基金付出的钱", en: "Paid" }
        GivenBack { zh: "退回出资方的钱", en: "Given back" }
        Holds { zh: "到末了有的钱", en: "There at the end" }
        Free { zh: "其中没留给项目的", en: "of those, not reserved" }
        Quarters { zh: "结账的季度", en: "Quarters closed" }
        QuartersInTime { zh: "其中按时的", en: "of those, in time" }
    }

    /// How a figure is counted.
    figure_means(Figure) {
        Meetings { zh: "这段时间里开的、已结束并收进来的会；练习不算。", en: "Meetings held in these days that were closed and taken in; practice is none." }
        People { zh: "签到时留了姓名的，一人只算一次，不管来了几场。", en: "Who gave a name at the sign-in, each once, however many meetings they came to." }
        Nameless { zh: "没留姓名的签到，每场各算各的。", en: "Sign-ins without a name, meeting by meeting." }
        Households { zh: "一户只算一次：哪一场说过是一户的，场场都是一户。谁都没留姓名的户，每场各算各的。不属于小区的不算。", en: "Each once: who came as one household once are one in every meeting. A household of which nobody gave a name is one each meeting. Who belongs to no household of the estate isn't counted." }
        First { zh: "留了姓名、在这之前没来过这个站的会的。没留姓名的没法知道，不算。", en: "Who gave a name and had been at no meeting of the station before. Without a name nobody knows, so they aren't counted." }
        Spoke { zh: "商议提议的时候发过言的人，一场算一次。", en: "Who took the floor while a proposal was talked over, once a meeting." }
        Concerns { zh: "提的问题，一张卡算一个，没署名的也算。", en: "What was raised, one a card, unsigned ones too." }
        Topics { zh: "摆上来的议题，并掉的不算。", en: "Topics that were put up, without those that went into another." }
        Tables { zh: "开过的桌。", en: "Tables that were held." }
        Motions { zh: "写成的提议，撤回的也算。", en: "Proposals that were written, those taken back too." }
        Agreed { zh: "通过的和作为建议的。", en: "Those that passed, and those that went out as advice." }
        Rows { zh: "计划里的行，划掉的不算。", en: "Rows of the plan that stand." }
        Pledges { zh: "我能做什么，一张算一个。", en: "What people offered to do, one each." }
        Raised { zh: "署名提过问题的人，一场算一次。", en: "Who signed a card, once a meeting." }
        TookOn { zh: "同一场里又认领、牵头或帮忙的。", en: "Who pledged, led or helped at the same meeting." }
        TookOnLater { zh: "同一场里，或会后90天内牵头、帮忙、认领了一件的；没留姓名的只算当场。到今天为止知道的都算。", en: "Who did so at the meeting, or led, helped or claimed something within 90 days of it; without a name, at the meeting alone. By all that is known today." }
        Promised { zh: "这段时间里答应下来的。行动有人做的提议不算，算它的行动。", en: "Promises made in these days. A proposal that actions carry out isn't one: they are." }
        Kept { zh: "这段时间里办好、到末了还是办好了的。", en: "Those that were done in these days and still were at their end." }
        Dropped { zh: "这段时间里说没办成、到末了还是的。", en: "Those that came to nothing in these days and still had at their end." }
        Open { zh: "到末了还没有结果的，不管哪天答应的。", en: "Those without an end on the last day, whenever they were made." }
        Late { zh: "其中末了那天已过期限的。", en: "Of those, whose day was over on the last day." }
        Orphans { zh: "其中没有人牵头的。", en: "Of those, which nobody led." }
        Visits { zh: "这段时间里来站里说的事。", en: "What people came to the desk with in these days." }
        InTime { zh: "其中到期限前答复了的。", en: "Of those, what was answered before its time was over." }
        Unanswered { zh: "到末了还没答复的，不管哪天来的。", en: "What was not answered on the last day, whenever it came." }
        CalledBack { zh: "这段时间里回访到人的次数。", en: "How often somebody was reached and asked in these days." }
        Content { zh: "其中说满意的。", en: "Of those, how often they were content." }
        Discontent { zh: "其中说不满意的。", en: "Of those, how often they were not." }
        Rounds { zh: "这段时间里记下的，一片一天一次；不算了的不算。", en: "Those written down in these days, one a block and day; without those that were struck." }
        Findings { zh: "这段时间里巡查记下的。", en: "What the patrol wrote down in these days." }
        FindingsSettled { zh: "其中到末了有了结果的。", en: "Of those, what came to something by the last day." }
        Sittings { zh: "这段时间里开的例会；不算了的不算。", en: "Council meetings held in these days; without those that were struck." }
        Coached { zh: "这段时间里来培训、带着参观、当导师、实地指导、督导的次数；不算了的不算。", en: "Training, visits to sites, tutors, advice on the spot, supervision in these days; without what was struck." }
        Drafted { zh: "这段时间里写的草案，修订也算一条，后来没成的也算；补记的旧条不算。", en: "Drafts written in these days: a revision is one, and so is one of which nothing came; what is older than the book is none." }
        InForce { zh: "末了那天在施行的，一条公约算一条，不管是第几版。", en: "Those in force on the last day, one an article, whichever its version." }
        Breaches { zh: "这段时间里来的、写明违反哪一条的事；数的是事和条，不数人。", en: "Matters that came in these days and name the article that they break; matters are counted, never people." }
        HandedIn { zh: "这段时间里递出去的，一次算一次，有编号的。", en: "What was handed in under a number in these days, each time." }
        Answered { zh: "其中到末了有了答复的。收到不算答复。", en: "Of those, what was answered by the last day. That they have it is no answer." }
        Adopted { zh: "其中到末了对方采纳的。", en: "Of those, what was adopted by the last day." }
        Documents { zh: "这段时间里来的回音，写了文号的。", en: "Answers that came in these days and name a document." }
        Waits { zh: "到末了递出去还没答复的，不管哪天递的。", en: "What was handed in and not answered on the last day, whenever it was." }
        Overdue { zh: "其中请对方答复的日子已过的。", en: "Of those, where the day that was asked is over." }
        Posted { zh: "这段时间里贴出来的。", en: "Notices posted in these days." }
        PostedInTime { zh: "其中会后按章程的天数贴出的；不是会的都算。", en: "Of those, posted within the days of the charter after the meeting; what is of no meeting always is." }
        Comments { zh: "这段时间里对公示说的意见。", en: "What people said to notices in these days." }
        CommentsAnswered { zh: "其中到末了答复了的。", en: "Of those, answered by the last day." }
        Applied { zh: "这段时间里申请的项目。", en: "Projects applied for in these days." }
        Closed { zh: "这段时间里办结的项目。", en: "Projects closed in these days." }
        Given { zh: "这段时间里给项目的钱。", en: "Money given for projects in these days." }
        Received { zh: "日子在这段时间里的收入；期初盘点进来的也是收入，冲掉的按冲的那天减去。", en: "Receipts by their day, the opening ones too; what was reversed is taken off on the day of the reversal." }
        Spent { zh: "日子在这段时间里的付款，减去收款人退回的和冲掉的。", en: "Payments by their day, less what payees gave back and what was reversed." }
        GivenBack { zh: "没用完、退给出资方的。", en: "What wasn't used and went back to whoever gave it." }
        Holds { zh: "末了那天所有来源一共有的，也就是所有地方一共有的。", en: "What all sources had on the last day, which is what was at all places." }
        Free { zh: "其中没留给项目的。", en: "Of that, what no project had reserved." }
        Quarters { zh: "这段时间里结的账，一个季度一次。", en: "Quarters that were closed in these days." }
        QuartersInTime { zh: "其中季度过完、下一个月里就结了的。", en: "Of those, closed by the end of the month after the quarter." }
        Paid { zh: "凭证日子在这段时间里的；作废的不算。", en: "By the day of the voucher; without those that were voided." }
    }
}

words! {
    /// A month.
    month(year: i32, month: u32) { zh: "{year}年{month}月", en: "{year}-{month:02}" }
    /// A quarter.
    quarter(year: i32, said: &str, n: u32) { zh: "{year}年{said}季度", en: "Q{n} {year}" }
    /// A year.
    year(year: i32) { zh: "{year}年", en: "{year}" }
    /// Nothing that anybody writes for one.
    no_span(said: &str) { zh: "看不懂是哪段时间：{said}。写 2026-11(月)、2026Q3(季度) 或 2026(年)", en: "which month, quarter or year is {said}? write 2026-11, 2026Q3 or 2026" }
    /// The heads of the columns before those of the stretches.
    head() { zh: "数字", en: "Figure" }
    theme_head() { zh: "哪方面", en: "Of what" }
    /// Meetings of which nothing could be counted.
    missing(meetings: &str) { zh: "没算进来，这里没有记录或记录坏了：{meetings}", en: "not counted, their journals are not here or damaged: {meetings}" }
    /// Above the table of sectors.
    sectors(span: &str) { zh: "{span}，谁来了、谁说了话(只在站里看，不往外报)", en: "{span}, who came and who spoke (for the station alone; it goes to nobody else)" }
    /// The page of the station.
    page_title() { zh: "数字和工作报告", en: "Figures and work report" }
    /// What can be done with it.
    help_page() { zh: "按数字写一份工作报告；下面的数字怎么数，写出来的表格里有", en: "a digit writes a work report; its workbook says how each figure is counted" }
    /// Writes a report.
    write_report(span: &str) { zh: "写{span}的工作报告", en: "write the work report of {span}" }
    /// Asks for own words.
    ask_own() { zh: "站里要说的话(几段用分号隔开；空着，纸上留几行手写)", en: "in the station's own words (paragraphs separated by ; empty: lines to write on)" }
    /// That a report was handed in is written down.
    hand_in() { zh: "记一次报送：报给了谁", en: "write down that a report was handed in" }
    /// Those that were.
    handed_in() { zh: "报送过的报告", en: "reports that were handed in" }
    /// Where the report lies.
    reported(place: &str) { zh: "工作报告写好了(一份能打印，一份表格)：{place}", en: "the work report is written (one to print, one a workbook): {place}" }
    /// A month, above a column.
    short_month(year: i32, month: u32) { zh: "{year}年{month}月", en: "{year}-{month:02}" }
    /// A quarter, above a column.
    short_quarter(year: i32, quarter: u32) { zh: "{year}年{quarter}季", en: "{year}Q{quarter}" }
    /// Nothing happened in these days.
    nothing(span: &str) { zh: "{span}还没有可数的", en: "nothing to count in {span}" }
}

/// A month, a quarter, a year.
pub fn span(lang: Lang, span: Span) -> String {
    match span {
        Span::Month(y, m) => month(lang, y, m),
        Span::Quarter(y, q) => {
            let said = usize::try_from(q).ok().and_then(|q| ["一", "二", "三", "四"].get(q.wrapping_sub(1)).copied());
            quarter(lang, y, said.unwrap_or_default(), q)
        }
        Span::Year(y) => year(lang, y),
    }
}

/// A sector, as its charter calls it.
pub fn sector(lang: Lang, of: &SectorShare) -> String {
    let name = of.name.as_ref().map(|name| if lang == Lang::Zh { &name.zh } else { &name.en });
    name.unwrap_or(&of.sector).clone()
}

/// The columns of the table of sectors.
pub fn sector_columns(lang: Lang) -> Vec<String> {
    let all = match lang {
        Lang::Zh => ["身份", "签到", "发过言", "发言次数", "发言时长", "认领的"],
        Lang::En => ["sector", "sign-ins", "spoke", "turns", "time", "took on"],
    };
    all.map(str::to_owned).to_vec()
}

/// What a figure is called where it stands alone, not under the one that it is of.
pub fn figure_alone(lang: Lang, of: Figure) -> String {
    let said = figure(lang, of);
    said.strip_prefix("其中").or_else(|| said.strip_prefix("of those, ")).unwrap_or(said).to_owned()
}

/// The page of the docs: each figure with its name in both languages and how it is counted.
pub fn page() -> String {
    let mut page = String::from(
        "# Figures\n\nWhat `yishi figures` and the work report count, printed from the code (src/figures/figure.rs counts, src/i18n/figures.rs says how). A stretch is a month, \
         a quarter or a year of the calendar; what is written down later of a day (补记) belongs to that day, what a meeting said to its evening, and a stretch that is over never \
         changes by what happens afterwards, but for what is put right of its own days. Of a stretch that runs, what happened up to today is counted.\n",
    );
    for lang in [Lang::Zh, Lang::En] {
        let head =
            super::say!(lang, zh: "| 哪方面 | 数字 | 怎么数的 |", en: "| of what | figure | how it is counted |");
        page.extend(["\n", &head, "\n|---|---|---|\n"]);
        for of in Figure::ALL {
            let cells = [theme(lang, of.theme()), figure(lang, *of), figure_means(lang, *of)];
            page.extend(["| ", &cells.join(" | "), " |\n"]);
        }
    }
    page
}

/// The same, short, to stand above a column.
pub fn short(lang: Lang, span: Span) -> String {
    let short = span.year().rem_euclid(100);
    match span {
        Span::Month(_, month) => short_month(lang, short, month),
        Span::Quarter(_, quarter) => short_quarter(lang, short, quarter),
        Span::Year(y) => year(lang, y),
    }
}
