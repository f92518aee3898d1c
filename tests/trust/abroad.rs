//! S2: the language and the time zone of the machine change no byte of a journal, and no word of the minutes.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use yishi::{
    journal::Journal,
    meeting::{Command as Said, Entry},
};

use super::model::scripts;
use crate::support::{Room, figure, order};

const ID: &str = "019e5459-5080-7000-8000-000000000001";

/// A machine: its zone, its locale, and the language asked for on the command line.
type Machine = (&'static str, &'static str, &'static [&'static str]);

const MACHINES: [Machine; 4] = [
    ("Asia/Shanghai", "zh_CN.UTF-8", &[]),
    ("UTC", "C", &["--lang", "en"]),
    ("America/St_Johns", "en_US.UTF-8", &[]),
    ("NST3:30NDT,M3.2.0,M11.1.0", "de_DE.UTF-8", &["--lang", "zh"]),
];

/// Runs the program on one of the machines.
fn yishi((zone, locale, lang): Machine, home: &Path, args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
    command.args(args).args(lang).arg("--home").arg(home).env("TZ", zone).env("LANG", locale).env("LC_ALL", locale);
    command.env_remove("LC_MESSAGES").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // What it refuses to read, it closes.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn folder(home: &Path) -> PathBuf {
    home.join("sessions").join(ID)
}

/// The lines of a script as the engine decides them here, with the number that an empty station gives its first meeting.
fn decided(script: &str) -> Vec<Entry> {
    let mut room = Room::empty();
    for line in script.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut order = order(line);
        if let Said::OpenMeeting { number: number @ None, practice: false, .. } = &mut order.cmd {
            *number = Some(1);
        }
        let _ = room.give(order);
    }
    room.timeline().entries().to_vec()
}

/// The journal that a script leaves on a machine, and the grounds of its answers.
fn played(machine: Machine, home: &Path, script: &str) -> (Vec<u8>, Vec<String>) {
    let ran = yishi(machine, home, &["apply", ID], script);
    let said = String::from_utf8(ran.stdout).unwrap();
    // `ok 7`, `refused R05 …`: the words are in the language of the machine.
    let grounds = said.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    let journal = fs::read(folder(home).join("journal.ron"));
    (journal.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&ran.stderr))), grounds)
}

#[test]
fn language_and_time_zone_change_no_byte_of_a_journal_and_no_word_of_the_minutes() {
    let scripts = scripts(3, usize::try_from(figure::size(3, 200)).unwrap(), ID);
    let (mut lines, mut minutes) = (0, 0);
    for script in &scripts {
        let homes = MACHINES.map(|machine| (machine, tempfile::tempdir().unwrap()));
        let first = played(homes[0].0, homes[0].1.path(), script);
        assert_eq!(Journal::read(&folder(homes[0].1.path()), ID.parse().unwrap()).unwrap().entries, decided(script));
        lines += first.0.split(|byte| *byte == b'\n').count() - 1;
        for (machine, home) in &homes[1..] {
            assert!(played(*machine, home.path(), script) == first, "{machine:?}\n{script}");
        }
        for lang in ["zh", "en"] {
            let written = homes.each_ref().map(|((zone, locale, _), home)| {
                let machine = (*zone, *locale, &[][..]);
                let args = ["minutes", ID, "--format", "md", "--lang", lang];
                let ran = yishi(machine, home.path(), &args, "");
                (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
            });
            assert!(written[0].1.len() > 100, "{:?}\n{script}", written[0]);
            assert!(written.iter().all(|other| *other == written[0]), "{lang}\n{script}");
            minutes += written.len();
        }
    }
    figure::note(
        "S2",
        &format!(
            "{} scripts on {} machines: {lines} lines, every journal the same to the byte, and line by line what the engine decides; {minutes} minutes in two languages, 0 differ by machine",
            scripts.len(),
            MACHINES.len(),
        ),
    );
}
