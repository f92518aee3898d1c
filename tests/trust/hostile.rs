//! What nobody means well with, through every field that a person or a file can fill.

mod corpus;
mod exchanged;
mod files;
mod leaves;
#[cfg(target_os = "linux")]
mod links;
#[cfg(target_os = "linux")]
mod memory;
mod names;
mod notation;
mod residents;
mod scalars;
mod screens;
pub mod strings;

use ron::ser::to_string as quoted;
use unicode_segmentation::UnicodeSegmentation as _;
use yishi::{
    document::markdown,
    i18n::{Lang, names::Roll},
    meeting::{Ground, Meeting, Name, spec},
    minutes::{self, Record},
    view::{self, Board, Look},
};

use crate::{
    commands::{TABLE, give, rooms},
    support::{Room, figure, order},
};
use strings::strings;

/// Nothing in a text moves the cursor, hides, turns it round or piles up.
pub fn assert_clean(text: &str, what: &str) {
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let hostile = match u32::from(*c) {
            0x0a => false,
            0x200d => !(at > 0 && chars.get(at + 1).is_some_and(|after| u32::from(*after) > 0x2190)),
            0..0x20
            | 0x7f..=0x9f
            | 0xad
            | 0x61c
            | 0x200b..=0x200f
            | 0x2028..=0x202e
            | 0x2060..=0x206f
            | 0xfeff
            | 0xfff9..=0xfffb
            | 0xe000..=0xf8ff
            | 0xfe00..=0xfe0f
            | 0xe0000.. => true,
            code => code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code),
        };
        assert!(!hostile, "{what}: {:x} in {text:?}", u32::from(*c));
    }
    for grapheme in text.graphemes(true) {
        let marks = grapheme.chars().filter(|c| unicode_normalization::char::is_combining_mark(*c)).count();
        assert!(marks <= 4, "{what}: {marks} marks on {grapheme:?}");
    }
}

/// The text fields of a command.
fn fields(name: Name) -> Vec<&'static str> {
    let text = |kind: &str| matches!(kind.replace(' ', "").as_str(), "String" | "Option<String>");
    name.fields().iter().filter(|(_, kind)| text(kind)).map(|(field, _)| *field).collect()
}

/// An example with this text in this field.
fn with(example: &str, field: &str, text: &str) -> String {
    let value = format!("{field}:{}", quoted(text).unwrap());
    for opening in ["(", ","] {
        let mark = format!("{opening}{field}:\"");
        if let Some((before, rest)) = example.split_once(mark.as_str()) {
            let (_, after) = rest.split_once('"').unwrap();
            return format!("{before}{opening}{value}{after}");
        }
    }
    let example = example.replace(&format!("{field}:None"), "");
    let (name, rest) = example.split_once('(').unwrap();
    let comma = if rest == ")" { "" } else { "," };
    format!("{name}({value}{comma}{rest}")
}

/// Every text field of every command, at a place where a harmless text is taken.
fn places() -> Vec<(Name, &'static str, Room, String)> {
    let rooms = rooms();
    let mut found = Vec::new();
    let mut unreached = Vec::new();
    for (name, _, tries) in TABLE {
        for field in fields(*name) {
            let places = tries.iter().flat_map(|(at, before, line)| {
                let line = if line.is_empty() { spec::of(*name).example } else { line };
                rooms.iter().filter(|(place, _)| at.contains(*place)).map(move |(_, room)| (room, *before, line))
            });
            let taken = places.into_iter().find_map(|(room, before, line)| {
                let mut room = room.clone();
                for line in before {
                    give(&mut room, line).ok()?;
                }
                if line.starts_with('(') || line.contains(&format!(" {field}:")) {
                    return None;
                }
                let line = line.to_owned();
                let tried = room.clone().when(&with(&line, field, "南门"));
                tried.is_ok().then_some((room, line))
            });
            match taken {
                Some((room, line)) => found.push((*name, field, room, line)),
                None => unreached.push(format!("{name:?}.{field}")),
            }
        }
    }
    println!("no place takes a plain text in: {unreached:?}");
    assert!(unreached.len() <= 16, "{unreached:?}");
    found
}

/// Without what is escaped though it is harmless in itself: a backslash, a mark, a joiner, a blank. They are then looked at.
fn unescaped(written: &str) -> String {
    let in_itself =
        |c: &char| *c == '\u{200d}' || c.is_whitespace() || unicode_normalization::char::is_combining_mark(*c);
    let plain = written.replace(r"\\", "");
    let mut parts = plain.split(r"\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').unwrap_or((part, ""));
        match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).filter(in_itself) {
            Some(c) => text.push(c),
            None => text.extend([r"\u{", hex, "}"]),
        }
        text.push_str(rest);
    }
    text
}

/// What is shown and printed of a meeting.
fn shown(meeting: &Meeting) -> String {
    let calls = std::collections::BTreeMap::new();
    let names = &Roll { lang: Lang::Zh, calls: &calls };
    let look = Look { now: meeting.last_at.unwrap(), names, lang: Lang::Zh, head: "" };
    let scenes = Board::ALL.map(|board| scene_text(&format!("{:?}", view::scene(meeting, board, &look))));
    let paper = markdown::write(&minutes::build(meeting, &Record::of(names, Lang::Zh)));
    format!("{}\n{}", scenes.join("\n"), String::from_utf8(paper).unwrap())
}

/// Debug output escapes what is hostile: the escape itself would be the finding.
fn scene_text(debug: &str) -> String {
    let plain = unescaped(debug);
    assert!(!plain.contains(r"\u{"), "{debug}");
    assert_clean(&plain, "scene");
    plain
}

#[test]
fn a_hostile_text_is_refused_or_stored_clean_in_every_field_of_every_command() {
    let (mut given, mut refused, mut stored, mut other) = (0, 0, 0, 0);
    let (places, strings) = (places(), strings());
    assert!(strings.len() >= 60);
    let step = usize::try_from(figure::size(12, 1)).unwrap();
    for (nth, (name, field, room, line)) in places.iter().enumerate() {
        for (of, text) in strings.iter().skip(nth % step).step_by(step) {
            given += 1;
            let line = with(line, field, text);
            if line.len() > yishi::meeting::script::LINE_LIMIT {
                continue;
            }
            let mut room = room.clone();
            match room.when(&line) {
                Err(refusal) if refusal.ground == Ground::Text => refused += 1,
                // A word of a closed set (a sector, a preset) that isn't one.
                Err(_) => other += 1,
                Ok(events) => {
                    stored += 1;
                    let written = quoted(&events).unwrap();
                    let what = format!("{name:?}.{field} {of}");
                    assert!(!written.contains(['\n', '\r']), "{what}");
                    assert_clean(&unescaped(&written), &what);
                    assert!(!unescaped(&written).contains(r"\u{"), "{what}: {written}");
                    assert_eq!(ron::from_str::<Vec<yishi::meeting::Event>>(&written).unwrap(), events, "{what}");
                    if stored % 20 == 0 || step == 1 {
                        assert_clean(&shown(room.meeting()), &what);
                    }
                }
            }
        }
    }
    assert!(refused > given / 3 && stored > given / 10, "{given} {refused} {stored} {other}");
    figure::note(
        "H1",
        &format!(
            "{} strings, {} text fields of {} commands: {given} given, {refused} refused as texts, {other} refused otherwise, {stored} stored clean, 0 stored otherwise",
            strings.len(),
            places.len(),
            Name::ALL.len(),
        ),
    );
}

#[test]
fn a_hostile_reason_is_refused_or_stored_clean() {
    let room = crate::support::at_s4_with_motion();
    for (of, text) in strings() {
        let line = format!("(because: {}, cmd: GrantFloor(badge: 7))", quoted(&text).unwrap());
        let mut room = room.clone();
        if let Ok(events) = room.give(order(&line)) {
            let written = quoted(&events).unwrap();
            assert_clean(&unescaped(&written), of);
            assert!(!unescaped(&written).contains(r"\u{"), "{of}: {written}");
        }
    }
}
