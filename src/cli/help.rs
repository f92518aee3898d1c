//! `--help` in the language of the screen.

use clap::{Arg, ArgAction, Command};

use crate::i18n::{
    help::{ABOUT, EVERYWHERE, EXIT_CODES, HEADINGS, TEMPLATE},
    options::OPTIONS,
};

/// An order and all below it, in Chinese.
pub(super) fn in_chinese(command: Command) -> Command {
    let [orders, options, named] = HEADINGS;
    let about = command.get_about().map(ToString::to_string);
    let known = about.and_then(|about| ABOUT.iter().find(|(english, _)| *english == about).map(|(_, zh)| *zh));
    let is_first = command.get_name() == "yishi";
    let mut command = command.help_template(TEMPLATE).subcommand_help_heading(orders).mut_args(|arg| {
        let everywhere = EVERYWHERE.iter().find(|(id, _)| arg.get_id() == *id).map(|(_, zh)| *zh);
        let heading = if arg.is_positional() { named } else { options };
        let arg = arg.help_heading(heading);
        let said = arg.get_help().map(ToString::to_string);
        let own = said.and_then(|said| OPTIONS.iter().find(|(english, _)| *english == said).map(|(_, zh)| *zh));
        let arg = match own {
            Some(zh) => arg.help(zh).long_help(zh),
            None => arg,
        };
        everywhere.map_or(arg.clone(), |help| arg.help(help).hide_possible_values(true))
    });
    if let Some(zh) = known {
        command = command.about(zh).long_about(zh);
    }
    let said = |id: &str| EVERYWHERE.iter().find(|(of, _)| *of == id).map(|(_, zh)| *zh).unwrap_or_default();
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command = command.disable_help_flag(true).arg(help.help(said("help")).help_heading(options));
    if is_first {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        let version = version.help(said("version")).help_heading(options);
        command = command.after_help(EXIT_CODES).disable_version_flag(true).arg(version);
    }
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    below.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_chinese))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn unknown(command: &Command, list: &mut Vec<String>) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        if !ABOUT.iter().any(|(english, _)| *english == about) {
            list.push(format!("{}: {about}", command.get_name()));
        }
        command.get_subcommands().for_each(|below| unknown(below, list));
    }

    fn unsaid(command: &Command, list: &mut Vec<String>) {
        for arg in command.get_arguments().filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version")) {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            let known = OPTIONS.iter().any(|(english, _)| *english == help);
            if !known && !help.is_empty() && !EVERYWHERE.iter().any(|(id, _)| arg.get_id() == *id) {
                list.push(help);
            }
        }
        command.get_subcommands().for_each(|below| unsaid(below, list));
    }

    #[test]
    fn every_option_says_what_it_is_in_chinese() {
        let mut list = Vec::new();
        unsaid(&super::super::Cli::command(), &mut list);
        list.sort_unstable();
        list.dedup();
        assert_eq!(list, Vec::<String>::new());
        for (_, zh) in OPTIONS {
            assert!(!zh.is_ascii(), "{zh}");
        }
    }

    #[test]
    fn every_order_says_what_it_does_in_chinese() {
        let mut list = Vec::new();
        unknown(&super::super::Cli::command(), &mut list);
        assert_eq!(list, Vec::<String>::new());
    }
}
