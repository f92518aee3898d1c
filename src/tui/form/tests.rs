use std::collections::BTreeMap;

use super::{
    field::{NEVER_ASKED, field_of},
    *,
};
use crate::{
    charter::Stage,
    i18n::Lang,
    meeting::{numbers::Badge, words::Subject},
};

type Calls = BTreeMap<Badge, String>;

fn room<'a>(meeting: &'a Meeting, names: &'a Calls) -> Room<'a> {
    Room { meeting, names, lang: Lang::Zh, now: "2026-05-23T20:00:00+08:00".parse().unwrap() }
}

/// Fills a form with the likeliest answer for each kind of field; optional ones too, if `all`.
fn filled(name: Name, all: bool) -> Command {
    let (meeting, names) = (Meeting { stage: Stage::S7, ..Meeting::default() }, Calls::new());
    let room = room(&meeting, &names);
    let mut form = Form::new(name, &[], &room);
    while let Some(field) = form.asks(&meeting) {
        let typed = match field.kind {
            _ if field.optional && !all => "",
            Kind::Text => "文字 \"引号\" \\ //",
            Kind::Card | Kind::Cards => "7.2",
            Kind::Dots => "1:34 2:27",
            Kind::Options => "甲/2/丙",
            Kind::Date => "630",
            Kind::Time | Kind::Moment => "1905",
            Kind::Choice(List::Sector) => "",
            _ => "1",
        };
        assert!(!matches!(form.answer(typed, &room), AfterAnswer::Wrong(_)), "{name:?} {field:?}");
    }
    form.command().unwrap_or_else(|error| panic!("{name:?}: {} {error}", form.script()))
}

#[test]
fn every_field_of_every_command_can_be_typed() {
    for name in Name::ALL {
        for (field, kind) in name.fields() {
            assert!(NEVER_ASKED.contains(field) || field_of(*name, field, kind).is_some(), "{name:?} {field}: {kind}");
        }
    }
}

#[test]
fn every_command_can_be_given_by_its_form_with_little_and_with_everything() {
    for name in Name::ALL {
        assert_eq!(filled(*name, false).name(), *name);
        assert_eq!(filled(*name, true).name(), *name);
    }
}

#[test]
fn a_text_reaches_the_command_as_it_was_typed() {
    let Command::EditConcern { text, .. } = filled(Name::EditConcern, true) else { panic!() };
    assert_eq!(text, "文字 \"引号\" \\ //");
}

#[test]
fn what_a_vote_is_about_decides_what_else_is_asked() {
    let (meeting, names) = (Meeting::default(), Calls::new());
    let room = room(&meeting, &names);
    let mut form = Form::new(Name::OpenVote, &[], &room);
    for typed in ["5", "90", "3", "41", "3 23", "1"] {
        assert!(!matches!(form.answer(typed, &room), AfterAnswer::Wrong(_)), "{typed}");
    }
    let Ok(Command::OpenVote { on, present, tellers, .. }) = form.command() else { panic!("{}", form.script()) };
    assert_eq!(on, Subject::Limits { seconds: 90, turns: 3 });
    assert_eq!((present, tellers), (Some(41), vec![Badge(3), Badge(23)]));
}

#[test]
fn an_answer_of_another_kind_is_not_taken_and_asked_again() {
    let (meeting, names) = (Meeting::default(), Calls::new());
    let room = room(&meeting, &names);
    let mut form = Form::new(Name::CountFor, &[], &room);
    assert_eq!(form.answer("很多", &room), AfterAnswer::Wrong(FieldFault::Unread("很多".into())));
    assert_eq!(form.answer("", &room), AfterAnswer::Wrong(FieldFault::Needed));
    assert_eq!(form.answer("２９", &room), AfterAnswer::Done);
    assert_eq!(form.command(), Ok(Command::CountFor { count: 29 }));
}

#[test]
fn a_form_goes_back_answer_by_answer() {
    let (meeting, names) = (Meeting::default(), Calls::new());
    let room = room(&meeting, &names);
    let given = [("badge", "17".to_owned()), ("text", "我来排班".to_owned())];
    let mut form = Form::new(Name::Pledge, &given, &room);
    assert_eq!(form.asks(&meeting).map(|field| field.name), Some("due"));
    assert_eq!(form.back().as_deref(), Some("我来排班"));
    assert_eq!(form.back().as_deref(), Some("17"));
    assert_eq!(form.back(), None);
}

#[test]
fn a_pledge_is_read_back_before_it_is_given() {
    let (meeting, names) = (Meeting::default(), Calls::new());
    let room = room(&meeting, &names);
    let mut form = Form::new(Name::Pledge, &[("badge", "17".to_owned()), ("text", "我来排班".to_owned())], &room);
    assert_eq!(form.rest(&room), AfterAnswer::Next);
    assert!(form.is_ready());
    assert_eq!(form.answer("", &room), AfterAnswer::Done);
}

#[test]
fn every_example_of_the_table_of_answers_becomes_what_the_table_says() {
    use crate::meeting::{
        numbers::TopicNo,
        state::{Topic, TopicFate},
    };
    let topic = |no| Topic {
        no: TopicNo(no),
        title: Some(format!("第{no}件")),
        scope: crate::charter::Scope::Residents,
        cards: Vec::new(),
        dots: 0,
        counted: 0,
        fate: TopicFate::Live,
    };
    let topics = [1, 2, 3, 4].map(|no| (TopicNo(no), topic(no))).into();
    let meeting = Meeting { topics, ..Meeting::default() };
    let names = Calls::new();
    let mut room = room(&meeting, &names);
    room.now = "2026-05-23T20:00:00+08:00".parse().unwrap();
    for row in ANSWERS {
        let value = value::read(row.field(), row.example, &room).unwrap().unwrap();
        assert_eq!(value.1, row.becomes, "{}", row.example);
    }
}

#[test]
fn an_answer_means_the_same_in_every_spelling_of_its_numbers() {
    let (meeting, names) = (Meeting::default(), Calls::new());
    let room = room(&meeting, &names);
    let value = |kind, typed: &str| {
        let read = value::read(Field { name: "", kind, optional: false }, typed, &room);
        // A list is kept as text; what parts it says nothing.
        read.unwrap_or_else(|fault| panic!("{typed}: {fault:?}")).unwrap().1.replace(',', " ")
    };
    for (kind, plain, said) in [
        (Kind::Number, "41", vec!["４１", "41号", "41。"]),
        (Kind::Badge, "17", vec!["１７", "17号", "第17号", "No.17", "#17"]),
        (
            Kind::Badges,
            "3 5 12-18",
            vec!["3、5、12～18", "３，５，１２－１８", "3号、5号、12号到18号", "3;5;12——18", "3和5 12至18"],
        ),
        (Kind::Cards, "3 7.2 12-18", vec!["3、7.2、12～18", "3，7。2，12到18"]),
        (Kind::Card, "7.2", vec!["７．２", "7。2", "7.2号"]),
        (Kind::Hands, "9 7 3", vec!["9、7、3", "９，７，３", "1:9 2:7 3:3", "1：9、2：7、3：3"]),
        (Kind::Time, "19:00:00", vec!["1900", "19：00", "19点", "晚上7点", "下午七点整"]),
        (
            Kind::Date,
            "2026-06-30",
            vec!["630", "6.30", "６月３０日", "六月三十日", "6月30号", "6月底", "6月30日(周二)"],
        ),
    ] {
        for typed in said {
            assert_eq!(value(kind, typed), value(kind, plain), "{kind:?} {typed}");
        }
    }
    for (kind, nonsense) in [
        (Kind::Number, "41人"),
        (Kind::Badge, "17号楼"),
        (Kind::Badges, "5——"),
        (Kind::Badges, "9-5"),
        (Kind::Date, "631"),
        (Kind::Date, "6月30日(周五)"),
        (Kind::Time, "晚上12点"),
    ] {
        assert!(
            value::read(Field { name: "", kind, optional: false }, nonsense, &room).is_err(),
            "{kind:?} {nonsense}"
        );
    }
}
