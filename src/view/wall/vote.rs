//! Who has a vote and who counts, what the room is asked, and the result. Counts stay off until both are in.

use super::{Big, Item, Wall, debate};
use crate::{
    charter::{ChairVotes, VoteBasis},
    i18n::{Lang, names, view as words, wall as say},
    meeting::{
        Meeting,
        state::{Motion, Participant, Vote},
        vote::seats,
        words::{Method, Side, Subject},
    },
    view::{Ask, Bar, Block, Look, Row, Set, Tone, ask, charter_words, vote as of_vote},
};

/// Between the last word and the first hand: the room is counted, and hears who has a vote and who counts.
pub(super) fn head(meeting: &Meeting, motion: &Motion, look: &Look<'_>) -> Wall {
    let lang = look.lang;
    let basis = std::iter::once(basis(meeting, look)).chain(without_a_vote(meeting, look));
    Wall::card(Big::of(say::vote_head_big(lang)))
        .second(Big::of(say::vote_head_wait(lang)))
        .lines([(say::vote_head_who(lang), Tone::Strong), (say::vote_tellers(lang), Tone::Strong)])
        .line(basis.collect::<Vec<_>>().join("  "), Tone::Strong)
        .spare(debate::in_two(&motion.stands_as()).into_iter().map(|(line, _)| line))
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

/// What is asked, large, and how it is answered. Hands for a side stand in its colour.
fn asked(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> (Big, Option<Tone>, Option<String>) {
    let lang = look.lang;
    let hands = Some(say::vote_for(lang));
    match (ask(vote), vote.method) {
        (Ask::Close, _) => (Big::of(words::counted_big(lang)), None, None),
        (_, Method::Paper) => {
            let how = match meeting.basis() {
                VoteBasis::Person => say::vote_paper(lang),
                VoteBasis::Household => say::vote_paper_house(lang),
            };
            (Big::of(say::vote_paper_big(lang)), None, Some(how))
        }
        (_, Method::Dots) => (Big::of(say::dots_go_big(lang)), None, None),
        (Ask::For, _) => (hands_for(vote, Side::For, lang), Some(Tone::For), hands),
        (Ask::Against, _) => (hands_for(vote, Side::Against, lang), Some(Tone::Against), Some(say::vote_against(lang))),
        (Ask::Option(option), _) => (Big::of(words::option_big(lang, option)).then(say::vote_hands(lang)), None, hands),
    }
}

/// 赞成 or 反对, and 请举手 a size smaller behind it: both sides alike.
fn hands_for(vote: &Vote, side: Side, lang: Lang) -> Big {
    let other = if side == Side::For { Side::Against } else { Side::For };
    let like = of_vote::side_of(vote, other, lang);
    Big { like, ..Big::of(of_vote::side_of(vote, side, lang)).then(say::vote_hands(lang)) }
}

/// What the room is asked; both counts once both are in.
pub(super) fn vote(meeting: &Meeting, look: &Look<'_>) -> Wall {
    let Some(vote) = meeting.open_vote() else {
        return Wall::default();
    };
    let lang = look.lang;
    let (big, ground, how) = asked(meeting, vote, look);
    let choice = vote.on.is_choice();
    if ask(vote) == Ask::Close && !choice {
        let last = meeting.charter().is_some_and(|charter| charter.vote.chair == ChairVotes::Last);
        let chair = (last && vote.chair.is_none()).then(|| (say::vote_chair(lang), Tone::Strong));
        return Wall::hero(big).apart(chair).block(of_vote::equation(vote, look)).apart(about(meeting, vote, look));
    }
    let set = if choice { Set::Left } else { Set::Card };
    let wall = Wall { set, ground, ..Wall::hero(big) };
    let again = (!vote.recounts.is_empty())
        .then(|| (format!("{}  {}", say::vote_again_big(lang), say::vote_again(lang)), Tone::Strong));
    let wall = wall.apart(again).apart(about(meeting, vote, look));
    let wall = match ask(vote) {
        Ask::Option(no) => {
            wall.items(of_vote::option_words(meeting, vote, no, look).map(|words| Item::Second(Big::of(words))))
        }
        Ask::For | Ask::Against | Ask::Close => wall,
    };
    let wall = if choice { options(wall, meeting, vote, look) } else { wall };
    let free = (ask(vote) != Ask::Close).then(|| of_vote::free(vote.method, lang));
    let how = how.into_iter().chain(free).map(|line| (line, Tone::Strong));
    let counted =
        (!vote.tellers.is_empty()).then(|| say::vote_counted_by(lang, &names::people(lang, &vote.tellers, look.names)));
    let present = words::present_by_count(lang, vote.present, names::voters(lang, meeting.basis()));
    let counted = [Some(present), Some(basis(meeting, look)), counted].into_iter().flatten();
    wall.apart(how).spare([counted.collect::<Vec<_>>().join("  ")])
}

/// The options: who is asked about now, and what is counted; how many hands once all are.
fn options(wall: Wall, meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Wall {
    let Block::Bars(bars) = of_vote::options(meeting, vote, look) else { return wall };
    if bars.iter().any(|bar| bar.value > 0) {
        return wall.item(Item::Bars(bars));
    }
    let row = |(no, bar): (usize, Bar)| {
        let no = no.to_string();
        let text = bar.label.strip_prefix(&no).unwrap_or(&bar.label).trim_start().to_owned();
        Row { lead: no, text, tail: bar.tail, tone: bar.tone }
    };
    wall.rows((1..).zip(bars).map(row).collect())
}

/// What the vote is about.
fn about(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Vec<(String, Tone)> {
    let motion = match &vote.on {
        Subject::Motion(motion) => meeting.motions.get(motion),
        Subject::Amendment(_) => meeting.open_motion(),
        _ => None,
    };
    let Some(motion) = motion else { return vec![(question(vote, look), Tone::Strong)] };
    match (&vote.on, motion.open_amendment()) {
        (Subject::Amendment(no), Some(amendment)) if amendment.no == *no => debate::amended(motion, amendment, look),
        _ => {
            let scope = (debate::scope(motion, look), Tone::Strong);
            debate::in_two(&motion.stands_as()).into_iter().chain([scope]).collect()
        }
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
    let about = || voted_on(meeting, vote, look).into_iter().map(|line| (line, Tone::Strong));
    let Some(result) = &vote.result else {
        let reason = vote.cancelled.clone().unwrap_or_default();
        return Wall::hero(Big::of(say::vote_off_big(lang)))
            .line(words::cancelled(lang, &reason), Tone::Strong)
            .apart(about());
    };
    let verdict = of_vote::verdict(meeting, vote, result, look);
    let wall = Wall::hero(Big::of(verdict.big));
    let wall = wall.lines((!verdict.line.is_empty()).then_some((verdict.line, Tone::Strong)));
    let turned = of_vote::turned(vote, look).map(|line| (line, Tone::Quiet));
    if vote.on.is_choice() {
        let Block::Bars(bars) = of_vote::options(meeting, vote, look) else { return wall };
        let wall = wall.lines(run_off(meeting, vote, look)).lines(turned).item(Item::Bars(bars));
        return wall.spare(about().map(|(line, _)| line));
    }
    let minority = result.against > 0 && matches!(vote.on, Subject::Motion(_));
    // The debate is over, and the room is counted before the motion is voted on.
    let counted = matches!(vote.on, Subject::CloseDebate) && meeting.open_motion().is_some_and(|it| it.debate.closed);
    wall.lines(turned)
        .block(of_vote::equation(vote, look))
        .apart(about())
        .lines(minority.then(|| (say::verdict_minority(lang), Tone::Quiet)))
        .lines(counted.then(|| (say::vote_head(lang), Tone::Strong)))
        .spare([say::verdict_thanks(lang)])
}

/// What tied at the cut line is chosen between once more.
fn run_off(meeting: &Meeting, vote: &Vote, look: &Look<'_>) -> Option<(String, Tone)> {
    let open = vote.short.is_none() && meeting.run_off_of(vote).is_none();
    let tied = seats(vote).filter(|seats| open && !seats.tied.is_empty());
    tied.map(|_| (say::verdict_pick_again(look.lang), Tone::Strong))
}
