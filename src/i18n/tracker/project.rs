//! Words of projects and their money.

use super::{Who, item_no};
use crate::{
    i18n::{Lang, names::names, say, time, words},
    tracker::{
        Event, Fen, NotMoney, Phase, Project, ProjectNo, ProjectStep, ProjectStepName, ProjectWhy,
        project::{BudgetLine, Voucher},
    },
};

names! {
    /// Where a project stands.
    phase(Phase) {
        Applied { zh: "申请", en: "applied for" }
        Budgeted { zh: "预算", en: "budgeted" }
        Running { zh: "实施", en: "under way" }
        Settled { zh: "结算", en: "settled" }
        Published { zh: "公示", en: "published" }
        Closed { zh: "办结", en: "closed" }
        Dropped { zh: "不办了", en: "dropped" }
    }

    /// A step of a project, as a key or a hint says it.
    project_step(ProjectStepName) {
        Rest { zh: "写依据", en: "basis" }
        Budget { zh: "写预算", en: "budget" }
        Fund { zh: "记来源", en: "fund" }
        Start { zh: "开始实施", en: "start" }
        Spend { zh: "记凭证", en: "spend" }
        Void { zh: "撤凭证", en: "void" }
        Raise { zh: "追加预算", en: "raise" }
        Settle { zh: "结算", en: "settle" }
        Publish { zh: "公示", en: "publish" }
        Close { zh: "验收办结", en: "close" }
        Reopen { zh: "再打开", en: "reopen" }
        Drop { zh: "不办了", en: "drop" }
    }
}

words! {
    /// Nothing was applied for yet.
    no_projects() { zh: "还没有项目", en: "there are no projects yet" }
    /// Not a line of a budget.
    no_line_of_budget(said: &str) { zh: "「{said}」不像一条，写成：灯泡 12.50x20；两样中间用顿号", en: "{said:?} is no line of a budget; write it like: lamps 12.50x20; two of them parted by a comma" }
}

/// Not a sum, with what would be.
pub fn no_sum(lang: Lang, wrong: &NotMoney) -> String {
    let given = &wrong.given;
    match &wrong.would {
        Some(would) => {
            say!(lang, zh: "「{given}」不像金额，是不是 {would}？", en: "{given:?} is no sum; is it {would}?")
        }
        None => {
            say!(lang, zh: "「{given}」不像金额，写成 1200 或 1,200.50", en: "{given:?} is no sum; write it like 1200 or 1,200.50")
        }
    }
}

/// The columns of the list of projects (domain: 3.6).
pub fn project_columns(lang: Lang) -> Vec<String> {
    let columns = say!(
        lang,
        zh: "编号|项目名称|申请人|依据|预算|到位|花了|结算|凭证号|公示编号|验收人|进度",
        en: "no|project|applicant|basis|budget|given|spent|settled|vouchers|notice|taken over by|phase"
    );
    columns.split('|').map(ToOwned::to_owned).collect()
}

/// A project under these columns.
pub fn project_cells(lang: Lang, of: &Project, who: &dyn Who) -> Vec<String> {
    let person =
        |party: &Option<crate::tracker::Party>| party.as_ref().map(|party| who.who(lang, party)).unwrap_or_default();
    vec![
        project_no(lang, of.no),
        of.title.clone(),
        person(&of.applicant),
        of.basis.map(|no| item_no(lang, no)).unwrap_or_default(),
        of.budget().to_string(),
        of.given().to_string(),
        of.spent().to_string(),
        of.settled.map(|fen| fen.to_string()).unwrap_or_default(),
        lang.list(of.vouchers.iter().map(|voucher| &voucher.no)),
        of.notice.as_ref().map(|(notice, _)| notice.clone()).unwrap_or_default(),
        person(&of.accepted),
        phase(lang, of.phase).to_owned(),
    ]
}

/// The number of a project, as it is said aloud.
pub fn project_no(lang: Lang, no: ProjectNo) -> String {
    let (year, n) = (no.year % 100, no.n);
    say!(lang, zh: "{year:02}年项目{n}号", en: "{no}")
}

/// A sum.
pub fn yuan(lang: Lang, fen: Fen) -> String {
    say!(lang, zh: "{fen}元", en: "{fen} yuan")
}

fn line(lang: Lang, of: &BudgetLine) -> String {
    let (what, price, count, sum) = (&of.what, of.price, of.count, yuan(lang, of.sum()));
    say!(lang, zh: "{what} {price}x{count}={sum}", en: "{what} {price}x{count}={sum}")
}

/// A voucher in one line.
pub fn voucher(lang: Lang, of: &Voucher) -> String {
    let (no, what, sum, source) = (&of.no, &of.what, yuan(lang, of.sum), &of.source);
    say!(lang, zh: "凭证{no}：{what} {sum}，出自{source}", en: "voucher {no}: {what} {sum}, out of {source}")
}

/// Why a step is not possible, with what is missing.
pub(super) fn why(lang: Lang, of: &ProjectWhy) -> String {
    match of {
        ProjectWhy::NoProject(no) => {
            let no = project_no(lang, *no);
            say!(lang, zh: "没有{no}", en: "there is no project {no}")
        }
        ProjectWhy::Step { step, phase: at, possible } => {
            let (step, at) = (project_step(lang, *step), phase(lang, *at));
            let list = lang.list(possible.iter().map(|name| project_step(lang, *name)));
            say!(lang, zh: "现在是「{at}」，不能「{step}」。可以：{list}", en: "it is \"{at}\", so \"{step}\" is not possible; possible: {list}")
        }
        ProjectWhy::Unanswered { notice, comments } => {
            let (no, list) = (super::notice_no(lang, *notice), lang.list(comments.iter().map(usize::to_string)));
            say!(lang, zh: "{no}还有意见没答复：{list}", en: "{no} has comments without an answer: {list}")
        }
        ProjectWhy::NoBasis => {
            say!(lang, zh: "还没写依据：要有一件会上通过的提议", en: "it rests on nothing yet: a motion has to have passed")
        }
        ProjectWhy::NotPassed(no) => {
            let no = item_no(lang, *no);
            say!(lang, zh: "{no}不是会上通过的提议", en: "{no} is no motion that passed")
        }
        ProjectWhy::BasisOff(no) => {
            let no = item_no(lang, *no);
            say!(lang, zh: "{no}已经不办了，不能当依据", en: "{no} is not carried out any more, nothing rests on it")
        }
        ProjectWhy::SameMotion(no) => {
            let no = item_no(lang, *no);
            say!(lang, zh: "{no}已经用过了，追加要另有一件通过的提议", en: "{no} stands for it already: another motion has to pass")
        }
        ProjectWhy::Carries { basis, project } => {
            let (basis, project) = (item_no(lang, *basis), project_no(lang, *project));
            say!(lang, zh: "{basis}已用在{project}：一件提议只管一个项目", en: "{project} rests on {basis}: a motion carries one project")
        }
        ProjectWhy::NoLines => say!(lang, zh: "预算一条也没有", en: "the budget has no line"),
        ProjectWhy::NoSum => {
            say!(lang, zh: "金额要大于0，最多一亿元", en: "a sum is more than nothing and at most a hundred million yuan")
        }
        ProjectWhy::Uncovered { missing } => {
            let missing = yuan(lang, *missing);
            say!(lang, zh: "钱还没落实，还差{missing}，先记来源", en: "the sources give {missing} less than the budget asks")
        }
        ProjectWhy::NoSource { given, known } => {
            let list = lang.list(known);
            say!(lang, zh: "来源里没有「{given}」。有：{list}", en: "nobody gives money as {given:?}; there are: {list}")
        }
        ProjectWhy::TooMuch { left } => {
            let left = yuan(lang, *left);
            say!(lang, zh: "这个来源只剩{left}；另有人出钱，先记来源", en: "of this source {left} is left; if somebody else pays, write that source down first")
        }
        ProjectWhy::VoucherTwice => say!(lang, zh: "这个凭证号已经有了", en: "there is a voucher of this number"),
        ProjectWhy::NoVoucher => say!(lang, zh: "没有这个凭证号", en: "there is no voucher of this number"),
        ProjectWhy::VoucherDay => {
            say!(lang, zh: "凭证的日子要在申请以后，不晚于今天", en: "a voucher is not from before the application, nor of a day to come")
        }
        ProjectWhy::NothingSpent => {
            say!(lang, zh: "一张凭证也没有，没有可结算的", en: "no voucher, so nothing to settle")
        }
        ProjectWhy::Above { spent, budget } => {
            let (over, spent, budget) = (yuan(lang, spent.less(*budget)), yuan(lang, *spent), yuan(lang, *budget));
            say!(lang, zh: "花了{spent}，预算{budget}，超了{over}：会上再通过一件追加的提议，才能结算", en: "{spent} spent of a budget of {budget}: {over} above it; a second motion has to raise it before it is settled")
        }
        ProjectWhy::Spent => {
            say!(lang, zh: "已经花了钱，要结算，不能不办", en: "money went out: it is settled, not dropped")
        }
        ProjectWhy::NoticeDay => {
            say!(lang, zh: "公示的日子要在结算以后，不晚于今天", en: "the notice is not from before the settlement, nor of a day to come")
        }
        ProjectWhy::Hangs { until } => {
            let until = time::date(lang, *until);
            say!(lang, zh: "公示要贴满七天，{until}起才能办结", en: "the notice hangs seven days; it can be closed from {until} on")
        }
        ProjectWhy::OwnWork => say!(lang, zh: "申请人不能自己验收", en: "who applied can't take it over"),
    }
}

fn lines(lang: Lang, of: &[BudgetLine]) -> String {
    lang.list(of.iter().map(|of| line(lang, of)))
}

/// What happened to a project, in one line; nothing for what happened elsewhere.
pub(super) fn event(lang: Lang, of: &Event, who: &dyn Who) -> Option<String> {
    let (step, at) = match of {
        Event::ProjectAdded(project) => {
            let title = &project.title;
            return Some(say!(lang, zh: "申请：{title}", en: "applied for: {title}"));
        }
        Event::ProjectMoved { step, phase: at, .. } => (step, phase(lang, *at)),
        _ => return None,
    };
    let name = project_step(lang, step.name());
    let said = match step {
        ProjectStep::Start {} | ProjectStep::Settle {} => String::new(),
        ProjectStep::Rest { basis } => item_no(lang, *basis),
        ProjectStep::Budget { lines: of } => lines(lang, of),
        ProjectStep::Raise { basis, lines: of } => {
            let (basis, lines) = (item_no(lang, *basis), lines(lang, of));
            say!(lang, zh: "凭{basis}，{lines}", en: "by {basis}, {lines}")
        }
        ProjectStep::Fund { source, sum, .. } => {
            let sum = yuan(lang, *sum);
            say!(lang, zh: "{source} {sum}", en: "{source} {sum}")
        }
        ProjectStep::Spend { voucher: of } => voucher(lang, of),
        ProjectStep::Void { voucher, reason } => say!(lang, zh: "{voucher}，{reason}", en: "{voucher}, {reason}"),
        ProjectStep::Publish { notice, on } => {
            let on = time::date(lang, *on);
            say!(lang, zh: "{notice}，{on}起", en: "{notice}, from {on}")
        }
        ProjectStep::Close { by } => who.who(lang, by),
        ProjectStep::Reopen { reason } | ProjectStep::Drop { reason } => reason.clone(),
    };
    let said = if said.is_empty() { name.to_owned() } else { say!(lang, zh: "{name}：{said}", en: "{name}: {said}") };
    Some(say!(lang, zh: "{said}，现在：{at}", en: "{said}; now: {at}"))
}

/// The way of a project in words, and at which place of it it is.
pub fn project_way(lang: Lang, of: &Project) -> (Vec<String>, usize) {
    let (on, off): (Vec<Phase>, Vec<Phase>) = Phase::ALL.into_iter().partition(|phase| *phase != Phase::Dropped);
    let way = if of.phase == Phase::Dropped { [&on[..1], &off].concat() } else { on };
    let at = way.iter().position(|phase| *phase == of.phase).unwrap_or(0);
    (way.into_iter().map(|of| phase(lang, of).to_owned()).collect(), at)
}

/// What is known of a project: what, and how it is. Every yuan stands there, from its source to its voucher.
pub fn project_facts(lang: Lang, of: &Project, who: &dyn Who) -> Vec<(String, String)> {
    let budget_lines = of.lines.iter().map(|of| (say!(lang, zh: "预算", en: "budget"), line(lang, of)));
    let raised = of.raises.iter().flat_map(|raise| raise.lines.iter().map(move |line| (raise.basis, line)));
    let raised = raised.map(|(basis, of)| {
        let (basis, line) = (item_no(lang, basis), line(lang, of));
        (say!(lang, zh: "追加", en: "raised"), say!(lang, zh: "{line}(凭{basis})", en: "{line} (by {basis})"))
    });
    let sources = of.sources.iter().map(|source| {
        let (name, sum) = (&source.name, yuan(lang, source.sum));
        let (spent, left) = (yuan(lang, of.spent_of(name)), yuan(lang, of.left_of(name)));
        let said =
            say!(lang, zh: "{name} {sum}，花了{spent}，剩{left}", en: "{name} {sum}, {spent} spent, {left} left");
        (say!(lang, zh: "来源", en: "source"), said)
    });
    let vouchers = of.vouchers.iter().map(|of| {
        let on = time::date(lang, of.on);
        (on, voucher(lang, of))
    });
    let (budget, given, spent) = (of.budget(), of.given(), of.spent());
    let sums = say!(lang, zh: "预算{budget}元，到位{given}元，花了{spent}元", en: "budget {budget}, given {given}, spent {spent} yuan");
    let one = |what: String, said: Option<String>| said.map(|said| (what, said));
    let head = [
        one(project_no(lang, of.no), Some(of.title.clone())),
        one(say!(lang, zh: "进度", en: "phase"), Some(phase(lang, of.phase).to_owned())),
        one(say!(lang, zh: "申请人", en: "applicant"), of.applicant.as_ref().map(|party| who.who(lang, party))),
        one(say!(lang, zh: "依据", en: "basis"), of.basis.map(|no| item_no(lang, no))),
        one(say!(lang, zh: "合计", en: "in all"), Some(sums)),
        one(say!(lang, zh: "结算", en: "settled"), of.settled.map(|fen| yuan(lang, fen))),
        one(
            say!(lang, zh: "公示", en: "notice"),
            of.notice.as_ref().map(|(notice, on)| format!("{notice} {}", time::date(lang, *on))),
        ),
        one(say!(lang, zh: "验收人", en: "taken over by"), of.accepted.as_ref().map(|party| who.who(lang, party))),
        one(say!(lang, zh: "为什么", en: "why"), of.why.clone()),
    ];
    head.into_iter().flatten().chain(budget_lines).chain(raised).chain(sources).chain(vouchers).collect()
}

/// The columns of the account of a project.
pub fn account_columns(lang: Lang) -> Vec<String> {
    let columns =
        say!(lang, zh: "来源|给了|凭证号|日期|做什么用|金额|结余", en: "source|given|voucher|day|what for|sum|left");
    columns.split('|').map(ToOwned::to_owned).collect()
}

/// The account, source by source: what was given, each voucher, what is left. Every yuan stands in it once.
pub fn account(lang: Lang, of: &Project) -> Vec<Vec<String>> {
    let mut rows = vec![account_columns(lang)];
    for source in &of.sources {
        let (name, none) = (source.name.clone(), String::new);
        rows.push(vec![name.clone(), source.sum.to_string(), none(), none(), none(), none(), none()]);
        for voucher in of.vouchers.iter().filter(|voucher| voucher.source == source.name) {
            let (no, on, what) = (voucher.no.clone(), voucher.on.to_string(), voucher.what.clone());
            rows.push(vec![name.clone(), none(), no, on, what, voucher.sum.to_string(), none()]);
        }
        let left = of.left_of(&source.name).to_string();
        rows.push(vec![name, none(), none(), none(), none(), none(), left]);
    }
    rows
}
