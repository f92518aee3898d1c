//! The running of a meeting: the only way to give a command.
//!
//! A command is decided, its line is put on disk, and only then does the meeting change.

mod clock;
mod names;
mod number;
mod onlooker;
mod record;
mod second;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    time::Duration,
};

use uuid::Uuid;

use crate::{
    i18n::{self, Lang, here},
    journal::{Follower, Head, Journal, JournalError, MirrorNews, Opened, People, ReadOnly, Repair, Unread},
    meeting::{
        Command, Ctx, Entry, Event, Fact, Ground, Meeting, Moment, Name, Order, Refusal, Timeline, command::Promise,
        words::Giver,
    },
    station::{
        Home, StationError,
        roster::{Roster, Seen},
    },
};

pub use clock::Clock;
pub use names::Wears;
pub use onlooker::Onlooker;

/// A moment that a line carries may be ahead of this machine's clock by so many milliseconds: another machine wrote it down.
const AHEAD: i64 = 5 * 60_000;

/// What became of a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Accepted, and on disk.
    Done(Receipt),
    /// Not accepted. What rests on a rule of debate is on disk too, with what was done instead.
    Refused(Refusal),
}

/// The line that a command became.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Its number.
    pub seq: u64,
    /// When it was written.
    pub at: Moment,
    /// The moment that it is about, if that is another.
    pub when: Option<Moment>,
    /// What happened.
    pub events: Vec<Event>,
}

/// Something outside the meeting failed: a disk, a file, the home.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)]
pub enum SittingError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Station(#[from] StationError),
    /// The command opens another meeting than this one. Nothing was written.
    #[error("this is the meeting {here}, not {opened}")]
    OtherMeeting { here: Uuid, opened: Uuid },
}

impl SittingError {
    /// For whoever sits at a screen: without paths and ids.
    pub fn here(&self, lang: Lang) -> String {
        match self {
            Self::Journal(error) => i18n::journal::said(lang, error),
            Self::Station(error) => here::station(lang, error),
            Self::OtherMeeting { .. } => here::other_meeting(lang),
        }
    }
}

/// A meeting that is being run, or looked at.
pub struct Sitting {
    home: Home,
    id: Uuid,
    /// The id was given, or stands on the folder: no command may name another one.
    named: bool,
    timeline: Timeline,
    /// None before the meeting is opened.
    journal: Option<Journal>,
    people: People,
    /// Whom the station knows, or why that can't be read.
    roster: Result<Roster, StationError>,
    /// The roster's file as it was when it was read; `None` if nobody looks for it.
    roster_seen: Option<Seen>,
    clock: Clock,
    repair: Option<Repair>,
    /// It was only read, and its last line was never finished.
    torn: bool,
    /// Why what the station sets is not known: the meeting goes on without.
    unset: Option<StationError>,
    /// The moment that the following commands are about, if somebody types an evening that is over (补录).
    told: Option<Moment>,
    /// The meeting as it stood then, where that was another.
    then: Option<Box<Meeting>>,
    /// What a new meeting opens with, unless the command that opens it names promises of its own.
    promises: Vec<Promise>,
    /// Numbers of meetings that the tracker gave: no new meeting gets one of them.
    given: BTreeSet<(u16, u16)>,
    /// It is only looked at, and follows what somebody else writes.
    follower: Option<Follower>,
}

impl Sitting {
    /// A meeting that is not there yet: the first `OpenMeeting` that is accepted makes its folder. Without `id`, the one
    /// that this command names is its id; without that either, it is made here.
    pub fn create(home: &Home, id: Option<Uuid>, mut clock: Clock) -> Result<Self, SittingError> {
        let named = id.is_some();
        let id = id.unwrap_or_else(|| clock.fresh_id());
        Ok(Self {
            home: home.clone(),
            id,
            named,
            timeline: Timeline::default(),
            journal: None,
            people: People::open(&home.folder(id))?,
            roster_seen: Some(Roster::seen(home)),
            roster: Roster::open(home),
            clock,
            repair: None,
            torn: false,
            unset: None,
            told: None,
            then: None,
            promises: Vec::new(),
            given: BTreeSet::new(),
            follower: None,
        })
    }

    /// Opens with these promises of the last meetings, unless the command names some. A practice copy opens with none.
    #[must_use]
    pub fn opening_with(mut self, promises: Vec<Promise>) -> Self {
        self.promises = promises;
        self
    }

    /// Without the roster: what is played from a script has the same bytes in every home.
    #[must_use]
    pub fn without_roster(mut self) -> Self {
        self.roster = Ok(Roster::default());
        self.roster_seen = None;
        self
    }

    /// Goes on with a meeting. Time never runs behind its last line.
    pub fn open(home: &Home, id: Uuid, clock: Clock) -> Result<Self, SittingError> {
        Self::with(home, id, clock, Journal::open(&home.folder(id), id)?)
    }

    /// Looks at a meeting, as far as its journal holds; somebody else may be running it.
    pub fn look(home: &Home, id: Uuid, clock: Clock) -> Result<Self, SittingError> {
        Self::with(home, id, clock, Journal::read(&home.folder(id), id)?)
    }

    fn with(home: &Home, id: Uuid, clock: Clock, opened: Opened) -> Result<Self, SittingError> {
        let mut timeline = Timeline::default();
        for entry in opened.entries {
            timeline.push(entry);
        }
        let mut sitting = Self {
            home: home.clone(),
            id,
            named: true,
            clock: clock.not_before(timeline.meeting().last_at),
            timeline,
            people: People::open(&home.folder(id))?,
            roster_seen: Some(Roster::seen(home)),
            roster: Roster::open(home),
            journal: Some(opened.journal),
            repair: opened.repair,
            torn: opened.torn,
            unset: None,
            told: None,
            then: None,
            promises: Vec::new(),
            given: BTreeSet::new(),
            follower: None,
        };
        sitting.mirror();
        Ok(sitting)
    }

    /// Has the journal copied to where the station wants it. Nothing that is wrong with that keeps a meeting from going on.
    fn mirror(&mut self) {
        match self.home.settings() {
            Ok(settings) => {
                if let (Some(dir), Some(journal)) = (settings.mirror, &mut self.journal) {
                    journal.mirror_to(&dir, self.id);
                }
            }
            Err(error) => self.unset = Some(error),
        }
    }

    /// Gives a command. Nothing is shown before it is on disk; after an error the meeting is as before.
    pub fn give(&mut self, order: Order) -> Result<Answer, SittingError> {
        let Order { at, when, by, because, mut cmd, .. } = order;
        if let Command::OpenMeeting { promises, practice: false, .. } = &mut cmd
            && promises.is_empty()
        {
            promises.clone_from(&self.promises);
        }
        let known = match self.name_of(&mut cmd, because.as_deref()) {
            Ok(known) => known,
            Err(refusal) => return Ok(Answer::Refused(refusal)),
        };
        let now = self.moment(at);
        if let Some(refusal) = self.above(at) {
            return Ok(Answer::Refused(refusal));
        }
        if let Some(refusal) = self.number(&mut cmd, now)? {
            return Ok(Answer::Refused(refusal));
        }
        // What is taken back is taken back by who types.
        let told = self.told.filter(|_| !matches!(cmd, Command::Undo { .. } | Command::Redo {}));
        let when = when.or(told).map(|when| self.here(when));
        let usual = self.usual(&cmd);
        let ctx = Ctx { now, when, by, because: because.as_deref(), fresh_id: self.id, known: &usual };
        match self.timeline.decide(&cmd, &ctx) {
            Ok(events) => {
                self.ready(&events)?;
                if let Some((person, _)) = known
                    && !self.is_known(person, &events)
                {
                    let first = Fact::First { command: Name::EditParticipant };
                    return Ok(Answer::Refused(Refusal::new(Ground::State, first).legal([Name::EditParticipant])));
                }
                let names: Vec<_> = self.names_of(&events).into_iter().chain(known).collect();
                if !names.is_empty() {
                    self.people.put_all(names)?;
                }
                self.record((now, when), by, events).map(Answer::Done)
            }
            Err(refusal) => {
                if let Some(events) = refusal.line(cmd.name()) {
                    self.record((now, when), by, events)?;
                }
                Ok(Answer::Refused(refusal))
            }
        }
    }

    /// What commands would do if the chair gave them now, one after another, or why not. Nothing is given or written.
    pub fn would(&self, commands: &[Command]) -> Vec<Result<Vec<Event>, Refusal>> {
        self.would_at(commands, self.told)
    }

    /// The same of commands that are about a moment that is over.
    pub fn would_at(&self, commands: &[Command], when: Option<Moment>) -> Vec<Result<Vec<Event>, Refusal>> {
        let mut commands = commands.to_vec();
        for command in &mut commands {
            self.would_name(command, self.id);
        }
        // What a sign-in takes from the roster goes before what is asked of somebody who is named.
        let signs_in = |command: &&Command| matches!(command, Command::SignIn { .. });
        let rest = commands.iter().filter(|command| !signs_in(command));
        let usual = rest.chain(commands.iter().filter(signs_in)).flat_map(|command| self.usual(command)).collect();
        let ctx =
            Ctx { now: self.moment(None), when, by: Giver::Chair, because: None, fresh_id: self.id, known: &usual };
        self.timeline.try_all(&commands, &ctx)
    }

    /// What one command would do for a reason, or why not. Nothing is given or written.
    pub fn would_with(&self, command: &Command, because: Option<&str>) -> Result<Vec<Event>, Refusal> {
        let mut command = command.clone();
        self.would_name(&mut command, self.id);
        let known = self.usual(&command);
        let (now, when) = (self.moment(None), self.told);
        let ctx = Ctx { now, when, by: Giver::Chair, because, fresh_id: self.id, known: &known };
        self.timeline.decide(&command, &ctx)
    }

    /// The moment of a line: as given or now, in the station's zone, never below the last line's.
    fn moment(&self, at: Option<Moment>) -> Moment {
        let at = self.here(at.unwrap_or_else(|| self.clock.now()));
        self.meeting().last_at.map_or(at, |last| at.max(last))
    }

    /// A moment in the station's zone.
    fn here(&self, moment: Moment) -> Moment {
        let opening = self.meeting().opening.as_ref();
        opening.map_or(moment, |opening| clock::shown_in(moment, opening.zone))
    }

    /// Why a line can't be written at the moment that it carries: it lies before the line above. The machine's own clock
    /// waits for the line above; what somebody wrote down is never pulled along.
    fn above(&self, at: Option<Moment>) -> Option<Refusal> {
        let at = self.here(at?);
        let now = self.here(self.clock.now());
        if !self.clock.is_named() && at.since(now) > AHEAD {
            return Some(Refusal::new(Ground::Moment, Fact::ToCome { when: at, now }));
        }
        let above = self.meeting().last_at.filter(|above| at < *above)?;
        Some(Refusal::new(Ground::Moment, Fact::BeforeLine { at, above }))
    }

    /// Makes the folder of the meeting, if this opens it.
    fn ready(&mut self, events: &[Event]) -> Result<(), SittingError> {
        let opened = events.iter().find_map(|event| match event {
            Event::MeetingOpened(opening) => Some(opening.id),
            _ => None,
        });
        let Some(id) = opened else {
            return Ok(());
        };
        if self.named && id != self.id {
            let (here, opened) = (self.id, id);
            return Err(SittingError::OtherMeeting { here, opened });
        }
        if self.journal.is_none() {
            self.home.make_sessions()?;
            self.journal = Some(Journal::create(&self.home.folder(id), id)?);
            self.people = People::open(&self.home.folder(id))?;
            (self.id, self.named) = (id, true);
            self.mirror();
        }
        Ok(())
    }

    fn record(
        &mut self,
        (at, when): (Moment, Option<Moment>),
        by: Giver,
        events: Vec<Event>,
    ) -> Result<Receipt, SittingError> {
        let Some(journal) = &mut self.journal else {
            let path = self.home.folder(self.id);
            return Err(JournalError::Missing { path }.into());
        };
        let entry = Entry { seq: journal.head().seq + 1, at, when, by: self.timeline.by(by, when), via: 0, events };
        journal.append(&entry)?;
        let receipt = Receipt { seq: entry.seq, at, when, events: entry.events.clone() };
        self.timeline.push(entry);
        self.tell(self.told);
        Ok(receipt)
    }

    /// The meeting's id.
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The home that the meeting belongs to.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Where the files of the meeting lie; nothing lies there before it is opened.
    pub fn folder(&self) -> PathBuf {
        self.home.folder(self.id)
    }

    /// The meeting as it stands.
    pub fn meeting(&self) -> &Meeting {
        self.timeline.meeting()
    }

    /// Its lines, what was taken back, and what can be.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The names.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The moment that a line given now would be about: now, or what is being told.
    pub fn now(&self) -> Moment {
        self.told.unwrap_or_else(|| self.moment(None))
    }

    /// When a line given now would be written.
    pub fn written(&self) -> Moment {
        self.moment(None)
    }

    /// The moment that is being told, if the evening is typed later (补录).
    pub fn told(&self) -> Option<Moment> {
        self.told
    }

    /// From here on commands are about this moment, until another is said; none: about now.
    pub fn tell(&mut self, moment: Option<Moment>) {
        self.told = moment.map(|moment| self.here(moment));
        self.then = self.told.and_then(|told| self.timeline.as_it_stood(told)).map(Box::new);
    }

    /// The meeting that lines are typed into: as it stands, or as it stood at the moment that is being told.
    pub fn stands(&self) -> &Meeting {
        self.then.as_deref().unwrap_or_else(|| self.meeting())
    }

    /// Why no line can be about this moment.
    pub fn impossible(&self, when: Moment) -> Option<Refusal> {
        let (when, known) = (Some(self.here(when)), BTreeMap::new());
        let ctx = Ctx { now: self.written(), when, by: Giver::Chair, because: None, fresh_id: self.id, known: &known };
        self.timeline.possible(&ctx).err()
    }

    /// The newest line. `None` before the meeting is opened.
    pub fn head(&self) -> Option<Head> {
        self.journal.as_ref().map(Journal::head)
    }

    /// Why no command can be given, if so.
    pub fn read_only(&self) -> Option<&ReadOnly> {
        self.journal.as_ref().and_then(Journal::read_only)
    }

    /// What could not be understood of the record: it ends before that.
    pub fn unread(&self) -> Option<Unread<'_>> {
        match self.read_only() {
            Some(ReadOnly::Broken(fault)) => Some(Unread::Broken(fault)),
            Some(ReadOnly::Newer { version }) => Some(Unread::Newer { version: *version }),
            Some(ReadOnly::Asked | ReadOnly::Disk) | None => self.torn.then_some(Unread::Torn),
        }
    }

    /// The disk failed, and a second file took over: so many files there are.
    pub fn parts(&self) -> u32 {
        self.journal.as_ref().map_or(0, Journal::part)
    }

    /// What was put right when the journal was opened.
    pub fn repair(&self) -> Option<&Repair> {
        self.repair.as_ref()
    }

    /// Why what the station sets could not be read, if so; told once.
    pub fn unset(&mut self) -> Option<StationError> {
        self.unset.take()
    }

    /// What became of the copy that the station wants of the journal, since this was last asked.
    pub fn mirror_news(&self) -> Option<MirrorNews> {
        self.journal.as_ref().and_then(Journal::mirror_news)
    }

    /// Waits until that copy is as new as the journal, or can't be; not for longer than this.
    pub fn wait_for_mirror(&self, at_most: Duration) {
        if let Some(journal) = &self.journal {
            journal.wait_for_mirror(at_most);
        }
    }

    /// Time goes so many times as fast from here on; in a meeting that is no practice it goes as it goes, and that is said. What is written
    /// has its moment, and says nothing of the rate.
    pub fn set_rate(&mut self, rate: u32) -> bool {
        let practice = self.meeting().opening.as_ref().is_some_and(|opening| opening.practice);
        if practice {
            self.clock.set_rate(rate);
        }
        practice
    }

    /// So many times as fast as time goes.
    pub fn rate(&self) -> u32 {
        self.clock.rate()
    }

    /// By so many milliseconds this clock is ahead of the machine's: in a rehearsal, or after the machine was asleep.
    pub fn ahead(&self) -> i64 {
        self.written().since(Clock::system().now())
    }
}
