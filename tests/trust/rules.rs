//! Each guard of the thirteen rules at its boundary and on both sides of it: three presets, four modes.
//!
//! A row is data: where it starts, what comes before, the line, and what it comes to. What a mode makes of a breach is
//! said once, in [`cell`]; where a mode makes no sense, the charter itself isn't taken ([`makes_no_sense`]).

mod table;

use std::collections::BTreeSet;

use yishi::{
    charter::{Charter, GuardId, GuardSpec, Mode, check, preset},
    meeting::{Event, Refusal, words::Verdict},
};

use crate::support::{Room, figure, order};
use table::{SHIPPED, TABLE};

const PRESETS: [&str; 3] = ["haishu", "nantang", "solo"];
const MODES: [Mode; 4] = [Mode::Enforce, Mode::Advise, Mode::Flag, Mode::Off];
const REASON: &str = "大家都等着";

/// What a line comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comes {
    /// Within the rule: taken, and nothing is recorded.
    Within,
    /// Beyond it: refused, advised or passed, as the mode says.
    Beyond,
    /// Beyond it, where only this mode speaks up: nothing ever stops who already speaks.
    BeyondIn(Mode),
    /// What no program can hear: one key, which is recorded under its rule.
    Key,
    /// Within, and the result is called so.
    Called(Verdict),
}

/// A start, and lines on both sides of a guard's boundary there.
pub struct Row {
    pub guard: GuardId,
    /// The boundary in words.
    pub at: &'static str,
    pub start: fn() -> Room,
    pub sides: &'static [(&'static [&'static str], After, &'static str, Comes)],
}

/// Seconds since the line before.
pub type After = u32;

fn charter(preset: &Charter, guard: GuardId, mode: Mode) -> Charter {
    let mut charter = preset.clone();
    let rule = charter.rules.iter_mut().find(|rule| rule.id == guard.rule()).unwrap();
    rule.guards.get_mut(guard.key()).unwrap().mode = mode;
    if guard == GuardId::R11Quorum {
        charter.quorum = Some(12);
    }
    charter
}

/// Arithmetic is never anything but enforced, what can't be heard never enforced, and where hands alone make the order
/// no hand can be refused for its side.
fn makes_no_sense(guard: GuardId, preset: &str, mode: Mode) -> bool {
    let spec = guard.spec();
    (spec.arithmetic && mode != Mode::Enforce)
        || (!spec.can_check && matches!(mode, Mode::Enforce | Mode::Advise))
        || (guard == GuardId::R08Sides && preset == "nantang" && mode == Mode::Enforce)
}

/// What a line records of a guard.
fn recorded(events: &[Event], of: GuardId) -> Vec<Event> {
    let is = |event: &&Event| match event {
        Event::Refused { guard, .. } | Event::Waived { guard, .. } | Event::Advised { guard, .. } => *guard == of,
        _ => false,
    };
    events.iter().filter(is).cloned().collect()
}

fn refused(name: &str, guard: GuardId, room: &Room, refusal: &Refusal) {
    assert_eq!(refusal.guard, Some(guard), "{name}: {refusal:?}");
    assert_eq!(refusal.passable, !guard.spec().arithmetic, "{name}");
    let legal = room.meeting().legal_now();
    assert!(!refusal.legal.is_empty() && refusal.legal.iter().all(|name| legal.contains(name)), "{name}: {refusal:?}");
    let last = room.timeline().entries().last().unwrap();
    assert!(matches!(last.events.first(), Some(Event::Refused { guard: of, .. }) if *of == guard), "{name}");
}

/// One line in one room under one mode.
fn cell(name: &str, guard: GuardId, mode: Mode, room: &Room, (after, line): (After, &str), comes: Comes) {
    let give = |because: Option<&str>| {
        let mut room = room.clone();
        let mut order = order(line);
        order.at = Some(room.now().plus_s(after));
        order.because = because.map(str::to_owned);
        let answer = room.give(order);
        (room, answer)
    };
    let (room, answer) = give(None);
    let speaks_up = match comes {
        Comes::Beyond => matches!(mode, Mode::Enforce | Mode::Advise),
        Comes::BeyondIn(only) => mode == only,
        Comes::Within | Comes::Key | Comes::Called(_) => false,
    };
    if speaks_up && mode == Mode::Enforce {
        refused(name, guard, &room, &answer.expect_err(name));
        // A reason lets it pass and is kept; a count is overridden by none.
        match give(Some(REASON)) {
            (room, Err(refusal)) => {
                assert!(guard.spec().arithmetic, "{name}: {refusal:?}");
                refused(name, guard, &room, &refusal);
            }
            (_, Ok(events)) => {
                assert!(!guard.spec().arithmetic, "{name}");
                let kept = recorded(&events, guard);
                let is_kept = |event: &Event| matches!(event, Event::Waived { reason, .. } if reason == REASON);
                assert!(kept.len() == 1 && kept.iter().all(is_kept), "{name}: {kept:?}");
            }
        }
        return;
    }
    let events = answer.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    let kept = recorded(&events, guard);
    if speaks_up {
        assert!(matches!(kept.as_slice(), [Event::Advised { .. }]), "{name}: {kept:?}");
    } else {
        assert_eq!(kept, [], "{name}");
    }
    let keyed = events.iter().any(|event| matches!(event, Event::CalledToOrder { rule, .. } if *rule == guard.rule()));
    assert_eq!(keyed, comes == Comes::Key, "{name}");
    if let Comes::Called(called) = comes {
        let is = |event: &Event| matches!(event, Event::MotionDecided { verdict, .. } if *verdict == called);
        assert!(events.iter().any(is), "{name}: {events:?}");
    }
}

#[test]
fn every_guard_in_every_preset_and_mode_does_what_its_row_says_on_both_sides() {
    let (mut cells, mut cases, mut closed) = (BTreeSet::new(), 0, 0);
    let presets = PRESETS.map(|name| (name, preset(name).unwrap()));
    for row in TABLE {
        let start = (row.start)();
        for (preset, shipped) in &presets {
            for mode in MODES {
                cells.insert((row.guard, preset, mode.code()));
                let charter = charter(shipped, row.guard, mode);
                let no_sense = makes_no_sense(row.guard, preset, mode);
                assert_eq!(check(&charter).is_empty(), !no_sense, "{:?} {preset} {mode:?}", row.guard);
                if no_sense {
                    closed += row.sides.len();
                    continue;
                }
                let room = start.clone().under(|own| *own = charter);
                assert_eq!(room.meeting().stage, start.meeting().stage, "{:?} {preset} {mode:?}", row.guard);
                for (before, after, line, comes) in row.sides {
                    let name = format!("{:?} ({}), {preset}, {mode:?}: {line}", row.guard, row.at);
                    cell(&name, row.guard, mode, &room.clone().and(before), (*after, line), *comes);
                    cases += 1;
                }
            }
        }
    }
    let guards = GuardSpec::ALL.len();
    assert_eq!(cells.len(), guards * PRESETS.len() * MODES.len());
    figure::note(
        "R",
        &format!("{guards} guards x 3 presets x 4 modes, {cases} cases, and {closed} that no charter may ask for"),
    );
}

#[test]
fn every_guard_stands_in_the_table_on_both_sides_of_its_boundary() {
    for spec in GuardSpec::ALL {
        let sides = TABLE.iter().filter(|row| row.guard == spec.id).flat_map(|row| row.sides);
        let within = |comes: Comes| matches!(comes, Comes::Within | Comes::Called(_));
        let (inside, outside): (Vec<_>, Vec<_>) = sides.map(|(.., comes)| *comes).partition(|comes| within(*comes));
        assert!(!inside.is_empty() && !outside.is_empty(), "{:?}", spec.id);
        assert_eq!(outside.iter().all(|comes| *comes == Comes::Key), !spec.can_check, "{:?}", spec.id);
    }
}

#[test]
fn every_preset_ships_each_guard_in_the_mode_of_the_domain() {
    let shipped: Vec<GuardId> = SHIPPED.iter().map(|(guard, _)| *guard).collect();
    assert_eq!(shipped, GuardSpec::ALL.iter().map(|spec| spec.id).collect::<Vec<_>>());
    for (guard, modes) in SHIPPED {
        for (name, mode) in PRESETS.iter().zip(modes) {
            assert_eq!(preset(name).unwrap().guard(*guard).mode, *mode, "{guard:?} {name}");
        }
    }
}
