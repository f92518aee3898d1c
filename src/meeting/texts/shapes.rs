//! Events without a word of anybody: what was said is only as long as it was, and the meeting that follows is the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    charter::{PRESETS, preset},
    meeting::event::Event,
    text::shape,
};

/// Takes the words out of the events of one meeting, one event after another.
pub struct Shapes {
    /// What ships with the program is nobody's.
    shipped: BTreeSet<String>,
    /// What is told apart by its words (sectors, matters of the station) stays apart.
    told: BTreeMap<String, String>,
}

impl Default for Shapes {
    fn default() -> Self {
        let charters = PRESETS.iter().filter_map(|name| preset(name));
        let shipped =
            charters.flat_map(|mut charter| charter.strings_mut().into_iter().map(|it| it.clone()).collect::<Vec<_>>());
        Self { shipped: shipped.collect(), told: BTreeMap::new() }
    }
}

impl Shapes {
    /// Each text of people is its shape. The other strings stay where they ship with the program, as the words of a rule; else they
    /// are a shape with a number, the same for the same words.
    pub fn put_on(&mut self, event: &mut Event) {
        for text in event.texts_mut() {
            *text = shape(text);
        }
        for string in event.strings_mut() {
            let shaped = shape(string);
            if *string == shaped || self.shipped.contains(string) {
                continue;
            }
            let number = self.told.len() + 1;
            let told = self.told.entry(std::mem::take(string)).or_insert_with(|| format!("{shaped}{number}"));
            string.clone_from(told);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(ron: &str) -> Event {
        ron::from_str(ron).unwrap()
    }

    #[test]
    fn words_are_gone_and_sectors_of_ones_own_stay_apart() {
        let mut shapes = Shapes::default();
        let mut sectors = ["委员", "楼长", "委员", "resident"].map(|sector| {
            let mut event = event(&format!(
                r#"ParticipantEdited(badge:1,person:None,sector:"{sector}",household:1,counts:true,observer:false,minor:false)"#
            ));
            shapes.put_on(&mut event);
            match event {
                Event::ParticipantEdited { sector, .. } => sector,
                _ => String::new(),
            }
        });
        assert_eq!(sectors, ["字字1", "字字2", "字字1", "resident"]);
        sectors.sort();
        let mut said = event(r#"TopicRenamed(topic:1,title:"resident 5幢")"#);
        shapes.put_on(&mut said);
        assert!(ron::to_string(&said).unwrap().contains("xxxxxxxx 0字"));
    }
}
