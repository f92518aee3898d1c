//! Words for a search that knows no words: every two neighbouring letters, and the last of each run alone.
//!
//! FTS5's trigrams find no two-character word, and most Chinese words have two (trust: 0.7).

fn runs(plain: &str) -> impl Iterator<Item = Vec<char>> {
    plain.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()).map(|run| run.chars().collect())
}

/// A letter by its number, so that no tokenizer has an opinion of it.
fn letter(c: char, into: &mut String) {
    let code = u32::from(c);
    let digits = (32 - code.leading_zeros()).div_ceil(4).max(1);
    into.extend((0..digits).rev().filter_map(|place| char::from_digit(code >> (4 * place) & 0xF, 16)));
    into.push('z');
}

fn gram(letters: &[char]) -> String {
    let mut gram = String::new();
    for c in letters {
        letter(*c, &mut gram);
    }
    gram
}

/// The grams of a text, with blanks between.
pub fn index(plain: &str) -> String {
    let mut grams = String::with_capacity(plain.len() * 4);
    for run in runs(plain) {
        for place in 0..run.len() {
            for c in run.iter().skip(place).take(2) {
                letter(*c, &mut grams);
            }
            grams.push(' ');
        }
    }
    grams
}

/// The question that finds every text in which these words stand, and a few more; nothing where no letter is asked for.
pub fn question(plain: &str) -> Option<String> {
    let mut asked = Vec::new();
    for run in runs(plain) {
        match run.as_slice() {
            [_] => asked.push(format!("{}*", gram(&run))),
            run => asked.extend(run.windows(2).map(gram)),
        }
    }
    (!asked.is_empty()).then(|| asked.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_characters_are_a_word() {
        assert_eq!(index("a电梯, 3"), "61z7535z 7535z68afz 68afz 33z ");
        assert_eq!(question("电梯").as_deref(), Some("7535z68afz"));
        assert_eq!(question("梯").as_deref(), Some("68afz*"));
        assert_eq!(question("电梯 3号").as_deref(), Some("7535z68afz AND 33z53f7z"));
        assert_eq!(question("—— !"), None);
    }
}
