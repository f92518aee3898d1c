//! `yishi track`: what was promised, sent on and noted, until it is done.

mod apply;
mod carry;
mod project;
mod remind;
mod sendings;
mod show;
mod steps;
mod vouchers;

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{books, cli, journal, time, tracker as words},
    journal::{JournalError, ReadOnly, Unread},
    meeting::{Moment, words::Destination},
    office::{Clerk, Meant, Namesake, OfficeError, is_not_yet, typed_for_another},
    register,
    station::{Home, Listing},
    store::{Answer, StoreError},
    tracker::{Came, Command, Event, ItemNo, MeetingNo, New, Party, Refusal, Step, StepName},
};

pub(super) use project::csv;
pub(super) use show::{Format, columns, print};
pub(super) use steps::contents;

// A noun of the station: who types and when it happened, then what is done. No doc comment: it would be what `--help` says of each.
#[derive(clap::Args)]
pub(super) struct Noun<T: clap::Subcommand> {
    #[command(flatten)]
    pub(super) typed: Typed,
    #[command(subcommand)]
    pub(super) task: T,
}

// Who types, in the commands of the station. No doc comment, as above.
#[derive(clap::Args, Default)]
pub(super) struct Typed {
    #[arg(
        long,
        value_name = "NAME",
        global = true,
        help = "Who types: it stands in the history of what is changed [else YISHI_BY]"
    )]
    pub(super) by: Option<String>,
    #[arg(
        long,
        value_name = "DAY",
        global = true,
        help = "It happened on that day, and is written down now: the history says so"
    )]
    pub(super) on: Option<String>,
    #[arg(long, value_name = "H:M", global = true, requires = "on", help = "At that hour [default: 12:00]")]
    pub(super) time: Option<String>,
}

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Take closed meetings in, as often as you like; nothing is taken twice
    Take(Take),
    /// Items, what is due first first; words narrow it
    List(show::List),
    /// One item with its history
    Show(show::One),
    /// What happened, to one item or to all
    History(show::Past),
    /// How many stand where, and the share of promises kept
    Board(show::Board),
    /// Add an item that no meeting gave
    Add(Add),
    #[command(flatten)]
    Step(steps::StepArgs),
    /// Projects and their money: application, budget, work, settlement, notice, closed
    #[command(subcommand)]
    Project(project::Task),
    /// Texts to copy into a chat: to whoever promised, to units that owe an answer, to whoever posts the notice
    Remind(remind::Args),
    /// What was sent, number by number: of what, to whom, when, by when a reply is asked, how far it is
    Sendings(sendings::Args),
    /// The notice of a meeting was posted
    Posted {
        /// The meeting, like 26-3
        meeting: MeetingNo,
        /// The day [default: today]
        day: Option<String>,
    },
    /// Write the table of items as CSV or XLSX, with the columns that import reads
    Export(carry::Export),
    /// Take changes from a CSV or XLSX file: all lines or none; --dry-run says before what each line does
    Import(super::import::Source),
    /// Give commands, one RON value a line; each is on disk before it is answered
    Apply(apply::Args),
    /// Take the texts out of one line of the history, and out of what stands now by it
    Redact {
        /// Its number, as `yishi track history` prints it first
        line: i64,
    },
    /// Every step that there is: from where, to where, what it needs
    Steps,
    /// Is what stands now what the history gives?
    Check,
}

#[derive(clap::Args)]
pub(super) struct Take {
    /// Meetings: ids, or how they begin
    ids: Vec<String>,
    /// All closed meetings of the home
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// Practice copies too
    #[arg(long)]
    practice: bool,
    /// Under this number of its year, where it has none or another meeting has the one that it says
    #[arg(long, value_name = "N", conflicts_with = "all", value_parser = crate::cli::number::<u16>)]
    number: Option<u16>,
}

#[derive(clap::Args)]
pub(super) struct Add {
    /// What it is about
    title: String,
    /// Where it comes from: Resident, Notice, Party, Council, Community or Unit, also in Chinese
    #[arg(long, value_name = "WHO")]
    from: Option<String>,
    /// Where it goes, like Street or 街道 [default: noted; with a leader, to the residents themselves]
    #[arg(long)]
    to: Option<String>,
    /// The unit that has to answer
    #[arg(long)]
    receiver: Option<String>,
    /// Who leads
    #[arg(long, value_name = "NAME")]
    lead: Option<String>,
    /// Who helps; may be given several times
    #[arg(long, value_name = "NAME")]
    helper: Vec<String>,
    /// Whose point it was
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// By when
    #[arg(long, value_name = "DAY")]
    due: Option<String>,
    /// The meeting it belongs to, like 26-3
    #[arg(long)]
    meeting: Option<MeetingNo>,
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    let is_told = matches!(task, Task::Add(_) | Task::Step(_));
    caller.tells_later(is_told)?;
    match task {
        Task::Take(args) => take(caller, args),
        Task::List(args) => show::list(caller, args),
        Task::Show(args) => show::one(caller, args),
        Task::History(args) => show::past(caller, args),
        Task::Board(args) => show::board(caller, args),
        Task::Add(args) => add(caller, args),
        Task::Step(step) => steps::run(caller, step),
        Task::Project(task) => project::run(caller, task),
        Task::Remind(args) => remind::run(caller, args),
        Task::Sendings(args) => sendings::list(caller, args),
        Task::Posted { meeting, day } => {
            let mut clerk = caller.clerk()?;
            let on = caller.day_of(day.as_deref(), clerk.now().date())?;
            let posted = (on, crate::office::notices::Posted::default());
            let answer = clerk.post_of(*meeting, caller.lang, posted).map_err(|error| caller.kept(error))?;
            caller.answered(&clerk, answer)
        }
        Task::Export(args) => carry::export(caller, args),
        Task::Import(args) => carry::import(caller, args),
        Task::Apply(args) => apply::run(caller, args),
        Task::Redact { line } => redact(caller, *line),
        Task::Steps => {
            let lines = words::life::lines(caller.lang).into_iter().map(|cells| cells.join("\t") + "\n");
            caller.print(lines.collect::<String>().as_bytes())
        }
        Task::Check => check(caller),
    }
}

fn take(caller: &Caller, args: &Take) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let home = caller.home()?;
    let ids = if args.all {
        home.ids().map_err(|error| caller.station(error))?
    } else {
        let resolved = args.ids.iter().map(|id| home.resolve(id).map_err(|error| caller.station(error)));
        resolved.collect::<Result<Vec<_>, _>>()?
    };
    if ids.is_empty() && !args.all {
        return Err(CliError::new(Exit::Usage, words::take_what(lang)));
    }
    let mut clerk = caller.clerk_of(&home)?;
    let mut left = home.meetings().map_err(|error| caller.station(error))?;
    left.retain(Listing::is_left);
    let mut worst = Exit::Done;
    for id in ids {
        // What could not be read stands first, as on every paper.
        if let Ok(Some(seq)) = clerk.torn(id) {
            say(&format!("{id} {}", journal::unread(lang, Unread::Torn, seq)));
            worst = worst.max(Exit::Refused);
        }
        match clerk.take_as(id, args.practice, args.number) {
            Ok(Ok(took)) => {
                let no = words::meeting_no(lang, took.no);
                let line = match (took.new, took.changed) {
                    (0, 0) => words::taken_already(lang, &no),
                    (new, changed) => words::taken(lang, &no, new, changed),
                };
                caller.print(format!("{line}\n").as_bytes())?;
                if !took.said {
                    say(&words::other_number(lang, &no, took.no.meeting));
                }
            }
            // Of all meetings, those that are not over yet are passed over.
            Ok(Err(refusal)) if args.all && is_not_yet(&refusal) => {
                if let Some(left) = left.iter().find(|left| left.id == id) {
                    say(&cli::left_adjourned(lang, left));
                }
            }
            Ok(Err(refusal)) => {
                say(&format!("{id} {}", words::refusal(lang, &refusal)));
                worst = worst.max(Exit::Refused);
            }
            // Half a record would leave half of what was promised: nothing is taken from it, and it keeps none of the others out.
            Err(OfficeError::Journal(
                error @ (JournalError::Broken(_)
                | JournalError::ReadOnly { why: ReadOnly::Broken(_) | ReadOnly::Newer { .. }, .. }),
            )) => {
                caller.failed(error.into()).show();
                worst = worst.max(Exit::Refused);
            }
            Err(error) if args.all => {
                caller.kept(error).show();
                worst = worst.max(Exit::Disk);
            }
            Err(error) => return Err(caller.kept(error)),
        }
    }
    Ok(worst)
}

fn add(caller: &Caller, args: &Add) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let mut new = New::about(&args.title);
    new.to = args.to.as_deref().map(|said| caller.place(said)).transpose()?;
    new.receiver.clone_from(&args.receiver);
    new.due = args.due.as_deref().map(|said| caller.day(said, &clerk)).transpose()?;
    new.of = args.meeting;
    new.came = args.from.as_deref().map(|said| caller.came(said)).transpose()?;
    new.lead = args.lead.as_deref().map(|name| caller.party(&mut clerk, name)).transpose()?;
    new.author = args.author.as_deref().map(|name| caller.party(&mut clerk, name)).transpose()?;
    let helpers = args.helper.iter().flat_map(|said| crate::text::names(said));
    new.helpers = helpers.map(|name| caller.party(&mut clerk, &name)).collect::<Result<_, _>>()?;
    if new.to.is_none() && new.lead.is_some() {
        new.to = Some(Destination::Residents);
    }
    caller.give(&mut clerk, &[Command::Add(Box::new(new))])
}

/// Takes the texts out of a line, and names the others that say the same.
pub(super) fn redact(caller: &Caller, line: i64) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let mut clerk = caller.clerk()?;
    let seq = u64::try_from(line).unwrap_or_default();
    let Some((done, copied)) = clerk.redact(line).map_err(|error| caller.kept(error))? else {
        return Err(CliError::new(Exit::Usage, cli::no_line(lang, seq)));
    };
    if done.texts == 0 {
        say(&cli::nothing_to_redact(lang, seq));
        return Ok(Exit::Refused);
    }
    say(&words::redacted(lang, seq, done.texts));
    if let Some(copied) = &copied {
        super::redact::tell_of_copy(lang, copied);
    }
    if !done.also.is_empty() {
        say(&cli::also_in(lang, &lang.list(&done.also)));
    }
    Ok(Exit::Done)
}

/// Folds the history again, and compares.
fn check(caller: &Caller) -> Result<Exit, CliError> {
    let clerk = caller.looking()?;
    let failed = |error: StoreError| caller.kept(error.into());
    let mut again = crate::tracker::Ledger::default();
    for past in clerk.store().history(crate::store::Subject::All, crate::store::Page::ALL).map_err(failed)? {
        if past.undone {
            again.use_up(&past.event);
        } else {
            again.apply(past.at, &past.event);
        }
    }
    let now = clerk.store().ledger().map_err(failed)?;
    let same = again == now;
    say(&if same { words::holds(caller.lang, now.items.len()) } else { words::holds_not(caller.lang) });
    Ok(if same { Exit::Done } else { Exit::Refused })
}

impl Caller {
    /// The tracker, to change it.
    pub(super) fn clerk(&self) -> Result<Clerk, CliError> {
        self.clerk_of(&self.home()?)
    }

    /// Whoever keeps the tracker, where the station has one.
    pub(super) fn clerk_if_kept(&self, home: &Home) -> Result<Option<Clerk>, CliError> {
        crate::store::is_in(home.root()).then(|| self.clerk_of(home)).transpose()
    }

    pub(super) fn clerk_of(&self, home: &Home) -> Result<Clerk, CliError> {
        let mut clerk = Clerk::open(home, Self::clock()?).map_err(|error| self.kept(error))?;
        let lang = self.lang;
        if let Some(error) = clerk.hear_of_copy(Box::new(move |news| say(&books::copy(lang, news)))) {
            say(&cli::station(lang, &error));
        }
        if let Some(by) = &self.by {
            let by = self.party(&mut clerk, by)?;
            clerk.typed_by(Some(by));
        }
        let now = clerk.now();
        clerk.told(self.on.as_ref().map(|(day, hour)| self.happened(day, hour.as_deref(), now)).transpose()?);
        Ok(clerk)
    }

    /// The tracker, to look at it. What is closed and not in it yet is said in a line, beside the data.
    pub(super) fn looking(&self) -> Result<Clerk, CliError> {
        let clerk = self.look()?;
        // What can't be listed is said where meetings are.
        let behind = clerk.behind().unwrap_or_default();
        if !behind.is_empty() && !self.told.replace(true) {
            let themes = behind
                .iter()
                .map(|meeting| if meeting.theme.is_empty() { meeting.id.to_string() } else { meeting.theme.clone() });
            say(&words::behind(self.lang, behind.len(), &self.lang.list(themes)));
        }
        Ok(clerk)
    }

    /// The same, and nothing is said.
    pub(super) fn look(&self) -> Result<Clerk, CliError> {
        Clerk::look(&self.home()?, Self::clock()?).map_err(|error| self.kept(error))
    }

    /// What went wrong beneath the tracker.
    pub(super) fn kept(&self, error: OfficeError) -> CliError {
        match error {
            OfficeError::Station(error) => self.station(error),
            OfficeError::Journal(error) => self.failed(error.into()),
            OfficeError::Store(error) => CliError::new(Exit::Disk, words::store(self.lang, &error)),
        }
    }

    /// The day of something to come, as people write it.
    pub(super) fn day(&self, said: &str, clerk: &Clerk) -> Result<NaiveDate, CliError> {
        self.read_day(said, crate::time::to_come(said, clerk.now().date()))
    }

    /// A day that may be to come, or over.
    pub(super) fn day_near(&self, said: &str, today: NaiveDate) -> Result<NaiveDate, CliError> {
        self.read_day(said, crate::time::day(said).and_then(|day| day.near(today)))
    }

    /// The same, of a paper: nobody can answer by a day that is over.
    pub(super) fn day_to_come(&self, said: &str, today: NaiveDate) -> Result<NaiveDate, CliError> {
        let day = self.read_day(said, crate::time::to_come(said, today))?;
        let over = || CliError::new(Exit::Usage, time::over(self.lang, day));
        Some(day).filter(|day| *day >= today).ok_or_else(over)
    }

    /// When something happened that is written down now.
    fn happened(&self, day: &str, hour: Option<&str>, now: Moment) -> Result<Moment, CliError> {
        let day = self.read_day(day, crate::time::happened(day, now.date()))?;
        let no_hour = |said: &str| CliError::new(Exit::Usage, words::no_hour(self.lang, said));
        let hour = hour.map(|said| crate::time::hour(said).ok_or_else(|| no_hour(said))).transpose()?;
        Ok(now.told(day, hour.map(|hour| hour.time)))
    }

    /// A day that something happened on says nothing where nothing is written down of one.
    pub(super) fn tells_later(&self, is_told: bool) -> Result<(), CliError> {
        let told_nothing = || CliError::new(Exit::Usage, words::tells_nothing(self.lang));
        if is_told || self.on.is_none() { Ok(()) } else { Err(told_nothing()) }
    }

    /// Where a matter comes from, in either language or as scripts write it.
    pub(super) fn came(&self, said: &str) -> Result<Came, CliError> {
        let known = || {
            let all = Came::ALL.map(|from| format!("{from:?} {}", words::came(self.lang, from)));
            CliError::new(Exit::Usage, words::no_origin(self.lang, said, &self.lang.list(&all)))
        };
        register::came(said).ok_or_else(known)
    }

    /// The day on which something happened.
    pub(super) fn day_of(&self, said: Option<&str>, today: NaiveDate) -> Result<NaiveDate, CliError> {
        said.map_or(Ok(today), |said| self.read_day(said, crate::time::happened(said, today)))
    }

    fn read_day(&self, said: &str, read: Result<NaiveDate, crate::time::NoDay>) -> Result<NaiveDate, CliError> {
        read.map_err(|why| CliError::new(Exit::Usage, time::no_day(self.lang, said, why)))
    }

    /// A destination, in either language or as scripts write it.
    pub(super) fn place(&self, said: &str) -> Result<Destination, CliError> {
        let known = || {
            let all = Destination::ALL.map(|to| format!("{to:?} {}", crate::i18n::names::destination(self.lang, to)));
            CliError::new(Exit::Usage, words::no_place(self.lang, said, &self.lang.list(all)))
        };
        register::destination(said).ok_or_else(known)
    }

    /// Who is called so: somebody who is known, else somebody new, whose name is kept with what is said of them.
    pub(super) fn party(&self, clerk: &mut Clerk, said: &str) -> Result<Party, CliError> {
        self.party_of(clerk, said, None)
    }

    /// The same of somebody from this place.
    pub(super) fn party_of(&self, clerk: &mut Clerk, said: &str, place: Option<&str>) -> Result<Party, CliError> {
        if let Some(unit) = said.strip_prefix(['@', '＠']) {
            return Ok(Party::Unit(unit.trim().to_owned()));
        }
        match clerk.who(said, place) {
            Meant::Known(party) => Ok(party),
            Meant::Several(all) => Err(self.which_of(said, place, &all)),
            Meant::NoName => Err(CliError::new(Exit::Usage, words::no_name(self.lang, said))),
            Meant::New(party, name) => {
                clerk.name(&party, name);
                Ok(party)
            }
        }
    }

    /// A name can mean these: what can be typed for each of them, and for somebody else.
    pub(super) fn which_of(&self, said: &str, place: Option<&str>, all: &[Namesake]) -> CliError {
        let lang = self.lang;
        let known = all.iter().map(|one| words::namesake(lang, &one.typed(said, all), &one.call));
        let place = place.map_or_else(|| words::some_building(lang), str::to_owned);
        let other = words::another(lang, &typed_for_another(said, &place));
        CliError::new(Exit::Usage, words::several(lang, said, &lang.list(known.chain([other]))))
    }

    /// Gives commands, and says what happened, a line an event.
    pub(super) fn give(&self, clerk: &mut Clerk, commands: &[Command]) -> Result<Exit, CliError> {
        let answer = clerk.give(commands).map_err(|error| self.kept(error))?;
        self.answered(clerk, answer)
    }

    /// Says what came of commands.
    pub(super) fn answered(&self, clerk: &Clerk, answer: Answer) -> Result<Exit, CliError> {
        match answer {
            Err((_, refusal)) => {
                say(&words::refusal_of(self.lang, &refusal, clerk));
                Ok(Exit::Refused)
            }
            Ok(events) => {
                clerk.unfound().iter().for_each(|name| say(&words::no_such_file(self.lang, name)));
                let events: Vec<Event> = events.into_iter().flatten().collect();
                if events.is_empty() {
                    say(&words::so_already(self.lang));
                    return Ok(Exit::Done);
                }
                let lines = events.iter().map(|event| {
                    let words = clerk.receipt(self.lang, event, clerk);
                    format!("{}\t{}\n", event.number().unwrap_or_default(), crate::text::safe(&words))
                });
                self.print(lines.collect::<String>().as_bytes())
            }
        }
    }

    pub(super) fn refused(&self, refusal: &Refusal) {
        say(&words::refusal(self.lang, refusal));
    }
}

/// A command that moves an item.
fn moves(item: ItemNo, step: Step) -> Command {
    Command::Move { item, step }
}

/// A file that is named by how it ends.
fn is_workbook(file: &std::path::Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

type File = PathBuf;
type Name = StepName;
