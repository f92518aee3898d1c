//! What is missing before a stage can be left, what still lies on paper, and what can be done now.

use super::count;
use crate::{
    charter::{Charter, Scope, Stage},
    meeting::{
        command::Name,
        numbers::{Card, GroupNo, ResponseNo, TopicNo},
        refusal::{Missing, Part},
        slip::{self, Act, May},
        spec,
        state::{Action, CardPlace, Group, Meeting, Motion, MotionState, ParkedItem, TopicFate},
        words::{GroupRole, Office, Reading, Ref, Signer},
    },
};

/// Something that still lies on paper, for the list 会后补记.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPaper {
    /// The text of a card.
    Card(Card),
    /// What a table wrote.
    Sheet(GroupNo),
    /// The answer of a unit.
    Answer(ResponseNo),
    /// A signature.
    Signature(Signer),
    /// Reading back.
    Reading,
}

impl Meeting {
    /// What is missing before the stage can be left.
    pub fn missing(&self) -> Vec<Missing> {
        let Some(charter) = self.charter() else { return Vec::new() };
        let mut missing = Vec::new();
        match self.stage {
            Stage::S0 => {
                if self.started.is_none() {
                    missing.push(Missing::Start);
                }
                if self.holder(Office::Chair).is_none() {
                    missing.push(Missing::Chair);
                }
                if self.holder(Office::Recorder).is_none() {
                    missing.push(Missing::Recorder);
                }
                if let Some(need) = charter.quorum.filter(|need| self.voters() < *need) {
                    missing.push(Missing::Quorum { have: self.voters(), need });
                }
            }
            Stage::S1 => {
                let cards = self.unplaced().len();
                if cards > 0 {
                    missing.push(Missing::Unplaced { cards: count(cards) });
                }
                if charter.after(Stage::S1) == Stage::S2 && cards == 0 && self.live_topics().is_empty() {
                    missing.push(Missing::Topic);
                }
            }
            Stage::S2 => {
                let cards = self.unplaced().len();
                if cards > 0 {
                    missing.push(Missing::Unplaced { cards: count(cards) });
                }
                if charter.after(Stage::S2) == Stage::S3 {
                    missing.extend(self.missing_tables(charter));
                }
            }
            Stage::S3 => {
                for group in self.groups.values().filter(|group| !group.is_emptied()) {
                    let drafted = self.motions.values().any(|motion| motion.group == Some(group.no));
                    if !drafted && group.conclusion.is_none() {
                        missing.push(Missing::Result { group: group.no });
                    }
                    if !group.roles.contains_key(&GroupRole::Reporter) {
                        missing.push(Missing::Reporter { group: group.no });
                    }
                }
            }
            Stage::S4 | Stage::S5 => {
                // One that is counted again is as decided as it was until it is counted.
                let recount = self.open_vote().filter(|vote| vote.stood.is_some()).and_then(|vote| vote.motion);
                let undecided = |motion: &&Motion| motion.is_undecided() && Some(motion.no) != recount;
                let motions = self.motions.values().filter(undecided);
                missing.extend(motions.map(|motion| Missing::Undecided { motion: motion.no }));
                missing.extend(self.unanswered().map(|group| Missing::Answer { group }));
            }
            Stage::S6 => {
                missing.extend(self.missing_leaders());
                let settled = |what| {
                    self.forwards.contains_key(&what) || self.parked.values().any(|item| item.what == Some(what))
                };
                let open = |row: &&Action| {
                    row.dropped.is_none() && self.stopped_by(row).is_none() && !settled(Ref::Action(row.no))
                };
                for action in self.actions.values().filter(open) {
                    // Whoever comes to lead it names the day.
                    if action.owner.is_none() {
                        missing.push(Missing::Owner { action: action.no });
                    } else if action.due.is_none() {
                        missing.push(Missing::Date { action: action.no });
                    }
                }
                // A motion that was taken up again is no longer set aside.
                let taken_up = |item: &ParkedItem| {
                    let motion = match item.what {
                        Some(Ref::Motion(no)) => self.motions.get(&no),
                        _ => None,
                    };
                    motion.is_some_and(|motion| motion.state != MotionState::Parked(item.no))
                };
                let homeless = self.parked.values().filter(|item| item.to.is_none() && !taken_up(item));
                missing.extend(homeless.map(|item| Missing::Destination { parked: item.no }));
            }
            Stage::S7 => {}
        }
        missing
    }

    fn missing_tables(&self, charter: &Charter) -> Vec<Missing> {
        let mut missing = Vec::new();
        if self.groups.is_empty() {
            missing.push(Missing::Posted);
        }
        for group in self.groups.values().filter(|group| group.closed.is_none() && !group.is_emptied()) {
            if !group.roles.contains_key(&GroupRole::Convener) {
                missing.push(Missing::Convener { group: group.no });
            }
            let have = count(group.members.len());
            if have < charter.market.least {
                missing.push(Missing::Small { group: group.no, have });
            }
            if have > charter.market.cap {
                missing.push(Missing::Full { group: group.no, have });
            }
        }
        missing
    }

    /// What still lies on paper: the list 会后补记.
    pub fn on_paper(&self) -> Vec<OnPaper> {
        let mut list = Vec::new();
        let withheld =
            |topic: &TopicNo| self.topics.get(topic).is_some_and(|topic| matches!(topic.fate, TopicFate::Withheld(_)));
        let shown = |place: &CardPlace| match place {
            CardPlace::Withheld(_) => false,
            CardPlace::In(topic, _) => !withheld(topic),
            CardPlace::Unplaced | CardPlace::Parked(_) => true,
        };
        let cards = self.concerns.values().filter(|concern| concern.text.is_none() && shown(&concern.place));
        list.extend(cards.map(|concern| OnPaper::Card(concern.card)));
        let blank = |group: &&Group| {
            let notes = group.points.iter().chain(&group.disagreements).chain(&group.surprises);
            let written = notes.clone().count() + usize::from(group.conclusion.is_some());
            written == 0 || notes.into_iter().any(|note| note.text.is_none())
        };
        list.extend(self.groups.values().filter(blank).map(|group| OnPaper::Sheet(group.no)));
        let unanswered = self.responses.values().filter(|response| response.text.is_none() && response.due.is_none());
        list.extend(unanswered.map(|response| OnPaper::Answer(response.no)));
        if self.closed.is_some() {
            if !self.readings.iter().any(|(_, what)| *what == Reading::Minutes) {
                list.push(OnPaper::Reading);
            }
            list.extend(self.unsigned().into_iter().map(OnPaper::Signature));
        }
        list
    }

    /// Signatures that the current version of the minutes still lacks: chair, recorder, two residents.
    pub fn unsigned(&self) -> Vec<Signer> {
        let mut wanted = vec![Signer::Chair, Signer::Recorder, Signer::Resident, Signer::Resident];
        for signature in self.signatures.iter().filter(|signature| signature.version == self.version) {
            if let Some(place) = wanted.iter().position(|role| *role == signature.role) {
                wanted.remove(place);
            }
        }
        wanted
    }

    /// Commands that are legal now, in the order of an evening: by stage, vote and close, and as far as there is
    /// something for them to act on.
    pub fn legal_now(&self) -> Vec<Name> {
        let legal = |name: &Name| spec::standing(self, *name).is_ok() && self.has_object(*name);
        Name::ALL.iter().copied().filter(legal).collect()
    }

    /// Some part of it may still be written: any, or one that the vote left open.
    fn has_words_to_write(&self, motion: &Motion) -> bool {
        let parts = [(Act::What, Part::Action), (Act::Who, Part::Who), (Act::When, Part::When)];
        parts.into_iter().any(|(act, part)| match slip::may(self, motion, act) {
            May::Yes => true,
            May::Blank => motion.voted().is_some_and(|voted| voted.part(part).is_empty()),
            May::Down | May::No(_) => false,
        })
    }

    /// Who settles it may still be said: anything before the verdict, afterwards only what claims less.
    fn has_scope_to_set(&self, motion: &Motion) -> bool {
        let down = || Scope::ALL.into_iter().any(|scope| motion.scope.goes_down_to(scope));
        match slip::may(self, motion, Act::Scope) {
            May::Yes => self.stage <= Stage::S5 || down(),
            May::Down => down(),
            May::Blank | May::No(_) => false,
        }
    }

    /// Whether there is something for a command to act on: hands need a motion, counts a vote, tables a table.
    fn has_object(&self, name: Name) -> bool {
        match name {
            Name::RaiseHand | Name::GrantFloor | Name::CloseDebate | Name::Amend => self.open_motion.is_some(),
            Name::LowerHand => self.open_motion().is_some_and(|motion| !motion.debate.hands.is_empty()),
            Name::AddTime | Name::EndSpeech => self.speaking.is_some(),
            Name::CountFor | Name::CountAgainst | Name::ChairVote => {
                self.open_vote().is_some_and(|vote| !vote.on.is_choice())
            }
            Name::CountOption => self.open_vote().is_some_and(|vote| vote.on.is_choice()),
            Name::CloseVote | Name::CancelVote => self.open_vote.is_some(),
            Name::EditConcern | Name::SplitConcern | Name::Withhold => !self.concerns.is_empty(),
            Name::SetTopicScope | Name::PlaceDots | Name::CountDots | Name::PostTopic => !self.topics.is_empty(),
            Name::UnpostTopic
            | Name::Convene
            | Name::SignUp
            | Name::MoveTo
            | Name::TakeGroupRole
            | Name::NotePoint
            | Name::NoteDisagreement
            | Name::NoteSurprise
            | Name::NoteConclusion
            | Name::DraftMotion
            | Name::CloseGroup
            | Name::ReportGroup
            | Name::AnswerGroup => !self.groups.is_empty(),
            Name::NoteSpeech => !self.motions.is_empty(),
            Name::EditMotion => self.motions.values().any(|motion| self.has_words_to_write(motion)),
            Name::SetScope => self.motions.values().any(|motion| self.has_scope_to_set(motion)),
            Name::WithdrawMotion => {
                self.motions.values().any(|motion| slip::may(self, motion, Act::Withdraw) == May::Yes)
            }
            Name::WithdrawAmendment => self.open_motion().is_some_and(|motion| motion.open_amendment().is_some()),
            Name::ClaimAction | Name::DropAction => !self.actions.is_empty(),
            Name::ClaimMotion => !self.tasks().is_empty(),
            Name::ReviewPledge => self.opening.as_ref().is_some_and(|opening| !opening.promises.is_empty()),
            Name::StartMeeting => self.started.is_none(),
            Name::NumberMeeting => self.opening.as_ref().is_some_and(|opening| opening.number.is_none()),
            Name::CallRoll => self.adjournments.last().is_some_and(|last| !last.rolled),
            Name::HandOverChair => self.holder(Office::Chair).is_some(),
            Name::SignOut | Name::EditParticipant | Name::TakeOffice => !self.people.is_empty(),
            Name::PauseClock | Name::Recess => self.clock.paused.is_none(),
            Name::ResumeClock => self.clock.paused.is_some(),
            Name::Recount => {
                self.open_vote.is_some()
                    || self.votes.values().any(|vote| vote.result.is_some() && self.no_recount(vote).is_none())
            }
            Name::CorrectVote => self.votes.values().any(|vote| vote.result.is_some()),
            _ => true,
        }
    }
}
