//! Every sentence is said somewhere: one that no source of the program names is dead, and fails.

use std::collections::BTreeSet;

use super::sources::{House, Source};

#[test]
fn every_sentence_is_said_somewhere() {
    let house = House::read();
    let of_ours = |source: &&Source| source.module.get(1).is_some_and(|top| top == "i18n");
    let mut dead: BTreeSet<Vec<String>> = BTreeSet::new();
    for source in house.sources.iter().filter(of_ours) {
        dead.extend(source.sentences().into_iter().map(|(_, name)| [source.module.clone(), vec![name]].concat()));
    }
    assert!(dead.len() > 1500, "the sentences moved: {} found", dead.len());
    for source in &house.sources {
        let declared: BTreeSet<usize> = source.sentences().into_iter().map(|(place, _)| place).collect();
        let paths = source.paths().filter(|(place, _)| !declared.contains(place));
        let paths: BTreeSet<Vec<String>> = paths.map(|(_, path)| path).collect();
        for path in paths {
            for way in house.leads(source.whole(&path)) {
                dead.remove(&way);
            }
        }
    }
    let list: Vec<String> = dead.iter().map(|path| path.join("::")).collect();
    assert!(list.is_empty(), "{} sentences are said nowhere:\n{}", list.len(), list.join("\n"));
}
