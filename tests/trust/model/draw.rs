//! How commands are drawn: mostly those that belong to the stage and lead on, some that don't.
//!
//! Which command is drawn hangs on what the model knows, and isn't shrunk; its numbers are, towards the first of each
//! kind, and whole commands are left out.

mod forms;

use std::{fmt, sync::LazyLock};

use proptest::{
    prelude::*,
    sample::select,
    strategy::{NewTree, ValueTree as _},
    test_runner::TestRunner,
};
use yishi::{
    charter::Stage,
    meeting::{Missing, Name},
};

use super::{
    clerk::{Clerk, Drawn},
    evening::{Evening, Sheet, Stands},
    hearing::{as_it_stood, belongs, gate::missing, queue::queue},
};
use forms::{FORMS, LOST, OPENING};

struct Form {
    weight: u32,
    name: Name,
    line: &'static str,
    belongs: [bool; 8],
}

static TABLE: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let forms = FORMS.lines().filter(|line| !line.is_empty()).map(|line| {
        let (weight, line) = line.split_once(' ').unwrap();
        let word = line.split('(').next().unwrap();
        let name = Name::ALL.iter().copied().find(|name| name.as_str() == word).unwrap();
        let belongs = Stage::ALL.map(|stage| belongs(stage, name));
        Form { weight: weight.parse().unwrap(), name, line, belongs }
    });
    forms.collect()
});

/// How much more (or less) than by its form a command is drawn now, in tenths: what leads on comes oftener.
fn tenths(paper: &Evening, redoes: bool, lacks: &[Missing], waiting: bool, name: Name) -> u32 {
    if paper.adjourned {
        return match name {
            Name::Resume => 600,
            Name::CloseMeeting => 2,
            _ => 10,
        };
    }
    if paper.people.len() < 6 {
        return if name == Name::SignIn { 100 } else { 3 };
    }
    if paper.voting.is_none() && lacks.iter().any(|missing| supplies(missing) == name) {
        return 40;
    }
    match name {
        Name::CallRoll if paper.rolled == Some(false) => 60,
        Name::CloseMeeting | Name::Resume | Name::OpenMeeting | Name::CallRoll => 1,
        Name::SignIn if paper.stage > Stage::S0 => 3,
        Name::ResumeClock if paper.standing.is_some() => 30,
        Name::Adjourn
        | Name::CancelVote
        | Name::EditMeeting
        | Name::EditParticipant
        | Name::NumberMeeting
        | Name::ExtendStage
        | Name::PauseClock
        | Name::ReadAloud
        | Name::Recess
        | Name::ResumeClock
        | Name::ReturnToStage
        | Name::ReviewPledge
        | Name::SignIn
        | Name::SignOut
        | Name::Undo => 3,
        // While nobody chairs there is no vote, and no way on.
        Name::TakeOffice if paper.started && paper.vacancies.last().is_some_and(|vacancy| vacancy.2.is_none()) => 60,
        Name::TakeOffice | Name::HandOverChair => 7,
        Name::AdvanceStage => advance(paper, lacks),
        Name::RaiseConcern if paper.stage > Stage::S2 => 2,
        Name::Cluster if paper.stage == Stage::S2 => 3,
        Name::Redo if !redoes => 1,
        Name::Redo => 10,
        _ if paper.voting.is_some() => voting(paper, name),
        Name::CountFor | Name::CountAgainst | Name::CountOption | Name::ChairVote | Name::CloseVote => 1,
        Name::Recount | Name::CorrectVote if paper.votes.iter().all(|vote| vote.result.is_none()) => 2,
        Name::Recount if paper.voting.is_none() => 12,
        Name::Park | Name::WithdrawMotion => 4,
        _ if matches!(paper.stage, Stage::S4 | Stage::S5) => debating(paper, waiting, name),
        Name::OpenVote => 2,
        _ => 10,
    }
}

fn advance(paper: &Evening, lacks: &[Missing]) -> u32 {
    match paper.stage {
        Stage::S4 | Stage::S5 if paper.open.is_some() || paper.votes.is_empty() => 2,
        Stage::S4 | Stage::S5 => 32,
        Stage::S0 if !lacks.is_empty() => 4,
        Stage::S6 => 2,
        _ if lacks.is_empty() => 60,
        _ => 20,
    }
}

/// The command that supplies what is missing.
fn supplies(missing: &Missing) -> Name {
    match missing {
        Missing::Start => Name::StartMeeting,
        Missing::Chair | Missing::Recorder => Name::TakeOffice,
        Missing::Quorum { .. } => Name::SignIn,
        Missing::Unplaced { .. } => Name::Cluster,
        Missing::Topic => Name::RaiseConcern,
        Missing::Posted => Name::PostTopic,
        Missing::Convener { .. } => Name::Convene,
        Missing::Small { .. } => Name::SignUp,
        Missing::Full { .. } => Name::MoveTo,
        Missing::Result { .. } => Name::NoteConclusion,
        Missing::Reporter { .. } => Name::TakeGroupRole,
        Missing::Undecided { .. } => Name::OpenMotion,
        Missing::Answer { .. } => Name::AnswerGroup,
        Missing::Leader { .. } | Missing::Picked { .. } => Name::ClaimMotion,
        Missing::Owner { .. } | Missing::Date { .. } => Name::ClaimAction,
        Missing::Destination { .. } => Name::Forward,
    }
}

fn voting(paper: &Evening, name: Name) -> u32 {
    let Some(ballot) = paper.ballot() else { return 10 };
    let choice = matches!(ballot.on, yishi::meeting::words::Subject::Choice { .. });
    match name {
        Name::CountOption if choice => 100,
        Name::CountFor if !choice && ballot.yes.is_none() => 150,
        Name::CountAgainst if !choice && ballot.yes.is_some() && ballot.against.is_none() => 150,
        Name::ChairVote if ballot.against.is_some() && ballot.chair.is_none() => 80,
        Name::CloseVote if ballot.against.is_some() || ballot.options.len() > 2 => 100,
        _ => 4,
    }
}

fn debating(paper: &Evening, waiting: bool, name: Name) -> u32 {
    let Some(open) = paper.opened_motion() else {
        return match name {
            Name::OpenMotion => 50,
            Name::RaiseHand => 2,
            _ => 10,
        };
    };
    match name {
        Name::OpenVote if open.talked_out => 60,
        Name::RaiseHand if open.talked_out => 4,
        Name::EndSpeech if paper.speaking.is_some() => 50,
        Name::EndSpeech | Name::AddTime if paper.speaking.is_none() => 2,
        Name::AddTime => 30,
        Name::GrantFloor if waiting && paper.speaking.is_none() => 50,
        Name::CloseDebate if !waiting && paper.speaking.is_none() => 40,
        Name::OpenVote if open.pending().next().is_some() => 30,
        Name::OpenMotion => 4,
        _ => 10,
    }
}

/// Draws the next command from what the model knows: of now, or of a moment that is over.
pub struct Draw {
    now: Page,
    /// Of which moment something may be told, and the paper as it read then.
    told: Option<(i64, Page)>,
    /// Of ten commands as many are told.
    tenths: u32,
}

/// What may be drawn before one paper.
struct Page {
    /// A form, or an opening.
    choices: Vec<(u32, &'static str)>,
    holes: Holes,
}

impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draw")
    }
}

/// How far the numbers go.
struct Holes {
    here: Vec<u16>,
    hands: Vec<u16>,
    topics: u16,
    tables: u16,
    motions: u16,
    open: u16,
    rows: u16,
    parked: u16,
    rulings: u16,
    amendments: u16,
    speeches: u16,
    votes: u16,
}

impl Draw {
    pub fn new(clerk: &Clerk) -> Self {
        let now = Page::of(clerk, &clerk.sheet);
        let told = moment(clerk).map(|when| (when, Page::of(clerk, &as_it_stood(&clerk.sheet, when))));
        Self { now, told, tenths: if clerk.telling().is_some() { 6 } else { 4 } }
    }
}

/// Of which moment the next command may be told, drawn from the number of the line: mostly one of the evening, some to come and some
/// before it. Who is telling goes on from there.
fn moment(clerk: &Clerk) -> Option<i64> {
    let (seq, paper) = (i64::try_from(clerk.seq()).unwrap(), &clerk.sheet.evening);
    let opened = clerk.sheet.watch.opened;
    let end = paper.ended.unwrap_or(clerk.now).max(opened + 1);
    // A number that looks like chance.
    let dice = (seq * 7919 + opened % 1000 + (clerk.now / 1000) % 997).rem_euclid(1000);
    if !paper.opened || (dice % 4 > 0 && paper.closed.is_none() && clerk.telling().is_none()) {
        return None;
    }
    Some(match (dice / 4 % 20, clerk.telling()) {
        (0, _) => clerk.now + 600_000 + dice * 1000,
        (1, _) => opened - 1000 * dice - 1000,
        (2..=14, Some(last)) => (last + dice % 4 * 1000).min(end),
        (2..=7, None) => (end - dice % 30 * 1000).max(opened),
        (8, _) => end,
        _ => opened + (end - opened) / 1000 * dice / 1000 * 1000,
    })
}

impl Page {
    fn of(clerk: &Clerk, sheet: &Sheet) -> Self {
        let paper = &sheet.evening;
        let choices = if paper.opened {
            let stage = paper.stage as usize;
            // In the debate what is undecided says nothing new.
            let lacks = if matches!(paper.stage, Stage::S4 | Stage::S5) && paper.open.is_some() {
                Vec::new()
            } else {
                missing(clerk.rules(), paper)
            };
            let waiting = !queue(clerk.rules(), paper).is_empty();
            let redoes = clerk.redoable().is_some();
            let weight = |form: &Form| {
                // A few don't belong here.
                let tenths = || tenths(paper, redoes, &lacks, waiting, form.name);
                if form.belongs[stage] { 5 * form.weight * tenths() } else { 1 }
            };
            TABLE.iter().map(|form| (weight(form), form.line)).collect()
        } else {
            vec![(40, OPENING), (1, LOST), (1, "SignIn(badges:\"1-9\")"), (1, "Undo(seq:1)"), (1, "Redo()")]
        };
        let few = |n: usize| u16::try_from(n).unwrap();
        let amendments = paper.motions.iter().flat_map(|paper| &paper.amendments).count();
        let waits = paper.motions.iter().find(|paper| paper.stands == Stands::Waiting).map_or(1, |paper| paper.no.0);
        let here = paper.people.iter().filter(|person| person.here).map(|person| person.badge.no).collect();
        let holes = Holes {
            here,
            hands: paper
                .opened_motion()
                .map_or(Vec::new(), |open| open.hands.iter().map(|hand| hand.badge.no).collect()),
            topics: few(paper.topics.len()),
            tables: few(paper.tables.len()),
            motions: few(paper.motions.len()),
            open: paper.open.map_or(waits, |open| open.0),
            rows: few(paper.rows.len()),
            parked: few(paper.parked.len()),
            rulings: few(paper.rulings.len()),
            amendments: few(amendments),
            speeches: few(paper.speeches.len()),
            votes: few(paper.votes.len()),
        };
        Self { choices, holes }
    }
}

impl Holes {
    /// What may stand in a hole, the plainest first.
    fn filling(&self, hole: &str) -> BoxedStrategy<String> {
        // Mostly one that is there, now and then the next.
        let upto = |most: u16| prop_oneof![9 => 1..=most.max(1), 1 => 1..=most + 1].prop_map(|n| n.to_string()).boxed();
        let one = |words: &'static [&'static str]| select(words).prop_map(str::to_owned).boxed();
        match hole {
            "w" if !self.hands.is_empty() => select(self.hands.clone()).prop_map(|n| n.to_string()).boxed(),
            "p" => (6..9u16).prop_map(|n| n.to_string()).boxed(),
            "w" => self.filling("b"),
            "b" if self.here.is_empty() => upto(15),
            "b" => prop_oneof![9 => select(self.here.clone()), 1 => 0..15u16].prop_map(|n| n.to_string()).boxed(),
            "c" => (0..9u16, 0..4u16).prop_map(|(badge, n)| format!("{}.{}", (badge + 6) % 9 + 1, n / 3 + 1)).boxed(),
            "t" => upto(self.topics),
            "g" => upto(self.tables),
            "m" => upto(self.motions),
            "o" => Just(self.open.to_string()).boxed(),
            "a" => upto(self.rows),
            "r" => upto(self.rulings),
            "v" => upto(self.amendments),
            "s" => upto(self.speeches),
            "B" => upto(self.votes),
            "n" => (1..=3u16).prop_map(|n| n.to_string()).boxed(),
            "h" => (0..10u16).prop_map(|n| n.to_string()).boxed(),
            "S" => one(&["For", "Against", "Question", "For", "Against"]),
            "T" => one(&["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S0"]),
            "D" => one(&["NextMeeting", "Community", "Owners", "Declined", "Fund", "Residents"]),
            "R" => self.something(),
            "L" => one(&["R10", "R03", "R04", "R05", "R06", "R07", "R01"]),
            "P" => one(&["Remind", "Approach", "EndTurn", "Bar", "Bar"]),
            "O" => one(&["Chair", "Recorder", "Chair", "Recorder", "Deputy", "Timekeeper"]),
            "G" => one(&["Reporter", "Convener", "Reporter", "Recorder", "Timekeeper"]),
            "C" => one(&["Residents", "Council", "Owners", "Department", "Consult", "Unsure", "Residents"]),
            "X" => one(&["x", "x1", "x2", "x3", "x4", "x5", "装电梯", "装 电梯", "每户x", "x1。"]),
            "x" => prop_oneof![19 => Just("x"), 1 => Just(" ")].prop_map(str::to_owned).boxed(),
            other => panic!("no such hole: {other}"),
        }
    }

    fn something(&self) -> BoxedStrategy<String> {
        let of = |kind: &'static str, most: u16| (1..=most + 1).prop_map(move |n| format!("{kind}({n})"));
        prop_oneof![
            of("Motion", self.motions),
            of("Topic", self.topics),
            of("Action", self.rows),
            of("Parked", self.parked),
            of("Group", self.tables),
            of("Speech", self.speeches),
            of("Pledge", 2),
            (5..9u16).prop_map(|badge| format!("Card(\"{badge}.1\")")),
        ]
        .boxed()
    }

    fn form(&self, form: &'static str, told: Option<i64>) -> BoxedStrategy<Drawn> {
        let (form, asks) = form.strip_suffix('!').map_or((form, false), |form| (form, true));
        let (mut texts, mut holes) = (Vec::new(), Vec::new());
        let mut rest = form;
        while let Some((before, after)) = rest.split_once('<') {
            let (hole, after) = after.split_once('>').unwrap();
            texts.push(before);
            holes.push(self.filling(hole));
            rest = after;
        }
        let last = rest;
        // The opening takes no reason, an undo never asks who.
        let reason = prop_oneof![28 => Just(""), 12 => Just("because:\"x\","), 1 => Just("because:\" \",")];
        let reason = match (form.starts_with("OpenMeeting"), asks) {
            (true, _) => Just("").boxed(),
            (_, true) => Just("because:\"x\",").boxed(),
            _ => reason.boxed(),
        };
        let giver = prop_oneof![
            14 => Just(String::new()),
            1 => select(&["deputy", "recorder", "timekeeper"][..]).prop_map(|office| format!("by:{office},")),
            1 => (1..16u16).prop_map(|badge| format!("by:badge({badge}),")),
        ];
        // Now and then nobody types for long, or a lid is closed for a day.
        let after = prop_oneof![800 => 1..30u32, 160 => 60..200u32, 6 => 700..9000u32, 1 => 80_000..90_000u32];
        (holes, reason, giver, after)
            .prop_map(move |(holes, reason, giver, after)| {
                let filled: String = texts.iter().zip(&holes).flat_map(|(text, hole)| [*text, hole.as_str()]).collect();
                let line = format!("{filled}{last}");
                let whole = reason.is_empty() && giver.is_empty();
                let line = if whole { line } else { format!("({giver}{reason}cmd:{line})") };
                Drawn { after, told, line }
            })
            .boxed()
    }
}

impl Strategy for Draw {
    type Tree = <BoxedStrategy<Drawn> as Strategy>::Tree;
    type Value = Drawn;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let told = self.told.as_ref().filter(|_| (0..10u32).new_tree(runner).is_ok_and(|n| n.current() < self.tenths));
        let (when, page) = told.map_or((None, &self.now), |(when, page)| (Some(*when), page));
        let all: u32 = page.choices.iter().map(|(weight, _)| weight).sum();
        let mut drawn = (0..all).new_tree(runner)?.current();
        for (weight, form) in &page.choices {
            match drawn.checked_sub(*weight) {
                Some(left) => drawn = left,
                None => return page.holes.form(form, when).new_tree(runner),
            }
        }
        unreachable!("the weights add up")
    }
}
