//! Projects on the screen: their rows, and what each step asks.

use super::{
    ROWS, Tracker,
    key::Wanted,
    page::{Page, Row},
    read::{basis, lines, posted_on, sum},
    row::{listed, project_row},
};
use crate::{
    i18n::{Lang, track as words},
    office::{Clerk, OfficeError},
    store::Page as Part,
    tracker::{Command, NewProject, ProjectStep, ProjectStepName as N, project::Voucher},
};

/// What a step asks, one after the other.
pub fn asks(step: N) -> &'static [Wanted] {
    match step {
        N::Start | N::Settle => &[Wanted::Yes],
        N::Rest => &[Wanted::Basis],
        N::Budget => &[Wanted::Lines],
        N::Fund => &[Wanted::Source, Wanted::Sum],
        N::Spend => &[Wanted::Voucher, Wanted::WhatFor, Wanted::Sum, Wanted::Source],
        N::Void => &[Wanted::Voucher, Wanted::Reason],
        N::Raise => &[Wanted::Basis, Wanted::Lines],
        N::Publish => &[Wanted::PostedOn, Wanted::Hangs],
        N::Close => &[Wanted::Person],
        N::Reopen | N::Drop => &[Wanted::Reason],
    }
}

/// What a new one asks; the second and third may be left out.
pub const NEW: &[Wanted] = &[Wanted::Title, Wanted::Applicant, Wanted::Basis];

/// All of them, the newest first.
pub fn rows(clerk: &Clerk, lang: Lang) -> Result<Vec<Row>, OfficeError> {
    let projects = clerk.store().projects(false, Part::first(ROWS))?;
    let rows = projects.iter().map(|project| project_row(project, lang)).collect();
    Ok(listed(rows, words::no_projects_yet(lang)))
}

impl Tracker {
    pub(super) fn project_command(&mut self, name: N, given: &[String]) -> Result<Option<Command>, String> {
        let Page::Project(project) = *self.page() else { return Ok(None) };
        let (lang, today) = (self.lang, self.clerk.now().date());
        let said = |at: usize| given.get(at).cloned().unwrap_or_default();
        let step = match name {
            N::Start => ProjectStep::Start {},
            N::Settle => ProjectStep::Settle {},
            N::Rest => ProjectStep::Rest { basis: basis(&self.clerk, lang, &said(0))? },
            N::Budget => ProjectStep::Budget { lines: lines(lang, &said(0))? },
            N::Fund => ProjectStep::Fund { source: said(0), sum: sum(lang, &said(1))?, pot: false },
            N::Spend => {
                let voucher = Voucher {
                    no: said(0),
                    on: today,
                    what: said(1),
                    sum: sum(lang, &said(2))?,
                    source: said(3),
                    line: None,
                };
                ProjectStep::Spend { voucher }
            }
            N::Void => ProjectStep::Void { voucher: said(0), reason: said(1) },
            N::Raise => {
                ProjectStep::Raise { basis: basis(&self.clerk, lang, &said(0))?, lines: lines(lang, &said(1))? }
            }
            N::Publish => {
                let on = if said(0).is_empty() { self.on() } else { posted_on(lang, &said(0), today)? };
                // Where it hangs; nobody has to say more than on the board.
                let notice = if said(1).is_empty() { words::on_the_board(lang) } else { said(1) };
                ProjectStep::Publish { notice, on }
            }
            N::Close => ProjectStep::Close { by: self.party(&said(0))? },
            N::Reopen => ProjectStep::Reopen { reason: said(0) },
            N::Drop => ProjectStep::Drop { reason: said(0) },
        };
        Ok(Some(Command::MoveProject { project, step }))
    }

    pub(super) fn new_project(&mut self, given: &[String]) -> Result<Option<Command>, String> {
        let filled = |at: usize| given.get(at).filter(|said| !said.is_empty()).cloned();
        let applicant = filled(1).map(|name| self.party(&name)).transpose()?;
        let new = NewProject {
            title: filled(0).unwrap_or_default(),
            applicant,
            basis: filled(2).map(|said| basis(&self.clerk, self.lang, &said)).transpose()?,
        };
        Ok(Some(Command::Apply(Box::new(new))))
    }
}
