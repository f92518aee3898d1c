//! The facilitator's console: full screen, by keyboard, one input strip.

pub mod input;
pub mod line;
