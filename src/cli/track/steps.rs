//! One subcommand for each step of an item.

use clap::builder::TypedValueParser;

use super::{Name, moves};
use crate::{
    cli::{
        Caller, CliError, Exit,
        said::{Named, one_of},
    },
    i18n::{Lang, tracker as words},
    tracker::{Command, Content, Step as Taken},
};

/// Is it right now: in the words that the screens show as well.
pub(in crate::cli) fn contents() -> impl TypedValueParser<Value = Content> {
    let all = [("yes", Content::Yes), ("partly", Content::Partly), ("no", Content::No)];
    one_of(all.map(|(name, said)| (name, words::content(Lang::Zh, said), said)).to_vec())
}

#[derive(clap::Subcommand)]
#[command(defer = true)]
pub(in crate::cli) enum StepArgs {
    /// It was begun
    Start { item: Named },
    /// Who leads says that it is done
    Report {
        item: Named,
        /// What came of it
        note: Option<String>,
        /// Who says so, if that is not who leads
        #[arg(long, value_name = "NAME")]
        who: Option<String>,
    },
    /// A neighbour saw that it is done; with the second one it is
    Confirm {
        item: Named,
        /// Who saw it
        who: Vec<String>,
        /// Who saw it; may be given several times
        #[arg(long, value_name = "NAME")]
        seen_by: Vec<String>,
    },
    /// 没办成, or not wanted any more; with a reason
    Drop { item: Named, reason: String },
    /// Somebody else goes on
    HandOver { item: Named, to: String },
    /// Who leads gives it up; somebody may claim it
    Release { item: Named, reason: String },
    /// Somebody takes it on
    Claim { item: Named, who: String },
    /// Somebody helps
    Assist { item: Named, who: String },
    /// It was handed in
    Send {
        item: Named,
        /// The unit
        #[arg(long)]
        receiver: Option<String>,
        /// By when a reply is asked
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// Why it is sent, in a few words
        #[arg(long, value_name = "WORDS")]
        why: Option<String>,
        /// The name of something that lies with it; may be given several times
        #[arg(long, value_name = "NAME")]
        file: Vec<String>,
    },
    /// The other side has it
    Receive { item: Named },
    /// The other side answered
    Answer {
        item: Named,
        text: String,
        /// The number of the document that says so
        #[arg(long, value_name = "NUMBER")]
        document: Option<String>,
    },
    /// The other side does it
    Adopt {
        item: Named,
        text: Option<String>,
        /// The number of the document that says so
        #[arg(long, value_name = "NUMBER")]
        document: Option<String>,
    },
    /// The other side does not; with a reason
    Refuse {
        item: Named,
        reason: String,
        /// The number of the document that says so
        #[arg(long, value_name = "NUMBER")]
        document: Option<String>,
    },
    /// Back to the next meeting; with a reason
    Return { item: Named, reason: String },
    /// Somebody talked about it elsewhere, and this came of it
    TakeUp { item: Named, text: Option<String> },
    /// The next meeting talks about it
    Raise { item: Named },
    /// Whoever came with it was asked whether it is right now; without an answer they could not be reached
    CallBack {
        item: Named,
        /// What they said
        #[arg(long, value_parser = contents(), value_name = "HOW")]
        content: Option<Content>,
        /// Why nothing more can be done, for whoever is not content: that closes it; else reopen it
        #[arg(long)]
        reason: Option<String>,
    },
    /// It is the same as another one, as which it is followed from now on
    Merge {
        item: Named,
        /// The other one
        into: Named,
    },
    /// Other words, another building; the history keeps what it said
    Edit {
        item: Named,
        /// What it is about
        #[arg(long)]
        title: Option<String>,
        /// Own words; - is none
        #[arg(long)]
        words: Option<String>,
        /// Which building; - is none
        #[arg(long)]
        building: Option<String>,
    },
    /// It goes to somebody else
    Redirect {
        item: Named,
        /// Where to, like Street or 街道
        to: String,
        /// The unit
        #[arg(long)]
        receiver: Option<String>,
        /// By when a reply is asked
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
    },
    /// Settled on the spot
    Settle { item: Named, text: String },
    /// It is open again after all; with a reason
    Reopen { item: Named, reason: String },
    /// Another day; - is none
    Due { item: Named, day: String },
    /// Other words for what it is about
    Rename { item: Named, title: String },
    /// A word on how it is going
    Remark { item: Named, text: String },
    /// A photo or a paper that shows it, by name
    Attach { item: Named, name: String },
    /// Any of these steps for several items at once: those that need no more than a few words
    Move {
        /// Which step, like Start, Report, Drop
        step: String,
        /// The items
        #[arg(required = true)]
        items: Vec<Named>,
        /// The reason, or what was answered
        #[arg(long)]
        words: Option<String>,
    },
}

pub(super) fn run(caller: &Caller, step: &StepArgs) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let mut party = |said: &String| caller.party(&mut clerk, said);
    let (item, taken) = match step {
        StepArgs::Start { item } => (item, Taken::Start {}),
        StepArgs::Report { item, note, who } => {
            (item, Taken::Report { note: note.clone(), by: who.as_ref().map(party).transpose()? })
        }
        StepArgs::Confirm { item, who, seen_by } => {
            let named = who.iter().chain(seen_by).flat_map(|said| crate::text::names(said));
            let seen = named.map(|name| party(&name)).collect::<Result<Vec<_>, CliError>>()?;
            let no = caller.item(&clerk, item)?;
            let commands: Vec<_> = seen.into_iter().map(|by| moves(no, Taken::Confirm { by })).collect();
            if commands.is_empty() {
                return Err(CliError::new(Exit::Usage, crate::i18n::tracker::seen_by_whom(caller.lang)));
            }
            return caller.give(&mut clerk, &commands);
        }
        StepArgs::Drop { item, reason } => (item, Taken::Drop { reason: reason.clone() }),
        StepArgs::HandOver { item, to } => (item, Taken::HandOver { to: party(to)? }),
        StepArgs::Release { item, reason } => (item, Taken::Release { reason: reason.clone() }),
        StepArgs::Claim { item, who } => (item, Taken::Claim { by: party(who)? }),
        StepArgs::Assist { item, who } => (item, Taken::Help { by: party(who)? }),
        StepArgs::Send { item, receiver, due, why, file } => {
            let due = due.as_deref().map(|said| caller.day(said, &clerk)).transpose()?;
            let no = caller.item(&clerk, item)?;
            let sent = moves(no, Taken::Send { receiver: receiver.clone(), due });
            let about = Command::MakeSending { item: no, due, why: why.clone(), files: file.clone() };
            let told = why.is_some() || !file.is_empty();
            return caller.give(&mut clerk, &std::iter::once(sent).chain(told.then_some(about)).collect::<Vec<_>>());
        }
        StepArgs::Receive { item } => (item, Taken::Receive {}),
        StepArgs::Answer { item, text, document } => {
            (item, Taken::Answer { text: text.clone(), document: document.clone() })
        }
        StepArgs::Adopt { item, text, document } => {
            (item, Taken::Adopt { text: text.clone(), document: document.clone() })
        }
        StepArgs::Refuse { item, reason, document } => {
            (item, Taken::Refuse { reason: reason.clone(), document: document.clone() })
        }
        StepArgs::Return { item, reason } => (item, Taken::Return { reason: reason.clone() }),
        StepArgs::TakeUp { item, text } => (item, Taken::TakeUp { text: text.clone() }),
        StepArgs::Raise { item } => (item, Taken::Raise {}),
        StepArgs::CallBack { item, content, reason } => {
            (item, Taken::CallBack { content: *content, reason: reason.clone() })
        }
        StepArgs::Merge { item, into } => (item, Taken::Merge { into: caller.item(&clerk, into)? }),
        StepArgs::Edit { item, title, words, building } => {
            let none = |said: &Option<String>| said.clone().map(|said| if said == "-" { String::new() } else { said });
            (item, Taken::Edit { title: title.clone(), words: none(words), building: none(building) })
        }
        StepArgs::Redirect { item, to, receiver, due } => {
            let due = due.as_deref().map(|said| caller.day(said, &clerk)).transpose()?;
            (item, Taken::Redirect { to: caller.place(to)?, receiver: receiver.clone(), due })
        }
        StepArgs::Settle { item, text } => (item, Taken::Settle { text: text.clone() }),
        StepArgs::Reopen { item, reason } => (item, Taken::Reopen { reason: reason.clone() }),
        StepArgs::Due { item, day } => {
            let due = if day == "-" { None } else { Some(caller.day(day, &clerk)?) };
            (item, Taken::SetDue { due })
        }
        StepArgs::Rename { item, title } => (item, Taken::Rename { title: title.clone() }),
        StepArgs::Remark { item, text } => (item, Taken::Remark { text: text.clone() }),
        StepArgs::Attach { item, name } => (item, Taken::Attach { name: name.clone() }),
        StepArgs::Move { step, items, words: said } => {
            let is_said = |name: &&Name| {
                format!("{name:?}").eq_ignore_ascii_case(step) || words::step(Lang::Zh, **name) == step.trim()
            };
            let named = Name::ALL.iter().find(is_said);
            let known = || {
                let said = |name: &Name| match caller.lang {
                    Lang::Zh => words::step(Lang::Zh, *name).to_owned(),
                    Lang::En => format!("{name:?}"),
                };
                let all = Name::ALL.iter().filter(|name| name.with(None).is_some()).map(said);
                CliError::new(Exit::Usage, words::no_step(caller.lang, step, &caller.lang.list(all)))
            };
            let step = named.and_then(|name| name.with(said.clone())).ok_or_else(known)?;
            let one = |item| Ok(moves(caller.item(&clerk, item)?, step.clone()));
            let commands = items.iter().map(one).collect::<Result<Vec<_>, CliError>>()?;
            return caller.give(&mut clerk, &commands);
        }
    };
    let item = caller.item(&clerk, item)?;
    caller.give(&mut clerk, &[moves(item, taken)])
}
