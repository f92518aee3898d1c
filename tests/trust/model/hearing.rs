//! What is expected of a command: taken, and what the paper says then; or refused, and on which ground.

pub mod course;
mod floor;
pub mod gate;
pub mod ground;
mod groups;
mod may;
mod motions;
mod people;
mod plan;
pub mod queue;
mod results;
mod silence;
mod slips;
mod told;
mod topics;
mod votes;
pub mod wearers;

use std::collections::BTreeSet;

use yishi::{
    charter::{Charter, GuardId, Mode, RuleId, Stage},
    meeting::{
        Command, Ground, Missing, Name, Order,
        numbers::{Badge, Badges, Span},
        words::{Giver, Office},
    },
};

use super::evening::{Did, Evening, Hand, Paper, Sheet, Watch, beside, write};
pub use ground::On;
pub use told::{Said, as_it_stood};

/// No, and on which ground.
#[derive(Clone, Debug, PartialEq)]
pub struct No {
    pub ground: Ground,
    pub guard: Option<GuardId>,
    /// A reason would let it pass.
    pub passable: bool,
    /// What is missing before the stage can be left.
    pub missing: Vec<Missing>,
    pub badge: Option<Badge>,
    /// What is done instead.
    pub instead: Option<Instead>,
}

/// What is done instead of what was asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Instead {
    /// The motion waits; and whether it has to be asked who may settle it.
    File(Box<Paper>, bool),
    /// The hand is noted.
    Note(yishi::meeting::numbers::MotionNo, Hand),
}

pub type Told<T = ()> = Result<T, No>;

/// No, on a ground that is no rule.
pub fn no(ground: Ground) -> No {
    No { ground, guard: None, passable: false, missing: Vec::new(), badge: None, instead: None }
}

/// No, by a guard of a rule.
pub fn rule(guard: GuardId) -> No {
    No { guard: Some(guard), passable: !is_arithmetic(guard), ..no(Ground::of(guard.rule())) }
}

/// It is so already, or something must come first.
fn state() -> No {
    no(Ground::State)
}

fn number() -> No {
    no(Ground::Number)
}

/// R12 and R13 are arithmetic, and there is one floor and one motion (docs/adr/0003): nobody overrides these.
fn is_arithmetic(guard: GuardId) -> bool {
    matches!(guard, GuardId::R06Motion | GuardId::R12Order | GuardId::R12Count | GuardId::R13Decided)
}

/// Where a command is legal: design.md 3 and docs/adr/0002.
const PLACES: &[(&str, &str)] = &[
    ("0", "OpenMeeting StartMeeting ReviewPledge"),
    ("01234567", "NumberMeeting SignIn EditParticipant ReadAloud Undo Redo"),
    (
        "0123456",
        "EditMeeting SignOut CallRoll TakeOffice HandOverChair Park PauseClock ResumeClock AdvanceStage ExtendStage Recess \
         CloseMeeting Adjourn Resume",
    ),
    ("123456", "ReturnToStage OpenVote CountFor CountAgainst CountOption ChairVote CloseVote CancelVote Recount"),
    ("1234567", "RaiseConcern EditConcern CorrectVote"),
    ("127", "Cluster"),
    ("12", "SplitConcern Withhold SetTopicScope"),
    ("2", "PlaceDots CountDots PostTopic UnpostTopic SignUp"),
    ("23", "Convene MoveTo"),
    ("2347", "TakeGroupRole"),
    ("347", "NotePoint NoteDisagreement NoteSurprise NoteConclusion"),
    ("34", "DraftMotion"),
    ("3", "CloseGroup"),
    ("45", "ReportGroup OpenMotion Amend RaiseHand LowerHand GrantFloor AddTime EndSpeech CallToOrder CloseDebate"),
    ("3456", "EditMotion"),
    ("34567", "SetScope"),
    ("3456", "WithdrawMotion"),
    ("45", "WithdrawAmendment"),
    ("4567", "NoteSpeech AnswerGroup"),
    ("6", "ProposeAction Pledge ClaimMotion ClaimAction DropAction"),
    ("567", "Respond Forward SetFollowUp"),
    ("7", "Attach Correct SignMinutes"),
];

/// What may be given while a vote is open, and while the meeting is adjourned (docs/commands.md).
const WHILE_VOTING: &str = "EditMeeting NumberMeeting ReadAloud RaiseConcern EditConcern NotePoint NoteDisagreement NoteSurprise \
    NoteConclusion AnswerGroup NoteSpeech CountFor CountAgainst CountOption ChairVote CloseVote CancelVote Recount Park PauseClock \
    ResumeClock CloseMeeting Adjourn Undo Redo";
const WHILE_ADJOURNED: &str = "EditMeeting NumberMeeting EditParticipant EditConcern CloseMeeting Resume Undo Redo";

fn names(list: &str, name: Name) -> bool {
    list.split_ascii_whitespace().any(|word| word == name.as_str())
}

/// Whether a command belongs to a stage.
pub fn belongs(stage: Stage, name: Name) -> bool {
    let stages = PLACES.iter().find(|(_, list)| names(list, name)).map(|(stages, _)| *stages);
    stages.is_some_and(|stages| stage.code().ends_with(|digit| stages.contains(digit)))
}

/// Whether a command can be given at all where the meeting stands.
pub fn stands(evening: &Evening, name: Name) -> Told {
    if evening.opened == (name == Name::OpenMeeting)
        || (evening.adjourned && !names(WHILE_ADJOURNED, name))
        || !belongs(evening.stage, name)
    {
        return Err(no(Ground::Stage));
    }
    if evening.voting.is_some() && !names(WHILE_VOTING, name) {
        return Err(no(Ground::Vote));
    }
    if name == Name::Resume && !evening.adjourned { Err(state()) } else { Ok(()) }
}

/// One command before the clerk: what was written before it, and the paper in the making.
pub struct Hearing<'a> {
    pub rules: &'static Charter,
    /// Milliseconds since 1970.
    pub now: i64,
    pub because: Option<&'a str>,
    pub paper: &'a mut Evening,
    pub watch: &'a mut Watch,
    /// What could make a clock run again when it is undone: a speech ended, or a stage was entered.
    pub ended: bool,
    /// What the line rests on, and what is otherwise since.
    pub rests: Vec<On>,
    pub turned: Vec<On>,
    /// It is told of an evening that is over.
    pub told: bool,
    /// How far the record goes.
    pub last: Option<i64>,
}

/// Hears one command. What is written on the sheet counts only if it is taken.
pub fn hear(rules: &'static Charter, of: &Said, order: &Order, sheet: &mut Sheet) -> Told<bool> {
    let then = told::stood(of, order, sheet)?;
    let mut page = then.clone().unwrap_or_else(|| sheet.clone());
    let ground = then.as_ref().unwrap_or(sheet);
    let told = then.is_some() && sheet.evening.closed.is_some();
    let mut hearing = Hearing {
        rules,
        now: of.moment(),
        because: order.because.as_deref(),
        paper: &mut page.evening,
        watch: &mut page.watch,
        ended: false,
        rests: Vec::new(),
        turned: Vec::new(),
        told,
        last: of.reached,
    };
    let heard = hearing.listen(order);
    let (ended, rests, turned) = (hearing.ended, hearing.rests, hearing.turned);
    if let Err(no) = heard {
        // A rule that said no leaves a line, and what was done instead rests on something.
        let instead = no.instead.iter().filter(|_| no.guard.is_some());
        let rests: Vec<On> = instead.flat_map(Instead::rests).collect();
        told::not_too_early(of, ground, sheet, &rests, &[], false)?;
        return Err(no);
    }
    let closes = page.evening.closed.is_some() && ground.evening.closed.is_none();
    if closes && told {
        // A meeting is closed once.
        return Err(no(Ground::Stage));
    }
    let ends = closes || page.watch.breaks.len() > ground.watch.breaks.len();
    told::not_too_early(of, ground, sheet, &rests, &turned, ends)?;
    let mut settled = told::settled(of, sheet, then.as_ref(), page);
    for what in turned {
        let since = beside(&settled.watch.since, &what).unwrap_or(of.moment());
        write(&mut settled.watch.since, what, since.max(of.moment()));
    }
    *sheet = settled;
    Ok(ended)
}

impl Hearing<'_> {
    fn listen(&mut self, order: &Order) -> Told {
        let hearing = self;
        stands(hearing.paper, order.cmd.name())?;
        hearing.awake(order.cmd.name());
        hearing.text(hearing.because)?;
        let giver = match order.by {
            Giver::Badge(badge) => {
                let badge = wearers::wearer(badge, hearing.paper, hearing.watch);
                hearing.ever(badge)?;
                Some(badge)
            }
            Giver::Chair => hearing.paper.holder(Office::Chair),
            Giver::Deputy => hearing.paper.holder(Office::Deputy),
            Giver::Recorder => hearing.paper.holder(Office::Recorder),
            Giver::Timekeeper => hearing.paper.holder(Office::Timekeeper),
        };
        // Only the chair calls the vote; an office that nobody holds is the operator, who types for the chair.
        if matches!(order.cmd.name(), Name::OpenVote | Name::CloseVote)
            && let Some(giver) = giver.filter(|giver| hearing.paper.holder(Office::Chair) != Some(*giver))
        {
            hearing.guard(GuardId::R11Chair, Some(giver))?;
        }
        // What is written after a signature makes the next version, unless it adds a paper or a name below.
        let version = hearing.paper.version;
        let below = matches!(order.cmd.name(), Name::ReadAloud | Name::Attach | Name::SignMinutes);
        if !below && hearing.paper.signatures.iter().any(|(_, _, signed)| *signed == version) {
            hearing.paper.version += 1;
        }
        let meant = wearers::meant(&order.cmd, hearing.paper, hearing.watch);
        hearing.dispatch(&meant)?;
        told::by_the_desk(hearing.paper, hearing.watch);
        Ok(())
    }
}

impl Hearing<'_> {
    fn dispatch(&mut self, command: &Command) -> Told {
        use Command as C;
        match command {
            C::OpenMeeting { .. }
            | C::EditMeeting { .. }
            | C::NumberMeeting { .. }
            | C::StartMeeting {}
            | C::ReviewPledge { .. }
            | C::ReadAloud { .. }
            | C::PauseClock { .. }
            | C::ResumeClock {}
            | C::AdvanceStage {}
            | C::ReturnToStage { .. }
            | C::ExtendStage { .. }
            | C::Recess { .. }
            | C::CloseMeeting { .. }
            | C::Adjourn { .. }
            | C::Resume {} => self.course(command),

            C::SignIn { .. }
            | C::SignOut { .. }
            | C::CallRoll { .. }
            | C::EditParticipant { .. }
            | C::TakeOffice { .. }
            | C::HandOverChair { .. } => self.people(command),

            C::RaiseConcern { .. }
            | C::EditConcern { .. }
            | C::Cluster { .. }
            | C::SplitConcern { .. }
            | C::Withhold { .. }
            | C::SetTopicScope { .. }
            | C::PlaceDots { .. }
            | C::CountDots { .. } => self.topics(command),

            C::PostTopic { .. }
            | C::UnpostTopic { .. }
            | C::Convene { .. }
            | C::SignUp { .. }
            | C::MoveTo { .. }
            | C::TakeGroupRole { .. }
            | C::NotePoint { .. }
            | C::NoteDisagreement { .. }
            | C::NoteSurprise { .. }
            | C::NoteConclusion { .. }
            | C::CloseGroup { .. }
            | C::ReportGroup { .. }
            | C::AnswerGroup { .. } => self.groups(command),

            C::DraftMotion { .. }
            | C::OpenMotion { .. }
            | C::EditMotion { .. }
            | C::SetScope { .. }
            | C::Amend { .. }
            | C::WithdrawMotion { .. }
            | C::WithdrawAmendment { .. } => self.motions(command),

            C::RaiseHand { .. }
            | C::LowerHand { .. }
            | C::GrantFloor { .. }
            | C::AddTime { .. }
            | C::EndSpeech { .. }
            | C::NoteSpeech { .. }
            | C::CallToOrder { .. }
            | C::CloseDebate {} => self.floor(command),

            C::OpenVote { .. }
            | C::CountFor { .. }
            | C::CountAgainst { .. }
            | C::CountOption { .. }
            | C::ChairVote { .. }
            | C::CloseVote {}
            | C::CancelVote { .. }
            | C::Recount { .. }
            | C::CorrectVote { .. } => self.votes(command),

            C::ProposeAction { .. }
            | C::Pledge { .. }
            | C::ClaimMotion { .. }
            | C::ClaimAction { .. }
            | C::DropAction { .. }
            | C::Respond { .. }
            | C::Forward { .. }
            | C::SetFollowUp { .. }
            | C::Park { .. }
            | C::Attach { .. }
            | C::Correct { .. }
            | C::SignMinutes { .. } => self.plan(command),

            // The model knows its lines and answers these itself.
            C::Undo { .. } | C::Redo {} => Err(no(Ground::Undo)),
        }
    }

    fn mode(&self, guard: GuardId) -> Mode {
        mode(self.rules, guard)
    }

    /// Enforce refuses, unless a reason is given; advise lets pass and records; flag and off do nothing.
    fn guard(&mut self, guard: GuardId, badge: Option<Badge>) -> Told {
        match self.mode(guard) {
            Mode::Enforce if self.because.is_none() || is_arithmetic(guard) => {
                return Err(No { badge, ..rule(guard) });
            }
            Mode::Enforce => self.record(guard.rule(), Did::Waived(guard), badge),
            Mode::Advise => self.record(guard.rule(), Did::Advised(guard), badge),
            Mode::Flag | Mode::Off => {}
        }
        Ok(())
    }

    fn record(&mut self, rule: RuleId, did: Did, badge: Option<Badge>) {
        self.paper.ledger.push((rule, did, badge));
    }

    /// R01: who holds the chair neither moves, speaks nor sums up.
    fn neutral(&mut self, badge: Badge) -> Told {
        if self.paper.holder(Office::Chair) == Some(badge) {
            self.guard(GuardId::R01Neutral, Some(badge))?;
        }
        Ok(())
    }

    /// Texts here are short and harmless, or empty: the rest is `trust::hostile`'s.
    #[allow(clippy::unused_self, reason = "reads as the other checks do")]
    fn text(&self, words: Option<&str>) -> Told {
        if words.is_some_and(|words| words.trim().is_empty()) { Err(no(Ground::Text)) } else { Ok(()) }
    }

    /// What somebody says of a moment is over, and of this evening (docs/journal.md).
    fn over(&self, moment: Option<yishi::meeting::Moment>) -> Told {
        let ours = |moment: yishi::meeting::Moment| (self.watch.opened..=self.now).contains(&moment.ms());
        if moment.is_none_or(ours) { Ok(()) } else { Err(no(Ground::Moment)) }
    }

    /// In the room, or 一位居民.
    fn here(&self, badge: Badge) -> Told {
        if self.paper.here(badge) { Ok(()) } else { Err(no(Ground::Badge)) }
    }

    /// Ever signed in.
    fn ever(&self, badge: Badge) -> Told {
        if self.paper.person(badge).is_some() { Ok(()) } else { Err(no(Ground::Badge)) }
    }

    /// Ever signed in, or 一位居民.
    fn known(&self, badge: Badge) -> Told {
        if badge == Badge::NOBODY { Ok(()) } else { self.ever(badge) }
    }

    /// A range passes over who isn't here; a single number that isn't is refused.
    fn room(&self, badges: &Badges) -> Told<Vec<Badge>> {
        let here = |badge: &Badge| *badge != Badge::NOBODY && self.paper.here(*badge);
        let stranger = badges.0.iter().any(|span| matches!(span, Span::One(badge) if !here(badge)));
        let all = spread(badges, here);
        if stranger || all.is_empty() { Err(no(Ground::Badge)) } else { Ok(all) }
    }

    /// Clocks that stand go on, and what they stood is given back.
    fn wake(&mut self) {
        if let Some(since) = self.paper.standing.take() {
            self.touch(On::Clock);
            let stood = (self.now - since).max(0);
            self.watch.stage_stood += stood;
            self.watch.speech_stood += stood;
            self.paper.recess = false;
        }
    }

    fn stand(&mut self) {
        self.paper.standing.get_or_insert(self.now);
    }
}

/// The mode of a guard: arithmetic is enforced whatever the charter says.
pub fn mode(rules: &Charter, guard: GuardId) -> Mode {
    if is_arithmetic(guard) { Mode::Enforce } else { said(rules, guard).mode }
}

/// What the charter says of a guard.
fn said(rules: &Charter, guard: GuardId) -> yishi::charter::Guard {
    let rule = rules.rules.iter().find(|rule| rule.id == guard.rule());
    let listed = rule.and_then(|rule| rule.guards.get(guard.key())).copied();
    // A charter that doesn't say it looks at its quorum, and not at the roll (docs/charter.md).
    let left_out = if guard == GuardId::R11Quorum { Mode::Enforce } else { Mode::Off };
    listed.unwrap_or(yishi::charter::Guard { mode: left_out, ..Default::default() })
}

/// The badges of a list, ranges without those that `counts` leaves out, each once.
fn spread(badges: &Badges, counts: impl Fn(&Badge) -> bool) -> Vec<Badge> {
    let mut all = Vec::new();
    for span in &badges.0 {
        match *span {
            Span::One(badge) => all.push(badge),
            Span::Maybe(badge) => all.extend(Some(badge).filter(&counts)),
            Span::Range(from, to) => all.extend((from.no..=to.no).map(Badge).filter(&counts)),
        }
    }
    once(all)
}

pub fn once<T: Copy + Ord>(mut list: Vec<T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    list.retain(|one| seen.insert(*one));
    list
}

/// The number after the greatest in use.
fn after(numbers: impl Iterator<Item = u16>) -> u16 {
    numbers.max().unwrap_or(0) + 1
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap()
}
