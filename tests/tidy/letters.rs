//! What the program says can be said in big letters: a sentence that moves to the wall is never found without one.

use std::{collections::BTreeSet, fs, path::Path};

use yishi::tui::glyphs::{Glyphs, Size};

#[test]
fn every_letter_of_every_sentence_and_charter_is_in_all_three_tables() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    super::sources(&src.join("i18n"), &mut files);
    files.extend(fs::read_dir(src.join("charter/presets")).unwrap().map(|file| file.unwrap().path()));
    let code = |text: String| -> Vec<char> {
        text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(str::chars).collect()
    };
    let letters: BTreeSet<char> = files.iter().flat_map(|path| code(fs::read_to_string(path).unwrap())).collect();
    assert!(letters.len() > 800, "the sentences moved: {} letters found", letters.len());
    let ways = Size::ALL.map(|size| (Glyphs::Blocks, size)).into_iter().chain([(Glyphs::Squares, Size::Xl)]);
    for (glyphs, size) in ways {
        let lacks = |letter: &&char| glyphs.width(&letter.to_string(), size).is_none();
        let lacked: String = letters.iter().filter(lacks).collect();
        assert_eq!(lacked, "", "{glyphs:?} {size:?}");
    }
}
