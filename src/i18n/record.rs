//! The sentences of the other papers after a meeting: the one page, the tables, the text for a chat, the calendar.

super::words! {
    page_present() { zh: "人数", en: "People" }
    page_how() { zh: "表决办法", en: "How votes were taken" }
    page_attended() { zh: "出席", en: "Attended" }
    page_sector(sector: &str, n: u16) { zh: "{sector}{n}人", en: "{sector} {n}" }
    page_copied() { zh: "抄送", en: "Copies to" }
    page_printed() { zh: "印发", en: "Issued by" }
    page_folded() { zh: "带「..」的是节录，全文在传阅的纪要里。", en: "What ends in .. is cut here; all of it stands in the circulated minutes." }
    page_next() { zh: "下次会议", en: "Next meeting" }
    page_votes() { zh: "一、表决结果", en: "1. Votes" }
    page_votes_head() { zh: "事项|有票|赞成|占有票|反对|未表态|结果", en: "On|With a vote|For|Share|Against|Not voted|Result" }
    page_choice(on: &str, of: &str, p: u16, came: &str) { zh: "{on}：有票{p}{of}，{came}。", en: "{on}: with a vote {p} {of}, {came}." }
    page_agreed() { zh: "二、议定事项与责任人", en: "2. What was agreed, and who is responsible" }
    page_agreed_head() { zh: "编号|事项|负责人|完成时间|协助单位", en: "No.|What|Responsible|By|With" }
    page_replies() { zh: "三、单位回应", en: "3. Replies of units" }
    page_sent() { zh: "四、转交与建议", en: "4. Advice and what was sent on" }
    sent(what: &str, org: &str) { zh: "{what}，递{org}", en: "{what}, to {org}" }
    sent_by(what: &str, org: &str, date: &str) { zh: "{what}，递{org}，{date}前回复", en: "{what}, to {org}, reply by {date}" }
    head(head: &str) { zh: "记录校验码：{head}（改动一字，码即不符）", en: "Head of the record: {head} (change one character and the code differs)" }

    sheet_concerns() { zh: "关切", en: "Concerns" }
    sheet_topics() { zh: "议题", en: "Topics" }
    sheet_votes() { zh: "表决", en: "Votes" }
    sheet_actions() { zh: "行动计划", en: "Plan" }
    sheet_pledges() { zh: "认领", en: "Pledges" }
    sheet_speeches() { zh: "发言登记", en: "Floor log" }
    concerns_head() { zh: "卡号|提出人|原话|归入|题目|说明", en: "Card|Who|Own words|Put into|Title|Note" }
    topics_head() { zh: "编号|题目|卡片|关心数|事项归属|去向", en: "No.|Title|Cards|Dots|Scope|Went to" }
    votes_head() { zh: "次序|事项|有票|选项|赞成|占有票|反对|未表态|结果|事项归属|方式|计票人", en: "No.|On|With a vote|Option|For|Share|Against|Not voted|Result|Scope|Method|Tellers" }
    actions_head() { zh: "编号|行动内容|我能做什么|负责人|参与人|资源|协助单位|完成时间|完成标准|提议|进度", en: "No.|What|Offered|Leads|Helps|Needs|With|By|Done means|Proposal|State" }
    pledges_head() { zh: "编号|谁|自己的话|用在|日期", en: "No.|Who|In own words|For|By" }
    speeches_head() { zh: "序号|提议|谁|立场|用时（秒）|超时（秒）|摘要", en: "No.|Proposal|Who|Side|Seconds|Over|Gist" }
    offered(who: &str, text: &str) { zh: "{who}：{text}", en: "{who}: {text}" }
    taken_off(reason: &str) { zh: "不再列入：{reason}", en: "taken off: {reason}" }

    chat_lead(estate: &str, date: &str, n: usize) { zh: "【{estate}】{date}议事会，来了{n}位邻居", en: "[{estate}] residents' meeting of {date}, {n} neighbours came" }
    chat_besides(lead: &str, list: &str) { zh: "{lead}，另有{list}", en: "{lead}, and besides: {list}" }
    chat_many(who: &str, n: usize) { zh: "{who}{n}位", en: "{who} {n}" }
    chat_listeners() { zh: "旁听", en: "listening" }
    chat_households() { zh: "一户一票，票数按户算", en: "One household, one vote: counts are households" }
    chat_decided() { zh: "定了的事：", en: "Decided:" }
    chat_decided_line(no: &str, title: &str, f: u16, a: u16) { zh: "{no} {title}（赞成{f}，反对{a}）", en: "{no} {title} (for {f}, against {a})" }
    chat_advised() { zh: "递上去的建议：", en: "Advice sent on:" }
    chat_advised_line(no: &str, title: &str, f: u16, a: u16, org: &str) { zh: "{no} {title}（赞成{f}，反对{a}），递{org}", en: "{no} {title} (for {f}, against {a}), to {org}" }
    chat_asked_line(no: &str, title: &str, f: u16, a: u16, org: &str, date: &str) { zh: "{no} {title}（赞成{f}，反对{a}），递{org}，{date}前回话", en: "{no} {title} (for {f}, against {a}), to {org}, reply by {date}" }
    chat_failed() { zh: "这次没通过：", en: "Not passed:" }
    chat_failed_line(no: &str, title: &str, f: u16, a: u16) { zh: "{no} {title}（{f}对{a}），还可以再提", en: "{no} {title} ({f} to {a}), may be brought again" }
    chat_not_sent() { zh: "这次不递：", en: "Not sent on:" }
    chat_not_sent_line(no: &str, title: &str, f: u16, a: u16) { zh: "{no} {title}（{f}对{a}），个人仍可反映", en: "{no} {title} ({f} to {a}), anybody may still write" }
    chat_consulted() { zh: "听了意见：", en: "Opinions heard:" }
    chat_consulted_line(no: &str, title: &str, f: u16, a: u16) { zh: "{no} {title}（赞成{f}，反对{a}）", en: "{no} {title} (for {f}, against {a})" }
    chat_short_line(no: &str, title: &str, f: u16, a: u16) { zh: "{no} {title}（赞成{f}，反对{a}），人数不够，先记作意见", en: "{no} {title} (for {f}, against {a}), too few were there, opinions only" }
    chat_chosen_line(title: &str, came: &str) { zh: "{title}：{came}", en: "{title}: {came}" }
    chat_heard(list: &str) { zh: "大家提到：{list}", en: "Heard: {list}" }
    chat_heard_on_paper(list: &str) { zh: "{list}（字还在纸上）", en: "{list} (still on paper)" }
    chat_heard_topic(topic: &str, n: usize) { zh: "{topic}（{n}人）", en: "{topic} (people: {n})" }
    calendar_held(estate: &str) { zh: "{estate}居民议事会", en: "{estate}: residents' meeting" }
    picture_more(n: usize) { zh: "先记着的、转交的、答复的还有{n}件，写在会议纪要里", en: "Noted for later, sent on or answered: {n} more, in the minutes" }
    calendar_due(what: &str) { zh: "到期：{what}", en: "Due: {what}" }
    calendar_tomorrow(what: &str) { zh: "明天：{what}", en: "Tomorrow: {what}" }
    chat_doing() { zh: "谁来做：", en: "Who does what:" }
    chat_doing_line(no: &str, who: &str, what: &str, date: &str) { zh: "{no} {who}：{what}，{date}前", en: "{no} {who}: {what}, by {date}" }
    chat_doing_open(no: &str, who: &str, what: &str) { zh: "{no} {who}：{what}", en: "{no} {who}: {what}" }
    chat_withdrawn(list: &str) { zh: "提议人收回：{list}", en: "Taken back by its mover: {list}" }
    chat_parked() { zh: "先记着：", en: "Noted for later:" }
    chat_sent() { zh: "转交的：", en: "Sent on:" }
    chat_next(when: &str) { zh: "下次：{when}，先看答应的事", en: "Next time: {when}, promises first" }
    chat_next_plain(when: &str) { zh: "下次：{when}", en: "Next time: {when}" }
    chat_close() { zh: "有不同意见，到值班室说一声。谢谢大家！", en: "If you see it differently, tell the duty desk. Thank you all!" }
    chat_practice() { zh: "（练习，不是正式记录）", en: "(practice, not a record)" }

    calendar_pledge(estate: &str, who: &str) { zh: "{estate}居民议事会，{who}认领", en: "{estate}: pledge of {who}" }
    calendar_lead(estate: &str, who: &str) { zh: "{estate}居民议事会，{who}负责", en: "{estate}: led by {who}" }
    calendar_row(what: &str) { zh: "用在：{what}", en: "for: {what}" }
    calendar_follow_up(estate: &str) { zh: "{estate}居民议事会：先看答应的事", en: "{estate}: residents' meeting, promises first" }
}
