//! The charters that ship with the program: one written out, the others as what differs from it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    Charter, FloorKey, GuardSpec, May, Mode, Permit, Stage, Words,
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
    /// Who may do what: the whole table, so that it can be read in one place.
    may: May,
    /// Tellers who hold the chair or moved what is voted on.
    #[serde(default)]
    tellers: Option<Permit>,
}

impl Overlay {
    fn over(self, mut charter: Charter) -> Charter {
        charter.id = self.id;
        charter.title = self.title;
        charter.sequence = self.sequence.unwrap_or(charter.sequence);
        charter.floor = self.floor.unwrap_or(charter.floor);
        charter.may = self.may;
        charter.vote.tellers = self.tellers.unwrap_or(charter.vote.tellers);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{ChairVotes, EMBEDDED_LIMIT, GuardId, PassRule, RuleId, VoteBasis, check};

    fn given(name: &str) -> Charter {
        preset(name).expect("a preset parses")
    }

    #[test]
    fn every_preset_is_there_under_its_name_and_makes_sense() {
        for name in PRESETS {
            let charter = given(name);
            assert_eq!(charter.id, *name);
            assert_eq!(check(&charter), [], "{name}");
        }
        assert_eq!(preset("lodge"), None);
    }

    #[test]
    fn every_overlay_names_guards_that_exist() {
        let known: Vec<_> = GuardSpec::ALL.iter().map(|spec| format!("{}.{}", spec.rule.code(), spec.key)).collect();
        for text in [include_str!("presets/nantang.ron"), include_str!("presets/solo.ron")] {
            let overlay: Overlay = options().from_str(text).expect("an overlay parses");
            for name in overlay.guards.keys() {
                assert!(known.contains(name), "{name}");
            }
        }
    }

    #[test]
    fn every_preset_fits_the_line_that_embeds_it_and_reads_back() {
        for name in PRESETS {
            let line = ron::to_string(&given(name)).expect("a charter is text");
            assert!(line.len() < EMBEDDED_LIMIT, "{name}: {}", line.len());
            assert_eq!(ron::from_str(&line), Ok(given(name)));
        }
    }

    #[test]
    fn the_minutes_of_an_evening_are_those_of_the_domain() {
        let haishu = given("haishu");
        for (stage, of_120, of_90, of_180) in [
            (Stage::S0, 10, 5, 15),
            (Stage::S1, 15, 10, 20),
            (Stage::S2, 15, 10, 20),
            (Stage::S3, 30, 25, 60),
            (Stage::S4, 25, 20, 30),
            (Stage::S5, 10, 8, 15),
            (Stage::S6, 15, 12, 20),
            (Stage::S7, 0, 0, 0),
        ] {
            let minutes = [120, 90, 180].map(|evening| haishu.minutes(stage, evening));
            assert_eq!(minutes, [of_120, of_90, of_180], "{stage:?}");
        }
    }

    #[test]
    fn haishu_has_the_modes_of_the_domain() {
        use Mode::{Advise, Enforce, Flag};
        let haishu = given("haishu");
        for (id, mode) in [
            (GuardId::R01Neutral, Enforce),
            (GuardId::R02One, Enforce),
            (GuardId::R02Fields, Enforce),
            (GuardId::R02WhoWhen, Advise),
            (GuardId::R03Busy, Enforce),
            (GuardId::R03Order, Enforce),
            (GuardId::R03Interrupt, Flag),
            (GuardId::R04Chair, Flag),
            (GuardId::R05Turns, Enforce),
            (GuardId::R05Time, Advise),
            (GuardId::R06Motion, Enforce),
            (GuardId::R06Off, Flag),
            (GuardId::R07Again, Enforce),
            (GuardId::R07Stop, Flag),
            (GuardId::R08Sides, Enforce),
            (GuardId::R09Side, Enforce),
            (GuardId::R10Kind, Flag),
            (GuardId::R11Debate, Enforce),
            (GuardId::R11Chair, Enforce),
            (GuardId::R11Quorum, Enforce),
            (GuardId::R12Order, Enforce),
            (GuardId::R12Count, Enforce),
            (GuardId::R12Roll, Advise),
            (GuardId::R13Decided, Enforce),
        ] {
            assert_eq!(haishu.guard(id).mode, mode, "{id:?}");
        }
    }

    #[test]
    fn haishu_has_the_numbers_of_the_domain() {
        let haishu = given("haishu");
        assert_eq!(haishu.guard(GuardId::R05Turns).max, Some(2));
        let time = haishu.guard(GuardId::R05Time);
        assert_eq!((time.seconds, time.warn, time.grace), (Some(120), Some(20), Some(10)));
        assert_eq!(haishu.floor, [FloorKey::Side, FloorKey::Turns, FloorKey::Hands]);
        let vote = haishu.vote;
        assert_eq!((vote.pass, vote.basis, vote.chair), (PassRule::MoreFor, VoteBasis::Person, ChairVotes::Last));
        let market = haishu.market;
        assert_eq!((market.dots, market.tables, market.rounds), (3, 3, 1));
        assert_eq!((market.cap, market.least, market.report_seconds), (15, 3, 180));
        let notice = haishu.notice;
        assert_eq!((notice.within, notice.days, notice.answer, notice.follow_up), (3, 7, 7, 30));
        assert_eq!((haishu.extend, haishu.quorum), (5, None));
        assert_eq!(haishu.skip_badges, [4, 14, 24, 34, 38]);
    }

    #[test]
    fn in_haishu_residents_and_the_owners_committee_vote_and_belong_to_households() {
        let haishu = given("haishu");
        let names: Vec<_> = haishu.sectors.iter().map(|sector| sector.name.zh.as_str()).collect();
        assert_eq!(names, ["居民", "业委会", "物业", "社区", "社工", "社会组织", "辖区单位", "党组织", "其他"]);
        let ids = |of: &dyn Fn(&super::super::Sector) -> bool| {
            haishu.sectors.iter().filter(|sector| of(sector)).map(|sector| sector.id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&|sector| sector.votes), ["resident", "owners_committee"]);
        assert_eq!(ids(&|sector| sector.household), ["resident", "owners_committee"]);
    }

    #[test]
    fn haishu_speaks_in_the_words_of_the_wall() {
        let haishu = given("haishu");
        assert_eq!(haishu.principles[7].text.big, "我能做什么");
        assert_eq!(haishu.oath.line, "我来，我听，我说，我出力");
        assert_eq!(haishu.stage(Stage::S4).map(|stage| stage.text.big.as_str()), Some("汇报商议"));
        assert_eq!(haishu.rule(RuleId::R12).map(|rule| rule.text.line.as_str()), Some("先数赞成再数反对，不举也行"));
        assert_eq!(haishu.remember[3].text.zh, "好好说话");
        assert_eq!(haishu.note.zh, "本章程是示范，以小区公布的为准");
    }

    #[test]
    fn nantang_is_strict_to_the_letter() {
        let nantang = given("nantang");
        assert_eq!(nantang.floor, [FloorKey::Hands]);
        for spec in GuardSpec::ALL.iter().filter(|spec| spec.can_check) {
            let mode = if spec.id == GuardId::R08Sides { Mode::Advise } else { Mode::Enforce };
            assert_eq!(nantang.guard(spec.id).mode, mode, "{:?}", spec.id);
        }
        assert_eq!(nantang.guard(GuardId::R05Time).grace, Some(10));
        assert_eq!(nantang.guard(GuardId::R10Kind).mode, Mode::Flag);
    }

    #[test]
    fn solo_advises_all_but_arithmetic() {
        let solo = given("solo");
        for spec in GuardSpec::ALL.iter().filter(|spec| spec.can_check) {
            let mode = if spec.arithmetic { Mode::Enforce } else { Mode::Advise };
            assert_eq!(solo.guard(spec.id).mode, mode, "{:?}", spec.id);
        }
    }

    #[test]
    fn listen_and_choice_are_haishu_with_fewer_stages() {
        let (listen, choice) = (given("listen"), given("choice"));
        assert_eq!(listen.sequence, [Stage::S0, Stage::S1]);
        assert_eq!(listen.after(Stage::S1), Stage::S7);
        assert_eq!(choice.sequence, [Stage::S0, Stage::S1, Stage::S2, Stage::S5, Stage::S6]);
        assert_eq!(choice.after(Stage::S2), Stage::S5);
        assert_eq!(choice.minutes(Stage::S3, 120), 0);
        assert_eq!((listen.rules, choice.rules), (given("haishu").rules, given("haishu").rules));
    }
}
