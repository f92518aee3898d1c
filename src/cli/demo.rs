//! `yishi demo`: the worked meeting, as a practice copy.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{
    Caller, CliError, Exit,
    apply::expected,
    meet, minutes, say,
    show::{self, Looks},
};
use crate::{
    charter::Stage,
    i18n::cli,
    meeting::{Command, Order, command::Expect, script},
    sitting::{Answer, Clock, Sitting},
    station::Home,
    sys::Folder,
    tui::App,
};

/// Invented, shaped on a meeting that was published.
const WORKED: &str = include_str!("../../sessions/worked.ron");

#[derive(clap::Args)]
pub(super) struct Args {
    /// Up to which stage it is played [default: S1 at the console, to the end with --auto]
    #[arg(long, value_parser = stages(), value_name = "STAGE", ignore_case = true)]
    stage: Option<Stage>,
    /// Plays it without a terminal, to its end or up to the stage, and writes the minutes
    #[arg(long)]
    auto: bool,
    /// The folder that becomes a home with this meeting in it; else a temporary one
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    show: show::Args,
}

fn stages() -> impl TypedValueParser<Value = Stage> {
    let codes = PossibleValuesParser::new(Stage::ALL.map(Stage::code));
    codes.map(|code| Stage::ALL.into_iter().find(|stage| stage.code().eq_ignore_ascii_case(&code)).unwrap_or_default())
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    if !args.auto {
        meet::wants_terminal(caller)?;
    }
    let home = match &args.out {
        Some(folder) => Home::to_be_made(folder),
        None => elsewhere(caller)?,
    };
    let looks = if args.auto { None } else { Some(looks(caller, args)?) };
    // Who practises begins when the rules are read and the first cards come in.
    let until = args.stage.or((!args.auto).then_some(Stage::S1));
    let sitting = play(caller, &home, until)?;
    if let Some(looks) = looks {
        rehearse(caller, &home, sitting, looks)?;
        say(&cli::demo_at(caller.lang, &home.root().to_string_lossy()));
        return Ok(Exit::Done);
    }
    say(&cli::demo_at(caller.lang, &home.root().to_string_lossy()));
    let folder = home.folder(sitting.id());
    caller.print_path(&folder.join("journal.ron"))?;
    minutes::put(caller, Folder::through_no_link(&folder, 2), &folder, &minutes::written(caller, &sitting))
}

/// It looks as the home says that it becomes, else as the home of the real meetings says, if there is one.
fn looks(caller: &Caller, args: &Args) -> Result<Looks, CliError> {
    let home = match &args.out {
        Some(folder) => Some(Home::to_be_made(folder)),
        None => caller.home().ok(),
    };
    caller.looks(home.as_ref(), &args.show)
}

/// Opens the practice copy in the console. Its evening goes on from its last line, whatever day it is.
fn rehearse(caller: &Caller, home: &Home, played: Sitting, looks: Looks) -> Result<Exit, CliError> {
    let (id, now) = (played.id(), played.now());
    drop(played);
    let clock = Caller::named_clock()?.unwrap_or_else(|| Clock::from(now));
    let sitting = Sitting::open(home, id, clock).map_err(|error| caller.failed(error))?;
    meet::show(caller, App::meeting(sitting, caller.lang), looks)
}

fn elsewhere(caller: &Caller) -> Result<Home, CliError> {
    let folder = tempfile::Builder::new().prefix("yishi-demo-").disable_cleanup(true).tempdir();
    let folder = folder.map_err(|error| caller.io(&std::env::temp_dir().to_string_lossy(), &error))?;
    Ok(Home::to_be_made(folder.path()))
}

/// Gives the lines of the worked meeting by a clock of its own, so that each copy has the same bytes.
fn play(caller: &Caller, home: &Home, until: Option<Stage>) -> Result<Sitting, CliError> {
    let script = script(caller)?;
    let first = script.iter().find_map(|(_, order)| order.at);
    let clock = first.map_or_else(Caller::clock, |first| Ok(Clock::at(first)))?;
    let sitting = Sitting::create(home, None, clock).map_err(|error| caller.failed(error))?;
    let mut sitting = sitting.without_roster();
    for (line, order) in script {
        let wanted = order.expect.unwrap_or(Expect::Ok);
        let came = match sitting.give(order).map_err(|error| caller.failed(error))? {
            Answer::Done(_) => Expect::Ok,
            Answer::Refused(refusal) => Expect::Refused(refusal.ground),
        };
        if came != wanted {
            let why = cli::came_otherwise(caller.lang, line, &expected(wanted), &expected(came));
            return Err(CliError::new(Exit::Refused, why));
        }
        if Some(sitting.meeting().stage) == until {
            break;
        }
    }
    Ok(sitting)
}

/// The lines of the worked meeting, with their numbers, as a practice copy.
fn script(caller: &Caller) -> Result<Vec<(usize, Order)>, CliError> {
    let mut script = Vec::new();
    for (line, text) in (1..).zip(WORKED.lines()) {
        let read = script::parse(text).map_err(|fault| {
            CliError::new(Exit::Usage, cli::demo_line(caller.lang, line, &cli::script(caller.lang, &fault)))
        })?;
        script.extend(read.map(|order| (line, order)));
    }
    for (_, order) in &mut script {
        if let Command::OpenMeeting { practice, .. } = &mut order.cmd {
            *practice = true;
        }
    }
    Ok(script)
}
