//! `yishi report-bug`: whoever mends the program opens the meeting that was, and finds nobody in it.

use std::collections::BTreeSet;

use yishi::{
    charter::{PRESETS, preset},
    journal::{Journal, rewritten, verify},
    meeting::{Entry, Shapes, Timeline},
};

use super::*;
use crate::sessions::{played, scripts};

/// Strings that ship with the program, the longest first.
fn shipped() -> Vec<String> {
    let charters = PRESETS.iter().map(|name| preset(name).unwrap());
    let all: BTreeSet<String> = charters
        .flat_map(|mut charter| charter.strings_mut().into_iter().map(|it| it.clone()).collect::<Vec<_>>())
        .collect();
    let mut all: Vec<String> = all.into_iter().collect();
    all.sort_by_key(|string| std::cmp::Reverse(string.len()));
    all
}

/// Every string of a meeting that is neither ours nor a sign.
fn said(entries: &[Entry], shipped: &[String]) -> BTreeSet<String> {
    let mut entries = entries.to_vec();
    let strings = entries
        .iter_mut()
        .flat_map(|entry| entry.events.iter_mut())
        .flat_map(|event| event.strings_mut().into_iter().map(|it| it.clone()).collect::<Vec<_>>());
    strings.filter(|text| text.chars().filter(|c| c.is_alphanumeric()).count() > 1 && !shipped.contains(text)).collect()
}

/// A file without what ships with the program.
fn without(mut file: String, shipped: &[String]) -> String {
    for ours in shipped.iter().filter(|ours| ours.chars().count() > 1) {
        file = file.replace(&format!("\"{ours}\""), "\"\"");
    }
    file
}

fn replayed(entries: &[Entry]) -> yishi::meeting::Meeting {
    let mut timeline = Timeline::default();
    entries.iter().cloned().for_each(|entry| timeline.push(entry));
    timeline.meeting().clone()
}

#[test]
fn every_sample_meeting_is_the_same_meeting_without_a_word_of_it() {
    let shipped = shipped();
    let mut looked = 0;
    for (name, _) in scripts() {
        let entries = played(&name).timeline().entries().to_vec();
        let id = replayed(&entries).opening.unwrap().id;
        let homes = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let folders = homes.each_ref().map(|home| home.path().join(id.to_string()));
        let mut journal = Journal::create(&folders[0], id).unwrap();
        for entry in &entries {
            journal.append(entry).unwrap();
        }
        drop(journal);
        let mut shapes = Shapes::default();
        let lines = rewritten(&verify(&folders[0], None).unwrap(), &mut |event| shapes.put_on(event)).unwrap();

        fs::create_dir(&folders[1]).unwrap();
        fs::write(folders[1].join("journal.ron"), &lines).unwrap();
        let again = verify(&folders[1], None).unwrap();
        assert!(again.holds() && again.entries.len() == entries.len(), "{name}");
        let (mut was, mut is) = (replayed(&entries), replayed(&again.entries));
        // What may be said of a sector stays with that sector.
        let counts = |meeting: &yishi::meeting::Meeting| -> Vec<bool> {
            meeting
                .people
                .values()
                .map(|one| meeting.charter().unwrap().sectors.iter().any(|it| it.id == one.sector))
                .collect()
        };
        assert_eq!(counts(&was), counts(&is), "{name}");
        for meeting in [&mut was, &mut is] {
            meeting.texts_mut().into_iter().for_each(|(text, _)| text.clear());
            let opening = meeting.opening.as_mut().unwrap();
            opening.estate.clear();
            opening.promises.iter_mut().for_each(|promise| promise.item.clear());
            opening.charter.strings_mut().into_iter().for_each(String::clear);
            meeting.people.values_mut().for_each(|one| one.sector.clear());
        }
        assert_eq!(format!("{was:?}"), format!("{is:?}"), "{name}");

        let lines = without(lines, &shipped);
        for text in said(&entries, &shipped) {
            assert!(!lines.contains(&text), "{name}: {text}");
            looked += 1;
        }
    }
    assert!(looked > 300, "{looked}");
}

const NAMED: &str = r#"SignIn(badges:17,name:"王桂芳",call:"王阿姨")
TakeOffice(office:Chair,badge:17)
TakeOffice(office:Recorder,badge:1)
StartMeeting()
Park(text:"5幢302的王桂芳说电话13800138000")
"#;

fn asked() -> (Station, TempDir) {
    let station = Station::opened();
    let ran = station.apply(ID, NAMED.replace("TakeOffice(office:Chair,badge:17)\n", "").as_bytes());
    assert_eq!(ran.code, 0, "{ran:?}");
    (station, tempfile::Builder::new().prefix("张德明").tempdir().unwrap())
}

impl Station {
    fn report(&self, args: &[&str], into: &TempDir) -> (Ran, String) {
        let here = into.path();
        let mut command = self.command(&[&["report-bug"], args].concat());
        command.current_dir(here).env("TERM", "xterm-256color").env("TERM_PROGRAM", "王桂芳 的终端");
        let ran = Ran::from(command.output().unwrap());
        let file = PathBuf::from(ran.out.trim_end());
        let told = fs::read_to_string(&file).unwrap_or_default();
        if ran.code == 0 {
            assert_eq!(fs::canonicalize(file.parent().unwrap()).unwrap(), fs::canonicalize(here).unwrap());
        }
        (ran, told)
    }
}

#[test]
fn a_report_says_which_program_where_and_of_a_meeting_what_happened_and_nobody() {
    let (station, here) = asked();
    station.file("settings.ron", "(theme: Light, mirror: \"/media/张德明/yishi\")".as_bytes());
    for (lang, words) in
        [("zh", ["程序: yishi ", "终端: ", "卡片"]), ("en", ["program: yishi ", "terminal: ", "cards"])]
    {
        let into = tempfile::Builder::new().prefix("张德明").tempdir().unwrap();
        let (ran, told) = station.report(&[ID, "--lang", lang], &into);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(words[..2].iter().all(|word| told.contains(word)), "{told}");
        assert!(told.contains(env!("CARGO_PKG_VERSION")) && told.contains("TERM=xterm-256color"), "{told}");
        assert!(told.contains("Some(Light)") && told.contains("mirror=true papers=false"), "{told}");
        for nobodys in ["王", "桂芳", "阿姨", "13800138000", "302", "张德明", "望春苑", "门禁怎么用", "media"]
        {
            assert!(!without(told.clone(), &shipped()).contains(nobodys), "{lang}: {nobodys}\n{told}");
        }
        assert!(told.contains("Parked(") && told.contains("0字000字字字字字字字00000000000"), "{told}");
        // Whoever gets it cuts its head off, and has a record that is whole.
        let (_, lines) = told.split_once("== journal.ron ==").unwrap();
        let folder = here.path().join(ID);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("journal.ron"), lines.split_once('\n').unwrap().1).unwrap();
        assert!(verify(&folder, None).unwrap().holds());
    }
}

#[test]
fn words_stand_in_it_only_if_somebody_asks_and_names_never() {
    let (station, here) = asked();
    let (ran, told) = station.report(&[ID, "--with-texts"], &here);
    assert!(ran.code == 0 && ran.err.contains("看一遍"), "{ran:?}");
    assert!(told.contains("5幢302的王桂芳说") && !told.contains("王阿姨"), "{told}");
    let (again, _) = station.report(&[], &here);
    again.complains(3, "已经有了");
    assert_eq!(station.report(&["--with-texts"], &here).0.code, 2);
    let (nowhere, _) = station.report(&["--out", "没有"], &here);
    nowhere.complains(3, "没有这个文件");
}

#[test]
fn a_report_of_no_meeting_and_of_one_that_is_broken_is_written_all_the_same() {
    let (station, here) = asked();
    let (ran, told) = station.report(&[], &here);
    assert!(ran.code == 0 && told.contains("共1场") && !told.contains("journal.ron =="), "{ran:?} {told}");
    let bytes = String::from_utf8(station.bytes()).unwrap();
    fs::write(station.journal(), bytes.replace("王桂芳说", "王桂芳讲")).unwrap();
    station.file("settings.ron", "(\n  王桂芳: 1,\n)".as_bytes());
    let here = tempfile::tempdir().unwrap();
    let (ran, told) = station.report(&[ID], &here);
    assert!(ran.code == 0 && told.contains("不是原来写下的") && told.contains("第2行读不懂"), "{ran:?} {told}");
    let told = without(told, &shipped());
    assert!(!told.contains("王") && !told.contains(&*station.home.path().to_string_lossy()), "{told}");
    let here = tempfile::tempdir().unwrap();
    station.report(&["26-9"], &here).0.complains(2, "26-9");
}
