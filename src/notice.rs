//! 公示: the public notice of what a meeting came to. Its own field set: no roll, no sides, no telephone, card or room of anybody; names
//! masked, minors never named. The form is a sample text (示范文本), and says so.
//!
//! Every text that people wrote goes through the veil: names of the meeting and the roster are masked in it, private numbers taken
//! out and listed, so that somebody looks at them before anything is written.

mod rest;

use std::{cell::RefCell, collections::BTreeMap};

use chrono::{Datelike as _, NaiveDate};

use crate::{
    charter::Scope,
    document::{Document, Part},
    i18n::{Lang, names, notice as words, time},
    meeting::{
        Meeting,
        numbers::{Badge, MotionNo},
        query::authors,
        state::{Action, Lead, Motion, MotionState, Topic, Vote},
        words::{Choice, Outcome, Subject, Task, Verdict},
    },
    station::notice::{Board, Posting, Shown},
    text::{self, Masks, Private},
    tracker::{MeetingNo, Series},
};

/// What the notice needs from outside the journal's events.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Language of the paper.
    pub lang: Lang,
    /// Name of who wears a badge, else how they are called.
    pub names: &'a BTreeMap<Badge, String>,
    /// Every name and form of address that must not be read in any text.
    pub known: &'a Masks,
    /// The board.
    pub board: &'a Board,
    /// When it was posted, and what came in.
    pub posting: &'a Posting,
    /// Head of the chain.
    pub head: Option<&'a str>,
    /// What could not be understood of the record; it stands at the head.
    pub unread: Option<&'a str>,
}

/// A private number in a text, and what is read now instead of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The number.
    pub number: String,
    /// What it is.
    pub kind: Private,
    /// The whole text.
    pub text: String,
    /// As it will read.
    pub reads: String,
}

/// A notice, and what was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The paper.
    pub document: Document,
    /// Private numbers, each once.
    pub found: Vec<Found>,
}

struct Veil<'a> {
    facts: Facts<'a>,
    meeting: &'a Meeting,
    found: RefCell<Vec<Found>>,
}

impl Veil<'_> {
    /// A text of people, as it may hang outside.
    fn text(&self, text: &str) -> String {
        let (reads, numbers) = text::without_private(&text::strip(text));
        let reads = self.facts.known.mask(&reads);
        for (number, kind) in numbers {
            let found = Found { number, kind, text: text.to_owned(), reads: reads.clone() };
            if !self.found.borrow().contains(&found) {
                self.found.borrow_mut().push(found);
            }
        }
        reads
    }

    fn who(&self, badge: Badge) -> String {
        let lang = self.facts.lang;
        let name = self.facts.names.get(&badge).map(|name| text::mask(name)).filter(|name| !name.is_empty());
        match (self.meeting.people.get(&badge), name) {
            (Some(person), _) if person.minor => crate::i18n::minutes::a_child(lang),
            (_, Some(name)) if self.facts.board.names == Shown::Masked => name,
            _ => names::address(lang, badge, None),
        }
    }

    /// The number that something hung on the wall with; of which meeting stands at the head.
    fn no(&self, series: Series, n: impl Into<u32>) -> String {
        crate::i18n::minutes::number_of(self.lang(), series, n)
    }

    /// The theme inside of a title.
    fn theme(&self, theme: &str) -> String {
        let theme = self.text(theme);
        match self.lang() {
            Lang::Zh => theme.replace('?', "？").replace('!', "！"),
            Lang::En => theme,
        }
    }

    /// A day; without its year where that is the year of the meeting, which stands above.
    fn day(&self, day: NaiveDate) -> String {
        let held = self.meeting.started.or(self.meeting.reached).map(|held| held.date().year());
        if held == Some(day.year()) { time::day(self.lang(), day) } else { time::date(self.lang(), day) }
    }

    fn nobody(&self) -> String {
        crate::i18n::minutes::no_owner(self.lang())
    }

    fn lang(&self) -> Lang {
        self.facts.lang
    }
}

/// The notice of what was agreed.
pub fn build(meeting: &Meeting, facts: &Facts<'_>) -> Option<Notice> {
    let veil = Veil { facts: *facts, meeting, found: RefCell::default() };
    let opening = meeting.opening.as_deref()?;
    let lang = facts.lang;
    let estate = veil.text(&opening.estate);
    let day = meeting.started.or(opening.planned).or(meeting.reached)?.date();
    let mut parts: Vec<Part> = facts.unread.map(|why| Part::Paragraph(why.to_owned())).into_iter().collect();
    if opening.practice {
        parts.push(Part::Paragraph(crate::i18n::minutes::practice(lang)));
    }
    let days = [day].into_iter().chain(meeting.later_days()).map(|day| time::date(lang, day));
    let rows = rows(&veil);
    let lead = [words::lead(lang, &lang.list(days), &estate, meeting.came())].into_iter();
    let lead = lead.chain(crate::i18n::minutes::by_sitting(lang, meeting)).chain(rest::closed_early(&veil));
    let lead = lead.chain([if rows.is_empty() { words::nothing(lang) } else { words::agreed(lang) }]);
    parts.push(Part::Paragraph(lead.collect::<Vec<_>>().join(crate::i18n::minutes::blank(lang))));
    if !rows.is_empty() {
        parts.push(filled(words::head(lang).split('|').map(str::to_owned).collect(), rows));
    }
    parts.extend(rest::voted(&veil));
    parts.extend(heard(&veil));
    parts.extend(rest::parts(&veil));
    parts.extend(period(&veil, opening.charter.notice));
    parts.push(Part::Small(crate::i18n::minutes::nature(lang)));
    parts.extend(foot(&veil, facts.posting.posted));
    let title = words::title(lang, &veil.theme(&opening.theme));
    let number = MeetingNo::of(meeting).map(|no| words::number(lang, i32::from(no.year), no.meeting));
    let document = Document { lang, dense: false, title, number, parts };
    Some(Notice { document, found: veil.found.into_inner() })
}

/// A table without the columns that nothing stands in.
fn filled(head: Vec<String>, rows: Vec<Vec<String>>) -> Part {
    let says: Vec<bool> =
        (0..head.len()).map(|at| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
    let only =
        |cells: Vec<String>| cells.into_iter().zip(&says).filter(|(_, says)| **says).map(|(cell, _)| cell).collect();
    Part::Table { rows: rows.into_iter().map(only).collect(), head: only(head) }
}

/// How every comment ended. Those without a reply are listed instead.
pub fn closing(meeting: &Meeting, facts: &Facts<'_>) -> Option<Result<Notice, Vec<usize>>> {
    let open: Vec<usize> =
        (1..).zip(&facts.posting.comments).filter(|(_, it)| it.reply.is_none()).map(|(n, _)| n).collect();
    if !open.is_empty() {
        return Some(Err(open));
    }
    let veil = Veil { facts: *facts, meeting, found: RefCell::default() };
    let opening = meeting.opening.as_deref()?;
    let lang = facts.lang;
    let rows: Vec<Vec<String>> = (1..)
        .zip(&facts.posting.comments)
        .filter_map(|(n, comment): (u16, _)| {
            let reply = comment.reply.as_ref()?;
            Some(vec![
                n.to_string(),
                time::date(lang, comment.received),
                veil.text(&comment.text),
                words::how(lang, reply.how).to_owned(),
                veil.text(&reply.text),
                time::date(lang, reply.on),
            ])
        })
        .collect();
    let mut parts: Vec<Part> = facts.unread.map(|why| Part::Paragraph(why.to_owned())).into_iter().collect();
    parts.push(Part::Paragraph(words::closing_lead(lang, rows.len())));
    if !rows.is_empty() {
        parts.push(Part::Table { head: words::closing_head(lang).split('|').map(str::to_owned).collect(), rows });
    }
    parts.extend(foot(&veil, None));
    let title = words::closing_title(lang, &veil.theme(&opening.theme));
    let document = Document { lang, dense: false, title, number: None, parts };
    Some(Ok(Notice { document, found: veil.found.into_inner() }))
}

/// What was decided, then under it each row of the plan that carries it out, then the rows that carry out no motion. Each has the number
/// that it hung on the wall with.
fn rows(veil: &Veil<'_>) -> Vec<Vec<String>> {
    let m = veil.meeting;
    let standing = || m.rows_here();
    let planned = |action: &Action| {
        let no = veil.no(Series::Action, action.no.0);
        row(no, &veil.text(&action.what), words::in_plan(veil.lang()), String::new(), responsible(veil, action))
    };
    let mut rows = Vec::new();
    for motion in m.motions.values() {
        let Some((came, figures)) = voted(veil, motion).filter(|_| is_settled(motion)) else { continue };
        let no = veil.no(Series::Motion, motion.no.0);
        let below: Vec<&Action> = standing().filter(|action| action.motion == Some(motion.no)).collect();
        rows.push(row(no, &gist(veil, motion), came, figures, leads(veil, motion.no)));
        rows.extend(below.into_iter().map(planned));
    }
    rows.extend(m.votes.values().filter(|vote| picked_some(vote)).filter_map(|vote| chosen(veil, vote)));
    let decided = |no: MotionNo| m.motions.get(&no).is_some_and(is_settled);
    rows.extend(standing().filter(|action| !action.motion.is_some_and(decided)).map(planned));
    rows
}

/// It passed, or went on as advice: what failed and what was only heard is not agreed.
fn is_settled(motion: &Motion) -> bool {
    matches!(motion.state, MotionState::Decided { verdict: Verdict::Passed | Verdict::Advised, .. })
}

fn picked_some(vote: &Vote) -> bool {
    vote.short.is_none() && vote.result.as_ref().is_some_and(|result| !result.picked.is_empty())
}

/// A vote between topics or texts: what was picked, with its votes, and what was not.
fn chosen(veil: &Veil<'_>, vote: &Vote) -> Option<Vec<String>> {
    let (Subject::Choice { title, options, .. }, Some(_)) = (&vote.on, &vote.result) else { return None };
    let lang = veil.lang();
    let option = |n: u16| {
        let option = options.get(usize::from(n.checked_sub(1)?))?;
        Some(veil.text(&crate::minutes::option_words(lang, veil.meeting, option)))
    };
    let came = crate::minutes::picked(lang, veil.meeting, vote, &option) + &turned(veil, vote);
    let short = vote.short.map(|_| words::short(lang));
    let clauses: Vec<String> =
        short.into_iter().chain([came]).chain(crate::minutes::not_picked(lang, vote, &option)).collect();
    let came = clauses.join(crate::i18n::minutes::semicolon(lang));
    let present = words::present(lang, names::voters_paper(lang, veil.meeting.basis()), vote.present);
    // Of an option in words its number is the vote's; a topic keeps its own.
    let picked = vote.result.iter().flat_map(|result| &result.picked).filter_map(|no| {
        Some(match options.get(usize::from(no.checked_sub(1)?))? {
            Choice::Topic(topic) => veil.no(Series::Topic, topic.0),
            Choice::Text(_) => veil.no(Series::Picked, Series::option(vote.no, *no)),
        })
    });
    Some(row(lang.list(picked), &veil.text(title), came, present, led(veil, vote, &option)))
}

/// Who leads what was picked, by when; with its words, where more than one was.
fn led(veil: &Veil<'_>, vote: &Vote, named: &dyn Fn(u16) -> Option<String>) -> [String; 3] {
    let lang = veil.lang();
    let (tasks, nobody) = (veil.meeting.tasks(), veil.meeting.leaderless());
    let all = tasks.iter().filter_map(|task| match task {
        Task::Picked(of, option) if *of == vote.no => {
            let lead = veil.meeting.leads.get(task);
            (lead.is_some() || nobody.contains(task)).then_some((*option, lead))
        }
        _ => None,
    });
    let all: Vec<_> = all.collect();
    let unclaimed = all.iter().all(|(_, lead)| lead.is_none());
    let several = vote.result.as_ref().is_some_and(|result| result.picked.len() > 1);
    let of = |option: u16, text: String| match named(option).filter(|_| several) {
        Some(name) => words::led_of(lang, &name, &text),
        None => text,
    };
    let who = |lead: Option<&Lead>| lead.map_or_else(|| veil.nobody(), |lead| veil.who(lead.badge));
    let due = all.iter().filter_map(|(option, lead)| Some(of(*option, veil.day(lead.as_ref()?.due?))));
    let who = if unclaimed && !all.is_empty() {
        veil.nobody()
    } else {
        lang.list(all.iter().map(|(option, lead)| of(*option, who(*lead))))
    };
    [who, lang.list(due), String::new()]
}

/// What was heard, where no proposal was made.
fn heard(veil: &Veil<'_>) -> Vec<Part> {
    let m = veil.meeting;
    let told = m.topics.values().filter(|topic| topic.is_told() && m.motions.is_empty());
    let line = |topic: &Topic| {
        let title = veil.text(&crate::minutes::topic(veil.lang(), m, topic.no));
        words::heard_topic(veil.lang(), &veil.no(Series::Topic, topic.no.0), &title, authors(topic))
    };
    let (typed, untyped): (Vec<&Topic>, Vec<&Topic>) = told.partition(|topic| m.topic_title(topic.no).is_some());
    let mut topics: Vec<String> = typed.into_iter().map(line).collect();
    if !untyped.is_empty() {
        let numbers = untyped.into_iter().map(|topic| veil.no(Series::Topic, topic.no.0));
        topics.push(words::heard_on_paper(veil.lang(), &veil.lang().list(numbers)));
    }
    if topics.is_empty() {
        return Vec::new();
    }
    vec![Part::Paragraph(words::heard(veil.lang())), Part::List(topics)]
}

fn row(no: String, what: &str, came: String, figures: String, responsible: [String; 3]) -> Vec<String> {
    [no, what.to_owned(), came, figures].into_iter().chain(responsible).collect()
}

/// Who, by when, with which money.
fn responsible(veil: &Veil<'_>, action: &Action) -> [String; 3] {
    let owner = Some(action.owner.map_or_else(|| veil.nobody(), |badge| veil.who(badge)));
    let due = action.due.map(|due| veil.day(due));
    let money = action.resources.as_deref().map(|text| veil.text(text));
    [owner, due, money].map(Option::unwrap_or_default)
}

/// Who leads a motion; that nobody does yet, for whoever reads it on the board. What rows of the plan carry out is theirs.
fn leads(veil: &Veil<'_>, motion: MotionNo) -> [String; 3] {
    let task = Task::Motion(motion);
    // What turned out not to have passed is nobody's to do.
    let lead = veil.meeting.leads.get(&task).filter(|_| veil.meeting.tasks().contains(&task));
    if lead.is_none() && veil.meeting.leaderless().contains(&task) {
        return [veil.nobody(), String::new(), String::new()];
    }
    let due = lead.and_then(|lead| lead.due).map(|due| veil.day(due));
    [lead.map(|lead| veil.who(lead.badge)), due, None].map(Option::unwrap_or_default)
}

fn gist(veil: &Veil<'_>, motion: &Motion) -> String {
    let text = motion.stands_as();
    match text.object.as_str() {
        "" => veil.text(&text.action),
        object => crate::i18n::minutes::gist(veil.lang(), &veil.text(&text.action), &veil.text(object)),
    }
}

/// What the result may be called, and its figures.
fn voted(veil: &Veil<'_>, motion: &Motion) -> Option<(String, String)> {
    let MotionState::Decided { vote, verdict, .. } = motion.state else { return None };
    let lang = veil.lang();
    let vote = veil.meeting.votes.get(&vote)?;
    let result = vote.result.as_ref()?;
    let came = match verdict {
        _ if vote.short.is_some() => words::short(lang),
        Verdict::Advised => {
            let (unit, to) = veil.meeting.receiver_of(motion);
            let unit = unit.map(|org| veil.text(&org));
            let place = to.map(|to| names::destination(lang, to).to_owned());
            words::advised(lang, &unit.or(place).unwrap_or_else(|| crate::i18n::minutes::to_be_settled(lang)))
        }
        Verdict::NotPassed if result.outcome == Outcome::Tie => crate::i18n::minutes::tie_not_passed(lang),
        Verdict::NotAdvised if result.outcome == Outcome::Tie => crate::i18n::minutes::tie_not_advised(lang),
        verdict => names::verdict_paper(lang, verdict).to_owned(),
    };
    let scope = if motion.scope == Scope::Residents {
        String::new()
    } else {
        words::scope(lang, names::scope(lang, motion.scope))
    };
    Some((
        came + &scope + &turned(veil, vote),
        words::figures(
            lang,
            names::voters_paper(lang, veil.meeting.basis()),
            vote.present,
            result.for_,
            result.against,
        ),
    ))
}

/// That the result is another than it was, and since when.
fn turned(veil: &Veil<'_>, vote: &Vote) -> String {
    crate::i18n::minutes::turned(veil.lang(), vote).unwrap_or_default()
}

/// From when to when it hangs, and where somebody says something about it.
fn period(veil: &Veil<'_>, notice: crate::charter::Notice) -> Vec<Part> {
    let (lang, board) = (veil.lang(), veil.facts.board);
    let (mut lines, mut voice) = (Vec::new(), Vec::new());
    match veil.facts.posting.posted {
        Some(posted) => {
            let (from, to) = board.calendar.days_after(posted, notice.days);
            let [from, to] = [from, to].map(|day| time::date(lang, day));
            lines.push(words::period(lang, &from, &to, notice.days));
            voice.push(words::voice(lang, &to));
        }
        None => lines.push(words::period_open(lang, notice.days)),
    }
    // What the station gives as its own contact stands as it is: somebody is to call there.
    let own = [&board.place, &board.hours, &board.slips].map(|text| text.as_deref().map(text::strip));
    let [place, hours, slips] = own.each_ref().map(Option::as_deref);
    voice.extend([words::place(lang, place, hours, slips), words::reply(lang, notice.answer)]);
    lines.push(voice.join(crate::i18n::minutes::blank(lang)));
    lines.into_iter().map(Part::Paragraph).collect()
}

/// `sealed`: the day that stands beside the seal; none is written there by hand.
fn foot(veil: &Veil<'_>, sealed: Option<NaiveDate>) -> Vec<Part> {
    let (lang, board) = (veil.lang(), veil.facts.board);
    // Who handles and who watches it are named by the station.
    let named = |name: &Option<String>| name.as_deref().map(text::strip);
    let mut parts = vec![
        Part::Signature { role: words::handled_by(lang), signed: named(&board.handled_by) },
        Part::Signature { role: words::watched_by(lang), signed: named(&board.watched_by) },
        Part::Signature { role: words::seal(lang), signed: sealed.map(|day| time::date(lang, day)) },
    ];
    parts.extend(veil.facts.head.map(|head| Part::Small(crate::i18n::record::head(lang, head))));
    parts.push(Part::Small(words::sample(lang)));
    parts
}

/// The last day on which it hangs, where it was posted.
pub fn ends(meeting: &Meeting, board: &Board, posting: &Posting) -> Option<NaiveDate> {
    let days = meeting.opening.as_deref()?.charter.notice.days;
    Some(board.calendar.days_after(posting.posted?, days).1)
}

/// So many days after the meeting it was posted, if that is later than the charter says.
pub fn late(meeting: &Meeting, posted: NaiveDate) -> Option<i64> {
    let charter = &meeting.opening.as_deref()?.charter;
    let held = meeting.closed.as_ref().map(|close| close.at).or(meeting.started)?.date();
    let days = posted.signed_duration_since(held).num_days();
    (days > i64::from(charter.notice.within)).then_some(days)
}
