//! A photo or a paper that a step names stays a file of its own. Where the file is there when it is named, its SHA-256 stands behind its
//! name, so that it can be told later whether it is still that one.

use std::{borrow::Cow, fs, path::Path};

use super::backup::digest;
use crate::{
    text::TITLE,
    tracker::{
        Command, NoticeStep, Step,
        fund::{ClaimStep, FundDo},
    },
};

/// What stands between the name of a file and its SHA-256.
const MARK: &str = " SHA-256 ";

/// The files that a command names.
fn named(command: &mut Command) -> Option<&mut String> {
    match command {
        Command::Move { step: Step::Attach { name }, .. } => Some(name),
        Command::Hang(notice) => notice.photo.as_mut(),
        Command::MoveNotice { step: NoticeStep::Repost { photo, .. }, .. } => photo.as_mut(),
        Command::Fund(FundDo::Claim(claim)) => claim.photo.as_mut(),
        Command::Fund(FundDo::Step { step: ClaimStep::Attach { photo }, .. }) => Some(photo),
        _ => None,
    }
}

/// The same commands with the SHA-256 of each file that is there, and the names of those that look like one and aren't.
pub(super) fn printed(commands: &[Command]) -> (Cow<'_, [Command]>, Vec<String>) {
    let mut all = Cow::Borrowed(commands);
    let mut missing = Vec::new();
    for (place, command) in commands.iter().enumerate() {
        if named(&mut command.clone()).is_none() {
            continue;
        }
        let Some(name) = all.to_mut().get_mut(place).and_then(named) else { continue };
        match print(name) {
            Some(with) => *name = with,
            None if Path::new(name.as_str()).extension().is_some() && !name.contains(MARK) => {
                missing.push(name.clone());
            }
            None => {}
        }
    }
    (all, missing)
}

/// The name of a file with its SHA-256; nothing where it isn't there.
fn print(said: &str) -> Option<String> {
    let path = Path::new(said.trim().trim_matches(['\'', '"']));
    let bytes = path.is_file().then(|| fs::read(path).ok()).flatten()?;
    let print = format!("{MARK}{}", digest(&bytes));
    let name = path.file_name()?.to_string_lossy().into_owned();
    // A long name gives way: what tells the file is its print.
    let room = TITLE - print.len();
    let skipped = name.chars().count().saturating_sub(room);
    let name: String =
        if skipped > 0 { format!("…{}", name.chars().skip(skipped + 1).collect::<String>()) } else { name };
    Some(name + &print)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracker::ItemNo;

    fn attach(name: &str) -> Command {
        let item: ItemNo = "26-0-1".parse().unwrap();
        Command::Move { item, step: Step::Attach { name: name.to_owned() } }
    }

    fn of(command: &Command) -> String {
        let (all, _) = printed(std::slice::from_ref(command));
        named(&mut all[0].clone()).cloned().unwrap()
    }

    #[test]
    fn a_file_that_is_there_has_its_print_and_one_that_is_not_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("发票.jpg");
        fs::write(&file, b"abc").unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let named = of(&attach(&format!(" '{}' ", file.to_str().unwrap())));
        assert_eq!(named, format!("发票.jpg SHA-256 {abc}"), "no folder of anybody");
        // What has a print keeps it; a name of no file is a name; one that looks like a file is said.
        assert_eq!(of(&attach(&named)), named);
        assert_eq!(of(&attach("签到表")), "签到表");
        for (name, missing) in [("签到表", 0), ("灯.jpg", 1), (named.as_str(), 0)] {
            assert_eq!(printed(&[attach(name)]).1.len(), missing, "{name}");
        }
        let long = folder.path().join(format!("{}.jpg", "长".repeat(70)));
        fs::write(&long, b"abc").unwrap();
        let named = of(&attach(long.to_str().unwrap()));
        assert!(named.chars().count() == TITLE && named.ends_with(&format!("长.jpg SHA-256 {abc}")), "{named}");
    }
}
