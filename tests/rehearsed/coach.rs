//! The coach: each hint has a case in which it comes, and an evening in which it must not.

use yishi::{
    i18n::{Lang, rehearsal as words},
    rehearsal::{Act, CastId, Hint, Seen, Setup, due, hints},
};

use super::operator::Evening;
use crate::support;

/// What an operator leaves out until the hint comes.
#[derive(Clone, Copy)]
pub enum Leaves {
    /// What is typed for these.
    Act(fn(&Act) -> bool),
    /// Lines that begin like this.
    Line(&'static str),
}

use CastId::{Difficult, Usual};
use Leaves::{Act as A, Line as L};

macro_rules! act {
    ($pattern:pat) => {
        A(|act| matches!(act, $pattern))
    };
}

const CASES: &[(Hint, CastId, Leaves)] = &[
    (Hint::Hurt, Difficult, act!(Act::Hurt { .. })),
    (Hint::Interrupt, Difficult, act!(Act::Interrupt { .. })),
    (Hint::Cross, Difficult, act!(Act::Cross { .. })),
    (Hint::Digress, Difficult, act!(Act::Digress { .. })),
    (Hint::Dark, Difficult, act!(Act::Dark)),
    (Hint::Light, Difficult, act!(Act::Light)),
    (Hint::Official, Difficult, act!(Act::Official { .. })),
    (Hint::Names, Difficult, act!(Act::Say { names: true, .. })),
    (Hint::Over, Difficult, act!(Act::Over { .. })),
    (Hint::Done, Usual, act!(Act::Done { .. })),
    (Hint::Hands, Difficult, act!(Act::Hand { .. })),
    (Hint::Hand, Usual, act!(Act::Hand { .. })),
    (Hint::ShowFor, Usual, L("CountFor")),
    (Hint::ShowAgainst, Usual, L("CountAgainst")),
    (Hint::Present, Usual, act!(Act::Present { .. })),
    (Hint::CloseVote, Usual, L("CloseVote")),
    (Hint::Paused, Usual, L("ResumeClock")),
    (Hint::Grant, Usual, L("GrantFloor")),
    (Hint::CloseDebate, Usual, L("CloseDebate")),
    (Hint::Report, Usual, act!(Act::Stand { .. })),
    (Hint::Own, Usual, act!(Act::Own { .. })),
    (Hint::OpenMotion, Usual, L("OpenMotion")),
    (Hint::Come, Usual, act!(Act::Come { late: false, .. })),
    (Hint::Late, Usual, act!(Act::Come { late: true, .. })),
    (Hint::Leave, Difficult, act!(Act::Leave { .. })),
    (Hint::Serve, Usual, act!(Act::Serve { .. })),
    (Hint::Start, Usual, L("StartMeeting")),
    (Hint::Rules, Usual, L("ReadAloud(what:Rules")),
    (Hint::Say, Usual, act!(Act::Say { .. })),
    (Hint::Pile, Usual, act!(Act::Pile { .. })),
    (Hint::Sorted, Usual, act!(Act::Sorted { .. })),
    (Hint::Dots, Usual, act!(Act::Dots { .. })),
    (Hint::Post, Usual, L("PostTopic")),
    (Hint::Convene, Usual, act!(Act::Convene { .. })),
    (Hint::Sit, Usual, act!(Act::Sit { .. })),
    (Hint::Walk, Usual, act!(Act::Walk { .. })),
    (Hint::Reporter, Usual, act!(Act::Reporter { .. })),
    (Hint::Slip, Usual, act!(Act::Slip { .. })),
    (Hint::Reply, Usual, act!(Act::Reply { .. })),
    (Hint::Offer, Usual, act!(Act::Offer { .. })),
    (Hint::Pledge, Usual, act!(Act::Pledge { .. })),
    (Hint::Parked, Difficult, L("Forward")),
    (Hint::FollowUp, Usual, L("SetFollowUp")),
    (Hint::Sign, Usual, act!(Act::Sign { .. })),
    (Hint::Advance, Usual, L("AdvanceStage")),
];

#[test]
fn each_hint_comes_where_its_thing_is_left_out() {
    let listed: Vec<Hint> = CASES.iter().map(|(hint, ..)| *hint).collect();
    assert_eq!(listed, Hint::ALL);
    assert_eq!(hints().iter().map(|row| row.hint).collect::<Vec<_>>(), Hint::ALL);
    let mut never = Vec::new();
    for (hint, cast, leaves) in CASES {
        let comes = (1..13).any(|seed| {
            let mut evening = Evening::opened(Setup::new(seed, *cast), Lang::Zh);
            evening.leaves = Some(*leaves);
            evening.wanted = Some(*hint);
            evening.run(3 * 3600);
            evening.due() == Some(*hint)
        });
        if !comes {
            never.push(*hint);
        }
    }
    assert!(never.is_empty(), "{never:?}");
}

#[test]
fn no_hint_comes_to_an_operator_who_keeps_up() {
    let mut came = Vec::new();
    for (seed, cast) in (0..9).zip(CastId::ALL.into_iter().cycle()) {
        let mut evening = Evening::opened(Setup::new(seed, cast), Lang::Zh);
        evening.hears = true;
        evening.run(4 * 3600);
        // Whoever would like to speak first waits for a minute, whatever is done.
        let kept = |hint: &&Hint| cast == Difficult && **hint == Hint::Official;
        came.extend(evening.heard.iter().filter(|hint| !kept(hint)).map(|hint| (seed, cast, *hint)));
    }
    assert!(came.is_empty(), "{came:?}");
}

#[test]
fn nothing_presses_in_a_room_in_which_nothing_happened() {
    let room = support::given(&[r#"OpenMeeting(estate:"x",theme:"x",practice:true)"#]);
    let truth = yishi::rehearsal::Truth::default();
    let seen = Seen { m: room.meeting(), truth: &truth, now: support::EVENING.parse().unwrap() };
    assert!(due(&seen).is_none());
}

#[test]
fn each_hint_is_one_line_and_has_its_key() {
    for row in hints() {
        for lang in [Lang::Zh, Lang::En] {
            let line = words::hint(lang, row.hint, row.key);
            assert!(line.ends_with(row.key) && yishi::text::width(&line) <= 116, "{line}");
        }
    }
}
