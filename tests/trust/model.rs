//! S1: a naive reading of the documents beside the engine, command by command.
//!
//! The model (`evening`, `hearing`, `clerk`) is written from design.md 3, domain.md A2, A3, A5 and B, docs/adr and
//! docs/commands.md. It shares the words, numbers, commands and the charter with the engine, and calls none of its
//! logic (held by `the_model_asks_nothing_of_the_engine`). After every command both must have said the same, on the same
//! ground, and must show the same evening.
//!
//! What the documents leave open, and was read from the engine:
//! - which of several reasons a refusal names, and the few that are no rule: `State` for what is so already or lacks
//!   something before it, `Number` for what isn't there or out of its range, `Badge`, `Text`, `Count`;
//! - a hand of somebody passed over while another speaks is noted without a side; a motion sent to wait, and the end of a
//!   debate, lower all hands; a hand that is raised after the end of the debate, with a reason, opens it again;
//! - R08 speaks for a hand that passes another side over, R03 for one that passes over its own; one reason passes both;
//! - a speech that was only on paper counts as taking part (R01) and as a speech (R11), not as a turn or an opinion;
//! - votes on anything but motions and amendments take more for than against; a choice leaves out what ties across the
//!   edge;
//! - which cards a range or a cluster takes in, and that a topic whose last card leaves is gone unless it has a table;
//! - who takes the chair by office while it is lent ends nothing: the loan ends with its motion;
//! - after a stop, clocks go on with the next speech, report, motion, vote or stage;
//! - a hand that a refusal noted stands as long as the sign-in, the motion and the open debate that it hangs on.
//!
//! Lines are told of moments that are over, to come, before the opening and after the close, and nobody types for long: what becomes of them is read from
//! docs/adr/0023 and docs/journal.md.
//!
//! Left out: the words of texts (only whether they are there; `trust::hostile`), the planned end of the evening, the minutes
//! that a table gives back, and a stop that is dated back.

mod charters;
mod clerk;
mod draw;
mod evening;
mod hearing;
mod promises;
mod properties;
mod seen;

use std::{cell::RefCell, collections::BTreeMap, fmt::Write as _, thread};

use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use yishi::{
    charter::{GuardSpec, PRESETS, RuleId, Stage},
    meeting::{Event, Fact, Ground, Name, Refusal, numbers::Badge, words::Side},
};

use crate::support::{
    Room, at_s0, at_s1, at_s2, at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting, at_s6,
    at_s7, figure,
};
use charters::CHARTERS;
use clerk::{Clerk, Drawn};
use draw::Draw;
use seen::seen;

/// Its name, and the room that stands there.
type Start = (&'static str, fn() -> Room);

/// Where one sequence in six begins; the others begin from nothing.
const STARTS: [Start; 11] = [
    ("at_s0", at_s0),
    ("at_s1", at_s1),
    ("at_s2", at_s2),
    ("at_s3", at_s3),
    ("at_s4", at_s4),
    ("at_s4_with_motion", at_s4_with_motion),
    ("at_s4_spoken", at_s4_spoken),
    ("at_s5_voting", at_s5_voting),
    ("at_s5_decided", at_s5_decided),
    ("at_s6", at_s6),
    ("at_s7", at_s7),
];

struct Model;

impl ReferenceStateMachine for Model {
    type State = Clerk;
    type Transition = Drawn;

    fn init_state() -> BoxedStrategy<Clerk> {
        let charter = prop_oneof![2 => 0..3usize, 1 => 0..CHARTERS.len()];
        let start = prop_oneof![5 => Just(None), 1 => (0..STARTS.len()).prop_map(Some)];
        (charter, start).prop_map(|(charter, start)| Clerk::new(charter, start)).boxed()
    }

    fn transitions(state: &Clerk) -> BoxedStrategy<Drawn> {
        Draw::new(state).boxed()
    }

    fn apply(mut state: Clerk, step: &Drawn) -> Clerk {
        state.take(step);
        state
    }
}

/// What was counted in a run.
#[derive(Default)]
struct Counts {
    sequences: u64,
    commands: u64,
    reached_s6: u64,
    undone: u64,
    accepted: BTreeMap<Name, u64>,
    refused: BTreeMap<RuleId, u64>,
}

thread_local! {
    static COUNTS: RefCell<Counts> = RefCell::default();
}

struct Sut {
    room: Room,
    reached_s6: bool,
}

struct Trial;

impl Trial {
    /// Gives the engine what the model was given: both say the same, and show the same evening.
    fn same(room: &mut Room, clerk: &Clerk) -> Result<Vec<Event>, Refusal> {
        let answer = room.give((*clerk.given).clone());
        same_answer(clerk, &answer);
        same_evening(clerk, room);
        let opened = room.meeting().opening.is_some();
        for (promise, holds) in promises::PROMISES.iter().filter(|_| opened) {
            assert!(holds(room.meeting()), "{promise}");
        }
        answer
    }
}

impl StateMachineTest for Trial {
    type SystemUnderTest = Sut;
    type Reference = Model;

    fn init_test(clerk: &Clerk) -> Sut {
        let room =
            clerk.start.map_or_else(Room::empty, |start| STARTS[start].1().under(|own| *own = clerk.rules().clone()));
        same_evening(clerk, &room);
        Sut { room, reached_s6: false }
    }

    fn apply(mut sut: Sut, clerk: &Clerk, _: Drawn) -> Sut {
        let answer = Self::same(&mut sut.room, clerk);
        sut.reached_s6 |= sut.room.meeting().stage == Stage::S6;
        COUNTS.with_borrow_mut(|counts| {
            counts.commands += 1;
            match &answer {
                Ok(_) => *counts.accepted.entry(clerk.given.cmd.name()).or_default() += 1,
                Err(Refusal { guard: Some(guard), .. }) => *counts.refused.entry(guard.rule()).or_default() += 1,
                Err(_) => {}
            }
        });
        // Whatever follows a verdict, all papers call it the same: after each line of one evening in a hundred.
        if answer.is_ok() && COUNTS.with_borrow(|counts| counts.sequences.is_multiple_of(100)) {
            crate::outcomes::every_outcome_stands(&sut.room);
        }
        sut
    }

    fn teardown(sut: Sut, clerk: Clerk) {
        // Only a meeting that was opened from nothing has reached the plan by its own steps.
        let reached = clerk.start.is_none() && sut.reached_s6;
        properties::the_lines_alone_give_the_same_meeting(&sut.room);
        // All papers of an evening take as long as its hundred commands: of ten thousand, one in eight.
        if COUNTS.with_borrow(|counts| counts.sequences < 200 || counts.sequences.is_multiple_of(8)) {
            crate::outcomes::every_outcome_stands(&sut.room);
        }
        if COUNTS.with_borrow(|counts| counts.sequences.is_multiple_of(3)) {
            let late = properties::the_evening_typed_late_is_the_same(&sut.room);
            if COUNTS.with_borrow(|counts| counts.sequences.is_multiple_of(24)) {
                crate::outcomes::every_outcome_stands(&late);
            }
        }
        let undone = properties::what_is_taken_back_comes_again(sut.room, clerk);
        COUNTS.with_borrow_mut(|counts| {
            counts.sequences += 1;
            counts.reached_s6 += u64::from(reached);
            counts.undone += undone;
        });
    }
}

fn same_answer(clerk: &Clerk, answer: &Result<Vec<Event>, Refusal>) {
    match (&clerk.answer, answer) {
        (Ok(()), Ok(_)) => {}
        (Err(no), Err(refusal)) => {
            let said = (refusal.ground, refusal.guard, refusal.passable);
            assert_eq!((no.ground, no.guard, no.passable), said, "the ground of {:?}", clerk.given.cmd);
            if let Fact::Missing { list } = &refusal.fact {
                assert_eq!(&no.missing, list, "what is missing");
            }
            assert_eq!(refusal.ground == Ground::Gate, !no.missing.is_empty());
        }
        (expected, came) => panic!("expected {expected:?}, came {came:?} of {:?}", clerk.given.cmd),
    }
}

fn same_evening(clerk: &Clerk, room: &Room) {
    let (paper, shown) = (&clerk.sheet.evening, seen(room.meeting()));
    if *paper != shown {
        let (paper, shown) = (format!("{paper:#?}"), format!("{shown:#?}"));
        panic!("the model (-) and the engine (+) differ after {:?}\n{}", clerk.given.cmd, difference(&paper, &shown));
    }
    let (m, now) = (room.meeting(), clerk.moment());
    let queue: Vec<(Badge, Option<Side>)> = m.waiting().iter().map(|hand| (hand.badge, hand.side)).collect();
    assert_eq!(clerk.queue(), queue, "who waits, the next first");
    assert_eq!(clerk.queue().first().copied(), m.next_speaker().map(|next| (next.badge, next.side)), "who is next");
    assert_eq!(clerk.last_opinion(), m.last_opinion(), "the last opinion");
    assert_eq!(clerk.stage_left(), m.stage_left(now), "what is left of the stage");
    assert_eq!(clerk.speech_left(), m.speech_left(now), "what is left of the speech");
    assert_eq!(clerk.seq(), room.seq(), "lines");
    assert_eq!(clerk.undoable(), room.timeline().undoable().map(|entry| entry.seq), "what undo would take back");
    assert_eq!(clerk.redoable(), room.timeline().redoable(), "what redo would give back");
    let stage = m.stage;
    assert!(stage == Stage::S7 || stage == Stage::S0 || clerk.rules().sequence.contains(&stage), "{stage:?}");
}

/// The lines that only one side has, with a line before each.
fn difference(ours: &str, theirs: &str) -> String {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let same = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let tail = ours[same..].iter().rev().zip(theirs[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let mut text = String::new();
    for line in &ours[same.saturating_sub(12)..same] {
        writeln!(text, "  {line}").unwrap();
    }
    for line in ours[same..ours.len() - tail].iter().take(40) {
        writeln!(text, "- {line}").unwrap();
    }
    for line in theirs[same..theirs.len() - tail].iter().take(40) {
        writeln!(text, "+ {line}").unwrap();
    }
    text
}

/// Nothing of it hangs on the environment, and nothing is written beside the sources.
fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 1500,
        max_shrink_time: 0,
        verbose: 0,
        fork: false,
        timeout: 0,
        ..Config::default()
    }
}

/// So many sequences of up to so many commands, the same on every machine.
fn run(seed: u8, cases: u32) -> Counts {
    let config = config(cases);
    let mut runner = TestRunner::new_with_rng(config.clone(), TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let strategy = Model::sequential_strategy(25..=115);
    let came = runner.run(&strategy, |(clerk, steps, seen)| {
        Trial::test_sequential(config.clone(), clerk, steps, seen);
        Ok(())
    });
    match came {
        Ok(()) => COUNTS.take(),
        Err(TestError::Fail(reason, (clerk, steps, _))) => panic!("{reason}\n{}", script(clerk, &steps)),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// The sequence as script lines.
fn script(clerk: Clerk, steps: &[Drawn]) -> String {
    let head = format!("// {clerk:?}");
    format!("{head}\n{}", lines(clerk, steps))
}

fn lines(mut clerk: Clerk, steps: &[Drawn]) -> String {
    let mut text = String::new();
    for step in steps {
        let newest = clerk.undoable().unwrap_or(0).to_string();
        clerk.take(step);
        let line = step.line.replace("NEWEST", &newest);
        let order = line.strip_prefix('(').map_or_else(|| format!("cmd:{line})"), str::to_owned);
        let told = clerk.given.when.map(|when| format!("when:\"{when}\",")).unwrap_or_default();
        writeln!(text, "(at:\"{}\",{told}{order}", clerk.moment()).unwrap();
    }
    text
}

/// Drawn sequences from nothing as scripts for the program, under the charters that ship; the meeting has this id.
pub fn scripts(seed: u8, count: usize, id: &str) -> Vec<String> {
    let mut runner = TestRunner::new_with_rng(config(1), TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]));
    let strategy = Model::sequential_strategy(40..=100);
    let mut drawn = std::iter::from_fn(|| Some(strategy.new_tree(&mut runner).unwrap().current()));
    let plain = drawn.by_ref().filter(|(clerk, ..)| clerk.start.is_none() && clerk.charter < PRESETS.len());
    let script = |(clerk, steps, _): (Clerk, Vec<Drawn>, _)| {
        let charter = PRESETS[clerk.charter];
        let opening = format!("OpenMeeting(id:\"{id}\",charter:Preset(\"{charter}\"),");
        lines(clerk, &steps).replace("OpenMeeting(", &opening)
    };
    plain.map(script).take(count).collect()
}

#[test]
fn ten_thousand_evenings_go_as_a_naive_reading_of_the_rules_says() {
    let cases = u32::try_from(figure::size(60, 10_000)).unwrap();
    let halves: Vec<Counts> = thread::scope(|scope| {
        let both = [(1, cases / 2), (2, cases - cases / 2)];
        let running = both.map(|(seed, cases)| scope.spawn(move || run(seed, cases)));
        running.into_iter().map(|half| half.join().unwrap_or_else(|why| std::panic::resume_unwind(why))).collect()
    });
    let mut all = Counts::default();
    for half in halves {
        all.sequences += half.sequences;
        all.commands += half.commands;
        all.reached_s6 += half.reached_s6;
        all.undone += half.undone;
        half.accepted.into_iter().for_each(|(name, n)| *all.accepted.entry(name).or_default() += n);
        half.refused.into_iter().for_each(|(rule, n)| *all.refused.entry(rule).or_default() += n);
    }
    let accepted = |name: &Name| all.accepted.get(name).copied().unwrap_or(0);
    let refused = |rule: &RuleId| all.refused.get(rule).copied().unwrap_or(0);
    let least = Name::ALL.iter().min_by_key(|name| accepted(name)).unwrap();
    let guarded = |rule: &&RuleId| GuardSpec::ALL.iter().any(|guard| guard.rule == **rule && guard.can_check);
    let rarest = RuleId::ALL.iter().filter(guarded).min_by_key(|rule| refused(rule)).unwrap();
    figure::note(
        "S1",
        &format!(
            "{} sequences, {} commands, {} % reach S6 from nothing; least accepted {} {}, least refused {} {}; {} lines taken back and given back; 0 differ",
            all.sequences,
            all.commands,
            all.reached_s6 * 100 / all.sequences,
            least.as_str(),
            accepted(least),
            rarest.code(),
            refused(rarest),
            all.undone,
        ),
    );
    if figure::size(0, 1) == 1 {
        assert!(all.reached_s6 * 5 >= all.sequences, "{} of {} reach S6", all.reached_s6, all.sequences);
        assert!(accepted(least) >= 50, "{} was accepted {} times", least.as_str(), accepted(least));
        assert!(refused(rarest) >= 50, "{} was refused {} times", rarest.code(), refused(rarest));
    }
}
