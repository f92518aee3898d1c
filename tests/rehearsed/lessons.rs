//! The course: each goal both ways; each lesson is passed by whoever types what the room shows, and by nobody who only presses Enter.

use std::collections::BTreeSet;

use uuid::Uuid;
use yishi::{
    charter::{RuleId, Stage},
    i18n::{
        Lang,
        rehearsal::{self as words, learn::theme_of_lesson},
    },
    meeting::Command,
    office::course::begin_lesson,
    rehearsal::{Act, CastId, Goal, Lesson, Setup, Since, Start, lessons},
    sitting::{Clock, Sitting},
    station::Home,
};

use super::{
    coach::Leaves,
    operator::{Evening, OPENED},
};
use crate::{console, fresh, support};

macro_rules! act {
    ($pattern:pat) => {
        Some(Leaves::Act(|act| matches!(act, $pattern)))
    };
}

macro_rules! line {
    ($begins:literal) => {
        Some(Leaves::Line($begins))
    };
}

fn file(cast: CastId) -> String {
    format!("sessions/lessons/{}.ron", format!("{cast:?}").to_lowercase())
}

/// The two evenings at whose lines lessons begin are those of an operator who keeps up.
#[test]
fn the_evenings_of_the_lessons_are_the_operators() {
    for (seed, cast) in [(0, CastId::Usual), (7, CastId::Difficult)] {
        let mut evening = Evening::opened(Setup::new(seed, cast), Lang::Zh);
        evening.run(4 * 3600);
        let head = "// 练习用的一晚：屋里的人按性子来，字是照着屋里打的。话、数字都是编的。\n\
                    // An evening for lessons: what a room did, typed by somebody who keeps up. Invented.\n";
        fresh::holds(&file(cast), &format!("{head}{}\n", evening.script.join("\n")));
        let lines: Vec<&str> = evening.script.iter().map(String::as_str).collect();
        assert_eq!(support::given(&lines).timeline().entries(), evening.meeting.timeline().entries());
    }
}

/// The meeting at the beginning of a lesson, its room, and an operator.
pub fn at(lesson: &Lesson) -> Evening {
    let Start::Cut { cast, seed, line } = lesson.start else { panic!("{lesson:?}") };
    let setup = Setup::new(seed, cast);
    let text = std::fs::read_to_string(file(cast)).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("//")).take(line).collect();
    let mut evening = Evening::opened(setup, Lang::Zh).sits_down(support::given(&lines));
    evening.script = lines.into_iter().map(str::to_owned).collect();
    evening
}

fn goals(lesson: &Lesson, evening: &Evening) -> Vec<&'static str> {
    let began = lesson.began(evening.meeting.timeline().entries());
    let since = Since { began: &began, m: evening.m(), truth: evening.room.truth() };
    lesson.open(&since).into_iter().map(Goal::name).collect()
}

/// What the debrief teaches, where nothing in the room says that it is to be typed.
fn taught(lesson: u8) -> &'static [&'static str] {
    match lesson {
        8 => &["HandOverChair(to:2)", "RaiseHand(badge:1,side:For)"],
        9 => &["Amend(mover:51,friendly:true,action:\"把不亮的灯一盏一盏编号，每两周走一遍\")"],
        10 => &["ExtendStage(minutes:5)"],
        12 => &["EditConcern(card:\"16\",text:\"楼道的灯晚上不亮\")"],
        _ => &[],
    }
}

/// Somebody has passed a lesson in this home, with a journal of its own.
pub fn practised(home: &Home, lesson: &Lesson) -> Uuid {
    let (script, theme) = match lesson.start {
        Start::Tour => {
            let mut sitting = begin_lesson(home, lesson, Lang::Zh).unwrap().unwrap();
            let lines = [
                "RaiseHand(badge:17,side:For)",
                "GrantFloor()",
                "EndSpeech()",
                "CloseDebate()",
                "OpenVote(on:Motion(1),present:30,tellers:[29,36])",
                "CountFor(count:20)",
                "CountAgainst(count:8)",
                "CloseVote()",
            ];
            console::give(&mut sitting, &lines);
            return sitting.id();
        }
        Start::Evening(cast) => {
            let mut evening = Evening::opened(Setup::new(7, cast), Lang::Zh);
            evening.run(4 * 3600);
            (evening.script, words::theme_of(Lang::Zh, &Setup::new(7, cast)))
        }
        Start::Cut { .. } => {
            let mut evening = at(lesson);
            for line in taught(lesson.id) {
                evening.wait(2);
                evening.give(line);
            }
            let most = evening.now.plus_s(u32::from(lesson.minutes) * 60);
            while !goals(lesson, &evening).is_empty() && evening.now < most {
                evening.run(2);
            }
            (evening.script, theme_of_lesson(Lang::Zh, lesson))
        }
    };
    let id = Clock::system().fresh_id();
    let mut sitting = Sitting::create(home, Some(id), Clock::at(OPENED.parse().unwrap())).unwrap().without_roster();
    for line in script {
        let mut order = support::order(&line);
        if let Command::OpenMeeting { theme: of, .. } = &mut order.cmd {
            of.clone_from(&theme);
        }
        sitting.give(order).unwrap();
    }
    id
}

#[test]
fn each_lesson_is_passed_by_whoever_types_what_it_teaches() {
    let cut = lessons().iter().filter(|lesson| matches!(lesson.start, Start::Cut { .. }));
    let mut passed = 0;
    for lesson in cut {
        let mut evening = at(lesson);
        let began = evening.now;
        assert!(!goals(lesson, &evening).is_empty(), "{}: there is nothing to do", lesson.id);
        for line in taught(lesson.id) {
            evening.wait(2);
            assert!(evening.give(line), "{}: {:?}", lesson.id, evening.refused);
        }
        let most = began.plus_s(u32::from(lesson.minutes) * 60);
        while !goals(lesson, &evening).is_empty() && evening.now < most {
            evening.run(2);
        }
        assert_eq!(
            goals(lesson, &evening),
            Vec::<&str>::new(),
            "{} after {}: {:#?}",
            lesson.id,
            evening.now,
            evening.refused
        );
        let entries = evening.meeting.timeline().entries();
        let seq = lesson.passed(entries, lesson.setup());
        assert!(seq.is_some_and(|seq| seq > u64::try_from(lesson.begins(entries)).unwrap()), "{}: {seq:?}", lesson.id);
        // Whoever goes on has passed all the same, with the same line.
        evening.run(600);
        assert_eq!(lesson.passed(evening.meeting.timeline().entries(), lesson.setup()), seq, "{}", lesson.id);
        passed += 1;
    }
    assert_eq!(passed, 12);
}

#[test]
fn no_lesson_is_passed_by_enter_alone_or_by_nobody() {
    for lesson in lessons().iter().filter(|lesson| matches!(lesson.start, Start::Cut { .. })) {
        for enter in [true, false] {
            let mut evening = at(lesson);
            for _ in 0..u32::from(lesson.minutes) * 30 {
                evening.wait(2);
                if enter {
                    evening.goes_on();
                }
            }
            let lines = evening.meeting.timeline().entries();
            assert_eq!(lesson.passed(lines, lesson.setup()), None, "{} {enter}", lesson.id);
        }
    }
}

/// A goal, the lesson after which it is met, and what is left out so that it isn't; `None`: see below.
const GOALS: &[(Goal, u8, Option<Leaves>)] = &[
    (Goal::SignedIn { at_least: 43 }, 1, act!(Act::Come { .. })),
    (Goal::Offices, 1, act!(Act::Serve { .. })),
    (Goal::Started, 1, line!("StartMeeting")),
    (Goal::Cards { at_least: 20 }, 2, line!("RaiseConcern")),
    (Goal::NoNameOnWall, 2, None),
    (Goal::Sorted, 3, act!(Act::Sorted { .. })),
    (Goal::Dots, 4, act!(Act::Dots { .. })),
    (Goal::Posted { at_least: 3 }, 4, line!("PostTopic")),
    (Goal::Convened, 5, act!(Act::Convene { .. })),
    (Goal::Seated { at_least: 30 }, 5, act!(Act::Sit { .. })),
    (Goal::Hands { at_least: 5 }, 6, act!(Act::Hand { .. })),
    (Goal::MissedHands { at_most: 2 }, 6, act!(Act::Hand { .. })),
    (Goal::Turns { at_least: 3 }, 6, line!("GrantFloor")),
    (Goal::Called(RuleId::R03), 7, act!(Act::Interrupt { .. })),
    (Goal::ChairChanged, 8, line!("HandOverChair")),
    (Goal::ChairSpoke, 8, line!("RaiseHand(badge:1,")),
    (Goal::Amended, 9, line!("Amend")),
    (Goal::Extended, 10, line!("ExtendStage")),
    (Goal::DebateClosed, 8, line!("CloseDebate")),
    (Goal::Voted { at_least: 1 }, 8, line!("CloseVote")),
    (Goal::EveryRowHasOwner, 11, line!("ClaimMotion")),
    (Goal::Forwarded, 11, line!("Forward")),
    (Goal::FollowUp, 11, line!("SetFollowUp")),
    (Goal::MinutesRead, 12, line!("ReadAloud")),
    (Goal::Signed { at_least: 3 }, 12, act!(Act::Sign { .. })),
    (Goal::Typed { at_least: 1 }, 12, line!("EditConcern")),
    (Goal::Reached(Stage::S3), 5, line!("AdvanceStage")),
];

/// Whether a goal is met within so many minutes of a lesson, by an operator who leaves something out.
fn is_met(goal: Goal, lesson: u8, leaves: Option<Leaves>, minutes: u32) -> bool {
    let lesson = Lesson::of(lesson).unwrap();
    let mut evening = at(lesson);
    evening.leaves = leaves;
    let began = lesson.began(evening.meeting.timeline().entries());
    let met = |evening: &Evening| goal.is_met(&Since { began: &began, m: evening.m(), truth: evening.room.truth() });
    if !goal.is_limit() {
        assert!(!met(&evening), "{goal:?} is met before anything was typed");
    }
    for line in taught(lesson.id) {
        evening.wait(2);
        evening.give(line);
    }
    let end = evening.now.plus_s(minutes * 60);
    while evening.now < end && (goal.is_limit() || !met(&evening)) {
        evening.run(5);
    }
    met(&evening)
}

#[test]
fn each_goal_is_met_where_its_thing_is_done_and_not_where_it_is_left_out() {
    let listed: Vec<&str> = GOALS.iter().map(|(goal, ..)| goal.name()).collect();
    assert_eq!(listed.iter().collect::<BTreeSet<_>>(), Goal::NAMES.iter().collect(), "each goal has its case");
    for (goal, lesson, leaves) in GOALS {
        assert!(is_met(*goal, *lesson, None, 12), "{goal:?}");
        if leaves.is_some() {
            assert!(!is_met(*goal, *lesson, *leaves, 12), "{goal:?} without its thing");
        }
    }
}

/// The card that names a neighbour, typed with its words and left so.
#[test]
fn a_name_that_is_typed_is_on_the_wall() {
    let lesson = Lesson::of(2).unwrap();
    let mut evening = at(lesson);
    evening.leaves = act!(Act::Say { names: true, .. });
    let mut typed = false;
    for _ in 0..120 {
        evening.run(2);
        let named = evening.room.waiting().find_map(|happened| match happened.act {
            Act::Say { badge, names: true, .. } => Some(badge),
            _ => None,
        });
        if let Some(badge) = named.filter(|_| !typed) {
            typed = evening.give(&format!("RaiseConcern(badge:{badge},text:\"老周家的车又堵门口\")"));
        }
    }
    assert!(typed && goals(lesson, &evening).contains(&"NoNameOnWall"), "{:?}", goals(lesson, &evening));
}

/// Who takes a thing back has not done it; who had passed has passed.
#[test]
fn what_was_passed_stays_passed_and_what_was_taken_back_before_was_not_done() {
    let lesson = Lesson::of(8).unwrap();
    let mut evening = at(lesson);
    evening.wait(2);
    assert!(evening.give("HandOverChair(to:2)"));
    assert_eq!(goals(lesson, &evening), ["ChairSpoke"]);
    let seq = evening.meeting.seq();
    evening.wait(2);
    assert!(evening.give(&format!("Undo(seq:{seq})")));
    assert_eq!(goals(lesson, &evening), ["ChairChanged", "ChairSpoke"]);
}
