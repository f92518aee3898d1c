//! No circle of files but the sibling types of one folder, which are one thing told in several files.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::House;

/// Types that name each other: what is commanded, what happened and what stands; items, their steps and what becomes one.
const SIBLINGS: &[(&str, &[&str])] = &[
    (
        "meeting",
        &[
            "command",
            "event",
            "means",
            "refusal",
            "refusal/fact",
            "rests",
            "state",
            "state/debate",
            "state/market",
            "state/plan",
            "words",
        ],
    ),
    (
        "tracker",
        &[
            "council",
            "desk",
            "event",
            "fund",
            "fund/book",
            "fund/claim",
            "fund/entry",
            "fund/rules",
            "fund/why",
            "guard",
            "intake",
            "item",
            "leaf",
            "leaf/cell",
            "leaf/kinds",
            "leaf/number",
            "leaf/way",
            "ledger",
            "lifecycle",
            "notice",
            "number",
            "old",
            "project",
            "project/rules",
            "raised",
            "refusal",
            "sending",
            "series",
        ],
    ),
];

/// Module → the modules of whose names it takes some. That a file in a folder names the face of the folder isn't counted: the face
/// is where the folder's own types stand.
fn arrows(house: &House) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let declared: BTreeMap<&[String], BTreeSet<&str>> =
        house.sources.iter().map(|source| (source.module.as_slice(), source.declared())).collect();
    let mut arrows = BTreeMap::new();
    for source in &house.sources {
        let paths: BTreeSet<Vec<String>> = source.paths().map(|(_, path)| path).collect();
        let mut to = BTreeSet::new();
        for path in paths {
            for way in house.leads(source.whole(&path)) {
                let ends = (1..way.len()).filter(|many| {
                    declared.get(&way[..*many]).is_some_and(|names| names.contains(way[*many].as_str()))
                });
                to.extend(ends.map(|many| way[..many].to_vec()).filter(|of| !source.module.starts_with(of)));
            }
        }
        arrows.insert(source.module.clone(), to);
    }
    arrows
}

fn reached(from: &Vec<String>, arrows: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&Vec<String>> = vec![from];
    while let Some(next) = left.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if found.insert(to.clone()) {
                left.push(to);
            }
        }
    }
    found
}

#[test]
fn no_circle_of_files_but_sibling_types_of_one_folder() {
    let house = House::read();
    let arrows = arrows(&house);
    let from: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> =
        arrows.keys().map(|module| (module, reached(module, &arrows))).collect();
    let mut circles: BTreeSet<BTreeSet<String>> = BTreeSet::new();
    for (module, there) in from.iter().filter(|(module, there)| there.contains(**module)) {
        let back = there.iter().filter(|other| from.get(other).is_some_and(|back| back.contains(*module)));
        circles.insert(back.map(|other| other[1..].join("/")).collect());
    }
    let siblings = SIBLINGS.iter().map(|(folder, files)| files.iter().map(|file| format!("{folder}/{file}")).collect());
    let siblings: BTreeSet<BTreeSet<String>> = siblings.collect();
    let wrong: Vec<String> = circles
        .difference(&siblings)
        .map(|circle| {
            let ties = arrows.iter().filter(|(from, _)| circle.contains(&from[1..].join("/"))).map(|(from, to)| {
                let to: Vec<String> = to.iter().map(|to| to[1..].join("/")).filter(|to| circle.contains(to)).collect();
                format!("  {} -> {}", from[1..].join("/"), to.join(", "))
            });
            format!("a circle:\n{}", ties.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(circles, siblings, "SIBLINGS says more than there is");
}
