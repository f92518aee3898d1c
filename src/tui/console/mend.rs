//! What was found later: the last lines, each with the form that puts it right, filled in with what stands there.

use std::mem::discriminant;

use super::{Console, Mend, Pick, Popup};
use crate::{
    i18n::{console, find, tui as words},
    meeting::{
        Command, Event, Meeting, Name,
        numbers::Badge,
        spec,
        words::{GroupRole, Office},
    },
    tui::{
        form::Form,
        list::{Answers, List},
        next::NextAct,
    },
    view::Tone,
};

/// As many lines are looked at, from the newest back.
const LINES: usize = 60;
/// As much of a line is told.
const TOLD: usize = 2;

fn blank<const N: usize>(which: (&'static str, String), rest: [&'static str; N]) -> Vec<(&'static str, String)> {
    std::iter::once(which).chain(rest.map(|field| (field, String::new()))).collect()
}

/// Badges as they are typed.
fn join(badges: &[Badge]) -> String {
    badges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

impl Console {
    /// Undo, or what can be put right instead.
    pub(super) fn ask_undo(&mut self, answers: Answers) {
        let lang = self.lang;
        let fixes = self.mends();
        let names = self.names();
        let undo = self.sitting.timeline().undoable().map(|entry| {
            let what = self.told_of(&entry.events, &names, TOLD);
            let step = NextAct::Give(Command::Undo { seq: entry.seq });
            (console::con_undo(lang, &what), Pick::Do(step))
        });
        let row = |words: String, pick| (words, String::new(), pick);
        match undo {
            Some((ask, undo)) => {
                let mut rows = vec![row(words::do_it(lang), undo), row(words::leave_it(lang), Pick::Close)];
                if !fixes.is_empty() {
                    rows.push(row(words::mend_earlier(lang), Pick::Mends));
                }
                if self.sitting.timeline().undoables().nth(1).is_some() {
                    rows.push(row(find::back_to(lang), Pick::History));
                }
                self.open(Popup::List(List::new(ask, rows).answered(answers)));
            }
            None if fixes.is_empty() => self.say(words::nothing_to_undo(lang), Tone::Strong),
            None => self.open_mends(),
        }
    }

    /// The last lines that can be put right, the newest first.
    pub(super) fn open_mends(&mut self) {
        let rows = self.mends().into_iter().map(|(line, mend)| (line, String::new(), Pick::Mend(mend))).collect();
        self.open_list(&words::mends(self.lang), rows);
    }

    fn mends(&self) -> Vec<(String, Mend)> {
        let (names, meeting) = (self.names(), self.meeting());
        let mut found: Vec<(String, Mend)> = Vec::new();
        let standing: Vec<_> = self.sitting.timeline().standing().collect();
        for entry in standing.into_iter().rev().take(LINES) {
            let mend = |event| Some((event, self.mend(meeting, event)?));
            let Some((of, mut mend)) = entry.events.iter().find_map(mend) else { continue };
            if entry.events.iter().filter(|event| discriminant(*event) == discriminant(of)).count() > 1 {
                // Which of them is asked.
                mend.given.drain(..1);
                mend.stands.clear();
            }
            if spec::standing(meeting, mend.name).is_ok() && found.iter().all(|(_, known)| *known != mend) {
                found.push((self.told_of(&entry.events, &names, TOLD), mend));
            }
        }
        found
    }

    /// The form in which what an event says can be put right.
    #[allow(clippy::too_many_lines)] // one arm an event
    fn mend(&self, meeting: &Meeting, event: &Event) -> Option<Mend> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let badge = |badge: Option<&Badge>| ("badge", badge.map(ToString::to_string).unwrap_or_default());
        let (name, given, stands) = match event {
            Event::SignedIn { badge, .. } | Event::ParticipantEdited { badge, .. } => (
                Name::EditParticipant,
                blank(("badge", badge.to_string()), ["sector", "household", "observer", "minor", "name"]),
                vec![("call", self.sitting.call(*badge).unwrap_or_default().to_owned())],
            ),
            Event::OfficeTaken { office, .. } => {
                const OFFICES: [Office; 4] = [Office::Chair, Office::Deputy, Office::Recorder, Office::Timekeeper];
                let place = OFFICES.iter().position(|of| of == office)? + 1;
                let given = blank(("office", place.to_string()), []);
                (Name::TakeOffice, given, vec![badge(meeting.offices.get(office))])
            }
            Event::ConcernRaised { card, .. } | Event::ConcernEdited { card, .. } => {
                let now = text(&meeting.concerns.get(card)?.text);
                (Name::EditConcern, blank(("card", card.to_string()), []), vec![("text", now)])
            }
            Event::TopicMade { topic, .. } | Event::TopicRenamed { topic, .. } => {
                let now = text(&meeting.topics.get(topic)?.title);
                let given = blank(("topic", topic.to_string()), ["cards", "repeat", "rest"]);
                (Name::Cluster, given, vec![("title", now)])
            }
            Event::DotsCounted { dots, .. } => {
                let dots = dots.iter().filter_map(|(no, _)| meeting.topics.get(no));
                let now = dots.map(|topic| format!("{}:{}", topic.no, topic.counted)).collect::<Vec<_>>().join(" ");
                (Name::CountDots, vec![("more", "2".to_owned())], vec![("dots", now)])
            }
            Event::TopicScopeSet { topic, .. } => {
                (Name::SetTopicScope, blank(("topic", topic.to_string()), []), Vec::new())
            }
            Event::SignedUp { badge, group } | Event::Moved { badge, to: Some(group), .. } => {
                let given = blank(("badges", badge.to_string()), []);
                (Name::MoveTo, given, vec![("group", group.to_string())])
            }
            Event::Convened { group, .. } => {
                let now = meeting.groups.get(group)?.roles.get(&GroupRole::Convener);
                (Name::Convene, blank(("group", group.to_string()), []), vec![badge(now)])
            }
            Event::GroupRoleTaken { group, role, .. } => {
                const ROLES: [GroupRole; 4] =
                    [GroupRole::Convener, GroupRole::Recorder, GroupRole::Timekeeper, GroupRole::Reporter];
                let place = ROLES.iter().position(|of| of == role)? + 1;
                let now = meeting.groups.get(group)?.roles.get(role);
                let given = vec![("group", group.to_string()), ("role", place.to_string())];
                (Name::TakeGroupRole, given, vec![badge(now)])
            }
            Event::ConclusionNoted { group, .. } => {
                let now = meeting.groups.get(group)?.conclusion.as_ref()?;
                let settled = if now.unsettled { "1" } else { "2" };
                let mut given = blank(("group", group.to_string()), ["badge", "said"]);
                given.push(("unsettled", settled.to_owned()));
                (Name::NoteConclusion, given, vec![("text", text(&now.note.text))])
            }
            Event::AnswerNoted { group, .. } => {
                let now = text(&meeting.groups.get(group)?.answer);
                (Name::ReportGroup, blank(("group", group.to_string()), ["badge"]), vec![("answer", now)])
            }
            Event::PointNoted { group, text, .. }
            | Event::DisagreementNoted { group, text, .. }
            | Event::SurpriseNoted { group, text, .. } => {
                let table = meeting.groups.get(group)?;
                let (name, notes) = match event {
                    Event::PointNoted { .. } => (Name::NotePoint, &table.points),
                    Event::DisagreementNoted { .. } => (Name::NoteDisagreement, &table.disagreements),
                    _ => (Name::NoteSurprise, &table.surprises),
                };
                // What was written anew since is offered by the line that did it.
                let place = notes.iter().rposition(|note| note.text == *text)? + 1;
                let now = text.clone().unwrap_or_default();
                if meeting.closed.is_some() && text.is_some() {
                    // A correction stands beside what was read out.
                    let given = vec![("what", "3".to_owned()), ("what.no", group.to_string())];
                    (Name::Correct, given, vec![("text", now)])
                } else {
                    let given = vec![("group", group.to_string()), ("no", place.to_string())];
                    (name, given, vec![("text", now)])
                }
            }
            Event::MotionFiled { motion, .. } | Event::MotionEdited { motion, .. } => {
                let now = &meeting.motions.get(motion).filter(|motion| motion.is_undecided())?.text;
                let parts = [("action", &now.action), ("object", &now.object), ("who", &now.who), ("when", &now.when)];
                let stands = parts.map(|(part, now)| (part, now.clone())).to_vec();
                (Name::EditMotion, blank(("motion", motion.to_string()), []), stands)
            }
            Event::ScopeSet { motion, .. } => (Name::SetScope, blank(("motion", motion.to_string()), []), Vec::new()),
            Event::VoteClosed { vote, .. } => {
                let vote = meeting.votes.get(vote)?;
                let result = vote.result.as_ref()?;
                let given = blank(("vote", vote.no.to_string()), []);
                if meeting.no_recount(vote).is_none() {
                    return Some(Mend { name: Name::Recount, given, stands: Vec::new() });
                }
                let mut stands = vec![("tellers", join(&vote.tellers))];
                if !vote.on.is_choice() {
                    stands.extend([("for", result.for_.to_string()), ("against", result.against.to_string())]);
                }
                (Name::CorrectVote, given, stands)
            }
            Event::SpeechNoted { speech, .. } => {
                let now = text(&meeting.speeches.get(speech)?.text);
                let given = blank(("speech", speech.to_string()), ["motion", "badge", "side", "seconds", "said"]);
                (Name::NoteSpeech, given, vec![("text", now)])
            }
            Event::ActionProposed { action, .. } | Event::ActionClaimed { action, .. } => {
                let row = meeting.actions.get(action).filter(|row| row.dropped.is_none())?;
                if meeting.closed.is_some() {
                    let given = vec![("what", "6".to_owned()), ("what.no", action.to_string())];
                    (Name::Correct, given, vec![("text", row.what.clone())])
                } else {
                    let due = row.due.map(|due| due.to_string()).unwrap_or_default();
                    let stands = vec![badge(row.owner.as_ref()), ("due", due)];
                    (Name::ClaimAction, blank(("action", action.to_string()), []), stands)
                }
            }
            Event::Pledged { pledge, .. } => {
                let now = meeting.pledges.get(pledge)?.text.clone();
                let given = vec![("what", "7".to_owned()), ("what.no", pledge.to_string())];
                (Name::Correct, given, vec![("text", now)])
            }
            Event::FollowUpSet { .. } => {
                let now = meeting.follow_up.as_ref()?.date.to_string();
                (Name::SetFollowUp, Vec::new(), vec![("date", now)])
            }
            _ => return None,
        };
        Some(Mend { name, given, stands })
    }

    /// Opens the form with what stands there, to be written anew or edited.
    pub(super) fn put_right(&mut self, mend: Mend) {
        let names = self.names();
        let form = Form::new(mend.name, &mend.given, &self.room(&names)).over(mend.stands);
        self.open(Popup::Form(form));
        self.offer_what_stands();
    }
}
