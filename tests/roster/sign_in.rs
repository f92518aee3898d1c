//! What a sign-in takes from the roster.

use yishi::{
    meeting::{Event, Order, script},
    sitting::{Answer, Receipt, Sitting},
};

use super::*;

const OPEN: &str =
    r#"OpenMeeting(id: "0190a000-0000-7000-8000-000000000001", estate: "梧桐新村", theme: "门禁怎么用?")"#;

fn meeting() -> Uuid {
    "0190a000-0000-7000-8000-000000000001".parse().unwrap()
}

fn clock() -> Clock {
    Clock::at("2026-05-23T19:00:00+08:00".parse().unwrap())
}

fn order(line: &str) -> Order {
    script::parse(line).unwrap().unwrap()
}

fn done(sitting: &mut Sitting, line: &str) -> Receipt {
    match sitting.give(order(line)).unwrap() {
        Answer::Done(receipt) => receipt,
        Answer::Refused(refusal) => panic!("{line}: {refusal:?}"),
    }
}

/// A meeting of a station with this list, with so many lines given after its opening.
fn given(list: &str, lines: &[&str]) -> (Station, Sitting) {
    let station = Station::with(list);
    let mut sitting = Sitting::create(&station.home, None, clock()).unwrap();
    done(&mut sitting, OPEN);
    for line in lines {
        done(&mut sitting, line);
    }
    (station, sitting)
}

fn journal(station: &Station) -> String {
    fs::read_to_string(station.home.folder(meeting()).join("journal.ron")).unwrap()
}

#[test]
fn a_badge_signs_in_who_usually_wears_it() {
    let (station, sitting) = given(LIST, &["SignIn(badges: 17)", "SignIn(badges: 46)"]);
    let aunt = &sitting.meeting().people[&Badge(17)];
    assert_eq!((aunt.person, aunt.household), (Some(station.called("王阿姨").id), Badge(17)));
    let firm = &sitting.meeting().people[&Badge(46)];
    assert_eq!((firm.sector.as_str(), firm.observer, firm.counts, firm.household), ("property", true, false, Badge(0)));
    assert_eq!(sitting.call(Badge(17)), Some("王阿姨"));
    let text = journal(&station);
    for name in ["王桂芳", "王阿姨", "502", "3号楼"] {
        assert!(!text.contains(name), "{name} is in the journal");
    }
}

#[test]
fn a_range_signs_in_each_as_themselves_by_one_line_and_spouses_as_one_household() {
    let (_station, sitting) = given(LIST, &[r#"SignIn(badges: "1-20")"#]);
    let people = &sitting.meeting().people;
    assert_eq!(sitting.head().unwrap().seq, 2);
    assert_eq!((people[&Badge(17)].household, people[&Badge(18)].household), (Badge(17), Badge(17)));
    assert_eq!(people[&Badge(8)].sector, "owners_committee");
    assert_eq!((people[&Badge(9)].person, people[&Badge(9)].sector.as_str()), (None, "resident"));
    assert_eq!(sitting.calls().len(), 3);
}

#[test]
fn who_comes_later_joins_the_household_that_is_there() {
    let (_station, sitting) =
        given(LIST, &["SignIn(badges: 18)", "EditParticipant(badge: 18, household: 18)", "SignIn(badges: 17)"]);
    assert_eq!(sitting.meeting().people[&Badge(17)].household, Badge(18));
}

#[test]
fn a_spouse_whose_number_a_range_leaves_out_is_no_household_of_hers() {
    let list = "号牌,称呼,几号楼,户\n4,王伯伯,1,101\n5,王阿姨,1,101\n";
    let (_station, sitting) = given(list, &[r#"SignIn(badges: "1-9")"#]);
    assert_eq!(sitting.meeting().people[&Badge(5)].household, Badge(5));
}

#[test]
fn what_the_command_says_goes_before_what_the_roster_knows() {
    let (_station, sitting) = given(LIST, &[r#"SignIn(badges: 17, sector: "party", minor: true)"#]);
    let aunt = &sitting.meeting().people[&Badge(17)];
    assert_eq!((aunt.sector.as_str(), aunt.minor), ("party", true));
}

#[test]
fn a_stranger_who_takes_the_badge_is_somebody_else_and_takes_nothing_of_hers() {
    let list = "号牌,称呼,几号楼,户,身份,列席\n16,王伯伯,1,101,,\n17,王阿姨,1,101,物业,是\n";
    for lines in [
        &["SignIn(badges: 16)", r#"SignIn(badges: 17, call: "李阿姨")"#][..],
        &["SignIn(badges: 16)", "SignIn(badges: 17)", r#"EditParticipant(badge: 17, call: "李阿姨")"#],
    ] {
        let (station, sitting) = given(list, lines);
        let stranger = &sitting.meeting().people[&Badge(17)];
        assert_ne!(stranger.person, Some(station.called("王阿姨").id));
        assert!(stranger.person.is_some());
        assert_eq!((stranger.sector.as_str(), stranger.household), ("resident", Badge(17)), "{lines:?}");
        assert!(!stranger.observer && stranger.counts);
        assert_eq!(sitting.call(Badge(17)), Some("李阿姨"));
        assert_eq!(station.roster().residents().len(), 2, "a meeting changes no roster");
    }
}

#[test]
fn who_says_the_name_of_the_roster_is_who_the_roster_means() {
    for line in [r#"SignIn(badges: 17, call: "王阿姨")"#, r#"SignIn(badges: 17, name: "王桂芳")"#] {
        let (station, sitting) = given(LIST, &[line]);
        assert_eq!(sitting.meeting().people[&Badge(17)].person, Some(station.called("王阿姨").id), "{line}");
    }
    // A whole name that is typed to say who it is never comes to the wall.
    for lines in [
        &[r#"SignIn(badges: 17, call: "王桂芳")"#][..],
        &["SignIn(badges: 17)", r#"EditParticipant(badge: 17, call: "王桂芳")"#],
    ] {
        assert_eq!(given(LIST, lines).1.call(Badge(17)), Some("王阿姨"), "{lines:?}");
    }
    let (station, sitting) = given(LIST, &["SignIn(badges: 17)", r#"EditParticipant(badge: 17, call: "王阿姨")"#]);
    assert_eq!(sitting.meeting().people[&Badge(17)].person, Some(station.called("王阿姨").id));
}

#[test]
fn nobody_is_there_twice() {
    let mut station = Station::with(LIST);
    let aunt = station.called("王阿姨").id;
    let mut sitting = Sitting::create(&station.home, None, clock()).unwrap();
    done(&mut sitting, OPEN);
    done(&mut sitting, &format!("SignIn(badges: 30, person: \"{aunt}\")"));
    done(&mut sitting, "SignIn(badges: 17)");
    assert_eq!(sitting.meeting().people[&Badge(17)].person, None);
    assert_eq!(station.plan(LIST).changes, []);
}

#[test]
fn who_has_no_form_of_address_is_a_badge_in_the_room() {
    let (station, sitting) = given("号牌,姓名\n17,王桂芳\n", &["SignIn(badges: 17)"]);
    assert_eq!(sitting.call(Badge(17)), None);
    assert_eq!(sitting.meeting().people[&Badge(17)].person, Some(station.called("王桂芳").id));
}

#[test]
fn a_sector_that_the_charter_of_the_day_does_not_have_is_not_taken() {
    let station = Station::with(LIST);
    let mut residents = station.roster().residents().to_vec();
    residents[0].sector = Some("elders".into());
    let badge = residents[0].badge.unwrap();
    station.roster().put(residents).unwrap();
    let mut sitting = Sitting::create(&station.home, None, clock()).unwrap();
    done(&mut sitting, OPEN);
    let receipt = done(&mut sitting, &format!("SignIn(badges: {badge})"));
    assert!(matches!(&receipt.events[0], Event::SignedIn { sector, .. } if sector == "resident"));
}

#[test]
fn the_lines_alone_give_the_same_meeting_when_the_roster_is_gone() {
    let (station, sitting) = given(LIST, &[r#"SignIn(badges: "1-20")"#]);
    let before = sitting.meeting().clone();
    drop(sitting);
    fs::remove_file(station.home.root().join("roster.ron")).unwrap();
    let again = Sitting::open(&station.home, meeting(), clock()).unwrap();
    assert_eq!(*again.meeting(), before);
    assert_eq!(again.call(Badge(17)), Some("王阿姨"));
}

#[test]
fn badges_that_the_roster_does_not_know_have_the_bytes_of_a_station_without_one() {
    let lines = [r#"SignIn(badges: "1-7 9-13")"#, r#"SignIn(badges: 20, call: "王阿姨")"#, "SignOut(badges: 20)"];
    let (with, _sitting) = given(LIST, &lines);
    let (without, _sitting) = given("号牌,姓名\n", &lines);
    assert_eq!(journal(&with), journal(&without));
}

#[test]
fn a_roster_that_cannot_be_read_keeps_nobody_from_meeting() {
    let station = Station::with(LIST);
    fs::write(station.home.root().join("roster.ron"), "(v: 1, residents: [").unwrap();
    let mut sitting = Sitting::create(&station.home, None, clock()).unwrap();
    done(&mut sitting, OPEN);
    done(&mut sitting, "SignIn(badges: 17)");
    assert!(matches!(sitting.roster_fault(), Some(StationError::Roster { .. })));
}

#[test]
fn undo_takes_a_sign_in_from_the_roster_back() {
    let (_station, mut sitting) = given(LIST, &["SignIn(badges: 17)", "Undo(seq: 2)"]);
    assert!(sitting.meeting().people.is_empty());
    done(&mut sitting, "SignIn(badges: 17)");
    assert_eq!(sitting.call(Badge(17)), Some("王阿姨"));
}

#[test]
fn who_would_sign_in_is_known_by_name_before_it_is_given() {
    let (station, sitting) = given(LIST, &[]);
    let before = journal(&station);
    let answers = sitting.would(&[order("SignIn(badges: 17)").cmd]);
    let calls = sitting.would_call(answers[0].as_ref().unwrap());
    assert_eq!(calls.get(&Badge(17)).map(String::as_str), Some("王阿姨"));
    assert_eq!((journal(&station), sitting.calls().len()), (before, 0));
}

#[test]
fn a_roster_that_is_brought_in_while_the_meeting_is_open_holds_from_the_next_sign_in() {
    let (mut station, mut sitting) = given("号牌,称呼\n5,李大伯\n", &[]);
    assert_eq!(sitting.look_at_roster(), None);
    station.import("号牌,称呼\n17,王阿姨\n");
    assert_eq!(sitting.look_at_roster(), Some(2));
    assert_eq!(sitting.look_at_roster(), None);
    done(&mut sitting, "SignIn(badges: 17)");
    assert_eq!(sitting.calls().get(&Badge(17)).map(String::as_str), Some("王阿姨"));
    fs::write(station.home.root().join("roster.ron"), "(v: 1, residents: [").unwrap();
    assert_eq!(sitting.look_at_roster(), None);
    assert!(sitting.roster_fault().is_none(), "what was known is left");
}

fn refused(sitting: &mut Sitting, line: &str) -> yishi::meeting::Refusal {
    match sitting.give(order(line)).unwrap() {
        Answer::Refused(refusal) => refusal,
        Answer::Done(receipt) => panic!("{line}: {receipt:?}"),
    }
}

#[test]
fn another_name_at_a_badge_that_was_given_back_is_another_person() {
    let lines = [r#"SignIn(badges: 8, name: "韩甲", call: "韩阿姨")"#, "SignOut(badges: 8)"];
    let second = Badge { no: 8, wearer: 1 };
    for (line, comes) in [
        ("SignIn(badges: 8)", Badge(8)),
        (r#"SignIn(badges: 8, call: "韩阿姨")"#, Badge(8)),
        (r#"SignIn(badges: 8, name: "韩甲", call: "韩老师")"#, Badge(8)),
        (r#"SignIn(badges: 8, name: "曹乙", call: "韩阿姨")"#, second),
        (r#"SignIn(badges: 8, call: "曹师傅")"#, second),
    ] {
        let (_station, mut sitting) = given("号牌,姓名\n", &lines);
        done(&mut sitting, line);
        let here: Vec<Badge> = sitting.meeting().people.values().filter(|p| p.present).map(|p| p.badge).collect();
        assert_eq!(here, [comes], "{line}");
        let first = sitting.call(Badge(8)).unwrap();
        assert_eq!(
            first == "韩阿姨",
            line.contains("曹") || !line.contains("老师"),
            "{line}: the first is called {first}"
        );
    }
}

#[test]
fn one_name_at_two_badges_is_one_person_unless_a_door_or_a_reason_says_otherwise() {
    let lines = [r#"SignIn(badges: 20, name: "韩甲")"#, "SignIn(badges: 5)"];
    let (_station, mut sitting) = given("号牌,姓名\n", &lines);
    for line in [r#"SignIn(badges: 21, name: "韩甲")"#, r#"EditParticipant(badge: 5, name: "韩甲")"#] {
        let refusal = refused(&mut sitting, line);
        assert!(matches!(refusal.fact, yishi::meeting::Fact::Wears { badge: Badge { no: 20, .. } }), "{refusal:?}");
    }
    // Another door, another person; so says a reason. A form of address proves nothing.
    done(&mut sitting, r#"SignIn(badges: 22, name: "韩甲", household: 5)"#);
    done(&mut sitting, r#"(because: "同名的另一位", cmd: SignIn(badges: 23, name: "韩甲"))"#);
    done(&mut sitting, r#"SignIn(badges: 24, call: "韩甲")"#);
    let people: std::collections::BTreeSet<_> = sitting.meeting().people.values().filter_map(|p| p.person).collect();
    assert_eq!(people.len(), 4);
}

/// Signed in with a name, said later, come back, put right: whether the record knows their door.
#[test]
fn a_name_is_no_door_however_it_came() {
    let list = "号牌,姓名,称呼,几号楼,户\n17,王桂芳,王阿姨,3号楼,502\n18,,孙师傅,,\n19,,陈老师,5号楼,101\n";
    let aunt = r#"SignIn(badges: 17, call: "王阿姨")"#;
    let cases: [(&[&str], u16, usize); 13] = [
        (&["SignIn(badges: 17)"], 17, 0),
        (&[aunt], 17, 0),
        (&["SignIn(badges: 17)", r#"EditParticipant(badge: 17, call: "王阿姨")"#], 17, 0),
        (&["SignIn(badges: 17)", "EditParticipant(badge: 17, observer: true)"], 17, 0),
        (&["SignIn(badges: 17)", "SignOut(badges: 17)", aunt], 17, 0),
        // The roster has a name and no door.
        (&["SignIn(badges: 18)"], 18, 1),
        // Nobody of the roster.
        (&["SignIn(badges: 30)"], 30, 1),
        (&[r#"SignIn(badges: 30, call: "钱师傅")"#], 30, 1),
        (&["SignIn(badges: 30)", r#"EditParticipant(badge: 30, call: "钱师傅")"#], 30, 1),
        (&[r#"SignIn(badges: 17, call: "李阿姨")"#], 17, 1),
        (&["SignIn(badges: 17)", r#"EditParticipant(badge: 17, call: "李阿姨")"#], 17, 1),
        // Who says with whom they live has a door.
        (&["SignIn(badges: 19)", r#"SignIn(badges: 30, call: "钱师傅", household: 19)"#], 30, 0),
        (
            &[
                "SignIn(badges: 19)",
                r#"SignIn(badges: 30, call: "钱师傅")"#,
                "EditParticipant(badge: 30, household: 19)",
            ],
            30,
            0,
        ),
    ];
    for (lines, badge, doorless) in cases {
        let (_station, sitting) = given(list, lines);
        let meeting = sitting.meeting();
        assert!(meeting.people.contains_key(&Badge(badge)), "{lines:?}");
        assert_eq!(meeting.doorless(), doorless, "{lines:?}");
    }
    let mut station = Station::with(list);
    let (aunt, chen) = (station.called("王阿姨").id, station.called("陈老师").id);
    let mut sitting = Sitting::create(&station.home, None, clock()).unwrap();
    done(&mut sitting, OPEN);
    done(&mut sitting, &format!("SignIn(badges: 30, person: \"{aunt}\")"));
    done(&mut sitting, r#"SignIn(badges: 31, call: "钱师傅")"#);
    assert_eq!(sitting.meeting().doorless(), 1);
    done(&mut sitting, &format!("EditParticipant(badge: 31, person: \"{chen}\")"));
    assert_eq!(sitting.meeting().doorless(), 0);
    assert_eq!(station.plan(list).changes, []);
}

#[test]
fn what_was_written_before_reads_as_it_did() {
    let (station, sitting) =
        given(LIST, &["SignIn(badges: 17)", "SignIn(badges: 30)", r#"SignIn(badges: 31, call: "钱师傅")"#]);
    let said: Vec<bool> = journal(&station).lines().skip(1).map(|line| line.contains("doorless:true")).collect();
    assert_eq!(said, [false, false, true], "only of a name without a door is anything said");
    assert_eq!(sitting.meeting().doorless(), 2);
}
