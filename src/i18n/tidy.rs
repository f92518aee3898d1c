//! Holds every sentence to the rules of the wording table, by reading the sources of this module.

use std::{
    fs,
    path::{Path, PathBuf},
};

use unicode_width::UnicodeWidthChar as _;

use crate::text::width;

/// Every source under a folder, folders in it too, in the order of their paths.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = |path: PathBuf| if path.is_dir() { rust_files(&path) } else { vec![path] };
    paths.into_iter().flat_map(below).filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// A text that stands after `zh:` or `en:`, and the file it stands in.
struct Sentence {
    file: String,
    chinese: bool,
    text: String,
}

impl Sentence {
    /// Papers and the command line have words of their own.
    fn is_on_screen(&self) -> bool {
        ![
            "cli.rs",
            "journal.rs",
            "minutes.rs",
            "notice.rs",
            "packet.rs",
            "charter.rs",
            "kit.rs",
            "record.rs",
            "report.rs",
            "roster.rs",
        ]
        .contains(&self.file.as_str())
    }
}

/// Every sentence of every file, tests left out.
fn sentences() -> Vec<Sentence> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n");
    let mut found = Vec::new();
    for path in rust_files(&folder) {
        let file = path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if file == "tidy.rs" {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (chinese, text) in literals(code) {
            let file = file.clone();
            found.push(Sentence { file, chinese, text });
        }
    }
    assert!(found.len() > 800, "the sentences moved: {} found", found.len());
    found
}

/// String literals after `zh:` (true) or `en:` (false), up to the brace or parenthesis that ends the pair.
fn literals(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut language = None;
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("zh: ") {
                (language, rest) = (Some(true), after);
            } else if let Some(after) = rest.strip_prefix("en: ") {
                (language, rest) = (Some(false), after);
            } else if c == '"' {
                let text = rest.split('"').nth(1).unwrap_or_default();
                if let Some(chinese) = language {
                    found.push((chinese, text.to_owned()));
                }
                rest = rest.get(text.len() + 2..).unwrap_or_default();
            } else {
                if matches!(c, '{' | '}' | ')' | ';') {
                    language = None;
                }
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    found
}

/// As it stands on the wall on an ordinary evening.
fn with_usual_values(text: &str) -> String {
    const USUAL: &[(&str, &str)] = &[
        ("{who}", "17号 王阿姨"),
        ("{chair}", "老陈"),
        ("{next}", "17号 王阿姨"),
        ("{title}", "门口电动车"),
        ("{what}", "周六带头清理"),
        ("{org}", "街道"),
        ("{date}", "6月20日"),
        ("{hhmm}", "19:00"),
        ("{side}", "反对"),
        ("{list}", "门禁、停车"),
        ("{dialect}", "宁波话"),
        ("{head}", "a3f9"),
        ("{f}", "29"),
        ("{a}", "8"),
        ("{p}", "42"),
        ("{of}", "位"),
        ("{c}", "37"),
    ];
    let filled = USUAL.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
    ["{n}", "{k}", "{m}", "{t}"].iter().fold(filled, |text, number| text.replace(number, "5"))
}

#[test]
fn no_sentence_has_a_character_of_ambiguous_width() {
    for sentence in sentences() {
        for c in sentence.text.chars().filter(|c| !c.is_ascii()) {
            assert_eq!(c.width(), c.width_cjk(), "{c} in {}: {}", sentence.file, sentence.text);
        }
    }
}

#[test]
fn english_on_a_screen_is_ascii() {
    for sentence in sentences().iter().filter(|sentence| !sentence.chinese && sentence.is_on_screen()) {
        assert!(sentence.text.is_ascii(), "{}: {}", sentence.file, sentence.text);
    }
}

#[test]
fn nobody_is_told_that_something_is_forbidden_or_drawn_into_a_contest() {
    // What the wording table never says on the wall; the plain console is projected too.
    const NEVER: &str = "禁止 违规 警告 剥夺 裁定 拒绝 动议 停车场 弃权 平局 质询 诉求 双脚 申诉 强制 撤销 指纹 哈希 \
        正方 反方 辩论 发言权 发言队列 事权 热度 大黄蜂 承诺书 市集墙 予以";
    for sentence in sentences().iter().filter(|sentence| sentence.is_on_screen()) {
        for word in NEVER.split_whitespace() {
            assert!(!sentence.text.contains(word), "{word} in {}: {}", sentence.file, sentence.text);
        }
    }
}

#[test]
fn a_line_of_the_wall_has_at_most_eighteen_characters_and_big_words_six() {
    let wall = include_str!("wall.rs").split("#[cfg(test)]").next().unwrap_or_default();
    let mut big = false;
    for line in wall.lines() {
        if let Some((name, _)) = line.trim_start().split_once('(') {
            big = name.ends_with("_big");
        }
        for (_, text) in literals(line).into_iter().filter(|(chinese, _)| *chinese) {
            let filled = with_usual_values(&text);
            let most = if big { 6 } else { 18 };
            assert!(filled.chars().count() <= most, "{filled}");
            assert!(width(&filled) <= 2 * most, "{filled}");
        }
    }
}

#[test]
fn a_path_stands_behind_everything_else() {
    // A path is long, and what stands behind it is cut at the edge of a window.
    for Sentence { file, text, .. } in sentences() {
        for path in ["{path}", "{file}", "{folder}", "{dir}"] {
            assert!(text.find(path).is_none_or(|at| at + path.len() == text.len()), "{file}: {text}");
        }
    }
}
