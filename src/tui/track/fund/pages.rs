//! The pages of the fund: what is free, what waits, whose money is and where it is; a claim, a pot, all entries.

use super::{FundKey, K, key_words};
use crate::{
    i18n::{Lang, fund as words, time, tracker::fund as money},
    office::{Clerk, OfficeError},
    tracker::{
        LeafKind, Signed,
        fund::{Claim, ClaimState, DeedName as Deed, Entry},
    },
    tui::track::{
        ROWS,
        digit::by_digits,
        key::Key,
        page::{Page, Pick, Row},
        row::{claim_row, listed, said},
    },
};

/// The page: what can be done, what waits, whose money is, where it is, and what moved it last.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let fund = clerk.fund()?;
    if fund.book.rules.is_none() {
        return Ok(vec![
            (format!("1  {}", words::begin(lang)), String::new(), Pick::Step(Key::Fund(K::On))),
            said(words::what_it_is(lang), String::new()),
        ]);
    }
    let mut rows = numbered(FundKey::OF_PAGE.into_iter(), lang);
    let waits = fund.claims.values().filter(|claim| claim.state.is_open() || claim.is_short());
    rows.extend(waits.map(|claim| claim_row(claim, clerk, lang)));
    let plus = |fen| money::plus(lang, Signed(fen));
    for row in &fund.book.pots {
        let (name, book) = (&row.pot.name, &fund.book);
        let has = words::has_free(lang, &plus(row.has), &plus(book.reserved_of(name)), &plus(book.free_of(name)));
        rows.push((name.clone(), has, Pick::Open(Page::Pot(name.clone()))));
    }
    for row in &fund.book.places {
        let counted = row.counted.map(|on| words::counted(lang, &time::date(lang, on)));
        let counted = counted.unwrap_or_else(|| words::uncounted(lang));
        rows.push(said(row.place.name.clone(), format!("{}  {counted}", words::has(lang, &plus(row.has)))));
    }
    let book = words::all_entries(lang);
    rows.push((book, fund.entries.len().to_string(), Pick::Open(Page::Entries)));
    rows.push((words::all_claims(lang), fund.claims.len().to_string(), Pick::Open(Page::Claims)));
    rows.push((words::supervised(lang), String::new(), Pick::Open(Page::Leaves(LeafKind::Remark))));
    if !fund.book.odd.is_empty() {
        let odd = lang.list(fund.book.odd.iter().map(|no| money::entry_no(lang, *no)));
        rows.push(said(words::odd(lang, &odd), String::new()));
    }
    Ok(rows)
}

/// What is free, large above the page.
pub fn free(clerk: &Clerk, lang: Lang) -> Option<String> {
    let book = clerk.fund().ok()?.book;
    Some(match book.rules {
        Some(_) => words::free(lang, &money::plus(lang, Signed(book.free()))),
        None => words::not_kept(lang),
    })
}

fn numbered(keys: impl Iterator<Item = FundKey>, lang: Lang) -> Vec<Row> {
    by_digits(keys.map(|key| (key_words(lang, &key), String::new(), Pick::Step(Key::Fund(key)))).collect())
}

/// A claim: what can be done, what is known, what happened.
pub fn claim_steps(claim: &Claim) -> Vec<Key> {
    let step = |step| K::Step(step, claim.missing());
    let mut keys: Vec<FundKey> = claim.steps().into_iter().map(step).collect();
    keys.push(K::Form);
    if claim.state == ClaimState::Paid {
        keys.push(K::Refund);
        keys.extend(claim.paid.as_ref().map(|paid| K::Reverse(paid.entry)));
    }
    keys.into_iter().map(Key::Fund).collect()
}

/// The way of a claim, and at which place of it it is.
pub fn claim_way(lang: Lang, claim: &Claim) -> (Vec<String>, usize) {
    let mut way = vec![ClaimState::Claimed, ClaimState::Payable, ClaimState::Paid];
    if claim.state == ClaimState::SentBack {
        way = vec![ClaimState::Claimed, ClaimState::SentBack];
    }
    let at = way.iter().position(|state| *state == claim.state).unwrap_or(0);
    let said = |state: &ClaimState| {
        if *state == claim.state {
            money::claim_stands(lang, claim)
        } else {
            money::claim_state(lang, *state).to_owned()
        }
    };
    (way.iter().map(said).collect(), at)
}

/// Every claim, the newest first.
pub fn claims(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let fund = clerk.fund()?;
    let rows = fund.claims.values().rev().take(ROWS).map(|claim| claim_row(claim, clerk, lang)).collect();
    Ok(listed(rows, words::nothing_yet(lang)))
}

/// Every entry, the newest first; Enter takes one back.
pub fn entries(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let fund = clerk.fund()?;
    let call = |id| clerk.call(id);
    let row = |entry: &Entry| {
        let label = format!("{}  {}", money::entry_no(lang, entry.no), money::entry(lang, entry, &call));
        let beside = format!("{}  {}", money::plus(lang, money::entry_sum(entry)), time::date(lang, entry.on));
        let may =
            entry.reversed.is_none() && !matches!(entry.deed.name(), Deed::Reversed | Deed::Counted | Deed::Closed);
        (label, beside, if may { Pick::Step(Key::Fund(K::Reverse(entry.no))) } else { Pick::None })
    };
    Ok(listed(fund.entries.values().rev().take(ROWS).map(row).collect(), words::nothing_yet(lang)))
}

/// A pot: who gave it, what came, what it paid.
pub fn pot_rows(clerk: &Clerk, name: &str, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let steps = clerk.trace_pot(name, lang)?.unwrap_or_default();
    Ok(steps.into_iter().map(|(what, how)| said(format!("{what}  {how}"), String::new())).collect())
}

/// Where a claim's money came from, for its page.
pub fn traced(clerk: &Clerk, claim: &Claim, lang: Lang) -> Result<Vec<(String, String)>, OfficeError> {
    Ok(clerk.trace(claim.no, lang)?.unwrap_or_default().into_iter().take(2).collect())
}
