//! `yishi`: see [`yishi::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    yishi::cli::main()
}
