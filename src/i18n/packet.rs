//! The sentences of the file that goes to whoever has the power that the estate lacks (报送单).

use super::{Lang, say};
use crate::{charter::Scope, meeting::words::Destination};

super::words! {
    title(estate: &str) { zh: "{estate}报送单", en: "{estate}: a matter sent on" }
    number(number: &str, label: &str) { zh: "{number} 附{label}", en: "{number}, {label}" }
    numbered(sending: &str, number: &str) { zh: "{sending}，{number}", en: "{sending}; {number}" }
    unnumbered() { zh: "未编号", en: "not numbered" }
    to() { zh: "送", en: "To" }
    reply_by() { zh: "请在此前答复", en: "Reply asked by" }
    section_issue() { zh: "一、什么事", en: "1. What it is about" }
    agreed_text() { zh: "议定文字", en: "Agreed text" }
    moved_text() { zh: "提议文字（没有形成决定）", en: "As it was moved (nothing was decided)" }
    section_vote() { zh: "二、会上的情况", en: "2. What the meeting made of it" }
    who() { zh: "谁来做", en: "Who" }
    when() { zh: "几时", en: "When" }
    topic() { zh: "由来", en: "Where it comes from" }
    heard(cards: usize, dots: u16) { zh: "卡片{cards}张，关心数{dots}", en: "cards {cards}, dots {dots}" }
    section_decided() { zh: "二、多少人议定的", en: "2. Decided by how many" }
    present() { zh: "人数", en: "People" }
    how() { zh: "表决办法", en: "How votes were taken" }
    vote() { zh: "表决", en: "Vote" }
    not_voted() { zh: "没有表决", en: "not voted" }
    section_beyond() { zh: "三、为什么请你们", en: "3. Why you are asked" }
    section_reply() { zh: "四、答复（请填写后交回）", en: "4. Reply (please fill in and send back)" }
    section_reply_by(day: &str) { zh: "四、答复（请于{day}前填写后交回）", en: "4. Reply (please fill in and send back by {day})" }
    reply_to(no: &str) { zh: "答复{no}（写不下可另附页）", en: "Reply to {no} (add a page if it doesn't fit)" }
    reply_lines() { zh: "收到日期|经办人/办不了的，为什么、该找谁/凭什么定的（哪个单位、哪份文件、哪天）|文号/办理期限|（盖章）答复日期", en: "Received on|Handled by/If not: why, and who instead/What confirms it (body, document, date)|No./Done by|(seal) Replied on" }
    files(all: &str) { zh: "附：{all}", en: "With it: {all}" }
    not_its_place(to: &str) { zh: "记录里这件事去的是{to}，这一份印成「未编号」；真要改交，先 yishi track redirect", en: "in the record this goes to {to}, so this one is not numbered; to send it elsewhere, first yishi track redirect" }
    no_number(state: &str) { zh: "记录里这件事是「{state}」，没有谁要答复，印成「未编号」", en: "in the record this is \"{state}\", nobody has to answer, so it is not numbered" }
    answered_to(no: &str, to: &str, said: &str) { zh: "{to}（{no}）{said}", en: "{to} ({no}) {said}" }
    sample() { zh: "本单格式为示范文本，以接收单位的为准。", en: "Sample form; that of the receiver prevails." }
    sent_card(n: usize) { zh: "转交{n}", en: "sent on {n}" }
    matter() { zh: "事项", en: "Matter" }
    about() { zh: "说的是", en: "About" }
    as_of(day: &str) { zh: "照{day}的会议记录写，会后的进展不在内。", en: "As the record of {day} has it; what came later is not in it." }
    until(day: &str) { zh: "会后（到{day}）", en: "Since then (until {day})" }
    since(state: &str, day: &str) { zh: "{day}：{state}", en: "{day}: {state}" }
    answered(day: &str, text: &str) { zh: "{day}答复：{text}", en: "answered on {day}: {text}" }
    goes() { zh: "会上定的去处", en: "Where the meeting sent it" }
    remark() { zh: "会上的说明", en: "What was said with it" }
    noted() { zh: "没有表决，先记着", en: "not voted, noted for later" }
    reply_room() { zh: "答复（写不下可另附页）", en: "Reply (add a page if it doesn't fit)" }
    was_picked() { zh: "这件事是会上选出来的，没有另作决定，送上请办理、答复。", en: "This meeting picked it and decided nothing else about it. You are asked to deal with it and to reply." }
    was_picked_by_few() { zh: "这件事在会上得票多，到会的人数不够，只记作意见，送上请了解、答复。", en: "It had the most hands, but too few were there: it counts as opinions only. You are asked to look at it and to reply." }
    was_not_picked() { zh: "这件事会上没有选上，也没有作别的决定，送上请了解、答复。", en: "This meeting did not pick it and decided nothing about it. You are asked to look at it and to reply." }
    was_heard() { zh: "这件事会上听到了，没有作决定，送上请了解、答复。", en: "This meeting heard it and decided nothing. You are asked to look at it and to reply." }
    was_noted() { zh: "这件事会上先记着，没有作决定，送上请了解、答复。", en: "This meeting noted it for later and decided nothing. You are asked to look at it and to reply." }
    was_sent_on() { zh: "这件事是会上转交的，没有单独表决，送上请办理、答复。", en: "This meeting sent it on without a vote of its own. You are asked to deal with it and to reply." }
    no_such(said: &str, all: &str) { zh: "这场会没有{said}，或没有往外送。能出报送单的：{all}", en: "this meeting has no {said}, or it goes to nobody else; packets can be made of: {all}" }
    none_goes(said: &str) { zh: "这场会没有{said}，也没有别的要往外送的事", en: "this meeting has no {said}, and nothing else that goes to somebody else" }
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
            say!(lang, zh: "这件事要由业主共同决定（民法典第二百七十八条），居民议事会只形成建议。", en: "All owners decide this together (Civil Code, article 278); the meeting can only advise.")
        }
        Scope::Department => {
            say!(lang, zh: "这件事由职能部门依法处置，居民议事会只形成建议。", en: "A department decides this by law; the meeting can only advise.")
        }
        Scope::Unsure => {
            say!(lang, zh: "这件事归谁定，当场说不准，居民议事会先形成建议。", en: "Nobody could say who decides this; the meeting advises for now.")
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

/// Why a place gets it, and what it is asked for; none for what stays with the residents.
pub fn receiver(lang: Lang, to: Destination) -> Option<(String, String)> {
    Some(match to {
        Destination::Residents | Destination::NextMeeting | Destination::Declined => return None,
        Destination::Council => (
            say!(lang, zh: "议事会散了以后，日常的事由理事会接着办。", en: "Between meetings the council carries things on."),
            say!(lang, zh: "请列入例会，把怎么办、几时办告诉居民。", en: "Please take it up and tell the residents how and when."),
        ),
        Destination::Owners => (
            say!(lang, zh: "业主共有的部分、共有的钱，由业主大会定。", en: "What all owners own is for the owners' assembly to decide."),
            say!(lang, zh: "请业委会提交业主大会（没有业委会的，请社区）。", en: "The owners' committee is asked to put it to the owners' assembly (where there is none, the community is)."),
        ),
        Destination::Community => (
            say!(lang, zh: "居委会、社区党组织联系各方，知道一件事该找谁。", en: "The residents' committee and the Party branch know whom a matter concerns."),
            say!(lang, zh: "请先协调；该由别人定的，请看看该请谁定。", en: "Please see what can be arranged, and find out who decides the rest."),
        ),
        Destination::Street => (
            say!(lang, zh: "小区和社区协调不动的事，由街道出面。", en: "What estate and community can't arrange is for the sub-district office."),
            say!(lang, zh: "请协调有关单位；不归街道管的，请写明该找谁。", en: "Please bring those concerned together; if it isn't yours, say whose it is."),
        ),
        Destination::Department => (
            say!(lang, zh: "这类事的职权在职能部门，居民不能代办。", en: "The power to do this lies with a department; residents can't do it instead."),
            say!(lang, zh: "请依法答复；不归贵单位管的，请写明该找谁。", en: "Please reply by law; if it isn't yours, say whose it is."),
        ),
        Destination::Deputies => (
            say!(lang, zh: "人大代表联络站听取居民意见，能向有关机关反映。", en: "The contact station hears residents and can bring it before those in office."),
            say!(lang, zh: "请代表听一听，合适的写成代表建议。", en: "The deputies are asked to hear it and, where it fits, to make it a suggestion of theirs."),
        ),
        Destination::Consultation => (
            say!(lang, zh: "要几方坐到一起谈的事，可以走政协的请你来协商。", en: "What several sides have to talk over can go to the CPPCC consultation."),
            say!(lang, zh: "请考虑列为协商议题，请有关单位和居民代表到场。", en: "Please consider it as a topic, with the units concerned and residents at the table."),
        ),
        Destination::Fund => (
            say!(lang, zh: "要用自治基金的，按基金的办法申请。", en: "Money of the self-governance fund is applied for by its rules."),
            say!(lang, zh: "请审核，答复批不批、批多少。", en: "Please say whether it is granted, and how much."),
        ),
        Destination::Covenant => (
            say!(lang, zh: "改居民公约，要先征求意见，再经居民会议或居民代表会议。", en: "The covenant is changed after comments, by the residents' assembly or their representatives."),
            say!(lang, zh: "请安排下一步，把日子告诉居民。", en: "Please arrange the next step and tell the residents the day."),
        ),
    })
}
