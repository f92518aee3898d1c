//! What the room doesn't know yet. On a mirrored screen the strip stands under the wall, so whoever counts is read by everybody:
//! while hands go up, or dots are pasted, no number that was counted stands there.

use super::{Console, Popup, give::TOLD};
use crate::{
    charter::Stage,
    i18n::{events, names::Names, tui as words},
    meeting::{Command, Event, Meeting, Name},
    tui::input::Said as Meant,
    view::{Ask, ask},
};

/// Whether a number that this says is still being counted, and so no one's business but the tellers'.
fn is_counting(meeting: &Meeting, event: &Event) -> bool {
    match event {
        Event::ForCounted { .. } | Event::AgainstCounted { .. } | Event::OptionCounted { .. } => {
            meeting.open_vote().is_some_and(|vote| ask(vote) != Ask::Close)
        }
        // The dots of each topic are shown with the tables.
        Event::DotsCounted { .. } | Event::DotsPlaced { .. } => meeting.stage == Stage::S2 && meeting.groups.is_empty(),
        _ => false,
    }
}

fn counts(name: Name) -> bool {
    matches!(name, Name::CountFor | Name::CountAgainst | Name::CountOption | Name::CountDots | Name::PlaceDots)
}

impl Console {
    /// What happened, in words; on a mirrored screen without a number that the room doesn't know yet.
    pub(super) fn told_of(&self, events: &[Event], names: &dyn Names, most: usize) -> String {
        if self.is_mirrored() && events.iter().any(|event| is_counting(self.meeting(), event)) {
            return words::counted_for_later(self.lang);
        }
        events::line(self.lang, events, names, most)
    }

    /// What would happen, in words: the number before it is taken is no more the room's than after.
    pub(super) fn foretold(&self, commands: &[Command], events: &[Event], names: &dyn Names) -> String {
        if self.is_mirrored() && commands.iter().any(|command| counts(command.name())) {
            return words::counted_for_later(self.lang);
        }
        events::line(self.lang, events, names, TOLD)
    }

    /// What stands in the strip is a count, on a screen that the room sees: its digits are not shown.
    pub fn is_veiled(&self) -> bool {
        if !self.is_mirrored() || self.line.is_empty() {
            return false;
        }
        match &self.popup {
            Some(Popup::Form(form)) => counts(form.name),
            Some(_) => false,
            None => self.read_now(&self.line.text()).is_ok_and(|(read, _)| match read.said {
                Meant::Give(commands) => commands.iter().any(|command| counts(command.name())),
                _ => false,
            }),
        }
    }
}
