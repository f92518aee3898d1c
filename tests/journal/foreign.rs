//! Lines that fit the chain and are not what this program writes: nothing is written behind them.

use std::fs;

use sha2::{Digest as _, Sha256};
use yishi::{
    journal::{Journal, JournalError, ReadOnly, Why, verify},
    meeting::{Event, words::Outcome},
};

use super::{entry, given, meeting};
use crate::{audit::typed, support::at_s5_decided};

/// A line of any words after the last one, with a hash that fits.
fn with_line(bytes: &[u8], body: &str) -> Vec<u8> {
    let last = bytes.trim_ascii_end();
    let digit = |byte: u8| u8::try_from(char::from(byte).to_digit(16).unwrap()).unwrap();
    let before: Vec<u8> =
        last[last.len() - 64..].chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
    let hash = Sha256::new().chain_update(before).chain_update(Sha256::digest(body)).finalize();
    let hex = hash.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    [bytes, body.as_bytes(), b"//#", hex.as_bytes(), b"\n"].concat()
}

const LINE: &str = r#"(v:1,seq:4,at:"2026-05-23T19:00:00.000+08:00",by:Host,via:0,ev:[AnswerNoted(group:1,text:"x")])"#;

#[test]
fn the_plain_line_is_taken() {
    let room = given(3);
    fs::write(&room.file, with_line(&room.bytes, LINE)).unwrap();
    assert_eq!(Journal::open(&room.folder, meeting()).unwrap().entries.len(), 4);
}

#[test]
fn a_line_that_fits_the_chain_and_is_not_ours_is_never_written_behind() {
    let cases: &[(&str, &str, &str)] = &[
        ("a newer version", "v:1,", "v:3,"),
        ("a much newer version", "v:1,", "v:4294967296,"),
        ("version nought", "v:1,", "v:0,"),
        ("an unknown event", "AnswerNoted", "AnswerSung"),
        ("an unknown field of an event", r#"text:"x""#, r#"text:"x",tone:1"#),
        ("an unknown field of the line", "via:0,", "via:0,tone:1,"),
        ("a field twice in an event", r#"text:"x""#, r#"text:"x",text:"y""#),
        ("a field twice in the line", "via:0,", "via:0,via:0,"),
        ("a field missing", "group:1,", ""),
        ("a gap in the numbers", "seq:4", "seq:5"),
        ("a number again", "seq:4", "seq:3"),
        ("a number with a sign", "seq:4", "seq:+4"),
        ("a blank in the prefix", "(v:1,seq", "(v:1, seq"),
        ("no moment", "2026-05-23", "2026-05-32"),
        ("a mark of redaction without its seal", "at:", "redacted:\"0\",at:"),
    ];
    for (what, from, to) in cases {
        let room = given(3);
        let bytes = with_line(&room.bytes, &LINE.replacen(from, to, 1));
        fs::write(&room.file, &bytes).unwrap();
        match Journal::open(&room.folder, meeting()) {
            Err(JournalError::Broken(fault)) => assert_eq!(fault.line, 4, "{what}"),
            Ok(mut opened) => {
                assert!(matches!(opened.journal.read_only(), Some(ReadOnly::Newer { .. })), "{what}");
                assert!(opened.journal.append(&entry(5)).is_err(), "{what}");
            }
            Err(other) => panic!("{what}: {other}"),
        }
        assert_eq!(fs::read(&room.file).unwrap(), bytes, "{what}");
    }
    crate::support::figure::note(
        "S5",
        &format!("{} kinds of foreign lines and another meeting: none written behind, bytes unchanged", cases.len()),
    );
}

#[test]
fn the_journal_of_another_meeting_is_refused() {
    let room = given(0);
    let bytes = include_bytes!("../data/journal-v1.ron");
    fs::write(&room.file, bytes).unwrap();
    let Err(JournalError::Broken(fault)) = Journal::open(&room.folder, meeting()) else { panic!("opened") };
    assert!(matches!(fault.why, Why::OtherMeeting { .. }));
    assert_eq!(fs::read(&room.file).unwrap(), bytes);
}

/// A journal whose chain is right from the first line to the last, and whose result was typed by somebody.
#[test]
fn a_result_that_the_counts_do_not_give_is_found_although_the_chain_holds() {
    let room = at_s5_decided();
    let entries = typed(&room, |event| {
        if let Event::VoteClosed { for_, outcome, .. } = event {
            (*for_, *outcome) = (0, Outcome::Tie);
        }
    });
    let home = tempfile::tempdir().unwrap();
    let id = room.meeting().opening.as_ref().unwrap().id;
    let folder = home.path().join(id.to_string());
    let mut journal = Journal::create(&folder, id).unwrap();
    for entry in &entries {
        journal.append(entry).unwrap();
    }
    let report = verify(&folder, None).unwrap();
    assert!(!report.holds());
    let line = entries.iter().find(|entry| entry.events.iter().any(|event| matches!(event, Event::VoteClosed { .. })));
    assert_eq!(report.doubts[0].seq, line.unwrap().seq);
}
