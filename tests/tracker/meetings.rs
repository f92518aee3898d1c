//! What the station knows of its meetings: each has a number of its own, and none is forgotten that was adjourned.

use super::cli::Station;

const FIRST: &str = "019e5459-5080-7a3c-9d15-6b0f2e4c8b01";
const SECOND: &str = "01a05459-5080-7a3c-9d15-6b0f2e4c8b02";

fn open(id: &str, day: &str, more: &str) -> String {
    format!(
        "(at:\"{day}T18:40:00+08:00\",cmd:OpenMeeting(id:\"{id}\",estate:\"枫林苑\",theme:\"车棚怎样管?\",charter:Preset(\"haishu\"){more}))"
    )
}

/// Gives lines to a meeting, and what is said of them: to stdout and to stderr.
fn given(station: &Station, id: &str, lines: &[String]) -> String {
    let file = station.home.path().join("lines.ron");
    std::fs::write(&file, lines.join("\n")).unwrap();
    let ran = station.run(&["--lang", "zh", "apply", id, file.to_str().unwrap()]);
    ran.out + &ran.err
}

fn number(station: &Station, id: &str) -> String {
    let minutes = station.run(&["minutes", id, "--cut", "page"]).out;
    minutes.lines().find(|line| line.starts_with("枫林苑议")).unwrap().to_owned()
}

#[test]
fn the_station_gives_each_meeting_its_number_and_refuses_one_that_another_has() {
    let station = Station::new();
    given(&station, FIRST, &[open(FIRST, "2026-05-30", ",number:3")]);
    let said = given(&station, SECOND, &[open(SECOND, "2026-06-06", ",number:3")]);
    assert!(said.starts_with("refused") && said.contains("5月30日「车棚怎样管?」") && said.contains("第4次"), "{said}");
    given(&station, SECOND, &[open(SECOND, "2026-06-06", "")]);
    assert_eq!(
        (number(&station, FIRST), number(&station, SECOND)),
        ("枫林苑议〔2026〕3号".into(), "枫林苑议〔2026〕4号".into())
    );
}

#[test]
fn a_year_begins_with_its_first_meeting_and_a_practice_copy_has_no_number() {
    let station = Station::new();
    given(&station, FIRST, &[open(FIRST, "2026-05-30", ",number:3,practice:true")]);
    given(&station, SECOND, &[open(SECOND, "2026-06-06", ",number:3")]);
    assert_eq!(number(&station, SECOND), "枫林苑议〔2026〕3号");
    let later = "02a05459-5080-7a3c-9d15-6b0f2e4c8b03";
    given(&station, later, &[open(later, "2027-01-09", "")]);
    assert_eq!(number(&station, later), "枫林苑议〔2027〕1号");
}

#[test]
fn a_meeting_that_was_adjourned_and_left_is_said_until_it_is_closed_and_its_promises_go_on() {
    let station = Station::new();
    let line = |at: &str, cmd: &str| format!("(at:\"{at}+08:00\",because:\"x\",cmd:{cmd})");
    let evening = [
        open(FIRST, "2026-05-30", ""),
        line("2026-05-30T18:41:00", "SignIn(badges:\"1-13\")"),
        line("2026-05-30T18:42:00", "TakeOffice(office:Chair,badge:1)"),
        line("2026-05-30T19:00:00", "StartMeeting()"),
        line("2026-05-30T19:01:00", "AdvanceStage()"),
        line("2026-05-30T19:02:00", "AdvanceStage()"),
        line("2026-05-30T19:03:00", "AdvanceStage()"),
        line("2026-05-30T19:04:00", "AdvanceStage()"),
        line("2026-05-30T19:05:00", "AdvanceStage()"),
        line("2026-05-30T19:07:00", "Pledge(badge:8,text:\"我去借板车\",due:\"2026-07-06\")"),
        line("2026-05-30T19:08:00", "Adjourn(reason:\"太晚了\")"),
    ];
    let said = given(&station, FIRST, &evening);
    assert!(!said.contains("refused"), "{said}");
    assert!(station.run(&[]).out.contains("改天接着开"));
    assert!(station.run(&["track", "take", "--all"]).err.contains("还没接着开"));
    let said = given(&station, SECOND, &[open(SECOND, "2026-06-06", "")]);
    assert!(said.contains("5月30日「车棚怎样管?」") && said.contains("还没接着开"), "{said}");
    given(&station, FIRST, &[line("2026-06-08T10:00:00", "CloseMeeting(reason:\"没有再约\")")]);
    assert!(!station.run(&[]).out.contains("改天接着开"));
    assert!(station.run(&["track", "take", "--all"]).out.contains("26年1次会"));
    let next = "02a05459-5080-7a3c-9d15-6b0f2e4c8b03";
    given(&station, next, &[open(next, "2026-06-09", "")]);
    let journal = station.home.path().join("sessions").join(next).join("journal.ron");
    assert!(std::fs::read_to_string(journal).unwrap().contains("我去借板车"));
    // It ended when it was adjourned, not when somebody typed that.
    let minutes = station.run(&["minutes", FIRST]).out;
    assert!(minutes.contains("19:08结束") && minutes.contains("补记散会"), "{minutes}");
}
