//! The fund: money that came in, claims that were approved and paid, and what is refused; random years beside a sum of another program.

use std::io::Write as _;

use chrono::{Datelike as _, Days, NaiveDate};
use serde_json::{Value, json};

use ratatui::crossterm::event::KeyCode;

use super::{
    Book, at,
    cli::Station,
    day,
    leaf::{keep, seat, term},
    model::Dice,
    person,
    screen::Screen,
};
use yishi::{
    i18n::Lang,
    meeting::{Moment, words::Destination},
    store::{Record, Store},
    time::Span,
    tracker::{
        ClaimNo, Command, EntryNo, Event, Fen, FundDo, FundWhy, ItemNo, Kind, New, NewProject, Party, Phase, ProjectNo,
        ProjectStep, Why,
        council::Council,
        decide,
        fund::{
            CLAIM_MOVES, Claim, ClaimState, ClaimStep, ClaimStepName, Deed, Earmark, Entry, FundNeed, Giving, Leg,
            NewClaim, Place, Pot, Rules, statement::statement,
        },
        leaf::{Body, Seat},
        project::BudgetLine,
    },
};

const TODAY: &str = "2026-05-25";
const ACCOUNT: &str = "社区代管户";
const CASH: &str = "备用金";
const STREET: &str = "街道2026";
const OWN: &str = "居民自筹";

fn unit(name: &str) -> Party {
    Party::Unit(name.into())
}

fn claim_no(n: u32) -> ClaimNo {
    ClaimNo { year: 2026, n }
}

fn entry_no(n: u32) -> EntryNo {
    EntryNo { year: 2026, n }
}

fn project_no() -> ProjectNo {
    "26-p1".parse().unwrap()
}

fn motion(n: u32) -> ItemNo {
    format!("26-0-{n}").parse().unwrap()
}

fn line(what: &str, price: u64, count: u32) -> BudgetLine {
    BudgetLine { what: what.into(), price: Fen(price), count }
}

fn pot(name: &str, kind: Giving, earmark: Earmark) -> Pot {
    Pot { name: name.into(), giver: unit(name), kind, earmark, until: None, paper: None }
}

fn receive(place: &str, pot: &str, sum: u64) -> FundDo {
    FundDo::Receive {
        on: day(TODAY),
        place: place.into(),
        pot: pot.into(),
        sum: Fen(sum),
        paper: Some("收据12".into()),
    }
}

fn asked(pot: &str, sum: u64) -> NewClaim {
    NewClaim {
        on: day(TODAY),
        payee: unit("五金店"),
        handler: Some(person(1)),
        lines: vec![line("灯泡", sum, 1)],
        pot: pot.into(),
        project: None,
        line: None,
        invoice: None,
        photo: None,
    }
}

fn approve(n: u128) -> ClaimStep {
    ClaimStep::Approve { by: person(n), on: day(TODAY) }
}

fn pay() -> ClaimStep {
    ClaimStep::Pay { on: day(TODAY), place: ACCOUNT.into() }
}

/// A fund with one claim that one person signed, of as many as have to.
pub fn signed_once(approvers: u8) -> Vec<Command> {
    let all = [
        FundDo::Set(Rules { since: day("2026-05-01"), approvers, floor: Fen(0) }),
        FundDo::Place(Place { name: ACCOUNT.into(), keeper: None }),
        FundDo::Pot(Box::new(pot(STREET, Giving::Street, Earmark::Any))),
        FundDo::Receive {
            on: day("2026-05-20"),
            place: ACCOUNT.into(),
            pot: STREET.into(),
            sum: Fen(5_000),
            paper: None,
        },
        FundDo::Claim(Box::new(NewClaim { on: day("2026-05-20"), ..asked(STREET, 1_250) })),
        FundDo::Step { claim: claim_no(1), step: ClaimStep::Approve { by: person(5), on: day("2026-05-20") } },
    ];
    all.map(Command::Fund).to_vec()
}

/// A fund of two places and two pots, kept since January; three motions passed.
struct Kept {
    book: Book,
}

impl Kept {
    fn new() -> Self {
        let mut book = Book::empty();
        for title in ["装灯", "多装几盏", "改用途"] {
            let new = New { kind: Kind::Motion, to: Some(Destination::Residents), ..New::about(title) };
            book.when(Command::Add(Box::new(new))).unwrap();
        }
        let mut kept = Self { book };
        kept.and(&[
            FundDo::Set(Rules { since: day("2026-01-01"), approvers: 2, floor: Fen(0) }),
            FundDo::Place(Place { name: ACCOUNT.into(), keeper: Some(person(9)) }),
            FundDo::Place(Place { name: CASH.into(), keeper: None }),
            FundDo::Pot(Box::new(pot(STREET, Giving::Street, Earmark::Any))),
            FundDo::Pot(Box::new(pot(OWN, Giving::Own, Earmark::Any))),
        ]);
        kept
    }

    /// The same with a thousand yuan of the street in the account.
    fn funded() -> Self {
        let mut kept = Self::new();
        kept.and(&[receive(ACCOUNT, STREET, 100_000)]);
        kept
    }

    /// The same with a project of 550 yuan under way, all of it reserved of the street's.
    fn running() -> Self {
        let mut kept = Self::funded();
        let new = NewProject { title: "楼道换灯".into(), applicant: Some(person(3)), basis: Some(motion(1)) };
        kept.book.when(Command::Apply(Box::new(new))).unwrap();
        kept.steps(&[
            ProjectStep::Budget { lines: vec![line("灯", 25_000, 1), line("电工", 30_000, 1)] },
            ProjectStep::Fund { source: STREET.into(), sum: Fen(55_000), pot: false },
            ProjectStep::Start {},
        ]);
        kept
    }

    fn when(&mut self, what: FundDo) -> Result<Vec<Event>, Why> {
        let done = self.book.when(Command::Fund(what)).map_err(|refusal| refusal.why);
        self.holds();
        done
    }

    fn and(&mut self, all: &[FundDo]) -> &mut Self {
        for what in all {
            self.when(what.clone()).unwrap_or_else(|why| panic!("{what:?}: {why:?}"));
        }
        self
    }

    fn steps(&mut self, all: &[ProjectStep]) -> &mut Self {
        for step in all {
            self.step(step.clone()).unwrap_or_else(|why| panic!("{step:?}: {why:?}"));
        }
        self
    }

    fn step(&mut self, step: ProjectStep) -> Result<Vec<Event>, Why> {
        let done = self.book.when(Command::MoveProject { project: project_no(), step }).map_err(|refusal| refusal.why);
        self.holds();
        done
    }

    /// A term since the first of May, with these seats.
    fn seats(&mut self, who: &[u128]) {
        self.book.when(keep(term(1, "2026-05-01"))).unwrap();
        for n in who {
            self.book.when(keep(Body::Seat(seat(*n, "2026-05-01")))).unwrap();
        }
    }

    fn move_claim(&mut self, n: u32, step: ClaimStep) -> Result<Vec<Event>, Why> {
        self.when(FundDo::Step { claim: claim_no(n), step })
    }

    fn refused(&mut self, what: FundDo) -> FundWhy {
        let before = self.book.ledger.clone();
        let why = match self.when(what).unwrap_err() {
            Why::Fund(why) => why,
            why => panic!("{why:?}"),
        };
        assert_eq!(self.book.ledger, before);
        for lang in [Lang::Zh, Lang::En] {
            assert!(!yishi::i18n::tracker::refusal(lang, &Why::Fund(why.clone()).into()).is_empty());
        }
        why
    }

    fn may(&self, command: &Command) -> bool {
        decide(&self.book.ledger, command, at(self.book.now)).is_ok()
    }

    fn claim(&self, n: u32) -> &Claim {
        &self.book.ledger.fund.claims[&claim_no(n)]
    }

    fn has(&self, place: &str, pot: &str) -> (i64, i64) {
        let book = &self.book.ledger.fund.book;
        (book.place(place).unwrap().has, book.free_of(pot))
    }

    /// What holds after every line.
    fn holds(&self) {
        let ledger = &self.book.ledger;
        let book = &ledger.fund.book;
        assert!(book.is_balanced(), "{book:?}");
        assert!(book.places.iter().all(|row| row.has >= 0) && book.pots.iter().all(|row| row.has >= 0), "{book:?}");
        for row in &book.pots {
            assert!(book.free_of(&row.pot.name) >= 0, "{book:?}");
        }
        // Nor was there ever less than nothing at the end of a day: a statement of any stretch has no debts.
        let mut days: Vec<NaiveDate> = ledger.fund.entries.values().map(|entry| entry.on).collect();
        days.sort_unstable();
        days.dedup();
        for (places, name) in [(true, ACCOUNT), (true, CASH), (false, STREET), (false, OWN)] {
            let mut has = 0;
            for day in &days {
                let own = ledger.fund.entries.values().filter(|entry| entry.on == *day);
                let legs = own.flat_map(|entry| if places { &entry.places } else { &entry.pots });
                has += legs.filter(|leg| leg.of == name).map(|leg| leg.fen).sum::<i64>();
                assert!(has >= 0, "{name} on {day}: {has}");
            }
        }
        // What is reserved is what the projects say, and nothing else.
        for project in ledger.projects.values() {
            for source in project.sources.iter().filter(|source| source.pot) {
                let left = i64::try_from(project.left_of(&source.name).0).unwrap();
                assert_eq!(left, book.left_of(project.no, &source.name), "{project:?}");
            }
        }
        let of_projects = |row: &yishi::tracker::fund::Reserved| ledger.projects.contains_key(&row.project);
        assert!(book.reserved.iter().all(of_projects));
    }
}

#[test]
fn money_comes_in_is_claimed_approved_and_paid_and_every_fen_stands_on_both_sides() {
    let mut kept = Kept::running();
    assert_eq!(kept.has(ACCOUNT, STREET), (100_000, 45_000), "what is reserved isn't free");
    let claim = NewClaim {
        project: Some(project_no()),
        line: Some("灯".into()),
        invoice: Some("０１２3".into()),
        ..asked(STREET, 24_000)
    };
    kept.and(&[FundDo::Claim(Box::new(claim))]);
    assert_eq!((kept.claim(1).state, kept.claim(1).missing()), (ClaimState::Claimed, 2));
    kept.move_claim(1, approve(5)).unwrap();
    assert_eq!(kept.claim(1).state, ClaimState::Claimed);
    kept.move_claim(1, approve(6)).unwrap();
    assert_eq!(kept.claim(1).state, ClaimState::Payable);
    kept.move_claim(1, pay()).unwrap();
    assert_eq!(kept.claim(1).state, ClaimState::Paid);
    assert_eq!(kept.has(ACCOUNT, STREET), (76_000, 45_000), "what was reserved is used");
    let project = &kept.book.ledger.projects[&project_no()];
    assert_eq!((project.spent(), project.left_of(STREET)), (Fen(24_000), Fen(31_000)));
    let lines = [(Some("灯".to_owned()), Fen(25_000), Fen(24_000)), (Some("电工".to_owned()), Fen(30_000), Fen(0))];
    assert_eq!(project.by_line(), lines);
    // A refund is less spent; a settlement frees what wasn't used.
    let refund = |sum| FundDo::Refund {
        claim: claim_no(1),
        on: day(TODAY),
        place: ACCOUNT.into(),
        sum: Fen(sum),
        note: Some("退了两只".into()),
    };
    assert_eq!(kept.refused(refund(24_001)), FundWhy::TooMuch { most: Fen(24_000) });
    kept.and(&[refund(4_000)]);
    assert_eq!(kept.refused(refund(20_001)), FundWhy::TooMuch { most: Fen(20_000) });
    assert_eq!(kept.has(ACCOUNT, STREET), (80_000, 45_000));
    kept.steps(&[ProjectStep::Settle {}]);
    assert_eq!(kept.has(ACCOUNT, STREET), (80_000, 80_000));
    // After a settlement it opens it again, and what came is the project's.
    kept.steps(&[ProjectStep::Publish { notice: "公示栏".into(), on: day(TODAY) }]);
    let events = kept.when(refund(1_000)).unwrap();
    assert!(matches!(&events[1], Event::ProjectMoved { phase: Phase::Running, .. }), "{events:?}");
    assert!(matches!(&events[2], Event::NoticeMoved { .. }), "{events:?}");
    assert_eq!(kept.has(ACCOUNT, STREET), (81_000, 80_000));
    kept.steps(&[ProjectStep::Settle {}]);
    assert_eq!(kept.has(ACCOUNT, STREET), (81_000, 81_000));
    assert_eq!(kept.book.ledger.projects[&project_no()].settled, Some(Fen(19_000)));
}

#[test]
fn a_receipt_of_one_source_and_number_is_booked_once_while_it_stands_and_words_alone_are_no_number() {
    let mut kept = Kept::funded();
    let receive = |paper: &str| FundDo::Receive {
        on: day(TODAY),
        place: ACCOUNT.into(),
        pot: STREET.into(),
        sum: Fen(1_000),
        paper: Some(paper.into()),
    };
    let booked = kept.when(receive("收据 001")).unwrap();
    let first = booked.iter().find_map(Event::entry).unwrap().no;
    assert_eq!(kept.refused(receive("收据００１")), FundWhy::Receipt(first));
    kept.and(&[receive("收据002"), receive("转账"), receive("转账")]);
    kept.and(&[FundDo::Reverse { entry: first, reason: "记重了".into() }, receive("收据001")]);
}

#[test]
fn what_was_paid_before_all_had_signed_is_written_down_as_it_happened_marked_and_signed_for_later() {
    let mut kept = Kept::funded();
    kept.and(&[FundDo::Claim(Box::new(asked(STREET, 1_250)))]);
    kept.move_claim(1, approve(5)).unwrap();
    let events = kept.move_claim(1, pay()).unwrap();
    let Event::Booked(entry) = &events[0] else { panic!("{events:?}") };
    assert_eq!(entry.deed, Deed::Payment { short: 1 });
    assert!(kept.claim(1).is_short());
    let short = yishi::i18n::tracker::fund::claim_stands(Lang::Zh, kept.claim(1));
    assert_eq!(short, "已付，缺1签");
    assert_eq!(statement(&kept.book.ledger.fund, Span::Month(2026, 5)).short.len(), 1, "listed");
    kept.move_claim(1, approve(6)).unwrap();
    assert!(!kept.claim(1).is_short() && kept.claim(1).state == ClaimState::Paid);
    assert_eq!(kept.refused(FundDo::Step { claim: claim_no(1), step: approve(7) }), FundWhy::Enough);
    assert!(statement(&kept.book.ledger.fund, Span::Month(2026, 5)).short.is_empty());
}

#[test]
fn who_approves_sits_in_the_council_on_that_day_and_leavers_approve_nothing_after_the_hand_over() {
    let mut kept = Kept::funded();
    kept.seats(&[5, 6]);
    for n in [1, 2] {
        kept.and(&[FundDo::Claim(Box::new(NewClaim {
            on: day("2026-05-18"),
            invoice: Some(n.to_string()),
            ..asked(STREET, 100)
        }))]);
    }
    let by = |n, on: &str| ClaimStep::Approve { by: person(n), on: day(on) };
    let no = |n| Why::Fund(FundWhy::NotInTerm(person(n)));
    assert_eq!(kept.move_claim(1, by(7, "2026-05-20")).unwrap_err(), no(7), "never had a seat");
    kept.move_claim(1, by(5, "2026-05-20")).unwrap();
    // The next term begins on the 22nd, with 6 and 7; 5 leaves.
    kept.book.when(keep(term(2, "2026-05-22"))).unwrap();
    for n in [6, 7] {
        let seat = Seat { term: "26-j2".parse().unwrap(), ..seat(n, "2026-05-22") };
        kept.book.when(keep(Body::Seat(seat))).unwrap();
    }
    assert_eq!(kept.move_claim(2, by(5, "2026-05-22")).unwrap_err(), no(5), "left on that day");
    assert_eq!(kept.move_claim(2, by(7, "2026-05-21")).unwrap_err(), no(7), "came a day later");
    // What was signed before the hand-over and is written down later stands.
    kept.move_claim(2, by(5, "2026-05-21")).unwrap();
    kept.move_claim(2, by(7, "2026-05-25")).unwrap();
    kept.move_claim(1, by(6, "2026-05-25")).unwrap();
    assert!([1, 2].map(|n| kept.claim(n).state).iter().all(|state| *state == ClaimState::Payable));
    // A council of before, which was named and had no seats.
    let mut old = Kept::funded();
    old.and(&[FundDo::Claim(Box::new(asked(STREET, 100)))]);
    let council = Council { directors: vec![person(5)], residents: vec![person(6)] };
    old.book.ledger.apply(old.book.now, &Event::CouncilSet(council));
    assert_eq!(old.move_claim(1, approve(7)).unwrap_err(), no(7));
    assert!([5, 6].into_iter().all(|n| old.move_claim(1, approve(n)).is_ok()));
}

#[test]
fn nothing_is_paid_on_a_day_on_which_it_was_not_there_yet() {
    let mut kept = Kept::new();
    let came = |on: &str, sum| FundDo::Receive {
        on: day(on),
        place: ACCOUNT.into(),
        pot: STREET.into(),
        sum: Fen(sum),
        paper: None,
    };
    let went = |on: &str, sum| FundDo::Transfer {
        on: day(on),
        from: ACCOUNT.into(),
        to: CASH.into(),
        sum: Fen(sum),
        note: None,
    };
    kept.and(&[came("2026-05-04", 100), came("2026-05-10", 900), went("2026-05-20", 950)]);
    // There are 50 now, and so there were on no day before: 100 until the 10th, 50 from the 20th on.
    let then = |on: &str, has| FundWhy::NotThen { of: ACCOUNT.into(), on: day(on), has: Fen(has) };
    assert_eq!(kept.refused(went("2026-05-03", 1)), then("2026-05-03", 0));
    assert_eq!(kept.refused(came_back("2026-05-03", 20)), then("2026-05-03", 0));
    kept.and(&[went("2026-05-05", 50)]);
    assert!(matches!(kept.refused(went("2026-05-06", 1)), FundWhy::NotThere { .. }));
    // What came in before is written down first, and then it was there.
    kept.and(&[came("2026-05-01", 30), went("2026-05-03", 30)]);
    let spring = statement(&kept.book.ledger.fund, Span::Month(2026, 5));
    assert_eq!(spring.total().closing(), 1_030);
}

fn came_back(on: &str, sum: u64) -> FundDo {
    FundDo::GiveBack { on: day(on), place: ACCOUNT.into(), pot: STREET.into(), sum: Fen(sum), note: None }
}

#[test]
fn what_was_wrong_is_reversed_exactly_once_and_of_today() {
    let mut kept = Kept::funded();
    kept.and(&[FundDo::Claim(Box::new(asked(STREET, 1_250)))]);
    for step in [approve(5), approve(6), pay()] {
        kept.move_claim(1, step).unwrap();
    }
    let reverse = |n| FundDo::Reverse { entry: entry_no(n), reason: "金额写错".into() };
    let events = kept.when(reverse(2)).unwrap();
    let Event::Booked(entry) = &events[0] else { panic!("{events:?}") };
    assert_eq!(
        (entry.on, entry.places.clone(), entry.pots.clone()),
        (day(TODAY), vec![Leg { of: ACCOUNT.into(), fen: 1_250 }], vec![Leg { of: STREET.into(), fen: 1_250 }])
    );
    assert_eq!(kept.claim(1).state, ClaimState::Payable, "it may be paid rightly, or sent back");
    assert_eq!(kept.refused(reverse(2)), FundWhy::Reversed { by: entry_no(3) });
    assert_eq!(kept.refused(reverse(3)), FundWhy::NeverReversed);
    assert_eq!(kept.refused(reverse(9)), FundWhy::NoEntry(entry_no(9)));
    // What was spent since can't be taken back.
    kept.move_claim(1, pay()).unwrap();
    assert!(matches!(kept.refused(reverse(1)), FundWhy::NotThere { .. }));
    // Something came back of it: that first.
    let refund = FundDo::Refund { claim: claim_no(1), on: day(TODAY), place: CASH.into(), sum: Fen(50), note: None };
    kept.and(&[refund]);
    assert_eq!(kept.refused(reverse(4)), FundWhy::Refunded(claim_no(1)));
    kept.and(&[reverse(5), reverse(4)]);
    assert_eq!(kept.has(ACCOUNT, STREET), (100_000, 100_000));
    // Whoever reads the statement sees what came and went, not what was written wrong and put right.
    let said = statement(&kept.book.ledger.fund, Span::Year(2026));
    let total = said.total();
    assert_eq!((total.more, total.less, said.deeds.len()), (100_000, 0, 1), "{:?}", said.deeds);
}

#[test]
fn what_cannot_be_is_refused_with_what_is_missing() {
    let mut kept = Kept::running();
    let claim = |new: NewClaim| FundDo::Claim(Box::new(new));
    let known = vec![STREET.to_owned(), OWN.to_owned()];
    assert_eq!(kept.refused(claim(asked("区里", 1))), FundWhy::NoPot { given: "区里".into(), known });
    assert_eq!(kept.refused(claim(asked(STREET, 0))), FundWhy::NoSum);
    assert_eq!(kept.refused(claim(asked(STREET, u64::MAX))), FundWhy::NoSum);
    assert_eq!(kept.refused(receive(ACCOUNT, STREET, 0)), FundWhy::NoSum);
    assert!(matches!(kept.refused(receive("床底下", STREET, 1)), FundWhy::NoPlace { .. }));
    assert_eq!(
        kept.refused(claim(asked(STREET, 45_001))),
        FundWhy::Uncovered { pot: STREET.into(), missing: Fen(1) },
        "what a project has reserved pays for nothing else"
    );
    let of_project = |sum| NewClaim { project: Some(project_no()), ..asked(STREET, sum) };
    assert_eq!(kept.refused(claim(of_project(55_001))), FundWhy::Above { over: Fen(1) });
    let elsewhere = NewClaim { project: Some(project_no()), ..asked(OWN, 100) };
    assert_eq!(kept.refused(claim(elsewhere)), FundWhy::Reserved { pot: OWN.into(), left: Fen(0) });
    let no_line = NewClaim { line: Some("花".into()), ..of_project(100) };
    assert!(matches!(kept.refused(claim(no_line)), FundWhy::NoLine { .. }));
    // What is claimed already is asked for.
    kept.and(&[claim(of_project(55_000))]);
    assert!(matches!(kept.refused(claim(of_project(1))), FundWhy::Above { .. }));
    assert!(matches!(kept.step(ProjectStep::Settle {}), Err(Why::Fund(FundWhy::Open { .. }))));
    // One invoice of one payee, however it is written, once; sent back, it is free.
    let with = |no: &str| NewClaim { invoice: Some(no.into()), ..asked(STREET, 100) };
    kept.and(&[claim(with("Ａ 0 12"))]);
    assert_eq!(kept.refused(claim(with("a012"))), FundWhy::Invoice(claim_no(2)));
    kept.and(&[claim(NewClaim { payee: unit("别家"), ..with("a012") })]);
    kept.move_claim(2, ClaimStep::SendBack { reason: "没盖章".into() }).unwrap();
    kept.and(&[claim(with("a012"))]);
    // Who is paid, saw to it, or applied; the same one twice.
    for own in [1, 3] {
        let step = ClaimStep::Approve { by: person(own), on: day(TODAY) };
        assert_eq!(kept.refused(FundDo::Step { claim: claim_no(1), step }), FundWhy::Own(person(own)));
    }
    let payee = ClaimStep::Approve { by: unit("五金店"), on: day(TODAY) };
    assert!(matches!(kept.refused(FundDo::Step { claim: claim_no(1), step: payee }), FundWhy::Own(_)));
    // Money of a pot is not spent, nor struck out, beside the fund.
    let voucher = yishi::tracker::project::Voucher {
        no: "9".into(),
        on: day(TODAY),
        what: "灯".into(),
        sum: Fen(1),
        source: STREET.into(),
        line: None,
    };
    assert!(matches!(kept.step(ProjectStep::Spend { voucher }), Err(Why::Fund(FundWhy::OfFund { .. }))));
    for step in [approve(5), approve(6), pay()] {
        kept.move_claim(1, step).unwrap();
    }
    let strike = ProjectStep::Void { voucher: "26-b1".into(), reason: "写错".into() };
    assert!(matches!(kept.step(strike), Err(Why::Fund(FundWhy::OfFund { .. }))));
}

#[test]
fn a_pot_pays_for_what_its_giver_said_until_the_day_that_was_said() {
    let mut kept = Kept::running();
    let name = |earmark: Earmark, until: Option<&str>| Pot {
        until: until.map(day),
        ..pot(&format!("{earmark:?}{until:?}").replace(['(', ')', '"'], ""), Giving::Unit, earmark)
    };
    let pots = [
        name(Earmark::Daily, None),
        name(Earmark::Project("26-p1".parse().unwrap()), None),
        name(Earmark::Class("亮灯".into()), None),
        name(Earmark::Any, Some("2026-05-24")),
        name(Earmark::Any, Some(TODAY)),
    ];
    for pot in &pots {
        kept.and(&[FundDo::Pot(Box::new(pot.clone())), receive(ACCOUNT, &pot.name, 10_000)]);
    }
    let daily = |pot: &Pot| FundDo::Claim(Box::new(asked(&pot.name, 100)));
    for (n, may) in [true, false, false, false, true].into_iter().enumerate() {
        assert_eq!(kept.may(&Command::Fund(daily(&pots[n]))), may, "{:?}", pots[n]);
    }
    for (n, may) in [false, true, true, false, true].into_iter().enumerate() {
        let step = ProjectStep::Fund { source: pots[n].name.clone(), sum: Fen(100), pot: false };
        let command = Command::MoveProject { project: project_no(), step };
        assert_eq!(kept.may(&command), may, "{:?}", pots[n]);
    }
    assert!(matches!(kept.refused(daily(&pots[1])), FundWhy::Earmarked { .. }));
    assert!(matches!(kept.refused(daily(&pots[3])), FundWhy::Over { .. }));
    // 保运转: projects leave what keeps the station going, daily things don't.
    let rules = Rules { since: day("2026-01-01"), approvers: 2, floor: Fen(60_000) };
    kept.and(&[FundDo::Set(rules)]);
    let reserve = |sum| ProjectStep::Fund { source: STREET.into(), sum: Fen(sum), pot: false };
    let why = kept.step(reserve(15_001)).unwrap_err();
    assert!(matches!(why, Why::Fund(FundWhy::Floor { missing: Fen(1), .. })), "{why:?}");
    kept.steps(&[reserve(15_000)]);
    kept.and(&[FundDo::Claim(Box::new(asked(STREET, 1_000)))]);
    // To another use by a motion, with the giver's word.
    let turn = |basis, word: &str| FundDo::Repurpose {
        on: day(TODAY),
        from: pots[1].name.clone(),
        to: OWN.into(),
        sum: Fen(10_000),
        basis,
        word: word.into(),
    };
    assert!(kept.when(turn(motion(3), "")).is_err() && kept.when(turn(motion(9), "同意")).is_err());
    kept.and(&[turn(motion(3), "来函同意")]);
    let back = FundDo::GiveBack {
        on: day(TODAY),
        place: ACCOUNT.into(),
        pot: pots[3].name.clone(),
        sum: Fen(10_000),
        note: None,
    };
    kept.and(&[back]);
    assert!(matches!(kept.refused(turn(motion(3), "同意")), FundWhy::Uncovered { .. }));
}

#[test]
fn a_motion_carries_one_project_and_another_raises_it() {
    let mut kept = Kept::running();
    let new =
        |basis| Command::Apply(Box::new(NewProject { title: "再装".into(), applicant: None, basis: Some(basis) }));
    let why = kept.book.when(new(motion(1))).unwrap_err().why;
    assert!(matches!(why, Why::Project(yishi::tracker::ProjectWhy::Carries { .. })), "{why:?}");
    kept.steps(&[ProjectStep::Raise { basis: motion(2), lines: vec![line("灯", 100, 1)] }]);
    assert!(kept.book.when(new(motion(2))).is_err(), "it raised another");
    kept.book.when(new(motion(3))).unwrap();
    kept.steps(&[ProjectStep::Drop { reason: "不办了".into() }]);
    kept.book.when(new(motion(1))).unwrap();
}

#[test]
fn a_quarter_is_closed_once_it_is_over_and_all_was_counted_and_nothing_is_dated_in_it_then() {
    let mut kept = Kept::funded();
    let close = |quarter, on: &str| FundDo::Close { quarter, on: day(on) };
    let count = |place: &str, found, by, on: &str, reason: Option<&str>| FundDo::Count {
        on: day(on),
        place: place.into(),
        found: Fen(found),
        by: person(by),
        pot: Some(OWN.into()),
        reason: reason.map(Into::into),
    };
    let first = Span::Quarter(2026, 1);
    assert_eq!(kept.refused(close(Span::Month(2026, 3), TODAY)), FundWhy::NoQuarter);
    assert_eq!(kept.refused(close(Span::Quarter(2026, 2), TODAY)), FundWhy::Quarter { next: first });
    assert_eq!(kept.refused(close(first, "2026-03-31")), FundWhy::Running { until: day("2026-03-31") });
    let places = vec![ACCOUNT.to_owned(), CASH.to_owned()];
    assert_eq!(kept.refused(close(first, TODAY)), FundWhy::NotCounted { places });
    assert_eq!(kept.refused(count(ACCOUNT, 100_000, 9, TODAY, None)), FundWhy::Keeper(person(9)));
    let why = kept.refused(count(ACCOUNT, 100_100, 5, TODAY, None));
    assert_eq!(why, FundWhy::NoReason { booked: Fen(100_000) });
    kept.and(&[
        count(ACCOUNT, 100_100, 5, TODAY, Some("利息")),
        count(CASH, 0, 5, "2026-03-25", None),
        close(first, TODAY),
    ]);
    assert_eq!(kept.has(ACCOUNT, OWN), (100_100, 100));
    for on in ["2026-01-01", "2026-03-31"] {
        let receive = FundDo::Receive { on: day(on), place: CASH.into(), pot: OWN.into(), sum: Fen(1), paper: None };
        assert_eq!(kept.refused(receive), FundWhy::Shut { on: day(on), until: day("2026-03-31") });
    }
    assert!(matches!(
        kept.when(FundDo::Receive {
            on: day("2026-05-26"),
            place: CASH.into(),
            pot: OWN.into(),
            sum: Fen(1),
            paper: None
        }),
        Err(Why::ToCome { .. })
    ));
    let early = FundDo::Set(Rules { since: day("2026-05-01"), approvers: 2, floor: Fen(0) });
    assert!(matches!(kept.refused(early), FundWhy::Since { .. }));
    for given in [0, 8] {
        let rules = Rules { since: day("2026-01-01"), approvers: given, floor: Fen(0) };
        assert_eq!(kept.refused(FundDo::Set(rules)), FundWhy::Approvers { given });
    }
    assert!(statement(&kept.book.ledger.fund, first).is_closed);
    assert!(!statement(&kept.book.ledger.fund, Span::Year(2026)).is_closed);
}

#[test]
fn nothing_is_booked_where_the_fund_is_not_kept() {
    let mut kept = Kept { book: Book::empty() };
    assert_eq!(kept.refused(receive(ACCOUNT, STREET, 1)), FundWhy::Off);
    assert_eq!(kept.refused(FundDo::Place(Place { name: ACCOUNT.into(), keeper: None })), FundWhy::Off);
}

/// A line that somebody else wrote: it moves nothing, and is said.
#[test]
fn an_entry_whose_sides_differ_moves_nothing_and_is_said() {
    let mut kept = Kept::funded();
    let entry = |n, places: &[(&str, i64)], pots: &[(&str, i64)]| {
        let legs = |of: &[(&str, i64)]| of.iter().map(|(of, fen)| Leg { of: (*of).into(), fen: *fen }).collect();
        Entry {
            no: entry_no(n),
            on: day(TODAY),
            deed: Deed::Receipt {},
            places: legs(places),
            pots: legs(pots),
            claim: None,
            project: None,
            note: None,
            reversed: None,
        }
    };
    let before = kept.book.ledger.fund.book.clone();
    let odd = [
        entry(7, &[(ACCOUNT, 100)], &[(STREET, 99)]),
        entry(8, &[(ACCOUNT, 100)], &[]),
        entry(9, &[("床底下", 100)], &[(STREET, 100)]),
        entry(10, &[(CASH, -1)], &[(STREET, -1)]),
    ];
    for entry in odd {
        kept.book.ledger.apply(kept.book.now, &Event::Booked(Box::new(entry)));
    }
    let after = &kept.book.ledger.fund.book;
    assert_eq!((after.at_places(), after.in_pots()), (before.at_places(), before.in_pots()));
    assert_eq!(after.odd.len(), 4);
    assert!(!after.is_balanced());
}

/// Each row of the table, in each state, and with each need missing.
#[test]
fn every_row_of_a_claim_is_taken_in_each_of_its_states_and_refused_for_each_need_that_is_missing() {
    let standing = |state: ClaimState| {
        let mut kept = Kept::funded();
        kept.and(&[FundDo::Claim(Box::new(asked(STREET, 1_250)))]);
        let steps: &[ClaimStep] = match state {
            ClaimState::Claimed => &[approve(5)],
            ClaimState::Payable => &[approve(5), approve(6)],
            ClaimState::Paid => &[approve(5), pay()],
            ClaimState::SentBack => &[ClaimStep::SendBack { reason: "没盖章".into() }],
        };
        for step in steps {
            kept.move_claim(1, step.clone()).unwrap();
        }
        assert_eq!(kept.claim(1).state, state);
        kept
    };
    let step = |name| match name {
        ClaimStepName::Approve => approve(7),
        ClaimStepName::Pay => pay(),
        ClaimStepName::SendBack => ClaimStep::SendBack { reason: "重了".into() },
        ClaimStepName::Attach => ClaimStep::Attach { photo: "发票.jpg".into() },
    };
    for name in ClaimStepName::ALL {
        for state in ClaimState::ALL {
            let row = CLAIM_MOVES.iter().find(|row| row.step == name && row.from.contains(&state));
            let mut kept = standing(state);
            let possible = kept.claim(1).steps();
            let Some(row) = row else {
                let why = kept.refused(FundDo::Step { claim: claim_no(1), step: step(name) });
                assert_eq!(why, FundWhy::Step { step: name, state, possible }, "{name:?} {state:?}");
                continue;
            };
            assert!(kept.move_claim(1, step(name)).is_ok(), "{name:?} {state:?}");
            if let Some(to) = row.to {
                assert_eq!(kept.claim(1).state, to);
            }
            for need in row.needs {
                let mut kept = standing(state);
                let mut step = step(name);
                let wanted: fn(&Why) -> bool = match (need, &mut step) {
                    (FundNeed::InTerm, ClaimStep::Approve { by, .. }) => {
                        kept.seats(&[5, 6]);
                        *by = person(7);
                        |why| matches!(why, Why::Fund(FundWhy::NotInTerm(_)))
                    }
                    (FundNeed::Day, ClaimStep::Approve { on, .. } | ClaimStep::Pay { on, .. }) => {
                        *on = day("2026-05-24");
                        |why| matches!(why, Why::BeforeAll { .. })
                    }
                    (FundNeed::Missing, _) => {
                        for n in [6, 8] {
                            let _ = kept.move_claim(1, approve(n));
                        }
                        |why| matches!(why, Why::Fund(FundWhy::Enough | FundWhy::Step { .. }))
                    }
                    (FundNeed::NotOwn, ClaimStep::Approve { by, .. }) => {
                        *by = person(1);
                        |why| matches!(why, Why::Fund(FundWhy::Own(_)))
                    }
                    (FundNeed::Different, ClaimStep::Approve { by, .. }) => {
                        *by = person(5);
                        |why| matches!(why, Why::Fund(FundWhy::Twice(_)))
                    }
                    (FundNeed::There, ClaimStep::Pay { place, .. }) => {
                        *place = CASH.into();
                        |why| matches!(why, Why::Fund(FundWhy::NotThere { .. }))
                    }
                    (FundNeed::Covered, _) => {
                        let (on, place, pot, sum) = (day(TODAY), ACCOUNT.to_owned(), STREET.to_owned(), Fen(99_999));
                        kept.and(&[receive(ACCOUNT, OWN, 5_000), FundDo::GiveBack { on, place, pot, sum, note: None }]);
                        |why| matches!(why, Why::Fund(FundWhy::Uncovered { .. }))
                    }
                    (FundNeed::Reason, ClaimStep::SendBack { reason }) => {
                        reason.clear();
                        |why| matches!(why, Why::Text(_))
                    }
                    (need, step) => panic!("{need:?} {step:?}"),
                };
                let why = kept.move_claim(1, step).unwrap_err();
                assert!(wanted(&why), "{name:?} {state:?} {need:?}: {why:?}");
            }
        }
    }
}

/// A station of before six months: January, so that a quarter can be closed.
fn station() -> Station {
    let station = Station::new();
    for args in [
        &["on", "--since", "2026-04-01"][..],
        &["place", ACCOUNT, "--keeper", "周师傅"],
        &["pot", STREET, "--giver", "@望春街道", "--kind", "镇街社区建设", "--paper", "望街〔2026〕3号"],
        &["receive", STREET, "1,000", "--at", ACCOUNT, "--on", "2026-05-02", "--paper", "收据12"],
        &[
            "claim",
            "灯泡 12.50x20、电工 300",
            "--payee",
            "李师傅",
            "--handler",
            "王阿姨",
            "--pot",
            STREET,
            "--invoice",
            "0012",
        ],
        &["approve", "26-b1", "陈大爷"],
        &["pay", "凭证1", "--from", ACCOUNT, "--yes"],
    ] {
        station.done(&[&["fund"], args].concat());
    }
    station
}

#[test]
fn the_fund_is_begun_and_a_voucher_paid_by_orders_and_papers_say_so() {
    let station = station();
    let list = station.done(&["fund", "list"]);
    assert!(list.contains("能用的钱 450元") && list.contains("已付，缺1签"), "{list}");
    // Whoever was paid once is the same however their name is typed, and so is what they gave for it.
    let shop = |name: &str, what: &str| {
        station.run(&["fund", "claim", what, "--payee", name, "--pot", STREET, "--invoice", "0445"])
    };
    assert_eq!(shop("@东方商店", "音箱 20").code, 0);
    assert!(shop("东方商店", "茶水 3").err.contains("这张发票26年凭证2号已报过"));
    assert_eq!(station.run(&["undo"]).code, 0);
    let again = station.run(&["fund", "receive", STREET, "1,000", "--at", ACCOUNT, "--paper", "收据 12"]);
    assert!(again.err.contains("这张凭据26年账1号已记过"), "{}", again.err);
    let trace = station.done(&["fund", "trace", "26-b1"]);
    for said in ["望春街道", STREET, "日常", "26年凭证1号", "李师傅", "陈大爷", "26年账2号", "还没有"]
    {
        assert!(trace.contains(said), "{said}: {trace}");
    }
    let pot = station.done(&["fund", "trace", STREET]);
    assert!(pot.contains("1000") && pot.contains("-550"), "{pot}");
    // Outside nobody who was paid is named; the street has the name.
    let statement = station.done(&["fund", "statement", "26Q2"]);
    for said in ["2026年二季度", "450", "李**", "已付，缺1签", "记录码"] {
        assert!(statement.contains(said) || said == "李**" && statement.contains("李"), "{said}: {statement}");
    }
    assert!(!statement.contains("李师傅") && !statement.contains("王阿姨"), "{statement}");
    assert!(station.done(&["fund", "statement", "26Q2", "--street"]).contains("李师傅"));
    let form = station.done(&["fund", "form", "26-b1"]);
    for said in ["报销单", "26年凭证1号", "批(1)", "批(2)", "收款人", "550"] {
        assert!(form.contains(said), "{said}: {form}");
    }
    for name in ["表.docx", "表.xlsx", "表.html", "表.md"] {
        let file = station.file(name);
        station.done(&["fund", "statement", "26Q2", "--out", file.to_str().unwrap()]);
        assert!(file.metadata().unwrap().len() > 500, "{name}");
    }
    let file = station.file("报销单.docx");
    station.done(&["fund", "form", "26-b1", "--out", file.to_str().unwrap()]);
    // As the guide says it: a name alone is a file of the folder that one is in.
    for args in
        [&["fund", "statement", "26Q2", "--out", "表.xlsx"][..], &["fund", "statement", "26Q2", "--out", "表.docx"]]
    {
        let ran = station.from(station.home.path(), "2026-06-11T10:00:00+08:00", args);
        assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
        assert!(station.file(args[4]).is_file());
    }
    let hung = station.done(&["fund", "statement", "26Q2", "--posted", "--place", "公告栏"]);
    assert!(hung.contains("公示"), "{hung}");
    assert!(station.done(&["notices"]).contains("2026年二季度收支表"));
    // The same posted once more is the same notice.
    let twice = station.run(&["fund", "statement", "26Q2", "--posted"]);
    assert!(
        twice.code == 1 && twice.err.contains("贴过了") && twice.err.contains("--yes"),
        "{}{}",
        twice.out,
        twice.err
    );
    station.done(&["fund", "statement", "26Q2", "--posted", "--yes"]);
    // So is what is paid before all have signed.
    station.done(&["fund", "claim", "茶水 3", "--payee", "李师傅", "--pot", STREET]);
    let short = station.run(&["fund", "pay", "凭证3", "--from", ACCOUNT]);
    assert!(short.code == 1 && short.err.contains("还缺2位签字") && short.err.contains("--yes"), "{}", short.err);
    assert!(!station.done(&["fund", "list", "--all"]).contains("已付，缺2签"), "nothing was written");
    station.done(&["fund", "pay", "凭证3", "--from", ACCOUNT, "--yes"]);
    assert!(station.done(&["fund", "list", "--all"]).contains("已付，缺2签"));
    assert_eq!(station.done(&["notices", "--all", "--format", "csv"]).matches("收支表").count(), 1);
    assert!(station.done(&["track", "check"]).is_empty());
}

#[test]
fn what_is_no_sum_no_number_and_no_time_is_refused_in_one_line_and_nothing_is_written() {
    let station = station();
    let record = station.file("station/station.jsonl");
    let before = std::fs::read(&record).unwrap();
    let receive = |sum: &str| ["fund", "receive", STREET, sum, "--at", ACCOUNT].map(ToOwned::to_owned).to_vec();
    let order = |words: &str| words.split(' ').map(ToOwned::to_owned).collect::<Vec<_>>();
    let all = ["1e30", "-5", "0", "1.234", "12，50", "1,2345", "一百", ""].map(receive);
    let others = [
        "fund statement 26Q5",
        "fund statement 今年",
        "fund trace 26-b9",
        "fund trace 哪笔",
        "fund form 26-b9",
        "fund close 26Q2",
        "fund approve 26-x1 陈大爷",
        "fund approve 26-b1 陈大爷",
        "fund approve 26-b1 李师傅",
        "fund pay 26-b1 --from 社区代管户",
        "fund reverse 26-z9 写错",
        "fund refund 26-b1 600 --at 社区代管户",
        "fund count 社区代管户 450 --counted-by 周师傅",
        "fund count 社区代管户 451 --counted-by 陈大爷",
        "fund receive 街道2026 5 --at 床底下",
        "fund receive 街道2026 5 --at 社区代管户 --on 2026-03-31",
        "undo",
    ];
    for args in all.into_iter().chain(others.into_iter().map(order)) {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let ran = station.run(&args);
        assert!(ran.code == 1 || ran.code == 2, "{args:?}: {} {}", ran.out, ran.err);
        assert!(ran.err.trim().lines().count() == 1 && ran.out.is_empty(), "{args:?}: {} {}", ran.out, ran.err);
    }
    assert_eq!(std::fs::read(&record).unwrap(), before);
    let asked = station.run(&["fund", "receive", STREET, "12，50", "--at", ACCOUNT]).err;
    assert!(asked.contains("12.50"), "{asked}");
    assert!(station.run(&["undo"]).err.contains("动了钱"));
    // Wide digits are a sum.
    station.done(&["fund", "receive", STREET, "１２．５", "--at", ACCOUNT]);
}

#[test]
fn by_keys_alone_the_fund_is_begun_a_receipt_booked_a_claim_signed_twice_and_paid_and_the_statement_posted() {
    let station = Station::new();
    let mut screen = Screen::of(&station, Lang::Zh);
    let enter = |screen: &mut Screen, all: &[&str]| {
        for said in all {
            screen.types(said).press(KeyCode::Enter);
        }
    };
    // 站里: the page is switched on, and opened.
    screen.press(KeyCode::F(5)).press(KeyCode::Char('8'));
    assert!(screen.press(KeyCode::Char('8')).all().contains("自治基金还没开始记"), "{}", screen.all());
    screen.press(KeyCode::Char('1'));
    enter(&mut screen, &["5月1日", ""]);
    assert!(screen.all().contains("能用的钱 0元"), "{}", screen.all());
    // Where, and whose.
    screen.press(KeyCode::Char('9'));
    enter(&mut screen, &["社区代管户", "周师傅"]);
    screen.press(KeyCode::Char('8'));
    enter(&mut screen, &["街道2026", "@望春街道", "2", "", "", "望街3号"]);
    screen.press(KeyCode::Char('2'));
    enter(&mut screen, &["1", "1，000", "1", "收据12"]);
    assert!(screen.all().contains("能用的钱 1000元"), "{}", screen.all());
    // A claim, two who sign, paid.
    screen.press(KeyCode::Char('1'));
    enter(&mut screen, &["灯泡 12.50x20", "@五金店", "1", "王阿姨", "", "0012"]);
    assert!(screen.all().contains("还差2位批"), "{}", screen.all());
    let place = screen.all().lines().skip(4).position(|row| row.contains("26年凭证1号  灯泡"));
    assert!(place.is_some());
    // Today says so, and its digit opens it.
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::Tab);
    let today = screen.all();
    let digit = today.lines().find(|row| row.contains("26年凭证1号")).unwrap().trim().chars().next().unwrap();
    assert!(screen.press(KeyCode::Char(digit)).all().contains("[还差2位批]"), "{}", screen.all());
    // Who saw to it doesn't sign.
    screen.press(KeyCode::Char('1'));
    enter(&mut screen, &["王阿姨"]);
    assert!(screen.all().contains("不批自己的"), "{}", screen.all());
    screen.press(KeyCode::F(10));
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::Tab).press(KeyCode::Char(digit));
    for name in ["陈大爷", "赵阿姨"] {
        screen.press(KeyCode::Char('1'));
        enter(&mut screen, &[name]);
    }
    assert!(screen.all().contains("[可付]"), "{}", screen.all());
    screen.press(KeyCode::Char('2'));
    enter(&mut screen, &["1"]);
    assert!(screen.all().contains("[付了]"), "{}", screen.all());
    let form = screen
        .all()
        .lines()
        .find_map(|row| row.split("  印报销单").next().map(str::to_owned).filter(|_| row.contains("印报销单")))
        .unwrap();
    let digit = form.trim_end().chars().next_back().unwrap();
    screen.press(KeyCode::Char(digit)).press(KeyCode::Enter);
    assert!(screen.all().contains("写好了"), "{}", screen.all());
    // The statement as files, and that it was posted.
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(5)).press(KeyCode::Char('8'));
    assert!(screen.all().contains("能用的钱 750元"), "{}", screen.all());
    screen.press(KeyCode::Char('4'));
    enter(&mut screen, &[""]);
    assert!(screen.all().contains("写好了"), "{}", screen.all());
    screen.press(KeyCode::Char('5'));
    enter(&mut screen, &["", "公告栏"]);
    assert!(screen.all().contains("收支表"), "{}", screen.all());
    let papers = std::fs::read_dir(station.home.path().join(yishi::i18n::files::all(Lang::Zh))).unwrap();
    let mut names: Vec<String> = papers.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.len(), 5, "{names:?}");
    let fund = Record::open(station.home.path()).unwrap().fund(true).unwrap();
    assert_eq!((fund.book.free(), fund.claims.len(), fund.entries.len()), (75_000, 1, 2));
}

/// What a random year of the fund and of its projects said.
pub fn year(seed: u64) -> Vec<(Moment, Event)> {
    Year::new(seed).passes().kept.book.told
}

/// A random year: what is asked, whether it is taken or not.
struct Year {
    kept: Kept,
    dice: Dice,
    taken: usize,
    refused: usize,
}

impl Year {
    fn new(seed: u64) -> Self {
        let mut kept = Kept::new();
        for n in 4..=12 {
            let new = New { kind: Kind::Motion, to: Some(Destination::Residents), ..New::about(&format!("提议{n}")) };
            kept.book.when(Command::Add(Box::new(new))).unwrap();
        }
        kept.book.now = "2026-01-02T12:00:00+08:00".parse().unwrap();
        Self { kept, dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), taken: 0, refused: 0 }
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.dice.roll(sides)
    }

    fn today(&self) -> NaiveDate {
        self.kept.book.now.date()
    }

    fn day(&mut self) -> NaiveDate {
        match self.roll(12) {
            0 => self.today() + Days::new(1),
            1..=3 => self.today() - Days::new(self.dice.roll(100)),
            _ => self.today(),
        }
    }

    fn name(&mut self, of: [&str; 2]) -> String {
        of[usize::try_from(self.dice.roll(2)).unwrap()].to_owned()
    }

    fn sum(&mut self) -> Fen {
        let most = [10, 1_000, 100_000][usize::try_from(self.dice.roll(3)).unwrap()];
        Fen(self.dice.roll(most))
    }

    fn number(&mut self, of: usize) -> u32 {
        1 + u32::try_from(self.dice.roll(u64::try_from(of).unwrap() + 1)).unwrap()
    }

    fn project(&mut self) -> ProjectNo {
        let n = self.number(self.kept.book.ledger.projects.len());
        ProjectNo { year: 2026, n }
    }

    fn command(&mut self) -> Command {
        let (on, place, pot, sum) = (self.day(), self.name([ACCOUNT, CASH]), self.name([STREET, OWN]), self.sum());
        let claim = claim_no(self.number(self.kept.book.ledger.fund.claims.len()));
        let note = Some("照单".to_owned());
        let step = |step| Command::Fund(FundDo::Step { claim, step });
        let of_project = |year: &mut Self, step| Command::MoveProject { project: year.project(), step };
        match self.roll(30) {
            0..=3 => Command::Fund(FundDo::Receive { on, place, pot, sum, paper: note }),
            4 => {
                let to = self.name([ACCOUNT, CASH]);
                Command::Fund(FundDo::Transfer { on, from: place, to, sum, note })
            }
            5..=8 => {
                let project = (self.roll(2) == 0).then(|| self.project());
                let price = Fen(sum.0 / 4);
                let invoice = (self.roll(3) == 0).then(|| self.dice.roll(9).to_string());
                let lines =
                    vec![BudgetLine { what: "灯".into(), price, count: 1 + u32::try_from(self.roll(3)).unwrap() }];
                let claim = NewClaim { on, lines, project, invoice, ..asked(&pot, 1) };
                Command::Fund(FundDo::Claim(Box::new(claim)))
            }
            9..=13 => step(ClaimStep::Approve { by: person(u128::from(self.dice.roll(8))), on }),
            14..=16 => step(ClaimStep::Pay { on, place }),
            17 => step(ClaimStep::SendBack { reason: "没盖章".into() }),
            18 => Command::Fund(FundDo::Refund { claim, on, place, sum, note }),
            19 => Command::Fund(FundDo::GiveBack { on, place, pot, sum: Fen(sum.0 / 9), note }),
            20 => {
                let (to, basis) = (self.name([STREET, OWN]), motion(self.number(12)));
                Command::Fund(FundDo::Repurpose { on, from: pot, to, sum, basis, word: "同意".into() })
            }
            21 => {
                let n = self.number(self.kept.book.ledger.fund.entries.len());
                Command::Fund(FundDo::Reverse { entry: entry_no(n), reason: "写错".into() })
            }
            22 | 23 => {
                let has = self.kept.book.ledger.fund.book.place(&place).unwrap().has;
                let found = if self.roll(4) == 0 { sum } else { Fen(u64::try_from(has).unwrap()) };
                let reason = (self.roll(2) == 0).then(|| "点错".to_owned());
                Command::Fund(FundDo::Count { on, place, found, by: person(5), pot: Some(pot), reason })
            }
            24 => {
                let quarter = self.kept.book.ledger.fund.book.next_quarter().unwrap();
                Command::Fund(FundDo::Close { quarter, on: self.today() })
            }
            25 => {
                let basis = Some(motion(self.number(12)));
                Command::Apply(Box::new(NewProject { title: "换灯".into(), applicant: Some(person(3)), basis }))
            }
            26 => of_project(self, ProjectStep::Budget { lines: vec![line("灯", 1 + sum.0 / 2, 1)] }),
            27 => of_project(self, ProjectStep::Fund { source: pot, sum, pot: false }),
            28 => of_project(self, ProjectStep::Start {}),
            _ => match self.roll(4) {
                0 => of_project(self, ProjectStep::Settle {}),
                1 => of_project(self, ProjectStep::Publish { notice: "栏".into(), on }),
                2 => of_project(self, ProjectStep::Reopen { reason: "漏了".into() }),
                _ => of_project(self, ProjectStep::Drop { reason: "不办".into() }),
            },
        }
    }

    /// To December, some days with several lines.
    fn passes(mut self) -> Self {
        while self.today().year() == 2026 {
            let command = self.command();
            let shut = self.kept.book.ledger.fund.book.shut;
            match self.kept.book.when(command.clone()) {
                Err(_) => self.refused += 1,
                Ok(events) => {
                    self.taken += 1;
                    for entry in events.iter().filter_map(Event::entry) {
                        assert!(shut.is_none_or(|shut| entry.on > shut) && entry.on <= self.today(), "{command:?}");
                    }
                }
            }
            self.kept.holds();
            if self.roll(2) == 0 {
                let next = self.today() + Days::new(1);
                self.kept.book.now = format!("{next}T12:00:00+08:00").parse().unwrap();
            }
        }
        self
    }

    /// Its lines, and what the program says of each span.
    fn told(&self) -> Value {
        let fund = &self.kept.book.ledger.fund;
        let spans = (1..=12).map(|month| Span::Month(2026, month));
        let spans = spans.chain((1..=4).map(|quarter| Span::Quarter(2026, quarter))).chain([Span::Year(2026)]);
        let said = spans.map(|span| {
            let said = statement(fund, span);
            assert!(said.is_balanced(), "{said:?}");
            let moves = |name: &str, of: &yishi::tracker::fund::statement::Moves| {
                json!([name, of.opening, of.more, of.less, of.closing()])
            };
            json!({
                "first": span.first().to_string(),
                "last": span.last().to_string(),
                "places": said.places.iter().map(|(name, of)| moves(name, of)).collect::<Vec<_>>(),
                "pots": said.pots.iter().map(|(pot, of)| moves(&pot.name, of)).collect::<Vec<_>>(),
                "costs": said.costs.iter().map(|(no, sum)| {
                    json!([no.map(|no| no.to_string()).unwrap_or_default(), sum])
                }).collect::<Vec<_>>(),
            })
        });
        json!({ "entries": fund.entries.values().collect::<Vec<_>>(), "said": said.collect::<Vec<_>>() })
    }
}

#[test]
fn random_years_balance_after_every_line_and_their_statements_are_the_sums_of_another_program() {
    let years = if std::env::var_os("YISHI_TRUST").is_some() { 10_000 } else { 100 };
    let (mut taken, mut refused) = (0, 0);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/fund-sums.py");
    let piped = std::process::Stdio::piped;
    let python = std::process::Command::new("python3").arg(script).stdin(piped()).stdout(piped()).spawn();
    // Where there is no Python, the sums are made elsewhere.
    let Ok(mut python) = python else { return };
    let mut to = python.stdin.take().unwrap();
    for seed in 1..=years {
        let year = Year::new(seed).passes();
        taken += year.taken;
        refused += year.refused;
        writeln!(to, "{}", year.told()).unwrap();
    }
    drop(to);
    let done = python.wait_with_output().unwrap();
    assert!(done.status.success());
    assert_eq!(String::from_utf8(done.stdout).unwrap().trim(), format!("{years} years, {} statements", years * 17));
    println!("{taken} taken, {refused} refused");
    assert!(taken > 100 * 100 && refused > 100 * 100, "{taken} {refused}");
}
