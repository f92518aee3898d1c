//! The browser that is installed: it makes a PDF or a picture of a page that stands alone, headless, with a profile of its own that is
//! gone afterwards, within a time, and it is ended with whatever it started.

use std::{
    env, fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// Names of the programs on the search path, as packages of Linux and people's own scripts have them.
const NAMES: &[&str] = &[
    "microsoft-edge",
    "microsoft-edge-stable",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "uos-browser-stable",
];
/// Where they lie on a Mac, seen from the root and from the user's own folder.
const MAC: &[&str] = &[
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
];
/// Where they lie on Windows, seen from the folders of programs.
const WINDOWS: &[&str] = &["Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe"];
/// Names which one to take; empty: none.
const CHOSEN: &str = "YISHI_BROWSER";
/// As long as anybody waits for one page.
pub const LIMIT: Duration = Duration::from_secs(20);
/// No paper is larger.
const CAP: u64 = 64 << 20;

/// A browser, by its program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    program: PathBuf,
    limit: Duration,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Available {
    /// This one.
    Here(Browser),
    /// None is installed.
    Nowhere,
    /// Nobody wants one: `YISHI_BROWSER` is empty.
    Unwanted,
}

/// Why there is no PDF and no picture.
#[derive(Debug, thiserror::Error)]
pub enum NoPage {
    /// It took too long, and was ended.
    #[error("the browser took too long")]
    Slow,
    /// It ended, and left nothing, or not all of it.
    #[error("the browser left nothing whole")]
    Nothing,
    /// Somebody ended the waiting.
    #[error("broken off")]
    BrokenOff,
    /// It could not be started, or its page not be written.
    #[error(transparent)]
    Disk(#[from] io::Error),
}

/// What is to become of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Sheets.
    Pdf,
    /// A picture of a window of this size.
    Picture(u32, u32),
}

impl Browser {
    /// The one that is installed.
    pub fn find() -> Available {
        match env::var_os(CHOSEN) {
            Some(chosen) if chosen.is_empty() => return Available::Unwanted,
            Some(chosen) => return Available::Here(Self::at(chosen)),
            None => {}
        }
        let on_path = env::var_os("PATH").unwrap_or_default();
        let dirs: Vec<PathBuf> = env::split_paths(&on_path).filter(|dir| dir.is_absolute()).collect();
        let named = NAMES.iter().flat_map(|name| dirs.iter().map(move |dir| dir.join(name)));
        let folder = |name: &str| env::var_os(name).map(PathBuf::from);
        let programs = ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"].into_iter().filter_map(folder);
        let programs: Vec<PathBuf> = if cfg!(windows) { programs.collect() } else { Vec::new() };
        let roots: Vec<PathBuf> = if cfg!(target_os = "macos") {
            [Some(PathBuf::from("/")), folder("HOME")].into_iter().flatten().collect()
        } else {
            Vec::new()
        };
        let of_windows = WINDOWS.iter().flat_map(|path| programs.iter().map(move |root| root.join(path)));
        let of_mac = MAC.iter().flat_map(|path| roots.iter().map(move |root| root.join(path)));
        let found = of_windows.chain(of_mac).chain(named).find(|path| path.is_file());
        found.map_or(Available::Nowhere, |program| Available::Here(Self::at(program)))
    }

    /// A program that somebody named.
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), limit: LIMIT }
    }

    /// The same with another limit.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Makes it of a page, or says why not. `stop` ends it from elsewhere.
    pub fn make(&self, html: &[u8], wanted: Wanted, stop: &AtomicBool) -> Result<Vec<u8>, NoPage> {
        match self.once(html, wanted, &[], stop) {
            // In a container, or for the superuser, it can't put itself into a cage. The page has no script and fetches nothing.
            Err(NoPage::Nothing) if cfg!(all(unix, not(target_os = "macos"))) => {
                self.once(html, wanted, &["--no-sandbox"], stop)
            }
            came => came,
        }
    }

    fn once(&self, html: &[u8], wanted: Wanted, more: &[&str], stop: &AtomicBool) -> Result<Vec<u8>, NoPage> {
        let place = tempfile::Builder::new().prefix("yishi-").tempdir()?;
        // It goes by how the name ends.
        let made = place.path().join(if wanted == Wanted::Pdf { "made.pdf" } else { "made.png" });
        let page = place.path().join("page.html");
        fs::write(&page, html)?;
        let mut command = Command::new(&self.program);
        command
            .args(["--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--no-first-run"])
            .args(["--no-default-browser-check", "--disable-dev-shm-usage", "--hide-scrollbars"])
            .arg(option("--user-data-dir=", &place.path().join("profile")))
            .args(more);
        match wanted {
            Wanted::Pdf => {
                command.arg("--no-pdf-header-footer").arg(option("--print-to-pdf=", &made));
            }
            Wanted::Picture(wide, high) => {
                command.args(["--force-device-scale-factor=1", &format!("--window-size={wide},{high}")]);
                command.arg(option("--screenshot=", &made));
            }
        }
        command.arg(address(&page)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut running = Running(alone(&mut command).spawn()?);
        running.wait(Instant::now() + self.limit, stop)?;
        let mut bytes = Vec::new();
        let read = fs::File::open(&made).and_then(|file| file.take(CAP).read_to_end(&mut bytes));
        if read.is_err() || !is_whole(&bytes, wanted) { Err(NoPage::Nothing) } else { Ok(bytes) }
    }
}

/// A browser that runs; it is ended with its children when nobody has it any more.
struct Running(Child);

impl Running {
    fn wait(&mut self, until: Instant, stop: &AtomicBool) -> Result<(), NoPage> {
        loop {
            if self.0.try_wait()?.is_some() {
                return Ok(());
            }
            if stop.load(Ordering::Relaxed) {
                return Err(NoPage::BrokenOff);
            }
            if Instant::now() >= until {
                return Err(NoPage::Slow);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end_all(&mut self.0);
        let _ = self.0.wait();
    }
}

/// In a group of its own, so that all of it can be ended at once.
#[cfg(unix)]
fn alone(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

#[cfg(windows)]
fn alone(command: &mut Command) -> &mut Command {
    super::without_window(command)
}

#[cfg(unix)]
fn end_all(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(windows)]
fn end_all(child: &mut Child) {
    if matches!(child.try_wait(), Ok(None)) {
        let mut end = Command::new("taskkill");
        end.args(["/T", "/F", "/PID", &child.id().to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        let _ = alone(&mut end).status();
        let _ = child.kill();
    }
}

fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push(path);
    option
}

/// The address of a file: all but plain letters by their bytes.
fn address(path: &Path) -> String {
    use std::fmt::Write as _;
    let mut address = String::from(if cfg!(windows) { "file:///" } else { "file://" });
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
                address.push(char::from(byte));
            }
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

fn is_whole(bytes: &[u8], wanted: Wanted) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(1024)..).unwrap_or_default();
    match wanted {
        Wanted::Pdf => bytes.starts_with(b"%PDF-") && tail.windows(5).any(|five| five == b"%%EOF"),
        Wanted::Picture(..) => bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.ends_with(b"IEND\xaeB`\x82"),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// A browser that does this, with where it is to write as `$out`.
    fn fake(folder: &Path, does: &str) -> Browser {
        let path = folder.join("browser");
        let out = "for arg; do case $arg in --print-to-pdf=*|--screenshot=*) out=${arg#*=};; esac; done";
        fs::write(&path, format!("#!/bin/sh\n{out}\n{does}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        Browser::at(path)
    }

    fn made(does: &str, wanted: Wanted) -> Result<Vec<u8>, NoPage> {
        let folder = tempfile::tempdir().unwrap();
        fake(folder.path(), does).within(Duration::from_millis(1500)).make(b"<p>", wanted, &AtomicBool::new(false))
    }

    #[test]
    fn what_is_whole_is_taken() {
        let pdf = made("printf '%%PDF-1.4 x %%%%EOF' >\"$out\"", Wanted::Pdf).unwrap();
        assert_eq!(pdf, b"%PDF-1.4 x %%EOF");
        // What it says on its way out is all the same.
        assert!(made("printf '%%PDF-1.4 x %%%%EOF' >\"$out\"; exit 7", Wanted::Pdf).is_ok());
    }

    #[test]
    fn one_that_crashes_writes_nothing_or_half_of_it_has_made_nothing() {
        for does in ["exit 1", "kill -SEGV $$", "exit 0", "printf '%%PDF-1.4 x' >\"$out\"", "printf x >\"$out\""] {
            assert!(matches!(made(does, Wanted::Pdf), Err(NoPage::Nothing)), "{does}");
            assert!(matches!(made(does, Wanted::Picture(10, 10)), Err(NoPage::Nothing)), "{does}");
        }
        let nowhere = Browser::at("/nowhere/at/all");
        assert!(matches!(nowhere.make(b"", Wanted::Pdf, &AtomicBool::new(false)), Err(NoPage::Disk(_))));
    }

    #[test]
    fn one_that_hangs_is_ended_with_its_children() {
        let folder = tempfile::tempdir().unwrap();
        let children = folder.path().join("children");
        let does = format!("sleep 600 & echo $! >{0}; sleep 600 & echo $! >>{0}; wait", children.display());
        let browser = fake(folder.path(), &does).within(Duration::from_millis(400));
        assert!(matches!(browser.make(b"", Wanted::Pdf, &AtomicBool::new(false)), Err(NoPage::Slow)));
        let gone = |pid: &str| {
            // A zombie has ended, and waits for whoever is its parent now.
            let state = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            state.is_empty() || state.rsplit(')').next().is_some_and(|rest| rest.trim().starts_with('Z'))
        };
        let pids = fs::read_to_string(children).unwrap();
        assert_eq!(pids.lines().count(), 2);
        // Whoever is killed is gone a little later.
        let until = Instant::now() + Duration::from_secs(5);
        while !pids.lines().all(gone) {
            assert!(Instant::now() < until, "{pids}");
            std::thread::yield_now();
        }
    }

    #[test]
    fn who_leaves_waits_for_none() {
        let folder = tempfile::tempdir().unwrap();
        let browser = fake(folder.path(), "sleep 600");
        assert!(matches!(browser.make(b"", Wanted::Pdf, &AtomicBool::new(true)), Err(NoPage::BrokenOff)));
    }

    #[test]
    fn a_path_is_an_address_whatever_is_in_it() {
        assert_eq!(address(Path::new("/tmp/王 家/a#b%.html")), "file:///tmp/%E7%8E%8B%20%E5%AE%B6/a%23b%25.html");
    }
}
