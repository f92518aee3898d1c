//! Which system this is, as it calls itself.

#[cfg(any(windows, target_os = "macos"))]
use std::process::{Command, Stdio};

/// Name and version, as far as the system says: `Debian GNU/Linux 12 (bookworm), Linux 6.1.0`.
#[cfg(unix)]
pub fn system() -> String {
    let kernel = rustix::system::uname();
    let kernel = format!("{} {}", kernel.sysname().to_string_lossy(), kernel.release().to_string_lossy());
    called().map_or_else(|| kernel.clone(), |called| format!("{called}, {kernel}"))
}

#[cfg(target_os = "macos")]
fn called() -> Option<String> {
    said("sw_vers", &["-productVersion"]).map(|version| format!("macOS {}", version.trim()))
}

#[cfg(all(unix, not(target_os = "macos")))]
fn called() -> Option<String> {
    std::fs::read_to_string("/etc/os-release").ok().and_then(|about| pretty(&about))
}

/// Name and version, as far as the system says: `Windows 10.0.22631.3296` (from 10.0.22000 on it is sold as 11).
#[cfg(windows)]
pub fn system() -> String {
    let version = said("cmd.exe", &["/d", "/c", "ver"]).and_then(|said| dotted(&said).map(str::to_owned));
    version.map_or_else(|| "Windows".to_owned(), |version| format!("Windows {version}"))
}

#[cfg(any(windows, target_os = "macos"))]
fn said(program: &str, args: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stderr(Stdio::null());
    super::without_window(&mut command);
    Some(String::from_utf8_lossy(&command.output().ok()?.stdout).into_owned())
}

/// The name that `os-release` has for people.
#[cfg(any(all(unix, not(target_os = "macos")), test))]
fn pretty(about: &str) -> Option<String> {
    let name = about.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim().trim_matches('"').to_owned())
}

/// The number with most dots: the words around it are in the system's own language and code page.
#[cfg(any(windows, test))]
fn dotted(said: &str) -> Option<&str> {
    let numbers = said.split(|c: char| !c.is_ascii_digit() && c != '.');
    numbers.filter(|number| number.contains('.')).max_by_key(|number| number.matches('.').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_says_what_it_is() {
        assert!(system().chars().any(|c| c.is_ascii_digit()), "{}", system());
        assert_eq!(pretty("ID=uos\nPRETTY_NAME=\"统信桌面 20\"\n").as_deref(), Some("统信桌面 20"));
        assert_eq!(dotted("Microsoft Windows [\u{fffd}汾 10.0.22631.3296]\r\n"), Some("10.0.22631.3296"));
    }
}
