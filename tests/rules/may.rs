//! 谁能做什么: every act by everybody, under the table of every preset; and the chair that nobody holds.

use yishi::{
    charter::{Act, Charter, May, MayRow, PRESETS, Permit, Standing, preset},
    i18n::{Lang, event},
    meeting::{Event, Fact, Ground, Refusal, numbers::Badge, spec, words::Caution},
};

use super::because;
use crate::support::{Room, at_s1, at_s4, at_s4_spoken, at_s4_with_motion, at_s6};

/// One badge for each standing.
const WHO: [(Standing, u16); 7] = [
    (Standing::Voter, 7),
    (Standing::Observer, 20),
    (Standing::Minor, 21),
    (Standing::Sector, 22),
    (Standing::Out, 23),
    (Standing::Unnamed, 0),
    (Standing::Nobody, 99),
];

const GUESTS: &[&str] = &[
    r#"SignIn(badges: 20, sector: "resident", observer: true)"#,
    r#"SignIn(badges: 21, sector: "resident", minor: true)"#,
    r#"SignIn(badges: 22, sector: "property")"#,
    r#"SignIn(badges: 23, sector: "resident")"#,
    "SignOut(badges: 23)",
];

/// A room where an act comes next, and the line by which a badge does it.
fn comes(act: Act) -> (Room, &'static str) {
    let (start, before, line): (fn() -> Room, &[&str], &str) = match act {
        Act::Vote => (at_s1, &[], ""),
        Act::BreakTie => (at_s4_spoken, &["CloseDebate()"], "ChairVote(side: For)"),
        Act::Chair => (at_s4, &[], "TakeOffice(office: Chair, badge: {B})"),
        Act::Office => (at_s4, &[], "TakeOffice(office: Timekeeper, badge: {B})"),
        Act::Tell => (at_s4_spoken, &["CloseDebate()"], "OpenVote(on: Motion(1), present: 12, tellers: [{B}, 10])"),
        Act::Move => {
            (at_s4, &[], r#"OpenMotion(mover: {B}, action: "装灯", object: "南门", who: "理事会", when: "7月底前")"#)
        }
        Act::Amend => (at_s4_with_motion, &[], r#"Amend(mover: {B}, when: "8月底前")"#),
        Act::Hand => (at_s4_with_motion, &[], "RaiseHand(badge: {B}, side: For)"),
        Act::Relay => (at_s4_with_motion, &[], "RaiseHand(badge: 8, side: For, relayed: {B})"),
        Act::Lead => (at_s6, &[], r#"ProposeAction(what: "贴通知", owner: {B})"#),
        Act::Pledge => (at_s6, &[], r#"Pledge(badge: {B}, text: "我来扫")"#),
        Act::Sign => (at_s6, &[], "SignMinutes(role: Resident, badge: {B})"),
    };
    let mut room = start().and(GUESTS).and(before);
    if act == Act::Sign {
        room = room.and(&[r#"CloseMeeting(reason: "散会")"#]);
    }
    (room, line)
}

fn about(events: &[Event], act: Act) -> Vec<Event> {
    let is = |event: &&Event| match event {
        Event::Cautioned { what: Caution::May { act: of, .. }, .. }
        | Event::Excepted { what: Caution::May { act: of, .. }, .. } => *of == act,
        _ => false,
    };
    events.iter().filter(is).cloned().collect()
}

fn refused(name: &str, room: &Room, refusal: &Refusal) {
    let legal = room.meeting().legal_now();
    assert!(!refusal.legal.is_empty() && refusal.legal.iter().all(|of| legal.contains(of)), "{name}: {refusal:?}");
}

fn cell(name: &str, room: &Room, line: &str, (act, standing, badge): (Act, Standing, u16), permit: Permit) {
    let line = line.replace("{B}", &badge.to_string());
    let given = || {
        let mut room = room.clone();
        let answer = room.when(&line);
        (room, answer)
    };
    let passed = || because(&mut room.clone(), &line);
    match permit {
        Permit::Allow => assert_eq!(about(&given().1.expect(name), act), [], "{name}"),
        Permit::Advise => {
            let events = about(&given().1.expect(name), act);
            let what = Caution::May { act, standing };
            assert_eq!(events, [Event::Cautioned { what, badge: Some(Badge(badge)) }], "{name}");
            for lang in [Lang::Zh, Lang::En] {
                assert!(
                    event::advice(lang, &events[0]).is_some_and(|said| !said.contains(&format!("{badge}号牌"))),
                    "{name}"
                );
            }
        }
        Permit::Refuse => {
            let (after, answer) = given();
            let refusal = answer.expect_err(name);
            refused(name, &after, &refusal);
            if !standing.is_somebody() {
                assert_eq!((refusal.ground, refusal.passable), (Ground::Badge, false), "{name}: {refusal:?}");
                passed().expect_err(name);
                return;
            }
            let Fact::MayNot { act: of, standing: is, who } = &refusal.fact else { panic!("{name}: {refusal:?}") };
            assert_eq!((*of, *is, refusal.passable), (act, standing, act != Act::BreakTie), "{name}");
            assert!(!who.is_empty() && !who.contains(&standing), "{name}: {who:?}");
            match passed() {
                Err(_) => assert_eq!(act, Act::BreakTie, "{name}"),
                Ok(events) => {
                    assert!(matches!(about(&events, act)[..], [Event::Excepted { .. }]), "{name}: {events:?}");
                }
            }
        }
    }
}

/// Everybody in the room may chair, so that each of them comes to a tie.
fn all_may_chair(mut may: May) -> May {
    let a = Permit::Allow;
    may.chair = MayRow { voter: a, observer: a, minor: a, sector: a, ..may.chair };
    may
}

#[test]
fn every_act_by_everybody_in_every_preset_is_taken_advised_or_refused_with_who_may() {
    for name in PRESETS {
        let may = preset(name).unwrap().may;
        for act in Act::ALL {
            let (start, line) = comes(act);
            let table = if act == Act::BreakTie { all_may_chair(may) } else { may };
            let room = start.under(|own: &mut Charter| own.may = table);
            for (standing, badge) in WHO {
                let name = format!("{name}: {act:?} by {standing:?}");
                let permit = may.cell(act, standing);
                match act {
                    Act::Vote => {
                        let counted = room.meeting().people.get(&Badge(badge));
                        let counted = counted.is_some_and(|person| person.counts && person.present);
                        assert_eq!(counted, permit == Permit::Allow, "{name}");
                    }
                    // Nobody else can hold the chair.
                    Act::BreakTie if !standing.is_somebody() => assert_eq!(permit, Permit::Refuse, "{name}"),
                    Act::BreakTie => {
                        let chair = format!("TakeOffice(office: Chair, badge: {badge})");
                        let vote = "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])";
                        let tied = room.clone().and(&[&chair, vote, "CountFor(count: 5)", "CountAgainst(count: 5)"]);
                        cell(&name, &tied, line, (act, standing, badge), permit);
                    }
                    // What is signed after the close is signed by who was there.
                    Act::Sign if standing == Standing::Out => {
                        cell(&name, &room, line, (act, Standing::Voter, badge), permit);
                    }
                    _ => cell(&name, &room, line, (act, standing, badge), permit),
                }
            }
        }
    }
}

#[test]
fn of_several_standings_the_strictest_holds() {
    let room = at_s4().and(&[r#"SignIn(badges: 20, sector: "property", observer: true)"#]);
    let refusal = room.clone().when("TakeOffice(office: Chair, badge: 20)").unwrap_err();
    assert!(matches!(refusal.fact, Fact::MayNot { standing: Standing::Observer, .. }), "{refusal:?}");
    // Who is put right afterwards holds the chair no longer.
    let room = room.and(&[
        r#"SignIn(badges: 21, sector: "property")"#,
        "TakeOffice(office: Chair, badge: 21)",
        "EditParticipant(badge: 21, minor: true)",
    ]);
    assert_eq!(room.meeting().chair(), None);
    assert!(room.meeting().chair_empty().is_some());
}

/// Whatever is voted on: nothing of it moves while the chair is empty.
const VOTES: [&str; 5] = [
    "OpenVote(on: Motion(1), present: 12, tellers: [10, 11])",
    "OpenVote(on: CloseDebate, present: 12)",
    "OpenVote(on: Limits(seconds: 60, turns: 1), present: 12)",
    "OpenVote(on: Extend(minutes: 10), present: 12)",
    r#"OpenVote(on: Choice(title: "先做哪件", options: [Text("门"), Text("灯")], pick: 1), present: 12, tellers: [10, 11])"#,
];

fn empty(room: &Room, line: &str) {
    for answer in [room.clone().when(line), because(&mut room.clone(), line)] {
        let refusal = answer.expect_err(line);
        assert!(matches!(refusal.fact, Fact::ChairEmpty { .. }), "{line}: {refusal:?}");
        assert_eq!((refusal.ground, refusal.passable), (Ground::Who, false), "{line}");
    }
}

#[test]
fn no_vote_of_any_kind_moves_while_nobody_in_the_room_holds_the_chair_and_no_reason_passes_it() {
    for preset in PRESETS {
        let own = yishi::charter::preset(preset).unwrap();
        let room = at_s4_spoken().under(|charter| (charter.may, charter.vote) = (own.may, own.vote));
        let gone = room.clone().and(&["CloseDebate()", "SignOut(badges: 1)"]);
        for line in VOTES {
            empty(&gone, line);
        }
        // While a vote is open nobody goes, the chair neither.
        let open = room.and(&["CloseDebate()", VOTES[0]]);
        assert_eq!(open.clone().when("SignOut(badges: 1)").unwrap_err().fact, Fact::VoteOpen);
        let left = open.and(&[r#"CancelVote(reason: "主持人要走")"#, "SignOut(badges: 1)"]);
        for line in VOTES {
            empty(&left, line);
        }
    }
    // Who has no vote leaves, and the headcount still stands: counted again it isn't.
    let guest = ["CloseDebate()", r#"SignIn(badges: 22, sector: "property")"#, "TakeOffice(office: Chair, badge: 22)"];
    let counted = [VOTES[0], "CountFor(count: 8)", "CountAgainst(count: 3)", "CloseVote()"];
    let decided = at_s4_spoken().and(&guest).and(&counted);
    decided.clone().and(&[r#"Recount(reason: "再数一遍")"#]);
    empty(&decided.and(&["SignOut(badges: 22)"]), r#"Recount(reason: "再数一遍")"#);
}

#[test]
fn from_when_to_when_the_chair_was_empty_is_an_event_and_the_deputy_takes_it() {
    let mut room = at_s4_spoken();
    let events = room.when("SignOut(badges: 1)").unwrap();
    assert!(events.contains(&Event::ChairEmptied {}), "{events:?}");
    let from = room.now();
    // Who comes back doesn't have it by that.
    let events = room.when("SignIn(badges: 1)").unwrap();
    assert!(events.contains(&Event::ChairOffered { badge: Badge(1) }), "{events:?}");
    assert_eq!(room.meeting().chair(), None);
    let events = room.when("TakeOffice(office: Chair, badge: 2)").unwrap();
    assert!(events.contains(&Event::ChairFilled { badge: Some(Badge(2)) }), "{events:?}");
    let vacancy = *room.meeting().vacancies.last().unwrap();
    assert_eq!((vacancy.from, vacancy.until, vacancy.left), (from, Some(room.now()), Some(Badge(1))));
    assert_eq!(room.meeting().vacancies.len(), 1);
    // One that is handed on was never empty.
    assert!(room.when("HandOverChair(to: 1)").unwrap().iter().all(|event| !matches!(event, Event::ChairEmptied {})));
}

#[test]
fn an_empty_chair_ends_with_the_sitting_and_begins_again_with_the_next() {
    let room = at_s4_spoken().and(&["SignOut(badges: 1)", r#"Adjourn(reason: "太晚了")"#]);
    let ended = *room.meeting().vacancies.last().unwrap();
    assert_eq!((ended.until, ended.filled), (Some(room.now()), None));
    let room = room.and(&["Resume()"]);
    assert_eq!(room.meeting().vacancies.len(), 2);
    let room = room.and(&["TakeOffice(office: Chair, badge: 2)"]);
    assert_eq!(room.meeting().chair_empty(), None);
}

#[test]
fn each_act_is_asked_by_the_commands_that_list_it() {
    for act in Act::ALL {
        let (_, line) = comes(act);
        let name = line.split('(').next().unwrap();
        let listed = |spec: &&spec::Spec| spec.acts.contains(&act);
        let mut listing = spec::TABLE.iter().filter(listed).map(|spec| spec.name.as_str());
        // The vote is asked where somebody signs in.
        assert!(listing.any(|listing| listing == name || act == Act::Vote), "{act:?}: {name}");
    }
}
