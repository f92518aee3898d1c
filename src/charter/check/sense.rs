//! Whether a charter that can be read makes sense: everything there, once, in order, numbers within reason,
//! and every text fit for the wall.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr as _;

use super::{EMBEDDED_LIMIT, Flaw, MOST_FAULTS, Right, fits_the_wall};
use crate::charter::{
    Act, Article, Charter, FloorKey, Guard, GuardId, GuardSpec, Mode, Permit, PrincipleId, Rule, RuleId, Stage,
    Standing, Variant, VoteBasis, Words,
};

/// Twelve cells draw six hanzi.
const BIG_CELLS: usize = 12;
/// Characters of the wall's one line.
const LINE: usize = 18;
/// Characters of what the host says in one breath.
const SAY: usize = 60;
/// Characters of an English gloss.
const GLOSS: usize = 80;
/// Characters of a name.
const NAME: usize = 24;
/// Characters of a name in English.
const NAME_EN: usize = 48;

/// The faults of a charter, up to a hundred, without lines: it may never have been a text.
pub fn check(charter: &Charter) -> Vec<Flaw> {
    let mut sense = Sense { charter, faults: Vec::new() };
    sense.head();
    sense.principles();
    sense.stages();
    sense.sequence();
    sense.rules();
    sense.remember();
    sense.floor();
    sense.numbers();
    sense.sectors();
    sense.may();
    sense.hints();
    sense.size();
    sense.faults.truncate(MOST_FAULTS);
    sense.faults
}

struct Sense<'a> {
    charter: &'a Charter,
    faults: Vec<Flaw>,
}

impl Sense<'_> {
    fn fault(&mut self, field: impl AsRef<str>, found: &str, right: Right) {
        self.faults.push(Flaw::new(0, field.as_ref(), found, right));
    }

    fn head(&mut self) {
        let charter = self.charter;
        self.name("id", &charter.id);
        self.words("title", &charter.title, NAME, NAME_EN);
        self.words("note", &charter.note, LINE, GLOSS);
        self.article("oath", &charter.oath, &[]);
    }

    fn principles(&mut self) {
        let found: Vec<_> = self.charter.principles.iter().map(|it| it.id.code().to_owned()).collect();
        self.each_once_in_order("principles", &found, &PrincipleId::ALL.map(|id| id.code().to_owned()));
        for principle in &self.charter.principles {
            self.article(&format!("principles.{}.text", principle.id.code()), &principle.text, &[]);
        }
    }

    fn stages(&mut self) {
        let charter = self.charter;
        let found: Vec<_> = charter.stages.iter().map(|it| it.id.code().to_owned()).collect();
        self.each_once_in_order("stages", &found, &Stage::ALL.map(|id| id.code().to_owned()));
        for stage in &charter.stages {
            let filled: &[_] = if stage.id == Stage::S2 { &["{n}"] } else { &[] };
            self.article(&format!("stages.{}.text", stage.id.code()), &stage.text, filled);
        }
        self.minutes();
    }

    /// The plan of an evening fills it to the minute, over the stages that the meeting goes through.
    fn minutes(&mut self) {
        let charter = self.charter;
        let in_use = |stage: Stage| charter.sequence.contains(&stage);
        let evenings: BTreeSet<u16> =
            charter.stages.iter().filter(|it| in_use(it.id)).flat_map(|it| it.minutes.keys().copied()).collect();
        if evenings.is_empty() {
            self.fault("stages", "", Right::Given);
        }
        for total in evenings {
            let mut sum = 0;
            let mut last = Stage::S0;
            for stage in charter.stages.iter().filter(|it| in_use(it.id)) {
                let field = format!("stages.{}.minutes.{total}", stage.id.code());
                match stage.minutes.get(&total) {
                    None => self.fault(field, "", Right::Given),
                    Some(0) => self.fault(field, "0", Right::Within(1, u32::from(total))),
                    Some(minutes) => sum += u32::from(*minutes),
                }
                last = stage.id;
            }
            if sum != u32::from(total) {
                self.fault(format!("stages.{}.minutes.{total}", last.code()), &total.to_string(), Right::Total(sum));
            }
        }
        if let Some(after) = charter.stage(Stage::S7).filter(|it| !it.minutes.is_empty()) {
            self.fault("stages.S7.minutes", &after.minutes.len().to_string(), Right::Nothing);
        }
    }

    fn sequence(&mut self) {
        let sequence = &self.charter.sequence;
        let found: Vec<_> = sequence.iter().map(|stage| stage.code()).collect();
        let found = found.join(" ");
        let ascending = sequence.is_sorted_by(|one, next| one < next);
        if sequence.first() != Some(&Stage::S0) || !ascending || sequence.contains(&Stage::S7) {
            self.fault("sequence", &found, Right::Ascending);
            return;
        }
        let has = |stage| sequence.contains(&stage);
        let only_choices = !has(Stage::S3) && !has(Stage::S4);
        if has(Stage::S4) != has(Stage::S5) && !only_choices {
            self.fault("sequence", &found, Right::DebateAndVote);
        }
    }

    fn rules(&mut self) {
        let charter = self.charter;
        let found: Vec<_> = charter.rules.iter().map(|it| it.id.code()).collect();
        self.each_once_in_order("rules", &found, &RuleId::ALL.map(RuleId::code));
        for rule in &charter.rules {
            let code = rule.id.code();
            let filled: &[_] = if rule.id == RuleId::R05 { &["{m}", "{k}"] } else { &[] };
            self.words(&format!("rules.{code}.name"), &rule.name, NAME, NAME_EN);
            self.article(&format!("rules.{code}.text"), &rule.text, filled);
            self.variants(rule, filled);
            self.guards(rule);
        }
    }

    fn variants(&mut self, rule: &Rule, filled: &[&str]) {
        let field = format!("rules.{}.variants", rule.id.code());
        let known: &[(Variant, &str)] = match rule.id {
            RuleId::R05 => &[(Variant::Free, "free")],
            RuleId::R13 => &[(Variant::Half, "half"), (Variant::Two3, "two3"), (Variant::Two3Cast, "two3cast")],
            _ => &[],
        };
        if known.is_empty() && !rule.variants.is_empty() {
            self.fault(&field, &rule.variants.len().to_string(), Right::Nothing);
        }
        let chosen = self.charter.variant(rule.id, self.charter.limits());
        for (variant, name) in known {
            let field = format!("{field}.{name}");
            match rule.variants.get(variant) {
                Some(words) => {
                    self.line(&format!("{field}.zh"), &words.zh, LINE, filled);
                    self.line(&format!("{field}.en"), &words.en, GLOSS, filled);
                }
                None if chosen == Some(*variant) => self.fault(field, "", Right::Given),
                None => {}
            }
        }
    }

    fn guards(&mut self, rule: &Rule) {
        let path = format!("rules.{}.guards", rule.id.code());
        let specs = || GuardSpec::ALL.iter().filter(|spec| spec.rule == rule.id);
        for name in rule.guards.keys().filter(|name| specs().all(|spec| spec.key != **name)) {
            self.fault(format!("{path}.{name}"), name, Right::OneOf(specs().map(|spec| spec.key.to_owned()).collect()));
        }
        for spec in specs() {
            match rule.guards.get(spec.key) {
                Some(guard) => self.guard(&format!("{path}.{}", spec.key), spec, guard),
                // One that came later than the first charters of stations may be left out.
                None if spec.unlisted.is_some() => {}
                None => self.fault(format!("{path}.{}", spec.key), "", Right::Given),
            }
        }
    }

    fn guard(&mut self, path: &str, spec: &GuardSpec, guard: &Guard) {
        use Mode::{Advise, Enforce, Flag, Off};
        let charter = self.charter;
        let by_hands = !charter.floor.contains(&FloorKey::Side) && charter.guard(GuardId::R03Order).mode == Enforce;
        let modes: &[Mode] = match spec {
            _ if spec.arithmetic => &[Enforce],
            _ if !spec.can_check => &[Flag, Off],
            // The hand that the floor's order asks for can't be refused for its side: nobody could be next.
            _ if spec.id == GuardId::R08Sides && by_hands => &[Advise, Flag, Off],
            _ => &[Enforce, Advise, Flag, Off],
        };
        if !modes.contains(&guard.mode) {
            let right = Right::OneOf(modes.iter().map(|mode| mode.code().to_owned()).collect());
            self.fault(format!("{path}.mode"), guard.mode.code(), right);
        }
        let numbers = [
            ("max", guard.max.map(u32::from)),
            ("seconds", guard.seconds),
            ("warn", guard.warn),
            ("grace", guard.grace),
        ];
        for (name, number) in numbers {
            let field = format!("{path}.{name}");
            let needed = spec.numbers.iter().find(|(needed, ..)| *needed == name);
            match (number, needed) {
                (Some(number), Some((_, least, most))) => {
                    // A warning comes within the speech.
                    let most = if name == "warn" { guard.seconds.unwrap_or(*most).min(*most) } else { *most };
                    self.within(&field, number, *least, most);
                }
                (Some(number), None) => self.fault(field, &number.to_string(), Right::Nothing),
                (None, Some((_, least, most))) => self.fault(field, "", Right::Within(*least, *most)),
                (None, None) => {}
            }
        }
    }

    fn remember(&mut self) {
        let charter = self.charter;
        let lines = u32::try_from(charter.remember.len()).unwrap_or(u32::MAX);
        self.within("remember", lines, 1, 7);
        for (place, remember) in (1..).zip(&charter.remember) {
            self.words(&format!("remember.{place}.text"), &remember.text, LINE, GLOSS);
            if remember.rules.is_empty() {
                self.fault(format!("remember.{place}.rules"), "", Right::Given);
            }
        }
    }

    fn floor(&mut self) {
        let floor = &self.charter.floor;
        let once: BTreeSet<_> = floor.iter().collect();
        if floor.last() != Some(&FloorKey::Hands) || once.len() < floor.len() {
            let found: Vec<_> = floor.iter().map(|key| format!("{key:?}")).collect();
            self.fault("floor", &found.join(" "), Right::HandsLast);
        }
    }

    fn numbers(&mut self) {
        let Charter { market, notice, extend, quorum, skip_badges, .. } = self.charter;
        for (field, number, least, most) in [
            ("market.dots", u32::from(market.dots), 1, 20),
            ("market.tables", u32::from(market.tables), 1, 20),
            ("market.rounds", u32::from(market.rounds), 1, 5),
            ("market.cap", u32::from(market.cap), 1, 200),
            ("market.least", u32::from(market.least), 1, u32::from(market.cap).max(1)),
            ("market.report_seconds", market.report_seconds, 10, 1800),
            ("notice.within", u32::from(notice.within), 1, 30),
            ("notice.days", u32::from(notice.days), 1, 90),
            ("notice.answer", u32::from(notice.answer), 1, 60),
            ("notice.follow_up", u32::from(notice.follow_up), 1, 365),
            ("extend", u32::from(*extend), 0, 30),
            ("quorum", u32::from(quorum.unwrap_or(1)), 1, 2000),
        ] {
            self.within(field, number, least, most);
        }
        let mut skipped = BTreeSet::new();
        for (place, badge) in (1..).zip(skip_badges) {
            let field = format!("skip_badges.{place}");
            self.within(&field, u32::from(*badge), 1, 9999);
            if !skipped.insert(badge) {
                self.fault(field, &badge.to_string(), Right::Once);
            }
        }
    }

    fn sectors(&mut self) {
        let charter = self.charter;
        let mut ids = BTreeSet::new();
        for (place, sector) in (1..).zip(&charter.sectors) {
            let path = format!("sectors.{place}");
            self.name(&format!("{path}.id"), &sector.id);
            if !ids.insert(&sector.id) {
                self.fault(format!("{path}.id"), &sector.id, Right::Once);
            }
            self.words(&format!("{path}.name"), &sector.name, NAME, NAME_EN);
        }
        let voters = || charter.sectors.iter().filter(|sector| sector.votes);
        if voters().next().is_none() {
            self.fault("sectors", "", Right::Voters);
        } else if charter.vote.basis == VoteBasis::Household && !voters().any(|sector| sector.household) {
            self.fault("sectors", "", Right::Households);
        }
    }

    /// Who may do what: hands are counted or not, nobody acts who isn't there, and somebody can serve the meeting.
    fn may(&mut self) {
        let may = self.charter.may;
        for act in Act::ALL {
            for standing in Standing::ALL {
                let cell = may.cell(act, standing);
                let right = permitted(act, standing, may.cell(Act::Vote, standing));
                if !right.contains(&cell) {
                    let right = right.iter().map(|cell| cell.code().to_owned()).collect();
                    self.fault(format!("may.{}.{}", act.key(), standing.key()), cell.code(), Right::OneOf(right));
                }
            }
            let there = |standing: &Standing| match standing {
                Standing::Sector => self.charter.sectors.iter().any(|sector| !sector.votes),
                _ => true,
            };
            if act != Act::BreakTie && may.who(act).find(there).is_none() {
                self.fault(format!("may.{}", act.key()), "", Right::Somebody);
            }
        }
    }

    fn hints(&mut self) {
        let charter = self.charter;
        let mut words = BTreeSet::new();
        for (place, hint) in (1..).zip(&charter.scope_hints) {
            let field = format!("scope_hints.{place}.word");
            self.line(&field, &hint.word, NAME, &[]);
            if let Some(receiver) = &hint.receiver {
                self.line(&format!("scope_hints.{place}.receiver"), receiver, NAME, &[]);
            }
            if !words.insert(&hint.word) {
                self.fault(field, &hint.word, Right::Once);
            }
        }
    }

    /// A meeting embeds its charter in one line of its journal.
    fn size(&mut self) {
        let bytes = ron::to_string(self.charter).map_or(usize::MAX, |text| text.len());
        if bytes > EMBEDDED_LIMIT {
            self.fault("", &bytes.to_string(), Right::Bytes(EMBEDDED_LIMIT));
        }
    }

    fn each_once_in_order(&mut self, path: &str, found: &[String], wanted: &[String]) {
        let faults = self.faults.len();
        for (place, id) in (1..).zip(found) {
            if found.iter().take(place - 1).any(|before| before == id) {
                self.fault(format!("{path}.{place}"), id, Right::Once);
            }
        }
        for id in wanted.iter().filter(|id| !found.contains(id)) {
            self.fault(format!("{path}.{id}"), "", Right::Given);
        }
        if self.faults.len() == faults && found != wanted {
            self.fault(path, &found.join(" "), Right::InOrder(wanted.to_vec()));
        }
    }

    fn within(&mut self, field: &str, number: u32, least: u32, most: u32) {
        if !(least..=most).contains(&number) {
            self.fault(field, &number.to_string(), Right::Within(least, most));
        }
    }

    /// What commands and events say: short, the same in every language.
    fn name(&mut self, field: &str, name: &str) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        if name.is_empty() || name.len() > NAME || !name.chars().all(plain) {
            self.fault(field, name, Right::Name);
        }
    }

    fn words(&mut self, path: &str, words: &Words, zh: usize, en: usize) {
        self.line(&format!("{path}.zh"), &words.zh, zh, &[]);
        self.line(&format!("{path}.en"), &words.en, en, &[]);
    }

    fn article(&mut self, path: &str, article: &Article, filled: &[&str]) {
        let big = format!("{path}.big");
        self.line(&big, &article.big, GLOSS, &[]);
        if article.big.width() > BIG_CELLS {
            self.fault(big, &article.big, Right::Cells(BIG_CELLS));
        }
        self.line(&format!("{path}.line"), &article.line, LINE, filled);
        if !article.say.is_empty() {
            self.line(&format!("{path}.say"), &article.say, SAY, filled);
        }
        self.line(&format!("{path}.en"), &article.en, GLOSS, filled);
    }

    /// One line of text, in which `filled` placeholders may stand; each counts as one character, its usual number.
    fn line(&mut self, field: &str, text: &str, most: usize, filled: &[&str]) {
        if text.trim().is_empty() {
            self.fault(field, text, Right::Given);
            return;
        }
        if let Some(odd) = text.chars().find(|c| !fits_the_wall(*c)) {
            self.fault(field, text, Right::Without(odd));
        }
        let usual = filled.iter().fold(text.to_owned(), |text, placeholder| text.replace(placeholder, "2"));
        if usual.contains(['{', '}']) {
            let right = filled.iter().map(|placeholder| (*placeholder).to_owned()).collect::<Vec<_>>();
            let right = if right.is_empty() { Right::Without('{') } else { Right::OneOf(right) };
            self.fault(field, text, right);
        }
        let given = usual.chars().count();
        if given > most {
            self.fault(field, text, Right::Characters { given, most });
        }
    }
}

/// What a cell of the table can say.
fn permitted(act: Act, standing: Standing, vote: Permit) -> &'static [Permit] {
    use Permit::{Advise, Allow, Refuse};
    let in_the_room =
        matches!(act, Act::Vote | Act::BreakTie | Act::Chair | Act::Office | Act::Tell | Act::Hand | Act::Relay);
    let by_number = !matches!(act, Act::Move | Act::Amend | Act::Hand | Act::Relay | Act::Lead | Act::Pledge);
    match (act, standing) {
        (_, Standing::Nobody) => &[Refuse],
        (_, Standing::Out) if in_the_room => &[Refuse],
        (_, Standing::Unnamed) if by_number => &[Refuse],
        (Act::Vote, Standing::Voter) => &[Allow],
        (Act::BreakTie, _) if vote == Refuse => &[Refuse],
        (Act::Vote | Act::BreakTie, _) => &[Allow, Refuse],
        _ => &[Allow, Advise, Refuse],
    }
}
