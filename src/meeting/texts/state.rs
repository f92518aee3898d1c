//! Every text of people in a meeting as it stands, so that a paper can be built from a meeting whose texts are veiled. A field that is
//! added to the state has to be answered here.

use std::collections::BTreeMap;

use crate::meeting::{
    command::Promise,
    event::Opening,
    numbers::{ActionNo, MotionNo, ParkedNo, PledgeNo, ResponseNo, SpeechNo, VoteNo},
    state::{
        Action, Adjournment, Amendment, Cautioned, Close, Concern, Conclusion, Correction, FollowUp, Forward, Group,
        Hinted, LedgerKind, LedgerLine, Lowered, Meeting, Motion, Note, ParkedItem, Pledge, Response, Speech, Topic,
        TopicFate, Visit, Vote,
    },
    words::{Choice, MotionText, Ref, Subject},
};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Somebody's own words.
    People,
    /// Where a meeting is, and whose it is: who comes has to find the door.
    Place,
}

impl Meeting {
    /// The same meeting with other texts.
    #[must_use]
    pub fn with_texts(&self, put: &dyn Fn(&str, Of) -> String) -> Self {
        let mut meeting = self.clone();
        for (text, of) in meeting.texts_mut() {
            if !text.is_empty() {
                *text = put(text, of);
            }
        }
        meeting
    }

    /// Every text of people in it. Sectors, ids, numbers, moments and the charter are none.
    #[allow(clippy::too_many_lines, reason = "a line for each field")]
    pub fn texts_mut(&mut self) -> Vec<(&mut String, Of)> {
        let Self {
            opening,
            stage: _,
            started: _,
            ends: _,
            visits,
            clock: _,
            adjourned: _,
            adjournments,
            recesses: _,
            closed,
            reached: _,
            late: _,
            since: _,
            people: _,
            offices: _,
            office_told: _,
            office_log: _,
            chair_back: _,
            vacancies: _,
            cautions,
            reviews,
            readings: _,
            concerns,
            topics,
            dots_by: _,
            groups,
            moves: _,
            report: _,
            motions,
            open_motion: _,
            speeches,
            speaking: _,
            limits: _,
            rulings: _,
            votes,
            open_vote: _,
            actions,
            pledges,
            leads: _,
            parked,
            responses,
            forwards,
            hinted,
            follow_up,
            attachments,
            corrections,
            signatures: _,
            version: _,
            revised: _,
            ledger,
            seq: _,
            last_at: _,
            counted_since: _,
            moved: _,
        } = self;
        let mut texts = Texts(Vec::new());
        if let Some(opening) = opening {
            texts.opening(opening);
        }
        for visit in visits.iter_mut() {
            texts.visit(visit);
        }
        texts.all(
            adjournments
                .iter_mut()
                .map(|Adjournment { from: _, reason, until: _, resumed: _, settled: _, rolled: _ }| reason),
        );
        texts.all(closed.iter_mut().filter_map(|Close { at: _, typed: _, reason, stage: _, seq: _ }| reason.as_mut()));
        texts.all(reviews.values_mut().filter_map(|(_, note)| note.as_mut()));
        for concern in concerns.values_mut() {
            texts.concern(concern);
        }
        for topic in topics.values_mut() {
            texts.topic(topic);
        }
        for group in groups.values_mut() {
            texts.group(group);
        }
        texts.floor(motions, speeches, votes);
        texts.plan(actions, pledges, parked);
        texts.sent(responses, forwards, hinted);
        if let Some(FollowUp { date: _, time: _, place }) = follow_up {
            texts.places(place);
        }
        texts.all(attachments.iter_mut().map(|(name, _): &mut (String, Option<Ref>)| name));
        for correction in corrections.iter_mut() {
            texts.correction(correction);
        }
        texts.all(ledger.iter_mut().filter_map(waived));
        texts.all(cautions.iter_mut().filter_map(excepted));
        texts.0
    }
}

fn said(speech: &mut Speech) -> Option<&mut String> {
    speech.text.as_mut()
}

fn pledged(pledge: &mut Pledge) -> &mut String {
    &mut pledge.text
}

fn set_aside(item: &mut ParkedItem) -> Option<&mut String> {
    item.text.as_mut()
}

fn waived(line: &mut LedgerLine) -> Option<&mut String> {
    match &mut line.kind {
        LedgerKind::Waived(_, reason) => Some(reason),
        LedgerKind::Refused(..) | LedgerKind::Advised(_) | LedgerKind::Flagged(_) => None,
    }
}

fn excepted(caution: &mut Cautioned) -> Option<&mut String> {
    let Cautioned { at: _, seq: _, what: _, badge: _, reason } = caution;
    reason.as_mut()
}

struct Texts<'a>(Vec<(&'a mut String, Of)>);

impl<'a> Texts<'a> {
    fn all(&mut self, texts: impl IntoIterator<Item = &'a mut String>) {
        self.0.extend(texts.into_iter().map(|text| (text, Of::People)));
    }

    fn places(&mut self, texts: impl IntoIterator<Item = &'a mut String>) {
        self.0.extend(texts.into_iter().map(|text| (text, Of::Place)));
    }

    fn opening(&mut self, opening: &'a mut Opening) {
        let Opening { estate, theme, place, promises, .. } = opening;
        self.places([estate].into_iter().chain(place));
        self.all([theme]);
        self.all(promises.iter_mut().map(|Promise { text, .. }| text));
    }

    fn visit(&mut self, visit: &'a mut Visit) {
        let Visit { stage: _, entered: _, left: _, reason, missing: _, despite } = visit;
        self.all(reason.iter_mut().chain(despite));
    }

    fn concern(&mut self, concern: &'a mut Concern) {
        let Concern { text, place, .. } = concern;
        self.all(text);
        if let crate::meeting::state::CardPlace::Withheld(reason) = place {
            self.all([reason]);
        }
    }

    fn topic(&mut self, topic: &'a mut Topic) {
        let Topic { title, fate, .. } = topic;
        self.all(title);
        if let TopicFate::Withheld(reason) = fate {
            self.all([reason]);
        }
    }

    fn group(&mut self, group: &'a mut Group) {
        let Group { points, disagreements, surprises, conclusion, answer, .. } = group;
        let notes = points.iter_mut().chain(disagreements).chain(surprises);
        let conclusion = conclusion.iter_mut().map(|Conclusion { note, unsettled: _ }| note);
        self.all(notes.chain(conclusion).filter_map(|Note { text, at: _, said: _ }| text.as_mut()));
        self.all(answer);
    }

    /// What was before the room.
    fn floor(
        &mut self,
        motions: &'a mut BTreeMap<MotionNo, Motion>,
        speeches: &'a mut BTreeMap<SpeechNo, Speech>,
        votes: &'a mut BTreeMap<VoteNo, Vote>,
    ) {
        for motion in motions.values_mut() {
            self.motion(motion);
        }
        self.all(speeches.values_mut().filter_map(said));
        for vote in votes.values_mut() {
            self.vote(vote);
        }
    }

    /// What people took on, or left for another time.
    fn plan(
        &mut self,
        actions: &'a mut BTreeMap<ActionNo, Action>,
        pledges: &'a mut BTreeMap<PledgeNo, Pledge>,
        parked: &'a mut BTreeMap<ParkedNo, ParkedItem>,
    ) {
        for action in actions.values_mut() {
            self.action(action);
        }
        self.all(pledges.values_mut().map(pledged));
        self.all(parked.values_mut().filter_map(set_aside));
    }

    /// What units said, and what goes to them.
    fn sent(
        &mut self,
        responses: &'a mut BTreeMap<ResponseNo, Response>,
        forwards: &'a mut BTreeMap<Ref, Forward>,
        hinted: &'a mut BTreeMap<Ref, Hinted>,
    ) {
        for response in responses.values_mut() {
            self.response(response);
        }
        for forward in forwards.values_mut() {
            self.forward(forward);
        }
        for Hinted { word, scope: _, receiver } in hinted.values_mut() {
            self.all([word].into_iter().chain(receiver));
        }
    }

    fn parts(&mut self, text: &'a mut MotionText) {
        let MotionText { action, object, who, when } = text;
        self.all([action, object, who, when]);
    }

    fn motion(&mut self, motion: &'a mut Motion) {
        let Motion { text, earlier, receiver, amendments, lowered, .. } = motion;
        self.parts(text);
        for text in earlier.iter_mut() {
            self.parts(text);
        }
        self.all(receiver);
        for Amendment { text, on, .. } in amendments.iter_mut() {
            self.parts(text);
            self.parts(on);
        }
        self.all(lowered.iter_mut().map(|Lowered { at: _, from: _, reason }| reason));
    }

    fn vote(&mut self, vote: &'a mut Vote) {
        let Vote { on, cancelled, recounts, kept, corrections, .. } = vote;
        if let Subject::Choice { title, options, pick: _ } = on {
            self.all([title]);
            self.all(options.iter_mut().filter_map(|option| match option {
                Choice::Text(text) => Some(text),
                Choice::Topic(_) => None,
            }));
        }
        self.all(cancelled.iter_mut().chain(recounts).chain(kept));
        self.all(corrections.iter_mut().map(|correction| &mut correction.reason));
    }

    fn action(&mut self, action: &'a mut Action) {
        let Action { what, done_when, resources, with, dropped, .. } = action;
        self.all([what].into_iter().chain(done_when).chain(resources).chain(with).chain(dropped));
    }

    fn response(&mut self, response: &'a mut Response) {
        let Response { org, text, .. } = response;
        self.all([org].into_iter().chain(text));
    }

    fn forward(&mut self, forward: &'a mut Forward) {
        let Forward { receiver, reason, .. } = forward;
        self.all(receiver.iter_mut().chain(reason));
    }

    fn correction(&mut self, correction: &'a mut Correction) {
        let Correction { text, reason, .. } = correction;
        self.all([text, reason]);
    }
}
