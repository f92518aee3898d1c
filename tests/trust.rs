//! The long tests: each writes the figure that docs/trust.md shows. Short under `cargo test`, full size under `YISHI_TRUST`.

mod abroad;
mod clocks;
mod disks;
mod floors;
mod hostile;
mod kill;
mod model;
mod rules;
mod undo;
