//! How a spreadsheet shows a number: as one with so many places, as a day, as an hour.

use super::cell::{Cell, Day, Look};
use crate::time::Serial;

/// What the format of a cell makes of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As few places as it needs.
    #[default]
    General,
    /// So many places, with at least so many digits before them.
    Places {
        /// Behind the point.
        places: usize,
        /// Before it.
        digits: usize,
    },
    /// A day or an hour.
    Day(Look),
}

/// The format of a number that every spreadsheet knows.
pub(super) fn known(id: u32) -> Format {
    match id {
        2 | 4 | 39 | 40 => Format::Places { places: 2, digits: 1 },
        14 | 15 | 30 | 31 => Format::Day(Look::Day),
        16 | 28 | 29 | 51 | 53 | 54 | 58 => Format::Day(Look::MonthDay),
        17 | 27 | 36 | 50 | 52 | 57 => Format::Day(Look::MonthYear),
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Format::Day(Look::Hour),
        22 => Format::Day(Look::Moment),
        _ => Format::General,
    }
}

/// What a code like `yyyy"年"m"月"d"日"` or `0.00` says.
pub(super) fn of(code: &str) -> Format {
    let plain = bare(code);
    if plain.contains("general") || plain.contains("通用") || plain.contains("标准") {
        return Format::General;
    }
    let has = |letters: &[char]| plain.contains(letters);
    let hour = has(&['h', 's']);
    let (year, day) = (has(&['y']), has(&['d']));
    // Beside an hour an m is a minute.
    let month = has(&['m']) && (!hour || year || day);
    match (year, month, day, hour) {
        (true, _, _, true) | (_, _, true, true) => return Format::Day(Look::Moment),
        (_, _, _, true) => return Format::Day(Look::Hour),
        (true, _, true, false) => return Format::Day(Look::Day),
        (true, _, false, false) => return Format::Day(Look::MonthYear),
        (false, true, _, false) | (false, _, true, false) => return Format::Day(Look::MonthDay),
        _ => {}
    }
    if plain.contains(['e', '/', '%', '@']) || !plain.contains(['0', '#', '?']) {
        return Format::General;
    }
    let (whole, places) = plain.split_once('.').unwrap_or((&plain, ""));
    let zeros = |part: &str| part.chars().filter(|c| *c == '0').count();
    Format::Places { places: zeros(places), digits: zeros(whole).max(1) }
}

/// The first section of a code, without what stands in quotes or brackets, in small letters.
fn bare(code: &str) -> String {
    let mut plain = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // [h] counts hours on and on; all else in brackets is a colour, a language or a condition.
                if inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    plain.push('h');
                }
            }
            c => plain.extend(c.to_lowercase()),
        }
    }
    plain.replace("am/pm", "").replace("上午/下午", "h")
}

/// What a number is under a format. `from_1904`: the workbook counts its days from there.
pub(super) fn shown(value: f64, format: Format, from_1904: bool) -> Cell {
    match format {
        Format::Day(look) => {
            let at = Serial { days: value, from_1904 }.at();
            at.map_or_else(|| Cell::Number(plain(value)), |at| Cell::Day(Day::new(at, look)))
        }
        Format::General => Cell::Number(plain(value)),
        Format::Places { places, digits } => {
            let rounded = format!("{value:.places$}");
            // A format that hides a part of the number doesn't say what was typed.
            let hides = rounded.parse::<f64>().is_ok_and(|shown| (shown - value).abs() > 1e-9);
            if hides || value < 0.0 {
                return Cell::Number(plain(value));
            }
            let (whole, rest) = rounded.split_once('.').map_or((rounded.as_str(), ""), |(whole, rest)| (whole, rest));
            let point = if rest.is_empty() { "" } else { "." };
            Cell::Number(format!("{whole:0>digits$}{point}{rest}"))
        }
    }
}

/// With the fifteen digits that a spreadsheet shows: 0.3, not 0.30000000000000004; 17, not 17.0.
fn plain(value: f64) -> String {
    let fifteen = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    fifteen.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_day_hour_or_places() {
        let day = Format::Day;
        for (code, wanted) in [
            ("General", Format::General),
            ("G/通用格式", Format::General),
            ("@", Format::General),
            ("0.00", Format::Places { places: 2, digits: 1 }),
            ("#,##0.00", Format::Places { places: 2, digits: 1 }),
            ("0000", Format::Places { places: 0, digits: 4 }),
            ("0.00E+00", Format::General),
            ("yyyy-mm-dd", day(Look::Day)),
            ("yyyy\"年\"m\"月\"d\"日\";@", day(Look::Day)),
            ("[$-804]m\"月\"d\"日\"", day(Look::MonthDay)),
            ("m/d", day(Look::MonthDay)),
            ("d-mmm", day(Look::MonthDay)),
            ("mmm-yy", day(Look::MonthYear)),
            ("h:mm", day(Look::Hour)),
            ("[h]:mm:ss", day(Look::Hour)),
            ("上午/下午h\"时\"mm\"分\"", day(Look::Hour)),
            ("yyyy/m/d h:mm", day(Look::Moment)),
            ("[Red]0.0", Format::Places { places: 1, digits: 1 }),
        ] {
            assert_eq!(of(code), wanted, "{code}");
        }
    }

    #[test]
    fn a_number_is_what_its_format_shows() {
        let said = |value, code: &str| shown(value, of(code), false).words().into_owned();
        assert_eq!(said(6.3, "0.00"), "6.30");
        assert_eq!(said(6.3, "General"), "6.3");
        assert_eq!(said(17.0, "General"), "17");
        assert_eq!(said(501.0, "0000"), "0501");
        assert_eq!(said(6.3, "0"), "6.3", "what a format hides is shown all the same");
        assert_eq!(said(0.1 + 0.2, "General"), "0.3");
        assert_eq!(said(13_800_000_000.0, "General"), "13800000000");
        assert_eq!(said(46_203.0, "yyyy-mm-dd"), "2026-06-30");
        assert_eq!(said(46_083.0, "m\"月\"d\"日\""), "3月2日");
        assert_eq!(said(46_165.854_861_111_11, "yyyy-mm-dd"), "2026-05-23 20:31:00");
        assert_eq!(said(0.854_861_111_1, "h:mm"), "20:31:00");
        assert_eq!(shown(44_741.0, of("yyyy-mm-dd"), true).words(), "2026-06-30");
        for wild in [f64::NAN, f64::INFINITY, 1e300, -1e300] {
            let _ = (said(wild, "yyyy-mm-dd"), said(wild, "General"), said(wild, "0.00"));
        }
    }
}
