//! The copy of the station's record on a stick follows each line, has no names, and nothing waits for it.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use yishi::{
    office::Clerk,
    sitting::Clock,
    station::Home,
    store::{FILE, Record},
};

use super::{add, faults, now};

/// A station whose settings name a stick.
struct Station {
    home: tempfile::TempDir,
    room: tempfile::TempDir,
}

impl Station {
    fn new() -> Self {
        let (home, room) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let station = Self { home, room };
        fs::create_dir(station.stick()).unwrap();
        fs::write(station.home.path().join("settings.ron"), format!("(mirror: \"{}\")", station.stick().display()))
            .unwrap();
        station
    }

    fn stick(&self) -> PathBuf {
        self.room.path().join("stick")
    }

    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(words).args(["--lang", "zh"]).env("YISHI_HOME", self.home.path());
        command.env("YISHI_CLOCK", super::NOON).output().unwrap()
    }

    /// Done, and this was said beside it.
    fn done(&self, words: &[&str]) -> String {
        let output = self.run(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{words:?} {said}");
        said
    }

    fn record(&self) -> Vec<u8> {
        fs::read(faults::record(self.home.path())).unwrap()
    }

    fn copied(&self) -> Vec<u8> {
        let (_, id) = Record::open(self.home.path()).unwrap().head().unwrap().unwrap();
        fs::read(self.stick().join(id.to_string()).join(FILE)).unwrap_or_default()
    }

    /// The copy has all that is here.
    fn has_all(&self) {
        assert_eq!(String::from_utf8(self.copied()).unwrap(), String::from_utf8(self.record()).unwrap());
    }

    /// All bytes on the stick.
    fn bytes(&self) -> Vec<u8> {
        faults::files(&self.stick()).into_iter().flat_map(|file| fs::read(file).unwrap()).collect()
    }
}

fn stands(words: &str, bytes: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn each_line_is_followed_whoever_writes_it_and_no_name_goes_with_it() {
    let station = Station::new();
    for words in [
        &["track", "add", "修路灯", "--lead", "王阿姨"][..],
        &["desk", "add", "楼道太黑", "--visitor", "李阿姨"],
        &["track", "settle", "26-v1", "报修了"],
        &["undo"],
        &["notices", "hang", "停水一天", "--days", "3"],
    ] {
        let said = station.done(words);
        assert!(!said.contains("备份"), "{said}");
        station.has_all();
    }
    assert!(!stands("王阿姨", &station.bytes()) && !stands("李阿姨", &station.bytes()));
    // On the screens it is the same clerk who writes.
    let home = Home::at(station.home.path()).unwrap();
    let mut clerk = Clerk::open(&home, Clock::at(now())).unwrap();
    clerk.give(&[add("屏幕上记的", None, None, None)]).unwrap().unwrap();
    drop(clerk);
    station.has_all();
    let said = station.done(&["station", "verify"]);
    assert!(said.contains("备份一样"), "{said}");
    station.done(&["move", station.room.path().join("away.zip").to_str().unwrap()]);
    station.has_all();
}

#[test]
fn a_stick_that_is_pulled_is_said_once_a_program_stops_nothing_and_catches_up() {
    let station = Station::new();
    station.done(&["track", "add", "一"]);
    let before = station.copied();
    let away = station.room.path().join("away");
    fs::rename(station.stick(), &away).unwrap();
    let script: String = (0..20).map(|n| faults::line("desk", n)).collect();
    let file = station.room.path().join("script");
    fs::write(&file, script).unwrap();
    let said = station.done(&["track", "apply", file.to_str().unwrap()]);
    assert_eq!(said.matches("备份没跟上").count(), 1, "{said}");
    assert!(!station.stick().exists(), "nothing is made in its place");
    fs::rename(&away, station.stick()).unwrap();
    assert_eq!(station.copied(), before);
    let said = station.done(&["track", "add", "二"]);
    assert!(!said.contains("备份"), "{said}");
    station.has_all();
    // Something else in its place is left alone, and said.
    let (_, id) = Record::open(station.home.path()).unwrap().head().unwrap().unwrap();
    let copy = station.stick().join(id.to_string()).join(FILE);
    fs::write(&copy, "someone else's\n").unwrap();
    let said = station.done(&["track", "add", "三"]);
    assert!(said.contains("备份没跟上"), "{said}");
    assert_eq!(fs::read(&copy).unwrap(), b"someone else's\n");
}

#[test]
fn a_copy_that_lacks_lines_or_ends_within_one_has_all_of_it_after_the_next_line() {
    let station = Station::new();
    for n in 0..4 {
        station.done(&["track", "add", &format!("{n}号楼")]);
    }
    let (_, id) = Record::open(station.home.path()).unwrap().head().unwrap().unwrap();
    let copy = station.stick().join(id.to_string()).join(FILE);
    let bytes = fs::read(&copy).unwrap();
    for cut in [bytes.len() - 1, bytes.len() / 2, 0] {
        fs::write(&copy, &bytes[..cut]).unwrap();
        station.done(&["track", "add", &format!("cut at {cut}")]);
        station.has_all();
    }
    fs::remove_file(&copy).unwrap();
    station.done(&["track", "add", "再来"]);
    station.has_all();
}

#[test]
fn three_programs_that_write_at_once_leave_one_copy_of_all() {
    let station = Station::new();
    let scripts: Vec<PathBuf> = ["console", "desk", "script"]
        .map(|who| {
            let file = station.room.path().join(who);
            fs::write(&file, (0..60).map(|n| faults::line(who, n)).collect::<String>()).unwrap();
            file
        })
        .into();
    let said: Vec<String> = std::thread::scope(|scope| {
        let run = |file: &PathBuf| station.done(&["track", "apply", file.to_str().unwrap()]);
        let all: Vec<_> = scripts.iter().map(|file| scope.spawn(move || run(file))).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(said.iter().all(|said| !said.contains("备份")), "{said:?}");
    assert_eq!(faults::titles(station.home.path()).len(), 180);
    station.has_all();
}

#[test]
fn words_that_were_taken_out_are_on_no_byte_of_the_stick() {
    let station = Station::new();
    let words = "绝不能留下的话";
    station.done(&["track", "add", words]);
    station.done(&["track", "add", "别的"]);
    assert!(stands(words, &station.bytes()));
    let said = station.done(&["track", "redact", "2"]);
    assert!(!stands(words, &station.bytes()), "{said}");
    station.has_all();
    station.done(&["track", "add", "之后"]);
    station.has_all();
    assert!(!stands(words, &station.bytes()));
}

#[test]
fn settings_that_can_not_be_read_are_said_and_keep_nothing_from_being_written() {
    let station = Station::new();
    fs::write(station.home.path().join("settings.ron"), "(mirror: 7)").unwrap();
    let said = station.done(&["track", "add", "一"]);
    assert!(said.contains("settings.ron"), "{said}");
    assert_eq!(faults::titles(station.home.path()).len(), 1);
}
