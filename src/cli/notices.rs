//! `yishi notices`: the board as a calendar, and what becomes of each notice.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Caller, CliError, Exit, say,
    track::{columns, csv, print},
};
use crate::{
    i18n::{Lang, time, tracker as said, tracker::notice as words},
    minutes::ics::{self, OnADay},
    office::notices::{OnBoard, board},
    tracker::{
        Command, Notice, NoticeNo, NoticeOf, NoticeStep,
        notice::{NewNotice, Terms},
    },
};

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    task: Option<Task>,
    /// Also what doesn't hang any more
    #[arg(long)]
    all: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    #[default]
    Table,
    /// For a spreadsheet
    Csv,
    /// For programs
    Json,
    /// For programs, as scripts write it
    Ron,
    /// For the calendar of a telephone
    Ics,
}

#[derive(clap::Subcommand)]
#[command(defer = true)]
enum Task {
    /// One notice, with what was said to it
    Show {
        /// The notice, like 26-n4
        notice: String,
    },
    /// Something of the station's own was posted, beside what meetings and projects have to post
    Hang {
        /// What it is about
        title: String,
        /// The day it was posted [default: today]
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// It hangs for so many days, from the day after
        #[arg(value_parser = crate::cli::number::<u16>, long, value_name = "N", default_value_t = Terms::default().days)]
        days: u16,
        /// Where it hangs
        #[arg(long, value_name = "PLACE")]
        place: Option<String>,
    },
    /// Its days are over, and it was taken down
    Down {
        /// The notice, like 26-n4
        notice: String,
        /// When [default: today]
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// It was wrong: it doesn't hang any more
    Withdraw {
        /// The notice, like 26-n4
        notice: String,
        /// Why
        reason: String,
    },
    /// It was posted on another day, or elsewhere, than was written down
    Repost {
        /// The notice, like 26-n4
        notice: String,
        /// The day it was posted
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// Where it hangs
        #[arg(long, value_name = "PLACE")]
        place: Option<String>,
        /// The name of a photo of it
        #[arg(long, value_name = "FILE")]
        photo: Option<String>,
    },
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let Some(task) = &args.task else { return list(caller, args) };
    if let Task::Show { notice } = task {
        return show(caller, notice);
    }
    let mut clerk = caller.clerk()?;
    let today = clerk.now().date();
    let on = |said: &Option<String>| caller.day_of(said.as_deref(), today);
    let (said, step) = match task {
        Task::Hang { title, on: day, days, place } => {
            let (terms, places) = (Terms { days: *days, ..Terms::default() }, place.clone());
            let new = NewNotice { terms, places, ..NewNotice::new(NoticeOf::Own, title, on(day)?) };
            return caller.give(&mut clerk, &[Command::Hang(Box::new(new))]);
        }
        Task::Show { notice } => return show(caller, notice),
        Task::Down { notice, on: day } => (notice, NoticeStep::TakeDown { on: on(day)? }),
        Task::Withdraw { notice, reason } => (notice, NoticeStep::Withdraw { reason: reason.clone() }),
        Task::Repost { notice, on: day, place, photo } => {
            let known =
                clerk.store().notice(meant(caller, notice, today)?).map_err(|error| caller.kept(error.into()))?;
            let known = known.map_or(today, |known| known.on());
            let on = day.as_deref().map_or(Ok(known), |said| caller.day_of(Some(said), today))?;
            (notice, NoticeStep::Repost { on, places: place.clone(), photo: photo.clone(), text: None })
        }
    };
    let notice = meant(caller, said, today)?;
    caller.give(&mut clerk, &[Command::MoveNotice { notice, step }])
}

/// By its whole number, or as it is said of this year: 公示1号.
fn meant(caller: &Caller, said: &str, today: NaiveDate) -> Result<NoticeNo, CliError> {
    NoticeNo::meant(said, today).ok_or_else(|| CliError::new(Exit::Usage, words::no_number(caller.lang, said)))
}

fn show(caller: &Caller, said: &str) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let today = clerk.now().date();
    let no = meant(caller, said, today)?;
    let notice = clerk.store().notice(no).map_err(|error| caller.kept(error.into()))?;
    let notice = notice.ok_or_else(|| CliError::new(Exit::Usage, words::none_of(lang, &said::notice_no(lang, no))))?;
    let call = |id| clerk.call(id);
    let facts = words::notice_facts(lang, &notice, today, &call).into_iter().chain(words::notice_proof(lang, &notice));
    let lines = facts.map(|(what, how)| format!("{what}\t{}\n", crate::text::safe(&how)));
    caller.print(lines.collect::<String>().as_bytes())
}

/// A line of the calendar for programs.
#[derive(Serialize)]
struct Shown {
    number: Option<String>,
    of: String,
    title: String,
    post_by: Option<String>,
    posted: Option<String>,
    until: Option<String>,
    state: Option<String>,
    comments: usize,
    unanswered: usize,
    answer_by: Option<String>,
}

fn list(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let all = board(clerk.store(), args.all, clerk.now().date()).map_err(|error| caller.kept(error))?;
    let now = clerk.now();
    let rows = || all.iter().map(|on| cells(lang, on, now.date()).to_vec());
    match args.format {
        Format::Json => print(caller, super::track::Format::Json, &all.iter().map(shown).collect::<Vec<_>>()),
        Format::Ron => print(caller, super::track::Format::Ron, &all.iter().map(shown).collect::<Vec<_>>()),
        Format::Csv => csv(caller, std::iter::once(words::board_columns(lang).to_vec()).chain(rows()).collect()),
        Format::Ics => caller.print(&ics::days(&all.iter().flat_map(|on| days(lang, on)).collect::<Vec<_>>(), now)),
        Format::Table => {
            if all.is_empty() {
                say(&words::no_notices(lang));
            }
            caller.print(columns(&rows().collect::<Vec<_>>()).as_bytes())
        }
    }
}

/// Number, what, posted, until, stands, comments, which of them wait.
fn cells(lang: Lang, on: &OnBoard, today: NaiveDate) -> [String; 7] {
    let none = String::new;
    match on {
        OnBoard::Meeting(taken, by) => {
            let what = words::notice_about(lang, &NoticeOf::Meeting(taken.meeting, Some(taken.no)), &taken.theme);
            [none(), what, none(), none(), words::must(lang, *by, today), none(), none()]
        }
        OnBoard::Project(project) => {
            let what = words::notice_about(lang, &NoticeOf::Project(project.no), &project.title);
            [none(), what, none(), none(), words::post_settled(lang), none(), none()]
        }
        OnBoard::Posted(notice) => [
            said::notice_no(lang, notice.no),
            words::notice_about(lang, &notice.posted.of, &notice.posted.title),
            time::day_from(lang, notice.on(), today),
            time::day_from(lang, notice.until, today),
            words::notice_stands(lang, notice, today),
            notice.comments.len().to_string(),
            words::notice_waits(lang, notice, today).unwrap_or_default(),
        ],
    }
}

fn shown(on: &OnBoard) -> Shown {
    let none = |of: String, title: &str, post_by: Option<NaiveDate>| Shown {
        number: None,
        of,
        title: title.to_owned(),
        post_by: post_by.map(|day| day.to_string()),
        posted: None,
        until: None,
        state: None,
        comments: 0,
        unanswered: 0,
        answer_by: None,
    };
    match on {
        OnBoard::Meeting(taken, by) => none(taken.no.to_string(), &taken.theme, Some(*by)),
        OnBoard::Project(project) => none(project.no.to_string(), &project.title, None),
        OnBoard::Posted(notice) => Shown {
            number: Some(notice.no.to_string()),
            posted: Some(notice.on().to_string()),
            until: Some(notice.until.to_string()),
            state: Some(format!("{:?}", notice.state)),
            comments: notice.comments.len(),
            unanswered: notice.unanswered().count(),
            answer_by: notice.unanswered().map(|(.., due)| due).min().map(|due| due.to_string()),
            ..none(about(&notice.posted.of), &notice.posted.title, None)
        },
    }
}

/// The number of what it is about; of a meeting without one its id.
fn about(of: &NoticeOf) -> String {
    match of {
        NoticeOf::Meeting(id, no) => no.map_or_else(|| id.to_string(), |no| no.to_string()),
        NoticeOf::Project(no) => no.to_string(),
        NoticeOf::Statement(span) => span.to_string(),
        NoticeOf::Article(no) => no.to_string(),
        NoticeOf::Own => String::new(),
    }
}

fn days(lang: Lang, on: &OnBoard) -> Vec<OnADay> {
    match on {
        OnBoard::Meeting(taken, by) => {
            let what = format!("{} {}", said::meeting_no(lang, taken.no), taken.theme);
            vec![OnADay { id: format!("post-{}", taken.meeting), on: *by, what: words::ics_post(lang, &what) }]
        }
        OnBoard::Project(_) => Vec::new(),
        OnBoard::Posted(notice) => hangs(lang, notice),
    }
}

/// Its last day, and those on which comments are to be answered.
fn hangs(lang: Lang, notice: &Notice) -> Vec<OnADay> {
    let no = notice.no;
    let what = format!("{} {}", said::notice_no(lang, no), notice.posted.title);
    let until = (notice.state == crate::tracker::NoticeState::Hangs).then(|| OnADay {
        id: format!("notice-{no}"),
        on: notice.until,
        what: words::ics_down(lang, &what),
    });
    let open = notice.unanswered().map(|(n, _, on)| OnADay {
        id: format!("notice-{no}-{n}"),
        on,
        what: words::ics_answer(lang, n, &what),
    });
    until.into_iter().chain(open).collect()
}
