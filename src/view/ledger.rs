//! What the rules did so far, by rule and one by one. Never whom it concerned.

use super::{Block, Look, Row, Tone, charter_words};
use crate::{
    charter::{GuardId, RuleId},
    i18n::{Lang, command, names, time, view as words},
    meeting::{
        Meeting,
        measure::{Measures, RuleCount},
        state::{LedgerKind, LedgerLine},
    },
};

/// As many of the last ones stand one by one.
const LAST: usize = 12;

pub(super) fn ledger(meeting: &Meeting, look: &Look<'_>) -> Vec<Block> {
    let lang = look.lang;
    let mut blocks = vec![Block::Heading(words::ledger(lang, meeting.ledger.len()))];
    if meeting.ledger.is_empty() {
        blocks.push(Block::Text(words::ledger_none(lang), Tone::Quiet));
        return blocks;
    }
    let rules = Measures::of(meeting).rules;
    let counts = |of: &RuleCount| [of.refused, of.waived, of.advised, of.flagged];
    // A column of nothing says nothing.
    let heads = [words::col_refused, words::col_waived, words::col_advised, words::col_flagged];
    let counted = |column: &usize| rules.values().any(|of| counts(of)[*column] > 0);
    let columns: Vec<usize> = (0..heads.len()).filter(counted).collect();
    let row = |(rule, of): (&RuleId, &RuleCount)| {
        let shown = |n: u16| if n == 0 { String::new() } else { n.to_string() };
        let cells = columns.iter().map(|column| shown(counts(of)[*column]));
        std::iter::once(name(meeting, *rule, look)).chain(cells).collect()
    };
    blocks.push(Block::Table {
        head: std::iter::once(words::col_rule(lang)).chain(columns.iter().map(|column| heads[*column](lang))).collect(),
        rows: rules.iter().map(row).collect(),
        wide: 0,
    });
    let lines = meeting.ledger.iter().rev().take(LAST);
    blocks.push(Block::Rows(lines.map(|line| self::line(line, look)).collect()));
    blocks
}

fn name(meeting: &Meeting, rule: RuleId, look: &Look<'_>) -> String {
    let of = meeting.charter().and_then(|charter| charter.rule(rule));
    // As the wall calls it: the console is projected too.
    let name = of.map(|of| match look.lang {
        Lang::Zh => of.text.big.as_str(),
        Lang::En => charter_words(look.lang, &of.name),
    });
    format!("{} {}", rule.number(), name.unwrap_or_default())
}

/// When, which rule, and what came of it.
fn line(line: &LedgerLine, look: &Look<'_>) -> Row {
    let lang = look.lang;
    let (what, tone) = match &line.kind {
        LedgerKind::Refused(guard, command) => {
            let instead = match guard {
                GuardId::R02One => words::instead_waits(lang),
                GuardId::R03Busy => words::instead_noted(lang),
                _ => words::instead_later(lang),
            };
            (words::ledger_refused(lang, command::title(lang, *command), &instead), Tone::Strong)
        }
        LedgerKind::Waived(_, reason) => (words::ledger_waived(lang, reason), Tone::Plain),
        LedgerKind::Advised(_) => (words::ledger_advised(lang), Tone::Quiet),
        LedgerKind::Flagged(step) => (names::step(lang, *step).to_owned(), Tone::Plain),
    };
    Row { lead: time::hhmm(line.at.time()), text: what, tail: words::rule_number(lang, line.rule.number()), tone }
}
