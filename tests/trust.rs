//! The long tests: each writes the figure that docs/trust.md shows. Short under `cargo test`, full size under `YISHI_TRUST`.

mod hostile;
mod clocks;
mod floors;
mod kill;
mod rules;
mod undo;
