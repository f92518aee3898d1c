//! The charters that ship with the program: one written out, the others as what differs from it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Charter, FloorKey, GuardSpec, Mode, Stage, Words,
    check::{options, parse},
};

/// The complete charter that the others are laid over.
const HAISHU: &str = include_str!("presets/haishu.ron");

/// Names of the presets, the default first.
pub const PRESETS: &[&str] = &["haishu", "nantang", "solo", "listen", "choice"];

/// What a preset says differently.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overlay {
    id: String,
    title: Words,
    #[serde(default)]
    sequence: Option<Vec<Stage>>,
    /// Replaces the minutes of all stages: a stage that isn't named has none.
    #[serde(default)]
    minutes: Option<BTreeMap<Stage, BTreeMap<u16, u16>>>,
    #[serde(default)]
    floor: Option<Vec<FloorKey>>,
    /// The mode of every guard that the program checks, arithmetic apart.
    #[serde(default)]
    checks: Option<Mode>,
    /// `R05.time` → its mode.
    #[serde(default)]
    guards: BTreeMap<String, Mode>,
}

impl Overlay {
    fn over(self, mut charter: Charter) -> Charter {
        charter.id = self.id;
        charter.title = self.title;
        charter.sequence = self.sequence.unwrap_or(charter.sequence);
        charter.floor = self.floor.unwrap_or(charter.floor);
        if let Some(mut minutes) = self.minutes {
            for stage in &mut charter.stages {
                stage.minutes = minutes.remove(&stage.id).unwrap_or_default();
            }
        }
        for spec in GuardSpec::ALL {
            let named = self.guards.get(&format!("{}.{}", spec.rule.code(), spec.key)).copied();
            let all = self.checks.filter(|_| spec.can_check && !spec.arithmetic);
            let guard = charter.rules.iter_mut().find(|rule| rule.id == spec.rule);
            let guard = guard.and_then(|rule| rule.guards.get_mut(spec.key));
            if let (Some(guard), Some(mode)) = (guard, named.or(all)) {
                guard.mode = mode;
            }
        }
        charter
    }
}

/// A preset by its name.
pub fn preset(name: &str) -> Option<Charter> {
    let overlay = match name {
        "haishu" => return parse(HAISHU).ok(),
        "nantang" => include_str!("presets/nantang.ron"),
        "solo" => include_str!("presets/solo.ron"),
        "listen" => include_str!("presets/listen.ron"),
        "choice" => include_str!("presets/choice.ron"),
        _ => return None,
    };
    let overlay: Overlay = options().from_str(overlay).ok()?;
    Some(overlay.over(parse(HAISHU).ok()?))
}
