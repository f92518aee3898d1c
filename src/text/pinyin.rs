//! Finding hanzi by the Latin letters of their pinyin: initials, whole syllables, or anything between.

use std::collections::BTreeSet;

use pinyin::ToPinyinMulti as _;

/// Where in a text a run begins whose pinyin the letters spell, in characters: each hanzi by its initial, its whole syllable,
/// or a beginning of it, in any of its readings (`c` and `z` for 长). `None` where there is no such run.
pub fn find(letters: &str, text: &str) -> Option<usize> {
    if letters.is_empty() {
        return None;
    }
    let letters = letters.to_ascii_lowercase();
    let chars: Vec<char> = text.chars().collect();
    (0..chars.len()).find(|at| spells(letters.as_bytes(), chars.get(*at..).unwrap_or_default()))
}

/// Whether the letters spell the beginning of these characters: how many of them may be used up, character by character.
fn spells(letters: &[u8], chars: &[char]) -> bool {
    let mut used = BTreeSet::from([0]);
    for c in chars {
        if used.contains(&letters.len()) {
            return true;
        }
        used = used
            .iter()
            .flat_map(|at| taken(*c, letters.get(*at..).unwrap_or_default()).map(move |more| at + more))
            .collect();
    }
    used.contains(&letters.len())
}

/// How many of the letters one character may take.
fn taken(c: char, letters: &[u8]) -> impl Iterator<Item = usize> {
    let itself = c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase().to_string());
    let readings = c.to_pinyin_multi().into_iter().flatten().map(|reading| syllable(reading.plain()));
    let most = readings
        .chain(itself)
        .map(|spelled| spelled.bytes().zip(letters).take_while(|(one, other)| one == *other).count());
    1..=most.max().unwrap_or(0)
}

/// As it is typed: `v` for `ü`.
fn syllable(plain: &str) -> String {
    plain.replace('ü', "v")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_find_a_name() {
        assert_eq!(find("way", "王阿姨"), Some(0));
        assert_eq!(find("WAY", "王阿姨"), Some(0));
        assert_eq!(find("ay", "王阿姨"), Some(1));
        assert_eq!(find("wab", "王阿姨"), None);
        assert_eq!(find("", "王阿姨"), None);
    }

    #[test]
    fn a_hanzi_with_several_readings_is_found_by_each() {
        for letters in ["zs", "cs", "zhang", "chang", "changs"] {
            assert_eq!(find(letters, "长孙"), Some(0), "{letters}");
        }
        for letters in ["ly", "yy", "yue", "le"] {
            assert!(find(letters, "乐阳").is_some(), "{letters}");
        }
    }

    #[test]
    fn syllables_may_be_spelled_out_or_broken_off() {
        for letters in ["wang", "wanga", "wangay", "waayi", "wa"] {
            assert_eq!(find(letters, "王阿姨"), Some(0), "{letters}");
        }
        assert_eq!(find("lv", "吕叔"), Some(0));
    }

    #[test]
    fn latin_letters_and_digits_stand_for_themselves() {
        assert_eq!(find("6hl", "6号楼"), Some(0));
        assert_eq!(find("mr", "Mr Wang"), Some(0));
    }

    #[test]
    fn no_text_takes_long() {
        // 一 has a reading that begins with each letter that is typed; nothing doubles by it.
        assert_eq!(find(&"y".repeat(40), &"一".repeat(39)), None);
    }
}
