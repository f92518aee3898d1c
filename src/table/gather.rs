//! The rows of a sheet as they come, and what is merged in it.

use super::{COLUMNS, Cell, HEAD_WITHIN, Row, Unreadable};

/// Rows as they come, and what is merged, which stands at the end of a sheet.
pub(super) struct Gathered {
    rows: Vec<Row>,
    pub(super) keep: Keep,
    pub(super) merged: Vec<Merged>,
}

/// How many rows are kept of a sheet.
#[derive(Clone, Copy)]
pub(super) enum Keep {
    /// As many as may have titles; others are passed over.
    First,
    /// All; more than so many are refused.
    All(usize),
}

/// A merged cell: rows and columns from 0, all of them within.
pub(super) struct Merged {
    pub(super) rows: (u64, u64),
    pub(super) columns: (usize, usize),
}

impl Gathered {
    pub(super) fn new(keep: Keep) -> Self {
        Self { rows: Vec::new(), keep, merged: Vec::new() }
    }

    /// Takes a row, unless it is blank.
    pub(super) fn push(&mut self, row: Row) -> Result<(), Unreadable> {
        if row.cells.iter().all(Cell::is_blank) {
            return Ok(());
        }
        match self.keep {
            Keep::First if self.rows.len() >= HEAD_WITHIN + 2 => return Ok(()),
            Keep::All(most) if self.rows.len() == most => return Err(Unreadable::TooLong { most }),
            _ => {}
        }
        self.rows.push(row);
        Ok(())
    }

    /// What is merged holds for all its rows. Cells that lie over each other would make a small file long work: they are refused.
    pub(super) fn filled(mut self) -> Result<Vec<Row>, Unreadable> {
        let mut left = self.rows.len() * COLUMNS + COLUMNS;
        for Merged { rows: (top, bottom), columns: (from, to) } in std::mem::take(&mut self.merged) {
            let start = self.rows.partition_point(|row| row.line.row <= top);
            let Some(mut holds) = self.rows.get(start).filter(|row| row.line.row == top + 1).map(|_| start) else {
                continue;
            };
            let cell = self.rows.get(holds).map(|row| row.cell(from).clone()).unwrap_or_default();
            if to > from
                && let Some(row) = self.rows.get_mut(holds)
            {
                row.spans.push((from, to));
            }
            holds += 1;
            while let Some(row) = self.rows.get_mut(holds).filter(|row| row.line.row <= bottom + 1) {
                left = left.checked_sub(1).ok_or(Unreadable::Workbook { why: "merged cells overlap".to_owned() })?;
                if from < COLUMNS && !cell.is_blank() {
                    row.put(from, cell.clone());
                    row.above |= 1 << from;
                }
                if to > from {
                    row.spans.push((from, to));
                }
                holds += 1;
            }
        }
        Ok(self.rows)
    }
}
