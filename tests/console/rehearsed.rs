//! A rehearsal at the console: the room above the strip, the rate, the coach, the card. Time is moved by hand.

use std::fs;

use yishi::{
    i18n::rehearsal as words,
    rehearsal::{CastId, Setup},
    tui::console::Coach,
};

use super::*;

struct Rehearsal {
    console: Console,
    hand: PathBuf,
    now: Moment,
}

impl Rehearsal {
    fn begins(lang: Lang, theme: &str, practice: bool, lines: &[&str]) -> Self {
        let open = format!("OpenMeeting(estate:\"梧桐新村\",theme:{theme:?},practice:{practice})");
        let folder = tempfile::tempdir().unwrap();
        let (home, hand) = (Home::at(folder.path()).unwrap(), folder.path().join("hand"));
        let now = moment(EVENING);
        fs::write(&hand, EVENING).unwrap();
        let mut sitting = Sitting::create(&home, Some(ID), Clock::by_hand(&hand).unwrap()).unwrap();
        give(&mut sitting, &[&[open.as_str()], lines].concat());
        let app = App::meeting(sitting, lang);
        Self { console: Console { app, home, id: ID, folder }, hand, now }
    }

    fn seventh(lang: Lang) -> Self {
        Self::begins(lang, &words::theme_of(lang, &Setup::new(7, CastId::Difficult)), true, &[])
    }

    /// So many seconds go by, one after another.
    fn waits(&mut self, seconds: u32) -> &mut Self {
        for _ in 0..seconds {
            self.now = self.now.plus_s(1);
            fs::write(&self.hand, self.now.to_string()).unwrap();
            self.console.app.tick();
        }
        self
    }
}

#[test]
fn what_happens_stands_above_the_strip_and_goes_when_it_is_typed() {
    let mut room = Rehearsal::seventh(Lang::Zh);
    assert!(room.console.shows(80, 24).contains("屋里：大家坐着，等您"));
    let shown = room.waits(10).console.shows(80, 24);
    assert!(shown.contains("屋里(2) 门口：6号，社区的") && shown.contains("门口：1-3 5 号来了"), "{shown}");
    // The strip and the keys stand under it.
    let rows = room.console.screen(80, 24);
    assert!(rows[20].contains("屋里(2)") && rows[21].contains("门口") && rows[22].contains("签到 >"), "{rows:#?}");
    room.console.line("1-3 5");
    let shown = room.waits(2).console.shows(80, 24);
    assert!(shown.contains("屋里(1) 门口：6号") && !shown.contains("1-3 5 号来了"), "{shown}");
    // Nothing was typed for anybody.
    assert_eq!(room.console.meeting().people.len(), 4);
    for (cols, rows) in [(60, 20), (80, 24), (100, 30), (120, 34), (240, 67)] {
        assert_whole(&room.console.screen(cols, rows), cols, "a rehearsal");
    }
    let mut english = Rehearsal::seventh(Lang::En);
    let shown = english.waits(10).console.shows(80, 24);
    assert!(shown.contains("room (2) at the door: no. 6"), "{shown}");
    assert_whole(&english.console.screen(80, 24), 80, "a rehearsal in English");
}

#[test]
fn another_meeting_has_no_room_whatever_it_is_called() {
    for (theme, practice) in [("练第7号(难)：停车怎么办？", false), ("停车怎么办？", true)] {
        let mut other = Rehearsal::begins(Lang::Zh, theme, practice, &[]);
        assert!(!other.waits(20).console.shows(100, 30).contains("屋里"), "{theme} {practice}");
        other.console.press(KeyCode::Down);
        assert!(other.console.said().contains("只有排练能把钟走快"), "{}", other.console.said());
    }
}

#[test]
fn the_wall_knows_nothing_of_the_room_the_rate_or_the_coach() {
    let mut room = Rehearsal::seventh(Lang::Zh);
    room.console.app.rehearses(4, Coach::Speaks);
    room.waits(10).console.press(KeyCode::F(9));
    let shown = room.waits(60).console.shows(120, 34);
    assert!(!shown.contains("屋里") && !shown.contains("带教") && !shown.contains("4倍"), "{shown}");
    room.waits(2).console.press(KeyCode::F(1));
    room.waits(2).console.press(KeyCode::F(1));
    let shown = room.console.shows(120, 34);
    assert!(!shown.contains("带教"), "{shown}");
}

#[test]
fn the_rate_is_shown_and_is_in_no_line() {
    let mut room = Rehearsal::seventh(Lang::Zh);
    room.console.press(KeyCode::Down);
    assert!(room.console.said().contains("4倍"), "{}", room.console.said());
    assert!(room.console.shows(80, 24).contains("练习 等时4倍"));
    room.waits(2).console.press(KeyCode::Down);
    room.waits(2).console.line("1-3 5").press(KeyCode::F(12));
    assert!(room.console.shows(80, 24).contains("等时10倍"));
    room.console.press(KeyCode::Down);
    assert!(!room.console.shows(80, 24).contains("等时"));
    let mut same = Rehearsal::seventh(Lang::Zh);
    same.waits(4).console.line("1-3 5");
    assert_eq!(same.console.bytes(), room.console.bytes());
}

#[test]
fn only_practice_goes_faster_than_the_clock() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path()).unwrap();
    for (practice, rate) in [(false, 1), (true, 10)] {
        let mut sitting = Sitting::create(&home, None, Clock::from(moment(EVENING))).unwrap();
        give(&mut sitting, &[&format!("OpenMeeting(estate:\"x\",theme:\"x\",practice:{practice})")]);
        assert_eq!((sitting.set_rate(10), sitting.rate()), (practice, rate));
    }
}

#[test]
fn the_coach_says_one_line_when_asked_or_speaks_up_or_never() {
    let mut room = Rehearsal::seventh(Lang::Zh);
    room.waits(10).console.press(KeyCode::F(1));
    room.waits(1).console.press(KeyCode::F(1));
    assert_eq!(room.console.said(), "带教：门口有人等着：照号打，一段号一起打  7-13");
    assert!(room.console.line("").meeting().people.is_empty(), "it never types");
    let mut speaks = Rehearsal::seventh(Lang::Zh);
    speaks.console.app.rehearses(1, Coach::Speaks);
    assert!(!speaks.waits(15).console.said().contains("带教"), "not yet: {}", speaks.console.said());
    assert!(speaks.waits(10).console.said().contains("带教：门口有人等着"), "{}", speaks.console.said());
    let mut silent = Rehearsal::seventh(Lang::Zh);
    silent.console.app.rehearses(1, Coach::Silent);
    silent.waits(60).console.press(KeyCode::F(1));
    silent.waits(1).console.press(KeyCode::F(1));
    assert!(silent.console.said().contains("不说话"), "{}", silent.console.said());
}

#[test]
fn the_card_opens_by_itself_after_the_close_and_is_kept_in_the_home() {
    let lines = [
        "StartMeeting()",
        r#"SignIn(badges:"1-3 5-13")"#,
        "TakeOffice(office:Chair,badge:1)",
        "TakeOffice(office:Recorder,badge:5)",
        "AdvanceStage()",
        r#"RaiseConcern(badge:7,text:"停车")"#,
        "Cluster(rest:true)",
        "AdvanceStage()",
        "PostTopic(topics:[1])",
        "Convene(group:1,badge:6)",
        r#"SignUp(group:1,badges:"6-9")"#,
        "AdvanceStage()",
        "TakeGroupRole(group:1,role:Reporter,badge:7)",
        "NoteConclusion(group:1,unsettled:true)",
        "AdvanceStage()",
        "AdvanceStage()",
    ];
    let theme = words::theme_of(Lang::Zh, &Setup::new(7, CastId::Usual));
    let mut room = Rehearsal::begins(Lang::Zh, &theme, true, &lines);
    room.waits(3).console.press(KeyCode::F(4));
    room.waits(3).console.line("1");
    assert!(room.console.meeting().closed.is_some(), "{}", room.console.shows(100, 30));
    let shown = room.waits(3).console.shows(100, 30);
    for row in ["今晚怎么样", "跟得上", "守规矩", "公平", "时间", "落到人", "记录", "下回只练一样", "没有总分"]
    {
        assert!(shown.contains(row), "{row}: {shown}");
    }
    for (cols, rows) in [(60, 20), (80, 24), (120, 34)] {
        assert_whole(&room.console.screen(cols, rows), cols, "a card");
    }
    let kept = room.console.home.training().unwrap().cards;
    assert_eq!((kept.len(), kept[0].seed, kept[0].meeting), (1, 7, ID));
    room.console.press(KeyCode::Esc);
    assert!(!room.waits(5).console.shows(100, 30).contains("今晚怎么样"), "it opens once");
}
