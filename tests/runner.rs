//! What holds across modules, one module a theme.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what went wrong by failing")]

mod audit;
mod cli;
mod commands;
mod console;
mod dead_ends;
mod e2e;
mod edges;
mod evenings;
mod fresh;
mod handed_on;
mod impossible;
mod journal;
mod measures;
mod minutes;
mod notice;
mod outcomes;
mod packet;
mod paper;
mod pictures;
mod record;
mod rehearsal;
mod roster;
mod rules;
mod sessions;
mod sitting;
mod snapshots;
mod stages;
mod store;
mod support;
mod tables;
mod tidy;
mod tracker;
mod trust;
mod undo;
mod worked;
