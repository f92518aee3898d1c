//! 练一练: a tour of fourteen steps in a practice copy. It stands on the card, watches what is pressed, and says what that did.

use super::{Card, Console, Popup};
use crate::{
    i18n::{Lang, tour as words},
    meeting::{Command, numbers::Badge},
    view::{Ask, Page, ask},
};

/// How far it has come, and what was there when its step began.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tour {
    at: usize,
    rulings: usize,
}

/// One step.
struct TourStep {
    /// What is pressed, as it stands on the key.
    key: &'static str,
    /// What for.
    ask: fn(Lang) -> String,
    /// What it did.
    did: fn(Lang) -> String,
    /// Whether it was done.
    done: fn(&Console, &Tour) -> bool,
}

fn waits(console: &Console, badge: u16) -> bool {
    console.meeting().waiting().iter().any(|hand| hand.badge == Badge(badge))
}

fn speaks(console: &Console, _: &Tour) -> bool {
    console.meeting().running_speech().is_some()
}

fn is_talked_out(console: &Console) -> bool {
    console.meeting().open_motion().is_some_and(|motion| motion.debate.closed)
}

fn asks(console: &Console) -> Option<Ask> {
    console.meeting().open_vote().map(ask)
}

fn finds(console: &Console) -> bool {
    matches!(&console.popup, Some(Popup::List(list)) if list.typed().chars().count() > 1)
}

const STEPS: &[TourStep] = &[
    TourStep { key: "17+", ask: words::hand, did: words::hand_did, done: |console, _| waits(console, 17) },
    TourStep { key: "8-  Enter", ask: words::against, did: words::against_did, done: |console, _| waits(console, 8) },
    TourStep { key: "Enter", ask: words::grant, did: words::grant_did, done: speaks },
    TourStep { key: "Space", ask: words::end, did: words::end_did, done: |console, tour| !speaks(console, tour) },
    TourStep { key: "F3  1", ask: words::undo, did: words::undo_did, done: speaks },
    TourStep {
        key: "*6",
        ask: words::call,
        did: words::call_did,
        done: |console, tour| console.meeting().rulings.len() > tour.rulings,
    },
    TourStep { key: "Enter", ask: words::close, did: words::close_did, done: |console, _| is_talked_out(console) },
    TourStep {
        key: "Enter  30  Tab",
        ask: words::vote,
        did: words::vote_did,
        done: |console, _| asks(console).is_some(),
    },
    TourStep {
        key: "20 8  Enter",
        ask: words::count,
        did: words::count_did,
        done: |console, _| asks(console) == Some(Ask::Close),
    },
    TourStep {
        key: "Enter  1",
        ask: words::result,
        did: words::result_did,
        done: |console, _| asks(console).is_none(),
    },
    TourStep { key: "F9", ask: words::wall, did: words::wall_did, done: |console, _| console.is_mirrored() },
    TourStep { key: "F9", ask: words::back, did: words::back_did, done: |console, _| !console.is_mirrored() },
    TourStep {
        key: "F5",
        ask: words::hush,
        did: words::hush_did,
        done: |console, _| console.wall.choice.page == Page::Hush,
    },
    TourStep { key: "F2  xyx", ask: words::find, did: words::find_did, done: |console, _| finds(console) },
];

impl Console {
    /// Begins the tour.
    pub(in crate::tui) fn begins_tour(&mut self) {
        // Whoever practises has a clock that runs.
        if self.meeting().clock.paused.is_some() {
            self.give(Command::ResumeClock {}.into());
        }
        self.notice.clear();
        self.tour = Some(self.tour_at(0));
    }

    fn tour_at(&self, at: usize) -> Tour {
        Tour { at, rulings: self.meeting().rulings.len() }
    }

    /// Looks whether what is asked was done; several steps may be done at once.
    pub(super) fn watch_tour(&mut self) {
        while let Some(tour) = self.tour
            && let Some(step) = STEPS.get(tour.at)
            && (step.done)(self, &tour)
        {
            self.tour = Some(self.tour_at(tour.at + 1));
        }
    }

    /// What the tour asks, and what the last step did.
    pub(super) fn of_tour(&self) -> Option<Card> {
        let at = self.tour?.at;
        let did = at.checked_sub(1).and_then(|before| STEPS.get(before)).map(|step| (step.did)(self.lang));
        Some(match STEPS.get(at) {
            Some(step) => Card {
                key: step.key.to_owned(),
                what: words::step(self.lang, at + 1, STEPS.len(), &(step.ask)(self.lang)),
                why: did.unwrap_or_else(|| words::begins(self.lang)),
            },
            None => Card { key: "F10".to_owned(), what: words::over(self.lang), why: did.unwrap_or_default() },
        })
    }
}
