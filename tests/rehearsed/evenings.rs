//! Seeded evenings of every cast by an automatic operator, and by operators that are of no help.

use std::fmt::Write as _;

use yishi::{
    i18n::{Lang, rehearsal as words},
    meeting::{Moment, Timeline},
    rehearsal::{CastId, Chance, End, Room, Setup},
};

use super::operator::Evening;
use crate::{
    minutes,
    support::figure::{self, size},
};

/// Everything that happened, with what became of it, as bytes.
fn told(room: &Room, lang: Lang) -> String {
    let mut told = String::new();
    for happened in room.truth().all() {
        let _ = writeln!(told, "{} {:?} {}", happened.at, happened.end, words::act(lang, &happened.act));
    }
    told
}

fn played(seed: u32, cast: CastId) -> Evening {
    let mut evening = Evening::opened(Setup::new(seed, cast), Lang::Zh);
    evening.run(4 * 3600);
    evening
}

/// Looked at otherwise, after the evening, the room is the same.
fn again(evening: &Evening, steps: u32) -> Room {
    let mut room = Room::new(evening.room.setup()).unwrap();
    let lines = evening.meeting.timeline().entries();
    let mut now = lines[0].at;
    while now < evening.now {
        now = now.plus_s(steps).min(evening.now);
        room.reach(lines, now);
    }
    room
}

#[test]
fn every_evening_closes_has_minutes_and_is_the_same_again() {
    let (mut lines, mut refused, mut happened, mut missed) = (0, 0, 0, 0);
    let evenings = size(100, 10_000);
    for no in 0..evenings {
        let cast = CastId::ALL[usize::try_from(no % 3).unwrap()];
        let evening = played(u32::try_from(no).unwrap(), cast);
        let m = evening.m();
        assert!(
            m.closed.is_some(),
            "{no} {cast:?} stands at {:?}: {:#?}\n{}",
            m.stage,
            evening.refused,
            told(&evening.room, Lang::Zh)
        );
        assert!(m.votes.values().any(|vote| vote.result.is_some()), "{no} {cast:?}: nothing was voted on");
        let replayed: Timeline = evening.meeting.timeline().entries().iter().cloned().collect();
        assert_eq!(replayed.meeting(), m, "{no} {cast:?}");
        assert!(minutes::plain(m).contains("练习"), "{no} {cast:?}");
        assert_eq!(told(&again(&evening, 37), Lang::Zh), told(&evening.room, Lang::Zh), "{no} {cast:?}");
        lines += evening.meeting.timeline().entries().len();
        refused += evening.refused.len();
        happened += evening.room.truth().all().len();
        let ends = evening.room.truth().all().iter();
        missed += ends.filter(|happened| matches!(happened.end, End::Missed(_) | End::Wrong(_))).count();
    }
    let told = format!(
        "{evenings} evenings, {lines} lines, {refused} refused, {happened} acts, {missed} of them missed or wrong"
    );
    figure::note("R1", &told);
}

/// FNV-1a of what happened, without its words.
fn print(room: &Room) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let all = room
        .truth()
        .all()
        .iter()
        .map(|happened| format!("{} {:?}\n", happened.at.ms(), (&happened.act, happened.end.of().map(Moment::ms))));
    all.collect::<String>().bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// A trainer says 练第7号, and has the same evening next year, on another machine.
#[test]
fn the_acts_of_three_evenings_are_frozen() {
    let frozen = CastId::ALL.map(|cast| print(&played(7, cast).room));
    assert_eq!(frozen, FROZEN, "another version of what can happen has another number: ACTS");
}

const FROZEN: [u64; 3] = [5_553_260_398_119_454_981, 10_463_497_943_251_080_990, 15_640_259_339_217_918_634];

#[test]
fn another_zone_and_another_language_are_the_same_room() {
    let evening = played(7, CastId::Difficult);
    let abroad = |moment: Moment| Moment::from_ms(moment.ms(), chrono::FixedOffset::west_opt(5 * 3600).unwrap());
    let mut lines = evening.meeting.timeline().entries().to_vec();
    for line in &mut lines {
        line.at = abroad(line.at);
    }
    let mut room = Room::new(evening.room.setup()).unwrap();
    room.reach(&lines, abroad(evening.now));
    assert_eq!(print(&room), print(&evening.room));
    let mut english = Evening::opened(Setup::new(7, CastId::Difficult), Lang::En);
    english.run(4 * 3600);
    assert_eq!(print(&english.room), print(&evening.room));
    assert_eq!(words::setup_of(&english.m().opening.as_ref().unwrap().theme), Some(english.room.setup()));
}

/// Nobody types for two hours: what waits waits, the room goes on, and whoever comes back brings the evening to its end.
#[test]
fn a_room_in_which_nobody_types_goes_on_and_waits() {
    for cast in CastId::ALL {
        let mut evening = Evening::opened(Setup::new(3, cast), Lang::Zh);
        for _ in 0..2 * 3600 {
            evening.wait(1);
        }
        let happened = evening.room.truth().all().len();
        assert!((4..20).contains(&happened), "{happened}: {}", told(&evening.room, Lang::Zh));
        evening.run(4 * 3600);
        assert!(
            evening.m().closed.is_some(),
            "{:#?}\n{}\n{:?}",
            evening.refused,
            told(&evening.room, Lang::Zh),
            evening.m().clock
        );
        // In the middle of a debate: hands go down again, and are known to be missed.
        let mut left = Evening::opened(Setup::new(3, cast), Lang::Zh);
        while left.m().open_motion.is_none() {
            left.run(10);
        }
        for _ in 0..1800 {
            left.wait(1);
        }
        let missed = left.room.truth().all().iter().filter(|happened| matches!(happened.end, End::Missed(_))).count();
        assert!(missed > 0, "{cast:?}: {}", told(&left.room, Lang::Zh));
        left.run(4 * 3600);
        assert!(left.m().closed.is_some(), "{:#?} {}", left.refused, told(&left.room, Lang::Zh));
    }
}

/// Only what Enter would do, nothing of what the room shows.
#[test]
fn a_room_in_which_only_enter_is_pressed_goes_on() {
    for cast in CastId::ALL {
        let mut evening = Evening::opened(Setup::new(5, cast), Lang::Zh);
        for _ in 0..3000 {
            evening.wait(2);
            evening.goes_on();
        }
        assert!(evening.m().closed.is_none() && evening.m().started.is_some());
        assert!(evening.room.waiting().count() >= 4, "{}", told(&evening.room, Lang::Zh));
    }
}

/// Whatever is typed, taken or refused: nothing hangs, nothing panics, and the room is the same when it is looked at again.
#[test]
fn a_room_in_which_noise_is_typed_goes_on() {
    const NOISE: [&str; 24] = [
        "SignIn(badges:\"1-60\")",
        "SignOut(badges:\"7-9\")",
        "StartMeeting()",
        "AdvanceStage()",
        "AdvanceStage()",
        "RaiseConcern(badge:7,text:\"x\")",
        "RaiseConcern(cards:\"1-60\")",
        "Cluster(rest:true)",
        "CountDots(dots:[(1,300)])",
        "PostTopic(topics:[1,2,3])",
        "SignUp(group:1,badges:\"1-60\")",
        "MoveTo(badges:\"5-50\",group:2)",
        "DraftMotion(group:1,mover:7,action:\"x\")",
        "ReportGroup(group:1)",
        "OpenMotion(motion:1)",
        "RaiseHand(badge:9,side:Against)",
        "GrantFloor()",
        "EndSpeech()",
        "CallToOrder(rule:R10)",
        "CloseDebate()",
        "OpenVote(on:Motion(1),present:30,tellers:[7,8])",
        "CountFor(count:40)",
        "PauseClock()",
        "ResumeClock()",
    ];
    for seed in 0..6 {
        let cast = CastId::ALL[usize::try_from(seed % 3).unwrap()];
        let mut evening = Evening::opened(Setup::new(seed, cast), Lang::Zh);
        let chance = Chance::of(seed.into());
        for k in 0..1500 {
            evening.wait(1 + chance.below(k, 5));
            if chance.hits(10_000 + k, 40) {
                evening.types();
            }
            let line = NOISE[usize::try_from(chance.below(20_000 + k, 24)).unwrap()];
            evening.give(line);
            let newest = evening.meeting.seq();
            if chance.hits(30_000 + k, 10) {
                evening.give(&format!("Undo(seq:{newest})"));
            }
        }
        assert!(evening.room.truth().all().len() > 5, "{}", told(&evening.room, Lang::Zh));
        assert_eq!(told(&again(&evening, 11), Lang::Zh), told(&evening.room, Lang::Zh));
    }
}
