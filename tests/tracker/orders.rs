//! A year of a station by its orders alone, from an empty home, as a neighbour's script would give them: `scripts/year.py` gives them and
//! holds every figure against another sum. The gate lives through January; the long tests through the year, once more with names.

use std::process::Command;

use crate::support::figure;

/// What the script says of it; nothing where there is no Python.
fn lived(more: &[&str]) -> Option<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/year.py");
    let months = figure::size(1, 12).to_string();
    let done = Command::new("python3").args([script, env!("CARGO_BIN_EXE_yishi"), &months]).args(more).output().ok()?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    Some(said.trim().replace('\n', "; "))
}

#[test]
fn a_year_by_orders_alone_has_every_figure_right_and_names_nobody_outside() {
    if figure::size(0, 1) == 1 {
        let Some(said) = lived(&[]) else { return };
        figure::note("Y1", &said);
    }
    // People whom the roster knows, in every text that anybody types.
    let Some(said) = lived(&["--names"]) else { return };
    assert!(said.contains("; 0 of them in"), "{said}");
    figure::note("Y2", &said);
}
