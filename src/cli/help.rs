//! `--help` in the language of the screen.

use clap::{Arg, Command};

use crate::i18n::{
    help::{ABOUT, DEFAULT, EVERYWHERE, EXIT_CODES, MAY, PARTS, USAGE},
    options::OPTIONS,
};

/// All orders, put together to the last one.
pub(super) fn whole(mut command: Command) -> Command {
    command.build();
    command
}

/// An order that was put together, and all below it, in Chinese.
pub(super) fn in_chinese(command: Command) -> Command {
    let about = command.get_about().map(ToString::to_string);
    let known = about.and_then(|about| ABOUT.iter().find(|(english, _)| *english == about).map(|(_, zh)| *zh));
    let is_first = command.get_name() == "yishi";
    let mut command = command.mut_args(|arg| {
        let everywhere = EVERYWHERE.iter().find(|(id, _)| arg.get_id() == *id).map(|(_, zh)| *zh);
        let said = arg.get_help().map(ToString::to_string);
        let taken = taken(&arg);
        let own = said.and_then(|said| OPTIONS.iter().find(|(english, _)| *english == said).map(|(_, zh)| *zh));
        let arg = match own {
            Some(zh) => {
                let zh = format!("{zh}{taken}");
                arg.help(zh.clone()).long_help(zh)
            }
            None => arg,
        };
        let hides = arg.get_action().takes_values();
        let arg = if hides { arg.hide_possible_values(true).hide_default_value(true) } else { arg };
        everywhere.map_or(arg.clone(), |help| arg.help(help).long_help(help))
    });
    if let Some(zh) = known {
        command = command.about(zh).long_about(zh);
    }
    if is_first {
        command = command.after_help(EXIT_CODES);
    }
    let has = [command.has_subcommands(), command.get_positionals().next().is_some(), true];
    let parts = PARTS.into_iter().zip(has).filter(|(_, has)| *has);
    let template = parts.fold(USAGE.to_owned(), |all, ((head, part), _)| format!("{all}\n\n{head}:\n{part}"));
    command = command.help_template(format!("{template}{{after-help}}"));
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    below.into_iter().fold(command, |command, name| command.mut_subcommand(name, in_chinese))
}

/// What an option takes, and what it is without being given, in place of the English that would be put behind it.
fn taken(arg: &Arg) -> String {
    let shown = arg.get_action().takes_values() && !arg.is_hide_possible_values_set();
    let may = arg.get_possible_values().into_iter().filter(|value| shown && !value.is_hide_set());
    let may: Vec<String> = may.map(|value| value.get_name().to_owned()).collect();
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let has_default = shown && !default.is_empty() && !arg.is_hide_default_value_set();
    let may = (!may.is_empty()).then(|| format!("{MAY}{}", may.join("、")));
    let default = has_default.then(|| format!("{DEFAULT}{}", default.join("、")));
    let both: Vec<String> = may.into_iter().chain(default).collect();
    if both.is_empty() { String::new() } else { format!("({})", both.join("；")) }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn all() -> Command {
        whole(super::super::Cli::command())
    }

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
        unsaid(&all(), &mut list);
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
        unknown(&all(), &mut list);
        assert_eq!(list, Vec::<String>::new());
    }

    /// Every order's help, short and long.
    fn helps(command: &mut Command, list: &mut Vec<(String, String)>) {
        let name = command.get_name().to_owned();
        list.push((name.clone(), command.render_help().to_string()));
        list.push((name, command.render_long_help().to_string()));
        command.get_subcommands_mut().for_each(|below| helps(below, list));
    }

    #[test]
    fn what_an_option_takes_and_what_it_is_without_stand_in_chinese() {
        let mut list = Vec::new();
        let mut command = in_chinese(all());
        helps(&mut command, &mut list);
        assert!(list.len() > 60);
        let mut said = 0;
        for (name, help) in list {
            for english in ["[default", "[possible", "Possible values", "[aliases", "[env"] {
                assert!(!help.contains(english), "{name}: {english}\n{help}");
            }
            said += help.matches(DEFAULT).count() + help.matches(MAY).count();
        }
        assert!(said > 10, "{said}");
    }
}
