//! Yishi 议事: runs a residents' Open Space meeting from the first sign-in to the last kept promise.
//!
//! Told from the ground up, a floor a paragraph: each module names only those of the floors before it (docs/architecture.md).

pub mod outcomes;
pub mod sys;
pub mod text;

pub mod charter;
pub mod time;

pub mod meeting;
pub mod table;

pub mod journal;
pub mod rehearsal;
pub mod replay;
pub mod tracker;

pub mod figures;
pub mod station;
pub mod store;

pub mod i18n;

pub mod document;

pub mod kit;
pub mod minutes;
pub mod picture;
pub mod register;
pub mod view;
pub mod work_report;

pub mod notice;
pub mod sitting;

pub mod office;

pub mod tui;

pub mod cli;

/// So many random cases, the same on every machine.
#[cfg(test)]
fn seeded(cases: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, RngSeed};
    Config { cases, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() }
}
