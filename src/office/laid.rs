//! Files in a folder that somebody named and that belongs to no meeting: the paper kit. All of them, or none.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::filed::{PapersError, blocked};
use crate::sys::{Folder, Looked};

/// Puts files by their names into a folder, over those of an earlier time. All are written beside first, so that a full disk leaves
/// what was there.
pub fn lay(into: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, PapersError> {
    let is_new = into.symlink_metadata().is_err();
    fs::create_dir_all(into).map_err(|error| blocked(error, into))?;
    let done = Folder::open(into).map_err(|error| blocked(error, into)).and_then(|held| put(&held, files));
    if done.is_err() && is_new {
        let _ = fs::remove_dir(into);
    }
    done.map(|()| files.iter().map(|(name, _)| into.join(name)).collect())
}

fn put(held: &Folder, files: &[(String, Vec<u8>)]) -> Result<(), PapersError> {
    let mut beside = Vec::new();
    let prepared = files.iter().try_for_each(|(name, bytes)| {
        match held.look(name) {
            Ok(Looked::Other) => return Err(PapersError::InTheWay(held.path().join(name))),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            Ok(_) | Err(_) => {}
        }
        beside.push((held.prepare(name, bytes).map_err(|error| blocked(error, held.path()))?, name));
        Ok(())
    });
    let done = prepared.and_then(|()| {
        beside.iter().try_for_each(|(path, name)| held.rename(path, name))?;
        Ok(held.sync()?)
    });
    if done.is_err() {
        // What is in place already isn't there any more.
        for (path, _) in &beside {
            let _ = held.remove(path);
        }
    }
    done
}
