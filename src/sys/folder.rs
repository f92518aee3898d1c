//! A folder that is held open. What is done in it by name is done in this folder, and through no link, whatever somebody puts
//! at its path meanwhile.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use std::{
    fs::File,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

use super::patience::{Why, patiently};

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// A file.
    File,
    /// A link, wherever it leads.
    Link,
    /// A folder, a pipe, a device.
    Other,
}

/// A folder that is held open, with the path it was opened by. That is for messages: nothing is opened by it again.
#[derive(Clone, Debug)]
pub struct Folder {
    held: system::Held,
    path: PathBuf,
}

impl Folder {
    /// A folder that the user named; where they named a link, the folder behind it.
    pub fn open(path: &Path) -> io::Result<Self> {
        let there = if path == Path::new("") { Path::new(".") } else { path };
        Ok(Self { held: system::open(there)?, path: path.to_owned() })
    }

    /// A folder of which neither the last name nor, with `depth` 2, the one before it is a link.
    pub fn through_no_link(path: &Path, depth: usize) -> io::Result<Self> {
        match (depth.checked_sub(1), path.parent(), path.file_name()) {
            (Some(less), Some(around), Some(name)) => Self::through_no_link(around, less)?.folder(name),
            _ => Self::open(path),
        }
    }

    /// A folder in this one; no link.
    pub fn folder(&self, name: impl AsRef<Path>) -> io::Result<Self> {
        let name = name.as_ref();
        let held = patiently(|| system::folder(&self.held, name).map_err(system::why_not_opened))?;
        Ok(Self { held, path: self.path.join(name) })
    }

    /// The path that it was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a folder in this one, unless something stands there already.
    pub fn make_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        system::make_folder(&self.held, name.as_ref())
    }

    /// What stands under a name, without opening it.
    pub fn look(&self, name: impl AsRef<Path>) -> io::Result<Looked> {
        system::look(&self.held, name.as_ref())
    }

    /// Opens what is there; a pipe or a device keeps nobody waiting.
    pub fn file(&self, name: impl AsRef<Path>, write: bool) -> io::Result<File> {
        opened(name.as_ref(), !write, |name| system::file(&self.held, name, write))
    }

    /// Opens what is there to be read and written, or makes it.
    pub fn file_or_new(&self, name: impl AsRef<Path>) -> io::Result<File> {
        opened(name.as_ref(), false, |name| system::file_or_new(&self.held, name))
    }

    /// Makes a file that must not be there yet. A private one is its owner's only.
    pub fn new_file(&self, name: impl AsRef<Path>, private: bool) -> io::Result<File> {
        opened(name.as_ref(), false, |name| system::new_file(&self.held, name, private))
    }

    /// Gives a file another name in this folder, over what had it.
    pub fn rename(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
        self.hand_to(from, self, to)
    }

    /// Gives a file another folder and another name there, over what had it. Whatever replaces a file in this program goes through
    /// here: one that another program holds is asked for again for a moment, and the error says that it is held ([`super::is_held`]).
    /// Whoever calls has closed their own handle of what is replaced: some systems and file systems refuse it otherwise.
    pub fn hand_to(&self, from: impl AsRef<Path>, other: &Self, to: impl AsRef<Path>) -> io::Result<()> {
        let (from, to) = (from.as_ref(), to.as_ref());
        patiently(|| {
            ask([from, to], false)?;
            #[cfg(test)]
            super::patience::holders::ask_ours(&other.path.join(to))?;
            let done = system::hand_over((&self.held, from), (&other.held, to));
            done.map_err(|error| system::why(error, &[(&other.held, to), (&self.held, from)]))
        })
    }

    /// Takes an empty folder away.
    pub fn remove_folder(&self, name: impl AsRef<Path>) -> io::Result<()> {
        system::remove_folder(&self.held, name.as_ref())
    }

    /// Takes a file away.
    pub fn remove(&self, name: impl AsRef<Path>) -> io::Result<()> {
        let name = name.as_ref();
        patiently(|| {
            ask([name], false)?;
            system::remove(&self.held, name).map_err(|error| system::why(error, &[(&self.held, name)]))
        })
    }

    /// The system's number for it, where there is one.
    pub fn number(&self) -> io::Result<Option<(u64, u64)>> {
        system::number(&self.held)
    }

    /// Does the name still stand for this file?
    pub fn still_names(&self, name: impl AsRef<Path>, file: &File) -> io::Result<bool> {
        system::still_names(&self.held, name.as_ref(), file)
    }

    /// Puts the names in it on disk: a new file is lost in a power cut without this. Some file systems of sticks have no such
    /// call, and say that it makes no sense; there is nothing more to be done there.
    pub fn sync(&self) -> io::Result<()> {
        system::sync(&self.held)
    }

    /// Puts a whole file in place, or nothing: written beside it, synced, renamed over what stood there. A private one is its
    /// owner's only.
    pub fn place(&self, name: impl AsRef<Path>, bytes: &[u8], private: bool) -> io::Result<()> {
        self.put(name, bytes, private)?;
        self.sync()
    }

    /// The same for what may be lost, but is never half: its name isn't waited for.
    pub fn place_lightly(&self, name: impl AsRef<Path>, bytes: &[u8]) -> io::Result<()> {
        self.put(name, bytes, true)
    }

    /// Writes a whole file beside where it is to be, and says how it is called there: a rename puts it in place.
    pub fn prepare(&self, name: impl AsRef<Path>, bytes: &[u8]) -> io::Result<PathBuf> {
        self.written_beside(name.as_ref(), bytes, false)
    }

    fn put(&self, name: impl AsRef<Path>, bytes: &[u8], private: bool) -> io::Result<()> {
        let beside = self.written_beside(name.as_ref(), bytes, private)?;
        if let Err(error) = self.rename(&beside, name.as_ref()) {
            // What is left of it would only be in the way.
            let _ = self.remove(&beside);
            return Err(error);
        }
        Ok(())
    }

    /// Closed when this comes back, so that nobody but others can be in the way of what becomes of it.
    fn written_beside(&self, name: &Path, bytes: &[u8], private: bool) -> io::Result<PathBuf> {
        let (beside, mut file) = self.beside(name, private)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        drop(file);
        if let Err(error) = written {
            let _ = self.remove(&beside);
            return Err(error);
        }
        Ok(beside)
    }

    /// A new file with a name of its own; those of programs that were killed may stand there still.
    fn beside(&self, name: &Path, private: bool) -> io::Result<(PathBuf, File)> {
        let mut n = 0;
        loop {
            let beside = PathBuf::from(format!(".{}.{}.{n}", name.display(), std::process::id()));
            match self.new_file(&beside, private) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && n < 100 => n += 1,
                made => return made.map(|file| (beside, file)),
            }
        }
    }
}

/// Opens something, again for a moment where another program holds it.
fn opened(name: &Path, reads: bool, open: impl Fn(&Path) -> io::Result<File>) -> io::Result<File> {
    patiently(|| {
        ask([name], reads)?;
        open(name).map_err(system::why_not_opened)
    })
}

/// Whether a test has somebody hold one of these; nobody does outside of tests.
#[cfg(test)]
fn ask<const N: usize>(names: [&Path; N], reads: bool) -> Result<(), Why> {
    names.into_iter().try_for_each(|name| super::patience::holders::ask(name, reads))
}

#[cfg(not(test))]
#[allow(clippy::unnecessary_wraps)]
fn ask<const N: usize>(_names: [&Path; N], _reads: bool) -> Result<(), Why> {
    Ok(())
}
