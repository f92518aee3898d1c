//! Which hands are asked for while their counts lie on paper: the host turns the wall to the next ones, and the record has nothing of it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    meeting::{Meeting, numbers::VoteNo, words::Subject},
    view::{Ask, ask},
};

/// How far the host has asked for hands whose counts lie on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hands {
    /// In which vote.
    pub vote: VoteNo,
    /// As many were recorded when they were asked for.
    pub counted: usize,
    /// As many more were asked for since.
    pub asked: usize,
}

/// The open vote, how many counts it needs, and how many it has.
pub fn needed(meeting: &Meeting) -> Option<(VoteNo, usize, usize)> {
    let vote = meeting.open_vote()?;
    let (all, has) = match &vote.on {
        Subject::Choice { options, .. } => (options.len(), vote.options.len()),
        _ => (2, usize::from(vote.for_.is_some()) + usize::from(vote.against.is_some())),
    };
    Some((vote.no, all, has))
}

impl Hands {
    /// How many are down whose counts are not recorded: none of another vote, or once counts were.
    pub fn down(self, meeting: &Meeting) -> usize {
        let is_it = needed(meeting).is_some_and(|(vote, _, has)| (self.vote, self.counted) == (vote, has));
        if is_it { self.asked } else { 0 }
    }

    /// The meeting as the room sees it: hands that are down are not asked for again.
    pub fn shown(self, meeting: &Meeting) -> Cow<'_, Meeting> {
        let down = self.down(meeting);
        if down == 0 {
            return Cow::Borrowed(meeting);
        }
        let mut shown = meeting.clone();
        if let Some(vote) = shown.open_vote.and_then(|no| shown.votes.get_mut(&no)) {
            for _ in 0..down {
                match ask(vote) {
                    Ask::For => vote.for_ = Some(0),
                    Ask::Against | Ask::Close => {}
                    Ask::Option(option) => {
                        vote.options.insert(option, 0);
                    }
                }
            }
        }
        Cow::Owned(shown)
    }
}
