//! What waits for this meeting: concerns of the duty desk, and topics that the last one left.

use super::{Console, Pick, Stage};
use crate::{
    i18n::tui as words,
    meeting::{Command, Event, numbers::Badge, words::Origin},
    office::{Clerk, Waiting},
    sitting::Clock,
    tui::keymap::{Action, Place},
    view::Tone,
};

impl Console {
    /// Looks what waits, once concerns are taken. A tracker that can't be read keeps no meeting from going on.
    pub(super) fn look_what_waits(&mut self) {
        let practice = self.meeting().opening.as_ref().is_none_or(|opening| opening.practice);
        if practice || self.sitting.read_only().is_some() || !matches!(self.meeting().stage, Stage::S1 | Stage::S2) {
            return;
        }
        let clerk = Clerk::look(self.sitting.home(), Clock::at(self.sitting.now()));
        self.waiting = clerk.and_then(|clerk| clerk.waiting()).unwrap_or_default();
        let count = self.to_raise().len();
        if count > 0 {
            let key = self.keys.shown(Place::Console, Action::Menu);
            self.note(&words::waiting(self.lang, count, &key));
        }
    }

    /// A stage begins with what belongs to it, whatever side was turned to; that of concerns with what waits for it.
    pub(super) fn stage_begins(&mut self, events: &[Event]) {
        if events.iter().any(|event| matches!(event, Event::StageEntered { .. })) {
            (self.board, self.page) = (super::Board::Stage, 0);
        }
        if events.iter().any(|event| matches!(event, Event::StageEntered { stage: Stage::S1, .. })) {
            self.look_what_waits();
        }
    }

    /// What was not raised yet, each with its author: the badge they wear tonight, or nobody's.
    fn to_raise(&self) -> Vec<Command> {
        let meeting = self.meeting();
        // By its number; a card of before has none, and is known by its words.
        let is_raised = |waiting: &Waiting| {
            let ours = |from: Origin| matches!(from, Origin::Desk | Origin::LastMeeting);
            meeting.concerns.values().any(|card| match &card.of {
                Some(of) => of.parse() == Ok(waiting.no),
                None => ours(card.from) && card.text.as_ref() == Some(&waiting.text),
            })
        };
        let worn_by = |person| {
            let wears = meeting.people.iter().find(|(_, someone)| someone.person == Some(person));
            wears.map(|(badge, _)| *badge)
        };
        let raise = |waiting: &Waiting| Command::RaiseConcern {
            badge: Some(waiting.author.and_then(worn_by).unwrap_or(Badge::NOBODY)),
            cards: None,
            text: Some(waiting.text.clone()),
            from: waiting.from,
            relayed: None,
            said: None,
            of: Some(waiting.no.to_string()),
        };
        self.waiting.iter().filter(|waiting| !is_raised(waiting)).map(raise).collect()
    }

    /// The row that offers it; none where nothing waits.
    pub(super) fn waiting_row(&self) -> Option<(String, String, Pick)> {
        let count = if matches!(self.meeting().stage, Stage::S1 | Stage::S2) { self.to_raise().len() } else { 0 };
        (count > 0)
            .then(|| (words::raise_waiting(self.lang, count), words::raise_waiting_why(self.lang), Pick::Waiting))
    }

    /// Raises all of it. What is refused is said; the others are raised all the same.
    pub(super) fn raise_waiting(&mut self) {
        let (mut raised, mut refused) = (0, Vec::new());
        for command in self.to_raise() {
            if self.give(command.into()) {
                raised += 1;
            } else {
                refused.extend(std::mem::take(&mut self.notice));
            }
        }
        self.say(words::waiting_raised(self.lang, raised), Tone::Strong);
        self.notice.extend(refused);
    }
}
