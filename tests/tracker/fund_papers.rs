//! Papers of the fund that somebody else reads: what the supervisor says of a statement, what goes from one term to the next, and the
//! files that are named in it.

use std::fs;

use sha2::{Digest as _, Sha256};

use super::{NOON, cli::Station};

fn done(station: &Station, order: &[&str]) -> String {
    at(station, NOON, order)
}

fn at(station: &Station, clock: &str, order: &[&str]) -> String {
    let ran = station.at(clock, order);
    assert_eq!(ran.code, 0, "{order:?} {}", ran.err);
    ran.out
}

/// A fund with a thousand yuan in two places, one of which was counted today.
fn station() -> Station {
    let station = Station::new();
    for order in [
        &["fund", "on", "--since", "2026-05-18"][..],
        &["fund", "place", "社区代管户"],
        &["fund", "place", "备用金", "--keeper", "老周"],
        &["fund", "pot", "街道2026", "--giver", "@街道", "--kind", "street"],
        &["fund", "receive", "街道2026", "1000", "--at", "社区代管户", "--on", "2026-05-18"],
        &["fund", "transfer", "社区代管户", "备用金", "200", "--on", "2026-05-18"],
        &["fund", "count", "社区代管户", "800", "--counted-by", "陈姐"],
    ] {
        done(&station, order);
    }
    station
}

#[test]
fn what_the_supervisor_says_stands_on_the_statement_masked_outside_and_by_name_for_the_street() {
    let station = station();
    let statement = |more: &[&str]| done(&station, &[&["fund", "statement", "2026-05"], more].concat());
    assert!(!statement(&[]).contains("监督的话"));
    done(&station, &["fund", "remark", "2026-05", "账实相符，王桂芳的电话13812345678删掉", "--who", "李建国"]);
    let outside = statement(&[]);
    assert!(outside.contains("监督的话") && outside.contains("账实相符"), "{outside}");
    for never in ["李建国", "13812345678"] {
        assert!(!outside.contains(never), "{never}: {outside}");
    }
    assert!(statement(&["--street"]).contains("2026年5月25日，李建国：账实相符"), "{}", statement(&["--street"]));
    assert!(!done(&station, &["fund", "statement", "2026-04"]).contains("监督的话"), "of another time");
    done(&station, &["undo"]);
    assert!(!statement(&[]).contains("监督的话"));
}

#[test]
fn the_paper_of_a_change_of_terms_has_the_money_by_place_and_by_pot_and_what_is_not_paid() {
    let station = station();
    done(&station, &["fund", "claim", "灯泡 12.50x4", "--payee", "@五金店", "--pot", "街道2026"]);
    done(&station, &["council", "term", "--from", "2026-05-18"]);
    done(&station, &["council", "seat", "陈姐"]);
    done(&station, &["council", "term", "--from", "2026-06-01"]);
    done(&station, &["council", "seat", "小林"]);
    let paper = done(&station, &["handover"]);
    let row =
        |of: &str| paper.lines().find(|line| line.starts_with(&format!("| {of} |"))).unwrap_or_default().to_owned();
    assert!(row("社区代管户").contains("800") && row("社区代管户").contains("2026年5月25日 |"), "{paper}");
    assert!(row("备用金").contains("200") && row("备用金").contains("没盘点过"), "{paper}");
    assert!(row("街道2026").contains("1000"), "{paper}");
    assert!(paper.contains("26年凭证1号") && paper.contains("还没付的报销"), "{paper}");
    // A count says nothing of a day more than a week later.
    let later = |clock: &str| at(&station, clock, &["handover"]);
    assert!(!later("2026-06-01T12:00:00+08:00").contains("过了7天"));
    assert!(
        later("2026-06-02T12:00:00+08:00").contains("2026年5月25日，过了7天"),
        "{}",
        later("2026-06-02T12:00:00+08:00")
    );
}

#[test]
fn a_photo_or_a_paper_that_is_there_is_named_with_its_sha_256_wherever_it_is_named() {
    let station = station();
    let file = station.file("发票.jpg");
    fs::write(&file, b"photo").unwrap();
    let print = Sha256::digest(b"photo").iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let named = file.to_str().unwrap();
    done(&station, &["fund", "claim", "灯泡 50", "--payee", "@五金店", "--pot", "街道2026", "--photo", named]);
    done(&station, &["track", "add", "修路灯"]);
    done(&station, &["track", "attach", "26-0-1", named]);
    done(&station, &["notices", "hang", "停水一天"]);
    done(&station, &["notices", "repost", "26-n1", "--photo", named]);
    let wanted = format!("发票.jpg SHA-256 {print}");
    for place in [&["fund", "trace", "26-b1"][..], &["track", "show", "26-0-1"], &["notices", "show", "26-n1"]] {
        let said = done(&station, place);
        assert!(said.contains(&wanted) && !said.contains(named), "{place:?} {said}");
    }
    // One that isn't there is kept by its name, and that is said.
    let ran = station.at(NOON, &["track", "attach", "26-0-1", "收据.jpg"]);
    assert!(ran.code == 0 && ran.err.contains("没留校验"), "{}", ran.err);
    assert!(!station.at(NOON, &["track", "attach", "26-0-1", "签到表"]).err.contains("没留校验"));
}
