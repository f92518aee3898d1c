//! Practice is never taken for a record: place by place, it says so or refuses.

use std::collections::BTreeMap;

use yishi::{
    document::{Document, markdown},
    i18n::{Lang, names::Roll},
    minutes::{self, Order, Record},
    notice::{self, Facts, Hangs},
    station::notice::Board,
    text::Masks,
    tracker::{Chain, Report, Why},
};

use crate::sessions::played;

fn text(document: &Document) -> String {
    String::from_utf8(markdown::write(document)).unwrap().replace("Practice", "practice")
}

#[test]
fn each_paper_of_a_practice_copy_says_that_it_is_one_and_the_tracker_refuses_it() {
    // The worked evening has all there is: advice for others, rows, promises.
    let mut m = played("worked").meeting().clone();
    m.opening.as_mut().unwrap().practice = true;
    let m = &m;
    let calls = BTreeMap::new();
    assert_eq!(Report::of(m, Chain::default(), false), Err(Why::Practice));
    let mut silent = Vec::new();
    for (lang, says) in [(Lang::Zh, "练习"), (Lang::En, "practice")] {
        let names = Roll { lang, calls: &calls };
        let record = Record::of(&names, lang);
        for file in minutes::files(m, &record, &Order::ALL).unwrap() {
            assert!(file.name.contains(says), "{}", file.name);
            // A table is rows alone, and packages are looked at in the papers of other formats: their names say it.
            let is_rows = file.format == minutes::Format::Csv || file.bytes.starts_with(b"PK");
            let text = String::from_utf8_lossy(&file.bytes);
            if !is_rows && !text.to_lowercase().contains("practice") && !text.contains(says) {
                silent.push(format!("{lang:?} {}", file.name));
            }
        }
        let (known, board, hangs) = (Masks::default(), Board::default(), Hangs::default());
        let facts = Facts {
            lang,
            names: &calls,
            known: &known,
            board: &board,
            hangs: &hangs,
            head: None,
            unread: None,
            large: false,
        };
        let notice = notice::build(m, &facts).unwrap();
        silent.extend((!text(&notice.document).contains(says)).then(|| format!("{lang:?} notice")));
        let packets = minutes::packet::all(m);
        assert!(!packets.is_empty(), "something goes to somebody else");
        for mark in packets {
            let asked = minutes::packet::Asked::default();
            let paper = minutes::packet::build(m, &record, mark, asked).unwrap();
            silent.extend((!text(&paper).contains(says)).then(|| format!("{lang:?} packet {mark:?}")));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}
