//! A charter shown, and what is wrong with one. Its own words stand in the charter; these are the words around them.

use super::{Lang, names, words};
use crate::charter::{
    Article, ChairVotes, Charter, Flaw, FloorKey, Guard, GuardSpec, Mode, Right, Rule, RuleId, Scope, StageText, Words,
};
use crate::text::pad;

words! {
    /// Where a fault stands.
    fault_line(line: usize) { zh: "第{line}行 ", en: "line {line}, " }
    /// A fault of no single field.
    fault_whole() { zh: "整份章程", en: "the whole charter" }
    /// Nothing stands there.
    fault_missing(place: &str, right: &str) { zh: "{place}：没有写。{right}", en: "{place}: nothing there. {right}" }
    /// What stands there, and what would be right.
    fault_found(place: &str, found: &str, right: &str) { zh: "{place}：写着 {found}。{right}", en: "{place}: found {found}. {right}" }

    /// RON can't read it; its own words.
    right_readable(why: &str) { zh: "读不懂：{why}", en: "It can't be read: {why}" }
    /// A sign or a kind of value.
    right_sign(sign: &str) { zh: "这里应是 {sign}", en: "Here should be {sign}" }
    /// Too long.
    right_bytes(most: usize) { zh: "最多{most}字节", en: "At most {most} bytes" }
    /// It can't be left out.
    right_given() { zh: "这一项要写上", en: "It must be given" }
    /// Nothing belongs there.
    right_nothing() { zh: "这里不用写", en: "Nothing belongs here" }
    /// Twice.
    right_once() { zh: "只能写一回", en: "It can stand here once only" }
    /// A choice.
    right_one_of(list: &str) { zh: "可以写：{list}", en: "It can be: {list}" }
    /// An order.
    right_in_order(list: &str) { zh: "要照这个先后：{list}", en: "They should be, in this order: {list}" }
    /// A number out of sense.
    right_within(least: u32, most: u32) { zh: "应在{least}到{most}之间", en: "It should be {least} to {most}" }
    /// Minutes that don't fill the evening.
    right_total(sum: u32) { zh: "各环节加起来是{sum}分钟，要正好", en: "The stages add up to {sum} minutes; they should fill it" }
    /// A text that is too long for its place.
    right_characters(given: usize, most: usize) { zh: "有{given}个字，最多{most}个", en: "{given} characters, at most {most}" }
    /// Big glyphs that don't fit.
    right_cells(hanzi: usize) { zh: "大字最多{hanzi}个汉字", en: "Big glyphs hold at most {hanzi} hanzi" }
    /// A character that no wall can show.
    right_without(code: &str) { zh: "墙上不能有这个字符：{code}", en: "The wall can't show this character: {code}" }
    /// A name that commands use.
    right_name() { zh: "只用小写英文字母、数字、_ 和 -，最多24个", en: "Only a-z, 0-9, _ and -, at most 24" }
    /// The stages of a meeting.
    right_ascending() { zh: "从 S0 起，由小到大，不重复，不写 S7", en: "From S0, ascending, each once, without S7" }
    /// Debate and vote are one loop.
    right_debate_and_vote() {
        zh: "S4 和 S5 要一起；没有 S3 也没有 S4 时，可以只有 S5",
        en: "S4 and S5 go together; S5 may stand alone without S3 and S4",
    }
    /// The order of the floor.
    right_hands_last() { zh: "每样最多一回，Hands 放最后", en: "Each at most once, Hands last" }
    /// Nobody votes.
    right_voters() { zh: "至少要有一种身份算票", en: "At least one sector should vote" }
    /// Nobody could do it.
    right_somebody() { zh: "至少要有一种人能做", en: "At least one standing should be able to" }
    /// No household votes.
    right_households() { zh: "按户表决，至少要有一种算票的身份是住户", en: "To vote by household, a sector that votes should belong to one" }
}

/// One fault in one line: where, what was found, what would be right.
pub fn fault(lang: Lang, fault: &Flaw) -> String {
    let mut place = match fault.place.line {
        0 => String::new(),
        line => fault_line(lang, line),
    };
    if fault.place.field.is_empty() {
        place.push_str(&fault_whole(lang));
    } else {
        place.push_str(&fault.place.field);
    }
    let right = right(lang, &fault.right);
    if fault.found.is_empty() {
        fault_missing(lang, &place, &right)
    } else {
        fault_found(lang, &place, &fault.found, &right)
    }
}

fn right(lang: Lang, right: &Right) -> String {
    match right {
        Right::Readable(why) => right_readable(lang, why),
        Right::Sign(sign) => right_sign(lang, sign),
        Right::Bytes(most) => right_bytes(lang, *most),
        Right::Given => right_given(lang),
        Right::Nothing => right_nothing(lang),
        Right::Once => right_once(lang),
        Right::OneOf(list) => right_one_of(lang, &list.join(" ")),
        Right::InOrder(list) => right_in_order(lang, &list.join(" ")),
        Right::Within(least, most) => right_within(lang, *least, *most),
        Right::Total(sum) => right_total(lang, *sum),
        Right::Characters { given, most } => right_characters(lang, *given, *most),
        Right::Cells(most) => right_cells(lang, most / 2),
        Right::Without(c) => right_without(lang, &format!("U+{:04X}", u32::from(*c))),
        Right::Name => right_name(lang),
        Right::Ascending => right_ascending(lang),
        Right::DebateAndVote => right_debate_and_vote(lang),
        Right::HandsLast => right_hands_last(lang),
        Right::Voters => right_voters(lang),
        Right::Households => right_households(lang),
        Right::Somebody => right_somebody(lang),
    }
}

words! {
    /// Heading of the principles.
    show_principles() { zh: "八项原则", en: "Eight principles" }
    /// Heading of the stages, with the lengths of an evening.
    show_stages(evenings: &str) { zh: "环节(全场{evenings}分钟)", en: "Stages (evenings of {evenings} minutes)" }
    /// Which stages a meeting goes through.
    show_sequence(stages: &str) { zh: "走这几个环节：{stages}", en: "A meeting goes through {stages}" }
    /// Heading of the rules.
    show_rules() { zh: "十三条", en: "Thirteen rules" }
    /// Heading of the few to remember.
    show_remember() { zh: "记住这几条", en: "To remember" }
    /// Heading of floor, vote, tables, days and sectors.
    show_rest() { zh: "其余", en: "The rest" }
    /// How the next speaker is chosen.
    show_floor(keys: &str) { zh: "下一位请谁：{keys}", en: "Next speaker: {keys}" }
    /// How votes are taken.
    show_vote(pass: &str, basis: &str, chair: &str) { zh: "表决：{pass}；{basis}；{chair}", en: "Vote: {pass}; {basis}; {chair}" }
    /// Dots and tables.
    show_market(dots: u16, tables: u16, rounds: u16, least: u16, cap: u16, seconds: u32) {
        zh: "分桌：每人{dots}个圆点，{tables}张桌，{rounds}轮，一桌{least}到{cap}位，每桌汇报{seconds}秒",
        en: "Tables: {dots} dots each, {tables} tables, rounds: {rounds}, {least} to {cap} at a table, {seconds} s a report",
    }
    /// Days after the meeting.
    show_notice(within: u16, days: u16, answer: u16, follow_up: u16) {
        zh: "会后：{within}天内贴公示，贴{days}天，意见{answer}天内答复，{follow_up}天内回头看",
        en: "After it: notice within {within} days, up for {days}; comments answered in {answer}; follow-up within {follow_up}",
    }
    /// What the chair alone may add.
    show_extend(minutes: u16) {
        zh: "延时：主持人可加{minutes}分钟，再多请大家定",
        en: "More time: the chair may add {minutes} minutes; more takes a vote",
    }
    /// How many must be there.
    show_quorum(people: u16) { zh: "到齐{people}位才开始", en: "It starts with {people} people" }
    /// Who there is; a star doesn't vote.
    show_sectors(list: &str) { zh: "身份(*不算票)：{list}", en: "Sectors (* not counted): {list}" }
    /// Words that suggest who decides.
    show_hints(scope: &str, words: &str) { zh: "提到这些，可能{scope}：{words}", en: "Perhaps {scope}: {words}" }
    /// Badges that nobody gets.
    show_skipped(list: &str) { zh: "不发的号牌：{list}", en: "Badges not given out: {list}" }

    /// Hand order by side.
    floor_side() { zh: "轮到哪边", en: "the other side" }
    /// Hand order by turns.
    floor_turns() { zh: "说得少的先", en: "fewer turns" }
    /// Hand order by hands.
    floor_hands() { zh: "举手先后", en: "order of hands" }
    /// The chair votes after both counts.
    chair_last() { zh: "主持人最后举", en: "the chair last" }
    /// The chair doesn't vote.
    chair_never() { zh: "主持人不举手", en: "the chair doesn't vote" }
    /// So many turns.
    guard_max(max: u16) { zh: " {max}回", en: " {max} turns" }
    /// Seconds a speech.
    guard_seconds(seconds: u32) { zh: " {seconds}秒", en: " {seconds} s" }
    /// When a word appears.
    guard_warn(seconds: u32) { zh: " 剩{seconds}秒提一句", en: ", a word at {seconds} s left" }
    /// When an enforcing console ends the speech.
    guard_grace(seconds: u32) { zh: " 多{seconds}秒请坐", en: ", ended {seconds} s over" }
}

/// A charter as people read it: its note first, then principles, stages, rules and numbers.
pub fn show(charter: &Charter, lang: Lang) -> String {
    let mut lines = vec![
        format!("{}  ({})", pick(lang, &charter.title), charter.id),
        pick(lang, &charter.note).to_owned(),
        String::new(),
        show_principles(lang),
    ];
    lines.extend(charter.principles.iter().map(|it| article(lang, it.id.code(), &it.text)));
    lines.push(article(lang, "  ", &charter.oath));
    lines.push(String::new());
    stages(lang, charter, &mut lines);
    lines.push(String::new());
    lines.push(show_rules(lang));
    for rule in &charter.rules {
        rule_lines(lang, charter, rule, &mut lines);
    }
    lines.push(String::new());
    lines.push(show_remember(lang));
    for remember in &charter.remember {
        let rules: Vec<_> = remember.rules.iter().map(|rule| rule.code()).collect();
        lines.push(format!("  {}  ({})", pick(lang, &remember.text), rules.join(" ")));
    }
    lines.push(String::new());
    lines.extend(super::may::sheet(lang, charter));
    lines.push(String::new());
    lines.push(show_rest(lang));
    rest(lang, charter, &mut lines);
    lines.join("\n") + "\n"
}

fn stages(lang: Lang, charter: &Charter, lines: &mut Vec<String>) {
    let mut evenings: Vec<_> = charter.stages.iter().flat_map(|stage| stage.minutes.keys()).collect();
    evenings.sort_unstable();
    evenings.dedup();
    let names: Vec<_> = evenings.iter().map(ToString::to_string).collect();
    lines.push(show_stages(lang, &names.join(" ")));
    for stage in &charter.stages {
        let minutes = |evening: &&u16| stage.minutes.get(evening).map_or(String::new(), ToString::to_string);
        let minutes: Vec<_> = evenings.iter().map(|evening| format!("{:>4}", minutes(evening))).collect();
        let StageText { id, text, .. } = stage;
        lines.push(format!("  {}{}  {}", id.code(), minutes.concat(), words_of(lang, text)));
    }
    let sequence: Vec<_> = charter.sequence.iter().map(|stage| stage.code()).collect();
    lines.push(format!("  {}", show_sequence(lang, &sequence.join(" "))));
}

fn rule_lines(lang: Lang, charter: &Charter, rule: &Rule, lines: &mut Vec<String>) {
    let line = charter.rule_words(rule.id, charter.limits());
    let name = pad(pick(lang, &rule.name), if lang == Lang::Zh { 20 } else { 28 });
    lines.push(format!("  {} {name} {}", rule.id.code(), pick(lang, &line)));
    let guards = GuardSpec::ALL.iter().filter(|spec| spec.rule == rule.id);
    let guards: Vec<_> = guards
        .filter_map(|spec| rule.guards.get(spec.key).map(|guard| format!("{}: {}", spec.key, guard_words(lang, guard))))
        .collect();
    lines.push(format!("      {}", guards.join("; ")));
}

fn guard_words(lang: Lang, guard: &Guard) -> String {
    let mode = names::mode(lang, guard.mode).to_owned();
    if guard.mode == Mode::Off {
        return mode;
    }
    let numbers = [
        guard.max.map(|max| guard_max(lang, max)),
        guard.seconds.map(|seconds| guard_seconds(lang, seconds)),
        guard.warn.map(|seconds| guard_warn(lang, seconds)),
        guard.grace.filter(|_| guard.mode == Mode::Enforce).map(|seconds| guard_grace(lang, seconds)),
    ];
    mode + &numbers.into_iter().flatten().collect::<String>()
}

fn rest(lang: Lang, charter: &Charter, lines: &mut Vec<String>) {
    let mut add = |line: String| lines.push(format!("  {line}"));
    let keys: Vec<_> = charter
        .floor
        .iter()
        .map(|key| match key {
            FloorKey::Side => floor_side(lang),
            FloorKey::Turns => floor_turns(lang),
            FloorKey::Hands => floor_hands(lang),
        })
        .collect();
    add(show_floor(lang, &keys.join(" > ")));
    let pass = charter.rule_words(RuleId::R13, None);
    let basis = names::vote_basis(lang, charter.vote.basis);
    let chair = match charter.vote.chair {
        ChairVotes::Last => chair_last(lang),
        ChairVotes::Never => chair_never(lang),
    };
    add(show_vote(lang, pick(lang, &pass), basis, &chair));
    let market = &charter.market;
    add(show_market(lang, market.dots, market.tables, market.rounds, market.least, market.cap, market.report_seconds));
    let notice = &charter.notice;
    add(show_notice(lang, notice.within, notice.days, notice.answer, notice.follow_up));
    add(show_extend(lang, charter.extend));
    if let Some(people) = charter.quorum {
        add(show_quorum(lang, people));
    }
    let sectors: Vec<_> = charter
        .sectors
        .iter()
        .map(|sector| format!("{}{}", pick(lang, &sector.name), if sector.votes { "" } else { "*" }))
        .collect();
    add(show_sectors(lang, &lang.list(sectors)));
    for scope in Scope::ALL {
        let hints = charter.scope_hints.iter().filter(|hint| hint.scope == scope);
        let hints: Vec<_> = hints.map(|hint| hint.word.replace(' ', "+")).collect();
        if !hints.is_empty() {
            add(show_hints(lang, names::scope(lang, scope), &hints.join(" ")));
        }
    }
    let skipped: Vec<_> = charter.skip_badges.iter().map(ToString::to_string).collect();
    add(show_skipped(lang, &skipped.join(" ")));
}

fn article(lang: Lang, code: &str, text: &Article) -> String {
    format!("  {code} {}", words_of(lang, text))
}

fn words_of(lang: Lang, text: &Article) -> String {
    match lang {
        Lang::Zh => format!("{} {}", pad(&text.big, 12), text.line),
        Lang::En => text.en.clone(),
    }
}

fn pick(lang: Lang, words: &Words) -> &str {
    match lang {
        Lang::Zh => &words.zh,
        Lang::En => &words.en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{PRESETS, parse, preset};

    #[test]
    fn a_charter_is_shown_with_its_note_before_anything_it_says() {
        for name in PRESETS {
            let shown = show(&preset(name).expect("a preset parses"), Lang::Zh);
            let second = shown.lines().nth(1);
            assert_eq!(second, Some("本章程是示范，以小区公布的为准"));
        }
    }

    #[test]
    fn a_charter_is_shown_with_every_part_in_both_languages() {
        let haishu = preset("haishu").expect("the default parses");
        let zh = show(&haishu, Lang::Zh);
        for part in [
            "P8 我能做什么",
            "我来，我听，我说，我出力",
            "S1  10  15  20  提出议题",
            "R05 限时限次",
            "一回2分钟，一件事说2回",
            "turns: 把关 2回; time: 提醒 120秒 剩20秒提一句",
            "一人一票；主持人最后举",
            "不发的号牌：4 14 24 34 38",
        ] {
            assert!(zh.contains(part), "{part} is missing in:\n{zh}");
        }
        let en = show(&haishu, Lang::En);
        for part in ["2 minutes a turn, 2 turns a matter", "turns: enforce 2 turns", "Next speaker: the other side"] {
            assert!(en.contains(part), "{part} is missing in:\n{en}");
        }
        assert!(!zh.contains('{') && !en.contains('{'));
    }

    #[test]
    fn a_fault_says_line_field_what_was_found_and_what_would_be_right() {
        let text = crate::charter::print(&preset("haishu").expect("the default parses")).expect("a charter prints");
        let wrong = text.replace("max: 2", "max: 0");
        let line = wrong.lines().position(|line| line.contains("max: 0")).expect("it is there") + 1;
        let faults = parse(&wrong).expect_err("no turn at all makes no sense");
        let said: Vec<_> = faults.iter().map(|it| fault(Lang::Zh, it)).collect();
        assert_eq!(said, [format!("第{line}行 rules.R05.guards.turns.max：写着 0。应在1到20之间")]);
        assert_eq!(
            fault(Lang::En, &faults[0]),
            format!("line {line}, rules.R05.guards.turns.max: found 0. It should be 1 to 20")
        );
    }

    #[test]
    fn a_fault_of_the_whole_says_so() {
        let faults = parse(&" ".repeat(300_000)).expect_err("too long");
        assert_eq!(fault(Lang::Zh, &faults[0]), "整份章程：写着 300000。最多262144字节");
    }
}
