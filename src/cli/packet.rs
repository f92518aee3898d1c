//! `yishi packet`: the file for whoever has the power that the estate lacks.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::TypedValueParser;

use super::{
    Caller, CliError, Exit,
    documents::papers,
    minutes::{looked, whole},
    said::one_of,
    say,
};
use crate::{
    i18n::{Lang, minutes::number_of, names, packet as words, tracker},
    meeting::{Meeting, words::Destination},
    minutes::{Format, filing::Paper, packet},
    office::{Lies, of_paper},
    sitting::Sitting,
    store, text,
    tracker::{Item, Refusal, Series, intake::Mark},
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// What goes on, by its number on the wall: 1 or m1 is a proposal, k5 was noted, t2 is a topic
    what: String,
    /// To whom [default: as the meeting said]
    #[arg(long, value_parser = places(), value_name = "PLACE")]
    place: Option<Destination>,
    /// By when a reply is asked [default: as the meeting said]
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
    /// Why it is sent, in a few words
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,
    /// The name of something that lies with it; may be given several times
    #[arg(long, value_name = "NAME")]
    file: Vec<String>,
    /// As what, with commas between them [default: md; into a folder, all]
    #[arg(long, value_delimiter = ',', value_parser = papers(), value_name = "FORMATS")]
    format: Vec<Format>,
    /// Into which folder; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const PLACES: [(&str, Destination); 9] = [
    ("council", Destination::Council),
    ("owners", Destination::Owners),
    ("community", Destination::Community),
    ("street", Destination::Street),
    ("department", Destination::Department),
    ("deputies", Destination::Deputies),
    ("consultation", Destination::Consultation),
    ("fund", Destination::Fund),
    ("covenant", Destination::Covenant),
];

fn places() -> impl TypedValueParser<Value = Destination> {
    one_of(PLACES.map(|(name, place)| (name, names::destination(Lang::Zh, place), place)).to_vec())
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let sitting = looked(caller, &args.id)?;
    let due = args.by.as_deref().map(|said| caller.day_to_come(said, sitting.now().date())).transpose()?;
    let meeting = sitting.meeting();
    let of = packet::find(meeting, &args.what).ok_or_else(|| none_of(caller.lang, meeting, &args.what))?;
    let item = match numbered(caller, &sitting, of, args, due)? {
        Ok(item) => item,
        Err(refusal) => {
            caller.refused(&refusal);
            return Ok(Exit::Refused);
        }
    };
    let since = item.as_ref().map(|item| (item, sitting.now().date()));
    let sending = item.as_ref().filter(|item| goes_there(item, args)).and_then(of_paper);
    if let Some(item) = item.as_ref().filter(|_| sending.is_none()) {
        say(&unnumbered(caller.lang, item, args));
    }
    let asked = packet::Asked { to: args.place, due, since, sending };
    let document = sitting.recorded(caller.lang, |record| packet::build(meeting, record, of, asked));
    let document = document.ok_or_else(|| none_of(caller.lang, meeting, &args.what))?;
    let which = packet::label(caller.lang, meeting, of);
    caller.put_document(&document, (Paper::Packet, Some(&which)), &args.format, (&sitting, args.out.as_ref()))?;
    Ok(whole(&sitting))
}

/// The paper goes where the record says that the matter goes.
fn goes_there(item: &Item, args: &Args) -> bool {
    args.place.is_none_or(|place| item.to == Some(place))
}

fn unnumbered(lang: Lang, item: &Item, args: &Args) -> String {
    match item.to {
        Some(to) if !goes_there(item, args) => words::not_its_place(lang, names::destination(lang, to)),
        _ => words::no_number(lang, tracker::state(lang, item.state)),
    }
}

/// What the tracker has of it, with the number that the paper gets.
fn numbered(
    caller: &Caller,
    sitting: &Sitting,
    of: Mark,
    args: &Args,
    due: Option<NaiveDate>,
) -> Result<Result<Option<Item>, Refusal>, CliError> {
    let item = since(caller, sitting, of)?;
    let Some(to_number) = item.as_ref().filter(|item| item.is_to_be_answered() && goes_there(item, args)) else {
        return Ok(Ok(item));
    };
    let with = Lies { due, why: args.why.clone(), files: args.file.clone() };
    caller.clerk()?.numbered(to_number.no, with).map_err(|error| caller.kept(error))
}

/// What the tracker has of it, where the station keeps one and took this meeting in.
fn since(caller: &Caller, sitting: &Sitting, of: Mark) -> Result<Option<Item>, CliError> {
    let Some(no) = packet::item_no(sitting.meeting(), of) else { return Ok(None) };
    if !store::is_in(sitting.home().root()) {
        return Ok(None);
    }
    let item = caller.looking()?.store().item(no).map_err(|error| caller.kept(error.into()))?;
    // Another meeting may have the same number.
    Ok(item.filter(|item| item.source.as_ref().is_some_and(|source| source.meeting == sitting.id())))
}

/// What was asked for has no packet; what has.
fn none_of(lang: Lang, meeting: &Meeting, said: &str) -> CliError {
    /// So many are listed.
    const LISTED: usize = 12;
    let all: Vec<String> = packet::all(meeting).into_iter().map(|of| as_typed(lang, of)).collect();
    let said = match Series::on_wall(said) {
        Some((series, n)) => number_of(lang, series, n),
        None => text::strip(said),
    };
    let why = match all.get(..LISTED.min(all.len())) {
        None | Some([]) => words::none_goes(lang, &said),
        Some(listed) => words::no_such(lang, &said, &lang.list(listed)),
    };
    CliError::new(Exit::Usage, why)
}

fn as_typed(lang: Lang, of: Mark) -> String {
    let (series, n) = Series::of(of);
    match lang {
        Lang::Zh => series.said(n),
        Lang::En => format!("{}{}", series.letter(), series.place(n)),
    }
}
