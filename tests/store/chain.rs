//! The record, read by others: the fifteen lines of docs/journal.md, and any reader of JSON.

use std::{fs, path::Path, process::Command};

use yishi::store::{Record, Store};

use super::{add, moves, taken};
use yishi::tracker::Step;

/// The program that the page prints.
fn printed() -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/journal.md")).unwrap();
    let mut blocks = page.split("```python\n").skip(1).map(|behind| behind.split_once("```").unwrap().0);
    blocks.find(|block| block.contains("yishi-station")).unwrap().to_owned()
}

#[test]
fn the_program_of_the_page_checks_the_chain_and_each_line_is_json() {
    let home = tempfile::tempdir().unwrap();
    let mut store = Record::open(home.path()).unwrap();
    for n in 0..5 {
        taken(&mut store, &[add(&format!("{n}号楼\"修\"路灯\\"), None, None, None), add("第二件", None, None, None)]);
    }
    taken(&mut store, &[moves("26-0-1", Step::Settle { text: "说清了".into() })]);
    store.redact(4).unwrap().unwrap();
    let (head, _) = store.head().unwrap().unwrap();
    let file = home.path().join("station/station.jsonl");
    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 12);
    assert!(lines.iter().all(|line| line["v"] == 1 && line["h"].as_str().unwrap().len() == 64));
    let program = home.path().join("check.py");
    fs::write(&program, printed()).unwrap();
    let run = || Command::new("python3").arg(&program).arg(&file).output();
    // Where there is no Python, the page is checked elsewhere.
    let Ok(ran) = run() else { return };
    let said = String::from_utf8(ran.stdout).unwrap();
    assert_eq!(said.trim(), format!("{} {}", head.seq, head.digits()), "{}", String::from_utf8_lossy(&ran.stderr));
    fs::write(&file, text.replacen("第二件", "第三件", 1)).unwrap();
    assert!(!run().unwrap().status.success(), "it sees what was altered");
}
