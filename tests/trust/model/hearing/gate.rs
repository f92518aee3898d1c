//! What is missing before a stage can be left (domain.md A2, exit conditions), and what is still led by nobody.

use yishi::{
    charter::{Scope, Stage},
    meeting::{
        Missing,
        words::{Choice, Destination, GroupRole, Office, Ref, Subject, Task, Verdict},
    },
};

use super::{
    super::evening::{Evening, Fate, Row, Stands, beside},
    count,
    votes::voters,
};

pub(super) fn only_said(missing: &Missing) -> bool {
    matches!(missing, Missing::Answer { .. } | Missing::Leader { .. } | Missing::Picked { .. } | Missing::Owner { .. })
}

/// The topics that a choice picked.
pub(super) fn picked(paper: &Evening) -> Vec<yishi::meeting::numbers::TopicNo> {
    let mut topics = Vec::new();
    // With too few there, nothing was picked.
    for ballot in paper.votes.iter().filter(|ballot| ballot.short.is_none()) {
        if let (Subject::Choice { options, .. }, Some(tally)) = (&ballot.on, &ballot.result) {
            for option in &tally.picked {
                if let Some(Choice::Topic(no)) = options.get(usize::from(*option) - 1) {
                    topics.push(*no);
                }
            }
        }
    }
    topics
}

/// What is missing before a stage can be left: domain.md A2, exit conditions.
pub fn missing(rules: &yishi::charter::Charter, paper: &Evening) -> Vec<Missing> {
    let mut list = Vec::new();
    let next = rules.sequence.iter().copied().find(|next| *next > paper.stage);
    let nowhere = count(paper.nowhere().len());
    if matches!(paper.stage, Stage::S1 | Stage::S2) && nowhere > 0 {
        list.push(Missing::Unplaced { cards: nowhere });
    }
    match paper.stage {
        Stage::S0 => {
            let here = voters(rules.vote.basis, paper);
            let need = rules.quorum.unwrap_or(0);
            let all = [
                (!paper.started, Missing::Start),
                (paper.holder(Office::Chair).is_none(), Missing::Chair),
                (paper.holder(Office::Recorder).is_none(), Missing::Recorder),
                (here < need, Missing::Quorum { have: here, need }),
            ];
            list.extend(all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, missing)| missing));
        }
        // S2 is entered with a live topic.
        Stage::S1 => {
            let live = paper.topics.iter().any(|topic| topic.fate == Fate::Live);
            if next == Some(Stage::S2) && nowhere == 0 && !live {
                list.push(Missing::Topic);
            }
        }
        Stage::S2 if next == Some(Stage::S3) => {
            if paper.tables.is_empty() {
                list.push(Missing::Posted);
            }
            for table in paper.tables.iter().filter(|table| !table.closed && !table.emptied()) {
                let (group, have) = (table.no, count(table.members.len()));
                if beside(&table.roles, &GroupRole::Convener).is_none() {
                    list.push(Missing::Convener { group });
                }
                if have < rules.market.least {
                    list.push(Missing::Small { group, have });
                }
                if have > rules.market.cap {
                    list.push(Missing::Full { group, have });
                }
            }
        }
        Stage::S3 => {
            for table in paper.tables.iter().filter(|table| !table.emptied()) {
                let group = table.no;
                let draft = paper.motions.iter().any(|paper| paper.table == Some(group));
                if !draft && table.conclusion.is_none() {
                    list.push(Missing::Result { group });
                }
                if beside(&table.roles, &GroupRole::Reporter).is_none() {
                    list.push(Missing::Reporter { group });
                }
            }
        }
        Stage::S4 | Stage::S5 => {
            // One that is counted again is as decided as it was.
            let again = paper.ballot().filter(|ballot| ballot.stood.is_some()).and_then(|ballot| ballot.about);
            let left = paper.motions.iter().filter(|paper| paper.undecided() && Some(paper.no) != again);
            list.extend(left.map(|paper| Missing::Undecided { motion: paper.no }));
            let silent = paper.tables.iter().filter(|table| table.answer.is_none() && !table.others);
            list.extend(silent.map(|table| Missing::Answer { group: table.no }));
        }
        Stage::S6 => {
            let led = |task: &Task| beside(&paper.leads, task).is_some();
            let missing = ours(rules, paper).into_iter().filter(|task| !led(task) && !has_rows(paper, *task));
            list.extend(missing.map(|task| match task {
                Task::Motion(motion) => Missing::Leader { motion },
                Task::Picked(vote, option) => Missing::Picked { vote, option },
            }));
            plan_lacks(paper, &mut list);
        }
        Stage::S2 | Stage::S7 => {}
    }
    list
}

/// What was decided as the residents' own: motions that passed, and what a choice picked, but for what went elsewhere.
pub fn ours(rules: &yishi::charter::Charter, paper: &Evening) -> Vec<Task> {
    let away = |what: Ref| beside(&paper.sent, &what).is_some_and(|to| to != Destination::Residents);
    let mut list = Vec::new();
    for motion in &paper.motions {
        let passed = matches!(motion.stands, Stands::Decided { verdict: Verdict::Passed, .. });
        if passed && !away(Ref::Motion(motion.no)) {
            list.push(Task::Motion(motion.no));
        }
    }
    for ballot in paper.votes.iter().filter(|ballot| !ballot.cancelled) {
        let (Subject::Choice { options, .. }, Some(tally)) = (&ballot.on, &ballot.result) else { continue };
        for option in &tally.picked {
            let residents = match &options[usize::from(*option) - 1] {
                Choice::Topic(no) => {
                    let topic = paper.topic(*no).unwrap();
                    topic.fate == Fate::Live && topic.scope == Scope::Residents && !away(Ref::Topic(*no))
                }
                Choice::Text(text) => {
                    let hint = rules.scope_hints.iter().find(|hint| text.contains(&hint.word));
                    hint.is_none_or(|hint| hint.scope == Scope::Residents)
                }
            };
            if residents {
                list.push(Task::Picked(ballot.no, *option));
            }
        }
    }
    list
}

/// A row of the plan carries a motion out, unless it was taken off or set aside.
pub fn has_rows(paper: &Evening, task: Task) -> bool {
    let aside = |row: &Row| paper.parked.iter().any(|item| item.what == Some(Ref::Action(row.no)));
    let Task::Motion(motion) = task else { return false };
    paper.rows.iter().any(|row| row.motion == Some(motion) && !row.dropped && !aside(row))
}

/// Every row has an owner and a date; what was parked has a destination.
fn plan_lacks(paper: &Evening, list: &mut Vec<Missing>) {
    // A row of a motion that did not pass stops.
    let stops = |row: &Row| {
        let stands = row.motion.and_then(|no| paper.motion(no)).map(|paper| paper.stands);
        matches!(
            stands,
            Some(Stands::Decided { verdict: Verdict::NotPassed | Verdict::NotAdvised, .. } | Stands::Withdrawn(_))
        )
    };
    for row in paper.rows.iter().filter(|row| !row.dropped && !stops(row)) {
        let what = Ref::Action(row.no);
        if beside(&paper.sent, &what).is_some() || paper.parked.iter().any(|item| item.what == Some(what)) {
            continue;
        }
        if row.owner.is_none() {
            list.push(Missing::Owner { action: row.no });
        } else if row.due.is_none() {
            list.push(Missing::Date { action: row.no });
        }
    }
    for item in paper.parked.iter().filter(|item| item.to.is_none()) {
        // A motion that was taken up again is no longer set aside.
        let aside = match item.what {
            Some(Ref::Motion(no)) => paper.motion(no).is_some_and(|paper| paper.stands == Stands::Parked(item.no)),
            _ => true,
        };
        if aside {
            list.push(Missing::Destination { parked: item.no });
        }
    }
}
