//! A small disk that a test may fill, on any system.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

/// Bytes that are written at once to fill it.
const CHUNK: [u8; 4096] = [b'x'; 4096];

/// One that whoever runs the tests made (`YISHI_SMALL_DISKS`, a folder in which it stands by its name: on Windows no test can make one),
/// else a tmpfs, where this user may mount one. Some of it is taken, so that there is room again once that is gone.
pub struct Small {
    folder: PathBuf,
    mounted: Option<tempfile::TempDir>,
}

impl Small {
    /// An empty one; none where none can be had.
    pub fn disk(name: &str) -> Option<Self> {
        if let Some(given) = env::var_os("YISHI_SMALL_DISKS") {
            let folder = Path::new(&given).join(name);
            let small = fs::metadata(&folder).is_ok().then_some(Self { folder, mounted: None })?;
            small.clear();
            return Some(small);
        }
        let place = tempfile::tempdir().unwrap();
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "none"]).arg(place.path()).output();
        let is_there = mount.is_ok_and(|mount| mount.status.success());
        is_there.then(|| Self { folder: place.path().to_owned(), mounted: Some(place) })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// So many bytes of it are left.
    pub fn leave(&self, bytes: u64) {
        let mut taken = fs::File::create(self.taken()).unwrap();
        let mut size = 0;
        while let Ok(more @ 1..) = taken.write(&CHUNK) {
            size += more as u64;
            assert!(size < 1 << 26, "not a small disk");
        }
        taken.set_len(size.checked_sub(bytes).unwrap()).unwrap();
        taken.sync_all().unwrap();
    }

    /// All of it is left but for what a test wrote.
    pub fn make_room(&self) {
        fs::remove_file(self.taken()).unwrap();
    }

    fn taken(&self) -> PathBuf {
        self.folder.join("taken")
    }

    fn clear(&self) {
        for entry in fs::read_dir(&self.folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        if self.mounted.is_some() {
            let _ = Command::new("umount").arg(&self.folder).status();
        }
    }
}
