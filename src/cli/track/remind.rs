//! Texts to copy into a chat.

use crate::{
    cli::{Caller, CliError, Exit, say},
    i18n::tracker as words,
    store::Page,
    tracker::Party,
};

#[derive(clap::Args)]
pub(in crate::cli) struct Args {
    /// Only to them
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Due within so many days; what is late always is
    #[arg(value_parser = crate::cli::number::<u16>, long, value_name = "DAYS", default_value_t = 7)]
    within: u16,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let lang = caller.lang;
    let mut clerk = caller.looking()?;
    let only: Option<Party> = args.who.as_ref().map(|name| caller.party(&mut clerk, name)).transpose()?;
    let today = clerk.now().date();
    let last = today + chrono::Days::new(args.within.into());
    let mut items = clerk.to_remind(last).map_err(|error| caller.kept(error))?;
    let meetings = clerk.meetings(Page::ALL).map_err(|error| caller.kept(error))?;
    let children = clerk.for_a_chat(&mut items, &crate::minutes::child(lang)).map_err(|error| caller.kept(error))?;
    let call = |id| clerk.call(id).map(|name| children.mask(&name));
    let texts = words::reminders(lang, &items, &meetings, (today, last), only.as_ref(), &call);
    if texts.is_empty() {
        say(&words::nobody_to_remind(lang));
    }
    let texts: Vec<String> = texts.iter().map(|text| lines(text)).collect();
    caller.print(texts.join("\n").as_bytes())
}

/// Each line without what would move the cursor.
fn lines(text: &str) -> String {
    let lines = text.lines().map(|line| format!("{}\n", crate::text::safe(line)));
    lines.collect::<Vec<_>>().concat()
}
