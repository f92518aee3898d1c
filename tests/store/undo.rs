//! Taking back: what was written down last, and what nothing rests on that came later.

use yishi::{
    store::{NotUndone, Page, Record, Store, Subject, Via},
    tracker::{Command, New, NewProject, ProjectStep, Step},
};

use super::{add, moves, no, now, person, taken};

/// What begins a fund, line by line; the fourth moves money.
fn fund(n: usize) -> Command {
    use yishi::tracker::{
        Fen, FundDo, Party,
        fund::{ClaimStep, Earmark, Giving, NewClaim, Place, Pot, Rules},
        project::BudgetLine,
    };
    let (on, name) = (now().date(), "街道".to_owned());
    let unit = |name: &str| Party::Unit(name.into());
    let claim = "26-b1".parse().unwrap();
    Command::Fund(match n {
        0 => FundDo::Set(Rules { since: on, approvers: 2, floor: Fen(0) }),
        1 => FundDo::Place(Place { name: "代管户".into(), keeper: None }),
        2 => FundDo::Pot(Box::new(Pot {
            name,
            giver: unit("街道"),
            kind: Giving::Street,
            earmark: Earmark::Any,
            until: None,
            paper: None,
        })),
        3 => FundDo::Receive { on, place: "代管户".into(), pot: name, sum: Fen(500), paper: None },
        4 => FundDo::Claim(Box::new(NewClaim {
            on,
            payee: unit("五金店"),
            handler: None,
            lines: vec![BudgetLine { what: "灯".into(), price: Fen(100), count: 1 }],
            pot: name,
            project: None,
            line: None,
            invoice: Some("7".into()),
            photo: None,
        })),
        5 => FundDo::Step { claim, step: ClaimStep::Approve { by: person(3), on } },
        _ => FundDo::Step { claim, step: ClaimStep::SendBack { reason: "没盖章".into() } },
    })
}

/// A command after those that make it possible, one of each kind that a neighbour gives.
fn given() -> Vec<(Vec<Command>, Command)> {
    let one =
        || add("修路灯", Some(yishi::meeting::words::Destination::Residents), Some(person(1)), Some("2026-06-30"));
    let away = || add("修围墙", Some(yishi::meeting::words::Destination::Street), None, None);
    let promise = |step: Step| (vec![one()], moves("26-0-1", step));
    let referral = |step: Step| (vec![away()], moves("26-0-1", step));
    let said = || Command::Add(Box::new(New::visit("灯坏了")));
    let visit = |step: Step| (vec![said()], moves("26-v1", step));
    let applied =
        || Command::Apply(Box::new(NewProject { title: "换灯".into(), applicant: Some(person(1)), basis: None }));
    vec![
        (vec![], one()),
        (vec![], said()),
        (vec![], applied()),
        (vec![], fund(0)),
        (vec![fund(0)], fund(1)),
        (vec![fund(0)], fund(2)),
        ((0..4).map(fund).collect(), fund(4)),
        ((0..5).map(fund).collect(), fund(5)),
        ((0..5).map(fund).collect(), fund(6)),
        promise(Step::Start {}),
        promise(Step::Report { note: Some("好了".into()), by: None }),
        promise(Step::Confirm { by: person(2) }),
        promise(Step::Drop { reason: "没钱".into() }),
        promise(Step::HandOver { to: person(2) }),
        promise(Step::Release { reason: "搬家".into() }),
        promise(Step::Help { by: person(2) }),
        promise(Step::SetDue { due: None }),
        promise(Step::Rename { title: "换路灯".into() }),
        promise(Step::Remark { text: "买了灯".into() }),
        promise(Step::Attach { name: "照片1".into() }),
        referral(Step::Send { receiver: Some("街道".into()), due: None }),
        referral(Step::Receive {}),
        referral(Step::Answer { text: "会修".into(), document: None }),
        referral(Step::Adopt { text: Some("修".into()), document: None }),
        referral(Step::Refuse { reason: "没钱".into(), document: None }),
        (
            vec![away()],
            Command::MakeSending {
                item: no("26-0-1"), due: None, why: Some("催".into()), files: vec!["照片".into()]
            },
        ),
        (
            vec![away(), moves("26-0-1", Step::Send { receiver: None, due: None })],
            Command::Reply {
                sending: "26-d1".parse().unwrap(),
                says: yishi::tracker::Says::Answered,
                text: Some("会修".into()),
                document: None,
            },
        ),
        referral(Step::Return { reason: "先议".into() }),
        visit(Step::Settle { text: "报修了".into() }),
        visit(Step::Raise {}),
        (
            vec![applied()],
            Command::MoveProject {
                project: "26-p1".parse().unwrap(),
                step: ProjectStep::Drop { reason: "不办".into() },
            },
        ),
    ]
}

#[test]
fn each_step_is_taken_back_to_what_was_before_and_can_be_given_again() {
    for (before, command) in given() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Record::open(home.path()).unwrap();
        for command in &before {
            taken(&mut store, std::slice::from_ref(command));
        }
        let stood = store.ledger().unwrap();
        taken(&mut store, std::slice::from_ref(&command));
        let after = store.ledger().unwrap();
        assert_ne!(stood, after, "{command:?}");
        store.undo(None, now(), Some(&person(9))).unwrap().unwrap();
        let mut now_stands = store.ledger().unwrap();
        // A number that was given stays used.
        (now_stands.last, now_stands.last_of_year) = (stood.last.clone(), stood.last_of_year.clone());
        now_stands.began = stood.began;
        assert_eq!(now_stands, stood, "{command:?}");
        taken(&mut store, std::slice::from_ref(&command));
        // The lines alone say the same.
        std::fs::remove_dir_all(home.path().join("cache")).unwrap();
        let ledger = Record::open(home.path()).unwrap().ledger().unwrap();
        assert_eq!(ledger, store.ledger().unwrap(), "{command:?}");
        assert_eq!(ledger.items.len() + ledger.projects.len(), after.items.len() + after.projects.len());
    }
}

#[test]
fn a_number_that_was_given_stays_used() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    taken(&mut store, &[add("写错了", None, None, None)]);
    store.undo(None, now(), None).unwrap().unwrap();
    assert_eq!(store.item(no("26-0-1")).unwrap(), None);
    taken(&mut store, &[add("写对了", None, None, None)]);
    assert_eq!(store.item(no("26-0-1")).unwrap(), None);
    assert_eq!(store.item(no("26-0-2")).unwrap().unwrap().title, "写对了");
    let past = store.history(Subject::All, Page::ALL).unwrap();
    assert_eq!(
        past.iter().map(|past| past.undone).collect::<Vec<_>>(),
        [true, false],
        "what was taken back is still told"
    );
}

#[test]
fn a_number_of_what_was_sent_stays_used_and_its_answer_finds_it_however_the_cache_was_made() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    taken(&mut store, &[add("修围墙", Some(yishi::meeting::words::Destination::Street), None, None)]);
    let send = || moves("26-0-1", Step::Send { receiver: None, due: None });
    taken(&mut store, &[send()]);
    store.undo(None, now(), None).unwrap().unwrap();
    assert_eq!(store.sent("26-d1".parse().unwrap()).unwrap(), None, "nothing was sent");
    taken(&mut store, &[send()]);
    let reply = |text: &str| Command::Reply {
        sending: "26-d2".parse().unwrap(),
        says: yishi::tracker::Says::Answered,
        text: Some(text.into()),
        document: None,
    };
    taken(&mut store, &[reply("会修")]);
    // Another process, which reads lines as they come, and one that reads all of them.
    let mut other = Record::open(home.path()).unwrap();
    taken(&mut other, &[reply("下月修")]);
    std::fs::remove_dir_all(home.path().join("cache")).unwrap();
    let mut anew = Record::open(home.path()).unwrap();
    taken(&mut anew, &[reply("修了")]);
    assert_eq!(anew.sent("26-d2".parse().unwrap()).unwrap().unwrap().replies.len(), 3);
    assert_eq!(store.all_sent(Page::ALL).unwrap(), anew.all_sent(Page::ALL).unwrap());
}

#[test]
fn what_was_given_together_is_taken_back_together_and_not_where_one_of_it_was_touched_since() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    store.through(Via::Import);
    taken(&mut store, &["甲", "乙", "丙"].map(|title| add(title, None, None, None)));
    store.through(Via::Screen);
    taken(&mut store, &[add("丁", None, None, None)]);
    taken(&mut store, &[moves("26-0-2", Step::Settle { text: "说清了".into() })]);
    // Any line of it stands for all; what rests on it is named.
    let refused = store.undo(Some(3), now(), None).unwrap();
    assert_eq!(refused, Err(NotUndone::Later { line: 3, on: 6, about: "26-0-2".into() }));
    store.undo(None, now(), None).unwrap().unwrap();
    let undone = store.undo(Some(4), now(), None).unwrap().unwrap();
    assert_eq!(undone.lines, [2, 3, 4]);
    let titles: Vec<String> = store.ledger().unwrap().items.values().map(|item| item.title.clone()).collect();
    assert_eq!(titles, ["丁"]);
    assert_eq!(store.undo(Some(2), now(), None).unwrap(), Err(NotUndone::Already(2)));
    assert_eq!(store.undo(Some(1), now(), None).unwrap(), Err(NotUndone::Record(1)));
    assert_eq!(store.undo(Some(7), now(), None).unwrap(), Err(NotUndone::Record(7)), "taking back is not taken back");
    assert_eq!(store.undo(Some(77), now(), None).unwrap(), Err(NotUndone::NoLine(77)));
    store.undo(None, now(), None).unwrap().unwrap();
    assert_eq!(store.undo(None, now(), None).unwrap(), Err(NotUndone::Nothing));
}
