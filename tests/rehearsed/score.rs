//! The card of an evening, held against figures that were counted by hand.

use std::collections::BTreeMap;

use yishi::{
    charter::Stage,
    i18n::{Lang, rehearsal as words},
    meeting::{Moment, Timeline, numbers::VoteNo, words::Side},
    rehearsal::{Act, Advice, CastId, End, Happened, Line, Score, Setup, Truth},
};

use super::operator::Evening;
use crate::sessions::played;

/// `h12` a hand typed after 12 s, `h-` one that went down, `h?` one that waits; `b+` `bx` `b-` a rule that is broken: called, called by
/// another, not called; `c+` `cx` a count typed as it was, or otherwise; `o+` a turn over its time, `k` one that was stopped early.
fn truth(told: &str) -> Truth {
    let at: Moment = crate::support::EVENING.parse().unwrap();
    let happened = told.split_whitespace().map(|word| {
        let (kind, rest) = word.split_at(1);
        let end = match rest {
            "" => End::Seen,
            "-" => End::Missed(at),
            "?" => End::Waits,
            "x" => End::Wrong(at.plus_s(5)),
            "+" => End::Right(at.plus_s(5)),
            seconds => End::Right(at.plus_s(seconds.parse().unwrap())),
        };
        let act = match kind {
            "h" => Act::Hand { badge: 17, side: Side::For },
            "b" => Act::Digress { badge: 17, line: Line { theme: 0, no: 0 } },
            "c" => Act::Show { vote: VoteNo(1), side: Side::For, count: 9 },
            "o" => Act::Over { badge: 17 },
            _ => Act::Cut { badge: 17 },
        };
        Happened { at, act, end, patience: None }
    });
    happened.collect()
}

/// Hands, median, worst, missed; broken, called, otherwise, uncalled; counts, miscounts; cut.
type Figures = (u32, Option<i64>, Option<i64>, u32, [u32; 4], [u32; 2], u32);

const BY_HAND: [(&str, Figures); 20] = [
    ("", (0, None, None, 0, [0; 4], [0; 2], 0)),
    ("h4", (1, Some(4), Some(4), 0, [0; 4], [0; 2], 0)),
    ("h-", (0, None, None, 1, [0; 4], [0; 2], 0)),
    ("h?", (0, None, None, 1, [0; 4], [0; 2], 0)),
    ("h9 h3", (2, Some(3), Some(9), 0, [0; 4], [0; 2], 0)),
    ("h9 h3 h5", (3, Some(5), Some(9), 0, [0; 4], [0; 2], 0)),
    ("h1 h2 h3 h90", (4, Some(2), Some(90), 0, [0; 4], [0; 2], 0)),
    ("h7 h- h- h?", (1, Some(7), Some(7), 3, [0; 4], [0; 2], 0)),
    ("hx", (1, Some(5), Some(5), 0, [0; 4], [0; 2], 0)),
    ("b+", (0, None, None, 0, [1, 1, 0, 0], [0; 2], 0)),
    ("bx", (0, None, None, 0, [1, 0, 1, 0], [0; 2], 0)),
    ("b-", (0, None, None, 0, [1, 0, 0, 1], [0; 2], 0)),
    ("b?", (0, None, None, 0, [1, 0, 0, 1], [0; 2], 0)),
    ("b+ b+ bx b- b-", (0, None, None, 0, [5, 2, 1, 2], [0; 2], 0)),
    ("o+ o-", (0, None, None, 0, [0; 4], [0; 2], 0)),
    ("c+ c+", (0, None, None, 0, [0; 4], [2, 0], 0)),
    ("c+ cx", (0, None, None, 0, [0; 4], [1, 1], 0)),
    ("c-", (0, None, None, 0, [0; 4], [0, 0], 0)),
    ("k k", (0, None, None, 0, [0; 4], [0; 2], 2)),
    ("h2 b+ c+ k o+ h60 h- cx", (2, Some(2), Some(60), 1, [1, 1, 0, 0], [1, 1], 1)),
];

#[test]
fn twenty_evenings_have_the_figures_that_were_counted_by_hand() {
    for (told, figures) in BY_HAND {
        let s = Score::of(&Timeline::default(), &truth(told));
        let broken = [s.broken, s.called, s.otherwise, s.uncalled];
        let found = (s.hands, s.median, s.worst, s.missed, broken, [s.counts, s.miscounts], s.cut);
        assert_eq!(found, figures, "{told}");
    }
}

/// Opinions: 17 for, 8 against, 17 for, 23 against on the first motion (the question is none), 10 for, 33 and 21 against on the second, 11 on
/// the third: five pairs, one of which stays on its side. One line was taken back. The three who spoke longest had 200, 130 and 105 of 765
/// seconds. 37 people wrote a card, and of them 6, 8, 11, 12, 17, 18, 20, 30, 31, 43 and 46 took something on. Of 57 cards 33 came by their
/// number, and three were typed later. The debate had 29.5 minutes, of 25.
#[test]
fn the_worked_evening_has_the_figures_that_were_counted_by_hand() {
    let evening = played("worked");
    let s = Score::of(evening.timeline(), &Truth::default());
    assert_eq!((s.pairs, s.switched, s.spoke, s.undone), (5, 4, 8, 1));
    assert_eq!((s.leaderless, s.hands, s.broken, s.counts), (0, 0, 0, 0));
    assert_eq!((s.longest, s.raised, s.took_on, s.paper), WORKED);
    assert_eq!(s.over, BTreeMap::from(OVER));
}

const WORKED: (u32, u32, u32, u32) = (56, 37, 11, 30);
const OVER: [(Stage, i64); 1] = [(Stage::S4, 4)];

#[test]
fn the_lesson_is_the_one_thing_that_went_wrong_first() {
    let fine = Score { hands: 9, median: Some(4), worst: Some(9), called: 4, broken: 4, ..Score::default() };
    let cases = [
        (fine.clone(), Advice::Harder),
        (Score { miscounts: 1, missed: 9, ..fine.clone() }, Advice::Counts),
        (Score { missed: 3, ..fine.clone() }, Advice::Hands),
        (Score { worst: Some(61), ..fine.clone() }, Advice::Hands),
        (Score { called: 1, uncalled: 3, ..fine.clone() }, Advice::Order),
        (Score { leaderless: 1, ..fine.clone() }, Advice::Owner),
        (Score { pairs: 10, switched: 3, ..fine.clone() }, Advice::Fair),
        (Score { over: BTreeMap::from([(Stage::S4, 11)]), ..fine.clone() }, Advice::Time),
        (Score { paper: 21, ..fine }, Advice::Paper),
    ];
    for (score, lesson) in cases {
        assert_eq!(score.lesson(), lesson, "{score:?}");
    }
}

#[test]
fn a_card_has_six_rows_one_lesson_and_no_total_and_stands_beside_the_last_one() {
    let mut evening = Evening::opened(Setup::new(7, CastId::Difficult), Lang::Zh);
    evening.run(4 * 3600);
    let score = Score::of(evening.meeting.timeline(), evening.room.truth());
    assert!(score.hands > 10 && score.missed == 0 && score.uncalled == 0 && score.miscounts == 0, "{score:?}");
    for lang in [Lang::Zh, Lang::En] {
        let alone = words::score(lang, &score, None);
        assert_eq!(alone.len(), 8, "{alone:#?}");
        assert_eq!(words::score(lang, &score, Some(&score)), alone, "what was the same is said once");
        let beside = words::score(lang, &score, Some(&Score::default()));
        assert!(beside.len() > 10 && beside.iter().all(|line| yishi::text::width(line) < 160), "{beside:#?}");
        assert!(!alone.iter().any(|line| line.contains("总分：") || line.contains("score")), "{alone:#?}");
    }
    let kept = ron::to_string(&score).unwrap();
    assert_eq!(ron::from_str::<Score>(&kept).unwrap(), score);
}
