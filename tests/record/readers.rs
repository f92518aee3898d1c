//! Readers that nobody here wrote, each giving back rows of texts.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use html5ever::{ParseOpts, parse_document, tendril::TendrilSink as _};
use icalendar::parser::{read_calendar, unfold};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use quick_xml::{Reader, events::Event};
use yishi::document::{Document, Part};

/// A row of a table, or a line of text as a row of one.
pub type Rows = Vec<Vec<String>>;

/// A package, part by part.
pub fn parts(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The elements of a well-formed XML, in their order; anything else fails the test. So does a character that XML 1.0 can't hold.
pub fn elements(name: &str, xml: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(xml).unwrap();
    let odd = text.chars().find(|c| (*c < ' ' && !"\t\n\r".contains(*c)) || matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    assert_eq!(odd, None, "{name}");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut found, mut open) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) => {
                open += 1;
                assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{name}");
                found.push(tag.name().as_ref().to_owned());
            }
            Event::Empty(tag) => found.push(tag.name().as_ref().to_owned()),
            Event::End(_) => open -= 1,
            Event::GeneralRef(entity) => {
                assert!(["amp", "lt", "gt", "quot"].contains(&&*entity), "{name}: {entity:?}");
            }
            Event::Eof => break,
            Event::PI(_) | Event::DocType(_) | Event::CData(_) | Event::Comment(_) => panic!("{name}"),
            Event::Text(_) | Event::Decl(_) => {}
        }
    }
    assert_eq!(open, 0, "{name}");
    found
}

/// Rows of tables and paragraphs outside them.
pub fn docx(package: &[u8]) -> Rows {
    let parts = parts(package);
    for (name, xml) in &parts {
        elements(name, xml);
    }
    let (_, document) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let mut reader = Reader::from_str(std::str::from_utf8(document).unwrap());
    let (mut rows, mut row, mut text, mut in_row, mut in_text) = (Rows::new(), Vec::new(), String::new(), false, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tr" => in_row = true,
                "w:t" => in_text = true,
                _ => {}
            },
            // What stands around a seal is read as paragraphs.
            Event::Empty(tag)
                if tag.name().as_ref() == "w:trHeight"
                    && tag.attributes().any(|it| it.is_ok_and(|it| &*it.value == "atLeast")) =>
            {
                in_row = false;
            }
            Event::Text(words) if in_text => text += &words.replace('\u{FEFF}', ""),
            Event::GeneralRef(entity) => {
                text += match &*entity {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    _ => "\"",
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "w:t" => in_text = false,
                // Behind a bar there is a blank.
                "w:tc" if in_row => row.push(std::mem::take(&mut text).trim_start().to_owned()),
                "w:tr" if in_row => {
                    rows.push(std::mem::take(&mut row));
                    in_row = false;
                }
                // Short facts share a line.
                "w:p" if !in_row => {
                    rows.extend(std::mem::take(&mut text).split('\u{2003}').map(|fact| vec![fact.to_owned()]));
                }
                _ => {}
            },
            Event::Eof => return rows,
            _ => {}
        }
    }
}

/// The cells of all tables that have lines, each with the width of its column in twentieths of a point.
pub fn cells(package: &[u8]) -> Vec<(usize, String)> {
    let parts = parts(package);
    let (_, document) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let text = std::str::from_utf8(document).unwrap();
    let mut cells = Vec::new();
    for table in text.split("<w:tblStyle ").skip(1).map(|table| table.split("</w:tbl>").next().unwrap()) {
        // A title may stand in two lines.
        for cell in table.split("<w:tc>").skip(1).filter(|cell| !cell.contains("Head\"/>")) {
            let width = cell.split("<w:tcW w:w=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            let runs = cell.split("<w:t xml:space=\"preserve\">").skip(1);
            cells.push((width, runs.map(|run| run.split("</w:t>").next().unwrap()).collect()));
        }
    }
    cells
}

/// Names of elements, and rows; a fault of the markup fails the test.
pub fn html(bytes: &[u8]) -> (Vec<String>, Rows) {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(bytes);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let (mut names, mut rows) = (Vec::new(), Rows::new());
    walk(&dom.document, &mut names, &mut rows);
    (names, rows)
}

fn walk(node: &Handle, names: &mut Vec<String>, rows: &mut Rows) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes: Vec<String> = attrs.borrow().iter().map(|it| it.name.local.to_string()).collect();
        names.push(format!("{} {}", name.local, attributes.join(" ")));
        match &*name.local {
            "tr" => {
                let cells = node.children.borrow();
                let cells = cells.iter().filter(|cell| matches!(cell.data, NodeData::Element { .. }));
                rows.push(cells.map(words).collect());
            }
            "h1" | "h2" | "h3" | "p" | "li" => rows.push(vec![words(node)]),
            _ => {}
        }
    }
    node.children.borrow().iter().for_each(|child| walk(child, names, rows));
}

fn words(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(words).collect(),
    }
}

/// A reader of Markdown with tables; escapes are undone.
pub fn markdown(bytes: &[u8]) -> Rows {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let (mut rows, mut row, mut text, mut in_row) = (Rows::new(), Vec::new(), String::new(), false);
    for event in Parser::new_ext(std::str::from_utf8(bytes).unwrap(), Options::ENABLE_TABLES) {
        match event {
            Event::Text(words) => text += &words,
            Event::Start(Tag::TableRow | Tag::TableHead) => in_row = true,
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                rows.push(std::mem::take(&mut row));
                in_row = false;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) if !in_row && !text.is_empty() => {
                rows.push(vec![std::mem::take(&mut text)]);
            }
            _ => {}
        }
    }
    rows
}

/// Sheets by name; a formula fails the test.
pub fn xlsx(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    for (name, xml) in parts(bytes) {
        if ["xml", "rels"].contains(&name.rsplit_once('.').unwrap().1) {
            assert!(!String::from_utf8_lossy(&xml).contains("<f>"), "{name}");
        }
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{name}");
            let rows = book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect();
            (name, rows)
        })
        .collect()
}

pub fn csv(bytes: &[u8]) -> Rows {
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Components with their properties; what a line holds is read by a parser that isn't ours.
pub fn ics(bytes: &[u8]) -> Vec<(String, Vec<(String, String)>)> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])), "{text}");
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let property = |property: &icalendar::parser::Property<'_>| {
        (property.name.as_str().to_owned(), property.val.clone().unescape_text().as_str().to_owned())
    };
    let component = |component: &icalendar::parser::Component<'_>| {
        // What reminds has no more than its words and when.
        assert!(
            component.components.iter().all(|inner| inner.name.as_str() == "VALARM" && inner.properties.len() == 3)
        );
        (component.name.as_str().to_owned(), component.properties.iter().map(property).collect())
    };
    calendar.components.iter().map(component).collect()
}

/// What a document holds, as the readers above give it back.
pub fn document(document: &Document) -> Rows {
    let mut rows = vec![vec![document.title.clone()]];
    rows.extend(document.number.iter().map(|number| vec![number.clone()]));
    for part in &document.parts {
        match part {
            Part::Section(text)
            | Part::Heading(text)
            | Part::Paragraph(text)
            | Part::Small(text)
            | Part::Strong(text)
            | Part::Equation(text) => {
                rows.push(vec![text.clone()]);
            }
            Part::NewPage => {}
            Part::Article { no, words } => rows.push(vec![format!("{no}{words}")]),
            Part::Facts(facts) => rows.extend(facts.iter().map(|(label, value)| vec![format!("{label}：{value}")])),
            Part::List(items) => rows.extend(items.iter().map(|item| vec![item.clone()])),
            Part::Table { head, rows: lines } => {
                rows.push(head.clone());
                rows.extend(lines.iter().cloned());
            }
            Part::Bars { head, rows: bars } => {
                rows.push(head.to_vec());
                rows.extend(bars.iter().map(|bar| vec![bar.label.clone(), bar.said.clone()]));
            }
            // Only what hangs on a board has them.
            Part::Matters { .. } => unreachable!("{part:?}"),
            Part::Form { title, lines, fields } => {
                rows.push(vec![title.clone()]);
                rows.extend(vec![vec![String::new()]; *lines]);
                rows.extend(fields.iter().map(|labels| labels.iter().map(|label| format!("{label}：")).collect()));
            }
            Part::Seal { aside, by, day } => {
                rows.extend(aside.iter().chain(by).chain(day).map(|text| vec![text.clone()]));
            }
            Part::Signature { role, signed } => {
                rows.push(vec![format!("{role}：{}", signed.clone().unwrap_or_default())]);
            }
        }
    }
    rows
}
