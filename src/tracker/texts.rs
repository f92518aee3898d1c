//! What people said or wrote, wherever it stands in the history: so that it can be found, and taken out again.

use super::{
    command::Step,
    event::{Event, Taken, Wording},
    fund::{Claim, ClaimStep, Earmark, Pot},
    intake::Seed,
    item::Item,
    leaf::Ended,
    notice::{NewNotice, Notice, NoticeStep},
    project::{Project, ProjectStep},
    sending::Sending,
};
use crate::text::REDACTED;

impl Event {
    /// Every text of people in it. Ids, days and the names of units are none.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::MeetingTaken(taken) => {
                let place = taken.next.as_mut().and_then(|(_, _, place)| place.as_mut());
                place.into_iter().chain([&mut taken.theme]).collect()
            }
            Self::Added(item) => std::sync::Arc::make_mut(item).texts_mut(),
            Self::Moved { step, .. } => step.texts_mut(),
            Self::Reseeded { seed, .. } => seed.texts_mut(),
            Self::SendingMade { sending, .. } => sending.texts_mut(),
            Self::Replied { reply, .. } => vec![&mut reply.text],
            Self::Reviewed { review, .. } => review.note.iter_mut().collect(),
            Self::VisitLogged(visit) => visit.texts_mut(),
            Self::VisitMoved { step, .. } => step.texts_mut(),
            Self::Edited { was, now, .. } => was.texts_mut().into_iter().chain(now.texts_mut()).collect(),
            Self::ProjectAdded(project) => project.texts_mut(),
            Self::ProjectMoved { step, .. } => step.texts_mut(),
            Self::NoticeAdded(notice) => notice.texts_mut(),
            Self::NoticeMoved { step, .. } => step.texts_mut(),
            Self::PatrolSet { lines, .. } => lines.iter_mut().collect(),
            Self::LeafWritten { leaf, .. } => {
                leaf.body.texts_mut().into_iter().chain(leaf.ended.iter_mut().flat_map(Ended::texts_mut)).collect()
            }
            Self::LeafEnded { ended, .. } => ended.texts_mut(),
            Self::PotSet(pot) => pot.texts_mut(),
            Self::ClaimAdded(claim) => claim.texts_mut(),
            Self::ClaimMoved { step, .. } => step.texts_mut(),
            Self::Booked(entry) => entry.note.iter_mut().collect(),
            Self::Turned { .. }
            | Self::Joined { .. }
            | Self::Followed { .. }
            | Self::HeardAt { .. }
            | Self::NoticePosted { .. }
            | Self::CouncilSet(_)
            | Self::FundSet(_)
            | Self::PlaceSet(_)
            | Self::ShiftsSet(_) => Vec::new(),
        }
    }

    /// These texts as they stand.
    pub fn texts(&self) -> Vec<String> {
        self.clone().texts_mut().into_iter().map(|text| text.clone()).collect()
    }

    /// Puts [`REDACTED`] in the place of each text, and gives those that stood there.
    pub fn take_out(&mut self) -> Vec<String> {
        let texts = self.texts_mut().into_iter().filter(|text| !text.is_empty() && *text != REDACTED);
        texts.map(|text| std::mem::replace(text, REDACTED.to_owned())).collect()
    }
}

impl Taken {
    /// What was taken out of this stays out, whatever the minutes say.
    pub(super) fn keep_out(&mut self, known: &Self) {
        if known.theme == REDACTED {
            self.theme.clone_from(&known.theme);
        }
        let place = |taken: &Self| taken.next.as_ref().and_then(|(_, _, place)| place.clone());
        if let (Some(out), Some((_, _, Some(place)))) = (place(known).filter(|place| place == REDACTED), &mut self.next)
        {
            *place = out;
        }
    }
}

impl Item {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let notes = self.words.iter_mut().chain(&mut self.why).chain(&mut self.note);
        let replies = self.replies.iter_mut().map(|reply| &mut reply.text);
        let sendings = self.sendings.iter_mut().flat_map(Sending::texts_mut);
        let reviews = self.reviews.iter_mut().filter_map(|review| review.note.as_mut());
        let seed = self.source.iter_mut().flat_map(|source| source.seed.texts_mut());
        let desk = self.desk.iter_mut().flat_map(|desk| desk.building.iter_mut().chain(&mut desk.category));
        let title = std::iter::once(&mut self.title);
        title
            .chain(desk)
            .chain(notes)
            .chain(replies)
            .chain(sendings)
            .chain(&mut self.evidence)
            .chain(reviews)
            .chain(seed)
            .collect()
    }
}

impl Ended {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.why.iter_mut().chain(&mut self.basis).collect()
    }
}

impl Sending {
    /// The number of a document is no word of anybody.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.why.iter_mut().chain(&mut self.files).collect()
    }
}

impl Seed {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.words.iter_mut().chain(&mut self.reason).chain([&mut self.title]).collect()
    }

    /// What was taken out here stays out, whatever the minutes say.
    pub(super) fn without_what_was_taken_out(&self, known: &Self) -> Self {
        let mut seed = self.clone();
        let is_out = |text: &Option<String>| text.as_deref() == Some(REDACTED);
        if known.title == REDACTED {
            REDACTED.clone_into(&mut seed.title);
        }
        if is_out(&known.words) {
            seed.words.clone_from(&known.words);
        }
        if is_out(&known.reason) {
            seed.reason.clone_from(&known.reason);
        }
        seed
    }
}

impl Wording {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        self.words.iter_mut().chain(&mut self.building).chain([&mut self.title]).collect()
    }
}

impl Notice {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let NewNotice { title, places, photo, .. } = &mut self.posted;
        let said = self.comments.iter_mut().flat_map(|comment| {
            [&mut comment.text].into_iter().chain(comment.reply.as_mut().map(|reply| &mut reply.text))
        });
        [title].into_iter().chain(places).chain(photo).chain(&mut self.why).chain(said).collect()
    }
}

impl NoticeStep {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Repost { places, photo, .. } => places.iter_mut().chain(photo).collect(),
            Self::Hear { text, .. } | Self::Answer { text, .. } | Self::Withdraw { reason: text } => vec![text],
            Self::TakeDown { .. } => Vec::new(),
        }
    }
}

impl Project {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let raised = self.raises.iter_mut().flat_map(|raise| &mut raise.lines);
        let lines = self.lines.iter_mut().chain(raised).map(|line| &mut line.what);
        let vouchers = self.vouchers.iter_mut().map(|voucher| &mut voucher.what);
        lines.chain(vouchers).chain(&mut self.why).chain([&mut self.title]).collect()
    }
}

impl Pot {
    /// Its name is no word of anybody: entries rest on it.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let class = if let Earmark::Class(class) = &mut self.earmark { Some(class) } else { None };
        self.paper.iter_mut().chain(class).collect()
    }
}

impl Claim {
    /// Nor is the number of an invoice, or the line of a budget that it names.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let lines = self.asked.lines.iter_mut().map(|line| &mut line.what);
        lines.chain(&mut self.asked.photo).chain(&mut self.why).collect()
    }
}

impl ClaimStep {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::SendBack { reason: text } | Self::Attach { photo: text } => vec![text],
            Self::Approve { .. } | Self::Pay { .. } => Vec::new(),
        }
    }
}

impl ProjectStep {
    /// Numbers of vouchers and notices, and who gives money, are no words of anybody: accounts rest on them.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Budget { lines } | Self::Raise { lines, .. } => lines.iter_mut().map(|line| &mut line.what).collect(),
            Self::Spend { voucher } => vec![&mut voucher.what],
            Self::Void { reason, .. } | Self::Reopen { reason } | Self::Drop { reason } => vec![reason],
            Self::Rest { .. }
            | Self::Fund { .. }
            | Self::Start {}
            | Self::Settle {}
            | Self::Publish { .. }
            | Self::Close { .. } => Vec::new(),
        }
    }
}

impl Step {
    fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Report { note: text, .. }
            | Self::Adopt { text, .. }
            | Self::TakeUp { text }
            | Self::CallBack { reason: text, .. } => text.iter_mut().collect(),
            Self::Edit { title, words, building } => title.iter_mut().chain(words).chain(building).collect(),
            Self::Drop { reason: text }
            | Self::Release { reason: text }
            | Self::Refuse { reason: text, .. }
            | Self::Return { reason: text }
            | Self::Reopen { reason: text }
            | Self::Answer { text, .. }
            | Self::Settle { text }
            | Self::Persuade { text }
            | Self::Rename { title: text }
            | Self::Remark { text }
            | Self::Attach { name: text } => vec![text],
            Self::Start {}
            | Self::Confirm { .. }
            | Self::HandOver { .. }
            | Self::Claim { .. }
            | Self::Help { .. }
            | Self::Send { .. }
            | Self::Receive {}
            | Self::Raise {}
            | Self::Merge { .. }
            | Self::Breach { .. }
            | Self::Redirect { .. }
            | Self::SetDue { .. } => Vec::new(),
        }
    }
}
