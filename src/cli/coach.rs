//! `yishi coach`: who came to coach the station, or where it went to learn, and what was advised.

use chrono::Datelike as _;

use super::{
    Caller, CliError, Exit,
    leaf::{Draft, print_leaves},
    say,
    track::Format,
};
use crate::{
    i18n::tracker::leaf as words,
    office::coaching,
    register::leaf::advice,
    tracker::{
        Brought, LeafKind,
        leaf::{Field, Value},
    },
};

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Task {
    /// Write down who came, and what they advised: each piece of advice is a matter
    Add(Add),
    /// Coaching of a year, with its sums
    List {
        /// The year [default: this one]
        #[arg(long, value_parser = crate::cli::number::<i32>, value_name = "YEAR")]
        year: Option<i32>,
        #[arg(long, value_enum, default_value = "table")]
        format: Format,
    },
}

#[derive(clap::Args)]
pub(super) struct Add {
    /// What was advised, each a matter
    #[arg(value_name = "ADVICE")]
    advice: Vec<String>,
    /// Which kind: training, visit, tutor, on-site or inspection, also in Chinese
    #[arg(long, value_name = "KIND")]
    kind: String,
    /// Who came
    #[arg(long, value_name = "WORDS")]
    who: Option<String>,
    /// How many took part
    #[arg(long, value_name = "N")]
    people: Option<String>,
    /// How many hours, like 1.5
    #[arg(long, value_name = "HOURS")]
    hours: Option<String>,
    /// Whatever else is to be kept; the codes of an observer's sheet: A1 3, B2 yes
    #[arg(long, value_name = "WORDS")]
    note: Option<String>,
}

pub(super) fn run(caller: &Caller, task: &Task) -> Result<Exit, CliError> {
    caller.tells_later(matches!(task, Task::Add(_)))?;
    match task {
        Task::Add(args) => {
            let mut clerk = caller.clerk()?;
            let on = clerk.told_at().unwrap_or_else(|| clerk.now()).date();
            let typed = vec![
                (Field::What, Some(args.kind.as_str())),
                (Field::Who, args.who.as_deref()),
                (Field::People, args.people.as_deref()),
                (Field::Hours, args.hours.as_deref()),
                (Field::Note, args.note.as_deref()),
            ];
            let with = args.advice.iter().map(|said| Brought::Add(Box::new(advice(caller.lang, said)))).collect();
            let known = vec![(Field::On, Value::Day(on))];
            Draft { kind: LeafKind::Coaching, leaf: None, typed, known, with }.give(caller, &mut clerk)
        }
        Task::List { year, format } => {
            let clerk = caller.looking()?;
            let year = year.unwrap_or_else(|| clerk.now().date().year());
            let (leaves, sums) = coaching::of_year(clerk.store(), year).map_err(|error| caller.kept(error))?;
            let exit = print_leaves(caller, &clerk, LeafKind::Coaching, *format, &leaves)?;
            if *format == Format::Table && !leaves.is_empty() {
                say(&words::coaching_sums(caller.lang, year, &sums));
            }
            Ok(exit)
        }
    }
}
