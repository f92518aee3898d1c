//! One subcommand for each step of an item.

use super::{Name, moves};
use crate::{
    cli::{Caller, CliError, Exit},
    tracker::{Command, Content, ItemNo, Step as Taken},
};

/// Is it right now?
#[derive(Clone, Copy, clap::ValueEnum)]
pub(in crate::cli) enum Said {
    Yes,
    Partly,
    No,
}

impl From<Said> for Content {
    fn from(said: Said) -> Self {
        match said {
            Said::Yes => Self::Yes,
            Said::Partly => Self::Partly,
            Said::No => Self::No,
        }
    }
}

#[derive(clap::Subcommand)]
pub(in crate::cli) enum StepArgs {
    /// It was begun
    Start { item: ItemNo },
    /// Who leads says that it is done
    Report {
        item: ItemNo,
        /// What came of it
        note: Option<String>,
        /// Who says so, if that is not who leads
        #[arg(long, value_name = "NAME")]
        who: Option<String>,
    },
    /// A neighbour saw that it is done; with the second one it is
    Confirm {
        item: ItemNo,
        /// Who saw it
        who: Vec<String>,
        /// Who saw it; may be given several times
        #[arg(long, value_name = "NAME")]
        seen_by: Vec<String>,
    },
    /// 没办成, or not wanted any more; with a reason
    Drop { item: ItemNo, reason: String },
    /// Somebody else goes on
    HandOver { item: ItemNo, to: String },
    /// Who leads gives it up; somebody may claim it
    Release { item: ItemNo, reason: String },
    /// Somebody takes it on
    Claim { item: ItemNo, who: String },
    /// Somebody helps
    Assist { item: ItemNo, who: String },
    /// It was handed in
    Send {
        item: ItemNo,
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
    Receive { item: ItemNo },
    /// The other side answered
    Answer {
        item: ItemNo,
        text: String,
        /// The number of the document that says so
        #[arg(long, value_name = "NUMBER")]
        document: Option<String>,
    },
    /// The other side does it
    Adopt {
        item: ItemNo,
        text: Option<String>,
        /// The number of the document that says so
        #[arg(long, value_name = "NUMBER")]
        document: Option<String>,
    },
    /// The other side does not; with a reason
    Refuse {
        item: ItemNo,
        reason: String,
        /// The number of the document that says so
        #[arg(long, value_name = "NUMBER")]
        document: Option<String>,
    },
    /// Back to the next meeting; with a reason
    Return { item: ItemNo, reason: String },
    /// Somebody talked about it elsewhere, and this came of it
    TakeUp { item: ItemNo, text: Option<String> },
    /// The next meeting talks about it
    Raise { item: ItemNo },
    /// Whoever came with it was asked whether it is right now; without an answer they could not be reached
    CallBack {
        item: ItemNo,
        /// What they said
        #[arg(long, value_enum)]
        content: Option<Said>,
        /// Why it stays so, for whoever is not content
        #[arg(long)]
        reason: Option<String>,
    },
    /// It is the same as another one, as which it is followed from now on
    Merge {
        item: ItemNo,
        /// The other one
        into: ItemNo,
    },
    /// Other words, another building; the history keeps what it said
    Edit {
        item: ItemNo,
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
        item: ItemNo,
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
    Settle { item: ItemNo, text: String },
    /// It is open again after all; with a reason
    Reopen { item: ItemNo, reason: String },
    /// Another day; - is none
    Due { item: ItemNo, day: String },
    /// Other words for what it is about
    Rename { item: ItemNo, title: String },
    /// A word on how it is going
    Remark { item: ItemNo, text: String },
    /// A photo or a paper that shows it, by name
    Attach { item: ItemNo, name: String },
    /// Any of these steps for several items at once: those that need no more than a few words
    Move {
        /// Which step, like Start, Report, Drop
        step: String,
        /// The items
        #[arg(required = true)]
        items: Vec<ItemNo>,
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
            let seen = named.map(|name| Ok(moves(*item, Taken::Confirm { by: party(&name)? })));
            let commands = seen.collect::<Result<Vec<_>, CliError>>()?;
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
            let sent = moves(*item, Taken::Send { receiver: receiver.clone(), due });
            let about = Command::MakeSending { item: *item, due, why: why.clone(), files: file.clone() };
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
            (item, Taken::CallBack { content: content.map(Into::into), reason: reason.clone() })
        }
        StepArgs::Merge { item, into } => (item, Taken::Merge { into: *into }),
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
        StepArgs::Move { step, items, words } => {
            let named = Name::ALL.iter().find(|name| format!("{name:?}").eq_ignore_ascii_case(step));
            let known = || {
                let all = Name::ALL.iter().filter(|name| name.with(None).is_some()).map(|name| format!("{name:?}"));
                let words = crate::i18n::tracker::no_step(caller.lang, step, &caller.lang.list(all));
                CliError::new(Exit::Usage, words)
            };
            let step = named.and_then(|name| name.with(words.clone())).ok_or_else(known)?;
            let commands: Vec<_> = items.iter().map(|item| moves(*item, step.clone())).collect();
            return caller.give(&mut clerk, &commands);
        }
    };
    caller.give(&mut clerk, &[moves(*item, taken)])
}
