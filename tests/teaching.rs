//! Notes for a trainer beside the meetings that were published, and the worked one: what to watch for, and a question to ask.

use std::{collections::BTreeSet, fs, path::PathBuf};

use yishi::replay::{Fact, Note, published};

use crate::sessions::{played, scripts};

fn notes(name: &str) -> Option<Vec<Note>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("sessions/notes/{name}.ron"));
    let text = fs::read_to_string(path).ok()?;
    Some(published(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
}

#[test]
fn each_note_stands_at_a_line_says_so_in_both_languages_and_names_where_a_published_fact_was_published() {
    let known: Vec<(String, String)> = scripts().into_iter().filter(|(name, _)| notes(name).is_some()).collect();
    let names: BTreeSet<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["baiyunzhuang", "jingsheng", "liyuan", "mudan", "wenchang", "worked"].into());
    for (name, script) in &known {
        let last = played(name).timeline().entries().last().unwrap().seq;
        let notes = notes(name).unwrap();
        let lines: Vec<u64> = notes.iter().map(|note| note.line).collect();
        assert!(
            lines.is_sorted() && (1..=last).contains(&lines[0]) && lines[lines.len() - 1] <= last,
            "{name}: {lines:?}"
        );
        assert!(notes.iter().filter(|note| note.rule.is_some()).count() >= 4, "{name}: a rule or principle to watch");
        // Over its whole length.
        for third in 0..3 {
            let part = last * third / 3..=last * (third + 1) / 3;
            assert!(lines.iter().filter(|line| part.contains(line)).count() >= 3, "{name}, part {third}: {lines:?}");
        }
        for Note { line, rule: _, fact, source, watch, ask } in &notes {
            for said in [watch, ask] {
                assert!(!said.zh.is_empty() && said.en.is_ascii() && said.en.len() > 10, "{name} {line}");
            }
            assert!(ask.zh.contains('？') && ask.en.contains('?'), "{name} {line}: {}", ask.zh);
            assert_eq!(source.is_some(), *fact == Fact::Published, "{name} {line}");
            if let Some(source) = source {
                assert!(script.contains(source.as_str()), "{name} {line}: {source} isn't in the script");
            }
        }
    }
}
