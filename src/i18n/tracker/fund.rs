//! Words of the fund: where money is, whose it is, what moved it, and why something is not possible.

use super::{Who, item_no, project_no, yuan};
use crate::{
    i18n::{Lang, names::names, say, time, words},
    time::Span,
    tracker::{
        ClaimNo, EntryNo, Event, Fen, Signed,
        fund::{
            CLAIM_MOVES, Claim, ClaimState, ClaimStep, ClaimStepName, Deed, DeedName, Earmark, Entry, FundNeed,
            FundWhy, Giving, Pot, sum,
        },
        project::BudgetLine,
    },
};

names! {
    /// Where a claim stands.
    claim_state(ClaimState) {
        Claimed { zh: "待批", en: "to be approved" }
        Payable { zh: "可付", en: "may be paid" }
        Paid { zh: "付了", en: "paid" }
        SentBack { zh: "退回了", en: "sent back" }
    }

    /// A step of a claim, as a key or a hint says it.
    claim_step(ClaimStepName) {
        Approve { zh: "批", en: "approve" }
        Pay { zh: "付", en: "pay" }
        SendBack { zh: "退回", en: "send back" }
        Attach { zh: "记照片", en: "photo" }
    }

    /// What an entry was.
    deed(DeedName) {
        Receipt { zh: "收入", en: "receipt" }
        Transfer { zh: "转存", en: "transfer" }
        Payment { zh: "付", en: "payment" }
        Refund { zh: "退款", en: "refund" }
        GivenBack { zh: "退回出资方", en: "return to the giver" }
        Repurposed { zh: "改用途", en: "change of use" }
        Reversed { zh: "冲红", en: "reversal" }
        Counted { zh: "盘点", en: "count" }
        Closed { zh: "结账", en: "closing" }
    }

    /// What kind of giver it is.
    giving(Giving) {
        Budget { zh: "政府财政", en: "public budget" }
        Street { zh: "镇街社区建设", en: "sub-district office" }
        Venture { zh: "公益创投", en: "public venture" }
        Unit { zh: "单位", en: "a unit" }
        Person { zh: "个人", en: "a person" }
        Own { zh: "自筹", en: "raised by ourselves" }
        Interest { zh: "利息", en: "interest" }
    }

    /// What is said where something is missing.
    fund_need(FundNeed) {
        Day { zh: "日子不晚于今天，不早于它依据的那件，不在结了账的季度里", en: "a day that is here, not before what it rests on, in no closed quarter" }
        Missing { zh: "还缺签", en: "an approval is missing" }
        NotOwn { zh: "收款人、经办人、申请人不批自己的", en: "who is paid, saw to it or applied doesn't approve it" }
        Different { zh: "同一个人只批一次", en: "nobody approves twice" }
        InTerm { zh: "批的人那天在任", en: "who approves is in term on that day" }
        There { zh: "那里有这么多钱", en: "so much is there" }
        Covered { zh: "这笔来源能付，也够付", en: "the source may pay for it, and has so much" }
        Reason { zh: "写为什么", en: "a reason" }
    }
}

words! {
    /// Money that went out before all had signed.
    short(missing: u8) { zh: "已付，缺{missing}签", en: "paid, signatures missing: {missing}" }
    /// Approvals that are missing.
    lacks(missing: u8) { zh: "还差{missing}位批", en: "approvals missing: {missing}" }
    /// A sum that may be below nothing.
    plus(sum: Signed) { zh: "{sum}元", en: "{sum} yuan" }
    /// What keeps the station going.
    daily() { zh: "日常", en: "daily" }
    /// Whatever the fund pays for.
    any() { zh: "不限", en: "any" }
    /// Who gives and isn't to be named.
    neighbour() { zh: "热心居民", en: "a neighbour" }
}

/// The number of a claim, as it is said aloud.
pub fn claim_no(lang: Lang, no: ClaimNo) -> String {
    let spoken = no.spoken();
    say!(lang, zh: "{spoken}", en: "{no}")
}

/// The number of an entry, as it is said aloud.
pub fn entry_no(lang: Lang, no: EntryNo) -> String {
    let spoken = no.spoken();
    say!(lang, zh: "{spoken}", en: "{no}")
}

pub use crate::i18n::figures::span;

/// What a pot is for.
pub fn earmark(lang: Lang, of: &Earmark) -> String {
    match of {
        Earmark::Any => any(lang),
        Earmark::Daily => daily(lang),
        Earmark::Project(no) => project_no(lang, *no),
        Earmark::Class(class) => class.clone(),
    }
}

/// Who gave a pot, its kind, what it is for, until when.
pub fn pot(lang: Lang, of: &Pot, who: &dyn Who) -> String {
    let (giver, kind, mark) = (who.who(lang, &of.giver), giving(lang, of.kind), earmark(lang, &of.earmark));
    let until = of.until.map(|until| time::date(lang, until));
    let until = until.map(|until| say!(lang, zh: "，用到{until}", en: ", until {until}")).unwrap_or_default();
    let paper = of.paper.as_deref().map(|paper| say!(lang, zh: "，{paper}", en: ", {paper}")).unwrap_or_default();
    say!(lang, zh: "{giver}({kind})，{mark}{until}{paper}", en: "{giver} ({kind}), {mark}{until}{paper}")
}

/// Where a claim stands, with what is missing.
pub fn claim_stands(lang: Lang, of: &Claim) -> String {
    let missing = of.missing();
    match of.state {
        ClaimState::Paid if of.is_short() => short(lang, missing),
        ClaimState::Claimed => lacks(lang, missing),
        state => claim_state(lang, state).to_owned(),
    }
}

/// What a claim is for, in a few words.
pub fn claim_what(of: &Claim) -> String {
    of.asked.lines.iter().map(|line| line.what.as_str()).collect::<Vec<_>>().join("、")
}

/// An entry in one line.
pub fn entry(lang: Lang, of: &Entry, who: &dyn Who) -> String {
    let legs = |legs: &[crate::tracker::fund::Leg]| {
        let said = legs.iter().map(|leg| format!("{} {}", leg.of, Signed(leg.fen)));
        said.collect::<Vec<_>>().join(say!(lang, zh: "，", en: ", ").as_str())
    };
    let name = deed(lang, of.deed.name());
    let what = match &of.deed {
        Deed::Payment { .. } | Deed::Refund {} => of.claim.map(|no| claim_no(lang, no)).unwrap_or_default(),
        Deed::Repurposed { basis } => item_no(lang, *basis),
        Deed::Reversed { entry } => entry_no(lang, *entry),
        Deed::Counted { place, found, by } => {
            let (found, by) = (yuan(lang, *found), who.who(lang, by));
            say!(lang, zh: "{place} {found}({by}点的)", en: "{place} {found} (by {by})")
        }
        Deed::Closed { quarter } => span(lang, *quarter),
        Deed::Receipt {} | Deed::Transfer {} | Deed::GivenBack {} => String::new(),
    };
    let short = if let Deed::Payment { short: missing @ 1.. } = of.deed { short(lang, missing) } else { String::new() };
    let note = of.note.clone().unwrap_or_default();
    let parts = [name.to_owned(), what, short, legs(&of.places), legs(&of.pots), note];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The sum that an entry moved, as a list has it.
pub fn entry_sum(of: &Entry) -> Signed {
    Signed(if sum(&of.places) == 0 { of.moved() } else { sum(&of.places) })
}

/// What happened to the fund, in one line; nothing for what happened elsewhere.
pub(super) fn event(lang: Lang, of: &Event, who: &dyn Who) -> Option<String> {
    Some(match of {
        Event::FundSet(rules) => {
            let (since, n, floor) = (time::date(lang, rules.since), rules.approvers, yuan(lang, rules.floor));
            let said =
                say!(lang, zh: "自治基金从{since}记起，{n}位批", en: "the fund is kept from {since} on; {n} approve");
            if rules.floor.0 == 0 {
                said
            } else {
                say!(lang, zh: "{said}，留{floor}保运转，项目不动它", en: "{said}; {floor} keeps the station going, and projects reserve nothing of it")
            }
        }
        Event::PlaceSet(place) => {
            let name = &place.name;
            match &place.keeper {
                Some(keeper) => {
                    let keeper = who.who(lang, keeper);
                    say!(lang, zh: "钱在哪：{name}({keeper}管)", en: "a place for money: {name} (kept by {keeper})")
                }
                None => say!(lang, zh: "钱在哪：{name}", en: "a place for money: {name}"),
            }
        }
        Event::PotSet(of) => {
            let (name, said) = (&of.name, pot(lang, of, who));
            say!(lang, zh: "来源：{name}，{said}", en: "a source: {name}, {said}")
        }
        Event::ClaimAdded(claim) => {
            let (no, what, sum) = (claim_no(lang, claim.no), claim_what(claim), yuan(lang, claim.sum()));
            let (payee, lacks) = (who.who(lang, &claim.asked.payee), lacks(lang, claim.missing()));
            say!(lang, zh: "{no}报销：{what} {sum}，付给{payee}，{lacks}", en: "{no} claimed: {what} {sum}, to {payee}; {lacks}")
        }
        Event::ClaimMoved { claim, step, state } => {
            let (no, at) = (claim_no(lang, *claim), claim_state(lang, *state));
            let said = match step {
                ClaimStep::Approve { by, .. } => {
                    let by = who.who(lang, by);
                    say!(lang, zh: "{by}批了", en: "approved by {by}")
                }
                ClaimStep::SendBack { reason } => say!(lang, zh: "退回：{reason}", en: "sent back: {reason}"),
                ClaimStep::Attach { photo } => say!(lang, zh: "照片：{photo}", en: "photo: {photo}"),
                ClaimStep::Pay { .. } => claim_step(lang, ClaimStepName::Pay).to_owned(),
            };
            say!(lang, zh: "{no}{said}，现在：{at}", en: "{no} {said}; now: {at}")
        }
        Event::Booked(of) => {
            let (no, said) = (entry_no(lang, of.no), entry(lang, of, who));
            say!(lang, zh: "{no}：{said}", en: "{no}: {said}")
        }
        _ => return None,
    })
}

/// Why something of the fund is not possible, with what is missing.
#[expect(clippy::too_many_lines, reason = "one arm a refusal")]
pub(super) fn why(lang: Lang, of: &FundWhy) -> String {
    let known = |known: &[String]| {
        if known.is_empty() { say!(lang, zh: "还一个也没有", en: "there is none yet") } else { lang.list(known) }
    };
    match of {
        FundWhy::Off => {
            say!(lang, zh: "自治基金还没开始记。站里「钱」那一页，或 yishi fund on", en: "the fund isn't kept here yet; the page of the fund, or yishi fund on, begins it")
        }
        FundWhy::Approvers { given } => {
            say!(lang, zh: "批的人1到7位，写了{given}", en: "1 to 7 people approve, {given} were given")
        }
        FundWhy::Since { first } => {
            let first = time::date(lang, *first);
            say!(lang, zh: "{first}已经有账了，不能从那以后才记起", en: "there are entries of {first}: the fund can't begin after that")
        }
        FundWhy::NoPlace { given, known: all } => {
            let all = known(all);
            say!(lang, zh: "没有「{given}」这个放钱的地方。有：{all}", en: "no money is kept at {given:?}; there are: {all}")
        }
        FundWhy::NoPot { given, known: all } => {
            let all = known(all);
            say!(lang, zh: "没有「{given}」这笔来源。有：{all}", en: "there is no source {given:?}; there are: {all}")
        }
        FundWhy::NoClaim(no) => {
            let no = claim_no(lang, *no);
            say!(lang, zh: "没有{no}", en: "there is no claim {no}")
        }
        FundWhy::NoEntry(no) => {
            let no = entry_no(lang, *no);
            say!(lang, zh: "没有{no}", en: "there is no entry {no}")
        }
        FundWhy::Step { step, state, possible } => {
            let (step, at) = (claim_step(lang, *step), claim_state(lang, *state));
            let list = lang.list(possible.iter().map(|name| claim_step(lang, *name)));
            say!(lang, zh: "现在是「{at}」，不能「{step}」。可以：{list}", en: "it is \"{at}\", so \"{step}\" is not possible; possible: {list}")
        }
        FundWhy::NoSum => {
            say!(lang, zh: "金额要大于0，最多一亿元", en: "a sum is more than nothing and at most a hundred million yuan")
        }
        FundWhy::Shut { on, until } => {
            let (on, quarter) = (time::date(lang, *on), span(lang, Span::quarter_of(*until)));
            say!(lang, zh: "{on}：{quarter}已结账，请冲红，或记今天", en: "{on}: {quarter} is closed; reverse it, or book it today")
        }
        FundWhy::Earmarked { pot, earmark: mark } => {
            let mark = earmark(lang, mark);
            say!(lang, zh: "{pot}只能用于{mark}", en: "{pot} is for {mark} only")
        }
        FundWhy::Over { pot, until } => {
            let until = time::date(lang, *until);
            say!(lang, zh: "{pot}用到{until}为止：退回出资方，或改用途", en: "{pot} was to be used until {until}: give it back, or have its use changed")
        }
        FundWhy::Uncovered { pot, missing } => {
            let missing = yuan(lang, *missing);
            say!(lang, zh: "{pot}没有这么多能用的，还缺{missing}", en: "{pot} has too little free: {missing} is missing")
        }
        FundWhy::Reserved { pot, left } => {
            let left = yuan(lang, *left);
            say!(lang, zh: "这个项目在{pot}里只留了{left}：先在项目上「记来源」", en: "the project has {left} reserved of {pot}; reserve more first (fund)")
        }
        FundWhy::Floor { floor, missing } => {
            let (floor, missing) = (yuan(lang, *floor), yuan(lang, *missing));
            say!(lang, zh: "要留{floor}保运转，还缺{missing}", en: "{floor} keeps the station going; {missing} would be missing")
        }
        FundWhy::NotThen { of, on, has } => {
            let (on, has) = (time::date(lang, *on), yuan(lang, *has));
            say!(lang, zh: "从{on}起，{of}最少的时候只有{has}：那以前收的钱没记全的，先补记", en: "from {on} on, {of} had no more than {has} at its lowest; what came in before, write down first")
        }
        FundWhy::NotThere { place, has } => {
            let has = yuan(lang, *has);
            say!(lang, zh: "{place}只有{has}", en: "{place} has {has}")
        }
        FundWhy::Same => say!(lang, zh: "从哪里到哪里是同一个", en: "from and to are the same"),
        FundWhy::NotRunning => {
            say!(lang, zh: "这个项目不在实施，报不了销", en: "the project isn't under way, so nothing is claimed for it")
        }
        FundWhy::NoLine { given, known: all } => {
            let all = known(all);
            say!(lang, zh: "预算里没有「{given}」。有：{all}", en: "the budget has no line {given:?}; there are: {all}")
        }
        FundWhy::Above { over } => {
            let over = yuan(lang, *over);
            say!(lang, zh: "超了{over}：改预算要再议一次", en: "{over} above the budget: to raise it a second motion has to pass")
        }
        FundWhy::Invoice(no) => {
            let no = claim_no(lang, *no);
            say!(lang, zh: "这张发票{no}已报过", en: "this invoice was claimed before, by {no}")
        }
        FundWhy::Receipt(no) => {
            let no = entry_no(lang, *no);
            say!(lang, zh: "这张凭据{no}已记过；真是又一笔，凭据写得不一样些", en: "this receipt was booked before, by {no}; if it is another one, say so in its paper")
        }
        FundWhy::Own(_) => fund_need(lang, FundNeed::NotOwn).to_owned(),
        FundWhy::Twice(_) => {
            say!(lang, zh: "这一位已经批过，要另外一位", en: "they approved it before; somebody else has to")
        }
        FundWhy::NotInTerm(_) => say!(lang, zh: "这一位那天不在任", en: "they weren't in term on that day"),
        FundWhy::Enough => say!(lang, zh: "批齐了", en: "all have approved it"),
        FundWhy::Unpaid => say!(lang, zh: "还没付，没有可退的", en: "it wasn't paid, so nothing comes back"),
        FundWhy::TooMuch { most } => {
            let most = yuan(lang, *most);
            say!(lang, zh: "最多退{most}，付的就这么多", en: "at most {most} comes back: so much was paid")
        }
        FundWhy::Reversed { by } => {
            let by = entry_no(lang, *by);
            say!(lang, zh: "{by}已经冲过了", en: "{by} reversed it already")
        }
        FundWhy::NeverReversed => {
            say!(lang, zh: "冲红、盘点、结账不冲：照实再记一笔", en: "a reversal, a count and a close aren't reversed: book what is so")
        }
        FundWhy::Refunded(no) => {
            let no = claim_no(lang, *no);
            say!(lang, zh: "{no}有退款，先冲退款", en: "something came back of {no}: reverse the refund first")
        }
        FundWhy::Keeper(_) => {
            say!(lang, zh: "管钱的人不自己盘点，请别人点", en: "who keeps the money doesn't count it: somebody else does")
        }
        FundWhy::NoReason { booked } => {
            let booked = yuan(lang, *booked);
            say!(lang, zh: "账上是{booked}，对不上：写为什么", en: "the book says {booked}; say why it differs")
        }
        FundWhy::WhosePot { known: all } => {
            let all = known(all);
            say!(lang, zh: "差的算在哪笔来源上？有：{all}", en: "whose is the difference? There are: {all}")
        }
        FundWhy::Quarter { next } => {
            let next = span(lang, *next);
            say!(lang, zh: "按顺序结账，先结{next}", en: "quarters are closed in order: {next} is next")
        }
        FundWhy::Running { until } => {
            let until = time::date(lang, *until);
            say!(lang, zh: "这个季度到{until}，还没过完", en: "the quarter isn't over before {until}")
        }
        FundWhy::NotCounted { places } => {
            let places = lang.list(places);
            say!(lang, zh: "季末还没盘点：{places}", en: "not counted at the quarter's end: {places}")
        }
        FundWhy::NoQuarter => say!(lang, zh: "结账按季度，写 26Q3", en: "quarters are closed, like 26Q3"),
        FundWhy::Open { claims } => {
            let claims = lang.list(claims.iter().map(|no| claim_no(lang, *no)));
            say!(lang, zh: "还有报销没付：{claims}", en: "claims are open: {claims}")
        }
        FundWhy::OfFund { pot } => {
            say!(lang, zh: "{pot}是自治基金的钱：在「钱」那一页报销、冲红，或 yishi fund claim、reverse", en: "{pot} is money of the fund: claimed and reversed there (yishi fund claim, reverse)")
        }
    }
}

/// The rows of a claim's table, as the page of lifecycles prints them.
pub fn claim_lines(lang: Lang) -> Vec<[String; 5]> {
    let way = say!(lang, zh: "凭证", en: "claim");
    let rows = CLAIM_MOVES.iter().map(|row| {
        let from = lang.list(row.from.iter().map(|from| claim_state(lang, *from)));
        let to = match (row.to, row.step) {
            (Some(to), _) => claim_state(lang, to).to_owned(),
            (None, ClaimStepName::Approve) => {
                let payable = claim_state(lang, ClaimState::Payable);
                say!(lang, zh: "批齐是{payable}；付了的不变", en: "{payable} with the last one; what is paid stays so")
            }
            (None, _) => say!(lang, zh: "不变", en: "as it was"),
        };
        let needs = row.needs.iter().map(|need| fund_need(lang, *need)).collect::<Vec<_>>().join("; ");
        [way.clone(), claim_step(lang, row.step).to_owned(), from, to, needs]
    });
    rows.collect()
}

/// The lines of a claim, as facts.
pub fn claim_items(lang: Lang, of: &Claim) -> Vec<(String, String)> {
    let item = |line: &BudgetLine| {
        let (what, price, count) = (&line.what, line.price, line.count);
        (say!(lang, zh: "一项", en: "item"), format!("{what} {price}x{count}={}", line.sum()))
    };
    of.asked.lines.iter().map(item).collect()
}

/// What a claim is known by: facts, each with what it is called.
pub fn claim_facts(lang: Lang, of: &Claim, who: &dyn Who) -> Vec<(String, String)> {
    let day = |on| time::date(lang, on);
    let mut facts = vec![
        (say!(lang, zh: "金额", en: "sum"), yuan(lang, of.sum())),
        (say!(lang, zh: "付给", en: "to"), who.who(lang, &of.asked.payee)),
        (say!(lang, zh: "报销日子", en: "claimed on"), day(of.asked.on)),
        (say!(lang, zh: "来源", en: "source"), of.asked.pot.clone()),
        (say!(lang, zh: "用于", en: "for"), of.asked.project.map_or_else(|| daily(lang), |no| project_no(lang, no))),
    ];
    let mut more = |what: String, said: Option<String>| facts.extend(said.map(|said| (what, said)));
    more(say!(lang, zh: "经办", en: "seen to by"), of.asked.handler.as_ref().map(|party| who.who(lang, party)));
    more(say!(lang, zh: "预算哪条", en: "line of the budget"), of.asked.line.clone());
    more(say!(lang, zh: "发票号", en: "invoice"), of.asked.invoice.clone());
    more(say!(lang, zh: "照片", en: "photo"), of.asked.photo.clone());
    for (by, on) in &of.approved {
        let (by, on) = (who.who(lang, by), day(*on));
        more(say!(lang, zh: "批", en: "approved"), Some(format!("{by} {on}")));
    }
    if let Some(paid) = &of.paid {
        let (entry, on, place) = (entry_no(lang, paid.entry), day(paid.on), &paid.place);
        more(say!(lang, zh: "付", en: "paid"), Some(format!("{on} {place} {entry}")));
    }
    more(
        say!(lang, zh: "退款", en: "came back"),
        Some(of.back).filter(|back| *back > Fen(0)).map(|back| yuan(lang, back)),
    );
    more(say!(lang, zh: "退回原因", en: "why"), of.why.clone());
    facts
}
