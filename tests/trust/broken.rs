//! C10: a line in the middle that doesn't hold: where it is, to the byte, what can be read before it, and the way on.

use std::{fs, process::Command};

use super::{
    disks::{ID, acked, apply, lines},
    kill::next,
};
use crate::support::figure;

#[test]
fn a_line_that_breaks_in_the_middle_is_named_to_the_byte_and_what_stands_before_it_is_kept() {
    let last = usize::try_from(figure::size(5, 60)).unwrap();
    let mut seed = 0xb20c_u64;
    let home = tempfile::tempdir().unwrap();
    assert!(apply(&[], home.path(), &lines(1, last)).status.success());
    let file = home.path().join("sessions").join(ID).join("journal.ron");
    let whole = fs::read(&file).unwrap();
    let ends: Vec<usize> = (1..).zip(&whole).filter(|(_, byte)| **byte == b'\n').map(|(end, _)| end).collect();
    let yishi = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yishi"));
        command.args(words).args(["--lang", "zh", "--home"]).arg(home.path());
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    };
    for line in 2..=last {
        let begin = ends[line - 2];
        let mut broken = whole.clone();
        let at = begin + usize::try_from(next(&mut seed)).unwrap() % (ends[line - 1] - begin - 1);
        broken[at] ^= 1 << (next(&mut seed) % 8);
        fs::write(&file, &broken).unwrap();
        let place = format!("第{line}行(第{begin}字节起)");
        let refused = apply(&[], home.path(), &lines(900, 900));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!((refused.status.code(), acked(&refused)), (Some(3), 0), "{said}");
        assert!(said.contains(&place) && said.contains("yishi salvage"), "{place}: {said}");
        let (code, head, said) = yishi(&["verify", ID]);
        assert_eq!((code, head.split(':').next()), (1, Some((line - 1).to_string().as_str())), "{said}");
        assert!(said.contains(&place), "{place}: {said}");
        let (code, minutes, said) = yishi(&["minutes", ID]);
        assert_eq!((code, minutes.is_empty()), (1, false), "{said}");
        assert!(said.contains(&place), "{place}: {said}");
        assert!(fs::read(&file).unwrap() == broken, "nothing is touched");
        let out = home.path().join(format!("salvaged-{line}"));
        assert_eq!(yishi(&["salvage", ID, "--out", out.to_str().unwrap()]).0, 0);
        let after = apply(&[], &out, &lines(900, 900));
        assert_eq!(String::from_utf8_lossy(&after.stdout).trim(), format!("ok {line}"));
    }
    figure::note(
        "C10",
        &format!(
            "each of lines 2 to {last} altered: {0} of {0} refused with line and byte, read up to the line before, salvaged and gone on with",
            last - 1
        ),
    );
}
