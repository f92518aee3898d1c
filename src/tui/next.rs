//! What the host most likely wants to do next, and what would supply something that is missing.
//!
//! Proposals only: whether it may be done is decided by the meeting, which is asked in any case.

use std::collections::BTreeSet;

use crate::{
    charter::Stage,
    i18n::{
        Lang,
        names::{self, Names},
        tui as words,
    },
    meeting::{
        Command, Event, Fact, Meeting, Missing, Name, Refusal,
        numbers::{AmendmentNo, Badge, Badges, GroupNo, PromiseNo, Span},
        query::OnPaper,
        refusal::Part,
        state::Group,
        vote::seats,
        words::{Choice, GroupRole, Office, Reading, Repeat, Side, Signer, Subject, Task},
    },
    tui::input,
    view::{Ask, ask, stage_name},
};

/// A command, or a form that is partly filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum NextAct {
    /// Ready to be given.
    Give(Command),
    /// More is asked.
    Fill(Name, Vec<(&'static str, String)>),
}

/// A form with nothing filled in.
fn blank(name: Name) -> NextAct {
    NextAct::Fill(name, Vec::new())
}

/// The likely next thing, and what to call it; `later` are tables that put their answer off. `None` where the host types, or has to choose.
pub fn likely(
    meeting: &Meeting,
    lang: Lang,
    names: &dyn Names,
    later: &BTreeSet<GroupNo>,
) -> Option<(NextAct, String)> {
    meeting.opening.as_ref()?;
    if meeting.closed.is_some() {
        return after(meeting, lang);
    }
    if meeting.adjourned.is_some() {
        return Some((NextAct::Give(Command::Resume {}), words::next_reconvene(lang)));
    }
    if meeting.roll_is_due() {
        return Some((blank(Name::CallRoll), words::next_roll(lang)));
    }
    if meeting.clock.paused.is_some() {
        return Some((NextAct::Give(Command::ResumeClock {}), words::next_resume(lang)));
    }
    // Who waits speaks all the same; what needs a chair is asked when nobody does.
    let waits = matches!(meeting.stage, Stage::S4 | Stage::S5) && meeting.open_vote.is_none();
    let waits = waits && meeting.next_speaker().is_some();
    if meeting.chair_empty().is_some() && meeting.running_speech().is_none() && !waits {
        return Some(fill_chair(meeting, lang, names));
    }
    if let Some(vote) = meeting.open_vote() {
        return (ask(vote) == Ask::Close).then(|| (NextAct::Give(Command::CloseVote {}), words::next_close_vote(lang)));
    }
    match meeting.stage {
        // Nobody is here: it is no time to begin.
        Stage::S0 if meeting.started.is_none() && !meeting.people.values().any(|participant| participant.present) => {
            None
        }
        Stage::S0 if meeting.started.is_none() => {
            Some((NextAct::Give(Command::StartMeeting {}), words::next_start(lang)))
        }
        Stage::S0 if unreviewed(meeting).is_some() => {
            unreviewed(meeting).map(|next| (blank(Name::ReviewPledge), words::next_review(lang, next)))
        }
        Stage::S5 if meeting.open_motion.is_none() && run_off(meeting, lang).is_some() => run_off(meeting, lang),
        Stage::S0 => advance(meeting, lang).or_else(|| office(meeting, lang)),
        Stage::S4 | Stage::S5 => floor(meeting, lang, names, later).or_else(|| advance(meeting, lang)),
        Stage::S2 => run_off(meeting, lang).or_else(|| advance(meeting, lang)),
        Stage::S6 => led_by(meeting, lang).or_else(|| advance(meeting, lang)),
        Stage::S3 => advance(meeting, lang).or_else(|| go_where(meeting, lang)),
        _ => advance(meeting, lang),
    }
}

/// What was decided comes first in the plan: who leads it is asked, and another key goes on without.
fn led_by(meeting: &Meeting, lang: Lang) -> Option<(NextAct, String)> {
    let missing = meeting.missing();
    missing.iter().find_map(|of| {
        let task = match of {
            Missing::Leader { motion } => Task::Motion(*motion),
            Missing::Picked { vote, option } => Task::Picked(*vote, *option),
            _ => return None,
        };
        Some((supply(of), words::next_leads(lang, &names::task(lang, task))))
    })
}

/// Who chairs and who records, before the opening is left.
fn office(meeting: &Meeting, lang: Lang) -> Option<(NextAct, String)> {
    let missing = meeting.missing();
    let of = missing.iter().find(|of| matches!(of, Missing::Chair | Missing::Recorder))?;
    let office = if *of == Missing::Chair { Office::Chair } else { Office::Recorder };
    Some((supply(of), words::next_office(lang, names::office(lang, office))))
}

/// After a tie at the cut line: a choice between those that tied, for the seats that stay empty.
fn run_off(meeting: &Meeting, lang: Lang) -> Option<(NextAct, String)> {
    let vote = meeting.newest_result().filter(|vote| vote.stage == meeting.stage)?;
    let Subject::Choice { title, options, .. } = &vote.on else { return None };
    let seats = seats(vote).filter(|seats| !seats.tied.is_empty() && meeting.run_off_of(vote).is_none())?;
    let word = |no: &u16| match options.get(usize::from(no.checked_sub(1)?))? {
        Choice::Topic(topic) => Some(topic.to_string()),
        Choice::Text(text) => Some(text.clone()).filter(|text| !text.contains(['/', '／'])),
    };
    let tied: Vec<String> = seats.tied.iter().map(word).collect::<Option<_>>()?;
    let on = words::SUBJECTS.iter().position(|(value, _)| *value == "Choice")? + 1;
    let given = vec![
        ("on", on.to_string()),
        ("on.title", words::run_off_title(lang, title)),
        ("on.options", tied.join("/")),
        ("on.pick", seats.empty.to_string()),
    ];
    Some((NextAct::Fill(Name::OpenVote, given), words::next_run_off(lang)))
}

/// A table is done and others still talk: who sits there is asked where they go. Nobody is sent.
fn go_where(meeting: &Meeting, lang: Lang) -> Option<(NextAct, String)> {
    let done = |group: &&Group| group.closed.is_some() && !group.members.is_empty();
    let group = meeting.tables().find(done).filter(|_| meeting.tables().any(|group| group.closed.is_none()))?;
    let badges: Vec<String> = group.members.iter().map(ToString::to_string).collect();
    Some((NextAct::Fill(Name::MoveTo, vec![("badges", badges.join(" "))]), words::next_where(lang, group.table)))
}

/// First what lies on paper, which the host types; then reading back; then who signs.
fn after(meeting: &Meeting, lang: Lang) -> Option<(NextAct, String)> {
    let left = meeting.on_paper();
    if left.iter().any(|of| matches!(of, OnPaper::Card(_) | OnPaper::Sheet(_) | OnPaper::Answer(_))) {
        return None;
    }
    if left.contains(&OnPaper::Reading) {
        return Some((NextAct::Give(Command::ReadAloud { what: Reading::Minutes }), words::next_read_back(lang)));
    }
    let signer = meeting.unsigned().into_iter().next()?;
    let role = [Signer::Chair, Signer::Recorder, Signer::Resident].iter().position(|role| *role == signer)? + 1;
    let given = vec![("role", role.to_string())];
    Some((NextAct::Fill(Name::SignMinutes, given), words::next_sign(lang, names::signer(lang, signer))))
}

/// The first promise of the last meetings that nobody has said anything of.
pub fn unreviewed(meeting: &Meeting) -> Option<PromiseNo> {
    let count = meeting.opening.as_ref().map_or(0, |opening| opening.promises.len());
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    (1..=count).map(PromiseNo).find(|no| !meeting.reviews.contains_key(no))
}

/// Only where nothing is in the way: otherwise the line of what is missing says what to do.
fn advance(meeting: &Meeting, lang: Lang) -> Option<(NextAct, String)> {
    let after = meeting.charter()?.after(meeting.stage);
    let ready = meeting.missing().iter().all(Missing::is_advice);
    ready.then(|| {
        (NextAct::Give(Command::AdvanceStage {}), words::next_advance(lang, &stage_name(meeting, after, lang)))
    })
}

/// The table that reported last, if it hasn't said what it can do itself: it is asked at once.
fn unanswered(meeting: &Meeting) -> Option<&Group> {
    let (group, _) = meeting.report?;
    meeting.groups.get(&group).filter(|group| !group.is_answered())
}

fn floor(meeting: &Meeting, lang: Lang, names: &dyn Names, later: &BTreeSet<GroupNo>) -> Option<(NextAct, String)> {
    if let Some(speech) = meeting.running_speech() {
        return Some((
            NextAct::Give(Command::EndSpeech { void: false }),
            words::next_end(lang, &names.who(speech.badge)),
        ));
    }
    if let Some(motion) = meeting.open_motion() {
        if let Some(next) = meeting.next_speaker() {
            return Some((
                NextAct::Give(Command::GrantFloor { badge: None }),
                words::next_grant(lang, &names.who(next.badge)),
            ));
        }
        // What is changed first: an amendment comes before the words that it would change.
        if let Some(amendment) = motion.open_amendment() {
            return Some((vote_on_amendment(amendment.no), words::next_vote_amendment(lang, amendment.no)));
        }
        if motion.debate.closed {
            let given = vec![("on", "1".to_owned()), ("on.motion", motion.no.to_string())];
            return Some((NextAct::Fill(Name::OpenVote, given), words::next_vote(lang)));
        }
        let words = if has_spoken(meeting) { words::next_close_debate(lang) } else { words::next_close_unspoken(lang) };
        return Some((NextAct::Give(Command::CloseDebate {}), words));
    }
    if let Some(group) = meeting.groups.values().find(|group| group.reported.is_none()) {
        let given = vec![("group", group.no.to_string())];
        return Some((NextAct::Fill(Name::ReportGroup, given), words::next_report(lang, group.table)));
    }
    let Some(waiting) = meeting.waiting_motions().next() else {
        let group = unanswered(meeting).filter(|group| !later.contains(&group.no))?;
        let given = vec![("group", group.no.to_string())];
        return Some((NextAct::Fill(Name::AnswerGroup, given), words::next_answer(lang, group.table)));
    };
    let given = vec![("motion", waiting.no.to_string())];
    Some((NextAct::Fill(Name::OpenMotion, given), words::next_motion(lang, waiting.no)))
}

/// Somebody has spoken on the open motion.
pub fn has_spoken(meeting: &Meeting) -> bool {
    let spoken = |no| meeting.speeches.get(no).is_some_and(|speech| !speech.void);
    meeting.open_motion().is_none_or(|motion| motion.debate.speeches.iter().any(spoken))
}

fn vote_on_amendment(amendment: AmendmentNo) -> NextAct {
    NextAct::Fill(Name::OpenVote, vec![("on", "2".to_owned()), ("on.amendment", amendment.to_string())])
}

/// What is so already is not proposed: while a motion is open, what comes next with it is.
pub fn goes_further(meeting: &Meeting, step: NextAct) -> NextAct {
    if step.name() != Name::OpenMotion {
        return step;
    }
    let Some(motion) = meeting.open_motion() else { return step };
    let vote = || NextAct::Fill(Name::OpenVote, vec![("on", "1".to_owned()), ("on.motion", motion.no.to_string())]);
    if meeting.running_speech().is_some() {
        NextAct::Give(Command::EndSpeech { void: false })
    } else if meeting.next_speaker().is_some() {
        NextAct::Give(Command::GrantFloor { badge: None })
    } else if let Some(amendment) = motion.open_amendment() {
        vote_on_amendment(amendment.no)
    } else if motion.debate.closed {
        vote()
    } else {
        NextAct::Give(Command::CloseDebate {})
    }
}

/// Which answer of a form a refusal is about.
pub fn field_at_fault(refusal: &Refusal) -> Option<&'static str> {
    match &refusal.fact {
        Fact::Lacks { parts } => parts.first().map(|part| match part {
            Part::Action => "action",
            Part::Object => "object",
            Part::Who => "who",
            Part::When => "when",
        }),
        Fact::Text { field, .. }
        | Fact::NoField { field }
        | Fact::Range { field, .. }
        | Fact::PastDay { field, .. } => Some(*field),
        _ => None,
    }
}

/// Who left the chair and is back takes it by one key, or else the deputy; without either somebody has to be named.
fn fill_chair(meeting: &Meeting, lang: Lang, names: &dyn Names) -> (NextAct, String) {
    match meeting.chair_back_in_room().or_else(|| meeting.standing_deputy()) {
        Some(badge) => (take_chair(badge), words::next_take_chair(lang, &names.who(badge))),
        None => (supply(&Missing::Chair), words::next_name_chair(lang)),
    }
}

/// One key: somebody takes the chair.
fn take_chair(badge: Badge) -> NextAct {
    NextAct::Give(Command::TakeOffice { office: Office::Chair, badge })
}

/// What would supply something that is missing.
pub fn supply(missing: &Missing) -> NextAct {
    let fill = |name, field, value: String| NextAct::Fill(name, vec![(field, value)]);
    match missing {
        Missing::Start => NextAct::Give(Command::StartMeeting {}),
        Missing::Chair => fill(Name::TakeOffice, "office", "1".to_owned()),
        Missing::Recorder => fill(Name::TakeOffice, "office", "3".to_owned()),
        Missing::Quorum { .. } => blank(Name::SignIn),
        Missing::Unplaced { .. } => {
            NextAct::Give(Command::Cluster { title: None, topic: None, cards: None, repeat: Repeat::Near, rest: true })
        }
        Missing::Topic => blank(Name::RaiseConcern),
        Missing::Posted => blank(Name::PostTopic),
        Missing::Convener { group } => fill(Name::Convene, "group", group.to_string()),
        Missing::Small { .. } | Missing::Full { .. } => blank(Name::MoveTo),
        Missing::Result { group } => fill(Name::DraftMotion, "group", group.to_string()),
        Missing::Reporter { group } => {
            NextAct::Fill(Name::TakeGroupRole, vec![("group", group.to_string()), ("role", "4".to_owned())])
        }
        Missing::Undecided { motion } => fill(Name::OpenMotion, "motion", motion.to_string()),
        Missing::Answer { group } => fill(Name::AnswerGroup, "group", group.to_string()),
        Missing::Leader { motion } => fill(Name::ClaimMotion, "motion", motion.to_string()),
        Missing::Picked { vote, option } => NextAct::Fill(
            Name::ClaimMotion,
            vec![("motion", String::new()), ("vote", vote.to_string()), ("option", option.to_string())],
        ),
        Missing::Owner { action } => fill(Name::ClaimAction, "action", action.to_string()),
        // Who leads it and who helps stay: only its day is asked.
        Missing::Date { action } => NextAct::Fill(
            Name::ClaimAction,
            vec![("action", action.to_string()), ("badge", String::new()), ("helpers", String::new())],
        ),
        Missing::Destination { parked } => {
            NextAct::Fill(Name::Forward, vec![("what", "8".to_owned()), ("what.no", parked.to_string())])
        }
    }
}

/// Somebody left a role at a table: who has it now is asked.
pub fn name_again(event: &Event) -> Option<NextAct> {
    const ROLES: [GroupRole; 4] =
        [GroupRole::Convener, GroupRole::Recorder, GroupRole::Timekeeper, GroupRole::Reporter];
    let Event::GroupRoleVacated { group, role, .. } = event else { return None };
    let place = ROLES.iter().position(|of| of == role)? + 1;
    Some(NextAct::Fill(Name::TakeGroupRole, vec![("group", group.to_string()), ("role", place.to_string())]))
}

/// What would make a refused command legal; afterwards it can be given again.
pub fn remedy(refusal: &Refusal) -> Option<NextAct> {
    match &refusal.fact {
        Fact::Missing { list } => list.iter().find(|of| **of != Missing::Start).map(supply),
        Fact::Nobody { badges, .. } if badges.contains(&Badge::NOBODY) => None,
        Fact::Nobody { badges, .. } => {
            let spans = badges.iter().map(|badge| Span::One(*badge)).collect();
            Some(NextAct::Give(input::sign_in(Badges(spans), None, None)))
        }
        Fact::ChairActs { deputy: Some(deputy), .. } => Some(NextAct::Give(Command::HandOverChair { to: *deputy })),
        Fact::AmendmentPending { amendment } => Some(vote_on_amendment(*amendment)),
        Fact::Own { motion } => Some(NextAct::Fill(Name::SetScope, vec![("motion", motion.to_string())])),
        Fact::ChairEmpty { deputy, back } => Some(back.or(*deputy).map_or_else(|| supply(&Missing::Chair), take_chair)),
        Fact::DebateOpen => Some(NextAct::Give(Command::CloseDebate {})),
        Fact::First { command } => Some(NextAct::whole(*command)),
        Fact::NoSide { badge } => Some(NextAct::Fill(Name::RaiseHand, vec![("badge", badge.to_string())])),
        Fact::CountsOrder { first } => {
            Some(blank(if *first == Side::For { Name::CountFor } else { Name::CountAgainst }))
        }
        Fact::CountsExceed { .. } | Fact::Counted => Some(blank(Name::Recount)),
        Fact::Uncounted { options } => {
            let next = options.first().map(|(no, _)| ("option", no.to_string()));
            Some(NextAct::Fill(Name::CountOption, next.into_iter().collect()))
        }
        _ => None,
    }
}

impl NextAct {
    /// The command itself if it needs no field, else its form.
    pub fn whole(name: Name) -> Self {
        let command = || ron::from_str(&format!("{}()", name.as_str())).ok();
        let ready = name.fields().is_empty().then(command).flatten();
        ready.map_or_else(|| blank(name), Self::Give)
    }

    /// The command that it gives, or asks about.
    pub fn name(&self) -> Name {
        match self {
            Self::Give(command) => command.name(),
            Self::Fill(name, _) => *name,
        }
    }
}
