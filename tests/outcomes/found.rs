//! What a meeting came to, read from its state.

use yishi::{
    i18n::{Lang, names},
    meeting::{
        Meeting,
        numbers::MotionNo,
        state::{MotionState, TopicFate, Vote},
        vote::seats,
        words::{Choice, Outcome, Ref, Subject, Task, Verdict},
    },
    outcomes::{Kind, Paper},
    tracker::intake::Mark,
};

/// One outcome: what it is, and what must be read of it together.
pub struct Found {
    pub kind: Kind,
    /// Of what there is a packet.
    pub packet: Option<Mark>,
    /// Its number as it hung on the wall, if it has one.
    pub no: String,
    /// Words of people, and counts.
    pub texts: Vec<String>,
    pub counts: Vec<String>,
    /// The tracker has no item of its own for it.
    pub unnumbered: bool,
    /// It came to something else before.
    pub turned: bool,
    /// Others decide, and it is not sent to them.
    pub not_sent: bool,
}

fn at(kind: Kind) -> Found {
    Found {
        kind,
        packet: None,
        no: String::new(),
        texts: Vec::new(),
        counts: Vec::new(),
        unnumbered: false,
        turned: false,
        not_sent: false,
    }
}

impl Found {
    /// The table has a place for the kind; this one may lack what that paper goes by.
    pub fn goes(&self, paper: Paper) -> bool {
        !(paper == Paper::Item && self.unnumbered)
    }

    /// What it is about, apart from how it is called.
    pub fn about(&self) -> Vec<String> {
        self.texts.iter().chain(&self.counts).chain([&self.no]).filter(|word| !word.is_empty()).cloned().collect()
    }

    /// What must be read together, in one line or paragraph of a paper.
    pub fn words(&self, paper: Paper) -> Vec<String> {
        let mut words: Vec<String> = self.texts.clone();
        let by_name = matches!(self.kind, Kind::Row | Kind::Pledge | Kind::Lead | Kind::Topic | Kind::Parked);
        let numbered = match paper {
            Paper::Calendar => false,
            Paper::Wall => !by_name,
            _ => true,
        };
        if numbered && !self.no.is_empty() {
            words.push(self.no.clone());
        }
        let counted = !matches!(paper, Paper::Item | Paper::Calendar);
        if counted {
            words.extend(self.counts.clone());
        }
        words.extend(called(self, paper).iter().map(|word| (*word).to_owned()));
        words.retain(|word| !word.is_empty());
        words
    }
}

/// What no paper calls it where it is told in one line: the words of another verdict.
pub fn never_called(found: &Found) -> &'static [&'static str] {
    match found.kind {
        Kind::Passed => &["形成建议", "未通过", "没通过", "票数相同", "不递"],
        Kind::Advice => &["通过", "未通过", "没通过", "票数相同", "不递"],
        Kind::NotPassed | Kind::Tie if found.not_sent => &["通过", "形成建议", "未通过", "没通过"],
        Kind::NotPassed => &["通过", "形成建议", "票数相同", "不递"],
        Kind::Tie => &["通过", "形成建议"],
        Kind::Consulted => &["通过", "形成建议", "未通过", "没通过", "票数相同", "不递"],
        _ => &[],
    }
}

/// How each paper calls what a vote came to; the wall is warm.
fn called(found: &Found, paper: Paper) -> &'static [&'static str] {
    match (found.kind, paper) {
        (Kind::Passed, Paper::Item) => &["Motion"],
        (Kind::Advice, Paper::Item) => &["Advice"],
        (_, Paper::Item | Paper::Calendar) => &[],
        (Kind::Passed, Paper::Chat) => &["定了的事"],
        (Kind::Passed, Paper::Wall) => &["通过了|都同意"],
        (Kind::Passed, _) => &["通过"],
        (Kind::Advice, Paper::Chat) => &["递上去的建议"],
        (Kind::Advice, _) => &["形成建议"],
        (Kind::NotPassed | Kind::Tie, Paper::Chat) if found.not_sent => &["这次不递"],
        (Kind::NotPassed | Kind::Tie, Paper::Chat) => &["没通过"],
        (Kind::NotPassed, Paper::Wall) => &["没通过|没到一半|不够数|没人举手|这次不递"],
        (Kind::NotPassed, _) if found.not_sent => &["这次不递"],
        (Kind::NotPassed, _) => &["未通过"],
        (Kind::Tie | Kind::CutTie, Paper::Wall) => &["一样多"],
        (Kind::Tie, _) => &["票数相同"],
        (Kind::Consulted, Paper::Chat) => &["听了意见"],
        (Kind::Consulted, Paper::Wall) => &["记下了|先记意见|记作意见"],
        (Kind::Consulted, _) => &["征求意见|人数不够"],
        (Kind::Undecided, Paper::Archive | Paper::Circulated | Paper::Chat | Paper::Page) => &["没有表决"],
        (Kind::Withdrawn, Paper::Archive | Paper::Circulated | Paper::Chat | Paper::Page) => &["收回"],
        (Kind::CutTie, Paper::Sheets) => &["票数相同|并列"],
        (Kind::CutTie, _) => &["并列"],
        (Kind::EmptySeat, _) => &["空着"],
        (Kind::Recount, Paper::Archive | Paper::Circulated) => &["先前"],
        (Kind::Recount, _) => &["重新计票|重新数|重数|又数了|数过"],
        (Kind::Correction, _) => &["更正"],
        _ => &[],
    }
}

fn motion_words(meeting: &Meeting, no: MotionNo) -> Vec<String> {
    meeting.motions.get(&no).map(|motion| vec![motion.text.action.clone()]).unwrap_or_default()
}

pub fn found(m: &Meeting) -> Vec<Found> {
    let mut all = Vec::new();
    for motion in m.motions.values() {
        let base = |kind| Found {
            packet: Some(Mark::Of(Ref::Motion(motion.no))),
            no: format!("提议{}", motion.no),
            texts: motion_words(m, motion.no),
            ..at(kind)
        };
        match &motion.state {
            MotionState::Waiting | MotionState::Open => all.push(base(Kind::Undecided)),
            MotionState::Withdrawn(_) => all.push(base(Kind::Withdrawn)),
            MotionState::Decided { vote, verdict, .. } => {
                let Some(vote) = m.votes.get(vote) else { continue };
                // A vote that is counted again has no result meanwhile.
                let Some(result) = &vote.result else { continue };
                let kind = match (verdict, result.outcome) {
                    (Verdict::Passed, _) => Kind::Passed,
                    (Verdict::Advised, _) => Kind::Advice,
                    (Verdict::Consulted, _) => Kind::Consulted,
                    (Verdict::NotPassed | Verdict::NotAdvised, Outcome::Tie) => Kind::Tie,
                    (Verdict::NotPassed | Verdict::NotAdvised, _) => Kind::NotPassed,
                };
                let counts = vec![result.for_.to_string(), result.against.to_string()];
                let to = m.receiver_of(motion);
                let to = to.0.or(to.1.map(|to| names::destination(Lang::Zh, to).to_owned()));
                let turned_or_lowered = turned(vote).is_some() || motion.lowered.is_some();
                let not_sent = *verdict == Verdict::NotAdvised;
                let mut one = Found { counts, turned: turned_or_lowered, not_sent, ..base(kind) };
                if kind == Kind::Advice {
                    one.texts.extend(to);
                }
                all.push(one);
                all.extend(turned(vote).map(&base));
            }
            MotionState::Parked(_) => {}
        }
    }
    for vote in m.votes.values() {
        of_vote(m, vote, &mut all);
    }
    plan(m, &mut all);
    others(m, &mut all);
    all
}

fn turned(vote: &Vote) -> Option<Kind> {
    match (vote.corrections.is_empty(), vote.was.is_empty()) {
        (false, _) => Some(Kind::Correction),
        (true, false) => Some(Kind::Recount),
        (true, true) => None,
    }
}

fn of_vote(m: &Meeting, vote: &Vote, all: &mut Vec<Found>) {
    let Some(result) = &vote.result else { return };
    match &vote.on {
        Subject::Appeal(_) => {
            // With the vote of the chair, where it broke a tie.
            let counts = vec![result.for_.to_string(), result.against.to_string()];
            all.push(Found { counts, ..at(Kind::Appeal) });
        }
        Subject::Choice { title, options, .. } => {
            let Some(came) = seats(vote) else { return };
            let named = |no: &u16| match options.get(usize::from(*no) - 1) {
                Some(Choice::Topic(topic)) => m.topic_title(*topic).unwrap_or_default(),
                Some(Choice::Text(text)) => text.clone(),
                None => String::new(),
            };
            let hands = |no: &u16| vote.options.get(no).map(u16::to_string).unwrap_or_default();
            for no in &came.picked {
                let texts = vec![title.clone(), named(no)];
                let packet = match options.get(usize::from(*no) - 1) {
                    Some(Choice::Topic(topic)) if m.is_kept_off(Ref::Topic(*topic)) => None,
                    Some(Choice::Topic(topic)) => Some(Mark::Of(Ref::Topic(*topic))),
                    _ => Some(Mark::Picked(vote.no, *no)),
                };
                all.push(Found { packet, texts, counts: vec![hands(no)], ..at(Kind::Picked) });
            }
            for no in &came.tied {
                let texts = vec![title.clone(), named(no)];
                all.push(Found { texts, counts: vec![hands(no)], ..at(Kind::CutTie) });
            }
            if came.empty > 0 {
                all.push(Found {
                    texts: vec![title.clone()],
                    counts: vec![came.empty.to_string()],
                    ..at(Kind::EmptySeat)
                });
            }
            all.extend(turned(vote).map(|kind| Found { texts: vec![title.clone()], ..at(kind) }));
        }
        _ => {}
    }
}

/// The words, or those that a correction put beside them: the item goes by the last.
fn or_corrected(m: &Meeting, of: Ref, words: &str) -> String {
    let last = m.corrections.iter().rev().find(|put| put.what == of);
    last.map_or_else(|| words.to_owned(), |put| format!("{words}|{}", put.text))
}

fn plan(m: &Meeting, all: &mut Vec<Found>) {
    for row in m.live_rows().filter(|row| !m.parked.values().any(|item| item.what == Some(Ref::Action(row.no)))) {
        if row.owner.is_some() {
            let texts = vec![or_corrected(m, Ref::Action(row.no), &row.what)];
            all.push(Found { no: format!("行动{}", row.no), texts, ..at(Kind::Row) });
        }
    }
    for (task, lead) in m.leads.iter().filter(|(task, _)| m.tasks().contains(task)) {
        let (no, texts) = match task {
            Task::Motion(no) => (format!("提议{no}"), motion_words(m, *no)),
            Task::Picked(..) => (String::new(), m.task_words(*task).into_iter().collect()),
        };
        let who = names::address(Lang::Zh, lead.badge, None);
        let texts = texts.into_iter().chain([who]).collect();
        let unnumbered = matches!(task, Task::Picked(..));
        all.push(Found { no, texts, unnumbered, ..at(Kind::Lead) });
    }
    for pledge in m.pledges.values().filter(|pledge| m.promised_row(pledge.no).is_none()) {
        let stopped = m.stops(pledge).is_some();
        let texts = vec![or_corrected(m, Ref::Pledge(pledge.no), &pledge.text)];
        all.push(Found { no: format!("认领{}", pledge.no), texts, unnumbered: stopped, ..at(Kind::Pledge) });
    }
}

fn others(m: &Meeting, all: &mut Vec<Found>) {
    for item in m.parked.values().filter(|item| !m.is_kept_off(Ref::Parked(item.no)) && !m.taken_back(item)) {
        // A motion that was set aside and came back is a motion.
        let back = matches!(item.what, Some(Ref::Motion(no)) if m.motions.get(&no).is_some_and(|of| !matches!(of.state, MotionState::Parked(parked) if parked == item.no)));
        let texts = item.text.iter().map(|text| or_corrected(m, Ref::Parked(item.no), text)).collect();
        all.push(Found {
            no: format!("先记{}", item.no),
            texts,
            packet: (!back).then_some(Mark::Of(Ref::Parked(item.no))),
            unnumbered: back,
            ..at(Kind::Parked)
        });
    }
    for (what, forward) in m.sent_on() {
        let no = match what {
            Ref::Motion(no) => format!("提议{no}"),
            Ref::Action(no) => format!("行动{no}"),
            Ref::Topic(no) => format!("议题{no}"),
            _ => continue,
        };
        // Sent where its vote sent it anyway, it goes to the unit that it names.
        let named = match what {
            Ref::Motion(no) if matches!(m.motions[&no].state, MotionState::Decided { to: Some(to), .. } if to == forward.to) => {
                m.motions[&no].receiver.clone()
            }
            _ => None,
        };
        let unit = forward.receiver.clone().or(named);
        let to = unit.unwrap_or_else(|| names::destination(Lang::Zh, forward.to).to_owned());
        // Its cards went into another topic, or it was noted under another number.
        let unnumbered =
            matches!(what, Ref::Topic(no) if matches!(m.topics[&no].fate, TopicFate::Dissolved | TopicFate::Parked(_)));
        // What was noted and sent on under that number, too, has gone there.
        let again =
            m.parked.values().any(|item| item.what == Some(what) && m.forwards.contains_key(&Ref::Parked(item.no)));
        let unnumbered = unnumbered || again;
        all.push(Found { packet: Some(Mark::Of(what)), no, texts: vec![to], unnumbered, ..at(Kind::Forwarded) });
    }
    for topic in m.topics.values().filter(|topic| topic.is_told() && m.motions.is_empty()) {
        let title = m.topic_title(topic.no);
        let texts = title.iter().map(|title| or_corrected(m, Ref::Topic(topic.no), title)).collect();
        // What had a table was talked about, what was noted is followed under that number.
        let unnumbered = !matches!(topic.fate, TopicFate::Live | TopicFate::Next);
        let packet = Some(Mark::Of(Ref::Topic(topic.no)));
        all.push(Found { packet, no: format!("议题{}", topic.no), texts, unnumbered, ..at(Kind::Topic) });
    }
    for reply in m.responses.values() {
        let texts = [Some(reply.org.clone()), reply.text.clone()].into_iter().flatten().collect();
        let unnumbered = reply.text.is_none();
        all.push(Found { no: format!("回应{}", reply.no), texts, unnumbered, ..at(Kind::Response) });
    }
    for vacancy in &m.vacancies {
        let from = yishi::i18n::time::hhmm(vacancy.from.time());
        all.push(Found { texts: vec!["没有人主持".to_owned(), from], ..at(Kind::Vacancy) });
    }
    let sittings = m.sittings();
    for sitting in sittings.iter().filter(|_| sittings.len() > 1) {
        let day = yishi::i18n::time::date(Lang::Zh, sitting.from.date());
        let came = format!("到会{}人", m.came_to(sitting));
        all.push(Found { texts: vec![day, came], ..at(Kind::Sitting) });
    }
    if !m.late.is_empty() {
        all.push(Found { texts: vec![format!("有{}行是后来补录的", m.late.len())], ..at(Kind::Late) });
    }
}
