//! What may still become of a slip, written from docs/adr/0021: a list of what stands in whose way.

use yishi::{
    charter::{GuardId, Scope, Stage},
    meeting::{
        Ground,
        numbers::{AmendmentNo, Badge, MotionNo},
        words::{Destination, MotionText, Outcome, Ref, Verdict},
    },
};

use super::{
    super::evening::{Amendment, Did, On, Paper, Stands, beside},
    Hearing, No, Told, number, rule, state,
};

/// The parts that differ only in how they were typed.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

impl Paper {
    /// The words that were voted on.
    pub fn voted(&self) -> Option<&MotionText> {
        match self.stands {
            Stands::Decided { version, .. } => Some(self.before.get(version - 1).unwrap_or(&self.text)),
            _ => None,
        }
    }

    pub fn pending(&self) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().filter(|one| one.adopted.is_none() && !one.back)
    }
}

impl Amendment {
    /// What it changes, over what stands now.
    pub fn reads(&self, now: &MotionText) -> MotionText {
        let part = |on: &String, new: &String, now: &String| if on == new { now.clone() } else { new.clone() };
        MotionText {
            action: part(&self.on.action, &self.text.action, &now.action),
            object: part(&self.on.object, &self.text.object, &now.object),
            who: part(&self.on.who, &self.text.who, &now.who),
            when: part(&self.on.when, &self.text.when, &now.when),
        }
    }
}

impl Hearing<'_> {
    /// The hint that words meet: all of its words in what is done, where, or by whom.
    pub(super) fn hint(&self, texts: &[&str]) -> Option<(String, Scope)> {
        let there = |word: &str| texts.iter().any(|text| bare(text).contains(&bare(word)));
        let met = self.rules.scope_hints.iter().find(|hint| hint.word.split(' ').all(there))?;
        Some((met.word.clone(), met.scope))
    }

    pub(super) fn hint_of(&self, text: &MotionText) -> Option<(String, Scope)> {
        self.hint(&[&text.action, &text.object, &text.who])
    }

    /// Who may settle a new one, and whether that has to be asked.
    pub(super) fn scope_of(&self, said: Option<Scope>, topic: Scope, text: &MotionText) -> (Scope, bool) {
        let met = self.hint_of(text).is_some();
        match said {
            Some(said) => (said, false),
            None if topic == Scope::Residents && met => (Scope::Unsure, true),
            None => (topic, met && topic == Scope::Unsure),
        }
    }

    /// New words that meet another hint than the old ones: nobody said «ourselves» of these.
    pub(super) fn new_words(&mut self, no: MotionNo, old: &MotionText, new: &MotionText) {
        let (was, is) = (self.hint_of(old), self.hint_of(new));
        let asked = is.is_some() && is.map(|hint| hint.0) != was.map(|hint| hint.0);
        let Some(paper) = self.paper.motion_mut(no) else { return };
        if asked && paper.undecided() && paper.scope == Scope::Residents {
            paper.scope = Scope::Unsure;
            paper.receiver = false;
            self.paper.hinted.insert(Ref::Motion(no));
        }
    }

    /// R13: the same words aren't moved again; a reason lets them pass.
    pub(super) fn not_again(&mut self, text: &MotionText) -> Told {
        let same = |a: &str, b: &str| bare(a) == bare(b);
        let near = |a: &str, b: &str| a.is_empty() || b.is_empty() || same(a, b);
        let alike = |voted: &MotionText| {
            same(&format!("{}{}", voted.action, voted.object), &format!("{}{}", text.action, text.object))
                && near(&voted.who, &text.who)
                && near(&voted.when, &text.when)
        };
        if !self.paper.motions.iter().any(|paper| paper.voted().is_some_and(alike)) {
            return Ok(());
        }
        if self.because.is_none() {
            return Err(No { passable: true, ..rule(GuardId::R13Decided) });
        }
        self.record(GuardId::R13Decided.rule(), Did::Waived(GuardId::R13Decided), None);
        Ok(())
    }

    /// What was declined goes nowhere but elsewhere, or back to its mover.
    pub(super) fn declined(&self, no: MotionNo) -> Told {
        let declined = beside(&self.paper.sent, &Ref::Motion(no)) == Some(Destination::Declined);
        if declined { Err(state()) } else { Ok(()) }
    }

    /// May these parts be written anew?
    pub(super) fn may_be_written(&self, paper: &Paper, given: [bool; 4]) -> Told {
        self.declined(paper.no)?;
        if matches!(paper.stands, Stands::Withdrawn(_)) {
            return Err(state());
        }
        let Some(voted) = paper.voted() else { return Ok(()) };
        let [action, object, who, when] = given;
        let stood = (who && !voted.who.is_empty()) || (when && !voted.when.is_empty());
        if action || object || stood { Err(rule(GuardId::R13Decided)) } else { Ok(()) }
    }

    pub(super) fn set_scope(&mut self, no: MotionNo, scope: Scope, receiver: Option<&str>, why: Option<&str>) -> Told {
        let old = self.paper.motion(no).ok_or_else(number)?.clone();
        self.declined(no)?;
        let decided = match old.stands {
            Stands::Withdrawn(_) => return Err(state()),
            Stands::Decided { verdict: Verdict::Passed | Verdict::Advised, .. } => true,
            Stands::Decided { .. } => return Err(rule(GuardId::R13Decided)),
            _ => false,
        };
        self.text(receiver)?;
        self.text(why)?;
        if old.scope == scope && old.receiver == receiver.is_some() {
            return Err(state());
        }
        let rank = |scope| match scope {
            Scope::Residents => 2,
            Scope::Consult => 0,
            _ => 1,
        };
        let named = old.scope == Scope::Unsure && scope != Scope::Unsure && rank(scope) <= 1;
        if (decided || self.paper.stage >= Stage::S6) && rank(scope) >= rank(old.scope) && !named {
            return Err(rule(GuardId::R13Decided));
        }
        if decided && why.is_none() {
            return Err(number());
        }
        self.rest(On::Motion(no));
        let paper = self.paper.motion_mut(no).ok_or_else(number)?;
        paper.scope = scope;
        paper.receiver = receiver.is_some();
        if let Stands::Decided { vote, version, .. } = old.stands {
            let (verdict, to) = called(scope, Outcome::Carried);
            paper.stands = Stands::Decided { vote, verdict, to, version };
            paper.lowered = true;
        }
        Ok(())
    }

    pub(super) fn withdraw(&mut self, no: MotionNo, badge: Option<Badge>) -> Told {
        let paper = self.paper.motion(no).ok_or_else(number)?.clone();
        match paper.stands {
            Stands::Withdrawn(_) => return Err(state()),
            Stands::Decided { .. } => return Err(rule(GuardId::R13Decided)),
            Stands::Waiting | Stands::Open | Stands::Parked(_) => {}
        }
        match (paper.mover, badge) {
            (Some(mover), badge) => self.its_mover(mover, badge)?,
            (None, Some(badge)) => self.here(badge)?,
            (None, None) => {}
        }
        if paper.stands == Stands::Open {
            self.wake();
            self.end_speech(false);
        }
        self.touch(On::Motion(no));
        self.turn(On::Floor);
        self.take_off(no, Stands::Withdrawn(paper.mover.or(badge)));
        self.give_chair_back(no);
        Ok(())
    }

    fn its_mover(&self, mover: Badge, badge: Option<Badge>) -> Told {
        if badge.is_some_and(|badge| badge != mover) {
            return Err(super::no(Ground::Who));
        }
        self.here(mover)
    }

    pub(super) fn withdraw_amendment(&mut self, no: AmendmentNo, badge: Option<Badge>) -> Told {
        let open = self.paper.opened_motion().ok_or_else(state)?;
        let amendment = open.amendments.iter().find(|one| one.no == no).ok_or_else(number)?.clone();
        if amendment.adopted.is_some() || amendment.back {
            return Err(state());
        }
        self.its_mover(amendment.mover, badge)?;
        let motion = open.no;
        self.rest(On::Motion(motion));
        self.touch(On::Amendment(no));
        let open = self.paper.opened_motion_mut().ok_or_else(state)?;
        for one in open.amendments.iter_mut().filter(|one| one.no == no) {
            one.back = true;
        }
        Ok(())
    }

    /// May a motion be sent there?
    pub(super) fn may_be_sent(&self, motion: MotionNo, to: Destination) -> Told {
        use Destination as D;
        let paper = self.paper.motion(motion).ok_or_else(number)?;
        let decided = || Err(rule(GuardId::R13Decided));
        let carries = matches!(to, D::Fund | D::Covenant);
        let unit = !carries && !matches!(to, D::Residents | D::NextMeeting | D::Declined);
        match paper.stands {
            Stands::Waiting | Stands::Parked(_) => Ok(()),
            Stands::Open | Stands::Withdrawn(_) => Err(state()),
            Stands::Decided { verdict: Verdict::Passed, .. } if carries || to == D::Residents => Ok(()),
            Stands::Decided { verdict: Verdict::Advised, .. } if carries || unit => Ok(()),
            Stands::Decided { verdict: Verdict::Consulted, .. } if unit || to == D::NextMeeting => Ok(()),
            Stands::Decided { verdict: Verdict::NotPassed | Verdict::NotAdvised, .. }
                if unit || matches!(to, D::NextMeeting | D::Declined) =>
            {
                Ok(())
            }
            Stands::Decided { .. } => decided(),
        }
    }

    /// A row hangs on what stands: not on what failed, was taken back or declined.
    pub(super) fn carries_a_row(&self, motion: MotionNo) -> Told<Scope> {
        let paper = self.paper.motion(motion).ok_or_else(number)?;
        self.declined(motion)?;
        match paper.stands {
            Stands::Withdrawn(_) => Err(state()),
            Stands::Decided { verdict: Verdict::NotPassed | Verdict::NotAdvised, .. } => Err(rule(GuardId::R13Decided)),
            _ => Ok(paper.scope),
        }
    }
}

/// What a result is called, and where it goes.
pub fn called(scope: Scope, outcome: Outcome) -> (Verdict, Option<Destination>) {
    let carried = outcome == Outcome::Carried;
    match (scope, carried) {
        (Scope::Consult, _) => (Verdict::Consulted, None),
        (Scope::Residents, true) => (Verdict::Passed, Some(Destination::Residents)),
        (Scope::Residents, false) => (Verdict::NotPassed, None),
        (Scope::Council, true) => (Verdict::Advised, Some(Destination::Council)),
        (Scope::Owners, true) => (Verdict::Advised, Some(Destination::Owners)),
        (Scope::Department, true) => (Verdict::Advised, Some(Destination::Department)),
        (Scope::Unsure, true) => (Verdict::Advised, Some(Destination::Community)),
        (_, false) => (Verdict::NotAdvised, None),
    }
}
