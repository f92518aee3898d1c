//! Votes (六): each as an equation, with its share of those present.

use super::{
    Part, Scribe, names, say,
    scribe::{capital, percent},
    time,
};
use crate::{
    charter::VoteBasis,
    i18n::Lang,
    meeting::{
        Meeting,
        rests::Rest,
        state::{Counted, Motion, MotionState, Vote, VoteResult},
        vote,
        words::{Choice, Office, Outcome, Side, Subject, Verdict},
    },
};

pub(super) fn parts(scribe: &Scribe<'_>) -> Vec<Part> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    if m.votes.is_empty() {
        return vec![Part::Paragraph(say::no_votes(lang))];
    }
    let mut parts: Vec<Part> = how(scribe).map(Part::Paragraph).into_iter().collect();
    for vote in m.votes.values() {
        parts.push(Part::Heading(
            scribe.marked(&[Rest::Vote(vote.no)], say::vote(lang, vote.no.0, &subject(scribe, &vote.on))),
        ));
        parts.extend(figures(scribe, vote));
        parts.push(Part::Facts(facts(scribe, vote)));
    }
    parts
}

/// How votes were taken: of each kind that came to a result, and nothing where none did.
pub(super) fn how(scribe: &Scribe<'_>) -> Option<String> {
    let counted =
        |choice: bool| scribe.meeting.votes.values().any(|vote| vote.result.is_some() && vote.on.is_choice() == choice);
    match (counted(false), counted(true)) {
        (true, false) => how_hands(scribe),
        (true, true) => {
            how_hands(scribe).map(|hands| scribe.sentences([hands, say::votes_how_choice_too(scribe.lang)]))
        }
        (false, true) => {
            let basis = names::vote_basis(scribe.lang, scribe.charter()?.vote.basis);
            Some(capital(&say::votes_how_choice(scribe.lang, basis)))
        }
        (false, false) => None,
    }
}

/// How a vote for and against was taken.
pub(super) fn how_hands(scribe: &Scribe<'_>) -> Option<String> {
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
pub(super) fn figures(scribe: &Scribe<'_>, vote: &Vote) -> Vec<Part> {
    let lang = scribe.lang;
    let Some(result) = &vote.result else { return Vec::new() };
    if let Subject::Choice { options, .. } = &vote.on {
        let rows = options.iter().zip(1..).map(|(option, n)| {
            let count = vote.options.get(&n).copied();
            let share = count.and_then(|count| percent(count.into(), vote.present.into())).unwrap_or_default();
            let count = count.map_or_else(|| say::vote_uncounted(lang), |count| voters(scribe, count));
            vec![choice(scribe, option), count, share, came(scribe, vote, n)]
        });
        return vec![scribe.table_part(say::vote_choice_head, rows.collect())];
    }
    let VoteResult { for_, against, not_voted, .. } = *result;
    let sum = u32::from(for_) + u32::from(against) + u32::from(not_voted);
    let share = percent(for_.into(), vote.present.into()).map(|share| say::vote_share(lang, &share));
    let line = say::vote_line(lang, unit(scribe), vote.present, for_, &share.unwrap_or_default(), against, not_voted);
    let equation = match scribe.meeting.basis() {
        VoteBasis::Person => say::vote_sum(lang, for_, against, not_voted, sum),
        VoteBasis::Household => say::vote_sum_households(lang, for_, against, not_voted, sum),
    };
    vec![Part::Equation(equation), Part::Paragraph(line)]
}

pub(super) fn choice(scribe: &Scribe<'_>, option: &Choice) -> String {
    option_words(scribe.lang, scribe.meeting, option)
}

/// An option as it was put; a topic whose words are on paper by its number, too, since another may read the same.
pub(crate) fn option_words(lang: Lang, meeting: &Meeting, option: &Choice) -> String {
    match option {
        Choice::Topic(no) if meeting.topic_title(*no).is_none() => {
            format!("{} {}", say::topic_no(lang, no.0), super::topic(lang, meeting, *no))
        }
        Choice::Topic(no) => super::topic(lang, meeting, *no),
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
    let (present, roll, of) = (vote.present, vote.roll, unit(scribe));
    let counted = match present.cmp(&roll) {
        std::cmp::Ordering::Equal => say::vote_roll_same(lang, of, present),
        std::cmp::Ordering::Less => say::vote_roll_fewer(lang, of, present, roll, roll - present),
        std::cmp::Ordering::Greater => say::vote_roll_more(lang, of, present, roll, present - roll),
    };
    let households = scribe.meeting.basis() == VoteBasis::Household;
    let doorless = (households && vote.doorless > 0).then(|| say::vote_doorless(lang, vote.doorless));
    facts.push((say::vote_roll(lang), scribe.clauses([counted].into_iter().chain(doorless))));
    facts.extend(tellers(scribe, vote).map(|who| (say::tellers(lang), who)));
    if vote.chair.is_some() {
        let chair = capital(names::office(lang, Office::Chair));
        facts.push((chair, say::vote_chair_in(lang)));
    }
    if !vote.recounts.is_empty() {
        facts.push((say::vote_recounts(lang), scribe.clauses(vote.recounts.clone())));
    }
    facts.extend(turned(scribe, vote));
    let at = vote.result.as_ref().map_or(vote.opened, |result| result.at);
    facts.push((say::vote_when(lang), scribe.moment(at)));
    facts
}

/// Who counted; of one alone, whether the recorder watched.
fn tellers(scribe: &Scribe<'_>, vote: &Vote) -> Option<String> {
    let (m, lang) = (scribe.meeting, scribe.lang);
    let who = scribe.whos(&vote.tellers);
    let decides = matches!(vote.on, Subject::Motion(_) | Subject::Choice { .. });
    match vote.tellers.as_slice() {
        [] => decides.then(|| say::tellers_none(lang)),
        [one] if decides => {
            let mut told =
                m.office_log.iter().filter(|(at, office, _)| *office == Office::Recorder && *at <= vote.opened);
            let recorder = told.next_back().and_then(|(.., badge)| *badge);
            let watched = recorder.is_some_and(|recorder| recorder != *one);
            Some(if watched { say::tellers_watched(lang, &who) } else { say::tellers_alone(lang, &who) })
        }
        _ => Some(who),
    }
}

/// What the result was before it was counted again or corrected, and why it is another now.
fn turned(scribe: &Scribe<'_>, vote: &Vote) -> Vec<(String, String)> {
    let lang = scribe.lang;
    let before = |counted: &Counted| {
        let result = &counted.result;
        if vote.on.is_choice() {
            let was = Vote { options: counted.options.clone(), result: Some(result.clone()), ..vote.clone() };
            return seats(scribe, &was);
        }
        let came = match &counted.motion {
            Some(state) => verdict_of(scribe, state, vote, result),
            None => agreed(scribe, result),
        };
        say::vote_before_was(lang, result.for_, result.against, &came)
    };
    let mut facts: Vec<_> = vote.was.iter().map(|counted| (say::vote_before(lang), before(counted))).collect();
    if !vote.kept.is_empty() {
        facts.push((say::vote_kept(lang), scribe.clauses(vote.kept.clone())));
    }
    facts.extend(vote.corrections.iter().map(|put| {
        let (day, tellers) = (scribe.date(put.at.date()), scribe.whos(&put.tellers));
        (say::vote_corrected(lang), say::vote_corrected_by(lang, &day, &tellers, &put.reason, put.version))
    }));
    facts
}

/// Of what a vote counts so many.
pub(super) fn unit(scribe: &Scribe<'_>) -> &'static str {
    names::voters_paper(scribe.lang, scribe.meeting.basis())
}

/// So many of them, where nothing else says whether that is people or households.
pub(super) fn voters(scribe: &Scribe<'_>, n: u16) -> String {
    match scribe.meeting.basis() {
        VoteBasis::Person => n.to_string(),
        VoteBasis::Household => say::households_count(scribe.lang, n),
    }
}

/// What became of one option of a choice.
pub(super) fn came(scribe: &Scribe<'_>, vote: &Vote, option: u16) -> String {
    let Some(seats) = vote::seats(vote) else { return String::new() };
    if seats.picked.contains(&option) {
        say::vote_chosen(scribe.lang)
    } else if seats.tied.contains(&option) {
        say::vote_tie(scribe.lang)
    } else {
        String::new()
    }
}

/// Who or what was chosen, each with its hands; what tied at the cut line; and what stays empty.
fn seats(scribe: &Scribe<'_>, vote: &Vote) -> String {
    let Subject::Choice { options, .. } = &vote.on else { return String::new() };
    picked(scribe.lang, scribe.meeting, vote, &|no| named(scribe, options, no))
}

fn named(scribe: &Scribe<'_>, options: &[Choice], no: u16) -> Option<String> {
    options.get(usize::from(no.checked_sub(1)?)).map(|option| choice(scribe, option))
}

/// What a choice came to, and what was not picked, where no table of the options stands beside it.
pub(super) fn outcome_in_full(scribe: &Scribe<'_>, vote: &Vote) -> String {
    let Subject::Choice { options, .. } = &vote.on else { return outcome_now(scribe, vote) };
    let others = not_picked(scribe.lang, vote, &|no| named(scribe, options, no));
    scribe.clauses([outcome_now(scribe, vote)].into_iter().chain(others))
}

/// The same where options are called otherwise: as a notice may have them.
pub(crate) fn picked(lang: Lang, meeting: &Meeting, vote: &Vote, named: &dyn Fn(u16) -> Option<String>) -> String {
    let Some(seats) = vote::seats(vote) else { return String::new() };
    let hands = |no: u16| vote.options.get(&no).copied().unwrap_or(0);
    let picked = seats.picked.iter().filter_map(|no| Some(say::vote_picked_of(lang, &named(*no)?, hands(*no))));
    let picked: Vec<_> = picked.collect();
    let chosen =
        if picked.is_empty() { say::vote_picked_none(lang) } else { say::vote_picked(lang, &lang.list(picked)) };
    let left = match seats.tied.first() {
        Some(one) => {
            let tied = lang.list(seats.tied.iter().filter_map(|no| named(*no)));
            Some(say::vote_tied(lang, &tied, hands(*one), seats.empty))
        }
        None => (seats.empty > 0).then(|| say::vote_seats_empty(lang, seats.empty)),
    };
    let again = meeting.run_off_of(vote).map(|no| say::vote_run_off(lang, no.0));
    let clauses: Vec<String> = [chosen].into_iter().chain(left).chain(again).collect();
    clauses.join(say::semicolon(lang))
}

/// Options that were counted and not picked, each with its hands; those that tie at the cut line are named with it.
pub(crate) fn not_picked(lang: Lang, vote: &Vote, named: &dyn Fn(u16) -> Option<String>) -> Option<String> {
    let seats = vote::seats(vote)?;
    let others = vote.options.iter().filter(|(no, _)| !seats.picked.contains(no) && !seats.tied.contains(no));
    let mut others: Vec<(u16, u16)> = others.map(|(no, hands)| (*no, *hands)).collect();
    others.sort_by_key(|(no, hands)| (std::cmp::Reverse(*hands), *no));
    let others = others.into_iter().filter_map(|(no, hands)| Some(say::vote_picked_of(lang, &named(no)?, hands)));
    let others: Vec<String> = others.collect();
    (!others.is_empty()).then(|| say::vote_not_picked(lang, &lang.list(others)))
}

fn failed(vote: &Vote) -> bool {
    vote.result.as_ref().is_some_and(|result| result.outcome != Outcome::Carried)
}

/// The gists of speeches against, without names.
fn views_against(scribe: &Scribe<'_>, motion: &Motion) -> Vec<String> {
    let speeches = scribe.meeting.speeches_held().into_iter().filter(|speech| speech.motion == motion.no);
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
        Subject::Choice { .. } => {
            let short = short(scribe, vote);
            scribe.clauses(short.into_iter().chain([seats(scribe, vote)]))
        }
        _ => agreed(scribe, result),
    }
}

/// What a vote came to, and that this is another result than before, where nothing else on the paper says so.
pub(super) fn outcome_now(scribe: &Scribe<'_>, vote: &Vote) -> String {
    outcome(scribe, vote) + &say::turned(scribe.lang, vote).unwrap_or_default()
}

/// That too few were there for more than advice.
pub(super) fn short(scribe: &Scribe<'_>, vote: &Vote) -> Option<String> {
    vote.short.map(|need| say::vote_short(scribe.lang, need, unit(scribe)))
}

/// What the result may be called is the scope's to say.
fn verdict(scribe: &Scribe<'_>, motion: &Motion, vote: &Vote, result: &VoteResult) -> String {
    verdict_of(scribe, &motion.state, vote, result)
}

fn verdict_of(scribe: &Scribe<'_>, state: &MotionState, vote: &Vote, result: &VoteResult) -> String {
    let lang = scribe.lang;
    let (verdict, to) = match state {
        MotionState::Decided { vote: no, verdict, to, .. } if *no == vote.no => (*verdict, *to),
        _ => return agreed(scribe, result),
    };
    if let Some(short) = short(scribe, vote) {
        return short;
    }
    match (verdict, result.outcome) {
        (Verdict::Passed, _) if result.against == 0 => say::passed_all(lang),
        (Verdict::Passed, _) => say::passed(lang),
        (Verdict::NotPassed, Outcome::Tie) => say::tie_not_passed(lang),
        (Verdict::NotPassed, Outcome::NoHands) => say::no_hands(lang),
        (Verdict::NotPassed, _) => say::not_passed(lang),
        (Verdict::Advised, _) => {
            let motion = vote.motion.and_then(|no| scribe.meeting.motions.get(&no));
            let (unit, to) = motion.map_or((None, to), |motion| scribe.meeting.receiver_of(motion));
            let place = to.map(|to| names::destination(lang, to).to_owned());
            say::advised(lang, &unit.or(place).unwrap_or_else(|| say::to_be_settled(lang)))
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
