//! C9: the power goes, or the program is killed, at any call, also while it recovers; the disk may fail beside.
//!
//! Each seed is one meeting through a few lives on a [`Simulated`] disk, with the real code of the journal above it. After
//! each life: acknowledged ⊆ found ⊆ given, in order, and the next line goes in.

use std::{collections::BTreeMap, path::Path, thread};

use super::{
    super::{copy::Copying, disk, *},
    figure,
    simulated::{Chance, Habits, Simulated},
};
use crate::meeting::{Event, numbers::GroupNo, words::By};

fn meeting() -> Uuid {
    "0190a000-0000-7000-8000-000000000001".parse().unwrap()
}

fn stick() -> &'static Path {
    Path::new("/stick")
}

fn read(folder: &Path) -> Result<Vec<u8>, String> {
    let read = Folder::open(folder).and_then(|folder| disk::read(&folder, &part_name::<Meeting>(1)));
    read.map_err(|error| error.to_string())
}

/// What one seed, or many, went through.
#[derive(Clone, Copy, Default)]
struct Tally {
    cuts: u64,
    kills: u64,
    in_recovery: u64,
    acked: u64,
    ahead: u64,
    torn: u64,
    newline: u64,
    second_files: u64,
    salvaged: u64,
    redacted: u64,
    copied: u64,
    dropped_names: u64,
    lost_sectors: u64,
    failed: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.cuts += other.cuts;
        self.kills += other.kills;
        self.in_recovery += other.in_recovery;
        self.acked += other.acked;
        self.ahead += other.ahead;
        self.torn += other.torn;
        self.newline += other.newline;
        self.second_files += other.second_files;
        self.salvaged += other.salvaged;
        self.redacted += other.redacted;
        self.copied += other.copied;
        self.dropped_names += other.dropped_names;
        self.lost_sectors += other.lost_sectors;
        self.failed += other.failed;
    }
}

/// A line that was given, and what else it may be by now.
struct Line {
    entry: Entry,
    /// It was being redacted when the power went.
    or: Option<Entry>,
}

/// A meeting on a simulated disk, and what somebody outside knows of it.
struct Life {
    disk: Simulated,
    chance: Chance,
    folder: PathBuf,
    /// A copy on a stick, kept by a program until it is killed.
    copying: Copying<Meeting>,
    /// Lines that were on it when it had caught up last.
    copied: u64,
    /// Lines that were acknowledged.
    acked: Vec<Line>,
    /// Lines that were given in place of the next one, and not acknowledged.
    given: Vec<Entry>,
    /// What somebody may be called: the name that was acknowledged, and those that were not.
    names: BTreeMap<Uuid, Vec<Option<String>>>,
    tries: u64,
    tally: Tally,
}

fn entry(seq: u64, text: String) -> Entry {
    Entry {
        seq,
        at: "2026-05-23T19:00:00+08:00".parse().unwrap(),
        when: None,
        by: By::Host,
        via: 0,
        events: vec![Event::AnswerNoted { group: GroupNo(1), text }],
    }
}

/// Says what went wrong, if the disk is well: where the power is gone or a call failed, an error is what was promised.
fn excused(life: &Life, before: u64, error: &JournalError) -> Result<(), String> {
    let failed = life.disk.is_dead() || life.disk.happened().failed_calls + life.disk.happened().failed_syncs > before;
    if matches!(error, JournalError::Broken(_) | JournalError::People { .. }) || !failed {
        return Err(format!("refused: {error}"));
    }
    Ok(())
}

impl Life {
    fn new(seed: u64, habits: Habits) -> Self {
        let disk = Simulated::new(seed, Habits { fails: false, ..habits });
        disk::stand_on(Some(disk.ground()));
        let sessions = Path::new("/home/sessions");
        Folder::made(sessions).unwrap();
        Folder::made(stick()).unwrap();
        disk.sync();
        let folder = sessions.join(meeting().to_string());
        Self {
            disk,
            chance: Chance::of(seed),
            copying: Copying::<Meeting>::new(stick(), &folder, meeting()),
            copied: 0,
            folder,
            acked: Vec::new(),
            given: Vec::new(),
            names: BTreeMap::new(),
            tries: 0,
            tally: Tally::default(),
        }
    }

    fn failures(&self) -> u64 {
        let happened = self.disk.happened();
        happened.failed_calls + happened.failed_syncs
    }

    /// Opens the meeting, or makes it; nothing where the disk didn't let it.
    fn open(&mut self) -> Result<Option<Journal>, String> {
        let before = self.failures();
        let there = match disk::meeting(&self.folder) {
            Ok(folder) => load::part_exists::<Meeting>(&folder, 1),
            Err(JournalError::Missing { .. }) => Ok(false),
            Err(error) => Err(error),
        };
        let opened = match there {
            Ok(true) => Journal::open(&self.folder, meeting()),
            Ok(false) => Journal::create(&self.folder, meeting()).map(|journal| Opened {
                journal,
                entries: Vec::new(),
                heads: Vec::new(),
                repair: None,
                torn: false,
            }),
            Err(error) => Err(error),
        };
        let Opened { journal, entries, repair, .. } = match opened {
            Ok(opened) => opened,
            Err(error) => {
                excused(self, before, &error)?;
                self.tally.in_recovery += u64::from(self.disk.is_dead());
                return Ok(None);
            }
        };
        match repair {
            Some(Repair::Torn { .. }) => self.tally.torn += 1,
            Some(Repair::Newline { .. }) => self.tally.newline += 1,
            None => {}
        }
        self.look(entries)?;
        self.look_at_names()?;
        self.look_at_copy(&journal)?;
        Ok(Some(journal))
    }

    /// Acknowledged ⊆ found ⊆ given. What was found was shown, so it is acknowledged from now on.
    fn look(&mut self, found: Vec<Entry>) -> Result<(), String> {
        if found.len() < self.acked.len() {
            return Err(format!("{} acknowledged, {} found", self.acked.len(), found.len()));
        }
        for (n, found) in found.into_iter().enumerate() {
            let acked = self.acked.len();
            match self.acked.get_mut(n) {
                Some(line) if line.entry == found => line.or = None,
                Some(line) if line.or.as_ref() == Some(&found) => *line = Line { entry: found, or: None },
                None if n == acked && self.given.contains(&found) => {
                    self.tally.ahead += 1;
                    self.acked.push(Line { entry: found, or: None });
                    self.given.clear();
                }
                _ => return Err(format!("line {} is not what was given", n + 1)),
            }
        }
        Ok(())
    }

    /// Each name is the one that was taken down, or the one that was being taken down; and the file is never half.
    fn look_at_names(&mut self) -> Result<(), String> {
        let before = self.failures();
        let people = match People::open(&self.folder) {
            Ok(people) => people,
            Err(error) => return excused(self, before, &error),
        };
        for (id, known) in &mut self.names {
            let found = people.get(*id).and_then(|person| person.name.clone());
            if !known.contains(&found) {
                return Err(format!("{found:?} is none of {known:?}"));
            }
            // It was shown, so it stays.
            *known = vec![found];
        }
        Ok(())
    }

    /// What was brought over and synced is there, as a beginning of the record.
    fn look_at_copy(&mut self, journal: &Journal) -> Result<(), String> {
        let before = self.failures();
        match self.copying.compare(journal.goal()) {
            Ok(Standing { lines, .. }) if lines < self.copied => Err(format!("{} copied, {lines} there", self.copied)),
            Ok(_) => Ok(()),
            Err(Trouble::Failed(error)) => excused(self, before, &error),
            Err(trouble) => Err(format!("the copy: {trouble}")),
        }
    }

    fn append(&mut self, journal: &mut Journal) -> Result<(), String> {
        self.tries += 1;
        let size = if self.chance.once_in(4) { 200 + self.chance.below(900) } else { self.chance.below(60) };
        let seq = journal.head().seq + 1;
        let entry = entry(seq, format!("第{seq}行，第{}回{}", self.tries, "说".repeat(size)));
        self.given.push(entry.clone());
        let (before, part) = (self.failures(), journal.part());
        match journal.append(&entry) {
            Ok(_) => {
                self.acked.push(Line { entry, or: None });
                self.given.clear();
                self.tally.acked += 1;
                self.tally.second_files += u64::from(journal.part() > part);
                Ok(())
            }
            Err(error) => excused(self, before, &error),
        }
    }

    fn name_somebody(&mut self) -> Result<(), String> {
        let before = self.failures();
        let id = Uuid::from_u128(self.chance.below(3) as u128);
        self.tries += 1;
        let name = format!("王{}{}", self.tries, "氏".repeat(self.chance.below(40)));
        self.names.entry(id).or_insert_with(|| vec![None]).push(Some(name.clone()));
        let person = Person { name: Some(name.clone()), ..Person::default() };
        match People::open(&self.folder).and_then(|mut people| people.put(id, person)) {
            Ok(()) => {
                self.names.insert(id, vec![Some(name)]);
                Ok(())
            }
            Err(error) => excused(self, before, &error),
        }
    }

    fn redact(&mut self) -> Result<(), String> {
        if self.acked.is_empty() {
            return Ok(());
        }
        let before = self.failures();
        let n = self.chance.below(self.acked.len());
        let seq = n as u64 + 1;
        let gone = entry(seq, REDACTED.to_owned());
        self.acked[n].or = Some(gone.clone());
        match redact(&self.folder, meeting(), seq) {
            Ok(_) => {
                self.acked[n] = Line { entry: gone, or: None };
                self.tally.redacted += 1;
                Ok(())
            }
            Err(error) => excused(self, before, &error),
        }
    }

    /// Brings the copy up to date: it is a beginning of the record, whatever happened to it.
    fn copy(&mut self, journal: &Journal) -> Result<(), String> {
        let before = self.failures();
        match self.copying.catch_up(journal.goal()) {
            Ok(()) => {
                self.copied = journal.head().seq;
                self.tally.copied += 1;
                Ok(())
            }
            Err(Trouble::Failed(error)) => excused(self, before, &error),
            Err(trouble) => Err(format!("the copy: {trouble}")),
        }
    }

    /// From one start to the next: the power goes, or the program is killed, or both are well.
    fn live(&mut self, fails: bool) -> Result<(), String> {
        let calls = 1 + self.chance.below(90) as u64;
        self.disk.dies_in(Some(calls));
        self.disk.set_fails(fails && self.chance.once_in(2));
        let mut journal = self.open()?;
        for _ in 0..self.chance.below(14) {
            if self.disk.is_dead() {
                break;
            }
            match (self.chance.below(12), &mut journal) {
                (0, Some(_)) => self.name_somebody()?,
                (1, _) => {
                    drop(journal.take());
                    self.redact()?;
                    journal = self.open()?;
                }
                (2 | 3, Some(_)) => {
                    let open = journal.take().unwrap();
                    self.copy(&open)?;
                    journal = Some(open);
                }
                (_, Some(open)) if open.read_only().is_none() => {
                    let mut open = journal.take().unwrap();
                    self.append(&mut open)?;
                    journal = Some(open);
                }
                _ => {
                    drop(journal.take());
                    journal = self.open()?;
                }
            }
        }
        drop(journal);
        self.copying = Copying::<Meeting>::new(stick(), &self.folder, meeting());
        if self.chance.once_in(4) {
            self.tally.kills += 1;
            self.disk.restart();
        } else {
            self.tally.cuts += 1;
            self.disk.lose_power();
        }
        Ok(())
    }

    /// With a disk that is well: opened, one more line, opened again.
    fn end(&mut self) -> Result<(), String> {
        self.disk.set_fails(false);
        for _ in 0..2 {
            let Some(mut journal) = self.open()? else { return Err("not opened".to_owned()) };
            self.copy(&journal)?;
            self.append(&mut journal)?;
            self.copy(&journal)?;
            let stands = self.copying.compare(journal.goal()).map_err(|trouble| trouble.to_string())?;
            if stands != (Standing { lines: journal.head().seq, of: journal.head().seq, clean: true }) {
                return Err(format!("the copy: {stands:?}"));
            }
            drop(journal);
            self.disk.lose_power();
        }
        let report = verify(&self.folder, None).map_err(|error| error.to_string())?;
        let found = report.entries.len();
        if report.tail != Tail::Whole || found != self.acked.len() {
            return Err(format!("{} acknowledged, {found} verified, {:?}", self.acked.len(), report.tail));
        }
        Ok(())
    }

    /// A byte turns in the middle; the salvage is cut off as often as it likes, and made again.
    fn salvage(&mut self) -> Result<(), String> {
        let whole = disk::meeting(&self.folder)
            .and_then(|folder| load::folder::<Meeting>(&folder, Some(meeting())))
            .map_err(|error| error.to_string())?;
        if whole.part > 1 || whole.lines.len() < 3 {
            return Ok(());
        }
        let bytes = read(&self.folder)?;
        let ends: Vec<usize> = (1..).zip(&bytes).filter(|(_, byte)| **byte == b'\n').map(|(end, _)| end).collect();
        let line = 1 + self.chance.below(ends.len() - 2);
        self.disk.spoil(&self.folder.join(part_name::<Meeting>(1)), ends[line - 1] + 8);
        let home = Path::new("/home/salvaged");
        let folder = loop {
            self.disk.dies_in(self.chance.once_in(2).then(|| 1 + self.chance.below(60) as u64));
            match salvage(&self.folder, home) {
                Ok(Some(done)) => {
                    self.disk.lose_power();
                    break done.folder;
                }
                // It was cut off after its last stroke.
                Err(JournalError::Exists { .. }) => break home.join("sessions").join(meeting().to_string()),
                Ok(None) => return Err("no break was seen".to_owned()),
                Err(error) => excused(self, 0, &error)?,
            }
            self.disk.lose_power();
        };
        self.disk.dies_in(None);
        self.tally.salvaged += 1;
        self.acked.truncate(line);
        (self.copying, self.copied) = (Copying::<Meeting>::new(Path::new("/home"), &folder, meeting()), 0);
        self.folder = folder;
        self.end()
    }
}

fn live(seed: u64, habits: Habits) -> Result<Tally, String> {
    let mut life = Life::new(seed, habits);
    for _ in 0..2 + life.chance.below(4) {
        life.live(habits.fails)?;
    }
    life.end()?;
    if life.chance.once_in(8) {
        life.salvage()?;
    }
    let happened = life.disk.happened();
    life.tally.dropped_names = happened.dropped_names;
    life.tally.lost_sectors = happened.lost_sectors;
    life.tally.failed = happened.failed_calls + happened.failed_syncs;
    disk::stand_on(None);
    Ok(life.tally)
}

#[test]
fn the_power_may_go_at_any_call_and_nothing_that_was_acknowledged_is_lost() {
    let seeds = figure::size(200, 100_000);
    let of_thread = |from: u64| {
        let mut sum = Tally::default();
        for seed in (from..seeds).step_by(2) {
            let habits = Habits { fails: seed % 3 == 0, ..Habits::default() };
            match live(seed, habits) {
                Ok(tally) => sum.add(tally),
                Err(why) => panic!("seed {seed}: {why}"),
            }
        }
        sum
    };
    let mut sum = Tally::default();
    thread::scope(|scope| {
        let halves = [0, 1].map(|from| scope.spawn(move || of_thread(from)));
        for half in halves {
            sum.add(half.join().unwrap());
        }
    });
    let Tally { cuts, kills, in_recovery, acked, ahead, torn, newline, second_files, .. } = sum;
    let Tally { salvaged, redacted, copied, dropped_names, lost_sectors, failed, .. } = sum;
    figure::note(
        "C9",
        &format!(
            "{seeds} seeds: {cuts} power cuts and {kills} kills, {in_recovery} of them while it was opened, {failed} calls that failed; \
             {acked} lines acknowledged, 0 lost, {ahead} more found; {torn} torn tails set aside, {newline} line feeds put back, \
             {dropped_names} names of files and {lost_sectors} sectors dropped; {second_files} second files, {redacted} redactions, \
             {salvaged} salvages, {copied} times a copy caught up"
        ),
    );
}

/// A test that a disk which keeps nothing would pass, has no teeth.
#[test]
fn on_a_disk_whose_syncs_do_nothing_lines_are_lost() {
    let lies = Habits { lies: true, ..Habits::default() };
    let forgets = Habits { forgets_names: true, ..Habits::default() };
    for habits in [lies, forgets] {
        let losing = (0..200).filter(|seed| live(*seed, habits).is_err()).count();
        assert!(losing > 100, "{losing} of 200");
    }
}

/// The thread that makes the copy may come to the journal while the next line is being written.
#[test]
fn a_copy_never_has_a_line_that_is_not_yet_acknowledged() {
    let mut life = Life::new(1, Habits::default());
    let mut journal = life.open().unwrap().unwrap();
    let goals = [1, 2, 3, 4].map(|seq| {
        journal.append(&entry(seq, format!("第{seq}行"))).unwrap();
        journal.goal()
    });
    let lines = |life: &Life| {
        let copied = read(&stick().join(meeting().to_string())).unwrap();
        assert!(read(&life.folder).unwrap().starts_with(&copied));
        copied.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>()
    };
    for goal in goals {
        life.copying.catch_up(goal).unwrap();
        assert_eq!(lines(&life), goal.head.seq);
    }
    life.disk.take_away(&stick().join(meeting().to_string()).join(part_name::<Meeting>(1)));
    Copying::<Meeting>::new(stick(), &life.folder, meeting()).catch_up(goals[1]).unwrap();
    assert_eq!(lines(&life), 2);
    disk::stand_on(None);
}
