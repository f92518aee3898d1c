//! What a command costs beside a bare write and fdatasync of the same bytes, with and without a copy. It prints, and never
//! fails on a time.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};

use yishi::{
    meeting::script,
    sitting::{Answer, Clock, Sitting},
    station::Home,
};

use crate::support::figure;

/// A meeting of its own, in a home whose settings are these.
struct Desk {
    home: tempfile::TempDir,
    sitting: Sitting,
}

impl Desk {
    fn new(settings: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("settings.ron"), settings).unwrap();
        let sitting = Sitting::create(&Home::at(home.path()).unwrap(), None, Clock::system()).unwrap();
        let mut desk = Self { home, sitting };
        desk.give("OpenMeeting(estate: \"望春苑\", theme: \"门禁怎么用?\")");
        desk.give("SignIn(badges: \"1-40\")");
        desk
    }

    fn give(&mut self, line: &str) -> Duration {
        let order = script::parse(line).unwrap().unwrap();
        let start = Instant::now();
        let answer = self.sitting.give(order).unwrap();
        let took = start.elapsed();
        assert!(matches!(answer, Answer::Done(_)));
        took
    }

    fn bytes(&self) -> Vec<u8> {
        let folder = self.home.path().join("sessions").join(self.sitting.id().to_string());
        fs::read(folder.join("journal.ron")).unwrap()
    }
}

fn median(of: &mut [f64]) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// Median of the rounds, and where the middle eight of ten lie.
fn spread(rounds: &mut [f64]) -> String {
    let middle = median(rounds);
    let (low, high) = (rounds[rounds.len() / 10], rounds[rounds.len() - 1 - rounds.len() / 10]);
    format!("{middle:.2} ({low:.2} to {high:.2})")
}

#[test]
fn what_a_command_costs_beside_a_bare_write_and_sync() {
    let (rounds, each) = (figure::size(1, 15), figure::size(4, 200));
    let (stick, memory) = (tempfile::tempdir().unwrap(), tempfile::tempdir_in("/dev/shm"));
    let memory = memory.unwrap_or_else(|_| tempfile::tempdir().unwrap());
    let copied = |to: &Path| Desk::new(&format!("(mirror: \"{}\")", to.display()));
    let mut desks = [Desk::new("()"), copied(memory.path()), copied(stick.path()), copied(stick.path())];
    let bare_at = tempfile::tempdir().unwrap();
    let mut bare = File::create(bare_at.path().join("bare")).unwrap();
    let mut known = desks[0].bytes().len();
    let mut ratios: [Vec<f64>; 4] = Default::default();
    let mut bare_us = Vec::new();
    for round in 0..rounds {
        let (mut times, mut of_bare): ([Vec<f64>; 4], Vec<f64>) = Default::default();
        for n in 0..each {
            let line = format!("EditMeeting(place: \"东门居民活动室，{round}.{n}\")");
            for (which, desk) in desks.iter_mut().enumerate() {
                times[which].push(desk.give(&line).as_secs_f64());
                // But for the last: between two lines people speak, and the copy is made meanwhile.
                if which < 3 {
                    desk.sitting.wait_for_mirror(Duration::from_secs(60));
                }
            }
            let all = desks[0].bytes();
            let bytes = &all[known..];
            let start = Instant::now();
            bare.write_all(bytes).unwrap();
            bare.sync_data().unwrap();
            of_bare.push(start.elapsed().as_secs_f64());
            known = all.len();
        }
        let bare = median(&mut of_bare);
        bare_us.push(bare * 1e6);
        for (ratios, times) in ratios.iter_mut().zip(&mut times) {
            ratios.push(median(times) / bare);
        }
    }
    let bare = median(&mut bare_us);
    let [plain, memory, same, busy] = ratios.map(|mut rounds| spread(&mut rounds));
    figure::note(
        "B1",
        &format!(
            "{rounds} rounds of {each} commands in turn with the bare write ({bare:.0} us): median ratio {plain}; with a copy in memory {memory}, \
             on the same disk {same}, and while the copy of the line before is still being made {busy}"
        ),
    );
}
