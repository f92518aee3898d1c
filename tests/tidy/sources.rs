//! The sources as words and signs, and where the paths in them lead.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Macros that declare sentences; each entry is a name with its arguments in parentheses.
const DECLARES: &[&str] = &["words", "names", "told"];
/// Tests that print pages of the docs, with sentences that stand nowhere else.
const PRINT: &[&str] = &["tests/fresh.rs", "tests/outcomes.rs"];

/// A source as words and signs: comments, unit tests, and what stands in quotes are left out.
pub struct Source {
    /// The path of its module: `crate::i18n::wall`.
    pub module: Vec<String>,
    tokens: Vec<String>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let inside = path.strip_prefix(root.join("src")).unwrap_or(path).with_extension("");
        let mut module = vec!["crate".to_owned()];
        module.extend(inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()));
        let text = fs::read_to_string(path).unwrap();
        let text = text.replace("yishi::", "crate::");
        Self { module, tokens: tokens(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()) }
    }

    /// What each `use` brings: the name by which it is known here, and its whole path. A glob is known as `*`.
    pub fn brought(&self) -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        for (place, _) in self.tokens.iter().enumerate().filter(|(_, token)| *token == "use") {
            let end = self.tokens.iter().skip(place).position(|token| token == ";").unwrap_or(0);
            tree(&self.tokens[place + 1..place + end], &[], &mut found);
        }
        found.into_iter().map(|(name, path)| (name, self.whole(&path))).collect()
    }

    /// A path from the root.
    pub fn whole(&self, path: &[String]) -> Vec<String> {
        let above = path.iter().take_while(|word| *word == "super").count();
        match path.first().map(String::as_str) {
            Some("super") => [&self.module[..self.module.len() - above], &path[above..]].concat(),
            Some("self") => [&self.module, &path[1..]].concat(),
            Some("crate") => path.to_vec(),
            _ => [&self.module, path].concat(),
        }
    }

    /// Every path that is named, `a::b::c` or a single word, with the place where it begins.
    pub fn paths(&self) -> impl Iterator<Item = (usize, Vec<String>)> {
        let begins = |place: &usize| {
            let before = place.checked_sub(1).map_or("", |before| self.tokens[before].as_str());
            is_word(&self.tokens[*place]) && !["::", ".", "fn"].contains(&before)
        };
        (0..self.tokens.len()).filter(begins).map(|place| {
            let mut path = vec![self.tokens[place].clone()];
            let mut rest = self.tokens[place + 1..].chunks(2);
            while let Some([sign, word]) = rest.next()
                && sign == "::"
                && is_word(word)
            {
                path.push(word.clone());
            }
            (place, path)
        })
    }

    /// The sentences that it declares, each with the place of its name.
    pub fn sentences(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let (mut depth, mut inside) = (0, None);
        for (place, token) in self.tokens.iter().enumerate() {
            let next = |by: usize| self.tokens.get(place + by).map_or("", String::as_str);
            match token.as_str() {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    inside = inside.filter(|of| depth > *of);
                }
                macro_name if DECLARES.contains(&macro_name) && next(1) == "!" && next(2) == "{" => {
                    inside = Some(depth);
                }
                "fn" if inside.is_none()
                    && depth == 0
                    && is_word(next(1))
                    && self.tokens[..place].ends_with(&["pub".to_owned()]) =>
                {
                    found.push((place + 1, next(1).to_owned()));
                }
                // Arguments may hold parentheses, but no braces.
                name if inside == Some(depth - 1) && is_word(name) && next(1) == "(" && {
                    let before = &self.tokens[place - 1];
                    before == "{" || before == "}"
                } =>
                {
                    found.push((place, name.to_owned()));
                }
                _ => {}
            }
        }
        found
    }
}

impl Source {
    /// What it declares for others at its top: types, functions, constants, sentences.
    pub fn declared(&self) -> BTreeSet<&str> {
        const KINDS: &[&str] = &["fn", "struct", "enum", "trait", "const", "static", "type"];
        let mut depth = 0;
        let mut found: BTreeSet<&str> = BTreeSet::new();
        for (place, token) in self.tokens.iter().enumerate() {
            match token.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                kind if depth == 0 && KINDS.contains(&kind) => {
                    found.extend(self.tokens.get(place + 1).map(String::as_str));
                }
                _ => {}
            }
        }
        found.extend(self.sentences().into_iter().map(|(place, _)| self.tokens[place].as_str()));
        found
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The names of one `use`, with all that stands in its braces.
fn tree(tokens: &[String], above: &[String], found: &mut Vec<(String, Vec<String>)>) {
    let mut path = above.to_vec();
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        match token.as_str() {
            "{" => {
                let (mut depth, mut from) = (0, place + 1);
                for (at, inner) in tokens.iter().enumerate().skip(place) {
                    match inner.as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 || (depth == 1 && inner == ",") {
                        tree(&tokens[from..at], &path, found);
                        from = at + 1;
                    }
                    if depth == 0 {
                        return;
                    }
                }
                return;
            }
            "as" => {
                let name = tokens.get(place + 1).cloned().unwrap_or_default();
                found.push((name, path));
                return;
            }
            "self" if !path.is_empty() => {}
            "::" => {}
            word => path.push(word.to_owned()),
        }
        place += 1;
    }
    if let Some(last) = path.last().filter(|_| path.len() > above.len() || tokens == ["self"]) {
        found.push((last.clone(), path.clone()));
    }
}

/// Words and signs; `::` is one sign.
fn tokens(code: &str) -> Vec<String> {
    let signs: Vec<char> = code.chars().collect();
    let at = |place: usize| signs.get(place).copied().unwrap_or(' ');
    let (mut found, mut place) = (Vec::new(), 0);
    while place < signs.len() {
        let sign = at(place);
        let from = place;
        place += 1;
        match sign {
            '/' if at(place) == '/' => {
                while place < signs.len() && at(place) != '\n' {
                    place += 1;
                }
            }
            '"' => {
                while place < signs.len() && at(place) != '"' {
                    place += if at(place) == '\\' { 2 } else { 1 };
                }
                place += 1;
            }
            // A letter in quotes; anything else is a lifetime.
            '\'' if at(place) == '\\' => {
                place += 2;
                while place < signs.len() && at(place) != '\'' {
                    place += 1;
                }
                place += 1;
            }
            '\'' if at(place + 1) == '\'' => place += 2,
            ':' if at(place) == ':' => {
                place += 1;
                found.push("::".to_owned());
            }
            word if word.is_alphanumeric() || word == '_' => {
                while at(place).is_alphanumeric() || at(place) == '_' {
                    place += 1;
                }
                found.push(signs[from..place].iter().collect());
            }
            blank if blank.is_whitespace() => {}
            other => found.push(other.to_string()),
        }
    }
    found
}

/// All sources, and what each of their modules brings from elsewhere.
pub struct House {
    pub sources: Vec<Source>,
    brought: BTreeMap<Vec<String>, Vec<(String, Vec<String>)>>,
}

impl House {
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        super::sources(&root.join("src"), &mut files);
        files.extend(PRINT.iter().map(|path| root.join(path)));
        let sources: Vec<Source> = files.iter().map(|path| Source::read(path)).collect();
        let brought = sources.iter().map(|source| (source.module.clone(), source.brought())).collect();
        Self { sources, brought }
    }

    /// Where a whole path leads, by way of what modules hand on.
    pub fn leads(&self, path: Vec<String>) -> Vec<Vec<String>> {
        let mut found = vec![path];
        for step in 0.. {
            let Some(path) = found.get(step).filter(|_| step < MOST) else { return found };
            let ways: Vec<Vec<String>> = (1..path.len())
                .filter_map(|many| Some((many, self.brought.get(&path[..many])?)))
                .flat_map(|(many, brought)| {
                    let here = brought.iter().filter(move |(name, _)| *name == path[many]);
                    let named = here.map(move |(_, whole)| [whole, &path[many + 1..]].concat());
                    let all = brought.iter().filter(|(name, _)| name == "*");
                    named.chain(all.map(move |(_, whole)| [&whole[..whole.len() - 1], &path[many..]].concat()))
                })
                .filter(|way| !found.contains(way))
                .collect();
            found.extend(ways);
        }
        found
    }
}

/// So many ways are followed from one path.
const MOST: usize = 16;
