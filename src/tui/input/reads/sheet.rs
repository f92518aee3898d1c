//! A sheet of the paper kit, by the code in its corner.

use crate::{
    charter::Stage,
    kit::{Code, NoCode, Sheet},
    meeting::{
        Meeting, Name,
        numbers::{Badge, Card, GroupNo, VoteNo},
        words::Subject,
    },
    tui::input::{Read, Said, Typed},
};

/// The code on a corner of a sheet: what is typed in from it, and nothing that doesn't stand on it.
pub(in crate::tui::input) fn sheet(typed: &Typed<'_>) -> Option<Read> {
    let code = match typed.plain.parse::<Code>() {
        Ok(code) => code,
        Err(NoCode::Other) => return None,
        Err(why) => return Some(Said::BadCode(why).into()),
    };
    let fill = |name, given| Said::Fill(name, given);
    let left_out = |fields: &[&'static str]| fields.iter().map(|field| (*field, String::new())).collect::<Vec<_>>();
    let said = match code.sheet {
        // A list of badges; who wrote something beside theirs is put in after them.
        Sheet::SignIn => fill(Name::SignIn, left_out(&["call", "sector", "household", "name", "observer", "minor"])),
        Sheet::Badges | Sheet::Seats => Said::Person(Badge(code.n)),
        Sheet::Cards => {
            let card = Card { badge: Badge(code.n), n: code.part.unwrap_or(1) };
            if typed.meeting.concerns.contains_key(&card) {
                fill(Name::EditConcern, vec![("card", card.to_string())])
            } else {
                // The number of the card says whose it is.
                let mut given = left_out(&["badge", "from", "relayed"]);
                given.push(("cards", card.to_string()));
                fill(Name::RaiseConcern, given)
            }
        }
        Sheet::Dots => fill(Name::CountDots, vec![("dots.page", code.n.to_string())]),
        Sheet::Tables => Said::Table(code.n),
        Sheet::Slips => fill(Name::DraftMotion, vec![("group", group_at(code.n, typed.meeting).to_string())]),
        Sheet::Pledges => fill(Name::Pledge, Vec::new()),
        Sheet::Tally => tally(code.n, typed.meeting),
    };
    Some(said.into())
}

/// Who sits at a table now, or sat there last: in a second round another number than the table's.
pub(in crate::tui) fn group_at(table: u16, meeting: &Meeting) -> GroupNo {
    let here = meeting.groups.values().rev().filter(|group| group.table == table);
    let open = here.clone().find(|group| group.closed.is_none());
    open.or(here.clone().next()).map_or(GroupNo(table), |group| group.no)
}

/// Before the vote who is present and who counts; then the counts, in their order. Where nobody can vote any more, what was
/// signed puts its vote right.
fn tally(n: u16, meeting: &Meeting) -> Said {
    let Some(vote) = meeting.open_vote() else {
        let counted = meeting.votes.get(&VoteNo(n)).filter(|vote| vote.result.is_some());
        let over = matches!(meeting.stage, Stage::S6 | Stage::S7) && meeting.open_motion.is_none();
        return match counted {
            _ if !over || meeting.closed_last().is_none() => Said::Fill(Name::OpenVote, Vec::new()),
            Some(vote) => Said::Fill(Name::CorrectVote, vec![("vote", vote.no.to_string())]),
            None => Said::Fill(Name::CorrectVote, Vec::new()),
        };
    };
    match &vote.on {
        Subject::Choice { options, .. } => {
            let next = (1..).zip(options).map(|(no, _)| no).find(|no| !vote.options.contains_key(no));
            let given = |no: u16| Said::Fill(Name::CountOption, vec![("option", no.to_string())]);
            next.map_or(Said::Fill(Name::Recount, Vec::new()), given)
        }
        _ if vote.for_.is_none() => Said::Fill(Name::CountFor, Vec::new()),
        _ if vote.against.is_none() => Said::Fill(Name::CountAgainst, Vec::new()),
        _ => Said::Fill(Name::Recount, Vec::new()),
    }
}
