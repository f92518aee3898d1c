//! `yishi track project`: what is paid for, from the application to the last voucher.

use std::fmt::Write as _;

use serde::Serialize;

use super::show::{Format, columns, print};
use crate::{
    cli::{
        Caller, CliError, Exit,
        import::Source,
        said::{Named, project_no},
        say,
    },
    i18n::{Lang, time, tracker as words},
    store::{Page, StoreError, Subject},
    table::out::{self, Encoding},
    text::safe,
    tracker::{
        Command, Fen, ItemNo, NewProject, Party, Project, ProjectNo, ProjectStep, ProjectWhy, Why,
        project::{BudgetLine, Voucher, read_lines},
    },
};

#[derive(clap::Subcommand)]
pub(in crate::cli) enum Task {
    /// Apply for a project (申请)
    Apply {
        /// What it is called
        title: String,
        /// Who applies
        #[arg(long, value_name = "NAME")]
        applicant: Option<String>,
        /// The motion that passed, like 26-3-2
        #[arg(long, value_name = "ITEM")]
        basis: Option<Named>,
    },
    /// Projects, the newest first
    List {
        /// Also what is closed or dropped
        #[arg(long)]
        all: bool,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
    /// One project with its history
    Show {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
    },
    /// The account of a project as CSV: each source, what left it by which voucher, what is left
    Account {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
    },
    /// The motion that it rests on
    Rest {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        basis: Named,
    },
    /// The budget (预算); replaces what was written before
    Budget {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// Its lines, like "灯泡 12.50x20" or "电工 300"
        #[arg(required = true)]
        lines: Vec<String>,
    },
    /// Who gives how much
    Fund {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// Like 自治基金, 街道, 自筹
        source: String,
        /// In yuan
        sum: String,
    },
    /// It begins (实施)
    Start {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
    },
    /// Money went out: a voucher
    Spend {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// The number of the voucher
        voucher: String,
        /// What for
        what: String,
        /// In yuan
        sum: String,
        /// From whose money
        #[arg(long)]
        source: String,
        /// The day of the voucher [default: today]
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// Vouchers from a table (XLSX, ODS, CSV): all lines or none
    Vouchers {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        #[command(flatten)]
        from: Source,
    },
    /// A voucher was written down by mistake
    Void {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        voucher: String,
        reason: String,
    },
    /// A second motion raises the budget
    Raise {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// The motion
        basis: Named,
        /// What it adds, as in a budget
        #[arg(required = true)]
        lines: Vec<String>,
    },
    /// All is paid (结算)
    Settle {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
    },
    /// The settlement as a paper to hang out: budget beside paid, vouchers, what was said to it
    Settlement {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// Into which file: .docx, .html or .md; else Markdown to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<std::path::PathBuf>,
    },
    /// The settlement hangs out (公示)
    Publish {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// The number of the notice
        notice: String,
        /// Since when [default: today]
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// Somebody took it over, and nobody objected (办结)
    Close {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        /// Who (验收人)
        accepted_by: String,
    },
    /// Something is to be put right after all
    Reopen {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        reason: String,
    },
    /// It is not done
    Drop {
        #[arg(value_parser = project_no)]
        project: ProjectNo,
        reason: String,
    },
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    let lines = |said: &[String]| lines(caller, said);
    let (project, step) = match task {
        Task::Apply { title, applicant, basis } => {
            let mut clerk = caller.clerk()?;
            let applicant = applicant.as_deref().map(|name| caller.party(&mut clerk, name)).transpose()?;
            let basis = basis.as_ref().map(|said| caller.basis(&clerk, said)).transpose()?;
            let new = NewProject { title: title.clone(), applicant, basis };
            return caller.give(&mut clerk, &[Command::Apply(Box::new(new))]);
        }
        Task::List { all, format } => return list(caller, *all, *format),
        Task::Show { project } => return show(caller, *project),
        Task::Account { project } => return account(caller, *project),
        Task::Settlement { project: no, out } => return settlement(caller, *no, out.as_deref()),
        Task::Vouchers { project, from } => return super::vouchers::import(caller, *project, from),
        Task::Rest { project, basis } => {
            (project, ProjectStep::Rest { basis: caller.basis(&caller.looking()?, basis)? })
        }
        Task::Budget { project, lines: said } => (project, ProjectStep::Budget { lines: lines(said)? }),
        Task::Fund { project, source, sum } => {
            (project, ProjectStep::Fund { source: source.clone(), sum: money(caller, sum)?, pot: false })
        }
        Task::Start { project } => (project, ProjectStep::Start {}),
        Task::Spend { project, voucher, what, sum, source, on } => {
            let voucher = Voucher {
                no: voucher.clone(),
                on: day(caller, on.as_deref())?,
                what: what.clone(),
                sum: money(caller, sum)?,
                source: source.clone(),
                line: None,
            };
            (project, ProjectStep::Spend { voucher })
        }
        Task::Void { project, voucher, reason } => {
            (project, ProjectStep::Void { voucher: voucher.clone(), reason: reason.clone() })
        }
        Task::Raise { project, basis, lines: said } => {
            (project, ProjectStep::Raise { basis: caller.basis(&caller.looking()?, basis)?, lines: lines(said)? })
        }
        Task::Settle { project } => (project, ProjectStep::Settle {}),
        Task::Publish { project, notice, on } => {
            (project, ProjectStep::Publish { notice: notice.clone(), on: day(caller, on.as_deref())? })
        }
        Task::Close { project, accepted_by } => {
            let mut clerk = caller.clerk()?;
            let by = caller.party(&mut clerk, accepted_by)?;
            let step = ProjectStep::Close { by };
            return caller.give(&mut clerk, &[Command::MoveProject { project: *project, step }]);
        }
        Task::Reopen { project, reason } => (project, ProjectStep::Reopen { reason: reason.clone() }),
        Task::Drop { project, reason } => (project, ProjectStep::Drop { reason: reason.clone() }),
    };
    caller.give(&mut caller.clerk()?, &[Command::MoveProject { project: *project, step }])
}

fn day(caller: &Caller, said: Option<&str>) -> Result<chrono::NaiveDate, CliError> {
    let clerk = caller.looking()?;
    caller.day_of(said, clerk.now().date())
}

fn money(caller: &Caller, said: &str) -> Result<Fen, CliError> {
    said.parse().map_err(|wrong| CliError::new(Exit::Usage, words::no_sum(caller.lang, &wrong)))
}

fn lines(caller: &Caller, said: &[String]) -> Result<Vec<BudgetLine>, CliError> {
    let read = |said: &String| {
        read_lines(said).map_err(|wrong| CliError::new(Exit::Usage, words::no_line_of_budget(caller.lang, &wrong)))
    };
    Ok(said.iter().map(read).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// A project for programs; sums in fen.
#[derive(Serialize)]
struct Shown {
    no: ProjectNo,
    title: String,
    phase: String,
    open: bool,
    applicant: Option<String>,
    basis: Option<ItemNo>,
    budget: Fen,
    given: Fen,
    spent: Fen,
    settled: Option<Fen>,
    notice: Option<String>,
    posted: Option<String>,
    accepted: Option<String>,
}

fn shown(of: &Project, who: &dyn Fn(&Party) -> String) -> Shown {
    Shown {
        no: of.no,
        title: of.title.clone(),
        phase: format!("{:?}", of.phase),
        open: of.phase.is_open(),
        applicant: of.applicant.as_ref().map(who),
        basis: of.basis,
        budget: of.budget(),
        given: of.given(),
        spent: of.spent(),
        settled: of.settled,
        notice: of.notice.as_ref().map(|(notice, _)| notice.clone()),
        posted: of.notice.as_ref().map(|(_, on)| on.to_string()),
        accepted: of.accepted.as_ref().map(who),
    }
}

fn list(caller: &Caller, all: bool, format: Format) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let projects = clerk.store().projects(!all, Page::ALL).map_err(|error| caller.kept(error.into()))?;
    let call = |id| clerk.call(id);
    let who = |party: &Party| words::Who::who(&call, lang, party);
    match format {
        Format::Json | Format::Ron => {
            let rows: Vec<Shown> = projects.iter().map(|project| shown(project, &who)).collect();
            print(caller, format, &rows)
        }
        Format::Csv => {
            let head = words::project_columns(lang);
            let rows = projects.iter().map(|project| words::project_cells(lang, project, &call));
            csv(caller, std::iter::once(head).chain(rows).collect())
        }
        Format::Table => {
            if projects.is_empty() {
                say(&words::no_projects(lang));
            }
            let row = |project: &Project| {
                let sums = format!("{}/{}", project.spent(), project.budget());
                let no = words::project_no(lang, project.no);
                vec![no, project.title.clone(), sums, words::phase(lang, project.phase).to_owned()]
            };
            caller.print(columns(&projects.iter().map(row).collect::<Vec<_>>()).as_bytes())
        }
    }
}

/// Rows for a spreadsheet, under the guard of every table that goes out.
pub(in crate::cli) fn csv(caller: &Caller, rows: Vec<Vec<String>>) -> Result<Exit, CliError> {
    caller.print(&out::csv(rows, Encoding::Utf8))
}

/// The project, or why there is none.
fn project(caller: &Caller, no: ProjectNo) -> Result<Option<Project>, CliError> {
    let found = caller.looking()?.store().project(no).map_err(|error| caller.kept(error.into()))?;
    if found.is_none() {
        caller.refused(&Why::Project(ProjectWhy::NoProject(no)).into());
    }
    Ok(found)
}

fn settlement(caller: &Caller, no: ProjectNo, out: Option<&std::path::Path>) -> Result<Exit, CliError> {
    let paper = caller.looking()?.settlement(no, caller.lang).map_err(|error| caller.kept(error))?;
    let Some(paper) = paper else {
        caller.refused(&Why::Project(ProjectWhy::NoProject(no)).into());
        return Ok(Exit::Refused);
    };
    crate::cli::paper::put(caller, &paper, out)
}

fn account(caller: &Caller, no: ProjectNo) -> Result<Exit, CliError> {
    match project(caller, no)? {
        Some(project) => csv(caller, words::account(caller.lang, &project)),
        None => Ok(Exit::Refused),
    }
}

fn show(caller: &Caller, no: ProjectNo) -> Result<Exit, CliError> {
    let lang: Lang = caller.lang;
    let Some(project) = project(caller, no)? else { return Ok(Exit::Refused) };
    let clerk = caller.looking()?;
    let call = |id| clerk.call(id);
    let facts = words::project_facts(lang, &project, &call);
    let facts = facts.into_iter().map(|(what, said)| format!("{what}\t{}\n", safe(&said)));
    let mut text = facts.collect::<Vec<_>>().concat();
    let failed = |error: StoreError| caller.kept(error.into());
    for past in clerk.store().history(Subject::Project(no), Page::ALL).map_err(failed)? {
        let said = words::past(lang, &past, &call);
        let _ = writeln!(text, "{} {}\t{}", past.at.date(), time::hhmm(past.at.time()), safe(&said));
    }
    caller.print(text.as_bytes())
}
