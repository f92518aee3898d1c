//! The minutes as tables, for who goes on counting: concerns, topics, votes, the plan, pledges, and in the archive the floor.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Cut, For, Record, Scribe, names, opening, plan, say, veil, votes};
pub use crate::table::out::Cell;
use crate::{
    charter::Scope,
    i18n::{Lang, record as words},
    meeting::{
        Meeting, Moment,
        state::{Action, CardPlace, Concern, Lead, Pledge, Speech, Topic, TopicFate, Vote},
        words::{Origin, Ref, Subject, Task},
    },
};

/// Tables of one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tables {
    /// Language of the titles.
    pub lang: Lang,
    /// As on the minutes.
    pub title: String,
    /// Which meeting: estate, number, day and theme, for what is printed.
    #[serde(skip)]
    pub about: String,
    /// Head of the chain.
    pub head: Option<String>,
    /// What could not be understood of the record: it stands above every table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<String>,
    /// The newest line of the record: what a workbook says about its age.
    pub as_of: Option<Moment>,
    /// One sheet each.
    pub tables: Vec<Table>,
}

/// One table; every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// ASCII, for the name of a file.
    pub id: &'static str,
    /// As a sheet is called.
    pub name: String,
    /// Column titles.
    pub head: Vec<String>,
    /// Rows from top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

fn text(text: impl Into<String>) -> Cell {
    Cell::text(text)
}

fn maybe(words: Option<&String>) -> Cell {
    words.map_or(Cell::Blank, text)
}

fn number(n: impl Into<u32>) -> Cell {
    Cell::Number(n.into())
}

fn count(n: usize) -> Cell {
    Cell::Number(u32::try_from(n).unwrap_or(u32::MAX))
}

fn date(date: Option<NaiveDate>) -> Cell {
    date.map_or(Cell::Blank, Cell::Date)
}

/// The tables of a cut: one page has the votes and the plan, the circulated minutes the cards and pledges too, the archive the floor.
pub fn tables(meeting: &Meeting, record: &Record<'_>, cut: Cut) -> Tables {
    let meeting = &*veil::seen(meeting, record, For::Cut(cut));
    let scribe = Scribe::new(meeting, record, For::Cut(cut));
    let tables = TABLES.iter().filter(|(from, ..)| cut >= *from);
    let tables = tables.map(|(_, id, name, head, rows)| Table {
        id,
        name: name(scribe.lang),
        head: head(scribe.lang).split('|').map(str::to_owned).collect(),
        rows: rows(&scribe),
    });
    let title = say::title(scribe.lang, scribe.estate());
    let head = scribe.head.map(str::to_owned);
    let unread = record.unread.map(str::to_owned);
    let day = opening::day(&scribe).map(|day| scribe.date(day.date()));
    let theme = scribe.opening().map(|opening| opening.theme.clone());
    let about: Vec<String> = opening::number(&scribe).into_iter().chain(day).chain(theme).collect();
    let about = about.join("  ");
    Tables { lang: scribe.lang, title, about, head, unread, as_of: meeting.reached, tables: tables.collect() }
}

type Rows = fn(&Scribe<'_>) -> Vec<Vec<Cell>>;
type Words = fn(Lang) -> String;

/// From which cut on, the name of its file, its name, its head, its rows.
const TABLES: [(Cut, &str, Words, Words, Rows); 6] = [
    (Cut::Circulated, "concerns", words::sheet_concerns, words::concerns_head, concerns),
    (Cut::Circulated, "topics", words::sheet_topics, words::topics_head, topics),
    (Cut::Page, "votes", words::sheet_votes, words::votes_head, voted),
    (Cut::Page, "actions", words::sheet_actions, words::actions_head, actions),
    (Cut::Circulated, "pledges", words::sheet_pledges, words::pledges_head, pledges),
    (Cut::Archive, "speeches", words::sheet_speeches, words::speeches_head, speeches),
];

fn concerns(scribe: &Scribe<'_>) -> Vec<Vec<Cell>> {
    let shown = scribe.meeting.concerns.values().filter(|concern| !scribe.hidden(concern.card));
    shown.map(|concern| concern_row(scribe, concern)).collect()
}

fn concern_row(scribe: &Scribe<'_>, concern: &Concern) -> Vec<Cell> {
    let lang = scribe.lang;
    let (into, title) = match &concern.place {
        CardPlace::In(topic, _) => (say::topic_no(lang, topic.0), scribe.topic(*topic)),
        CardPlace::Parked(no) => (say::parked_no(lang, no.0), String::new()),
        CardPlace::Unplaced | CardPlace::Withheld(_) => (say::unplaced(lang), String::new()),
    };
    let origin = (concern.from != Origin::Resident).then(|| names::origin(lang, concern.from).to_owned());
    let relayed = concern.relayed.map(|by| say::relayed(lang, &scribe.who(by)));
    vec![
        text(concern.card.to_string()),
        text(scribe.who(concern.card.badge)),
        text(concern.text.clone().unwrap_or_else(|| say::on_paper(lang))),
        text(into),
        text(title),
        text(scribe.clauses(origin.into_iter().chain(relayed))),
    ]
}

fn topics(scribe: &Scribe<'_>) -> Vec<Vec<Cell>> {
    let stands = |topic: &&Topic| !matches!(topic.fate, TopicFate::Withheld(_) | TopicFate::Dissolved);
    let row = |topic: &Topic| {
        vec![
            text(say::topic_no(scribe.lang, topic.no.0)),
            text(scribe.topic(topic.no)),
            count(topic.cards.len()),
            number(topic.dots),
            // As in the minutes: only what somebody said to be another's.
            text(if topic.scope == Scope::Residents { "" } else { names::scope(scribe.lang, topic.scope) }),
            text(super::concerns::fate(scribe, topic)),
        ]
    };
    scribe.meeting.topics.values().filter(stands).map(row).collect()
}

/// One row a vote, or a row an option. What came to no result has no figures: its counts are void.
fn voted(scribe: &Scribe<'_>) -> Vec<Vec<Cell>> {
    scribe.meeting.votes.values().flat_map(|vote| vote_rows(scribe, vote)).collect()
}

fn vote_rows(scribe: &Scribe<'_>, vote: &Vote) -> Vec<Vec<Cell>> {
    let lang = scribe.lang;
    let about = || [number(vote.no.0), text(votes::subject(scribe, &vote.on)), number(vote.present)];
    let scope = match vote.on {
        Subject::Motion(no) => scribe.meeting.motions.get(&no).map(|motion| names::scope(lang, motion.scope)),
        _ => None,
    };
    let tail = |came: String| {
        [
            text(came),
            text(scope.unwrap_or_default()),
            text(names::method_paper(lang, vote.method)),
            text(scribe.whos(&vote.tellers)),
        ]
    };
    match (&vote.result, &vote.on) {
        (Some(_), Subject::Choice { options, .. }) => {
            let row = |(option, n): (_, u16)| {
                let hands = vote.options.get(&n).copied();
                let came = match votes::came(scribe, vote, n) {
                    came if came.is_empty() => came,
                    came => came + &say::turned(lang, vote).unwrap_or_default(),
                };
                let share = |hands: u16| Cell::Share(hands.into(), vote.present.into());
                let counted = hands.map_or_else(|| text(say::vote_uncounted(lang)), number);
                let figures = [counted, hands.map_or(Cell::Blank, share), Cell::Blank, Cell::Blank];
                let option = [text(votes::choice(scribe, option))];
                about().into_iter().chain(option).chain(figures).chain(tail(came)).collect()
            };
            options.iter().zip(1..).map(row).collect()
        }
        (Some(result), _) => {
            let share = Cell::Share(result.for_.into(), vote.present.into());
            let figures = [Cell::Blank, number(result.for_), share, number(result.against), number(result.not_voted)];
            vec![about().into_iter().chain(figures).chain(tail(votes::outcome_now(scribe, vote))).collect()]
        }
        (None, _) => {
            let figures = [const { Cell::Blank }; 5];
            vec![about().into_iter().chain(figures).chain(tail(votes::outcome_now(scribe, vote))).collect()]
        }
    }
}

fn actions(scribe: &Scribe<'_>) -> Vec<Vec<Cell>> {
    let led = plan::tasks(scribe).map(|(task, lead)| leading(scribe, task, lead));
    led.chain(scribe.meeting.actions.values().map(|action| action_row(scribe, action))).collect()
}

/// What was decided and has no row of the plan: who leads it.
fn leading(scribe: &Scribe<'_>, task: Task, lead: Option<&Lead>) -> Vec<Cell> {
    let lang = scribe.lang;
    let owner = lead.map_or_else(|| say::no_owner(lang), |lead| scribe.who(lead.badge));
    let mut row = vec![Cell::Blank; 11];
    let cells = [
        (0, text(scribe.label_of(task))),
        (1, text(scribe.task_words(task))),
        (3, text(owner)),
        (7, date(lead.and_then(|lead| lead.due))),
    ];
    for (column, cell) in cells {
        if let Some(place) = row.get_mut(column) {
            *place = cell;
        }
    }
    row
}

fn action_row(scribe: &Scribe<'_>, action: &Action) -> Vec<Cell> {
    let lang = scribe.lang;
    let of_row = scribe.meeting.pledges.values().filter(|pledge| pledge.action == Some(action.no));
    let offered = of_row.map(|pledge| words::offered(lang, &scribe.who(pledge.badge), &pledge.text));
    let state = action.dropped.as_ref().map(|reason| words::taken_off(lang, reason));
    vec![
        text(say::action_no(lang, action.no.0)),
        text(action.what.clone()),
        text(scribe.clauses(offered)),
        text(action.owner.map_or_else(|| say::no_owner(lang), |badge| scribe.who(badge))),
        text(scribe.whos(&action.helpers)),
        maybe(action.resources.as_ref()),
        maybe(action.with.as_ref()),
        date(action.due),
        maybe(action.done_when.as_ref()),
        text(action.motion.map(|motion| say::motion_no(lang, motion.0)).unwrap_or_default()),
        text(state.unwrap_or_default()),
    ]
}

fn pledges(scribe: &Scribe<'_>) -> Vec<Vec<Cell>> {
    let row = |pledge: &Pledge| {
        vec![
            text(scribe.label(Ref::Pledge(pledge.no))),
            text(scribe.who(pledge.badge)),
            text(pledge.text.clone()),
            text(pledge.action.map(|action| say::action_no(scribe.lang, action.0)).unwrap_or_default()),
            date(pledge.due),
        ]
    };
    scribe.meeting.pledges.values().map(row).collect()
}

fn speeches(scribe: &Scribe<'_>) -> Vec<Vec<Cell>> {
    let row = |speech: &Speech| {
        vec![
            number(speech.no.0),
            text(say::motion_no(scribe.lang, speech.motion.0)),
            text(scribe.who(speech.badge)),
            text(say::side(scribe.lang, speech.side)),
            speech.seconds.map_or(Cell::Blank, Cell::Number),
            Cell::Number(speech.over),
            maybe(speech.text.as_ref()),
        ]
    };
    scribe.meeting.speeches_held().into_iter().map(row).collect()
}
