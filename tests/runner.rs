//! What holds across modules, one module a theme.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what went wrong by failing")]

mod fresh;
mod journal;
mod sessions;
mod support;
mod tidy;
mod worked;
