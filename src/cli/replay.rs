//! `yishi replay`: an evening looked at again, line by line, at the screen or as one file that plays in a browser.

use std::path::{Path, PathBuf};

use super::{
    Caller, CliError, Exit, meet,
    minutes::{looked, whole},
    say, show,
};
use crate::{
    charter::Stage,
    i18n::{cli, replay as words},
    journal::{Journal, NotesFile},
    office,
    picture::{Player, cast, film},
    replay::{CUT, LEAST, Reel, Seen, mine, samples::Sample, veil},
    station::Scheme,
    sys::Folder,
    tui::{
        Glyphs, Theme,
        draw::wall::Paint,
        replay::{Evening, Replay, SPEED, SPEEDS, run as shown},
        theme::Depth,
    },
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins; or one that comes with the program: worked, mudan, liyuan, wenchang, baiyunzhuang, jingsheng
    id: String,
    /// Where it begins: a stage, S0 to S7, or the number of a line
    #[arg(long, value_name = "STAGE", value_parser = from)]
    from: Option<Begin>,
    /// How many times as fast as it was [default: 30]
    #[arg(long, value_name = "TIMES", value_parser = crate::cli::number::<u32>)]
    speed: Option<u32>,
    /// With who spoke, and every word as it was said: of a real meeting, for whoever may open its archive
    #[arg(long)]
    names: bool,
    #[arg(long, value_name = "NAME", help = "Whose notes are written here [else YISHI_BY]")]
    by: Option<String>,
    /// As one file, which is not shown here: .html plays in a browser without a network, .cast in a player of terminals
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    show: show::Args,
}

/// Where somebody wants to begin.
#[derive(Clone, Copy, Debug)]
enum Begin {
    Stage(Stage),
    Line(usize),
}

fn from(said: &str) -> Result<Begin, String> {
    let stage = Stage::ALL.into_iter().find(|stage| stage.code().eq_ignore_ascii_case(said.trim()));
    let line = || crate::text::numbers(said).trim().parse().ok().map(Begin::Line);
    stage.map(Begin::Stage).or_else(line).ok_or_else(|| "S0 S1 S2 S3 S4 S5 S6 S7, 1 2 3".to_owned())
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let (mut evening, said, exit) = opened(caller, args)?;
    begin(caller, &mut evening, args.from)?;
    let speed = args.speed.unwrap_or(SPEED).clamp(1, 1000);
    if let Some(file) = &args.out {
        put(caller, &mut evening, file, &said, speed)?;
        tell(&said);
        return Ok(exit);
    }
    meet::wants_terminal(caller)?;
    let home = Sample::named(&args.id).map_or_else(|| caller.home().map(Some), |_| Ok(caller.home().ok()))?;
    let looks = caller.looks(home.as_ref(), &args.show)?;
    let paint = Paint { theme: looks.theme, lang: caller.lang };
    let by = args.by.clone().or_else(|| std::env::var("YISHI_BY").ok()).filter(|by| !by.trim().is_empty());
    let first = said.first().cloned();
    let replay = Replay::of(evening, paint, speed, by, first);
    shown(replay, looks.setup.glyphs).map_err(|error| caller.io("terminal", &error))?;
    tell(&said);
    Ok(exit)
}

/// What is to be known of it, behind the screen or the file.
fn tell(said: &[String]) {
    for said in said {
        say(said);
    }
}

/// Writes all of the evening as one file, as a projector shows it in colours.
fn put(caller: &Caller, evening: &mut Evening, file: &Path, said: &[String], speed: u32) -> Result<(), CliError> {
    let lang = caller.lang;
    let is = |ending: &str| file.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if !is("html") && !is("cast") {
        return Err(CliError::new(Exit::Usage, words::out_wrong(lang)));
    }
    let theme = Theme { glyphs: Glyphs::Blocks, ..Theme::new(Scheme::Dark, Depth::True) };
    let shots = evening.shots(Paint { theme, lang });
    let opening = evening.reel.timeline().meeting().opening.as_ref();
    let title = words::page_title(lang, opening.map_or("", |opening| &opening.theme));
    let player = Player { lang, title: &title, said, speed, speeds: &SPEEDS, waits: (LEAST, CUT) };
    let text = if is("html") { film(&shots, &player) } else { cast(&shots, &player) };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let placed =
        Folder::open(folder).and_then(|held| held.place(file.file_name().unwrap_or_default(), text.as_bytes(), false));
    placed.map_err(|error| caller.io(&file.to_string_lossy(), &error))?;
    caller.print_path(file).map(|_| ())
}

/// Goes to where somebody wants to begin.
fn begin(caller: &Caller, evening: &mut Evening, from: Option<Begin>) -> Result<(), CliError> {
    let reel = &mut evening.reel;
    let (to, why) = match from {
        None => return Ok(()),
        Some(Begin::Stage(stage)) => (reel.begin_of(stage), words::no_stage(caller.lang, stage.code())),
        Some(Begin::Line(line)) => (
            (1..=reel.len()).contains(&line).then_some(line),
            words::no_line(caller.lang, &line.to_string(), reel.len()),
        ),
    };
    reel.go(to.ok_or_else(|| CliError::new(Exit::Usage, why))?);
    Ok(())
}

/// The evening, something to know of it, and how the run ends: of a record that holds only so far, it isn't all.
fn opened(caller: &Caller, args: &Args) -> Result<(Evening, Vec<String>, Exit), CliError> {
    let lang = caller.lang;
    let unopened = || CliError::new(Exit::Usage, cli::no_minutes(lang));
    if let Some(sample) = Sample::named(&args.id) {
        return Ok((Evening::of_sample(sample).ok_or_else(unopened)?, Vec::new(), Exit::Done));
    }
    let sitting = looked(caller, &args.id)?;
    let (folder, id) = (sitting.folder(), sitting.id());
    let practice = sitting.meeting().opening.as_ref().is_some_and(|opening| opening.practice);
    let seen = Seen::of(practice, args.names);
    let mut said = Vec::new();
    let mut entries = sitting.timeline().entries().to_vec();
    if !seen.texts {
        veil(&mut entries, &office::veiling(&sitting, lang).map_err(|error| caller.station(error))?);
    }
    if !practice {
        said.push(if seen.names { words::named(lang) } else { words::veiled(lang) });
    }
    if let Some(why) = sitting.unread_words(lang) {
        said.push(words::upto(lang, entries.len(), &why));
    }
    let heads = Journal::read(&folder, id).map_err(|error| caller.failed(error.into()))?.heads;
    let file = NotesFile::of(&folder);
    let text = file.read().map_err(|error| caller.failed(error.into()))?;
    let (mine, faults) = mine(&text, u64::try_from(entries.len()).unwrap_or(u64::MAX));
    said.extend(faults.iter().map(|fault| words::fault(lang, &file.path().to_string_lossy(), fault)));
    let reel = Reel::new(entries).ok_or_else(unopened)?;
    let evening = Evening { reel, seen, calls: sitting.calls(), heads, notes: Vec::new(), mine, file: Some(file) };
    Ok((evening, said, whole(&sitting)))
}
