//! The facilitator's console: full screen, by keyboard, one input strip.

pub mod form;
pub mod input;
pub mod line;
