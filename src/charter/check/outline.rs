//! Which line of a RON text a field stands on. Reads no value and judges nothing; a text that breaks off
//! gives the outline as far as it goes.

use std::{borrow::Cow, collections::BTreeSet};

/// The field that is the whole text.
const WHOLE: usize = 0;

/// The fields of a text, in the order they begin. The first is the whole.
pub struct Outline<'a> {
    text: &'a str,
    fields: Vec<Field<'a>>,
    /// Where the first quote begins that isn't closed on its line.
    pub unclosed: Option<usize>,
}

struct Field<'a> {
    parent: usize,
    /// Its name, or its place in a list, from 1.
    key: Cow<'a, str>,
    /// What stands in its own field `id`, if it has one.
    id: Option<&'a str>,
    from: usize,
    /// Where its value begins.
    value: usize,
    to: usize,
}

/// A bracket that is still open.
struct Open<'a> {
    field: usize,
    place: usize,
    /// The item that was begun, by its key or bracket.
    item: Option<usize>,
    word: Option<(usize, &'a str)>,
}

impl<'a> Outline<'a> {
    /// Walks the text once.
    pub fn of(text: &'a str) -> Self {
        let mut outline = Self { text, fields: Vec::new(), unclosed: None };
        outline.begin(WHOLE, Cow::Borrowed(""), 0, 0);
        let mut open = vec![Open::new(WHOLE)];
        for (at, token) in (Tokens { text, at: 0 }) {
            let outermost = open.len() == 1;
            let Some(inner) = open.last_mut() else { break };
            match token {
                Token::Word(word) => {
                    let names = inner.item.is_some_and(|item| outline.fields[item].key == "id");
                    if names {
                        outline.fields[inner.field].id.get_or_insert(word);
                    }
                    if word.contains('\n') {
                        outline.unclosed.get_or_insert(at);
                    }
                    inner.word = Some((at, word));
                }
                Token::Colon => {
                    if let Some((from, word)) = inner.word.take() {
                        if let Some(unended) = inner.item {
                            outline.fields[unended].to = from;
                        }
                        inner.item = Some(outline.begin(inner.field, Cow::Borrowed(word), from, at + 1));
                    }
                }
                Token::Open if outermost => open.push(Open::new(WHOLE)),
                Token::Open => {
                    let from = inner.word.take().map_or(at, |(at, _)| at);
                    let (parent, place) = (inner.field, inner.place);
                    let item = inner.item.take();
                    let item = item.unwrap_or_else(|| outline.begin(parent, Cow::Owned(place.to_string()), from, from));
                    inner.item = Some(item);
                    open.push(Open::new(item));
                }
                Token::Comma => outline.end(inner, at),
                Token::Close => {
                    outline.end(inner, at);
                    if !outermost {
                        open.pop();
                    }
                }
            }
        }
        outline
    }

    fn begin(&mut self, parent: usize, key: Cow<'a, str>, from: usize, value: usize) -> usize {
        self.fields.push(Field { parent, key, id: None, from, value, to: self.text.len() });
        self.fields.len() - 1
    }

    /// Ends the item that is begun, if any; a lone word was an item of a list.
    fn end(&mut self, open: &mut Open<'a>, at: usize) {
        let word = open.word.take();
        let item = match (open.item.take(), word) {
            (None, Some((from, _))) => Some(self.begin(open.field, Cow::Owned(open.place.to_string()), from, from)),
            (item, _) => item,
        };
        if let Some(item) = item {
            self.fields[item].to = at;
        }
        open.place += 1;
    }

    /// The field of a path; what encloses it, if it isn't there.
    pub fn find(&self, path: &str) -> usize {
        let mut field = WHOLE;
        for name in path.split('.') {
            let inside = |it: &Field| it.parent == field && (it.key == name || it.id == Some(name));
            match self.fields.iter().skip(1).position(inside) {
                Some(child) => field = child + 1,
                None => break,
            }
        }
        field
    }

    /// The innermost field round a place in the text.
    pub fn at(&self, at: usize) -> usize {
        self.fields.iter().rposition(|it| it.from <= at && at < it.to).unwrap_or(WHOLE)
    }

    /// The line of a field, from 1.
    pub fn line(&self, field: usize) -> usize {
        let before = self.text.bytes().take(self.fields[field].from);
        before.filter(|byte| *byte == b'\n').count() + 1
    }

    /// The path of a field, at most eight names deep.
    pub fn path(&self, mut field: usize) -> String {
        let mut names = Vec::new();
        while field != WHOLE {
            let it = &self.fields[field];
            names.push(it.id.unwrap_or(&it.key));
            field = it.parent;
        }
        names.reverse();
        names.truncate(8);
        names.join(".")
    }

    /// What stands in a field that has no fields inside.
    pub fn value(&self, field: usize) -> Option<&'a str> {
        let it = &self.fields[field];
        let alone = field != WHOLE && self.fields.get(field + 1).is_none_or(|next| next.parent != field);
        let value = self.text.get(it.value..it.to).filter(|_| alone)?;
        Some(value.trim())
    }

    /// Fields that stand a second time beside each other. RON takes the last one of a map and says nothing.
    pub fn repeated(&self) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let again = |(_, it): &(usize, &Field<'a>)| !seen.insert((it.parent, it.key.clone()));
        self.fields.iter().enumerate().skip(1).filter(again).map(|(field, _)| field).collect()
    }
}

impl Open<'_> {
    fn new(field: usize) -> Self {
        Self { field, place: 1, item: None, word: None }
    }
}

enum Token<'a> {
    Open,
    Close,
    Comma,
    Colon,
    /// A name, a number, or what stands between quotes.
    Word(&'a str),
}

struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes so many bytes.
    fn take(&mut self, len: usize) -> &'a str {
        let taken = self.rest().get(..len).unwrap_or(self.rest());
        self.at += taken.len();
        taken
    }

    fn skip_blanks_and_comments(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            if blank > 0 {
                self.take(blank);
            } else if rest.starts_with("//") {
                self.take(rest.find('\n').unwrap_or(rest.len()));
            } else if rest.starts_with("/*") {
                self.take(block_comment(rest));
            } else {
                return;
            }
        }
    }

    fn quoted(&mut self) -> &'a str {
        let mut escaped = false;
        let end = self.rest().bytes().skip(1).position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let within = end.unwrap_or(self.rest().len());
        self.take(1);
        let word = self.take(within);
        self.take(1);
        word
    }
}

/// Bytes of the block comment that a text begins with; such comments nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(two) = text.as_bytes().get(at..at + 2) {
        match two {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Bytes before and within the quotes of a raw string (`r#"…"#`), if the text begins with one.
fn raw_string(text: &str) -> Option<(usize, usize)> {
    let hashes = text.strip_prefix('r')?;
    let body = hashes.trim_start_matches('#');
    let closing = format!("\"{}", "#".repeat(hashes.len() - body.len()));
    let body = body.strip_prefix('"')?;
    Some((text.len() - body.len(), body.find(&closing).unwrap_or(body.len())))
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blanks_and_comments();
        let at = self.at;
        let rest = self.rest();
        if let Some((before, within)) = raw_string(rest) {
            self.take(before);
            let word = self.take(within);
            self.take(before - 1);
            return Some((at, Token::Word(word)));
        }
        let token = match rest.chars().next()? {
            '"' => return Some((at, Token::Word(self.quoted()))),
            '(' | '[' | '{' => Token::Open,
            ')' | ']' | '}' => Token::Close,
            ',' => Token::Comma,
            ':' => Token::Colon,
            first => {
                let ends = |c: char| c.is_whitespace() || "()[]{},:\"/".contains(c);
                let len = rest.find(ends).unwrap_or(rest.len()).max(first.len_utf8());
                return Some((at, Token::Word(self.take(len))));
            }
        };
        self.take(1);
        Some((at, token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "( // (\n  rules: [\n    (id: R01, big: \"a, (\\\" b\"),\n    (id: R02,\n      guards: {\"one\": (mode: off,\n        max: 3)}),\n  ],\n  /* [ /* ( */ */ floor: [Side,\n    Hands],\n  raw: r#\"a \"( b\"#, last: 1\n)";

    fn line(path: &str) -> usize {
        let outline = Outline::of(TEXT);
        outline.line(outline.find(path))
    }

    #[test]
    fn a_field_stands_on_the_line_of_its_name() {
        for (path, stands) in [("rules", 2), ("rules.R01.big", 3), ("rules.R02", 4), ("rules.2", 4), ("last", 10)] {
            assert_eq!(line(path), stands, "{path}");
        }
        assert_eq!(line("rules.R02.guards.one.max"), 6);
        assert_eq!(line("floor.2"), 9);
    }

    #[test]
    fn a_field_that_is_missing_stands_where_it_should_be() {
        assert_eq!(line("rules.R02.guards.one.min"), 5);
        assert_eq!(line("rules.R03"), 2);
        assert_eq!(line("market.dots"), 1);
    }

    #[test]
    fn a_place_has_the_path_and_the_value_of_the_innermost_field() {
        let outline = Outline::of(TEXT);
        let at = |word| outline.at(TEXT.find(word).expect("it is there"));
        assert_eq!(outline.path(at("off")), "rules.R02.guards.one.mode");
        assert_eq!(outline.value(at("off")), Some("off"));
        assert_eq!(outline.path(at("Hands")), "floor.2");
        assert_eq!(outline.value(at("1\n)")), Some("1"));
        assert_eq!(outline.path(at("( //")), "");
        assert_eq!(outline.value(at("guards")), None);
    }

    #[test]
    fn a_key_that_stands_twice_is_found() {
        let outline = Outline::of("(a: {1: 2, 3: 2, 1: 4}, b: [1, 1], c: (a: 1))");
        let again: Vec<_> = outline.repeated().into_iter().map(|field| outline.path(field)).collect();
        assert_eq!(again, ["a.1"]);
    }

    #[test]
    fn a_text_that_breaks_off_or_never_closes_has_an_outline_all_the_same() {
        for text in ["", "(", "(a", "(a:", "(a: \"", "(a: r#\"x", "/*", ")))", "(a: [(((", "\\", "r#", "(:,:,)"] {
            let outline = Outline::of(text);
            assert_eq!(outline.line(outline.find("a.b.c")), 1, "{text}");
            outline.path(outline.at(text.len()));
        }
        let deep = "(".repeat(100_000);
        let outline = Outline::of(&deep);
        assert!(outline.path(outline.at(99_999)).len() < 20);
    }
}
