//! The paper kit: read back by a second parser, as a browser would.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use html5ever::{ParseOpts, parse_document, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use yishi::{
    i18n::Lang,
    kit::{self, Code, KitOrder, Quick, Sheet},
    meeting::numbers::Badge,
    tui::{input, keymap::Keys},
};

use crate::support::{Room, given};

const OPEN: &str = r#"OpenMeeting(estate: "望春苑", theme: "门禁怎么用?", planned: "2026-05-23T19:00:00+08:00")"#;

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "<img src=https://example.org/x.png>",
    "\"><a href=https://example.org>",
    "'><svg/onload=alert(1)>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "<!-- --><![CDATA[x]]>",
    "{{7*7}} ${7*7} <%= 7*7 %>",
];

fn order(lang: Lang) -> KitOrder<'static> {
    static NO_CALLS: BTreeMap<Badge, String> = BTreeMap::new();
    KitOrder { lang, people: 50, tables: None, usual: &[], calls: &NO_CALLS }
}

/// As `yishi paper` fills it.
fn quick() -> Quick {
    let typed = input::most_typed().map(|row| (row.example.to_owned(), (row.means)(Lang::Zh))).collect();
    Quick { typed, keys: Keys::default().most_pressed(Lang::Zh) }
}

/// An element, with its classes and all the text in it.
#[derive(Debug)]
struct Element {
    name: String,
    class: Vec<String>,
    attributes: Vec<(String, String)>,
    text: String,
}

/// Every element, outer before inner; a fault of the markup fails the test.
fn elements(html: &[u8]) -> Vec<Element> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).from_utf8().one(html);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut found = Vec::new();
    walk(&dom.document, &mut found);
    found
}

fn walk(node: &Handle, found: &mut Vec<Element>) -> String {
    let place = found.len();
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes: Vec<(String, String)> =
            attrs.borrow().iter().map(|it| (it.name.local.to_string(), it.value.to_string())).collect();
        let class = attributes.iter().filter(|(name, _)| name == "class");
        let class = class.flat_map(|(_, value)| value.split_whitespace().map(str::to_owned)).collect();
        found.push(Element { name: name.local.to_string(), class, attributes, text: String::new() });
    }
    let mut text = match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => String::new(),
    };
    for child in node.children.borrow().iter() {
        text += &walk(child, found);
    }
    if let (NodeData::Element { .. }, Some(element)) = (&node.data, found.get_mut(place)) {
        element.text.clone_from(&text);
    }
    text
}

fn texts(elements: &[Element], class: &str) -> Vec<String> {
    let with = |element: &&Element| element.class.iter().any(|own| own == class);
    elements.iter().filter(with).map(|element| element.text.clone()).collect()
}

fn sheet(room: &Room, order: &KitOrder<'_>, sheet: Sheet) -> Vec<Element> {
    elements(&kit::write(room.meeting(), order, &[sheet]).unwrap())
}

fn numbers(texts: &[String]) -> Vec<u16> {
    texts.iter().map(|text| text.trim_end_matches("座位").parse().unwrap()).collect()
}

/// A number that is worn: 1 to 50 without 4, 14, 24, 34 and 38 has 50 of them up to 55.
fn worn() -> Vec<u16> {
    (1..=55).filter(|n| ![4, 14, 24, 34, 38].contains(n)).collect()
}

#[test]
fn every_sheet_is_well_formed_and_reaches_for_nothing_outside() {
    let room = given(&[OPEN]);
    for lang in [Lang::Zh, Lang::En] {
        let whole = kit::whole(room.meeting(), &order(lang), &quick(), &[]).unwrap();
        let single = Sheet::ALL.map(|sheet| kit::write(room.meeting(), &order(lang), &[sheet]).unwrap());
        for html in single.iter().chain([&whole]) {
            let text = String::from_utf8(html.clone()).unwrap();
            for outside in ["http:", "https:", "//", "url(", "@import", "src=", "href=", "<script", "javascript:"] {
                assert!(!text.contains(outside), "{outside}");
            }
            let elements = elements(html);
            let policy = elements.iter().flat_map(|element| &element.attributes).find(|(name, _)| name == "content");
            assert!(policy.unwrap().1.starts_with("default-src 'none'; style-src 'sha256-"));
            assert!(elements.iter().all(|it| it.attributes.iter().all(|(name, _)| name != "style")));
            assert!(!elements.iter().any(|element| ["script", "link", "img", "iframe"].contains(&&*element.name)));
        }
    }
}

#[test]
fn the_policy_lets_in_the_style_that_stands_in_the_page() {
    use sha2::{Digest as _, Sha256};
    let elements = sheet(&given(&[OPEN]), &order(Lang::Zh), Sheet::Tally);
    let style = &elements.iter().find(|element| element.name == "style").unwrap().text;
    let policy = elements.iter().flat_map(|element| &element.attributes).find(|(name, _)| name == "content").unwrap();
    let coded = policy.1.split("sha256-").nth(1).unwrap().trim_end_matches('\'');
    let digit = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let bits: Vec<u8> =
        coded.trim_end_matches('=').bytes().flat_map(|c| (0..6).rev().map(move |n| digit(c) >> n & 1)).collect();
    let bytes: Vec<u8> = bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect();
    assert_eq!(bytes, Sha256::digest(style).to_vec());
}

#[test]
fn every_badge_of_the_range_stands_once_on_the_sign_in_sheet_and_once_on_each_side_of_a_badge() {
    let room = given(&[OPEN]);
    let badges = sheet(&room, &order(Lang::Zh), Sheet::Badges);
    let digits = |side: &str| {
        let side = |element: &&Element| element.class.iter().any(|own| own == side);
        let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let cells = badges.iter().filter(|element| element.class.contains(&"badge".to_owned())).filter(side);
        // The code in the corner repeats the number.
        let mut all: Vec<u16> =
            cells.map(|cell| number(cell.text.split('#').next().unwrap()).parse().unwrap()).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(digits("for"), worn());
    assert_eq!(digits("against"), worn());
    let rows = numbers(
        &texts(&sheet(&room, &order(Lang::Zh), Sheet::SignIn), "number")[..]
            .iter()
            .filter(|text| text.starts_with(|c: char| c.is_ascii_digit()))
            .cloned()
            .collect::<Vec<_>>(),
    );
    let seats = numbers(&texts(&sheet(&room, &order(Lang::Zh), Sheet::Seats), "digits"));
    assert_eq!(seats.iter().collect::<BTreeSet<_>>().len(), 6, "{seats:?}");
    let with_seats: Vec<u16> = worn().into_iter().chain(56..=61).collect();
    assert_eq!(rows, with_seats);
    assert_eq!(seats.iter().copied().collect::<BTreeSet<u16>>(), (56..=61).collect());
}

/// Flipped on the long edge, the left column of the front lies on the right column of the back.
#[test]
fn the_back_of_every_badge_meets_its_front() {
    for people in [1, 2, 3, 9, 10, 11, 50] {
        let order = KitOrder { people, ..order(Lang::Zh) };
        let html = kit::write(given(&[OPEN]).meeting(), &order, &[Sheet::Badges]).unwrap();
        let all = elements(&html);
        let mut sheets: Vec<Vec<Option<(String, u16)>>> = Vec::new();
        for element in &all {
            let has = |class: &str| element.class.iter().any(|own| own == class);
            if has("page") {
                sheets.push(Vec::new());
            } else if has("cell") {
                let digits: String =
                    element.text.split('#').next().unwrap().chars().filter(char::is_ascii_digit).collect();
                let side = if has("for") { "for" } else { "against" };
                sheets.last_mut().unwrap().push(digits.parse().ok().map(|n| (side.to_owned(), n)));
            }
        }
        for pair in sheets.chunks(2) {
            let [front, back] = pair else { panic!("a front without a back") };
            for place in 0..10 {
                let behind = place ^ 1;
                let at = |face: &Vec<Option<(String, u16)>>, place: usize| face.get(place).cloned().flatten();
                match (at(front, place), at(back, behind)) {
                    (Some((for_, n)), Some((against, m))) => assert_eq!((&*for_, &*against, n), ("for", "against", m)),
                    (front, back) => assert_eq!((front, back), (None, None), "{people}"),
                }
            }
        }
    }
}

#[test]
fn no_two_sheets_have_one_code_and_each_code_names_its_sheet() {
    let room = given(&[OPEN]);
    let whole = elements(&kit::whole(room.meeting(), &order(Lang::Zh), &quick(), &[]).unwrap());
    let codes: Vec<Code> = texts(&whole, "code").iter().map(|text| text.parse().unwrap()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    for sheet in Sheet::ALL {
        let own = elements(&kit::write(room.meeting(), &order(Lang::Zh), &[sheet]).unwrap());
        let own: BTreeSet<Code> = texts(&own, "code").iter().map(|text| text.parse().unwrap()).collect();
        // A table's sheet carries the slip that is torn off.
        let mut of = codes.iter().filter(|code| code.sheet == sheet);
        let torn = |code: &Code| sheet == Sheet::Tables && code.sheet == Sheet::Slips && code.part.is_none();
        assert!(own.iter().all(|code| code.sheet == sheet || torn(code)), "{own:?}");
        assert!(of.all(|code| own.contains(code) || (sheet == Sheet::Slips && code.part.is_none())));
    }
    assert!(codes.contains(&"#K17.2-X".parse().unwrap()) && codes.contains(&"#Y3-0".parse().unwrap()));
}

#[test]
fn what_a_resident_wrote_is_text_on_paper_and_never_markup() {
    let shape = |html: &[u8]| -> Vec<String> { elements(html).into_iter().map(|element| element.name).collect() };
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let told = |text: &str| {
        let open = format!("OpenMeeting(estate: \"{0}\", theme: \"{0}\", place: \"{0}\")", quoted(text));
        let lines = [
            "SignIn(badges: \"1-9\")".to_owned(),
            "TakeOffice(office: Chair, badge: 1)".to_owned(),
            "TakeOffice(office: Recorder, badge: 2)".to_owned(),
            "StartMeeting()".to_owned(),
            "AdvanceStage()".to_owned(),
            "RaiseConcern(cards: \"3\")".to_owned(),
            format!("Cluster(title: \"{}\", cards: \"3\")", quoted(text)),
        ];
        let lines: Vec<&str> = std::iter::once(open.as_str()).chain(lines.iter().map(String::as_str)).collect();
        let calls = BTreeMap::from([(Badge(17), text.to_owned())]);
        let order = KitOrder { calls: &calls, ..order(Lang::En) };
        kit::whole(given(&lines).meeting(), &order, &quick(), &[]).unwrap()
    };
    let harmless = shape(&told("门禁"));
    for hostile in HOSTILE {
        let html = told(hostile);
        assert_eq!(shape(&html), harmless, "{hostile}");
        let all = elements(&html);
        assert!(texts(&all, "title").iter().any(|title| title == hostile), "{hostile}");
        assert!(texts(&all, "estate").iter().all(|estate| estate == hostile), "{hostile}");
    }
}

#[test]
fn names_stand_on_the_sign_in_sheet_and_nowhere_else() {
    let room = given(&[OPEN, "SignIn(badges: 17)"]);
    let calls = BTreeMap::from([(Badge(17), "王桂芳阿姨".to_owned())]);
    let order = KitOrder { calls: &calls, ..order(Lang::Zh) };
    for sheet in Sheet::ALL {
        let html = String::from_utf8(kit::write(room.meeting(), &order, &[sheet]).unwrap()).unwrap();
        assert_eq!(html.contains("王桂芳阿姨"), sheet == Sheet::SignIn, "{sheet:?}");
        assert_eq!(html.contains("电话"), sheet == Sheet::SignIn, "{sheet:?}");
    }
}

#[test]
fn the_numbers_of_the_charter_are_on_the_papers() {
    let room = given(&[OPEN]).under(|charter| {
        charter.skip_badges = vec![1, 7];
        charter.market.dots = 5;
        charter.market.tables = 4;
    });
    let order = KitOrder { people: 6, ..order(Lang::Zh) };
    let badges = numbers(&texts(&sheet(&room, &order, Sheet::Badges), "digits"));
    assert_eq!(badges.into_iter().collect::<BTreeSet<u16>>(), BTreeSet::from([2, 3, 4, 5, 6, 8]));
    assert_eq!(texts(&sheet(&room, &order, Sheet::Tables), "page").len(), 4);
    let dots = sheet(&room, &order, Sheet::Dots);
    assert!(texts(&dots, "hint")[0].contains("每人5个"));
    let squares = dots.iter().filter(|element| element.class.contains(&"squares".to_owned())).count();
    assert_eq!(squares, 2 * texts(&dots, "topic").len());
}

#[test]
fn a_badge_that_somebody_has_at_home_is_printed_once_whatever_its_number() {
    let order = KitOrder { people: 3, usual: &[Badge(14), Badge(2)], ..order(Lang::Zh) };
    let room = given(&[OPEN]);
    let mut badges = numbers(&texts(&sheet(&room, &order, Sheet::Badges), "digits"));
    badges.sort_unstable();
    assert_eq!(badges, [1, 1, 2, 2, 3, 3, 14, 14], "each once a side");
    let seats = numbers(&texts(&sheet(&room, &order, Sheet::Seats), "digits"));
    assert_eq!(seats.into_iter().min(), Some(15), "a seat is a badge of its own");
}

#[test]
fn every_badge_and_every_seat_has_two_cards_with_its_number() {
    let room = given(&[OPEN]);
    let cards = texts(&sheet(&room, &order(Lang::Zh), Sheet::Cards), "code");
    let wanted = worn()
        .into_iter()
        .chain(56..=61)
        .flat_map(|n| [1, 2].map(|part| Code::part(Sheet::Cards, n, part).to_string()));
    assert_eq!(cards, wanted.collect::<Vec<_>>());
}

#[test]
fn before_the_meeting_is_opened_there_is_nothing_to_print() {
    assert!(kit::whole(Room::empty().meeting(), &order(Lang::Zh), &quick(), &[]).is_none());
}

#[test]
fn forms_say_that_they_are_samples() {
    let room = given(&[OPEN]);
    for sheet in [Sheet::SignIn, Sheet::Dots, Sheet::Tables, Sheet::Slips, Sheet::Pledges, Sheet::Tally] {
        let html = String::from_utf8(kit::write(room.meeting(), &order(Lang::Zh), &[sheet]).unwrap()).unwrap();
        assert!(html.contains("示范文本"), "{sheet:?}");
    }
}

#[test]
fn the_command_line_lists_the_sheets_of_the_help() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/people.md")).unwrap();
    for sheet in Sheet::ALL {
        assert!(readme.contains(&format!("`{}`", sheet.name())), "{sheet:?}");
        let printed = readme.split('`').filter(|word| word.starts_with(&format!("#{}", sheet.letter())));
        let codes: Vec<Code> = printed.map(|code| code.parse().unwrap()).collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| code.sheet == sheet), "{sheet:?}");
    }
}

#[test]
fn a_kit_has_the_sheets_that_its_evening_has_a_step_for() {
    let of = |charter: &str| {
        let open = OPEN.replace("OpenMeeting(", &format!("OpenMeeting(charter: Preset(\"{charter}\"), "));
        let room = given(&[&open]);
        (kit::sheets(room.meeting(), &order(Lang::Zh)), sheet(&room, &order(Lang::Zh), Sheet::Tally))
    };
    let (all, yes_or_no) = of("haishu");
    assert_eq!(all, Sheet::ALL);
    assert!(texts(&yes_or_no, "for").len() == 6 && texts(&yes_or_no, "option").is_empty());
    let (listen, _) = of("listen");
    assert_eq!(listen, [Sheet::SignIn, Sheet::Badges, Sheet::Seats, Sheet::Cards]);
    let (choice, options) = of("choice");
    assert!(!choice.contains(&Sheet::Tables) && !choice.contains(&Sheet::Slips), "{choice:?}");
    assert!(choice.contains(&Sheet::Tally) && choice.contains(&Sheet::Dots), "{choice:?}");
    assert!(texts(&options, "for").is_empty() && texts(&options, "option").len() == 20, "a row an option");
}

#[test]
fn a_tally_sheet_says_which_vote_of_which_meeting_and_has_two_lines_to_sign() {
    let html = kit::write(given(&[OPEN]).meeting(), &order(Lang::Zh), &[Sheet::Tally]).unwrap();
    let html = String::from_utf8(html).unwrap();
    for wanted in ["望春苑", "2026年5月23日", "第几次表决", "提议几号", "结果", "签名"] {
        assert!(html.matches(wanted).count() >= 6, "{wanted}");
    }
    assert_eq!(html.matches("签名").count(), 12);
}

#[test]
fn the_sign_in_sheet_says_what_for_how_long_and_where_to_see_correct_and_delete() {
    let text: String = texts(&sheet(&given(&[OPEN]), &order(Lang::Zh), Sheet::SignIn), "hint").concat();
    for wanted in ["只为点人数和会后找您", "销毁", "要看、要改、要删", "不满14岁的，请家里大人来写"]
    {
        assert!(text.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_quick_card_is_one_page_with_ten_lines_the_keys_and_what_is_said_at_each_rule() {
    let room = given(&[OPEN]);
    let all = elements(&kit::quick(room.meeting(), &order(Lang::Zh), &quick()).unwrap());
    assert_eq!(texts(&all, "page").len(), 1);
    let text = texts(&all, "page").concat();
    assert_eq!(quick().typed.len(), 10, "the table of lines has them all");
    for (example, means) in &quick().typed {
        assert!(text.contains(example) && text.contains(means), "{example}");
    }
    let pressed: Vec<String> = quick().keys.iter().map(|(key, _)| key.clone()).collect();
    for key in ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10"] {
        assert!(pressed.iter().any(|of| of.split(' ').any(|of| of == key)) && text.contains(key), "{key}");
    }
    let charter = &room.meeting().opening.as_ref().unwrap().charter;
    assert_eq!(charter.rules.len(), 13);
    assert!(charter.rules.iter().all(|rule| text.contains(&rule.text.big) && text.contains(&rule.text.say)));
    let english = String::from_utf8(kit::quick(room.meeting(), &order(Lang::En), &quick()).unwrap()).unwrap();
    assert!(english.contains("2 minutes a turn") && !english.contains("{m}"));
    let whole = kit::whole(room.meeting(), &order(Lang::Zh), &quick(), &[]).unwrap();
    assert!(String::from_utf8(whole).unwrap().contains("快查卡"));
}

#[test]
fn the_quick_card_has_the_keys_of_the_station() {
    let keys = Keys::overlaid(r#"[(place: Console, action: Hush, keys: ["F11"])]"#).unwrap();
    let hush = |keys: &Keys| keys.most_pressed(Lang::Zh).into_iter().find(|(_, what)| what.contains("静一静"));
    assert!(hush(&keys).unwrap().0.contains("F11") && hush(&Keys::default()).unwrap().0.contains("F5"));
}

const PRESETS: [&str; 5] = ["haishu", "nantang", "listen", "choice", "solo"];

#[test]
fn for_fifty_people_the_kit_takes_forty_sheets_at_most() {
    for preset in PRESETS {
        let open = OPEN.replace("OpenMeeting(", &format!("OpenMeeting(charter: Preset(\"{preset}\"), "));
        let room = given(&[&open]);
        let takes = kit::takes(room.meeting(), &order(Lang::Zh), &quick());
        let all: usize = takes.iter().map(|of| of.sheets).sum();
        println!("{preset}: {all} sheets");
        for of in &takes {
            println!(
                "  {}: {} sheets, {} pages{}",
                of.name,
                of.sheets,
                of.pages,
                if of.two_sided { ", both sides" } else { "" }
            );
        }
        assert!(all <= 40, "{preset}: {all}");
        // The document has these pages, and its cover says how many sheets they are.
        let whole = elements(&kit::whole(room.meeting(), &order(Lang::Zh), &quick(), &[]).unwrap());
        let pages = texts(&whole, "page");
        assert_eq!(pages.len(), takes.iter().map(|of| of.pages).sum::<usize>());
        assert!(pages[0].contains(&format!("一共{all}张")), "{}", pages[0]);
        let both: usize = takes.iter().filter(|of| of.two_sided).map(|of| of.pages).sum();
        assert!(pages[0].contains(&format!("第1到{both}页双面印")), "{}", pages[0]);
        assert!(takes.iter().skip_while(|of| of.two_sided).all(|of| !of.two_sided), "what has two sides comes first");
        assert!(takes.iter().filter(|of| of.two_sided).all(|of| of.pages % 2 == 0), "each front has its back");
    }
}

/// Smaller and on fewer sheets, a paper still has all its codes, labels and lines.
#[test]
fn nothing_that_stood_on_a_paper_is_lost_on_fewer_sheets() {
    let room = given(&[OPEN]);
    let of = |kind| sheet(&room, &order(Lang::Zh), kind);
    let lines = |elements: &[Element], class: &str| {
        let cells: Vec<&Element> = elements.iter().filter(|it| it.class.iter().any(|own| own == class)).collect();
        let all = elements.iter().filter(|element| element.name == "i").count();
        (cells.len(), all / cells.len().max(1))
    };
    // Two cards for each of 50 badges and 6 seats, and eight without a number; seven lines each.
    assert_eq!(lines(&of(Sheet::Cards), "card"), (120, 7));
    for (kind, class, labels) in [
        (Sheet::Cards, "card", &["我关心", "因为", "我能", "卡号", "一张卡写一件事"][..]),
        (
            Sheet::Pledges,
            "pledge",
            &["我能做", "号牌", "哪天好", "要谁帮一把", "做成什么样，就算好", "名字进群吗", "念一遍"],
        ),
        (Sheet::Seats, "half", &["座位", "不戴牌也行"]),
        (Sheet::Badges, "badge", &[]),
    ] {
        let cells = texts(&of(kind), class);
        assert!(!cells.is_empty(), "{kind:?}");
        assert!(cells.iter().all(|cell| labels.iter().all(|label| cell.contains(label))), "{kind:?}: {}", cells[0]);
    }
    // As many pledge slips as every fourth badge needs, and never fewer lines.
    let (slips, each) = lines(&of(Sheet::Pledges), "pledge");
    assert!(slips >= 13 && each == 6, "{slips} {each}");
    assert_eq!(texts(&of(Sheet::Badges), "code").len(), 50);
    assert!(texts(&of(Sheet::Badges), "for").iter().all(|front| front.contains("称呼")));
    // A second and a third slip for every table: the third on the back of the second.
    let slips = of(Sheet::Slips);
    let codes = texts(&slips, "code");
    let meant = [1, 2].map(|part| [1, 2, 3].map(|table| Code::part(Sheet::Slips, table, part + 1).to_string()));
    assert_eq!(codes, meant.concat());
    assert_eq!(lines(&slips, "slip"), (6, 5));
}

/// Printed for whoever comes to watch: each code once, sample text, nobody's name; it is no part of the whole kit.
#[test]
fn the_observers_sheet_has_each_of_its_codes_once_in_both_languages() {
    let room = given(&[OPEN, r#"SignIn(badges:17,name:"王桂芳",call:"王阿姨")"#]);
    for (lang, sample) in [(Lang::Zh, "示范文本"), (Lang::En, "sample text")] {
        let html = kit::some(room.meeting(), &order(lang), &[kit::Loose::Observe], &[]).unwrap();
        let all = elements(&html);
        let page = texts(&all, "page");
        assert!(page.len() == 1 && page[0].contains(sample) && !page[0].contains("王"), "{page:?}");
        for row in yishi::i18n::observe::ROWS {
            let heads = all.iter().filter(|element| element.name == "th" && element.text == row.code);
            assert_eq!(heads.count(), 1, "{}", row.code);
            assert!(page[0].contains(row.look.of(lang)) && page[0].contains(row.from.of(lang)), "{}", row.code);
        }
        for code in ["E1", "E2", "F1", "F2"] {
            assert_eq!(page[0].matches(code).count(), 1, "{code}");
        }
        let whole = kit::whole(room.meeting(), &order(lang), &quick(), &[]).unwrap();
        assert!(!String::from_utf8(whole).unwrap().contains("section class=\"page observe\""));
    }
}
