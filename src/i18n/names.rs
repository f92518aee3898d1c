//! What the closed sets of a meeting are called, and how somebody is addressed.

use std::collections::BTreeMap;

use super::{Lang, say};
use crate::{
    charter::{Mode, PassRule, Scope, Stage, VoteBasis},
    meeting::{
        numbers::Badge,
        refusal::{Part, Thing},
        words::{
            Destination, Gift, GroupRole, Method, MotionText, Office, Origin, Outcome, PromiseState, Reading, Ref,
            Rung, Side, Signer, Subject, Task, Verdict,
        },
    },
    tracker::{Fen, Series},
};

/// Knows what the wearer of a badge is called. A wall or a paper never gets more of a person than this.
pub trait Names {
    /// 17号 王阿姨; 17号, if nobody said a name; 一位居民 for badge 0.
    fn who(&self, badge: Badge) -> String;

    /// On which side somebody stands may be said beside them.
    fn tells_sides(&self) -> bool {
        true
    }
}

/// Forms of address by badge, in Chinese.
impl Names for BTreeMap<Badge, String> {
    fn who(&self, badge: Badge) -> String {
        address(Lang::Zh, badge, self.get(&badge).map(String::as_str))
    }
}

/// Forms of address by badge, in the language of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Roll<'a> {
    /// The language.
    pub lang: Lang,
    /// 王阿姨, by badge.
    pub calls: &'a BTreeMap<Badge, String>,
}

impl Names for Roll<'_> {
    fn who(&self, badge: Badge) -> String {
        address(self.lang, badge, self.calls.get(&badge).map(String::as_str))
    }
}

/// People as they are seen when an evening is looked at again: as on the wall that evening, or each a resident like any other.
#[derive(Clone, Copy, Debug)]
pub struct Again<'a> {
    /// The language.
    pub lang: Lang,
    /// 王阿姨, by badge; nothing: nobody is to be known.
    pub calls: Option<&'a BTreeMap<Badge, String>>,
    /// Sides are said.
    pub sides: bool,
}

impl Names for Again<'_> {
    fn who(&self, badge: Badge) -> String {
        match self.calls {
            Some(calls) => address(self.lang, badge, calls.get(&badge).map(String::as_str)),
            None => address(self.lang, Badge::NOBODY, None),
        }
    }

    fn tells_sides(&self) -> bool {
        self.sides
    }
}

/// Badge and form of address, as far as they are known.
pub fn address(lang: Lang, badge: Badge, call: Option<&str>) -> String {
    match call {
        _ if badge == Badge::NOBODY => say!(lang, zh: "一位居民", en: "a resident"),
        None => say!(lang, zh: "{badge}号", en: "no. {badge}"),
        Some(call) => say!(lang, zh: "{badge}号 {call}", en: "no. {badge} {call}"),
    }
}

/// Several badges in one line, without names.
pub fn badges(lang: Lang, badges: &[Badge]) -> String {
    lang.list(badges.iter().map(|badge| address(lang, *badge, None)))
}

/// What was decided and is ours to do, by its number.
pub fn task(lang: Lang, of: Task) -> String {
    match of {
        Task::Motion(motion) => say!(lang, zh: "提议{motion}", en: "proposal {motion}"),
        Task::Picked(vote, option) => {
            say!(lang, zh: "表决{vote}选出的第{option}项", en: "option {option} that vote {vote} picked")
        }
    }
}

/// What somebody gives; money with how much.
pub fn gift(lang: Lang, kind: Gift, amount: Option<u64>) -> String {
    match (kind, amount.map(Fen)) {
        (Gift::Time, _) => say!(lang, zh: "出时间", en: "time"),
        (Gift::Labour, _) => say!(lang, zh: "出力气", en: "labour"),
        (Gift::Money, None) => say!(lang, zh: "出钱", en: "money"),
        (Gift::Money, Some(yuan)) => say!(lang, zh: "出{yuan}元", en: "{yuan} yuan"),
        (Gift::Things, _) => say!(lang, zh: "出东西", en: "things"),
        (Gift::Skill, _) => say!(lang, zh: "出手艺", en: "skill"),
    }
}

/// The words of a pledge, with what is given, if that was said and the words themselves don't say how much.
pub fn with_gift(lang: Lang, text: &str, kind: Option<Gift>, amount: Option<u64>) -> String {
    let said = amount.is_some_and(|amount| text.contains(&Fen(amount).to_string()));
    match kind.filter(|_| !said).map(|kind| gift(lang, kind, amount)) {
        Some(gift) => say!(lang, zh: "{text}({gift})", en: "{text} ({gift})"),
        None => text.to_owned(),
    }
}

/// Several people in one line.
pub fn people(lang: Lang, badges: &[Badge], names: &dyn Names) -> String {
    lang.list(badges.iter().map(|badge| names.who(*badge)))
}

/// Declares the names of a closed set; a variant without a name doesn't compile.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident($set:ident) { $($of:ident { zh: $zh:literal, en: $en:literal $(,)? })* })*) => {$(
        $(#[$doc])*
        pub fn $name(lang: $crate::i18n::Lang, of: $set) -> &'static str {
            match (of, lang) {
                $(
                    ($set::$of, $crate::i18n::Lang::Zh) => $zh,
                    ($set::$of, $crate::i18n::Lang::En) => $en,
                )*
            }
        }
    )*};
}

pub(crate) use names;

names! {
    /// A side, as people say it.
    side(Side) {
        For { zh: "赞成", en: "for" }
        Against { zh: "反对", en: "against" }
        Question { zh: "想问", en: "question" }
    }

    /// A side, in papers.
    side_paper(Side) {
        For { zh: "赞成", en: "for" }
        Against { zh: "反对", en: "against" }
        Question { zh: "提问", en: "question" }
    }

    /// Who settles it, in papers and on the console; the wall's lines are `wall::scope_*`.
    scope(Scope) {
        Residents { zh: "居民自定", en: "residents decide" }
        Council { zh: "理事会定", en: "the council decides" }
        Owners { zh: "业主共同决定", en: "all owners decide" }
        Department { zh: "职能部门处置", en: "a department decides" }
        Consult { zh: "仅征求意见", en: "opinions only" }
        Unsure { zh: "说不准，先按建议办", en: "unsure, taken as advice" }
    }

    /// 会务
    office(Office) {
        Chair { zh: "主持人", en: "chair" }
        Deputy { zh: "副主持", en: "deputy" }
        Recorder { zh: "记录员", en: "recorder" }
        Timekeeper { zh: "计时员", en: "timekeeper" }
    }

    /// Who serves a table, as people say it.
    group_role(GroupRole) {
        Convener { zh: "桌长", en: "convener" }
        Recorder { zh: "记录", en: "recorder" }
        Timekeeper { zh: "看时间", en: "timekeeper" }
        Reporter { zh: "来讲的邻居", en: "reporter" }
    }

    /// Who served a table, in papers.
    group_role_paper(GroupRole) {
        Convener { zh: "召集人", en: "convener" }
        Recorder { zh: "记录员", en: "recorder" }
        Timekeeper { zh: "计时员", en: "timekeeper" }
        Reporter { zh: "汇报人", en: "reporter" }
    }

    /// Where a concern comes from.
    origin(Origin) {
        Resident { zh: "居民", en: "a resident" }
        Desk { zh: "值班接待", en: "the duty desk" }
        Council { zh: "理事会", en: "the council" }
        Community { zh: "社区", en: "the community" }
        LastMeeting { zh: "上次会议", en: "the last meeting" }
    }

    /// Where something goes that this meeting does not finish.
    destination(Destination) {
        Residents { zh: "居民自办", en: "the residents themselves" }
        Council { zh: "理事会例会", en: "the council" }
        Owners { zh: "业委会、业主大会", en: "the owners' committee and assembly" }
        Community { zh: "居委会、社区党组织", en: "the residents' committee and Party branch" }
        Street { zh: "街道", en: "the sub-district office" }
        Department { zh: "职能部门", en: "a line department" }
        Deputies { zh: "人大代表联络站", en: "the People's Congress contact station" }
        Consultation { zh: "政协请你来协商", en: "the CPPCC consultation" }
        Fund { zh: "自治基金申请", en: "the self-governance fund" }
        Covenant { zh: "居民公约修订", en: "the residents' covenant" }
        NextMeeting { zh: "下次议题", en: "the next meeting" }
        Declined { zh: "不采纳", en: "not taken up" }
    }

    /// What a number of the meeting counts, on the wall and in every paper.
    series(Series) {
        Plain { zh: "件", en: "item" }
        Motion { zh: "提议", en: "proposal" }
        Action { zh: "行动", en: "action" }
        Topic { zh: "议题", en: "topic" }
        Pledge { zh: "认领", en: "pledge" }
        Response { zh: "回应", en: "reply" }
        Noted { zh: "先记", en: "noted item" }
        Card { zh: "卡", en: "card" }
        Table { zh: "桌", en: "table" }
        Picked { zh: "选出", en: "choice" }
        Visit { zh: "接待", en: "visit" }
        Finding { zh: "巡查", en: "finding" }
        Speech { zh: "发言", en: "speech" }
    }

    /// What a result is called on the wall.
    verdict(Verdict) {
        Passed { zh: "通过了", en: "passed" }
        NotPassed { zh: "没通过", en: "not passed" }
        Advised { zh: "形成建议", en: "advice formed" }
        NotAdvised { zh: "这次不递", en: "not sent on" }
        Consulted { zh: "记下了", en: "noted" }
    }

    /// What a result is called in papers.
    verdict_paper(Verdict) {
        Passed { zh: "通过", en: "passed" }
        NotPassed { zh: "未通过", en: "not passed" }
        Advised { zh: "形成建议", en: "advice formed" }
        NotAdvised { zh: "这次不递", en: "not sent on" }
        Consulted { zh: "仅征求意见", en: "opinions only" }
    }

    /// What a count came to. Never 通过: that word belongs to the scope 居民自定.
    outcome(Outcome) {
        Carried { zh: "同意", en: "agreed" }
        Lost { zh: "没同意", en: "not agreed" }
        Tie { zh: "一样多", en: "a tie" }
        NoHands { zh: "没人举手", en: "no hands" }
    }

    /// What became of a promise.
    promise_state(PromiseState) {
        Done { zh: "办好了", en: "done" }
        Doing { zh: "还在办", en: "under way" }
        Late { zh: "晚了", en: "late" }
        Dropped { zh: "没办成", en: "not done" }
        Handed { zh: "换人接着办", en: "handed over" }
    }

    /// A step of the ladder.
    step(Rung) {
        Remind { zh: "提醒", en: "remind" }
        Approach { zh: "走到身边", en: "walk over" }
        EndTurn { zh: "这一回先到这里", en: "end this turn" }
        Bar { zh: "这件事先听别人的", en: "others on this motion" }
    }

    /// What the host does and says at a step. Never on the wall.
    step_say(Rung) {
        Remind { zh: "等一等，先听完，马上轮到您", en: "wait, hear it out, you are next" }
        Approach { zh: "走到身边：您的意思我记下了，先请坐", en: "walk over: I have it down, please sit" }
        EndTurn { zh: "这一回先到这里，下一回再请您", en: "this turn ends here, you have the next" }
        Bar { zh: "这件事先听听别人的，会后我陪您细说", en: "others on this matter; after the meeting, with me" }
    }

    /// What is read aloud.
    reading(Reading) {
        Opening { zh: "开场白", en: "the opening" }
        Principles { zh: "八条原则", en: "the eight principles" }
        Rules { zh: "议事规则", en: "the rules" }
        Oath { zh: "一起念", en: "the words said together" }
        Promises { zh: "上次答应的事", en: "last time's promises" }
        Minutes { zh: "会议纪要", en: "the minutes" }
    }

    /// Who signs.
    signer(Signer) {
        Chair { zh: "主持人", en: "chair" }
        Recorder { zh: "记录人", en: "recorder" }
        Resident { zh: "居民代表", en: "resident" }
    }

    /// How hands are counted.
    method(Method) {
        Hands { zh: "举手", en: "show of hands" }
        Paper { zh: "写票", en: "paper slips" }
        Dots { zh: "贴圆点", en: "dots" }
    }

    /// How a vote was taken, in papers.
    method_paper(Method) {
        Hands { zh: "举手表决", en: "show of hands" }
        Paper { zh: "书面表决", en: "paper slips" }
        Dots { zh: "贴点", en: "dots" }
    }

    /// When a motion passes, as people say it.
    pass_rule(PassRule) {
        MoreFor { zh: "赞成多才通过，一样多不算过", en: "more for than against; a tie does not pass" }
        HalfPresent { zh: "赞成过了在场一半才通过", en: "more than half of those present" }
        TwoThirdsPresent { zh: "三个人里两个赞成才通过", en: "two thirds of those present" }
        TwoThirdsCast { zh: "举手的三个里两个赞成才通过", en: "two thirds of the votes cast" }
    }

    /// When a motion passes, in papers.
    pass_rule_paper(PassRule) {
        MoreFor { zh: "赞成多于反对为通过", en: "passes with more for than against" }
        HalfPresent { zh: "赞成超过在场半数为通过", en: "passes with more than half of those present" }
        TwoThirdsPresent { zh: "赞成达到在场三分之二为通过", en: "passes with two thirds of those present" }
        TwoThirdsCast { zh: "赞成达到举手票数三分之二为通过", en: "passes with two thirds of the votes cast" }
    }

    /// Who counts as one.
    vote_basis(VoteBasis) {
        Person { zh: "一人一票", en: "one person, one vote" }
        Household { zh: "一户一票", en: "one household, one vote" }
    }

    /// Of what a vote counts so many, as it is said in the room.
    voters(VoteBasis) {
        Person { zh: "位", en: "people" }
        Household { zh: "户", en: "households" }
    }

    /// Of what a vote counts so many, in papers and in sums.
    voters_paper(VoteBasis) {
        Person { zh: "人", en: "people" }
        Household { zh: "户", en: "households" }
    }

    /// What a guard does on a breach.
    mode(Mode) {
        Enforce { zh: "把关", en: "enforce" }
        Advise { zh: "提醒", en: "advise" }
        Flag { zh: "按键标出", en: "flag" }
        Off { zh: "不用", en: "off" }
    }

    /// The parts of a motion.
    part(Part) {
        Action { zh: "做什么", en: "what" }
        Object { zh: "哪一处", en: "where" }
        Who { zh: "谁来做", en: "who" }
        When { zh: "几时好", en: "by when" }
    }

    /// What kind of number it is.
    thing(Thing) {
        Card { zh: "卡", en: "card" }
        Topic { zh: "议题", en: "topic" }
        Group { zh: "桌", en: "table" }
        Motion { zh: "提议", en: "proposal" }
        Amendment { zh: "改法", en: "amendment" }
        Speech { zh: "发言", en: "speech" }
        Vote { zh: "表决", en: "vote" }
        Ruling { zh: "主持人请停", en: "call to order" }
        Action { zh: "行动", en: "action" }
        Pledge { zh: "认领", en: "pledge" }
        Parked { zh: "先记着", en: "noted point" }
        Promise { zh: "上次答应的事", en: "promise" }
        Option { zh: "选项", en: "option" }
        Sector { zh: "身份", en: "sector" }
        Charter { zh: "章程", en: "charter" }
        Line { zh: "记录行", en: "line" }
    }

    /// A stage as every charter that ships names it, for where no meeting is at hand. A charter may name it otherwise.
    stage(Stage) {
        S0 { zh: "开场", en: "Opening" }
        S1 { zh: "提出议题", en: "Raise" }
        S2 { zh: "选题分组", en: "Choose" }
        S3 { zh: "小组讨论", en: "Discuss" }
        S4 { zh: "汇报商议", en: "Report and weigh" }
        S5 { zh: "达成共识", en: "Decide" }
        S6 { zh: "制定行动计划", en: "Plan" }
        S7 { zh: "收尾补记", en: "After the close" }
    }
}

/// Something of this meeting by its number: 提议2.
pub fn reference(lang: Lang, of: Ref) -> String {
    match of {
        Ref::Card(no) => say!(lang, zh: "卡{no}", en: "card {no}"),
        Ref::Topic(no) => say!(lang, zh: "议题{no}", en: "topic {no}"),
        Ref::Group(no) => say!(lang, zh: "第{no}桌的记录", en: "the record of table {no}"),
        Ref::Motion(no) => say!(lang, zh: "提议{no}", en: "proposal {no}"),
        Ref::Speech(no) => say!(lang, zh: "第{no}次发言", en: "speech {no}"),
        Ref::Action(no) => say!(lang, zh: "行动{no}", en: "action {no}"),
        Ref::Pledge(no) => say!(lang, zh: "认领{no}", en: "pledge {no}"),
        Ref::Parked(no) => say!(lang, zh: "先记着的第{no}条", en: "noted point {no}"),
    }
}

/// What a vote is about.
pub fn subject(lang: Lang, of: &Subject) -> String {
    match of {
        Subject::Motion(no) => say!(lang, zh: "提议{no}", en: "proposal {no}"),
        Subject::Amendment(no) => say!(lang, zh: "改法{no}", en: "amendment {no}"),
        Subject::Choice { title, pick, .. } => say!(lang, zh: "{title}(选{pick}件)", en: "{title} (pick {pick})"),
        Subject::CloseDebate => say!(lang, zh: "说到这里就表决", en: "end the debate"),
        Subject::Limits { seconds, turns } => {
            say!(lang, zh: "一回{seconds}秒，一件事说{turns}回", en: "{seconds} seconds a turn, {turns} turns a matter")
        }
        Subject::Extend { minutes } => say!(lang, zh: "再谈{minutes}分钟", en: "{minutes} more minutes"),
        Subject::Appeal(no) => {
            say!(lang, zh: "第{no}次提醒要不要改回来", en: "whether call to order {no} is turned back")
        }
    }
}

/// A motion in one line, without the parts that are still open.
pub fn motion(text: &MotionText) -> String {
    [&text.action, &text.object, &text.who, &text.when]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_named_as_in_every_charter_that_ships() {
        for charter in crate::charter::PRESETS.iter().filter_map(|id| crate::charter::preset(id)) {
            for of in charter.stages {
                assert_eq!(stage(Lang::Zh, of.id), of.text.big);
                assert!(of.text.en.starts_with(stage(Lang::En, of.id)), "{}", of.text.en);
            }
        }
    }

    #[test]
    fn nobody_is_a_bare_number_if_a_name_was_said() {
        let names = BTreeMap::from([(Badge(17), "王阿姨".to_owned())]);
        assert_eq!(names.who(Badge(17)), "17号 王阿姨");
        assert_eq!(names.who(Badge(18)), "18号");
        assert_eq!(names.who(Badge::NOBODY), "一位居民");
        let roll = Roll { lang: Lang::En, calls: &names };
        assert_eq!(roll.who(Badge(18)), "no. 18");
    }

    #[test]
    fn a_number_has_one_word_wherever_it_stands() {
        for of in Series::ALL {
            assert_eq!(series(Lang::Zh, of), of.word());
        }
    }

    #[test]
    fn only_what_residents_decide_is_called_passed() {
        for verdict_of in [Verdict::Advised, Verdict::NotAdvised, Verdict::Consulted] {
            assert!(!verdict(Lang::Zh, verdict_of).contains("通过"));
            assert!(!verdict_paper(Lang::Zh, verdict_of).contains("通过"));
        }
    }

    #[test]
    fn open_parts_of_a_motion_leave_no_gap() {
        let text =
            MotionText { action: "清理".into(), object: String::new(), who: "楼组长".into(), when: String::new() };
        assert_eq!(motion(&text), "清理 楼组长");
    }
}
