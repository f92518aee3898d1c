//! The sentences of the file that goes to whoever has the power that the estate lacks (议题推荐单).

use super::{Lang, say};
use crate::charter::Scope;

super::words! {
    title(estate: &str) { zh: "{estate}议题推荐单", en: "{estate}: a matter sent on" }
    number(number: &str, n: u16) { zh: "{number} 附提议{n}", en: "{number}, proposal {n}" }
    to() { zh: "送", en: "To" }
    reply_by() { zh: "请在此前答复", en: "Reply asked by" }
    section_issue() { zh: "一、什么事", en: "1. What it is about" }
    agreed_text() { zh: "议定文字", en: "Agreed text" }
    moved_text() { zh: "提议文字（没有形成决定）", en: "As it was moved (nothing was decided)" }
    section_vote() { zh: "二、会上的情况", en: "2. What the meeting made of it" }
    who() { zh: "谁来做", en: "Who" }
    when() { zh: "几时", en: "When" }
    topic() { zh: "由来", en: "Where it comes from" }
    heard(topic: &str, cards: usize, dots: u16) { zh: "{topic}：卡片{cards}张，关心数{dots}", en: "{topic}: cards {cards}, dots {dots}" }
    section_decided() { zh: "二、多少人议定的", en: "2. Decided by how many" }
    present() { zh: "人数", en: "People" }
    how() { zh: "表决办法", en: "How votes were taken" }
    vote() { zh: "表决", en: "Vote" }
    not_voted() { zh: "没有表决", en: "not voted" }
    section_beyond() { zh: "三、为什么请你们", en: "3. Why you are asked" }
    section_reply() { zh: "四、答复（请填写后交回）", en: "4. Reply (please fill in and send back)" }
    reply_lines() { zh: "收到日期|答复|办不了的，为什么、该找谁|凭什么定的（哪个单位、哪份文件、哪天）|办理期限|经办人|（盖章）日期", en: "Received on|Reply|If not: why, and who instead|What confirms it (body, document, date)|Done by|Handled by|(seal) Date" }
    sample() { zh: "本单格式为示范文本，以接收单位的为准。", en: "Sample form; that of the receiver prevails." }
    no_motion(n: u16) { zh: "这场会没有提议{n}", en: "this meeting has no proposal {n}" }
}

/// What exceeds the estate's power.
pub fn beyond(lang: Lang, scope: Scope) -> String {
    match scope {
        Scope::Residents => {
            say!(lang, zh: "居民自己能定的已经定了，送上供了解和支持。", en: "The residents could decide this themselves and did; it is sent for your knowledge and support.")
        }
        Scope::Council => {
            say!(lang, zh: "这件事由理事会定，居民议事会只形成建议。", en: "The council decides this; the meeting can only advise.")
        }
        Scope::Owners => {
            say!(lang, zh: "这件事要由业主共同决定（民法典第二百七十八条），居民议事会只形成建议。请业委会提交业主大会（没有业委会的，请社区）。", en: "All owners decide this together (Civil Code, article 278); the meeting can only advise. The owners' committee is asked to put it to the owners' assembly (where there is none, the community is).")
        }
        Scope::Department => {
            say!(lang, zh: "这件事由职能部门依法处置，居民议事会只形成建议。", en: "A department decides this by law; the meeting can only advise.")
        }
        Scope::Unsure => {
            say!(lang, zh: "这件事归谁定，当场说不准，居民议事会先形成建议，请居委会看看该请谁定。", en: "Nobody could say who decides this; the meeting advises, and asks the committee to find out.")
        }
        Scope::Consult => {
            say!(lang, zh: "这件事只征求了意见，没有作决定。", en: "Opinions were heard only; nothing was decided.")
        }
    }
}

/// The same of what the meeting didn't make its own: nothing was settled, and nobody reads that it was.
pub fn beyond_open(lang: Lang, scope: Scope) -> String {
    match scope {
        Scope::Residents => {
            say!(lang, zh: "这件事居民自己可以定，这次会上没有定下来，送上供了解。", en: "The residents could decide this themselves; this meeting did not. It is sent for your knowledge.")
        }
        Scope::Council => {
            say!(lang, zh: "这件事由理事会定，这次会上没有形成建议，送上供了解。", en: "The council decides this; this meeting formed no advice. It is sent for your knowledge.")
        }
        Scope::Owners => {
            say!(lang, zh: "这件事要由业主共同决定（民法典第二百七十八条），这次会上没有形成建议，送上供了解。", en: "All owners decide this together (Civil Code, article 278); this meeting formed no advice. It is sent for your knowledge.")
        }
        Scope::Department => {
            say!(lang, zh: "这件事由职能部门依法处置，这次会上没有形成建议，送上供了解。", en: "A department decides this by law; this meeting formed no advice. It is sent for your knowledge.")
        }
        Scope::Unsure => {
            say!(lang, zh: "这件事归谁定，当场说不准，这次会上也没有形成建议，送上供了解。", en: "Nobody could say who decides this, and this meeting formed no advice. It is sent for your knowledge.")
        }
        Scope::Consult => beyond(lang, scope),
    }
}
