//! How wide the columns of a table are: days and numbers stand in one line, and what people wrote gets the room.

use crate::text;

/// As wide as a cell may be, in halves of a hanzi, to stand in one line: a day in full.
const SHORT: usize = 14;
/// Columns that stand in one line take no more than this of a row.
const SHORT_IN_ALL: usize = 44;
/// What people wrote is never narrower: three hanzi.
const LEAST: usize = 6;

/// Columns whose cells stand in one line each: no day and no number is broken where there is room for it.
pub(super) fn short(columns: usize, rows: &[Vec<String>]) -> Vec<bool> {
    let mut by_width: Vec<(usize, usize)> = (0..columns).map(|column| (widest(rows, column), column)).collect();
    by_width.sort_unstable();
    let mut short = vec![false; columns];
    let mut left = SHORT_IN_ALL;
    for (width, column) in by_width.into_iter().take_while(|(width, _)| *width <= SHORT) {
        let Some(rest) = left.checked_sub(width) else { break };
        left = rest;
        if let Some(of) = short.get_mut(column) {
            *of = true;
        }
    }
    short
}

/// The measure, shared out; `unit` is half of a hanzi, `margins` what stands beside the text of a cell. Where all fit on one line, by
/// their width. Else short columns as wide as they are, figures as wide as their longest clause, and the rest to what people wrote, by
/// how much it is.
pub(super) fn widths(
    head: &[String],
    rows: &[Vec<String>],
    (measure, unit, margins): (usize, usize, usize),
) -> Vec<usize> {
    let titles: Vec<usize> = head.iter().map(|title| text::width(title)).collect();
    let twips = |halves: usize| halves * unit + margins;
    let wanted: Vec<usize> =
        titles.iter().zip(0..).map(|(title, column)| twips(widest(rows, column).max(*title))).collect();
    let all: usize = wanted.iter().sum();
    if all <= measure {
        return wanted.iter().map(|width| width * measure / all.max(1)).collect();
    }
    let short = short(head.len(), rows);
    // As wide as it has to be; none of what people wrote, whose share goes by how much it is.
    let fixed = |(title, column): (&usize, usize)| {
        let whole = short.get(column) == Some(&true);
        let stands = if whole { Some(roomiest(rows, column)) } else { clause(rows, column) };
        stands.map(|stands| twips(stands.max(*title)))
    };
    let fixed: Vec<Option<usize>> = titles.iter().zip(0..).map(fixed).collect();
    let taken: usize = fixed.iter().flatten().sum();
    let texts: Vec<usize> =
        fixed.iter().zip(0..).filter(|(fixed, _)| fixed.is_none()).map(|(_, column)| widest(rows, column)).collect();
    let (many, weights) = (texts.len(), texts.iter().sum::<usize>());
    match measure.checked_sub(taken).filter(|left| *left >= many * twips(LEAST)) {
        // Half of what is left in equal parts.
        Some(left) if many > 0 => {
            let share = |column: usize| left / 2 / many + left / 2 * widest(rows, column) / weights.max(1);
            fixed.iter().zip(0..).map(|(fixed, column)| fixed.unwrap_or_else(|| share(column))).collect()
        }
        Some(_) => fixed.iter().flatten().map(|width| width * measure / taken.max(1)).collect(),
        None => equally(wanted, measure),
    }
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

fn widest(rows: &[Vec<String>], column: usize) -> usize {
    cells(rows, column).map(text::width).max().unwrap_or(0)
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
    fn a_day_stands_in_one_line_and_what_people_wrote_does_not() {
        let words = "比三家门禁的价钱和做法，贴出来给大家看";
        let rows = [row(&["1", words, "2号 钱伯伯", "2026年6月12日"]), row(&["2", words, "6号", ""])];
        assert_eq!(short(4, &rows), [true, false, true, true]);
        assert_eq!(short(2, &[]), [true, true]);
    }

    #[test]
    fn many_narrow_columns_leave_room_for_the_others() {
        let day = "2026年6月12日";
        let short = short(7, &[row(&[day; 7])]);
        assert_eq!(short.iter().filter(|short| **short).count(), 3);
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
        assert!(widths[1] > widths[2] && widths[2] > widths[3], "{widths:?}");
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
