//! What a closed meeting leaves to be followed: each passed motion, advice, row of the plan, pledge, unit's word, noted point
//! and topic that goes on, with the place it goes to (domain: A5).

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    item::{Kind, Party, State, Track},
    lifecycle,
    notice::Terms,
    number::{ItemNo, MeetingNo},
    raised::Raised,
    refusal::Why,
    series::Series,
};
use crate::meeting::{
    Meeting,
    numbers::{Badge, PromiseNo, ResponseNo, TopicNo, VoteNo},
    state::{Action, MotionState, ParkedItem, Pledge, Topic, TopicFate},
    vote,
    words::{Choice, Destination, MotionText, Office, Outcome, PromiseState, Ref, Task, Verdict},
};

/// Hex digits of a line's hash that are kept of each line, and those of a head.
const LINK: usize = 8;

/// How far a journal was read, so that another copy of it can be told from one that went apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    /// The number of its newest line.
    pub seq: u64,
    /// The first sixteen hex digits of that line's hash.
    pub digits: String,
    /// The first eight of each line's, one after the other.
    links: String,
}

impl Chain {
    /// From the digits of every line, first to last.
    pub fn of<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> Self {
        let mut chain = Self::default();
        for line in lines {
            chain.seq += 1;
            chain.links.extend(line.as_ref().chars().take(LINK));
            chain.digits = line.as_ref().chars().take(2 * LINK).collect();
        }
        chain
    }

    /// As the minutes print a head.
    pub fn head(&self) -> String {
        format!("{}:{}", self.seq, self.digits)
    }

    /// So many lines at the beginning are the same in both.
    pub fn same(&self, other: &Self) -> u64 {
        if self.seq == other.seq && self.digits == other.digits {
            return self.seq;
        }
        let pairs = self.links.as_bytes().chunks(LINK).zip(other.links.as_bytes().chunks(LINK));
        pairs.take_while(|(mine, others)| mine == others).count() as u64
    }

    /// Neither is a beginning of the other.
    pub fn forks_from(&self, other: &Self) -> bool {
        self.same(other) < self.seq.min(other.seq)
    }
}

/// Something of a meeting that goes on, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// Of the meeting.
    Of(Ref),
    /// What a unit said.
    Response(ResponseNo),
    /// An option in words that a choice picked: the vote, and its place there.
    Picked(VoteNo, u16),
}

/// What a meeting says of one thing that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// The numbers it has there: a row and the pledge of who leads it are one.
    pub refs: Vec<Mark>,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// What was offered, in own words.
    pub words: Option<String>,
    /// Where it goes.
    pub to: Option<Destination>,
    /// The unit.
    pub receiver: Option<String>,
    /// Who leads.
    pub lead: Option<Party>,
    /// Who helps.
    pub helpers: Vec<Party>,
    /// Whose point it was.
    pub author: Option<Party>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Why, for what is not taken up.
    pub reason: Option<String>,
    /// What it carries out.
    pub part_of: Option<Mark>,
    /// It was handed in already.
    pub sent: bool,
    /// A motion that rows of the plan carry out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carried: bool,
}

impl Seed {
    /// Where it begins.
    pub fn begins(&self) -> State {
        match Track::to(self.to) {
            _ if self.to == Some(Destination::Declined) => State::Refused,
            Track::Referral if self.sent => State::Sent,
            track => lifecycle::begins(track),
        }
    }

    /// Its number: the one that it hung on the wall with, at the meeting that has this number.
    pub fn no(&self, of: MeetingNo) -> Option<ItemNo> {
        let (series, n) = Series::of(*self.refs.first()?);
        Some(ItemNo { of, series, n })
    }
}

/// What became of a promise that the meeting opened with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    /// The item.
    pub item: ItemNo,
    /// What was said.
    pub state: PromiseState,
    /// With what words.
    pub note: Option<String>,
    /// Who takes it on, where it was handed over and the words name somebody.
    pub to: Option<Party>,
}

/// All that a closed meeting leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Its id.
    pub meeting: Uuid,
    /// Which meeting of the year, if it says.
    pub number: Option<u16>,
    /// The day it was held.
    pub day: NaiveDate,
    /// The estate.
    pub estate: String,
    /// Its theme.
    pub theme: String,
    /// How far its journal was read.
    pub chain: Chain,
    /// It decided something that has to be posted.
    pub to_post: bool,
    /// Who sees to that.
    pub publisher: Option<Party>,
    /// The meeting after it.
    pub next: Option<(NaiveDate, Option<NaiveTime>, Option<String>)>,
    /// In which time its notice is posted, hangs, and is answered for.
    pub terms: Option<Terms>,
    /// What goes on.
    pub seeds: Vec<Seed>,
    /// What became of the last promises.
    pub reviews: Vec<Reviewed>,
    /// What became of matters that were raised there.
    pub raised: Vec<Raised>,
}

impl Report {
    /// Of a closed meeting. A practice copy is no record, unless it is wanted all the same.
    pub fn of(meeting: &Meeting, chain: Chain, practice_too: bool) -> Result<Self, Why> {
        let opening = meeting.opening.as_deref().ok_or(Why::NotOpened)?;
        let closed = meeting.closed.as_ref().ok_or(Why::NotClosed)?;
        if opening.practice && !practice_too {
            return Err(Why::Practice);
        }
        let reader = Reader { meeting };
        let reviews = (1..).zip(&opening.promises).filter_map(|(place, promise)| {
            let (state, note) = meeting.reviews.get(&PromiseNo(place))?;
            let handed = *state == PromiseState::Handed;
            let to = note.as_deref().filter(|_| handed).and_then(|note| reader.wearer(note));
            Some(Reviewed { item: promise.item.parse().ok()?, state: *state, note: note.clone(), to })
        });
        let seeds = reader.seeds();
        let notice = opening.charter.notice;
        let decided = |motion: &crate::meeting::state::Motion| matches!(motion.state, MotionState::Decided { .. });
        Ok(Self {
            meeting: opening.id,
            number: opening.number.filter(|number| *number > 0),
            day: meeting.started.unwrap_or(closed.at).date(),
            estate: opening.estate.clone(),
            theme: opening.theme.clone(),
            chain,
            to_post: meeting.motions.values().any(decided),
            publisher: reader.publisher(),
            terms: Some(Terms { within: notice.within, days: notice.days, answer: notice.answer }),
            next: meeting.follow_up.as_ref().map(|next| (next.date, next.time, next.place.clone())),
            reviews: reviews.collect(),
            raised: super::raised::all(meeting, &seeds),
            seeds,
        })
    }
}

struct Reader<'a> {
    meeting: &'a Meeting,
}

impl Reader<'_> {
    fn seeds(&self) -> Vec<Seed> {
        let m = self.meeting;
        let mut seeds: Vec<Seed> = m.motions.values().filter_map(|motion| self.motion(motion)).collect();
        seeds.extend(m.actions.values().filter(|row| m.is_planned(row)).map(|row| self.action(row)));
        let own = m.pledges.values().filter(|pledge| m.promised_row(pledge.no).is_none() && m.stops(pledge).is_none());
        seeds.extend(own.map(|pledge| self.pledge(pledge)));
        seeds.extend(m.responses.values().filter_map(|response| {
            let text = response.text.clone()?;
            let lead = Some(Party::Unit(response.org.clone()));
            let refs = vec![Mark::Response(response.no)];
            // A unit's word is followed like anybody's.
            Some(Seed { refs, lead, due: response.due, ..seed(Kind::Response, text, Some(Destination::Residents)) })
        }));
        seeds.extend(m.parked.values().filter(|parked| self.is_set_aside(parked)).map(|parked| self.parked(parked)));
        seeds.extend(m.picked_topics().into_iter().filter_map(|topic| self.picked(topic)));
        seeds.extend(m.chosen().filter_map(|(vote, option, choice)| match choice {
            Choice::Topic(_) => None,
            Choice::Text(text) => self.picked_text(vote, option, choice, text),
        }));
        let told: BTreeSet<Mark> = seeds.iter().flat_map(|seed| seed.refs.iter().copied()).collect();
        let untold = m.forwards.keys().filter(|of| !told.contains(&Mark::Of(**of)));
        seeds.extend(untold.filter_map(|of| self.forwarded(*of)));
        // Made after the others were left for the next meeting, or before anything was: nothing is lost.
        let live = |topic: &&Topic| topic.fate == TopicFate::Live && !m.forwards.contains_key(&Ref::Topic(topic.no));
        let live = m.topics.values().filter(live).map(|topic| Ref::Topic(topic.no));
        let live = live.filter(|of| !told.contains(&Mark::Of(*of))).filter_map(|of| self.forwarded(of));
        seeds.extend(live.map(|seed| Seed { to: seed.to.or(Some(Destination::NextMeeting)), ..seed }));
        seeds
    }

    fn party(&self, badge: Badge) -> Option<Party> {
        if badge == Badge::NOBODY {
            return None;
        }
        let person = self.meeting.people.get(&badge).and_then(|someone| someone.person);
        Some(person.map_or(Party::Badge(badge), Party::Person))
    }

    /// Who wears the badge that these words begin with: 17, 17号, 17号 王阿姨.
    fn wearer(&self, words: &str) -> Option<Party> {
        let words = crate::text::numbers(words);
        let rest = words.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = words.trim_start().strip_suffix(rest)?;
        let badge = self.meeting.wearer(Badge(digits.parse().ok()?));
        (rest.is_empty() || rest.starts_with(['号', ' '])).then_some(())?;
        self.meeting.people.contains_key(&badge).then(|| self.party(badge))?
    }

    /// The recorder, else the chair; as it was last.
    fn publisher(&self) -> Option<Party> {
        let last = |office: Office| {
            let log = self.meeting.office_log.iter().rev();
            log.filter(|(_, held, _)| *held == office).find_map(|(_, _, badge)| *badge)
        };
        last(Office::Recorder).or_else(|| last(Office::Chair)).and_then(|badge| self.party(badge))
    }

    /// As it reads after the last correction.
    fn read(&self, of: Ref, text: &str) -> String {
        let corrections = self.meeting.corrections.iter().rev();
        corrections.filter(|put| put.what == of).map(|put| put.text.clone()).next().unwrap_or_else(|| text.to_owned())
    }

    /// With where it was sent on, if it was.
    fn sent_on(&self, of: Ref, mut seed: Seed) -> Seed {
        if let Some(forward) = self.meeting.forwards.get(&of) {
            // The unit goes with the place: sent elsewhere without one, it is the place itself that answers.
            let same = seed.to == Some(forward.to);
            seed.to = Some(forward.to);
            seed.receiver = forward.receiver.clone().or(seed.receiver.filter(|_| same));
            seed.due = forward.due.or(seed.due);
            seed.reason.clone_from(&forward.reason);
            seed.sent = true;
        }
        seed
    }

    fn motion(&self, motion: &crate::meeting::state::Motion) -> Option<Seed> {
        let MotionState::Decided { verdict, to, .. } = motion.state else { return None };
        let of = Ref::Motion(motion.no);
        let kind = match verdict {
            Verdict::Passed => Kind::Motion,
            Verdict::Advised => Kind::Advice,
            // What did not pass goes on only if it was sent on.
            Verdict::NotPassed | Verdict::NotAdvised | Verdict::Consulted => {
                self.meeting.forwards.get(&of)?;
                Kind::Topic
            }
        };
        // Corrections of its words stand beside them, never in their place.
        let mut seed = seed(kind, line(&motion.stands_as()), to);
        seed.refs = vec![Mark::Of(of)];
        seed.receiver.clone_from(&motion.receiver);
        seed.author = motion.mover.and_then(|badge| self.party(badge));
        let carries = |row: &Action| row.motion == Some(motion.no) && self.meeting.is_planned(row);
        seed.carried = self.meeting.actions.values().any(carries);
        let seed = self.led(Task::Motion(motion.no), seed);
        Some(self.sent_on(of, seed))
    }

    /// With who leads it, and by when.
    fn led(&self, task: Task, mut seed: Seed) -> Seed {
        if let Some(lead) = self.meeting.leads.get(&task) {
            seed.lead = self.party(lead.badge);
            seed.due = lead.due;
        }
        seed
    }

    /// A motion that was set aside may have come back, and been voted on.
    fn is_set_aside(&self, parked: &ParkedItem) -> bool {
        let Some(Ref::Motion(motion)) = parked.what else { return true };
        let state = self.meeting.motions.get(&motion).map(|motion| &motion.state);
        matches!(state, Some(MotionState::Parked(no)) if *no == parked.no)
    }

    fn action(&self, row: &Action) -> Seed {
        let of = Ref::Action(row.no);
        let own = |pledge: &&Pledge| self.meeting.promised_row(pledge.no) == Some(row.no);
        let own: Vec<&Pledge> = self.meeting.pledges.values().filter(own).collect();
        let words: Vec<String> = own.iter().map(|pledge| self.read(Ref::Pledge(pledge.no), &pledge.text)).collect();
        let mut seed = seed(Kind::Action, self.read(of, &row.what), Some(Destination::Residents));
        seed.refs = std::iter::once(of).chain(own.iter().map(|pledge| Ref::Pledge(pledge.no))).map(Mark::Of).collect();
        seed.words = (!words.is_empty()).then(|| words.join("; "));
        seed.lead = row.owner.and_then(|badge| self.party(badge));
        seed.helpers = row.helpers.iter().filter_map(|badge| self.party(*badge)).collect();
        seed.due = row.due.or_else(|| own.iter().filter_map(|pledge| pledge.due).max());
        seed.part_of = row.motion.map(|motion| Mark::Of(Ref::Motion(motion)));
        self.sent_on(of, seed)
    }

    fn pledge(&self, pledge: &Pledge) -> Seed {
        let of = Ref::Pledge(pledge.no);
        let mut seed = seed(Kind::Pledge, self.read(of, &pledge.text), Some(Destination::Residents));
        seed.refs = vec![Mark::Of(of)];
        seed.lead = self.party(pledge.badge);
        seed.due = pledge.due;
        let whole = pledge.action.map(Ref::Action).or(pledge.motion.map(Ref::Motion));
        seed.part_of = whole.map(Mark::Of);
        self.sent_on(of, seed)
    }

    fn parked(&self, parked: &ParkedItem) -> Seed {
        let of = Ref::Parked(parked.no);
        let about = || parked.what.and_then(|what| self.title(what)).unwrap_or_default();
        // What was set aside keeps its own words; a remark stands beside them.
        let about = about();
        let (title, remark) = match &parked.text {
            Some(text) if about.is_empty() => (self.read(of, text), None),
            Some(text) => (about, Some(self.read(of, text))),
            None => (self.read(of, &about), None),
        };
        let mut seed = seed(Kind::Noted, title, parked.to);
        seed.words = remark;
        seed.refs = std::iter::once(of).chain(parked.what).map(Mark::Of).collect();
        seed.author = parked.badge.and_then(|badge| self.party(badge));
        let seed = parked.what.map_or(seed.clone(), |what| self.sent_on(what, seed));
        self.sent_on(of, seed)
    }

    /// What a choice picked is something to be done: by the residents, who still have to find who leads it, or as advice
    /// where somebody else settles it.
    fn picked(&self, topic: TopicNo) -> Option<Seed> {
        let of = Ref::Topic(topic);
        let scope = self.meeting.topics.get(&topic)?.scope;
        let verdict = vote::verdict(scope, Outcome::Carried);
        let to = vote::destination(scope, verdict)?;
        let kind = if verdict == Verdict::Passed { Kind::Action } else { Kind::Advice };
        let refs = vec![Mark::Of(of)];
        let seed = Seed { refs, ..seed(kind, self.read(of, &self.title(of)?), Some(to)) };
        let is_it = |(_, _, choice): &(VoteNo, u16, &Choice)| **choice == Choice::Topic(topic);
        let task = self.meeting.chosen().find(is_it).map(|(vote, option, _)| Task::Picked(vote, option));
        let seed = task.map_or(seed.clone(), |task| self.led(task, seed));
        Some(self.sent_on(of, seed))
    }

    /// The same of an option that is no topic.
    fn picked_text(&self, vote: VoteNo, option: u16, choice: &Choice, text: &str) -> Option<Seed> {
        let to = self.meeting.place_of(choice)?;
        let kind = if to == Destination::Residents { Kind::Action } else { Kind::Advice };
        let refs = vec![Mark::Picked(vote, option)];
        Some(self.led(Task::Picked(vote, option), Seed { refs, ..seed(kind, text.to_owned(), Some(to)) }))
    }

    fn forwarded(&self, of: Ref) -> Option<Seed> {
        // A topic that found its table after all, or went into another, waits for nothing; what was said of it by hand stays.
        let by_hand = self.meeting.forwards.get(&of).is_some_and(|sent| sent.to != Destination::NextMeeting);
        if let Ref::Topic(topic) = of
            && matches!(self.meeting.topics.get(&topic)?.fate, TopicFate::Dissolved)
            && !by_hand
        {
            return None;
        }
        let mut seed = seed(Kind::Topic, self.read(of, &self.title(of)?), None);
        seed.refs = vec![Mark::Of(of)];
        seed.author = match of {
            Ref::Card(card) => self.party(card.badge),
            Ref::Topic(topic) => self.meeting.topics.get(&topic)?.cards.first().and_then(|card| self.party(card.badge)),
            _ => None,
        };
        Some(self.sent_on(of, seed))
    }

    fn title(&self, of: Ref) -> Option<String> {
        let m = self.meeting;
        match of {
            Ref::Card(card) => Some(m.concerns.get(&card)?.text.clone().unwrap_or_else(|| card.to_string())),
            Ref::Topic(topic) => self.topic(topic),
            Ref::Group(group) => self.topic(m.groups.get(&group)?.topic),
            Ref::Motion(motion) => Some(line(&m.motions.get(&motion)?.stands_as())),
            Ref::Speech(speech) => m.speeches.get(&speech)?.text.clone(),
            Ref::Action(action) => Some(m.actions.get(&action)?.what.clone()),
            Ref::Pledge(pledge) => Some(m.pledges.get(&pledge)?.text.clone()),
            Ref::Parked(parked) => m.parked.get(&parked)?.text.clone(),
        }
    }

    /// An item needs a title: while the words are on paper, whoever follows it finds the card by its number.
    fn topic(&self, no: TopicNo) -> Option<String> {
        let by_number = || Some(self.meeting.topics.get(&no)?.cards.first()?.to_string());
        self.meeting.topic_title(no).or_else(by_number)
    }
}

fn seed(kind: Kind, title: String, to: Option<Destination>) -> Seed {
    Seed {
        refs: Vec::new(),
        kind,
        title,
        words: None,
        to,
        receiver: None,
        lead: None,
        helpers: Vec::new(),
        author: None,
        due: None,
        reason: None,
        part_of: None,
        sent: false,
        carried: false,
    }
}

/// A motion in one line, without the parts that are still open.
fn line(text: &MotionText) -> String {
    let parts = [&text.action, &text.object, &text.who, &text.when];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(lines: &[&str]) -> Chain {
        Chain::of(lines.iter().map(|line| format!("{line:0<16}")))
    }

    #[test]
    fn a_longer_copy_goes_on_and_another_goes_apart() {
        let (short, long, other) = (chain(&["a", "b"]), chain(&["a", "b", "c"]), chain(&["a", "x", "y"]));
        assert!(!short.forks_from(&long) && !long.forks_from(&short) && !short.forks_from(&short));
        assert!(other.forks_from(&long) && short.forks_from(&other));
        assert_eq!((long.same(&other), long.head().as_str()), (1, "3:c000000000000000"));
        assert!(!Chain::default().forks_from(&long));
    }
}
