//! What else RON lets somebody write: for each liberty, and each reader of a file or a line, whether it is taken.

use yishi::{
    charter,
    journal::{self, People},
    meeting::script,
};

use crate::support::figure;

const HAISHU: &str = include_str!("../../../src/charter/presets/haishu.ron");

/// A reader, with a text that it takes.
type Reader = (&'static str, String, fn(&str) -> bool);

fn readers() -> [Reader; 4] {
    [
        ("script", r#"(because: "路近", cmd: GrantFloor(badge: 7))"#.to_owned(), |text| {
            script::parse(text).is_ok_and(|order| order.is_some())
        }),
        ("charter", HAISHU.to_owned(), |text| charter::parse(text).is_ok()),
        (
            "people",
            r#"(v: 1, people: {"0190a000-0000-7000-8000-000000000001": (name: "王小红")})"#.to_owned(),
            |text| People::parse("people.ron".into(), text.as_bytes()).is_ok(),
        ),
        (
            "journal",
            r#"(v:1,seq:1,at:"2026-05-23T19:00:00.000+08:00",by:Host,via:0,ev:[TopicRenamed(topic:1,title:"灯")])"#
                .to_owned(),
            |text| journal::read_sealed(text.as_bytes()).is_ok_and(|entry| entry.is_some()),
        ),
    ]
}

/// What is replaced, by what.
type Change = (&'static str, &'static str);

/// The liberty; how each text changes (script, charter, people, journal: what is replaced, by what; empty for before and after all);
/// and which take it (`+`) or refuse it (`.`), in that order. A journal is written by programs: its prefix is fixed to the byte.
#[rustfmt::skip]
const LIBERTIES: &[(&str, [Change; 4], &str)] = &[
    ("as it should be", [("", ""), ("", ""), ("", ""), ("", "")], "++++"),
    ("a field twice", [("badge: 7", "badge: 7, badge: 8"), ("extend: 5,", "extend: 5, extend: 6,"), ("v: 1", "v: 1, v: 1"), ("via:0", "via:0,via:0")], "...."),
    ("a field twice, the same", [("because: \"路近\"", "because: \"路近\", because: \"路近\""), ("extend: 5,", "extend: 5, extend: 5,"), ("name: \"王小红\"", "name: \"王小红\", name: \"王小红\""), ("title:\"灯\"", "title:\"灯\",title:\"灯\"")], "...."),
    ("a key of a map twice", [("", ""), ("\"turns\": (", "\"turns\": (mode: off), \"turns\": ("), ("people: {", "people: {\"0190a000-0000-7000-8000-000000000001\": (),"), ("", "")], "+..+"),
    ("a field that nobody knows", [("badge: 7", "badge: 7, more: 1"), ("extend: 5,", "extend: 5, more: 1,"), ("v: 1", "v: 1, more: 1"), ("via:0", "via:0,more:1")], "...."),
    ("one deeper in", [("GrantFloor(badge: 7)", "RaiseHand(badge: 7, more: (a: 1))"), ("dots: 3", "dots: 3, more: [1]"), ("name: ", "more: {}, name: "), ("topic:1", "topic:1,more:()")], "...."),
    ("a field left out", [("badge: 7", ""), ("extend: 5,", ""), ("v: 1,", ""), ("via:0,", "")], "+..."),
    ("an extension switched on", [("^", "#![enable(implicit_some)]"), ("^", "#![enable(implicit_some)]\n"), ("^", "#![enable(implicit_some)]\n"), ("^", "#![enable(implicit_some)]")], ".++."),
    ("one that RON doesn't know", [("^", "#![enable(all)]"), ("^", "#![enable(all)]\n"), ("^", "#![enable(all)]\n"), ("^", "#![enable(all)]")], "...."),
    ("a comment to the end of the line", [("$", " // so"), ("$", " // so"), ("$", " // so"), ("$", " // so")], "++++"),
    ("a block comment inside", [("badge: 7", "badge: /* x */ 7"), ("extend: 5", "extend: /* x */ 5"), ("v: 1", "v: /* x */ 1"), ("via:0", "via:/*x*/0")], "++++"),
    ("block comments in each other", [("badge: 7", "badge: /* /* x */ */ 7"), ("extend: 5", "extend: /* /* x */ */ 5"), ("v: 1", "v: /* /* x */ */ 1"), ("via:0", "via:/*/*x*/*/0")], "++++"),
    ("one that never ends", [("badge: 7", "badge: /* 7"), ("extend: 5", "extend: /* 5"), ("v: 1", "v: /* 1"), ("via:0", "via:/*0")], "...."),
    ("a raw string", [("\"路近\"", "r#\"路\"近\"#"), ("\"resident\"", "r##\"resident\"##"), ("\"王小红\"", "r\"王小红\""), ("\"灯\"", "r#\"灯\"#")], "++++"),
    ("bytes for a string", [("\"路近\"", "b\"x\""), ("\"resident\"", "b\"resident\""), ("\"王小红\"", "b\"x\""), ("\"灯\"", "b\"x\"")], "...."),
    ("a letter for a string", [("\"路近\"", "'路'"), ("\"resident\"", "'r'"), ("\"王小红\"", "'王'"), ("\"灯\"", "'灯'")], "...."),
    ("a comma at the end", [("badge: 7)", "badge: 7,)"), ("report_seconds: 180)", "report_seconds: 180,)"), ("(name: \"王小红\")", "(name: \"王小红\",)"), ("via:0,ev", "via:0,ev")], "++++"),
    ("two commas", [("badge: 7", "badge: 7,,"), ("extend: 5,", "extend: 5,,"), ("v: 1,", "v: 1,,"), ("via:0,", "via:0,,")], "...."),
    ("a number with a low line", [("badge: 7", "badge: 1_7"), ("extend: 5", "extend: 1_0"), ("v: 1", "v: 0_1"), ("via:0", "via:0_0")], "++++"),
    ("a hexadecimal number", [("badge: 7", "badge: 0x7"), ("extend: 5", "extend: 0x5"), ("v: 1", "v: 0x1"), ("via:0", "via:0x0")], "++++"),
    ("a negative number", [("badge: 7", "badge: -7"), ("extend: 5", "extend: -5"), ("v: 1", "v: -1"), ("via:0", "via:-1")], "...."),
    ("a number too large", [("badge: 7", "badge: 65536"), ("extend: 5", "extend: 65536"), ("v: 1", "v: 4294967296"), ("via:0", "via:256")], "...."),
    ("a broken number", [("badge: 7", "badge: 7.5"), ("extend: 5", "extend: 5.5"), ("v: 1", "v: 1.5"), ("via:0", "via:0.5")], "...."),
    ("another version", [("", ""), ("", ""), ("v: 1", "v: 2"), ("v:1", "v:3")], "++.."),
    ("Some(…) written out", [("badge: 7", "badge: Some(7)"), ("\"turns\": (mode: enforce, max: 2", "\"turns\": (mode: enforce, max: Some(2)"), ("\"王小红\"", "Some(\"王小红\")"), ("", "")], "++++"),
    ("a second value behind", [("$", " (cmd: Redo())"), ("$", "()"), ("$", "()"), ("$", "()")], "...."),
    ("a byte order mark", [("^", "\u{feff}"), ("^", "\u{feff}"), ("^", "\u{feff}"), ("^", "\u{feff}")], "+++."),
    ("a NUL", [("badge: 7", "badge: \0 7"), ("extend: 5", "extend: \0 5"), ("v: 1", "v: \0 1"), ("via:0", "via:\0 0")], "...."),
    ("lines that end as on Windows", [(", cmd", ",\r\n cmd"), (",\n", ",\r\n"), (", people", ",\r\n people"), (",via", ",\r\nvia")], "++++"),
];

/// `^` stands for before all, `$` for behind all.
fn changed(text: &str, (what, by): Change) -> String {
    let text = text.trim_end();
    match what {
        "" => text.to_owned(),
        "^" => format!("{by}{text}"),
        "$" => format!("{text}{by}"),
        what => {
            assert!(text.contains(what), "{what:?} is not in {text}");
            text.replacen(what, by, 1)
        }
    }
}

#[test]
fn each_liberty_of_the_notation_is_taken_or_refused_by_each_reader_as_the_table_says() {
    let readers = readers();
    let mut wrong = Vec::new();
    for (liberty, changes, promised) in LIBERTIES {
        let came: String = readers
            .iter()
            .zip(changes)
            .map(|((_, text, read), change)| if read(&changed(text, *change)) { '+' } else { '.' })
            .collect();
        if came != *promised {
            wrong.push(format!("{liberty}: {came} and not {promised}"));
        }
    }
    let names: Vec<&str> = readers.iter().map(|(name, ..)| *name).collect();
    assert!(wrong.is_empty(), "{names:?}\n{}", wrong.join("\n"));
    let taken: usize = LIBERTIES.iter().map(|(_, _, promised)| promised.matches('+').count()).sum();
    let all = LIBERTIES.len() * readers.len();
    figure::note(
        "H8",
        &format!(
            "{} liberties of RON, {} readers: {taken} taken, {} refused, as the table says",
            LIBERTIES.len(),
            readers.len(),
            all - taken
        ),
    );
}
