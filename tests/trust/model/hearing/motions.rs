//! Motions: written, opened, reworded, amended, scoped. Rules 1, 2 and 13.

use yishi::{
    charter::{Act, GuardId, Scope, Stage},
    meeting::{
        Command,
        numbers::{AmendmentNo, Badge, GroupNo, MotionNo},
        words::{MotionText, Ref},
    },
};

use super::{
    super::evening::{Amendment, On, Paper, Stands},
    Hearing, Instead, No, Told, after, number, rule, state,
};

impl Paper {
    /// Neither voted nor set aside.
    pub fn undecided(&self) -> bool {
        matches!(self.stands, Stands::Waiting | Stands::Open)
    }

    fn reword(&mut self, text: MotionText) {
        self.before.push(std::mem::replace(&mut self.text, text));
        self.version += 1;
    }
}

type Part<'a> = &'a Option<String>;

impl Hearing<'_> {
    pub(super) fn motions(&mut self, command: &Command) -> Told {
        match command {
            Command::DraftMotion { group, mover, action, object, who, when, scope, receiver } => {
                let topic = self.paper.table(*group).ok_or_else(number)?.topic;
                self.mover(Act::Move, *mover)?;
                let text = self.worded(&MotionText::default(), [&Some(action.clone()), object, who, when])?;
                self.complete(&text, *mover)?;
                self.text(receiver.as_deref())?;
                self.not_again(&text)?;
                let topic = self.paper.topic(topic).map(|topic| topic.scope).unwrap_or_default();
                let (scope, asked) = self.scope_of(*scope, topic, &text);
                let paper = self.sheet_of_paper(Some(*group), *mover, text, scope, receiver.is_some());
                self.file(paper, asked);
                Ok(())
            }
            Command::OpenMotion { motion: Some(no), .. } => self.open_waiting(*no),
            Command::OpenMotion { mover, action, object, who, when, scope, receiver, .. } => {
                self.mover(Act::Move, *mover)?;
                let text = self.worded(&MotionText::default(), [action, object, who, when])?;
                self.complete(&text, *mover)?;
                self.text(receiver.as_deref())?;
                self.not_again(&text)?;
                let (scope, asked) = self.scope_of(*scope, Scope::Residents, &text);
                let paper = self.sheet_of_paper(None, *mover, text, scope, receiver.is_some());
                if let Err(refused) = self.one_at_a_time() {
                    return Err(No { instead: Some(Instead::File(Box::new(paper), asked)), ..refused });
                }
                let no = paper.no;
                self.file(paper, asked);
                self.open(no);
                Ok(())
            }
            Command::EditMotion { motion, action, object, who, when } => {
                if [action, object, who, when].iter().all(|part| part.is_none()) {
                    return Err(number());
                }
                let old = self.paper.motion(*motion).ok_or_else(number)?.clone();
                // What was voted on stands; who and when may follow where they were left open.
                self.may_be_written(&old, [action, object, who, when].map(Option::is_some))?;
                let text = self.worded(&old.text, [action, object, who, when])?;
                if text == old.text {
                    return Err(state());
                }
                if old.voted().is_none() {
                    self.not_again(&text)?;
                }
                self.rest(On::Motion(*motion));
                if let Some(paper) = self.paper.motion_mut(*motion) {
                    paper.reword(text.clone());
                }
                self.new_words(*motion, &old.text, &text);
                Ok(())
            }
            Command::SetScope { motion, scope, receiver, reason } => {
                self.set_scope(*motion, *scope, receiver.as_deref(), reason.as_deref())
            }
            Command::WithdrawMotion { motion, badge } => self.withdraw(*motion, *badge),
            Command::WithdrawAmendment { amendment, badge } => self.withdraw_amendment(*amendment, *badge),
            Command::Amend { mover, friendly, action, object, who, when } => {
                self.amend(*mover, *friendly, [action, object, who, when])
            }
            _ => unreachable!("not of the motions"),
        }
    }

    fn mover(&mut self, act: Act, mover: Option<Badge>) -> Told {
        let Some(mover) = mover else { return Ok(()) };
        self.may(act, mover)?;
        self.neutral(mover)
    }

    /// What is given over what stands.
    fn worded(&self, old: &MotionText, parts: [Part<'_>; 4]) -> Told<MotionText> {
        for part in parts {
            self.text(part.as_deref())?;
        }
        let [action, object, who, when] = parts;
        let over = |new: Part<'_>, old: &String| new.as_ref().unwrap_or(old).clone();
        Ok(MotionText {
            action: over(action, &old.action),
            object: over(object, &old.object),
            who: over(who, &old.who),
            when: over(when, &old.when),
        })
    }

    /// R02: what and where; who and when may stay 待定.
    fn complete(&mut self, text: &MotionText, mover: Option<Badge>) -> Told {
        if text.action.is_empty() || text.object.is_empty() {
            self.guard(GuardId::R02Fields, mover)?;
        }
        if text.who.is_empty() || text.when.is_empty() {
            self.guard(GuardId::R02WhoWhen, mover)?;
        }
        Ok(())
    }

    fn sheet_of_paper(
        &self,
        table: Option<GroupNo>,
        mover: Option<Badge>,
        text: MotionText,
        scope: Scope,
        receiver: bool,
    ) -> Paper {
        Paper {
            no: MotionNo(after(self.paper.motions.iter().map(|paper| paper.no.0))),
            table,
            mover,
            text,
            before: Vec::new(),
            version: 1,
            scope,
            receiver,
            stands: Stands::Waiting,
            hands: Vec::new(),
            turns: Vec::new(),
            last: None,
            barred: Vec::new(),
            talked_out: false,
            amendments: Vec::new(),
            lowered: false,
        }
    }

    fn open_waiting(&mut self, no: MotionNo) -> Told {
        let paper = self.paper.motion(no).ok_or_else(number)?.clone();
        self.declined(no)?;
        match paper.stands {
            Stands::Waiting | Stands::Parked(_) => {}
            Stands::Open | Stands::Withdrawn(_) => return Err(state()),
            Stands::Decided { .. } => return Err(rule(GuardId::R13Decided)),
        }
        if let Some(mover) = paper.mover {
            self.neutral(mover)?;
        }
        self.not_again(&paper.text)?;
        self.one_at_a_time()?;
        self.open(no);
        Ok(())
    }

    /// R02: one matter at a time. A reason sends the open motion to wait.
    fn one_at_a_time(&mut self) -> Told {
        let Some(open) = self.paper.open else { return Ok(()) };
        self.guard(GuardId::R02One, None)?;
        self.end_speech(false);
        self.touch(On::Motion(open));
        self.touch(On::Floor);
        self.take_off(open, Stands::Waiting);
        Ok(())
    }

    /// The next motion goes back from S5 to S4, if the charter has that stage.
    fn open(&mut self, no: MotionNo) {
        self.wake();
        if self.paper.stage == Stage::S5 && self.rules.sequence.contains(&Stage::S4) {
            self.enter(Stage::S4);
        }
        self.touch(On::Motion(no));
        self.touch(On::Floor);
        if let Some(paper) = self.paper.motion_mut(no) {
            paper.stands = Stands::Open;
        }
        self.paper.open = Some(no);
        self.paper.report = None;
    }

    /// The motion leaves the wall, and its hands go down.
    pub(super) fn take_off(&mut self, no: MotionNo, stands: Stands) {
        if let Some(paper) = self.paper.motion_mut(no) {
            paper.stands = stands;
            paper.hands.clear();
        }
        if self.paper.open == Some(no) {
            self.paper.open = None;
        }
    }

    /// Writes a new one down.
    fn file(&mut self, paper: Paper, asked: bool) {
        if asked {
            self.paper.hinted.insert(Ref::Motion(paper.no));
        }
        if let Some(mover) = paper.mover {
            self.who(mover);
        }
        self.rests.extend(paper.table.map(On::Table));
        self.turn(On::Motion(paper.no));
        self.paper.motions.push(paper);
    }

    /// A friendly amendment holds at once.
    fn amend(&mut self, mover: Badge, friendly: bool, parts: [Part<'_>; 4]) -> Told {
        let Some(open) = self.paper.opened_motion().cloned() else { return Err(state()) };
        self.mover(Act::Amend, Some(mover))?;
        self.declined(open.no)?;
        if open.talked_out {
            return Err(state());
        }
        let text = self.worded(&open.text, parts)?;
        if text == open.text || open.pending().any(|other| other.reads(&open.text) == text) {
            return Err(state());
        }
        self.not_again(&text)?;
        let all = self.paper.motions.iter().flat_map(|paper| &paper.amendments);
        let no = AmendmentNo(after(all.map(|amendment| amendment.no.0)));
        // One that waits behind another doesn't hold before it.
        let holds = friendly && open.pending().next().is_none();
        let adopted = holds.then_some(true);
        let on = open.text.clone();
        self.rest(On::Motion(open.no));
        self.who(mover);
        self.turn(On::Amendment(no));
        if let Some(paper) = self.paper.motion_mut(open.no) {
            paper.amendments.push(Amendment { no, mover, text: text.clone(), adopted, on, back: false });
            if holds {
                paper.reword(text.clone());
            }
        }
        if holds {
            self.new_words(open.no, &open.text, &text);
        }
        Ok(())
    }
}
