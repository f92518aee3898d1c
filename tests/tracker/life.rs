//! The table of lifecycles, walked: every row, every state, every need missing.

use super::{Book, day, lifecycle::missing, no, person};
use yishi::{
    meeting::words::Destination,
    tracker::{Command, Content, Guard, Item, Kind, State, Step, StepName, Track, Why, lifecycle::LIFE},
};

/// An item on this way, in this state, of a leader and of a visitor.
fn standing(track: Track, state: State) -> Item {
    let to = match track {
        Track::Promise => Some(Destination::Residents),
        Track::Referral => Some(Destination::Department),
        Track::Topic => Some(Destination::NextMeeting),
        Track::Noted => None,
    };
    let mut item = Item::new(no("26-0-1"), Kind::Matter, "修路灯".into(), to, day("2026-05-25"));
    (item.state, item.lead) = (state, Some(person(1)));
    item
}

/// The item and the step with nothing missing, for this row.
fn whole(mut item: Item, step: StepName) -> (Item, Step) {
    let reason = || "因为".to_owned();
    let party = || person(5);
    let step = match step {
        StepName::Claim => {
            item.lead = None;
            Step::Claim { by: party() }
        }
        StepName::Confirm => Step::Confirm { by: party() },
        StepName::HandOver => Step::HandOver { to: party() },
        StepName::Help => Step::Help { by: party() },
        StepName::Send => Step::Send { receiver: Some("城管".into()), due: Some(day("2026-05-25")) },
        StepName::Redirect => {
            Step::Redirect { to: Destination::Community, receiver: None, due: Some(day("2026-05-25")) }
        }
        StepName::CallBack => Step::CallBack { content: Some(Content::No), reason: Some(reason()) },
        StepName::Merge => Step::Merge { into: no("26-0-2") },
        other => other.with(Some(reason())).unwrap(),
    };
    (item, step)
}

/// The same with this missing.
fn without(mut item: Item, mut step: Step, guard: Guard) -> (Item, Step) {
    match (guard, &mut step) {
        (Guard::Standing, _) => item.turned = true,
        (
            Guard::Reason,
            Step::Drop { reason }
            | Step::Release { reason }
            | Step::Refuse { reason, .. }
            | Step::Return { reason }
            | Step::Reopen { reason },
        ) => reason.clear(),
        (Guard::Answered, Step::Answer { text, .. } | Step::Settle { text }) => text.clear(),
        (Guard::NotOwn, Step::Confirm { by }) => item.led.push(by.clone()),
        (Guard::NotTwice, Step::Confirm { by }) => item.confirmed.push(by.clone()),
        (Guard::Led, _) => item.lead = None,
        (Guard::Unled, _) => item.lead = Some(person(1)),
        (Guard::Other, Step::HandOver { to: who } | Step::Help { by: who }) => item.lead = Some(who.clone()),
        (Guard::Other, Step::Redirect { to, .. }) => item.to = Some(*to),
        (Guard::Place, Step::Redirect { to, .. }) => *to = Destination::Declined,
        (Guard::Receiver, Step::Send { receiver, .. }) => *receiver = None,
        (Guard::Day, Step::Send { due, .. } | Step::Redirect { due, .. }) => *due = Some(day("2026-05-24")),
        (Guard::Talked, Step::TakeUp { text }) | (Guard::Replied, Step::Adopt { text, .. }) => *text = None,
        (Guard::Sitting, Step::Adopt { text, document }) => {
            item.to = Some(Destination::Council);
            (*text, *document) = (None, Some("〔2026〕7号".into()));
        }
        (Guard::Content, Step::CallBack { reason, .. }) => *reason = None,
        (Guard::Into, Step::Merge { into }) => *into = no("26-0-9"),
        (Guard::Persuaded, Step::Redirect { .. } | Step::Send { .. }) => item.article = Some("g1.1".parse().unwrap()),
        (guard, step) => panic!("{guard:?} {step:?}"),
    }
    (item, step)
}

#[test]
fn every_row_is_taken_in_each_of_its_states_and_refused_for_each_need_that_is_missing() {
    use yishi::{
        i18n::{Lang, tracker as words},
        tracker::lifecycle::{ALWAYS, find},
    };
    let give = |item: &Item, step: &Step| {
        let mut book = Book::empty();
        let other = Item { no: no("26-0-2"), ..standing(Track::Noted, State::Noted) };
        for item in [item.clone(), other] {
            book.ledger.put(std::sync::Arc::new(item));
        }
        book.when(Command::Move { item: item.no, step: step.clone() })
    };
    let (mut taken, mut lacking) = (0, std::collections::BTreeSet::new());
    for row in LIFE {
        for (track, state) in row.tracks.iter().flat_map(|track| State::ALL.map(|state| (*track, state))) {
            let (item, step) = whole(standing(track, state), row.step);
            // The table says nothing of a claim where nobody led; a dropped one has whom it likes.
            if !row.from.contains(&state) {
                if find(track, state, row.step).is_none() {
                    let why = give(&item, &step).unwrap_err().why;
                    assert!(matches!(why, Why::Step { .. }), "{row:?} {state:?}: {why:?}");
                }
                continue;
            }
            assert!(give(&item, &step).is_ok(), "{row:?} {state:?}: {:?}", give(&item, &step));
            taken += 1;
            for guard in row.needs.iter().chain(ALWAYS) {
                // Of what was dropped anybody may take over, whoever led it.
                // And what was answered may be adopted without a word more.
                if matches!((*guard, state), (Guard::Unled, State::Dropped) | (Guard::Replied, State::Answered)) {
                    continue;
                }
                let (item, step) = without(item.clone(), step.clone(), *guard);
                let refusal = give(&item, &step).unwrap_err();
                assert_eq!(missing(&refusal.why), [*guard], "{row:?} {state:?}");
                for lang in [Lang::Zh, Lang::En] {
                    let line = words::refusal(lang, &refusal);
                    assert!(line.contains(words::guard(lang, *guard)), "{line}");
                }
                lacking.insert(*guard);
            }
        }
    }
    assert!(taken > 60, "{taken}");
    // Steps that are possible in each state have needs of their own.
    for (step, guard) in [
        (Step::SetDue { due: Some(day("2026-05-24")) }, Guard::Day),
        (Step::Breach { article: "g1.1".parse().unwrap() }, Guard::Article),
        (Step::Persuade { text: "说过了".into() }, Guard::Breach),
    ] {
        for state in State::ALL {
            let refusal = give(&standing(Track::Noted, state), &step).unwrap_err();
            assert_eq!(missing(&refusal.why), [guard], "{step:?} {state:?}");
            lacking.insert(guard);
        }
    }
    assert_eq!(lacking.into_iter().collect::<Vec<_>>(), Guard::ALL, "each need is missing somewhere");
}
