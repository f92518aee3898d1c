//! Two readers of one line: the quick one, of what we write, gives what `ron` gives or nothing.

use std::fs;

use yishi::{journal::read_canonical, meeting::Entry};

use crate::sessions;

/// What stands in a line between its version and its hash.
fn words(line: &str) -> Option<String> {
    let (body, _) = line.rsplit_once("//#")?;
    let (_, fields) = body.split_once(',')?;
    let (seq, rest) = fields.split_once(',')?;
    // A redacted line is read without its mark.
    let rest = rest.strip_prefix("redacted:").map_or(rest, |marked| marked.split_once("\"),").unwrap().1);
    Some(format!("{seq},{rest}"))
}

/// Every line of the frozen journals of every version, and of every sample meeting as it is written today.
fn lines() -> Vec<String> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    let frozen = ["journal-v1.ron", "journal-v2.ron"].map(|name| fs::read_to_string(format!("{data}/{name}")).unwrap());
    let mut lines: Vec<String> = frozen.iter().flat_map(|text| text.lines()).filter_map(words).collect();
    assert!(lines.len() > 200);
    for (_, script) in sessions::scripts() {
        let (room, _) = sessions::surprises(&script);
        let written = room.timeline().entries().iter().map(|entry| ron::to_string(entry).unwrap());
        lines.extend(written.map(|line| line.strip_prefix('(').unwrap().to_owned()));
    }
    lines
}

fn by_ron(words: &str) -> Option<Entry> {
    ron::from_str(&format!("({words}")).ok()
}

#[test]
fn every_line_that_we_wrote_is_read_by_the_quick_reader_as_by_ron() {
    for line in lines() {
        let quick = read_canonical(&line);
        assert!(quick.is_some(), "not read: {line}");
        assert_eq!(quick, by_ron(&line), "{line}");
    }
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    /// One change of a line: something goes, comes, is doubled or moves.
    fn change(&mut self, line: &mut Vec<char>, other: &[char]) {
        const SIGNS: &[&str] = &[
            "(", ")", "[", "]", "{", "}", ",", ":", "\"", "\\", "'", " ", "0", "7", "-", "+", "_", ".", "#", "r#\"",
            "\\u{7}", "\\x41", "\\n", "//", "/**/", "Some", "None", "true", "()", "Some(", "00", "0x1", "1u8", "e3",
            "桌", "\u{0}", "\u{FEFF}", "r#a", "\n",
        ];
        let at = self.below(line.len());
        match self.below(5) {
            0 => drop(line.splice(at..(at + 1 + self.below(3)).min(line.len()), [])),
            1 => drop(line.splice(at..at, SIGNS[self.below(SIGNS.len())].chars())),
            2 => drop(line.splice(at..=at, SIGNS[self.below(SIGNS.len())].chars())),
            3 => {
                let (from, most) = (self.below(other.len()), self.below(30));
                let piece: Vec<char> = other.iter().skip(from).take(most).copied().collect();
                line.splice(at..at, piece);
            }
            _ => {
                let end = (at + self.below(20)).min(line.len());
                let piece: Vec<char> = line[at..end].to_vec();
                line.splice(at..at, piece);
            }
        }
    }
}

#[test]
fn whatever_the_quick_reader_takes_ron_takes_too_and_reads_alike() {
    let mut chance = Chance(16);
    let lines: Vec<Vec<char>> =
        lines().iter().filter(|line| line.len() < 2_000).map(|line| line.chars().collect()).collect();
    let mut taken = 0;
    for _ in 0..20_000 {
        let (mut line, other) = (lines[chance.below(lines.len())].clone(), &lines[chance.below(lines.len())]);
        for _ in 0..=chance.below(2) {
            chance.change(&mut line, other);
        }
        let line: String = line.into_iter().collect();
        if let Some(quick) = read_canonical(&line) {
            taken += 1;
            assert_eq!(Some(quick), by_ron(&line), "{line}");
        }
    }
    // Changes within a text, which may say anything.
    assert!(taken > 300, "{taken}");
}

#[test]
fn another_way_to_say_the_same_is_left_to_ron() {
    let plain = "seq:1,at:\"2026-05-23T19:00:00.000+08:00\",by:Host,via:0,ev:[])";
    assert!(read_canonical(plain).is_some());
    for (ours, other) in [
        ("seq:1", "seq: 1"),
        ("seq:1", "seq:+1"),
        ("seq:1", "seq:01"),
        ("seq:1", "seq:0x1"),
        ("seq:1", "seq:1u64"),
        ("via:0,", "via:0,/**/"),
        ("ev:[])", "ev:[],)"),
        ("by:Host", "by:r#Host"),
        ("\"2026", "\"\\x32026"),
    ] {
        let line = plain.replace(ours, other);
        assert_eq!(read_canonical(&line), None, "{line}");
        assert!(by_ron(&line).is_some(), "{line}");
    }
    assert_eq!(read_canonical(&format!("{plain})")), None);
    assert_eq!(read_canonical(&plain.replace("by:Host,", "by:Host,by:Host,")), None);
}
