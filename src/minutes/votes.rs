//! Votes (六): each as an equation, with its share of those present.

use super::{
    Part, Scribe, names, say,
    scribe::{capital, percent},
    time,
};
use crate::meeting::{
    state::{Motion, MotionState, Vote, VoteResult},
    words::{Choice, Office, Outcome, Side, Subject, Verdict},
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    if m.votes.is_empty() {
        return vec![Part::Paragraph(say::no_votes(lang))];
    }
    let mut parts: Vec<Part> = how(scribe).map(Part::Paragraph).into_iter().collect();
    for vote in m.votes.values() {
        parts.push(Part::Heading(say::vote(lang, vote.no.0, &subject(scribe, &vote.on))));
        parts.extend(figures(scribe, vote));
        parts.push(Part::Facts(facts(scribe, vote)));
    }
    parts
}

/// How votes were taken.
pub(super) fn how(scribe: &Scribe<'_>) -> Option<String> {
    let (lang, rules) = (scribe.lang, scribe.charter()?.vote);
    let basis = names::vote_basis(lang, rules.basis);
    let chair = say::chair_votes(lang, rules.chair);
    Some(capital(&say::votes_how(lang, basis, names::pass_rule_paper(lang, rules.pass), chair)))
}

pub(super) fn subject(scribe: &Scribe<'_>, on: &Subject) -> String {
    let (m, lang) = (scribe.meeting, scribe.lang);
    match on {
        Subject::Motion(no) => scribe.motion(*no),
        Subject::Amendment(no) => {
            let of = |motion: &&Motion| motion.amendments.iter().any(|amendment| amendment.no == *no);
            let motion = m.motions.values().find(of);
            let motion = motion.map(|motion| say::motion_no(lang, motion.no.0)).unwrap_or_default();
            say::vote_amendment(lang, no.0, &motion)
        }
        Subject::Choice { title, pick, .. } => say::vote_choice(lang, title, *pick),
        Subject::CloseDebate => say::vote_close_debate(lang),
        Subject::Limits { seconds: limit, turns } => say::vote_limits(lang, &time::clock(*limit), *turns),
        Subject::Extend { minutes } => say::vote_extend(lang, *minutes),
        // A call to order that only one person can have had.
        Subject::Appeal(_) if !scribe.is_archive() => say::vote_appeal_of_nobody(lang),
        Subject::Appeal(no) => {
            let rule = m.rulings.get(no).map(|ruling| scribe.rule(ruling.rule));
            say::vote_appeal(lang, &rule.unwrap_or_default())
        }
    }
}

/// What was counted. Nothing of a vote that came to no result: its counts are void.
fn figures(scribe: &Scribe<'_>, vote: &Vote) -> Vec<Part> {
    let lang = scribe.lang;
    let Some(result) = &vote.result else { return Vec::new() };
    if let Subject::Choice { options, .. } = &vote.on {
        let rows = options.iter().zip(1..).map(|(option, n)| {
            let count = vote.options.get(&n).copied().unwrap_or(0);
            let share = percent(count.into(), vote.present.into()).unwrap_or_default();
            let chosen = if result.picked.contains(&n) { say::vote_chosen(lang) } else { String::new() };
            vec![choice(scribe, option), count.to_string(), share, chosen]
        });
        return vec![scribe.table_part(say::vote_choice_head, rows.collect())];
    }
    let VoteResult { for_, against, not_voted, .. } = *result;
    let sum = u32::from(for_) + u32::from(against) + u32::from(not_voted);
    let share = percent(for_.into(), vote.present.into()).map(|share| say::vote_share(lang, &share));
    let line = say::vote_line(lang, vote.present, for_, &share.unwrap_or_default(), against, not_voted);
    vec![Part::Equation(say::vote_sum(lang, for_, against, not_voted, sum)), Part::Paragraph(line)]
}

pub(super) fn choice(scribe: &Scribe<'_>, option: &Choice) -> String {
    match option {
        Choice::Topic(topic) => scribe.topic(*topic),
        Choice::Text(text) => text.clone(),
    }
}

fn facts(scribe: &Scribe<'_>, vote: &Vote) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let mut facts = vec![(say::vote_result(lang), outcome(scribe, vote))];
    if let Subject::Motion(no) = vote.on
        && let Some(motion) = scribe.meeting.motions.get(&no)
    {
        facts.push((say::motion_scope(lang), names::scope(lang, motion.scope).to_owned()));
        if failed(vote) {
            let views = views_against(scribe, motion);
            if !views.is_empty() {
                facts.push((say::minority(lang), scribe.clauses(views)));
            }
        }
    }
    facts.push((say::vote_method(lang), names::method_paper(lang, vote.method).to_owned()));
    let (present, roll) = (vote.present, vote.roll);
    let counted = match present.cmp(&roll) {
        std::cmp::Ordering::Equal => say::vote_roll_same(lang, present),
        std::cmp::Ordering::Less => say::vote_roll_fewer(lang, present, roll, roll - present),
        std::cmp::Ordering::Greater => say::vote_roll_more(lang, present, roll, present - roll),
    };
    facts.push((say::vote_roll(lang), counted));
    if !vote.tellers.is_empty() {
        facts.push((say::tellers(lang), scribe.whos(&vote.tellers)));
    }
    if vote.chair.is_some() {
        let chair = capital(names::office(lang, Office::Chair));
        facts.push((chair, say::vote_chair_in(lang)));
    }
    if !vote.recounts.is_empty() {
        facts.push((say::vote_recounts(lang), scribe.clauses(vote.recounts.clone())));
    }
    let at = vote.result.as_ref().map_or(vote.opened, |result| result.at);
    facts.push((say::vote_when(lang), time::hhmm(at.time())));
    facts
}

fn failed(vote: &Vote) -> bool {
    vote.result.as_ref().is_some_and(|result| result.outcome != Outcome::Carried)
}

/// The gists of speeches against, without names.
fn views_against(scribe: &Scribe<'_>, motion: &Motion) -> Vec<String> {
    let speeches = motion.debate.speeches.iter().filter_map(|no| scribe.meeting.speeches.get(no));
    let against = speeches.filter(|speech| speech.side == Some(Side::Against));
    against.filter_map(|speech| speech.text.clone()).collect()
}

pub(super) fn outcome(scribe: &Scribe<'_>, vote: &Vote) -> String {
    let lang = scribe.lang;
    if let Some(reason) = &vote.cancelled {
        return say::vote_cancelled(lang, reason);
    }
    let Some(result) = &vote.result else {
        return say::vote_unfinished(lang);
    };
    match &vote.on {
        Subject::Motion(no) => match scribe.meeting.motions.get(no) {
            Some(motion) => verdict(scribe, motion, vote, result),
            None => agreed(scribe, result),
        },
        Subject::Choice { options, .. } => {
            let picked = result.picked.iter().filter_map(|n| options.get(usize::from(n.checked_sub(1)?)));
            let picked: Vec<_> = picked.map(|option| choice(scribe, option)).collect();
            if picked.is_empty() { say::vote_picked_none(lang) } else { say::vote_picked(lang, &scribe.join(picked)) }
        }
        _ => agreed(scribe, result),
    }
}

/// What the result may be called is the scope's to say.
fn verdict(scribe: &Scribe<'_>, motion: &Motion, vote: &Vote, result: &VoteResult) -> String {
    let lang = scribe.lang;
    let (verdict, to) = match &motion.state {
        MotionState::Decided { vote: no, verdict, to, .. } if *no == vote.no => (*verdict, *to),
        _ => return agreed(scribe, result),
    };
    match (verdict, result.outcome) {
        (Verdict::Passed, _) if result.against == 0 => say::passed_all(lang),
        (Verdict::Passed, _) => say::passed(lang),
        (Verdict::NotPassed, Outcome::Tie) => say::tie_not_passed(lang),
        (Verdict::NotPassed, Outcome::NoHands) => say::no_hands(lang),
        (Verdict::NotPassed, _) => say::not_passed(lang),
        (Verdict::Advised, _) => {
            let unit = to.map(|to| names::destination(lang, to).to_owned());
            let receiver = motion.receiver.clone().or(unit);
            say::advised(lang, &receiver.unwrap_or_else(|| say::to_be_settled(lang)))
        }
        (Verdict::NotAdvised, Outcome::Tie) => say::tie_not_advised(lang),
        (Verdict::NotAdvised, _) => say::not_advised(lang),
        (Verdict::Consulted, _) => say::consulted(lang),
    }
}

/// Votes of the meeting on its own course.
fn agreed(scribe: &Scribe<'_>, result: &VoteResult) -> String {
    match result.outcome {
        Outcome::Carried => say::agreed(scribe.lang),
        Outcome::Tie => say::tie_not_agreed(scribe.lang),
        Outcome::Lost | Outcome::NoHands => say::not_agreed(scribe.lang),
    }
}
