//! Where on a canvas something may stand.

use ratatui::layout::Rect;

/// Over the strip of a console: so many rows are its.
pub const STRIP: u16 = 2;
/// From this height on the rail stays over a strip, and there are two rows of air at the top.
const RAIL_STAYS: u16 = 28;
const AIRY: u16 = 34;
/// Big letters may hang into the margin, down to so many cells from the edge.
pub const HANG: u16 = 2;
/// Below this there is no rail.
const LEAST: u16 = 12;

/// Margins of a canvas, and its rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Everything.
    pub area: Rect,
    /// Left and right of everything but big letters and sheets.
    pub margin: u16,
    /// Where the picture stands.
    pub body: Rect,
    /// The row of the rail.
    pub rail: Option<u16>,
    /// Rows that the heads of those in front may hide begin here.
    pub heads: u16,
    /// Rows of the window, its strip among them.
    pub whole: u16,
}

impl Grid {
    /// Of a canvas; `strip`: it stands over the strip of a console, which isn't part of it.
    pub fn of(area: Rect, strip: bool) -> Self {
        let whole = area.height + if strip { STRIP } else { 0 };
        let margin = if area.width < 144 { area.width / 24 } else { area.width / 20 };
        let top = if whole >= AIRY { 2 } else { u16::from(area.height > 3) };
        let has_rail = if strip { whole >= RAIL_STAYS && area.height >= LEAST } else { area.height >= LEAST };
        let bottom = if has_rail { 2 } else { 0 };
        let height = area.height.saturating_sub(top + bottom);
        let body = Rect { x: area.x + margin, y: area.y + top, width: area.width.saturating_sub(2 * margin), height };
        let rail = has_rail.then(|| area.bottom() - 1);
        let heads = area.bottom().saturating_sub(if strip { 4 - STRIP } else { 4 });
        Self { area, margin, body, rail, heads, whole }
    }

    /// Cells that a line of big letters may take.
    pub fn widest(&self) -> usize {
        usize::from(self.area.width.saturating_sub(2 * HANG))
    }

    /// Cells of text.
    pub fn text(&self) -> usize {
        self.body.width.into()
    }

    /// Where something that is so wide begins, on the margin or, if it is too wide for that, hanging into it.
    pub fn left(&self, wide: usize) -> u16 {
        let wide = u16::try_from(wide).unwrap_or(u16::MAX);
        let last = (self.area.right().saturating_sub(HANG)).saturating_sub(wide);
        self.body.x.min(last.max(self.area.x + HANG))
    }

    /// Where something that is so wide begins in the middle.
    pub fn middle(&self, wide: usize) -> u16 {
        let wide = u16::try_from(wide).unwrap_or(u16::MAX);
        self.area.x + self.area.width.saturating_sub(wide) / 2
    }

    /// A sheet over the whole width begins outside the margin, so that its letters stand on it.
    pub fn sheet(&self) -> (u16, u16) {
        let out = self.margin.saturating_sub(1).min(2);
        (self.body.x - out, self.body.width + 2 * out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_canvas_has_the_margins_and_the_rows_of_the_grid() {
        let of = |width, height, strip| {
            let area = Rect::new(0, 0, width, if strip { height - STRIP } else { height });
            let grid = Grid::of(area, strip);
            (grid.margin, grid.body.y, grid.body.height)
        };
        assert_eq!([of(80, 24, false), of(80, 24, true)], [(3, 1, 21), (3, 1, 21)]);
        assert_eq!([of(100, 30, false), of(100, 30, true)], [(4, 1, 27), (4, 1, 25)]);
        assert_eq!([of(120, 34, false), of(120, 34, true)], [(5, 2, 30), (5, 2, 28)]);
        assert_eq!([of(160, 45, false), of(160, 45, true)], [(8, 2, 41), (8, 2, 39)]);
    }

    #[test]
    fn big_letters_hang_as_a_whole_and_never_nearer_to_the_edge_than_two_cells() {
        let grid = Grid::of(Rect::new(0, 0, 100, 30), false);
        assert_eq!([grid.left(92), grid.left(94), grid.left(96)], [4, 4, 2]);
        assert_eq!(grid.sheet(), (2, 96));
    }
}
