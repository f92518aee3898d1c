//! The same table through every string inside something larger: the options of a choice, promises carried in, a charter written
//! out, the names of `people.ron`, the events of a journal that somebody wrote by hand. Which strings there are is read from the
//! declarations of the types: one that no example holds fails the test.
#![allow(clippy::string_slice, reason = "cut at quotes")]

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use ron::ser::{PrettyConfig, to_string as quoted};
use serde::Serialize;
use yishi::{
    charter::{self, preset},
    journal::{self, People},
    meeting::{Entry, Event, Name, Timeline},
    text,
};

use super::{assert_clean, shown, strings::strings, unescaped};
use crate::{
    journal::schema::declarations,
    support::{Room, at_s5_decided, figure},
};

/// One of each event, a line each.
const EVERY_EVENT: &str = include_str!("../../data/every-event-v2.ron");

/// On one line, with the names of the structs: so that each string says of what it is a part.
fn named(value: &impl Serialize) -> String {
    let config = PrettyConfig::new().struct_names(true).new_line(" ").indentor("").separator("");
    ron::ser::to_string_pretty(value, config).unwrap()
}

/// The strings of a RON text with the names of its structs: where each stands, quotes included, and what it is
/// (`Promise.item`, `Text`, `Rule.guards`).
fn leaves(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut open: Vec<(String, String)> = Vec::new();
    let (mut word, mut at) = (String::new(), 0);
    while let Some(c) = text[at..].chars().next() {
        let begin = at;
        at += c.len_utf8();
        match c {
            '"' => {
                let mut escaped = false;
                let end = text[at..].char_indices().find(|(_, c)| {
                    let ends = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    ends
                });
                at += end.unwrap().0 + 1;
                // A list or a map belongs to the field that it stands in.
                let of = open.iter().rev().find(|(of, _)| !of.is_empty());
                let (of, field) = of.cloned().unwrap_or_default();
                found.push((begin..at, if field.is_empty() { of } else { format!("{of}.{field}") }));
            }
            '(' if word == "Some" => open.push(<_>::default()),
            '(' => open.push((std::mem::take(&mut word), String::new())),
            '[' | '{' => open.push(<_>::default()),
            ')' | ']' | '}' => drop(open.pop()),
            ':' => {
                if let Some((_, field)) = open.last_mut() {
                    *field = std::mem::take(&mut word);
                }
            }
            c if c.is_alphanumeric() || c == '_' => {
                word.push(c);
                continue;
            }
            _ => {}
        }
        word.clear();
    }
    found
}

/// The strings that the declarations know, of these types and of all that they are made of.
fn declared(types: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let declarations = declarations();
    let (mut todo, mut seen, mut found) = (types.into_iter().collect::<Vec<_>>(), BTreeSet::new(), BTreeSet::new());
    while let Some(name) = todo.pop() {
        let Some(declaration) = declarations.get(&name).filter(|_| seen.insert(name.clone())) else {
            continue;
        };
        // Without serde's attributes, and as a value would be written: names before brackets, fields before colons.
        let mut code = String::new();
        for (nth, part) in declaration.split("#[").enumerate() {
            code.push_str(if nth == 0 { part } else { part.split_once(")]").map_or("", |(_, rest)| rest) });
        }
        if declaration.contains("try_from = \"String\"") {
            continue;
        }
        let code = code.replace("pub ", "").replace("struct ", "").replace("enum ", "").replace(" {", "{");
        // What is open, of what, its field; a word is a type behind a colon or inside parentheses.
        let (mut open, mut word, mut angles): (Vec<(char, String, String)>, String, usize) = Default::default();
        for c in code.chars() {
            match c {
                '(' | '{' => open.push((c, std::mem::take(&mut word), String::new())),
                ':' => open.last_mut().unwrap().2 = std::mem::take(&mut word),
                _ if c.is_alphanumeric() || c == '_' => {
                    word.push(c);
                    continue;
                }
                _ => {
                    let word = std::mem::take(&mut word);
                    if let Some((bracket, of, field)) = open.last() {
                        let is_type = *bracket == '(' || !field.is_empty();
                        if is_type && word == "String" {
                            found.insert(if field.is_empty() { of.clone() } else { format!("{of}.{field}") });
                        } else if is_type {
                            todo.push(word);
                        }
                    }
                    match c {
                        '<' => angles += 1,
                        '>' => angles -= 1,
                        ',' if angles == 0 => open.last_mut().unwrap().2.clear(),
                        ')' | '}' => drop(open.pop()),
                        _ => {}
                    }
                }
            }
            word.clear();
        }
    }
    found
}

/// What became of the table in the strings of something.
#[derive(Default)]
struct Came {
    leaves: usize,
    given: usize,
    refused: usize,
    clean: usize,
}

impl Came {
    /// Puts each hostile string in the place of each string; `take` says what was stored, `None` for nothing.
    fn through(&mut self, what: &str, text: &str, step: usize, mut take: impl FnMut(&str) -> Option<String>) {
        let strings = strings();
        for (nth, (place, leaf)) in leaves(text).into_iter().enumerate() {
            self.leaves += 1;
            for (of, hostile) in strings.iter().skip(nth % step).step_by(step) {
                let given = format!("{}{}{}", &text[..place.start], quoted(hostile).unwrap(), &text[place.end..]);
                self.given += 1;
                match take(&given) {
                    None => self.refused += 1,
                    Some(stored) => {
                        self.clean += 1;
                        let what = format!("{what}: {leaf}, {of}");
                        assert!(!stored.contains(['\n', '\r']), "{what}: {stored}");
                        // A guard of no name is never looked up, and its name never shown.
                        if leaf == "Rule.guards" {
                            continue;
                        }
                        assert!(!unescaped(&stored).contains(r"\u{"), "{what}: {stored}");
                        assert_clean(&unescaped(&stored), &what);
                    }
                }
            }
        }
    }
}

/// Every how many of the strings are tried: a charter has hundreds of places and takes long to read, so each place takes its turn at
/// others of the table.
fn thin(text: &str) -> usize {
    let (short, full) = if text.len() > 4_000 { (600, 12) } else { (40, 1) };
    usize::try_from(figure::size(short, full)).unwrap()
}

/// Names without what is no struct but a value around or in it.
fn covered(texts: &[&str]) -> BTreeSet<String> {
    texts.iter().flat_map(|text| leaves(text)).map(|(_, leaf)| leaf).collect()
}

/// Commands with everything in them that can be nested.
fn commands() -> Vec<(Room, String)> {
    let own = named(&preset("haishu").unwrap());
    let promise = "Promise(item: \"26年2次会1件\", text: \"路灯报修\", due: \"2026-06-30\")";
    let vote =
        "OpenVote(on: Choice(title: \"先做哪件\", options: [Text(\"修门\"), Text(\"修灯\")], pick: 1), present: 41)";
    vec![
        (
            Room::empty(),
            format!(
                "OpenMeeting(estate: \"梧桐\", theme: \"门禁\", charter: Preset(\"haishu\"), promises: [{promise}])"
            ),
        ),
        (Room::empty(), format!("OpenMeeting(estate: \"梧桐\", theme: \"门禁\", charter: Own({own}))")),
        (at_s5_decided(), vote.to_owned()),
    ]
}

#[test]
fn no_string_inside_a_command_is_left_out() {
    let texts: Vec<String> = commands().into_iter().map(|(_, line)| line).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let covered = covered(&texts);
    let kinds = Name::ALL.iter().flat_map(|name| name.fields()).map(|(_, kind)| *kind);
    let types = kinds.flat_map(|kind| kind.split(|c: char| !c.is_alphanumeric()).map(str::to_owned));
    let missing: Vec<String> = declared(types).into_iter().filter(|leaf| !covered.contains(leaf)).collect();
    assert!(missing.is_empty(), "no example holds {missing:?}; there are {covered:?}");
}

#[test]
fn no_string_inside_an_event_is_left_out() {
    let texts: Vec<String> = events().map(|event| named(&event)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let covered = covered(&texts);
    let missing: Vec<String> =
        declared(["Event".to_owned()]).into_iter().filter(|leaf| !covered.contains(leaf)).collect();
    assert!(missing.is_empty(), "no example holds {missing:?}; there are {covered:?}");
}

/// With everything in them that may be left out.
fn events() -> impl Iterator<Item = Event> {
    const OPTIONAL: [&str; 9] =
        ["done_when", "note", "place", "reason", "receiver", "resources", "text", "theme", "with"];
    let choice = "VoteOpened(vote:1,on:Choice(title:\"先做哪件\",options:[Text(\"修门\")],pick:1),present:12,roll:12,tellers:[],method:Hands)";
    EVERY_EVENT.lines().chain([choice]).map(|line| {
        let full = OPTIONAL.iter().fold(line.to_owned(), |line, field| {
            line.replace(&format!("{field}:None"), &format!("{field}:Some(\"先这样\")"))
        });
        ron::from_str(&full).unwrap()
    })
}

/// One that a journal written by hand holds, after a meeting was opened.
fn read_by_hand(opened: &Timeline, event: &str) -> Option<(String, Timeline)> {
    let words = format!("(v:1,seq:1,at:\"2026-05-23T19:10:00.000+08:00\",by:Host,via:0,ev:[{event}])");
    let entry = journal::read_sealed(words.as_bytes()).ok()??;
    let written = quoted(&entry.events).unwrap();
    let mut timeline = if event.starts_with("MeetingOpened") { Timeline::default() } else { opened.clone() };
    let seq = timeline.entries().len() as u64 + 1;
    timeline.push(Entry { seq, ..entry });
    Some((written, timeline))
}

#[test]
fn a_hostile_text_inside_a_command_a_charter_the_names_or_a_journal_is_refused_or_kept_clean() {
    let mut came = Came::default();
    for (room, line) in commands() {
        came.through("command", &line, thin(&line), |line| {
            let order = yishi::meeting::script::parse(line).ok()??;
            let mut room = room.clone();
            let events = room.give(order).ok()?;
            let written = quoted(&events).unwrap();
            assert_eq!(ron::from_str::<Vec<Event>>(&written).unwrap(), events);
            Some(written)
        });
    }
    let own = named(&preset("haishu").unwrap());
    came.through("charter", &own, thin(&own), |text| {
        charter::parse(text).ok().map(|charter| quoted(&charter).unwrap())
    });

    let person = "\"0190a000-0000-7000-8000-000000000001\": (name: \"王小红\", call: \"王阿姨\")";
    came.through("people.ron", &format!("(v: 1, people: {{ {person} }})"), 1, |text| {
        let people = People::parse("people.ron".into(), text.as_bytes()).ok()?;
        let names: Vec<_> = people.all().flat_map(|(_, person)| person.name.iter().chain(&person.call)).collect();
        assert!(names.iter().all(|name| text::clean(name, text::NAME).as_ref() == Ok(*name)), "{names:?}");
        Some(quoted(&names).unwrap())
    });

    let mut opened = Timeline::default();
    if let Some((_, timeline)) = read_by_hand(&opened, &named(&events().next().unwrap())) {
        opened = timeline;
    }
    let mut nth = 0;
    for event in events() {
        let event = named(&event);
        came.through("journal", &event, thin(&event), |event| {
            let (written, timeline) = read_by_hand(&opened, event)?;
            nth += 1;
            if nth % 50 == 0 {
                assert_clean(&shown(timeline.meeting()), event);
            }
            Some(written)
        });
    }
    assert!(came.refused > came.given / 5 && came.clean > came.given / 20);
    let Came { leaves, given, refused, clean } = came;
    figure::note(
        "H1b",
        &format!(
            "{} strings through {leaves} strings inside commands, a charter, people.ron and {} kinds of events: {given} given, {refused} refused, {clean} kept clean, 0 kept otherwise",
            strings().len(),
            EVERY_EVENT.lines().count(),
        ),
    );
}

#[test]
fn the_strings_of_a_text_are_found_with_what_they_are() {
    let text = r#"A(b: "x", c: [Text("y\""), D(e: Some("z"))], f: {"k": G(h: 1)})"#;
    let found: BTreeMap<String, String> =
        leaves(text).into_iter().map(|(place, leaf)| (leaf, text[place].to_owned())).collect();
    let wanted = [("A.b", r#""x""#), ("Text", r#""y\"""#), ("D.e", r#""z""#), ("A.f", r#""k""#)];
    assert_eq!(found, wanted.map(|(leaf, text)| (leaf.to_owned(), text.to_owned())).into());
}
