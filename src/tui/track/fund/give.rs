//! What is typed on the pages of the fund becomes a line of its book, or a file.

use super::{FundKey, K, N, approvers, kind, known, places, pots, project, span};
use crate::{
    i18n::{fund as words, printed, time},
    time::Span,
    tracker::{
        Command, Fen, FundDo,
        fund::{ClaimStep, Earmark, Giving, NewClaim, Place, Pot, Rules},
    },
    tui::track::{
        Tracker,
        page::Page,
        read::{basis, lines, posted_on, sum},
    },
    view::Tone,
};

impl Tracker {
    /// What is given for a key of the fund, or written as files. False: it can't be, and the notice says why.
    pub(in crate::tui::track) fn fund_take(&mut self, key: &FundKey, given: &[String]) -> bool {
        let lang = self.lang;
        let typed = |at: usize| given.get(at).map(String::as_str).unwrap_or_default();
        match key {
            K::Statement => match span(&self.clerk, lang, typed(0)) {
                Ok(span) => {
                    let done = self.clerk.file_statement(span, lang);
                    self.laid(printed::put, done)
                }
                Err(why) => self.says(why),
            },
            K::Form => {
                let Page::Claim(no) = *self.page() else { return true };
                let done = self.clerk.file_form(no, lang);
                self.laid(printed::put, done)
            }
            K::Post => {
                let on = self.on();
                let places = Some(typed(1)).filter(|said| !said.is_empty()).map(ToOwned::to_owned);
                let new = match span(&self.clerk, lang, typed(0)) {
                    Ok(span) => self.clerk.statement_notice(span, lang, (on, places)),
                    Err(why) => return self.says(why),
                };
                match new {
                    Ok(new) => self.give(&[Command::Hang(Box::new(new))]),
                    Err(error) => self.says(error.here(lang)),
                }
            }
            key => match self.fund_command(key, given) {
                Ok(Some(what)) => {
                    let asks_public = matches!(&what, FundDo::Pot(pot) if pot.kind == Giving::Person);
                    let done = self.give(&[Command::Fund(what)]);
                    if done && asks_public {
                        self.notice.push((words::public_asking(lang), Tone::Quiet));
                    }
                    done
                }
                Ok(None) => true,
                Err(why) => self.says(why),
            },
        }
    }

    fn says(&mut self, why: String) -> bool {
        self.notice = vec![(why, Tone::Strong)];
        false
    }

    pub(in crate::tui::track) fn fund_command(
        &mut self,
        key: &FundKey,
        given: &[String],
    ) -> Result<Option<FundDo>, String> {
        let (lang, on) = (self.lang, self.on());
        let said = |at: usize| given.get(at).cloned().unwrap_or_default();
        let filled = |at: usize| given.get(at).filter(|said| !said.is_empty()).cloned();
        let (all_pots, all_places) = (pots(&self.clerk), places(&self.clerk));
        let pot = |at: usize| known(&all_pots, lang, &said(at));
        let place = |at: usize| known(&all_places, lang, &said(at));
        let claim = if let Page::Claim(no) = *self.page() { Some(no) } else { None };
        Ok(Some(match key {
            K::On => {
                let rules = self.clerk.fund().ok().and_then(|fund| fund.book.rules);
                let rules = rules.unwrap_or(Rules { since: on, approvers: Rules::APPROVERS, floor: Fen(0) });
                let since = filled(0).map(|said| posted_on(lang, &said, on)).transpose()?;
                let approvers = filled(1).map(|said| approvers(lang, &said)).transpose()?;
                FundDo::Set(Rules {
                    since: since.unwrap_or(rules.since),
                    approvers: approvers.unwrap_or(rules.approvers),
                    floor: rules.floor,
                })
            }
            K::Place => {
                let keeper = filled(1).map(|name| self.party(&name)).transpose()?;
                FundDo::Place(Place { name: said(0), keeper })
            }
            K::Pot => FundDo::Pot(Box::new(Pot {
                name: said(0),
                giver: self.party(&said(1))?,
                kind: kind(lang, &said(2)).unwrap_or(Giving::Unit),
                earmark: filled(3).map_or(Earmark::Any, |said| Earmark::read(&said)),
                until: filled(4)
                    .map(|said| crate::time::to_come(&said, on).map_err(|why| time::no_day(lang, &said, why)))
                    .transpose()?,
                paper: filled(5),
            })),
            K::Receive => {
                FundDo::Receive { on, pot: pot(0)?, sum: sum(lang, &said(1))?, place: place(2)?, paper: filled(3) }
            }
            K::Transfer => {
                FundDo::Transfer { on, from: place(0)?, to: place(1)?, sum: sum(lang, &said(2))?, note: None }
            }
            K::Claim => FundDo::Claim(Box::new(NewClaim {
                on,
                lines: lines(lang, &said(0))?,
                payee: match self.clerk.paid_before(&said(1)).map_err(|error| error.here(lang))? {
                    Some(known) => known,
                    None => self.party(&said(1))?,
                },
                pot: pot(2)?,
                handler: filled(3).map(|name| self.party(&name)).transpose()?,
                project: filled(4).map(|said| project(&self.clerk, lang, &said)).transpose()?,
                line: None,
                invoice: filled(5),
                photo: None,
            })),
            K::Count => FundDo::Count {
                on,
                place: place(0)?,
                found: sum(lang, &said(1))?,
                by: self.party(&said(2))?,
                reason: filled(3),
                pot: filled(4).map(|said| known(&all_pots, lang, &said)).transpose()?,
            },
            K::GiveBack => {
                FundDo::GiveBack { on, pot: pot(0)?, sum: sum(lang, &said(1))?, place: place(2)?, note: filled(3) }
            }
            K::Repurpose => FundDo::Repurpose {
                on,
                from: pot(0)?,
                to: pot(1)?,
                sum: sum(lang, &said(2))?,
                basis: basis(&self.clerk, lang, &said(3))?,
                word: said(4),
            },
            K::Close => {
                let next = self.clerk.fund().ok().and_then(|fund| fund.book.next_quarter());
                let quarter = filled(0).map(|said| span(&self.clerk, lang, &said)).transpose()?.or(next);
                FundDo::Close { quarter: quarter.unwrap_or(Span::quarter_of(on)), on: self.clerk.now().date() }
            }
            K::Step(step, _) => {
                let Some(claim) = claim else { return Ok(None) };
                let step = match step {
                    N::Approve => ClaimStep::Approve { by: self.party(&said(0))?, on },
                    N::Pay => ClaimStep::Pay { on, place: place(0)? },
                    N::SendBack => ClaimStep::SendBack { reason: said(0) },
                    N::Attach => ClaimStep::Attach { photo: said(0) },
                };
                FundDo::Step { claim, step }
            }
            K::Refund => {
                let Some(claim) = claim else { return Ok(None) };
                FundDo::Refund { claim, on, sum: sum(lang, &said(0))?, place: place(1)?, note: filled(2) }
            }
            K::Reverse(entry) => FundDo::Reverse { entry: *entry, reason: said(0) },
            K::Statement | K::Post | K::Form => return Ok(None),
        }))
    }
}
