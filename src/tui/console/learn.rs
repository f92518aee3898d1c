//! A lesson at the console: what it still asks for, on the console only; hints for whoever asks; what there was to learn. Nothing is typed
//! for whoever practises.

use super::{Console, Said};
use crate::{
    i18n::rehearsal::{card_title, learn as words, room_of},
    meeting::Meeting,
    rehearsal::{Lesson, Since, Truth},
    sitting::{Clock, Sitting},
    station::Learnt,
    tui::console::Popup,
    view::Tone,
};

/// A lesson, how the meeting stood when it began, and how far its hints were asked for.
pub(super) struct Learning {
    lesson: &'static Lesson,
    version: u16,
    began: Box<Meeting>,
    hinted: usize,
    passed: bool,
    /// Its task was told, or somebody had typed before.
    told: bool,
}

impl Learning {
    /// Of a practice meeting that is called like a lesson, as the program knows it. A whole evening has a card of its own.
    pub(super) fn of(sitting: &Sitting) -> Option<Self> {
        let meeting = sitting.meeting();
        let opening = meeting.opening.as_ref().filter(|opening| opening.practice)?;
        let (lesson, version) = words::learns(&opening.theme)?;
        if words::evening_of(lesson).is_some() || version != lesson.version {
            return None;
        }
        let lines = sitting.timeline().entries();
        let typed = lines.len() > lesson.begins(lines);
        let passed = typed && lesson.passed(lines, room_of(&opening.theme)).is_some();
        let began = Box::new(lesson.began(lines));
        Some(Self { lesson, version, began, hinted: 0, passed, told: typed })
    }
}

impl Console {
    /// Whether this is a lesson.
    pub fn is_learning(&self) -> bool {
        self.learning.is_some()
    }

    /// Over what is told: the lesson, else the card of an evening.
    pub fn told_title(&self) -> String {
        let title = self.learning.as_ref().map(|learning| words::title(self.lang, learning.lesson));
        title.unwrap_or_else(|| card_title(self.lang))
    }

    /// The goals, and which of them are met.
    fn goals(&self) -> Option<Vec<(String, bool, bool)>> {
        let learning = self.learning.as_ref()?;
        let nothing = Truth::default();
        let truth = self.rehearsed().map_or(&nothing, |room| room.truth());
        let since = Since { began: &learning.began, m: self.meeting(), truth };
        let goals = learning.lesson.goals.iter();
        Some(goals.map(|goal| (words::goal(self.lang, goal), goal.is_met(&since), goal.is_limit())).collect())
    }

    /// What it still asks for, in one line.
    pub(super) fn of_lesson(&self) -> Option<Said> {
        let learning = self.learning.as_ref()?;
        let no = learning.lesson.id;
        if learning.passed {
            return Some((words::passed(self.lang, no), Tone::Strong));
        }
        let goals = self.goals()?;
        if let Some((goal, ..)) = goals.iter().find(|(_, met, limit)| *limit && !met) {
            return Some((words::lost(self.lang, no, goal), Tone::Alert));
        }
        let met = goals.iter().filter(|(_, met, limit)| *met && !limit).count();
        let all = goals.iter().filter(|(_, _, limit)| !limit).count();
        let (next, ..) = goals.into_iter().find(|(_, met, _)| !met)?;
        Some((words::open(self.lang, no, &next, met, all), Tone::Plain))
    }

    /// Tells the task before anything was typed, and what there was to learn once all is done; whether it did.
    pub(super) fn look_at_lesson(&mut self) -> bool {
        let free = self.popup.is_none() && !self.is_mirrored();
        let Some(learning) = self.learning.as_ref().filter(|_| free) else { return false };
        if !learning.told {
            return self.tells_task();
        }
        if learning.passed || self.goals().is_none_or(|goals| goals.iter().any(|(_, met, _)| !met)) {
            return false;
        }
        let (lesson, version) = (learning.lesson, learning.version);
        let head = self.sitting.head().map(|head| head.to_string()).unwrap_or_default();
        let when = Clock::system().now();
        let learnt = Learnt { lesson: lesson.id, version, meeting: self.sitting.id(), when, head };
        // Whoever can't keep it has learnt it all the same: its journal says so.
        let _ = self.sitting.home().keep_learnt(learnt);
        if let Some(learning) = &mut self.learning {
            learning.passed = true;
        }
        let lines = [words::all_met(self.lang), words::told(self.lang, &lesson.debrief).to_owned()];
        let next = Lesson::of(lesson.id + 1).map(|next| words::next(self.lang, &words::title(self.lang, next)));
        let lines = lines.into_iter().chain(next).chain([words::done_keys(self.lang)]);
        self.open(Popup::Told(lines.map(|line| (line, Tone::Plain)).collect()));
        true
    }

    fn tells_task(&mut self) -> bool {
        let Some(learning) = &mut self.learning else { return false };
        learning.told = true;
        let lesson = learning.lesson;
        let mut lines = vec![(words::told(self.lang, &lesson.task).to_owned(), Tone::Strong)];
        lines.push((words::asks(self.lang), Tone::Plain));
        lines.extend(
            lesson.goals.iter().map(|goal| (words::row(self.lang, &words::goal(self.lang, goal)), Tone::Plain)),
        );
        lines.push((words::begin_keys(self.lang), Tone::Quiet));
        self.open(Popup::Told(lines));
        true
    }

    /// The next of its hints; none where all were said.
    pub(super) fn hint_of_lesson(&mut self) -> Option<String> {
        let lang = self.lang;
        let learning = self.learning.as_mut().filter(|learning| !learning.passed)?;
        let hint = learning.lesson.hints.get(learning.hinted)?;
        learning.hinted += 1;
        Some(words::hinted(lang, words::told(lang, hint)))
    }
}
