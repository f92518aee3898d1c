//! The residents' covenant 居民公约: its steps, states and needs, what is said of an article, and why not.

use super::{Who, fields, item_no, notice_no};
use crate::{
    i18n::{
        Lang,
        names::{destination, names},
        say, time, words,
    },
    tracker::{
        Item, ItemNo, Leaf, LeafNo,
        leaf::{Article, Field, LEAF_LIFE, LeafNeed, LeafRow, LeafState, LeafStepName, Voices},
        refusal::LeafWhy,
    },
};

names! {
    /// Where an article stands.
    leaf_state(LeafState) {
        Draft { zh: "草案", en: "draft" }
        Heard { zh: "征求意见", en: "out for comments" }
        NotPassed { zh: "没通过", en: "not passed" }
        Passed { zh: "通过了", en: "passed" }
        Filed { zh: "备案了", en: "filed" }
        InForce { zh: "施行中", en: "in force" }
        Revised { zh: "修订了", en: "revised" }
        Repealed { zh: "废止了", en: "repealed" }
        Dropped { zh: "不做了", en: "dropped" }
    }

    /// A step of one.
    leaf_step(LeafStepName) {
        Draft { zh: "写成公约草案", en: "draft an article" }
        Older { zh: "补记一条旧公约(纸上早有的)", en: "write down an older article (it is on paper)" }
        Hear { zh: "贴出来征求意见", en: "post for comments" }
        Vote { zh: "记表决", en: "vote" }
        File { zh: "报街道备案", en: "file (sub-district office)" }
        Begin { zh: "施行", en: "bring into force" }
        Pair { zh: "归类、配部门", en: "set class and department" }
        Revise { zh: "修订", en: "revise" }
        Repeal { zh: "废止", en: "repeal" }
        Drop { zh: "不做了", en: "drop" }
    }

    /// What a step needs.
    leaf_need(LeafNeed) {
        Basis { zh: "一件居民自定、通过了、没撤的提议，会散了也收进来了，没写进别的条", en: "a motion that the residents may settle, that passed and stands, of a meeting that was taken in, and in no other article" }
        SameText { zh: "和那晚表决的话一样", en: "the words that were voted that evening" }
        Alone { zh: "同一条没有别的一版正在办", en: "no other version of it is under way" }
        Ran { zh: "征求意见贴满了日子，每句意见都答了", en: "its notice hung its days, and each comment was answered" }
        Whole { zh: "该写的都写了", en: "every field of the step" }
        Sums { zh: "实到不多于应到，赞成、反对、没表态加起来不多于实到", en: "no more came than were called, no more voted than came" }
        Day { zh: "日子不在它依据的那件之前", en: "a day that isn't before what it rests on" }
        Reason { zh: "写为什么", en: "a reason" }
        Ground { zh: "凭什么(哪次会、几比几)", en: "on what basis (which meeting, which count)" }
    }
}

words! {
    /// The page.
    covenant() { zh: "公约", en: "covenant" }
    /// One beyond what a covenant can do.
    beyond(words: &str) { zh: "里面有「{words}」：公约是大家的约定，不能罚、不能没收、不能断水断电；真要写，先请社区和司法所看一看。", en: "It says {words}: a covenant is what neighbours agree; it can't fine, seize or cut off. Ask the community and the justice office to look first." }
    /// Before that.
    mind() { zh: "留意", en: "careful" }
    /// Not enough came.
    no_quorum() { zh: "到会没过半，这次不算", en: "not more than half came, so it doesn't count" }
    /// Enough came, too few were for it.
    too_few() { zh: "赞成没过到会的一半", en: "not more than half of those who came were for it" }
    /// The figures of a vote: who was called and came.
    present(by: &str, day: &str, called: u32, came: u32) { zh: "{by} {day}：应到{called}，实到{came}", en: "{by}, {day}: {called} called, {came} came" }
    /// How they voted.
    figures(yes: u32, no: u32) { zh: "赞成{yes}，反对{no}", en: "{yes} for, {no} against" }
    undecided(abstained: u32) { zh: "，没表态{abstained}", en: ", {abstained} abstained" }
    /// Where it was filed.
    filed(with: &str, day: &str, number: &str) { zh: "{day}报{with}备案{number}", en: "filed with {with} on {day}{number}" }
    /// In force from a day.
    since(day: &str) { zh: "{day}起施行", en: "in force from {day}" }
    /// In force from a day that is to come.
    will_be(day: &str) { zh: "{day}起施行，还没到", en: "in force from {day}, which is to come" }
    /// Paired with a department.
    paired(department: &str, does: &str) { zh: "{department}{does}", en: "{department}{does}" }
    /// Behind the article that is broken.
    talked_over(day: &str) { zh: "，{day}劝导过", en: ", talked over on {day}" }
    /// The same.
    not_talked_over() { zh: "，还没劝导", en: ", not talked over yet" }
    /// With whom it is filed, usually.
    street() { zh: "街道办事处", en: "the sub-district office" }
    /// Prints it.
    print() { zh: "印公约(在施行的)", en: "print the covenant in force" }
    /// Prints a draft.
    print_draft() { zh: "印征求意见稿", en: "print it as a draft for comments" }
    /// What a person has to look at.
    check() { zh: "走法是示范：居委会组织法2026年起有修订，报备案前请社区、街道核对", en: "the way is a sample: the law was revised from 2026 on; have the community and the sub-district office check it before filing" }
    /// Which article is broken.
    ask_article() { zh: "违反公约第几条", en: "which article is broken, by its number" }
    /// On what a repeal rests.
    ask_ground() { zh: "凭什么废止(哪天哪个会、几比几，或者哪条法)", en: "on what basis (which meeting and count, or which law)" }
    /// It stands so that this isn't possible.
    not_so(no: &str, state: &str, step: &str) { zh: "{no}现在是「{state}」，不能「{step}」", en: "{no} is \"{state}\", so \"{step}\" is not possible" }
    /// No such article on the screen.
    no_such(said: &str) { zh: "没有公约「{said}」", en: "there is no article {said:?}" }
    /// No class was written.
    no_class() { zh: "没归类的", en: "Without a class" }
    /// Nothing is in force.
    none_in_force() { zh: "还没有在施行的公约。", en: "No article is in force yet." }
    /// No article of this number.
    no_article(said: &str) { zh: "没有公约「{said}」；有哪几条：yishi covenant list", en: "there is no article {said:?}; which there are: yishi covenant list" }
    /// What is wrong with a line of a table.
    line_fault(line: &str, why: &str) { zh: "{line}：{why}", en: "{line}: {why}" }
    /// A cell that has to say something.
    nothing_there(column: &str) { zh: "「{column}」空着", en: "nothing stands under \"{column}\"" }
    /// No row names the column that is needed.
    no_head() { zh: "前二十行里没有一行写着「条文」", en: "none of the first twenty rows has the column words" }
    /// A line that would be, or is, an article.
    line_new(line: &str, words: &str) { zh: "{line}：{words}", en: "{line}: {words}" }
    /// A dry run wrote nothing.
    dry_run(count: usize) { zh: "只是试读：会补记{count}条，什么都没记", en: "a dry run: {count} articles would be written down, nothing was" }
    /// What came of it.
    taken(count: usize) { zh: "补记了{count}条，都在施行", en: "{count} articles written down, all in force" }
    /// A rule stands against a line.
    line_refused(line: &str, why: &str) { zh: "{line}：{why}。一条都没记", en: "{line}: {why}. Nothing was written down" }
    /// The title of the notice that asks the neighbours.
    asks_for(article: &str, words: &str) { zh: "{article} 征求意见：{words}", en: "{article}, for comments: {words}" }
}

/// The rows of the table, as the page of lifecycles prints them.
pub fn lines(lang: Lang) -> Vec<[String; 5]> {
    let line = |row: &LeafRow| {
        let kind = fields::leaf_kind(lang, row.kind).to_owned();
        let from = if row.step == LeafStepName::Draft {
            say!(lang, zh: "会上通过的提议", en: "a motion that passed")
        } else if row.step == LeafStepName::Older {
            say!(lang, zh: "纸上的旧公约", en: "a covenant on paper")
        } else {
            lang.list(row.from.iter().map(|from| leaf_state(lang, *from)))
        };
        let to = match (row.to, row.step) {
            (Some(to), _) => leaf_state(lang, to).to_owned(),
            (None, LeafStepName::Vote) => {
                let (passed, not) = (leaf_state(lang, LeafState::Passed), leaf_state(lang, LeafState::NotPassed));
                say!(lang, zh: "{passed}，数不够是{not}", en: "{passed}, or {not} by its figures")
            }
            (None, LeafStepName::Revise) => {
                say!(lang, zh: "不变；新的一版从草案走起，它施行了旧的才算修订了", en: "as it was; the next version begins as a draft, and the old one holds until that is in force")
            }
            (None, _) => say!(lang, zh: "不变", en: "as it was"),
        };
        let needs = row.needs.iter().map(|need| leaf_need(lang, *need)).collect::<Vec<_>>().join("; ");
        [kind, leaf_step(lang, row.step).to_owned(), from, to, needs]
    };
    LEAF_LIFE.iter().map(line).collect()
}

/// The way of an article, and where it is on it; one that is older than the book came none of it.
pub fn way(lang: Lang, of: LeafState, is_older: bool) -> (Vec<String>, usize) {
    use LeafState as S;
    let mut all = vec![S::Draft, S::Heard, S::Passed, S::Filed, S::InForce];
    if is_older {
        all.retain(|state| *state == S::InForce);
    }
    let at = match of {
        S::NotPassed => {
            all.truncate(2);
            all.push(of);
            2
        }
        S::Dropped | S::Revised | S::Repealed => {
            if of == S::Dropped {
                all.truncate(1);
            }
            all.push(of);
            all.len() - 1
        }
        of => all.iter().position(|state| *state == of).unwrap_or(0),
    };
    (all.iter().map(|state| leaf_state(lang, *state).to_owned()).collect(), at)
}

/// How the vote went, in one line; nothing before it.
pub fn vote(lang: Lang, of: &Article) -> Option<String> {
    let (called, counted) = voted(lang, of)?;
    Some(if lang == Lang::Zh { format!("{called}，{counted}") } else { format!("{called}, {counted}") })
}

/// Who was called and came; then how they voted, and why that isn't enough.
fn voted(lang: Lang, of: &Article) -> Option<(String, String)> {
    let day = time::date(lang, of.voted?);
    let count = |voices: Option<Voices>| voices.map_or(0, |voices| voices.0);
    let (called, came) = (count(of.called), count(of.came));
    let by = of.voted_by.map_or("", |by| fields::voted_by(lang, by));
    let here = present(lang, by, &day, called, came);
    // What nobody counted is no figure.
    let said = figures(lang, count(of.yes), count(of.no))
        + &of.abstained.map(|voices| undecided(lang, voices.0)).unwrap_or_default();
    let why = match (of.has_quorum(), of.carried()) {
        (_, true) => return Some((here, said)),
        (false, _) => no_quorum(lang),
        (true, false) => too_few(lang),
    };
    Some((here, if lang == Lang::Zh { format!("{said}；{why}") } else { format!("{said}; {why}") }))
}

/// Which article a matter breaks, and whether it was talked over.
pub fn breach(lang: Lang, item: &Item) -> Option<String> {
    let article = fields::leaf_no(lang, item.article?);
    let day = item.persuaded.map(|on| talked_over(lang, &time::date(lang, on)));
    Some(article + &day.unwrap_or_else(|| not_talked_over(lang)))
}

/// How often an article was broken, and by which matters; nothing where it never was. Nobody is named.
pub fn broken_by(lang: Lang, of: &[ItemNo]) -> Option<(String, String)> {
    let (count, list) = (of.len(), lang.list(of.iter().map(|no| item_no(lang, *no))));
    let said = say!(lang, zh: "{count}件：{list}", en: "{count}: {list}");
    (count > 0).then(|| (say!(lang, zh: "违反过", en: "broken"), said))
}

/// How one that is older than the book was agreed, and that nobody voted on it there.
pub fn older(lang: Lang, of: &Article) -> Option<String> {
    let agreed = of.agreed.as_ref().filter(|_| of.is_older())?;
    let day = time::date(lang, of.on);
    Some(say!(lang, zh: "{agreed}({day}补记)", en: "{agreed} (written down on {day})"))
}

/// Where it was filed, in one line.
pub fn filing(lang: Lang, of: &Article) -> Option<String> {
    let day = time::date(lang, of.filed?);
    let number = of.filed_as.as_ref().map(|no| say!(lang, zh: "，{no}", en: ", {no}")).unwrap_or_default();
    Some(filed(lang, of.filed_with.as_deref().unwrap_or_default(), &day, &number))
}

/// With which department it is paired, and what that does.
pub fn pair(lang: Lang, of: &Article) -> Option<String> {
    let department = of.department.as_deref()?;
    let does = of.does.as_ref().map(|does| say!(lang, zh: "：{does}", en: ": {does}")).unwrap_or_default();
    Some(paired(lang, department, &does))
}

/// What is known of an article, in few lines: what the fields say one by one, as people say it.
pub fn facts(lang: Lang, of: &Leaf, article: &Article, today: chrono::NaiveDate) -> Vec<(String, String)> {
    let mut facts = vec![(
        say!(lang, zh: "现状", en: "stands"),
        of.state(today).map_or("", |state| leaf_state(lang, state)).to_owned(),
    )];
    match (&article.motion, &article.agreed) {
        (Some(motion), _) => facts.extend([
            (fields::field(lang, Field::Motion).to_owned(), item_no(lang, *motion)),
            (say!(lang, zh: "写成草案", en: "drafted"), time::date(lang, article.on)),
        ]),
        (None, agreed) => facts.extend([
            (say!(lang, zh: "当初怎么定的", en: "agreed"), agreed.clone().unwrap_or_default()),
            (say!(lang, zh: "补记", en: "written down"), time::date(lang, article.on)),
        ]),
    }
    let mut more = |what: String, said: Option<String>| facts.extend(said.map(|said| (what, said)));
    let name = |field| fields::field(lang, field).to_owned();
    more(name(Field::Revises), article.revises.map(|no| fields::leaf_no(lang, no)));
    more(name(Field::Category), article.category.clone());
    more(name(Field::Department), pair(lang, article));
    more(name(Field::Heard), article.notice.map(|no| notice_no(lang, no)));
    if let Some((called, counted)) = voted(lang, article) {
        more(say!(lang, zh: "表决", en: "vote"), Some(called));
        more(say!(lang, zh: "票数", en: "counted"), Some(counted));
    }
    more(say!(lang, zh: "备案", en: "filing"), filing(lang, article));
    more(
        say!(lang, zh: "施行", en: "in force"),
        article.from.map(|from| {
            let day = time::date(lang, from);
            if from > today { will_be(lang, &day) } else { since(lang, &day) }
        }),
    );
    if let Some(ended) = &of.ended {
        let why = [&ended.why, &ended.basis].into_iter().flatten().cloned();
        let said = std::iter::once(fields::over(lang, &time::date(lang, ended.on))).chain(why).collect::<Vec<_>>();
        more(say!(lang, zh: "止", en: "ended"), Some(said.join(if lang == Lang::Zh { "：" } else { ": " })));
    }
    facts
}

/// Why something of an article isn't so; nothing where this is about another leaf.
pub(super) fn why(lang: Lang, of: &LeafWhy, _who: &dyn Who) -> Option<String> {
    let no = |no: &LeafNo| fields::leaf_no(lang, *no);
    let motion_no = |motion| item_no(lang, motion);
    let hung = |no| notice_no(lang, no);
    Some(match of {
        LeafWhy::Step { step, state, possible } => {
            let (asked, at) = (leaf_step(lang, *step), leaf_state(lang, *state));
            let list = lang.list(possible.iter().map(|step| leaf_step(lang, *step)));
            if list.is_empty() {
                say!(lang, zh: "现在是「{at}」，不能「{asked}」", en: "it is \"{at}\", so \"{asked}\" is not possible")
            } else {
                say!(lang, zh: "现在是「{at}」，不能「{asked}」。可以：{list}", en: "it is \"{at}\", so \"{asked}\" is not possible; possible: {list}")
            }
        }
        LeafWhy::Fixed(field) => {
            let name = fields::field(lang, *field);
            say!(lang, zh: "「{name}」定了就不改；话要改，下次会上提，再修订", en: "\"{name}\" stays as it is; other words need another motion, and a revision")
        }
        LeafWhy::Unsaid(fields) => {
            let list = lang.list(fields.iter().map(|field| fields::field(lang, *field)));
            say!(lang, zh: "还缺：{list}", en: "still missing: {list}")
        }
        LeafWhy::Sums => {
            let need = leaf_need(lang, LeafNeed::Sums);
            say!(lang, zh: "数对不上：{need}", en: "the figures don't add up: {need}")
        }
        LeafWhy::NotVoted(motion) => {
            let motion = motion_no(*motion);
            say!(lang, zh: "{motion}不是会上通过的提议：公约的每一条，都要先在会上表决过", en: "{motion} is no motion that a meeting passed: each article of the covenant is voted on first")
        }
        LeafWhy::Advice { motion, to } => {
            let motion = motion_no(*motion);
            let to = to.map(|to| destination(lang, to)).unwrap_or_default();
            say!(lang, zh: "{motion}是建议，归{to}定，不能写成居民公约；管理规约由业主大会定", en: "{motion} is advice, for {to} to settle, so it can't become an article; rules of the house belong to the owners' assembly")
        }
        LeafWhy::MotionOff(motion) => {
            let motion = motion_no(*motion);
            say!(lang, zh: "{motion}没办成，或者结果改了", en: "{motion} was dropped, or its result was changed")
        }
        LeafWhy::WrittenIn { motion, article } => {
            let (motion, article) = (motion_no(*motion), no(article));
            say!(lang, zh: "{motion}已经写成{article}了", en: "{motion} is in {article} already")
        }
        LeafWhy::OtherWords { voted } => {
            say!(lang, zh: "要和表决的话一字不差：「{voted}」", en: "the words are those that were voted: {voted:?}")
        }
        LeafWhy::NotOlder(field) => {
            let name = fields::field(lang, *field);
            say!(lang, zh: "补记的旧公约只写条文、哪天起施行、当初怎么定的；「{name}」不补", en: "of an older article its words, its first day and how it was agreed are written down; \"{name}\" is not made up")
        }
        LeafWhy::SameWords(other) => {
            let other = no(other);
            say!(lang, zh: "{other}已经是这句话了", en: "{other} says these words already")
        }
        LeafWhy::UnderWay(article) => {
            let article = no(article);
            say!(lang, zh: "{article}还在办：先办完，或者不做了", en: "{article} is under way: finish it, or drop it, first")
        }
        LeafWhy::NotHeard(article) => {
            let article = no(article);
            say!(lang, zh: "{article}还没贴出来征求意见，或者公示撤回了", en: "{article} was not posted for comments yet, or its notice was withdrawn")
        }
        LeafWhy::Hangs { notice, until } => {
            let (notice, day) = (hung(*notice), time::date(lang, *until));
            say!(lang, zh: "{notice}征求意见要贴到{day}，过了这天再表决", en: "{notice} hangs for comments until {day}; the vote is after that")
        }
        LeafWhy::Unanswered { notice, comments } => {
            let (notice, list) = (hung(*notice), lang.list(comments.iter().map(ToString::to_string)));
            say!(lang, zh: "{notice}第{list}条意见还没答复", en: "comment {list} on {notice} has no answer yet")
        }
        _ => return None,
    })
}
