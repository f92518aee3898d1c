//! 报送单: one matter that goes on, written for whoever has the power that the estate lacks, with an empty form for the reply.
//!
//! One page, nobody's side in it. The form is a sample text (示范文本), and says so.

mod matter;

use chrono::NaiveDate;

use super::{Document, For, Layout, Part, Record, Scribe, names, opening, say, veil};
use crate::{
    document::fit,
    i18n::{Lang, packet as words, tracker},
    meeting::{Meeting, words::Destination, words::Ref},
    text,
    tracker::{Item, ItemNo, MeetingNo, Sending, Series, intake::Mark},
};
use matter::Matter;

/// To whom, and by when a reply is asked; else as the tracker has it since, else as the meeting said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// What kind of place.
    pub to: Option<Destination>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// What the tracker has of it, on which day.
    pub since: Option<(&'a Item, NaiveDate)>,
    /// The sending that this is the paper of; none: 未编号.
    pub sending: Option<&'a Sending>,
}

/// The number of a matter in the tracker.
pub fn item_no(meeting: &Meeting, of: Mark) -> Option<ItemNo> {
    let (series, n) = Series::of(of);
    Some(ItemNo { of: MeetingNo::of(meeting)?, series, n })
}

/// Everything of a meeting that can be sent on: its motions, what choices picked, topics that no motion took up, what was noted, and
/// whatever was sent on by hand.
pub fn all(meeting: &Meeting) -> Vec<Mark> {
    matter::all(meeting)
}

/// One of them, as its number hung on the wall (提议2, m2, 先记5) or stands in the tracker (26-3-k5). A number alone is a motion's.
pub fn find(meeting: &Meeting, said: &str) -> Option<Mark> {
    let said = text::numbers(said);
    let asked = match said.parse::<ItemNo>() {
        Ok(no) => (MeetingNo::of(meeting) == Some(no.of)).then_some((no.series, no.n)),
        Err(_) => Series::on_wall(&said),
    };
    all(meeting).into_iter().find(|mark| Some(Series::of(*mark)) == asked)
}

/// As a packet is told from others, in its name and its head. The number of a card is a badge, and stays inside: which of those that
/// were sent on it is, is said instead.
pub fn label(lang: Lang, meeting: &Meeting, of: Mark) -> String {
    let (series, n) = Series::of(of);
    if matches!(of, Mark::Of(Ref::Card(_))) {
        let place = all(meeting).iter().take_while(|mark| **mark != of).count() + 1;
        return words::sent_card(lang, place);
    }
    say::number_of(lang, series, n)
}

/// The file for one matter; none of one that isn't there, or that goes nowhere.
pub fn build(meeting: &Meeting, record: &Record<'_>, of: Mark, asked: Asked<'_>) -> Option<Document> {
    if !all(meeting).contains(&of) {
        return None;
    }
    let meeting = &*veil::seen(meeting, record, For::Everybody);
    let scribe = Scribe::new(meeting, record, For::Everybody);
    let lang = record.lang;
    let mut matter = Matter::of(&scribe, of)?;
    if let Some((item, today)) = asked.since {
        matter.since(&scribe, (item, asked.sending), today);
    }
    let to = asked.to.or(matter.to.filter(|to| words::receiver(lang, *to).is_some()));
    let unit = matter.unit.clone().filter(|_| asked.to.is_none());
    let receiver = unit.or_else(|| to.map(|to| names::destination(lang, to).to_owned()));
    let due = asked.due.or(asked.sending.and_then(|sending| sending.due)).or(matter.due);
    let day = due.map(|due| scribe.date(due));
    let no = asked.sending.map(|sending| tracker::sending_no(lang, sending.no));
    let mut parts = opening::front(&scribe);
    parts.push(Part::Facts(vec![
        (words::to(lang), receiver.unwrap_or_else(say::fill_in)),
        (words::reply_by(lang), day.clone().unwrap_or_else(say::fill_in)),
    ]));
    parts.push(Part::Section(words::section_issue(lang)));
    parts.push(Part::Facts(matter.issue));
    let section = if matter.is_agreed { words::section_decided } else { words::section_vote };
    parts.push(Part::Section(section(lang)));
    let mut decided =
        vec![(say::when(lang), opening::when(&scribe)), (words::present(lang), opening::present(&scribe))];
    decided.extend(matter.decided);
    parts.push(Part::Facts(decided));
    parts.push(Part::Section(words::section_beyond(lang)));
    let why = to.and_then(|to| words::receiver(lang, to));
    let why = why.map(|(why, ask)| if matter.asks { [why, ask].join(say::blank(lang)) } else { why });
    let own = asked.sending.and_then(|sending| sending.why.as_ref()).map(|own| scribe.outside(own));
    let files = asked.sending.map(|sending| &sending.files).filter(|files| !files.is_empty());
    let files = files.map(|files| words::files(lang, &text::elide(&scribe.outside(&lang.list(files)), FILES)));
    parts.push(Part::Paragraph(scribe.sentences(own.into_iter().chain(why).chain([matter.standing]).chain(files))));
    let reply = day.map_or_else(|| words::section_reply(lang), |day| words::section_reply_by(lang, &day));
    parts.push(Part::Section(reply));
    parts.push(form(lang, no.as_deref()));
    let head = scribe.head.map(|head| crate::i18n::record::head(lang, head));
    // Without the tracker nothing is known of what came after the meeting, and whoever reads it knows that.
    let as_of = meeting.reached.filter(|_| asked.since.is_none()).map(|at| words::as_of(lang, &scribe.date(at.date())));
    let foot = [as_of, Some(say::nature(lang)), Some(words::sample(lang))];
    parts.push(Part::Small(scribe.sentences(foot.into_iter().flatten())));
    parts.extend(head.map(Part::Small));
    let label = label(lang, meeting, of);
    let number = match opening::number(&scribe) {
        Some(number) => words::number(lang, &number, &label),
        None => label,
    };
    let document = Document {
        lang,
        layout: Layout::Dense,
        title: words::title(lang, scribe.estate()),
        number: Some(words::numbered(lang, &no.unwrap_or_else(|| words::unnumbered(lang)), &number)),
        parts,
    };
    Some(with_room(document))
}

/// What a reply says, and lines to write it on.
fn form(lang: Lang, no: Option<&str>) -> Part {
    let fields = words::reply_lines(lang).split('/').map(|line| line.split('|').map(str::to_owned).collect()).collect();
    let title = no.map_or_else(|| words::reply_room(lang), |no| words::reply_to(lang, no));
    Part::Form { title, lines: LINES.0, fields }
}

/// As much of the names of what lies with it, in halves of a hanzi: it lies there.
const FILES: usize = 40;

/// Fewer lines are no room for a reply; with more than that it takes more than half of the page, which nobody fills.
const LINES: (usize, usize) = (6, 14);

/// As many lines as the sheet has room for.
fn with_room(document: Document) -> Document {
    let ruled = |most: usize| {
        let mut tried = document.clone();
        for part in &mut tried.parts {
            if let Part::Form { lines, .. } = part {
                *lines = most;
            }
        }
        tried
    };
    (LINES.0 + 1..=LINES.1).rev().map(ruled).find(fit::fits_one_sheet).unwrap_or(document)
}
