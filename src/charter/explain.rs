//! The charter's own lines with its numbers in them, and the charter as text.

use ron::ser::PrettyConfig;

use super::{Charter, GuardId, Mode, PassRule, RuleId, Stage, Variant, Words, check::options};

impl Charter {
    /// Seconds a speech and turns a person a motion, as the wall says them; `None` where one of them has no limit.
    pub fn limits(&self) -> Option<(u32, u16)> {
        let (time, turns) = (self.guard(GuardId::R05Time), self.guard(GuardId::R05Turns));
        if time.mode == Mode::Off || turns.mode == Mode::Off {
            return None;
        }
        time.seconds.zip(turns.max)
    }

    /// The wall's line of a rule, with the charter's numbers.
    pub fn rule_line(&self, id: RuleId) -> String {
        self.rule_words(id, self.limits()).zh
    }

    /// The line of a rule and its gloss under other limits of speech: the meeting may vote its own (Nantang 5).
    pub fn rule_words(&self, id: RuleId, limits: Option<(u32, u16)>) -> Words {
        let Some(rule) = self.rule(id) else {
            return Words::default();
        };
        let words = self.variant(id, limits).and_then(|variant| rule.variants.get(&variant)).cloned();
        let words = words.unwrap_or_else(|| Words { zh: rule.text.line.clone(), en: rule.text.en.clone() });
        let filled = |text: &str| match limits {
            Some((seconds, turns)) => text.replace("{m}", &minutes(seconds)).replace("{k}", &turns.to_string()),
            None => text.to_owned(),
        };
        Words { zh: filled(&words.zh), en: filled(&words.en) }
    }

    /// What the host says of a rule. Never on the wall.
    pub fn rule_say(&self, id: RuleId) -> String {
        self.rule(id).map(|rule| rule.text.say.clone()).unwrap_or_default()
    }

    /// What the host says as a stage begins, with the charter's numbers.
    pub fn stage_say(&self, stage: Stage) -> String {
        let say = self.stage(stage).map_or("", |stage| &stage.text.say);
        say.replace("{n}", &self.market.dots.to_string())
    }

    /// Which of its lines a rule shows, if not the usual one.
    pub(super) fn variant(&self, id: RuleId, limits: Option<(u32, u16)>) -> Option<Variant> {
        match (id, self.vote.pass) {
            (RuleId::R05, _) if limits.is_none() => Some(Variant::Free),
            (RuleId::R13, PassRule::HalfPresent) => Some(Variant::Half),
            (RuleId::R13, PassRule::TwoThirdsPresent) => Some(Variant::Two3),
            (RuleId::R13, PassRule::TwoThirdsCast) => Some(Variant::Two3Cast),
            _ => None,
        }
    }
}

impl Mode {
    /// As a charter writes it.
    pub fn code(self) -> &'static str {
        ["enforce", "advise", "flag", "off"][self as usize]
    }
}

/// Minutes as they are said: `2`, `1.5`.
fn minutes(seconds: u32) -> String {
    let tenths = seconds.saturating_add(3) / 6;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// The whole charter as a station edits it. [`super::parse`] reads it back to the same charter.
pub fn print(charter: &Charter) -> Result<String, ron::Error> {
    let layout = PrettyConfig::new().new_line("\n").depth_limit(3).compact_arrays(true).escape_strings(false);
    options().to_string_pretty(charter, layout).map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{PRESETS, parse, preset};

    fn haishu() -> Charter {
        preset("haishu").expect("the default parses")
    }

    #[test]
    fn a_printed_charter_reads_back_the_same() {
        for name in PRESETS {
            let charter = preset(name).expect("a preset parses");
            let text = print(&charter).expect("a charter prints");
            assert_eq!(parse(&text), Ok(charter), "{text}");
        }
    }

    #[test]
    fn r05_says_the_numbers_of_the_charter() {
        assert_eq!(haishu().rule_line(RuleId::R05), "一回2分钟，一件事说2回");
        assert_eq!(haishu().rule_words(RuleId::R05, Some((90, 3))).en, "1.5 minutes a turn, 3 turns a matter");
    }

    #[test]
    fn r05_without_a_limit_promises_none() {
        let mut charter = haishu();
        let rule = charter.rules.iter_mut().find(|rule| rule.id == RuleId::R05).expect("there is a rule 5");
        rule.guards.get_mut("time").expect("it has a guard").mode = Mode::Off;
        assert_eq!(charter.rule_line(RuleId::R05), "话短一点，人人说得上");
        assert_eq!(charter.rule_words(RuleId::R05, Some((120, 2))).zh, "一回2分钟，一件事说2回");
    }

    #[test]
    fn r13_says_when_a_motion_passes() {
        let mut charter = haishu();
        assert_eq!(charter.rule_line(RuleId::R13), "赞成多才通过，一样多不算过");
        charter.vote.pass = PassRule::HalfPresent;
        assert_eq!(charter.rule_line(RuleId::R13), "赞成过了在场一半才通过");
        charter.vote.pass = PassRule::TwoThirdsPresent;
        assert_eq!(charter.rule_line(RuleId::R13), "三个人里两个赞成才通过");
        charter.vote.pass = PassRule::TwoThirdsCast;
        assert_eq!(charter.rule_line(RuleId::R13), "举手的三个里两个赞成才通过");
    }

    #[test]
    fn the_host_says_how_many_dots_there_are() {
        assert_eq!(haishu().stage_say(Stage::S2), "3个圆点，贴给您最关心的事。贴完找桌子坐。");
        assert_eq!(haishu().stage_say(Stage::S7), "");
    }

    #[test]
    fn minutes_are_said_as_people_say_them() {
        for (seconds, said) in [(120, "2"), (90, "1.5"), (60, "1"), (10, "0.2"), (1800, "30")] {
            assert_eq!(minutes(seconds), said);
        }
    }
}
