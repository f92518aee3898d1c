//! `yishi report-bug`: what somebody who mends the program wants to know, in one file that a neighbour can read first.

use std::{
    env,
    fmt::Write as _,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

use super::{Caller, CliError, Exit, say};
use crate::{
    i18n::{Lang, journal as worded, report as words},
    journal::{Fault, Report, Tail, Why, rewritten, verify},
    meeting::{Event, Shapes, Timeline},
    station::{Home, StationError},
    sys::{self, Folder},
    text::safe,
    tui::{keymap::Keys, theme::Depth},
};

/// So many refusals are listed.
const REFUSALS: usize = 10;
/// What the environment says of a terminal. Of others only whether they are there: their values are nobody's business.
const SAID: [&str; 5] = ["TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "LANG"];
const THERE: [&str; 8] =
    ["WT_SESSION", "TMUX", "STY", "SSH_TTY", "NO_COLOR", "ConEmuPID", "YISHI_CLOCK", "YISHI_BROWSER"];

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting it happened in: its id, how it begins, or a journal
    id: Option<String>,
    /// With the words of cards, motions and reasons as they were said; names stay out
    #[arg(long, requires = "id")]
    with_texts: bool,
    /// Into which folder [default: here]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let now = Caller::clock()?.now();
    let mut told = format!("{}\n", words::title(lang));
    let head = if args.with_texts { words::with_words(lang) } else { words::without_words(lang) };
    let _ = writeln!(told, "{head}\n\n{now}");
    for (what, is) in around(caller) {
        let _ = writeln!(told, "{what}: {}", safe(&is));
    }
    if let Some(id) = &args.id {
        let report = verify(&caller.named(id)?, None).map_err(|error| caller.failed(error.into()))?;
        told += &meeting(lang, report, args.with_texts).map_err(|error| caller.failed(error.into()))?;
    }
    let name = words::file(lang, &format!("{}-{}", now.date().format("%Y%m%d"), now.time().format("%H%M%S")));
    let folder = args.out.as_deref().unwrap_or(Path::new("."));
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let path = folder.join(&name);
    put(&folder, &name, &told)
        .map_err(|error| caller.io(&path.to_string_lossy(), &error).hint(words::hint_out(lang)))?;
    say(&if args.with_texts { words::written_with(lang) } else { words::written_without(lang) });
    caller.print_path(&path)
}

/// Whole, and over nothing that is there.
fn put(folder: &Path, name: &str, told: &str) -> io::Result<()> {
    let folder = Folder::open(folder)?;
    let mut file = folder.new_file(name, false)?;
    let put = file.write_all(told.as_bytes()).and_then(|()| file.sync_all());
    if put.is_err() {
        let _ = folder.remove(name);
    }
    put
}

/// Program, system, terminal, and what is set, a line each.
fn around(caller: &Caller) -> Vec<(String, String)> {
    let lang = caller.lang;
    let built = if cfg!(debug_assertions) { "debug" } else { "release" };
    let program = format!("yishi {} ({built}, {}-{})", env!("CARGO_PKG_VERSION"), env::consts::OS, env::consts::ARCH);
    let mut told = vec![
        (words::program(lang), program),
        (words::system(lang), sys::system()),
        (words::language(lang), format!("{lang:?}")),
        (words::terminal(lang), terminal(lang)),
    ];
    if let Ok(home) = caller.home() {
        told.push((words::settings(lang), settings(lang, &home)));
        told.push((words::keys(lang), keys(lang, &home)));
        told.push((words::meetings(lang), meetings(lang, &home)));
    }
    told
}

fn terminal(lang: Lang) -> String {
    let size = crossterm::terminal::size().ok().filter(|_| io::stderr().is_terminal() || io::stdout().is_terminal());
    let size = size.map_or_else(|| words::no_screen(lang), |(columns, rows)| format!("{columns}x{rows}"));
    let value = |name: &str| env::var(name).unwrap_or_default();
    // A name as terminals have them; anything else isn't quoted.
    let is_plain = |said: &String| !said.is_empty() && said.len() <= 40 && said.chars().all(is_of_a_name);
    let said = SAID.into_iter().filter_map(|name| Some(value(name)).filter(is_plain).map(|is| format!("{name}={is}")));
    let there = THERE.into_iter().filter(|name| env::var_os(name).is_some()).map(str::to_owned);
    let depth = format!("{:?}", Depth::of(&value("TERM"), &value("COLORTERM")));
    [size, depth].into_iter().chain(said).chain(there).collect::<Vec<_>>().join(" ")
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.:@".contains(c)
}

/// Of folders only whether they are set: who owns them stands in their names.
fn settings(lang: Lang, home: &Home) -> String {
    let is_set = |folder: Option<PathBuf>| folder.is_some();
    match home.settings() {
        Ok(set) => format!(
            "theme={:?} glyphs={:?}/{:?} bell={} mouse={} awake={} mirror={} papers={}",
            set.theme,
            set.glyphs,
            home.letters(),
            set.bell,
            set.mouse,
            set.awake,
            is_set(set.mirror),
            is_set(set.papers)
        ),
        Err(StationError::Settings { line, .. }) => words::not_understood(lang, line),
        Err(_) => words::unreadable(lang),
    }
}

fn keys(lang: Lang, home: &Home) -> String {
    match home.keys() {
        Ok(None) => words::unset(lang),
        Ok(Some(text)) if Keys::overlaid(&text).is_ok() => words::keys_own(lang),
        Ok(Some(_)) => words::keys_refused(lang),
        Err(_) => words::unreadable(lang),
    }
}

fn meetings(lang: Lang, home: &Home) -> String {
    let Ok(meetings) = home.meetings() else { return words::unreadable(lang) };
    let of = |is: fn(&&crate::station::Listing) -> bool| meetings.iter().filter(is).count();
    words::counted(lang, meetings.len(), of(|one| one.closed), of(|one| one.damaged))
}

/// How the record stands, the last refusals, and its lines.
fn meeting(lang: Lang, report: Report, with_texts: bool) -> Result<String, crate::journal::JournalError> {
    let mut timeline = Timeline::default();
    report.entries.iter().cloned().for_each(|entry| timeline.push(entry));
    let stands = timeline.meeting();
    let stands = words::stands(lang, stands.stage.code(), stands.people.len(), report.head.seq);
    let mut shapes = Shapes::default();
    let lines = rewritten(&report, &mut |event| {
        if !with_texts {
            shapes.put_on(event);
        }
    })?;
    let mut told = format!("{}: {stands}\n", words::meeting(lang));
    for refused in refusals(lang, &report) {
        let _ = writeln!(told, "{}: {refused}", words::refusals(lang));
    }
    for said in worded::report(lang, &nowhere(lang, report, with_texts)) {
        let _ = writeln!(told, "{}: {}", words::record(lang), safe(&said));
    }
    let _ = write!(told, "\n== journal.ron == {}\n{lines}", words::below(lang));
    Ok(told)
}

fn refusals(lang: Lang, report: &Report) -> Vec<String> {
    let lines = report.entries.iter().rev().flat_map(|entry| entry.events.iter().map(|event| (entry.seq, event)));
    let refused = lines.filter_map(|(seq, event)| match event {
        Event::Refused { guard, command, .. } => Some((seq, format!("{guard:?}"), format!("{command:?}"))),
        _ => None,
    });
    refused.take(REFUSALS).map(|(seq, guard, command)| words::refused(lang, seq, &guard, &command)).collect()
}

/// The same without the folder, in whose name somebody's may stand, and without what a reader quotes of a line.
fn nowhere(lang: Lang, mut report: Report, with_texts: bool) -> Report {
    if let Tail::Broken(Fault { file, why, .. }) = &mut report.tail {
        *file = file.file_name().map(PathBuf::from).unwrap_or_default();
        if let (Why::Unreadable(quoted), false) = (why, with_texts) {
            *quoted = words::left_out(lang);
        }
    }
    report
}
