//! What a station keeps beside its matters, notices and leaves: projects, turns, the lists of the patrol.

use super::{Decided, Decision, parties, text};
use crate::{
    text::TITLE,
    tracker::{
        council::Shift,
        event::Event,
        number::{Counted, ProjectNo},
        patrol::PatrolList,
        project::{self, NewProject, ProjectStep, ProjectWhy},
        refusal::Why,
    },
};

impl Decision<'_> {
    pub(super) fn apply_for(&self, new: &NewProject) -> Decided {
        let (year, n) = self.next_of_year(Counted::Project);
        let project = project::apply_for(self.ledger, new, ProjectNo { year, n }, self.today())?;
        Ok(vec![Event::ProjectAdded(Box::new(project))])
    }

    pub(super) fn move_project(&self, no: ProjectNo, step: &ProjectStep) -> Decided {
        let project = self.ledger.projects.get(&no).ok_or(Why::Project(ProjectWhy::NoProject(no)))?;
        let (step, phase) = project::step(self.ledger, project, step, self.today())?;
        let notice = self.notice_of_project(no, &project.title, &step)?;
        let moved = Event::ProjectMoved { project: no, step, phase };
        Ok(std::iter::once(moved).chain(notice).collect())
    }
}

pub(super) fn shifts_of(shifts: &[Shift]) -> Decided {
    let shift = |shift: &Shift| Ok(Shift { day: shift.day, who: parties(&shift.who)? });
    Ok(vec![Event::ShiftsSet(shifts.iter().map(shift).collect::<Result<_, _>>()?)])
}

pub(super) fn patrol(list: PatrolList, lines: &[String]) -> Decided {
    let (given, most) = (lines.len(), list.lines());
    if given > most {
        return Err(Why::Lines { given, most });
    }
    let lines = lines.iter().map(|line| text(line, TITLE)).collect::<Result<_, _>>()?;
    Ok(vec![Event::PatrolSet { list, lines }])
}
