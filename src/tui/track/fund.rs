//! The fund on the screen: what can be done, and what has to be typed for it.

mod give;
pub mod pages;

use super::{
    ROWS,
    read::{basis, lines, one_person, sum},
};
use crate::{
    i18n::{Lang, fund as words, time, tracker, tracker::fund as money},
    office::Clerk,
    time::Span,
    tracker::{
        EntryNo, ProjectNo,
        fund::{ClaimStepName as N, DeedName as Deed, Giving, Rules},
        project::Phase,
    },
};

/// What a key does on the pages of the fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FundKey {
    /// It is kept from now on, or by other rules.
    On,
    /// A place.
    Place,
    /// A pot.
    Pot,
    /// 收入
    Receive,
    /// 转存
    Transfer,
    /// 报销
    Claim,
    /// 盘点
    Count,
    /// 退回出资方
    GiveBack,
    /// 改用途
    Repurpose,
    /// 收支表 as files.
    Statement,
    /// It was posted.
    Post,
    /// 结账
    Close,
    /// A step of the claim, and how many signatures are missing.
    Step(N, u8),
    /// 退款 of the claim.
    Refund,
    /// 报销单 of the claim as files.
    Form,
    /// 冲红
    Reverse(EntryNo),
}

/// What has to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundWanted {
    /// The first day; nothing is today.
    Since,
    /// How many approve; nothing is two.
    Approvers,
    /// What a place is called.
    PlaceName,
    /// Who keeps it.
    Keeper,
    /// What a pot is called.
    PotName,
    /// Who gave it.
    Giver,
    /// What kind of giver.
    Kind,
    /// What for; nothing is whatever the fund pays for.
    Earmark,
    /// The last day of it; nothing has none.
    Until,
    /// The paper that says so.
    Paper,
    /// Whose money.
    Pot,
    /// To whose.
    ToPot,
    /// Where it is.
    Place,
    /// Where it goes.
    ToPlace,
    /// How much.
    Sum,
    /// How much was found; nothing may be there.
    Found,
    /// What for, line by line.
    Lines,
    /// Who is paid.
    Payee,
    /// Who saw to it.
    Handler,
    /// For which project; nothing is daily.
    Project,
    /// The number of the invoice.
    Invoice,
    /// The name of a photo.
    Photo,
    /// Who signed.
    Signer,
    /// Who counted.
    Counter,
    /// Why it differs.
    Differs,
    /// Whose the difference is.
    Whose,
    /// Which time; nothing is this quarter.
    Span,
    /// Which quarter; nothing is the next.
    Quarter,
    /// Where it hangs.
    Hangs,
    /// Why.
    Reason,
    /// The motion.
    Basis,
    /// What the giver said.
    Word,
    /// In words.
    Note,
}

use FundKey as K;
use FundWanted as W;

impl FundKey {
    /// Those of the page, in the order of their digits.
    pub const OF_PAGE: [Self; 12] = [
        K::Claim,
        K::Receive,
        K::Count,
        K::Statement,
        K::Post,
        K::Close,
        K::Transfer,
        K::Pot,
        K::Place,
        K::GiveBack,
        K::Repurpose,
        K::On,
    ];

    /// Everything that asks something.
    pub fn all() -> impl Iterator<Item = Self> {
        let steps = N::ALL.into_iter().map(|step| K::Step(step, 0));
        Self::OF_PAGE.into_iter().chain(steps).chain([K::Refund, K::Form, K::Reverse(EntryNo { year: 2026, n: 1 })])
    }
}

/// What a key asks, one after the other.
pub fn asks(key: &FundKey) -> &'static [FundWanted] {
    match key {
        K::On => &[W::Since, W::Approvers],
        K::Place => &[W::PlaceName, W::Keeper],
        K::Pot => &[W::PotName, W::Giver, W::Kind, W::Earmark, W::Until, W::Paper],
        K::Receive => &[W::Pot, W::Sum, W::Place, W::Paper],
        K::Transfer => &[W::Place, W::ToPlace, W::Sum],
        K::Claim => &[W::Lines, W::Payee, W::Pot, W::Handler, W::Project, W::Invoice],
        K::Count => &[W::Place, W::Found, W::Counter, W::Differs, W::Whose],
        K::GiveBack => &[W::Pot, W::Sum, W::Place, W::Note],
        K::Repurpose => &[W::Pot, W::ToPot, W::Sum, W::Basis, W::Word],
        K::Statement => &[W::Span],
        K::Post => &[W::Span, W::Hangs],
        K::Close => &[W::Quarter],
        K::Step(N::Approve, _) => &[W::Signer],
        K::Step(N::Pay, _) => &[W::Place],
        K::Step(N::SendBack, _) | K::Reverse(_) => &[W::Reason],
        K::Step(N::Attach, _) => &[W::Photo],
        K::Refund => &[W::Sum, W::Place, W::Note],
        K::Form => &[],
    }
}

/// Nothing typed is an answer, too.
pub fn is_optional(wanted: FundWanted) -> bool {
    matches!(
        wanted,
        W::Since
            | W::Approvers
            | W::Keeper
            | W::Earmark
            | W::Until
            | W::Paper
            | W::Handler
            | W::Project
            | W::Invoice
            | W::Differs
            | W::Whose
            | W::Span
            | W::Quarter
            | W::Hangs
            | W::Note
    )
}

/// What can be chosen among, by digits.
pub fn hint(clerk: &Clerk, lang: Lang, wanted: FundWanted) -> Option<String> {
    let numbered = |all: Vec<String>| {
        let all = (1..).zip(all).map(|(place, name)| format!("{place} {name}"));
        Some(all.collect::<Vec<_>>().join("  "))
    };
    match wanted {
        W::Pot | W::ToPot | W::Whose => numbered(pots(clerk)),
        W::Place | W::ToPlace => numbered(places(clerk)),
        W::Kind => numbered(Giving::ALL.map(|kind| money::giving(lang, kind).to_owned()).to_vec()),
        W::Project => {
            let projects = clerk.store().projects(true, crate::store::Page::first(ROWS)).ok()?;
            let running = projects.iter().filter(|project| project.phase == Phase::Running);
            let said = running.map(|project| format!("{} {}", tracker::project_no(lang, project.no), project.title));
            Some(said.collect::<Vec<_>>().join("  ")).filter(|said| !said.is_empty())
        }
        _ => None,
    }
}

fn pots(clerk: &Clerk) -> Vec<String> {
    let fund = clerk.fund().unwrap_or_default();
    fund.book.pots.into_iter().map(|row| row.pot.name).collect()
}

fn places(clerk: &Clerk) -> Vec<String> {
    let fund = clerk.fund().unwrap_or_default();
    fund.book.places.into_iter().map(|row| row.place.name).collect()
}

/// By its name, or by its place in the list that is shown while it is asked.
fn chosen(known: &[String], said: &str) -> Option<String> {
    let name = known.iter().find(|name| crate::tracker::fund::same(name, said));
    let digit = || crate::text::fold(said).parse::<usize>().ok().and_then(|place| known.get(place.checked_sub(1)?));
    name.or_else(digit).cloned()
}

fn kind(lang: Lang, said: &str) -> Option<Giving> {
    let names = Giving::ALL.map(|kind| money::giving(lang, kind).to_owned());
    let name = chosen(&names, said)?;
    Giving::ALL.into_iter().zip(names).find(|(_, known)| *known == name).map(|(kind, _)| kind)
}

fn span(clerk: &Clerk, lang: Lang, said: &str) -> Result<Span, String> {
    if said.is_empty() {
        return Ok(Span::quarter_of(clerk.now().date()));
    }
    said.parse().map_err(|_| words::no_span(lang, said))
}

/// That the statement of this time hangs already.
pub fn posted(clerk: &Clerk, lang: Lang, said: &str) -> Option<String> {
    let (no, day) = clerk.posted_before(span(clerk, lang, said).ok()?).ok().flatten()?;
    Some(words::posted_before(lang, &tracker::notice_no(lang, no), &time::date(lang, day)))
}

/// That a name without @ sounds like a shop or an office: as a person it would be masked where it hangs.
pub fn may_be_a_unit(clerk: &Clerk, lang: Lang, said: &str) -> Option<String> {
    if said.starts_with(['@', '＠']) || !crate::text::names_a_unit(said) {
        return None;
    }
    let is_known = clerk.paid_before(said).ok().flatten().is_some();
    (!is_known).then(|| words::may_be_a_unit(lang, said))
}

fn project(clerk: &Clerk, lang: Lang, said: &str) -> Result<ProjectNo, String> {
    ProjectNo::meant(said, clerk.now().date()).ok_or_else(|| words::no_project(lang, said))
}

/// Whether what was typed can be what is wanted; else why not.
pub fn check(wanted: FundWanted, typed: &str, clerk: &Clerk, lang: Lang) -> Result<(), String> {
    let today = clerk.now().date();
    match wanted {
        W::Since => crate::time::happened(typed, today).map(|_| ()).map_err(|why| time::no_day(lang, typed, why)),
        W::Until => crate::time::to_come(typed, today).map(|_| ()).map_err(|why| time::no_day(lang, typed, why)),
        W::Approvers => approvers(lang, typed).map(|_| ()),
        W::Keeper | W::Giver | W::Payee | W::Handler | W::Signer | W::Counter => one_person(clerk, lang, typed),
        W::Kind => kind(lang, typed).map(|_| ()).ok_or_else(|| hint(clerk, lang, wanted).unwrap_or_default()),
        W::Pot | W::ToPot | W::Whose => known(&pots(clerk), lang, typed).map(|_| ()),
        W::Place | W::ToPlace => known(&places(clerk), lang, typed).map(|_| ()),
        W::Sum | W::Found => sum(lang, typed).map(|_| ()),
        W::Lines => lines(lang, typed).map(|_| ()),
        W::Project => project(clerk, lang, typed).map(|_| ()),
        W::Span | W::Quarter => span(clerk, lang, typed).map(|_| ()),
        W::Basis => basis(clerk, lang, typed).map(|_| ()),
        W::PlaceName
        | W::PotName
        | W::Earmark
        | W::Paper
        | W::Invoice
        | W::Photo
        | W::Differs
        | W::Hangs
        | W::Reason
        | W::Word
        | W::Note => Ok(()),
    }
}

fn known(all: &[String], lang: Lang, said: &str) -> Result<String, String> {
    chosen(all, said).ok_or_else(|| words::no_such(lang, said, &lang.list(all)))
}

fn approvers(lang: Lang, said: &str) -> Result<u8, String> {
    let read = crate::text::numbers(said).parse().ok().filter(|n| (1..=Rules::MOST).contains(n));
    read.ok_or_else(|| words::ask_approvers(lang))
}

/// A key in words, as a row has it.
pub fn key_words(lang: Lang, key: &FundKey) -> String {
    match key {
        K::On => words::key_on(lang),
        K::Place => words::key_place(lang),
        K::Pot => words::key_pot(lang),
        K::Receive => money::deed(lang, Deed::Receipt).to_owned(),
        K::Transfer => money::deed(lang, Deed::Transfer).to_owned(),
        K::Claim => words::key_claim(lang),
        K::Count => money::deed(lang, Deed::Counted).to_owned(),
        K::GiveBack => money::deed(lang, Deed::GivenBack).to_owned(),
        K::Repurpose => money::deed(lang, Deed::Repurposed).to_owned(),
        K::Statement => words::key_statement(lang),
        K::Post => words::key_post(lang),
        K::Close => money::deed(lang, Deed::Closed).to_owned(),
        K::Step(step, _) => money::claim_step(lang, *step).to_owned(),
        K::Refund => money::deed(lang, Deed::Refund).to_owned(),
        K::Form => words::key_form(lang),
        K::Reverse(_) => money::deed(lang, Deed::Reversed).to_owned(),
    }
}

/// What is asked, in words.
pub fn question(lang: Lang, wanted: FundWanted) -> String {
    match wanted {
        W::Since => words::ask_since(lang),
        W::Approvers => words::ask_approvers(lang),
        W::PlaceName => words::ask_place_name(lang),
        W::Keeper => words::ask_keeper(lang),
        W::PotName => words::ask_pot_name(lang),
        W::Giver => words::ask_giver(lang),
        W::Kind => words::ask_kind(lang),
        W::Earmark => words::ask_earmark(lang),
        W::Until => words::ask_until(lang),
        W::Paper => words::ask_paper(lang),
        W::Pot => words::ask_pot(lang),
        W::ToPot => words::ask_to_pot(lang),
        W::Place => words::ask_place(lang),
        W::ToPlace => words::ask_to_place(lang),
        W::Sum => words::ask_sum(lang),
        W::Found => words::ask_found(lang),
        W::Lines => words::ask_lines(lang),
        W::Payee => words::ask_payee(lang),
        W::Handler => words::ask_handler(lang),
        W::Project => words::ask_project(lang),
        W::Invoice => words::ask_invoice(lang),
        W::Photo => words::ask_photo(lang),
        W::Signer => words::ask_signer(lang),
        W::Counter => words::ask_counter(lang),
        W::Differs => words::ask_differs(lang),
        W::Whose => words::ask_whose(lang),
        W::Span => words::ask_span(lang),
        W::Quarter => words::ask_quarter(lang),
        W::Hangs => words::ask_hangs(lang),
        W::Reason => words::ask_reason(lang),
        W::Basis => words::ask_basis(lang),
        W::Word => words::ask_word(lang),
        W::Note => words::ask_note(lang),
    }
}
