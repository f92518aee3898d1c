//! `yishi notice` and `yishi comments`: what hangs on the board, from when, and how each comment to it ended.

use std::path::PathBuf;

use chrono::Days;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{
    Caller, CliError, Exit,
    documents::papers,
    minutes::{looked, whole},
    say,
};
use crate::{
    i18n::{cli, notice as words, time},
    meeting::Moment,
    minutes::{Format, filing::Paper},
    notice::{self, Notice},
    office,
    sitting::Sitting,
    station::notice::{Board, Comment, How, Posting, Reply},
    text,
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// The day it was posted: the notice runs from the day after
    #[arg(long, value_name = "DAY")]
    posted: Option<String>,
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
    /// The meeting: its id, or how it begins
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
    PossibleValuesParser::new(How::ALL.map(How::name))
        .map(|name| How::ALL.into_iter().find(|how| how.name() == name).unwrap_or(How::Explained))
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let sitting = looked(caller, &args.id)?;
    let home = caller.home()?;
    let failed = |error| caller.station(error);
    let board = home.board().map_err(failed)?;
    let mut posting = home.posting(sitting.id()).map_err(failed)?;
    let posted = args.posted.as_deref().map(|said| caller.day_of(Some(said), sitting.now().date())).transpose()?;
    if let Some(day) = posted {
        let held = sitting.meeting().started.or(sitting.meeting().reached).map(Moment::date);
        if held.is_some_and(|held| day < held) {
            return Err(CliError::new(Exit::Usage, words::too_early(caller.lang)));
        }
        posting.posted = Some(day);
    }
    // While it hangs, more may be said to it.
    let today = sitting.now().date();
    let ends = notice::ends(sitting.meeting(), &board, &posting).filter(|ends| args.closing && *ends >= today);
    if let Some(ends) = ends {
        return Err(CliError::new(Exit::Refused, words::closing_early(caller.lang, &time::date(caller.lang, ends))));
    }
    let notice = written(caller, &sitting, &board, &posting, args)?;
    if !notice.found.is_empty() {
        for found in &notice.found {
            let kind = words::private(caller.lang, found.kind);
            say(&words::found(caller.lang, kind, &found.number, &found.text, &found.reads));
        }
        if !args.looked {
            return Err(CliError::new(Exit::Refused, words::look_first(caller.lang, notice.found.len())));
        }
    }
    if let Some(days) = posted.and_then(|day| notice::late(sitting.meeting(), day)) {
        say(&words::posted_late(caller.lang, days));
    }
    // The clock starts with the day that was written down: first of all it is kept.
    if let Some(day) = posted {
        let mut clerk = caller.clerk_if_kept(&home)?;
        let refused = office::posted(&home, clerk.as_mut(), sitting.id(), day).map_err(|error| caller.kept(error))?;
        if let Some(refusal) = refused {
            caller.refused(&refusal);
        }
    }
    let paper = if args.closing { Paper::Closing } else { Paper::Notice };
    let large = args.large.then(|| crate::i18n::files::large(caller.lang));
    caller.put_document(&notice.document, (paper, large.as_deref()), &args.format, (&sitting, args.out.as_ref()))?;
    Ok(whole(&sitting))
}

fn written(
    caller: &Caller,
    sitting: &Sitting,
    board: &Board,
    posting: &Posting,
    args: &Args,
) -> Result<Notice, CliError> {
    let unopened = || CliError::new(Exit::Usage, cli::no_minutes(caller.lang));
    let m = sitting.meeting();
    let facts = (board, posting, args.large);
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
    let sitting = looked(caller, &args.id)?;
    let home = caller.home()?;
    let failed = |error| caller.station(error);
    let mut posting = home.posting(sitting.id()).map_err(failed)?;
    let on = caller.day_of(args.on.as_deref(), sitting.now().date())?;
    let taken =
        |raw: &str| text::clean(raw, text::NOTE).map_err(|_| CliError::new(Exit::Usage, words::not_a_text(lang)));
    if let Some(raw) = &args.add {
        posting.comments.push(Comment { received: on, text: taken(raw)?, reply: None });
    } else if let (Some(n), Some(how), Some(raw)) = (args.reply, args.how, &args.text) {
        let missing = || CliError::new(Exit::Usage, words::no_such_comment(lang, n));
        let comment = n.checked_sub(1).and_then(|at| posting.comments.get_mut(at)).ok_or_else(missing)?;
        comment.reply = Some(Reply { on, how, text: taken(raw)? });
    } else {
        return list(caller, &sitting, &posting);
    }
    home.put_posting(sitting.id(), &posting).map_err(failed)?;
    list(caller, &sitting, &posting)
}

fn list(caller: &Caller, sitting: &Sitting, posting: &Posting) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let days = sitting.meeting().opening.as_ref().map_or(0, |opening| opening.charter.notice.answer);
    let mut lines: Vec<String> = (1..)
        .zip(&posting.comments)
        .map(|(n, comment)| {
            let date = time::date(lang, comment.received);
            if let Some(reply) = &comment.reply {
                return words::comment_done(lang, n, &date, &comment.text, words::how(lang, reply.how), &reply.text);
            }
            let due = comment.received.checked_add_days(Days::new(days.into())).unwrap_or(comment.received);
            words::comment_open(lang, n, &date, &time::date(lang, due), &comment.text)
        })
        .collect();
    if lines.is_empty() {
        lines.push(words::no_comments(lang));
    }
    lines.push(String::new());
    caller.print(lines.join("\n").as_bytes())
}
