//! What the yellow card says: why the next step is the next.

use super::{Lang, say, words};
use crate::meeting::Name;

/// Why a step is proposed, in a few words; `None` where the step says it all.
pub fn why(lang: Lang, name: Name) -> Option<String> {
    Some(match name {
        Name::Resume => say!(lang, zh: "上次没开完，接着开", en: "the evening was not over"),
        Name::CallRoll => say!(lang, zh: "换了一天，先点点谁在", en: "another day: who is here"),
        Name::ResumeClock => say!(lang, zh: "钟停着，这段不算时间", en: "clocks stand: no time is counted"),
        Name::TakeOffice => say!(lang, zh: "没有这一位，走不下去", en: "nothing goes on without"),
        Name::CloseVote => say!(lang, zh: "都数好了，念一遍再公布", en: "all is counted: say it aloud first"),
        Name::StartMeeting => {
            say!(lang, zh: "人差不多了就开始，晚来的照样签到", en: "late comers sign in all the same")
        }
        Name::ReviewPledge => say!(lang, zh: "上次说的事，一件一件看", en: "what was promised, one by one"),
        Name::OpenVote => say!(lang, zh: "先数有票的几位，再数手", en: "those who vote are counted first"),
        Name::MoveTo => say!(lang, zh: "换桌不失礼，不想动的也行", en: "nobody is sent"),
        Name::ReadAloud => say!(lang, zh: "念给大家听，记得对不对", en: "everybody hears what was recorded"),
        Name::SignMinutes => say!(lang, zh: "签了字，纪要才算数", en: "the minutes stand once they are signed"),
        Name::AdvanceStage => say!(lang, zh: "这一段的都齐了", en: "nothing is missing here"),
        Name::EndSpeech => say!(lang, zh: "说完了按，钟就停", en: "the clock stops with it"),
        Name::CloseDebate => say!(lang, zh: "没有人等着了", en: "nobody waits"),
        Name::ReportGroup => {
            say!(lang, zh: "一桌一桌讲，讲完再一件一件议", en: "table after table, then motion after motion")
        }
        Name::AnswerGroup => say!(lang, zh: "请他们说一句，答不上的往后放", en: "it may be left for later"),
        Name::OpenMotion => say!(lang, zh: "一次议一件", en: "one at a time"),
        Name::ClaimMotion => {
            say!(lang, zh: "通过了，还没人领；没人领不要紧，贴出来再问", en: "it passed, and nobody leads it yet")
        }
        _ => return None,
    })
}

words! {
    /// Something that is missing.
    supply(what: &str) { zh: "补上{what}", en: "supply {what}" }
    /// Hands are counted: what is typed.
    count_for() { zh: "数赞成的手，打几位，回车", en: "count the hands for: type how many, Enter" }
    /// The same.
    count_against() { zh: "数反对的手，打几位，回车", en: "count the hands against: type how many, Enter" }
    /// The same.
    count_option(no: u16) { zh: "数第{no}项的手，打几位，回车", en: "count the hands for option {no}: type how many, Enter" }
    /// Why.
    count_why() { zh: "举高一点，数完再放下；大家先看不到数", en: "nobody sees a count before all are in" }
    /// Nobody has signed in yet.
    none_here() { zh: "打号牌就签到了，一段一段也行", en: "badges sign in, in ranges too" }
    /// What the wall shows.
    on_the_wall() { zh: "墙上", en: "wall" }
    /// It goes with the meeting.
    follows() { zh: "跟着会走", en: "follows" }
    /// It stands.
    pinned() { zh: "定住了", en: "pinned" }
    /// To which page the host turned.
    turned(page: usize) { zh: "第{page}页", en: "page {page}" }
    /// What lies on paper.
    lies_on_paper() { zh: "纸上还有", en: "on paper" }
}
