//! What was sent, number by number.

use serde::Serialize;

use super::{
    project::csv,
    show::{Format, columns, print},
};
use crate::{
    cli::{Caller, CliError, Exit, say},
    i18n::tracker as words,
    store::Page,
    tracker::{Item, ItemNo, Sending, SendingNo, Stands},
};

#[derive(clap::Args)]
pub(in crate::cli) struct Args {
    /// Also what is over
    #[arg(long)]
    all: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// A sending for programs.
#[derive(Serialize)]
struct Shown {
    no: SendingNo,
    said: String,
    of: ItemNo,
    title: String,
    to: String,
    receiver: Option<String>,
    made: String,
    sent: Option<String>,
    due: Option<String>,
    received: Option<String>,
    why: Option<String>,
    files: Vec<String>,
    stands: String,
    replies: Vec<Answer>,
}

#[derive(Serialize)]
struct Answer {
    on: String,
    text: String,
    document: Option<String>,
    says: String,
}

pub(super) fn list(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let items = clerk.store().all_sent(Page::ALL).map_err(|error| caller.kept(error.into()))?;
    let mut all: Vec<(&Item, &Sending)> =
        items.iter().flat_map(|item| item.sendings.iter().map(move |sending| (item, sending))).collect();
    all.retain(|(_, sending)| args.all || sending.ended.is_none());
    all.sort_by_key(|(_, sending)| std::cmp::Reverse(sending.no));
    let rows = || all.iter().map(|(item, sending)| words::sending_cells(lang, item, sending).to_vec());
    match args.format {
        Format::Json | Format::Ron => {
            let rows: Vec<Shown> = all.iter().map(|(item, sending)| shown(caller, item, sending)).collect();
            print(caller, args.format, &rows)
        }
        Format::Csv => csv(caller, std::iter::once(words::sending_columns(lang).to_vec()).chain(rows()).collect()),
        Format::Table => {
            if all.is_empty() {
                say(&words::no_sendings(lang));
            }
            caller.print(columns(&rows().collect::<Vec<_>>()).as_bytes())
        }
    }
}

fn shown(caller: &Caller, item: &Item, sending: &Sending) -> Shown {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let stands = match item.how_far(sending) {
        Stands::Ended(end) => format!("{end:?}"),
        stands => format!("{stands:?}"),
    };
    let replies = item.replies_to(sending.no).map(|reply| Answer {
        on: reply.on.to_string(),
        text: reply.text.clone(),
        document: reply.document.clone(),
        says: format!("{:?}", reply.says),
    });
    Shown {
        no: sending.no,
        said: words::sending_no(caller.lang, sending.no),
        of: item.no,
        title: item.title.clone(),
        to: format!("{:?}", sending.to),
        receiver: sending.receiver.clone(),
        made: sending.made.to_string(),
        sent: day(sending.sent),
        due: day(sending.due),
        received: day(sending.received),
        why: sending.why.clone(),
        files: sending.files.clone(),
        stands,
        replies: replies.collect(),
    }
}
