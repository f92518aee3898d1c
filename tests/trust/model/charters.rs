//! The charters of the day: what ships, and what ships with one thing said otherwise.

use std::sync::LazyLock;

use yishi::charter::{ChairVotes, Charter, FloorKey, GuardSpec, Mode, PRESETS, PassRule, VoteBasis, check, preset};

/// Each with what is said of it in a failure. Those that ship come first, of them those that debate.
pub static CHARTERS: LazyLock<Vec<(String, Charter)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    let mut add = |name: String, charter: Charter| {
        // Where a mode makes no sense, the charter isn't taken (trust::rules).
        if check(&charter).is_empty() {
            all.push((name, charter));
        }
    };
    for id in PRESETS.iter().copied() {
        add(id.to_owned(), preset(id).unwrap());
    }
    for id in ["haishu", "nantang", "solo", "choice"] {
        let shipped = preset(id).unwrap();
        let with = |change: &dyn Fn(&mut Charter)| {
            let mut charter = shipped.clone();
            change(&mut charter);
            charter
        };
        for pass in [PassRule::HalfPresent, PassRule::TwoThirdsPresent, PassRule::TwoThirdsCast] {
            add(format!("{id}, {pass:?}"), with(&|charter| charter.vote.pass = pass));
        }
        add(format!("{id}, by household"), with(&|charter| charter.vote.basis = VoteBasis::Household));
        add(format!("{id}, the chair never votes"), with(&|charter| charter.vote.chair = ChairVotes::Never));
        add(format!("{id}, ten people"), with(&|charter| charter.quorum = Some(10)));
        add(
            format!("{id}, ten households"),
            with(&|charter| {
                charter.quorum = Some(10);
                charter.vote.basis = VoteBasis::Household;
            }),
        );
        add(format!("{id}, two rounds"), with(&|charter| charter.market.rounds = 2));
        add(
            format!("{id}, turns before sides"),
            with(&|charter| charter.floor = vec![FloorKey::Turns, FloorKey::Side, FloorKey::Hands]),
        );
        for guard in GuardSpec::ALL.iter().filter(|guard| guard.can_check && !guard.arithmetic) {
            for mode in [Mode::Enforce, Mode::Advise, Mode::Off] {
                let changed = with(&|charter| {
                    let rule = charter.rules.iter_mut().find(|rule| rule.id == guard.rule).unwrap();
                    rule.guards.get_mut(guard.key).unwrap().mode = mode;
                });
                add(format!("{id}, {:?} {mode:?}", guard.id), changed);
            }
        }
    }
    all
});
