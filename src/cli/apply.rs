//! `yishi apply`: a script, or another program, gives the commands.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Read as _, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Serialize;
use uuid::Uuid;

use super::{Caller, CliError, Exit, Output, say};
use crate::{
    i18n::{cli, event, journal, names::Roll, refusal::refusal as worded, roster},
    meeting::{
        Ground, Meeting, Moment, Order,
        command::Expect,
        script::{self, LINE_LIMIT, ScriptFault, Unread},
    },
    office,
    sitting::{Answer, Receipt, Sitting, SittingError},
    station::StationError,
    text::safe,
};

/// The end of a script waits for the copy no longer than this.
const COPYING: Duration = Duration::from_secs(2);

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins; any other word stands for one that the script opens
    id: String,
    /// The script; - is stdin
    #[arg(default_value = "-")]
    file: PathBuf,
    /// How each line is answered
    #[arg(long, value_enum, default_value = "text")]
    output: Output,
}

/// The answer to one line.
#[derive(Serialize)]
enum Replied {
    Ok { line: usize, seq: u64, at: Moment },
    Refused { line: usize, ground: String, words: String },
    Bad { line: usize, words: String },
}

impl fmt::Display for Replied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ok { seq, .. } => write!(f, "ok {seq}"),
            Self::Refused { ground, words, .. } => write!(f, "refused {ground} {words}"),
            Self::Bad { line, words } => write!(f, "bad {line} {words}"),
        }
    }
}

/// What was read where a line should be.
enum Read {
    Text(String),
    TooLong(usize),
    NotText,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let mut input: Box<dyn BufRead> = if args.file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let opened = File::open(&args.file).map_err(|error| caller.io(&args.file.to_string_lossy(), &error))?;
        Box::new(BufReader::new(opened))
    };
    let mut sitting = sit_down(caller, &args.id)?;
    let mut out = io::stdout().lock();
    let mut worst = Exit::Done;
    let mut above = None;
    for number in 1.. {
        let read = next(&mut *input).map_err(|error| caller.io(&args.file.to_string_lossy(), &error))?;
        let Some(read) = read else {
            break;
        };
        let (answer, exit) = match parse(caller, read) {
            Ok(None) => continue,
            Ok(Some(order)) => {
                let order = order.following(&mut above);
                give(caller, &mut sitting, order, number)?
            }
            Err(words) => (Replied::Bad { line: number, words }, Exit::Usage),
        };
        worst = worst.max(exit);
        if !told(caller, &mut out, args.output, &answer)? {
            break;
        }
        tell_of_copy(caller, &mut sitting);
    }
    sitting.wait_for_mirror(COPYING);
    tell_of_copy(caller, &mut sitting);
    match (sitting.head(), worst) {
        (Some(_), worst) => Ok(worst),
        (None, Exit::Done) => Err(CliError::new(Exit::Usage, cli::not_opened(caller.lang, &args.id))),
        (None, worst) => Err(CliError::new(worst, cli::not_opened(caller.lang, &args.id))),
    }
}

/// The meeting that is named, or one that is still to be opened.
fn sit_down(caller: &Caller, id: &str) -> Result<Sitting, CliError> {
    let (home, clock) = (caller.home()?, Caller::clock()?);
    let sitting = match home.resolve(id) {
        Ok(id) => Sitting::open(&home, id, clock),
        Err(StationError::NoMeeting { .. }) => {
            let (sitting, unread) = office::begin(&home, Uuid::try_parse(id).ok(), clock);
            if let Some(error) = unread {
                return Err(caller.kept(error));
            }
            for left in home.meetings().map_err(|error| caller.station(error))?.iter().filter(|left| left.is_left()) {
                say(&cli::left_adjourned(caller.lang, left));
            }
            sitting
        }
        Err(error) => Err(error.into()),
    };
    let sitting = sitting.map_err(|error| caller.failed(error))?;
    if let Some(done) = sitting.repair() {
        say(&journal::repair(caller.lang, done));
    }
    if let Some(why) = sitting.roster_fault() {
        say(&roster::without(caller.lang, &cli::station(caller.lang, why)));
    }
    Ok(sitting)
}

/// What the copy of the meeting has come to, if that is new.
fn tell_of_copy(caller: &Caller, sitting: &mut Sitting) {
    if let Some(unset) = sitting.unset() {
        say(&cli::station(caller.lang, &unset));
    }
    if let Some(news) = sitting.mirror_news() {
        say(&journal::mirror(caller.lang, &news));
    }
}

fn parse(caller: &Caller, read: Read) -> Result<Option<Order>, String> {
    let fault = |fault: &ScriptFault| cli::script(caller.lang, fault);
    match read {
        Read::Text(line) => script::parse(&line).map_err(|error| fault(&error)),
        Read::NotText => Err(cli::not_text(caller.lang)),
        Read::TooLong(bytes) => Err(fault(&ScriptFault { column: 1, why: Unread::TooLong { bytes } })),
    }
}

fn give(caller: &Caller, sitting: &mut Sitting, order: Order, line: usize) -> Result<(Replied, Exit), CliError> {
    let wanted = order.expect;
    let (new, parts) = (sitting.head().is_none(), sitting.parts());
    let answer = match sitting.give(order) {
        Ok(answer) => answer,
        Err(SittingError::OtherMeeting { here, opened }) => {
            let words = cli::other_meeting(caller.lang, &here.to_string(), &opened.to_string());
            return Ok((Replied::Bad { line, words }, Exit::Usage));
        }
        Err(error) => return Err(caller.failed(error)),
    };
    if new && sitting.head().is_some() {
        say(&cli::opened(caller.lang, &sitting.id().to_string()));
    } else if sitting.parts() > parts {
        say(&cli::moved_on(caller.lang, &format!("journal-{}.ron", sitting.parts())));
    }
    let (came, answer) = match answer {
        Answer::Done(Receipt { seq, at, events, .. }) => {
            events.iter().filter_map(|of| event::advice(caller.lang, of)).for_each(|advice| say(&advice));
            (Expect::Ok, Replied::Ok { line, seq, at })
        }
        Answer::Refused(refusal) => {
            let names = Roll { lang: caller.lang, calls: &sitting.calls() };
            let ground = code(refusal.ground, sitting.meeting());
            let words = worded(caller.lang, &refusal, &names).console;
            (Expect::Refused(refusal.ground), Replied::Refused { line, ground, words })
        }
    };
    if came == wanted.unwrap_or(Expect::Ok) {
        return Ok((answer, Exit::Done));
    }
    if let Some(wanted) = wanted {
        say(&cli::came_otherwise(caller.lang, line, &expected(wanted), &expected(came)));
    }
    Ok((answer, Exit::Refused))
}

/// An expectation, or what came of it.
pub(super) fn expected(expect: Expect) -> String {
    match expect {
        Expect::Ok => "ok".to_owned(),
        Expect::Refused(ground) => format!("refused {}", ground.code()),
    }
}

/// What a refusal rests on: the rule, the stage that the meeting is in, or what else it is.
fn code(ground: Ground, meeting: &Meeting) -> String {
    match ground {
        Ground::Stage => meeting.stage.code().to_owned(),
        ground => ground.code(),
    }
}

/// Tells the answer before the next line is read. `false`: nobody listens any more.
fn told(caller: &Caller, out: &mut impl Write, output: Output, answer: &Replied) -> Result<bool, CliError> {
    let text = match output {
        Output::Text => safe(&answer.to_string()).to_string(),
        Output::Ron => ron::to_string(answer).map_err(|error| CliError::new(Exit::Disk, error.to_string()))?,
    };
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(caller.io("stdout", &error)),
    }
}

/// The next line, of which never more is kept than a line can have.
fn next(input: &mut dyn BufRead) -> io::Result<Option<Read>> {
    let mut line = Vec::new();
    let most = LINE_LIMIT as u64 + 1;
    if input.take(most).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() > LINE_LIMIT && !line.ends_with(b"\n") {
        return Ok(Some(Read::TooLong(line.len() + skip_line(input)?)));
    }
    Ok(Some(String::from_utf8(line).map_or(Read::NotText, Read::Text)))
}

/// Reads on to the end of a line, and says how many bytes that were.
fn skip_line(input: &mut dyn BufRead) -> io::Result<usize> {
    let mut skipped = 0;
    loop {
        let bytes = input.fill_buf()?;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let read = end.map_or(bytes.len(), |end| end + 1);
        input.consume(read);
        skipped += read;
        if end.is_some() || read == 0 {
            return Ok(skipped);
        }
    }
}
