//! The course: lessons as data. A lesson is an evening that was recorded, cut at a line; from there the residents act and the trainee types.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{
    CastId, Goal, Room, Setup, Since,
    cast::{Fault, Wrong},
};
use crate::meeting::{Entry, Event, Meeting, Order, Timeline, script};

macro_rules! lessons {
    ($($no:literal)*) => {
        /// The lessons that come with the program: number as the file says it, file, text.
        const LESSONS: &[(&str, &str, &str)] = &[$((
            $no,
            concat!("sessions/lessons/", $no, ".ron"),
            include_str!(concat!("../../sessions/lessons/", $no, ".ron")),
        )),*];
    };
}

lessons!["00" "01" "02" "03" "04" "05" "06" "07" "08" "09" "10" "11" "12" "13" "14" "15"];

/// An evening from its opening to its last signature, typed by somebody who keeps up.
struct Recorded {
    cast: CastId,
    seed: u32,
    text: &'static str,
}

const RECORDED: &[Recorded] = &[
    Recorded { cast: CastId::Usual, seed: 0, text: include_str!("../../sessions/lessons/usual.ron") },
    Recorded { cast: CastId::Difficult, seed: 7, text: include_str!("../../sessions/lessons/difficult.ron") },
];

/// Something that is said to whoever practises, in both languages of the program.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Told(pub String, pub String);

/// Where a lesson begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Start {
    /// 练一练, the tour of the first screen.
    Tour,
    /// A recorded evening, after so many of its lines.
    Cut {
        /// Who came.
        cast: CastId,
        /// Its number.
        seed: u32,
        /// So many lines.
        line: usize,
    },
    /// A whole evening, of any number.
    Evening(CastId),
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its number.
    pub id: u8,
    /// Another one, where it asks for something else than before: who passed an older one has passed that.
    pub version: u16,
    /// What it is about.
    pub title: Told,
    /// Where it begins.
    pub start: Start,
    /// It takes about so long.
    pub minutes: u16,
    /// What is there, before anything is typed.
    pub task: Told,
    /// What it asks for.
    pub goals: Vec<Goal>,
    /// What is said to whoever asks, one after another.
    pub hints: Vec<Told>,
    /// What there was to learn.
    pub debrief: Told,
}

/// Reads a lesson, held against the evenings that there are.
pub fn read_lesson(no: &str, file: &str, text: &str) -> Result<Lesson, Fault> {
    let fault = |line, wrong| Fault { file: file.to_owned(), line, wrong };
    let lesson: Lesson =
        ron::from_str(text).map_err(|error| fault(error.span.start.line, Wrong::Unread(error.code.to_string())))?;
    let line = |word: &str| text.lines().position(|line| line.contains(word)).map_or(1, |at| at + 1);
    if format!("{:02}", lesson.id) != no {
        return Err(fault(line("id:"), Wrong::Number { found: lesson.id.to_string(), known: no.to_owned() }));
    }
    if lesson.goals.is_empty() {
        return Err(fault(line("goals:"), Wrong::NoGoals));
    }
    if let Start::Cut { cast, seed, line: cut } = lesson.start {
        let Some(recorded) = recorded(cast, seed) else {
            let known: Vec<String> = RECORDED.iter().map(|of| format!("{:?} {}", of.cast, of.seed)).collect();
            let wrong = Wrong::Evening { found: format!("{cast:?} {seed}"), known: known.join(", ") };
            return Err(fault(line("start:"), wrong));
        };
        let most = orders(recorded.text).len();
        if cut == 0 || cut > most {
            return Err(fault(line("line:"), Wrong::Line { found: cut, most }));
        }
    }
    Ok(lesson)
}

fn recorded(cast: CastId, seed: u32) -> Option<&'static Recorded> {
    RECORDED.iter().find(|recorded| recorded.cast == cast && recorded.seed == seed)
}

fn orders(text: &str) -> Vec<Order> {
    text.lines().filter_map(|line| script::parse(line).ok().flatten()).collect()
}

/// Those that come with the program; a test reads them.
pub fn lessons() -> &'static [Lesson] {
    static READ: LazyLock<Vec<Lesson>> = LazyLock::new(|| {
        let read = |(no, file, text): &(&str, &str, &str)| read_lesson(no, file, text).ok();
        LESSONS.iter().filter_map(read).collect()
    });
    &READ
}

impl Lesson {
    /// One of those that come with the program.
    pub fn of(id: u8) -> Option<&'static Self> {
        lessons().iter().find(|lesson| lesson.id == id)
    }

    /// The orders that bring its meeting to where it begins; none where it begins elsewhere.
    pub fn orders(&self) -> Vec<Order> {
        let Start::Cut { cast, seed, line } = self.start else { return Vec::new() };
        let mut all = recorded(cast, seed).map(|recorded| orders(recorded.text)).unwrap_or_default();
        all.truncate(line);
        all
    }

    /// By what its room is the same, where it has one of its own.
    pub fn setup(&self) -> Option<Setup> {
        match self.start {
            Start::Cut { cast, seed, .. } => Some(Setup::new(seed, cast)),
            Start::Tour | Start::Evening(_) => None,
        }
    }

    /// So many of the lines were there before somebody typed.
    pub fn begins(&self, lines: &[Entry]) -> usize {
        match self.start {
            Start::Cut { line, .. } => line,
            Start::Evening(_) => 1,
            Start::Tour => {
                let opens = |line: &Entry| line.events.iter().any(|event| matches!(event, Event::MotionOpened { .. }));
                lines.iter().position(opens).map_or(lines.len(), |at| at + 1)
            }
        }
    }

    /// The meeting as it stood when somebody began to type.
    pub fn began(&self, lines: &[Entry]) -> Meeting {
        let from = self.begins(lines).min(lines.len());
        lines[..from].iter().cloned().collect::<Timeline>().meeting().clone()
    }

    /// The goals that aren't met.
    pub fn open<'a>(&'a self, since: &Since<'_>) -> Vec<&'a Goal> {
        self.goals.iter().filter(|goal| !goal.is_met(since)).collect()
    }

    /// The line with which all goals were met: whoever typed on has passed all the same.
    pub fn passed(&self, lines: &[Entry], room: Option<Setup>) -> Option<u64> {
        let from = self.begins(lines).min(lines.len());
        let began = self.began(lines);
        let mut timeline: Timeline = lines[..from].iter().cloned().collect();
        let mut room = room.and_then(Room::new);
        let nothing = super::Truth::default();
        for line in &lines[from..] {
            timeline.push(line.clone());
            if let Some(room) = &mut room {
                room.reach(lines, line.at.plus_s(1));
            }
            let truth = room.as_ref().map_or(&nothing, Room::truth);
            if self.open(&Since { began: &began, m: timeline.meeting(), truth }).is_empty() {
                return Some(line.seq);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_with_the_program_can_be_read() {
        for (no, file, text) in LESSONS {
            if let Err(fault) = read_lesson(no, file, text) {
                panic!("{fault}");
            }
        }
        assert_eq!(lessons().len(), LESSONS.len());
        for recorded in RECORDED {
            let lines = recorded.text.lines().filter(|line| !line.is_empty() && !line.starts_with("//"));
            assert_eq!(orders(recorded.text).len(), lines.count());
        }
    }

    #[test]
    fn a_bad_lesson_is_named_with_its_file_and_line_and_what_is_known() {
        let (no, _, text) = LESSONS[7];
        let said = |from: &str, to: &str| {
            assert!(text.contains(from), "{from}");
            let bad = text.replacen(from, to, 1);
            let line = bad.lines().position(|line| line.contains(to)).unwrap() + 1;
            let fault = read_lesson(no, "l.ron", &bad).unwrap_err();
            assert_eq!((fault.file.as_str(), fault.line), ("l.ron", line), "{fault}");
            fault.to_string()
        };
        let goal = said("Called(", "Cauled(");
        assert!(goal.contains("Cauled") && goal.contains("SignedIn") && goal.contains("Reached"), "{goal}");
        assert!(said("Called(R03)", "Called(R99)").contains("R13"));
        assert!(said("cast: difficult", "cast: dificult").contains("friendly"));
        assert!(said("seed: 7", "seed: 8").contains("Usual 0, Difficult 7"));
        assert!(said("line: ", "line: 9").contains("lines"));
        assert!(said("id: 7", "id: 8").contains("07"));
        assert!(said("minutes:", "minuts:").contains("minutes"));
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        let cut = read_lesson(no, "l.ron", &half).unwrap_err();
        assert!(cut.line > 1, "{cut}");
        let none = text.split("goals: [").next().unwrap().to_owned()
            + "goals: [],\n    hints: [],\n    debrief: (\"\", \"\"),\n)";
        assert_eq!(read_lesson(no, "l.ron", &none).unwrap_err().wrong, Wrong::NoGoals);
    }
}
