//! An evening that is typed later (补录): the moment in front of a line, or of all lines that follow.

use super::{Console, EditLine, Popup};
use crate::{
    charter::Stage,
    i18n::{grammar, refusal, time, tui as words},
    meeting::{Command, Moment, Name, Order, spec},
    sitting::{Answer, SittingError},
    tui::input::{self, Read, Said as Meant, Told},
    view::Tone,
};

impl Console {
    /// The order with the moment that is being told. What is taken back is taken back now.
    pub(super) fn of_its_moment(&self, order: Order) -> Order {
        let now = matches!(order.cmd, Command::Undo { .. } | Command::Redo {}) || self.is_of_the_record(&order.cmd);
        let when = order.when.or_else(|| self.sitting.told().filter(|_| !now));
        Order { when, ..order }
    }

    /// Gives an order of its moment; what puts the record right is given now, and the lines that follow are about theirs again.
    pub(super) fn give_told(&mut self, order: Order) -> Result<Answer, SittingError> {
        if order.when.is_some() || !self.is_of_the_record(&order.cmd) {
            return self.sitting.give(order);
        }
        self.sitting.tell(None);
        let answer = self.sitting.give(order);
        self.sitting.tell(self.telling);
        answer
    }

    /// Once the meeting is closed, what puts its record right or signs it is done now, whatever moment of the evening the lines before
    /// were about; unless that moment stands before the line itself.
    fn is_of_the_record(&self, command: &Command) -> bool {
        let of_the_record = matches!(
            command,
            Command::Correct { .. }
                | Command::CorrectVote { .. }
                | Command::SignMinutes { .. }
                | Command::ReadAloud { .. }
                | Command::Attach { .. }
        );
        let (told, close) = (self.sitting.told(), self.meeting().closed.as_ref());
        of_the_record && told == self.telling && close.is_some_and(|close| told.is_some_and(|told| told < close.at))
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
        self.watch_tour();
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
        moment.map_or_else(|| words::telling_now(self.lang), |moment| words::telling(self.lang, &self.hour_of(moment)))
    }

    /// A moment that is told, with its day where that is another than today's.
    pub(in crate::tui) fn hour_of(&self, moment: Moment) -> String {
        let hhmm = time::hhmm(moment.time());
        let other = moment.date() != self.sitting.written().date();
        if other { time::day_hhmm(self.lang, moment.date(), &hhmm) } else { hhmm }
    }

    /// Takes a line with its moment; a moment alone holds for all that follow. What of it was not taken.
    pub(super) fn take_told(&mut self, told: Option<Told>, line: &str, rest: &str) -> Option<String> {
        let moment = match told.map(|told| self.meant_moment(told)).transpose() {
            Ok(moment) => moment,
            Err(why) => {
                self.say(why, Tone::Strong);
                return Some(line.to_owned());
            }
        };
        self.sitting.tell(moment);
        if rest.is_empty() {
            self.telling = moment;
            self.say(self.tells(moment), Tone::Strong);
            return None;
        }
        let left = self.take_line(rest);
        self.settle();
        let before = line.trim().strip_suffix(rest).unwrap_or_default();
        left.map(|left| format!("{before}{left}"))
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
        is_form && rest.is_empty() && self.take_told(told, typed, "").is_none()
    }

    /// A line of another moment is a line of its own, and nobody's words in a form.
    pub(super) fn is_a_told_line(&mut self, typed: &str) -> bool {
        let Meant::Told(_, rest) = input::read(typed, self.stands()).said else { return false };
        let is = matches!(self.popup, Some(Popup::Form(_))) && !rest.is_empty();
        if is {
            self.line = EditLine::offer(typed);
            self.say(words::told_in_a_form(self.lang), Tone::Strong);
        }
        is
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
