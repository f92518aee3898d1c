//! Two screens: the console in one terminal, the wall in another. Either may be killed; both go on.
#![cfg(unix)]

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use portable_pty::CommandBuilder;

use super::{ID, lines};
use crate::e2e::{Terminal, signal};

/// The evening up to the first hand, through `yishi apply`.
fn until_the_first_hand(home: &Path) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_yishi"))
        .args(["apply", &ID.to_string(), "-", "--home"])
        .arg(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut script = child.stdin.take().unwrap();
    for (line, _) in lines().iter().take_while(|(line, _)| !line.contains("RaiseHand")) {
        writeln!(script, "{line}").unwrap();
    }
    drop(script);
    assert!(child.wait().unwrap().success());
}

fn screen(task: &str, home: &Path) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yishi"));
    command.args(["--lang", "zh", task, &ID.to_string(), "--home"]);
    command.arg(home);
    Terminal::run(command)
}

#[test]
fn the_wall_follows_the_console_through_kills_of_either() {
    let home = tempfile::tempdir().unwrap();
    until_the_first_hand(home.path());
    let mut console = screen("meet", home.path());
    console.wait_for("举手 >");
    let mut wall = screen("wall", home.path());
    wall.wait_for("我们提建议");

    console.types("17+").wait_for("排上");
    wall.wait_for("下一位  17号 王阿姨");

    signal("-KILL", &*wall.child);
    wall.child.wait().unwrap();
    let mut wall = screen("wall", home.path());
    wall.wait_for("下一位  17号 王阿姨");

    signal("-KILL", &*console.child);
    console.child.wait().unwrap();
    wall.wait_for("画面停住了，请听主持人的");
    let mut console = screen("meet", home.path());
    console.wait_for("举手 >").types("8-\r").wait_for("已排上，第2位").types(" ").wait_for("请17号").types("\r");
    wall.wait_for("下一位  8号");

    console.types("\x1b[15~").wait_for("墙上：静一静");
    wall.wait_for("举起手，一起数").wait_for("定住了");
    console.types("\x1b[15~").wait_for("跟着会走");
    wall.wait_for("下一位  8号");

    // Everybody looks at it: Esc is asked about.
    wall.types("\x1b").wait_for("再按一次 Esc").types("\x1b");
    assert!(wall.child.wait().unwrap().success());
    console.types("\x1b[21~").wait_for("离开").types("1");
    assert!(console.child.wait().unwrap().success());
}
