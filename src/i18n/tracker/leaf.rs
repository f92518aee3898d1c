//! What the station keeps beside matters, projects and notices: kinds, fields, what stands in them, what happened, and why not.

use chrono::NaiveDate;

pub use super::fields::{class, coached, field, leaf_kind, leaf_no, office, sector};
use super::fields::{over, voted_by};
use super::{Who, covenant, item_no, patrol};
use crate::{
    i18n::{Lang, figures as spans, say, time, words},
    text::fold,
    tracker::{
        Body, Event, Leaf, LeafKind, LeafNo,
        coaching::Sums,
        council::Remark,
        leaf::{Choice, Code, Ended, Field, Sort, Value, choices::Coached},
        patrol::PatrolList,
        refusal::LeafWhy,
    },
};

words! {
    /// So.
    yes() { zh: "是", en: "yes" }
    /// Not so.
    no() { zh: "不是", en: "no" }
    /// One of a few words, by numbers.
    one_of(all: &str) { zh: "写数字：{all}", en: "by number: {all}" }
    /// Some of them.
    some_of(all: &str) { zh: "写数字，可以几个(1 4)：{all}", en: "by numbers, several are possible (1 4): {all}" }
    /// What can't be one of them.
    none_of_these(said: &str, all: &str) { zh: "没有「{said}」这一种。有：{all}", en: "there is no {said:?}; there are: {all}" }
    /// A whole number was meant.
    no_count(said: &str) { zh: "「{said}」不是个数", en: "{said:?} is no number" }
    /// Hours were meant.
    no_hours(said: &str) { zh: "「{said}」不是钟点数，写 2 或 1.5", en: "{said:?} is not how many hours; write 2 or 1.5" }
    /// So or not was meant.
    no_yes(said: &str) { zh: "「{said}」看不懂：1 是，2 不是", en: "{said:?} is not understood: 1 yes, 2 no" }
    /// The lines of a list, to be ticked.
    ticks(lines: &str) { zh: "做到的写数字(1 3)，都做到写 0：{lines}", en: "by numbers what is in order (1 3), 0 is all: {lines}" }
    /// The lines of a list, to be counted.
    counts(lines: &str) { zh: "每样几户，挨着写(2 0 1)，不写名字：{lines}", en: "how many of each, one after another (2 0 1), no names: {lines}" }
    /// What a sitting came to can't be read.
    no_outcome(said: &str) { zh: "「{said}」看不懂，写 编号=怎么办：26-v12=转街道、26-0-5=采纳、26-0-6=不采纳 为什么", en: "{said:?} is not understood; write NUMBER=WHAT: 26-v12=Street, 26-0-5=adopted, 26-0-6=refused WHY" }
    /// Who settled it, where nobody says more.
    by_the_council() { zh: "理事会例会定的", en: "settled by the council" }
    /// There is no term.
    no_term() { zh: "还没写这一届理事会，先写：yishi council term --from 哪天", en: "no term of the council was written; first: yishi council term --from DAY" }
    /// Nobody of the council is called so.
    no_seat(name: &str) { zh: "{name}现在没有席位", en: "{name} has no seat now" }
    /// Nothing of this number is a sitting.
    no_sitting(said: &str) { zh: "{said}不是一次例会；有哪几次：yishi council list", en: "{said} is no meeting of the council; which there are: yishi council list" }
    /// A list of which nothing stands yet.
    no_lines() { zh: "这一张还没写是哪几样，回车跳过；要写，在「巡查」页按它的数字", en: "this list isn't written yet: Enter goes on; it is written on the page of the patrol" }
    /// So many times, of a line.
    counted(line: usize, count: u32) { zh: "第{line}样{count}户", en: "line {line}: {count}" }
    /// The same, where the line has words.
    visited(line: &str, count: u32) { zh: "{line}{count}户", en: "{line}: {count}" }
    /// A line that was ticked.
    ticked(line: u8) { zh: "第{line}样", en: "line {line}" }
    /// A round, where the name of its block is known.
    round_of(block: &str, day: &str) { zh: "{block} {day}", en: "{block}, {day}" }
    /// It was written.
    written(kind: &str, no: &str, what: &str) { zh: "{no}：{what}", en: "{kind} {no}: {what}" }
    /// It was written anew.
    rewritten(no: &str, what: &str) { zh: "{no}改成：{what}", en: "{no} says now: {what}" }
    /// Of a field: nothing stands there any more.
    cleared(field: &str) { zh: "{field}空着", en: "no {field}" }
    /// It ended.
    ended(no: &str, day: &str, why: &str) { zh: "{no}从{day}起不算了{why}", en: "{no} ended on {day}{why}" }
    /// Why.
    because(why: &str) { zh: "：{why}", en: ": {why}" }
    /// The file that was handed in has a SHA-256 that begins so.
    seal(short: &str) { zh: "文件的校验 {short}", en: "SHA-256 of the file {short}" }
    /// The file wasn't there.
    no_seal() { zh: "没找到那份文件，没留校验", en: "its file was not found: no SHA-256 kept" }
    /// Where it stands.
    stands() { zh: "有效", en: "valid" }
}

/// A word that can be chosen.
pub fn choice(lang: Lang, of: Choice) -> &'static str {
    match of {
        Choice::Class(of) => class(lang, of),
        Choice::Sector(of) => sector(lang, of),
        Choice::Office(of) => office(lang, of),
        Choice::Coached(of) => coached(lang, of),
        Choice::VotedBy(of) => voted_by(lang, of),
    }
}

/// The words that can be chosen, by numbers.
pub fn choices(lang: Lang, all: &[Choice]) -> String {
    let one = |(place, of): (usize, &Choice)| format!("{place} {}", choice(lang, *of));
    (1..).zip(all).map(one).collect::<Vec<_>>().join("  ")
}

/// A word by its place, or as either language has it.
pub fn chosen(lang: Lang, said: &str, all: &[Choice]) -> Result<Choice, String> {
    let plain: String = fold(said).split_whitespace().collect();
    let by_place = plain.parse::<usize>().ok().and_then(|place| all.get(place.checked_sub(1)?));
    let is_it = |name: &str| name.replace(' ', "").eq_ignore_ascii_case(&plain);
    let named = |of: &&Choice| [Lang::Zh, Lang::En].iter().any(|lang| is_it(choice(*lang, **of)));
    let found = by_place.or_else(|| all.iter().find(named)).copied();
    found.ok_or_else(|| none_of_these(lang, said, &choices(lang, all)))
}

/// What stands in a field.
pub fn value(lang: Lang, of: &Value, who: &dyn Who) -> String {
    match of {
        Value::Text(text) => text.clone(),
        Value::Day(day) => time::date(lang, *day),
        Value::Party(party) => who.who(lang, party),
        Value::Parties(parties) => lang.list(parties.iter().map(|party| who.who(lang, party))),
        Value::Count(count) => count.to_string(),
        Value::Hours(hours) => hours.to_string(),
        Value::Span(span) => spans::span(lang, *span),
        Value::Code(code) => code.0.clone(),
        Value::Yes(true) => yes(lang),
        Value::Yes(false) => no(lang),
        Value::Choice(of) => choice(lang, *of).to_owned(),
        Value::Choices(all) => lang.list(all.iter().map(|of| choice(lang, *of).to_owned())),
        Value::Lines(lines) => lang.list(lines.iter().map(|line| ticked(lang, *line))),
        Value::Counts(counts) => {
            let some = (1..).zip(counts).filter(|(_, count)| **count > 0);
            lang.list(some.map(|(line, count)| counted(lang, line, *count)))
        }
        Value::Leaf(no) => who.block(lang, *no),
        Value::Item(no) => item_no(lang, *no),
        Value::Voices(voices) => voices.0.to_string(),
        Value::Notice(no) => super::notice_no(lang, *no),
        Value::Items(items) => lang.list(items.iter().map(|no| item_no(lang, *no))),
    }
}

/// What stands in a field; lines of a list of the patrol by their words, where those are known.
fn held(lang: Lang, of: Field, held: &Value, who: &dyn Who) -> String {
    let list = match of {
        Field::Clear => PatrolList::Clear,
        Field::Prompt => PatrolList::Prompt,
        Field::Visited => PatrolList::Visit,
        _ => return value(lang, held, who),
    };
    match held {
        Value::Lines(lines) => lang
            .list(lines.iter().map(|line| who.line(list, usize::from(*line)).unwrap_or_else(|| ticked(lang, *line)))),
        Value::Counts(counts) => {
            let some = (1..).zip(counts).filter(|(_, count)| **count > 0);
            lang.list(some.map(|(line, count)| match who.line(list, line) {
                Some(name) => visited(lang, &name, *count),
                None => counted(lang, line, *count),
            }))
        }
        other => value(lang, other, who),
    }
}

/// What stands in a field, so that it can be read without the field's name.
fn alone(lang: Lang, of: Field, stands: &Value, who: &dyn Who) -> String {
    let held = held(lang, of, stands, who);
    match of {
        Field::People => say!(lang, zh: "{held}人", en: "{held} people"),
        Field::Hours => say!(lang, zh: "{held}小时", en: "{held} h"),
        Field::Clear => format!("{} {held}", patrol(lang, PatrolList::Clear)),
        Field::Prompt => format!("{} {held}", patrol(lang, PatrolList::Prompt)),
        Field::Visited => format!("{} {held}", patrol(lang, PatrolList::Visit)),
        Field::LivesHere | Field::Bearer | Field::Paper | Field::Head => format!("{}: {held}", field(lang, of)),
        Field::Called
        | Field::Came
        | Field::For
        | Field::Against
        | Field::Abstained
        | Field::Voted
        | Field::Filed
        | Field::Heard
        | Field::Revises
        | Field::InForce => format!("{} {held}", field(lang, of)),
        _ => held,
    }
}

/// What a leaf is called in a list, and what its page is headed by. Each kind is answered.
pub fn leaf_title(lang: Lang, body: &Body, who: &dyn Who) -> String {
    match body {
        Body::Block(block) => block.name.clone(),
        Body::Round(round) => round_of(lang, &who.block(lang, round.block), &time::date(lang, round.on)),
        Body::Term(term) => {
            let n = term.number;
            say!(lang, zh: "第{n}届理事会", en: "council, term {n}")
        }
        Body::Seat(seat) => who.who(lang, &seat.person),
        Body::Sitting(sitting) => {
            let day = time::date(lang, sitting.on);
            say!(lang, zh: "{day}例会", en: "meeting of {day}")
        }
        Body::Coaching(coaching) => {
            let (day, what) = (time::date(lang, coaching.on), coached(lang, coaching.what));
            match &coaching.who {
                Some(who) => say!(lang, zh: "{day}{what}：{who}", en: "{day}, {what}: {who}"),
                None => say!(lang, zh: "{day}{what}", en: "{day}, {what}"),
            }
        }
        Body::Remark(remark) => {
            let (span, who) = (spans::span(lang, remark.span), who.who(lang, &remark.person));
            say!(lang, zh: "{span}收支表，{who}", en: "statement of {span}, {who}")
        }
        Body::Report(report) => {
            let span = spans::span(lang, report.span);
            say!(lang, zh: "{span}工作报告", en: "work report, {span}")
        }
        Body::Article(article) => article.words.clone(),
    }
}

/// The fields that a list shows beside the title. Each kind is answered.
pub fn columns(kind: LeafKind) -> &'static [Field] {
    match kind {
        LeafKind::Block => &[Field::Buildings, Field::Worker],
        LeafKind::Round => &[Field::Walker, Field::Found],
        LeafKind::Term => &[Field::From, Field::Until],
        LeafKind::Seat => &[Field::Class, Field::Offices, Field::Sector],
        LeafKind::Sitting => &[Field::Present, Field::Settled],
        LeafKind::Coaching => &[Field::People, Field::Hours, Field::Advice],
        LeafKind::Report => &[Field::To, Field::On, Field::Bearer],
        LeafKind::Remark => &[Field::On, Field::Remark],
        LeafKind::Article => &[Field::Category, Field::Department, Field::InForce],
    }
}

/// The columns of a leaf: number, what it is called, what stands in its columns, and that it ended. Without heads above them, cells say
/// of what they are.
pub fn leaf_cells(
    lang: Lang,
    leaf: &Leaf,
    (title, headed): (String, bool),
    today: NaiveDate,
    who: &dyn Who,
) -> Vec<String> {
    let said = |field: Field, of: &Value| if headed { value(lang, of, who) } else { alone(lang, field, of, who) };
    let of = |field: &Field| leaf.body.get(*field).map(|of| said(*field, &of)).unwrap_or_default();
    let own = [leaf_no(lang, leaf.no), title];
    let over = || leaf.ended.as_ref().map(|ended| over(lang, &time::date(lang, ended.on)));
    let state = leaf.state(today).map(|state| covenant::leaf_state(lang, state).to_owned());
    let end = state.or_else(over).unwrap_or_default();
    own.into_iter().chain(columns(leaf.no.kind).iter().map(of)).chain([end]).collect()
}

/// The titles of these columns.
pub fn leaf_columns(lang: Lang, kind: LeafKind) -> Vec<String> {
    let own = [say!(lang, zh: "编号", en: "number"), leaf_kind(lang, kind).to_owned()];
    let end = say!(lang, zh: "现状", en: "stands");
    own.into_iter().chain(columns(kind).iter().map(|of| field(lang, *of).to_owned())).chain([end]).collect()
}

/// What is known of a leaf: its fields, one a line.
pub fn leaf_facts(lang: Lang, leaf: &Leaf, today: NaiveDate, who: &dyn Who) -> Vec<(String, String)> {
    if let Body::Article(article) = &leaf.body {
        return covenant::facts(lang, leaf, article, today);
    }
    let fields = leaf.body.fields().into_iter().filter_map(|(of, held)| Some((of, held?)));
    let mut facts: Vec<(String, String)> =
        fields.map(|(of, held)| (field(lang, of).to_owned(), self::held(lang, of, &held, who))).collect();
    if let Some(Ended { on, why, .. }) = &leaf.ended {
        let day = over(lang, &time::date(lang, *on));
        let why = why.as_ref().map(|why| because(lang, why)).unwrap_or_default();
        facts.push((say!(lang, zh: "现状", en: "stands"), day + &why));
    }
    facts
}

/// The way of a leaf: it holds, or ended.
pub fn leaf_way(lang: Lang, leaf: &Leaf, today: NaiveDate) -> (Vec<String>, usize) {
    if let Some(state) = leaf.state(today) {
        let is_older = matches!(&leaf.body, Body::Article(article) if article.is_older());
        return covenant::way(lang, state, is_older);
    }
    let over = leaf.ended.as_ref().map(|ended| over(lang, &time::date(lang, ended.on)));
    (std::iter::once(stands(lang)).chain(over).collect(), usize::from(leaf.ended.is_some()))
}

/// How a field is asked, where that isn't plain from its name.
pub fn asks(lang: Lang, of: Field, sort: Sort, needed: bool) -> String {
    let name = field(lang, of);
    let how = match sort {
        Sort::Yes => say!(lang, zh: "1 是，2 不是", en: "1 yes, 2 no"),
        Sort::Parties => say!(lang, zh: "用顿号隔开", en: "separated by commas"),
        Sort::Hours => say!(lang, zh: "2 或 1.5", en: "2 or 1.5"),
        // What is printed is 请城管依法清理: an act, not a matter.
        _ if of == Field::Does => say!(lang, zh: "如 依法清理", en: "like: clears it away by law"),
        _ => String::new(),
    };
    let skip = if needed { String::new() } else { say!(lang, zh: "空着跳过", en: "optional") };
    let more: Vec<String> = [how, skip].into_iter().filter(|part| !part.is_empty()).collect();
    if more.is_empty() {
        return name.to_owned();
    }
    let more = more.join(if lang == Lang::Zh { "，" } else { ", " });
    say!(lang, zh: "{name}({more})", en: "{name} ({more})")
}

/// What the title says, or what is said by its number.
const TITLED: &[Field] = &[
    Field::Name,
    Field::Number,
    Field::Block,
    Field::On,
    Field::Term,
    Field::Person,
    Field::What,
    Field::Who,
    Field::Words,
];

/// A leaf that was written anew, in one line: what it says otherwise than before.
pub fn changed(lang: Lang, leaf: &Leaf, before: &Body, who: &dyn Who) -> String {
    let fields = leaf.body.fields().into_iter().filter_map(|(of, held)| Some((of, held?)));
    let fields = fields.filter(|(of, held)| before.get(*of).as_ref() != Some(held) && !matches!(held, Value::Code(_)));
    let gone = before.fields().into_iter().filter(|(of, held)| held.is_some() && leaf.body.get(*of).is_none());
    let gone = gone.map(|(of, _)| cleared(lang, field(lang, of)));
    let what: Vec<String> = fields.map(|(of, held)| alone(lang, of, &held, who)).chain(gone).collect();
    let what = if what.is_empty() { leaf_title(lang, &leaf.body, who) } else { lang.list(what) };
    rewritten(lang, &leaf_no(lang, leaf.no), &what)
}

/// What happened to a leaf, in one line.
pub(super) fn event(lang: Lang, of: &Event, who: &dyn Who) -> Option<String> {
    Some(match of {
        Event::LeafWritten { leaf, again } => {
            let (kind, no) = (leaf_kind(lang, leaf.no.kind), leaf_no(lang, leaf.no));
            let fields = leaf.body.fields().into_iter().filter_map(|(of, held)| Some((of, held?)));
            let fields = fields.filter(|(of, held)| !TITLED.contains(of) && !matches!(held, Value::Code(_)));
            let more = fields.map(|(of, held)| alone(lang, of, &held, who)).chain(sealed(lang, &leaf.body));
            let what: Vec<String> = std::iter::once(leaf_title(lang, &leaf.body, who)).chain(more).collect();
            let what = what.join(if lang == Lang::Zh { "，" } else { ", " });
            if *again { rewritten(lang, &no, &what) } else { written(lang, kind, &no, &what) }
        }
        Event::LeafEnded { leaf, ended: end } => {
            let why = [&end.why, &end.basis].into_iter().flatten().map(|why| because(lang, why)).collect::<String>();
            ended(lang, &who.leaf(lang, *leaf), &time::date(lang, end.on), &why)
        }
        _ => return None,
    })
}

/// Whether the file of a report was there when it was handed in; all of its SHA-256 stands among the facts.
fn sealed(lang: Lang, body: &Body) -> Option<String> {
    let Body::Report(report) = body else { return None };
    let short = |code: &Code| code.0.chars().take(8).collect::<String>();
    Some(report.paper.as_ref().map_or_else(|| no_seal(lang), |code| seal(lang, &short(code))))
}

/// Why something isn't kept so, and what would be.
pub(super) fn why(lang: Lang, of: &LeafWhy, who: &dyn Who) -> String {
    let no = |no: &LeafNo| leaf_no(lang, *no);
    match of {
        LeafWhy::NoLeaf(of) => {
            let no = no(of);
            say!(lang, zh: "没有{no}", en: "there is no {no}")
        }
        LeafWhy::Ended(of) => {
            let no = no(of);
            say!(lang, zh: "{no}已经不算了，要接着用就另写一个", en: "{no} has ended; write a new one to go on")
        }
        LeafWhy::Missing(of) => {
            let name = field(lang, *of);
            say!(lang, zh: "还缺「{name}」", en: "\"{name}\" is missing")
        }
        LeafWhy::SameName(of) => {
            let no = no(of);
            say!(lang, zh: "已经有一片叫这个名字，是{no}", en: "{no} has this name already")
        }
        LeafWhy::RoundThere(of) => {
            let no = no(of);
            say!(lang, zh: "这一片那天记过了，是{no}，打开它接着改", en: "{no} is the round of that block and day; open it and change it")
        }
        LeafWhy::TermThere(of) => {
            let no = no(of);
            say!(lang, zh: "{no}还在任，新的一届要从它开始之后的日子写起", en: "{no} is not over; the next term begins on a day after it began")
        }
        LeafWhy::SittingThere(of) => {
            let no = no(of);
            say!(lang, zh: "那天开过例会了，是{no}，打开它接着改", en: "{no} is the council's meeting of that day; open it and change it")
        }
        LeafWhy::Supervises(party) => {
            let who = who.who(lang, party);
            say!(lang, zh: "{who}管监督，就不能再管经办或审批", en: "{who} supervises, so neither handles nor approves")
        }
        LeafWhy::NotSeated { who: party, on } => {
            let (who, day) = (who.who(lang, party), time::date(lang, *on));
            say!(lang, zh: "{who}在{day}没有席位；列席的写在备注里", en: "{who} had no seat on {day}; guests go into the note")
        }
        LeafWhy::NotSupervisor { who: party, on } => {
            let (who, day) = (who.who(lang, party), time::date(lang, *on));
            say!(lang, zh: "{day}管监督的不是{who}，由监督写", en: "{who} does not supervise on {day}; whoever does writes it")
        }
        LeafWhy::NotOnDuty { who: party, on } => {
            let (who, day) = (who.who(lang, party), time::date(lang, *on));
            say!(lang, zh: "{day}不是{who}值班", en: "{who} is not on duty on {day}")
        }
        LeafWhy::Twice(party) => {
            let who = who.who(lang, party);
            say!(lang, zh: "{who}写了两次", en: "{who} stands there twice")
        }
        LeafWhy::NoList(list) => no_list(lang, *list),
        LeafWhy::Named(name) => {
            say!(lang, zh: "「{name}」像是人名。五必访只记几户，不写名字、缘由和病情：谁家有难处，不该挂在册子里", en: "{name:?} looks like somebody's name. Of visits only counts are kept: no name, no reason, no illness")
        }
        other => covenant::why(lang, other, who).unwrap_or_default(),
    }
}

/// Nothing can be ticked or counted of a list that nobody wrote.
pub fn no_list(lang: Lang, of: PatrolList) -> String {
    let list = patrol(lang, of);
    say!(lang, zh: "{list}还没写是哪几样，记不了：先在「巡查」页按它的数字写下来", en: "{list}: nobody wrote this list yet, so nothing can be ticked or counted; write it on the page of the patrol first")
}

/// Coaching of a year, in one line.
pub fn coaching_sums(lang: Lang, year: i32, of: &Sums) -> String {
    let kind = |(kind, times): &(Coached, usize)| format!("{} {times}", coached(lang, *kind));
    let kinds = lang.list(of.kinds.iter().map(kind));
    let Sums { times, people, hours, advice, settled, .. } = of;
    say!(lang, zh: "{year}年：{times}次({kinds})，{people}人次，{hours}小时；建议{advice}条，有结果{settled}条", en: "{year}: {times} times ({kinds}), {people} people, {hours} hours; {advice} pieces of advice, {settled} settled")
}

/// What is said of the seats of a council.
pub fn remark(lang: Lang, of: &Remark, who: &dyn Who) -> String {
    match of {
        Remark::Directors(count) => {
            say!(lang, zh: "常任现在{count}位，一般是7位", en: "{count} standing directors; usually there are 7")
        }
        Remark::Residents(here, of) => {
            say!(lang, zh: "本小区居民不到一半：{of}位里{here}位", en: "residents are less than half: {here} of {of}")
        }
        Remark::NoChair => say!(lang, zh: "还没写谁是理事长", en: "nobody is chair yet"),
        Remark::ChairFromElsewhere(chair) => {
            let who = who.who(lang, chair);
            say!(lang, zh: "理事长不住在本小区：{who}", en: "the chair does not live here: {who}")
        }
    }
}
