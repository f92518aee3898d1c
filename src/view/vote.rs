//! A vote: what it is about, what is asked now, and the equation. Counts are hidden until all are in.

use super::{Bar, Block, Look, Row, Scene, Term, Tone, floor, topic_title};
use crate::{
    i18n::{Lang, names, view as words, wall},
    meeting::{
        Meeting,
        state::{MotionState, Vote, VoteResult},
        vote::seats,
        words::{Choice, Method, Side, Subject},
    },
};

/// What is asked of the room now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Hands for.
    For,
    /// Hands against.
    Against,
    /// Hands for an option.
    Option(u16),
    /// All counts are in.
    Close,
}

/// What an open vote asks of the room now.
pub fn ask(vote: &Vote) -> Ask {
    if let Subject::Choice { options, .. } = &vote.on {
        let options = 1..=u16::try_from(options.len()).unwrap_or(u16::MAX);
        let open = options.into_iter().find(|option| !vote.options.contains_key(option));
        return open.map_or(Ask::Close, Ask::Option);
    }
    match (vote.for_, vote.against) {
        (None, _) => Ask::For,
        (Some(_), None) => Ask::Against,
        (Some(_), Some(_)) => Ask::Close,
    }
}

pub(super) fn vote(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let Some(vote) = meeting.open_vote() else {
        return Scene::default();
    };
    let lang = look.lang;
    let mut main = subject(meeting, vote, look);
    let (line, tone) = match ask(vote) {
        Ask::For => (hands(vote, Side::For, lang), Tone::For),
        Ask::Against => (hands(vote, Side::Against, lang), Tone::Against),
        Ask::Option(option) => (words::ask_option(lang, option), Tone::Strong),
        Ask::Close => (words::ask_close(lang), Tone::Strong),
    };
    main.push(Block::Gap);
    main.push(Block::Big(line, tone));
    main.push(Block::Gap);
    main.push(if let Subject::Choice { .. } = vote.on { options(meeting, vote, look) } else { equation(vote, look) });
    let chair_votes = meeting.charter().is_some_and(|charter| charter.vote.chair == crate::charter::ChairVotes::Last);
    if ask(vote) != Ask::Close {
        main.push(Block::Text(free(vote.method, lang), Tone::Quiet));
    } else if chair_votes && vote.chair.is_none() && !matches!(vote.on, Subject::Choice { .. }) {
        main.push(Block::Text(words::ask_chair(lang), Tone::Quiet));
    }
    Scene { main, side: how(meeting, vote, look) }
}

/// Whose hands are asked for. Hands for an appeal turn the chair's call back, and the words have to say so.
pub(super) fn hands(vote: &Vote, side: Side, lang: Lang) -> String {
    let appeal = matches!(vote.on, Subject::Appeal(_));
    match (side, appeal) {
        (Side::Against, true) => wall::appeal_against_big(lang),
        (Side::Against, false) => wall::vote_against_big(lang),
        (_, true) => wall::appeal_for_big(lang),
        (_, false) => wall::vote_for_big(lang),
    }
}

fn subject(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Vec<Block> {
    let motion = match &vote.on {
        Subject::Motion(motion) => meeting.motions.get(motion),
        Subject::Amendment(_) => meeting.open_motion(),
        _ => None,
    };
    match motion {
        Some(motion) => floor::in_full(meeting, motion, look),
        None => vec![Block::Heading(names::subject(look.lang, &vote.on))],
    }
}

/// What hands of a side are for, in a word.
pub(super) fn side_of(vote: &Vote, side: Side, lang: Lang) -> String {
    match (&vote.on, side) {
        (Subject::Appeal(_), Side::For) => wall::appeal_for(lang),
        (Subject::Appeal(_), Side::Against) => wall::appeal_against(lang),
        _ => names::side(lang, side).to_owned(),
    }
}

/// 赞成 29 + 反对 8 + 没举手 4 = 在场 41
pub(super) fn equation(vote: &Vote, look: &Look<'_>) -> Block {
    let lang = look.lang;
    let counts = vote.for_.zip(vote.against);
    let chair = |side| u16::from(vote.chair == Some(side));
    let label = |side, count: Option<u16>| {
        let name = side_of(vote, side, lang);
        if count.is_some() && counts.is_none() { format!("{name}({})", words::counted(lang)) } else { name }
    };
    let term = |side, count, shown: Option<u16>| Term {
        label: label(side, count),
        value: shown.map(|shown| shown + chair(side)),
        tone: floor::tone(Some(side)),
    };
    let rest = counts.map(|(f, a)| {
        let hands = u32::from(f) + u32::from(a) + u32::from(vote.chair.is_some());
        u16::try_from(u32::from(vote.present).saturating_sub(hands)).unwrap_or(0)
    });
    Block::Equation {
        terms: vec![
            term(Side::For, vote.for_, counts.map(|(f, _)| f)),
            term(Side::Against, vote.against, counts.map(|(_, a)| a)),
            Term { label: words::not_voted(lang), value: rest, tone: Tone::Quiet },
        ],
        sum: Term { label: words::sum(lang), value: Some(vote.present), tone: Tone::Plain },
    }
}

fn option(meeting: &Meeting, of: &Choice, look: &Look<'_>) -> String {
    match of {
        Choice::Topic(topic) => topic_title(meeting, *topic, look.lang),
        Choice::Text(text) => text.clone(),
    }
}

/// The words of an option, by its number.
pub(super) fn option_words(meeting: &Meeting, vote: &Vote, no: u16, look: &Look<'_>) -> Option<String> {
    let Subject::Choice { options, .. } = &vote.on else { return None };
    Some(option(meeting, options.get(usize::from(no).checked_sub(1)?)?, look))
}

pub(super) fn options(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Block {
    let Subject::Choice { options, .. } = &vote.on else {
        return Block::Gap;
    };
    let all_in = vote.options.len() == options.len();
    let full = vote.options.values().map(|count| u32::from(*count)).max().unwrap_or(0).max(1);
    let picked = vote.result.as_ref().map_or(&[][..], |result| &result.picked);
    let asked = if let Ask::Option(no) = ask(vote) { Some(no) } else { None };
    let tied = seats(vote).map(|seats| seats.tied).unwrap_or_default();
    let bar = |(place, of): (usize, &Choice)| {
        let no = u16::try_from(place + 1).unwrap_or(u16::MAX);
        let count = vote.options.get(&no).copied();
        Bar {
            label: format!("{no} {}", option(meeting, of, look)),
            value: count.filter(|_| all_in).unwrap_or(0).into(),
            full,
            tail: match count {
                Some(count) if all_in => words::voters(look.lang, meeting.basis(), count),
                Some(_) => words::counted(look.lang),
                None => String::new(),
            },
            tone: if asked == Some(no) || picked.contains(&no) || tied.contains(&no) {
                Tone::Strong
            } else {
                Tone::Quiet
            },
        }
    };
    Block::Bars(options.iter().enumerate().map(bar).collect())
}

fn how(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Vec<Block> {
    let lang = look.lang;
    let of = names::voters(lang, meeting.basis());
    let present = if vote.present == vote.roll {
        words::present_by_count(lang, vote.present, of)
    } else {
        words::present_differs(lang, vote.present, vote.roll, of)
    };
    let mut blocks = vec![Block::Text(present, Tone::Plain)];
    if !vote.tellers.is_empty() {
        blocks.push(Block::Text(words::tellers(lang, &names::people(lang, &vote.tellers, look.names)), Tone::Plain));
    }
    if let Some(charter) = meeting.charter() {
        let rules = [names::vote_basis(lang, charter.vote.basis), names::pass_rule(lang, charter.vote.pass)];
        blocks.push(Block::Text(rules.join("  "), Tone::Quiet));
    }
    blocks.push(Block::Text(names::method(lang, vote.method).to_owned(), Tone::Quiet));
    if !vote.recounts.is_empty() {
        blocks.push(Block::Text(words::recounted(lang, vote.recounts.len()), Tone::Quiet));
    }
    blocks
}

/// Between votes in S5: what the last one came to, and where the other motions stand.
pub(super) fn decided(meeting: &Meeting, look: &Look<'_>) -> Scene {
    let last = meeting.newest_result();
    let mut main = Vec::new();
    if let Some(motion) = meeting.open_motion() {
        return Scene { main: floor::floor(meeting, look).main, side: result_of(meeting, last, look, Some(motion.no)) };
    }
    main.extend(result_of(meeting, last, look, None));
    Scene { main, side: floor::motion_rows(meeting, look) }
}

fn result_of(
    meeting: &Meeting,
    vote: Option<&Vote>,
    look: &Look<'_>,
    beside: Option<crate::meeting::numbers::MotionNo>,
) -> Vec<Block> {
    let Some(vote) =
        vote.filter(|vote| beside.is_none() || !matches!(vote.on, Subject::Motion(no) if Some(no) != beside))
    else {
        return Vec::new();
    };
    let lang = look.lang;
    let mut blocks = subject(meeting, vote, look);
    if let Some(reason) = &vote.cancelled {
        blocks.push(Block::Text(words::cancelled(lang, reason), Tone::Strong));
        return blocks;
    }
    let Some(result) = &vote.result else { return blocks };
    blocks.push(Block::Gap);
    let verdict = verdict(meeting, vote, result, look);
    blocks.push(Block::Big(verdict.big, Tone::Strong));
    blocks.push(Block::Text(verdict.line, Tone::Strong));
    blocks.extend(turned(vote, look).map(|line| Block::Text(line, Tone::Quiet)));
    if let Subject::Choice { .. } = vote.on {
        blocks.push(options(meeting, vote, look));
        return blocks;
    }
    blocks.push(equation(vote, look));
    let percent = (u32::from(result.for_) * 100 + u32::from(vote.present) / 2).checked_div(u32::from(vote.present));
    let percent = u16::try_from(percent.unwrap_or(0)).unwrap_or(0);
    let share = format!("{} {}", names::side(lang, Side::For), words::share(lang, percent));
    blocks.push(Block::Text(share, Tone::Plain));
    if result.against > 0 {
        blocks.push(Block::Text(wall::verdict_minority(lang), Tone::Quiet));
    }
    blocks
}

/// What the result is called: of a motion by its scope, else by the outcome.
pub(super) fn verdict(meeting: &Meeting, vote: &Vote, result: &VoteResult, look: &Look<'_>) -> wall::Shown {
    let lang = look.lang;
    let by_outcome = || wall::result(lang, &vote.on, result.outcome, (result.for_, result.against));
    let motion = match &vote.on {
        Subject::Motion(motion) => meeting.motions.get(motion),
        Subject::Amendment(_)
        | Subject::CloseDebate
        | Subject::Limits { .. }
        | Subject::Extend { .. }
        | Subject::Appeal(_) => return by_outcome(),
        Subject::Choice { options, .. } => {
            let Some(seats) = seats(vote) else { return by_outcome() };
            let of = |no: &u16| options.get(usize::from(*no).checked_sub(1)?).map(|of| option(meeting, of, look));
            let (picked, tied): (Vec<_>, Vec<_>) =
                (seats.picked.iter().filter_map(of).collect(), seats.tied.iter().filter_map(of).collect());
            let many = picked.len();
            let chosen = (many > 0).then(|| wall::verdict_pick(lang, many, &lang.list(picked)));
            let tie = (!tied.is_empty()).then(|| wall::verdict_pick_tie(lang, &lang.list(tied), seats.empty));
            let empty = (seats.tied.is_empty() && seats.empty > 0).then(|| wall::verdict_pick_empty(lang, seats.empty));
            let short = vote.short.map(|_| wall::verdict_pick_short(lang));
            let big = match (vote.short, many) {
                (Some(_), _) => wall::verdict_short_big(lang),
                (None, 0) => names::outcome(lang, result.outcome).to_owned(),
                (None, many) => wall::verdict_pick_big(lang, many),
            };
            let line: Vec<String> = [short, chosen, tie, empty].into_iter().flatten().collect();
            return wall::Shown { big, line: line.join(words::clause(lang)) };
        }
    };
    let Some(motion) = motion else {
        return by_outcome();
    };
    match &motion.state {
        MotionState::Decided { verdict, vote: by, .. } if *by == vote.no => {
            let (unit, to) = meeting.receiver_of(motion);
            let office = to.map(|to| names::destination(lang, to)).unwrap_or_default();
            let figures = wall::Figures {
                for_: result.for_,
                against: result.against,
                present: vote.present,
                pass: meeting.charter().map(|charter| charter.vote.pass).unwrap_or_default(),
                basis: meeting.basis(),
                short: vote.short.is_some(),
                org: unit.as_deref().unwrap_or(office),
            };
            wall::verdict(lang, *verdict, result.outcome, figures)
        }
        _ => by_outcome(),
    }
}

/// That the result is another than it was: counted again, or put right from the 计票单.
pub(super) fn turned(vote: &Vote, look: &Look<'_>) -> Option<String> {
    let before = vote.was.last().filter(|_| vote.result.is_some())?;
    let corrected = !vote.corrections.is_empty();
    let of = &before.result;
    Some(if vote.on.is_choice() {
        words::counted_anew(look.lang, corrected)
    } else {
        words::counted_otherwise(look.lang, corrected, of.for_, of.against)
    })
}

/// One line of a closed vote, for lists.
pub(super) fn in_short(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Option<Row> {
    let result = vote.result.as_ref()?;
    let (lang, for_, against) = (look.lang, result.for_, result.against);
    let text = match &vote.on {
        Subject::Choice { options, .. } => {
            let hands = |no: u16| vote.options.get(&no).map_or_else(String::new, |count| format!("({count})"));
            lang.list(options.iter().zip(1..).map(|(of, no)| option(meeting, of, look) + &hands(no)))
        }
        _ => format!("{} {for_}  {} {against}", names::side(lang, Side::For), names::side(lang, Side::Against)),
    };
    Some(Row {
        lead: names::subject(lang, &vote.on),
        text,
        tail: verdict(meeting, vote, result, look).big,
        tone: Tone::Plain,
    })
}

/// Whoever wants to says nothing: in the words of how it is voted.
pub fn free(method: Method, lang: Lang) -> String {
    match method {
        Method::Hands => wall::vote_free(lang),
        Method::Paper => wall::vote_free_paper(lang),
        Method::Dots => wall::vote_free_dots(lang),
    }
}
