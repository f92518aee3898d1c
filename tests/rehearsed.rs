//! The rehearsal (`yishi rehearse`): a room of residents that acts, and operators who type. One process, no clock, no disk.

mod evenings;
pub mod operator;
