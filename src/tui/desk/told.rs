//! An evening that is typed later (补录): the moment in front of a line, or of all lines that follow.

use super::{Desk, Popup};
use crate::{
    charter::Stage,
    i18n::{grammar, refusal, time, tui as words},
    meeting::{Command, Moment, Name, Order, spec},
    tui::input::{self, Read, Said as Meant, Told},
    view::Tone,
};

impl Desk {
    /// The order with the moment that is being told. What is taken back is taken back now.
    pub(super) fn of_its_moment(&self, order: Order) -> Order {
        let turns = matches!(order.cmd, Command::Undo { .. } | Command::Redo {});
        let when = order.when.or_else(|| self.sitting.told().filter(|_| !turns));
        Order { when, ..order }
    }

    /// A sheet that is typed in after the close is about the end of the stage that it belongs to.
    pub(super) fn tell_of_its_stage(&mut self, name: Name) {
        let (meeting, stages) = (self.meeting(), spec::of(name).stages);
        let Some(close) = meeting.closed.as_ref().filter(|_| !stages.contains(&Stage::S7)) else { return };
        let last = meeting.visits.iter().rposition(|visit| stages.contains(&visit.stage) && visit.stage != Stage::S7);
        let Some(last) = last.filter(|_| self.sitting.told().is_none()) else { return };
        let ended = meeting.visits[last].left.filter(|left| *left < close.at);
        self.sitting.tell(Some(ended.map_or(close.at, |left| left.plus_ms(-1))));
    }

    /// What was told in one line is over when nothing of it is asked any more.
    pub(super) fn settle(&mut self) {
        if self.popup.is_none() && self.sitting.told() != self.telling {
            self.sitting.tell(self.telling);
        }
    }

    /// The moment that is meant, or why none can be.
    fn meant_moment(&self, told: Told) -> Result<Moment, String> {
        let moment = told.moment(self.meeting(), self.sitting.written());
        let moment = moment.ok_or_else(|| grammar::bad_moment(self.lang))?;
        // 8:40 is rarely that of the next morning.
        if let (None, Some(opened), Some(close)) = (told.day, self.meeting().opened(), &self.meeting().closed)
            && moment > close.at
        {
            let hhmm = |moment: Moment| time::hhmm(moment.time());
            return Err(grammar::outside(self.lang, &told.text(), &hhmm(opened), &hhmm(close.at)));
        }
        match self.sitting.impossible(moment) {
            Some(why) => Err(refusal::refusal(self.lang, &why, &self.names()).console),
            None => Ok(moment),
        }
    }

    /// A line as it would be read now, what stands behind a moment as it would be read then; why, where no such moment can be.
    pub(super) fn read_now(&self, line: &str) -> Result<(Read, Option<Moment>), String> {
        let read = input::read(line, self.stands());
        let Meant::Told(Some(told), rest) = &read.said else { return Ok((read, None)) };
        let moment = self.meant_moment(*told)?;
        if rest.is_empty() {
            return Ok((read, Some(moment)));
        }
        let then = self.sitting.timeline().as_it_stood(moment);
        Ok((input::read(rest, then.as_ref().unwrap_or_else(|| self.meeting())), Some(moment)))
    }

    /// What a moment alone does.
    pub(super) fn tells(&self, moment: Option<Moment>) -> String {
        let telling = |moment: Moment| words::telling(self.lang, &time::hhmm(moment.time()));
        moment.map_or_else(|| words::telling_now(self.lang), telling)
    }

    /// Takes a line with its moment; a moment alone holds for all that follow.
    pub(super) fn take_told(&mut self, told: Option<Told>, rest: &str) -> bool {
        let moment = match told.map(|told| self.meant_moment(told)).transpose() {
            Ok(moment) => moment,
            Err(why) => {
                self.say(why, Tone::Strong);
                return false;
            }
        };
        self.sitting.tell(moment);
        if rest.is_empty() {
            self.telling = moment;
            self.say(self.tells(moment), Tone::Strong);
            return true;
        }
        let taken = self.take_line(rest);
        self.settle();
        taken
    }

    /// The same for a line that was pasted.
    pub(super) fn take_pasted_told(&mut self, told: Option<Told>, rest: &str) -> Result<(), String> {
        let moment = told.map(|told| self.meant_moment(told)).transpose()?;
        self.sitting.tell(moment);
        if rest.is_empty() {
            self.telling = moment;
            return Ok(());
        }
        let taken = self.take_pasted(rest);
        self.sitting.tell(self.telling);
        taken
    }

    /// A moment typed into a form is that of the whole form, and holds for what follows.
    pub(super) fn tells_alone(&mut self, typed: &str) -> bool {
        let is_form = matches!(self.popup, Some(Popup::Form(_)));
        let read = input::read(typed, self.stands()).said;
        let Meant::Told(told, rest) = read else { return false };
        is_form && rest.is_empty() && self.take_told(told, "")
    }

    /// Whoever was typing an evening goes on where they were: no clock has run since.
    pub(super) fn goes_on_telling(&mut self) -> bool {
        let meeting = self.meeting();
        let newest = meeting.late.last().filter(|line| line.seq == meeting.seq && meeting.closed.is_none());
        let Some(when) = newest.map(|line| line.when) else { return false };
        self.telling = Some(when);
        self.sitting.tell(self.telling);
        self.say(self.tells(Some(when)), Tone::Strong);
        true
    }
}
