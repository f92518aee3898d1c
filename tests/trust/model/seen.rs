//! The engine's meeting, copied into the model's lists. Nothing is computed here.

use yishi::meeting::{
    Meeting,
    numbers::Badge,
    state::{self, CardPlace, LedgerKind, MotionState, TopicFate},
};

use super::evening::{
    Amendment, Aside, Ballot, Did, Evening, Fate, Hand, Paper, Person, Place, Promised, Row, Ruling, Stands, Stood,
    Table, Talk, Tally, Topic, Written,
};

pub fn seen(m: &Meeting) -> Evening {
    let opening = m.opening.as_ref();
    Evening {
        opened: opening.is_some(),
        minutes: opening.map_or(0, |opening| opening.minutes),
        promises: opening.map_or(0, |opening| u16::try_from(opening.promises.len()).unwrap()),
        stage: m.stage,
        started: m.started.is_some(),
        sittings: sittings(m),
        ended: m.closed.as_ref().map(|close| close.at.ms()),
        adjourned: m.adjourned.is_some(),
        number: opening.and_then(|opening| opening.number),
        rolled: m.adjournments.last().map(|last| last.rolled),
        closed: m.closed.as_ref().map(|close| close.reason.is_none()),
        visits: m.visits.iter().map(|visit| (visit.stage, visit.missing.clone())).collect(),
        people: m.people.values().map(person).collect(),
        offices: m.offices.iter().map(|(office, badge)| (*office, *badge)).collect(),
        served: m.office_log.iter().filter_map(|(_, office, badge)| badge.map(|badge| (*office, badge))).collect(),
        chair_back: m.chair_back,
        vacancies: m.vacancies.iter().map(vacancy).collect(),
        cautions: m.cautions.iter().map(|caution| (caution.what, caution.badge, caution.reason.is_some())).collect(),
        reviews: m.reviews.iter().map(|(no, (state, _))| (*no, *state)).collect(),
        readings: m.readings.iter().map(|(_, what)| *what).collect(),
        cards: m.concerns.values().map(written).collect(),
        topics: m.topics.values().map(topic).collect(),
        dots_by: m.dots_by.iter().map(|(badge, n)| (*badge, *n)).collect(),
        tables: m.groups.values().map(table).collect(),
        moves: m.moves.iter().map(|moved| (moved.badge, moved.from, moved.to)).collect(),
        report: m.report.map(|(group, _)| group),
        motions: m.motions.values().map(paper).collect(),
        open: m.open_motion,
        speeches: m.speeches.values().map(talk).collect(),
        speaking: m.speaking,
        limits: m.limits.map(|limits| (limits.seconds, limits.turns)),
        rulings: m.rulings.values().map(ruling).collect(),
        votes: m.votes.values().map(|vote| ballot(m, vote)).collect(),
        voting: m.open_vote,
        rows: m.actions.values().map(row).collect(),
        pledges: m.pledges.values().map(promised).collect(),
        leads: m.leads.iter().map(|(task, lead)| (*task, (lead.badge, lead.due))).collect(),
        parked: m.parked.values().map(aside).collect(),
        responses: m.responses.len(),
        sent: m.forwards.iter().map(|(what, forward)| (*what, forward.to)).collect(),
        hinted: m.hinted.keys().copied().collect(),
        follow_up: m.follow_up.is_some(),
        attachments: m.attachments.len(),
        corrections: m.corrections.iter().map(|correction| correction.version).collect(),
        signatures: m.signatures.iter().map(|signed| (signed.role, signed.badge, signed.version)).collect(),
        version: m.version,
        ledger: m.ledger.iter().map(|line| (line.rule, did(&line.kind), line.badge)).collect(),
        standing: m.clock.paused.map(yishi::meeting::Moment::ms),
        recess: m.clock.recess.is_some(),
        extended: m.clock.extended.iter().map(|(stage, minutes)| (*stage, *minutes)).collect(),
    }
}

fn person(person: &state::Participant) -> Person {
    Person {
        badge: person.badge,
        id: person.person,
        here: person.present,
        sector: person.sector.clone(),
        home: person.household,
        counts: person.counts,
        observer: person.observer,
        minor: person.minor,
    }
}

fn written(concern: &state::Concern) -> Written {
    let place = match concern.place {
        CardPlace::Unplaced => Place::Nowhere,
        CardPlace::In(topic, repeat) => Place::In(topic, repeat),
        CardPlace::Parked(no) => Place::Parked(no),
        CardPlace::Withheld(_) => Place::Withheld,
    };
    Written { card: concern.card, text: concern.text.is_some(), place }
}

fn vacancy(of: &state::Vacancy) -> super::evening::Vacancy {
    (of.from.ms(), of.left, of.until.map(yishi::meeting::Moment::ms), of.filled)
}

fn topic(topic: &state::Topic) -> Topic {
    let fate = match topic.fate {
        TopicFate::Live => Fate::Live,
        TopicFate::Posted(group) => Fate::Posted(group),
        TopicFate::Parked(no) => Fate::Parked(no),
        TopicFate::Next => Fate::Next,
        TopicFate::Withheld(_) => Fate::Withheld,
        TopicFate::Dissolved => Fate::Gone,
    };
    let (title, cards) = (topic.title.clone(), topic.cards.clone());
    Topic { no: topic.no, title, cards, scope: topic.scope, dots: topic.dots, placed: topic.dots - topic.counted, fate }
}

fn words(notes: &[state::Note]) -> Vec<Option<String>> {
    notes.iter().map(|note| note.text.clone()).collect()
}

fn table(group: &state::Group) -> Table {
    Table {
        no: group.no,
        stands: (group.round, group.table),
        topic: group.topic,
        members: group.members.iter().copied().collect(),
        came: group.visitors.iter().copied().collect(),
        roles: group.roles.iter().map(|(role, badge)| (*role, *badge)).collect(),
        points: words(&group.points),
        disagreements: words(&group.disagreements),
        surprises: words(&group.surprises),
        conclusion: group.conclusion.as_ref().map(|conclusion| conclusion.unsettled),
        closed: group.closed.is_some(),
        reported: group.reported.is_some(),
        reporter: group.reported.and_then(|(_, badge)| badge),
        answer: group.answer.clone(),
        others: group.others,
    }
}

fn paper(motion: &state::Motion) -> Paper {
    let hand = |hand: &state::Hand| Hand { badge: hand.badge, side: hand.side, extra: hand.passed };
    let amendment = |amendment: &state::Amendment| Amendment {
        no: amendment.no,
        mover: amendment.mover,
        text: amendment.text.clone(),
        adopted: amendment.adopted,
        on: amendment.on.clone(),
        back: amendment.withdrawn,
    };
    Paper {
        no: motion.no,
        table: motion.group,
        mover: motion.mover,
        text: motion.text.clone(),
        before: motion.earlier.clone(),
        version: motion.earlier.len() + 1,
        scope: motion.scope,
        receiver: motion.receiver.is_some(),
        stands: stands(&motion.state),
        hands: motion.debate.hands.iter().map(hand).collect(),
        turns: motion.debate.turns.iter().map(|(badge, turns): (&Badge, &u16)| (*badge, *turns)).collect(),
        last: motion.debate.last_opinion,
        barred: motion.debate.barred.iter().map(|(badge, ruling)| (*badge, *ruling)).collect(),
        talked_out: motion.debate.closed,
        amendments: motion.amendments.iter().map(amendment).collect(),
        lowered: motion.lowered.is_some(),
    }
}

fn stands(state: &MotionState) -> Stands {
    match *state {
        MotionState::Waiting => Stands::Waiting,
        MotionState::Open => Stands::Open,
        MotionState::Decided { vote, verdict, to, version } => {
            Stands::Decided { vote, verdict, to, version: version.into() }
        }
        MotionState::Parked(no) => Stands::Parked(no),
        MotionState::Withdrawn(badge) => Stands::Withdrawn(badge),
    }
}

fn talk(speech: &state::Speech) -> Talk {
    Talk {
        no: speech.no,
        motion: speech.motion,
        badge: speech.badge,
        side: speech.side,
        granted: speech.granted,
        seconds: speech.seconds,
        over: speech.over,
        void: speech.void,
        text: speech.text.is_some(),
    }
}

fn ruling(ruling: &state::Ruling) -> Ruling {
    Ruling {
        no: ruling.no,
        rule: ruling.rule,
        badge: ruling.badge,
        step: ruling.step,
        motion: ruling.motion,
        appealed: ruling.appealed,
        overturned: ruling.overturned,
    }
}

fn ballot(m: &Meeting, vote: &state::Vote) -> Ballot {
    let tally = |result: &state::VoteResult| Tally {
        yes: result.for_,
        against: result.against,
        rest: result.not_voted,
        outcome: result.outcome,
        picked: result.picked.clone(),
    };
    Ballot {
        no: vote.no,
        on: vote.on.clone(),
        stage: vote.stage,
        present: vote.present,
        roll: vote.roll,
        yes: vote.for_,
        against: vote.against,
        options: vote.options.iter().map(|(option, count)| (*option, *count)).collect(),
        chair: vote.chair,
        result: vote.result.as_ref().map(tally),
        cancelled: vote.cancelled.is_some(),
        recounts: vote.recounts.len(),
        fresh: m.counted_since < vote.seq,
        about: vote.motion,
        before: vote.limits.map(|limits| (limits.seconds, limits.turns)),
        doorless: vote.doorless,
        short: vote.short,
        tellers: vote.tellers.clone(),
        stood: vote.stood.as_ref().map(|before| {
            Box::new(Stood {
                yes: before.for_,
                against: before.against,
                options: before.options.iter().map(|(option, count)| (*option, *count)).collect(),
                chair: before.chair,
                result: tally(&before.result),
                stands: before.motion.as_ref().map(stands),
            })
        }),
        was: vote.was.len(),
        kept: vote.kept.len(),
        corrected: vote.corrections.iter().map(|put| put.version).collect(),
    }
}

fn sittings(m: &Meeting) -> Vec<i64> {
    let resumed = m.adjournments.iter().filter_map(|adjourned| adjourned.resumed);
    let mut began: Vec<i64> = m.started.into_iter().chain(resumed).map(yishi::meeting::Moment::ms).collect();
    began.sort_unstable();
    began
}

fn promised(pledge: &state::Pledge) -> Promised {
    Promised {
        no: pledge.no,
        badge: pledge.badge,
        row: pledge.action,
        motion: pledge.motion,
        gives: pledge.kind.map(|kind| (kind, pledge.amount)),
    }
}

fn row(action: &state::Action) -> Row {
    Row {
        no: action.no,
        motion: action.motion,
        owner: action.owner,
        helpers: action.helpers.clone(),
        due: action.due,
        dropped: action.dropped.is_some(),
    }
}

fn aside(item: &state::ParkedItem) -> Aside {
    Aside { no: item.no, what: item.what, badge: item.badge, to: item.to, stage: item.stage }
}

fn did(kind: &LedgerKind) -> Did {
    match kind {
        LedgerKind::Refused(guard, _) => Did::Refused(*guard),
        LedgerKind::Waived(guard, _) => Did::Waived(*guard),
        LedgerKind::Advised(guard) => Did::Advised(*guard),
        LedgerKind::Flagged(step) => Did::Flagged(*step),
    }
}
