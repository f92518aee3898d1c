//! The stages of an evening: what each asks before it is left, what passes with a reason, where it leads, its clocks,
//! and its end. Domain A2, design 3.

mod after;
mod clocks;
mod course;
mod gates;
mod rounds;
mod silence;
