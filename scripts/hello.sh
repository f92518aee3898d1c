#!/bin/sh
# Makes the program that `scripts/budgets.py --hello` is measured beside: one line by ratatui, as its own first example has it.
# `scripts/hello.sh FOLDER` leaves FOLDER/target/release/hello.
set -eu
folder=$1
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$folder/src"
cat > "$folder/Cargo.toml" <<'END'
[package]
name = "hello"
version = "0.0.0"
edition = "2024"
[dependencies]
ratatui = { version = "0.30.2", default-features = false, features = ["crossterm", "layout-cache"] }
[profile.release]
lto = "thin"
codegen-units = 1
strip = true
[workspace]
END
cat > "$folder/src/main.rs" <<'END'
use ratatui::crossterm::event::{self, Event};
fn main() -> std::io::Result<()> {
    ratatui::run(|terminal| {
        loop {
            terminal.draw(|frame| frame.render_widget("hello", frame.area()))?;
            if let Event::Key(_) = event::read()? {
                return Ok(());
            }
        }
    })
}
END
cp "$here/Cargo.lock" "$folder/Cargo.lock"
cargo build --release --manifest-path "$folder/Cargo.toml"
