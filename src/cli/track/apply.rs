//! `yishi track apply`: commands from a script, one RON value a line.

use std::{
    io::{self, BufRead as _, BufReader, Write as _},
    path::Path,
};

use super::File;
use crate::{
    cli::{Caller, CliError, Exit},
    i18n::tracker as words,
    text::safe,
    tracker::command::parse,
};

/// Bytes of a line at most.
const LINE: u64 = 256 * 1024;

#[derive(clap::Args)]
pub(in crate::cli) struct Args {
    /// The script; - is stdin
    #[arg(default_value = "-")]
    file: File,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let name = args.file.to_string_lossy();
    let mut input: Box<dyn io::BufRead> = if args.file == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        let file = std::fs::File::open(&args.file).map_err(|error| caller.io(&name, &error))?;
        Box::new(BufReader::new(file))
    };
    let mut clerk = caller.clerk()?;
    let mut worst = Exit::Done;
    let mut out = io::stdout().lock();
    for number in 1_u64.. {
        let mut line = String::new();
        let read = io::Read::take(&mut input, LINE).read_line(&mut line).map_err(|error| caller.io(&name, &error))?;
        if read == 0 {
            break;
        }
        let answer = match parse(&line) {
            Ok(None) => continue,
            Err(why) => {
                worst = worst.max(Exit::Usage);
                format!("bad {number} {why}")
            }
            Ok(Some(command)) => match clerk.give(&[command]).map_err(|error| caller.kept(error))? {
                Ok(events) => {
                    let events = events.iter().flatten();
                    let numbers: Vec<String> = events.filter_map(crate::tracker::Event::number).collect();
                    format!("ok {}", numbers.join(" "))
                }
                Err((_, refusal)) => {
                    worst = worst.max(Exit::Refused);
                    format!("refused {}", words::refusal(caller.lang, &refusal))
                }
            },
        };
        match writeln!(out, "{}", safe(answer.trim())).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            told => told.map_err(|error| caller.io("stdout", &error))?,
        }
    }
    Ok(worst)
}
