//! Motions: written at a table, opened, reworded, amended, scoped.

use super::{Decided, Decision, already, first, fresh, maybe_text, no_field, slips, text};
use crate::{
    charter::{Act, GuardId, Scope, Stage},
    meeting::{
        command::{Command, Name},
        event::Event,
        numbers::{AmendmentNo, Badge, GroupNo, MotionNo},
        refusal::{Fact, Missing, Part, Refusal},
        slip,
        state::{Amendment, Motion},
        words::{MotionText, Ref},
    },
    text::TITLE,
};

/// The four parts of a motion as they were given.
struct Parts<'a> {
    action: Option<&'a str>,
    object: Option<&'a str>,
    who: Option<&'a str>,
    when: Option<&'a str>,
}

#[allow(clippy::ref_option, reason = "the fields of a command, as they are")]
fn parts<'a>(
    action: Option<&'a String>,
    object: &'a Option<String>,
    who: &'a Option<String>,
    when: &'a Option<String>,
) -> Parts<'a> {
    Parts { action: action.map(String::as_str), object: object.as_deref(), who: who.as_deref(), when: when.as_deref() }
}

impl Parts<'_> {
    /// The parts over those that stand; a part that wasn't given stays.
    fn over(&self, old: &MotionText) -> Decided<MotionText> {
        let part = |field, new: Option<&str>, old: &str| match new {
            Some(new) => text(field, new, TITLE),
            None => Ok(old.to_owned()),
        };
        Ok(MotionText {
            action: part("action", self.action, &old.action)?,
            object: part("object", self.object, &old.object)?,
            who: part("who", self.who, &old.who)?,
            when: part("when", self.when, &old.when)?,
        })
    }
}

impl Decision<'_> {
    /// R02: what and where are given; who and when may stay 待定 until the plan. `again`: the command that says it whole.
    fn complete(&mut self, again: Name, mover: Option<Badge>, text: &MotionText) -> Decided {
        let lacks = |parts: &[(Part, &String)]| -> Vec<Part> {
            parts.iter().filter(|(_, text)| text.is_empty()).map(|(part, _)| *part).collect()
        };
        let must = lacks(&[(Part::Action, &text.action), (Part::Object, &text.object)]);
        if !must.is_empty() {
            let fact = Fact::Lacks { parts: must };
            self.guard(GuardId::R02Fields, mover, || Refusal::rule(GuardId::R02Fields, fact).legal([again]))?;
        }
        let may = lacks(&[(Part::Who, &text.who), (Part::When, &text.when)]);
        if !may.is_empty() {
            let fact = Fact::Lacks { parts: may };
            self.guard(GuardId::R02WhoWhen, mover, || Refusal::rule(GuardId::R02WhoWhen, fact).legal([again]))?;
        }
        Ok(())
    }

    fn mover(&mut self, act: Act, mover: Option<Badge>) -> Decided {
        if let Some(mover) = mover {
            self.may(act, mover)?;
            self.neutral(mover)?;
        }
        Ok(())
    }

    /// A new motion written down; and whom a hint of the charter would ask, where nobody said who may settle it.
    fn file(
        &self,
        group: Option<GroupNo>,
        mover: Option<Badge>,
        text: MotionText,
        (said, topic): (Option<Scope>, Scope),
        receiver: Option<String>,
    ) -> Vec<Event> {
        let motion = MotionNo(fresh(&self.m.motions, |no| no.0));
        let scope = self.scoped(said, topic, &text);
        let hint = self.m.motion_hint(&text).filter(|_| said.is_none() && scope == Scope::Unsure);
        let hinted = slips::hinted(Ref::Motion(motion), hint);
        std::iter::once(Event::MotionFiled { motion, group, mover, text, scope, receiver }).chain(hinted).collect()
    }

    pub(super) fn draft_motion(&mut self, command: &Command) -> Decided {
        let Command::DraftMotion { group, mover, action, object, who, when, scope, receiver } = command else {
            return Ok(());
        };
        let topic = self.group(*group)?.topic;
        self.mover(Act::Move, *mover)?;
        let text = parts(Some(action), object, who, when).over(&MotionText::default())?;
        self.complete(Name::DraftMotion, *mover, &text)?;
        let receiver = maybe_text("receiver", receiver.as_deref(), TITLE)?;
        self.fresh_words(&text, Name::DraftMotion)?;
        let topic = self.m.topics.get(&topic).map(|topic| topic.scope).unwrap_or_default();
        let filed = self.file(Some(*group), *mover, text, (*scope, topic), receiver);
        self.events.extend(filed);
        Ok(())
    }

    pub(super) fn open_motion(&mut self, command: &Command) -> Decided {
        let Command::OpenMotion { motion, mover, action, object, who, when, scope, receiver } = command else {
            return Ok(());
        };
        if let Some(waiting) = motion {
            return self.open_waiting(*waiting);
        }
        self.mover(Act::Move, *mover)?;
        let text = parts(action.as_ref(), object, who, when).over(&MotionText::default())?;
        self.complete(Name::OpenMotion, *mover, &text)?;
        let receiver = maybe_text("receiver", receiver.as_deref(), TITLE)?;
        self.fresh_words(&text, Name::OpenMotion)?;
        let filed = self.file(None, *mover, text, (*scope, Scope::Residents), receiver);
        self.open_new(filed)
    }

    fn open_waiting(&mut self, no: MotionNo) -> Decided {
        let motion = self.motion(no)?;
        self.allowed(motion, slip::Act::Open)?;
        if let Some(mover) = motion.mover {
            self.neutral(mover)?;
        }
        self.fresh_words(&motion.text, Name::OpenMotion)?;
        if let Some(open) = self.m.open_motion {
            let place = self.m.waiting_motions().position(|waiting| waiting.no == no).unwrap_or(0);
            self.one_at_a_time(open, u16::try_from(place + 1).unwrap_or(u16::MAX), Vec::new())?;
        }
        self.back_to_debate();
        self.push(Event::MotionOpened { motion: no });
        let silent = motion.group.and_then(|group| self.m.groups.get(&group)).filter(|table| !table.is_answered());
        if let Some(table) = silent {
            self.remind([Missing::Answer { group: table.no }]);
        }
        Ok(())
    }

    fn open_new(&mut self, filed: Vec<Event>) -> Decided {
        let motion = MotionNo(fresh(&self.m.motions, |no| no.0));
        if let Some(open) = self.m.open_motion {
            let place = u16::try_from(self.m.waiting_motions().count() + 1).unwrap_or(u16::MAX);
            self.one_at_a_time(open, place, filed.clone())?;
        }
        self.events.extend(filed);
        self.back_to_debate();
        self.put(Event::MotionOpened { motion })
    }

    /// R02: one matter at a time; a new motion waits its turn. Passing it sends the open one to wait.
    fn one_at_a_time(&mut self, open: MotionNo, place: u16, waits: Vec<Event>) -> Decided {
        self.guard(GuardId::R02One, None, || {
            let legal = [Name::CloseDebate, Name::OpenVote, Name::Park];
            Refusal::rule(GuardId::R02One, Fact::MotionOpen { open, place }).legal(legal).instead(waits)
        })?;
        self.end_speech(false);
        self.push(Event::MotionSetAside { motion: open });
        Ok(())
    }

    /// S4 and S5 are one loop: opening a motion goes back to the debate, if the charter has a stage for it.
    fn back_to_debate(&mut self) {
        self.wake();
        let debates = self.m.charter().is_some_and(|charter| charter.sequence.contains(&Stage::S4));
        if self.m.stage == Stage::S5 && debates {
            self.enter(Stage::S4, None);
        }
    }

    pub(super) fn edit_motion(&mut self, command: &Command) -> Decided {
        let Command::EditMotion { motion, action, object, who, when } = command else {
            return Ok(());
        };
        if action.is_none() && object.is_none() && who.is_none() && when.is_none() {
            return Err(no_field("action"));
        }
        let old = self.motion(*motion)?;
        let given = [
            (slip::Act::What, Part::Action, action.is_some()),
            (slip::Act::Where, Part::Object, object.is_some()),
            (slip::Act::Who, Part::Who, who.is_some()),
            (slip::Act::When, Part::When, when.is_some()),
        ];
        self.editable(old, &given)?;
        let text = parts(action.as_ref(), object, who, when).over(&old.text)?;
        if text == old.text {
            return Err(already());
        }
        if old.voted().is_none() {
            self.fresh_words(&text, Name::EditMotion)?;
        }
        let version = version_after(old);
        self.push(Event::MotionEdited { motion: *motion, version, text: text.clone() });
        self.reworded(old, &text);
        Ok(())
    }

    pub(super) fn amend(&mut self, command: &Command) -> Decided {
        let Command::Amend { mover, friendly, action, object, who, when } = command else {
            return Ok(());
        };
        let Some(open) = self.m.open_motion() else {
            return Err(first(Name::OpenMotion));
        };
        self.mover(Act::Amend, Some(*mover))?;
        self.allowed(open, slip::Act::Amend)?;
        let text = parts(action.as_ref(), object, who, when).over(&open.text)?;
        let same = |other: &Amendment| other.over(&open.text) == text;
        if text == open.text || open.pending_amendments().any(same) {
            return Err(already());
        }
        self.fresh_words(&text, Name::Amend)?;
        let amendments = self.m.motions.values().flat_map(|motion| &motion.amendments);
        let amendment = AmendmentNo(amendments.map(|other| other.no.0).max().unwrap_or(0).saturating_add(1));
        let (motion, version) = (open.no, version_after(open));
        self.push(Event::AmendmentProposed { amendment, motion, mover: *mover, text: text.clone() });
        // One that waits behind another isn't adopted before it.
        if *friendly && open.open_amendment().is_none() {
            self.push(Event::AmendmentAdopted { amendment, motion, version, text: text.clone() });
            self.reworded(open, &text);
        }
        Ok(())
    }
}

/// The version that the next change of words makes.
pub(super) fn version_after(motion: &Motion) -> u16 {
    u16::try_from(motion.earlier.len() + 2).unwrap_or(u16::MAX)
}
