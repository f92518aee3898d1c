//! The whole station in one file, and back; another laptop; what went back; what is taken back by an order.

use std::{fs, io::Write as _, path::Path};

use super::cli::Station;

/// A station with a meeting, promises and names.
fn worked() -> (Station, tempfile::TempDir) {
    let station = Station::worked();
    station.done(&["desk", "add", "楼道灯坏了", "--visitor", "老赵"]);
    (station, tempfile::tempdir().unwrap())
}

fn at(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
}

#[test]
fn a_backup_gives_all_of_it_back_on_an_empty_laptop() {
    let (station, elsewhere) = worked();
    let file = at(&elsewhere, "站.zip");
    station.done(&["backup", &file]);
    assert_eq!(station.run(&["backup", &file]).code, 1, "nothing is written over");
    let other = Station::new();
    other.done(&["restore", &file]);
    for asked in [&["track", "list"][..], &["track", "history"], &["track", "check"]] {
        assert_eq!(station.done(asked), other.done(asked), "{asked:?}");
    }
    assert!(other.done(&["track", "list"]).contains("楼道灯坏了"));
    assert_eq!(station.done(&["station", "verify"]), other.done(&["station", "verify"]));
    // And it goes on there.
    other.done(&["track", "add", "接着记"]);
    // Over its own beginning it is put back; over what goes on it isn't.
    let refused = other.run(&["restore", &file]);
    assert!(refused.code == 1 && refused.err.contains("station.jsonl"), "{}", refused.err);
    let later = at(&elsewhere, "后来.zip");
    other.done(&["backup", &later]);
    station.done(&["restore", &later]);
    assert!(station.done(&["track", "list"]).contains("接着记"));
}

#[test]
fn a_backup_of_which_a_byte_turned_is_refused_by_the_name_of_the_file_and_touches_nothing() {
    let (station, elsewhere) = worked();
    let file = at(&elsewhere, "站.zip");
    station.done(&["backup", &file]);
    // Another text under the same name, in a zip that is whole.
    let mut zip = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let changed = at(&elsewhere, "改过.zip");
    let mut out = zip::ZipWriter::new(fs::File::create(&changed).unwrap());
    for place in 0..zip.len() {
        let mut from = zip.by_index(place).unwrap();
        let name = from.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut from, &mut bytes).unwrap();
        if name == "station/station.jsonl" {
            bytes[300] ^= 1;
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap();
    let other = Station::new();
    let refused = other.run(&["restore", &changed]);
    assert!(refused.code == 2 && refused.err.contains("station/station.jsonl"), "{}", refused.err);
    assert_eq!(fs::read_dir(other.home.path()).unwrap().count(), 0);
    let bytes = fs::read(&file).unwrap();
    for at in (40..bytes.len()).step_by(bytes.len() / 40) {
        let mut turned = bytes.clone();
        turned[at] ^= 0x10;
        fs::write(&changed, turned).unwrap();
        let ran = other.run(&["restore", &changed]);
        // A byte of the zip itself that says nothing (a time, a flag) may turn: then all is as it was.
        assert!(
            ran.code != 0 || other.done(&["station", "verify"]) == station.done(&["station", "verify"]),
            "byte {at}"
        );
        if ran.code == 0 {
            for entry in fs::read_dir(other.home.path()).unwrap().map(Result::unwrap) {
                if entry.path().is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }
                    .unwrap();
            }
        }
    }
}

#[test]
fn a_zip_that_would_write_elsewhere_is_refused() {
    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["../draussen", "/tmp/x", "a/../../b", "C:\\x", "manifest.json"] {
        let file = at(&elsewhere, "falsch.zip");
        let mut out = zip::ZipWriter::new(fs::File::create(&file).unwrap());
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(b"{}").unwrap();
        out.finish().unwrap();
        let other = Station::new();
        assert_eq!(other.run(&["restore", &file]).code, 2, "{name}");
        assert_eq!(fs::read_dir(other.home.path()).unwrap().count(), 0, "{name}");
    }
}

#[test]
fn a_backup_without_names_has_none() {
    let (station, elsewhere) = worked();
    let file = at(&elsewhere, "无名.zip");
    station.done(&["backup", "--without-names", &file]);
    let mut zip = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    for place in 0..zip.len() {
        let mut from = zip.by_index(place).unwrap();
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut from, &mut text).unwrap();
        let name = from.name().unwrap().into_owned();
        assert!(!name.ends_with("people.ron") && !name.contains("roster"), "{name}");
        // What somebody said may name somebody; the books hold ids.
        assert!(!name.starts_with("station/") || !String::from_utf8_lossy(&text).contains("老赵"), "{name}");
    }
}

#[test]
fn whoever_moved_only_looks_here_and_goes_on_there() {
    let (station, elsewhere) = worked();
    let file = at(&elsewhere, "搬.zip");
    station.done(&["move", &file, "--by", "小林"]);
    let refused = station.run(&["track", "add", "这里还能记吗"]);
    assert!(refused.code == 3 && refused.err.contains("搬.zip"), "{}", refused.err);
    assert!(station.done(&["track", "list"]).contains("楼道灯坏了"), "it can be looked at");
    let other = Station::new();
    other.done(&["restore", &file]);
    other.done(&["track", "add", "这里接着记"]);
}

#[test]
fn an_older_record_put_over_the_newer_one_is_said_until_somebody_goes_on_with_it() {
    let station = Station::new();
    station.done(&["track", "add", "一"]);
    let record = station.file("station/station.jsonl");
    let older = fs::read(&record).unwrap();
    station.done(&["track", "add", "二"]);
    fs::write(&record, older).unwrap();
    let refused = station.run(&["track", "add", "三"]);
    assert!(refused.code == 3 && refused.err.contains("go-on"), "{}", refused.err);
    assert_eq!(station.run(&["station", "verify"]).code, 1);
    station.done(&["station", "go-on"]);
    station.done(&["track", "add", "三"]);
    assert_eq!(station.run(&["station", "go-on"]).code, 1, "there is nothing to agree to");
    station.done(&["station", "verify"]);
}

#[test]
fn a_broken_record_is_salvaged_up_to_there() {
    let station = Station::new();
    for title in ["一", "二", "三"] {
        station.done(&["track", "add", title]);
    }
    let record = station.file("station/station.jsonl");
    let text = fs::read_to_string(&record).unwrap();
    fs::write(&record, text.replace("二", "贰")).unwrap();
    assert_eq!(station.run(&["station", "verify"]).code, 1);
    assert_eq!(station.run(&["track", "add", "四"]).code, 3);
    let out = station.done(&["station", "salvage"]);
    assert!(Path::new(out.trim()).join("station.jsonl").exists(), "{out}");
    let salvaged = station.home.path().join("salvaged").to_string_lossy().into_owned();
    let list = station.done(&["--home", &salvaged, "track", "list"]);
    assert!(list.contains("一") && !list.contains("三"), "{list}");
}

#[test]
fn the_copy_on_a_stick_is_a_beginning_of_the_record() {
    let station = Station::new();
    let stick = tempfile::tempdir().unwrap();
    fs::write(station.file("settings.ron"), format!("(mirror: {:?})", stick.path().to_string_lossy())).unwrap();
    station.done(&["track", "add", "一", "--lead", "老周"]);
    station.done(&["station", "mirror"]);
    let copies: Vec<_> = fs::read_dir(stick.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(copies.len(), 1);
    let copy = fs::read(copies[0].join("station.jsonl")).unwrap();
    assert!(fs::read(station.file("station/station.jsonl")).unwrap().starts_with(&copy) && !copy.is_empty());
    assert!(!copies[0].join("people.ron").exists(), "names stay at home");
}

#[test]
fn an_order_takes_back_what_was_given_last() {
    let station = Station::new();
    station.done(&["track", "add", "写错了"]);
    let ran = station.run(&["--lang", "zh", "undo", "--by", "小林"]);
    assert!(ran.code == 0 && ran.err.contains("撤回了：26年1件") && ran.err.contains("写错了"), "{}", ran.err);
    assert_eq!(station.run(&["undo"]).code, 1);
    assert!(!station.done(&["track", "list", "--all"]).contains("写错了"));
    assert!(station.done(&["--lang", "zh", "track", "history"]).contains("已撤回"));
    station.done(&["track", "check"]);
}
