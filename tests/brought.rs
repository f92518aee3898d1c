//! Tables as estates, property firms and street offices make them: sixty rosters, each as XLSX, ODS and CSV, with people, households
//! and faults counted by hand; and every title in every format.

mod make;

use std::{collections::BTreeSet, sync::LazyLock};

use make::{Format, Grid};
use uuid::Uuid;
use yishi::{
    charter::{Charter, preset},
    sitting::Clock,
    station::roster::{self, Column, Doubt, Plan, Roster},
    table::{Column as _, Unreadable},
};

/// A roster that somebody made, and what is in it.
struct Brought {
    name: String,
    people: usize,
    households: usize,
    faults: Vec<u64>,
    /// What is asked: B and U where a merged cell was lost, C D N in every format.
    asked: String,
    sheets: Vec<Grid>,
}

static ROSTERS: LazyLock<Vec<Brought>> = LazyLock::new(|| {
    let mut all: Vec<Brought> = Vec::new();
    for line in include_str!("brought/rosters.txt").lines() {
        if line.starts_with("# ") || line.is_empty() {
            continue;
        }
        if let Some(head) = line.strip_prefix("== ") {
            let mut parts = head.split('|').map(str::trim);
            let mut next = || parts.next().unwrap_or_default().to_owned();
            let (name, people, households, faults) = (next(), next(), next(), next());
            let faults = faults.split_whitespace().map(|line| line.parse().unwrap()).collect();
            let (people, households) = (people.parse().unwrap(), households.parse().unwrap());
            all.push(Brought { name, people, households, faults, asked: next(), sheets: Vec::new() });
            continue;
        }
        let brought = all.last_mut().unwrap();
        if let Some(sheet) = line.strip_prefix("--- ") {
            brought.sheets.push(Grid::new(sheet));
            continue;
        }
        if brought.sheets.is_empty() {
            brought.sheets.push(Grid::new("Sheet1"));
        }
        brought.sheets.last_mut().unwrap().row(line);
    }
    all
});

/// More columns has no table here.
const WIDEST: usize = 40;

fn haishu() -> &'static Charter {
    static HAISHU: LazyLock<Charter> = LazyLock::new(|| preset("haishu").unwrap());
    &HAISHU
}

fn planned(bytes: &[u8]) -> Result<Plan, Unreadable> {
    let mut clock = Clock::at("2026-05-23T18:00:00+08:00".parse().unwrap());
    let table = roster::read(bytes, None)?;
    Ok(roster::plan(&table, &Roster::default(), haishu(), false, &mut || clock.fresh_id()))
}

/// The letters of what is asked.
fn asked(plan: &Plan) -> BTreeSet<char> {
    let letter = |doubt: &Doubt| match doubt {
        Doubt::Below { column: Column::Building, .. } => 'B',
        Doubt::Below { .. } => 'U',
        Doubt::Crowded { .. } => 'C',
        Doubt::UnreadDoor { .. } => 'D',
        Doubt::NoBuilding { .. } => 'N',
        Doubt::FewDoors { .. } => 'F',
        Doubt::Doorless { .. } => 'L',
    };
    plan.doubts.iter().map(letter).collect()
}

#[test]
fn sixty_rosters_have_the_people_and_households_that_were_counted_by_hand_in_every_format() {
    assert!(ROSTERS.len() >= 60, "{}", ROSTERS.len());
    let mut wrong = Vec::new();
    for brought in ROSTERS.iter() {
        for format in Format::ALL {
            let Some(bytes) = format.write(&brought.sheets) else { continue };
            let said = match planned(&bytes) {
                Ok(plan) => {
                    let lines: BTreeSet<u64> = plan.faults.iter().map(|fault| fault.line.row).collect();
                    let lost: &[char] = if format.keeps_merged() { &['B', 'U', 'L'] } else { &[] };
                    let wanted: BTreeSet<char> =
                        brought.asked.chars().filter(|c| c.is_alphabetic() && !lost.contains(c)).collect();
                    let is = (plan.people, plan.households, lines.into_iter().collect::<Vec<_>>(), asked(&plan));
                    let right = (brought.people, brought.households, brought.faults.clone(), wanted);
                    if is == right {
                        continue;
                    }
                    format!("{is:?}, not {right:?}; {:?} {:?}", plan.faults, plan.notices)
                }
                Err(why) => format!("{why:?}"),
            };
            wrong.push(format!("{} as {format:?}: {said}", brought.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_title_is_read_in_every_format_however_it_is_dressed() {
    let dressed: [fn(&str) -> String; 8] = [
        str::to_owned,
        |title| format!("{title}*"),
        |title| format!("{title}："),
        |title| format!(" {title}（必填）"),
        |title| format!("【{title}】"),
        |title| format!("★{title}"),
        |title| title.chars().map(String::from).collect::<Vec<_>>().join(" "),
        |title| format!("3.{title}"),
    ];
    let mut read = 0;
    for column in Column::COLUMNS {
        for title in column.titles().iter().chain(column.titles_too()) {
            for (which, dress) in dressed.iter().enumerate() {
                let name = if *column == Column::Name { "怎么称呼" } else { "姓名" };
                let mut grid = Grid::new("名册");
                grid.row(&format!("{name}|{}", dress(title)));
                let cell = match column {
                    Column::Badge => "17",
                    Column::Sector => "居民",
                    Column::Observer | Column::Minor => "是",
                    Column::Address => "3-2-501",
                    Column::Building => "3号楼",
                    Column::Unit => "2单元",
                    Column::Household => "501",
                    Column::Name | Column::Call => "韩甲",
                };
                grid.row(&format!("王芳|{cell}"));
                // All formats with the bare title, one of them with each of the others.
                for format in Format::ALL.into_iter().enumerate().filter(|(at, _)| which == 0 || at % 8 == which) {
                    let Some(bytes) = format.1.write(std::slice::from_ref(&grid)) else { continue };
                    let plan = planned(&bytes).unwrap_or_else(|why| panic!("{title} {format:?}: {why:?}"));
                    assert_eq!(plan.faults, [], "{title} {format:?}");
                    let shown = plan.residents[0].clone();
                    let said = column.cell(&shown, haishu(), false);
                    let wanted = if *column == Column::Address { "32501" } else { cell };
                    assert_eq!(said, wanted, "{} {format:?}", dress(title));
                    read += 1;
                }
            }
        }
    }
    assert!(read > 1_000, "{read}");
}

#[test]
fn a_table_that_is_brought_twice_changes_nothing_the_second_time() {
    for brought in ROSTERS.iter().filter(|of| of.faults.is_empty()) {
        let bytes = Format::Xlsx.write(&brought.sheets).unwrap();
        let plan = planned(&bytes).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let home = yishi::station::Home::at(folder.path()).unwrap();
        Roster::open(&home).unwrap().put(plan.residents).unwrap();
        let kept = Roster::open(&home).unwrap();
        let table = roster::read(&bytes, None).unwrap();
        let again = roster::plan(&table, &kept, haishu(), false, &mut Uuid::nil);
        assert_eq!(again.changes, [], "{}", brought.name);
        // What is exported is the same people behind the same doors.
        let csv = roster::export(&kept, haishu(), false);
        let table = roster::read(&csv, None).unwrap();
        let again = roster::plan(&table, &kept, haishu(), false, &mut Uuid::nil);
        assert_eq!((again.changes.as_slice(), again.faults.as_slice()), (&[][..], &[][..]), "{}", brought.name);
    }
}

/// The readers' corpus has each of them, in turn in each format: `YISHI_BLESS=1 cargo test brought` writes what is missing.
#[test]
fn the_corpus_of_the_readers_has_each() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/roster");
    for (at, brought) in ROSTERS.iter().enumerate() {
        let formats: Vec<Format> = Format::ALL.into_iter().filter(|of| of.write(&brought.sheets).is_some()).collect();
        let file = folder.join(format!("brought-{at:02}"));
        if std::env::var_os("YISHI_BLESS").is_some() && !file.exists() {
            std::fs::write(&file, formats[at % formats.len()].write(&brought.sheets).unwrap()).unwrap();
        }
        assert!(file.exists(), "{}: YISHI_BLESS=1 cargo test brought", brought.name);
    }
}
