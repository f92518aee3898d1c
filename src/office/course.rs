//! The course: a lesson is begun, gone on with, and judged by its journal.

use uuid::Uuid;

use super::practice;
use crate::{
    i18n::{
        Lang,
        rehearsal::{learn as words, room_of},
    },
    journal::{self, Claim, Report},
    meeting::Event,
    rehearsal::{Lesson, Start, lessons},
    sitting::{Clock, Sitting, SittingError},
    station::{Home, Learnt, StationError, Training, Untaught},
};

/// What a journal says of its lesson.
#[derive(Debug)]
pub enum Judged {
    /// It was passed, with this line.
    Passed {
        /// Its number.
        seq: u64,
        /// Where the journal stands now.
        head: String,
    },
    /// Not all that was asked for was done.
    Open,
    /// The lesson was another then.
    OtherVersion {
        /// As it was.
        was: u16,
    },
    /// It isn't the journal that was written.
    Broken(Box<Report>),
    /// It can't be read, or isn't there.
    Gone,
}

/// Somebody tried a lesson.
#[derive(Debug)]
pub struct Attempt {
    /// Which meeting.
    pub meeting: Uuid,
    /// What its journal says.
    pub judged: Judged,
    /// What the home kept when it was passed.
    pub learnt: Option<Learnt>,
}

/// A lesson, and what was done of it.
#[derive(Debug)]
pub struct Standing {
    /// Which.
    pub lesson: &'static Lesson,
    /// The newest last.
    pub attempts: Vec<Attempt>,
}

impl Standing {
    /// The attempt by which it was passed: the first that holds.
    pub fn passed(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| matches!(attempt.judged, Judged::Passed { .. }))
    }

    /// Left half-way: the newest that can be gone on with.
    pub fn half_way(&self) -> Option<&Attempt> {
        let newest = self.attempts.last()?;
        (self.passed().is_none() && matches!(newest.judged, Judged::Open)).then_some(newest)
    }

    /// Said to be passed, and no longer so.
    pub fn fallen(&self) -> impl Iterator<Item = &Attempt> {
        let holds = |attempt: &&Attempt| !matches!(attempt.judged, Judged::Passed { .. });
        self.attempts.iter().filter(|attempt| attempt.learnt.is_some()).filter(holds)
    }
}

/// Every lesson with what the journals of this home say of it, whatever the file of the trainee says; and what is wrong with that.
pub fn course(home: &Home) -> Result<(Vec<Standing>, Option<Untaught>), StationError> {
    let (training, fault) = match home.training() {
        Ok(training) => (training, None),
        Err(fault) => (Training::default(), Some(fault)),
    };
    let mut all: Vec<Standing> = lessons().iter().map(|lesson| Standing { lesson, attempts: Vec::new() }).collect();
    let mut meetings: Vec<(Uuid, Option<(&'static Lesson, u16)>)> = Vec::new();
    for meeting in home.meetings()?.iter().filter(|meeting| meeting.practice || meeting.damaged) {
        meetings.push((meeting.id, words::learns(&meeting.theme)));
    }
    // What was passed is asked for, also where its journal is gone or can't be read.
    for learnt in &training.lessons {
        let lesson = Lesson::of(learnt.lesson).map(|lesson| (lesson, learnt.version));
        match meetings.iter_mut().find(|(id, _)| *id == learnt.meeting) {
            Some((_, known)) => *known = known.or(lesson),
            None => meetings.push((learnt.meeting, lesson)),
        }
    }
    meetings.retain(|(id, _)| !training.aside.contains(id));
    meetings.sort_by_key(|(id, _)| *id);
    for (meeting, of) in meetings {
        let Some((lesson, version)) = of else { continue };
        let learnt = training.lessons.iter().find(|learnt| learnt.meeting == meeting).cloned();
        let judged = judge(home, meeting, (lesson, version), learnt.as_ref());
        if let Some(standing) = all.iter_mut().find(|standing| standing.lesson.id == lesson.id) {
            standing.attempts.push(Attempt { meeting, judged, learnt });
        }
    }
    Ok((all, fault))
}

fn judge(home: &Home, meeting: Uuid, (lesson, version): (&Lesson, u16), learnt: Option<&Learnt>) -> Judged {
    let claim: Option<Claim> = learnt.and_then(|learnt| learnt.head.parse().ok());
    let Ok(report) = journal::verify(&home.folder(meeting), claim.as_ref()) else { return Judged::Gone };
    if !report.holds() {
        return Judged::Broken(Box::new(report));
    }
    if version != lesson.version {
        return Judged::OtherVersion { was: version };
    }
    let opening = report.entries.iter().flat_map(|line| &line.events).find_map(|event| match event {
        Event::MeetingOpened(opening) => Some(opening),
        _ => None,
    });
    let room = opening.and_then(|opening| room_of(&opening.theme));
    match lesson.passed(&report.entries, room) {
        Some(seq) => Judged::Passed { seq, head: report.head.to_string() },
        None => Judged::Open,
    }
}

/// Begins a lesson: a practice meeting, brought to where the lesson begins. An evening begins elsewhere (`yishi rehearse`): none.
pub fn begin_lesson(home: &Home, lesson: &Lesson, lang: Lang) -> Result<Option<Sitting>, SittingError> {
    let theme = words::theme_of_lesson(lang, lesson);
    match lesson.start {
        Start::Tour => practice::toured(home, Some(&theme)).map(Some),
        Start::Cut { .. } => practice::played(home, lesson.orders(), Some(&theme), |_| false).map(Some),
        Start::Evening(_) => Ok(None),
    }
}

/// Goes on with a lesson from its last line, however long ago that was.
pub fn go_on_with(home: &Home, meeting: Uuid) -> Result<Sitting, SittingError> {
    let last = Sitting::look(home, meeting, Clock::system())?.meeting().last_at;
    Sitting::open(home, meeting, last.map_or_else(Clock::system, Clock::from))
}
