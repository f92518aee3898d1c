//! `yishi patrol`: blocks, the round of a day, the lists that are ticked.

use std::path::PathBuf;

use super::{
    Caller, CliError, Exit,
    leaf::{Draft, List},
    paper::put,
};
use crate::{
    i18n::pages,
    office::{Clerk, patrol, printed},
    register::leaf::finding,
    tracker::{
        Brought, Command, Leaf, LeafKind,
        leaf::{Field, Value},
        patrol::PatrolList,
    },
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Blocks: name, buildings, social worker
    Blocks(List),
    /// Write a block down, or change one that there is
    Block(Block),
    /// The round of a block: what was found, what is in order; said twice a day it is added
    Log(Log),
    /// Rounds, the newest first
    List(List),
    /// A sheet to walk with: a week, block by block
    Sheet {
        /// The first day [default: Monday of this week]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// Into this file, .docx, .html or .md; else to stdout
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// A block isn't walked any more
    End {
        /// Its name
        block: String,
        /// Why
        reason: String,
    },
}

#[derive(clap::Args)]
pub(super) struct Block {
    /// Its name, like 东片
    name: String,
    /// Its buildings
    #[arg(long)]
    buildings: Option<String>,
    /// The social worker who walks it
    #[arg(long, value_name = "NAME")]
    worker: Option<String>,
    /// From this day on [default: today]
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Another name from now on
    #[arg(long, value_name = "NAME")]
    rename: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct Log {
    /// Which block, like 东片
    block: String,
    /// What was found, each a matter; the building stands last
    #[arg(value_name = "FOUND")]
    found: Vec<String>,
    /// Nothing to be done was seen; all lines of 三清 and 四及时 are in order
    #[arg(long, conflicts_with_all = ["clear", "prompt"])]
    ok: bool,
    /// Lines of 三清 that are in order, like 1,3
    #[arg(long, value_name = "LINES")]
    clear: Option<String>,
    /// Lines of 四及时 that are
    #[arg(long, value_name = "LINES")]
    prompt: Option<String>,
    /// How many were visited, line by line of 五必访, like 2,0,1: no names
    #[arg(long, value_name = "COUNTS")]
    visits: Option<String>,
    /// Who walked, if not the social worker of the block
    #[arg(long, value_name = "NAME")]
    walker: Option<String>,
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    caller.tells_later(matches!(task, Task::Log(_)))?;
    match task {
        Task::Blocks(list) => list.print(caller, LeafKind::Block),
        Task::List(list) => list.print(caller, LeafKind::Round),
        Task::Block(args) => block(caller, args),
        Task::Log(args) => log(caller, args),
        Task::Sheet { from, out } => {
            let clerk = caller.looking()?;
            let today = clerk.now().date();
            let monday = today.week(chrono::Weekday::Mon).first_day();
            let from = from.as_deref().map_or(Ok(monday), |said| caller.day_near(said, today))?;
            let sheet = printed::rounds(&clerk, caller.lang, from).map_err(|error| caller.kept(error))?;
            put(caller, &sheet, out.as_deref())
        }
        Task::End { block, reason } => {
            let mut clerk = caller.clerk()?;
            let leaf = named(caller, &clerk, block)?;
            caller.give(&mut clerk, &[Command::EndLeaf { leaf: leaf.no, reason: reason.clone(), basis: None }])
        }
    }
}

fn find(caller: &Caller, clerk: &Clerk, said: &str) -> Result<Option<Leaf>, CliError> {
    patrol::block(clerk.store(), said, clerk.now().date()).map_err(|error| caller.kept(error))
}

fn named(caller: &Caller, clerk: &Clerk, said: &str) -> Result<Leaf, CliError> {
    find(caller, clerk, said)?.ok_or_else(|| CliError::new(Exit::Usage, pages::no_block(caller.lang, said)))
}

fn block(caller: &Caller, args: &Block) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let known = find(caller, &clerk, &args.name)?;
    let today = clerk.now().date();
    let name = args.rename.as_deref().unwrap_or(&args.name);
    let mut typed = vec![
        (Field::Buildings, args.buildings.as_deref()),
        (Field::Worker, args.worker.as_deref()),
        (Field::From, args.from.as_deref()),
    ];
    let mut of = Vec::new();
    if known.is_none() && args.from.is_none() {
        of.push((Field::From, Value::Day(today)));
    }
    if known.is_none() || args.rename.is_some() {
        typed.push((Field::Name, Some(name)));
    }
    let leaf = known.map(|known| known.no);
    Draft { kind: LeafKind::Block, leaf, typed, known: of, with: Vec::new() }.give(caller, &mut clerk)
}

fn log(caller: &Caller, args: &Log) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let block = named(caller, &clerk, &args.block)?;
    let today = clerk.now().date();
    let on = clerk.told_at().map_or(today, crate::meeting::Moment::date);
    let kept = |error| caller.kept(error);
    let walks = patrol::walks(clerk.store(), on, today).map_err(kept)?;
    let round = walks.into_iter().find(|walk| walk.block.no == block.no).and_then(|walk| walk.round);
    // What nobody said isn't that nothing was seen.
    let says = args.ok
        || !args.found.is_empty()
        || [&args.clear, &args.prompt, &args.visits].iter().any(|said| said.is_some());
    if !says && round.is_none() {
        return Err(CliError::new(Exit::Usage, pages::nothing_said(caller.lang)));
    }
    // Of a list that nobody wrote there is nothing to be in order.
    let all = |list| (args.ok && clerk.written(list) > 0).then_some("0");
    let typed = vec![
        (Field::Clear, args.clear.as_deref().or(all(PatrolList::Clear))),
        (Field::Prompt, args.prompt.as_deref().or(all(PatrolList::Prompt))),
        (Field::Visited, args.visits.as_deref()),
        (Field::Walker, args.walker.as_deref()),
    ];
    let with = args.found.iter().map(|said| Brought::Add(Box::new(finding(said)))).collect();
    let known = vec![(Field::Block, Value::Leaf(block.no)), (Field::On, Value::Day(on))];
    let leaf = round.map(|round| round.no);
    Draft { kind: LeafKind::Round, leaf, typed, known, with }.give(caller, &mut clerk)
}
