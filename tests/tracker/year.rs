//! A year of a station from a seed: 24 meetings, 500 items, 200 visits. Its late list, its statistics and the share of kept
//! promises are counted apart, from what was given, and from nothing that the tracker says.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;
use yishi::{
    meeting::{
        Moment,
        numbers::{ParkedNo, PledgeNo},
        words::{Destination, Ref},
    },
    store::{Page, Record, Store},
    tracker::{
        Chain, Command, Filter, Kind, New, NewDesk, Pace, Report, Seed, State, Step, count::Share, intake::Mark,
    },
};

use super::{at, day, model::Dice, person};

/// What is known of an item, kept by hand.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "five independent facts, each counted by itself")]
struct Known {
    meeting: u16,
    promise: bool,
    open: bool,
    waits: bool,
    kept: bool,
    dropped: bool,
    due: Option<NaiveDate>,
}

/// A year that was lived through.
pub struct Year {
    known: BTreeMap<String, Known>,
    /// Visits that wait, by number, with the moment they are due.
    waiting: BTreeMap<u32, Moment>,
    visits: u32,
}

fn noon(day: NaiveDate) -> Moment {
    format!("{day}T12:00:00+08:00").parse().unwrap()
}

fn seed(kind: Kind, mark: Mark, n: u64, to: Destination, due: Option<NaiveDate>) -> Seed {
    Seed {
        refs: vec![mark],
        kind,
        title: format!("第{n}件事"),
        words: None,
        to: Some(to),
        receiver: None,
        lead: (to == Destination::Residents).then(|| person(u128::from(n % 40) + 1)),
        helpers: Vec::new(),
        author: None,
        due,
        reason: None,
        part_of: None,
        sent: true,
        carried: false,
    }
}

/// Lives through the year in a store.
pub fn live(store: &mut dyn Store, start: u64) -> Year {
    let mut dice = Dice(start);
    let mut year = Year { known: BTreeMap::new(), waiting: BTreeMap::new(), visits: 0 };
    let first = day("2026-01-03");
    let mut left = 500;
    for meeting in 1..=24_u16 {
        let on = first + Days::new(u64::from(meeting - 1) * 15);
        let count = if meeting == 24 { left } else { 15 + dice.roll(12) };
        left -= count;
        let mut seeds = Vec::new();
        for n in 1..=u16::try_from(count).unwrap() {
            let due = (dice.roll(5) > 0).then(|| on + Days::new(5 + dice.roll(60)));
            let place = dice.roll(3);
            let number = u64::from(meeting) * 100 + u64::from(n);
            let (mark, seed) = match place {
                0 => (Ref::Parked(ParkedNo(n)), Destination::Street),
                _ => (Ref::Pledge(PledgeNo(n)), Destination::Residents),
            };
            let kind = if place == 0 { Kind::Noted } else { Kind::Pledge };
            seeds.push(self::seed(kind, Mark::Of(mark), number, seed, due));
            let promise = place != 0;
            let known = Known { meeting, promise, open: true, waits: !promise, kept: false, dropped: false, due };
            let letter = if promise { 'w' } else { 'k' };
            year.known.insert(format!("26-{meeting}-{letter}{n}"), known);
        }
        let report = Report {
            meeting: Uuid::from_u128(u128::from(meeting)),
            number: Some(meeting),
            day: on,
            estate: "望春苑".into(),
            theme: format!("第{meeting}次"),
            chain: Chain::of(["0123456789abcdef"]),
            to_post: true,
            publisher: None,
            next: None,
            terms: None,
            seeds,
            reviews: Vec::new(),
            raised: Vec::new(),
        };
        // Twice, as people do.
        for _ in 0..2 {
            assert!(store.give(&[Command::TakeIn(Box::new(report.clone()))], at(noon(on))).unwrap().is_ok());
        }
        between(store, &mut year, &mut dice, on);
    }
    year
}

/// What happens until the next meeting: steps, and visits at the desk.
fn between(store: &mut dyn Store, year: &mut Year, dice: &mut Dice, on: NaiveDate) {
    let open: Vec<String> = year.known.iter().filter(|(_, known)| known.open).map(|(no, _)| no.clone()).collect();
    for _ in 0..18 {
        let place = usize::try_from(dice.roll(open.len() as u64)).unwrap();
        let no = &open[place];
        let known = year.known.get_mut(no).unwrap();
        if !known.open {
            continue;
        }
        let moves = |step| Command::Move { item: no.parse().unwrap(), step };
        let commands = match (known.promise, dice.roll(5)) {
            (true, 0) => {
                (known.open, known.dropped) = (false, true);
                vec![moves(Step::Drop { reason: "没空".into() })]
            }
            (true, 1) => vec![moves(Step::Remark { text: "在办".into() })],
            (true, _) => {
                (known.open, known.kept) = (false, true);
                vec![moves(Step::Confirm { by: person(91) }), moves(Step::Confirm { by: person(92) })]
            }
            (false, 0) => {
                known.waits = false;
                vec![moves(Step::Answer { text: "排上了".into(), document: None })]
            }
            (false, 1) => {
                (known.open, known.waits) = (false, false);
                vec![moves(Step::Refuse { reason: "不归我们".into(), document: None })]
            }
            (false, _) => {
                (known.open, known.waits) = (false, false);
                vec![moves(Step::Adopt { text: Some("采纳".into()), document: None })]
            }
        };
        let answer = store.give(&commands, at(noon(on + Days::new(3)))).unwrap();
        assert!(answer.is_ok(), "{no} {answer:?}");
    }
    let visits = if year.visits == 184 { 16 } else { 8 };
    for n in 0..visits {
        let at = noon(on + Days::new(1 + n % 10));
        let pace = if dice.roll(4) == 0 { Pace::Deep } else { Pace::Quick };
        let said = New { desk: Some(NewDesk { pace, ..NewDesk::default() }), ..New::visit("灯坏了") };
        assert!(store.give(&[Command::Add(Box::new(said))], super::at(at)).unwrap().is_ok());
        year.visits += 1;
        let no = year.visits;
        // Two days for a quick one; a deep one has five working days, counted on fingers.
        let mut due = at;
        let (mut days, mut works) = (0_u64, 0);
        while works < if pace == Pace::Deep { 5 } else { 0 } {
            days += 1;
            let weekday = (at.date() + Days::new(days)).format("%u").to_string();
            works += u32::from(weekday != "6" && weekday != "7");
        }
        due = due.plus_ms(if pace == Pace::Deep { i64::try_from(days).unwrap() * 86_400_000 } else { 48 * 3_600_000 });
        if dice.roll(3) > 0 {
            let step = Step::Settle { text: "换了".into() };
            let item = format!("26-v{no}").parse().unwrap();
            assert!(store.give(&[Command::Move { item, step }], super::at(at)).unwrap().is_ok());
        } else {
            year.waiting.insert(no, due);
        }
    }
}

#[test]
fn a_year_of_a_station_equals_an_independent_count() {
    for start in [7, 20_260_101] {
        let home = tempfile::tempdir().unwrap();
        let mut store = Record::open(home.path()).unwrap();
        let year = live(&mut store, start);
        assert_eq!((year.known.len(), year.visits), (500, 200));
        let today = day("2026-12-31");
        let listed = |filter: &Filter| {
            let items = store.list(filter, Page::ALL).unwrap();
            let mut numbers: Vec<String> = items.iter().map(|item| item.no.to_string()).collect();
            numbers.sort();
            numbers
        };
        let counted = |fits: &dyn Fn(&Known) -> bool| {
            let mut numbers: Vec<String> =
                year.known.iter().filter(|(_, known)| fits(known)).map(|(no, _)| no.clone()).collect();
            numbers.sort();
            numbers
        };
        let at_the_desk = |fits: &dyn Fn(&Moment) -> bool| -> Vec<String> {
            year.waiting.iter().filter(|(_, due)| fits(due)).map(|(no, _)| format!("26-v{no}")).collect()
        };
        for on in [today, day("2026-06-30")] {
            let late = Filter { late: Some(on), ..Filter::default() };
            // Who answered is not late: what comes next is not theirs.
            let waits = |known: &Known| known.open && (known.promise || known.waits);
            let mut wanted = counted(&|known| waits(known) && known.due.is_some_and(|due| due < on));
            wanted.extend(at_the_desk(&|due| due.date() < on));
            wanted.sort();
            assert_eq!(listed(&late), wanted);
        }
        let mut open = counted(&|known| known.open);
        open.extend(at_the_desk(&|_| true));
        open.sort();
        assert_eq!(listed(&Filter { open: true, ..Filter::default() }), open);
        assert_eq!(listed(&Filter { waiting: true, ..Filter::default() }), counted(&|known| known.waits));
        let shares: BTreeMap<u16, Share> =
            store.shares(100, today).unwrap().into_iter().map(|(no, share)| (no.meeting, share)).collect();
        assert_eq!(shares.len(), 24);
        for meeting in 1..=24 {
            let of = |fits: &dyn Fn(&Known) -> bool| {
                counted(&|known| known.meeting == meeting && known.promise && fits(known)).len() as u64
            };
            let late = of(&|known| known.open && known.due.is_some_and(|due| due < today));
            let (made, kept, dropped) = (of(&|_| true), of(&|known| known.kept), of(&|known| known.dropped));
            assert_eq!(shares[&meeting], Share { made, kept, dropped, late }, "meeting {meeting}");
        }
        let board = store.board().unwrap();
        assert_eq!(board.values().sum::<u64>(), 700);
        let done: u64 = board.iter().filter(|((_, state), _)| *state == State::Done).map(|(_, n)| n).sum();
        assert_eq!(done, counted(&|known| known.kept).len() as u64);
        let now = noon(today);
        let desk = Filter { desk: true, state: Some(State::Noted), ..Filter::default() };
        assert_eq!(store.count(&desk).unwrap(), year.waiting.len() as u64);
        for (no, due) in &year.waiting {
            let visit = store.item(format!("26-v{no}").parse().unwrap()).unwrap().unwrap();
            assert_eq!(visit.desk.as_ref().unwrap().answer_by, *due, "visit {no}");
            assert_eq!(visit.is_late_at(now), *due < now, "visit {no}");
        }
    }
}
