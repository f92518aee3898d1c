//! What a journal says of its votes adds up, or the audit says where it doesn't.

use yishi::meeting::{
    Entry, Event,
    audit::{Doubt, audit},
    numbers::VoteNo,
    words::{Outcome, Verdict},
};

use crate::{
    sessions::{played, scripts},
    support::{Room, at_s5_decided},
};

#[test]
fn the_results_of_every_script_add_up() {
    for (script, _) in scripts() {
        assert_eq!(audit(played(&script).timeline().entries()), [], "{script}");
    }
}

/// The lines of a meeting where a motion passed, with something typed into one of their events.
pub fn typed(room: &Room, change: impl Fn(&mut Event)) -> Vec<Entry> {
    let mut entries: Vec<Entry> = room.timeline().entries().to_vec();
    entries.iter_mut().flat_map(|entry| &mut entry.events).for_each(change);
    entries
}

/// Number of the line that closed the vote.
fn closing(entries: &[Entry]) -> u64 {
    let closes = |entry: &&Entry| entry.events.iter().any(|event| matches!(event, Event::VoteClosed { .. }));
    entries.iter().find(closes).unwrap().seq
}

#[test]
fn a_result_that_the_counts_do_not_give_is_doubted() {
    type Change = fn(&mut Event);
    let changes: [(&str, Change); 5] = [
        ("a count", |event| {
            if let Event::VoteClosed { for_, .. } = event {
                *for_ = 9;
            }
        }),
        ("an outcome", |event| {
            if let Event::VoteClosed { outcome, .. } = event {
                *outcome = Outcome::Tie;
            }
        }),
        ("a verdict", |event| {
            if let Event::MotionDecided { verdict, .. } = event {
                *verdict = Verdict::NotPassed;
            }
        }),
        ("a version", |event| {
            if let Event::MotionDecided { version, .. } = event {
                *version = 2;
            }
        }),
        ("another vote", |event| {
            if let Event::VoteClosed { vote, .. } = event {
                *vote = VoteNo(7);
            }
        }),
    ];
    for (what, change) in changes {
        let entries = typed(&at_s5_decided(), change);
        let doubts = audit(&entries);
        assert!(!doubts.is_empty(), "{what}");
        assert!(doubts.iter().all(|doubt| doubt.seq == closing(&entries)), "{what}: {doubts:?}");
    }
    let verdict = typed(&at_s5_decided(), changes[2].1);
    assert_eq!(audit(&verdict), [Doubt { seq: closing(&verdict), vote: VoteNo(1) }]);
}
