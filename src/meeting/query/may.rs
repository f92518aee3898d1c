//! What somebody is at this moment, what they may do, and who holds the chair.

use crate::{
    charter::{Act, Permit, Standing},
    meeting::{
        Moment,
        numbers::Badge,
        state::{Meeting, Participant},
        words::Office,
    },
};

/// What the facts of a sign-in make of somebody in the room: all that holds, a voter if nothing else does.
pub fn standings(sector_votes: bool, observer: bool, minor: bool) -> Vec<Standing> {
    let all = [(minor, Standing::Minor), (observer, Standing::Observer), (!sector_votes, Standing::Sector)];
    let mut found: Vec<Standing> = all.into_iter().filter(|(holds, _)| *holds).map(|(_, of)| of).collect();
    if found.is_empty() {
        found.push(Standing::Voter);
    }
    found
}

impl Meeting {
    /// What somebody is. After the close whoever was there counts as in the room: what is typed then was said then.
    pub fn standings(&self, badge: Badge) -> Vec<Standing> {
        if badge == Badge::NOBODY {
            return vec![Standing::Unnamed];
        }
        let Some(who) = self.people.get(&badge) else { return vec![Standing::Nobody] };
        let mut found = self.lasting(who);
        if !who.present && self.closed.is_none() {
            found.insert(0, Standing::Out);
        }
        found
    }

    /// What somebody is, in the room or out of it.
    fn lasting(&self, who: &Participant) -> Vec<Standing> {
        let votes = self.charter().and_then(|charter| charter.sector(&who.sector)).is_some_and(|sector| sector.votes);
        standings(votes, who.observer, who.minor)
    }

    /// What the charter says of an act by somebody who is all this: the strictest cell, and for which standing.
    pub fn permit(&self, act: Act, standings: &[Standing]) -> (Permit, Standing) {
        let may = self.charter().map(|charter| charter.may).unwrap_or_default();
        let mut strictest = (Permit::Allow, Standing::Voter);
        for standing in standings {
            let cell = may.cell(act, *standing);
            if cell > strictest.0 {
                strictest = (cell, *standing);
            }
        }
        strictest
    }

    /// Whether somebody is not refused an act.
    pub fn may(&self, act: Act, badge: Badge) -> bool {
        self.permit(act, &self.standings(badge)).0 != Permit::Refuse
    }

    /// Who holds the chair and is in the room.
    pub fn chair(&self) -> Option<Badge> {
        self.holder(Office::Chair).filter(|badge| self.is_present(*badge))
    }

    /// Whether somebody could chair, in the room or once they are back.
    pub fn could_chair(&self, badge: Badge) -> bool {
        let is: Vec<Standing> = self.standings(badge).into_iter().filter(|of| *of != Standing::Out).collect();
        !is.is_empty() && self.permit(Act::Chair, &is).0 != Permit::Refuse
    }

    /// Since when nobody has held the chair of a meeting that runs.
    pub fn chair_empty(&self) -> Option<Moment> {
        self.vacancies.last().filter(|vacancy| vacancy.until.is_none()).map(|vacancy| vacancy.from)
    }

    /// The deputy who could take the chair.
    pub fn standing_deputy(&self) -> Option<Badge> {
        let deputy = self.holder(Office::Deputy)?;
        (self.chair() != Some(deputy) && self.is_present(deputy) && self.may(Act::Chair, deputy)).then_some(deputy)
    }

    /// Who held the chair before it was left empty last.
    pub fn left_the_chair(&self) -> Option<Badge> {
        let mut back =
            self.office_log.iter().rev().filter(|(_, office, _)| *office == Office::Chair).map(|(.., by)| *by);
        back.find(Option::is_none)?;
        back.flatten().next()
    }

    /// Who held the chair before it was left empty, if they are back and don't hold it.
    pub fn chair_back_in_room(&self) -> Option<Badge> {
        let lent = self.chair_back.map(|(badge, _)| badge);
        let gone = self.left_the_chair();
        let there =
            |badge: &Badge| self.chair() != Some(*badge) && self.is_present(*badge) && self.may(Act::Chair, *badge);
        lent.filter(there).or(gone.filter(there))
    }
}
