use super::*;
use crate::charter::{EMBEDDED_LIMIT, GuardSpec, RuleId, ScopeHint, preset};

const GOOD: &str = include_str!("../presets/haishu.ron");

/// The line of a piece of the good text, from 1.
fn line_of(piece: &str) -> usize {
    let before = GOOD.split(piece).next().expect("a split has a first part");
    assert_ne!(before.len(), GOOD.len(), "{piece} is not there");
    before.matches('\n').count() + 1
}

/// The only fault once the first `from` is `to`.
fn fault(from: &str, to: &str) -> Flaw {
    line_of(from);
    let mut faults = parse(&GOOD.replacen(from, to, 1)).expect_err(to);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults.remove(0)
}

/// One change on one line, the field, what was found, and what would be right.
#[track_caller]
fn refuses(from: &str, to: &str, field: &str, found: &str, right: Right) {
    let place = Place { line: line_of(from), field: field.to_owned() };
    assert_eq!(fault(from, to), Flaw { place, found: found.to_owned(), right });
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_good_text_is_good() {
    assert_eq!(parse(GOOD).ok(), preset("haishu"));
}

#[test]
fn a_field_that_nobody_knows_is_named_with_those_that_there_are() {
    let right = Right::OneOf(names(&["mode", "max", "seconds", "warn", "grace"]));
    refuses("max: 2", "maks: 2", "rules.R05.guards.turns.maks", "maks", right);
}

#[test]
fn a_field_that_is_missing_is_named_where_it_should_stand() {
    let missing = fault("floor: [Side, Turns, Hands],", "");
    assert_eq!((missing.place.field.as_str(), missing.right), ("floor", Right::Given));
    let missing = fault("id: R05,", "");
    assert_eq!(missing.place, Place { line: line_of("id: R05,") - 1, field: "rules.5.id".to_owned() });
}

#[test]
fn a_field_that_stands_twice_is_refused_in_a_map_too() {
    refuses("extend: 5,", "extend: 5, extend: 6,", "extend", "extend", Right::Once);
    refuses("90: 5,", "90: 6, 90: 5,", "stages.S0.minutes.90", "90", Right::Once);
    refuses("\"one\":", "\"one\": (mode: off), \"one\":", "rules.R02.guards.one", "one", Right::Once);
}

#[test]
fn a_value_of_the_wrong_kind_says_which_kind() {
    refuses("max: 2", "max: two", "rules.R05.guards.turns.max", "two", Right::Sign("123"));
    refuses("dots: 3", "dots: -3", "market.dots", "-3", Right::Within(0, 65_535));
    refuses("votes: true", "votes: yes", "sectors.resident.votes", "yes", Right::OneOf(names(&["true", "false"])));
    refuses("zh: \"居民\"", "zh: 居民", "sectors.resident.name.zh", "居民", Right::Sign("\"..\""));
    let right = Right::OneOf(names(&["Side", "Turns", "Hands"]));
    refuses("Side, Turns,", "Sides, Turns,", "floor.1", "Sides", right);
    let right = Right::OneOf(names(&["enforce", "advise", "flag", "off"]));
    refuses("(mode: enforce, max", "(mode: strict, max", "rules.R05.guards.turns.mode", "strict", right);
}

#[test]
fn a_comma_that_is_missing_is_asked_for_at_the_next_field() {
    let comma = fault("extend: 5,", "extend: 5");
    assert_eq!((comma.place.field.as_str(), comma.right), ("sectors", Right::Sign(",")));
}

#[test]
fn a_quote_that_is_never_closed_is_shown_where_it_begins() {
    let open = "en: \"Speak to the chair, not at each other";
    refuses(
        &format!("{open}\""),
        open,
        "rules.R04.text.en",
        "\"Speak to the chair, not at each other,",
        Right::Sign("\""),
    );
}

#[test]
fn a_principle_a_stage_and_a_rule_stand_once_each_in_order() {
    let faults = parse(&GOOD.replacen("id: P2", "id: P3", 1)).expect_err("P3 twice, P2 nowhere");
    let told: Vec<_> = faults.iter().map(|it| (it.place.field.as_str(), &it.right)).collect();
    assert_eq!(told, [("principles.P2", &Right::Given), ("principles.3", &Right::Once)]);
    assert_eq!(faults[0].place.line, line_of("principles: ["));
    assert_eq!(faults[1].place.line, line_of("id: P3") - 1);

    let swapped = GOOD.replace("id: R01", "id: R00").replace("id: R02", "id: R01").replace("id: R00", "id: R02");
    let faults = parse(&swapped).expect_err("R02 before R01");
    assert!(faults.iter().any(|it| it.place.field == "rules" && matches!(it.right, Right::InOrder(_))), "{faults:?}");
}

#[test]
fn a_guard_has_its_rule_its_mode_and_its_numbers() {
    refuses(
        "\"interrupt\": (mode: flag)",
        "\"interrupt\": (mode: enforce)",
        "rules.R03.guards.interrupt.mode",
        "enforce",
        Right::OneOf(names(&["flag", "off"])),
    );
    refuses(
        "\"decided\": (mode: enforce)",
        "\"decided\": (mode: advise)",
        "rules.R13.guards.decided.mode",
        "advise",
        Right::OneOf(names(&["enforce"])),
    );
    refuses("max: 2", "max: 0", "rules.R05.guards.turns.max", "0", Right::Within(1, 20));
    refuses("max: 2", "max: 21", "rules.R05.guards.turns.max", "21", Right::Within(1, 20));
    refuses("warn: 20", "warn: 121", "rules.R05.guards.time.warn", "121", Right::Within(0, 120));
    refuses("seconds: 120, ", "", "rules.R05.guards.time.seconds", "", Right::Within(10, 1800));
    let stray = "(mode: enforce, max: 3)";
    refuses(
        "\"neutral\": (mode: enforce)",
        &format!("\"neutral\": {stray}"),
        "rules.R01.guards.neutral.max",
        "3",
        Right::Nothing,
    );
    let faults = parse(&GOOD.replacen("\"kind\"", "\"nice\"", 1)).expect_err("no such guard");
    let told: Vec<_> = faults.iter().map(|it| (it.place.field.as_str(), it.right.clone())).collect();
    let kind = Right::OneOf(names(&["kind"]));
    assert_eq!(told, [("rules.R10.guards.kind", Right::Given), ("rules.R10.guards.nice", kind)]);
}

#[test]
fn numbers_at_the_edge_of_sense_are_taken() {
    for (from, to) in [
        ("max: 2", "max: 1"),
        ("max: 2", "max: 20"),
        ("warn: 20", "warn: 120"),
        ("dots: 3", "dots: 20"),
        ("tables: 3", "tables: 1"),
        ("rounds: 1", "rounds: 5"),
        ("least: 3", "least: 15"),
        ("extend: 5,", "extend: 0, quorum: 30,"),
        ("days: 7", "days: 90"),
    ] {
        assert_ne!(GOOD.replacen(from, to, 1), GOOD, "{from}");
        assert!(parse(&GOOD.replacen(from, to, 1)).is_ok(), "{to}");
    }
}

#[test]
fn numbers_out_of_sense_are_refused() {
    for (from, to, field, found, least, most) in [
        ("dots: 3", "dots: 0", "market.dots", "0", 1, 20),
        ("dots: 3", "dots: 21", "market.dots", "21", 1, 20),
        ("tables: 3", "tables: 21", "market.tables", "21", 1, 20),
        ("rounds: 1", "rounds: 6", "market.rounds", "6", 1, 5),
        ("least: 3", "least: 16", "market.least", "16", 1, 15),
        ("cap: 15", "cap: 201", "market.cap", "201", 1, 200),
        ("report_seconds: 180", "report_seconds: 9", "market.report_seconds", "9", 10, 1800),
        ("within: 3", "within: 0", "notice.within", "0", 1, 30),
        ("days: 7", "days: 91", "notice.days", "91", 1, 90),
        ("answer: 7", "answer: 61", "notice.answer", "61", 1, 60),
        ("follow_up: 30", "follow_up: 366", "notice.follow_up", "366", 1, 365),
        ("extend: 5,", "extend: 31,", "extend", "31", 0, 30),
        ("extend: 5,", "extend: 5, quorum: 0,", "quorum", "0", 1, 2000),
        ("skip_badges: [4,", "skip_badges: [0,", "skip_badges.1", "0", 1, 9999),
    ] {
        refuses(from, to, field, found, Right::Within(least, most));
    }
    refuses("[4, 14,", "[14, 14,", "skip_badges.2", "14", Right::Once);
}

#[test]
fn the_plan_of_an_evening_fills_it_to_the_minute() {
    let sum = fault("90: 5, 120: 10", "90: 5, 120: 11");
    assert_eq!(sum.place.field, "stages.S6.minutes.120");
    assert_eq!(sum.right, Right::Total(121));
    let faults = parse(&GOOD.replacen("90: 5, ", "", 1)).expect_err("S0 has no minutes of 90");
    assert_eq!(faults[0].place, Place { line: line_of("90: 5"), field: "stages.S0.minutes.90".to_owned() });
    assert_eq!(faults[0].right, Right::Given);
}

#[test]
fn a_sequence_is_one_that_a_meeting_can_go_through() {
    let good = "[S0, S1, S2, S3, S4, S5, S6]";
    for (sequence, right) in [
        ("[S1, S2]", Right::Ascending),
        ("[]", Right::Ascending),
        ("[S0, S2, S1]", Right::Ascending),
        ("[S0, S1, S1]", Right::Ascending),
        ("[S0, S1, S7]", Right::Ascending),
        ("[S0, S1, S2, S3, S4, S6]", Right::DebateAndVote),
        ("[S0, S1, S2, S3, S5, S6]", Right::DebateAndVote),
        ("[S0, S1, S4]", Right::DebateAndVote),
    ] {
        let faults = parse(&GOOD.replacen(good, sequence, 1)).expect_err(sequence);
        let told = faults.iter().find(|it| it.place.field == "sequence").expect(sequence);
        assert_eq!((told.place.line, &told.right), (line_of(good), &right), "{sequence}");
    }
    for sequence in ["[S0]", "[S0, S1]", "[S0, S1, S2, S5, S6]", "[S0, S1, S2, S3, S6]", "[S0, S4, S5]"] {
        let faults = parse(&GOOD.replacen(good, sequence, 1)).expect_err("the minutes no longer fill the evening");
        assert!(faults.iter().all(|it| it.place.field != "sequence"), "{sequence}");
    }
}

#[test]
fn the_floor_ends_with_hands_and_says_nothing_twice() {
    refuses(
        "floor: [Side, Turns, Hands]",
        "floor: [Side, Hands, Turns]",
        "floor",
        "Side Hands Turns",
        Right::HandsLast,
    );
    refuses("floor: [Side, Turns, Hands]", "floor: [Side, Side, Hands]", "floor", "Side Side Hands", Right::HandsLast);
}

#[test]
fn sides_and_hands_are_not_both_enforced_as_the_order_of_the_floor() {
    let by_hands = fault("floor: [Side, Turns, Hands]", "floor: [Hands]");
    assert_eq!(by_hands.place.field, "rules.R08.guards.sides.mode");
    assert_eq!(by_hands.place.line, line_of("\"sides\""));
    assert_eq!(by_hands.right, Right::OneOf(names(&["advise", "flag", "off"])));
    let loose = GOOD.replacen("floor: [Side, Turns, Hands]", "floor: [Hands]", 1);
    assert!(parse(&loose.replacen("\"order\": (mode: enforce)", "\"order\": (mode: advise)", 1)).is_ok());
}

#[test]
fn sectors_have_plain_ids_once_each_and_somebody_votes() {
    refuses("id: \"unit\"", "id: \"Unit\"", "sectors.7.id", "Unit", Right::Name);
    refuses("id: \"unit\"", "id: \"单位\"", "sectors.7.id", "单位", Right::Name);
    refuses("id: \"unit\"", "id: \"\"", "sectors.7.id", "", Right::Name);
    let (longest, longer) = ("u".repeat(24), "u".repeat(25));
    assert!(parse(&GOOD.replacen("id: \"unit\"", &format!("id: \"{longest}\""), 1)).is_ok());
    refuses("id: \"unit\"", &format!("id: \"{longer}\""), "sectors.7.id", &longer, Right::Name);
    refuses("id: \"party\"", "id: \"unit\"", "sectors.8.id", "unit", Right::Once);
    let silent = parse(&GOOD.replace("votes: true", "votes: false")).expect_err("nobody votes");
    assert_eq!(silent[0].right, Right::Voters);
    assert_eq!(silent[0].place, Place { line: line_of("sectors: ["), field: "sectors".to_owned() });
    let by_household = GOOD.replace("basis: Person", "basis: Household");
    assert!(parse(&by_household).is_ok());
    let nobody = parse(&by_household.replace("household: true", "household: false")).expect_err("no household votes");
    assert_eq!(nobody[0].right, Right::Households);
}

#[test]
fn a_text_fits_its_place_to_the_character() {
    let with = |from: &str, to: &str| parse(&GOOD.replacen(from, to, 1));
    assert!(with("\"来了就对\"", "\"来了就是对的\"").is_ok());
    let cells = Right::Cells(12);
    refuses("\"来了就对\"", "\"来了就是对的人\"", "principles.P1.text.big", "来了就是对的人", cells);

    let (eighteen, nineteen) = ("一".repeat(18), "一".repeat(19));
    assert!(with("来的，就是最合适的人", &eighteen).is_ok());
    let right = Right::Characters { given: 19, most: 18 };
    refuses("来的，就是最合适的人", &nineteen, "principles.P1.text.line", &nineteen, right);
    assert!(with("一回{m}分钟，一件事说{k}回", &format!("{{m}}{{k}}{}", "一".repeat(16))).is_ok());

    refuses("\"来了就对\"", "\" \"", "principles.P1.text.big", " ", Right::Given);
}

#[test]
fn a_text_holds_no_character_that_a_wall_may_draw_wrong() {
    for (odd, shown) in [('\u{2026}', '?'), ('\u{202e}', '?'), ('\u{1b}', '?'), ('\u{200b}', '?'), ('“', '?')] {
        let escaped = format!("\"有啥\\u{{{:x}}}\"", u32::from(odd));
        let found = format!("有啥{shown}");
        refuses("\"碰上就谈\"", &escaped, "principles.P3.text.big", &found, Right::Without(odd));
    }
}

#[test]
fn a_placeholder_stands_only_where_a_number_fills_it() {
    let right = Right::OneOf(names(&["{m}", "{k}"]));
    refuses("{m}分钟", "{n}分钟", "rules.R05.text.line", "一回{n}分钟，一件事说{k}回", right);
    refuses("来的，就是", "{n}来的", "principles.P1.text.line", "{n}来的最合适的人", Right::Without('{'));
}

#[test]
fn a_pass_rule_has_the_line_that_says_it() {
    let without =
        GOOD.replacen("half: (zh: \"赞成过了在场一半才通过\", en: \"more than half of those present\"),", "", 1);
    assert!(parse(&without).is_ok());
    let faults = parse(&without.replacen("MoreFor, basis", "HalfPresent, basis", 1))
        .expect_err("rule 13 would say another rule");
    let place = Place { line: line_of("two3") - 1 - 1, field: "rules.R13.variants.half".to_owned() };
    assert_eq!(faults, [Flaw { place, found: String::new(), right: Right::Given }]);
    let stray = fault("id: R06,", "id: R06, variants: {free: (zh: \"说\", en: \"say\")},");
    assert_eq!((stray.place.field.as_str(), stray.right), ("rules.R06.variants", Right::Nothing));
}

#[test]
fn what_is_no_charter_gives_one_clear_fault() {
    for text in [
        String::new(),
        "hello".to_owned(),
        "(".repeat(100_000),
        "[".repeat(100_000),
        "(id:".repeat(60_000),
        "/*".repeat(100_000),
        "r#".repeat(100_000),
        "\"\\".repeat(100_000),
        "(rules: [(guards: {\"".repeat(10_000),
        GOOD.replacen("extend: 5", &format!("quorum: {}", "Some(".repeat(20_000)), 1),
        GOOD.to_owned() + ")",
        "\u{1b}]0;x\u{7}(id: \"\u{202e}\")".to_owned(),
    ] {
        let faults = parse(&text).expect_err("no charter");
        assert_eq!(faults.len(), 1);
        assert!(faults[0].found.chars().all(fits_the_wall), "{:?}", faults[0]);
        assert!(faults[0].place.line >= 1);
    }
    for cut in (0..GOOD.len()).step_by(97).filter(|cut| GOOD.is_char_boundary(*cut)) {
        let torn = GOOD.get(..cut).expect("a char boundary");
        assert_eq!(parse(torn).expect_err("torn").len(), 1, "at {cut}");
    }
}

#[test]
fn a_hundred_faults_are_enough() {
    let repeated = parse(&GOOD.replacen("90: 5, ", &"90: 5, ".repeat(20_000), 1)).expect_err("again and again");
    assert_eq!(repeated.len(), 100);
    let skipped = parse(&GOOD.replacen("[4, ", &format!("[{}", "0, ".repeat(3_000)), 1)).expect_err("nobody wears 0");
    assert_eq!(skipped.len(), 100);
}

#[test]
fn a_text_longer_than_any_charter_is_not_read() {
    let faults = parse(&GOOD.repeat(60)).expect_err("a megabyte");
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].place.line, &faults[0].right), (0, &Right::Bytes(TEXT_LIMIT)));
    let padded = format!("{GOOD}{}", " ".repeat(TEXT_LIMIT - GOOD.len()));
    assert!(parse(&padded).is_ok());
    assert!(parse(&(padded + " ")).is_err());
}

#[test]
fn a_charter_that_no_journal_line_could_hold_is_refused() {
    let mut charter = preset("haishu").expect("the default parses");
    charter.scope_hints =
        (0..2000).map(|n| ScopeHint { word: format!("外墙{n}"), ..charter.scope_hints[0].clone() }).collect();
    let faults = check(&charter);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].right, Right::Bytes(EMBEDDED_LIMIT));
}

#[test]
fn every_field_and_every_guard_stands_in_the_page_on_charters() {
    let page = include_str!("../../../docs/charter.md");
    let mut wanted: Vec<String> = GuardSpec::ALL.iter().map(|spec| spec.key.to_owned()).collect();
    for part in [
        "id: \"haishu\",",
        "id: P1,",
        "id: S0,",
        "id: R05,",
        "big: \"来了就对\",",
        "mode: enforce,",
        "pass: MoreFor,",
        "dots: 3,",
        "within: 3,",
        "id: \"unit\",",
        "word: \"外墙\",",
        "rules: [R10],",
    ] {
        // RON says which fields there are when it meets one that there isn't.
        let wrong = GOOD.replace("rules: [R10]", "rules: [R10],").replacen(part, &format!("zz: 1, {part}"), 1);
        match parse(&wrong).expect_err(part).remove(0).right {
            Right::OneOf(fields) => wanted.extend(fields),
            other => panic!("{part}: {other:?}"),
        }
    }
    for name in wanted {
        assert!(page.contains(&format!("`{name}`")), "docs/charter.md says nothing of {name}");
    }
}

#[test]
fn the_head_of_a_charter_and_what_is_to_be_remembered_have_their_words() {
    assert_eq!(fault("id: \"haishu\"", "id: \"\"").place.field, "id");
    assert_eq!(fault("rules: [R10]", "rules: []").place.field, "remember.4.rules");
    assert_eq!(fault("(zh: \"好好说话\"", "(zh: \"\"").place.field, "remember.4.text.zh");
}

#[test]
fn a_word_that_hints_at_a_scope_stands_once() {
    refuses("(word: \"外墙\"", "(word: \"电梯\"", "scope_hints.4.word", "电梯", Right::Once);
}

#[test]
fn what_the_host_says_of_a_rule_is_the_charters() {
    let charter = preset("haishu").expect("it ships");
    let rule = charter.rule(RuleId::R10).expect("it has thirteen");
    assert!(!rule.text.say.is_empty());
    assert_eq!(charter.rule_say(RuleId::R10), rule.text.say);
}

#[test]
fn who_may_do_what_has_a_cell_for_everybody_and_counts_nobody_in_by_a_reason() {
    let one = |cells: &[&str]| Right::OneOf(names(cells));
    let tie = "break_tie: (voter: allow, observer: refuse";
    refuses(tie, "break_tie: (voter: allow, observer: allow", "may.break_tie.observer", "allow", one(&["refuse"]));
    let vote = " vote: (voter: allow, observer: refuse";
    refuses(vote, " vote: (voter: allow, observer: advise", "may.vote.observer", "advise", one(&["allow", "refuse"]));
    let chair = "chair: (voter: allow, observer: refuse, minor: refuse, sector: allow, out: refuse, unnamed: refuse";
    let gone = chair.replace("out: refuse", "out: allow");
    refuses(chair, &gone, "may.chair.out", "allow", one(&["refuse"]));
    refuses(
        chair,
        &chair.replace("unnamed: refuse", "unnamed: advise"),
        "may.chair.unnamed",
        "advise",
        one(&["refuse"]),
    );
    let pledge = "unnamed: allow, nobody: refuse), // 认领";
    refuses(pledge, "unnamed: allow, nobody: allow), // 认领", "may.pledge.nobody", "allow", one(&["refuse"]));
    let tell = "tell: (voter: allow, observer: advise, minor: advise, sector: allow";
    let nobody = "tell: (voter: refuse, observer: refuse, minor: refuse, sector: refuse";
    refuses(tell, nobody, "may.tell", "", Right::Somebody);
    refuses(
        tell,
        &tell.replace("voter: allow", "voter: maybe"),
        "may.tell.voter",
        "maybe",
        one(&["allow", "advise", "refuse"]),
    );
}
