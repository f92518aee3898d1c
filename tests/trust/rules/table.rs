//! The rows: typed by hand from domain.md A3 and 1.4.

use yishi::{
    charter::{
        GuardId,
        Mode::{self, Advise, Enforce, Flag},
    },
    meeting::words::Verdict,
};

use super::{
    Comes::{Beyond, BeyondIn, Called, Key, Within},
    Row,
};
use crate::support::{at_s3, at_s4, at_s4_spoken, at_s4_with_motion, at_s5_decided, at_s5_voting};

/// Modes as shipped: `haishu`, `nantang`, `solo`.
pub const SHIPPED: &[(GuardId, [Mode; 3])] = &[
    (GuardId::R01Neutral, [Enforce, Enforce, Advise]),
    (GuardId::R02One, [Enforce, Enforce, Advise]),
    (GuardId::R02Fields, [Enforce, Enforce, Advise]),
    (GuardId::R02WhoWhen, [Advise, Enforce, Advise]),
    (GuardId::R03Busy, [Enforce, Enforce, Advise]),
    (GuardId::R03Order, [Enforce, Enforce, Advise]),
    (GuardId::R03Interrupt, [Flag, Flag, Flag]),
    (GuardId::R04Chair, [Flag, Flag, Flag]),
    (GuardId::R05Turns, [Enforce, Enforce, Advise]),
    (GuardId::R05Time, [Advise, Enforce, Advise]),
    (GuardId::R06Motion, [Enforce, Enforce, Enforce]),
    (GuardId::R06Off, [Flag, Flag, Flag]),
    (GuardId::R07Again, [Enforce, Enforce, Advise]),
    (GuardId::R07Stop, [Flag, Flag, Flag]),
    (GuardId::R08Sides, [Enforce, Advise, Advise]),
    (GuardId::R09Side, [Enforce, Enforce, Advise]),
    (GuardId::R10Kind, [Flag, Flag, Flag]),
    (GuardId::R11Debate, [Enforce, Enforce, Advise]),
    (GuardId::R11Chair, [Enforce, Enforce, Advise]),
    (GuardId::R11Quorum, [Enforce, Enforce, Advise]),
    (GuardId::R12Order, [Enforce, Enforce, Enforce]),
    (GuardId::R12Count, [Enforce, Enforce, Enforce]),
    (GuardId::R12Roll, [Advise, Enforce, Advise]),
    (GuardId::R13Decided, [Enforce, Enforce, Enforce]),
];

const LAMP: &str = r#"OpenMotion(mover: 9, action: "装一盏路灯", object: "南门", who: "理事会", when: "7月底前")"#;
const PARK: &str = "Park(what: Motion(1))";
const SIX: &str = "RaiseHand(badge: 6, side: For)";
const SEVEN: &str = "RaiseHand(badge: 7, side: For)";
const EIGHT: &str = "RaiseHand(badge: 8, side: For)";
const NINE_AGAINST: &str = "RaiseHand(badge: 9, side: Against)";
const FLOOR: &str = "GrantFloor()";
const END: &str = "EndSpeech()";
const VOTE: &str = "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])";

#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    Row { guard: GuardId::R01Neutral, at: "who holds the chair raises no hand", start: at_s4_with_motion, sides: &[
        (&[], 1, "RaiseHand(badge: 1, side: For)", Beyond),
        (&[], 1, "RaiseHand(badge: 2, side: For)", Within),
        (&["HandOverChair(to: 2)"], 1, "RaiseHand(badge: 1, side: For)", Within),
        (&["HandOverChair(to: 2)"], 1, "RaiseHand(badge: 2, side: For)", Beyond),
    ]},
    Row { guard: GuardId::R01Neutral, at: "who moved or spoke takes no chair", start: at_s4_spoken, sides: &[
        (&[], 1, "HandOverChair(to: 6)", Beyond),
        (&[], 1, "HandOverChair(to: 13)", Beyond),
        (&[SEVEN], 1, "HandOverChair(to: 7)", Within),
        (&[SEVEN, FLOOR, "EndSpeech(void: true)"], 1, "HandOverChair(to: 7)", Within),
        (&[SEVEN, FLOOR, END], 1, "HandOverChair(to: 7)", Beyond),
        (&[PARK], 1, "HandOverChair(to: 6)", Within),
    ]},
    Row { guard: GuardId::R01Neutral, at: "the chair sums up no table", start: at_s3, sides: &[
        (&[], 1, r#"NoteConclusion(group: 1, badge: 1, text: "先试一个门")"#, Beyond),
        (&[], 1, r#"NoteConclusion(group: 1, badge: 2, text: "先试一个门")"#, Within),
    ]},
    Row { guard: GuardId::R02One, at: "one open motion", start: at_s4, sides: &[
        (&[], 1, LAMP, Within),
        (&["OpenMotion(motion: 1)"], 1, LAMP, Beyond),
        (&["OpenMotion(motion: 1)", PARK], 1, LAMP, Within),
        (&[LAMP], 1, "OpenMotion(motion: 1)", Beyond),
    ]},
    Row { guard: GuardId::R02Fields, at: "what and where", start: at_s4, sides: &[
        (&[], 1, r#"OpenMotion(mover: 9, who: "理事会", when: "7月")"#, Beyond),
        (&[], 1, r#"OpenMotion(mover: 9, action: "装路灯", who: "理事会", when: "7月")"#, Beyond),
        (&[], 1, r#"OpenMotion(mover: 9, object: "南门", who: "理事会", when: "7月")"#, Beyond),
        (&[], 1, r#"OpenMotion(mover: 9, action: "装路灯", object: "南门", who: "理事会", when: "7月")"#, Within),
    ]},
    Row { guard: GuardId::R02WhoWhen, at: "who and when", start: at_s4, sides: &[
        (&[], 1, r#"OpenMotion(mover: 9, action: "装路灯", object: "南门")"#, Beyond),
        (&[], 1, r#"OpenMotion(mover: 9, action: "装路灯", object: "南门", who: "理事会")"#, Beyond),
        (&[], 1, r#"OpenMotion(mover: 9, action: "装路灯", object: "南门", when: "7月")"#, Beyond),
        (&[], 1, r#"OpenMotion(mover: 9, action: "装路灯", object: "南门", who: "理事会", when: "7月")"#, Within),
    ]},
    Row { guard: GuardId::R03Busy, at: "one holder of the floor", start: at_s4_with_motion, sides: &[
        (&[SIX, SEVEN], 1, FLOOR, Within),
        (&[SIX, SEVEN, FLOOR], 1, "GrantFloor(badge: 7)", Beyond),
        (&[SIX, FLOOR], 1, "CloseDebate()", Beyond),
        (&[SIX, FLOOR], 1, "OpenVote(on: CloseDebate, present: 12)", Beyond),
        (&[SIX, SEVEN, FLOOR, END], 1, "GrantFloor(badge: 7)", Within),
    ]},
    Row { guard: GuardId::R03Order, at: "the first of the row", start: at_s4_with_motion, sides: &[
        (&[SIX, SEVEN, EIGHT], 1, "GrantFloor(badge: 6)", Within),
        (&[SIX, SEVEN, EIGHT], 1, "GrantFloor(badge: 7)", Beyond),
        (&[SIX, SEVEN, EIGHT], 1, "GrantFloor(badge: 8)", Beyond),
        (&[SIX, SEVEN, "LowerHand(badge: 6)"], 1, "GrantFloor(badge: 7)", Within),
        (&[SIX], 1, "GrantFloor(badge: 7)", Beyond),
    ]},
    Row { guard: GuardId::R03Interrupt, at: "heard by the chair", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR], 1, END, Within),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R03)", Key),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R03, badge: 7, step: Bar)", Key),
    ]},
    Row { guard: GuardId::R04Chair, at: "heard by the chair", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR], 1, END, Within),
        (&[], 1, "CallToOrder(rule: R04)", Key),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R04)", Key),
    ]},
    Row { guard: GuardId::R05Turns, at: "two turns a person a motion", start: at_s4_with_motion, sides: &[
        (&[], 1, SIX, Within),
        (&[SIX, FLOOR, END], 1, SIX, Within),
        (&[SIX, FLOOR, END, SIX, FLOOR], 1, SIX, Beyond),
        (&[SIX, FLOOR, END, SIX, FLOOR, END], 1, SIX, Beyond),
        (&[SIX, FLOOR, END, SIX, FLOOR, "EndSpeech(void: true)"], 1, SIX, Within),
        (&[SIX, FLOOR, END, SIX, FLOOR, END, PARK, LAMP], 1, SIX, Within),
        (&[SIX, FLOOR, END, SIX, FLOOR, END], 1, SEVEN, Within),
    ]},
    Row { guard: GuardId::R05Time, at: "120 seconds", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR], 119, END, Within),
        (&[SIX, FLOOR], 120, END, Within),
        (&[SIX, FLOOR], 121, END, BeyondIn(Advise)),
        (&[SIX, FLOOR], 121, "EndSpeech(void: true)", Within),
        (&[SIX, FLOOR], 119, "AddTime(seconds: 30)", BeyondIn(Enforce)),
        (&[SIX, FLOOR], 120, "AddTime(seconds: 30)", BeyondIn(Enforce)),
        (&[SIX, FLOOR], 121, "AddTime(seconds: 30)", BeyondIn(Enforce)),
    ]},
    Row { guard: GuardId::R06Motion, at: "a speech belongs to the open motion", start: at_s4, sides: &[
        (&[], 1, SIX, Beyond),
        (&[], 1, "GrantFloor(badge: 6)", Beyond),
        (&["OpenMotion(motion: 1)"], 1, SIX, Within),
        (&["OpenMotion(motion: 1)", PARK], 1, SIX, Beyond),
    ]},
    Row { guard: GuardId::R06Off, at: "heard by the chair", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR], 1, END, Within),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R06)", Key),
        (&[SIX, FLOOR], 1, r#"CallToOrder(rule: R06, step: EndTurn, park: "车位的事")"#, Key),
    ]},
    Row { guard: GuardId::R07Again, at: "stopped for this motion", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR, "CallToOrder(rule: R10)", END], 1, SIX, Within),
        (&[SIX, FLOOR, "CallToOrder(rule: R10, step: EndTurn)"], 1, SIX, Within),
        (&[SIX, FLOOR, "CallToOrder(rule: R10, step: Bar)"], 1, SIX, Beyond),
        (&[SIX, FLOOR, "CallToOrder(rule: R10, step: Bar)"], 1, SEVEN, Within),
        (&[SIX, FLOOR, "CallToOrder(rule: R10, step: Bar)", PARK, LAMP], 1, SIX, Within),
    ]},
    Row { guard: GuardId::R07Stop, at: "heard by the chair", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR], 1, END, Within),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R07)", Key),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R07, step: EndTurn)", Key),
    ]},
    Row { guard: GuardId::R08Sides, at: "the side that did not speak last comes first", start: at_s4_spoken, sides: &[
        (&[EIGHT], 1, "GrantFloor(badge: 8)", Within),
        (&[NINE_AGAINST, EIGHT], 1, "GrantFloor(badge: 9)", Within),
        (&[EIGHT, NINE_AGAINST], 1, "GrantFloor(badge: 8)", Beyond),
        (&["RaiseHand(badge: 8, side: Question)", NINE_AGAINST], 1, "GrantFloor(badge: 8)", Beyond),
        (&[EIGHT, NINE_AGAINST, "LowerHand(badge: 9)"], 1, "GrantFloor(badge: 8)", Within),
    ]},
    Row { guard: GuardId::R09Side, at: "a hand says for what", start: at_s4_with_motion, sides: &[
        (&[], 1, "RaiseHand(badge: 6)", Beyond),
        (&[], 1, "RaiseHand(badge: 6, side: For)", Within),
        (&[], 1, "RaiseHand(badge: 6, side: Against)", Within),
        (&[], 1, "RaiseHand(badge: 6, side: Question)", Within),
    ]},
    Row { guard: GuardId::R10Kind, at: "heard by the chair", start: at_s4_with_motion, sides: &[
        (&[SIX, FLOOR], 1, END, Within),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R10)", Key),
        (&[SIX, FLOOR], 1, "CallToOrder(rule: R10, step: Bar)", Key),
    ]},
    Row { guard: GuardId::R11Debate, at: "somebody has spoken, nobody waits", start: at_s4_with_motion, sides: &[
        (&[], 1, "CloseDebate()", Beyond),
        (&[SIX, FLOOR, "EndSpeech(void: true)"], 1, "CloseDebate()", Beyond),
        (&[SIX, FLOOR, END], 1, "CloseDebate()", Within),
        (&[SIX, FLOOR, END, EIGHT], 1, "CloseDebate()", Beyond),
    ]},
    Row { guard: GuardId::R11Debate, at: "closed before the vote", start: at_s4_spoken, sides: &[
        (&[], 1, VOTE, Beyond),
        (&["CloseDebate()"], 1, VOTE, Within),
        (&["CloseDebate()"], 1, EIGHT, Beyond),
        (&[], 1, EIGHT, Within),
    ]},
    Row { guard: GuardId::R11Chair, at: "only the chair calls the vote", start: at_s4_spoken, sides: &[
        (&["CloseDebate()"], 1, "(by: badge(7), cmd: OpenVote(on: Motion(1), present: 12, tellers: [10, 11]))", Beyond),
        (&["CloseDebate()"], 1, "(by: deputy, cmd: OpenVote(on: Motion(1), present: 12, tellers: [10, 11]))", Beyond),
        (&["CloseDebate()"], 1, "(by: chair, cmd: OpenVote(on: Motion(1), present: 12, tellers: [10, 11]))", Within),
        (&["CloseDebate()"], 1, "(by: badge(1), cmd: OpenVote(on: Motion(1), present: 12, tellers: [10, 11]))", Within),
    ]},
    Row { guard: GuardId::R12Order, at: "for, then against, then the chair, each once", start: at_s5_voting, sides: &[
        (&[], 1, "CountAgainst(count: 3)", Beyond),
        (&[], 1, "CountFor(count: 8)", Within),
        (&["CountFor(count: 8)"], 1, "CountFor(count: 8)", Beyond),
        (&["CountFor(count: 8)"], 1, "CountAgainst(count: 3)", Within),
        (&["CountFor(count: 8)"], 1, "ChairVote(side: For)", Beyond),
        (&["CountFor(count: 8)"], 1, "CloseVote()", Beyond),
        (&["CountFor(count: 8)", "CountAgainst(count: 3)"], 1, "CountAgainst(count: 3)", Beyond),
        (&["CountFor(count: 8)", "CountAgainst(count: 3)"], 1, "ChairVote(side: For)", Within),
        (&["CountFor(count: 8)", "CountAgainst(count: 3)"], 1, "CloseVote()", Within),
    ]},
    Row { guard: GuardId::R11Quorum, at: "twelve are asked for", start: at_s4_spoken, sides: &[
        (&["CloseDebate()"], 1, "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])", Within),
        (&["CloseDebate()"], 1, "OpenVote(on: Motion(1), present: 11, tellers: [10, 11])", Beyond),
        (&["SignOut(badges: 12)"], 1, "OpenVote(on: Limits(seconds: 60, turns: 1))", Beyond),
    ]},
    Row { guard: GuardId::R12Roll, at: "twelve have signed in", start: at_s4_spoken, sides: &[
        (&["CloseDebate()"], 1, "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])", Within),
        (&["CloseDebate()"], 1, "OpenVote(on: Motion(1), present: 13, tellers: [10, 11])", Beyond),
        (&["CloseDebate()", "SignIn(badges: 20)"], 1, "OpenVote(on: Motion(1), present: 13, tellers: [10, 11])", Within),
    ]},
    Row { guard: GuardId::R12Count, at: "for and against are at most the twelve present", start: at_s5_voting, sides: &[
        (&[], 1, "CountFor(count: 11)", Within),
        (&[], 1, "CountFor(count: 12)", Within),
        (&[], 1, "CountFor(count: 13)", Beyond),
        (&["CountFor(count: 8)"], 1, "CountAgainst(count: 3)", Within),
        (&["CountFor(count: 8)"], 1, "CountAgainst(count: 4)", Within),
        (&["CountFor(count: 8)"], 1, "CountAgainst(count: 5)", Beyond),
        (&["CountFor(count: 8)", "CountAgainst(count: 3)"], 1, "ChairVote(side: Against)", Within),
        (&["CountFor(count: 8)", "CountAgainst(count: 4)"], 1, "ChairVote(side: Against)", Beyond),
        (&["CountFor(count: 8)", "CountAgainst(count: 4)"], 1, "ChairVote(side: For)", Beyond),
    ]},
    Row { guard: GuardId::R13Decided, at: "more for than against", start: at_s5_voting, sides: &[
        (&["CountFor(count: 4)", "CountAgainst(count: 5)"], 1, "CloseVote()", Called(Verdict::NotPassed)),
        (&["CountFor(count: 5)", "CountAgainst(count: 5)"], 1, "CloseVote()", Called(Verdict::NotPassed)),
        (&["CountFor(count: 6)", "CountAgainst(count: 5)"], 1, "CloseVote()", Called(Verdict::Passed)),
        (&["CountFor(count: 0)", "CountAgainst(count: 0)"], 1, "CloseVote()", Called(Verdict::NotPassed)),
        (&["CountFor(count: 5)", "CountAgainst(count: 5)", "ChairVote(side: For)"], 1, "CloseVote()", Called(Verdict::Passed)),
        (&["CountFor(count: 6)", "CountAgainst(count: 5)", "ChairVote(side: Against)"], 1, "CloseVote()", Called(Verdict::NotPassed)),
    ]},
    Row { guard: GuardId::R13Decided, at: "a decided motion stands", start: at_s5_decided, sides: &[
        (&[], 1, VOTE, Beyond),
        (&[], 1, "OpenMotion(motion: 1)", Beyond),
        (&[], 1, r#"EditMotion(motion: 1, action: "装三个门")"#, Beyond),
        (&[], 1, r#"EditMotion(motion: 1, who: "物业")"#, Beyond),
        (&[], 1, r#"SetScope(motion: 1, scope: Owners, reason: "门是共有的")"#, Within),
        (&[r#"SetScope(motion: 1, scope: Owners, reason: "门是共有的")"#], 1, "SetScope(motion: 1, scope: Residents)", Beyond),
        (&[], 1, "WithdrawMotion(motion: 1)", Beyond),
        (&[], 1, PARK, Beyond),
        (&[], 1, r#"Recount(reason: "数错了")"#, Within),
    ]},
];
