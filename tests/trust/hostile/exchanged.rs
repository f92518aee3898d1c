//! A folder that another real one takes the place of while the program is at work in it. Where the system has handles of folders the
//! program stays with the folder that it opened; on Windows nobody can move one that is held. What must hold is the same.

use std::{
    fs,
    io::Read as _,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use yishi::sys::Folder;

use crate::support::figure;

/// Two folders that go round through three places, for as long as nobody says stop: so many moves, and so many that were refused.
fn go_round(sessions: &Path, stop: &AtomicBool) -> (u64, u64) {
    let (mut moves, mut refused) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        for (from, to) in [("ID", "aside"), ("other", "ID"), ("aside", "other")] {
            let (from, to) = (sessions.join(from), sessions.join(to));
            match (from.exists(), to.exists()) {
                (true, false) if fs::rename(&from, &to).is_ok() => moves += 1,
                (true, false) => refused += 1,
                _ => {}
            }
        }
        thread::yield_now();
    }
    (moves, refused)
}

/// Whatever happens to the one thread, the other comes to its end.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Whose folder it is.
fn owner(folder: &Folder) -> std::io::Result<String> {
    let mut text = String::new();
    folder.file("who", false)?.read_to_string(&mut text)?;
    Ok(text)
}

#[test]
fn what_is_done_in_a_folder_is_done_in_that_folder_whatever_takes_its_place() {
    let rounds = figure::size(300, 10_000);
    let room = tempfile::tempdir().unwrap();
    let sessions = room.path().join("sessions");
    for (place, who) in [("ID", "one"), ("other", "two")] {
        fs::create_dir_all(sessions.join(place)).unwrap();
        fs::write(sessions.join(place).join("who"), who).unwrap();
    }
    let stop = AtomicBool::new(false);
    let (mut worked, mut missing) = (0, 0);
    let (moves, refused) = thread::scope(|scope| {
        let moving = scope.spawn(|| go_round(&sessions, &stop));
        let stops = Stop(&stop);
        while worked < rounds {
            let Ok(folder) = Folder::through_no_link(&sessions.join("ID"), 2) else {
                missing += 1;
                continue;
            };
            let before = owner(&folder).unwrap();
            thread::yield_now();
            folder.place_lightly(format!("mark {worked}"), before.as_bytes()).unwrap();
            assert_eq!(owner(&folder).unwrap(), before);
            worked += 1;
        }
        drop(stops);
        moving.join().unwrap()
    });
    let mut marks = 0;
    for folder in fs::read_dir(&sessions).unwrap() {
        let folder = folder.unwrap().path();
        let who = fs::read_to_string(folder.join("who")).unwrap();
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            assert_eq!(fs::read_to_string(&file).unwrap(), who, "{}", file.display());
            marks += u64::from(!file.ends_with("who"));
        }
    }
    assert_eq!(marks, rounds);
    assert!(moves > 0, "{refused} refused");
    figure::note(
        "H15f",
        &format!(
            "{rounds} times at work in a folder while two changed places ({moves} moves, {refused} refused since it was held, {missing} times none was there): 0 read or written in the other"
        ),
    );
}
