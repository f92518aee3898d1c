//! What was decided and is ours to do, who leads it, and which table has not said what it can do.

use chrono::NaiveDate;

use crate::{
    charter::Scope,
    meeting::{
        Moment,
        numbers::{GroupNo, MotionNo, VoteNo},
        refusal::Missing,
        state::{Action, Meeting, MotionState, TopicFate, Vote},
        words::{Choice, Destination, Ref, Subject, Task, Verdict},
    },
};

impl Meeting {
    /// What passed as ours to do, and what a choice picked, unless it was sent on to somebody else.
    pub fn tasks(&self) -> Vec<Task> {
        let passed = self.motions.values().filter(|motion| {
            matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed, .. })
                && !self.is_sent_away(Ref::Motion(motion.no))
        });
        let ours = self.chosen().filter(|(.., choice)| self.scope_of(choice) == Some(Scope::Residents));
        let ours = ours.map(|(vote, option, _)| Task::Picked(vote, option));
        passed.map(|motion| Task::Motion(motion.no)).chain(ours).collect()
    }

    /// What choices picked, of which those who were there were enough to decide: the vote, the option, what it is.
    pub fn chosen(&self) -> impl Iterator<Item = (VoteNo, u16, &Choice)> {
        let decided = self.votes.values().filter(|vote| vote.short.is_none());
        decided.flat_map(|vote| picked(vote).map(|(option, choice)| (vote.no, option, choice)))
    }

    /// Those of them that nobody leads and no row of the plan carries out.
    pub fn leaderless(&self) -> Vec<Task> {
        let led = |task: &Task| self.leads.contains_key(task) || self.has_rows(*task);
        self.tasks().into_iter().filter(|task| !led(task)).collect()
    }

    fn has_rows(&self, task: Task) -> bool {
        matches!(task, Task::Motion(motion) if self.rows_of(motion).next().is_some())
    }

    /// The rows of the plan that carry a motion out: neither taken off nor set aside.
    pub fn rows_of(&self, motion: MotionNo) -> impl Iterator<Item = &Action> {
        let aside = |row: &Action| self.parked.values().any(|item| item.what == Some(Ref::Action(row.no)));
        self.actions.values().filter(move |row| row.motion == Some(motion) && row.dropped.is_none() && !aside(row))
    }

    /// Who settles what was picked: the scope of its topic, or what its words hint at. `None`: it went elsewhere since, to a
    /// table, to the next meeting, or to somebody.
    pub fn scope_of(&self, choice: &Choice) -> Option<Scope> {
        match choice {
            Choice::Topic(no) => {
                let topic = self.topics.get(no)?;
                (topic.fate == TopicFate::Live && !self.is_sent_away(Ref::Topic(*no))).then_some(topic.scope)
            }
            Choice::Text(text) => Some(self.scope_hint([text.as_str()]).map(|hint| hint.scope).unwrap_or_default()),
        }
    }

    /// Where what was picked goes; `None` also for what was only asked about.
    pub fn place_of(&self, choice: &Choice) -> Option<Destination> {
        match self.scope_of(choice)? {
            Scope::Residents => Some(Destination::Residents),
            Scope::Council => Some(Destination::Council),
            Scope::Owners => Some(Destination::Owners),
            Scope::Department => Some(Destination::Department),
            Scope::Unsure => Some(Destination::Community),
            Scope::Consult => None,
        }
    }

    fn is_sent_away(&self, what: Ref) -> bool {
        self.forwards.get(&what).is_some_and(|forward| forward.to != Destination::Residents)
    }

    /// The words of what is to be done; of a motion, what and where.
    pub fn task_words(&self, task: Task) -> Option<String> {
        match task {
            Task::Motion(no) => {
                let text = &self.motions.get(&no)?.stands_as();
                let parts = [text.action.as_str(), text.object.as_str()];
                Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
            Task::Picked(vote, option) => {
                let (_, choice) = picked(self.votes.get(&vote)?).find(|(no, _)| *no == option)?;
                match choice {
                    Choice::Topic(topic) => self.topic_title(*topic),
                    Choice::Text(text) => Some(text.clone()),
                }
            }
        }
    }

    /// Tables that said neither what they can do themselves, nor that it is for others.
    pub fn unanswered(&self) -> impl Iterator<Item = GroupNo> {
        self.groups.values().filter(|group| !group.is_answered()).map(|group| group.no)
    }

    /// What still needs a leader, as it is said before the plan is left.
    pub(super) fn missing_leaders(&self) -> impl Iterator<Item = Missing> {
        self.leaderless().into_iter().map(|task| match task {
            Task::Motion(motion) => Missing::Leader { motion },
            Task::Picked(vote, option) => Missing::Picked { vote, option },
        })
    }

    /// The first day that something to come can be named for: that of the sitting a moment lies in; before the first and
    /// after the close, of the moment itself.
    pub fn sitting_day(&self, at: Moment) -> NaiveDate {
        let before = |moment: &Moment| *moment <= at;
        let over = self.closed.as_ref().is_some_and(|close| close.at < at);
        let resumed = self.adjournments.iter().filter_map(|adjourned| adjourned.resumed);
        let sitting = self.started.into_iter().chain(resumed).filter(before).max().filter(|_| !over);
        sitting.unwrap_or(at).date()
    }
}

/// The options that a closed choice picked, with their numbers.
pub fn picked(vote: &Vote) -> impl Iterator<Item = (u16, &Choice)> {
    let result = vote.result.as_ref().filter(|_| vote.cancelled.is_none());
    let options: &[Choice] = match &vote.on {
        Subject::Choice { options, .. } => options,
        _ => &[],
    };
    let won = result.map_or(&[][..], |result| &result.picked).iter();
    won.filter_map(|option| Some((*option, options.get(usize::from(*option).checked_sub(1)?)?)))
}
