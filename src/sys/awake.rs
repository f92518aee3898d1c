//! The screen stays on while a meeting runs: the system's own tools for that are started, and end with the program.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Tools that keep the screen on as long as the program runs that they start, with what they are told; `{why}` is what a
/// desktop shows. That program is `cat` on a pipe that nobody writes into: whenever and however this program ends, even
/// killed, the pipe breaks, `cat` ends, and the tool lets go. Windows has no such tool, but a call that holds as long as the process
/// lives that made it; its own PowerShell makes it, and reads that pipe itself (docs/adr/0047).
const KEEPERS: &[&[&str]] = if cfg!(target_os = "macos") {
    &[&["caffeinate", "-d", "-i", "cat"]]
} else if cfg!(unix) {
    &[
        // logind; KDE asks it too. GNOME has its own.
        &["systemd-inhibit", "--what=idle:sleep", "--who=yishi", "--why={why}", "--mode=block", "cat"],
        &["gnome-session-inhibit", "--app-id", "yishi", "--reason", "{why}", "--inhibit", "idle:suspend", "cat"],
    ]
} else if cfg!(windows) {
    &[&["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", STAY_ON]]
} else {
    &[]
};

/// The display and the system are required, until this process ends.
const STAY_ON: &str = "$ErrorActionPreference = 'Stop'; \
    $power = Add-Type -PassThru -Namespace Yishi -Name Power -MemberDefinition \
    '[System.Runtime.InteropServices.DllImport(\"kernel32.dll\")] public static extern uint SetThreadExecutionState(uint flags);'; \
    if ($power::SetThreadExecutionState([uint32]'0x80000003') -eq 0) { exit 1 }; \
    [void][Console]::In.ReadToEnd()";

/// A tool that can't do it gives up within this time.
const SETTLED: Duration = Duration::from_millis(if cfg!(windows) { 8000 } else { 800 });

/// While this is there the screen stays on, where the system allows it. Nothing that goes wrong with it is an error.
#[derive(Debug)]
pub struct Awake {
    keepers: Vec<Child>,
    since: Instant,
    settled: bool,
}

impl Awake {
    /// Begins; `why` is shown by desktops that list what keeps them awake.
    pub fn begin(why: &str) -> Self {
        let start = |keeper: &&[&str]| {
            let (program, args) = keeper.split_first()?;
            let args = args.iter().map(|arg| arg.replace("{why}", why));
            let mut command = Command::new(program);
            command.args(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
            super::without_window(&mut command);
            command.spawn().ok()
        };
        Self { keepers: KEEPERS.iter().filter_map(start).collect(), since: Instant::now(), settled: false }
    }

    /// It is known now that it holds. True once.
    pub fn came_to_hold(&mut self, now: Instant) -> bool {
        if self.settled || now.duration_since(self.since) < SETTLED {
            return false;
        }
        self.settled = true;
        self.keepers.retain_mut(|keeper| matches!(keeper.try_wait(), Ok(None)));
        !self.keepers.is_empty()
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        for keeper in &mut self.keepers {
            drop(keeper.stdin.take());
            let _ = keeper.kill();
            let _ = keeper.wait();
        }
    }
}
