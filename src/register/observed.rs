//! The line of codes that an observer's sheet is typed back as: `A1 3 · B2 有`. One table says which there are (`i18n::observe`).

use crate::{
    i18n::{
        Lang,
        observe::{self as words, Kind, MARKS, ROWS, SENTENCES},
    },
    text::fold,
};

/// Every code that is read in a note.
fn known() -> Vec<&'static str> {
    ROWS.iter().map(|row| row.code).chain(SENTENCES.iter().map(|(code, _)| *code)).collect()
}

/// What looks like a code: a letter and a number.
fn is_code(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && matches!(letters.as_str().len(), 1 | 2)
        && letters.as_str().bytes().all(|b| b.is_ascii_digit())
}

/// The codes of a line, each with what stands behind it; nothing where the line doesn't begin with one.
fn entries(said: &str) -> Option<Vec<(String, String)>> {
    let plain = fold(said);
    let mut all: Vec<(String, String)> = Vec::new();
    for word in plain.split(|c: char| c.is_whitespace() || "·,、;，；。".contains(c)).filter(|word| !word.is_empty())
    {
        let code = word.to_ascii_uppercase();
        match (is_code(&code), all.last_mut()) {
            (true, _) => all.push((code, String::new())),
            (false, Some((_, value))) => {
                value.push_str(if value.is_empty() { "" } else { " " });
                value.push_str(word);
            }
            (false, None) => return None,
        }
    }
    (!all.is_empty()).then_some(all)
}

fn said_of(lang: Lang, code: &str, value: &str) -> Result<String, String> {
    if let Some((_, of)) = SENTENCES.iter().find(|(known, _)| *known == code) {
        if value.is_empty() {
            return Err(words::no_words(lang, code));
        }
        return Ok(words::sentence(lang, &of(lang), value));
    }
    if code.starts_with('F') {
        return Err(words::is_advice(lang, code));
    }
    let row = ROWS.iter().find(|row| row.code == code);
    let row = row.ok_or_else(|| words::no_code(lang, code, &known().join(" ")))?;
    let value = match row.kind {
        Kind::Count => {
            let digits = !value.is_empty() && value.len() <= 3 && value.bytes().all(|b| b.is_ascii_digit());
            let count = value.parse::<u16>().ok().filter(|_| digits);
            count.ok_or_else(|| words::no_count(lang, code))?.to_string()
        }
        Kind::Mark => {
            let value = value.to_lowercase();
            let which = MARKS.iter().position(|names| names.contains(&value.as_str()));
            words::mark(lang, which.ok_or_else(|| words::no_mark(lang, code))?)
        }
    };
    Ok(row.says(lang, &value))
}

/// A line of codes in words; nothing where it is none: a note may begin with A4 paper.
pub fn read(lang: Lang, said: &str) -> Option<Result<String, String>> {
    let entries = entries(said)?;
    let all = || {
        let mut seen: Vec<&str> = Vec::new();
        let mut lines = Vec::new();
        for (code, value) in &entries {
            if seen.contains(&code.as_str()) {
                return Err(words::twice(lang, code));
            }
            seen.push(code);
            lines.push(said_of(lang, code, value)?);
        }
        let stop = words::stop(lang);
        Ok(lines.join(&stop) + stop.trim_end())
    };
    match all() {
        Err(_) if entries.len() == 1 => None,
        read => Some(read),
    }
}

/// `F1 椅子围成圈摆 / 理事会 / 6.13`: what, who does it, by when; without a code as it stands.
pub fn advice(lang: Lang, said: &str) -> String {
    let said = said.trim();
    let (first, rest) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    let code = fold(first).to_ascii_uppercase();
    if !is_code(&code) || !code.starts_with('F') || rest.trim().is_empty() {
        return said.to_owned();
    }
    let mut parts = rest.split(['/', '／']).map(str::trim);
    let mut what = parts.next().unwrap_or_default().to_owned();
    if let Some(who) = parts.next().filter(|who| !who.is_empty()) {
        what = words::advice_who(lang, &what, who);
    }
    if let Some(day) = parts.next().filter(|day| !day.is_empty()) {
        what = words::advice_by(lang, &what, day);
    }
    what
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zh(said: &str) -> Result<String, String> {
        read(Lang::Zh, said).unwrap_or_else(|| panic!("no line of codes: {said}"))
    }

    /// Every code of the sheet is read, and every code that is read is on the sheet: the page has each row with its words.
    #[test]
    fn the_sheet_the_reader_and_the_page_have_the_same_codes() {
        let page = include_str!("../../docs/observe.md");
        for row in ROWS {
            for lang in [Lang::Zh, Lang::En] {
                let line = format!("| {} | {}<br>", row.code, row.look.of(lang));
                assert!(page.contains(&line), "{line}");
                let value = if row.kind == Kind::Count { "3" } else { "yes" };
                let said = read(lang, &format!("{} {value}", row.code)).unwrap().unwrap();
                assert!(
                    said.contains(&row.says(
                        lang,
                        if row.kind == Kind::Count { "3" } else { MARKS[0][usize::from(lang == Lang::En)] }
                    )),
                    "{said}"
                );
            }
        }
        // Whatever else looks like a code is on none of them.
        for letter in 'A'..='Z' {
            for n in 0..=12 {
                let code = format!("{letter}{n}");
                let is_known = known().contains(&code.as_str());
                let read = zh(&format!("{code} 3 · B1 有")).is_ok() || zh(&format!("{code} 有 · D1 3")).is_ok();
                assert_eq!(read, is_known, "{code}");
                assert_eq!(page.contains(&format!("| {code} | ")), is_known, "{code}");
            }
        }
    }

    #[test]
    fn a_line_is_read_in_every_spelling_and_what_is_left_out_is_nothing() {
        let line = "A1 11 · A2 3 · B4 没有 · C1 没看到 · D1 5";
        let said = "头一回开口的：11位。提醒到的：3回。有人换桌，换得自在：没有。居民先说，单位后答：没看到。有领头、有日子的事：5件。";
        for spelled in [line, "ａ１　１１，a2 3、b4 no；C1 not seen\nD1 5", "A1 11,A2 3;B4 没有 C1 没看到 d1 5"]
        {
            assert_eq!(zh(spelled).unwrap(), said, "{spelled}");
        }
        assert_eq!(
            read(Lang::En, "A1 11 · B4 没有").unwrap().unwrap(),
            "First voices: 11. Somebody changed tables at ease: no."
        );
        assert_eq!(
            zh("A1 0 · E1 念完一张卡停了一停，后排一位邻居就开口了").unwrap(),
            "头一回开口的：0位。看到的一件好事：念完一张卡停了一停 后排一位邻居就开口了。"
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (line, says) in [
            ("A1 3 · G7 有", "没有 G7；有的是：A1 A2"),
            ("A1 3 · A9 2", "A9"),
            ("A1 多 · B1 有", "A1 后面写 0 到 999"),
            ("A1 1000 · B1 有", "A1"),
            ("A1 -3 · B1 有", "A1"),
            ("A1 3 · B1 好", "B1 后面写 有"),
            ("A1 3 · A1 4", "A1 打了两回"),
            ("A1 3 · E1", "E1 后面要有一句话"),
            ("A1 3 · F1 摆椅子", "F1 是建议"),
        ] {
            let why = zh(line).unwrap_err();
            assert!(why.contains(says), "{line}: {why}");
        }
        // An ordinary note is an ordinary note.
        for note in ["", "A4纸两包", "A4 纸两包", "带了两位老师", "3 位"] {
            assert!(read(Lang::Zh, note).is_none(), "{note}");
        }
    }

    #[test]
    fn advice_says_who_and_by_when() {
        assert_eq!(advice(Lang::Zh, "F1 椅子围成圈摆 / 理事会 / 6.13"), "椅子围成圈摆；谁来做：理事会；6.13前");
        assert_eq!(advice(Lang::En, "f2 read the cards aloud / the chair"), "read the cards aloud; who: the chair");
        assert_eq!(advice(Lang::Zh, "椅子/凳子围成圈"), "椅子/凳子围成圈");
    }
}
