//! Yishi 议事: runs a residents' Open Space meeting from the first sign-in to the last kept promise.

pub mod charter;
pub mod cli;
pub mod i18n;
pub mod journal;
pub mod meeting;
pub mod minutes;
pub mod notice;
pub mod outcomes;
pub mod page;
pub mod paper;
pub mod sheet;
pub mod sitting;
pub mod station;
pub mod store;
pub mod sys;
pub mod table;
pub mod text;
pub mod time;
pub mod tracker;
pub mod tui;
pub mod upkeep;
pub mod view;
