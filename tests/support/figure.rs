#![allow(dead_code, clippy::expect_used, reason = "shared by two test binaries")]
//! The figures of docs/trust.md. Shared with the unit tests of the journal by path, so it imports nothing of ours.

use std::{env, fs, path::PathBuf};

/// Where the figures go. Set, it also asks for the long tests at their full size; `cargo test` alone runs them short.
fn folder() -> Option<PathBuf> {
    env::var_os("YISHI_TRUST").map(PathBuf::from)
}

/// How much to do: the full size where figures are asked for, else the short one.
pub fn size(short: u64, full: u64) -> u64 {
    if folder().is_some() { full } else { short }
}

/// Writes down what a test found, under its number in docs/trust.md (`C1`, `S3`, `H5`), and prints it.
pub fn note(id: &str, found: &str) {
    println!("{id}: {found}");
    if let Some(folder) = folder() {
        fs::create_dir_all(&folder).expect("a folder for the figures");
        fs::write(folder.join(format!("{id}.txt")), format!("{found}\n")).expect("a place for the figure");
    }
}
