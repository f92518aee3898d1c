//! A rehearsal at the console: what the room does, and how fast waiting goes. Nothing is typed for the trainee.

use super::{Console, Said};
use crate::{
    i18n::rehearsal as words,
    meeting::Meeting,
    rehearsal::{Act, End, Happened, Room},
    view::Tone,
};

/// How fast waiting may go.
pub const RATES: [u32; 3] = [1, 4, 10];

/// What was said stays for so many milliseconds, where nothing waits.
const STAYS: i64 = 30_000;

/// The room, and how fast waiting is to go.
pub(super) struct Rehearsal {
    room: Room,
    wanted: u32,
}

impl Rehearsal {
    /// Of a practice meeting that is called like a rehearsal.
    pub(super) fn of(meeting: &Meeting) -> Option<Self> {
        let opening = meeting.opening.as_ref().filter(|opening| opening.practice)?;
        let room = Room::new(words::setup_of(&opening.theme)?)?;
        Some(Self { room, wanted: 1 })
    }
}

/// It waits for what is typed; whoever would like to speak first waits for nothing.
fn presses(happened: &Happened) -> bool {
    !matches!(happened.act, Act::Official { .. })
}

impl Console {
    /// The room goes on to now; whether something happened. While something waits, or somebody types, time runs as it is.
    pub(super) fn look_at_room(&mut self) -> bool {
        let Some(Rehearsal { room, wanted }) = &mut self.rehearsal else { return false };
        let news = room.reach(self.sitting.timeline().entries(), self.sitting.written());
        let waits = room.waiting().any(presses);
        let types = !self.line.is_empty() || self.popup.is_some();
        let rate = if waits || types { 1 } else { *wanted };
        self.sitting.set_rate(rate);
        news
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

    /// 屋里: what waits, the newest first; then what was said last.
    pub fn in_the_room(&self) -> Option<Vec<Said>> {
        let room = self.rehearsed()?;
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
        Some(lines)
    }
}
