//! The suite that every backend of the store passes, and what only a file can go through: power, a full disk, two writers.

mod bits;
mod chain;
mod faults;
mod histories;
mod kills;
mod memory;
mod mirrored;
mod moved;
mod undo;

use chrono::NaiveDate;
use uuid::Uuid;
use yishi::{
    meeting::{Moment, words::Destination},
    store::{Name, Page, Record, Store, Subject},
    tracker::{
        Chain, Command, Filter, ItemNo, Kind, LeafKind, Leaves, New, NewDesk, Party, Report, State, Step, Track, Why,
        council::{Council, Shift},
        filter::Sorted,
        patrol::PatrolList,
    },
};

use crate::tracker::at;
use memory::Memory;

const NOON: &str = "2026-05-25T12:00:00+08:00";

fn now() -> Moment {
    NOON.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn no(text: &str) -> ItemNo {
    text.parse().unwrap()
}

fn person(n: u128) -> Party {
    Party::Person(Uuid::from_u128(n))
}

fn add(title: &str, to: Option<Destination>, lead: Option<Party>, due: Option<&str>) -> Command {
    Command::Add(Box::new(New { to, lead, due: due.map(day), kept: true, ..New::about(title) }))
}

fn moves(item: &str, step: Step) -> Command {
    Command::Move { item: no(item), step }
}

fn taken(store: &mut dyn Store, commands: &[Command]) {
    let answer = store.give(commands, at(now())).unwrap();
    assert!(answer.is_ok(), "{answer:?}");
}

fn numbers(store: &dyn Store, filter: &Filter) -> Vec<String> {
    let found = store.list(filter, Page::ALL).unwrap();
    // Two characters of a word find more than the words say only by mistake.
    assert!(found.iter().all(|item| filter.fits(item)), "{filter:?}");
    assert_eq!(store.count(filter).unwrap(), found.len() as u64, "{filter:?}");
    found.iter().map(|item| item.no.to_string()).collect()
}

/// A meeting of that number with one pledge.
fn report(meeting: u128, number: u16, lines: usize) -> Command {
    let seed = yishi::tracker::Seed {
        refs: vec![yishi::tracker::intake::Mark::Of(yishi::meeting::words::Ref::Pledge(
            yishi::meeting::numbers::PledgeNo(1),
        ))],
        kind: Kind::Pledge,
        title: "扫楼道".into(),
        words: None,
        to: Some(Destination::Residents),
        receiver: None,
        lead: Some(person(7)),
        helpers: Vec::new(),
        author: None,
        due: Some(day("2026-06-01")),
        reason: None,
        part_of: None,
        sent: false,
        carried: false,
    };
    Command::TakeIn(Box::new(Report {
        meeting: Uuid::from_u128(meeting),
        number: Some(number),
        day: day("2026-05-23"),
        estate: "望春苑".into(),
        theme: "门禁?".into(),
        chain: Chain::of((0..lines).map(|n| format!("{n:016x}"))),
        to_post: true,
        publisher: None,
        next: None,
        terms: None,
        seeds: vec![seed],
        reviews: Vec::new(),
        raised: Vec::new(),
    }))
}

/// What any backend does.
fn suite(make: &dyn Fn() -> Box<dyn Store>) {
    what_is_given_is_there(make().as_mut());
    together_or_not_at_all(make().as_mut());
    every_list(make().as_mut());
    meetings_once(make().as_mut());
    the_desk(make().as_mut());
    names(make().as_mut());
    who_typed_it(make().as_mut());
    projects(make().as_mut());
    the_fund(make().as_mut());
    sendings(make().as_mut());
    words_are_taken_out(make().as_mut());
    names_are_found_however_they_are_spread(make().as_mut());
}

/// What the history gives is what stands.
fn holds(store: &dyn Store) {
    let mut again = yishi::tracker::Ledger::default();
    store.history(Subject::All, Page::ALL).unwrap().iter().for_each(|past| again.apply(past.at, &past.event));
    assert_eq!(again, store.ledger().unwrap());
}

fn sendings(store: &mut dyn Store) {
    let to = |title: &str, to| add(title, Some(to), None, None);
    taken(store, &[to("修围墙", Destination::Street), to("修路", Destination::Community)]);
    let send = |item: &str| moves(item, Step::Send { receiver: None, due: None });
    let elsewhere = Step::Redirect { to: Destination::Community, receiver: None, due: None };
    taken(store, &[send("26-0-1"), send("26-0-2"), moves("26-0-1", elsewhere), send("26-0-1")]);
    let found = |of: &str| store.sent(of.parse().unwrap()).unwrap().map(|item| item.no.n);
    assert_eq!(["26-d1", "26-d2", "26-d3", "26-d4"].map(found), [Some(1), Some(2), Some(1), None]);
    let all = store.all_sent(Page::ALL).unwrap();
    assert_eq!(all.iter().map(|item| item.no.n).collect::<Vec<_>>(), [1, 2], "what was sent last first");
    assert_eq!(store.all_sent(Page { skip: 1, take: 1 }).unwrap(), all[1..]);
    let says = yishi::tracker::Says::Answered;
    let late = |text: &str| Command::Reply {
        sending: "26-d1".parse().unwrap(),
        says,
        text: Some(text.into()),
        document: None,
    };
    taken(store, &[late("不归我们")]);
    assert_eq!(
        numbers(store, &Filter { waiting: true, ..Filter::default() }),
        ["26-0-1", "26-0-2"],
        "the newest waits"
    );
    // What was said with one, and to one, is found and taken out; its number, its days and its document stay.
    let (why, files) = (Some("王桂英催".into()), vec!["王桂英拍的".into()]);
    taken(store, &[Command::MakeSending { item: no("26-0-2"), due: None, why, files }, late("王桂英问过了")]);
    let said = store.said("王桂英").unwrap();
    assert_eq!(said.len(), 2);
    for line in said {
        assert!(store.redact(line).unwrap().unwrap().texts > 0);
    }
    let item = store.sent("26-d2".parse().unwrap()).unwrap().unwrap();
    let out = yishi::text::REDACTED;
    assert_eq!(
        (item.sendings[0].why.as_deref(), item.sendings[0].files.as_slice()),
        (Some(out), &[out.to_owned()][..])
    );
    assert_eq!(store.sent("26-d1".parse().unwrap()).unwrap().unwrap().replies[1].text, out);
    holds(store);
}

fn projects(store: &mut dyn Store) {
    use yishi::tracker::{Fen, NewProject, Phase, ProjectStep, ProjectWhy, project::BudgetLine};
    let of = |project: &str, step| Command::MoveProject { project: project.parse().unwrap(), step };
    let apply = |title: &str, basis| {
        Command::Apply(Box::new(NewProject { title: title.into(), applicant: Some(person(1)), basis }))
    };
    let motion = Command::Add(Box::new(New { kind: Kind::Motion, ..New::about("装灯") }));
    let lines = vec![BudgetLine { what: "灯".into(), price: Fen(1_250), count: 20 }];
    taken(
        store,
        &[
            motion,
            apply("楼道换灯", Some(no("26-0-1"))),
            apply("种花", None),
            of("26-p1", ProjectStep::Budget { lines }),
            of("26-p1", ProjectStep::Fund { source: "自筹".into(), sum: Fen(25_000), pot: false }),
            of("26-p2", ProjectStep::Drop { reason: "没人种".into() }),
        ],
    );
    // What it rests on is known in a transaction of its own.
    taken(store, &[of("26-p1", ProjectStep::Start {})]);
    let project = store.project("26-p1".parse().unwrap()).unwrap().unwrap();
    assert_eq!((project.phase, project.budget(), project.given()), (Phase::Running, Fen(25_000), Fen(25_000)));
    let titles = |open| -> Vec<String> {
        store.projects(open, Page::ALL).unwrap().into_iter().map(|project| project.title).collect()
    };
    assert_eq!((titles(false), titles(true)), (vec!["种花".into(), "楼道换灯".to_owned()], vec!["楼道换灯".into()]));
    let past = store.history(Subject::Project("26-p1".parse().unwrap()), Page::ALL).unwrap();
    assert_eq!(past.len(), 4);
    let refused = store.give(&[of("26-p9", ProjectStep::Start {})], at(now())).unwrap().unwrap_err().1.why;
    assert!(matches!(refused, Why::Project(ProjectWhy::NoProject(_))), "{refused:?}");
    assert_eq!(store.redact(past[0].n).unwrap().unwrap().texts, 1);
    assert_eq!(store.project("26-p1".parse().unwrap()).unwrap().unwrap().title, yishi::text::REDACTED);
    taken(store, &[apply("第三个", None)]);
    assert!(store.project("26-p3".parse().unwrap()).unwrap().is_some(), "numbers go on");
    holds(store);
}

fn the_fund(store: &mut dyn Store) {
    use yishi::tracker::{
        Fen, FundDo, FundWhy,
        fund::{ClaimState, ClaimStep, Earmark, Giving, NewClaim, Place, Pot, Rules},
        project::BudgetLine,
    };
    let (on, place, pot) = (day("2026-05-25"), "代管户".to_owned(), "街道".to_owned());
    let giver = Party::Unit("街道".into());
    let claim = |invoice: &str| {
        FundDo::Claim(Box::new(NewClaim {
            on,
            payee: Party::Unit("五金店".into()),
            handler: None,
            lines: vec![BudgetLine { what: "王桂英买的灯".into(), price: Fen(1_250), count: 2 }],
            pot: "街道".into(),
            project: None,
            line: None,
            invoice: Some(invoice.into()),
            photo: None,
        }))
    };
    let step = |step| FundDo::Step { claim: "26-b1".parse().unwrap(), step };
    let paper = Some("王桂英的收据".to_owned());
    let all = [
        FundDo::Set(Rules { since: day("2026-01-01"), approvers: 1, floor: Fen(0) }),
        FundDo::Place(Place { name: place.clone(), keeper: None }),
        FundDo::Pot(Box::new(Pot {
            name: pot.clone(),
            giver,
            kind: Giving::Street,
            earmark: Earmark::Any,
            until: None,
            paper: None,
        })),
        FundDo::Receive { on, place: place.clone(), pot, sum: Fen(10_000), paper },
        claim("A1"),
    ];
    // Each line is known to the next, given together or by itself.
    taken(store, &all.map(Command::Fund));
    taken(store, &[Command::Fund(step(ClaimStep::Approve { by: person(3), on }))]);
    let refused = store.give(&[Command::Fund(claim("ａ１"))], at(now())).unwrap().unwrap_err().1.why;
    assert_eq!(refused, Why::Fund(FundWhy::Invoice("26-b1".parse().unwrap())));
    taken(store, &[Command::Fund(step(ClaimStep::Pay { on, place }))]);
    let fund = store.fund(true).unwrap();
    assert_eq!((fund.book.at_places(), fund.book.in_pots(), fund.book.free()), (7_500, 7_500, 7_500));
    let known = store.claim("26-b1".parse().unwrap()).unwrap().unwrap();
    assert_eq!((known.state, store.claim("26-b9".parse().unwrap()).unwrap()), (ClaimState::Paid, None));
    assert_eq!(store.history(Subject::Claim(known.no), Page::ALL).unwrap().len(), 3);
    let entry = "26-z2".parse().unwrap();
    taken(store, &[Command::Fund(FundDo::Reverse { entry, reason: "重了".into() })]);
    let fund = store.fund(true).unwrap();
    assert_eq!((fund.book.free(), fund.entries[&entry].reversed), (10_000, Some("26-z3".parse().unwrap())));
    // Sent back and signed, nothing waits; until then it does.
    assert_eq!(store.fund(false).unwrap().claims.len(), 1);
    holds(store);
    // What people wrote is found and taken out; sums, days and numbers stay.
    for line in store.said("王桂英").unwrap() {
        assert!(store.redact(line).unwrap().unwrap().texts > 0);
    }
    let fund = store.fund(true).unwrap();
    assert_eq!(fund.claims[&known.no].asked.lines[0].what, yishi::text::REDACTED);
    assert_eq!(fund.book.free(), 10_000);
    holds(store);
}

fn who_typed_it(store: &mut dyn Store) {
    let ctx = yishi::tracker::Ctx { by: Some(&person(3)), ..at(now()) };
    store.give(&[add("修路灯", None, None, None)], ctx).unwrap().unwrap();
    taken(store, &[moves("26-0-1", Step::Settle { text: "修好了".into() })]);
    let by: Vec<_> = store.history(Subject::All, Page::ALL).unwrap().into_iter().map(|past| past.by).collect();
    assert_eq!(by, [Some(person(3)), None]);
}

/// A name is one name however it is spread, in what is looked for and in what was said.
fn names_are_found_however_they_are_spread(store: &mut dyn Store) {
    let said = ["请王桂芳来看", "请王　桂 芳来看", "请王\u{2009}桂芳来看", "请王桂英来看", "桂芳王"];
    let commands: Vec<Command> = said.iter().map(|text| add(text, None, None, None)).collect();
    taken(store, &commands);
    for name in ["王桂芳", "王 桂芳", "王　桂　芳"] {
        assert_eq!(store.said(name).unwrap(), [2, 3, 4], "{name}");
    }
}

fn words_are_taken_out(store: &mut dyn Store) {
    let out = yishi::text::REDACTED;
    let desk = NewDesk { building: Some("3号楼".into()), ..NewDesk::default() };
    taken(
        store,
        &[
            add("给3楼王\"桂\"英送饭", Some(Destination::Residents), Some(person(1)), Some("2026-06-30")),
            moves("26-0-1", Step::Remark { text: "王\"桂\"英搬走了".into() }),
            add("看王\"桂\"英搬走了没有", None, None, None),
            Command::Add(Box::new(New { desk: Some(desk), ..New::visit("隔壁吵") })),
            Command::SetPatrol { list: PatrolList::Prompt, lines: vec!["看王桂英".into()] },
            report(1, 3, 10),
        ],
    );
    assert_eq!(store.said("王\"桂\"英").unwrap(), [2, 3, 4]);
    assert_eq!(store.redact(99).unwrap(), None);
    let done = store.redact(3).unwrap().unwrap();
    assert_eq!((done.texts, done.also), (1, vec![4]), "what says the same is named");
    assert_eq!(store.redact(2).unwrap().unwrap().texts, 1);
    assert_eq!(store.redact(2).unwrap().unwrap().texts, 0, "once");
    let item = store.item(no("26-0-1")).unwrap().unwrap();
    assert_eq!((item.title.as_str(), item.note.as_deref(), item.lead), (out, Some(out), Some(person(1))));
    is_now(store, "送饭", &[]);
    is_now(store, "搬走", &["26-0-2"]);
    assert_eq!(store.said("王\"桂\"英").unwrap(), [4]);
    let past = store.history(Subject::Item(no("26-0-1")), Page::ALL).unwrap();
    assert!(past.iter().all(|past| past.was.is_some()), "the hash of what it said stays");
    // A visit, a list and a meeting too.
    for n in 5..=7 {
        assert!(store.redact(n).unwrap().unwrap().texts > 0, "{n}");
    }
    let visit = store.item(no("26-v1")).unwrap().unwrap();
    assert_eq!((visit.title.as_str(), visit.desk.unwrap().building.as_deref()), (out, Some(out)));
    assert_eq!(store.patrol(PatrolList::Prompt).unwrap(), [out]);
    assert_eq!(store.meetings(Page::ALL).unwrap()[0].0.theme, out);
    holds(store);
    // Taken in again, nothing of it comes back.
    let lines = store.history(Subject::All, Page::ALL).unwrap().len();
    taken(store, &[report(1, 3, 10)]);
    assert_eq!(store.history(Subject::All, Page::ALL).unwrap().len(), lines);
    assert!(store.redact(8).unwrap().is_some_and(|done| done.texts > 0), "the item that the meeting left");
    taken(store, &[report(1, 3, 12)]);
    assert_eq!(store.item(no("26-3-w1")).unwrap().unwrap().title, out);
    holds(store);
}

fn what_is_given_is_there(store: &mut dyn Store) {
    assert_eq!(store.item(no("26-0-1")).unwrap(), None);
    taken(store, &[add("修路灯", Some(Destination::Residents), Some(person(1)), Some("2026-06-30"))]);
    taken(store, &[moves("26-0-1", Step::Start {}), moves("26-0-1", Step::Remark { text: "买了灯".into() })]);
    let item = store.item(no("26-0-1")).unwrap().unwrap();
    assert_eq!((item.state, item.note.as_deref()), (State::Doing, Some("买了灯")));
    let past = store.history(Subject::Item(no("26-0-1")), Page::ALL).unwrap();
    assert_eq!(past.len(), 3);
    assert!(past.is_sorted_by_key(|past| past.n) && past.iter().all(|past| past.at == now()));
    assert_eq!(store.history(Subject::All, Page { skip: 1, take: 1 }).unwrap(), past[1..2]);
    // The history alone gives what stands.
    let mut again = yishi::tracker::Ledger::default();
    for past in &past {
        again.apply(past.at, &past.event);
    }
    assert_eq!(again, store.ledger().unwrap());
    // Nothing to do leaves no line.
    taken(store, &[Command::Put { item: no("26-0-1"), state: State::Doing, words: None }]);
    assert_eq!(store.history(Subject::All, Page::ALL).unwrap().len(), 3);
}

fn together_or_not_at_all(store: &mut dyn Store) {
    let commands = [
        add("一", None, None, None),
        add("二", None, None, None),
        moves("26-0-2", Step::Settle { text: "说清了".into() }),
        moves("26-0-1", Step::Start {}),
    ];
    let refused = store.give(&commands, at(now())).unwrap().unwrap_err();
    assert!(matches!(refused, (3, ref refusal) if matches!(refusal.why, Why::Step { .. })), "{refused:?}");
    assert_eq!(store.ledger().unwrap(), yishi::tracker::Ledger::default());
    taken(store, &commands[..3]);
    assert_eq!(store.item(no("26-0-2")).unwrap().unwrap().state, State::Settled, "each sees what came before it");
}

fn every_list(store: &mut dyn Store) {
    let street = Some(Destination::Street);
    taken(
        store,
        &[
            add("6号楼想装电梯", Some(Destination::Owners), None, Some("2026-05-20")),
            add("修路灯", Some(Destination::Residents), Some(person(1)), Some("2026-05-24")),
            add("看电梯的样子", Some(Destination::Residents), None, Some("2026-06-02")),
            add("停车", Some(Destination::NextMeeting), None, None),
            add("消防通道", street, None, Some("2026-05-30")),
            add("ＷＣ 灯不亮", None, None, None),
            moves("26-0-5", Step::Send { receiver: Some("街道".into()), due: None }),
            moves("26-0-3", Step::Help { by: person(1) }),
            moves("26-0-4", Step::TakeUp { text: Some("轮流停".into()) }),
        ],
    );
    let all = Filter { order: Sorted::Number, ..Filter::default() };
    assert_eq!(numbers(store, &all).len(), 6);
    let today = day("2026-05-25");
    let is = |filter: Filter, wanted: &[&str]| assert_eq!(numbers(store, &filter), wanted, "{filter:?}");
    is(Filter { late: Some(today), ..Filter::default() }, &["26-0-1", "26-0-2"]);
    is(Filter { due: Some((today, day("2026-06-01"))), ..Filter::default() }, &["26-0-5"]);
    is(Filter { open: true, ..Filter::default() }, &["26-0-1", "26-0-2", "26-0-5", "26-0-3", "26-0-6"]);
    let lies = |since, today| Filter { lies: Some((day(since), day(today))), ..Filter::default() };
    is(lies("2026-05-24", "2026-05-24"), &["26-0-1", "26-0-2"]);
    is(Filter { state: Some(State::Sent), ..lies("2026-05-25", "2026-05-24") }, &["26-0-5"]);
    is(Filter { state: Some(State::Sent), ..lies("2026-05-24", "2026-05-29") }, &[]);
    is(Filter { state: Some(State::Sent), ..lies("2026-05-24", "2026-05-30") }, &["26-0-5"]);
    // The same by states, whose index has the day.
    is(Filter { late: Some(today), state: Some(State::Promised), uncarried: true, ..Filter::default() }, &["26-0-2"]);
    is(Filter { late: Some(today), state: Some(State::TakenUp), ..Filter::default() }, &[]);
    is(
        Filter { due: Some((day("2026-05-30"), day("2026-05-30"))), state: Some(State::Sent), ..Filter::default() },
        &["26-0-5"],
    );
    is(Filter { waiting: true, ..Filter::default() }, &["26-0-5"]);
    is(Filter { orphan: true, ..Filter::default() }, &["26-0-3"]);
    is(Filter { who: Some(person(1)), ..Filter::default() }, &["26-0-2", "26-0-3"]);
    is(Filter { who: Some(person(1)), words: Some("电梯".into()), ..Filter::default() }, &["26-0-3"]);
    is(Filter { to: street, open: true, ..Filter::default() }, &["26-0-5"]);
    is(Filter { state: Some(State::Promised), ..Filter::default() }, &["26-0-2", "26-0-3"]);
    is(Filter { track: Some(Track::Topic), state: Some(State::TakenUp), ..Filter::default() }, &["26-0-4"]);
    is(Filter { kind: Some(Kind::Pledge), ..Filter::default() }, &[]);
    let presses = Filter { order: Sorted::Presses, ..Filter::default() };
    is(presses.clone(), &["26-0-1", "26-0-2", "26-0-5", "26-0-3", "26-0-4", "26-0-6"]);
    let page = store.list(&presses, Page { skip: 1, take: 2 }).unwrap();
    assert_eq!(page.iter().map(|item| item.no.n).collect::<Vec<_>>(), [2, 5]);
    is(Filter { order: Sorted::Moved, open: true, ..presses }, &["26-0-1", "26-0-2", "26-0-3", "26-0-5", "26-0-6"]);
    // Two characters are a word, and so are one and four; newest first.
    is(Filter { words: Some("电梯".into()), ..Filter::default() }, &["26-0-3", "26-0-1"]);
    is(Filter { words: Some("梯".into()), ..Filter::default() }, &["26-0-3", "26-0-1"]);
    is(Filter { words: Some("消防通道".into()), ..Filter::default() }, &["26-0-5"]);
    is(Filter { words: Some("梯电".into()), ..Filter::default() }, &[]);
    is(Filter { words: Some("wc 灯".into()), ..Filter::default() }, &["26-0-6"]);
    is(Filter { words: Some("%_'\"*".into()), ..Filter::default() }, &[]);
    taken(store, &[moves("26-0-1", Step::Rename { title: "6号楼的事".into() })]);
    is_now(store, "电梯", &["26-0-3"]);
    is_now(store, "楼的", &["26-0-1"]);
    let page = store.list(&all, Page { skip: 2, take: 2 }).unwrap();
    assert_eq!(page.iter().map(|item| item.no.n).collect::<Vec<_>>(), [3, 4]);
    let board = store.board().unwrap();
    assert_eq!(board.values().sum::<u64>(), 6);
    assert_eq!(board.get(&(Track::Promise, State::Promised)), Some(&2));
    assert_eq!(board.get(&(Track::Topic, State::Waiting)), None);
}

fn is_now(store: &dyn Store, words: &str, wanted: &[&str]) {
    assert_eq!(numbers(store, &Filter { words: Some(words.into()), ..Filter::default() }), wanted, "{words}");
}

fn meetings_once(store: &mut dyn Store) {
    taken(store, &[report(1, 3, 10)]);
    let refused = store.give(&[report(2, 3, 10)], at(now())).unwrap().unwrap_err().1.why;
    assert!(matches!(refused, Why::NumberTaken { .. }), "two laptops, one number: {refused:?}");
    taken(store, &[report(2, 4, 10)]);
    assert!(store.item(no("26-3-w1")).unwrap().is_some() && store.item(no("26-4-w1")).unwrap().is_some());
    let lines = store.history(Subject::All, Page::ALL).unwrap().len();
    taken(store, &[report(1, 3, 10), report(1, 3, 5)]);
    assert_eq!(store.history(Subject::All, Page::ALL).unwrap().len(), lines);
    taken(store, &[report(1, 3, 12)]);
    assert_eq!(store.history(Subject::All, Page::ALL).unwrap().len(), lines + 1, "how far it was read");
    taken(store, &[moves("26-3-w1", Step::Drop { reason: "忘了".into() })]);
    let shares = store.shares(5, day("2026-06-02")).unwrap();
    assert_eq!(shares.iter().map(|(no, _)| no.to_string()).collect::<Vec<_>>(), ["26-4", "26-3"]);
    assert_eq!((shares[0].1.late, shares[1].1.dropped, shares[1].1.made), (1, 1, 1));
    let to_post = |store: &dyn Store, page| {
        let (count, meetings) = store.to_post(page).unwrap();
        (count, meetings.iter().map(|taken| taken.no.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(to_post(store, Page::first(1)), (2, vec!["26-3".to_owned()]), "one day, the lower number");
    taken(store, &[Command::Post { meeting: "26-3".parse().unwrap(), on: day("2026-05-25") }]);
    assert_eq!(to_post(store, Page::ALL), (1, vec!["26-4".to_owned()]));
    assert_eq!(to_post(store, Page::first(0)), (1, vec![]));
    let posted: Vec<_> = store.meetings(Page::ALL).unwrap().into_iter().map(|(_, posted)| posted).collect();
    assert_eq!(posted, [None, Some(day("2026-05-25"))]);
    let early = Command::Post { meeting: "26-3".parse().unwrap(), on: day("2026-05-22") };
    assert_eq!(store.give(&[early], at(now())).unwrap().unwrap_err().1.why, Why::Before);
}

fn the_desk(store: &mut dyn Store) {
    let said = |text: &str| Command::Add(Box::new(New::visit(text)));
    let council = Council { directors: vec![person(1)], residents: vec![person(2)] };
    taken(
        store,
        &[
            Command::SetCouncil(council.clone()),
            Command::SetShifts(council.turns(day("2026-05-25"), 3, 0, &yishi::time::Calendar::default())),
            Command::SetPatrol { list: PatrolList::Prompt, lines: vec!["灯坏了当天报".into()] },
            said("灯坏了"),
            said("水管漏"),
            Command::Add(Box::new(New { came: Some(yishi::tracker::Came::Patrol), ..New::visit("楼道堆物") })),
            add("不是接待的", None, None, None),
        ],
    );
    let first = store.item(no("26-v1")).unwrap().unwrap();
    assert_eq!(first.desk.unwrap().on_duty, Some(person(1)));
    taken(store, &[moves("26-v1", Step::Raise {})]);
    let desk = |state, order| Filter { desk: true, state, order, ..Filter::default() };
    assert_eq!(numbers(store, &desk(Some(State::Noted), Sorted::Due)), ["26-v2", "26-x1"]);
    assert_eq!(numbers(store, &desk(None, Sorted::Newest)), ["26-x1", "26-v2", "26-v1"]);
    // Late from the day after on; to the minute it is the desk that asks.
    let late = |today| Filter { late: Some(day(today)), ..Filter::default() };
    assert!(numbers(store, &late("2026-05-27")).is_empty());
    assert_eq!(numbers(store, &late("2026-05-28")), ["26-v2", "26-x1"]);
    let seats = store.leaves(Leaves::of(LeafKind::Seat), Page::ALL).unwrap();
    assert_eq!(Council::seated(seats.iter(), day("2026-05-26")), council);
    assert_eq!(store.leaves(Leaves::of(LeafKind::Seat), Page { skip: 1, take: 1 }).unwrap(), seats[1..2]);
    assert!(
        store
            .leaves(Leaves::of(LeafKind::Seat).between(day("2026-01-01"), day("2026-02-01")), Page::ALL)
            .unwrap()
            .is_empty()
    );
    assert_eq!(store.leaf(seats[0].no).unwrap().as_ref(), seats.first());
    let shifts = store.shifts(day("2026-05-26"), day("2026-05-30")).unwrap();
    assert_eq!(shifts, [(day("2026-05-26"), vec![person(2)]), (day("2026-05-27"), vec![person(1)])]);
    taken(store, &[Command::SetShifts(vec![Shift { day: day("2026-05-26"), who: Vec::new() }])]);
    assert_eq!(store.shifts(day("2026-05-26"), day("2026-05-30")).unwrap().len(), 1);
    assert_eq!(store.patrol(PatrolList::Prompt).unwrap(), ["灯坏了当天报"]);
    assert!(store.patrol(PatrolList::Clear).unwrap().is_empty());
    assert_eq!(store.history(Subject::Item(no("26-v1")), Page::ALL).unwrap().len(), 2);
    // What goes into another one, and comes out of it by that one's end, in transactions of their own.
    taken(store, &[moves("26-v2", Step::Merge { into: no("26-v1") })]);
    taken(store, &[moves("26-v1", Step::Settle { text: "修好了".into() })]);
    let states = ["26-v1", "26-v2"].map(|of| store.item(no(of)).unwrap().unwrap().state);
    assert_eq!(states, [State::Closed, State::Closed], "nobody left a name");
    holds(store);
}

fn names(store: &mut dyn Store) {
    let id = Uuid::from_u128(7);
    let name = |call: &str| Name { name: Some("王桂英".into()), call: Some(call.into()) };
    store.put_names(&[(id, name("王阿姨")), (Uuid::from_u128(8), Name::default())]).unwrap();
    store.put_names(&[(id, name("王老师"))]).unwrap();
    assert_eq!(store.name(id).unwrap(), Some(name("王老师")));
    assert_eq!(store.names().unwrap().len(), 2);
    assert!(store.erase_name(id).unwrap() && !store.erase_name(id).unwrap());
    assert_eq!(store.name(id).unwrap(), None);
}

#[test]
fn the_record_passes_the_suite() {
    let homes = std::cell::RefCell::new(Vec::new());
    suite(&|| {
        let home = tempfile::tempdir().unwrap();
        let store = Record::open(home.path()).unwrap();
        homes.borrow_mut().push(home);
        Box::new(store)
    });
}

/// As with a hundred thousand items: what finds them is kept another way.
#[test]
fn a_large_record_passes_the_suite() {
    let homes = std::cell::RefCell::new(Vec::new());
    suite(&|| {
        let home = tempfile::tempdir().unwrap();
        let store = Record::open(home.path()).unwrap().as_if_large();
        homes.borrow_mut().push(home);
        Box::new(store)
    });
}

#[test]
fn a_tracker_that_grows_large_finds_what_it_found_by_indices_too() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    taken(&mut store, &[add("装电梯", None, None, None), add("修路灯", None, None, None)]);
    let tables = |home: &std::path::Path| {
        let db = rusqlite::Connection::open(home.join("cache/station.db")).unwrap();
        let mut asked = db.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<Vec<(String, Option<String>)>, _>>().unwrap()
    };
    let indices = |home: &std::path::Path| {
        let named = tables(home).into_iter().filter(|(name, sql)| name.starts_with("item_") && sql.is_some());
        named.map(|(name, _)| name).collect::<Vec<String>>()
    };
    assert!(indices(home.path()).is_empty());
    is_now(&store, "电梯", &["26-0-1"]);
    drop(store);
    let mut store = Record::open(home.path()).unwrap().as_if_large();
    let more: Vec<Command> = (0..5).map(|n| add(&format!("看电梯{n}"), None, None, Some("2026-06-01"))).collect();
    taken(&mut store, &more);
    let large = tables(home.path());
    assert_eq!(
        indices(home.path()),
        ["item_dest", "item_open", "item_orphan", "item_presses", "item_state", "item_waits"]
    );
    is_now(&store, "电梯", &["26-0-7", "26-0-6", "26-0-5", "26-0-4", "26-0-3", "26-0-1"]);
    is_now(&store, "路灯", &["26-0-2"]);
    drop(store);
    // Whoever opens it as it is later goes on with the pairs that are there.
    let mut store = Record::open(home.path()).unwrap();
    taken(&mut store, &[add("电梯坏了", None, None, None), moves("26-0-2", Step::Rename { title: "修电梯".into() })]);
    assert_eq!(numbers(&store, &Filter { words: Some("电梯".into()), ..Filter::default() }).len(), 8);
    is_now(&store, "路灯", &[]);
    drop(store);
    assert_eq!(tables(home.path()), large);
}

#[test]
fn memory_passes_the_suite() {
    suite(&|| Box::new(Memory::default()));
}
