//! What the station keeps beside matters, projects and notices: each rule allowed and refused, taken back, taken out, read for ever.

use yishi::{
    store::{NotUndone, Page, Record, Store, Subject},
    time::Span,
    tracker::{
        Body, Brought, Command, Event, LeafKind, LeafNo, Leaves, New, State, Step, Why,
        council::{Council, Shift},
        leaf::{
            Block, Coaching, Code, Field, Hours, Remark, Report, Seat, Sitting, Term, Value,
            choices::{Class, Coached, Office},
        },
        patrol::PatrolList,
        refusal::LeafWhy,
    },
};

use super::{Book, NOON, at, cli::Station, day, no, person};

pub fn keep(body: Body) -> Command {
    Command::Keep { leaf: None, body: Box::new(body), with: Vec::new() }
}

fn again(leaf: &str, body: Body) -> Command {
    Command::Keep { leaf: Some(leaf_no(leaf)), body: Box::new(body), with: Vec::new() }
}

fn leaf_no(said: &str) -> LeafNo {
    said.parse().unwrap()
}

pub fn block(name: &str, from: &str) -> Body {
    let worker = Some(person(5));
    Body::Block(Block { name: name.to_owned(), buildings: Some("1—4号楼".into()), worker, from: day(from) })
}

pub fn round(block: &str, on: &str) -> Body {
    let given = [(Field::Block, Value::Leaf(leaf_no(block))), (Field::On, Value::Day(day(on)))];
    Body::of(LeafKind::Round, &given).unwrap()
}

/// A round with a tick on a list that the station hasn't written.
fn prompt() -> Body {
    let mut body = round("26-q1", "2026-05-22");
    if let Body::Round(round) = &mut body {
        round.prompt.0 = vec![1];
    }
    body
}

pub fn coaching(on: &str) -> Body {
    Body::Coaching(Coaching {
        on: day(on),
        what: Coached::Training,
        who: Some("区里的老师".into()),
        people: Some(12),
        hours: Some(Hours(15)),
        advice: Vec::new(),
        note: None,
    })
}

pub fn report(on: &str) -> Body {
    let span = Span::Month(2026, 5);
    let (by, own, paper, head) = (None, None, None, None);
    Body::Report(Report { span, to: "社区".into(), on: day(on), by, own, paper, head })
}

pub fn term(number: u32, from: &str) -> Body {
    Body::Term(Term { number, from: day(from), until: None, basis: None })
}

pub fn seat(who: u128, from: &str) -> Seat {
    Seat {
        term: leaf_no("26-j1"),
        person: person(who),
        class: Class::Standing,
        sector: None,
        offices: Vec::new(),
        lives_here: Some(true),
        from: day(from),
    }
}

pub fn sitting(on: &str, present: &[u128]) -> Body {
    let present = present.iter().map(|n| person(*n)).collect();
    Body::Sitting(Sitting { term: leaf_no("26-j1"), on: day(on), present, settled: Vec::new(), note: None })
}

/// A station with a block, a term and two seats, since the 18th.
fn book() -> Book {
    let mut book = Book::empty();
    book.now = NOON.parse().unwrap();
    let clear = ["楼道", "河道", "车棚"].map(str::to_owned).to_vec();
    for command in [
        Command::SetPatrol { list: PatrolList::Clear, lines: clear },
        keep(block("东片", "2026-05-18")),
        keep(term(1, "2026-05-18")),
        keep(Body::Seat(seat(1, "2026-05-18"))),
        keep(Body::Seat(seat(2, "2026-05-18"))),
    ] {
        book.when(command).unwrap();
    }
    book
}

fn remark(who: u128, span: Span) -> Body {
    Body::Remark(Remark { on: day("2026-05-21"), span, person: person(who), words: "账实相符".into() })
}

fn handed(change: fn(&mut Report)) -> Body {
    let Body::Report(mut handed) = report("2026-05-21") else { unreachable!() };
    change(&mut handed);
    Body::Report(handed)
}

/// A rule: what holds it, what breaks it, and why not.
fn rules() -> Vec<(&'static str, Command, Command, Why)> {
    let leaf = Why::Leaf;
    let with = |change: fn(&mut Seat)| {
        let mut seat = seat(3, "2026-05-18");
        change(&mut seat);
        keep(Body::Seat(seat))
    };
    let mut ticked = round("26-q1", "2026-05-22");
    let mut too_many = ticked.clone();
    if let (Body::Round(ok), Body::Round(not)) = (&mut ticked, &mut too_many) {
        ok.clear.0 = vec![3, 1];
        not.clear.0 = vec![4];
    }
    let mut nobody = sitting("2026-05-22", &[1]);
    if let Body::Sitting(sitting) = &mut nobody {
        sitting.present.clear();
    }
    let before = Why::BeforeAll { on: day("2026-05-15"), from: day("2026-05-18") };
    vec![
        (
            "a name",
            keep(block("西片", "2026-05-25")),
            keep(block("东片", "2026-05-25")),
            leaf(LeafWhy::SameName(leaf_no("26-q1"))),
        ),
        (
            "a block",
            keep(round("26-q1", "2026-05-22")),
            keep(round("26-q9", "2026-05-22")),
            leaf(LeafWhy::NoLeaf(leaf_no("26-q9"))),
        ),
        ("a block's first day", keep(round("26-q1", "2026-05-18")), keep(round("26-q1", "2026-05-15")), before),
        (
            "a day that is over",
            keep(round("26-q1", "2026-05-25")),
            keep(round("26-q1", "2026-05-26")),
            Why::ToCome { on: day("2026-05-26") },
        ),
        (
            "a day of the station",
            keep(coaching("2026-04-24")),
            keep(coaching("2026-04-23")),
            Why::BeforeFounded { on: day("2026-04-23"), from: day("2026-04-24") },
        ),
        ("lines that there are", keep(ticked.clone()), keep(too_many), Why::Lines { given: 4, most: 3 }),
        ("a list that is written", keep(ticked), keep(prompt()), leaf(LeafWhy::NoList(PatrolList::Prompt))),
        (
            "a new term after the old",
            keep(term(2, "2026-05-19")),
            keep(term(2, "2026-05-18")),
            leaf(LeafWhy::TermThere(leaf_no("26-j1"))),
        ),
        ("one seat", with(|_| ()), with(|seat| seat.person = person(2)), Why::SamePerson(person(2))),
        (
            "whoever supervises",
            with(|seat| seat.offices = vec![Office::Chair, Office::Approver]),
            with(|seat| seat.offices = vec![Office::Supervisor, Office::Approver]),
            leaf(LeafWhy::Supervises(person(3))),
        ),
        ("a term", with(|_| ()), with(|seat| seat.term = leaf_no("26-j4")), leaf(LeafWhy::NoLeaf(leaf_no("26-j4")))),
        (
            "who was there",
            keep(sitting("2026-05-22", &[1, 2])),
            keep(sitting("2026-05-22", &[1, 9])),
            leaf(LeafWhy::NotSeated { who: person(9), on: day("2026-05-22") }),
        ),
        (
            "nobody twice",
            keep(sitting("2026-05-22", &[2])),
            keep(sitting("2026-05-22", &[2, 2])),
            leaf(LeafWhy::Twice(person(2))),
        ),
        ("somebody", keep(sitting("2026-05-22", &[1])), keep(nobody), leaf(LeafWhy::Missing(Field::Present))),
        (
            "of one kind",
            again("26-q1", block("东一片", "2026-05-18")),
            again("26-q1", term(1, "2026-05-18")),
            leaf(LeafWhy::NoLeaf(leaf_no("26-q1"))),
        ),
        (
            "days that began",
            keep(report("2026-05-21")),
            keep(handed(|report| report.span = Span::Month(2026, 6))),
            Why::BeforeAll { on: day("2026-05-21"), from: day("2026-06-01") },
        ),
        (
            "a statement that began",
            keep(remark(9, Span::Month(2026, 5))),
            keep(remark(9, Span::Month(2026, 6))),
            Why::BeforeAll { on: day("2026-05-21"), from: day("2026-06-01") },
        ),
        (
            "a code that is one",
            keep(handed(|report| report.paper = Some(Code("0".repeat(64))))),
            keep(handed(|report| report.paper = Some(Code("王阿姨".into())))),
            leaf(LeafWhy::Missing(Field::Paper)),
        ),
    ]
}

#[test]
fn each_rule_holds_and_is_refused_where_it_is_broken() {
    for (what, holds, breaks, why) in rules() {
        let mut allowed = book();
        assert!(allowed.when(holds).is_ok(), "{what}");
        let mut refused = book();
        let before = refused.ledger.clone();
        assert_eq!(refused.when(breaks).map(|_| ()).map_err(|no| no.why), Err(why), "{what}");
        assert_eq!(refused.ledger, before, "{what}");
    }
}

#[test]
fn whoever_supervises_on_that_day_says_something_of_a_statement_and_nobody_else_then() {
    let mut book = book();
    let may = Span::Month(2026, 5);
    book.when(keep(remark(9, may))).unwrap();
    let supervises = Seat { offices: vec![Office::Supervisor], ..seat(3, "2026-05-18") };
    book.when(keep(Body::Seat(supervises))).unwrap();
    let why = book.when(keep(remark(9, may))).unwrap_err().why;
    assert_eq!(why, Why::Leaf(LeafWhy::NotSupervisor { who: person(9), on: day("2026-05-21") }));
    book.when(keep(remark(3, may))).unwrap();
}

#[test]
fn what_happens_once_a_day_is_added_to_and_not_written_twice() {
    for (kind, body) in [("26-y1", round("26-q1", "2026-05-22")), ("26-c1", sitting("2026-05-22", &[1]))] {
        let mut book = book();
        book.when(keep(body.clone())).unwrap();
        let no = leaf_no(kind);
        let there = if no.kind == LeafKind::Round { LeafWhy::RoundThere(no) } else { LeafWhy::SittingThere(no) };
        assert_eq!(book.when(keep(body.clone())).unwrap_err().why, Why::Leaf(there));
        // Void, the day is free again; what ended isn't changed.
        book.when(Command::EndLeaf { leaf: no, reason: "记错了".into(), basis: None }).unwrap();
        assert_eq!(book.when(again(kind, body.clone())).unwrap_err().why, Why::Leaf(LeafWhy::Ended(no)));
        assert!(book.when(keep(body)).is_ok(), "{kind}");
    }
}

#[test]
fn a_round_makes_its_findings_matters_of_the_patrol_on_its_day_and_more_are_added() {
    let mut book = book();
    let finding = |said: &str| Brought::Add(Box::new(yishi::register::leaf::finding(said)));
    let with = vec![finding("楼道堆物 3号楼"), finding("井盖松了")];
    let body = Box::new(round("26-q1", "2026-05-22"));
    book.when(Command::Keep { leaf: None, body: body.clone(), with }).unwrap();
    let item = &book.ledger.items[&no("26-x1")];
    assert_eq!((item.since, item.desk.as_ref().unwrap().building.as_deref()), (day("2026-05-22"), Some("3号楼")));
    let leaf = book.ledger.leaves[&leaf_no("26-y1")].clone();
    assert_eq!(leaf.body.items(), [no("26-x1"), no("26-x2")]);
    assert_eq!(leaf.body.get(Field::Walker), Some(Value::Party(person(5))), "the block's social worker");
    let more = Command::Keep { leaf: Some(leaf.no), body: Box::new(leaf.body), with: vec![finding("灯坏了")] };
    book.when(more).unwrap();
    assert_eq!(book.ledger.leaves[&leaf_no("26-y1")].body.items(), [no("26-x1"), no("26-x2"), no("26-x3")]);
}

#[test]
fn a_sitting_settles_matters_by_ordinary_steps_that_name_it_all_or_none() {
    let mut book = book();
    book.when(Command::Add(Box::new(New::visit("楼道灯坏了")))).unwrap();
    let street = yishi::meeting::words::Destination::Street;
    let council = yishi::meeting::words::Destination::Council;
    book.when(Command::Add(Box::new(New { to: Some(council), ..New::about("装长椅") }))).unwrap();
    let redirect = Step::Redirect { to: street, receiver: None, due: None };
    let outcomes = |state| {
        vec![
            Brought::Move { item: no("26-v1"), step: redirect.clone() },
            Brought::Put { item: no("26-0-1"), state, words: Some("例会定的".into()) },
        ]
    };
    let given = |with| Command::Keep { leaf: None, body: Box::new(sitting("2026-05-25", &[1, 2])), with };
    let before = book.ledger.clone();
    assert!(book.when(given(outcomes(State::Done))).is_err(), "no step leads there");
    assert_eq!(book.ledger, before);
    let events = book.when(given(outcomes(State::Adopted))).unwrap();
    let within: Vec<_> =
        events.iter().filter_map(|e| if let Event::Moved { within, .. } = e { *within } else { None }).collect();
    assert_eq!(within, [leaf_no("26-c1"); 2]);
    assert_eq!(book.ledger.items[&no("26-0-1")].state, State::Adopted);
    assert_eq!(book.ledger.items[&no("26-v1")].state, State::ToSend);
    assert_eq!(book.ledger.leaves[&leaf_no("26-c1")].body.items(), [no("26-v1"), no("26-0-1")]);
}

#[test]
fn the_next_term_ends_the_one_before_with_its_seats_and_whoever_left_serves_no_more() {
    let mut book = book();
    book.when(keep(term(2, "2026-05-25"))).unwrap();
    for n in [1, 2] {
        assert!(book.ledger.is_seated(&person(n), day("2026-05-24")));
        assert!(!book.ledger.is_seated(&person(n), day("2026-05-25")));
    }
    let stays = Seat { term: leaf_no("26-j2"), ..seat(2, "2026-05-25") };
    book.when(keep(Body::Seat(stays))).unwrap();
    assert!(book.ledger.is_seated(&person(2), day("2026-05-25")));
    assert_eq!(
        book.when(keep(Body::Seat(seat(7, "2026-05-25")))).unwrap_err().why,
        Why::Leaf(LeafWhy::Ended(leaf_no("26-j1")))
    );
}

#[test]
fn a_council_of_before_takes_its_seats_in_the_first_term_that_is_written() {
    let mut book = Book::empty();
    book.now = NOON.parse().unwrap();
    let council = Council { directors: vec![person(1), person(2)], residents: vec![person(3)] };
    // A line of before.
    book.ledger.apply(book.now, &Event::CouncilSet(council.clone()));
    assert!(book.ledger.is_seated(&person(3), day("2026-05-25")));
    book.when(keep(term(1, "2026-05-18"))).unwrap();
    let seats: Vec<_> = book.ledger.leaves(Leaves::of(LeafKind::Seat)).cloned().collect();
    assert_eq!(Council::seated(seats.iter(), day("2026-05-25")), council);
    assert!(
        book.ledger.is_seated(&person(3), day("2026-05-18")) && !book.ledger.is_seated(&person(3), day("2026-05-17"))
    );
    // Named anew: who isn't there has no seat, who is keeps it, who is new gets the next number.
    let next = Council { directors: vec![person(2), person(4)], residents: vec![] };
    book.when(Command::SetCouncil(next.clone())).unwrap();
    let seats: Vec<_> = book.ledger.leaves(Leaves::of(LeafKind::Seat)).cloned().collect();
    assert_eq!(Council::seated(seats.iter(), day("2026-05-25")), next);
    assert_eq!(seats.iter().map(|leaf| leaf.no.to_string()).collect::<Vec<_>>(), ["26-h1", "26-h2", "26-h3", "26-h4"]);
}

#[test]
fn two_of_the_council_exchange_turns_and_whoever_has_no_seat_takes_none() {
    let mut book = book();
    let shift = |on: &str, who: u128| Shift { day: day(on), who: vec![person(who)] };
    book.when(Command::SetShifts(vec![shift("2026-05-26", 1), shift("2026-05-27", 2), shift("2026-05-28", 1)]))
        .unwrap();
    let swap = |on: &str, from: u128, to: u128| Command::Swap { day: day(on), from: person(from), to: person(to) };
    book.when(swap("2026-05-26", 1, 2)).unwrap();
    let who = |book: &Book| book.ledger.shifts.values().flatten().cloned().collect::<Vec<_>>();
    assert_eq!(who(&book), [person(2), person(1), person(1)], "each has as many turns as before");
    for (command, why) in [
        (swap("2026-05-26", 2, 9), LeafWhy::NotSeated { who: person(9), on: day("2026-05-26") }),
        (swap("2026-05-26", 9, 2), LeafWhy::NotSeated { who: person(9), on: day("2026-05-26") }),
        (swap("2026-05-26", 1, 2), LeafWhy::NotOnDuty { who: person(1), on: day("2026-05-26") }),
        (swap("2026-05-26", 2, 2), LeafWhy::Twice(person(2))),
    ] {
        assert_eq!(book.when(command).unwrap_err().why, Why::Leaf(why));
    }
}

#[test]
fn a_leaf_is_taken_back_unless_something_rests_on_it_and_its_history_has_each_version() {
    let station = Station::new();
    let mut store = Record::open(station.home.path()).unwrap();
    let now = at(NOON.parse().unwrap());
    let given = |store: &mut Record, command: Command| store.give(&[command], now).unwrap().unwrap();
    given(&mut store, keep(block("东片", "2026-05-18")));
    given(&mut store, keep(round("26-q1", "2026-05-21")));
    given(&mut store, keep(round("26-q1", "2026-05-22")));
    // The block has rounds; each round stands for itself.
    let line = |store: &Record, no: &str| store.history(Subject::Leaf(leaf_no(no)), Page::ALL).unwrap()[0].n;
    let of_block = line(&store, "26-q1");
    assert!(matches!(store.would_undo(Some(of_block)).unwrap(), Err(NotUndone::Later { .. })));
    let first = line(&store, "26-y1");
    assert!(store.undo(Some(first), now.now, None).unwrap().is_ok());
    assert_eq!(store.leaf(leaf_no("26-y1")).unwrap(), None);
    assert!(store.leaf(leaf_no("26-y2")).unwrap().is_some());
    // Written again it has the next number, and the block as it says now is the newest of its versions.
    given(&mut store, keep(round("26-q1", "2026-05-21")));
    assert!(store.leaf(leaf_no("26-y3")).unwrap().is_some(), "a number once given stays used");
    given(&mut store, again("26-q1", block("东一片", "2026-05-18")));
    let past = store.history(Subject::Leaf(leaf_no("26-q1")), Page::ALL).unwrap();
    assert_eq!(past.len(), 2);
    // The last version is taken back to the one before.
    assert!(store.undo(None, now.now, None).unwrap().is_ok());
    let block = store.leaf(leaf_no("26-q1")).unwrap().unwrap();
    assert_eq!(block.body.get(Field::Name), Some(Value::Text("东片".into())));
    assert_eq!(store.ledger().unwrap(), Record::open(station.home.path()).unwrap().ledger().unwrap());
    // Words that are taken out are found, and stand nowhere any more.
    let said = store.said("1—4号楼").unwrap();
    for line in said {
        store.redact(line).unwrap();
    }
    let block = store.leaf(leaf_no("26-q1")).unwrap().unwrap();
    assert_eq!(block.body.get(Field::Buildings), Some(Value::Text(yishi::text::REDACTED.into())));
}
