//! `yishi reply`: what somebody answered to what was sent, by its number.

use super::{Caller, CliError, Exit, track::Typed};
use crate::tracker::{Command, Says, SendingNo};

#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) typed: Typed,
    /// What was sent, like 26-d2 or 递2号
    sending: String,
    /// What they say
    text: Option<String>,
    /// They do it
    #[arg(long, conflicts_with = "refused")]
    adopted: bool,
    /// They don't, and why
    #[arg(long, value_name = "REASON")]
    refused: Option<String>,
    /// The number of the document that says so
    #[arg(long, value_name = "NUMBER")]
    document: Option<String>,
}

pub(super) fn run(caller: &Caller, args: &Args) -> Result<Exit, CliError> {
    let mut clerk = caller.clerk()?;
    let sending = caller.sending(&args.sending, clerk.now().date())?;
    let says = match (args.adopted, &args.refused) {
        (true, _) => Says::Adopted,
        (false, Some(_)) => Says::Refused,
        (false, None) => Says::Answered,
    };
    let said: Vec<&str> = args.text.iter().chain(&args.refused).map(String::as_str).collect();
    let text = (!said.is_empty()).then(|| said.join(" "));
    caller.give(&mut clerk, &[Command::Reply { sending, says, text, document: args.document.clone() }])
}

impl Caller {
    /// A number of something that was sent; without its year, of this one.
    pub(super) fn sending(&self, said: &str, today: chrono::NaiveDate) -> Result<SendingNo, CliError> {
        let unread = || CliError::new(Exit::Usage, crate::i18n::tracker::not_a_sending(self.lang, said));
        SendingNo::meant(said, today).ok_or_else(unread)
    }
}
