//! The clerk: every line with what stood before it, so that taking back is turning back a page.

use std::{fmt, rc::Rc};

use yishi::{
    charter::Charter,
    meeting::{Command, Ground, Moment, Order, command::CharterChoice, numbers::Badge, script, words::Side},
};

use crate::support::Room;

use super::{
    STARTS,
    charters::CHARTERS,
    evening::{Did, Evening, On, Sheet, beside, write},
    hearing::{Instead, No, Said, Told, hear, no, queue::last_opinion, queue::queue, stands},
};

/// One command as it is drawn: so many seconds after the one before, as a script writes it. `NEWEST` stands for the
/// number of the line that would be taken back.
#[derive(Clone)]
pub struct Drawn {
    pub after: u32,
    /// The moment that it is about, if it is told later.
    pub told: Option<i64>,
    pub line: String,
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = self.told.map(|when| format!("of {} ", Moment::from_ms(when, evening().offset()).time()));
        write!(f, "+{} s  {}{}", self.after, told.unwrap_or_default(), self.line)
    }
}

/// What a line did.
#[derive(Clone, Debug)]
enum Deed {
    /// Something that can be taken back, or a barrier; what stood before; and, taken back, what stood then.
    Done {
        before: Rc<Sheet>,
        barrier: bool,
        ended: bool,
        taken_back: Option<Rc<Sheet>>,
    },
    /// A rule said no; what was done instead.
    Refused {
        line: (yishi::charter::RuleId, Did, Option<Badge>),
        instead: Option<Instead>,
    },
    /// Took a line back; since when clocks stand.
    Undone {
        line: usize,
        stand: Option<i64>,
    },
    Redone,
}

#[derive(Clone, Debug)]
struct Line {
    /// The moment that it is about.
    at: i64,
    told: bool,
    did: Deed,
}

/// The whole model: the charter of the day, the paper, and the lines.
#[derive(Clone)]
pub struct Clerk {
    pub charter: usize,
    pub now: i64,
    pub sheet: Sheet,
    /// The moment of the line that is given, if it is told later.
    told: Option<i64>,
    lines: Vec<Line>,
    /// Lines that were taken back and can be given back, the last first.
    back: Vec<usize>,
    /// What was given last, and what came of it.
    pub given: Rc<Order>,
    pub answer: Told,
    /// Which start it was given before the first drawn command, if any.
    pub start: Option<usize>,
}

impl fmt::Debug for Clerk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.start.map_or("nothing", |start| STARTS[start].0);
        write!(f, "from {start}, under {}", CHARTERS[self.charter].0)
    }
}

/// The moment before the first line.
pub fn evening() -> Moment {
    "2026-05-23T19:00:00+08:00".parse().unwrap()
}

impl Clerk {
    pub fn new(charter: usize, start: Option<usize>) -> Self {
        let mut clerk = Self {
            charter,
            now: evening().ms(),
            sheet: Sheet::default(),
            told: None,
            lines: Vec::new(),
            back: Vec::new(),
            given: Rc::new(Order::from(Command::Redo {})),
            answer: Ok(()),
            start,
        };
        let room = start.map(|start| STARTS[start].1());
        for (second, order) in (0..).zip(room.iter().flat_map(Room::given)) {
            let at = Some(evening().plus_s(second));
            clerk.give(Order { at, ..order.clone() });
        }
        clerk
    }

    pub fn rules(&self) -> &'static Charter {
        &CHARTERS[self.charter].1
    }

    pub fn moment(&self) -> Moment {
        Moment::from_ms(self.now, evening().offset())
    }

    /// The number of the newest line.
    pub fn seq(&self) -> u64 {
        self.lines.len() as u64
    }

    /// Takes a drawn command, and remembers what came of it.
    pub fn take(&mut self, step: &Drawn) {
        let newest = self.undoable().unwrap_or(0).to_string();
        let line = step.line.replace("NEWEST", &newest);
        let mut order = match script::parse(&line) {
            Ok(Some(order)) => order,
            other => panic!("{line}: {other:?}"),
        };
        self.now += i64::from(step.after) * 1000;
        order.at = Some(self.moment());
        order.when = order.when.or(step.told.map(|when| Moment::from_ms(when, evening().offset())));
        self.give(order);
    }

    /// How far the record goes.
    pub fn reached(&self) -> Option<i64> {
        let stand = self.lines.iter().enumerate().filter(|(line, _)| !self.is_taken_back(*line));
        stand.map(|(_, line)| line.at).max()
    }

    /// The moment of the newest line, if it was told later.
    pub fn telling(&self) -> Option<i64> {
        self.lines.last().filter(|line| line.told).map(|line| line.at)
    }

    /// Gives a command at its moment.
    pub fn give(&mut self, mut order: Order) {
        if let Command::OpenMeeting { charter, .. } = &mut order.cmd {
            *charter = Some(CharterChoice::Own(Box::new(self.rules().clone())));
        }
        if let Some(at) = order.at {
            self.now = self.now.max(at.ms());
        }
        let of = Said { now: self.now, when: order.when.map(Moment::ms), reached: self.reached() };
        self.told = of.when.map(|_| of.moment());
        self.answer = match (&order.cmd, of.possible(&self.sheet)) {
            (_, Err(no)) => Err(no),
            (Command::Undo { seq }, _) => stands(&self.sheet.evening, order.cmd.name()).and_then(|()| self.undo(*seq)),
            (Command::Redo {}, _) => stands(&self.sheet.evening, order.cmd.name()).and_then(|()| self.redo()),
            _ => self.hear(&order, &of),
        };
        self.given = Rc::new(order);
    }

    fn hear(&mut self, order: &Order, of: &Said) -> Told {
        let mut next = self.sheet.clone();
        let told = hear(self.rules(), of, order, &mut next);
        match &told {
            Ok(ended) => {
                let closes = next.evening.closed.is_some() && self.sheet.evening.closed.is_none();
                let barrier = closes || is_barrier(&order.cmd);
                let before = Rc::new(std::mem::replace(&mut self.sheet, next));
                self.note(Deed::Done { before, barrier, ended: *ended, taken_back: None });
                self.back.clear();
            }
            // Only a rule leaves a line.
            Err(No { guard: Some(guard), badge, instead, .. }) => {
                let line = (guard.rule(), Did::Refused(*guard), *badge);
                let did = Deed::Refused { line, instead: instead.clone() };
                self.aside(&did, of.moment());
                self.note(did);
                if instead.is_some() {
                    self.back.clear();
                }
            }
            Err(_) => {}
        }
        told.map(|_| ())
    }

    fn note(&mut self, did: Deed) {
        self.lines.push(Line { at: self.told.unwrap_or(self.now), told: self.told.is_some(), did });
    }

    /// What undo passes over does what it did, whatever is taken back before it.
    fn aside(&mut self, did: &Deed, at: i64) {
        let turned = match did {
            Deed::Refused { instead: Some(Instead::File(filed, _)), .. } => Some(On::Motion(filed.no)),
            Deed::Refused { instead: Some(Instead::Note(_, hand)), .. } => Some(On::Hand(hand.badge)),
            _ => None,
        };
        if let Some(on) = turned {
            let since = beside(&self.sheet.watch.since, &on).unwrap_or(at);
            write(&mut self.sheet.watch.since, on, since.max(at));
        }
        let taken_back = matches!(did, Deed::Undone { line, .. } if self.is_taken_back(*line));
        let paper = &mut self.sheet.evening;
        match did {
            Deed::Refused { line, instead } => {
                paper.ledger.push(*line);
                // What is noted after a signature is of the next version, too.
                let version = paper.version;
                if instead.is_some() && paper.signatures.iter().any(|(_, _, signed)| *signed == version) {
                    paper.version += 1;
                }
                match instead {
                    Some(Instead::File(filed, asked)) => {
                        if *asked {
                            paper.hinted.insert(yishi::meeting::words::Ref::Motion(filed.no));
                        }
                        paper.motions.push((**filed).clone());
                    }
                    // The hand hangs on the sign-in, the motion and its debate.
                    Some(Instead::Note(motion, hand)) if paper.open == Some(*motion) && paper.here(hand.badge) => {
                        if let Some(open) = paper.opened_motion_mut().filter(|open| !open.talked_out) {
                            open.hands.retain(|other| other.badge != hand.badge);
                            open.hands.push(*hand);
                        }
                    }
                    Some(Instead::Note(..)) | None => {}
                }
            }
            Deed::Undone { stand: Some(since), .. } if taken_back => {
                paper.standing.get_or_insert(*since);
            }
            _ => {}
        }
    }

    fn is_taken_back(&self, line: usize) -> bool {
        matches!(self.lines[line].did, Deed::Done { taken_back: Some(_), .. })
    }

    /// The newest line that stands and did something.
    fn newest(&self) -> Option<usize> {
        self.lines.iter().rposition(|line| matches!(line.did, Deed::Done { taken_back: None, .. }))
    }

    /// The number of the line that undo would take back: none behind a barrier.
    pub fn undoable(&self) -> Option<u64> {
        let newest = self.newest()?;
        let barrier = matches!(self.lines[newest].did, Deed::Done { barrier: true, .. });
        (!barrier).then_some(newest as u64 + 1)
    }

    /// The number of the line that redo would give back.
    pub fn redoable(&self) -> Option<u64> {
        self.back.last().map(|line| *line as u64 + 1)
    }

    fn undo(&mut self, seq: u64) -> Told {
        if self.undoable() != Some(seq) {
            return Err(no(Ground::Undo));
        }
        let line = usize::try_from(seq).unwrap() - 1;
        // Of what was told of an earlier moment the clock ran on to where the record went.
        let before = self.lines[..line].iter().enumerate().filter(|(line, _)| !self.is_taken_back(*line));
        let at = before.map(|(_, line)| line.at).max().unwrap_or(0).max(self.lines[line].at);
        let Deed::Done { before, ended, taken_back, .. } = &mut self.lines[line].did else { unreachable!() };
        let ended = *ended;
        *taken_back = Some(Rc::new(std::mem::replace(&mut self.sheet, (**before).clone())));
        self.asides_since(line);
        // A clock that runs again stands since it was ended.
        let runs = self.sheet.watch.entered.is_some() && self.sheet.evening.standing.is_none();
        let did = Deed::Undone { line, stand: (ended && runs).then_some(at) };
        self.aside(&did, self.now);
        self.note(did);
        self.back.push(line);
        Ok(())
    }

    fn redo(&mut self) -> Told {
        let line = self.back.pop().ok_or_else(|| no(Ground::Undo))?;
        let undone = |other: &Line| matches!(other.did, Deed::Undone { line: of, .. } if of == line);
        let since = self.lines.iter().rposition(undone).unwrap();
        let Deed::Done { taken_back, .. } = &mut self.lines[line].did else { unreachable!() };
        self.sheet = (*taken_back.take().unwrap()).clone();
        self.asides_since(since);
        self.note(Deed::Redone);
        Ok(())
    }

    fn asides_since(&mut self, line: usize) {
        let asides: Vec<(Deed, i64)> = self.lines[line + 1..].iter().map(|line| (line.did.clone(), line.at)).collect();
        for (did, at) in &asides {
            self.aside(did, *at);
        }
    }

    /// Badge and side of the computed next speaker.
    pub fn queue(&self) -> Vec<(Badge, Option<Side>)> {
        queue(self.rules(), &self.sheet.evening).iter().map(|hand| (hand.badge, hand.side)).collect()
    }

    pub fn last_opinion(&self) -> Option<Side> {
        last_opinion(&self.sheet.evening)
    }

    fn shown(&self, paper: &Evening) -> i64 {
        paper.standing.unwrap_or(self.now)
    }

    /// Milliseconds left of the stage.
    pub fn stage_left(&self) -> Option<i64> {
        let Sheet { evening: paper, watch } = &self.sheet;
        watch.entered.map(|entered| watch.allowed + watch.stage_stood - (self.shown(paper) - entered))
    }

    /// Milliseconds left of the running speech.
    pub fn speech_left(&self) -> Option<i64> {
        let Sheet { evening: paper, watch } = &self.sheet;
        let talk = paper.speech()?;
        Some(i64::from(talk.granted) * 1000 + watch.speech_stood - (self.shown(paper) - watch.began))
    }
}

/// Undo goes behind none of these: a closed vote, an adjournment and going on, the close, a signature, the opening.
fn is_barrier(command: &Command) -> bool {
    matches!(
        command,
        Command::OpenMeeting { .. }
            | Command::CloseVote {}
            | Command::CorrectVote { .. }
            | Command::Adjourn { .. }
            | Command::Resume {}
            | Command::CloseMeeting { .. }
            | Command::SignMinutes { .. }
    )
}
