//! What a command would do, or why not. Reads only; the timeline takes what is decided.

mod course;
mod floor;
mod groups;
mod late;
mod may;
mod motions;
mod people;
mod plan;
mod record;
mod results;
mod silence;
mod slips;
mod topics;
mod votes;

use std::{collections::BTreeMap, fmt::Display};

use chrono::NaiveDate;

use super::{
    Moment,
    command::{Command, Name},
    ctx::Ctx,
    event::Event,
    means::Means,
    numbers::{Badge, Badges, GroupNo, MotionNo, Span, TopicNo},
    refusal::{Fact, Ground, Missing, Refusal, Thing},
    spec,
    state::{Group, Meeting, Motion, Topic},
    words::{By, Giver, Office},
};
use crate::{
    charter::{Charter, GuardId, Mode},
    text,
};

type Decided<T = ()> = Result<T, Refusal>;

/// Decides one command. `Undo` and `Redo` are decided by the timeline, which knows the lines.
pub(super) fn decide(meeting: &Meeting, command: &Command, ctx: &Ctx<'_>) -> Decided<Vec<Event>> {
    possible(meeting, ctx).map_err(|refusal| offer(meeting, refusal))?;
    let then = late::as_of(meeting, ctx.when, command)?;
    let then = then.as_deref().unwrap_or(meeting);
    let decided = silence::decide_awake(then, command, ctx).and_then(|events| late::once(meeting, events));
    // Also what a refusal does instead rests on something.
    let events = match &decided {
        Ok(events) => Some(events.clone()),
        Err(refusal) => refusal.line(command.name()),
    };
    let events = events.unwrap_or_default();
    late::after_its_ground(then, ctx.moment(), &events).map_err(|early| offer(then, early))?;
    late::running(meeting, ctx.moment(), &events).map_err(|early| offer(then, early))?;
    late::held_since(meeting, ctx.moment(), &events).map_err(|early| offer(then, early))?;
    decided
}

fn decide_in(meeting: &Meeting, command: &Command, ctx: &Ctx<'_>) -> Decided<Vec<Event>> {
    let (command, giver) = (&command.meant(meeting), meant(meeting, ctx.by));
    let name = command.name();
    let mut decision = Decision { m: meeting, name, now: ctx.moment(), because: None, events: Vec::new() };
    let decided = spec::standing(meeting, name).and_then(|()| {
        decision.because = ctx.because.map(|reason| text("because", reason, text::TITLE)).transpose()?;
        if let Giver::Badge(badge) = giver {
            decision.signed_in(badge)?;
        }
        if spec::of(name).who == spec::Who::Chair {
            decision.chair_only(name, by(meeting, giver))?;
        }
        decision.dispatch(command, ctx)
    });
    match decided {
        Ok(()) => {
            decision.watch_chair();
            Ok(decision.events)
        }
        Err(refusal) => Err(offer(meeting, refusal)),
    }
}

/// What a refusal offers is legal now. If nothing of it is: the commands that belong to this stage before those that are
/// legal everywhere.
pub(super) fn offer(meeting: &Meeting, mut refusal: Refusal) -> Refusal {
    let mut legal = meeting.legal_now();
    refusal.legal.retain(|name| legal.contains(name));
    if refusal.legal.is_empty() {
        legal.sort_by_key(|name| spec::of(*name).stages.len());
        legal.truncate(6);
        refusal.legal = legal;
        refusal.general = true;
    }
    refusal
}

/// Who the giver of a command is.
pub(super) fn by(meeting: &Meeting, giver: Giver) -> By {
    let office = match meant(meeting, giver) {
        Giver::Badge(badge) => return By::Badge(badge),
        Giver::Chair => Office::Chair,
        Giver::Deputy => Office::Deputy,
        Giver::Recorder => Office::Recorder,
        Giver::Timekeeper => Office::Timekeeper,
    };
    meeting.holder(office).map_or(By::Host, By::Badge)
}

fn meant(meeting: &Meeting, mut giver: Giver) -> Giver {
    giver.mean(meeting);
    giver
}

/// Whether a moment can be.
pub(super) fn possible(meeting: &Meeting, ctx: &Ctx<'_>) -> Decided {
    late::possible(meeting, ctx)
}

/// The meeting as it stood at a moment that is over; none if that is how it stands.
pub(super) fn as_it_stood(meeting: &Meeting, when: Moment) -> Option<Meeting> {
    late::past(meeting, Some(when)).map(|when| late::at(meeting, when))
}

/// The same for a moment that is over.
pub(super) fn by_at(meeting: &Meeting, giver: Giver, when: Option<Moment>) -> By {
    match late::past(meeting, when) {
        Some(when) => by(&late::at(meeting, when), giver),
        None => by(meeting, giver),
    }
}

/// A decision in the making.
struct Decision<'a> {
    m: &'a Meeting,
    name: Name,
    now: Moment,
    because: Option<String>,
    events: Vec<Event>,
}

impl<'a> Decision<'a> {
    #[allow(clippy::too_many_lines, reason = "one arm a command")]
    fn dispatch(&mut self, command: &Command, ctx: &Ctx<'_>) -> Decided {
        use Command as C;
        match command {
            C::OpenMeeting { .. } => self.open_meeting(command, ctx),
            C::EditMeeting { theme, place, planned } => self.edit_meeting(theme.as_deref(), place.as_deref(), *planned),
            C::NumberMeeting { number } => self.number_meeting(*number),
            C::StartMeeting {} => self.start_meeting(),
            C::ReviewPledge { promise, state, note } => self.review_pledge(*promise, *state, note.as_deref()),
            C::ReadAloud { what } => self.put(Event::ReadOut { what: *what }),
            C::PauseClock { since } => self.pause_clock(*since),
            C::ResumeClock {} => self.resume_clock(),
            C::AdvanceStage {} => self.advance_stage(),
            C::ReturnToStage { stage, reason } => self.return_to_stage(*stage, reason),
            C::ExtendStage { minutes } => self.extend_stage(*minutes),
            C::Recess { minutes } => self.recess(*minutes),
            C::CloseMeeting { reason } => self.close_meeting(reason),
            C::Adjourn { reason, until } => self.adjourn(reason, *until),
            C::Resume {} => self.resume(),

            C::SignIn { .. } => self.sign_in(command, ctx),
            C::SignOut { badges } => self.sign_out(badges),
            C::CallRoll { badges } => self.call_roll(badges.as_ref()),
            C::EditParticipant { .. } => self.edit_participant(command, ctx),
            C::TakeOffice { office, badge } => self.take_office(*office, *badge),
            C::HandOverChair { to } => self.hand_over_chair(*to),

            C::RaiseConcern { .. } => self.raise_concern(command),
            C::EditConcern { card, text } => self.edit_concern(*card, text),
            C::Cluster { title, topic, cards, repeat, rest } => {
                self.cluster(title.as_deref(), *topic, cards.as_ref(), *repeat, *rest)
            }
            C::SplitConcern { card } => self.split_concern(*card),
            C::Withhold { card, topic, reason } => self.withhold(*card, *topic, reason),
            C::SetTopicScope { topic, scope } => self.set_topic_scope(*topic, *scope),
            C::PlaceDots { badge, dots } => self.place_dots(*badge, dots),
            C::CountDots { dots, more } => self.count_dots(dots, *more),

            C::PostTopic { topics } => self.post_topic(topics),
            C::UnpostTopic { topic } => self.unpost_topic(*topic),
            C::Convene { group, badge } => self.convene(*group, *badge),
            C::SignUp { group, badges } => self.sign_up(*group, badges),
            C::MoveTo { badges, group } => self.move_to(badges, *group),
            C::TakeGroupRole { group, role, badge } => self.take_group_role(*group, *role, *badge),
            C::NotePoint { .. } | C::NoteDisagreement { .. } | C::NoteSurprise { .. } => self.note(command),
            C::NoteConclusion { group, text, unsettled, badge, said } => {
                self.note_conclusion(*group, text.as_deref(), *unsettled, *badge, *said)
            }
            C::CloseGroup { group } => self.close_group(*group),
            C::ReportGroup { group, badge, answer, others } => {
                self.report_group(*group, *badge, answer.as_deref(), *others)
            }
            C::AnswerGroup { group, answer, others } => self.answer_group(*group, answer.as_deref(), *others),

            C::DraftMotion { .. } => self.draft_motion(command),
            C::OpenMotion { .. } => self.open_motion(command),
            C::EditMotion { .. } => self.edit_motion(command),
            C::SetScope { motion, scope, receiver, reason } => {
                self.set_scope(*motion, *scope, receiver.as_deref(), reason.as_deref())
            }
            C::Amend { .. } => self.amend(command),
            C::WithdrawMotion { motion, badge } => self.withdraw_motion(*motion, *badge),
            C::WithdrawAmendment { amendment, badge } => self.withdraw_amendment(*amendment, *badge),

            C::RaiseHand { badge, side, relayed } => self.raise_hand(*badge, *side, *relayed),
            C::LowerHand { badge } => self.lower_hand(*badge),
            C::GrantFloor { badge } => self.grant_floor(*badge),
            C::AddTime { seconds } => self.add_time(*seconds),
            C::EndSpeech { void } => self.end_speech_command(*void),
            C::NoteSpeech { .. } => self.note_speech(command),
            C::CallToOrder { rule, badge, step, park } => self.call_to_order(*rule, *badge, *step, park.as_deref()),
            C::CloseDebate {} => self.close_debate(),

            C::OpenVote { on, present, tellers, method } => self.open_vote(on, *present, tellers, *method),
            C::CountFor { count } => self.count_for(*count),
            C::CountAgainst { count } => self.count_against(*count),
            C::CountOption { option, count } => self.count_option(*option, *count),
            C::ChairVote { side } => self.chair_vote(*side),
            C::CloseVote {} => self.close_vote(),
            C::CancelVote { reason } => self.cancel_vote(reason),
            C::Recount { reason, vote } => self.recount(reason, *vote),
            C::CorrectVote { .. } => self.correct_vote(command),

            C::ProposeAction { .. } => self.propose_action(command),
            C::Pledge { .. } => self.pledge(command),
            C::ClaimMotion { .. } => self.claim_motion(command),
            C::ClaimAction { action, badge, helpers, due } => self.claim_action(*action, *badge, helpers, *due),
            C::DropAction { action, reason } => self.drop_action(*action, reason),
            C::Respond { .. } => self.respond(command),
            C::Forward { .. } => self.forward(command),
            C::SetFollowUp { date, time, place } => self.set_follow_up(*date, *time, place.as_deref()),
            C::Park { text, what, badge, to } => self.park(text.as_deref(), *what, *badge, *to),

            C::Attach { name, what } => self.attach(name, *what),
            C::Correct { what, text, reason } => self.correct(*what, text, reason),
            C::SignMinutes { role, badge } => self.sign_minutes(*role, *badge),

            C::Undo { .. } => Err(Refusal::new(Ground::Undo, Fact::NotNewest { newest: None })),
            C::Redo {} => Err(Refusal::new(Ground::Undo, Fact::NothingToRedo)),
        }
    }

    fn push(&mut self, event: Event) {
        self.events.push(event);
    }

    #[allow(clippy::unnecessary_wraps, reason = "ends a decision that nothing can refuse")]
    fn put(&mut self, event: Event) -> Decided {
        self.push(event);
        Ok(())
    }

    /// The one place where a rule says no, advises, or lets pass with a reason.
    fn guard(&mut self, guard: GuardId, badge: impl Into<Option<Badge>>, refusal: impl FnOnce() -> Refusal) -> Decided {
        let badge = badge.into();
        match self.m.mode(guard) {
            Mode::Off | Mode::Flag => {}
            Mode::Advise => self.push(Event::Advised { guard, badge }),
            Mode::Enforce => match self.because.clone() {
                Some(reason) if !guard.spec().arithmetic => self.push(Event::Waived { guard, badge, reason }),
                _ => return Err(refusal().of(badge)),
            },
        }
        Ok(())
    }

    /// Says what is still open. No rule says so, and it keeps nothing from going on.
    fn remind(&mut self, of: impl Into<Vec<Missing>>) {
        self.push(Event::Reminded { of: of.into() });
    }

    /// A day that is named for something to come is not over: counted from the sitting in which it is named, or from when it
    /// was said.
    fn not_past(&self, field: &'static str, due: Option<NaiveDate>, said: Option<Moment>) -> Decided {
        let least = self.m.sitting_day(said.unwrap_or(self.now));
        match due {
            Some(due) if due < least => Err(Refusal::new(Ground::Number, Fact::PastDay { field, least })),
            _ => Ok(()),
        }
    }

    /// R01: who holds the chair neither moves, speaks nor sums up.
    fn neutral(&mut self, badge: Badge) -> Decided {
        if self.m.holder(Office::Chair) != Some(badge) {
            return Ok(());
        }
        let fact =
            Fact::ChairActs { chair: badge, deputy: self.m.holder(Office::Deputy).filter(|deputy| *deputy != badge) };
        self.guard(GuardId::R01Neutral, badge, || Refusal::rule(GuardId::R01Neutral, fact).legal([Name::HandOverChair]))
    }

    /// R11: only the chair calls the vote. The host at the keyboard types for the chair.
    fn chair_only(&mut self, name: Name, by: By) -> Decided {
        let chair = self.m.holder(Office::Chair);
        match by {
            By::Badge(badge) if Some(badge) != chair => self.guard(GuardId::R11Chair, badge, || {
                Refusal::rule(GuardId::R11Chair, Fact::OnlyChair { chair }).legal([name])
            }),
            _ => Ok(()),
        }
    }

    /// A moment that somebody names inside a command: of this meeting, and over.
    fn over(&self, moment: Moment) -> Decided {
        late::between(self.m, moment, self.now)
    }

    /// When something was said, if that stands on the paper.
    fn said(&self, said: Option<Moment>) -> Decided<Option<Moment>> {
        said.map_or(Ok(()), |said| self.over(said)).map(|()| said)
    }

    /// Clocks that stand go on, and are given back what they stood.
    fn wake(&mut self) {
        if let Some(since) = self.m.clock.paused {
            self.push(Event::ClockResumed { gap: self.now.since(since).max(0) });
        }
    }

    fn charter(&self) -> Decided<&'a Charter> {
        self.m.charter().ok_or_else(|| Refusal::new(Ground::Stage, Fact::NotOpened))
    }

    /// Somebody who is in the room (or 一位居民).
    fn present(&self, badge: Badge) -> Decided {
        if self.m.is_present(badge) { Ok(()) } else { Err(self.nobody(vec![badge])) }
    }

    /// Somebody who was ever signed in (or 一位居民).
    fn known(&self, badge: Badge) -> Decided {
        if badge == Badge::NOBODY { Ok(()) } else { self.signed_in(badge) }
    }

    fn signed_in(&self, badge: Badge) -> Decided {
        if self.m.people.contains_key(&badge) { Ok(()) } else { Err(self.nobody(vec![badge])) }
    }

    fn nobody(&self, badges: Vec<Badge>) -> Refusal {
        let free = self.m.free_badge();
        Refusal::new(Ground::Badge, Fact::Nobody { badges, free }).legal([Name::SignIn])
    }

    /// Badges in the room: a range passes over gaps, a single number that nobody wears is refused.
    fn room(&self, badges: &Badges) -> Decided<Vec<Badge>> {
        let present = |badge: Badge| badge != Badge::NOBODY && self.m.is_present(badge);
        let singles = badges.0.iter().filter_map(|span| match span {
            Span::One(badge) => Some(*badge),
            Span::Range(..) | Span::Maybe(_) => None,
        });
        let strangers: Vec<Badge> = singles.filter(|badge| !present(*badge)).collect();
        let resolved = badges.resolve(present);
        if strangers.is_empty() && !resolved.is_empty() { Ok(resolved) } else { Err(self.nobody(strangers)) }
    }

    fn topic(&self, no: TopicNo) -> Decided<&'a Topic> {
        self.m.topics.get(&no).ok_or_else(|| no_such(Thing::Topic, no))
    }

    fn group(&self, no: GroupNo) -> Decided<&'a Group> {
        self.m.groups.get(&no).ok_or_else(|| no_such(Thing::Group, no))
    }

    fn motion(&self, no: MotionNo) -> Decided<&'a Motion> {
        self.m.motions.get(&no).ok_or_else(|| no_such(Thing::Motion, no))
    }
}

fn text(field: &'static str, raw: &str, limit: usize) -> Decided<String> {
    text::clean(raw, limit).map_err(|fault| Refusal::new(Ground::Text, Fact::Text { field, fault }))
}

fn maybe_text(field: &'static str, raw: Option<&str>, limit: usize) -> Decided<Option<String>> {
    raw.map(|raw| text(field, raw, limit)).transpose()
}

#[allow(clippy::needless_pass_by_value, reason = "numbers are copied, names are borrowed")]
fn no_such(thing: Thing, number: impl Display) -> Refusal {
    Refusal::new(Ground::Number, Fact::NoSuch { thing, number: number.to_string() })
}

fn no_field(field: &'static str) -> Refusal {
    Refusal::new(Ground::Number, Fact::NoField { field })
}

fn already() -> Refusal {
    Refusal::new(Ground::State, Fact::Already)
}

fn first(command: Name) -> Refusal {
    Refusal::new(Ground::State, Fact::First { command }).legal([command])
}

fn within(field: &'static str, number: u32, least: u32, most: u32) -> Decided {
    if (least..=most).contains(&number) {
        Ok(())
    } else {
        Err(Refusal::new(Ground::Number, Fact::Range { field, least, most }))
    }
}

/// No more than one line takes, and one at least.
fn at_once(field: &'static str, number: usize, most: u32) -> Decided {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    if number > most {
        Err(Refusal::new(Ground::Number, Fact::AtOnce { most }))
    } else {
        within(field, number, 1, most)
    }
}

/// What somebody is called.
fn name_of(field: &'static str, raw: &str) -> Decided<String> {
    text::name(raw).map_err(|fault| Refusal::new(Ground::Text, Fact::Text { field, fault }))
}

/// The number after the greatest one in use.
fn fresh<K: Copy + Ord, V>(numbered: &BTreeMap<K, V>, read: impl Fn(K) -> u16) -> u16 {
    numbered.last_key_value().map_or(1, |(last, _)| read(*last).saturating_add(1))
}
