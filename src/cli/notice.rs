//! `yishi notice` and `yishi comments`: what hangs on the board, from when, and how each comment to it ended.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::TypedValueParser;

use super::{
    Caller, CliError, Exit,
    documents::papers,
    minutes::{looked, whole},
    said::one_of,
    say,
};
use crate::{
    i18n::{Lang, cli, notice as words, time, tracker::notice as board},
    meeting::Moment,
    minutes::{Format, filing::Paper},
    notice::{self, Hangs, Notice},
    office::{self, notices},
    sitting::Sitting,
    station::notice::Board,
    tracker::{Command, NoticeNo, NoticeStep, notice::How},
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// The day it was posted: the notice runs from the day after
    #[arg(long, value_name = "DAY")]
    posted: Option<String>,
    /// Where it hangs
    #[arg(long, value_name = "PLACE", requires = "posted")]
    place: Option<String>,
    /// Who posted it
    #[arg(long, value_name = "NAME", requires = "posted")]
    by: Option<String>,
    /// The name of a photo of it
    #[arg(long, value_name = "FILE", requires = "posted")]
    photo: Option<String>,
    /// As what, with commas between them [default: md; into a folder, all]
    #[arg(long, value_delimiter = ',', value_parser = papers(), value_name = "FORMATS")]
    format: Vec<Format>,
    /// Into which folder; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// On A3, in large print, to be read from where one stands
    #[arg(long)]
    large: bool,
    /// Somebody has looked at the numbers that were found; they are taken out
    #[arg(long)]
    looked: bool,
    /// How the comments were answered, once each has a reply
    #[arg(long)]
    closing: bool,
}

#[derive(clap::Args)]
pub(super) struct CommentArgs {
    /// The meeting: its id, or how it begins; or the number of the notice, like 26-n4
    id: String,
    /// A comment that came in, in own words
    #[arg(long, value_name = "TEXT", conflicts_with = "reply")]
    add: Option<String>,
    /// The number of the comment that is answered
    #[arg(value_parser = crate::cli::number::<usize>, long, value_name = "N", requires = "text", requires = "how")]
    reply: Option<usize>,
    /// What is done with it
    #[arg(long, value_parser = hows(), requires = "reply")]
    how: Option<How>,
    /// The answer, in words
    #[arg(long, value_name = "TEXT", requires = "reply")]
    text: Option<String>,
    /// On which day it came or was answered [default: today]
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

fn hows() -> impl TypedValueParser<Value = How> {
    one_of(How::ALL.map(|how| (how.name(), words::how(Lang::Zh, how), how)).to_vec())
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let sitting = looked(caller, &args.id)?;
    let home = caller.home()?;
    let board = home.board().map_err(|error| caller.station(error))?;
    let mut hangs = notices::hangs(&home, sitting.id()).map_err(|error| caller.kept(error))?;
    let posted = args.posted.as_deref().map(|said| caller.day_of(Some(said), sitting.now().date())).transpose()?;
    if let Some(day) = posted {
        let held = sitting.meeting().started.or(sitting.meeting().reached).map(Moment::date);
        if held.is_some_and(|held| day < held) {
            return Err(CliError::new(Exit::Usage, words::too_early(lang)));
        }
        hangs = Hangs { posted, until: hangs.until.filter(|_| hangs.posted == posted), ..hangs };
    }
    // While it hangs, more may be said to it.
    let today = sitting.now().date();
    let ends = notice::ends(sitting.meeting(), &board, &hangs).filter(|ends| args.closing && *ends >= today);
    if let Some(ends) = ends {
        return Err(CliError::new(Exit::Refused, words::closing_early(lang, &time::date(lang, ends))));
    }
    let looked_at = written(caller, &sitting, (&board, &hangs), args)?;
    if !looked_at.found.is_empty() {
        for found in &looked_at.found {
            let kind = words::private(lang, found.kind);
            say(&words::found(lang, kind, &found.number, &found.text, &found.reads));
        }
        if !args.looked {
            return Err(CliError::new(Exit::Refused, words::look_first(lang, looked_at.found.len())));
        }
    }
    // The clock starts with the day that was written down: first of all it is kept, and the paper has its number.
    let document = match posted {
        None => looked_at.document,
        Some(day) if notices::is_practice(&sitting) => {
            notices::practised(&sitting, day).map_err(|error| caller.station(error))?;
            looked_at.document
        }
        Some(day) => {
            let mut clerk = caller.clerk_of(&home)?;
            let by = args.by.as_deref().map(|name| caller.party(&mut clerk, name)).transpose()?;
            let posted = notices::Posted { places: args.place.clone(), by, photo: args.photo.clone() };
            let answer = clerk.post(&sitting, lang, (day, posted)).map_err(|error| caller.kept(error))?;
            if let Err((_, refusal)) = answer {
                caller.refused(&refusal);
                return Ok(Exit::Refused);
            }
            let hangs = notices::hangs(&home, sitting.id()).map_err(|error| caller.kept(error))?;
            written(caller, &sitting, (&board, &hangs), args)?.document
        }
    };
    if let Some(days) = posted.and_then(|day| notice::late(sitting.meeting(), day)) {
        say(&words::posted_late(lang, days));
    }
    let paper = if args.closing { Paper::Closing } else { Paper::Notice };
    let large = args.large.then(|| crate::i18n::files::large(lang));
    caller.put_document(&document, (paper, large.as_deref()), &args.format, (&sitting, args.out.as_ref()))?;
    Ok(whole(&sitting))
}

fn written(
    caller: &Caller,
    sitting: &Sitting,
    (board, hangs): (&Board, &Hangs),
    args: &Args,
) -> Result<Notice, CliError> {
    let unopened = || CliError::new(Exit::Usage, cli::no_minutes(caller.lang));
    let m = sitting.meeting();
    let facts = (board, hangs, args.large);
    if !args.closing {
        let notice = office::with_facts(sitting, caller.lang, facts, |facts| notice::build(m, facts));
        return notice.map_err(|error| caller.station(error))?.ok_or_else(unopened);
    }
    let closing =
        office::with_facts(sitting, caller.lang, facts, |facts| notice::closing(m, facts, sitting.now().date()));
    closing
        .map_err(|error| caller.station(error))?
        .ok_or_else(unopened)?
        .map_err(|open| CliError::new(Exit::Refused, words::no_reply_yet(caller.lang, &caller.lang.list(open))))
}

pub(super) fn comments(caller: &Caller, args: &CommentArgs) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let (no, today) = meant(caller, &args.id)?;
    let on = caller.day_of(args.on.as_deref(), today)?;
    let step = if let Some(raw) = &args.add {
        Some(NoticeStep::Hear { on, text: raw.clone() })
    } else if let (Some(comment), Some(how), Some(raw)) = (args.reply, args.how, &args.text) {
        Some(NoticeStep::Answer { comment, on, how, text: raw.clone() })
    } else {
        None
    };
    if let Some(step) = step {
        let mut clerk = caller.clerk()?;
        let done = caller.give(&mut clerk, &[Command::MoveNotice { notice: no, step }])?;
        if done != Exit::Done {
            return Ok(done);
        }
    }
    let clerk = caller.looking()?;
    let notice = clerk.store().notice(no).map_err(|error| caller.kept(error.into()))?;
    let said = notice
        .iter()
        .flat_map(|notice| (1..).zip(&notice.comments).map(move |comment| board::comment_line(lang, comment, notice)));
    let mut lines: Vec<String> = said.collect();
    if lines.is_empty() {
        lines.push(words::no_comments(lang));
    }
    lines.push(String::new());
    caller.print(lines.join("\n").as_bytes())
}

/// A notice by its number, or by the meeting that it is of; what day it is there.
fn meant(caller: &Caller, said: &str) -> Result<(NoticeNo, NaiveDate), CliError> {
    let home = caller.home()?;
    let today = Caller::clock()?.now().date();
    // Digits alone begin an id.
    let is_number = !said.chars().all(|c| c.is_ascii_hexdigit() || c == '-') || said.parse::<NoticeNo>().is_ok();
    if let Some(no) = NoticeNo::meant(said, today).filter(|_| is_number) {
        return Ok((no, today));
    }
    let sitting = looked(caller, said)?;
    if notices::is_practice(&sitting) {
        return Err(CliError::new(Exit::Usage, words::practice_is_not_answered(caller.lang)));
    }
    let today = sitting.now().date();
    let known = || notices::notice_of(&home, sitting.id()).map_err(|error| caller.kept(error));
    if let Some(notice) = known()? {
        return Ok((notice.no, today));
    }
    // One of before may stand beside the journal.
    if home.posting(sitting.id()).map_err(|error| caller.station(error))?.posted.is_some() {
        caller.clerk_of(&home)?.bring(&sitting).map_err(|error| caller.kept(error))?;
    }
    let unposted = || CliError::new(Exit::Usage, words::not_posted(caller.lang));
    Ok((known()?.ok_or_else(unposted)?.no, today))
}
