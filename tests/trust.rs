//! The long tests: each writes the figure that docs/trust.md shows. Short under `cargo test`, full size under `YISHI_TRUST`.

mod abroad;
mod broken;
mod clocks;
mod cost;
pub mod disks;
mod floors;
pub mod hostile;
mod kill;
mod mirror;
mod model;
mod rules;
mod undo;
