//! What a journal says of its votes adds up, or `verify` says where it doesn't.

use yishi::{
    journal::{Journal, verify},
    meeting::{Entry, Event, audit::audit, words::Outcome},
};

use crate::{sessions::played, support::at_s5_decided};

#[test]
fn the_results_of_the_worked_meeting_add_up() {
    assert_eq!(audit(played("worked").timeline().entries()), []);
}

/// A journal whose chain is right from the first line to the last, and whose result was typed by somebody.
#[test]
fn a_result_that_the_counts_do_not_give_is_found_although_the_chain_holds() {
    let room = at_s5_decided();
    let mut entries: Vec<Entry> = room.timeline().entries().to_vec();
    let typed = entries.iter_mut().flat_map(|entry| &mut entry.events).find_map(|event| match event {
        Event::VoteClosed { for_, outcome, .. } => Some((for_, outcome)),
        _ => None,
    });
    let (for_, outcome) = typed.unwrap();
    (*for_, *outcome) = (0, Outcome::Tie);

    let home = tempfile::tempdir().unwrap();
    let id = room.meeting().opening.as_ref().unwrap().id;
    let folder = home.path().join(id.to_string());
    let mut journal = Journal::create(&folder, id).unwrap();
    for entry in &entries {
        journal.append(entry).unwrap();
    }
    let report = verify(&folder, None).unwrap();
    assert!(!report.holds());
    let line = entries.iter().find(|entry| entry.events.iter().any(|event| matches!(event, Event::VoteClosed { .. })));
    assert_eq!(report.doubts[0].seq, line.unwrap().seq);
}
