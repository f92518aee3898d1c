//! Who is masked where: a table of papers, walked over all sample meetings with a child, a telephone and a door in every text.

use std::collections::BTreeMap;

use yishi::{
    document::markdown,
    i18n::{Lang, names::Roll},
    meeting::{Meeting, Of},
    minutes::{self, Cut, Format, Order, Record, csv::Encoding, packet},
    notice::{self, Facts, Hangs},
    station::notice::Board,
    text::Masks,
};

use super::{HEAD, cuts::rows_of};
use crate::sessions::{scripts, surprises};

const CHILD: [&str; 2] = ["魏小来", "魏 小　来"];
const PRIVATE: [&str; 2] = ["13912345678", "6号楼402室"];

/// Every text of people has all of them; an estate and a place have the child only: whoever comes has to find the door.
fn full(meeting: &Meeting) -> Meeting {
    meeting.with_texts(&|text, of| match of {
        Of::People => format!("{text}，{}，{}，{}，{}", CHILD[0], CHILD[1], PRIVATE[0], PRIVATE[1]),
        Of::Place => format!("{text}，{}", CHILD[0]),
    })
}

/// What may stand in a paper: the child's name, a telephone or a door.
struct Row {
    paper: String,
    text: String,
    child: bool,
    private: bool,
}

fn papers(meeting: &Meeting) -> Vec<Row> {
    let calls = BTreeMap::new();
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let known = Masks::default().and_as(CHILD.map(str::to_owned), &minutes::child(Lang::Zh));
    let record = Record { head: Some(HEAD), children: &known, ..Record::of(&names, Lang::Zh) };
    let mut all = Vec::new();
    for cut in Cut::ALL {
        let order = Order { cuts: &[cut], formats: &Format::ALL, encoding: Encoding::Utf8 };
        for file in minutes::files(meeting, &record, &order).unwrap() {
            let ending = file.name.rsplit_once('.').unwrap().1;
            let everybody = matches!(ending, "txt" | "ics");
            let (child, private) = (cut == Cut::Archive && !everybody, cut != Cut::Page && !everybody);
            let paper = format!("{cut:?} {}", file.name);
            let rows = rows_of(file).into_iter().map(|row| row.join(" | "));
            all.push(Row { paper, text: rows.collect::<Vec<_>>().join("\n"), child, private });
        }
    }
    let written = |document: &yishi::document::Document| String::from_utf8(markdown::write(document)).unwrap();
    for of in packet::all(meeting) {
        let packet = packet::build(meeting, &record, of, packet::Asked::default());
        let text = packet.as_ref().map(written).unwrap_or_default();
        all.push(Row { paper: format!("packet {of:?}"), text, child: false, private: false });
    }
    let (names, board, posting) = (BTreeMap::new(), Board::default(), Hangs::default());
    let facts = Facts {
        lang: Lang::Zh,
        names: &names,
        known: &known,
        board: &board,
        hangs: &posting,
        head: None,
        unread: None,
        large: false,
    };
    let notice = notice::build(meeting, &facts).map(|notice| written(&notice.document)).unwrap_or_default();
    all.push(Row { paper: "notice".into(), text: notice, child: false, private: false });
    all
}

#[test]
fn no_child_is_named_outside_the_archive_and_no_telephone_or_door_stands_in_a_chat_or_on_one_page() {
    let mut seen = [false; 2];
    for (name, script) in scripts() {
        let room = surprises(&script).0;
        if room.meeting().opening.is_none() {
            continue;
        }
        for row in papers(&full(room.meeting())) {
            let has = |words: &[&str]| words.iter().any(|word| row.text.contains(word));
            assert!(row.child || !has(&CHILD), "{name} {}: a child\n{}", row.paper, row.text);
            assert!(row.private || !has(&PRIVATE), "{name} {}: a number\n{}", row.paper, row.text);
            // What may stand there is not taken out either.
            seen[0] |= row.child && has(&CHILD);
            seen[1] |= row.private && has(&PRIVATE);
        }
    }
    assert_eq!(seen, [true; 2]);
}
