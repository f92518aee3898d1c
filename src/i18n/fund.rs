//! The sentences of the fund's papers and of its orders: statement, claim form, settlement, where a fen came from and went.

use super::words;

words! {
    /// The paper for residents and street.
    statement() { zh: "自治基金收支表", en: "Statement of the residents' fund" }
    /// What its figures are.
    opening() { zh: "期初", en: "Before" }
    /// The same.
    closing() { zh: "期末", en: "At the end" }
    /// The sum of a table.
    total() { zh: "合计", en: "Total" }
    /// A section.
    whose() { zh: "钱是谁的", en: "Whose it is" }
    /// A section.
    places() { zh: "钱在哪", en: "Where it is" }
    /// A section.
    costs() { zh: "花在哪", en: "What it paid for" }
    /// A section.
    entries() { zh: "逐笔", en: "Entry by entry" }
    /// A section.
    open() { zh: "还没付的报销", en: "Claims not paid yet" }
    /// A section.
    short() { zh: "已付缺签的", en: "Paid before all had signed" }
    /// A section.
    free_today() { zh: "到今天能用的", en: "Free today" }
    /// Columns of whose it is.
    pot_columns() { zh: "来源|出资方|用途|期初|进|出|期末", en: "Source|Given by|For|Before|In|Out|At the end" }
    /// Columns of where it is.
    place_columns() { zh: "地方|期初|进|出|期末", en: "Place|Before|In|Out|At the end" }
    /// Columns of what it paid for.
    cost_columns() { zh: "项目或日常|花了", en: "Project, or daily|Paid" }
    /// Columns of entries.
    entry_columns() { zh: "号|日子|什么|金额", en: "No|Day|What|Sum" }
    /// Columns of entries, for the street.
    all_columns() { zh: "号|日子|什么|凭证|项目|钱在哪|是谁的|金额|说明", en: "No|Day|What|Claim|Project|Where|Whose|Sum|Note" }
    /// Columns of claims.
    claim_columns() { zh: "凭证|日子|用途|付给|来源|金额|进度", en: "Claim|Day|For|To|Source|Sum|State" }
    /// Columns of what is free.
    free_columns() { zh: "来源|有|留给项目|能用", en: "Source|Has|Reserved|Free" }
    /// Entries that have no room on a page.
    more(n: usize) { zh: "还有{n}笔，值班室有全部的表，谁都能看", en: "{n} more; the whole table lies at the duty room for everybody" }
    /// Both sides.
    balanced(sum: &str) { zh: "钱在哪合计 = 是谁的合计 = 期初加进减出：{sum}", en: "Where it is = whose it is = before, plus in, less out: {sum}" }
    /// They differ.
    unbalanced(at: &str, of: &str) { zh: "对不上：钱在哪合计{at}，是谁的合计{of}", en: "The sides differ: {at} where it is, {of} whose it is" }
    /// What goes from one term to the next.
    handed_over() { zh: "自治基金", en: "The fund" }
    /// Columns of where it is, for whoever takes over.
    kept_columns() { zh: "地方|谁管着|有|上次盘点", en: "Place|Kept by|Has|Last counted" }
    /// It was counted too long ago.
    counted_long_ago(day: &str) { zh: "{day}，过了7天，交接前再盘一次", en: "{day}: more than 7 days ago, count it again" }
    /// It never was.
    never_counted() { zh: "没盘点过，交接前盘一次", en: "never: count it before" }
    /// What whoever supervises says.
    supervised() { zh: "监督的话", en: "What the supervisor says" }
    /// One remark.
    remark(day: &str, who: &str, said: &str) { zh: "{day}，{who}：{said}", en: "{day}, {who}: {said}" }
    /// Its quarters are closed.
    closed() { zh: "已结账", en: "closed" }
    /// They aren't.
    not_closed() { zh: "未结账", en: "not closed" }
    /// Lines to sign under it.
    made_by() { zh: "制表", en: "Made by" }
    /// The same.
    chair() { zh: "理事长", en: "Chair" }
    /// The same, of a settlement.
    applicant() { zh: "申请人", en: "Applicant" }
    /// The same.
    inspected_by() { zh: "验收人", en: "Inspected by" }
    /// The same.
    supervisor() { zh: "监督", en: "Supervisor" }
    /// From which record it was made.
    made_of(head: &str, day: &str) { zh: "记录码 {head}，{day}做的。", en: "Code of the record {head}, made on {day}." }
    /// Whose form it is.
    sample() { zh: "本表格式为示范文本，街道另有格式的照街道的。", en: "Sample form; that of the sub-district office prevails." }
    /// Where somebody is told more.
    ask() { zh: "对账有疑问，写给值班室，会答复。", en: "Questions are answered: write them to the duty room." }

    /// The paper that is signed.
    form() { zh: "报销单", en: "Claim" }
    /// Its sum in capitals.
    in_capitals() { zh: "人民币(大写)", en: "sum in capitals" }
    /// Invoices and photos that go with it.
    papers_with_it() { zh: "附单据", en: "papers with it" }
    /// Room for how many.
    how_many() { zh: "＿＿＿张", en: "____" }
    /// What sums are in.
    in_yuan() { zh: "表里的金额都是元。", en: "All sums in yuan." }
    /// Columns of its lines.
    line_columns() { zh: "用途|单价|数量|金额", en: "For|Each|How many|Sum" }
    /// Who claims.
    claimed_by() { zh: "经办人", en: "Seen to by" }
    /// Who approves, one after the other.
    approver(n: usize) { zh: "批({n})", en: "Approved ({n})" }
    /// Who was paid.
    paid_to() { zh: "收款人", en: "Received" }
    /// Who paid.
    paid_by() { zh: "付款人", en: "Paid" }
    /// What the signatures are for.
    sign() { zh: "程序里只记名字，签名在这张纸上。收款人、经办人、申请人不批自己的。", en: "The program keeps names; this sheet has the signatures. Who is paid, saw to it or applied doesn't approve." }

    /// The paper of a project that is settled.
    settlement() { zh: "项目结算公示", en: "Settlement of a project" }
    /// The motion that it rests on.
    basis() { zh: "依据", en: "rests on" }
    /// Columns of its lines.
    budget_columns() { zh: "预算哪条|预算|花了|剩", en: "Line of the budget|Budget|Paid|Left" }
    /// What names no line.
    other() { zh: "其他", en: "other" }
    /// Columns of its vouchers.
    voucher_columns() { zh: "凭证|日子|用途|来源|金额", en: "Voucher|Day|For|Source|Sum" }
    /// Columns of its sources.
    source_columns() { zh: "来源|出了|花了|退", en: "Source|Gave|Paid|Goes back" }
    /// What people said to it.
    said() { zh: "公示期间的意见和答复", en: "What was said to it, and answered" }
    /// Nobody said anything yet.
    nothing_said() { zh: "还没有收到意见", en: "nothing was said yet" }
    /// An answer.
    answered(text: &str, reply: &str) { zh: "{text}。答复：{reply}", en: "{text}. Answered: {reply}" }
    /// None yet.
    unanswered(text: &str) { zh: "{text}。还没答复", en: "{text}. Not answered yet" }

    /// A step of where a fen came from.
    from_giver() { zh: "谁出的", en: "given by" }
    /// The same.
    from_pot() { zh: "来源", en: "source" }
    /// The same.
    for_project() { zh: "项目", en: "project" }
    /// The same.
    for_line() { zh: "预算哪条", en: "line" }
    /// The same.
    by_claim() { zh: "凭证", en: "claim" }
    /// The same.
    approved() { zh: "批", en: "approved" }
    /// The same.
    by_entry() { zh: "账", en: "entry" }
    /// The same.
    photo() { zh: "照片", en: "photo" }
    /// It isn't there.
    missing() { zh: "还没有", en: "none yet" }

    /// The page, biggest.
    free(sum: &str) { zh: "能用的钱 {sum}", en: "Free: {sum}" }
    /// The page, where the fund isn't kept.
    not_kept() { zh: "自治基金还没开始记", en: "The fund isn't kept here yet" }
    /// Behind what a place or pot has.
    has(sum: &str) { zh: "有{sum}", en: "has {sum}" }
    /// What is reserved, and what is free of it.
    has_free(has: &str, reserved: &str, free: &str) { zh: "有{has}，留给项目{reserved}，能用{free}", en: "has {has}, {reserved} reserved, {free} free" }
    /// It was never counted.
    uncounted() { zh: "没盘点过", en: "never counted" }
    /// When it was.
    counted(day: &str) { zh: "{day}盘点过", en: "counted on {day}" }
    /// Entries that moved nothing.
    odd(all: &str) { zh: "这几笔两边对不上，没有算进去：{all}", en: "the sides of these differ, they moved nothing: {all}" }
    /// A person's money may be asked for by few.
    public_asking() { zh: "向大家募款要有公开募捐资格，没有就只收主动给的", en: "to ask the public for money one has to be qualified; else only what is given unasked is taken" }
    /// Not a span.
    no_span(said: &str) { zh: "「{said}」不像一段时间，写成 26-11、26Q3 或 26", en: "{said:?} is no span of time; write it like 26-11, 26Q3 or 26" }
    /// Neither a claim nor a pot.
    no_trace(said: &str) { zh: "没有「{said}」：写凭证号如 26-b17，或来源的名字", en: "there is no {said:?}: give a claim like 26-b17, or the name of a source" }
    /// Not a number of a claim or an entry.
    no_number(said: &str) { zh: "「{said}」不像编号，写成 26-b17 或 26-z9", en: "{said:?} is no number; write it like 26-b17 or 26-z9" }

    /// A key of the page.
    key_on() { zh: "改规矩", en: "rules" }
    /// The same.
    key_place() { zh: "添放钱的地方", en: "new place" }
    /// The same.
    key_pot() { zh: "添来源", en: "new source" }
    /// The same.
    key_claim() { zh: "报销", en: "claim" }
    /// The same.
    key_statement() { zh: "收支表", en: "statement" }
    /// The same.
    key_post() { zh: "贴了收支表", en: "statement posted" }
    /// The same.
    key_form() { zh: "印报销单", en: "print its form" }
    /// The first thing to do.
    begin() { zh: "从今天记起", en: "begin to keep it" }
    /// What the page is for.
    what_it_is() { zh: "钱在哪、是谁的、花在哪：每一笔两边都对得上。没有钱要管的站，用不着这一页", en: "Where money is, whose it is, what it paid for: both sides agree after each line. A station without money needs no such page" }
    /// What can be done with it.
    help_fund() { zh: "按数字办；回车打开标着的；F6 报销", en: "digits do it; Enter opens the marked one; F6 claims" }
    /// What Enter does with an entry.
    help_entries() { zh: "回车冲红标着的那笔", en: "Enter reverses the marked one" }
    /// A page.
    all_entries() { zh: "全部账", en: "all entries" }
    /// A page.
    all_claims() { zh: "全部凭证", en: "all claims" }
    /// Nothing is there.
    nothing_yet() { zh: "还没有", en: "nothing yet" }
    /// Not a number of a project.
    no_project(said: &str) { zh: "「{said}」不像项目号，写成 项目3 或 26-p3；日常空着", en: "{said:?} is no number of a project; write it like 26-p3; empty: daily" }
    /// Not one of those that there are.
    no_such(said: &str, known: &str) { zh: "没有「{said}」。有：{known}", en: "there is no {said:?}; there are: {known}" }
    /// Money is about to go out before all have signed.
    pays_short(missing: u8) { zh: "还缺{missing}位签字。再按一次回车，照实记成「已付，缺{missing}签」；不记按 Esc", en: "signatures missing: {missing}. Enter once more writes it down as paid before all had signed; Esc doesn't" }
    /// A name without @ that sounds like a shop or an office.
    may_be_a_unit(said: &str) { zh: "「{said}」像是单位：单位前面写 @，如 @{said}，公开的纸上才看得见全名。真是一位居民，再按一次回车", en: "{said:?} sounds like a unit: with @ before it (@{said}) papers that hang show its name. If it is a resident, Enter once more" }
    /// The same on the command line.
    pays_short_unless(missing: u8) { zh: "还缺{missing}位签字。真付了就再加 --yes，照实记成「已付，缺{missing}签」", en: "signatures missing: {missing}. If it was paid all the same, add --yes: it is written down as paid before all had signed" }
    posted_unless(no: &str, day: &str) { zh: "这一段的收支表{day}贴过了，是{no}。真又贴了一次就再加 --yes，改成现在贴的", en: "the statement of this time was posted on {day}, as {no}. If it was posted once more, add --yes: it hangs from now on instead" }
    /// The statement of this time hangs already.
    posted_before(no: &str, day: &str) { zh: "这一段的收支表{day}贴过了，是{no}。再按一次回车，改成现在贴的；不改按 Esc", en: "the statement of this time was posted on {day}, as {no}. Enter once more says that it is posted now instead; Esc doesn't" }
    /// Asks for it.
    ask_since() { zh: "从哪天记起(空着是今天)", en: "kept since which day (empty: today)" }
    /// Asks for it.
    ask_approvers() { zh: "要几位批，1到7(空着是2位)", en: "how many approve, 1 to 7 (empty: 2)" }
    /// Asks for it.
    ask_place_name() { zh: "放钱的地方叫什么，如 社区代管户", en: "what the place is called" }
    /// Asks for it.
    ask_keeper() { zh: "谁管(空着不写)", en: "who keeps it (optional)" }
    /// Asks for it.
    ask_pot_name() { zh: "来源叫什么，如 街道2026", en: "what the source is called" }
    /// Asks for it.
    ask_giver() { zh: "谁出的(单位前面写 @)", en: "who gave it (@ before a unit)" }
    /// Asks for it.
    ask_kind() { zh: "哪一类，按数字", en: "what kind, by its digit" }
    /// Asks for it.
    ask_earmark() { zh: "用于什么：日常、项目编号，或几个字(空着不限)", en: "for what: daily, a project's number, a few words (empty: any)" }
    /// Asks for it.
    ask_until() { zh: "用到哪天(空着不限)", en: "until which day (optional)" }
    /// Asks for it.
    ask_paper() { zh: "凭什么，文件或收据号(空着不写)", en: "by which paper (optional)" }
    /// Asks for it.
    ask_pot() { zh: "哪笔来源，按数字或写名字", en: "which source, by digit or name" }
    /// Asks for it.
    ask_to_pot() { zh: "改到哪笔来源", en: "to which source" }
    /// Asks for it.
    ask_place() { zh: "钱在哪里，按数字或写名字", en: "which place, by digit or name" }
    /// Asks for it.
    ask_to_place() { zh: "到哪里", en: "to which place" }
    /// Asks for it.
    ask_sum() { zh: "多少元", en: "how much, in yuan" }
    /// Asks for it.
    ask_found() { zh: "点下来多少元", en: "how much was found, in yuan" }
    /// Asks for it.
    ask_lines() { zh: "付什么，如 灯泡 12.50x20、电工 300", en: "what for, like lamps 12.50x20, work 300" }
    /// Asks for it.
    ask_payee() { zh: "付给谁(单位前面写 @)", en: "who is paid (@ before a unit)" }
    /// Asks for it.
    ask_handler() { zh: "谁经办(空着不写)", en: "who saw to it (optional)" }
    /// Asks for it.
    ask_project() { zh: "哪个项目(空着是日常)", en: "for which project (empty: daily)" }
    /// Asks for it.
    ask_invoice() { zh: "发票号(空着没有)", en: "the invoice's number (optional)" }
    /// Asks for it.
    ask_photo() { zh: "照片的文件名", en: "the name of the photo" }
    /// Asks for it.
    ask_signer() { zh: "谁签的字", en: "who signed" }
    /// Asks for it.
    ask_counter() { zh: "谁点的(管钱的不点)", en: "who counted (not who keeps it)" }
    /// Asks for it.
    ask_differs() { zh: "对不上的写为什么(对得上空着)", en: "why it differs (empty: it doesn't)" }
    /// Asks for it.
    ask_whose() { zh: "差的算在哪笔来源上(对得上空着)", en: "whose the difference is (empty: there is none)" }
    /// Asks for it.
    ask_span() { zh: "哪段时间：26-11、26Q3 或 26(空着是这一季)", en: "which time: 26-11, 26Q3 or 26 (empty: this quarter)" }
    /// Asks for it.
    ask_quarter() { zh: "结哪一季，如 26Q3(空着是下一个该结的)", en: "which quarter, like 26Q3 (empty: the next)" }
    /// Asks for it.
    ask_hangs() { zh: "贴在哪里(空着不写)", en: "where it hangs (optional)" }
    /// Asks for it.
    ask_reason() { zh: "为什么", en: "why" }
    /// Asks for it.
    ask_basis() { zh: "哪件通过的提议，如 提议2", en: "which motion that passed" }
    /// Asks for it.
    ask_word() { zh: "出资方怎么说，或哪份文件", en: "what the giver said, or by which paper" }
    /// Asks for it.
    ask_note() { zh: "说明(空着不写)", en: "in words (optional)" }
}
