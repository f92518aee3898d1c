//! C3: `kill -9` at any moment loses no line that was acknowledged.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::support::figure;

const ID: &str = "019e5459-5080-7000-8000-000000000001";
const OPENING: &str = r#"OpenMeeting(theme:"停电",estate:"试验")"#;

fn line(n: usize) -> String {
    format!("EditMeeting(place:\"{n}号楼\")")
}

fn yishi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Numbers that are the same on every machine (xorshift).
pub(super) fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed >> 20
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    let (kills, mut seed) = (figure::size(6, 1000), 0x5eed_u64);
    let (mut acked_in_all, mut torn, mut ahead) = (0, 0, 0);
    for _ in 0..kills {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("sessions").join(ID);
        let mut child = yishi().args(["apply", ID, "-", "--home"]).arg(home.path()).spawn().unwrap();
        let mut mouth = child.stdin.take().unwrap();
        let feeding = thread::spawn(move || {
            let lines = (2..400).map(line);
            for given in std::iter::once(OPENING.to_owned()).chain(lines) {
                if writeln!(mouth, "{given}").is_err() {
                    break;
                }
            }
        });
        let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
        let wanted = 1 + next(&mut seed) % 120;
        let mut acked = 0;
        let mut hear = |answer: &str| acked += usize::from(answer.starts_with("ok "));
        answers.by_ref().take(usize::try_from(wanted).unwrap()).for_each(|answer| hear(&answer.unwrap()));
        thread::sleep(Duration::from_micros(next(&mut seed) % 700));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it had still said before it died was acknowledged too.
        answers.for_each(|answer| hear(&answer.unwrap()));
        feeding.join().unwrap();

        let bytes = fs::read(folder.join("journal.ron")).unwrap();
        torn += usize::from(!bytes.ends_with(b"\n"));
        let mut again = yishi().args(["apply", ID, "-", "--home"]).arg(home.path()).spawn().unwrap();
        writeln!(again.stdin.take().unwrap(), "{}", line(999)).unwrap();
        let answered = again.wait_with_output().unwrap();
        assert!(answered.status.success(), "the next line goes in");
        let text = fs::read_to_string(folder.join("journal.ron")).unwrap();
        let found: Vec<&str> = text.lines().collect();
        let kept = found.len() - 1;
        assert!(kept >= acked, "{acked} acknowledged, {kept} found");
        for (n, there) in found.iter().enumerate().take(kept).skip(1) {
            assert!(there.contains(&format!("\"{}号楼\"", n + 1)), "line {} is not what was given", n + 1);
        }
        assert!(found[kept].contains("999号楼"));
        assert!(yishi().arg("verify").arg(&folder).status().unwrap().success());
        acked_in_all += acked;
        ahead += kept - acked;
    }
    figure::note(
        "C3",
        &format!(
            "{kills} kills, {acked_in_all} lines acknowledged, 0 lost; {torn} fell inside a write, {ahead} lines were on disk and not yet acknowledged"
        ),
    );
}
