//! What every import of a table is asked.

use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct Source {
    /// The file; the first row names the columns
    pub(super) file: PathBuf,
    /// Say what is wrong and what each line would do, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Leave bad lines out and take the others
    #[arg(long)]
    pub(super) skip_bad: bool,
    /// Say of no line what it did: only what is wrong, and how many were taken
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) quiet: bool,
    /// Which sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
}

impl Source {
    /// What each line does is said: before it is done, or while it is.
    pub(super) fn tells_lines(&self, is_taken: bool) -> bool {
        self.dry_run || is_taken && !self.quiet
    }
}
