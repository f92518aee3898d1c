//! What a packet is about: its words, what the meeting made of it, and where it goes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    i18n::{packet as words, tracker},
    meeting::{
        Meeting,
        numbers::{MotionNo, ParkedNo, TopicNo, VoteNo},
        state::{Forward, Motion, MotionState, ParkedItem, Topic, Vote},
        vote,
        words::{Choice, Destination, Outcome, Ref, Subject, Verdict},
    },
    minutes::{Scribe, names, say, scribe::percent, votes},
    text,
    tracker::{Item, Sending, State, Track, intake::Mark},
};

type Facts = Vec<(String, String)>;

pub(super) struct Matter {
    /// What it is about, in the words of the meeting.
    pub issue: Facts,
    /// What became of it there.
    pub decided: Facts,
    /// That it was settled, or wasn't, and whose it is to settle, as a sentence.
    pub standing: String,
    /// The meeting made it its own: what failed, was only heard, or was never voted on goes out as what it is.
    pub is_agreed: bool,
    /// Whoever gets it is asked to do something, not only told.
    pub asks: bool,
    pub to: Option<Destination>,
    pub unit: Option<String>,
    pub due: Option<NaiveDate>,
}

pub(super) fn all(m: &Meeting) -> Vec<Mark> {
    let motions = m.motions.keys().map(|no| Ref::Motion(*no));
    let noted = m.parked.values().filter(|item| !m.is_kept_off(Ref::Parked(item.no)) && !is_elsewhere(m, item));
    let topics = m.topics.values().filter(|topic| goes_on(m, topic));
    let texts = m.votes.values().flat_map(|vote| {
        let texts = picked(vote).filter(|(_, choice)| matches!(choice, Choice::Text(_)));
        texts.map(|(option, _)| Mark::Picked(vote.no, option))
    });
    let noted = noted.map(|item| Ref::Parked(item.no));
    let topics = topics.map(|topic| Ref::Topic(topic.no));
    // What was decided first, and what was only heard last.
    let motions = motions.map(Mark::Of).chain(texts);
    let others = m.sent_on().map(|(what, _)| what).chain(noted).chain(topics).map(Mark::Of);
    let mut once = BTreeSet::new();
    motions.chain(others).filter(|of| once.insert(*of)).collect()
}

/// A motion that was set aside and taken back, or that came back: its own packet says what became of it.
fn is_elsewhere(m: &Meeting, item: &ParkedItem) -> bool {
    let Some(Ref::Motion(no)) = item.what else { return false };
    m.motions.get(&no).is_some_and(|motion| !matches!(motion.state, MotionState::Parked(as_no) if as_no == item.no))
}

/// It was picked, or no motion took it up.
fn goes_on(m: &Meeting, topic: &Topic) -> bool {
    let is_picked = || m.votes.values().any(|vote| picked(vote).any(|(_, choice)| *choice == Choice::Topic(topic.no)));
    !m.is_kept_off(Ref::Topic(topic.no)) && (is_picked() || topic.is_told() && motions_of(m, topic.no).next().is_none())
}

/// What a choice picked, also where too few were there to decide.
fn picked(vote: &Vote) -> impl Iterator<Item = (u16, &Choice)> {
    let options: &[Choice] = if let Subject::Choice { options, .. } = &vote.on { options } else { &[] };
    let won = vote::seats(vote).map(|seats| seats.picked).unwrap_or_default();
    (1..).zip(options).filter(move |(option, _)| won.contains(option))
}

/// Motions that came from the tables of a topic.
fn motions_of(m: &Meeting, no: TopicNo) -> impl Iterator<Item = &Motion> {
    let of =
        move |motion: &&Motion| motion.group.and_then(|group| m.groups.get(&group)).is_some_and(|at| at.topic == no);
    m.motions.values().filter(of)
}

impl Matter {
    /// Nothing of what isn't there, and of the answer of a unit: it has come.
    pub fn of(scribe: &Scribe<'_>, of: Mark) -> Option<Self> {
        let mut matter = match of {
            Mark::Response(_) => return None,
            Mark::Picked(vote, option) => picked_text(scribe, vote, option)?,
            Mark::Of(Ref::Motion(no)) => motion(scribe, no)?,
            Mark::Of(Ref::Topic(no)) => topic(scribe, no),
            Mark::Of(Ref::Parked(no)) => noted(scribe, no)?,
            Mark::Of(what @ (Ref::Card(_) | Ref::Group(_) | Ref::Speech(_) | Ref::Action(_) | Ref::Pledge(_))) => {
                sent_on(scribe, what)
            }
        };
        if let Mark::Of(what) = of {
            let corrections = scribe.meeting.corrections.iter().filter(|put| put.what == what);
            let lang = scribe.lang;
            matter.issue.extend(
                corrections
                    .map(|put| (say::words_corrected(lang), say::words_corrected_to(lang, &put.text, &put.reason))),
            );
        }
        Some(matter)
    }

    /// Sent where somebody said by hand.
    fn sent(mut self, scribe: &Scribe<'_>, what: Ref) -> Self {
        let (m, lang) = (scribe.meeting, scribe.lang);
        let Some(forward) = m.forwards.get(&what) else { return self };
        self.decided.extend(stays(scribe, forward));
        self.decided.extend(forward.reason.clone().map(|reason| (words::remark(lang), reason)));
        (self.to, self.unit, self.due) = (Some(forward.to), m.unit_of(what, forward), forward.due.or(self.due));
        self
    }
}

/// Answers that are told: the newest of them.
const ANSWERS: usize = 2;
/// How much of one, in halves of a hanzi: the whole of it lies with the station.
const ANSWER: usize = 160;

impl Matter {
    /// What the tracker has of it since: where it went, and what was answered.
    pub fn since(&mut self, scribe: &Scribe<'_>, (item, now): (&Item, Option<&Sending>), today: NaiveDate) {
        let lang = scribe.lang;
        if item.track == Track::Referral {
            let sent_on = item.to != self.to || item.receiver.is_some();
            (self.to, self.due) = (item.to.or(self.to), item.due.or(self.due));
            self.unit = if sent_on { item.receiver.clone() } else { self.unit.take() };
        }
        let state = words::since(lang, tracker::state(lang, item.state), &scribe.date(item.moved));
        let why = item.why.iter().filter(|why| item.replies.iter().all(|reply| reply.text != **why));
        let why = why.map(|why| scribe.outside(why));
        let skipped = item.replies.len().saturating_sub(ANSWERS);
        let answers = item.replies.iter().skip(skipped).map(|reply| {
            let said =
                [Some(&reply.text), reply.document.as_ref()].into_iter().flatten().filter(|said| !said.is_empty());
            let said = scribe.outside(&said.cloned().collect::<Vec<_>>().join(" "));
            let said = words::answered(lang, &scribe.date(reply.on), &text::elide(&said, ANSWER));
            // What others answered, before it went here, is theirs.
            let other = reply.sending.filter(|no| now.is_none_or(|now| now.no != *no));
            let other = other.and_then(|no| item.sendings.iter().find(|sending| sending.no == no));
            other.map_or(said.clone(), |other| {
                let (no, to) = (tracker::sending_no(lang, other.no), tracker::sent_to(lang, other));
                words::answered_to(lang, &no, &to, &said)
            })
        });
        // That it lies here is nothing to whoever reads it.
        let state = (item.state != State::ToSend).then_some(state);
        let all: Vec<String> = state.into_iter().chain(why).chain(answers).collect();
        if !all.is_empty() {
            self.decided.push((words::until(lang, &scribe.date(today)), all.join(say::semicolon(lang))));
        }
    }
}

/// What goes to nobody else is said as it was said there: whoever sends it on all the same writes to whom.
fn stays(scribe: &Scribe<'_>, forward: &Forward) -> Option<(String, String)> {
    let lang = scribe.lang;
    let stays = words::receiver(lang, forward.to).is_none();
    stays.then(|| (words::goes(lang), names::destination(lang, forward.to).to_owned()))
}

fn motion(scribe: &Scribe<'_>, no: MotionNo) -> Option<Matter> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let motion = m.motions.get(&no)?;
    let is_agreed = matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed | Verdict::Advised, .. });
    let settled = |text: &str| if text.is_empty() { say::to_be_settled(lang) } else { text.to_owned() };
    let text = &motion.stands_as();
    let mut issue = vec![
        (if is_agreed { words::agreed_text(lang) } else { words::moved_text(lang) }, scribe.gist(text)),
        (words::who(lang), settled(&text.who)),
        (words::when(lang), settled(&text.when)),
    ];
    let group = motion.group.and_then(|group| m.groups.get(&group));
    issue.extend(group.and_then(|group| heard(scribe, group.topic, true)));
    let why = if is_agreed { words::beyond } else { words::beyond_open };
    let (unit, to) = m.receiver_of(motion);
    let matter = Matter {
        issue,
        decided: vote_of(scribe, motion),
        standing: why(lang, motion.scope),
        is_agreed,
        asks: is_agreed,
        to,
        unit,
        due: None,
    };
    Some(matter.sent(scribe, Ref::Motion(no)))
}

/// Where it comes from, and how many brought it up; by its words, where they don't stand above.
fn heard(scribe: &Scribe<'_>, no: TopicNo, named: bool) -> Option<(String, String)> {
    let topic = scribe.meeting.topics.get(&no)?;
    let counts = words::heard(scribe.lang, topic.cards.len(), topic.dots);
    let words = [scribe.topic(no), counts.clone()].join(say::colon(scribe.lang));
    Some((words::topic(scribe.lang), if named { words } else { counts }))
}

fn vote_of(scribe: &Scribe<'_>, motion: &Motion) -> Facts {
    let lang = scribe.lang;
    let vote = match motion.state {
        MotionState::Decided { vote, .. } => scribe.meeting.votes.get(&vote),
        _ => None,
    };
    let Some((vote, result)) = vote.and_then(|vote| Some((vote, vote.result.as_ref()?))) else {
        return vec![(say::vote_result(lang), words::not_voted(lang))];
    };
    let mut facts: Facts = votes::how_hands(scribe).map(|how| (words::how(lang), how)).into_iter().collect();
    let share = percent(result.for_.into(), vote.present.into()).map(|share| say::vote_share(lang, &share));
    let line = say::vote_line(
        lang,
        votes::unit(scribe),
        vote.present,
        result.for_,
        &share.unwrap_or_default(),
        result.against,
        result.not_voted,
    );
    facts.push((words::vote(lang), line));
    facts.push((say::vote_result(lang), votes::outcome_now(scribe, vote)));
    facts
}

/// Choices that came to a result and had it among their options, each with all its counts.
fn choices(scribe: &Scribe<'_>, of: &Choice) -> Facts {
    let lang = scribe.lang;
    let had = |vote: &&Vote| {
        let among = matches!(&vote.on, Subject::Choice { options, .. } if options.contains(of));
        among && vote.result.is_some()
    };
    let told = |vote: &Vote| {
        [
            (words::vote(lang), votes::subject(scribe, &vote.on)),
            (say::vote_result(lang), votes::outcome_in_full(scribe, vote)),
        ]
    };
    scribe.meeting.votes.values().filter(had).flat_map(told).collect()
}

/// What a choice made of an option: agreed as far as whoever settles it may, picked to be talked about, too few to decide, or left.
fn chosen(scribe: &Scribe<'_>, of: &Choice, decided: &Facts) -> (String, bool) {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let is_picked = m.votes.values().any(|vote| picked(vote).any(|(_, choice)| choice == of));
    let is_chosen = m.chosen().any(|(_, _, choice)| choice == of);
    match (is_picked, is_chosen, m.scope_of(of)) {
        (_, true, Some(scope)) => match vote::verdict(scope, Outcome::Carried) {
            Verdict::Passed | Verdict::Advised => (words::beyond(lang, scope), true),
            Verdict::NotPassed | Verdict::NotAdvised | Verdict::Consulted => (words::beyond_open(lang, scope), false),
        },
        (_, true, None) => (words::was_picked(lang), false),
        (true, false, _) => (words::was_picked_by_few(lang), false),
        (false, false, _) if decided.is_empty() => (words::was_heard(lang), false),
        (false, false, _) => (words::was_not_picked(lang), false),
    }
}

fn topic(scribe: &Scribe<'_>, no: TopicNo) -> Matter {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let choice = Choice::Topic(no);
    let mut decided = choices(scribe, &choice);
    let (standing, is_agreed) = chosen(scribe, &choice, &decided);
    // What its tables moved has a packet of its own; here it is said what became of that.
    let moved = motions_of(m, no).map(|motion| {
        let (_, outcome) = vote_of(scribe, motion).pop().unwrap_or_default();
        (scribe.motion(motion.no), outcome)
    });
    decided.extend(moved);
    if decided.is_empty() {
        decided.push((say::vote_result(lang), words::not_voted(lang)));
    }
    let issue = [(words::matter(lang), scribe.topic(no))].into_iter().chain(heard(scribe, no, false)).collect();
    let to = m.place_of(&choice).filter(|_| is_agreed);
    let matter = Matter { issue, decided, standing, is_agreed, asks: true, to, unit: None, due: None };
    matter.sent(scribe, Ref::Topic(no))
}

fn picked_text(scribe: &Scribe<'_>, vote: VoteNo, option: u16) -> Option<Matter> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let (_, choice) = picked(m.votes.get(&vote)?).find(|(no, _)| *no == option)?;
    let decided = choices(scribe, choice);
    let (standing, is_agreed) = chosen(scribe, choice, &decided);
    let issue = vec![(words::matter(lang), votes::choice(scribe, choice))];
    let to = m.place_of(choice).filter(|_| is_agreed);
    Some(Matter { issue, decided, standing, is_agreed, asks: true, to, unit: None, due: None })
}

fn noted(scribe: &Scribe<'_>, no: ParkedNo) -> Option<Matter> {
    let lang = scribe.lang;
    let item = scribe.meeting.parked.get(&no)?;
    let what = Ref::Parked(no);
    let mut issue = vec![(words::matter(lang), words_of(scribe, what))];
    // A remark stands beside the words of what was set aside.
    issue.extend(item.text.as_ref().and(item.what).map(|of| (words::about(lang), scribe.thing(of))));
    if let Some(Ref::Topic(topic)) = item.what {
        issue.extend(heard(scribe, topic, false));
    }
    let matter = Matter {
        issue,
        decided: vec![(say::vote_result(lang), words::noted(lang))],
        standing: words::was_noted(lang),
        is_agreed: false,
        asks: true,
        to: item.to,
        unit: None,
        due: None,
    };
    let matter = item.what.into_iter().fold(matter, |matter, of| matter.sent(scribe, of));
    Some(matter.sent(scribe, what))
}

fn sent_on(scribe: &Scribe<'_>, what: Ref) -> Matter {
    let lang = scribe.lang;
    let matter = Matter {
        issue: vec![(words::matter(lang), words_of(scribe, what))],
        decided: vec![(say::vote_result(lang), words::not_voted(lang))],
        standing: words::was_sent_on(lang),
        is_agreed: false,
        asks: true,
        to: None,
        unit: None,
        due: None,
    };
    matter.sent(scribe, what)
}

fn words_of(scribe: &Scribe<'_>, what: Ref) -> String {
    scribe.text_of(what).unwrap_or_else(|| say::on_paper(scribe.lang))
}
