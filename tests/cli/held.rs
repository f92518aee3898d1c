//! Files that another program has open without sharing them, as Word, a scanner and a sync client do on Windows: this process is that
//! program.

use std::{fs::OpenOptions, os::windows::fs::OpenOptionsExt as _};

use super::*;

/// Held as long as it lives: nobody else reads, writes, replaces or deletes it.
fn held(path: &Path) -> fs::File {
    OpenOptions::new().read(true).share_mode(0).open(path).unwrap()
}

/// The same, and others may read it meanwhile.
fn held_sharing_reading(path: &Path) -> fs::File {
    OpenOptions::new().read(true).share_mode(1).open(path).unwrap()
}

/// The papers of a meeting in a folder, and those among them that Word opens.
fn papers(station: &Station, into: &Path) -> (Ran, Vec<PathBuf>) {
    let ran = station.run(&[
        "minutes",
        ID,
        "--cut",
        "page,archive",
        "--format",
        "docx,html",
        "--out",
        into.to_str().unwrap(),
    ]);
    let named =
        ran.out.lines().map(PathBuf::from).filter(|path| path.extension().is_some_and(|own| own == "docx")).collect();
    (ran, named)
}

#[test]
fn a_paper_that_word_has_open_is_named_and_the_others_are_written() {
    let station = Station::opened();
    let into = tempfile::tempdir().unwrap();
    let (ran, docx) = papers(&station, into.path());
    assert_eq!((ran.code, docx.len()), (0, 2), "{ran:?}");
    let before: Vec<Vec<u8>> = docx.iter().map(|path| fs::read(path).unwrap()).collect();
    station.apply(ID, b"SignIn(badges:\"20-30\")\n");

    let word = held(&docx[0]);
    let (ran, written) = papers(&station, into.path());
    drop(word);
    assert_eq!((ran.code, written.as_slice()), (3, &docx[1..]), "{ran:?}");
    assert!(ran.err.contains("别的程序(Word、Excel)正开着它，关掉再来"), "{ran:?}");
    assert!(ran.err.contains(docx[0].file_name().unwrap().to_str().unwrap()), "{ran:?}");
    assert_eq!(fs::read(&docx[0]).unwrap(), before[0]);
    assert_ne!(fs::read(&docx[1]).unwrap(), before[1]);

    let (ran, written) = papers(&station, into.path());
    assert_eq!((ran.code, written), (0, docx.clone()), "{ran:?}");
    assert_ne!(fs::read(&docx[0]).unwrap(), before[0]);
}

/// A scanner looks at the names while somebody signs in, and lets go when the new ones lie beside: so within the first tries.
#[test]
fn who_signs_in_while_a_scanner_looks_is_signed_in() {
    let station = Station::opened();
    station.apply(ID, "SignIn(badges:\"11\",name:\"韩阿姨\")\n".as_bytes());
    let folder = station.journal().parent().unwrap().to_owned();
    let scanner = held_sharing_reading(&folder.join("people.ron"));
    let watching = std::thread::spawn(move || {
        while !folder.join("people.ron.new").exists() {
            std::thread::yield_now();
        }
        drop(scanner);
    });
    let ran = station.apply(ID, "SignIn(badges:\"12\",name:\"曹师傅\")\n".as_bytes());
    assert_eq!(ran.code, 0, "{ran:?}");
    watching.join().unwrap();
    assert!(fs::read_to_string(station.journal().with_file_name("people.ron")).unwrap().contains("曹师傅"));
}

#[test]
fn a_sheet_that_somebody_prints_stays_and_the_rest_of_the_kit_is_written() {
    let station = Station::opened();
    let into = tempfile::tempdir().unwrap();
    let kit = || station.run(&["paper", ID, "--format", "html", "--out", into.path().to_str().unwrap()]);
    assert_eq!(kit().code, 0);
    let browser = held(&into.path().join("签名页.html"));
    let ran = kit();
    drop(browser);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("别的程序(Word、Excel)正开着它，关掉再来") && ran.err.contains("签名页.html"), "{ran:?}");
    assert!(ran.out.lines().count() > 5 && !ran.out.contains("签名页.html"), "{ran:?}");
}

/// A text is taken out of a record that a second screen looks at; nothing is half done where a scanner never lets go.
#[test]
fn a_record_that_is_held_for_good_keeps_its_words_and_says_so() {
    let station = Station::opened();
    station.apply(ID, "StartMeeting()\nCloseMeeting(reason:\"王阿姨家停电\")\n".as_bytes());
    let before = station.bytes();
    let scanner = held(&station.journal());
    let ran = station.run(&["redact", ID, "5"]);
    drop(scanner);
    assert_ne!(ran.code, 0, "{ran:?}");
    assert_eq!(station.bytes(), before);
    let ran = station.run(&["redact", ID, "5"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_ne!(station.bytes(), before);
}
