//! What people said or wrote, wherever it stands in an event: so that it can be found, and taken out again.

mod shapes;
mod state;

use super::{
    event::Event,
    words::{Choice, MotionText, Subject},
};

pub use shapes::Shapes;
pub use state::Of;

impl Event {
    /// Every string in it that a screen or a paper may show: also sectors, the estate, the numbers of promises, the charter.
    pub fn strings_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::MeetingOpened(opening) => {
                let promises = opening.promises.iter_mut().flat_map(|promise| [&mut promise.item, &mut promise.text]);
                let own = [&mut opening.estate, &mut opening.theme];
                let charter = opening.charter.strings_mut();
                own.into_iter().chain(&mut opening.place).chain(promises).chain(charter).collect()
            }
            Self::ConcernRaised { text, of, .. } => text.iter_mut().chain(of).collect(),
            Self::SignedIn { sector, .. } | Self::ParticipantEdited { sector, .. } => vec![sector],
            _ => self.texts_mut(),
        }
    }

    /// Every text of people in it. Sectors, ids, numbers, moments and the charter are none.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        let mut texts = match self {
            Self::MeetingOpened(opening) => {
                let promises = opening.promises.iter_mut().map(|promise| &mut promise.text);
                promises.chain([&mut opening.theme]).chain(&mut opening.place).collect()
            }
            Self::MeetingEdited { theme, place, .. } => theme.iter_mut().chain(place).collect(),
            Self::PromiseReviewed { note: text, .. }
            | Self::ConcernRaised { text, .. }
            | Self::TopicMade { title: text, .. }
            | Self::PointNoted { text, .. }
            | Self::DisagreementNoted { text, .. }
            | Self::SurpriseNoted { text, .. }
            | Self::ConclusionNoted { text, .. }
            | Self::ScopeSet { receiver: text, .. }
            | Self::SpeechFiled { text, .. }
            | Self::FollowUpSet { place: text, .. }
            | Self::Parked { text, .. }
            | Self::StageLeft { reason: text, .. }
            | Self::StageEntered { reason: text, .. }
            | Self::MeetingClosed { reason: text, .. } => text.iter_mut().collect(),
            Self::ConcernEdited { text, .. }
            | Self::TopicRenamed { title: text, .. }
            | Self::CardWithheld { reason: text, .. }
            | Self::TopicWithheld { reason: text, .. }
            | Self::AnswerNoted { text, .. }
            | Self::SpeechNoted { text, .. }
            | Self::VoteCancelled { reason: text, .. }
            | Self::RecountOrdered { reason: text, .. }
            | Self::RecountBrokenOff { reason: text, .. }
            | Self::VoteCorrected { reason: text, .. }
            | Self::Pledged { text, .. }
            | Self::ActionDropped { reason: text, .. }
            | Self::MeetingAdjourned { reason: text, .. }
            | Self::Attached { name: text, .. }
            | Self::Waived { reason: text, .. }
            | Self::Excepted { reason: text, .. } => vec![text],
            Self::Corrected { text, reason, .. } => vec![text, reason],
            Self::ScopeHinted { word, receiver, .. } => receiver.iter_mut().chain([word]).collect(),
            Self::ScopeLowered { receiver, reason, .. } => receiver.iter_mut().chain([reason]).collect(),
            Self::Responded { org, text, .. } => text.iter_mut().chain([org]).collect(),
            Self::Forwarded { receiver, reason, .. } => receiver.iter_mut().chain(reason).collect(),
            Self::MotionFiled { text, receiver, .. } => parts(text).into_iter().chain(receiver).collect(),
            Self::MotionEdited { text, .. }
            | Self::AmendmentProposed { text, .. }
            | Self::AmendmentAdopted { text, .. } => parts(text).into(),
            Self::ActionProposed { what, done_when, resources, with, .. } => {
                [what].into_iter().chain(done_when).chain(resources).chain(with).collect()
            }
            Self::VoteOpened { on: Subject::Choice { title, options, .. }, .. } => {
                let texts = options.iter_mut().filter_map(|option| match option {
                    Choice::Text(text) => Some(text),
                    Choice::Topic(_) => None,
                });
                texts.chain([title]).collect()
            }
            _ => Vec::new(),
        };
        // An empty one means something: 待定.
        texts.retain(|text| !text.is_empty());
        texts
    }
}

fn parts(text: &mut MotionText) -> [&mut String; 4] {
    [&mut text.action, &mut text.object, &mut text.who, &mut text.when]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each event, a line each.
    const EVERY_EVENT: &str = include_str!("../../tests/data/every-event-v2.ron");
    /// A vote with words of people, and a point that goes to somebody with a reason.
    const WORDS: [&str; 2] = [
        r#"Forwarded(what:Parked(1),to:Community,receiver:Some("居委会"),due:None,reason:Some("管不了"))"#,
        r#"VoteOpened(vote:1,on:Choice(title:"先做哪件",options:[Text("门"),Topic(1)],pick:1),present:2,roll:2,tellers:[],method:Hands)"#,
    ];

    #[test]
    fn every_text_with_a_chinese_character_is_one_of_people_charter_sector_and_estate_apart() {
        for line in EVERY_EVENT.lines().chain(WORDS) {
            let mut event: Event = ron::from_str(line).unwrap();
            event.texts_mut().into_iter().for_each(String::clear);
            match &mut event {
                Event::MeetingOpened(opening) => {
                    opening.charter = crate::charter::preset("haishu").unwrap();
                    opening.estate.clear();
                    opening.promises.iter_mut().for_each(|promise| promise.item.clear());
                    let charter = ron::to_string(&opening.charter).unwrap();
                    let rest = ron::to_string(&event).unwrap().replace(&charter, "");
                    assert!(rest.is_ascii(), "{rest}");
                    continue;
                }
                Event::SignedIn { sector, .. } | Event::ParticipantEdited { sector, .. } => sector.clear(),
                _ => {}
            }
            let rest = ron::to_string(&event).unwrap();
            assert!(rest.is_ascii(), "{rest}");
        }
    }

    #[test]
    fn every_string_with_a_chinese_character_or_a_sector_is_reached_where_it_stands() {
        for line in EVERY_EVENT.lines().chain(WORDS) {
            let mut event: Event = ron::from_str(line).unwrap();
            let reached = event.strings_mut();
            let many = reached.len();
            for string in reached {
                *string = "~".into();
            }
            let rest = ron::to_string(&event).unwrap();
            assert!(rest.is_ascii() && !rest.contains("resident"), "{rest}");
            assert_eq!(rest.matches(r#""~""#).count(), many, "{rest}");
        }
    }
}
