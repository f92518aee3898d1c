//! The same strings in the roster: written into its file by hand, and brought in as a table.

use ron::ser::to_string as quoted;
use tempfile::tempdir;
use uuid::Uuid;
use yishi::{
    charter::preset,
    sitting::{Answer, Clock, Sitting},
    station::{
        Home,
        roster::{self, Resident, Roster},
    },
};

use super::{assert_clean, strings::strings};
use crate::support::order;

const FIELDS: [&str; 5] = ["name", "call", "building", "unit", "household"];
const COLUMNS: [&str; 7] = ["姓名", "称呼", "几号楼", "单元", "户", "门牌", "身份"];

fn assert_clean_resident(resident: &Resident, what: &str) {
    let Resident { name, call, building, unit, household, sector, .. } = resident;
    let texts = [name, call, building, unit, household, sector];
    texts.into_iter().flatten().for_each(|text| assert_clean(text, what));
}

#[test]
fn a_hostile_text_in_the_file_of_the_roster_is_kept_clean_or_refused() {
    let (mut kept, mut refused) = (0, 0);
    let id = Uuid::from_u128(7);
    for (of, text) in strings() {
        for field in FIELDS {
            let book = format!(
                "(v:1,residents:[(id:\"{id}\",badge:Some(17),{field}:Some({text})),(id:\"{}\",name:Some(\"王\"))])",
                Uuid::from_u128(8),
                text = quoted(&text).unwrap(),
            );
            match Roster::parse("roster.ron".into(), book.as_bytes()) {
                Ok(roster) => {
                    kept += 1;
                    roster.residents().iter().for_each(|it| assert_clean_resident(it, &format!("{field}: {of}")));
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(kept > refused && kept > 100, "{kept} {refused}");
}

#[test]
fn a_hostile_text_in_a_list_that_is_brought_in_is_a_named_fault_or_kept_clean_up_to_the_room() {
    let haishu = preset("haishu").unwrap();
    let (mut kept, mut refused) = (0, 0);
    for (of, text) in strings() {
        for column in COLUMNS {
            let what = format!("{column}: {of}");
            let folder = tempdir().unwrap();
            let home = Home::at(folder.path()).unwrap();
            let cell = text.replace('"', "\"\"");
            let others = if column == "姓名" { "" } else { ",姓名" };
            let rest = if column == "姓名" { "" } else { ",王桂芳" };
            let file = format!("号牌,{column}{others}\n17,\"{cell}\"{rest}\n");
            let Ok(table) = roster::read(file.as_bytes(), None) else {
                refused += 1;
                continue;
            };
            let mut clock = Clock::at("2026-05-23T18:00:00+08:00".parse().unwrap());
            let roster = Roster::open(&home).unwrap();
            let plan = roster::plan(&table, &roster, &haishu, false, &mut || clock.fresh_id());
            refused += plan.faults.len();
            plan.residents.iter().for_each(|it| assert_clean_resident(it, &what));
            Roster::open(&home).unwrap().put(plan.residents).unwrap();
            let mut sitting = Sitting::create(&home, None, clock).unwrap();
            for line in [r#"OpenMeeting(estate:"梧桐新村",theme:"怎样管?")"#, "SignIn(badges:17)"] {
                assert!(matches!(sitting.give(order(line)).unwrap(), Answer::Done(_)), "{what}");
            }
            for call in sitting.calls().values() {
                kept += 1;
                assert_clean(call, &what);
            }
        }
    }
    assert!(refused > 50 && kept > 20, "{kept} {refused}");
}
