//! Lists of items, one item, the history, the board.

use std::fmt::Write as _;

use clap::ValueEnum;
use serde::Serialize;

use crate::{
    cli::{Caller, CliError, Exit, said::Named, say},
    i18n::{Lang, time, tracker as words},
    meeting::Moment,
    office::{Clerk, Meant},
    register,
    store::{Page, StoreError, Subject},
    text::{elide, pad, safe, width},
    tracker::{
        Filter, Item, ItemNo, LeafNo, MeetingNo, NoticeNo, Party, ProjectNo, SendingNo, Track, Why, filter::Sorted,
    },
};

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For people
    #[default]
    Table,
    /// For a spreadsheet
    Csv,
    /// For programs
    Json,
    /// For programs, as scripts write it
    Ron,
}

#[derive(clap::Args, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(in crate::cli) struct Which {
    /// These words stand in it
    words: Vec<String>,
    /// Also what is over
    #[arg(long)]
    all: bool,
    /// Its day is over
    #[arg(long)]
    late: bool,
    /// Due within so many days, today included
    #[arg(value_parser = crate::cli::number::<u16>, long, value_name = "DAYS")]
    due: Option<u16>,
    /// Somebody else has it and has not answered
    #[arg(long)]
    waiting: bool,
    /// A promise that nobody leads
    #[arg(long)]
    orphan: bool,
    /// They lead it, or help; @ stands before a unit
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Where it goes, like Street or 街道
    #[arg(long, value_name = "PLACE")]
    to: Option<String>,
    /// Where it stands, like Doing or 正在办
    #[arg(long)]
    state: Option<String>,
    /// Promises only
    #[arg(long)]
    promises: bool,
    /// Of one meeting, like 26-3
    #[arg(long, value_name = "NO")]
    meeting: Option<MeetingNo>,
}

#[derive(clap::Args)]
pub(in crate::cli) struct List {
    #[command(flatten)]
    which: Which,
    /// So many at most
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(clap::Args)]
pub(in crate::cli) struct One {
    /// The item, like 26-3-5 or 26年3次会5件, or what was sent of it, like 26-d2
    item: Named,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(clap::Args)]
pub(in crate::cli) struct Past {
    /// An item like 26-3-m2 or 26-v12, a project like 26-p3, a notice like 26-n4 [default: everything]
    of: Option<String>,
}

#[derive(clap::Args)]
pub(in crate::cli) struct Board {
    /// So many meetings back
    #[arg(long, default_value_t = 12)]
    meetings: usize,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Which {
    /// As a filter of the tracker.
    pub(super) fn filter(&self, caller: &Caller, clerk: &mut Clerk) -> Result<Filter, CliError> {
        let today = clerk.now().date();
        let said = self.words.join(" ");
        let state = |said: &String| {
            let wrong = || CliError::new(Exit::Usage, words::no_state(caller.lang, said));
            register::state(said).ok_or_else(wrong)
        };
        let who = |name: &String| match name.strip_prefix('@') {
            Some(unit) => Ok(Party::Unit(unit.to_owned())),
            None => match clerk.who(name, None) {
                Meant::Known(party) => Ok(party),
                Meant::New(..) | Meant::NoName => {
                    Err(CliError::new(Exit::Usage, words::nobody_called(caller.lang, name)))
                }
                Meant::Several(all) => Err(caller.which_of(name, None, &all)),
            },
        };
        Ok(Filter {
            open: !self.all && self.state.is_none(),
            late: self.late.then_some(today),
            due: self.due.map(|days| (today, today + chrono::Days::new(days.into()))),
            lies: None,
            waiting: self.waiting,
            orphan: self.orphan,
            uncarried: false,
            who: self.who.as_ref().map(who).transpose()?,
            to: self.to.as_deref().map(|said| caller.place(said)).transpose()?,
            kind: None,
            track: self.promises.then_some(Track::Promise),
            state: self.state.as_ref().map(state).transpose()?,
            meeting: self.meeting,
            desk: false,
            words: (!said.is_empty()).then_some(said),
            order: if self.all { Sorted::Number } else { Sorted::Due },
        })
    }
}

/// An item for programs: names of closed sets as scripts write them, people as they are called.
#[derive(Serialize)]
struct Shown {
    no: ItemNo,
    said: String,
    kind: String,
    track: String,
    state: String,
    open: bool,
    late: bool,
    title: String,
    words: Option<String>,
    to: Option<String>,
    receiver: Option<String>,
    lead: Option<String>,
    helpers: Vec<String>,
    due: Option<String>,
    since: String,
    moved: String,
    note: Option<String>,
    why: Option<String>,
    replies: Vec<String>,
    sending: Option<SendingNo>,
    confirmed_by: Option<String>,
    evidence: Vec<String>,
    confirmed: usize,
    part_of: Option<ItemNo>,
    meeting: Option<String>,
    came: Option<String>,
    outcome: Option<String>,
    into: Option<ItemNo>,
    merged: Vec<ItemNo>,
}

fn shown(lang: Lang, item: &Item, clerk: &Clerk) -> Shown {
    let call = |id| clerk.call(id);
    let who = |party: &Party| words::Who::who(&call, lang, party);
    Shown {
        no: item.no,
        said: words::item_no(lang, item.no),
        kind: format!("{:?}", item.kind),
        track: format!("{:?}", item.track),
        state: format!("{:?}", item.state),
        open: item.state.is_open(),
        late: item.is_late(clerk.now().date()),
        title: item.title.clone(),
        words: item.words.clone(),
        to: item.to.map(|to| format!("{to:?}")),
        receiver: item.receiver.clone(),
        lead: item.lead.as_ref().map(who),
        helpers: item.helpers.iter().map(who).collect(),
        due: item.due.map(|due| due.to_string()),
        since: item.since.to_string(),
        moved: item.moved.to_string(),
        note: item.note.clone(),
        why: item.why.clone(),
        replies: item.replies.iter().map(|reply| reply.text.clone()).collect(),
        sending: item.sendings.last().map(|sending| sending.no),
        confirmed_by: item.confirmed_by().map(str::to_owned),
        evidence: item.evidence.clone(),
        confirmed: item.confirmed.len(),
        part_of: item.part_of,
        meeting: item.source.as_ref().map(|source| source.meeting.to_string()),
        came: item.came.map(|from| format!("{from:?}")),
        outcome: item.outcome().map(|state| format!("{state:?}")),
        into: item.into,
        merged: item.merged.clone(),
    }
}

/// Prints rows for programs.
pub(in crate::cli) fn print<T: Serialize>(caller: &Caller, format: Format, rows: &[T]) -> Result<Exit, CliError> {
    let mut text = String::new();
    let failed = |why: String| CliError::new(Exit::Disk, why);
    if format == Format::Json {
        text = serde_json::to_string(rows).map_err(|error| failed(error.to_string()))?;
        text.push('\n');
    } else {
        for row in rows {
            text += &ron::to_string(row).map_err(|error| failed(error.to_string()))?;
            text.push('\n');
        }
    }
    caller.print(text.as_bytes())
}

/// Columns for people: as wide as what stands in them, the second one elided.
pub(in crate::cli) fn columns(rows: &[Vec<String>]) -> String {
    const WIDE: usize = 44;
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| safe(cell).to_string()).collect()).collect();
    let count = rows.first().map_or(0, Vec::len);
    let wide =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0).min(WIDE);
    let widths: Vec<usize> = (0..count).map(wide).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| pad(&elide(cell, *width), *width));
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    text
}

pub(super) fn list(caller: &Caller, args: &List) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let mut clerk = caller.looking()?;
    let filter = args.which.filter(caller, &mut clerk)?;
    let page = args.limit.map_or(Page::ALL, Page::first);
    let items = clerk.store().list(&filter, page).map_err(|error| caller.kept(error.into()))?;
    let call = |id| clerk.call(id);
    match args.format {
        Format::Csv => caller.print(&register::csv(lang, items.iter(), &call, None)),
        Format::Json | Format::Ron => {
            let rows: Vec<Shown> = items.iter().map(|item| shown(lang, item, &clerk)).collect();
            print(caller, args.format, &rows)
        }
        Format::Table => {
            if items.is_empty() {
                let all = clerk.store().count(&Filter::default()).map_err(|error| caller.kept(error.into()))?;
                say(&if all == 0 { words::none_at_all(lang) } else { words::none(lang) });
            }
            let row = |(below, item): &(bool, Item)| {
                let mut row = row(lang, item, clerk.now(), &call);
                if let Some(no) = row.first_mut().filter(|_| *below) {
                    *no = words::below(no);
                }
                row
            };
            let rows: Vec<Vec<String>> = crate::tracker::under_their_motions(items).iter().map(row).collect();
            caller.print(columns(&rows).as_bytes())
        }
    }
}

fn row(lang: Lang, item: &Item, now: Moment, who: &dyn words::Who) -> Vec<String> {
    let state = words::stands(lang, item, now);
    let lead = words::holder(lang, item, who);
    let due = item.due.map(|due| due.to_string()).unwrap_or_default();
    vec![words::item_no(lang, item.no), words::title(lang, item), lead, due, state]
}

pub(super) fn one(caller: &Caller, args: &One) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let failed = |error: StoreError| caller.kept(error.into());
    // Of what was sent, whoever calls says the number of their paper.
    let sending = SendingNo::meant(&args.item.0, clerk.now().date());
    let sending = sending.filter(|_| clerk.number(&args.item.0, None).is_none());
    let (found, none) = if let Some(no) = sending {
        (clerk.store().sent(no).map_err(failed)?, Why::NoSending(no))
    } else {
        let no = caller.item(&clerk, &args.item)?;
        (clerk.store().item(no).map_err(failed)?, Why::NoItem(no))
    };
    let Some(item) = found else {
        caller.refused(&none.into());
        return Ok(Exit::Refused);
    };
    let call = |id| clerk.call(id);
    match args.format {
        Format::Csv => return caller.print(&register::csv(lang, std::iter::once(&item), &call, None)),
        Format::Json | Format::Ron => return print(caller, args.format, &[shown(lang, &item, &clerk)]),
        Format::Table => {}
    }
    let past = clerk.store().history(Subject::Item(item.no), Page::ALL).map_err(failed)?;
    let facts = words::facts(lang, &item, clerk.now().date(), &call);
    let facts = facts.into_iter().map(|(what, said)| format!("{what}\t{}\n", safe(&said)));
    let mut text = facts.collect::<Vec<_>>().concat();
    for part in clerk.parts_of(&item).map_err(|error| caller.kept(error))? {
        let _ = writeln!(text, "{}", safe(&words::below(&row(lang, &part, clerk.now(), &call).join("  "))));
    }
    for past in past {
        let said = words::past(lang, &past, &call);
        let _ = writeln!(text, "{} {}\t{}", past.at.date(), time::hhmm(past.at.time()), safe(&said));
    }
    caller.print(text.as_bytes())
}

pub(super) fn past(caller: &Caller, args: &Past) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let of = match args.of.as_deref() {
        None => Subject::All,
        Some(said) => {
            let today = clerk.now().date();
            let item = || clerk.number(said, None).map(Subject::Item);
            let project = || ProjectNo::meant(said, today).map(Subject::Project);
            let notice = || NoticeNo::meant(said, today).map(Subject::Notice);
            let leaf = || said.parse::<LeafNo>().ok().map(Subject::Leaf);
            let unread = || CliError::new(Exit::Usage, crate::i18n::track::no_number(lang, said));
            item().or_else(project).or_else(notice).or_else(leaf).ok_or_else(unread)?
        }
    };
    let mut text = String::new();
    for past in clerk.store().history(of, Page::ALL).map_err(|error| caller.kept(error.into()))? {
        let of = past.event.number();
        let by = past.by.as_ref().map(|by| words::Who::who(&clerk, lang, by)).unwrap_or_default();
        let said = words::event(lang, &past.event, &clerk);
        let said = if past.undone { words::undone(lang, &said) } else { said };
        let of = of.unwrap_or_default();
        let _ = writeln!(text, "{}\t{}\t{of}\t{}\t{}", past.n, past.at, safe(&by), safe(&said));
    }
    caller.print(text.as_bytes())
}

#[derive(Serialize)]
struct Stands {
    track: String,
    state: String,
    items: u64,
}

pub(super) fn board(caller: &Caller, args: &Board) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let clerk = caller.looking()?;
    let failed = |error: StoreError| caller.kept(error.into());
    let board = clerk.store().board().map_err(failed)?;
    if args.format != Format::Table {
        let row = |((track, state), items): (&(Track, crate::tracker::State), &u64)| Stands {
            track: format!("{track:?}"),
            state: format!("{state:?}"),
            items: *items,
        };
        let rows: Vec<Stands> = board.iter().map(row).collect();
        if args.format == Format::Csv {
            let lines = rows.iter().map(|row| format!("{},{},{}\r\n", row.track, row.state, row.items));
            return caller.print(lines.collect::<String>().as_bytes());
        }
        return print(caller, args.format, &rows);
    }
    let mut rows: Vec<Vec<String>> = board
        .iter()
        .map(|((track, state), items)| {
            vec![words::track(lang, *track).to_owned(), words::state(lang, *state).to_owned(), items.to_string()]
        })
        .collect();
    for (no, share) in clerk.store().shares(args.meetings, clerk.now().date()).map_err(failed)? {
        let percent = share.percent().map(|percent| words::kept_share(lang, percent)).unwrap_or_default();
        rows.push(vec![words::meeting_no(lang, no), words::kept(lang, share.kept, share.made), percent]);
    }
    caller.print(columns(&rows).as_bytes())
}
