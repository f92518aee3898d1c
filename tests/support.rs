//! Given, when, then in script lines, through the real engine.
//!
//! ```ignore
//! let refused = at_s4_with_motion().and(&["RaiseHand(badge: 6)"]).when("GrantFloor(badge: 7)").unwrap_err();
//! assert_eq!(refused.ground, Ground::R03);
//! ```
//!
//! Lines are a second apart unless they carry `at`. A line that is given must do what it expects (acceptance, if it
//! says nothing), else the test stops there and names it.

pub mod figure;
mod later;
mod starts;

pub use starts::*;

use std::collections::BTreeMap;

use uuid::Uuid;
use yishi::{
    charter::{Charter, GuardId, Mode, preset},
    meeting::{
        Command, Ctx, Entry, Event, Ground, Meeting, Moment, Order, Refusal, Timeline,
        command::{CharterChoice, Expect},
        script,
    },
};

/// The moment of the first line, unless it carries one.
pub const EVENING: &str = "2026-05-23T19:00:00+08:00";

/// The id of a meeting that names none.
const ID: Uuid = Uuid::from_u128(0x019e_5459_5080_7000_8000_0000_0000_0001);

/// So many random cases, the same on every machine.
pub fn seeded(cases: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, RngSeed};
    Config { cases, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() }
}

/// A meeting in the making: what was given, and what came of it.
#[derive(Clone)]
pub struct Room {
    given: Vec<Order>,
    timeline: Timeline,
    last: Option<Moment>,
}

/// A room where these lines were given, from nothing.
pub fn given(lines: &[&str]) -> Room {
    Room::empty().and(lines)
}

/// Reads one script line.
pub fn order(line: &str) -> Order {
    match script::parse(line) {
        Ok(Some(order)) => order,
        Ok(None) => panic!("says nothing: {line}"),
        Err(fault) => panic!("{fault:?}: {line}"),
    }
}

impl Room {
    /// Nothing was given yet.
    pub fn empty() -> Self {
        Self { given: Vec::new(), timeline: Timeline::default(), last: None }
    }

    /// With more lines given.
    pub fn and(mut self, lines: &[&str]) -> Self {
        for line in lines {
            let order = order(line);
            let expect = order.expect.unwrap_or(Expect::Ok);
            let answer = self.give(order);
            assert_eq!(came(&answer), expect, "{line}\n{answer:?}");
        }
        self
    }

    /// Gives one line, and says what came of it.
    pub fn when(&mut self, line: &str) -> Result<Vec<Event>, Refusal> {
        self.give(order(line))
    }

    /// The same lines under a charter that is changed before the meeting is opened.
    /// What they did before is not asked again.
    pub fn under(self, change: impl FnOnce(&mut Charter)) -> Self {
        let mut charter = match self.given.first().map(|order| &order.cmd) {
            Some(Command::OpenMeeting { charter: Some(CharterChoice::Own(charter)), .. }) => (**charter).clone(),
            Some(Command::OpenMeeting { charter: Some(CharterChoice::Preset(name)), .. }) => preset(name).unwrap(),
            _ => preset("haishu").unwrap(),
        };
        change(&mut charter);
        let mut again = Self::empty();
        for mut order in self.given {
            if let Command::OpenMeeting { charter: chosen, .. } = &mut order.cmd {
                *chosen = Some(CharterChoice::Own(Box::new(charter.clone())));
            }
            let _ = again.give(order);
        }
        assert!(again.meeting().opening.is_some(), "no meeting opens under this charter");
        again
    }

    /// The same lines with a guard in another mode.
    pub fn with_guard(self, guard: GuardId, mode: Mode) -> Self {
        self.under(|charter| {
            let rule = charter.rules.iter_mut().find(|rule| rule.id == guard.rule()).unwrap();
            rule.guards.entry(guard.key().to_owned()).or_default().mode = mode;
        })
    }

    /// The meeting as it stands.
    pub fn meeting(&self) -> &Meeting {
        self.timeline.meeting()
    }

    /// Every line, also those that were taken back.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// What was given, taken or refused.
    pub fn given(&self) -> &[Order] {
        &self.given
    }

    /// Number of the newest line.
    pub fn seq(&self) -> u64 {
        self.timeline.entries().last().map_or(0, |entry| entry.seq)
    }

    /// Numbers of the lines that were taken back.
    pub fn taken_back(&self) -> Vec<u64> {
        let standing: Vec<u64> = self.timeline.standing().map(|entry| entry.seq).collect();
        let all = self.timeline.entries().iter().map(|entry| entry.seq);
        all.filter(|seq| !standing.contains(seq)).collect()
    }

    /// As the sitting does it: what is accepted is a line; what a rule refused is a line too, with what was done instead.
    pub fn give(&mut self, order: Order) -> Result<Vec<Event>, Refusal> {
        let now = match (order.at, self.last) {
            (Some(at), last) => last.map_or(at, |last| last.max(at)),
            (None, Some(last)) => last.plus_s(1),
            (None, None) => EVENING.parse().unwrap(),
        };
        self.last = Some(now);
        let ctx = Ctx {
            now,
            when: order.when,
            by: order.by,
            because: order.because.as_deref(),
            fresh_id: ID,
            known: &BTreeMap::new(),
        };
        let answer = self.timeline.decide(&order.cmd, &ctx);
        let events = match &answer {
            Ok(events) => events.clone(),
            Err(refusal) => refusal.line(order.cmd.name()).unwrap_or_default(),
        };
        if !events.is_empty() {
            let by = self.timeline.by(order.by, order.when);
            self.timeline.push(Entry { seq: self.seq() + 1, at: now, when: order.when, by, via: 0, events });
        }
        self.given.push(order);
        answer
    }
}

/// What an answer comes to, as a script expects it.
pub fn came(answer: &Result<Vec<Event>, Refusal>) -> Expect {
    match answer {
        Ok(_) => Expect::Ok,
        Err(refusal) => Expect::Refused(refusal.ground),
    }
}

/// The meeting that follows from the lines alone.
pub fn replayed(timeline: &Timeline) -> Meeting {
    let mut again = Timeline::default();
    timeline.entries().iter().cloned().for_each(|entry| again.push(entry));
    again.meeting().clone()
}

#[test]
fn each_start_stands_where_its_name_says() {
    use yishi::charter::Stage;
    let starts: [(fn() -> Room, Stage); 11] = [
        (at_s0, Stage::S0),
        (at_s1, Stage::S1),
        (at_s2, Stage::S2),
        (at_s3, Stage::S3),
        (at_s4, Stage::S4),
        (at_s4_with_motion, Stage::S4),
        (at_s4_spoken, Stage::S4),
        (at_s5_voting, Stage::S5),
        (at_s5_decided, Stage::S5),
        (at_s6, Stage::S6),
        (at_s7, Stage::S7),
    ];
    for (start, stage) in starts {
        assert_eq!(start().meeting().stage, stage);
    }
}

#[test]
fn what_a_guard_refuses_passes_with_the_guard_off_and_with_a_reason() {
    let line = "GrantFloor(badge: 7)";
    let refused = at_s4_with_motion().when(line).unwrap_err();
    assert_eq!((refused.ground, refused.passable), (Ground::R03, true));
    assert!(at_s4_with_motion().with_guard(GuardId::R03Order, Mode::Off).when(line).is_ok());
    let reason = r#"(because: "身体不便", cmd: GrantFloor(badge: 7))"#;
    assert!(at_s4_with_motion().when(reason).is_ok());
}
