//! Decisions: what a command would do, or why not. Reads the ledger, changes nothing.

mod follow;
mod fund;
mod leaf;
mod matter;
mod notice;
mod sending;
mod station;
mod taken;

use chrono::{Datelike as _, Days, NaiveDate};

use super::{
    command::Command,
    event::Event,
    item::Party,
    leaf::LeafNo,
    ledger::Ledger,
    number::{Counted, ItemNo, MeetingNo},
    refusal::{Refusal, Why},
    series::Series,
};
use crate::{
    meeting::Moment,
    text::{NAME, clean},
    time::Calendar,
};

/// What a decision needs from outside.
#[derive(Clone, Copy, Debug)]
pub struct Ctx<'a> {
    /// Now.
    pub now: Moment,
    /// The days off.
    pub calendar: &'a Calendar,
    /// Who typed it, if they said so. It stands in the history and decides nothing.
    pub by: Option<&'a Party>,
    /// When it happened, where it is written down later (补记).
    pub on: Option<Moment>,
    /// The day on which the station was founded, as its settings say: what happened since can be told.
    pub founded: Option<NaiveDate>,
}

/// So many days before today can be told, where nobody says when the station was founded: whoever begins a record has last month's slips.
const TOLD: Days = Days::new(31);

impl Ctx<'_> {
    /// When it happened.
    pub fn when(&self) -> Moment {
        self.on.unwrap_or(self.now)
    }
}

/// What the command would do, or why not. Nothing to do is no event.
pub fn decide(ledger: &Ledger, command: &Command, ctx: Ctx<'_>) -> Result<Vec<Event>, Refusal> {
    let mut events = Decision { ledger, ctx, within: None }.any(command)?;
    follow::follow(ledger, &mut events);
    Ok(events)
}

type Decided = Result<Vec<Event>, Why>;

impl Decision<'_> {
    /// What a command would do by itself.
    fn any(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let on = self;
        match command {
            Command::TakeIn(report) => on.take_in(report).map_err(Refusal::from),
            Command::Add(new) => on.add(new).map_err(Refusal::from),
            Command::Move { item, step } => on.step(*item, step),
            Command::Put { item, state, words } => on.put(*item, *state, words.clone()),
            Command::MakeSending { item, due, why, files } => on.make_sending(*item, *due, why.as_ref(), files),
            Command::Reply { sending, says, text, document } => {
                on.reply(*sending, *says, (text.as_ref(), document.as_ref()))
            }
            Command::Post { meeting, on: day } => on.post(*meeting, *day).map_err(Refusal::from),
            Command::Hang(new) => on.hang(new).map_err(Refusal::from),
            Command::Bring { notice, comments } => on.bring(notice, comments).map_err(Refusal::from),
            Command::MoveNotice { notice, step } => on.step_of_notice(*notice, step).map_err(Refusal::from),
            Command::Apply(new) => on.apply_for(new).map_err(Refusal::from),
            Command::MoveProject { project, step } => on.move_project(*project, step).map_err(Refusal::from),
            Command::Keep { leaf, body, with } => on.keep(*leaf, body, with),
            Command::EndLeaf { leaf, reason, basis } => on.end(*leaf, reason, basis.as_ref()),
            Command::Fund(what) => on.fund(what).map_err(Refusal::from),
            Command::SetCouncil(council) => on.council_of(council).map_err(Refusal::from),
            Command::Swap { day, from, to } => on.swap(*day, from, to).map_err(Refusal::from),
            Command::SetShifts(shifts) => station::shifts_of(shifts).map_err(Refusal::from),
            Command::SetPatrol { list, lines } => station::patrol(*list, lines).map_err(Refusal::from),
        }
    }
}

fn text(raw: &str, limit: usize) -> Result<String, Why> {
    clean(raw, limit).map_err(Why::Text)
}

fn maybe(raw: Option<&String>, limit: usize) -> Result<Option<String>, Why> {
    raw.map(|raw| text(raw, limit)).transpose()
}

/// Somebody, whose name can be kept where it is a unit's.
fn party(who: &Party) -> Result<Party, Why> {
    match who {
        Party::Unit(unit) => text(unit, NAME).map(Party::Unit),
        who => Ok(who.clone()),
    }
}

fn parties(who: &[Party]) -> Result<Vec<Party>, Why> {
    who.iter().map(party).collect()
}

fn year_of(day: NaiveDate) -> u16 {
    u16::try_from(day.year()).unwrap_or(2000)
}

struct Decision<'a> {
    ledger: &'a Ledger,
    ctx: Ctx<'a>,
    /// The sitting of the council that takes what is decided.
    within: Option<LeafNo>,
}

impl Decision<'_> {
    /// The day on which it happened.
    fn today(&self) -> NaiveDate {
        self.ctx.when().date()
    }

    fn year(&self) -> u16 {
        year_of(self.today())
    }

    /// A day for something to come isn't over.
    fn to_come(&self, due: Option<NaiveDate>) -> Result<(), Why> {
        due.filter(|due| *due < self.today()).map_or(Ok(()), |due| Err(Why::Past { due }))
    }

    /// What is told of later happened already, and not before what it rests on.
    fn happened(&self, since: Option<NaiveDate>) -> Result<(), Why> {
        let Some(on) = self.ctx.on else { return Ok(()) };
        if on > self.ctx.now {
            return Err(Why::ToCome { on: on.date() });
        }
        let on = on.date();
        match since {
            Some(from) if on < from => Err(Why::BeforeAll { on, from }),
            None if on < self.from() => Err(Why::BeforeFounded { on, from: self.from() }),
            _ => Ok(()),
        }
    }

    /// The first day that can be told of: the station was founded, or its record tells of it, or it isn't long ago.
    fn from(&self) -> NaiveDate {
        let today = self.ctx.now.date();
        let from = self.ctx.founded.or(today.checked_sub_days(TOLD)).unwrap_or(today);
        self.ledger.began.map_or(from, |began| began.min(from))
    }

    /// The year, and the next number in it.
    fn next_of_year(&self, what: Counted) -> (u16, u32) {
        let year = self.year();
        let last = self.ledger.last_of_year.get(&(what, year)).copied().unwrap_or(0);
        (year, last.saturating_add(1))
    }

    fn next_no(&self, of: MeetingNo, series: Series) -> ItemNo {
        let last = self.ledger.last.get(&(of, series)).copied().unwrap_or(0);
        ItemNo { of, series, n: last.saturating_add(1) }
    }
}
