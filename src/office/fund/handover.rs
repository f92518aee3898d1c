//! What of the fund goes from one term to the next: money by place and by pot, whether it was counted, claims that are not paid.

use std::collections::BTreeSet;

use chrono::Days;

use super::{Clerk, For, OfficeError, Scribe, columns, words, yuan};
use crate::{
    document::Part,
    i18n::{Lang, printed},
    tracker::{
        Party,
        fund::{Claim, PlaceRow, PotRow},
    },
};

/// A count that is older says nothing of today.
const FRESH: Days = Days::new(7);

impl Clerk {
    /// Its sections in the paper of a change of terms; none where the fund isn't kept.
    pub(in crate::office) fn fund_handed_over(
        &self,
        lang: Lang,
        leavers: &BTreeSet<&Party>,
    ) -> Result<Vec<Part>, OfficeError> {
        let fund = self.fund()?;
        if fund.book.rules.is_none() {
            return Ok(Vec::new());
        }
        let scribe = Scribe::new(self, lang, For::Street)?;
        let today = self.now().date();
        let place = |row: &PlaceRow| {
            let keeper = row.place.keeper.as_ref().map(|who| match scribe.party(who) {
                name if leavers.contains(who) => printed::leaver(lang, &name),
                name => name,
            });
            let keeper = keeper.unwrap_or_default();
            let counted = row.counted.map(|on| scribe.day(on));
            let is_fresh = row.counted.is_some_and(|on| on + FRESH >= today);
            let counted = match (counted, is_fresh) {
                (Some(day), true) => day,
                (Some(day), false) => words::counted_long_ago(lang, &day),
                (None, _) => words::never_counted(lang),
            };
            vec![row.place.name.clone(), keeper, yuan(row.has), counted]
        };
        let pot = |row: &PotRow| {
            let (name, book) = (&row.pot.name, &fund.book);
            vec![name.clone(), yuan(row.has), yuan(book.reserved_of(name)), yuan(book.free_of(name))]
        };
        let mut places: Vec<Vec<String>> = fund.book.places.iter().map(place).collect();
        places.push(vec![words::total(lang), String::new(), yuan(fund.book.at_places()), String::new()]);
        let mut pots: Vec<Vec<String>> = fund.book.pots.iter().map(pot).collect();
        let reserved = fund.book.in_pots() - fund.book.free();
        pots.push(vec![words::total(lang), yuan(fund.book.in_pots()), yuan(reserved), yuan(fund.book.free())]);
        let mut parts = vec![
            Part::Section(words::handed_over(lang)),
            Part::Small(words::in_yuan(lang)),
            Part::Heading(words::places(lang)),
            Part::Table { head: columns(&words::kept_columns(lang)), rows: places },
            Part::Heading(words::whose(lang)),
            Part::Table { head: columns(&words::free_columns(lang)), rows: pots },
        ];
        let open: Vec<&Claim> =
            fund.claims.values().filter(|claim| claim.state.is_open() || claim.is_short()).collect();
        if !open.is_empty() {
            let rows = open.into_iter().map(|claim| scribe.claim_row(claim)).collect();
            parts.push(Part::Heading(words::open(lang)));
            parts.push(Part::Table { head: columns(&words::claim_columns(lang)), rows });
        }
        Ok(parts)
    }
}
