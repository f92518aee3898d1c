//! How wide the columns of a table are: days and numbers stand in one line, and what people wrote gets the room.

use super::Layout;
use crate::text;

/// A table of so many columns is set smaller.
pub(super) const WIDE: usize = 6;
/// Beside the text of a cell, with a little air, in twentieths of a point.
const MARGINS: usize = 240;

/// Between the margins, half of a hanzi in a table of so many columns, and what stands beside the text of a cell.
pub(super) fn sizes(layout: Layout, columns: usize) -> (usize, usize, usize) {
    let measure = match layout {
        Layout::Official | Layout::Dense => 8844,
        Layout::Minutes => 9071,
        Layout::Board => 9638,
        Layout::Large => 13663,
        Layout::Poster => 15136,
    };
    let unit = match layout {
        Layout::Dense => 100,
        // As large as all else that is read there, and some air: where a program hasn't got the font, figures are wider than half a hanzi.
        Layout::Board => 160,
        Layout::Large => 226,
        Layout::Poster => 148,
        _ if columns >= WIDE => 105,
        Layout::Minutes => 110,
        Layout::Official => 120,
    };
    (measure, unit, MARGINS)
}

/// As wide as a cell may be, in halves of a hanzi, to stand in one line: a day in full.
const SHORT: usize = 14;
/// What people wrote is never narrower: six hanzi.
const LEAST: usize = 12;
/// A title may stand in lines of four hanzi.
const TITLE: usize = 8;

/// The measure, shared out; `unit` is half of a hanzi, `margins` what stands beside the text of a cell. Where all fit on one line, by
/// their width. Else days and numbers as wide as they are, what people wrote at least six hanzi, and what is left to whoever lacks most.
pub(super) fn widths(
    head: &[String],
    rows: &[Vec<String>],
    (measure, unit, margins): (usize, usize, usize),
) -> Vec<usize> {
    let twips = |halves: usize| halves * unit + margins;
    let titles: Vec<usize> = head.iter().map(|title| text::width(title)).collect();
    let wanted: Vec<usize> =
        titles.iter().zip(0..).map(|(title, column)| twips(roomiest(rows, column).max(*title))).collect();
    let all: usize = wanted.iter().sum();
    if all <= measure {
        return wanted.iter().map(|width| width * measure / all.max(1)).collect();
    }
    let least = |one_line: usize| -> Vec<usize> {
        let of = |(title, column): (&usize, usize)| {
            let widest = roomiest(rows, column);
            let in_one = cells(rows, column).map(text::width).max().unwrap_or(0) <= one_line;
            let stands = if in_one { widest } else { longest(rows, column).max(LEAST).min(widest) };
            twips(stands.max((*title).min(TITLE)))
        };
        titles.iter().zip(0..).map(of).collect()
    };
    // Where not even that fits, only numbers stay in one line.
    let fits = |least: &Vec<usize>| least.iter().sum::<usize>() <= measure;
    let Some(least) = [SHORT, LEAST, LEAST / 2].into_iter().map(least).find(fits) else {
        return equally(wanted, measure);
    };
    let left = measure - least.iter().sum::<usize>();
    let lacks: Vec<usize> = wanted.iter().zip(&least).map(|(wanted, least)| wanted.saturating_sub(*least)).collect();
    let lack: usize = lacks.iter().sum();
    // Half by what each has in its longest cell, half by what it has in all.
    let volume =
        |column: usize| if lacks.get(column) == Some(&0) { 0 } else { cells(rows, column).map(text::width).sum() };
    let volumes: Vec<usize> = (0..head.len()).map(volume).collect();
    let filled: usize = volumes.iter().sum();
    let share = |column: usize, lack_of: usize| {
        left / 2 * lack_of / lack.max(1) + left / 2 * volumes.get(column).copied().unwrap_or(0) / filled.max(1)
    };
    least.iter().zip(&lacks).zip(0..).map(|((least, lack_of), column)| least + share(column, *lack_of)).collect()
}

/// Columns each of whose cells stands in one line at these widths: no day and no number is broken.
pub(super) fn short(rows: &[Vec<String>], widths: &[usize], (unit, margins): (usize, usize)) -> Vec<bool> {
    let whole = |(width, column): (&usize, usize)| roomiest(rows, column) * unit + margins <= *width;
    widths.iter().zip(0..).map(whole).collect()
}

/// Each cell of it is a sum, or empty: such a column stands at its right edge, so that figures of one weight stand below each other.
pub(super) fn is_sums(rows: &[Vec<String>], column: usize) -> bool {
    let is_sum = |cell: &str| {
        let figures = cell.trim_start_matches(['-', '+', '−']);
        figures.starts_with(|c: char| c.is_ascii_digit())
            && figures.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    };
    let mut filled = cells(rows, column).filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is_sum)
}

/// How many lines a row takes at these widths.
pub(super) fn lines(row: &[String], widths: &[usize], (unit, margins): (usize, usize)) -> usize {
    let of = |(cell, width): (&String, &usize)| (room(cell) * unit).div_ceil(width.saturating_sub(margins).max(unit));
    row.iter().zip(widths).map(of).max().unwrap_or(1).max(1)
}

/// The longest piece of a column that no line may part: a number, a day.
fn longest(rows: &[Vec<String>], column: usize) -> usize {
    let pieces = cells(rows, column).flat_map(|cell| cell.split(|c: char| !c.is_ascii_graphic()));
    let numbers = pieces.map(|piece| piece.chars().count()).filter(|piece| *piece <= SHORT);
    let days = cells(rows, column).flat_map(|cell| cell.split(|c: char| !c.is_ascii_digit() && !"年月日".contains(c)));
    let days = days.filter(|day| day.ends_with('日')).map(text::width).filter(|day| *day <= SHORT);
    numbers.chain(days).max().unwrap_or(0)
}

/// Too many columns for that: narrow ones first, each as wide as its cells, and what is left to the wide ones in equal parts.
fn equally(wanted: Vec<usize>, measure: usize) -> Vec<usize> {
    let mut columns: Vec<(usize, usize)> = wanted.iter().copied().zip(0..).collect();
    columns.sort_unstable();
    let (mut widths, mut left) = (wanted, measure);
    for (place, (wanted, column)) in columns.iter().enumerate() {
        let width = (left / (columns.len() - place)).min(*wanted);
        if let Some(own) = widths.get_mut(*column) {
            *own = width;
        }
        left -= width;
    }
    widths
}

fn cells(rows: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.get(column)).map(String::as_str)
}

/// With the air that stands between a hanzi and a digit: a quarter of a hanzi.
fn room(cell: &str) -> usize {
    let digits: Vec<bool> = cell.chars().map(|c| c.is_ascii_digit()).collect();
    let seams = digits.windows(2).filter(|two| two.first() != two.last()).count();
    text::width(cell) + seams.div_ceil(2)
}

fn roomiest(rows: &[Vec<String>], column: usize) -> usize {
    cells(rows, column).map(room).max().unwrap_or(0)
}

/// Of figures and lists of numbers the longest piece that stays together; none where a cell is anything else.
pub(super) fn clause(rows: &[Vec<String>], column: usize) -> Option<usize> {
    let mut longest = 0;
    for cell in cells(rows, column) {
        let pieces = || cell.split_inclusive(['，', '；', '、', ' ']).map(room);
        let numbered = cell.is_empty() || cell.chars().any(|c| c.is_ascii_digit());
        longest = longest.max(pieces().max().filter(|_| numbered).unwrap_or(usize::from(!numbered) * usize::MAX));
    }
    (longest > 0 && longest <= SHORT).then_some(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_day_stands_in_one_line_and_what_people_wrote_has_the_room() {
        let head = row(&["编号", "行动内容", "负责人", "完成时间", "怎样做"]);
        let words = "比三家门禁的价钱和做法，贴出来给大家看，再请业委会一起来评一评";
        let rows = [
            row(&["行动1", words, "2号 钱伯伯", "2026年6月12日", "协助：物业；做成什么样：三家的价钱都贴出来"]),
            row(&["行动2", words, "6号", "", ""]),
        ];
        let widths = widths(&head, &rows, (8844, 105, 240));
        let short = short(&rows, &widths, (105, 240));
        assert_eq!(short, [true, false, true, true, false], "{widths:?}");
        assert!(widths.iter().all(|width| widths[1] >= *width), "{widths:?}");
    }

    #[test]
    fn no_day_is_broken_though_its_hour_stands_below_it() {
        let head = row(&["时间", "更正了", "改后文字", "理由", "版次"]);
        let words = "我每天下午都在，我教七十岁以上的老人用卡，一楼一楼走一遍";
        let rows = [row(&["2026年5月23日 21:12", "行动3里认领的话", words, words, "第1版"])];
        let widths = widths(&head, &rows, (9071, 110, 240));
        assert!(widths[0] >= text::width("2026年5月23日") * 110 + 120, "{widths:?}");
    }

    #[test]
    fn what_people_wrote_is_never_narrower_than_six_hanzi() {
        let head = row(&["编号", "行动内容", "负责人", "参与人", "完成时间", "完成标准", "协助单位"]);
        let words = "比三家门禁的价钱和做法";
        let rows = [row(&["行动1", words, "17号 王阿姨", "8号、12号、23号", "6月12日", words, "物业"])];
        let widths = widths(&head, &rows, (9638, 105, 240));
        for column in [1, 3, 5] {
            assert!(widths[column] >= LEAST * 105 + 240, "{column} {widths:?}");
        }
    }

    #[test]
    fn the_columns_of_a_notice_are_as_wide_as_what_stands_in_them() {
        let head = row(&["编号", "事项", "议定内容", "表决", "负责人", "完成时间"]);
        let words = "试装刷卡加人脸双方式门禁，不愿刷脸的，都可以只用卡（东门）";
        let rows = [
            row(&["提议1", words, "形成建议，递业主大会（业主共同决定）", "有票36人，赞成26人，反对7人", "", ""]),
            row(&["行动1", "比三家门禁的价钱和做法", "列入行动计划", "", "钱**", "2026年6月12日"]),
        ];
        let widths = widths(&head, &rows, (8844, 105, 240));
        assert!(widths.iter().sum::<usize>() <= 8844, "{widths:?}");
        let fits = |column: usize, text: &str| widths[column] >= text::width(text) * 105 + 120;
        assert!(
            fits(0, "提议1") && fits(3, "有票36人，") && fits(4, "负责人") && fits(5, "2026年6月12日"),
            "{widths:?}"
        );
        assert!(widths[1] > widths[2] && widths[1] > widths[3], "{widths:?}");
    }

    #[test]
    fn whatever_stands_in_a_table_its_columns_fill_the_measure_and_none_is_nothing() {
        for columns in 1..14 {
            for cell in ["", "1", "2026年6月12日", "6.1、7.1、8.1、9.1、10.1、11.1、12.1、13.1", &"长".repeat(200)]
            {
                let (head, rows) = (vec!["题".to_owned(); columns], vec![vec![cell.to_owned(); columns]; 2]);
                let widths = widths(&head, &rows, (8844, 105, 240));
                let all: usize = widths.iter().sum();
                assert!(
                    all <= 8844 && all > 8844 - 14 && widths.iter().all(|width| *width > 400),
                    "{columns} {widths:?}"
                );
            }
        }
    }
}
