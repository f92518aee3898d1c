//! The course, in words: what a lesson asks for, and how its meeting is called.

use super::{Lang, say, setup_of, words};
use crate::{
    i18n::names,
    rehearsal::{CastId, Goal, Lesson, Setup, Start, Told, lessons},
};

/// What stands in a lesson, in the language of the program.
pub fn told(lang: Lang, told: &Told) -> &str {
    match lang {
        Lang::Zh => &told.0,
        Lang::En => &told.1,
    }
}

/// What a goal asks for.
#[allow(clippy::too_many_lines, reason = "one row a goal")]
pub fn goal(lang: Lang, goal: &Goal) -> String {
    match goal {
        Goal::SignedIn { at_least } => {
            say!(lang, zh: "签到{at_least}位", en: "{at_least} signed in")
        }
        Goal::Offices => say!(lang, zh: "有主持人、有记录员", en: "somebody chairs, somebody writes"),
        Goal::Started => say!(lang, zh: "开始", en: "the meeting is begun"),
        Goal::Cards { at_least } => say!(lang, zh: "收卡{at_least}张", en: "{at_least} cards are in"),
        Goal::NoNameOnWall => {
            say!(lang, zh: "墙上没有邻居的名字", en: "no neighbour is named on the wall")
        }
        Goal::Sorted => say!(lang, zh: "每张卡都归好了", en: "every card has its place"),
        Goal::Dots => say!(lang, zh: "圆点照数的打", en: "dots as they were counted"),
        Goal::Posted { at_least } => {
            say!(lang, zh: "{at_least}件上桌", en: "{at_least} topics have a table")
        }
        Goal::Convened => say!(lang, zh: "每桌有桌长", en: "somebody convenes each table"),
        Goal::Seated { at_least } => say!(lang, zh: "{at_least}位坐好了", en: "{at_least} are seated"),
        Goal::Hands { at_least } => {
            say!(lang, zh: "{at_least}只手记对了", en: "{at_least} hands are noted with their side")
        }
        Goal::MissedHands { at_most } => {
            say!(lang, zh: "放下去的手不超过{at_most}只", en: "no more than {at_most} hands went down again")
        }
        Goal::Turns { at_least } => {
            say!(lang, zh: "{at_least}位说完了", en: "{at_least} turns are given and ended")
        }
        Goal::Called(rule) => {
            let no = rule.number();
            say!(lang, zh: "按第{no}条提醒一声(*{no})", en: "a reminder of rule {no} (*{no})")
        }
        Goal::ChairChanged => say!(lang, zh: "换人主持", en: "the chair is handed over"),
        Goal::ChairSpoke => say!(lang, zh: "换下来的那位说了一句", en: "who chaired has had a turn"),
        Goal::Amended => say!(lang, zh: "改法有了结果", en: "the other words are settled"),
        Goal::Extended => say!(lang, zh: "这一段加了时间", en: "the part has more time"),
        Goal::DebateClosed => say!(lang, zh: "收住讨论", en: "the debate is closed"),
        Goal::Voted { at_least } => {
            say!(lang, zh: "表决{at_least}件，数照报的打", en: "{at_least} voted on, counts as they were called out")
        }
        Goal::EveryRowHasOwner => say!(lang, zh: "件件有领头的", en: "somebody leads each matter"),
        Goal::Forwarded => {
            say!(lang, zh: "先记着的都有去处", en: "what was set aside has a place to go")
        }
        Goal::FollowUp => say!(lang, zh: "定下次哪天见", en: "the next date is set"),
        Goal::MinutesRead => say!(lang, zh: "纪要念过一遍", en: "the minutes are read aloud"),
        Goal::Signed { at_least } => say!(lang, zh: "{at_least}位签了字", en: "{at_least} have signed"),
        Goal::Typed { at_least } => {
            say!(lang, zh: "纸上的卡补了{at_least}张", en: "{at_least} typed of the cards that lie on paper")
        }
        Goal::Reached(stage) => {
            let name = names::stage(lang, *stage);
            say!(lang, zh: "走到「{name}」", en: "on to: {name}")
        }
    }
}

words! {
    /// A lesson by its number.
    titled(no: u8, title: &str) { zh: "第{no}课 {title}", en: "lesson {no}: {title}" }
    /// What it asks for next; `met` of `all` are met.
    open(no: u8, goal: &str, met: usize, all: usize) { zh: "第{no}课({met}/{all}) 还要：{goal}。不会就按两下 F1", en: "lesson {no} ({met}/{all}), next: {goal}. F1 twice helps" }
    /// A limit was passed over.
    lost(no: u8, goal: &str) { zh: "第{no}课 这回没赶上：{goal}。接着练也好，从头来：yishi learn start {no} --anew", en: "lesson {no}, not this time: {goal}. Go on, or begin anew: yishi learn start {no} --anew" }
    /// All goals are met.
    passed(no: u8) { zh: "第{no}课 学完了。接着随便练，或按 F10 离开", en: "lesson {no} is done. Go on trying, or F10 leaves" }
    /// Over what there was to learn.
    all_met() { zh: "学完了。", en: "That was the lesson." }
    /// What comes next.
    next(title: &str) { zh: "下一课：{title}", en: "next, {title}" }
    /// How it is closed.
    done_keys() { zh: "Esc 关上；F10 离开", en: "Esc closes this; F10 leaves" }
    /// Over the goals.
    asks() { zh: "要做到：", en: "It asks for:" }
    /// A goal.
    row(goal: &str) { zh: "  - {goal}", en: "  - {goal}" }
    /// How it is begun.
    begin_keys() { zh: "字都由您打，弄不坏什么。不会就按两下 F1。Esc 关上，开始", en: "You type everything; nothing can break. F1 twice helps. Esc closes this and you begin" }
    /// A hint of a lesson.
    hinted(what: &str) { zh: "提示：{what}", en: "hint: {what}" }
    /// A row of the list.
    listed(no: u8, title: &str, minutes: u16, state: &str) { zh: "{no:>2}  {title}  {minutes}分钟  {state}", en: "{no:>2}  {title}  {minutes} min  {state}" }
    /// It was passed, on this day.
    done_on(day: &str) { zh: "学完 {day}", en: "done {day}" }
    /// It was passed.
    done() { zh: "学完", en: "done" }
    /// It was begun.
    half_way() { zh: "练到一半", en: "half-way" }
    /// Nobody tried it, or nobody got through.
    not_yet() { zh: "还没学", en: "not yet" }
    /// It goes on where it was left.
    goes_on(no: u8) { zh: "第{no}课接着上回练；想从头来：yishi learn start {no} --anew", en: "lesson {no} goes on where it was left; to begin anew: yishi learn start {no} --anew" }
    /// It is to begin anew.
    begins_anew(no: u8, n: usize) { zh: "第{no}课从头来，前面{n}回不算；那些练习会还在", en: "lesson {no} begins anew, {n} attempts count no more; their meetings stay" }
    /// There is none.
    no_lesson(found: &str) { zh: "没有这一课：{found}。0 到 15，或一场学过的会的号：yishi learn list", en: "no lesson {found}: 0 to 15, or the id of a meeting of one; yishi learn list" }
    /// The file of the trainee.
    untaught(line: usize, why: &str) { zh: "training.ron 第{line}行看不懂：{why}。学过的照各场练习会的记录算", en: "training.ron, line {line}: {why}. What was passed is read from the journals" }
    /// A lesson that holds.
    stands(title: &str, id: &str, day: &str) { zh: "{title}：对得上  {day}  {id}", en: "{title}: holds  {day}  {id}" }
    /// One that doesn't.
    fallen(title: &str, id: &str, why: &str) { zh: "{title}：对不上  {id}  {why}", en: "{title}: doesn't hold  {id}  {why}" }
    /// No lesson was passed.
    nothing_passed() { zh: "还没有学完的课", en: "no lesson was passed yet" }
    /// The journal holds and is of too little.
    no_longer_met() { zh: "记录是好的，要做到的没做到", en: "the journal is whole, and not all that was asked for is in it" }
    /// It asked for something else.
    other_version(was: u16) { zh: "那时学的是第{was}版，这一课后来改了", en: "it was passed in version {was}; the lesson is another now" }
    /// The meeting isn't there.
    gone() { zh: "那场练习会不在了，或打不开", en: "its meeting is gone, or can't be read" }
    /// The title of the table.
    sheet() { zh: "学了哪些课", en: "Lessons" }
    /// Columns.
    number() { zh: "课", en: "No." }
    lesson() { zh: "练什么", en: "Lesson" }
    state() { zh: "学完没有", en: "Done" }
    day() { zh: "哪天", en: "Day" }
    head() { zh: "记录码", en: "Head" }
    /// What the table has not.
    nothing_else() { zh: "只写学完没有、哪天；不打分，不排先后。", en: "Done or not, and when; no score, no ranking." }
    /// The other ending is wrong.
    as_xlsx() { zh: "表格只写成 .xlsx", en: "a table is written as .xlsx" }
    /// The same of the record.
    as_paper() { zh: "练习记录写成 .docx 或 .html", en: "the record is written as .docx or .html" }
    /// The record is refused.
    record_missing(list: &str) { zh: "练习记录还不能写，还没学完：{list}", en: "no record yet; not passed: {list}" }
    /// Refused, too.
    record_fallen(list: &str) { zh: "练习记录不能写，这几课的记录对不上：{list}。看哪里：yishi learn check；重学：yishi learn reset 课号", en: "no record: the journals of these don't hold: {list}. Where: yishi learn check; to begin anew: yishi learn reset LESSON" }
    /// The title of the record.
    record_title() { zh: "练习记录", en: "Record of practice" }
    /// Whose it is.
    whose() { zh: "谁练的", en: "Who practised" }
    /// Written by hand.
    by_hand() { zh: "＿＿＿＿＿＿", en: "______________" }
    /// What it is not.
    no_licence() { zh: "示范文本。只写练过什么、哪天练的，不是资格证，也不是上级发的证明。", en: "Sample text. It says what was practised and when; it is not an official licence." }
    /// What the heads are for.
    record_says() { zh: "每一课都照它的练习会记录重算过，才写在这里。三个晚上后面是记录码，和那场练习会的纪要上的一样，谁都可以核对。", en: "Each lesson was judged again from the journal of its practice meeting. Behind the three evenings stand their heads, as in the minutes of those meetings, so that anybody can check them." }
    /// Signs.
    trainee() { zh: "练习的人", en: "Who practised" }
    /// Signs.
    trainer() { zh: "带教的人", en: "Trainer" }
    /// Small print.
    record_sample() { zh: "本记录格式为示范文本。练习会里的人和事都是编的。", en: "Sample form. People and matters of practice meetings are invented." }
    /// Over the list of lessons.
    screen_title() { zh: "学一学：十二课，三个晚上", en: "Learn: twelve lessons, three evenings" }
    /// Its keys.
    screen_keys() { zh: " 上下键选，打课号也行  回车 开始  Esc 离开", en: " arrows or the number choose  Enter begins  Esc leaves" }
    /// Left half-way: asked.
    screen_asks() { zh: " 上回练到一半。回车 接着练  0 从头来  Esc 先不", en: " left half-way. Enter goes on  0 begins anew  Esc neither" }
    /// How many are done.
    screen_done(n: usize, all: usize) { zh: "学完{n}/{all}", en: "{n} of {all} done" }
    /// How the meeting of a lesson is called.
    called_lesson(no: u8, version: u16, title: &str) { zh: "学第{no}课(第{version}版)：{title}", en: "lesson {no} (version {version}): {title}" }
}

/// A lesson by number and title.
pub fn title(lang: Lang, lesson: &Lesson) -> String {
    titled(lang, lesson.id, told(lang, &lesson.title))
}

/// How the meeting of a lesson is called: whoever reads it has the same beginning and the same room.
pub fn theme_of_lesson(lang: Lang, lesson: &Lesson) -> String {
    called_lesson(lang, lesson.id, lesson.version, told(lang, &lesson.title))
}

/// The other way round, in either language: number and version.
pub fn lesson_of(theme: &str) -> Option<(u8, u16)> {
    let rest = theme.strip_prefix("学第").or_else(|| theme.strip_prefix("lesson "))?;
    let (no, rest) = rest.split_once('(')?;
    let (version, _) = rest.split_once(')')?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let no = no.trim();
    let no = no.strip_suffix('课').unwrap_or(no).parse().ok()?;
    Some((no, digits(version).parse().ok()?))
}

/// The lesson that a practice meeting is of, and the version that it was: one of its own, or a whole evening.
pub fn learns(theme: &str) -> Option<(&'static Lesson, u16)> {
    if let Some((no, version)) = lesson_of(theme) {
        return Some((Lesson::of(no)?, version));
    }
    let setup = setup_of(theme)?;
    let evening = |lesson: &&Lesson| lesson.start == Start::Evening(setup.cast);
    let lesson = lessons().iter().find(evening)?;
    // Rooms of another version are known no more.
    let known = Setup::new(setup.seed, setup.cast).acts == setup.acts;
    Some((lesson, if known { lesson.version } else { 0 }))
}

/// By what the room of a practice meeting is the same: a rehearsal's, or a lesson's.
pub fn room_of(theme: &str) -> Option<Setup> {
    setup_of(theme).or_else(|| {
        let (lesson, version) = learns(theme)?;
        lesson.setup().filter(|_| lesson.version == version)
    })
}

/// The cast of a whole evening.
pub fn evening_of(lesson: &Lesson) -> Option<CastId> {
    match lesson.start {
        Start::Evening(cast) => Some(cast),
        Start::Tour | Start::Cut { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthChar as _;

    use super::*;
    use crate::rehearsal::CastId;

    #[test]
    fn the_theme_of_a_lesson_says_which_and_of_which_version() {
        for lang in [Lang::Zh, Lang::En] {
            for lesson in lessons() {
                let theme = theme_of_lesson(lang, lesson);
                assert_eq!(learns(&theme), Some((lesson, lesson.version)), "{theme}");
                assert_eq!(room_of(&theme), lesson.setup(), "{theme}");
            }
            let evening = super::super::theme_of(lang, &Setup::new(9, CastId::Difficult));
            assert_eq!(learns(&evening).map(|(lesson, version)| (lesson.id, version)), Some((15, 1)));
            assert_eq!(room_of(&evening), Some(Setup::new(9, CastId::Difficult)));
        }
        assert_eq!(room_of("学第7课(第9版)：有人插话"), None, "of another version there is no room");
        let old = super::super::theme_of(Lang::Zh, &Setup { acts: 17, ..Setup::new(9, CastId::Usual) });
        assert_eq!(learns(&old).map(|(_, version)| version), Some(0));
        for other in
            ["", "学第课(第1版)", "学第7课", "lesson 7", "lesson 700 (version 1): x", "学第99课(第1版)：x", "停车"]
        {
            assert_eq!(learns(other), None, "{other}");
        }
    }

    /// As every sentence that is drawn: nothing that terminals take for one cell or two, and in English nothing but ASCII.
    #[test]
    fn what_stands_in_lessons_can_be_drawn() {
        for lesson in lessons() {
            let all = [&lesson.title, &lesson.task, &lesson.debrief].into_iter().chain(&lesson.hints);
            for Told(zh, en) in all {
                assert!(en.is_ascii() && !en.is_empty(), "{en}");
                let narrow = |c: char| c.width_cjk() == c.width();
                assert!(zh.chars().all(narrow) && !zh.is_ascii(), "{zh}");
            }
        }
    }

    #[test]
    fn every_goal_of_a_lesson_is_said_in_both_languages() {
        for goal_of in lessons().iter().flat_map(|lesson| &lesson.goals) {
            assert!(!goal(Lang::Zh, goal_of).is_ascii() && goal(Lang::En, goal_of).len() > 4);
        }
    }
}
