//! What each command is called, and what it does in one sentence. `docs/commands.md` is written from here.

use super::Lang;
use crate::meeting::Name;

/// Title and sentence of one command, Chinese and English.
struct Told {
    zh: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

/// A short title, for menus, hints and the list of what is legal.
pub fn title(lang: Lang, name: Name) -> &'static str {
    let told = told(name);
    match lang {
        Lang::Zh => told.zh.0,
        Lang::En => told.en.0,
    }
}

/// What it does, in one sentence.
pub fn explain(lang: Lang, name: Name) -> &'static str {
    let told = told(name);
    match lang {
        Lang::Zh => told.zh.1,
        Lang::En => told.en.1,
    }
}

/// A list of titles in one line.
pub fn titles(lang: Lang, names: &[Name]) -> String {
    lang.list(names.iter().map(|name| title(lang, *name)))
}

macro_rules! told {
    ($($name:ident { zh: $zh:literal, $zh_line:literal, en: $en:literal, $en_line:literal })*) => {
        fn told(name: Name) -> Told {
            match name {
                $(Name::$name => Told { zh: ($zh, $zh_line), en: ($en, $en_line) }),*
            }
        }
    };
}

told! {
    OpenMeeting {
        zh: "建会", "建一场会：小区、主题、地点、章程，还有上次答应的事。",
        en: "open the meeting", "Creates the meeting with its theme, place and charter, and the promises of the last one."
    }
    EditMeeting {
        zh: "改会议信息", "改主题、地点或预定时间。",
        en: "edit the meeting", "Changes the theme, the place or the planned start."
    }
    NumberMeeting {
        zh: "补编号", "建会时没有编号的，补上这一年第几次，只能补一回。",
        en: "number the meeting", "Gives a meeting that was opened without one its number of the year, once."
    }
    StartMeeting {
        zh: "开始", "记下真正开始的时间，后面的钟都从这里算。",
        en: "start", "Logs the real start; the plan is timed from here."
    }
    ReviewPledge {
        zh: "看上次答应的事", "上次答应的一件事办得怎样：办好了、还在办、晚了、没办成，或换人。",
        en: "review a promise", "Says what became of a promise of the last meeting: done, under way, late, not done or handed over."
    }
    SignIn {
        zh: "签到", "一个号牌或一串号牌签到；称呼另存，不进记录。",
        en: "sign in", "Signs in one badge or a range; forms of address are kept apart from the record."
    }
    SignOut {
        zh: "离场", "离场：手放下，话说完，担的事交出来。",
        en: "sign out", "Signs out: lowers the hand, ends the speech, and gives back every office and role."
    }
    CallRoll {
        zh: "点名", "接着开的时候重新点名：没点到的就不在；不填号牌，就是上次的人都在。",
        en: "call the roll", "The roll of a sitting that goes on: who isn't named isn't here; without numbers everybody is here again."
    }
    EditParticipant {
        zh: "改签到", "改一位到会人的身份、同户、旁听或称呼。",
        en: "edit a participant", "Corrects the sector, the household, the status or the form of address of somebody signed in."
    }
    TakeOffice {
        zh: "担任会务", "请一位担任主持人、副主持、记录员或计时员。",
        en: "take an office", "Makes somebody chair, deputy, recorder or timekeeper."
    }
    HandOverChair {
        zh: "换人主持", "主持人要说自己的意见，先请别人主持；这件事表决完，自动换回来。",
        en: "hand over the chair", "Hands the chair to somebody else; with a proposal open, it comes back when its vote is closed."
    }
    ReadAloud {
        zh: "念一遍", "记下念过什么：开场白、原则、规则、上次答应的事、纪要。",
        en: "read aloud", "Logs that something was read aloud: the opening, the principles, the rules, the promises, the minutes."
    }
    RaiseConcern {
        zh: "收卡", "收一张写着关心的事的卡；来不及打字就先记卡号，会后再补。",
        en: "take a card", "Takes a card with its text, or many by number whose texts lie on paper until later."
    }
    EditConcern {
        zh: "补卡上的字", "给一张卡补上原话，或改正。",
        en: "edit a card", "Gives a card its text, or corrects it."
    }
    Cluster {
        zh: "归类", "把意思相近的卡放在一起，起个题目；也可以让剩下的各算一件。",
        en: "put together", "Puts cards that are alike under one title, or keeps all the rest as they are."
    }
    SplitConcern {
        zh: "拿出来", "把一张卡从议题里拿出来。",
        en: "take out", "Takes a card out of its topic again."
    }
    Withhold {
        zh: "先不上墙", "卡上说到个人的，先不上墙，会后单独谈。",
        en: "keep off the wall", "Keeps a card or a topic that names somebody off the wall, before it is ever shown."
    }
    SetTopicScope {
        zh: "议题归谁定", "说清一个议题归谁来定。",
        en: "scope of a topic", "Says who may settle a topic."
    }
    PlaceDots {
        zh: "一位的圆点", "记下一位邻居的圆点贴在哪几件上。",
        en: "dots of one person", "Records where one person put the dots."
    }
    CountDots {
        zh: "数圆点", "一件一个数，再数一遍按新的算；另一张纸上的加上去。",
        en: "count dots", "Records the dots of each topic: counted again, the new count holds; those of another sheet are added."
    }
    PostTopic {
        zh: "上分桌表", "给挑出来的事分桌，按说的先后。",
        en: "give a table", "Gives the chosen topics a table, in the order named."
    }
    UnpostTopic {
        zh: "撤下分桌表", "把一件事从分桌表上撤下来。",
        en: "take off its table", "Takes a topic off its table."
    }
    Convene {
        zh: "定桌长", "请一位当这一桌的桌长。",
        en: "name a convener", "Names the convener of a table."
    }
    SignUp {
        zh: "入桌", "记下坐到这一桌的号牌。",
        en: "sign up for a table", "Signs badges up for a table."
    }
    MoveTo {
        zh: "换桌", "换到别的桌，或在旁边歇一歇。",
        en: "change table", "Moves badges to another table, or lets them sit out."
    }
    TakeGroupRole {
        zh: "桌上分工", "请一位当桌长、记录、看时间，或上来讲。",
        en: "give a table role", "Makes somebody convener, recorder, timekeeper or reporter of a table."
    }
    NotePoint {
        zh: "记说到的", "记下一桌说到的一点，或把哪一条改写。",
        en: "note a point", "Records a point that a table made, or writes one of them anew."
    }
    NoteDisagreement {
        zh: "记谈不拢的", "记下一桌谈不拢的一点，各方的话都留着；或把哪一条改写。",
        en: "note a disagreement", "Records what a table could not agree on, or writes one of these anew."
    }
    NoteSurprise {
        zh: "记没想到的好主意", "记下一桌没想到的好主意，或把哪一条改写。",
        en: "note a surprise", "Records a good idea that nobody expected, or writes one of them anew."
    }
    NoteConclusion {
        zh: "记结论", "记下一桌谈成什么样，或还没谈拢。",
        en: "note the conclusion", "Records what a table came to, or that it is unsettled."
    }
    DraftMotion {
        zh: "收提议条", "收一桌写好的提议条，等着商量。",
        en: "take a proposal slip", "Takes the slip of a table: a proposal that waits for the debate."
    }
    CloseGroup {
        zh: "这桌谈好了", "一桌谈好了，省下的时间还给大家。",
        en: "table done", "Closes a table, which gives its minutes back."
    }
    ReportGroup {
        zh: "请这桌讲", "请一桌上来讲；讲完问一句：我们自己能做点什么。",
        en: "report of a table", "Lets a table report, and asks what it can do itself."
    }
    AnswerGroup {
        zh: "自己能做点什么", "一桌讲过以后再说：我们自己能做点什么；或者，要请别人办。",
        en: "what a table can do", "Records later what a table can do itself, or that it is for others to do."
    }
    OpenMotion {
        zh: "议这件", "开始议一件等着的提议，或当场提一件。",
        en: "open a proposal", "Opens a waiting proposal by its number, or a new one."
    }
    EditMotion {
        zh: "改提议", "改还没表决的提议；谁来做、几时好，表决时空着的，后来也能补。",
        en: "edit a proposal", "Changes the words of a proposal that is not decided; who and when may follow where the vote left them open."
    }
    SetScope {
        zh: "这事谁来定", "说清一件提议归谁来定，建议递给谁；表决过的只能往下改，要有理由。",
        en: "scope of a proposal", "Says who may settle a proposal, and who receives the advice; once decided only downwards, with a reason."
    }
    Amend {
        zh: "改成这样", "提一个改法；没人反对的小改，当场就改。",
        en: "amend", "Proposes other words for the open proposal; a friendly one that nobody objects to holds at once."
    }
    WithdrawMotion {
        zh: "收回提议", "谁提的谁收回，表决开始以前；手放下，接着议下一件。",
        en: "take a proposal back", "Takes a proposal back, by who moved it, before its vote opens."
    }
    WithdrawAmendment {
        zh: "收回改法", "谁提的改法谁收回，表决开始以前。",
        en: "take an amendment back", "Takes an amendment back, by who moved it, before its vote opens."
    }
    RaiseHand {
        zh: "举手", "举手，说明赞成、反对，还是想问；正在说的人可以补上。",
        en: "raise a hand", "Raises a hand with its side, or gives the side of the one who speaks."
    }
    LowerHand {
        zh: "放下手", "把手放下，不说了。",
        en: "lower a hand", "Lowers a hand."
    }
    GrantFloor {
        zh: "请说", "请下一位说；要先请别人，选个理由。",
        en: "give the floor", "Gives the floor to the next in order, or to somebody else with a reason."
    }
    AddTime {
        zh: "加时间", "给正在说的人加一点时间。",
        en: "add time", "Gives the one who speaks more time."
    }
    EndSpeech {
        zh: "说完了", "这一位说完了；没说成的，不算一回。",
        en: "end the speech", "Ends the running speech; one given up without a word is no turn."
    }
    NoteSpeech {
        zh: "记发言要点", "补一次发言的要点，或把纸上的一次发言补进来。",
        en: "note a speech", "Records the gist of a speech, or a whole speech that was only on paper."
    }
    CallToOrder {
        zh: "主持人请停", "主持人请停一停，说是哪一条规则；墙上不写是谁。",
        en: "call to order", "Calls to order by a rule; nobody is named on the wall."
    }
    CloseDebate {
        zh: "收住讨论", "没人再要说了，收住这件的讨论。",
        en: "close the debate", "Ends the debate on the open proposal, when nobody waits."
    }
    OpenVote {
        zh: "请表决", "先数有票的几位，再请两位帮忙数，然后先赞成后反对。",
        en: "open a vote", "Opens a vote: a headcount, two tellers, then for, then against."
    }
    CountFor {
        zh: "填赞成", "填赞成的手数。",
        en: "count for", "Records the hands in favour."
    }
    CountAgainst {
        zh: "填反对", "填反对的手数。",
        en: "count against", "Records the hands against."
    }
    CountOption {
        zh: "填选项", "填一个选项得的手数。",
        en: "count an option", "Records the hands for one option of a choice."
    }
    ChairVote {
        zh: "主持人举手", "主持人最后举手。",
        en: "the chair votes", "Records the chair's vote, last."
    }
    CloseVote {
        zh: "数完了", "两样都数完了，结果算出来。",
        en: "close the vote", "Closes the vote; the result is computed."
    }
    CancelVote {
        zh: "停下表决", "表决停下来，不算，写明理由。",
        en: "break off the vote", "Breaks the open vote off, with a reason."
    }
    Recount {
        zh: "再数一遍", "正在数的，或数完而人还没变的，再数一遍，写明理由。",
        en: "recount", "Counts the open vote once more, or a closed one while nobody came or left and none was counted since."
    }
    CorrectVote {
        zh: "更正票数", "凭签过字的计票单更正票数，写明两位计票的；主持人最后举的那一手不用写，另算。",
        en: "correct a vote", "Puts the counts of a vote right from the signed tally slip, with both tellers named; the chair's hand is not on it and is added."
    }
    ProposeAction {
        zh: "列进计划", "计划上添一件事：做什么、谁领头、几时好。",
        en: "add to the plan", "Adds a row to the plan: what, who leads, by when."
    }
    Pledge {
        zh: "我能做什么", "用自己的话说：我能做什么，哪天做好。",
        en: "pledge", "Records who does what by when, in their own words."
    }
    ClaimMotion {
        zh: "我领头", "通过了的提议，或选出来的一样，有人领头；计划上不添一件。",
        en: "take the lead", "Takes the lead of a proposal that passed, or of what a choice picked; the plan gets no row."
    }
    ClaimAction {
        zh: "我来", "领计划上的一件事，或定日子、添帮手。",
        en: "take on", "Takes on a row of the plan, or sets its date and helpers."
    }
    DropAction {
        zh: "不列了", "从计划上去掉一件，写明理由。",
        en: "drop a row", "Takes a row off the plan, with a reason."
    }
    Respond {
        zh: "单位回应", "表决过后，请单位说说能办哪样、几时回话。",
        en: "a unit answers", "Records what a unit can do and by when, after the votes."
    }
    Forward {
        zh: "转交", "交给能定这件事的地方，写明几时回话。",
        en: "forward", "Sends something on to who can settle it, with a date for the reply."
    }
    SetFollowUp {
        zh: "定下次", "定下次哪天、在哪儿，先看答应的事。",
        en: "next meeting", "Sets when the promises are looked at again."
    }
    Park {
        zh: "先记着", "这会儿不议的，先记着，不会丢。",
        en: "park", "Sets something aside, so that it is not lost."
    }
    PauseClock {
        zh: "停钟", "所有的钟都停下来。",
        en: "pause the clocks", "Stops all clocks, from now or from an earlier moment."
    }
    ResumeClock {
        zh: "接着走钟", "钟接着走，停掉的时间补给大家。",
        en: "resume the clocks", "Lets the clocks go on; what stood still is given back."
    }
    AdvanceStage {
        zh: "往下走", "走到下一环节；还差什么，会说出来。",
        en: "next stage", "Leaves the stage, or says what is missing."
    }
    ReturnToStage {
        zh: "回到前面", "回到前面的环节，写明理由。",
        en: "back to a stage", "Goes back to a stage, with a reason."
    }
    ExtendStage {
        zh: "再谈几分钟", "主持人给这一环节加几分钟；要加得多，请大家定。",
        en: "extend the stage", "Gives the stage a few minutes more; a longer extension takes a vote."
    }
    Recess {
        zh: "歇一歇", "歇几分钟，钟都停下来。",
        en: "recess", "Takes a break; all clocks stand until they are resumed."
    }
    CloseMeeting {
        zh: "马上散会", "在哪一环节都能马上散会，没办完的都列出来。",
        en: "close at once", "Ends the meeting at once, from anywhere, and lists what stays open."
    }
    Adjourn {
        zh: "改天接着开", "今天先到这里，改天接着开。",
        en: "adjourn", "Ends the sitting; the meeting goes on another day."
    }
    Resume {
        zh: "接着开", "接着开上回没开完的会。",
        en: "resume", "Goes on with an adjourned meeting."
    }
    Undo {
        zh: "改回来", "改回最新的一行；记录里两行都留着。",
        en: "undo", "Takes back the newest line, named by its number; nothing is deleted."
    }
    Redo {
        zh: "还是照刚才的", "刚改回来的，还是照原来的。",
        en: "redo", "Gives back what was just taken back."
    }
    Attach {
        zh: "记附件", "记下一份附件：签到表、照片、提议条。",
        en: "attach", "Names a paper that belongs to the record: a sign-in sheet, a photo, a slip."
    }
    Correct {
        zh: "更正", "改正记录里的一段字，写明理由。",
        en: "correct", "Puts a text of the record right, with the reason."
    }
    SignMinutes {
        zh: "签字", "主持人、记录人和两位居民在纪要上签字。",
        en: "sign the minutes", "Signs the minutes as chair, recorder or resident."
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_title() {
        for lang in [Lang::Zh, Lang::En] {
            let titles: BTreeSet<&str> = Name::ALL.iter().map(|name| title(lang, *name)).collect();
            assert_eq!(titles.len(), Name::ALL.len());
        }
    }

    #[test]
    fn a_title_fits_a_menu_and_an_explanation_is_one_sentence() {
        for name in Name::ALL.iter().copied() {
            assert!(title(Lang::Zh, name).chars().count() <= 8, "{name:?}");
            assert!(title(Lang::En, name).chars().count() <= 24, "{name:?}");
            let (zh, en) = (explain(Lang::Zh, name), explain(Lang::En, name));
            assert!(zh.ends_with('。') && zh.matches('。').count() == 1, "{zh}");
            assert!(en.ends_with('.') && en.matches(". ").count() == 0, "{en}");
        }
    }
}
