//! Files that people edit, as the editors of their systems save them, and paths of Windows as they are typed and shown.

use std::borrow::Cow;

/// What some editors put in front of a text.
const MARK: &str = "\u{feff}";
/// In front of a path that Windows itself names, and nobody else.
const VERBATIM: &str = r"\\?\";
const SHARE: &str = r"\\?\UNC\";

/// A text without the mark that Notepad puts in front of it.
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

/// The same of a file that was read.
pub fn unmarked_bytes(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes)
}

/// A path as people know it.
pub fn known_path(path: &str) -> Cow<'_, str> {
    match (path.strip_prefix(SHARE), path.strip_prefix(VERBATIM)) {
        (Some(share), _) => Cow::Owned(format!(r"\\{share}")),
        (None, Some(plain)) => Cow::Borrowed(plain),
        (None, None) => Cow::Borrowed(path),
    }
}

/// A text in RON whose strings are paths, as people write them on Windows: `"E:\yishi"`, `"\\server\all"`, `"备份\new"`. To RON a
/// backslash begins an escape: `\y` is a fault, `\n` another line. Here it is what it looks like; who doubles it, as RON has it, is read
/// the same. In a string that begins with a drive or a share a last one ends nothing but the path (`"E:\"`).
pub fn with_windows_paths(ron: &str) -> String {
    let mut out = String::with_capacity(ron.len());
    let mut rest = ron;
    while let Some((before, inside)) = up_to_string(rest) {
        out.push_str(before);
        let is_path = is_windows_path(inside);
        let end = if is_path { inside.find('"') } else { end_of(inside) };
        let Some((string, after)) = end.and_then(|end| inside.split_at_checked(end)) else {
            rest = inside;
            break;
        };
        escape(&mut out, string);
        out.push('"');
        rest = after.strip_prefix('"').unwrap_or(after);
    }
    out.push_str(rest);
    out
}

/// Parts a text behind the quote that begins its first string; raw strings and comments are passed over.
fn up_to_string(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    loop {
        let here = at + text.get(at..)?.find(['"', '/'])?;
        let (head, tail) = text.split_at_checked(here)?;
        at = if tail.starts_with("//") {
            here + tail.find('\n')?
        } else if let Some(comment) = tail.strip_prefix("/*") {
            here + 4 + comment.find("*/")?
        } else if let Some(string) = tail.strip_prefix('"') {
            let bare = head.trim_end_matches('#');
            if !bare.ends_with('r') {
                return text.split_at_checked(here + 1);
            }
            let close = format!("\"{}", "#".repeat(head.len() - bare.len()));
            here + 1 + string.find(&close)? + close.len()
        } else {
            here + 1
        };
    }
}

/// Where a string ends, as RON has it.
fn end_of(inside: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '"' if !is_escaped => return Some(at),
            c => is_escaped = c == '\\' && !is_escaped,
        }
    }
    None
}

fn is_windows_path(inside: &str) -> bool {
    let mut chars = inside.chars();
    let begin = (chars.next(), chars.next(), chars.next());
    matches!(begin, (Some(drive), Some(':'), Some('\\')) if drive.is_ascii_alphabetic())
        || matches!(begin, (Some('\\'), Some('\\'), Some(_)))
}

fn escape(out: &mut String, path: &str) {
    let bare = path.trim_start_matches('\\');
    // A share begins with two, a root without a drive with one.
    out.push_str(match path.len() - bare.len() {
        0 => "",
        1 => r"\\",
        _ => r"\\\\",
    });
    let mut before = '\\';
    for c in bare.chars() {
        match c {
            '\\' if before == '\\' => {}
            '\\' => out.push_str(r"\\"),
            c => out.push(c),
        }
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(ron: &str) -> String {
        ron::from_str::<String>(&with_windows_paths(ron)).unwrap_or_else(|error| panic!("{ron}: {error}"))
    }

    #[test]
    fn a_path_is_read_as_it_is_meant_doubled_or_not() {
        for (typed, meant) in [
            (r#""E:\yishi""#, r"E:\yishi"),
            (r#""E:\\yishi""#, r"E:\yishi"),
            (r#""E:\new\table""#, r"E:\new\table"),
            (r#""E:\""#, r"E:\"),
            (r#""E:\\""#, r"E:\"),
            (r#""e:\备份\U盘""#, r"e:\备份\U盘"),
            (r#""E:/yishi""#, "E:/yishi"),
            (r#""\\server\all""#, r"\\server\all"),
            (r#""\\\\server\\all""#, r"\\server\all"),
            (r#"r"E:\yishi""#, r"E:\yishi"),
            (r##"r#"E:\yishi"#"##, r"E:\yishi"),
            (r#""备份\new""#, r"备份\new"),
            (r#""\备份""#, r"\备份"),
            (r#""/mnt\disk/x""#, r"/mnt\disk/x"),
            (r#""/media/stick""#, "/media/stick"),
        ] {
            assert_eq!(read(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_is_no_string_is_as_it_was() {
        for text in [r#"('c', "E", "", "D:", "a\\b")"#, "// \"E:\\x\n(1)", "/* \"E:\\ */ ()", "\"E:\\", "(", "r#\"E:\\"]
        {
            assert_eq!(with_windows_paths(text), text);
        }
    }

    #[test]
    fn two_paths_and_lines_stay_where_they_are() {
        let text = "(\n  mirror: \"E:\\\", // the stick\n  papers: \"D:\\议事\",\n)";
        let read = with_windows_paths(text);
        assert_eq!(read.lines().count(), 4);
        assert!(read.contains(r#"mirror: "E:\\", // the stick"#) && read.contains(r#"papers: "D:\\议事","#), "{read}");
    }

    #[test]
    fn a_path_is_shown_as_people_know_it() {
        for (path, shown) in [
            (r"\\?\C:\Users\王", r"C:\Users\王"),
            (r"\\?\UNC\server\all", r"\\server\all"),
            (r"C:\x", r"C:\x"),
            ("/home/me", "/home/me"),
        ] {
            assert_eq!(known_path(path), shown);
        }
    }

    #[test]
    fn the_mark_of_an_editor_is_no_part_of_a_text() {
        assert_eq!((unmarked("\u{feff}()"), unmarked("()")), ("()", "()"));
        assert_eq!(unmarked_bytes("\u{feff}()".as_bytes()), b"()");
    }
}
