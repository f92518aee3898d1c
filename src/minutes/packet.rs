//! 议题推荐单: one motion, written for whoever has the power that the estate lacks, with an empty form for the reply.
//!
//! One page, nobody's side in it. The form is a sample text (示范文本), and says so.

use chrono::NaiveDate;

use super::{Document, For, Layout, Part, Record, Scribe, names, opening, say, scribe::percent, veil, votes};
use crate::{
    i18n::{Lang, packet as words},
    meeting::{
        Meeting,
        numbers::MotionNo,
        state::{Motion, MotionState},
        words::{Destination, Ref, Verdict},
    },
};

/// To whom, and by when a reply is asked; else as the meeting said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// What kind of place.
    pub to: Option<Destination>,
    /// By when.
    pub due: Option<NaiveDate>,
}

/// The file for one motion; none of one that isn't there.
pub fn build(meeting: &Meeting, record: &Record<'_>, no: MotionNo, asked: Asked) -> Option<Document> {
    let meeting = &*veil::seen(meeting, record, For::Everybody);
    let scribe = Scribe::new(meeting, record, For::Everybody);
    let motion = meeting.motions.get(&no)?;
    let lang = record.lang;
    let forward = meeting.forwards.get(&Ref::Motion(no));
    let receiver = match asked.to {
        Some(to) => Some(names::destination(lang, to).to_owned()),
        None => sent_to(meeting, lang, motion),
    };
    let due = asked.due.or(forward.and_then(|forward| forward.due));
    let mut parts = opening::front(&scribe);
    parts.push(Part::Facts(vec![
        (words::to(lang), receiver.unwrap_or_else(say::fill_in)),
        (words::reply_by(lang), due.map_or_else(say::fill_in, |due| scribe.date(due))),
    ]));
    parts.push(Part::Section(words::section_issue(lang)));
    parts.push(Part::Facts(issue(&scribe, motion)));
    let section = if is_agreed(motion) { words::section_decided } else { words::section_vote };
    parts.push(Part::Section(section(lang)));
    parts.push(Part::Facts(decided(&scribe, motion)));
    parts.push(Part::Section(words::section_beyond(lang)));
    let why = if is_agreed(motion) { words::beyond } else { words::beyond_open };
    parts.push(Part::Paragraph(why(lang, motion.scope)));
    parts.push(Part::Section(words::section_reply(lang)));
    let lines = words::reply_lines(lang);
    parts.extend(lines.split('|').map(|role| Part::Signature { role: role.to_owned(), signed: None }));
    parts.push(Part::Paragraph(say::nature(lang)));
    parts.extend(scribe.head.map(|head| Part::Paragraph(crate::i18n::record::head(lang, head))));
    parts.push(Part::Paragraph(words::sample(lang)));
    let number = opening::number(&scribe).map(|number| words::number(lang, &number, no.0));
    Some(Document { lang, layout: Layout::Dense, title: words::title(lang, scribe.estate()), number, parts })
}

/// To whom it goes, as far as anybody said. What the residents do themselves goes to nobody by itself: whoever sends it on writes
/// to whom.
fn sent_to(meeting: &Meeting, lang: Lang, motion: &Motion) -> Option<String> {
    let (unit, to) = meeting.receiver_of(motion);
    let to = to.filter(|to| !matches!(to, Destination::Residents | Destination::NextMeeting));
    unit.or_else(|| to.map(|to| names::destination(lang, to).to_owned()))
}

/// The meeting made it its own: what failed, was only heard, or was never voted on goes out as what it is.
fn is_agreed(motion: &Motion) -> bool {
    matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed | Verdict::Advised, .. })
}

/// What it is about, in the words that were agreed, and how many brought it up.
fn issue(scribe: &Scribe<'_>, motion: &Motion) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let settled = |text: &str| if text.is_empty() { say::to_be_settled(lang) } else { text.to_owned() };
    let text = &motion.stands_as();
    let mut facts = vec![
        (if is_agreed(motion) { words::agreed_text(lang) } else { words::moved_text(lang) }, scribe.gist(text)),
        (words::who(lang), settled(&text.who)),
        (words::when(lang), settled(&text.when)),
    ];
    let group = motion.group.and_then(|group| scribe.meeting.groups.get(&group));
    let topic = group.and_then(|group| scribe.meeting.topics.get(&group.topic));
    facts.extend(topic.map(|topic| {
        let heard = words::heard(lang, &scribe.topic(topic.no), topic.cards.len(), topic.dots);
        (words::topic(lang), heard)
    }));
    facts
}

fn decided(scribe: &Scribe<'_>, motion: &Motion) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let mut facts = vec![(say::when(lang), opening::when(scribe)), (words::present(lang), opening::present(scribe))];
    let vote = match motion.state {
        MotionState::Decided { vote, .. } => scribe.meeting.votes.get(&vote),
        _ => None,
    };
    let Some((vote, result)) = vote.and_then(|vote| Some((vote, vote.result.as_ref()?))) else {
        facts.push((say::vote_result(lang), words::not_voted(lang)));
        return facts;
    };
    facts.extend(votes::how_hands(scribe).map(|how| (words::how(lang), how)));
    let share = percent(result.for_.into(), vote.present.into()).map(|share| say::vote_share(lang, &share));
    let line = say::vote_line(
        lang,
        votes::unit(scribe),
        vote.present,
        result.for_,
        &share.unwrap_or_default(),
        result.against,
        result.not_voted,
    );
    facts.push((words::vote(lang), line));
    facts.push((say::vote_result(lang), votes::outcome_now(scribe, vote)));
    facts
}
