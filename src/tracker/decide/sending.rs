//! What is handed in gets a number, and what is answered finds it.

use super::{Decision, maybe, text};
use crate::{
    text::{NOTE, TITLE},
    tracker::{
        command::{Step, StepName},
        event::Event,
        guard::Guard,
        item::Item,
        lifecycle,
        number::{Counted, ItemNo, SendingNo},
        refusal::{Refusal, Why},
        sending::{End, Reply, Says, Sending, WHY},
    },
};
use chrono::NaiveDate;

impl Decision<'_> {
    /// One more sending of an item, with nobody's answer.
    fn next_sending(&self, item: &Item) -> Option<Sending> {
        let (year, n) = self.next_of_year(Counted::Sending);
        Some(Sending {
            no: SendingNo { year, n },
            to: item.to?,
            receiver: item.receiver.clone(),
            made: self.today(),
            sent: None,
            due: item.due,
            why: None,
            files: Vec::new(),
            received: None,
            ended: None,
        })
    }

    /// The packet of an item is printed: it has the number of what is out, or the next one. Printed once more, it has the same.
    pub(super) fn make_sending(
        &self,
        no: ItemNo,
        due: Option<NaiveDate>,
        why: Option<&String>,
        files: &[String],
    ) -> Result<Vec<Event>, Refusal> {
        let item = self.ledger.items.get(&no).ok_or(Why::NoItem(no).of(no))?;
        self.made(item, due, why, files).map_err(|why| why.of(no))
    }

    fn made(
        &self,
        item: &Item,
        due: Option<NaiveDate>,
        why: Option<&String>,
        files: &[String],
    ) -> Result<Vec<Event>, Why> {
        self.happened(Some(item.since))?;
        self.missing(item, &Step::SetDue { due }, [Guard::Standing, Guard::Day].into_iter())?;
        if !item.is_to_be_answered() {
            return Err(Why::Step { step: StepName::Send, state: item.state, possible: lifecycle::steps(item) });
        }
        let Some(mut sending) = item.sending().cloned().or_else(|| self.next_sending(item)) else {
            return Ok(Vec::new());
        };
        sending.due = due.or(sending.due);
        sending.why = maybe(why, WHY)?.or(sending.why);
        for file in files {
            let file = text(file, TITLE)?;
            if !sending.files.contains(&file) {
                sending.files.push(file);
            }
        }
        if item.sending() == Some(&sending) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::SendingMade { item: item.no, sending: Box::new(sending) }])
    }

    /// What is handed in without a packet has a number as well, and so has what goes to somebody else than before.
    pub(super) fn numbered(&self, item: &Item, step: &Step) -> Option<Event> {
        let Step::Send { receiver, due } = step else { return None };
        let is_other = |out: &Sending| out.sent.is_some() && receiver.is_some() && out.receiver != *receiver;
        if item.sending().is_some_and(|out| !is_other(out)) {
            return None;
        }
        let next = self.next_sending(item)?;
        let sending = Sending { receiver: receiver.clone().or(next.receiver), due: due.or(next.due), ..next };
        Some(Event::SendingMade { item: item.no, sending: Box::new(sending) })
    }

    /// Somebody answered. What was sent elsewhere since keeps the answer, and stands where it stood.
    pub(super) fn reply(
        &self,
        no: SendingNo,
        says: Says,
        (said, document): (Option<&String>, Option<&String>),
    ) -> Result<Vec<Event>, Refusal> {
        let item = self.ledger.sent(no).ok_or(Why::NoSending(no))?;
        self.replied(item, no, says, (said, document)).map_err(|why| why.of(item.no))
    }

    fn replied(
        &self,
        item: &Item,
        no: SendingNo,
        says: Says,
        (said, document): (Option<&String>, Option<&String>),
    ) -> Result<Vec<Event>, Why> {
        if item.sendings.iter().any(|sending| sending.no == no && sending.sent.is_none()) {
            return Err(Why::NotHandedIn { sending: no, item: item.no });
        }
        let filled = |given: Option<&String>| given.filter(|given| !given.trim().is_empty()).cloned();
        let (said, document) = (filled(said), filled(document));
        let words = || said.clone().unwrap_or_default();
        let step = match says {
            Says::Answered => Step::Answer { text: words(), document: document.clone() },
            Says::Adopted => Step::Adopt { text: said.clone(), document: document.clone() },
            Says::Refused => Step::Refuse { reason: words(), document: document.clone() },
        };
        let is_newest = item.sendings.last().is_some_and(|sending| sending.no == no);
        let moves = is_newest && lifecycle::find(item.track, item.state, step.name()).is_some();
        let ended = item.sendings.iter().find(|sending| sending.no == no).and_then(|sending| sending.ended);
        let (end, guard) = match says {
            Says::Answered => (None, Guard::Answered),
            Says::Adopted => (Some(End::Adopted), Guard::Replied),
            Says::Refused => (Some(End::Refused), Guard::Reason),
        };
        // What says the same again, or comes behind the end, is kept; what would turn it takes a step that is possible.
        let is_kept = !is_newest || end.is_none() || end == ended.map(|(end, _)| end);
        if moves || !is_kept {
            return self.step_of(item, &step);
        }
        self.happened(Some(item.since))?;
        if said.is_none() && (document.is_none() || says != Says::Adopted) {
            return Err(Why::Missing { step: step.name(), state: item.state, missing: vec![guard] });
        }
        let reply = Reply {
            on: self.today(),
            text: maybe(said.as_ref(), NOTE)?.unwrap_or_default(),
            sending: Some(no),
            document: maybe(document.as_ref(), TITLE)?,
            says,
        };
        if item.replies.contains(&reply) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::Replied { item: item.no, reply: Box::new(reply) }])
    }
}
