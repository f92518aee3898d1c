//! Short names of the meeting's own things, as a screen says them.

use crate::{
    charter::{Stage, Words},
    i18n::{Lang, names, view as words},
    meeting::{Meeting, numbers::TopicNo, state::Topic},
};

/// The text of a charter in the language of the screen; the other one where it has none.
pub fn charter_words(lang: Lang, text: &Words) -> &str {
    match lang {
        Lang::En if !text.en.is_empty() => &text.en,
        _ => &text.zh,
    }
}

/// What a stage is called in this meeting's charter, at most six hanzi; in English what stands before the colon.
pub fn stage_name(meeting: &Meeting, stage: Stage, lang: Lang) -> String {
    let text = meeting.opening.as_ref().and_then(|opening| opening.charter.stage(stage)).map(|stage| &stage.text);
    match (text, lang) {
        (Some(text), Lang::Zh) => text.big.clone(),
        (Some(text), Lang::En) => text.en.split([':', ',']).next().unwrap_or_default().to_owned(),
        (None, _) => names::stage(lang, stage).to_owned(),
    }
}

/// The title of a topic by its number.
pub fn topic_title(meeting: &Meeting, topic: TopicNo, lang: Lang) -> String {
    meeting.topics.get(&topic).map_or_else(|| topic.to_string(), |topic| title(meeting, topic, lang))
}

/// The title of a topic; while its words are on paper, that they are, and of how many cards.
pub fn title(meeting: &Meeting, topic: &Topic, lang: Lang) -> String {
    let untyped = || match topic.cards.len() {
        0 => topic.no.to_string(),
        cards => words::cards_untyped(lang, cards),
    };
    meeting.topic_title(topic.no).unwrap_or_else(untyped)
}
