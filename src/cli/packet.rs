//! `yishi packet`: the file for whoever has the power that the estate lacks.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{
    Caller, CliError, Exit,
    documents::papers,
    minutes::{looked, whole},
};
use crate::{
    i18n::packet as words,
    meeting::{numbers::MotionNo, words::Destination},
    minutes::{Format, filing::Paper, packet},
};

#[derive(clap::Args)]
pub(super) struct Args {
    /// The meeting: its id, or how it begins
    id: String,
    /// The motion, by its number
    #[arg(value_parser = crate::cli::number::<u16>)]
    motion: u16,
    /// To whom [default: as the meeting said]
    #[arg(long, value_parser = places(), value_name = "PLACE")]
    place: Option<Destination>,
    /// By when a reply is asked [default: as the meeting said]
    #[arg(long, value_name = "DAY")]
    by: Option<String>,
    /// As what, with commas between them [default: md; into a folder, all]
    #[arg(long, value_delimiter = ',', value_parser = papers(), value_name = "FORMATS")]
    format: Vec<Format>,
    /// Into which folder; else to stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const PLACES: [(&str, Destination); 7] = [
    ("council", Destination::Council),
    ("owners", Destination::Owners),
    ("community", Destination::Community),
    ("street", Destination::Street),
    ("department", Destination::Department),
    ("deputies", Destination::Deputies),
    ("consultation", Destination::Consultation),
];

fn places() -> impl TypedValueParser<Value = Destination> {
    PossibleValuesParser::new(PLACES.map(|(name, _)| name)).map(|name| {
        PLACES.into_iter().find(|(known, _)| *known == name).map_or(Destination::Street, |(_, place)| place)
    })
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let sitting = looked(caller, &args.id)?;
    let due = args.by.as_deref().map(|said| caller.day_to_come(said, sitting.now().date())).transpose()?;
    let asked = packet::Asked { to: args.place, due };
    let no = MotionNo(args.motion);
    let document = sitting.recorded(caller.lang, |record| packet::build(sitting.meeting(), record, no, asked));
    let document = document.ok_or_else(|| CliError::new(Exit::Usage, words::no_motion(caller.lang, args.motion)))?;
    let which = crate::i18n::minutes::motion_no(caller.lang, args.motion);
    caller.put_document(&document, (Paper::Packet, Some(&which)), &args.format, (&sitting, args.out.as_ref()))?;
    Ok(whole(&sitting))
}
