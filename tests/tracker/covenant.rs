//! The residents' covenant: each step in each state, each need missing, versions, breaches, papers.

use std::sync::Arc;

use ratatui::crossterm::event::KeyCode;
use uuid::Uuid;
use yishi::{
    i18n::{Lang, tracker as words},
    meeting::words::{Destination, Ref},
    store::{Record, Store},
    time::Span,
    tracker::{
        Body, Command, Guard, Item, Kind, Leaf, LeafKind, LeafNo, LeafState, LeafStepName, New, NewDesk, NoticeOf,
        NoticeStep, Seed, State, Step, Why,
        covenant::{beyond, breaches, draft, in_force},
        intake::Mark,
        item::Source,
        leaf::{Article, Field, LEAF_LIFE, LeafNeed, LeafRow, Voices, choices::VotedBy},
        notice::NewNotice,
        refusal::LeafWhy,
    },
};

use super::{Book, cli::Station, day, no, screen::Screen};
use crate::record::readers;

use LeafState as S;
use LeafStepName as N;

/// A motion that a meeting passed on the 9th, by its number there.
fn motion(n: u16, kind: Kind, to: Option<Destination>) -> Item {
    let mark = Mark::Of(Ref::Motion(yishi::meeting::numbers::MotionNo(n)));
    let title = format!("楼道里不放东西，第{n}件");
    let mut item = Item::new(no(&format!("26-3-m{n}")), kind, title.clone(), to, day("2026-05-09"));
    let seed = Seed {
        refs: vec![mark],
        kind,
        title,
        words: None,
        to,
        receiver: None,
        lead: None,
        helpers: Vec::new(),
        author: None,
        due: None,
        reason: None,
        part_of: None,
        sent: false,
        carried: false,
    };
    item.source = Some(Box::new(Source { meeting: Uuid::from_u128(3), seed }));
    item
}

fn g(said: &str) -> LeafNo {
    said.parse().unwrap()
}

/// Three motions of the residents and one that is for the owners.
fn book() -> Book {
    let mut book = Book::empty();
    for n in 1..=3 {
        book.ledger.put(Arc::new(motion(n, Kind::Motion, Some(Destination::Residents))));
    }
    book.ledger.put(Arc::new(motion(4, Kind::Advice, Some(Destination::Owners))));
    book
}

fn article(book: &Book, said: &str) -> Article {
    let Body::Article(article) = &book.ledger.leaves[&g(said)].body else { panic!("{said}") };
    article.clone()
}

fn keep(leaf: Option<&str>, article: Article) -> Command {
    Command::Keep { leaf: leaf.map(g), body: Box::new(Body::Article(article)), with: Vec::new() }
}

fn written(book: &Book, n: u16, revises: Option<&str>) -> Command {
    let before = revises.map(|said| book.ledger.leaves[&g(said)].clone());
    let Body::Article(article) = draft(book.item(no(&format!("26-3-m{n}"))), day("2026-05-10"), before.as_ref()) else {
        panic!()
    };
    keep(None, article)
}

fn hear(said: &str, on: &str) -> Command {
    Command::Hang(Box::new(NewNotice::new(NoticeOf::Article(g(said)), "征求意见", day(on))))
}

fn voted(mut article: Article, on: &str, [called, came, yes, no]: [u32; 4]) -> Article {
    (article.voted_by, article.voted) = (Some(VotedBy::Delegates), Some(day(on)));
    (article.called, article.came) = (Some(Voices(called)), Some(Voices(came)));
    (article.yes, article.no) = (Some(Voices(yes)), Some(Voices(no)));
    article
}

fn filed(mut article: Article, on: &str) -> Article {
    (article.filed, article.filed_with) = (Some(day(on)), Some("街道办事处".into()));
    article
}

/// An article that was on paper before there was a station.
fn older(words: &str, from: &str) -> Article {
    let Body::Article(article) = draft(&motion(9, Kind::Motion, None), day("2026-05-25"), None) else { panic!() };
    let agreed = Some("2019年居民代表会议举手通过".into());
    Article { motion: None, words: words.into(), agreed, from: Some(day(from)), ..article }
}

/// The step, as it is given when nothing is missing.
fn whole(book: &Book, step: N) -> Command {
    let known = || article(book, "g1.1");
    match step {
        N::Draft => written(book, 2, None),
        N::Older => keep(None, older("车停进线里", "2019-05-01")),
        N::Hear => hear("g1.1", "2026-05-11"),
        N::Vote => keep(Some("g1.1"), voted(known(), "2026-05-22", [40, 31, 25, 4])),
        N::File => keep(Some("g1.1"), filed(known(), "2026-05-24")),
        N::Begin => keep(Some("g1.1"), Article { from: Some(day("2026-05-25")), ..known() }),
        N::Pair => keep(Some("g1.1"), Article { department: Some("城管".into()), ..known() }),
        N::Revise => written(book, 2, Some("g1.1")),
        N::Repeal | N::Drop => {
            Command::EndLeaf {
                leaf: g("g1.1"), reason: "有了新法".into(), basis: Some("居民会议 30比1".into())
            }
        }
    }
}

/// A book whose first article stands there.
fn standing(state: S) -> Book {
    let mut book = book();
    let steps: &[N] = match state {
        S::Draft => &[],
        S::Dropped => &[N::Drop],
        S::Heard => &[N::Hear],
        S::Passed | S::NotPassed => &[N::Hear, N::Vote],
        S::Filed => &[N::Hear, N::Vote, N::File],
        S::InForce | S::Revised => &[N::Hear, N::Vote, N::File, N::Begin],
        S::Repealed => &[N::Hear, N::Vote, N::File, N::Begin, N::Repeal],
    };
    let first = written(&book, 1, None);
    book.when(first).unwrap();
    for step in steps {
        let command = match (state, step) {
            (S::NotPassed, N::Vote) => {
                keep(Some("g1.1"), voted(article(&book, "g1.1"), "2026-05-22", [40, 31, 15, 16]))
            }
            // The next version takes its place today.
            (S::Revised, N::Begin) => {
                keep(Some("g1.1"), Article { from: Some(day("2026-05-24")), ..article(&book, "g1.1") })
            }
            _ => whole(&book, *step),
        };
        book.when(command).unwrap_or_else(|no| panic!("{state:?} {step:?}: {no:?}"));
    }
    if state == S::Revised {
        second_in_force(&mut book, "2026-05-25");
    }
    assert_eq!(book.ledger.leaves[&g("g1.1")].state(day("2026-05-25")), Some(state));
    book
}

/// A second version of the first article goes all of its way.
fn second_in_force(book: &mut Book, from: &str) {
    let second = written(book, 3, Some("g1.1"));
    book.when(second).unwrap();
    book.when(hear("g1.2", "2026-05-11")).unwrap();
    let vote = voted(article(book, "g1.2"), "2026-05-22", [40, 31, 25, 4]);
    book.when(keep(Some("g1.2"), vote)).unwrap();
    let file = filed(article(book, "g1.2"), "2026-05-24");
    book.when(keep(Some("g1.2"), file)).unwrap();
    let begin = Article { from: Some(day(from)), ..article(book, "g1.2") };
    book.when(keep(Some("g1.2"), begin)).unwrap();
}

#[test]
fn every_step_of_an_article_is_taken_in_each_of_its_states_and_refused_in_all_others() {
    let today = day("2026-05-25");
    for state in S::ALL {
        for step in N::ALL {
            let mut book = standing(state);
            let row = LeafRow::of(LeafKind::Article, step).unwrap();
            let command = match (step, state) {
                // What is put right says something else.
                (N::Vote, S::Passed) => {
                    keep(Some("g1.1"), voted(article(&book, "g1.1"), "2026-05-22", [40, 31, 24, 4]))
                }
                (N::File, S::Filed) => keep(Some("g1.1"), filed(article(&book, "g1.1"), "2026-05-25")),
                (N::Begin, S::InForce) | (N::Vote | N::File | N::Begin, S::Revised | S::Repealed) => {
                    let known = article(&book, "g1.1");
                    let again = match step {
                        N::Vote => voted(known, "2026-05-23", [40, 31, 24, 4]),
                        N::File => filed(known, "2026-05-25"),
                        _ => Article { from: Some(day("2026-05-26")), ..known },
                    };
                    keep(Some("g1.1"), again)
                }
                (N::Vote | N::File, S::Filed | S::InForce) => {
                    let known = article(&book, "g1.1");
                    keep(
                        Some("g1.1"),
                        if step == N::Vote {
                            voted(known, "2026-05-23", [40, 31, 24, 4])
                        } else {
                            filed(known, "2026-05-25")
                        },
                    )
                }
                _ => whole(&book, step),
            };
            // A way begins whatever stands elsewhere.
            if matches!(step, N::Draft | N::Older) {
                continue;
            }
            let before = book.ledger.clone();
            let given = book.when(command);
            let fits = match step {
                N::Repeal | N::Drop => state == S::InForce || state.is_under_way(),
                _ => row.from.contains(&state),
            };
            if fits {
                assert!(given.is_ok(), "{step:?} {state:?}: {given:?}");
                let to = book.ledger.leaves[&g("g1.1")].state(today).unwrap();
                assert!(
                    row.to.is_none_or(|wanted| wanted == to) || matches!(step, N::Repeal | N::Drop),
                    "{step:?} {state:?} {to:?}"
                );
            } else {
                let why = given.map_err(|why| why.clone()).expect_err(&format!("{step:?} {state:?}"));
                let is_told =
                    matches!(why.why, Why::Leaf(LeafWhy::Step { .. } | LeafWhy::Ended(_) | LeafWhy::UnderWay(_)));
                assert!(is_told, "{step:?} {state:?}: {why:?}");
                assert_eq!(book.ledger, before, "{step:?} {state:?}");
                for lang in [Lang::Zh, Lang::En] {
                    assert!(!words::refusal(lang, &why).is_empty(), "{why:?}");
                }
            }
        }
    }
}

type Give = Box<dyn Fn(&mut Book) -> Command>;
type Says = Box<dyn Fn(&Why) -> bool>;

/// What is missing of a step from where, and how that is refused.
#[allow(clippy::too_many_lines, reason = "a table")]
fn lacking() -> Vec<(N, LeafNeed, S, Give, Says)> {
    let with = |change: fn(&mut Article)| -> Give {
        Box::new(move |book| {
            let mut known = article(book, "g1.1");
            change(&mut known);
            keep(Some("g1.1"), known)
        })
    };
    let drafted = |n: u16, change: fn(&mut Article)| -> Give {
        Box::new(move |book| {
            let Command::Keep { body, .. } = written(book, n, None) else { panic!() };
            let Body::Article(mut article) = *body else { panic!() };
            change(&mut article);
            keep(None, article)
        })
    };
    let leaf = |is: fn(&LeafWhy) -> bool| -> Says { Box::new(move |why| matches!(why, Why::Leaf(why) if is(why))) };
    let revised = |change: fn(&mut Article)| -> Give {
        Box::new(move |book| {
            let Command::Keep { body, .. } = written(book, 2, Some("g1.1")) else { panic!() };
            let Body::Article(mut article) = *body else { panic!() };
            change(&mut article);
            keep(None, article)
        })
    };
    vec![
        (
            N::Draft,
            LeafNeed::Basis,
            S::Draft,
            drafted(4, |_| ()),
            leaf(|why| matches!(why, LeafWhy::Advice { to: Some(Destination::Owners), .. })),
        ),
        (N::Draft, LeafNeed::Basis, S::Draft, drafted(1, |_| ()), leaf(|why| matches!(why, LeafWhy::WrittenIn { .. }))),
        (
            N::Draft,
            LeafNeed::SameText,
            S::Draft,
            drafted(2, |article| article.words = "楼道里不放东西，放了罚款".into()),
            leaf(|why| matches!(why, LeafWhy::OtherWords { .. })),
        ),
        (
            N::Draft,
            LeafNeed::Day,
            S::Draft,
            drafted(2, |article| article.on = day("2026-05-08")),
            Box::new(|why| matches!(why, Why::BeforeAll { .. })),
        ),
        (
            N::Older,
            LeafNeed::Whole,
            S::Draft,
            Box::new(|_| keep(None, Article { agreed: None, ..older("车停进线里", "2019-05-01") })),
            leaf(|why| *why == LeafWhy::Unsaid(vec![Field::Agreed])),
        ),
        (
            N::Older,
            LeafNeed::Day,
            S::Draft,
            Box::new(|_| keep(None, older("车停进线里", "2026-05-26"))),
            Box::new(|why| matches!(why, Why::ToCome { .. })),
        ),
        (
            N::Hear,
            LeafNeed::Day,
            S::Draft,
            Box::new(|_| hear("g1.1", "2026-05-09")),
            Box::new(|why| *why == Why::Before),
        ),
        (
            N::Vote,
            LeafNeed::Whole,
            S::Heard,
            with(|article| {
                *article = voted(article.clone(), "2026-05-22", [40, 31, 25, 4]);
                (article.called, article.no) = (None, None);
            }),
            leaf(|why| *why == LeafWhy::Unsaid(vec![Field::Called, Field::Against])),
        ),
        (
            N::Vote,
            LeafNeed::Day,
            S::Heard,
            with(|article| *article = voted(article.clone(), "2026-05-26", [40, 31, 25, 4])),
            Box::new(|why| matches!(why, Why::ToCome { .. })),
        ),
        (
            N::Vote,
            LeafNeed::Ran,
            S::Heard,
            with(|article| *article = voted(article.clone(), "2026-05-18", [40, 31, 25, 4])),
            leaf(|why| matches!(why, LeafWhy::Hangs { until, .. } if *until == day("2026-05-18"))),
        ),
        (
            N::Vote,
            LeafNeed::Ran,
            S::Heard,
            Box::new(|book| {
                let step = NoticeStep::Hear { on: day("2026-05-12"), text: "老人放的轮椅怎么办".into() };
                book.when(Command::MoveNotice { notice: "26-n1".parse().unwrap(), step }).unwrap();
                keep(Some("g1.1"), voted(article(book, "g1.1"), "2026-05-22", [40, 31, 25, 4]))
            }),
            leaf(|why| matches!(why, LeafWhy::Unanswered { comments, .. } if *comments == [1])),
        ),
        (
            N::Vote,
            LeafNeed::Sums,
            S::Heard,
            with(|article| *article = voted(article.clone(), "2026-05-22", [40, 31, 25, 7])),
            leaf(|why| *why == LeafWhy::Sums),
        ),
        (
            N::Vote,
            LeafNeed::Sums,
            S::Heard,
            with(|article| *article = voted(article.clone(), "2026-05-22", [30, 31, 25, 4])),
            leaf(|why| *why == LeafWhy::Sums),
        ),
        (
            N::File,
            LeafNeed::Whole,
            S::Passed,
            with(|article| article.filed = Some(day("2026-05-24"))),
            leaf(|why| *why == LeafWhy::Unsaid(vec![Field::FiledWith])),
        ),
        (
            N::File,
            LeafNeed::Day,
            S::Passed,
            with(|article| *article = filed(article.clone(), "2026-05-21")),
            Box::new(|why| matches!(why, Why::BeforeAll { .. })),
        ),
        (
            N::Begin,
            LeafNeed::Day,
            S::Filed,
            with(|article| article.from = Some(day("2026-05-21"))),
            Box::new(|why| matches!(why, Why::BeforeAll { .. })),
        ),
        (
            N::Revise,
            LeafNeed::Basis,
            S::InForce,
            revised(|article| article.motion = Some(no("26-3-m4"))),
            leaf(|why| matches!(why, LeafWhy::Advice { .. })),
        ),
        (
            N::Revise,
            LeafNeed::SameText,
            S::InForce,
            revised(|article| article.words.push('了')),
            leaf(|why| matches!(why, LeafWhy::OtherWords { .. })),
        ),
        (
            N::Revise,
            LeafNeed::Alone,
            S::InForce,
            Box::new(|book| {
                let second = written(book, 3, Some("g1.1"));
                book.when(second).unwrap();
                written(book, 2, Some("g1.1"))
            }),
            leaf(|why| *why == LeafWhy::UnderWay(g("g1.2"))),
        ),
        (
            N::Repeal,
            LeafNeed::Reason,
            S::InForce,
            Box::new(|_| Command::EndLeaf { leaf: g("g1.1"), reason: " ".into(), basis: Some("居民会议".into()) }),
            Box::new(|why| matches!(why, Why::Text(_))),
        ),
        (
            N::Repeal,
            LeafNeed::Ground,
            S::InForce,
            Box::new(|_| Command::EndLeaf { leaf: g("g1.1"), reason: "有了新法".into(), basis: None }),
            leaf(|why| *why == LeafWhy::Missing(Field::Basis)),
        ),
        (
            N::Drop,
            LeafNeed::Reason,
            S::Draft,
            Box::new(|_| Command::EndLeaf { leaf: g("g1.1"), reason: String::new(), basis: None }),
            Box::new(|why| matches!(why, Why::Text(_))),
        ),
    ]
}

#[test]
fn each_need_of_each_step_is_refused_where_it_is_missing_and_nothing_changes() {
    let mut met = std::collections::BTreeSet::new();
    for (step, need, state, give, says) in lacking() {
        let mut book = standing(state);
        let command = give(&mut book);
        let before = book.ledger.clone();
        let refusal = book.when(command).unwrap_err();
        assert!(says(&refusal.why), "{step:?} {need:?}: {refusal:?}");
        assert_eq!(book.ledger, before, "{step:?} {need:?}");
        assert!([Lang::Zh, Lang::En].iter().all(|lang| !words::refusal(*lang, &refusal).is_empty()));
        met.insert((step, need));
    }
    // What begins needs no field but its day, which the form always has.
    let all = LEAF_LIFE.iter().flat_map(|row| row.needs.iter().map(|need| (row.step, *need)));
    let left: Vec<_> = all.filter(|pair| !met.contains(pair) && *pair != (N::Begin, LeafNeed::Whole)).collect();
    assert!(left.is_empty(), "each need of the table has a case: {left:?}");
}

#[test]
fn what_was_counted_says_whether_it_passed() {
    for (counts, state, said) in [
        ([40, 31, 16, 15], S::Passed, "赞成16"),
        ([40, 20, 20, 0], S::NotPassed, "到会没过半"),
        ([40, 21, 11, 10], S::Passed, "实到21"),
        ([40, 30, 15, 0], S::NotPassed, "赞成没过到会的一半"),
    ] {
        let mut book = standing(S::Heard);
        let vote = voted(article(&book, "g1.1"), "2026-05-22", counts);
        book.when(keep(Some("g1.1"), vote)).unwrap();
        let leaf = &book.ledger.leaves[&g("g1.1")];
        assert_eq!(leaf.state(day("2026-05-25")), Some(state), "{counts:?}");
        let line = words::covenant::vote(Lang::Zh, &article(&book, "g1.1")).unwrap();
        assert!(line.contains(said), "{line}");
    }
}

fn force(book: &Book, on: &str) -> Vec<String> {
    in_force(book.ledger.leaves.values(), day(on)).iter().map(|leaf| leaf.no.to_string()).collect()
}

#[test]
fn the_old_version_is_in_force_until_the_new_one_is() {
    let mut book = standing(S::InForce);
    second_in_force(&mut book, "2026-06-01");
    assert_eq!(force(&book, "2026-05-25"), ["g1.1"]);
    assert_eq!(force(&book, "2026-05-31"), ["g1.1"]);
    assert_eq!(force(&book, "2026-06-01"), ["g1.2"]);
    let state = |said: &str, on| book.ledger.leaves[&g(said)].state(day(on)).unwrap();
    assert_eq!([state("g1.1", "2026-06-01"), state("g1.2", "2026-05-31")], [S::Revised, S::Filed]);
    // Not before the day after the old one began, or it would never have held.
    let mut early = standing(S::InForce);
    let second = written(&early, 3, Some("g1.1"));
    early.when(second).unwrap();
    early.when(hear("g1.2", "2026-05-11")).unwrap();
    let vote = filed(voted(article(&early, "g1.2"), "2026-05-22", [40, 31, 25, 4]), "2026-05-24");
    let both = early.when(keep(Some("g1.2"), vote.clone())).unwrap_err();
    assert!(matches!(both.why, Why::Leaf(LeafWhy::Step { step: N::File, .. })), "one step after the other: {both:?}");
    let (vote, file) = (voted(article(&early, "g1.2"), "2026-05-22", [40, 31, 25, 4]), vote);
    early.when(keep(Some("g1.2"), vote)).unwrap();
    early.when(keep(Some("g1.2"), file.clone())).unwrap();
    let begin = Article { from: Some(day("2026-05-25")), ..file };
    assert!(matches!(early.when(keep(Some("g1.2"), begin)).unwrap_err().why, Why::BeforeAll { .. }));
}

#[test]
fn a_motion_that_was_sent_to_the_covenant_is_taken_up_when_its_article_is_in_force() {
    let mut book = Book::empty();
    let mut sent = motion(1, Kind::Motion, Some(Destination::Covenant));
    sent.state = State::Sent;
    book.ledger.put(Arc::new(sent));
    let first = written(&book, 1, None);
    book.when(first).unwrap();
    for step in [N::Hear, N::Vote, N::File] {
        let command = whole(&book, step);
        book.when(command).unwrap();
        assert_eq!(book.item(no("26-3-m1")).state, State::Sent, "{step:?}");
    }
    let begin = whole(&book, N::Begin);
    book.when(begin).unwrap();
    let item = book.item(no("26-3-m1"));
    assert_eq!(item.state, State::Adopted);
    assert!(item.replies.iter().any(|reply| reply.text == "公约1条第1版"), "{item:?}");
}

#[test]
fn a_notice_that_is_withdrawn_before_the_vote_takes_the_article_back_to_a_draft() {
    let withdraw = |book: &mut Book| {
        let step = NoticeStep::Withdraw { reason: "贴错了".into() };
        book.when(Command::MoveNotice { notice: "26-n1".parse().unwrap(), step }).unwrap();
        book.ledger.leaves[&g("g1.1")].state(day("2026-05-25")).unwrap()
    };
    let mut early = standing(S::Heard);
    assert_eq!(withdraw(&mut early), S::Draft);
    assert!(early.when(hear("g1.1", "2026-05-12")).is_ok(), "the next one asks again");
    assert_eq!(article(&early, "g1.1").notice, Some("26-n2".parse().unwrap()));
    assert_eq!(withdraw(&mut standing(S::Passed)), S::Passed, "what was voted was voted");
}

/// A finding of the patrol.
fn finding(book: &mut Book) {
    let desk = Some(NewDesk::default());
    let came = Some(yishi::tracker::Came::Patrol);
    let new = New { came, desk, author: Some(super::person(7)), ..New::visit("王桂芳家门口放了三辆车") };
    book.when(Command::Add(Box::new(new))).unwrap();
}

#[test]
fn a_breach_is_talked_over_first_and_then_goes_to_the_department_of_its_article() {
    let mut book = standing(S::InForce);
    let pair = whole(&book, N::Pair);
    book.when(pair).unwrap();
    finding(&mut book);
    let (of, hand_on) = (no("26-x1"), |to| Step::Redirect { to, receiver: None, due: None });
    // What breaks nothing goes wherever it should, and nobody is talked to about no article.
    assert_eq!(super::lifecycle::missing(&book.refused(of, Step::Persuade { text: "说过了".into() })), [Guard::Breach]);
    book.and(of, &[Step::Breach { article: g("g1.1") }]);
    for to in [Destination::Department, Destination::Street, Destination::Community] {
        assert_eq!(super::lifecycle::missing(&book.refused(of, hand_on(to))), [Guard::Persuaded], "{to:?}");
    }
    book.and(of, &[Step::Persuade { text: "说好周末搬走".into() }, hand_on(Destination::Department)]);
    let item = book.item(of);
    assert_eq!((item.receiver.as_deref(), item.state), (Some("城管"), State::ToSend));
    assert_eq!((item.persuaded, item.article), (Some(day("2026-05-25")), Some(g("g1.1"))));
    // Another article is another talk; one that isn't in force is broken by nobody, and no promise breaks one.
    let second = written(&book, 2, None);
    book.when(second).unwrap();
    assert_eq!(super::lifecycle::missing(&book.refused(of, Step::Breach { article: g("g2.1") })), [Guard::Article]);
    assert_eq!(
        super::lifecycle::missing(&book.refused(no("26-3-m3"), Step::Breach { article: g("g1.1") })),
        [Guard::Article]
    );
    // Articles are counted, of both versions together; nobody's name is in it.
    let year = (day("2026-01-01"), day("2026-12-31"));
    let counted = breaches(book.ledger.items.values().map(|item| &**item), year);
    assert_eq!(format!("{counted:?}"), "{1: 1}");
    assert!(
        breaches(book.ledger.items.values().map(|item| &**item), (day("2026-01-01"), day("2026-05-24"))).is_empty()
    );
}

#[test]
fn words_that_a_covenant_cannot_hold_to_are_said() {
    assert_eq!(beyond("高空抛物罚款200元，停车收费"), ["罚款", "收费"]);
    assert!(beyond("楼道里不放东西").is_empty());
}

/// A station with the worked meeting, whose third motion passed.
fn worked() -> Station {
    let station = Station::worked();
    station.done(&["covenant", "draft", "提议3", "--class", "安全", "--department", "城管", "--does", "依法处理占道"]);
    station
}

/// The line that wrote it first.
fn first_line(station: &Station, of: &str) -> String {
    let history = station.done(&["track", "history", of]);
    let lines = history.lines().filter_map(|line| line.split_whitespace().next()?.parse::<u32>().ok());
    lines.min().unwrap_or_else(|| panic!("{history}")).to_string()
}

fn day_of(clock: &str) -> String {
    format!("{clock}T10:00:00+08:00")
}

/// All of its way, by the command line.
fn in_force_at(station: &Station) {
    for (clock, order) in [
        ("2026-06-11", &["covenant", "hear", "g1", "--place", "各楼门口"][..]),
        (
            "2026-06-20",
            &[
                "covenant",
                "vote",
                "g1",
                "--voters",
                "居民代表会议",
                "--called",
                "40",
                "--came",
                "35",
                "--for",
                "33",
                "--against",
                "0",
                "--abstained",
                "2",
            ],
        ),
        ("2026-06-22", &["covenant", "file", "公约1条", "--number", "街备2026-7"]),
        ("2026-06-23", &["covenant", "in-force", "g1", "--from", "2026-07-01"]),
    ] {
        let ran = station.at(&day_of(clock), order);
        assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn an_article_goes_its_way_by_the_command_line_and_its_papers_have_the_words_as_voted() {
    let station = worked();
    let voted = station.done(&["track", "show", "提议3", "--format", "json"]);
    let voted: serde_json::Value = serde_json::from_str(&voted).unwrap();
    let voted = voted[0]["title"].as_str().unwrap_or_else(|| panic!("{voted}")).to_owned();
    // What is advice stays advice, and says who settles it.
    let advice = station.run(&["covenant", "draft", "提议1"]);
    assert!(advice.code == 1 && advice.err.contains("是建议"), "{}{}", advice.out, advice.err);
    let early = station.run(&[
        "covenant",
        "vote",
        "g1",
        "--voters",
        "1",
        "--called",
        "9",
        "--came",
        "9",
        "--for",
        "9",
        "--against",
        "0",
    ]);
    assert!(early.code == 1 && early.err.contains("现在是「草案」"), "{}{}", early.out, early.err);
    in_force_at(&station);
    let at = |clock: &str, order: &[&str]| {
        let ran = station.at(&day_of(clock), order);
        assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
        ran.out
    };
    assert!(at("2026-06-30", &["covenant", "list"]).contains("备案了"));
    let show = at("2026-07-01", &["covenant", "show", "公约1条"]);
    for said in ["施行中", "应到40，实到35", "赞成33，反对0，没表态2", "街备2026-7", "城管：依法处理占道", &voted]
    {
        assert!(show.contains(said), "{said}: {show}");
    }
    // Each line of its history says what was new.
    let filed = show.lines().find(|line| line.contains("哪天备案")).unwrap_or_else(|| panic!("{show}"));
    assert!(filed.contains("街备2026-7") && !filed.contains(&voted) && !filed.contains("应到"), "{filed}");
    // They hang where everybody reads them: in them nobody is named.
    let hangs = voted.replace("徐妈妈", "徐**");
    assert_ne!(hangs, voted);
    for name in ["公约.docx", "公约.html", "公约.md"] {
        let file = station.file(name);
        at("2026-07-01", &["covenant", "print", "--out", file.to_str().unwrap()]);
        let bytes = std::fs::read(&file).unwrap();
        let rows = match file.extension().and_then(|ending| ending.to_str()) {
            Some("docx") => readers::docx(&bytes),
            Some("html") => readers::html(&bytes).1,
            _ => readers::markdown(&bytes),
        };
        let text = rows.concat().join("\n");
        for said in [
            hangs.as_str(),
            "公约1条第1版",
            "安全",
            "2026年7月1日起施行",
            "依据",
            "请社区、街道核对",
            "记录码",
            "梧桐新村居民公约",
            "2026年7月1日起的文本",
            "居民代表(签名)",
            "居民委员会(盖章)",
        ] {
            assert!(text.contains(said), "{name} {said}: {text}");
        }
    }
    let large = at("2026-07-01", &["covenant", "print", "--large", "--class", "安全"]);
    assert!(large.contains("7月1日前排出值班表") && !large.contains("徐妈妈"), "{large}");
    assert!(large.contains("公约1条第1版，2026年7月1日起施行") && !large.contains("应到"), "{large}");
    assert!(!at("2026-06-30", &["covenant", "print"]).contains("值班表"), "the day before nothing is in force");
    let board = at("2026-07-01", &["notices", "--all", "--format", "json"]);
    assert!(board.contains("徐**") && !board.contains("徐妈妈"), "{board}");
    // It is counted, and so is what breaks it; another program counts the same from the lines.
    at("2026-07-01", &["desk", "add", "楼道又堆满了"]);
    at("2026-07-01", &["covenant", "breach", "接待1", "g1"]);
    assert!(at("2026-07-01", &["track", "show", "接待1"]).contains("公约1条第1版，还没劝导"));
    at("2026-07-01", &["covenant", "persuade", "接待1", "上门说了"]);
    assert!(at("2026-07-01", &["track", "show", "接待1"]).contains("公约1条第1版，2026年7月1日劝导过"));
    let json = at("2026-07-02", &["figures", "2026Q3", "--beside", "2", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&json).unwrap();
    let spans = [(Span::Quarter(2026, 2), day("2026-06-30")), (Span::Quarter(2026, 3), day("2026-07-02"))];
    let elsewhere = super::figures::counted(&station.file("station/station.jsonl"), &spans);
    for (figure, counts) in [("Drafted", [1, 0]), ("InForce", [0, 1]), ("Breaches", [0, 1])] {
        for (n, count) in counts.into_iter().enumerate() {
            assert_eq!(said[n]["figures"][figure], count, "{figure} {n}: {said}");
            assert_eq!(elsewhere[n][figure], count, "{figure} {n}");
        }
    }
    assert!(at("2026-07-02", &["report", "2026Q3"]).contains("在施行的1条；违反公约的事1件"));
    // Whoever takes over is told what is in force.
    for term in [
        &["council", "term", "--from", "2026-01-01"][..],
        &["council", "seat", "小何"],
        &["council", "term", "--from", "2026-07-02"],
        &["council", "seat", "小林"],
    ] {
        at("2026-07-01", term);
    }
    let handover = at("2026-07-02", &["handover"]);
    assert!(handover.contains("在施行的公约") && handover.contains("公约1条第1版"), "{handover}");
    // It is found by its number and by its words, and its notice is one of the board.
    assert!(at("2026-07-01", &["notices", "--all"]).contains("公约1条第1版"));
    let json = at("2026-07-01", &["covenant", "list", "--format", "json"]);
    assert!(json.contains(r#""no":"g1.1""#), "{json}");
}

#[test]
fn a_vote_on_another_day_is_counted_anew_and_one_of_the_same_day_is_put_right() {
    let station = worked();
    let at = |clock: &str, order: &[&str]| station.at(&day_of(clock), order);
    assert_eq!(at("2026-06-11", &["covenant", "hear", "g1"]).code, 0);
    let vote = ["covenant", "vote", "g1", "--voters", "2", "--called", "40"];
    let with = |more: &[&'static str]| [&vote[..], more].concat();
    let first = with(&["--came", "30", "--for", "15", "--against", "10", "--abstained", "5"]);
    assert_eq!(at("2026-06-22", &first).code, 0);
    // Nothing of the first count is in the second, also not what nobody has to say.
    let again = at("2026-06-23", &with(&["--came", "32", "--for", "24", "--against", "8"]));
    assert_eq!(again.code, 0, "{}{}", again.out, again.err);
    let show = at("2026-06-23", &["covenant", "show", "g1"]).out;
    assert!(show.contains("应到40，实到32\n票数  赞成24，反对8\n"), "{show}");
    assert!(show.contains("通过了"), "{show}");
    // What was typed wrong is put right by itself.
    assert_eq!(at("2026-06-23", &["covenant", "vote", "g1", "--for", "23"]).code, 0);
    assert!(at("2026-06-23", &["covenant", "show", "g1"]).out.contains("应到40，实到32\n票数  赞成23，反对8\n"));
}

#[test]
fn what_is_older_than_the_book_is_written_down_as_it_stood_and_nothing_is_made_up() {
    let mut book = book();
    book.when(keep(None, older("车停进线里", "2019-05-01"))).unwrap();
    assert_eq!(book.ledger.leaves[&g("g1.1")].state(day("2026-05-25")), Some(S::InForce));
    // No vote and no filing is made up, and nothing stands there twice.
    for (made_up, field) in [
        (voted(older("夜里不装修", "2019-05-01"), "2019-04-20", [40, 30, 29, 0]), Field::VotedBy),
        (filed(older("夜里不装修", "2019-05-01"), "2019-04-20"), Field::Filed),
    ] {
        let why = book.when(keep(None, made_up)).unwrap_err().why;
        assert!(matches!(&why, Why::Leaf(LeafWhy::NotOlder(of)) if *of == field), "{why:?}");
        assert!(words::refusal(Lang::Zh, &why.into()).contains("不补"));
    }
    let again = book.when(keep(None, older(" 车停进线里", "2020-01-01"))).unwrap_err().why;
    assert_eq!(again, Why::Leaf(LeafWhy::SameWords(g("g1.1"))));
    // It is revised by a motion like any other, and holds until that is in force.
    let second = written(&book, 1, Some("g1.1"));
    book.when(second).unwrap();
    assert_eq!(force(&book, "2026-05-25"), ["g1.1"]);
    assert_eq!(words::covenant::way(Lang::Zh, S::InForce, true), (vec!["施行中".to_owned()], 0));
}

#[test]
fn a_covenant_on_paper_is_taken_in_by_a_table_whole_or_not_at_all() {
    let station = Station::new();
    let table = "条文,施行日期,怎么定的,类别,部门\n楼道里不放东西,2019年5月1日,居民代表会议举手通过,楼道,\n狗要牵绳,2021-03-01,,宠物,城管\n";
    let file = station.file("公约.csv");
    std::fs::write(&file, table).unwrap();
    let import = ["covenant", "import", file.to_str().unwrap()];
    let bad = station.run(&import);
    assert!(bad.code == 1 && bad.out.contains("第3行：「当初怎么定的」空着"), "{}{}", bad.out, bad.err);
    assert!(station.run(&["covenant", "list"]).out.is_empty(), "nothing was taken");
    let usual = [&import[..], &["--agreed", "老公约"]].concat();
    let dry = station.run(&[&usual[..], &["--dry-run"]].concat());
    assert!(dry.code == 0 && dry.err.contains("会补记2条"), "{}{}", dry.out, dry.err);
    assert!(station.run(&["covenant", "list"]).out.is_empty(), "a dry run writes nothing");
    assert!(station.run(&usual).err.contains("补记了2条"));
    // A station that has nothing else has something to lose, and something that may wait.
    assert!(station.done(&["today"]).contains("备份"));
    let again = station.run(&usual);
    assert!(again.code == 1 && again.err.contains("第2行：公约1条第1版已经是这句话了"), "{}{}", again.out, again.err);
    station.done(&["covenant", "older", "夜里十点以后不装修", "--from", "2020-01-01", "--agreed", "老公约"]);
    let lacks = station.run(&["covenant", "older", "不喂野鸽子", "--from", "2020-01-01"]);
    assert!(lacks.code != 0 && lacks.err.contains("怎么定的"), "{}{}", lacks.out, lacks.err);
    let paper = station.done(&["covenant", "print"]);
    for said in [
        "第1条 楼道里不放东西",
        "居民代表会议举手通过",
        "补记",
        "2019年5月1日起施行",
        "第3条 夜里十点以后不装修",
        "小区：",
    ] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    assert!(!paper.contains("应到"), "no vote is made up: {paper}");
    // Classes stand as they were first used, what has none last.
    let place = |said: &str| paper.find(said).unwrap_or_else(|| panic!("{said}: {paper}"));
    assert!(place("## 楼道") < place("## 宠物") && place("## 宠物") < place("## 没归类的"));
    let show = station.done(&["covenant", "show", "g1"]);
    assert!(show.contains("当初怎么定的  居民代表会议举手通过") && show.contains("补记  2026年"), "{show}");
    // Nobody drafted it here.
    let figures = station.done(&["figures", "2026", "--beside", "1", "--format", "json"]);
    let figures: serde_json::Value = serde_json::from_str(&figures).unwrap();
    assert_eq!((&figures[0]["figures"]["Drafted"], &figures[0]["figures"]["InForce"]), (&0.into(), &3.into()));
}

#[test]
fn a_breach_is_talked_over_before_a_place_is_asked_and_stands_with_its_article() {
    let station = Station::new();
    station.done(&[
        "covenant",
        "older",
        "楼道里不放东西",
        "--from",
        "2020-01-01",
        "--agreed",
        "老公约",
        "--department",
        "城管",
    ]);
    station.done(&["desk", "add", "三楼堆了纸箱"]);
    station.done(&["covenant", "breach", "接待1", "g1"]);
    let refused = station.run(&["desk", "hand-on", "接待1", "职能部门"]);
    assert!(refused.err.contains("现在是「等回话」") && refused.err.contains("先「劝导」"), "{}", refused.err);
    let mut screen = Screen::of(&station, Lang::Zh);
    // Its number, as people type it, leads to the article.
    screen.press(KeyCode::F(2)).types("公约1");
    let found = screen.all();
    assert!(found.contains("公约1条第1版"), "{found}");
    let record = screen.press(KeyCode::Enter).all();
    assert!(record.contains("违反过  1件：26年接待1号") && record.contains("[施行中]"), "{record}");
    assert!(!record.contains("草案 >"), "it went no way here: {record}");
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(2)).types("接待1").press(KeyCode::Enter);
    assert!(screen.all().contains("08 劝导"), "{}", screen.all());
    let first = screen.press(KeyCode::Char('9')).all();
    assert!(first.contains("先「劝导」") && !first.contains("交到哪里"), "{first}");
    screen.types("上门说了").press(KeyCode::Enter);
    let after = screen.press(KeyCode::Char('9')).types("职能部门").press(KeyCode::Enter).all();
    assert!(after.contains("城管") && !after.contains("08 劝导"), "{after}");
}

#[test]
fn what_is_said_of_a_step_is_what_changed_and_a_folder_that_is_not_there_is_named() {
    let station = worked();
    let said = station.done(&["covenant", "pair", "g1", "--class", "看门"]);
    assert!(said.contains("看门") && !said.contains("占道") && !said.contains("徐妈妈"), "{said}");
    let nowhere = station.file("没有的文件夹");
    for said in [nowhere.clone(), nowhere.join("公约.docx")] {
        let ran = station.run(&["covenant", "print", "--out", said.to_str().unwrap()]);
        assert!(ran.code == 2 && ran.err.contains("没有这个文件夹"), "{}{}", ran.out, ran.err);
    }
    let ran = station.run(&["covenant", "print", "--out", station.file("公约.pdf").to_str().unwrap()]);
    assert!(ran.code == 2 && ran.err.contains(".docx"), "{}{}", ran.out, ran.err);
    let home = yishi::station::Home::at(station.home.path()).unwrap();
    home.switch_page(yishi::station::Extra::Covenant, true).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    let page = screen.press(KeyCode::F(5)).keys(&super::pages::digits(yishi::station::Extra::Covenant)).all();
    assert!(page.contains("3  补记一条旧公约") && page.contains("4  都看看：公约条"), "{page}");
    // A list is opened by digits like every other.
    let all = screen.press(KeyCode::Char('4')).all();
    assert!(all.contains("1  公约1条第1版"), "{all}");
    assert!(screen.press(KeyCode::Char('1')).all().contains("[草案]"), "{}", screen.all());
    screen.press(KeyCode::Esc).press(KeyCode::Esc).press(KeyCode::F(6)).types("没有的文件夹").press(KeyCode::Enter);
    assert!(screen.all().contains("没有这个文件夹"), "{}", screen.all());
}

#[test]
fn a_number_once_given_is_not_given_again_and_a_step_rests_on_the_one_before() {
    let station = worked();
    station.done(&["undo"]);
    let none = station.run(&["covenant", "list", "--all"]);
    assert!((none.out + &none.err).contains("还没有"));
    station.done(&["covenant", "draft", "提议3"]);
    assert!(station.done(&["covenant", "list"]).contains("公约2条第1版"), "the first number stays used");
    station.done(&["covenant", "hear", "g2"]);
    let ran = station.run(&["undo", &first_line(&station, "g2.1")]);
    assert!(ran.code == 1 && (ran.out + &ran.err).contains("g2.1"), "the notice rests on the draft");
    station.done(&["undo"]);
    assert!(station.done(&["covenant", "list"]).contains("草案"), "its notice hangs no more");
}

#[test]
fn an_article_is_written_and_goes_on_by_digits() {
    let station = Station::worked();
    let home = yishi::station::Home::at(station.home.path()).unwrap();
    home.switch_page(yishi::station::Extra::Covenant, true).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    let page = screen.press(KeyCode::F(5)).keys(&super::pages::digits(yishi::station::Extra::Covenant)).all();
    assert!(page.lines().next().unwrap().contains("公约") && page.contains("1  写成公约草案"), "{page}");
    screen.press(KeyCode::Char('1')).types("提议3").press(KeyCode::Enter);
    screen.types("安全").press(KeyCode::Enter).types("城管").press(KeyCode::Enter).press(KeyCode::Enter);
    let page = screen.all();
    assert!(page.contains("5  公约1条第1版") && page.contains("草案"), "{page}");
    let record = screen.press(KeyCode::Char('5')).all();
    assert!(record.contains("[草案] > 征求意见 > 通过了 > 备案了 > 施行中"), "{record}");
    assert!(record.contains("1  贴出来征求意见") && record.contains("8  不做了"), "{record}");
    screen.press(KeyCode::Char('1')).press(KeyCode::Enter).press(KeyCode::Enter).press(KeyCode::Enter);
    let record = screen.all();
    assert!(record.contains("[征求意见]") && record.contains("26年公示1号"), "{record}");
    let store = Record::open(station.home.path()).unwrap();
    let leaf: Leaf = store.leaf(g("g1.1")).unwrap().unwrap();
    assert_eq!(leaf.body.get(Field::Category), Some(yishi::tracker::leaf::Value::Text("安全".into())));
    // A vote of today is before the notice has hung its days: that is said where the day stands.
    screen.press(KeyCode::Char('2'));
    screen.types("2").press(KeyCode::Enter).press(KeyCode::Enter);
    assert!(screen.all().contains("征求意见要贴到"), "{}", screen.all());
}

#[test]
fn a_line_of_an_article_is_taken_out_with_its_words() {
    let station = worked();
    station.done(&["track", "redact", &first_line(&station, "g1.1")]);
    let show = station.done(&["covenant", "show", "g1"]);
    assert!(show.contains("（已删去）") && !show.contains("依法处理占道"), "{show}");
}

#[test]
fn a_draft_has_a_paper_that_hangs_for_comments_and_nothing_of_it_is_said_to_hold() {
    let station = worked();
    let at = |clock: &str, order: &[&str]| {
        let ran = station.at(&day_of(clock), order);
        assert_eq!(ran.code, 0, "{order:?}: {}{}", ran.out, ran.err);
        ran.out
    };
    let print = ["covenant", "print", "--draft", "g1"];
    // Before it hangs its days are written by hand.
    let said = at("2026-06-10", &print);
    for words in ["(征求意见稿)", "梧桐新村居民公约", "公约1条第1版", "还没有施行", "张贴日期：＿＿＿＿年", "反映意见"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("7月1日前排出值班表") && !said.contains("徐妈妈"), "{said}");
    assert!(
        said.contains("城管依法处理占道") && said.contains("居民代表会议表决") && said.contains("示范文本"),
        "{said}"
    );
    assert!(!said.contains("现在在施行的是"), "{said}");
    // Then they are those of its notice.
    at("2026-06-11", &["covenant", "hear", "g1", "--place", "各楼门口", "--days", "9"]);
    let hangs = at("2026-06-11", &["covenant", "print", "--draft"]);
    assert!(hangs.contains("公示期：2026年6月12日至") && hangs.contains("自张贴次日起9天"), "{hangs}");
    // One that is in force hangs for no comments; the next version says what it changes.
    let own = station.run(&["covenant", "print", "--draft", "g1", "--large"]);
    assert_eq!(own.code, 2, "a draft has one size: {}{}", own.out, own.err);
    for (clock, order) in [
        (
            "2026-06-30",
            &[
                "covenant",
                "vote",
                "g1",
                "--voters",
                "2",
                "--called",
                "40",
                "--came",
                "35",
                "--for",
                "33",
                "--against",
                "0",
            ][..],
        ),
        ("2026-07-01", &["covenant", "file", "g1"]),
        ("2026-07-02", &["covenant", "in-force", "g1"]),
    ] {
        at(clock, order);
    }
    let none = station.at(&day_of("2026-07-03"), &["covenant", "print", "--draft"]);
    assert!(none.code == 1 && none.err.contains("没有要征求意见的草案"), "{}{}", none.out, none.err);
    at("2026-07-03", &["covenant", "older", "楼道里不堆东西", "--from", "2020-01-01", "--agreed", "2019年居民会议"]);
    let none = station.at(&day_of("2026-07-03"), &["covenant", "print", "--draft"]);
    assert_eq!(none.code, 1, "{}{}", none.out, none.err);
}

#[test]
fn a_draft_is_printed_by_keys_as_long_as_it_is_heard() {
    let station = worked();
    let home = yishi::station::Home::at(station.home.path()).unwrap();
    home.switch_page(yishi::station::Extra::Covenant, true).unwrap();
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(5)).keys(&super::pages::digits(yishi::station::Extra::Covenant));
    let record = screen.press(KeyCode::Char('5')).all();
    assert!(record.contains("01 印征求意见稿"), "{record}");
    let folder = station.file("U盘");
    std::fs::create_dir(&folder).unwrap();
    screen.press(KeyCode::Char('0')).press(KeyCode::Char('1'));
    screen.types(folder.to_str().unwrap()).press(KeyCode::Enter);
    assert!(screen.all().contains("写好了"), "{}", screen.all());
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 2);
    station.done(&["covenant", "drop", "g1", "不做了"]);
    let mut screen = Screen::of(&station, Lang::Zh);
    screen.press(KeyCode::F(5)).keys(&super::pages::digits(yishi::station::Extra::Covenant));
    assert!(!screen.all().contains("征求意见稿"), "{}", screen.all());
}
