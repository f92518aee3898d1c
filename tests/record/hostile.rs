//! Texts that would rather be a formula, a tag, a link or a line of their own, through every field and every format.

use std::{collections::BTreeMap, sync::LazyLock};

use calamine::Data;
use encoding_rs::GB18030;
use yishi::{
    document::{self, Document, Part},
    i18n::{Lang, names::Roll},
    meeting::{Meeting, numbers::Badge},
    minutes::{self, Cut, File, Format, Order, Record, csv::Encoding},
};

use super::readers;
use crate::{sessions::played, support::figure};

const MORE: &[(&str, &str)] = &[
    ("formula", "=HYPERLINK(\"http://e.org\",\"x\")"),
    ("formula behind a blank", " =1+1"),
    ("fullwidth formula", "＝1+1"),
    ("plus", "+8613800000000"),
    ("minus", "-2+3"),
    ("at", "@SUM(A1)"),
    ("tab first", "\t=1"),
    ("return first", "\r=1"),
    ("cdata", "]]><w:p/><![CDATA["),
    ("element", "</w:t></w:r></w:p><w:p><w:r><w:t>x"),
    ("entity", "&#0; &#27; &lt;b&gt; &xxe;"),
    ("script", "</title></style><script>alert(1)</script>"),
    ("link", "[x](http://e.org) ![x](http://e.org/x.png) <http://e.org> http://e.org www.e.org"),
    ("calendar", "x\r\nEND:VTODO\r\nBEGIN:VALARM"),
    ("calendar value", "a;b,c:d\\n\"e\""),
    ("noncharacter", "a\u{FFFE}b\u{FFFF}c"),
    ("NUL and ESC", "a\0b\u{1b}c"),
    ("one letter beyond the cell", "=x"),
];

fn texts() -> Vec<(&'static str, String)> {
    let more = MORE.iter().map(|(name, text)| (*name, (*text).to_owned()));
    // The engine takes no longer ones.
    let cut = |text: String| text.chars().take(120).collect();
    let strings = crate::trust::hostile::strings::strings().into_iter().map(|(name, text)| (name, cut(text)));
    let step = usize::try_from(figure::size(3, 1)).unwrap();
    strings.step_by(step).chain(more).collect()
}

/// The worked meeting with this text wherever somebody wrote one.
fn with(text: &str) -> (Meeting, BTreeMap<Badge, String>) {
    static WORKED: LazyLock<Meeting> = LazyLock::new(|| played("worked").meeting().clone());
    let mut m = WORKED.clone();
    let t = || text.to_owned();
    let opening = m.opening.as_mut().unwrap();
    (opening.estate, opening.theme, opening.place) = (t(), t(), Some(t()));
    for promise in &mut opening.promises {
        (promise.item, promise.text) = (t(), t());
    }
    m.concerns.values_mut().for_each(|it| it.text = Some(t()));
    m.topics.values_mut().for_each(|it| it.title = Some(t()));
    for motion in m.motions.values_mut() {
        (motion.text.action, motion.text.object, motion.text.who, motion.text.when) = (t(), t(), t(), t());
        motion.receiver = motion.receiver.as_ref().map(|_| t());
    }
    m.speeches.values_mut().for_each(|it| it.text = Some(t()));
    for group in m.groups.values_mut() {
        let notes = group.points.iter_mut().chain(&mut group.disagreements).chain(&mut group.surprises);
        notes.for_each(|note| note.text = Some(t()));
    }
    for action in m.actions.values_mut() {
        (action.what, action.done_when) = (t(), Some(t()));
        (action.resources, action.with) = (Some(t()), Some(t()));
    }
    m.pledges.values_mut().for_each(|it| it.text = t());
    m.parked.values_mut().for_each(|it| it.text = Some(t()));
    for response in m.responses.values_mut() {
        (response.org, response.text) = (t(), Some(t()));
    }
    m.attachments.push((t(), None));
    for correction in &mut m.corrections {
        (correction.text, correction.reason) = (t(), t());
    }
    if let Some(follow_up) = &mut m.follow_up {
        follow_up.place = Some(t());
    }
    let calls = m.people.keys().map(|badge| (*badge, t())).collect();
    (m, calls)
}

fn written(text: &str, encoding: Encoding) -> Vec<File> {
    // What the circulated cut has, the archive has too.
    written_as(text, &Order { cuts: &[Cut::Page, Cut::Archive], encoding, ..Order::ALL })
}

fn written_as(text: &str, order: &Order<'_>) -> Vec<File> {
    let (m, calls) = with(text);
    let names = Roll { lang: Lang::Zh, calls: &calls };
    let record = Record::of(&names, Lang::Zh);
    minutes::files(&m, &record, order).unwrap()
}

/// What a format's reader makes of a file, its words left out.
fn shape(file: &File) -> Vec<String> {
    match file.name.rsplit_once('.').unwrap().1 {
        "docx" => readers::parts(&file.bytes)
            .iter()
            .flat_map(|(name, xml)| [vec![name.clone()], readers::elements(name, xml)].concat())
            .collect(),
        "html" => readers::html(&file.bytes).0,
        "xlsx" => {
            let kind = |cell: &Data| match cell {
                Data::String(_) => "text".to_owned(),
                other => format!("{other:?}"),
            };
            let sheets = readers::xlsx(&file.bytes).into_iter();
            sheets.flat_map(|(name, rows)| [vec![name], rows.concat().iter().map(kind).collect()].concat()).collect()
        }
        "csv" => readers::csv(&file.bytes).iter().map(|row| row.len().to_string()).collect(),
        "ics" => readers::ics(&file.bytes)
            .into_iter()
            .flat_map(|(kind, lines)| [vec![kind], lines.into_iter().map(|(name, _)| name).collect()].concat())
            .collect(),
        "md" => {
            let options = pulldown_cmark::Options::all() - pulldown_cmark::Options::ENABLE_SMART_PUNCTUATION;
            let events = pulldown_cmark::Parser::new_ext(std::str::from_utf8(&file.bytes).unwrap(), options);
            let events = events.filter(|event| !matches!(event, pulldown_cmark::Event::Text(_)));
            events
                .map(|event| match event {
                    pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading { level, .. }) => {
                        format!("heading {level}")
                    }
                    other => format!("{other:?}"),
                })
                .collect()
        }
        "ron" => {
            let _: ron::Value = ron::from_str(std::str::from_utf8(&file.bytes).unwrap()).unwrap();
            Vec::new()
        }
        _ => {
            let text = std::str::from_utf8(&file.bytes).unwrap();
            assert!(!text.contains(['\0', '\u{1b}', '\t', '\r']), "{text}");
            vec![text.lines().count().to_string()]
        }
    }
}

#[test]
fn no_text_changes_the_shape_of_a_file_or_the_name_of_one() {
    let harmless = written("门禁", Encoding::Utf8);
    let shapes: Vec<_> = harmless.iter().map(shape).collect();
    for (of, text) in texts() {
        // A text of which nothing is left stands in no cell: the engine takes none.
        if yishi::text::strip(&text).trim().is_empty() {
            continue;
        }
        let mut files = written(&text, Encoding::Utf8);
        // A table that has it otherwise on one page, without a telephone, is a file for itself.
        files.retain(|file| file.format != Format::Csv || !file.name.contains("会议纪要("));
        assert_eq!(files.len(), harmless.len(), "{of}");
        for ((file, plain), shape_of) in files.iter().zip(&harmless).zip(&shapes) {
            // The estate stands in its name, as far as a file system takes it.
            assert_eq!((file.paper, file.format, file.is_front), (plain.paper, plain.format, plain.is_front), "{of}");
            assert!(!file.name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']), "{of}: {}", file.name);
            assert!(!file.name.chars().any(char::is_control) && file.name.len() < 150, "{of}: {}", file.name);
            assert!(shape(file) == *shape_of, "{of}: {}", file.name);
        }
    }
}

#[test]
fn no_cell_of_any_csv_in_any_encoding_begins_like_a_formula() {
    for (of, text) in texts() {
        for encoding in [Encoding::Utf8, Encoding::Gb18030] {
            let order = Order { cuts: &[Cut::Archive], formats: &[Format::Csv], encoding };
            for file in &written_as(&text, &order) {
                let utf8 = match encoding {
                    Encoding::Utf8 => file.bytes.clone(),
                    Encoding::Gb18030 => {
                        let (text, failed) = GB18030.decode_without_bom_handling(&file.bytes);
                        assert!(!failed, "{of}: {}", file.name);
                        format!("\u{FEFF}{text}").into_bytes()
                    }
                };
                for cell in readers::csv(&utf8).concat() {
                    let first = cell.trim_start_matches([' ', '\u{3000}']).chars().next();
                    let formula = first.is_some_and(|c| "=+-@\t\r\0＝＋－＠".contains(c));
                    assert!(!formula, "{of}: {} {cell:?}", file.name);
                }
            }
        }
    }
}

#[test]
fn a_text_cell_stays_a_text_when_somebody_edits_it() {
    let files = written("=1+1", Encoding::Utf8);
    let book =
        files.iter().find(|file| file.name.starts_with("会议纪要(存档)") && file.format == Format::Xlsx).unwrap();
    let parts = readers::parts(&book.bytes);
    let (_, styles) = parts.iter().find(|(name, _)| name == "xl/styles.xml").unwrap();
    assert!(String::from_utf8_lossy(styles).contains("quotePrefix=\"1\""));
}

#[test]
fn every_character_of_what_people_wrote_is_still_read_in_every_format() {
    let said = "a&b <c> \"d\" 'e' | f * _g_ `h` [i](j) =k ~l~ \\m ; n , o : p";
    for file in written(said, Encoding::Utf8) {
        let all = match file.name.rsplit_once('.').unwrap().1 {
            "docx" => readers::docx(&file.bytes).concat().concat(),
            "html" => readers::html(&file.bytes).1.concat().concat(),
            "md" => readers::markdown(&file.bytes).concat().concat(),
            "csv" => readers::csv(&file.bytes).concat().concat(),
            "xlsx" => readers::xlsx(&file.bytes)
                .into_iter()
                .flat_map(|(_, rows)| rows.concat())
                .map(|it| it.to_string())
                .collect(),
            "ics" => {
                readers::ics(&file.bytes).into_iter().flat_map(|(_, lines)| lines).map(|(_, value)| value).collect()
            }
            "ron" => {
                let value: ron::Value = ron::from_str(std::str::from_utf8(&file.bytes).unwrap()).unwrap();
                format!("{value:?}").replace("\\\"", "\"").replace("\\'", "'").replace("\\\\", "\\")
            }
            _ => String::from_utf8(file.bytes.clone()).unwrap(),
        };
        assert!(all.contains(said), "{}\n{all:.2000}", file.name);
    }
}

#[test]
fn what_xml_can_not_hold_is_gone_from_every_kind_of_part() {
    let text = || "a\0b\u{1b}[2Jc\u{FFFF}\u{202E}d".to_owned();
    let document = Document {
        lang: Lang::Zh,
        layout: document::Layout::Dense,
        title: text(),
        number: Some(text()),
        parts: vec![
            Part::Section(text()),
            Part::Heading(text()),
            Part::Paragraph(text()),
            Part::Facts(vec![(text(), text())]),
            Part::List(vec![text()]),
            Part::Table { head: vec![text(), text()], rows: vec![vec![text()], vec![text(), text(), text()]] },
            Part::Bars {
                head: [text(), text()],
                rows: vec![document::Bar { label: text(), said: text(), shares: vec![1000, 500] }],
            },
            Part::Matters {
                title: Some(text()),
                head: [text(), text()],
                fields: vec![document::Field { title: text(), said: "{}".into() }],
                rows: vec![vec![text(), text(), text()], vec![text()]],
            },
            Part::Seal { aside: vec![text()], by: Some(text()), day: Some(text()) },
            Part::Form { title: text(), lines: 2, fields: vec![vec![text(), text()], vec![text()]] },
            Part::Small(text()),
            Part::Strong(text()),
            Part::Article { no: text(), words: text() },
            Part::Equation(text()),
            Part::Signature { role: text(), signed: Some(text()) },
            Part::Signature { role: text(), signed: None },
        ],
    };
    let rows = readers::docx(&document::docx::write(&document).unwrap());
    assert!(rows.concat().iter().filter(|text| !text.is_empty()).all(|text| text.contains("ab[2Jcd")), "{rows:?}");
    let (_, rows) = readers::html(&document::html::write(&document));
    assert!(rows.concat().iter().filter(|text| !text.is_empty()).all(|text| text.contains("ab[2Jcd")), "{rows:?}");
}

#[test]
fn html_asks_nothing_of_the_outside() {
    let text = "<img src=http://e.org/x.png> <link href=//e.org> url(http://e.org)";
    for file in written(text, Encoding::Utf8).iter().filter(|file| file.name.rsplit_once('.').unwrap().1 == "html") {
        let (elements, _) = readers::html(&file.bytes);
        for element in elements {
            let name = element.split(' ').next().unwrap();
            assert!(!["img", "link", "script", "a", "iframe", "object", "form"].contains(&name), "{element}");
        }
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(text.contains("default-src 'none'"));
    }
}
