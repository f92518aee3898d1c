//! What passes between the station and an evening: what waits for it, what it says of a promise, and a record that is damaged.

use std::fs;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use uuid::Uuid;
use yishi::{
    i18n::Lang,
    meeting::{numbers::Badge, words::Origin},
    office::Clerk,
    sitting::{Clock, Sitting},
    station::Home,
    store::{Name, Page, Record, Store},
    tracker::{Command, Filter, New, Party, Step},
    tui::App,
};

use super::{NOON, at, day, no, person};
use crate::console::give;

const EVENING: &str = "2026-06-13T19:00:00+08:00";

fn clock(moment: &str) -> Clock {
    Clock::at(moment.parse().unwrap())
}

/// A home where the desk has turned visits of these into concerns.
fn with_concerns(of: &[(&str, Option<Party>)]) -> (tempfile::TempDir, Home) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Record::open(folder.path()).unwrap();
    for (n, (text, visitor)) in (1..).zip(of) {
        let item = no(&format!("26-v{n}"));
        let said = New { author: visitor.clone(), ..New::visit(text) };
        let commands = [Command::Add(Box::new(said)), Command::Move { item, step: Step::Raise {} }];
        assert!(store.give(&commands, at(NOON.parse().unwrap())).unwrap().is_ok());
    }
    let home = Home::at(folder.path()).unwrap();
    (folder, home)
}

/// The console of an evening that is still being opened; badge 7 is worn by person 7.
fn evening(home: &Home, practice: bool) -> App {
    evening_at(EVENING, home, practice)
}

fn evening_at(moment: &str, home: &Home, practice: bool) -> App {
    let mut sitting = Sitting::create(home, None, clock(moment)).unwrap();
    let seven = Uuid::from_u128(7);
    let open = format!(r#"OpenMeeting(estate:"望春苑",theme:"停车怎么办?",practice:{practice})"#);
    let sign_in = format!(r#"SignIn(badges:"7",person:"{seven}",call:"王阿姨")"#);
    let lines = [&open, r#"SignIn(badges:"1-6 8-20")"#, &sign_in, "TakeOffice(office:Chair,badge:1)"];
    give(&mut sitting, &lines);
    give(&mut sitting, &["TakeOffice(office:Recorder,badge:2)", "StartMeeting()"]);
    App::meeting(sitting, Lang::Zh)
}

fn press(app: &mut App, code: KeyCode) {
    app.key(KeyEvent::new(code, KeyModifiers::NONE));
}

fn said(app: &App) -> String {
    app.console().unwrap().notice().iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_the_desk_left_for_the_meeting_is_offered_with_its_concerns_and_raised_once() {
    let all = [("停车位不够", Some(person(7))), ("楼道太黑", Some(person(8))), ("狗叫", None)];
    let (_folder, home) = with_concerns(&all);
    let mut app = evening(&home, false);
    press(&mut app, KeyCode::F(4));
    assert!(said(&app).contains("站里有3件等着这次议，按 F2"), "{}", said(&app));
    press(&mut app, KeyCode::F(2));
    press(&mut app, KeyCode::Enter);
    assert!(said(&app).contains("收了3件"), "{}", said(&app));
    let cards = |app: &App| -> Vec<(Badge, Option<String>, Origin)> {
        let concerns = app.console().unwrap().meeting().concerns.iter();
        concerns.map(|(card, concern)| (card.badge, concern.text.clone(), concern.from)).collect()
    };
    // Who is here tonight raises it under their badge; the others' cards are nobody's.
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        cards(&app),
        [
            (Badge::NOBODY, text("楼道太黑"), Origin::Desk),
            (Badge::NOBODY, text("狗叫"), Origin::Desk),
            (Badge(7), text("停车位不够"), Origin::Desk)
        ]
    );
    // The row is gone: what the menu begins with is something else.
    press(&mut app, KeyCode::F(2));
    press(&mut app, KeyCode::Enter);
    assert_eq!(cards(&app).len(), 3);
    // Nor is it offered when the meeting is opened again.
    let id = app.console().unwrap().sitting().id();
    drop(app);
    let app = App::meeting(Sitting::open(&home, id, clock("2026-06-13T19:40:00+08:00")).unwrap(), Lang::Zh);
    assert!(!said(&app).contains("等着这次议"), "{}", said(&app));
}

#[test]
fn a_meeting_that_was_left_before_they_were_raised_offers_them_again_and_a_practice_copy_never() {
    let (_folder, home) = with_concerns(&[("停车位不够", None)]);
    let mut app = evening(&home, false);
    press(&mut app, KeyCode::F(4));
    let id = app.console().unwrap().sitting().id();
    drop(app);
    let app = App::meeting(Sitting::open(&home, id, clock("2026-06-13T19:40:00+08:00")).unwrap(), Lang::Zh);
    assert!(said(&app).contains("站里有1件等着这次议"), "{}", said(&app));
    let mut practice = evening_at("2026-06-14T19:00:00+08:00", &home, true);
    press(&mut practice, KeyCode::F(4));
    assert!(!said(&practice).contains("等着"), "{}", said(&practice));
}

/// Opens with one promise, of person 1 with person 2 helping, and says this of it.
fn reviewed(home: &Home, review: &str) -> Clerk {
    let mut store = Record::open(home.root()).unwrap();
    let new = New {
        to: Some(yishi::meeting::words::Destination::Residents),
        lead: Some(person(1)),
        helpers: vec![person(2), person(7)],
        due: Some(day("2026-06-10")),
        ..New::about("修路灯")
    };
    assert!(store.give(&[Command::Add(Box::new(new))], at(NOON.parse().unwrap())).unwrap().is_ok());
    let named = |n: u128, call: &str| (Uuid::from_u128(n), Name { name: None, call: Some(call.into()) });
    store.put_names(&[named(1, "老张"), named(9, "小林")]).unwrap();
    drop(store);
    let promises = Clerk::look(home, clock(EVENING)).unwrap().promises().unwrap();
    let mut sitting = Sitting::create(home, None, clock(EVENING)).unwrap().opening_with(promises);
    let sign_in = format!(r#"SignIn(badges:"7",person:"{}",call:"王阿姨")"#, Uuid::from_u128(7));
    give(&mut sitting, &[r#"OpenMeeting(estate:"望春苑",theme:"看看上次的?")"#, r#"SignIn(badges:"1-6")"#, &sign_in]);
    give(&mut sitting, &["TakeOffice(office:Chair,badge:1)", "StartMeeting()", review]);
    give(&mut sitting, &[r#"CloseMeeting(reason:"看完了")"#]);
    let id = sitting.id();
    drop(sitting);
    let mut clerk = Clerk::open(home, clock("2026-06-14T09:00:00+08:00")).unwrap();
    clerk.take(id, false).unwrap().unwrap();
    assert_eq!(clerk.take(id, false).unwrap().unwrap().changed, 0, "once");
    clerk
}

#[test]
fn a_promise_that_was_handed_over_is_led_by_whom_the_meeting_named() {
    for (note, lead) in [
        ("7", Some(person(7))),
        ("7号 王阿姨", Some(person(7))),
        ("王阿姨", Some(person(7))),
        ("小林", Some(person(9))),
        ("3号", Some(Party::Badge(Badge(3)))),
        ("77", None),
        ("再找人", None),
        ("7月再说", None),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path()).unwrap();
        let clerk = reviewed(&home, &format!(r#"ReviewPledge(promise:1,state:Handed,note:"{note}")"#));
        let item = clerk.store().item(no("26-0-1")).unwrap().unwrap();
        assert_eq!(item.lead, lead, "{note}");
        assert_eq!(item.is_orphan(), lead.is_none(), "{note}: somebody may claim it");
        assert!(item.helpers.contains(&person(2)), "{note}: who helps goes on helping");
        assert!(!item.helpers.iter().any(|helper| Some(helper) == item.lead.as_ref()), "{note}");
        let orphans = clerk.store().count(&Filter { orphan: true, ..Filter::default() }).unwrap();
        assert_eq!(orphans, u64::from(lead.is_none()), "{note}");
    }
}

#[test]
fn a_damaged_record_is_said_in_plain_words_and_the_others_are_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    let meeting = |moment: &str, theme: &str| {
        let mut sitting = Sitting::create(&home, None, clock(moment)).unwrap();
        let open = format!(r#"OpenMeeting(estate:"望春苑",theme:"{theme}")"#);
        let lines = [&open, r#"SignIn(badges:"1-9")"#, "TakeOffice(office:Chair,badge:1)", "StartMeeting()"];
        give(&mut sitting, &lines);
        give(&mut sitting, &[r#"Park(text:"记一句",badge:3)"#, r#"CloseMeeting(reason:"停电")"#]);
        sitting.id()
    };
    let (broken, whole) = (meeting(EVENING, "门禁?"), meeting("2026-06-14T19:00:00+08:00", "停车?"));
    let journal = home.folder(broken).join("journal.ron");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replacen("停电", "停申", 1)).unwrap();
    let app = App::choose(home.clone(), clock(NOON), Lang::Zh);
    let said: Vec<&str> = app.said().collect();
    assert_eq!(said, ["1场会的记录坏了，没有收进事项，别的都收了：门禁?"]);
    let taken = Record::open(home.root()).unwrap().meetings(Page::ALL).unwrap();
    assert_eq!(taken.iter().map(|(taken, _)| taken.meeting).collect::<Vec<_>>(), [whole]);
}
