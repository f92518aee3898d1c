//! Who has a vote and who counts, what the room is asked, and the result. Counts stay off until both are in.

use super::{Wall, debate};
use crate::{
    charter::{ChairVotes, VoteBasis},
    i18n::{names, view as words, wall as say},
    meeting::{
        Meeting,
        state::{Motion, Participant, Vote},
        vote::seats,
        words::{Method, Side, Subject},
    },
    view::{Ask, Look, Tone, ask, charter_words, vote as of_vote},
};

/// Between the last word and the first hand: the room is counted, and hears who has a vote and who counts.
pub(super) fn head(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let wall = debate::proposed(Wall::titled(say::vote_head_big(lang), Tone::Strong), motion, look);
    wall.line(say::vote_head(lang), Tone::Strong)
        .line(basis(meeting, look), Tone::Plain)
        .lines(without_a_vote(meeting, look).map(|line| (line, Tone::Plain)))
        .line(say::vote_tellers(lang), Tone::Plain)
}

/// 一人一票, or 一户一票.
fn basis(meeting: &Meeting, look: &Look<'_>) -> String {
    match meeting.basis() {
        VoteBasis::Person => say::vote_basis_person(look.lang),
        VoteBasis::Household => say::vote_basis_house(look.lang),
    }
}

/// The sectors of the charter that are here and don't vote, in its order.
fn without_a_vote(meeting: &Meeting, look: &Look<'_>) -> Option<String> {
    let here = |id: &str| {
        let of = |p: &Participant| p.present && !p.observer && p.sector == id;
        meeting.people.values().any(of)
    };
    let sectors = meeting.charter()?.sectors.iter().filter(|sector| !sector.votes && here(&sector.id));
    let names: Vec<&str> = sectors.map(|sector| charter_words(look.lang, &sector.name)).collect();
    (!names.is_empty()).then(|| say::vote_staff(look.lang, &look.lang.list(names)))
}

/// What is asked, large, and how it is answered.
fn asked(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> (String, Tone, Option<String>) {
    let lang = look.lang;
    let hands = Some(say::vote_for(lang));
    match (ask(vote), vote.method) {
        (Ask::Close, _) => (words::counted_big(lang), Tone::Strong, None),
        (_, Method::Paper) => {
            let how = match meeting.basis() {
                VoteBasis::Person => say::vote_paper(lang),
                VoteBasis::Household => say::vote_paper_house(lang),
            };
            (say::vote_paper_big(lang), Tone::Strong, Some(how))
        }
        (_, Method::Dots) => (say::dots_go_big(lang), Tone::Strong, None),
        (Ask::For, _) => (of_vote::hands(vote, Side::For, lang), Tone::For, hands),
        (Ask::Against, _) => (of_vote::hands(vote, Side::Against, lang), Tone::Against, Some(say::vote_against(lang))),
        (Ask::Option(option), _) => (words::option_big(lang, option), Tone::Strong, hands),
    }
}

/// What the room is asked; both counts once both are in.
pub(super) fn vote(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let Some(vote) = meeting.open_vote() else {
        return Wall::default();
    };
    let lang = look.lang;
    let (title, tone, how) = asked(meeting, vote, look);
    let wall = about(Wall::titled(title, tone), meeting, vote, look);
    let choice = vote.on.is_choice();
    let wall = match ask(vote) {
        Ask::Option(no) => {
            wall.lines(of_vote::option_words(meeting, vote, no, look).map(|words| (words, Tone::Strong)))
        }
        Ask::For | Ask::Against | Ask::Close => wall,
    };
    let wall = if choice { wall.block(of_vote::options(meeting, vote, look)) } else { wall };
    if ask(vote) == Ask::Close && !choice {
        let last = meeting.charter().is_some_and(|charter| charter.vote.chair == ChairVotes::Last);
        let chair = (last && vote.chair.is_none()).then(|| (say::vote_chair(lang), Tone::Quiet));
        return wall.block(of_vote::equation(vote, look)).lines(chair);
    }
    let again =
        (!vote.recounts.is_empty()).then(|| format!("{}  {}", say::vote_again_big(lang), say::vote_again(lang)));
    let counted =
        (!vote.tellers.is_empty()).then(|| say::vote_counted_by(lang, &names::people(lang, &vote.tellers, look.names)));
    let present = words::present_by_count(lang, vote.present, names::voters(lang, meeting.basis()));
    wall.lines(again.map(|again| (again, Tone::Strong)))
        .lines(how.map(|how| (how, tone)))
        .line(format!("{present}  {}", basis(meeting, look)), Tone::Quiet)
        .lines(counted.map(|counted| (counted, Tone::Quiet)))
        .line(say::vote_free(lang), Tone::Quiet)
}

/// What the vote is about.
fn about(wall: Wall, meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Wall {
    let motion = match &vote.on {
        Subject::Motion(motion) => meeting.motions.get(motion),
        Subject::Amendment(_) => meeting.open_motion(),
        _ => None,
    };
    let Some(motion) = motion else { return wall.line(question(vote, look), Tone::Strong) };
    let wall = wall.block(debate::in_full(motion)).line(debate::scope(motion, look), Tone::Quiet);
    match (&vote.on, motion.open_amendment()) {
        (Subject::Amendment(no), Some(amendment)) if amendment.no == *no => {
            debate::amended(wall, motion, amendment, look)
        }
        _ => wall,
    }
}

/// What is asked where no motion is.
fn question(vote: &Vote, look: &Look<'_>) -> String {
    match vote.on {
        Subject::Appeal(_) => say::appeal_ask(look.lang),
        _ => names::subject(look.lang, &vote.on),
    }
}

/// What a vote was about, under its result: what was voted on as it reads now.
fn voted_on(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Vec<String> {
    let reads = |motion: Option<&Motion>| motion.map(|motion| names::motion(&motion.stands_as()));
    match &vote.on {
        Subject::Motion(no) => reads(meeting.motions.get(no)).into_iter().collect(),
        Subject::Amendment(_) => {
            let motion = vote.motion.and_then(|no| meeting.motions.get(&no));
            reads(motion).into_iter().chain([names::subject(look.lang, &vote.on)]).collect()
        }
        Subject::Choice { .. }
        | Subject::CloseDebate
        | Subject::Limits { .. }
        | Subject::Extend { .. }
        | Subject::Appeal(_) => vec![question(vote, look)],
    }
}

/// The result with its counts, until the room goes on to something else.
pub(super) fn decided(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let about = || voted_on(meeting, vote, look).into_iter().map(|line| (line, Tone::Plain));
    let Some(result) = &vote.result else {
        let reason = vote.cancelled.clone().unwrap_or_default();
        return Wall::titled(say::vote_off_big(lang), Tone::Strong)
            .lines(about())
            .line(words::cancelled(lang, &reason), Tone::Strong);
    };
    let verdict = of_vote::verdict(meeting, vote, result, look);
    let wall = Wall::titled(verdict.big, Tone::Strong).lines(about());
    let wall = wall.lines((!verdict.line.is_empty()).then_some((verdict.line, Tone::Strong)));
    let wall = wall.lines(of_vote::turned(vote, look).map(|line| (line, Tone::Quiet)));
    if vote.on.is_choice() {
        return wall.lines(run_off(meeting, vote, look)).block(of_vote::options(meeting, vote, look));
    }
    let minority = result.against > 0 && matches!(vote.on, Subject::Motion(_));
    // The debate is over, and the room is counted before the motion is voted on.
    let counted = matches!(vote.on, Subject::CloseDebate) && meeting.open_motion().is_some_and(|it| it.debate.closed);
    wall.block(of_vote::equation(vote, look))
        .lines(minority.then(|| (say::verdict_minority(lang), Tone::Quiet)))
        .lines(counted.then(|| (say::vote_head(lang), Tone::Strong)))
        .line(say::verdict_thanks(lang), Tone::Quiet)
}

/// What tied at the cut line is chosen between once more.
fn run_off(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Option<(String, Tone)> {
    let open = vote.short.is_none() && meeting.run_off_of(vote).is_none();
    let tied = seats(vote).filter(|seats| open && !seats.tied.is_empty());
    tied.map(|_| (say::verdict_pick_again(look.lang), Tone::Strong))
}
