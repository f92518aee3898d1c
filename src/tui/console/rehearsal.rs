//! A rehearsal at the console: what the room does, and how fast waiting goes. Nothing is typed for the trainee.

use super::{Console, Said};
use crate::{
    i18n::rehearsal as words,
    meeting::Meeting,
    rehearsal::{Act, End, Happened, Hint, HintRow, Room, Score, Seen, asked, due},
    station::Trained,
    tui::{
        console::Popup,
        keymap::{Action, Place},
    },
    view::Tone,
};

/// How fast waiting may go.
pub const RATES: [u32; 3] = [1, 4, 10];

/// What was said stays for so many milliseconds, where nothing waits.
const STAYS: i64 = 30_000;

/// When the coach says something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coach {
    /// Never.
    Silent,
    /// When F1 is pressed twice.
    #[default]
    Asked,
    /// Also unasked, once something had its time.
    Speaks,
}

/// The room, how fast waiting is to go, and the coach.
pub(super) struct Rehearsal {
    room: Room,
    wanted: u32,
    coach: Coach,
    /// What was said unasked last.
    said: Option<Hint>,
    /// The card was shown.
    told: bool,
}

impl Rehearsal {
    /// Of a practice meeting that is called like a rehearsal.
    pub(super) fn of(meeting: &Meeting) -> Option<Self> {
        let opening = meeting.opening.as_ref().filter(|opening| opening.practice)?;
        let room = Room::new(words::room_of(&opening.theme)?)?;
        let told = meeting.closed.is_some();
        Some(Self { room, wanted: 1, coach: Coach::default(), said: None, told })
    }
}

/// It waits for what is typed; whoever would like to speak first waits for nothing.
fn presses(happened: &Happened) -> bool {
    !matches!(happened.act, Act::Official { .. })
}

impl Console {
    /// The room goes on to now; whether something happened. While something waits, or somebody types, time runs as it is.
    pub(super) fn look_at_room(&mut self) -> bool {
        let Some(Rehearsal { room, wanted, .. }) = &mut self.rehearsal else { return false };
        let news = room.reach(self.sitting.timeline().entries(), self.sitting.written());
        let waits = room.waiting().any(presses);
        let types = !self.line.is_empty() || self.popup.is_some();
        let rate = if waits || types { 1 } else { *wanted };
        self.sitting.set_rate(rate);
        self.coach_speaks() | self.tells_card() | news
    }

    fn seen<T>(&self, of: impl FnOnce(&Seen<'_>) -> Option<T>) -> Option<T> {
        let truth = self.rehearsed()?.truth();
        of(&Seen { m: self.meeting(), truth, now: self.sitting.written() })
    }

    fn hint(&self, row: &HintRow) -> String {
        let key = match row.key {
            "Enter" => self.keys.shown(Place::Empty, Action::Next),
            "F4" => self.keys.shown(Place::Console, Action::Advance),
            "F7" => self.keys.shown(Place::Console, Action::Pause),
            "F8" => self.keys.shown(Place::Console, Action::Remedy),
            key => key.to_owned(),
        };
        words::hint(self.lang, row.hint, &key)
    }

    /// What the coach says unasked, once; never where the room could read it.
    fn coach_speaks(&mut self) -> bool {
        let speaks = self.rehearsal.as_ref().is_some_and(|rehearsal| rehearsal.coach == Coach::Speaks);
        if !speaks || self.is_mirrored() || self.popup.is_some() {
            return false;
        }
        let row = self.seen(due);
        let hint = row.as_ref().map(|row| row.hint);
        let said = self.rehearsal.as_mut().map(|rehearsal| std::mem::replace(&mut rehearsal.said, hint));
        let Some(row) = row.filter(|_| said != Some(hint)) else { return false };
        let line = self.hint(&row);
        self.say(line, Tone::Strong);
        true
    }

    /// F1 twice: one line, and no shame.
    pub(super) fn ask_coach(&mut self) {
        if self.is_mirrored() {
            return;
        }
        if let Some(hint) = self.hint_of_lesson() {
            return self.say(hint, Tone::Strong);
        }
        let Some(rehearsal) = &self.rehearsal else { return };
        let line = match rehearsal.coach {
            Coach::Silent => words::coach_silent(self.lang),
            Coach::Asked | Coach::Speaks => {
                let row = self.seen(asked);
                row.map_or_else(|| words::coach_none(self.lang), |row| self.hint(&row))
            }
        };
        self.say(line, Tone::Strong);
    }

    /// When the coach says something.
    pub(in crate::tui) fn coached(&mut self, coach: Coach) {
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.coach = coach;
        }
    }

    /// Once the evening is over its card opens by itself, and is kept.
    fn tells_card(&mut self) -> bool {
        let over =
            self.meeting().closed.is_some() && self.popup.is_none() && !self.is_mirrored() && !self.is_learning();
        let Some(rehearsal) = self.rehearsal.as_mut().filter(|rehearsal| over && !rehearsal.told) else {
            return false;
        };
        rehearsal.told = true;
        let setup = rehearsal.room.setup();
        let score = Score::of(self.sitting.timeline(), rehearsal.room.truth());
        let (home, meeting) = (self.sitting.home(), self.sitting.id());
        let before = home.training().unwrap_or_default().cards.into_iter().rfind(|other| other.meeting != meeting);
        let before = before.map(|other| other.score);
        let lines = words::score(self.lang, &score, before.as_ref());
        let trained = Trained { meeting, seed: setup.seed, cast: setup.cast, score };
        // A card that can't be kept is shown all the same.
        let _ = home.keep_training(trained);
        self.open(Popup::Told(lines.into_iter().map(|line| (line, Tone::Plain)).collect()));
        true
    }

    /// Waiting goes so fast, where this is a rehearsal.
    pub(in crate::tui) fn waits_at(&mut self, rate: u32) {
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.wanted = rate;
        }
    }

    /// The next of the rates; a meeting that is none of a rehearsal goes as the clock goes.
    pub(super) fn faster(&mut self) {
        let Some(rehearsal) = &mut self.rehearsal else {
            return self.say(words::no_rate(self.lang), Tone::Strong);
        };
        let at = RATES.iter().position(|rate| *rate == rehearsal.wanted).unwrap_or(0);
        rehearsal.wanted = RATES[(at + 1) % RATES.len()];
        let wanted = rehearsal.wanted;
        self.look_at_room();
        self.say(words::waits_at(self.lang, wanted), Tone::Strong);
    }

    /// What stands in the place of the practice mark: the rate, where waiting goes faster.
    pub fn rate_in_words(&self) -> Option<String> {
        let wanted = self.rehearsal.as_ref()?.wanted;
        (wanted > 1).then(|| words::rate(self.lang, wanted, self.sitting.rate() > 1))
    }

    /// The room of a rehearsal.
    pub fn rehearsed(&self) -> Option<&Room> {
        self.rehearsal.as_ref().map(|rehearsal| &rehearsal.room)
    }

    /// What a lesson still asks for; then 屋里: what waits, the newest first, and what was said last.
    pub fn in_the_room(&self) -> Option<Vec<Said>> {
        let lesson = self.of_lesson();
        let Some(room) = self.rehearsed() else { return lesson.map(|line| vec![line]) };
        let waiting: Vec<&Happened> = room.waiting().rev().collect();
        let many = waiting.len();
        let now = self.sitting.written();
        let fresh = |happened: &&Happened| happened.end == End::Seen && now.since(happened.at) < STAYS;
        let seen = room.truth().all().iter().rev().take(4).filter(fresh);
        let waits = waiting.into_iter().map(|happened| (words::act(self.lang, &happened.act), Tone::Strong));
        let seen = seen.map(|happened| (words::act(self.lang, &happened.act), Tone::Plain));
        let mut lines: Vec<Said> = waits.chain(seen).collect();
        let label = words::in_the_room(self.lang, many);
        match lines.first_mut() {
            Some((first, _)) => first.insert_str(0, &label),
            None => lines.push((words::room_is_quiet(self.lang), Tone::Quiet)),
        }
        lines.splice(0..0, lesson);
        Some(lines)
    }
}
