//! Projects and their money: given, when, then; and random steps beside a model of the accounts.

use super::{Book, day, model::Dice, person};
use yishi::{
    meeting::words::Destination,
    tracker::{
        Command, Event, Fen, ItemNo, Kind, New, NewProject, Party, Phase, Project, ProjectNo, ProjectStep as Step,
        ProjectStepName, ProjectWhy, Why,
        project::{BudgetLine, Voucher},
    },
};

fn project_no() -> ProjectNo {
    "26-p1".parse().unwrap()
}

/// A tracker with two motions that passed, a piece of advice, and a project that rests on the first.
struct Fund {
    book: Book,
}

impl Fund {
    fn applied() -> Self {
        let mut book = Book::empty();
        for (title, kind) in [("装灯", Kind::Motion), ("多装几盏", Kind::Motion), ("问街道", Kind::Advice)] {
            let new = New { kind, to: Some(Destination::Residents), ..New::about(title) };
            book.when(Command::Add(Box::new(new))).unwrap();
        }
        let new = NewProject { title: "楼道换灯".into(), applicant: Some(person(1)), basis: Some(motion(1)) };
        book.when(Command::Apply(Box::new(new))).unwrap();
        Self { book }
    }

    /// A budget of 550 yuan, of which two sources give 300 each, and under way.
    fn running() -> Self {
        let mut fund = Self::applied();
        fund.and(&[
            Step::Budget { lines: vec![line("灯", 1_250, 20), line("电工", 30_000, 1)] },
            fund_by("自治基金", 30_000),
            fund_by("自筹", 30_000),
            Step::Start {},
        ]);
        fund
    }

    fn when(&mut self, step: Step) -> Result<Vec<Event>, Why> {
        self.book.when(Command::MoveProject { project: project_no(), step }).map_err(|refusal| refusal.why)
    }

    fn and(&mut self, steps: &[Step]) -> &mut Self {
        for step in steps {
            self.when(step.clone()).unwrap_or_else(|why| panic!("{step:?} {why:?}"));
        }
        self
    }

    fn refused(&mut self, step: Step) -> ProjectWhy {
        match self.when(step).unwrap_err() {
            Why::Project(why) => why,
            why => panic!("{why:?}"),
        }
    }

    fn at(&mut self, moment: &str) -> &mut Self {
        self.book.now = moment.parse().unwrap();
        self
    }

    fn project(&self) -> &Project {
        &self.book.ledger.projects[&project_no()]
    }
}

fn motion(n: u32) -> ItemNo {
    format!("26-0-{n}").parse().unwrap()
}

fn line(what: &str, price: u64, count: u32) -> BudgetLine {
    BudgetLine { what: what.into(), price: Fen(price), count }
}

fn fund_by(source: &str, sum: u64) -> Step {
    Step::Fund { source: source.into(), sum: Fen(sum), pot: false }
}

fn spend(no: &str, sum: u64, source: &str) -> Step {
    let voucher = Voucher {
        no: no.into(),
        on: day("2026-05-25"),
        what: "买灯".into(),
        sum: Fen(sum),
        source: source.into(),
        line: None,
    };
    Step::Spend { voucher }
}

#[test]
fn a_project_goes_from_its_application_to_the_last_voucher_and_every_fen_stands_in_its_account() {
    let mut fund = Fund::running();
    fund.and(&[spend("001", 25_001, "自治基金"), spend("002", 29_999, "自筹"), Step::Settle {}]);
    let project = fund.project();
    assert_eq!((project.budget(), project.given(), project.spent()), (Fen(55_000), Fen(60_000), Fen(55_000)));
    assert_eq!(project.settled, Some(Fen(55_000)));
    assert_eq!((project.left_of("自治基金"), project.left_of("自筹")), (Fen(4_999), Fen(1)));
    fund.and(&[Step::Publish { notice: "公示3号".into(), on: day("2026-05-25") }]);
    assert_eq!(fund.refused(Step::Close { by: person(2) }), ProjectWhy::Hangs { until: day("2026-06-02") });
    fund.at("2026-06-02T08:00:00+08:00");
    assert_eq!(fund.refused(Step::Close { by: person(1) }), ProjectWhy::OwnWork);
    fund.and(&[Step::Close { by: person(2) }]);
    assert_eq!((fund.project().phase, fund.project().accepted.clone()), (Phase::Closed, Some(person(2))));
    // From its source to its voucher: what the account says of each source comes out even.
    let rows = yishi::i18n::tracker::account(yishi::i18n::Lang::Zh, fund.project());
    for source in ["自治基金", "自筹"] {
        let of = |column: usize| -> u64 {
            let cells = rows.iter().filter(|row| row[0] == source).map(|row| row[column].parse::<Fen>());
            cells.filter_map(Result::ok).map(|fen| fen.0).sum()
        };
        assert_eq!(of(1), of(5) + of(6), "{source}: {rows:?}");
    }
}

#[test]
fn nothing_begins_without_a_motion_that_passed_a_budget_and_the_money_for_it() {
    let mut fund = Fund::applied();
    assert!(matches!(fund.refused(Step::Start {}), ProjectWhy::Step { phase: Phase::Applied, .. }));
    assert_eq!(fund.refused(Step::Budget { lines: Vec::new() }), ProjectWhy::NoLines);
    assert_eq!(fund.refused(Step::Budget { lines: vec![line("灯", 0, 5)] }), ProjectWhy::NoSum);
    assert_eq!(fund.refused(Step::Budget { lines: vec![line("灯", u64::MAX, 9)] }), ProjectWhy::NoSum);
    assert_eq!(fund.refused(Step::Rest { basis: motion(3) }), ProjectWhy::NotPassed(motion(3)));
    assert!(matches!(fund.when(Step::Rest { basis: motion(9) }), Err(Why::NoItem(_))));
    fund.and(&[Step::Budget { lines: vec![line("灯", 100, 10)] }, fund_by("街道", 400)]);
    assert_eq!(fund.refused(Step::Start {}), ProjectWhy::Uncovered { missing: Fen(600) });
    assert_eq!(fund.refused(fund_by("街道", 0)), ProjectWhy::NoSum);
    fund.and(&[fund_by("街道", 600), Step::Start {}]);
    assert_eq!(fund.project().sources.len(), 1, "given again, it is added");
    // One that rests on nothing yet.
    let mut book = Book::empty();
    let new = NewProject { title: "种花".into(), applicant: None, basis: None };
    book.when(Command::Apply(Box::new(new))).unwrap();
    let mut fund = Fund { book };
    fund.and(&[Step::Budget { lines: vec![line("花", 100, 1)] }, fund_by("自筹", 100)]);
    assert_eq!(fund.refused(Step::Start {}), ProjectWhy::NoBasis);
}

#[test]
fn money_leaves_only_a_source_that_has_it_and_by_one_voucher() {
    let mut fund = Fund::running();
    let known = vec!["自治基金".to_owned(), "自筹".to_owned()];
    assert_eq!(fund.refused(spend("001", 1, "物业")), ProjectWhy::NoSource { given: "物业".into(), known });
    assert_eq!(fund.refused(spend("001", 30_001, "自筹")), ProjectWhy::TooMuch { left: Fen(30_000) });
    assert_eq!(fund.refused(spend("001", 0, "自筹")), ProjectWhy::NoSum);
    fund.and(&[spend("001", 10_000, "自筹")]);
    assert_eq!(fund.refused(spend("001", 1, "自治基金")), ProjectWhy::VoucherTwice);
    assert_eq!(fund.refused(spend("002", 20_001, "自筹")), ProjectWhy::TooMuch { left: Fen(20_000) });
    fund.at("2026-05-24T12:00:00+08:00");
    assert_eq!(fund.refused(spend("002", 1, "自筹")), ProjectWhy::VoucherDay);
    fund.at("2026-05-26T12:00:00+08:00");
    assert_eq!(fund.refused(Step::Drop { reason: "不办了".into() }), ProjectWhy::Spent);
    let void = |voucher: &str| Step::Void { voucher: voucher.into(), reason: "写错了".into() };
    assert_eq!(fund.refused(void("009")), ProjectWhy::NoVoucher);
    fund.and(&[void("001")]);
    assert_eq!(fund.project().left_of("自筹"), Fen(30_000));
    assert_eq!(fund.refused(Step::Settle {}), ProjectWhy::NothingSpent);
    fund.and(&[Step::Drop { reason: "不办了".into() }]);
    assert_eq!(fund.project().phase, Phase::Dropped);
}

#[test]
fn nothing_is_settled_above_its_budget_without_a_second_motion() {
    let mut fund = Fund::running();
    fund.and(&[spend("001", 30_000, "自治基金"), spend("002", 25_001, "自筹")]);
    assert_eq!(fund.refused(Step::Settle {}), ProjectWhy::Above { spent: Fen(55_001), budget: Fen(55_000) });
    let raise = |n: u32| Step::Raise { basis: motion(n), lines: vec![line("多一盏", 1, 1)] };
    assert_eq!(fund.refused(raise(1)), ProjectWhy::SameMotion(motion(1)), "the first one is spent");
    assert_eq!(fund.refused(raise(3)), ProjectWhy::NotPassed(motion(3)), "advice is no decision");
    fund.and(&[raise(2)]);
    assert_eq!(fund.refused(raise(2)), ProjectWhy::SameMotion(motion(2)), "nor does it raise twice");
    fund.and(&[Step::Settle {}]);
    // An objection opens it again, and what was paid stands.
    fund.and(&[Step::Reopen { reason: "少一张发票".into() }]);
    assert_eq!((fund.project().phase, fund.project().vouchers.len()), (Phase::Running, 2));
    assert_eq!(fund.project().settled, None);
}

#[test]
fn a_refusal_says_what_is_missing_in_both_languages() {
    for lang in [yishi::i18n::Lang::Zh, yishi::i18n::Lang::En] {
        let mut fund = Fund::running();
        fund.and(&[spend("001", 30_000, "自治基金"), spend("002", 25_001, "自筹")]);
        let refusal =
            fund.book.when(Command::MoveProject { project: project_no(), step: Step::Settle {} }).unwrap_err();
        let words = yishi::i18n::tracker::refusal(lang, &refusal);
        assert!(words.contains("550.01") && words.contains("550") && words.contains("0.01"), "{words}");
    }
}

/// What is known of the money, kept apart from the program: by hand, in fen.
#[derive(Default)]
struct Known {
    phase: &'static str,
    budget: i64,
    given: [i64; 2],
    spent: Vec<(u64, usize, i64)>,
    second: bool,
}

impl Known {
    fn spent_of(&self, source: usize) -> i64 {
        self.spent.iter().filter(|(_, of, _)| *of == source).map(|(.., sum)| sum).sum()
    }

    fn all_spent(&self) -> i64 {
        self.spent.iter().map(|(.., sum)| sum).sum()
    }

    /// Takes a step, or doesn't.
    fn step(&mut self, which: ProjectStepName, sum: i64, source: usize, voucher: u64) -> bool {
        use ProjectStepName as N;
        let is = |phases: &[&str]| phases.contains(&self.phase);
        match which {
            N::Budget if is(&["Applied", "Budgeted"]) && sum > 0 => (self.budget, self.phase) = (sum, "Budgeted"),
            N::Rest if is(&["Applied", "Budgeted"]) => {}
            N::Fund if is(&["Applied", "Budgeted", "Running"]) && sum > 0 => self.given[source] += sum,
            N::Start if is(&["Budgeted"]) && self.given.iter().sum::<i64>() >= self.budget => self.phase = "Running",
            N::Spend => {
                let new = self.spent.iter().all(|(no, ..)| *no != voucher);
                let left = self.given[source] - self.spent_of(source);
                if !is(&["Running"]) || !new || sum == 0 || self.given[source] == 0 || sum > left {
                    return false;
                }
                self.spent.push((voucher, source, sum));
            }
            N::Void if is(&["Running"]) && self.spent.iter().any(|(no, ..)| *no == voucher) => {
                self.spent.retain(|(no, ..)| *no != voucher);
            }
            N::Raise if is(&["Running"]) && !self.second && sum > 0 => {
                self.budget += sum;
                self.second = true;
            }
            N::Settle if is(&["Running"]) && self.all_spent() > 0 && self.all_spent() <= self.budget => {
                self.phase = "Settled";
            }
            N::Publish if is(&["Settled"]) => self.phase = "Published",
            N::Reopen if is(&["Settled", "Published"]) => self.phase = "Running",
            N::Drop if is(&["Applied", "Budgeted", "Running"]) && self.spent.is_empty() => self.phase = "Dropped",
            _ => return false,
        }
        true
    }
}

#[test]
fn the_model_of_the_accounts_says_the_same_of_random_steps() {
    use ProjectStepName as N;
    const STEPS: [N; 11] =
        [N::Budget, N::Rest, N::Fund, N::Start, N::Spend, N::Void, N::Raise, N::Settle, N::Publish, N::Reopen, N::Drop];
    let (mut settled, mut taken) = (0, 0);
    for seed in 1..=400_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut fund = Fund::applied();
        let mut known = Known { phase: "Applied", ..Known::default() };
        for _ in 0..60 {
            // Dropping ends a story: it is rare.
            let sides = if dice.roll(20) == 0 { 11 } else { 10 };
            let which = STEPS[usize::try_from(dice.roll(sides)).unwrap()];
            let sum = dice.roll(400);
            let source = usize::try_from(dice.roll(2)).unwrap();
            let voucher = dice.roll(5);
            let name = ["自治基金", "自筹"][source];
            let reason = "有这个缘故".to_owned();
            let step = match which {
                N::Budget => Step::Budget { lines: vec![line("灯", sum, 1)] },
                N::Rest => Step::Rest { basis: motion(1) },
                N::Fund => fund_by(name, sum),
                N::Start => Step::Start {},
                N::Spend => spend(&voucher.to_string(), sum, name),
                N::Void => Step::Void { voucher: voucher.to_string(), reason },
                N::Raise => Step::Raise { basis: motion(2), lines: vec![line("再来", sum, 1)] },
                N::Settle => Step::Settle {},
                N::Publish => Step::Publish { notice: "3号".into(), on: day("2026-05-25") },
                N::Reopen => Step::Reopen { reason },
                _ => Step::Drop { reason },
            };
            let expected = known.step(which, i64::try_from(sum).unwrap(), source, voucher);
            let answer = fund.when(step.clone());
            assert_eq!(answer.is_ok(), expected, "seed {seed}: {step:?} {answer:?}");
            taken += usize::from(expected);
            let project = fund.project();
            assert_eq!(format!("{:?}", project.phase), known.phase, "seed {seed}: {step:?}");
            let fen = |sum: i64| Fen(sum.try_into().unwrap());
            assert_eq!((project.budget(), project.spent()), (fen(known.budget), fen(known.all_spent())));
            for (source, name) in ["自治基金", "自筹"].into_iter().enumerate() {
                assert_eq!(project.left_of(name), fen(known.given[source] - known.spent_of(source)));
            }
            if project.phase == Phase::Settled {
                settled += 1;
                assert!(project.spent() <= project.budget());
            }
        }
    }
    assert!(settled > 200 && taken > 5_000, "{settled} {taken}");
}

#[test]
fn a_unit_may_take_a_project_over_and_hostile_words_are_refused() {
    let mut fund = Fund::running();
    let hostile = Voucher {
        no: "1\u{202e}".into(),
        on: day("2026-05-25"),
        what: "x".into(),
        sum: Fen(1),
        source: "自筹".into(),
        line: None,
    };
    assert!(matches!(fund.when(Step::Spend { voucher: hostile }), Err(Why::Text(_))));
    fund.and(&[spend("001", 5, "自筹"), Step::Settle {}]);
    fund.and(&[Step::Publish { notice: "1号".into(), on: day("2026-05-25") }]).at("2026-06-02T08:00:00+08:00");
    fund.and(&[Step::Close { by: Party::Unit("居务监督委员会".into()) }]);
    assert!(!fund.project().phase.is_open() && fund.project().steps().is_empty());
}
