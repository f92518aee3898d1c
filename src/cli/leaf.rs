//! What the orders of the patrol, the council and coaching have in common: a leaf from what was typed, and lists of leaves.

use chrono::NaiveDate;

use super::{
    Caller, CliError, Exit, say,
    track::{Format, columns, csv, print},
};
use crate::{
    i18n::{pages, tracker::leaf as words},
    office::Clerk,
    register::leaf::{self, Typed},
    store::Page,
    tracker::{
        Body, Brought, Command, Leaf, LeafKind, LeafNo, Leaves,
        leaf::{Field, Sort, Value},
    },
};

// Which of a list, and how it is printed. No doc comment: it would be what `--help` says of each list.
#[derive(clap::Args)]
pub(super) struct List {
    /// From this day on
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Until this day
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Only those that haven't ended
    #[arg(long)]
    open: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl List {
    /// All of a kind.
    pub(super) fn print(&self, caller: &Caller, kind: LeafKind) -> Result<Exit, CliError> {
        let clerk = caller.looking()?;
        let today = clerk.now().date();
        let day =
            |said: &Option<String>, or: NaiveDate| said.as_deref().map_or(Ok(or), |said| caller.day_near(said, today));
        let (first, last) = (day(&self.from, NaiveDate::MIN)?, day(&self.to, NaiveDate::MAX)?);
        let asked = Leaves::of(kind).between(first, last);
        let asked = if self.open { asked.open(today) } else { asked };
        let leaves = clerk.store().leaves(asked, Page::ALL).map_err(|error| caller.kept(error.into()))?;
        print_leaves(caller, &clerk, kind, self.format, &leaves)
    }
}

/// Leaves as a list, or for programs.
pub(super) fn print_leaves(
    caller: &Caller,
    clerk: &Clerk,
    kind: LeafKind,
    format: Format,
    leaves: &[Leaf],
) -> Result<Exit, CliError> {
    let (lang, call) = (caller.lang, |id| clerk.call(id));
    let today = clerk.now().date();
    let titled = |leaf: &Leaf| (clerk.title_of(lang, leaf), format == Format::Csv);
    let cells = |leaf: &Leaf| words::leaf_cells(lang, leaf, titled(leaf), today, &call);
    match format {
        Format::Json | Format::Ron => print(caller, format, leaves),
        Format::Csv => {
            let head = std::iter::once(words::leaf_columns(lang, kind));
            csv(caller, head.chain(leaves.iter().map(cells)).collect())
        }
        Format::Table => {
            if leaves.is_empty() {
                say(&pages::none_yet(lang, words::leaf_kind(lang, kind)));
            }
            caller.print(columns(&leaves.iter().map(cells).collect::<Vec<_>>()).as_bytes())
        }
    }
}

/// A leaf in the making: what was typed for its fields, and what follows from elsewhere.
pub(super) struct Draft<'a> {
    /// What it is.
    pub(super) kind: LeafKind,
    /// Which; none: a new one.
    pub(super) leaf: Option<LeafNo>,
    /// What was typed; what wasn't leaves what stands there.
    pub(super) typed: Vec<(Field, Option<&'a str>)>,
    /// What is known without.
    pub(super) known: Vec<(Field, Value)>,
    /// What came of it.
    pub(super) with: Vec<Brought>,
}

impl Draft<'_> {
    /// As a command.
    pub(super) fn command(self, caller: &Caller, clerk: &mut Clerk) -> Result<Command, CliError> {
        let (lang, today) = (caller.lang, clerk.now().date());
        let usage = |why: String| CliError::new(Exit::Usage, why);
        let mut fields: Vec<(Field, Option<Value>)> =
            self.known.into_iter().map(|(of, value)| (of, Some(value))).collect();
        for spec in self.kind.fields() {
            let said = self.typed.iter().find(|(field, _)| *field == spec.field).and_then(|(_, said)| *said);
            let Some(said) = said else { continue };
            let written = |list| clerk.written(list);
            let value = match leaf::read(lang, *spec, said, (today, &written)).map_err(usage)? {
                None => None,
                Some(Typed::Value(value)) => Some(value),
                Some(Typed::One(name)) => Some(Value::Party(caller.party(clerk, &name)?)),
                Some(Typed::Many(names)) => {
                    let all = names.iter().map(|name| caller.party(clerk, name)).collect::<Result<_, _>>()?;
                    Some(Value::Parties(all))
                }
            };
            fields.push((spec.field, value));
        }
        let known = self.leaf.map(|no| clerk.store().leaf(no)).transpose();
        let known = known.map_err(|error| caller.kept(error.into()))?.flatten();
        let body = if let Some(known) = known {
            known.with(fields, today)
        } else {
            let given: Vec<(Field, Value)> = fields.into_iter().filter_map(|(of, value)| Some((of, value?))).collect();
            Body::of(self.kind, &given)
        };
        let body = body.map_err(|missing| usage(words::asks(lang, missing, Sort::Text, true)))?;
        Ok(Command::Keep { leaf: self.leaf, body: Box::new(body), with: self.with })
    }

    /// Gives it, and says what came of it.
    pub(super) fn give(self, caller: &Caller, clerk: &mut Clerk) -> Result<Exit, CliError> {
        let command = self.command(caller, clerk)?;
        caller.give(clerk, &[command])
    }
}
