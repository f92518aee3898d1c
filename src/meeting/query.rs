//! What follows from the meeting as it stands. Reads only; asked by `decide`, the screens and the minutes alike.

use super::{
    command::Name,
    moment::Moment,
    numbers::{Badge, Card, GroupNo, MotionNo, TopicNo},
    refusal::Missing,
    spec,
    state::{CardPlace, Debate, Group, Hand, Meeting, Motion, MotionState, ParkedItem, Speech, Topic, TopicFate, Vote},
    words::{GroupRole, Office, Ref, Side, Signer},
};
use crate::charter::{Charter, FloorKey, GuardId, Mode, Stage, VoteBasis};

/// Why somebody is next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Has not spoken on this motion yet.
    Fresh,
    /// The side that did not speak last.
    OtherSide(Side),
    /// Fewer turns so far.
    Fewer,
    /// In the order of hands.
    Order,
}

/// The computed next speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Who.
    pub badge: Badge,
    /// Their side.
    pub side: Option<Side>,
    /// Why they come before the one who would be next otherwise.
    pub why: Why,
}

/// Something that still lies on paper, for the list 会后补记.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPaper {
    /// The text of a card.
    Card(Card),
    /// What a table wrote.
    Sheet(GroupNo),
    /// The answer of a unit.
    Answer(super::numbers::ResponseNo),
    /// A signature.
    Signature(Signer),
    /// Reading back.
    Reading,
}

/// Limits of speech in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeechLimits {
    /// Seconds a speech.
    pub seconds: u32,
    /// Turns a person a motion.
    pub turns: u16,
    /// Seconds left at which a word appears.
    pub warn: u32,
    /// Seconds after the deadline at which the console ends the speech, if time is enforced.
    pub grace: Option<u32>,
}

impl Meeting {
    /// The rulebook of the day; `None` before the meeting is opened.
    pub fn charter(&self) -> Option<&Charter> {
        self.opening.as_ref().map(|opening| &opening.charter)
    }

    /// Mode of a guard. Arithmetic is enforced whatever the charter says.
    pub fn mode(&self, guard: GuardId) -> Mode {
        if guard.spec().arithmetic {
            return Mode::Enforce;
        }
        self.charter().map_or(Mode::Off, |charter| charter.guard(guard).mode)
    }

    /// Limits of speech in force: the charter's, or those that the meeting voted.
    pub fn limits(&self) -> SpeechLimits {
        let guard = |id| self.charter().map(|charter| charter.guard(id)).unwrap_or_default();
        let (time, turns) = (guard(GuardId::R05Time), guard(GuardId::R05Turns));
        let voted = self.limits;
        SpeechLimits {
            seconds: voted.map_or(time.seconds.unwrap_or(120), |limits| limits.seconds),
            turns: voted.map_or(turns.max.unwrap_or(u16::MAX), |limits| limits.turns),
            warn: time.warn.unwrap_or(0),
            grace: (time.mode == Mode::Enforce).then(|| time.grace.unwrap_or(0)),
        }
    }

    /// Who holds an office.
    pub fn holder(&self, office: Office) -> Option<Badge> {
        self.offices.get(&office).copied()
    }

    /// Signed in and not left. 一位居民 is always there.
    pub fn is_present(&self, badge: Badge) -> bool {
        badge == Badge::NOBODY || self.people.get(&badge).is_some_and(|participant| participant.present)
    }

    /// How many are in the room by the roll.
    pub fn present(&self) -> u16 {
        count(self.people.values().filter(|participant| participant.present).count())
    }

    /// How many of those in the room count in a vote, by the roll: persons, or households with anybody who counts.
    /// Somebody who counts and has no household of the estate counts for themselves.
    pub fn voters(&self) -> u16 {
        let voting = self.people.values().filter(|participant| participant.present && participant.counts);
        match self.charter().map(|charter| charter.vote.basis).unwrap_or_default() {
            VoteBasis::Person => count(voting.count()),
            VoteBasis::Household => {
                let home =
                    |p: &super::state::Participant| if p.household == Badge::NOBODY { p.badge } else { p.household };
                count(voting.map(home).collect::<std::collections::BTreeSet<_>>().len())
            }
        }
    }

    /// Households of those ever signed in.
    pub fn households(&self) -> u16 {
        let homes = self.people.values().map(|p| p.household).filter(|home| *home != Badge::NOBODY);
        count(homes.collect::<std::collections::BTreeSet<_>>().len())
    }

    /// The lowest badge that nobody wears; numbers that nobody wants are skipped.
    pub fn free_badge(&self) -> Badge {
        let skip = self.charter().map_or(&[][..], |charter| &charter.skip_badges);
        let free = (1..u16::MAX).find(|n| !skip.contains(n) && !self.people.contains_key(&Badge(*n)));
        Badge(free.unwrap_or(u16::MAX))
    }

    /// The open motion.
    pub fn open_motion(&self) -> Option<&Motion> {
        self.open_motion.and_then(|no| self.motions.get(&no))
    }

    /// The running speech.
    pub fn running_speech(&self) -> Option<&Speech> {
        self.speaking.and_then(|no| self.speeches.get(&no))
    }

    /// The open vote.
    pub fn open_vote(&self) -> Option<&Vote> {
        self.open_vote.and_then(|no| self.votes.get(&no))
    }

    /// Motions that wait, in their order.
    pub fn waiting_motions(&self) -> impl Iterator<Item = &Motion> {
        self.motions.values().filter(|motion| motion.state == MotionState::Waiting)
    }

    /// Topics that can be chosen, hottest first: dots, then distinct authors, then number.
    pub fn live_topics(&self) -> Vec<&Topic> {
        self.by_heat(|topic| topic.fate == TopicFate::Live)
    }

    /// Topics that may stand on the wall, hottest first.
    pub fn shown_topics(&self) -> Vec<&Topic> {
        self.by_heat(|topic| matches!(topic.fate, TopicFate::Live | TopicFate::Posted(_) | TopicFate::Next))
    }

    fn by_heat(&self, keep: impl Fn(&Topic) -> bool) -> Vec<&Topic> {
        let mut topics: Vec<&Topic> = self.topics.values().filter(|topic| keep(topic)).collect();
        topics.sort_by_key(|topic| (std::cmp::Reverse((topic.dots, authors(topic))), topic.no));
        topics
    }

    /// Cards that stand in no topic.
    pub fn unplaced(&self) -> Vec<Card> {
        self.concerns
            .values()
            .filter(|concern| concern.place == CardPlace::Unplaced)
            .map(|concern| concern.card)
            .collect()
    }

    /// The table where somebody sits.
    pub fn table_of(&self, badge: Badge) -> Option<GroupNo> {
        self.groups.values().find(|group| group.members.contains(&badge)).map(|group| group.no)
    }

    /// Turns used on a motion, the running one included.
    pub fn turns_used(&self, motion: &Motion, badge: Badge) -> u16 {
        let running = self.running_speech().is_some_and(|speech| speech.motion == motion.no && speech.badge == badge);
        let ended = motion.debate.turns.get(&badge).copied().unwrap_or(0);
        ended.saturating_add(u16::from(running))
    }

    /// The computed next speaker on the open motion, and why.
    pub fn next_speaker(&self) -> Option<Next> {
        let row = self.waiting();
        let (first, second) = (row.first()?, row.get(1));
        let debate = &self.open_motion()?.debate;
        let rank = |hand: &Hand| side_rank(debate, hand.side);
        let turns = |hand: &Hand| debate.turns.get(&hand.badge).copied().unwrap_or(0);
        let keys = self.charter().map_or(&[][..], |charter| &charter.floor);
        let why =
            match second {
                Some(second) if keys.contains(&FloorKey::Side) && rank(first) < rank(second) => match first.side {
                    Some(side @ (Side::For | Side::Against)) => Why::OtherSide(side),
                    _ => Why::Order,
                },
                Some(second) if keys.contains(&FloorKey::Turns) && turns(first) < turns(second) => {
                    if turns(first) == 0 { Why::Fresh } else { Why::Fewer }
                }
                None if turns(first) == 0 => Why::Fresh,
                _ => Why::Order,
            };
        Some(Next { badge: first.badge, side: first.side, why })
    }

    /// The hands that can be called now, the next speaker first. Who holds the floor or the chair, has no turn left,
    /// was stopped or went out, waits without being called.
    pub fn waiting(&self) -> Vec<&Hand> {
        let Some(motion) = self.open_motion() else { return Vec::new() };
        let debate = &motion.debate;
        let limit = self.limits().turns;
        let counts_turns = self.mode(GuardId::R05Turns) == Mode::Enforce;
        let bars = self.mode(GuardId::R07Again) == Mode::Enforce;
        let holds_floor = self.running_speech().map(|speech| speech.badge);
        let chair = self.holder(Office::Chair).filter(|_| self.mode(GuardId::R01Neutral) == Mode::Enforce);
        let mut hands: Vec<&Hand> = debate
            .hands
            .iter()
            .filter(|hand| {
                self.is_present(hand.badge)
                    && (hand.badge == Badge::NOBODY || (Some(hand.badge) != holds_floor && Some(hand.badge) != chair))
                    && !(bars && debate.barred.contains_key(&hand.badge))
                    && (hand.passed
                        || !counts_turns
                        || hand.badge == Badge::NOBODY
                        || self.turns_used(motion, hand.badge) < limit)
            })
            .collect();
        // A stable sort by the other keys keeps the order of hands, which is always the last.
        let keys = self.charter().map_or(&[][..], |charter| &charter.floor);
        for key in keys.iter().rev() {
            match key {
                FloorKey::Side => hands.sort_by_key(|hand| side_rank(debate, hand.side)),
                FloorKey::Turns => hands.sort_by_key(|hand| debate.turns.get(&hand.badge).copied().unwrap_or(0)),
                FloorKey::Hands => {}
            }
        }
        hands
    }

    /// How many have spoken for and against on a motion, and their seconds: `(for, against)`.
    pub fn balance(&self, motion: &Motion) -> ((u16, u32), (u16, u32)) {
        let of = |side| {
            let spoken = motion.debate.speeches.iter().filter_map(|no| self.speeches.get(no));
            spoken
                .filter(|speech| speech.side == Some(side) && speech.seconds.is_some() && !speech.void)
                .fold((0u16, 0u32), |(n, seconds), speech| {
                    (n.saturating_add(1), seconds.saturating_add(speech.seconds.unwrap_or(0)))
                })
        };
        (of(Side::For), of(Side::Against))
    }

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
                if let Some(need) = charter.quorum.filter(|need| self.present() < *need) {
                    missing.push(Missing::Quorum { have: self.present(), need });
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
                for group in self.groups.values() {
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
                let motions = self.motions.values().filter(|motion| motion.is_undecided());
                missing.extend(motions.map(|motion| Missing::Undecided { motion: motion.no }));
            }
            Stage::S6 => {
                let settled = |what| {
                    self.forwards.contains_key(&what) || self.parked.values().any(|item| item.what == Some(what))
                };
                for action in self.actions.values().filter(|row| row.dropped.is_none() && !settled(Ref::Action(row.no)))
                {
                    if action.owner.is_none() {
                        missing.push(Missing::Owner { action: action.no });
                    }
                    if action.due.is_none() {
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
        for group in self.groups.values() {
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
            if !self.readings.iter().any(|(_, what)| *what == super::words::Reading::Minutes) {
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

    /// Whether there is something for a command to act on: hands need a motion, counts a vote, tables a table.
    fn has_object(&self, name: Name) -> bool {
        match name {
            Name::RaiseHand | Name::GrantFloor | Name::CloseDebate | Name::Amend => self.open_motion.is_some(),
            Name::LowerHand => self.open_motion().is_some_and(|motion| !motion.debate.hands.is_empty()),
            Name::AddTime | Name::EndSpeech => self.speaking.is_some(),
            Name::CountFor
            | Name::CountAgainst
            | Name::ChairVote
            | Name::CountOption
            | Name::CloseVote
            | Name::CancelVote => self.open_vote.is_some(),
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
            | Name::ReportGroup => !self.groups.is_empty(),
            Name::EditMotion | Name::SetScope | Name::NoteSpeech => !self.motions.is_empty(),
            Name::ClaimAction | Name::DropAction => !self.actions.is_empty(),
            Name::ReviewPledge => self.opening.as_ref().is_some_and(|opening| !opening.promises.is_empty()),
            Name::StartMeeting => self.started.is_none(),
            Name::HandOverChair => self.holder(Office::Chair).is_some(),
            Name::SignOut | Name::EditParticipant | Name::TakeOffice => !self.people.is_empty(),
            Name::PauseClock | Name::Recess => self.clock.paused.is_none(),
            Name::ResumeClock => self.clock.paused.is_some(),
            Name::Recount => !self.votes.is_empty(),
            _ => true,
        }
    }

    /// The moment that clocks show: now, or when they came to stand.
    fn clock_at(&self, now: Moment) -> Moment {
        self.clock.paused.unwrap_or(now)
    }

    /// Milliseconds left of the stage, negative when over.
    pub fn stage_left(&self, now: Moment) -> Option<i64> {
        self.clock.deadline.map(|deadline| deadline.since(self.clock_at(now)))
    }

    /// Milliseconds left of the running speech, negative when over.
    pub fn speech_left(&self, now: Moment) -> Option<i64> {
        self.running_speech()?.deadline.map(|deadline| deadline.since(self.clock_at(now)))
    }

    /// Milliseconds left of the running report, negative when over.
    pub fn report_left(&self, now: Moment) -> Option<i64> {
        self.report.map(|(_, deadline)| deadline.since(self.clock_at(now)))
    }

    /// Milliseconds that the evening is behind its plan (negative: ahead): what is left of this stage and planned for
    /// those to come, against what is left until the planned end.
    pub fn behind(&self, now: Moment) -> Option<i64> {
        let opening = self.opening.as_ref()?;
        let (ends, now) = (self.ends?, self.clock_at(now));
        let used = |stage| self.clock.used.get(&stage).copied().unwrap_or(0);
        let to_come = opening.charter.sequence.iter().filter(|stage| **stage > self.stage);
        let to_come: i64 = to_come
            .map(|stage| (i64::from(opening.charter.minutes(*stage, opening.minutes)) * 60_000 - used(*stage)).max(0))
            .sum();
        let this = self.stage_left(now).unwrap_or(0).max(0);
        Some(this + to_come - ends.since(now))
    }

    /// The scope that words of a motion or topic suggest. A suggestion for the console, never a decision.
    pub fn scope_hint(&self, text: &str) -> Option<crate::charter::Scope> {
        self.charter()?.scope_hints.iter().find(|hint| text.contains(&hint.word)).map(|hint| hint.scope)
    }

    /// The title by which people know a topic: its title, or the text or number of its first card.
    pub fn topic_title(&self, topic: TopicNo) -> Option<String> {
        let topic = self.topics.get(&topic)?;
        let card = topic.cards.first().and_then(|card| self.concerns.get(card));
        topic.title.clone().or_else(|| card?.text.clone()).or_else(|| card.map(|concern| concern.card.to_string()))
    }

    /// Whether somebody moved or spoke on a motion.
    pub fn took_part(&self, motion: MotionNo, badge: Badge) -> bool {
        let Some(motion) = self.motions.get(&motion) else {
            return false;
        };
        let spoke = motion.debate.speeches.iter().filter_map(|no| self.speeches.get(no));
        motion.mover == Some(badge) || spoke.filter(|speech| !speech.void).any(|speech| speech.badge == badge)
    }
}

/// The side that did not speak last comes first, then questions, then the same side; with no opinion yet For comes
/// first. A hand whose side is still to be said stands with the questions.
pub fn side_rank(debate: &Debate, side: Option<Side>) -> u8 {
    match (side, debate.last_opinion) {
        (None | Some(Side::Question), _) => 1,
        (Some(side), Some(last)) => {
            if side == last {
                2
            } else {
                0
            }
        }
        (Some(Side::For), None) => 0,
        (Some(Side::Against), None) => 2,
    }
}

/// Distinct people behind a topic; they break ties of heat.
pub fn authors(topic: &Topic) -> usize {
    topic.cards.iter().map(|card| card.badge).collect::<std::collections::BTreeSet<_>>().len()
}

fn count(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
