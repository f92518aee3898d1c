//! Bars, drawn once: how long each is and whether it is full. A writer has only to put a rectangle there.

use super::{Bar, Part};

/// Things to compare, at the least.
const LEAST: usize = 3;

/// A heading and bars as long as their figures, the longest as long as there is room; each with its label and its figure in words. Nothing
/// with fewer than three things to compare. `head` is what stands above labels and figures, a bar between them.
pub fn bars(heading: String, head: &str, rows: &[(String, String, Vec<u32>)]) -> Vec<Part> {
    let most = rows.iter().flat_map(|(.., figures)| figures).copied().max().unwrap_or(0);
    let told = rows.iter().filter(|(.., figures)| figures.iter().any(|n| *n > 0)).count();
    if told < LEAST || most == 0 {
        return Vec::new();
    }
    let of = |n: &u32| u16::try_from(u64::from(*n) * 1000 / u64::from(most)).unwrap_or(1000);
    let bar = |(label, said, figures): &(String, String, Vec<u32>)| Bar {
        label: label.clone(),
        said: said.clone(),
        shares: figures.iter().map(of).collect(),
    };
    let (label, said) = head.split_once('|').unwrap_or((head, ""));
    let head = [label, said].map(str::to_owned);
    vec![Part::Heading(heading), Part::Bars { head, rows: rows.iter().map(bar).collect() }]
}

/// A rectangle; lengths in thousandths of the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    pub long: u16,
    pub full: bool,
}

/// The bars of a row, from top to bottom: what was planned is hollow, and what came of it full.
pub(super) fn drawn(bar: &Bar) -> Vec<Drawn> {
    let last = bar.shares.len().saturating_sub(1);
    let one = |(place, share): (usize, &u16)| Drawn { long: *share, full: place == last };
    bar.shares.iter().enumerate().map(one).filter(|drawn| drawn.long > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bar_of_a_row_is_full_and_nothing_is_drawn_of_nothing() {
        let bar = |shares: &[u16]| Bar { label: String::new(), said: String::new(), shares: shares.to_vec() };
        let [plan, clock] = [(500, false), (1000, true)].map(|(long, full)| Drawn { long, full });
        assert_eq!(drawn(&bar(&[500, 1000])), [plan, clock]);
        assert_eq!(drawn(&bar(&[1000])), [clock]);
        assert!(drawn(&bar(&[0])).is_empty() && drawn(&bar(&[])).is_empty());
    }
}
