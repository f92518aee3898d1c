//! HTML as a telephone and a screen reader meet it.

use yishi::{
    document,
    minutes::{Cut, Format, picture},
};

use super::file;

/// Every page of every sample meeting.
fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for (name, room) in crate::called::samples() {
        let m = room.meeting();
        for cut in Cut::ALL {
            let page = file(m, cut, Format::Document(document::Format::Html));
            pages.push((format!("{name} {cut:?}"), String::from_utf8(page).unwrap()));
        }
        let chat = String::from_utf8(file(m, Cut::Page, Format::Wechat)).unwrap();
        pages.push((
            format!("{name} picture"),
            String::from_utf8(picture::page(&chat, yishi::i18n::Lang::Zh).0).unwrap(),
        ));
    }
    pages
}

/// How light a colour is, as contrasts are computed (WCAG 2).
fn luminance(hex: &str) -> f64 {
    let long: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    let part = |at: usize| {
        let c = f64::from(u8::from_str_radix(long.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[test]
fn a_telephone_is_told_its_width_and_every_head_of_a_table_says_of_what() {
    for (name, page) in pages() {
        assert!(page.contains(r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#), "{name}");
        assert!(page.contains(r#"<html lang="zh-CN">"#), "{name}");
        let heads = page.split("<th").skip(1).filter(|rest| !rest.starts_with("ead")).collect::<Vec<_>>();
        assert!(heads.iter().all(|rest| rest.split('>').next().unwrap().contains("scope=\"col\"")), "{name}");
        // A table of many columns stands as blocks, each cell under its title.
        for table in page.split("<table").skip(1) {
            let table = table.split("</table>").next().unwrap();
            let columns = table.matches("<th ").count();
            let cells = table.matches("<td").count();
            let titled = table.matches("data-head=").count();
            assert_eq!(titled, if columns >= 4 { cells } else { 0 }, "{name}");
        }
    }
}

#[test]
fn headings_leave_no_level_out() {
    for (name, page) in pages() {
        let body = page.split("</style>").nth(1).unwrap();
        let levels: Vec<u32> =
            body.split("<h").skip(1).filter_map(|rest| rest.chars().next().and_then(|c| c.to_digit(10))).collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        assert!(levels.first() == Some(&1) && levels.windows(2).all(|two| two[1] <= two[0] + 1), "{name} {levels:?}");
    }
}

#[test]
fn letters_have_a_contrast_of_seven_to_one() {
    for (name, page) in pages() {
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        for rule in style.split('}') {
            let value = |property: &str| {
                let declared = rule.split(['{', ';']).map(str::trim);
                let mut values = declared.filter_map(|it| it.strip_prefix(property)?.trim().strip_prefix('#'));
                values.next().map(luminance)
            };
            let (Some(ink), ground) = (value("color:"), value("background:").unwrap_or(1.0)) else { continue };
            let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
            assert!(contrast >= 7.0, "{name} {rule}: {contrast}");
        }
    }
}
