//! The number of the year: the station gives it when the meeting is opened, and gives each once.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use super::{Sitting, SittingError};
use crate::{
    meeting::{Command, Fact, Ground, Moment, Name, Refusal},
    text,
};

/// The highest number that a meeting can have.
const LAST: u16 = 999;

impl Sitting {
    /// These numbers were given by the tracker: year, and number of the year.
    #[must_use]
    pub fn numbered_after(mut self, given: BTreeSet<(u16, u16)>) -> Self {
        self.given = given;
        self
    }

    /// Gives a meeting that is opened the next number of its year, unless it says one; refuses one that another meeting has.
    pub(super) fn number(&self, cmd: &mut Command, now: Moment) -> Result<Option<Refusal>, SittingError> {
        // What is played from a script has the same bytes in every home.
        if self.roster_seen.is_none() {
            return Ok(None);
        }
        let (said, day) = match &*cmd {
            Command::OpenMeeting { practice: false, number, planned, .. } if self.timeline.entries().is_empty() => {
                (*number, planned.unwrap_or(now))
            }
            Command::NumberMeeting { number } => {
                let m = self.meeting();
                let planned =
                    m.opening.as_ref().filter(|opening| !opening.practice).and_then(|opening| opening.planned);
                let opened = m.visits.first().map(|visit| visit.entered);
                (Some(*number), m.started.or(planned).or(opened).unwrap_or(now))
            }
            _ => return Ok(None),
        };
        let year = u16::try_from(day.date().year()).unwrap_or(0);
        let others: Vec<_> = self
            .home
            .meetings()?
            .into_iter()
            .filter(|other| other.id != self.id && !other.practice)
            .filter_map(|other| {
                let (of, number) = other.number?;
                (of == year).then_some((number, other))
            })
            .collect();
        let given = self.given.iter().filter(|(of, _)| *of == year).map(|(_, number)| *number);
        let taken: BTreeSet<u16> = given.chain(others.iter().map(|(number, _)| *number)).collect();
        let free = taken.last().map_or(1, |last| last.saturating_add(1)).min(LAST);
        match (said, cmd) {
            (None, Command::OpenMeeting { number, .. }) => *number = Some(free),
            (Some(said), _) => {
                if let Some((number, other)) = others.into_iter().find(|(number, _)| *number == said) {
                    let fact = Fact::Numbered {
                        year,
                        number,
                        day: other.at.map(Moment::date),
                        theme: text::fit(&other.theme, text::TITLE).unwrap_or_default(),
                        free,
                    };
                    return Ok(Some(Refusal::new(Ground::Number, fact).legal([Name::OpenMeeting])));
                }
            }
            _ => {}
        }
        Ok(None)
    }
}
