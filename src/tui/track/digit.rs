//! Which digit a step of a record has. It stays with its step, in whatever state the record is: whoever presses it twice does nothing
//! else. Two steps share a digit only where no state has both, and neither leads to where the other is possible; the tests walk that.
//!
//! There are nine digits. Steps behind them are reached by 0 and a digit.

use super::{
    fund::FundKey,
    key::{Draft, Key, Paper},
    page::Row,
};
use crate::tracker::{
    LeafKind, LeafStepName as L, ProjectStepName as P, StepName as S, fund::ClaimStepName as C,
    notice::NoticeStepName as N,
};

/// The place of the first step that is reached by 0.
const BEHIND: u8 = 10;

/// How a row says which digit leads to it: `1 `, `01`, or nothing.
pub fn said(place: usize) -> String {
    match u8::try_from(place) {
        Ok(place @ 1..BEHIND) => format!("{place} "),
        Ok(place @ BEHIND..=18) => format!("0{}", place - 9),
        _ => "  ".to_owned(),
    }
}

/// The place that a digit means, behind a 0 or not.
pub fn place(digit: u8, behind: bool) -> u8 {
    if behind { digit + 9 } else { digit }
}

/// Rows with their digits before them, in their order.
pub fn by_digits(mut rows: Vec<Row>) -> Vec<Row> {
    for (place, (label, ..)) in (1..).zip(&mut rows) {
        *label = format!("{} {label}", said(place));
    }
    rows
}

/// The place of a step. What changes no state stands behind what does.
pub fn of(key: &Key) -> u8 {
    match key {
        Key::Step(step) => of_matter(*step),
        Key::EditVisit => of_matter(S::Edit),
        Key::Project(step) => of_project(*step),
        Key::Notice(step) => match step {
            N::Hear => 1,
            N::Answer => 2,
            N::TakeDown => 3,
            N::Repost => 4,
            N::Withdraw => 5,
        },
        Key::Fund(key) => of_claim(key),
        Key::Leaf(Draft { motion: Some(_), .. }) => BEHIND + 8,
        Key::Leaf(Draft { step: Some(step), .. }) | Key::EndArticle(_, step) => of_article(*step),
        Key::Hear(_) => of_article(L::Hear),
        // What has a paper of its own has it first.
        Key::Leaf(draft) => of_leaf(draft.kind),
        Key::EndLeaf(no) => of_leaf(no.kind) + 1,
        Key::Print(Paper::Settlement(_) | Paper::Draft(_)) => BEHIND,
        Key::Print(_) => 1,
        _ => 0,
    }
}

/// Of an article, in the order of its way.
fn of_article(step: L) -> u8 {
    match step {
        L::Hear => 1,
        L::Vote => 2,
        L::File => 3,
        L::Begin => 4,
        L::Pair => 5,
        L::Revise => 6,
        L::Repeal => 7,
        L::Drop => 8,
        L::Draft | L::Older => 9,
    }
}

fn of_leaf(kind: LeafKind) -> u8 {
    if kind == LeafKind::Sitting { 2 } else { 1 }
}

/// Of a promise those of the page 答应的事, which are the same.
fn of_matter(step: S) -> u8 {
    match step {
        S::Report | S::Send | S::Settle => 1,
        S::Start | S::Receive | S::CallBack => 2,
        S::Drop | S::Answer => 3,
        S::HandOver => 4,
        S::Confirm | S::Adopt | S::TakeUp => 5,
        S::Claim | S::Refuse | S::Raise => 6,
        S::Release | S::Return => 7,
        S::Reopen => 8,
        S::Redirect => 9,
        S::SetDue => BEHIND,
        S::Remark => BEHIND + 1,
        S::Edit | S::Rename => BEHIND + 2,
        S::Merge => BEHIND + 3,
        S::Help => BEHIND + 4,
        S::Attach => BEHIND + 5,
        S::Breach => BEHIND + 6,
        S::Persuade => BEHIND + 7,
    }
}

fn of_project(step: P) -> u8 {
    match step {
        P::Budget | P::Publish => 1,
        P::Rest | P::Close => 2,
        P::Fund => 3,
        P::Start | P::Reopen => 4,
        P::Spend => 5,
        P::Void => 6,
        P::Raise => 7,
        P::Settle => 8,
        P::Drop => 9,
    }
}

fn of_claim(key: &FundKey) -> u8 {
    match key {
        FundKey::Step(C::Approve, _) => 1,
        FundKey::Step(C::Pay, _) => 2,
        FundKey::Step(C::SendBack, _) => 3,
        FundKey::Step(C::Attach, _) => 4,
        FundKey::Form => 5,
        FundKey::Refund => 6,
        FundKey::Reverse(_) => 7,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        time::Moment,
        tracker::{
            Desk, Item, Kind, LeafState, Pace, Party, State, Track,
            fund::{CLAIM_MOVES, ClaimState},
            leaf::LEAF_LIFE,
            lifecycle::{self, Goal, LIFE},
            notice::{NOTICE_MOVES, NoticeState},
            project::{MOVES, Phase},
        },
        tui::track::steps,
    };

    /// What is possible at each place of a kind, and where a step leads.
    struct Ways<A: Ord> {
        at: BTreeMap<A, Vec<Key>>,
        leads: Vec<(A, Key, A)>,
    }

    impl<A: Ord + Copy + std::fmt::Debug> Ways<A> {
        fn hold(&self) {
            for (at, keys) in &self.at {
                let mut places: Vec<u8> = keys.iter().map(of).collect();
                assert!(places.iter().all(|place| (1..=18).contains(place)), "{at:?}: {keys:?}");
                places.sort_unstable();
                places.dedup();
                assert_eq!(places.len(), keys.len(), "{at:?}: two have one digit: {keys:?}");
            }
            for (from, key, to) in &self.leads {
                let other = self.at.get(to).into_iter().flatten().find(|other| *other != key && of(other) == of(key));
                assert_eq!(other, None, "{key:?} of {from:?} leads to {to:?}, where its digit is another step");
            }
        }
    }

    #[test]
    fn a_digit_that_is_pressed_twice_does_nothing_else_whatever_the_record_is_and_wherever_it_stands() {
        matters().hold();
        let projects = |phase: &Phase| {
            let steps = MOVES.iter().filter(|(_, from, _)| from.contains(phase));
            (*phase, steps.map(|(step, ..)| Key::Project(*step)).collect())
        };
        let leads = MOVES.iter().flat_map(|(step, from, to)| {
            from.iter().map(move |from| (*from, Key::Project(*step), to.unwrap_or(*from)))
        });
        Ways { at: Phase::ALL.iter().map(projects).collect(), leads: leads.collect() }.hold();
        let notices = |state: &NoticeState| {
            let steps = NOTICE_MOVES.iter().filter(|(_, from, _)| from.contains(state));
            (*state, steps.map(|(step, ..)| Key::Notice(*step)).collect())
        };
        let leads = NOTICE_MOVES
            .iter()
            .flat_map(|(step, from, to)| from.iter().map(move |from| (*from, Key::Notice(*step), to.unwrap_or(*from))));
        Ways { at: NoticeState::ALL.iter().map(notices).collect(), leads: leads.collect() }.hold();
        let own = [FundKey::Form, FundKey::Refund, FundKey::Reverse("26-z1".parse().unwrap())].map(Key::Fund);
        let claims = |state: &ClaimState| {
            let steps = CLAIM_MOVES.iter().filter(|row| row.from.contains(state));
            let steps = steps.map(|row| Key::Fund(FundKey::Step(row.step, 1)));
            (*state, steps.chain(own.clone()).collect())
        };
        let to = ClaimState::ALL;
        // Whether it may be paid follows from its approvals.
        let leads = CLAIM_MOVES.iter().flat_map(|row| {
            row.from.iter().flat_map(move |from| to.map(|to| (*from, Key::Fund(FundKey::Step(row.step, 1)), to)))
        });
        Ways { at: to.iter().map(claims).collect(), leads: leads.collect() }.hold();
        let leaves = LeafKind::ALL.map(|kind| {
            let no = crate::tracker::LeafNo { kind, of: 2026, n: 1 };
            let print = (kind == LeafKind::Sitting).then_some(Key::Print(Paper::Sitting(no)));
            (kind, print.into_iter().chain([Key::Leaf(Draft::of(no)), Key::EndLeaf(no)]).collect::<Vec<_>>())
        });
        Ways { at: leaves.into_iter().collect(), leads: Vec::new() }.hold();
        let article = |step: L| Key::EndArticle("g1.1".parse().unwrap(), step);
        let at = |state: &LeafState| {
            let rows = LEAF_LIFE.iter().filter(|row| row.from.contains(state));
            let print = Key::Print(Paper::Draft("g1.1".parse().unwrap()));
            (*state, rows.map(|row| article(row.step)).chain([print]).collect())
        };
        // What was counted says where a vote leads.
        let leads = LEAF_LIFE.iter().flat_map(|row| {
            let to = row.to.map_or_else(|| LeafState::ALL.to_vec(), |to| vec![to]);
            row.from.iter().flat_map(move |from| {
                let to: Vec<LeafState> = if row.step == L::Pair { vec![*from] } else { to.clone() };
                to.into_iter().map(move |to| (*from, article(row.step), to))
            })
        });
        Ways { at: LeafState::ALL.iter().map(at).collect(), leads: leads.collect() }.hold();
    }

    /// Where a matter stands: on which way, in which state, whether somebody leads it.
    type Stands = (Track, State, bool);

    fn matter((track, state, led): Stands) -> Item {
        let at: Moment = "2026-05-25T12:00:00+08:00".parse().unwrap();
        let new = Item::new("26-0-1".parse().unwrap(), Kind::Matter, String::new(), None, at.date());
        let who = || Party::Unit("物业".to_owned());
        let desk = Desk {
            at,
            building: None,
            category: None,
            on_duty: None,
            pace: Pace::Quick,
            answer_by: at,
            content: None,
            tries: 0,
            closed: None,
        };
        Item { track, state, lead: led.then(who), author: Some(who()), desk: Some(Box::new(desk)), ..new }
    }

    fn matters() -> Ways<Stands> {
        let (mut at, mut leads) = (BTreeMap::new(), Vec::new());
        for track in Track::ALL {
            for state in lifecycle::states(track).into_iter().chain([State::CallBack, State::Closed, State::Merged]) {
                for led in [false, true] {
                    let here = (track, state, led);
                    let keys = steps::of_item(&matter(here));
                    for key in &keys {
                        let Key::Step(step) = key else { continue };
                        leads.extend(after(here, *step).into_iter().map(|to| (here, key.clone(), to)));
                    }
                    at.insert(here, keys);
                }
            }
        }
        Ways { at, leads }
    }

    /// Wherever a step may lead: whoever came with it is called back after an end, and may not be content.
    fn after((track, state, _): Stands, step: S) -> Vec<Stands> {
        let rows = |step: S| {
            LIFE.iter().filter(move |row| row.step == step && row.tracks.contains(&track) && row.from.contains(&state))
        };
        let again = || rows(S::Reopen).collect::<Vec<_>>();
        let mut to = Vec::new();
        for row in rows(step).chain((step == S::CallBack).then(again).into_iter().flatten()) {
            match row.goal {
                Goal::To(end) if end.is_an_end() => to.extend([(track, end), (track, State::CallBack)]),
                Goal::To(state) => to.push((track, state)),
                Goal::Same => to.push((track, state)),
                Goal::Confirmed => {
                    to.extend([State::Reported, State::Done, State::CallBack].map(|state| (track, state)));
                }
                Goal::Elsewhere => to.extend(Track::ALL.map(|track| (track, lifecycle::begins(track)))),
                Goal::Next => to.push((Track::Topic, State::Waiting)),
                Goal::Called => to.extend([(track, State::CallBack), (track, State::Closed)]),
            }
        }
        // Who claims it leads it, and who gives it up doesn't.
        let led = match step {
            S::Claim | S::HandOver => &[true][..],
            S::Release => &[false],
            _ => &[false, true],
        };
        to.into_iter().flat_map(|(track, state)| led.iter().map(move |led| (track, state, *led))).collect()
    }
}
