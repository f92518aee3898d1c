//! The rehearsal (`yishi rehearse`): a room of residents that acts, and operators who type. One process, no clock, no disk.

mod coach;
mod evenings;
pub mod lessons;
pub mod operator;
mod practice;
mod score;
